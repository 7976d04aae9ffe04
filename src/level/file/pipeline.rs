//! Deployment pipelines, environments, and how finished changes are released.

use serde::{Deserialize, Serialize};

use super::{Dist, Moment, Span, Weekday, half};

/// When finished changes are taken together into a release.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReleasePolicy {
    /// Each change by itself, as soon as it is finished.
    #[default]
    OnDemand,
    /// As soon as so many are finished, exactly so many together.
    Batch(u32),
    /// All that is finished, regularly, the first time at a moment.
    Every(Span, Moment),
    /// All that is finished, in a window on these days, from and to a time of day ("22:00", "04:00").
    Window(Vec<Weekday>, String, String),
}

/// How a pipeline gets the same program into one environment after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Build {
    /// Built once; the same thing goes everywhere.
    #[default]
    Once,
    /// Built anew for each environment, which may bring a new fault each time (rule `rebuild_fault`).
    PerEnvironment,
}

/// What is done when a release turns out to be faulty in production.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recovery {
    /// The fault is found and repaired, and the repair goes through the pipeline.
    #[default]
    Forward,
    /// The whole release is taken back, as long as it is the latest; else forward.
    Back,
}

/// A deployment pipeline: where finished changes go after their route, until they are in production.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PipelineFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// Its stages (the steps of the value stream), in order; after the last one a release is in production.
    pub stages: Vec<StageFile>,
    /// When changes are released.
    #[serde(default)]
    pub policy: ReleasePolicy,
    /// Built once, or for each environment.
    #[serde(default)]
    pub build: Build,
    /// Working time to repair a change whose fault a stage has found, where its last task was done; that task again if absent.
    #[serde(default)]
    pub rework: Option<Dist>,
    /// Elapsed time to take the latest release back; as long as its last stage took if absent.
    #[serde(default)]
    pub roll_back: Option<Span>,
    /// What is done about a faulty release.
    #[serde(default)]
    pub recovery: Recovery,
    /// Releases go to a share of the users first.
    #[serde(default)]
    pub canary: Option<CanaryFile>,
    /// Changes can be switched off in production.
    #[serde(default)]
    pub flags: Option<FlagsFile>,
}

/// A canary release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CanaryFile {
    /// Share of the users who get it first, 0…1.
    pub share: f64,
    /// For how long.
    pub time: Span,
    /// In use from the start.
    #[serde(default = "yes")]
    pub on: bool,
}

/// Feature flags.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagsFile {
    /// In use from the start.
    #[serde(default = "yes")]
    pub on: bool,
}

/// A stage of a pipeline: a step of the value stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageFile {
    /// Name in the level's files, unique in its pipeline.
    pub id: String,
    /// Name on the screen.
    #[serde(default)]
    pub name: String,
    /// The work centre whose people do it; automated if absent: nobody's time, one release after the other.
    #[serde(default)]
    pub at: Option<String>,
    /// Time that a release lies before it, whoever does it.
    #[serde(default)]
    pub wait: Option<Span>,
    /// Time it takes once a release.
    #[serde(default)]
    pub set_up: Option<Span>,
    /// Time it takes for each change of a release.
    #[serde(default)]
    pub run: Option<Span>,
    /// Share of faults that it finds if its environment is just like production, 0…1.
    #[serde(default)]
    pub finds: f64,
    /// The environment that it runs in.
    #[serde(default)]
    pub environment: Option<String>,
    /// Nobody has this step in view until it is mapped.
    #[serde(default)]
    pub hidden: bool,
    /// What it takes to have it done by a machine; not possible if absent.
    #[serde(default)]
    pub automate: Option<StepWorkFile>,
    /// What it takes to do without it; not possible if absent.
    #[serde(default)]
    pub remove: Option<StepWorkFile>,
}

/// Work on a step of the value stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepWorkFile {
    /// Where it is done.
    pub at: String,
    /// Working time.
    pub effort: Dist,
    /// Money.
    #[serde(default)]
    pub cost: f64,
}

/// An environment that stages run in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnvironmentFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// How like production it is at the start, 0…1: the share of a stage's finds that still counts.
    #[serde(default = "half")]
    pub parity: f64,
    /// What it loses of that a week, while production moves on.
    #[serde(default)]
    pub drift_per_week: f64,
    /// Building it anew, after which it is just like production; not possible if absent.
    #[serde(default)]
    pub refresh: Option<StepWorkFile>,
}

fn yes() -> bool {
    true
}

impl PipelineFile {
    /// The stage of a name.
    pub(crate) fn stage(&self, id: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == id)
    }
}

impl ReleasePolicy {
    /// What is wrong with it, and what to do.
    pub(crate) fn wrong(&self, first: Weekday) -> Option<(String, String)> {
        let own = |text: &str| text.to_string();
        match self {
            Self::OnDemand => None,
            Self::Batch(count) => (!(1..=10_000).contains(count))
                .then(|| (format!("a release of {count} changes makes no sense"), own("choose 1 to 10000"))),
            Self::Every(span, moment) => match (span.minutes(), moment.minute(first)) {
                (Err(why), _) | (_, Err(why)) => Some((why, String::new())),
                (Ok(minutes), _) if minutes < 1 => Some((own("at least \"1m\" must lie between"), String::new())),
                _ => None,
            },
            Self::Window(days, from, to) => {
                let clock = |text: &String| Moment(format!("day 1 {text}")).minute(Weekday::Mon);
                match (clock(from), clock(to)) {
                    _ if days.is_empty() || days.len() > 7 => {
                        Some((own("a window is on one to seven days"), own("name them: [Tue, Thu]")))
                    }
                    (Err(_), _) | (_, Err(_)) => {
                        Some((own("that is no time of day"), own("write for example \"22:00\", \"04:00\"")))
                    }
                    (Ok(from), Ok(to)) if from == to => {
                        Some((own("this window has no length"), own("use OnDemand for day and night")))
                    }
                    _ => None,
                }
            }
        }
    }
}
