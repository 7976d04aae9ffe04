//! What may be seen of a simulation: plain data, made when asked for. Screens, strategies and reports read this alone.

use serde::Serialize;
use std::collections::BTreeMap;

use super::action::ActionKind;
pub use super::calendar::{CalendarView, OutstandingView};
use super::id::{FactId, ItemId};
pub use super::pipeline::{EnvironmentView, PipelineView, ReleaseView, StageView};
use crate::level::file::{ChangeControl, Class, Column, Happening, Interruptions, Kind, Verdict, Weekday};

/// Everything that the player can see now. Lists stand in the level's order, so that positions are stable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct View {
    /// Now: minutes since 00:00 of day 1.
    pub minute: i64,
    /// Day, from 1.
    pub day: i64,
    /// Weekday of now.
    pub weekday: Weekday,
    /// When the player took over, minutes.
    pub starts: i64,
    /// When the level is over at the latest, minutes.
    pub ends: i64,
    /// Company on the roof.
    pub company: String,
    /// The goal in a few words.
    pub goal: String,
    /// The date of the goal, minutes, if it has one.
    pub due: Option<i64>,
    /// Work centres.
    pub centres: Vec<CentreView>,
    /// People, also those without a work centre.
    pub people: Vec<PersonView>,
    /// Every open item that is visible, in order of arrival: of their numbers.
    pub items: Vec<ItemView>,
    /// Services.
    pub services: Vec<ServiceView>,
    /// Changes on the record (and off-record ones that came to light), newest deployment last.
    pub changes: Vec<ChangeView>,
    /// Incidents that were noticed, in order.
    pub incidents: Vec<IncidentView>,
    /// Audits, with the findings that were raised.
    pub audits: Vec<AuditView>,
    /// Projects.
    pub projects: Vec<ProjectView>,
    /// The limit of the release gate, working hours; none = open, or no gate.
    pub gate_hours: Option<u32>,
    /// What is scheduled in the next two weeks, in order.
    pub calendar: Vec<CalendarView>,
    /// Changes that are not in yet, by service and class: the many in a few lines.
    pub outstanding: Vec<OutstandingView>,
    /// Deployment pipelines, as far as they are mapped.
    pub pipelines: Vec<PipelineView>,
    /// The environments that their stages run in.
    pub environments: Vec<EnvironmentView>,
    /// Runs with a deadline.
    pub runs: Vec<RunView>,
    /// Stakeholders.
    pub stakeholders: Vec<StakeholderView>,
    /// What moved money, trust, satisfaction and the share price most, and how far, by metric: three facts each way, among
    /// those that you know of; those that grew it first.
    pub moved: BTreeMap<String, Vec<(FactId, f64)>>,
    /// Conversations of the level that can be started now or that say why not.
    pub topics: Vec<TopicView>,
    /// Messages, oldest first.
    pub inbox: Vec<MessageView>,
    /// What happened and can be known, oldest first.
    pub facts: Vec<FactView>,
    /// How changes get in.
    pub change_control: ChangeControl,
    /// WIP limits over streams.
    pub limits: Vec<LimitView>,
    /// The catalogue of countermeasures.
    pub improvements: Vec<ImprovementView>,
    /// The improvement kata, if it can be practised here.
    pub kata: Option<KataView>,
    /// Your own day.
    pub you: YouView,
    /// Money now.
    pub cash: f64,
    /// Money since the start of the level.
    pub cash_change: f64,
    /// Mean trust of stakeholders, 0…100.
    pub trust: f64,
    /// Change of the mean trust since the start.
    pub trust_change: f64,
    /// Every metric by name.
    pub metrics: BTreeMap<String, f64>,
    /// Working minutes by kind of work for each hour since day 1 (order of [`Kind::ALL`]).
    pub hours: Vec<[f32; 4]>,
    /// Open items by kind.
    pub open: [u32; 4],
    /// The lamps and whether they would be lit now.
    pub stars: Vec<(String, bool)>,
    /// How it ended, if it did.
    pub ending: Option<EndingView>,
    /// The actions that exist in this level.
    pub actions: Vec<ActionKind>,
    /// Hints that help now, in the order of the level.
    pub hints: Vec<HintView>,
    /// The constraint that the level names, as a position in `people`.
    pub constraint: Option<usize>,
}

/// A hint in three steps: show one after another, and only when asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HintView {
    /// The level's id.
    pub id: String,
    /// Where to look, which lever to try, the theory behind it.
    pub steps: [String; 3],
}

