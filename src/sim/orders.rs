//! What the player may do, what it costs, and doing it.

use super::action::{Action, ActionKind, Refusal};
use super::agenda::{Clock, Purpose};
use super::attention;
use super::conwip::Loops;
use super::flow::{Centre, Control, Items, NewItem, Place, Route, Wait, WorkItem, with_flow};
use super::id::*;
use super::log::note;
use super::operations::{self, Stage};
use super::people::{self, Person};
use super::plan::{Effort, Plan, Task};
use super::world::World;
use super::{
    audit, business, change, condition, drill, hiring, improvement, load, metrics, pairing, pipeline, planned, project,
    push, script,
};
use crate::level::file::{ChangeControl, Class, Happening, Interruptions, Kind, LevelFile};
use crate::tr;

/// Minutes of the player's day that an action costs.
pub(crate) fn cost(plan: &Plan, action: &Action) -> i64 {
    let usual = i64::from(plan.level.rules.your_minutes.get(&action.kind()).copied().unwrap_or(0));
    yours(plan, set_cost(&plan.level.file, action).unwrap_or(usual))
}

/// Minutes that a level sets for an action of its own, before your pace.
pub(crate) fn set_cost(file: &LevelFile, action: &Action) -> Option<i64> {
    match action {
        Action::Answer { message, choice } => file
            .messages
            .iter()
            .find(|m| &m.id == message)
            .and_then(|m| m.choices.iter().find(|c| &c.id == choice))
            .and_then(|c| c.cost.as_ref())
            .map(|span| span.checked()),
        Action::Talk { topic } => file.topics.iter().find(|t| &t.id == topic).map(|t| t.cost.checked()),
        Action::Scope { control } => audit::cost(file, control),
        _ => None,
    }
}

/// Minutes that something takes you.
pub(crate) fn yours(plan: &Plan, minutes: i64) -> i64 {
    libm::round(minutes as f64 * plan.level.rules.your_pace) as i64
}

/// What an action is about: the id that [`Happening::ActedOn`] carries.
pub fn subject(action: &Action) -> String {
    match action {
        Action::Answer { message, .. } => message.clone(),
        Action::Talk { topic } => topic.clone(),
        Action::LimitWip { limit, .. } => limit.clone(),
        Action::AskChanges { centre } | Action::LimitCentre { centre, .. } | Action::Overtime { centre } => {
            centre.clone()
        }
        Action::Investigate { suspect, .. } => suspect.clone(),
        Action::RollBack { change } | Action::RollForward { change } => change.clone(),
        Action::ByHand { run } => run.clone(),
        Action::Release { project } | Action::Freeze { project } | Action::Unfreeze { project } => project.clone(),
        Action::Gate { most_hours } => most_hours.map_or("open".into(), |hours| format!("{hours} h")),
        Action::SayNo { stakeholder } => stakeholder.clone(),
        Action::Pair { expert, .. } => expert.clone(),
        Action::Hire { centre } => centre.clone(),
        Action::Guard { person, .. } | Action::LimitPerson { person, .. } | Action::Move { person, .. } => {
            person.clone()
        }
        Action::Assign { person, .. } => person.clone(),
        Action::Scope { control } => control.clone(),
        Action::Document { service, .. }
        | Action::AddCapacity { service }
        | Action::Elastic { service, .. }
        | Action::Offload { service }
        | Action::Drill { service } => service.clone(),
        Action::Improve { improvement } => improvement.clone(),
        Action::Aim { target } => target.clone(),
        Action::Kata { days: 0 } => "never".into(),
        Action::Kata { days: 1 } => "every day".into(),
        Action::Kata { days } => format!("every {days} days"),
        Action::Reserve { centre, .. } => centre.clone(),
        Action::ReleaseBy { pipeline, .. }
        | Action::ReleaseNow { pipeline }
        | Action::TakeBack { pipeline }
        | Action::UseCanary { pipeline, .. }
        | Action::UseFlags { pipeline, .. }
        | Action::MapSteps { pipeline, .. } => pipeline.clone(),
        Action::Automate { stage, .. } | Action::Remove { stage, .. } => stage.clone(),
        Action::Refresh { environment } => environment.clone(),
        Action::Control { mode } => format!("{mode:?}"),
        Action::Authorise { item, .. }
        | Action::Prioritise { item, .. }
        | Action::Hold { item, .. }
        | Action::Schedule { item, .. } => {
            format!("item-{}", item.0)
        }
    }
}

