//! The flow kernel: items enter queues, people pull them under WIP limits, finish tasks, and pass items on.
//!
//! This is where nine tenths of all events are handled; everything rarer goes through [`with_flow`].

use bevy_ecs::prelude::Component;
use serde::Serialize;
use std::collections::VecDeque;

use super::agenda::{Agenda, Clock, Event, Purpose};
use super::audit;
use super::conwip::Loops;
use super::debt::Debt;
use super::demand;
use super::goal::MOST;
use super::id::*;
use super::improvement::{self, Reserve};
use super::metrics::Totals;
use super::people::{self, Hand, MOST_IN_HAND, Person};
use super::plan::{Fixed, StreamPlan, Task};
use super::project::Projects;
use super::rng::{Purpose as Luck, Stream, subject};
use super::rows::{Columns, copied_in_place};
use super::stakeholder::Stakeholder;
use super::unplanned::{self, Source};
use super::world::World;
use crate::level::file::{ChangeControl, Class, Discipline, Interruptions, Kind};
use crate::level::rules::Rules;

/// The tasks of an item.
#[derive(Clone, Debug, Serialize)]
pub(crate) enum Route {
    /// As the stream says.
    Stream(StreamId),
    /// Its own.
    Own(Vec<Task>),
}

/// Where an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Place {
    /// In the queue of its centre.
    Queue,
    /// In somebody's hands.
    Hands(PersonId),
    /// Waiting for something.
    Aside(Wait),
}

/// What an item aside waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Wait {
    /// You set it aside.
    Held,
    /// Changes are frozen.
    Frozen,
    /// A service gives wrong results.
    Service(ServiceId),
    /// A WIP limit is reached.
    Outside,
    /// Its project is frozen.
    Project(ProjectId),
    /// Finished, and not in production.
    Release(PipelineId),
    /// You planned it for the day that begins in this minute.
    Day(i64),
}

/// A work item. Items come and go by the thousand, so their rows stand densely in [`Items`], not in entities.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WorkItem {
    pub(crate) id: ItemId,
    pub(crate) purpose: Purpose,
    pub(crate) kind: Kind,
    /// Where it comes from, if it is unplanned.
    pub(crate) source: Source,
    pub(crate) class: Class,
    pub(crate) route: Route,
    pub(crate) step: u16,
    /// Tasks begun: tells the efforts of two visits apart.
    pub(crate) visits: u16,
    pub(crate) place: Place,
    /// Where it is (or where its task is counted).
    pub(crate) centre: CentreId,
    pub(crate) service: Option<ServiceId>,
    pub(crate) arrived: i64,
    pub(crate) entered: i64,
    pub(crate) due: Option<i64>,
    pub(crate) requester: Option<StakeholderId>,
    pub(crate) effort: f64,
    pub(crate) remaining: f64,
    /// Put on top of its queue by you.
    pub(crate) pinned: bool,
    /// Works only while this service gives right results.
    pub(crate) gate: Option<ServiceId>,
    /// Sent elsewhere because nobody at its task's own centre knows enough.
    pub(crate) escalated: bool,
    /// Is being sorted before its first task.
    pub(crate) triage: bool,
    /// Done off the record: no board shows it, no rule holds it up.
    pub(crate) off_record: bool,
    /// Let in during a freeze.
    pub(crate) authorised: bool,
    /// Is before the board.
    pub(crate) in_review: bool,
    /// The board has let it pass.
    pub(crate) reviewed: bool,
    /// The WIP limit that it is counted by.
    pub(crate) in_loop: Option<u8>,
    /// Who did duties that must be kept apart from a later one, and which rules say so.
    pub(crate) done_by: Vec<(PersonId, u8)>,
    /// Has a flaw that nobody has found yet.
    pub(crate) flawed: bool,
    /// Its requester's distrust when it came, 0…100: how loudly they ask.
    pub(crate) voice: f64,
    /// The decision that led to it.
    pub(crate) because: Option<FactId>,
}

/// What is known of a new item.
pub(crate) struct NewItem {
    pub(crate) purpose: Purpose,
    pub(crate) kind: Kind,
    pub(crate) class: Class,
    pub(crate) route: Route,
    pub(crate) due: Option<i64>,
    pub(crate) requester: Option<StakeholderId>,
    pub(crate) gate: Option<ServiceId>,
    pub(crate) because: Option<FactId>,
}

/// A work centre.
#[derive(Component, Debug, Serialize)]
pub(crate) struct Centre {
    pub(crate) id: CentreId,
    pub(crate) queue: VecDeque<ItemId>,
    pub(crate) aside: Vec<ItemId>,
    pub(crate) crew: Vec<PersonId>,
    pub(crate) discipline: Discipline,
    pub(crate) limit: Option<u32>,
    /// Nothing is taken from its queue but at meetings.
    pub(crate) meets: bool,
    /// Items of its tasks in anybody's hands.
    pub(crate) in_hand: u32,
    pub(crate) arrivals: u64,
    pub(crate) completions: u64,
    pub(crate) pulls: u64,
    pub(crate) waited: i64,
    pub(crate) touched: i64,
    pub(crate) queue_minutes: i64,
    pub(crate) in_hand_minutes: i64,
    /// Last time the team told what it changed.
    pub(crate) told: Option<i64>,
    /// How many times as quick as at the start.
    pub(crate) pace: f64,
    /// Time kept for improvement.
    pub(crate) reserve: Option<Reserve>,
}