/// A work centre.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CentreView {
    /// The level's id.
    pub id: String,
    /// Name on the beam.
    pub name: String,
    /// A short line.
    pub note: String,
    /// Where it stands.
    pub column: Column,
    /// Most items in hand together.
    pub wip_limit: Option<u32>,
    /// Items in hand of its crew.
    pub in_hand: u32,
    /// Items that wait, first to be pulled first.
    pub queue: Vec<ItemId>,
    /// People who work here, as positions in [`View::people`].
    pub crew: Vec<usize>,
    /// How many times as quick as at the start.
    pub pace: f64,
    /// Percent of the crew's time that is reserved for improvement.
    pub reserved: u32,
    /// Share of the work since then that was improvement, 0…1.
    pub reserve_used: f64,
    /// Age of the oldest waiting item, minutes.
    pub oldest: i64,
    /// Items that came so far.
    pub arrivals: u64,
    /// Tasks that were done so far.
    pub completions: u64,
}

/// What a person is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Doing {
    /// Not at work.
    Off,
    /// At work with nothing to do.
    Idle,
    /// Everything in hand waits for something.
    Blocked,
    /// Working.
    Working,
}

/// How a person looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Mood {
    Calm,
    Tired,
    Angry,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonView {
    /// The level's id.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// What they do.
    pub role: String,
    /// Portrait.
    pub look: String,
    /// Position of their work centre in [`View::centres`].
    pub centre: Option<usize>,
    /// Now.
    pub doing: Doing,
    /// Face.
    pub mood: Mood,
    /// Items in hand, the first is the one on the desk.
    pub hands: Vec<ItemId>,
    /// Most items taken by themselves.
    pub wip_limit: u32,
    /// Who may interrupt.
    pub interruptions: Interruptions,
    /// Drawn as the constraint.
    pub constraint: bool,
    /// Minutes so far.
    pub minutes: Minutes,
    /// Working minutes so far by kind of work.
    pub by_kind: [f64; 4],
    /// Knowledge of each service that matters (≥ 0.2), by the service's id.
    pub knowledge: Vec<(String, f64)>,
    /// Fatigue, 0…1.
    pub fatigue: f64,
    /// Morale, 0…100.
    pub morale: f64,
    /// What moved their morale at the last midnight, points: finished work, what they learned, slack, interruptions, waste,
    /// fatigue.
    pub felt: [f64; 6],
    /// Has given notice.
    pub leaving: bool,
    /// Not in the company: not yet, or no more.
    pub gone: bool,
    /// Hired: position of the work centre that they come to.
    pub hired_for: Option<usize>,
    /// Position of the expert at whose side they are.
    pub beside: Option<usize>,
    /// Position of the one who learns from them.
    pub learner: Option<usize>,
    /// Stays longer this evening.
    pub overtime: bool,
    /// Share of working time lost to switching at this number of items, 0…1.
    pub switching_loss: f64,
}

/// A person's minutes; they add up to the minutes of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Minutes {
    /// Productive.
    pub working: f64,
    /// Lost to switching between items.
    pub switching: f64,
    /// Present, everything in hand waits.
    pub blocked: f64,
    /// Present, nothing to do.
    pub idle: f64,
    /// Not at work.
    pub off: f64,
}

/// Where an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ItemPlace {
    /// In the queue of the work centre at this position.
    Queue(usize),
    /// In the hands of the person at this position.
    Hands(usize),
    /// Set aside or waiting for something, at the work centre at this position.
    Aside(usize),
}

/// Why a work item does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Set aside by the player.
    Held,
    /// Planned by the player for a later day.
    Planned,
    /// Changes are frozen.
    Freeze,
    /// Its project is frozen.
    Project,
    /// Finished, and waits for a release.
    Release,
    /// Outside of a WIP limit.
    Outside,
    /// Waits for a service to be right.
    Service,
    /// Segregation of duties: who did its earlier duty may not do this one.
    Duty,
}

/// A work item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemView {
    /// Number.
    pub id: ItemId,
    /// Title.
    pub title: String,
    /// Kind of work.
    pub kind: Kind,
    /// Class of service.
    pub class: Class,
    /// Service, by name on the screen; empty if none.
    pub service: String,
    /// Who asked, by name on the screen; empty if nobody.
    pub requester: String,
    /// Where.
    pub place: ItemPlace,
    /// Position (from 0) in its route, and the route's length.
    pub step: (u32, u32),
    /// The rooms of its route, as positions in [`View::centres`].
    pub route: Vec<usize>,
    /// Age, minutes.
    pub age: i64,
    /// Due, minute.
    pub due: Option<i64>,
    /// Share of this task's effort done, 0…1.
    pub done: f64,
    /// Working minutes of this task in all.
    pub effort: f64,
    /// Why it does not move; empty if it does.
    pub blocked: String,
    /// The same for a program.
    #[serde(skip)]
    pub hindrance: Option<Hindrance>,
    /// A freeze of changes holds it up: it waits until you authorise it.
    pub frozen: bool,
    /// The player has planned it for the day that begins in this minute.
    pub planned: Option<i64>,
    /// Only the constraint knows enough for it.
    pub needs_constraint: bool,
    /// A change that was not tested.
    pub untested: bool,
    /// A change that stands on no record.
    pub off_record: bool,
    /// The level's id of what it belongs to: stream, incident, change, run or work centre.
    pub about: String,
}

