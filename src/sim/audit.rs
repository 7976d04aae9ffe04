//! Audits and security: findings become work, a date, segregation of duties, scope cut by the business's own controls,
//! flaws that become holes, and breaches.

use serde::Serialize;

use super::action::{Action, ActionKind, Refusal};
use super::agenda::{Agenda, Clock, Event, Purpose};
use super::business::{self, Account};
use super::flow::{Flow, Items, NewItem, Place, Route, WorkItem, with_flow};
use super::id::*;
use super::log::{Log, note};
use super::metrics::Totals;
use super::operations::{self, Cause};
use super::plan::{Effort, Fixed, Plan, Task};
use super::rng::{Purpose as Luck, Stream, subject};
use super::world::World;
use super::{condition, market, metrics, script, stakeholder};
use crate::level::file::{AuditFile, Class, DemandFile, FindingFile, Happening, Kind, LevelFile, OwnControlFile};
use crate::tr;

/// Where a finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum State {
    /// Not raised yet.
    Waiting,
    Open,
    Fixed,
    OutOfScope,
}

/// Findings by id, and the results of audits.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Audits {
    pub(crate) findings: Vec<State>,
    /// Passed or not, once the date has come.
    pub(crate) results: Vec<Option<bool>>,
    /// Own controls that were shown: places over all audits.
    shown: Vec<bool>,
    breaches: u32,
}

/// All findings of a level, with their audits.
pub(crate) fn findings(file: &LevelFile) -> impl Iterator<Item = (FindingId, AuditId, &AuditFile, &FindingFile)> {
    let all = file.audits.iter().enumerate().flat_map(|(i, audit)| audit.findings.iter().map(move |f| (i, audit, f)));
    all.enumerate().map(|(id, (i, audit, finding))| (FindingId::from(id), AuditId::from(i), audit, finding))
}

/// All controls of the business's own, with their audits.
pub(crate) fn controls(file: &LevelFile) -> impl Iterator<Item = (usize, AuditId, &AuditFile, &OwnControlFile)> {
    let all = file.audits.iter().enumerate().flat_map(|(i, audit)| audit.controls.iter().map(move |c| (i, audit, c)));
    all.enumerate().map(|(at, (i, audit, control))| (at, AuditId::from(i), audit, control))
}

fn finding(file: &LevelFile, id: FindingId) -> (AuditId, &AuditFile, &FindingFile) {
    let (_, at, audit, finding) = findings(file).nth(id.index()).expect("ids are positions");
    (at, audit, finding)
}

/// A finding's title.
pub(crate) fn title(file: &LevelFile, id: FindingId) -> String {
    finding(file, id).2.title.clone()
}

/// A finding's name in the level.
pub(crate) fn name(file: &LevelFile, id: FindingId) -> String {
    finding(file, id).2.id.clone()
}

/// Puts findings and audits on the agenda.
pub(crate) fn open(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file;
    *world.resource_mut() = Audits {
        findings: vec![State::Waiting; findings(file).count()],
        results: vec![None; file.audits.len()],
        shown: vec![false; controls(file).count()],
        breaches: 0,
    };
    world.resource_mut::<Totals>().holes = file.services.iter().map(|s| s.holes).collect();
    let agenda = world.resource_mut::<Agenda>();
    for (id, _, _, finding) in findings(file) {
        let at = finding.opens.as_ref().map_or(0, |opens| plan.minute(opens).max(0));
        agenda.post(at, Event::Raise(id));
    }
    for (index, audit) in file.audits.iter().enumerate() {
        agenda.post(plan.minute(&audit.at), Event::Audit(AuditId::from(index)));
    }
}

/// A finding is raised: it becomes work.
pub(crate) fn raise(event: Event, world: &mut World) {
    let Event::Raise(id) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let (_, audit, file) = finding(&plan.level.file, id);
    let state = &mut world.resource_mut::<Audits>().findings[id.index()];
    if *state != State::Waiting {
        return;
    }
    *state = State::Open;
    let fact = note(world, Happening::Raised(file.id.clone()), &[], false, true);
    let task = Task {
        centre: plan.centre(&file.at).expect("checked"),
        effort: Effort::new(&file.effort),
        service: file.service.as_ref().and_then(|name| plan.service(name)),
        rework: None,
    };
    with_flow(world, |flow| {
        let item = flow.create(NewItem {
            purpose: Purpose::Finding { finding: id },
            kind: Kind::InternalProject,
            class: Class::FixedDate,
            route: Route::Own(vec![task]),
            due: Some(plan.minute(&audit.at)),
            requester: audit.with.as_ref().and_then(|name| plan.stakeholder(name)),
            gate: None,
            because: Some(fact),
        });
        flow.send(item);
    });
}

