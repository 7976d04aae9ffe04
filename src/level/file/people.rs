//! People beyond their work: fatigue, and those who could be hired.

use serde::{Deserialize, Serialize};

use super::Span;

/// Whether people tire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fatigue {
    /// Nobody tires; morale stands still; nobody resigns.
    #[default]
    Off,
    /// Long days and juggling tire; the tired are slower and make mistakes; morale moves; who has had enough resigns.
    On,
}

/// Somebody who is not in the company yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CandidateFile {
    /// Money that hiring costs.
    pub cost: f64,
    /// Time from the decision to their first day.
    pub takes: Span,
}
