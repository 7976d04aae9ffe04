//! The look, in one place: colours (`colours.rs`), type, spacing, and the controls that every screen shares.

use bevy_egui::egui::epaint::CircleShape;
use bevy_egui::egui::{
    self, Align2, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Galley, Painter, Pos2, Rect,
    Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};
use std::sync::Arc;

mod colours;

pub(crate) use colours::{Look, ON_AMBER, ON_PAPER, PAPER, Sight, Theme};

use super::spoken;
use crate::level::file::Kind;
use crate::tr;

// --- type -------------------------------------------------------------------------------------------------------------

/// Installs the fonts.
pub(crate) fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes)));
        // What a narrow or a fixed one lacks (Greek letters) comes from the one of paragraphs.
        fonts.families.insert(FontFamily::Name(name.into()), vec![name.into(), "sans".into()]);
    };
    add("sans", include_bytes!("../../assets/fonts/IBMPlexSans_400Regular.ttf"));
    add("semibold", include_bytes!("../../assets/fonts/IBMPlexSans_600SemiBold.ttf"));
    add("bold", include_bytes!("../../assets/fonts/IBMPlexSans_700Bold.ttf"));
    add("condensed", include_bytes!("../../assets/fonts/IBMPlexSansCondensed_500Medium.ttf"));
    add("condensed-bold", include_bytes!("../../assets/fonts/IBMPlexSansCondensed_600SemiBold.ttf"));
    add("mono", include_bytes!("../../assets/fonts/IBMPlexMono_500Medium.ttf"));
    fonts.families.insert(FontFamily::Proportional, vec!["sans".into()]);
    fonts.families.insert(FontFamily::Monospace, vec!["mono".into(), "sans".into()]);
    ctx.set_fonts(fonts);
}

fn named(name: &str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(name.into()))
}
/// Text of a paragraph.
pub(crate) fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}
/// Titles and labels.
pub(crate) fn semibold(size: f32) -> FontId {
    named("semibold", size)
}
/// Headlines.
pub(crate) fn bold(size: f32) -> FontId {
    named("bold", size)
}
/// Second lines and everything on the floor.
pub(crate) fn condensed(size: f32) -> FontId {
    named("condensed", size)
}
/// The same, stronger.
pub(crate) fn condensed_bold(size: f32) -> FontId {
    named("condensed-bold", size)
}
/// Keys.
pub(crate) fn mono(size: f32) -> FontId {
    named("mono", size)
}

/// Sets egui's style for an hour; `still` if nothing is to move by itself.
pub(crate) fn apply(ctx: &egui::Context, theme: &Theme, still: bool) {
    let theme = *theme;
    ctx.all_styles_mut(move |style| {
        let usual = egui::Style::default();
        style.animation_time = if still { 0.0 } else { usual.animation_time };
        style.scroll_animation = if still { egui::style::ScrollAnimation::none() } else { usual.scroll_animation };
        style.spacing.item_spacing = vec2(8.0, 8.0);
        style.spacing.button_padding = vec2(12.0, 8.0);
        // What can be scrolled shows it.
        style.spacing.scroll =
            egui::style::ScrollStyle { bar_width: 6.0, foreground_color: true, ..egui::style::ScrollStyle::solid() };
        style.interaction.selectable_labels = false;
        let v = &mut style.visuals;
        v.dark_mode = theme.night;
        // What is out of reach is veiled by whatever is over it.
        v.disabled_alpha = 1.0;
        v.override_text_color = Some(theme.ink);
        v.panel_fill = theme.panel;
        v.window_fill = theme.panel;
        v.extreme_bg_color = theme.sheet;
        v.selection.bg_fill = theme.ink;
        v.popup_shadow = egui::Shadow::NONE;
        v.window_shadow = egui::Shadow::NONE;
        v.window_stroke = Stroke::new(1.0, theme.line);
        for w in [
            &mut v.widgets.noninteractive,
            &mut v.widgets.inactive,
            &mut v.widgets.hovered,
            &mut v.widgets.active,
            &mut v.widgets.open,
        ] {
            w.corner_radius = CornerRadius::same(6);
            w.bg_fill = theme.sheet;
            w.weak_bg_fill = theme.sheet;
            w.bg_stroke = Stroke::new(1.0, theme.line);
            w.fg_stroke = Stroke::new(1.0, theme.ink);
            w.expansion = 0.0;
        }
        v.widgets.hovered.bg_stroke = Stroke::new(1.5, theme.ink);
    });
}