/// Takes an action of the player: all checks, the minutes of their day, the log, and the deed.
pub(crate) fn submit(world: &mut World, action: &Action) -> Result<(), Refusal> {
    allowed(world, action)?;
    let plan = world.resource::<Plan>().clone();
    attention::spend(world, cost(&plan, action));
    let because = match action {
        // The answer itself is the fact.
        Action::Answer { .. } => None,
        Action::Investigate { incident, .. } => {
            let detected = plan.incident(incident).and_then(|i| operations::get(world, i).because.first().copied());
            Some(note(world, Happening::ActedOn(action.kind(), subject(action)), &[detected], true, true))
        }
        _ => Some(note(world, Happening::ActedOn(action.kind(), subject(action)), &[], true, true)),
    };
    carry_out(world, action, because);
    Ok(())
}

/// Whether the player may take an action now.
pub(crate) fn allowed(world: &World, action: &Action) -> Result<(), Refusal> {
    let plan = world.resource::<Plan>();
    if world.resource::<Clock>().over {
        return Err(Refusal::new(tr!("refusal-level-over"), tr!("help-level-over")));
    }
    if !world.resource::<script::Offered>().0.contains(&action.kind()) {
        return Err(if plan.unlocks.contains(&action.kind()) {
            let help = tr!("help-brought-up");
            Refusal::new(tr!("refusal-not-yet"), help)
        } else {
            Refusal::new(tr!("refusal-not-here"), tr!("help-other-levels"))
        });
    }
    possible(world, action)?;
    attention::enough(world, cost(plan, action), action.kind() == ActionKind::Answer)
}

pub(crate) fn unknown(what: &str, name: &str) -> Refusal {
    Refusal::new(format!("There is no {what} called \"{name}\""), tr!("help-names"))
}

/// An open item.
pub(crate) fn item(world: &World, id: ItemId) -> Option<&WorkItem> {
    world.resource::<Items>().get(id)
}

fn open_item(world: &World, id: ItemId) -> Result<&WorkItem, Refusal> {
    item(world, id).ok_or_else(|| Refusal::new(tr!("refusal-not-open", number = id.0), tr!("help-not-open")))
}

pub(crate) fn worker<'w>(world: &'w World, name: &str) -> Result<&'w Person, Refusal> {
    let id = world.resource::<Plan>().person(name).ok_or_else(|| unknown("person", name))?;
    let person = metrics::person(world, id);
    if person.centre.is_none() || person.is_you {
        return Err(Refusal::new(tr!("refusal-takes-no-items", who = display(world, id)), tr!("help-takes-no-items")));
    }
    Ok(person)
}

fn display(world: &World, id: PersonId) -> String {
    world.resource::<Plan>().people[id.index()].name.clone()
}

fn doing(world: &World, purpose: impl Fn(Purpose) -> bool) -> bool {
    world.resource::<Items>().open().any(|item| purpose(item.purpose))
}

