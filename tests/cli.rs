//! The commands as scripts and authors use them: exit codes, messages, files.

use rayon::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use unplanned::replay::{Recording, hex};

/// What a command left: exit code, stdout, stderr.
struct Done {
    code: i32,
    out: String,
    err: String,
}

/// A folder to work in: away from the repository, so that the shipped levels are those inside the binary.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn run(&self, line: &str) -> Done {
        let output = Command::new(env!("CARGO_BIN_EXE_unplanned"))
            .args(line.split_whitespace())
            .current_dir(self.0.path())
            .env("RUST_BACKTRACE", "0")
            // `play` must not open a window in the middle of a test.
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let done =
            Done { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) };
        assert!(!done.err.contains("panicked"), "{line}: {}", done.err);
        done
    }

    /// Runs and expects an exit code, and parts of what it says (stdout and stderr together).
    #[track_caller]
    fn expect(&self, line: &str, code: i32, parts: &[&str]) -> Done {
        let done = self.run(line);
        let said = format!("{}{}", done.out, done.err);
        assert_eq!(done.code, code, "unplanned {line}\n{said}");
        for part in parts {
            assert!(said.contains(part), "unplanned {line}: nothing of {part:?} in\n{said}");
        }
        if code == 2 {
            // A tester's summary counts what did run.
            assert!(
                (done.out.is_empty() || line.starts_with("test")) && done.err.contains("error"),
                "unplanned {line}: errors go to stderr\n{said}"
            );
        }
        done
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

#[test]
fn a_proof_goes_into_a_page() {
    let desk = Desk::new();
    desk.expect("new small", 0, &[]);
    desk.write("page.md", "before\n<!-- proof small -->\nold\n<!-- /proof -->\nafter\n");
    desk.expect("prove small --seeds 20 --into page.md", 0, &["The lesson holds"]);
    let text = desk.read("page.md");
    assert!(text.starts_with("before\n<!-- proof small -->\n\nLever: `LimitPerson`. 20 seeds."), "{text}");
    assert!(text.contains("| one_at_a_time | 100 % |") && text.ends_with("<!-- /proof -->\nafter\n"), "{text}");
    desk.write("other.md", "nothing\n");
    desk.expect("prove small --seeds 2 --into other.md", 2, &["there is no line `<!-- proof small -->`"]);
    assert_eq!(desk.read("other.md"), "nothing\n");
}

#[test]
fn list_names_every_shipped_level() {
    let desk = Desk::new();
    let plain = desk.expect("list", 0, &["part1/payroll", "Payday", "labs/network"]);
    let listed = objects(&desk.expect("list --json", 0, &[]).out);
    assert_eq!(listed.len(), unplanned::level::shipped().len());
    for level in listed {
        assert!(plain.out.contains(level["title"].as_str().unwrap()), "{level}");
        // Whatever is listed is there to be played, and whatever is shipped is clean.
        desk.expect(&format!("check {}", level["id"].as_str().unwrap()), 0, &["ok  "]);
    }
}

#[test]
fn describe_knows_actions_rules_metrics_and_near_misses() {
    let desk = Desk::new();
    desk.expect("describe", 0, &["Actions", "Conditions", "Effects", "Metrics", "Rules", "Entities"]);
    desk.expect("describe guard", 0, &["Say who may interrupt"]);
    desk.expect("describe learned_per_hour", 0, &["learned_per_hour"]);
    let metric = desk.expect("describe unplanned_share", 0, &["share of working time"]);
    assert_eq!(metric.out.lines().count(), 2, "only what was asked for");
    desk.expect("describe Gard", 2, &["\"Gard\"", "did you mean \"Guard\""]);
}

#[test]
fn usage_errors_are_exit_code_2() {
    let desk = Desk::new();
    for line in [
        "check",
        "test",
        "prove",
        "replay",
        "run",
        "nonsense",
        "run part1/payroll --seed x",
        "run part1/payroll --until 1 --until-minute 5",
    ] {
        desk.expect(line, 2, &[]);
    }
    desk.expect("--help", 0, &["run", "check", "test", "prove", "replay", "list", "describe", "new", "play"]);
    desk.expect("--version", 0, &[env!("CARGO_PKG_VERSION")]);
}

#[test]
fn one_run_says_how_it_ended_by_its_exit_code() {
    let desk = Desk::new();
    let all = objects(&desk.expect("run part1/payroll --strategy timeline_first --seeds 10 --json", 0, &[]).out);
    let won = all.iter().find(|run| run["outcome"] == "won").expect("its proof says that it wins");
    let line = format!("run part1/payroll --strategy timeline_first --seed {}", won["seed"]);
    desk.expect(&line, 0, &["WON", "Why", "digest"]);
    let done = desk.expect(&format!("{line} --json"), 0, &[]);
    assert!(done.err.is_empty(), "{}", done.err);
    let run = &objects(&done.out)[0];
    assert_eq!((&run["outcome"], &run["digest"]), (&won["outcome"], &won["digest"]), "one of many is the same as one");
    desk.expect("run part1/payroll", 1, &["LOST"]);
    assert_eq!(objects(&desk.expect("run part1/payroll --json", 1, &[]).out)[0]["outcome"], "lost");
    let open = &objects(&desk.expect("run part1/payroll --until 1 --json", 0, &[]).out)[0];
    assert_eq!(
        (&open["outcome"], open["minute"].as_i64(), open["day"].as_i64()),
        (&"open".into(), Some(1440), Some(1))
    );
    assert_eq!(open["why"], Value::Array(vec![]));
    assert_ne!(won["why"].as_array().unwrap().len(), 0, "an outcome has a reason");
}

#[test]
fn json_has_the_fields_that_outside_scripts_rely_on() {
    let desk = Desk::new();
    let run = &objects(&desk.expect("run part1/payroll --seed 7 --json", 1, &[]).out)[0];
    let (text, whole, number) = (Value::is_string, Value::is_u64, Value::is_number);
    let fits = |of: &Value, key: &str, kind: fn(&Value) -> bool| assert!(kind(&of[key]), "{key}: {}", of[key]);
    for key in ["level", "strategy", "outcome", "digest"] {
        fits(run, key, text);
    }
    for key in ["format", "seed", "stars", "minute", "day", "events"] {
        fits(run, key, whole);
    }
    fits(run, "step_seconds", number);
    assert_eq!(
        (&run["format"], &run["level"], &run["seed"], &run["strategy"]),
        (&1.into(), &"part1/payroll".into(), &7.into(), &"none".into())
    );
    let digest = run["digest"].as_str().unwrap();
    assert!(digest.len() == 16 && digest.chars().all(|c| c.is_ascii_hexdigit()), "{digest}");
    let work = run["work"].as_object().unwrap();
    assert_eq!(
        work.keys().map(String::as_str).collect::<Vec<_>>(),
        ["business_project", "change", "internal_project", "unplanned"]
    );
    for kind in work.values() {
        let count = |key: &str| kind[key].as_u64().unwrap();
        assert_eq!(count("arrived"), count("completed") + count("cancelled") + count("open"));
        assert!(count("arrived") > 0, "a part of the story is missing: {kind}");
        fits(kind, "mean_lead_minutes", number);
    }
    for centre in run["centres"].as_array().unwrap() {
        fits(centre, "id", text);
        for key in ["arrivals", "completions", "mean_wait", "mean_queue", "mean_in_centre", "utilisation"] {
            fits(centre, key, number);
        }
    }
    assert!(run["people"].as_array().unwrap().len() > 5);
    for person in run["people"].as_array().unwrap() {
        let minutes = ["working", "switching", "blocked", "idle", "off"].map(|key| person[key].as_f64().unwrap());
        assert!((minutes.iter().sum::<f64>() - run["minute"].as_f64().unwrap()).abs() < 1e-6, "{person}");
    }
    for metric in ["cash", "change_failure_rate", "trust"] {
        fits(&run["metrics"], metric, number);
    }
    assert!(run["why"].is_array());
}

#[test]
fn many_runs_are_a_summary_or_a_line_each() {
    let desk = Desk::new();
    desk.expect("run part1/payroll --seeds 3", 0, &["3 runs", "won", "lost", "endings", "medians"]);
    let lines = objects(&desk.expect("run part1/payroll --seeds 3 --seed 5 --json", 0, &[]).out);
    assert_eq!(lines.iter().map(|run| run["seed"].as_u64().unwrap()).collect::<Vec<_>>(), [5, 6, 7]);
    desk.expect("run part1/payroll --seeds 0", 2, &["--seeds"]);
    desk.expect("run part1/payroll --seeds 2 --record x", 2, &["leave --seeds out"]);
    assert!(desk.names().is_empty(), "a refused command wrote {:?}", desk.names());
}

#[test]
fn wrong_names_get_help() {
    let desk = Desk::new();
    desk.expect("run part1/payrol", 2, &["there is no level \"part1/payrol\"", "did you mean \"part1/payroll\""]);
    desk.expect("check part1/payrol", 2, &["did you mean \"part1/payroll\""]);
    desk.expect("prove part1/payrol", 2, &["did you mean \"part1/payroll\""]);
    desk.expect("run ../../etc", 2, &["there is no level"]);
    desk.expect("check nothing/here/at_all", 2, &["unplanned list"]);
    desk.expect("run part1/payroll --strategy timeline", 2, &["\"timeline\"", "none, random, timeline_first"]);
    desk.expect("run part1/payroll --until 0", 2, &["day from 1 on"]);
    desk.expect("prove part1/payroll --without Gard", 2, &["\"Gard\"", "unplanned describe"]);
    desk.write("unproven.ron", &fs::read_to_string("docs/tutorial/level.ron").unwrap());
    desk.expect("prove unproven.ron", 2, &["unproven.ron: no proof.ron", "has a proof.ron or a truth"]);
}

#[test]
fn play_without_a_window_says_what_to_do_instead() {
    let desk = Desk::new();
    desk.expect("play part1/payroll --seed 9", 2, &["window", "help:", "unplanned run part1/payroll --seed 9"]);
    desk.expect("", 2, &["window", "unplanned run part1/payroll"]);
}

#[test]
fn a_report_is_a_page_of_its_own() {
    let desk = Desk::new();
    desk.expect("run part1/payroll --report out.html", 1, &["LOST"]);
    let page = desk.read("out.html");
    assert!(page.starts_with("<!doctype html>") || page.starts_with("<!DOCTYPE html>"), "{}", &page[..60]);
    assert!(page.contains("Payday") && page.contains("digest") && page.trim_end().ends_with('>'), "it is cut off");
    assert!(!page.contains("src=\"http") && !page.contains("<link"), "the page needs nothing from outside");
    desk.expect(
        "run part1/payroll --report no/such/folder/out.html",
        2,
        &["no/such/folder/out.html", "cannot be written"],
    );
    desk.expect("run part1/payroll --record no/such/folder/x", 2, &["no/such/folder/x", "cannot be written"]);
    assert_eq!(desk.names(), ["out.html"]);
}

#[test]
fn a_recording_replays_and_says_what_is_missing() {
    let desk = Desk::new();
    let run = desk.expect("run part1/payroll --seed 3 --strategy random --record x --json", 1, &[]);
    let digest = objects(&run.out)[0]["digest"].as_str().unwrap().to_string();
    let recording = Recording::from_text(&desk.read("x")).unwrap();
    assert!(recording.actions.len() > 5 && recording.days.len() >= 2 && recording.digest == digest);
    desk.expect("replay x", 0, &["same", &digest]);
    desk.expect("replay x --to 1", 0, &["same"]);
    desk.expect("replay y", 2, &["y: error", "help: `unplanned run LEVEL --record y`"]);
    desk.write("letter", "Dear all,\nthere is no more coffee.\n");
    desk.expect("replay letter", 2, &["letter: error", "no recording"]);
    desk.write("empty", "");
    desk.expect("replay empty", 2, &["empty: error", "no recording"]);
    desk.write("level_gone", &Recording { level: "part1/payrol".into(), ..recording }.to_text());
    desk.expect("replay level_gone", 2, &["did you mean \"part1/payroll\""]);
}

#[test]
fn one_changed_byte_anywhere_in_a_recording_is_found() {
    let desk = Desk::new();
    desk.expect("run part1/payroll --strategy timeline_first --record x --json", 0, &[]);
    let text = fs::read(desk.0.path().join("x")).unwrap();
    assert!(text.len() > 500);
    // Each byte once: by one bit, and some become no text at all.
    let missed: Vec<String> = (0..text.len())
        .into_par_iter()
        .filter_map(|at| {
            let mut changed = text.clone();
            changed[at] ^= if at % 5 == 0 { 0x80 } else { 1 };
            let name = format!("x{at}");
            fs::write(desk.0.path().join(&name), changed).unwrap();
            let done = desk.run(&format!("replay {name}"));
            let place = [
                "column",
                "differs first",
                "differs: minute",
                "is not the level",
                "is no level",
                "run is the same",
                "no recording",
                ":1:",
                ":2:",
            ];
            let said = format!("{}{}", done.out, done.err);
            let fine = matches!(done.code, 1 | 2) && done.err.contains(&name) && place.iter().any(|p| said.contains(p));
            (!fine).then(|| format!("byte {at} ({:?}): exit code {}: {said}", text[at] as char, done.code))
        })
        .collect();
    assert!(missed.is_empty(), "{} of {} bytes: {:#?}", missed.len(), text.len(), &missed[..missed.len().min(5)]);
}

#[test]
fn a_forged_recording_differs_where_it_was_forged() {
    // Sealed again after the change, so that only running it can tell.
    let desk = Desk::new();
    desk.expect("run part1/payroll --strategy timeline_first --record x --json", 0, &[]);
    let good = Recording::from_text(&desk.read("x")).unwrap();
    let forged = |change: &dyn Fn(&mut Recording)| {
        let mut recording = good.clone();
        change(&mut recording);
        assert_ne!(recording, good);
        desk.write("forged", &recording.to_text());
    };
    forged(&|r| r.days[1].1 = hex(0));
    desk.expect("replay forged", 1, &["differs first at the end of day 2", "0000000000000000"]);
    desk.expect("replay forged --to 1", 0, &["same"]);
    forged(&|r| r.digest = hex(1));
    desk.expect("replay forged", 1, &["differs first at the end, day 3"]);
    forged(&|r| drop(r.days.pop()));
    desk.expect("replay forged", 1, &["differs first at the end of day 2", "recorded nothing"]);
    forged(&|r| r.seed += 1);
    desk.expect("replay forged", 1, &["differs"]);
    forged(&|r| drop(r.actions.pop()));
    desk.expect("replay forged", 1, &["differs first at the end of day 2"]);
    forged(&|r| r.actions[1] = r.actions[0].clone());
    desk.expect("replay forged", 1, &["differs: minute", "is refused"]);
    forged(&|r| r.level_digest = hex(2));
    desk.expect("replay forged", 1, &["is not the level that was played"]);
}

#[test]
fn what_is_to_be_translated_can_be_printed_filled_in_and_checked() {
    let desk = Desk::new();
    desk.expect("new mine", 0, &[]);
    let printed = desk.expect("check mine --untranslated de", 0, &["\"One desk\": \"\","]).out;
    let filled: String = printed.lines().map(|line| line.replace(": \"\",", ": \"Etwas\",\n")).collect();
    fs::write(desk.0.path().join("mine/text.de.ron"), format!("(format: 1, texts: {{\n{filled}}})")).unwrap();
    assert!(desk.expect("check mine", 0, &["ok  mine", ", in de"]).err.is_empty());
    assert!(desk.expect("check mine --untranslated de", 0, &[]).out.is_empty());
    fs::write(desk.0.path().join("mine/text.de.ron"), "(format: 1, texts: 5)").unwrap();
    desk.expect("check mine", 1, &["text.de.ron:1:", "error: "]);
    // One more language for a shipped level, by its file alone.
    assert!(desk.expect("check part1/payroll --untranslated de", 0, &[]).out.is_empty());
    desk.expect("check part1/payroll --untranslated fr", 0, &["\"Payday\": \"\","]);
    let folder = desk.0.path().join("levels/part1/payroll");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("text.fr.ron"), "(format: 1, texts: {\"Payday\": \"Jour de paie\"})").unwrap();
    desk.expect("check part1/payroll", 0, &["in de, in fr", "texts are not in"]);
}

