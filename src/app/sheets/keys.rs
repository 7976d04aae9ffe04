//! Keys as they are bound now, gestures, and what the four cards mean.

use bevy_egui::egui::{Align2, Sense, Ui, pos2, vec2};

use crate::app::bindings::{Bindings, Command};
use crate::app::controls::{Desk, line, separator};
use crate::app::sheets::Sheet;
use crate::app::spoken;
use crate::app::theme::{self, sans, write, write_within};
use crate::level::file::Kind;
use crate::tr;

/// The keys of some commands, one after the other.
fn names(keys: &Bindings, commands: &[Command]) -> String {
    commands.iter().map(|command| keys.name(*command)).collect::<Vec<_>>().join(" ")
}

/// Keys or a gesture, and what it does.
fn rows(keys: &Bindings) -> Vec<(String, String)> {
    let sheets = |sheets: &[Sheet]| {
        let tabs: Vec<String> = sheets.iter().map(|sheet| crate::locale::inside(sheet.tab())).collect();
        (names(keys, &sheets.iter().map(|sheet| Command::Open(*sheet)).collect::<Vec<_>>()), tabs.join(", "))
    };
    let speeds = [Command::Speed1, Command::Speed3, Command::Speed10, Command::SpeedMax];
    let row = |keys: &str, what: &str| (keys.to_string(), what.to_string());
    vec![
        row(keys.name(Command::Pause), tr!("keys-pause")),
        row(keys.name(Command::Step), tr!("keys-step")),
        row(&names(keys, &speeds), tr!("keys-speeds")),
        row("1 … 5", tr!("keys-answer")),
        row(keys.name(Command::Inbox), tr!("keys-inbox")),
        row(
            &tr!("keys-find-key", chord = keys.chord(Command::Actions), key = keys.name(Command::Find)),
            tr!("keys-find"),
        ),
        sheets(&Sheet::RUN[..4]),
        sheets(&Sheet::RUN[4..]),
        sheets(&Sheet::KNOW),
        row(tr!("keys-tab"), tr!("keys-tab-about")),
        row(tr!("keys-ctrl-z"), tr!("keys-undo")),
        row(&names(keys, &[Command::Rewind, Command::Open(Sheet::Futures)]), tr!("keys-rewind")),
        row(keys.name(Command::Foresee), tr!("keys-foresee")),
        row(tr!("keys-drag-card"), tr!("keys-drag-card-about")),
        row(tr!("keys-drag-day"), tr!("keys-drag-day-about")),
        row(tr!("keys-drag-person"), tr!("keys-drag-person-about")),
        row(tr!("keys-wheel"), &tr!("keys-wheel-about", key = keys.name(Command::Fit))),
        row(&names(keys, &[Command::Settings, Command::FullScreen]), tr!("keys-settings")),
        row("Esc", tr!("keys-esc")),
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
        tr!("keys-kind-business"),
        tr!("keys-kind-internal"),
        tr!("keys-kind-change"),
        tr!("keys-kind-unplanned"),
    ]) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        theme::card(ui.painter(), rect.left_center() + vec2(20.0, 0.0), 32.0, kind, theme, 0.12);
        let at = rect.left_top() + vec2(column.min(60.0), 5.0);
        write_within(ui.painter(), at, rect.right() - at.x, what, sans(14.0), theme.ink);
        spoken::text(ui, rect, what, what);
    }
    line(ui, theme, tr!("keys-other"));
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
        for row in &ALL {
            let name = keys.name(row.command);
            assert!(shown.iter().any(|line| line.split(' ').any(|word| word == name)), "{name} for {}", row.about);
        }
        assert!(shown.iter().any(|line| line.starts_with("F7 ")), "{shown:?}");
    }
}
