//! Counts and metrics by name.

use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::agenda::{Clock, Purpose};
use super::delivery::{self, Delivery};
use super::flow::{Centre, Items, WorkItem};
use super::history::History;
use super::id::{CentreId, PersonId, ServiceId, StakeholderId};
use super::people::{self, Person};
use super::pipeline::PIPELINE_METRICS;
use super::plan::{Fixed, Plan};
use super::rows::copied_in_place;
use super::stakeholder::Stakeholder;
use super::world::World;
use super::{
    CentreReport, PersonReport, Report, WorkCount, audit, business, change, debt, drill, improvement, load, market,
    off_record, operations, pipeline, project, push, quality, script, stakeholder, unplanned, wellbeing,
};
use crate::level::file::Kind;

/// Counts by kind of work, and the hours of each kind.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Totals {
    pub(crate) arrived: [u64; 4],
    pub(crate) completed: [u64; 4],
    pub(crate) cancelled: [u64; 4],
    pub(crate) lead_minutes: [i64; 4],
    pub(crate) lead_count: [u64; 4],
    pub(crate) late: u64,
    /// Holes of each service through which personal data can leave.
    pub(crate) holes: Vec<u32>,
    /// Flaws that a task has found.
    pub(crate) flaws_found: u64,
    /// Finished items in time and late, by stream, if the level has streams with a value.
    pub(crate) delivered: Vec<(u32, u32)>,
    /// Cost of delay of what was finished, money.
    pub(crate) delay_cost: f64,
    /// Items done off the record, and tasks that the tired did wrong.
    pub(crate) off_record: u64,
    pub(crate) mistakes: u64,
    pub(crate) changes_deployed: u64,
    pub(crate) changes_failed: u64,
    /// Working minutes by kind for each hour.
    pub(crate) hours: Vec<[f32; 4]>,
    worked: [f64; 4],
    /// What is remembered for charts and percentiles.
    pub(crate) history: History,
    /// For the four keys of delivery.
    pub(crate) delivery: Delivery,
}

copied_in_place!(Totals: holes, delivered, hours, history, delivery);

impl Totals {
    pub(crate) fn open(&self, kind: Kind) -> u64 {
        let k = kind as usize;
        self.arrived[k] - self.completed[k] - self.cancelled[k]
    }
}

/// A person's row.
pub(crate) fn person(world: &World, id: PersonId) -> &Person {
    &world.rows::<Person>()[id.index()]
}

/// A work centre's row.
pub(crate) fn centre(world: &World, id: CentreId) -> &Centre {
    &world.rows::<Centre>()[id.index()]
}

/// Levels longer than this are not sampled by the hour.
pub(crate) const SAMPLED_DAYS: i64 = 60;

/// Notes the hour's work by kind.
pub(crate) fn sample(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let mut sums = [0.0; 4];
    // In the order of their ids, as everywhere.
    for person in world.rows_mut::<Person>() {
        person.advance(now, &plan);
        for (sum, worked) in sums.iter_mut().zip(person.by_kind()) {
            *sum += worked;
        }
    }
    let totals = world.resource_mut::<Totals>();
    let before = totals.worked;
    totals.worked = sums;
    totals.hours.push(std::array::from_fn(|k| (sums[k] - before[k]) as f32));
}

/// Statistics start now.
pub(crate) fn start_statistics(world: &mut World) {
    world.resource_mut::<Totals>().delivery = Delivery::default();
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    world.rows_mut::<Centre>().iter_mut().for_each(|centre| centre.start_statistics(now));
    for person in world.rows_mut::<Person>() {
        person.advance(now, &plan);
        person.account_at_warm_up = person.account;
    }
}

/// What a metric is, in words: of the whole level, or of one of many alike. None for what there is not.
pub fn metric_about(name: &str) -> Option<&'static str> {
    row(name).map(|(.., about)| about)
}

