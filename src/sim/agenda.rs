//! The agenda: what happens next, in the total order (minute, phase, sequence). And the clock.

use bevy_ecs::prelude::*;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::id::*;

/// Now.
#[derive(Resource, Clone, Debug, Serialize)]
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
    /// Sitting in a meeting of a work centre.
    Attend { centre: CentreId, person: PersonId, number: u32 },
}

/// Something that happens. [`super::schedule`] says who handles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Event {
    /// The next item of a stream arrives.
    Arrive(StreamId),
    /// An item of a stream arrives that concerns more than the flow (a change; somebody who may be turned away).
    Request(StreamId, u32),
    /// Somebody finishes something, unless their hands have changed since (the generation).
    Finish(PersonId, u32),
    /// A shift begins or ends.
    Shift(PersonId),
    /// An item is done; and the decision that led to it.
    Done(Purpose, Option<FactId>),
    /// A change that the story needs goes in.
    Deploy(ChangeId),
    /// A work centre meets, for the nth time.
    Meet(CentreId, u32),
    /// An incident begins.
    Begin(IncidentId, Option<FactId>),
    /// An incident is noticed.
    Detect(IncidentId),
    /// A service wears out.
    Wear(ServiceId),
    /// The preparation of a run can start.
    RunOpens(RunId),
    /// A run must leave.
    RunDue(RunId),
    /// A message has waited long enough (its number of times said).
    Expire(MessageId, u32),
    /// A stakeholder considers going round the process.
    GoRound(StakeholderId),
    /// An hour is over.
    Hour,
    /// A day is over.
    Day,
    /// A week is over.
    Week,
    /// Statistics start here.
    WarmUp,
    /// Triggers and endings are looked at.
    Look,
    /// The level is over.
    End,
}

impl Event {
    /// Number of rarer kinds: the size of the table in [`super::schedule`].
    pub(crate) const KINDS: usize = 18;

    /// Its row in the table; none if the flow kernel handles it.
    pub(crate) fn row(self) -> Option<usize> {
        Some(match self {
            Self::Arrive(_) | Self::Finish(..) => return None,
            Self::Shift(_) => 0,
            Self::Done(..) => 1,
            Self::Begin(..) => 2,
            Self::Detect(_) => 3,
            Self::Wear(_) => 4,
            Self::RunOpens(_) => 5,
            Self::RunDue(_) => 6,
            Self::Expire(..) => 7,
            Self::GoRound(_) => 8,
            Self::Hour => 9,
            Self::Day => 10,
            Self::Week => 11,
            Self::WarmUp => 12,
            Self::Look => 13,
            Self::End => 14,
            Self::Request(..) => 15,
            Self::Deploy(_) => 16,
            Self::Meet(..) => 17,
        })
    }

    /// Order among events of one minute: work that ends frees people before new work arrives; judgement comes last.
    fn phase(self) -> u8 {
        match self {
            Self::WarmUp => 0,
            Self::Finish(..) => 1,
            Self::Done(..) => 2,
            Self::Shift(_) => 3,
            Self::Deploy(_) | Self::Begin(..) | Self::Detect(_) | Self::Wear(_) => 4,
            Self::RunOpens(_) => 5,
            Self::Arrive(_) | Self::Request(..) | Self::GoRound(_) => 6,
            Self::Meet(..) => 7,
            Self::Expire(..) => 8,
            Self::RunDue(_) => 9,
            Self::Hour => 10,
            Self::Day => 11,
            Self::Week => 12,
            Self::Look => 13,
            Self::End => 14,
        }
    }
}

/// One line of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Entry {
    minute: i64,
    order: u64,
    event: Event,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        // Reversed: `BinaryHeap` gives the greatest first.
        (other.minute, other.order).cmp(&(self.minute, self.order))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What happens next.
#[derive(Resource, Clone, Debug, Default)]
pub(crate) struct Agenda {
    heap: BinaryHeap<Entry>,
    sequence: u64,
    look_at: Option<i64>,
}

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
        self.heap.peek().is_none_or(|next| next.event.row().is_some())
    }

    /// Takes the next event, if it is no later than `minute` and of a rarer kind (or of the flow).
    pub(crate) fn pop(&mut self, minute: i64, of_flow: bool) -> Option<(i64, Event)> {
        let next = self.heap.peek()?;
        if next.minute > minute || next.event.row().is_none() != of_flow {
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
