//! Everything that the player can tell the simulation to do. Desktop, strategies, recordings and tests all use these.

use serde::{Deserialize, Serialize};
use std::fmt;

use super::id::ItemId;
use crate::level::file::{ChangeControl, Interruptions, ReleasePolicy};

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
                match self { $(Self::$name => $label,)* }
            }

            /// What it does, for `describe` and for tooltips.
            pub fn about(self) -> &'static str {
                match self { $(Self::$name => concat!($($about),+).trim_ascii(),)* }
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
    } => "You answered";
    /// Start a conversation that the level offers.
    Talk {
        /// The topic.
        topic: String,
    } => "You talked";
    /// Ask a team to write down what it changed. It costs the team time; the changes then stand on the record.
    AskChanges {
        /// The work centre.
        centre: String,
    } => "You asked what changed";
    /// Have somebody examine a suspect of an incident.
    Investigate {
        /// The incident.
        incident: String,
        /// The suspected service.
        suspect: String,
        /// Who examines it.
        by: String,
    } => "You had it examined";
    /// Take a recorded change back.
    RollBack {
        /// The change.
        change: String,
    } => "You ordered the roll-back";
    /// Repair a recorded change in place.
    RollForward {
        /// The change.
        change: String,
    } => "You ordered the repair";
    /// Prepare a run by hand, as a second way.
    ByHand {
        /// The run.
        run: String,
    } => "You ordered it by hand";
    /// Say who may interrupt a person: anyone, only what was sorted first, or nobody.
    Guard {
        /// The person.
        person: String,
        /// Who may.
        mode: Interruptions,
    } => "You set who may interrupt";
    /// Say how changes get in: anyone's, only recorded ones, or none that you have not authorised.
    Control {
        /// The rule.
        mode: ChangeControl,
    } => "You set the rule for changes";
    /// Let a waiting change in during a freeze, or send it away for good.
    Authorise {
        /// The change's work item.
        item: ItemId,
        /// Let it in?
        allow: bool,
    } => "You decided on a change";
    /// Move an item to another place in its queue.
    Prioritise {
        /// The item.
        item: ItemId,
        /// Its new place.
        place: u32,
    } => "You changed the order";
    /// Put an item into a person's hands, now.
    Assign {
        /// The item.
        item: ItemId,
        /// The person.
        person: String,
    } => "You assigned work";
    /// Set an item aside, or take it up again.
    Hold {
        /// The item.
        item: ItemId,
        /// Aside?
        aside: bool,
    } => "You set aside, or took up again";
    /// Limit how many items a work centre has in hand (WIP limit).
    LimitCentre {
        /// The work centre.
        centre: String,
        /// The limit; none = unlimited.
        limit: Option<u32>,
    } => "You set a WIP limit";
    /// Limit how many items of some streams, or of all, are inside at once (CONWIP).
    LimitWip {
        /// The limit's id.
        limit: String,
        /// Most items inside; none = unlimited.
        most: Option<u32>,
    } => "You limited work in process";
    /// Limit how many items a person takes in hand.
    LimitPerson {
        /// The person.
        person: String,
        /// The limit, at least 1.
        limit: u32,
    } => "You limited work in hand";
    /// Send a person to work at another work centre.
    Move {
        /// The person.
        person: String,
        /// The work centre.
        centre: String,
    } => "You moved somebody";
    /// Have someone write down what they know of a service.
    Document {
        /// Who.
        person: String,
        /// Of which service.
        service: String,
    } => "You had it written down";
    /// Show the auditors a control that the business has itself: what it covers leaves the audit's scope.
    Scope {
        /// The control.
        control: String,
    } => "You cut the scope";
    /// Start a project: its items are released, a few at a time.
    Release {
        /// The project.
        project: String,
    } => "You released a project";
    /// Freeze a project: nothing more is released, and what is begun lies aside. Its sponsor resents it.
    Freeze {
        /// The project.
        project: String,
    } => "You froze a project";
    /// Thaw a frozen project.
    Unfreeze {
        /// The project.
        project: String,
    } => "You thawed a project";
    /// Set the project release gate: how much running projects may ask of the constraint.
    Gate {
        /// Most working hours that they may still need of its work centre; none = open.
        most_hours: Option<u32>,
    } => "You set the release gate";
    /// Say no to a stakeholder who pushed: it is taken back. It costs trust, and takes some.
    SayNo {
        /// The stakeholder.
        stakeholder: String,
    } => "You said no";
    /// Have somebody work beside an expert, or end that: slower now, and what only one knew, two know later.
    Pair {
        /// Who knows.
        expert: String,
        /// Who learns, and leaves their own work to others.
        learner: String,
        /// Begin it (true) or end it.
        together: bool,
    } => "You paired people";
    /// Hire the next candidate for a work centre: money now, a newcomer later, who first takes a mentor's time.
    Hire {
        /// The work centre.
        centre: String,
    } => "You hired somebody";
    /// Order more capacity for a service: it costs money now and is there after its lead time.
    AddCapacity {
        /// The service.
        service: String,
    } => "You ordered capacity";
    /// Let a service's capacity follow its load, paid by use, or no longer.
    Elastic {
        /// The service.
        service: String,
        /// Follow it?
        on: bool,
    } => "You set how capacity grows";
    /// Have static content of a service served from elsewhere: work for its owners that lowers its load.
    Offload {
        /// The service.
        service: String,
    } => "You had content moved";
    /// Have a service fail on purpose while everybody watches: it finds a weakness, if there is one.
    Drill {
        /// The service.
        service: String,
    } => "You ordered a drill";
    /// Start a countermeasure of the catalogue: it costs money and work, may slow people down at first, and then helps.
    Improve {
        /// The countermeasure.
        improvement: String,
    } => "You started an improvement";
    /// Set the target condition that improvement aims at.
    Aim {
        /// The target condition.
        target: String,
    } => "You set a target condition";
    /// Have a crew meet every so many days to look at the target condition and choose the next experiment; 0 ends it.
    Kata {
        /// Days between two meetings.
        days: u32,
    } => "You set the rhythm of the kata";
    /// Reserve a share of a crew's time for improvement (internal projects).
    Reserve {
        /// The work centre.
        centre: String,
        /// Percent of their time.
        percent: u32,
    } => "You reserved time for improvement";
    /// Ask a work centre to stay longer this evening.
    Overtime {
        /// The work centre.
        centre: String,
    } => "You asked for overtime";
    /// Say when finished changes of a pipeline are released: on demand, in batches, regularly, in a window.
    ReleaseBy {
        /// The pipeline.
        pipeline: String,
        /// When.
        policy: ReleasePolicy,
    } => "You set when it is released";
    /// Release now what is finished, all together.
    ReleaseNow {
        /// The pipeline.
        pipeline: String,
    } => "You ordered a release";
    /// Take the latest release of a pipeline back, with everything in it.
    TakeBack {
        /// The pipeline.
        pipeline: String,
    } => "You took the release back";
    /// Release to a few users first, or to all at once.
    UseCanary {
        /// The pipeline.
        pipeline: String,
        /// To a few first?
        on: bool,
    } => "You decided on canary releases";
    /// Put changes behind flags that can be switched off in production, or do not.
    UseFlags {
        /// The pipeline.
        pipeline: String,
        /// Behind flags?
        on: bool,
    } => "You decided on feature flags";
    /// Have an environment built anew, so that it is just like production.
    Refresh {
        /// The environment.
        environment: String,
    } => "You had an environment refreshed";
    /// Have somebody walk the value stream for an hour and draw the steps that nobody had in view.
    MapSteps {
        /// The pipeline.
        pipeline: String,
        /// Who.
        person: String,
    } => "You had the value stream mapped";
    /// Have a step of a pipeline done by a machine.
    Automate {
        /// The pipeline.
        pipeline: String,
        /// The step.
        stage: String,
    } => "You had a step automated";
    /// Do without a step of a pipeline.
    Remove {
        /// The pipeline.
        pipeline: String,
        /// The step.
        stage: String,
    } => "You had a step removed";
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