// --- text -------------------------------------------------------------------------------------------------------------

/// Writes one line.
pub(crate) fn write(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    text: impl ToString,
    font: FontId,
    colour: Color32,
) -> Rect {
    painter.text(at, anchor, text, font, colour)
}

/// Writes one line that must fit a width: what does not fit is cut with an ellipsis.
pub(crate) fn write_within(painter: &Painter, at: Pos2, width: f32, text: &str, font: FontId, colour: Color32) -> Rect {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_string(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(8.0));
    let galley = painter.layout_job(job);
    let rect = Rect::from_min_size(at, galley.size());
    painter.galley(at, galley, colour);
    rect
}

/// A text in one row of the first of these fonts in which it fits a width; if it fits in none, in at most so many rows of the
/// last.
pub(crate) fn fitted(
    painter: &Painter,
    text: &str,
    width: f32,
    fonts: &[FontId],
    rows: usize,
    colour: Color32,
) -> Arc<Galley> {
    let row = |font: &FontId| painter.layout_no_wrap(text.to_string(), font.clone(), colour);
    let fits = fonts.iter().map(row).find(|galley| galley.size().x <= width);
    fits.unwrap_or_else(|| {
        let font = fonts.last().cloned().unwrap_or_else(|| sans(14.0));
        let mut job = egui::text::LayoutJob::simple(text.to_string(), font, colour, width.max(8.0));
        (job.wrap.max_rows, job.wrap.break_anywhere) = (rows, rows == 1);
        painter.layout_job(job)
    })
}

/// Writes one line in the first of these fonts in which it fits a width; if it fits in none, it is cut in the last.
pub(crate) fn write_fitting(
    painter: &Painter,
    at: Pos2,
    width: f32,
    text: &str,
    fonts: &[FontId],
    colour: Color32,
) -> Rect {
    let galley = fitted(painter, text, width, fonts, 1, colour);
    let rect = Rect::from_min_size(at, galley.size());
    painter.galley(at, galley, colour);
    rect
}

/// Writes centred under a point, in at most so many rows of a width; returns its rectangle.
pub(crate) fn write_rows(
    painter: &Painter,
    top: Pos2,
    width: f32,
    rows: usize,
    text: &str,
    font: FontId,
    colour: Color32,
) -> Rect {
    let mut job = egui::text::LayoutJob::simple(text.to_string(), font, colour, width);
    (job.halign, job.wrap.max_rows) = (egui::Align::Center, rows);
    let galley = painter.layout_job(job);
    let place = galley.rect.translate(top.to_vec2());
    painter.galley(top, galley, colour);
    place
}

/// Writes a paragraph; returns its rectangle.
pub(crate) fn paragraph(ui: &mut Ui, text: &str, font: FontId, colour: Color32) -> Response {
    ui.add(egui::Label::new(egui::RichText::new(text).font(font).color(colour)).wrap())
}

// --- controls ---------------------------------------------------------------------------------------------------------

