//! Which sound when: a pure function of what can be seen now and could be seen a frame ago. It knows no device and no file.
//!
//! Facts of the log, cards that come to rest in a pile, lamps, and what was ordered or refused become cues. Each cue has a
//! least time to the next of its kind, and all together a small purse, so that a week in a second is a few sounds.

use std::collections::BTreeMap;

use crate::app::session::{Session, Speed};
use crate::level::file::Happening;
use crate::sim::id::{FactId, ItemId};
use crate::sim::view::{Doing, View};

/// A short sound. In the order in which they matter: what does not fit into the purse is dropped from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// An incident was noticed, or something was missed for good.
    Outage,
    /// An order was refused.
    Refused,
    /// An order was taken.
    Taken,
    /// An incident is over.
    Relief,
    /// Something went out, was delivered or reached; a lamp was lit.
    Bell,
    /// Somebody says something.
    Page,
    /// A card came to a pile.
    Card,
}

impl Cue {
    pub(crate) const ALL: [Self; 7] =
        [Self::Outage, Self::Refused, Self::Taken, Self::Relief, Self::Bell, Self::Page, Self::Card];

    /// Least seconds from one to the next at 1×. What you do yourself is heard at once.
    fn gap(self) -> f64 {
        match self {
            Self::Outage => 3.0,
            Self::Refused | Self::Taken => 0.08,
            Self::Relief | Self::Bell => 1.5,
            Self::Page => 1.0,
            Self::Card => 0.14,
        }
    }

    /// It answers the player, not the building.
    fn answers(self) -> bool {
        matches!(self, Self::Refused | Self::Taken)
    }
}

/// A sound to be played now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Play {
    pub(crate) cue: Cue,
    /// Beside its usual loudness.
    pub(crate) gain: f32,
    /// Beside its usual pitch.
    pub(crate) pitch: f32,
}

/// What is to be heard.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Heard {
    pub(crate) plays: Vec<Play>,
    /// How strong the room is, 0…1.
    pub(crate) room: f32,
}

/// What the cues look at.
pub(crate) struct Scene<'a> {
    pub(crate) view: &'a View,
    /// Real seconds.
    pub(crate) now: f64,
    pub(crate) speed: Speed,
    /// Orders that were taken, and how many were refused, in all.
    pub(crate) taken: usize,
    pub(crate) refused: u32,
    /// Another game, or another future of it: nothing that differs has happened.
    pub(crate) of: (u64, usize),
}

impl<'a> Scene<'a> {
    /// The running game as it is now.
    pub(crate) fn of(game: &'a Session, now: f64) -> Self {
        Self {
            view: &game.view,
            now,
            speed: game.speed,
            taken: game.sim.taken().len(),
            refused: game.refused,
            of: (game.sim.seed(), game.future()),
        }
    }

    /// How strong the room is: nothing while work flows, more with each card that waits for each of those who are there.
    fn room(&self) -> f32 {
        let view = self.view;
        if view.ending.is_some() {
            return 0.0;
        }
        let waiting: usize = view.centres.iter().map(|centre| centre.queue.len()).sum();
        let crew = view.people.iter().filter(|p| p.centre.is_some() && !p.gone);
        let (there, all) = crew.fold((0, 0), |(there, all), p| (there + usize::from(p.doing != Doing::Off), all + 1));
        let each = waiting as f32 / all.max(1) as f32;
        let thick = (each - 0.5).max(0.0) / ((each - 0.5).max(0.0) + 3.0);
        let light = if there > 0 { 1.0 } else { 0.3 };
        let pace = if self.speed == Speed::Paused { 0.5 } else { 1.0 };
        thick * light * pace
    }
}

/// What could be seen a frame ago.
struct Last {
    of: (u64, usize),
    minute: i64,
    fact: Option<FactId>,
    /// In which pile each card lay.
    piles: BTreeMap<ItemId, usize>,
    lamps: usize,
    releases: u64,
    taken: usize,
    refused: u32,
}

impl Last {
    fn of(scene: &Scene<'_>) -> Self {
        let view = scene.view;
        let piles = view.centres.iter().enumerate().flat_map(|(n, c)| c.queue.iter().map(move |item| (*item, n)));
        Self {
            of: scene.of,
            minute: view.minute,
            fact: view.facts.iter().map(|fact| fact.id).max(),
            piles: piles.collect(),
            lamps: view.stars.iter().filter(|(_, lit)| *lit).count(),
            releases: view.pipelines.iter().map(|pipeline| pipeline.releases.0).sum(),
            taken: scene.taken,
            refused: scene.refused,
        }
    }
}

