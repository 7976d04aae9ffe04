//! What can be seen of pipelines and environments, and what is measured of them.

use serde::Serialize;

use super::super::agenda::Clock;
use super::super::id::PipelineId;
use super::super::plan::Plan;
use super::super::world::World;
use super::{Counts, Doing, EnvironmentId, Pipeline, Pipelines, next_cut};
use crate::level::file::{PipelineFile, ReleasePolicy};
use crate::sim::metrics::Unit;

/// A pipeline, as far as it is mapped.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PipelineView {
    /// The level's id.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// When finished changes are released.
    pub policy: ReleasePolicy,
    /// When the clock releases next, minute; none if it does not go by the clock.
    pub next_release: Option<i64>,
    /// Finished changes that wait for a release.
    pub ready: u32,
    /// Finished changes that are not in production: those and what is on its way.
    pub undeployed: u32,
    /// Changes that went into production.
    pub deployed: u64,
    /// Releases that went into production (or to a few users), and how many of them failed.
    pub releases: (u64, u64),
    /// Mean changes a release that went to everybody.
    pub batch: f64,
    /// Mean time from a change's commit to production, minutes; 0 if none went.
    pub lead_minutes: f64,
    /// Mean time from the cut of a release to production: the whole value stream, mapped or not, minutes.
    pub passage_minutes: f64,
    /// The steps that are mapped, in order.
    pub stages: Vec<StageView>,
    /// There are more steps than anybody has drawn.
    pub unmapped: bool,
    /// Times that a release changes hands among the mapped steps.
    pub hand_offs: u32,
    /// Releases on their way, the oldest first.
    pub on_the_way: Vec<ReleaseView>,
    /// The latest release in production: its number, when it went in, its changes, and whether it is being taken back.
    pub latest: Option<(u32, i64, u32, bool)>,
    /// Releases go to a few users first; none if that is not possible here.
    pub canary: Option<bool>,
    /// Changes can be switched off; none if that is not possible here.
    pub flags: Option<bool>,
}

/// A mapped step of a pipeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StageView {
    /// The level's id.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// The work centre that does it, as a position in the view's centres; none if a machine does.
    pub centre: Option<usize>,
    /// Time that a release lies before it, minutes.
    pub wait: i64,
    /// Minutes once a release.
    pub set_up: i64,
    /// Minutes for each change.
    pub run: i64,
    /// Share of faults that it finds, as it stands with its environment, 0…1.
    pub finds: f64,
    /// Its environment, as a position in the view's environments.
    pub environment: Option<usize>,
    /// Releases at it or before it.
    pub releases: u32,
    /// Changes in them.
    pub changes: u32,
    /// Mean time that a release spent at it, minutes; 0 if none has passed.
    pub minutes: f64,
    /// Automating it: where and for how much money; none if impossible or done.
    pub automate: Option<(String, f64)>,
    /// Doing without it: where and for how much money; none if impossible.
    pub remove: Option<(String, f64)>,
}

/// A release on its way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReleaseView {
    /// Its number.
    pub number: u32,
    /// Changes in it.
    pub changes: u32,
    /// When it was cut, minute.
    pub cut: i64,
    /// The id of its step if that is mapped; else empty.
    pub stage: String,
    /// `lies`, `waits`, `runs`, `in work`, `with a few users`, `held`.
    pub doing: String,
    /// Carries the repair of an incident.
    pub urgent: bool,
}

/// An environment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnvironmentView {
    /// The level's id.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// How like production it is, 0…1.
    pub parity: f64,
    /// When it was built, minute.
    pub built: i64,
}

fn mean(sum: f64, count: u64) -> f64 {
    if count > 0 { sum / count as f64 } else { 0.0 }
}

impl Counts {
    /// Releases that went to everybody.
    fn whole(&self) -> u64 {
        self.releases - self.withdrawn
    }

    /// Changes a release, of those that went to everybody.
    fn batch(&self) -> f64 {
        mean(self.deployed as f64, self.whole())
    }
}

