//! Demand: streams of the four kinds of work, and whom they ask.

use bevy_ecs::prelude::Component;
use serde::Serialize;

use super::agenda::{Agenda, Event, Purpose};
use super::flow::{Flow, NewItem, Route, with_flow};
use super::id::*;
use super::plan::{Fixed, Plan};
use super::rng::{Purpose as Luck, Stream, nearest, subject};
use super::world::World;
use super::{change, off_record, project, stakeholder};
use crate::level::file::{ArrivalsFile, Interruptions, Kind, Weekday};

/// No level is as long, minutes.
const LONGEST_WAIT: i64 = 100_000_000;

/// Where a stream stands.
#[derive(Component, Clone, Debug, Serialize)]
pub(crate) struct Source {
    pub(crate) id: StreamId,
    /// Items so far.
    pub(crate) count: u32,
    /// Arrivals by schedule so far.
    scheduled: u32,
    /// What arrives at random or regularly, as a multiple of what the level says, once an effect has said so.
    rate: Option<f64>,
    /// Its schedule brings nothing for the time being. It runs on all the same, so that nobody else's luck changes.
    stopped: bool,
    luck: Stream,
}

impl Source {
    pub(crate) fn new(id: StreamId, seed: u64, stopped: bool) -> Self {
        Self {
            id,
            count: 0,
            scheduled: 0,
            rate: None,
            stopped,
            luck: Stream::new(seed, Luck::Arrivals, id.index() as u64),
        }
    }

    /// Another luck from now on.
    pub(crate) fn reseed(&mut self, seed: u64) {
        self.luck = Stream::new(seed, Luck::Arrivals, subject([self.id.index() as u64, u64::from(self.count)]));
    }

    /// When the next item arrives after `now`.
    fn next(&mut self, now: i64, plan: &Fixed) -> Option<i64> {
        let moments = &plan.streams[self.id.index()].moments;
        let file = &plan.level.file.demand[self.id.index()];
        let rate =
            self.rate.unwrap_or(1.0) * if file.kind == Kind::Unplanned { plan.level.rules.unplanned_rate } else { 1.0 };
        match &file.arrivals {
            ArrivalsFile::Never => None,
            ArrivalsFile::Poisson(per_day) => self.poisson(now, *per_day * rate),
            ArrivalsFile::Office(per_day) => {
                // Per working day of ten hours, 08:00 to 18:00; nights and weekends are skipped.
                let worked = self.poisson(0, per_day * 2.4 * rate)?;
                Some(after_office_minutes(now, worked, plan.level.file.first_day))
            }
            ArrivalsFile::At(_) | ArrivalsFile::Burst(..) => {
                let at = moments.get(self.scheduled as usize).copied();
                self.scheduled += 1;
                at
            }
            ArrivalsFile::Every(span, first) => {
                let every = span.checked().max(1);
                let at = match self.rate {
                    Some(rate) if self.scheduled > 0 => now + (libm::round(every as f64 / rate) as i64).max(1),
                    _ => plan.minute(first) + i64::from(self.scheduled) * every,
                };
                self.scheduled += 1;
                Some(at)
            }
        }
        .map(|at| at.max(now))
    }

    fn poisson(&mut self, now: i64, per_day: f64) -> Option<i64> {
        if per_day <= 0.0 {
            return None;
        }
        let wait = nearest(self.luck.exponential(1440.0 / per_day));
        // Later than any level ends: never.
        (wait < LONGEST_WAIT).then(|| now + wait)
    }
}

/// The minute that lies `worked` minutes of 08:00–18:00, Monday to Friday, after `now`.
fn after_office_minutes(now: i64, mut worked: i64, first: Weekday) -> i64 {
    let (open, close) = (8 * 60, 18 * 60);
    let mut at = now;
    loop {
        let (day, clock) = (at.div_euclid(1440), at.rem_euclid(1440));
        if (first.plus(day) as usize) >= 5 || clock >= close {
            at = (day + 1) * 1440 + open;
            continue;
        }
        let start = clock.max(open);
        if start + worked < close {
            return day * 1440 + start + worked;
        }
        worked -= close - start;
        at = (day + 1) * 1440 + open;
    }
}

/// When somebody asks next who asks in every so many minutes, the last time at `now`, and only in working hours (Monday
/// to Friday, 08:00 to 18:00): at a multiple of them, or when the office opens if no multiple lies within its hours.
pub(crate) fn next_in_office(now: i64, every: i64, first: Weekday) -> i64 {
    let next = now + every;
    let open = after_office_minutes(next, 0, first);
    let turn = next + (open - next + every - 1) / every * every;
    if turn == after_office_minutes(turn, 0, first) && turn.div_euclid(1440) == open.div_euclid(1440) {
        turn
    } else {
        open
    }
}