/// A finding is fixed.
pub(crate) fn fixed(world: &mut World, id: FindingId, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let file = finding(&plan.level.file, id).2;
    world.resource_mut::<Audits>().findings[id.index()] = State::Fixed;
    note(world, Happening::Fixed(file.id.clone()), &[because], false, true);
    if let Some(service) = file.service.as_ref().and_then(|name| plan.service(name)) {
        let holes = &mut world.resource_mut::<Totals>().holes[service.index()];
        *holes = holes.saturating_sub(file.holes);
    }
}

/// The auditors report.
pub(crate) fn report(event: Event, world: &mut World) {
    let Event::Audit(id) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let file = &plan.level.file;
    let audit = &file.audits[id.index()];
    let still = |state: State| matches!(state, State::Waiting | State::Open);
    let open: Vec<&FindingFile> = findings(file)
        .filter(|(finding, at, ..)| *at == id && still(world.resource::<Audits>().findings[finding.index()]))
        .map(|(_, _, _, finding)| finding)
        .filter(|finding| finding.in_scope)
        .collect();
    let passed = open.len() <= audit.passes_with as usize;
    world.resource_mut::<Audits>().results[id.index()] = Some(passed);
    let log = world.resource::<Log>();
    // What is open makes it fail; what was struck out and what was fixed makes it pass.
    let because: Vec<Option<FactId>> = if passed {
        let shown = audit.controls.iter().map(|c| Happening::ActedOn(ActionKind::Scope, c.id.clone()));
        let fixed = audit.findings.iter().map(|f| Happening::Fixed(f.id.clone()));
        shown.chain(fixed).map(|what| log.first(&what)).collect()
    } else {
        open.iter().map(|f| log.first(&Happening::Raised(f.id.clone()))).collect()
    };
    let what = if passed { Happening::Passed(audit.id.clone()) } else { Happening::Failed(audit.id.clone()) };
    let fact = note(world, what, &because, false, true);
    for finding in open {
        business::pay(world, Account::Fines, -finding.fine, Some(fact));
        if let Some(who) = audit.with.as_ref().and_then(|name| plan.stakeholder(name)) {
            stakeholder::trust(world, who, -finding.trust, Some(fact));
        }
    }
    for effect in if passed { &audit.passed } else { &audit.failed } {
        script::apply(world, effect, Some(fact));
    }
}

// --- the scope --------------------------------------------------------------------------------------------------------

fn control<'a>(file: &'a LevelFile, name: &str) -> Option<(usize, AuditId, &'a AuditFile, &'a OwnControlFile)> {
    controls(file).find(|(.., control)| control.id == name)
}

/// What showing a control costs of your day, if it says so itself.
pub(crate) fn cost(file: &LevelFile, name: &str) -> Option<i64> {
    control(file, name).and_then(|(.., control)| control.cost.as_ref()).map(|span| span.checked())
}

/// Whether the scope of an audit can be cut by a control.
pub(crate) fn may_scope(world: &World, name: &str) -> Result<(), Refusal> {
    let file = &world.resource::<Plan>().level.file;
    let Some((at, audit, _, control)) = control(file, name) else {
        return Err(Refusal::new(tr!("refusal-no-control", name = name), tr!("help-finding-fixed")));
    };
    let audits = world.resource::<Audits>();
    if audits.results[audit.index()].is_some() {
        return Err(Refusal::new(tr!("refusal-audit-over"), tr!("help-next-audit")));
    }
    if audits.shown[at] {
        return Err(Refusal::new(tr!("refusal-control-seen"), tr!("help-findings-left")));
    }
    if control.when.as_ref().is_some_and(|when| !condition::holds(world, when)) {
        return Err(Refusal::new(tr!("refusal-control-untold"), tr!("help-notice-error")));
    }
    let moot = |(id, _, _, finding): (FindingId, AuditId, &AuditFile, &FindingFile)| {
        control.covers.contains(&finding.id) && matches!(audits.findings[id.index()], State::Waiting | State::Open)
    };
    if !findings(file).any(moot) {
        return Err(Refusal::new(tr!("refusal-covered"), tr!("help-findings-left")));
    }
    Ok(())
}

