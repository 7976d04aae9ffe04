//! What digests.mjs calls. Texts come in byte by byte, so that no memory is shared and nothing here is unsafe.

use std::sync::{Arc, Mutex};
use unplanned::level::from_text;
use unplanned::sim::Simulation;
use unplanned::strategy::{Player, play};

static TEXT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Takes the next byte of what the next run is told: the level's name, its text, its proof's (or nothing) and the
/// player's name, with a zero between each two.
#[unsafe(no_mangle)]
pub extern "C" fn tell(byte: u8) {
    TEXT.lock().expect("one thread").push(byte);
}

/// The digest of a run at the end of a day, or of the level if the day is 0. 0 if it cannot be run.
#[unsafe(no_mangle)]
pub extern "C" fn digest(seed: u64, until_day: i64) -> u64 {
    let text = std::mem::take(&mut *TEXT.lock().expect("one thread"));
    run(&text, seed, until_day).unwrap_or(0)
}

fn run(text: &[u8], seed: u64, until_day: i64) -> Option<u64> {
    let mut told = std::str::from_utf8(text).ok()?.split('\0');
    let (id, level, proof, player) = (told.next()?, told.next()?, told.next()?, told.next()?);
    let level = Arc::new(from_text(id, level, Some(proof).filter(|proof| !proof.is_empty())).0?);
    let player = Player::new(player, &level, seed).ok()?;
    let mut sim = Simulation::new(&level, seed);
    play(&mut sim, player, if until_day == 0 { i64::MAX } else { until_day * 1440 }, &[]);
    Some(sim.digest())
}
