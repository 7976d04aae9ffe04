//! The script: triggers, messages with answers, conversations. It brings events and people; consequences come from the
//! simulation.

use serde::Serialize;
use smallvec::SmallVec;
use std::collections::BTreeMap;

use super::action::ActionKind;
use super::agenda::{Agenda, Clock, Event};
use super::business::Account;
use super::condition::{Scene, luck};
use super::id::*;
use super::log::{Log, note};
use super::operations::Owners;
use super::plan::{Fixed, Plan, Shift, Trigger, conditions, moments};
use super::world::World;
use super::{
    business, debt, demand, goal, improvement, load, metrics, operations, orders, people, quality, stakeholder,
    wellbeing,
};
use crate::level::file::{Condition, Effect, Happening};

/// Variables of the level, by name.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Variables(pub(crate) BTreeMap<String, f64>);

impl Variables {
    /// A variable; nothing as long as no effect has set it.
    pub(crate) fn get(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or(0.0)
    }
}

/// How often the luck of each name was drawn.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Draws(BTreeMap<String, u32>);

/// The actions that the player has, in the order of their list.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Offered(pub(crate) Vec<ActionKind>);

/// The lowest and the highest value of each metric that a condition asks for, since the player took over.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Extremes(pub(crate) BTreeMap<String, (f64, f64)>);

/// Notes how low and how high the metrics are that a condition asks for.
fn watch(world: &mut World, plan: &Fixed, now: i64) {
    if now < plan.starts {
        return;
    }
    for (name, metric) in &plan.extremes {
        let value = metric.value(world);
        let extremes = world.resource_mut::<Extremes>();
        let (low, high) = extremes.0.entry(name.clone()).or_insert((value, value));
        (*low, *high) = (low.min(value), high.max(value));
    }
}

/// What the next level may go on with: the variables that this one hands on, as far as they were ever set, and metrics.
pub(crate) fn carried(world: &World) -> BTreeMap<String, f64> {
    let (plan, variables) = (world.resource::<Plan>(), &world.resource::<Variables>().0);
    let value = |name: &String| variables.get(name).copied().unwrap_or_else(|| metrics::one(world, name));
    let carry = plan.level.file.carry.iter().map(|name| (name.clone(), value(name)));
    carry.filter(|(_, value)| value.is_finite()).collect()
}

/// When each trigger last fired.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Fired(pub(crate) Vec<Option<i64>>);

/// A message that was said.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Said {
    pub(crate) message: MessageId,
    pub(crate) minute: i64,
    pub(crate) expires: Option<i64>,
    /// The answer (its place), and whether it was taken by default.
    pub(crate) answered: Option<(u16, bool)>,
    pub(crate) fact: FactId,
}

/// Messages in the order in which they were said.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Inbox(pub(crate) Vec<Said>);

impl Inbox {
    /// The open question of this message, if any.
    pub(crate) fn open(&self, message: MessageId) -> Option<usize> {
        self.0.iter().position(|said| said.message == message && said.answered.is_none())
    }
}

/// Puts the moments that triggers wait for on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file;
    world.resource_mut::<Fired>().0 = vec![None; file.script.len()];
    world.resource_mut::<Variables>().0 = file.carried.clone();
    let all = || ActionKind::ALL.iter().copied();
    world.resource_mut::<Offered>().0 =
        all().filter(|kind| file.actions.is_empty() || file.actions.contains(kind)).collect();
    let mut waited = Vec::new();
    conditions(&plan.level.file).for_each(|c| moments(c, &mut waited));
    let agenda = world.resource_mut::<Agenda>();
    for moment in waited {
        agenda.post(plan.minute(moment).max(0), Event::Look);
    }
    agenda.post(0, Event::Look);
}

