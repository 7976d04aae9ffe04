//! Load and capacity: load varies by the hour and the day; what is too much for the capacity is slow, then lost, and at
//! last the service falls over. More capacity, elastic capacity and serving static content from elsewhere help.
//!
//! A service is a queue with one server and few places (M/M/1/K: Kleinrock, Queueing Systems, vol. 1, 1975): at a utilisation
//! u the share (1−u)·u^K ÷ (1−u^(K+1)) of what comes finds no place.

use serde::Serialize;

use super::action::Refusal;
use super::agenda::{Agenda, Clock, Event, Purpose};
use super::business::{self, Account, Cash};
use super::flow::{NewItem, Route, with_flow};
use super::id::*;
use super::operations::{self, Cause};
use super::plan::{Effort, Fixed, Plan, Task};
use super::rng::Purpose as Luck;
use super::wear::Life;
use super::world::World;
use crate::level::file::{Class, Kind, TrafficFile};
use crate::tr;

/// Elastic capacity is added until a service is used no more than this, share.
const COMFORTABLE: f64 = 0.7;

/// The load of a service whose load varies.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Load {
    /// How many times the usual load.
    factor: f64,
    /// In capacities at the start.
    pub(crate) capacity: f64,
    /// When ordered capacity will be there.
    pub(crate) coming: Option<i64>,
    pub(crate) elastic: bool,
    pub(crate) offloaded: bool,
    life: Life,
}

/// Loads by service; none where the load is only drawn.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Loads {
    pub(crate) rows: Vec<Option<Load>>,
}

/// Sets the loads that vary up, and looks at them each hour.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    for (index, file) in plan.level.file.services.iter().enumerate() {
        let row = file.traffic.as_ref().map(|_| Load {
            factor: 1.0,
            capacity: 1.0,
            coming: None,
            elastic: false,
            offloaded: false,
            life: Life::new(world, Luck::Overload, ServiceId::from(index)),
        });
        world.resource_mut::<Loads>().rows.push(row);
    }
    if plan.level.file.services.iter().any(|service| service.traffic.is_some()) {
        world.resource_mut::<Agenda>().post(0, Event::Traffic);
    }
}

fn row(world: &World, service: ServiceId) -> Option<&Load> {
    world.resource::<Loads>().rows[service.index()].as_ref()
}

fn traffic(plan: &Fixed, service: ServiceId) -> &TrafficFile {
    plan.level.file.services[service.index()].traffic.as_ref().expect("only services whose load varies have a row")
}

/// Load of a service in capacities at the start, and its capacity with what is added by use.
fn load_and_capacity(world: &World, plan: &Fixed, service: ServiceId) -> Option<(f64, f64)> {
    let traffic = plan.level.file.services[service.index()].traffic.as_ref()?;
    let (row, now) = (row(world, service)?, world.resource::<Clock>().now);
    let of = |list: &[f64], at: usize| if list.is_empty() { 1.0 } else { list[at % list.len()] };
    let hour = now.rem_euclid(1440) / 60;
    let day = plan.level.file.first_day.plus(now.div_euclid(1440));
    let moved = traffic.offload.as_ref().filter(|_| row.offloaded).map_or(0.0, |offload| offload.share);
    let usual = plan.level.file.services[service.index()].load;
    let load =
        usual * row.factor * of(&traffic.daily, hour as usize) * of(&traffic.weekly, day as usize) * (1.0 - moved);
    let most = traffic.elastic.as_ref().filter(|_| row.elastic).map_or(0.0, |elastic| elastic.most);
    let added = (load / COMFORTABLE - row.capacity).clamp(0.0, most);
    Some((load, row.capacity + added))
}

/// Load of a service as a share of its capacity now; as drawn where it does not vary.
pub(crate) fn utilisation(world: &World, service: ServiceId) -> f64 {
    let plan = world.resource::<Plan>();
    load_and_capacity(world, plan, service)
        .map_or_else(|| plan.level.file.services[service.index()].load, |(load, capacity)| load / capacity)
}

