//! Everything that the player can tell the simulation to do. Desktop, strategies, recordings and tests all use these.

use serde::{Deserialize, Serialize};
use std::fmt;

use super::id::ItemId;
use crate::level::file::{ChangeControl, Interruptions, ReleasePolicy};
use crate::{locale, tr};

/// One list of actions: what each does (its doc lines), what it needs, and its headline in the log.
macro_rules! actions {
    ($($(#[doc = $about:literal])+ $name:ident { $($(#[$what:meta])* $field:ident: $kind:ty),* $(,)? } => $label:literal;)*) => {
        /// An action of the player. Things of the level are named as the level names them; work items by number.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Action { $($(#[doc = $about])+ $name { $($(#[$what])* $field: $kind),* },)* }

        /// The kinds of action: for costs, for levels that hide some, for the lever of a lesson.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ActionKind { $($(#[doc = $about])+ $name,)* }

        impl ActionKind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// A few words: the decision's headline in the log.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => tr!($label),)* }
            }

            /// What it does, for `describe`.
            pub fn about(self) -> &'static str {
                match self { $(Self::$name => concat!($($about),+).trim_ascii(),)* }
            }

            /// What it does, in the language that holds.
            pub fn told(self) -> &'static str {
                locale::find(&self.message()).unwrap_or(self.about())
            }

            /// The id of the message that says what it does.
            pub(crate) fn message(self) -> String {
                let label = match self { $(Self::$name => $label,)* };
                label.replacen("acted", "action-about", 1)
            }
        }

        impl Action {
            /// Its kind.
            pub fn kind(&self) -> ActionKind {
                match self { $(Self::$name { .. } => ActionKind::$name,)* }
            }
        }
    };
}

