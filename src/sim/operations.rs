//! Operations: services fail, somebody notices, somebody finds out why, somebody puts it right.
//!
//! Incident: hidden → detected → cause found → restoring → resolved. A *minor* one (no suspects) is handled by the owner
//! of its service; a *major* one waits for somebody to say who examines which suspect.

use bevy_ecs::prelude::Component;
use serde::Serialize;
use smallvec::SmallVec;

use super::agenda::{Agenda, Clock, Event, Purpose};
use super::change;
use super::delivery;
use super::drill;
use super::flow::{Items, NewItem, Place, Route, Wait, with_flow};
use super::id::*;
use super::log::{Log, note};
use super::metrics;
use super::pipeline;
use super::plan::{Effort, Fixed, Plan, Task};
use super::quality;
use super::rng::{Purpose as Luck, Stream, subject};
use super::rows::copied_in_place;
use super::unplanned;
use super::world::World;
use crate::level::file::{CauseFile, Class, Happening, Kind};

/// What an incident really is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Cause {
    Change(ChangeId),
    Wear(ServiceId),
    /// It fell over under its load.
    Overload(ServiceId),
    /// Something that it depends on stood still, and pulled it down.
    Dependency(ServiceId),
    /// Personal data got out.
    Breach(ServiceId),
}

impl Cause {
    /// The change that it was, or the service that is to blame.
    pub(crate) fn change_or_service(self) -> Result<ChangeId, ServiceId> {
        match self {
            Self::Change(change) => Ok(change),
            Self::Wear(service) | Self::Overload(service) | Self::Dependency(service) | Self::Breach(service) => {
                Err(service)
            }
        }
    }
}

/// How far an incident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Stage {
    /// Not begun.
    Waiting,
    /// Begun; nobody knows.
    Hidden,
    Detected,
    CauseFound,
    Restoring,
    Resolved,
}

/// A suspect of a major incident.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Suspect {
    pub(crate) service: ServiceId,
    pub(crate) weight: f64,
    /// How much likelier it looks by what people said.
    pub(crate) clue: f64,
    /// Examinations in vain while nothing was on the record, and with the team's record complete.
    pub(crate) vain_without_record: u32,
    pub(crate) vain_with_record: u32,
}

/// An incident.
#[derive(Component, Debug, Serialize)]
pub(crate) struct Incident {
    pub(crate) id: IncidentId,
    pub(crate) service: ServiceId,
    pub(crate) cause: Cause,
    pub(crate) stage: Stage,
    pub(crate) outage: bool,
    pub(crate) began: Option<i64>,
    pub(crate) detected: Option<i64>,
    pub(crate) resolved: Option<i64>,
    pub(crate) suspects: Vec<Suspect>,
    pub(crate) examinations: u32,
    /// Working minutes spent on examinations in vain.
    pub(crate) guessing: f64,
    /// What led here, for the causal chain: latest facts.
    pub(crate) because: Vec<FactId>,
}

copied_in_place!(Incident: suspects, because);

/// Share of each service that is written down.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Documentation(pub(crate) Vec<f64>);

/// The work centre that looks after each service.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Owners(pub(crate) Vec<CentreId>);

/// The work centre that looks after a service.
pub(crate) fn owner(world: &World, service: ServiceId) -> CentreId {
    world.resource::<Owners>().0[service.index()]
}

/// Incidents that have begun and are not over, in order: few of many.
#[derive(Clone, Debug, Default)]
pub(crate) struct Incidents(Vec<IncidentId>);

/// An incident's row.
pub(crate) fn get(world: &World, id: IncidentId) -> &Incident {
    &world.rows::<Incident>()[id.index()]
}

fn get_mut(world: &mut World, id: IncidentId) -> &mut Incident {
    &mut world.rows_mut::<Incident>()[id.index()]
}

/// All incidents, in order.
pub(crate) fn all(world: &World) -> std::slice::Iter<'_, Incident> {
    world.rows().iter()
}

/// The level's name of an incident, or `incident-5`.
pub(crate) fn name(world: &World, id: IncidentId) -> String {
    let named = &world.resource::<Plan>().level.file.incidents;
    named.get(id.index()).map_or_else(|| format!("incident-{}", id.0), |i| i.id.clone())
}

