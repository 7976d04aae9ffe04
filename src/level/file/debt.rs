//! Technical debt, as a level says it.

use serde::{Deserialize, Serialize};

/// An amount of technical debt of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebtFile {
    /// The service.
    pub service: String,
    /// Points; one is a loose cable on the floor.
    pub points: f64,
}
