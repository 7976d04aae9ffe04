//! `unplanned describe`: everything that a level can say, from the code.

use clap::Args as ClapArgs;

use super::BAD_INPUT;
use crate::level::diagnostic::did_you_mean;
use crate::reference::{self, Entry, Field};

/// Describe an entity, a field, an action, a rule, a metric, a condition, an effect; everything if none is named.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// What to describe: a name, or a section such as `actions`.
    name: Option<String>,
    /// Print the whole reference as Markdown (docs/reference.md).
    #[arg(long, conflicts_with = "name")]
    markdown: bool,
}

/// Describes; 0, or 2 if there is nothing of that name.
pub fn run(args: &Args) -> u8 {
    if args.markdown {
        print!("{}", reference::markdown());
        return 0;
    }
    let sections = reference::sections();
    let Some(name) = &args.name else {
        for section in &sections {
            println!("{}: {}", section.title, section.about);
            section.entries.iter().for_each(|entry| println!("  {:<32} {}", entry.name, entry.about));
            println!();
        }
        return 0;
    };
    // `Since(Happening, length of time)` is asked for as `since`.
    let same = |known: &str| known.split('(').next().is_some_and(|known| known.eq_ignore_ascii_case(name));
    let mut found = false;
    for section in &sections {
        let whole = section.title.eq_ignore_ascii_case(name);
        let entries: Vec<&Entry> = section.entries.iter().filter(|entry| whole || same(&entry.name)).collect();
        if !entries.is_empty() {
            println!("{}", section.title);
        }
        for entry in entries {
            println!("  {:<32} {}", entry.name, entry.about);
            entry.fields.iter().for_each(|field| print(&format!("    {}", field.name), field));
            found = true;
        }
        for entry in &section.entries {
            for field in entry.fields.iter().filter(|field| same(&field.name)) {
                print(&format!("  {}.{}", entry.name, field.name), field);
                found = true;
            }
        }
    }
    if found {
        return 0;
    }
    let known = sections.iter().flat_map(|section| &section.entries).map(|entry| entry.name.as_str());
    eprintln!(
        "error: nothing is called \"{name}\"\n    help: {} `unplanned describe` lists everything",
        did_you_mean(name, known)
    );
    BAD_INPUT
}

fn print(name: &str, field: &Field) {
    let kind = if field.kind.is_empty() { String::new() } else { format!(" {}", field.kind) };
    let default = field.default.as_ref().map_or(String::new(), |default| format!(" ({default} if absent)"));
    println!("{name:<34}{kind}{default}: {}", field.about);
}
