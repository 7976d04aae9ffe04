//! Improvement: countermeasures, target conditions and the kata rhythm, as a level says them.

use serde::{Deserialize, Serialize};

use super::{Dist, Effect, Moment, Span};

/// A countermeasure of the catalogue: an internal project with an effect when it is done, and a dip while it is young.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImprovementFile {
    /// Name in the level's files.
    pub id: String,
    /// What it is, in a few words.
    pub title: String,
    /// What it changes, a sentence.
    #[serde(default)]
    pub about: String,
    /// The work centre that does it.
    pub at: String,
    /// Working time.
    pub effort: Dist,
    /// Money, when it is started.
    #[serde(default)]
    pub cost: f64,
    /// What it brings about when it is done.
    pub then: Vec<Effect>,
    /// What it costs while it is young.
    #[serde(default)]
    pub dip: Option<DipFile>,
}

/// The loss while something new is learned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DipFile {
    /// Share of the pace that is lost, 0…1.
    pub share: f64,
    /// For how long.
    pub lasts: Span,
    /// At which work centre; where it was done if absent.
    #[serde(default)]
    pub at: Option<String>,
}

/// The improvement kata of a work centre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KataFile {
    /// The work centre whose crew meets.
    pub at: String,
    /// Conditions that can be aimed at.
    #[serde(default)]
    pub targets: Vec<TargetFile>,
}

/// A target condition: a metric and a value, by a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    /// Name in the level's files.
    pub id: String,
    /// What it is, in a few words.
    pub title: String,
    /// The metric. `completed` counts items of every kind, also meetings of the kata and repairs.
    pub metric: String,
    /// It must be at least this …
    #[serde(default)]
    pub at_least: Option<f64>,
    /// … or at most this.
    #[serde(default)]
    pub at_most: Option<f64>,
    /// By then.
    pub by: Moment,
}
