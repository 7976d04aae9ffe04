//! The level, made ready for the simulation: names as ids, times as minutes. It never changes during a run.

use serde::Serialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::action::ActionKind;
use super::agenda::Purpose;
use super::audit::{self, Security};
use super::condition::Ready;
use super::id::*;
use super::metrics::{Measured, Metric, SAMPLED_DAYS};
use super::pipeline::PipelinePlan;
use super::project::ProjectPlan;
use crate::level::Level;
use crate::level::check::effects;
use crate::level::file::*;

/// Whole minutes of work, drawn at random.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Effort {
    Fixed(i64),
    Exp(i64),
    Uniform(i64, i64),
    Skewed(i64),
}

impl Effort {
    pub(crate) fn new(dist: &Dist) -> Self {
        match dist {
            Dist::Fixed(span) => Self::Fixed(span.checked()),
            Dist::Exp(span) => Self::Exp(span.checked()),
            Dist::Uniform(low, high) => Self::Uniform(low.checked(), high.checked()),
            Dist::Skewed(span) => Self::Skewed(span.checked()),
        }
    }

    /// So many times as long.
    pub(crate) fn times(self, times: f64) -> Self {
        let longer = |minutes: i64| (libm::round(minutes as f64 * times) as i64).max(1);
        match self {
            _ if times == 1.0 => self,
            Self::Fixed(minutes) => Self::Fixed(longer(minutes)),
            Self::Exp(mean) => Self::Exp(longer(mean)),
            Self::Uniform(low, high) => Self::Uniform(longer(low), longer(high)),
            Self::Skewed(mean) => Self::Skewed(longer(mean)),
        }
    }

    /// Mean, minutes.
    pub(crate) fn mean(self) -> f64 {
        match self {
            Self::Fixed(mean) | Self::Exp(mean) | Self::Skewed(mean) => mean as f64,
            Self::Uniform(low, high) => (low + high) as f64 / 2.0,
        }
    }
}

/// One task of a route.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Task {
    pub(crate) centre: CentreId,
    pub(crate) effort: Effort,
    pub(crate) service: Option<ServiceId>,
    /// Share that goes back, and to which task.
    pub(crate) rework: Option<(f64, u16)>,
}

/// Working hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Shift {
    Always,
    /// From and to a minute of the day (to may be before from: over midnight); on weekdays only?
    Hours {
        from: i64,
        to: i64,
        weekdays: bool,
    },
}

/// A person of the level; `count` alike ones are that many.
#[derive(Clone, Debug)]
pub(crate) struct PersonPlan {
    pub(crate) id: String,
    /// Place in the level's list.
    pub(crate) row: usize,
    pub(crate) name: String,
    pub(crate) shift: Shift,
    /// Working minutes of the ticket system beyond which they work off the record.
    pub(crate) off_record_above: i64,
}

/// A stream of the level.
#[derive(Clone, Debug)]
pub(crate) struct StreamPlan {
    pub(crate) route: Arc<[Task]>,
    pub(crate) requester: Option<StakeholderId>,
    pub(crate) asks: Option<PersonId>,
    pub(crate) due_after: Option<i64>,
    pub(crate) risk: Option<(ServiceId, RiskFile)>,
    /// Moments of `At`, in order.
    pub(crate) moments: Vec<i64>,
    /// Somebody wants to know when one of these is finished: a condition of the level, or the market.
    pub(crate) watched: bool,
    /// Segregation of duties, by task.
    pub(crate) duties: Option<Box<[(u8, u8)]>>,
    /// Flaws, and who finds them.
    pub(crate) security: Option<Box<Security>>,
    /// Each finished item earns money.
    pub(crate) valued: bool,
    /// The WIP limit that holds for it.
    pub(crate) in_loop: Option<u8>,
    /// Mean working minutes of each task and all after it.
    pub(crate) left: Vec<f64>,
    pub(crate) priority: u8,
    /// Money a minute.
    pub(crate) cost_of_delay: f64,
    /// Changes of a kind that is authorised in advance.
    pub(crate) standard: bool,
    /// Changes that do not wait for anybody.
    pub(crate) emergency: bool,
    /// The project that its items belong to.
    pub(crate) project: Option<ProjectId>,
    /// Points of technical debt that each item leaves behind or pays.
    pub(crate) debt: Vec<(ServiceId, f64)>,
    /// The service whose upkeep it is.
    pub(crate) upkeep: Option<ServiceId>,
    /// Where its items go after their route.
    pub(crate) pipeline: Option<PipelineId>,
}

