//! Deployment pipelines: finished changes wait, are released together, pass stages, and go into production, well or not.
//!
//! A change carries its fault, or none, from the start (drawn once for its stream and number). A stage that finds it sends
//! the change back and lets the rest of the release go on; what no stage finds fails in production. So batch size, stages
//! and policy are compared under the same luck.

mod levers;
mod shown;
#[cfg(test)]
mod tests;

pub(crate) use levers::{candidates, carry_out, improved, mapped, possible, refreshed};
pub use shown::{EnvironmentView, PIPELINE_METRICS, PipelineView, ReleaseView, StageView};
pub(crate) use shown::{environments, measure, pipelines, scheduled};

use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};

use super::agenda::{Agenda, Clock, Event, Purpose};
use super::flow::{Control, Flow, Items, NewItem, Place, Route, Wait, luck_subject, with_flow};
use super::id::*;
use super::log::note;
use super::operations::{self, Cause, Stage as Progress};
use super::plan::{Effort, Fixed, Plan, Task};
use super::rng::{Purpose as Luck, Stream, subject};
use super::world::World;
use super::{business, change};
use crate::level::file::{
    Build, Class, Happening, Kind, LevelFile, Moment, PipelineFile, Recovery, ReleasePolicy, Span, StepWorkFile,
    Weekday,
};

/// A stage, ready to be used; times in minutes.
#[derive(Clone, Debug)]
pub(crate) struct StagePlan {
    at: Option<CentreId>,
    wait: i64,
    set_up: i64,
    run: i64,
    finds: f64,
    environment: Option<EnvironmentId>,
}

/// A pipeline, ready to be used.
#[derive(Clone, Debug)]
pub(crate) struct PipelinePlan {
    stages: Vec<StagePlan>,
    rework: Option<Effort>,
    roll_back: Option<i64>,
    /// Share of users and minutes.
    canary: Option<(f64, i64)>,
}

impl PipelinePlan {
    pub(crate) fn new(plan: &Fixed, file: &LevelFile, pipeline: &PipelineFile) -> Self {
        let minutes = |span: &Option<Span>| span.as_ref().map_or(0, Span::checked);
        let stage = |stage: &crate::level::file::StageFile| StagePlan {
            at: stage.at.as_ref().map(|at| plan.centre(at).expect("checked")),
            wait: minutes(&stage.wait),
            set_up: minutes(&stage.set_up),
            run: minutes(&stage.run),
            finds: stage.finds,
            environment: stage
                .environment
                .as_ref()
                .and_then(|name| file.environments.iter().position(|e| &e.id == name))
                .map(EnvironmentId::from),
        };
        Self {
            stages: pipeline.stages.iter().map(stage).collect(),
            rework: pipeline.rework.as_ref().map(Effort::new),
            roll_back: pipeline.roll_back.as_ref().map(Span::checked),
            canary: pipeline.canary.as_ref().map(|canary| (canary.share, canary.time.checked())),
        }
    }
}

/// A change on its way through a pipeline.
#[derive(Clone, Debug, Serialize)]
struct Cargo {
    item: ItemId,
    stream: StreamId,
    number: u32,
    change: Option<ChangeId>,
    committed: i64,
    faulty: bool,
    /// Goes through for the first time: building it anew may still break it.
    fresh: bool,
}

/// What a release is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
enum Doing {
    /// Lies before its stage for a while.
    Lying,
    /// Waits for an automated stage that is taken.
    Queued,
    /// In an automated stage.
    Running,
    /// In people's hands or queues.
    Manual,
    /// With a few users.
    Canary,
    /// Before its last stage: nothing may go in now.
    Held,
}

/// A release on its way.
#[derive(Clone, Debug, Serialize)]
struct Release {
    cut: i64,
    stage: u16,
    doing: Doing,
    since: i64,
    urgent: bool,
    cargo: Vec<Cargo>,
}

/// The latest release in production.
#[derive(Clone, Debug, Serialize)]
struct Live {
    number: u32,
    at: i64,
    cargo: Vec<Cargo>,
    /// It is being taken back.
    leaving: bool,
}

/// Where a stage stands.
#[derive(Clone, Debug, Default, Serialize)]
struct StageRow {
    mapped: bool,
    automated: bool,
    removed: bool,
    /// The release that an automated stage is taken by, and those that wait for it.
    busy: Option<u32>,
    queue: VecDeque<u32>,
    /// Minutes from entering to leaving, and how many did.
    minutes: i64,
    passed: u32,
}