/// Share of what comes that finds no place at a utilisation.
fn lost_at(u: f64, places: f64) -> f64 {
    if u <= 0.0 {
        0.0
    } else if (u - 1.0).abs() < 1e-9 {
        1.0 / (places + 1.0)
    } else if u < 1.0 {
        let full = libm::pow(u, places);
        (1.0 - u) * full / (1.0 - full * u)
    } else {
        // The same, with powers that cannot overflow.
        (1.0 - u) / (libm::pow(u, -places) - u)
    }
}

/// Share of its demand that a service loses now.
pub(crate) fn lost(world: &World, plan: &Fixed, service: ServiceId) -> f64 {
    let Some((load, capacity)) = load_and_capacity(world, plan, service) else { return 0.0 };
    lost_at(load / capacity, f64::from(plan.level.rules.overload_places))
}

/// How long a request takes, in service times of an empty system: 1 ÷ (1 − u) while few are lost (M/M/1), at most the
/// number of places.
pub(crate) fn slowness(world: &World, service: ServiceId) -> f64 {
    let plan = world.resource::<Plan>();
    let places = f64::from(plan.level.rules.overload_places);
    load_and_capacity(world, plan, service).map_or(1.0, |(load, capacity)| {
        let u = load / capacity;
        if u < 1.0 { (1.0 / (1.0 - u)).min(places) } else { places }
    })
}

/// An hour begins: every load that varies changes, and capacity by use is paid.
pub(crate) fn hour(event: Event, world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    world.resource_mut::<Agenda>().post(now + 60, event);
    let varies = plan.level.file.services.iter().enumerate().filter(|(_, file)| file.traffic.is_some());
    for service in varies.map(|(index, _)| ServiceId::from(index)) {
        pace(world, service);
        if let (Some((_, capacity)), Some(row)) = (load_and_capacity(world, &plan, service), row(world, service))
            && let Some(elastic) = &traffic(&plan, service).elastic
        {
            let added = capacity - row.capacity;
            spend(world, added * elastic.cost_per_hour);
        }
    }
}

fn spend(world: &mut World, amount: f64) {
    if amount != 0.0 {
        business::pay(world, Account::Capacity, -amount, None);
    }
}

/// Something has changed the load or the capacity: when will the service fall over?
fn pace(world: &mut World, service: ServiceId) {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let rate = plan.level.rules.overload_failures * lost(world, plan, service) / 60.0;
    let Some(row) = world.resource_mut::<Loads>().rows[service.index()].as_mut() else { return };
    if let Some((at, generation)) = row.life.pace(now, rate) {
        world.resource_mut::<Agenda>().post(at, Event::Overload(service, generation));
    }
}

/// A service falls over under its load, and stands still until it is put right.
pub(crate) fn fall_over(event: Event, world: &mut World) {
    let Event::Overload(service, generation) = event else { return };
    let (now, seed) = (world.resource::<Clock>().now, world.resource::<Clock>().seed);
    let rows = &mut world.resource_mut::<Loads>().rows;
    let ended =
        rows[service.index()].as_mut().is_some_and(|row| row.life.end(generation, now, seed, Luck::Overload, service));
    if !ended {
        world.resource_mut::<Clock>().events -= 1; // Void: the load has changed since.
        return;
    }
    if operations::down(world, service).is_none() {
        let incident = operations::outage(world, service, Cause::Overload(service));
        world.resource_mut::<Agenda>().post(now, Event::Begin(incident, None));
    }
    pace(world, service);
}

/// The usual load is so many times what it was at the start.
pub(crate) fn set(world: &mut World, service: ServiceId, factor: f64) {
    if let Some(row) = world.resource_mut::<Loads>().rows[service.index()].as_mut() {
        row.factor = factor;
    }
    pace(world, service);
}

// --- what the player can do -----------------------------------------------------------------------------------------

/// The load of a service, if the level offers this way out.
fn offered(world: &World, service: ServiceId, part: impl Fn(&TrafficFile) -> bool) -> Result<&Load, Refusal> {
    let offers = world.resource::<Plan>().level.file.services[service.index()].traffic.as_ref().is_some_and(part);
    row(world, service)
        .filter(|_| offers)
        .ok_or_else(|| Refusal::new(tr!("refusal-not-this-service"), tr!("help-other-service-way")))
}