/// Somebody writes into a field: letters and Esc are meant for it.
pub(crate) fn writes(ui: &Ui) -> bool {
    ui.memory(|m| m.focused()).is_some_and(|id| egui::TextEdit::load_state(ui.ctx(), id).is_some())
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Button {
    /// The next thing to do.
    Commit,
    /// Anything else.
    Plain,
    /// Switched on.
    Chosen,
}

/// The ring round what has the focus: seen on every ground, and brought into sight.
pub(crate) fn focus(painter: &Painter, rect: Rect, response: &Response, theme: &Theme) {
    if response.has_focus() {
        painter.rect_stroke(rect.expand(3.0), 8.0, Stroke::new(2.0, theme.ink), StrokeKind::Inside);
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
    }
}

/// A button of a size with a label and, at its right, a key.
pub(crate) fn button(ui: &mut Ui, theme: &Theme, size: Vec2, label: &str, key: &str, style: Button) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    match style {
        Button::Chosen => spoken::chosen(&response, true, label, ""),
        _ => spoken::button(&response, true, label, ""),
    }
    spoken::key(&response, key);
    let (fill, text) = match style {
        Button::Commit => (theme.amber, ON_AMBER),
        Button::Plain => (theme.sheet, theme.ink),
        Button::Chosen => (theme.ink, theme.panel),
    };
    let painter = ui.painter();
    painter.rect(rect, 6.0, fill, theme.edge(response.hovered() || response.has_focus()), StrokeKind::Inside);
    focus(painter, rect, &response, theme);
    // The largest buttons speak up.
    let large = if size.y >= 56.0 { 18.0 } else { 14.0 };
    let fonts = [semibold(large), condensed_bold(large), condensed_bold(13.0)];
    let rows = if size.y >= 44.0 && label.contains(' ') { 2 } else { 1 };
    let lay = |right: f32| fitted(painter, label, right - rect.left() - 10.0, &fonts, rows, text);
    let mut right = rect.right() - 10.0;
    let width = 8.0 + 7.2 * key.chars().count() as f32;
    let beside = lay(right - width - 6.0);
    // A label that is too long takes two rows, or the room of the key.
    let key = if beside.elided { "" } else { key };
    if !key.is_empty() {
        let cap = Rect::from_min_size(pos2(right - width, rect.center().y - 9.0), vec2(width, 18.0));
        painter.rect_stroke(cap, 4.0, Stroke::new(1.0, text.veil(0.6)), StrokeKind::Inside);
        write(painter, cap.center(), Align2::CENTER_CENTER, key, mono(11.5), text);
        right = cap.left() - 6.0;
    }
    let inner = Rect::from_min_max(pos2(rect.left() + 10.0, rect.top()), pos2(right, rect.bottom()));
    let galley = if key.is_empty() { lay(right) } else { beside };
    let x = if key.is_empty() { inner.center().x - galley.size().x / 2.0 } else { inner.left() };
    painter.galley(pos2(x, inner.center().y - galley.size().y / 2.0), galley, text);
    response
}

/// An answer or action: number, label, what comes of it, minutes of your day; dashed, with the reason below, if refused.
pub(crate) fn choice(
    ui: &mut Ui,
    theme: &Theme,
    key: &str,
    label: &str,
    hint: &str,
    cost: i64,
    refused: &str,
) -> Response {
    let width = ui.available_width();
    let inner = width - 38.0 - if cost > 0 { 64.0 } else { 8.0 };
    let painter = ui.painter().clone();
    let able = refused.is_empty();
    let ink = if able { theme.ink } else { theme.ink2 };
    let first = painter.layout(label.to_string(), semibold(13.5), ink, inner);
    let below: Vec<_> = [(hint, theme.ink2), (refused, theme.bad)]
        .into_iter()
        .filter(|(text, _)| !text.is_empty())
        .map(|(text, ink)| painter.layout(text.to_string(), condensed(12.5), ink, inner))
        .collect();
    let total = first.size().y + below.iter().map(|text| text.size().y).sum::<f32>();
    let height = (10.0 + total).max(42.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, height), if able { Sense::click() } else { Sense::hover() });
    spoken::priced(&response, able, label, cost, if able { hint } else { refused });
    if able {
        painter.rect_filled(rect, 6.0, theme.sheet);
        let stroke = theme.edge(response.hovered() || response.has_focus());
        painter.rect_stroke(rect, 6.0, stroke, StrokeKind::Inside);
    } else {
        dashed(&painter, rect, theme.line);
    }
    let cap = Rect::from_min_size(pos2(rect.left() + 8.0, rect.center().y - 11.0), vec2(22.0, 22.0));
    painter.rect_stroke(cap, 4.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
    write(&painter, cap.center(), Align2::CENTER_CENTER, key, mono(12.5), ink);
    let mut at = pos2(rect.left() + 38.0, rect.center().y - total / 2.0);
    for text in std::iter::once(first).chain(below) {
        let high = text.size().y;
        painter.galley(at, text, ink);
        at.y += high;
    }
    if cost > 0 {
        let price = pos2(rect.right() - 10.0, rect.center().y);
        write(&painter, price, Align2::RIGHT_CENTER, tr!("minutes", minutes = cost), condensed_bold(13.5), ink);
    }
    response
}

