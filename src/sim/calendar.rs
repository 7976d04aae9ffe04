//! The calendar of changes: freeze windows, what is scheduled, and what is outstanding, in a few lines.

use serde::Serialize;
use std::collections::BTreeMap;

use super::agenda::{Agenda, Clock, Event, Purpose};
use super::change;
use super::flow::{Control, Items, Place, Wait, WorkItem};
use super::id::{PersonId, ServiceId};
use super::pipeline;
use super::plan::Plan;
use super::world::World;
use super::{metrics, people};
use crate::level::file::{ChangeClass, CountFile};

/// How far ahead the calendar shows, minutes.
const AHEAD: i64 = 14 * 1440;
/// Most lines of one kind of date: a rhythm of minutes must not hide the rest.
const MOST_ALIKE: i64 = 20;

/// A date on the calendar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarView {
    /// When, minute.
    pub from: i64,
    /// Until when, minute; the same if it is a moment.
    pub to: i64,
    /// `meeting`, `freeze`, `release`, `change`, `planned`: work that you planned for a day.
    pub what: String,
    /// Its id in the level's files: the board's, the freeze's, the pipeline's, the change's; empty for planned work.
    pub of: String,
    /// Its name: the board's, the freeze's, the pipeline's, the change's; empty for planned work.
    pub title: String,
    /// Changes that stand for it, as things are now; of planned work, all items.
    pub changes: u32,
}

/// Changes of one service and class that are not in yet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutstandingView {
    /// Position of the service.
    pub service: usize,
    /// How they are authorised.
    pub class: ChangeClass,
    /// All of them.
    pub count: u32,
    /// Of these: waiting for the board, or before it.
    pub at_board: u32,
    /// Held up by a freeze.
    pub frozen: u32,
    /// Finished, and waiting for their release or on their way.
    pub undeployed: u32,
    /// Minutes since the oldest was asked for.
    pub oldest: i64,
}

/// Puts the freeze windows on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    for file in &plan.level.file.freezes {
        let agenda = world.resource_mut::<Agenda>();
        agenda.post(plan.minute(&file.from).max(0), Event::Freeze(true));
        agenda.post(plan.minute(&file.to).max(0), Event::Freeze(false));
    }
}

/// A freeze window begins or is over.
pub(crate) fn freeze(event: Event, world: &mut World) {
    let Event::Freeze(begins) = event else { return };
    let windows = &mut world.resource_mut::<Control>().1;
    *windows = if begins { *windows + 1 } else { windows.saturating_sub(1) };
    change::follow_rule(world);
}

/// What is scheduled in the next two weeks, in order.
pub(crate) fn calendar(world: &World) -> Vec<CalendarView> {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let (file, until) = (&plan.level.file, now + AHEAD);
    let mut dates = Vec::new();
    let mut note = |from: i64, to: i64, what: &str, (of, title): (&String, &String), changes: usize| {
        if to >= now && from <= until {
            let (what, changes) = (what.into(), changes as u32);
            dates.push(CalendarView { from, to, what, of: of.clone(), title: title.clone(), changes });
        }
    };
    for freeze in &file.freezes {
        note(plan.minute(&freeze.from), plan.minute(&freeze.to), "freeze", (&freeze.id, &freeze.name), 0);
    }
    if let Some((board, meeting)) = plan.board.and_then(|id| Some((id, file.centres[id.index()].meeting.as_ref()?))) {
        let (first, every) = (plan.minute(&meeting.first).max(0), meeting.every.checked().max(1));
        let next = first + (now - first + every - 1).div_euclid(every).max(0) * every;
        let most = match meeting.most {
            CountFile::Fixed(most) | CountFile::Uniform(_, most) => most as usize,
        };
        let row = metrics::centre(world, board);
        let mut waiting = row.queue.len();
        // A meeting to which nobody comes decides nothing.
        let comes =
            |id: &PersonId, at: i64| people::hours(plan, metrics::person(world, *id)).at_work(at, file.first_day);
        let held = |at: &i64| row.crew.is_empty() || row.crew.iter().any(|id| comes(id, *at));
        let dates = (0..).map(|n| next + n * every).take_while(|at| *at <= until);
        for at in dates.filter(held).take(MOST_ALIKE as usize) {
            let decides = most.min(waiting);
            waiting -= decides;
            let (board, until) = (&file.centres[board.index()], meeting.length.as_ref().map_or(0, |l| l.checked()));
            note(at, at + until, "meeting", (&board.id, &board.name), decides);
        }
    }
    for (pipeline, ready, moments) in pipeline::scheduled(world, MOST_ALIKE as usize) {
        for (n, at) in moments.into_iter().enumerate() {
            note(at, at, "release", (&pipeline.id, &pipeline.name), if n == 0 { ready } else { 0 });
        }
    }
    for row in change::all(world).take(file.changes.len()) {
        let (change, at) = (&file.changes[row.id.index()], plan.minute(&file.changes[row.id.index()].deployed));
        if row.recorded.is_some() && row.deployed.is_none() {
            note(at, at, "change", (&change.id, &change.title), 1);
        }
    }
    let mut planned: BTreeMap<i64, usize> = BTreeMap::new();
    for item in world.resource::<Items>().open() {
        if let Place::Aside(Wait::Day(at)) = item.place {
            *planned.entry(at).or_default() += 1;
        }
    }
    for (at, items) in planned {
        note(at, at, "planned", (&String::new(), &String::new()), items);
    }
    dates.sort_by_key(|date| (date.from, date.to));
    dates
}

