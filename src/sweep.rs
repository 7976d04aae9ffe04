//! Parameter studies: one level with some fields varied, every variant over the same seeds.
//!
//! A study is a list of runs, numbered variant by variant and within a variant by seed. What run number 17 is does not
//! depend on how many threads or machines share the work, so parts can be run anywhere and put together again.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use crate::level::diagnostic::Severity;
use crate::level::file::LevelFile;
use crate::level::library::Source;
use crate::level::{Level, check, library, vary};
use crate::prove::wilson;
use crate::replay::hex;
use crate::sim::{METRICS, Outcome};
use crate::stats::Estimate;
use crate::strategy::{self, Player};

/// Most variants of a study.
const MOST_VARIANTS: usize = 10_000;

/// One field and the values it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vary {
    /// Path of the field: `rules.switching`, `people.brent.wip_limit`.
    pub key: String,
    /// Values in RON.
    pub values: Vec<String>,
}

impl std::str::FromStr for Vary {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (key, list) = text
            .split_once('=')
            .ok_or_else(|| format!("\"{text}\" is not KEY=VALUES: write for example people.ann.wip_limit=1,2,4"))?;
        Ok(Self { key: key.trim().into(), values: vary::values(list)? })
    }
}

/// A level with one value for each varied field.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The values, in the order of [`Study::keys`].
    pub values: Vec<String>,
    /// The level.
    pub level: Arc<Level>,
}

/// A study.
#[derive(Clone, Debug)]
pub struct Study {
    /// Paths of the varied fields.
    pub keys: Vec<String>,
    /// Every combination of their values; the last field varies fastest.
    pub variants: Vec<Variant>,
    /// The first seed of each variant.
    pub first_seed: u64,
    /// Seeds of each variant.
    pub seeds: u64,
    /// Who plays.
    pub strategy: String,
    /// Metrics that are noted of each run.
    pub metrics: Vec<String>,
}

/// One run of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Position of its variant.
    pub variant: usize,
    /// Seed.
    pub seed: u64,
    /// How it ended.
    pub outcome: Outcome,
    /// The ending's id, if it ended.
    pub ending: Option<String>,
    /// Lamps lit.
    pub stars: u32,
    /// When it was over, minute.
    pub minute: i64,
    /// Digest of its last state.
    pub digest: u64,
    /// Values of the study's metrics.
    pub metrics: Vec<f64>,
}

/// What a study says of one variant.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// Value of each varied field.
    pub vary: BTreeMap<String, String>,
    /// Runs.
    pub runs: u32,
    /// Share won, and its 95 % interval (Wilson 1927).
    pub won: (f64, f64, f64),
    /// Each metric's mean.
    pub means: BTreeMap<String, Estimate>,
    /// Each metric's difference to the first variant, seed by seed; and that of the share won.
    pub differences: BTreeMap<String, Estimate>,
}

impl Study {
    /// Plans a study: checks every variant as `unplanned check` would.
    ///
    /// # Errors
    /// What is wrong with the level, with a key, or with a value, as a text for people.
    pub fn new(source: &Source, vary: &[Vary], strategy: &str) -> Result<Self, String> {
        let level = checked(source)?;
        Player::new(strategy, &level, 1)?;
        let text = vary::written_out(&level.file);
        let mut combinations: Vec<(Vec<String>, String)> = vec![(Vec::new(), text.clone())];
        for one in vary {
            let count = combinations.len() * one.values.len();
            if count > MOST_VARIANTS {
                return Err(format!("more than {MOST_VARIANTS} variants: vary fewer fields, or fewer values of each"));
            }
            let values: Vec<String> =
                one.values.iter().map(|value| readable(&text, &one.key, value)).collect::<Result<_, _>>()?;
            let mut next = Vec::with_capacity(count);
            for (so_far, text) in &combinations {
                for (shown, value) in one.values.iter().zip(&values) {
                    let text = vary::set(text, &one.key, value).map_err(|why| wrong(&one.key, value, &why))?;
                    next.push(([so_far.as_slice(), std::slice::from_ref(shown)].concat(), text));
                }
            }
            combinations = next;
        }
        let keys: Vec<String> = vary.iter().map(|one| one.key.clone()).collect();
        let mut variants = Vec::with_capacity(combinations.len());
        for (values, text) in combinations {
            let mut source = source.clone();
            source.text = text;
            let level = if values.is_empty() {
                Arc::clone(&level)
            } else {
                checked(&source).map_err(|why| with(&keys, &values, &why))?
            };
            variants.push(Variant { values, level });
        }
        Ok(Self { keys, variants, first_seed: 1, seeds: 1, strategy: strategy.into(), metrics: usual_metrics(&level) })
    }

