//! The endless game is balanced by numbers: left alone the company lasts about nine days, and whoever plays at random not much
//! longer; a sensible player lasts several times as long; nobody for ever.

use std::sync::Arc;

use unplanned::level::file::{Condition, Effect, Moment};
use unplanned::level::{self, Level};
use unplanned::sim::Outcome;
use unplanned::strategy;
use unplanned::survival::{Best, FOLDER, Lasted};

/// Seeds here; the spread over a hundred stands in the level's own comment.
const SEEDS: u64 = 12;

fn levels() -> Vec<Arc<Level>> {
    let ids = level::shipped().into_iter().filter(|id| id.starts_with(&format!("{FOLDER}/")));
    ids.map(|id| level::load(&id).unwrap()).collect()
}

/// Days that a player lasts, from the shortest to the longest.
fn days(level: &Arc<Level>, player: &str) -> Vec<u32> {
    let one = |seed| {
        let sim = strategy::whole(level, seed, player, &[]).unwrap();
        assert!(sim.over() && sim.outcome() != Outcome::Open, "{player}, seed {seed}");
        Lasted::of(&sim).days
    };
    let mut days: Vec<u32> = (1..=SEEDS).map(one).collect();
    days.sort_unstable();
    days
}

#[test]
fn a_sensible_player_lasts_at_least_three_times_as_long_as_none_and_as_a_random_one() {
    assert!(!levels().is_empty());
    for level in levels() {
        let middle = |player: &str| {
            let days = days(&level, player);
            (days[days.len() / 2], days)
        };
        let (none, all_none) = middle("none");
        let (random, all_random) = middle("random");
        let (sensible, all_sensible) = middle("one_a_week");
        let told = format!("none {all_none:?}, random {all_random:?}, sensible {all_sensible:?}");
        assert!((6..=12).contains(&none), "about a week and a half: {told}");
        assert!((none.saturating_sub(3)..=2 * none).contains(&random), "soon after: {told}");
        assert!(sensible >= 3 * none && sensible >= 3 * random, "{told}");
        // It ends for everybody.
        assert!(all_sensible.iter().all(|days| *days < 200), "{told}");
    }
}

#[test]
fn demand_grows_each_week_and_there_is_a_last_day() {
    for level in levels() {
        let (file, last) = (&level.file, Moment("day 200 17:00".into()));
        let end = |moment: &Moment| moment.minute(file.first_day).unwrap();
        assert!(end(&file.ends) <= end(&last), "{}", level.id);
        let grows = |effect: &Effect| matches!(effect, Effect::Grow(_, times) if *times > 1.0);
        let weekly =
            file.script.iter().filter(|trigger| trigger.again_after.as_ref().is_some_and(|span| span.0 == "1w"));
        assert!(weekly.flat_map(|trigger| &trigger.then).filter(|effect| grows(effect)).count() >= 4, "{}", level.id);
        // Somebody who is there on the last day has an ending.
        let near = |moment: &Moment| (0..=60).contains(&(end(&file.ends) - end(moment)));
        assert!(file.endings.iter().any(|e| matches!(&e.when, Some(Condition::From(at)) if near(at))), "{}", level.id);
        assert!(file.audits.len() >= 6 && file.people.iter().filter(|p| p.candidate.is_some()).count() >= 3);
    }
}

#[test]
fn what_was_played_stands_in_the_best_list() {
    let level = levels().remove(0);
    let mut best = Best::default();
    for (seed, player) in [(1, "none"), (1, "one_a_week"), (2, "none")] {
        let sim = strategy::whole(&level, seed, player, &[]).unwrap();
        best.add(Lasted::of(&sim));
    }
    let listed: Vec<&Lasted> = best.of(&level.id).collect();
    assert_eq!(listed.len(), 3);
    assert!(listed.windows(2).all(|pair| pair[0].days >= pair[1].days));
    assert!(listed.iter().all(|game| !game.ending.is_empty() && game.cash < 0.0), "{listed:?}");
}