/// Under which name its meaning is kept: `metric-…` and its name in [`METRICS`], that of its family in [`FAMILIES`], or
/// `pipeline-…` and its key in [`PIPELINE_METRICS`]. That of the lowest and the highest value is the metric's own.
pub fn metric_message(name: &str) -> Option<String> {
    let (known, ..) = row(name)?;
    let pipeline = if extreme_of(name).unwrap_or(name).starts_with("pipeline.") { "pipeline-" } else { "" };
    Some(format!("metric-{pipeline}{}", known.replace(['_', '.'], "-")))
}

/// What the number of a metric is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share, 0…1.
    Share,
    /// Minutes.
    Minutes,
    /// Money.
    Money,
    /// A number of something, or of something else.
    Number,
}

/// What the number of a metric is; that of the lowest and the highest value is the metric's own.
pub fn metric_unit(name: &str) -> Unit {
    row(name).map_or(Unit::Number, |(_, unit, _)| unit)
}

/// The metric of which this is the lowest or the highest value, if it is one.
pub fn extreme_of(name: &str) -> Option<&str> {
    name.strip_prefix("low.").or_else(|| name.strip_prefix("high."))
}

/// Its row in the tables.
fn row(name: &str) -> Option<(&'static str, Unit, &'static str)> {
    if let Some(metric) = extreme_of(name) {
        return row(metric);
    }
    let parts: Vec<&str> = name.split('.').collect();
    if let ["pipeline", _, key] = parts[..] {
        return PIPELINE_METRICS.iter().find(|(known, ..)| *known == key).copied();
    }
    let like = |family: &str| {
        let family: Vec<&str> = family.split('.').collect();
        let stands_for = |(known, part): (&&str, &&str)| known == part || known.chars().all(|c| c.is_ascii_uppercase());
        family.len() == parts.len() && family.iter().zip(&parts).all(stands_for)
    };
    let whole = METRICS.iter().find(|(known, ..)| *known == name);
    whole.or_else(|| FAMILIES.iter().find(|(family, ..)| like(family))).copied()
}

/// Metrics of one of many alike; ID is the level's id.
pub const FAMILIES: &[(&str, Unit, &str)] = &[
    ("trust.ID", Unit::Number, "trust of a stakeholder, 0…100"),
    ("knows.PERSON.SERVICE", Unit::Share, "what a person knows of a service, 0…1"),
    ("documentation.ID", Unit::Share, "share of what one must know of a service that is written down, 0…1"),
    ("monitoring.ID", Unit::Share, "share of failures of a service that an alarm shows at once, 0…1"),
    ("test_coverage.ID", Unit::Share, "share of faults in changes of a service that tests catch, 0…1"),
    ("utilisation.ID", Unit::Share, "busy ÷ present minutes of a work centre's crew since the warm-up, 0…1"),
    ("wait.ID", Unit::Minutes, "mean wait in a work centre's queue since the warm-up, minutes"),
    ("queue.ID", Unit::Number, "mean number of items that wait at a work centre since the warm-up"),
    ("inside.ID", Unit::Number, "mean number of items that wait or are in hand at a work centre since the warm-up"),
    ("throughput.ID", Unit::Number, "tasks that a work centre finished since the warm-up, an hour"),
    ("pace.ID", Unit::Number, "how many times as quick as at the start a work centre is"),
    ("debt.ID", Unit::Number, "technical debt of a service, points"),
    ("load.ID", Unit::Share, "load of a service now, as a share of its capacity"),
    ("pipeline.ID.KEY", Unit::Number, "a number of a pipeline: each KEY stands under *Metrics of pipelines*"),
    ("parity.ID", Unit::Share, "how like production an environment is, 0…1"),
    ("project.ID.done", Unit::Share, "share of a project's scope that is done, 0…1"),
    ("project.ID.late", Unit::Number, "days that a project is past its due date"),
    ("needs.PROJECT.CENTRE", Unit::Number, "working hours that a project still needs at a work centre"),
    (
        "morale.ID",
        Unit::Number,
        "morale of a person who works at a work centre, 0…100; before they come and once they have left there is none, and \
         neither `Below` nor `AtLeast` holds",
    ),
    (
        "fatigue.ID",
        Unit::Share,
        "fatigue of a person who works at a work centre, 0…1; none for others, as with `morale.ID`",
    ),
    ("var.NAME", Unit::Number, "a variable that the level's effects set"),
    ("low.METRIC", Unit::Number, "lowest value of a metric since the player took over, where a condition asks for it"),
    (
        "high.METRIC",
        Unit::Number,
        "highest value of a metric since the player took over, where a condition asks for it",
    ),
];

