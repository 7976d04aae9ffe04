//! Files that mean harm. Whatever they hold, a command ends soon, in little memory, with a sentence that helps: no
//! panic, no hang, nothing half written.
#![cfg(target_os = "linux")] // Time and memory of the running process are read from /proc.
#![allow(clippy::disallowed_methods, reason = "these tests time other programs")]

use std::fs;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Most processor time (twice as much in a debug build, which is several times as slow), and most memory at once.
const SECONDS: f64 = if cfg!(debug_assertions) { 4.0 } else { 2.0 };
const MEBIBYTES: u64 = 200;

struct Desk(TempDir);

/// Processor seconds and peak memory (MiB) so far, while the process lives.
fn spent(pid: u32) -> Option<(f64, u64)> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let peak: u64 = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.trim().split(' ').next()?.parse().ok()?;
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let ticks: Vec<f64> = stat.rsplit_once(')')?.1.split(' ').skip(12).take(2).filter_map(|t| t.parse().ok()).collect();
    // Linux counts in hundredths of a second on every platform that it shows to programs.
    Some((ticks.iter().sum::<f64>() / 100.0, peak / 1024))
}

/// Waits, and ends the process when it takes more than it may.
fn watch(child: &mut Child) -> Result<(i32, f64, u64), String> {
    let started = Instant::now();
    let (mut seconds, mut memory) = (0.0, 0);
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().map(|code| (code, seconds, memory)).ok_or(format!("it was ended by {status}"));
        }
        if let Some((now, peak)) = spent(child.id()) {
            (seconds, memory) = (now, memory.max(peak));
        }
        // A process that only waits uses no processor: it must end, too.
        if seconds > SECONDS || memory > MEBIBYTES || started.elapsed() > Duration::from_secs(30) {
            child.kill().unwrap();
            child.wait().unwrap();
            return Err(format!(
                "after {seconds} s of work and {:.1} s: {memory} MiB",
                started.elapsed().as_secs_f64()
            ));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.0.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs within the limits; exit code and what was said.
    #[track_caller]
    fn run(&self, line: &str) -> (i32, String) {
        let said = self.0.path().join("said");
        let file = fs::File::create(&said).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_unplanned"))
            .args(line.split_whitespace())
            .current_dir(self.0.path())
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap();
        let ended = watch(&mut child);
        let mut text = Vec::new();
        fs::File::open(&said).unwrap().take(4096).read_to_end(&mut text).unwrap();
        fs::remove_file(said).unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(!text.contains("panicked") && !text.contains("overflow"), "unplanned {line}: {text}");
        match ended {
            Ok((code, ..)) => (code, text),
            Err(why) => panic!("unplanned {line}: {why}\n{text}"),
        }
    }

    /// Runs, and wants an error with these parts; nothing may be left behind.
    #[track_caller]
    fn refused(&self, line: &str, parts: &[&str]) {
        let before = self.names();
        let (code, said) = self.run(line);
        assert!(matches!(code, 1 | 2), "unplanned {line} ends with {code}: {said}");
        assert!(said.contains("error"), "unplanned {line}: {said}");
        for part in parts {
            assert!(said.contains(part), "unplanned {line}: nothing of {part:?} in\n{said}");
        }
        assert_eq!(self.names(), before, "unplanned {line} left something behind");
    }

    /// Every command that reads this file refuses it.
    #[track_caller]
    fn refused_everywhere(&self, name: &str, parts: &[&str]) {
        for line in ["check", "run --record made --strategy random", "prove", "replay"] {
            self.refused(&format!("{line} {name}"), parts);
        }
        fs::rename(self.0.path().join(name), self.0.path().join("x.scenario.ron")).unwrap();
        self.refused("test x.scenario.ron --filter a", parts);
        self.refused("check x.scenario.ron", parts);
        fs::rename(self.0.path().join("x.scenario.ron"), self.0.path().join(name)).unwrap();
    }
}

/// A small level in order, with more of its fields.
fn level(more: &str) -> String {
    format!(
        r#"(
    format: 1, title: "Small", lesson: "None.", LENGTH
    centres: [(id: "desk", name: "Desk"), CENTRES],
    people: [(id: "ann", centre: "desk", shift: Always), PEOPLE],
    demand: [(id: "job", titles: ["Job"], kind: Change, arrivals: Burst(3, "day 1 01:00"), route: [(at: "desk", effort: Fixed("1h"))]), DEMAND],
    {more}
)"#
    )
}

