//! Everything that a level, a proof and a scenario can say, and what it means: `unplanned describe` and
//! `docs/reference.md`. It is read from the code itself, so it cannot say anything else than the code does: shapes,
//! fields and what they mean from the doc comments of `level/file`, actions, metrics and rules from their lists.

use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::level::rules::Defaults;
use crate::sim::action::ActionKind;
use crate::sim::{FAMILIES, METRICS, PIPELINE_METRICS, Unit};

/// The shapes of the files, as source text: what is compiled is what is described.
static LEVEL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/level");
const ACTIONS: &str = include_str!("sim/action.rs");

/// A field of a shape, or a parameter of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Name.
    pub name: String,
    /// What stands there, in words.
    pub kind: String,
    /// What holds if it is left out; none if it must be there.
    pub default: Option<String>,
    /// What it means.
    pub about: String,
}

/// A shape, a variant, an action, a metric or a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Name.
    pub name: String,
    /// What it means.
    pub about: String,
    /// What it consists of.
    pub fields: Vec<Field>,
}

/// Entries of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Title.
    pub title: String,
    /// What they are for.
    pub about: String,
    /// Entries.
    pub entries: Vec<Entry>,
}

/// A struct or enum of the source.
#[derive(Clone, Debug, Default)]
struct Shape {
    name: String,
    about: String,
    /// Fields of a struct, or variants of an enum with their fields.
    variants: Vec<Entry>,
    fields: Vec<Field>,
    is_enum: bool,
    /// The variant that stands for what is left out.
    default: Option<String>,
}

/// Structs and enums of a source text that rustfmt has formatted.
fn shapes(source: &str) -> Vec<Shape> {
    let constants = constants(source);
    let mut out: Vec<Shape> = Vec::new();
    let (mut docs, mut attributes) = (Vec::<&str>::new(), String::new());
    // Inside a struct or enum, inside a variant with fields.
    let (mut open, mut inner, mut all_default) = (false, false, false);
    for line in source.lines() {
        let text = line.trim();
        if let Some(doc) = text.strip_prefix("///") {
            docs.push(doc.trim());
            continue;
        }
        if text.starts_with("#[") {
            attributes += text;
            continue;
        }
        // Links are for rustdoc.
        let about = docs.join(" ").replace("[`", "`").replace("`]", "`");
        let head = |word: &str| text.strip_prefix(word).and_then(|rest| rest.split([' ', '<', '(']).next());
        if let (false, Some(name), true) = (open, head("pub struct ").or(head("pub enum ")), text.ends_with('{')) {
            all_default = attributes.contains("deny_unknown_fields, default");
            out.push(Shape { name: name.into(), about, is_enum: text.starts_with("pub enum"), ..Shape::default() });
            open = true;
        } else if open && line == "}" {
            open = false;
        } else if open && inner && text.starts_with('}') {
            inner = false;
        } else if open {
            let shape = out.last_mut().expect("it is open");
            if !shape.is_enum || inner {
                if let Some((name, kind)) = text.trim_start_matches("pub ").trim_end_matches(',').split_once(": ") {
                    let default = default_of(&attributes, kind, &constants)
                        .or_else(|| (all_default || kind.starts_with("Option<")).then(|| "none".into()));
                    let field = Field { name: name.into(), kind: kind.into(), default, about };
                    match shape.variants.last_mut() {
                        Some(variant) if inner => variant.fields.push(field),
                        _ => shape.fields.push(field),
                    }
                }
            } else if text.starts_with(|c: char| c.is_ascii_uppercase()) {
                inner = text.ends_with('{');
                let name = text.trim_end_matches(['{', ',', ' ']);
                if attributes.contains("#[default]") {
                    shape.default = Some(name.into());
                }
                shape.variants.push(Entry { name: name.into(), about, fields: Vec::new() });
            }
        }
        docs.clear();
        attributes.clear();
    }
    out
}

/// Bodies of functions without parameters: `fn half() -> f64 { 0.5 }`.
fn constants(source: &str) -> BTreeMap<&str, &str> {
    let mut lines = source.lines().peekable();
    let mut out = BTreeMap::new();
    while let Some(line) = lines.next() {
        if let Some((name, _)) = line.strip_prefix("fn ").and_then(|rest| rest.split_once("() -> "))
            && let Some(body) = lines.peek()
        {
            out.insert(name, body.trim());
        }
    }
    out
}

