//! Keys as they are bound now, gestures, and what the four cards mean.

use bevy_egui::egui::{Align2, Sense, Ui, pos2, vec2};

use crate::app::bindings::{Bindings, Command};
use crate::app::controls::{Desk, line, separator};
use crate::app::sheets::Sheet;
use crate::app::spoken;
use crate::app::theme::{self, sans, write, write_within};
use crate::level::file::Kind;

/// The keys of some commands, one after the other.
fn names(keys: &Bindings, commands: &[Command]) -> String {
    commands.iter().map(|command| keys.name(*command)).collect::<Vec<_>>().join(" ")
}

/// Keys or a gesture, and what it does.
fn rows(keys: &Bindings) -> Vec<(String, String)> {
    let sheets = |sheets: &[Sheet]| {
        let tabs: Vec<String> = sheets.iter().map(|sheet| sheet.tab().to_lowercase()).collect();
        (names(keys, &sheets.iter().map(|sheet| Command::Open(*sheet)).collect::<Vec<_>>()), tabs.join(", "))
    };
    let speeds = [Command::Speed1, Command::Speed3, Command::Speed10, Command::SpeedMax];
    let row = |keys: &str, what: &str| (keys.to_string(), what.to_string());
    vec![
        row(keys.name(Command::Pause), "pause and go on; orders are taken while the clock stands"),
        row(keys.name(Command::Step), "to the next event that you can see"),
        row(&names(keys, &speeds), "speed 1×, 3×, 10×, as fast as it goes"),
        row("1 … 5", "answer the message in the inbox"),
        row(keys.name(Command::Inbox), "back to the inbox; in a small window it opens and closes what is at the right"),
        row(
            &format!("Ctrl+K or {}", keys.name(Command::Find)),
            "everything that can be done now, by name: type, Enter",
        ),
        sheets(&Sheet::RUN[..4]),
        sheets(&Sheet::RUN[4..]),
        sheets(&Sheet::KNOW),
        row("Tab, arrows", "from one thing to the next; Enter presses it; in the charts: from chart to chart"),
        row("Ctrl+Z", "take back what you did since the clock stands"),
        row(
            &names(keys, &[Command::Rewind, Command::Open(Sheet::Futures)]),
            "back to any minute of this run, or click the timeline; the futures that you have tried, side by side",
        ),
        row(
            keys.name(Command::Foresee),
            "what will happen: point at an order with a price (or right click it); Ctrl+Enter in the list of all",
        ),
        row("Drag a card", "onto a person: into their hands, now; onto a card of a pile: to that place"),
        row("Drag a person", "into another room: they work there; onto an expert: they learn at their side"),
        row(
            "Wheel, drag",
            &format!("zoom and move the building; {} or double click: all of it", keys.name(Command::Fit)),
        ),
        row(&names(keys, &[Command::Settings, Command::FullScreen]), "settings, where keys are changed; full screen"),
        row("Esc", "close what is open; then a menu (the game is saved all the time)"),
    ]
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme;
    let rows = rows(desk.keys);
    let key = theme::mono(13.0);
    let wide = |text: &String| ui.painter().layout_no_wrap(text.clone(), key.clone(), theme.ink).size().x;
    let column = rows.iter().map(|(keys, _)| wide(keys)).fold(134.0, f32::max) + 16.0;
    for (keys, what) in &rows {
        let wide = ui.available_width();
        let what = ui.painter().layout(what.clone(), sans(14.0), theme.ink, wide - column);
        let (rect, _) = ui.allocate_exact_size(vec2(wide, what.size().y + 9.0), Sense::hover());
        spoken::text(ui, rect, keys, &format!("{keys}: {}", what.text()));
        let at = pos2(rect.left(), rect.top() + 14.0);
        write(ui.painter(), at, Align2::LEFT_CENTER, keys, key.clone(), theme.ink);
        ui.painter().galley(pos2(rect.left() + column, rect.top() + 5.0), what, theme.ink);
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
        let at = rect.left_top() + vec2(column.min(60.0), 5.0);
        write_within(ui.painter(), at, rect.right() - at.x, what, sans(14.0), theme.ink);
        spoken::text(ui, rect, what, what);
    }
    line(ui, theme, "Another key for what you do often: in the settings.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::bindings::ALL;
    use bevy_egui::egui::Key;

    #[test]
    fn every_key_is_shown_as_it_is_bound() {
        let mut keys = Bindings::default();
        keys.bind(Command::Open(Sheet::People), Key::F7).unwrap();
        let shown: Vec<String> = rows(&keys).into_iter().map(|(keys, what)| format!("{keys} {what}")).collect();
        for row in ALL {
            let name = keys.name(row.0);
            assert!(shown.iter().any(|line| line.split(' ').any(|word| word == name)), "{name} for {}", row.3);
        }
        assert!(shown.iter().any(|line| line.starts_with("F7 ")), "{shown:?}");
    }
}
