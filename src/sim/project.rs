//! Projects: items that are released a few at a time, what they are worth when all are done, and the gate before them.
//!
//! What belongs to a frozen project enters no queue: [`Flow::enqueue`] sets it aside. Begun work stays work in process.

use serde::Serialize;

use super::action::{Action, Refusal};
use super::agenda::{Agenda, Clock, Event};
use super::business::{self, Account};
use super::demand;
use super::flow::{Centre, Flow, Place, Wait, WorkItem, who_can, with_flow};
use super::id::*;
use super::log::note;
use super::orders::unknown;
use super::people::Person;
use super::plan::{Effort, Fixed, Plan};
use super::stakeholder;
use super::view::{NeedView, ProjectView};
use super::world::World;
use crate::level::file::{Happening, LevelFile};
use crate::locale::number;
use crate::tr;

/// How far a project is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Stage {
    /// Not begun.
    Planned,
    /// Its time has come, and the gate is closed.
    Waiting,
    /// Items are released.
    Running,
    /// Everything is done.
    Done,
}

/// A project.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Project {
    pub(crate) stage: Stage,
    pub(crate) frozen: bool,
    /// Items that are still to be released, of each part of the scope.
    pub(crate) left: Vec<u32>,
    /// Items released that are not done.
    pub(crate) open: u32,
    /// Items done.
    pub(crate) done: u32,
    /// Minute of the last completion, once all is done.
    pub(crate) finished: Option<i64>,
    /// The latest decision about it, for the causal chain.
    pub(crate) because: Option<FactId>,
}

impl Project {
    /// Everything that it takes.
    pub(crate) fn scope(&self) -> u32 {
        self.left.iter().sum::<u32>() + self.open + self.done
    }

    /// Takes part in the work now.
    fn active(&self) -> bool {
        self.stage == Stage::Running && !self.frozen
    }
}

/// The projects of the level, in its order.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Projects {
    pub(crate) all: Vec<Project>,
    /// Most hours at the gate's work centre.
    pub(crate) gate: Option<u32>,
}

impl Projects {
    pub(crate) fn new(file: &LevelFile) -> Self {
        let new = |project: &crate::level::file::ProjectFile| Project {
            stage: Stage::Planned,
            frozen: project.frozen,
            left: project.items.iter().map(|part| part.count).collect(),
            open: 0,
            done: 0,
            finished: None,
            because: None,
        };
        Self {
            all: file.projects.iter().map(new).collect(),
            gate: file.release_gate.as_ref().and_then(|gate| gate.most_hours),
        }
    }
}

fn get(world: &World, id: ProjectId) -> &Project {
    &world.resource::<Projects>().all[id.index()]
}

fn get_mut(world: &mut World, id: ProjectId) -> &mut Project {
    &mut world.resource_mut::<Projects>().all[id.index()]
}

/// Puts the starts of projects on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    for (index, file) in plan.level.file.projects.iter().enumerate() {
        if let Some(starts) = &file.starts {
            let at = plan.minute(starts).max(0);
            world.resource_mut::<Agenda>().post(at, Event::ProjectStarts(ProjectId::from(index)));
        }
    }
}

/// A project starts by itself: at once, or as soon as the gate lets it.
pub(crate) fn start(event: Event, world: &mut World) {
    let Event::ProjectStarts(id) = event else { return };
    if get(world, id).stage == Stage::Planned {
        get_mut(world, id).stage = Stage::Waiting;
        open_gate(world);
    }
}

/// Work of a project is done, or was sent away for good.
pub(crate) fn progress(event: Event, world: &mut World) {
    let Event::ProjectItem(id, dropped) = event else { return };
    let project = get_mut(world, id);
    project.open -= 1;
    project.done += u32::from(!dropped);
    release(world, id);
    let project = get(world, id);
    if project.stage == Stage::Running && project.open == 0 && project.left.iter().all(|left| *left == 0) {
        finish(world, id);
    }
    open_gate(world);
}