/// The incident of a name, without looking through all of them.
pub(crate) fn find<'w>(world: &'w World, name: &str) -> Option<&'w Incident> {
    let named = &world.resource::<Plan>().level.file.incidents;
    let at = named.iter().position(|i| i.id == name).or_else(|| {
        let number: usize = name.strip_prefix("incident-")?.parse().ok()?;
        (number >= named.len()).then_some(number)
    })?;
    world.rows::<Incident>().get(at)
}

/// An incident that may begin later.
pub(crate) fn new(world: &mut World, service: ServiceId, cause: Cause) -> IncidentId {
    let id = IncidentId(u32::try_from(world.count::<Incident>()).expect("fewer than 2^32 incidents"));
    let incident = Incident {
        id,
        service,
        cause,
        stage: Stage::Waiting,
        outage: false,
        began: None,
        detected: None,
        resolved: None,
        suspects: Vec::new(),
        examinations: 0,
        guessing: 0.0,
        because: Vec::new(),
    };
    world.add(incident);
    id
}

/// Builds the level's named incidents and puts failures by wear on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    for file in &plan.level.file.incidents {
        let cause = match &file.cause {
            CauseFile::Change(change) => Cause::Change(plan.change(change).expect("checked")),
            CauseFile::Wear(service) => Cause::Wear(plan.service(service).expect("checked")),
        };
        let id = new(world, plan.service(&file.service).expect("checked"), cause);
        let suspects = file.suspects.iter().map(|s| Suspect {
            service: plan.service(&s.service).expect("checked"),
            weight: s.weight,
            clue: 1.0,
            vain_without_record: 0,
            vain_with_record: 0,
        });
        let row = get_mut(world, id);
        row.suspects = suspects.collect();
        row.outage = file.outage;
        if let Some(starts) = &file.starts {
            world.resource_mut::<Agenda>().post(plan.minute(starts).max(0), Event::Begin(id, None));
        }
    }
}

/// An incident begins; when will somebody notice?
pub(crate) fn begin(event: Event, world: &mut World) {
    let Event::Begin(id, because) = event else { return };
    if get(world, id).stage != Stage::Waiting {
        return;
    }
    let plan = world.resource::<Plan>().clone();
    let (now, seed) = (world.resource::<Clock>().now, world.resource::<Clock>().seed);
    let because = because.or_else(|| match get(world, id).cause {
        Cause::Change(change) => world.resource::<Log>().first(&Happening::Deployed(change::name(world, change))),
        _ => None,
    });
    let fact = note(world, Happening::Began(name(world, id)), &[because], false, false);
    let row = get_mut(world, id);
    row.stage = Stage::Hidden;
    row.began = Some(now);
    row.because = vec![fact];
    let service = row.service;
    let ongoing = &mut world.resource_mut::<Incidents>().0;
    ongoing.insert(ongoing.partition_point(|&other| other < id), id);
    let set = plan.level.file.incidents.get(id.index()).and_then(|file| file.detected.as_ref());
    let set = set.map(|moment| plan.minute(moment).max(now)).or_else(|| pipeline::shows(world, id));
    let at = set.unwrap_or_else(|| {
        let mut luck = Stream::new(seed, Luck::Detection, pipeline::luck(world, id));
        let alarm = luck.chance(quality::monitoring(world, service));
        now + if alarm { 1 } else { 1 + libm::round(luck.exponential(plan.level.rules.detection as f64)) as i64 }
    });
    world.resource_mut::<Agenda>().post(at, Event::Detect(id));
    if get(world, id).outage {
        pull_down(world, service, fact);
    }
    gate(world);
}

/// An outage: what depends on the service directly may fall as well.
fn pull_down(world: &mut World, service: ServiceId, because: FactId) {
    let plan = world.resource::<Plan>().clone();
    let (now, seed) = (world.resource::<Clock>().now, world.resource::<Clock>().seed);
    let outages = all(world).filter(|i| i.outage && i.service == service && i.began.is_some()).count() as u64;
    for (index, file) in plan.level.file.services.iter().enumerate() {
        let id = ServiceId::from(index);
        if file.cascades <= 0.0
            || !file.depends_on.iter().any(|needed| plan.service(needed) == Some(service))
            || ongoing(world).any(|i| i.outage && i.service == id)
        {
            continue;
        }
        let mut luck = Stream::new(seed, Luck::Cascade, subject([index as u64, service.index() as u64, outages]));
        if luck.chance(file.cascades) {
            let delay = 1 + libm::round(luck.exponential(30.0)) as i64;
            let incident = outage(world, id, Cause::Dependency(service));
            world.resource_mut::<Agenda>().post(now + delay, Event::Begin(incident, Some(because)));
        }
    }
}