/// The metrics that every level has; beside them [`FAMILIES`].
pub const METRICS: &[(&str, Unit, &str)] = &[
    ("cash", Unit::Money, "money now"),
    ("cash_change", Unit::Money, "money since the start: the sum of all accounts"),
    ("cash.revenue", Unit::Money, "account: what services earned"),
    ("cash.costs", Unit::Money, "account: what the company spent by the hour"),
    ("cash.incidents", Unit::Money, "account: what incidents cost beside the revenue that they stopped"),
    ("cash.overtime", Unit::Money, "account: what overtime cost"),
    ("cash.projects", Unit::Money, "account: what finished projects brought"),
    ("cash.hiring", Unit::Money, "account: what hiring cost"),
    ("cash.script", Unit::Money, "account: what the story brought or took"),
    ("cash.features", Unit::Money, "account: what delivered features earned"),
    ("cash.runs", Unit::Money, "account: what runs with a deadline brought"),
    ("cash.stock", Unit::Money, "account: what empty shelves lost"),
    ("cash.capacity", Unit::Money, "account: capacity, ordered or by use"),
    ("cash.improvements", Unit::Money, "account: what countermeasures cost"),
    ("cash.fines", Unit::Money, "account: fines of audits and of the law"),
    ("cash.breaches", Unit::Money, "account: what breaches cost beside fines"),
    ("findings_open", Unit::Number, "findings of audits that are raised, not fixed and in scope"),
    ("barred", Unit::Number, "items in queues where segregation of duties bars everybody"),
    ("holes", Unit::Number, "holes through which personal data can leave, all services"),
    ("flaws_found", Unit::Number, "flaws in the security of items that a task has found"),
    ("breaches", Unit::Number, "breaches so far"),
    ("owed", Unit::Money, "money that missed runs should have brought; it comes with the next one"),
    ("features", Unit::Number, "finished items of streams with a value"),
    ("satisfaction", Unit::Number, "satisfaction of customers, 0…100 (levels with customers)"),
    ("market_share", Unit::Share, "market share, 0…1 (levels with customers)"),
    ("share_price", Unit::Money, "price of a share, money (levels with shares)"),
    ("forecast_quality", Unit::Share, "how good the forecast is that goods are ordered by, 0…1 (levels with stock)"),
    ("stock_outs", Unit::Share, "share of goods that are missing on the shelves, 0…1 (levels with stock)"),
    ("trust", Unit::Number, "mean trust of the stakeholders, 0…100"),
    ("open_work", Unit::Number, "items in the system"),
    ("open_unplanned", Unit::Number, "unplanned items in the system"),
    ("unplanned_share", Unit::Share, "share of working time that went into unplanned work, 0…1"),
    ("switching_share", Unit::Share, "share of busy time lost to switching, all people, 0…1"),
    (
        "constraint_switching",
        Unit::Share,
        "share of the busy time of the level's constraint that is lost to switching, 0…1",
    ),
    ("constraint_open", Unit::Number, "items in the hands and the queue of the level's constraint"),
    ("unplanned_hours", Unit::Number, "working hours of unplanned work, from all sources"),
    ("unplanned_from_requests", Unit::Number, "working hours of unplanned work that people asked for"),
    ("unplanned_from_changes", Unit::Number, "working hours of unplanned work after changes that failed"),
    ("unplanned_from_wear", Unit::Number, "working hours of unplanned work on services that wore out"),
    (
        "unplanned_from_overload",
        Unit::Number,
        "working hours of unplanned work on services that fell over under their load",
    ),
    (
        "unplanned_from_dependencies",
        Unit::Number,
        "working hours of unplanned work on services that others pulled down",
    ),
    ("unplanned_from_breaches", Unit::Number, "working hours of unplanned work after breaches"),
    ("capacity_cost", Unit::Money, "money spent on capacity, ordered or by use"),
    ("drills", Unit::Number, "drills held"),
    ("weaknesses_found", Unit::Number, "weaknesses that drills have found"),
    ("weaknesses_repaired", Unit::Number, "weaknesses that were found and are repaired"),
    ("improvements_done", Unit::Number, "countermeasures that are done"),
    ("improvement_share", Unit::Share, "share of working time that went into internal projects, 0…1"),
    ("kata_meetings", Unit::Number, "meetings of the kata that took place"),
    ("targets_reached", Unit::Number, "target conditions that were reached in time"),
    ("debt", Unit::Number, "points of technical debt of all services"),
    ("incidents_begun", Unit::Number, "incidents so far, noticed or not"),
    ("completed_planned", Unit::Number, "items finished that were planned"),
    ("change_failure_rate", Unit::Share, "failed changes ÷ deployed changes, 0…1"),
    ("changes_off_record", Unit::Number, "deployed changes that stand on no record"),
    ("changes_outstanding", Unit::Number, "changes that are not in yet"),
    ("record_share", Unit::Share, "deployed changes that stand on the record ÷ deployed changes, 0…1"),
    ("incidents_open", Unit::Number, "incidents that were noticed and are not over"),
    ("hours_guessing", Unit::Number, "working hours spent on examinations in vain"),
    (
        "completed",
        Unit::Number,
        "items finished, of every kind: also meetings of the kata, repairs, findings, and work on incidents",
    ),
    ("late", Unit::Number, "items finished after their due date"),
    ("overtime_hours", Unit::Number, "hours of overtime"),
    (
        "lead_time",
        Unit::Minutes,
        "mean time from arrival to completion of what was finished after the warm-up, minutes",
    ),
    (
        "lead_p50",
        Unit::Minutes,
        "time within which half of what was finished after the warm-up was finished, from its arrival, minutes; 0 if nothing was",
    ),
    (
        "lead_p85",
        Unit::Minutes,
        "time within which 85 % of what was finished after the warm-up was finished, from its arrival, minutes; 0 if nothing was",
    ),
    (
        "lead_p95",
        Unit::Minutes,
        "time within which 95 % of what was finished after the warm-up was finished, from its arrival, minutes; 0 if nothing was",
    ),
    (
        "deploys_per_day",
        Unit::Number,
        "deployments a day (24 hours) since the warm-up; what goes into one service in one minute is one",
    ),
    (
        "change_lead_time",
        Unit::Minutes,
        "middle time (median) from proposing a change to its deployment, minutes; 0 if none went in",
    ),
    (
        "recovery_time",
        Unit::Minutes,
        "middle time (median) from the failure that a change brought to its end, minutes; 0 if there was none",
    ),
    ("off_record", Unit::Number, "items that came off the record: on no board, their changes on no list"),
    ("fatigue", Unit::Share, "mean fatigue of those who work, 0…1"),
    ("morale", Unit::Number, "mean morale of those who work, 0…100"),
    ("people", Unit::Number, "people who work at a work centre"),
    ("resignations", Unit::Number, "people who gave notice"),
    ("mistakes", Unit::Number, "tasks that the tired did wrong and had to do again"),
    ("projects_done", Unit::Number, "projects that are done"),
    ("projects_open", Unit::Number, "projects that are released and not frozen, less those that are done"),
    (
        "projects_in_time",
        Unit::Share,
        "due-date performance: projects done in time ÷ projects done or late, 0…1; 1 if there are none",
    ),
    ("gate_hours", Unit::Number, "working hours that running projects still need of the release gate's work centre"),
    ("pushes", Unit::Number, "times that a stakeholder pushed: expedited, added scope, or started a project again"),
    ("undeployed", Unit::Number, "finished changes in pipelines that are not in production"),
    ("delay_cost", Unit::Money, "cost of delay of the finished items, from their arrival to their completion, money"),
];

