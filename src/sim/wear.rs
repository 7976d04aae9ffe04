//! Services wear out. Each has so much life until its next failure, drawn once; how fast it is used up is a rate that may
//! change (by debt). So the same failures come sooner in a neglected service: decisions are compared under the same luck.

use serde::Serialize;

use super::agenda::{Agenda, Clock, Event};
use super::debt;
use super::id::*;
use super::operations::{self, Cause};
use super::plan::Plan;
use super::rng::{Purpose as Luck, Stream, subject};
use super::world::World;

/// No level is as long, minutes.
const NEVER: f64 = 1e8;

/// A life until the next failure.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Life {
    /// Failures so far.
    failures: u32,
    /// Life left, in mean lives, at the minute `since`.
    left: f64,
    /// Mean lives used up a minute.
    rate: f64,
    since: i64,
    /// Grows whenever the next failure moves: older ones on the agenda are void.
    generation: u32,
}

impl Life {
    /// The first life of a service.
    pub(crate) fn new(world: &World, purpose: Luck, service: ServiceId) -> Self {
        let left = drawn(world.resource::<Clock>().seed, purpose, service, 0);
        Self { failures: 0, left, rate: 0.0, since: 0, generation: 0 }
    }

    /// From now on life is used up at this rate, mean lives a minute: when it ends, and the generation of that, if ever.
    pub(crate) fn pace(&mut self, now: i64, rate: f64) -> Option<(i64, u32)> {
        self.left = (self.left - (now - self.since) as f64 * self.rate).max(0.0);
        (self.since, self.rate) = (now, rate);
        self.generation = self.generation.wrapping_add(1);
        let wait = self.left / rate;
        (wait < NEVER).then(|| (now + 1 + libm::round(wait) as i64, self.generation))
    }

    /// The life ends and the next begins, unless its pace has changed since.
    pub(crate) fn end(&mut self, generation: u32, now: i64, seed: u64, purpose: Luck, service: ServiceId) -> bool {
        if self.generation != generation {
            return false;
        }
        self.failures += 1;
        (self.left, self.since) = (drawn(seed, purpose, service, self.failures), now);
        true
    }
}

fn drawn(seed: u64, purpose: Luck, service: ServiceId, failures: u32) -> f64 {
    Stream::new(seed, purpose, subject([service.index() as u64, u64::from(failures)])).exponential(1.0)
}

/// The life of each service, as far as wear is concerned.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Lives(Vec<Life>);

/// Every service starts a life.
pub(crate) fn open(world: &mut World) {
    for index in 0..world.resource::<Plan>().level.file.services.len() {
        let life = Life::new(world, Luck::Wear, ServiceId::from(index));
        world.resource_mut::<Lives>().0.push(life);
        pace(world, ServiceId::from(index));
    }
}

/// Something has changed how fast a service wears: when will it fail?
pub(crate) fn pace(world: &mut World, service: ServiceId) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let a_week = plan.level.file.services[service.index()].failures_per_week
        * debt::wear(world, service)
        * plan.level.rules.unplanned_rate;
    if let Some((at, generation)) = world.resource_mut::<Lives>().0[service.index()].pace(now, a_week / 10_080.0) {
        world.resource_mut::<Agenda>().post(at, Event::Wear(service, generation));
    }
}

/// A service wears out, and starts a new life.
pub(crate) fn wear_out(event: Event, world: &mut World) {
    let Event::Wear(service, generation) = event else { return };
    let (now, seed) = (world.resource::<Clock>().now, world.resource::<Clock>().seed);
    if !world.resource_mut::<Lives>().0[service.index()].end(generation, now, seed, Luck::Wear, service) {
        world.resource_mut::<Clock>().events -= 1; // Void: it wears at another pace since.
        return;
    }
    let incident = operations::new(world, service, Cause::Wear(service));
    world.resource_mut::<Agenda>().post(now, Event::Begin(incident, None));
    pace(world, service);
}
