//! `LevelFile → (Option<Level>, Vec<Diagnostic>)`: every problem at once, each with its place and what to do.

mod calendar;
mod campaign;
mod pipeline;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Level;
use super::diagnostic::{Diagnostic, Severity, did_you_mean};
use super::file::*;
use super::library::{self, LoadError, Source, Translation};
use super::locate::{Step, locate};
use super::rules::Rules;
use super::texts::{quoted, untold};
use crate::dora;
use crate::sim::METRICS;
use crate::sim::action::Action;

mod audit;
mod business;
mod debt;
mod improvement;
mod load;
mod people;
mod project;
mod script;
mod texts;

/// Longest level, days; longest text, letters; longest list.
const LONGEST_DAYS: i64 = 36_500;
const LONGEST_TEXT: usize = 2_000;
const LONGEST_LIST: usize = 2_000;
/// Most people; most errors, and most warnings, that are shown.
const MOST_PEOPLE: u32 = 2_000;
const MOST_PROBLEMS: usize = 100;
/// Most work items that a level may bring, and most effects that one trigger may have, by its length.
const MOST_ITEMS: f64 = 1e7;
const MOST_EFFECTS: f64 = 1e6;

/// Checks the texts of a level. The level is there if nothing is an error.
pub fn level(source: &Source) -> (Option<Level>, Vec<Diagnostic>) {
    let file = match library::parse::<LevelFile>(&source.file, &source.text) {
        Ok(file) => file,
        Err(problem) => return (None, vec![problem]),
    };
    let (proof, mut problems) = match &source.proof {
        None => (None, Vec::new()),
        Some((name, text)) => match library::parse::<ProofFile>(name, text) {
            Ok(proof) => (Some(proof), Vec::new()),
            Err(problem) => (None, vec![problem]),
        },
    };
    let mut checker = Checker::new(&source.file, &source.text, &file);
    checker.level();
    problems.append(&mut checker.problems);
    if let (Some(proof), Some((name, text))) = (&proof, &source.proof) {
        let mut checker = Checker::new(name, text, &file);
        checker.proof(proof);
        problems.append(&mut checker.problems);
    }
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    let clean = problems.iter().all(|p| p.severity == Severity::Warning);
    (clean.then(|| Level::new(&source.id, file, proof)), problems)
}

/// Checks a level's text (and its proof's).
pub fn from_text(id: &str, text: &str, proof: Option<&str>) -> (Option<Level>, Vec<Diagnostic>) {
    let proof = proof.map(|text| ("proof.ron".to_string(), text.to_string()));
    level(&Source::of_text(id, "level.ron", text, proof))
}

/// Checks what a level says in other languages: unknown and missing texts are warnings.
pub fn translations(source: &Source, level: &LevelFile) -> Vec<Diagnostic> {
    let check = |one: &Translation| match translation(one, source, level) {
        Ok((_, problems)) => problems,
        Err(LoadError::Invalid(problems)) => problems,
        Err(LoadError::Unreadable { why: message, .. } | LoadError::NotFound { help: message, .. }) => {
            let file = one.file.clone();
            vec![Diagnostic { file, line: 1, column: 1, severity: Severity::Error, message, help: String::new() }]
        }
    };
    source.translations().iter().flat_map(check).collect()
}

/// Checks one translation; it is there if it can be used.
///
/// # Errors
/// When it cannot be read.
pub fn translation(
    one: &Translation,
    source: &Source,
    level: &LevelFile,
) -> Result<(Option<TextsFile>, Vec<Diagnostic>), LoadError> {
    Ok(texts::against(&one.file, &one.text()?, (&source.file, &source.text), level))
}

/// What a level says that has no translation into a language, each text once and between quotes, in the order of the file.
pub fn untranslated(source: &Source, level: &LevelFile, language: &str) -> Vec<String> {
    let told =
        source.translation(language).and_then(|one| translation(&one, source, level).ok()?.0).unwrap_or_default();
    untold(level, &told).into_iter().map(|(_, text)| quoted(&text)).collect()
}

/// Checks a scenario: its orders and expectations against its level.
pub fn scenario(name: &str, text: &str, scenario: &ScenarioFile, level: &LevelFile) -> Vec<Diagnostic> {
    let mut checker = Checker::new(name, text, level);
    for (i, timed) in scenario.at.iter().enumerate() {
        checker.at(&["at".into(), i.into()], |c| {
            c.moment("when", &timed.when);
            c.inside("order", |c| c.order(&timed.order));
        });
    }
    for (i, expectation) in scenario.expect.iter().enumerate() {
        checker.at(&["expect".into(), i.into()], |c| {
            if let Some(at) = &expectation.at {
                c.moment("at", at);
            }
            c.share("share", expectation.share);
            c.inside("that", |c| match &expectation.that {
                Expected::Holds(condition) => c.condition(condition),
                Expected::Between(metric, low, high) => {
                    c.metric(metric);
                    if low.is_nan() || high.is_nan() || low > high {
                        c.error("the lower bound is above the upper one", "swap them");
                    }
                }
                Expected::Outcome(_) => {}
                Expected::Ending(id) => c.name("ending", id, c.names.endings.clone()),
            });
        });
    }
    checker.problems
}

/// What is wrong with the name of a metric, if anything.
pub fn metric(name: &str, level: &LevelFile) -> Option<Diagnostic> {
    let mut checker = Checker::new("", "", level);
    checker.metric(name);
    checker.problems.pop()
}

/// Names that can be looked up; shared, since each look-up takes a copy.
type Known<'a> = Rc<BTreeSet<&'a str>>;

#[derive(Default)]
struct Names<'a> {
    services: Known<'a>,
    centres: Known<'a>,
    people: Known<'a>,
    stakeholders: Known<'a>,
    streams: Known<'a>,
    limits: Known<'a>,
    changes: Known<'a>,
    incidents: Known<'a>,
    runs: Known<'a>,
    projects: Known<'a>,
    topics: Known<'a>,
    messages: Known<'a>,
    answers: BTreeMap<&'a str, Known<'a>>,
    endings: Known<'a>,
    variables: BTreeSet<&'a str>,
    /// Messages that some effect says.
    said: BTreeSet<&'a str>,
    /// Work centres where somebody works.
    staffed: BTreeSet<&'a str>,
    /// Whether somebody with a work centre knows enough of a service, as far as it was asked.
    mastered: BTreeMap<String, bool>,
}

fn known<'a>(ids: impl Iterator<Item = &'a String>) -> Known<'a> {
    Rc::new(ids.map(String::as_str).collect())
}

struct Checker<'a> {
    name: &'a str,
    text: &'a str,
    file: &'a LevelFile,
    names: Names<'a>,
    people: BTreeSet<String>,
    path: Vec<Step>,
    problems: Vec<Diagnostic>,
    /// Errors and warnings so far.
    shown: [usize; 2],
    /// Knowledge with which one can work on a service at all.
    needed: f64,
    /// Names that something uses: said messages, begun incidents, arriving streams, reached endings.
    used: BTreeSet<(&'static str, String)>,
}

