//! Where levels come from: the disk, and the ones that are shipped inside the program.

use include_dir::{Dir, include_dir};
use std::fmt;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check;
use super::diagnostic::{Diagnostic, Severity, did_you_mean};
use super::file::TextsFile;
use super::locate::{DEEPEST, line_column, too_deep};
use super::rules::Difficulty;
use super::{Level, ron_options};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/levels");

/// Largest file that is read, bytes.
pub const LARGEST: u64 = 4 * 1024 * 1024;

/// Why a level could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// There is none of that name.
    NotFound {
        /// What was asked for.
        name: String,
        /// What to do.
        help: String,
    },
    /// It could not be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// It has errors.
    Invalid(Vec<Diagnostic>),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound { name, help } => write!(f, "error: there is no level \"{name}\"\n    help: {help}"),
            Self::Unreadable { path, why } => write!(f, "{}: error: {why}", path.display()),
            Self::Invalid(problems) => {
                let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for LoadError {}

/// The texts of a level.
#[derive(Clone, Debug)]
pub struct Source {
    /// The level's id or path.
    pub id: String,
    /// Name of the level's file, for diagnostics.
    pub file: String,
    /// Text of the level's file.
    pub text: String,
    /// Name and text of its proof.
    pub proof: Option<(String, String)>,
    /// Where else its texts in other languages are looked for, before a shipped level's own.
    folders: Vec<PathBuf>,
    /// The folder of a shipped level.
    shipped: Option<&'static Dir<'static>>,
}

/// A level's texts in another language: `text.<language>.ron`, which is not read before it is asked for.
#[derive(Clone, Debug)]
pub struct Translation {
    /// `de`, `pt-BR`.
    pub language: String,
    /// Name of the file, for diagnostics.
    pub file: String,
    place: Place,
}

#[derive(Clone, Debug)]
enum Place {
    Disk(PathBuf),
    Shipped(&'static str),
}

impl Translation {
    /// Its text.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn text(&self) -> Result<String, LoadError> {
        match &self.place {
            Place::Disk(path) => read(path),
            Place::Shipped(text) => Ok((*text).to_string()),
        }
    }
}

impl Source {
    /// A level's text that lies in no folder, and its proof's.
    pub fn of_text(id: &str, file: &str, text: &str, proof: Option<(String, String)>) -> Self {
        Self { id: id.into(), file: file.into(), text: text.into(), proof, folders: Vec::new(), shipped: None }
    }

    /// What it says in other languages, in order of the languages. A language can be added to a shipped level, or put in
    /// the place of a shipped one, by its file alone.
    pub fn translations(&self) -> Vec<Translation> {
        let on_disk = self.folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
        let on_disk = on_disk.map(|entry| entry.path()).filter_map(|path| {
            let language = language_of(&path)?.to_string();
            Some(Translation { language, file: path.display().to_string(), place: Place::Disk(path) })
        });
        let shipped = self.shipped.into_iter().flat_map(Dir::files).filter_map(|file| {
            let (language, text) = (language_of(file.path())?.to_string(), file.contents_utf8()?);
            Some(Translation { language, file: file.path().display().to_string(), place: Place::Shipped(text) })
        });
        let mut found: Vec<_> = on_disk.chain(shipped).collect();
        found.sort_by(|a, b| a.language.cmp(&b.language));
        found.dedup_by(|later, first| later.language == first.language);
        found
    }

    /// The translation into a language; `de` does for `de-AT`.
    pub fn translation(&self, language: &str) -> Option<Translation> {
        let mut all = self.translations();
        let place = |wanted: &str| all.iter().position(|one| one.language.eq_ignore_ascii_case(wanted));
        let place = fitting(language).into_iter().find_map(place)?;
        Some(all.swap_remove(place))
    }
}

/// The language that a file of texts is in, by its name: `text.de.ron`.
fn language_of(file: &Path) -> Option<&str> {
    let language = file.file_name()?.to_str()?.strip_prefix("text.")?.strip_suffix(".ron")?;
    let fine = |c: char| c.is_ascii_alphanumeric() || c == '-';
    ((2..=20).contains(&language.len()) && language.chars().all(fine)).then_some(language)
}

/// The languages that do for one that is asked for: itself, and `de` for `de-AT`.
fn fitting(language: &str) -> [&str; 2] {
    [language, language.split(['-', '_']).next().unwrap_or_default()]
}

/// `levels/campaign.ron`: the order of the levels on the map.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// In the order in which they open.
    pub parts: Vec<Part>,
}

