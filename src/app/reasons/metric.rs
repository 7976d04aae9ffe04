//! Why a metric is what it is: what moved it, and where nobody keeps account of that, what it is made of now.

use std::collections::BTreeMap;

use super::service::{debt, load};
use super::work::scope;
use super::{MOST, first, incident, morale, moved, pipeline, signed, tired, waiting};
use crate::app::floor::{span, when};
use crate::app::session::Session;
use crate::app::sheets::why::{self, hours_by_source};
use crate::app::words;
use crate::level::Level;
use crate::level::file::{Happening, Kind};
use crate::locale::number;
use crate::report::money;
use crate::sim::view::{
    ChangeView, Health, IncidentStage, ItemPlace, ItemView, PersonView, ProjectView, ServiceView, View,
};
use crate::sim::{extreme_of, metric_about};
use crate::tr;

/// A number of hours of so little is none.
const LITTLE: f64 = 0.05;

/// What moved a metric, or what it is made of; nothing for one of which nothing is known but its number.
pub(crate) fn metric(game: &Session, name: &str) -> Vec<String> {
    let name = extreme_of(name).unwrap_or(name);
    let account = match name {
        "cash_change" => "cash",
        "market_share" => "satisfaction",
        other => other,
    };
    let moved = moved(game, account, None);
    match name {
        "cash.revenue" => [revenue(&game.view), moved].concat(),
        _ if !moved.is_empty() => moved,
        _ => match made_of(game, name) {
            known if !known.is_empty() => known,
            _ if metric_about(account).is_some() && game.view.metrics.contains_key(account) => {
                vec![tr!("why-unmoved").into()]
            }
            _ => Vec::new(),
        },
    }
}

/// What a metric means, and why it is what it is.
pub(crate) fn measured(game: &Session, name: &str) -> Vec<String> {
    [vec![words::metric_of(&game.view, name)], metric(game, name)].concat()
}

fn made_of(game: &Session, name: &str) -> Vec<String> {
    let (view, level): (&View, &Level) = (&game.view, game.sim.level());
    let parts: Vec<&str> = name.split('.').collect();
    match parts[..] {
        ["trust"] => trusts(view),
        ["open_work"] => [kinds(view), piles(view, &view.items)].concat(),
        ["open_unplanned"] => piles(view, view.items.iter().filter(|item| item.kind == Kind::Unplanned)),
        ["constraint_open"] => view.constraint.map_or(Vec::new(), |person| in_hand(view, person)),
        ["unplanned_share" | "unplanned_hours"] => sources(view),
        ["unplanned_from_requests"] => [asking(view), sources(view)].concat(),
        ["unplanned_from_changes"] => failed(view),
        ["unplanned_from_breaches"] => breaches(view),
        [from] if from.starts_with("unplanned_from_") => troubled(view),
        ["incidents_open" | "incidents_begun" | "recovery_time"] => incidents(view),
        ["changes_outstanding"] => outstanding(view),
        ["change_failure_rate"] => failed(view),
        ["deploys_per_day"] => latest(view),
        ["change_lead_time"] => view.pipelines.iter().flat_map(pipeline::lead_time).collect(),
        ["record_share" | "changes_off_record" | "off_record"] => record(view),
        ["switching_share" | "constraint_switching"] => switching(view),
        ["projects_done" | "projects_open" | "projects_in_time"] => view.projects.iter().map(project).collect(),
        ["project" | "needs", id, ..] => view
            .projects
            .iter()
            .find(|p| p.id == id)
            .map_or(Vec::new(), |p| [vec![project(p)], needs(view, p)].concat()),
        ["gate_hours"] => {
            let running = view.projects.iter().filter(|p| p.stage == "running");
            running.flat_map(|p| [vec![project(p)], needs(view, p)].concat()).collect()
        }
        ["holes"] => holes(view, level),
        ["breaches"] => [breaches(view), holes(view, level)].concat(),
        ["findings_open"] => view.audits.iter().flat_map(scope).collect(),
        ["morale"] => people(view, |p| p.morale, |p| number(p.morale, 0)),
        ["fatigue"] => people(view, |p| -p.fatigue, |p| tr!("percent", percent = number(100.0 * p.fatigue, 0))),
        ["morale", who] => one(view, who, |p| morale(p, &level.rules)),
        ["fatigue", who] => one(view, who, |p| tired(p, &level.rules)),
        ["utilisation" | "wait" | "queue" | "inside" | "throughput" | "pace", id] => {
            view.centres.iter().find(|c| c.id == id).map_or(Vec::new(), |centre| waiting(view, centre))
        }
        ["load", id] => view.services.iter().find(|s| s.id == id).map_or(Vec::new(), load),
        ["debt", id] => view.services.iter().find(|s| s.id == id).map_or(Vec::new(), debt),
        ["parity", id] => pipeline::parity(view, level, id),
        ["undeployed"] => view.pipelines.iter().flat_map(|p| pipeline::undeployed(view, p)).collect(),
        ["pipeline", id, key] => {
            view.pipelines.iter().find(|p| p.id == id).map_or(Vec::new(), |p| pipeline::of(view, p, key))
        }
        ["lead_time" | "lead_p50" | "lead_p85" | "lead_p95" | "delay_cost" | "late"] => oldest(view),
        _ => Vec::new(),
    }
}

