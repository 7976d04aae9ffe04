//! Which key does what: one list, which the screens read, the settings change, and `K` shows.

use bevy_egui::egui::{Key, Modifiers, Ui};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::sheets::Sheet;
use crate::locale::text;
use crate::tr;

/// What has a key of its own that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Command {
    Pause,
    Step,
    Speed1,
    Speed3,
    Speed10,
    SpeedMax,
    Find,
    /// All actions, with Ctrl.
    Actions,
    Inbox,
    Fit,
    Foresee,
    Rewind,
    Settings,
    FullScreen,
    Open(Sheet),
}

/// A row of the list.
pub(crate) struct Row {
    pub(crate) command: Command,
    /// What it is called in the settings file.
    pub(crate) name: &'static str,
    /// Its key at first.
    pub(crate) key: Key,
    /// The message that says what it does.
    pub(crate) about: &'static str,
    /// The key is pressed together with Ctrl: those keys are apart from the ones that are pressed alone.
    with_ctrl: bool,
}

const fn alone(command: Command, name: &'static str, key: Key, about: &'static str) -> Row {
    Row { command, name, key, about, with_ctrl: false }
}

const fn with_ctrl(command: Command, name: &'static str, key: Key, about: &'static str) -> Row {
    Row { with_ctrl: true, ..alone(command, name, key, about) }
}

/// The list.
pub(crate) const ALL: [Row; 30] = [
    alone(Command::Pause, "pause", Key::Space, "command-pause"),
    alone(Command::Step, "next_event", Key::N, "command-next-event"),
    alone(Command::Speed1, "speed_1", Key::F1, "command-speed-1"),
    alone(Command::Speed3, "speed_3", Key::F2, "command-speed-3"),
    alone(Command::Speed10, "speed_10", Key::F3, "command-speed-10"),
    alone(Command::SpeedMax, "speed_max", Key::F4, "command-speed-max"),
    alone(Command::Find, "find", Key::Slash, "command-find"),
    with_ctrl(Command::Actions, "all_actions", Key::K, "command-all-actions"),
    alone(Command::Inbox, "inbox", Key::M, "command-inbox"),
    alone(Command::Fit, "whole_building", Key::Home, "command-whole-building"),
    alone(Command::Foresee, "foresee", Key::F, "command-foresee"),
    alone(Command::Rewind, "back_in_time", Key::R, "command-back-in-time"),
    alone(Command::Settings, "settings", Key::F10, "command-settings"),
    alone(Command::FullScreen, "full_screen", Key::F11, "command-full-screen"),
    alone(Command::Open(Sheet::People), "people", Key::P, "command-people"),
    alone(Command::Open(Sheet::Changes), "changes", Key::C, "command-changes"),
    alone(Command::Open(Sheet::Projects), "projects", Key::J, "command-projects"),
    alone(Command::Open(Sheet::Audit), "audit", Key::A, "command-audit"),
    alone(Command::Open(Sheet::Pipeline), "pipeline", Key::D, "command-pipeline"),
    alone(Command::Open(Sheet::Services), "services", Key::S, "command-services"),
    alone(Command::Open(Sheet::Improve), "improve", Key::I, "command-improve"),
    alone(Command::Open(Sheet::Business), "business", Key::B, "command-business"),
    alone(Command::Open(Sheet::Charts), "charts", Key::V, "command-charts"),
    alone(Command::Open(Sheet::Goal), "goal", Key::G, "command-goal"),
    alone(Command::Open(Sheet::Talk), "talk", Key::T, "command-talk"),
    alone(Command::Open(Sheet::Hint), "hint", Key::H, "command-hint"),
    alone(Command::Open(Sheet::Log), "log", Key::L, "command-log"),
    alone(Command::Open(Sheet::Why), "why", Key::W, "command-why"),
    alone(Command::Open(Sheet::Futures), "futures", Key::U, "command-futures"),
    alone(Command::Open(Sheet::Keys), "keys", Key::K, "command-keys"),
];

/// Where it stands in the list.
fn place(command: Command) -> usize {
    ALL.iter().position(|row| row.command == command).expect("the list has every command")
}

fn row(command: Command) -> &'static Row {
    &ALL[place(command)]
}

/// The key of each command, in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub(crate) struct Bindings(Vec<Key>);

impl Default for Bindings {
    fn default() -> Self {
        Self(ALL.iter().map(|row| row.key).collect())
    }
}

/// Only what differs from the list is written.
impl From<Bindings> for BTreeMap<String, String> {
    fn from(bindings: Bindings) -> Self {
        let rows = ALL.iter().zip(bindings.0).filter(|(row, key)| row.key != *key);
        rows.map(|(row, key)| (row.name.to_string(), key.name().to_string())).collect()
    }
}