/// Releases as much as may be in work at once.
fn release(world: &mut World, id: ProjectId) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file.projects[id.index()];
    while get(world, id).active() && get(world, id).open < file.at_once {
        let Some(part) = get(world, id).left.iter().position(|left| *left > 0) else { return };
        let project = get_mut(world, id);
        project.left[part] -= 1;
        let because = project.because;
        // Bringing it counts it as open, and as scope.
        demand::add(world, plan.stream(&file.items[part].stream).expect("checked"), because);
    }
}

/// An item of a project's stream comes in: released, or brought by somebody else, who thereby adds to the scope.
pub(crate) fn comes_in(world: &mut World, id: ProjectId) {
    get_mut(world, id).open += 1;
}

fn finish(world: &mut World, id: ProjectId) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    let file = &plan.level.file.projects[id.index()];
    let paid = plan.projects[id.index()].paid_late(now);
    let project = get_mut(world, id);
    (project.stage, project.finished) = (Stage::Done, Some(now));
    let because = project.because;
    let fact = Some(note(world, Happening::Delivered(file.id.clone()), &[because], false, true));
    business::pay(world, Account::Projects, paid, fact);
    if let Some(sponsor) = plan.projects[id.index()].sponsor
        && plan.projects[id.index()].due.is_none_or(|due| now <= due)
    {
        stakeholder::trust(world, sponsor, file.trust, fact);
    }
}

/// What is fixed of a project.
#[derive(Clone, Debug)]
pub(crate) struct ProjectPlan {
    pub(crate) sponsor: Option<StakeholderId>,
    pub(crate) due: Option<i64>,
    value: f64,
    lost_per_day: f64,
}

impl ProjectPlan {
    pub(crate) fn new(plan: &Fixed, file: &crate::level::file::ProjectFile) -> Self {
        Self {
            sponsor: file.sponsor.as_ref().map(|who| plan.stakeholder(who).expect("checked")),
            due: file.due.as_ref().map(|due| plan.minute(due)),
            value: file.value,
            lost_per_day: file.lost_per_day,
        }
    }

    /// Minutes after the due date.
    fn late(&self, at: i64) -> i64 {
        self.due.map_or(0, |due| (at - due).max(0))
    }

    /// Money for it at this minute.
    fn paid_late(&self, at: i64) -> f64 {
        (self.value - self.lost_per_day * self.late(at) as f64 / 1440.0).max(0.0)
    }
}

// --- Freezing ---------------------------------------------------------------------------------------------------------

impl Flow<'_> {
    /// The frozen project that an item belongs to.
    pub(crate) fn stopped(&self, item: &WorkItem) -> Option<ProjectId> {
        self.project_of(item).filter(|id| self.projects.all[id.index()].frozen)
    }
}

/// Freezes a project: what is begun is put down where it stands.
fn freeze(world: &mut World, id: ProjectId, because: Option<FactId>) {
    let project = get_mut(world, id);
    (project.frozen, project.because) = (true, because);
    with_flow(world, |flow| {
        let begun = |item: &&WorkItem| flow.project_of(item) == Some(id) && !matches!(item.place, Place::Aside(_));
        let items: Vec<(ItemId, Place)> = flow.items.open().filter(begun).map(|item| (item.id, item.place)).collect();
        for &(item, _) in &items {
            flow.lift(item);
            flow.set_aside(item, Wait::Project(id));
        }
        for (_, place) in items {
            flow.count_waste(place);
            if let Place::Hands(person) = place {
                flow.pull(person);
            }
        }
    });
    open_gate(world);
}

/// Thaws a project: what lies aside is taken up again, and more is released.
fn thaw(world: &mut World, id: ProjectId, because: Option<FactId>) {
    let project = get_mut(world, id);
    (project.frozen, project.because) = (false, because);
    with_flow(world, |flow| flow.release(Wait::Project(id)));
    release(world, id);
}

/// Starts a project now.
fn begin(world: &mut World, id: ProjectId, because: Option<FactId>) {
    let project = get_mut(world, id);
    project.stage = Stage::Running;
    if because.is_some() {
        project.because = because;
    }
    release(world, id);
}

