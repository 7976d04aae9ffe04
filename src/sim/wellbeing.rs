//! Wellbeing: fatigue makes slow and careless, morale falls with it, and whoever has had enough resigns.
//!
//! Both change once a day, at midnight, from what the day was like. With the rule `fatigue: Off` nothing of it happens.

use serde::Serialize;

use super::action::ActionKind;
use super::agenda::{Agenda, Clock, Event};
use super::flow::{Flow, Place, with_flow};
use super::id::*;
use super::log::{Log, note};
use super::metrics;
use super::people::{self, Person};
use super::plan::{Plan, Shift};
use super::rng::{Purpose as Luck, Stream};
use super::world::World;
use crate::level::file::{Fatigue, Happening};
use crate::level::rules::Rules;

/// Longest working day that tires nobody, minutes.
const LONG_DAY: i64 = 8 * 60;
/// Share of idle time from which a day has slack.
const SLACK: f64 = 0.15;

/// How a person is.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Wellbeing {
    /// 0 = rested, 1 = exhausted.
    pub(crate) fatigue: f64,
    /// 0…100.
    pub(crate) morale: f64,
    /// Days in a row with a morale at which one resigns.
    low_days: i64,
    /// Today: tasks finished, interruptions, items that were late or thrown away.
    pub(crate) finished: u32,
    pub(crate) interrupted: u32,
    pub(crate) spoiled: u32,
    /// At the last midnight: the account of minutes, and the sum of what they knew.
    account: [i64; 5],
    known: f64,
    /// What moved their morale then, in the order of [`super::view::PersonView::felt`]: told, and never asked by a rule.
    #[serde(skip)]
    pub(crate) felt: [f64; 6],
    /// Has given notice.
    pub(crate) notice: bool,
}

impl Wellbeing {
    pub(crate) fn new(fatigue: f64, morale: f64, knowledge: &[f64]) -> Self {
        Self { fatigue, morale, known: knowledge.iter().sum(), ..Self::default() }
    }

    /// Pace by fatigue.
    pub(crate) fn pace(&self, rules: &Rules) -> f64 {
        if rules.fatigue == Fatigue::Off { 1.0 } else { 1.0 - (1.0 - rules.pace_when_exhausted) * self.fatigue }
    }

    /// Probability that a task is done wrong.
    fn carelessness(&self, rules: &Rules) -> f64 {
        if rules.fatigue == Fatigue::Off { 0.0 } else { rules.mistakes_when_exhausted * self.fatigue }
    }
}

impl Flow<'_> {
    /// A tired person finished a task: must it be done again?
    pub(crate) fn botched(&mut self, by: PersonId, subject: u64) -> bool {
        let chance = self.person(by).wellbeing.carelessness(&self.plan.level.rules);
        let botched = chance > 0.0 && Stream::new(self.clock.seed, Luck::Mistake, subject).chance(chance);
        self.totals.mistakes += u64::from(botched);
        botched
    }

    /// Somebody's work comes too late, or is thrown away.
    pub(crate) fn count_waste(&mut self, place: Place) {
        if let Place::Hands(person) = place {
            self.person_mut(person).wellbeing.spoiled += 1;
        }
    }

    /// Somebody is interrupted by work that they did not take.
    pub(crate) fn count_interruption(&mut self, id: PersonId) {
        self.person_mut(id).wellbeing.interrupted += 1;
    }
}

/// Probability that a work centre's change is careless: the mean of its crew.
pub(crate) fn carelessness(world: &World, centre: CentreId) -> f64 {
    let rules = &world.resource::<Plan>().level.rules;
    let crew = world.rows::<Person>().iter().filter(|person| person.centre == Some(centre));
    let (sum, heads) = crew.fold((0.0, 0.0), |(sum, n), person| (sum + person.wellbeing.carelessness(rules), n + 1.0));
    if heads > 0.0 { sum / heads } else { 0.0 }
}

/// Midnight: what the day did to everybody.
pub(crate) fn end_of_day(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let rules = &plan.level.rules;
    if rules.fatigue == Fatigue::Off {
        return;
    }
    let now = world.resource::<Clock>().now;
    let mut enough = Vec::new();
    with_flow(world, |flow| {
        for index in 0..plan.people.len() {
            let id = PersonId::from(index);
            let tires = people::hours(&plan, flow.person(id)) != Shift::Always;
            let person = flow.person_mut(id);
            if person.centre.is_none() || person.is_you {
                continue;
            }
            day(person, tires, rules);
            flow.repace(id);
            let wellbeing = &mut flow.person_mut(id).wellbeing;
            wellbeing.low_days = if wellbeing.morale < rules.resigns_below { wellbeing.low_days + 1 } else { 0 };
            if wellbeing.low_days * 1440 >= rules.resigns_after && !wellbeing.notice {
                wellbeing.notice = true;
                enough.push(id);
            }
        }
    });
    for id in enough {
        resign(world, id, now);
    }
}