/// Looks at every trigger, and then at the endings.
pub(crate) fn look(_event: Event, world: &mut World) {
    let (plan, now) = (world.resource::<Plan>().clone(), world.resource::<Clock>().now);
    // What did not hold at the last look, and asks the log alone, does not hold before there is something new on it.
    let news = std::mem::replace(&mut world.resource_mut::<Log>().fresh, false) || now == 0;
    watch(world, &plan, now);
    let ready = |fired: &Option<i64>, trigger: &Trigger| match (fired, trigger.again) {
        (None, _) => news || !trigger.of_log,
        (Some(_), None) => false,
        (Some(last), Some(again)) => now - last >= again,
    };
    let mut all: SmallVec<[usize; 32]> = SmallVec::new();
    for (index, (trigger, fired)) in plan.triggers.iter().zip(&world.resource::<Fired>().0).enumerate() {
        if ready(fired, trigger) {
            all.push(index);
        }
    }
    let mut ready = all.as_slice();
    loop {
        let scene = Scene::of(world); // As the effects of those before have left it.
        let Some(at) = ready.iter().position(|&index| scene.holds(&plan.triggers[index].when)) else { break };
        let index = ready[at];
        ready = &ready[at + 1..];
        world.resource_mut::<Fired>().0[index] = Some(now);
        if let Some(again) = plan.triggers[index].again {
            world.resource_mut::<Agenda>().post(now + again, Event::Look);
        }
        let trigger = &plan.level.file.script[index];
        let because = cause(world, &trigger.when);
        for effect in &trigger.then {
            apply(world, effect, because);
        }
    }
    goal::judge(world);
}

/// The latest fact that made a condition true.
fn cause(world: &World, condition: &Condition) -> Option<FactId> {
    goal::facts(world, condition).into_iter().max()
}

/// Brings an effect about.
pub(crate) fn apply(world: &mut World, effect: &Effect, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    match effect {
        Effect::Say(message) => {
            if let Some(id) = plan.message(message) {
                say(world, id, because);
            }
        }
        Effect::Arrive(stream) => {
            if let Some(id) = plan.stream(stream) {
                demand::add(world, id, because);
            }
        }
        Effect::Begin(incident) => {
            if let Some(id) = plan.incident(incident) {
                let now = world.resource::<Clock>().now;
                world.resource_mut::<Agenda>().post(now, Event::Begin(id, because));
            }
        }
        Effect::Clue(incident, suspect, factor) => {
            if let (Some(id), Some(service)) = (plan.incident(incident), plan.service(suspect)) {
                operations::clue(world, id, service, *factor);
            }
        }
        Effect::Do(action) => {
            // What is no longer possible by then simply does not happen.
            if orders::possible(world, action).is_ok() {
                orders::carry_out(world, action, because);
            }
        }
        Effect::Trust(who, by) => {
            if let Some(id) = plan.stakeholder(who) {
                stakeholder::trust(world, id, *by, because);
            }
        }
        Effect::Cash(amount) => business::pay(world, Account::Script, *amount, because),
        Effect::Morale(who, by) => {
            if let Some(id) = plan.person(who) {
                wellbeing::cheer(world, id, *by);
            }
        }
        Effect::Breach(service) => {
            if let Some(id) = plan.service(service) {
                let now = world.resource::<Clock>().now;
                world.resource_mut::<Agenda>().post(now, Event::Breach(id, because));
            }
        }
        Effect::Copy(name, metric) => {
            let value = metrics::one(world, metric);
            if value.is_finite() {
                apply(world, &Effect::Set(name.clone(), value), because);
            }
        }
        Effect::Perhaps(name, share, then) => {
            let draws = world.resource_mut::<Draws>().0.entry(name.clone()).or_insert(0);
            *draws += 1; // Draw 0 is that of the condition of this name.
            let draw = *draws;
            if luck(world, name, draw).chance(*share) {
                then.iter().for_each(|effect| apply(world, effect, because));
            }
        }
        Effect::Shift(person, hours) => {
            if let Some(id) = plan.person(person) {
                people::work(world, id, Shift::new(hours));
            }
        }
        Effect::Own(service, centre) => {
            if let (Some(service), Some(centre)) = (plan.service(service), plan.centre(centre)) {
                world.resource_mut::<Owners>().0[service.index()] = centre;
            }
        }
        Effect::Rate(stream, times) => {
            if let Some(id) = plan.stream(stream) {
                demand::set_rate(world, id, *times);
            }
        }
        Effect::Grow(stream, times) => {
            if let Some(id) = plan.stream(stream) {
                demand::grow(world, id, *times);
            }
        }
        Effect::Start(stream) | Effect::Stop(stream) => {
            if let Some(id) = plan.stream(stream) {
                demand::run(world, id, matches!(effect, Effect::Start(_)));
            }
        }
        Effect::Unlock(kind) | Effect::Lock(kind) => {
            let offered = world.resource_mut::<Offered>();
            offered.0.retain(|other| other != kind);
            if matches!(effect, Effect::Unlock(_)) {
                offered.0.push(*kind);
                offered.0.sort_unstable();
            }
        }
        Effect::Monitoring(service, by) => {
            if let Some(id) = plan.service(service) {
                quality::monitor(world, id, *by);
            }
        }
        Effect::Documentation(service, by) => {
            if let Some(id) = plan.service(service) {
                quality::document(world, id, *by);
            }
        }
        Effect::TestCoverage(service, by) => {
            if let Some(id) = plan.service(service) {
                quality::cover(world, id, *by);
            }
        }
        Effect::Pace(centre, times) => {
            if let Some(id) = plan.centre(centre) {
                improvement::quicken(world, id, *times);
            }
        }
        Effect::Load(service, factor) => {
            if let Some(id) = plan.service(service) {
                load::set(world, id, *factor);
            }
        }
        Effect::Debt(service, by) => {
            if let Some(id) = plan.service(service) {
                debt::add(world, id, *by);
            }
        }
        Effect::Set(name, value) => {
            world.resource_mut::<Variables>().0.insert(name.clone(), *value);
            let now = world.resource::<Clock>().now;
            world.resource_mut::<Agenda>().look(now);
        }
        Effect::Add(name, value) => {
            *world.resource_mut::<Variables>().0.entry(name.clone()).or_insert(0.0) += value;
            let now = world.resource::<Clock>().now;
            world.resource_mut::<Agenda>().look(now);
        }
        Effect::End(ending) => {
            if let Some(index) = plan.level.file.endings.iter().position(|e| &e.id == ending) {
                goal::end(world, index, because.into_iter().collect());
            }
        }
    }
}