/// Gets a project going that its sponsor can wait for no longer: thaws it, or starts it whatever the gate says.
pub(crate) fn push_in(world: &mut World, id: ProjectId, because: Option<FactId>) {
    if get(world, id).stage == Stage::Waiting {
        begin(world, id, because);
    } else {
        thaw(world, id, because);
    }
}

/// Puts a project back where it was before its sponsor pushed: frozen.
pub(crate) fn push_out(world: &mut World, id: ProjectId, because: Option<FactId>) {
    if get(world, id).stage == Stage::Running {
        freeze(world, id, because);
    }
}

/// A project's sponsor could get it going: it is frozen though begun, or waits at the gate.
pub(crate) fn held_up(project: &Project) -> bool {
    match project.stage {
        Stage::Running => project.frozen,
        Stage::Waiting => true,
        Stage::Planned | Stage::Done => false,
    }
}

/// Adds an item to the scope of a project that is not done; false if it is.
pub(crate) fn add_scope(world: &mut World, id: ProjectId) -> bool {
    let project = get_mut(world, id);
    let open = project.stage != Stage::Done;
    if open {
        *project.left.last_mut().expect("the checker wants a scope") += 1;
        release(world, id);
    }
    open
}

/// Takes an item out of the scope that is not released yet; false if everything is.
pub(crate) fn cut_scope(world: &mut World, id: ProjectId) -> bool {
    let cut = get_mut(world, id).left.iter_mut().rev().find(|left| **left > 0);
    cut.map(|left| *left -= 1).is_some()
}

// --- The bill of resources, and the gate --------------------------------------------------------------------------------

/// Expected visits to each task of a route, rework included. Every cut of the route is crossed forward once more than
/// backward, so that from the last task on: v(i) (1 − s(i)) = 1 + Σ v(k) s(k) over later tasks k that go back to i or before.
pub(crate) fn visits(route: &[super::plan::Task]) -> Vec<f64> {
    let mut visits = vec![1.0; route.len()];
    for at in (0..route.len()).rev() {
        let back: f64 = (at + 1..route.len())
            .filter_map(|k| {
                route[k].rework.filter(|(_, to)| usize::from(*to) <= at).map(|(share, _)| share * visits[k])
            })
            .sum();
        visits[at] = (1.0 + back) / (1.0 - route[at].rework.map_or(0.0, |(share, _)| share));
    }
    visits
}

/// Working minutes that a project still needs of each work centre: what is not released, and what is begun. A task that
/// nobody at its centre knows enough for counts where it would go. Means of the routes, rework included.
pub(crate) fn needs(world: &World, id: ProjectId) -> Vec<f64> {
    let plan = world.resource::<Plan>();
    let mut minutes = vec![0.0; plan.level.file.centres.len()];
    let project = get(world, id);
    let file = &plan.level.file.projects[id.index()];
    let (crews, people): (Vec<_>, Vec<_>) =
        (world.rows::<Centre>().iter().collect(), world.rows::<Person>().iter().collect());
    let mut bill = |stream: StreamId, from: usize, items: f64| {
        let route = &plan.streams[stream.index()].route;
        let visits = visits(route);
        for (task, visits) in route.iter().zip(visits).skip(from) {
            let crew = &crews[task.centre.index()].crew;
            let at = who_can(task.centre, crew, task.service, people.len(), |p| people[p.index()], &plan.level.rules);
            minutes[at.index()] += items * visits * Effort::mean(task.effort);
        }
    };
    for (part, left) in file.items.iter().zip(&project.left).filter(|(_, left)| **left > 0) {
        bill(plan.stream(&part.stream).expect("checked"), 0, f64::from(*left));
    }
    let mut begun = Vec::new();
    for item in world.resource::<super::flow::Items>().open().filter(|item| plan.project_of(item.purpose) == Some(id)) {
        if let super::agenda::Purpose::Demand { stream, .. } = item.purpose {
            bill(stream, usize::from(item.step) + 1, 1.0);
            let left = match item.place {
                Place::Hands(holder) => {
                    let now = world.resource::<Clock>().now;
                    let holder = people[holder.index()].at(now, plan);
                    holder.hands.iter().find(|hand| hand.item == item.id).map_or(0.0, |hand| hand.remaining.max(0.0))
                }
                _ => item.remaining,
            };
            begun.push((item.centre, left));
        }
    }
    for (centre, left) in begun {
        minutes[centre.index()] += left;
    }
    minutes
}