/// Counts of a pipeline.
#[derive(Clone, Debug, Default, Serialize)]
struct Counts {
    deployed: u64,
    releases: u64,
    failed: u64,
    /// Releases that went to a few users and no further.
    withdrawn: u64,
    taken_back: u64,
    found_early: u64,
    found_late: u64,
    /// From commit to production, all deployed changes.
    lead: i64,
    /// From the cut of a release to production.
    passage: i64,
    set_up: i64,
    recovered: u64,
    recovery: i64,
    /// Minutes of failures × share of users.
    impact: f64,
    ready_minutes: i64,
    ready_touched: i64,
}

/// A pipeline.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Pipeline {
    policy: ReleasePolicy,
    generation: u32,
    canary: bool,
    flags: bool,
    /// Finished changes that wait for a release.
    ready: VecDeque<Cargo>,
    releases: BTreeMap<u32, Release>,
    next: u32,
    live: Option<Live>,
    stages: Vec<StageRow>,
    counts: Counts,
}

/// An environment: how like production it was, and since when that is not so any more.
#[derive(Clone, Debug, Serialize)]
struct Environment {
    parity: f64,
    since: i64,
}

/// A change that failed in production and is not put right.
#[derive(Clone, Debug, Serialize)]
struct Failure {
    pipeline: PipelineId,
    release: u32,
    incident: IncidentId,
    /// Changes that went in together.
    together: u32,
    /// Share of users who meet it.
    users: f64,
    /// The minute in which a canary shows it.
    shows: Option<i64>,
}

/// All pipelines and environments, in the level's order.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Pipelines {
    rows: Vec<Pipeline>,
    environments: Vec<Environment>,
    failures: BTreeMap<ChangeId, Failure>,
    /// Items out for rework, and when they were first finished.
    returned: BTreeMap<ItemId, i64>,
    /// Repairs of an incident, which go through alone and at once.
    repairs: BTreeMap<ItemId, IncidentId>,
}

impl Pipelines {
    pub(crate) fn new(file: &LevelFile) -> Self {
        let row = |pipeline: &PipelineFile| Pipeline {
            policy: pipeline.policy.clone(),
            generation: 0,
            canary: pipeline.canary.as_ref().is_some_and(|canary| canary.on),
            flags: pipeline.flags.as_ref().is_some_and(|flags| flags.on),
            ready: VecDeque::new(),
            releases: BTreeMap::new(),
            next: 1,
            live: None,
            stages: pipeline
                .stages
                .iter()
                .map(|stage| StageRow { mapped: !stage.hidden, automated: stage.at.is_none(), ..StageRow::default() })
                .collect(),
            counts: Counts::default(),
        };
        let environment = |e: &crate::level::file::EnvironmentFile| Environment { parity: e.parity, since: 0 };
        Self {
            rows: file.pipelines.iter().map(row).collect(),
            environments: file.environments.iter().map(environment).collect(),
            ..Self::default()
        }
    }

    /// How like production an environment is, 0…1: it drifts apart while production moves on.
    fn parity(&self, file: &LevelFile, id: EnvironmentId, now: i64) -> f64 {
        let row = &self.environments[id.index()];
        let weeks = (now - row.since) as f64 / 10_080.0;
        (row.parity - file.environments[id.index()].drift_per_week * weeks).clamp(0.0, 1.0)
    }
}

fn row(world: &World, id: PipelineId) -> &Pipeline {
    &world.resource::<Pipelines>().rows[id.index()]
}

fn row_mut(world: &mut World, id: PipelineId) -> &mut Pipeline {
    &mut world.resource_mut::<Pipelines>().rows[id.index()]
}

fn now(world: &World) -> i64 {
    world.resource::<Clock>().now
}

fn every(world: &World) -> impl Iterator<Item = PipelineId> + use<> {
    (0..world.resource::<Pipelines>().rows.len()).map(PipelineId::from)
}

// --- when a release is cut --------------------------------------------------------------------------------------------

/// Puts the first regular releases on the agenda.
pub(crate) fn open(world: &mut World) {
    for id in every(world) {
        post_next(world, id, -1);
    }
}

fn post_next(world: &mut World, id: PipelineId, after: i64) {
    let first = world.resource::<Plan>().level.file.first_day;
    let pipeline = row(world, id);
    let generation = pipeline.generation;
    if let Some(at) = next_cut(&pipeline.policy, first, after) {
        world.resource_mut::<Agenda>().post(at.max(0), Event::Cut(id, generation));
    }
}

