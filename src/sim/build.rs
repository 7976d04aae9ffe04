//! Level → world, and world → copy.

use bevy_ecs::component::Mutable;
use bevy_ecs::prelude::*;
use serde::Serialize;
use std::collections::VecDeque;
use std::sync::Arc;

use super::agenda::{Agenda, Clock, Event};
use super::audit::{self, Audits};
use super::business::{self, Cash, Run, Runs};
use super::calendar;
use super::change::{self, Change, Changes};
use super::conwip::Loops;
use super::debt::Debt;
use super::demand::{self, Source, Sources};
use super::drill::{self, Weaknesses};
use super::flow::{Centre, Control, FlowState, Index, Items};
use super::goal::Ended;
use super::id::*;
use super::improvement::{self, Improvements};
use super::load::{self, Loads};
use super::log::Log;
use super::market::{self, Market};
use super::meeting;
use super::metrics::Totals;
use super::movers::Movers;
use super::operations::{self, Documentation, Incident, Incidents, Owners};
use super::people::Person;
use super::pipeline::{self, Pipelines};
use super::plan::{Fixed, Plan};
use super::project::{self, Projects};
use super::push::{self, Pushed};
use super::quality::Quality;
use super::rows::Rows;
use super::script::{self, Draws, Extremes, Fired, Inbox, Offered, Variables};
use super::stakeholder::{self, Stakeholder, Stakeholders};
use super::unplanned;
use super::wear::{self, Lives};
use super::wellbeing::Wellbeing;

const ALIVE: &str = "rows live as long as the world";

/// A world at 00:00 of day 1, made of one that another run may have used.
pub(crate) fn world(used: World, plan: Arc<Fixed>, seed: u64) -> World {
    let mut world = cleared(used);
    let level = Arc::clone(&plan.level);
    let file = &level.file;
    world.insert_resource(Clock { now: 0, events: 0, seed, over: false });
    world.insert_resource(Control(file.change_control, 0));
    world.insert_resource(Documentation(file.services.iter().map(|s| s.documentation).collect()));
    world.init_resource::<Agenda>();
    world.init_resource::<Cash>();
    world.init_resource::<Changes>();
    world.init_resource::<Draws>();
    world.insert_resource(Debt::new(file));
    world.init_resource::<Ended>();
    world.init_resource::<Extremes>();
    world.init_resource::<Fired>();
    world.init_resource::<Inbox>();
    world.init_resource::<Incidents>();
    world.init_resource::<Index>();
    world.init_resource::<Items>();
    world.init_resource::<Improvements>();
    world.insert_resource(Quality::new(file));
    world.init_resource::<Lives>();
    world.init_resource::<Loads>();
    world.init_resource::<Weaknesses>();
    world.insert_resource(Loops::new(file));
    world.init_resource::<Log>();
    world.init_resource::<Movers>();
    world.init_resource::<Offered>();
    let owner = |s: &crate::level::file::ServiceFile| plan.centre(&s.owner).expect("checked");
    world.insert_resource(Owners(file.services.iter().map(owner).collect()));
    world.insert_resource(Projects::new(file));
    world.insert_resource(Pushed::new(file));
    world.insert_resource(Pipelines::new(file));
    world.init_resource::<Runs>();
    world.init_resource::<Sources>();
    world.init_resource::<Stakeholders>();
    world.init_resource::<Totals>();
    world.init_resource::<Variables>();
    world.insert_resource(Plan(Arc::clone(&plan)));
    make_way(&mut world);

    let people: Vec<Person> = (0..plan.people.len()).map(|i| person(&plan, PersonId::from(i))).collect();
    for (index, centre) in file.centres.iter().enumerate() {
        let id = CentreId::from(index);
        let row = Centre {
            id,
            queue: VecDeque::new(),
            aside: Vec::new(),
            crew: people.iter().filter(|p| p.centre == Some(id)).map(|p| p.id).collect(),
            discipline: centre.discipline,
            limit: centre.wip_limit,
            meets: centre.meeting.is_some(),
            in_hand: 0,
            arrivals: 0,
            completions: 0,
            pulls: 0,
            waited: 0,
            touched: 0,
            queue_minutes: 0,
            in_hand_minutes: 0,
            told: None,
            pace: 1.0,
            reserve: None,
        };
        let entity = world.spawn(row).id();
        world.resource_mut::<Index>().centres.push(entity);
    }
    for row in people {
        if let Some(next) = plan.people[row.id.index()].shift.next_boundary(0, file.first_day) {
            world.resource_mut::<Agenda>().post(next, Event::Shift(row.id));
        }
        let entity = world.spawn(row).id();
        world.resource_mut::<Index>().people.push(entity);
    }
    for index in 0..file.demand.len() {
        let entity = world.spawn(Source::new(StreamId::from(index), seed, file.demand[index].stopped)).id();
        world.resource_mut::<Sources>().0.push(entity);
    }
    stakeholder::open(&mut world);
    Rows::find(&mut world);
    change::open(&mut world);
    operations::open(&mut world);
    wear::open(&mut world);
    load::open(&mut world);
    drill::open(&mut world);
    improvement::open(&mut world);
    business::open(&mut world);
    market::open(&mut world);
    audit::open(&mut world);
    script::open(&mut world);
    demand::open(&mut world);
    meeting::open(&mut world);
    project::open(&mut world);
    push::open(&mut world);
    pipeline::open(&mut world);
    calendar::open(&mut world);
    let mut agenda = world.resource_mut::<Agenda>();
    agenda.post(1440, Event::Day);
    agenda.post(7 * 1440, Event::Week);
    if plan.hourly {
        agenda.post(60, Event::Hour);
    }
    if plan.warm_up > 0 {
        agenda.post(plan.warm_up, Event::WarmUp);
    }
    agenda.post(plan.ends, Event::End);
    world
}

