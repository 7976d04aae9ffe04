//! WIP limits for a kind, for streams, or for the whole system (CONWIP): what is beyond them waits outside.

use serde::Serialize;
use std::collections::VecDeque;

use super::flow::{Flow, Place, Wait};
use super::id::ItemId;
use crate::level::file::{Class, LevelFile};

/// One limit.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Loop {
    /// Most items inside; none = unlimited.
    pub(crate) limit: Option<u32>,
    /// Items inside now.
    pub(crate) inside: u32,
    /// Items that wait outside, the first to come first.
    pub(crate) outside: VecDeque<ItemId>,
}

/// The limits of the level, in its order.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Loops(pub(crate) Vec<Loop>);

impl Loops {
    pub(crate) fn new(file: &LevelFile) -> Self {
        let new = |limit| Loop { limit, inside: 0, outside: VecDeque::new() };
        Self(file.wip_limits.iter().map(|file| new(file.limit)).collect())
    }
}

impl Flow<'_> {
    /// Sends a new item of demand on its way, or has it wait outside until there is room. What is urgent goes in at once.
    pub(crate) fn admit(&mut self, id: ItemId, by: Option<u8>) {
        let Some(at) = by else { return self.send(id) };
        self.item_mut(id).in_loop = Some(at);
        let urgent = self.item(id).class == Class::Expedite;
        let gate = &mut self.loops.0[usize::from(at)];
        if urgent || gate.limit.is_none_or(|limit| gate.inside < limit) {
            gate.inside += 1;
            self.send(id);
        } else {
            gate.outside.push_back(id);
            self.item_mut(id).place = Place::Aside(Wait::Outside);
        }
    }

    /// Lets in what there is room for.
    pub(crate) fn let_in(&mut self, at: u8) {
        loop {
            let gate = &mut self.loops.0[usize::from(at)];
            if gate.limit.is_some_and(|limit| gate.inside >= limit) {
                return;
            }
            let Some(id) = gate.outside.pop_front() else { return };
            gate.inside += 1;
            self.send(id);
        }
    }

    /// An item leaves the system: its place is free.
    pub(crate) fn vacate(&mut self, id: ItemId) {
        let item = self.item(id);
        let Some(at) = item.in_loop else { return };
        let outside = item.place == Place::Aside(Wait::Outside);
        let gate = &mut self.loops.0[usize::from(at)];
        if outside {
            gate.outside.retain(|&other| other != id);
        } else {
            gate.inside -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;

    /// Throughput of a line of two equal stations with one hour each, by its limit.
    fn finished(limit: &str) -> (u64, u64) {
        let mut sim = small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 2 00:00\", wip_limits: [(id: \"all\", limit: {limit})],
              centres: [(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\")],
              people: [(id: \"ann\", centre: \"a\", shift: Always), (id: \"bob\", centre: \"b\", shift: Always)],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Burst(100, \"day 1 00:00\"),
                        route: [(at: \"a\", effort: Fixed(\"1h\")), (at: \"b\", effort: Fixed(\"1h\"))])])"
        ));
        sim.run_until(1440);
        let report = sim.report();
        (report.work[2].completed, report.centres[0].arrivals)
    }

    #[test]
    fn with_one_inside_only_one_station_works_at_a_time() {
        assert_eq!(finished("Some(1)"), (12, 13));
        assert_eq!(finished("Some(2)"), (23, 25));
        assert_eq!(finished("None"), (23, 100));
    }
}