fn default_of(attributes: &str, kind: &str, constants: &BTreeMap<&str, &str>) -> Option<String> {
    let (_, rest) = attributes.split_once("serde(default").or_else(|| attributes.split_once(", default"))?;
    if let Some(name) = rest.strip_prefix(" = \"").and_then(|rest| rest.split('"').next()) {
        return Some(constants.get(name).map_or_else(|| name.to_string(), |body| literal(body)));
    }
    Some(match kind {
        "bool" => "false".into(),
        "f64" | "u8" | "u32" | "u64" | "i64" => "0".into(),
        "String" => "empty".into(),
        kind if kind.starts_with("Vec<") || kind.starts_with("BTreeMap<") => "empty".into(),
        kind if kind.starts_with("Option<") => "none".into(),
        kind => format!("default of {kind}"),
    })
}

/// A value of the source as an author writes it: `Span("1d".into())` is `"1d"`, `vec![1]` is `[1]`.
fn literal(body: &str) -> String {
    let text = body.strip_prefix("Span(").and_then(|rest| rest.strip_suffix(".into())"));
    text.unwrap_or_else(|| body.strip_prefix("vec!").unwrap_or(body)).into()
}

/// A type of the source in an author's words; shapes keep their names.
fn in_words(kind: &str) -> String {
    let inside = |start: &str| kind.strip_prefix(start).and_then(|rest| rest.strip_suffix('>'));
    if let Some(kind) = inside("Option<").or(inside("Box<")) {
        return in_words(kind);
    }
    if let Some(kind) = inside("Vec<") {
        return format!("list of {}", in_words(kind));
    }
    if let Some((key, value)) = inside("BTreeMap<").and_then(|pair| pair.split_once(", ")) {
        return format!("map from {} to {}", in_words(key), in_words(value));
    }
    if let Some(pair) = kind.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return pair.split(", ").map(in_words).collect::<Vec<_>>().join(" and ");
    }
    match kind {
        "String" => "text".into(),
        "f64" | "f32" => "number".into(),
        "u8" | "u16" | "u32" | "u64" | "i64" => "whole number".into(),
        "bool" => "true or false".into(),
        "Span" => "length of time".into(),
        "Moment" => "moment".into(),
        "ItemId" => "number of a work item".into(),
        "TextMap" => "map from text to text".into(),
        other => plain(other),
    }
}

/// `PersonFile` → `Person`.
fn plain(name: &str) -> String {
    let name = name.rsplit("::").next().unwrap_or(name);
    name.strip_suffix("File").filter(|rest| !rest.is_empty()).unwrap_or(name).into()
}

/// `Since(Happening, Span)` → `Since(Happening, length of time)`.
fn variant_in_words(name: &str) -> String {
    match name.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((name, inside)) => {
            let mut parts = vec![String::new()];
            let mut depth = 0;
            for letter in inside.chars() {
                depth += i32::from("<(".contains(letter)) - i32::from(">)".contains(letter));
                if letter == ',' && depth == 0 {
                    parts.push(String::new());
                } else {
                    parts.last_mut().expect("one at least").push(letter);
                }
            }
            let parts: Vec<String> = parts.iter().map(|part| in_words(part.trim())).collect();
            format!("{name}({})", parts.join(", "))
        }
        None => name.into(),
    }
}

