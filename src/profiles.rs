//! Players on one machine: each has a folder of their own for how far they have come, their games and their days. What is
//! set (sizes, colours, keys) belongs to the machine, its screen and its keyboard, and is the same for all.

pub use crate::level::library::data_folder;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

use crate::level::library;
use crate::replay::write_whole;
use crate::tr;

/// Format number of both files.
pub const FORMAT: u32 = 1;
/// Most letters of a name.
pub const LONGEST: usize = 24;
/// What lay beside the settings before there were profiles.
const BEFORE: [&str; 2] = ["game.journal", "progress.json"];

/// A player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// As the player is called.
    pub name: String,
    /// Where everything of the player is.
    pub folder: PathBuf,
}

/// All players of a machine, and who plays now.
#[derive(Clone, Debug)]
pub struct Profiles {
    root: PathBuf,
    all: Vec<Profile>,
    now: usize,
    /// What somebody has to be told once.
    pub told: Option<String>,
}

/// `profile.json` in a player's folder.
#[derive(Serialize, Deserialize)]
struct Card {
    format: u32,
    name: String,
}

/// `profiles.json`: who plays now.
#[derive(Serialize, Deserialize)]
struct Now {
    format: u32,
    /// Name of the folder.
    now: String,
}

impl Profiles {
    /// The players of a data folder. What an earlier version left there without profiles becomes a player's.
    ///
    /// # Errors
    /// What the file system says: nothing can be kept then.
    pub fn open(root: &Path) -> io::Result<Self> {
        let mut found = Self { root: root.into(), all: Vec::new(), now: 0, told: None };
        let place = root.join("profiles");
        std::fs::create_dir_all(&place)?;
        let mut folders: Vec<PathBuf> = std::fs::read_dir(&place)?.filter_map(|e| Some(e.ok()?.path())).collect();
        folders.retain(|folder| folder.is_dir());
        folders.sort();
        found.all = folders.into_iter().map(|folder| Profile { name: name_in(&folder), folder }).collect();
        found.adopt()?;
        if found.all.is_empty() {
            found.add(&tr!("players-first", number = 1))?;
        }
        let now = std::fs::read_to_string(root.join("profiles.json")).ok();
        let now = now.and_then(|text| serde_json::from_str::<Now>(&text).ok());
        let is_now = |profile: &Profile| now.as_ref().is_some_and(|now| profile.folder.ends_with(&now.now));
        found.now = found.all.iter().position(is_now).unwrap_or(0);
        Ok(found)
    }

    /// Moves what lies there without a player into the first player's folder, or, where that has the same already, into
    /// a new one's. A move that was cut off is gone on with.
    fn adopt(&mut self) -> io::Result<()> {
        let loose: Vec<&str> = BEFORE.into_iter().filter(|name| self.root.join(name).is_file()).collect();
        if loose.is_empty() {
            return Ok(());
        }
        let has = |profile: &Profile| loose.iter().any(|name| profile.folder.join(name).exists());
        let to = match self.all.iter().position(|profile| !has(profile)) {
            Some(0) => 0,
            _ if self.all.is_empty() => self.add(&tr!("players-first", number = 1))?,
            _ => {
                let name =
                    (1..).map(|n| tr!("players-earlier-game", number = n)).find(|name| self.check(name, None).is_ok());
                self.add(&name.expect("some number is free"))?
            }
        };
        for name in loose {
            std::fs::rename(self.root.join(name), self.all[to].folder.join(name))?;
        }
        Ok(())
    }

    /// All players.
    pub fn all(&self) -> &[Profile] {
        &self.all
    }

    /// Which of them plays now.
    pub fn now(&self) -> usize {
        self.now
    }

    /// Who plays now.
    pub fn player(&self) -> &Profile {
        &self.all[self.now]
    }

    /// A file of the player who plays now.
    pub fn file(&self, name: &str) -> PathBuf {
        self.player().folder.join(name)
    }

