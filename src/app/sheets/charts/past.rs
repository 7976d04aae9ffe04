//! What a run was like hour by hour, as far as its own memory does not keep it: the same run again beside it, from its
//! level, seed and actions, asked once an hour. Nothing is kept while the charts are shut, and a game that is gone on
//! with, taken back or begun again is told apart from what was seen before.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::level::file::Kind;
use crate::replay::go_on;
use crate::sim::id::ItemId;
use crate::sim::{Finished, Simulation};
use crate::tr;

/// The metrics that are asked for.
const ASKED: [&str; 12] = [
    "cash",
    "share_price",
    "deploys_per_day",
    "change_lead_time",
    "change_failure_rate",
    "recovery_time",
    "unplanned_from_requests",
    "unplanned_from_changes",
    "unplanned_from_wear",
    "unplanned_from_overload",
    "unplanned_from_dependencies",
    "unplanned_from_breaches",
];
/// Where the sources of unplanned work begin in the list.
const SOURCES: usize = 6;

/// Between two samples at first, minutes; in long runs twice as long, and twice again.
const STEP: i64 = 60;
/// Most samples that are kept, and most moments of arrival whose items are known by name.
const MOST: usize = 4096;
/// Most samples that are taken in one frame.
const A_FRAME: usize = 24;

/// Metrics at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sample {
    pub(super) minute: i64,
    values: [f64; ASKED.len()],
}

impl Sample {
    /// One of the metrics; not a number where the level has none.
    pub(super) fn get(&self, metric: &str) -> f64 {
        ASKED.iter().position(|name| *name == metric).map_or(f64::NAN, |place| self.values[place])
    }

    /// Working hours of unplanned work so far, by source.
    pub(super) fn sources(&self) -> [f64; 6] {
        std::array::from_fn(|n| self.values[SOURCES + n])
    }

    pub(super) fn of(sim: &Simulation) -> Self {
        Self { minute: sim.minute(), values: ASKED.map(|name| sim.metric(name)) }
    }

    /// For tests: a moment at which these hours of unplanned work had been worked, by source.
    #[cfg(test)]
    pub(super) fn worked(minute: i64, sources: [f64; 6]) -> Self {
        let mut values = [0.0; ASKED.len()];
        values[SOURCES..].copy_from_slice(&sources);
        Self { minute, values }
    }
}

/// An item as it was last seen.
#[derive(Clone, Debug)]
struct Seen {
    title: String,
    last: i64,
}

/// The past of the running game.
#[derive(Default)]
pub(crate) struct Past {
    shadow: Option<Simulation>,
    /// Between two samples, minutes.
    step: i64,
    pub(super) samples: Vec<Sample>,
    /// Items by when they arrived and of which kind they are.
    items: BTreeMap<(i64, usize), BTreeMap<ItemId, Seen>>,
}

/// One run is the beginning of the other.
fn leads_to(shadow: &Simulation, sim: &Simulation) -> bool {
    let done = shadow.taken().len();
    Arc::ptr_eq(shadow.level(), sim.level())
        && shadow.seed() == sim.seed()
        && shadow.minute() <= sim.minute()
        && sim.taken().starts_with(shadow.taken())
        && sim.taken().get(done).is_none_or(|next| next.minute >= shadow.minute())
}

impl Past {
    /// Goes on towards the present of a game by some hours; true when it is there.
    pub(super) fn follow(&mut self, sim: &Simulation) -> bool {
        if !self.shadow.as_ref().is_some_and(|shadow| leads_to(shadow, sim)) {
            let mut shadow = Simulation::new(sim.level(), sim.seed());
            shadow.run_until(sim.span().0.min(sim.minute()));
            *self =
                Self { samples: vec![Sample::of(&shadow)], shadow: Some(shadow), step: STEP, items: BTreeMap::new() };
            self.look();
        }
        for _ in 0..A_FRAME {
            let Some(shadow) = &mut self.shadow else { return true };
            let hour = (shadow.minute().div_euclid(self.step) + 1) * self.step;
            if hour > sim.minute() || shadow.over() {
                return true;
            }
            if go_on(shadow, sim.taken(), hour).is_err() {
                return true;
            }
            let sample = Sample::of(shadow);
            self.samples.push(sample);
            if self.samples.len() >= MOST {
                self.step *= 2;
                let step = self.step;
                let first = self.samples[0].minute;
                self.samples.retain(|sample| sample.minute == first || sample.minute % step == 0);
            }
            self.look();
        }
        false
    }

