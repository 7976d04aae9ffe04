//! `unplanned bot`: a player outside of the program.

use clap::Args as ClapArgs;
use std::io;
use std::path::PathBuf;

use super::bad;
use crate::bot::{Bot, serve};
use crate::level::{self, rules::Difficulty};
use crate::replay::Recording;

/// Let a program play: JSON lines on standard input and output (docs/bots.md).
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Each line that you write is a command, each line that you read is its answer:
    {\"act\": {\"LimitPerson\": {\"person\": \"ann\", \"limit\": 1}}}
    {\"wait\": 60}    {\"wait\": \"event\"}    {\"wait\": \"news\"}
    \"actions\"       \"observe\"            \"quit\"
The first line that you read is what can be seen at the start.")]
pub struct Args {
    /// A level's id (part1/payroll), or a path to a folder or file.
    level: String,
    /// The seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How hard it is played.
    #[arg(long, value_enum, default_value_t = Difficulty::Normal)]
    difficulty: Difficulty,
    /// Write a recording for `unplanned replay`.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

/// Plays; 0 when the player leaves, 2 bad input.
pub fn run(args: &Args) -> u8 {
    let level = match level::load_at(&args.level, args.difficulty) {
        Ok(level) => level,
        Err(error) => return bad(error),
    };
    let mut bot = Bot::new(&level, args.seed);
    // A player that has gone away without a word has left as well.
    if let Err(error) = serve(&mut bot, io::stdin().lock(), io::stdout().lock())
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        return bad(format!("the player cannot be reached: {error}"));
    }
    if let Some(path) = &args.record
        && let Err(error) = Recording::of(&bot.into_simulation()).write(path)
    {
        return bad(format!("{}: the recording cannot be written: {error}", path.display()));
    }
    0
}
