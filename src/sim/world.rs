//! The world of a run: its rows, and beside them what there is one of.
//!
//! What there is one of stands in fields that are found by their type when the program is compiled. As resources of an ECS
//! world each look costs a hundred instructions and half a dozen jumps through memory, and a level of 20 days looks thirty
//! thousand times: that was a quarter of its time.

use serde::Serialize;
use std::sync::Arc;

use super::agenda::{Agenda, Clock};
use super::audit::Audits;
use super::business::Cash;
use super::change::Changes;
use super::conwip::Loops;
use super::debt::Debt;
use super::drill::Weaknesses;
use super::flow::{Control, Items};
use super::goal::Ended;
use super::improvement::Improvements;
use super::load::Loads;
use super::log::Log;
use super::market::Market;
use super::metrics::Totals;
use super::movers::Movers;
use super::operations::{Documentation, Incidents, Owners};
use super::pipeline::Pipelines;
use super::plan::{Fixed, Plan};
use super::project::Projects;
use super::push::Pushed;
use super::quality::Quality;
use super::rows::{Listed, Row, Rows};
use super::script::{Draws, Extremes, Fired, Inbox, Offered, Variables};
use super::wear::Lives;

/// See above.
pub(crate) struct World {
    singles: Singles,
    rows: Rows,
}

/// Something that there is one of in a world.
pub(crate) trait Single {
    /// It, of all that there are.
    fn of(all: &Singles) -> &Self;
    /// The same, to be changed.
    fn of_mut(all: &mut Singles) -> &mut Self;
}

macro_rules! state {
    (singles: $($single:ident: $kind:ty),*; followed: $($followed:ident: $follows:ty),*) => {
        /// All that there is one of.
        pub(crate) struct Singles { pub(crate) plan: Plan, $(pub(crate) $single: $kind,)* $(pub(crate) $followed: $follows),* }

        impl Singles {
            fn new(plan: Plan) -> Self {
                Self { plan, $($single: Default::default(),)* $($followed: Default::default()),* }
            }

            /// Becomes a copy of another world's.
            fn copy(&mut self, from: &Self) {
                self.plan.clone_from(&from.plan);
                $(self.$single.clone_from(&from.$single);)*
                $(self.$followed.clone_from(&from.$followed);)*
            }
        }

        impl Single for Plan {
            fn of(all: &Singles) -> &Self {
                &all.plan
            }

            fn of_mut(all: &mut Singles) -> &mut Self {
                &mut all.plan
            }
        }

        state!(@found $($single: $kind),*, $($followed: $follows),*);

        /// The whole state, to be hashed: nothing that can change is left out.
        #[derive(Serialize)]
        struct State<'w> { $($single: &'w $kind,)* rows: Listed<'w> }

        /// A hash of the whole state.
        pub(crate) fn digest(world: &World) -> u64 {
            let state = State { $($single: &world.singles.$single,)* rows: world.rows.listed() };
            let bytes = postcard::to_stdvec(&state).expect("plain data serialises");
            xxhash_rust::xxh3::xxh3_64(&bytes)
        }
    };
    (@found $($single:ident: $kind:ty),*) => {
        $(impl Single for $kind {
            fn of(all: &Singles) -> &Self {
                &all.$single
            }

            fn of_mut(all: &mut Singles) -> &mut Self {
                &mut all.$single
            }
        })*
    };
}

// Each once, for the world, its copy and its digest, so that none of them forgets one. What is followed can be told from the
// rest, and is not hashed.
state! {
    singles: audits: Audits, clock: Clock, agenda: Agenda, control: Control, documentation: Documentation,
        cash: Cash, debt: Debt, draws: Draws, ended: Ended, extremes: Extremes, fired: Fired, improvements: Improvements,
        inbox: Inbox, items: Items, lives: Lives, loads: Loads, log: Log, loops: Loops, market: Market, movers: Movers,
        offered: Offered, owners: Owners, quality: Quality, totals: Totals, variables: Variables, weaknesses: Weaknesses,
        projects: Projects, pushed: Pushed, pipelines: Pipelines;
    followed: changes: Changes, incidents: Incidents
}

impl World {
    /// An empty world, made of one that another run may have used.
    pub(crate) fn new(used: Option<Self>, plan: &Arc<Fixed>) -> Self {
        let singles = Singles::new(Plan(Arc::clone(plan)));
        match used {
            Some(mut used) => {
                used.singles.copy(&singles); // Its lists keep their memory.
                used.rows.clear();
                used
            }
            None => Self { singles, rows: Rows::new() },
        }
    }

    /// An independent copy, made of a world that another run may have used.
    pub(crate) fn copy(&self, used: Option<Self>) -> Self {
        let mut copy = used.unwrap_or_else(|| Self::new(None, &self.singles.plan.0));
        copy.singles.copy(&self.singles);
        copy.rows.copy(&self.rows);
        copy
    }

    /// What there is one of, by its type.
    pub(crate) fn resource<T: Single>(&self) -> &T {
        T::of(&self.singles)
    }

    /// The same, to be changed.
    pub(crate) fn resource_mut<T: Single>(&mut self) -> &mut T {
        T::of_mut(&mut self.singles)
    }

    /// All rows of a kind, in the order of their ids.
    pub(crate) fn rows<R: Row>(&self) -> &[R] {
        self.rows.all()
    }

    /// All rows of a kind, to be changed.
    pub(crate) fn rows_mut<R: Row>(&mut self) -> &mut [R] {
        self.rows.all_mut()
    }

    /// How many rows of a kind there are.
    pub(crate) fn count<R: Row>(&self) -> usize {
        self.rows.count::<R>()
    }

    /// Adds a row: its id is the number of those before it.
    pub(crate) fn add<R: Row>(&mut self, row: R) {
        self.rows.add(row);
    }

    /// What there is one of and the rows, apart.
    pub(crate) fn parts(&mut self) -> (&mut Singles, &mut Rows) {
        (&mut self.singles, &mut self.rows)
    }
}
