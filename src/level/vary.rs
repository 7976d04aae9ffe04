//! A level with some of its fields set to other values. It is done in the text of the level, written out with every
//! default, so that whatever the shape of a level has can be varied: no list of fields is kept anywhere.

use std::collections::BTreeMap;

use super::Level;
use super::diagnostic::did_you_mean;
use super::file::LevelFile;
use super::locate::{Extent, entries, skip_blank, skip_token};
use super::ron_options;

/// A level's file with every field that its author left out.
pub fn written_out(file: &LevelFile) -> String {
    ron_options().to_string(file).expect("plain data serialises")
}

/// Reads `a,b(c,d),"e,f"` as three values: RON, separated by the commas that stand in no brackets and no text.
///
/// # Errors
/// When a value is missing or its brackets do not match.
pub fn values(text: &str) -> Result<Vec<String>, String> {
    let bytes = text.as_bytes();
    let (mut out, mut open, mut from) = (Vec::new(), Vec::new(), 0);
    let mut at = skip_blank(bytes, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'(' | b'[' | b'{' => open.push(bytes[at]),
            b')' | b']' | b'}' => {
                let opened = open.pop().map(|bracket| if bracket == b'(' { b')' } else { bracket + 2 });
                if opened != Some(bytes[at]) {
                    return Err(format!("the brackets of {text} do not match"));
                }
            }
            b',' if open.is_empty() => {
                out.push(text[from..at].trim().to_string());
                from = at + 1;
            }
            b'"' if skip_token(bytes, at) == bytes.len()
                && (bytes[bytes.len() - 1] != b'"' || at + 1 == bytes.len()) =>
            {
                return Err(format!("a text in {text} does not end"));
            }
            _ => {}
        }
        at = skip_blank(bytes, skip_token(bytes, at));
    }
    out.push(text[from..].trim().to_string());
    if !open.is_empty() {
        return Err(format!("the brackets of {text} do not match"));
    }
    if out.iter().any(String::is_empty) {
        return Err(format!("a value is missing in \"{text}\""));
    }
    Ok(out)
}

/// The value at a path, as it stands in the text.
pub(super) fn get<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let mut here = Extent { entry: 0, start: 0, end: text.len() };
    for step in key.split('.') {
        let mut found = None;
        entries(text.as_bytes(), here.start, |index, name, extent| {
            let id = name.map_or_else(|| id(text, extent.start), |name| Some(name.to_string()));
            if id.as_deref() == Some(step) || id.is_none() && step.parse() == Ok(index) {
                found = Some(extent);
            }
            found.is_none()
        })?;
        here = found?;
    }
    Some(&text[here.start..here.end])
}

/// Sets the value at a path such as `people.brent.wip_limit` (entries of a list by their id or number).
///
/// # Errors
/// When the path leads nowhere: what there is instead.
pub fn set(text: &str, key: &str, value: &str) -> Result<String, String> {
    let bytes = text.as_bytes();
    let mut here = Extent { entry: 0, start: 0, end: text.len() };
    let mut walked = "the level".to_string();
    let mut steps = key.split('.').peekable();
    while let Some(step) = steps.next() {
        let (mut found, mut known, mut quoted) = (None, Vec::new(), None);
        let open = entries(bytes, here.start, |index, name, extent| {
            let id = name.map_or_else(|| id(text, extent.start), |name| Some(name.to_string()));
            quoted.get_or_insert(bytes[extent.entry] == b'"');
            if id.as_deref() == Some(step) || id.is_none() && step.parse() == Ok(index) {
                found = Some(extent);
            }
            known.push(id.unwrap_or_else(|| index.to_string()));
            found.is_none()
        });
        let Some(open) = open else {
            let what = text[here.start..here.end].trim();
            return Err(format!("{walked} is {what} here: nothing inside it can be varied, but it as a whole can"));
        };
        here = match found {
            Some(extent) => extent,
            // Of a map, an entry that is not there yet is a new one.
            None if bytes[open] == b'{' && steps.peek().is_none() => {
                let quoted = quoted.unwrap_or(!step.starts_with(|c: char| c.is_ascii_uppercase()));
                let name = if quoted { format!("\"{step}\"") } else { step.to_string() };
                return Ok(format!("{}{name}:{value},{}", &text[..=open], &text[open + 1..]));
            }
            None => {
                let near = did_you_mean(step, known.iter().map(String::as_str));
                let help = if near.is_empty() { format!("there are: {}", known.join(", ")) } else { near };
                return Err(format!("there is no \"{step}\" in {walked}\n    help: {help}"));
            }
        };
        walked = if walked == "the level" { step.to_string() } else { format!("{walked}.{step}") };
    }
    Ok(format!("{}{value}{}", &text[..here.start], &text[here.end..]))
}