/// A trigger made ready.
#[derive(Debug)]
pub(crate) struct Trigger {
    pub(crate) when: Ready,
    /// How long after it has fired it may fire again, if ever.
    pub(crate) again: Option<i64>,
    /// Only what is on the log decides whether it holds.
    pub(crate) of_log: bool,
}

/// Everything fixed.
#[derive(Clone)]
pub(crate) struct Plan(pub(crate) Arc<Fixed>);

impl std::ops::Deref for Plan {
    type Target = Fixed;
    fn deref(&self) -> &Fixed {
        &self.0
    }
}

/// A level made ready: once for the runs of one level that a thread plays one after the other.
pub(crate) fn ready(level: &Arc<Level>) -> Arc<Fixed> {
    thread_local! { static LAST: RefCell<Option<Arc<Fixed>>> = const { RefCell::new(None) } }
    LAST.with_borrow_mut(|last| match last {
        Some(fixed) if Arc::ptr_eq(&fixed.level, level) => Arc::clone(fixed),
        _ => Arc::clone(last.insert(Arc::new(Fixed::new(level)))),
    })
}

/// See [`Plan`].
pub(crate) struct Fixed {
    pub(crate) level: Arc<Level>,
    pub(crate) starts: i64,
    pub(crate) ends: i64,
    /// The goal's date.
    pub(crate) due: Option<i64>,
    pub(crate) warm_up: i64,
    pub(crate) people: Vec<PersonPlan>,
    pub(crate) streams: Vec<StreamPlan>,
    pub(crate) pipelines: Vec<PipelinePlan>,
    pub(crate) you: Option<PersonId>,
    /// Productive share at K = 0, 1, 2, … items in hand, in thousandths.
    pub(crate) productive: [u32; 16],
    /// Every service that a service needs, near ones first, itself at the head.
    pub(crate) needs: Vec<Vec<ServiceId>>,
    /// The work centre that authorises changes.
    pub(crate) board: Option<CentreId>,
    pub(crate) projects: Vec<ProjectPlan>,
    /// Somebody might work off the record.
    pub(crate) has_off_record: bool,
    /// People tire.
    pub(crate) tires: bool,
    /// The work centre that the release gate protects.
    pub(crate) gate: Option<CentreId>,
    /// Some queue is in the order of who shouts loudest.
    pub(crate) hears_voices: bool,
    /// What the level makes possible while it is played.
    pub(crate) unlocks: Vec<ActionKind>,
    /// Conditions name a metric, so that triggers must be looked at every hour.
    pub(crate) watches_metrics: bool,
    /// Something happens as each hour ends: money, customers, stock, conditions on a metric, the chart by the hour.
    pub(crate) hourly: bool,
    /// Metrics whose lowest and highest values conditions ask for.
    pub(crate) extremes: Vec<(String, Metric)>,
    /// When each trigger fires, and after how many minutes again.
    pub(crate) triggers: Vec<Trigger>,
    /// Endings that come by a condition, by their places.
    pub(crate) endings: Vec<(usize, Ready)>,
    /// When each lamp is lit.
    pub(crate) stars: Vec<Ready>,
    /// Who measures which metric: found when the first is asked for.
    pub(crate) measured_by: OnceLock<BTreeMap<String, Measured>>,
    centres: BTreeMap<String, CentreId>,
    persons: BTreeMap<String, PersonId>,
    services: BTreeMap<String, ServiceId>,
    stakeholders: BTreeMap<String, StakeholderId>,
    stream_names: BTreeMap<String, StreamId>,
    changes: BTreeMap<String, ChangeId>,
    incidents: BTreeMap<String, IncidentId>,
    runs: BTreeMap<String, RunId>,
    messages: BTreeMap<String, MessageId>,
    pipeline_names: BTreeMap<String, PipelineId>,
    environments: BTreeMap<String, EnvironmentId>,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident, $map:ident: $id:ty;)*) => { impl Fixed { $($(#[$doc])*
        pub(crate) fn $name(&self, name: &str) -> Option<$id> { self.$map.get(name).copied() })* } };
}