/// A list below what it is a list of; nothing if it is empty.
pub(crate) fn list(head: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() { lines } else { [vec![head.to_string()], lines].concat() }
}

/// A line of a list: a figure, and what it belongs to.
pub(crate) fn entry(figure: impl std::fmt::Display, what: &str) -> String {
    format!("{figure}  {what}")
}

/// What services earn an hour, and what of it they earn now.
fn revenue(view: &View) -> Vec<String> {
    let line = |service: &ServiceView| {
        let share = service.earning;
        let earns = match service.health {
            Health::Failing => tr!("why-revenue-down", service = service.name),
            _ if share <= 0.0 => tr!("why-revenue-stopped", service = service.name),
            _ if (share - 1.0).abs() < 0.005 => service.name.clone(),
            _ => tr!("why-revenue-less", service = service.name, percent = number(100.0 * share, 0)),
        };
        entry(money(service.revenue_per_hour), &earns)
    };
    let earning = view.services.iter().filter(|service| service.revenue_per_hour > 0.0);
    list(tr!("why-revenue"), earning.map(line).collect())
}

fn trusts(view: &View) -> Vec<String> {
    let mut all: Vec<_> = view.stakeholders.iter().map(|who| (who.trust - who.trust_at_start, who)).collect();
    all.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    let line = |(by, who): &(f64, &crate::sim::view::StakeholderView)| {
        let change = if by.abs() < 0.5 { String::new() } else { format!(" ({})", signed(*by, 0)) };
        entry(format!("{}{change}", number(who.trust, 0)), &who.name)
    };
    list(tr!("why-trusts"), all.iter().take(MOST).map(line).collect())
}

fn kinds(view: &View) -> Vec<String> {
    let names = [tr!("kind-business"), tr!("kind-internal"), tr!("floor-door-changes"), tr!("floor-door-pager")];
    let all = names.into_iter().zip(view.open).filter(|(_, n)| *n > 0);
    list(tr!("why-kinds"), all.map(|(kind, n)| entry(n, kind)).collect())
}

/// Where the most of some open items lie.
pub(crate) fn piles<'v>(view: &View, items: impl IntoIterator<Item = &'v ItemView>) -> Vec<String> {
    let mut at = vec![0u32; view.centres.len()];
    for item in items {
        let room = match item.place {
            ItemPlace::Queue(room) | ItemPlace::Aside(room) => Some(room),
            ItemPlace::Hands(person) => view.people[person].centre,
        };
        if let Some(room) = room {
            at[room] += 1;
        }
    }
    let mut rooms: Vec<_> = at.into_iter().zip(&view.centres).filter(|(n, _)| *n > 0).collect();
    rooms.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    list(tr!("why-piles"), rooms.into_iter().take(MOST).map(|(n, room)| entry(n, &room.name)).collect())
}

fn in_hand(view: &View, person: usize) -> Vec<String> {
    let person = &view.people[person];
    let mut lines = super::in_hand(view, person);
    if let Some(room) = person.centre {
        lines.extend(waiting(view, &view.centres[room]));
    }
    lines
}

fn sources(view: &View) -> Vec<String> {
    let line = |(_, name, hours): (&str, &str, f64)| entry(tr!("hours", hours = number(hours, 1)), name);
    list(tr!("why-sources"), hours_by_source(view).into_iter().map(line).collect())
}

/// How often each of some names is said, the most often first; no name is none.
pub(super) fn tally<'v>(names: impl Iterator<Item = &'v str>) -> Vec<String> {
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    names.filter(|name| !name.is_empty()).for_each(|name| *all.entry(name).or_default() += 1);
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    all.into_iter().take(MOST).map(|(name, n)| entry(n, name)).collect()
}

/// Who asks for what is open and was not planned.
fn asking(view: &View) -> Vec<String> {
    let unplanned = view.items.iter().filter(|item| item.kind == Kind::Unplanned);
    list(tr!("why-asking"), tally(unplanned.map(|item| item.requester.as_str())))
}

fn troubled(view: &View) -> Vec<String> {
    let found = why::troubled(view).into_iter().take(MOST);
    list(tr!("why-troubled"), found.map(|(name, n)| entry(format!("{n}×"), name)).collect())
}

fn incidents(view: &View) -> Vec<String> {
    let open: Vec<_> = view.incidents.iter().filter(|i| i.stage != IncidentStage::Resolved).collect();
    let lines = list(tr!("why-incidents"), first(open, MOST, |i| incident(view, i)));
    if lines.is_empty() { troubled(view) } else { lines }
}

