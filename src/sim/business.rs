//! The business: money, and its runs with a deadline.

use bevy_ecs::prelude::*;
use serde::Serialize;

use super::agenda::{Agenda, Event, Purpose};
use super::flow::{NewItem, Place, Route, Wait, with_flow};
use super::id::*;
use super::log::note;
use super::operations::{self, Stage};
use super::plan::{Effort, Plan, Task};
use super::script;
use crate::level::file::{Class, Dist, Happening, Kind, Way};

/// Money.
#[derive(Resource, Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Cash(pub(crate) f64);

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum RunState {
    Waiting,
    Preparing,
    Left(Way),
    Missed,
}

/// How far its by-hand version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Hand {
    No,
    InWork,
    Ready,
}

/// A run.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Run {
    pub(crate) id: RunId,
    pub(crate) state: RunState,
    pub(crate) hand: Hand,
    pub(crate) hand_because: Option<FactId>,
}

/// Runs by id.
#[derive(Resource, Clone, Debug, Default)]
pub(crate) struct Runs(pub(crate) Vec<Entity>);

/// A run's row.
pub(crate) fn get(world: &World, id: RunId) -> &Run {
    world.get::<Run>(world.resource::<Runs>().0[id.index()]).expect("runs live as long as the world")
}

fn get_mut(world: &mut World, id: RunId) -> Mut<'_, Run> {
    let entity = world.resource::<Runs>().0[id.index()];
    world.get_mut::<Run>(entity).expect("runs live as long as the world")
}

/// Money comes or goes.
pub(crate) fn pay(world: &mut World, amount: f64) {
    world.resource_mut::<Cash>().0 += amount;
}

/// Spawns the level's runs and puts their moments on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    world.resource_mut::<Cash>().0 = plan.level.file.cash;
    for (index, file) in plan.level.file.runs.iter().enumerate() {
        let id = RunId::from(index);
        let entity = world.spawn(Run { id, state: RunState::Waiting, hand: Hand::No, hand_because: None }).id();
        world.resource_mut::<Runs>().0.push(entity);
        let mut agenda = world.resource_mut::<Agenda>();
        agenda.post(plan.minute(&file.opens).max(0), Event::RunOpens(id));
        agenda.post(plan.minute(&file.due).max(0), Event::RunDue(id));
    }
}

/// Work for a run: what for, which kind, where and how long, what one must know for it, and what may stop it.
struct Job<'a> {
    purpose: Purpose,
    kind: Kind,
    at: &'a str,
    effort: &'a Dist,
    service: Option<ServiceId>,
    gate: Option<ServiceId>,
}

fn work(world: &mut World, job: &Job<'_>, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let &Job { purpose, kind, at, effort, service, gate } = job;
    let task = Task { centre: plan.centre(at).expect("checked"), effort: Effort::new(effort), service, rework: None };
    let stopped = gate.is_some_and(|service| operations::impaired(world, service));
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose,
            kind,
            class: Class::FixedDate,
            route: Route::Own(vec![task]),
            due: None,
            requester: None,
            gate,
            because,
        });
        flow.send(item);
        if stopped && let Some(service) = gate {
            flow.lift(item);
            if matches!(flow.item(item).place, Place::Queue | Place::Hands(_)) {
                flow.set_aside(item, Wait::Service(service));
            }
        }
    });
}

/// The preparation of a run can start.
pub(crate) fn open_run(In(event): In<Event>, world: &mut World) {
    let Event::RunOpens(id) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.runs[id.index()];
    get_mut(world, id).state = RunState::Preparing;
    let service = plan.service(&file.service);
    let purpose = Purpose::Prepare { run: id };
    let (at, effort) = (&file.at, &file.prepare);
    work(world, &Job { purpose, kind: Kind::InternalProject, at, effort, service, gate: service }, None);
}

/// What is known of the troubles that a run's service has had.
fn troubles(world: &World, id: RunId) -> Vec<Option<FactId>> {
    let plan = world.resource::<Plan>();
    let service = plan.service(&plan.level.file.runs[id.index()].service).expect("checked");
    operations::all(world)
        .filter(|i| i.service == service && i.stage != Stage::Waiting)
        .flat_map(|i| i.because.iter().map(|&f| Some(f)).collect::<Vec<_>>())
        .collect()
}

/// A run is prepared: it leaves, if it is not too late.
pub(crate) fn prepared(world: &mut World, id: RunId, because: Option<FactId>) {
    if get(world, id).state == RunState::Preparing {
        let mut causes = troubles(world, id);
        causes.push(because);
        leave(world, id, Way::Clean, &causes);
    }
}

fn leave(world: &mut World, id: RunId, way: Way, because: &[Option<FactId>]) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.runs[id.index()];
    get_mut(world, id).state = RunState::Left(way);
    let fact = note(world, Happening::Left(file.id.clone(), way), because, false, true);
    if let (Way::ByHand, Some(hand)) = (way, &file.by_hand) {
        for effect in &hand.then {
            script::apply(world, effect, Some(fact));
        }
        let purpose = Purpose::CleanUp { run: id };
        let (at, effort) = (&hand.at, &hand.clean_up);
        work(world, &Job { purpose, kind: Kind::Unplanned, at, effort, service: None, gate: None }, Some(fact));
    }
}

/// A run must leave: by hand if that is ready, else it is missed.
pub(crate) fn run_due(In(event): In<Event>, world: &mut World) {
    let Event::RunDue(id) = event else { return };
    let run = get(world, id).clone();
    if !matches!(run.state, RunState::Waiting | RunState::Preparing) {
        return;
    }
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.runs[id.index()];
    let mut because = troubles(world, id);
    if run.hand == Hand::Ready {
        because.push(run.hand_because);
        leave(world, id, Way::ByHand, &because);
    } else {
        get_mut(world, id).state = RunState::Missed;
        note(world, Happening::Missed(file.id.clone()), &because, false, true);
    }
}

/// Starts preparing a run by hand.
pub(crate) fn by_hand(world: &mut World, id: RunId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    if let Some(hand) = &plan.level.file.runs[id.index()].by_hand {
        get_mut(world, id).hand = Hand::InWork;
        let purpose = Purpose::Hand { run: id };
        let (at, effort) = (&hand.at, &hand.effort);
        work(world, &Job { purpose, kind: Kind::Unplanned, at, effort, service: None, gate: None }, because);
    }
}

/// The by-hand version is ready.
pub(crate) fn hand_ready(world: &mut World, id: RunId, because: Option<FactId>) {
    let name = world.resource::<Plan>().level.file.runs[id.index()].id.clone();
    let fact = note(world, Happening::HandReady(name), &[because], false, true);
    let mut run = get_mut(world, id);
    run.hand = Hand::Ready;
    run.hand_because = Some(fact);
}

/// An hour's revenue less the company's costs: nothing from a service that stands still
/// (or one that it needs), less from one that gives wrong results.
pub(crate) fn earn(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let mut amount = -plan.level.file.costs_per_hour;
    for (index, service) in plan.level.file.services.iter().enumerate() {
        let id = ServiceId::from(index);
        let share = if operations::down(world, id).is_some() {
            0.0
        } else if operations::ongoing(world).any(|i| i.service == id) {
            0.7
        } else {
            1.0
        };
        amount += service.revenue_per_hour * share;
    }
    for incident in operations::ongoing(world) {
        if let Some(file) = plan.level.file.incidents.get(incident.id.index()) {
            amount -= file.cost_per_hour;
        }
    }
    if amount != 0.0 {
        pay(world, amount);
    }
}
