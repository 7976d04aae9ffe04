//! What moved a number, and how far: so that an ending that comes of money or trust can say why.

use serde::Serialize;
use std::collections::BTreeMap;

use super::business::Account;
use super::id::{FactId, StakeholderId};
use super::plan::Plan;
use super::world::World;

/// A number that facts move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Moved {
    /// Money.
    Cash,
    /// One of the accounts of money.
    Account(Account),
    /// A stakeholder's trust.
    Trust(StakeholderId),
    /// Satisfaction of customers, and with it the market share.
    Satisfaction,
    /// The price of shares.
    SharePrice,
}

/// Most facts that are kept for one number and direction: the strongest.
const MOST: usize = 16;

/// For each number: the facts that moved it, and how far each did.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Movers(BTreeMap<Moved, Vec<(FactId, f64)>>);

impl Movers {
    /// The facts that moved a number up (or down) most, the strongest first.
    pub(crate) fn strongest(&self, what: Moved, up: bool, most: usize) -> Vec<FactId> {
        let mut facts: Vec<(FactId, f64)> =
            self.0.get(&what).into_iter().flatten().copied().filter(|(_, by)| (*by > 0.0) == up).collect();
        facts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        facts.into_iter().take(most).map(|(fact, _)| fact).collect()
    }

    /// What moved each number, by the metric's name: the strongest of each direction, those that grew it first.
    pub(crate) fn by_metric(&self, plan: &Plan, most: usize) -> BTreeMap<String, Vec<(FactId, f64)>> {
        let named = |what: &Moved| match what {
            Moved::Cash => "cash".into(),
            Moved::Account(account) => {
                Account::ALL.iter().find(|(one, _)| one == account).map_or(String::new(), |(_, name)| (*name).into())
            }
            Moved::Trust(who) => format!("trust.{}", plan.level.file.stakeholders[who.index()].id),
            Moved::Satisfaction => "satisfaction".into(),
            Moved::SharePrice => "share_price".into(),
        };
        let strongest = |all: &[(FactId, f64)]| {
            let mut rows = all.to_vec();
            rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let (up, down): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, by)| *by > 0.0);
            let down = down.iter().rev().take(most).rev().copied();
            up.into_iter().take(most).chain(down).collect()
        };
        self.0.iter().map(|(what, all)| (named(what), strongest(all))).collect()
    }

    fn add(&mut self, what: Moved, because: FactId, by: f64) {
        let row = self.0.entry(what).or_default();
        // The latest first: what moves a number each hour is what goes on now.
        if let Some(known) = row.iter_mut().rev().find(|(fact, _)| *fact == because) {
            known.1 += by;
            return;
        }
        row.push((because, by));
        let same_way = |other: &(FactId, f64)| (other.1 > 0.0) == (by > 0.0);
        if row.iter().filter(|one| same_way(one)).count() > MOST {
            let weakest = row
                .iter()
                .enumerate()
                .filter(|(_, one)| same_way(one))
                .min_by(|a, b| a.1.1.abs().total_cmp(&b.1.1.abs()));
            if let Some((at, _)) = weakest {
                row.remove(at);
            }
        }
    }
}

/// A fact has moved a number.
pub(crate) fn note(world: &mut World, what: Moved, because: Option<FactId>, by: f64) {
    if let Some(because) = because
        && by != 0.0
    {
        world.resource_mut::<Movers>().add(what, because, by);
    }
}

/// Most facts of one direction that explain a number.
pub(crate) const EXPLAIN: usize = 3;

/// The facts that moved a metric up (or down) most; none for a metric that nobody keeps account of.
pub(crate) fn of_metric(world: &World, metric: &str, up: bool) -> Vec<FactId> {
    let plan = world.resource::<Plan>();
    let metric = metric.strip_prefix("low.").or_else(|| metric.strip_prefix("high.")).unwrap_or(metric);
    let numbers: Vec<Moved> = match metric.split_once('.') {
        Some(("trust", who)) => plan.stakeholder(who).map(Moved::Trust).into_iter().collect(),
        _ if metric == "trust" => (0..plan.level.file.stakeholders.len()).map(|i| Moved::Trust(i.into())).collect(),
        _ if metric == "cash" || metric == "cash_change" => vec![Moved::Cash],
        Some(("cash", _)) => {
            let known = Account::ALL.iter().filter(|(_, name)| *name == metric);
            known.map(|(account, _)| Moved::Account(*account)).collect()
        }
        _ if metric == "satisfaction" || metric == "market_share" => vec![Moved::Satisfaction],
        _ if metric == "share_price" => vec![Moved::SharePrice],
        _ => Vec::new(),
    };
    let movers = world.resource::<Movers>();
    numbers.into_iter().flat_map(|number| movers.strongest(number, up, EXPLAIN)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;
    use super::*;

    #[test]
    fn an_ending_by_money_or_trust_says_what_moved_it() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", cash: 1000,
              stakeholders: [(id: \"boss\", name: \"Boss\")],
              messages: [(id: \"well\", from: \"boss\", text: \"Well.\"), (id: \"bad\", from: \"boss\", text: \"Bad.\")],
              script: [(id: \"a\", when: From(\"day 1 08:00\"), then: [Say(\"well\")]), (id: \"b\", when: From(\"day 1 09:00\"), then: [Say(\"bad\")]),
                (id: \"c\", when: Happened(Said(\"well\")), then: [Cash(500), Trust(\"boss\", -9)]),
                (id: \"d\", when: Happened(Said(\"bad\")), then: [Cash(-1600), Trust(\"boss\", 1)])],
              endings: [(id: \"broke\", title: \"Broke\", text: \"Broke.\", verdict: Lost, when: Below(\"cash\", 0))])",
        );
        sim.run_until(24 * 60);
        let view = sim.view();
        let why: Vec<&str> = {
            let ending = view.ending.as_ref().expect("the money is gone");
            let said = |id: &FactId| view.facts.iter().find(|fact| fact.id == *id).map(|fact| fact.detail.as_str());
            ending.why.iter().filter_map(said).collect()
        };
        assert_eq!(why, ["Bad."], "what brought money is no reason for its lack");
        let chain = |metric: &str, up| of_metric(sim.machine.world(), metric, up).len();
        assert_eq!((chain("trust.boss", false), chain("trust", true), chain("completed", true)), (1, 1, 0));
        assert_eq!((chain("cash.script", true), chain("cash.script", false), chain("cash.revenue", true)), (1, 1, 0));
    }

    #[test]
    fn the_strongest_come_first_and_the_weakest_are_forgotten() {
        let mut movers = Movers::default();
        for n in 0..40 {
            movers.add(Moved::Cash, FactId(n), -f64::from(n + 1));
        }
        movers.add(Moved::Cash, FactId(99), 5.0);
        movers.add(Moved::Cash, FactId(39), -1.0);
        assert_eq!(movers.strongest(Moved::Cash, false, 2), [FactId(39), FactId(38)]);
        assert_eq!(movers.strongest(Moved::Cash, true, 2), [FactId(99)]);
        assert_eq!(movers.strongest(Moved::Cash, false, 100).len(), MOST);
        assert!(movers.strongest(Moved::Trust(StakeholderId(0)), true, 2).is_empty());
        let plan = small("(format: 1, title: \"t\", lesson: \"l\", ends: \"day 1 12:00\")");
        let told = movers.by_metric(plan.machine.world().resource::<Plan>(), 2);
        assert_eq!(told["cash"], [(FactId(99), 5.0), (FactId(38), -39.0), (FactId(39), -41.0)]);
    }
}
