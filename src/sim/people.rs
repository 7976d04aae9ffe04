//! People: shifts, knowledge, pace, switching loss, and where their minutes go.

use bevy_ecs::prelude::Component;
use serde::Serialize;

use super::agenda::{Agenda, Clock, Event};
use super::flow::{Flow, with_flow};
use super::id::*;
use super::plan::{Fixed, Plan, Shift};
use super::rng::above;
use super::rows::copied_in_place;
use super::unplanned;
use super::view::Minutes;
use super::wellbeing::Wellbeing;
use super::world::World;
use crate::level::file::{Interruptions, Kind};
use crate::level::rules::Rules;

/// Most items that anyone can have in hand: whatever more they are asked waits.
pub(crate) const MOST_IN_HAND: usize = 8;

/// The account of work beside somebody who shows how.
const BESIDE: usize = Kind::InternalProject as usize;

/// What is left of an item is less than this many minutes: it is done.
const DONE: f64 = 1e-6;

/// The five accounts of a person's time.
const WORKING: usize = 0;
const SWITCHING: usize = 1;
const BLOCKED: usize = 2;
const IDLE: usize = 3;
const OFF: usize = 4;

/// What has become of some time.
struct Spent {
    /// To the account of working, thousandths of minutes.
    working: i64,
    /// The account of the rest, and how much that is.
    rest: usize,
    left: i64,
    /// Working minutes of each item in hand.
    each: f64,
    /// Minutes beside somebody.
    beside: f64,
}

impl Spent {
    fn add_to(&self, account: &mut [i64; 5]) {
        account[WORKING] += self.working;
        account[self.rest] += self.left;
    }
}

/// An item in hand.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Hand {
    pub(crate) item: ItemId,
    /// Working minutes left for somebody of pace 1.
    pub(crate) remaining: f64,
    /// What was left when it was taken, or when somebody came to sit beside: what is done since is shown to them.
    pub(crate) unshown: f64,
    /// Pace of this person at this item.
    pub(crate) pace: f64,
    /// Where its minutes are booked ([`unplanned::account`]).
    pub(crate) account: u8,
}

/// A person.
#[derive(Component, Debug, Serialize)]
pub(crate) struct Person {
    pub(crate) id: PersonId,
    pub(crate) centre: Option<CentreId>,
    pub(crate) present: bool,
    pub(crate) speed: f64,
    pub(crate) limit: u32,
    pub(crate) interruptions: Interruptions,
    pub(crate) triage: Option<CentreId>,
    pub(crate) knowledge: Vec<f64>,
    pub(crate) hands: Vec<Hand>,
    /// Accounted for until here.
    pub(crate) updated: i64,
    /// Minute of the finish that stands on the agenda.
    pub(crate) due: Option<i64>,
    /// Grows whenever that changes: older finishes are void.
    pub(crate) generation: u32,
    /// Working, switching, blocked, idle, off: thousandths of minutes.
    pub(crate) account: [i64; 5],
    /// The same at the end of the warm-up.
    pub(crate) account_at_warm_up: [i64; 5],
    /// Productive minutes by account ([`unplanned::account`]).
    pub(crate) worked: [f64; unplanned::ACCOUNTS],
    /// Items of theirs that wait for something.
    pub(crate) waiting: u32,
    /// Stays until then this evening.
    pub(crate) overtime_until: i64,
    /// Minutes of overtime so far.
    pub(crate) overtime_minutes: i64,
    /// Slower from then …
    pub(crate) tired_from: i64,
    /// … until then, after overtime.
    pub(crate) tired_until: i64,
    /// Only for the person that the player is: busy with the player's decisions until then.
    pub(crate) busy_until: i64,
    pub(crate) is_you: bool,
    /// Other hours than the level says, since an effect said so, and their next boundary.
    pub(crate) hours: Option<(Shift, i64)>,
    /// Pace by circumstances ([`Person::circumstances`]), 1 = undisturbed.
    pub(crate) factor: f64,
    /// Who learns from them now …
    pub(crate) learner: Option<PersonId>,
    /// … as a newcomer who also works by themselves.
    pub(crate) mentors: bool,
    /// At whose side they are; then they take nothing by themselves.
    pub(crate) beside: Option<PersonId>,
    /// Their own limit, while they are beside somebody.
    pub(crate) limit_alone: u32,
    pub(crate) wellbeing: Wellbeing,
    /// Not in the company: not yet, or no more.
    pub(crate) gone: bool,
    /// Hired for this work centre.
    pub(crate) bound_for: Option<CentreId>,
}