/// What one day did to one person.
fn day(person: &mut Person, tires: bool, rules: &Rules) {
    let account = person.account;
    let known: f64 = person.knowledge.iter().sum();
    let wellbeing = &mut person.wellbeing;
    let today: [i64; 5] = std::array::from_fn(|at| account[at] - wellbeing.account[at]);
    let hours = |milli: i64| milli as f64 / 60_000.0;
    let present: i64 = today[..4].iter().sum();
    if tires {
        let long = hours((present - LONG_DAY * 1000).max(0));
        wellbeing.fatigue += rules.fatigue_per_long_hour * long + rules.fatigue_per_lost_hour * hours(today[1]);
    }
    let rest = if present > 0 { rules.rest_of_a_night } else { rules.rest_of_a_day_off };
    wellbeing.fatigue = wellbeing.fatigue.min(1.0) * (1.0 - rest);
    wellbeing.felt = [0.0; 6];
    if present > 0 {
        let slack = today[3] as f64 >= SLACK * present as f64;
        wellbeing.felt = [
            rules.morale_of_finishing * f64::from(wellbeing.finished.min(4)),
            rules.morale_of_learning * (known - wellbeing.known).max(0.0),
            if slack { rules.morale_of_slack } else { 0.0 },
            -rules.morale_of_interruptions * f64::from(wellbeing.interrupted.min(20)),
            -rules.morale_of_waste * f64::from(wellbeing.spoiled.min(20)),
            -rules.morale_of_fatigue * wellbeing.fatigue,
        ];
        let [first, rest @ ..] = wellbeing.felt;
        wellbeing.morale += rest.into_iter().fold(first, |sum, part| sum + part);
        wellbeing.morale = wellbeing.morale.clamp(0.0, 100.0);
    }
    (wellbeing.finished, wellbeing.interrupted, wellbeing.spoiled) = (0, 0, 0);
    (wellbeing.account, wellbeing.known) = (account, known);
}

fn resign(world: &mut World, id: PersonId, now: i64) {
    let plan = world.resource::<Plan>().clone();
    world.resource_mut::<Agenda>().post(now + plan.level.rules.notice.max(1), Event::Departs(id));
    // Your own orders to stay longer stand at the head of the chain, if you gave any.
    let centre = metrics::person(world, id).centre;
    let overtime = centre
        .map(|centre| Happening::ActedOn(ActionKind::Overtime, plan.level.file.centres[centre.index()].id.clone()));
    let because = overtime.and_then(|what| world.resource::<Log>().first(&what));
    note(world, Happening::Resigned(plan.people[id.index()].id.clone()), &[because], false, true);
}

/// Somebody leaves, and what they know leaves with them.
pub(crate) fn depart(event: Event, world: &mut World) {
    let Event::Departs(id) = event else { return };
    let plan = world.resource::<Plan>().clone();
    with_flow(world, |flow| {
        let Some(centre) = flow.person(id).centre else { return };
        flow.part(id);
        flow.centre_mut(centre).crew.retain(|other| *other != id);
        let person = flow.person_mut(id);
        (person.limit, person.centre, person.gone) = (0, None, true);
        let held: Vec<ItemId> = person.hands.iter().map(|hand| hand.item).collect();
        for item in held {
            flow.lift(item);
            flow.enqueue(item);
        }
        let person = flow.person_mut(id);
        person.present = false;
        person.knowledge.iter_mut().for_each(|known| *known = 0.0);
        flow.settle(id);
        flow.sort_anew();
    });
    let resigned = Happening::Resigned(plan.people[id.index()].id.clone());
    let because = world.resource::<Log>().first(&resigned);
    note(world, Happening::Departed(plan.people[id.index()].id.clone()), &[because], false, true);
}

/// Somebody's morale changes, by what is said to them.
pub(crate) fn cheer(world: &mut World, id: PersonId, by: f64) {
    with_flow(world, |flow| {
        let morale = &mut flow.person_mut(id).wellbeing.morale;
        *morale = (*morale + by).clamp(0.0, 100.0);
    });
}

