//! Part 1 played from end to end: each level goes on from what the ones before have handed on, also after the program was
//! stopped on the way.

use std::collections::BTreeSet;
use std::sync::Arc;
use unplanned::campaign::{Progress, Standing};
use unplanned::kept::Kept;
use unplanned::level::file::Role;
use unplanned::level::rules::Difficulty;
use unplanned::level::{self, Level, library};
use unplanned::sim::{Outcome, Simulation};
use unplanned::strategy;
use unplanned::turning;

/// The first good player of a level.
fn good(level: &Level) -> &str {
    let proof = level.proof.as_ref().expect("every level of the campaign is proven");
    &proof.strategies.iter().find(|s| s.role == Role::Good).expect("it has good players").id
}

/// Plays a level until it is won, with one seed after the other, as somebody would who tries again.
fn won(level: &Arc<Level>) -> Simulation {
    let runs = (1..=5).map(|seed| strategy::whole(level, seed, good(level), &[]).unwrap());
    runs.into_iter().find(|sim| sim.outcome() == Outcome::Won).unwrap_or_else(|| panic!("{} is not won", level.id))
}

#[test]
fn part_one_is_won_from_end_to_end_with_what_is_handed_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("progress.json");
    let campaign = library::campaign();
    let part = campaign.parts.iter().find(|part| part.id == "part1").unwrap();
    assert_eq!(part.levels.len(), 6);
    let mut taken_over = BTreeSet::new();
    for (place, id) in part.levels.iter().enumerate() {
        // Whoever was stopped goes on with what is on disk.
        let mut progress = Progress::read(&file).unwrap();
        assert_eq!(progress.standing(part, id), Standing::Open, "{id}");
        if let Some(next) = part.levels.get(place + 1) {
            assert_eq!(progress.standing(part, next), Standing::Closed, "{next}");
        }
        let plain = level::load(id).unwrap();
        let level = Arc::new(plain.with_carried(&progress.brought(&campaign, id)));
        taken_over.extend(level.brought.keys().cloned());
        assert!(place == 0 || !level.brought.is_empty(), "{id} takes nothing over");
        assert!(place == 0 || level.file != plain.file, "{id} is as for somebody who starts here");
        let sim = won(&level);
        assert!(place == 5 || !sim.carried().is_empty(), "{id} hands nothing on");
        progress.ended(&sim);
        progress.write(&file).unwrap();
    }
    assert!(taken_over.iter().any(|name| name.starts_with("trust.")), "{taken_over:?}");
    assert!(taken_over.iter().any(|name| name.starts_with("knows.")), "{taken_over:?}");
    assert!(taken_over.iter().any(|name| name.starts_with("documentation.")), "{taken_over:?}");
    let progress = Progress::read(&file).unwrap();
    assert!(part.levels.iter().all(|id| progress.standing(part, id) == Standing::Won));
}

#[test]
fn every_level_can_be_played_at_every_difficulty_and_it_makes_a_difference() {
    let campaign = library::campaign();
    for id in campaign.parts.iter().filter(|part| part.in_order).flat_map(|part| &part.levels) {
        let level = level::load(id).unwrap();
        let digests: BTreeSet<u64> = Difficulty::ALL
            .into_iter()
            .map(|difficulty| {
                let level = Arc::new(Level::clone(&level).at(difficulty));
                strategy::whole(&level, 1, good(&level), &[]).unwrap().digest()
            })
            .collect();
        assert_eq!(digests.len(), 3, "{id}");
    }
}

#[test]
fn the_decision_that_mattered_most_is_found_in_every_level() {
    let campaign = library::campaign();
    for id in campaign.parts.iter().filter(|part| part.in_order).flat_map(|part| &part.levels) {
        let run = won(&level::load(id).unwrap());
        let found = turning::decisive(&run).unwrap_or_else(|| panic!("{id}: nothing mattered"));
        assert!(run.taken().contains(&found.decision), "{id}");
    }
}

#[test]
fn every_level_has_hints_in_three_steps_endings_and_stars() {
    let campaign = library::campaign();
    for id in campaign.parts.iter().filter(|part| part.in_order).flat_map(|part| &part.levels) {
        let file = level::load(id).unwrap().file.clone();
        assert!((3..=9).contains(&file.hints.len()), "{id}: {} hints", file.hints.len());
        assert!(file.endings.len() >= 3 && file.stars.len() == 3, "{id}");
        assert!(file.endings.iter().all(|ending| ending.moral.len() > 20 && ending.text.len() > 60), "{id}");
        assert!(!file.actions.is_empty(), "{id} offers every action there is");
    }
}
