//! Changes: proposed, deployed, recorded or not, failed, taken back or repaired.

use bevy_ecs::prelude::Component;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};

use super::agenda::{Agenda, Clock, Event, Purpose};
use super::debt;
use super::delivery;
use super::flow::{Control, Flow, NewItem, Place, Route, Wait, with_flow};
use super::id::*;
use super::log::{Fact, Log, note};
use super::operations::{self, Cause};
use super::pipeline;
use super::plan::{Effort, Plan, Task};
use super::quality;
use super::rng::{Purpose as Luck, Stream, subject};
use super::script;
use super::world::World;
use crate::level::file::{ChangeControl, Class, Happening, Kind};

/// Where a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum State {
    Waiting,
    Deployed,
    Failed,
    RolledBack,
    Repaired,
    Refused,
}

/// A change.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Change {
    pub(crate) id: ChangeId,
    /// The stream and number it came from; none for the level's named changes.
    pub(crate) origin: Option<(StreamId, u32)>,
    pub(crate) service: ServiceId,
    pub(crate) author: CentreId,
    pub(crate) proposed: i64,
    pub(crate) deployed: Option<i64>,
    pub(crate) recorded: Option<i64>,
    pub(crate) tested: f64,
    pub(crate) state: State,
}

/// Changes that went in lately, by service: what may collide.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes(BTreeMap<ServiceId, VecDeque<(i64, ChangeId)>>);

/// A change's row.
pub(crate) fn get(world: &World, id: ChangeId) -> &Change {
    &world.rows::<Change>()[id.index()]
}

fn get_mut(world: &mut World, id: ChangeId) -> &mut Change {
    &mut world.rows_mut::<Change>()[id.index()]
}

/// All changes, in order.
pub(crate) fn all(world: &World) -> std::slice::Iter<'_, Change> {
    world.rows().iter()
}

/// The level's name of a change, or `change-17`.
pub(crate) fn name(world: &World, id: ChangeId) -> String {
    let named = &world.resource::<Plan>().level.file.changes;
    named.get(id.index()).map_or_else(|| format!("change-{}", id.0), |c| c.id.clone())
}

/// The change of a name, without looking through all of them.
pub(crate) fn find<'w>(world: &'w World, name: &str) -> Option<&'w Change> {
    let named = &world.resource::<Plan>().level.file.changes;
    let at = named.iter().position(|c| c.id == name).or_else(|| {
        let number: usize = name.strip_prefix("change-")?.parse().ok()?;
        (number >= named.len()).then_some(number)
    })?;
    world.rows::<Change>().get(at)
}

/// A change on its way: who writes it down?
pub(crate) fn propose(world: &mut World, stream: StreamId, number: u32, off_record: bool) -> ChangeId {
    let plan = world.resource::<Plan>().clone();
    let (now, seed) = (world.resource::<Clock>().now, world.resource::<Clock>().seed);
    let (service, risk) = plan.streams[stream.index()].risk.as_ref().expect("only streams with a risk make changes");
    let author = plan.streams[stream.index()].route.last().expect("routes are not empty").centre;
    let insisted = world.resource::<Control>().0 != ChangeControl::WildWest;
    let by_habit =
        Stream::new(seed, Luck::Recorded, subject([stream.index() as u64, u64::from(number)])).chance(risk.recorded);
    let id = ChangeId(u32::try_from(world.count::<Change>()).expect("fewer than 2^32 changes"));
    world.add(Change {
        id,
        origin: Some((stream, number)),
        service: *service,
        author,
        proposed: now,
        deployed: None,
        recorded: (!off_record && (insisted || by_habit)).then_some(now),
        tested: risk.tested,
        state: State::Waiting,
    });
    id
}

/// Mean minutes until a change that has gone in shows that it is faulty.
pub(crate) const SHOWS_AFTER: f64 = 90.0;