copied_in_place!(Centre: queue, aside, crew);

impl Centre {
    /// Brings the time averages up to a minute.
    pub(crate) fn touch(&mut self, now: i64) {
        (self.queue_minutes, self.in_hand_minutes) = self.minutes_at(now);
        self.touched = now;
    }

    /// Item minutes in the queue and in hand, as they stand at a minute.
    pub(crate) fn minutes_at(&self, now: i64) -> (i64, i64) {
        let dt = now - self.touched;
        (self.queue_minutes + dt * self.queue.len() as i64, self.in_hand_minutes + dt * i64::from(self.in_hand))
    }

    /// Takes an item out of the queue. Most often it is the first in line, and found at once.
    fn unqueue(&mut self, id: ItemId) {
        if self.queue.front() == Some(&id) {
            self.queue.pop_front();
        } else if let Some(at) = self.queue.iter().position(|&other| other == id) {
            self.queue.remove(at);
        }
    }

    /// Forgets everything before now.
    pub(crate) fn start_statistics(&mut self, now: i64) {
        (self.arrivals, self.completions, self.pulls, self.waited) = (0, 0, 0, 0);
        (self.queue_minutes, self.in_hand_minutes, self.touched) = (0, 0, now);
    }
}

/// The open items. Rows of closed ones are used again; numbers are not.
#[derive(Debug, Default)]
pub(crate) struct Items {
    /// Number of items before the oldest open one.
    closed: u32,
    /// From the oldest open item on: the place of its row.
    places: VecDeque<u32>,
    rows: Vec<WorkItem>,
    free: Vec<u32>,
    /// How many of the open ones work only while some service gives right results.
    gated: usize,
}

copied_in_place!(Items: places, rows, free);

/// The place of an item that is closed.
const NOWHERE: u32 = u32::MAX;

impl Items {
    /// Open items in order of arrival.
    pub(crate) fn open(&self) -> impl Iterator<Item = &WorkItem> + '_ {
        self.places.iter().filter(|&&at| at != NOWHERE).map(|&at| &self.rows[at as usize])
    }

    /// An open item.
    pub(crate) fn get(&self, id: ItemId) -> Option<&WorkItem> {
        self.rows.get(*self.places.get(id.0.checked_sub(self.closed)? as usize)? as usize)
    }

    fn get_mut(&mut self, id: ItemId) -> Option<&mut WorkItem> {
        self.rows.get_mut(*self.places.get(id.0.checked_sub(self.closed)? as usize)? as usize)
    }

    /// Number of open items.
    pub(crate) fn count(&self) -> usize {
        self.rows.len() - self.free.len()
    }

    /// Some open item works only while some service gives right results.
    pub(crate) fn any_gated(&self) -> bool {
        self.gated > 0
    }

    /// Items so far.
    pub(crate) fn created(&self) -> u32 {
        self.closed + u32::try_from(self.places.len()).expect("fewer than 2^32 items")
    }

    fn open_one(&mut self, row: WorkItem) {
        self.gated += usize::from(row.gate.is_some());
        let at = match self.free.pop() {
            Some(at) => {
                self.rows[at as usize] = row;
                at
            }
            None => {
                self.rows.push(row);
                u32::try_from(self.rows.len() - 1).expect("fewer than 2^32 items")
            }
        };
        self.places.push_back(at);
    }

    fn close(&mut self, id: ItemId) {
        let place = std::mem::replace(&mut self.places[(id.0 - self.closed) as usize], NOWHERE);
        self.gated -= usize::from(self.rows[place as usize].gate.is_some());
        self.free.push(place);
        while self.places.front() == Some(&NOWHERE) {
            self.places.pop_front();
            self.closed += 1;
        }
    }
}

impl Serialize for Items {
    /// What is open, and how many there were: where the rows stand does not matter.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.created(), self.open().collect::<Vec<_>>()).serialize(serializer)
    }
}

/// How changes get in, and the number of freeze windows that are in force.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Control(pub(crate) ChangeControl, pub(crate) u32);

impl Control {
    /// Nothing goes in by itself.
    pub(crate) fn frozen(self) -> bool {
        self.0 == ChangeControl::Frozen || self.1 > 0
    }
}