/// The pipelines, as far as they are mapped.
pub(crate) fn pipelines(world: &World) -> Vec<PipelineView> {
    let count = world.resource::<Pipelines>().rows.len();
    (0..count).map(|at| pipeline(world, PipelineId::from(at))).collect()
}

fn pipeline(world: &World, id: PipelineId) -> PipelineView {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let all = world.resource::<Pipelines>();
    let (row, file) = (&all.rows[id.index()], &plan.level.file.pipelines[id.index()]);
    let setting = &plan.pipelines[id.index()].stages;
    let exists = |at: &usize| !row.stages[*at].removed;
    let shown: Vec<usize> = (0..setting.len()).filter(exists).filter(|&at| row.stages[at].mapped).collect();
    let stage = |&at: &usize| {
        let (stage, set, state) = (&file.stages[at], &setting[at], &row.stages[at]);
        let here = || row.releases.values().filter(|r| usize::from(r.stage) == at && r.doing != Doing::Canary);
        let parity = set.environment.map_or(1.0, |e| all.parity(&plan.level.file, e, now));
        let price = |work: &Option<crate::level::file::StepWorkFile>| work.as_ref().map(|w| (w.at.clone(), w.cost));
        StageView {
            id: stage.id.clone(),
            name: if stage.name.is_empty() { stage.id.clone() } else { stage.name.clone() },
            centre: set.at.filter(|_| !state.automated).map(|centre| centre.index()),
            wait: set.wait,
            set_up: set.set_up,
            run: set.run,
            finds: set.finds * parity,
            environment: set.environment.map(EnvironmentId::index),
            releases: here().count() as u32,
            changes: here().map(|r| r.cargo.len() as u32).sum(),
            minutes: mean(state.minutes as f64, u64::from(state.passed)),
            automate: price(&stage.automate).filter(|_| !state.automated),
            remove: price(&stage.remove),
        }
    };
    let stages: Vec<StageView> = shown.iter().map(stage).collect();
    let hands: Vec<usize> = stages.iter().filter_map(|s| s.centre).collect();
    let way = |(number, release): (&u32, &super::Release)| {
        let at = usize::from(release.stage);
        let known = row.stages.get(at).is_some_and(|stage| stage.mapped);
        ReleaseView {
            number: *number,
            changes: release.cargo.len() as u32,
            cut: release.cut,
            stage: if known { file.stages[at].id.clone() } else { String::new() },
            doing: match release.doing {
                Doing::Lying => "lies",
                Doing::Queued => "waits",
                Doing::Running => "runs",
                Doing::Manual => "in work",
                Doing::Canary => "with a few users",
                Doing::Held => "held",
            }
            .into(),
            urgent: release.urgent,
        }
    };
    PipelineView {
        id: file.id.clone(),
        name: file.name.clone(),
        policy: row.policy.clone(),
        next_release: next_cut(&row.policy, plan.level.file.first_day, now),
        ready: row.ready.len() as u32,
        undeployed: row.undeployed() as u32,
        deployed: row.counts.deployed,
        releases: (row.counts.releases, row.counts.failed),
        batch: row.counts.batch(),
        lead_minutes: mean(row.counts.lead as f64, row.counts.deployed),
        passage_minutes: mean(row.counts.passage as f64, row.counts.whole()),
        unmapped: (0..setting.len()).filter(exists).any(|at| !row.stages[at].mapped),
        hand_offs: hands.windows(2).filter(|pair| pair[0] != pair[1]).count() as u32,
        stages,
        on_the_way: row.releases.iter().map(way).collect(),
        latest: row.live.as_ref().map(|live| (live.number, live.at, live.cargo.len() as u32, live.leaving)),
        canary: file.canary.as_ref().map(|_| row.canary),
        flags: file.flags.as_ref().map(|_| row.flags),
    }
}

