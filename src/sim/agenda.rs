//! The agenda: what happens next, in the total order (minute, phase, sequence). And the clock.

use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::id::*;
use super::rows::copied_in_place;

/// Now.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Clock {
    /// Minutes since 00:00 of day 1.
    pub(crate) now: i64,
    /// Events handled.
    pub(crate) events: u64,
    /// The seed of all luck that is not yet drawn.
    pub(crate) seed: u64,
    /// The level is over.
    pub(crate) over: bool,
}

/// What an item was for: decides what its completion means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Purpose {
    /// Ordinary demand: the stream, its number in it, and its change if it is one.
    Demand { stream: StreamId, number: u32, change: Option<ChangeId> },
    /// Examining a suspect.
    Examine { incident: IncidentId, suspect: ServiceId },
    /// A minor incident: diagnosing and repairing.
    Minor { incident: IncidentId },
    /// Putting things right after the cause is gone.
    Restore { incident: IncidentId },
    /// A team writes down what it changed.
    Tell { centre: CentreId },
    /// Taking a change back.
    RollBack { change: ChangeId },
    /// Repairing a change in place.
    RollForward { change: ChangeId },
    /// Preparing a run.
    Prepare { run: RunId },
    /// Preparing a run by hand.
    Hand { run: RunId },
    /// What is left to do after a run by hand.
    CleanUp { run: RunId },
    /// Writing down what one knows of a service.
    Document { person: PersonId, service: ServiceId },
    /// Fixing a finding of an audit.
    Finding { finding: FindingId },
    /// Moving static content of a service elsewhere.
    Offload { service: ServiceId },
    /// Holding a drill of a service.
    Drill { service: ServiceId },
    /// Repairing a weakness that a drill found.
    Strengthen { service: ServiceId },
    /// Working on a countermeasure.
    Improve { improvement: u16 },
    /// Sitting in a meeting of a work centre.
    Attend { centre: CentreId, person: PersonId, number: u32 },
    /// A change that must go through its pipeline once more: the stream, its number in it, and its change if it is one.
    Again { stream: StreamId, number: u32, change: Option<ChangeId> },
    /// A stage of a pipeline that people do, for a release.
    Stage { pipeline: PipelineId, release: u32, stage: u16 },
    /// Building an environment anew.
    Refresh { environment: EnvironmentId },
    /// Walking a value stream.
    Map { pipeline: PipelineId, person: PersonId },
    /// Having a step of a value stream done by a machine, or doing without it.
    ImproveStage { pipeline: PipelineId, stage: u16, remove: bool },
}

/// One list of the kinds of event: what happens, to whom, and its phase: the order among events of one minute. Work that
/// ends frees people before new work arrives; judgement comes last.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident$(($($of:ty),*))? in $phase:literal;)*) => {
        /// Something that happens. [`super::schedule`] says who handles it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        pub(crate) enum Event { $($(#[$doc])* $name$(($($of),*))?,)* }

        /// The kinds of event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum EventKind { $($(#[$doc])* $name,)* }

        impl Event {
            /// Its kind.
            pub(crate) fn kind(self) -> EventKind {
                match self { $(Self::$name { .. } => EventKind::$name,)* }
            }

            fn phase(self) -> u8 {
                match self { $(Self::$name { .. } => $phase,)* }
            }
        }
    };
}

