//! Planned work: an item set aside until a day begins, when it takes its turn again by itself. So cards are spread over the
//! week, and changes of one service go in on different days.

use super::action::{Action, Refusal};
use super::agenda::{Agenda, Clock, Event, Purpose};
use super::flow::{Flow, Items, Place, Wait, WorkItem, with_flow};
use super::id::ItemId;
use super::operations;
use super::plan::Plan;
use super::world::World;
use crate::{locale, tr};

/// Minutes of a day.
const DAY: i64 = 1440;

/// The first minute of a day; day 1 is the first.
fn begins(day: u32) -> i64 {
    (i64::from(day) - 1) * DAY
}

/// "Tue, day 16": the day in which a minute lies.
pub(crate) fn day_of(plan: &Plan, minute: i64) -> String {
    let days = minute.div_euclid(DAY);
    let weekday = plan.level.file.first_day.plus(days);
    tr!("topbar-day", weekday = locale::weekday(weekday), day = days + 1)
}

/// Whether an open item can be planned for a day.
pub(crate) fn possible(world: &World, item: &WorkItem, day: u32) -> Result<(), Refusal> {
    let (plan, now, at) = (world.resource::<Plan>(), world.resource::<Clock>().now, begins(day));
    let aside = matches!(item.place, Place::Aside(Wait::Held | Wait::Day(_)));
    if at <= now {
        let today = now.div_euclid(DAY) * DAY == at;
        return match (today, item.place) {
            (true, _) if aside => Ok(()),
            (true, Place::Queue | Place::Hands(_)) => {
                Err(Refusal::new(tr!("refusal-not-set-aside"), tr!("help-takes-turn")))
            }
            (true, Place::Aside(_)) => Err(Refusal::new(tr!("refusal-not-you"), tr!("help-what-waits-for"))),
            (false, _) => Err(Refusal::new(tr!("refusal-day-begun"), tr!("help-day-later"))),
        };
    }
    if at >= plan.ends {
        let last = day_of(plan, plan.ends - 1);
        return Err(Refusal::new(tr!("refusal-day-after-end"), tr!("help-day-before-end", day = last)));
    }
    match item.place {
        Place::Aside(Wait::Day(planned)) if planned == at => {
            Err(Refusal::new(tr!("refusal-planned-so"), tr!("help-another-day")))
        }
        Place::Aside(Wait::Frozen | Wait::Service(_) | Wait::Outside | Wait::Project(_) | Wait::Release(_)) => {
            Err(Refusal::new(tr!("refusal-not-you"), tr!("help-what-waits-for")))
        }
        Place::Queue | Place::Hands(_) | Place::Aside(Wait::Held | Wait::Day(_)) => Ok(()),
    }
}

/// Sets an item aside until a day begins; for today, takes it up.
pub(crate) fn plan_for(world: &mut World, item: ItemId, day: u32) {
    let at = begins(day);
    if at <= world.resource::<Clock>().now {
        return take_up(world, item);
    }
    with_flow(world, |flow| {
        flow.lift(item);
        flow.set_aside(item, Wait::Day(at));
        flow.pull_all(item);
    });
    world.resource_mut::<Agenda>().post(at, Event::Planned(item));
}

/// The day has begun for which an item was planned, if it still is.
pub(crate) fn begun(event: Event, world: &mut World) {
    let Event::Planned(id) = event else { return };
    let now = world.resource::<Clock>().now;
    if world.resource::<Items>().get(id).is_some_and(|item| item.place == Place::Aside(Wait::Day(now))) {
        take_up(world, id);
    }
}

/// What lay aside by your order takes its turn again, as the rules are now.
pub(crate) fn take_up(world: &mut World, id: ItemId) {
    with_flow(world, |flow| {
        if flow.misplaced(flow.item(id)) {
            let at = flow.item(id).centre;
            flow.lift(id);
            flow.count_waiting(at);
            flow.send_by_rule(id);
        } else {
            flow.take_up(id);
        }
    });
    operations::gate(world);
}

/// Planning each item for tomorrow.
pub(crate) fn candidates(world: &World, out: &mut Vec<Action>) {
    let tomorrow = world.resource::<Clock>().now.div_euclid(DAY) + 2;
    let Ok(day) = u32::try_from(tomorrow) else { return };
    let open = world.resource::<Items>().open().filter(|item| possible(world, item, day).is_ok());
    out.extend(open.map(|item| Action::Schedule { item: item.id, day }));
}

