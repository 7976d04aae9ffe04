//! All text that the window shows, by language. `tr!("id")` is a message as it stands, `tr!("id", name = value)` one with
//! values in it; both are read from `assets/locale/*.ftl` (Fluent), which are part of the program.
//!
//! One language holds for the whole process. It is English until a window sets another: what the command line prints is a
//! contract for scripts. Text is made when it is asked for and never goes back into a simulation.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, LazyLock};
use unic_langid::LanguageIdentifier;

use crate::level::file::Weekday;

const ENGLISH: &str = include_str!("../assets/locale/en.ftl");
const GERMAN: &str = include_str!("../assets/locale/de.ftl");

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its code in the names of files: `en`, `de`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language of the system, if the program speaks it; else English.
    #[cfg(feature = "desktop")]
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|tag| Self::of_tag(&tag)).unwrap_or_default()
    }

    /// By a tag such as `de-AT`.
    #[cfg(any(feature = "desktop", test))]
    fn of_tag(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().expect("a code is a tag")
    }
}

static NOW: AtomicU8 = AtomicU8::new(0);

/// Sets the language of the process.
pub fn set(language: Language) {
    NOW.store(language as u8, Ordering::Relaxed);
}

/// The language that holds now.
pub fn get() -> Language {
    #[cfg(test)]
    if let Some(language) = tests::HERE.get() {
        return language;
    }
    Language::ALL[usize::from(NOW.load(Ordering::Relaxed))]
}

/// A message, ready to be put together. Nearly all are text and values, and need no more than that.
enum Message {
    Plain(String),
    Pieces(Vec<Piece>),
    /// With a choice in it, such as one and many.
    Chosen,
}

enum Piece {
    Text(String),
    Value(String),
}

/// All messages in one language.
struct Book {
    messages: BTreeMap<String, Message>,
    bundle: FluentBundle<Arc<FluentResource>>,
}

static BOOKS: LazyLock<[Book; 2]> = LazyLock::new(|| {
    let read = |text: &str| Arc::new(FluentResource::try_new(text.into()).unwrap_or_else(|(part, _)| part));
    let (english, german) = (read(ENGLISH), read(GERMAN));
    // What German lacks is said in English.
    [Book::of(Language::English, &[&english]), Book::of(Language::German, &[&english, &german])]
});

impl Book {
    fn of(language: Language, resources: &[&Arc<FluentResource>]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| shown(value, Language::English),
            Language::German => |value, _| shown(value, Language::German),
        }));
        let mut messages = BTreeMap::new();
        for resource in resources {
            bundle.add_resource_overriding(Arc::clone(resource));
            for entry in resource.entries() {
                if let Entry::Message(message) = entry
                    && let Some(pattern) = &message.value
                {
                    messages.insert(message.id.name.to_string(), Message::of(pattern));
                }
            }
        }
        Self { messages, bundle }
    }
}

impl Message {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            let text = match element {
                PatternElement::TextElement { value } => *value,
                PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                    InlineExpression::StringLiteral { value } => *value,
                    InlineExpression::VariableReference { id } => {
                        pieces.push(Piece::Value(id.name.into()));
                        continue;
                    }
                    _ => return Self::Chosen,
                },
                PatternElement::Placeable { .. } => return Self::Chosen,
            };
            match pieces.last_mut() {
                Some(Piece::Text(before)) => before.push_str(text),
                _ => pieces.push(Piece::Text(text.into())),
            }
        }
        match pieces.as_mut_slice() {
            [Piece::Text(text)] => Self::Plain(std::mem::take(text)),
            _ => Self::Pieces(pieces),
        }
    }
}

/// A value that stands in a message.
pub trait Value {
    /// As Fluent takes it: numbers as numbers, so that a message can choose by them.
    fn value(&self) -> FluentValue<'_>;
}

impl<T: Value + ?Sized> Value for &T {
    fn value(&self) -> FluentValue<'_> {
        T::value(self)
    }
}

impl Value for str {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Value for String {
    fn value(&self) -> FluentValue<'_> {
        self.as_str().into()
    }
}

impl Value for std::borrow::Cow<'_, str> {
    fn value(&self) -> FluentValue<'_> {
        self.as_ref().into()
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Value for $number {
            fn value(&self) -> FluentValue<'_> {
                (*self).into()
            }
        })*
    };
}
numbers! { u8 u16 u32 u64 usize i32 i64 isize f32 f64 }