/// Whether an action makes sense in the world, whoever orders it.
pub(crate) fn possible(world: &World, action: &Action) -> Result<(), Refusal> {
    let plan = world.resource::<Plan>();
    let (file, now) = (&plan.level.file, world.resource::<Clock>().now);
    match action {
        Action::Answer { message, choice } => {
            let id = plan.message(message).ok_or_else(|| unknown("message", message))?;
            if world.resource::<script::Inbox>().open(id).is_none() {
                return Err(Refusal::new(tr!("refusal-nobody-waits-answer"), tr!("help-answer-open")));
            }
            let choices = &file.messages[id.index()].choices;
            let choice = choices.iter().find(|c| &c.id == choice).ok_or_else(|| unknown("answer", choice))?;
            if choice.when.as_ref().is_some_and(|when| !condition::holds(world, when)) {
                let first = if choice.missing.is_empty() { tr!("help-something-first") } else { &choice.missing };
                return Err(Refusal::new(tr!("refusal-answer-not-yet"), first));
            }
            Ok(())
        }
        Action::Talk { topic } => {
            let topic = file.topics.iter().find(|t| &t.id == topic).ok_or_else(|| unknown("conversation", topic))?;
            if topic.when.as_ref().is_some_and(|when| !condition::holds(world, when)) {
                return Err(Refusal::new(tr!("refusal-nothing-to-talk"), tr!("help-come-back")));
            }
            if topic_taken(world, &topic.id) {
                return Err(Refusal::new(tr!("refusal-had-talk"), tr!("help-what-came")));
            }
            Ok(())
        }
        Action::AskChanges { centre } => {
            let id = plan.centre(centre).ok_or_else(|| unknown("work centre", centre))?;
            let row = metrics::centre(world, id);
            if row.crew.is_empty() {
                return Err(Refusal::new(tr!("refusal-nobody-works-there"), tr!("help-another-team")));
            }
            if doing(world, |p| p == Purpose::Tell { centre: id }) {
                return Err(Refusal::new(tr!("refusal-writing-already"), tr!("help-until-they-are-done")));
            }
            if row.told.is_some_and(|at| now - at < 240) {
                return Err(Refusal::new(tr!("refusal-told-lately"), tr!("help-read-what-they-wrote")));
            }
            Ok(())
        }
        Action::Investigate { incident, suspect, by } => {
            let id = plan.incident(incident).ok_or_else(|| unknown("incident", incident))?;
            let service = plan.service(suspect).ok_or_else(|| unknown("service", suspect))?;
            let person = worker(world, by)?;
            let row = operations::get(world, id);
            match row.stage {
                Stage::Waiting | Stage::Hidden => {
                    Err(Refusal::new(tr!("refusal-not-noticed"), tr!("help-until-noticed")))
                }
                Stage::Detected if !row.suspects.iter().any(|s| s.service == service) => {
                    Err(Refusal::new(tr!("refusal-no-suspect"), tr!("help-a-suspect")))
                }
                Stage::Detected if doing(world, |p| p == Purpose::Examine { incident: id, suspect: service }) => {
                    Err(Refusal::new(tr!("refusal-at-it"), tr!("help-wait-result")))
                }
                Stage::Detected if !person.can(Some(service), &plan.level.rules) => Err(Refusal::new(
                    tr!("refusal-knows-too-little", who = display(world, person.id)),
                    tr!("help-knows-service"),
                )),
                Stage::Detected if person.hands.len() >= people::MOST_IN_HAND => Err(Refusal::new(
                    tr!("refusal-hands-full", who = display(world, person.id)),
                    tr!("help-set-aside-first"),
                )),
                Stage::Detected => Ok(()),
                _ => Err(Refusal::new(tr!("refusal-cause-known"), tr!("help-roll-or-repair"))),
            }
        }
        Action::RollBack { change } | Action::RollForward { change } => {
            let id = plan.change(change).ok_or_else(|| unknown("change", change))?;
            let row = change::get(world, id);
            if row.recorded.is_none() || row.deployed.is_none() {
                return Err(Refusal::new(tr!("refusal-no-such-change"), tr!("help-ask-teams")));
            }
            if matches!(row.state, change::State::RolledBack | change::State::Repaired) {
                return Err(Refusal::new(tr!("refusal-change-gone"), tr!("help-service-well")));
            }
            if doing(world, |p| p == Purpose::RollBack { change: id } || p == Purpose::RollForward { change: id }) {
                return Err(Refusal::new(tr!("refusal-at-it"), tr!("help-clear-desk")));
            }
            if matches!(action, Action::RollForward { .. }) && file.changes[id.index()].roll_forward.is_none() {
                return Err(Refusal::new(tr!("refusal-not-repairable"), tr!("help-roll-back")));
            }
            Ok(())
        }
        Action::ByHand { run } => {
            let id = plan.run(run).ok_or_else(|| unknown("run", run))?;
            let row = business::get(world, id);
            if file.runs[id.index()].by_hand.is_none() {
                return Err(Refusal::new(tr!("refusal-not-by-hand"), tr!("help-service-must-work")));
            }
            if !matches!(row.state, business::RunState::Waiting | business::RunState::Preparing) {
                return Err(Refusal::new(tr!("refusal-too-late"), tr!("help-run-over")));
            }
            if row.hand != business::Hand::No {
                return Err(Refusal::new(tr!("refusal-they-are-at-it"), tr!("help-leaves-by-hand")));
            }
            Ok(())
        }
        Action::Guard { person, mode } => {
            let row = worker(world, person)?;
            if row.interruptions == *mode {
                return Err(Refusal::new(tr!("refusal-is-so"), tr!("help-another-rule")));
            }
            if *mode == Interruptions::Triaged && row.triage.is_none() {
                return Err(Refusal::new(tr!("refusal-nobody-sorts"), tr!("help-shield")));
            }
            Ok(())
        }
        Action::Control { mode } => {
            if world.resource::<Control>().0 == *mode {
                return Err(Refusal::new(tr!("refusal-rule-now"), tr!("help-another-one")));
            }
            if matches!(mode, ChangeControl::Board | ChangeControl::Light) && plan.level.file.board.is_none() {
                return Err(Refusal::new(tr!("refusal-no-board"), tr!("help-another-rule")));
            }
            Ok(())
        }
        Action::Authorise { item, .. } => {
            let row = open_item(world, *item)?;
            if row.place != Place::Aside(Wait::Frozen) {
                return Err(Refusal::new(tr!("refusal-not-waiting"), tr!("help-only-frozen")));
            }
            Ok(())
        }
        Action::Prioritise { item, place } => {
            let row = open_item(world, *item)?;
            if row.place != Place::Queue {
                return Err(Refusal::new(tr!("refusal-not-in-queue"), tr!("help-in-hand")));
            }
            let centre = metrics::centre(world, row.centre);
            if centre.queue.get(*place as usize) == Some(item) {
                return Err(Refusal::new(tr!("refusal-stands-there"), tr!("help-another-place")));
            }
            Ok(())
        }
        Action::Assign { item, person } => {
            let row = open_item(world, *item)?;
            let person = worker(world, person)?;
            if row.place == Place::Hands(person.id) {
                return Err(Refusal::new(tr!("refusal-in-their-hands"), tr!("help-somebody-else")));
            }
            if let Place::Aside(wait) = row.place {
                return Err(match wait {
                    Wait::Held => Refusal::new(tr!("refusal-you-set-aside"), tr!("help-take-up-first")),
                    Wait::Day(at) => {
                        Refusal::new(tr!("refusal-planned", day = planned::day_of(plan, at)), tr!("help-take-up-first"))
                    }
                    Wait::Frozen => Refusal::new(tr!("refusal-changes-frozen"), tr!("help-authorise-first")),
                    Wait::Outside => Refusal::new(tr!("refusal-limit-outside"), tr!("help-finish-or-raise")),
                    Wait::Project(_) => Refusal::new(tr!("refusal-project-frozen"), tr!("help-thaw-first")),
                    Wait::Release(_) => Refusal::new(tr!("refusal-waits-release"), tr!("help-release-it")),
                    Wait::Service(_) => Refusal::new(tr!("refusal-waits-service"), tr!("help-put-service-right")),
                });
            }
            if audit::barred(plan, row, person.id) {
                return Err(Refusal::new(tr!("refusal-duty", who = display(world, person.id)), tr!("help-duty")));
            }
            if !person.can(row.service, &plan.level.rules) {
                return Err(Refusal::new(
                    tr!("refusal-knows-service", who = display(world, person.id)),
                    tr!("help-knows-it"),
                ));
            }
            if person.hands.len() >= people::MOST_IN_HAND {
                return Err(Refusal::new(
                    tr!("refusal-hands-full", who = display(world, person.id)),
                    tr!("help-set-aside-first"),
                ));
            }
            Ok(())
        }
        Action::Hold { item, aside } => {
            let row = open_item(world, *item)?;
            match (row.place, aside) {
                (Place::Aside(_), true) => {
                    Err(Refusal::new(tr!("refusal-waits-already"), tr!("help-nothing-to-set-aside")))
                }
                (Place::Queue | Place::Hands(_), false) => {
                    Err(Refusal::new(tr!("refusal-not-set-aside"), tr!("help-takes-turn")))
                }
                (
                    Place::Aside(Wait::Frozen | Wait::Service(_) | Wait::Outside | Wait::Project(_) | Wait::Release(_)),
                    false,
                ) => Err(Refusal::new(tr!("refusal-not-you"), tr!("help-what-waits-for"))),
                _ => Ok(()),
            }
        }
        Action::Schedule { item, day } => planned::possible(world, open_item(world, *item)?, *day),
        Action::LimitCentre { centre, limit } => {
            let id = plan.centre(centre).ok_or_else(|| unknown("work centre", centre))?;
            let row = metrics::centre(world, id);
            if row.limit == *limit {
                return Err(Refusal::new(tr!("refusal-limit-now"), tr!("help-another-one")));
            }
            if *limit == Some(0) {
                return Err(Refusal::new(tr!("refusal-zero-work"), tr!("help-at-least-one")));
            }
            Ok(())
        }
        Action::LimitWip { limit, most } => {
            let at = plan.limit(limit).ok_or_else(|| unknown("WIP limit", limit))?;
            if world.resource::<Loops>().0[usize::from(at)].limit == *most {
                return Err(Refusal::new(tr!("refusal-limit-now"), tr!("help-another-one")));
            }
            if *most == Some(0) {
                return Err(Refusal::new(tr!("refusal-zero-in"), tr!("help-at-least-one")));
            }
            Ok(())
        }
        Action::LimitPerson { person, limit } => {
            let row = worker(world, person)?;
            if row.beside.is_some() {
                return Err(Refusal::new(tr!("refusal-beside"), tr!("help-end-pair")));
            }
            if row.limit == *limit {
                return Err(Refusal::new(tr!("refusal-limit-now"), tr!("help-another-one")));
            }
            if !(1..=people::MOST_IN_HAND as u32).contains(limit) {
                return Err(Refusal::new(tr!("refusal-nobody-works-so"), tr!("help-limit-range")));
            }
            Ok(())
        }
        Action::Move { person, centre } => {
            let row = worker(world, person)?;
            let id = plan.centre(centre).ok_or_else(|| unknown("work centre", centre))?;
            if row.centre == Some(id) {
                return Err(Refusal::new(tr!("refusal-work-there"), tr!("help-another-room")));
            }
            Ok(())
        }
        Action::Document { person, service } => {
            let row = worker(world, person)?;
            let id = plan.service(service).ok_or_else(|| unknown("service", service))?;
            if row.knowledge[id.index()] < 0.5 {
                return Err(Refusal::new(
                    tr!("refusal-not-enough", who = display(world, row.id)),
                    tr!("help-ask-who-does"),
                ));
            }
            if doing(world, |p| matches!(p, Purpose::Document { service, .. } if service == id)) {
                return Err(Refusal::new(tr!("refusal-writing"), tr!("help-until-done")));
            }
            Ok(())
        }
        Action::Scope { control } => audit::may_scope(world, control),
        Action::Release { project } => project::may_release(world, project),
        Action::Freeze { project } => project::may_freeze(world, project, true),
        Action::Unfreeze { project } => project::may_freeze(world, project, false),
        Action::Gate { most_hours } => project::may_gate(world, *most_hours),
        Action::SayNo { stakeholder } => push::may_say_no(world, stakeholder),
        Action::Pair { expert, learner, together } => pairing::may_pair(world, expert, learner, *together),
        Action::Hire { centre } => hiring::may_hire(world, centre),
        Action::Improve { improvement } => improvement::may_start(world, improvement),
        Action::Aim { target } => improvement::may_aim(world, target),
        Action::Kata { days } => improvement::may_meet(world, *days),
        Action::Reserve { centre, percent } => {
            let id = plan.centre(centre).ok_or_else(|| unknown("work centre", centre))?;
            improvement::may_reserve(world, id, *percent)
        }
        Action::AddCapacity { service } => {
            load::may_add(world, plan.service(service).ok_or_else(|| unknown("service", service))?)
        }
        Action::Elastic { service, on } => {
            load::may_stretch(world, plan.service(service).ok_or_else(|| unknown("service", service))?, *on)
        }
        Action::Offload { service } => {
            load::may_offload(world, plan.service(service).ok_or_else(|| unknown("service", service))?)
        }
        Action::Drill { service } => {
            drill::may(world, plan.service(service).ok_or_else(|| unknown("service", service))?)
        }
        Action::Overtime { centre } => {
            let id = plan.centre(centre).ok_or_else(|| unknown("work centre", centre))?;
            let row = metrics::centre(world, id);
            let crew: Vec<&Person> = row.crew.iter().map(|&p| metrics::person(world, p)).collect();
            if crew.iter().any(|p| p.overtime_until > now) {
                return Err(Refusal::new(tr!("refusal-stay-longer"), tr!("help-tomorrow")));
            }
            if crew.iter().all(|p| people::shift_end(plan, p, now).is_none()) {
                return Err(Refusal::new(tr!("refusal-nobody-at-work"), tr!("help-while-at-work")));
            }
            Ok(())
        }
        Action::ReleaseBy { .. }
        | Action::ReleaseNow { .. }
        | Action::TakeBack { .. }
        | Action::UseCanary { .. }
        | Action::UseFlags { .. }
        | Action::Refresh { .. }
        | Action::MapSteps { .. }
        | Action::Automate { .. }
        | Action::Remove { .. } => pipeline::possible(world, action),
    }
}