    /// Chooses the metrics: names separated by commas, or `all` that the level has.
    ///
    /// # Errors
    /// When there is no metric of a name.
    pub fn choose_metrics(&mut self, names: &str) -> Result<(), String> {
        let file = &self.variants[0].level.file;
        let names: Vec<&str> = if names == "all" {
            METRICS.iter().map(|metric| metric.0).filter(|name| check::metric(name, file).is_none()).collect()
        } else {
            names.split(',').map(str::trim).collect()
        };
        for name in &names {
            if let Some(problem) = check::metric(name, file) {
                return Err(format!("error: {}\n    help: {}", problem.message, problem.help));
            }
        }
        self.metrics = names.into_iter().map(str::to_string).collect();
        Ok(())
    }

    /// Number of runs.
    pub fn runs(&self) -> u64 {
        self.variants.len() as u64 * self.seeds
    }

    /// The runs of part `part` (from 1) of `parts`: the parts one after the other are the whole study.
    pub fn part(&self, part: u64, parts: u64) -> Range<u64> {
        let border = |part: u64| (u128::from(self.runs()) * u128::from(part) / u128::from(parts)) as u64;
        border(part - 1)..border(part)
    }

    /// Does run `number`.
    ///
    /// # Errors
    /// When the run was stopped because its level brings too much.
    pub fn run(&self, number: u64) -> Result<Row, String> {
        let (variant, seed) = ((number / self.seeds) as usize, self.first_seed + number % self.seeds);
        let level = &self.variants[variant].level;
        let sim = strategy::whole(level, seed, &self.strategy, &[])?;
        if let Some(why) = sim.stopped() {
            return Err(with(&self.keys, &self.variants[variant].values, &format!("seed {seed}: {why}")));
        }
        let ended = sim.ending();
        Ok(Row {
            variant,
            seed,
            outcome: sim.outcome(),
            ending: ended.map(|(ending, _)| ending.to_string()),
            stars: ended.map_or(0, |(_, stars)| stars),
            minute: sim.minute(),
            digest: sim.digest(),
            metrics: self.metrics.iter().map(|name| sim.metric(name)).collect(),
        })
    }

    /// The head of the table: the varied fields, then what stands in every study, then the metrics.
    pub fn csv_head(&self) -> String {
        let fixed = ["seed", "outcome", "ending", "stars", "minute", "digest"].map(str::to_string);
        let cells: Vec<String> = self.keys.iter().chain(&fixed).chain(&self.metrics).map(|name| cell(name)).collect();
        cells.join(",") + "\n"
    }

    /// A line of the table (RFC 4180, but lines end with a line feed alone). What is no number stays empty.
    pub fn csv(&self, row: &Row) -> String {
        let mut out = String::new();
        for value in &self.variants[row.variant].values {
            let _ = write!(out, "{},", cell(value));
        }
        let ending = row.ending.as_deref().unwrap_or_default();
        let _ = write!(
            out,
            "{},{},{},{},{},{}",
            row.seed,
            word(row.outcome),
            cell(ending),
            row.stars,
            row.minute,
            hex(row.digest)
        );
        for value in &row.metrics {
            let _ = if value.is_finite() { write!(out, ",{value}") } else { write!(out, ",") };
        }
        out + "\n"
    }