/// Cuts the scope: what the business checks itself, IT need not.
pub(crate) fn do_scope(world: &mut World, name: &str, because: Option<FactId>) {
    let plan = world.resource::<Plan>().clone();
    let Some((at, _, _, control)) = control(&plan.level.file, name) else { return };
    world.resource_mut::<Audits>().shown[at] = true;
    for (id, _, _, finding) in findings(&plan.level.file).filter(|(.., finding)| control.covers.contains(&finding.id)) {
        let state = &mut world.resource_mut::<Audits>().findings[id.index()];
        if !matches!(state, State::Waiting | State::Open) {
            continue;
        }
        *state = State::OutOfScope;
        note(world, Happening::OutOfScope(finding.id.clone()), &[because], false, true);
        with_flow(world, |flow| {
            let purpose = Purpose::Finding { finding: id };
            let open = flow.items.open().find(|item| item.purpose == purpose).map(|item| (item.id, item.place));
            if let Some((item, place)) = open {
                flow.cancel(item);
                if let Place::Hands(person) = place {
                    flow.pull(person);
                }
            }
        });
    }
    for effect in &control.then {
        script::apply(world, effect, because);
    }
}

/// What could be shown to the auditors.
pub(crate) fn candidates(file: &LevelFile) -> impl Iterator<Item = Action> {
    controls(file).map(|(.., control)| Action::Scope { control: control.id.clone() })
}

// --- segregation of duties --------------------------------------------------------------------------------------------

/// The duties of a stream's tasks: for each task, the rules of which it is the first duty, and those of which it is the
/// second, a bit a rule.
pub(crate) fn duties(demand: &DemandFile, file: &LevelFile) -> Option<Box<[(u8, u8)]>> {
    let rules: Vec<_> = file.duties.iter().filter(|d| d.streams.is_empty() || d.streams.contains(&demand.id)).collect();
    let bits = |duty: &Option<String>, of: fn(&crate::level::file::DutyFile) -> &String| {
        let fits = rules.iter().enumerate().filter(|(_, rule)| duty.as_ref() == Some(of(rule)));
        fits.fold(0, |bits, (i, _)| bits | 1 << i)
    };
    let steps: Vec<(u8, u8)> =
        demand.route.iter().map(|task| (bits(&task.duty, |d| &d.first), bits(&task.duty, |d| &d.then))).collect();
    steps.iter().any(|step| step.1 != 0).then(|| steps.into())
}

/// The rules of segregation that a person's past work on an item sets against the task that it is at.
pub(crate) fn barred(plan: &Fixed, item: &WorkItem, person: PersonId) -> bool {
    if item.done_by.is_empty() || item.triage || item.in_review {
        return false;
    }
    let Some(second) = at_duty(plan, item).map(|duty| duty.1) else { return false };
    item.done_by.iter().any(|(who, rules)| *who == person && rules & second != 0)
}

fn at_duty(plan: &Fixed, item: &WorkItem) -> Option<(u8, u8)> {
    let Purpose::Demand { stream, .. } = item.purpose else { return None };
    plan.streams[stream.index()].duties.as_ref()?.get(usize::from(item.step)).copied()
}

impl Flow<'_> {
    /// Remembers who did a task that keeps them from a later one.
    pub(crate) fn sign(&mut self, id: ItemId, by: PersonId) {
        let item = self.item(id);
        if let Some((first, _)) = at_duty(self.plan, item)
            && first != 0
            && !item.triage
            && !item.in_review
        {
            let done_by = &mut self.item_mut(id).done_by;
            if !done_by.contains(&(by, first)) {
                done_by.push((by, first));
            }
        }
    }

    /// After a task: is a flaw found? Then back to where it was made.
    pub(crate) fn inspect(&mut self, id: ItemId) -> bool {
        let item = self.item(id);
        let Purpose::Demand { stream, number, .. } = item.purpose else { return false };
        let Some(security) = &self.plan.streams[stream.index()].security else { return false };
        let finds = security.finds[usize::from(item.step)];
        let luck = subject([stream.index() as u64, u64::from(number), u64::from(item.visits)]);
        if !Stream::new(self.clock.seed, Luck::Found, luck).chance(finds) {
            return false;
        }
        let back = security.made_at;
        self.totals.flaws_found += 1;
        let item = self.item_mut(id);
        (item.flawed, item.step) = (false, back);
        self.send(id);
        true
    }
}