/// The level above with its blanks filled, the others empty.
fn filled(more: &str, blanks: &[(&str, &str)]) -> String {
    let mut text = level(more);
    for (blank, with) in blanks {
        text = text.replace(blank, with);
    }
    text = text.replace("LENGTH", "ends: \"day 3 00:00\",");
    for blank in ["CENTRES", "PEOPLE", "DEMAND"] {
        text = text.replace(&format!("), {blank}]"), ")]");
    }
    text
}

const HUNDRED_YEARS: (&str, &str) = ("LENGTH", "ends: \"day 36000 00:00\",");

#[test]
fn the_small_level_itself_is_fine() {
    let desk = Desk::new();
    desk.write("fine.ron", filled("", &[]));
    assert_eq!(desk.run("check fine.ron").0, 0);
    assert_eq!(desk.run("run fine.ron --strategy random").0, 0);
    desk.write("long.ron", filled("", &[HUNDRED_YEARS]));
    assert_eq!(desk.run("run long.ron").0, 0, "a long level is no crime");
}

#[test]
fn nested_brackets() {
    let desk = Desk::new();
    for open in ["[", "(", "{", "Some(", "(a:"] {
        desk.write("x.ron", open.repeat(10_000_000));
        desk.refused_everywhere("x.ron", &["x."]);
        // Small enough to be read.
        desk.write("x.ron", open.repeat(4_000_000 / open.len()));
        desk.refused("check x.ron", &["x.ron:1:", "nested more than 100 deep"]);
        desk.refused("run x.ron", &["x.ron:1:", "nested more than 100 deep"]);
    }
    desk.write("x.ron", "/*".repeat(2_000_000));
    desk.refused_everywhere("x.ron", &["x."]);
    let brackets = "[".repeat(1_000_000);
    desk.write("x", format!("{{\"format\":1,\"program\":{brackets}\n0123456789abcdef\n"));
    desk.refused("replay x", &["x: error", "altered", "column"]);
    // Conditions in one another, as deep as brackets may go and one deeper.
    for (depth, fits) in [(40, true), (110, false)] {
        let when = format!("{}Always{}", "Not(".repeat(depth), ")".repeat(depth));
        desk.write("x.ron", filled(&format!("script: [(id: \"a\", when: {when}, then: [Cash(1)])],"), &[]));
        if fits {
            assert_eq!(desk.run("run x.ron").0, 0);
        } else {
            desk.refused("run x.ron", &["nested"]);
        }
    }
}

#[test]
fn a_file_of_200_megabytes() {
    let desk = Desk::new();
    fs::File::create(desk.0.path().join("x.ron")).unwrap().set_len(200 << 20).unwrap();
    desk.refused_everywhere("x.ron", &["larger than 4 MiB"]);
    // As a proof beside a good level.
    fs::create_dir(desk.0.path().join("folder")).unwrap();
    desk.write("folder/level.ron", filled("", &[]));
    fs::rename(desk.0.path().join("x.ron"), desk.0.path().join("folder/proof.ron")).unwrap();
    desk.refused("check folder", &["proof.ron", "larger than 4 MiB"]);
    desk.refused("prove folder", &["proof.ron", "larger than 4 MiB"]);
}

#[test]
fn what_is_no_text() {
    let desk = Desk::new();
    let mut bytes = filled("", &[]).into_bytes();
    let at = bytes.windows(5).position(|w| w == b"Small").unwrap();
    bytes[at] = 0xff;
    desk.write("x.ron", &bytes);
    desk.refused_everywhere("x.ron", &["2:", "not UTF-8"]);
    desk.write("x.ron", "\0".repeat(100));
    desk.refused_everywhere("x.ron", &["x."]);
    desk.write("x.ron", "");
    desk.refused_everywhere("x.ron", &["x."]);
    for (text, says) in [
        ("\u{feff}()", "x.ron:1:"),
        ("#!", "x.ron:1:"),
        ("\"", "x.ron:1:"),
        ("r####\"", "x.ron:1:"),
        ("('", "x.ron:1:"),
    ] {
        desk.write("x.ron", text);
        desk.refused("check x.ron", &[says]);
    }
}