#[test]
fn a_new_level_is_clean_and_proven_and_never_overwrites() {
    let desk = Desk::new();
    desk.expect("new mine", 0, &["made mine", "unplanned check mine"]);
    desk.expect("check mine", 0, &["ok  mine", "with proof"]);
    desk.expect("prove mine", 0, &["The lesson holds", "lever refused", "95 %"]);
    desk.expect("run mine", 1, &["LOST"]);
    let before = desk.read("mine/level.ron");
    desk.write("mine/level.ron", "my own work");
    desk.expect("new mine", 2, &["there already"]);
    assert_eq!(desk.read("mine/level.ron"), "my own work");
    desk.write("mine/level.ron", &before);
    desk.write("file", "kept");
    desk.expect("new file", 2, &["there already"]);
    assert_eq!(desk.read("file"), "kept");
    desk.expect("new file/under", 2, &["cannot be made"]);
}

#[test]
fn a_lesson_that_does_not_hold_is_exit_code_1() {
    let desk = Desk::new();
    desk.expect("new mine", 0, &[]);
    // Without overtime the good ways still win, so overtime is not the lever.
    desk.expect(
        "prove mine --seeds 5 --without Overtime",
        1,
        &["BROKEN", "does NOT hold", "seeds against the rule: [1, 2, 3"],
    );
    let matrix = &objects(&desk.expect("prove mine --json", 0, &[]).out)[0];
    assert!(matrix["holds"] == true && matrix["rows"].as_array().unwrap().len() >= 6, "{matrix}");
    let easy = desk.read("mine/level.ron").replace("AtLeast(\"completed\", 10)", "AtLeast(\"completed\", 0)");
    desk.write("mine/level.ron", &easy);
    desk.expect("prove mine --seeds 5", 1, &["none", "BROKEN"]);
}