/// The whole reference.
pub fn sections() -> Vec<Section> {
    let mut files: Vec<_> = LEVEL.get_dir("file").into_iter().flat_map(Dir::files).collect();
    files.sort_by_key(|file| file.path());
    let files = LEVEL.get_file("file.rs").into_iter().chain(files);
    let mut all: Vec<Shape> = files.flat_map(|file| shapes(file.contents_utf8().unwrap_or_default())).collect();
    let defaults: BTreeMap<String, String> =
        all.iter().filter_map(|shape| Some((shape.name.clone(), shape.default.clone()?))).collect();
    for field in all.iter_mut().flat_map(|shape| &mut shape.fields) {
        if let Some(name) = field.default.as_deref().and_then(|default| default.strip_prefix("default of ")) {
            field.default = Some(defaults.get(name).cloned().unwrap_or_else(|| "its own defaults".into()));
        }
        field.kind = in_words(&field.kind);
    }
    let of_proof = ["ProofFile", "StrategyFile", "RuleFile"];
    let of_language = ["TextsFile"];
    let of_scenario = ["ScenarioFile", "TimedOrder", "Expectation"];
    let entry =
        |shape: &Shape| Entry { name: plain(&shape.name), about: shape.about.clone(), fields: shape.fields.clone() };
    let structs = |wanted: &dyn Fn(&str) -> bool| -> Vec<Entry> {
        all.iter()
            .filter(|shape| !shape.is_enum && shape.name != "RulesFile" && wanted(&shape.name))
            .map(entry)
            .collect()
    };
    let variants = |name: &str| -> Vec<Entry> {
        let shape = all.iter().find(|shape| shape.name == name);
        let variants = shape.into_iter().flat_map(|shape| &shape.variants);
        variants.map(|v| Entry { name: variant_in_words(&v.name), ..v.clone() }).collect()
    };
    let language = ["Condition", "Happening", "Effect", "Order", "Pick", "Expected", "Measure", "Theory"];
    let choices: Vec<Entry> = all
        .iter()
        .filter(|shape| shape.is_enum && !language.contains(&shape.name.as_str()))
        .map(|shape| {
            let field =
                |v: &Entry| Field { name: variant_in_words(&v.name), about: v.about.clone(), ..Field::default() };
            Entry {
                name: plain(&shape.name),
                about: shape.about.clone(),
                fields: shape.variants.iter().map(field).collect(),
            }
        })
        .collect();
    let metric = |(name, _, about): &(&str, Unit, &str)| Entry {
        name: (*name).into(),
        about: (*about).into(),
        fields: Vec::new(),
    };
    let section =
        |title: &str, about: &str, entries: Vec<Entry>| Section { title: title.into(), about: about.into(), entries };
    vec![
        section(
            "Entities",
            "The shapes of `level.ron`. A field without a default must be there.",
            structs(&|name| ![&of_proof[..], &of_scenario[..], &of_language[..]].concat().contains(&name)),
        ),
        section("Choices", "Where one of several words can stand.", choices),
        section(
            "Actions",
            "What the player can order. Minutes are those of the player's own day, before a level's own rules.",
            actions(),
        ),
        section(
            "Conditions",
            "Triggers, endings and scenarios read the world; strategies read what the player sees.",
            variants("Condition"),
        ),
        section("Happenings", "What conditions can ask for and the log can say.", variants("Happening")),
        section("Effects", "What a trigger, an answer or an ending of work can bring about.", variants("Effect")),
        section(
            "Metrics",
            "Numbers of a run: in conditions, proofs, scenarios, sweeps and JSON.",
            METRICS.iter().chain(FAMILIES).map(metric).collect(),
        ),
        section(
            "Metrics of pipelines",
            "The keys of `pipeline.ID.KEY`: `pipeline.main.lead_time`.",
            PIPELINE_METRICS.iter().map(metric).collect(),
        ),
        section("Rules", "The model's numbers; a level overrides any of them under `rules:`.", rules(&all)),
        section("Proofs", "The shapes of `proof.ron`.", structs(&|name| of_proof.contains(&name))),
        section(
            "Languages",
            "The shape of `text.LANGUAGE.ron`, beside a level: `text.de.ron`.",
            structs(&|name| of_language.contains(&name)),
        ),
        section("Scenarios", "The shapes of `*.scenario.ron`.", structs(&|name| of_scenario.contains(&name))),
        section("Orders", "What a strategy or a scenario does.", variants("Order")),
        section("Picks", "Which open items an order means.", variants("Pick")),
        section("Expectations", "What a scenario expects.", variants("Expected")),
        section("Measures", "How the truth of a lab is measured.", variants("Measure")),
        section("Theories", "What the truth of a lab says of a measure.", variants("Theory")),
        section("Values", "What stands for the words in the column *what stands there*.", values()),
    ]
}

