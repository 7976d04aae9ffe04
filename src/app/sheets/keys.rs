//! Keys and gestures, and what the four cards mean.

use bevy_egui::egui::{Align2, Sense, Ui, vec2};

use crate::app::controls::{Desk, separator};
use crate::app::theme::{self, sans, write, write_within};
use crate::level::file::Kind;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme;
    let rows = [
        ("Space", "pause and go on; orders are taken while the clock stands"),
        ("N", "to the next event that you can see"),
        ("F1 F2 F3 F4", "speed 1×, 3×, 10×, as fast as it goes"),
        ("1 … 5", "answer the message in the inbox"),
        ("Ctrl+K or /", "everything that can be done now, by name: type, Enter"),
        ("P C J A", "people, changes, projects, audit"),
        ("D S I B", "pipeline, services, improve, business"),
        ("T H L W K", "talk, hint, log, why, and these keys"),
        ("Tab, arrows", "from one thing to the next; Enter presses it"),
        ("Ctrl+Z", "take back what you did since the clock stands"),
        ("Drag a card", "onto a person: into their hands, now; onto a card of a pile: to that place"),
        ("Drag a person", "into another room: they work there; onto an expert: they learn at their side"),
        ("Wheel, drag", "zoom and move the building; Home or double click: all of it"),
        ("Esc", "close what is open; then back to the title (the game is saved all the time)"),
    ];
    for (key, what) in rows {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        write(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, key, theme::mono(13.0), theme.ink);
        write_within(
            ui.painter(),
            rect.left_top() + vec2(150.0, 5.0),
            rect.width() - 150.0,
            what,
            sans(14.0),
            theme.ink,
        );
    }
    separator(ui, theme);
    for (kind, what) in Kind::ALL.into_iter().zip([
        "business project: what the company asked for",
        "internal project: what IT needs for itself",
        "change: an alteration of something that runs",
        "unplanned work: what nobody planned; it eats the other three",
    ]) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        theme::card(ui.painter(), rect.left_center() + vec2(20.0, 0.0), 32.0, kind, theme, 0.12);
        write(ui.painter(), rect.left_center() + vec2(150.0, 0.0), Align2::LEFT_CENTER, what, sans(14.0), theme.ink);
    }
}
