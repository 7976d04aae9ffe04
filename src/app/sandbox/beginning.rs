//! The companies to start from: each a row with its building in small.

use bevy_egui::egui::{Color32, Painter, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::spoken;
use crate::app::theme::{self, Theme, condensed, semibold};
use crate::level::file::Column;
use crate::sandbox::Parts;
use crate::sandbox::means;

/// Between two rows.
pub(super) const GAP: f32 = 8.0;
/// The building in small, and what is free round it.
const SKETCH: f32 = 132.0;
const INSET: f32 = 10.0;
/// Least height of a row.
const LEAST: f32 = 62.0;

/// A row: the company in small, its name, and what it is about. True if it is pressed.
pub(super) fn row(ui: &mut Ui, theme: &Theme, name: &str, about: &str, parts: &Parts, chosen: bool) -> bool {
    let wide = ui.available_width();
    let left = SKETCH + 3.0 * INSET;
    let ink = if chosen { theme.panel } else { theme.ink };
    let quiet = if chosen { theme.panel } else { theme.ink2 };
    let lay = |text: &str, font, ink| ui.painter().layout(text.into(), font, ink, wide - left - INSET);
    let (head, told) = (lay(name, semibold(15.0), ink), lay(about, condensed(13.5), quiet));
    let text = head.size().y + 2.0 + told.size().y;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, (text + 2.0 * INSET).max(LEAST)), Sense::click());
    spoken::chosen(&response, chosen, name, about);
    let painter = ui.painter();
    painter.rect_filled(rect, 6.0, if chosen { theme.ink } else { theme.panel });
    painter.rect_stroke(rect, 6.0, theme.edge(response.hovered() || response.has_focus()), StrokeKind::Inside);
    theme::focus(painter, rect, &response, theme);
    let place = Rect::from_min_size(rect.min + vec2(INSET, INSET), vec2(SKETCH, rect.height() - 2.0 * INSET));
    sketch(painter, place, parts, theme);
    let top = rect.center().y - text / 2.0;
    let below = top + head.size().y + 2.0;
    painter.galley(pos2(rect.left() + left, top), head, ink);
    painter.galley(pos2(rect.left() + left, below), told, quiet);
    response.clicked()
}

/// A company as its building stands: rooms in their columns with a dot for everybody, the busiest in the colour of the
/// constraint, and its machines at the right.
fn sketch(painter: &Painter, place: Rect, parts: &Parts, theme: &Theme) {
    const MACHINES: f32 = 24.0;
    painter.rect_filled(place, 2.0, theme.shaft);
    let busiest = means::of(parts).constraint().map(|(room, _)| room);
    let columns = [Column::Intake, Column::Work, Column::Release];
    let stand = |column| (0..parts.rooms.len()).filter(move |room| parts.rooms[*room].column == column);
    let rooms_of = |column| stand(column).collect::<Vec<usize>>();
    let there: Vec<_> = columns.into_iter().map(rooms_of).filter(|rooms| !rooms.is_empty()).collect();
    let rooms = place.shrink(2.0).with_max_x(place.right() - if parts.services.is_empty() { 2.0 } else { MACHINES });
    let wide = (rooms.width() + 3.0) / there.len().max(1) as f32 - 3.0;
    for (n, column) in there.iter().enumerate() {
        let high = (rooms.height() + 2.0) / column.len() as f32 - 2.0;
        for (storey, room) in column.iter().enumerate() {
            let at = rooms.min + vec2(n as f32 * (wide + 3.0), storey as f32 * (high + 2.0));
            let wall = Rect::from_min_size(at, vec2(wide, high));
            let beam = if busiest == Some(*room) { theme.amber } else { theme.beam };
            painter.rect_filled(wall, 0.0, theme.room);
            painter.rect_filled(wall.with_max_y(wall.top() + (high * 0.25).min(5.0)), 0.0, beam);
            let crew: u32 = parts.people.iter().filter(|crew| crew.room == *room).map(|crew| crew.count).sum();
            let size = (high * 0.18).clamp(1.2, 3.0);
            let most = ((wide - 4.0) / (2.6 * size)) as u32;
            for person in 0..crew.min(most) {
                let x = wall.right() - 3.0 - size - person as f32 * 2.6 * size;
                painter.circle_filled(pos2(x, wall.bottom() - 2.0 - size), size, theme.ink);
            }
        }
    }
    let rows = parts.services.len().div_ceil(2).max(1) as f32;
    let machines = Rect::from_min_max(pos2(rooms.right() + 3.0, rooms.top()), place.max - vec2(2.0, 2.0));
    let (wide, high) = ((machines.width() - 2.0) / 2.0, ((machines.height() + 2.0) / rows - 2.0).min(14.0));
    for service in 0..parts.services.len() {
        let (column, row) = ((service % 2) as f32, (service / 2) as f32);
        let at = machines.min + vec2(column * (wide + 2.0), row * (high + 2.0));
        let rack = Rect::from_min_size(at, vec2(wide, high));
        painter.rect_filled(rack, 1.0, Color32::from_rgb(0x1B, 0x2A, 0x40));
        let lamp = rack.min + vec2(wide / 2.0, high / 2.0);
        painter.circle_filled(lamp, (high * 0.2).min(1.6), theme.by_night().good);
    }
    painter.rect_stroke(place, 2.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
}
