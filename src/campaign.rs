//! How far somebody has come in the campaign: which levels are open, and what earlier levels hand on to later ones.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::kept::Kept;
use crate::level::library::{Campaign, Part};
use crate::level::rules::Difficulty;
use crate::sim::{Outcome, Simulation};

/// Format number of the file.
pub const FORMAT: u32 = 1;
/// A level may be skipped after so many losses.
pub const LOSSES_TO_SKIP: u32 = 2;

/// What was reached in one level.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reached {
    /// Runs that were won, and that were lost.
    pub won: u32,
    /// Runs that were lost.
    pub lost: u32,
    /// Most stars of a run that was won.
    pub stars: u32,
    /// The ending of the last run.
    pub ending: String,
    /// What the level hands on: of the best run, the latest of equals.
    pub carry: BTreeMap<String, f64>,
}

/// Why a level can be played, or cannot yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was won.
    Won,
    /// It can be played: its turn has come.
    Open,
    /// Lost so often that the next one is open, too.
    Skippable,
    /// The one before must be won first, or lost twice.
    Closed,
}

/// A player's way through the campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// Format number.
    pub format: u32,
    /// How hard the next level is played.
    #[serde(default)]
    pub difficulty: Difficulty,
    /// What was reached, by level.
    #[serde(default)]
    pub levels: BTreeMap<String, Reached>,
}

impl Default for Progress {
    fn default() -> Self {
        Self { format: FORMAT, difficulty: Difficulty::Normal, levels: BTreeMap::new() }
    }
}

impl Kept for Progress {
    const FORMAT: u32 = FORMAT;

    fn format(&self) -> u32 {
        self.format
    }
}

impl Progress {
    /// How it stands with a level of a part.
    pub fn standing(&self, part: &Part, id: &str) -> Standing {
        let reached = |id: &str| self.levels.get(id);
        let passed = |id: &String| reached(id).is_some_and(|r| r.won > 0 || r.lost >= LOSSES_TO_SKIP);
        let place = part.levels.iter().position(|other| other == id).unwrap_or(0);
        let open = !part.in_order || part.levels[..place].iter().all(passed);
        match reached(id) {
            Some(r) if r.won > 0 => Standing::Won,
            _ if !open => Standing::Closed,
            Some(r) if part.in_order && r.lost >= LOSSES_TO_SKIP => Standing::Skippable,
            _ => Standing::Open,
        }
    }

    /// What the levels before hand on to a level: of each value the one of the last level that has it.
    pub fn brought(&self, campaign: &Campaign, id: &str) -> BTreeMap<String, f64> {
        let mut values = BTreeMap::new();
        let parts = campaign.parts.iter().filter(|part| part.in_order);
        let before = parts.flat_map(|part| &part.levels).take_while(|other| *other != id);
        for reached in before.filter_map(|other| self.levels.get(other)) {
            values.extend(reached.carry.iter().map(|(name, value)| (name.clone(), *value)));
        }
        if campaign.parts.iter().any(|part| part.in_order && part.levels.iter().any(|other| other == id)) {
            values
        } else {
            BTreeMap::new()
        }
    }

    /// A run is over.
    pub fn ended(&mut self, sim: &Simulation) {
        let Some((ending, stars)) = sim.ending() else { return };
        let reached = self.levels.entry(sim.level().id.clone()).or_default();
        let won = sim.outcome() == Outcome::Won;
        // Somebody who has won once hands on a run that was won.
        let better = if won { reached.won == 0 || stars >= reached.stars } else { reached.won == 0 };
        if better {
            reached.carry = sim.carried();
        }
        if won {
            (reached.won, reached.stars) = (reached.won.saturating_add(1), reached.stars.max(stars));
        } else {
            reached.lost = reached.lost.saturating_add(1);
        }
        reached.ending = ending.to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy;

    fn part(in_order: bool) -> Part {
        let levels = ["a", "b", "c"].map(String::from).to_vec();
        Part { id: "p".into(), title: "P".into(), in_order, levels }
    }

    #[test]
    fn a_level_opens_when_the_one_before_was_won_or_lost_twice() {
        let mut progress = Progress::default();
        let order = |progress: &Progress| ["a", "b", "c"].map(|id| progress.standing(&part(true), id));
        assert_eq!(order(&progress), [Standing::Open, Standing::Closed, Standing::Closed]);
        progress.levels.insert("a".into(), Reached { won: 1, ..Reached::default() });
        progress.levels.insert("b".into(), Reached { lost: 1, ..Reached::default() });
        assert_eq!(order(&progress), [Standing::Won, Standing::Open, Standing::Closed]);
        progress.levels.insert("b".into(), Reached { lost: 2, ..Reached::default() });
        assert_eq!(order(&progress), [Standing::Won, Standing::Skippable, Standing::Open]);
        assert_eq!(Progress::default().standing(&part(false), "c"), Standing::Open);
    }

    #[test]
    fn what_was_reached_is_handed_on_and_comes_back_from_the_file() {
        let level = crate::level::load("docs/tutorial").unwrap();
        let mut progress = Progress::default();
        progress.ended(&strategy::whole(&level, 1, "none", &[]).unwrap());
        progress.ended(&strategy::whole(&level, 1, "one_at_a_time", &[]).unwrap());
        let reached = &progress.levels[&level.id];
        assert_eq!((reached.won, reached.lost, reached.ending.as_str()), (1, 1, "done"));
        let reached = |value: f64| Reached { carry: BTreeMap::from([("x".to_string(), value)]), ..Reached::default() };
        progress.levels.insert("a".into(), reached(1.0));
        progress.levels.insert("b".into(), reached(2.0));
        let campaign = Campaign { parts: vec![part(true)] };
        assert_eq!(progress.brought(&campaign, "b"), BTreeMap::from([("x".to_string(), 1.0)]));
        assert_eq!(progress.brought(&campaign, "c"), BTreeMap::from([("x".to_string(), 2.0)]));
        assert_eq!(progress.brought(&campaign, "elsewhere"), BTreeMap::new());
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/progress.json");
        assert_eq!(Progress::read(&file).unwrap(), Progress::default());
        progress.write(&file).unwrap();
        assert_eq!(Progress::read(&file).unwrap(), progress);
        std::fs::write(&file, "{\"format\": 9}").unwrap();
        assert!(Progress::read(&file).unwrap_err().contains("format 9"));
        std::fs::write(&file, "[]").unwrap();
        assert!(Progress::read(&file).unwrap_err().contains("cannot be used"));
    }
}
