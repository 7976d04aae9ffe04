//! The market: what features earn, how content customers are, what the shares cost, whether the shelves are full.
//!
//! Satisfaction moves by the hour, the market share by the day, the price of shares by the week. All of it is there only
//! in levels that say so.

use serde::Serialize;

use super::agenda::{Clock, Purpose};
use super::business::{self, Account, Cash};
use super::flow::Items;
use super::id::*;
use super::load;
use super::log::{Log, note};
use super::metrics::Totals;
use super::movers::{self, Moved};
use super::operations::Troubles;
use super::plan::{Fixed, Plan};
use super::world::World;
use crate::level::file::{Happening, ValueFile};

/// Where the market stands.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Market {
    /// Satisfaction of customers, 0…100.
    satisfaction: f64,
    /// Market share, 0…1.
    share: f64,
    /// Price of a share, and how many weeks it was announced.
    price: f64,
    weeks: u32,
    /// Money from runs that were missed: it is owed, and comes with the next one.
    pub(crate) owed: f64,
    /// Dates of runs that were kept and missed in this week.
    kept: u32,
    missed: u32,
    /// Features on time and late at the last announcement.
    counted: (u32, u32),
    /// Hours in which revenue stood still in this week, weighted by revenue.
    dark: f64,
    /// What this week's announcement will be put down to.
    because: Vec<FactId>,
    /// Change in cash up to the last announcement, and in the week before it.
    cash: f64,
    last_week: Option<f64>,
    /// When each service of the forecast last gave a right report.
    reports: Vec<i64>,
}

/// Most facts that an announcement is put down to.
const REASONS: usize = 8;
/// Most that one week can do to the price, as a share of it.
const SWING: f64 = 0.3;

/// Builds the market of a level.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file;
    let customers = file.customers.as_ref();
    *world.resource_mut() = Market {
        satisfaction: customers.map_or(0.0, |c| c.satisfaction),
        share: customers.map_or(0.0, |c| c.market_share),
        price: file.shares.as_ref().map_or(0.0, |s| s.price),
        reports: file.stock.as_ref().map_or(Vec::new(), |s| vec![0; s.services.len()]),
        ..Market::default()
    };
    if file.demand.iter().any(|d| d.value.is_some()) {
        world.resource_mut::<Totals>().delivered = vec![(0, 0); file.demand.len()];
    }
}

/// What is left of the market's interest in a feature, 0…1: it halves in each half-life.
fn interest(value: &ValueFile, plan: &Fixed, now: i64) -> f64 {
    let Some(half_life) = &value.half_life else { return 1.0 };
    let age = now - value.from.as_ref().map_or(0, |from| plan.minute(from));
    libm::exp2(-(age.max(0) as f64) / half_life.checked().max(1) as f64)
}

/// Money a day that the features of a stream earn now.
fn earns_a_day(world: &World, stream: StreamId, value: &ValueFile) -> f64 {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let (in_time, late) = world.resource::<Totals>().delivered.get(stream.index()).copied().unwrap_or((0, 0));
    let items = f64::from(in_time) + f64::from(late) * value.late;
    items * value.a_day * interest(value, plan, now)
}

/// Revenue at this market share, as a share of what it was at the start.
pub(crate) fn factor(world: &World) -> f64 {
    let start = world.resource::<Plan>().level.file.customers.as_ref().map(|c| c.market_share);
    start.map_or(1.0, |start| world.resource::<Market>().share / start)
}