/// Changes that are not in yet, by service and class.
pub(crate) fn outstanding(world: &World) -> Vec<OutstandingView> {
    let (plan, now) = (world.resource::<Plan>(), world.resource::<Clock>().now);
    let mut rows: BTreeMap<(ServiceId, ChangeClass), OutstandingView> = BTreeMap::new();
    let mut count = |item: &WorkItem, service: ServiceId, class: ChangeClass| {
        let new = OutstandingView {
            service: service.index(),
            class,
            count: 0,
            at_board: 0,
            frozen: 0,
            undeployed: 0,
            oldest: 0,
        };
        let row = rows.entry((service, class)).or_insert(new);
        row.count += 1;
        row.at_board += u32::from(item.in_review);
        row.frozen += u32::from(item.place == Place::Aside(Wait::Frozen));
        row.undeployed += u32::from(matches!(item.place, Place::Aside(Wait::Release(_))));
        row.oldest = row.oldest.max(now - item.arrived);
    };
    for item in world.resource::<Items>().open() {
        if let Purpose::Demand { stream, change: Some(_), .. } = item.purpose
            && let Some((service, risk)) = &plan.streams[stream.index()].risk
        {
            let class = if risk.standard { ChangeClass::Standard } else { risk.class };
            count(item, *service, class);
        }
    }
    rows.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::action::Action;
    use super::super::test_support::small;
    use super::*;
    use crate::level::file::ChangeControl;

    /// Fifty changes a team of eight, all at once, under a board that meets each day and decides forty.
    fn four_hundred(more: &str) -> crate::sim::Simulation {
        let services: String = (0..8).map(|n| format!("(id: \"s{n}\", name: \"S{n}\", owner: \"t{n}\"),")).collect();
        let teams: String = (0..8).map(|n| format!("(id: \"t{n}\", name: \"T{n}\"),")).collect();
        let people: String =
            (0..8).map(|n| format!("(id: \"p{n}\", centre: \"t{n}\", count: 2, shift: Always),")).collect();
        let demand: String = (0..8)
            .map(|n| {
                let class = ["Normal", "Normal", "Standard", "Normal", "Normal", "Normal", "Normal", "Emergency"][n];
                format!(
                    "(id: \"d{n}\", titles: [\"Patch\"], kind: Change, arrivals: Burst(50, \"day 1 08:00\"),
                      route: [(at: \"t{n}\", effort: Fixed(\"20m\"))], risk: (service: \"s{n}\", failure: 0.02, class: {class})),"
                )
            })
            .collect();
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 15 00:00\", change_control: Board, board: \"cab\", {more}
              services: [{services}], people: [{people}], demand: [{demand}],
              centres: [{teams} (id: \"cab\", name: \"Board\", meeting: (every: \"1d\", first: \"day 1 10:00\", most: Fixed(40)))])"
        ))
    }

    #[test]
    fn four_hundred_changes_under_a_board_are_a_few_lines() {
        let mut sim = four_hundred("");
        sim.run_until(8 * 60 + 1);
        let view = sim.view();
        let sum = |part: fn(&OutstandingView) -> u32| view.outstanding.iter().map(part).sum::<u32>();
        assert_eq!((view.outstanding.len(), sum(|row| row.count), sum(|row| row.at_board)), (8, 400, 350));
        assert_eq!(view.outstanding[7].class, ChangeClass::Emergency);
        let meetings: Vec<u32> = view.calendar.iter().filter(|d| d.what == "meeting").map(|d| d.changes).collect();
        assert_eq!(meetings, [40, 40, 40, 40, 40, 40, 40, 40, 30, 0, 0, 0, 0, 0], "the ninth day brings the last");
        let created = sim.events();
        sim.run_until(i64::MAX / 4);
        assert_eq!(sim.view().outstanding.len(), 0);
        assert_eq!(sim.metric("open_work"), sim.metric("open_unplanned"));
        // Each change: asked for, decided, done; a failure adds a handful. Nothing is looked at again and again.
        assert!(sim.events() - created < 400 * 4, "{} events", sim.events() - created);
    }

    #[test]
    fn a_meeting_to_which_nobody_comes_is_no_date() {
        let sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 15 00:00\", board: \"cab\", change_control: Board,
              centres: [(id: \"cab\", name: \"Board\", meeting: (every: \"1d\", first: \"day 1 10:00\", most: Fixed(4)))],
              people: [(id: \"ann\", centre: \"cab\", shift: Weekdays(\"08:00\", \"17:00\"))])",
        );
        let days: Vec<i64> =
            sim.view().calendar.iter().filter(|d| d.what == "meeting").map(|d| d.from / 1440 % 7).collect();
        assert!(days.len() >= 5 && days.iter().all(|day| *day < 5), "Monday to Friday: {days:?}");
    }

    #[test]
    fn what_the_board_need_not_see_any_more_goes_on_and_what_is_on_its_way_gets_a_card() {
        let mut sim = four_hundred("");
        sim.run_until(8 * 60 + 1);
        let at_board =
            |sim: &crate::sim::Simulation| sim.view().outstanding.iter().map(|row| row.at_board).sum::<u32>();
        sim.submit(Action::Control { mode: ChangeControl::Light }).unwrap();
        assert_eq!(at_board(&sim), 300, "fifty standard changes need no meeting");
        sim.submit(Action::Control { mode: ChangeControl::Recorded }).unwrap();
        assert_eq!(at_board(&sim), 0);
        let wild = |insist: bool| {
            let mut sim = four_hundred("script: [(id: \"w\", when: Always, then: [Do(Control(mode: WildWest))])],");
            sim.run_until(8 * 60 + 1);
            if insist {
                sim.submit(Action::Control { mode: ChangeControl::Recorded }).unwrap();
            }
            assert_eq!(sim.metric("changes_outstanding"), 400.0);
            sim.run_until(i64::MAX / 4);
            sim.metric("record_share")
        };
        assert_eq!(wild(true), 1.0);
        assert!((0.3..0.7).contains(&wild(false)), "half of them by habit");
    }

    #[test]
    fn a_freeze_holds_what_already_stands_in_a_queue() {
        let done_after = |mode: ChangeControl| {
            let mut sim = four_hundred("script: [(id: \"w\", when: Always, then: [Do(Control(mode: WildWest))])],");
            sim.run_until(9 * 60);
            let before = sim.metric("changes_outstanding");
            assert!((300.0..400.0).contains(&before), "{before}");
            sim.submit(Action::Control { mode }).unwrap();
            sim.run_until(3 * 1440);
            (sim.metric("changes_outstanding"), before)
        };
        // Emergencies go in, and what was begun is finished: sixteen people had one each in hand.
        let (left, before) = done_after(ChangeControl::Frozen);
        assert!(left >= before - 50.0 - 16.0 && left > 250.0, "{left} of {before}");
        let (left, _) = done_after(ChangeControl::Board);
        assert!((150.0..300.0).contains(&left), "{left}: forty pass each meeting, beside emergencies");
        assert_eq!(done_after(ChangeControl::Recorded).0, 0.0);
    }

    #[test]
    fn in_a_freeze_only_emergencies_go_in() {
        let freeze = "freezes: [(id: \"year\", name: \"Year end\", from: \"day 1 00:00\", to: \"day 3 00:00\")],";
        let mut sim = four_hundred(freeze);
        sim.run_until(2 * 1440 - 1);
        let view = sim.view();
        let first = view.calendar.first().expect("it is marked");
        assert_eq!((first.what.as_str(), first.title.as_str(), first.to), ("freeze", "Year end", 2 * 1440));
        assert_eq!(sim.report().work[2].completed, 50, "the emergencies");
        let frozen: u32 = view.outstanding.iter().map(|row| row.frozen).sum();
        assert_eq!(frozen, 80, "two meetings have let forty pass each");
        sim.run_until(3 * 1440 - 1);
        let open = sim.view().outstanding;
        assert_eq!(open.iter().map(|row| row.frozen).sum::<u32>(), 0, "it is over");
        assert_eq!(sim.report().work[2].completed, 50 + 3 * 40, "forty a meeting again");
    }

    #[test]
    fn a_pipeline_holds_its_release_in_a_freeze_and_lets_an_emergency_through() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 5 00:00\",
              freezes: [(id: \"f\", name: \"F\", from: \"day 1 12:00\", to: \"day 2 12:00\")],
              services: [(id: \"s\", name: \"S\", owner: \"dev\")], centres: [(id: \"dev\", name: \"D\")],
              people: [(id: \"ann\", centre: \"dev\", count: 2, shift: Always)],
              pipelines: [(id: \"p\", name: \"P\", stages: [(id: \"test\", run: \"4h\"), (id: \"go\", run: \"1m\")])],
              demand: [(id: \"a\", titles: [\"A\"], kind: BusinessProject, arrivals: At([\"day 1 10:00\"]),
                        route: [(at: \"dev\", effort: Fixed(\"10m\"))], risk: (service: \"s\", failure: 0), pipeline: \"p\"),
                       (id: \"b\", titles: [\"B\"], kind: Change, arrivals: At([\"day 1 13:00\"]),
                        route: [(at: \"dev\", effort: Fixed(\"10m\"))], risk: (service: \"s\", failure: 0, class: Emergency), pipeline: \"p\")])",
        );
        sim.run_until(1440);
        assert_eq!((sim.report().work[0].completed, sim.report().work[2].completed), (0, 1), "only the emergency");
        assert_eq!(sim.view().pipelines[0].on_the_way[0].doing, "held");
        sim.run_until(1440 + 12 * 60 + 1);
        assert_eq!(sim.report().work[0].completed, 1, "the freeze is over");
    }
}