/// Everything that the flow touches. An id is a place in a slice.
pub(crate) struct Flow<'r> {
    pub(crate) plan: &'r Fixed,
    pub(crate) clock: &'r mut Clock,
    pub(crate) control: ChangeControl,
    pub(crate) frozen: bool,
    pub(crate) debt: &'r Debt,
    pub(crate) agenda: &'r mut Agenda,
    pub(crate) items: &'r mut Items,
    pub(crate) loops: &'r mut Loops,
    pub(crate) projects: &'r Projects,
    pub(crate) totals: &'r mut Totals,
    centres: &'r mut [Centre],
    people: &'r mut [Person],
    pub(crate) sources: &'r mut [demand::Source],
    stakeholders: &'r [Stakeholder],
}

const ALIVE: &str = "ids of open items lead to their rows";

/// Works on the flow from a handler that has the whole world.
pub(crate) fn with_flow<T>(world: &mut World, work: impl FnOnce(&mut Flow) -> T) -> T {
    let (singles, rows) = world.parts();
    let Columns { centres, people, sources, stakeholders } = rows.of_flow();
    work(&mut Flow {
        plan: &singles.plan.0,
        clock: &mut singles.clock,
        control: singles.control.0,
        frozen: singles.control.frozen(),
        debt: &singles.debt,
        agenda: &mut singles.agenda,
        items: &mut singles.items,
        loops: &mut singles.loops,
        projects: &singles.projects,
        totals: &mut singles.totals,
        centres,
        people,
        sources,
        stakeholders,
    })
}