/// Whether more capacity can be ordered.
pub(crate) fn may_add(world: &World, service: ServiceId) -> Result<(), Refusal> {
    if offered(world, service, |traffic| traffic.more.is_some())?.coming.is_some() {
        return Err(Refusal::new(tr!("refusal-capacity-coming"), tr!("help-until-there")));
    }
    Ok(())
}

/// Orders more capacity.
pub(crate) fn do_add(world: &mut World, service: ServiceId) {
    let plan = world.resource::<Plan>().clone();
    let at =
        world.resource::<Clock>().now + traffic(&plan, service).more.as_ref().map_or(0, |more| more.takes.checked());
    if let Some(more) = &traffic(&plan, service).more {
        spend(world, more.cost);
    }
    if let Some(row) = world.resource_mut::<Loads>().rows[service.index()].as_mut() {
        row.coming = Some(at);
    }
    world.resource_mut::<Agenda>().post(at, Event::Capacity(service));
}

/// Ordered capacity is there.
pub(crate) fn arrives(event: Event, world: &mut World) {
    let Event::Capacity(service) = event else { return };
    let plan = world.resource::<Plan>().clone();
    if let (Some(row), Some(more)) =
        (world.resource_mut::<Loads>().rows[service.index()].as_mut(), &traffic(&plan, service).more)
    {
        row.coming = None;
        row.capacity += more.share;
    }
    pace(world, service);
}

/// Whether capacity can be made to follow the load, or no longer.
pub(crate) fn may_stretch(world: &World, service: ServiceId, on: bool) -> Result<(), Refusal> {
    if offered(world, service, |traffic| traffic.elastic.is_some())?.elastic == on {
        return Err(Refusal::new(tr!("refusal-is-so"), tr!("help-other-way")));
    }
    Ok(())
}

/// Makes capacity follow the load, or no longer.
pub(crate) fn do_stretch(world: &mut World, service: ServiceId, on: bool) {
    if let Some(row) = world.resource_mut::<Loads>().rows[service.index()].as_mut() {
        row.elastic = on;
    }
    pace(world, service);
}

/// Whether static content can be served from elsewhere.
pub(crate) fn may_offload(world: &World, service: ServiceId) -> Result<(), Refusal> {
    if offered(world, service, |traffic| traffic.offload.is_some())?.offloaded {
        return Err(Refusal::new(tr!("refusal-offloaded"), tr!("help-another-service")));
    }
    let items = world.resource::<super::flow::Items>();
    if items.open().any(|item| item.purpose == Purpose::Offload { service }) {
        return Err(Refusal::new(tr!("refusal-they-are-at-it"), tr!("help-until-done")));
    }
    Ok(())
}

/// Has static content moved elsewhere by the service's owners.
pub(crate) fn do_offload(world: &mut World, service: ServiceId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let Some(offload) = &traffic(&plan, service).offload else { return };
    by_owner(world, service, Purpose::Offload { service }, Class::Standard, Effort::new(&offload.effort), because);
}

/// An item of internal work for the owners of a service.
pub(crate) fn by_owner(
    world: &mut World,
    service: ServiceId,
    purpose: Purpose,
    class: Class,
    effort: Effort,
    because: Option<FactId>,
) {
    let centre = operations::owner(world, service);
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose,
            kind: Kind::InternalProject,
            class,
            route: Route::Own(vec![Task { centre, effort, service: Some(service), rework: None }]),
            due: None,
            requester: None,
            gate: None,
            because,
        });
        flow.send(item);
    });
}

/// Static content is served from elsewhere.
pub(crate) fn offloaded(world: &mut World, service: ServiceId) {
    if let Some(row) = world.resource_mut::<Loads>().rows[service.index()].as_mut() {
        row.offloaded = true;
    }
    pace(world, service);
}

