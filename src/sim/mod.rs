//! The simulation: its own ECS world, driven by an agenda. It knows no files, no clock on the wall, no screen.

pub mod action;
pub mod id;
pub mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::level::Level;
use crate::level::file::{Condition, Verdict};
use action::{Action, Refusal, Stamped};
use view::{Minutes, View};

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Not over.
    Open,
    /// Over, goal reached.
    Won,
    /// Over, goal missed.
    Lost,
}

impl From<Verdict> for Outcome {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Won => Self::Won,
            Verdict::Lost => Self::Lost,
        }
    }
}

/// Counts of one kind of work: `arrived = completed + cancelled + open`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct WorkCount {
    /// Items that came.
    pub arrived: u64,
    /// Items that were finished.
    pub completed: u64,
    /// Items that were sent away.
    pub cancelled: u64,
    /// Items in the system now.
    pub open: u64,
    /// Mean time from arrival to completion of those finished after the warm-up, minutes.
    pub mean_lead_minutes: f64,
}

/// One work centre's statistics over the run less the warm-up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CentreReport {
    /// The level's id.
    pub id: String,
    /// Items that entered.
    pub arrivals: u64,
    /// Tasks that were finished.
    pub completions: u64,
    /// Mean wait in the queue, minutes.
    pub mean_wait: f64,
    /// Mean number waiting (time average).
    pub mean_queue: f64,
    /// Mean number waiting or in hand (time average).
    pub mean_in_centre: f64,
    /// Busy minutes of the crew ÷ minutes present.
    pub utilisation: f64,
}

/// One person's minutes over the whole run; the five shares add up to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonReport {
    /// The level's id.
    pub id: String,
    /// The five shares.
    #[serde(flatten)]
    pub minutes: Minutes,
}

/// The numbers of a run: what `--json` prints, less what only the caller knows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// By kind of work, in the order of [`crate::level::file::Kind::ALL`].
    pub work: [WorkCount; 4],
    /// Work centres.
    pub centres: Vec<CentreReport>,
    /// People who work.
    pub people: Vec<PersonReport>,
    /// Every metric by name.
    pub metrics: BTreeMap<String, f64>,
}

/// One run of one level: deterministic in (level, seed, actions).
pub struct Simulation {
    level: Arc<Level>,
}

impl Simulation {
    /// A run at its first minute; [`Simulation::run_until`] the level's `starts` is done by the caller.
    pub fn new(level: &Arc<Level>, seed: u64) -> Self {
        let _ = seed;
        Self { level: Arc::clone(level) }
    }

    /// The level.
    pub fn level(&self) -> &Arc<Level> {
        &self.level
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        todo!()
    }

    /// Takes an action now. A refusal changes nothing.
    pub fn submit(&mut self, action: Action) -> Result<(), Refusal> {
        let _ = action;
        todo!()
    }

    /// Whether an action would be taken now, and if not, why.
    pub fn allowed(&self, action: &Action) -> Result<(), Refusal> {
        let _ = action;
        todo!()
    }

    /// Every action that is legal now, in a fixed order.
    pub fn actions(&self) -> Vec<Action> {
        todo!()
    }

    /// The actions taken so far.
    pub fn taken(&self) -> &[Stamped] {
        todo!()
    }

    /// Goes to the next minute in which something happens and handles all of it. False when the level is over.
    pub fn step(&mut self) -> bool {
        todo!()
    }

    /// Handles everything up to and including `minute`, or to the end of the level.
    pub fn run_until(&mut self, minute: i64) {
        let _ = minute;
        todo!()
    }

    /// Now, minutes since 00:00 of day 1.
    pub fn minute(&self) -> i64 {
        todo!()
    }

    /// The minute of the next event, if any.
    pub fn next_minute(&self) -> Option<i64> {
        todo!()
    }

    /// Events handled so far.
    pub fn events(&self) -> u64 {
        todo!()
    }

    /// What can be seen now.
    pub fn view(&self) -> View {
        todo!()
    }

    /// The numbers so far.
    pub fn report(&self) -> Report {
        todo!()
    }

    /// Whether a condition holds in the world (also what the player cannot see).
    pub fn holds(&self, condition: &Condition) -> bool {
        let _ = condition;
        todo!()
    }

    /// An independent copy with the same future.
    pub fn fork(&self) -> Self {
        todo!()
    }

    /// An independent copy whose luck from now on is another.
    pub fn fork_with_luck(&self, salt: u64) -> Self {
        let _ = salt;
        todo!()
    }

    /// A hash of the whole state: every component, queue, agenda entry and random stream.
    pub fn digest(&self) -> u64 {
        todo!()
    }

    /// How it stands.
    pub fn outcome(&self) -> Outcome {
        todo!()
    }
}
