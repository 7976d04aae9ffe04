//! Vector art: SVG sources, drawn once for the scale of the window, kept as textures.

use bevy_egui::egui::{self, Color32, ColorImage, Painter, Rect, TextureHandle, TextureOptions, pos2};
use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use resvg::{tiny_skia, usvg};
use std::collections::BTreeMap;

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/art");

/// The drawn art by name (`bust-brent-calm`, `icon-flag`).
#[derive(Default)]
pub(crate) struct Art {
    textures: BTreeMap<String, TextureHandle>,
    /// Pixels a point that it was drawn for.
    pub(crate) scale: f32,
}

fn draw(svg: &str, scale: f32) -> Option<ColorImage> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).ok()?;
    let size = tree.size();
    let (w, h) = ((size.width() * scale).ceil() as u32, (size.height() * scale).ceil() as u32);
    let mut pixels = tiny_skia::Pixmap::new(w.max(1), h.max(1))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Some(ColorImage::from_rgba_premultiplied([w as usize, h as usize], pixels.data()))
}

/// Every drawing at a scale: name and picture.
fn draw_all(scale: f32) -> Vec<(String, ColorImage)> {
    let files: Vec<_> = SOURCES.files().collect();
    files
        .par_iter()
        .filter_map(|file| {
            let name = file.path().file_stem()?.to_string_lossy().into_owned();
            // Busts are shown larger in the inbox, and when the building is brought near.
            let scale = if name.starts_with("bust") { (scale * 3.0).min(scale.max(3.0)) } else { scale };
            Some((name, draw(file.contents_utf8()?, scale)?))
        })
        .collect()
}

impl Art {
    /// Draws everything.
    pub(crate) fn load(ctx: &egui::Context, scale: f32) -> Self {
        let load = |(name, image): (String, ColorImage)| {
            let texture = ctx.load_texture(&name, image, TextureOptions::LINEAR);
            (name, texture)
        };
        Self { textures: draw_all(scale).into_iter().map(load).collect(), scale }
    }

    /// Paints a drawing into a rectangle, tinted.
    pub(crate) fn paint(&self, painter: &Painter, name: &str, rect: Rect, tint: Color32) {
        if let Some(texture) = self.textures.get(name) {
            painter.image(texture.id(), rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), tint);
        }
    }

    /// The portrait of a look and mood; a member of staff if the look is unknown.
    pub(crate) fn bust(&self, look: &str, mood: crate::sim::view::Mood) -> String {
        let mood = match mood {
            crate::sim::view::Mood::Calm => "calm",
            crate::sim::view::Mood::Tired => "tired",
            crate::sim::view::Mood::Angry => "angry",
        };
        let name = format!("bust-{look}-{mood}");
        if self.textures.contains_key(&name) { name } else { format!("bust-staff1-{mood}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_can_be_drawn_and_is_not_empty() {
        let all = draw_all(1.0);
        assert_eq!(all.len(), SOURCES.files().filter(|f| f.path().extension().is_some_and(|e| e == "svg")).count());
        for (name, image) in all {
            assert!(image.pixels.iter().any(|p| p.a() > 0), "{name} is empty");
        }
    }

    #[test]
    fn every_drawing_is_painted_somewhere() {
        let sources = crate::locale::tests::sources();
        let names = SOURCES.files().map(|file| file.path().file_stem().unwrap().to_string_lossy());
        let named = |name: &str| sources.iter().any(|(_, text)| text.contains(&format!("\"{name}\"")));
        // Portraits are named by levels.
        let idle: Vec<_> = names.filter(|name| !name.starts_with("bust-") && !named(name)).collect();
        assert!(idle.is_empty(), "nobody paints {idle:?}");
    }
}