/// Hours of the gate's work centre that released and unfrozen projects still need.
pub(crate) fn load(world: &World) -> f64 {
    let plan = world.resource::<Plan>();
    let Some(centre) = plan.gate else { return 0.0 };
    let ids = (0..plan.projects.len()).map(ProjectId::from).filter(|id| get(world, *id).active());
    ids.map(|id| needs(world, id)[centre.index()] / 60.0).sum()
}

/// Why a project may not start now, by the gate.
fn closed(world: &World, id: ProjectId) -> Result<(), Refusal> {
    let plan = world.resource::<Plan>();
    let (Some(centre), Some(most)) = (plan.gate, world.resource::<Projects>().gate) else { return Ok(()) };
    if get(world, id).frozen {
        return Ok(()); // Frozen it asks nothing of anybody.
    }
    let (load, need) = (load(world), needs(world, id)[centre.index()] / 60.0);
    // A project that asks nothing of the constraint always passes.
    if need <= 0.0 || load + need <= f64::from(most) {
        return Ok(());
    }
    let name = &plan.level.file.centres[centre.index()].name;
    Err(Refusal::new(
        tr!("refusal-gate-closed", load = number(load, 0), name = name, need = number(need, 0), most = most),
        tr!("help-gate-closed"),
    ))
}

/// Starts what waits and fits, in the order of the level.
fn open_gate(world: &mut World) {
    for index in 0..world.resource::<Projects>().all.len() {
        let id = ProjectId::from(index);
        if get(world, id).stage == Stage::Waiting && closed(world, id).is_ok() {
            begin(world, id, None);
        }
    }
}

// --- Each evening -----------------------------------------------------------------------------------------------------

/// Each evening: a project that is late costs a quarter of the trust that it would have brought.
pub(crate) fn age(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    for (index, file) in plan.level.file.projects.iter().enumerate() {
        let fixed = &plan.projects[index];
        if let Some(sponsor) = fixed.sponsor
            && fixed.late(now) > 0
            && get(world, ProjectId::from(index)).stage != Stage::Done
        {
            let because = get(world, ProjectId::from(index)).because;
            stakeholder::trust(world, sponsor, -file.trust.max(0.0) / 4.0, because);
        }
    }
}

// --- What the player can do -------------------------------------------------------------------------------------------

fn named(world: &World, name: &str) -> Result<ProjectId, Refusal> {
    world.resource::<Plan>().project(name).ok_or_else(|| unknown("project", name))
}

/// Whether a project may be released.
pub(crate) fn may_release(world: &World, name: &str) -> Result<(), Refusal> {
    let id = named(world, name)?;
    match get(world, id).stage {
        Stage::Planned | Stage::Waiting => closed(world, id),
        Stage::Running => Err(Refusal::new(tr!("refusal-released"), tr!("help-see-how-far"))),
        Stage::Done => Err(Refusal::new(tr!("refusal-it-is-done"), tr!("help-release-another"))),
    }
}

/// Releases a project.
pub(crate) fn do_release(world: &mut World, name: &str, because: Option<FactId>) {
    let id = named(world, name).expect("found possible");
    begin(world, id, because);
}

/// Whether a project may be frozen or thawed.
pub(crate) fn may_freeze(world: &World, name: &str, frozen: bool) -> Result<(), Refusal> {
    let project = get(world, named(world, name)?);
    if project.stage == Stage::Done {
        return Err(Refusal::new(tr!("refusal-it-is-done"), tr!("help-another-one")));
    }
    match (project.frozen, frozen) {
        (true, true) => Err(Refusal::new(tr!("refusal-frozen-already"), tr!("help-thaw-to-go-on"))),
        (false, false) => Err(Refusal::new(tr!("refusal-not-frozen"), tr!("help-freeze-to-stop"))),
        _ => Ok(()),
    }
}

