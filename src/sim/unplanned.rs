//! Unplanned work by its source: where the hours go that nobody planned.

use serde::Serialize;

use super::operations::{self, Cause};
use super::world::World;
use crate::level::file::Kind;

/// Where unplanned work comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) enum Source {
    /// People who ask: everything that is no incident.
    #[default]
    Requests,
    Changes,
    Wear,
    Overload,
    Dependencies,
    Breaches,
}

/// Accounts of a person's working minutes: the three planned kinds, then unplanned work by source.
pub(crate) const ACCOUNTS: usize = 3 + 6;

/// The account of an item of work.
pub(crate) fn account(kind: Kind, source: Source) -> u8 {
    kind as u8 + if kind == Kind::Unplanned { source as u8 } else { 0 }
}

/// Working minutes by kind, from the accounts.
pub(crate) fn by_kind(worked: &[f64; ACCOUNTS]) -> [f64; 4] {
    [worked[0], worked[1], worked[2], worked[3..].iter().sum()]
}

/// Where the work on an incident comes from.
pub(crate) fn source(world: &World, incident: super::id::IncidentId) -> Source {
    match operations::get(world, incident).cause {
        Cause::Change(_) => Source::Changes,
        Cause::Wear(_) => Source::Wear,
        Cause::Overload(_) => Source::Overload,
        Cause::Dependency(_) => Source::Dependencies,
        Cause::Breach(_) => Source::Breaches,
    }
}

/// Its metrics, from the accounts of everybody.
pub(crate) fn measure(worked: &[f64; ACCOUNTS], put: &mut impl FnMut(&str, f64)) {
    for (name, source) in [
        ("unplanned_from_requests", Source::Requests),
        ("unplanned_from_changes", Source::Changes),
        ("unplanned_from_wear", Source::Wear),
        ("unplanned_from_overload", Source::Overload),
        ("unplanned_from_dependencies", Source::Dependencies),
        ("unplanned_from_breaches", Source::Breaches),
    ] {
        put(name, worked[usize::from(account(Kind::Unplanned, source))] / 60.0);
    }
    put("unplanned_hours", by_kind(worked)[Kind::Unplanned as usize] / 60.0);
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;

    #[test]
    fn the_sources_add_up_to_the_unplanned_share() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 20 00:00\",
              services: [(id: \"web\", name: \"Web\", owner: \"ops\", failures_per_week: 5)],
              centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\", shift: Always)],
              demand: [
                (id: \"ask\", titles: [\"Ask\"], kind: Unplanned, arrivals: Poisson(2), route: [(at: \"ops\", effort: Skewed(\"1h\"))]),
                (id: \"fix\", titles: [\"Fix\"], kind: Change, arrivals: Poisson(2), route: [(at: \"ops\", effort: Skewed(\"1h\"))],
                 risk: (service: \"web\", failure: 0.5)),
              ])",
        );
        sim.run_until(20 * 1440);
        let report = sim.report();
        let parts = ["requests", "changes", "wear"].map(|source| report.metrics[&format!("unplanned_from_{source}")]);
        assert!(parts.iter().all(|hours| *hours > 5.0), "{parts:?}");
        let worked = report.people[0].minutes.working / 60.0;
        assert!((parts.iter().sum::<f64>() - worked * report.metrics["unplanned_share"]).abs() < 1e-6);
    }
}