/// Whether a change of a stream carries a fault of its own: drawn once, whatever happens to it.
pub(crate) fn faulty(world: &World, id: ChangeId) -> bool {
    let (plan, change) = (world.resource::<Plan>(), get(world, id));
    let Some((stream, number)) = change.origin else { return false };
    let (_, risk) = plan.streams[stream.index()].risk.as_ref().expect("only streams with a risk make changes");
    let coverage = quality::test_coverage(world, change.service);
    let fault = risk.failure * (1.0 - change.tested * coverage) * debt::change_failure(world, change.service);
    let careless = super::wellbeing::carelessness(world, change.author);
    let fault = if careless > 0.0 { fault + (1.0 - fault) * careless } else { fault };
    let subject = subject([stream.index() as u64, u64::from(number)]);
    Stream::new(world.resource::<Clock>().seed, Luck::Fault, subject).chance(fault)
}

/// A change is in production, well or not: whichever way it came, it is counted here. The fact, if it failed.
pub(crate) fn goes_in(world: &mut World, id: ChangeId, fails: bool, because: Option<FactId>) -> Option<FactId> {
    let now = world.resource::<Clock>().now;
    let row = get_mut(world, id);
    row.deployed = Some(now);
    row.state = if fails { State::Failed } else { State::Deployed };
    let (recorded, service, tested, origin) = (row.recorded.is_some(), row.service, row.tested, row.origin);
    delivery::deployed(world, id);
    if let Some((stream, _)) = origin {
        let class = world.resource::<Plan>().level.file.demand[stream.index()].class;
        debt::changed(world, service, class, tested);
    }
    went_in(world, id, now);
    let totals = world.resource_mut::<super::metrics::Totals>();
    totals.changes_deployed += 1;
    totals.changes_failed += u64::from(fails);
    fails.then(|| note(world, Happening::Deployed(name(world, id)), &[because], false, recorded))
}

/// A change is out of production again.
pub(crate) fn out_again(world: &mut World, id: ChangeId) {
    get_mut(world, id).state = State::RolledBack;
}

/// A change of a stream goes in: does it break something?
pub(crate) fn deployed(world: &mut World, id: ChangeId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let (now, seed) = (world.resource::<Clock>().now, world.resource::<Clock>().seed);
    let change = get(world, id).clone();
    let Some((stream, number)) = change.origin else { return };
    if plan.streams[stream.index()].pipeline.is_some() {
        return; // Its pipeline has let it in.
    }
    let subject = subject([stream.index() as u64, u64::from(number)]);
    let collides = collides(world, &change, now);
    let rules = &plan.level.rules;
    let fails =
        faulty(world, id) || collides && Stream::new(seed, Luck::Collision, subject).chance(rules.collision_failure);
    if let Some(fact) = goes_in(world, id, fails, because) {
        let delay = 1 + libm::round(Stream::new(seed, Luck::Delay, subject).exponential(SHOWS_AFTER)) as i64;
        let incident = operations::new(world, change.service, Cause::Change(id));
        world.resource_mut::<Agenda>().post(now + delay, Event::Begin(incident, Some(fact)));
    }
}

/// Another change of the same service went in shortly before. A board or light authorisation keeps a calendar: what
/// passes it is spread out, so that nothing collides.
fn collides(world: &World, change: &Change, now: i64) -> bool {
    let control = world.resource::<Control>().0;
    if matches!(control, ChangeControl::Board | ChangeControl::Light) && change.recorded.is_some() {
        return false;
    }
    let since = now - world.resource::<Plan>().level.rules.collision_window;
    let lately = world.resource::<Changes>().0.get(&change.service);
    lately.is_some_and(|all| all.iter().any(|&(at, other)| other != change.id && at > since && at <= now))
}

/// Remembers that a change went in, as long as others may collide with it.
fn went_in(world: &mut World, id: ChangeId, at: i64) {
    let service = get(world, id).service;
    let since = at - world.resource::<Plan>().level.rules.collision_window;
    let lately = world.resource_mut::<Changes>().0.entry(service).or_default();
    while lately.front().is_some_and(|first| first.0 <= since) {
        lately.pop_front();
    }
    lately.push_back((at, id));
}

