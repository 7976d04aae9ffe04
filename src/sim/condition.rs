//! Conditions with their names and moments looked up: what is asked a thousand times in a run compares numbers.

use super::agenda::Clock;
use super::log::Log;
use super::metrics::Metric;
use super::plan::{Fixed, Plan};
use super::rng::{Purpose as Luck, Stream, subject};
use super::world::World;
use crate::level::file::{Condition, Happening};

/// A condition of a level, ready to be held against the world; each kind as [`Condition`] has it.
#[derive(Debug)]
pub(crate) enum Ready {
    Always,
    From(i64),
    Happened(Happening),
    Since(Happening, i64),
    Below(Metric, f64),
    AtLeast(Metric, f64),
    Exceeds(Metric, Metric),
    Times(Happening, u32),
    Chance(String, f64),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
}

impl Ready {
    /// Looks up what a condition names.
    pub(crate) fn new(plan: &Fixed, condition: &Condition) -> Self {
        let all = |conditions: &[Condition]| conditions.iter().map(|c| Self::new(plan, c)).collect();
        let metric = |name: &str| Metric::new(plan, name);
        match condition {
            Condition::Always => Self::Always,
            Condition::From(moment) => Self::From(plan.minute(moment)),
            Condition::Happened(what) => Self::Happened(what.clone()),
            Condition::Since(what, span) => Self::Since(what.clone(), span.checked()),
            Condition::Below(name, value) => Self::Below(metric(name), *value),
            Condition::AtLeast(name, value) => Self::AtLeast(metric(name), *value),
            Condition::Exceeds(more, less) => Self::Exceeds(metric(more), metric(less)),
            Condition::Times(what, times) => Self::Times(what.clone(), *times),
            Condition::Chance(name, share) => Self::Chance(name.clone(), *share),
            Condition::All(conditions) => Self::All(all(conditions)),
            Condition::Any(conditions) => Self::Any(all(conditions)),
            Condition::Not(not) => Self::Not(Box::new(Self::new(plan, not))),
        }
    }
}

impl Ready {
    /// Only what is on the log decides whether it holds: as long as nothing is added, it goes on as it was.
    pub(crate) fn of_log(&self) -> bool {
        match self {
            Self::Happened(_) | Self::Times(..) => true,
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::of_log),
            Self::Not(part) => part.of_log(),
            _ => false,
        }
    }
}

/// What conditions are held against: the world as it stands, looked up once for many of them.
pub(crate) struct Scene<'w> {
    world: &'w World,
    log: &'w Log,
    now: i64,
}

impl<'w> Scene<'w> {
    /// The world as it stands.
    pub(crate) fn of(world: &'w World) -> Self {
        Self { world, log: world.resource(), now: world.resource::<Clock>().now }
    }

    /// Whether a condition holds.
    pub(crate) fn holds(&self, condition: &Ready) -> bool {
        let value = |metric: &Metric| metric.value(self.world);
        match condition {
            Ready::Always => true,
            Ready::From(minute) => self.now >= *minute,
            Ready::Happened(what) => self.log.first(what).is_some(),
            Ready::Since(what, span) => self.log.when(what).is_some_and(|at| self.now - at >= *span),
            Ready::Below(metric, limit) => value(metric) < *limit,
            Ready::AtLeast(metric, limit) => value(metric) >= *limit,
            Ready::Exceeds(more, less) => value(more) > value(less),
            Ready::Times(what, times) => self.log.times(what) >= *times,
            Ready::Chance(name, share) => luck(self.world, name, 0).chance(*share),
            Ready::All(all) => all.iter().all(|c| self.holds(c)),
            Ready::Any(any) => any.iter().any(|c| self.holds(c)),
            Ready::Not(not) => !self.holds(not),
        }
    }
}

/// Whether a condition holds that is not asked often.
pub(crate) fn holds(world: &World, condition: &Condition) -> bool {
    Scene::of(world).holds(&Ready::new(world.resource::<Plan>(), condition))
}

/// The luck of a name.
pub(crate) fn luck(world: &World, name: &str, draw: u32) -> Stream {
    let name = xxhash_rust::xxh3::xxh3_64(name.as_bytes());
    Stream::new(world.resource::<Clock>().seed, Luck::Chance, subject([name, u64::from(draw)]))
}