/// Freezes a project, which its sponsor resents, or thaws it.
pub(crate) fn do_freeze(world: &mut World, name: &str, frozen: bool, because: Option<FactId>) {
    let id = named(world, name).expect("found possible");
    let plan = world.resource::<Plan>().clone();
    if !frozen {
        return thaw(world, id, because);
    }
    freeze(world, id, because);
    if let Some(sponsor) = plan.projects[id.index()].sponsor {
        stakeholder::trust(world, sponsor, -plan.level.rules.trust_of_a_freeze, because);
    }
}

/// Whether the gate may be set.
pub(crate) fn may_gate(world: &World, most_hours: Option<u32>) -> Result<(), Refusal> {
    if world.resource::<Plan>().gate.is_none() {
        return Err(Refusal::new(tr!("refusal-no-gate"), tr!("help-one-by-one")));
    }
    if world.resource::<Projects>().gate == most_hours {
        return Err(Refusal::new(tr!("refusal-limit-now"), tr!("help-another-one")));
    }
    Ok(())
}

/// Sets the gate.
pub(crate) fn do_gate(world: &mut World, most_hours: Option<u32>) {
    world.resource_mut::<Projects>().gate = most_hours;
    open_gate(world);
}

/// What could be ordered.
pub(crate) fn candidates(world: &World, out: &mut Vec<Action>) {
    let file = &world.resource::<Plan>().level.file;
    for project in &file.projects {
        out.push(Action::Release { project: project.id.clone() });
        out.push(Action::Freeze { project: project.id.clone() });
        out.push(Action::Unfreeze { project: project.id.clone() });
    }
    if file.release_gate.is_some() {
        let load = libm::ceil(load(world)).min(1e6) as u32;
        let mut choices = vec![None, Some(load / 2), Some(load), Some(load.saturating_mul(2))];
        choices.dedup();
        out.extend(choices.into_iter().map(|most_hours| Action::Gate { most_hours }));
    }
}

// --- What can be seen and measured ------------------------------------------------------------------------------------

/// Its part of the metrics.
pub(crate) fn measure(world: &World, mut put: impl FnMut(&str, f64)) {
    let plan = world.resource::<Plan>();
    let now = world.resource::<Clock>().now;
    let all = &world.resource::<Projects>().all;
    let (mut in_time, mut judged) = (0u32, 0u32);
    for ((project, fixed), file) in all.iter().zip(&plan.projects).zip(&plan.level.file.projects) {
        let late = fixed.late(project.finished.unwrap_or(now));
        put(&format!("project.{}.done", file.id), f64::from(project.done) / f64::from(project.scope().max(1)));
        put(&format!("project.{}.late", file.id), late as f64 / 1440.0);
        if fixed.due.is_some() && (project.finished.is_some() || late > 0) {
            judged += 1;
            in_time += u32::from(late == 0);
        }
    }
    for (index, file) in plan.level.file.projects.iter().enumerate() {
        for (minutes, centre) in needs(world, ProjectId::from(index)).iter().zip(&plan.level.file.centres) {
            put(&format!("needs.{}.{}", file.id, centre.id), minutes / 60.0);
        }
    }
    put("projects_done", all.iter().filter(|project| project.stage == Stage::Done).count() as f64);
    put("projects_open", all.iter().filter(|project| project.active()).count() as f64);
    put("projects_in_time", if judged > 0 { f64::from(in_time) / f64::from(judged) } else { 1.0 });
    put("gate_hours", load(world));
}

