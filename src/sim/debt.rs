//! Technical debt of each service: shortcuts, untested and rushed changes and overdue upkeep add to it, time compounds it,
//! work for it pays it. It makes services wear out sooner, changes fail more often and work on the service take longer.
//!
//! It acts where the level says `technical_debt: true`; elsewhere it is only drawn.

use serde::Serialize;

use super::agenda::{Clock, Purpose};
use super::flow::{Flow, Items};
use super::id::*;
use super::plan::{Fixed, Plan};
use super::wear;
use super::world::World;
use crate::level::file::{Class, DemandFile, LevelFile};

/// Most points that a service can owe.
const MOST: f64 = 20.0;

/// Points of each service; none at all where debt does not act.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Debt(Vec<f64>);

impl Debt {
    pub(crate) fn new(file: &LevelFile) -> Self {
        let points = |service: &crate::level::file::ServiceFile| f64::from(service.debt);
        Self(if file.technical_debt { file.services.iter().map(points).collect() } else { Vec::new() })
    }

    fn of(&self, service: ServiceId) -> f64 {
        self.0.get(service.index()).copied().unwrap_or(0.0)
    }
}

/// What an item of a stream changes when it is done: points of services.
pub(crate) fn of_stream(plan: &Fixed, stream: &DemandFile) -> Vec<(ServiceId, f64)> {
    const CHECKED: &str = "the checker resolves every name before a Level exists";
    let service = |name: &String| plan.service(name).expect(CHECKED);
    let tasks = stream.route.iter().filter(|task| task.shortcut > 0.0);
    let tasks = tasks.filter_map(|task| Some((service(task.service.as_ref()?), task.shortcut)));
    let left = stream.shortcut.iter().map(|debt| (service(&debt.service), debt.points));
    let paid = stream.pays_debt.iter().map(|debt| (service(&debt.service), -debt.points));
    tasks.chain(left).chain(paid).collect()
}

/// Points that a service owes, whether they act or are only drawn.
pub(crate) fn points(world: &World, service: ServiceId) -> f64 {
    let drawn = || f64::from(world.resource::<Plan>().level.file.services[service.index()].debt);
    world.resource::<Debt>().0.get(service.index()).copied().unwrap_or_else(drawn)
}

/// How many times as often a service wears out.
pub(crate) fn wear(world: &World, service: ServiceId) -> f64 {
    1.0 + world.resource::<Plan>().level.rules.debt_wear * world.resource::<Debt>().of(service)
}

/// How many times as often a change of a service fails.
pub(crate) fn change_failure(world: &World, service: ServiceId) -> f64 {
    1.0 + world.resource::<Plan>().level.rules.debt_change_failure * world.resource::<Debt>().of(service)
}

/// How many times as long work on a service takes.
pub(crate) fn effort(world: &World, service: ServiceId) -> f64 {
    1.0 + world.resource::<Plan>().level.rules.debt_effort * world.resource::<Debt>().of(service)
}

/// Debt grows or shrinks.
pub(crate) fn add(world: &mut World, service: ServiceId, by: f64) {
    let Some(points) = world.resource_mut::<Debt>().0.get_mut(service.index()) else { return };
    let before = std::mem::replace(points, (*points + by).clamp(0.0, MOST));
    if *points != before {
        wear::pace(world, service);
    }
}

/// An item of a stream is done: what it left behind, and what it paid.
pub(crate) fn finished(world: &mut World, stream: StreamId) {
    let plan = world.resource::<Plan>().clone();
    for &(service, by) in &plan.streams[stream.index()].debt {
        add(world, service, by);
    }
}

/// A change went in: what was not tested, and what was rushed, is owed.
pub(crate) fn changed(world: &mut World, service: ServiceId, class: Class, tested: f64) {
    let rules = &world.resource::<Plan>().level.rules;
    let rushed = if class == Class::Expedite { rules.debt_rushed } else { 0.0 };
    let owed = rules.debt_untested * (1.0 - tested) + rushed;
    add(world, service, owed);
}

/// A day is over: debt compounds, and upkeep that is overdue adds to it.
pub(crate) fn compound(world: &mut World) {
    if world.resource::<Debt>().0.is_empty() {
        return;
    }
    let plan = world.resource::<Plan>().clone();
    let (rules, now) = (&plan.level.rules, world.resource::<Clock>().now);
    let daily = libm::pow(1.0 + rules.debt_growth, 1.0 / 7.0) - 1.0;
    let mut more: Vec<f64> = world.resource::<Debt>().0.iter().map(|points| points * daily).collect();
    if plan.streams.iter().any(|stream| stream.upkeep.is_some()) {
        for item in world.resource::<Items>().open() {
            if let Purpose::Demand { stream, .. } = item.purpose
                && let Some(service) = plan.streams[stream.index()].upkeep
                && item.due.is_some_and(|due| due < now)
            {
                more[service.index()] += rules.debt_overdue / 7.0;
            }
        }
    }
    for (index, by) in more.into_iter().enumerate() {
        add(world, ServiceId::from(index), by);
    }
}

impl Flow<'_> {
    /// Working minutes of a task on a service, with what its debt adds.
    pub(crate) fn burdened(&self, minutes: i64, service: Option<ServiceId>) -> i64 {
        let owed = service.map_or(0.0, |service| self.debt.of(service));
        if owed > 0.0 {
            libm::round(minutes as f64 * (1.0 + self.plan.level.rules.debt_effort * owed)) as i64
        } else {
            minutes
        }
    }
}