fn say(world: &mut World, id: MessageId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.messages[id.index()];
    if world.resource::<Inbox>().open(id).is_some() && !file.choices.is_empty() {
        return; // It still waits for an answer.
    }
    let now = world.resource::<Clock>().now;
    let fact = note(world, Happening::Said(file.id.clone()), &[because], false, true);
    let expires = file.expires.as_ref().map(|span| now + span.checked().max(1));
    let times = world.resource::<Inbox>().0.len() as u32;
    world.resource_mut::<Inbox>().0.push(Said { message: id, minute: now, expires, answered: None, fact });
    if let Some(at) = expires {
        world.resource_mut::<Agenda>().post(at, Event::Expire(id, times));
    }
}

/// A message has waited long enough.
pub(crate) fn expire(event: Event, world: &mut World) {
    let Event::Expire(id, place) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.messages[id.index()];
    let open = world.resource::<Inbox>().0[place as usize].answered.is_none();
    let default = file.otherwise.as_ref().and_then(|name| file.choices.iter().position(|c| &c.id == name));
    if let (true, Some(choice)) = (open, default) {
        answer(world, place as usize, choice, true);
    }
}

/// An answer is given (or taken by default).
pub(crate) fn answer(world: &mut World, place: usize, choice: usize, by_default: bool) {
    let plan = world.resource::<Plan>().clone();
    let said = &mut world.resource_mut::<Inbox>().0[place];
    said.answered = Some((choice as u16, by_default));
    let (message, asked) = (said.message, said.fact);
    let file = &plan.level.file.messages[message.index()];
    let what = Happening::Chosen(file.id.clone(), file.choices[choice].id.clone());
    let fact = note(world, what, &[Some(asked)], !by_default, true);
    for effect in &file.choices[choice].then {
        apply(world, effect, Some(fact));
    }
}