/// Translucent colours as they look in this renderer, which blends in linear light: `egui`'s own multiplications
/// mean gamma space and come out dark and grey here.
pub(crate) trait Veil {
    /// The colour with this much cover, 0…1.
    fn veil(self, cover: f32) -> Self;
}

impl Veil for Color32 {
    fn veil(self, cover: f32) -> Self {
        use bevy_egui::egui::ecolor::{gamma_u8_from_linear_f32, linear_f32_from_gamma_u8};
        let part = |c: u8| gamma_u8_from_linear_f32(linear_f32_from_gamma_u8(c) * cover);
        let alpha = (f32::from(self.a()) * cover).round() as u8;
        Self::from_rgba_premultiplied(part(self.r()), part(self.g()), part(self.b()), alpha)
    }
}

/// A dashed outline: what would be.
pub(crate) fn dashed(painter: &Painter, rect: Rect, colour: Color32) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    dashed_line(painter, &corners, colour);
}

/// The same as a line.
pub(crate) fn dashed_line(painter: &Painter, points: &[Pos2], colour: Color32) {
    painter.extend(Shape::dashed_line(points, Stroke::new(1.5, colour), 5.0, 3.5));
}

/// A red or dark badge with a count, in letters of a size.
pub(crate) fn badge(painter: &Painter, left_top: Pos2, text: &str, size: f32, fill: Color32, ink: Color32) -> Rect {
    let galley = painter.layout_no_wrap(text.to_string(), condensed_bold(size), ink);
    let rect = Rect::from_min_size(left_top, badge_size(painter, text, size));
    painter.rect_filled(rect, 3.0, fill);
    painter.galley(rect.min + vec2(7.0, 2.0), galley, ink);
    rect
}

/// How large a badge is.
pub(crate) fn badge_size(painter: &Painter, text: &str, size: f32) -> Vec2 {
    painter.layout_no_wrap(text.to_string(), condensed_bold(size), Color32::PLACEHOLDER).size() + vec2(14.0, 4.0)
}

/// The silhouette of a kind of work: sheet, ticket, punched card, torn note. Unplanned work is never straight.
pub(crate) fn card(painter: &Painter, centre: Pos2, width: f32, kind: Kind, theme: &Theme, tilt: f32) {
    painter.extend(card_of(centre, width, kind, theme, tilt));
}

