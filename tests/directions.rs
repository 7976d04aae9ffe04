//! Truths of the field that have no formula: their direction, over seeds that are paired by common random numbers.

use std::sync::Arc;

use unplanned::level::{self, Level};
use unplanned::sim::Simulation;
use unplanned::sim::action::Action;

const SEEDS: u64 = 24;

fn level_of(text: &str) -> Arc<Level> {
    let (level, problems) = level::from_text("direction", text, None);
    Arc::new(level.unwrap_or_else(|| panic!("{problems:?}")))
}

/// A metric at the end of the level, with and without an action at its beginning.
fn paired(level: &Arc<Level>, measure: impl Fn(&Simulation) -> f64, actions: &[Action]) -> Vec<(f64, f64)> {
    let one = |seed, actions: &[Action]| {
        let mut sim = Simulation::new(level, seed);
        sim.run_until(60);
        actions.iter().for_each(|action| sim.submit(action.clone()).expect("it is legal"));
        sim.run_until(sim.span().1);
        measure(&sim)
    };
    (1..=SEEDS).map(|seed| (one(seed, &[]), one(seed, actions))).collect()
}

/// Mean of the differences (second less first) and half the width of its 99 % interval (Student: 2.807 at 23 degrees).
fn difference(pairs: &[(f64, f64)]) -> (f64, f64) {
    let n = pairs.len() as f64;
    let by: Vec<f64> = pairs.iter().map(|(without, with)| with - without).collect();
    let mean = by.iter().sum::<f64>() / n;
    let variance = by.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / (n - 1.0);
    (mean, 2.807 * (variance / n).sqrt())
}

fn says(what: &str, pairs: &[(f64, f64)]) -> (f64, f64) {
    let (mean, half) = difference(pairs);
    let before = pairs.iter().map(|p| p.0).sum::<f64>() / pairs.len() as f64;
    eprintln!("{what}: {before:.3} before, difference {mean:.4} ± {half:.4}");
    (mean, half)
}

fn goes_up(what: &str, pairs: &[(f64, f64)]) {
    let (mean, half) = says(what, pairs);
    assert!(mean - half > 0.0, "{what} must rise: {mean} ± {half}");
}

fn goes_down(what: &str, pairs: &[(f64, f64)]) {
    let (mean, half) = says(what, pairs);
    assert!(mean + half < 0.0, "{what} must fall: {mean} ± {half}");
}