/// How likely a hole leads to a breach, and what would close some.
fn holes(view: &View, level: &Level) -> Vec<String> {
    let closes = |id: &str| level.file.audits.iter().flat_map(|a| &a.findings).any(|f| f.id == id && f.holes > 0);
    let open = view.audits.iter().flat_map(|audit| &audit.findings).filter(|f| f.state == "open" && closes(&f.id));
    let percent = number(100.0 * level.rules.breaches_per_hole, 0);
    let closing = list(tr!("why-holes-close"), open.take(MOST).map(|finding| finding.title.clone()).collect());
    [vec![tr!("why-holes", percent = percent)], closing].concat()
}

fn breaches(view: &View) -> Vec<String> {
    let of = |fact: &crate::sim::view::FactView| match &fact.what {
        Happening::Breached(service) => {
            let name = words::service(view, service).map_or(service.as_str(), |service| service.name.as_str());
            Some(entry(when(view, fact.minute), name))
        }
        _ => None,
    };
    list(tr!("why-breaches"), view.facts.iter().rev().filter_map(of).take(MOST).collect())
}

fn outstanding(view: &View) -> Vec<String> {
    let mut by_service = vec![(0u32, 0i64); view.services.len()];
    for row in &view.outstanding {
        let (count, oldest) = &mut by_service[row.service];
        (*count, *oldest) = (*count + row.count, (*oldest).max(row.oldest));
    }
    let mut all: Vec<_> = by_service.into_iter().zip(&view.services).filter(|((n, _), _)| *n > 0).collect();
    all.sort_by_key(|((n, _), _)| std::cmp::Reverse(*n));
    let line = |((n, oldest), service): ((u32, i64), &ServiceView)| {
        entry(n, &tr!("why-outstanding-of", service = service.name, age = span(oldest)))
    };
    list(tr!("why-outstanding"), all.into_iter().take(MOST).map(line).collect())
}

/// What went in last.
fn latest(view: &View) -> Vec<String> {
    let mut all: Vec<_> = view.changes.iter().filter(|change| change.deployed.is_some()).collect();
    all.sort_by_key(|change| std::cmp::Reverse(change.deployed));
    list(tr!("why-latest-changes"), all.into_iter().filter_map(|change| went_in(view, change)).take(MOST).collect())
}

/// A change that went in, and when.
pub(crate) fn went_in(view: &View, change: &ChangeView) -> Option<String> {
    change.deployed.map(|at| tr!("why-went-in", title = change.title, time = when(view, at)))
}

fn failed(view: &View) -> Vec<String> {
    let latest = view.changes.iter().rev().filter(|change| matches!(change.state.as_str(), "failed" | "repaired"));
    list(tr!("why-failed"), latest.filter_map(|change| went_in(view, change)).take(MOST).collect())
}

fn record(view: &View) -> Vec<String> {
    let off = view.metrics.get("changes_off_record").copied().unwrap_or(0.0);
    vec![tr!("why-record", n = number(off, 0)), tr!("why-control", control = words::control(view.change_control))]
}

fn switching(view: &View) -> Vec<String> {
    let mut lost: Vec<_> = view.people.iter().filter(|p| p.minutes.switching >= 3.0).collect();
    lost.sort_by(|a, b| b.minutes.switching.total_cmp(&a.minutes.switching));
    let hours = |p: &PersonView| tr!("hours", hours = number(p.minutes.switching / 60.0, 1));
    list(tr!("why-switching"), lost.into_iter().take(MOST).map(|p| entry(hours(p), &p.name)).collect())
}

pub(super) fn project(project: &ProjectView) -> String {
    let stage = words::project_stage(&project.stage);
    tr!("why-project", title = project.title, done = project.done, scope = project.scope, stage = stage)
}

pub(super) fn needs(view: &View, project: &ProjectView) -> Vec<String> {
    let mut needs: Vec<_> = project.needs.iter().filter(|need| need.hours >= LITTLE).collect();
    needs.sort_by(|a, b| b.hours.total_cmp(&a.hours));
    let line = |need: &&crate::sim::view::NeedView| {
        entry(tr!("hours", hours = number(need.hours, 0)), &view.centres[need.centre].name)
    };
    list(tr!("why-needs"), needs.iter().take(MOST).map(line).collect())
}

/// Those who are worst off by some measure, the least first.
fn people(view: &View, by: impl Fn(&PersonView) -> f64, figure: impl Fn(&PersonView) -> String) -> Vec<String> {
    let mut all: Vec<_> = view.people.iter().filter(|p| p.centre.is_some() && !p.gone).collect();
    all.sort_by(|a, b| by(a).total_cmp(&by(b)));
    list(tr!("why-worst"), all.into_iter().take(MOST).map(|p| entry(figure(p), &p.name)).collect())
}

fn one(view: &View, who: &str, why: impl Fn(&PersonView) -> Vec<String>) -> Vec<String> {
    view.people.iter().find(|person| person.id == who).map_or(Vec::new(), why)
}

fn oldest(view: &View) -> Vec<String> {
    let mut all: Vec<_> = view.items.iter().collect();
    all.sort_by_key(|item| std::cmp::Reverse(item.age));
    list(tr!("why-oldest-open"), all.into_iter().take(MOST).map(|item| entry(span(item.age), &item.title)).collect())
}
