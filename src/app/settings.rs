//! What the player has set, and the file that keeps it.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

use super::bindings::Bindings;
use super::session::Speed;
use super::theme::{Look, Sight};
use crate::level::library;
use crate::locale::Language;
use crate::profiles::data_folder;
use crate::replay::write_whole;
use crate::tr;

/// Format number of the file.
const FORMAT: u32 = 1;
/// Sizes of everything, in per cent of what the window's own size asks for.
pub(crate) const UI_SCALES: [u32; 5] = [75, 100, 125, 150, 200];

/// How loud sounds can be, in per cent.
pub(crate) const VOLUMES: [u32; 5] = [20, 40, 60, 80, 100];

/// How long a note stays at the foot of the floor, seconds.
pub(crate) const NOTES: [u32; 4] = [4, 7, 15, 30];

/// How fast the clock goes when it is started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Pace {
    #[default]
    Normal,
    Three,
    Ten,
    Most,
}

impl Pace {
    /// All of them, and how each is called on a button.
    pub(crate) fn all() -> [(Self, &'static str); 4] {
        [(Self::Normal, "1×"), (Self::Three, "3×"), (Self::Ten, "10×"), (Self::Most, tr!("speed-fastest"))]
    }

    /// As a speed of the clock.
    pub(crate) fn speed(self) -> Speed {
        match self {
            Self::Normal => Speed::X1,
            Self::Three => Speed::X3,
            Self::Ten => Speed::X10,
            Self::Most => Speed::Max,
        }
    }
}

/// Which language the window speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Tongue {
    /// That of the system, if it is spoken here.
    #[default]
    System,
    English,
    German,
}

impl Tongue {
    /// All of them, and how each is called on a button: a language by its own name.
    pub(crate) fn all() -> [(Self, &'static str); 3] {
        [
            (Self::System, tr!("language-system")),
            (Self::English, tr!("language-english")),
            (Self::German, tr!("language-german")),
        ]
    }

    /// The language itself.
    pub(crate) fn language(self) -> Language {
        match self {
            Self::System => Language::of_system(),
            Self::English => Language::English,
            Self::German => Language::German,
        }
    }
}

/// What the player has set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// Format number.
    format: u32,
    pub(crate) language: Tongue,
    /// Size of everything, in per cent: one of `UI_SCALES`.
    pub(crate) ui_scale: u32,
    pub(crate) full_screen: bool,
    pub(crate) colours: Sight,
    pub(crate) high_contrast: bool,
    /// Cards jump, nothing glides.
    pub(crate) reduced_motion: bool,
    /// How fast the clock goes when a level begins.
    pub(crate) pace: Pace,
    /// How long a note can be read, seconds: one of `NOTES`.
    pub(crate) notes_stay: u32,
    pub(crate) keys: Bindings,
    /// Sounds are played, if this program can.
    pub(crate) sound: bool,
    /// How loud, in per cent: one of `VOLUMES`.
    pub(crate) volume: u32,
    /// Also while another window is in front.
    pub(crate) sound_behind: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: FORMAT,
            language: Tongue::System,
            ui_scale: 100,
            full_screen: false,
            colours: Sight::Standard,
            high_contrast: false,
            reduced_motion: false,
            pace: Pace::Normal,
            notes_stay: NOTES[1],
            keys: Bindings::default(),
            sound: true,
            volume: 60,
            sound_behind: false,
        }
    }
}

impl Settings {
    /// What is chosen about colours.
    pub(crate) fn look(&self) -> Look {
        Look { sight: self.colours, high_contrast: self.high_contrast }
    }

    /// Size of everything: 1 is as large as the window's own size asks for.
    pub(crate) fn scale(&self) -> f32 {
        self.ui_scale as f32 / 100.0
    }

    /// How loud sounds are: 1 is as they are described.
    pub(crate) fn loudness(&self) -> f32 {
        (self.volume as f32 / 100.0).powi(2)
    }