#[test]
fn more_work_in_process_means_a_longer_lead_time() {
    let line = |more: &str, limit: u32| {
        level_of(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 60 00:00\", rules: (switching: Measured),
              wip_limits: [(id: \"all\", limit: 4)],
              centres: [(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\"), (id: \"c\", name: \"C\")],
              people: [(id: \"ann\", centre: \"a\", shift: Always, wip_limit: {limit}), (id: \"bob\", centre: \"b\", shift: Always, wip_limit: {limit}),
                       (id: \"cy\", centre: \"c\", shift: Always, wip_limit: {limit})],
              demand: [(id: \"job\", titles: [\"Job\"], kind: BusinessProject, {more},
                        route: [(at: \"a\", effort: Exp(\"1h\")), (at: \"b\", effort: Exp(\"1h\")), (at: \"c\", effort: Exp(\"1h\"))])])"
        ))
    };
    // In the line: by Little's law, what is inside ÷ what comes out.
    let inside = |sim: &Simulation| {
        ["a", "b", "c"].iter().map(|at| sim.metric(&format!("inside.{at}"))).sum::<f64>() / sim.metric("throughput.c")
    };
    let full = line("arrivals: Burst(3000, \"day 1 00:00\")", 1);
    goes_up(
        "hours in the line, 20 cards instead of 4",
        &paired(&full, inside, &[Action::LimitWip { limit: "all".into(), most: Some(20) }]),
    );
    // In hand: five begun things instead of one.
    let spare = line("arrivals: Poisson(14)", 1);
    let lead = |sim: &Simulation| sim.metric("lead_time");
    let five = ["ann", "bob", "cy"].map(|who| Action::LimitPerson { person: who.into(), limit: 5 });
    let free = Action::LimitWip { limit: "all".into(), most: None };
    let alone = paired(&spare, lead, std::slice::from_ref(&free));
    let juggled = paired(&spare, lead, &[&five[..], &[free]].concat());
    let pairs: Vec<(f64, f64)> = alone.iter().zip(&juggled).map(|(a, b)| (a.1, b.1)).collect();
    goes_up("minutes of lead time, five in hand instead of one", &pairs);
}

#[test]
fn protecting_the_constraint_raises_throughput_and_protecting_anyone_else_does_not() {
    let person = |id: &str| format!("(id: \"{id}\", centre: \"{id}\", shift: Always, interruptions: OpenDoor)");
    let asks = |id: &str| {
        format!(
            "(id: \"ask-{id}\", titles: [\"Question\"], kind: Unplanned, arrivals: Poisson(8), asks: \"{id}\", requester: \"boss\",
              route: [(at: \"desk\", effort: Skewed(\"30m\"))])"
        )
    };
    let names = ["ann", "bea", "cy"];
    let level = level_of(&format!(
        "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 400 00:00\", warm_up: \"5d\", wip_limits: [(id: \"line\", kinds: [BusinessProject], limit: 30)],
          stakeholders: [(id: \"boss\", name: \"Boss\")],
          centres: [(id: \"ann\", name: \"A\"), (id: \"bea\", name: \"B\"), (id: \"cy\", name: \"C\"), (id: \"desk\", name: \"Desk\")],
          people: [{}, (id: \"dan\", centre: \"desk\", count: 2, shift: Always)],
          demand: [{}, (id: \"job\", titles: [\"Job\"], kind: BusinessProject, arrivals: Burst(9000, \"day 1 00:00\"),
            route: [(at: \"ann\", effort: Skewed(\"40m\")), (at: \"bea\", effort: Skewed(\"2h\")), (at: \"cy\", effort: Skewed(\"40m\"))])])",
        names.map(person).join(", "),
        names.map(asks).join(", "),
    ));
    let done = |sim: &Simulation| sim.metric("completed_planned");
    let guard = |who: &str| [Action::Guard { person: who.into(), mode: level::file::Interruptions::Shielded }];
    goes_up("jobs done, the constraint shielded", &paired(&level, done, &guard("bea")));
    for other in ["ann", "cy"] {
        let pairs = paired(&level, done, &guard(other));
        let (mean, half) = says(&format!("jobs done, {other} shielded"), &pairs);
        let before = pairs.iter().map(|p| p.0).sum::<f64>() / SEEDS as f64;
        // What the line holds at the end differs by a few jobs; the throughput does not.
        assert!(mean.abs() + half < 0.01 * before, "{other}: {mean} ± {half} of {before}");
    }
}

#[test]
fn documentation_lowers_the_experts_share() {
    let level = level_of(
        "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 60 00:00\", rules: (switching: Off),
          services: [(id: \"web\", name: \"Web\", owner: \"ops\", documentation: 0)],
          centres: [(id: \"ops\", name: \"Ops\"), (id: \"expert\", name: \"Expert\")],
          people: [(id: \"bob\", centre: \"ops\", count: 2, shift: Always, otherwise: 0.1), (id: \"eve\", centre: \"expert\", shift: Always)],
          demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Poisson(6), route: [(at: \"ops\", effort: Skewed(\"90m\"), service: \"web\")])])",
    );
    let share = |sim: &Simulation| {
        let done = |at: &str| sim.metric(&format!("throughput.{at}"));
        done("expert") / (done("expert") + done("ops"))
    };
    let pairs = paired(&level, share, &[Action::Document { person: "eve".into(), service: "web".into() }]);
    goes_down("share of the tasks that the expert does", &pairs);
    assert!(pairs.iter().all(|p| p.0 == 1.0), "without it only she can: {pairs:?}");
}