impl<'a> Checker<'a> {
    fn new(name: &'a str, text: &'a str, file: &'a LevelFile) -> Self {
        let mut names = Names {
            services: known(file.services.iter().map(|x| &x.id)),
            centres: known(file.centres.iter().map(|x| &x.id)),
            stakeholders: known(file.stakeholders.iter().map(|x| &x.id)),
            streams: known(file.demand.iter().map(|x| &x.id)),
            changes: known(file.changes.iter().map(|x| &x.id)),
            incidents: known(file.incidents.iter().map(|x| &x.id)),
            runs: known(file.runs.iter().map(|x| &x.id)),
            projects: known(file.projects.iter().map(|x| &x.id)),
            topics: known(file.topics.iter().map(|x| &x.id)),
            endings: known(file.endings.iter().map(|x| &x.id)),
            messages: known(file.messages.iter().map(|x| &x.id)),
            people: known(file.people.iter().filter(|p| p.count == 1).map(|p| &p.id)),
            limits: known(file.wip_limits.iter().map(|x| &x.id)),
            staffed: file
                .people
                .iter()
                .filter_map(|p| p.centre.as_deref())
                .chain(file.centres.iter().filter(|c| c.meeting.is_some()).map(|c| c.id.as_str()))
                .collect(),
            ..Names::default()
        };
        for message in &file.messages {
            names.answers.insert(&message.id, known(message.choices.iter().map(|c| &c.id)));
        }
        let mut people = BTreeSet::new();
        for person in file.people.iter().filter(|p| p.count > 1 && p.count <= MOST_PEOPLE) {
            // A crowd that is too large is an error anyway.
            if people.len() < MOST_PEOPLE as usize {
                people.extend((1..=person.count).map(|n| format!("{}-{n}", person.id)));
            }
        }
        let overrides = RulesFile { knowledge_needed: file.rules.knowledge_needed, ..RulesFile::default() };
        let needed = Rules::new(&overrides).knowledge_needed;
        let (path, problems, used) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut checker = Self { name, text, file, names, people, path, problems, shown: [0; 2], needed, used };
        checker.names.variables.extend(file.carried.keys().map(String::as_str));
        for effect in effects(file) {
            match effect {
                Effect::Set(name, _) | Effect::Add(name, _) | Effect::Copy(name, _) => {
                    checker.names.variables.insert(name);
                }
                Effect::Say(message) => drop(checker.names.said.insert(message)),
                _ => {}
            }
        }
        checker
    }

    // --- where and what -------------------------------------------------------------------------------------------

    fn at(&mut self, steps: &[Step], check: impl FnOnce(&mut Self)) {
        let depth = self.path.len();
        self.path.extend_from_slice(steps);
        check(self);
        self.path.truncate(depth);
    }

    fn inside(&mut self, key: &str, check: impl FnOnce(&mut Self)) {
        self.at(&[key.into()], check);
    }

    fn each<T>(&mut self, key: &str, list: &[T], check: impl Fn(&mut Self, &T)) {
        if list.len() > LONGEST_LIST {
            self.inside(key, |c| {
                c.error(format!("{} entries are too many", list.len()), format!("at most {LONGEST_LIST} are allowed"))
            });
            return;
        }
        for (i, one) in list.iter().enumerate() {
            self.at(&[key.into(), i.into()], |c| check(c, one));
        }
    }

    fn report(&mut self, severity: Severity, message: String, help: String) {
        if !self.full(severity) {
            self.shown[severity as usize] += 1;
            let (line, column) = locate(self.text, &self.path);
            self.problems.push(Diagnostic { file: self.name.into(), line, column, severity, message, help });
        }
    }

    /// Enough of these are found. Each severity has its own count: warnings must not crowd out an error.
    fn full(&self, severity: Severity) -> bool {
        self.shown[severity as usize] >= MOST_PROBLEMS
    }

    fn error(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.report(Severity::Error, message.into(), help.into());
    }

    fn warn(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.report(Severity::Warning, message.into(), help.into());
    }

    // --- leaves ---------------------------------------------------------------------------------------------------

    fn name(&mut self, what: &str, name: &str, known: Known<'_>) {
        if !known.contains(name) && !self.full(Severity::Error) {
            let near = did_you_mean(name, known.iter().copied());
            let help = if !near.is_empty() {
                near
            } else if known.is_empty() {
                format!("the level defines no {what}")
            } else {
                format!("known are: {}", known.iter().take(20).copied().collect::<Vec<_>>().join(", "))
            };
            self.error(format!("there is no {what} \"{name}\""), help);
        }
    }

    fn person(&mut self, name: &str) {
        if !self.people.contains(name) {
            self.name("person", name, self.names.people.clone());
        }
    }

    fn service(&mut self, name: &str) {
        self.name("service", name, self.names.services.clone());
    }

    fn centre(&mut self, name: &str) {
        self.name("work centre", name, self.names.centres.clone());
    }

    fn stakeholder(&mut self, name: &str) {
        self.name("stakeholder", name, self.names.stakeholders.clone());
    }

    fn speaker(&mut self, name: &str) {
        let known = self.names.people.union(&self.names.stakeholders).copied().collect();
        self.name("person or stakeholder", name, Rc::new(known));
    }

    fn measure(&mut self, measure: &Measure, depth: usize) {
        match measure {
            Measure::Number(number) if !number.is_finite() => self.error("that is no number", "write a finite number"),
            Measure::Number(_) => {}
            Measure::Metric(name) => self.metric(name),
            Measure::Tier(name) => self.name(
                "key of delivery",
                name,
                Rc::new(dora::groups().keys.iter().map(|key| key.metric.as_str()).collect()),
            ),
            _ if depth > 20 => self.error("nested too deeply", "make it simpler"),
            Measure::Sum(parts) | Measure::Product(parts) => {
                parts.iter().for_each(|part| self.measure(part, depth + 1))
            }
            Measure::Ratio(one, other) | Measure::Difference(one, other) => {
                self.measure(one, depth + 1);
                self.measure(other, depth + 1);
            }
            Measure::In(variant, part) => {
                let variants = self.file.truth.iter().flat_map(|truth| &truth.variants);
                self.name("variant", variant, known(variants.map(|x| &x.id)));
                self.measure(part, depth + 1);
            }
        }
    }

    fn metric(&mut self, name: &str) {
        if let Some(watched) = name.strip_prefix("low.").or_else(|| name.strip_prefix("high.")) {
            self.extreme(name, watched);
        } else if let Some(variable) = name.strip_prefix("var.") {
            if !self.names.variables.contains(variable) {
                self.error(
                    format!("nothing sets the variable \"{variable}\""),
                    "add a `Set` or `Add` effect, or correct the name",
                );
            }
        } else if let Some(who) = name.strip_prefix("trust.") {
            self.stakeholder(who);
        } else if let Some((project, what)) = name.strip_prefix("project.").and_then(|rest| rest.split_once('.')) {
            self.name("project", project, self.names.projects.clone());
            if !matches!(what, "done" | "late") {
                self.error(format!("there is no metric \"{name}\""), "a project has `done` and `late`");
            }
        } else if let Some((project, centre)) = name.strip_prefix("needs.").and_then(|rest| rest.split_once('.')) {
            self.name("project", project, self.names.projects.clone());
            self.centre(centre);
        } else if let Some((who, what)) = name.strip_prefix("knows.").and_then(|rest| rest.split_once('.')) {
            self.person(who);
            self.service(what);
        } else if let Some(who) = name.strip_prefix("morale.").or_else(|| name.strip_prefix("fatigue.")) {
            self.person(who);
        } else if let Some(rest) = name.strip_prefix("pipeline.") {
            self.pipeline_metric(rest);
        } else if let Some(environment) = name.strip_prefix("parity.") {
            self.environment(environment);
        } else if let Some((family, centre)) = name.split_once('.')
            && matches!(family, "utilisation" | "wait" | "queue" | "inside" | "throughput" | "pace")
        {
            self.centre(centre);
        } else if let Some((family, service)) = name.split_once('.')
            && matches!(family, "debt" | "load" | "documentation" | "monitoring" | "test_coverage")
        {
            self.service(service);
        } else {
            self.name("metric", name, Rc::new(METRICS.iter().map(|(name, ..)| *name).collect()));
            self.metric_of_the_business(name);
        }
    }

    fn share(&mut self, key: &str, value: f64) {
        if !(0.0..=1.0).contains(&value) {
            self.inside(key, |c| {
                c.error(format!("{value} is no share: it lies outside 0…1"), "write for example 0.4 for 40 %")
            });
        }
    }

    fn number(&mut self, key: &str, value: f64, low: f64, high: f64) {
        if !(low..=high).contains(&value) {
            self.inside(key, |c| c.error(format!("{value} lies outside {low}…{high}"), "choose a number within"));
        }
    }

    fn span(&mut self, key: &str, span: &Span) -> i64 {
        match span.minutes() {
            Ok(minutes) => minutes,
            Err(why) => {
                self.inside(key, |c| c.error(why, ""));
                0
            }
        }
    }

    fn moment(&mut self, key: &str, moment: &Moment) -> i64 {
        match moment.minute(self.file.first_day) {
            Ok(minute) => minute,
            Err(why) => {
                self.inside(key, |c| c.error(why, ""));
                0
            }
        }
    }