/// What is written for a text, a length of time and so on.
fn values() -> Vec<Entry> {
    let of = [
        ("text", "Letters between quotes: `\"desk\"`."),
        ("number", "`2`, `0.5`, `-3000`."),
        ("whole number", "`3`."),
        ("true or false", "`true`, `false`."),
        (
            "length of time",
            "A whole number and `m`, `h`, `d` (24 hours) or `w`; several with a space between: `\"2h 30m\"`.",
        ),
        (
            "moment",
            "A weekday, the first one from day 1 on, or a day's number, and the time: `\"Tue 09:30\"`, `\"day 2 09:30\"`. `day 0` is the day before day 1.",
        ),
        ("ActionKind", "The name of an action, as they stand under *Actions*: `Overtime`."),
        (
            "none",
            "Where *none* stands as a default: leave the field out, or write `None`. `Some(…)` around a value is allowed, and not needed.",
        ),
        (
            "number of a work item",
            "Known only while a run is played (the bot); elsewhere a pick says which items are meant.",
        ),
    ];
    of.iter().map(|(name, about)| Entry { name: (*name).into(), about: (*about).into(), fields: Vec::new() }).collect()
}

fn actions() -> Vec<Entry> {
    // The list is a macro's: its variants are read as those of an enum.
    let list = ACTIONS
        .split_once("\nactions! {\n")
        .and_then(|(_, rest)| rest.split_once("\n}\n"))
        .map_or("", |(list, _)| list);
    let parsed = shapes(&format!("pub enum Action {{\n{list}\n}}\n"));
    let minutes = Defaults::shipped().your_minutes.value;
    let fields = |kind: &ActionKind| -> Vec<Field> {
        let variant = parsed.iter().flat_map(|shape| &shape.variants).find(|variant| variant.name == kind.to_string());
        variant.map_or(Vec::new(), |variant| variant.fields.clone())
    };
    ActionKind::ALL
        .iter()
        .map(|kind| {
            let fields =
                fields(kind).into_iter().map(|field| Field { kind: in_words(&field.kind), default: None, ..field });
            let cost =
                minutes.get(kind).map_or_else(|| "as the level says".into(), |minutes| format!("{minutes} minutes"));
            Entry { name: kind.to_string(), about: format!("{} Cost: {cost}.", kind.about()), fields: fields.collect() }
        })
        .collect()
}

/// The rules as fields of one shape: unit, default, and what it means with its evidence.
fn rules(all: &[Shape]) -> Vec<Entry> {
    let shape = all.iter().find(|shape| shape.name == "RulesFile").cloned().unwrap_or_default();
    let defaults = Defaults::shipped();
    let table = defaults.table();
    let field = |field: &Field| {
        let values: Vec<&str> = table.iter().filter(|row| row.0 == field.name).map(|row| row.1.as_str()).collect();
        let (unit, evidence) = table.iter().find(|row| row.0 == field.name).map_or(("", ""), |row| (row.2, row.3));
        let about = format!("{} Evidence: {evidence}.", field.about);
        Field { name: field.name.clone(), kind: unit.into(), default: Some(values.join(", ")), about }
    };
    vec![Entry { name: "Rules".into(), about: shape.about, fields: shape.fields.iter().map(field).collect() }]
}

