//! `unplanned play`: the desktop game.

use clap::Args as ClapArgs;
use std::path::PathBuf;

use crate::level::rules::Difficulty;

/// Play in a window.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Args {
    /// A level's id or path; the title screen if absent.
    pub level: Option<String>,
    /// The seed.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How hard it is played.
    #[arg(long, value_enum, default_value_t = Difficulty::Normal)]
    pub difficulty: Difficulty,
    /// Play by itself for this many seconds, then leave (for tests).
    #[arg(long = "for", value_name = "SECONDS")]
    pub for_seconds: Option<f64>,
    /// The clock stops there, for example "day 2 14:00" or "Wed 14:00" (for tests, with --for).
    #[arg(long, value_name = "MOMENT", requires = "for_seconds")]
    pub until: Option<String>,
    /// Speed to start with: paused, 1, 3, 10, max.
    #[arg(long)]
    pub speed: Option<String>,
    /// Who plays (for tests): none, random, or a strategy of the level's proof; of several, apart by commas, each level
    /// takes the first that its proof knows.
    #[arg(long)]
    pub strategy: Option<String>,
    /// Leave a picture of the window.
    #[arg(long, value_name = "FILE.png")]
    pub screenshot: Option<PathBuf>,
    /// Leave frame times, memory and the digest.
    #[arg(long, value_name = "FILE.json")]
    pub stats: Option<PathBuf>,
    /// Size of the window, for example 1280x720.
    #[arg(long, value_name = "WIDTHxHEIGHT")]
    pub window: Option<String>,
}

/// Plays; 0, or 2 if there is no window to be had.
pub fn run(args: &Args) -> u8 {
    #[cfg(feature = "desktop")]
    return crate::app::play(args);
    #[cfg(not(feature = "desktop"))]
    {
        let level = args.level.as_deref().unwrap_or("part1/payroll");
        eprintln!(
            "error: this build has no window (it was made with --no-default-features)\n    \
             help: `cargo run --release` builds the game; without a window: `unplanned run {level} --seed {}`",
            args.seed
        );
        super::BAD_INPUT
    }
}
