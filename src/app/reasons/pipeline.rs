//! Why the figures of a pipeline are what they are.

use super::MOST;
use crate::app::floor::{span, when};
use crate::app::words;
use crate::level::Level;
use crate::level::file::ReleasePolicy;
use crate::locale::number;
use crate::sim::view::{PipelineView, StageView, View};
use crate::tr;

/// Why what is measured as `pipeline.ID.KEY` is what it is.
pub(crate) fn of(view: &View, pipeline: &PipelineView, key: &str) -> Vec<String> {
    match key {
        "undeployed" | "ready" => undeployed(view, pipeline),
        "deployed" | "releases" => deployed(view, pipeline),
        "batch" => batch(pipeline),
        "lead_time" => lead_time(pipeline),
        "passage" | "set_up" => passage(pipeline),
        _ => failed(view, pipeline),
    }
}

/// When the next release is cut, as far as one can say.
pub(crate) fn next_release(view: &View, pipeline: &PipelineView) -> String {
    match (&pipeline.policy, pipeline.next_release) {
        (_, Some(at)) => tr!("pipeline-next-cut", time = when(view, at)),
        (ReleasePolicy::Batch(size), None) => tr!("pipeline-of-size", size = size),
        _ => String::new(),
    }
}

/// What of the finished waits for its release, and what is on its way.
pub(crate) fn undeployed(view: &View, pipeline: &PipelineView) -> Vec<String> {
    let policy = words::policy(&pipeline.policy);
    let mut lines = vec![tr!("why-ready", n = pipeline.ready, policy = policy)];
    let way = pipeline.undeployed.saturating_sub(pipeline.ready);
    if way > 0 {
        let releases = tr!("count-releases", n = pipeline.on_the_way.len());
        lines.push(tr!("why-way", n = way, releases = releases));
    }
    if let Some(at) = pipeline.next_release {
        lines.push(tr!("why-next-release", time = when(view, at)));
    }
    lines
}

/// In how many releases, and the latest of them.
pub(crate) fn deployed(view: &View, pipeline: &PipelineView) -> Vec<String> {
    let mut lines = vec![tr!("why-deployed", releases = tr!("count-releases", n = pipeline.releases.0))];
    if let Some((number, at, changes, _)) = pipeline.latest {
        let changes = tr!("count-changes", n = changes);
        lines.push(tr!("why-latest", number = number, changes = changes, time = when(view, at)));
    }
    lines
}

/// What makes releases so big, and what comes of it.
pub(crate) fn batch(pipeline: &PipelineView) -> Vec<String> {
    vec![tr!("why-batch", policy = words::policy(&pipeline.policy)), tr!("why-batch-does").into()]
}

/// How much of a change's way to production lies before its release.
pub(crate) fn lead_time(pipeline: &PipelineView) -> Vec<String> {
    let (lead, passage) = (pipeline.lead_minutes, pipeline.passage_minutes);
    if lead <= 0.0 {
        return vec![tr!("pipeline-nothing-through").into()];
    }
    let mut lines = vec![tr!("why-lead-passage", span = span(passage as i64))];
    if lead > passage {
        lines.push(tr!("why-lead-before", span = span((lead - passage) as i64)));
    }
    lines
}

/// How many were caught before, how many showed too late, and which steps look.
pub(crate) fn failed(view: &View, pipeline: &PipelineView) -> Vec<String> {
    let (early, late) = (measured(view, pipeline, "found_early"), measured(view, pipeline, "found_late"));
    let mut lines = vec![tr!("why-found", early = early, late = late)];
    lines.extend(sent_back(pipeline));
    lines.push(tr!("why-batch-does").into());
    lines
}

/// A number of what is measured of a pipeline.
pub(crate) fn measured(view: &View, pipeline: &PipelineView, key: &str) -> String {
    number(view.metrics.get(&format!("pipeline.{}.{key}", pipeline.id)).copied().unwrap_or(0.0), 0)
}

/// Which steps look, and how much they find.
pub(crate) fn sent_back(pipeline: &PipelineView) -> Vec<String> {
    pipeline.stages.iter().filter(|stage| stage.finds > 0.0).take(MOST).map(finds).collect()
}

/// Through which rooms a release goes, one hand-off an arrow.
pub(crate) fn hand_offs(view: &View, pipeline: &PipelineView) -> Vec<String> {
    let mut rooms: Vec<usize> = pipeline.stages.iter().filter_map(|stage| stage.centre).collect();
    rooms.dedup();
    let names: Vec<&str> = rooms.into_iter().map(|room| view.centres[room].name.as_str()).collect();
    if names.is_empty() { vec![tr!("why-no-hands").into()] } else { vec![names.join(" → ")] }
}

/// Minutes of work that a step has with a release of the usual size.
pub(crate) fn work(pipeline: &PipelineView, stage: &StageView) -> f64 {
    let batch = if pipeline.batch > 0.0 { pipeline.batch } else { 1.0 };
    stage.set_up as f64 + stage.run as f64 * batch
}

/// Which steps take how much of a release's way.
pub(crate) fn passage(pipeline: &PipelineView) -> Vec<String> {
    let mut steps: Vec<&StageView> = pipeline.stages.iter().filter(|stage| stage.minutes >= 1.0).collect();
    steps.sort_by(|a, b| b.minutes.total_cmp(&a.minutes));
    let line = |stage: &&StageView| {
        let work = work(pipeline, stage);
        tr!(
            "why-step",
            span = span(stage.minutes as i64),
            stage = stage.name,
            work = span(work.min(stage.minutes) as i64)
        )
    };
    let mut lines: Vec<String> = steps.iter().take(MOST).map(line).collect();
    if pipeline.unmapped {
        let known: f64 = pipeline.stages.iter().map(|stage| stage.minutes).sum();
        lines.push(tr!("why-unmapped", span = span((pipeline.passage_minutes - known).max(0.0) as i64)));
    }
    if !lines.is_empty() {
        lines.insert(0, tr!("why-steps").into());
    }
    lines
}

/// Since when an environment has drifted, and what the steps in it find for that.
pub(crate) fn parity(view: &View, level: &Level, id: &str) -> Vec<String> {
    let Some(at) = view.environments.iter().position(|environment| environment.id == id) else { return Vec::new() };
    let environment = &view.environments[at];
    let drift = level.file.environments.iter().find(|file| file.id == id).map_or(0.0, |file| file.drift_per_week);
    let (time, percent) = (when(view, environment.built), number(100.0 * drift, 0));
    let mut lines = vec![tr!("why-parity", time = time, percent = percent)];
    let steps = view.pipelines.iter().flat_map(|pipeline| &pipeline.stages);
    lines.extend(steps.filter(|stage| stage.environment == Some(at) && stage.finds > 0.0).take(MOST).map(finds));
    lines
}

fn finds(stage: &StageView) -> String {
    tr!("why-finds", stage = stage.name, percent = number(100.0 * stage.finds, 0))
}