impl Flow<'_> {
    pub(crate) fn item(&self, id: ItemId) -> &WorkItem {
        self.items.get(id).expect(ALIVE)
    }

    pub(crate) fn item_mut(&mut self, id: ItemId) -> &mut WorkItem {
        self.items.get_mut(id).expect(ALIVE)
    }

    pub(crate) fn centre(&self, id: CentreId) -> &Centre {
        &self.centres[id.index()]
    }

    pub(crate) fn centre_mut(&mut self, id: CentreId) -> &mut Centre {
        &mut self.centres[id.index()]
    }

    pub(crate) fn person(&self, id: PersonId) -> &Person {
        &self.people[id.index()]
    }

    /// Everybody, in the order of their ids.
    pub(crate) fn everybody(&self) -> impl Iterator<Item = &Person> + '_ {
        self.people.iter()
    }

    /// A person, accounted for up to now. Call [`Flow::settle`] when the hands or the pace have changed.
    pub(crate) fn person_mut(&mut self, id: PersonId) -> &mut Person {
        let person = &mut self.people[id.index()];
        person.advance(self.clock.now, self.plan);
        person
    }

    /// The distrust of a stakeholder, if some queue hears it.
    fn voice_of(&self, who: StakeholderId) -> f64 {
        if self.plan.hears_voices { 100.0 - self.stakeholders[who.index()].trust } else { 0.0 }
    }

    /// The task that an item is at, and the number of its tasks.
    pub(crate) fn task(&self, item: &WorkItem) -> (Task, u16) {
        let route: &[Task] = match &item.route {
            Route::Stream(stream) => &self.plan.streams[stream.index()].route,
            Route::Own(tasks) => tasks,
        };
        (route[usize::from(item.step)], route.len() as u16)
    }

    /// A new item; it is nowhere yet.
    pub(crate) fn create(&mut self, new: NewItem) -> ItemId {
        let id = ItemId(self.items.created());
        let now = self.clock.now;
        self.items.open_one(WorkItem {
            id,
            purpose: new.purpose,
            kind: new.kind,
            source: Source::default(),
            class: new.class,
            route: new.route,
            step: 0,
            visits: 0,
            place: Place::Queue,
            centre: CentreId(0),
            service: None,
            arrived: now,
            entered: now,
            due: new.due,
            requester: new.requester,
            effort: 0.0,
            remaining: 0.0,
            pinned: false,
            gate: new.gate,
            escalated: false,
            triage: false,
            off_record: false,
            authorised: false,
            in_review: false,
            reviewed: false,
            in_loop: None,
            done_by: Vec::new(),
            flawed: false,
            voice: new.requester.map_or(0.0, |who| self.voice_of(who)),
            because: new.because,
        });
        self.totals.arrived[new.kind as usize] += 1;
        id
    }

    /// Sends an item to the task that it is at: draws its effort and puts it into a queue.
    pub(crate) fn send(&mut self, id: ItemId) {
        let item = self.item(id);
        let (task, steps) = self.task(item);
        let last = item.step + 1 == steps;
        let subject = luck_subject(item.purpose, item.visits);
        let mut minutes = Stream::minutes_of(self.clock.seed, Luck::Effort, subject, task.effort);
        minutes = self.burdened(minutes, task.service);
        let is_change = matches!(item.purpose, Purpose::Demand { change: Some(_), .. }) && !item.off_record;
        if is_change && item.step == 0 && self.control != ChangeControl::WildWest {
            minutes += self.plan.level.rules.card;
        }
        let frozen = is_change && last && self.frozen && !item.authorised && !self.is_emergency(item);
        if is_change
            && last
            && !item.reviewed
            && let Some(board) = self.board_for(item)
        {
            let minutes = self.plan.level.rules.review;
            self.item_mut(id).in_review = true;
            return self.seat(id, board, minutes);
        }
        let centre = self.who_can(task.centre, task.service);
        let item = self.item_mut(id);
        item.visits += 1;
        item.effort = minutes as f64;
        item.remaining = item.effort;
        item.service = task.service;
        item.centre = centre;
        item.escalated = centre != task.centre;
        if frozen {
            self.set_aside(id, Wait::Frozen);
        } else {
            self.enqueue(id);
        }
    }

    /// The board that must let a change pass, if there is one for it.
    pub(crate) fn board_for(&self, item: &WorkItem) -> Option<CentreId> {
        let Purpose::Demand { stream, .. } = item.purpose else { return None };
        if self.is_emergency(item) {
            return None;
        }
        match self.control {
            ChangeControl::Board => self.plan.board,
            ChangeControl::Light if !self.plan.streams[stream.index()].standard => self.plan.board,
            _ => None,
        }
    }

    /// Puts an item before a centre for so many minutes that no task of its route asks for.
    pub(crate) fn seat(&mut self, id: ItemId, centre: CentreId, minutes: i64) {
        let minutes = minutes as f64;
        let item = self.item_mut(id);
        (item.effort, item.remaining, item.service, item.centre) = (minutes, minutes, None, centre);
        self.enqueue(id);
    }

    /// Sends an item to its first task, but to be done at this centre.
    pub(crate) fn send_to(&mut self, id: ItemId, centre: CentreId) {
        let (task, _) = self.task(self.item(id));
        let subject = luck_subject(self.item(id).purpose, 0);
        let minutes = Stream::minutes_of(self.clock.seed, Luck::Effort, subject, task.effort);
        let minutes = self.burdened(minutes, task.service);
        let item = self.item_mut(id);
        item.visits += 1;
        item.effort = minutes as f64;
        item.remaining = item.effort;
        item.service = task.service;
        item.centre = centre;
        self.enqueue(id);
    }

    /// Has an item sorted at a desk before its first task.
    pub(crate) fn sort_first(&mut self, id: ItemId, desk: CentreId) {
        self.item_mut(id).triage = true;
        self.seat(id, desk, self.plan.level.rules.triage);
    }

    /// Where a request stays after it was sorted: at the desk itself, if its route leads to the very person who was asked
    /// and somebody at the desk knows enough of its service.
    fn sorted_out(&self, id: ItemId) -> Option<CentreId> {
        let item = self.item(id);
        if !matches!(item.purpose, Purpose::Demand { change: None, .. }) {
            return None; // A change goes its way, past the board.
        }
        let (task, _) = self.task(item);
        let asked = self.stream_of(item)?.asks?;
        let knows =
            |&one: &PersonId| self.person(one).takes() && self.person(one).can(task.service, &self.plan.level.rules);
        let to_them = task.service.is_some() && self.person(asked).centre == Some(task.centre);
        (to_them && item.centre != task.centre && self.centre(item.centre).crew.iter().any(knows))
            .then_some(item.centre)
    }

    /// The centre itself, or if nobody there knows enough of the service, the centre of the one who knows most.
    pub(crate) fn who_can(&self, centre: CentreId, service: Option<ServiceId>) -> CentreId {
        let crew = &self.centre(centre).crew;
        who_can(centre, crew, service, self.people.len(), |id| self.person(id), &self.plan.level.rules)
    }

    /// Somebody has learned, come or gone: what waits elsewhere because nobody at its own centre knew enough goes back if
    /// somebody does now, and what nobody at its centre can do any more goes to who can.
    pub(crate) fn sort_anew(&mut self) {
        let waiting: Vec<ItemId> = self.centres.iter().flat_map(|centre| centre.queue.iter().copied()).collect();
        for id in waiting {
            let item = self.item(id);
            if item.place != Place::Queue || item.service.is_none() || item.triage || item.in_review {
                continue;
            }
            let (task, _) = self.task(item);
            let (own, service, at) = (task.centre, task.service, item.centre);
            let rules = &self.plan.level.rules;
            let can = |&one: &PersonId| self.person(one).takes() && self.person(one).can(service, rules);
            if at != own && !item.escalated && self.centre(at).crew.iter().any(can) {
                continue; // Asked of somebody there.
            }
            let to = self.who_can(own, service);
            if to != at {
                self.lift(id);
                let item = self.item_mut(id);
                (item.centre, item.escalated) = (to, to != own);
                self.enqueue(id);
            }
        }
    }

    /// The project that an item belongs to.
    pub(crate) fn project_of(&self, item: &WorkItem) -> Option<ProjectId> {
        self.plan.project_of(item.purpose)
    }

    /// Puts an item into the queue of its centre; somebody free takes it at once.
    pub(crate) fn enqueue(&mut self, id: ItemId) {
        if !self.projects.all.is_empty()
            && let Some(project) = self.stopped(self.item(id))
        {
            return self.set_aside(id, Wait::Project(project));
        }
        let now = self.clock.now;
        let item = self.item_mut(id);
        item.place = Place::Queue;
        item.entered = now;
        let (at, class) = (item.centre, item.class);
        let centre = self.centre_mut(at);
        centre.touch(now);
        centre.arrivals += 1;
        centre.queue.push_back(id);
        // Whoever has the least in hand first.
        let mut least = 0;
        loop {
            let mut more = u32::MAX;
            for i in 0..self.centre(at).crew.len() {
                let person = self.centre(at).crew[i];
                let in_hand = self.person(person).hands.len() as u32;
                if !self.has_room(person) || in_hand < least {
                    continue;
                } else if in_hand > least {
                    more = more.min(in_hand);
                } else {
                    self.pull(person);
                    if self.item(id).place != Place::Queue {
                        return;
                    }
                }
            }
            if more == u32::MAX {
                break;
            }
            least = more;
        }
        if class == Class::Expedite {
            self.interrupt(id, at);
        }
    }

    fn has_room(&self, person: PersonId) -> bool {
        let person = self.person(person);
        person.present && person.hands.len() < person.limit as usize
    }

    /// Something urgent that nobody is free for: whoever has an open door and the least in hand takes it too.
    pub(crate) fn interrupt(&mut self, id: ItemId, at: CentreId) {
        let service = self.item(id).service;
        let rules = &self.plan.level.rules;
        let chosen = self
            .centre(at)
            .crew
            .iter()
            .map(|&p| self.person(p))
            .filter(|p| p.present && p.interruptions == Interruptions::OpenDoor && p.hands.len() < MOST_IN_HAND)
            .filter(|p| !p.is_you)
            .filter(|p| p.can(service, rules) && !audit::barred(self.plan, self.item(id), p.id))
            .min_by_key(|p| p.hands.len())
            .map(|p| p.id);
        if let Some(person) = chosen {
            self.count_interruption(person);
            self.give(id, person);
        }
    }

    /// Lets a person take from the queue of their centre as much as their limits allow. False if there was nothing.
    pub(crate) fn pull(&mut self, id: PersonId) -> bool {
        let mut taken = false;
        while let Some(item) = self.next_for(id) {
            self.take(item, id);
            taken = true;
        }
        if taken {
            self.settle(id);
        }
        taken
    }

    fn next_for(&self, id: PersonId) -> Option<ItemId> {
        let person = self.person(id);
        if !person.present || person.hands.len() >= person.limit as usize {
            return None;
        }
        let centre = self.centre(person.centre?);
        // Under a limit nobody takes more than their part of it.
        let full = |limit: u32| {
            let part = limit.div_ceil(centre.crew.len().max(1) as u32);
            centre.in_hand >= limit || person.hands.len() >= part as usize
        };
        if centre.meets || centre.limit.is_some_and(full) {
            return None;
        }
        let rules = &self.plan.level.rules;
        let fits = |item: &&WorkItem| person.can(item.service, rules) && !audit::barred(self.plan, item, id);
        let queue = || centre.queue.iter().map(|&item| self.item(item)).filter(fits);
        if let Some(reserve) = &centre.reserve {
            let turn = queue().filter(|item| reserve.lets(item.kind));
            if let Some(item) = self.first(centre.discipline, turn) {
                return Some(item);
            }
        }
        self.first(centre.discipline, queue())
    }

    /// The item that a centre's discipline takes first.
    pub(crate) fn first_in_line(&self, at: CentreId) -> Option<ItemId> {
        let centre = self.centre(at);
        self.first(centre.discipline, centre.queue.iter().map(|&item| self.item(item)))
    }

    /// What a discipline takes first; among equals what came first.
    fn first<'b>(&self, discipline: Discipline, mut items: impl Iterator<Item = &'b WorkItem>) -> Option<ItemId> {
        match discipline {
            Discipline::Fifo => items.next(),
            Discipline::ClassOfService => items.min_by_key(|item| (!item.pinned, item.class)),
            Discipline::Priority => {
                items.min_by_key(|item| (!item.pinned, self.stream_of(item).map_or(3, |s| s.priority)))
            }
            Discipline::CostOfDelay => {
                let dear = |item: &WorkItem| {
                    self.stream_of(item).map_or(0.0, |s| s.cost_of_delay / s.left[usize::from(item.step)].max(1.0))
                };
                items.min_by(|a, b| b.pinned.cmp(&a.pinned).then(dear(b).total_cmp(&dear(a))))
            }
            Discipline::Loudest => items.min_by(|a, b| b.pinned.cmp(&a.pinned).then(b.voice.total_cmp(&a.voice))),
        }
        .map(|item| item.id)
    }

    pub(crate) fn is_emergency(&self, item: &WorkItem) -> bool {
        self.stream_of(item).is_some_and(|stream| stream.emergency)
    }

    fn stream_of(&self, item: &WorkItem) -> Option<&StreamPlan> {
        match item.purpose {
            Purpose::Demand { stream, .. } => Some(&self.plan.streams[stream.index()]),
            _ => None,
        }
    }

    /// Takes an item out of wherever it is, without counting it anywhere.
    pub(crate) fn lift(&mut self, id: ItemId) {
        let now = self.clock.now;
        let (place, at) = (self.item(id).place, self.item(id).centre);
        let centre = self.centre_mut(at);
        centre.touch(now);
        match place {
            Place::Queue => centre.unqueue(id),
            Place::Aside(_) => centre.aside.retain(|&other| other != id),
            Place::Hands(person) => {
                centre.in_hand -= 1;
                let holder = self.person_mut(person);
                let Some(at) = holder.hands.iter().position(|h| h.item == id) else { return };
                let hand = holder.hands.remove(at);
                let item = self.item_mut(id);
                item.remaining = hand.remaining;
                let service = item.service;
                self.show(person, service, hand.unshown - hand.remaining);
                self.settle(person);
            }
        }
    }

    /// Puts an item into a person's hands without settling their next finish.
    fn take(&mut self, id: ItemId, person: PersonId) {
        let now = self.clock.now;
        let was = self.item(id).place;
        if was != Place::Queue {
            self.lift(id);
        }
        let item = self.items.get_mut(id).expect(ALIVE);
        let centre = &mut self.centres[item.centre.index()];
        if was == Place::Queue {
            centre.touch(now);
            centre.unqueue(id);
            centre.pulls += 1;
            centre.waited += now - item.entered;
        }
        centre.in_hand += 1;
        item.place = Place::Hands(person);
        let account = unplanned::account(item.kind, item.source);
        let holder = &mut self.people[person.index()];
        holder.advance(now, self.plan);
        let pace = holder.pace(item.service, &self.plan.level.rules, now) * centre.pace;
        let remaining = item.remaining;
        holder.hands.push(Hand { item: id, remaining, unshown: remaining, pace, account });
    }

    /// Puts an item into a person's hands, beyond any limit.
    pub(crate) fn give(&mut self, id: ItemId, person: PersonId) {
        self.take(id, person);
        self.settle(person);
    }

    /// After a person's hands or presence changed: when will they finish next?
    pub(crate) fn settle(&mut self, id: PersonId) {
        let now = self.clock.now;
        let person = &mut self.people[id.index()];
        person.advance(now, self.plan);
        let due = person.minutes_to_finish(self.plan).map(|minutes| now + minutes);
        if due == person.due {
            return; // What stands on the agenda is still right.
        }
        person.due = due;
        person.generation = person.generation.wrapping_add(1);
        if let Some(minute) = due {
            self.agenda.post(minute, Event::Finish(id, person.generation));
        }
    }

    /// Sets an item aside.
    pub(crate) fn set_aside(&mut self, id: ItemId, wait: Wait) {
        let item = self.item_mut(id);
        item.place = Place::Aside(wait);
        let at = item.centre;
        self.centre_mut(at).aside.push(id);
        self.count_waiting(at);
    }

    /// Lets the crew of an item's centre take what has become possible.
    pub(crate) fn pull_all(&mut self, id: ItemId) {
        let at = self.item(id).centre;
        for person in self.centre(at).crew.clone() {
            self.pull(person);
        }
    }

    /// Puts back what a person has in hand beyond their limit, the last taken first; urgent things stay.
    pub(crate) fn put_back_beyond(&mut self, id: PersonId) {
        loop {
            let person = self.person(id);
            if person.hands.len() <= person.limit as usize {
                return;
            }
            let loose = |hand: &&Hand| self.item(hand.item).class != Class::Expedite;
            let Some(item) = person.hands.iter().rev().find(loose).map(|hand| hand.item) else { return };
            self.lift(item);
            self.item_mut(item).place = Place::Queue;
            let (at, now) = (self.item(item).centre, self.clock.now);
            self.item_mut(item).entered = now;
            self.centre_mut(at).queue.push_front(item);
        }
    }

    /// Ends the sorting of an item: it is at its first task at once.
    pub(crate) fn unsort(&mut self, id: ItemId) {
        self.lift(id);
        self.item_mut(id).triage = false;
        self.item_mut(id).place = Place::Queue;
        self.send(id);
    }

    /// Takes an item up again.
    pub(crate) fn take_up(&mut self, id: ItemId) {
        let at = self.item(id).centre;
        self.lift(id);
        self.count_waiting(at);
        self.enqueue(id);
    }

    /// People whose centre has something aside are blocked, not idle, when they have nothing in hand.
    pub(crate) fn count_waiting(&mut self, at: CentreId) {
        let held =
            |id: &ItemId| !matches!(self.item(*id).place, Place::Aside(Wait::Held | Wait::Day(_) | Wait::Project(_)));
        let waiting = self.centre(at).aside.iter().filter(|id| held(id)).count() as u32;
        for i in 0..self.centre(at).crew.len() {
            let person = self.centre(at).crew[i];
            self.person_mut(person).waiting = waiting;
        }
    }

    /// A meeting lets the next item of its queue pass, without anybody's work.
    pub(crate) fn decide(&mut self, id: ItemId) {
        let (at, now) = (self.item(id).centre, self.clock.now);
        let waited = now - self.item(id).entered;
        self.lift(id);
        let centre = self.centre_mut(at);
        centre.pulls += 1;
        centre.waited += waited;
        centre.completions += 1;
        self.go_on(id);
    }

    /// A task is done: on to the next, back for rework, or out.
    fn pass_on(&mut self, hand: &Hand, by: PersonId) {
        let (id, now) = (hand.item, self.clock.now);
        let item = self.item(id);
        let (at, effort, service, kind) = (item.centre, item.effort, item.service, item.kind);
        let centre = self.centre_mut(at);
        centre.touch(now);
        centre.in_hand -= 1;
        centre.completions += 1;
        improvement::book(&mut centre.reserve, kind, effort);
        let person = &mut self.people[by.index()];
        person.advance(now, self.plan);
        person.learn(service, effort, &self.plan.level.rules);
        person.wellbeing.finished += 1;
        if self.show(by, service, hand.unshown) {
            self.sort_anew();
        }
        if let Some(learner) = self.person(by).learner
            && self.person(learner).hands.is_empty()
        {
            self.pull(learner); // They may know enough now for something that waits.
        }
        if self.plan.tires {
            let item = self.item(id);
            let (planned, subject) = (!item.triage && !item.in_review, luck_subject(item.purpose, item.visits));
            if planned && self.botched(by, subject) {
                return self.send(id);
            }
        }
        self.sign(id, by);
        self.go_on(id);
    }

    /// Where an item goes after what has just been done to it.
    fn go_on(&mut self, id: ItemId) {
        let seed = self.clock.seed;
        let item = self.item(id);
        let (sorted, reviewed) = (item.triage, item.in_review);
        let (task, steps) = self.task(item);
        if reviewed {
            (self.item_mut(id).in_review, self.item_mut(id).reviewed) = (false, true);
            return self.send(id);
        }
        if sorted {
            self.item_mut(id).triage = false;
            return match self.sorted_out(id) {
                Some(desk) => self.send_to(id, desk),
                None => self.send(id),
            };
        }
        if self.item(id).flawed && self.inspect(id) {
            return;
        }
        let item = self.item_mut(id);
        let again = |share| Stream::first(seed, Luck::Rework, luck_subject(item.purpose, item.visits)) < share;
        match task.rework {
            Some((share, to)) if again(share) => item.step = to,
            _ => item.step += 1,
        }
        if item.step < steps {
            self.send(id);
        } else if let Some(pipeline) = self.pipeline_of(self.item(id).purpose) {
            self.commit(id, pipeline);
        } else {
            self.leave(id);
        }
    }

    /// An item is done.
    pub(crate) fn leave(&mut self, id: ItemId) {
        let now = self.clock.now;
        let item = self.item(id);
        let (kind, arrived, purpose, because) = (item.kind as usize, item.arrived, item.purpose, item.because);
        let late = item.due.is_some_and(|due| now > due);
        let place = item.place;
        self.totals.late += u64::from(late);
        if late {
            self.count_waste(place);
        }
        if let Purpose::Demand { stream, .. } = purpose
            && self.plan.streams[stream.index()].valued
        {
            let (in_time, too_late) = &mut self.totals.delivered[stream.index()];
            *(if late { too_late } else { in_time }) += 1;
        }
        if let (true, Purpose::Demand { stream, .. }) = (self.item(id).flawed, purpose)
            && let Some(security) = &self.plan.streams[stream.index()].security
        {
            self.totals.holes[security.service.index()] += 1;
        }
        let item = self.item(id);
        let requester = item.requester;
        let in_loop = item.in_loop;
        self.vacate(id);
        self.items.close(id);
        self.totals.completed[kind] += 1;
        if now > self.plan.warm_up {
            self.totals.lead_minutes[kind] += now - arrived;
            self.totals.lead_count[kind] += 1;
            self.totals.history.finish(now, now - arrived, Kind::ALL[kind]);
        }
        if let Some(project) = self.plan.project_of(purpose) {
            self.agenda.post(now, Event::ProjectItem(project, false));
        }
        match purpose {
            Purpose::Demand { change: None, stream, .. } => {
                self.totals.delay_cost += self.plan.streams[stream.index()].cost_of_delay * (now - arrived) as f64;
                let stream = &self.plan.streams[stream.index()];
                if stream.watched || requester.is_some() || !stream.debt.is_empty() {
                    self.agenda.post(now, Event::Done(purpose, because));
                }
            }
            _ => self.agenda.post(now, Event::Done(purpose, because)),
        }
        if let Some(at) = in_loop {
            self.let_in(at);
        }
    }

    /// An item is sent away for good.
    pub(crate) fn cancel(&mut self, id: ItemId) {
        self.count_waste(self.item(id).place);
        self.vacate(id);
        self.lift(id);
        let item = self.item(id);
        let (kind, in_loop) = (item.kind as usize, item.in_loop);
        let project = self.plan.project_of(item.purpose);
        self.totals.cancelled[kind] += 1;
        self.items.close(id);
        if let Some(project) = project {
            self.agenda.post(self.clock.now, Event::ProjectItem(project, true));
        }
        if let Some(at) = in_loop {
            self.let_in(at);
        }
    }
}