/// A conversation is started.
pub(crate) fn talk(world: &mut World, topic: usize, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    for effect in &plan.level.file.topics[topic].then {
        apply(world, effect, because);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Simulation;
    use super::super::action::{Action, ActionKind};
    use super::super::test_support::{checked, small};
    use std::sync::Arc;

    fn level(more: &str) -> String {
        format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 6 00:00\", cash: 100,
              services: [(id: \"web\", name: \"Web\", owner: \"a\")],
              centres: [(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\")],
              people: [(id: \"ann\", centre: \"a\"), (id: \"bob\", centre: \"b\")],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Every(\"4h\", \"day 1 00:00\"), route: [(at: \"a\", effort: Fixed(\"10m\"))]),
                       (id: \"late\", titles: [\"Late\"], kind: Change, stopped: true, arrivals: Every(\"1d\", \"day 1 12:00\"), route: [(at: \"a\", effort: Fixed(\"10m\"))])],
              {more})"
        )
    }

    fn play(more: &str, days: i64) -> Simulation {
        let mut sim = small(&level(more));
        sim.run_until(days * 1440 - 1);
        sim
    }

    fn arrived(sim: &Simulation) -> u64 {
        sim.report().work[2].arrived
    }

    #[test]
    fn streams_start_stop_and_change_their_rate() {
        let on = |then: &str, stop: &str| {
            format!(
                "script: [(id: \"s\", when: From(\"day 3 00:00\"), then: [{then}]), (id: \"t\", when: From(\"day 5 00:00\"), then: [{stop}])]"
            )
        };
        let idle = on("Set(\"x\", 1)", "Start(\"late\")");
        assert_eq!(arrived(&play(&idle, 4)), 24, "six a day, and nothing of what has not started");
        assert_eq!(arrived(&play(&idle, 5)), 31, "and that one");
        assert_eq!(
            arrived(&play(&on("Stop(\"job\")", "Start(\"job\")"), 5)),
            12 + 1 + 5,
            "what comes at midnight comes before the look"
        );
        let twice = arrived(&play(&on("Rate(\"job\", 2)", "Start(\"late\")"), 4));
        assert_eq!(twice, 12 + 1 + 11 + 12 - 1, "every two hours after the next one");
    }

    #[test]
    fn demand_grows_on_what_it_is_and_stays_within_bounds() {
        let grows = |times: &str, again: &str| {
            format!("script: [(id: \"g\", when: From(\"day 2 00:00\"), {again}then: [Grow(\"job\", {times})])]")
        };
        let by_rate = "script: [(id: \"a\", when: From(\"day 2 00:00\"), then: [Rate(\"job\", 2)]),
                                (id: \"b\", when: From(\"day 3 00:00\"), then: [Rate(\"job\", 4)])]";
        let twice = arrived(&play(&grows("2", "again_after: \"1d\", "), 3));
        assert_eq!(twice, arrived(&play(by_rate, 3)), "twice as much, and twice as much of that");
        assert!(twice > arrived(&play(&grows("2", ""), 3)), "once, without `again_after`");
        // Ten times each hour: a hundred times at most, which is every two minutes here.
        let most = arrived(&play(&grows("10", "again_after: \"1h\", "), 3));
        assert!((1000..=1450).contains(&most), "a hundred times six a day and no more: {most}");
    }

    #[test]
    fn people_can_work_other_hours() {
        let shift = |hours: &str| {
            format!("script: [(id: \"s\", when: From(\"day 2 12:00\"), then: [Shift(\"ann\", {hours})])]")
        };
        let present = |sim: &Simulation| {
            let m = sim.report().people[0].minutes;
            m.working + m.switching + m.blocked + m.idle
        };
        assert_eq!(present(&play("", 3)), 3.0 * 480.0);
        assert_eq!(present(&play(&shift("Always"), 3)), 480.0 + 180.0 + 12.0 * 60.0 + 1439.0);
        assert_eq!(present(&play(&shift("Daily(\"14:00\", \"18:00\")"), 4)), 480.0 + 180.0 + 3.0 * 240.0);
        assert_eq!(present(&play(&shift("Daily(\"22:00\", \"06:00\")"), 4)), 480.0 + 180.0 + 2.0 * 480.0 + 119.0);
        let over =
            "script: [(id: \"s\", when: From(\"day 2 12:00\"), then: [Shift(\"ann\", Daily(\"10:00\", \"15:00\"))]),
            (id: \"o\", when: From(\"day 2 13:00\"), then: [Do(Overtime(centre: \"a\"))])]";
        assert_eq!(
            present(&play(over, 4)),
            480.0 + 180.0 + 180.0 + 240.0 + 2.0 * 300.0,
            "overtime ends, the new hours go on"
        );
    }

    #[test]
    fn a_service_can_change_hands_and_actions_come_and_go() {
        let sim = play("script: [(id: \"s\", when: Always, then: [Own(\"web\", \"b\"), Lock(Overtime)])]", 1);
        assert_eq!(sim.view().services[0].owner, 1);
        assert!(!sim.view().actions.contains(&ActionKind::Overtime));
        let mut few = play(
            "actions: [Overtime], script: [(id: \"s\", when: From(\"day 2 12:00\"), then: [Unlock(LimitPerson)])]",
            1,
        );
        let limit = Action::LimitPerson { person: "ann".into(), limit: 2 };
        assert!(few.submit(limit.clone()).is_err());
        few.run_until(1440 + 720);
        assert_eq!(few.submit(limit), Ok(()));
        assert_eq!(few.view().actions, [ActionKind::LimitPerson, ActionKind::Overtime]);
    }

    #[test]
    fn conditions_count_compare_and_have_their_own_luck() {
        let sim = play(
            "messages: [(id: \"hm\", from: \"ann\", text: \"Hm.\")],
             script: [(id: \"s\", when: Always, then: [Say(\"hm\")], again_after: \"6h\"),
                      (id: \"t\", when: Times(Said(\"hm\"), 3), then: [Cash(50)]),
                      (id: \"u\", when: Exceeds(\"cash\", \"open_work\"), then: [Copy(\"then\", \"cash\")])]",
            1,
        );
        assert_eq!((sim.metric("var.then"), sim.metric("cash")), (100.0, 150.0));
        let lucky = "script: [(id: \"s\", when: Chance(\"storm\", 0.3), then: [Set(\"storm\", 1)]),
            (id: \"p\", when: Always, then: [Perhaps(\"coin\", 0.5, [Add(\"heads\", 1)])], again_after: \"1h\")]";
        let level = checked(&level(lucky));
        let runs: Vec<(f64, f64)> = (0..300)
            .map(|seed| {
                let mut sim = Simulation::new(&level, seed);
                sim.run_until(2 * 1440 - 1);
                (sim.metric("var.storm"), sim.metric("var.heads"))
            })
            .collect();
        // 99.9 % intervals of the binomial: 90 ± 26 of 300, and 7200 ± 140 of 14400.
        let storms: f64 = runs.iter().map(|run| run.0).sum();
        let heads: f64 = runs.iter().map(|run| run.1).sum();
        assert!((storms - 90.0).abs() < 27.0, "{storms}");
        assert!((heads - 7200.0).abs() < 200.0, "{heads}");
        assert!(runs.iter().any(|run| run.1 != runs[0].1), "each run has its own luck");
    }

    #[test]
    fn extremes_remember_what_was_kept_throughout() {
        let ups = "stakeholders: [(id: \"boss\", name: \"Boss\", trust: 50)], starts: \"day 1 08:00\",
            script: [(id: \"early\", when: From(\"day 1 07:00\"), then: [Trust(\"boss\", -40)]), (id: \"up\", when: From(\"day 1 07:30\"), then: [Trust(\"boss\", 40)]),
                     (id: \"down\", when: From(\"day 2 12:00\"), then: [Trust(\"boss\", -20)]), (id: \"again\", when: From(\"day 3 12:00\"), then: [Trust(\"boss\", 30)])],
            stars: [(label: \"never below forty\", when: AtLeast(\"low.trust.boss\", 40)), (label: \"never above sixty\", when: Below(\"high.trust.boss\", 60.5))]";
        let mut sim = play(ups, 2);
        assert_eq!(
            (sim.metric("low.trust.boss"), sim.metric("high.trust.boss")),
            (30.0, 50.0),
            "what was before you does not count"
        );
        sim.run_until(4 * 1440);
        assert_eq!((sim.metric("low.trust.boss"), sim.metric("high.trust.boss")), (30.0, 60.0));
        let lit: Vec<bool> = sim.view().stars.iter().map(|star| star.1).collect();
        assert_eq!(lit, [false, true]);
    }

    #[test]
    fn what_is_carried_out_of_one_level_comes_into_the_next() {
        let first = play(
            "carry: [\"favour\", \"never\"], script: [(id: \"s\", when: Always, then: [Set(\"favour\", 7)]), (id: \"n\", when: From(\"day 5 12:00\"), then: [Set(\"never\", 1)])]",
            2,
        );
        let carried = first.carried();
        assert_eq!(carried.iter().map(|(k, v)| (k.as_str(), *v)).collect::<Vec<_>>(), [("favour", 7.0)]);
        let second = checked(&level(
            "carried: {\"favour\": 1.0, \"never\": 2.0}, script: [(id: \"s\", when: AtLeast(\"var.favour\", 5), then: [Cash(1)])]",
        ));
        let run = |level: &Arc<crate::level::Level>| {
            let mut sim = Simulation::new(level, 1);
            sim.run_until(1440);
            (sim.metric("var.favour"), sim.metric("var.never"), sim.metric("cash.script"))
        };
        assert_eq!(run(&second), (1.0, 2.0, 0.0));
        let with = Arc::new(second.with_carried(&carried));
        assert_eq!((run(&with), with.digest), ((7.0, 2.0, 1.0), second.digest));
    }
}
