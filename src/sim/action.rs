//! Everything that the player can tell the simulation to do. Desktop, strategies, recordings and tests all use these.

use serde::{Deserialize, Serialize};
use std::fmt;

use super::id::ItemId;
use crate::level::file::{ChangeControl, Interruptions};

/// An action of the player. Things of the level are named as the level names them; work items by number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Action {
    /// Answer a message in the inbox.
    Answer {
        /// The message.
        message: String,
        /// The answer's id.
        choice: String,
    },
    /// Start a conversation of the level (`topics`).
    Talk {
        /// The topic.
        topic: String,
    },
    /// Ask a team to write down what it changed lately.
    AskChanges {
        /// The work centre.
        centre: String,
    },
    /// Have a suspect of an incident examined.
    Investigate {
        /// The incident.
        incident: String,
        /// The suspected service.
        suspect: String,
        /// Who examines it.
        by: String,
    },
    /// Take a change back.
    RollBack {
        /// The change.
        change: String,
    },
    /// Repair a change in place.
    RollForward {
        /// The change.
        change: String,
    },
    /// Prepare a run by hand.
    ByHand {
        /// The run.
        run: String,
    },
    /// Say who may interrupt a person.
    Guard {
        /// The person.
        person: String,
        /// Who may.
        mode: Interruptions,
    },
    /// Say how changes get into production.
    Control {
        /// The rule.
        mode: ChangeControl,
    },
    /// Let one waiting change in during a freeze, or (`allow: false`) send it away for good.
    Authorise {
        /// The change's work item.
        item: ItemId,
        /// Let it in?
        allow: bool,
    },
    /// Move an item to a place in its queue (0 = next).
    Prioritise {
        /// The item.
        item: ItemId,
        /// Its new place.
        place: u32,
    },
    /// Put an item into a person's hands, now.
    Assign {
        /// The item.
        item: ItemId,
        /// The person.
        person: String,
    },
    /// Set an item aside, or take it up again.
    Hold {
        /// The item.
        item: ItemId,
        /// Aside?
        aside: bool,
    },
    /// Limit how many items a work centre has in hand.
    LimitCentre {
        /// The work centre.
        centre: String,
        /// The limit; none = unlimited.
        limit: Option<u32>,
    },
    /// Change a WIP limit over streams, kinds or everything.
    LimitWip {
        /// The limit's id.
        limit: String,
        /// Most items inside; none = unlimited.
        most: Option<u32>,
    },
    /// Limit how many items a person takes in hand.
    LimitPerson {
        /// The person.
        person: String,
        /// The limit, at least 1.
        limit: u32,
    },
    /// Send a person to work at another work centre.
    Move {
        /// The person.
        person: String,
        /// The work centre.
        centre: String,
    },
    /// Have someone write down what they know of a service.
    Document {
        /// Who.
        person: String,
        /// Of which service.
        service: String,
    },
    /// Ask a work centre to stay longer this evening.
    Overtime {
        /// The work centre.
        centre: String,
    },
}

/// The kinds of action: for costs, for levels that hide some, for the lever of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is documented at Action")]
pub enum ActionKind {
    Answer,
    Talk,
    AskChanges,
    Investigate,
    RollBack,
    RollForward,
    ByHand,
    Guard,
    Control,
    Authorise,
    Prioritise,
    Assign,
    Hold,
    LimitCentre,
    LimitWip,
    LimitPerson,
    Move,
    Document,
    Overtime,
}

impl ActionKind {
    /// All kinds.
    pub const ALL: [Self; 19] = [
        Self::Answer,
        Self::Talk,
        Self::AskChanges,
        Self::Investigate,
        Self::RollBack,
        Self::RollForward,
        Self::ByHand,
        Self::Guard,
        Self::Control,
        Self::Authorise,
        Self::Prioritise,
        Self::Assign,
        Self::Hold,
        Self::LimitCentre,
        Self::LimitWip,
        Self::LimitPerson,
        Self::Move,
        Self::Document,
        Self::Overtime,
    ];

