//! The tools for researchers and bots, run as commands: sweep, report, bot, describe.

use std::path::Path;
use std::process::{Command, Output};

use unplanned::sim::METRICS;

const LEVEL: &str = "docs/tutorial";

fn unplanned(line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_unplanned"));
    command.args(line.split_whitespace()).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

#[track_caller]
fn said(output: &Output, code: i32) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{out}\n{err}");
    assert!(!err.contains("panicked"), "{err}");
    (out, err)
}

#[track_caller]
fn run(line: &str, code: i32) -> (String, String) {
    said(&unplanned(line).output().expect("it starts"), code)
}

const SWEEP: &str = "--vary people.ann.wip_limit=1,2,5 --vary rules.switching=Weinberg,Off --seeds 7";

#[test]
fn the_parts_of_a_sweep_put_together_are_the_whole_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str| folder.path().join(name).display().to_string();
    for json in ["", "--json"] {
        let (whole, summary) = run(&format!("sweep {LEVEL} {SWEEP} {json}"), 0);
        assert_eq!(whole.lines().count(), 3 * 2 * 7 + usize::from(json.is_empty()));
        assert!(summary.contains("people.ann.wip_limit=5  rules.switching=Off") && summary.contains("Δ"), "{summary}");
        let mut joined = String::new();
        for part in 1..=4 {
            let path = file(&format!("part-{part}"));
            run(&format!("sweep {LEVEL} {SWEEP} {json} --shard {part}/4 --out {path}"), 0);
            joined += &std::fs::read_to_string(path).expect("it was written");
        }
        assert_eq!(joined, whole);
        let (_, err) = run(&format!("sweep {LEVEL} {SWEEP} --shard 5/4"), 2);
        assert!(err.contains("--shard wants I/N"), "{err}");
    }
}

#[test]
fn a_sweep_does_not_depend_on_the_thread_count() {
    let outputs = ["1", "4"].map(|threads| {
        let mut command = unplanned(&format!("sweep {LEVEL} {SWEEP} --strategy random --metrics all"));
        said(&command.env("RAYON_NUM_THREADS", threads).output().expect("it starts"), 0)
    });
    assert_eq!(outputs[0], outputs[1]);
    let head = outputs[0].0.lines().next().expect("a head");
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.0).collect();
    let fixed = "people.ann.wip_limit,rules.switching,seed,outcome,ending,stars,minute,digest";
    assert_eq!(head, format!("{fixed},{}", metrics.join(",")));
}

#[test]
fn a_sweep_runs_what_run_runs() {
    let (rows, _) = run(&format!("sweep {LEVEL} --vary people.ann.wip_limit=5,1 --seeds 1 --seed 3 --json"), 0);
    let first: serde_json::Value = serde_json::from_str(rows.lines().next().expect("a row")).expect("JSON");
    // The level as it stands has the first of these values.
    let (out, _) = run(&format!("run {LEVEL} --seed 3 --json"), 1);
    let whole: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    for field in ["seed", "outcome", "ending", "stars", "minute", "digest"] {
        assert_eq!(first[field], whole[field], "{field}");
    }
    assert_eq!(first["metrics"]["completed"], whole["metrics"]["completed"]);
}

#[test]
fn a_wrong_key_or_value_of_a_sweep_is_told_with_what_was_meant() {
    for (vary, part) in [
        ("people.ann.wip_limt=1", "did you mean \"wip_limit\"?"),
        ("people.ann.wip_limit=0", "--vary people.ann.wip_limit=0: error: "),
        ("people.ann.wip_limit=1,,2", "a value is missing"),
        ("rules.switching=Wienberg", "did you mean \"Weinberg\"?"),
    ] {
        let (out, err) = run(&format!("sweep {LEVEL} --vary {vary}"), 2);
        assert!(out.is_empty() && err.contains(part) && err.contains("error"), "{vary}: {err}");
    }
    let (_, err) = run(&format!("sweep {LEVEL} --vary people.ann.wip_limit=1 --metrics lead_tme"), 2);
    assert!(err.contains("did you mean \"lead_time\"?"), "{err}");
    assert!(Path::new(LEVEL).exists());
}
