//! The sandbox: whatever is put together from parts is a level that passes the check and can be run, and what its parts mean
//! is what its runs show.

use std::sync::Arc;

use unplanned::level::file::{ChangeControl, Class, Column, Discipline, Interruptions, Kind};
use unplanned::level::{Level, rules::Rules};
use unplanned::sandbox::{
    Audit, Crew, Demand, Hours, MOST, Parts, Pipeline, Project, Release, Room, Service, Stage, Step,
};
use unplanned::sandbox::{build, keep, means, presets, turn};
use unplanned::sim::Simulation;
use unplanned::strategy;

/// The level of parts; a failure says which problem.
fn level(parts: &Parts) -> Arc<Level> {
    let (level, problems) = build::checked(parts, "parts");
    let errors: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}: {}\n{}", parts.name, errors.join("\n"), build::text(&build::level(parts)));
    Arc::new(level.expect("without problems there is a level"))
}

#[test]
fn every_preset_is_a_clean_level_that_can_be_run() {
    let all = presets();
    assert!(all.len() >= 5);
    for parts in all {
        let mut mended = parts.clone();
        mended.mend();
        assert_eq!(mended, parts, "{} is in order", parts.name);
        let (found, problems) = build::checked(&parts, "preset");
        assert!(found.is_some() && problems.is_empty(), "{}: {problems:?}", parts.name);
        let level = level(&parts);
        assert_eq!(level.file, build::level(&parts), "{}: the text says the same", parts.name);
        for player in ["none", "random"] {
            let sim = strategy::whole(&level, 1, player, &[]).unwrap();
            assert!(sim.over() && sim.stopped().is_none(), "{}, {player}", parts.name);
        }
        // With its money it can go either way, but never at once.
        let sim = strategy::whole(&level, 1, "none", &[]).unwrap();
        assert!(sim.minute() > 3 * 1440, "{} is over on day {}", parts.name, sim.minute() / 1440 + 1);
    }
}

/// A generator of numbers that are the same everywhere.
struct Luck(u64);

