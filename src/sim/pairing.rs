//! Pairing: the expert works with somebody beside them. Slower now; what only one knew, two know later.
//!
//! Mentoring a newcomer is the same from the expert's side; the newcomer works by themselves besides.

use super::action::{Action, Refusal};
use super::flow::{Flow, with_flow};
use super::id::*;
use super::orders::worker;
use super::people::Person;
use super::plan::Plan;
use super::world::World;
use crate::level::rules::Rules;
use crate::tr;

/// Whoever knows no service better than the other by this much teaches them nothing.
const WORTH_IT: f64 = 0.05;

impl Person {
    /// Pace by circumstances, 1 = undisturbed.
    pub(crate) fn circumstances(&self, rules: &Rules) -> f64 {
        let teaching = match (self.learner, self.mentors) {
            (None, _) => 1.0,
            (Some(_), false) => rules.pace_of_a_pair,
            (Some(_), true) => rules.pace_of_a_mentor,
        };
        teaching * self.wellbeing.pace(rules)
    }
}

impl Flow<'_> {
    /// After a person's circumstances changed: what they have in hand goes on at another pace.
    pub(crate) fn repace(&mut self, id: PersonId) {
        let plan = self.plan;
        let person = self.person_mut(id);
        let (before, after) = (person.factor, person.circumstances(&plan.level.rules));
        if before != after {
            person.factor = after;
            person.hands.iter_mut().for_each(|hand| hand.pace *= after / before);
            self.settle(id);
        }
    }

    /// Whoever sits beside somebody learns from the working minutes that were done on a service; whether they know enough
    /// of it now and did not before.
    pub(crate) fn show(&mut self, expert: PersonId, service: Option<ServiceId>, minutes: f64) -> bool {
        let (Some(learner), Some(service)) = (self.person(expert).learner, service) else { return false };
        if !self.person(learner).present {
            return false;
        }
        let rate = (self.plan.level.rules.learned_in_a_pair * minutes / 60.0).min(1.0);
        let known = self.person(expert).knowledge[service.index()];
        let needed = self.plan.level.rules.knowledge_needed;
        let learns = &mut self.person_mut(learner).knowledge[service.index()];
        let before = *learns;
        *learns += (known - *learns).max(0.0) * rate;
        before < needed && *learns >= needed
    }

    /// Somebody comes to sit beside an expert, or goes: what was done on the work in hand until now was shown to whoever
    /// sat there.
    fn show_what_is_in_hand(&mut self, expert: PersonId) {
        let (plan, now) = (self.plan, self.clock.now);
        self.person_mut(expert).advance(now, plan);
        for at in 0..self.person(expert).hands.len() {
            let hand = &mut self.person_mut(expert).hands[at];
            let (item, done) = (hand.item, hand.unshown - hand.remaining);
            hand.unshown = hand.remaining;
            self.show(expert, self.item(item).service, done);
        }
    }

    /// From now on a learner sees what an expert does.
    pub(crate) fn watch(&mut self, expert: PersonId, learner: PersonId, mentors: bool) {
        self.show_what_is_in_hand(expert);
        let row = self.person_mut(expert);
        (row.learner, row.mentors) = (Some(learner), mentors);
        self.repace(expert);
    }

    /// Puts a person at an expert's side: they leave their own work to others, and what nobody else at their centre knows
    /// to whoever does.
    pub(crate) fn pair(&mut self, expert: PersonId, learner: PersonId) {
        let row = self.person_mut(learner);
        (row.beside, row.limit_alone, row.limit) = (Some(expert), row.limit, 0);
        self.put_back_beyond(learner);
        self.watch(expert, learner, false);
        if let Some(at) = self.person(learner).centre {
            for mate in self.centre(at).crew.clone() {
                self.pull(mate);
            }
        }
        self.sort_anew();
    }

    /// Ends whatever pair or mentoring a person is in.
    pub(crate) fn part(&mut self, id: PersonId) {
        let mentor = self.everybody().find(|other| other.learner == Some(id)).map(|other| other.id);
        let experts = [Some(id).filter(|_| self.person(id).learner.is_some()), mentor];
        for expert in experts.into_iter().flatten() {
            self.show_what_is_in_hand(expert);
            let row = self.person_mut(expert);
            row.mentors = false;
            let learner = row.learner.take().expect("just looked");
            self.repace(expert);
            let row = self.person_mut(learner);
            if row.beside.take().is_some() {
                row.limit = row.limit_alone;
                self.pull(learner);
                self.sort_anew();
            }
        }
    }
}

