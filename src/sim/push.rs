//! Stakeholders who push when they are ignored: they expedite, add scope, and start frozen projects again. Trust is the
//! capacity to say no: whoever trusts you enough takes a no, and what they pushed is taken back.

use serde::Serialize;

use super::action::{Action, Refusal};
use super::agenda::{Agenda, Clock, Event};
use super::demand;
use super::flow::{Place, Wait, WorkItem, with_flow};
use super::id::*;
use super::log::note;
use super::orders::unknown;
use super::plan::Plan;
use super::project::{self, Projects, Stage};
use super::stakeholder;
use super::world::World;
use crate::level::file::{Class, Happening, LevelFile, Push};
use crate::locale::number;
use crate::tr;

/// What was pushed, so that it can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
enum Taken {
    /// An item, and the class that it had.
    Expedited(ItemId, Class),
    Scope(ProjectId),
    Started(ProjectId),
}

/// A stakeholder's pushing.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Pusher {
    times: u32,
    /// Grows with each no: older events are void.
    generation: u32,
    taken: Vec<Taken>,
}

/// The pushing of each stakeholder, by id.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Pushed(Vec<Pusher>);

impl Pushed {
    pub(crate) fn new(file: &LevelFile) -> Self {
        Self(vec![Pusher::default(); file.stakeholders.len()])
    }

    /// Pushes so far.
    pub(crate) fn times(&self) -> f64 {
        self.0.iter().map(|pusher| f64::from(pusher.times)).sum()
    }
}

fn get_mut(world: &mut World, id: StakeholderId) -> &mut Pusher {
    &mut world.resource_mut::<Pushed>().0[id.index()]
}

fn wait(world: &mut World, id: StakeholderId) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let generation = get_mut(world, id).generation;
    if let Some(pushes) = &plan.level.file.stakeholders[id.index()].pushes {
        let at = demand::next_in_office(now, pushes.patience.checked().max(1), plan.level.file.first_day);
        world.resource_mut::<Agenda>().post(at, Event::Push(id, generation));
    }
}

/// Puts the first pushes on the agenda.
pub(crate) fn open(world: &mut World) {
    for index in 0..world.resource::<Plan>().level.file.stakeholders.len() {
        wait(world, StakeholderId::from(index));
    }
}

/// Somebody who has waited long enough, and trusts you too little, pushes.
pub(crate) fn push(event: Event, world: &mut World) {
    let Event::Push(id, generation) = event else { return };
    if get_mut(world, id).generation != generation {
        return;
    }
    wait(world, id);
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.stakeholders[id.index()];
    let pushes = file.pushes.as_ref().expect("only those who push are asked");
    if trust_of(world, id) >= pushes.below {
        return;
    }
    let times = get_mut(world, id).times as usize;
    for turn in 0..pushes.by.len() {
        let how = pushes.by[(times + turn) % pushes.by.len()];
        if let Some((taken, because)) = act(world, id, how) {
            let pusher = get_mut(world, id);
            pusher.times += 1;
            pusher.taken.push(taken);
            note(world, Happening::Pushed(file.id.clone(), how), &[because], false, true);
            return;
        }
    }
}

fn trust_of(world: &World, id: StakeholderId) -> f64 {
    stakeholder::get(world, id).trust
}

/// Pushes in one way, if that is possible; and what led to it.
fn act(world: &mut World, id: StakeholderId, how: Push) -> Option<(Taken, Option<FactId>)> {
    let plan = world.resource::<Plan>().clone();
    let theirs = |wanted: &dyn Fn(&project::Project) -> bool| {
        let rows = world.resource::<Projects>().all.iter().zip(&plan.projects).enumerate();
        rows.filter(|(_, (_, fixed))| fixed.sponsor == Some(id))
            .find(|(_, (project, _))| wanted(project))
            .map(|(at, (project, _))| (ProjectId::from(at), project.because))
    };
    match how {
        Push::Expedite => with_flow(world, |flow| {
            let theirs = |item: &&WorkItem| {
                let sponsor = flow.project_of(item).and_then(|project| plan.projects[project.index()].sponsor);
                (item.requester == Some(id) || sponsor == Some(id))
                    && item.class != Class::Expedite
                    && !matches!(item.place, Place::Aside(Wait::Outside | Wait::Project(_)))
            };
            let (item, class) = flow.items.open().find(theirs).map(|item| (item.id, item.class))?;
            flow.item_mut(item).class = Class::Expedite;
            if flow.item(item).place == Place::Queue {
                flow.interrupt(item, flow.item(item).centre);
            }
            Some((Taken::Expedited(item, class), None))
        }),
        Push::AddScope => {
            let (project, because) = theirs(&|project| project.stage == Stage::Running)?;
            project::add_scope(world, project).then_some((Taken::Scope(project), because))
        }
        Push::Unfreeze => {
            let (project, because) = theirs(&project::held_up)?;
            project::push_in(world, project, because);
            Some((Taken::Started(project), because))
        }
    }
}