    /// A few words: the decision's headline in the log.
    pub fn label(self) -> &'static str {
        match self {
            Self::Answer => "You answered",
            Self::Talk => "You talked",
            Self::AskChanges => "You asked what changed",
            Self::Investigate => "You had it examined",
            Self::RollBack => "You ordered the roll-back",
            Self::RollForward => "You ordered the repair",
            Self::ByHand => "You ordered it by hand",
            Self::Guard => "You set who may interrupt",
            Self::Control => "You set the rule for changes",
            Self::Authorise => "You decided on a change",
            Self::Prioritise => "You changed the order",
            Self::Assign => "You assigned work",
            Self::Hold => "You set work aside",
            Self::LimitCentre => "You set a WIP limit",
            Self::LimitWip => "You limited work in process",
            Self::LimitPerson => "You limited work in hand",
            Self::Move => "You moved somebody",
            Self::Document => "You had it written down",
            Self::Overtime => "You asked for overtime",
        }
    }

    /// What it does, for `describe` and for tooltips.
    pub fn about(self) -> &'static str {
        match self {
            Self::Answer => "Answer a message in the inbox.",
            Self::Talk => "Start a conversation that the level offers.",
            Self::AskChanges => {
                "Ask a team to write down what it changed. It costs the team time; the changes then stand on the record."
            }
            Self::Investigate => "Have somebody examine a suspect of an incident.",
            Self::RollBack => "Take a recorded change back.",
            Self::RollForward => "Repair a recorded change in place.",
            Self::ByHand => "Prepare a run by hand, as a second way.",
            Self::Guard => "Say who may interrupt a person: anyone, only what was sorted first, or nobody.",
            Self::Control => {
                "Say how changes get in: anyone's, only recorded ones, or none that you have not authorised."
            }
            Self::Authorise => "Let a waiting change in during a freeze, or send it away for good.",
            Self::Prioritise => "Move an item to another place in its queue.",
            Self::Assign => "Put an item into a person's hands, now.",
            Self::Hold => "Set an item aside, or take it up again.",
            Self::LimitCentre => "Limit how many items a work centre has in hand (WIP limit).",
            Self::LimitWip => "Limit how many items of some streams, or of all, are inside at once (CONWIP).",
            Self::LimitPerson => "Limit how many items a person takes in hand.",
            Self::Move => "Send a person to work at another work centre.",
            Self::Document => "Have someone write down what they know of a service.",
            Self::Overtime => "Ask a work centre to stay longer this evening.",
        }
    }
}

impl fmt::Display for ActionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Action {
    /// Its kind.
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::Answer { .. } => ActionKind::Answer,
            Self::Talk { .. } => ActionKind::Talk,
            Self::AskChanges { .. } => ActionKind::AskChanges,
            Self::Investigate { .. } => ActionKind::Investigate,
            Self::RollBack { .. } => ActionKind::RollBack,
            Self::RollForward { .. } => ActionKind::RollForward,
            Self::ByHand { .. } => ActionKind::ByHand,
            Self::Guard { .. } => ActionKind::Guard,
            Self::Control { .. } => ActionKind::Control,
            Self::Authorise { .. } => ActionKind::Authorise,
            Self::Prioritise { .. } => ActionKind::Prioritise,
            Self::Assign { .. } => ActionKind::Assign,
            Self::Hold { .. } => ActionKind::Hold,
            Self::LimitCentre { .. } => ActionKind::LimitCentre,
            Self::LimitWip { .. } => ActionKind::LimitWip,
            Self::LimitPerson { .. } => ActionKind::LimitPerson,
            Self::Move { .. } => ActionKind::Move,
            Self::Document { .. } => ActionKind::Document,
            Self::Overtime { .. } => ActionKind::Overtime,
        }
    }
}

/// Why an action was not taken, and how to get there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{reason}. {remedy}")]
pub struct Refusal {
    /// Why not, in plain words, without a full stop.
    pub reason: String,
    /// What would make it possible: a sentence.
    pub remedy: String,
}

impl Refusal {
    pub(crate) fn new(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { reason: reason.into(), remedy: remedy.into() }
    }
}

/// An action with the minute it was taken in: what recordings and journals hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    /// Minutes since 00:00 of day 1.
    pub minute: i64,
    /// The action.
    pub action: Action,
}
