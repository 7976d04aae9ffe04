//! World → [`View`]: what the player can see, in words where words are needed. Nothing here changes anything.

use std::collections::BTreeMap;

use super::action::ActionKind;
use super::agenda::{Clock, Purpose};
use super::attention;
use super::audit::{self, Audits};
use super::business::{self, Cash, Hand, RunState};
use super::calendar;
use super::change::{self, Change, State};
use super::condition;
use super::conwip::Loops;
use super::debt;
use super::drill;
use super::flow::{Centre, Control, Items, Place, Route, Wait, WorkItem};
use super::goal::{self, Ended};
use super::id::*;
use super::improvement::{self, Improvements};
use super::load;
use super::log::{Fact, Log, Shared};
use super::market;
use super::metrics::{self, Totals};
use super::movers::{self, Movers};
use super::off_record;
use super::operations::{self, Cause, Documentation, Incident, Stage};
use super::orders;
use super::people::Person;
use super::pipeline;
use super::plan::Plan;
use super::planned;
use super::quality;
use super::script::{self, Inbox};
use super::stakeholder::{self, Stakeholder};
use super::view::*;
use super::world::World;
use crate::level::file::{Happening, Kind, Way};
use crate::locale::number;
use crate::tr;

/// Recorded changes of the last two days before an incident count as suspicious.
const SUSPICIOUS: i64 = 2 * 1440;

/// Knowledge of a service below this is not shown.
const WORTH_A_MARK: f64 = 0.2;

struct Eyes<'w> {
    world: &'w World,
    plan: &'w Plan,
    now: i64,
}

impl<'w> Eyes<'w> {
    fn on(world: &'w World) -> Self {
        Self { world, plan: world.resource::<Plan>(), now: world.resource::<Clock>().now }
    }
}

/// The player's own day.
pub(crate) fn you(world: &World) -> YouView {
    Eyes::on(world).you()
}

/// The open work items.
pub(crate) fn items(world: &World) -> Vec<ItemView> {
    Eyes::on(world).items()
}

/// What could be seen to happen: all of it, when the level is over.
pub(crate) fn noted(world: &World) -> impl Iterator<Item = (i64, &Happening)> {
    visible(world).map(|(_, fact)| (fact.minute, &*fact.what))
}

fn visible(world: &World) -> impl Iterator<Item = (FactId, &Fact)> {
    let over = world.resource::<Clock>().over;
    let facts = world.resource::<Log>().facts.iter().enumerate();
    facts.filter(move |(_, fact)| fact.visible || over).map(|(id, fact)| (FactId(id as u32), &**fact))
}

/// A metric as far as it can be seen: no tests' coverage, no variable that was never set, and of knowledge what is
/// worth a mark.
pub(crate) fn metric(world: &World, name: &str) -> Option<f64> {
    let value = metrics::one(world, name);
    let shown = match name.split_once('.') {
        Some(("var", of)) => world.resource::<script::Variables>().0.contains_key(of),
        Some(("test_coverage", _)) => false,
        _ => true,
    };
    let worth = |value: f64| if name.starts_with("knows.") && value < WORTH_A_MARK { 0.0 } else { value };
    (shown && !value.is_nan()).then(|| worth(value))
}

/// What can be seen now.
pub(crate) fn view(world: &World) -> View {
    let eyes = Eyes::on(world);
    let (plan, now) = (eyes.plan, eyes.now);
    let file = &plan.level.file;
    let metrics = metrics::all(world);
    let get = |name: &str| metrics.get(name).copied().unwrap_or(0.0);
    let start_trust: f64 =
        file.stakeholders.iter().map(|s| s.trust).sum::<f64>() / (file.stakeholders.len().max(1) as f64);
    let totals = world.resource::<Totals>();
    let labels = file.stars.iter().map(|s| s.label.clone());
    View {
        minute: now,
        day: now.div_euclid(1440) + 1,
        weekday: file.first_day.plus(now.div_euclid(1440)),
        starts: plan.starts,
        ends: plan.ends,
        company: file.company.clone(),
        goal: file.goal.clone(),
        due: plan.due,
        centres: eyes.centres(),
        people: world.rows::<Person>().iter().map(|p| eyes.person(p)).collect(),
        items: eyes.items(),
        services: (0..file.services.len()).map(|i| eyes.service(ServiceId::from(i))).collect(),
        changes: eyes.changes(),
        incidents: operations::all(world).filter(|i| i.detected.is_some()).map(|i| eyes.incident(i)).collect(),
        audits: eyes.audits(),
        projects: super::project::view(world),
        gate_hours: world.resource::<super::project::Projects>().gate,
        calendar: calendar::calendar(world),
        outstanding: calendar::outstanding(world),
        pipelines: pipeline::pipelines(world),
        environments: pipeline::environments(world),
        runs: (0..file.runs.len()).map(|i| eyes.run(RunId::from(i))).collect(),
        stakeholders: eyes.stakeholders(),
        moved: eyes.moved(),
        topics: eyes.topics(),
        inbox: world.resource::<Inbox>().0.iter().map(|said| eyes.message(said)).collect(),
        facts: eyes.facts(),
        change_control: world.resource::<Control>().0,
        limits: eyes.limits(),
        improvements: eyes.improvements(),
        kata: eyes.kata(),
        you: eyes.you(),
        cash: world.resource::<Cash>().now(),
        cash_change: world.resource::<Cash>().change(),
        trust: get("trust"),
        trust_change: get("trust") - start_trust,
        hours: totals.hours.clone(),
        open: Kind::ALL.map(|kind| off_record::on_the_board(world).filter(|item| item.kind == kind).count() as u32),
        stars: labels.zip(goal::lamps(world)).collect(),
        ending: eyes.ending(),
        actions: world.resource::<script::Offered>().0.clone(),
        hints: eyes.hints(),
        constraint: (0..plan.people.len()).find(|&i| plan.person_file(PersonId::from(i)).constraint),
        metrics,
    }
}