    /// The same as a line of JSON.
    pub fn json(&self, row: &Row) -> String {
        let metrics: BTreeMap<&str, f64> =
            self.metrics.iter().map(String::as_str).zip(row.metrics.iter().copied()).collect();
        let line = serde_json::json!({
            "format": 1, "level": self.variants[row.variant].level.id, "strategy": self.strategy,
            "vary": self.named(row.variant), "seed": row.seed, "outcome": row.outcome, "ending": row.ending,
            "stars": row.stars, "minute": row.minute, "digest": hex(row.digest), "metrics": metrics,
        });
        format!("{line}\n")
    }

    fn named(&self, variant: usize) -> BTreeMap<String, String> {
        self.keys.iter().cloned().zip(self.variants[variant].values.iter().cloned()).collect()
    }

    /// What all the rows of a study say of each variant.
    pub fn summary(&self, rows: &[Row]) -> Vec<Summary> {
        let of = |variant: usize| -> Vec<&Row> { rows.iter().filter(|row| row.variant == variant).collect() };
        let first = of(0);
        let won = |row: &Row| f64::from(u8::from(row.outcome == Outcome::Won));
        (0..self.variants.len())
            .map(|variant| {
                let rows = of(variant);
                let pairs = |value: &dyn Fn(&Row) -> f64| {
                    Estimate::of(rows.iter().zip(&first).map(|(row, first)| value(row) - value(first)))
                };
                let mut differences = BTreeMap::from([("won".to_string(), pairs(&won))]);
                let mut means = BTreeMap::new();
                for (at, name) in self.metrics.iter().enumerate() {
                    means.insert(name.clone(), Estimate::of(rows.iter().map(|row| row.metrics[at])));
                    differences.insert(name.clone(), pairs(&|row| row.metrics[at]));
                }
                let wins = rows.iter().filter(|row| row.outcome == Outcome::Won).count() as u32;
                Summary {
                    vary: self.named(variant),
                    runs: rows.len() as u32,
                    won: wilson(wins, rows.len() as u32),
                    means,
                    differences,
                }
            })
            .collect()
    }
}

/// The metrics of a level's proof; those that say most of any level if it has none.
fn usual_metrics(level: &Level) -> Vec<String> {
    match &level.proof {
        Some(proof) if !proof.metrics.is_empty() => proof.metrics.clone(),
        _ => ["completed", "lead_time", "unplanned_share", "switching_share", "cash_change"].map(str::to_string).into(),
    }
}

fn checked(source: &Source) -> Result<Arc<Level>, String> {
    let (level, problems) = check::level(source);
    level.map(Arc::new).ok_or_else(|| {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
        errors.map(ToString::to_string).collect::<Vec<_>>().join("\n")
    })
}

/// A value that fits the shape of its field: as it stands, or as a text without its quotes (`30m`).
fn readable(text: &str, key: &str, value: &str) -> Result<String, String> {
    let quoted = format!("{value:?}");
    let mut first = None;
    for value in [value, quoted.as_str()] {
        let text = vary::set(text, key, value).map_err(|why| wrong(key, value, &why))?;
        match library::parse::<LevelFile>("", &text) {
            Ok(_) => return Ok(value.to_string()),
            Err(problem) => drop(first.get_or_insert(problem)),
        }
    }
    let problem = first.expect("both were tried");
    let help = if problem.help.is_empty() { String::new() } else { format!("\n    help: {}", problem.help) };
    Err(wrong(key, value, &format!("{}{help}", problem.message)))
}

fn wrong(key: &str, value: &str, why: &str) -> String {
    format!("--vary {key}={value}: error: {why}")
}