/// Whether one can say no to somebody.
pub(crate) fn may_say_no(world: &World, name: &str) -> Result<(), Refusal> {
    let plan = world.resource::<Plan>();
    let id = plan.stakeholder(name).ok_or_else(|| unknown("stakeholder", name))?;
    if world.resource::<Pushed>().0[id.index()].taken.is_empty() {
        return Err(Refusal::new(tr!("refusal-nothing-pushed"), tr!("help-until-they-do")));
    }
    let (trust, needed) = (trust_of(world, id), plan.level.rules.trust_for_a_no);
    if trust < needed {
        return Err(Refusal::new(
            tr!("refusal-no-trust", trust = number(trust, 0), needed = number(needed, 0)),
            tr!("help-no-trust"),
        ));
    }
    Ok(())
}

/// Says no: what they pushed is taken back, and they wait for their patience again. It costs trust.
pub(crate) fn do_say_no(world: &mut World, name: &str, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let id = plan.stakeholder(name).expect("found possible");
    stakeholder::trust(world, id, -plan.level.rules.trust_of_a_no, because);
    let pusher = get_mut(world, id);
    pusher.generation += 1;
    let taken = std::mem::take(&mut pusher.taken);
    for taken in taken.into_iter().rev() {
        match taken {
            Taken::Expedited(item, class) => with_flow(world, |flow| {
                if flow.items.get(item).is_some() {
                    flow.item_mut(item).class = class;
                }
            }),
            Taken::Scope(project) => drop(project::cut_scope(world, project)),
            Taken::Started(project) => project::push_out(world, project, because),
        }
    }
    wait(world, id);
}

/// What could be ordered.
pub(crate) fn candidates(world: &World, out: &mut Vec<Action>) {
    let file = &world.resource::<Plan>().level.file;
    out.extend(file.stakeholders.iter().map(|who| Action::SayNo { stakeholder: who.id.clone() }));
}

/// What a stakeholder has pushed and nobody took back, in words.
pub(crate) fn view(world: &World, id: StakeholderId) -> Vec<String> {
    let plan = world.resource::<Plan>();
    let project = |id: ProjectId| &plan.level.file.projects[id.index()].title;
    let pushed = world.resource::<Pushed>().0[id.index()].taken.iter();
    pushed
        .map(|taken| match *taken {
            Taken::Expedited(item, _) => tr!("pushed-expedited", number = item.0),
            Taken::Scope(id) => tr!("pushed-scope", project = project(id)),
            Taken::Started(id) => tr!("pushed-started", project = project(id)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;

    /// Pushes, and items that came round the process, of two weeks from a Monday on.
    fn fortnight(every: &str) -> (f64, u64) {
        let mut sim = small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", first_day: Mon, ends: \"day 15 00:00\",
              centres: [(id: \"desk\", name: \"Desk\")], people: [(id: \"ann\", centre: \"desk\")],
              stakeholders: [(id: \"boss\", name: \"Boss\", trust: 10, pushes: (below: 40, patience: \"{every}\", by: [Expedite]),
                              goes_round_below: 40, goes_round_with: \"favour\", goes_round_every: \"{every}\")],
              demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Burst(300, \"day 1 00:00\"), requester: \"boss\", route: [(at: \"desk\", effort: Fixed(\"2h\"))]),
                       (id: \"favour\", titles: [\"Favour\"], kind: Unplanned, arrivals: Never, route: [(at: \"desk\", effort: Fixed(\"5m\"))])])"
        ));
        sim.run_until(14 * 1440);
        (sim.metric("pushes"), sim.report().work[3].arrived)
    }

    #[test]
    fn who_waits_for_a_day_or_a_week_pushes_too_and_nobody_does_so_at_the_weekend() {
        assert_eq!(fortnight("1h"), (100.0, 100), "ten hours on ten days");
        assert_eq!(fortnight("4h"), (30.0, 30));
        assert_eq!(fortnight("1d"), (9.0, 9), "from the second day on");
        assert_eq!(fortnight("2d"), (5.0, 5));
        assert_eq!(fortnight("1w"), (1.0, 1));
    }
}