/// Why nobody takes an item: segregation of duties bars everybody at its centre.
pub(crate) fn blocked(world: &World, item: &WorkItem) -> bool {
    if item.done_by.is_empty() || item.place != Place::Queue {
        return false;
    }
    let plan = world.resource::<Plan>();
    let centre = metrics::centre(world, item.centre);
    !centre.crew.is_empty() && centre.crew.iter().all(|&person| barred(plan, item, person))
}

// --- flaws and breaches -----------------------------------------------------------------------------------------------

/// The security of a stream.
#[derive(Clone, Debug)]
pub(crate) struct Security {
    flaw: f64,
    made_at: u16,
    /// Share of flaws that each task finds.
    finds: Vec<f64>,
    /// The service that has a hole when nobody finds it.
    pub(crate) service: ServiceId,
}

impl Security {
    /// Made ready.
    pub(crate) fn new(demand: &DemandFile, service: impl Fn(&str) -> Option<ServiceId>) -> Option<Box<Self>> {
        let file = demand.security.as_ref()?;
        let made_at = demand.route.iter().position(|task| task.at == file.made_at)?;
        // Nothing can be found before it was made.
        let finds = demand.route.iter().enumerate().map(|(i, t)| if i < made_at { 0.0 } else { t.finds }).collect();
        let made_at = u16::try_from(made_at).expect("routes are short");
        Some(Box::new(Self { flaw: file.flaw, made_at, finds, service: service(&file.service)? }))
    }

    /// Whether an item has a flaw.
    pub(crate) fn flawed(&self, seed: u64, stream: StreamId, number: u32) -> bool {
        Stream::new(seed, Luck::Flaw, subject([stream.index() as u64, u64::from(number)])).chance(self.flaw)
    }
}

/// A day is over: does somebody find a hole in a service with personal data?
pub(crate) fn look_for_holes(world: &mut World) {
    let plan = world.resource::<Plan>().clone();
    let (now, seed) = (world.resource::<Clock>().now, world.resource::<Clock>().seed);
    for (index, _) in plan.level.file.services.iter().enumerate().filter(|(_, service)| service.personal_data) {
        let holes = f64::from(world.resource::<Totals>().holes[index]);
        let a_day = plan.level.rules.breaches_per_hole * holes / 7.0;
        let day = (now / 1440) as u64;
        if a_day > 0.0 && Stream::new(seed, Luck::Breach, subject([index as u64, day])).chance(1.0 - libm::exp(-a_day))
        {
            world.resource_mut::<Agenda>().post(now, Event::Breach(ServiceId::from(index), None));
            let holes = &mut world.resource_mut::<Totals>().holes[index];
            *holes = holes.saturating_sub(1); // It is known now, and closed.
        }
    }
}

/// Personal data has left a service: the incident is the operations' to handle, the consequences follow at once.
pub(crate) fn breach(event: Event, world: &mut World) {
    let Event::Breach(service, because) = event else { return };
    let plan = world.resource::<Plan>().clone();
    let now = world.resource::<Clock>().now;
    world.resource_mut::<Audits>().breaches += 1;
    let name = plan.level.file.services[service.index()].id.clone();
    let fact = note(world, Happening::Breached(name), &[because], false, true);
    let incident = operations::new(world, service, Cause::Breach(service));
    world.resource_mut::<Agenda>().post(now, Event::Begin(incident, Some(fact)));
    let Some(file) = &plan.level.file.breach else { return };
    business::pay(world, Account::Breaches, -file.cost, Some(fact));
    business::pay(world, Account::Fines, -file.fine, Some(fact));
    for who in 0..plan.level.file.stakeholders.len() {
        stakeholder::trust(world, StakeholderId::from(who), -file.trust, Some(fact));
    }
    market::satisfy(world, -file.satisfaction, Some(fact));
    for effect in &file.then {
        script::apply(world, effect, Some(fact));
    }
}