/// A team has written down what it changed.
pub(crate) fn told(world: &mut World, centre: CentreId, because: Option<FactId>) {
    let now = world.resource::<Clock>().now;
    let name_of_centre = world.resource::<Plan>().level.file.centres[centre.index()].id.clone();
    with_flow(world, |flow| flow.centre_mut(centre).told = Some(now));
    let fact = note(world, Happening::Told(name_of_centre), &[because], false, true);
    let unwritten = |c: &&Change| c.author == centre && c.recorded.is_none() && c.deployed.is_some_and(|at| at <= now);
    let found: Vec<ChangeId> = all(world).filter(unwritten).map(|c| c.id).collect();
    for id in found {
        get_mut(world, id).recorded = Some(now);
        let name = name(world, id);
        world.resource_mut::<Log>().reveal(&Happening::Deployed(name.clone()));
        note(world, Happening::Recorded(name), &[Some(fact)], false, true);
    }
}

/// The level's named changes.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    for (index, file) in plan.level.file.changes.iter().enumerate() {
        let id = ChangeId::from(index);
        let at = plan.minute(&file.deployed);
        let change = Change {
            id,
            origin: None,
            service: plan.service(&file.service).expect("checked"),
            author: plan.centre(&file.author).expect("checked"),
            proposed: at,
            deployed: None,
            recorded: file.recorded.then_some(at),
            tested: file.tested,
            state: State::Waiting,
        };
        world.add(change);
        if at > 0 {
            world.resource_mut::<Agenda>().post(at, Event::Deploy(id));
        } else {
            go_in(world, id, at);
        }
    }
}

/// A named change goes in.
pub(crate) fn deploy(event: Event, world: &mut World) {
    let Event::Deploy(id) = event else { return };
    let now = world.resource::<Clock>().now;
    if world.resource::<Control>().0 != ChangeControl::WildWest {
        get_mut(world, id).recorded.get_or_insert(now);
    }
    go_in(world, id, now);
    delivery::deployed(world, id);
}

fn go_in(world: &mut World, id: ChangeId, at: i64) {
    let change = get_mut(world, id);
    change.deployed = Some(at);
    change.state = State::Deployed;
    let visible = change.recorded.is_some();
    went_in(world, id, at);
    let what = Happening::Deployed(name(world, id));
    world.resource_mut::<Log>().push(Fact::new(at, what, Vec::new(), false, visible));
}

/// Finding the cause writes it down.
pub(crate) fn recorded_by_finding(world: &mut World, id: ChangeId) {
    let now = world.resource::<Clock>().now;
    let change = get_mut(world, id);
    if change.recorded.is_none() {
        change.recorded = Some(now);
        let name = name(world, id);
        world.resource_mut::<Log>().reveal(&Happening::Deployed(name.clone()));
        note(world, Happening::Recorded(name), &[], false, true);
    }
}

/// Starts taking a named change back (or repairing it in place).
pub(crate) fn undo(world: &mut World, id: ChangeId, forward: bool, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.changes[id.index()];
    let (at, effort) = if forward {
        (
            file.roll_forward_at.as_ref().unwrap_or(&file.roll_back_at),
            file.roll_forward.as_ref().unwrap_or(&file.roll_back),
        )
    } else {
        (&file.roll_back_at, &file.roll_back)
    };
    let task = Task {
        centre: plan.centre(at).expect("checked"),
        effort: Effort::new(effort),
        service: plan.service(&file.service),
        rework: None,
    };
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose: if forward { Purpose::RollForward { change: id } } else { Purpose::RollBack { change: id } },
            kind: Kind::Change,
            class: Class::Expedite,
            route: Route::Own(vec![task]),
            due: None,
            requester: None,
            gate: None,
            because,
        });
        flow.send(item);
    });
}

