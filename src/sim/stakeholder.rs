//! Stakeholders: their trust, and what they do when they are ignored.

use bevy_ecs::prelude::Component;
use serde::Serialize;

use super::agenda::{Agenda, Clock, Event};
use super::demand;
use super::flow::Items;
use super::id::*;
use super::log::note;
use super::market;
use super::movers::{self, Moved};
use super::plan::Plan;
use super::world::World;
use crate::level::file::Happening;

/// A stakeholder.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Stakeholder {
    pub(crate) id: StakeholderId,
    /// 0…100.
    pub(crate) trust: f64,
    /// Went round the process so often.
    pub(crate) went_round: u32,
}

/// A stakeholder's row.
pub(crate) fn get(world: &World, id: StakeholderId) -> &Stakeholder {
    &world.rows::<Stakeholder>()[id.index()]
}

fn get_mut(world: &mut World, id: StakeholderId) -> &mut Stakeholder {
    &mut world.rows_mut::<Stakeholder>()[id.index()]
}

/// Spawns the level's stakeholders.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    for (index, file) in plan.level.file.stakeholders.iter().enumerate() {
        let id = StakeholderId::from(index);
        world.add(Stakeholder { id, trust: file.trust, went_round: 0 });
        if let (Some(_), Some(every)) = (&file.goes_round_with, &file.goes_round_every) {
            let at = demand::next_in_office(0, every.checked().max(1), plan.level.file.first_day);
            world.resource_mut::<Agenda>().post(at, Event::GoRound(id));
        }
    }
}

/// Trust grows or shrinks, within 0…100.
pub(crate) fn trust(world: &mut World, id: StakeholderId, by: f64, because: Option<FactId>) {
    let by = if by < 0.0 { by * world.resource::<Plan>().level.rules.lost_trust } else { by };
    let row = get_mut(world, id);
    row.trust = (row.trust + by).clamp(0.0, 100.0);
    movers::note(world, Moved::Trust(id), because, by);
}

/// Something that a stakeholder asked for is done.
pub(crate) fn served(world: &mut World, stream: StreamId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.demand[stream.index()];
    if let Some(requester) = plan.streams[stream.index()].requester {
        trust(world, requester, file.trust, because);
    }
    if plan.streams[stream.index()].watched {
        let fact = note(world, Happening::Finished(file.id.clone()), &[because], false, true);
        market::delivered(world, stream, fact);
    }
}

/// A stakeholder who has lost patience goes to the expert directly.
pub(crate) fn go_round(event: Event, world: &mut World) {
    let Event::GoRound(id) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.stakeholders[id.index()];
    let now = world.resource::<Clock>().now;
    let every = file.goes_round_every.as_ref().map_or(1440, |e| e.checked().max(1));
    world.resource_mut::<Agenda>().post(demand::next_in_office(now, every, plan.level.file.first_day), event);
    let stream = file.goes_round_with.as_ref().and_then(|name| plan.stream(name));
    if let (true, Some(stream)) = (goes_round(world, id), stream) {
        get_mut(world, id).went_round += 1;
        demand::add(world, stream, None);
    }
}

/// Does a stakeholder go round the process now?
pub(crate) fn goes_round(world: &World, id: StakeholderId) -> bool {
    let file = &world.resource::<Plan>().level.file.stakeholders[id.index()];
    let row = get(world, id);
    file.goes_round_with.is_some() && row.trust < file.goes_round_below
}

/// Each evening: what is late costs a quarter of the trust that it would have brought.
pub(crate) fn age_promises(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    if plan.level.file.stakeholders.is_empty() {
        return; // A lab may have a hundred thousand items that wait, and nobody who waits for them.
    }
    let now = world.resource::<Clock>().now;
    let late = world.resource::<Items>().open().filter_map(|item| {
        let requester = item.requester.filter(|_| item.due.is_some_and(|due| due < now))?;
        let super::agenda::Purpose::Demand { stream, .. } = item.purpose else { return None };
        Some((requester, plan.level.file.demand[stream.index()].trust, item.because))
    });
    let late: Vec<(StakeholderId, f64, Option<FactId>)> = late.collect();
    for (who, worth, because) in late {
        trust(world, who, -worth / 4.0, because);
    }
}
