//! Work centres that meet: nothing is decided between meetings, and a meeting decides only so many.
//!
//! A change advisory board is one; a station of the dice line, which moves as many bowls as the die shows, another.

use super::agenda::{Agenda, Clock, Event, Purpose};
use super::flow::{Flow, NewItem, Route, with_flow};
use super::id::*;
use super::plan::{Effort, Fixed, Plan, Task};
use super::rng::{Purpose as Luck, Stream, subject};
use super::world::World;
use crate::level::file::{Class, CountFile, Kind};

/// Puts the first meetings on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    for (index, centre) in plan.level.file.centres.iter().enumerate() {
        if let Some(meeting) = &centre.meeting {
            let at = plan.minute(&meeting.first).max(0);
            world.resource_mut::<Agenda>().post(at, Event::Meet(CentreId::from(index), 0));
        }
    }
}

/// A meeting: whoever is there spends its length on it, and as many items as it can decide pass.
pub(crate) fn meet(event: Event, world: &mut World) {
    let Event::Meet(id, number) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let (now, seed) = (world.resource::<Clock>().now, world.resource::<Clock>().seed);
    let meeting = plan.level.file.centres[id.index()].meeting.as_ref().expect("only centres that meet are asked");
    world.resource_mut::<Agenda>().post(now + meeting.every.checked().max(1), Event::Meet(id, number + 1));
    with_flow(world, |flow| {
        let attends: Vec<PersonId> = flow.centre(id).crew.iter().copied().filter(|&p| flow.person(p).present).collect();
        if attends.is_empty() && !flow.centre(id).crew.is_empty() {
            return; // Nobody came.
        }
        let most = match meeting.most {
            CountFile::Fixed(most) => most,
            CountFile::Uniform(low, high) => {
                let unit = Stream::new(seed, Luck::Meeting, subject([id.index() as u64, u64::from(number)])).unit();
                low + libm::floor(unit * (f64::from(high - low) + 1.0)) as u32
            }
        };
        for _ in 0..most {
            let Some(item) = flow.first_in_line(id) else { break };
            flow.clock.events += 1;
            flow.decide(item);
        }
        if let Some(length) = &meeting.length {
            for person in attends {
                attend(flow, &plan, id, person, number, length.checked());
            }
        }
    });
}

/// Seats somebody in a meeting for so many minutes.
pub(crate) fn attend(flow: &mut Flow, plan: &Fixed, centre: CentreId, person: PersonId, number: u32, minutes: i64) {
    debug_assert!(plan.level.file.centres.len() > centre.index());
    let task = Task { centre, effort: Effort::Fixed(minutes), service: None, rework: None };
    let item = flow.create(NewItem {
        purpose: Purpose::Attend { centre, person, number },
        kind: Kind::InternalProject,
        class: Class::Standard,
        route: Route::Own(vec![task]),
        due: None,
        requester: None,
        gate: None,
        because: None,
    });
    flow.seat(item, centre, minutes);
    flow.give(item, person);
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;

    #[test]
    fn a_board_decides_only_when_it_meets_and_only_so_many() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\",
              centres: [(id: \"board\", name: \"Board\", meeting: (every: \"1d\", first: \"day 1 10:00\", most: Fixed(3), length: \"2h\")),
                        (id: \"do\", name: \"Do\")],
              people: [(id: \"ann\", centre: \"board\", shift: Always), (id: \"bob\", centre: \"do\", shift: Always)],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Burst(7, \"day 1 08:00\"),
                        route: [(at: \"board\", effort: Fixed(\"1m\")), (at: \"do\", effort: Fixed(\"10m\"))])])",
        );
        let done = |minute: i64, sim: &mut crate::sim::Simulation| {
            sim.run_until(minute);
            sim.report().work[2].completed
        };
        assert_eq!(done(599, &mut sim), 0);
        assert_eq!(done(700, &mut sim), 3);
        assert_eq!(done(1440 + 599, &mut sim), 3);
        assert_eq!(done(1440 + 700, &mut sim), 6);
        assert_eq!(sim.report().people[0].minutes.working, 220.0, "two hours, and a hundred minutes of the second");
    }
}