const SCENARIO: &str = r#"(
    format: 1, name: "one at a time finishes ten", level: "mine", seeds: [1, 2, 3],
    at: [(when: "Mon 09:00", order: Do(LimitPerson(person: "ann", limit: LIMIT)))],
    expect: [(that: Ending("done")), (at: "Mon 12:00", that: Between("completed", 1, 99))],
)"#;

#[test]
fn scenarios_pass_fail_and_say_what_was_found() {
    let desk = Desk::new();
    desk.expect("new mine", 0, &[]);
    desk.write("good.scenario.ron", &SCENARIO.replace("LIMIT", "1"));
    desk.expect("test good.scenario.ron --junit out.xml", 0, &["ok      one at a time", "1 passed, 0 failed"]);
    desk.expect("check good.scenario.ron", 0, &["ok  good.scenario.ron"]);
    assert!(desk.read("out.xml").contains("failures=\"0\""));
    desk.write("bad.scenario.ron", &SCENARIO.replace("LIMIT", "4").replace("one at a time", "four"));
    let failed = desk.expect("test bad.scenario.ron --junit out.xml", 1, &[]);
    for part in [
        "FAILED  four finishes ten",
        "bad.scenario.ron",
        "expected at the end",
        "Ending(\"done\")",
        "found late",
        "seed 1, Tue 17:00",
        "expected at Mon 12:00",
        "completed = 0.000",
        "0 passed, 1 failed",
    ] {
        assert!(failed.out.contains(part), "nothing of {part:?} in\n{}", failed.out);
    }
    assert!(desk.read("out.xml").contains("failures=\"1\"") && desk.read("out.xml").contains("<failure message="));
    desk.expect("test . --filter four", 1, &["0 passed, 1 failed"]);
    fs::remove_dir_all(desk.0.path().join("mine")).unwrap();
    desk.expect("test .", 2, &["there is no level \"mine\""]);
    desk.expect("new mine", 0, &[]);
    fs::remove_file(desk.0.path().join("mine/first.scenario.ron")).unwrap();
    desk.expect("test .", 1, &["1 passed, 1 failed"]);
    desk.write(
        "wrong.scenario.ron",
        &SCENARIO.replace("LIMIT", "1").replace("\"done\"", "\"dune\"").replace("\"ann\"", "\"anne\""),
    );
    desk.expect(
        "test wrong.scenario.ron",
        2,
        &["wrong.scenario.ron:3", "did you mean \"ann\"", "wrong.scenario.ron:4", "did you mean \"done\""],
    );
    desk.expect("check wrong.scenario.ron", 1, &["did you mean \"done\""]);
    desk.expect("test nowhere", 2, &["nowhere", "no such file"]);
    desk.expect("test mine", 2, &["no *.scenario.ron"]);
}