/// Takes a metric: its name and its value.
pub(crate) type Put<'a> = dyn FnMut(&str, f64) + 'a;

/// Who measures what, cheap ones first: a condition on one metric asks only as far as the one who knows it.
const MEASURES: &[fn(&World, &mut Put)] = &[
    money,
    totals,
    trust,
    constraint,
    people_at_work,
    technical_debt,
    incidents,
    business_at_large,
    audits,
    projects,
    wellbeing,
    changes,
    trust_of_each,
    deliveries,
    lead_times,
    work_centres,
    extremes,
    variables,
];

/// Every metric of the run so far.
pub(crate) fn all(world: &World) -> BTreeMap<String, f64> {
    let mut map = BTreeMap::new();
    for measure in MEASURES {
        measure(world, &mut |name, value| {
            map.insert(name.to_string(), value + 0.0); // No −0, the sum of nothing.
        });
    }
    map
}

/// Who measures a metric, and how many they give before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    by: u8,
    at: u32,
}

/// A metric with its name looked up.
#[derive(Debug)]
pub(crate) enum Metric {
    Variable(String),
    /// The lowest value so far, and the highest; as it stands, if nobody watches it.
    Low(String, Box<Self>),
    High(String, Box<Self>),
    Trust(StakeholderId),
    Knows(PersonId, ServiceId),
    Quality(&'static str, ServiceId),
    /// One of the families of [`of_centre`], by its place.
    Centre(CentreId, usize),
    /// By its name, and by who measures it and as which of theirs, once somebody has asked.
    Other(String, OnceLock<Option<Measured>>),
    Unknown,
}

impl Metric {
    /// Looks a name up.
    pub(crate) fn new(plan: &Fixed, name: &str) -> Self {
        let Some((family, of)) = name.split_once('.') else { return Self::Other(name.into(), OnceLock::new()) };
        let quality = ["documentation", "monitoring", "test_coverage"].into_iter().find(|known| *known == family);
        if let Some(quality) = quality {
            return plan.service(of).map_or(Self::Unknown, |id| Self::Quality(quality, id));
        }
        match family {
            "var" => return Self::Variable(of.into()),
            "low" => return Self::Low(of.into(), Box::new(Self::new(plan, of))),
            "high" => return Self::High(of.into(), Box::new(Self::new(plan, of))),
            "trust" => return plan.stakeholder(of).map_or(Self::Unknown, Self::Trust),
            "knows" => {
                let (who, what) = of.split_once('.').unwrap_or((of, ""));
                let both = plan.person(who).zip(plan.service(what));
                return both.map_or(Self::Unknown, |(who, what)| Self::Knows(who, what));
            }
            _ => {}
        }
        let at = OF_CENTRE.iter().position(|known| *known == family);
        match plan.centre(of).zip(at) {
            Some((id, at)) => Self::Centre(id, at),
            None => Self::Other(name.into(), OnceLock::new()),
        }
    }