/// The way into the flow, once for each world.
fn make_way(world: &mut World) {
    if !world.contains_resource::<FlowState>() {
        let flow = FlowState::new(world);
        world.insert_resource(flow);
    }
}

/// Copies rows, into those that are there as far as they go. They stay in the order of their ids.
fn copy_rows<R>(from: &World, rows: &[Entity], to: &mut World, mut there: Vec<Entity>) -> Vec<Entity>
where
    R: Component<Mutability = Mutable> + Clone,
{
    for surplus in there.drain(rows.len().min(there.len())..).rev() {
        to.despawn(surplus);
    }
    for (place, &row) in rows.iter().enumerate() {
        let row = from.get::<R>(row).expect(ALIVE);
        match there.get(place) {
            Some(&same) => to.get_mut::<R>(same).expect(ALIVE).clone_from(row),
            None => there.push(to.spawn(row.clone()).id()),
        }
    }
    there
}

/// Sets a resource, in place of what is there.
fn put<R: Resource<Mutability = Mutable>>(world: &mut World, value: R) {
    match world.get_resource_mut::<R>() {
        Some(mut there) => *there = value,
        None => world.insert_resource(value),
    }
}

fn person(plan: &Fixed, id: PersonId) -> Person {
    let (file, first) = (plan.person_file(id), plan.level.file.first_day);
    let known =
        |service: &crate::level::file::ServiceFile| file.knowledge.get(&service.id).copied().unwrap_or(file.otherwise);
    let knowledge: Vec<f64> = plan.level.file.services.iter().map(known).collect();
    let gone = file.candidate.is_some();
    let mut person = Person {
        id,
        centre: file.centre.as_ref().map(|c| plan.centre(c).expect("checked")),
        present: !gone && plan.people[id.index()].shift.at_work(0, first),
        speed: file.speed,
        limit: if plan.you == Some(id) && file.centre.is_some() { 0 } else { file.wip_limit },
        interruptions: file.interruptions,
        triage: file.triage.as_ref().map(|c| plan.centre(c).expect("checked")),
        wellbeing: Wellbeing::new(file.fatigue, file.morale, &knowledge),
        knowledge,
        hands: Vec::new(),
        updated: 0,
        due: None,
        generation: 0,
        account: [0; 5],
        account_at_warm_up: [0; 5],
        worked: [0.0; unplanned::ACCOUNTS],
        waiting: 0,
        overtime_until: i64::MIN,
        overtime_minutes: 0,
        tired_from: i64::MIN,
        tired_until: i64::MIN,
        busy_until: 0,
        is_you: plan.you == Some(id),
        hours: None,
        factor: 1.0,
        learner: None,
        mentors: false,
        beside: None,
        limit_alone: 0,
        gone,
        bound_for: None,
    };
    person.factor = person.circumstances(&plan.level.rules);
    person
}

