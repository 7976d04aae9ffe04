//! The decision that mattered most: found by playing the run again from forks, each without one of the player's decisions.

use std::sync::Arc;

use crate::level::Level;
use crate::level::file::Verdict;
use crate::sim::Simulation;
use crate::sim::action::{Action, Stamped};

/// Most decisions that are tried.
const MOST: usize = 300;

/// How a run went: better is greater.
#[derive(Clone, Debug, PartialEq)]
struct Score {
    won: bool,
    ending: Option<usize>,
    lamps: u32,
    trust: f64,
    cash: f64,
}

impl Score {
    fn of(sim: &Simulation) -> Self {
        let file = &sim.level().file;
        let (ending, lamps) = sim
            .ending()
            .map_or((None, 0), |(id, lamps)| (file.endings.iter().position(|ending| ending.id == id), lamps));
        let won = ending.is_some_and(|place| file.endings[place].verdict == Verdict::Won);
        Self { won, ending, lamps, trust: sim.metric("trust"), cash: sim.metric("cash_change") }
    }

    /// How far apart two ways of the same level are: the verdict, then the ending, then lamps, then trust and money.
    fn distance(&self, other: &Self) -> f64 {
        let money = (self.cash - other.cash).abs();
        1000.0 * f64::from(u8::from(self.won != other.won))
            + 200.0 * f64::from(u8::from(self.ending != other.ending))
            + 50.0 * f64::from(self.lamps.abs_diff(other.lamps))
            + (self.trust - other.trust).abs().min(20.0)
            + 10.0 * money / (money + 1e5)
    }
}

/// A decision, and how the run would have ended without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Turning {
    /// The decision.
    pub decision: Stamped,
    /// The ending without it: its place among the level's endings; none if the level would not have ended.
    pub without: Option<usize>,
    /// It would have been won without it.
    pub won_without: bool,
    /// Lamps without it.
    pub lamps_without: u32,
    /// The verdict hangs on it.
    pub decides: bool,
}

/// Of the decisions of a run that is over, the one without which it would have ended most differently, all else (the luck
/// and the other decisions, as far as they are still possible) being equal. None if it makes no difference of note.
pub fn decisive(run: &Simulation) -> Option<Turning> {
    let taken = run.taken();
    let score = Score::of(run);
    let mut trunk = start(run.level(), run.seed());
    let mut best: Option<(f64, Turning)> = None;
    for (place, stamped) in taken.iter().enumerate().take(MOST) {
        trunk.run_until(stamped.minute);
        if !is_small(&stamped.action) {
            let mut other = trunk.fork();
            for later in &taken[place + 1..] {
                other.run_until(later.minute);
                // What cannot be done any more is left out.
                let _ = other.submit(later.action.clone());
            }
            other.run_until(i64::MAX);
            let found = Score::of(&other);
            // Of decisions on which the verdict hangs, the one that the level is about.
            let lever = run.level().proof.as_ref().is_some_and(|proof| proof.lever.contains(&stamped.action.kind()));
            let about = if lever && found.won != score.won { 500.0 } else { 0.0 };
            let distance = score.distance(&found) + about;
            if distance >= 10.0 && best.as_ref().is_none_or(|(most, _)| distance > *most) {
                let turning = Turning {
                    decision: stamped.clone(),
                    without: found.ending,
                    won_without: found.won,
                    lamps_without: found.lamps,
                    decides: found.won != score.won,
                };
                best = Some((distance, turning));
            }
        }
        // The trunk takes it, as the run did.
        if trunk.submit(stamped.action.clone()).is_err() {
            return best.map(|(_, turning)| turning);
        }
    }
    best.map(|(_, turning)| turning)
}

fn start(level: &Arc<Level>, seed: u64) -> Simulation {
    Simulation::new(level, seed)
}

/// What only moves one item for the moment.
fn is_small(action: &Action) -> bool {
    matches!(action, Action::Prioritise { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy;

    #[test]
    fn the_lever_of_a_won_run_decides_it() {
        let level = crate::level::load("docs/tutorial").unwrap();
        let run = strategy::whole(&level, 3, "one_at_a_time", &[]).unwrap();
        let before = run.digest();
        let found = decisive(&run).expect("one decision carries the lesson");
        assert!(matches!(found.decision.action, Action::LimitPerson { .. }), "{found:?}");
        assert!(found.decides && !found.won_without, "{found:?}");
        assert_eq!(run.digest(), before);
    }

    #[test]
    fn without_decisions_none_decides() {
        let level = crate::level::load("docs/tutorial").unwrap();
        assert_eq!(decisive(&strategy::whole(&level, 3, "none", &[]).unwrap()), None);
    }
}
