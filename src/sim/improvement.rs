//! Improvement: a catalogue of countermeasures, each an internal project with an effect when it is done and a dip while it is
//! young (a J-curve); the kata, a rhythm of short meetings with a target condition in view; and time reserved for all that.
//!
//! The kata: Rother, Toyota Kata (2009).

use serde::Serialize;

use super::action::Refusal;
use super::agenda::{Agenda, Clock, Event, Purpose};
use super::business::{self, Account};
use super::flow::{Centre, NewItem, Route, with_flow};
use super::id::*;
use super::log::note;
use super::plan::{Effort, Plan, Task};
use super::world::World;
use super::{attention, metrics, script};
use crate::level::file::{Class, Happening, Kind, TargetFile};
use crate::tr;

/// How far a countermeasure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) enum State {
    #[default]
    Possible,
    InWork,
    /// Done; its dip lasts until then.
    Young(i64),
    Done,
}

/// The catalogue and the kata as they stand.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Improvements {
    pub(crate) states: Vec<State>,
    /// The condition that is aimed at (its place), whether it was reached, and whether its time is over.
    pub(crate) target: Option<(u16, bool, bool)>,
    /// Days between two meetings; 0 if there are none.
    pub(crate) every: u32,
    /// Grows whenever the rhythm changes: older meetings on the agenda are void.
    rhythm: u32,
    pub(crate) meetings: u32,
    pub(crate) met: Option<i64>,
    pub(crate) reached: u32,
}

/// A work centre's reserve for improvement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Reserve {
    /// Share of the crew's time, percent.
    pub(crate) percent: u32,
    /// Working minutes finished since it was set, and those of improvement.
    worked: f64,
    improved: f64,
}

impl Reserve {
    /// Share of the work done since it was set that was improvement.
    pub(crate) fn used(&self) -> f64 {
        if self.worked > 0.0 { self.improved / self.worked } else { 0.0 }
    }

    /// Whose turn it is: improvement, while less of it was done than was reserved; other work else.
    pub(crate) fn lets(&self, kind: Kind) -> bool {
        let due = self.improved * 100.0 < f64::from(self.percent) * self.worked || self.worked == 0.0;
        due == (kind == Kind::InternalProject)
    }
}

/// Everything stands at its beginning.
pub(crate) fn open(world: &mut World) {
    let count = world.resource::<Plan>().level.file.improvements.len();
    world.resource_mut::<Improvements>().states = vec![State::Possible; count];
}

/// Books work that is done at a centre with a reserve.
pub(crate) fn book(reserve: &mut Option<Reserve>, kind: Kind, minutes: f64) {
    if let Some(reserve) = reserve {
        reserve.worked += minutes;
        if kind == Kind::InternalProject {
            reserve.improved += minutes;
        }
    }
}

// --- countermeasures ------------------------------------------------------------------------------------------------

fn place(world: &World, name: &str) -> Option<usize> {
    world.resource::<Plan>().level.file.improvements.iter().position(|one| one.id == name)
}

/// Whether a countermeasure can be started.
pub(crate) fn may_start(world: &World, name: &str) -> Result<(), Refusal> {
    let unknown = || Refusal::new(tr!("refusal-no-improvement", name = name), tr!("help-catalogue"));
    match world.resource::<Improvements>().states[place(world, name).ok_or_else(unknown)?] {
        State::Possible => Ok(()),
        State::InWork => Err(Refusal::new(tr!("refusal-they-are-at-it"), tr!("help-give-time"))),
        State::Young(_) | State::Done => Err(Refusal::new(tr!("refusal-is-done"), tr!("help-next-experiment"))),
    }
}

