//! Certificates: what a lab level measures against what theory expects.

use rayon::prelude::*;
use serde::Serialize;
use std::sync::Arc;

use crate::dora;
use crate::level::Level;
use crate::level::file::{Measure, Theory, VariantFile};
use crate::sim::Simulation;

/// One line of a certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What was measured.
    pub what: String,
    /// What theory expects.
    pub expected: String,
    /// The same, to compute with.
    pub theory: Theory,
    /// Its number.
    pub value: f64,
    /// Mean over the seeds.
    pub measured: f64,
    /// Half the width of its 99 % interval (Student), from the spread between seeds.
    pub half: f64,
    /// What is allowed beside: the rounding to whole minutes, as the level says.
    pub allowed: f64,
    /// Seeds.
    pub seeds: u32,
    /// The truth holds here.
    pub holds: bool,
    /// Why not, if it does not.
    pub why: String,
}

/// All lines of one truth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Certificate {
    /// The level.
    pub level: String,
    /// Number of the truth.
    pub number: u8,
    /// Its name.
    pub title: String,
    /// Its formula, in words.
    pub formula: String,
    /// Lines.
    pub findings: Vec<Finding>,
    /// Every line holds.
    pub holds: bool,
}

/// Runs a lab over its seeds (or over this many, at least 20). None if the level certifies nothing.
pub fn certify(level: &Arc<Level>, seeds: Option<u32>, tick: impl Fn() + Sync) -> Option<Certificate> {
    let truth = level.file.truth.as_ref()?;
    let seeds = seeds.unwrap_or(truth.seeds).max(20);
    let first = level.file.first_day;
    let mut order: Vec<usize> = (0..truth.checks.len()).collect();
    let minute = |at: usize| {
        let end = Simulation::new(level, 1).span().1;
        truth.checks[at].at.as_ref().map_or(end, |moment| moment.minute(first).expect("checked"))
    };
    let minutes: Vec<i64> = (0..truth.checks.len()).map(minute).collect();
    order.sort_by_key(|&at| minutes[at]);
    let variants: Vec<(&str, Arc<Level>)> =
        truth.variants.iter().map(|variant| (variant.id.as_str(), changed(level, variant))).collect();
    let runs: Vec<Vec<f64>> = (1..=u64::from(seeds))
        .into_par_iter()
        .map(|seed| {
            let mut sim = Simulation::new(level, seed);
            let mut others: Vec<(&str, Simulation)> =
                variants.iter().map(|(id, level)| (*id, Simulation::new(level, seed))).collect();
            let mut values = vec![f64::NAN; truth.checks.len()];
            for &at in &order {
                sim.run_until(minutes[at]);
                others.iter_mut().for_each(|(_, other)| other.run_until(minutes[at]));
                values[at] = measure(&sim, &others, &truth.checks[at].measure);
            }
            tick();
            values
        })
        .collect();
    let findings: Vec<Finding> = truth
        .checks
        .iter()
        .enumerate()
        .map(|(at, check)| {
            let values: Vec<f64> = runs.iter().map(|run| run[at]).collect();
            judge(&check.what, &values, &check.expect, check.bias, check.within)
        })
        .collect();
    let holds = findings.iter().all(|finding| finding.holds);
    Some(Certificate {
        level: level.id.clone(),
        number: truth.number,
        title: level.file.title.clone(),
        formula: truth.formula.clone(),
        findings,
        holds,
    })
}

/// A level in which something more happens.
fn changed(level: &Arc<Level>, variant: &VariantFile) -> Arc<Level> {
    let mut file = level.file.clone();
    file.script.extend(variant.script.iter().cloned());
    Arc::new(Level::new(&format!("{}: {}", level.id, variant.id), file, None))
}

/// A number of one run by itself; what only a comparison with a variant says is not a number.
pub fn measured(sim: &Simulation, what: &Measure) -> f64 {
    measure(sim, &[], what)
}

fn measure(sim: &Simulation, others: &[(&str, Simulation)], what: &Measure) -> f64 {
    let measure = |sim, part| measure(sim, others, part);
    match what {
        Measure::Number(number) => *number,
        Measure::Metric(name) => sim.metric(name),
        Measure::Tier(name) => {
            dora::key(name).map_or(f64::NAN, |key| f64::from(key.classify(sim.metric(name)).tier as u8))
        }
        Measure::Sum(parts) => parts.iter().map(|part| measure(sim, part)).sum(),
        Measure::Product(parts) => parts.iter().map(|part| measure(sim, part)).product(),
        Measure::Ratio(above, below) => measure(sim, above) / measure(sim, below),
        Measure::Difference(one, less) => measure(sim, one) - measure(sim, less),
        Measure::In(variant, part) => {
            let other = others.iter().find(|(id, _)| id == variant);
            other.map_or(f64::NAN, |(_, other)| measure(other, part))
        }
    }
}

/// Quantile of Student's distribution for a 99 % interval (Cornish and Fisher's expansion; 2.860 at 19 degrees, where the
/// tables have 2.861).
fn student(degrees: f64) -> f64 {
    let z = 2.575_829_303_548_9_f64;
    z + (z.powi(3) + z) / (4.0 * degrees) + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * degrees * degrees)
}

fn judge(what: &str, values: &[f64], expect: &Theory, bias: f64, within: f64) -> Finding {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
    let half = student(n - 1.0) * (variance / n).sqrt();
    let (expected, allowed, right, size) = match *expect {
        Theory::Near(value) => {
            let allowed = bias * value.abs() + 1e-9;
            (format!("{value}"), allowed, (mean - value).abs() <= half + allowed, value.abs())
        }
        Theory::AtLeast(value) => (format!("≥ {value}"), 0.0, mean - half >= value, mean.abs()),
        Theory::AtMost(value) => (format!("≤ {value}"), 0.0, mean + half <= value, mean.abs()),
    };
    let sharp = half <= within * size + 1e-9;
    let why = if !mean.is_finite() {
        "it could not be measured"
    } else if !right {
        "the model does not agree"
    } else if !sharp {
        "the runs are too short to tell"
    } else {
        ""
    };
    Finding {
        what: what.into(),
        expected,
        theory: expect.clone(),
        value: match *expect {
            Theory::Near(value) | Theory::AtLeast(value) | Theory::AtMost(value) => value,
        },
        measured: mean,
        half,
        allowed,
        seeds: values.len() as u32,
        holds: why.is_empty(),
        why: why.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn student_is_as_in_the_tables() {
        for (degrees, table) in [(19.0, 2.861), (29.0, 2.756), (99.0, 2.626)] {
            assert!((student(degrees) - table).abs() < 2e-3, "{degrees}: {}", student(degrees));
        }
    }

    #[test]
    fn a_finding_must_be_right_and_sharp() {
        let near = |values: &[f64], value, bias, within| judge("", values, &Theory::Near(value), bias, within).holds;
        let values: Vec<f64> = (0..20).map(|i| 10.0 + f64::from(i % 3) - 1.0).collect();
        assert!(near(&values, 10.0, 0.0, 0.1));
        assert!(!near(&values, 12.0, 0.0, 0.1), "wrong");
        assert!(!near(&values, 10.0, 0.0, 0.01), "right, but too wide to say so");
        assert!(!near(&[f64::NAN; 20], 10.0, 0.0, 0.1));
        assert!(!judge("", &values, &Theory::AtLeast(10.0), 0.0, 0.1).holds, "the interval reaches below");
        assert!(judge("", &values, &Theory::AtLeast(9.0), 0.0, 0.1).holds);
        assert!(judge("", &values, &Theory::AtMost(11.0), 0.0, 0.1).holds);
    }
}
