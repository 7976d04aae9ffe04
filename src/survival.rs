//! Endless games: how long each one lasted, and the best of them.

use serde::{Deserialize, Serialize};

use crate::kept::Kept;
use crate::sim::Simulation;

/// Format number of the file.
pub const FORMAT: u32 = 1;
/// So many are kept of each level.
pub const MOST: usize = 20;
/// Folder of the shipped levels that go on until the company fails.
pub const FOLDER: &str = "endless";

/// Is it one of the levels that go on until the company fails?
pub fn lasts(id: &str) -> bool {
    id.split('/').next() == Some(FOLDER)
}

/// A game that is over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lasted {
    /// The level's id.
    pub level: String,
    /// The seed.
    pub seed: u64,
    /// Whole days that the company lasted.
    pub days: u32,
    /// Money at the end.
    pub cash: f64,
    /// The headline of its ending.
    pub ending: String,
}

impl Lasted {
    /// How long a run that is over lasted.
    pub fn of(sim: &Simulation) -> Self {
        let ending = sim.ending().map_or("", |(id, _)| id);
        let file = &sim.level().file;
        Self {
            level: sim.level().id.clone(),
            seed: sim.seed(),
            days: (sim.minute() / 1440).max(0) as u32,
            cash: sim.metric("cash"),
            ending: file.endings.iter().find(|e| e.id == ending).map_or(String::new(), |e| e.title.clone()),
        }
    }
}

/// The best games, kept on this machine alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Best {
    format: u32,
    games: Vec<Lasted>,
}

impl Default for Best {
    fn default() -> Self {
        Self { format: FORMAT, games: Vec::new() }
    }
}

impl Kept for Best {
    const FORMAT: u32 = FORMAT;

    fn format(&self) -> u32 {
        self.format
    }
}

impl Best {
    /// A game is over; its place in the list of its level, 1 for the best, if it is among those that are kept.
    pub fn add(&mut self, game: Lasted) -> Option<usize> {
        let better = |a: &Lasted, b: &Lasted| {
            (b.days, b.cash).partial_cmp(&(a.days, a.cash)).unwrap_or(std::cmp::Ordering::Equal)
        };
        let level = game.level.clone();
        // The latest of equals comes after the earlier ones.
        let at = self.of(&level).take_while(|other| better(other, &game).is_le()).count();
        if at >= MOST {
            return None;
        }
        self.games.push(game);
        self.games.sort_by(better);
        let mut kept = 0;
        self.games.retain(|other| {
            kept += usize::from(other.level == level);
            other.level != level || kept <= MOST
        });
        Some(at + 1)
    }

    /// The games of a level, the best first.
    pub fn of(&self, level: &str) -> impl Iterator<Item = &Lasted> {
        self.games.iter().filter(move |game| game.level == level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn game(level: &str, days: u32, cash: f64) -> Lasted {
        Lasted { level: level.into(), seed: 1, days, cash, ending: "The money is gone.".into() }
    }

    #[test]
    fn the_longest_comes_first_then_the_richest_and_each_level_has_its_own_list() {
        let mut best = Best::default();
        assert_eq!(best.add(game("a", 10, 0.0)), Some(1));
        assert_eq!(best.add(game("b", 5, 0.0)), Some(1));
        assert_eq!(best.add(game("a", 30, -5.0)), Some(1));
        assert_eq!(best.add(game("a", 10, 50.0)), Some(2));
        assert_eq!(best.add(game("a", 10, 0.0)), Some(4), "the earlier of equals stays before it");
        assert_eq!(best.of("a").map(|g| g.days).collect::<Vec<_>>(), [30, 10, 10, 10]);
        for days in 40..60 {
            assert_eq!(best.add(game("a", days, 0.0)), Some(1));
        }
        assert_eq!((best.of("a").count(), best.of("b").count()), (MOST, 1));
        assert_eq!(best.add(game("a", 3, 0.0)), None, "too short to be kept");
    }

    #[test]
    fn the_list_is_kept_and_what_cannot_be_read_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("more/endless.json");
        assert_eq!(Best::read(&path), Ok(Best::default()));
        let mut best = Best::default();
        best.add(game("a", 12, 3.5));
        best.write(&path).unwrap();
        assert_eq!(Best::read(&path), Ok(best));
        std::fs::write(&path, "{}").unwrap();
        assert!(Best::read(&path).unwrap_err().contains("cannot be used"));
    }
}
