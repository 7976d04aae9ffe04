//! Scenario tests: a level, seeds, orders at moments or a strategy, and what must be true.

use std::path::Path;
use std::sync::Arc;

use crate::level::diagnostic::{Diagnostic, Severity};
use crate::level::file::{Expectation, Expected, FORMAT, Moment, ScenarioFile};
use crate::level::{Level, check, library};
use crate::report::{Run, clock};
use crate::sim::{Outcome, Simulation};
use crate::strategy::{self, Player, Seat};

/// A scenario with its level.
#[derive(Debug)]
pub struct Scenario {
    /// Its file.
    pub path: String,
    /// What it says.
    pub file: ScenarioFile,
    level: Arc<Level>,
}

/// Reads a scenario and its level.
///
/// # Errors
/// Everything that is wrong with them.
pub fn load(path: &Path) -> Result<Scenario, Vec<String>> {
    let name = path.display().to_string();
    let text = library::read(path).map_err(|e| vec![e.to_string()])?;
    let file: ScenarioFile = library::parse(&name, &text).map_err(|e| vec![e.to_string()])?;
    let one = |message: String| vec![format!("{name}:1:1: error: {message}")];
    if file.format != FORMAT {
        return Err(one(format!("format {} is not known: this program reads {FORMAT}", file.format)));
    }
    if file.seeds.is_empty() || file.seeds.len() > 10_000 {
        return Err(one("give 1 to 10000 seeds".into()));
    }
    let level = match (&file.level, &file.small) {
        (Some(id), None) => {
            let beside = path.parent().map(|folder| folder.join(id)).filter(|p| p.exists());
            let found = beside.map_or_else(|| id.clone(), |p| p.display().to_string());
            library::load(&found).map_err(|e| vec![format!("{name}: {e}")])?
        }
        (None, Some(small)) => {
            let text =
                ron::ser::to_string_pretty(small, ron::ser::PrettyConfig::default()).map_err(|e| one(e.to_string()))?;
            let (level, problems) = check::from_text("small", &text, None);
            let errors = |p: &&Diagnostic| p.severity == Severity::Error;
            let problems: Vec<String> = problems
                .iter()
                .filter(errors)
                .map(|p| format!("{name}: error in `small`: {} {}", p.message, p.help))
                .collect();
            Arc::new(level.ok_or(problems)?)
        }
        _ => return Err(one("give either `level` or `small`".into())),
    };
    let problems = check::scenario(&name, &text, &file, &level.file);
    if !problems.is_empty() {
        return Err(problems.iter().map(ToString::to_string).collect());
    }
    if let Some(strategy) = &file.strategy {
        Player::new(strategy, &level, 0).map_err(one)?;
    }
    Ok(Scenario { path: name, file, level })
}

