//! What the title leads to beside the levels of the campaign: one list, in rows of two.

use bevy_egui::egui::{Key, Ui, vec2};

use super::bindings::{Bindings, Command};
use super::theme::{self, Button, Theme};
use crate::locale::text;

/// Somewhere that the title leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Entry {
    Sandbox,
    Endless,
    Settings,
    Quit,
}

/// A line of the list: where to, its key (none: the command of the settings), the messages of its word and of what it is.
type Row = (Entry, Option<Key>, &'static str, &'static str);

/// The list, in the order in which it is shown.
const ALL: [Row; 4] = [
    (Entry::Sandbox, Some(Key::B), "entry-sandbox", "entry-sandbox-about"),
    (Entry::Endless, Some(Key::E), "entry-endless", "entry-endless-about"),
    (Entry::Settings, None, "entry-settings", "entry-settings-about"),
    (Entry::Quit, Some(Key::Q), "entry-quit", "entry-quit-about"),
];

/// Height of a row.
const HIGH: f32 = 38.0;

/// Draws the list over the whole width; where somebody wants to go, by mouse or by key.
pub(crate) fn show(ui: &mut Ui, theme: &Theme, keys: &Bindings) -> Option<Entry> {
    let mut wish = None;
    let wide = ui.available_width();
    for pair in ALL.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let each = (wide - 8.0 * (pair.len() - 1) as f32) / pair.len() as f32;
            for (entry, key, word, about) in pair {
                let name = key.map_or_else(|| keys.name(Command::Settings), Key::symbol_or_name);
                let button = theme::button(ui, theme, vec2(each, HIGH), text(word), name, Button::Plain);
                let pressed = key.is_some_and(|key| ui.input(|i| !i.modifiers.command && i.key_pressed(key)));
                if button.clicked() || pressed {
                    wish = Some(*entry);
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
}
