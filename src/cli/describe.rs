//! `unplanned describe`: actions, rules, metrics, conditions and effects, from the code.

use clap::Args as ClapArgs;

use super::BAD_INPUT;
use crate::level::diagnostic::did_you_mean;
use crate::level::rules::Defaults;
use crate::sim::METRICS;
use crate::sim::action::ActionKind;

/// Describe an action, a rule, a metric, a condition or an effect; everything if none is named.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// What to describe.
    name: Option<String>,
}

const CONDITIONS: &[(&str, &str)] = &[
    ("Always", "always true"),
    ("From", "From(\"Tue 09:30\"): from this moment on"),
    ("Happened", "Happened(CauseFound(\"garbled\")): this has happened"),
    ("Since", "Since(Detected(\"garbled\"), \"2h\"): at least so long ago"),
    ("Below", "Below(\"trust.dick\", 40): a metric is below a value"),
    ("AtLeast", "AtLeast(\"cash\", 0): a metric is at or above a value"),
    ("Exceeds", "Exceeds(\"cash.features\", \"cash.revenue\"): a metric is above another one"),
    ("Times", "Times(Missed(\"pay\"), 2): this has happened at least so many times"),
    ("Chance", "Chance(\"storm\", 0.3): the luck of this name, true in this share of all runs"),
    ("All", "All([…]): all of these"),
    ("Any", "Any([…]): any of these"),
    ("Not", "Not(…): not this"),
];

const EFFECTS: &[(&str, &str)] = &[
    ("Say", "Say(\"message\"): somebody says something"),
    ("Arrive", "Arrive(\"stream\"): an item of a stream arrives"),
    ("Begin", "Begin(\"incident\"): an incident begins"),
    ("Clue", "Clue(\"incident\", \"suspect\", 4): what was said makes a suspect look so much likelier"),
    ("Do", "Do(action): an order that costs the player nothing"),
    ("Trust", "Trust(\"stakeholder\", -5): trust changes"),
    ("Morale", "Morale(\"person\", -10): a person's morale changes"),
    ("Cash", "Cash(-3000): money changes"),
    ("Breach", "Breach(\"service\"): personal data leaves a service"),
    ("Monitoring", "Monitoring(\"service\", 0.3): the share of its failures that an alarm shows grows"),
    ("Documentation", "Documentation(\"service\", 0.3): the share of it that is written down grows"),
    ("TestCoverage", "TestCoverage(\"service\", 0.3): the share of faults that tests catch grows"),
    ("Pace", "Pace(\"centre\", 1.2): a work centre is so many times as quick from now on"),
    ("Load", "Load(\"service\", 3): a service's load is so many times the usual from now on"),
    ("Debt", "Debt(\"service\", -2): a service's technical debt changes by so many points"),
    ("Set", "Set(\"name\", 1): a variable gets a value"),
    ("Add", "Add(\"name\", 1): a variable grows"),
    ("Copy", "Copy(\"name\", \"metric\"): a variable gets the value that a metric has now"),
    ("Perhaps", "Perhaps(\"name\", 0.3, […]): effects with this probability, drawn anew each time"),
    ("Shift", "Shift(\"person\", Weekdays(\"08:00\", \"18:00\")): a person works other hours"),
    ("Own", "Own(\"service\", \"centre\"): a service has another owner"),
    ("Rate", "Rate(\"stream\", 2): as much of a stream arrives as the level says, times this"),
    ("Start", "Start(\"stream\"): a stream's schedule brings items (again)"),
    ("Stop", "Stop(\"stream\"): a stream's schedule brings nothing"),
    ("Unlock", "Unlock(Overtime): an action becomes possible"),
    ("Lock", "Lock(Overtime): an action is no longer possible"),
    ("End", "End(\"ending\"): the level ends here"),
];

const ENTITIES: &[(&str, &str)] = &[
    ("service", "what IT runs: owner, dependencies, documentation, monitoring, test coverage, revenue an hour"),
    ("centre", "a work centre: a queue with a discipline, a WIP limit, a crew"),
    ("person", "shift, speed, knowledge of each service, limit of items in hand, who may interrupt"),
    ("stakeholder", "trust, and what they do when they lose it"),
    ("demand", "a stream of work items of one of the four kinds, with a route"),
    ("change", "an alteration of a service: recorded or not, tested or not; can be rolled back or repaired"),
    ("incident", "hidden → detected → cause found → restoring → resolved; with suspects, or handled by its owners"),
    ("audit", "a date with findings that become work, and controls of the business that make some of them moot"),
    ("project", "a scope of items that are released a few at a time: sponsor, value, due date; can be frozen"),
    (
        "improvement",
        "a countermeasure: internal work with a cost, effects when it is done, and a dip while it is young",
    ),
    ("kata", "a rhythm of short meetings of a work centre, with target conditions to aim at"),
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
        ("Entities", fixed(ENTITIES)),
        ("Actions", actions),
        ("Conditions", fixed(CONDITIONS)),
        ("Effects", fixed(EFFECTS)),
        ("Metrics", fixed(METRICS)),
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
