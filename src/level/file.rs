//! The exact shape of a level's RON files. Nothing here is checked: [`super::check`] does that.
//!
//! Names are strings until the world is built; times are text ("2h 30m", "Tue 09:30") so that a wrong one gets a
//! diagnostic with its place rather than a parser's message.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::locale::number;
use crate::sim::action::{Action, ActionKind};
use crate::tr;

mod audit;
mod business;
pub use audit::*;
pub use business::*;
mod people;
mod project;

pub use people::*;
pub use project::*;
mod debt;
mod improvement;
mod load;
pub use debt::*;
pub use improvement::*;
pub use load::*;
mod calendar;
mod campaign;
mod pipeline;
mod texts;
pub use calendar::*;
pub use campaign::*;
pub use pipeline::*;
pub use texts::*;

/// The newest `format` number that this program reads.
pub const FORMAT: u32 = 1;

/// A length of time as an author writes it: `"90m"`, `"2h 30m"`, `"1d"` (24 hours), `"1w"`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(pub String);

/// A moment as an author writes it: `"Tue 09:30"` (the first such day from day 1 on) or `"day 2 09:30"`; `day 0` is the
/// day before the level starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub String);

/// A day of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the seven names say it")]
pub enum Weekday {
    #[default]
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// The full English name.
    pub fn name(self) -> &'static str {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][self as usize]
    }

    /// Three letters.
    pub fn short(self) -> &'static str {
        &self.name()[..3]
    }

    /// The weekday `days` later (or earlier, if negative).
    pub fn plus(self, days: i64) -> Self {
        Self::ALL[(self as i64 + days).rem_euclid(7) as usize]
    }
}

impl Span {
    /// Whole minutes, or what is wrong with the text.
    pub fn minutes(&self) -> Result<i64, String> {
        let mut total: i64 = 0;
        let mut parts = 0;
        for part in self.0.split_whitespace() {
            let split = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let (number, unit) = part.split_at(split);
            let each = match unit {
                "m" | "min" => 1,
                "h" => 60,
                "d" => 1440,
                "w" => 10_080,
                _ if unit.contains(|c: char| c.is_ascii_digit()) => {
                    return Err(format!(
                        "\"{}\" is not a length of time: a space stands between its parts, as in \"1d 2h\"",
                        self.0
                    ));
                }
                _ => {
                    return Err(format!(
                        "\"{}\" is not a length of time: write for example \"45m\", \"2h 30m\", \"1d\"",
                        self.0
                    ));
                }
            };
            let number: i64 = number.parse().map_err(|_| {
                format!("\"{}\" is not a length of time: a whole number of at least 0 stands before each unit", self.0)
            })?;
            total = number
                .checked_mul(each)
                .and_then(|n| total.checked_add(n))
                .ok_or("this length of time is too large")?;
            parts += 1;
        }
        if parts == 0 {
            return Err("a length of time is missing: write for example \"45m\" or \"2h\"".into());
        }
        if total > 100 * 366 * 1440 {
            return Err(format!("\"{}\" is more than a hundred years", self.0));
        }
        Ok(total)
    }

    /// Minutes of a span that the checker has passed.
    pub(crate) fn checked(&self) -> i64 {
        self.minutes().expect("spans are checked before a Level exists")
    }
}

impl Moment {
    /// Minutes since 00:00 of day 1, given day 1's weekday, or what is wrong with the text.
    pub fn minute(&self, first: Weekday) -> Result<i64, String> {
        let wrong = || format!("\"{}\" is not a moment: write \"Tue 09:30\" or \"day 2 09:30\"", self.0);
        let (day, clock) = self.0.rsplit_once(' ').ok_or_else(wrong)?;
        let (hour, minute) = clock.split_once(':').ok_or_else(wrong)?;
        let hour: i64 = hour.parse().map_err(|_| wrong())?;
        let minute: i64 = minute.parse().map_err(|_| wrong())?;
        if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
            return Err(format!("\"{}\" is not a time of day: hours are 0 to 23, minutes 0 to 59", self.0));
        }
        let day = if let Some(number) = day.strip_prefix("day ") {
            number.parse::<i64>().ok().filter(|n| (-366..=36_600).contains(n)).ok_or_else(wrong)?
        } else {
            let weekday = Weekday::ALL.iter().find(|d| d.short() == day || d.name() == day).ok_or_else(wrong)?;
            1 + (*weekday as i64 - first as i64).rem_euclid(7)
        };
        Ok((day - 1) * 1440 + hour * 60 + minute)
    }
}

/// The four types of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// What the business asked for.
    BusinessProject,
    /// What IT needs for itself.
    #[default]
    InternalProject,
    /// An alteration of a running service.
    Change,
    /// What nobody planned: incidents and their consequences.
    Unplanned,
}

impl Kind {
    /// All four, in the order of every table and chart.
    pub const ALL: [Self; 4] = [Self::BusinessProject, Self::InternalProject, Self::Change, Self::Unplanned];

    /// The name in JSON: `business_project`, …
    pub fn key(self) -> &'static str {
        ["business_project", "internal_project", "change", "unplanned"][self as usize]
    }

    /// The name on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::BusinessProject => tr!("kind-label-business"),
            Self::InternalProject => tr!("kind-label-internal"),
            Self::Change => tr!("kind-label-change"),
            Self::Unplanned => tr!("kind-label-unplanned"),
        }
    }
}

/// Classes of service, most urgent first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Class {
    /// Before everything else.
    Expedite,
    /// Has a date.
    FixedDate,
    /// First come, first served.
    #[default]
    Standard,
    /// Its delay costs nothing yet.
    Intangible,
}

/// How a queue is ordered when somebody pulls from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Discipline {
    /// First in, first out.
    #[default]
    Fifo,
    /// By class of service, then first in.
    ClassOfService,
    /// By the stream's priority, 1 first, then first in.
    Priority,
    /// By cost of delay ÷ duration, the dearest hour first (duration: the mean effort of the tasks that are left).
    CostOfDelay,
    /// Whoever trusts you least shouts loudest, and goes first.
    Loudest,
}

/// How much a person loses by working on K things at once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Switching {
    /// Productive share 100, 80, 60, 40, 25 % at 1…5 (Weinberg, "Quality Software Management", vol. 1, 1992).
    #[default]
    Weinberg,
    /// A milder loss, about 17 % at four items (after Tregubov and others, 2017).
    Measured,
    /// No loss.
    Off,
}