#[test]
fn what_is_no_file() {
    let desk = Desk::new();
    let made = Command::new("mkfifo").arg(desk.0.path().join("x.ron")).status();
    if made.is_ok_and(|status| status.success()) {
        desk.refused_everywhere("x.ron", &["is not a file"]);
    }
    std::os::unix::fs::symlink("/dev/zero", desk.0.path().join("zero.ron")).unwrap();
    desk.refused_everywhere("zero.ron", &["is not a file"]);
    std::os::unix::fs::symlink("loop.ron", desk.0.path().join("loop.ron")).unwrap();
    desk.refused("check loop.ron", &["loop.ron"]);
    // A folder that holds itself is searched once.
    fs::create_dir(desk.0.path().join("folder")).unwrap();
    std::os::unix::fs::symlink(".", desk.0.path().join("folder/again")).unwrap();
    desk.refused("check folder", &["level.ron"]);
}

#[test]
fn huge_numbers() {
    let desk = Desk::new();
    let more = |text: &str| filled(text, &[]);
    let people = |text: &str| filled("", &[("PEOPLE", text)]);
    let demand = |text: &str| {
        filled(
            "",
            &[(
                "DEMAND",
                &format!(
                    "(id: \"b\", titles: [\"B\"], kind: Change, {text}, route: [(at: \"desk\", effort: Fixed(\"1m\"))])"
                ),
            )],
        )
    };
    for (text, says) in [
        (people("(id: \"crowd\", centre: \"desk\", count: 4000000000)"), "choose 1 to 2000"),
        (people("(id: \"crowd\", centre: \"desk\", count: 400000000000)"), "x.ron:4:"),
        (people("(id: \"crowd\", centre: \"desk\", wip_limit: 4000000000)"), "choose 1 to 8"),
        (people("(id: \"crowd\", centre: \"desk\", speed: 1e300)"), "lies outside"),
        (people("(id: \"crowd\", centre: \"desk\", speed: inf)"), "lies outside"),
        (demand("arrivals: Burst(4000000000, \"day 1 00:00\")"), "too many"),
        (demand("arrivals: Poisson(1e300)"), "lies outside"),
        (demand("arrivals: Every(\"0m\", \"day 1 00:00\")"), "at least \"1m\""),
        (demand("arrivals: At([\"day 99999999999999999999 00:00\"])"), "is not a moment"),
        (demand("arrivals: Never, due_after: \"99999999999999999999w\""), "is not a length of time"),
        (demand("arrivals: Never, due_after: \"9223372036854775807m\""), "more than a hundred years"),
        (demand("arrivals: Never, due_after: \"922337203685477580w\""), "too large"),
        (more("cash: 1e308,"), "lies outside"),
        (more("format: 1,"), "stands here twice"),
        (more("due: \"day 99 00:00\","), "the goal's date is not in the level"),
        (filled("", &[("LENGTH", "ends: \"day 36600 00:00\",")]), "at most 36500 days"),
        (filled("", &[("LENGTH", "ends: \"day 3 00:00\", starts: \"day 9 00:00\",")]), "ends before it starts"),
    ] {
        desk.write("x.ron", &text);
        desk.refused("check x.ron", &[says]);
        desk.refused("run x.ron --strategy random --record made", &[says]);
    }
    desk.refused("run part1/payroll --seeds 0", &["--seeds"]);
    desk.refused("run part1/payroll --seed 99999999999999999999", &["--seed"]);
    // The greatest numbers that fit are played.
    desk.write(
        "x.ron",
        filled(
            "cash: 1e15, costs_per_hour: 1e12, rules: (your_minutes: {Hold: 4294967295}),",
            &[
                ("CENTRES", "(id: \"far\", name: \"Far\", wip_limit: 4294967295)"),
                ("PEOPLE", "(id: \"bea\", centre: \"far\", shift: Always, wip_limit: 8, speed: 0.05)"),
                ("DEMAND", "(id: \"rare\", titles: [\"R\"], kind: Change, arrivals: Office(1e-300), due_after: \"36500d\", route: [(at: \"far\", effort: Exp(\"36500d\"))]), (id: \"never\", titles: [\"R\"], kind: Change, arrivals: Poisson(5e-324), route: [(at: \"far\", effort: Fixed(\"36500d\"))])"),
            ],
        ),
    );
    for line in [
        "run x.ron --strategy random",
        "run x.ron --until 9223372036854775807",
        "run x.ron --seed 18446744073709551615",
        "run x.ron --until-minute=-5",
    ] {
        assert_eq!(desk.run(line).0, 0, "{line}");
    }
}