/// Sounds that may still be played, at most.
const PURSE: f64 = 3.0;
/// Sounds a second that come into it.
const EARNS: f64 = 2.0;

/// Remembers what was heard.
pub(crate) struct Cues {
    last: Option<Last>,
    played: [f64; Cue::ALL.len()],
    purse: f64,
    then: f64,
}

impl Default for Cues {
    fn default() -> Self {
        Self { last: None, played: [f64::NEG_INFINITY; Cue::ALL.len()], purse: PURSE, then: 0.0 }
    }
}

impl Cues {
    /// What is to be heard in this frame.
    pub(crate) fn next(&mut self, scene: &Scene<'_>) -> Heard {
        let now = Last::of(scene);
        let last = self.last.replace(Last::of(scene));
        self.purse = (self.purse + EARNS * (scene.now - self.then).max(0.0)).min(PURSE);
        self.then = scene.now;
        let mut plays = Vec::new();
        // Whoever goes back in time, or begins, hears nothing of what was.
        if let Some(last) = last.filter(|last| last.of == now.of && last.minute <= now.minute) {
            for (cue, many) in wanted(&last, &now, scene.view) {
                if let Some(play) = self.may(cue, many, scene) {
                    plays.push(play);
                }
            }
        }
        Heard { plays, room: scene.room() }
    }

    /// A cue that is due, if it may be played already.
    fn may(&mut self, cue: Cue, many: usize, scene: &Scene<'_>) -> Option<Play> {
        // At higher speeds the same happens in less time: what the building does is heard less often.
        let slower = match scene.speed {
            Speed::Paused | Speed::X1 => 1.0,
            Speed::X3 => 1.5,
            Speed::X10 => 2.5,
            Speed::Max => 8.0,
        };
        let gap = if cue.answers() { cue.gap() } else { cue.gap() * slower };
        let place = cue as usize;
        if scene.now - self.played[place] < gap || (!cue.answers() && self.purse < 1.0) {
            return None;
        }
        if !cue.answers() {
            self.purse -= 1.0;
        }
        self.played[place] = scene.now;
        // Many cards at once are a thicker sheaf, up to a limit; each pile of them sounds a little different.
        let thick = 1.0 + 0.15 * (many.min(5) as f32 - 1.0);
        let quiet = if cue == Cue::Card && slower > 1.0 { 0.6 } else { 1.0 };
        let varied = 0.94 + 0.03 * (scene.view.minute.rem_euclid(5)) as f32;
        let pitch = if matches!(cue, Cue::Card | Cue::Page) { varied } else { 1.0 };
        Some(Play { cue, gain: thick * quiet, pitch })
    }
}

/// What happened between two frames, with how many of it, in the order in which it matters.
fn wanted(last: &Last, now: &Last, view: &View) -> BTreeMap<Cue, usize> {
    let mut wanted: BTreeMap<Cue, usize> = BTreeMap::new();
    let mut add = |cue, many: usize| {
        if many > 0 {
            *wanted.entry(cue).or_default() += many;
        }
    };
    for fact in view.facts.iter().filter(|fact| Some(fact.id) > last.fact) {
        match fact.what {
            Happening::Detected(_) | Happening::Missed(_) | Happening::Failed(_) | Happening::Breached(_) => {
                add(Cue::Outage, 1);
            }
            Happening::Resolved(_) => add(Cue::Relief, 1),
            Happening::Left(..)
            | Happening::Delivered(_)
            | Happening::Passed(_)
            | Happening::Improved(_)
            | Happening::Target(_, true) => add(Cue::Bell, 1),
            Happening::Said(_) => add(Cue::Page, 1),
            _ => {}
        }
    }
    add(Cue::Bell, now.lamps.saturating_sub(last.lamps));
    add(Cue::Bell, now.releases.saturating_sub(last.releases) as usize);
    add(Cue::Taken, now.taken.saturating_sub(last.taken));
    add(Cue::Refused, now.refused.saturating_sub(last.refused) as usize);
    add(Cue::Card, now.piles.iter().filter(|(item, pile)| last.piles.get(*item) != Some(*pile)).count());
    wanted
}