/// The centre itself, or if nobody of its crew who takes work knows enough of the service, the centre of the one who does
/// and knows most.
pub(crate) fn who_can<'p>(
    centre: CentreId,
    crew: &[PersonId],
    service: Option<ServiceId>,
    people: usize,
    person: impl Fn(PersonId) -> &'p Person,
    rules: &Rules,
) -> CentreId {
    let Some(needed) = service else { return centre };
    let can = |person: &Person| person.takes() && person.can(service, rules);
    if crew.iter().any(|&p| can(person(p))) {
        return centre;
    }
    let mut best = (0.0, centre);
    for person in (0..people).map(|at| person(PersonId::from(at))) {
        if let Some(at) = person.centre
            && can(person)
            && person.knowledge[needed.index()] > best.0
        {
            best = (person.knowledge[needed.index()], at);
        }
    }
    best.1
}

/// What an item's luck hangs on: not its number, which depends on what else happened.
pub(crate) fn luck_subject(purpose: Purpose, visit: u16) -> u64 {
    let (tag, a, b) = match purpose {
        Purpose::Demand { stream, number, .. } => (0, stream.index(), number as usize),
        Purpose::Examine { incident, suspect } => (1, incident.index(), suspect.index()),
        Purpose::Minor { incident } => (2, incident.index(), 0),
        Purpose::Restore { incident } => (3, incident.index(), 0),
        Purpose::Tell { centre } => (4, centre.index(), 0),
        Purpose::RollBack { change } => (5, change.index(), 0),
        Purpose::RollForward { change } => (6, change.index(), 0),
        Purpose::Prepare { run } => (7, run.index(), 0),
        Purpose::Hand { run } => (8, run.index(), 0),
        Purpose::CleanUp { run } => (9, run.index(), 0),
        Purpose::Document { person, service } => (10, person.index(), service.index()),
        Purpose::Finding { finding } => (12, finding.index(), 0),
        Purpose::Attend { person, number, .. } => (11, person.index(), number as usize),
        Purpose::Offload { service } => (20, service.index(), 0),
        Purpose::Drill { service } => (21, service.index(), 0),
        Purpose::Strengthen { service } => (22, service.index(), 0),
        Purpose::Improve { improvement } => (23, usize::from(improvement), 0),
        Purpose::Again { stream, number, .. } => (40, stream.index(), number as usize),
        Purpose::Stage { pipeline, release, stage } => (41 + u64::from(stage), pipeline.index(), release as usize),
        Purpose::Refresh { environment } => (30, environment.index(), 0),
        Purpose::Map { pipeline, person } => (31, pipeline.index(), person.index()),
        Purpose::ImproveStage { pipeline, stage, .. } => (32, pipeline.index(), usize::from(stage)),
    };
    subject([tag, a as u64, b as u64, u64::from(visit)])
}

