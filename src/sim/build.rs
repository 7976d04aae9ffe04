//! Level → world, and world → copy.

use bevy_ecs::prelude::*;
use serde::Serialize;
use std::collections::VecDeque;
use std::sync::Arc;

use super::agenda::{Agenda, Clock, Event};
use super::business::{self, Cash, Run, Runs};
use super::change::{self, Change, Changes};
use super::conwip::Loops;
use super::demand::{self, Source, Sources};
use super::flow::{Centre, Control, FlowState, Index, Items};
use super::goal::Ended;
use super::id::*;
use super::log::Log;
use super::meeting;
use super::metrics::{SAMPLED_DAYS, Totals};
use super::operations::{self, Documentation, Incident, Incidents};
use super::people::Person;
use super::pipeline::{self, Pipelines};
use super::plan::{Fixed, Plan};
use super::script::{self, Fired, Inbox, Variables};
use super::stakeholder::{self, Stakeholder, Stakeholders};

/// A world at 00:00 of day 1.
pub(crate) fn world(plan: Arc<Fixed>, seed: u64) -> World {
    let mut world = World::new();
    let level = Arc::clone(&plan.level);
    let file = &level.file;
    world.insert_resource(Clock { now: 0, events: 0, seed, over: false });
    world.insert_resource(Control(file.change_control));
    world.insert_resource(Documentation(file.services.iter().map(|s| s.documentation).collect()));
    world.init_resource::<Agenda>();
    world.init_resource::<Cash>();
    world.init_resource::<Changes>();
    world.init_resource::<Ended>();
    world.init_resource::<Fired>();
    world.init_resource::<Inbox>();
    world.init_resource::<Incidents>();
    world.init_resource::<Index>();
    world.init_resource::<Items>();
    world.insert_resource(Loops::new(file));
    world.init_resource::<Log>();
    world.insert_resource(Pipelines::new(file));
    world.init_resource::<Runs>();
    world.init_resource::<Sources>();
    world.init_resource::<Stakeholders>();
    world.init_resource::<Totals>();
    world.init_resource::<Variables>();
    world.insert_resource(Plan(Arc::clone(&plan)));
    let flow = FlowState::new(&mut world);
    world.insert_resource(flow);

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
        let entity = world.spawn(Source::new(StreamId::from(index), seed)).id();
        world.resource_mut::<Sources>().0.push(entity);
    }
    stakeholder::open(&mut world);
    change::open(&mut world);
    operations::open(&mut world);
    business::open(&mut world);
    script::open(&mut world);
    demand::open(&mut world);
    meeting::open(&mut world);
    pipeline::open(&mut world);
    let mut agenda = world.resource_mut::<Agenda>();
    agenda.post(1440, Event::Day);
    agenda.post(7 * 1440, Event::Week);
    if plan.ends <= SAMPLED_DAYS * 1440 {
        agenda.post(60, Event::Hour);
    }
    if plan.warm_up > 0 {
        agenda.post(plan.warm_up, Event::WarmUp);
    }
    agenda.post(plan.ends, Event::End);
    world
}

fn person(plan: &Fixed, id: PersonId) -> Person {
    let (file, first) = (plan.person_file(id), plan.level.file.first_day);
    let known =
        |service: &crate::level::file::ServiceFile| file.knowledge.get(&service.id).copied().unwrap_or(file.otherwise);
    Person {
        id,
        centre: file.centre.as_ref().map(|c| plan.centre(c).expect("checked")),
        present: plan.people[id.index()].shift.at_work(0, first),
        speed: file.speed,
        limit: file.wip_limit,
        interruptions: file.interruptions,
        triage: file.triage.as_ref().map(|c| plan.centre(c).expect("checked")),
        knowledge: plan.level.file.services.iter().map(known).collect(),
        hands: Vec::new(),
        updated: 0,
        due: None,
        generation: 0,
        account: [0; 5],
        account_at_warm_up: [0; 5],
        by_kind: [0.0; 4],
        waiting: 0,
        overtime_until: i64::MIN,
        overtime_minutes: 0,
        tired_from: i64::MIN,
        tired_until: i64::MIN,
        busy_until: 0,
        is_you: plan.you == Some(id),
    }
}

macro_rules! state {
    (resources: $($resource:ident: $kind:ty),*; rows: $($list:ident: $holder:ty => $row:ty),*) => {
        /// The whole state, to be hashed: nothing that can change is left out.
        #[derive(Serialize)]
        struct State<'w> { $($resource: &'w $kind,)* $($list: Vec<&'w $row>,)* centres: Vec<&'w Centre>, people: Vec<&'w Person> }

        /// A hash of the whole state.
        pub(crate) fn digest(world: &World) -> u64 {
            const ALIVE: &str = "rows live as long as the world";
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

        /// An independent copy.
        pub(crate) fn copy(from: &World) -> World {
            const ALIVE: &str = "rows live as long as the world";
            let mut to = World::new();
            $(to.insert_resource(from.resource::<$kind>().clone());)*
            to.insert_resource(from.resource::<Plan>().clone());
            let flow = FlowState::new(&mut to);
            to.insert_resource(flow);
            $(
                let rows: Vec<Entity> = from.resource::<$holder>().0.iter()
                    .map(|&e| to.spawn(from.get::<$row>(e).expect(ALIVE).clone()).id()).collect();
                to.insert_resource::<$holder>({ let mut holder = <$holder>::default(); holder.0 = rows; holder });
            )*
            let index = from.resource::<Index>();
            let centres = index.centres.iter().map(|&e| to.spawn(from.get::<Centre>(e).expect(ALIVE).clone()).id()).collect();
            let people = index.people.iter().map(|&e| to.spawn(from.get::<Person>(e).expect(ALIVE).clone()).id()).collect();
            to.insert_resource(Index { centres, people });
            to
        }
    };
}

state! {
    resources: clock: Clock, agenda: Agenda, control: Control, documentation: Documentation, cash: Cash, ended: Ended, fired: Fired,
        inbox: Inbox, items: Items, log: Log, loops: Loops, pipelines: Pipelines, totals: Totals, variables: Variables;
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
