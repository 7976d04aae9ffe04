//! Who handles what: one table from kind of event to system, and the schedules at the ends of days and weeks.
//!
//! This is the only file that orders systems.

use bevy_ecs::prelude::*;
use bevy_ecs::schedule::{LogLevel, ScheduleBuildSettings, SingleThreadedExecutor};
use bevy_ecs::system::{BoxedSystem, SystemState};

use super::agenda::{Agenda, Clock, Event, EventKind};
use super::operations::Troubles;
use super::people::Person;
use super::plan::Plan;
use super::{
    audit, business, calendar, change, debt, demand, flow, goal, hiring, history, improvement, load, market, meeting,
    metrics, operations, people, pipeline, project, push, script, stakeholder, wear, wellbeing,
};

/// A handler of one kind of event.
type Handler = BoxedSystem<In<Event>, ()>;

/// The kernel, the table, and the schedules at boundaries.
pub(crate) struct Table {
    /// Arrivals, finishes and shifts, nine tenths of all events, in one loop.
    kernel: BoxedSystem<In<i64>, ()>,
    /// By kind of event; none for what the kernel handles.
    rows: Vec<Option<Handler>>,
    end_of_day: Schedule,
    end_of_week: Schedule,
    between: SystemState<Between<'static>>,
}

/// What is looked at between two handlers.
type Between<'w> = (ResMut<'w, Clock>, ResMut<'w, Agenda>);

/// Whose turn it is.
enum Turn {
    Flow,
    Rarer(Event),
    Nobody,
}

fn turn((mut clock, mut agenda): Between, until: i64) -> Turn {
    if clock.over {
        return Turn::Nobody;
    }
    if !agenda.rarer_is_next() {
        return if agenda.next_minute().is_some_and(|at| at <= until) { Turn::Flow } else { Turn::Nobody };
    }
    let Some((minute, event)) = agenda.pop(until, false) else { return Turn::Nobody };
    clock.now = minute;
    clock.events += u64::from(!event.is_bookkeeping());
    if event == Event::Look {
        agenda.looked();
    }
    Turn::Rarer(event)
}

impl Table {
    /// The whole shape of the game.
    pub(crate) fn new(world: &mut World) -> Self {
        let table: Vec<(EventKind, Handler)> = vec![
            (EventKind::Done, handler(operations::done)),
            (EventKind::Begin, handler(operations::begin)),
            (EventKind::Detect, handler(operations::detect)),
            (EventKind::Wear, handler(wear::wear_out)),
            (EventKind::Overload, handler(load::fall_over)),
            (EventKind::Capacity, handler(load::arrives)),
            (EventKind::DipOver, handler(improvement::dip_over)),
            (EventKind::TargetDue, handler(improvement::target_due)),
            (EventKind::Kata, handler(improvement::kata)),
            (EventKind::Traffic, handler(load::hour)),
            (EventKind::RunOpens, handler(business::open_run)),
            (EventKind::RunDue, handler(business::run_due)),
            (EventKind::Expire, handler(script::expire)),
            (EventKind::GoRound, handler(stakeholder::go_round)),
            (EventKind::Hour, handler(end_hour)),
            (EventKind::Day, handler(end_day)),
            (EventKind::Week, handler(end_week)),
            (EventKind::WarmUp, handler(start_statistics)),
            (EventKind::Look, handler(script::look)),
            (EventKind::End, handler(end_level)),
            (EventKind::Request, handler(demand::request)),
            (EventKind::Deploy, handler(change::deploy)),
            (EventKind::Meet, handler(meeting::meet)),
            (EventKind::Raise, handler(audit::raise)),
            (EventKind::Breach, handler(audit::breach)),
            (EventKind::Audit, handler(audit::report)),
            (EventKind::ProjectStarts, handler(project::start)),
            (EventKind::ProjectItem, handler(project::progress)),
            (EventKind::Push, handler(push::push)),
            (EventKind::Joins, handler(hiring::join)),
            (EventKind::Mentored, handler(hiring::mentored)),
            (EventKind::Departs, handler(wellbeing::depart)),
            (EventKind::Freeze, handler(calendar::freeze)),
            (EventKind::Commit, handler(pipeline::commit)),
            (EventKind::Pass, handler(pipeline::pass)),
            (EventKind::Cut, handler(pipeline::cut_regularly)),
            (EventKind::SwitchOff, handler(pipeline::switch_off)),
        ];
        let mut rows: Vec<Option<Handler>> = EventKind::ALL.iter().map(|_| None).collect();
        for (kind, mut system) in table {
            system.initialize(world);
            rows[kind as usize] = Some(system);
        }
        let mut kernel: BoxedSystem<In<i64>, ()> = Box::new(IntoSystem::into_system(flow::kernel));
        kernel.initialize(world);
        let mut end_of_day = boundary();
        end_of_day.add_systems(
            (
                stakeholder::age_promises,
                project::age,
                market::end_day,
                audit::look_for_holes,
                wellbeing::end_of_day,
                debt::compound,
            )
                .chain(),
        );
        let mut end_of_week = boundary();
        end_of_week.add_systems((people::rest, market::announce).chain());
        Self { kernel, rows, end_of_day, end_of_week, between: SystemState::new(world) }
    }