/// Puts the first arrival of every stream on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    for index in 0..world.count::<Source>() {
        let id = StreamId::from(index);
        if let Some(at) = row(world, id).next(0, &plan) {
            world.resource_mut::<Agenda>().post(at, Event::Arrive(id));
        }
    }
}

/// An item arrives by schedule.
pub(crate) fn arrive(id: StreamId, flow: &mut Flow) {
    let now = flow.clock.now;
    let source = &mut flow.sources[id.index()];
    if let Some(at) = source.next(now, flow.plan) {
        flow.agenda.post(at, Event::Arrive(id));
    }
    if source.stopped {
        flow.clock.events -= 1; // Nothing has happened.
        return;
    }
    source.count += 1;
    let number = source.count;
    let stream = &flow.plan.streams[id.index()];
    let touches = flow.plan.has_off_record && stream.asks.is_some();
    if touches
        || stream.risk.is_some()
        || stream.project.is_some()
        || (stream.asks.is_some() && stream.requester.is_some())
    {
        // Changes, projects and people who may be turned away touch more than the flow.
        flow.agenda.post(now, Event::Request(id, number));
    } else {
        enter(flow, id, number, None, None, false);
    }
}

/// An item arrives that concerns more than the flow.
pub(crate) fn request(event: Event, world: &mut World) {
    let Event::Request(id, number) = event else { return };
    bring(world, id, number, None);
}

/// An item of a stream arrives now, by somebody's doing.
pub(crate) fn add(world: &mut World, id: StreamId, because: Option<FactId>) {
    let source = row(world, id);
    source.count += 1;
    let number = source.count;
    bring(world, id, number, because);
}

fn row(world: &mut World, id: StreamId) -> &mut Source {
    &mut world.rows_mut::<Source>()[id.index()]
}

/// What arrives at random or regularly becomes so many times what the level says, from the next arrival on.
pub(crate) fn set_rate(world: &mut World, id: StreamId, times: f64) {
    row(world, id).rate = Some(times);
}

/// What arrives at random or regularly becomes so many times what it is now, from the next arrival on; never more, or less,
/// than a hundred times what the level says.
pub(crate) fn grow(world: &mut World, id: StreamId, times: f64) {
    let source = row(world, id);
    source.rate = Some((source.rate.unwrap_or(1.0) * times).clamp(0.01, 100.0));
}

/// A stream's schedule is started or stopped.
pub(crate) fn run(world: &mut World, id: StreamId, on: bool) {
    row(world, id).stopped = !on;
}

fn bring(world: &mut World, id: StreamId, number: u32, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    if let Some(project) = plan.streams[id.index()].project {
        project::comes_in(world, project);
    }
    let off_record = off_record::chosen(world, id);
    let change = plan.streams[id.index()].risk.as_ref().map(|_| change::propose(world, id, number, off_record));
    let turned_away = with_flow(world, |flow| enter(flow, id, number, change, because, off_record));
    if turned_away && let Some(requester) = plan.streams[id.index()].requester {
        stakeholder::trust(world, requester, -plan.level.rules.turned_away, because);
    }
}

