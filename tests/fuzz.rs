//! Damaged files by the thousand, the same ones each time: the readers of levels, recordings and saved games answer with an
//! error or with something that runs, and never fall over.

#[path = "random_levels/draft.rs"]
mod draft;

use rand::{Rng as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use xxhash_rust::xxh3::xxh3_64;

use unplanned::level::{self, from_text};
use unplanned::replay::{Header, Line, Recording, hex, replay, saved_game};
use unplanned::sim::Simulation;
use unplanned::strategy::{Player, Seat};

/// Inputs of each sort.
const LEVELS: u64 = 20_000;
const RECORDINGS: u64 = 5_000;
const JOURNALS: u64 = 1_000;

/// What breaks readers: edges of numbers, brackets, names, times, letters of other alphabets.
const WORDS: &[&str] = &[
    "0",
    "-1",
    "1",
    "255",
    "65536",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "1e308",
    "-1e308",
    "1e-320",
    "NaN",
    "inf",
    "-inf",
    "0.5",
    "-0.0",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\"\"",
    "None",
    "Some(1)",
    "true",
    "Always",
    "Never",
    "\"0m\"",
    "\"1m\"",
    "\"100d\"",
    "\"99999999999w\"",
    "\"day 1 00:00\"",
    "\"day 36500 23:59\"",
    "\"day -366 00:00\"",
    "\"Mon 24:00\"",
    "Not(",
    "All([])",
    "Any([])",
    "Fixed(\"1m\")",
    "Uniform(\"9d\", \"1m\")",
    "Uniform(0, 4294967295)",
    "Burst(100000, \"day 1 00:00\")",
    "// ",
    "/*",
    "*/",
    "\\u{0}",
    "é",
    "\u{202e}",
    "\0",
    "r#\"",
    "'",
];

/// Numbers at which arithmetic breaks.
const EDGES: &[&str] = &[
    "0",
    "-1",
    "1",
    "2",
    "7",
    "8",
    "9",
    "100",
    "255",
    "256",
    "2000",
    "65535",
    "65536",
    "100000",
    "2147483648",
    "4294967295",
    "9223372036854775807",
    "0.0",
    "1.0",
    "1e15",
    "-1e15",
    "1e308",
    "1e-320",
    "1440",
    "52560000",
];

struct Luck(Xoshiro256PlusPlus);

impl Luck {
    fn below(&mut self, n: usize) -> usize {
        (self.0.next_u64() % n.max(1) as u64) as usize
    }

    /// A place between two letters.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// A word, number or bracket of a text: from … to.
    fn token(&mut self, text: &str) -> (usize, usize) {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let at = self.place(text);
        let from = text[..at].rfind(|c| !word(c)).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
        let to = text[at..].find(|c| !word(c)).map_or(text.len(), |i| at + i);
        (from, to.max(from))
    }

    /// A token of this sort, if there is one.
    fn token_like(&mut self, text: &str, fits: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
        (0..30).map(|_| self.token(text)).find(|&(from, to)| fits(&text[from..to]))
    }

    /// One of several things done to a text, some of them with a piece of another.
    fn damaged(&mut self, text: &str, other: &str) -> String {
        let mut text = text.to_string();
        for _ in 0..1 + self.below(3) / 2 {
            let (from, to) = self.token(&text);
            let word = WORDS[self.below(WORDS.len())];
            let number = |token: &str| token.starts_with(|c: char| c.is_ascii_digit());
            let name = |token: &str| token.starts_with(|c: char| c.is_ascii_alphabetic());
            match self.below(20) {
                0 => text.replace_range(from..to, word),
                // What is most likely to be read all the same: a number for a number, a name of the text for another.
                1 | 7..=13 => {
                    if let Some((from, to)) = self.token_like(&text, number) {
                        let word = EDGES[self.below(EDGES.len())];
                        text.replace_range(from..to, word);
                    }
                }
                14..=17 => {
                    if let (Some((from, to)), Some((a, b))) =
                        (self.token_like(&text, name), self.token_like(&text, name))
                    {
                        let name = text[a..b].to_string();
                        text.replace_range(from..to, &name);
                    }
                }
                2 => text.insert_str(from, word),
                3 => text.replace_range(from..to, ""),
                4 => {
                    let (a, b) = self.token(other);
                    text.replace_range(from..to, &other[a..b]);
                }
                5 => {
                    // Lines out, or twice.
                    let lines: Vec<&str> = text.split_inclusive('\n').collect();
                    let (at, many) = (self.below(lines.len()), 1 + self.below(3));
                    let piece: String = lines[at..lines.len().min(at + many)].concat();
                    let start: usize = lines[..at].iter().map(|line| line.len()).sum();
                    let twice = self.below(2) == 0;
                    text.replace_range(
                        start..start + piece.len(),
                        &if twice { piece.repeat(2) } else { String::new() },
                    );
                }
                _ => {
                    let at = self.place(&text);
                    text.truncate(at);
                }
            }
        }
        text
    }
}

/// Does something with every input; says which fell over, and leaves it to be kept in `tests/corpus`.
fn none_falls_over(what: &str, count: u64, input: impl Fn(u64) -> String + Sync, read: impl Fn(&str) + Sync) {
    let fallen: Vec<String> = (0..count)
        .into_par_iter()
        .filter_map(|number| {
            let text = input(number);
            let fell = catch_unwind(AssertUnwindSafe(|| read(&text))).is_err();
            fell.then(|| {
                let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{what}-{number}"));
                fs::write(&path, &text).unwrap();
                path.display().to_string()
            })
        })
        .collect();
    assert!(fallen.is_empty(), "{} of {count} fell over: keep them in tests/corpus\n{fallen:#?}", fallen.len());
}

/// Kept inputs whose names start so.
fn kept(start: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start)));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Legal levels: random ones, and every shipped one.
fn levels() -> Vec<String> {
    let shipped = level::shipped().into_iter().map(|id| level::library::find(&id).unwrap().text);
    shipped.chain((0..60).map(draft::level)).chain(kept("level")).collect()
}

