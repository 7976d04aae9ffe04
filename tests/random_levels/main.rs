//! Random levels, played at random: ten thousand short runs in which nothing panics, nothing is lost, and everything can be
//! done again to the same digest.

#[path = "../books/mod.rs"]
mod books;
mod draft;

use rayon::prelude::*;
use std::sync::Arc;

use books::books_balance;
use unplanned::level::carry::End;
use unplanned::level::{Level, from_text};
use unplanned::replay::{Recording, Verdict, replay};
use unplanned::sim::Simulation;
use unplanned::strategy::{Player, Seat};

/// Levels. Each is played, forked on the way, recorded, replayed, and played again.
const LEVELS: u64 = 10_000;

fn level(number: u64) -> Arc<Level> {
    let text = draft::level(number);
    let (level, problems) = from_text("random", &text, None);
    Arc::new(level.unwrap_or_else(|| panic!("level {number} is not legal: {problems:#?}\n{text}")))
}

/// The random player's run.
fn played(level: &Arc<Level>, seed: u64) -> Simulation {
    let mut sim = Simulation::new(level, seed);
    Seat::new(Player::new("random", level, seed).unwrap()).advance(&mut sim, i64::MAX, &[]);
    sim
}

/// Runs of one level, all checked. Its digest.
fn checked(number: u64) -> u64 {
    let level = level(number);
    let mut sim = Simulation::new(&level, number);
    let mut seat = Seat::new(Player::new("random", &level, number).unwrap());
    let (_, ends) = sim.span();
    // Up to somewhere, where a copy is made …
    seat.advance(&mut sim, ends * (number % 10) as i64 / 10, &[]);
    books_balance(&sim);
    let fork = sim.fork();
    assert_eq!(fork.digest(), sim.digest(), "level {number}: a fork differs from its origin");
    let before = sim.taken().len();
    // … and to the end.
    seat.advance(&mut sim, i64::MAX, &[]);
    books_balance(&sim);
    costs_are_as_the_level_says(&sim);
    assert_eq!(sim.stopped(), None, "level {number}");
    let digest = sim.digest();
    // The copy, told the same, comes to the same end.
    let mut fork = fork;
    for stamped in &sim.taken()[before..] {
        fork.run_until(stamped.minute);
        fork.submit(stamped.action.clone()).unwrap_or_else(|why| panic!("level {number}: a fork refuses: {why}"));
    }
    fork.run_until(sim.minute());
    assert_eq!(fork.digest(), digest, "level {number}: a fork comes to another end");
    drop(fork);
    // As a recording, written and read.
    let text = Recording::of(&sim).to_text();
    let recording = Recording::from_text(&text).unwrap();
    match replay(&recording, &level, None) {
        Verdict::Same { .. } => {}
        other => panic!("level {number}: {other:?}"),
    }
    // The same player again.
    assert_eq!(played(&level, number).digest(), digest, "level {number}: the same again is not the same");
    // With the worst and the best that can be brought along it is a level, too, and its recording says so.
    for end in [End::Worst, End::Best] {
        let brought = Arc::new(level.with_carried(&level.carried_at(end)));
        let sim = played(&brought, number);
        books_balance(&sim);
        assert!(matches!(replay(&Recording::of(&sim), &level, None), Verdict::Same { .. }), "level {number}, {end}");
        if level.file.brings.is_empty() {
            break;
        }
    }
    digest
}

/// Hours and overtime are paid at the price that the level says; nobody earns where nothing is for sale.
fn costs_are_as_the_level_says(sim: &Simulation) {
    let (file, metrics) = (&sim.level().file, sim.report().metrics);
    let hours = (sim.minute() / 60) as f64;
    let overtime = sim.level().rules.overtime_cost * metrics["overtime_hours"];
    for (account, expected) in [("cash.costs", -file.costs_per_hour * hours), ("cash.overtime", -overtime)] {
        assert!((metrics[account] - expected).abs() <= 1e-6 * (1.0 - expected), "{account}: not {expected}");
    }
    let most = file.services.iter().map(|s| s.revenue_per_hour).sum::<f64>() * hours;
    let earned = metrics["cash.revenue"];
    assert!(earned >= 0.0 && (earned <= most + 1e-6 || file.customers.is_some()), "{earned} of {most} was earned");
}

#[test]
fn ten_thousand_runs_of_random_levels() {
    let digests: Vec<u64> = (0..LEVELS).into_par_iter().map(checked).collect();
    let mut different = digests.clone();
    different.sort_unstable();
    different.dedup();
    assert!(different.len() as u64 > LEVELS * 9 / 10, "the levels are too much alike");
    // On one thread it is the same.
    for number in 0..50 {
        assert_eq!(played(&level(number), number).digest(), digests[number as usize], "level {number}");
    }
}

#[test]
fn every_mechanic_is_drawn() {
    let texts: Vec<String> = (0..300).map(draft::level).collect();
    for word in [
        "services:",
        "stakeholders:",
        "asks:",
        "risk:",
        "changes:",
        "board:",
        "meeting:",
        "failures_per_week",
        "incidents:",
        "revenue_per_hour",
        "runs:",
        "messages:",
        "topics:",
        "script:",
        "rules:",
        "endings:",
        "wip_limits:",
        "discipline:",
        "rework:",
        "goes_round_with",
        "due_after",
        "otherwise:",
        "Burst",
        "Every",
        "Office",
        "At([",
        "Triaged",
        "Light",
        "Frozen",
        "value:",
        "customers:",
        "stock:",
        "audits:",
        "duties:",
        "security:",
        "technical_debt",
        "traffic:",
        "cascades:",
        "improvements:",
        "kata:",
        "fatigue: On",
        "candidate:",
        "projects:",
        "pushes:",
        "Perhaps(",
        "Rate(",
        "environments:",
        "pipelines:",
        "hidden: true",
        "Window(",
        "PerEnvironment",
        "freezes:",
        "brings:",
        "hints:",
    ] {
        assert!(texts.iter().any(|text| text.contains(word)), "no level has {word}");
    }
}