/// A part of the campaign.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Folder under `levels/`.
    pub id: String,
    /// On the map.
    pub title: String,
    /// Its levels open one after the other, and hand on what was reached; otherwise all are open.
    #[serde(default)]
    pub in_order: bool,
    /// Ids of its levels.
    pub levels: Vec<String>,
}

/// The order of the shipped levels.
pub fn campaign() -> Campaign {
    let text = SHIPPED.get_file("campaign.ron").and_then(|file| file.contents_utf8()).expect("tested");
    ron_options().from_str(text).expect("tested")
}

/// Where the program keeps what is the player's own: the folder of `UNPLANNED_DATA`, or the one that the system has for it.
pub fn data_folder() -> Option<PathBuf> {
    let folder = std::env::var_os("UNPLANNED_DATA").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    folder.or_else(|| directories::ProjectDirs::from("", "", "unplanned").map(|dirs| dirs.data_dir().to_path_buf()))
}

/// The player's own levels: `my/level/level.ron` in there is the level `my/level`.
pub fn own_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("levels"))
}

/// The order of the shipped levels, with its titles in a language (`levels/text.<language>.ron`).
pub fn campaign_in(language: Option<&str>) -> Campaign {
    let mut campaign = campaign();
    let texts = language.and_then(|language| {
        let file = |language| SHIPPED.get_file(format!("text.{language}.ron"));
        fitting(language).into_iter().find_map(file)?.contents_utf8()
    });
    if let Some(texts) = texts {
        ron_options().from_str::<TextsFile>(texts).expect("tested").tell(&mut campaign);
    }
    campaign
}

/// Ids of the shipped levels, in the order of the campaign.
pub fn shipped() -> Vec<String> {
    fn collect(dir: &Dir<'_>, out: &mut Vec<String>) {
        for file in dir.files() {
            if file.path().file_name().is_some_and(|n| n == "level.ron")
                && let Some(parent) = file.path().parent()
            {
                out.push(parent.to_string_lossy().replace('\\', "/"));
            }
        }
        for sub in dir.dirs() {
            collect(sub, out);
        }
    }
    let mut ids = Vec::new();
    collect(&SHIPPED, &mut ids);
    let order: Vec<String> = campaign().parts.into_iter().flat_map(|part| part.levels).collect();
    ids.sort_by_key(|id| (order.iter().position(|other| other == id).unwrap_or(usize::MAX), id.clone()));
    ids
}

/// Loads a level by id (`part1/payroll`) or by path (a folder or a file).
///
/// # Errors
/// When there is no such level, it cannot be read, or it has errors; warnings are dropped.
pub fn load(name: &str) -> Result<Arc<Level>, LoadError> {
    load_in(name, None)
}

/// Loads a level as [`load`] does, with its texts in a language: what is not translated stays as the level says it. It is
/// the same level otherwise, with the same digest.
///
/// # Errors
/// As [`load`], and when the file of that language has errors.
pub fn load_in(name: &str, language: Option<&str>) -> Result<Arc<Level>, LoadError> {
    let errors = |problems: Vec<Diagnostic>| {
        LoadError::Invalid(problems.into_iter().filter(|p| p.severity == Severity::Error).collect())
    };
    let source = find(name)?;
    let (level, problems) = check::level(&source);
    let mut level = level.ok_or_else(|| errors(problems))?;
    if let Some(translation) = language.and_then(|language| source.translation(language)) {
        let (texts, problems) = check::translation(&translation, &source, &level.file)?;
        texts.ok_or_else(|| errors(problems))?.tell(&mut level.file);
    }
    level.told = language.map(str::to_string);
    Ok(Arc::new(level))
}

/// Loads a level as [`load`] does, to be played at a difficulty.
///
/// # Errors
/// As [`load`].
pub fn load_at(name: &str, difficulty: Difficulty) -> Result<Arc<Level>, LoadError> {
    load(name).map(|level| Arc::new(Arc::unwrap_or_clone(level).at(difficulty)))
}