impl Eyes<'_> {
    fn clock(&self, minute: i64) -> String {
        attention::clock(minute, self.plan.level.file.first_day)
    }

    fn service_name(&self, id: ServiceId) -> &str {
        &self.plan.level.file.services[id.index()].name
    }

    fn owner(&self, id: ServiceId) -> usize {
        operations::owner(self.world, id).index()
    }

    fn row(&self, id: ItemId) -> &WorkItem {
        orders::item(self.world, id).expect("queues and hands hold open items")
    }

    fn centres(&self) -> Vec<CentreView> {
        let files = &self.plan.level.file.centres;
        self.world
            .rows::<Centre>()
            .iter()
            .zip(files)
            .map(|(row, file)| CentreView {
                id: file.id.clone(),
                name: file.name.clone(),
                note: file.note.clone(),
                column: file.column,
                wip_limit: row.limit,
                in_hand: row.in_hand,
                queue: row.queue.iter().copied().filter(|id| !off_record::hidden(self.world, *id)).collect(),
                crew: row.crew.iter().map(|p| p.index()).collect(),
                pace: row.pace,
                reserved: row.reserve.map_or(0, |reserve| reserve.percent),
                reserve_used: row.reserve.map_or(0.0, |reserve| reserve.used()),
                oldest: row.queue.iter().map(|&i| self.now - self.row(i).arrived).max().unwrap_or(0),
                arrivals: row.arrivals,
                completions: row.completions,
            })
            .collect()
    }

    fn person(&self, row: &Person) -> PersonView {
        let (plan, file) = (self.plan, self.plan.person_file(row.id));
        let loss = 1.0 - f64::from(row.productive(plan)) / 1000.0;
        let busy_self = row.is_you && row.busy_until > self.now;
        let doing = if !row.present && !busy_self {
            Doing::Off
        } else if !row.hands.is_empty() || busy_self {
            Doing::Working
        } else if row.waiting > 0 {
            Doing::Blocked
        } else {
            Doing::Idle
        };
        let mood = if row.hands.len() >= 4 || row.wellbeing.morale < self.plan.level.rules.resigns_below {
            Mood::Angry
        } else if row.hands.len() == 3 || row.tired(self.now) || row.wellbeing.fatigue > 0.3 {
            Mood::Tired
        } else {
            Mood::Calm
        };
        let known = plan.level.file.services.iter().zip(&row.knowledge);
        let then = row.at(self.now, plan);
        PersonView {
            id: plan.people[row.id.index()].id.clone(),
            name: plan.people[row.id.index()].name.clone(),
            role: file.role.clone(),
            look: file.look.clone(),
            centre: row.centre.map(CentreId::index),
            doing,
            mood,
            hands: row.hands.iter().map(|h| h.item).filter(|id| !off_record::hidden(self.world, *id)).collect(),
            wip_limit: if row.beside.is_some() { row.limit_alone } else { row.limit },
            fatigue: row.wellbeing.fatigue,
            morale: row.wellbeing.morale,
            felt: row.wellbeing.felt,
            leaving: row.wellbeing.notice,
            gone: row.gone,
            hired_for: row.bound_for.filter(|_| row.gone).map(CentreId::index),
            beside: row.beside.map(PersonId::index),
            learner: row.learner.map(PersonId::index),
            interruptions: row.interruptions,
            constraint: file.constraint,
            minutes: then.minutes(),
            by_kind: then.by_kind(),
            knowledge: known.filter(|(_, k)| **k >= WORTH_A_MARK).map(|(s, k)| (s.id.clone(), *k)).collect(),
            overtime: row.overtime_until > self.now,
            switching_loss: loss,
        }
    }

    fn items(&self) -> Vec<ItemView> {
        off_record::on_the_board(self.world).map(|item| self.item(item)).collect()
    }

    fn item(&self, row: &WorkItem) -> ItemView {
        let file = &self.plan.level.file;
        let route: Vec<usize> = match &row.route {
            Route::Stream(stream) => self.plan.streams[stream.index()].route.iter().map(|t| t.centre.index()).collect(),
            Route::Own(tasks) => tasks.iter().map(|t| t.centre.index()).collect(),
        };
        let (place, remaining) = match row.place {
            Place::Queue => (ItemPlace::Queue(row.centre.index()), row.remaining),
            Place::Aside(_) => (ItemPlace::Aside(row.centre.index()), row.remaining),
            Place::Hands(person) => {
                let holder = metrics::person(self.world, person).at(self.now, self.plan);
                let left = holder.hands.iter().find(|h| h.item == row.id).map_or(0.0, |h| h.remaining.max(0.0));
                (ItemPlace::Hands(person.index()), left)
            }
        };
        let (hindrance, blocked) = match row.place {
            Place::Aside(Wait::Held) => (Some(Hindrance::Held), tr!("hindrance-held").into()),
            Place::Aside(Wait::Day(at)) => {
                (Some(Hindrance::Planned), tr!("hindrance-planned", day = planned::day_of(self.plan, at)))
            }
            Place::Aside(Wait::Frozen) => (Some(Hindrance::Freeze), tr!("hindrance-freeze").into()),
            Place::Aside(Wait::Project(project)) => {
                let title = &file.projects[project.index()].title;
                (Some(Hindrance::Project), tr!("hindrance-project", project = title))
            }
            Place::Aside(Wait::Release(id)) => {
                let pipeline = &self.plan.level.file.pipelines[id.index()].name;
                (Some(Hindrance::Release), tr!("hindrance-release", pipeline = pipeline))
            }
            Place::Aside(Wait::Outside) => (Some(Hindrance::Outside), tr!("hindrance-outside").into()),
            Place::Aside(Wait::Service(service)) => {
                (Some(Hindrance::Service), tr!("hindrance-service", service = self.service_name(service)))
            }
            Place::Queue if audit::blocked(self.world, row) => (Some(Hindrance::Duty), tr!("hindrance-duty").into()),
            _ => (None, String::new()),
        };
        let change = match row.purpose {
            Purpose::Demand { change, .. } | Purpose::Again { change, .. } => {
                change.map(|id| change::get(self.world, id))
            }
            _ => None,
        };
        ItemView {
            id: row.id,
            title: self.title(row.purpose),
            kind: row.kind,
            class: row.class,
            service: row.service.map_or(String::new(), |s| self.service_name(s).to_string()),
            requester: row.requester.map_or(String::new(), |r| file.stakeholders[r.index()].name.clone()),
            place,
            step: (u32::from(row.step).min(route.len() as u32 - 1), route.len() as u32),
            route,
            age: self.now - row.arrived,
            due: row.due,
            done: if row.effort > 0.0 { (1.0 - remaining / row.effort).clamp(0.0, 1.0) } else { 0.0 },
            effort: row.effort,
            blocked,
            hindrance,
            frozen: row.place == Place::Aside(Wait::Frozen),
            planned: match row.place {
                Place::Aside(Wait::Day(at)) => Some(at),
                _ => None,
            },
            needs_constraint: self.needs_constraint(row.service),
            untested: change.is_some_and(|c| c.tested < 0.5),
            off_record: change.is_some_and(|c| c.recorded.is_none()),
            about: self.about(row.purpose),
        }
    }

    fn needs_constraint(&self, service: Option<ServiceId>) -> bool {
        let rules = &self.plan.level.rules;
        let Some(_) = service else { return false };
        let mut able = self.world.rows::<Person>().iter().filter(|p| p.centre.is_some() && p.can(service, rules));
        let first = able.next();
        first.is_some_and(|p| self.plan.person_file(p.id).constraint) && able.next().is_none()
    }

    /// What an item is called.
    fn title(&self, purpose: Purpose) -> String {
        let file = &self.plan.level.file;
        match purpose {
            Purpose::Demand { stream, number, .. } => {
                let titles = &file.demand[stream.index()].titles;
                let at = (number as usize).saturating_sub(1) % titles.len().max(1);
                titles.get(at).cloned().unwrap_or_default()
            }
            Purpose::Again { stream, number, change } => {
                tr!("item-again", title = self.title(Purpose::Demand { stream, number, change }))
            }
            Purpose::Stage { pipeline, release, stage } => {
                let stage = &file.pipelines[pipeline.index()].stages[usize::from(stage)];
                let name = if stage.name.is_empty() { &stage.id } else { &stage.name };
                tr!("item-stage-release", stage = name, number = release)
            }
            Purpose::Refresh { environment } => {
                tr!("item-build-anew", environment = file.environments[environment.index()].name)
            }
            Purpose::Map { pipeline, .. } => tr!("item-walk", pipeline = file.pipelines[pipeline.index()].name),
            Purpose::ImproveStage { pipeline, stage, remove } => {
                let stage = &file.pipelines[pipeline.index()].stages[usize::from(stage)];
                let name = if stage.name.is_empty() { &stage.id } else { &stage.name };
                if remove { tr!("item-do-without", stage = name) } else { tr!("item-automate", stage = name) }
            }
            Purpose::Examine { suspect, .. } => tr!("item-examine", service = self.service_name(suspect)),
            Purpose::Minor { incident } => self.incident_title(incident),
            Purpose::Restore { incident } => tr!("item-put-right", incident = self.incident_title(incident)),
            Purpose::Tell { centre } => tr!("item-what-changed", room = file.centres[centre.index()].name),
            Purpose::RollBack { change } => tr!("item-roll-back", change = self.change_title(change)),
            Purpose::RollForward { change } => tr!("item-repair", change = self.change_title(change)),
            Purpose::Prepare { run } => tr!("item-prepare", run = file.runs[run.index()].name),
            Purpose::Hand { run } => file.runs[run.index()].by_hand.as_ref().map_or(String::new(), |h| h.title.clone()),
            Purpose::CleanUp { run } => tr!("item-clean-up", run = file.runs[run.index()].name),
            Purpose::Document { service, .. } => tr!("item-write-down", service = self.service_name(service)),
            Purpose::Finding { finding } => audit::title(file, finding),
            Purpose::Improve { improvement } => file.improvements[usize::from(improvement)].title.clone(),
            Purpose::Offload { service } => tr!("item-move-static", service = self.service_name(service)),
            Purpose::Drill { service } => tr!("item-drill", service = self.service_name(service)),
            Purpose::Strengthen { service } => tr!("item-strengthen", service = self.service_name(service)),
            Purpose::Attend { centre, .. } => tr!("item-meeting", room = file.centres[centre.index()].name),
        }
    }

    /// The level's id of what an item belongs to.
    fn about(&self, purpose: Purpose) -> String {
        let file = &self.plan.level.file;
        match purpose {
            Purpose::Demand { stream, .. } | Purpose::Again { stream, .. } => file.demand[stream.index()].id.clone(),
            Purpose::Stage { pipeline, .. } | Purpose::Map { pipeline, .. } => {
                file.pipelines[pipeline.index()].id.clone()
            }
            Purpose::ImproveStage { pipeline, stage, .. } => {
                file.pipelines[pipeline.index()].stages[usize::from(stage)].id.clone()
            }
            Purpose::Refresh { environment } => file.environments[environment.index()].id.clone(),
            Purpose::Examine { incident, .. } | Purpose::Minor { incident } | Purpose::Restore { incident } => {
                operations::name(self.world, incident)
            }
            Purpose::Tell { centre } => file.centres[centre.index()].id.clone(),
            Purpose::RollBack { change } | Purpose::RollForward { change } => change::name(self.world, change),
            Purpose::Prepare { run } | Purpose::Hand { run } | Purpose::CleanUp { run } => {
                file.runs[run.index()].id.clone()
            }
            Purpose::Finding { finding } => audit::name(file, finding),
            Purpose::Document { service, .. }
            | Purpose::Offload { service }
            | Purpose::Drill { service }
            | Purpose::Strengthen { service } => file.services[service.index()].id.clone(),
            Purpose::Attend { centre, .. } => file.centres[centre.index()].id.clone(),
            Purpose::Improve { improvement } => file.improvements[usize::from(improvement)].id.clone(),
        }
    }

    fn incident_title(&self, id: IncidentId) -> String {
        self.plan.level.file.incidents.get(id.index()).map_or_else(
            || tr!("incident-acts-up", service = self.service_name(operations::get(self.world, id).service)),
            |file| file.title.clone(),
        )
    }

    fn change_title(&self, id: ChangeId) -> String {
        if let Some(file) = self.plan.level.file.changes.get(id.index()) {
            return file.title.clone();
        }
        let change = change::get(self.world, id);
        change
            .origin
            .map_or(String::new(), |(stream, number)| self.title(Purpose::Demand { stream, number, change: Some(id) }))
    }

    fn service(&self, id: ServiceId) -> ServiceView {
        let file = &self.plan.level.file.services[id.index()];
        let known = |i: &&Incident| i.service == id && i.detected.is_some() && i.resolved.is_none();
        let open: Vec<&Incident> = operations::all(self.world).filter(known).collect();
        let waits_for = operations::down(self.world, id).filter(|&other| {
            other != id && operations::ongoing(self.world).any(|i| i.service == other && i.detected.is_some())
        });
        let health = if open.iter().any(|i| i.outage) {
            Health::Failing
        } else if open.is_empty() && waits_for.is_none() {
            Health::Well
        } else {
            Health::Strained
        };
        let earning = match health {
            Health::Well => 1.0,
            Health::Strained if waits_for.is_none() => self.plan.level.rules.revenue_with_wrong_results,
            Health::Strained | Health::Failing => 0.0,
        };
        let waits = |at: usize| {
            let state = business::get(self.world, RunId::from(at)).state;
            matches!(state, RunState::Waiting | RunState::Preparing)
        };
        let runs = self.plan.level.file.runs.iter().enumerate();
        let mut due = runs.filter(|(at, run)| run.service == file.id && waits(*at));
        let due = due.next().map(|(_, run)| self.plan.minute(&run.due));
        let money = if file.revenue_per_hour > 0.0 {
            tr!("plate-per-hour", amount = thousands(file.revenue_per_hour))
        } else {
            String::new()
        };
        let plate = match (open.first(), due) {
            (Some(incident), _) if health == Health::Failing => {
                [tr!("plate-down").into(), self.clock(incident.detected.unwrap_or(self.now))]
            }
            _ if waits_for.is_some() => {
                [tr!("plate-stopped").into(), waits_for.map_or("", |s| self.service_name(s)).into()]
            }
            (Some(_), Some(due)) if due >= self.now => [tr!("plate-bad-data").into(), self.clock(due)],
            (Some(_), _) => {
                [tr!("plate-acts-up").into(), if money.is_empty() { tr!("plate-owners").into() } else { money }]
            }
            (None, Some(due)) if due >= self.now => [tr!("plate-due").into(), self.clock(due)],
            _ if money.is_empty() => [tr!("plate-steady").into(), tr!("plate-in-house").into()],
            _ => [tr!("plate-steady").into(), money],
        };
        let row = self.world.resource::<load::Loads>().rows[id.index()].as_ref();
        let weak = self.world.resource::<drill::Weaknesses>().0[id.index()];
        ServiceView {
            id: file.id.clone(),
            name: file.name.clone(),
            owner: self.owner(id),
            health,
            load: load::utilisation(self.world, id),
            slowness: load::slowness(self.world, id),
            lost: load::lost(self.world, self.plan, id),
            capacity: row.map_or(1.0, |row| row.capacity),
            capacity_due: row.and_then(|row| row.coming),
            elastic: row.is_some_and(|row| row.elastic),
            offloaded: row.is_some_and(|row| row.offloaded),
            drills: weak.drills,
            weaknesses: weak.found,
            personal_data: file.personal_data,
            debt: libm::round(debt::points(self.world, id)).min(5.0) as u8,
            drag: debt::effort(self.world, id),
            depends_on: file.depends_on.iter().filter_map(|s| self.plan.service(s)).map(ServiceId::index).collect(),
            plate,
            documentation: self.world.resource::<Documentation>().0[id.index()],
            monitoring: quality::monitoring(self.world, id),
            test_coverage: quality::test_coverage(self.world, id),
            revenue_per_hour: file.revenue_per_hour,
            earning: earning * (1.0 - load::lost(self.world, self.plan, id)) * market::factor(self.world),
        }
    }

    fn changes(&self) -> Vec<ChangeView> {
        let mut rows: Vec<&Change> = change::all(self.world).filter(|c| c.recorded.is_some()).collect();
        rows.sort_by_key(|c| (c.deployed.unwrap_or(i64::MAX), c.id));
        let items: BTreeMap<ChangeId, ItemId> = self
            .world
            .resource::<Items>()
            .open()
            .filter_map(|item| match item.purpose {
                Purpose::Demand { change: Some(change), .. } => Some((change, item.id)),
                _ => None,
            })
            .collect();
        rows.into_iter()
            .map(|c| ChangeView {
                id: change::name(self.world, c.id),
                title: self.change_title(c.id),
                service: c.service.index(),
                author: c.author.index(),
                deployed: c.deployed,
                recorded: c.recorded.unwrap_or(0),
                tested: c.tested,
                state: match c.state {
                    State::Waiting => "waiting",
                    // That it failed is known when its incident's cause is.
                    State::Failed if self.found(c.id) => "failed",
                    State::Deployed | State::Failed => "deployed",
                    State::RolledBack => "rolled back",
                    State::Repaired => "repaired",
                    State::Refused => "refused",
                }
                .into(),
                reversible: c.origin.is_none(),
                item: items.get(&c.id).copied(),
            })
            .collect()
    }

    fn found(&self, id: ChangeId) -> bool {
        operations::all(self.world).any(|i| i.cause == Cause::Change(id) && i.stage >= Stage::CauseFound)
    }

    fn incident(&self, row: &Incident) -> IncidentView {
        let found = row.stage >= Stage::CauseFound;
        let (cause, cause_change) = match row.cause {
            _ if !found => (String::new(), None),
            Cause::Change(id) => (self.change_title(id), Some(change::name(self.world, id))),
            cause => (self.cause_words(cause), None),
        };
        let weights: Vec<f64> = row.suspects.iter().map(|s| self.suspicion(row, s)).collect();
        let all: f64 = row.suspects.iter().map(|s| s.weight).sum();
        let rest = all * 0.18;
        let sum: f64 = weights.iter().sum::<f64>() + rest;
        let share = |w: f64| if sum > 0.0 { w / sum } else { 0.0 };
        let guilty =
            row.cause.change_or_service().map_or_else(|service| service, |id| change::get(self.world, id).service);
        let suspects = row.suspects.iter().zip(&weights).map(|(s, w)| SuspectView {
            service: s.service.index(),
            id: self.plan.level.file.services[s.service.index()].id.clone(),
            belief: if found { f64::from(u8::from(s.service == guilty)) } else { share(*w) },
            being_examined: self.examined_now(row.id, s.service),
            ruled_out: s.vain_without_record + s.vain_with_record,
            recorded_change: self.suspicious_change(row, s.service),
            pointed_at: s.clue > 1.0,
        });
        let what = Happening::Detected(operations::name(self.world, row.id));
        IncidentView {
            id: operations::name(self.world, row.id),
            title: self.incident_title(row.id),
            service: row.service.index(),
            stage: match row.stage {
                Stage::Waiting | Stage::Hidden | Stage::Detected => IncidentStage::Detected,
                Stage::CauseFound => IncidentStage::CauseFound,
                Stage::Restoring => IncidentStage::Restoring,
                Stage::Resolved => IncidentStage::Resolved,
            },
            began: row.began.or(row.detected).unwrap_or(self.now),
            detected: row.detected.unwrap_or(self.now),
            resolved: row.resolved,
            suspects: suspects.collect(),
            something_else: if found { 0.0 } else { share(rest) },
            cause,
            cause_change,
            hours_guessing: row.guessing / 60.0,
            fact: self.world.resource::<Log>().first(&what).unwrap_or_default(),
        }
    }

    fn examined_now(&self, incident: IncidentId, suspect: ServiceId) -> bool {
        let items = self.world.resource::<Items>();
        items.open().any(|item| item.purpose == Purpose::Examine { incident, suspect })
    }

    fn suspicious_change(&self, row: &Incident, service: ServiceId) -> bool {
        let began = row.began.unwrap_or(self.now);
        change::all(self.world)
            .filter(|c| c.service == service && c.recorded.is_some())
            .any(|c| c.deployed.is_some_and(|at| at <= began && began - at <= SUSPICIOUS))
    }

    /// How much a suspect weighs by Bayes' rule on what is visible: what the team told, and examinations in vain.
    fn suspicion(&self, row: &Incident, suspect: &operations::Suspect) -> f64 {
        let miss = 1.0 - self.plan.level.rules.found_without_record;
        let told = if self.suspicious_change(row, suspect.service) {
            8.0
        } else if operations::told_since(self.world, row.id, suspect.service) {
            0.3
        } else {
            1.0
        };
        let vain = (0..suspect.vain_without_record).fold(1.0, |p, _| p * miss)
            * if suspect.vain_with_record > 0 { 0.05 } else { 1.0 };
        // Its own trouble is over, and this one is not: it was hardly that.
        let cured = operations::all(self.world).any(|i| {
            i.id != row.id && i.service == suspect.service && i.resolved.is_some_and(|at| Some(at) > row.began)
        });
        suspect.weight * suspect.clue * told * vain * if cured { 0.1 } else { 1.0 }
    }

    fn run(&self, id: RunId) -> RunView {
        let (file, row) = (&self.plan.level.file.runs[id.index()], business::get(self.world, id));
        let service = self.plan.service(&file.service).expect("checked");
        let wrong =
            operations::all(self.world).any(|i| i.service == service && i.detected.is_some() && i.resolved.is_none());
        RunView {
            id: file.id.clone(),
            name: file.name.clone(),
            service: service.index(),
            opens: self.plan.minute(&file.opens),
            due: self.plan.minute(&file.due),
            state: match row.state {
                RunState::Waiting => "waiting",
                RunState::Preparing if wrong => "blocked",
                RunState::Preparing => "preparing",
                RunState::Left(Way::Clean) => "left",
                RunState::Left(Way::ByHand) => "left by hand",
                RunState::Missed => "missed",
            }
            .into(),
            by_hand: match (&file.by_hand, row.hand) {
                (None, _) => "none",
                (Some(_), Hand::No) => "possible",
                (Some(_), Hand::InWork) => "in work",
                (Some(_), Hand::Ready) => "ready",
            }
            .into(),
        }
    }

    fn limits(&self) -> Vec<LimitView> {
        let rows = &self.world.resource::<Loops>().0;
        let seen = self.plan.level.file.wip_limits.iter().zip(rows).map(|(file, row)| LimitView {
            id: file.id.clone(),
            name: file.name.clone(),
            limit: row.limit,
            inside: row.inside,
            outside: row.outside.len() as u32,
        });
        seen.collect()
    }

    fn improvements(&self) -> Vec<ImprovementView> {
        let states = &self.world.resource::<Improvements>().states;
        let files = self.plan.level.file.improvements.iter();
        let seen = files.zip(states).map(|(file, state)| ImprovementView {
            id: file.id.clone(),
            title: file.title.clone(),
            about: file.about.clone(),
            centre: self.plan.centre(&file.at).expect("checked").index(),
            effort: super::plan::Effort::new(&file.effort).mean(),
            cost: file.cost,
            dip: file.dip.as_ref().map_or((0.0, 0), |dip| (dip.share, dip.lasts.checked())),
            state: match state {
                improvement::State::Possible => "possible",
                improvement::State::InWork => "in work",
                improvement::State::Young(_) => "young",
                improvement::State::Done => "done",
            }
            .into(),
            young_until: match state {
                improvement::State::Young(until) => Some(*until),
                _ => None,
            },
        });
        seen.collect()
    }

    fn kata(&self) -> Option<KataView> {
        let file = self.plan.level.file.kata.as_ref()?;
        let state = self.world.resource::<Improvements>();
        let aimed = state.target.map(|(at, ..)| &file.targets[usize::from(at)]);
        let (reached, over) = state.target.map_or((false, false), |(_, reached, over)| (reached, over));
        Some(KataView {
            centre: self.plan.centre(&file.at).expect("checked").index(),
            targets: file.targets.iter().map(|target| (target.id.clone(), target.title.clone())).collect(),
            target: aimed.map(|target| target.id.clone()),
            metric: aimed.map_or(String::new(), |target| target.metric.clone()),
            value: aimed.map(|target| metrics::one(self.world, &target.metric)),
            at_least: aimed.and_then(|target| target.at_least),
            at_most: aimed.and_then(|target| target.at_most),
            by: aimed.map(|target| self.plan.minute(&target.by)),
            reached,
            missed: over && !reached,
            every: state.every,
            meetings: state.meetings,
            in_rhythm: improvement::in_rhythm(self.world),
        })
    }

    fn stakeholders(&self) -> Vec<StakeholderView> {
        self.world
            .rows::<Stakeholder>()
            .iter()
            .zip(&self.plan.level.file.stakeholders)
            .map(|(row, file)| StakeholderView {
                id: file.id.clone(),
                name: file.name.clone(),
                role: file.role.clone(),
                look: file.look.clone(),
                trust: row.trust,
                trust_at_start: file.trust,
                goes_round: stakeholder::goes_round(self.world, row.id),
                pushed: super::push::view(self.world, row.id),
                takes_no: row.trust >= self.plan.level.rules.trust_for_a_no,
            })
            .collect()
    }

    fn moved(&self) -> BTreeMap<String, Vec<(FactId, f64)>> {
        let facts = &self.world.resource::<Log>().facts;
        let mut moved = self.world.resource::<Movers>().by_metric(self.plan, movers::EXPLAIN);
        moved.values_mut().for_each(|rows| rows.retain(|(fact, _)| facts[fact.index()].visible));
        moved
    }

    /// Name, role, portrait and room of a person or a stakeholder.
    fn speaker(&self, id: &str) -> (String, String, String, Option<usize>) {
        if let Some(person) = self.plan.person(id) {
            let file = self.plan.person_file(person);
            let room = metrics::person(self.world, person).centre.map(CentreId::index);
            return (self.plan.people[person.index()].name.clone(), file.role.clone(), file.look.clone(), room);
        }
        let who = self.plan.stakeholder(id).map(|s| &self.plan.level.file.stakeholders[s.index()]);
        who.map_or_else(
            || (id.to_string(), String::new(), String::new(), None),
            |s| (s.name.clone(), s.role.clone(), s.look.clone(), None),
        )
    }

    fn topics(&self) -> Vec<TopicView> {
        let open = |topic: &&crate::level::file::TopicFile| {
            let action = super::action::Action::Talk { topic: topic.id.clone() };
            orders::possible(self.world, &action).is_ok()
        };
        let topics = self.plan.level.file.topics.iter().filter(open);
        topics
            .map(|topic| {
                let (with, _, look, _) = self.speaker(&topic.with);
                let cost = orders::yours(self.plan, topic.cost.checked());
                TopicView { id: topic.id.clone(), with, look, label: topic.label.clone(), cost }
            })
            .collect()
    }

    fn hints(&self) -> Vec<HintView> {
        let holds = |condition: &crate::level::file::Condition| condition::holds(self.world, condition);
        let helps = |hint: &&crate::level::file::HintFile| {
            hint.when.as_ref().is_none_or(holds) && !hint.until.as_ref().is_some_and(holds)
        };
        let steps = |hint: &crate::level::file::HintFile| [hint.look.clone(), hint.lever.clone(), hint.theory.clone()];
        let hints = self.plan.level.file.hints.iter().filter(helps);
        hints.map(|hint| HintView { id: hint.id.clone(), steps: steps(hint) }).collect()
    }

    fn message(&self, said: &script::Said) -> MessageView {
        let file = &self.plan.level.file.messages[said.message.index()];
        let (from, role, look, centre) = self.speaker(&file.from);
        let choices = if said.answered.is_some() { &[][..] } else { &file.choices };
        let choice = |c: &crate::level::file::ChoiceFile| {
            let action = super::action::Action::Answer { message: file.id.clone(), choice: c.id.clone() };
            ChoiceView {
                id: c.id.clone(),
                label: c.label.clone(),
                hint: c.hint.clone(),
                cost: orders::cost(self.plan, &action),
                refused: orders::allowed(self.world, &action).err().map_or(String::new(), |r| r.to_string()),
            }
        };
        MessageView {
            id: file.id.clone(),
            from,
            role,
            look,
            centre,
            text: file.text.clone(),
            minute: said.minute,
            choices: choices.iter().map(choice).collect(),
            expires: said.expires.filter(|_| said.answered.is_none()),
            answered: said.answered.map(|(place, default)| (file.choices[usize::from(place)].label.clone(), default)),
        }
    }

    fn you(&self) -> YouView {
        let you = attention::you(self.world);
        let (left, present) = attention::left_today(self.world);
        let minutes = &self.plan.level.rules.your_minutes;
        YouView {
            person: you.map(|p| p.id.index()),
            busy_until: you.map_or(self.now, |p| p.busy_until),
            left_today: left,
            present,
            cost: minutes
                .iter()
                .map(|(kind, minutes)| (*kind, orders::yours(self.plan, i64::from(*minutes))))
                .collect(),
        }
    }

    fn ending(&self) -> Option<EndingView> {
        let ended = self.world.resource::<Ended>();
        let (place, minute) = ended.ending?;
        let file = &self.plan.level.file.endings[usize::from(place)];
        Some(EndingView {
            id: file.id.clone(),
            title: file.title.clone(),
            text: file.text.clone(),
            verdict: file.verdict,
            moral: file.moral.clone(),
            minute,
            stars: ended.stars.iter().filter(|lit| **lit).count() as u32,
            why: goal::chain(self.world, &ended.because, 8),
        })
    }

    fn facts(&self) -> Vec<FactView> {
        visible(self.world)
            .map(|(id, fact)| {
                let (title, detail, kind) = self.words(&fact.what);
                FactView {
                    id,
                    minute: fact.minute,
                    what: Happening::clone(&fact.what),
                    title,
                    detail,
                    note: self.note(fact),
                    because: fact.because.clone(),
                    yours: fact.yours,
                    kind,
                }
            })
            .collect()
    }

    /// What a fact cost or hid.
    fn note(&self, fact: &Fact) -> String {
        let incident = |id: &String| operations::find(self.world, id);
        let span = |minutes: i64| match minutes {
            m if m < 90 => format!("{m} min"),
            m => format!("{} h", (m + 30) / 60),
        };
        match &*fact.what {
            Happening::Deployed(id) => {
                let change = change::find(self.world, id);
                let unknown = change.is_some_and(|c| c.recorded.is_none_or(|at| at > fact.minute));
                if unknown { tr!("note-on-no-record").into() } else { String::new() }
            }
            Happening::Detected(id) => incident(id)
                .and_then(|i| i.began)
                .filter(|began| fact.minute - began >= 5)
                .map_or(String::new(), |began| tr!("note-unnoticed", span = span(fact.minute - began))),
            Happening::CauseFound(id) => {
                let detected = incident(id).and_then(|i| i.detected);
                detected.map_or(String::new(), |at| tr!("note-after", span = span(fact.minute - at)))
            }
            Happening::Chosen(..) if !fact.yours => tr!("note-not-answered").into(),
            Happening::RuledOut(..) => tr!("note-in-vain").into(),
            Happening::Missed(id) | Happening::Left(id, _) => {
                let service =
                    self.plan.run(id).and_then(|r| self.plan.service(&self.plan.level.file.runs[r.index()].service));
                let guessing: f64 =
                    operations::all(self.world).filter(|i| Some(i.service) == service).map(|i| i.guessing).sum();
                if guessing >= 30.0 { tr!("note-guessing", span = span(guessing as i64)) } else { String::new() }
            }
            _ => String::new(),
        }
    }

    /// Headline, second line and kind of work of a fact.
    fn words(&self, what: &Happening) -> (String, String, Kind) {
        let file = &self.plan.level.file;
        let incident = |id: &String| self.incident_words(id);
        let change = |id: &String| self.change_words(id);
        let service = |id: &String| self.plan.service(id).map_or(id.clone(), |s| self.service_name(s).to_string());
        let centre = |id: &String| self.plan.centre(id).map_or(id.clone(), |c| file.centres[c.index()].name.clone());
        let run = |id: &String| self.plan.run(id).map_or(id.clone(), |r| file.runs[r.index()].name.clone());
        let (title, detail, kind) = match what {
            Happening::Began(id) => (incident(id).0, tr!("fact-began").into(), Kind::Unplanned),
            Happening::Detected(id) => {
                (incident(id).0, tr!("fact-noticed-at", service = incident(id).1), Kind::Unplanned)
            }
            Happening::RuledOut(_, suspect) => {
                (tr!("fact-examined", service = service(suspect)), tr!("fact-nothing-found").into(), Kind::Unplanned)
            }
            Happening::CauseFound(id) => (tr!("fact-cause-found").into(), incident(id).2, Kind::Unplanned),
            Happening::Resolved(id) => (tr!("fact-put-right").into(), incident(id).0, Kind::Unplanned),
            Happening::Deployed(id) => (change(id).0, tr!("fact-changed", service = change(id).1), Kind::Change),
            Happening::Recorded(id) => (change(id).0, tr!("fact-on-record").into(), Kind::Change),
            Happening::RolledBack(id) => (tr!("fact-rolled-back").into(), change(id).0, Kind::Change),
            Happening::RolledForward(id) => (tr!("fact-repaired").into(), change(id).0, Kind::Change),
            Happening::Told(id) => (tr!("fact-told", room = centre(id)), self.told(what), Kind::InternalProject),
            Happening::Improved(id) => {
                let title = file.improvements.iter().find(|one| &one.id == id).map(|one| one.title.clone());
                (title.unwrap_or_else(|| id.clone()), tr!("fact-in-place").into(), Kind::InternalProject)
            }
            Happening::Target(id, reached) => {
                let target = file.kata.iter().flat_map(|kata| &kata.targets).find(|target| &target.id == id);
                let title = target.map_or(id.clone(), |target| target.title.clone());
                let how = if *reached { tr!("fact-target-reached") } else { tr!("fact-target-missed") };
                (title, how.into(), Kind::InternalProject)
            }
            Happening::Drilled(id, found) => {
                let result = if *found { tr!("fact-found-weakness") } else { tr!("fact-found-nothing") };
                (tr!("fact-drill", service = service(id)), result.into(), Kind::InternalProject)
            }
            Happening::Left(id, Way::Clean) => {
                (tr!("fact-left", run = run(id)), tr!("fact-right-figures").into(), Kind::BusinessProject)
            }
            Happening::Left(id, Way::ByHand) => {
                (tr!("fact-left-by-hand", run = run(id)), tr!("fact-clean-up").into(), Kind::BusinessProject)
            }
            Happening::HandReady(id) => (tr!("fact-by-hand-ready").into(), run(id), Kind::Unplanned),
            Happening::Missed(id) => {
                (tr!("fact-missed", run = run(id)), tr!("fact-nothing-left").into(), Kind::BusinessProject)
            }
            Happening::Said(id) => {
                let message = self.plan.message(id).map(|m| &file.messages[m.index()]);
                let from = message.map_or(id.clone(), |m| self.speaker(&m.from).0);
                (from, message.map_or(String::new(), |m| m.text.clone()), Kind::BusinessProject)
            }
            Happening::Chosen(id, choice) => {
                let message = self.plan.message(id).map(|m| &file.messages[m.index()]);
                let label = message
                    .and_then(|m| m.choices.iter().find(|c| &c.id == choice))
                    .map_or(choice.clone(), |c| c.label.clone());
                let to = message.map_or(String::new(), |m| tr!("fact-to", who = self.speaker(&m.from).0));
                (label, to, Kind::Unplanned)
            }
            Happening::Finished(id) => {
                let title = self.plan.stream(id).and_then(|s| file.demand[s.index()].titles.first().cloned());
                (title.unwrap_or_else(|| id.clone()), tr!("fact-done").into(), Kind::BusinessProject)
            }
            Happening::Raised(id) => (self.finding(id), tr!("fact-finding").into(), Kind::InternalProject),
            Happening::Fixed(id) => (self.finding(id), tr!("fact-fixed").into(), Kind::InternalProject),
            Happening::OutOfScope(id) => (self.finding(id), tr!("fact-out-of-scope").into(), Kind::InternalProject),
            Happening::Passed(id) => (self.audit(id), tr!("fact-passed").into(), Kind::InternalProject),
            Happening::Failed(id) => (self.audit(id), tr!("fact-not-passed").into(), Kind::InternalProject),
            Happening::Breached(id) => (tr!("fact-breached").into(), service(id), Kind::Unplanned),
            Happening::Announced(week) => {
                (tr!("fact-results", week = week), tr!("fact-shares").into(), Kind::BusinessProject)
            }
            Happening::Resigned(who) => (self.speaker(who).0, tr!("fact-gave-notice").into(), Kind::InternalProject),
            Happening::Departed(who) => (self.speaker(who).0, tr!("fact-departed").into(), Kind::InternalProject),
            Happening::Joined(who) => (self.speaker(who).0, tr!("fact-joined").into(), Kind::InternalProject),
            Happening::Delivered(id) => {
                let title = self.plan.project(id).map(|p| file.projects[p.index()].title.clone());
                (title.unwrap_or_else(|| id.clone()), tr!("fact-delivered").into(), Kind::BusinessProject)
            }
            Happening::Pushed(who, how) => (self.speaker(who).0, how.label().into(), Kind::BusinessProject),
            Happening::Acted(kind) => (kind.label().into(), String::new(), Kind::Change),
            Happening::ActedOn(kind, subject) => {
                (kind.label().into(), self.subject_words(*kind, subject), Kind::InternalProject)
            }
        };
        (title, detail, kind)
    }

    /// What came of asking a team.
    fn told(&self, what: &Happening) -> String {
        let log = self.world.resource::<Log>();
        let Some(asked) = log.first(what) else { return String::new() };
        let found = |f: &&Shared<Fact>| matches!(*f.what, Happening::Recorded(_)) && f.because.contains(&asked);
        match log.facts.iter().filter(found).count() {
            0 => tr!("told-nothing").into(),
            1 => tr!("told-one").into(),
            n => tr!("told-many", n = n),
        }
    }

    /// Title, service, and cause of an incident by its name.
    fn incident_words(&self, name: &str) -> (String, String, String) {
        let Some(row) = operations::find(self.world, name) else {
            return (name.to_string(), String::new(), String::new());
        };
        (self.incident_title(row.id), self.service_name(row.service).to_string(), self.cause_words(row.cause))
    }

    fn cause_words(&self, cause: Cause) -> String {
        match cause {
            Cause::Change(id) => self.change_title(id),
            Cause::Wear(service) => tr!("cause-wear", service = self.service_name(service)),
            Cause::Overload(service) => tr!("cause-overload", service = self.service_name(service)),
            Cause::Dependency(service) => tr!("cause-dependency", service = self.service_name(service)),
            Cause::Breach(service) => tr!("cause-breach", service = self.service_name(service)),
        }
    }

    fn finding(&self, name: &str) -> String {
        let file = &self.plan.level.file;
        audit::findings(file).find(|(.., f)| f.id == name).map_or_else(|| name.into(), |(.., f)| f.title.clone())
    }

    fn audit(&self, name: &str) -> String {
        let audit = self.plan.level.file.audits.iter().find(|a| a.id == name);
        audit.map_or_else(|| name.into(), |a| a.name.clone())
    }

    fn audits(&self) -> Vec<AuditView> {
        let (file, audits) = (&self.plan.level.file, self.world.resource::<Audits>());
        let finding = |(id, _, _, file): (FindingId, _, _, &crate::level::file::FindingFile)| FindingView {
            id: file.id.clone(),
            title: file.title.clone(),
            control: file.control.clone(),
            service: file.service.as_ref().and_then(|name| self.plan.service(name)).map(ServiceId::index),
            in_scope: file.in_scope && audits.findings[id.index()] != audit::State::OutOfScope,
            fine: file.fine,
            state: match audits.findings[id.index()] {
                audit::State::Waiting => "not raised",
                audit::State::Open => "open",
                audit::State::Fixed => "fixed",
                audit::State::OutOfScope => "out of scope",
            }
            .into(),
        };
        let control = |(.., file): (_, _, _, &crate::level::file::OwnControlFile)| {
            let action = super::action::Action::Scope { control: file.id.clone() };
            OwnControlView {
                id: file.id.clone(),
                label: file.label.clone(),
                with: self.speaker(&file.with).0,
                covers: file.covers.clone(),
                cost: orders::cost(self.plan, &action),
                refused: orders::allowed(self.world, &action).err().map_or(String::new(), |r| r.to_string()),
            }
        };
        // What is not raised yet, and a control that nobody has told of, cannot be known.
        let raised = |id: FindingId| audits.findings[id.index()] != audit::State::Waiting;
        let told =
            |c: &crate::level::file::OwnControlFile| c.when.as_ref().is_none_or(|w| condition::holds(self.world, w));
        file.audits
            .iter()
            .enumerate()
            .map(|(i, audit)| AuditView {
                id: audit.id.clone(),
                name: audit.name.clone(),
                at: self.plan.minute(&audit.at),
                passed: audits.results[i],
                findings: audit::findings(file).filter(|f| f.1.index() == i && raised(f.0)).map(finding).collect(),
                controls: audit::controls(file).filter(|c| c.1.index() == i && told(c.3)).map(control).collect(),
            })
            .collect()
    }

    /// Title and service of a change by its name.
    fn change_words(&self, name: &str) -> (String, String) {
        let found = change::find(self.world, name);
        found.map_or((name.to_string(), String::new()), |c| {
            (self.change_title(c.id), self.service_name(c.service).to_string())
        })
    }

    fn subject_words(&self, kind: ActionKind, subject: &str) -> String {
        let file = &self.plan.level.file;
        if let Some(person) = self.plan.person(subject) {
            return self.plan.people[person.index()].name.clone();
        }
        if let Some(centre) =
            self.plan.centre(subject).filter(|_| !matches!(kind, ActionKind::Investigate | ActionKind::Document))
        {
            return file.centres[centre.index()].name.clone();
        }
        if let Some(service) = self.plan.service(subject) {
            return self.service_name(service).to_string();
        }
        if let Some(project) = self
            .plan
            .project(subject)
            .filter(|_| matches!(kind, ActionKind::Release | ActionKind::Freeze | ActionKind::Unfreeze))
        {
            return file.projects[project.index()].title.clone();
        }
        if kind == ActionKind::SayNo {
            return self.speaker(subject).0;
        }
        if let Some(run) = self.plan.run(subject) {
            return file.runs[run.index()].name.clone();
        }
        if let Some(one) = file.improvements.iter().find(|one| one.id == subject) {
            return one.title.clone();
        }
        if let Some(topic) = file.topics.iter().find(|t| t.id == subject) {
            return topic.label.clone();
        }
        if let Some(control) = file.audits.iter().flat_map(|a| &a.controls).find(|c| c.id == subject) {
            return control.label.clone();
        }
        if let Some(id) = self.plan.pipeline(subject) {
            return file.pipelines[id.index()].name.clone();
        }
        if self.plan.change(subject).is_some() {
            return self.change_words(subject).0;
        }
        if let Some(number) = subject.strip_prefix("item-").and_then(|number| number.parse().ok()) {
            // The titles of finished items are not kept.
            let open = self.world.resource::<Items>().get(ItemId(number));
            return open.map_or_else(|| tr!("subject-card-done").into(), |item| self.title(item.purpose));
        }
        subject.to_string()
    }
}

fn thousands(amount: f64) -> String {
    if amount >= 1000.0 { tr!("plate-thousands", amount = number(amount / 1000.0, 0)) } else { number(amount, 0) }
}