/// Everything that can be wrong in meaning though the grammar is right.
const WRONG: &str = r#"(
    format: 1,
    title: "Wrong in many ways",
    lesson: "Everything at once.",
    ends: "day 3 00:00",
    services: [
        (id: "web", name: "Web", owner: "dsek"),
        (id: "web", name: "Web, again", owner: "desk"),
        (id: "shop", name: "Shop", owner: "desk", documentation: 1.4),
        (id: "till", name: "Till", owner: "desk", monitoring: NaN, revenue_per_hour: -5),
        (id: "egg", name: "Egg", owner: "desk", depends_on: ["egg"]),
    ],
    centres: [
        (id: "desk", name: "Desk"),
        (id: "attic", name: "Attic"),
    ],
    people: [(id: "ann", centre: "desk", knowledge: {"till": 0.0})],
    demand: [
        (
            id: "job", titles: ["Job"], kind: Change, arrivals: Poisson(5),
            route: [
                (at: "attic", effort: Fixed("-30m")),
                (at: "desk", effort: Fixed("30m"), service: "till"),
                (at: "desk", effort: Exp("soon"), rework: (share: 0.1, to: "shed")),
            ],
            risk: (service: "shop", failure: 1.5),
        ),
        (id: "flood", titles: ["Drop"], kind: Change, arrivals: Poisson(NaN), route: [(at: "desk", effort: Fixed("1m"))]),
    ],
    messages: [
        (id: "hello", from: "anne", text: "Hello."),
        (id: "secret", from: "ann", text: "Hush."),
    ],
    script: [
        (id: "late", when: From("day 9 09:00"), then: [Say("hello")]),
        (id: "unsaid", when: Happened(Said("secret")), then: [Say("helo")]),
        (id: "poor", when: Below("cahs", 3), then: [Trust("ann", 5)]),
        (id: "again", when: Always, then: [Cash(1)], again_after: "0m"),
    ],
    endings: [(id: "won", title: "Won", text: "Won.", verdict: Won, when: From("Tue 25:00"))],
)"#;