/// Who may interrupt a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Interruptions {
    /// Anyone may ask; whatever they bring is taken in hand at once, beside what is in hand already.
    #[default]
    OpenDoor,
    /// Requests are sorted first, at their `triage`, and then take their own route; what that sends to this very person
    /// stays where it was sorted, if somebody there knows enough of its `service` (rule `knowledge_needed`). So only what
    /// nobody else can do gets through.
    Triaged,
    /// Nobody interrupts them: what they are asked takes its own route like anybody's work, unsorted, and its requester
    /// trusts you less (rule `turned_away`). It waits in their queue only if the route leads there, or nobody on it knows
    /// enough.
    Shielded,
}

/// How changes get into production.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChangeControl {
    /// Anyone changes anything; some of it is written down.
    #[default]
    WildWest,
    /// Nothing goes in without a card: each change costs its author time, and stands on the record.
    Recorded,
    /// Nothing goes in, except what you authorise one by one.
    Frozen,
    /// As `Recorded`, and each change passes the level's board before its last task.
    Board,
    /// As `Board`, but standard changes (`risk: (standard: true)`) are authorised in advance.
    Light,
}

/// A probability distribution of minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Dist {
    /// Always the same.
    Fixed(Span),
    /// Exponential with this mean.
    Exp(Span),
    /// Evenly between two lengths.
    Uniform(Span, Span),
    /// Skewed to the right: a Weibull distribution of shape 1.5 with this mean, the shape of healthy lead times.
    Skewed(Span),
}

impl Dist {
    /// How long it takes, in a few words: "2 to 4 h", "about 90 min".
    pub fn words(&self) -> String {
        let one = |span: &Span| match span.minutes() {
            Ok(minutes) if minutes >= 120 && minutes % 60 == 0 => format!("{} h", minutes / 60),
            Ok(minutes) if minutes >= 120 => format!("{} h", number(minutes as f64 / 60.0, 1)),
            Ok(minutes) => format!("{minutes} min"),
            Err(_) => span.0.clone(),
        };
        match self {
            Self::Fixed(span) => one(span),
            Self::Exp(span) | Self::Skewed(span) => tr!("effort-about", time = one(span)),
            Self::Uniform(low, high) => {
                tr!("effort-range", low = one(low).trim_end_matches(" h"), high = one(high))
            }
        }
    }
}

/// A level: one RON file holding everything but its proof.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelFile {
    /// Format number: 1.
    pub format: u32,
    /// Shown on the title and the campaign map.
    pub title: String,
    /// One sentence: what the level teaches.
    pub lesson: String,
    /// A line under the title.
    #[serde(default)]
    pub summary: String,
    /// Who is seen in its room where levels are chosen, a person or a stakeholder; the constraint if absent.
    #[serde(default)]
    pub face: Option<String>,
    /// The company's name on the roof.
    #[serde(default)]
    pub company: String,
    /// What the player reads before the clock starts, a paragraph an entry.
    #[serde(default)]
    pub briefing: Vec<String>,
    /// Weekday of day 1.
    #[serde(default)]
    pub first_day: Weekday,
    /// When the player takes over; the time before is simulated without them. 00:00 of day 1 if absent.
    #[serde(default)]
    pub starts: Option<Moment>,
    /// When the level is over at the latest.
    pub ends: Moment,
    /// Statistics (means, utilisation) leave out this first part of a run.
    #[serde(default)]
    pub warm_up: Option<Span>,
    /// The person that the player is. Their time goes into orders: they take no work items, also at a work centre.
    #[serde(default)]
    pub you: Option<String>,
    /// Overrides of `assets/rules.ron`.
    #[serde(default)]
    pub rules: RulesFile,
    /// Money at the start.
    #[serde(default)]
    pub cash: f64,
    /// What the company spends an hour, day and night (wages, rent, goods).
    #[serde(default)]
    pub costs_per_hour: f64,
    /// How changes get in at the start.
    #[serde(default)]
    pub change_control: ChangeControl,
    /// Customers, their satisfaction, and the market share.
    #[serde(default)]
    pub customers: Option<CustomersFile>,
    /// The company's shares.
    #[serde(default)]
    pub shares: Option<SharesFile>,
    /// Goods ordered by a forecast.
    #[serde(default)]
    pub stock: Option<StockFile>,
    /// Audits.
    #[serde(default)]
    pub audits: Vec<AuditFile>,
    /// Segregation of duties.
    #[serde(default)]
    pub duties: Vec<DutyFile>,
    /// What a breach costs.
    #[serde(default)]
    pub breach: Option<BreachFile>,
    /// Technical debt acts: it grows, and makes services fail and work on them take longer. Otherwise it is only drawn.
    #[serde(default)]
    pub technical_debt: bool,
    /// Services, in the order of the floor.
    #[serde(default)]
    pub services: Vec<ServiceFile>,
    /// Work centres.
    #[serde(default)]
    pub centres: Vec<CentreFile>,
    /// Environments that stages of pipelines run in.
    #[serde(default)]
    pub environments: Vec<EnvironmentFile>,
    /// Deployment pipelines.
    #[serde(default)]
    pub pipelines: Vec<PipelineFile>,
    /// WIP limits over streams, kinds or everything (CONWIP); the first that fits a stream holds for it.
    #[serde(default)]
    pub wip_limits: Vec<LimitFile>,
    /// Times in which no change goes in.
    #[serde(default)]
    pub freezes: Vec<FreezeFile>,
    /// The work centre that authorises changes under `Board` and `Light`.
    #[serde(default)]
    pub board: Option<String>,
    /// People.
    #[serde(default)]
    pub people: Vec<PersonFile>,
    /// Stakeholders.
    #[serde(default)]
    pub stakeholders: Vec<StakeholderFile>,
    /// Streams of demand.
    #[serde(default)]
    pub demand: Vec<DemandFile>,
    /// Projects.
    #[serde(default)]
    pub projects: Vec<ProjectFile>,
    /// A gate that keeps projects out which ask too much of one work centre.
    #[serde(default)]
    pub release_gate: Option<GateFile>,
    /// Changes that the story needs by name.
    #[serde(default)]
    pub changes: Vec<ChangeFile>,
    /// Incidents that the story needs by name.
    #[serde(default)]
    pub incidents: Vec<IncidentFile>,
    /// The business's runs with a deadline (pay run, invoice run).
    #[serde(default)]
    pub runs: Vec<RunFile>,
    /// Countermeasures that the player may start.
    #[serde(default)]
    pub improvements: Vec<ImprovementFile>,
    /// The improvement kata, if it can be practised here.
    #[serde(default)]
    pub kata: Option<KataFile>,
    /// Conversations that the player may start.
    #[serde(default)]
    pub topics: Vec<TopicFile>,
    /// Messages: what people say, and what can be answered.
    #[serde(default)]
    pub messages: Vec<MessageFile>,
    /// Triggers.
    #[serde(default)]
    pub script: Vec<TriggerFile>,
    /// Endings, the first whose condition holds is taken.
    #[serde(default)]
    pub endings: Vec<EndingFile>,
    /// The three lamps of the debrief.
    #[serde(default)]
    pub stars: Vec<StarFile>,
    /// What the goal bar says.
    #[serde(default)]
    pub goal: String,
    /// The date of the goal, if it has one: the timeline names it before all others, and the goal bar tells of the run that
    /// is due then.
    #[serde(default)]
    pub due: Option<Moment>,
    /// Variables and metrics whose last values the next levels may go on with. A variable that was never set is not handed
    /// on, so that the next level takes its own value for it.
    #[serde(default)]
    pub carry: Vec<String>,
    /// Variables that come from the levels before, with their values for whoever starts here.
    #[serde(default)]
    pub carried: BTreeMap<String, f64>,
    /// Numbers of this level that come from the levels before.
    #[serde(default)]
    pub brings: Vec<BringFile>,
    /// Hints for whoever is stuck.
    #[serde(default)]
    pub hints: Vec<HintFile>,
    /// The actions that exist in this level; all, if empty.
    #[serde(default)]
    pub actions: Vec<ActionKind>,
    /// For a lab: the truth of queueing theory that its runs must obey (`unplanned prove`).
    #[serde(default)]
    pub truth: Option<TruthFile>,
}

