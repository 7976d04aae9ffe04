//! The script: triggers, messages with answers, conversations. It brings events and people; consequences come from the
//! simulation.

use bevy_ecs::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

use super::agenda::{Agenda, Clock, Event};
use super::business::Account;
use super::id::*;
use super::log::{Log, note};
use super::plan::{Plan, conditions, moments};
use super::{business, demand, goal, metrics, operations, orders, stakeholder};
use crate::level::file::{Condition, Effect, Happening};

/// Variables of the level, by name.
#[derive(Resource, Clone, Debug, Default, Serialize)]
pub(crate) struct Variables(pub(crate) BTreeMap<String, f64>);

/// When each trigger last fired.
#[derive(Resource, Clone, Debug, Default, Serialize)]
pub(crate) struct Fired(pub(crate) Vec<Option<i64>>);

/// A message that was said.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Said {
    pub(crate) message: MessageId,
    pub(crate) minute: i64,
    pub(crate) expires: Option<i64>,
    /// The answer (its place), and whether it was taken by default.
    pub(crate) answered: Option<(u16, bool)>,
    pub(crate) fact: FactId,
}

/// Messages in the order in which they were said.
#[derive(Resource, Clone, Debug, Default, Serialize)]
pub(crate) struct Inbox(pub(crate) Vec<Said>);

impl Inbox {
    /// The open question of this message, if any.
    pub(crate) fn open(&self, message: MessageId) -> Option<usize> {
        self.0.iter().position(|said| said.message == message && said.answered.is_none())
    }
}

/// Puts the moments that triggers wait for on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    world.resource_mut::<Fired>().0 = vec![None; plan.level.file.script.len()];
    let mut waited = Vec::new();
    conditions(&plan.level.file).for_each(|c| moments(c, &mut waited));
    let mut agenda = world.resource_mut::<Agenda>();
    for moment in waited {
        agenda.post(plan.minute(moment).max(0), Event::Look);
    }
    agenda.post(0, Event::Look);
}

/// Whether a condition holds.
pub(crate) fn holds(world: &World, condition: &Condition) -> bool {
    let now = world.resource::<Clock>().now;
    match condition {
        Condition::Always => true,
        Condition::From(moment) => now >= world.resource::<Plan>().minute(moment),
        Condition::Happened(what) => world.resource::<Log>().first(what).is_some(),
        Condition::Since(what, span) => world.resource::<Log>().when(what).is_some_and(|at| now - at >= span.checked()),
        Condition::Below(name, value) => metrics::one(world, name) < *value,
        Condition::AtLeast(name, value) => metrics::one(world, name) >= *value,
        Condition::All(all) => all.iter().all(|c| holds(world, c)),
        Condition::Any(any) => any.iter().any(|c| holds(world, c)),
        Condition::Not(not) => !holds(world, not),
    }
}

/// Looks at every trigger, and then at the endings.
pub(crate) fn look(In(_event): In<Event>, world: &mut World) {
    world.resource_mut::<Clock>().events -= 1; // A look is no event of the model.
    world.resource_mut::<Agenda>().looked();
    world.resource_mut::<Log>().fresh = false;
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    for (index, trigger) in plan.level.file.script.iter().enumerate() {
        let ready = match (world.resource::<Fired>().0[index], &trigger.again_after) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(last), Some(again)) => now - last >= again.checked().max(1),
        };
        if ready && holds(world, &trigger.when) {
            world.resource_mut::<Fired>().0[index] = Some(now);
            if let Some(again) = &trigger.again_after {
                world.resource_mut::<Agenda>().post(now + again.checked().max(1), Event::Look);
            }
            let because = cause(world, &trigger.when);
            for effect in &trigger.then {
                apply(world, effect, because);
            }
        }
    }
    goal::judge(world);
}

/// The latest fact that made a condition true.
fn cause(world: &World, condition: &Condition) -> Option<FactId> {
    goal::facts(world, condition).into_iter().max()
}