/// `docs/reference.md`.
pub fn markdown() -> String {
    let mut out = String::from(
        "# Reference\n\nEverything that a level, a proof and a scenario can say. Made by `unplanned describe --markdown` from the code; a test\n\
         compares. How to write a level: [levels.md](levels.md).\n",
    );
    for section in sections() {
        let _ = write!(out, "\n## {}\n\n{}\n", section.title, section.about);
        let flat = section.entries.iter().all(|entry| entry.fields.is_empty());
        if flat {
            out.push_str("\n| name | meaning |\n|---|---|\n");
        }
        for entry in &section.entries {
            if flat {
                let _ = writeln!(out, "| `{}` | {} |", entry.name, cell(&entry.about));
                continue;
            }
            let _ = write!(out, "\n### {}\n\n{}\n", entry.name, entry.about);
            if entry.fields.is_empty() {
                continue;
            }
            let choices = entry.fields.iter().all(|field| field.kind.is_empty());
            let defaults = entry.fields.iter().any(|field| field.default.is_some());
            out.push_str(match (choices, defaults) {
                (true, _) => "\n| choice | meaning |\n|---|---|\n",
                (false, true) => "\n| field | what stands there | default | meaning |\n|---|---|---|---|\n",
                (false, false) => "\n| field | what stands there | meaning |\n|---|---|---|\n",
            });
            for field in &entry.fields {
                let _ = write!(out, "| `{}` |", field.name);
                if !choices {
                    let _ = write!(out, " {} |", cell(&field.kind));
                }
                if !choices && defaults {
                    let _ = write!(out, " {} |", field.default.as_ref().map_or("", |default| default));
                }
                let _ = writeln!(out, " {} |", cell(&field.about));
            }
        }
    }
    out
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library;
    use crate::sim::Simulation;

    fn find<'a>(sections: &'a [Section], title: &str, name: &str) -> &'a Entry {
        let section = sections.iter().find(|section| section.title == title).unwrap_or_else(|| panic!("no {title}"));
        section.entries.iter().find(|entry| entry.name == name).unwrap_or_else(|| panic!("no {name} in {title}"))
    }

    #[test]
    fn shapes_fields_defaults_and_meanings_are_those_of_the_source() {
        let all = sections();
        let person = find(&all, "Entities", "Person");
        let field = |name: &str| person.fields.iter().find(|field| field.name == name).expect(name).clone();
        assert_eq!(field("id").default, None);
        assert_eq!(field("wip_limit").default.as_deref(), Some("1"));
        assert_eq!(field("shift").default.as_deref(), Some("Office"));
        assert_eq!((field("knowledge").kind, field("centre").kind), ("map from text to number".into(), "text".into()));
        assert!(
            find(&all, "Choices", "Dist")
                .fields
                .iter()
                .any(|field| field.name == "Uniform(length of time, length of time)")
        );
        let guard = find(&all, "Actions", "Guard");
        assert!(guard.about.ends_with("Cost: 15 minutes."), "{}", guard.about);
        let names: Vec<&str> = guard.fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["person", "mode"]);
    }

    #[test]
    fn it_speaks_the_author_s_language() {
        let text = markdown();
        for rust in ["into()", "vec![", "File::", "Effect::", "Measure::", "`FORMAT`", "PIPELINE_METRICS"] {
            assert!(!text.contains(rust), "{rust}");
        }
        let all = sections();
        for name in ["moment", "ActionKind", "length of time"] {
            find(&all, "Values", name);
        }
        for (key, ..) in PIPELINE_METRICS {
            find(&all, "Metrics of pipelines", key);
        }
        find(&all, "Theories", "Near(number)");
    }

    #[test]
    fn nothing_is_without_a_meaning() {
        for section in sections() {
            assert!(!section.entries.is_empty(), "{}", section.title);
            for entry in &section.entries {
                assert!(!entry.about.trim().is_empty(), "{}: {}", section.title, entry.name);
                let silent = ["Weekday", "Mood"];
                for field in entry.fields.iter().filter(|_| !silent.contains(&entry.name.as_str())) {
                    assert!(!field.about.is_empty(), "{}: {}.{}", section.title, entry.name, field.name);
                }
            }
        }
    }

    #[test]
    fn every_rule_and_every_metric_of_a_run_is_described() {
        let all = sections();
        for (name, ..) in Defaults::shipped().table() {
            let rule = find(&all, "Rules", "Rules").fields.iter().find(|field| field.name == name).expect(name);
            assert!(!rule.about.starts_with(' ') && !rule.kind.is_empty(), "{name}: {}", rule.about);
        }
        for id in library::shipped().iter().filter(|id| !id.starts_with("labs/")) {
            let sim = Simulation::new(&library::load(id).unwrap(), 1);
            for name in sim.report().metrics.keys() {
                let family = name.split_once('.').map(|(family, _)| format!("{family}."));
                let described = METRICS.iter().chain(FAMILIES).any(|(known, ..)| match &family {
                    Some(family) => known.starts_with(family.as_str()),
                    None => known == name,
                });
                assert!(described, "{name} is a metric of {id} that is not described");
            }
        }
    }
}