/// A truth, and how it is measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruthFile {
    /// Its number in the certificate.
    pub number: u8,
    /// The formula, in a line.
    pub formula: String,
    /// Where it comes from.
    pub source: String,
    /// Independent runs, 20 or more.
    #[serde(default = "twenty")]
    pub seeds: u32,
    /// The same level with something changed, for comparison under the same luck (the measure `In`).
    #[serde(default)]
    pub variants: Vec<VariantFile>,
    /// What is measured.
    pub checks: Vec<TruthCheckFile>,
}

/// A level in which something more happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantFile {
    /// Name in the level's files.
    pub id: String,
    /// What happens, and when.
    pub script: Vec<TriggerFile>,
}

/// One measurement of a truth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruthCheckFile {
    /// What is measured, in a few words.
    pub what: String,
    /// When; at the end of the run if absent.
    #[serde(default)]
    pub at: Option<Moment>,
    /// How.
    pub measure: Measure,
    /// What theory expects.
    pub expect: Theory,
    /// Share of the expected value that rounding to whole minutes may cost.
    #[serde(default)]
    pub bias: f64,
    /// The 99 % interval must be narrower than this share to each side: else the runs are too short to tell.
    #[serde(default = "a_twentieth")]
    pub within: f64,
}

/// A number of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Measure {
    /// A metric.
    Metric(String),
    /// The group that DORA's report puts one of its four keys into: 1 elite, 2 high, 3 medium, 4 low.
    Tier(String),
    /// A number.
    Number(f64),
    /// All added.
    Sum(Vec<Measure>),
    /// All multiplied.
    Product(Vec<Measure>),
    /// The first divided by the second.
    Ratio(Box<Measure>, Box<Measure>),
    /// The first less the second.
    Difference(Box<Measure>, Box<Measure>),
    /// The same in a variant, of the same seed.
    In(String, Box<Measure>),
}

impl Measure {
    /// Only a comparison with a variant says it.
    pub fn compares(&self) -> bool {
        match self {
            Self::Metric(_) | Self::Tier(_) | Self::Number(_) => false,
            Self::Sum(parts) | Self::Product(parts) => parts.iter().any(Self::compares),
            Self::Ratio(one, other) | Self::Difference(one, other) => one.compares() || other.compares(),
            Self::In(..) => true,
        }
    }
}

/// What theory says of a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Theory {
    /// This much: the interval must hold it.
    Near(f64),
    /// More: the whole interval must lie at or above it.
    AtLeast(f64),
    /// Less: the whole interval must lie at or below it.
    AtMost(f64),
}

/// A service that IT runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// The centre whose people look after it.
    pub owner: String,
    /// Services that it cannot run without.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// Mean failures a week by wear alone. Each gives wrong results until it is repaired; the service does not stand still.
    #[serde(default)]
    pub failures_per_week: f64,
    /// Share of what one must know that is written down, 0…1.
    #[serde(default = "half")]
    pub documentation: f64,
    /// Share of failures that an alarm shows at once, 0…1.
    #[serde(default = "half")]
    pub monitoring: f64,
    /// Share of faults in a change that tests catch, 0…1.
    #[serde(default = "half")]
    pub test_coverage: f64,
    /// Money earned an hour while it runs.
    #[serde(default)]
    pub revenue_per_hour: f64,
    /// Load as a share of capacity, 0…1.
    #[serde(default = "half")]
    pub load: f64,
    /// Technical debt at the start as loose cables, 0…5.
    #[serde(default)]
    pub debt: u8,
    /// Holds personal data.
    #[serde(default)]
    pub personal_data: bool,
    /// Holes through which personal data could leave, at the start.
    #[serde(default)]
    pub holes: u32,
    /// Its load varies, and too much of it makes it slow and then fail; otherwise `load` is only drawn.
    #[serde(default)]
    pub traffic: Option<TrafficFile>,
    /// Probability that it falls itself when something that it depends on directly begins to stand still, 0…1: by an incident
    /// with `outage: true`, under its load, or pulled down itself. What wear (`failures_per_week`) and failed changes bring
    /// are wrong results; they pull nothing down.
    #[serde(default)]
    pub cascades: f64,
    /// Mean number of weaknesses that nobody knows of at the start: drills find them.
    #[serde(default)]
    pub weaknesses: f64,
}

/// Where a room stands on the floor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Column {
    /// Where demand arrives.
    Intake,
    /// Where it is worked on.
    #[default]
    Work,
    /// Where it is released.
    Release,
}

/// A work centre: a queue and a crew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CentreFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the beam.
    pub name: String,
    /// Where it stands on the floor.
    #[serde(default)]
    pub column: Column,
    /// Order of its queue.
    #[serde(default)]
    pub discipline: Discipline,
    /// Most items that its crew may have in hand together; unlimited if absent.
    #[serde(default)]
    pub wip_limit: Option<u32>,
    /// A short line under the name.
    #[serde(default)]
    pub note: String,
    /// Nothing is taken from its queue but at these meetings (a change advisory board). Such a work centre needs nobody:
    /// then it decides all the same. Meetings are regular, also at weekends; with a crew of which nobody is there they do
    /// not take place.
    #[serde(default)]
    pub meeting: Option<MeetingFile>,
}

/// When a work centre meets, and how much a meeting decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingFile {
    /// Time between meetings.
    pub every: Span,
    /// The first one.
    pub first: Moment,
    /// Most items that one meeting decides.
    pub most: CountFile,
    /// Time that it takes from everybody of the crew who is there; with a crew but nobody there it does not take place.
    #[serde(default)]
    pub length: Option<Span>,
}

