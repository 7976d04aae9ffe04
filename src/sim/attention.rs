//! You are one: every action takes minutes of your own day.

use super::action::Refusal;
use super::agenda::Clock;
use super::people::{self, Person};
use super::plan::Plan;
use super::world::World;
use crate::level::file::Weekday;
use crate::tr;

/// The player's own row, if the level says who they are.
pub(crate) fn you(world: &World) -> Option<&Person> {
    let id = world.resource::<Plan>().you?;
    world.rows::<Person>().get(id.index())
}

/// "Wed 08:00".
pub(crate) fn clock(minute: i64, first: Weekday) -> String {
    let (day, clock) = (minute.div_euclid(1440), minute.rem_euclid(1440));
    format!("{} {:02}:{:02}", crate::locale::weekday(first.plus(day)), clock / 60, clock % 60)
}

/// Minutes of your day that are not taken, and whether you are at work.
pub(crate) fn left_today(world: &World) -> (i64, bool) {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let Some(you) = you(world) else { return (i64::MAX, true) };
    let first = plan.level.file.first_day;
    let shift = people::hours(plan, you);
    if !shift.at_work(now, first) {
        return (0, false);
    }
    let end = people::shift_end(plan, you, now).unwrap_or(i64::MAX / 2);
    ((end - you.busy_until.max(now)).max(0), true)
}

/// Whether an action of this cost fits into your day. Answers may be given at any time: people ring at night.
pub(crate) fn enough(world: &World, cost: i64, answer: bool) -> Result<(), Refusal> {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let Some(you) = you(world) else { return Ok(()) };
    if cost <= 0 {
        return Ok(());
    }
    let first = plan.level.file.first_day;
    let (left, present) = left_today(world);
    let tomorrow = people::hours(plan, you).next_boundary(now, first).unwrap_or(now);
    let backlog = plan.level.rules.your_backlog;
    if !answer && !present {
        return Err(Refusal::new(tr!("refusal-not-at-work"), tr!("help-wait-until", time = clock(tomorrow, first))));
    }
    if you.busy_until - now + cost > backlog {
        let free = you.busy_until + cost - backlog;
        return Err(Refusal::new(
            tr!("refusal-busy", time = clock(you.busy_until, first), cost = cost),
            tr!("help-promise", hours = backlog / 60, time = clock(free, first)),
        ));
    }
    if !answer && cost > left {
        return Err(Refusal::new(tr!("refusal-day-full", left = left, cost = cost), tr!("help-shorter")));
    }
    Ok(())
}

/// Takes minutes of your day.
pub(crate) fn spend(world: &mut World, cost: i64) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let Some(id) = plan.you else { return };
    let you = &mut world.rows_mut::<Person>()[id.index()];
    you.advance(now, &plan);
    you.busy_until = you.busy_until.max(now) + cost.max(0);
}
