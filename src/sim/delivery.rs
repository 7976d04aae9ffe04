//! The four keys of software delivery (DORA): how often changes go in, how long they take to get there, how many fail,
//! how soon a failed one is put right.

use serde::Serialize;

use super::agenda::Clock;
use super::change;
use super::history::Durations;
use super::id::*;
use super::metrics::{Totals, share};
use super::operations::{self, Cause};
use super::plan::Plan;
use super::rows::copied_in_place;
use super::world::World;

/// What was delivered since statistics started.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Delivery {
    /// Times that something went in: what goes into one service in one minute is one deployment.
    deployments: u64,
    /// The last time of each service.
    last: Vec<Option<i64>>,
    /// From proposal to production.
    leads: Durations,
    /// From the failure that a change brought to its end.
    recoveries: Durations,
}

copied_in_place!(Delivery: last, leads, recoveries);

/// A change went in now.
pub(crate) fn deployed(world: &mut World, id: ChangeId) {
    let now = world.resource::<Clock>().now;
    let change = change::get(world, id);
    let (service, lead) = (change.service.index(), change.origin.map(|_| now - change.proposed));
    let delivery = &mut world.resource_mut::<Totals>().delivery;
    if delivery.last.len() <= service {
        delivery.last.resize(service + 1, None);
    }
    if delivery.last[service].replace(now) != Some(now) {
        delivery.deployments += 1;
    }
    if let Some(minutes) = lead {
        delivery.leads.add(minutes);
    }
}

/// An incident is over: if a change brought it, that change is recovered from.
pub(crate) fn recovered(world: &mut World, id: IncidentId) {
    let now = world.resource::<Clock>().now;
    let incident = operations::get(world, id);
    if let (Cause::Change(_), Some(began)) = (incident.cause, incident.began) {
        world.resource_mut::<Totals>().delivery.recoveries.add(now - began);
    }
}

/// Its metrics.
pub(crate) fn measure(world: &World, put: &mut impl FnMut(&str, f64)) {
    let (totals, now) = (world.resource::<Totals>(), world.resource::<Clock>().now);
    let minutes = now - world.resource::<Plan>().warm_up.min(now);
    put("deploys_per_day", share(totals.delivery.deployments as f64, minutes as f64 / 1440.0));
    put("change_lead_time", totals.delivery.leads.median());
    put("change_failure_rate", share(totals.changes_failed as f64, totals.changes_deployed as f64));
    put("recovery_time", totals.delivery.recoveries.median());
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;

    #[test]
    fn the_four_keys_are_those_of_what_went_in() {
        // One change a day for ten days, two hours on the desk each; every one fails and is repaired by its owners.
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 11 00:00\", rules: (minor_diagnosis: \"1h\"),
              centres: [(id: \"desk\", name: \"Desk\")],
              services: [(id: \"web\", name: \"Web\", owner: \"desk\", monitoring: 1, test_coverage: 0)],
              people: [(id: \"ann\", centre: \"desk\", count: 4, shift: Always)],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Every(\"1d\", \"day 1 08:00\"),
                        route: [(at: \"desk\", effort: Fixed(\"2h\"))], risk: (service: \"web\", failure: 1))])",
        );
        sim.run_until(10 * 1440);
        assert_eq!(sim.metric("deploys_per_day"), 1.0);
        assert_eq!(sim.metric("change_lead_time"), 120.0);
        assert_eq!(sim.metric("change_failure_rate"), 1.0);
        let recovery = sim.metric("recovery_time");
        assert!((20.0..600.0).contains(&recovery), "{recovery}");
        assert!((sim.metric("lead_p50"), sim.metric("lead_p95")) > (0.0, 120.0));
        let (finished, flow) = sim.past();
        assert_eq!(finished.len() as f64, sim.metric("completed"));
        assert_eq!(flow.len(), 240);
        assert!(flow.windows(2).all(|pair| pair[0].arrived[2] <= pair[1].arrived[2]));
    }
}