impl TryFrom<BTreeMap<String, String>> for Bindings {
    type Error = String;

    fn try_from(written: BTreeMap<String, String>) -> Result<Self, String> {
        let mut bindings = Self::default();
        for (name, key) in &written {
            let place =
                ALL.iter().position(|row| row.name == name).ok_or(tr!("bindings-nothing-called", name = name))?;
            bindings.0[place] = Key::from_name(key).ok_or(tr!("bindings-no-key-called", key = key))?;
        }
        // Two may have changed places, so each is looked at when all are there.
        for (row, key) in ALL.iter().zip(&bindings.0) {
            bindings.fits(row, *key)?;
        }
        Ok(bindings)
    }
}

/// One of F1 to F12.
fn is_function(key: Key) -> bool {
    key.name().strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok_and(|n| n <= 12))
}

/// What a key is called where the player lives.
pub(crate) fn called(key: Key) -> &'static str {
    match key {
        Key::Space => tr!("key-space"),
        Key::Home => tr!("key-home"),
        Key::End => tr!("key-end"),
        Key::Insert => tr!("key-insert"),
        Key::Delete => tr!("key-delete"),
        Key::Backspace => tr!("key-backspace"),
        Key::PageUp => tr!("key-page-up"),
        Key::PageDown => tr!("key-page-down"),
        other => other.symbol_or_name(),
    }
}

fn is_letter_or_digit(key: Key) -> bool {
    let mut name = key.name().chars();
    name.next().is_some_and(|c| c.is_ascii_alphanumeric()) && name.next().is_none()
}

/// Keys that stand on every keyboard and are pressed alone.
fn is_plain(key: Key) -> bool {
    use Key as K;
    let named = [K::Space, K::Home, K::End, K::Insert, K::Delete, K::Backspace, K::PageUp, K::PageDown, K::Quote];
    let signs = [
        K::Comma,
        K::Period,
        K::Slash,
        K::Minus,
        K::Plus,
        K::Equals,
        K::Semicolon,
        K::Colon,
        K::Backslash,
        K::Backtick,
        K::OpenBracket,
        K::CloseBracket,
    ];
    is_letter_or_digit(key) || is_function(key) || named.contains(&key) || signs.contains(&key)
}

impl Bindings {
    /// The key of a command.
    pub(crate) fn key(&self, command: Command) -> Key {
        self.0[place(command)]
    }