    /// Handles everything that happens up to and including a minute, or to the end of the level.
    pub(crate) fn run(&mut self, world: &mut World, until: i64) {
        loop {
            match turn(self.between.get_mut(world).expect("the world holds what a run needs"), until) {
                Turn::Flow => {
                    self.kernel.run(until, world).expect("the world holds what the kernel needs");
                    if world.resource::<Clock>().over {
                        goal::too_much(world); // A flood of work.
                    }
                }
                Turn::Rarer(event) => self.handle(world, event),
                Turn::Nobody => return,
            }
        }
    }

    /// Handles one of the rarer events.
    fn handle(&mut self, world: &mut World, event: Event) {
        let row = self.rows[event.kind() as usize].as_mut().expect("every rarer kind of event has its row");
        row.run(event, world).expect("the world holds what every handler needs");
        match event {
            Event::Look => return goal::flooded(world),
            Event::Day => {
                self.end_of_day.run(world);
                goal::too_much(world);
            }
            Event::Week => self.end_of_week.run(world),
            _ => return,
        }
        world.clear_trackers();
    }
}

fn handler<M>(system: impl IntoSystem<In<Event>, (), M> + 'static) -> Handler {
    Box::new(IntoSystem::into_system(system))
}

fn boundary() -> Schedule {
    let mut schedule = Schedule::default();
    schedule.set_executor(SingleThreadedExecutor::new());
    schedule.set_build_settings(ScheduleBuildSettings { ambiguity_detection: LogLevel::Error, ..Default::default() });
    schedule
}

/// An hour is over: money, the chart, and triggers that wait for a metric.
fn end_hour(In(event): In<Event>, world: &mut World, people: &mut QueryState<&mut Person>) {
    let (now, plan) = (world.resource::<Clock>().now, world.resource::<Plan>());
    let (sampled, watches) = (plan.sampled(), plan.watches_metrics);
    let troubles = Troubles::now(world); // Money begins and ends none.
    business::earn(world, &troubles);
    market::hour(world, &troubles);
    if sampled {
        metrics::sample(world, people);
        history::sample(world);
    }
    let mut agenda = world.resource_mut::<Agenda>();
    agenda.post(now + 60, event);
    if watches {
        agenda.look(now);
    }
}

/// A day is over: the chart of a level that is too long to look at each hour.
fn end_day(In(event): In<Event>, world: &mut World) {
    let now = world.resource::<Clock>().now;
    if !world.resource::<Plan>().sampled() {
        history::sample(world);
    }
    world.resource_mut::<Agenda>().post(now + 1440, event);
}

fn end_week(In(event): In<Event>, mut agenda: ResMut<Agenda>, clock: Res<Clock>) {
    agenda.post(clock.now + 7 * 1440, event);
}

fn start_statistics(In(_event): In<Event>, world: &mut World) {
    metrics::start_statistics(world);
}

fn end_level(In(_event): In<Event>, world: &mut World) {
    goal::judge(world);
    world.resource_mut::<Clock>().over = true;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_event_has_a_handler() {
        let sim = super::super::test_support::small("(format: 1, title: \"t\", lesson: \"l\", ends: \"day 2 00:00\")");
        for kind in EventKind::ALL {
            let of_flow = matches!(kind, EventKind::Arrive | EventKind::Finish | EventKind::Shift);
            assert_eq!(sim.machine.table().rows[*kind as usize].is_none(), of_flow, "{kind:?}");
        }
    }
}