    /// Reads a file's text; or why it cannot be used, in words that go on after "because".
    fn parse(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        // A newer file has fields that this program does not know: its number says so before they do.
        let head: Head = ron::from_str(text).map_err(|e| tr!("settings-damaged", e = e))?;
        if head.format != FORMAT {
            return Err(if head.format > FORMAT {
                tr!("settings-newer-version", format = head.format, known = FORMAT)
            } else {
                tr!("settings-other-version", format = head.format, known = FORMAT)
            });
        }
        let found: Self = ron::from_str(text).map_err(|e| tr!("settings-damaged", e = e))?;
        if !UI_SCALES.contains(&found.ui_scale) {
            return Err(tr!("settings-no-such-size", ui_scale = found.ui_scale));
        }
        if !NOTES.contains(&found.notes_stay) {
            return Err(tr!("settings-no-such-time", seconds = found.notes_stay));
        }
        if !VOLUMES.contains(&found.volume) {
            return Err(tr!("settings-no-such-loudness", percent = found.volume));
        }
        Ok(found)
    }
}

/// The settings, where they are kept, and what the player has to be told about that.
pub(crate) struct Kept {
    pub(crate) now: Settings,
    path: Option<PathBuf>,
    /// A sentence that has not been seen yet.
    pub(crate) told: Option<String>,
}

impl Kept {
    /// The player's own settings; the usual ones, kept nowhere, in tests.
    pub(crate) fn open(keep: bool) -> Self {
        Self::at(data_folder().filter(|_| keep).map(|folder| folder.join("settings.ron")))
    }

    /// Those of a file. What cannot be read is put beside it, never lost.
    fn at(path: Option<PathBuf>) -> Self {
        let usual = Self { now: Settings::default(), path, told: None };
        let Some(path) = usual.path.clone().filter(|path| path.symlink_metadata().is_ok()) else { return usual };
        let read = library::read(&path)
            .map_err(|e| tr!("settings-file", e = e.to_string()))
            .and_then(|text| Settings::parse(&text));
        let why = match read {
            Ok(now) => return Self { now, ..usual },
            Err(why) => why,
        };
        let aside = beside(&path);
        let name = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match std::fs::rename(&path, &aside) {
            Ok(()) => {
                let told = tr!("settings-put-aside", why = why, name = name);
                Self { told: Some(told), ..usual }
            }
            // What can neither be read nor put aside is not written over either.
            Err(error) => {
                let told = tr!("settings-not-put-aside", why = why, error = error);
                Self { path: None, told: Some(told), ..usual }
            }
        }
    }

    /// Takes new settings and keeps them.
    pub(crate) fn set(&mut self, settings: Settings) {
        if settings == self.now {
            return;
        }
        self.now = settings;
        if let Some(Err(error)) = self.path.as_deref().map(|path| write(&self.now, path)) {
            self.told = Some(tr!("settings-not-kept", error = error));
        }
    }
}

/// Writes the file, whole or not at all.
fn write(settings: &Settings, path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()).expect("plain data serialises");
    write_whole(path, &format!("{text}\n"))
}

