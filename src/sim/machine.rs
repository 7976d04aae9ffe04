//! The world of a run. To make one costs more than to fill it, so it is used again: forks for forecasts and the seeds of a
//! sweep fill those of runs that are over. Which one a run gets changes nothing.

use std::cell::RefCell;

use super::flow::Items;
use super::schedule;
use super::world::World;

// Those that no run uses. A thread keeps its own: what another has filled lies in that one's caches and memory.
thread_local! { static IDLE: RefCell<Vec<World>> = const { RefCell::new(Vec::new()) } }

/// Most idle ones that a thread keeps, and most open work items that one may have held: more is not worth the memory.
const MOST_IDLE: usize = 8;
const MOST_HELD: usize = 5_000;

/// See above.
pub(crate) struct Machine(Option<World>);

const WHOLE: &str = "its world is taken out only when it is dropped";

impl Machine {
    /// A machine with the world that is made of one that another run has used, if there is one.
    pub(crate) fn new(fill: impl FnOnce(Option<World>) -> World) -> Self {
        let idle = IDLE.try_with(|idle| idle.borrow_mut().pop()).ok().flatten();
        Self(Some(fill(idle)))
    }

    pub(crate) fn world(&self) -> &World {
        self.0.as_ref().expect(WHOLE)
    }

    pub(crate) fn world_mut(&mut self) -> &mut World {
        self.0.as_mut().expect(WHOLE)
    }

    /// Handles everything up to and including a minute, or to the end of the level.
    pub(crate) fn run(&mut self, until: i64) {
        schedule::run(self.world_mut(), until);
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let Some(world) = self.0.take() else { return };
        let small = world.resource::<Items>().count() <= MOST_HELD;
        let keep = |idle: &RefCell<Vec<World>>| {
            let mut idle = idle.borrow_mut();
            if small && idle.len() < MOST_IDLE {
                idle.push(world);
            }
        };
        // Not while the thread itself ends.
        let _ = IDLE.try_with(keep);
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
