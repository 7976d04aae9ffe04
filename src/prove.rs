//! The lesson matrix: players × seeds, with the lever and without it.

use rayon::prelude::*;
use serde::Serialize;
use std::sync::Arc;

use crate::level::Level;
use crate::level::carry::End;
use crate::level::file::Role;
use crate::sim::Outcome;
use crate::sim::action::ActionKind;
use crate::strategy;

/// One row of the matrix.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The player.
    pub strategy: String,
    /// The lever's actions were refused to it.
    pub without_lever: bool,
    /// It came with the worst or the best of what the levels before can hand on; otherwise the level's own values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<End>,
    /// Runs.
    pub runs: u32,
    /// Runs won.
    pub won: u32,
    /// Share won, and its 95 % interval (Wilson 1927).
    pub share: (f64, f64, f64),
    /// Least and greatest share that the rule allows.
    pub bar: (f64, f64),
    /// The rule holds.
    pub holds: bool,
    /// Share of runs with three lamps.
    pub three_stars: f64,
    /// Medians of the proof's metrics.
    pub medians: Vec<(String, f64)>,
    /// Endings and how often each.
    pub endings: Vec<(String, u32)>,
    /// Seeds that went against the rule (at most ten).
    pub broken_by: Vec<u64>,
}

impl Row {
    /// The player and what was refused to it or given to it.
    pub fn name(&self) -> String {
        let refused = if self.without_lever { ", lever refused" } else { "" };
        let carried = self.carried.map_or_else(String::new, |end| format!(", {end} carried over"));
        format!("{}{refused}{carried}", self.strategy)
    }
}

/// A player of a proof.
struct Player {
    strategy: String,
    without_lever: bool,
    bar: (f64, f64),
    carried: Option<End>,
}

/// The players of a proof: with the level's own values, then with the worst and the best that can be carried over.
fn players(level: &Level) -> Vec<Player> {
    let player =
        |strategy: &str, without_lever, bar, carried| Player { strategy: strategy.into(), without_lever, bar, carried };
    let proof = level.proof.as_ref().map_or(&[][..], |proof| &proof.strategies);
    let mut plan = vec![player("none", false, (0.0, 0.05), None), player("random", false, (0.0, 0.10), None)];
    let ends = if level.file.brings.is_empty() { &[None][..] } else { &[None, Some(End::Worst), Some(End::Best)] };
    for &end in ends {
        for s in proof {
            match s.role {
                Role::Good => {
                    plan.push(player(&s.id, false, (0.9, 1.0), end));
                    plan.push(player(&s.id, true, (0.0, 0.2), end));
                }
                Role::Temptation => plan.push(player(&s.id, false, (0.0, 0.2), end)),
                Role::Other if end.is_none() => plan.push(player(&s.id, false, (0.0, 1.0), end)),
                Role::Other => {}
            }
        }
    }
    plan
}

/// How many players a level's proof has.
pub fn rows(level: &Level) -> usize {
    players(level).len()
}

/// The matrix of a level.
#[derive(Clone, Debug, Serialize)]
pub struct Matrix {
    /// The level.
    pub level: String,
    /// The actions that carry the lesson.
    pub lever: Vec<ActionKind>,
    /// Rows.
    pub rows: Vec<Row>,
    /// What the matrix as a whole lacks; empty if nothing.
    pub lacks: Vec<String>,
    /// The lesson holds.
    pub holds: bool,
}

/// The 95 % interval of a share (Wilson 1927).
pub fn wilson(won: u32, runs: u32) -> (f64, f64, f64) {
    if runs == 0 {
        return (0.0, 0.0, 1.0);
    }
    let (n, p, z) = (f64::from(runs), f64::from(won) / f64::from(runs), 1.96);
    let centre = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    (p, (centre - half).max(0.0), (centre + half).min(1.0))
}

/// A number for a table; a dash where there is none.
pub fn shown(value: f64) -> String {
    if value.is_finite() { format!("{:.2}", value + 0.0) } else { "–".into() }
}

/// The middle value.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => values[n / 2],
        n => f64::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}