/// Creates an item and sends it on its way. True if its requester was turned away from the person they asked.
fn enter(
    flow: &mut Flow,
    id: StreamId,
    number: u32,
    change: Option<ChangeId>,
    because: Option<FactId>,
    off_record: bool,
) -> bool {
    let now = flow.clock.now;
    let plan = flow.plan;
    let (stream, file) = (&plan.streams[id.index()], &plan.level.file.demand[id.index()]);
    let item = flow.create(NewItem {
        purpose: Purpose::Demand { stream: id, number, change },
        kind: file.kind,
        class: file.class,
        route: Route::Stream(id),
        due: stream.due_after.map(|after| now + after),
        requester: stream.requester,
        gate: None,
        because,
    });
    if let Some(security) = &stream.security {
        flow.item_mut(item).flawed = security.flawed(flow.clock.seed, id, number);
    }
    if off_record {
        flow.item_mut(item).off_record = true;
        flow.totals.off_record += 1;
    }
    let Some(asked) = stream.asks else {
        flow.admit(item, if off_record { None } else { stream.in_loop });
        return false;
    };
    let person = flow.person(asked);
    let (mode, present, triage, room) =
        (person.interruptions, person.present, person.triage, person.hands.len() < super::people::MOST_IN_HAND);
    let mode = if off_record { Interruptions::OpenDoor } else { mode };
    let is_you = flow.plan.you == Some(asked);
    match (mode, triage, person.centre) {
        (Interruptions::OpenDoor, _, Some(centre)) if !is_you => {
            flow.send_to(item, centre);
            if present && room && flow.item(item).place == super::flow::Place::Queue {
                flow.count_interruption(asked);
                flow.give(item, asked);
            }
            false
        }
        (Interruptions::Triaged, Some(desk), _) => {
            flow.sort_first(item, desk);
            false
        }
        (mode, ..) => {
            flow.send(item);
            mode == Interruptions::Shielded
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;
    use super::next_in_office;
    use crate::level::file::Weekday;

    /// Ann is asked for something each four hours of a week, at a route of her own or of the pool; Bob of the pool knows
    /// so much of the service. Who did how many hours, what Ann was interrupted by (hours of more than one thing in
    /// hand), and trust.
    fn asked(mode: &str, route: &str, known: f64) -> (f64, f64, f64) {
        let mut sim = small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 8 00:00\", rules: (learned_per_hour: 0.0, pace_of_the_least_knowing: 1.0),
              services: [(id: \"base\", name: \"Base\", owner: \"desk\")],
              centres: [(id: \"desk\", name: \"Desk\"), (id: \"pool\", name: \"Pool\")],
              people: [(id: \"ann\", centre: \"desk\", shift: Always, interruptions: {mode}, triage: \"pool\"),
                       (id: \"bob\", centre: \"pool\", shift: Always, knowledge: {{\"base\": {known}}})],
              stakeholders: [(id: \"boss\", name: \"Boss\", trust: 80)],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Unplanned, arrivals: Every(\"4h\", \"day 1 02:00\"), requester: \"boss\", asks: \"ann\",
                        route: [(at: \"{route}\", effort: Fixed(\"30m\"), service: \"base\")])])"
        ));
        sim.run_until(7 * 1440);
        assert_eq!(sim.metric("completed"), 42.0);
        let hours = |at: usize| sim.report().people[at].minutes.working / 60.0;
        (hours(0), hours(1), sim.metric("trust.boss"))
    }

    #[test]
    fn only_what_nobody_else_can_do_gets_through_the_sorting() {
        // 42 requests of half an hour, each sorted in ten minutes.
        assert_eq!(asked("Triaged", "desk", 0.5), (0.0, 28.0, 80.0), "Bob knows enough: it stays with him");
        assert_eq!(asked("Triaged", "desk", 0.1), (21.0, 7.0, 80.0));
        assert_eq!(asked("Triaged", "pool", 0.5), (0.0, 28.0, 80.0), "its own route leads to him");
        assert_eq!(asked("Triaged", "pool", 0.1), (21.0, 7.0, 80.0));
    }

    #[test]
    fn what_is_asked_of_the_shielded_takes_its_own_route() {
        assert_eq!(asked("Shielded", "pool", 0.5), (0.0, 21.0, 38.0));
        assert_eq!(asked("Shielded", "pool", 0.1), (21.0, 0.0, 38.0), "nobody there can do it");
        assert_eq!(asked("Shielded", "desk", 0.5), (21.0, 0.0, 38.0), "its route leads to her");
        assert_eq!(asked("OpenDoor", "pool", 0.5), (21.0, 0.0, 80.0));
    }

    /// Hours of the first askings of somebody who asks in every so many hours, from midnight of a Thursday on.
    fn hours(every: i64) -> Vec<i64> {
        let mut at = 0;
        let next = |_| {
            at = next_in_office(at, every * 60, Weekday::Thu);
            assert_eq!(at % 60, 0);
            at / 60
        };
        (0..5).map(next).collect()
    }

    #[test]
    fn who_asks_in_office_hours_asks_there_however_long_they_wait() {
        let monday = 4 * 24;
        assert_eq!(hours(5), [10, 15, 35, 40, monday + 9], "their own times, where these lie in the day");
        assert_eq!(hours(24), [24 + 8, monday + 8, monday + 24 + 8, monday + 48 + 8, monday + 72 + 8]);
        assert_eq!(hours(23)[..3], [24 + 8, monday + 8, monday + 24 + 8]);
        assert_eq!(hours(7 * 24)[..2], [7 * 24 + 8, 14 * 24 + 8]);
        assert_eq!(hours(10), [10, 24 + 16, monday + 14, monday + 24 + 10, monday + 48 + 16]);
    }
}
