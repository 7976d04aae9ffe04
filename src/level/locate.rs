//! Where in a RON text a value stands: a path such as `centres`, 2, `crew` → line and column.
//!
//! A tolerant scanner, linear in the text and without recursion: it knows comments, strings, characters and brackets.

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A field of a struct.
    Key(String),
    /// An entry of a list (also of a tuple, or the content of an enum variant).
    Index(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.into())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Deepest nesting of brackets that a level may have.
pub(crate) const DEEPEST: usize = 100;

/// Line and column (from 1) of a byte.
pub(crate) fn line_column(text: &str, byte: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..byte.min(text.len())];
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    (line, String::from_utf8_lossy(&before[start..]).chars().count() + 1)
}

/// Skips what is no code at `at`: white space, comments. Returns the next byte's place.
pub(crate) fn skip_blank(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\n' | b'\r') => at += 1,
            Some(b'/') if bytes.get(at + 1) == Some(&b'/') => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            }
            Some(b'/') if bytes.get(at + 1) == Some(&b'*') => {
                let mut depth = 0usize;
                while at < bytes.len() {
                    if bytes[at..].starts_with(b"/*") {
                        (depth, at) = (depth + 1, at + 2);
                    } else if bytes[at..].starts_with(b"*/") {
                        (depth, at) = (depth - 1, at + 2);
                        if depth == 0 {
                            break;
                        }
                    } else {
                        at += 1;
                    }
                }
            }
            _ => return at,
        }
    }
}

/// The end of the string, character or single byte that starts at `at`.
pub(crate) fn skip_token(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        b'"' => {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            (end + 1).min(bytes.len())
        }
        b'r' if matches!(bytes.get(at + 1), Some(b'"' | b'#'))
            && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric()) =>
        {
            let hashes = bytes[at + 1..].iter().take_while(|&&b| b == b'#').count();
            if bytes.get(at + 1 + hashes) != Some(&b'"') {
                return at + 1;
            }
            let mut end = at + 2 + hashes;
            while end < bytes.len() {
                if bytes[end] == b'"' && bytes[end + 1..].iter().take(hashes).filter(|&&b| b == b'#').count() == hashes
                {
                    return end + 1 + hashes;
                }
                end += 1;
            }
            bytes.len()
        }
        b'\'' if bytes.get(at + 2) == Some(&b'\'') => at + 3,
        _ => at + 1,
    }
}

/// The byte at which nesting gets deeper than allowed, if it does.
pub(crate) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0usize);
    loop {
        at = skip_blank(bytes, at);
        match bytes.get(at)? {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
        at = skip_token(bytes, at);
    }
}

/// Line and column of the value at a path, or of its nearest parent that can be found.
pub(crate) fn locate(text: &str, path: &[Step]) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut at = skip_blank(bytes, 0);
    // Extension attributes: #![enable(…)].
    while bytes[at..].starts_with(b"#!") {
        while at < bytes.len() && bytes[at] != b']' {
            at += 1;
        }
        at = skip_blank(bytes, (at + 1).min(bytes.len()));
    }
    for step in path {
        match child(bytes, at, step) {
            Some(found) => at = found,
            None => break,
        }
    }
    line_column(text, at)
}

/// The value of one step inside the value that starts at `at`.
fn child(bytes: &[u8], at: usize, step: &Step) -> Option<usize> {
    let mut found = None;
    entries(bytes, at, |index, name, value| {
        let fits = match step {
            Step::Key(key) => name.is_some_and(|name| name == key),
            Step::Index(wanted) => *wanted == index,
        };
        if fits {
            found = Some(if matches!(step, Step::Key(_)) { value.start } else { value.entry });
        }
        !fits
    })?;
    found
}

/// Where an entry of a struct, map, list, tuple or variant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// The entry with its name.
    pub(crate) entry: usize,
    /// Its value alone.
    pub(crate) start: usize,
    /// The end of its value, and of white space behind it.
    pub(crate) end: usize,
}

/// Visits the entries of the value that starts at `at`, with their number and name, until told to stop. Gives the
/// place of its opening bracket; none if it has no brackets.
pub(crate) fn entries(
    bytes: &[u8],
    mut at: usize,
    mut visit: impl FnMut(usize, Option<&str>, Extent) -> bool,
) -> Option<usize> {
    // A name before the bracket (struct or variant) is passed over.
    while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
        at += 1;
    }
    let open = skip_blank(bytes, at);
    if !matches!(bytes.get(open)?, b'(' | b'[' | b'{') {
        return None;
    }
    at = skip_blank(bytes, open + 1);
    let mut index = 0;
    while !matches!(bytes.get(at)?, b')' | b']' | b'}') {
        let entry = at;
        let (mut depth, mut value) = (0usize, None);
        // One entry: up to a comma or the closing bracket of this level.
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' if depth == 0 => break,
                b')' | b']' | b'}' => depth -= 1,
                b',' if depth == 0 => break,
                b':' if depth == 0 && value.is_none() => value = Some((entry..at, skip_blank(bytes, at + 1))),
                _ => {}
            }
            at = skip_blank(bytes, skip_token(bytes, at));
        }
        let (name, start) = value.map_or((None, entry), |(name, start)| (Some(name), start));
        let name = name.map(|name| std::str::from_utf8(&bytes[name]).unwrap_or_default().trim().trim_matches('"'));
        if !visit(index, name, Extent { entry, start, end: at }) {
            return Some(open);
        }
        index += 1;
        if bytes.get(at) == Some(&b',') {
            at = skip_blank(bytes, at + 1);
        }
    }
    Some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_values_among_comments_and_strings() {
        let text = "(\n  // a: (no)\n  a: \"x, y: (\",\n  list: [\n    (id: \"one\"),\n    /* b */ Job(id: \"two\", crew: [\"p\", \"q\"]),\n  ],\n)";
        let at = |path: &[Step]| locate(text, path);
        assert_eq!(at(&["a".into()]), (3, 6));
        assert_eq!(at(&["list".into(), 1.into(), "crew".into(), 1.into()]), (6, 40));
        assert_eq!(at(&["list".into(), 1.into(), "nothing".into()]), (6, 13), "nearest parent");
    }

    #[test]
    fn sees_what_is_too_deep() {
        assert_eq!(too_deep(&"[".repeat(101)), Some(100));
        assert_eq!(too_deep(&format!("(\"{}\")", "[".repeat(1000))), None);
    }
}