/// The first minute after another in which a policy releases what is finished, if it goes by the clock.
fn next_cut(policy: &ReleasePolicy, first: Weekday, after: i64) -> Option<i64> {
    match policy {
        ReleasePolicy::OnDemand | ReleasePolicy::Batch(_) => None,
        ReleasePolicy::Every(span, moment) => {
            let (start, every) = (moment.minute(first).expect("checked"), span.checked().max(1));
            let missed = if after < start { 0 } else { (after - start) / every + 1 };
            Some(start + missed * every)
        }
        ReleasePolicy::Window(days, from, _) => {
            let opens = clock(from);
            (0..9)
                .map(|day| after.max(0).div_euclid(1440) + day)
                .filter(|&day| days.contains(&first.plus(day)))
                .map(|day| day * 1440 + opens)
                .find(|&at| at > after)
        }
    }
}

fn clock(text: &str) -> i64 {
    Moment(format!("day 1 {text}")).minute(Weekday::Mon).expect("times of day are checked before they are used")
}

fn in_window(policy: &ReleasePolicy, first: Weekday, minute: i64) -> bool {
    let ReleasePolicy::Window(days, from, to) = policy else { return false };
    let (from, to) = (clock(from), clock(to));
    let (day, at) = (minute.div_euclid(1440), minute.rem_euclid(1440));
    let on = |day| days.contains(&first.plus(day));
    if from < to { on(day) && (from..to).contains(&at) } else { on(day) && at >= from || on(day - 1) && at < to }
}

/// Nothing may go into production.
fn frozen(world: &World) -> bool {
    world.resource::<Control>().frozen()
}

/// The time of a regular release.
pub(crate) fn cut_regularly(event: Event, world: &mut World) {
    let Event::Cut(id, generation) = event else { return };
    if row(world, id).generation != generation {
        return;
    }
    let now = now(world);
    post_next(world, id, now);
    let all = row(world, id).ready.len();
    if all > 0 && !frozen(world) {
        cut(world, id, all);
    }
}

/// Cuts what the policy wants cut now.
fn look(world: &mut World, id: PipelineId) {
    if frozen(world) {
        return;
    }
    let first = world.resource::<Plan>().level.file.first_day;
    loop {
        let pipeline = row(world, id);
        let ready = pipeline.ready.len();
        let take = match &pipeline.policy {
            ReleasePolicy::OnDemand => 1,
            ReleasePolicy::Batch(count) => *count as usize,
            ReleasePolicy::Every(..) => return,
            window if in_window(window, first, now(world)) => ready.max(1),
            ReleasePolicy::Window(..) => return,
        };
        if ready < take {
            return;
        }
        cut(world, id, take);
    }
}

/// Takes the first finished changes together into a release.
fn cut(world: &mut World, id: PipelineId, count: usize) {
    let now = now(world);
    let pipeline = row_mut(world, id);
    pipeline.touch(now);
    let cargo = pipeline.ready.drain(..count).collect();
    send_off(world, id, cargo, false);
}

fn send_off(world: &mut World, id: PipelineId, cargo: Vec<Cargo>, urgent: bool) {
    let now = now(world);
    let pipeline = row_mut(world, id);
    let number = pipeline.next;
    pipeline.next += 1;
    let release = Release { cut: now, stage: 0, doing: Doing::Lying, since: now, urgent, cargo };
    pipeline.releases.insert(number, release);
    enter(world, id, number);
}

impl Pipeline {
    fn touch(&mut self, now: i64) {
        self.counts.ready_minutes += (now - self.counts.ready_touched) * self.ready.len() as i64;
        self.counts.ready_touched = now;
    }

    /// The first stage from here on that still exists.
    fn next_stage(&self, from: u16) -> Option<u16> {
        (from..self.stages.len() as u16).find(|&at| !self.stages[usize::from(at)].removed)
    }

    fn undeployed(&self) -> usize {
        self.ready.len() + self.releases.values().map(|release| release.cargo.len()).sum::<usize>()
    }
}

// --- changes come in --------------------------------------------------------------------------------------------------