/// Says of which variant a report of the checker is: its lines and columns are those of no file that anybody sees.
fn with(keys: &[String], values: &[String], why: &str) -> String {
    let settings: Vec<String> = keys.iter().zip(values).map(|(key, value)| format!("{key}={value}")).collect();
    let settings = settings.join(" ");
    let lines = why.lines().map(|line| match line.split_once(": error: ") {
        Some((_, message)) => format!("--vary {settings}: error: {message}"),
        None if line.starts_with(' ') => line.to_string(),
        None => format!("--vary {settings}: error: {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into() }
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Open => "open",
        Outcome::Won => "won",
        Outcome::Lost => "lost",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Source {
        let text = "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 2 00:00\", rules: (switching: Weinberg),
            centres: [(id: \"desk\", name: \"Desk\")],
            people: [(id: \"ann\", centre: \"desk\", shift: Always, wip_limit: 5)],
            demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Poisson(40), route: [(at: \"desk\", effort: Exp(\"30m\"))])])";
        Source::of_text("t", "level.ron", text, None)
    }

    fn study(vary: &[&str]) -> Result<Study, String> {
        let vary: Vec<Vary> = vary.iter().map(|v| v.parse()).collect::<Result<_, _>>()?;
        Study::new(&source(), &vary, "none")
    }

    #[test]
    fn every_combination_is_a_variant_and_the_last_field_varies_fastest() {
        let study = study(&["people.ann.wip_limit=1,5", "rules.switching=Weinberg,Off", "rules.tell=30m"]).unwrap();
        let values: Vec<String> = study.variants.iter().map(|v| v.values.join(" ")).collect();
        assert_eq!(values, ["1 Weinberg 30m", "1 Off 30m", "5 Weinberg 30m", "5 Off 30m"]);
        assert_eq!(study.variants[1].level.file.people[0].wip_limit, 1);
        assert_eq!(study.variants[1].level.rules.tell, 30);
        assert_eq!(self::study(&[]).unwrap().variants.len(), 1);
    }

    #[test]
    fn what_does_not_fit_is_told_with_help() {
        let fails = |vary: &str, part: &str| {
            let why = study(&[vary]).unwrap_err();
            assert!(why.contains(part) && why.contains("error: "), "{vary}: {why}");
        };
        fails("people.ann.wip_limt=1", "did you mean \"wip_limit\"?");
        fails("people.anne.wip_limit=1", "did you mean \"ann\"?");
        fails("people.ann.wip_limit=many", "people.ann.wip_limit=many");
        fails("people.ann.wip_limit=0", "people.ann.wip_limit=0: error: ");
        fails("people.ann.centre=dekk", "did you mean \"desk\"?");
        fails("rules.switching=Wienberg", "did you mean \"Weinberg\"?");
        fails("demand.job.risk.failure=0.1", "as a whole");
        assert!(study(&["people.ann.wip_limit"]).unwrap_err().contains("KEY=VALUES"));
        let mut study = study(&[]).unwrap();
        assert!(study.choose_metrics("lead_tme").unwrap_err().contains("did you mean \"lead_time\"?"));
        assert!(study.choose_metrics("wait.desk,completed").is_ok());
    }

    #[test]
    fn parts_put_together_are_the_whole() {
        let mut study = study(&["people.ann.wip_limit=1,2,5"]).unwrap();
        study.seeds = 5;
        for parts in [1, 2, 4, 7, 15, 20] {
            let runs: Vec<u64> = (1..=parts).flat_map(|part| study.part(part, parts)).collect();
            assert_eq!(runs, (0..15).collect::<Vec<_>>(), "{parts}");
        }
    }

    #[test]
    fn variants_have_the_same_luck_and_are_compared_pair_by_pair() {
        let mut study = study(&["people.ann.wip_limit=1,5", "rules.switching=Off,Weinberg"]).unwrap();
        study.seeds = 20;
        study.choose_metrics("completed,lead_time").unwrap();
        let rows: Vec<Row> = (0..study.runs()).map(|number| study.run(number).unwrap()).collect();
        let summary = study.summary(&rows);
        assert_eq!(summary[0].differences["completed"].mean, 0.0);
        // One thing at a time knows no switching: with the same luck not one seed differs.
        let same = summary[1].differences["completed"];
        assert!(same.mean == 0.0 && same.half == 0.0 && same.count == 20, "{same:?}");
        let juggling = summary[3].differences["completed"];
        assert!(juggling.mean + juggling.half < 0.0, "juggling loses: {juggling:?}");
        let apart = summary[3].means["completed"].half + summary[0].means["completed"].half;
        assert!(juggling.half < apart, "pairs tell more than two means: {juggling:?} {apart}");
    }
}
