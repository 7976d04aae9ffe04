//! Who handles what: one table from kind of event to system, and the schedules at the ends of days and weeks.
//!
//! This is the only file that orders systems.

use bevy_ecs::prelude::*;
use bevy_ecs::schedule::{LogLevel, ScheduleBuildSettings, SingleThreadedExecutor};
use bevy_ecs::system::BoxedSystem;

use super::agenda::{Agenda, Clock, Event};
use super::plan::Plan;
use super::{business, change, demand, flow, goal, meeting, metrics, operations, people, script, stakeholder};

/// A handler of one kind of event.
type Handler = BoxedSystem<In<Event>, ()>;

/// The kernel, the table, and the schedules at boundaries.
pub(crate) struct Table {
    /// Arrivals and finishes, nine tenths of all events, in one loop.
    kernel: BoxedSystem<In<i64>, ()>,
    rows: Vec<Handler>,
    end_of_day: Schedule,
    end_of_week: Schedule,
}

impl Table {
    /// The whole shape of the game.
    pub(crate) fn new(world: &mut World) -> Self {
        let mut rows: Vec<Handler> = vec![
            handler(people::change_shift),
            handler(operations::done),
            handler(operations::begin),
            handler(operations::detect),
            handler(operations::wear_out),
            handler(business::open_run),
            handler(business::run_due),
            handler(script::expire),
            handler(stakeholder::go_round),
            handler(end_hour),
            handler(end_day),
            handler(end_week),
            handler(start_statistics),
            handler(script::look),
            handler(end_level),
            handler(demand::request),
            handler(change::deploy),
            handler(meeting::meet),
        ];
        assert_eq!(rows.len(), Event::KINDS, "every kind of event has its row");
        for row in &mut rows {
            row.initialize(world);
        }
        let mut kernel: BoxedSystem<In<i64>, ()> = Box::new(IntoSystem::into_system(flow::kernel));
        kernel.initialize(world);
        let mut end_of_day = boundary();
        end_of_day.add_systems(stakeholder::age_promises);
        let mut end_of_week = boundary();
        end_of_week.add_systems(people::rest);
        Self { kernel, rows, end_of_day, end_of_week }
    }

    /// Handles everything that happens up to and including a minute, or to the end of the level.
    pub(crate) fn run(&mut self, world: &mut World, until: i64) {
        while !world.resource::<Clock>().over {
            self.kernel.run(until, world).expect("the world holds what the kernel needs");
            if goal::too_much(world) {
                return;
            }
            let Some((minute, event)) = world.resource_mut::<Agenda>().pop(until, false) else { return };
            let mut clock = world.resource_mut::<Clock>();
            clock.now = minute;
            clock.events += 1;
            self.handle(world, event);
        }
    }

    /// Handles one of the rarer events.
    fn handle(&mut self, world: &mut World, event: Event) {
        let row = event.row().expect("the kernel leaves only the rarer kinds");
        self.rows[row].run(event, world).expect("the world holds what every handler needs");
        match event {
            Event::Day => self.end_of_day.run(world),
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
fn end_hour(In(event): In<Event>, world: &mut World) {
    let now = world.resource::<Clock>().now;
    world.resource_mut::<Clock>().events -= 1; // Bookkeeping is no event of the model.
    business::earn(world);
    metrics::sample(world);
    let mut agenda = world.resource_mut::<Agenda>();
    agenda.post(now + 60, event);
    if world.resource::<Plan>().watches_metrics {
        world.resource_mut::<Agenda>().look(now);
    }
}

fn end_day(In(event): In<Event>, mut agenda: ResMut<Agenda>, mut clock: ResMut<Clock>) {
    clock.events -= 1;
    agenda.post(clock.now + 1440, event);
}

fn end_week(In(event): In<Event>, mut agenda: ResMut<Agenda>, mut clock: ResMut<Clock>) {
    clock.events -= 1;
    agenda.post(clock.now + 7 * 1440, event);
}

fn start_statistics(In(_event): In<Event>, world: &mut World) {
    metrics::start_statistics(world);
}

fn end_level(In(_event): In<Event>, world: &mut World) {
    goal::judge(world);
    world.resource_mut::<Clock>().over = true;
}