fn topic_taken(world: &World, topic: &str) -> bool {
    let what = Happening::ActedOn(ActionKind::Talk, topic.to_string());
    world.resource::<super::log::Log>().first(&what).is_some()
}

/// Does what an action says. It was found possible.
pub(crate) fn carry_out(world: &mut World, action: &Action, because: Option<FactId>) {
    const FOUND: &str = "names were resolved when the action was found possible";
    let plan = world.resource::<Plan>().clone();
    match action {
        Action::Answer { message, choice } => {
            let id = plan.message(message).expect(FOUND);
            let place = world.resource::<script::Inbox>().open(id).expect(FOUND);
            let choice =
                plan.level.file.messages[id.index()].choices.iter().position(|c| &c.id == choice).expect(FOUND);
            script::answer(world, place, choice, false);
        }
        Action::Talk { topic } => {
            let topic = plan.level.file.topics.iter().position(|t| &t.id == topic).expect(FOUND);
            script::talk(world, topic, because);
        }
        Action::AskChanges { centre } => {
            let centre = plan.centre(centre).expect(FOUND);
            let effort = Effort::Fixed(plan.level.rules.tell);
            task(
                world,
                Purpose::Tell { centre },
                Kind::InternalProject,
                Class::Expedite,
                centre,
                effort,
                None,
                because,
            );
        }
        Action::Investigate { incident, suspect, by } => {
            let (id, suspect) = (plan.incident(incident).expect(FOUND), plan.service(suspect).expect(FOUND));
            operations::examine(world, id, suspect, plan.person(by).expect(FOUND), because);
        }
        Action::RollBack { change } => change::undo(world, plan.change(change).expect(FOUND), false, because),
        Action::RollForward { change } => change::undo(world, plan.change(change).expect(FOUND), true, because),
        Action::ByHand { run } => business::by_hand(world, plan.run(run).expect(FOUND), because),
        Action::Guard { person, mode } => {
            let id = plan.person(person).expect(FOUND);
            with_flow(world, |flow| flow.person_mut(id).interruptions = *mode);
        }
        Action::Control { mode } => change::set_control(world, *mode),
        Action::Authorise { item, allow } => change::authorise(world, *item, *allow),
        Action::Prioritise { item, place } => with_flow(world, |flow| {
            let at = flow.item(*item).centre;
            flow.item_mut(*item).pinned = *place == 0;
            let queue = &mut flow.centre_mut(at).queue;
            queue.retain(|other| other != item);
            let place = (*place as usize).min(queue.len());
            queue.insert(place, *item);
        }),
        Action::Assign { item, person } => {
            let id = plan.person(person).expect(FOUND);
            with_flow(world, |flow| {
                let (pinned, triage) = (true, false);
                if flow.item(*item).triage {
                    flow.unsort(*item);
                }
                flow.item_mut(*item).pinned = pinned;
                flow.item_mut(*item).triage = triage;
                flow.give(*item, id);
            });
        }
        Action::Hold { item, aside } => match aside {
            true => with_flow(world, |flow| {
                flow.lift(*item);
                flow.set_aside(*item, Wait::Held);
                flow.pull_all(*item);
            }),
            false => planned::take_up(world, *item),
        },
        Action::Schedule { item, day } => planned::plan_for(world, *item, *day),
        Action::LimitCentre { centre, limit } => {
            let id = plan.centre(centre).expect(FOUND);
            with_flow(world, |flow| {
                flow.centre_mut(id).limit = *limit;
                for person in flow.centre(id).crew.clone() {
                    flow.pull(person);
                }
            });
        }
        Action::LimitWip { limit, most } => {
            let at = plan.limit(limit).expect(FOUND);
            with_flow(world, |flow| {
                flow.loops.0[usize::from(at)].limit = *most;
                flow.let_in(at);
            });
        }
        Action::LimitPerson { person, limit } => {
            let id = plan.person(person).expect(FOUND);
            with_flow(world, |flow| {
                flow.person_mut(id).limit = *limit;
                flow.put_back_beyond(id);
                flow.pull(id);
            });
        }
        Action::Move { person, centre } => {
            let (id, to) = (plan.person(person).expect(FOUND), plan.centre(centre).expect(FOUND));
            with_flow(world, |flow| {
                if let Some(from) = flow.person(id).centre {
                    flow.centre_mut(from).crew.retain(|other| *other != id);
                }
                flow.person_mut(id).centre = Some(to);
                flow.centre_mut(to).crew.push(id);
                flow.pull(id);
                flow.sort_anew();
            });
        }
        Action::Document { person, service } => {
            let (id, service) = (plan.person(person).expect(FOUND), plan.service(service).expect(FOUND));
            let centre = metrics::person(world, id).centre.expect(FOUND);
            let effort = Effort::Fixed(plan.level.rules.document);
            let purpose = Purpose::Document { person: id, service };
            let item =
                task(world, purpose, Kind::InternalProject, Class::Standard, centre, effort, Some(service), because);
            with_flow(world, |flow| {
                if flow.item(item).place != Place::Hands(id) && flow.person(id).hands.len() < people::MOST_IN_HAND {
                    flow.give(item, id);
                }
            });
        }
        Action::Scope { control } => audit::do_scope(world, control, because),
        Action::Overtime { centre } => people::stay_longer(world, plan.centre(centre).expect(FOUND), because),
        Action::Release { project } => project::do_release(world, project, because),
        Action::Freeze { project } => project::do_freeze(world, project, true, because),
        Action::Unfreeze { project } => project::do_freeze(world, project, false, because),
        Action::Gate { most_hours } => project::do_gate(world, *most_hours),
        Action::SayNo { stakeholder } => push::do_say_no(world, stakeholder, because),
        Action::Pair { expert, learner, together } => pairing::do_pair(world, expert, learner, *together),
        Action::Hire { centre } => hiring::do_hire(world, centre, because),
        Action::Improve { improvement } => improvement::start(world, improvement, because),
        Action::Aim { target } => improvement::aim(world, target),
        Action::Kata { days } => improvement::meet_every(world, *days),
        Action::Reserve { centre, percent } => improvement::reserve(world, plan.centre(centre).expect(FOUND), *percent),
        Action::AddCapacity { service } => load::do_add(world, plan.service(service).expect(FOUND)),
        Action::Elastic { service, on } => load::do_stretch(world, plan.service(service).expect(FOUND), *on),
        Action::Offload { service } => load::do_offload(world, plan.service(service).expect(FOUND), because),
        Action::Drill { service } => drill::order(world, plan.service(service).expect(FOUND), because),
        Action::ReleaseBy { .. }
        | Action::ReleaseNow { .. }
        | Action::TakeBack { .. }
        | Action::UseCanary { .. }
        | Action::UseFlags { .. }
        | Action::Refresh { .. }
        | Action::MapSteps { .. }
        | Action::Automate { .. }
        | Action::Remove { .. } => pipeline::carry_out(world, action, because),
    }
}