/// The texts of a level by id or path. A folder on disk goes before a shipped level of the same id.
///
/// # Errors
/// When there is no such level, or it cannot be read.
pub fn find(name: &str) -> Result<Source, LoadError> {
    let path = Path::new(name);
    if path.exists() {
        return on_disk(name, path);
    }
    let id = name.trim_end_matches('/').trim_start_matches("levels/");
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '/');
    if id.chars().all(plain) && !id.is_empty() {
        let mut places = vec![PathBuf::from("levels").join(id)];
        places.extend(own_folder().map(|folder| folder.join(id)));
        if let Some(folder) = places.iter().find(|folder| folder.join("level.ron").is_file()) {
            return on_disk(id, folder);
        }
        let text =
            |file: &str| SHIPPED.get_file(format!("{id}/{file}")).and_then(|f| f.contents_utf8()).map(str::to_string);
        if let Some(level) = text("level.ron") {
            let proof = text("proof.ron").map(|proof| (format!("{id}/proof.ron"), proof));
            let of_text = Source::of_text(id, &format!("{id}/level.ron"), &level, proof);
            return Ok(Source { folders: places, shipped: SHIPPED.get_dir(id), ..of_text });
        }
    }
    let ids = shipped();
    let near = did_you_mean(id, ids.iter().map(String::as_str));
    let help = if near.is_empty() {
        "`unplanned list` shows the levels; a path to a folder or a file works too".into()
    } else {
        near
    };
    Err(LoadError::NotFound { name: name.into(), help })
}

/// What a level is called in saved games and recordings: its id, or a path that holds in any folder.
pub fn lasting_name(id: &str) -> String {
    if Path::new(id).exists() && !SHIPPED.contains(format!("{}/level.ron", id.trim_start_matches("levels/"))) {
        std::path::absolute(id).map_or_else(|_| id.into(), |path| path.display().to_string())
    } else {
        id.into()
    }
}

fn on_disk(name: &str, path: &Path) -> Result<Source, LoadError> {
    let (file, proof) = if path.is_dir() {
        (path.join("level.ron"), Some(path.join("proof.ron")))
    } else if path.file_name().is_some_and(|n| n == "level.ron") {
        (path.to_path_buf(), Some(path.with_file_name("proof.ron")))
    } else {
        (path.to_path_buf(), None)
    };
    if path.is_dir() && !file.exists() {
        let help = format!("{} is a folder without a level.ron", path.display());
        return Err(LoadError::NotFound { name: name.into(), help });
    }
    let text = read(&file)?;
    let proof = match proof.filter(|p| p.is_file()) {
        Some(path) => Some((path.display().to_string(), read(&path)?)),
        None => None,
    };
    let id = name
        .trim_end_matches('/')
        .trim_end_matches("/level.ron")
        .trim_start_matches("./")
        .trim_start_matches("levels/");
    // A level that is a single file has nothing beside it.
    let of_folder = file.file_name().is_some_and(|name| name == "level.ron");
    let folder = file.parent().filter(|_| of_folder);
    let here = |folder: &Path| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.into() };
    let folders = folder.map(here).into_iter().collect();
    Ok(Source { folders, ..Source::of_text(id, &file.display().to_string(), &text, proof) })
}

/// Reads a text file of bounded size.
///
/// # Errors
/// When it cannot be read, is too large, or is not UTF-8.
pub fn read(path: &Path) -> Result<String, LoadError> {
    let unreadable = |why: String| LoadError::Unreadable { path: path.into(), why };
    let opened = |e: std::io::Error| unreadable(format!("cannot be opened: {e}"));
    // Before it is opened: opening a pipe waits for somebody to write into it.
    if !fs::metadata(path).map_err(opened)?.is_file() {
        return Err(unreadable("is not a file".into()));
    }
    let file = fs::File::open(path).map_err(opened)?;
    let about = file.metadata().map_err(|e| unreadable(format!("cannot be read: {e}")))?;
    if about.len() > LARGEST {
        return Err(unreadable(format!("is larger than {} MiB: a level is a small text file", LARGEST >> 20)));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| unreadable(format!("cannot be read: {e}")))?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let (line, column) = line_column(&String::from_utf8_lossy(&e.as_bytes()[..at]), at);
        LoadError::Invalid(vec![Diagnostic {
            file: path.display().to_string(),
            line,
            column,
            severity: Severity::Error,
            message: "this is not UTF-8 text".into(),
            help: "save the file as UTF-8".into(),
        }])
    })
}