/// A number of items.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CountFile {
    /// Always as many.
    Fixed(u32),
    /// Evenly from … to …, both included (a die: `Uniform(1, 6)`).
    Uniform(u32, u32),
}

/// A WIP limit over streams: what is beyond it waits outside until something is finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen; the id if empty.
    #[serde(default)]
    pub name: String,
    /// The kinds of work that it holds for; all if empty.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// The streams that it holds for; all of those kinds if empty.
    #[serde(default)]
    pub streams: Vec<String>,
    /// Most items; unlimited if absent.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A person, or `count` alike ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen.
    #[serde(default)]
    pub name: String,
    /// What they do, a few words.
    #[serde(default)]
    pub role: String,
    /// Which portrait (`bill`, `brent`, `patty`, `wes`, `steve`, `erik`, `john`, `dick`, `ron`, `staff1`…`staff9`).
    #[serde(default)]
    pub look: String,
    /// Where they work. Absent for people who only talk.
    #[serde(default)]
    pub centre: Option<String>,
    /// This many alike: `id-1`, `id-2`, …
    #[serde(default = "one")]
    pub count: u32,
    /// Working hours.
    #[serde(default)]
    pub shift: ShiftFile,
    /// Pace of their work, 1 = as estimated.
    #[serde(default = "one_f")]
    pub speed: f64,
    /// Most items that they take in hand by themselves.
    #[serde(default = "one")]
    pub wip_limit: u32,
    /// Who may interrupt them.
    #[serde(default)]
    pub interruptions: Interruptions,
    /// Where requests to them are sorted when triaged.
    #[serde(default)]
    pub triage: Option<String>,
    /// What they know of each service, 0…1; services not named here: `otherwise`.
    #[serde(default)]
    pub knowledge: BTreeMap<String, f64>,
    /// What they know of every other service, 0…1.
    #[serde(default = "one_f")]
    pub otherwise: f64,
    /// Draw this one as the constraint.
    #[serde(default)]
    pub constraint: bool,
    /// What they bear of the ticket system before they work off the record; the rule `off_record_above` if absent.
    #[serde(default)]
    pub off_record_above: Option<Span>,
    /// Morale at the start, 0…100.
    #[serde(default = "sixty")]
    pub morale: f64,
    /// Fatigue at the start, 0…1.
    #[serde(default)]
    pub fatigue: f64,
    /// Not in the company yet: can be hired.
    #[serde(default)]
    pub candidate: Option<CandidateFile>,
}

/// Working hours.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum ShiftFile {
    /// Monday to Friday, 09:00 to 17:00.
    #[default]
    Office,
    /// Day and night, every day.
    Always,
    /// Monday to Friday, from and to a time of day ("08:00", "18:00").
    Weekdays(String, String),
    /// Every day, from and to a time of day; a night shift ends after it started ("22:00", "06:00").
    Daily(String, String),
}

/// Someone who wants something from IT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StakeholderFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// What they are.
    #[serde(default)]
    pub role: String,
    /// Which portrait.
    #[serde(default)]
    pub look: String,
    /// Trust at the start, 0…100.
    #[serde(default = "sixty")]
    pub trust: f64,
    /// When trust is below this …
    #[serde(default)]
    pub goes_round_below: f64,
    /// … they send this stream's items by themselves, round the process.
    #[serde(default)]
    pub goes_round_with: Option<String>,
    /// How often, when they do, in working hours (Monday to Friday, 08:00 to 18:00): a longer time than a working day
    /// brings them when the office opens.
    #[serde(default)]
    pub goes_round_every: Option<Span>,
    /// How they push when they are ignored.
    #[serde(default)]
    pub pushes: Option<PushesFile>,
}

/// A stream of demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemandFile {
    /// Name in the level's files.
    pub id: String,
    /// Titles of its items, taken in turn.
    pub titles: Vec<String>,
    /// Which of the four kinds.
    pub kind: Kind,
    /// Class of service.
    #[serde(default)]
    pub class: Class,
    /// When items arrive.
    pub arrivals: ArrivalsFile,
    /// The tasks that each item needs, in order.
    pub route: Vec<TaskFile>,
    /// Who asked: a stakeholder.
    #[serde(default)]
    pub requester: Option<String>,
    /// The person whom they ask directly, if that door is open.
    #[serde(default)]
    pub asks: Option<String>,
    /// Time from arrival to due date.
    #[serde(default)]
    pub due_after: Option<Span>,
    /// Requester's trust gained when done (lost, a quarter each day, when late).
    #[serde(default)]
    pub trust: f64,
    /// For changes: what may go wrong.
    #[serde(default)]
    pub risk: Option<RiskFile>,
    /// Nothing arrives by its schedule before a `Start` effect.
    #[serde(default)]
    pub stopped: bool,
    /// The pipeline that its items enter after their route: until they are in production they are not done.
    #[serde(default)]
    pub pipeline: Option<String>,
    /// 1 is the highest.
    #[serde(default = "third")]
    pub priority: u8,
    /// What a day of delay costs, money.
    #[serde(default)]
    pub cost_of_delay: f64,
    /// Flaws in the security of its items.
    #[serde(default)]
    pub security: Option<SecurityFile>,
    /// What each finished item earns while it is in production.
    #[serde(default)]
    pub value: Option<ValueFile>,
    /// Technical debt that each item leaves behind when it is done.
    #[serde(default)]
    pub shortcut: Option<DebtFile>,
    /// Technical debt that each item pays when it is done.
    #[serde(default)]
    pub pays_debt: Option<DebtFile>,
    /// Upkeep of this service: while an item is overdue, the service's debt grows.
    #[serde(default)]
    pub upkeep: Option<String>,
}

/// When items arrive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ArrivalsFile {
    /// Only when a trigger says so.
    Never,
    /// A Poisson process with this many a day (24 hours), day and night.
    Poisson(f64),
    /// A Poisson process with this many in working hours (Monday to Friday, 08:00 to 18:00).
    Office(f64),
    /// At these moments.
    At(Vec<Moment>),
    /// Regularly, the first at a moment.
    Every(Span, Moment),
    /// This many at once, at a moment.
    Burst(u32, Moment),
}

/// A task of a route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskFile {
    /// Where.
    pub at: String,
    /// Working time needed by someone who knows the service.
    pub effort: Dist,
    /// The service that must be known.
    #[serde(default)]
    pub service: Option<String>,
    /// Share of items that go back to an earlier task of the route afterwards.
    #[serde(default)]
    pub rework: Option<ReworkFile>,
    /// What duty it is, for the segregation of `duties`.
    #[serde(default)]
    pub duty: Option<String>,
    /// Share of the flaws in the stream's `security` that it finds, 0…1.
    #[serde(default)]
    pub finds: f64,
    /// Points of technical debt that it leaves behind in its service, once the item is done.
    #[serde(default)]
    pub shortcut: f64,
}