lookups! {
    centre, centres: CentreId;
    person, persons: PersonId;
    service, services: ServiceId;
    stakeholder, stakeholders: StakeholderId;
    stream, stream_names: StreamId;
    change, changes: ChangeId;
    incident, incidents: IncidentId;
    run, runs: RunId;
    message, messages: MessageId;
    pipeline, pipeline_names: PipelineId;
    environment, environments: EnvironmentId;
}

fn names<'a, T: From<usize>>(names: impl Iterator<Item = &'a String>) -> BTreeMap<String, T> {
    names.enumerate().map(|(i, name)| (name.clone(), T::from(i))).collect()
}

const CHECKED: &str = "the checker resolves every name before a Level exists";

impl Fixed {
    /// A service and all that it needs, near ones first.
    fn all_needs(&self, service: ServiceId) -> Vec<ServiceId> {
        let mut found = vec![service];
        let mut next = 0;
        while let Some(id) = found.get(next).copied() {
            next += 1;
            for needed in self.level.file.services[id.index()].depends_on.iter().filter_map(|name| self.service(name)) {
                if !found.contains(&needed) {
                    found.push(needed);
                }
            }
        }
        found
    }

    /// Makes a level ready.
    pub(crate) fn new(level: &Arc<Level>) -> Self {
        let file = &level.file;
        let mut people = Vec::new();
        for (row, person) in file.people.iter().enumerate() {
            for number in 1..=person.count {
                let alike = person.count > 1;
                let id = if alike { format!("{}-{number}", person.id) } else { person.id.clone() };
                let name = if person.name.is_empty() { id.clone() } else { person.name.clone() };
                let name = if alike { format!("{name} {number}") } else { name };
                let off_record_above =
                    person.off_record_above.as_ref().map_or(level.rules.off_record_above, Span::checked);
                people.push(PersonPlan { id, row, name, shift: Shift::new(&person.shift), off_record_above });
            }
        }
        let mut plan = Self {
            level: Arc::clone(level),
            starts: file.starts.as_ref().map_or(0, |m| m.minute(file.first_day).expect(CHECKED)),
            ends: file.ends.minute(file.first_day).expect(CHECKED),
            due: file.due.as_ref().map(|due| due.minute(file.first_day).expect(CHECKED)),
            warm_up: file.warm_up.as_ref().map_or(0, Span::checked),
            streams: Vec::new(),
            pipelines: Vec::new(),
            you: None,
            productive: productive(&level.rules.switching),
            needs: Vec::new(),
            board: None,
            projects: Vec::new(),
            has_off_record: people.iter().any(|p| p.off_record_above < level.rules.triage + level.rules.card),
            tires: level.rules.fatigue == Fatigue::On,
            gate: None,
            hears_voices: file.centres.iter().any(|c| c.discipline == Discipline::Loudest),
            unlocks: effects(file)
                .filter_map(|e| if let Effect::Unlock(kind) = e { Some(*kind) } else { None })
                .collect(),
            watches_metrics: conditions(file).any(mentions_metric),
            hourly: false,
            extremes: Vec::new(),
            triggers: Vec::new(),
            endings: Vec::new(),
            stars: Vec::new(),
            measured_by: OnceLock::new(),
            centres: names(file.centres.iter().map(|c| &c.id)),
            persons: names(people.iter().map(|p| &p.id)),
            services: names(file.services.iter().map(|s| &s.id)),
            stakeholders: names(file.stakeholders.iter().map(|s| &s.id)),
            stream_names: names(file.demand.iter().map(|d| &d.id)),
            changes: names(file.changes.iter().map(|c| &c.id)),
            incidents: names(file.incidents.iter().map(|i| &i.id)),
            runs: names(file.runs.iter().map(|r| &r.id)),
            messages: names(file.messages.iter().map(|m| &m.id)),
            pipeline_names: names(file.pipelines.iter().map(|p| &p.id)),
            environments: names(file.environments.iter().map(|e| &e.id)),
            people,
        };
        plan.extremes = extremes(file).into_iter().map(|name| (name.clone(), Metric::new(&plan, &name))).collect();
        let ready = |when: &Condition| Ready::new(&plan, when);
        let again = |after: &Option<Span>| after.as_ref().map(|span| span.checked().max(1));
        let trigger = |when: Ready, again| Trigger { of_log: when.of_log(), when, again };
        let triggers = file.script.iter().map(|t| trigger(ready(&t.when), again(&t.again_after))).collect();
        let endings = file.endings.iter().enumerate();
        let endings = endings.filter_map(|(at, ending)| Some((at, ready(ending.when.as_ref()?)))).collect();
        let stars = file.stars.iter().map(|star| ready(&star.when)).collect();
        (plan.triggers, plan.endings, plan.stars) = (triggers, endings, stars);
        plan.hourly = plan.sampled() || plan.watches_metrics || earns_or_spends(file);
        plan.board = file.board.as_ref().map(|board| plan.centre(board).expect(CHECKED));
        plan.projects = file.projects.iter().map(|project| ProjectPlan::new(&plan, project)).collect();
        plan.gate = file.release_gate.as_ref().map(|gate| plan.centre(&gate.centre).expect(CHECKED));
        plan.needs = (0..file.services.len()).map(|i| plan.all_needs(ServiceId::from(i))).collect();
        plan.pipelines = file.pipelines.iter().map(|pipeline| PipelinePlan::new(&plan, file, pipeline)).collect();
        plan.you = file.you.as_deref().and_then(|you| plan.person(you));
        plan.streams = file.demand.iter().map(|demand| plan.stream_plan(demand, file)).collect();
        for (at, project) in file.projects.iter().enumerate() {
            for part in &project.items {
                let stream = plan.stream(&part.stream).expect(CHECKED);
                plan.streams[stream.index()].project = Some(ProjectId::from(at));
            }
        }
        plan
    }

