//! `unplanned check`: every problem of levels and scenarios at once.

use clap::Args as ClapArgs;
use std::path::{Path, PathBuf};

use super::BAD_INPUT;
use crate::level::diagnostic::{Diagnostic, Severity};
use crate::level::{check, library};
use crate::scenario;

/// Check levels and scenarios.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Levels, scenarios, or folders of them.
    #[arg(required = true)]
    paths: Vec<String>,
    /// One JSON object a finding.
    #[arg(long)]
    json: bool,
    /// Print what is not translated into this language yet, as entries of `text.LANGUAGE.ron`.
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "json")]
    untranslated: Option<String>,
}

/// Levels under folders of levels; other names as they are.
pub(crate) fn expand(names: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    for name in names {
        let path = Path::new(name);
        if path.is_dir() && !path.join("level.ron").exists() {
            let found = files(path, &|p| p.file_name().is_some_and(|n| n == "level.ron"));
            out.extend(found.iter().filter_map(|p| p.parent()).map(|p| p.display().to_string()));
        } else {
            let under: Vec<String> =
                library::shipped().into_iter().filter(|id| id.starts_with(&format!("{name}/"))).collect();
            if path.exists() || under.is_empty() { out.push(name.clone()) } else { out.extend(under) }
        }
    }
    out
}

/// Files under a folder that fit, in order of their names. Links are not followed.
pub(crate) fn files(folder: &Path, fits: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(entry.path()),
                Ok(kind) if kind.is_file() && fits(&entry.path()) => out.push(entry.path()),
                _ => {}
            }
        }
    }
    out.sort();
    out
}

/// Is this a scenario's name?
pub(crate) fn is_scenario(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".scenario.ron")
}

/// Checks; 0 clean, 1 errors, 2 not found.
pub fn run(args: &Args) -> u8 {
    let (mut errors, mut missing) = (false, false);
    let mut targets = Vec::new();
    for name in &args.paths {
        let path = Path::new(name);
        if path.is_dir() {
            targets.extend(files(path, &is_scenario).iter().map(|p| p.display().to_string()));
        }
    }
    let levels: Vec<String> = args
        .paths
        .iter()
        .filter(|name| {
            !(Path::new(name).is_dir() && expand(std::slice::from_ref(name)).is_empty() && !targets.is_empty())
        })
        .cloned()
        .collect();
    targets.extend(expand(&levels));
    if targets.is_empty() {
        eprintln!(
            "error: no level or scenario under {}\n    help: a level is a folder with a level.ron",
            args.paths.join(", ")
        );
        return BAD_INPUT;
    }
    if args.untranslated.is_some() {
        targets.retain(|name| !is_scenario(Path::new(name)));
    }
    // Levels first: what is wrong with one is said once, not again for each of its scenarios.
    targets.sort_by_key(|name| is_scenario(Path::new(name)));
    let mut said: Vec<String> = Vec::new();
    for name in targets {
        if is_scenario(Path::new(&name)) {
            match scenario::load(Path::new(&name)) {
                Ok(scenario) if !args.json => println!("ok  {name}  ({})", scenario.file.name),
                Ok(_) => {}
                Err(problems) => {
                    errors = true;
                    if problems.iter().any(|p| said.iter().any(|line| p.contains(line))) {
                        eprintln!("{name}: its level has errors");
                    } else {
                        problems.iter().for_each(|p| eprintln!("{p}"));
                    }
                }
            }
            continue;
        }
        let source = match library::find(&name) {
            Ok(source) => source,
            Err(error) => {
                let found = !matches!(error, library::LoadError::NotFound { .. });
                errors |= found;
                missing |= !found;
                eprintln!("{error}");
                continue;
            }
        };
        let (level, mut problems) = check::level(&source);
        problems.extend(level.iter().flat_map(|level| check::translations(&source, &level.file)));
        if let (Some(level), Some(language)) = (&level, &args.untranslated) {
            let texts = check::untranslated(&source, &level.file, language);
            texts.iter().for_each(|text| println!("        {text}: \"\","));
            continue;
        }
        errors |= problems.iter().any(|problem| problem.severity == Severity::Error);
        for problem in &problems {
            if args.json {
                println!("{}", serde_json::to_string(problem).expect("plain data serialises"));
            } else {
                eprintln!("{problem}");
            }
        }
        match level {
            None => {
                said.extend(problems.iter().filter(|p| p.severity == Severity::Error).map(ToString::to_string));
                let files = [Some(&source.file), source.proof.as_ref().map(|(name, _)| name)];
                for file in files.into_iter().flatten() {
                    let here = |p: &&Diagnostic| p.severity == Severity::Error && &p.file == file;
                    let count = problems.iter().filter(here).count();
                    if count > 0 {
                        eprintln!("{file}: {count} error{}", if count == 1 { "" } else { "s" });
                    }
                }
            }
            Some(level) if !args.json => {
                let f = &level.file;
                let people: u32 = f.people.iter().map(|p| p.count).sum();
                println!(
                    "ok  {}  “{}”: {} work centres, {people} people, {} services, {} streams, {} messages, {} endings{}{}",
                    level.id,
                    f.title,
                    f.centres.len(),
                    f.services.len(),
                    f.demand.len(),
                    f.messages.len(),
                    f.endings.len(),
                    if level.proof.is_some() { ", with proof" } else { "" },
                    source.translations().iter().map(|one| format!(", in {}", one.language)).collect::<String>()
                );
            }
            Some(_) => {}
        }
    }
    if missing { BAD_INPUT } else { u8::from(errors) }
}