    /// A name as it would be kept, for a new player or for one who is there.
    ///
    /// # Errors
    /// Why it cannot be: in a sentence.
    pub fn check(&self, name: &str, of: Option<usize>) -> Result<String, String> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(tr!("name-empty").into());
        }
        let letters = name.chars().count();
        if letters > LONGEST {
            return Err(tr!("name-too-long", letters = letters, most = LONGEST));
        }
        if let Some(sign) = name.chars().find(|c| "/\\:*?\"<>|".contains(*c)) {
            return Err(tr!("name-path-sign", sign = sign));
        }
        if name.chars().any(|c| {
            c.is_control()
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        }) {
            return Err(tr!("name-unseen-sign").into());
        }
        if !name.chars().any(char::is_alphanumeric) {
            return Err(tr!("name-only-signs").into());
        }
        let same = |(n, other): (usize, &Profile)| Some(n) != of && other.name.to_lowercase() == name.to_lowercase();
        if let Some((_, other)) = self.all.iter().enumerate().find(|(n, other)| same((*n, other))) {
            return Err(tr!("name-taken", name = other.name));
        }
        Ok(name)
    }

    /// A new player, who plays from now on.
    ///
    /// # Errors
    /// Why there cannot be one of that name.
    pub fn create(&mut self, name: &str) -> Result<(), String> {
        let name = self.check(name, None)?;
        let place = self.add(&name).map_err(|e| tr!("players-no-folder", why = e))?;
        self.switch(place)
    }

    /// Somebody else plays from now on.
    ///
    /// # Errors
    /// Why that cannot be kept; they play all the same.
    pub fn switch(&mut self, to: usize) -> Result<(), String> {
        if to >= self.all.len() {
            return Err(tr!("players-nobody").into());
        }
        self.now = to;
        let now = folder_name(&self.all[to].folder);
        let text = serde_json::to_string(&Now { format: FORMAT, now }).expect("plain data serialises");
        write_whole(&self.root.join("profiles.json"), &text).map_err(|e| tr!("players-now-not-kept", why = e))
    }

    /// Gives a player another name; the folder keeps its own.
    ///
    /// # Errors
    /// Why not.
    pub fn rename(&mut self, which: usize, name: &str) -> Result<(), String> {
        let name = self.check(name, Some(which))?;
        let profile = self.all.get_mut(which).ok_or_else(|| tr!("players-nobody"))?;
        write_card(&profile.folder, &name).map_err(|e| tr!("players-name-not-kept", why = e))?;
        profile.name = name;
        Ok(())
    }

    /// Takes a player from the list. Nothing is deleted: the folder is moved aside; says where it is.
    ///
    /// # Errors
    /// Why not.
    pub fn remove(&mut self, which: usize) -> Result<String, String> {
        if self.all.len() < 2 {
            return Err(tr!("players-last-one").into());
        }
        let profile = self.all.get(which).ok_or_else(|| tr!("players-nobody"))?.clone();
        let aside = self.root.join("removed");
        std::fs::create_dir_all(&aside).map_err(|e| tr!("players-no-folder", why = e))?;
        let place = free(&aside, &folder_name(&profile.folder));
        std::fs::rename(&profile.folder, &place).map_err(|e| tr!("players-not-moved", why = e))?;
        let playing = self.player().folder.clone();
        self.all.remove(which);
        let now = self.all.iter().position(|other| other.folder == playing).unwrap_or(0);
        self.switch(now)?;
        Ok(tr!("players-gone", name = profile.name, place = place.display().to_string()))
    }

    fn add(&mut self, name: &str) -> io::Result<usize> {
        let folder = free(&self.root.join("profiles"), &plain(name));
        std::fs::create_dir_all(&folder)?;
        write_card(&folder, name)?;
        self.all.push(Profile { name: name.into(), folder });
        Ok(self.all.len() - 1)
    }
}

fn folder_name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a player is called; the folder's name, where that cannot be read.
fn name_in(folder: &Path) -> String {
    let card = library::read(&folder.join("profile.json")).ok();
    let card = card.and_then(|text| serde_json::from_str::<Card>(&text).ok());
    card.map_or_else(|| folder_name(folder), |card| card.name)
}

fn write_card(folder: &Path, name: &str) -> io::Result<()> {
    let card = Card { format: FORMAT, name: name.into() };
    write_whole(&folder.join("profile.json"), &serde_json::to_string(&card).expect("plain data serialises"))
}

/// A folder's name that every file system takes: small letters, digits and hyphens.
fn plain(name: &str) -> String {
    let small = name.to_lowercase();
    let parts = small.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    // Some names are devices on some systems: none of them begins so.
    let joined = parts.collect::<Vec<_>>().join("-");
    if joined.is_empty() { "player".into() } else { format!("player-{}", joined.trim_start_matches("player-")) }
}