    /// Notes the names of what is open.
    fn look(&mut self) {
        let Some(shadow) = &self.shadow else { return };
        let now = shadow.minute();
        for item in shadow.items() {
            let key = (now - item.age, item.kind as usize);
            let title = item.title;
            self.items
                .entry(key)
                .or_default()
                .entry(item.id)
                .and_modify(|seen| seen.last = now)
                .or_insert(Seen { title, last: now });
        }
        while self.items.len() > MOST {
            self.items.pop_first();
        }
    }

    /// What was finished there, by name; nothing if it was gone before anybody looked, or could be one of several.
    pub(super) fn name(&self, finished: &Finished) -> Option<&str> {
        let items = self.items.get(&(finished.minute - finished.lead, finished.kind as usize))?;
        let mut fits =
            items.values().filter(|seen| seen.last <= finished.minute && seen.last + self.step >= finished.minute);
        let first = fits.next()?;
        fits.all(|other| other.title == first.title).then_some(first.title.as_str())
    }
}

/// Names of the sources of unplanned work, in the order of [`Sample::sources`].
pub(super) fn names() -> [&'static str; 6] {
    [
        tr!("source-short-requests"),
        tr!("source-short-changes"),
        tr!("source-short-wear"),
        tr!("source-short-overload"),
        tr!("source-short-dependencies"),
        tr!("source-short-breaches"),
    ]
}

/// All kinds, in their order; the last is unplanned work.
pub(super) const UNPLANNED: usize = Kind::Unplanned as usize;

/// The metric that counts the hours of a source of unplanned work.
pub(super) fn metric_of(source: usize) -> &'static str {
    ASKED[SOURCES + source]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level;
    use crate::sim::action::Action;

    fn caught_up(past: &mut Past, sim: &Simulation) {
        for _ in 0..200 {
            if past.follow(sim) {
                return;
            }
        }
        panic!("it never arrives");
    }

    #[test]
    fn it_is_the_run_itself_hour_by_hour_and_a_decision_taken_back_is_forgotten() {
        let level = level::load("part1/payroll").unwrap();
        let mut sim = Simulation::new(&level, 3);
        sim.run_until(sim.span().0);
        assert!(sim.submit(Action::AskChanges { centre: "servers".into() }).is_ok());
        let early = sim.fork();
        sim.run_until(2 * 1440);
        let mut past = Past::default();
        caught_up(&mut past, &sim);
        let last = *past.samples.last().unwrap();
        assert_eq!(last.minute, 2 * 1440);
        for name in ["cash", "unplanned_from_requests", "change_failure_rate"] {
            assert_eq!(last.get(name), sim.metric(name), "{name}");
        }
        assert!(past.samples.windows(2).all(|pair| pair[1].minute - pair[0].minute <= STEP));
        assert!(past.samples.windows(2).all(|pair| (0..6).all(|n| pair[0].sources()[n] <= pair[1].sources()[n])));
        // Back on the first morning: nothing is left of the days after it.
        caught_up(&mut past, &early);
        assert!(past.samples.iter().all(|sample| sample.minute <= early.minute()));
        // And on again, another way.
        let mut other = early.fork();
        other.run_until(early.minute() + 600);
        caught_up(&mut past, &other);
        assert!(past.samples.len() > 9);
    }

    #[test]
    fn what_was_open_at_a_full_hour_is_known_by_name() {
        let level = level::load("part1/payroll").unwrap();
        let mut sim = Simulation::new(&level, 3);
        sim.run_until(3 * 1440);
        let mut past = Past::default();
        caught_up(&mut past, &sim);
        let (finished, _) = sim.past();
        let named = finished.iter().filter(|one| past.name(one).is_some()).count();
        let long = finished.iter().filter(|one| one.lead > 2 * STEP).count();
        assert!(named > 0 && named * 4 >= long * 3, "{named} of {long} long ones, {} in all", finished.len());
    }
}