/// Whether two people may begin or end to work together.
pub(crate) fn may_pair(world: &World, expert: &str, learner: &str, together: bool) -> Result<(), Refusal> {
    let (expert, learner) = (worker(world, expert)?, worker(world, learner)?);
    if !together {
        return if expert.learner == Some(learner.id) && !expert.mentors {
            Ok(())
        } else {
            Err(Refusal::new(tr!("refusal-no-pair"), tr!("help-who-beside")))
        };
    }
    if expert.id == learner.id {
        return Err(Refusal::new(tr!("refusal-pair-alone"), tr!("help-somebody-else")));
    }
    let taken = |person: &Person| person.learner.is_some() || person.beside.is_some();
    if taken(expert) || taken(learner) {
        return Err(Refusal::new(tr!("refusal-with-somebody"), tr!("help-end-that")));
    }
    if !expert.knowledge.iter().zip(&learner.knowledge).any(|(more, less)| *more > less + WORTH_IT) {
        return Err(Refusal::new(tr!("refusal-nothing-to-learn"), tr!("help-knows-more")));
    }
    Ok(())
}

/// Begins or ends a pair.
pub(crate) fn do_pair(world: &mut World, expert: &str, learner: &str, together: bool) {
    let plan = world.resource::<Plan>().clone();
    let id = |name: &str| plan.person(name).expect("found possible");
    with_flow(world, |flow| if together { flow.pair(id(expert), id(learner)) } else { flow.part(id(expert)) });
}

