//! The author's guide (`docs/levels.md`) and the README: what they print is what the program does.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use unplanned::level::{self, check, library};
use unplanned::sim::Outcome;
use unplanned::{prove, scenario, strategy};

const GUIDE: &str = include_str!("../docs/levels.md");
const README: &str = include_str!("../README.md");

/// The blocks of a page: what stands behind the three ticks, and the text.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut out = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info, String::new())),
            (Some(_), Some(_)) => out.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    out
}

/// The one block with this behind its ticks.
fn block(info: &str) -> String {
    let mut found = blocks(GUIDE).into_iter().filter(|(i, _)| *i == info);
    let text = found.next().unwrap_or_else(|| panic!("docs/levels.md has no block \"{info}\"")).1;
    assert!(found.next().is_none(), "docs/levels.md has two blocks \"{info}\"");
    text
}

/// A folder with every file of the guide.
fn written() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (info, text) in blocks(GUIDE) {
        if let Some(path) = info.strip_prefix("ron ").filter(|path| path.contains('/')) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("it has a folder")).expect("can be made");
            fs::write(path, text).expect("can be written");
        }
    }
    folder
}

/// A level of the guide, which must be clean, without a warning.
fn clean(folder: &Path, name: &str) -> Arc<level::Level> {
    let path = folder.join(name).display().to_string();
    let (level, problems) = check::level(&library::find(&path).expect("it was written"));
    assert!(problems.is_empty(), "{name}: {problems:#?}");
    Arc::new(level.expect("without problems it is there"))
}

#[test]
fn each_step_is_a_clean_level_and_does_what_the_guide_says() {
    let folder = written();
    let play = |name: &str| strategy::whole(&clean(folder.path(), name), 1, "none", &[]).expect("none is always there");
    let first = play("step-1");
    assert_eq!((first.metric("completed"), first.outcome()), (12.0, Outcome::Open));
    let second = play("step-2");
    assert_eq!(second.metric("completed"), 0.0);
    assert!((second.metric("switching_share") - 0.75).abs() < 0.005, "{}", second.metric("switching_share"));
    for name in ["step-3", "one-desk"] {
        assert_eq!(play(name).outcome(), Outcome::Lost, "{name}");
    }
}

#[test]
fn the_first_step_is_whole_in_german() {
    let folder = written();
    let name = folder.path().join("step-1").display().to_string();
    let (source, level) = (library::find(&name).unwrap(), clean(folder.path(), "step-1"));
    assert_eq!(check::translations(&source, &level.file), []);
    assert_eq!(level::load_in(&name, Some("de")).unwrap().file.title, "Ein Tisch");
}

#[test]
fn the_levels_of_the_business_and_of_audits_are_clean_and_do_something() {
    let folder = written();
    let play = |name: &str| strategy::whole(&clean(folder.path(), name), 1, "none", &[]).expect("none is always there");
    let shop = play("shop");
    assert!(shop.metric("cash.features") > 0.0 && shop.metric("cash.runs") > 0.0 && shop.metric("share_price") != 40.0);
    let audited = play("audited");
    assert_eq!(audited.outcome(), Outcome::Lost);
    assert_eq!(audited.metric("cash.fines") + 5000.0 * audited.metric("breaches"), -4000.0);
}

#[test]
fn the_last_step_is_what_a_new_level_starts_with() {
    for (info, file) in [
        ("ron one-desk/level.ron", include_str!("../docs/tutorial/level.ron")),
        ("ron one-desk/proof.ron", include_str!("../docs/tutorial/proof.ron")),
        ("ron one-desk/first.scenario.ron", include_str!("../docs/tutorial/first.scenario.ron")),
    ] {
        assert!(block(info) == file, "docs/levels.md differs from docs/tutorial in \"{info}\"");
    }
}

#[test]
fn the_proof_holds_and_the_scenario_passes() {
    let folder = written();
    let level = clean(folder.path(), "one-desk");
    let matrix = prove::matrix(&level, 20, None, || {}).expect("it has a proof");
    assert!(matrix.holds, "{matrix:#?}");
    let scenario = scenario::load(&folder.path().join("one-desk/first.scenario.ron")).expect("it can be read");
    scenario::run(&scenario).expect("it passes");
}

#[test]
fn the_fragments_fit_into_the_last_step() {
    let level = block("ron one-desk/level.ron");
    let open = level.strip_suffix(")\n").expect("a level ends with a bracket");
    let fragments: Vec<String> =
        blocks(GUIDE).into_iter().filter(|(info, _)| *info == "ron add-to-level").map(|(_, text)| text).collect();
    assert!(!fragments.is_empty());
    for fragment in fragments {
        let (level, problems) = level::from_text("fragment", &format!("{open}{fragment})\n"), None);
        assert!(level.is_some() && problems.is_empty(), "{fragment}{problems:#?}");
    }
}

#[test]
fn the_checker_says_what_the_guide_shows() {
    let text = block("ron step-1/level.ron").replace("at: \"desk\"", "at: \"dekk\"").replace("75m", "75 minutes");
    let source = library::Source::of_text("step-1", "step-1/level.ron", &text, None);
    let (level, problems) = check::level(&source);
    let said: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    assert!(level.is_none());
    assert_eq!(said, block("text expected"));
}

/// Runs the commands of a page one after another in a folder. What opens a window is left out, and so is the long proof
/// of a shipped level, which is a test of its own. A line that ends in `# exits N` must exit with N, the others with 0.
fn run_commands(page: &str, folder: &Path) -> usize {
    let mut count = 0;
    for line in blocks(page).iter().filter(|(info, _)| *info == "sh").flat_map(|(_, text)| text.lines()) {
        let (command, note) = line.split_once('#').unwrap_or((line, ""));
        let mut words = command.split_whitespace();
        let (program, mode) = (words.next(), words.next());
        if program != Some("unplanned") || matches!(mode, None | Some("play")) || command.contains("prove part1") {
            continue;
        }
        let output = Command::new(env!("CARGO_BIN_EXE_unplanned"))
            .arg(mode.expect("looked at above"))
            .args(words)
            .current_dir(folder)
            .output()
            .expect("the program starts");
        let wanted = note.trim().strip_prefix("exits ").map_or(0, |n| n.parse().expect("a number"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(wanted), "`{}`: {said}", command.trim());
        count += 1;
    }
    count
}

#[test]
fn the_commands_of_the_guide_work() {
    let folder = written();
    assert!(run_commands(GUIDE, folder.path()) >= 15);
}

#[test]
fn the_commands_of_the_readme_work() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let tutorial = folder.path().join("docs/tutorial");
    fs::create_dir_all(&tutorial).expect("can be made");
    for file in ["level.ron", "proof.ron", "first.scenario.ron"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tutorial").join(file);
        fs::copy(from, tutorial.join(file)).expect("can be copied");
    }
    assert!(run_commands(README, folder.path()) >= 10);
}
