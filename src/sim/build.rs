//! Level → world.

use std::collections::VecDeque;
use std::sync::Arc;

use super::agenda::{Agenda, Clock, Event};
use super::audit;
use super::business;
use super::calendar;
use super::change;
use super::conwip::Loops;
use super::debt::Debt;
use super::demand::{self, Source};
use super::drill;
use super::flow::{Centre, Control};
use super::id::*;
use super::improvement;
use super::load;
use super::market;
use super::meeting;
use super::operations::{self, Documentation, Owners};
use super::people::Person;
use super::pipeline::{self, Pipelines};
use super::plan::Fixed;
use super::project::{self, Projects};
use super::push::{self, Pushed};
use super::quality::Quality;
use super::script;
use super::stakeholder;
use super::unplanned;
use super::wear;
use super::wellbeing::Wellbeing;
use super::world::World;

/// A world at 00:00 of day 1, made of one that another run may have used.
pub(crate) fn world(used: Option<World>, plan: &Arc<Fixed>, seed: u64) -> World {
    let mut world = World::new(used, plan);
    let file = &plan.level.file;
    let owner = |s: &crate::level::file::ServiceFile| plan.centre(&s.owner).expect("checked");
    world.resource_mut::<Clock>().seed = seed;
    world.resource_mut::<Control>().0 = file.change_control;
    *world.resource_mut() = Documentation(file.services.iter().map(|s| s.documentation).collect());
    *world.resource_mut() = Owners(file.services.iter().map(owner).collect());
    *world.resource_mut() = Debt::new(file);
    *world.resource_mut() = Quality::new(file);
    *world.resource_mut() = Loops::new(file);
    *world.resource_mut() = Projects::new(file);
    *world.resource_mut() = Pushed::new(file);
    *world.resource_mut() = Pipelines::new(file);

    let people: Vec<Person> = (0..plan.people.len()).map(|i| person(plan, PersonId::from(i))).collect();
    for (index, centre) in file.centres.iter().enumerate() {
        let id = CentreId::from(index);
        world.add(Centre {
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
        });
    }
    for row in people {
        if let Some(next) = plan.people[row.id.index()].shift.next_boundary(0, file.first_day) {
            world.resource_mut::<Agenda>().post(next, Event::Shift(row.id));
        }
        world.add(row);
    }
    for index in 0..file.demand.len() {
        world.add(Source::new(StreamId::from(index), seed, file.demand[index].stopped));
    }
    stakeholder::open(&mut world);
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
    let agenda = world.resource_mut::<Agenda>();
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

/// Gives a world another luck from now on.
pub(crate) fn reseed(world: &mut World, salt: u64) {
    let seed = super::rng::subject([world.resource::<Clock>().seed, salt]);
    world.resource_mut::<Clock>().seed = seed;
    world.rows_mut::<Source>().iter_mut().for_each(|source| source.reseed(seed));
}