/// Starts a countermeasure: it is paid, and becomes a work item.
pub(crate) fn start(world: &mut World, name: &str, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let Some(at) = place(world, name) else { return };
    let file = &plan.level.file.improvements[at];
    world.resource_mut::<Improvements>().states[at] = State::InWork;
    business::pay(world, Account::Improvements, -file.cost, because);
    let faster = if in_rhythm(world) { 1.0 - plan.level.rules.kata_faster } else { 1.0 };
    let effort = Effort::new(&file.effort).times(faster);
    let improvement = u16::try_from(at).expect("the checker bounds every list");
    with_flow(world, |flow| {
        let centre = flow.plan.centre(&file.at).expect("checked");
        let item = flow.create(NewItem {
            purpose: Purpose::Improve { improvement },
            kind: Kind::InternalProject,
            class: Class::Standard,
            route: Route::Own(vec![Task { centre, effort, service: None, rework: None }]),
            due: None,
            requester: None,
            gate: None,
            because,
        });
        flow.send(item);
    });
}

/// A countermeasure is done: its effects happen, and its dip begins.
pub(crate) fn done(world: &mut World, improvement: u16, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let file = &plan.level.file.improvements[usize::from(improvement)];
    let fact = note(world, Happening::Improved(file.id.clone()), &[because], false, true);
    for effect in &file.then {
        script::apply(world, effect, Some(fact));
    }
    let mut state = State::Done;
    if let Some(dip) = &file.dip {
        let shorter = if in_rhythm(world) { 1.0 - plan.level.rules.kata_shorter_dip } else { 1.0 };
        let until = now + (libm::round(dip.lasts.checked() as f64 * shorter) as i64).max(1);
        let centre = plan.centre(dip.at.as_ref().unwrap_or(&file.at)).expect("checked");
        quicken(world, centre, 1.0 - dip.share);
        world.resource_mut::<Agenda>().post(until, Event::DipOver(improvement));
        state = State::Young(until);
    }
    world.resource_mut::<Improvements>().states[usize::from(improvement)] = state;
}

/// What was new is habit.
pub(crate) fn dip_over(event: Event, world: &mut World) {
    let Event::DipOver(improvement) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.improvements[usize::from(improvement)];
    if let Some(dip) = &file.dip {
        let centre = plan.centre(dip.at.as_ref().unwrap_or(&file.at)).expect("checked");
        quicken(world, centre, 1.0 / (1.0 - dip.share));
    }
    world.resource_mut::<Improvements>().states[usize::from(improvement)] = State::Done;
}

/// Slowest and quickest that a work centre can be made, times its pace at the start.
const PACE: (f64, f64) = (0.01, 100.0);

/// A work centre is so many times as quick, in what it takes in hand from now on.
pub(crate) fn quicken(world: &mut World, centre: CentreId, times: f64) {
    with_flow(world, |flow| {
        let centre = flow.centre_mut(centre);
        centre.pace = (centre.pace * times).clamp(PACE.0, PACE.1);
    });
}

// --- the kata -------------------------------------------------------------------------------------------------------

/// The crew has met not longer ago than twice its rhythm.
pub(crate) fn in_rhythm(world: &World) -> bool {
    let (kata, now) = (world.resource::<Improvements>(), world.resource::<Clock>().now);
    kata.every > 0 && kata.met.is_some_and(|at| now - at <= 2 * 1440 * i64::from(kata.every))
}

fn target(world: &World, name: &str) -> Option<(u16, TargetFile)> {
    let kata = world.resource::<Plan>().level.file.kata.as_ref()?;
    let at = kata.targets.iter().position(|target| target.id == name)?;
    Some((u16::try_from(at).ok()?, kata.targets[at].clone()))
}

fn reached(world: &World, target: &TargetFile) -> bool {
    let value = metrics::one(world, &target.metric);
    target.at_least.is_none_or(|least| value >= least) && target.at_most.is_none_or(|most| value <= most)
}

/// Whether a target condition can be set.
pub(crate) fn may_aim(world: &World, name: &str) -> Result<(), Refusal> {
    let (at, file) =
        target(world, name).ok_or_else(|| Refusal::new(tr!("refusal-no-target", name = name), tr!("help-names")))?;
    if world.resource::<Improvements>().target.is_some_and(|(now, ..)| now == at) {
        return Err(Refusal::new(tr!("refusal-target-now"), tr!("help-when-reached")));
    }
    if world.resource::<Plan>().minute(&file.by) <= world.resource::<Clock>().now {
        return Err(Refusal::new(tr!("refusal-time-over"), tr!("help-another-one")));
    }
    Ok(())
}