/// Its metrics.
pub(crate) fn measure(world: &World, put: &mut impl FnMut(&str, f64)) {
    let mut sum = 0.0;
    for (index, file) in world.resource::<Plan>().level.file.services.iter().enumerate() {
        let points = points(world, ServiceId::from(index));
        put(&format!("debt.{}", file.id), points);
        sum += points;
    }
    put("debt", sum);
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;
    use crate::sim::Simulation;

    fn level(debt: u8, rules: &str, demand: &str, more: &str) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 400 00:00\", technical_debt: true, rules: ({rules}),
              services: [(id: \"web\", name: \"Web\", owner: \"ops\", debt: {debt}, failures_per_week: 1, test_coverage: 1)],
              centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\", shift: Always)],
              demand: [{demand}], {more})"
        ))
    }

    fn debt_after(mut sim: Simulation, days: i64) -> f64 {
        sim.run_until(days * 1440);
        sim.metric("debt.web")
    }

    const JOB: &str = "id: \"job\", titles: [\"Job\"], kind: InternalProject, arrivals: Burst(4, \"day 1 01:00\")";

    #[test]
    fn shortcuts_add_and_internal_projects_pay() {
        let job =
            |more: &str, task: &str| format!("({JOB}, {more} route: [(at: \"ops\", effort: Fixed(\"1h\"), {task})])");
        let after = |debt, more: &str, task: &str| debt_after(level(debt, "debt_growth: 0", &job(more, task), ""), 5);
        assert_eq!(after(1, "shortcut: (service: \"web\", points: 0.5),", ""), 3.0);
        assert_eq!(after(1, "", "service: \"web\", shortcut: 0.25"), 2.0);
        assert_eq!(after(4, "pays_debt: (service: \"web\", points: 0.5),", ""), 2.0);
        assert_eq!(after(1, "pays_debt: (service: \"web\", points: 0.5),", ""), 0.0, "no more than there is");
    }

    #[test]
    fn it_compounds_by_the_week() {
        let after = debt_after(level(2, "debt_growth: 0.1", "", ""), 21);
        assert!((after - 2.0 * 1.1_f64.powi(3)).abs() < 1e-9, "{after}");
        assert_eq!(debt_after(level(5, "debt_growth: 1.0", "", ""), 100), 20.0, "there is a most");
    }

    #[test]
    fn what_is_not_tested_or_rushed_is_owed() {
        let change = |class: &str, tested: f64| {
            let stream = format!(
                "({JOB}, class: {class}, route: [(at: \"ops\", effort: Fixed(\"1h\"))], risk: (service: \"web\", failure: 0, tested: {tested}))"
            );
            debt_after(level(0, "debt_growth: 0, debt_untested: 0.5, debt_rushed: 0.25", &stream, ""), 5)
        };
        assert_eq!(change("Standard", 1.0), 0.0);
        assert_eq!(change("Standard", 0.5), 1.0);
        assert_eq!(change("Expedite", 1.0), 1.0);
    }

    #[test]
    fn overdue_upkeep_is_owed_until_it_is_done() {
        let upkeep = |due: &str| {
            let stream = format!(
                "({JOB}, upkeep: \"web\", due_after: \"{due}\", route: [(at: \"ops\", effort: Fixed(\"300h\"))])"
            );
            debt_after(level(0, "debt_growth: 0, debt_overdue: 0.7", &stream, ""), 10)
        };
        assert!((upkeep("2d") - 4.0 * 0.1 * 8.0).abs() < 1e-9, "four items, each day from the third to the tenth");
        assert_eq!(upkeep("20d"), 0.0);
    }

    #[test]
    fn work_takes_longer_changes_fail_and_services_wear_out() {
        let stream = "(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Every(\"1d\", \"day 1 01:00\"),
            route: [(at: \"ops\", effort: Fixed(\"100m\"), service: \"web\")], risk: (service: \"web\", failure: 0.2))";
        let run = |debt| {
            let mut sim = level(debt, "debt_growth: 0, debt_untested: 0, minor_diagnosis: \"1m\"", stream, "");
            sim.run_until(399 * 1440);
            (sim.metric("incidents_begun"), sim.metric("change_failure_rate"), sim.report().work[2].mean_lead_minutes)
        };
        let (sound, neglected) = (run(0), run(5));
        assert!(neglected.0 > 1.8 * sound.0, "{sound:?} {neglected:?}");
        assert!(neglected.1 > 1.8 * sound.1, "{sound:?} {neglected:?}");
        assert!(neglected.2 > 1.4 * sound.2, "{sound:?} {neglected:?}");
    }

    #[test]
    fn where_it_is_only_drawn_it_does_nothing() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 30 00:00\",
              services: [(id: \"web\", name: \"Web\", owner: \"ops\", debt: 3)], centres: [(id: \"ops\", name: \"Ops\")])",
        );
        sim.run_until(29 * 1440);
        assert_eq!((sim.metric("debt.web"), sim.metric("debt")), (3.0, 3.0));
        assert_eq!((sim.view().services[0].debt, sim.view().services[0].drag), (3, 1.0));
    }
}