/// What stands at the place, the reason, the help.
const FINDINGS: [(&str, &str, &str); 22] = [
    ("\"dsek\"", "there is no work centre \"dsek\"", "did you mean \"desk\"?"),
    ("\"web\", name: \"Web, again\"", "\"web\" stands here twice", "its own id"),
    ("1.4", "1.4 is no share", "0.4 for 40 %"),
    ("NaN, rev", "NaN is no share", ""),
    ("-5", "-5 lies outside", ""),
    ("[\n        (id: \"web\"", "in a circle: egg", "depends_on"),
    ("\"attic\", effort", "nobody works at \"attic\"", "`centre:`"),
    ("Fixed(\"-30m\")", "\"-30m\" is not a length of time", ""),
    ("\"desk\", effort: Fixed(\"30m\"), service", "nobody knows enough of \"till\"", "knowledge of at least"),
    ("Exp(\"soon\")", "\"soon\" is not a length of time", ""),
    ("\"shed\"", "no earlier task of this route is at \"shed\"", "earlier task"),
    ("1.5", "1.5 is no share", ""),
    ("Poisson(NaN)", "NaN a day lies outside", ""),
    ("\"anne\"", "there is no person or stakeholder \"anne\"", "did you mean \"ann\"?"),
    ("From(\"day 9", "can never happen: day 9 09:00 is after the end", "take it out"),
    ("Happened(Said(\"secret\"))", "can never happen: nobody ever says \"secret\"", ""),
    ("Say(\"helo\")", "there is no message \"helo\"", "did you mean \"hello\"?"),
    ("Below(\"cahs\"", "there is no metric \"cahs\"", "did you mean \"cash\"?"),
    ("Trust(\"ann\"", "there is no stakeholder \"ann\"", "defines no stakeholder"),
    ("\"0m\"", "trigger itself without end", "at least \"1m\""),
    ("From(\"Tue 25:00\")", "\"Tue 25:00\" is not a time of day", ""),
    ("(id: \"secret\"", "nobody ever says \"secret\"", "add a `Say` effect"),
];

