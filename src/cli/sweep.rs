//! `unplanned sweep`: parameter studies.

use clap::Args as ClapArgs;
use rayon::prelude::*;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::{bad, progress};
use crate::level::library;
use crate::replay::write_whole;
use crate::stats::Estimate;
use crate::sweep::{Row, Study, Vary};

/// Vary fields of a level and compare.
///
/// Every variant runs with the same seeds, so that luck is the same and what differs is what was varied. Each run is a
/// line of CSV (or of JSON) on standard output or in a file; a summary compares the variants.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
A KEY is a path into the level: `rules.switching`, `people.brent.wip_limit`, `demand.pager.arrivals`,
`demand.pager.route.0.effort`. Entries of a list are named by their id or their number.
VALUES are written as in the level, separated by commas: `1,2,4`, `Office(4),Office(8)`, `30m,1h`.
Several --vary make every combination; the last one varies fastest.

Many machines: `--shard 1/4 --out part-1.csv` to `--shard 4/4 --out part-4.csv` each do a part of the runs. Put
together in order they are the table of the whole, byte for byte (only the first has the head):
    cat part-1.csv part-2.csv part-3.csv part-4.csv > whole.csv")]
pub struct Args {
    /// A level's id (part1/payroll), or a path to a folder or file.
    level: String,
    /// A field and its values; may be given several times.
    #[arg(long, value_name = "KEY=VALUES", required = true)]
    vary: Vec<String>,
    /// Seeds of each variant.
    #[arg(long, default_value_t = 100)]
    seeds: u64,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Who plays: none, random, or a strategy of the level's proof.
    #[arg(long, default_value = "none")]
    strategy: String,
    /// Metrics, separated by commas, or `all`; those of the level's proof if absent.
    #[arg(long, value_name = "NAMES")]
    metrics: Option<String>,
    /// Do only part I of N.
    #[arg(long, value_name = "I/N")]
    shard: Option<String>,
    /// Write the runs into a file; the summary then goes to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// One JSON object a run instead of CSV.
    #[arg(long)]
    json: bool,
}

/// Sweeps; 0 when all ran, 2 bad input.
pub fn run(args: &Args) -> u8 {
    match sweep(args) {
        Ok(()) => 0,
        Err(why) => bad(why),
    }
}

fn sweep(args: &Args) -> Result<(), String> {
    let source = library::find(&args.level).map_err(|error| error.to_string())?;
    let vary: Vec<Vary> = args.vary.iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
    let mut study = Study::new(&source, &vary, &args.strategy)?;
    if args.seeds == 0 || args.seed.checked_add(args.seeds).is_none() {
        return Err("--seeds wants at least 1, and no seed beyond 2^64".into());
    }
    (study.seeds, study.first_seed) = (args.seeds, args.seed);
    if let Some(names) = &args.metrics {
        study.choose_metrics(names)?;
    }
    let (part, parts) = args.shard.as_deref().map_or(Ok((1, 1)), shard)?;
    let numbers: Vec<u64> = study.part(part, parts).collect();
    let mut out = String::new();
    if part == 1 && !args.json {
        out += &study.csv_head();
    }
    let bar = progress(numbers.len() as u64, "runs");
    let mut rows: Vec<Row> = Vec::new();
    // In portions, so that output starts early; in the order of their numbers whatever the thread count.
    for portion in numbers.chunks(256) {
        let done: Vec<Row> = portion
            .par_iter()
            .map(|&number| {
                let row = study.run(number);
                bar.inc(1);
                row
            })
            .collect::<Result<_, _>>()?;
        for row in &done {
            out += &if args.json { study.json(row) } else { study.csv(row) };
        }
        rows.extend(done);
        if args.out.is_none() {
            print!("{out}");
            out.clear();
        }
    }
    bar.finish_and_clear();
    if let Some(path) = &args.out {
        write_whole(path, &out).map_err(|error| format!("{}: cannot be written: {error}", path.display()))?;
    }
    if args.shard.is_some() {
        eprintln!("part {part} of {parts}: {} of {} runs; put the parts together with `cat`", rows.len(), study.runs());
    } else if args.out.is_none() {
        eprint!("{}", table(&study, &rows));
    } else if args.json {
        for summary in study.summary(&rows) {
            println!("{}", serde_json::to_string(&summary).expect("plain data serialises"));
        }
    } else {
        print!("{}", table(&study, &rows));
    }
    Ok(())
}

fn shard(text: &str) -> Result<(u64, u64), String> {
    let numbers = text.split_once('/').and_then(|(part, parts)| Some((part.parse().ok()?, parts.parse().ok()?)));
    match numbers {
        Some((part, parts)) if (1..=parts).contains(&part) => Ok((part, parts)),
        _ => Err(format!("--shard wants I/N with I from 1 to N, for example 1/4, not \"{text}\"")),
    }
}

fn table(study: &Study, rows: &[Row]) -> String {
    let mut out = String::new();
    let level = &study.variants[0].level;
    let _ = writeln!(
        out,
        "{} · {} · {} variants × {} seeds, means with 95 % interval; Δ: difference to the first variant, seed by seed",
        level.file.title,
        study.strategy,
        study.variants.len(),
        study.seeds
    );
    for (at, summary) in study.summary(rows).iter().enumerate() {
        let values = study.keys.iter().zip(&study.variants[at].values);
        let name: Vec<String> = values.map(|(key, value)| format!("{key}={value}")).collect();
        let (share, low, high) = summary.won;
        let _ = writeln!(out, "\n{}", name.join("  "));
        let mut line = |what: &str, mean: String, change: &Estimate| {
            let change = if at == 0 { String::new() } else { format!("   Δ {}", estimate(change)) };
            let _ = writeln!(out, "  {what:<24} {mean:<32}{change}");
        };
        let won = format!("{:.1} % ({:.1} … {:.1})", 100.0 * share, 100.0 * low, 100.0 * high);
        let Estimate { count, mean, half } = summary.differences["won"];
        line("won", won, &Estimate { count, mean: 100.0 * mean, half: 100.0 * half });
        for metric in &study.metrics {
            line(metric, estimate(&summary.means[metric]), &summary.differences[metric]);
        }
    }
    out
}

fn estimate(of: &Estimate) -> String {
    let digits = |value: f64| if value.abs() >= 1000.0 { 0 } else { 3 };
    if of.count == 0 {
        return "–".into();
    }
    let half = if of.half.is_finite() { format!(" ± {:.*}", digits(of.mean), of.half) } else { String::new() };
    format!("{:.*}{half}", digits(of.mean), of.mean)
}