macro_rules! others {
    ($($other:ty)*) => {
        $(impl Value for $other {
            fn value(&self) -> FluentValue<'_> {
                self.to_string().into()
            }
        })*
    };
}
others! { char std::io::Error ron::error::SpannedError }

/// A message by its id, with its values if it has any.
#[macro_export]
macro_rules! tr {
    ($id:literal) => {
        $crate::locale::text($id)
    };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::locale::filled($id, &[$((stringify!($name), $crate::locale::Value::value(&$value))),+])
    };
}

/// A message without values; the id itself if there is none.
pub fn text(id: &str) -> &str {
    match BOOKS[get() as usize].messages.get(id) {
        Some(Message::Plain(text)) => text,
        _ => id,
    }
}

/// A message without values, if there is one of that id: for ids that are put together from a level's or a program's names.
pub fn find(id: &str) -> Option<&'static str> {
    match BOOKS[get() as usize].messages.get(id) {
        Some(Message::Plain(text)) => Some(text),
        _ => None,
    }
}

/// A message with values; the id itself if there is none.
pub fn filled(id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    let language = get();
    let book = &BOOKS[language as usize];
    match book.messages.get(id) {
        None => id.to_string(),
        Some(Message::Plain(text)) => text.clone(),
        Some(Message::Pieces(pieces)) => {
            let mut all = String::with_capacity(64);
            for piece in pieces {
                match piece {
                    Piece::Text(text) => all.push_str(text),
                    Piece::Value(name) => match values.iter().find(|(other, _)| other == name) {
                        Some((_, FluentValue::String(text))) => all.push_str(text),
                        Some((_, value)) => all.push_str(&shown(value, language).unwrap_or_default()),
                        None => all.push_str(name),
                    },
                }
            }
            all
        }
        Some(Message::Chosen) => {
            let pattern = book.bundle.get_message(id).and_then(|message| message.value());
            let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
            pattern.map_or(id.into(), |p| book.bundle.format_pattern(p, Some(&args), &mut Vec::new()).into_owned())
        }
    }
}

/// A number as it stands in a message.
fn shown(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(written(&number.value.to_string(), language)),
        _ => None,
    }
}

/// A number with so many digits behind the decimal mark.
pub fn number(value: impl Into<f64>, digits: usize) -> String {
    written(&format!("{:.digits$}", value.into()), get())
}

/// A whole number.
pub fn whole(value: impl std::fmt::Display) -> String {
    written(&value.to_string(), get())
}

/// Turns a number as programs write it into what people write.
fn written(plain: &str, language: Language) -> String {
    match language {
        Language::English => plain.into(),
        Language::German => {
            let (whole, part) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
            let digits = whole.trim_start_matches('-').len();
            let mut all = String::with_capacity(plain.len() + 4);
            for (n, letter) in whole.chars().rev().enumerate() {
                // Four digits are read without a point.
                if n > 0 && n % 3 == 0 && digits > 4 && letter.is_ascii_digit() {
                    all.push('.');
                }
                all.push(letter);
            }
            let mut all: String = all.chars().rev().collect();
            if let Some(part) = part {
                all.push(',');
                all.push_str(part);
            }
            all
        }
    }
}

/// A headline as it stands within a sentence: English makes it small, German writes its nouns as they are.
pub fn inside(title: &str) -> String {
    match get() {
        Language::English => title.to_lowercase(),
        Language::German => title.into(),
    }
}

/// A weekday in a few letters.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => tr!("weekday-monday"),
        Weekday::Tue => tr!("weekday-tuesday"),
        Weekday::Wed => tr!("weekday-wednesday"),
        Weekday::Thu => tr!("weekday-thursday"),
        Weekday::Fri => tr!("weekday-friday"),
        Weekday::Sat => tr!("weekday-saturday"),
        Weekday::Sun => tr!("weekday-sunday"),
    }
}

/// A weekday in full.
pub fn long_weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => tr!("long-weekday-monday"),
        Weekday::Tue => tr!("long-weekday-tuesday"),
        Weekday::Wed => tr!("long-weekday-wednesday"),
        Weekday::Thu => tr!("long-weekday-thursday"),
        Weekday::Fri => tr!("long-weekday-friday"),
        Weekday::Sat => tr!("long-weekday-saturday"),
        Weekday::Sun => tr!("long-weekday-sunday"),
    }
}