#[test]
fn every_wrong_meaning_is_reported_at_once_with_its_place() {
    let desk = Desk::new();
    desk.write("wrong.ron", WRONG);
    let plain = desk.expect("check wrong.ron", 1, &[]);
    let findings = objects(&desk.expect("check wrong.ron --json", 1, &[]).out);
    for (needle, reason, help) in FINDINGS {
        let at = WRONG.find(needle).unwrap_or_else(|| panic!("{needle} stands nowhere"));
        let line = WRONG[..at].matches('\n').count() + 1;
        let column = at - WRONG[..at].rfind('\n').map_or(0, |n| n + 1) + 1;
        let shown =
            plain.err.lines().find(|l| l.starts_with(&format!("wrong.ron:{line}:{column}: ")) && l.contains(reason));
        assert!(shown.is_some(), "no wrong.ron:{line}:{column} … {reason}\n{}", plain.err);
        let fits = |f: &&Value| {
            f["file"] == "wrong.ron"
                && f["line"] == line
                && f["column"] == column
                && f["message"].as_str().unwrap().contains(reason)
        };
        let found = findings.iter().find(fits).unwrap_or_else(|| panic!("not in the JSON: {reason}"));
        assert!(found["help"].as_str().unwrap().contains(help), "{found}");
    }
    assert_eq!(findings.len(), FINDINGS.len(), "and nothing else:\n{}", plain.err);
    let errors = findings.iter().filter(|f| f["severity"] == "error").count();
    assert_eq!(errors, FINDINGS.len() - 1, "the unsaid message is a warning");
    assert!(plain.err.contains(&format!("wrong.ron: {errors} errors")), "{}", plain.err);
    desk.expect("run wrong.ron", 2, &["wrong.ron:7:", "did you mean \"desk\""]);
}