events! {
    /// The next item of a stream arrives.
    Arrive(StreamId) in 6;
    /// An item of a stream arrives that concerns more than the flow (a change; somebody who may be turned away).
    Request(StreamId, u32) in 6;
    /// Somebody finishes something, unless their hands have changed since (the generation).
    Finish(PersonId, u32) in 1;
    /// A shift begins or ends.
    Shift(PersonId) in 3;
    /// An item is done; and the decision that led to it.
    Done(Purpose, Option<FactId>) in 2;
    /// A change that the story needs goes in.
    Deploy(ChangeId) in 4;
    /// A freeze window of the level begins or is over.
    Freeze(bool) in 4;
    /// A work centre meets, for the nth time.
    Meet(CentreId, u32) in 7;
    /// An item has done its route and enters its pipeline.
    Commit(ItemId) in 2;
    /// What a release of a pipeline waits for is over: a stage, a wait, its time with a few users, its roll-back.
    Pass(PipelineId, u32) in 2;
    /// The time has come to release what is finished (unless the policy has changed since: the generation).
    Cut(PipelineId, u32) in 7;
    /// A feature that broke something is switched off.
    SwitchOff(IncidentId) in 4;
    /// An incident begins.
    Begin(IncidentId, Option<FactId>) in 4;
    /// An incident is noticed.
    Detect(IncidentId) in 4;
    /// A service wears out, unless its pace of wear has changed since (the generation).
    Wear(ServiceId, u32) in 4;
    /// A service falls over under its load, unless that has changed since (the generation).
    Overload(ServiceId, u32) in 4;
    /// Ordered capacity of a service is there.
    Capacity(ServiceId) in 4;
    /// A countermeasure is no longer young.
    DipOver(u16) in 4;
    /// A target condition's time is over.
    TargetDue(u16) in 9;
    /// A meeting of the kata, unless its rhythm has changed since.
    Kata(u32) in 7;
    /// An hour begins: loads change.
    Traffic in 3;
    /// The preparation of a run can start.
    RunOpens(RunId) in 5;
    /// A run must leave.
    RunDue(RunId) in 9;
    /// A finding of an audit is raised.
    Raise(FindingId) in 5;
    /// Personal data leaves a service, by this fact's doing.
    Breach(ServiceId, Option<FactId>) in 4;
    /// The auditors report.
    Audit(AuditId) in 9;
    /// A message has waited long enough (its number of times said).
    Expire(MessageId, u32) in 8;
    /// A stakeholder considers going round the process.
    GoRound(StakeholderId) in 6;
    /// A project starts by itself.
    ProjectStarts(ProjectId) in 5;
    /// An item of a project is done, or (true) was sent away for good.
    ProjectItem(ProjectId, bool) in 2;
    /// A stakeholder considers pushing, for the nth time.
    Push(StakeholderId, u32) in 6;
    /// Somebody who was hired has their first day.
    Joins(PersonId) in 3;
    /// A mentor has looked after a newcomer long enough.
    Mentored(PersonId, PersonId) in 3;
    /// Somebody's last day is over.
    Departs(PersonId) in 3;
    /// An hour is over.
    Hour in 10;
    /// A day is over.
    Day in 11;
    /// A week is over.
    Week in 12;
    /// Statistics start here.
    WarmUp in 0;
    /// Triggers and endings are looked at.
    Look in 13;
    /// The level is over.
    End in 14;
    /// A day begins for which an item was planned.
    Planned(ItemId) in 5;
}

impl Event {
    /// Not counted: a date or a look, part of the event that led to it, or something whose work is counted as it goes.
    pub(crate) fn is_bookkeeping(self) -> bool {
        use EventKind as K;
        let dates = matches!(self.kind(), K::Look | K::Hour | K::Day | K::Week | K::Traffic | K::Freeze);
        let parts = matches!(self.kind(), K::Request | K::Done | K::Commit | K::ProjectItem);
        dates || parts || matches!(self.kind(), K::Meet | K::Kata | K::Cut)
    }

    /// Handled by the flow kernel, not by the table in [`super::schedule`].
    pub(crate) fn of_flow(self) -> bool {
        matches!(self, Self::Arrive(_) | Self::Finish(..) | Self::Shift(_))
    }
}

/// One line of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Entry {
    minute: i64,
    order: u64,
    event: Event,
}

impl Entry {
    /// (minute, order) as one number: to compare two of them takes no branch that a processor could guess wrong.
    fn key(&self) -> u128 {
        let minute = self.minute.cast_unsigned() ^ (1 << 63);
        (u128::from(minute) << 64) | u128::from(self.order)
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        // Reversed: `BinaryHeap` gives the greatest first.
        other.key().cmp(&self.key())
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What happens next.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    heap: BinaryHeap<Entry>,
    sequence: u64,
    look_at: Option<i64>,
}

copied_in_place!(Agenda: heap);

impl Agenda {
    /// Puts an event on the agenda.
    pub(crate) fn post(&mut self, minute: i64, event: Event) {
        self.sequence += 1;
        self.heap.push(Entry { minute, order: (u64::from(event.phase()) << 56) | self.sequence, event });
    }

    /// Asks for a look at triggers and endings in this minute, once.
    pub(crate) fn look(&mut self, minute: i64) {
        if self.look_at != Some(minute) {
            self.look_at = Some(minute);
            self.post(minute, Event::Look);
        }
    }

    /// The look is taken: facts from now on ask for another.
    pub(crate) fn looked(&mut self) {
        self.look_at = None;
    }

    /// The next minute in which something happens.
    pub(crate) fn next_minute(&self) -> Option<i64> {
        self.heap.peek().map(|entry| entry.minute)
    }

    /// The next event is none of the flow's.
    pub(crate) fn rarer_is_next(&self) -> bool {
        self.heap.peek().is_none_or(|next| !next.event.of_flow())
    }

    /// Takes the next event, if it is no later than `minute` and of a rarer kind (or of the flow).
    pub(crate) fn pop(&mut self, minute: i64, of_flow: bool) -> Option<(i64, Event)> {
        let next = self.heap.peek()?;
        if next.minute > minute || next.event.of_flow() != of_flow {
            return None;
        }
        self.heap.pop().map(|entry| (entry.minute, entry.event))
    }
}

impl Serialize for Agenda {
    /// In the order in which it will happen: two heaps with the same lines are the same agenda.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut lines: Vec<_> = self.heap.iter().collect();
        lines.sort_by_key(|entry| (entry.minute, entry.order));
        (lines, self.sequence, self.look_at).serialize(serializer)
    }
}