#[test]
fn paths_that_would_leave_the_folder() {
    let desk = Desk::new();
    desk.write("secret", "(format: 1, title: \"hush\")");
    fs::create_dir(desk.0.path().join("folder")).unwrap();
    for id in ["../../x", "../secret", "/etc/passwd", "..", "a/b", "C:\\x", "a\\u{0}b"] {
        let text = filled(
            "",
            &[("CENTRES", &format!("(id: \"{}\", name: \"Out\")", id.replace('\\', "\\\\").replace("\\\\u", "\\u")))],
        );
        desk.write("folder/level.ron", text);
        desk.refused("check folder", &["level.ron:3:", "is no id"]);
    }
    desk.refused("run ../../x", &["there is no level"]);
    desk.refused("run part1/../../x", &["there is no level"]);
    // A recording names its level: what is no level there is not shown.
    let recording = unplanned::replay::Recording {
        format: 1,
        program: "0".into(),
        level: "secret".into(),
        level_digest: "0".into(),
        seed: 1,
        carried: std::collections::BTreeMap::new(),
        difficulty: Default::default(),
        until: i64::MAX,
        actions: vec![],
        days: vec![],
        digest: "0".into(),
    };
    desk.write("x", recording.to_text());
    let (code, said) = desk.run("replay x");
    assert!(code == 2 && !said.contains("hush"), "{said}");
}

#[test]
fn scripts_that_trigger_themselves() {
    let desk = Desk::new();
    let script = |text: &str| {
        filled(
            &format!("messages: [(id: \"m\", from: \"ann\", text: \"M\")], script: [(id: \"a\", {text})],"),
            &[HUNDRED_YEARS],
        )
    };
    for text in [
        "when: Always, then: [Add(\"x\", 1)], again_after: \"0m\"",
        "when: Happened(Said(\"m\")), then: [Say(\"m\")], again_after: \"0h\"",
    ] {
        desk.write("x.ron", script(text));
        desk.refused("check x.ron", &["x.ron:6:", "without end"]);
        desk.refused("run x.ron --record made", &["x.ron:6:", "without end"]);
    }
    // A minute apart it has an end, but not within a lifetime.
    for text in [
        "when: Always, then: [Say(\"m\")], again_after: \"1m\"",
        "when: Always, then: [Cash(1)], again_after: \"1m\"",
        "when: Always, then: [Arrive(\"job\")], again_after: \"1m\"",
    ] {
        desk.write("x.ron", script(text));
        desk.refused("check x.ron", &["x.ron:6:", "too often"]);
        desk.refused("run x.ron --record made", &["x.ron:6:", "too often"]);
    }
    // Changing what it waits for: once each, and the day goes on.
    desk.write(
        "x.ron",
        filled("script: [(id: \"a\", when: Below(\"var.x\", 1), then: [Set(\"x\", 1)]), (id: \"b\", when: AtLeast(\"var.x\", 1), then: [Set(\"x\", 0)])],", &[HUNDRED_YEARS]),
    );
    assert_eq!(desk.run("run x.ron").0, 0);
    // Very much at once is no reason to fall over.
    let much = vec!["Arrive(\"job\")"; 1900].join(",");
    desk.write("x.ron", filled(&format!("script: [(id: \"a\", when: Always, then: [{much}])],"), &[]));
    assert_eq!(desk.run("run x.ron").0, 0);
    // A question whose answer is the question again.
    let ask = "(id: \"m\", from: \"ann\", text: \"M\", expires: \"1m\", otherwise: \"a\", choices: [(id: \"a\", label: \"A\", then: [Say(\"m\"), Say(\"m\")])])";
    desk.write(
        "x.ron",
        filled(
            &format!("messages: [{ask}], script: [(id: \"a\", when: Always, then: [Say(\"m\")])],"),
            &[HUNDRED_YEARS],
        ),
    );
    desk.refused("run x.ron --record made", &["x.ron", "too much"]);
    desk.refused("run x.ron --seeds 2 --json", &["x.ron", "too much"]);
}

