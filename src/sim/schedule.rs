//! Who handles what: one table from kind of event to handler, and what happens at the ends of days and weeks.
//!
//! This is the only file that orders handlers.

use super::agenda::{Agenda, Clock, Event, EventKind as K};
use super::operations::Troubles;
use super::plan::Plan;
use super::world::World;
use super::{
    audit, business, calendar, change, debt, demand, flow, goal, hiring, history, improvement, load, market, meeting,
    metrics, operations, people, pipeline, planned, project, push, script, stakeholder, wear, wellbeing,
};

/// A handler of one kind of event.
type Handler = fn(Event, &mut World);

/// The whole shape of the game.
fn handler(kind: K) -> Handler {
    match kind {
        K::Done => operations::done,
        K::Begin => operations::begin,
        K::Detect => operations::detect,
        K::Wear => wear::wear_out,
        K::Overload => load::fall_over,
        K::Capacity => load::arrives,
        K::DipOver => improvement::dip_over,
        K::TargetDue => improvement::target_due,
        K::Kata => improvement::kata,
        K::Traffic => load::hour,
        K::RunOpens => business::open_run,
        K::RunDue => business::run_due,
        K::Expire => script::expire,
        K::GoRound => stakeholder::go_round,
        K::Hour => end_hour,
        K::Day => end_day,
        K::Week => end_week,
        K::WarmUp => start_statistics,
        K::Look => script::look,
        K::End => end_level,
        K::Request => demand::request,
        K::Deploy => change::deploy,
        K::Meet => meeting::meet,
        K::Raise => audit::raise,
        K::Breach => audit::breach,
        K::Audit => audit::report,
        K::ProjectStarts => project::start,
        K::ProjectItem => project::progress,
        K::Push => push::push,
        K::Joins => hiring::join,
        K::Mentored => hiring::mentored,
        K::Departs => wellbeing::depart,
        K::Freeze => calendar::freeze,
        K::Planned => planned::begun,
        K::Commit => pipeline::commit,
        K::Pass => pipeline::pass,
        K::Cut => pipeline::cut_regularly,
        K::SwitchOff => pipeline::switch_off,
        // Nine tenths of all events, in one loop: [`flow::kernel`].
        K::Arrive | K::Finish | K::Shift => unreachable!("the agenda gives these to the flow"),
    }
}

/// What the end of a day brings, in this order.
const END_OF_DAY: [fn(&mut World); 6] = [
    stakeholder::age_promises,
    project::age,
    market::end_day,
    audit::look_for_holes,
    wellbeing::end_of_day,
    debt::compound,
];

/// What the end of a week brings, in this order.
const END_OF_WEEK: [fn(&mut World); 2] = [people::rest, market::announce];

/// Handles everything that happens up to and including a minute, or to the end of the level.
pub(crate) fn run(world: &mut World, until: i64) {
    while !world.resource::<Clock>().over {
        let agenda = world.resource_mut::<Agenda>();
        if !agenda.rarer_is_next() {
            if agenda.next_minute().is_none_or(|at| at > until) {
                return;
            }
            flow::kernel(until, world);
            if world.resource::<Clock>().over {
                goal::too_much(world); // A flood of work.
            }
            continue;
        }
        let Some((minute, event)) = agenda.pop(until, false) else { return };
        if event == Event::Look {
            agenda.looked();
        }
        let clock = world.resource_mut::<Clock>();
        clock.now = minute;
        clock.events += u64::from(!event.is_bookkeeping());
        handler(event.kind())(event, world);
        match event {
            Event::Look => goal::flooded(world),
            Event::Day => {
                END_OF_DAY.iter().for_each(|brings| brings(world));
                goal::too_much(world);
            }
            Event::Week => END_OF_WEEK.iter().for_each(|brings| brings(world)),
            _ => {}
        }
    }
}

/// An hour is over: money, the chart, and triggers that wait for a metric.
fn end_hour(event: Event, world: &mut World) {
    let (now, plan) = (world.resource::<Clock>().now, world.resource::<Plan>());
    let (sampled, watches) = (plan.sampled(), plan.watches_metrics);
    let troubles = Troubles::now(world); // Money begins and ends none.
    business::earn(world, &troubles);
    market::hour(world, &troubles);
    if sampled {
        metrics::sample(world);
        history::sample(world);
    }
    let agenda = world.resource_mut::<Agenda>();
    agenda.post(now + 60, event);
    if watches {
        agenda.look(now);
    }
}

/// A day is over: the chart of a level that is too long to look at each hour.
fn end_day(event: Event, world: &mut World) {
    let now = world.resource::<Clock>().now;
    if !world.resource::<Plan>().sampled() {
        history::sample(world);
    }
    world.resource_mut::<Agenda>().post(now + 1440, event);
}

fn end_week(event: Event, world: &mut World) {
    let now = world.resource::<Clock>().now;
    world.resource_mut::<Agenda>().post(now + 7 * 1440, event);
}

fn start_statistics(_event: Event, world: &mut World) {
    metrics::start_statistics(world);
}

fn end_level(_event: Event, world: &mut World) {
    goal::judge(world);
    world.resource_mut::<Clock>().over = true;
}