/// Items that go back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReworkFile {
    /// Share, 0…1.
    pub share: f64,
    /// Back to the task at this centre.
    pub to: String,
}

/// What may go wrong with a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskFile {
    /// Service that is changed.
    pub service: String,
    /// Probability that it fails if nothing is tested, 0…1: then the service gives wrong results until that is put right.
    pub failure: f64,
    /// Share that is tested, 0…1.
    #[serde(default)]
    pub tested: f64,
    /// Probability that its author writes it down while nobody insists, 0…1.
    #[serde(default = "half")]
    pub recorded: f64,
    /// A standard change: well known, authorised in advance where that exists.
    #[serde(default)]
    pub standard: bool,
    /// How it is authorised; `standard: true` says the same as `class: Standard`.
    #[serde(default)]
    pub class: ChangeClass,
}

/// A change that the story needs by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeFile {
    /// Name in the level's files.
    pub id: String,
    /// What it is, in a few words.
    pub title: String,
    /// Service that was changed.
    pub service: String,
    /// The centre that made it.
    pub author: String,
    /// When it went in; a moment before day 1 is history.
    pub deployed: Moment,
    /// Stands on the record.
    #[serde(default)]
    pub recorded: bool,
    /// Share that was tested, 0…1.
    #[serde(default)]
    pub tested: f64,
    /// Working time to take it back.
    pub roll_back: Dist,
    /// Where the roll-back is done.
    pub roll_back_at: String,
    /// Working time to repair it in place; not possible if absent.
    #[serde(default)]
    pub roll_forward: Option<Dist>,
    /// Where the repair is done.
    #[serde(default)]
    pub roll_forward_at: Option<String>,
    /// What happens when it is rolled back.
    #[serde(default)]
    pub on_roll_back: Vec<Effect>,
}

/// An incident that the story needs by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentFile {
    /// Name in the level's files.
    pub id: String,
    /// What people see.
    pub title: String,
    /// Where it shows.
    pub service: String,
    /// When it starts; by a trigger if absent.
    #[serde(default)]
    pub starts: Option<Moment>,
    /// When somebody notices; by monitoring or by angry users if absent.
    #[serde(default)]
    pub detected: Option<Moment>,
    /// What it really is.
    pub cause: CauseFile,
    /// Whom people suspect, and how loudly (weights).
    #[serde(default)]
    pub suspects: Vec<SuspectFile>,
    /// Working time to examine one suspect thoroughly, with nothing to go by.
    pub examine: Dist,
    /// Working time to put it right once the cause is gone (re-reading data, restart).
    pub restore: Dist,
    /// Where that is done.
    pub restore_at: String,
    /// The service stands still (`true`): it earns nothing, nor does what depends on it, and it may pull that down with it
    /// (`cascades`). Or it only gives wrong results (`false`): it earns less (rule `revenue_with_wrong_results`).
    #[serde(default)]
    pub outage: bool,
    /// Money lost an hour beside the service's revenue.
    #[serde(default)]
    pub cost_per_hour: f64,
}

/// The true cause of an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CauseFile {
    /// A change, by its id: `Change("tokenise")`. Once it is found, somebody must take it back or repair it in place.
    Change(String),
    /// A service wore out by itself, by the service's id: `Wear("storage")`. To find that is to repair it; what is left is
    /// the incident's `restore`.
    Wear(String),
}

/// A suspect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuspectFile {
    /// The service.
    pub service: String,
    /// How loudly it is blamed.
    pub weight: f64,
}

/// A run with a deadline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// The service that must give right results.
    pub service: String,
    /// Where it is prepared.
    pub at: String,
    /// When preparing can start.
    pub opens: Moment,
    /// Working time of the preparation.
    pub prepare: Dist,
    /// When it must leave.
    pub due: Moment,
    /// The way by hand.
    #[serde(default)]
    pub by_hand: Option<ByHandFile>,
    /// Money that it brings when it leaves, either way (an invoice run). What a missed one should have brought is owed,
    /// and comes with the next.
    #[serde(default)]
    pub brings: f64,
}

/// A run done by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByHandFile {
    /// What it is called.
    pub title: String,
    /// Where.
    pub at: String,
    /// Working time.
    pub effort: Dist,
    /// Clean-up work that follows, hours of the same centre.
    pub clean_up: Dist,
    /// What it brings about when the run leaves this way.
    #[serde(default)]
    pub then: Vec<Effect>,
}

/// A conversation that the player may start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicFile {
    /// Name in the level's files.
    pub id: String,
    /// With whom: a person or a stakeholder.
    pub with: String,
    /// What the button says.
    pub label: String,
    /// Minutes of your day.
    pub cost: Span,
    /// When it is possible.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What it brings about.
    pub then: Vec<Effect>,
}

/// What somebody says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageFile {
    /// Name in the level's files.
    pub id: String,
    /// Who: a person or a stakeholder.
    pub from: String,
    /// Two or three sentences.
    pub text: String,
    /// Answers; a plain note if empty.
    #[serde(default)]
    pub choices: Vec<ChoiceFile>,
    /// How long an answer is waited for …
    #[serde(default)]
    pub expires: Option<Span>,
    /// … before this answer is taken.
    #[serde(default)]
    pub otherwise: Option<String>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceFile {
    /// Name in the level's files, unique in its message.
    pub id: String,
    /// What the button says.
    pub label: String,
    /// A line below: what it costs.
    #[serde(default)]
    pub hint: String,
    /// Minutes of your day.
    #[serde(default)]
    pub cost: Option<Span>,
    /// When it can be chosen.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What the player is told to do first while it cannot be chosen.
    #[serde(default)]
    pub missing: String,
    /// What it brings about.
    #[serde(default)]
    pub then: Vec<Effect>,
}

/// A trigger: when its condition first holds, its effects happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerFile {
    /// Name in the level's files.
    pub id: String,
    /// Condition.
    pub when: Condition,
    /// Effects, in order.
    pub then: Vec<Effect>,
    /// Happens again, no sooner than after this time; once if absent.
    #[serde(default)]
    pub again_after: Option<Span>,
}