impl Flow<'_> {
    /// The pipeline that an item enters when its route is done.
    pub(crate) fn pipeline_of(&self, purpose: Purpose) -> Option<PipelineId> {
        match purpose {
            Purpose::Demand { stream, .. } | Purpose::Again { stream, .. } => {
                self.plan.streams[stream.index()].pipeline
            }
            _ => None,
        }
    }

    /// An item has done its route and enters its pipeline: finished, not deployed, still work in process.
    pub(crate) fn commit(&mut self, id: ItemId, pipeline: PipelineId) {
        let now = self.clock.now;
        self.item_mut(id).place = Place::Aside(Wait::Release(pipeline));
        self.agenda.post(now, Event::Commit(id));
    }

    /// Sends an item back to where its last task was done, for so much work.
    fn send_back(&mut self, id: ItemId, rework: Option<Effort>) {
        let item = self.item(id);
        let last = match &item.route {
            Route::Stream(stream) => self.plan.streams[stream.index()].route.len(),
            Route::Own(tasks) => tasks.len(),
        } - 1;
        self.item_mut(id).step = last as u16;
        let (task, _) = self.task(self.item(id));
        let subject = luck_subject(self.item(id).purpose, self.item(id).visits);
        let minutes = Stream::new(self.clock.seed, Luck::Effort, subject).minutes(rework.unwrap_or(task.effort));
        let centre = self.who_can(task.centre, task.service);
        let item = self.item_mut(id);
        item.visits += 1;
        (item.effort, item.remaining) = (minutes as f64, minutes as f64);
        (item.service, item.centre, item.escalated) = (task.service, centre, centre != task.centre);
        self.enqueue(id);
    }
}

/// An item has done its route.
pub(crate) fn commit(event: Event, world: &mut World) {
    let Event::Commit(item) = event else { return };
    let purpose = world.resource::<Items>().get(item).expect("nobody can send it away meanwhile").purpose;
    let (stream, number, change, again) = match purpose {
        Purpose::Demand { stream, number, change } => (stream, number, change, false),
        Purpose::Again { stream, number, change } => (stream, number, change, true),
        _ => unreachable!("only demand has a pipeline"),
    };
    let id = world.resource::<Plan>().streams[stream.index()].pipeline.expect("the flow has looked");
    let emergency = world.resource::<Plan>().streams[stream.index()].emergency;
    let now = now(world);
    let all = world.resource_mut::<Pipelines>();
    let (returned, repairs) = (all.returned.remove(&item), all.repairs.contains_key(&item));
    let fresh = returned.is_none() && !again;
    let faulty = fresh && change.is_some_and(|change| change::faulty(world, change));
    let cargo = Cargo { item, stream, number, change, committed: returned.unwrap_or(now), faulty, fresh };
    if repairs || emergency {
        return send_off(world, id, vec![cargo], true);
    }
    let pipeline = row_mut(world, id);
    pipeline.touch(now);
    pipeline.ready.push_back(cargo);
    look(world, id);
}

// --- stages -----------------------------------------------------------------------------------------------------------

/// A release comes to its next stage, or goes live.
fn enter(world: &mut World, id: PipelineId, number: u32) {
    let plan = world.resource::<Plan>().clone();
    let now = now(world);
    let pipeline = row_mut(world, id);
    let release = pipeline.releases.get(&number).expect("releases are entered before they go");
    let Some(stage) = pipeline.next_stage(release.stage) else { return go_live(world, id, number) };
    let wait = plan.pipelines[id.index()].stages[usize::from(stage)].wait;
    let release = pipeline.releases.get_mut(&number).expect("just looked");
    (release.stage, release.doing, release.since) = (stage, Doing::Lying, now);
    if wait > 0 {
        world.resource_mut::<Agenda>().post(now + wait, Event::Pass(id, number));
    } else {
        start(world, id, number);
    }
}

/// A release's stage is begun, if it can be.
fn start(world: &mut World, id: PipelineId, number: u32) {
    let plan = world.resource::<Plan>().clone();
    let (now, frozen) = (now(world), frozen(world));
    let pipeline = row_mut(world, id);
    let leaving = pipeline.live.as_ref().is_some_and(|live| live.leaving);
    let release = &pipeline.releases[&number];
    let (at, urgent, count) = (release.stage, release.urgent, release.cargo.len());
    let last = pipeline.next_stage(at + 1).is_none();
    let (stage, setting) = (&mut pipeline.stages[usize::from(at)], &plan.pipelines[id.index()].stages[usize::from(at)]);
    let minutes = setting.set_up + setting.run * count as i64;
    let doing = match (setting.at, stage.automated) {
        _ if last && !urgent && (frozen || leaving) => Doing::Held,
        (Some(_), false) => Doing::Manual,
        _ if stage.busy.is_some() => {
            if urgent {
                stage.queue.push_front(number);
            } else {
                stage.queue.push_back(number);
            }
            Doing::Queued
        }
        _ => {
            stage.busy = Some(number);
            Doing::Running
        }
    };
    if matches!(doing, Doing::Manual | Doing::Running) {
        pipeline.counts.set_up += setting.set_up;
    }
    pipeline.releases.get_mut(&number).expect("just looked").doing = doing;
    match (doing, setting.at) {
        (Doing::Running, _) => world.resource_mut::<Agenda>().post(now + minutes, Event::Pass(id, number)),
        (Doing::Manual, Some(centre)) => by_hand(world, id, number, at, centre, minutes, urgent),
        _ => {}
    }
}