/// A change is taken back or repaired: its incidents lose their cause.
pub(crate) fn undone(world: &mut World, id: ChangeId, forward: bool, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    get_mut(world, id).state = if forward { State::Repaired } else { State::RolledBack };
    let name = name(world, id);
    let what = if forward { Happening::RolledForward(name) } else { Happening::RolledBack(name) };
    let fact = note(world, what, &[because], false, true);
    if !forward {
        for effect in &plan.level.file.changes[id.index()].on_roll_back {
            script::apply(world, effect, Some(fact));
        }
    }
    operations::cause_gone(world, Cause::Change(id), fact);
}

/// Says how changes get in from now on: what is on its way gets its card, and what waits follows the rule.
pub(crate) fn set_control(world: &mut World, mode: ChangeControl) {
    let before = std::mem::replace(&mut world.resource_mut::<Control>().0, mode);
    if before == ChangeControl::WildWest {
        write_cards(world);
    }
    follow_rule(world);
}

/// The rule has changed, or a freeze has begun or is over: what waits before its last task follows it, as if it had come
/// there now.
pub(crate) fn follow_rule(world: &mut World) {
    with_flow(world, |flow| flow.follow_rule());
    thaw(world);
}

/// Every change that is on its way and has no card gets one. What waits in a queue takes its card's time longer.
fn write_cards(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let open: Vec<(ItemId, ChangeId)> = with_flow(world, |flow| {
        let change = |purpose| match purpose {
            Purpose::Demand { change, .. } => change,
            _ => None,
        };
        let known = flow.items.open().filter(|item| !item.off_record);
        known.filter_map(|item| Some((item.id, change(item.purpose)?))).collect()
    });
    for (item, change) in open {
        let row = get_mut(world, change);
        if row.recorded.is_some() {
            continue;
        }
        row.recorded = Some(now);
        with_flow(world, |flow| {
            let item = flow.item_mut(item);
            if item.place == Place::Queue && !item.triage && !item.in_review {
                let card = plan.level.rules.card as f64;
                (item.effort, item.remaining) = (item.effort + card, item.remaining + card);
            }
        });
    }
}

/// What a freeze held up goes on, if there is none any more.
fn thaw(world: &mut World) {
    if !world.resource::<Control>().frozen() {
        with_flow(world, |flow| flow.release(Wait::Frozen));
        pipeline::thaw(world);
    }
}

/// Lets a frozen change in, or sends it away.
pub(crate) fn authorise(world: &mut World, item: ItemId, allow: bool) {
    let change = with_flow(world, |flow| {
        let purpose = flow.item(item).purpose;
        if allow {
            flow.item_mut(item).authorised = true;
            if flow.item(item).place == Place::Aside(Wait::Frozen) {
                flow.take_up(item);
            }
        } else {
            flow.cancel(item);
        }
        match purpose {
            Purpose::Demand { change, .. } => change,
            _ => None,
        }
    });
    if let (false, Some(change)) = (allow, change) {
        get_mut(world, change).state = State::Refused;
    }
}

impl Flow<'_> {
    /// Changes that wait are held up, put before the board or sent on as the rule has it now.
    fn follow_rule(&mut self) {
        let waiting = self.items.open().filter(|item| item.place == Place::Queue).map(|item| item.id);
        for id in waiting.collect::<Vec<ItemId>>() {
            if self.item(id).place == Place::Queue && self.misplaced(self.item(id)) {
                self.lift(id);
                self.send_by_rule(id);
            }
        }
    }

    /// Takes everything up again that waited for this.
    pub(crate) fn release(&mut self, wait: Wait) {
        let waiting: Vec<ItemId> =
            self.items.open().filter(|item| item.place == Place::Aside(wait)).map(|item| item.id).collect();
        for id in waiting {
            self.take_up(id);
        }
    }
}