/// An outage that may begin later.
pub(crate) fn outage(world: &mut World, service: ServiceId, cause: Cause) -> IncidentId {
    let id = new(world, service, cause);
    get_mut(world, id).outage = true;
    id
}

/// Work that needs right results of a service stops where there are none, and goes on where there are some again.
pub(crate) fn gate(world: &mut World) {
    if !world.resource::<Items>().any_gated() {
        return; // Most of the time.
    }
    let (plan, troubles) = (world.resource::<Plan>(), Troubles::now(world));
    let impaired: Vec<bool> = (0..plan.needs.len()).map(|i| troubles.impair(plan, ServiceId::from(i))).collect();
    with_flow(world, |flow| {
        let mut stopped: Vec<(ItemId, ServiceId)> = Vec::new();
        let mut free: Vec<(ServiceId, ItemId)> = Vec::new();
        for item in flow.items.open() {
            match (item.place, item.gate) {
                (Place::Aside(Wait::Service(service)), _) if !impaired[service.index()] => {
                    free.push((service, item.id))
                }
                (Place::Aside(_), _) => {}
                (_, Some(service)) if impaired[service.index()] => stopped.push((item.id, service)),
                _ => {}
            }
        }
        for (id, service) in stopped {
            flow.lift(id);
            flow.set_aside(id, Wait::Service(service));
        }
        free.sort_unstable(); // Service by service.
        for (_, id) in free {
            flow.take_up(id);
        }
    });
}

/// Something is wrong with a service (known or not).
pub(crate) fn impaired(world: &World, service: ServiceId) -> bool {
    Troubles::now(world).impair(world.resource::<Plan>(), service)
}

/// Which services have an incident now, and which of them stand still: for questions about many of them.
pub(crate) struct Troubles(SmallVec<[Trouble; 16]>);

/// The trouble of one service, if it has an incident (if it stands still): the first thing to blame for it.
#[derive(Clone, Copy, Default)]
struct Trouble {
    wrong: Option<Blame>,
    out: Option<Blame>,
}

/// What an incident is to be blamed on, as far as that is on the log.
type Blame = Option<FactId>;

impl Troubles {
    pub(crate) fn now(world: &World) -> Self {
        let mut ongoing = ongoing(world).peekable();
        if ongoing.peek().is_none() {
            return Self(SmallVec::new()); // Most of the time.
        }
        let services = world.resource::<Plan>().needs.len();
        let mut troubles: SmallVec<[Trouble; 16]> = SmallVec::from_elem(Trouble::default(), services);
        for incident in ongoing {
            let (trouble, blame) = (&mut troubles[incident.service.index()], incident.because.first().copied());
            trouble.wrong.get_or_insert(blame);
            if incident.outage {
                trouble.out.get_or_insert(blame);
            }
        }
        Self(troubles)
    }

    /// A service has an incident of its own; what is to blame for it.
    pub(crate) fn wrong(&self, service: ServiceId) -> Option<Blame> {
        self.0.get(service.index())?.wrong
    }

    /// What is to blame for the outage that stops a service: its own, or that of one that it depends on, near ones first.
    pub(crate) fn down(&self, plan: &Fixed, service: ServiceId) -> Option<Blame> {
        self.source(plan, service).and_then(|source| self.0[source.index()].out)
    }

    fn source(&self, plan: &Fixed, service: ServiceId) -> Option<ServiceId> {
        let out = |needed: &ServiceId| self.0.get(needed.index()).is_some_and(|trouble| trouble.out.is_some());
        plan.needs[service.index()].iter().copied().find(out)
    }

    /// Something is wrong with a service, or it stands still.
    pub(crate) fn impair(&self, plan: &Fixed, service: ServiceId) -> bool {
        self.wrong(service).is_some() || self.down(plan, service).is_some()
    }
}

/// Incidents that have begun and are not over, whether anybody knows of them or not.
pub(crate) fn ongoing(world: &World) -> impl Iterator<Item = &Incident> {
    let (Incidents(ongoing), rows) = (world.resource(), world.rows::<Incident>());
    ongoing.iter().map(|id| &rows[id.index()])
}

