//! Levels as tests, one named test each: every scenario, every scenario with its mechanic switched off, every level's
//! check, every level's proof.
//!
//! Beside `x.scenario.ron` may lie `x.off.ron`: ways to switch the scenario's mechanic off by replacing text of its level
//! or of the scenario itself. Switched off, the scenario must fail, and say so in these words.

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

use unplanned::level::file::{Condition, Happening, ScenarioFile};
use unplanned::level::{check, library};
use unplanned::sim::Simulation;
use unplanned::sim::action::Action;
use unplanned::truth::certify;
use unplanned::{prove, scenario};

/// Seeds of a proof here. `unplanned prove` takes a hundred.
const SEEDS: u64 = 20;

/// One way to switch a scenario's mechanic off.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Off {
    /// How, in a few words: part of the test's name.
    how: String,
    /// Replacements in the level's file: this text, by that one.
    #[serde(default)]
    level: Vec<(String, String)>,
    /// Replacements in the scenario itself.
    #[serde(default)]
    here: Vec<(String, String)>,
    /// What a failure must then say.
    fails: String,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::set_current_dir(root).expect("the package's own folder");
    let mut trials = Vec::new();
    for path in files(Path::new("tests/scenarios"), ".scenario.ron") {
        let name = stem(&path, ".scenario.ron");
        let off = path.with_file_name(format!("{name}.off.ron"));
        if off.exists() {
            match offs(&off) {
                Ok(ways) => trials.extend(ways.into_iter().map(|way| {
                    let path = path.clone();
                    Trial::test(format!("off::{name}::{}", way.how), move || switched_off(&path, &way))
                })),
                Err(why) => trials.push(Trial::test(format!("off::{name}"), move || Err(why.into()))),
            }
        }
        trials.push(Trial::test(format!("scenario::{name}"), move || {
            let scenario = scenario::load(&path).map_err(|problems| problems.join("\n"))?;
            Ok(scenario::run(&scenario).map_err(|failures| failures.join("\n"))?)
        }));
    }
    let mut levels: Vec<String> = library::shipped();
    for folder in ["docs", "tests/levels"] {
        let found = files(Path::new(folder), "level.ron");
        levels.extend(found.iter().filter_map(|p| p.parent()).map(|p| p.display().to_string()));
    }
    for id in levels {
        let source = library::find(&id);
        if source.as_ref().is_ok_and(|source| source.proof.is_some()) {
            let id = id.clone();
            trials.push(Trial::test(format!("proof::{id}"), move || proven(&id)));
        }
        if let Ok(level) = library::load(&id)
            && level.file.truth.is_some()
        {
            trials.push(Trial::test(format!("truth::{id}"), move || {
                let found = certify(&level, None, || ()).expect("it has a truth");
                let lines: Vec<String> = found
                    .findings
                    .iter()
                    .map(|f| {
                        format!(
                            "{}: expected {}, measured {:.4} ± {:.4} {}",
                            f.what, f.expected, f.measured, f.half, f.why
                        )
                    })
                    .collect();
                if found.holds { Ok(()) } else { Err(lines.join("\n").into()) }
            }));
        }
        trials.push(Trial::test(format!("check::{id}"), move || {
            let (level, problems) = check::level(&source.map_err(|e| e.to_string())?);
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            if level.is_some() && lines.is_empty() { Ok(()) } else { Err(lines.join("\n").into()) }
        }));
    }
    trials.push(Trial::test("view::asking_moves_belief_to_the_right_suspect", belief));
    trials.push(Trial::test("off::wrong_replacements_are_told", wrong_replacements));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Files under a folder whose name ends so, in order.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            out.extend(files(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            out.push(path);
        }
    }
    out.sort();
    out
}

fn stem(path: &Path, end: &str) -> String {
    path.file_name().map_or_else(String::new, |n| n.to_string_lossy().trim_end_matches(end).to_string())
}

fn offs(path: &Path) -> Result<Vec<Off>, String> {
    let text = library::read(path).map_err(|e| e.to_string())?;
    library::parse(&path.display().to_string(), &text).map_err(|e| e.to_string())
}

fn replaced(mut text: String, by: &[(String, String)]) -> Result<String, String> {
    for (from, to) in by {
        if text.matches(from.as_str()).count() != 1 {
            return Err(format!("to be replaced, this must stand there exactly once: {from}"));
        }
        text = text.replacen(from.as_str(), to, 1);
    }
    Ok(text)
}

