//! Kept sandboxes: each a folder among the player's own levels, `sandbox/NAME/`, with the level that anybody can run and the
//! parts that it was built from.

use std::fs;
use std::io;
use std::path::Path;

use super::{FORMAT, Parts, build};
use crate::level::{library, ron_options};
use crate::replay::write_whole;
use crate::tr;

/// Folder among the player's own levels, and first part of the ids of kept sandboxes.
pub const FOLDER: &str = "sandbox";
const PARTS: &str = "parts.ron";
const LEVEL: &str = "level.ron";

/// A kept sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The level's id: `sandbox/NAME`.
    pub id: String,
    /// The company's name.
    pub name: String,
}

/// The id under which a company of this name is kept.
pub fn id(name: &str) -> String {
    let mut plain: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect();
    while plain.contains("__") {
        plain = plain.replace("__", "_");
    }
    let plain = plain.trim_matches('_');
    format!("{FOLDER}/{}", if plain.is_empty() { "company" } else { plain })
}

/// Keeps parts among the levels in a folder, in the place of what was kept under the same name; returns the level's id.
///
/// # Errors
/// When it cannot be written, or is no level.
pub fn save(levels: &Path, parts: &Parts) -> io::Result<String> {
    if build::checked(parts, "sandbox").0.is_none() {
        return Err(io::Error::other(tr!("sandbox-no-level")));
    }
    let id = id(&parts.name);
    let folder = levels.join(&id);
    fs::create_dir_all(&folder)?;
    let style = ron::ser::PrettyConfig::default();
    let text = ron_options().to_string_pretty(parts, style).map_err(io::Error::other)?;
    write_whole(&folder.join(PARTS), &text)?;
    write_whole(&folder.join(LEVEL), &build::text(&build::level(parts)))?;
    Ok(id)
}

/// What is kept in a folder, by name.
pub fn list(levels: &Path) -> Vec<Kept> {
    let folders = fs::read_dir(levels.join(FOLDER)).into_iter().flatten().flatten();
    let mut all: Vec<Kept> = folders
        .filter_map(|entry| {
            let id = format!("{FOLDER}/{}", entry.file_name().to_str()?);
            let name = load(levels, &id).ok()?.name;
            Some(Kept { id, name })
        })
        .collect();
    all.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    all
}

/// Loads parts.
///
/// # Errors
/// A sentence: when they cannot be read, or are of another version.
pub fn load(levels: &Path, id: &str) -> Result<Parts, String> {
    let told = |why: String| tr!("sandbox-not-loaded", id = id, why = why);
    let text = library::read(&levels.join(id).join(PARTS))
        .map_err(|why| told(tr!("sandbox-unreadable", why = why.to_string())))?;
    read(&text).map_err(told)
}

/// Deletes what is kept under an id: its level and its parts. What else somebody has put in its folder stays.
///
/// # Errors
/// When it cannot be deleted, or is no sandbox that is kept here.
pub fn delete(levels: &Path, id: &str) -> io::Result<()> {
    if !list(levels).iter().any(|kept| kept.id == id) {
        return Err(io::Error::new(io::ErrorKind::NotFound, tr!("sandbox-not-there")));
    }
    let folder = levels.join(id);
    fs::remove_file(folder.join(PARTS))?;
    match fs::remove_file(folder.join(LEVEL)) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
        _ => {}
    }
    match fs::remove_dir(&folder) {
        Err(why) if why.kind() != io::ErrorKind::DirectoryNotEmpty => Err(why),
        _ => Ok(()),
    }
}

/// Reads parts from their text.
///
/// # Errors
/// When it is none, or of another version.
pub fn read(text: &str) -> Result<Parts, String> {
    let mut parts: Parts =
        library::parse(PARTS, text).map_err(|problem| tr!("sandbox-damaged", line = problem.line))?;
    if parts.format != FORMAT {
        return Err(tr!("sandbox-other-format", format = parts.format, known = FORMAT));
    }
    parts.mend();
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::super::presets;
    use super::*;
    use crate::locale::{Language, tests::speaking};

    #[test]
    fn what_is_kept_loads_back_equal_and_is_a_level_like_any_other() {
        let folder = tempfile::tempdir().unwrap();
        assert!(list(folder.path()).is_empty());
        for mut parts in presets() {
            parts.days = 3;
            parts.mend(); // Dates after the last day are none.
            let id = save(folder.path(), &parts).unwrap();
            assert_eq!(load(folder.path(), &id).unwrap(), parts, "{id}");
            let level = crate::level::load(&folder.path().join(&id).display().to_string()).unwrap();
            assert_eq!(level.file, build::level(&parts));
        }
        assert_eq!(list(folder.path()).len(), presets().len());
        // One that is deleted is gone with its level; the others, and what lies beside them, stay.
        let gone = list(folder.path()).remove(0).id;
        fs::write(folder.path().join(&gone).join("notes.txt"), "mine").unwrap();
        delete(folder.path(), &gone).unwrap();
        assert!(
            !folder.path().join(&gone).join(LEVEL).exists() && folder.path().join(&gone).join("notes.txt").exists()
        );
        assert_eq!(list(folder.path()).len(), presets().len() - 1);
        for other in [gone.as_str(), "sandbox/..", "../elsewhere"] {
            assert!(delete(folder.path(), other).is_err(), "{other}");
        }
        let name = |parts: &Parts| id(&parts.name) == gone;
        save(folder.path(), &presets().into_iter().find(name).unwrap()).unwrap();
        // The same name takes its place.
        let mut again = presets().remove(0);
        again.cash += 1.0;
        let id = save(folder.path(), &again).unwrap();
        assert_eq!((list(folder.path()).len(), load(folder.path(), &id).unwrap()), (presets().len(), again));
    }

    #[test]
    fn what_is_damaged_is_refused_in_words_and_no_name_leaves_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let id = save(folder.path(), &Parts::new("../../Etc, passwd!")).unwrap();
        assert_eq!(id, "sandbox/etc_passwd");
        let path = folder.path().join(&id).join(PARTS);
        let text = fs::read_to_string(&path).unwrap().replace("format: 1", "format: 9");
        fs::write(&path, text).unwrap();
        assert!(load(folder.path(), &id).unwrap_err().contains("format 9 is not known"));
        let german = speaking(Language::German, || load(folder.path(), &id)).unwrap_err();
        assert!(german.contains("Format 9 ist unbekannt") && german.contains(&id), "{german}");
        fs::write(&path, "(format: 1").unwrap();
        let german = speaking(Language::German, || load(folder.path(), &id)).unwrap_err();
        assert!(german.ends_with("die Datei ist in Zeile 1 beschädigt"), "{german}");
        assert!(load(folder.path(), &id).is_err() && list(folder.path()).is_empty());
        assert_eq!(super::id("…"), "sandbox/company");
    }
}