/// What a card is drawn of.
pub(crate) fn card_of(centre: Pos2, width: f32, kind: Kind, theme: &Theme, tilt: f32) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let (w, h) = (width / 2.0, width * 0.345);
    let unit = width / 52.0;
    let turn = if kind == Kind::Unplanned { tilt } else { 0.0 };
    let (sin, cos) = turn.sin_cos();
    let at = |x: f32, y: f32| centre + vec2(x * cos - y * sin, x * sin + y * cos);
    let fill = theme.kind(kind);
    let outline = Stroke::new((unit * 1.6).clamp(0.8, 2.0), ON_PAPER);
    let shape = |points: Vec<Pos2>| Shape::convex_polygon(points, fill, outline);
    let lines = |colour: Color32, of: &[[f32; 4]]| {
        let stroke = Stroke::new(3.2 * unit, colour);
        let line = |[x1, y1, x2, y2]: &[f32; 4]| [at(x1 * unit, y1 * unit), at(x2 * unit, y2 * unit)];
        of.iter().map(|of| Shape::line_segment(line(of), stroke)).collect::<Vec<_>>()
    };
    match kind {
        Kind::BusinessProject => {
            shapes.push(shape(vec![at(-w, -h), at(w, -h), at(w, h), at(-w, h)]));
            let band = Color32::from_rgb(
                (f32::from(fill.r()) * 0.75) as u8,
                (f32::from(fill.g()) * 0.75) as u8,
                (f32::from(fill.b()) * 0.8) as u8,
            );
            shapes.push(Shape::convex_polygon(
                vec![at(-w, -h), at(w, -h), at(w, -h * 0.4), at(-w, -h * 0.4)],
                band,
                outline,
            ));
            shapes.extend(lines(Color32::from_white_alpha(210), &[[-18.0, 2.0, 14.0, 2.0], [-18.0, 10.0, 2.0, 10.0]]));
        }
        Kind::InternalProject => {
            shapes.push(shape(vec![at(-w, -h), at(w, -h), at(w, h), at(-w, h)]));
            for side in [-w, w] {
                shapes.push(
                    CircleShape { center: at(side, 0.0), radius: 5.5 * unit, fill: theme.room, stroke: outline }.into(),
                );
            }
            shapes.extend(lines(Color32::from_black_alpha(190), &[[-4.0, -5.0, 14.0, -5.0], [-4.0, 5.0, 8.0, 5.0]]));
        }
        Kind::Change => {
            let c = 10.0 * unit;
            let points = [
                (-w + c, -h),
                (w - c, -h),
                (w, -h + c),
                (w, h - c),
                (w - c, h),
                (-w + c, h),
                (-w, h - c),
                (-w, -h + c),
            ];
            shapes.push(shape(points.iter().map(|(x, y)| at(*x, *y)).collect()));
            shapes.push(Shape::circle_filled(at(-15.0 * unit, 0.0), 4.0 * unit, theme.room));
            shapes.extend(lines(Color32::from_black_alpha(190), &[[-4.0, -5.0, 16.0, -5.0], [-4.0, 5.0, 9.0, 5.0]]));
        }
        Kind::Unplanned => {
            // A torn lower edge: teeth under a straight body.
            shapes.push(shape(vec![at(-w, -h), at(w, -h), at(w, h * 0.75), at(-w, h * 0.75)]));
            for tooth in 0..4 {
                let x = -w + w * 0.5 * tooth as f32;
                shapes.push(Shape::convex_polygon(
                    vec![at(x, h * 0.7), at(x + w * 0.5, h * 0.7), at(x + w * 0.22, h * 1.2)],
                    fill,
                    Stroke::NONE,
                ));
            }
            let tape = vec![
                at(-9.0 * unit, -23.0 * unit),
                at(9.0 * unit, -23.0 * unit),
                at(9.0 * unit, -13.0 * unit),
                at(-9.0 * unit, -13.0 * unit),
            ];
            shapes.push(Shape::convex_polygon(tape, Color32::from_rgb(0xF3, 0xE7, 0xC6), Stroke::new(0.8, ON_PAPER)));
            shapes.extend(lines(Color32::from_white_alpha(230), &[[-17.0, -6.0, 15.0, -7.0], [-17.0, 4.0, 4.0, 3.0]]));
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn texts(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                texts(&path, found);
            } else if path.extension().is_some_and(|ends| ends == "ron" || ends == "ftl") {
                found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }

    /// In levels and in both languages: a letter that a font lacks would be drawn as another.
    #[test]
    fn every_letter_of_every_text_is_in_every_font() {
        let ctx = egui::Context::default();
        install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        let (mut found, mut missing) = (Vec::new(), std::collections::BTreeSet::new());
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        texts(&root.join("levels"), &mut found);
        texts(&root.join("assets/locale"), &mut found);
        assert!(found.len() > 50, "{}", found.len());
        let drawn = |letter: char, font: fn(f32) -> FontId| {
            let laid = ctx.fonts_mut(|fonts| fonts.layout_no_wrap(letter.to_string(), font(14.0), Color32::WHITE));
            laid.rows[0].glyphs[0].uv_rect
        };
        let fonts: [fn(f32) -> FontId; 6] = [sans, semibold, bold, condensed, condensed_bold, mono];
        for (path, text) in found {
            let letters: std::collections::BTreeSet<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            for letter in letters {
                // What no font has is drawn as this is, of which there is none.
                if letter != '?' && fonts.iter().any(|font| drawn(letter, *font) == drawn('\u{E123}', *font)) {
                    missing.insert(format!("{letter} of {path}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
