//! Cached ways to the rows of a world, for whoever only looks: `World::get` searches for the component anew with each row.

use bevy_ecs::prelude::*;

use super::flow::Centre;
use super::people::Person;
use super::stakeholder::Stakeholder;

/// Ways to the rows that are spawned when a world is built, in the order of their ids, and stay as long as it.
#[derive(Resource)]
pub(crate) struct Rows {
    people: QueryState<&'static Person>,
    centres: QueryState<&'static Centre>,
    stakeholders: QueryState<&'static Stakeholder>,
}

impl Rows {
    /// Finds the rows of a world. Call it when all of them are there.
    pub(crate) fn find(world: &mut World) {
        let mut rows = world.remove_resource::<Self>().unwrap_or_else(|| Self {
            people: world.query(),
            centres: world.query(),
            stakeholders: world.query(),
        });
        rows.people.update_archetypes(world);
        rows.centres.update_archetypes(world);
        rows.stakeholders.update_archetypes(world);
        world.insert_resource(rows);
    }
}

/// All people, in order.
pub(crate) fn people(world: &World) -> impl Iterator<Item = &Person> {
    world.resource::<Rows>().people.iter_manual(world)
}

/// All work centres, in order.
pub(crate) fn centres(world: &World) -> impl Iterator<Item = &Centre> {
    world.resource::<Rows>().centres.iter_manual(world)
}

/// All stakeholders, in order.
pub(crate) fn stakeholders(world: &World) -> impl Iterator<Item = &Stakeholder> {
    world.resource::<Rows>().stakeholders.iter_manual(world)
}