/// Brings an effect about.
pub(crate) fn apply(world: &mut World, effect: &Effect, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    match effect {
        Effect::Say(message) => {
            if let Some(id) = plan.message(message) {
                say(world, id, because);
            }
        }
        Effect::Arrive(stream) => {
            if let Some(id) = plan.stream(stream) {
                demand::add(world, id, because);
            }
        }
        Effect::Begin(incident) => {
            if let Some(id) = plan.incident(incident) {
                let now = world.resource::<Clock>().now;
                world.resource_mut::<Agenda>().post(now, Event::Begin(id, because));
            }
        }
        Effect::Clue(incident, suspect, factor) => {
            if let (Some(id), Some(service)) = (plan.incident(incident), plan.service(suspect)) {
                operations::clue(world, id, service, *factor);
            }
        }
        Effect::Do(action) => {
            // What is no longer possible by then simply does not happen.
            if orders::possible(world, action).is_ok() {
                orders::carry_out(world, action, because);
            }
        }
        Effect::Trust(who, by) => {
            if let Some(id) = plan.stakeholder(who) {
                stakeholder::trust(world, id, *by, because);
            }
        }
        Effect::Cash(amount) => business::pay(world, Account::Script, *amount, because),
        Effect::Set(name, value) => {
            world.resource_mut::<Variables>().0.insert(name.clone(), *value);
            let now = world.resource::<Clock>().now;
            world.resource_mut::<Agenda>().look(now);
        }
        Effect::Add(name, value) => {
            *world.resource_mut::<Variables>().0.entry(name.clone()).or_insert(0.0) += value;
            let now = world.resource::<Clock>().now;
            world.resource_mut::<Agenda>().look(now);
        }
        Effect::End(ending) => {
            if let Some(index) = plan.level.file.endings.iter().position(|e| &e.id == ending) {
                goal::end(world, index, because.into_iter().collect());
            }
        }
    }
}

fn say(world: &mut World, id: MessageId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.messages[id.index()];
    if world.resource::<Inbox>().open(id).is_some() && !file.choices.is_empty() {
        return; // It still waits for an answer.
    }
    let now = world.resource::<Clock>().now;
    let fact = note(world, Happening::Said(file.id.clone()), &[because], false, true);
    let expires = file.expires.as_ref().map(|span| now + span.checked().max(1));
    let times = world.resource::<Inbox>().0.len() as u32;
    world.resource_mut::<Inbox>().0.push(Said { message: id, minute: now, expires, answered: None, fact });
    if let Some(at) = expires {
        world.resource_mut::<Agenda>().post(at, Event::Expire(id, times));
    }
}

/// A message has waited long enough.
pub(crate) fn expire(In(event): In<Event>, world: &mut World) {
    let Event::Expire(id, place) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.messages[id.index()];
    let open = world.resource::<Inbox>().0[place as usize].answered.is_none();
    let default = file.otherwise.as_ref().and_then(|name| file.choices.iter().position(|c| &c.id == name));
    if let (true, Some(choice)) = (open, default) {
        answer(world, place as usize, choice, true);
    }
}

/// An answer is given (or taken by default).
pub(crate) fn answer(world: &mut World, place: usize, choice: usize, by_default: bool) {
    let plan = world.resource::<Plan>().clone();
    let said = &mut world.resource_mut::<Inbox>().0[place];
    said.answered = Some((choice as u16, by_default));
    let (message, asked) = (said.message, said.fact);
    let file = &plan.level.file.messages[message.index()];
    let what = Happening::Chosen(file.id.clone(), file.choices[choice].id.clone());
    let fact = note(world, what, &[Some(asked)], !by_default, true);
    for effect in &file.choices[choice].then {
        apply(world, effect, Some(fact));
    }
}

/// A conversation is started.
pub(crate) fn talk(world: &mut World, topic: usize, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    for effect in &plan.level.file.topics[topic].then {
        apply(world, effect, because);
    }
}
