//! What happened, and what brought it about.

use serde::Serialize;
use std::collections::BTreeMap;

use super::action::ActionKind;
use super::id::FactId;
use super::world::World;
use crate::level::file::Happening;

/// One entry.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fact {
    pub(crate) minute: i64,
    pub(crate) what: Happening,
    pub(crate) because: Vec<FactId>,
    /// The player decided it.
    pub(crate) yours: bool,
    /// The player can know it.
    pub(crate) visible: bool,
}

/// The log. Facts are few (decisions, incidents, messages), so they carry the level's own names.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Log {
    pub(crate) facts: Vec<Fact>,
    /// The first of each kind, and how many there were.
    first: BTreeMap<Happening, (FactId, u32)>,
    acted: BTreeMap<ActionKind, (FactId, u32)>,
    /// Facts since the last look at triggers and endings.
    pub(crate) fresh: bool,
}

impl Log {
    /// Adds an entry.
    pub(crate) fn push(&mut self, fact: Fact) -> FactId {
        let id = FactId(u32::try_from(self.facts.len()).expect("fewer than 2^32 facts"));
        if let Happening::ActedOn(kind, _) = &fact.what {
            self.acted.entry(*kind).or_insert((id, 0)).1 += 1;
        }
        self.first.entry(fact.what.clone()).or_insert((id, 0)).1 += 1;
        self.facts.push(fact);
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
            self.facts[id.index()].visible = true;
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
    let id = world.resource_mut::<Log>().push(Fact { minute: now, what, because, yours, visible });
    world.resource_mut::<super::agenda::Agenda>().look(now);
    id
}