/// Sets a target condition.
pub(crate) fn aim(world: &mut World, name: &str) {
    let Some((at, file)) = target(world, name) else { return };
    world.resource_mut::<Improvements>().target = Some((at, false, false));
    let by = world.resource::<Plan>().minute(&file.by);
    world.resource_mut::<Agenda>().post(by, Event::TargetDue(at));
}

/// A target condition's time is over: is it reached?
pub(crate) fn target_due(event: Event, world: &mut World) {
    let Event::TargetDue(at) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let Some(kata) = &plan.level.file.kata else { return };
    if world.resource::<Improvements>().target != Some((at, false, false)) {
        return; // Another one is aimed at, or this one was reached before.
    }
    look_at_target(world, at, &kata.targets[usize::from(at)], true);
}

fn look_at_target(world: &mut World, at: u16, file: &TargetFile, over: bool) {
    let reached = reached(world, file);
    if !reached && !over {
        return;
    }
    note(world, Happening::Target(file.id.clone(), reached), &[], false, true);
    let kata = world.resource_mut::<Improvements>();
    kata.target = Some((at, reached, true));
    kata.reached += u32::from(reached);
}

/// Whether the rhythm can be set.
pub(crate) fn may_meet(world: &World, every: u32) -> Result<(), Refusal> {
    if world.resource::<Plan>().level.file.kata.is_none() {
        return Err(Refusal::new(tr!("refusal-nobody-practises"), tr!("help-no-rhythm")));
    }
    if world.resource::<Improvements>().every == every {
        return Err(Refusal::new(tr!("refusal-rhythm-now"), tr!("help-another-one")));
    }
    if every > 28 {
        return Err(Refusal::new(tr!("refusal-no-rhythm"), tr!("help-meet-28")));
    }
    Ok(())
}

/// Sets the rhythm: the crew meets every so many days, first tomorrow at this time; never if 0.
pub(crate) fn meet_every(world: &mut World, every: u32) {
    let now = world.resource::<Clock>().now;
    let kata = world.resource_mut::<Improvements>();
    kata.every = every;
    kata.rhythm += 1;
    let rhythm = kata.rhythm;
    if every > 0 {
        world.resource_mut::<Agenda>().post(now + 1440, Event::Kata(rhythm));
    }
}

/// A meeting of the kata: it takes minutes of everybody who is there, and of you; and the target condition is looked at.
pub(crate) fn kata(event: Event, world: &mut World) {
    let Event::Kata(rhythm) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let state = world.resource::<Improvements>();
    let Some(file) = plan.level.file.kata.as_ref().filter(|_| state.rhythm == rhythm) else { return };
    let (number, every, target) = (state.meetings, state.every, state.target);
    world.resource_mut::<Agenda>().post(now + 1440 * i64::from(every), event);
    let centre = plan.centre(&file.at).expect("checked");
    let minutes = plan.level.rules.kata_meeting;
    let there = with_flow(world, |flow| {
        let there: Vec<PersonId> =
            flow.centre(centre).crew.iter().copied().filter(|&p| flow.person(p).present).collect();
        for &person in &there {
            super::meeting::attend(flow, &plan, centre, person, number, minutes);
        }
        !there.is_empty()
    });
    if !there {
        return; // A weekend, or nobody works here: it does not take place.
    }
    attention::spend(world, minutes);
    let state = world.resource_mut::<Improvements>();
    (state.meetings, state.met) = (number + 1, Some(now));
    if let Some((at, false, false)) = target {
        look_at_target(world, at, &file.targets[usize::from(at)], false);
    }
}

// --- the reserve ----------------------------------------------------------------------------------------------------

