//! A game that is killed at any moment goes on from its last whole action: a thousand processes are, to see it.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "when to kill is a matter of real time, and how many were is said"
)]

use rand::{Rng as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::session::{Session, Slot, Speed, saved};
use crate::level;
use crate::profiles::data_folder;
use crate::replay::{hex, rerun, saved_game};

/// Kills in all, and how many each saved game goes through.
const KILLS: u64 = 1000;
const EACH: u64 = 10;
/// The process that plays is told so, and its number, by this variable.
const NUMBER: &str = "UNPLANNED_KILLED_NUMBER";

/// What the player is about to do, noted before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// So it stood when this process took over: actions taken, and the digest.
    Found(usize, String),
    /// An action, and the digest right after it.
    Acts(String),
    /// The last action is taken back.
    Undoes,
    /// Another game begins.
    Anew,
}

impl Step {
    fn line(&self) -> String {
        match self {
            Self::Found(taken, digest) => format!("found {taken} {digest}\n"),
            Self::Acts(digest) => format!("acts {digest}\n"),
            Self::Undoes => "undoes\n".into(),
            Self::Anew => "anew\n".into(),
        }
    }

    fn parse(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.strip_suffix('\n')?.split(' ').collect();
        Some(match words[..] {
            ["found", taken, digest] => Self::Found(taken.parse().ok()?, digest.into()),
            ["acts", digest] => Self::Acts(digest.into()),
            ["undoes"] => Self::Undoes,
            ["anew"] => Self::Anew,
            _ => return None,
        })
    }
}

/// Digest at the last action, whatever time has passed since.
fn at_last_action(sim: &crate::sim::Simulation) -> String {
    let minute = sim.taken().last().map_or(sim.span().0, |last| last.minute);
    hex(rerun(sim.level(), sim.seed(), sim.taken(), minute).expect("it was legal").0.digest())
}

/// Plays at full speed and without end: acts at random, takes back some of it, begins again at the end.
fn plays(number: u64) -> ! {
    let data = data_folder().expect("the data folder is told");
    let game_file = data.join(Slot::Story.file());
    let mut steps = fs::File::create(data.join("steps")).unwrap();
    let mut note = |step: Step| steps.write_all(step.line().as_bytes()).unwrap();
    let mut luck = Xoshiro256PlusPlus::seed_from_u64(number);
    let level = std::sync::Arc::new(level::load("part1/payroll").unwrap());
    let mut game = match saved(&game_file) {
        Some(saved) => saved.expect("what was saved goes on"),
        None => Session::new(&level, number, Some(&game_file)),
    };
    note(Step::Found(game.sim.taken().len(), at_last_action(&game.sim)));
    loop {
        if game.sim.over() {
            note(Step::Anew);
            game = Session::new(&level, luck.next_u64(), Some(&game_file));
            note(Step::Found(0, at_last_action(&game.sim)));
        }
        let legal = game.sim.actions();
        if !legal.is_empty() {
            let action = legal[(luck.next_u64() % legal.len() as u64) as usize].clone();
            let mut after = game.sim.fork();
            after.submit(action.clone()).expect("it is legal");
            note(Step::Acts(hex(after.digest())));
            assert!(game.submit(action));
            if luck.next_u64().is_multiple_of(8) {
                game.stand(Speed::Max);
                note(Step::Undoes);
                game.undo();
            }
        }
        game.set_speed(Speed::Max);
        game.tick(0.02);
    }
}

/// Kills a process at a random moment of its play; says how often a saved game was compared, and its actions.
fn kill(data: &Path, number: u64) -> usize {
    let steps = data.join("steps");
    let _ = fs::remove_file(&steps);
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["app::killed::a_thousand_kills_lose_nothing", "--exact", "--nocapture"])
        .env(NUMBER, number.to_string())
        .env("UNPLANNED_DATA", data)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while !fs::read_to_string(&steps).is_ok_and(|text| text.contains('\n')) {
        if let Some(status) = child.try_wait().unwrap() {
            let said = std::io::read_to_string(child.stderr.take().unwrap()).unwrap();
            panic!("process {number} ended by itself, {status}: {said}");
        }
        assert!(began.elapsed() < Duration::from_secs(120), "process {number} does not begin to play");
        std::thread::sleep(Duration::from_millis(2));
    }
    let wait = Xoshiro256PlusPlus::seed_from_u64(!number).next_u64() % 60_000;
    std::thread::sleep(Duration::from_micros(wait));
    child.kill().unwrap();
    let status = child.wait().unwrap();
    let said = std::io::read_to_string(child.stderr.take().unwrap()).unwrap();
    assert!(!status.success() && !said.contains("panicked"), "process {number} was not killed but ended: {said}");
    compare(data, number)
}

fn compare(data: &Path, number: u64) -> usize {
    let text = fs::read_to_string(data.join("steps")).unwrap();
    let steps: Vec<Step> = text.split_inclusive('\n').map_while(Step::parse).collect();
    // The digests at each action of the game, and the same before the last step: it may have been cut off.
    let follow = |steps: &[Step]| {
        let mut known: Vec<(usize, String)> = Vec::new();
        for step in steps {
            match step {
                Step::Found(taken, digest) => known = vec![(*taken, digest.clone())],
                Step::Acts(digest) => known.push((known.last().map_or(0, |last| last.0) + 1, digest.clone())),
                Step::Undoes => drop(known.pop()),
                Step::Anew => known.clear(),
            }
        }
        known.last().cloned()
    };
    let allowed = [follow(&steps), follow(&steps[..steps.len() - 1])];
    let (sim, _) = saved_game(&data.join("game.journal")).expect("a killed game can be read");
    let found = (sim.taken().len(), at_last_action(&sim));
    let known = allowed.into_iter().flatten().collect::<Vec<_>>();
    // Nothing is known of a game that was begun anew and killed before it said so.
    assert!(
        known.contains(&found) || (steps.last() == Some(&Step::Anew) && found.0 == 0),
        "process {number}: the saved game has {found:?}, it was {known:?}"
    );
    found.0
}

#[test]
fn a_thousand_kills_lose_nothing() {
    if let Ok(number) = std::env::var(NUMBER) {
        plays(number.parse().unwrap());
    }
    let began = Instant::now();
    let play = |game| {
        let folder = tempfile::tempdir().unwrap();
        (0..EACH).map(|time| kill(folder.path(), game * EACH + time)).collect()
    };
    // Threads of its own: what they say when they panic is said of this test.
    let threads = rayon::ThreadPoolBuilder::new().build().unwrap();
    let games: Vec<Vec<usize>> = threads.install(|| (0..KILLS / EACH).into_par_iter().map(play).collect());
    let acted = games.iter().flatten().filter(|actions| **actions > 0).count();
    println!("{KILLS} kills in {:.0} s, {acted} of them after the first action", began.elapsed().as_secs_f64());
    assert!(acted > KILLS as usize / 2, "only {acted} of {KILLS} games had begun");
}
