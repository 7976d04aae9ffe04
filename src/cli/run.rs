//! `unplanned run`: one or many runs.

use clap::Args as ClapArgs;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::{bad, progress};
use crate::level::{self, Level, library, rules::Difficulty};
use crate::page;
use crate::prove::{median, wilson};
use crate::replay::{Recording, write_whole};
use crate::report::{self, Run};
use crate::sim::{Outcome, Simulation};
use crate::strategy::{Player, play};

/// Run a level without a window.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// A level's id (part1/payroll), or a path to a folder or file.
    level: String,
    /// The seed, or the first of many.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Run this many seeds.
    #[arg(long)]
    seeds: Option<u64>,
    /// Who plays: none, random, or a strategy of the level's proof.
    #[arg(long, default_value = "none")]
    strategy: String,
    /// How hard it is played.
    #[arg(long, value_enum, default_value_t = Difficulty::Normal)]
    difficulty: Difficulty,
    /// Start with what a run of the level before hands on: its line of --json, or an object of names and numbers.
    #[arg(long, value_name = "FILE")]
    carry: Option<PathBuf>,
    /// Stop at the end of this day.
    #[arg(long, value_name = "DAY")]
    until: Option<i64>,
    /// Stop at this minute (0 is midnight of the first day).
    #[arg(long, value_name = "MINUTE", conflicts_with = "until")]
    until_minute: Option<i64>,
    /// One JSON object a run, one line each, and nothing else on stdout.
    #[arg(long)]
    json: bool,
    /// Write a page (one run).
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
    /// Write a recording for `unplanned replay` (one run).
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

fn one(level: &Arc<Level>, seed: u64, args: &Args) -> Result<(Simulation, f64), String> {
    let player = Player::new(&args.strategy, level, seed)?;
    let until = args.until_minute.unwrap_or_else(|| args.until.map_or(i64::MAX, |day| day.saturating_mul(1440)));
    let mut sim = Simulation::new(level, seed);
    #[expect(clippy::disallowed_methods, reason = "tells how long it took")]
    let started = Instant::now();
    play(&mut sim, player, until, &[]);
    if let Some(why) = sim.stopped() {
        return Err(format!("{}: seed {seed}: {why}", level.id));
    }
    Ok((sim, started.elapsed().as_secs_f64()))
}

/// The values of a file for `--carry`.
fn brought(path: &Path) -> Result<BTreeMap<String, f64>, String> {
    #[derive(serde::Deserialize)]
    struct Line {
        carry: BTreeMap<String, f64>,
    }
    let text = library::read(path).map_err(|e| e.to_string())?;
    let line = text.lines().next().unwrap_or_default();
    serde_json::from_str::<Line>(line)
        .map(|run| run.carry)
        .or_else(|_| serde_json::from_str(&text))
        .map_err(|e| format!("neither a run's line of --json nor an object of names and numbers: {e}"))
}

/// Runs; 0 won or open (or all of many ran), 1 lost, 2 bad input.
pub fn run(args: &Args) -> u8 {
    let level = match level::load_at(&args.level, args.difficulty) {
        Ok(level) => level,
        Err(error) => return bad(error),
    };
    let level = match &args.carry {
        None => level,
        Some(path) => match brought(path) {
            Ok(values) => {
                let taken = |name: &String| {
                    level.file.carried.contains_key(name) || level.file.brings.iter().any(|bring| &bring.from == name)
                };
                let idle: Vec<&str> = values.keys().filter(|name| !taken(name)).map(String::as_str).collect();
                if !idle.is_empty() {
                    eprintln!("note: {} takes nothing of {} over", level.id, idle.join(", "));
                }
                Arc::new(level.with_carried(&values))
            }
            Err(why) => return bad(format!("{}: {why}", path.display())),
        },
    };
    if args.until.is_some_and(|day| day < 1) {
        return bad("--until wants a day from 1 on");
    }
    if let Err(why) = Player::new(&args.strategy, &level, args.seed) {
        return bad(why);
    }
    match args.seeds {
        None => single(&level, args),
        Some(0) => bad("--seeds wants at least 1"),
        Some(_) if args.record.is_some() || args.report.is_some() => {
            bad("--record and --report are for one run: leave --seeds out")
        }
        Some(seeds) => many(&level, seeds, args),
    }
}

