//! Levels: the RON shape ([`mod@file`]), its checks, and the library of shipped levels.

pub mod carry;
pub mod check;
pub mod diagnostic;
pub mod file;
pub mod library;
mod locate;
pub mod rules;
mod texts;
pub mod vary;

pub use check::from_text;
pub use library::{LoadError, load, load_at, load_in, shipped};

use std::collections::BTreeMap;
use std::sync::Arc;

use file::{LevelFile, ProofFile};
use rules::{Difficulty, Rules};

/// A checked level: every name resolves, every time parses, every number is in its range.
#[derive(Clone, Debug)]
pub struct Level {
    /// Its id: `part1/payroll`, or the path it was read from.
    pub id: String,
    /// What it says.
    pub file: LevelFile,
    /// The rules it plays by: the defaults with the level's overrides.
    pub rules: Rules,
    /// Its proof, if it has one.
    pub proof: Option<ProofFile>,
    /// Hash of what it says (not of how it is written).
    pub digest: u64,
    /// Values of the levels before with which it is played.
    pub brought: BTreeMap<String, f64>,
    /// How hard it is played.
    pub difficulty: Difficulty,
    /// Fields of it that were chosen before it began, and what was set into them.
    pub varied: BTreeMap<String, String>,
    /// The language that it was asked for; none for the level's own.
    pub told: Option<String>,
}

/// How level files are read: `Some(…)` may be left out.
pub(crate) fn ron_options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

impl Level {
    /// The same level, with what was brought along and chosen and as hard as it is, told in a language.
    ///
    /// # Errors
    /// As [`load_in`].
    pub fn told_in(&self, language: Option<&str>) -> Result<Arc<Self>, LoadError> {
        let level = load_in(&self.id, language)?;
        // What was chosen once can be chosen in every language.
        let chosen = if self.varied.is_empty() { None } else { level.with_varied(&self.varied).ok() };
        let level = chosen.unwrap_or_else(|| Arc::unwrap_or_clone(level));
        Ok(Arc::new(level.with_carried(&self.brought).at(self.difficulty)))
    }

    /// A level of a file that the checker has passed.
    pub(crate) fn new(id: &str, file: LevelFile, proof: Option<ProofFile>) -> Self {
        let bytes = postcard::to_stdvec(&file).expect("plain data serialises");
        let digest = xxhash_rust::xxh3::xxh3_64(&bytes);
        let rules = Rules::new(&file.rules);
        let (brought, difficulty, varied) = (BTreeMap::new(), Difficulty::Normal, BTreeMap::new());
        Self { id: id.into(), file, rules, proof, digest, brought, difficulty, varied, told: None }
    }
}