/// An hour is over.
pub(crate) fn hour(world: &mut World, troubles: &Troubles) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file;
    let valued = || file.demand.iter().enumerate().filter_map(|(i, d)| Some((StreamId::from(i), d, d.value.as_ref()?)));
    for (stream, demand, value) in valued() {
        let most = earns_a_day(world, stream, value) / 24.0 * factor(world);
        if most > 0.0 {
            let service = value.service.as_ref().and_then(|name| plan.service(name));
            let (share, trouble) =
                service.map_or((1.0, None), |service| business::share_earned(world, &plan, troubles, service));
            let because = world.resource::<Log>().first(&Happening::Finished(demand.id.clone()));
            business::pay(world, Account::Features, most * share, because);
            movers::note(world, Moved::Cash, trouble, -most * (1.0 - share));
        }
    }
    stock(world, troubles);
    let troubled = file.customers.is_some() || file.shares.is_some();
    if !troubled {
        return;
    }
    let all: f64 = file.services.iter().map(|s| s.revenue_per_hour).sum();
    let rules = &plan.level.rules;
    for (index, service) in file.services.iter().enumerate().filter(|(_, s)| s.revenue_per_hour > 0.0) {
        let id = ServiceId::from(index);
        let (earned, trouble) = business::share_earned(world, &plan, troubles, id);
        if earned >= 1.0 {
            continue;
        }
        let weight = service.revenue_per_hour / all;
        let still = troubles.down(&plan, id).is_some();
        // Whoever finds no place is as cross as in an outage; whoever gets wrong results, as the rule says.
        let lost = if still { 1.0 } else { load::lost(world, &plan, id) };
        let wrong = if troubles.wrong(id).is_some() { rules.satisfaction_wrong } else { 0.0 };
        satisfy(world, -weight * (lost * rules.satisfaction_outage + (1.0 - lost) * wrong), trouble);
        if still {
            world.resource_mut::<Market>().dark += weight;
            remember(world, trouble);
        }
    }
    if let Some(customers) = &file.customers {
        let empty = stock_outs(world);
        satisfy(world, -empty * rules.satisfaction_empty_shelves, None);
        let gap = customers.satisfaction - world.resource::<Market>().satisfaction;
        satisfy(world, gap * rules.satisfaction_mends / 24.0, None);
    }
}

/// Customers become more or less content, within 0…100.
pub(crate) fn satisfy(world: &mut World, by: f64, because: Option<FactId>) {
    if world.resource::<Plan>().level.file.customers.is_some() {
        let market = world.resource_mut::<Market>();
        market.satisfaction = (market.satisfaction + by).clamp(0.0, 100.0);
        movers::note(world, Moved::Satisfaction, because, by);
    }
}

/// The next announcement will be put down to this, too.
fn remember(world: &mut World, because: Option<FactId>) {
    let market = world.resource_mut::<Market>();
    if let Some(fact) = because
        && market.because.len() < REASONS
        && !market.because.contains(&fact)
    {
        market.because.push(fact);
    }
}

/// A finished item of a stream is in production.
pub(crate) fn delivered(world: &mut World, stream: StreamId, fact: FactId) {
    let delight = world.resource::<Plan>().level.file.demand[stream.index()].value.as_ref().map_or(0.0, |v| v.delight);
    satisfy(world, delight, Some(fact));
}

/// A run kept its date, or missed it.
pub(crate) fn date(world: &mut World, kept: bool, fact: FactId) {
    let market = world.resource_mut::<Market>();
    if kept {
        market.kept += 1;
    } else {
        market.missed += 1;
    }
    remember(world, Some(fact));
}

/// A run with money to bring has left, or was missed.
pub(crate) fn invoice(world: &mut World, brings: f64, left: bool, fact: FactId) {
    let market = world.resource_mut::<Market>();
    market.owed += brings;
    if left && brings > 0.0 {
        let all = std::mem::take(&mut market.owed);
        business::pay(world, Account::Runs, all, Some(fact));
    }
}

/// Reports come in, and what is missing on the shelves is not sold.
fn stock(world: &mut World, troubles: &Troubles) {
    if world.resource::<Plan>().level.file.stock.is_none() {
        return;
    }
    let plan = world.resource::<Plan>().clone();
    let Some(file) = &plan.level.file.stock else { return };
    let (now, every) = (world.resource::<Clock>().now, file.report_every.checked());
    for (place, name) in file.services.iter().enumerate() {
        let due = now - world.resource::<Market>().reports[place] >= every;
        if due && plan.service(name).is_some_and(|service| !troubles.impair(&plan, service)) {
            world.resource_mut::<Market>().reports[place] = now;
        }
    }
    let lost = file.lost_per_hour * stock_outs(world);
    if lost > 0.0 {
        let service = worst_report(world).and_then(|place| plan.service(&file.services[place]));
        let trouble = service.and_then(|service| business::share_earned(world, &plan, troubles, service).1);
        business::pay(world, Account::Stock, -lost, trouble);
    }
}

