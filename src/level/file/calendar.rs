//! The calendar of changes: freeze windows, and classes of risk.

use serde::{Deserialize, Serialize};

use super::Moment;

/// How a change is authorised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChangeClass {
    /// Well known: authorised in advance where that exists (`Light`).
    Standard,
    /// Passes the board where there is one.
    #[default]
    Normal,
    /// Goes in at once, past the board and in a freeze, and released alone.
    Emergency,
}

/// A time in which no change goes in, except what you authorise one by one, and emergencies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FreezeFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the calendar.
    pub name: String,
    /// When it begins.
    pub from: Moment,
    /// When it is over.
    pub to: Moment,
}
