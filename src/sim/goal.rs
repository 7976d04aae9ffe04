//! Goals: endings, lamps, and the causal chain of an ending.

use serde::Serialize;
use std::collections::BTreeSet;

use super::agenda::Clock;
use super::change::Change;
use super::condition::{self, Scene};
use super::flow::Items;
use super::id::*;
use super::log::Log;
use super::movers;
use super::operations::Incident;
use super::plan::Plan;
use super::script::Inbox;
use super::world::World;
use crate::level::file::{Condition, Happening};

/// How it ended.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Ended {
    /// The ending's place in the level, and when.
    pub(crate) ending: Option<(u16, i64)>,
    /// Facts that made it so.
    pub(crate) because: Vec<FactId>,
    /// Lamps lit.
    pub(crate) stars: Vec<bool>,
    /// The run was stopped because the level brings too much of this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) too_much: Option<&'static str>,
}

/// Most open items, facts, changes and incidents of a run: no level needs as many, and memory is finite.
pub(crate) const MOST: usize = 500_000;
/// Most messages: each is compared with those before it, and nobody reads as many.
const MOST_MAIL: usize = 20_000;

/// Stops a run whose level brings too much news, which ask for a look, so that a flood is seen in the minute in which it
/// comes. The rest is looked at as each day ends: nothing else grows without work (which the kernel counts) or news.
pub(crate) fn flooded(world: &mut World) {
    if world.resource::<Log>().facts.len() > MOST_MAIL {
        too_much(world);
    }
}

/// Stops a run whose level brings more than memory should hold.
pub(crate) fn too_much(world: &mut World) {
    let kept = [
        ("work", world.resource::<Items>().count(), MOST),
        ("news", world.resource::<Log>().facts.len(), MOST),
        ("mail", world.resource::<Inbox>().0.len(), MOST_MAIL),
        ("change", world.count::<Change>(), MOST),
        ("trouble", world.count::<Incident>(), MOST),
    ];
    if let Some((what, ..)) = kept.into_iter().find(|(_, count, most)| count > most) {
        world.resource_mut::<Ended>().too_much = Some(what);
        world.resource_mut::<Clock>().over = true;
    }
}

/// Takes the first ending whose condition holds.
pub(crate) fn judge(world: &mut World) {
    if world.resource::<Plan>().endings.is_empty() || world.resource::<Ended>().ending.is_some() {
        return;
    }
    let (plan, scene) = (world.resource::<Plan>(), Scene::of(world));
    if let Some((index, _)) = plan.endings.iter().find(|(_, when)| scene.holds(when)) {
        let (index, when) = (*index, plan.level.file.endings[*index].when.as_ref());
        let because = when.map_or_else(Vec::new, |when| facts(world, when));
        end(world, index, because);
    }
}

/// The level ends here.
pub(crate) fn end(world: &mut World, index: usize, because: Vec<FactId>) {
    if world.resource::<Ended>().ending.is_some() {
        return;
    }
    let now = world.resource::<Clock>().now;
    let stars = lamps(world);
    let ended = world.resource_mut::<Ended>();
    ended.ending = Some((index as u16, now));
    ended.because = because;
    ended.stars = stars;
    world.resource_mut::<Clock>().over = true;
}

/// The lamps as they stand.
pub(crate) fn lamps(world: &World) -> Vec<bool> {
    let (plan, scene) = (world.resource::<Plan>(), Scene::of(world));
    plan.stars.iter().map(|when| scene.holds(when)).collect()
}

/// The facts that make a condition true.
pub(crate) fn facts(world: &World, condition: &Condition) -> Vec<FactId> {
    let log = world.resource::<Log>();
    match condition {
        Condition::Happened(what) | Condition::Since(what, _) | Condition::Times(what, _) => {
            log.first(what).into_iter().collect()
        }
        Condition::All(all) => all.iter().flat_map(|c| facts(world, c)).collect(),
        Condition::Any(any) => {
            any.iter().filter(|c| condition::holds(world, c)).flat_map(|c| facts(world, c)).collect()
        }
        Condition::AtLeast(metric, _) => movers::of_metric(world, metric, true),
        Condition::Below(metric, _) => movers::of_metric(world, metric, false),
        Condition::Exceeds(more, less) => {
            [movers::of_metric(world, more, true), movers::of_metric(world, less, false)].concat()
        }
        Condition::Not(not) => match &**not {
            Condition::AtLeast(metric, _) => movers::of_metric(world, metric, false),
            Condition::Below(metric, _) => movers::of_metric(world, metric, true),
            Condition::Not(twice) => facts(world, twice),
            _ => Vec::new(),
        },
        Condition::Always | Condition::From(_) | Condition::Chance(..) => Vec::new(),
    }
}

/// Everything that led to some facts, in order of time; at most `most`, the links that explain most first.
pub(crate) fn chain(world: &World, from: &[FactId], most: usize) -> Vec<FactId> {
    let log = world.resource::<Log>();
    let mut seen = BTreeSet::new();
    let mut open: Vec<FactId> = from.to_vec();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(&log.facts[id.index()].because);
        }
    }
    let mut links: Vec<FactId> = seen.into_iter().collect();
    let weight = |id: &FactId| {
        let fact = &log.facts[id.index()];
        let by_what = match *fact.what {
            Happening::Left(..)
            | Happening::Missed(_)
            | Happening::Passed(_)
            | Happening::Failed(_)
            | Happening::Delivered(_)
            | Happening::Departed(_) => 0,
            Happening::Deployed(_) | Happening::CauseFound(_) | Happening::Breached(_) => 1,
            Happening::Detected(_) | Happening::RuledOut(..) | Happening::HandReady(_) => 2,
            Happening::RolledBack(_) | Happening::RolledForward(_) | Happening::Resolved(_) => 3,
            Happening::Recorded(_) | Happening::Told(_) => 4,
            Happening::Began(_) => 6,
            Happening::Said(_) => 7,
            _ => 5,
        };
        (by_what - if fact.yours { 4 } else { 0 }, *id)
    };
    links.sort_by_key(weight);
    links.truncate(most);
    links.sort_by_key(|id| (log.facts[id.index()].minute, *id));
    links
}