    /// The chart has a value an hour; a longer level has one a day.
    pub(crate) fn sampled(&self) -> bool {
        self.ends <= SAMPLED_DAYS * 1440
    }

    fn stream_plan(&self, demand: &DemandFile, file: &LevelFile) -> StreamPlan {
        let back = |rework: &ReworkFile, at: usize| {
            let to = demand.route[..at].iter().rposition(|task| task.at == rework.to).expect(CHECKED);
            (rework.share, u16::try_from(to).expect("routes are short"))
        };
        let route = demand.route.iter().enumerate().map(|(i, task)| Task {
            centre: self.centre(&task.at).expect(CHECKED),
            effort: Effort::new(&task.effort),
            service: task.service.as_ref().map(|s| self.service(s).expect(CHECKED)),
            rework: task.rework.as_ref().map(|rework| back(rework, i)),
        });
        let mut moments: Vec<i64> = match &demand.arrivals {
            ArrivalsFile::At(moments) => moments.iter().map(|m| self.minute(m)).collect(),
            ArrivalsFile::Burst(count, moment) => vec![self.minute(moment); *count as usize],
            _ => Vec::new(),
        };
        moments.sort_unstable();
        let done = Happening::Finished(demand.id.clone());
        let holds = |limit: &LimitFile| {
            (limit.kinds.is_empty() || limit.kinds.contains(&demand.kind))
                && (limit.streams.is_empty() || limit.streams.contains(&demand.id))
        };
        let in_loop = file.wip_limits.iter().position(holds).map(|at| u8::try_from(at).expect(CHECKED));
        let means: Vec<f64> = demand.route.iter().map(|task| Effort::new(&task.effort).mean()).collect();
        StreamPlan {
            project: None,
            in_loop,
            left: (0..means.len()).map(|at| means[at..].iter().sum()).collect(),
            priority: demand.priority,
            cost_of_delay: demand.cost_of_delay / 1440.0,
            pipeline: demand.pipeline.as_ref().map(|name| self.pipeline(name).expect(CHECKED)),
            standard: demand.risk.as_ref().is_some_and(|risk| risk.standard || risk.class == ChangeClass::Standard),
            emergency: demand.risk.as_ref().is_some_and(|risk| risk.class == ChangeClass::Emergency),
            debt: super::debt::of_stream(self, demand),
            upkeep: demand.upkeep.as_ref().map(|s| self.service(s).expect(CHECKED)),
            route: route.collect(),
            requester: demand.requester.as_ref().map(|r| self.stakeholder(r).expect(CHECKED)),
            asks: demand.asks.as_ref().map(|p| self.person(p).expect(CHECKED)),
            due_after: demand.due_after.as_ref().map(Span::checked),
            risk: demand.risk.as_ref().map(|risk| (self.service(&risk.service).expect(CHECKED), risk.clone())),
            moments,
            watched: conditions(file).any(|c| mentions(c, &done))
                || matches!(demand.arrivals, ArrivalsFile::Never)
                || demand.value.is_some(),
            duties: audit::duties(demand, file),
            security: Security::new(demand, |name| self.service(name)),
            valued: demand.value.is_some(),
        }
    }

