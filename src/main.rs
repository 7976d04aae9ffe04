//! The command line: arguments → mode → exit code.

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use unplanned::cli;

/// Unplanned Work: a DevOps simulation game. Without a command it opens the game.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    mode: Option<Mode>,
}

#[derive(Debug, Subcommand)]
enum Mode {
    Play(cli::play::Args),
    Run(cli::run::Args),
    Check(cli::check::Args),
    Test(cli::test::Args),
    Prove(cli::prove::Args),
    Replay(cli::replay::Args),
    Sweep(cli::sweep::Args),
    Bot(cli::bot::Args),
    List(cli::author::ListArgs),
    Describe(cli::describe::Args),
    New(cli::author::NewArgs),
}

fn main() -> ExitCode {
    quiet_on_broken_pipe();
    let cli = Cli::parse();
    ExitCode::from(match cli.mode.unwrap_or_else(|| Mode::Play(cli::play::Args { seed: 1, ..Default::default() })) {
        Mode::Play(args) => cli::play::run(&args),
        Mode::Run(args) => cli::run::run(&args),
        Mode::Check(args) => cli::check::run(&args),
        Mode::Test(args) => cli::test::run(&args),
        Mode::Prove(args) => cli::prove::run(&args),
        Mode::Replay(args) => cli::replay::run(&args),
        Mode::Sweep(args) => cli::sweep::run(&args),
        Mode::Bot(args) => cli::bot::run(&args),
        Mode::List(args) => cli::author::list(&args),
        Mode::Describe(args) => cli::describe::run(&args),
        Mode::New(args) => cli::author::new(&args),
    })
}

/// `unplanned run … | head` ends quietly when `head` has had enough.
fn quiet_on_broken_pipe() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let text = info.payload_as_str().unwrap_or_default();
        if text.contains("failed printing to std") {
            std::process::exit(0);
        }
        usual(info);
    }));
}
