//! Counts and metrics by name.

use bevy_ecs::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

use super::agenda::Clock;
use super::business::Cash;
use super::flow::{Centre, Index};
use super::people::Person;
use super::plan::Plan;
use super::{CentreReport, PersonReport, Report, WorkCount, change, operations, pipeline, script, stakeholder};
use crate::level::file::Kind;

/// Counts by kind of work, and the hours of each kind.
#[derive(Resource, Clone, Debug, Default, Serialize)]
pub(crate) struct Totals {
    pub(crate) arrived: [u64; 4],
    pub(crate) completed: [u64; 4],
    pub(crate) cancelled: [u64; 4],
    pub(crate) lead_minutes: [i64; 4],
    pub(crate) lead_count: [u64; 4],
    pub(crate) late: u64,
    /// Cost of delay of what was finished, money.
    pub(crate) delay_cost: f64,
    pub(crate) changes_deployed: u64,
    pub(crate) changes_failed: u64,
    /// Working minutes by kind for each hour.
    pub(crate) hours: Vec<[f32; 4]>,
    worked: [f64; 4],
}

impl Totals {
    pub(crate) fn open(&self, kind: Kind) -> u64 {
        let k = kind as usize;
        self.arrived[k] - self.completed[k] - self.cancelled[k]
    }
}

/// All people, in order.
pub(crate) fn people(world: &World) -> impl Iterator<Item = &Person> {
    let index = world.resource::<Index>();
    index.people.iter().map(|&e| world.get::<Person>(e).expect("people live as long as the world"))
}

/// All work centres, in order.
pub(crate) fn centres(world: &World) -> impl Iterator<Item = &Centre> {
    let index = world.resource::<Index>();
    index.centres.iter().map(|&e| world.get::<Centre>(e).expect("centres live as long as the world"))
}

/// Levels longer than this are not sampled by the hour.
pub(crate) const SAMPLED_DAYS: i64 = 60;

/// Notes the hour's work by kind.
pub(crate) fn sample(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let mut sums = [0.0; 4];
    for index in 0..world.resource::<Index>().people.len() {
        let entity = world.resource::<Index>().people[index];
        let mut person = world.get_mut::<Person>(entity).expect("people live as long as the world");
        person.advance(now, &plan);
        for (sum, worked) in sums.iter_mut().zip(person.by_kind) {
            *sum += worked;
        }
    }
    let mut totals = world.resource_mut::<Totals>();
    let before = totals.worked;
    totals.worked = sums;
    totals.hours.push(std::array::from_fn(|k| (sums[k] - before[k]) as f32));
}

/// Statistics start now.
pub(crate) fn start_statistics(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    for entity in world.resource::<Index>().centres.clone() {
        world.get_mut::<Centre>(entity).expect("centres live as long as the world").start_statistics(now);
    }
    for entity in world.resource::<Index>().people.clone() {
        let mut person = world.get_mut::<Person>(entity).expect("people live as long as the world");
        person.advance(now, &plan);
        person.account_at_warm_up = person.account;
    }
}

/// The metrics that every level has; beside them `trust.ID` of each stakeholder, `var.NAME`, and of each work centre
/// `utilisation.ID` (busy ÷ present), `wait.ID` (mean minutes in its queue), `queue.ID` and `inside.ID` (mean number waiting;
/// waiting or in hand), `throughput.ID` (tasks finished an hour); of each pipeline
/// `pipeline.ID.KEY` ([`super::PIPELINE_METRICS`]), of each environment `parity.ID`.
pub const METRICS: &[(&str, &str)] = &[
    ("cash", "money now"),
    ("cash_change", "money since the start"),
    ("trust", "mean trust of the stakeholders, 0…100"),
    ("open_work", "items in the system"),
    ("open_unplanned", "unplanned items in the system"),
    ("unplanned_share", "share of working time that went into unplanned work, 0…1"),
    ("switching_share", "share of busy time lost to switching, all people, 0…1"),
    ("constraint_switching", "the same for the level's constraint, 0…1"),
    ("constraint_open", "items in the hands and the queue of the level's constraint"),
    ("change_failure_rate", "failed changes ÷ deployed changes, 0…1"),
    ("changes_off_record", "deployed changes that stand on no record"),
    ("incidents_open", "incidents that were noticed and are not over"),
    ("hours_guessing", "working hours spent on examinations in vain"),
    ("completed", "items finished"),
    ("late", "items finished after their due date"),
    ("overtime_hours", "hours of overtime"),
    ("lead_time", "mean time from arrival to completion of what was finished after the warm-up, minutes"),
    ("undeployed", "finished changes in pipelines that are not in production"),
    ("delay_cost", "cost of delay of the finished items, from their arrival to their completion, money"),
];