/// The service whose outage stops this one.
pub(crate) fn down(world: &World, service: ServiceId) -> Option<ServiceId> {
    Troubles::now(world).source(world.resource::<Plan>(), service)
}

/// Somebody notices an incident. The owners of the service handle a minor one.
pub(crate) fn detect(event: Event, world: &mut World) {
    let Event::Detect(id) = event else { return };
    if get(world, id).stage != Stage::Hidden {
        return;
    }
    let now = world.resource::<Clock>().now;
    let began = get(world, id).because.clone();
    let fact = note(world, Happening::Detected(name(world, id)), &[began.first().copied()], false, true);
    let row = get_mut(world, id);
    row.stage = Stage::Detected;
    row.detected = Some(now);
    row.because = vec![fact];
    if row.suspects.is_empty() && !pipeline::takes_over(world, id, fact) {
        handle_minor(world, id, fact);
    }
}

/// An incident that has not begun never will.
pub(crate) fn call_off(world: &mut World, id: IncidentId) {
    let now = world.resource::<Clock>().now;
    let row = get_mut(world, id);
    (row.stage, row.resolved) = (Stage::Resolved, Some(now));
}

fn handle_minor(world: &mut World, id: IncidentId, fact: FactId) {
    let plan = world.resource::<Plan>().clone();
    let row = get(world, id).clone();
    let owner = owner(world, row.service);
    let file = plan.level.file.incidents.get(id.index());
    let diagnosis = file.map_or(Effort::Skewed(plan.level.rules.minor_diagnosis), |f| Effort::new(&f.examine));
    let repair = file.map_or(Effort::Skewed(plan.level.rules.minor_repair), |f| Effort::new(&f.restore));
    let at = file.map_or(owner, |f| plan.centre(&f.restore_at).expect("checked"));
    let longer = drill::longer(world, row.service);
    let repair = repair.times(longer);
    let share = examination_share(world, row.cause, row.service);
    let seed = world.resource::<Clock>().seed;
    let luck = subject([pipeline::luck(world, id), 0]);
    let minutes = Stream::new(seed, Luck::Examine, luck).minutes(diagnosis) as f64 * share * longer;
    let diagnose = Task {
        centre: owner,
        effort: Effort::Fixed((libm::round(minutes) as i64).max(1)),
        service: Some(row.service),
        rework: None,
    };
    let repair = Task { centre: at, effort: repair, service: Some(row.service), rework: None };
    let source = unplanned::source(world, id);
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose: Purpose::Minor { incident: id },
            kind: Kind::Unplanned,
            class: Class::Expedite,
            route: Route::Own(vec![diagnose, repair]),
            due: None,
            requester: None,
            gate: None,
            because: Some(fact),
        });
        flow.item_mut(item).source = source;
        flow.send(item);
    });
}

/// Share of an examination's working time that is left when one knows where to look.
fn examination_share(world: &World, cause: Cause, suspect: ServiceId) -> f64 {
    let plan = world.resource::<Plan>();
    let rules = &plan.level.rules;
    let record = match cause {
        Cause::Change(id) => {
            let change = change::get(world, id);
            change.recorded.is_some() && change.service == suspect
        }
        _ => false,
    };
    let by_record = if record { rules.examine_with_record } else { 1.0 };
    let among_others = match cause {
        Cause::Change(id) => pipeline::among_others(world, id),
        _ => 1.0,
    };
    by_record
        * among_others
        * (1.0 - rules.examine_saved_by_documentation * world.resource::<Documentation>().0[suspect.index()])
        * (1.0 - rules.examine_saved_by_monitoring * quality::monitoring(world, suspect))
}

/// What somebody said bears on a suspect.
pub(crate) fn clue(world: &mut World, id: IncidentId, suspect: ServiceId, factor: f64) {
    for row in get_mut(world, id).suspects.iter_mut().filter(|s| s.service == suspect) {
        row.clue = (row.clue * factor).clamp(1e-3, 1e3);
    }
}