fn worst_report(world: &World) -> Option<usize> {
    let reports = &world.resource::<Market>().reports;
    (0..reports.len()).min_by_key(|&place| reports[place])
}

/// How good the forecast is, 0…1: as good as its oldest report.
fn forecast_quality(world: &World) -> f64 {
    let Some(file) = &world.resource::<Plan>().level.file.stock else { return 1.0 };
    let now = world.resource::<Clock>().now;
    let oldest = worst_report(world).map_or(now, |place| world.resource::<Market>().reports[place]);
    let stale = (now - oldest - file.report_every.checked()).max(0);
    libm::exp2(-(stale as f64) / file.half_life.checked().max(1) as f64)
}

/// Share of goods that are missing, 0…1.
fn stock_outs(world: &World) -> f64 {
    1.0 - forecast_quality(world)
}

/// A day is over: what is promised and late disappoints, and customers come or go.
pub(crate) fn end_day(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let (rules, now) = (&plan.level.rules, world.resource::<Clock>().now);
    let Some(customers) = &plan.level.file.customers else { return };
    let late: Vec<Option<FactId>> = world
        .resource::<Items>()
        .open()
        .filter(|item| item.due.is_some_and(|due| due < now))
        .filter(|item| matches!(item.purpose, Purpose::Demand { stream, .. } if plan.streams[stream.index()].valued))
        .map(|item| item.because)
        .collect();
    for because in late {
        satisfy(world, -rules.satisfaction_late, because);
    }
    let market = world.resource_mut::<Market>();
    let ahead = market.satisfaction - customers.rivals.unwrap_or(customers.satisfaction);
    market.share = (market.share * (1.0 + rules.market_drift * ahead / 10.0)).clamp(0.0, 1.0);
}

/// A week is over: results are announced, and the price follows.
pub(crate) fn announce(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let Some(file) = &plan.level.file.shares else { return };
    let rules = &plan.level.rules;
    let delivered = world.resource::<Totals>().delivered.iter().fold((0, 0), |sum, d| (sum.0 + d.0, sum.1 + d.1));
    let change = world.resource::<Cash>().change();
    let market = world.resource_mut::<Market>();
    let result = change - market.cash;
    let expected = file.announced.or(market.last_week);
    let surprise =
        expected.map_or(0.0, |expected| ((result - expected) / libm::fabs(expected).max(1.0)).clamp(-1.0, 1.0));
    let kept = f64::from(market.kept + delivered.0 - market.counted.0);
    let missed = f64::from(market.missed + delivered.1 - market.counted.1);
    let swing = rules.price_result * surprise + rules.price_date * (kept - missed) - rules.price_outage * market.dark;
    let by = market.price * swing.clamp(-SWING, SWING);
    market.price += by;
    market.weeks += 1;
    (market.cash, market.last_week, market.counted) = (change, Some(result), delivered);
    (market.kept, market.missed, market.dark) = (0, 0, 0.0);
    let week = market.weeks;
    let because: Vec<_> = std::mem::take(&mut market.because).into_iter().map(Some).collect();
    let fact = note(world, Happening::Announced(week), &because, false, true);
    movers::note(world, Moved::SharePrice, Some(fact), by);
}