fn by_hand(world: &mut World, id: PipelineId, release: u32, stage: u16, at: CentreId, minutes: i64, urgent: bool) {
    let purpose = Purpose::Stage { pipeline: id, release, stage };
    let class = if urgent { Class::Expedite } else { Class::Standard };
    work(world, purpose, Kind::Change, class, at, Effort::Fixed(minutes.max(1)), None);
}

/// Work of some people.
fn work(
    world: &mut World,
    purpose: Purpose,
    kind: Kind,
    class: Class,
    centre: CentreId,
    effort: Effort,
    because: Option<FactId>,
) -> ItemId {
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose,
            kind,
            class,
            route: Route::Own(vec![Task { centre, effort, service: None, rework: None }]),
            due: None,
            requester: None,
            gate: None,
            because,
        });
        flow.send(item);
        item
    })
}

/// What a release waited for is over.
pub(crate) fn pass(event: Event, world: &mut World) {
    let Event::Pass(id, number) = event else { return };
    match row(world, id).releases.get(&number).map(|release| release.doing) {
        Some(Doing::Lying) => start(world, id, number),
        Some(Doing::Running) => stage_over(world, id, number),
        Some(Doing::Canary) => arrive(world, id, number),
        Some(Doing::Queued | Doing::Manual | Doing::Held) => {}
        None => taken_back(world, id, number),
    }
}

/// People have done a stage of a release (or the roll-back of the latest one).
pub(crate) fn stage_done(world: &mut World, id: PipelineId, number: u32) {
    if row(world, id).releases.contains_key(&number) {
        stage_over(world, id, number);
    } else {
        taken_back(world, id, number);
    }
}

/// A release has been through a stage: what it found leaves the release, the rest goes on.
fn stage_over(world: &mut World, id: PipelineId, number: u32) {
    let plan = world.resource::<Plan>().clone();
    let (now, seed) = (now(world), world.resource::<Clock>().seed);
    let pipeline = row_mut(world, id);
    let release = pipeline.releases.get_mut(&number).expect("it was in this stage");
    let (at, since) = (release.stage, release.since);
    release.stage += 1;
    let stage = &mut pipeline.stages[usize::from(at)];
    stage.minutes += now - since;
    stage.passed += 1;
    if stage.busy == Some(number) {
        stage.busy = None;
        if let Some(next) = stage.queue.pop_front() {
            start(world, id, next);
        }
    }
    inspect(world, &plan, id, number, at, seed);
    if row(world, id).releases[&number].cargo.is_empty() {
        row_mut(world, id).releases.remove(&number);
    } else {
        enter(world, id, number);
    }
}

fn inspect(world: &mut World, plan: &Plan, id: PipelineId, number: u32, at: u16, seed: u64) {
    let now = now(world);
    let file = &plan.level.file;
    let setting = &plan.pipelines[id.index()].stages[usize::from(at)];
    let all = world.resource_mut::<Pipelines>();
    let parity = setting.environment.map_or(1.0, |environment| all.parity(file, environment, now));
    let anew = file.pipelines[id.index()].build == Build::PerEnvironment && setting.environment.is_some();
    let release = all.rows[id.index()].releases.get_mut(&number).expect("it was in this stage");
    let mut found = Vec::new();
    release.cargo.retain_mut(|cargo| {
        let subject = subject([cargo.stream.index() as u64, u64::from(cargo.number), u64::from(at)]);
        let broken = anew && cargo.fresh && cargo.change.is_some();
        if broken && Stream::new(seed, Luck::Rebuild, subject).chance(plan.level.rules.rebuild_fault) {
            cargo.faulty = true;
        }
        let finds = cargo.faulty && Stream::new(seed, Luck::Stage, subject).chance(setting.finds * parity);
        if finds {
            found.push((cargo.item, cargo.committed));
        }
        !finds
    });
    all.rows[id.index()].counts.found_early += found.len() as u64;
    for (item, committed) in found {
        send_back(world, id, item, committed);
    }
}

/// A change whose fault was found in time goes back.
fn send_back(world: &mut World, id: PipelineId, item: ItemId, committed: i64) {
    let rework = world.resource::<Plan>().pipelines[id.index()].rework;
    world.resource_mut::<Pipelines>().returned.insert(item, committed);
    with_flow(world, |flow| flow.send_back(item, rework));
}

// --- production -------------------------------------------------------------------------------------------------------

