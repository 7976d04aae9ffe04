//! The command line: one file a sub-command; each returns its exit code.
#![allow(clippy::print_stdout, reason = "the command line talks to people and scripts on stdout")]

pub mod author;
pub mod bot;
pub mod check;
pub mod describe;
pub mod play;
pub mod prove;
pub mod replay;
pub mod run;
pub mod sweep;
pub mod test;

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// Exit code: bad input or usage.
pub const BAD_INPUT: u8 = 2;

/// A bar on a terminal for work that takes longer than a blink; silent elsewhere.
pub(crate) fn progress(length: u64, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len} {eta}").expect("the template is fixed");
    let bar = ProgressBar::new(length).with_style(style).with_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Says on stderr what went wrong.
pub(crate) fn bad(message: impl std::fmt::Display) -> u8 {
    let text = message.to_string();
    eprintln!("{}", if text.contains("error:") { text } else { format!("error: {text}") });
    BAD_INPUT
}
