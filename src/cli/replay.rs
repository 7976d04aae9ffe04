//! `unplanned replay`: run a recording again and compare every digest.

use clap::Args as ClapArgs;
use std::path::PathBuf;

use super::bad;
use crate::level::{self, LoadError, library};
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
            let altered = matches!(error, LoadError::Invalid(_))
                && std::fs::read(&args.file).is_ok_and(|bytes| bytes.starts_with(b"{\"format\":"));
            eprintln!("{error}");
            if !args.file.exists() {
                eprintln!("    help: `unplanned run LEVEL --record {name}` writes a recording");
            }
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
    let (recording, altered) = match Recording::from_text(&text) {
        Ok(recording) => (recording, false),
        Err(ReadError::Altered) => {
            eprintln!("{name}: error: {}", ReadError::Altered);
            match Recording::unsealed(&text) {
                Ok(recording) => (recording, true),
                Err(place) => {
                    eprintln!("    it cannot be read any more: {place}");
                    return 1;
                }
            }
        }
        Err(error) => return bad(format!("{name}: error: {error}")),
    };
    let level = match level::load(&recording.level) {
        Ok(level) => level,
        Err(error) => return if altered { bad(error).min(1) } else { bad(error) },
    };
    match replay(&recording, &level, args.to.map(|day| day.saturating_mul(1440))) {
        Verdict::Same { .. } if altered => {
            println!(
                "the run is the same: what was altered is beside it (the program's version, or the hash in line 2)"
            );
            return 1;
        }
        Verdict::Same { digests, last } => {
            println!("same: {digests} digests compared, {} actions, the last is {last}", recording.actions.len());
            return 0;
        }
        Verdict::Differs { minute, recorded, now } => {
            let when = match (minute.div_euclid(1440), minute.rem_euclid(1440)) {
                (days, 0) => format!("end of day {days}"),
                (days, _) => format!("end, day {}, {}", days + 1, clock(minute, level.file.first_day)),
            };
            println!("differs first at the {when}: recorded {recorded}, now {now}");
        }
        Verdict::OtherLevel => {
            println!("differs: {} is not the level that was played (its digest is another)", level.id)
        }
        Verdict::Refused(why) => println!("differs: {why}"),
    }
    1
}