    /// What it is now; not a number if there is none of that name.
    pub(crate) fn value(&self, world: &World) -> f64 {
        let extreme = |of: &str| world.resource::<script::Extremes>().0.get(of).copied();
        match self {
            Self::Variable(name) => world.resource::<script::Variables>().get(name),
            Self::Low(of, now) => extreme(of).map_or_else(|| now.value(world), |both| both.0),
            Self::High(of, now) => extreme(of).map_or_else(|| now.value(world), |both| both.1),
            Self::Trust(id) => stakeholder::get(world, *id).trust,
            Self::Knows(who, what) => person(world, *who).knowledge[what.index()],
            Self::Quality(family, id) => quality::of(world, family, *id),
            Self::Centre(id, at) => of_centre(&centre_report(world, centre(world, *id)), hours(world))[*at],
            Self::Other(name, by) => {
                let by = by.get_or_init(|| {
                    let known = world.resource::<Plan>().measured_by.get_or_init(|| measured_by(world));
                    known.get(name).copied()
                });
                let known = by.and_then(|by| ask_at(by, world, name));
                // Some come and go: the morale of somebody who is hired.
                known.or_else(|| MEASURES.iter().find_map(|measure| ask(*measure, world, name))).unwrap_or(f64::NAN)
            }
            Self::Unknown => f64::NAN,
        }
    }
}

/// One metric; not a number if there is none of that name.
pub(crate) fn one(world: &World, name: &str) -> f64 {
    Metric::new(world.resource::<Plan>(), name).value(world)
}

fn ask(measure: fn(&World, &mut Put), world: &World, name: &str) -> Option<f64> {
    let mut found = None;
    measure(world, &mut |known, value| {
        if known == name {
            found = Some(value + 0.0);
        }
    });
    found
}

/// The same, where it was found before: one name is compared, not all.
fn ask_at(place: Measured, world: &World, name: &str) -> Option<f64> {
    let (mut at, mut found) = (0, None);
    MEASURES[usize::from(place.by)](world, &mut |known, value| {
        if at == place.at && known == name {
            found = Some(value + 0.0);
        }
        at += 1;
    });
    found
}

/// Who measures which metric.
fn measured_by(world: &World) -> BTreeMap<String, Measured> {
    let mut map = BTreeMap::new();
    for (by, measure) in (0..).zip(MEASURES) {
        let mut at = 0;
        measure(world, &mut |name, _| {
            map.entry(name.to_string()).or_insert(Measured { by, at });
            at += 1;
        });
    }
    map
}

fn money(world: &World, put: &mut Put) {
    business::measure(world, put);
}

fn business_at_large(world: &World, put: &mut Put) {
    market::measure(world, put);
}

fn audits(world: &World, put: &mut Put) {
    audit::measure(world, put);
}

fn projects(world: &World, put: &mut Put) {
    project::measure(world, &mut *put);
    off_record::measure(world, &mut *put);
    put("pushes", world.resource::<push::Pushed>().times());
}

fn technical_debt(world: &World, put: &mut Put) {
    let mut put = |name: &str, value: f64| put(name, value);
    debt::measure(world, &mut put);
    load::measure(world, &mut put);
    drill::measure(world, &mut put);
    improvement::measure(world, &mut put);
}

fn wellbeing(world: &World, put: &mut Put) {
    wellbeing::measure(world, put);
}

fn totals(world: &World, put: &mut Put) {
    let totals = world.resource::<Totals>();
    put("open_work", Kind::ALL.iter().map(|&k| totals.open(k)).sum::<u64>() as f64);
    put("open_unplanned", totals.open(Kind::Unplanned) as f64);
    put("completed", totals.completed.iter().sum::<u64>() as f64);
    put("completed_planned", totals.completed[..3].iter().sum::<u64>() as f64);
    put("late", totals.late as f64);
    put("delay_cost", totals.delay_cost);
    let (minutes, count) = (totals.lead_minutes.iter().sum::<i64>(), totals.lead_count.iter().sum::<u64>());
    put("lead_time", share(minutes as f64, count as f64));
}

/// Goes through the whole distribution: not beside what is cheap.
fn lead_times(world: &World, put: &mut Put) {
    let totals = world.resource::<Totals>();
    let quantiles = totals.history.leads.quantiles([0.5, 0.85, 0.95]);
    for (name, value) in ["lead_p50", "lead_p85", "lead_p95"].iter().zip(quantiles) {
        put(name, value);
    }
}

fn deliveries(world: &World, put: &mut Put) {
    pipeline::measure(world, &mut |name: &str, value| put(name, value));
    delivery::measure(world, &mut |name: &str, value| put(name, value));
}

fn trust(world: &World, put: &mut Put) {
    let trusts: Vec<f64> = world.rows::<Stakeholder>().iter().map(|s| s.trust).collect();
    put("trust", mean(&trusts));
}

fn trust_of_each(world: &World, put: &mut Put) {
    for (file, row) in world.resource::<Plan>().level.file.stakeholders.iter().zip(world.rows::<Stakeholder>().iter()) {
        put(&format!("trust.{}", file.id), row.trust);
    }
}

fn constraint(world: &World, put: &mut Put) {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    for person in world.rows::<Person>().iter().filter(|p| !p.is_you && plan.person_file(p.id).constraint) {
        let minutes = people::minutes(person.accounts(now, plan).0);
        put("constraint_switching", share(minutes.switching, minutes.working + minutes.switching));
        let waiting = person.centre.map_or(0, |id| centre(world, id).queue.len());
        put("constraint_open", (person.hands.len() + waiting) as f64);
    }
}

fn people_at_work(world: &World, put: &mut Put) {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let mut worked = [0.0; unplanned::ACCOUNTS];
    let (mut account, mut overtime) = ([0; 5], 0);
    for person in world.rows::<Person>().iter().filter(|p| !p.is_you) {
        person.add_accounts(now, plan, &mut account, &mut worked);
        overtime += person.overtime_minutes;
    }
    let (minutes, by_kind) = (people::minutes(account), unplanned::by_kind(&worked));
    let all: f64 = by_kind.iter().sum();
    put("improvement_share", share(by_kind[1], all));
    put("unplanned_share", share(by_kind[3], all));
    unplanned::measure(&worked, &mut |name: &str, value| put(name, value));
    put("switching_share", share(minutes.switching, minutes.working + minutes.switching));
    put("overtime_hours", overtime as f64 / 60.0);
}

fn incidents(world: &World, put: &mut Put) {
    put("incidents_open", operations::ongoing(world).filter(|i| i.detected.is_some()).count() as f64);
    put("hours_guessing", operations::all(world).map(|i| i.guessing).sum::<f64>() / 60.0);
    put("incidents_begun", operations::all(world).filter(|i| i.began.is_some()).count() as f64);
}

fn changes(world: &World, put: &mut Put) {
    let (mut deployed, mut off_record) = (0, 0);
    for change in change::all(world).filter(|c| c.deployed.is_some()) {
        deployed += 1;
        off_record += u32::from(change.recorded.is_none());
    }
    put("changes_off_record", f64::from(off_record));
    let outstanding = |item: &&WorkItem| matches!(item.purpose, Purpose::Demand { change: Some(_), .. });
    let open = world.resource::<Items>().open().filter(outstanding).filter(|item| !item.off_record);
    put("changes_outstanding", open.count() as f64);
    put("record_share", share(f64::from(deployed - off_record), f64::from(deployed)));
}

fn work_centres(world: &World, put: &mut Put) {
    let hours = hours(world);
    for report in centre_reports(world) {
        for (family, value) in OF_CENTRE.iter().zip(of_centre(&report, hours)) {
            put(&format!("{family}.{}", report.id), value);
        }
    }
}

fn extremes(world: &World, put: &mut Put) {
    for (name, (low, high)) in &world.resource::<script::Extremes>().0 {
        put(&format!("low.{name}"), *low);
        put(&format!("high.{name}"), *high);
    }
}

fn variables(world: &World, put: &mut Put) {
    for (name, value) in &world.resource::<script::Variables>().0 {
        put(&format!("var.{name}"), *value);
    }
}

/// Families of metrics of a work centre.
const OF_CENTRE: [&str; 5] = ["utilisation", "wait", "queue", "inside", "throughput"];

/// The metrics of a work centre, in the order of [`OF_CENTRE`].
fn of_centre(report: &CentreReport, hours: f64) -> [f64; 5] {
    let throughput = report.completions as f64 / hours;
    [report.utilisation, report.mean_wait, report.mean_queue, report.mean_in_centre, throughput]
}

/// Hours that statistics are about.
fn hours(world: &World) -> f64 {
    let (warm_up, now) = (world.resource::<Plan>().warm_up, world.resource::<Clock>().now);
    (now - warm_up.min(now)).max(1) as f64 / 60.0
}

pub(crate) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn mean(values: &[f64]) -> f64 {
    share(values.iter().sum(), values.len() as f64)
}

fn centre_reports(world: &World) -> Vec<CentreReport> {
    world.rows::<Centre>().iter().map(|centre| centre_report(world, centre)).collect()
}

fn centre_report(world: &World, row: &Centre) -> CentreReport {
    let plan = world.resource::<Plan>();
    let now = world.resource::<Clock>().now;
    let span = (now - plan.warm_up.min(now)).max(1) as f64;
    let (queue_minutes, in_hand_minutes) = row.minutes_at(now);
    let (mut busy, mut present) = (0.0, 0.0);
    for &id in &row.crew {
        let person = person(world, id);
        let (account, _) = person.accounts(now, plan);
        let since: [i64; 5] = std::array::from_fn(|at| account[at] - person.account_at_warm_up[at]);
        busy += (since[0] + since[1]) as f64;
        present += since[..4].iter().sum::<i64>() as f64;
    }
    CentreReport {
        id: plan.level.file.centres[row.id.index()].id.clone(),
        arrivals: row.arrivals,
        completions: row.completions,
        mean_wait: share(row.waited as f64, row.pulls as f64),
        mean_queue: queue_minutes as f64 / span,
        mean_in_centre: (queue_minutes + in_hand_minutes) as f64 / span,
        utilisation: share(busy, present),
    }
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
        people: world
            .rows::<Person>()
            .iter()
            .filter(|p| p.centre.is_some() || p.is_you || p.wellbeing.notice)
            .map(|p| PersonReport {
                id: plan.people[p.id.index()].id.clone(),
                minutes: people::minutes(p.accounts(now, plan).0),
            })
            .collect(),
        metrics: all(world),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_has_words() {
        assert_eq!(metric_about("cash"), Some("money now"));
        assert_eq!(metric_about("trust.steve"), Some("trust of a stakeholder, 0…100"));
        assert_eq!(metric_about("knows.ann.web"), Some("what a person knows of a service, 0…1"));
        assert_eq!(
            metric_about("pipeline.main.failed"),
            Some("share of the releases into production that failed there, 0…1")
        );
        assert_eq!(metric_about("low.trust.steve"), metric_about("trust.steve"));
        assert_eq!(
            [metric_about("trust.a.b"), metric_about("pipeline.main.nothing"), metric_about("nothing")],
            [None; 3]
        );
    }

    #[test]
    fn every_metric_has_a_unit() {
        let of = |unit: Unit| {
            let names = METRICS.iter().chain(FAMILIES).map(|(name, ..)| name.to_string());
            let all = names.chain(PIPELINE_METRICS.iter().map(|(key, ..)| format!("pipeline.main.{key}")));
            all.filter(|name| metric_unit(name) == unit).collect::<Vec<_>>()
        };
        let minutes = ["lead_time", "lead_p50", "lead_p85", "lead_p95", "change_lead_time", "recovery_time", "wait.ID"];
        let of_pipelines = ["lead_time", "passage", "recovery"].map(|key| format!("pipeline.main.{key}"));
        assert_eq!(of(Unit::Minutes), [minutes.map(String::from).to_vec(), of_pipelines.to_vec()].concat());
        let shares = of(Unit::Share);
        let some =
            ["market_share", "unplanned_share", "fatigue", "parity.ID", "project.ID.done", "pipeline.main.failed"];
        assert!(some.iter().all(|name| shares.iter().any(|share| share == name)), "{shares:?}");
        assert!(!shares.iter().any(|name| ["trust", "morale", "satisfaction"].contains(&name.as_str())), "{shares:?}");
        let money = of(Unit::Money);
        let some = ["cash", "cash_change", "owed", "share_price", "capacity_cost", "delay_cost"];
        assert!(some.iter().all(|name| money.iter().any(|other| other == name)), "{money:?}");
        assert_eq!(money.iter().filter(|name| !name.starts_with("cash")).count(), 4, "{money:?}");
        assert_eq!(metric_unit("low.market_share"), Unit::Share);
    }
}