/// Has a suspect examined by a person.
pub(crate) fn examine(world: &mut World, id: IncidentId, suspect: ServiceId, by: PersonId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let seed = world.resource::<Clock>().seed;
    let row = get(world, id).clone();
    let file = &plan.level.file.incidents[id.index()];
    let mut luck = Stream::new(
        seed,
        Luck::Examine,
        subject([u64::from(id.0), 1 + suspect.index() as u64, u64::from(row.examinations)]),
    );
    let minutes = luck.minutes(Effort::new(&file.examine)) as f64 * examination_share(world, row.cause, suspect);
    get_mut(world, id).examinations += 1;
    let source = unplanned::source(world, id);
    with_flow(world, |flow| {
        let centre = flow.person(by).centre.expect("only people with a work centre examine");
        let item = flow.create(NewItem {
            purpose: Purpose::Examine { incident: id, suspect },
            kind: Kind::Unplanned,
            class: Class::Expedite,
            route: Route::Own(vec![Task {
                centre,
                effort: Effort::Fixed((libm::round(minutes) as i64).max(1)),
                service: Some(suspect),
                rework: None,
            }]),
            due: None,
            requester: None,
            gate: None,
            because,
        });
        flow.item_mut(item).source = source;
        flow.send_to(item, centre);
        if !matches!(flow.item(item).place, Place::Hands(holder) if holder == by) {
            flow.give(item, by);
        }
    });
}

/// An examination is over: is the cause found?
pub(crate) fn examined(world: &mut World, id: IncidentId, suspect: ServiceId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let seed = world.resource::<Clock>().seed;
    let row = get(world, id).clone();
    if row.stage != Stage::Detected {
        return;
    }
    let (guilty, on_record) = match row.cause.change_or_service() {
        Ok(change) => (change::get(world, change).service == suspect, change::get(world, change).recorded.is_some()),
        Err(service) => (service == suspect, true),
    };
    let mut luck = Stream::new(seed, Luck::Examine, subject([u64::from(id.0), u64::from(row.examinations), 99]));
    let found = guilty && (on_record || luck.chance(plan.level.rules.found_without_record));
    let service = plan.level.file.services[suspect.index()].id.clone();
    if found {
        let mut causes: Vec<_> = row.because.iter().map(|&f| Some(f)).collect();
        causes.push(because);
        if let Cause::Change(change) = row.cause {
            let name = change::name(world, change);
            change::recorded_by_finding(world, change);
            causes.push(world.resource::<Log>().first(&Happening::Recorded(name)));
        }
        let name = name(world, id);
        world.resource_mut::<Log>().reveal(&Happening::Began(name.clone()));
        let fact = note(world, Happening::CauseFound(name), &causes, false, true);
        let row = get_mut(world, id);
        row.stage = Stage::CauseFound;
        row.because = vec![fact];
        if row.cause.change_or_service().is_err() {
            cause_gone(world, row_cause(world, id), fact);
        } else if let Cause::Change(change) = row_cause(world, id)
            && matches!(change::get(world, change).state, change::State::RolledBack | change::State::Repaired)
        {
            cause_gone(world, Cause::Change(change), fact);
        }
    } else {
        let told = told_since(world, id, suspect);
        let hours = plan.level.file.incidents.get(id.index()).map_or(0.0, |f| match Effort::new(&f.examine) {
            Effort::Fixed(m) | Effort::Exp(m) | Effort::Skewed(m) => m as f64,
            Effort::Uniform(a, b) => (a + b) as f64 / 2.0,
        }) * examination_share(world, row.cause, suspect);
        let fact = note(world, Happening::RuledOut(name(world, id), service), &[because], false, true);
        let row = get_mut(world, id);
        row.guessing += hours;
        row.because.push(fact);
        for s in row.suspects.iter_mut().filter(|s| s.service == suspect) {
            if told {
                s.vain_with_record += 1;
            } else {
                s.vain_without_record += 1;
            }
        }
    }
}

fn row_cause(world: &World, id: IncidentId) -> Cause {
    get(world, id).cause
}

/// The owner of a service has told what it changed since an incident began.
pub(crate) fn told_since(world: &World, id: IncidentId, service: ServiceId) -> bool {
    let owner = owner(world, service);
    let began = get(world, id).began.unwrap_or(i64::MAX);
    metrics::centre(world, owner).told.is_some_and(|at| at >= began)
}