fn single(level: &Arc<Level>, args: &Args) -> u8 {
    let (sim, seconds) = match one(level, args.seed, args) {
        Ok(done) => done,
        Err(why) => return bad(why),
    };
    let run = Run::of(&sim, &args.strategy, seconds);
    if let Some(path) = &args.record
        && let Err(error) = Recording::of(&sim).write(path)
    {
        return bad(format!("{}: the recording cannot be written: {error}", path.display()));
    }
    if let Some(path) = &args.report
        && let Err(error) = write_whole(path, &page::run(&sim, &run))
    {
        return bad(format!("{}: the report cannot be written: {error}", path.display()));
    }
    if args.json {
        println!("{}", serde_json::to_string(&run).expect("plain data serialises"));
    } else {
        print!("{}", report::text(&sim, &run));
    }
    u8::from(run.outcome == Outcome::Lost)
}

fn many(level: &Arc<Level>, seeds: u64, args: &Args) -> u8 {
    let bar = progress(seeds, "runs");
    let mut all: Vec<Run> = Vec::new();
    // In portions, so that output starts early and memory stays small; in seed order whatever the thread count.
    let numbers: Vec<u64> = (args.seed..args.seed.saturating_add(seeds)).collect();
    for portion in numbers.chunks(256) {
        let runs: Result<Vec<Run>, String> = portion
            .par_iter()
            .map(|&seed| {
                let (sim, seconds) = one(level, seed, args)?;
                bar.inc(1);
                Ok(Run::of(&sim, &args.strategy, seconds))
            })
            .collect();
        let runs = match runs {
            Ok(runs) => runs,
            Err(why) => return bad(why),
        };
        if args.json {
            for run in &runs {
                println!("{}", serde_json::to_string(run).expect("plain data serialises"));
            }
        }
        all.extend(runs);
    }
    bar.finish_and_clear();
    if !args.json {
        summary(level, &all, args);
    }
    0
}

fn summary(level: &Level, runs: &[Run], args: &Args) {
    let n = runs.len() as u32;
    println!("{} · {} · {} runs from seed {}", level.file.title, args.strategy, n, args.seed);
    for (name, outcome) in [("won", Outcome::Won), ("lost", Outcome::Lost), ("open", Outcome::Open)] {
        let count = runs.iter().filter(|r| r.outcome == outcome).count() as u32;
        let (share, low, high) = wilson(count, n);
        println!("  {name:<5} {count:>6}  {:>5.1} %  (95 %: {:.1} … {:.1})", 100.0 * share, 100.0 * low, 100.0 * high);
    }
    let mut endings: Vec<(&str, usize)> = Vec::new();
    for run in runs {
        let ending = run.ending.as_deref().unwrap_or("none");
        match endings.iter_mut().find(|e| e.0 == ending) {
            Some(entry) => entry.1 += 1,
            None => endings.push((ending, 1)),
        }
    }
    endings.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    println!("endings");
    for (ending, count) in endings {
        println!("  {ending:<24} {count:>6}");
    }
    println!("medians");
    for metric in ["cash_change", "trust", "unplanned_share", "constraint_switching", "hours_guessing", "completed"] {
        let values: Vec<f64> = runs.iter().filter_map(|r| r.metrics.get(metric).copied()).collect();
        if !values.is_empty() {
            println!("  {metric:<24} {:>12.2}", median(values));
        }
    }
    let seconds: f64 = runs.iter().map(|r| r.step_seconds).sum();
    println!("stepping took {:.2} ms a run", 1000.0 * seconds / f64::from(n.max(1)));
}