    fn dist(&mut self, key: &str, dist: &Dist) {
        self.inside(key, |c| match dist {
            Dist::Fixed(span) | Dist::Exp(span) | Dist::Skewed(span) => {
                if c.span("", span) == 0 && span.minutes().is_ok() {
                    c.error("work takes at least a minute", "write for example \"30m\"");
                }
            }
            Dist::Uniform(low, high) => {
                let (low, high) = (c.span("", low), c.span("", high));
                if low > high {
                    c.error("the first length is longer than the second", "swap them");
                }
            }
        });
    }

    fn text(&mut self, key: &str, text: &str) {
        if text.chars().count() > LONGEST_TEXT {
            self.inside(key, |c| c.error("this text is too long", format!("at most {LONGEST_TEXT} letters")));
        }
    }

    fn ids<'b>(&mut self, key: &str, ids: impl Iterator<Item = &'b String>) {
        let mut seen = BTreeSet::new();
        for (i, id) in ids.enumerate().take(LONGEST_LIST) {
            self.at(&[key.into(), i.into(), "id".into()], |c| {
                let fine = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || matches!(ch, '_' | '-');
                if id.is_empty() || id.len() > 40 || !id.chars().all(fine) {
                    c.error(format!("\"{id}\" is no id"), "use up to 40 small letters, digits, _ and -");
                }
                if !seen.insert(id) {
                    c.error(format!("\"{id}\" stands here twice"), "give each its own id");
                }
            });
        }
    }

    // --- the level ------------------------------------------------------------------------------------------------

    fn level(&mut self) {
        let file = self.file;
        if file.format != FORMAT {
            self.inside("format", |c| {
                c.error(format!("format {} is not known", file.format), format!("this program reads format {FORMAT}"))
            });
        }
        self.text("title", &file.title);
        self.text("lesson", &file.lesson);
        if file.lesson.trim().is_empty() {
            self.inside("lesson", |c| c.error("a level teaches something", "say it in one sentence"));
        }
        let starts = file.starts.as_ref().map_or(0, |m| self.moment("starts", m));
        let ends = self.moment("ends", &file.ends);
        if ends <= starts.max(0) {
            self.inside("ends", |c| c.error("the level ends before it starts", "choose a later moment"));
        }
        if let Some(due) = &file.due {
            let due = self.moment("due", due);
            if due < starts.max(0) || due > ends {
                self.inside("due", |c| {
                    c.error("the goal's date is not in the level", "choose a moment between its start and its end")
                });
            }
        }
        if ends > LONGEST_DAYS * 1440 {
            self.inside("ends", |c| c.error("the level is too long", format!("at most {LONGEST_DAYS} days")));
        }
        if let Some(span) = &file.warm_up {
            self.span("warm_up", span);
        }
        self.number("cash", file.cash, -1e15, 1e15);
        self.number("costs_per_hour", file.costs_per_hour, 0.0, 1e12);
        if let Some(face) = &file.face {
            self.inside("face", |c| c.speaker(face));
        }
        if let Some(you) = &file.you {
            self.inside("you", |c| c.person(you));
            self.idle_player(you);
        }
        self.rules();
        self.carry();
        self.hints();
        self.business();
        self.audit();
        self.ids("services", file.services.iter().map(|x| &x.id));
        self.ids("centres", file.centres.iter().map(|x| &x.id));
        self.ids("people", file.people.iter().map(|x| &x.id));
        self.ids("stakeholders", file.stakeholders.iter().map(|x| &x.id));
        self.ids("demand", file.demand.iter().map(|x| &x.id));
        self.ids("changes", file.changes.iter().map(|x| &x.id));
        self.ids("incidents", file.incidents.iter().map(|x| &x.id));
        self.ids("runs", file.runs.iter().map(|x| &x.id));
        self.ids("topics", file.topics.iter().map(|x| &x.id));
        self.ids("messages", file.messages.iter().map(|x| &x.id));
        self.ids("script", file.script.iter().map(|x| &x.id));
        self.ids("endings", file.endings.iter().map(|x| &x.id));
        self.each("services", &file.services, Self::one_service);
        self.cycles();
        if let Some(board) = &file.board {
            self.inside("board", |c| c.workplace(board, None));
        }
        self.inside("change_control", |c| c.board_for(file.change_control));
        self.ids("wip_limits", file.wip_limits.iter().map(|x| &x.id));
        if file.wip_limits.len() > 200 {
            self.inside("wip_limits", |c| c.error("too many WIP limits", "at most 200"));
        }
        self.each("wip_limits", &file.wip_limits, |c, limit| {
            if limit.limit == Some(0) {
                c.inside("limit", |c| c.error("with a limit of 0 nothing would come in", "choose at least 1, or None"));
            }
            c.each("streams", &limit.streams, |c, stream| c.name("stream", stream, c.names.streams.clone()));
        });
        self.each("centres", &file.centres, |c, centre| {
            if let Some(meeting) = &centre.meeting {
                c.inside("meeting", |c| {
                    c.span("every", &meeting.every);
                    if meeting.every.minutes().is_ok_and(|minutes| minutes < 1) {
                        c.inside("every", |c| c.error("at least \"1m\" must lie between", ""));
                    }
                    c.moment("first", &meeting.first);
                    if let Some(length) = &meeting.length {
                        c.span("length", length);
                    }
                    if let CountFile::Uniform(low, high) = meeting.most
                        && low > high
                    {
                        c.inside("most", |c| c.error("from more to fewer", "write the smaller number first"));
                    }
                });
            }
            if centre.wip_limit == Some(0) {
                c.inside("wip_limit", |c| {
                    c.error("with a limit of 0 nobody could work", "choose at least 1, or leave it out")
                });
            }
        });
        self.each("people", &file.people, Self::one_person);
        let heads: u64 = file.people.iter().map(|p| u64::from(p.count)).sum();
        if heads > u64::from(MOST_PEOPLE) {
            self.inside("people", |c| c.error(format!("{heads} people are too many"), "at most 2000"));
        }
        self.each("stakeholders", &file.stakeholders, |c, s| {
            c.number("trust", s.trust, 0.0, 100.0);
            c.number("goes_round_below", s.goes_round_below, 0.0, 100.0);
            if let Some(stream) = &s.goes_round_with {
                c.uses("stream", stream);
                c.inside("goes_round_with", |c| c.name("stream", stream, c.names.streams.clone()));
                if s.goes_round_every.is_none() {
                    c.warn("it is not said how often they go round the process", "add `goes_round_every: \"3h\"`");
                }
            }
            if let Some(pushes) = &s.pushes {
                c.inside("pushes", |c| c.pushes(pushes));
            }
            if let Some(span) = &s.goes_round_every
                && c.span("goes_round_every", span) == 0
                && span.minutes().is_ok()
            {
                c.inside("goes_round_every", |c| c.error("at least \"1m\" must lie between", ""));
            }
        });
        self.freezes(ends);
        self.pipelines();
        self.each("demand", &file.demand, Self::one_stream);
        self.projects();
        self.items(ends);
        self.each("changes", &file.changes, |c, change| {
            c.inside("service", |c| c.service(&change.service));
            c.inside("author", |c| c.centre(&change.author));
            c.inside("roll_back_at", |c| c.workplace(&change.roll_back_at, Some(&change.service)));
            if let Some(at) = &change.roll_forward_at {
                c.inside("roll_forward_at", |c| c.workplace(at, Some(&change.service)));
            }
            c.moment("deployed", &change.deployed);
            c.share("tested", change.tested);
            c.dist("roll_back", &change.roll_back);
            if let Some(dist) = &change.roll_forward {
                c.dist("roll_forward", dist);
            }
            c.each("on_roll_back", &change.on_roll_back, Self::effect);
        });
        self.each("incidents", &file.incidents, Self::one_incident);
        self.each("runs", &file.runs, |c, run| {
            c.inside("service", |c| c.service(&run.service));
            c.inside("at", |c| c.workplace(&run.at, Some(&run.service)));
            let (opens, due) = (c.moment("opens", &run.opens), c.moment("due", &run.due));
            if opens >= due {
                c.inside("due", |c| c.error("it is due before its preparation can start", "choose a later moment"));
            }
            c.dist("prepare", &run.prepare);
            c.number("brings", run.brings, 0.0, 1e12);
            if let Some(hand) = &run.by_hand {
                c.inside("by_hand", |c| {
                    c.inside("at", |c| c.workplace(&hand.at, None));
                    c.dist("effort", &hand.effort);
                    c.dist("clean_up", &hand.clean_up);
                    c.each("then", &hand.then, Self::effect);
                });
            }
        });
        self.improvements();
        self.each("topics", &file.topics, |c, topic| {
            c.inside("with", |c| c.speaker(&topic.with));
            c.span("cost", &topic.cost);
            c.text("label", &topic.label);
            if let Some(when) = &topic.when {
                c.inside("when", |c| c.condition(when));
            }
            c.each("then", &topic.then, Self::effect);
        });
        self.each("messages", &file.messages, Self::one_message);
        self.each("script", &file.script, |c, trigger| c.trigger(trigger, ends));
        if let Some(truth) = &file.truth {
            self.inside("truth", |c| {
                if !(20..=100_000).contains(&truth.seeds) {
                    c.inside("seeds", |c| c.error("that many runs tell nothing, or take too long", "20 to 100000"));
                }
                c.text("formula", &truth.formula);
                c.ids("variants", truth.variants.iter().map(|x| &x.id));
                c.each("variants", &truth.variants, |c, variant| {
                    if variant.script.is_empty() {
                        c.error("nothing is different in it", "add triggers under `script`");
                    }
                    c.each("script", &variant.script, |c, trigger| c.trigger(trigger, ends));
                });
                if truth.variants.len() > 20 {
                    c.inside("variants", |c| c.error("too many variants", "at most 20"));
                }
                c.each("checks", &truth.checks, |c, check| {
                    c.text("what", &check.what);
                    if let Some(at) = &check.at {
                        c.moment("at", at);
                    }
                    c.number("bias", check.bias, 0.0, 0.05);
                    c.number("within", check.within, 0.0, 0.5);
                    c.inside("measure", |c| c.measure(&check.measure, 0));
                });
            });
        }
        self.each("endings", &file.endings, |c, ending| {
            c.text("text", &ending.text);
            if let Some(when) = &ending.when {
                c.inside("when", |c| {
                    c.condition(when);
                    c.can_hold(when);
                });
            }
        });
        self.each("stars", &file.stars, |c, star| c.inside("when", |c| c.condition(&star.when)));
        if !file.endings.is_empty() && !file.endings.iter().any(|e| e.verdict == Verdict::Won) {
            self.inside("endings", |c| c.warn("nobody can win", "add an ending with `verdict: Won`"));
        }
        self.unused();
        self.brings();
    }

    /// A rule for changes that needs a board.
    fn board_for(&mut self, rule: ChangeControl) {
        if matches!(rule, ChangeControl::Board | ChangeControl::Light) && self.file.board.is_none() {
            self.warn(
                format!("there is no board: under `{rule:?}` changes go in as under `Recorded`"),
                "name a work centre under `board`",
            );
        }
    }

    /// The player decides and does no work: at a work centre that does not only meet they would be missed.
    fn idle_player(&mut self, you: &str) {
        let file = self.file;
        let meets = |id: &str| file.centres.iter().any(|centre| centre.id == id && centre.meeting.is_some());
        for (i, person) in file.people.iter().enumerate().filter(|(_, person)| person.id == you) {
            if let Some(centre) = person.centre.as_deref().filter(|centre| !meets(centre)) {
                self.at(&["people".into(), i.into(), "centre".into()], |c| {
                    c.warn(
                        format!(
                            "\"{you}\" is the player, whose time goes into orders: they take no work of \"{centre}\""
                        ),
                        "leave `centre` out here, and let somebody else work there",
                    )
                });
            }
        }
        let placed = file.people.iter().any(|person| person.id == you && person.centre.is_some());
        let asked = |stream: &DemandFile| placed && stream.asks.as_deref() == Some(you);
        for (i, _) in file.demand.iter().enumerate().filter(|(_, stream)| asked(stream)) {
            self.at(&["demand".into(), i.into(), "asks".into()], |c| {
                c.warn(
                    format!("\"{you}\" is the player, who takes no work: it goes along its route"),
                    "let it ask somebody else, or use a message",
                )
            });
        }
    }

    fn trigger(&mut self, trigger: &TriggerFile, ends: i64) {
        self.inside("when", |c| {
            c.condition(&trigger.when);
            c.can_hold(&trigger.when);
        });
        if trigger.then.is_empty() {
            self.warn("this trigger does nothing", "add effects under `then`");
        }
        if let Some(span) = &trigger.again_after
            && self.span("again_after", span) == 0
            && span.minutes().is_ok()
        {
            self.inside("again_after", |c| c.error("it would trigger itself without end", "let at least \"1m\" pass"));
        }
        let again = trigger.again_after.as_ref().and_then(|span| span.minutes().ok()).filter(|span| *span > 0);
        if let Some(again) = again
            && ends as f64 / again as f64 * script::count(&trigger.then) as f64 > MOST_EFFECTS
        {
            self.inside("again_after", |c| {
                c.error("in a level of this length that is too often", "let more time pass")
            });
        }
        self.each("then", &trigger.then, Self::effect);
    }

    /// All work that comes by itself, as expected over the level's length.
    fn items(&mut self, ends: i64) {
        let (minutes, days) = (ends.max(0) as f64, ends.max(0) as f64 / 1440.0);
        let every = |span: &Span| minutes / span.minutes().unwrap_or(1).max(1) as f64;
        let streams = self.file.demand.iter().map(|stream| match &stream.arrivals {
            ArrivalsFile::Never => 0.0,
            ArrivalsFile::Poisson(rate) => rate * days,
            ArrivalsFile::Office(rate) => rate * days * 5.0 / 7.0,
            ArrivalsFile::At(moments) => moments.len() as f64,
            ArrivalsFile::Every(span, _) => every(span),
            ArrivalsFile::Burst(count, _) => f64::from(*count),
        });
        let failures = self.file.services.iter().map(|s| s.failures_per_week * days / 7.0);
        let visits = self.file.stakeholders.iter().filter_map(|s| s.goes_round_every.as_ref()).map(every);
        let all: f64 = streams.chain(failures).chain(visits).sum::<f64>() + project::items(self.file, minutes);
        if all > MOST_ITEMS {
            self.inside("demand", |c| {
                c.error(
                    format!("{all:.0} work items in all are too many"),
                    format!("at most {MOST_ITEMS:.0}: let less arrive"),
                )
            });
        }
    }

    fn uses(&mut self, what: &'static str, name: &str) {
        self.used.insert((what, name.to_string()));
    }

    fn unused(&mut self) {
        let file = self.file;
        let unsaid = |c: &Self, what, id: &str| !c.used.contains(&(what, id.to_string()));
        for (i, message) in file.messages.iter().enumerate() {
            if unsaid(self, "message", &message.id) {
                self.at(&["messages".into(), i.into()], |c| {
                    c.warn(format!("nobody ever says \"{}\"", message.id), "add a `Say` effect, or take it out")
                });
            }
        }
        for (i, stream) in file.demand.iter().enumerate() {
            let waits = matches!(stream.arrivals, ArrivalsFile::Never) || stream.stopped;
            if waits && unsaid(self, "stream", &stream.id) && unsaid(self, "start", &stream.id) {
                self.at(&["demand".into(), i.into()], |c| {
                    c.warn(
                        format!("nothing of \"{}\" ever arrives", stream.id),
                        "add an `Arrive` effect, or take it out",
                    )
                });
            }
        }
        for (i, incident) in file.incidents.iter().enumerate() {
            if incident.starts.is_none() && unsaid(self, "incident", &incident.id) {
                self.at(&["incidents".into(), i.into()], |c| {
                    c.warn(format!("\"{}\" never begins", incident.id), "give it `starts`, or add a `Begin` effect")
                });
            }
        }
        for (i, ending) in file.endings.iter().enumerate() {
            if ending.when.is_none() && unsaid(self, "ending", &ending.id) {
                self.at(&["endings".into(), i.into()], |c| {
                    c.warn(format!("\"{}\" is never reached", ending.id), "give it `when`, or add an `End` effect")
                });
            }
        }
    }

    fn rules(&mut self) {
        let rules = self.file.rules.clone();
        self.inside("rules", |c| {
            c.people_rules(&rules);
            let shares = [
                ("knowledge_needed", rules.knowledge_needed),
                ("pace_of_the_least_knowing", rules.pace_of_the_least_knowing),
                ("learned_per_hour", rules.learned_per_hour),
                ("examine_with_record", rules.examine_with_record),
                ("examine_saved_by_documentation", rules.examine_saved_by_documentation),
                ("examine_saved_by_monitoring", rules.examine_saved_by_monitoring),
                ("found_without_record", rules.found_without_record),
                ("revenue_with_wrong_results", rules.revenue_with_wrong_results),
                ("pace_after_overtime", rules.pace_after_overtime),
                ("debt_growth", rules.debt_growth),
                ("kata_faster", rules.kata_faster),
                ("kata_shorter_dip", rules.kata_shorter_dip),
                ("rebuild_fault", rules.rebuild_fault),
                ("canary_finds", rules.canary_finds),
            ];
            for (key, value) in shares {
                if let Some(value) = value {
                    c.share(key, value);
                }
            }
            for (key, value) in [
                ("your_pace", rules.your_pace),
                ("unplanned_rate", rules.unplanned_rate),
                ("lost_trust", rules.lost_trust),
            ] {
                if let Some(value) = value {
                    c.number(key, value, 0.0, 10.0);
                }
            }
            let owed = [
                ("debt_wear", rules.debt_wear),
                ("debt_change_failure", rules.debt_change_failure),
                ("debt_effort", rules.debt_effort),
                ("debt_untested", rules.debt_untested),
                ("debt_rushed", rules.debt_rushed),
                ("debt_overdue", rules.debt_overdue),
                ("overload_failures", rules.overload_failures),
                ("weakness_longer", rules.weakness_longer),
            ];
            for (key, value) in owed {
                if let Some(value) = value {
                    c.number(key, value, 0.0, 20.0);
                }
            }
            if let Some(places) = rules.overload_places {
                c.number("overload_places", f64::from(places), 1.0, 1000.0);
            }
            for (key, value) in [
                ("turned_away", rules.turned_away),
                ("overtime_cost", rules.overtime_cost),
                ("trust_for_a_no", rules.trust_for_a_no),
                ("trust_of_a_no", rules.trust_of_a_no),
                ("trust_of_a_freeze", rules.trust_of_a_freeze),
            ] {
                if let Some(value) = value {
                    c.number(key, value, 0.0, 1e9);
                }
            }
            if let Some(value) = rules.diagnosis_per_doubling {
                c.number("diagnosis_per_doubling", value, 0.0, 100.0);
            }
            if let Some(value) = rules.mapped_per_hour {
                c.number("mapped_per_hour", value, 1.0, 1000.0);
            }
            let spans = [
                ("flag_switch", &rules.flag_switch),
                ("detection", &rules.detection),
                ("tell", &rules.tell),
                ("card", &rules.card),
                ("document", &rules.document),
                ("triage", &rules.triage),
                ("your_backlog", &rules.your_backlog),
                ("overtime", &rules.overtime),
                ("minor_diagnosis", &rules.minor_diagnosis),
                ("minor_repair", &rules.minor_repair),
                ("drill", &rules.drill),
                ("weakness_repair", &rules.weakness_repair),
                ("kata_meeting", &rules.kata_meeting),
            ];
            for (key, span) in spans {
                if let Some(span) = span {
                    c.span(key, span);
                }
            }
        });
    }

    fn one_service(&mut self, service: &ServiceFile) {
        self.inside("owner", |c| c.centre(&service.owner));
        self.each("depends_on", &service.depends_on, |c, other| c.service(other));
        self.share("documentation", service.documentation);
        self.share("monitoring", service.monitoring);
        self.share("test_coverage", service.test_coverage);
        self.number("load", service.load, 0.0, 10.0);
        self.number("failures_per_week", service.failures_per_week, 0.0, 10_000.0);
        self.number("revenue_per_hour", service.revenue_per_hour, 0.0, 1e12);
        self.service_load(service);
        if service.debt > 5 {
            self.inside("debt", |c| c.error("there are at most five loose cables", "choose 0 to 5"));
        }
    }

    fn cycles(&mut self) {
        let file = self.file;
        let places: BTreeMap<&str, usize> =
            file.services.iter().enumerate().rev().map(|(i, s)| (s.id.as_str(), i)).collect();
        // Kahn's algorithm: what is left over stands in a circle.
        let mut needs = vec![0; file.services.len()];
        let mut needed_by = vec![Vec::new(); file.services.len()];
        for (i, service) in file.services.iter().enumerate() {
            for &other in service.depends_on.iter().filter_map(|d| places.get(d.as_str())) {
                needs[i] += 1;
                needed_by[other].push(i);
            }
        }
        let mut free: Vec<usize> = (0..needs.len()).filter(|&i| needs[i] == 0).collect();
        let mut seen = 0;
        while let Some(done) = free.pop() {
            seen += 1;
            for &i in &needed_by[done] {
                needs[i] -= 1;
                if needs[i] == 0 {
                    free.push(i);
                }
            }
        }
        if seen < needs.len() {
            let round: Vec<&str> =
                (0..needs.len()).filter(|&i| needs[i] > 0).map(|i| file.services[i].id.as_str()).take(12).collect();
            self.inside("services", |c| {
                c.error(
                    format!("services depend on each other in a circle: {}", round.join(", ")),
                    "take one `depends_on` out",
                )
            });
        }
    }

    fn one_person(&mut self, person: &PersonFile) {
        if let Some(centre) = &person.centre {
            self.inside("centre", |c| c.centre(centre));
        }
        if let Some(desk) = &person.triage {
            self.inside("triage", |c| c.workplace(desk, None));
        }
        if person.interruptions == Interruptions::Triaged && person.triage.is_none() {
            self.inside("interruptions", |c| {
                c.error("nobody sorts requests to this person", "name a work centre under `triage`")
            });
        }
        self.number("speed", person.speed, 0.05, 20.0);
        self.beyond_work(person);
        self.share("otherwise", person.otherwise);
        for (service, share) in &person.knowledge {
            self.at(&["knowledge".into(), Step::Key(service.clone())], |c| c.service(service));
            self.inside("knowledge", |c| c.share(service, *share));
        }
        if person.count == 0 || person.count > 2000 {
            self.inside("count", |c| c.error(format!("{} people of one kind", person.count), "choose 1 to 2000"));
        }
        if person.wip_limit == 0 || person.wip_limit > 8 {
            self.inside("wip_limit", |c| c.error("nobody can work like that", "choose 1 to 8"));
        }
        self.inside("shift", |c| c.shift(&person.shift));
    }

    fn shift(&mut self, shift: &ShiftFile) {
        if let ShiftFile::Weekdays(from, to) | ShiftFile::Daily(from, to) = shift {
            for clock in [from, to] {
                if Moment(format!("day 1 {clock}")).minute(Weekday::Mon).is_err() {
                    self.error(format!("\"{clock}\" is no time of day"), "write for example \"08:30\"");
                }
            }
            if from == to {
                self.error("this shift has no length", "use Always for day and night");
            }
        }
    }

    /// A work centre with a crew, of which (or of everybody) someone knows enough of the service.
    fn workplace(&mut self, centre: &str, service: Option<&String>) {
        self.centre(centre);
        if !self.names.centres.contains(centre) {
            return;
        }
        if !self.names.staffed.contains(centre) {
            self.error(
                format!("nobody works at \"{centre}\""),
                "give a person `centre:` with this name, or let it only meet (`meeting`)",
            );
        }
        if let Some(service) = service
            && self.names.services.contains(service.as_str())
        {
            let needed = self.needed;
            let mastered = self.names.mastered.get(service).copied().unwrap_or_else(|| {
                let known = |p: &PersonFile| p.knowledge.get(service).copied().unwrap_or(p.otherwise);
                self.file.people.iter().any(|p| p.centre.is_some() && known(p) >= needed)
            });
            self.names.mastered.insert(service.clone(), mastered);
            if !mastered {
                self.error(
                    format!("nobody knows enough of \"{service}\" to work on it"),
                    format!("somebody needs a knowledge of at least {needed}"),
                );
            }
        }
    }

    fn one_stream(&mut self, stream: &DemandFile) {
        if stream.titles.is_empty() {
            self.inside("titles", |c| c.error("its items have no title", "add at least one"));
        }
        if stream.route.is_empty() {
            self.inside("route", |c| c.error("its items have nowhere to go", "add at least one task"));
        }
        if stream.route.len() > 200 {
            self.inside("route", |c| c.error("this route is too long", "at most 200 tasks"));
        }
        self.inside("arrivals", |c| match &stream.arrivals {
            ArrivalsFile::Never => {}
            ArrivalsFile::Poisson(rate) | ArrivalsFile::Office(rate) => {
                if !(0.0..=10_000.0).contains(rate) {
                    c.error(format!("{rate} a day lies outside 0…10000"), "choose a number within");
                }
            }
            ArrivalsFile::At(moments) => {
                for moment in moments {
                    c.moment("", moment);
                }
            }
            ArrivalsFile::Every(span, first) => {
                c.moment("", first);
                if c.span("", span) == 0 && span.minutes().is_ok() {
                    c.error("at least \"1m\" must lie between two items", "");
                }
            }
            ArrivalsFile::Burst(count, moment) => {
                c.moment("", moment);
                if *count > 100_000 {
                    c.error(format!("{count} items at once are too many"), "at most 100000");
                }
            }
        });
        for (i, task) in stream.route.iter().enumerate().take(200) {
            self.at(&["route".into(), i.into()], |c| {
                c.inside("at", |c| c.workplace(&task.at, task.service.as_ref()));
                c.dist("effort", &task.effort);
                if let Some(service) = &task.service {
                    c.inside("service", |c| c.service(service));
                }
                if let Some(rework) = &task.rework {
                    c.inside("rework", |c| {
                        if !(0.0..1.0).contains(&rework.share) {
                            c.inside("share", |c| {
                                c.error(format!("{} is no share below 1", rework.share), "items must leave some time")
                            });
                        }
                        if !stream.route[..i].iter().any(|earlier| earlier.at == rework.to) {
                            c.inside("to", |c| {
                                c.error(
                                    format!("no earlier task of this route is at \"{}\"", rework.to),
                                    "name the work centre of an earlier task",
                                )
                            });
                        }
                    });
                }
            });
        }
        if let Some(who) = &stream.requester {
            self.inside("requester", |c| c.stakeholder(who));
        }
        if let Some(who) = &stream.asks {
            self.inside("asks", |c| c.person(who));
            if self.file.people.iter().any(|p| &p.id == who && p.centre.is_none()) {
                self.inside("asks", |c| {
                    c.error(format!("\"{who}\" takes no work items"), "ask somebody with a work centre")
                });
            }
        }
        if let Some(span) = &stream.due_after {
            self.span("due_after", span);
        }
        self.number("trust", stream.trust, -100.0, 100.0);
        self.security(stream);
        if let Some(value) = &stream.value {
            self.value(value);
        }
        self.stream_debt(stream);
        if let Some(pipeline) = &stream.pipeline {
            self.inside("pipeline", |c| c.pipeline(pipeline));
        }
        if let Some(risk) = &stream.risk {
            self.inside("risk", |c| {
                c.inside("service", |c| c.service(&risk.service));
                c.share("failure", risk.failure);
                c.share("tested", risk.tested);
                c.share("recorded", risk.recorded);
            });
        }
    }

    fn one_incident(&mut self, incident: &IncidentFile) {
        self.inside("service", |c| c.service(&incident.service));
        self.inside("cause", |c| match &incident.cause {
            CauseFile::Change(change) => c.name("change", change, c.names.changes.clone()),
            CauseFile::Wear(service) if Span(service.clone()).minutes().is_ok() => c.error(
                format!("there is no service \"{service}\""),
                "`Wear` names the service that wore out; how long it takes, say `examine` and `restore`",
            ),
            CauseFile::Wear(service) => c.service(service),
        });
        for (key, moment) in [("starts", &incident.starts), ("detected", &incident.detected)] {
            if let Some(moment) = moment {
                self.moment(key, moment);
            }
        }
        self.each("suspects", &incident.suspects, |c, suspect| {
            c.inside("service", |c| c.service(&suspect.service));
            c.number("weight", suspect.weight, 0.0, 1e6);
        });
        if !incident.suspects.is_empty() {
            let guilty = match &incident.cause {
                CauseFile::Wear(service) => {
                    Some(service).filter(|service| self.names.services.contains(service.as_str()))
                }
                CauseFile::Change(change) => self.file.changes.iter().find(|c| &c.id == change).map(|c| &c.service),
            };
            if guilty.is_some_and(|guilty| !incident.suspects.iter().any(|s| &s.service == guilty)) {
                self.inside("suspects", |c| {
                    c.error("the guilty service is not among the suspects: nobody could find it", "add it")
                });
            }
        }
        self.dist("examine", &incident.examine);
        self.dist("restore", &incident.restore);
        self.inside("restore_at", |c| c.workplace(&incident.restore_at, Some(&incident.service)));
        self.number("cost_per_hour", incident.cost_per_hour, 0.0, 1e12);
    }

    fn one_message(&mut self, message: &MessageFile) {
        self.inside("from", |c| c.speaker(&message.from));
        self.text("text", &message.text);
        self.ids("choices", message.choices.iter().map(|c| &c.id));
        self.each("choices", &message.choices, |c, choice| {
            if let Some(cost) = &choice.cost {
                c.span("cost", cost);
            }
            if let Some(when) = &choice.when {
                c.inside("when", |c| c.condition(when));
            }
            c.each("then", &choice.then, Self::effect);
        });
        if let Some(span) = &message.expires {
            self.span("expires", span);
            if message.otherwise.is_none() && !message.choices.is_empty() {
                self.inside("expires", |c| {
                    c.error("it is not said which answer is taken then", "add `otherwise: \"…\"`")
                });
            }
        }
        if let Some(otherwise) = &message.otherwise {
            let known = known(message.choices.iter().map(|c| &c.id));
            self.inside("otherwise", |c| c.name("answer", otherwise, known));
        }
    }

    // --- the language ---------------------------------------------------------------------------------------------

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Always => {}
            Condition::From(moment) => {
                self.moment("", moment);
            }
            Condition::Happened(what) => self.happening(what),
            Condition::Since(what, span) => {
                self.happening(what);
                self.span("", span);
            }
            Condition::Below(metric, value) | Condition::AtLeast(metric, value) => {
                self.metric(metric);
                if !value.is_finite() {
                    self.error(format!("{value} is no number to compare with"), "write a number");
                }
            }
            Condition::Exceeds(more, less) => {
                self.metric(more);
                self.metric(less);
            }
            Condition::Times(what, times) => {
                self.happening(what);
                if *times == 0 {
                    self.error("that is always so", "ask for at least 1");
                }
            }
            Condition::Chance(_, share) => self.probability(*share),
            Condition::All(all) | Condition::Any(all) => {
                for (i, one) in all.iter().enumerate() {
                    self.at(&[0.into(), i.into()], |c| c.condition(one));
                }
            }
            Condition::Not(not) => self.at(&[0.into()], |c| c.condition(not)),
        }
    }

    /// A condition that can never hold is an error.
    fn can_hold(&mut self, condition: &Condition) {
        if let Some(why) = self.never(condition) {
            self.error(format!("this can never happen: {why}"), "correct it, or take it out");
        }
    }

    fn never(&self, condition: &Condition) -> Option<String> {
        let file = self.file;
        let ends = file.ends.minute(file.first_day).unwrap_or(i64::MAX);
        match condition {
            Condition::From(moment) => {
                let late = moment.minute(file.first_day).is_ok_and(|at| at > ends);
                late.then(|| format!("{} is after the end of the level", moment.0))
            }
            Condition::Happened(what) | Condition::Since(what, _) | Condition::Times(what, _) => {
                let said = |message: &String| self.names.said.contains(message.as_str());
                match what {
                    Happening::Said(message) | Happening::Chosen(message, _)
                        if self.names.messages.contains(message.as_str()) =>
                    {
                        (!said(message)).then(|| format!("nobody ever says \"{message}\""))
                    }
                    _ => None,
                }
            }
            Condition::All(all) => all.iter().find_map(|c| self.never(c)),
            Condition::Any(any) if !any.is_empty() => {
                any.iter().all(|c| self.never(c).is_some()).then(|| "none of these ever holds".into())
            }
            Condition::Any(_) => Some("there is nothing to choose from".into()),
            Condition::Not(not) => (**not == Condition::Always).then(|| "it is the opposite of always".into()),
            _ => None,
        }
    }

    fn happening(&mut self, what: &Happening) {
        match what {
            Happening::Began(x) | Happening::Detected(x) | Happening::CauseFound(x) | Happening::Resolved(x) => {
                self.name("incident", x, self.names.incidents.clone());
            }
            Happening::RuledOut(incident, service) => {
                self.name("incident", incident, self.names.incidents.clone());
                self.service(service);
            }
            Happening::Deployed(x)
            | Happening::Recorded(x)
            | Happening::RolledBack(x)
            | Happening::RolledForward(x) => {
                self.name("change", x, self.names.changes.clone());
            }
            Happening::Told(x) => self.centre(x),
            Happening::Improved(x) => self.improvement(x),
            Happening::Target(x, _) => self.target(x),
            Happening::Drilled(x, _) => self.service(x),
            Happening::Left(x, _) | Happening::HandReady(x) | Happening::Missed(x) => {
                self.name("run", x, self.names.runs.clone())
            }
            Happening::Said(x) => self.name("message", x, self.names.messages.clone()),
            Happening::Chosen(message, choice) => {
                self.name("message", message, self.names.messages.clone());
                if let Some(choices) = self.names.answers.get(message.as_str()).cloned() {
                    self.name("answer", choice, choices);
                }
            }
            Happening::Finished(x) => self.name("stream", x, self.names.streams.clone()),
            Happening::Resigned(x) | Happening::Departed(x) | Happening::Joined(x) => self.person(x),
            Happening::Delivered(x) => self.name("project", x, self.names.projects.clone()),
            Happening::Pushed(x, _) => self.stakeholder(x),
            Happening::Raised(x) | Happening::Fixed(x) | Happening::OutOfScope(x) => self.finding(x),
            Happening::Passed(x) | Happening::Failed(x) => self.an_audit(x),
            Happening::Breached(x) => self.service(x),
            Happening::Announced(_) | Happening::Acted(_) | Happening::ActedOn(..) => {}
        }
    }

    fn effect(&mut self, effect: &Effect) {
        match effect {
            Effect::Say(x) => {
                self.uses("message", x);
                self.name("message", x, self.names.messages.clone());
            }
            Effect::Arrive(x) => {
                self.uses("stream", x);
                self.name("stream", x, self.names.streams.clone());
            }
            Effect::Begin(x) => {
                self.uses("incident", x);
                self.name("incident", x, self.names.incidents.clone());
            }
            Effect::Clue(incident, suspect, factor) => {
                self.name("incident", incident, self.names.incidents.clone());
                self.service(suspect);
                if !(0.001..=1000.0).contains(factor) {
                    self.error(
                        format!("{factor} is no weight of a clue"),
                        "choose above 1 for likelier, below 1 for less",
                    );
                }
            }
            Effect::End(x) => {
                self.uses("ending", x);
                self.name("ending", x, self.names.endings.clone());
            }
            Effect::Trust(who, by) => {
                self.stakeholder(who);
                if !by.is_finite() || by.abs() > 100.0 {
                    self.error(format!("{by} is no change of trust"), "choose −100 to 100");
                }
            }
            Effect::Morale(who, by) => {
                self.person(who);
                if !by.is_finite() || by.abs() > 100.0 {
                    self.error(format!("{by} is no change of morale"), "choose −100 to 100");
                }
            }
            Effect::Cash(by) | Effect::Set(_, by) | Effect::Add(_, by) => {
                if !by.is_finite() || by.abs() > 1e15 {
                    self.error(format!("{by} is no number to work with"), "choose a smaller one");
                }
            }
            Effect::Copy(_, metric) => self.metric(metric),
            Effect::Perhaps(_, share, then) => {
                self.probability(*share);
                then.iter().for_each(|one| self.effect(one));
            }
            Effect::Shift(person, shift) => {
                self.person(person);
                self.shift(shift);
            }
            Effect::Own(service, centre) => {
                self.service(service);
                self.centre(centre);
            }
            Effect::Rate(stream, times) => {
                self.name("stream", stream, self.names.streams.clone());
                if !(0.01..=100.0).contains(times) {
                    self.error(
                        format!("{times} times as much lies outside 0.01…100"),
                        "choose a number within, or stop the stream with `Stop`",
                    );
                }
            }
            Effect::Grow(stream, times) => {
                self.name("stream", stream, self.names.streams.clone());
                if !(0.1..=10.0).contains(times) {
                    self.error(
                        format!("{times} times as much lies outside 0.1…10"),
                        "choose a number within: 1.1 is a tenth more than now",
                    );
                }
            }
            Effect::Start(stream) | Effect::Stop(stream) => {
                self.uses("start", stream);
                self.name("stream", stream, self.names.streams.clone());
            }
            Effect::Unlock(_) | Effect::Lock(_) => {}
            Effect::Breach(service) => self.service(service),
            Effect::Monitoring(service, by)
            | Effect::Documentation(service, by)
            | Effect::TestCoverage(service, by) => {
                self.service(service);
                if !(-1.0..=1.0).contains(by) {
                    self.error(format!("a share cannot change by {by}"), "choose −1 to 1");
                }
            }
            Effect::Pace(centre, times) => {
                self.centre(centre);
                if !(0.05..=20.0).contains(times) {
                    self.error(format!("{times} times the pace lies outside 0.05…20"), "choose a number within");
                }
            }
            Effect::Load(service, factor) => self.load_effect(service, *factor),
            Effect::Debt(service, by) => self.debt_effect(service, *by),
            Effect::Do(action) => self.action(action),
        }
    }

    fn action(&mut self, action: &Action) {
        match action {
            Action::Answer { message, choice } => self.happening(&Happening::Chosen(message.clone(), choice.clone())),
            Action::Talk { topic } => self.name("topic", topic, self.names.topics.clone()),
            Action::AskChanges { centre } | Action::LimitCentre { centre, .. } | Action::Overtime { centre } => {
                self.centre(centre)
            }
            Action::Investigate { incident, suspect, by } => {
                self.name("incident", incident, self.names.incidents.clone());
                self.service(suspect);
                self.person(by);
            }
            Action::RollBack { change } | Action::RollForward { change } => {
                self.name("change", change, self.names.changes.clone())
            }
            Action::LimitWip { limit, .. } => self.name("WIP limit", limit, self.names.limits.clone()),
            Action::ByHand { run } => self.name("run", run, self.names.runs.clone()),
            Action::Release { project } | Action::Freeze { project } | Action::Unfreeze { project } => {
                self.name("project", project, self.names.projects.clone())
            }
            Action::Gate { .. } => {}
            Action::Pair { expert, learner, .. } => {
                self.person(expert);
                self.person(learner);
            }
            Action::Hire { centre } => self.centre(centre),
            Action::SayNo { stakeholder } => self.stakeholder(stakeholder),
            Action::Guard { person, .. } | Action::LimitPerson { person, .. } => self.person(person),
            Action::Move { person, centre } => {
                self.person(person);
                self.centre(centre);
            }
            Action::Document { person, service } => {
                self.person(person);
                self.service(service);
            }
            Action::Scope { control } => self.own_control(control),
            Action::AddCapacity { service }
            | Action::Elastic { service, .. }
            | Action::Offload { service }
            | Action::Drill { service } => self.service(service),
            Action::Improve { improvement } => self.improvement(improvement),
            Action::Aim { target } => self.target(target),
            Action::Reserve { centre, .. } => self.centre(centre),
            Action::Control { mode } => self.board_for(*mode),
            Action::Kata { .. } => {}
            Action::ReleaseBy { pipeline, policy } => {
                self.pipeline(pipeline);
                self.release_policy("policy", policy);
            }
            Action::ReleaseNow { pipeline }
            | Action::TakeBack { pipeline }
            | Action::UseCanary { pipeline, .. }
            | Action::UseFlags { pipeline, .. } => self.pipeline(pipeline),
            Action::MapSteps { pipeline, person } => {
                self.pipeline(pipeline);
                self.person(person);
            }
            Action::Automate { pipeline, stage } | Action::Remove { pipeline, stage } => self.stage_of(pipeline, stage),
            Action::Refresh { environment } => self.environment(environment),
            Action::Authorise { .. }
            | Action::Prioritise { .. }
            | Action::Assign { .. }
            | Action::Hold { .. }
            | Action::Schedule { .. } => {
                self.error(
                    "the number of a work item is not known beforehand",
                    "use Top, Give, Hold, Schedule or Authorise with a Pick in a strategy or a scenario: `Authorise(Stream(\"job\"), true)`",
                );
            }
        }
    }

    fn order(&mut self, order: &Order) {
        match order {
            Order::Do(action) => self.action(action),
            Order::Top(pick) | Order::Hold(pick, _) | Order::Authorise(pick, _) | Order::Schedule(pick, _) => {
                self.pick(pick);
            }
            Order::Give(pick, person) => {
                self.pick(pick);
                self.person(person);
            }
        }
    }

    fn pick(&mut self, pick: &Pick) {
        match pick {
            Pick::Stream(x) => self.name("stream", x, self.names.streams.clone()),
            Pick::Kind(_) => {}
            Pick::Incident(x) => self.name("incident", x, self.names.incidents.clone()),
            Pick::Change(x) => self.name("change", x, self.names.changes.clone()),
            Pick::Run(x) => self.name("run", x, self.names.runs.clone()),
            Pick::Tell(x) => self.centre(x),
            Pick::Finding(x) => {
                let findings = self.file.audits.iter().flat_map(|audit| &audit.findings);
                self.name("finding", x, known(findings.map(|finding| &finding.id)));
            }
            Pick::Improvement(x) => {
                self.name("countermeasure", x, known(self.file.improvements.iter().map(|one| &one.id)));
            }
        }
    }

    fn proof(&mut self, proof: &ProofFile) {
        if proof.format != FORMAT {
            self.inside("format", |c| {
                c.error(format!("format {} is not known", proof.format), format!("this program reads format {FORMAT}"))
            });
        }
        if proof.lever.is_empty() {
            self.inside("lever", |c| c.error("no action carries the lesson", "name at least one kind of action"));
        }
        if proof.strategies.iter().filter(|s| s.role == Role::Good).count() < 2 {
            self.inside("strategies", |c| {
                c.warn("a lesson needs two different good ways", "add a strategy with `role: Good`")
            });
        }
        if !proof.strategies.iter().any(|s| s.role == Role::Temptation) {
            self.inside("strategies", |c| {
                c.warn("nothing tempts the player", "add a strategy with `role: Temptation`")
            });
        }
        for (i, metric) in proof.metrics.iter().enumerate() {
            self.at(&["metrics".into(), i.into()], |c| c.metric(metric));
        }
        self.ids("strategies", proof.strategies.iter().map(|s| &s.id));
        self.each("strategies", &proof.strategies, |c, strategy| {
            if matches!(strategy.id.as_str(), "none" | "random") {
                c.inside("id", |c| {
                    c.error(format!("\"{}\" is the engine's own player", strategy.id), "choose another id")
                });
            }
            c.each("rules", &strategy.rules, |c, rule| {
                if let Some(when) = &rule.when {
                    c.inside("when", |c| c.condition(when));
                }
                if let Some(span) = &rule.again_after {
                    c.span("again_after", span);
                }
                c.each("orders", &rule.orders, Self::order);
            });
        });
    }
}

