//! What happened, and what brought it about.

use serde::Serialize;
use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use super::action::ActionKind;
use super::id::FactId;
use super::rows::copied_in_place;
use super::world::World;
use crate::level::file::Happening;

/// Something that never changes and stands in several places: in the facts, by its kind, and in every fork.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shared<T>(Arc<T>);

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Borrow<T> for Shared<T> {
    fn borrow(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// One entry.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fact {
    pub(crate) minute: i64,
    pub(crate) what: Shared<Happening>,
    pub(crate) because: Vec<FactId>,
    /// The player decided it.
    pub(crate) yours: bool,
    /// The player can know it.
    pub(crate) visible: bool,
}

impl Fact {
    /// A new entry.
    pub(crate) fn new(minute: i64, what: Happening, because: Vec<FactId>, yours: bool, visible: bool) -> Self {
        Self { minute, what: Shared(Arc::new(what)), because, yours, visible }
    }
}

/// The log. Facts are few (decisions, incidents, messages), so they carry the level's own names.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Log {
    pub(crate) facts: Vec<Shared<Fact>>,
    /// The first of each kind, and how many there were.
    first: BTreeMap<Shared<Happening>, (FactId, u32)>,
    acted: BTreeMap<ActionKind, (FactId, u32)>,
    /// Facts since the last look at triggers and endings.
    pub(crate) fresh: bool,
}

copied_in_place!(Log: facts, first, acted);

impl Log {
    /// Adds an entry.
    pub(crate) fn push(&mut self, fact: Fact) -> FactId {
        let id = FactId(u32::try_from(self.facts.len()).expect("fewer than 2^32 facts"));
        if let Happening::ActedOn(kind, _) = &*fact.what {
            self.acted.entry(*kind).or_insert((id, 0)).1 += 1;
        }
        self.first.entry(fact.what.clone()).or_insert((id, 0)).1 += 1;
        self.facts.push(Shared(Arc::new(fact)));
        self.fresh = true;
        id
    }

    /// The first entry of this kind.
    pub(crate) fn first(&self, what: &Happening) -> Option<FactId> {
        self.row(what).map(|row| row.0)
    }

    /// How many times it has happened.
    pub(crate) fn times(&self, what: &Happening) -> u32 {
        self.row(what).map_or(0, |row| row.1)
    }

    fn row(&self, what: &Happening) -> Option<(FactId, u32)> {
        match what {
            Happening::Acted(kind) => self.acted.get(kind).copied(),
            _ => self.first.get(what).copied(),
        }
    }

    /// When it first happened.
    pub(crate) fn when(&self, what: &Happening) -> Option<i64> {
        self.first(what).map(|id| self.facts[id.index()].minute)
    }

    /// Lets the player know an entry from now on.
    pub(crate) fn reveal(&mut self, what: &Happening) {
        if let Some(id) = self.first(what) {
            Arc::make_mut(&mut self.facts[id.index()].0).visible = true;
        }
    }
}

/// Writes a fact of the world (`&mut World` handlers).
pub(crate) fn note(
    world: &mut World,
    what: Happening,
    because: &[Option<FactId>],
    yours: bool,
    visible: bool,
) -> FactId {
    let now = world.resource::<super::agenda::Clock>().now;
    let because = because.iter().flatten().copied().collect();
    let id = world.resource_mut::<Log>().push(Fact::new(now, what, because, yours, visible));
    world.resource_mut::<super::agenda::Agenda>().look(now);
    id
}