/// For the calendar: each pipeline, its finished changes, and the next moments of its releases, at most so many.
pub(crate) fn scheduled(world: &World, most: usize) -> Vec<(&PipelineFile, usize, Vec<i64>)> {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let first = plan.level.file.first_day;
    let dates = |row: &Pipeline| -> Vec<i64> {
        let from = next_cut(&row.policy, first, now);
        std::iter::successors(from, |&at| next_cut(&row.policy, first, at)).take(most).collect()
    };
    let rows = world.resource::<Pipelines>().rows.iter().zip(&plan.level.file.pipelines);
    rows.map(|(row, file)| (file, row.ready.len(), dates(row))).collect()
}

/// The environments.
pub(crate) fn environments(world: &World) -> Vec<EnvironmentView> {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let all = world.resource::<Pipelines>();
    let view = |(at, file): (usize, &crate::level::file::EnvironmentFile)| EnvironmentView {
        id: file.id.clone(),
        name: file.name.clone(),
        parity: all.parity(&plan.level.file, EnvironmentId::from(at), now),
        built: all.environments[at].since,
    };
    plan.level.file.environments.iter().enumerate().map(view).collect()
}

/// What is measured of a pipeline, as `pipeline.ID.KEY`: the key, and what it means.
pub const PIPELINE_METRICS: &[(&str, Unit, &str)] = &[
    ("deployed", Unit::Number, "changes that went into production"),
    ("undeployed", Unit::Number, "finished changes that are not in production"),
    ("ready", Unit::Number, "mean number of finished changes that wait for a release"),
    ("releases", Unit::Number, "releases that went into production, or to a few users"),
    ("failed", Unit::Share, "share of the releases into production that failed there, 0…1"),
    ("batch", Unit::Number, "mean number of changes a release that went to everybody"),
    ("lead_time", Unit::Minutes, "mean time from a change's commit to production, minutes"),
    ("passage", Unit::Minutes, "mean time of a release from its cut to production, minutes"),
    ("set_up", Unit::Number, "minutes of set-up a day (24 hours)"),
    ("found_early", Unit::Number, "faults that a stage found"),
    ("found_late", Unit::Number, "faults that showed in production"),
    ("taken_back", Unit::Number, "releases that were taken back"),
    ("recovery", Unit::Minutes, "mean time from a failure in production to its end, minutes"),
    ("impact", Unit::Number, "hours of failures in production, each times the share of the users who met it"),
];

impl Pipeline {
    /// In the order of [`PIPELINE_METRICS`].
    fn measured(&self, now: i64) -> [f64; 14] {
        let c = &self.counts;
        let ready = c.ready_minutes + (now - c.ready_touched) * self.ready.len() as i64;
        let span = now.max(1) as f64;
        [
            c.deployed as f64,
            self.undeployed() as f64,
            ready as f64 / span,
            c.releases as f64,
            mean(c.failed as f64, c.releases),
            c.batch(),
            mean(c.lead as f64, c.deployed),
            mean(c.passage as f64, c.whole()),
            c.set_up as f64 * 1440.0 / span,
            c.found_early as f64,
            c.found_late as f64,
            c.taken_back as f64,
            mean(c.recovery as f64, c.recovered),
            c.impact / 60.0,
        ]
    }
}

/// All that is measured of pipelines and environments.
pub(crate) fn measure(world: &World, put: &mut dyn FnMut(&str, f64)) {
    let (file, now) = (&world.resource::<Plan>().level.file, world.resource::<Clock>().now);
    let all = world.resource::<Pipelines>();
    put("undeployed", all.rows.iter().map(Pipeline::undeployed).sum::<usize>() as f64);
    for (row, pipeline) in all.rows.iter().zip(&file.pipelines) {
        for ((key, ..), value) in PIPELINE_METRICS.iter().zip(row.measured(now)) {
            put(&format!("pipeline.{}.{key}", pipeline.id), value);
        }
    }
    for (at, environment) in file.environments.iter().enumerate() {
        put(&format!("parity.{}", environment.id), all.parity(file, EnvironmentId::from(at), now));
    }
}
