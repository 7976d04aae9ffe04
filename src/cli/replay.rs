//! `unplanned replay`: run a recording again and compare every digest.

use clap::Args as ClapArgs;
use std::path::PathBuf;

use super::bad;
use crate::level::{self, library};
use crate::replay::{Journal, ReadError, Recording, Verdict, replay};
use crate::report::clock;

/// Run a recording again and compare.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// What `run --record` wrote, or a saved game (`game.journal`).
    file: PathBuf,
    /// Only to the end of this day.
    #[arg(long, value_name = "DAY")]
    to: Option<i64>,
}

/// Replays; 0 same, 1 differs, 2 bad file.
pub fn run(args: &Args) -> u8 {
    let name = args.file.display();
    let text = match library::read(&args.file) {
        Ok(text) => text,
        Err(error) => {
            // One changed byte may make the text unreadable: then it was altered, if it still looks like a recording.
            let altered = std::fs::read(&args.file).is_ok_and(|bytes| bytes.starts_with(b"{\"format\":"));
            eprintln!("{error}");
            return if altered { 1 } else { super::BAD_INPUT };
        }
    };
    // A saved game is run as far as it went.
    if let Ok((header, _)) = Journal::read(&args.file) {
        return match crate::replay::saved_game(&args.file) {
            Ok((sim, _)) => {
                let actions = sim.taken().len();
                let at = clock(sim.minute(), sim.level().file.first_day);
                println!("saved game of {}, seed {}: {actions} actions, goes on at {at}", header.level, header.seed);
                0
            }
            Err(why) => bad(format!("{name}: {why}")),
        };
    }
    let recording = match Recording::from_text(&text) {
        Ok(recording) => recording,
        Err(ReadError::Altered) => {
            eprintln!("{name}: {}", ReadError::Altered);
            return 1;
        }
        Err(error) => return bad(format!("{name}: {error}")),
    };
    let level = match level::load(&recording.level) {
        Ok(level) => level,
        Err(error) => return bad(error),
    };
    match replay(&recording, &level, args.to.map(|day| day.saturating_mul(1440))) {
        Verdict::Same { digests, last } => {
            println!("same: {digests} digests compared, {} actions, the last is {last}", recording.actions.len());
            0
        }
        Verdict::Differs { minute, recorded, now } => {
            let day = minute.div_euclid(1440) + 1;
            println!(
                "differs first at the end of day {day} ({}): recorded {recorded}, now {now}",
                clock(minute, level.file.first_day)
            );
            1
        }
        Verdict::OtherLevel => {
            println!("differs: {} is not the level that was played (its digest is another)", level.id);
            1
        }
        Verdict::Refused(why) => {
            println!("differs: {why}");
            1
        }
    }
}
