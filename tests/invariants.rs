//! What is true of every run, whatever the level, the seed and the player: nothing is lost, nothing depends on how one
//! looks at it, and the same (level, seed, actions) give the same digests.

use proptest::prelude::*;
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::{Arc, LazyLock};

use unplanned::level::file::{ChangeControl, Interruptions};
use unplanned::level::{self, Level};
use unplanned::replay::rerun;
use unplanned::sim::Simulation;
use unplanned::sim::action::{Action, Stamped};
use unplanned::sim::id::ItemId;
use unplanned::strategy::{Player, Seat};

mod books;
use books::books_balance;

/// Longer levels are looked at so far only.
const HORIZON: i64 = 20 * 1440;

/// Every shipped level, and the author's tutorial.
static LEVELS: LazyLock<Vec<Arc<Level>>> = LazyLock::new(|| {
    let ids = level::shipped();
    assert!(ids.iter().any(|id| id == "part1/payroll"), "{ids:?}");
    ids.iter().map(String::as_str).chain(["docs/tutorial"]).map(|id| level::load(id).unwrap()).collect()
});

fn last_minute(sim: &Simulation) -> i64 {
    sim.span().1.min(sim.span().0.max(0) + HORIZON)
}

/// A run by the random player to a share of its span.
fn played(level: &Arc<Level>, seed: u64, share: f64) -> Simulation {
    let mut sim = Simulation::new(level, seed);
    let until = (last_minute(&sim) as f64 * share) as i64;
    Seat::new(Player::new("random", level, seed).unwrap()).advance(&mut sim, until, &[]);
    sim
}

/// Plays recorded actions; `to` brings the simulation to a minute in any way it likes.
fn again(
    level: &Arc<Level>,
    seed: u64,
    taken: &[Stamped],
    until: i64,
    mut to: impl FnMut(&mut Simulation, i64),
) -> Simulation {
    let mut sim = Simulation::new(level, seed);
    for stamped in taken {
        to(&mut sim, stamped.minute);
        sim.submit(stamped.action.clone()).expect("it was legal the first time");
    }
    to(&mut sim, until);
    sim
}

