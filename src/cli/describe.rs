//! `unplanned describe`: actions, rules, metrics, conditions and effects, from the code.

use clap::Args as ClapArgs;

use super::BAD_INPUT;
use crate::level::diagnostic::did_you_mean;
use crate::level::rules::Defaults;
use crate::sim::action::ActionKind;
use crate::sim::{METRICS, PIPELINE_METRICS};

/// Describe an action, a rule, a metric, a condition or an effect; everything if none is named.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// What to describe.
    name: Option<String>,
}

const CONDITIONS: [(&str, &str); 9] = [
    ("Always", "always true"),
    ("From", "From(\"Tue 09:30\"): from this moment on"),
    ("Happened", "Happened(CauseFound(\"garbled\")): this has happened"),
    ("Since", "Since(Detected(\"garbled\"), \"2h\"): at least so long ago"),
    ("Below", "Below(\"trust.dick\", 40): a metric is below a value"),
    ("AtLeast", "AtLeast(\"cash\", 0): a metric is at or above a value"),
    ("All", "All([…]): all of these"),
    ("Any", "Any([…]): any of these"),
    ("Not", "Not(…): not this"),
];

const EFFECTS: [(&str, &str); 9] = [
    ("Say", "Say(\"message\"): somebody says something"),
    ("Arrive", "Arrive(\"stream\"): an item of a stream arrives"),
    ("Begin", "Begin(\"incident\"): an incident begins"),
    ("Do", "Do(action): an order that costs the player nothing"),
    ("Trust", "Trust(\"stakeholder\", -5): trust changes"),
    ("Cash", "Cash(-3000): money changes"),
    ("Set", "Set(\"name\", 1): a variable gets a value"),
    ("Add", "Add(\"name\", 1): a variable grows"),
    ("End", "End(\"ending\"): the level ends here"),
];

const ENTITIES: [(&str, &str); 10] = [
    ("service", "what IT runs: owner, dependencies, documentation, monitoring, test coverage, revenue an hour"),
    ("centre", "a work centre: a queue with a discipline, a WIP limit, a crew"),
    ("person", "shift, speed, knowledge of each service, limit of items in hand, who may interrupt"),
    ("stakeholder", "trust, and what they do when they lose it"),
    ("demand", "a stream of work items of one of the four kinds, with a route"),
    ("change", "an alteration of a service: recorded or not, tested or not; can be rolled back or repaired"),
    ("incident", "hidden → detected → cause found → restoring → resolved; with suspects, or handled by its owners"),
    (
        "pipeline",
        "the stages between a finished change and production: manual or automated, when it is released, canary, flags",
    ),
    (
        "environment",
        "where a stage runs: the less it is like production, the less the stage finds; it drifts, and can be built anew",
    ),
    ("run", "a pay run or invoice run: it must leave at its time, clean or by hand"),
];

/// Describes; 0, or 2 if there is nothing of that name.
pub fn run(args: &Args) -> u8 {
    let actions: Vec<(String, String)> =
        ActionKind::ALL.iter().map(|k| (k.to_string(), k.about().to_string())).collect();
    let defaults = Defaults::shipped();
    let rules: Vec<(String, String)> = defaults
        .table()
        .into_iter()
        .map(|(name, value, unit, evidence)| (name.to_string(), format!("{value} ({unit}) — {evidence}")))
        .collect();
    let fixed =
        |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_string(), (*b).to_string())).collect::<Vec<_>>();
    let sections = [
        ("Entities", fixed(&ENTITIES)),
        ("Actions", actions),
        ("Conditions", fixed(&CONDITIONS)),
        ("Effects", fixed(&EFFECTS)),
        ("Metrics", fixed(METRICS)),
        ("Metrics of a pipeline (pipeline.ID.KEY)", fixed(PIPELINE_METRICS)),
        ("Rules", rules),
    ];
    let wanted = args.name.as_deref().map(str::to_lowercase);
    let mut found = false;
    for (title, rows) in &sections {
        let fits = |name: &str| wanted.as_ref().is_none_or(|w| name.to_lowercase() == *w || title.to_lowercase() == *w);
        let rows: Vec<_> = rows.iter().filter(|(name, _)| fits(name)).collect();
        if !rows.is_empty() {
            println!("{title}");
            rows.iter().for_each(|(name, about)| println!("  {name:<32} {about}"));
            found = true;
        }
    }
    if found {
        return 0;
    }
    let name = args.name.as_deref().unwrap_or_default();
    let known = sections.iter().flat_map(|(_, rows)| rows.iter().map(|(name, _)| name.as_str()));
    eprintln!(
        "error: nothing is called \"{name}\"\n    help: {} `unplanned describe` lists everything",
        did_you_mean(name, known)
    );
    BAD_INPUT
}