/// A condition. Triggers read the world; strategies read what the player sees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// Always true.
    Always,
    /// From this moment on: `From("Tue 09:30")`.
    From(Moment),
    /// This has happened: `Happened(CauseFound("garbled"))`.
    Happened(Happening),
    /// This has happened, at least so long ago: `Since(Detected("garbled"), "2h")`.
    Since(Happening, Span),
    /// A metric is below a value: `Below("trust.sales", 40)`.
    Below(String, f64),
    /// A metric is at or above a value: `AtLeast("cash", 0)`.
    AtLeast(String, f64),
    /// A metric is above another one: `Exceeds("cash.features", "cash.revenue")`.
    Exceeds(String, String),
    /// This has happened at least so many times: `Times(Missed("pay"), 2)`.
    Times(Happening, u32),
    /// The luck of this name: true in this share of all runs, and the same all through a run. No strategy can see it:
    /// `Chance("storm", 0.3)`.
    Chance(String, f64),
    /// All of these: `All([From("Tue 09:30"), Below("cash", 0)])`.
    All(Vec<Condition>),
    /// Any of these: `Any([…])`.
    Any(Vec<Condition>),
    /// Not this: `Not(Happened(…))`.
    Not(Box<Condition>),
}

/// How a run left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Way {
    /// With right figures.
    Clean,
    /// By hand.
    ByHand,
}

/// Something that happened, by the level's own names: what conditions ask for and what the log says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Happening {
    /// An incident began (the player need not know).
    Began(String),
    /// An incident was noticed.
    Detected(String),
    /// A suspect of an incident was examined in vain.
    RuledOut(String, String),
    /// The cause of an incident was found.
    CauseFound(String),
    /// An incident is over.
    Resolved(String),
    /// A change went in.
    Deployed(String),
    /// A change now stands on the record.
    Recorded(String),
    /// A change was rolled back.
    RolledBack(String),
    /// A change was repaired in place.
    RolledForward(String),
    /// A centre told what it changed.
    Told(String),
    /// A countermeasure is done.
    Improved(String),
    /// A target condition was reached, or its time is over.
    Target(String, bool),
    /// A drill of a service was held; it found a weakness, or none.
    Drilled(String, bool),
    /// A run left.
    Left(String, Way),
    /// The by-hand version of a run is ready.
    HandReady(String),
    /// A run missed its time.
    Missed(String),
    /// A message was sent.
    Said(String),
    /// An answer was given, or taken by default.
    Chosen(String, String),
    /// An item of a stream was finished.
    Finished(String),
    /// A finding of an audit was raised.
    Raised(String),
    /// A finding was fixed.
    Fixed(String),
    /// A finding was taken out of an audit's scope.
    OutOfScope(String),
    /// An audit was passed.
    Passed(String),
    /// An audit was not passed.
    Failed(String),
    /// Personal data left a service.
    Breached(String),
    /// The results of the week of this number were announced (levels with `shares`).
    Announced(u32),
    /// Somebody gave notice.
    Resigned(String),
    /// Somebody left the company, with what they know.
    Departed(String),
    /// Somebody who was hired has come.
    Joined(String),
    /// A project was finished.
    Delivered(String),
    /// A stakeholder pushed, in this way.
    Pushed(String, Push),
    /// The player took an action of this kind.
    Acted(ActionKind),
    /// An action of this kind on this subject: the id of a person, centre, change, run, message or topic; for
    /// `Investigate` and `Document` that of the service.
    ActedOn(ActionKind, String),
}

/// What a trigger, an answer or an event brings about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Somebody says something, a message by its id: `Say("one_more")`.
    Say(String),
    /// An item of a stream arrives: `Arrive("job")`.
    Arrive(String),
    /// An incident begins: `Begin("garbled")`.
    Begin(String),
    /// Somebody said something that bears on a suspect: incident, suspected service, and how much likelier (above 1) or
    /// less likely (below 1) it looks since then. It moves what the player sees, not what is true:
    /// `Clue("garbled", "storage", 4)`.
    Clue(String, String, f64),
    /// An order that costs you nothing, given by someone else or by your answer: `Do(Overtime(centre: "desk"))`.
    Do(Action),
    /// A stakeholder's trust changes: `Trust("sales", -5)`.
    Trust(String, f64),
    /// A person's morale changes: `Morale("ann", -10)`.
    Morale(String, f64),
    /// Money changes: `Cash(-3000)`.
    Cash(f64),
    /// Personal data leaves a service: `Breach("web")`.
    Breach(String),
    /// Share of failures of a service that an alarm shows grows by so much: `Monitoring("shop", 0.3)`.
    Monitoring(String, f64),
    /// Share of what one must know of a service that is written down grows by so much: `Documentation("shop", 0.3)`.
    Documentation(String, f64),
    /// Share of faults in changes of a service that tests catch grows by so much: `TestCoverage("shop", 0.3)`.
    TestCoverage(String, f64),
    /// A work centre is so many times as quick from now on: `Pace("desk", 1.2)`.
    Pace(String, f64),
    /// A service's load is so many times the usual from now on: `Load("shop", 3)`.
    Load(String, f64),
    /// A service's technical debt grows or shrinks by so many points: `Debt("shop", -2)`.
    Debt(String, f64),
    /// A variable gets a value; it is the metric `var.NAME`: `Set("promised", 1)`.
    Set(String, f64),
    /// A variable grows: `Add("promised", 1)`.
    Add(String, f64),
    /// A variable gets the value that a metric has now: `Copy("before", "cash")`.
    Copy(String, String),
    /// With this probability, by the luck of this name, drawn anew each time: `Perhaps("storm", 0.3, [Say("rain")])`.
    Perhaps(String, f64, Vec<Effect>),
    /// A person works other hours from now on: `Shift("ann", Weekdays("08:00", "18:00"))`.
    Shift(String, ShiftFile),
    /// A service has another owner, the work centre that looks after it: `Own("web", "desk")`.
    Own(String, String),
    /// What arrives at random of a stream, or regularly, becomes this many times as much as the level says:
    /// `Rate("job", 2)`.
    Rate(String, f64),
    /// A stream's schedule brings items (again): `Start("job")`.
    Start(String),
    /// A stream's schedule brings nothing for the time being: `Stop("job")`.
    Stop(String),
    /// An action becomes possible: `Unlock(Overtime)`.
    Unlock(ActionKind),
    /// An action is no longer possible: `Lock(Overtime)`.
    Lock(ActionKind),
    /// The level ends here, by an ending's id: `End("late")`.
    End(String),
    /// What arrives at random of a stream, or regularly, becomes this many times as much as it is now, up to 100 times as
    /// much as the level says. With `again_after` it grows for as long as the level goes on: `Grow("job", 1.1)`.
    Grow(String, f64),
}

/// Won or lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The goal was reached.
    Won,
    /// It was not.
    Lost,
}

/// An ending.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndingFile {
    /// Name in the level's files.
    pub id: String,
    /// The headline.
    pub title: String,
    /// What became of the company and the people.
    pub text: String,
    /// Won or lost.
    pub verdict: Verdict,
    /// When it is taken; only by the effect `End` if absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What the mentor says in the debrief.
    #[serde(default)]
    pub moral: String,
}