    /// Its name on a button or in a sentence.
    pub(crate) fn name(&self, command: Command) -> &'static str {
        called(self.key(command))
    }

    /// As it is pressed: its key, with Ctrl where that belongs to it.
    pub(crate) fn chord(&self, command: Command) -> String {
        let key = self.name(command);
        if row(command).with_ctrl { tr!("key-with-ctrl", key = key) } else { key.into() }
    }

    /// The key that opens a sheet.
    pub(crate) fn sheet(&self, sheet: Sheet) -> &'static str {
        self.name(Command::Open(sheet))
    }

    /// Its key went down: alone, or with Ctrl where that belongs to it.
    pub(crate) fn pressed(&self, ui: &Ui, command: Command) -> bool {
        let key = self.key(command);
        if row(command).with_ctrl {
            return ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, key));
        }
        // Whoever goes through the screen by Tab presses with Space what has the focus.
        let taken = key == Key::Space && ui.memory(|m| m.focused().is_some());
        !taken && ui.input(|i| !i.modifiers.command && i.key_pressed(key))
    }

    /// May a command have this key beside all others?
    fn fits(&self, row: &Row, key: Key) -> Result<(), String> {
        let name = called(key);
        if row.with_ctrl {
            // Ctrl with these copies, pastes, marks and takes back.
            let used = matches!(key, Key::A | Key::C | Key::V | Key::X | Key::Y | Key::Z);
            return if used || !is_letter_or_digit(key) { Err(tr!("bindings-with-ctrl").into()) } else { Ok(()) };
        }
        if matches!(key, Key::Enter | Key::Tab | Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight) {
            return Err(tr!("bindings-goes-through").into());
        }
        if matches!(key, Key::Num1 | Key::Num2 | Key::Num3 | Key::Num4 | Key::Num5) {
            return Err(tr!("bindings-answers").into());
        }
        if !is_plain(key) {
            return Err(tr!("bindings-own-use", name = name));
        }
        // Elsewhere letters and signs are typed, or answer.
        if matches!(row.command, Command::Settings | Command::FullScreen) && !is_function(key) {
            let what = text(row.about);
            return Err(tr!("bindings-every-screen", what = what));
        }
        let mut others = ALL.iter().zip(&self.0).filter(|(other, _)| other.command != row.command && !other.with_ctrl);
        match others.find(|(_, taken)| **taken == key) {
            Some((other, _)) => Err(tr!("bindings-taken", name = name, what = text(other.about))),
            None => Ok(()),
        }
    }

    /// Gives a command another key.
    ///
    /// # Errors
    /// Why it cannot have it; nothing is changed then.
    pub(crate) fn bind(&mut self, command: Command, key: Key) -> Result<(), String> {
        self.fits(row(command), key)?;
        self.0[place(command)] = key;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Bindings, String> {
        pairs.iter().map(|(name, key)| (name.to_string(), key.to_string())).collect::<BTreeMap<_, _>>().try_into()
    }

    #[test]
    fn the_list_has_every_sheet_and_no_key_or_name_twice() {
        for sheet in Sheet::with_keys() {
            assert!(ALL.iter().any(|row| row.command == Command::Open(sheet)), "{sheet:?} has no key");
        }
        let bindings = Bindings::default();
        for (n, row) in ALL.iter().enumerate() {
            assert_eq!(bindings.fits(row, row.key), Ok(()), "{}", row.name);
            assert!(
                ALL[..n].iter().all(|other| other.name != row.name && other.command != row.command),
                "{} twice",
                row.name
            );
            assert_eq!(Key::from_name(row.key.name()), Some(row.key), "{} comes back from the file", row.name);
        }
    }

    #[test]
    fn a_key_that_is_taken_is_refused_by_name_and_nothing_changes() {
        let mut bindings = Bindings::default();
        let why = bindings.bind(Command::Pause, Key::N).unwrap_err();
        assert_eq!(why, "N is taken by “To the next event”: give that another key first.");
        assert_eq!(bindings, Bindings::default());
        bindings.bind(Command::Step, Key::Period).unwrap();
        bindings.bind(Command::Pause, Key::N).unwrap();
        assert_eq!((bindings.name(Command::Pause), bindings.name(Command::Step)), ("N", "."));
        // Its own key may be given again.
        assert_eq!(bindings.bind(Command::Pause, Key::N), Ok(()));
    }

    #[test]
    fn keys_with_a_use_of_their_own_are_refused() {
        for key in [Key::Enter, Key::Tab, Key::ArrowUp, Key::Num1, Key::Num5, Key::Escape, Key::Copy, Key::F13] {
            assert!(Bindings::default().bind(Command::Pause, key).is_err(), "{key:?}");
        }
        for key in [Key::Num6, Key::F9, Key::Q, Key::Comma, Key::Delete] {
            assert_eq!(Bindings::default().bind(Command::Pause, key), Ok(()), "{key:?}");
        }
        for command in [Command::Settings, Command::FullScreen] {
            assert!(Bindings::default().bind(command, Key::Q).unwrap_err().contains("every screen"));
            assert_eq!(Bindings::default().bind(command, Key::F9), Ok(()));
        }
    }

    #[test]
    fn a_key_with_ctrl_is_apart_from_the_same_key_alone() {
        let mut bindings = Bindings::default();
        assert_eq!(bindings.key(Command::Actions), bindings.key(Command::Open(Sheet::Keys)));
        assert_eq!(bindings.bind(Command::Actions, Key::P), Ok(()), "P alone opens the people");
        assert!(bindings.chord(Command::Actions).ends_with("+P"));
        assert_eq!(bindings.chord(Command::Pause), bindings.name(Command::Pause));
        for key in [Key::Z, Key::C, Key::Enter, Key::F5, Key::Slash] {
            assert!(bindings.bind(Command::Actions, key).is_err(), "{key:?}");
        }
        assert_eq!(read(&[("all_actions", "P")]), Ok(bindings));
    }

    #[test]
    fn only_changes_are_written_and_come_back() {
        let mut bindings = Bindings::default();
        assert!(BTreeMap::from(bindings.clone()).is_empty());
        bindings.bind(Command::Pause, Key::Minus).unwrap();
        bindings.bind(Command::Open(Sheet::People), Key::Slash).unwrap_err();
        let written = BTreeMap::from(bindings.clone());
        assert_eq!(written, BTreeMap::from([("pause".to_string(), Key::Minus.name().to_string())]));
        assert_eq!(Bindings::try_from(written), Ok(bindings));
        // Two that change places are in nobody's way.
        assert!(read(&[("people", "C"), ("changes", "P")]).is_ok());
        assert!(read(&[("people", "C")]).unwrap_err().contains("taken"));
        assert!(read(&[("pause", "Strange")]).unwrap_err().contains("no key"));
        assert!(read(&[("dance", "X")]).unwrap_err().contains("nothing is called dance"));
    }
}