actions! {
    /// Answer a message in the inbox.
    Answer {
        /// The message.
        message: String,
        /// The answer's id.
        choice: String,
    } => "acted-answer";
    /// Start a conversation that the level offers.
    Talk {
        /// The topic.
        topic: String,
    } => "acted-talk";
    /// Ask a team to write down what it changed. It costs the team time; the changes then stand on the record.
    AskChanges {
        /// The work centre.
        centre: String,
    } => "acted-ask-changes";
    /// Have somebody examine a suspect of an incident.
    Investigate {
        /// The incident.
        incident: String,
        /// The suspected service.
        suspect: String,
        /// Who examines it.
        by: String,
    } => "acted-investigate";
    /// Take a recorded change back.
    RollBack {
        /// The change.
        change: String,
    } => "acted-roll-back";
    /// Repair a recorded change in place.
    RollForward {
        /// The change.
        change: String,
    } => "acted-roll-forward";
    /// Prepare a run by hand, as a second way.
    ByHand {
        /// The run.
        run: String,
    } => "acted-by-hand";
    /// Say who may interrupt a person: anyone, only what was sorted first, or nobody.
    Guard {
        /// The person.
        person: String,
        /// Who may.
        mode: Interruptions,
    } => "acted-guard";
    /// Say how changes get in: anyone's, only recorded ones, or none that you have not authorised.
    Control {
        /// The rule.
        mode: ChangeControl,
    } => "acted-control";
    /// Let a waiting change in during a freeze, or send it away for good.
    Authorise {
        /// The change's work item.
        item: ItemId,
        /// Let it in?
        allow: bool,
    } => "acted-authorise";
    /// Move an item to another place in its queue.
    Prioritise {
        /// The item.
        item: ItemId,
        /// Its new place.
        place: u32,
    } => "acted-prioritise";
    /// Put an item into a person's hands, now.
    Assign {
        /// The item.
        item: ItemId,
        /// The person.
        person: String,
    } => "acted-assign";
    /// Set an item aside, or take it up again.
    Hold {
        /// The item.
        item: ItemId,
        /// Aside?
        aside: bool,
    } => "acted-hold";
    /// Limit how many items a work centre has in hand (WIP limit).
    LimitCentre {
        /// The work centre.
        centre: String,
        /// The limit; none = unlimited.
        limit: Option<u32>,
    } => "acted-limit-centre";
    /// Limit how many items of some streams, or of all, are inside at once (CONWIP).
    LimitWip {
        /// The limit's id.
        limit: String,
        /// Most items inside; none = unlimited.
        most: Option<u32>,
    } => "acted-limit-wip";
    /// Limit how many items a person takes in hand.
    LimitPerson {
        /// The person.
        person: String,
        /// The limit, at least 1.
        limit: u32,
    } => "acted-limit-person";
    /// Send a person to work at another work centre.
    Move {
        /// The person.
        person: String,
        /// The work centre.
        centre: String,
    } => "acted-move";
    /// Have someone write down what they know of a service.
    Document {
        /// Who.
        person: String,
        /// Of which service.
        service: String,
    } => "acted-document";
    /// Show the auditors a control that the business has itself: what it covers leaves the audit's scope.
    Scope {
        /// The control.
        control: String,
    } => "acted-scope";
    /// Start a project: its items are released, a few at a time.
    Release {
        /// The project.
        project: String,
    } => "acted-release";
    /// Freeze a project: nothing more is released, and what is begun lies aside. Its sponsor resents it.
    Freeze {
        /// The project.
        project: String,
    } => "acted-freeze";
    /// Thaw a frozen project.
    Unfreeze {
        /// The project.
        project: String,
    } => "acted-unfreeze";
    /// Set the project release gate: how much running projects may ask of the constraint.
    Gate {
        /// Most working hours that they may still need of its work centre; none = open.
        most_hours: Option<u32>,
    } => "acted-gate";
    /// Say no to a stakeholder who pushed: it is taken back. It costs trust, and takes some.
    SayNo {
        /// The stakeholder.
        stakeholder: String,
    } => "acted-say-no";
    /// Have somebody work beside an expert, or end that: slower now, and what only one knew, two know later.
    Pair {
        /// Who knows.
        expert: String,
        /// Who learns, and leaves their own work to others.
        learner: String,
        /// Begin it (true) or end it.
        together: bool,
    } => "acted-pair";
    /// Hire the next candidate for a work centre: money now, a newcomer later, who first takes a mentor's time.
    Hire {
        /// The work centre.
        centre: String,
    } => "acted-hire";
    /// Order more capacity for a service: it costs money now and is there after its lead time.
    AddCapacity {
        /// The service.
        service: String,
    } => "acted-add-capacity";
    /// Let a service's capacity follow its load, paid by use, or no longer.
    Elastic {
        /// The service.
        service: String,
        /// Follow it?
        on: bool,
    } => "acted-elastic";
    /// Have static content of a service served from elsewhere: work for its owners that lowers its load.
    Offload {
        /// The service.
        service: String,
    } => "acted-offload";
    /// Have a service fail on purpose while everybody watches: it finds a weakness, if there is one.
    Drill {
        /// The service.
        service: String,
    } => "acted-drill";
    /// Start a countermeasure of the catalogue: it costs money and work, may slow people down at first, and then helps.
    Improve {
        /// The countermeasure.
        improvement: String,
    } => "acted-improve";
    /// Set the target condition that improvement aims at.
    Aim {
        /// The target condition.
        target: String,
    } => "acted-aim";
    /// Have a crew meet every so many days to look at the target condition and choose the next experiment; 0 ends it.
    Kata {
        /// Days between two meetings.
        days: u32,
    } => "acted-kata";
    /// Reserve a share of a crew's time for improvement (internal projects).
    Reserve {
        /// The work centre.
        centre: String,
        /// Percent of their time.
        percent: u32,
    } => "acted-reserve";
    /// Ask a work centre to stay longer this evening.
    Overtime {
        /// The work centre.
        centre: String,
    } => "acted-overtime";
    /// Say when finished changes of a pipeline are released: on demand, in batches, regularly, in a window.
    ReleaseBy {
        /// The pipeline.
        pipeline: String,
        /// When.
        policy: ReleasePolicy,
    } => "acted-release-by";
    /// Release now what is finished, all together.
    ReleaseNow {
        /// The pipeline.
        pipeline: String,
    } => "acted-release-now";
    /// Take the latest release of a pipeline back, with everything in it.
    TakeBack {
        /// The pipeline.
        pipeline: String,
    } => "acted-take-back";
    /// Release to a few users first, or to all at once.
    UseCanary {
        /// The pipeline.
        pipeline: String,
        /// To a few first?
        on: bool,
    } => "acted-use-canary";
    /// Put changes behind flags that can be switched off in production, or do not.
    UseFlags {
        /// The pipeline.
        pipeline: String,
        /// Behind flags?
        on: bool,
    } => "acted-use-flags";
    /// Have an environment built anew, so that it is just like production.
    Refresh {
        /// The environment.
        environment: String,
    } => "acted-refresh";
    /// Have somebody walk the value stream for an hour and draw the steps that nobody had in view.
    MapSteps {
        /// The pipeline.
        pipeline: String,
        /// Who.
        person: String,
    } => "acted-map-steps";
    /// Have a step of a pipeline done by a machine.
    Automate {
        /// The pipeline.
        pipeline: String,
        /// The step.
        stage: String,
    } => "acted-automate";
    /// Do without a step of a pipeline.
    Remove {
        /// The pipeline.
        pipeline: String,
        /// The step.
        stage: String,
    } => "acted-remove";
    /// Plan an item for a day: it lies aside until that day begins, and then takes its turn. For today: take it up again.
    Schedule {
        /// The item.
        item: ItemId,
        /// The day, from today on; 1 is the first.
        day: u32,
    } => "acted-schedule";
}

impl fmt::Display for ActionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
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