/// A lamp of the debrief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarFile {
    /// What it stands for.
    pub label: String,
    /// What it takes, in a sentence, where its numbers do not say it.
    #[serde(default)]
    pub about: String,
    /// When it is lit.
    pub when: Condition,
}

/// Rules of the model: every field overrides one number of `assets/rules.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RulesFile {
    /// How long everything that you do takes you, times the minutes of `your_minutes`.
    pub your_pace: Option<f64>,
    /// How much unplanned work arrives and how soon services wear out, times what the level says.
    pub unplanned_rate: Option<f64>,
    /// How much trust every loss of trust costs, times what it would.
    pub lost_trust: Option<f64>,
    /// Switching loss.
    pub switching: Option<Switching>,
    /// Least knowledge with which one can work on a service at all, 0…1.
    pub knowledge_needed: Option<f64>,
    /// Pace of someone who knows just enough, 0…1 (1 = as fast as one who knows everything).
    pub pace_of_the_least_knowing: Option<f64>,
    /// Share of what is still unknown that is learned in an hour of work.
    pub learned_per_hour: Option<f64>,
    /// Examining a suspect takes this share of its working time when the guilty change stands on the record.
    pub examine_with_record: Option<f64>,
    /// Share of working time that full documentation saves in an examination.
    pub examine_saved_by_documentation: Option<f64>,
    /// Share of working time that full monitoring saves in an examination.
    pub examine_saved_by_monitoring: Option<f64>,
    /// Probability that an examination of the guilty service finds the cause when nothing is on the record.
    pub found_without_record: Option<f64>,
    /// Longest mean time until a failure is noticed with no monitoring at all.
    pub detection: Option<Span>,
    /// Working time of each team to write down what it changed.
    pub tell: Option<Span>,
    /// Working time that a card costs a change's author while changes are recorded.
    pub card: Option<Span>,
    /// Working time to document a service.
    pub document: Option<Span>,
    /// Working time to sort one request.
    pub triage: Option<Span>,
    /// Trust that a requester loses when turned away from a shielded person.
    pub turned_away: Option<f64>,
    /// How far ahead you can fill your own day.
    pub your_backlog: Option<Span>,
    /// Extra hours of one evening of overtime.
    pub overtime: Option<Span>,
    /// Pace on the day after overtime.
    pub pace_after_overtime: Option<f64>,
    /// Money an hour of overtime costs.
    pub overtime_cost: Option<f64>,
    /// Working time to diagnose a minor incident with nothing to go by.
    pub minor_diagnosis: Option<Span>,
    /// Working time to repair a minor incident.
    pub minor_repair: Option<Span>,
    /// Two changes of one service within this time collide.
    pub collision_window: Option<Span>,
    /// Probability that a change fails because of a collision, beside its own.
    pub collision_failure: Option<f64>,
    /// Working time of the board for one change, where it does not meet but works.
    pub review: Option<Span>,
    /// Breaches a week that one hole of a service with personal data leads to.
    pub breaches_per_hole: Option<f64>,
    /// Share of its revenue that a service still earns while it gives wrong results, 0…1.
    pub revenue_with_wrong_results: Option<f64>,
    /// Points of satisfaction lost in an hour in which all revenue stands still.
    pub satisfaction_outage: Option<f64>,
    /// Points of satisfaction lost in an hour in which every service that earns gives wrong results.
    pub satisfaction_wrong: Option<f64>,
    /// Points of satisfaction lost each evening for each item of value that is late.
    pub satisfaction_late: Option<f64>,
    /// Points of satisfaction lost in an hour of empty shelves.
    pub satisfaction_empty_shelves: Option<f64>,
    /// Share of the way back to its start that satisfaction makes in a day.
    pub satisfaction_mends: Option<f64>,
    /// What ten points more satisfaction than the rivals' add to the market share in a day, as a share of it.
    pub market_drift: Option<f64>,
    /// What a weekly result of twice the announced one (or none at all) does to the price of shares, as a share of it.
    pub price_result: Option<f64>,
    /// What a date kept or missed does to it.
    pub price_date: Option<f64>,
    /// What an hour without any revenue does to it.
    pub price_outage: Option<f64>,
    /// Pace of an expert with a learner beside them, share of their own.
    pub pace_of_a_pair: Option<f64>,
    /// Share of what the other knows more that is learned in an hour of work beside them.
    pub learned_in_a_pair: Option<f64>,
    /// Pace of somebody who looks after a newcomer.
    pub pace_of_a_mentor: Option<f64>,
    /// How long newcomers are looked after.
    pub mentoring: Option<Span>,
    /// Working time that the ticket system (sorting, card) may cost before an item is done off the record.
    pub off_record_above: Option<Span>,
    /// Whether people tire.
    pub fatigue: Option<Fatigue>,
    /// Fatigue of each hour at work beyond eight a day.
    pub fatigue_per_long_hour: Option<f64>,
    /// Fatigue of each hour lost to switching.
    pub fatigue_per_lost_hour: Option<f64>,
    /// Share of the fatigue that a night takes away.
    pub rest_of_a_night: Option<f64>,
    /// Share of the fatigue that a day off takes away.
    pub rest_of_a_day_off: Option<f64>,
    /// Pace of the exhausted, share of their own.
    pub pace_when_exhausted: Option<f64>,
    /// Probability that the exhausted do a task wrong.
    pub mistakes_when_exhausted: Option<f64>,
    /// Morale gained by each task finished, up to four a day.
    pub morale_of_finishing: Option<f64>,
    /// Morale gained by learning all that there is to know of a service.
    pub morale_of_learning: Option<f64>,
    /// Morale gained by a day with slack.
    pub morale_of_slack: Option<f64>,
    /// Morale lost by each interruption.
    pub morale_of_interruptions: Option<f64>,
    /// Morale lost by each item that was late or thrown away.
    pub morale_of_waste: Option<f64>,
    /// Morale lost in a day by the exhausted.
    pub morale_of_fatigue: Option<f64>,
    /// Morale below which somebody thinks of leaving …
    pub resigns_below: Option<f64>,
    /// … and gives notice after so long.
    pub resigns_after: Option<Span>,
    /// Time from notice to the last day.
    pub notice: Option<Span>,
    /// Trust below which a stakeholder takes no "no".
    pub trust_for_a_no: Option<f64>,
    /// Trust that a "no" costs.
    pub trust_of_a_no: Option<f64>,
    /// Trust of its sponsor that freezing a project costs.
    pub trust_of_a_freeze: Option<f64>,
    /// Share by which technical debt grows in a week by itself.
    pub debt_growth: Option<f64>,
    /// Failures by wear that a point of debt adds, as a share of those without.
    pub debt_wear: Option<f64>,
    /// Failures of changes that a point of debt adds, as a share of those without.
    pub debt_change_failure: Option<f64>,
    /// Working time on a service that a point of debt adds, as a share of that without.
    pub debt_effort: Option<f64>,
    /// Points of debt of a change that is not tested at all.
    pub debt_untested: Option<f64>,
    /// Points of debt of a change that is rushed in (class `Expedite`).
    pub debt_rushed: Option<f64>,
    /// Points of debt a week of each item of upkeep that is overdue.
    pub debt_overdue: Option<f64>,
    /// Requests that find a place in a service, beside the one in work: what comes beyond is lost.
    pub overload_places: Option<u32>,
    /// How often an hour a service would fall over if everything were lost; less by the share that is.
    pub overload_failures: Option<f64>,
    /// Working time of a drill.
    pub drill: Option<Span>,
    /// Working time to repair a weakness that a drill found.
    pub weakness_repair: Option<Span>,
    /// Share by which each weakness that is still there makes diagnosis and repair longer.
    pub weakness_longer: Option<f64>,
    /// Time of a meeting of the kata, for everybody who is there and for you.
    pub kata_meeting: Option<Span>,
    /// Share of the working time of a countermeasure that the rhythm of the kata saves.
    pub kata_faster: Option<f64>,
    /// Share by which the rhythm of the kata shortens a dip.
    pub kata_shorter_dip: Option<f64>,
    /// Diagnosis takes longer by this share of its working time for each doubling of the changes that went in together.
    pub diagnosis_per_doubling: Option<f64>,
    /// Probability that building a change anew for an environment brings a fault.
    pub rebuild_fault: Option<f64>,
    /// Probability that a canary shows a fault before its time is over.
    pub canary_finds: Option<f64>,
    /// Time to switch one feature off.
    pub flag_switch: Option<Span>,
    /// Steps of a value stream that an hour of mapping brings to light.
    pub mapped_per_hour: Option<f64>,
    /// Minutes of your day by kind of action.
    pub your_minutes: BTreeMap<ActionKind, u32>,
}