macro_rules! state {
    (resources: $($resource:ident: $kind:ty),*; rows: $($list:ident: $holder:ty => $row:ty),*) => {
        /// The whole state, to be hashed: nothing that can change is left out.
        #[derive(Serialize)]
        struct State<'w> { $($resource: &'w $kind,)* $($list: Vec<&'w $row>,)* centres: Vec<&'w Centre>, people: Vec<&'w Person> }

        /// A hash of the whole state.
        pub(crate) fn digest(world: &World) -> u64 {
            let index = world.resource::<Index>();
            let state = State {
                $($resource: world.resource::<$kind>(),)*
                $($list: world.resource::<$holder>().0.iter().map(|&e| world.get::<$row>(e).expect(ALIVE)).collect(),)*
                centres: index.centres.iter().map(|&e| world.get::<Centre>(e).expect(ALIVE)).collect(),
                people: index.people.iter().map(|&e| world.get::<Person>(e).expect(ALIVE)).collect(),
            };
            let bytes = postcard::to_stdvec(&state).expect("plain data serialises");
            xxhash_rust::xxh3::xxh3_64(&bytes)
        }

        /// An independent copy, made of a world that another run may have used.
        pub(crate) fn copy(from: &World, mut to: World) -> World {
            $(put(&mut to, from.resource::<$kind>().clone());)*
            put(&mut to, from.resource::<Plan>().clone());
            make_way(&mut to);
            $(
                let there = to.get_resource::<$holder>().map_or_else(Vec::new, |holder| holder.0.clone());
                let mut holder = from.resource::<$holder>().clone();
                holder.0 = copy_rows::<$row>(from, &holder.0, &mut to, there);
                put(&mut to, holder);
            )*
            let there = to.get_resource::<Index>().cloned().unwrap_or_default();
            let index = from.resource::<Index>();
            let centres = copy_rows::<Centre>(from, &index.centres, &mut to, there.centres);
            let people = copy_rows::<Person>(from, &index.people, &mut to, there.people);
            put(&mut to, Index { centres, people });
            Rows::find(&mut to);
            to
        }

        /// Takes all state out of a world.
        fn cleared(mut world: World) -> World {
            let mut rows = Vec::new();
            $(world.remove_resource::<$kind>();)*
            $(rows.extend(world.remove_resource::<$holder>().unwrap_or_default().0);)*
            let Index { centres, people } = world.remove_resource().unwrap_or_default();
            for row in rows.into_iter().chain(centres).chain(people).rev() {
                world.despawn(row);
            }
            world.clear_trackers();
            world
        }
    };
}

state! {
    resources: audits: Audits, clock: Clock, agenda: Agenda, control: Control, documentation: Documentation,
        cash: Cash, debt: Debt, draws: Draws, ended: Ended, extremes: Extremes, fired: Fired, improvements: Improvements, inbox: Inbox, items: Items, lives: Lives, loads: Loads,
        log: Log, loops: Loops, market: Market, movers: Movers, offered: Offered, owners: Owners, quality: Quality, totals: Totals,
        variables: Variables, weaknesses: Weaknesses, projects: Projects, pushed: Pushed, pipelines: Pipelines;
    rows: changes: Changes => Change, incidents: Incidents => Incident, runs: Runs => Run, sources: Sources => Source,
        stakeholders: Stakeholders => Stakeholder
}

/// Gives a world another luck from now on.
pub(crate) fn reseed(world: &mut World, salt: u64) {
    let seed = super::rng::subject([world.resource::<Clock>().seed, salt]);
    world.resource_mut::<Clock>().seed = seed;
    for entity in world.resource::<Sources>().0.clone() {
        world.get_mut::<Source>(entity).expect("streams live as long as the world").reseed(seed);
    }
}