/// Names one after the other: "a, b and c".
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().into(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            tr!("list-of-names", first = first.join(", "), last = last.as_ref())
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sim::action::ActionKind;
    use std::cell::Cell;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    thread_local! {
        pub(super) static HERE: Cell<Option<Language>> = const { Cell::new(None) };
    }

    /// Does something in a language; tests beside it keep theirs.
    pub(crate) fn speaking<T>(language: Language, what: impl FnOnce() -> T) -> T {
        let before = HERE.replace(Some(language));
        let done = what();
        HERE.set(before);
        done
    }

    #[test]
    fn each_language_writes_numbers_its_own_way() {
        let both = |value: f64, digits| Language::ALL.map(|language| speaking(language, || number(value, digits)));
        assert_eq!(both(0.5, 1), ["0.5", "0,5"]);
        assert_eq!(both(-1234.56, 2), ["-1234.56", "-1234,56"]);
        assert_eq!(both(1_234_567.0, 0), ["1234567", "1.234.567"]);
        assert_eq!(both(-123_456.0, 0), ["-123456", "-123.456"]);
        assert_eq!(speaking(Language::German, || whole(12_345)), "12.345");
    }

    #[test]
    fn the_language_of_the_system_is_taken_if_it_is_spoken() {
        assert_eq!(Language::of_tag("de-AT"), Some(Language::German));
        assert_eq!(Language::of_tag("de_DE.UTF-8"), Some(Language::German));
        assert_eq!(Language::of_tag("EN"), Some(Language::English));
        assert_eq!(Language::of_tag("fr-FR"), None);
        assert_eq!(Language::of_tag(""), None);
    }

    #[test]
    fn what_is_not_there_shows_its_id() {
        assert_eq!(text("nobody-wrote-this"), "nobody-wrote-this");
        assert_eq!(filled("nobody-wrote-this", &[("n", 3.into())]), "nobody-wrote-this");
    }

    /// The messages of a file: id → its variables.
    fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let resource = match FluentResource::try_new(source.into()) {
            Ok(resource) => resource,
            Err((_, errors)) => {
                let at: Vec<_> = errors.iter().map(|e| (source[..e.pos.start].lines().count(), e)).collect();
                panic!("{at:?}")
            }
        };
        let mut all = BTreeMap::new();
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name.to_string();
            let mut variables = BTreeSet::new();
            collect(message.value.as_ref().unwrap_or_else(|| panic!("{id} says nothing")), &mut variables);
            assert!(all.insert(id.clone(), variables).is_none(), "{id} stands there twice");
        }
        all
    }

    fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression: Expression::Inline(inline) } => add(inline, variables),
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    add(selector, variables);
                    variants.iter().for_each(|variant| collect(&variant.value, variables));
                }
            }
        }
    }

    fn add(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
        if let InlineExpression::VariableReference { id } = inline {
            variables.insert(id.name.into());
        }
    }

    #[test]
    fn both_languages_say_the_same_things_with_the_same_values() {
        let (english, german) = (messages(ENGLISH), messages(GERMAN));
        let lacking: Vec<_> = english.keys().filter(|id| !german.contains_key(*id)).collect();
        assert!(lacking.is_empty(), "German lacks {lacking:#?}");
        let more: Vec<_> = german.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(more.is_empty(), "English lacks {more:#?}");
        let differ: Vec<_> = english.iter().filter(|(id, values)| german[*id] != **values).collect();
        assert!(differ.is_empty(), "other values in German: {differ:#?}");
    }

    #[test]
    fn what_is_joined_to_other_text_keeps_its_spaces() {
        let edges = |id: &str, language| {
            let said = speaking(language, || filled(id, &[]));
            (said.starts_with(' '), said.ends_with(' '))
        };
        let all = messages(ENGLISH).into_keys();
        let differ = all.filter(|id| edges(id, Language::English) != edges(id, Language::German));
        assert_eq!(differ.collect::<Vec<_>>(), [""; 0]);
    }

    pub(super) fn rust_files(folder: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files.extend(rust_files(&path));
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
        files.sort();
        files
    }

    /// The sources, without comments and without what follows `#[cfg(test)]` before a module at the end of a file.
    pub(crate) fn sources() -> Vec<(PathBuf, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let read = |path: PathBuf| {
            let text = std::fs::read_to_string(&path).unwrap();
            let end = text.find("\n#[cfg(test)]\nmod tests {").or(text.find("\n#[cfg(test)]\npub(crate) mod tests {"));
            let code = text[..end.unwrap_or(text.len())].lines().filter(|line| !line.trim_start().starts_with("//"));
            (path, code.collect::<Vec<_>>().join("\n"))
        };
        rust_files(&folder).into_iter().map(read).collect()
    }

    /// Every `tr!` of a source: its id, and the names of its values.
    fn calls(source: &str) -> Vec<(String, BTreeSet<String>)> {
        let mut all = Vec::new();
        for (at, start) in source.match_indices("tr!(") {
            if source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = source[at + start.len()..].trim_start();
            let Some((id, rest)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else { continue };
            // Names stand at the depth of the call, before a single `=`.
            let (mut depth, mut part, mut parts, mut quoted) = (0, String::new(), Vec::new(), false);
            let mut letters = rest.chars();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' if quoted => drop(letters.next()),
                    '"' => quoted = !quoted,
                    _ if quoted => {}
                    '(' | '[' | '{' => depth += 1,
                    ')' if depth == 0 => break,
                    ')' | ']' | '}' => depth -= 1,
                    ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
                    _ => part.push(letter),
                }
            }
            parts.push(part);
            let names = parts.iter().filter_map(|part| part.split_once('=')).map(|(name, _)| name.trim().to_string());
            all.push((id.to_string(), names.collect()));
        }
        all
    }

    #[test]
    fn every_message_that_the_code_asks_for_exists_with_its_values() {
        let english = messages(ENGLISH);
        let mut wrong = Vec::new();
        for (path, source) in sources() {
            for (id, values) in calls(&source) {
                match english.get(&id) {
                    None => wrong.push(format!("{}: no message {id}", path.display())),
                    Some(wanted) if *wanted != values => {
                        wrong.push(format!("{}: {id} wants {wanted:?}, has {values:?}", path.display()));
                    }
                    Some(_) => {}
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_message_is_asked_for() {
        let sources: String = sources().into_iter().map(|(_, source)| source).collect();
        // Those that the names of metrics, accounts, keys and actions ask for.
        let by_name =
            |id: &String| ["metric-", "account-", "dora-", "action-about-"].iter().any(|family| id.starts_with(family));
        let asked = |id: &String| by_name(id) || sources.contains(&format!("\"{id}\""));
        let unused: Vec<_> = messages(ENGLISH).into_keys().filter(|id| !asked(id)).collect();
        assert!(unused.is_empty(), "nobody asks for {unused:#?}");
    }

    #[test]
    fn every_metric_and_every_key_of_delivery_has_a_message() {
        let english = |id: String| speaking(Language::English, || find(&id)).unwrap_or_else(|| panic!("no {id}"));
        let mut known = BTreeSet::new();
        use crate::sim::{FAMILIES, METRICS, PIPELINE_METRICS, metric_message};
        let of_pipelines = PIPELINE_METRICS.iter().map(|(key, _, about)| (format!("pipeline.main.{key}"), about));
        // Those of which there are many: a pipeline's have messages of their own, the lowest and the highest their metric's.
        let without = ["pipeline.ID.KEY", "low.METRIC", "high.METRIC"];
        let named = METRICS.iter().chain(FAMILIES).filter(|(name, ..)| !without.contains(name));
        for (name, about) in named.map(|(name, _, about)| (name.to_string(), about)).chain(of_pipelines) {
            let id = metric_message(&name).unwrap();
            // Units stand beside figures.
            let ends = [", 0…", ", minutes", " (levels"];
            let name = ends.iter().fold(*about, |name, end| name.split(end).next().unwrap_or(name));
            assert_eq!(english(id.clone()), name);
            known.insert(id);
        }
        for key in &crate::dora::groups().keys {
            let id = format!("dora-{}", key.metric.replace('_', "-"));
            assert_eq!(english(id.clone()), key.name);
            for step in &key.rungs {
                let rung = format!("{id}-{:?}", step.tier).to_lowercase();
                assert_eq!(english(rung.clone()), step.text);
                known.insert(rung);
            }
            known.insert(id);
        }
        let more = messages(ENGLISH).into_keys().filter(|id| id.starts_with("metric-") || id.starts_with("dora-"));
        assert_eq!(more.filter(|id| !known.contains(id)).collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn every_action_says_what_it_does_in_both_languages() {
        let mut known = BTreeSet::new();
        for kind in ActionKind::ALL {
            let id = kind.message();
            let said = Language::ALL.map(|language| speaking(language, || find(&id)));
            assert_eq!(said[0], Some(kind.about()), "{id}");
            assert!(said[1].is_some() && said[0] != said[1], "{id} lacks German");
            assert_eq!(speaking(Language::German, || kind.told()), said[1].unwrap());
            known.insert(id);
        }
        let more = messages(ENGLISH).into_keys().filter(|id| id.starts_with("action-about-"));
        assert_eq!(more.filter(|id| !known.contains(id)).collect::<Vec<_>>(), [""; 0]);
    }

    /// The string literals of a source, each with what stands before it.
    fn literals(source: &str) -> Vec<(&str, String)> {
        let (mut all, mut from) = (Vec::new(), 0);
        while let Some(at) = source[from..].find('"').map(|at| from + at) {
            // A quotation mark as a letter is no text.
            if source[..at].ends_with('\'') && source[at + 1..].starts_with('\'') {
                from = at + 2;
                continue;
            }
            let mut end = at + 1;
            while !source[end..].starts_with('"') {
                end += if source[end..].starts_with('\\') { 2 } else { 1 };
                while !source.is_char_boundary(end) {
                    end += 1;
                }
            }
            all.push((source[..at].trim_end(), source[at + 1..end].to_string()));
            from = end + 1;
        }
        all
    }

    /// Two words or more: something that people read. What stands in braces is a value.
    fn is_said(literal: &str) -> bool {
        let plain: String = literal
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
            .collect::<Vec<_>>()
            .join(" ");
        let words = plain.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
        literal.contains(' ') && words.count() > 1
    }

    #[test]
    fn no_text_of_the_window_stands_in_the_code() {
        // For those who write the program or start it from a command line, or names of places on the screen.
        const BEFORE: [&str; 18] = [
            "expect(",
            "reason =",
            "eprintln!(",
            "panic!(",
            "error!(",
            "unreachable!(",
            "Id::new(",
            "Id::new((",
            ".with(",
            ".with((",
            "id_salt(",
            "id_salt((",
            "push_id(",
            "push_id((",
            "bad(",
            "name(",
            "_from =",
            "into =",
        ];
        // States of a view, which are the same in every language and are put into words where they are shown; what the
        // command line says; the game's name; what is typed to find something.
        const ALSO: [&str; 15] = [
            "in work",
            "left by hand",
            "waits at the gate",
            "out of scope",
            "rolled back",
            "with a few users",
            "without a window: `unplanned run {level_name} --seed {}`",
            "Unable to find a GPU",
            "--until: {asked} is not after the start, which is {starts}",
            "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)",
            "Unplanned Work",
            "{} {label} rewind undo",
            // The name of a line of the debrief, for a screen reader's tree.
            "no event",
            // The company on the title.
            "P A R T S   U N L I M I T E D",
            "BTreeMap<String, String>",
        ];
        let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
        let tests = ["tests.rs", "asked.rs", "fits.rs", "hands.rs", "killed.rs"];
        let mut found = Vec::new();
        for (path, source) in sources() {
            if !path.starts_with(&app) || tests.iter().any(|name| path.ends_with(name)) {
                continue;
            }
            for (before, literal) in literals(&source) {
                let known = ALSO.contains(&literal.as_str()) || BEFORE.iter().any(|end| before.ends_with(end));
                if is_said(&literal) && !known {
                    found.push(format!("{}: {literal:?}", path.display()));
                }
            }
        }
        assert!(found.is_empty(), "these belong in assets/locale: {found:#?}");
    }

    #[test]
    fn text_is_told_from_names() {
        assert!(is_said("The clock stands") && is_said("{n} min of your day") && is_said("two words"));
        assert!(!is_said("icon-play") && !is_said("{name}, {role}") && !is_said("Esc") && !is_said("1×"));
        let found = literals("a(\"one\", '\"', \"two \\\" three\")");
        assert_eq!(found, [("a(", "one".into()), ("a(\"one\", '\"',", "two \\\" three".into())]);
    }

    #[test]
    fn the_scan_of_the_sources_sees_what_it_looks_for() {
        let found = calls("a(tr!(\"one\"), tr!( \"two\", day = f(x, \"a=b)\"), n = 3), str!(\"no\"))");
        let names = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<BTreeSet<_>>();
        assert_eq!(found, [("one".into(), names(&[])), ("two".into(), names(&["day", "n"]))]);
    }
}
