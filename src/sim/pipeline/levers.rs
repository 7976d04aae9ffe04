//! What the player can do about pipelines, environments and the value stream.

use super::super::action::{Action, Refusal};
use super::super::world::World;
use super::super::{metrics, people};
use super::*;
use crate::tr;

fn unknown(what: &str, name: &str) -> Refusal {
    Refusal::new(format!("There is no {what} called \"{name}\""), tr!("help-names"))
}

fn find(world: &World, name: &str) -> Result<PipelineId, Refusal> {
    world.resource::<Plan>().pipeline(name).ok_or_else(|| unknown("pipeline", name))
}

fn find_stage(world: &World, pipeline: &str, stage: &str) -> Result<(PipelineId, usize), Refusal> {
    let id = find(world, pipeline)?;
    let files = &world.resource::<Plan>().level.file.pipelines[id.index()];
    let at = files.stage(stage).ok_or_else(|| unknown("step", stage))?;
    let state = &row(world, id).stages[at];
    if !state.mapped {
        return Err(unknown("step on the map", stage));
    }
    if state.removed {
        return Err(Refusal::new(tr!("refusal-step-gone"), tr!("help-another-one")));
    }
    if under_way(
        world,
        |p| matches!(p, Purpose::ImproveStage { pipeline, stage, .. } if pipeline == id && usize::from(stage) == at),
    ) {
        return Err(Refusal::new(tr!("refusal-at-it"), tr!("help-until-done")));
    }
    Ok((id, at))
}

fn under_way(world: &World, purpose: impl Fn(Purpose) -> bool) -> bool {
    world.resource::<Items>().open().any(|item| purpose(item.purpose))
}

fn toggle(offered: bool, is: bool, on: bool) -> Result<(), Refusal> {
    if !offered {
        return Err(Refusal::new(tr!("refusal-pipeline-cannot"), tr!("help-smaller-failures")));
    }
    if is == on {
        return Err(Refusal::new(tr!("refusal-is-so"), tr!("help-nothing-to-decide")));
    }
    Ok(())
}

/// Whether an action on a pipeline or an environment makes sense.
pub(crate) fn possible(world: &World, action: &Action) -> Result<(), Refusal> {
    let plan = world.resource::<Plan>();
    let file = &plan.level.file;
    match action {
        Action::ReleaseBy { pipeline, policy } => {
            let id = find(world, pipeline)?;
            if let Some((why, help)) = policy.wrong(file.first_day) {
                let help = if help.is_empty() { tr!("help-another-policy").to_string() } else { help };
                return Err(Refusal::new(why, help));
            }
            if row(world, id).policy == *policy {
                return Err(Refusal::new(tr!("refusal-policy-now"), tr!("help-another-one")));
            }
            Ok(())
        }
        Action::ReleaseNow { pipeline } => {
            let id = find(world, pipeline)?;
            if row(world, id).ready.is_empty() {
                return Err(Refusal::new(tr!("refusal-nothing-waits"), tr!("help-until-finished")));
            }
            if frozen(world) {
                return Err(Refusal::new(tr!("refusal-changes-frozen"), tr!("help-freeze-over")));
            }
            Ok(())
        }
        Action::TakeBack { pipeline } => {
            let id = find(world, pipeline)?;
            match &row(world, id).live {
                None => Err(Refusal::new(tr!("refusal-no-release"), tr!("help-roll-forward"))),
                Some(live) if live.leaving => Err(Refusal::new(tr!("refusal-taken-back"), tr!("help-pipeline-time"))),
                Some(_) => Ok(()),
            }
        }
        Action::UseCanary { pipeline, on } => {
            let id = find(world, pipeline)?;
            toggle(file.pipelines[id.index()].canary.is_some(), row(world, id).canary, *on)
        }
        Action::UseFlags { pipeline, on } => {
            let id = find(world, pipeline)?;
            toggle(file.pipelines[id.index()].flags.is_some(), row(world, id).flags, *on)
        }
        Action::Refresh { environment } => {
            let id = plan.environment(environment).ok_or_else(|| unknown("environment", environment))?;
            if file.environments[id.index()].refresh.is_none() {
                return Err(Refusal::new(tr!("refusal-no-environment"), tr!("help-another-one")));
            }
            if under_way(world, |p| p == Purpose::Refresh { environment: id }) {
                return Err(Refusal::new(tr!("refusal-being-built"), tr!("help-until-done")));
            }
            Ok(())
        }
        Action::MapSteps { pipeline, person } => {
            let id = find(world, pipeline)?;
            let person = plan.person(person).ok_or_else(|| unknown("person", person))?;
            let who = metrics::person(world, person);
            if who.centre.is_none() || who.is_you {
                return Err(Refusal::new(tr!("refusal-no-items"), tr!("help-takes-no-items")));
            }
            if row(world, id).stages.iter().all(|stage| stage.mapped || stage.removed) {
                return Err(Refusal::new(tr!("refusal-all-drawn"), tr!("help-automate-one")));
            }
            if under_way(world, |p| matches!(p, Purpose::Map { pipeline, .. } if pipeline == id)) {
                return Err(Refusal::new(tr!("refusal-walking"), tr!("help-an-hour")));
            }
            Ok(())
        }
        Action::Automate { pipeline, stage } => {
            let (id, at) = find_stage(world, pipeline, stage)?;
            if row(world, id).stages[at].automated {
                return Err(Refusal::new(tr!("refusal-machine-does"), tr!("help-another-step")));
            }
            priced(file.pipelines[id.index()].stages[at].automate.as_ref(), tr!("refusal-no-machine"))
        }
        Action::Remove { pipeline, stage } => {
            let (id, at) = find_stage(world, pipeline, stage)?;
            priced(file.pipelines[id.index()].stages[at].remove.as_ref(), tr!("refusal-not-without"))
        }
        _ => unreachable!("the caller sends only actions on pipelines"),
    }
}