/// A name beside a file that nothing has yet.
fn beside(path: &Path) -> PathBuf {
    let name = |n: u32| {
        let number = if n == 1 { String::new() } else { format!("-{n}") };
        path.with_file_name(format!("settings.unreadable{number}.ron"))
    };
    let free = (1..10_000).map(name).find(|place| place.symlink_metadata().is_err());
    free.unwrap_or_else(|| name(10_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::bindings::Command;
    use bevy_egui::egui::Key;
    use std::fs;

    fn changed() -> Settings {
        let mut settings = Settings {
            language: Tongue::German,
            ui_scale: 150,
            full_screen: true,
            colours: Sight::Tritanopia,
            high_contrast: true,
            reduced_motion: true,
            pace: Pace::Ten,
            notes_stay: 30,
            sound: false,
            volume: 20,
            sound_behind: true,
            ..Settings::default()
        };
        settings.keys.bind(Command::Pause, Key::Comma).unwrap();
        settings
    }

    #[test]
    fn what_is_set_is_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/settings.ron");
        let mut kept = Kept::at(Some(path.clone()));
        assert_eq!((&kept.now, &kept.told), (&Settings::default(), &None));
        kept.set(Settings::default());
        assert!(!path.exists(), "nothing was changed, nothing is written");
        kept.set(changed());
        let again = Kept::at(Some(path.clone()));
        assert_eq!((&again.now, &again.told), (&changed(), &None));
        // Nothing half written stays behind.
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    /// What the player is told about a file, and that it lies beside as it was.
    fn put_aside(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        fs::write(&path, text).unwrap();
        let mut kept = Kept::at(Some(path.clone()));
        assert_eq!(kept.now, Settings::default());
        assert!(!path.exists());
        let aside = folder.path().join("settings.unreadable.ron");
        assert_eq!(fs::read_to_string(&aside).unwrap(), text);
        // The next settings are kept, and the next start says nothing.
        kept.set(changed());
        let again = Kept::at(Some(path.clone()));
        assert_eq!((&again.now, &again.told), (&changed(), &None));
        // A second damaged file does not replace the first.
        fs::write(&path, "damaged again").unwrap();
        let second = Kept::at(Some(path));
        assert!(second.told.unwrap().contains("settings.unreadable-2.ron"));
        assert_eq!(fs::read_to_string(&aside).unwrap(), text);
        let told = kept.told.unwrap();
        assert!(told.contains("moved aside as settings.unreadable.ron"), "{told}");
        told
    }

    #[test]
    fn a_damaged_file_is_put_aside_and_said() {
        let mut whole = ron::to_string(&changed()).unwrap();
        for text in [
            "",
            "(",
            "[]",
            "(format: 1, ui_scale: 100, sound: 3)",
            "(format: 1, ui_scale: 117)",
            "(format: 1, volume: 7)",
            "(format: 1, notes_stay: 8)",
        ] {
            let told = put_aside(text);
            assert!(told.contains("damaged"), "{text}: {told}");
        }
        assert!(put_aside("(format: 1, keys: {\"pause\": \"N\"})").contains("N is taken by"));
        assert!(put_aside("(format: 1, keys: {\"pause\": \"Enter\"})").contains("go through every screen"));
        // Cut anywhere, it is never taken for whole.
        whole = whole.trim_end().to_string();
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            assert!(Settings::parse(&whole[..end]).is_err(), "cut at {end}: {}", &whole[..end]);
        }
        assert_eq!(Settings::parse(&whole).unwrap(), changed());
    }

    #[test]
    fn a_newer_file_is_put_aside_and_said() {
        let told = put_aside("(format: 2, ui_scale: \"large\", voice: Deep)");
        assert!(told.contains("a newer version of the game") && told.contains("format 2"), "{told}");
        assert!(put_aside("(format: 0)").contains("another version"));
    }

    #[test]
    fn no_text_at_all_and_a_folder_in_its_place_are_no_crash() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        fs::write(&path, [0xFF, 0xFE, 0x00]).unwrap();
        assert!(Kept::at(Some(path.clone())).told.is_some());
        fs::create_dir(&path).unwrap();
        assert!(Kept::at(Some(path.clone())).told.is_some());
        assert!(folder.path().join("settings.unreadable-2.ron").is_dir());
        // Where nothing can be written, what is set holds all the same.
        fs::write(&path, "").unwrap();
        let mut kept = Kept { now: Settings::default(), path: Some(path.join("settings.ron")), told: None };
        kept.set(changed());
        assert_eq!(kept.now, changed());
        assert!(kept.told.unwrap().contains("cannot be saved"));
    }

    #[test]
    fn an_old_file_without_newer_fields_is_read() {
        assert_eq!(Settings::parse("(format: 1)"), Ok(Settings::default()));
    }
}
