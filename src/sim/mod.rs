//! The simulation: its own ECS world, driven by an agenda. It knows no files, no clock on the wall, no screen.

pub mod action;
mod agenda;
mod attention;
mod audit;
mod build;
mod business;
mod calendar;
mod change;
mod condition;
mod conwip;
mod debt;
mod delivery;
mod demand;
mod drill;
mod flow;
mod goal;
mod hiring;
mod history;
pub mod id;
mod improvement;
mod load;
mod log;
mod machine;
mod market;
mod meeting;
mod metrics;
mod movers;
mod off_record;
mod operations;
mod orders;
mod pairing;
mod people;
mod pipeline;
mod plan;
mod planned;
mod project;
mod push;
mod quality;
mod rng;
mod rows;
mod schedule;
mod script;
mod seen;
mod stakeholder;
mod unplanned;
pub mod view;
mod wear;
mod wellbeing;
mod world;

pub use history::{Finished, FlowSample};
pub use metrics::{FAMILIES, METRICS, Unit, extreme_of, metric_about, metric_message, metric_unit};
pub use orders::subject;
pub use pipeline::PIPELINE_METRICS;
pub(crate) use plan::mentioned_metrics;
pub use plan::productive_share;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::level::Level;
use crate::level::file::{Condition, Happening, Verdict};
use action::{Action, Refusal, Stamped};
use agenda::{Agenda, Clock};
use goal::Ended;
use machine::Machine;
use plan::{Fixed, Plan};
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
    plan: Arc<Fixed>,
    seed: u64,
    machine: Machine,
    taken: Vec<Stamped>,
}

impl Simulation {
    /// A run at its first minute; [`Simulation::run_until`] the level's `starts` is done by the caller.
    pub fn new(level: &Arc<Level>, seed: u64) -> Self {
        let plan = plan::ready(level);
        let machine = Machine::new(|used| build::world(used, &plan, seed));
        Self { plan, seed, machine, taken: Vec::new() }
    }

    /// The level.
    pub fn level(&self) -> &Arc<Level> {
        &self.plan.level
    }

