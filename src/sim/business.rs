//! The business: money, and its runs with a deadline.

use bevy_ecs::prelude::Component;
use serde::Serialize;
use smallvec::SmallVec;

use super::agenda::{Agenda, Event, Purpose};
use super::flow::{NewItem, Place, Route, Wait, WorkItem, with_flow};
use super::id::*;
use super::load;
use super::log::note;
use super::market;
use super::movers::{self, Moved};
use super::operations::{self, Stage, Troubles};
use super::plan::{Effort, Fixed, Plan, Task};
use super::script;
use super::world::World;
use crate::level::file::{Class, Dist, Happening, Kind, Way};

/// One list of the accounts: each is the metric `cash.NAME`, so that *why* has an answer.
macro_rules! accounts {
    ($($(#[$doc:meta])* $name:ident = $metric:literal;)*) => {
        /// What money came or went for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub(crate) enum Account { $($(#[$doc])* $name,)* }

        impl Account {
            /// All, with their metrics.
            pub(crate) const ALL: &[(Self, &str)] = &[$((Self::$name, $metric)),*];
        }
    };
}

accounts! {
    /// What services earn.
    Revenue = "cash.revenue";
    /// What the company spends by the hour.
    Costs = "cash.costs";
    /// What incidents cost beside the revenue that they stop.
    Incidents = "cash.incidents";
    /// Hours beyond the shift.
    Overtime = "cash.overtime";
    /// What delivered features earn.
    Features = "cash.features";
    /// What runs with a deadline bring.
    Runs = "cash.runs";
    /// Fines of audits and of the law.
    Fines = "cash.fines";
    /// What breaches cost beside fines.
    Breaches = "cash.breaches";
    /// What empty shelves lose.
    Stock = "cash.stock";
    /// What finished projects bring.
    Projects = "cash.projects";
    /// What hiring costs.
    Hiring = "cash.hiring";
    /// Capacity, ordered or by use.
    Capacity = "cash.capacity";
    /// What countermeasures cost.
    Improvements = "cash.improvements";
    /// What the story brings or takes.
    Script = "cash.script";
}

/// Money. There is no other way to it than through an account, so that what came and went always adds up.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Cash {
    start: f64,
    accounts: [f64; Account::ALL.len()],
}

impl Cash {
    /// Money now.
    pub(crate) fn now(&self) -> f64 {
        self.start + self.change()
    }

    /// Money since the start: the sum of all accounts.
    pub(crate) fn change(&self) -> f64 {
        self.accounts.iter().sum()
    }

    /// What came in or went out on one account.
    pub(crate) fn of(&self, account: Account) -> f64 {
        self.accounts[account as usize]
    }
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum RunState {
    Waiting,
    Preparing,
    Left(Way),
    Missed,
}

/// How far its by-hand version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Hand {
    No,
    InWork,
    Ready,
}

/// A run.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Run {
    pub(crate) id: RunId,
    pub(crate) state: RunState,
    pub(crate) hand: Hand,
    pub(crate) hand_because: Option<FactId>,
}

/// A run's row.
pub(crate) fn get(world: &World, id: RunId) -> &Run {
    &world.rows::<Run>()[id.index()]
}

fn get_mut(world: &mut World, id: RunId) -> &mut Run {
    &mut world.rows_mut::<Run>()[id.index()]
}

/// Money comes or goes, by some fact's doing.
pub(crate) fn pay(world: &mut World, account: Account, amount: f64, because: Option<FactId>) {
    world.resource_mut::<Cash>().accounts[account as usize] += amount;
    movers::note(world, Moved::Cash, because, amount);
    movers::note(world, Moved::Account(account), because, amount);
}

/// The money metrics.
pub(crate) fn measure(world: &World, mut put: impl FnMut(&str, f64)) {
    let cash = world.resource::<Cash>();
    put("cash", cash.now());
    put("cash_change", cash.change());
    for &(account, name) in Account::ALL {
        put(name, cash.of(account));
    }
}

/// Spawns the level's runs and puts their moments on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    world.resource_mut::<Cash>().start = plan.level.file.cash;
    for (index, file) in plan.level.file.runs.iter().enumerate() {
        let id = RunId::from(index);
        world.add(Run { id, state: RunState::Waiting, hand: Hand::No, hand_because: None });
        let agenda = world.resource_mut::<Agenda>();
        agenda.post(plan.minute(&file.opens).max(0), Event::RunOpens(id));
        agenda.post(plan.minute(&file.due).max(0), Event::RunDue(id));
    }
}