#[test]
fn a_run_goes_on_with_what_another_carried_out() {
    let desk = Desk::new();
    let level = |more: &str| {
        format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 2 00:00\", centres: [(id: \"a\", name: \"A\")], people: [(id: \"ann\", centre: \"a\")], {more})"
        )
    };
    desk.write(
        "first.ron",
        &level("carry: [\"favours\"], script: [(id: \"s\", when: Always, then: [Set(\"favours\", 3)])]"),
    );
    desk.write("second.ron", &level("carried: {\"favours\": 1}"));
    let favours = |line: &str| objects(&desk.expect(line, 0, &[]).out)[0]["metrics"]["var.favours"].as_f64().unwrap();
    let first = desk.expect("run first.ron --json", 0, &[]).out;
    assert_eq!(objects(&first)[0]["carry"]["favours"], 3.0);
    desk.write("run.json", &first);
    desk.write("own.json", "{\"favours\": 5, \"unknown\": 1}");
    assert_eq!(favours("run second.ron --json"), 1.0);
    assert_eq!(favours("run second.ron --json --carry run.json"), 3.0);
    assert_eq!(favours("run second.ron --json --carry own.json --record kept"), 5.0);
    desk.expect("replay kept", 0, &["same"]);
    desk.write("none.json", "[1, 2]");
    desk.expect("run second.ron --carry none.json", 2, &["names and numbers"]);
    desk.expect("run second.ron --carry absent.json", 2, &["absent.json"]);
}

#[test]
fn wrong_grammar_has_its_place_too() {
    let desk = Desk::new();
    desk.expect("new mine", 0, &[]);
    let level = desk.read("mine/level.ron");
    for (from, to, reason) in [
        ("centres:", "centers:", "did you mean \"centres\"?"),
        ("Burst(12", "Brust(12", "did you mean \"Burst\"?"),
        ("kind: Change", "kind: Chance", "did you mean \"Change\"?"),
        ("you: \"lead\",", "you: \"lead\", you: \"ann\",", "stands here twice"),
        ("lesson:", "// lesson:", "\"lesson\" is missing"),
        ("wip_limit: 5", "wip_limit: -5", "error"),
        ("format: 1", "format: 99", "reads format 1"),
    ] {
        assert!(level.contains(from), "{from}");
        desk.write("mine/level.ron", &level.replacen(from, to, 1));
        let said = desk.expect("check mine/level.ron", 1, &[reason]).err;
        let place = Path::new("mine").join("level.ron").display().to_string();
        let rest = said.strip_prefix(&format!("{place}:")).unwrap_or_else(|| panic!("{said}"));
        let line: usize = rest.split(':').next().unwrap().parse().unwrap();
        let wanted = level[..level.find(from).unwrap()].matches('\n').count() + 1;
        assert!(line == wanted || from == "lesson:", "{said} should point to line {wanted}");
    }
}