    /// Goes on in the words of the same level in another language, and says whether it is the same. Nothing else changes.
    pub fn retell(&mut self, level: &Arc<Level>) -> bool {
        let of = |level: &Arc<Level>| (level.digest, level.brought.clone(), level.difficulty);
        if of(level) != of(self.level()) {
            return false;
        }
        self.plan = Arc::new(Fixed::new(level));
        *self.machine.world_mut().resource_mut() = Plan(Arc::clone(&self.plan));
        true
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// When the player takes over, and when the level is over at the latest: minutes.
    pub fn span(&self) -> (i64, i64) {
        (self.plan.starts, self.plan.ends)
    }

    /// Takes an action now. A refusal changes nothing.
    pub fn submit(&mut self, action: Action) -> Result<(), Refusal> {
        orders::submit(self.machine.world_mut(), &action)?;
        self.taken.push(Stamped { minute: self.minute(), action });
        self.settle();
        Ok(())
    }

    /// Whether an action would be taken now, and if not, why.
    pub fn allowed(&self, action: &Action) -> Result<(), Refusal> {
        orders::allowed(self.machine.world(), action)
    }

    /// Minutes of the player's day that an action costs.
    pub fn cost(&self, action: &Action) -> i64 {
        orders::cost(self.machine.world().resource::<Plan>(), action)
    }

    /// Minutes that the level sets for an action of its own, before your pace; none where the rules' minutes of its kind hold.
    pub fn set_cost(&self, action: &Action) -> Option<i64> {
        orders::set_cost(&self.level().file, action)
    }

    /// Every action that is legal now, in a fixed order.
    pub fn actions(&self) -> Vec<Action> {
        let mut all = orders::candidates(self.machine.world());
        all.retain(|action| self.allowed(action).is_ok());
        all
    }

    /// Actions that might be thought of and are refused now, each with its reason and remedy, in a fixed order.
    pub fn refused(&self) -> Vec<(Action, Refusal)> {
        let refusal = |action: Action| self.allowed(&action).err().map(|why| (action, why));
        orders::candidates(self.machine.world()).into_iter().filter_map(refusal).collect()
    }

    /// The actions taken so far.
    pub fn taken(&self) -> &[Stamped] {
        &self.taken
    }

    /// Goes to the next minute in which something happens and handles all of it. False when the level is over.
    pub fn step(&mut self) -> bool {
        match self.next_minute() {
            Some(minute) if !self.over() => {
                self.run_until(minute);
                true
            }
            _ => false,
        }
    }

    /// Handles everything up to and including `minute`, or to the end of the level.
    pub fn run_until(&mut self, minute: i64) {
        self.machine.run(minute);
        let over = self.over();
        let clock = self.machine.world_mut().resource_mut::<Clock>();
        if !over && minute > clock.now {
            clock.now = minute;
        }
    }

    /// Handles what an action has put on the agenda for this very minute.
    fn settle(&mut self) {
        self.run_until(self.minute());
    }

    /// Now, minutes since 00:00 of day 1.
    pub fn minute(&self) -> i64 {
        self.machine.world().resource::<Clock>().now
    }

    /// You are at work now; always, if the level does not say who you are.
    pub fn at_work(&self) -> bool {
        attention::left_today(self.machine.world()).1
    }

    /// The level is over.
    pub fn over(&self) -> bool {
        self.machine.world().resource::<Clock>().over
    }

    /// The minute of the next event, if any.
    pub fn next_minute(&self) -> Option<i64> {
        self.machine.world().resource::<Agenda>().next_minute()
    }

    /// Events handled so far: arrivals, completions, and what the story brings; bookkeeping is not counted.
    pub fn events(&self) -> u64 {
        self.machine.world().resource::<Clock>().events
    }

    /// Entries of the log so far: cheap to compare, to see whether anything worth looking at has happened.
    pub fn facts(&self) -> usize {
        self.machine.world().resource::<log::Log>().facts.len()
    }

    /// What can be seen now.
    pub fn view(&self) -> View {
        seen::view(self.machine.world())
    }

    /// The open work items of [`Simulation::view`], alone.
    pub fn items(&self) -> Vec<view::ItemView> {
        seen::items(self.machine.world())
    }

    /// What the player has seen happen so far, in order: the minute, and what it was.
    pub fn noted(&self) -> impl Iterator<Item = (i64, &Happening)> {
        seen::noted(self.machine.world())
    }

    /// A metric as far as the player can see it.
    pub fn shown(&self, metric: &str) -> Option<f64> {
        seen::metric(self.machine.world(), metric)
    }

    /// Where a person stands in the level's list.
    pub fn person_at(&self, id: &str) -> Option<usize> {
        self.plan.person(id).map(id::PersonId::index)
    }

    /// The player's own day: busy until when, what is left, at work or not.
    pub fn view_you(&self) -> view::YouView {
        seen::you(self.machine.world())
    }

    /// The numbers so far.
    pub fn report(&self) -> Report {
        metrics::report(self.machine.world())
    }

    /// One metric; not a number if there is none of that name.
    pub fn metric(&self, name: &str) -> f64 {
        metrics::one(self.machine.world(), name)
    }

    /// For charts: what was finished after the warm-up, and how work piled up; thinned out evenly in long runs.
    pub fn past(&self) -> (&[Finished], &[FlowSample]) {
        self.machine.world().resource::<metrics::Totals>().history.points()
    }

    /// For charts: how much work there is now; [`Simulation::past`] ends with the last full hour.
    pub fn present(&self) -> FlowSample {
        history::now(self.machine.world())
    }

    /// Whether a condition holds in the world (also what the player cannot see).
    pub fn holds(&self, condition: &Condition) -> bool {
        condition::holds(self.machine.world(), condition)
    }

    /// An independent copy with the same future.
    pub fn fork(&self) -> Self {
        let machine = Machine::new(|used| self.machine.world().copy(used));
        Self { plan: Arc::clone(&self.plan), seed: self.seed, machine, taken: self.taken.clone() }
    }

    /// An independent copy whose luck from now on is another.
    pub fn fork_with_luck(&self, salt: u64) -> Self {
        let mut copy = self.fork();
        build::reseed(copy.machine.world_mut(), salt);
        copy
    }

    /// A hash of the whole state: every component, queue, agenda entry and random stream.
    pub fn digest(&self) -> u64 {
        world::digest(self.machine.world())
    }

    /// What the next level may go on with ([`Level::with_carried`]): the metrics under the level's `carry`, and the
    /// variables that were ever set.
    pub fn carried(&self) -> BTreeMap<String, f64> {
        script::carried(self.machine.world())
    }

    /// Why the run was stopped before its end, if it was: its level brings more than memory should hold.
    pub fn stopped(&self) -> Option<String> {
        let what = self.machine.world().resource::<Ended>().too_much?;
        Some(format!("the level brings too much {what}: the run was stopped on day {}", self.minute() / 1440 + 1))
    }

    /// The id of the ending that was taken, and how many lamps are lit.
    pub fn ending(&self) -> Option<(&str, u32)> {
        let ended = self.machine.world().resource::<Ended>();
        let (place, _) = ended.ending?;
        let lit = ended.stars.iter().filter(|lit| **lit).count() as u32;
        Some((&self.plan.level.file.endings[usize::from(place)].id, lit))
    }

    /// How it stands.
    pub fn outcome(&self) -> Outcome {
        let ended = self.machine.world().resource::<Ended>();
        ended.ending.map_or(Outcome::Open, |(place, _)| self.plan.level.file.endings[usize::from(place)].verdict.into())
    }
}

#[cfg(test)]
mod test_support {
    use super::*;

    /// A small level.
    pub(crate) fn checked(text: &str) -> Arc<Level> {
        let (level, problems) = crate::level::from_text("small", text, None);
        Arc::new(level.unwrap_or_else(|| panic!("{problems:?}")))
    }

    /// A run of a small level, seed 1.
    pub(crate) fn small(text: &str) -> Simulation {
        Simulation::new(&checked(text), 1)
    }
}