#[expect(clippy::too_many_arguments, reason = "one line at each of its callers")]
fn task(
    world: &mut World,
    purpose: Purpose,
    kind: Kind,
    class: Class,
    centre: CentreId,
    effort: Effort,
    service: Option<ServiceId>,
    because: Option<FactId>,
) -> ItemId {
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose,
            kind,
            class,
            route: Route::Own(vec![Task { centre, effort, service, rework: None }]),
            due: None,
            requester: None,
            gate: None,
            because,
        });
        flow.send(item);
        item
    })
}

/// Every action that could be thought of now, in a fixed order; the caller keeps the legal ones.
pub(crate) fn candidates(world: &World) -> Vec<Action> {
    let plan = world.resource::<Plan>();
    let file = &plan.level.file;
    let mut out = Vec::new();
    for said in &world.resource::<script::Inbox>().0 {
        let message = &file.messages[said.message.index()];
        if said.answered.is_none() {
            out.extend(
                message.choices.iter().map(|c| Action::Answer { message: message.id.clone(), choice: c.id.clone() }),
            );
        }
    }
    out.extend(file.topics.iter().map(|t| Action::Talk { topic: t.id.clone() }));
    out.extend(file.centres.iter().map(|c| Action::AskChanges { centre: c.id.clone() }));
    let workers: Vec<&Person> = world.rows::<Person>().iter().filter(|p| p.centre.is_some() && !p.is_you).collect();
    let name = |p: &Person| plan.people[p.id.index()].id.clone();
    for incident in &file.incidents {
        for suspect in &incident.suspects {
            out.extend(workers.iter().map(|p| Action::Investigate {
                incident: incident.id.clone(),
                suspect: suspect.service.clone(),
                by: name(p),
            }));
        }
    }
    for change in &file.changes {
        out.push(Action::RollBack { change: change.id.clone() });
        out.push(Action::RollForward { change: change.id.clone() });
    }
    out.extend(audit::candidates(file));
    out.extend(file.runs.iter().map(|r| Action::ByHand { run: r.id.clone() }));
    for person in &workers {
        for mode in [Interruptions::OpenDoor, Interruptions::Triaged, Interruptions::Shielded] {
            out.push(Action::Guard { person: name(person), mode });
        }
    }
    let modes = [ChangeControl::WildWest, ChangeControl::Recorded, ChangeControl::Frozen];
    let with_board = [ChangeControl::Board, ChangeControl::Light];
    for mode in modes.into_iter().chain(with_board.into_iter().filter(|_| file.board.is_some())) {
        out.push(Action::Control { mode });
    }
    for row in world.resource::<Items>().open() {
        let item = row.id;
        match row.place {
            Place::Aside(Wait::Frozen) => {
                out.push(Action::Authorise { item, allow: true });
                out.push(Action::Authorise { item, allow: false });
            }
            Place::Aside(Wait::Outside | Wait::Project(_) | Wait::Release(_)) => {}
            Place::Aside(_) => out.push(Action::Hold { item, aside: false }),
            Place::Hands(_) => out.push(Action::Hold { item, aside: true }),
            Place::Queue => {
                out.push(Action::Prioritise { item, place: 0 });
                out.push(Action::Hold { item, aside: true });
                out.extend(
                    workers
                        .iter()
                        .filter(|p| p.centre == Some(row.centre))
                        .map(|p| Action::Assign { item, person: name(p) }),
                );
            }
        }
    }
    for centre in world.rows::<Centre>().iter() {
        let id = file.centres[centre.id.index()].id.clone();
        let limit = centre.limit.unwrap_or(centre.in_hand.max(1) + 1);
        out.push(Action::LimitCentre { centre: id.clone(), limit: Some(limit.saturating_sub(1).max(1)) });
        out.push(Action::LimitCentre { centre: id.clone(), limit: Some(limit.saturating_add(1)) });
        out.push(Action::Overtime { centre: id });
    }
    for (limit, row) in file.wip_limits.iter().zip(&world.resource::<Loops>().0) {
        let now = row.limit.unwrap_or(row.inside.max(1).saturating_add(1));
        for most in [now.saturating_sub(1).max(1), now.saturating_add(1)] {
            out.push(Action::LimitWip { limit: limit.id.clone(), most: Some(most) });
        }
    }
    project::candidates(world, &mut out);
    push::candidates(world, &mut out);
    pairing::candidates(world, &workers, &mut out);
    hiring::candidates(world, &mut out);
    out.extend(file.improvements.iter().map(|one| Action::Improve { improvement: one.id.clone() }));
    if let Some(kata) = &file.kata {
        out.extend(kata.targets.iter().map(|target| Action::Aim { target: target.id.clone() }));
        out.extend([0, 1, 7].map(|days| Action::Kata { days }));
    }
    if !file.improvements.is_empty() || file.kata.is_some() {
        let shares = [0, 10, 20, 30];
        let of = |centre: &str| shares.map(|percent| Action::Reserve { centre: centre.to_string(), percent });
        out.extend(file.centres.iter().flat_map(|centre| of(&centre.id)));
    }
    for service in file.services.iter().filter(|service| service.traffic.is_some()) {
        out.push(Action::AddCapacity { service: service.id.clone() });
        out.extend([true, false].map(|on| Action::Elastic { service: service.id.clone(), on }));
        out.push(Action::Offload { service: service.id.clone() });
    }
    let weak = file.services.iter().filter(|service| service.weaknesses > 0.0);
    out.extend(weak.map(|service| Action::Drill { service: service.id.clone() }));
    for person in &workers {
        let limits = (1..=people::MOST_IN_HAND as u32).filter(|&limit| limit != person.limit);
        out.extend(limits.map(|limit| Action::LimitPerson { person: name(person), limit }));
        out.extend(file.centres.iter().map(|c| Action::Move { person: name(person), centre: c.id.clone() }));
        out.extend(file.services.iter().map(|s| Action::Document { person: name(person), service: s.id.clone() }));
    }
    let names: Vec<String> = workers.iter().map(|p| name(p)).collect();
    pipeline::candidates(world, &names, &mut out);
    planned::candidates(world, &mut out);
    out
}