/// Reads RON of bounded depth.
///
/// # Errors
/// The place and reason of the first thing that is no RON, or not of this shape.
pub fn parse<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, Diagnostic> {
    let at = |(line, column): (usize, usize), message: String, help: String| Diagnostic {
        file: file.into(),
        line,
        column,
        severity: Severity::Error,
        message,
        help,
    };
    if text.len() as u64 > LARGEST {
        return Err(at((1, 1), format!("larger than {} MiB", LARGEST >> 20), "a level is a small text file".into()));
    }
    if let Some(byte) = too_deep(text) {
        return Err(at(
            line_column(text, byte),
            format!("brackets are nested more than {DEEPEST} deep"),
            "no level needs that".into(),
        ));
    }
    ron_options().from_str(text).map_err(|e| {
        let (message, mut help) = friendly(&e.code);
        if help.is_empty() && [e.span.start, e.span.end].iter().any(|place| word(text, place.line, place.col) == "none")
        {
            help = "write `None`, or leave the field out".into();
        }
        at((e.span.start.line, e.span.start.col), message, help)
    })
}

/// The word at a place of a text.
fn word(text: &str, line: usize, column: usize) -> &str {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let at = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let from =
        line[..at].rfind(|c: char| !letter(c)).map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
    let to = line[at..].find(|c: char| !letter(c)).map_or(line.len(), |end| at + end);
    &line[from..to]
}

/// A shape as the documents call it: `ServiceFile` is a `Service` there.
fn shape(name: &str) -> &str {
    name.strip_suffix("File").filter(|rest| !rest.is_empty()).unwrap_or(name)
}

fn friendly(error: &ron::Error) -> (String, String) {
    use ron::Error;
    let near = |found: &str, expected: &'static [&'static str]| {
        let near = did_you_mean(found, expected.iter().copied());
        if near.is_empty() { format!("known are: {}", expected.join(", ")) } else { near }
    };
    match error {
        Error::NoSuchStructField { found, expected, outer } => {
            let whose = outer.as_ref().map_or(String::new(), |o| format!(" in {}", shape(o)));
            (format!("there is no field \"{found}\"{whose}"), near(found, expected))
        }
        Error::NoSuchEnumVariant { found, expected, outer } => {
            let whose = outer.as_ref().map_or(String::new(), |o| format!(" of {}", shape(o)));
            (format!("\"{found}\" is no variant{whose}"), near(found, expected))
        }
        Error::MissingStructField { field, outer } => {
            let whose = outer.as_ref().map_or(String::new(), |o| format!(" in {}", shape(o)));
            (format!("the field \"{field}\" is missing{whose}"), format!("add `{field}: …`"))
        }
        Error::DuplicateStructField { field, .. } => {
            (format!("the field \"{field}\" stands here twice"), "take one out".into())
        }
        Error::ExceededRecursionLimit => ("nested too deep".into(), "no level needs that".into()),
        other => (other.to_string(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_told_in_the_words_of_the_documents() {
        let said = |text: &str| {
            let text = format!("(format: 1, title: \"t\", lesson: \"l\", ends: \"day 2 00:00\",\n{text})");
            let problem = parse::<crate::level::file::LevelFile>("level.ron", &text).unwrap_err();
            assert_eq!(problem.line, 2);
            format!("{}|{}", problem.message, problem.help)
        };
        assert!(
            said("services: [(id: \"a\", name: \"A\", owner: \"o\", x: 1)]")
                .starts_with("there is no field \"x\" in Service|")
        );
        assert!(said("services: [(id: \"a\", name: \"A\")]").starts_with("the field \"owner\" is missing in Service|"));
        assert!(
            said("centres: [(id: \"a\", name: \"A\", wip_limit: none)]")
                .ends_with("write `None`, or leave the field out")
        );
        assert!(said("board: none").ends_with("write `None`, or leave the field out"));
    }

    #[test]
    fn every_shipped_level_is_on_the_map_and_every_one_on_the_map_is_shipped() {
        let on_map: Vec<String> = campaign().parts.into_iter().flat_map(|part| part.levels).collect();
        assert_eq!(on_map, shipped());
    }

    #[test]
    fn every_shipped_level_is_clean() {
        assert!(!shipped().is_empty());
        for id in shipped() {
            let source = find(&id).unwrap();
            let (level, mut problems) = check::level(&source);
            problems.extend(level.iter().flat_map(|level| check::translations(&source, &level.file)));
            assert!(level.is_some() && problems.is_empty(), "{id}: {problems:#?}");
        }
    }

    #[test]
    fn a_wrong_name_gets_a_hint() {
        let error = load("part1/payrol").unwrap_err().to_string();
        assert!(error.contains("did you mean \"part1/payroll\""), "{error}");
        assert!(load("../../etc/passwd").is_err());
    }
}
