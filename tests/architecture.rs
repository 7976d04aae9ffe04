//! What the layers may know: the headless build has no window in its tree, and the simulation knows no outside world.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Crates that draw, open windows or talk to a graphics card; their families count too (`egui_plot`, `wgpu-hal`).
const DRAWING: [&str; 5] = ["bevy_render", "bevy_winit", "winit", "egui", "wgpu"];

fn draws(package: &str) -> bool {
    DRAWING.iter().any(|name| {
        package == *name || package.strip_prefix(name).is_some_and(|rest| rest.starts_with(['_', '-'])) // egui_plot, wgpu-hal
    })
}

#[test]
fn the_headless_tree_has_no_renderer_window_or_egui() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--no-default-features", "-e", "normal", "--prefix", "none", "--offline", "--locked"])
        .current_dir(ROOT)
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let packages: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(packages.contains("bevy_ecs"), "this is not our tree: {packages:?}");
    let found: Vec<_> = packages.iter().filter(|p| draws(p)).collect();
    assert!(found.is_empty(), "the headless build draws: {found:?}");
}

#[test]
fn the_names_looked_for_are_those_of_the_desktop() {
    // Otherwise a crate that was renamed would be missed without a word.
    let lock = fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).unwrap();
    for name in DRAWING {
        assert!(
            lock.contains(&format!("name = \"{name}\"\n")),
            "no package {name} in Cargo.lock: look for its successor"
        );
    }
    assert!(draws("egui_plot") && draws("wgpu-hal") && !draws("bevy_ecs") && !draws("winitial"));
}

/// What the simulation must not name: screens, files, the environment, clocks on the wall, and whatever has no order
/// or no seed.
const FORBIDDEN: [&str; 16] = [
    "crate::app",
    "crate::cli",
    "egui",
    "bevy_render",
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "Instant",
    "SystemTime",
    "HashMap",
    "HashSet",
    "rand::rng",
    "thread_rng",
];

/// The forbidden names in a source text; comments do not count, grouped imports do.
fn named(source: &str) -> Vec<&'static str> {
    let code: String =
        source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut texts = vec![code.clone()];
    for prefix in ["std::", "crate::", "rand::"] {
        for (at, _) in code.match_indices(&format!("{prefix}{{")) {
            let group = code[at..].split(';').next().unwrap_or_default();
            let words = group.split(|c: char| !c.is_alphanumeric() && c != '_');
            texts.extend(words.map(|word| format!("{prefix}{word}")));
        }
    }
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let stands_in = |text: &str, name: &str| {
        text.match_indices(name)
            .any(|(at, _)| !word(text[..at].chars().next_back()) && !word(text[at + name.len()..].chars().next()))
    };
    FORBIDDEN.into_iter().filter(|name| texts.iter().any(|text| stands_in(text, name))).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn the_simulation_names_no_screen_file_environment_clock_or_hash_map() {
    let files = rust_files(&Path::new(ROOT).join("src/sim"));
    assert!(files.iter().any(|f| f.ends_with("src/sim/flow.rs")), "the simulation has moved: {files:?}");
    let found: Vec<_> = files
        .iter()
        .flat_map(|file| named(&fs::read_to_string(file).unwrap()).into_iter().map(move |name| (file, name)))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_scan_sees_what_it_looks_for() {
    assert_eq!(named("use std::collections::HashMap;"), ["HashMap"]);
    assert_eq!(named("use std::{cmp, env::var, fs};"), ["std::fs", "std::env"]);
    assert_eq!(named("let t = std::time::Instant::now();"), ["Instant"]);
    assert_eq!(named("let mut luck = rand::rng();"), ["rand::rng"]);
    assert_eq!(named("use crate::{app, level};"), ["crate::app"]);
    assert!(named("// No HashMap here.\nlet MyHashMapper = Instantly; use rand::rngs;").is_empty());
}