/// The market's metrics, of those that the level has.
pub(crate) fn measure(world: &World, mut put: impl FnMut(&str, f64)) {
    let (file, market) = (&world.resource::<Plan>().level.file, world.resource::<Market>());
    put("owed", market.owed);
    put("features", world.resource::<Totals>().delivered.iter().map(|d| f64::from(d.0 + d.1)).sum());
    if file.customers.is_some() {
        put("satisfaction", market.satisfaction);
        put("market_share", market.share);
    }
    if file.shares.is_some() {
        put("share_price", market.price);
    }
    if file.stock.is_some() {
        put("forecast_quality", forecast_quality(world));
        put("stock_outs", stock_outs(world));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Simulation;
    use super::super::test_support::small;

    fn shop(more: &str) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 30 00:00\",
              services: [(id: \"shop\", name: \"Shop\", owner: \"ops\", revenue_per_hour: 100)],
              centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\", shift: Always)], {more})"
        ))
    }

    const DOWN: &str = "incidents: [(id: \"down\", title: \"Down\", service: \"shop\", starts: \"day 2 00:30\", cause: Wear(\"shop\"),
        suspects: [(service: \"shop\", weight: 1)], outage: true, examine: Fixed(\"9h\"), restore: Fixed(\"1h\"), restore_at: \"ops\")],";

    fn feature(arrives: &str, value: &str) -> String {
        format!(
            "demand: [(id: \"voucher\", titles: [\"Voucher\"], kind: BusinessProject, arrivals: At([\"{arrives}\"]), due_after: \"2h\",
              route: [(at: \"ops\", effort: Fixed(\"1h\"))], value: {value})]"
        )
    }

    #[test]
    fn a_feature_earns_from_its_delivery_on_and_interest_halves() {
        let mut sim = shop(&feature("day 1 09:00", "(a_day: 240)"));
        sim.run_until(34 * 60);
        assert_eq!(sim.metric("cash.features"), 10.0 * 25.0, "from 10:00, counted at each full hour");
        let mut fading = shop(&feature("day 1 23:00", "(a_day: 240, half_life: \"1d\")"));
        fading.run_until(24 * 60);
        assert!((fading.metric("cash.features") - 5.0).abs() < 1e-9, "half the interest is gone after a day");
    }

    #[test]
    fn a_late_feature_is_worth_less() {
        let value = "(a_day: 240, late: 0.25)";
        let mut sim = shop(&feature("day 1 09:00", value).replace("Fixed(\"1h\")", "Fixed(\"3h\")"));
        sim.run_until(13 * 60);
        assert_eq!(sim.metric("cash.features"), 10.0 * 0.25 * 2.0);
    }

    #[test]
    fn an_outage_costs_satisfaction_then_market_share_then_revenue() {
        let customers = "customers: (satisfaction: 80, market_share: 0.2), rules: (satisfaction_outage: 2.0, satisfaction_mends: 0.0, market_drift: 0.01),";
        let mut sim = shop(&format!("{customers}{DOWN}"));
        sim.run_until(34 * 60);
        assert!(
            (sim.metric("satisfaction") - 60.0).abs() < 1e-9,
            "ten hours at two points: {}",
            sim.metric("satisfaction")
        );
        assert_eq!(sim.metric("market_share"), 0.2, "nothing yet: it moves by the day");
        sim.run_until(48 * 60);
        let (now, share) = (sim.metric("satisfaction"), sim.metric("market_share"));
        assert!((share - 0.2 * (1.0 + 0.01 * (now - 80.0) / 10.0)).abs() < 1e-12);
        let mut well = shop(customers);
        well.run_until(20 * 1440);
        assert_eq!((well.metric("satisfaction"), well.metric("market_share")), (80.0, 0.2));
        assert_eq!(well.metric("cash.revenue"), 100.0 * 24.0 * 20.0);
    }

    #[test]
    fn a_service_that_has_room_for_nearly_all_disappoints_nearly_nobody() {
        let left_after_a_day = |load: f64| {
            let mut sim = small(&format!(
                "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\",
                  customers: (satisfaction: 80), rules: (satisfaction_outage: 2.0, satisfaction_mends: 0.0, overload_places: 20),
                  services: [(id: \"shop\", name: \"Shop\", owner: \"ops\", revenue_per_hour: 100, load: {load}, traffic: ())],
                  centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\")])"
            ));
            sim.run_until(1440 + 1);
            sim.metric("satisfaction")
        };
        assert!(left_after_a_day(0.2) > 79.999, "{}", left_after_a_day(0.2));
        // Full: one in 21 finds no place, of two points an hour. It may fall over besides.
        assert!(left_after_a_day(1.0) <= 80.0 - 24.0 * 2.0 / 21.0 + 1e-9, "{}", left_after_a_day(1.0));
    }

    #[test]
    fn what_is_late_disappoints() {
        let mut sim = shop(&format!(
            "customers: (satisfaction: 80), rules: (satisfaction_mends: 0.0, satisfaction_late: 3.0), {}",
            feature("day 1 09:00", "(a_day: 1)").replace("Fixed(\"1h\")", "Fixed(\"60h\")")
        ));
        sim.run_until(2 * 1440);
        assert_eq!(sim.metric("satisfaction"), 74.0);
        let mut delighted = shop(&format!(
            "customers: (satisfaction: 80), rules: (satisfaction_mends: 0.0), {}",
            feature("day 1 09:00", "(a_day: 1, delight: 5)")
        ));
        delighted.run_until(10 * 60);
        assert_eq!(delighted.metric("satisfaction"), 85.0);
    }

    #[test]
    fn stale_reports_spoil_the_forecast() {
        let stock = "stock: (services: [\"shop\"], report_every: \"6h\", half_life: \"12h\", lost_per_hour: 10),";
        let mut sim = shop(&format!("{stock}{DOWN}"));
        sim.run_until(24 * 60 + 29);
        assert_eq!(sim.metric("forecast_quality"), 1.0);
        // The last right report is that of midnight; it is stale from 06:00 on.
        sim.run_until(42 * 60);
        assert!((sim.metric("forecast_quality") - 0.5).abs() < 1e-9, "{}", sim.metric("forecast_quality"));
        assert!(sim.metric("cash.stock") < 0.0);
    }

    #[test]
    fn a_missed_invoice_run_leaves_money_owed_until_the_next() {
        let run = |id: &str, day: u32| {
            format!(
                "(id: \"{id}\", name: \"Invoices\", service: \"shop\", at: \"ops\", opens: \"day {day} 09:00\", prepare: Fixed(\"1h\"), due: \"day {day} 17:00\", brings: 500)"
            )
        };
        let down = DOWN.replace("day 2", "day 1").replace("starts", "detected: \"day 1 20:00\", starts");
        let runs = format!("runs: [{}, {}],", run("first", 1), run("second", 3));
        let mut sim = shop(&format!("{runs}{}", down.replace("suspects: [(service: \"shop\", weight: 1)],", "")));
        sim.run_until(18 * 60);
        assert_eq!((sim.metric("owed"), sim.metric("cash.runs")), (500.0, 0.0));
        sim.run_until(3 * 1440);
        assert_eq!((sim.metric("owed"), sim.metric("cash.runs")), (0.0, 1000.0));
    }

    #[test]
    fn the_share_price_moves_once_a_week_by_results_dates_and_outages() {
        let shares = "shares: (price: 100, announced: 16800), rules: (price_result: 0.1, price_date: 0.02, price_outage: 0.001),";
        let mut as_announced = shop(shares);
        as_announced.run_until(7 * 1440);
        assert_eq!(as_announced.metric("share_price"), 100.0, "exactly what was announced");
        let mut sim = shop(&format!("{shares}{DOWN}"));
        sim.run_until(7 * 1440 - 1);
        assert_eq!(sim.metric("share_price"), 100.0);
        sim.run_until(7 * 1440);
        // From 00:30 of day 2 on nobody examines: 143 hours stand still at the full hours 1:00 of day 2 … 24:00 of day 7.
        let lost = 144.0 * 100.0;
        let expected = 100.0 * (1.0 - 0.1 * lost / 16800.0 - 0.001 * 144.0);
        assert!((sim.metric("share_price") - expected).abs() < 1e-9, "{} {expected}", sim.metric("share_price"));
        let why = super::movers::of_metric(sim.machine.world(), "share_price", false);
        assert_eq!(why.len(), 1, "the announcement, and behind it the outage");
    }
}