    /// The project of a name.
    pub(crate) fn project(&self, name: &str) -> Option<ProjectId> {
        self.level.file.projects.iter().position(|project| project.id == name).map(ProjectId::from)
    }

    /// The project that work for this purpose belongs to.
    pub(crate) fn project_of(&self, purpose: Purpose) -> Option<ProjectId> {
        match purpose {
            Purpose::Demand { stream, .. } => self.streams[stream.index()].project,
            _ => None,
        }
    }

    /// The WIP limit of a name.
    pub(crate) fn limit(&self, name: &str) -> Option<u8> {
        let at = self.level.file.wip_limits.iter().position(|limit| limit.id == name)?;
        u8::try_from(at).ok()
    }

    /// Minute of a moment of the level.
    pub(crate) fn minute(&self, moment: &Moment) -> i64 {
        moment.minute(self.level.file.first_day).expect(CHECKED)
    }

    /// The row of the level's list that a person was made from.
    pub(crate) fn person_file(&self, person: PersonId) -> &PersonFile {
        &self.level.file.people[self.people[person.index()].row]
    }
}

/// Every condition of a level.
pub(crate) fn conditions(file: &LevelFile) -> impl Iterator<Item = &Condition> {
    let script = file.script.iter().map(|t| &t.when);
    let endings = file.endings.iter().filter_map(|e| e.when.as_ref());
    let stars = file.stars.iter().map(|s| &s.when);
    let topics = file.topics.iter().filter_map(|t| t.when.as_ref());
    let choices = file.messages.iter().flat_map(|m| &m.choices).filter_map(|c| c.when.as_ref());
    let controls = file.audits.iter().flat_map(|a| &a.controls).filter_map(|c| c.when.as_ref());
    script.chain(endings).chain(stars).chain(topics).chain(choices).chain(controls)
}

/// Every `From` in a condition.
pub(crate) fn moments<'a>(condition: &'a Condition, out: &mut Vec<&'a Moment>) {
    match condition {
        Condition::From(moment) => out.push(moment),
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|c| moments(c, out)),
        Condition::Not(not) => moments(not, out),
        _ => {}
    }
}

/// The metrics behind `low.` and `high.`, each once.
fn extremes(file: &LevelFile) -> BTreeSet<String> {
    let bare = |name: &str| name.strip_prefix("low.").or_else(|| name.strip_prefix("high.")).map(str::to_string);
    mentioned_metrics(file).filter_map(bare).collect()
}

/// Every metric that a condition of a level names.
pub(crate) fn mentioned_metrics(file: &LevelFile) -> impl Iterator<Item = &str> {
    let mut found = Vec::new();
    let mut open: Vec<&Condition> = conditions(file).collect();
    while let Some(condition) = open.pop() {
        match condition {
            Condition::Below(name, _) | Condition::AtLeast(name, _) => found.push(name.as_str()),
            Condition::Exceeds(more, less) => found.extend([more.as_str(), less.as_str()]),
            Condition::All(all) | Condition::Any(all) => open.extend(all),
            Condition::Not(not) => open.push(not),
            _ => {}
        }
    }
    found.into_iter()
}

/// Whether the hour's end changes anything that can be measured.
fn earns_or_spends(file: &LevelFile) -> bool {
    file.costs_per_hour > 0.0
        || file.customers.is_some()
        || file.shares.is_some()
        || file.stock.is_some()
        || file.services.iter().any(|s| s.revenue_per_hour > 0.0)
        || file.incidents.iter().any(|i| i.cost_per_hour > 0.0)
        || file.demand.iter().any(|d| d.value.is_some())
}

