//! What the title leads to beside the levels of the campaign: one list, in rows of two.

use bevy_egui::egui::{Key, Ui, vec2};

use super::bindings::{Bindings, Command, called};
use super::theme::{self, Button, Theme};
use crate::locale::text;

/// Somewhere that the title leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Entry {
    Labs,
    Daily,
    Sandbox,
    Endless,
    Profile,
    Settings,
    Quit,
}

/// A line of the list: where to, its key (none: the command of the settings), the messages of its word and of what it is.
type Row = (Entry, Option<Key>, &'static str, &'static str);

/// The list, in the order in which it is shown.
const ALL: [Row; 7] = [
    (Entry::Labs, Some(Key::L), "entry-labs", "entry-labs-about"),
    (Entry::Daily, Some(Key::D), "entry-daily", "entry-daily-about"),
    (Entry::Sandbox, Some(Key::B), "entry-sandbox", "entry-sandbox-about"),
    (Entry::Endless, Some(Key::E), "entry-endless", "entry-endless-about"),
    (Entry::Profile, Some(Key::P), "entry-profile", "entry-profile-about"),
    (Entry::Settings, None, "entry-settings", "entry-settings-about"),
    (Entry::Quit, Some(Key::Q), "entry-quit", "entry-quit-about"),
];

/// Height of a row.
const HIGH: f32 = 38.0;

/// Draws the list over the whole width, with the name of whoever plays, if anything is kept; where somebody wants to go, by mouse or by key.
pub(crate) fn show(ui: &mut Ui, theme: &Theme, player: Option<&str>, keys: &Bindings) -> Option<Entry> {
    let mut wish = None;
    let wide = ui.available_width();
    // Where nothing can be kept, nobody is told apart.
    let there: Vec<&Row> = ALL.iter().filter(|row| row.0 != Entry::Profile || player.is_some()).collect();
    for pair in there.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let each = (wide - 8.0 * (pair.len() - 1) as f32) / pair.len() as f32;
            for &&(entry, key, word, about) in pair {
                let word = player.filter(|_| entry == Entry::Profile).unwrap_or_else(|| text(word));
                let name = key.map_or_else(|| keys.name(Command::Settings), called);
                let button = theme::button(ui, theme, vec2(each, HIGH), word, name, Button::Plain);
                let pressed = key.is_some_and(|key| ui.input(|i| !i.modifiers.command && i.key_pressed(key)));
                if button.clicked() || pressed {
                    wish = Some(entry);
                }
                button.on_hover_text(text(about));
            }
        });
    }
    wish
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_entry_and_no_key_stands_twice() {
        for (n, row) in ALL.iter().enumerate() {
            let same = |other: &Row| other.0 == row.0 || (other.1.is_some() && other.1 == row.1);
            assert!(!ALL[..n].iter().any(same), "{} stands twice", row.2);
            // Numbers are the rooms of the map.
            assert!(row.1.is_none_or(|key| key.name().starts_with(|c: char| c.is_ascii_alphabetic())));
        }
    }

    #[test]
    fn every_entry_is_reached_by_its_key() {
        use bevy_egui::egui;
        for (entry, key, ..) in ALL {
            let Some(key) = key else { continue };
            let ctx = egui::Context::default();
            theme::install_fonts(&ctx);
            ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
            let modifiers = egui::Modifiers::NONE;
            let event = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            let input = egui::RawInput { events: vec![event], ..egui::RawInput::default() };
            let mut found = None;
            let keys = Bindings::default();
            ctx.run_ui(input, |ui| found = show(ui, &Theme::NIGHT, Some("Ada"), &keys).or(found))
                .textures_delta
                .clear();
            assert_eq!(found, Some(entry));
        }
    }
}
