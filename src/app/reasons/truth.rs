//! Why a reading of a lab is what it is: of what it is worked out, what that is now, and how theory is held against it.

use super::metric::entry;
use crate::app::floor::when;
use crate::app::session::Session;
use crate::app::sheets::charts::theory::figure;
use crate::app::words;
use crate::level::file::{Measure, Theory};
use crate::locale::number;
use crate::sim::{Unit, metric_unit};
use crate::tr;

/// A line of a lab's truth.
pub(crate) fn reading(game: &Session, line: usize) -> Vec<String> {
    let Some(truth) = &game.sim.level().file.truth else { return Vec::new() };
    let check = &truth.checks[line];
    let mut names = Vec::new();
    let worked_out = formula(&check.measure, &mut names);
    let mut lines = Vec::new();
    if names.len() > 1 || worked_out != letter(0) {
        lines.push(tr!("why-worked-out", formula = worked_out));
    }
    let at = check.at.as_ref().and_then(|at| at.minute(game.sim.level().file.first_day).ok());
    let past = game.noted_truths.contains_key(&line);
    for (n, name) in names.iter().enumerate() {
        let value = game.sim.metric(name);
        let what = words::metric_of(&game.view, name);
        let letter = letter(n);
        // What was counted at a moment is not what is counted now.
        lines.push(match past || !value.is_finite() {
            true => entry(letter, &what),
            false if metric_unit(name) == Unit::Minutes => entry(format!("{letter} = {} min", figure(value)), &what),
            false => entry(format!("{letter} = {}", figure(value)), &what),
        });
    }
    if check.measure.compares() {
        lines.push(tr!("why-compared").into());
    }
    lines.extend(at.map(|at| tr!("why-counted-at", time = when(&game.view, at))));
    let percent = number(100.0 * check.bias, 1);
    lines.push(match check.expect {
        Theory::Near(_) if check.bias > 0.0 => tr!("why-theory-near", n = truth.seeds, percent = percent),
        Theory::Near(_) => tr!("why-theory-exact", n = truth.seeds),
        Theory::AtLeast(_) | Theory::AtMost(_) => tr!("why-theory-beyond", n = truth.seeds),
    });
    lines
}

/// What stands for a metric in a formula.
fn letter(n: usize) -> String {
    char::from(b'A' + (n % 26) as u8).to_string()
}

/// How a measure is worked out, with a letter for each metric.
fn formula(measure: &Measure, names: &mut Vec<String>) -> String {
    let mut of = |name: &String| {
        let known = names.iter().position(|known| known == name);
        letter(known.unwrap_or_else(|| {
            names.push(name.clone());
            names.len() - 1
        }))
    };
    match measure {
        Measure::Metric(name) => of(name),
        Measure::Tier(name) => tr!("why-group-of", what = of(name)),
        Measure::Number(value) => plain(*value),
        Measure::Sum(parts) => all(parts, " + ", names),
        Measure::Product(parts) => all(parts, " × ", names),
        Measure::Ratio(above, below) => format!("{} ÷ {}", part(above, names), part(below, names)),
        Measure::Difference(one, less) => format!("{} − {}", part(one, names), part(less, names)),
        Measure::In(variant, measure) => format!("{} ({variant})", part(measure, names)),
    }
}

/// A number that a measure says itself: as short as it is.
fn plain(value: f64) -> String {
    match value {
        _ if value.fract() == 0.0 => number(value, 0),
        _ if (10.0 * value).fract() == 0.0 => number(value, 1),
        _ => figure(value),
    }
}

fn all(parts: &[Measure], between: &str, names: &mut Vec<String>) -> String {
    parts.iter().map(|one| part(one, names)).collect::<Vec<_>>().join(between)
}

/// The same within another: in brackets if it is worked out itself.
fn part(measure: &Measure, names: &mut Vec<String>) -> String {
    let told = formula(measure, names);
    let whole = matches!(measure, Measure::Metric(_) | Measure::Tier(_) | Measure::Number(_) | Measure::In(..));
    if whole { told } else { format!("({told})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs;

    #[test]
    fn formulas_are_written_with_a_letter_for_each_metric() {
        let metric = |name: &str| Measure::Metric(name.into());
        let cost = Measure::Sum(vec![
            metric("pipeline.a.set_up"),
            Measure::Product(vec![
                Measure::Number(2.0),
                Measure::Sum(vec![metric("pipeline.a.ready"), Measure::Number(0.5)]),
            ]),
        ]);
        let mut names = Vec::new();
        assert_eq!(formula(&cost, &mut names), "A + (2 × (B + 0.5))");
        assert_eq!(names, ["pipeline.a.set_up", "pipeline.a.ready"]);
        let more = Measure::In("deep".into(), Box::new(metric("completed")));
        let more = Measure::Difference(Box::new(more), Box::new(metric("completed")));
        assert_eq!(formula(&more, &mut Vec::new()), "A (deep) − A");
    }

    #[test]
    fn every_reading_of_every_lab_says_how_it_is_worked_out() {
        let mut timed = 0;
        for lab in labs::all() {
            let game = Session::played_by("none", &lab.id, 2);
            for (n, reading) in labs::readings(&game.sim, &game.noted_truths).iter().enumerate() {
                let told = super::reading(&game, n);
                assert!(told.len() >= 2, "{}: {told:?}", lab.id);
                assert_eq!(reading.compared, told.iter().any(|line| line == tr!("why-compared")), "{}", lab.id);
                assert!(told.iter().any(|line| line.starts_with('A')), "{}: {told:?}", lab.id);
                let check = &game.sim.level().file.truth.as_ref().unwrap().checks[n];
                if let Measure::Metric(name) = &check.measure
                    && metric_unit(name) == Unit::Minutes
                    && !game.noted_truths.contains_key(&n)
                {
                    let line = format!("A = {} min", figure(game.sim.metric(name)));
                    assert!(told.iter().any(|told| told.starts_with(&line)), "{}: {told:?}", lab.id);
                    timed += 1;
                }
            }
        }
        assert!(timed > 0, "one of them is a time");
    }
}