/// Health of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Health {
    /// Nothing known against it.
    Well,
    /// Works, with wrong results or slowly.
    Strained,
    /// Stands still.
    Failing,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServiceView {
    /// The level's id.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// Position of the owner in [`View::centres`].
    pub owner: usize,
    /// Health as far as known.
    pub health: Health,
    /// Load as a share of its capacity now; above 1 it cannot keep up.
    pub load: f64,
    /// A request takes this many times as long as in an empty system.
    pub slowness: f64,
    /// Share of its demand that it loses now, 0…1.
    pub lost: f64,
    /// Capacity, in capacities at the start, without what follows the load.
    pub capacity: f64,
    /// When ordered capacity will be there, minute.
    pub capacity_due: Option<i64>,
    /// Capacity follows the load.
    pub elastic: bool,
    /// Static content is served from elsewhere.
    pub offloaded: bool,
    /// Drills held.
    pub drills: u32,
    /// Weaknesses that were found and are not yet repaired.
    pub weaknesses: u32,
    /// Holds personal data.
    pub personal_data: bool,
    /// Loose cables, 0…5: its technical debt as far as one sees it.
    pub debt: u8,
    /// Work on it takes this many times as long because of its debt.
    pub drag: f64,
    /// Services it needs, as positions.
    pub depends_on: Vec<usize>,
    /// Two short lines for its plate: a word for its state; since or until when, for what it waits, or its money.
    pub plate: [String; 2],
    /// Share documented, 0…1.
    pub documentation: f64,
    /// Share of failures that an alarm shows, 0…1.
    pub monitoring: f64,
    /// Share of faults in changes that tests catch, 0…1.
    pub test_coverage: f64,
    /// Money an hour.
    pub revenue_per_hour: f64,
    /// What of it it earns now as far as is known, as a share: troubles, lost demand and the market share together.
    pub earning: f64,
}

/// A change on the record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeView {
    /// The level's id, or `change-17`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Position of its service.
    pub service: usize,
    /// Position of the centre that made it.
    pub author: usize,
    /// When it went in, minute; none if it has not yet.
    pub deployed: Option<i64>,
    /// When it was written down, minute.
    pub recorded: i64,
    /// Share tested, 0…1.
    pub tested: f64,
    /// `waiting`, `deployed`, `failed`, `rolled back`, `repaired`, `refused`.
    pub state: String,
    /// It can be rolled back or repaired (a named change of the level).
    pub reversible: bool,
    /// Its open work item, if any.
    pub item: Option<ItemId>,
}

/// How far an incident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum IncidentStage {
    /// Known; cause unknown.
    Detected,
    /// Cause known; not yet gone.
    CauseFound,
    /// Cause gone; things are put right again.
    Restoring,
    /// Over.
    Resolved,
}

/// An incident that was noticed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IncidentView {
    /// The level's id, or `incident-5`.
    pub id: String,
    /// What people see.
    pub title: String,
    /// Position of the service where it shows.
    pub service: usize,
    /// How far.
    pub stage: IncidentStage,
    /// When it began, minute: whoever notices it finds out.
    pub began: i64,
    /// When it was noticed, minute.
    pub detected: i64,
    /// When it was over, minute.
    pub resolved: Option<i64>,
    /// Suspects; empty for a minor incident that its owners handle.
    pub suspects: Vec<SuspectView>,
    /// Belief that it is none of the suspects, 0…1.
    pub something_else: f64,
    /// The cause in words, once found.
    pub cause: String,
    /// The change that caused it, once found: an id in [`View::changes`].
    pub cause_change: Option<String>,
    /// Working hours spent on suspects that were none.
    pub hours_guessing: f64,
    /// The entry of the log that it begins with.
    pub fact: FactId,
}