copied_in_place!(Person: knowledge, hands);

impl Person {
    /// Brings accounts and work up to a minute.
    pub(crate) fn advance(&mut self, now: i64, plan: &Fixed) {
        if now <= self.updated {
            return;
        }
        let spent = self.since(now, plan);
        spent.add_to(&mut self.account);
        for hand in &mut self.hands {
            hand.remaining -= spent.each * hand.pace;
            self.worked[usize::from(hand.account)] += spent.each;
        }
        if spent.beside > 0.0 {
            self.worked[BESIDE] += spent.beside;
        }
        self.updated = now;
    }

    /// What has become of the time up to a minute.
    fn since(&self, now: i64, plan: &Fixed) -> Spent {
        let dt = (now - self.updated).max(0);
        if self.is_you {
            let busy = (self.busy_until.min(now) - self.updated).clamp(0, dt);
            let rest = if self.present { IDLE } else { OFF };
            return Spent { working: busy * 1000, rest, left: (dt - busy) * 1000, each: 0.0, beside: 0.0 };
        }
        let all = |rest: usize| Spent { working: 0, rest, left: dt * 1000, each: 0.0, beside: 0.0 };
        if !self.present {
            return all(OFF);
        }
        if self.hands.is_empty() {
            return if self.beside.is_some() {
                Spent { beside: dt as f64, ..all(WORKING) }
            } else {
                all(if self.waiting > 0 { BLOCKED } else { IDLE })
            };
        }
        let share = i64::from(self.productive(plan));
        let each = match self.hands.len() {
            1 if share == 1000 => dt as f64, // The same, without two divisions.
            many => (dt * share) as f64 / 1000.0 / many as f64,
        };
        Spent { working: dt * share, rest: SWITCHING, left: dt * (1000 - share), each, beside: 0.0 }
    }

    /// The five accounts, and the working minutes by account of work, as they stand at a minute.
    pub(crate) fn accounts(&self, now: i64, plan: &Fixed) -> ([i64; 5], [f64; unplanned::ACCOUNTS]) {
        let (mut account, mut worked) = ([0; 5], [0.0; unplanned::ACCOUNTS]);
        self.add_accounts(now, plan, &mut account, &mut worked);
        (account, worked)
    }

    /// Adds them to those of others.
    pub(crate) fn add_accounts(
        &self,
        now: i64,
        plan: &Fixed,
        account: &mut [i64; 5],
        worked: &mut [f64; unplanned::ACCOUNTS],
    ) {
        let spent = self.since(now, plan);
        account.iter_mut().zip(self.account).for_each(|(sum, before)| *sum += before);
        spent.add_to(account);
        let mut own = self.worked;
        own[BESIDE] += spent.beside;
        self.hands.iter().for_each(|hand| own[usize::from(hand.account)] += spent.each);
        worked.iter_mut().zip(own).for_each(|(sum, minutes)| *sum += minutes);
    }

    /// Productive minutes by kind of work.
    pub(crate) fn by_kind(&self) -> [f64; 4] {
        unplanned::by_kind(&self.worked)
    }

    /// Productive share at the present number of items, thousandths.
    pub(crate) fn productive(&self, plan: &Fixed) -> u32 {
        plan.productive[self.hands.len().min(15)]
    }

    /// Minutes until the first item in hand is done, if any.
    pub(crate) fn minutes_to_finish(&self, plan: &Fixed) -> Option<i64> {
        if !self.present || self.hands.is_empty() {
            return None;
        }
        let least = self.hands.iter().map(|h| h.remaining / h.pace).fold(f64::INFINITY, f64::min);
        let minutes = match (self.hands.len(), self.productive(plan)) {
            (1, 1000) => least - DONE,
            (many, share) => (least - DONE) / (f64::from(share) / 1000.0 / many as f64),
        };
        Some(above(minutes).max(0))
    }