/// Work for a run: what for, which kind, where and how long, what one must know for it, and what may stop it.
struct Job<'a> {
    purpose: Purpose,
    kind: Kind,
    at: &'a str,
    effort: &'a Dist,
    service: Option<ServiceId>,
    gate: Option<ServiceId>,
}

fn work(world: &mut World, job: &Job<'_>, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let &Job { purpose, kind, at, effort, service, gate } = job;
    let task = Task { centre: plan.centre(at).expect("checked"), effort: Effort::new(effort), service, rework: None };
    let stopped = gate.is_some_and(|service| operations::impaired(world, service));
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose,
            kind,
            class: Class::FixedDate,
            route: Route::Own(vec![task]),
            due: None,
            requester: None,
            gate,
            because,
        });
        flow.send(item);
        if stopped && let Some(service) = gate {
            flow.lift(item);
            if matches!(flow.item(item).place, Place::Queue | Place::Hands(_)) {
                flow.set_aside(item, Wait::Service(service));
            }
        }
    });
}

/// The preparation of a run can start.
pub(crate) fn open_run(event: Event, world: &mut World) {
    let Event::RunOpens(id) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.runs[id.index()];
    get_mut(world, id).state = RunState::Preparing;
    let service = plan.service(&file.service);
    let purpose = Purpose::Prepare { run: id };
    let (at, effort) = (&file.at, &file.prepare);
    work(world, &Job { purpose, kind: Kind::InternalProject, at, effort, service, gate: service }, None);
}

/// What is known of the troubles that a run's service has had.
fn troubles(world: &World, id: RunId) -> Vec<Option<FactId>> {
    let plan = world.resource::<Plan>();
    let service = plan.service(&plan.level.file.runs[id.index()].service).expect("checked");
    operations::all(world)
        .filter(|i| i.service == service && i.stage != Stage::Waiting)
        .flat_map(|i| i.because.iter().map(|&f| Some(f)).collect::<Vec<_>>())
        .collect()
}

/// A run is prepared: it leaves, if it is not too late.
pub(crate) fn prepared(world: &mut World, id: RunId, because: Option<FactId>) {
    if get(world, id).state == RunState::Preparing {
        let mut causes = troubles(world, id);
        causes.push(because);
        leave(world, id, Way::Clean, &causes);
    }
}

fn leave(world: &mut World, id: RunId, way: Way, because: &[Option<FactId>]) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.runs[id.index()];
    get_mut(world, id).state = RunState::Left(way);
    drop_rest(world, id);
    let fact = note(world, Happening::Left(file.id.clone(), way), because, false, true);
    market::date(world, true, fact);
    market::invoice(world, file.brings, true, fact);
    if let (Way::ByHand, Some(hand)) = (way, &file.by_hand) {
        for effect in &hand.then {
            script::apply(world, effect, Some(fact));
        }
        let purpose = Purpose::CleanUp { run: id };
        let (at, effort) = (&hand.at, &hand.clean_up);
        work(world, &Job { purpose, kind: Kind::Unplanned, at, effort, service: None, gate: None }, Some(fact));
    }
}

/// Nobody goes on with what can no longer leave, or need not any more.
fn drop_rest(world: &mut World, id: RunId) {
    with_flow(world, |flow| {
        let of_run =
            |item: &WorkItem| matches!(item.purpose, Purpose::Prepare { run } | Purpose::Hand { run } if run == id);
        let left: Vec<ItemId> = flow.items.open().filter(|item| of_run(item)).map(|item| item.id).collect();
        left.into_iter().for_each(|item| flow.cancel(item));
    });
}

/// A run must leave: by hand if that is ready, else it is missed.
pub(crate) fn run_due(event: Event, world: &mut World) {
    let Event::RunDue(id) = event else { return };
    let run = get(world, id).clone();
    if !matches!(run.state, RunState::Waiting | RunState::Preparing) {
        return;
    }
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.runs[id.index()];
    let mut because = troubles(world, id);
    if run.hand == Hand::Ready {
        because.push(run.hand_because);
        leave(world, id, Way::ByHand, &because);
    } else {
        get_mut(world, id).state = RunState::Missed;
        drop_rest(world, id);
        let fact = note(world, Happening::Missed(file.id.clone()), &because, false, true);
        market::date(world, false, fact);
        market::invoice(world, file.brings, false, fact);
    }
}

/// Starts preparing a run by hand.
pub(crate) fn by_hand(world: &mut World, id: RunId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    if let Some(hand) = &plan.level.file.runs[id.index()].by_hand {
        get_mut(world, id).hand = Hand::InWork;
        let purpose = Purpose::Hand { run: id };
        let (at, effort) = (&hand.at, &hand.effort);
        work(world, &Job { purpose, kind: Kind::Unplanned, at, effort, service: None, gate: None }, because);
    }
}