/// A suspect.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SuspectView {
    /// Position of the service.
    pub service: usize,
    /// The service's id.
    pub id: String,
    /// Belief by what is visible, 0…1.
    pub belief: f64,
    /// Somebody is at it.
    pub being_examined: bool,
    /// Examinations in vain.
    pub ruled_out: u32,
    /// A recorded change of this service shortly before the incident.
    pub recorded_change: bool,
    /// Somebody said something that points at it.
    pub pointed_at: bool,
}

/// An audit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AuditView {
    /// The level's id.
    pub id: String,
    /// Name.
    pub name: String,
    /// When the auditors report, minute.
    pub at: i64,
    /// Passed or not, once they have.
    pub passed: Option<bool>,
    /// Findings that were raised.
    pub findings: Vec<FindingView>,
    /// Controls of the business's own that you know of.
    pub controls: Vec<OwnControlView>,
}

/// A finding of an audit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindingView {
    /// The level's id; also [`ItemView::about`] of its work item.
    pub id: String,
    /// What must be done.
    pub title: String,
    /// The control that is missing.
    pub control: String,
    /// Position of its service.
    pub service: Option<usize>,
    /// Counts on the date.
    pub in_scope: bool,
    /// Money that it costs if it is open then.
    pub fine: f64,
    /// `open`, `fixed`, `out of scope`.
    pub state: String,
}

/// A control that the business has itself: [`super::action::Action::Scope`] shows it to the auditors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OwnControlView {
    /// The level's id.
    pub id: String,
    /// Label.
    pub label: String,
    /// Who shows it (name on the screen).
    pub with: String,
    /// Findings that it covers, by id.
    pub covers: Vec<String>,
    /// Minutes of your day.
    pub cost: i64,
    /// Why it cannot be shown now; empty if it can.
    pub refused: String,
}

/// A run with a deadline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunView {
    /// The level's id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Position of its service.
    pub service: usize,
    /// When preparing opens, minute.
    pub opens: i64,
    /// When it must leave, minute.
    pub due: i64,
    /// `waiting`, `blocked`, `preparing`, `ready`, `left`, `left by hand`, `missed`.
    pub state: String,
    /// The by-hand way: `none`, `possible`, `in work`, `ready`.
    pub by_hand: String,
}

impl RunView {
    /// It has left, one way or another, or was missed.
    pub fn over(&self) -> bool {
        self.state.starts_with("left") || self.state == "missed"
    }
}

/// A stakeholder.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StakeholderView {
    /// The level's id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What they are.
    pub role: String,
    /// Portrait.
    pub look: String,
    /// Trust, 0…100.
    pub trust: f64,
    /// Trust at the start.
    pub trust_at_start: f64,
    /// Goes round the process now.
    pub goes_round: bool,
    /// What they pushed and you have not taken back, in words.
    pub pushed: Vec<String>,
    /// Trusts you enough to take a no.
    pub takes_no: bool,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProjectView {
    /// The level's id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Position of the sponsor in [`View::stakeholders`].
    pub sponsor: Option<usize>,
    /// Money that it would bring now; nothing more when it is done.
    pub value: f64,
    /// Due, minute.
    pub due: Option<i64>,
    /// `planned`, `waits at the gate`, `running`, `frozen`, `done`.
    pub stage: String,
    /// Items in all.
    pub scope: u32,
    /// Items done.
    pub done: u32,
    /// Items released and not done.
    pub in_work: u32,
    /// Most items in work at once.
    pub at_once: u32,
    /// When it was done, minute.
    pub finished: Option<i64>,
    /// The streams of its items: what [`ItemView::about`] says of them.
    pub streams: Vec<String>,
    /// The bill of resources: what it still needs of whom.
    pub needs: Vec<NeedView>,
}

/// A WIP limit over streams.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LimitView {
    /// The level's id.
    pub id: String,
    /// Its name; may be empty.
    pub name: String,
    /// Most items inside; none = unlimited.
    pub limit: Option<u32>,
    /// Items inside.
    pub inside: u32,
    /// Items that wait outside.
    pub outside: u32,
}

/// A line of a bill of resources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NeedView {
    /// Position of the work centre in [`View::centres`].
    pub centre: usize,
    /// Expected working hours, rework included.
    pub hours: f64,
}

/// A countermeasure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImprovementView {
    /// The level's id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it changes.
    pub about: String,
    /// Position of the work centre that does it.
    pub centre: usize,
    /// Mean working minutes.
    pub effort: f64,
    /// Money, when it is started.
    pub cost: f64,
    /// Share of the pace that is lost while it is young, and for how many minutes.
    pub dip: (f64, i64),
    /// `possible`, `in work`, `young`, `done`.
    pub state: String,
    /// When it is no longer young, minute.
    pub young_until: Option<i64>,
}

