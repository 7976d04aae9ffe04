//! Directions over 20 seeds under common random numbers, and what can be counted on one's fingers.

use std::sync::Arc;

use crate::level::file::ReleasePolicy;
use crate::sim::Simulation;
use crate::sim::action::Action;

/// A run of a shop with one pipeline of this shape.
fn shop(seed: u64, failure: f64, more: &str, pipeline: &str) -> Simulation {
    let text = format!(
        "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 40 00:00\",
          services: [(id: \"shop\", name: \"Shop\", owner: \"ops\")],
          centres: [(id: \"dev\", name: \"Dev\"), (id: \"ops\", name: \"Ops\")],
          people: [(id: \"ann\", centre: \"dev\", shift: Always), (id: \"ops\", centre: \"ops\", count: 4, shift: Always)],
          demand: [(id: \"feature\", titles: [\"Feature\"], kind: BusinessProject, arrivals: Every(\"2h\", \"day 1 00:00\"),
                    route: [(at: \"dev\", effort: Fixed(\"30m\"))], risk: (service: \"shop\", failure: {failure}), pipeline: \"main\")],
          {more} pipelines: [(id: \"main\", name: \"Main\", {pipeline})])"
    );
    let (level, problems) = crate::level::from_text("shop", &text, None);
    Simulation::new(&Arc::new(level.unwrap_or_else(|| panic!("{problems:?}"))), seed)
}

/// The sums of some metrics of the pipeline over 20 seeds of 40 days.
fn sums<const N: usize>(failure: f64, more: &str, pipeline: &str, metrics: [&str; N]) -> [f64; N] {
    let mut sums = [0.0; N];
    for seed in 1..=20 {
        let mut sim = shop(seed, failure, more, pipeline);
        sim.run_until(40 * 1440);
        for (sum, metric) in sums.iter_mut().zip(metrics) {
            *sum += sim.metric(&format!("pipeline.main.{metric}"));
        }
    }
    sums
}

const PLAIN: &str = "stages: [(id: \"go\", set_up: \"10m\")]";

#[test]
fn smaller_batches_fail_less_often_and_are_put_right_faster_under_the_same_luck() {
    let of = |count: u32| {
        sums(0.1, "", &format!("{PLAIN}, policy: Batch({count})"), ["failed", "recovery", "found_late", "deployed"])
    };
    let (one, five, twenty) = (of(1), of(5), of(20));
    assert!(one[0] < five[0] && five[0] < twenty[0], "failed: {one:?} {five:?} {twenty:?}");
    assert!(one[1] < five[1] && five[1] < twenty[1], "recovery: {one:?} {five:?} {twenty:?}");
    // The same changes carry the same faults; only what is not released yet is missing.
    assert!(one[3] - twenty[3] < 20.0 * 20.0 && (0.0..=60.0).contains(&(one[2] - twenty[2])), "{one:?} {twenty:?}");
}

#[test]
fn a_trial_that_ended_is_no_release_of_no_changes() {
    let canary = format!("{PLAIN}, policy: OnDemand, canary: (share: 0.05, time: \"4h\")");
    let of = sums(0.4, "", &canary, ["batch", "failed", "releases", "deployed"]);
    assert!(of[1] > 20.0 * 0.2 && of[2] > of[3], "many trials end: {of:?}");
    assert_eq!(of[0], 20.0, "one change at a time: {of:?}");
}

#[test]
fn an_environment_like_production_leaves_fewer_faults_for_production() {
    let stages =
        "stages: [(id: \"test\", run: \"5m\", finds: 0.8, environment: \"staging\"), (id: \"go\", set_up: \"10m\")]";
    let late = |parity: f64, drift: f64| {
        let more =
            format!("environments: [(id: \"staging\", name: \"Staging\", parity: {parity}, drift_per_week: {drift})],");
        sums(0.2, &more, stages, ["found_late", "found_early"])
    };
    let (alike, drifting, apart) = (late(1.0, 0.0), late(1.0, 0.15), late(0.2, 0.0));
    assert!(alike[0] < drifting[0] && drifting[0] < apart[0], "late: {alike:?} {drifting:?} {apart:?}");
    assert!(alike[1] > drifting[1] && drifting[1] > apart[1], "early: {alike:?} {drifting:?} {apart:?}");
}

#[test]
fn canaries_flags_and_going_back_make_failures_smaller() {
    let impact = |more: &str| sums(0.1, "", &format!("{PLAIN}, policy: Batch(5){more}"), ["impact"])[0];
    let plain = impact("");
    let canary = impact(", canary: (share: 0.05, time: \"4h\")");
    let flags = impact(", flags: ()");
    let back = impact(", recovery: Back, roll_back: \"10m\"");
    assert!(canary < 0.7 * plain, "canary: {canary} of {plain}");
    assert!(flags < plain && back < plain, "flags {flags}, back {back} of {plain}");
}

#[test]
fn going_back_takes_as_long_as_the_pipeline_makes_it_take() {
    let recovery = |time: &str| {
        let pipeline = format!("{PLAIN}, policy: Batch(12), recovery: Back, roll_back: \"{time}\"");
        sums(0.05, "", &pipeline, ["recovery", "taken_back"])
    };
    let (quick, slow) = (recovery("5m"), recovery("6h"));
    assert!(quick[0] + 20.0 * 60.0 < slow[0], "{quick:?} {slow:?}");
    assert!(quick[1] > 20.0, "{quick:?}");
}

#[test]
fn building_anew_for_each_environment_brings_new_faults() {
    let more = "rules: (rebuild_fault: 0.1), environments: [(id: \"staging\", name: \"Staging\")],";
    let stages = "stages: [(id: \"test\", run: \"5m\", environment: \"staging\"), (id: \"go\", set_up: \"10m\")]";
    let late = |build: &str| sums(0.05, more, &format!("{stages}, build: {build}"), ["found_late"])[0];
    let (once, anew) = (late("Once"), late("PerEnvironment"));
    assert!(anew > 1.5 * once && once > 0.0, "{once} {anew}");
}

#[test]
fn what_is_finished_but_not_deployed_is_open_work() {
    let mut sim =
        shop(1, 0.0, "", "stages: [(id: \"go\", at: Some(\"ops\"), set_up: \"1h\", run: \"5m\")], policy: Batch(6)");
    // Finished at 00:30, 02:30, … 10:30; the sixth is finished at 10:30, and the release takes 60 + 6 × 5 minutes.
    sim.run_until(10 * 60 + 29);
    assert_eq!((sim.metric("undeployed"), sim.metric("completed")), (5.0, 0.0));
    let view = sim.view();
    assert_eq!((view.pipelines[0].ready, view.pipelines[0].undeployed), (5, 5));
    assert!(view.items.iter().any(|item| item.blocked == "finished, not deployed: Main"));
    sim.run_until(12 * 60 - 1);
    assert_eq!((sim.metric("completed"), sim.metric("undeployed")), (0.0, 6.0));
    sim.run_until(12 * 60);
    assert_eq!((sim.metric("completed"), sim.metric("undeployed")), (7.0, 0.0), "six changes and the stage's own work");
    let working =
        sim.report().people.iter().filter(|p| p.id.starts_with("ops")).map(|p| p.minutes.working).sum::<f64>();
    assert_eq!(working, 90.0, "set-up once, running for each");
    assert_eq!(sim.metric("pipeline.main.batch"), 6.0);
    // Committed 2 h apart, deployed together at 12:00: (90 + 210 + … + 690) ÷ 6 minutes.
    assert_eq!(sim.metric("pipeline.main.lead_time"), 390.0);
}

#[test]
fn a_release_can_be_ordered_and_its_rhythm_changed() {
    let mut sim = shop(1, 0.0, "", &format!("{PLAIN}, policy: Every(\"1d\", \"day 1 12:00\")"));
    sim.run_until(11 * 60);
    assert_eq!(sim.metric("pipeline.main.releases"), 0.0);
    sim.submit(Action::ReleaseNow { pipeline: "main".into() }).expect("six wait");
    let refused = sim.submit(Action::ReleaseNow { pipeline: "main".into() }).expect_err("nothing waits any more");
    assert!(refused.reason.contains("Nothing waits"));
    sim.run_until(12 * 60 + 10);
    assert_eq!(sim.metric("pipeline.main.releases"), 1.0, "at noon nothing more was finished");
    sim.run_until(36 * 60 + 10);
    assert_eq!((sim.metric("pipeline.main.releases"), sim.metric("pipeline.main.deployed")), (2.0, 18.0));
    let policy = ReleasePolicy::OnDemand;
    sim.submit(Action::ReleaseBy { pipeline: "main".into(), policy }).expect("another policy");
    sim.run_until(48 * 60);
    assert_eq!(sim.metric("pipeline.main.releases"), 8.0, "each by itself, and no more at noon");
    let nonsense = ReleasePolicy::Batch(0);
    assert!(sim.submit(Action::ReleaseBy { pipeline: "main".into(), policy: nonsense }).is_err());
}

#[test]
fn a_window_opens_on_its_days_only() {
    let mut sim = shop(1, 0.0, "", &format!("{PLAIN}, policy: Window([Tue], \"22:00\", \"02:00\")"));
    sim.run_until(1440 + 22 * 60 - 1);
    assert_eq!(sim.metric("pipeline.main.releases"), 0.0);
    sim.run_until(1440 + 22 * 60 + 10);
    assert_eq!(sim.metric("pipeline.main.releases"), 1.0);
    sim.run_until(2 * 1440 + 120);
    assert_eq!(sim.metric("pipeline.main.releases"), 3.0, "22:30 and 00:30, while it is open");
    sim.run_until(8 * 1440);
    assert_eq!(sim.metric("pipeline.main.releases"), 3.0);
}

#[test]
fn a_fault_found_in_time_goes_back_and_the_rest_goes_on() {
    let stages = "stages: [(id: \"test\", run: \"1m\", finds: 1.0), (id: \"go\", set_up: \"10m\")], policy: Batch(10)";
    for seed in 1..=20 {
        let mut sim = shop(seed, 0.3, "", stages);
        sim.run_until(40 * 1440);
        assert_eq!(sim.metric("pipeline.main.found_late"), 0.0);
        let (deployed, early) = (sim.metric("pipeline.main.deployed"), sim.metric("pipeline.main.found_early"));
        assert!(early > 60.0 && deployed > 440.0, "{early} {deployed}");
        assert_eq!(sim.metric("change_failure_rate"), 0.0);
        assert_eq!(sim.fork().digest(), sim.digest());
    }
}

#[test]
fn steps_are_hidden_until_somebody_walks_the_value_stream() {
    let steps: Vec<String> = (0..100)
        .map(|n| match n {
            40 => format!("(id: \"s{n}\", at: Some(\"ops\"), run: \"1m\", finds: 1.0, hidden: true, remove: Some((at: \"ops\", effort: Fixed(\"1h\"), cost: 50)))"),
            _ => format!("(id: \"s{n}\", at: Some(\"ops\"), run: \"1m\", hidden: true, automate: Some((at: \"dev\", effort: Fixed(\"2h\"), cost: 100)))"),
        })
        .collect();
    let mut sim = shop(1, 1.0, "", &format!("stages: [{}]", steps.join(", ")));
    let steps = |sim: &Simulation| sim.view().pipelines[0].stages.len();
    let map = || Action::MapSteps { pipeline: "main".into(), person: "ops-1".into() };
    let go = |sim: &mut Simulation, minutes: i64| sim.run_until(sim.minute() + minutes);
    assert_eq!((steps(&sim), sim.view().pipelines[0].unmapped), (0, true));
    let unseen = Action::Automate { pipeline: "main".into(), stage: "s3".into() };
    assert!(sim.submit(unseen.clone()).is_err(), "nobody knows of that step");
    sim.submit(map()).expect("it can be walked");
    assert!(sim.submit(map()).is_err(), "once at a time");
    go(&mut sim, 61);
    assert_eq!(steps(&sim), 10);
    for _ in 0..9 {
        sim.submit(map()).expect("there is more");
        go(&mut sim, 600);
    }
    assert_eq!((steps(&sim), sim.view().pipelines[0].unmapped), (100, false));
    assert!(sim.submit(map()).is_err(), "all is drawn");
    sim.submit(unseen).expect("now somebody knows");
    assert_eq!(sim.metric("cash"), -100.0);
    go(&mut sim, 600);
    assert_eq!(sim.view().pipelines[0].stages[3].centre, None, "a machine does it");
    assert_eq!(sim.metric("pipeline.main.found_late"), 0.0, "step 40 finds all of it");
    sim.submit(Action::Remove { pipeline: "main".into(), stage: "s40".into() }).expect("it can be done without");
    go(&mut sim, 2 * 1440);
    assert_eq!(steps(&sim), 99);
    assert!(sim.metric("pipeline.main.found_late") > 0.0, "nobody finds it any more");
}