/// Orders of which many make no sense at any moment; each names something that exists, or does not.
fn wild_orders(sim: &Simulation) -> Vec<Action> {
    let view = sim.view();
    let file = &sim.level().file;
    let mut out = vec![
        Action::Talk { topic: "nobody".into() },
        Action::Answer { message: "nothing".into(), choice: "none".into() },
        Action::RollBack { change: "nothing".into() },
        Action::Prioritise { item: ItemId(u32::MAX), place: u32::MAX },
        Action::Hold { item: ItemId(u32::MAX), aside: true },
        Action::Schedule { item: ItemId(u32::MAX), day: u32::MAX },
    ];
    let people: Vec<String> = view.people.iter().map(|p| p.id.clone()).collect();
    for person in &people {
        for limit in [0, 1, 9, u32::MAX] {
            out.push(Action::LimitPerson { person: person.clone(), limit });
        }
        for mode in [Interruptions::OpenDoor, Interruptions::Triaged, Interruptions::Shielded] {
            out.push(Action::Guard { person: person.clone(), mode });
        }
        out.extend(file.centres.iter().map(|c| Action::Move { person: person.clone(), centre: c.id.clone() }));
        out.extend(file.services.iter().map(|s| Action::Document { person: person.clone(), service: s.id.clone() }));
        for incident in &file.incidents {
            out.extend(file.services.iter().map(|s| Action::Investigate {
                incident: incident.id.clone(),
                suspect: s.id.clone(),
                by: person.clone(),
            }));
        }
    }
    for mode in [ChangeControl::WildWest, ChangeControl::Recorded, ChangeControl::Frozen] {
        out.push(Action::Control { mode });
    }
    for centre in &file.centres {
        out.push(Action::AskChanges { centre: centre.id.clone() });
        out.push(Action::Overtime { centre: centre.id.clone() });
        for limit in [None, Some(0), Some(1), Some(u32::MAX)] {
            out.push(Action::LimitCentre { centre: centre.id.clone(), limit });
        }
    }
    for change in &file.changes {
        out.push(Action::RollBack { change: change.id.clone() });
        out.push(Action::RollForward { change: change.id.clone() });
    }
    out.extend(file.runs.iter().map(|r| Action::ByHand { run: r.id.clone() }));
    out.extend(file.topics.iter().map(|t| Action::Talk { topic: t.id.clone() }));
    for message in &file.messages {
        out.extend(
            message.choices.iter().map(|c| Action::Answer { message: message.id.clone(), choice: c.id.clone() }),
        );
    }
    // Some open items and some that are gone.
    for item in (0..20).map(ItemId).chain(view.items.iter().rev().take(20).map(|i| i.id)) {
        for flag in [true, false] {
            out.push(Action::Authorise { item, allow: flag });
            out.push(Action::Hold { item, aside: flag });
        }
        out.extend([0, 1, 2, 3, 40, u32::MAX].map(|day| Action::Schedule { item, day }));
        out.extend([0, 1, u32::MAX].map(|place| Action::Prioritise { item, place }));
        out.extend(people.iter().map(|p| Action::Assign { item, person: p.clone() }));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_at_any_moment(seed in any::<u64>(), random in any::<bool>(), mut cuts in prop::collection::vec(0.0..1.0f64, 6)) {
        cuts.sort_by(f64::total_cmp);
        for level in LEVELS.iter() {
            let mut sim = Simulation::new(level, seed);
            let mut seat = Seat::new(Player::new(if random { "random" } else { "none" }, level, seed).unwrap());
            let end = last_minute(&sim) as f64;
            for cut in cuts.iter().chain([&1.0]) {
                seat.advance(&mut sim, (end * cut) as i64, &[]);
                books_balance(&sim);
            }
            prop_assert!(sim.report().work.iter().any(|w| w.arrived > 0), "nothing ever came: the test shows nothing");
        }
    }

    #[test]
    fn the_same_again_is_the_same_however_it_is_cut(seed in any::<u64>(), share in 0.2..1.0f64, steps in prop::collection::vec(1i64..2000, 1..40)) {
        for level in LEVELS.iter() {
            let sim = played(level, seed, share);
            let (until, taken, digest) = (sim.minute(), sim.taken(), sim.digest());
            prop_assert_eq!(played(level, seed, share).digest(), digest, "the same player");
            let whole = again(level, seed, taken, until, |sim, to| sim.run_until(to));
            prop_assert_eq!(whole.digest(), digest, "its actions in one go");
            let mut step = steps.iter().cycle();
            let pieces = again(level, seed, taken, until, |sim, to| {
                while sim.minute() < to && !sim.over() {
                    let next = (sim.minute() + step.next().unwrap()).min(to);
                    sim.run_until(next);
                }
                sim.run_until(to);
            });
            prop_assert_eq!(pieces.digest(), digest, "in pieces");
            let events = again(level, seed, taken, until, |sim, to| {
                while sim.next_minute().is_some_and(|next| next <= to) && sim.step() {}
                sim.run_until(to);
            });
            prop_assert_eq!(events.digest(), digest, "event by event");
            let (replayed, days) = rerun(level, seed, taken, until).unwrap();
            prop_assert_eq!(replayed.digest(), digest, "replayed");
            prop_assert_eq!(days.len() as i64, until / 1440, "a digest for each midnight");
            prop_assert_eq!(replayed.report(), sim.report());
            prop_assert_eq!(replayed.view(), sim.view());
        }
    }

    #[test]
    fn a_fork_has_the_same_future_and_its_origin_does_not_notice(seed in any::<u64>(), share in 0.05..0.9f64, luck in any::<u64>()) {
        for level in LEVELS.iter() {
            let mut sim = played(level, seed, share);
            let (digest, end) = (sim.digest(), last_minute(&sim));
            let mut fork = sim.fork();
            let mut other = sim.fork_with_luck(luck);
            prop_assert_eq!(fork.digest(), digest);
            let legal = sim.actions();
            prop_assert_eq!(&fork.actions(), &legal);
            // The same deed and the same days on both; the origin first, and only then its copy.
            let deed = (!legal.is_empty()).then(|| legal[(seed % legal.len() as u64) as usize].clone());
            other.run_until(end);
            prop_assert_eq!(sim.digest(), digest, "a copy that went on changed its origin");
            for one in [&mut sim, &mut fork] {
                if let Some(deed) = deed.clone() {
                    one.submit(deed).unwrap();
                }
                one.run_until(end);
            }
            prop_assert_eq!(fork.digest(), sim.digest(), "after {:?}", deed);
            prop_assert_eq!(fork.view(), sim.view());
        }
    }

    #[test]
    fn a_refused_action_changes_nothing_and_neither_does_looking(seed in any::<u64>(), share in 0.05..0.95f64) {
        for level in LEVELS.iter() {
            let mut sim = played(level, seed, share);
            let (digest, taken, minute) = (sim.digest(), sim.taken().len(), sim.minute());
            let legal: BTreeSet<Action> = sim.actions().into_iter().collect();
            let _ = (sim.view(), sim.report(), sim.metric("cash"), sim.next_minute(), sim.view_you());
            prop_assert_eq!(sim.digest(), digest, "looking changed something");
            let mut refused = 0;
            for action in wild_orders(&sim) {
                match sim.allowed(&action) {
                    Ok(()) => continue,
                    Err(why) => {
                        prop_assert!(!why.reason.is_empty() && !why.remedy.is_empty(), "{:?}: {:?}", action, why);
                        prop_assert!(!legal.contains(&action), "{:?} is offered and refused", action);
                        prop_assert_eq!(sim.submit(action.clone()), Err(why), "{:?}", action);
                        refused += 1;
                    }
                }
                prop_assert_eq!(sim.digest(), digest, "{:?} was refused, and changed something", action);
            }
            prop_assert!(refused > 20, "only {} orders were refused", refused);
            prop_assert_eq!((sim.taken().len(), sim.minute()), (taken, minute));
        }
    }

    #[test]
    fn what_is_offered_is_taken(seed in any::<u64>(), share in 0.02..0.95f64) {
        for level in LEVELS.iter() {
            let sim = played(level, seed, share);
            let (digest, legal) = (sim.digest(), sim.actions());
            let unique: BTreeSet<&Action> = legal.iter().collect();
            prop_assert_eq!(unique.len(), legal.len(), "an action is offered twice");
            for (place, action) in legal.iter().enumerate() {
                let mut fork = sim.fork();
                prop_assert_eq!(fork.submit(action.clone()), Ok(()), "{:?}", action);
                prop_assert_ne!(fork.digest(), digest, "{:?} was taken, and changed nothing", action);
                prop_assert_eq!(fork.taken().len(), sim.taken().len() + 1);
                books_balance(&fork);
                // What it leads to, for some of them: a whole day on.
                if place % 16 == (seed % 16) as usize {
                    fork.run_until(sim.minute() + 1440);
                    books_balance(&fork);
                }
            }
            prop_assert_eq!(sim.digest(), digest, "a fork's action changed its origin");
        }
    }
}

#[test]
fn different_seeds_are_different_runs() {
    for id in ["part1/payroll", "labs/network"] {
        let level = level::load(id).unwrap();
        let mut digests = BTreeSet::new();
        let mut reports = BTreeSet::new();
        for seed in 0..40 {
            let mut sim = Simulation::new(&level, seed);
            let until = last_minute(&sim);
            sim.run_until(until);
            digests.insert(sim.digest());
            // The seed itself is part of the state: what happened must differ, too.
            reports.insert(format!("{:?}", sim.report()));
        }
        assert_eq!((digests.len(), reports.len()), (40, 40), "{id}");
    }
}

/// `run … --json` on so many threads, less what the clock on the wall says.
fn runs(threads: &str, args: &[&str]) -> Vec<serde_json::Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_unplanned"))
        .args(["run", "--json"])
        .args(args)
        .env("RAYON_NUM_THREADS", threads)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let read = |line: &str| {
        let mut run: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(run.as_object_mut().unwrap().remove("step_seconds").unwrap().is_number());
        run
    };
    lines.lines().map(read).collect()
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for args in [
        ["part1/payroll", "--seeds", "20", "--strategy", "random", "--until", "4"],
        ["labs/network", "--seeds", "20", "--strategy", "none", "--until", "30"],
    ] {
        let one = runs("1", &args);
        let seeds: Vec<_> = one.iter().map(|run| run["seed"].as_u64().unwrap()).collect();
        assert_eq!(seeds, (1..=20).collect::<Vec<_>>(), "in the order of the seeds");
        assert_eq!(runs("4", &args), one);
    }
}
