//! Projects, the gate before them, and what their sponsors do when they are ignored.

use serde::{Deserialize, Serialize};

use super::{Moment, Span, one};
use crate::tr;

/// A project: items of some streams, released a few at a time, and what it is worth when all are done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen.
    pub title: String,
    /// Who wants it: a stakeholder.
    #[serde(default)]
    pub sponsor: Option<String>,
    /// Money that it brings when it is finished.
    #[serde(default)]
    pub value: f64,
    /// Money of that which is lost with each day (24 hours) after the due date; never more than all of it.
    #[serde(default)]
    pub lost_per_day: f64,
    /// Sponsor's trust gained when it is finished in time (a quarter is lost each evening while it is late).
    #[serde(default)]
    pub trust: f64,
    /// Due date.
    #[serde(default)]
    pub due: Option<Moment>,
    /// Its scope, in the order in which it is released.
    pub items: Vec<ScopeFile>,
    /// Most items in work at once: the next is released when one is finished.
    #[serde(default = "one")]
    pub at_once: u32,
    /// When it starts by itself; by `Release` if absent.
    #[serde(default)]
    pub starts: Option<Moment>,
    /// Frozen at first: nothing is released, and what is begun lies aside.
    #[serde(default)]
    pub frozen: bool,
}

/// A part of a project's scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeFile {
    /// The stream whose route, kind and class the items have. A stream belongs to one project at most.
    pub stream: String,
    /// How many.
    #[serde(default = "one")]
    pub count: u32,
}

/// A project release gate: nothing starts that asks more of one work centre than it has to give.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateFile {
    /// The work centre that is protected: the constraint.
    pub centre: String,
    /// Most working hours that the released and unfrozen projects may still need there together; no gate if absent.
    #[serde(default)]
    pub most_hours: Option<u32>,
}

/// What a stakeholder does when they trust you too little to wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushesFile {
    /// When trust is below this …
    pub below: f64,
    /// … they push once in this time, in working hours (Monday to Friday, 08:00 to 18:00): a longer time than a working
    /// day brings them when the office opens.
    pub patience: Span,
    /// How, in turn; what is not possible is passed over.
    pub by: Vec<Push>,
}

/// A way to push.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Push {
    /// Their oldest item is expedited.
    Expedite,
    /// Their project grows by an item.
    AddScope,
    /// A frozen project of theirs is thawed, or one that waits is started, whatever the gate says.
    Unfreeze,
}

impl Push {
    /// A few words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Expedite => tr!("push-expedite"),
            Self::AddScope => tr!("push-add-scope"),
            Self::Unfreeze => tr!("push-unfreeze"),
        }
    }
}