    /// Takes a finished item out of hand.
    pub(crate) fn take_finished(&mut self) -> Option<Hand> {
        let at = self.hands.iter().position(|h| h.remaining <= DONE)?;
        Some(self.hands.remove(at))
    }

    /// Takes work from a queue by themselves? Not beside an expert, and not as the player.
    pub(crate) fn takes(&self) -> bool {
        self.beside.is_none() && !self.is_you
    }

    /// Knows enough of a service to work on it at all?
    pub(crate) fn can(&self, service: Option<ServiceId>, rules: &Rules) -> bool {
        service.is_none_or(|s| self.knowledge[s.index()] >= rules.knowledge_needed)
    }

    /// Stayed longer the evening before?
    pub(crate) fn tired(&self, now: i64) -> bool {
        (self.tired_from..self.tired_until).contains(&now)
    }

    /// Pace at a task on a service, 1 = as estimated. Never nothing.
    pub(crate) fn pace(&self, service: Option<ServiceId>, rules: &Rules, now: i64) -> f64 {
        let tired = if self.tired(now) { rules.pace_after_overtime } else { 1.0 };
        let knowing = service.map_or(1.0, |s| {
            let span = (1.0 - rules.knowledge_needed).max(1e-9);
            let known = ((self.knowledge[s.index()] - rules.knowledge_needed) / span).clamp(0.0, 1.0);
            rules.pace_of_the_least_knowing + (1.0 - rules.pace_of_the_least_knowing) * known
        });
        (self.speed * tired * knowing * self.factor).max(0.01)
    }

    /// Learns from working minutes on a service.
    pub(crate) fn learn(&mut self, service: Option<ServiceId>, minutes: f64, rules: &Rules) {
        if let Some(service) = service {
            let known = &mut self.knowledge[service.index()];
            *known += (1.0 - *known) * (rules.learned_per_hour * minutes / 60.0).min(1.0);
        }
    }

    /// This person as they stand at a minute, without changing anything.
    pub(crate) fn at(&self, now: i64, plan: &Fixed) -> Self {
        let mut then = self.clone();
        then.advance(now, plan);
        then
    }

    /// The five shares up to the minute they were last brought up to.
    pub(crate) fn minutes(&self) -> Minutes {
        minutes(self.account)
    }
}

/// Accounts in minutes.
pub(crate) fn minutes(account: [i64; 5]) -> Minutes {
    let [working, switching, blocked, idle, off] = account.map(|milli| milli as f64 / 1000.0);
    Minutes { working, switching, blocked, idle, off }
}

/// A shift begins or ends.
pub(crate) fn change_shift(id: PersonId, flow: &mut Flow) {
    let (now, first) = (flow.clock.now, flow.plan.level.file.first_day);
    let (shift, boundary) = flow.person(id).hours.unwrap_or((flow.plan.people[id.index()].shift, now));
    let overtime_ends = now == flow.person(id).overtime_until;
    if now != boundary && !overtime_ends {
        return; // A boundary of other hours, which no longer hold.
    }
    let due = shift.at_work(now, first) || now < flow.person(id).overtime_until;
    if let Some(next) = shift.next_boundary(now, first)
        && (due == shift.at_work(now, first) || now != flow.person(id).overtime_until)
    {
        if flow.person(id).hours.is_none_or(|(_, at)| at != next) {
            flow.agenda.post(next, Event::Shift(id));
        }
        if let Some((_, at)) = &mut flow.person_mut(id).hours {
            *at = next;
        }
    }
    let person = flow.person_mut(id);
    let present = due && !person.gone;
    if person.present != present {
        person.present = present;
        flow.settle(id);
        flow.pull(id);
    }
}

/// A person works other hours from now on.
pub(crate) fn work(world: &mut World, id: PersonId, hours: Shift) {
    let now = world.resource::<Clock>().now;
    with_flow(world, |flow| flow.person_mut(id).hours = Some((hours, now)));
    world.resource_mut::<Agenda>().post(now, Event::Shift(id));
}

/// A person's hours.
pub(crate) fn hours(plan: &Fixed, person: &Person) -> Shift {
    person.hours.map_or(plan.people[person.id.index()].shift, |(shift, _)| shift)
}

