//! A world with the table of its handlers. To make one costs more than to fill it, so it is used again: forks for forecasts
//! and the seeds of a sweep fill those of runs that are over. Which one a run gets changes nothing.

use bevy_ecs::prelude::*;
use std::sync::{Mutex, PoisonError};

use super::flow::Items;
use super::schedule::Table;

/// Those that no run uses.
static IDLE: Mutex<Vec<Parts>> = Mutex::new(Vec::new());

/// Most idle ones that are kept, and most open work items that one may have held: more is not worth the memory.
const MOST_IDLE: usize = 64;
const MOST_HELD: usize = 5_000;

/// See above.
pub(crate) struct Machine(Option<Box<Parts>>);

struct Parts {
    world: World,
    table: Table,
}

const WHOLE: &str = "its parts are taken out only when it is dropped";

impl Machine {
    /// A machine with the world that is made of a new one, or of one that another run has used.
    pub(crate) fn new(fill: impl FnOnce(World) -> World) -> Self {
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let (world, table) = idle.map_or_else(|| (World::new(), None), |parts| (parts.world, Some(parts.table)));
        let mut world = fill(world);
        let table = table.unwrap_or_else(|| Table::new(&mut world));
        Self(Some(Box::new(Parts { world, table })))
    }

    pub(crate) fn world(&self) -> &World {
        &self.0.as_ref().expect(WHOLE).world
    }

    pub(crate) fn world_mut(&mut self) -> &mut World {
        &mut self.0.as_mut().expect(WHOLE).world
    }

    #[cfg(test)]
    pub(crate) fn table(&self) -> &Table {
        &self.0.as_ref().expect(WHOLE).table
    }

    /// Handles everything up to and including a minute, or to the end of the level.
    pub(crate) fn run(&mut self, until: i64) {
        let parts = self.0.as_mut().expect(WHOLE);
        parts.table.run(&mut parts.world, until);
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let Some(parts) = self.0.take() else { return };
        let small = parts.world.get_resource::<Items>().is_some_and(|items| items.count() <= MOST_HELD);
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        if small && idle.len() < MOST_IDLE {
            idle.push(*parts);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;

    /// A level with more or fewer rows of each sort.
    fn digests(count: usize) -> Vec<u64> {
        let centres: String = (0..count).map(|n| format!("(id: \"c{n}\", name: \"C\"),")).collect();
        let people: String = (0..count).map(|n| format!("(id: \"p{n}\", centre: \"c{n}\", shift: Always),")).collect();
        let services: String = (0..count)
            .map(|n| {
                format!("(id: \"s{n}\", name: \"S\", owner: \"c{n}\", failures_per_week: 20, revenue_per_hour: 9),")
            })
            .collect();
        let mut sim = small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 9 00:00\", centres: [{centres}], people: [{people}], services: [{services}],
              demand: [(id: \"job\", titles: [\"J\"], kind: Change, arrivals: Poisson(9), route: [(at: \"c0\", effort: Exp(\"1h\"))],
                        risk: (service: \"s0\", failure: 0.5))])"
        ));
        sim.run_until(3 * 1440);
        let mut fork = sim.fork();
        assert_eq!(fork.digest(), sim.digest());
        let mut all = vec![sim.digest()];
        for one in [&mut fork, &mut sim] {
            one.run_until(9 * 1440);
            all.push(one.digest());
        }
        assert_eq!(all[1], all[2]);
        all
    }

    #[test]
    fn a_used_world_is_as_good_as_a_new_one() {
        let first: Vec<_> = [3, 1, 5].map(digests).to_vec();
        for _ in 0..3 {
            assert_eq!([3, 1, 5].map(digests).to_vec(), first);
        }
    }
}