/// The by-hand version is ready.
pub(crate) fn hand_ready(world: &mut World, id: RunId, because: Option<FactId>) {
    let name = world.resource::<Plan>().level.file.runs[id.index()].id.clone();
    let fact = note(world, Happening::HandReady(name), &[because], false, true);
    let run = get_mut(world, id);
    run.hand = Hand::Ready;
    run.hand_because = Some(fact);
}

/// An hour's revenue less the company's costs: nothing from a service that stands still
/// (or one that it needs), less from one that gives wrong results.
pub(crate) fn earn(world: &mut World, troubles: &Troubles) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file;
    if file.costs_per_hour > 0.0 {
        pay(world, Account::Costs, -file.costs_per_hour, None);
    }
    let (mut earned, factor) = (0.0, market::factor(world));
    for (index, service) in file.services.iter().enumerate().filter(|(_, service)| service.revenue_per_hour > 0.0) {
        let (share, trouble) = share_earned(world, &plan, troubles, ServiceId::from(index));
        earned += service.revenue_per_hour * share * factor;
        if trouble.is_some() {
            movers::note(world, Moved::Cash, trouble, -service.revenue_per_hour * (1.0 - share));
        }
    }
    if earned != 0.0 {
        pay(world, Account::Revenue, earned, None);
    }
    let cost = |i: &operations::Incident| file.incidents.get(i.id.index()).map_or(0.0, |file| file.cost_per_hour);
    let costs: SmallVec<[(f64, Option<FactId>); 8]> = operations::ongoing(world)
        .map(|i| (cost(i), i.because.first().copied()))
        .filter(|(cost, _)| *cost > 0.0)
        .collect();
    for (cost, because) in costs {
        pay(world, Account::Incidents, -cost, because);
    }
}

/// Share of its revenue that a service earns now, and the trouble that is to blame if it is not all of it.
pub(crate) fn share_earned(world: &World, plan: &Fixed, troubles: &Troubles, id: ServiceId) -> (f64, Option<FactId>) {
    if let Some(blame) = troubles.down(plan, id) {
        (0.0, blame)
    } else if let Some(blame) = troubles.wrong(id) {
        (plan.level.rules.revenue_with_wrong_results * (1.0 - load::lost(world, plan, id)), blame)
    } else {
        (1.0 - load::lost(world, plan, id), None)
    }
}

#[cfg(test)]
mod tests {
    use super::super::METRICS;
    use super::super::test_support::small;
    use super::*;

    #[test]
    fn every_account_is_a_metric() {
        for (_, name) in Account::ALL {
            assert!(METRICS.iter().any(|(known, ..)| known == name), "{name} is missing in METRICS");
        }
    }