/// With its mechanic switched off, a scenario must fail.
fn switched_off(path: &Path, off: &Off) -> Result<(), Failed> {
    if off.level.is_empty() && off.here.is_empty() {
        return Err("this switches nothing off".into());
    }
    let name = path.display().to_string();
    let folder = tempfile::tempdir()?;
    let mut text = replaced(library::read(path).map_err(|e| e.to_string())?, &off.here)?;
    let file: ScenarioFile = library::parse(&name, &text).map_err(|e| e.to_string())?;
    if let Some(id) = file.level {
        let beside = path.parent().map(|p| p.join(&id)).filter(|p| p.exists());
        let source = library::find(&beside.map_or_else(|| id.clone(), |p| p.display().to_string()));
        let source = source.map_err(|e| e.to_string())?;
        fs::write(folder.path().join("level.ron"), replaced(source.text, &off.level)?)?;
        if let Some((_, proof)) = source.proof {
            fs::write(folder.path().join("proof.ron"), proof)?;
        }
        text = replaced(text, &[(format!("level: \"{id}\""), "level: \"level.ron\"".into())])?;
    } else if !off.level.is_empty() {
        return Err("the scenario has a level of its own: replace `here`".into());
    }
    let copy = folder.path().join("off.scenario.ron");
    fs::write(&copy, text)?;
    let scenario = scenario::load(&copy).map_err(|p| format!("switched off, it must still load:\n{}", p.join("\n")))?;
    match scenario::run(&scenario) {
        Ok(()) => Err("it passes although its mechanic is switched off".into()),
        Err(failures) if failures.iter().any(|f| f.contains(&off.fails)) => Ok(()),
        Err(failures) => Err(format!("it fails, but not with \"{}\":\n{}", off.fails, failures.join("\n")).into()),
    }
}

/// A level's lesson holds. Few seeds: a row fails when its 95 % interval lies outside of its bar.
fn proven(id: &str) -> Result<(), Failed> {
    let level = library::load(id).map_err(|e| e.to_string())?;
    let matrix = prove::matrix(&level, SEEDS, None, || {}).ok_or("no proof")?;
    let broken: Vec<String> = matrix
        .rows
        .iter()
        .filter(|r| r.share.2 < r.bar.0 || r.share.1 > r.bar.1)
        .map(|r| {
            let lever = if r.without_lever { " without the lever" } else { "" };
            let (low, high) = (100.0 * r.bar.0, 100.0 * r.bar.1);
            format!("{}{lever} won {} of {}; expected {low:.0} to {high:.0} %", r.strategy, r.won, r.runs)
        })
        .chain(matrix.lacks.clone())
        .collect();
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
}

/// What the player sees: once the right team has told what it changed, belief moves from the loudest suspect to the
/// right one. No condition and no metric reads belief, so that no scenario can say this.
fn belief() -> Result<(), Failed> {
    let level = library::load("tests/levels/workshop").map_err(|e| e.to_string())?;
    for seed in 1..=5 {
        let seen = |asked: bool| {
            let mut sim = Simulation::new(&level, seed);
            sim.run_until(9 * 60);
            if asked {
                sim.submit(Action::AskChanges { centre: "clocks".into() }).expect("they can be asked");
            }
            sim.run_until(10 * 60);
            assert_eq!(sim.holds(&Condition::Happened(Happening::Told("clocks".into()))), asked);
            let view = sim.view();
            let incident = view.incidents.iter().find(|i| i.id == "wrong").expect("it was noticed");
            let belief = |id: &str| incident.suspects.iter().find(|s| s.id == id).map_or(0.0, |s| s.belief);
            (belief("shelves"), belief("clockwork"))
        };
        let ((loud, quiet), (told_loud, told_quiet)) = (seen(false), seen(true));
        if !(loud > quiet && told_loud < loud && told_quiet > 5.0 * quiet) {
            return Err(format!("seed {seed}: {loud} {quiet}, and when told {told_loud} {told_quiet}").into());
        }
    }
    Ok(())
}

/// A replacement that no longer fits its text is an error, not a test that passes.
fn wrong_replacements() -> Result<(), Failed> {
    let by = |from: &str| vec![(from.to_string(), String::new())];
    if replaced("one two two".into(), &by("one")) != Ok(" two two".into()) {
        return Err("one stands there once".into());
    }
    if replaced("one two two".into(), &by("two")).is_ok() || replaced("one".into(), &by("three")).is_ok() {
        return Err("what stands there twice or not at all cannot be replaced".into());
    }
    Ok(())
}
