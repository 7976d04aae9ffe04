//! Hiring: money now, a pair of hands later, and until they know their way about, a mentor who is slower.

use super::action::{Action, Refusal};
use super::agenda::{Agenda, Clock, Event};
use super::business::{self, Account};
use super::flow::with_flow;
use super::id::*;
use super::log::note;
use super::orders::unknown;
use super::people::{self, Person};
use super::plan::Plan;
use super::world::World;
use crate::level::file::Happening;
use crate::tr;

/// The candidate who would be hired next.
fn next(world: &World) -> Option<&Person> {
    let plan = world.resource::<Plan>();
    world
        .rows::<Person>()
        .iter()
        .find(|person| plan.person_file(person.id).candidate.is_some() && person.bound_for.is_none())
}

/// Whether somebody can be hired for a work centre.
pub(crate) fn may_hire(world: &World, centre: &str) -> Result<(), Refusal> {
    world.resource::<Plan>().centre(centre).ok_or_else(|| unknown("work centre", centre))?;
    if next(world).is_none() {
        return Err(Refusal::new(tr!("refusal-nobody-applies"), tr!("help-make-do")));
    }
    Ok(())
}

/// Hires the next candidate: money now; they come when their time is up.
pub(crate) fn do_hire(world: &mut World, centre: &str, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let to = plan.centre(centre).expect("found possible");
    let id = next(world).expect("found possible").id;
    let candidate = plan.person_file(id).candidate.as_ref().expect("a candidate");
    business::pay(world, Account::Hiring, -candidate.cost, because);
    with_flow(world, |flow| flow.person_mut(id).bound_for = Some(to));
    let now = world.resource::<Clock>().now;
    world.resource_mut::<Agenda>().post(now + candidate.takes.checked(), Event::Joins(id));
}

/// The first day: whoever of the crew knows most looks after them.
pub(crate) fn join(event: Event, world: &mut World) {
    let Event::Joins(id) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let mentor = with_flow(world, |flow| {
        let to = flow.person(id).bound_for.expect("only who is hired joins");
        let knows = |person: PersonId| flow.person(person).knowledge.iter().sum::<f64>();
        let free = |person: &&PersonId| {
            let row = flow.person(**person);
            row.learner.is_none() && row.beside.is_none() && knows(**person) > knows(id)
        };
        let crew = flow.centre(to).crew.clone();
        let mentor = crew
            .iter()
            .filter(free)
            .copied()
            .reduce(|best, other| if knows(other) > knows(best) { other } else { best });
        let first = plan.level.file.first_day;
        let shift = people::hours(&plan, flow.person(id));
        let person = flow.person_mut(id);
        (person.centre, person.gone) = (Some(to), false);
        person.present = shift.at_work(now, first);
        flow.centre_mut(to).crew.push(id);
        if let Some(mentor) = mentor {
            flow.watch(mentor, id, true);
        }
        flow.pull(id);
        flow.settle(id);
        flow.sort_anew();
        mentor
    });
    if let Some(mentor) = mentor {
        let until = now + plan.level.rules.mentoring.max(1);
        world.resource_mut::<Agenda>().post(until, Event::Mentored(mentor, id));
    }
    note(world, Happening::Joined(plan.people[id.index()].id.clone()), &[], false, true);
}

/// A newcomer needs their mentor no longer.
pub(crate) fn mentored(event: Event, world: &mut World) {
    let Event::Mentored(mentor, newcomer) = event else { return };
    with_flow(world, |flow| {
        if flow.person(mentor).learner == Some(newcomer) && flow.person(mentor).mentors {
            flow.part(mentor);
        }
    });
}

/// What could be ordered.
pub(crate) fn candidates(world: &World, out: &mut Vec<Action>) {
    if next(world).is_some() {
        let centres = world.resource::<Plan>().level.file.centres.iter();
        out.extend(centres.map(|centre| Action::Hire { centre: centre.id.clone() }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::action::Action;
    use super::super::test_support::small;
    use crate::level::file::{Condition, Happening};

    #[test]
    fn a_newcomer_costs_first_then_slows_a_mentor_and_learns_from_them() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 60 00:00\", cash: 30000,
              rules: (pace_of_a_mentor: 0.5, learned_in_a_pair: 0.1, learned_per_hour: 0.0, mentoring: \"1w\"),
              services: [(id: \"web\", name: \"Web\", owner: \"desk\")],
              centres: [(id: \"desk\", name: \"Desk\")],
              people: [(id: \"eve\", centre: \"desk\", shift: Always),
                       (id: \"nora\", shift: Always, otherwise: 0.0, candidate: (cost: 20000, takes: \"3d\"))],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Burst(2000, \"day 1 00:00\"),
                        route: [(at: \"desk\", effort: Fixed(\"1h\"), service: \"web\")])])",
        );
        let hire = Action::Hire { centre: "desk".into() };
        sim.run_until(0);
        sim.submit(hire.clone()).unwrap();
        assert!(sim.submit(hire).unwrap_err().reason.contains("Nobody applies"));
        assert_eq!((sim.metric("cash"), sim.metric("people")), (10000.0, 1.0));
        assert!(sim.metric("morale.nora").is_nan(), "she is not there yet");
        sim.run_until(3 * 1440);
        assert!(sim.holds(&Condition::Happened(Happening::Joined("nora".into()))));
        assert_eq!((sim.metric("completed"), sim.metric("people")), (72.0, 2.0));
        assert!(sim.metric("morale.nora") > 0.0, "a metric that there was not when the first was asked for");
        sim.run_until(4 * 1440);
        let both = sim.metric("completed") - 72.0;
        assert!((12.0..24.0).contains(&both), "the two do less than Eve alone did: {both}");
        assert!(sim.view().people[1].knowledge[0].1 > 0.6, "but Nora has seen a dozen jobs");
        sim.run_until(11 * 1440);
        let before = sim.metric("completed");
        sim.run_until(12 * 1440);
        assert!(sim.metric("completed") - before > 40.0, "after a week both do nearly a job an hour");
    }
}