/// A place in a folder that nothing has yet.
fn free(folder: &Path, name: &str) -> PathBuf {
    let place = |n: u32| folder.join(if n == 1 { name.to_string() } else { format!("{name}-{n}") });
    (1..).map(place).find(|place| place.symlink_metadata().is_err()).expect("some number is free")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(profiles: &Profiles) -> Vec<&str> {
        profiles.all().iter().map(|p| p.name.as_str()).collect()
    }

    #[test]
    fn what_was_there_before_profiles_is_the_first_players_and_nothing_is_lost() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("game.journal"), "a game").unwrap();
        fs::write(root.path().join("progress.json"), "progress").unwrap();
        fs::write(root.path().join("settings.ron"), "(format: 1)").unwrap();
        let profiles = Profiles::open(root.path()).unwrap();
        assert_eq!(names(&profiles), ["Player 1"]);
        assert_eq!(fs::read_to_string(profiles.file("game.journal")).unwrap(), "a game");
        assert_eq!(fs::read_to_string(profiles.file("progress.json")).unwrap(), "progress");
        assert!(!root.path().join("game.journal").exists());
        assert!(root.path().join("settings.ron").exists(), "what is set stays the machine's");
        // A second start finds the same.
        let again = Profiles::open(root.path()).unwrap();
        assert_eq!((again.all(), again.now()), (profiles.all(), 0));
    }

    #[test]
    fn a_move_that_was_cut_off_is_gone_on_with() {
        let root = tempfile::tempdir().unwrap();
        let first = Profiles::open(root.path()).unwrap();
        fs::write(first.file("game.journal"), "a game").unwrap();
        fs::write(root.path().join("progress.json"), "progress").unwrap();
        let again = Profiles::open(root.path()).unwrap();
        assert_eq!(names(&again), ["Player 1"]);
        assert_eq!(fs::read_to_string(again.file("progress.json")).unwrap(), "progress");
        assert_eq!(fs::read_to_string(again.file("game.journal")).unwrap(), "a game");
        // A game of an older program that was started in between replaces nothing.
        fs::write(root.path().join("game.journal"), "another").unwrap();
        let more = Profiles::open(root.path()).unwrap();
        assert_eq!(names(&more), ["Player 1", "Earlier game 1"]);
        assert_eq!(fs::read_to_string(more.all()[0].folder.join("game.journal")).unwrap(), "a game");
        assert_eq!(fs::read_to_string(more.all()[1].folder.join("game.journal")).unwrap(), "another");
    }

    #[test]
    fn players_come_change_and_go_and_are_there_the_next_time() {
        let root = tempfile::tempdir().unwrap();
        let mut profiles = Profiles::open(root.path()).unwrap();
        assert!(profiles.remove(0).unwrap_err().contains("add another player first"));
        profiles.create("  Ada   Lovelace ").unwrap();
        assert_eq!(profiles.player().name, "Ada Lovelace");
        fs::write(profiles.file("progress.json"), "Ada's").unwrap();
        profiles.rename(0, "Grace").unwrap();
        let again = Profiles::open(root.path()).unwrap();
        assert_eq!(again.player().name, "Ada Lovelace", "who played last plays on");
        let mut sorted = names(&again);
        sorted.sort_unstable();
        assert_eq!(sorted, ["Ada Lovelace", "Grace"]);
        let said = profiles.remove(profiles.now()).unwrap();
        let aside = root.path().join("removed/player-ada-lovelace");
        assert!(said.contains("Nothing is deleted") && said.ends_with(&aside.display().to_string()), "{said}");
        assert_eq!(fs::read_to_string(aside.join("progress.json")).unwrap(), "Ada's");
        assert_eq!(profiles.player().name, "Grace");
        // Another of the same name has another folder, and may be moved aside beside the first.
        profiles.create("Ada Lovelace").unwrap();
        let said = profiles.remove(profiles.now()).unwrap();
        assert!(said.ends_with("player-ada-lovelace-2"), "{said}");
        assert_eq!(names(&Profiles::open(root.path()).unwrap()), ["Grace"]);
    }

    #[test]
    fn bad_names_are_refused_with_a_reason() {
        let root = tempfile::tempdir().unwrap();
        let mut profiles = Profiles::open(root.path()).unwrap();
        for (name, why) in [
            ("", "at least one letter"),
            ("   ", "at least one letter"),
            ("...", "letter or digit"),
            ("../../etc", "means something in a path"),
            ("a\\b", "means something in a path"),
            ("C:", "means something in a path"),
            ("a\u{202E}b", "invisible character"),
            ("player 1", "Player 1 already exists"),
            ("a name that is much too long to be shown", "too many"),
        ] {
            let said = profiles.create(name).unwrap_err();
            assert!(said.contains(why), "{name:?}: {said}");
        }
        assert_eq!(profiles.all().len(), 1);
        // Whatever is allowed stays in its folder.
        for name in ["con", "Nul", "..a", "Ünïcode 名前", "名前", "-", "removed"] {
            if let Ok(()) = profiles.create(name) {
                let folder = &profiles.player().folder;
                assert_eq!(folder.parent(), Some(root.path().join("profiles").as_path()), "{name}");
                let own = folder_name(folder);
                assert!(
                    own.starts_with("player") && own.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
                    "{own}"
                );
            }
        }
        assert_eq!(profiles.rename(0, "名前").unwrap_err(), "名前 already exists.");
    }

    #[test]
    fn damaged_files_lose_no_player() {
        let root = tempfile::tempdir().unwrap();
        let mut profiles = Profiles::open(root.path()).unwrap();
        profiles.create("Ada").unwrap();
        fs::write(profiles.file("profile.json"), "{").unwrap();
        fs::write(root.path().join("profiles.json"), "[1").unwrap();
        let again = Profiles::open(root.path()).unwrap();
        let found: std::collections::BTreeSet<&str> = names(&again).into_iter().collect();
        assert_eq!(found, ["Player 1", "player-ada"].into());
    }
}