/// Every metric of the run so far.
pub(crate) fn all(world: &World) -> BTreeMap<String, f64> {
    let plan = world.resource::<Plan>();
    let (totals, now) = (world.resource::<Totals>(), world.resource::<Clock>().now);
    let mut map = BTreeMap::new();
    let mut put = |name: &str, value: f64| {
        map.insert(name.to_string(), value);
    };
    let cash = world.resource::<Cash>().0;
    put("cash", cash);
    put("cash_change", cash - plan.level.file.cash);
    let trusts: Vec<f64> = stakeholder::all(world).map(|s| s.trust).collect();
    put("trust", mean(&trusts));
    for (file, trust) in plan.level.file.stakeholders.iter().zip(&trusts) {
        put(&format!("trust.{}", file.id), *trust);
    }
    put("open_work", Kind::ALL.iter().map(|&k| totals.open(k)).sum::<u64>() as f64);
    put("open_unplanned", totals.open(Kind::Unplanned) as f64);
    let mut by_kind = [0.0; 4];
    let (mut working, mut switching, mut extra) = (0.0, 0.0, 0.0);
    for person in people(world).filter(|p| !p.is_you) {
        let person = person.at(now, plan);
        let minutes = person.minutes();
        working += minutes.working;
        switching += minutes.switching;
        for (sum, worked) in by_kind.iter_mut().zip(person.by_kind) {
            *sum += worked;
        }
        if plan.person_file(person.id).constraint {
            put("constraint_switching", share(minutes.switching, minutes.working + minutes.switching));
            let waiting = person.centre.map_or(0, |c| centres(world).nth(c.index()).map_or(0, |c| c.queue.len()));
            put("constraint_open", (person.hands.len() + waiting) as f64);
        }
        extra += person.overtime_minutes as f64 / 60.0;
    }
    put("unplanned_share", share(by_kind[3], by_kind.iter().sum()));
    put("switching_share", share(switching, working + switching));
    put("change_failure_rate", share(totals.changes_failed as f64, totals.changes_deployed as f64));
    put(
        "changes_off_record",
        change::all(world).filter(|c| c.deployed.is_some() && c.recorded.is_none()).count() as f64,
    );
    let open = |i: &&operations::Incident| i.detected.is_some() && i.resolved.is_none();
    put("incidents_open", operations::all(world).filter(open).count() as f64);
    put("hours_guessing", operations::all(world).map(|i| i.guessing).sum::<f64>() / 60.0);
    put("completed", totals.completed.iter().sum::<u64>() as f64);
    put("late", totals.late as f64);
    put("overtime_hours", extra);
    put("delay_cost", totals.delay_cost);
    pipeline::measure(world, &mut put);
    put(
        "lead_time",
        share(totals.lead_minutes.iter().sum::<i64>() as f64, totals.lead_count.iter().sum::<u64>() as f64),
    );
    let span = (now - plan.warm_up.min(now)).max(1) as f64 / 60.0;
    for report in centre_reports(world) {
        put(&format!("utilisation.{}", report.id), report.utilisation);
        put(&format!("wait.{}", report.id), report.mean_wait);
        put(&format!("queue.{}", report.id), report.mean_queue);
        put(&format!("inside.{}", report.id), report.mean_in_centre);
        put(&format!("throughput.{}", report.id), report.completions as f64 / span);
    }
    for (name, value) in &world.resource::<script::Variables>().0 {
        put(&format!("var.{name}"), *value);
    }
    map
}

/// One metric; not a number if there is none of that name.
pub(crate) fn one(world: &World, name: &str) -> f64 {
    if let Some(variable) = name.strip_prefix("var.") {
        return world.resource::<script::Variables>().0.get(variable).copied().unwrap_or(0.0);
    }
    if let Some(who) = name.strip_prefix("trust.") {
        let plan = world.resource::<Plan>();
        return plan
            .stakeholder(who)
            .map_or(f64::NAN, |id| stakeholder::all(world).nth(id.index()).map_or(f64::NAN, |s| s.trust));
    }
    if name == "cash" {
        return world.resource::<Cash>().0;
    }
    all(world).get(name).copied().unwrap_or(f64::NAN)
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn mean(values: &[f64]) -> f64 {
    share(values.iter().sum(), values.len() as f64)
}

fn centre_reports(world: &World) -> Vec<CentreReport> {
    let plan = world.resource::<Plan>();
    let now = world.resource::<Clock>().now;
    let span = (now - plan.warm_up.min(now)).max(1) as f64;
    centres(world)
        .map(|centre| {
            let mut centre = centre.clone();
            centre.touch(now);
            let (mut busy, mut present) = (0.0, 0.0);
            for &id in &centre.crew {
                let mut person = people(world).nth(id.index()).expect("ids are positions").clone();
                person.advance(now, plan);
                let since: Vec<i64> =
                    person.account.iter().zip(person.account_at_warm_up).map(|(now, then)| now - then).collect();
                busy += (since[0] + since[1]) as f64;
                present += since[..4].iter().sum::<i64>() as f64;
            }
            CentreReport {
                id: plan.level.file.centres[centre.id.index()].id.clone(),
                arrivals: centre.arrivals,
                completions: centre.completions,
                mean_wait: share(centre.waited as f64, centre.pulls as f64),
                mean_queue: centre.queue_minutes as f64 / span,
                mean_in_centre: (centre.queue_minutes + centre.in_hand_minutes) as f64 / span,
                utilisation: share(busy, present),
            }
        })
        .collect()
}

/// The numbers of the run so far.
pub(crate) fn report(world: &World) -> Report {
    let plan = world.resource::<Plan>();
    let (totals, now) = (world.resource::<Totals>(), world.resource::<Clock>().now);
    Report {
        work: Kind::ALL.map(|kind| {
            let k = kind as usize;
            WorkCount {
                arrived: totals.arrived[k],
                completed: totals.completed[k],
                cancelled: totals.cancelled[k],
                open: totals.open(kind),
                mean_lead_minutes: share(totals.lead_minutes[k] as f64, totals.lead_count[k] as f64),
            }
        }),
        centres: centre_reports(world),
        people: people(world)
            .filter(|p| p.centre.is_some() || p.is_you)
            .map(|p| PersonReport { id: plan.people[p.id.index()].id.clone(), minutes: p.at(now, plan).minutes() })
            .collect(),
        metrics: all(world),
    }
}