/// Asks a centre's crew to stay longer this evening. Costs money, and pace tomorrow.
pub(crate) fn stay_longer(world: &mut World, centre: CentreId, because: Option<FactId>) {
    let (now, plan) = (world.resource::<Clock>().now, world.resource::<Plan>().clone());
    let rules = &plan.level.rules;
    let crew = with_flow(world, |flow| flow.centre(centre).crew.clone());
    for id in crew {
        let end = with_flow(world, |flow| shift_end(&plan, flow.person(id), now));
        let Some(end) = end else { continue };
        let until = end + rules.overtime;
        with_flow(world, |flow| {
            let person = flow.person_mut(id);
            person.overtime_until = until;
            person.overtime_minutes += rules.overtime;
            if !person.tired(now) {
                person.tired_from = until;
            }
            person.tired_until = until + 20 * 60;
        });
        let agenda = world.resource_mut::<Agenda>();
        agenda.post(until, Event::Shift(id));
        let cost = rules.overtime_cost * rules.overtime as f64 / 60.0;
        super::business::pay(world, super::business::Account::Overtime, -cost, because);
    }
}

/// When a person's shift of today ends (or ended).
pub(crate) fn shift_end(plan: &Fixed, person: &Person, now: i64) -> Option<i64> {
    let first = plan.level.file.first_day;
    let shift = hours(plan, person);
    if shift.at_work(now, first) { shift.next_boundary(now, first) } else { None }
}

/// A weekend: nobody is tired on Monday.
pub(crate) fn rest(world: &mut World) {
    for person in world.rows_mut::<Person>() {
        person.tired_until = i64::MIN;
    }
}

#[cfg(test)]
mod tests {
    use super::super::action::Action;
    use super::super::test_support::*;

