//! Levels in other languages: complete where they are shipped, told apart where something is wrong, and the same game.

use rayon::prelude::*;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use unplanned::level::carry::End;
use unplanned::level::diagnostic::Severity;
use unplanned::level::rules::Difficulty;
use unplanned::level::{self, Level, check, library};
use unplanned::replay::{Journal, Recording, Verdict, replay, resume};
use unplanned::sim::Simulation;
use unplanned::strategy::{self, Player};

/// The languages that every shipped level speaks.
const COMPLETE: [&str; 1] = ["de"];

fn german(id: &str) -> Arc<Level> {
    level::load_in(id, Some("de")).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_shipped_level_and_the_map_are_complete() {
    for language in COMPLETE {
        for id in level::shipped() {
            let source = library::find(&id).unwrap();
            assert!(source.translation(language).is_some(), "{id} has no text.{language}.ron");
            let missing = check::untranslated(&source, &level::load(&id).unwrap().file, language);
            assert!(missing.is_empty(), "{id}, {language}: {missing:#?}");
            let problems = check::translations(&source, &level::load(&id).unwrap().file);
            assert!(problems.is_empty(), "{id}, {language}: {problems:#?}");
        }
        let (plain, told) = (library::campaign(), library::campaign_in(Some(language)));
        for (plain, told) in plain.parts.iter().zip(&told.parts) {
            assert_ne!(plain.title, told.title);
            assert_eq!((&plain.id, &plain.levels), (&told.id, &told.levels));
        }
    }
    assert_eq!(library::campaign_in(Some("xx")).parts[0].title, library::campaign().parts[0].title);
}

/// Numbers are facts: each that the original gives in digits stands in the translation as well.
#[test]
fn translations_keep_the_numbers() {
    let numbers = |text: &str| -> Vec<String> {
        let plain: Vec<char> = text.chars().collect();
        let digit = |at: usize| plain.get(at).is_some_and(char::is_ascii_digit);
        let mut kept = String::new();
        for (at, letter) in plain.iter().enumerate() {
            let after = at > 0 && digit(at - 1);
            match letter {
                '0'..='9' => kept.push(*letter),
                '.' | ',' | ':' if after && digit(at + 1) => {}
                // Thousands in English.
                'k' if after => kept.push_str("000"),
                _ => kept.push(' '),
            }
        }
        let mut all: Vec<String> = kept.split_whitespace().map(str::to_string).collect();
        all.sort();
        all
    };
    for id in level::shipped() {
        let source = library::find(&id).unwrap();
        let text = source.translation("de").unwrap().text().unwrap();
        let file: level::file::TextsFile = library::parse("text.de.ron", &text).unwrap();
        for (original, told) in &file.texts.0 {
            assert_eq!(numbers(original), numbers(told), "{id}: {original} / {told}");
        }
    }
}

#[test]
fn no_run_depends_on_the_language() {
    level::shipped().par_iter().for_each(|id| {
        let (plain, told) = (level::load(id).unwrap(), german(id));
        assert_eq!(plain.digest, told.digest, "{id}");
        assert_ne!(plain.file.lesson, told.file.lesson, "{id}");
        let worst = |level: &Level| level.with_carried(&level.carried_at(End::Worst));
        let begins = |level: &Level| Simulation::new(&Arc::new(worst(level)), 5).digest();
        assert_eq!(begins(&plain), begins(&told), "{id}");
        assert_eq!(worst(&told).file.lesson, told.file.lesson, "{id}");
        let all = plain.proof.iter().flat_map(|proof| &proof.strategies).map(|strategy| strategy.id.clone());
        for player in all.take(1).chain(["random".to_string()]) {
            let play = |level: &Arc<Level>| {
                let mut sim = Simulation::new(level, 5);
                // Labs run for years, and are all flow.
                let days = if level.proof.is_some() { 9 } else { 2 };
                let until = sim.span().0 + days * 1440;
                strategy::play(&mut sim, Player::new(&player, level, 5).unwrap(), until, &[]);
                sim
            };
            let (one, other) = (play(&plain), play(&told));
            assert_eq!((one.digest(), one.taken()), (other.digest(), other.taken()), "{id}, {player}");
            assert_eq!(one.report(), other.report(), "{id}, {player}");
            let verdict = replay(&Recording::of(&other), &plain, None);
            assert!(matches!(verdict, Verdict::Same { .. }), "{id}, {player}: {verdict:?}");
        }
    });
}

#[test]
fn a_game_goes_on_in_another_language() {
    let (plain, told) = (level::load("part1/payroll").unwrap(), german("part1/payroll"));
    let mut sim = Simulation::new(&plain, 3);
    sim.run_until(2 * 1440);
    let (before, view) = (sim.digest(), sim.view());
    assert!(sim.retell(&sim.level().told_in(Some("de")).unwrap()));
    assert_eq!(sim.digest(), before);
    assert!(sim.view().goal != view.goal && sim.view().centres[0].name != view.centres[0].name);
    sim.run_until(3 * 1440);
    let mut whole = Simulation::new(&plain, 3);
    whole.run_until(3 * 1440);
    assert_eq!(sim.digest(), whole.digest());
    assert!(!sim.retell(&level::load("part1/audit").unwrap()), "that is another level");
    assert!(!sim.retell(&Arc::new(Level::clone(&told).at(Difficulty::Hard))), "that is harder");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("game.journal");
    drop(Journal::create(&path, &told, 3).unwrap());
    let goal = |language| resume(&path, language).unwrap().0.view().goal;
    assert_eq!((goal(None), goal(Some("de"))), (plain.file.goal.clone(), told.file.goal.clone()));
}

const SMALL: &str = "(
    format: 1,
    title: \"One desk\",
    lesson: \"Finish one thing.\",
    ends: \"day 3 00:00\",
    centres: [(id: \"desk\", name: \"The desk\")],
    people: [(id: \"ann\", name: \"Ann\", role: \"engineer\", centre: \"desk\")],
)";

/// What is said about a level with this beside it.
fn said(folder: &Path, texts: &str) -> Vec<String> {
    fs::write(folder.join("level.ron"), SMALL).unwrap();
    fs::write(folder.join("text.de.ron"), texts).unwrap();
    let name = folder.display().to_string();
    let level = level::load(&name).expect("the level itself can be played whatever stands beside it");
    let source = library::find(&name).unwrap();
    let problems = check::translations(&source, &level.file);
    let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(level::load_in(&name, Some("de")).is_err(), wrong);
    problems.iter().map(|problem| problem.to_string().replace(&format!("{name}/"), "")).collect()
}

#[test]
fn no_damage_makes_it_fall_over() {
    let (folder, whole) = (tempfile::tempdir().unwrap(), library::find("part1/payroll").unwrap());
    let text = whole.translation("de").unwrap().text().unwrap();
    for at in (0..text.len()).step_by(997).filter(|at| text.is_char_boundary(*at)) {
        said(folder.path(), &text[..at]);
        said(folder.path(), &format!("{}({}", &text[..at], &text[at..]));
    }
    said(folder.path(), &"(".repeat(100_000));
    let huge = "a".repeat(5 << 20);
    let problems = said(folder.path(), &huge);
    assert!(problems[0].contains("larger than"), "{problems:?}");
}

#[test]
fn what_is_wrong_with_a_translation_is_said_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let said = |texts: &str| said(folder.path(), texts);
    let whole = "\"One desk\": \"Ein Tisch\", \"Finish one thing.\": \"Beende eins.\", \"The desk\": \"Der Tisch\",";
    let clean = said(&format!("(format: 1, texts: {{ {whole} \"engineer\": \"Technikerin\" }})"));
    assert!(clean.is_empty(), "names stay as they are: {clean:?}");
    let told = level::load_in(&folder.path().display().to_string(), Some("de-AT")).unwrap();
    assert_eq!((told.file.title.as_str(), told.file.people[0].name.as_str()), ("Ein Tisch", "Ann"));
    let other = level::load_in(&folder.path().display().to_string(), Some("fr")).unwrap();
    assert_eq!(other.file.title, "One desk");

    let missing = said("(format: 1, texts: { \"One desk\": \"Ein Tisch\", \"The desk\": \"\" })");
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert!(
        missing[0].starts_with(
            "level.ron:4:13: warning: 3 texts are not in text.de.ron: \"Finish one thing.\" (line 4), \"The desk\" (line 6), \"engineer\" (line 7)"
        ),
        "{missing:?}"
    );
    let unknown = said(&format!("(format: 1, texts: {{ {whole}\n  \"enginer\": \"Technikerin\" }})"));
    assert!(
        unknown
            .iter()
            .any(|line| line.starts_with("text.de.ron:2:3: warning: ") && line.contains("did you mean \"engineer\"")),
        "{unknown:?}"
    );
    let twice = said(&format!("(format: 1, texts: {{ {whole} \"engineer\": \"a\",\n \"engineer\": \"b\" }})"));
    assert!(twice.len() == 1 && twice[0].starts_with("text.de.ron:2:2: error: "), "{twice:?}");
    let broken = said("(format: 1,\n texts: [\"a\"])");
    assert!(broken.len() == 1 && broken[0].starts_with("text.de.ron:2:"), "{broken:?}");
    let format = said(&format!("(format: 9, texts: {{ {whole} \"engineer\": \"a\" }})"));
    assert!(format.len() == 1 && format[0].starts_with("text.de.ron:1:10: error: format 9"), "{format:?}");
    let long = said(&format!("(format: 1, texts: {{ {whole} \"engineer\": \"{}\" }})", "a".repeat(2001)));
    assert!(long.len() == 1 && long[0].contains("too long"), "{long:?}");
}
