//! Checks of `text.<language>.ron`: what it says that the level does not, and what the level says that it does not.

use std::collections::BTreeSet;

use super::{LONGEST_TEXT, MOST_PROBLEMS};
use crate::level::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::level::file::{FORMAT, TextsFile};
use crate::level::library;
use crate::level::locate::{Step, locate};
use crate::level::texts::{Says, each, untold};

/// Most texts that are named when translations are missing.
const NAMED: usize = 3;

/// The first words of a text, on one line.
fn short(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(61).collect();
    if line.chars().count() > 60 {
        format!("{}…", line.chars().take(60).collect::<String>().trim_end())
    } else {
        line
    }
}

/// What is wrong with the translation of a level (or of anything that says something), and the translation if it can be used.
/// The level comes as the name and the text of its file, and as what is in it.
pub(super) fn against(
    name: &str,
    text: &str,
    (level, level_text): (&str, &str),
    said: &(impl Says + Clone),
) -> (Option<TextsFile>, Vec<Diagnostic>) {
    let file = match library::parse::<TextsFile>(name, text) {
        Ok(file) => file,
        Err(problem) => return (None, vec![problem]),
    };
    let mut problems = Vec::new();
    let mut report = |severity, path: &[Step], message: String, help: String| {
        if problems.len() < MOST_PROBLEMS {
            let (line, column) = locate(text, path);
            problems.push(Diagnostic { file: name.into(), line, column, severity, message, help });
        }
    };
    if file.format != FORMAT {
        let help = format!("this program reads format {FORMAT}");
        report(Severity::Error, &["format".into()], format!("format {} is not known", file.format), help);
    }
    let mut all = BTreeSet::new();
    each(&mut said.clone(), |text| {
        all.insert(text.text.clone());
    });
    let missing = untold(said, &file);
    let mut seen = BTreeSet::new();
    for (place, (original, told)) in file.texts.0.iter().enumerate() {
        let at: [Step; 2] = ["texts".into(), place.into()];
        if told.chars().count() > LONGEST_TEXT {
            report(Severity::Error, &at, "this text is too long".into(), format!("at most {LONGEST_TEXT} letters"));
        }
        if !seen.insert(original) {
            let message = format!("\"{}\" stands here twice", short(original));
            report(Severity::Error, &at, message, "take one out".into());
        } else if !all.contains(original) {
            // What is missing is the likeliest to be meant: a text that was changed.
            let near =
                did_you_mean(first_words(original), missing.iter().map(|(_, text)| text.as_str()).map(first_words));
            let help = if near.is_empty() { "take it out".into() } else { near };
            report(Severity::Warning, &at, format!("{level} does not say \"{}\"", short(original)), help);
        }
    }
    if let Some((path, _)) = missing.first() {
        let named = missing.iter().take(NAMED).map(|(path, text)| {
            let (line, _) = locate(level_text, path);
            format!("\"{}\" (line {line})", short(text))
        });
        let more = if missing.len() > NAMED { ", …" } else { "" };
        let named = named.collect::<Vec<_>>().join(", ");
        let (line, column) = locate(level_text, path);
        let texts = if missing.len() == 1 { "text is" } else { "texts are" };
        problems.push(Diagnostic {
            file: level.into(),
            line,
            column,
            severity: Severity::Warning,
            message: format!("{} {texts} not in {name}: {named}{more}", missing.len()),
            help: "`unplanned check --untranslated` prints them; until then they stay as they are".into(),
        });
    }
    let clean = problems.iter().all(|problem| problem.severity == Severity::Warning);
    (clean.then_some(file), problems)
}

/// As much of a text as is compared and shown.
fn first_words(text: &str) -> &str {
    text.char_indices().nth(60).map_or(text, |(end, _)| text[..end].trim_end())
}