    /// Two equal jobs of an hour, taken in hand together.
    fn finished_at(switching: &str) -> f64 {
        let mut sim = small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 2 00:00\", rules: (switching: {switching}),
              centres: [(id: \"desk\", name: \"Desk\")],
              people: [(id: \"ann\", centre: \"desk\", shift: Always, wip_limit: 2)],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Burst(2, \"day 1 01:00\"), route: [(at: \"desk\", effort: Fixed(\"1h\"))])])"
        ));
        sim.run_until(1440);
        let report = sim.report();
        assert_eq!(report.work[2].completed, 2);
        let minutes = report.people[0].minutes;
        let sum = minutes.working + minutes.switching + minutes.blocked + minutes.idle + minutes.off;
        assert_eq!(sum, 1440.0);
        report.work[2].mean_lead_minutes
    }

    #[test]
    fn two_things_at_once_take_two_and_a_half_lengths_by_weinberg_and_two_without_loss() {
        assert_eq!(finished_at("Off"), 120.0);
        assert_eq!(finished_at("Weinberg"), 150.0);
    }

    #[test]
    fn a_room_s_limit_is_shared_and_who_has_least_takes_first() {
        let text = |limit: &str, ben: &str| {
            format!(
                "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", rules: (switching: Off),
                  centres: [(id: \"room\", name: \"Room\"{limit})],
                  people: [(id: \"ann\", centre: \"room\", shift: Always, wip_limit: 3), (id: \"ben\", centre: \"room\", shift: {ben}, wip_limit: 3)],
                  demand: [(id: \"jobs\", titles: [\"Job\"], kind: Change, arrivals: Burst(9, \"day 1 00:30\"),
                            route: [(at: \"room\", effort: Fixed(\"20h\"))])])"
            )
        };
        let hands = |limit: &str, ben: &str| {
            let mut sim = small(&text(limit, ben));
            sim.run_until(120);
            sim.view().people.iter().map(|p| p.hands.len()).collect::<Vec<_>>()
        };
        assert_eq!(hands("", "Always"), [3, 3]);
        assert_eq!(hands(", wip_limit: 2", "Always"), [1, 1]);
        assert_eq!(hands(", wip_limit: 3", "Always"), [2, 1]);
        assert_eq!(hands(", wip_limit: 1", "Always"), [1, 0]);
        // Ben comes half an hour after the work: his part of it has waited for him.
        let late = "Weekdays(\"01:00\", \"09:00\")";
        assert_eq!(hands("", late), [3, 3]);
        assert_eq!(hands(", wip_limit: 2", late), [1, 1]);
        assert_eq!(hands(", wip_limit: 3", late), [2, 1]);
    }

    #[test]
    fn a_helper_from_elsewhere_who_is_done_makes_room() {
        // Ben helps with one of the two that the room may have in hand at once; Ann's three wait behind it.
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", rules: (switching: Off),
              centres: [(id: \"room\", name: \"Room\", wip_limit: 1), (id: \"other\", name: \"Other\")],
              people: [(id: \"ann\", centre: \"room\", shift: Weekdays(\"01:00\", \"23:00\")), (id: \"ben\", centre: \"other\", shift: Always)],
              demand: [(id: \"jobs\", titles: [\"Job\"], kind: Change, arrivals: Burst(2, \"day 1 00:30\"), route: [(at: \"room\", effort: Fixed(\"1h\"))])])"
        );
        sim.run_until(31);
        let first = sim.view().items[0].id;
        sim.submit(Action::Assign { item: first, person: "ben".into() }).unwrap();
        sim.run_until(80);
        assert!(sim.view().people[0].hands.is_empty(), "the room is full");
        sim.run_until(92);
        assert_eq!(sim.view().people[0].hands.len(), 1, "Ben is done: Ann begins");
    }

    #[test]
    fn what_waits_for_the_expert_comes_back_when_the_pool_has_learned() {
        // Ann knows nothing of the web: all its work waits for Eve, until Eve has written it down.
        let text = |document: bool| {
            let script = if document {
                "script: [(id: \"s\", when: From(\"day 1 01:00\"), then: [Do(Document(person: \"eve\", service: \"web\"))])],"
            } else {
                ""
            };
            format!(
                "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", {script}
                  services: [(id: \"web\", name: \"Web\", owner: \"pool\", documentation: 0.0)],
                  centres: [(id: \"pool\", name: \"Pool\"), (id: \"expert\", name: \"Expert\")],
                  people: [(id: \"ann\", centre: \"pool\", shift: Always, otherwise: 0.0), (id: \"eve\", centre: \"expert\", shift: Always)],
                  demand: [(id: \"jobs\", titles: [\"Job\"], kind: Change, arrivals: Burst(30, \"day 1 00:30\"),
                            route: [(at: \"pool\", effort: Fixed(\"2h\"), service: \"web\")])])"
            )
        };
        let (mut alone, mut pool) = (small(&text(false)), small(&text(true)));
        alone.run_until(60);
        assert_eq!(alone.view().centres.iter().map(|c| c.queue.len()).collect::<Vec<_>>(), [0, 29]);
        alone.run_until(1440);
        pool.run_until(1440);
        assert_eq!(alone.view().centres[0].queue.len() + alone.view().people[0].hands.len(), 0);
        assert_eq!(pool.view().centres[1].queue.len(), 0, "what Ann can do now waits for her");
        assert!(pool.view().centres[0].queue.len() > 5 && pool.view().people[0].hands.len() == 1);
        let work = &pool.report().work[2];
        assert_eq!(work.arrived, work.completed + work.open);
    }

    #[test]
    fn who_knows_less_is_slower_and_who_knows_nothing_hands_on() {
        let lead = |known: f64| {
            let mut sim = small(&format!(
                "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\",
                  centres: [(id: \"desk\", name: \"Desk\"), (id: \"expert\", name: \"Expert\")],
                  services: [(id: \"web\", name: \"Web\", owner: \"desk\")],
                  people: [(id: \"ann\", centre: \"desk\", shift: Always, otherwise: {known}), (id: \"eve\", centre: \"expert\", shift: Always)],
                  demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: At([\"day 1 01:00\"]),
                            route: [(at: \"desk\", effort: Fixed(\"2h\"), service: \"web\")])])"
            ));
            sim.run_until(2880);
            let report = sim.report();
            assert_eq!(report.work[2].completed, 1);
            (report.work[2].mean_lead_minutes, report.people[1].minutes.working)
        };
        assert_eq!(lead(1.0), (120.0, 0.0));
        let (slow, expert) = lead(0.31);
        assert!(slow > 240.0 && expert == 0.0, "{slow} {expert}");
        assert_eq!(lead(0.1), (120.0, 120.0), "the expert did it");
    }
}