/// The cause of some incidents is gone: things are put right.
pub(crate) fn cause_gone(world: &mut World, cause: Cause, because: FactId) {
    let plan = world.resource::<Plan>().clone();
    let open: Vec<IncidentId> = ongoing(world)
        .filter(|i| i.cause == cause && !i.suspects.is_empty())
        .filter(|i| matches!(i.stage, Stage::Detected | Stage::CauseFound))
        .map(|i| i.id)
        .collect();
    for id in open {
        let file = &plan.level.file.incidents[id.index()];
        let row = get_mut(world, id);
        row.stage = Stage::Restoring;
        row.because.push(because);
        let service = row.service;
        let longer = drill::longer(world, service);
        let task = Task {
            centre: plan.centre(&file.restore_at).expect("checked"),
            effort: Effort::new(&file.restore).times(longer),
            service: Some(service),
            rework: None,
        };
        let source = unplanned::source(world, id);
        with_flow(world, |flow| {
            let item = flow.create(NewItem {
                purpose: Purpose::Restore { incident: id },
                kind: Kind::Unplanned,
                class: Class::Expedite,
                route: Route::Own(vec![task]),
                due: None,
                requester: None,
                gate: None,
                because: Some(because),
            });
            flow.item_mut(item).source = source;
            flow.send(item);
        });
    }
}

/// An incident is over.
pub(crate) fn resolved(world: &mut World, id: IncidentId, because: Option<FactId>) {
    let now = world.resource::<Clock>().now;
    let row = get(world, id).clone();
    if row.suspects.is_empty() {
        let name = name(world, id);
        world.resource_mut::<Log>().reveal(&Happening::Began(name.clone()));
        note(world, Happening::CauseFound(name), &[because], false, true);
    }
    let mut causes: Vec<_> = row.because.iter().map(|&f| Some(f)).collect();
    causes.push(because);
    let fact = note(world, Happening::Resolved(name(world, id)), &causes, false, true);
    let open = get_mut(world, id);
    open.stage = Stage::Resolved;
    open.resolved = Some(now);
    open.because = vec![fact];
    delivery::recovered(world, id);
    world.resource_mut::<Incidents>().0.retain(|&other| other != id);
    pipeline::recovered(world, id);
    gate(world);
}

/// Somebody's work is done: what it was for happens.
pub(crate) fn done(event: Event, world: &mut World) {
    let Event::Done(purpose, because) = event else { return };
    match purpose {
        Purpose::Demand { stream, change, .. } => {
            if let Some(change) = change {
                change::deployed(world, change, because);
            }
            super::stakeholder::served(world, stream, because);
            super::debt::finished(world, stream);
        }
        Purpose::Examine { incident, suspect } => examined(world, incident, suspect, because),
        Purpose::Minor { incident } if pipeline::repaired(world, incident) => {}
        Purpose::Minor { incident } | Purpose::Restore { incident } => resolved(world, incident, because),
        Purpose::Stage { pipeline, release, .. } => pipeline::stage_done(world, pipeline, release),
        Purpose::Refresh { environment } => pipeline::refreshed(world, environment),
        Purpose::Map { pipeline, .. } => pipeline::mapped(world, pipeline),
        Purpose::ImproveStage { pipeline, stage, remove } => pipeline::improved(world, pipeline, stage, remove),
        Purpose::Again { .. } => {}
        Purpose::Tell { centre } => change::told(world, centre, because),
        Purpose::RollBack { change } => change::undone(world, change, false, because),
        Purpose::RollForward { change } => change::undone(world, change, true, because),
        Purpose::Prepare { run } => super::business::prepared(world, run, because),
        Purpose::Hand { run } => super::business::hand_ready(world, run, because),
        Purpose::Finding { finding } => super::audit::fixed(world, finding, because),
        Purpose::CleanUp { .. } | Purpose::Attend { .. } => {}
        Purpose::Improve { improvement } => super::improvement::done(world, improvement, because),
        Purpose::Offload { service } => super::load::offloaded(world, service),
        Purpose::Drill { service } => drill::held(world, service, because),
        Purpose::Strengthen { service } => drill::strengthened(world, service),
        Purpose::Document { person, service } => documented(world, person, service),
    }
}

/// Somebody wrote down what they know of a service: others can now do more of it.
fn documented(world: &mut World, person: PersonId, service: ServiceId) {
    let known = with_flow(world, |flow| flow.person(person).knowledge[service.index()]);
    let share = &mut world.resource_mut::<Documentation>().0[service.index()];
    *share += (1.0 - *share) * 0.5 * known;
    let readable = *share * known;
    with_flow(world, |flow| {
        for id in 0..flow.everybody().count() {
            let reader = flow.person_mut(PersonId::from(id));
            let knows = &mut reader.knowledge[service.index()];
            *knows = knows.max(readable * 0.75);
        }
        flow.sort_anew();
    });
}