fn mentions_metric(condition: &Condition) -> bool {
    match condition {
        Condition::Below(..) | Condition::AtLeast(..) | Condition::Exceeds(..) | Condition::Since(..) => true,
        Condition::All(all) | Condition::Any(all) => all.iter().any(mentions_metric),
        Condition::Not(not) => mentions_metric(not),
        _ => false,
    }
}

fn mentions(condition: &Condition, what: &Happening) -> bool {
    match condition {
        Condition::Happened(happening) | Condition::Since(happening, _) | Condition::Times(happening, _) => {
            happening == what
        }
        Condition::All(all) | Condition::Any(all) => all.iter().any(|c| mentions(c, what)),
        Condition::Not(not) => mentions(not, what),
        _ => false,
    }
}

/// Productive share of somebody's time with so many things in hand, by a rule of switching.
pub fn productive_share(rule: &Switching, hand: u32) -> f64 {
    let shares = productive(rule);
    f64::from(shares[(hand as usize).min(shares.len() - 1)]) / 1000.0
}

/// Productive share in thousandths for K items in hand.
fn productive(rule: &Switching) -> [u32; 16] {
    match rule {
        Switching::Off => [1000; 16],
        // 100/80/60/40/25 % (Weinberg 1992); beyond five his table is silent: a slow fall to a tenth is our judgement.
        Switching::Weinberg => [1000, 1000, 800, 600, 400, 250, 200, 170, 150, 130, 120, 110, 100, 100, 100, 100],
        // About 17 % lost at four items (Tregubov and others 2017); the curve between is ours.
        Switching::Measured => [1000, 1000, 940, 880, 830, 790, 760, 730, 710, 690, 670, 660, 650, 640, 630, 620],
    }
}

impl Shift {
    pub(crate) fn new(shift: &ShiftFile) -> Self {
        let clock = |text: &String| {
            Moment(format!("day 1 {text}")).minute(Weekday::Mon).expect("the checker parses times of day")
        };
        match shift {
            ShiftFile::Office => Self::Hours { from: 9 * 60, to: 17 * 60, weekdays: true },
            ShiftFile::Always => Self::Always,
            ShiftFile::Weekdays(from, to) => Self::Hours { from: clock(from), to: clock(to), weekdays: true },
            ShiftFile::Daily(from, to) => Self::Hours { from: clock(from), to: clock(to), weekdays: false },
        }
    }

    /// At work in this minute? Day 1 is a `first`.
    pub(crate) fn at_work(self, minute: i64, first: Weekday) -> bool {
        let Self::Hours { from, to, weekdays } = self else { return true };
        let (day, clock) = (minute.div_euclid(1440), minute.rem_euclid(1440));
        let works = |day| !weekdays || (first.plus(day) as usize) < 5;
        if from < to {
            works(day) && (from..to).contains(&clock)
        } else {
            (works(day) && clock >= from) || (works(day - 1) && clock < to)
        }
    }

    /// The next minute after `minute` in which the shift begins or ends.
    pub(crate) fn next_boundary(self, minute: i64, first: Weekday) -> Option<i64> {
        let Self::Hours { from, to, .. } = self else { return None };
        let now = self.at_work(minute, first);
        (0..9)
            .flat_map(|day| {
                let midnight = (minute.div_euclid(1440) + day) * 1440;
                let (early, late) = if from < to { (from, to) } else { (to, from) };
                [midnight + early, midnight + late]
            })
            .find(|&at| at > minute && self.at_work(at, first) != now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifts_know_nights_and_weekends() {
        let office = Shift::Hours { from: 540, to: 1020, weekdays: true };
        assert!(office.at_work(600, Weekday::Fri) && !office.at_work(1020, Weekday::Fri));
        assert!(!office.at_work(1440 + 600, Weekday::Fri), "Saturday is free");
        assert_eq!(office.next_boundary(1020, Weekday::Fri), Some(3 * 1440 + 540), "from Friday evening to Monday");
        let night = Shift::Hours { from: 1320, to: 360, weekdays: false };
        assert!(
            night.at_work(60, Weekday::Mon) && night.at_work(1380, Weekday::Mon) && !night.at_work(720, Weekday::Mon)
        );
        assert_eq!(night.next_boundary(60, Weekday::Mon), Some(360));
    }
}