/// Whether time can be reserved.
pub(crate) fn may_reserve(world: &World, centre: CentreId, percent: u32) -> Result<(), Refusal> {
    let row = metrics::centre(world, centre);
    if percent > 100 {
        return Err(Refusal::new(tr!("refusal-more-than-all"), tr!("help-percent")));
    }
    if row.reserve.map_or(0, |reserve| reserve.percent) == percent {
        return Err(Refusal::new(tr!("refusal-reserved-now"), tr!("help-another-share")));
    }
    Ok(())
}

/// Reserves a share of a crew's time for improvement.
pub(crate) fn reserve(world: &mut World, centre: CentreId, percent: u32) {
    with_flow(world, |flow| {
        flow.centre_mut(centre).reserve = (percent > 0).then_some(Reserve { percent, ..Reserve::default() });
        for person in flow.centre(centre).crew.clone() {
            flow.pull(person);
        }
    });
}

/// Its metrics.
pub(crate) fn measure(world: &World, put: &mut impl FnMut(&str, f64)) {
    let all = world.resource::<Improvements>();
    let done = |state: &&State| matches!(state, State::Young(_) | State::Done);
    put("improvements_done", all.states.iter().filter(done).count() as f64);
    put("kata_meetings", f64::from(all.meetings));
    put("targets_reached", f64::from(all.reached));
    for (row, file) in world.rows::<Centre>().iter().zip(&world.resource::<Plan>().level.file.centres) {
        put(&format!("pace.{}", file.id), row.pace);
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;
    use crate::sim::Simulation;
    use crate::sim::action::Action;

    fn team(rules: &str) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 60 00:00\", cash: 1000, rules: (switching: Off, {rules}),
              services: [(id: \"web\", name: \"Web\", owner: \"team\", monitoring: 0.2, test_coverage: 0.2, documentation: 0.2)],
              centres: [(id: \"team\", name: \"Team\"), (id: \"other\", name: \"Other\")],
              people: [(id: \"ann\", centre: \"team\", shift: Always), (id: \"bob\", centre: \"other\", shift: Always)],
              demand: [(id: \"job\", titles: [\"Job\"], kind: BusinessProject, arrivals: Burst(400, \"day 1 00:00\"), route: [(at: \"other\", effort: Fixed(\"2h\"))])],
              improvements: [
                (id: \"alarms\", title: \"Alarms\", at: \"team\", effort: Fixed(\"10h\"), cost: 300,
                 then: [Monitoring(\"web\", 0.5), TestCoverage(\"web\", 0.9), Documentation(\"web\", 0.1)]),
                (id: \"scripts\", title: \"Scripts\", at: \"team\", effort: Fixed(\"10h\"), then: [Pace(\"other\", 2.0)],
                 dip: (share: 0.75, lasts: \"4d\", at: \"other\")),
              ],
              kata: (at: \"team\", targets: [(id: \"more\", title: \"More\", metric: \"completed_planned\", at_least: 30, by: \"day 4 00:00\"),
                                          (id: \"much\", title: \"Much\", metric: \"completed_planned\", at_least: 300, by: \"day 5 00:00\")]))"
        ))
    }

    fn improve(name: &str) -> Action {
        Action::Improve { improvement: name.into() }
    }

    #[test]
    fn a_countermeasure_is_paid_worked_and_then_takes_effect() {
        let mut sim = team("");
        assert!(sim.actions().contains(&improve("alarms")));
        sim.submit(improve("alarms")).expect("it can be started");
        assert!(sim.submit(improve("alarms")).is_err() && sim.submit(improve("nothing")).is_err());
        assert_eq!((sim.metric("cash"), sim.metric("improvements_done")), (700.0, 0.0));
        sim.run_until(601);
        let service = &sim.view().services[0];
        assert_eq!((service.monitoring, service.test_coverage), (0.7, 1.0));
        assert!((service.documentation - 0.3).abs() < 1e-12);
        assert_eq!(sim.metric("improvements_done"), 1.0);
        assert!(sim.submit(improve("alarms")).is_err(), "once is enough");
    }

    #[test]
    fn a_dip_comes_before_the_gain() {
        let done = |improved: bool, days: [i64; 3]| {
            let mut sim = team("");
            if improved {
                sim.submit(improve("scripts")).expect("it can be started");
            }
            days.map(|day| {
                sim.run_until(day * 1440);
                sim.metric("completed_planned")
            })
        };
        let (without, with) = (done(false, [1, 4, 12]), done(true, [1, 4, 12]));
        assert_eq!(without, [12.0, 48.0, 144.0]);
        assert!(with[1] < 0.7 * without[1], "half the pace: {with:?}");
        assert!(with[2] > 1.3 * without[2], "twice the pace: {with:?}");
    }

    #[test]
    fn the_rhythm_costs_minutes_and_makes_improvement_faster() {
        let done_at = |rhythm: u32| {
            let mut sim = team("kata_meeting: \"15m\", kata_faster: 0.2, kata_shorter_dip: 0.5");
            if rhythm > 0 {
                sim.submit(Action::Kata { days: rhythm }).expect("it can be set");
            }
            sim.run_until(3 * 1440 + 1);
            let minutes = sim.report().people[0].minutes.working;
            sim.submit(improve("scripts")).expect("it can be started");
            let start = sim.minute();
            while sim.metric("improvements_done") == 0.0 {
                sim.run_until(sim.minute() + 1);
            }
            let took = sim.minute() - start;
            while (sim.metric("pace.other") - 2.0).abs() > 1e-9 {
                sim.run_until(sim.minute() + 1);
            }
            (minutes, took, sim.minute() - start - took)
        };
        assert_eq!(done_at(0), (0.0, 600, 4 * 1440));
        let (minutes, took, dip) = done_at(1);
        assert_eq!((minutes, dip), (30.0 + 1.0, 2 * 1440), "three meetings, the third has begun");
        assert!((480..=500).contains(&took), "{took}");
    }

    #[test]
    fn a_target_condition_is_reached_or_missed() {
        let mut sim = team("");
        sim.submit(Action::Kata { days: 1 }).expect("it can be set");
        sim.submit(Action::Aim { target: "more".into() }).expect("it can be set");
        assert!(sim.submit(Action::Aim { target: "more".into() }).is_err());
        sim.run_until(2 * 1440 + 1);
        assert_eq!(sim.metric("targets_reached"), 0.0, "24 are done");
        sim.run_until(3 * 1440 + 1);
        assert_eq!(sim.metric("targets_reached"), 1.0, "36 are done");
        sim.submit(Action::Aim { target: "much".into() }).expect("the next one");
        sim.run_until(6 * 1440);
        assert_eq!(sim.metric("targets_reached"), 1.0);
        let kata = sim.view().kata.expect("there is one");
        assert!(kata.missed && !kata.reached, "{kata:?}");
    }

    #[test]
    fn a_reserve_keeps_its_share_for_improvement() {
        let share = |percent: u32| {
            let mut sim = small(
                "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 60 00:00\", rules: (switching: Off),
                  centres: [(id: \"team\", name: \"Team\")], people: [(id: \"ann\", centre: \"team\", shift: Always)],
                  demand: [(id: \"job\", titles: [\"Job\"], kind: BusinessProject, arrivals: Burst(400, \"day 1 00:00\"), route: [(at: \"team\", effort: Fixed(\"1h\"))]),
                           (id: \"better\", titles: [\"Better\"], kind: InternalProject, arrivals: Burst(400, \"day 1 00:05\"), route: [(at: \"team\", effort: Fixed(\"1h\"))])])",
            );
            if percent > 0 {
                sim.submit(Action::Reserve { centre: "team".into(), percent }).expect("it can be reserved");
            }
            sim.run_until(10 * 1440);
            (sim.report().work[1].completed as f64 / sim.metric("completed"), sim.view().centres[0].reserve_used)
        };
        assert_eq!(share(0), (0.0, 0.0), "first come, first served: never");
        let (got, shown) = share(20);
        assert!((got - 0.2).abs() < 0.01 && (shown - got).abs() < 0.01, "{got} {shown}");
        assert!((share(50).0 - 0.5).abs() < 0.01);
    }
}