enum Due<'a> {
    Order(&'a crate::level::file::TimedOrder),
    Look(&'a Expectation, usize),
}

/// Runs a scenario.
///
/// # Errors
/// Every expectation that does not hold: what was expected, what was found, when, and why.
pub fn run(scenario: &Scenario) -> Result<(), Vec<String>> {
    let file = &scenario.file;
    let first = scenario.level.file.first_day;
    let minute = |m: &Moment| m.minute(first).expect("checked");
    let mut held = vec![0usize; file.expect.len()];
    let mut found: Vec<Option<String>> = vec![None; file.expect.len()];
    // What failed, and in which seeds: once, however many they are.
    let mut wrong: Vec<(String, Vec<u64>)> = Vec::new();
    for &seed in &file.seeds {
        let mut sim = Simulation::new(&scenario.level, seed);
        let player = Player::new(file.strategy.as_deref().unwrap_or("none"), &scenario.level, seed).expect("checked");
        let mut seat = Seat::new(player);
        let end = file.until.as_ref().map_or(i64::MAX, minute);
        let mut due: Vec<(i64, Due<'_>)> = file.at.iter().map(|t| (minute(&t.when), Due::Order(t))).collect();
        due.extend(file.expect.iter().enumerate().map(|(i, e)| (e.at.as_ref().map_or(end, minute), Due::Look(e, i))));
        due.sort_by_key(|(at, due)| (*at, matches!(due, Due::Look(..))));
        for (at, what) in due {
            seat.advance(&mut sim, at, &[]);
            match what {
                Due::Look(expectation, place) => match look(&sim, &expectation.that) {
                    Ok(()) => held[place] += 1,
                    Err(what) => {
                        found[place].get_or_insert_with(|| {
                            format!("seed {seed}, {}: found {what}{}", clock(sim.minute(), first), why(&sim))
                        });
                    }
                },
                Due::Order(timed) => {
                    let actions = strategy::meant(&sim, &timed.order);
                    let order = written(&timed.order);
                    let mut fails = |what: String| fail(&mut wrong, seed, format!("{}: {order} {what}", timed.when.0));
                    if actions.is_empty() {
                        fails("means no open item".into());
                    }
                    for action in actions {
                        match (sim.submit(action), &timed.refused) {
                            (Ok(()), Some(_)) => fails("was to be refused, and was taken".into()),
                            (Err(refusal), None) => fails(format!("was refused: {refusal}")),
                            (Err(refusal), Some(part)) if !refusal.to_string().contains(part.as_str()) => {
                                fails(format!("was refused as expected, but not with \"{part}\": {refusal}"));
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
        if let Some(why) = sim.stopped() {
            fail(&mut wrong, seed, why);
        }
    }
    let named = |(what, seeds): (String, Vec<u64>)| {
        let shown: Vec<String> = seeds.iter().take(10).map(u64::to_string).collect();
        let (plural, more) = (if seeds.len() > 1 { "s" } else { "" }, if seeds.len() > 10 { " …" } else { "" });
        format!("seed{plural} {}{more}, {what}", shown.join(", "))
    };
    let mut failures: Vec<String> = wrong.into_iter().map(named).collect();
    for (i, expectation) in file.expect.iter().enumerate() {
        let share = held[i] as f64 / file.seeds.len() as f64;
        if share + 1e-9 < expectation.share {
            let at = expectation.at.as_ref().map_or("the end", |m| m.0.as_str());
            failures.push(format!(
                "expected at {at}: {} in at least {:.0} % of {} seeds; held in {:.0} %\n      {}",
                written(&expectation.that),
                100.0 * expectation.share,
                file.seeds.len(),
                100.0 * share,
                found[i].clone().unwrap_or_default()
            ));
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(failures) }
}

fn fail(wrong: &mut Vec<(String, Vec<u64>)>, seed: u64, what: String) {
    match wrong.iter_mut().find(|(known, _)| *known == what) {
        Some((_, seeds)) => {
            if seeds.last() != Some(&seed) {
                seeds.push(seed);
            }
        }
        None => wrong.push((what, vec![seed])),
    }
}

/// As its author wrote it.
fn written(what: &impl serde::Serialize) -> String {
    let style = ron::ser::PrettyConfig::default().depth_limit(0);
    crate::level::ron_options().to_string_pretty(what, style).unwrap_or_default()
}

fn look(sim: &Simulation, that: &Expected) -> Result<(), String> {
    let check = |holds: bool, found: String| if holds { Ok(()) } else { Err(found) };
    match that {
        Expected::Holds(condition) => check(sim.holds(condition), "that it does not hold".into()),
        Expected::Between(metric, low, high) => {
            let value = sim.metric(metric);
            check((*low..=*high).contains(&value), format!("{metric} = {value:.3}"))
        }
        Expected::Outcome(verdict) => check(sim.outcome() == Outcome::from(*verdict), format!("{:?}", sim.outcome())),
        Expected::Ending(id) => {
            let ending = sim.view().ending.map_or_else(|| "no ending".to_string(), |e| e.id);
            check(&ending == id, ending)
        }
    }
}

fn why(sim: &Simulation) -> String {
    let run = Run::of(sim, "", 0.0);
    let first = sim.level().file.first_day;
    let links = run.why.iter().map(|l| format!("\n        {} {} — {}", clock(l.minute, first), l.title, l.detail));
    links.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_was_written_and_once_for_all_seeds() {
        let path = std::env::temp_dir().join(format!("unplanned-scenario-{}.scenario.ron", std::process::id()));
        let text = "(format: 1, name: \"n\", seeds: [1, 2, 3],
            small: Some((format: 1, title: \"t\", lesson: \"l\", ends: \"day 2 00:00\", centres: [(id: \"desk\", name: \"Desk\")], people: [(id: \"ann\", centre: \"desk\")])),
            at: [(when: \"day 1 10:00\", order: Do(LimitPerson(person: \"ann\", limit: 1)))],
            expect: [(that: Between(\"completed\", 1, 2))])";
        std::fs::write(&path, text).unwrap();
        let failures = run(&load(&path).unwrap()).unwrap_err();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(failures.len(), 2, "{failures:?}");
        let first = "seeds 1, 2, 3, day 1 10:00: Do(LimitPerson(person: \"ann\", limit: 1)) was refused: ";
        assert!(failures[0].starts_with(first), "{failures:?}");
        assert!(failures[1].contains("Between(\"completed\", 1.0, 2.0) in at least"), "{failures:?}");
    }
}
