//! Cards cut once and pressed often: on a full floor hundreds look alike, and only their places differ.

use bevy_egui::egui::epaint::{CircleShape, TessellationOptions, Tessellator};
use bevy_egui::egui::{Mesh, Painter, Pos2, Shape, Stroke, Vec2, vec2};
use std::collections::BTreeMap;

use super::theme::{self, Theme};
use crate::level::file::{Class, Kind};
use crate::sim::view::ItemView;

/// Below this width a card has no marks.
pub(crate) const MARKED: f32 = 16.0;
/// So many are kept: a zoom in motion has its own in each frame.
const MOST: usize = 256;

/// All that two cards have to share to look the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Face {
    kind: Kind,
    /// One of six angles.
    tilt: u32,
    untested: bool,
    /// There is a disc at the corner for a sign.
    disc: bool,
    needs_constraint: bool,
    /// The width's bits.
    width: u32,
}

impl Face {
    fn of(item: &ItemView, width: f32) -> Self {
        let marked = width >= MARKED;
        Self {
            kind: item.kind,
            tilt: if item.kind == Kind::Unplanned { item.id.0 % 6 } else { 0 },
            untested: marked && item.untested,
            disc: marked && sign(item).is_some(),
            needs_constraint: marked && item.needs_constraint,
            width: width.to_bits(),
        }
    }

    fn cut(self, theme: &Theme, pixels: f32) -> Mesh {
        let width = f32::from_bits(self.width);
        let side = if self.tilt.is_multiple_of(2) { 1.0 } else { -1.0 };
        let tilt = (0.09 + 0.016 * self.tilt as f32) * side;
        let mut shapes = theme::card_of(Pos2::ZERO, width, self.kind, theme, tilt);
        if self.untested {
            let red = [vec2(-0.5, -0.34), vec2(-0.22, -0.34), vec2(-0.5, -0.1)].map(|at| (at * width).to_pos2());
            shapes.push(Shape::convex_polygon(red.to_vec(), theme.badge, Stroke::NONE));
        }
        let mut disc = |at: Vec2, share: f32, fill, line: f32| {
            let stroke = Stroke::new(line, theme::ON_PAPER);
            shapes.push(CircleShape { center: at.to_pos2(), radius: width * share, fill, stroke }.into());
        };
        if self.disc {
            disc(corner(width), 0.17, theme::PAPER, 1.0);
        }
        if self.needs_constraint {
            disc(vec2(0.42, 0.3) * width, 0.1, theme.amber, 0.8);
        }
        // Without discs from the texture of the letters: that moves them about as it grows.
        let options = TessellationOptions { prerasterized_discs: false, ..Default::default() };
        let mut tessellator = Tessellator::new(pixels, options, [1, 1], Vec::new());
        let mut mesh = Mesh::default();
        shapes.into_iter().for_each(|shape| tessellator.tessellate_shape(shape, &mut mesh));
        mesh
    }
}

/// The sign at a card's corner: what holds it, else its class of service.
pub(crate) fn sign(item: &ItemView) -> Option<&'static str> {
    match item.class {
        _ if !item.blocked.is_empty() => Some("icon-hand"),
        Class::Expedite => Some("icon-bolt"),
        Class::FixedDate => Some("icon-calendar"),
        _ => None,
    }
}

/// From the middle of a card to its corner.
pub(crate) fn corner(width: f32) -> Vec2 {
    vec2(width * 0.46, -width * 0.32)
}

/// The cards that were cut for a theme and a screen.
#[derive(Default)]
pub(crate) struct Stamps {
    cut: BTreeMap<Face, Mesh>,
    of: Option<(Theme, f32)>,
}

impl Stamps {
    /// Draws a card without the sign at its corner, whole pixels from where it was cut.
    pub(crate) fn press(&mut self, painter: &Painter, item: &ItemView, at: Pos2, width: f32, theme: &Theme) {
        let pixels = painter.pixels_per_point();
        if self.of != Some((*theme, pixels)) || self.cut.len() > MOST {
            *self = Self { cut: BTreeMap::new(), of: Some((*theme, pixels)) };
        }
        let face = Face::of(item, width);
        let mut card = self.cut.entry(face).or_insert_with(|| face.cut(theme, pixels)).clone();
        card.translate((at.to_vec2() * pixels).round() / pixels);
        painter.add(card);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::{Context, LayerId, RawInput, Rect, pos2};

    /// Presses cards into a window of its own; what was drawn.
    fn pressed(stamps: &mut Stamps, cards: &[(&ItemView, Pos2, f32)], theme: &Theme) -> Vec<Rect> {
        let context = Context::default();
        let mut output = context.run_ui(RawInput::default(), |ui| {
            let painter = Painter::new(ui.ctx().clone(), LayerId::background(), Rect::EVERYTHING);
            cards.iter().for_each(|(item, at, width)| stamps.press(&painter, item, *at, *width, theme));
        });
        output.textures_delta.clear();
        let mesh = |shape: &Shape| matches!(shape, Shape::Mesh(_)).then(|| shape.visual_bounding_rect());
        output.shapes.iter().filter_map(|clipped| mesh(&clipped.shape)).collect()
    }

    #[test]
    fn cards_alike_are_cut_once_and_each_lies_in_its_place() {
        let level = crate::level::load("levels/part1/payroll").unwrap();
        let mut sim = crate::sim::Simulation::new(&level, 1);
        let (begins, ends) = sim.span();
        let (mut stamps, mut seen) = (Stamps::default(), 0);
        for hour in 0..24 {
            sim.run_until((begins + 60 * hour).min(ends));
            let view = sim.view();
            for width in [12.0, 25.0, 40.0] {
                let places = (0..).map(|n| pos2(31.0 + 53.7 * n as f32, 200.25));
                let cards: Vec<_> = view.items.iter().zip(places).map(|(item, at)| (item, at, width)).collect();
                let drawn = pressed(&mut stamps, &cards, &Theme::DAY);
                assert_eq!(drawn.len(), cards.len());
                for ((item, at, width), drawn) in cards.iter().zip(drawn) {
                    let own = theme::card_of(*at, *width, item.kind, &Theme::DAY, 0.0);
                    let own = own.iter().fold(Rect::NOTHING, |all, shape| all.union(shape.visual_bounding_rect()));
                    // Marks stand out a little, and one kind is tilted.
                    assert!(own.expand(0.16 * width + 1.0).contains_rect(drawn), "{own:?} {drawn:?}");
                    assert!(drawn.expand(0.16 * width + 1.0).contains_rect(own), "{own:?} {drawn:?}");
                }
                seen += cards.len();
            }
        }
        assert!(stamps.cut.len() * 10 < seen, "{} cuts for {seen} cards", stamps.cut.len());
    }

    #[test]
    fn another_theme_and_a_zoom_that_goes_on_leave_nothing_behind() {
        let level = crate::level::load("levels/part1/payroll").unwrap();
        let mut sim = crate::sim::Simulation::new(&level, 1);
        sim.run_until(sim.span().0 + 240);
        let view = sim.view();
        let item = view.items.first().expect("some work");
        let mut stamps = Stamps::default();
        for step in 0..1000 {
            pressed(&mut stamps, &[(item, pos2(100.0, 100.0), 20.0 + 0.01 * step as f32)], &Theme::DAY);
        }
        assert!(stamps.cut.len() <= MOST + 1);
        pressed(&mut stamps, &[(item, pos2(100.0, 100.0), 20.0)], &Theme::NIGHT);
        assert_eq!(stamps.cut.len(), 1);
    }
}