/// What can be seen of the projects.
pub(crate) fn view(world: &World) -> Vec<ProjectView> {
    let plan = world.resource::<Plan>();
    let now = world.resource::<Clock>().now;
    let rows = world.resource::<Projects>().all.iter().zip(&plan.projects).zip(&plan.level.file.projects);
    rows.enumerate()
        .map(|(index, ((project, fixed), file))| ProjectView {
            id: file.id.clone(),
            title: file.title.clone(),
            sponsor: fixed.sponsor.map(StakeholderId::index),
            value: if project.finished.is_some() { 0.0 } else { fixed.paid_late(now) },
            due: fixed.due,
            stage: match project.stage {
                Stage::Done => "done",
                _ if project.frozen => "frozen",
                Stage::Planned => "planned",
                Stage::Waiting => "waits at the gate",
                Stage::Running => "running",
            }
            .into(),
            scope: project.scope(),
            done: project.done,
            in_work: project.open,
            at_once: file.at_once,
            finished: project.finished,
            streams: file.items.iter().map(|part| part.stream.clone()).collect(),
            needs: needs(world, ProjectId::from(index))
                .into_iter()
                .enumerate()
                .filter(|(_, minutes)| *minutes > 0.0)
                .map(|(centre, minutes)| NeedView { centre, hours: minutes / 60.0 })
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::plan::Task;
    use super::super::test_support::small;
    use super::*;

    #[test]
    fn rework_is_on_the_bill() {
        let task = |rework| Task { centre: CentreId(0), effort: Effort::Fixed(60), service: None, rework };
        let line = [task(None), task(Some((0.2, 0))), task(None)];
        assert_eq!(visits(&line), [1.25, 1.25, 1.0]);
        // Half go back from the last to the first, a fifth of the second's to the first: 2 passes of 1.25 visits.
        let loops = [task(None), task(Some((0.2, 0))), task(Some((0.5, 0)))];
        assert_eq!(visits(&loops), [2.5, 2.5, 2.0]);
        assert_eq!(visits(&[task(None), task(Some((0.5, 1)))]), [1.0, 2.0], "the same task again");
    }

    /// Hours needed of the desk and of the expert, before anything happens and after so many minutes.
    fn bill(minute: i64) -> (f64, f64) {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 9 00:00\", rules: (switching: Off),
              services: [(id: \"web\", name: \"Web\", owner: \"desk\")],
              centres: [(id: \"desk\", name: \"Desk\"), (id: \"expert\", name: \"Expert\")],
              people: [(id: \"ann\", centre: \"desk\", shift: Always, otherwise: 0.0), (id: \"eve\", centre: \"expert\", shift: Always)],
              demand: [(id: \"part\", titles: [\"Part\"], kind: BusinessProject, arrivals: Never,
                        route: [(at: \"desk\", effort: Fixed(\"2h\")), (at: \"desk\", effort: Fixed(\"3h\"), service: \"web\")])],
              projects: [(id: \"p\", title: \"P\", items: [(stream: \"part\", count: 4)], at_once: 2, starts: \"day 1 00:00\")])",
        );
        sim.run_until(minute);
        (sim.metric("needs.p.desk"), sim.metric("needs.p.expert"))
    }

    #[test]
    fn a_bill_counts_what_is_left_and_whom_it_goes_to() {
        assert_eq!(bill(0), (8.0, 12.0), "what the desk does not know goes to the expert");
        assert_eq!(bill(60), (7.0, 12.0));
        assert_eq!(bill(180), (5.0, 11.0));
        assert_eq!(bill(9 * 1440), (0.0, 0.0));
    }

    #[test]
    fn what_others_bring_of_its_stream_is_scope_and_only_a_first_delivery_pays() {
        let mut sim = small(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 9 00:00\",
              centres: [(id: \"desk\", name: \"Desk\")], people: [(id: \"ann\", centre: \"desk\", shift: Always)],
              demand: [(id: \"part\", titles: [\"Part\"], kind: BusinessProject, arrivals: At([\"day 1 00:30\", \"day 2 00:00\"]),
                        route: [(at: \"desk\", effort: Fixed(\"2h\"))])],
              projects: [(id: \"p\", title: \"P\", value: 10, items: [(stream: \"part\")], starts: \"day 1 00:00\")])",
        );
        sim.run_until(130);
        assert_eq!((sim.metric("project.p.done"), sim.metric("cash")), (0.5, 0.0));
        sim.run_until(240);
        assert_eq!((sim.metric("project.p.done"), sim.metric("cash")), (1.0, 10.0));
        sim.run_until(1500);
        assert!(sim.metric("project.p.done") < 1.0);
        sim.run_until(3 * 1440);
        assert_eq!((sim.metric("project.p.done"), sim.metric("cash")), (1.0, 10.0));
    }
}