impl Flow<'_> {
    /// A change that waits where the rule for changes does not have it now: before its last task in a freeze or without the
    /// board's word, or before a board that need not see it any more. Work that was begun is finished.
    pub(crate) fn misplaced(&self, item: &WorkItem) -> bool {
        let change = matches!(item.purpose, Purpose::Demand { change: Some(_), .. });
        if !change || item.off_record || item.triage {
            return false;
        }
        let board = self.board_for(item);
        if item.in_review {
            return board.is_none();
        }
        let held = self.frozen && !item.authorised && !self.is_emergency(item);
        let begun = item.remaining < item.effort;
        item.step + 1 == self.task(item).1 && !begun && (held || board.is_some() && !item.reviewed)
    }

    /// Sends such a change, which is nowhere now, where the rule has it.
    pub(crate) fn send_by_rule(&mut self, id: ItemId) {
        self.item_mut(id).in_review = false;
        self.send(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::Simulation;
    use crate::sim::test_support::small;
    use crate::sim::view::{Hindrance, ItemPlace};

    /// Two changes of one service that come together, two people who take them, and a rule for changes.
    fn two_changes(more: &str) -> Simulation {
        let mut sim = small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 6 00:00\", {more}
              services: [(id: \"web\", name: \"Web\", owner: \"dev\")], centres: [(id: \"dev\", name: \"Dev\")],
              people: [(id: \"ann\", centre: \"dev\", count: 2, shift: Always)],
              demand: [(id: \"a\", titles: [\"A\"], kind: Change, arrivals: Burst(2, \"day 1 08:00\"),
                        route: [(at: \"dev\", effort: Fixed(\"1h\"))], risk: (service: \"web\", failure: 0))])"
        ));
        sim.run_until(8 * 60 + 10);
        sim
    }

    fn schedule(sim: &mut Simulation, item: u32, day: u32) -> Result<(), String> {
        sim.submit(Action::Schedule { item: ItemId(item), day }).map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn planned_work_lies_aside_until_its_day_and_what_is_done_of_it_is_kept() {
        let mut sim = two_changes("");
        schedule(&mut sim, 1, 3).unwrap();
        let view = sim.view();
        let item = view.item(ItemId(1)).unwrap();
        assert_eq!(
            (item.place, item.hindrance, item.planned),
            (ItemPlace::Aside(0), Some(Hindrance::Planned), Some(2 * 1440))
        );
        assert_eq!(item.blocked, "not before Wed, day 3");
        let dates: Vec<_> = view.calendar.iter().map(|d| (d.what.as_str(), d.from, d.changes)).collect();
        assert_eq!(dates, [("planned", 2 * 1440, 1)]);
        assert!(view.people.iter().all(|p| p.hands.len() <= 1 && p.minutes.blocked == 0.0));
        sim.run_until(2 * 1440 - 1);
        assert_eq!(sim.report().work[2].open, 1, "the other one is done");
        sim.run_until(2 * 1440 + 49);
        assert_eq!(sim.report().work[2].open, 1);
        sim.run_until(2 * 1440 + 50);
        assert_eq!(sim.report().work[2].open, 0, "ten minutes of the hour were done before");
    }

    #[test]
    fn another_day_can_be_chosen_and_it_can_be_taken_up_before() {
        let mut sim = two_changes("");
        schedule(&mut sim, 0, 2).unwrap();
        schedule(&mut sim, 1, 2).unwrap();
        schedule(&mut sim, 1, 4).unwrap();
        sim.run_until(2 * 1440);
        assert_eq!(sim.report().work[2].open, 1, "the first day no longer counts");
        schedule(&mut sim, 1, 3).unwrap();
        sim.run_until(2 * 1440 + 60);
        assert_eq!(sim.report().work[2].open, 0);
        sim.run_until(4 * 1440);
        assert_eq!(sim.report().work[2].completed, 2, "its day comes, and there is nothing to take up");
    }

    #[test]
    fn refusals_say_why() {
        let mut sim = two_changes("");
        assert_eq!(schedule(&mut sim, 0, 0).unwrap_err(), "That day is over. Choose a later day.");
        assert_eq!(schedule(&mut sim, 0, 1).unwrap_err(), "It is not set aside. It takes its turn.");
        for day in [6, u32::MAX] {
            assert_eq!(
                schedule(&mut sim, 0, day).unwrap_err(),
                "The level is over before that day. Choose a day no later than Fri, day 5."
            );
        }
        schedule(&mut sim, 0, 5).unwrap();
        assert_eq!(schedule(&mut sim, 0, 5).unwrap_err(), "It is planned for that day. Choose another day.");
        let assign = Action::Assign { item: ItemId(0), person: sim.view().people[0].id.clone() };
        assert_eq!(
            sim.submit(assign).unwrap_err().to_string(),
            "It is planned: not before Fri, day 5. Take it up again first."
        );
        assert!(schedule(&mut sim, 77, 3).unwrap_err().contains("77"));
    }

    #[test]
    fn what_was_aside_follows_the_rule_that_holds_when_it_is_taken_up() {
        let freeze = "freezes: [(id: \"f\", name: \"F\", from: \"day 2 00:00\", to: \"day 3 12:00\")],";
        let mut sim = four(freeze);
        schedule(&mut sim, 3, 2).unwrap();
        sim.submit(Action::Hold { item: ItemId(2), aside: true }).unwrap();
        sim.run_until(1440 + 1);
        sim.submit(Action::Hold { item: ItemId(2), aside: false }).unwrap();
        let view = sim.view();
        assert!([2, 3].iter().all(|id| view.item(ItemId(*id)).unwrap().frozen), "a freeze holds them up");
        sim.run_until(3 * 1440);
        assert_eq!(sim.report().work[2].open, 0, "it is over");
    }

    /// Four changes and one pair of hands: two have not begun by noon.
    fn four(more: &str) -> Simulation {
        let mut sim = small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 6 00:00\", {more}
              services: [(id: \"web\", name: \"Web\", owner: \"dev\")], centres: [(id: \"dev\", name: \"Dev\")],
              people: [(id: \"ann\", centre: \"dev\", shift: Always)],
              demand: [(id: \"a\", titles: [\"A\"], kind: Change, arrivals: Burst(4, \"day 1 08:00\"),
                        route: [(at: \"dev\", effort: Fixed(\"3h\"))], risk: (service: \"web\", failure: 0))])"
        ));
        sim.run_until(12 * 60);
        sim
    }
}
