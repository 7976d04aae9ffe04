//! Drills: a planned failure at a chosen time finds a weakness while it is cheap. Weaknesses are drawn at the start; each that
//! nobody has found makes every real failure of its service longer.
//!
//! Krishnan, Weathering the Unexpected (ACM Queue, 2012); Basiri and others, Chaos Engineering (IEEE Software, 2016).

use serde::Serialize;

use super::action::Refusal;
use super::agenda::{Clock, Purpose};
use super::flow::Items;
use super::id::*;
use super::load::by_owner;
use super::log::note;
use super::operations;
use super::plan::{Effort, Plan};
use super::rng::{Purpose as Luck, Stream};
use super::world::World;
use crate::level::file::{Class, Happening};
use crate::tr;

/// Weaknesses of a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Weak {
    /// Nobody knows of them.
    pub(crate) hidden: u32,
    /// Found, and not yet repaired.
    pub(crate) found: u32,
    pub(crate) repaired: u32,
    pub(crate) drills: u32,
}

/// Weaknesses by service.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Weaknesses(pub(crate) Vec<Weak>);

/// Draws the weaknesses: Poisson by the mean that the level says, each service by its own luck.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let seed = world.resource::<Clock>().seed;
    for (index, file) in plan.level.file.services.iter().enumerate() {
        let mut luck = Stream::new(seed, Luck::Weakness, index as u64);
        let (mut hidden, mut left) = (0, file.weaknesses - luck.exponential(1.0));
        while left > 0.0 {
            hidden += 1;
            left -= luck.exponential(1.0);
        }
        world.resource_mut::<Weaknesses>().0.push(Weak { hidden, ..Weak::default() });
    }
}

/// How many times as long the repair of a service takes because of weaknesses that are still there.
pub(crate) fn longer(world: &World, service: ServiceId) -> f64 {
    let weak = world.resource::<Weaknesses>().0[service.index()];
    1.0 + world.resource::<Plan>().level.rules.weakness_longer * f64::from(weak.hidden + weak.found)
}

/// Whether a drill can be held.
pub(crate) fn may(world: &World, service: ServiceId) -> Result<(), Refusal> {
    let purpose = Purpose::Drill { service };
    if world.resource::<Items>().open().any(|item| item.purpose == purpose) {
        return Err(Refusal::new(tr!("refusal-drill-prepared"), tr!("help-its-result")));
    }
    if operations::ongoing(world).any(|i| i.service == service && i.detected.is_some()) {
        return Err(Refusal::new(tr!("refusal-fails-in-earnest"), tr!("help-put-right-first")));
    }
    Ok(())
}

/// Has the owners of a service hold a drill.
pub(crate) fn order(world: &mut World, service: ServiceId, because: Option<FactId>) {
    let effort = Effort::Fixed(world.resource::<Plan>().level.rules.drill);
    by_owner(world, service, Purpose::Drill { service }, Class::FixedDate, effort, because);
}

/// A drill was held: it finds a weakness if there is one, and its repair is work.
pub(crate) fn held(world: &mut World, service: ServiceId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let name = plan.level.file.services[service.index()].id.clone();
    let weak = &mut world.resource_mut::<Weaknesses>().0[service.index()];
    weak.drills += 1;
    if weak.hidden == 0 {
        note(world, Happening::Drilled(name, false), &[because], false, true);
        return;
    }
    (weak.hidden, weak.found) = (weak.hidden - 1, weak.found + 1);
    let fact = note(world, Happening::Drilled(name, true), &[because], false, true);
    let effort = Effort::Skewed(plan.level.rules.weakness_repair);
    by_owner(world, service, Purpose::Strengthen { service }, Class::Standard, effort, Some(fact));
}

/// A weakness is repaired.
pub(crate) fn strengthened(world: &mut World, service: ServiceId) {
    let weak = &mut world.resource_mut::<Weaknesses>().0[service.index()];
    (weak.found, weak.repaired) = (weak.found.saturating_sub(1), weak.repaired + 1);
}

/// Its metrics.
pub(crate) fn measure(world: &World, put: &mut impl FnMut(&str, f64)) {
    let all = &world.resource::<Weaknesses>().0;
    let sum = |of: fn(&Weak) -> u32| f64::from(all.iter().map(of).sum::<u32>());
    put("drills", sum(|weak| weak.drills));
    put("weaknesses_found", sum(|weak| weak.found + weak.repaired));
    put("weaknesses_repaired", sum(|weak| weak.repaired));
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;
    use super::Weaknesses;
    use crate::sim::Simulation;
    use crate::sim::action::Action;

    fn shop(weaknesses: f64, failures: f64) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 60 00:00\", rules: (switching: Off, drill: \"2h\", weakness_repair: \"6h\", weakness_longer: 1.0),
              services: [(id: \"shop\", name: \"Shop\", owner: \"ops\", monitoring: 1, weaknesses: {weaknesses}, failures_per_week: {failures})],
              centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\", shift: Always)])"
        ))
    }

    #[test]
    fn drills_find_weaknesses_one_at_a_time_and_their_repair_is_work() {
        let mut sim = shop(3.0, 0.0);
        let there = sim.machine.world().resource::<Weaknesses>().0[0].hidden;
        assert!(there >= 1, "seed 1 has some");
        for number in 1..=there + 1 {
            sim.submit(Action::Drill { service: "shop".into() }).expect("it can be held");
            assert!(sim.submit(Action::Drill { service: "shop".into() }).is_err(), "one at a time");
            sim.run_until(sim.minute() + 3 * 1440);
            assert_eq!(sim.metric("weaknesses_repaired"), f64::from(number.min(there)));
        }
        assert_eq!(
            sim.report().work[1].completed,
            u64::from(there + 1 + there),
            "drills and repairs are internal work"
        );
    }

    #[test]
    fn a_weakness_nobody_found_makes_a_real_failure_longer() {
        let hours = |weaknesses: f64| {
            let mut sim = shop(weaknesses, 7.0);
            sim.run_until(59 * 1440);
            (
                sim.metric("unplanned_from_wear") / sim.metric("incidents_begun"),
                sim.machine.world().resource::<Weaknesses>().0[0].hidden,
            )
        };
        let (sound, none) = hours(0.0);
        let (weak, some) = hours(3.0);
        assert_eq!(none, 0);
        let times = weak / sound;
        assert!((times / (1.0 + f64::from(some)) - 1.0).abs() < 0.1, "{times} times with {some}");
    }
}