/// What could be ordered: each beside whoever knows most, and the end of each pair.
pub(crate) fn candidates(world: &World, workers: &[&Person], out: &mut Vec<Action>) {
    let plan = world.resource::<Plan>();
    let name = |id: PersonId| plan.people[id.index()].id.clone();
    let knows = |person: &Person| person.knowledge.iter().sum::<f64>();
    for learner in workers {
        let others = workers.iter().filter(|other| other.id != learner.id && other.learner.is_none());
        let best = others.copied().reduce(|best, other| if knows(other) > knows(best) { other } else { best });
        if let Some(expert) = best {
            out.push(Action::Pair { expert: name(expert.id), learner: name(learner.id), together: true });
        }
        if let Some(expert) = learner.beside {
            out.push(Action::Pair { expert: name(expert), learner: name(learner.id), together: false });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::action::Action;
    use super::super::test_support::small;
    use crate::sim::Simulation;

    /// Eve knows the web, Ann half of it; both are at work day and night, and Eve has an hour of work each two hours.
    fn two() -> Simulation {
        small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 9 00:00\",
              rules: (pace_of_a_pair: 0.5, learned_in_a_pair: 0.1, learned_per_hour: 0.0),
              services: [(id: \"web\", name: \"Web\", owner: \"desk\")],
              centres: [(id: \"desk\", name: \"Desk\"), (id: \"expert\", name: \"Expert\")],
              people: [(id: \"ann\", centre: \"desk\", shift: Always, otherwise: 0.5), (id: \"eve\", centre: \"expert\", shift: Always)],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: At([\"day 1 00:00\", \"day 1 04:00\"]),
                        route: [(at: \"expert\", effort: Fixed(\"1h\"), service: \"web\")]),
                       (id: \"own\", titles: [\"Own\"], kind: Change, arrivals: At([\"day 1 00:00\"]),
                        route: [(at: \"desk\", effort: Fixed(\"5h\"))])])",
        )
    }

    fn pair(together: bool) -> Action {
        Action::Pair { expert: "eve".into(), learner: "ann".into(), together }
    }

    fn known(sim: &Simulation) -> f64 {
        sim.view().people[0].knowledge[0].1
    }

    #[test]
    fn a_pair_is_slower_and_the_other_learns_what_the_expert_knows_more() {
        let mut sim = two();
        sim.run_until(30);
        sim.submit(pair(true)).unwrap();
        assert!(sim.submit(pair(true)).is_err(), "they are one already");
        sim.run_until(89);
        assert_eq!(sim.metric("completed"), 0.0, "half an hour was done, the rest takes twice as long");
        sim.run_until(90);
        assert_eq!(sim.metric("completed"), 1.0);
        assert!((known(&sim) - 0.525).abs() < 1e-9, "she has seen half an hour's work of it: {}", known(&sim));
        let ann = sim.report().people[0].clone();
        assert_eq!((ann.minutes.working, ann.minutes.idle), (90.0, 0.0), "beside somebody is at work");
        assert_eq!(sim.view().people[0].by_kind.iter().sum::<f64>(), 90.0);
        sim.submit(pair(false)).unwrap();
        sim.run_until(90 + 269);
        assert_eq!(sim.metric("completed"), 2.0, "Eve's second job is done; Ann's own work went on after the pair");
        sim.run_until(90 + 270);
        assert_eq!(sim.metric("completed"), 3.0);
    }

    #[test]
    fn one_sees_what_is_done_while_one_sits_there() {
        let mut sim = two();
        sim.run_until(20);
        sim.submit(pair(true)).unwrap();
        sim.run_until(40);
        sim.submit(pair(false)).unwrap();
        assert!((known(&sim) - (0.5 + 0.5 * 0.1 / 6.0)).abs() < 1e-9, "ten minutes' work in twenty: {}", known(&sim));
        sim.run_until(71);
        sim.submit(pair(true)).unwrap();
        let before = known(&sim);
        assert_eq!(sim.metric("completed"), 1.0, "done at 70, without her");
        sim.run_until(240);
        assert_eq!(known(&sim), before);
        sim.run_until(240 + 120);
        assert!(
            (known(&sim) - (before + (1.0 - before) * 0.1)).abs() < 1e-9,
            "the second job, all of it: {}",
            known(&sim)
        );
    }

    #[test]
    fn who_learns_beside_the_expert_keeps_nothing_from_them() {
        // All the web's work comes to Bob's centre, and only Ann knows enough of it, until he has learned.
        let run = |from: &str, to: &str| {
            let mut sim = small(&format!(
                "(format: 1, title: \"t\", lesson: \"l\", starts: \"Mon 08:00\", ends: \"day 16 00:00\",
                  services: [(id: \"web\", name: \"Web\", owner: \"desk\")],
                  centres: [(id: \"desk\", name: \"Desk\"), (id: \"pool\", name: \"Pool\")],
                  people: [(id: \"ann\", centre: \"desk\"), (id: \"bob\", centre: \"pool\", knowledge: {{\"web\": 0.1}})],
                  demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Every(\"4h\", \"Mon 09:00\"), route: [(at: \"pool\", effort: Fixed(\"1h\"), service: \"web\")])],
                  script: [(id: \"p\", when: From(\"{from}\"), then: [Do(Pair(expert: \"ann\", learner: \"bob\", together: true))]),
                           (id: \"q\", when: From(\"{to}\"), then: [Do(Pair(expert: \"ann\", learner: \"bob\", together: false))])])"
            ));
            sim.run_until(14 * 1440);
            sim
        };
        let done = |sim: &Simulation| sim.report().work[2].completed;
        let (alone, beside) = (run("day 15 12:00", "day 15 12:00"), run("Mon 09:00", "day 15 12:00"));
        assert!(done(&alone) >= 60, "{}", done(&alone));
        assert!(done(&beside) >= 50, "she is slower, and goes on: {}", done(&beside));
        assert_eq!(beside.view().centres[1].queue.len(), 0);
        let ended = run("Mon 09:00", "day 8 00:00");
        assert!(known(&ended) < 1.01 && ended.report().people[1].minutes.working > 0.0);
        assert!(
            ended.view().people[1].by_kind[2] > 600.0,
            "what he can do comes back: {:?}",
            ended.view().people[1].by_kind
        );
    }

    #[test]
    fn who_knows_no_more_teaches_nothing_and_who_is_beside_somebody_has_no_limit_of_their_own() {
        let mut sim = two();
        let reverse = Action::Pair { expert: "ann".into(), learner: "eve".into(), together: true };
        assert!(sim.submit(reverse).unwrap_err().reason.contains("nothing for them to learn"));
        sim.submit(pair(true)).unwrap();
        let limit = Action::LimitPerson { person: "ann".into(), limit: 2 };
        assert!(sim.submit(limit).unwrap_err().reason.contains("beside"));
        assert_eq!(sim.view().people[0].wip_limit, 1, "what is shown is the limit that they go back to");
    }
}