fn priced(work: Option<&StepWorkFile>, why: &str) -> Result<(), Refusal> {
    work.map(|_| ()).ok_or_else(|| Refusal::new(why, tr!("help-another-step")))
}

/// Does what an action on a pipeline or an environment says. It was found possible.
pub(crate) fn carry_out(world: &mut World, action: &Action, because: Option<FactId>) {
    const FOUND: &str = "names were resolved when the action was found possible";
    let plan = world.resource::<Plan>().clone();
    let pipeline = |name: &str| plan.pipeline(name).expect(FOUND);
    let now = now(world);
    match action {
        Action::ReleaseBy { pipeline: name, policy } => {
            let id = pipeline(name);
            let row = row_mut(world, id);
            row.policy = policy.clone();
            row.generation += 1;
            post_next(world, id, now);
            look(world, id);
        }
        Action::ReleaseNow { pipeline: name } => {
            let id = pipeline(name);
            let all = row(world, id).ready.len();
            cut(world, id, all);
        }
        Action::TakeBack { pipeline: name } => take_back(world, pipeline(name), because),
        Action::UseCanary { pipeline: name, on } => row_mut(world, pipeline(name)).canary = *on,
        Action::UseFlags { pipeline: name, on } => row_mut(world, pipeline(name)).flags = *on,
        Action::Refresh { environment } => {
            let id = plan.environment(environment).expect(FOUND);
            let work = plan.level.file.environments[id.index()].refresh.as_ref().expect(FOUND);
            order(world, Purpose::Refresh { environment: id }, work, because);
        }
        Action::MapSteps { pipeline: name, person } => {
            let (id, person) = (pipeline(name), plan.person(person).expect(FOUND));
            let centre = metrics::person(world, person).centre.expect(FOUND);
            let purpose = Purpose::Map { pipeline: id, person };
            let item = work(world, purpose, Kind::InternalProject, Class::Standard, centre, Effort::Fixed(60), because);
            with_flow(world, |flow| {
                let room = flow.person(person).hands.len() < people::MOST_IN_HAND;
                if flow.item(item).place != Place::Hands(person) && room {
                    flow.give(item, person);
                }
            });
        }
        Action::Automate { pipeline: name, stage } => improve(world, pipeline(name), stage, false, because),
        Action::Remove { pipeline: name, stage } => improve(world, pipeline(name), stage, true, because),
        _ => unreachable!("the caller sends only actions on pipelines"),
    }
}

fn improve(world: &mut World, id: PipelineId, stage: &str, remove: bool, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.pipelines[id.index()];
    let at = file.stage(stage).expect("found possible");
    let asked = if remove { &file.stages[at].remove } else { &file.stages[at].automate };
    let purpose = Purpose::ImproveStage { pipeline: id, stage: at as u16, remove };
    order(world, purpose, asked.as_ref().expect("found possible"), because);
}

/// Pays for work and has it done.
fn order(world: &mut World, purpose: Purpose, asked: &StepWorkFile, because: Option<FactId>) {
    let centre = world.resource::<Plan>().centre(&asked.at).expect("checked");
    business::pay(world, business::Account::Improvements, -asked.cost, because);
    work(world, purpose, Kind::InternalProject, Class::Standard, centre, Effort::new(&asked.effort), because);
}

/// An environment is built anew: just like production, from now on drifting apart.
pub(crate) fn refreshed(world: &mut World, id: EnvironmentId) {
    let now = now(world);
    world.resource_mut::<Pipelines>().environments[id.index()] = Environment { parity: 1.0, since: now };
}

/// Somebody has walked a value stream for an hour.
pub(crate) fn mapped(world: &mut World, id: PipelineId) {
    let steps = world.resource::<Plan>().level.rules.mapped_per_hour;
    let hidden = row_mut(world, id).stages.iter_mut().filter(|stage| !stage.mapped && !stage.removed);
    hidden.take(libm::floor(steps).max(1.0) as usize).for_each(|stage| stage.mapped = true);
}

/// A step of a value stream is done by a machine from now on, or not done any more.
pub(crate) fn improved(world: &mut World, id: PipelineId, at: u16, remove: bool) {
    let row = row_mut(world, id);
    let stage = &mut row.stages[usize::from(at)];
    if remove {
        stage.removed = true;
    } else {
        stage.automated = true;
    }
}

/// Every action on pipelines and environments that could be thought of now.
pub(crate) fn candidates(world: &World, workers: &[String], out: &mut Vec<Action>) {
    let file = &world.resource::<Plan>().level.file;
    for pipeline in &file.pipelines {
        let name = || pipeline.id.clone();
        for policy in [ReleasePolicy::OnDemand, ReleasePolicy::Batch(5), ReleasePolicy::Batch(20)] {
            out.push(Action::ReleaseBy { pipeline: name(), policy });
        }
        out.push(Action::ReleaseNow { pipeline: name() });
        out.push(Action::TakeBack { pipeline: name() });
        for on in [false, true] {
            out.push(Action::UseCanary { pipeline: name(), on });
            out.push(Action::UseFlags { pipeline: name(), on });
        }
        out.extend(workers.iter().map(|who| Action::MapSteps { pipeline: name(), person: who.clone() }));
        for stage in &pipeline.stages {
            out.push(Action::Automate { pipeline: name(), stage: stage.id.clone() });
            out.push(Action::Remove { pipeline: name(), stage: stage.id.clone() });
        }
    }
    out.extend(file.environments.iter().map(|e| Action::Refresh { environment: e.id.clone() }));
}