/// Reads a level; plays its first morning if it is one.
fn try_level(text: &str) {
    let (level, problems) = from_text("fuzz", text, None);
    let Some(level) = level.map(Arc::new) else {
        assert!(!problems.is_empty(), "refused without a word");
        return problems.iter().for_each(|problem| assert!(!problem.to_string().is_empty()));
    };
    let mut sim = Simulation::new(&level, 1);
    let mut seat = Seat::new(Player::new("random", &level, 1).unwrap());
    for hour in 1..=11 {
        seat.advance(&mut sim, hour * 60, &[]);
        if sim.metric("open_work") > 2000.0 {
            return; // A number has become large: enough is seen, and the player would choose from a million orders.
        }
    }
    let _ = (sim.view(), sim.report(), sim.digest(), sim.actions());
}

#[test]
fn damaged_levels() {
    let corpus = levels();
    kept("level").iter().for_each(|text| try_level(text));
    let input = |number: u64| {
        let mut luck = Luck(Xoshiro256PlusPlus::seed_from_u64(number));
        // The large ones less often.
        let few = if number.is_multiple_of(8) { corpus.len() } else { 40 };
        let text = &corpus[corpus.len() - 1 - luck.below(few)];
        let other = luck.below(corpus.len());
        luck.damaged(text, &corpus[other])
    };
    none_falls_over("level", LEVELS, input, try_level);
    let legal = (0..1000).filter(|&n| from_text("fuzz", &input(n), None).0.is_some()).count();
    assert!(legal > 100, "{legal} of 1000 are levels: the damage is too great to show anything");
}

/// A line with its hash, as the readers want it.
fn sealed_recording(body: &str) -> String {
    format!("{body}\n{}\n", hex(xxh3_64(body.as_bytes())))
}

#[test]
fn damaged_recordings() {
    let level = level::load("docs/tutorial").unwrap();
    let mut sim = Simulation::new(&level, 1);
    Seat::new(Player::new("random", &level, 1).unwrap()).advance(&mut sim, i64::MAX, &[]);
    let whole = Recording::of(&sim).to_text();
    assert!(Recording::from_text(&whole).is_ok() && sim.taken().len() > 5);
    let body = whole.lines().next().unwrap().to_string();
    // The reader of unsealed text, and of text that was sealed after it was damaged.
    let read = |text: &str| {
        let _ = Recording::unsealed(text);
        let _ = Recording::from_text(text);
        if let Ok(recording) = Recording::from_text(&sealed_recording(text.lines().next().unwrap_or_default())) {
            let _ = replay(&recording, &level, None);
            let _ = replay(&recording, &level, Some(recording.until / 2));
        }
    };
    kept("recording").iter().for_each(|text| read(text));
    let input =
        |number: u64| Luck(Xoshiro256PlusPlus::seed_from_u64(number)).damaged(&body, &draft::level(number % 50));
    none_falls_over("recording", RECORDINGS, input, read);
}

#[test]
fn damaged_saved_games() {
    let level = level::load("docs/tutorial").unwrap();
    let mut sim = Simulation::new(&level, 1);
    Seat::new(Player::new("random", &level, 1).unwrap()).advance(&mut sim, i64::MAX, &[]);
    let header = Header {
        format: 1,
        program: "0".into(),
        level: "docs/tutorial".into(),
        level_digest: hex(level.digest),
        carried: Default::default(),
        difficulty: Default::default(),
        varied: Default::default(),
        seed: 1,
    };
    let mut lines = vec![serde_json::to_string(&header).unwrap()];
    lines.extend(sim.taken().iter().map(|stamped| serde_json::to_string(&Line::Did(stamped.clone())).unwrap()));
    lines.push(serde_json::to_string(&Line::Reached(sim.minute())).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let next = AtomicU64::new(0);
    let read = |text: &str| {
        // Two inputs can be the same.
        let path = folder.path().join(next.fetch_add(1, Ordering::Relaxed).to_string());
        let sealed: String = text.lines().map(|line| format!("{} {line}\n", hex(xxh3_64(line.as_bytes())))).collect();
        for text in [sealed.as_str(), text] {
            fs::write(&path, text).unwrap();
            let _ = saved_game(&path);
        }
        fs::remove_file(path).unwrap();
    };
    let text = lines.join("\n");
    read(&text);
    let input =
        |number: u64| Luck(Xoshiro256PlusPlus::seed_from_u64(number)).damaged(&text, &draft::level(number % 50));
    none_falls_over("journal", JOURNALS, input, read);
}