fn go_live(world: &mut World, id: PipelineId, number: u32) {
    let plan = world.resource::<Plan>().clone();
    let pipeline = row(world, id);
    match plan.pipelines[id.index()].canary {
        Some((users, minutes)) if pipeline.canary && !pipeline.releases[&number].urgent => {
            try_out(world, id, number, users, minutes);
        }
        _ => arrive(world, id, number),
    }
}

/// A release goes to a few users first. The fault that shows first ends the trial.
fn try_out(world: &mut World, id: PipelineId, number: u32, users: f64, minutes: i64) {
    let plan = world.resource::<Plan>().clone();
    let (now, seed) = (now(world), world.resource::<Clock>().seed);
    let release = row_mut(world, id).releases.get_mut(&number).expect("it is on its way");
    (release.doing, release.since) = (Doing::Canary, now);
    let together = release.cargo.len() as u32;
    let shows = release
        .cargo
        .iter()
        .filter_map(|cargo| {
            let change = cargo.change.filter(|_| cargo.faulty)?;
            let mut luck =
                Stream::new(seed, Luck::Canary, subject([cargo.stream.index() as u64, u64::from(cargo.number)]));
            let finds = luck.chance(plan.level.rules.canary_finds);
            finds.then(|| (1 + libm::floor(luck.unit() * minutes as f64) as i64, change))
        })
        .min();
    let Some((after, change)) = shows else {
        return world.resource_mut::<Agenda>().post(now + minutes, Event::Pass(id, number));
    };
    let fact = change::goes_in(world, change, true, None);
    let incident = operations::new(world, change::get(world, change).service, Cause::Change(change));
    let failure = Failure { pipeline: id, release: number, incident, together, users, shows: Some(now + after) };
    world.resource_mut::<Pipelines>().failures.insert(change, failure);
    world.resource_mut::<Agenda>().post(now, Event::Begin(incident, fact));
}

/// A release is in production, for everybody.
fn arrive(world: &mut World, id: PipelineId, number: u32) {
    let now = now(world);
    let repairs: Vec<ItemId> = world.resource::<Pipelines>().repairs.keys().copied().collect();
    let pipeline = row_mut(world, id);
    let leaving = pipeline.live.as_ref().is_some_and(|live| live.leaving);
    if leaving && !pipeline.releases[&number].urgent {
        pipeline.releases.get_mut(&number).expect("just looked").doing = Doing::Held;
        return; // What is there must be gone first.
    }
    let release = pipeline.releases.remove(&number).expect("it is on its way");
    let repair = release.cargo.iter().any(|cargo| repairs.contains(&cargo.item));
    let faulty = release.cargo.iter().filter(|cargo| cargo.faulty).count() as u64;
    if !repair {
        // A repair is no release of its own: it ends the failure of another.
        let counts = &mut pipeline.counts;
        counts.releases += 1;
        counts.failed += u64::from(faulty > 0);
        counts.found_late += faulty;
        counts.deployed += release.cargo.len() as u64;
        counts.lead += release.cargo.iter().map(|cargo| now - cargo.committed).sum::<i64>();
        counts.passage += now - release.cut;
    }
    for cargo in &release.cargo {
        if let Some(change) = cargo.change {
            let fact = change::goes_in(world, change, cargo.faulty, None);
            if cargo.faulty {
                fail(world, id, number, change, release.cargo.len() as u32, fact);
            }
        }
        with_flow(world, |flow| flow.leave(cargo.item));
        if let Some(incident) = world.resource_mut::<Pipelines>().repairs.remove(&cargo.item) {
            end(world, incident, None);
        }
    }
    if !leaving {
        row_mut(world, id).live = Some(Live { number, at: now, cargo: release.cargo, leaving: false });
    }
}

/// A change fails in production.
fn fail(world: &mut World, id: PipelineId, number: u32, change: ChangeId, together: u32, fact: Option<FactId>) {
    let (now, seed) = (now(world), world.resource::<Clock>().seed);
    let service = change::get(world, change).service;
    let incident = operations::new(world, service, Cause::Change(change));
    let failure = Failure { pipeline: id, release: number, incident, together, users: 1.0, shows: None };
    world.resource_mut::<Pipelines>().failures.insert(change, failure);
    let mut luck = Stream::new(seed, Luck::Delay, luck(world, incident));
    let delay = 1 + libm::round(luck.exponential(change::SHOWS_AFTER)) as i64;
    world.resource_mut::<Agenda>().post(now + delay, Event::Begin(incident, fact));
}

fn failure(world: &World, incident: IncidentId) -> Option<(ChangeId, &Failure)> {
    let Cause::Change(change) = operations::get(world, incident).cause else { return None };
    let failure = world.resource::<Pipelines>().failures.get(&change)?;
    (failure.incident == incident).then_some((change, failure))
}