impl Luck {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }

    fn share(&mut self) -> f64 {
        self.below(101) as f64 / 100.0
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        (self.below(2) == 0).then_some(value)
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Parts put together without any sense: also places that are not there, numbers without bounds, and strange names.
fn random(seed: u64) -> Parts {
    let mut luck = Luck(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1);
    let name = |luck: &mut Luck| {
        luck.one(&[
            "Desk",
            "desk",
            "A \"quoted\" name",
            "",
            "…",
            "Ünïcode ☃",
            "you",
            "business",
            "a, b: None",
            "(room: 1)",
            "x\\",
        ])
        .to_string()
    };
    let mut parts = Parts::new(&name(&mut luck));
    parts.days = luck.below(15) as u32 + 1;
    parts.cash = luck.one(&[0.0, 1.0, 50_000.0]);
    parts.costs_per_hour = luck.one(&[0.0, 100.0, f64::NAN]);
    let columns = [Column::Intake, Column::Work, Column::Release];
    let orders = [
        Discipline::Fifo,
        Discipline::ClassOfService,
        Discipline::Priority,
        Discipline::CostOfDelay,
        Discipline::Loudest,
    ];
    parts.rooms = (0..luck.below(6))
        .map(|_| Room {
            name: name(&mut luck),
            column: luck.one(&columns),
            discipline: luck.one(&orders),
            wip_limit: Some(luck.below(4) as u32).filter(|_| luck.below(2) == 0),
        })
        .collect();
    let doors = [Interruptions::OpenDoor, Interruptions::Triaged, Interruptions::Shielded];
    parts.people = (0..luck.below(6))
        .map(|_| Crew {
            name: name(&mut luck),
            room: luck.below(8),
            count: luck.below(4) as u32,
            hours: luck.one(&Hours::ALL).0,
            speed: luck.share() * 2.0,
            wip_limit: luck.below(10) as u32,
            door: luck.one(&doors),
            knows: (0..luck.below(7)).map(|_| luck.share()).collect(),
        })
        .collect();
    parts.services = (0..luck.below(6))
        .map(|_| Service {
            failures_per_week: luck.share() * 5.0,
            load: luck.share() * 1.4,
            busy_days: luck.below(2) == 0,
            debt: luck.below(8) as u8,
            revenue_per_hour: luck.share() * 1000.0,
            depends_on: (0..luck.below(4)).map(|_| luck.below(7)).collect(),
            ..Service::new(&name(&mut luck), luck.below(8))
        })
        .collect();
    let route = |luck: &mut Luck| -> Vec<Step> {
        (0..luck.below(5))
            .map(|_| {
                let service = luck.below(8);
                Step { room: luck.below(8), hours: luck.share() * 6.0, service: luck.maybe(service) }
            })
            .collect()
    };
    let classes = [Class::Expedite, Class::FixedDate, Class::Standard, Class::Intangible];
    parts.demand = (0..luck.below(6))
        .map(|_| {
            let (who, service) = (luck.below(8), luck.below(8));
            Demand {
                kind: luck.one(&Kind::ALL),
                class: luck.one(&classes),
                a_day: luck.share() * 8.0,
                at_night: luck.below(2) == 0,
                route: route(&mut luck),
                asks: luck.maybe(who),
                changes: luck.maybe(service),
                fails: luck.share(),
                earns: luck.share() * 100.0,
                due_days: luck.below(6) as u32,
                ..Demand::new(&name(&mut luck), 0)
            }
        })
        .collect();
    parts.projects = (0..luck.below(3))
        .map(|_| Project {
            items: luck.below(12) as u32,
            at_once: luck.below(4) as u32,
            route: route(&mut luck),
            due_day: luck.below(30) as u32,
            ..Project::new(&name(&mut luck), 0, 9)
        })
        .collect();
    let stages: Vec<Stage> = (0..luck.below(4))
        .map(|_| {
            let room = luck.below(8);
            Stage { name: name(&mut luck), room: luck.maybe(room), hours: luck.share() * 4.0, finds: luck.share() }
        })
        .collect();
    let release = luck.one(&Release::ALL).0;
    parts.pipeline = luck.maybe(Pipeline { release, stages });
    parts.changes = luck.one(&[
        ChangeControl::WildWest,
        ChangeControl::Recorded,
        ChangeControl::Frozen,
        ChangeControl::Board,
        ChangeControl::Light,
    ]);
    parts.board = luck.below(8);
    let audit = Audit {
        day: luck.below(20) as u32,
        findings: luck.below(9) as u32,
        hours: luck.share() * 5.0,
        room: luck.below(8),
        fine: 1000.0,
    };
    parts.audit = luck.maybe(audit);
    for rule in turn::rules() {
        if luck.below(8) == 0 {
            rule.turn(&mut parts.rules, luck.below(rule.places.len()));
        }
    }
    parts
}

#[test]
fn two_hundred_random_companies_pass_the_check_and_run() {
    for seed in 0..200 {
        let mut parts = random(seed);
        parts.mend();
        let level = level(&parts);
        assert_eq!(level.file, build::level(&parts), "seed {seed}: the text says the same");
        let sim = strategy::whole(&level, seed, if seed % 2 == 0 { "none" } else { "random" }, &[]).unwrap();
        assert!(sim.over() && sim.stopped().is_none(), "seed {seed}");
        let found = means::of(&parts);
        assert!(
            found.rooms.iter().chain(&found.people).all(|load| load.asked.is_finite() && load.has >= 0.0),
            "seed {seed}"
        );
        // Whatever is taken out, the rest holds together.
        let mut luck = Luck(seed);
        parts.mend();
        let mended = parts.clone();
        parts.mend();
        assert_eq!(parts, mended, "seed {seed}: what is in order stays as it is");
        for _ in 0..4 {
            match luck.below(3) {
                0 => parts.take_room(luck.below(6)),
                1 => parts.take_crew(luck.below(6)),
                _ => parts.take_service(luck.below(6)),
            }
            parts.mend();
            self::level(&parts);
        }
    }
}

#[test]
fn kept_random_companies_load_back_equal() {
    let folder = tempfile::tempdir().unwrap();
    for seed in 0..40 {
        let mut parts = random(seed);
        parts.mend();
        let id = keep::save(folder.path(), &parts).unwrap();
        assert_eq!(keep::load(folder.path(), &id).unwrap(), parts, "seed {seed}");
    }
}

#[test]
fn the_load_that_is_foretold_is_the_utilisation_of_the_runs() {
    // Nothing unplanned and no juggling: then nothing but the mean is in it, and the runs are long.
    let mut parts = Parts::new("Two rooms");
    parts.days = 400;
    parts.cash = 0.0;
    parts.rooms = vec![Room::new("First"), Room::new("Second")];
    parts.people =
        vec![Crew { count: 2, ..Crew::new("Ann", 0) }, Crew { speed: 1.5, hours: Hours::Long, ..Crew::new("Bob", 1) }];
    parts.services = vec![Service { failures_per_week: 0.0, ..Service::new("Web", 1) }];
    parts.people[1].knows = vec![0.65];
    let step = |room, hours, service| Step { room, hours, service };
    parts.demand = vec![
        Demand { a_day: 3.0, route: vec![step(0, 2.0, None), step(1, 1.5, Some(0))], ..Demand::new("Jobs", 0) },
        Demand { a_day: 4.0, route: vec![step(0, 1.0, None)], ..Demand::new("Small jobs", 0) },
    ];
    // Nobody learns, so that what they know stays what the parts say.
    let learning = turn::rules().into_iter().find(|rule| rule.name == "learned_per_hour").unwrap();
    learning.turn(&mut parts.rules, 0);
    assert_eq!(Rules::new(&parts.rules).learned_per_hour, 0.0);
    let found = means::of(&parts);
    let sim = |seed| {
        let mut sim = Simulation::new(&level(&parts), seed);
        sim.run_until(i64::MAX);
        (sim.metric("utilisation.first"), sim.metric("utilisation.second"))
    };
    let runs: Vec<(f64, f64)> = (1..=4).map(sim).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| runs.iter().map(of).sum::<f64>() / runs.len() as f64;
    let (first, second) = (mean(|run| run.0), mean(|run| run.1));
    assert!((found.rooms[0].load() - first).abs() < 0.03, "{} foretold, {first} found", found.rooms[0].load());
    assert!((found.rooms[1].load() - second).abs() < 0.03, "{} foretold, {second} found", found.rooms[1].load());
    assert_eq!(found.constraint().unwrap().0, 0, "{found:?}");
}

#[test]
fn the_expert_of_the_plant_is_its_constraint() {
    let parts = presets().into_iter().find(|parts| parts.name.contains("one expert")).unwrap();
    let found = means::of(&parts);
    let expert = found.busiest().unwrap();
    assert_eq!(parts.people[expert].count, 1);
    assert_eq!(found.constraint().unwrap().0, parts.people[expert].room);
    let file = build::level(&parts);
    let drawn: Vec<&str> = file.people.iter().filter(|p| p.constraint).map(|p| p.name.as_str()).collect();
    assert_eq!(drawn, [parts.people[expert].name.as_str()]);
    // With the door closed what they are asked goes to the others.
    let mut closed = parts.clone();
    closed.people[expert].door = Interruptions::Shielded;
    assert!(means::of(&closed).people[expert].load() < found.people[expert].load());
    assert!(parts.people.len() < MOST);
}