    /// Who prepares a run by hand stops when it has left with its figures.
    #[test]
    fn what_was_begun_by_hand_is_dropped_when_the_run_has_left() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", centres: [(id: \"office\", name: \"Office\"), (id: \"desk\", name: \"Desk\")],
              people: [(id: \"ida\", name: \"Ida\", centre: \"office\", shift: Always), (id: \"ella\", name: \"Ella\", centre: \"desk\", shift: Always)],
              services: [(id: \"books\", name: \"Books\", owner: \"office\")],
              runs: [(id: \"pay\", name: \"Pay\", service: \"books\", at: \"office\", opens: \"day 1 09:00\", prepare: Fixed(\"2h\"), due: \"day 2 17:00\",
                by_hand: (title: \"By hand\", at: \"desk\", effort: Fixed(\"20h\"), clean_up: Fixed(\"1h\")))])",
        );
        sim.run_until(8 * 60);
        sim.submit(crate::sim::action::Action::ByHand { run: "pay".into() }).unwrap();
        sim.run_until(10 * 60);
        assert!(sim.view().people.iter().all(|person| person.hands.len() == 1), "both ways are worked on");
        sim.run_until(12 * 60);
        let view = sim.view();
        assert_eq!((view.runs[0].state.as_str(), view.items.len()), ("left", 0));
        assert_eq!(view.services[0].plate[0], "steady", "it is due no more");
        let report = sim.report();
        let done: Vec<u64> = report.work.iter().map(|work| work.cancelled).collect();
        assert_eq!(done.iter().sum::<u64>(), 1);
    }

    #[test]
    fn a_long_level_earns_and_watches_as_well() {
        let sim = |days: u32| {
            let mut sim = small(&format!(
                "(format: 1, title: \"t\", lesson: \"l\", ends: \"day {days} 00:00\", cash: 1000,
                  services: [(id: \"shop\", name: \"Shop\", owner: \"ops\", revenue_per_hour: 10)],
                  centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\")],
                  script: [(id: \"rich\", when: AtLeast(\"cash\", 1100), then: [Set(\"rich\", 1)])])"
            ));
            sim.run_until(1440 + 1);
            (sim.metric("cash"), sim.metric("var.rich"))
        };
        assert_eq!(sim(3), (1240.0, 1.0));
        assert_eq!(sim(200), sim(3));
    }

    #[test]
    fn a_service_with_wrong_results_earns_the_share_that_the_rule_says() {
        let of = |rule: &str| {
            let mut sim = small(&format!(
                "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", rules: ({rule}),
                  services: [(id: \"shop\", name: \"Shop\", owner: \"ops\", revenue_per_hour: 100)],
                  centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\")],
                  incidents: [(id: \"odd\", title: \"Odd\", service: \"shop\", starts: \"day 1 00:00\", cause: Wear(\"shop\"), suspects: [(service: \"shop\", weight: 1)],
                    examine: Fixed(\"9h\"), restore: Fixed(\"1h\"), restore_at: \"ops\")])"
            ));
            sim.run_until(600);
            sim.metric("cash.revenue")
        };
        assert_eq!((of(""), of("revenue_with_wrong_results: 0.2")), (700.0, 200.0));
    }

    /// Also while what a service needs is down, and where customers have left.
    #[test]
    fn a_service_earns_what_is_seen_of_it() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 9 00:00\", customers: (satisfaction: 20, rivals: 90, market_share: 0.4),
              services: [(id: \"shop\", name: \"Shop\", owner: \"ops\", monitoring: 1, revenue_per_hour: 100, depends_on: [\"base\"]),
                         (id: \"base\", name: \"Base\", owner: \"ops\", monitoring: 1, revenue_per_hour: 10)],
              centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\")],
              incidents: [
                (id: \"odd\", title: \"Odd\", service: \"shop\", starts: \"day 3 11:30\", cause: Wear(\"shop\"), suspects: [(service: \"shop\", weight: 1)],
                 examine: Fixed(\"9h\"), restore: Fixed(\"1h\"), restore_at: \"ops\"),
                (id: \"down\", title: \"Down\", service: \"base\", starts: \"day 5 11:30\", cause: Wear(\"base\"), suspects: [(service: \"base\", weight: 1)],
                 outage: true, examine: Fixed(\"9h\"), restore: Fixed(\"1h\"), restore_at: \"ops\")])",
        );
        let mut before = 0.0;
        let mut shares = std::collections::BTreeSet::new();
        for hour in 1..8 * 24 {
            // Customers come and go after the money of the day's last.
            sim.run_until(hour * 60 - 1);
            let view = sim.view();
            sim.run_until(hour * 60);
            let seen: f64 = view.services.iter().map(|service| service.revenue_per_hour * service.earning).sum();
            let now = sim.metric("cash.revenue");
            assert!((now - before - seen).abs() < 1e-9, "hour {hour}: {} and {seen}", now - before);
            shares.insert((10.0 * view.services[0].earning) as u32);
            before = now;
        }
        assert!(shares.contains(&0) && shares.len() > 2, "{shares:?}");
    }

    #[test]
    fn money_is_the_sum_of_its_accounts() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", cash: 1000, costs_per_hour: 7,
              services: [(id: \"shop\", name: \"Shop\", owner: \"ops\", revenue_per_hour: 100)],
              centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\")],
              incidents: [(id: \"down\", title: \"Down\", service: \"shop\", starts: \"day 1 12:00\", cause: Wear(\"shop\"), suspects: [(service: \"shop\", weight: 1)],
                outage: true, examine: Fixed(\"9h\"), restore: Fixed(\"1h\"), restore_at: \"ops\", cost_per_hour: 50)],
              script: [(id: \"gift\", when: From(\"day 1 10:00\"), then: [Cash(500), Do(Overtime(centre: \"ops\"))])])",
        );
        sim.run_until(24 * 60);
        assert_eq!(sim.metric("cash.costs"), -7.0 * 24.0);
        assert_eq!(sim.metric("cash.revenue"), 1100.0, "eleven hours until noon, when it has just stopped");
        assert_eq!(sim.metric("cash.incidents"), -50.0 * 13.0);
        assert_eq!(sim.metric("cash.script"), 500.0);
        assert_eq!(sim.metric("cash.overtime"), -240.0);
        let sum: f64 = Account::ALL.iter().map(|(_, name)| sim.metric(name)).sum();
        assert_eq!(sim.metric("cash_change"), sum);
        assert_eq!(sim.metric("cash"), 1000.0 + sum);
    }
}