impl Level {
    /// The same level with some of its fields chosen. Its digest stays that of its text.
    ///
    /// # Errors
    /// When a path leads nowhere, or the level would have errors then.
    pub fn with_varied(&self, sets: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut text = written_out(&self.file);
        for (key, value) in sets {
            text = set(&text, key, value)?;
        }
        let (level, problems) = super::check::from_text(&self.id, &text, None);
        let first = || problems.first().map_or_else(String::new, |problem| problem.message.clone());
        let level = level.ok_or_else(first)?;
        let (digest, proof, told) = (self.digest, self.proof.clone(), self.told.clone());
        Ok(Self { digest, proof, told, varied: sets.clone(), ..level }.at(self.difficulty))
    }
}

/// The id of an entry of a list.
fn id(text: &str, at: usize) -> Option<String> {
    let mut found = None;
    entries(text.as_bytes(), at, |_, name, extent| {
        if name == Some("id") {
            found = Some(text[extent.start..extent.end].trim().trim_matches('"').to_string());
        }
        found.is_none()
    });
    found
}

#[cfg(test)]
mod tests {
    use super::super::library;
    use super::*;

    #[test]
    fn every_shipped_level_written_out_is_the_same_level() {
        for id in library::shipped() {
            let level = library::load(&id).unwrap();
            let again: LevelFile = library::parse(&id, &written_out(&level.file)).unwrap();
            assert_eq!(again, level.file, "{id}");
        }
    }

    #[test]
    fn values_are_split_where_no_bracket_and_no_text_is_open() {
        let split = |text| values(text).unwrap();
        assert_eq!(split("1, 2,4"), ["1", "2", "4"]);
        assert_eq!(split("Office(4),Uniform(\"1h\", \"2h\")"), ["Office(4)", "Uniform(\"1h\", \"2h\")"]);
        assert_eq!(split("[(a: 1, b: 2)]"), ["[(a: 1, b: 2)]"]);
        assert_eq!(split("\"a,b\",\"\""), ["\"a,b\"", "\"\""]);
        for wrong in ["", "1,,2", "Office(4", "4)", "(4]", "\"a", "\""] {
            assert!(values(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_path_finds_fields_entries_by_id_or_number_and_new_entries_of_maps() {
        let text = "(a:1,list:[(id:\"x\",b:2),(id:\"y\",b:[Fixed(3)])],map:{\"k\":4},none:None)";
        let set = |key, value| set(text, key, value);
        assert_eq!(set("a", "9").unwrap(), text.replace("a:1", "a:9"));
        assert_eq!(set("list.x.b", "9").unwrap(), text.replace("b:2", "b:9"));
        assert_eq!(set("list.y.b.0.0", "9").unwrap(), text.replace("Fixed(3)", "Fixed(9)"));
        assert_eq!(set("list.y.b.0", "Exp(9)").unwrap(), text.replace("Fixed(3)", "Exp(9)"));
        assert_eq!(set("map.k", "9").unwrap(), text.replace("4", "9"));
        assert_eq!(set("map.new", "9").unwrap(), text.replace("{", "{\"new\":9,"));
        assert!(set("lits.x.b", "9").unwrap_err().contains("did you mean \"list\"?"));
        assert!(set("list.z.b", "9").unwrap_err().contains("no \"z\" in list\n    help: there are: x, y"));
        assert!(set("none.a", "9").unwrap_err().contains("none is None here"));
    }
}