/// What the luck of an incident hangs on: the change that brought it, not how many incidents there were before.
pub(crate) fn luck(world: &World, incident: IncidentId) -> u64 {
    let origin = failure(world, incident).and_then(|(change, _)| change::get(world, change).origin);
    origin.map_or(u64::from(incident.0), |(stream, number)| subject([stream.index() as u64, u64::from(number)]))
}

/// The minute in which a canary shows an incident.
pub(crate) fn shows(world: &World, incident: IncidentId) -> Option<i64> {
    failure(world, incident)?.1.shows
}

/// How much longer a diagnosis takes because of all that went in together with the guilty change.
pub(crate) fn among_others(world: &World, change: ChangeId) -> f64 {
    let together = world.resource::<Pipelines>().failures.get(&change).map_or(1, |failure| failure.together);
    1.0 + world.resource::<Plan>().level.rules.diagnosis_per_doubling * libm::log2(f64::from(together.max(1)))
}

/// An incident was noticed. True if the pipeline takes care of it: the canary is withdrawn, the feature switched off, the
/// release taken back.
pub(crate) fn takes_over(world: &mut World, incident: IncidentId, fact: FactId) -> bool {
    let Some((change, failure)) = failure(world, incident) else { return false };
    let failure = failure.clone();
    let id = failure.pipeline;
    let pipeline = row(world, id);
    let latest = pipeline.live.as_ref().is_some_and(|live| live.number == failure.release);
    if failure.shows.is_some() {
        withdraw(world, id, failure.release, change);
        end(world, incident, Some(fact));
        look(world, id);
    } else if pipeline.flags {
        let minutes = world.resource::<Plan>().level.rules.flag_switch as f64 * among_others(world, change);
        let at = now(world) + (libm::round(minutes) as i64).max(1);
        world.resource_mut::<Agenda>().post(at, Event::SwitchOff(incident));
    } else if latest && world.resource::<Plan>().level.file.pipelines[id.index()].recovery == Recovery::Back {
        take_back(world, id, Some(fact));
    } else {
        return false;
    }
    true
}

/// A release is taken from the few users who had it: the guilty change goes back, the others wait for another release.
fn withdraw(world: &mut World, id: PipelineId, number: u32, guilty: ChangeId) {
    let now = now(world);
    let pipeline = row_mut(world, id);
    let release = pipeline.releases.remove(&number).expect("a canary is on its way until it is over");
    pipeline.touch(now);
    pipeline.counts.releases += 1;
    pipeline.counts.withdrawn += 1;
    pipeline.counts.failed += 1;
    pipeline.counts.found_late += 1;
    let mut back = None;
    for cargo in release.cargo.into_iter().rev() {
        if cargo.change == Some(guilty) {
            back = Some(cargo);
        } else {
            pipeline.ready.push_front(cargo);
        }
    }
    if let Some(cargo) = back {
        send_back(world, id, cargo.item, cargo.committed);
    }
}

/// A feature that broke something is switched off; repairing it is ordinary work.
pub(crate) fn switch_off(event: Event, world: &mut World) {
    let Event::SwitchOff(incident) = event else { return };
    let Some((change, _)) = failure(world, incident) else { return };
    let Some((stream, number)) = change::get(world, change).origin else { return };
    end(world, incident, None);
    again(world, stream, number, Some(change), true, Class::Standard);
}

/// The owners have made the repair of an incident: it must go through the pipeline. False if there is none.
pub(crate) fn repaired(world: &mut World, incident: IncidentId) -> bool {
    let Some((change, _)) = failure(world, incident) else { return false };
    let Some((stream, number)) = change::get(world, change).origin else { return false };
    let item = again(world, stream, number, Some(change), false, Class::Expedite);
    world.resource_mut::<Pipelines>().repairs.insert(item, incident);
    true
}

/// A change must go through its pipeline once more, after some rework or as it is.
fn again(
    world: &mut World,
    stream: StreamId,
    number: u32,
    change: Option<ChangeId>,
    rework: bool,
    class: Class,
) -> ItemId {
    let plan = world.resource::<Plan>().clone();
    let id = plan.streams[stream.index()].pipeline.expect("only what has a pipeline goes through it again");
    let mut task = *plan.streams[stream.index()].route.last().expect("routes are not empty");
    task.effort = plan.pipelines[id.index()].rework.unwrap_or(task.effort);
    task.rework = None;
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose: Purpose::Again { stream, number, change },
            kind: Kind::Unplanned,
            class,
            route: Route::Own(vec![task]),
            due: None,
            requester: None,
            gate: None,
            because: None,
        });
        if rework {
            flow.send(item);
        } else {
            flow.item_mut(item).centre = task.centre;
            flow.commit(item, id);
        }
        item
    })
}