/// The metrics of audits and security.
pub(crate) fn measure(world: &World, mut put: impl FnMut(&str, f64)) {
    let (audits, totals) = (world.resource::<Audits>(), world.resource::<Totals>());
    let file = &world.resource::<Plan>().level.file;
    let in_scope = file.audits.iter().flat_map(|audit| &audit.findings).map(|finding| finding.in_scope);
    let open = audits.findings.iter().zip(in_scope).filter(|(state, counts)| **state == State::Open && *counts);
    put("findings_open", open.count() as f64);
    put("breaches", f64::from(audits.breaches));
    put("holes", totals.holes.iter().map(|&holes| f64::from(holes)).sum());
    put("flaws_found", totals.flaws_found as f64);
    let barred = || world.resource::<Items>().open().filter(|item| blocked(world, item)).count();
    let segregated = !world.resource::<Plan>().level.file.duties.is_empty();
    put("barred", if segregated { barred() as f64 } else { 0.0 });
}

#[cfg(test)]
mod tests {
    use super::super::Simulation;
    use super::super::action::{Action, ActionKind};
    use super::super::test_support::small;
    use crate::level::file::{Condition, Happening};

    fn happened(sim: &Simulation, what: Happening) -> bool {
        sim.holds(&Condition::Happened(what))
    }