/// Handles arrivals, finishes and shifts one after the other, until something rarer is next.
pub(crate) fn kernel(until: i64, world: &mut World) {
    with_flow(world, |flow| {
        loop {
            if flow.items.count() > MOST {
                flow.clock.over = true; // A flood: whoever called says so.
                return;
            }
            let Some((minute, event)) = flow.agenda.pop(until, true) else { return };
            flow.clock.now = minute;
            flow.clock.events += 1;
            match event {
                Event::Arrive(stream) => demand::arrive(stream, flow),
                Event::Finish(person, generation) => finish(person, generation, flow),
                Event::Shift(person) => people::change_shift(person, flow),
                _ => unreachable!("the agenda gives only what is of the flow"),
            }
        }
    });
}

/// Somebody finishes something.
fn finish(id: PersonId, generation: u32, flow: &mut Flow) {
    if flow.person(id).generation != generation {
        flow.clock.events -= 1; // Void: the hands have changed since.
        return;
    }
    flow.person_mut(id).due = None;
    // Where there is room again, wherever whoever has finished belongs.
    let mut roomy: Vec<CentreId> = Vec::new();
    while let Some(hand) = flow.person_mut(id).take_finished() {
        let at = flow.item(hand.item).centre;
        if flow.centre(at).limit.is_some() && !roomy.contains(&at) {
            roomy.push(at);
        }
        flow.pass_on(&hand, id);
    }
    for at in roomy {
        for i in 0..flow.centre(at).crew.len() {
            let mate = flow.centre(at).crew[i];
            flow.pull(mate);
        }
    }
    if !flow.pull(id) {
        flow.settle(id);
    }
}
