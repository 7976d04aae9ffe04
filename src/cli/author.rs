//! `unplanned list` and `unplanned new`: help for authors.

use clap::Args as ClapArgs;
use std::path::Path;

use super::bad;
use crate::level;
use crate::replay::write_whole;

/// List the shipped levels.
#[derive(Debug, ClapArgs)]
pub struct ListArgs {
    /// One JSON object a level.
    #[arg(long)]
    json: bool,
}

/// Lists; always 0.
pub fn list(args: &ListArgs) -> u8 {
    for id in level::shipped() {
        let Ok(level) = level::load(&id) else { continue };
        let file = &level.file;
        if args.json {
            println!(
                "{}",
                serde_json::json!({"id": id, "title": file.title, "lesson": file.lesson, "proof": level.proof.is_some()})
            );
        } else {
            println!("{id:<20} {}\n{:<20} {}", file.title, "", file.lesson);
        }
    }
    0
}

/// Start a new level.
#[derive(Debug, ClapArgs)]
pub struct NewArgs {
    /// Folder to make.
    name: String,
}

/// A small level that works, with comments.
pub const TEMPLATE: &str = include_str!("../../docs/tutorial/level.ron");
/// Its proof.
pub const TEMPLATE_PROOF: &str = include_str!("../../docs/tutorial/proof.ron");

/// Its first scenario.
pub const TEMPLATE_SCENARIO: &str = include_str!("../../docs/tutorial/first.scenario.ron");

/// Makes a folder with a small level; 0, or 2 if there is something already.
pub fn new(args: &NewArgs) -> u8 {
    let folder = Path::new(&args.name);
    if folder.exists() {
        return bad(format!("{} is there already: choose another name", folder.display()));
    }
    let made = std::fs::create_dir_all(folder)
        .and_then(|()| write_whole(&folder.join("level.ron"), TEMPLATE))
        .and_then(|()| write_whole(&folder.join("proof.ron"), TEMPLATE_PROOF))
        .and_then(|()| write_whole(&folder.join("first.scenario.ron"), TEMPLATE_SCENARIO));
    match made {
        Ok(()) => {
            println!(
                "made {}\nnext: unplanned check {0} && unplanned test {0} && unplanned prove {0} && unplanned play {0}",
                folder.display()
            );
            0
        }
        Err(error) => bad(format!("{}: cannot be made: {error}", folder.display())),
    }
}