/// Runs the matrix over seeds 1…`seeds`; `tick` is called after each run.
pub fn matrix(level: &Arc<Level>, seeds: u64, lever: Option<&[ActionKind]>, tick: impl Fn() + Sync) -> Option<Matrix> {
    let proof = level.proof.as_ref()?;
    let lever: Vec<ActionKind> = lever.map_or_else(|| proof.lever.clone(), <[ActionKind]>::to_vec);
    let at = |end: Option<End>| match end {
        None => Arc::clone(level),
        Some(end) => Arc::new(level.with_carried(&level.carried_at(end))),
    };
    let rows: Vec<Row> = players(level)
        .into_iter()
        .map(|Player { strategy: name, without_lever: off, bar, carried }| {
            let level = &at(carried);
            let without: &[ActionKind] = if off { &lever } else { &[] };
            let runs: Vec<_> = (1..=seeds)
                .into_par_iter()
                .map(|seed| {
                    let sim = strategy::whole(level, seed, &name, without).expect("strategies of the proof exist");
                    tick();
                    let view = sim.view();
                    let ending = view.ending.as_ref().map_or_else(|| "open".to_string(), |e| e.id.clone());
                    let stars = view.ending.as_ref().map_or(0, |e| e.stars);
                    let metrics: Vec<f64> = proof.metrics.iter().map(|m| sim.metric(m)).collect();
                    (seed, sim.outcome() == Outcome::Won, ending, stars, metrics)
                })
                .collect();
            let won = runs.iter().filter(|r| r.1).count() as u32;
            let share = wilson(won, seeds as u32);
            let holds = (bar.0..=bar.1).contains(&share.0);
            let wanted = bar.0 > 0.5;
            let mut endings: Vec<(String, u32)> = Vec::new();
            for run in &runs {
                match endings.iter_mut().find(|e| e.0 == run.2) {
                    Some(entry) => entry.1 += 1,
                    None => endings.push((run.2.clone(), 1)),
                }
            }
            endings.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
            let medians = proof.metrics.iter().enumerate();
            Row {
                strategy: name,
                without_lever: off,
                carried,
                runs: seeds as u32,
                won,
                share,
                bar,
                holds,
                three_stars: runs.iter().filter(|r| r.3 >= 3).count() as f64 / seeds.max(1) as f64,
                medians: medians
                    .map(|(i, m)| {
                        // Somebody who has left has no morale: the middle of the runs in which there is a number.
                        (m.clone(), median(runs.iter().map(|r| r.4[i]).filter(|value| value.is_finite()).collect()))
                    })
                    .collect(),
                endings,
                broken_by: runs.iter().filter(|r| r.1 != wanted).map(|r| r.0).take(10).collect(),
            }
        })
        .collect();
    let mut lacks = Vec::new();
    if proof.strategies.iter().filter(|s| s.role == Role::Good).count() < 2 {
        lacks.push("two different good strategies are needed".to_string());
    }
    if !proof.strategies.iter().any(|s| s.role == Role::Temptation) {
        lacks.push("a tempting wrong strategy is needed".to_string());
    }
    let holds = lacks.is_empty() && rows.iter().all(|r| r.holds);
    Some(Matrix { level: level.id.clone(), lever, rows, lacks, holds })
}

/// The matrix as a table of Markdown, with the endings and the medians of the proof's metrics.
pub fn markdown(matrix: &Matrix) -> String {
    let lever: Vec<String> = matrix.lever.iter().map(|kind| format!("`{kind}`")).collect();
    let mut out = format!("Lever: {}. {} seeds.\n\n", lever.join(", "), matrix.rows.first().map_or(0, |row| row.runs));
    out += "| player | won | 95 % | must be | 3 stars | endings | medians |\n|---|---|---|---|---|---|---|\n";
    for row in &matrix.rows {
        let must = if row.bar.0 > 0.5 {
            format!("≥ {:.0} %", 100.0 * row.bar.0)
        } else {
            format!("≤ {:.0} %", 100.0 * row.bar.1)
        };
        let endings: Vec<String> = row.endings.iter().map(|(ending, runs)| format!("{ending} {runs}")).collect();
        let medians: Vec<String> =
            row.medians.iter().map(|(metric, value)| format!("{metric} {}", shown(*value))).collect();
        out += &format!(
            "| {}{} | {:.0} % | {:.0} … {:.0} % | {must} | {:.0} % | {} | {} |\n",
            row.name(),
            if row.holds { "" } else { " **(broken)**" },
            100.0 * row.share.0,
            100.0 * row.share.1,
            100.0 * row.share.2,
            100.0 * row.three_stars,
            endings.join(", "),
            medians.join(", ")
        );
    }
    for lack in &matrix.lacks {
        out += &format!("\n{lack}\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_is_as_published() {
        // Wilson's interval for 8 of 10: 0.490 to 0.943.
        let (share, low, high) = wilson(8, 10);
        assert!((share - 0.8).abs() < 1e-12 && (low - 0.490).abs() < 1e-3 && (high - 0.943).abs() < 1e-3);
    }

    #[test]
    fn median_of_even_and_odd() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!([2.5, f64::NAN, -0.0].map(shown), ["2.50", "–", "0.00"]);
    }

    #[test]
    fn what_is_not_there_in_some_runs_has_the_median_of_the_others() {
        let level = "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 20 00:00\", rules: (fatigue: On, resigns_below: 100, resigns_after: \"1d\", notice: \"1d\"),
            centres: [(id: \"desk\", name: \"Desk\")], people: [(id: \"you\"), (id: \"ann\", centre: \"desk\"), (id: \"bob\", centre: \"desk\")], you: \"you\",
            script: [(id: \"s\", when: Chance(\"luck\", 0.5), then: [End(\"early\")])],
            endings: [(id: \"early\", title: \"e\", text: \"e\", verdict: Lost), (id: \"late\", title: \"l\", text: \"l\", verdict: Won, when: From(\"day 19 00:00\"))])";
        let of = |metric: &str| {
            let proof = format!(
                "(format: 1, lever: [Overtime], metrics: [\"{metric}\"], strategies: [(id: \"idle\", about: \"a\", role: Other, rules: [])])"
            );
            let (level, problems) = crate::level::from_text("small", level, Some(&proof));
            let matrix = matrix(&Arc::new(level.unwrap_or_else(|| panic!("{problems:?}"))), 20, None, || ()).unwrap();
            assert!((1..20).contains(&matrix.rows[2].won), "both endings: {}", matrix.rows[2].won);
            let table = markdown(&matrix);
            assert!(!table.contains("NaN") && !table.contains("-0.00"), "{table}");
            matrix.rows[2].medians[0].1
        };
        assert!(of("morale.ann") >= 50.0, "in the runs that end before she leaves");
        assert_eq!(of("gate_hours").to_string(), "0");
    }
}