/// Every effect of a level, also those inside of others.
pub(crate) fn effects(file: &LevelFile) -> impl Iterator<Item = &Effect> {
    let script = file.script.iter().flat_map(|t| &t.then);
    let topics = file.topics.iter().flat_map(|t| &t.then);
    let answers = file.messages.iter().flat_map(|m| &m.choices).flat_map(|c| &c.then);
    let changes = file.changes.iter().flat_map(|c| &c.on_roll_back);
    let runs = file.runs.iter().filter_map(|r| r.by_hand.as_ref()).flat_map(|h| &h.then);
    let audits = file
        .audits
        .iter()
        .flat_map(|a| a.passed.iter().chain(&a.failed).chain(a.controls.iter().flat_map(|control| &control.then)));
    let runs = runs.chain(audits).chain(file.breach.iter().flat_map(|breach| &breach.then));
    let improvements = file.improvements.iter().flat_map(|x| &x.then);
    let variants = file.truth.iter().flat_map(|t| &t.variants).flat_map(|v| &v.script).flat_map(|t| &t.then);
    script
        .chain(topics)
        .chain(answers)
        .chain(changes)
        .chain(runs)
        .chain(improvements)
        .chain(variants)
        .flat_map(script::all)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said about a level with these fields.
    fn said(more: &str) -> Vec<String> {
        let text = format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 6 00:00\",
              services: [(id: \"web\", name: \"Web\", owner: \"desk\")],
              centres: [(id: \"desk\", name: \"Desk\"), (id: \"cab\", name: \"Board\", meeting: Some((every: \"1d\", first: \"day 1 10:00\", most: Fixed(3))))],
              {more})"
        );
        from_text("small", &text, None).1.iter().map(|problem| format!("{problem}")).collect()
    }

    const ANN: &str = "people: [(id: \"ann\", centre: \"desk\"), (id: \"bob\", centre: \"desk\"), (id: \"eve\", centre: \"cab\"), (id: \"lead\")]";

    #[test]
    fn a_player_whose_work_would_be_missed_is_told() {
        let you = |who: &str| said(&format!("you: \"{who}\", {ANN}"));
        assert_eq!((you("lead").len(), you("eve").len()), (0, 0), "a board meets with the player in it");
        assert!(you("ann").len() == 1 && you("ann")[0].contains("they take no work of \"desk\""), "{:?}", you("ann"));
        let asked = said(&format!(
            "you: \"eve\", {ANN}, demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Burst(1, \"day 1 00:00\"), asks: \"eve\", route: [(at: \"desk\", effort: Fixed(\"1h\"))])]"
        ));
        assert!(asked.len() == 1 && asked[0].contains("it goes along its route"), "{asked:?}");
    }

    #[test]
    fn a_board_that_is_not_there_is_missed() {
        let control = |rule: &str, more: &str| said(&format!("change_control: {rule}, {more} {ANN}"));
        assert_eq!(control("Recorded", "").len(), 0);
        assert_eq!(control("Board", "board: \"cab\",").len(), 0);
        for rule in ["Board", "Light"] {
            assert!(control(rule, "")[0].contains("there is no board"), "{:?}", control(rule, ""));
        }
        let later = said(&format!("{ANN}, script: [(id: \"s\", when: Always, then: [Do(Control(mode: Board))])]"));
        assert!(later.len() == 1 && later[0].contains("there is no board"), "{later:?}");
    }

    #[test]
    fn what_wore_out_is_a_service_and_one_mistake_is_told_once() {
        let wear = |what: &str| {
            said(&format!(
                "{ANN}, incidents: [(id: \"odd\", title: \"Odd\", service: \"web\", starts: \"day 1 00:00\", cause: Wear(\"{what}\"),
                  suspects: [(service: \"web\", weight: 1)], examine: Fixed(\"1h\"), restore: Fixed(\"1h\"), restore_at: \"desk\")]"
            ))
        };
        assert_eq!(wear("web").len(), 0);
        assert!(wear("45m").len() == 1 && wear("45m")[0].contains("say `examine` and `restore`"), "{:?}", wear("45m"));
        assert!(wear("webb").len() == 1 && wear("webb")[0].contains("did you mean"), "{:?}", wear("webb"));
        let length = said(&format!("warm_up: \"1d2h\", {ANN}"));
        assert!(length.len() == 1 && length[0].contains("a space stands between"), "{length:?}");
    }
}