/// An incident is over, and what people still did about it is void.
fn end(world: &mut World, incident: IncidentId, because: Option<FactId>) {
    let minor = |item: &&super::flow::WorkItem| item.purpose == Purpose::Minor { incident };
    let open = world.resource::<Items>().open().find(minor).map(|item| (item.id, item.centre));
    if let Some((item, centre)) = open {
        with_flow(world, |flow| {
            flow.cancel(item);
            for person in flow.centre(centre).crew.clone() {
                flow.pull(person);
            }
        });
    }
    match operations::get(world, incident).stage {
        Progress::Resolved => {}
        Progress::Waiting => {
            operations::call_off(world, incident);
            let all = &mut world.resource_mut::<Pipelines>().failures;
            all.retain(|_, failure| failure.incident != incident);
        }
        _ => operations::resolved(world, incident, because),
    }
}

/// An incident is over: how long, and how many users had it?
pub(crate) fn recovered(world: &mut World, incident: IncidentId) {
    let Some((change, failure)) = failure(world, incident) else { return };
    let (id, users) = (failure.pipeline, failure.users);
    let lasted = operations::get(world, incident).began.map_or(0, |began| now(world) - began);
    world.resource_mut::<Pipelines>().failures.remove(&change);
    let counts = &mut row_mut(world, id).counts;
    counts.recovered += 1;
    counts.recovery += lasted;
    counts.impact += lasted as f64 * users;
}

// --- taking back ------------------------------------------------------------------------------------------------------

fn take_back(world: &mut World, id: PipelineId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let now = now(world);
    let pipeline = row_mut(world, id);
    let live = pipeline.live.as_mut().expect("there is a latest release");
    if std::mem::replace(&mut live.leaving, true) {
        return;
    }
    let (number, count) = (live.number, live.cargo.len());
    let last = (0..pipeline.stages.len()).rev().find(|&at| !pipeline.stages[at].removed);
    let by_machine = last.is_none_or(|at| pipeline.stages[at].automated);
    let setting = last.map(|at| &plan.pipelines[id.index()].stages[at]);
    let as_usual = setting.map_or(1, |stage| stage.set_up + stage.run * count as i64);
    match (plan.pipelines[id.index()].roll_back, setting.and_then(|stage| stage.at)) {
        (None, Some(centre)) if !by_machine => {
            let stage = last.expect("it has a work centre") as u16;
            let purpose = Purpose::Stage { pipeline: id, release: number, stage };
            work(world, purpose, Kind::Unplanned, Class::Expedite, centre, Effort::Fixed(as_usual.max(1)), because);
        }
        (given, _) => {
            let minutes = given.unwrap_or(as_usual).max(1);
            world.resource_mut::<Agenda>().post(now + minutes, Event::Pass(id, number));
        }
    }
}

/// The latest release is gone: its failures are over, all its changes must go in again, the guilty ones repaired.
fn taken_back(world: &mut World, id: PipelineId, number: u32) {
    let pipeline = row_mut(world, id);
    let Some(live) = pipeline.live.take_if(|live| live.number == number && live.leaving) else { return };
    pipeline.counts.taken_back += 1;
    for cargo in live.cargo {
        let failure = cargo.change.and_then(|change| world.resource::<Pipelines>().failures.get(&change));
        let incident = failure.filter(|failure| failure.release == number).map(|failure| failure.incident);
        if let (Some(change), Some(incident)) = (cargo.change, incident) {
            let fact = note(world, Happening::RolledBack(change::name(world, change)), &[], false, true);
            end(world, incident, Some(fact));
        }
        if let Some(change) = cargo.change {
            change::out_again(world, change);
        }
        again(world, cargo.stream, cargo.number, cargo.change, incident.is_some(), Class::Standard);
    }
    thaw_one(world, id);
}

/// Changes may go in again.
pub(crate) fn thaw(world: &mut World) {
    for id in every(world) {
        thaw_one(world, id);
    }
}

fn thaw_one(world: &mut World, id: PipelineId) {
    if frozen(world) {
        return;
    }
    let held = |(number, release): (&u32, &Release)| (release.doing == Doing::Held).then_some(*number);
    let waiting: Vec<u32> = row(world, id).releases.iter().filter_map(held).collect();
    for number in waiting {
        let pipeline = row(world, id);
        if pipeline.next_stage(pipeline.releases[&number].stage).is_some() {
            start(world, id, number);
        } else {
            arrive(world, id, number);
        }
    }
    look(world, id);
}
