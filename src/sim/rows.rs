//! The rows of a world: what comes in numbers, a table of the ECS a kind, in the order of ids.
//!
//! A row is an entity with one component. Rows are added and never taken out of a run, so those of a kind stand side by side
//! in the order of their ids, and a query gives them as one slice: an id is a place in it.

use bevy_ecs::change_detection::ContiguousMut;
use bevy_ecs::component::Mutable;
use bevy_ecs::prelude::{Component, Entity, Query, QueryState};
use bevy_ecs::system::{SystemParam, SystemState};
use bevy_ecs::world::World as Ecs;
use serde::Serialize;

use super::business::Run;
use super::change::Change;
use super::demand::Source;
use super::flow::Centre;
use super::operations::Incident;
use super::people::Person;
use super::stakeholder::Stakeholder;

/// `Clone` for what is lists and plain values: a copy into what is there already keeps the memory of its lists, so that a
/// fork into a used world asks for next to none.
macro_rules! copied_in_place {
    ($kind:ident: $($list:ident),+) => {
        #[allow(clippy::needless_update, reason = "some are nothing but lists")]
        impl Clone for $kind {
            fn clone(&self) -> Self {
                Self { $($list: self.$list.clone(),)+ ..*self }
            }

            fn clone_from(&mut self, from: &Self) {
                $(self.$list.clone_from(&from.$list);)+
                *self = Self { $($list: std::mem::take(&mut self.$list),)+ ..*from };
            }
        }
    };
}
pub(crate) use copied_in_place;

/// A kind of row.
pub(crate) trait Row: Component<Mutability = Mutable> + Clone {
    /// Its table.
    fn table(rows: &Rows) -> &Table<Self>;
    /// Its table, and where the rows stand.
    fn table_mut(rows: &mut Rows) -> (&mut Table<Self>, &mut Ecs);
}

/// The way to all rows of a kind.
pub(crate) struct Table<R: Row> {
    entities: Vec<Entity>,
    way: QueryState<&'static mut R>,
}

impl<R: Row> Table<R> {
    fn add(&mut self, ecs: &mut Ecs, row: R) {
        self.entities.push(ecs.spawn(row).id());
        if self.entities.len() == 1 {
            self.way.update_archetypes(ecs); // The first of its kind.
        }
    }

    /// Becomes a copy of other rows, in place of those that are there.
    fn copy(&mut self, ecs: &mut Ecs, rows: &[R]) {
        for surplus in self.entities.drain(rows.len().min(self.entities.len())..).rev() {
            ecs.despawn(surplus);
        }
        let there = column(self.way.query_mut(ecs));
        let (same, new) = rows.split_at(there.len());
        there.clone_from_slice(same);
        new.iter().for_each(|row| self.add(ecs, row.clone()));
    }
}

/// All rows that a query finds, to be changed.
fn column<'w, R: Row>(rows: Query<'w, '_, &mut R>) -> &'w mut [R] {
    // Without a note of what was changed: nobody asks.
    let unmarked = |column| ContiguousMut::bypass_change_detection_split(column).0;
    rows.contiguous_iter_inner().expect(DENSE).next().map(unmarked).unwrap_or_default()
}

const DENSE: &str = "rows stand in tables";

/// What the flow works on.
#[derive(SystemParam)]
struct OfFlow<'w, 's> {
    centres: Query<'w, 's, &'static mut Centre>,
    people: Query<'w, 's, &'static mut Person>,
    sources: Query<'w, 's, &'static mut Source>,
    stakeholders: Query<'w, 's, &'static mut Stakeholder>,
}

/// The columns of the flow.
pub(crate) struct Columns<'w> {
    pub(crate) centres: &'w mut [Centre],
    pub(crate) people: &'w mut [Person],
    pub(crate) sources: &'w mut [Source],
    pub(crate) stakeholders: &'w [Stakeholder],
}

/// Each kind of row once: for the tables, their copy and the digest.
macro_rules! kinds {
    ($($list:ident: $row:ty),*) => {
        /// All rows of a world.
        pub(crate) struct Rows { ecs: Ecs, flow: SystemState<OfFlow<'static, 'static>>, $($list: Table<$row>),* }

        /// All rows as they are hashed.
        #[derive(Serialize)]
        pub(crate) struct Listed<'w> { $($list: &'w [$row]),* }

        impl Rows {
            /// None yet.
            pub(crate) fn new() -> Self {
                let mut ecs = Ecs::new();
                $(let $list = Table { entities: Vec::new(), way: ecs.query() };)*
                Self { flow: SystemState::new(&mut ecs), ecs, $($list),* }
            }

            /// Takes all of them out.
            pub(crate) fn clear(&mut self) {
                self.ecs.clear_entities();
                $(self.$list.entities.clear();)*
            }

            /// Becomes a copy of the rows of another world.
            pub(crate) fn copy(&mut self, from: &Self) {
                $(self.$list.copy(&mut self.ecs, from.all::<$row>());)*
                self.ecs.clear_trackers();
            }

            /// All of them, to be hashed.
            pub(crate) fn listed(&self) -> Listed<'_> {
                Listed { $($list: self.all()),* }
            }
        }

        $(impl Row for $row {
            fn table(rows: &Rows) -> &Table<Self> {
                &rows.$list
            }

            fn table_mut(rows: &mut Rows) -> (&mut Table<Self>, &mut Ecs) {
                (&mut rows.$list, &mut rows.ecs)
            }
        })*
    };
}

kinds!(changes: Change, incidents: Incident, runs: Run, sources: Source, stakeholders: Stakeholder, centres: Centre, people: Person);

impl Rows {
    /// All rows of a kind.
    pub(crate) fn all<R: Row>(&self) -> &[R] {
        let rows = R::table(self).way.query_manual(&self.ecs);
        rows.contiguous_iter_inner().expect(DENSE).next().unwrap_or_default()
    }

    /// All rows of a kind, to be changed.
    pub(crate) fn all_mut<R: Row>(&mut self) -> &mut [R] {
        let (table, ecs) = R::table_mut(self);
        column(table.way.query_mut(ecs))
    }

    /// Adds a row. Its id is its place.
    pub(crate) fn add<R: Row>(&mut self, row: R) {
        let (table, ecs) = R::table_mut(self);
        table.add(ecs, row);
    }

    /// How many rows of a kind there are.
    pub(crate) fn count<R: Row>(&self) -> usize {
        R::table(self).entities.len()
    }

    /// What the flow works on.
    pub(crate) fn of_flow(&mut self) -> Columns<'_> {
        let OfFlow { centres, people, sources, stakeholders } =
            self.flow.get_mut(&mut self.ecs).expect("queries want nothing");
        Columns {
            centres: column(centres),
            people: column(people),
            sources: column(sources),
            stakeholders: column(stakeholders),
        }
    }
}