    fn audited(more: &str) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 10 00:00\", cash: 1000,
              services: [(id: \"books\", name: \"Books\", owner: \"ops\", personal_data: true, holes: 2)],
              centres: [(id: \"ops\", name: \"Ops\")], people: [(id: \"ann\", centre: \"ops\", shift: Always)],
              stakeholders: [(id: \"john\", name: \"John\", trust: 60)],
              audits: [(id: \"sox\", name: \"SOX-404\", at: \"day 3 12:00\", with: \"john\",
                findings: [(id: \"access\", title: \"Who may post\", service: \"books\", at: \"ops\", effort: Fixed(\"20h\"), fine: 300, trust: 5, holes: 1),
                           (id: \"backup\", title: \"Proof of backups\", at: \"ops\", effort: Fixed(\"200h\"), fine: 700, trust: 7)],
                controls: [(id: \"recount\", label: \"They count by hand\", with: \"john\", covers: [\"backup\"], then: [Trust(\"john\", 2)], {more})],
                passed: [Cash(50)], failed: [Cash(-50)])],
              rules: (breaches_per_hole: 0.0))"
        ))
    }

    #[test]
    fn what_is_open_on_the_date_costs() {
        let mut sim = audited("");
        sim.run_until(2 * 1440 + 719);
        assert_eq!(
            (sim.metric("findings_open"), sim.metric("holes")),
            (1.0, 1.0),
            "the first is fixed after twenty hours"
        );
        sim.run_until(3 * 1440);
        assert!(happened(&sim, Happening::Failed("sox".into())));
        assert_eq!(
            (sim.metric("cash.fines"), sim.metric("cash.script"), sim.metric("trust.john")),
            (-700.0, -50.0, 53.0)
        );
    }

    #[test]
    fn a_control_of_the_business_takes_findings_out_of_scope() {
        let mut sim = audited("");
        sim.run_until(60);
        let scope = Action::Scope { control: "recount".into() };
        sim.submit(scope.clone()).unwrap();
        assert_eq!(sim.metric("findings_open"), 1.0);
        assert!(sim.submit(scope).unwrap_err().reason.contains("have seen"));
        sim.run_until(3 * 1440);
        assert!(happened(&sim, Happening::Passed("sox".into())));
        assert_eq!((sim.metric("cash.fines"), sim.metric("cash.script"), sim.metric("trust.john")), (0.0, 50.0, 62.0));
        assert_eq!(sim.report().work[1].cancelled, 1, "without a minute of work");
        assert!(sim.holds(&Condition::Happened(Happening::Acted(ActionKind::Scope))));
        let mut unknown = audited("when: From(\"day 9 00:00\")");
        unknown.run_until(60);
        let refused = unknown.submit(Action::Scope { control: "recount".into() }).unwrap_err();
        assert!(refused.reason.contains("Nobody has told you"), "{refused}");
    }

    fn desk(people: &str, duties: &str) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 5 00:00\", centres: [(id: \"dev\", name: \"Dev\")], people: [{people}],
              demand: [(id: \"change\", titles: [\"Change\"], kind: Change, arrivals: At([\"day 1 08:00\"]),
                route: [(at: \"dev\", effort: Fixed(\"1h\"), duty: \"build\"), (at: \"dev\", effort: Fixed(\"1h\"), duty: \"deploy\")])], {duties})"
        ))
    }

    #[test]
    fn who_built_it_may_not_deploy_it() {
        let (ann, bob) =
            ("(id: \"ann\", centre: \"dev\", shift: Always),", "(id: \"bob\", centre: \"dev\", shift: Always)");
        let rule = "duties: [(first: \"build\", then: \"deploy\")]";
        let mut free = desk(ann, "");
        free.run_until(600);
        assert_eq!(free.metric("completed"), 1.0);
        let mut alone = desk(ann, rule);
        alone.run_until(3 * 1440);
        assert_eq!((alone.metric("completed"), alone.metric("barred")), (0.0, 1.0));
        let item = alone.view().items[0].clone();
        assert!(item.blocked.contains("may not"), "{}", item.blocked);
        let refused = alone.submit(Action::Assign { item: item.id, person: "ann".into() }).unwrap_err();
        assert!(refused.reason.contains("may not"), "{refused}");
        let mut two = desk(&format!("{ann}{bob}"), rule);
        two.run_until(600);
        assert_eq!((two.metric("completed"), two.metric("barred")), (1.0, 0.0));
        let worked: Vec<f64> = two.report().people.iter().map(|p| p.minutes.working).collect();
        assert_eq!(worked, [60.0, 60.0]);
    }

    fn secured(early: f64, late: f64, more: &str) -> Simulation {
        small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 40 00:00\", cash: 0,
              services: [(id: \"shop\", name: \"Shop\", owner: \"dev\", personal_data: true)],
              centres: [(id: \"dev\", name: \"Dev\"), (id: \"test\", name: \"Test\"), (id: \"sec\", name: \"Security\")],
              people: [(id: \"ann\", centre: \"dev\", shift: Always), (id: \"bob\", centre: \"test\", shift: Always), (id: \"cid\", centre: \"sec\", shift: Always)],
              demand: [(id: \"page\", titles: [\"Page\"], kind: BusinessProject, arrivals: Burst(10, \"day 1 08:00\"), security: (flaw: 1.0, made_at: \"dev\", service: \"shop\"),
                route: [(at: \"dev\", effort: Fixed(\"1h\"), finds: {early}), (at: \"test\", effort: Fixed(\"2h\")), (at: \"sec\", effort: Fixed(\"10m\"), finds: {late})])], {more})"
        ))
    }

    #[test]
    fn a_flaw_found_late_costs_the_whole_route_again() {
        let work = |sim: &Simulation, at: usize| sim.report().people[at].minutes.working;
        let (mut early, mut late) = (secured(1.0, 0.0, ""), secured(0.0, 1.0, ""));
        early.run_until(10 * 1440);
        late.run_until(10 * 1440);
        assert_eq!((early.metric("flaws_found"), late.metric("flaws_found")), (10.0, 10.0));
        assert_eq!((work(&early, 0), work(&early, 1)), (1200.0, 1200.0), "built twice, tested once");
        assert_eq!((work(&late, 0), work(&late, 1)), (1200.0, 2400.0), "built twice, tested twice");
        assert_eq!((early.metric("holes"), early.metric("breaches")), (0.0, 0.0));
    }

    #[test]
    fn what_nobody_finds_is_a_hole_and_a_hole_is_found_by_somebody() {
        let cost = "breach: (cost: 500, fine: 900, trust: 10, then: [Cash(-1)]), stakeholders: [(id: \"john\", name: \"John\", trust: 50)], rules: (breaches_per_hole: 0.2)";
        let mut sim = secured(0.0, 0.0, cost);
        sim.run_until(38 * 1440);
        let breaches = sim.metric("breaches");
        assert!(breaches >= 1.0, "ten holes for five weeks at 0.2 a week");
        assert_eq!(sim.metric("holes"), 10.0 - breaches);
        assert_eq!((sim.metric("cash.breaches"), sim.metric("cash.fines")), (-500.0 * breaches, -900.0 * breaches));
        assert_eq!(sim.metric("trust.john"), (50.0 - 10.0 * breaches).max(0.0));
        assert!(happened(&sim, Happening::Breached("shop".into())));
        let mut whole = secured(1.0, 0.0, cost);
        whole.run_until(38 * 1440);
        assert_eq!((whole.metric("breaches"), whole.metric("cash")), (0.0, 0.0));
    }
}
