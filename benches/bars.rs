//! `cargo bench --no-default-features --bench bars`: the bars of the core, each measured, in half a minute.
//!
//! Times are the best of several runs taken in turn: what else the machine does makes a run longer, never shorter.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a program that measures and prints")]

mod plant;

use plant::{PLANT, Plant};
use rayon::prelude::*;
use std::hint::black_box;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;
use unplanned::level::{self, Level};
use unplanned::sim::Simulation;

fn run(level: &Arc<Level>, seed: u64) -> Simulation {
    let mut sim = Simulation::new(level, seed);
    sim.run_until(i64::MAX);
    sim
}

/// The best time of each, seconds, of so many rounds in turn.
fn best(rounds: usize, what: &mut [&mut dyn FnMut()]) -> Vec<f64> {
    let mut best = vec![f64::INFINITY; what.len()];
    for _ in 0..rounds {
        for (best, what) in best.iter_mut().zip(what.iter_mut()) {
            let started = Instant::now();
            what();
            *best = best.min(started.elapsed().as_secs_f64());
        }
    }
    best
}

/// How many times longer the one takes than the other: the median of many rounds, each of both in turn. A core's speed
/// changes by half within seconds where others use the machine, so one lucky round of one of them would be the whole result.
fn times_longer(slow: &mut dyn FnMut(), quick: &mut dyn FnMut()) -> f64 {
    let mut gains: Vec<f64> = (0..31)
        .map(|_| {
            let times = best(1, &mut [slow, quick]);
            times[0] / times[1]
        })
        .collect();
    gains.sort_by(f64::total_cmp);
    gains[gains.len() / 2]
}

/// Memory in use and the most so far, MiB (Linux only).
fn memory() -> Option<(f64, f64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = |key: &str| status.lines().find_map(|l| l.strip_prefix(key)?.split_whitespace().next()?.parse().ok());
    let (now, most): (f64, f64) = (line("VmRSS:")?, line("VmHWM:")?);
    Some((now / 1024.0, most / 1024.0))
}

fn row(what: &str, measured: f64, unit: &str, bar: f64, goal: &str) {
    let verdict = if measured <= bar { "holds" } else { "MISSED" };
    println!("| {what} | {measured:.2} {unit} | ≤ {bar} {unit} | {goal} | {verdict} |");
}

/// Asks this program for a hundred seeds on one core, and nothing else.
const ALONE: &str = "--hundred-seeds-alone";

/// Many items open at once: nobody does any.
fn heap(items: u64) -> Arc<Level> {
    plant::level(&format!(
        "(format: 1, title: \"Heap\", lesson: \"None.\", ends: \"day 9 00:00\", centres: [(id: \"c\", name: \"C\")],
          people: [(id: \"p\", centre: \"c\", shift: Always)],
          demand: [(id: \"s\", titles: [\"S\"], kind: Change, arrivals: Burst({items}, \"day 1 00:00\"), route: [(at: \"c\", effort: Fixed(\"9d\"))])])"
    ))
}

/// So many processes that each run the same hundred seeds on one core, at once: what the machine can give.
fn processes(many: usize) {
    let program = std::env::current_exe().expect("a running program has a place");
    let children: Vec<_> =
        (0..many).map(|_| Command::new(&program).arg(ALONE).spawn().expect("it runs already")).collect();
    for mut child in children {
        child.wait().expect("it was started");
    }
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some(ALONE) {
        let campaign = level::load("tests/levels/twenty_days").expect("it is in the repository");
        return (1..=100).for_each(|seed| drop(black_box(run(&campaign, seed))));
    }
    // `cargo bench` passes `--bench`; nothing is asked for with it.
    println!("| what | measured | bar | goal | |\n|---|---|---|---|---|");
    let campaign = level::load("tests/levels/twenty_days").expect("it is in the repository");
    let payday = level::load("part1/payroll").expect("it is shipped");
    drop(run(&campaign, 1));
    if let Some((_, most)) = memory() {
        row("memory of a run, program and all", most, "MiB", 32.0, "");
    }
    let one = best(40, &mut [&mut || drop(black_box(run(&campaign, 1)))]);
    row("a level of 20 working days", one[0] * 1e3, "ms", 3.0, "2");

    let mut half = Simulation::new(&payday, 1);
    half.run_until(2 * 1440);
    let mut late = Simulation::new(&campaign, 1);
    late.run_until(14 * 1440);
    let forks = best(300, &mut [&mut || drop(black_box(half.fork())), &mut || drop(black_box(late.fork()))]);
    row("a fork of Payday on its third day", forks[0] * 1e6, "µs", 50.0, "10");
    row("a fork of the 20 days on the 15th", forks[1] * 1e6, "µs", 50.0, "10");

    let ten = [
        ("10 × the items", PLANT, Plant { per_day: PLANT.per_day * 10, ..PLANT }),
        (
            "10 × the items, all at once",
            Plant { pile: true, ..PLANT },
            Plant { per_day: PLANT.per_day * 10, pile: true, ..PLANT },
        ),
        ("10 × the centres", PLANT, Plant { lines: PLANT.lines * 10, ..PLANT }),
        ("10 × the days", PLANT, Plant { days: PLANT.days * 10, ..PLANT }),
    ];
    for (what, small, large) in ten {
        let (small, large) = (small.level(), large.level());
        let times = best(12, &mut [&mut || drop(black_box(run(&small, 1))), &mut || drop(black_box(run(&large, 1)))]);
        row(what, times[1] / times[0], "× the time", 12.0, "10.5");
    }

    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let all = rayon::ThreadPoolBuilder::new().num_threads(cores).build().expect("threads");
    let sweep = || (1..=100u64).into_par_iter().for_each(|seed| drop(black_box(run(&campaign, seed))));
    let gain = times_longer(&mut || alone.install(sweep), &mut || all.install(sweep));
    let verdict = if gain >= 0.9 * cores as f64 { "holds" } else { "MISSED" };
    println!(
        "| 100 seeds on {cores} cores | {gain:.2} × one core | ≥ {:.2} × | {:.2} | {verdict} |",
        0.9 * cores as f64,
        0.95 * cores as f64
    );
    // Cores that share what is in them give less than their number, whatever runs on them.
    let both = cores as f64 * times_longer(&mut || processes(1), &mut || processes(cores));
    println!("| {cores} processes that share nothing, for comparison | {both:.2} × one | | | |");

    let level = heap(100_000);
    let before = memory();
    let mut sim = Simulation::new(&level, 1);
    sim.run_until(60);
    if let (Some((before, _)), Some((now, _))) = (before, memory()) {
        row("100,000 open work items", now - before, "MiB", 100.0, "");
    }
}