fn half() -> f64 {
    0.5
}
fn twenty() -> u32 {
    20
}

fn a_twentieth() -> f64 {
    0.05
}

fn third() -> u8 {
    3
}

fn one() -> u32 {
    1
}
fn one_f() -> f64 {
    1.0
}
fn sixty() -> f64 {
    60.0
}

/// `proof.ron`: how a level's lesson is proven.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProofFile {
    /// Format number.
    pub format: u32,
    /// The actions that carry the lesson.
    pub lever: Vec<ActionKind>,
    /// Metrics whose medians the matrix shows.
    #[serde(default)]
    pub metrics: Vec<String>,
    /// The players.
    pub strategies: Vec<StrategyFile>,
}

/// What a strategy is for in the proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Uses the lever: must win at least 90 %, and at most 20 % with the lever refused.
    Good,
    /// Looks right and fails: must win at most 20 %.
    Temptation,
    /// Shown in the matrix, no bar.
    Other,
}

/// A rule-based player. It reads only what the player's view shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrategyFile {
    /// Name.
    pub id: String,
    /// What it does, in a sentence.
    pub about: String,
    /// What it is for.
    pub role: Role,
    /// Rules, looked at in order at every event of the game; each acts once (or again after a time).
    pub rules: Vec<RuleFile>,
}

/// One rule of a player.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// When; always if absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What it does; an action that is refused is tried again later.
    pub orders: Vec<Order>,
    /// Acts again after this time; once if absent.
    #[serde(default)]
    pub again_after: Option<Span>,
}

/// An order of a strategy or a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// An action as it stands.
    Do(Action),
    /// Put every open item that matches on top of its queue.
    Top(Pick),
    /// Put every open item that matches into this person's hands.
    Give(Pick, String),
    /// Set aside (`true`) or take up again every open item that matches.
    Hold(Pick, bool),
    /// Plan every open item that matches, and can be planned, for the day so many days from now: 1 is tomorrow, 0 takes up again what was planned.
    Schedule(Pick, u32),
    /// Let in (`true`) or send away every open item that matches and that a freeze holds up.
    Authorise(Pick, bool),
}

/// Which open items an order means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Pick {
    /// Items of a stream.
    Stream(String),
    /// Items of a kind.
    Kind(Kind),
    /// The work on an incident (examinations, restoring).
    Incident(String),
    /// Rolling a change back or forward.
    Change(String),
    /// The work on a run (preparing, by hand).
    Run(String),
    /// What a centre writes down of its changes.
    Tell(String),
    /// The work on a finding of an audit.
    Finding(String),
    /// The work on a countermeasure.
    Improvement(String),
}

/// `*.scenario.ron`: a test of a level or of a small level of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// Format number.
    pub format: u32,
    /// What it shows, in a sentence.
    pub name: String,
    /// The level: an id, or a path relative to the scenario. Either this or `small`.
    #[serde(default)]
    pub level: Option<String>,
    /// A small level of its own.
    #[serde(default)]
    pub small: Option<Box<LevelFile>>,
    /// Seeds.
    #[serde(default = "first_seed")]
    pub seeds: Vec<u64>,
    /// A strategy of the level's proof, or `none` or `random`.
    #[serde(default)]
    pub strategy: Option<String>,
    /// Orders at moments. An order that is refused fails the scenario, unless its `refused` expects that.
    #[serde(default)]
    pub at: Vec<TimedOrder>,
    /// Run until this moment; to the end of the level if absent.
    #[serde(default)]
    pub until: Option<Moment>,
    /// What must be true.
    pub expect: Vec<Expectation>,
}

fn first_seed() -> Vec<u64> {
    vec![1]
}

/// An order at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimedOrder {
    /// When.
    pub when: Moment,
    /// What.
    pub order: Order,
    /// The order must be refused, with a reason that contains this. To learn the reason, write anything here and run the
    /// test: it says what the refusal was.
    #[serde(default)]
    pub refused: Option<String>,
}

/// What must be true, in every seed unless `share` says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// At this moment; at the end if absent.
    #[serde(default)]
    pub at: Option<Moment>,
    /// What.
    pub that: Expected,
    /// In at least this share of the seeds, 0…1.
    #[serde(default = "one_f")]
    pub share: f64,
}

/// What a scenario can expect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expected {
    /// A condition holds (read from the world).
    Holds(Condition),
    /// A metric lies between two values, both included.
    Between(String, f64, f64),
    /// The level ended so.
    Outcome(Verdict),
    /// The level ended with this ending.
    Ending(String),
}