/// Its metrics.
pub(crate) fn measure(world: &World, put: &mut impl FnMut(&str, f64)) {
    for (index, file) in world.resource::<Plan>().level.file.services.iter().enumerate() {
        put(&format!("load.{}", file.id), utilisation(world, ServiceId::from(index)));
    }
    put("capacity_cost", 0.0 - world.resource::<Cash>().of(Account::Capacity));
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;
    use super::lost_at;
    use crate::sim::Simulation;
    use crate::sim::action::Action;

    #[test]
    fn what_finds_no_place_is_as_in_the_books() {
        // M/M/1/K with K = 1 is Erlang's loss formula for one server: u ÷ (1 + u).
        for u in [0.2, 0.9, 1.0, 1.5, 4.0] {
            assert!((lost_at(u, 1.0) - u / (1.0 + u)).abs() < 1e-9, "{u}");
        }
        assert!((lost_at(1.0, 20.0) - 1.0 / 21.0).abs() < 1e-12);
        assert!((lost_at(1e6, 20.0) - 1.0).abs() < 1e-5, "far too much: all but one in a million");
        assert_eq!(lost_at(0.0, 20.0), 0.0);
        let near = (lost_at(1.0 - 1e-7, 20.0), lost_at(1.0 + 1e-7, 20.0));
        assert!((near.0 - 1.0 / 21.0).abs() < 1e-6 && (near.1 - 1.0 / 21.0).abs() < 1e-6, "{near:?}");
    }

    fn shop(traffic: &str, load: f64) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", first_day: Mon, ends: \"day 40 00:00\", cash: 1000,
              services: [(id: \"shop\", name: \"Shop\", owner: \"ops\", load: {load}, monitoring: 1, revenue_per_hour: 100, traffic: ({traffic}))],
              centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\", shift: Always)])"
        ))
    }

    #[test]
    fn load_follows_the_hour_and_the_day() {
        let mut sim = shop("daily: [0.5, 1.0], weekly: [1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 2.0]", 0.4);
        let mut at = |minute: i64| {
            sim.run_until(minute);
            sim.metric("load.shop")
        };
        assert_eq!(at(30), 0.2);
        assert_eq!(at(90), 0.4);
        assert_eq!(at(5 * 1440 + 90), 0.8, "Saturday");
        assert_eq!(at(7 * 1440 + 90), 0.4, "Monday");
    }

    #[test]
    fn too_much_load_makes_a_service_fall_over_and_lose_revenue() {
        let after = |load: f64| {
            let mut sim = shop("", load);
            sim.run_until(30 * 1440);
            (sim.metric("incidents_begun"), sim.metric("unplanned_from_overload"), sim.metric("cash"))
        };
        assert_eq!(after(0.5).0, 0.0);
        let (calm, full) = (after(0.5), after(1.3));
        assert!(full.0 > 20.0 && full.1 > 20.0, "{full:?}");
        assert!(full.2 < 0.8 * calm.2, "{calm:?} {full:?}");
    }

    #[test]
    fn capacity_can_be_ordered_made_elastic_or_spared() {
        let offers = "more: (share: 1.0, takes: \"2d\", cost: 300), elastic: (most: 2.0, cost_per_hour: 10), offload: (share: 0.5, effort: Fixed(\"5h\"))";
        let shop_id = || "shop".to_string();
        let after = |action: Action, minute: i64| {
            let mut sim = shop(offers, 0.9);
            sim.run_until(10);
            assert!(sim.actions().contains(&action), "{action:?} is offered");
            sim.submit(action.clone()).expect("it is possible");
            assert!(sim.submit(action).is_err(), "only once");
            sim.run_until(minute);
            (sim.metric("load.shop"), sim.metric("capacity_cost"))
        };
        assert_eq!(after(Action::AddCapacity { service: shop_id() }, 2 * 1440), (0.9, 300.0));
        assert_eq!(after(Action::AddCapacity { service: shop_id() }, 2 * 1440 + 11), (0.45, 300.0));
        let (load, cost) = after(Action::Elastic { service: shop_id(), on: true }, 125);
        assert!((load - 0.7).abs() < 1e-9 && (cost - 2.0 * 10.0 * (0.9 / 0.7 - 1.0)).abs() < 1e-9, "{load} {cost}");
        assert_eq!(after(Action::Offload { service: shop_id() }, 10 + 299).0, 0.9);
        assert_eq!(after(Action::Offload { service: shop_id() }, 10 + 301).0, 0.45);
        let plain = shop("", 0.9);
        for action in [Action::AddCapacity { service: shop_id() }, Action::Offload { service: shop_id() }] {
            assert!(plain.allowed(&action).is_err(), "not offered: {action:?}");
        }
    }
}