/// Its part of the metrics.
pub(crate) fn measure(world: &World, mut put: impl FnMut(&str, f64)) {
    let plan = world.resource::<Plan>();
    let (mut fatigue, mut morale, mut heads) = (0.0, 0.0, 0.0);
    let at_work = world.rows::<Person>().iter().filter(|person| person.centre.is_some() && !person.is_you);
    for person in at_work {
        let id = &plan.people[person.id.index()].id;
        put(&format!("fatigue.{id}"), person.wellbeing.fatigue);
        put(&format!("morale.{id}"), person.wellbeing.morale);
        fatigue += person.wellbeing.fatigue;
        morale += person.wellbeing.morale;
        heads += 1.0;
    }
    let mean = |sum: f64| if heads > 0.0 { sum / heads } else { 0.0 };
    put("fatigue", mean(fatigue));
    put("morale", mean(morale));
    put("people", heads);
    put("resignations", world.rows::<Person>().iter().filter(|person| person.wellbeing.notice).count() as f64);
    put("mistakes", world.resource::<metrics::Totals>().mistakes as f64);
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;
    use crate::level::file::{Condition, Happening};
    use crate::sim::Simulation;

    fn sim(rules: &str, person: &str, demand: &str) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 90 00:00\", rules: (switching: Measured, {rules}),
              services: [(id: \"web\", name: \"Web\", owner: \"desk\")], centres: [(id: \"desk\", name: \"Desk\")],
              people: [(id: \"ann\", centre: \"desk\", {person}), (id: \"bob\", centre: \"desk\", shift: Always)],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, {demand}, route: [(at: \"desk\", effort: Fixed(\"30m\"))])])"
        ))
    }

    const MUCH: &str = "arrivals: Burst(9000, \"day 1 00:00\")";

    #[test]
    fn twelve_hours_a_day_tire_and_eight_do_not() {
        let fatigue = |rules: &str, shift: &str| {
            let mut sim = sim(rules, shift, MUCH);
            sim.run_until(5 * 1440);
            sim.metric("fatigue.ann")
        };
        let long = "shift: Daily(\"08:00\", \"20:00\")";
        assert_eq!(fatigue("fatigue: On", "shift: Daily(\"08:00\", \"16:00\")"), 0.0);
        // Each day 4 × 0.03, of which a night leaves three quarters.
        let mut expected = 0.0;
        for _ in 0..5 {
            expected = (expected + 0.12) * 0.75;
        }
        assert!((fatigue("fatigue: On", long) - expected).abs() < 1e-9);
        assert_eq!(fatigue("fatigue: Off", long), 0.0);
        assert!(
            fatigue("fatigue: On", "wip_limit: 4, shift: Daily(\"08:00\", \"16:00\")") > 0.0,
            "juggling tires, too"
        );
    }

    #[test]
    fn the_tired_are_slower_and_do_things_twice() {
        let count = |fatigue: &str| {
            let person = format!("shift: Daily(\"08:00\", \"16:00\"), fatigue: {fatigue}");
            let mut sim = sim("fatigue: On, rest_of_a_night: 0.0, pace_when_exhausted: 0.5", &person, MUCH);
            sim.run_until(20 * 1440);
            (sim.report().centres[0].completions, sim.metric("mistakes"))
        };
        let ((fresh, right), (tired, wrong)) = (count("0.0"), count("0.5"));
        assert_eq!(right, 0.0);
        // Ann at pace 0.75: 20 days of 16 tasks become 20 of 12; 15 % of them are done twice.
        assert_eq!(fresh - tired, 80);
        assert!((20.0..60.0).contains(&wrong), "{wrong}");
    }

    #[test]
    fn chronic_overload_ends_in_notice_and_knowledge_goes_with_them() {
        let overload = "shift: Daily(\"06:00\", \"22:00\"), morale: 40, wip_limit: 4";
        let mut sim = sim("fatigue: On, notice: \"1w\", morale_of_finishing: 0.0", overload, MUCH);
        let happened =
            |sim: &Simulation, what: fn(String) -> Happening| sim.holds(&Condition::Happened(what("ann".into())));
        let mut noticed = None;
        for day in 1..60 {
            sim.run_until(day * 1440);
            if happened(&sim, Happening::Resigned) {
                noticed = Some(day);
                break;
            }
        }
        let noticed = noticed.expect("she has enough");
        assert!(sim.view().people[0].leaving && sim.metric("people") == 2.0, "she works out her notice");
        sim.run_until((noticed + 7) * 1440);
        assert!(happened(&sim, Happening::Departed));
        let ann = sim.view().people[0].clone();
        assert!(ann.gone && ann.knowledge.is_empty() && ann.hands.is_empty() && ann.centre.is_none());
        assert_eq!((sim.metric("people"), sim.metric("resignations")), (1.0, 1.0));
        let off = ann.minutes.off;
        sim.run_until((noticed + 9) * 1440);
        assert_eq!(sim.view().people[0].minutes.off, off + 2880.0, "she does not come back in the morning");
        let work = &sim.report().work[2];
        assert_eq!(work.arrived, work.completed + work.cancelled + work.open);
    }

    #[test]
    fn slack_lifts_morale_and_interruptions_and_waste_sink_it() {
        let morale = |demand: &str, person: &str| {
            let mut sim = sim("fatigue: On", &format!("shift: Daily(\"08:00\", \"16:00\"), {person}"), demand);
            sim.run_until(10 * 1440);
            sim.metric("morale.ann")
        };
        let calm = morale("arrivals: Every(\"12h\", \"day 1 08:00\")", "");
        let busy = morale("arrivals: Every(\"5m\", \"day 1 00:00\")", "");
        let interrupted = morale("class: Expedite, arrivals: Every(\"20m\", \"day 1 00:00\")", "");
        let late = morale("due_after: \"1m\", arrivals: Every(\"5m\", \"day 1 00:00\")", "");
        assert!(calm > 60.0, "{calm}");
        assert!(late < busy && interrupted < busy, "busy {busy}, late {late}, interrupted {interrupted}");
    }
}