#[test]
fn more_work_than_fits() {
    let desk = Desk::new();
    let streams = |count: usize, arrivals: &str| {
        let one = |n| {
            format!(
                "(id: \"s{n}\", titles: [\"S\"], kind: Change, arrivals: {arrivals}, route: [(at: \"desk\", effort: Fixed(\"9d\"))]), "
            )
        };
        (0..count).map(one).collect::<String>()
    };
    for (count, arrivals) in [
        (1000, "Burst(100000, \"day 1 00:00\")"),
        (1000, "Poisson(10000)"),
        (1000, "Every(\"1m\", \"day 1 00:00\")"),
        (1000, "Office(10000)"),
    ] {
        desk.write("x.ron", filled("", &[HUNDRED_YEARS, (", DEMAND", &format!(", {}", streams(count, arrivals)))]));
        desk.refused("check x.ron", &["x.ron:5:", "too many"]);
        desk.refused("run x.ron --record made", &["x.ron:5:", "too many"]);
    }
    // Less than that, but more than a plant can hold: the run is stopped.
    desk.write("x.ron", filled("", &[(", DEMAND", &format!(", {}", streams(6, "Burst(100000, \"day 1 00:00\")")))]));
    assert_eq!(desk.run("check x.ron").0, 0);
    desk.refused("run x.ron --record made", &["too much work", "day 1"]);
}

#[test]
fn large_levels_are_checked_in_time() {
    let desk = Desk::new();
    let list = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let most = 3_900_000;
    // Services that all need each other, by names that exist, and by names that do not.
    for name in ["s1", "zz"] {
        let needs = vec![format!("\"{name}\""); 380].join(",");
        let services = list(1900, &|n| format!("(id: \"s{n}\", name: \"S\", owner: \"desk\", depends_on: [{needs}])"));
        let text = filled(&format!("services: [{services}],"), &[]);
        assert!((2_000_000..most).contains(&text.len()), "{}", text.len());
        desk.write("x.ron", text);
        desk.refused("check x.ron", &["x.ron:"]);
    }
    // Routes of services that must be known, and a name as long as a book with many to compare it with.
    let centres = list(1990, &|n| format!("(id: \"c{n}\", name: \"C\")"));
    let people = list(1990, &|n| format!("(id: \"p{n}\", centre: \"c{n}\")"));
    let route = list(190, &|_| "(at:\"desk\",effort:Fixed(\"1m\"),service:\"s\")".into());
    let stream = |n| format!("(id:\"d{n}\",titles:[\"D\"],kind:Change,arrivals:Never,route:[{route}])");
    let service = "services: [(id: \"s\", name: \"S\", owner: \"desk\")], messages: [], script: [],";
    let blanks: [(&str, &str); 3] = [("CENTRES", &centres), ("PEOPLE", &people), ("DEMAND", &list(350, &stream))];
    let text = filled(service, &blanks);
    assert!((2_000_000..most).contains(&text.len()), "{}", text.len());
    desk.write("x.ron", &text);
    let (code, said) = desk.run("check x.ron");
    assert!(code <= 1, "{said}");
    let book = "abcdefgh".repeat(400_000);
    desk.write("x.ron", filled(&format!("you: \"{book}\","), &blanks[..2]));
    desk.refused("check x.ron", &["x.ron:6:"]);
    // Many errors, all at the end of a long file.
    let padding = "//\n".repeat(1_200_000);
    let wrong = list(300, &|n| format!("(id: \"w{n}\", when: Below(\"nothing\", 1), then: [Cash(1)])"));
    desk.write("x.ron", filled(&format!("{padding}script: [{wrong}],"), &[]));
    desk.refused("check x.ron", &["x.ron:1200006:"]);
    // Triggers that wait for what is said, among many that say something.
    let message = "messages: [(id: \"m\", from: \"ann\", text: \"M\"), (id: \"q\", from: \"ann\", text: \"Q\")],";
    let says = vec!["Say(\"m\")"; 200].join(",");
    let asks = ["Happened(Said(\"q\"))"; 10].join(",");
    let script = list(1500, &|n| format!("(id: \"t{n}\", when: All([{asks}]), then: [{says}])"));
    desk.write("x.ron", filled(&format!("{message} script: [{script}],"), &[]));
    desk.refused("check x.ron", &["nobody ever says \"q\""]);
    // Warnings do not crowd out an error.
    let idle = list(500, &|n| format!("(id: \"t{n}\", when: Always, then: [])"));
    let ending = "endings: [(id: \"e\", title: \"E\", text: \"E\", verdict: Won, when: Below(\"cahs\", 1))]";
    desk.write("x.ron", filled(&format!("script: [{idle}], {ending},"), &[]));
    desk.refused("run x.ron --strategy random", &["did you mean \"cash\"?"]);
}