/// The improvement kata.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KataView {
    /// Position of the work centre whose crew meets.
    pub centre: usize,
    /// Conditions that can be aimed at: id and title.
    pub targets: Vec<(String, String)>,
    /// The one that is aimed at.
    pub target: Option<String>,
    /// Its metric; empty if none.
    pub metric: String,
    /// The metric now.
    pub value: Option<f64>,
    /// It must be at least this …
    pub at_least: Option<f64>,
    /// … or at most this …
    pub at_most: Option<f64>,
    /// … by this minute.
    pub by: Option<i64>,
    /// It was reached.
    pub reached: bool,
    /// Its time was over before.
    pub missed: bool,
    /// Days between two meetings; 0 if there are none.
    pub every: u32,
    /// Meetings so far.
    pub meetings: u32,
    /// The rhythm is kept.
    pub in_rhythm: bool,
}

/// A conversation that could be started.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TopicView {
    /// The level's id.
    pub id: String,
    /// With whom (name on the screen).
    pub with: String,
    /// Portrait.
    pub look: String,
    /// Label.
    pub label: String,
    /// Minutes of your day.
    pub cost: i64,
}

impl View {
    /// Minutes of work by kind in the hour that runs: what [`View::hours`] does not have yet.
    pub fn this_hour(&self) -> [f32; 4] {
        let counted = self.hours.len() as i64 == self.minute.div_euclid(60);
        let over = |kind: usize| self.hours.iter().map(|hour| f64::from(hour[kind])).sum::<f64>();
        let so_far = |kind: usize| self.people.iter().map(|person| person.by_kind[kind]).sum::<f64>();
        std::array::from_fn(|kind| if counted { (so_far(kind) - over(kind)).max(0.0) as f32 } else { 0.0 })
    }

    /// An open item that is visible.
    pub fn item(&self, id: ItemId) -> Option<&ItemView> {
        let at = self.items.binary_search_by_key(&id, |item| item.id);
        at.ok().map(|at| &self.items[at])
    }

    /// Messages that wait for an answer, in the order in which they came.
    pub fn questions(&self) -> impl Iterator<Item = &MessageView> {
        self.inbox.iter().filter(|message| !message.choices.is_empty())
    }
}

/// A message.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MessageView {
    /// The level's id.
    pub id: String,
    /// Who speaks.
    pub from: String,
    /// What they are.
    pub role: String,
    /// Portrait.
    pub look: String,
    /// Position of their room in [`View::centres`].
    pub centre: Option<usize>,
    /// Text.
    pub text: String,
    /// When it came, minute.
    pub minute: i64,
    /// Answers, while it is open.
    pub choices: Vec<ChoiceView>,
    /// Until when it waits for an answer, minute.
    pub expires: Option<i64>,
    /// The answer that was given: its label, and whether it was taken by default.
    pub answered: Option<(String, bool)>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceView {
    /// The level's id.
    pub id: String,
    /// Label.
    pub label: String,
    /// What it costs and brings.
    pub hint: String,
    /// Minutes of your day.
    pub cost: i64,
    /// Why it cannot be chosen now; empty if it can.
    pub refused: String,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactView {
    /// Number.
    pub id: FactId,
    /// When, minute.
    pub minute: i64,
    /// What, by the level's names.
    pub what: Happening,
    /// What, as a short headline.
    pub title: String,
    /// A second line.
    pub detail: String,
    /// What it cost or hid, in a few words; may be empty.
    pub note: String,
    /// What brought it about.
    pub because: Vec<FactId>,
    /// A decision of the player.
    pub yours: bool,
    /// The kind of work it belongs to, for its card.
    pub kind: Kind,
}

/// Your own day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YouView {
    /// Position in [`View::people`], if the level says who you are.
    pub person: Option<usize>,
    /// You are busy until this minute.
    pub busy_until: i64,
    /// Minutes left of your day that are not taken.
    pub left_today: i64,
    /// At work now.
    pub present: bool,
    /// Minutes of your day by kind of action.
    pub cost: BTreeMap<ActionKind, i64>,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EndingView {
    /// The level's id.
    pub id: String,
    /// Headline.
    pub title: String,
    /// What became of the company.
    pub text: String,
    /// Won or lost.
    pub verdict: Verdict,
    /// What the mentor says.
    pub moral: String,
    /// When, minute.
    pub minute: i64,
    /// Lamps lit.
    pub stars: u32,
    /// The causal chain, root first: entries of [`View::facts`] (hidden ones are shown now).
    pub why: Vec<FactId>,
}
