//! `unplanned test`: scenario tests from files.

use clap::Args as ClapArgs;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::check::{files, is_scenario};
use super::{BAD_INPUT, bad};
use crate::replay::write_whole;
use crate::scenario;

/// Run scenario tests.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Scenario files (*.scenario.ron), or folders of them.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Only scenarios whose file or name contains this.
    #[arg(long)]
    filter: Option<String>,
    /// Write the results as JUnit XML.
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
}

/// Tests; 0 all pass, 1 some fail, 2 a file is bad.
pub fn run(args: &Args) -> u8 {
    let mut paths = Vec::new();
    for path in &args.paths {
        if path.is_dir() {
            paths.extend(files(path, &is_scenario));
        } else if path.exists() {
            paths.push(path.clone());
        } else {
            return bad(format!("{}: there is no such file or folder", path.display()));
        }
    }
    if paths.is_empty() {
        return bad("no *.scenario.ron there");
    }
    let (mut passed, mut failed, mut unreadable) = (0, 0, 0);
    let mut junit = String::new();
    for path in paths {
        let scenario = match scenario::load(&path) {
            Ok(scenario) => scenario,
            Err(problems) => {
                problems.iter().for_each(|p| eprintln!("{p}"));
                unreadable += 1;
                continue;
            }
        };
        let name = scenario.file.name.clone();
        if args
            .filter
            .as_ref()
            .is_some_and(|f| !name.contains(f.as_str()) && !path.to_string_lossy().contains(f.as_str()))
        {
            continue;
        }
        #[expect(clippy::disallowed_methods, reason = "tells how long it took")]
        let started = Instant::now();
        let result = scenario::run(&scenario);
        let seconds = started.elapsed().as_secs_f64();
        let _ = write!(
            junit,
            "  <testcase name=\"{}\" classname=\"{}\" time=\"{seconds:.3}\">",
            xml(&name),
            xml(&scenario.path)
        );
        match result {
            Ok(()) => {
                passed += 1;
                println!("ok      {name}");
            }
            Err(failures) => {
                failed += 1;
                println!("FAILED  {name}  ({})", path.display());
                for failure in failures {
                    println!("    {failure}");
                    let _ = write!(junit, "<failure message=\"{}\"/>", xml(&failure));
                }
            }
        }
        junit.push_str("</testcase>\n");
    }
    let more = if unreadable > 0 { format!(", {unreadable} could not be read") } else { String::new() };
    println!("{passed} passed, {failed} failed{more}");
    if let Some(path) = &args.junit {
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"scenarios\" tests=\"{}\" failures=\"{failed}\">\n{junit}</testsuite>\n",
            passed + failed
        );
        if let Err(error) = write_whole(Path::new(path), &text) {
            return bad(format!("{}: cannot be written: {error}", path.display()));
        }
    }
    if unreadable > 0 { BAD_INPUT } else { u8::from(failed > 0) }
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
