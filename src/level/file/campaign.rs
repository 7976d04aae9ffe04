//! A level as a part of a campaign: what it takes over from the levels before, and hints for whoever is stuck.

use serde::{Deserialize, Serialize};

use super::Condition;

/// A value that a level before may have handed on, and where it goes in this level. The file's own value holds for whoever starts here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BringFile {
    /// What was handed on: a name under the other level's `carry`.
    pub from: String,
    /// The number that it sets: a path into this level, such as `stakeholders.steve.trust` or `people.ann.knowledge.shop`.
    pub sets: String,
    /// The least favourable value that counts.
    pub worst: f64,
    /// The most favourable value that counts.
    pub best: f64,
}

/// A hint, in three steps that the player asks for one after another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HintFile {
    /// Name in the level's files.
    pub id: String,
    /// When it helps.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Until when it helps.
    #[serde(default)]
    pub until: Option<Condition>,
    /// First step: where to look.
    pub look: String,
    /// Second step: which lever to try.
    pub lever: String,
    /// Third step: the theory behind it.
    pub theory: String,
}
