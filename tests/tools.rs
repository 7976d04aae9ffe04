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
    // Every metric but those of what the level does not have.
    let has = |name: &str| head.split(',').any(|cell| cell == name);
    let lacking: Vec<&str> = METRICS.iter().map(|metric| metric.0).filter(|name| !has(name)).collect();
    assert!(has("lead_p95") && has("cash.revenue") && !has("satisfaction"), "{head}");
    assert!(lacking.len() < 8, "{lacking:?}");
    assert!(head.starts_with("people.ann.wip_limit,rules.switching,seed,outcome,ending,stars,minute,digest,"));
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

#[test]
fn the_page_of_a_run_needs_nothing_from_elsewhere_and_shows_everything() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = |line: &str, code: i32| {
        let path = folder.path().join("page.html");
        run(&format!("{line} --report {}", path.display()), code);
        std::fs::read_to_string(path).expect("it was written")
    };
    let won = page("run part1/payroll --seed 7 --strategy timeline_first", 0);
    for part in [
        "<h1>They were paid.",
        "Why it ended so",
        "Cumulative flow",
        "Lead time",
        "85 % within",
        "The four kinds of work",
        "busy ÷ idle",
        "Where the hours went",
        "Four keys of delivery",
        "Failed deployment recovery time",
        "your decision",
    ] {
        assert!(won.contains(part), "nothing of {part}");
    }
    for page in [won, page("run labs/network --until 400", 0), page("run labs/dora_batched --until 200", 0)] {
        for outside in ["http:", "https:", "src=", "url(", "@import", "<script", "<link", "NaN", "inf\""] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert_eq!(page.matches("<svg").count(), page.matches("</svg>").count());
    }
}

#[test]
fn the_reference_is_what_the_program_says() {
    let (said, _) = run("describe --markdown", 0);
    let file = include_str!("../docs/reference.md");
    // Line by line, so that the first difference is told.
    for (said, file) in said.lines().zip(file.lines()) {
        assert_eq!(said, file, "docs/reference.md is old: `unplanned describe --markdown > docs/reference.md`");
    }
    assert_eq!(said.len(), file.len(), "docs/reference.md is old: `unplanned describe --markdown > docs/reference.md`");
    let (fields, _) = run("describe wip_limit", 0);
    assert!(fields.contains("Person.wip_limit") && fields.contains("(1 if absent)"), "{fields}");
    let (person, _) = run("describe person", 0);
    assert!(person.contains("interruptions") && person.contains("OpenDoor if absent"), "{person}");
}

#[test]
fn the_client_of_the_manual_plays_a_whole_level() {
    let Ok(python) = Command::new("python3").arg("--version").output() else {
        eprintln!("SKIPPED: there is no python3 here, so the client of docs/bots.md was not run");
        return;
    };
    assert!(python.status.success());
    let manual = include_str!("../docs/bots.md");
    let (_, rest) = manual.split_once("```python\n").expect("the manual has a client");
    let (client, _) = rest.split_once("```").expect("it ends");
    assert!(client.lines().count() <= 14, "about ten lines");
    let program = Path::new(env!("CARGO_BIN_EXE_unplanned")).parent().expect("it lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new("python3");
    command
        .args(["-c", client])
        .env("PATH", format!("{}:{path}", program.display()))
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    let (out, err) = said(&command.output().expect("it starts"), 0);
    // Asking alone does not win the level: the pay run misses its time.
    assert!(out.starts_with("lost ") && out.trim().ends_with(|c: char| c.is_ascii_digit()), "{out}{err}");
}

#[test]
fn a_bot_plays_what_replay_replays() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("bot.rec").display().to_string();
    let mut game = unplanned(&format!("bot {LEVEL} --seed 4 --record {file}"));
    game.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut game = game.spawn().expect("it starts");
    let lines = "{\"act\": {\"LimitPerson\": {\"person\": \"ann\", \"limit\": 1}}}\nwhat?\n{\"wait\": 100000}\n";
    game.stdin.take().expect("piped").write_all(lines.as_bytes()).expect("it reads");
    let (out, _) = said(&game.wait_with_output().expect("it ends when the input ends"), 0);
    let answers: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), 4);
    assert!(answers[2]["error"]["reason"].is_string());
    assert_eq!((&answers[3]["outcome"], &answers[3]["done"]), (&"won".into(), &true.into()));
    run(&format!("replay {file}"), 0);
    run("bot no/such/level", 2);
}

#[test]
fn the_page_of_a_proof_shows_what_was_expected_and_measured() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("proofs.html");
    run(&format!("prove labs/switching {LEVEL} --seeds 20 --report {}", path.display()), 0);
    let page = std::fs::read_to_string(path).expect("it was written");
    for part in ["2 of 2 hold", "99 % interval", "one_at_a_time, lever refused", "20 of 20 won"] {
        assert!(page.contains(part), "nothing of {part}");
    }
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("<script") && !page.contains("NaN"));
}
