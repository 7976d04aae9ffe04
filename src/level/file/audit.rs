//! Audits and security: findings, controls of the business's own, segregation of duties, flaws and breaches.

use serde::{Deserialize, Serialize};

use super::{Condition, Dist, Effect, Moment, Span};

/// An audit: what is still open on its date costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditFile {
    /// Name in the level's files.
    pub id: String,
    /// Name on the screen.
    pub name: String,
    /// When the auditors report.
    pub at: Moment,
    /// The stakeholder whose trust is at stake.
    #[serde(default)]
    pub with: Option<String>,
    /// It is passed with at most so many findings open.
    #[serde(default)]
    pub passes_with: u32,
    /// Findings.
    pub findings: Vec<FindingFile>,
    /// Where the business relies on controls of its own, so that IT need not.
    #[serde(default)]
    pub controls: Vec<OwnControlFile>,
    /// What a passed audit brings about.
    #[serde(default)]
    pub passed: Vec<Effect>,
    /// What a failed audit brings about.
    #[serde(default)]
    pub failed: Vec<Effect>,
}

/// A finding: a work item that is due on the audit's date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingFile {
    /// Name in the level's files, unique among all audits.
    pub id: String,
    /// What must be done, in a few words.
    pub title: String,
    /// The control that is missing.
    #[serde(default)]
    pub control: String,
    /// Its service.
    #[serde(default)]
    pub service: Option<String>,
    /// When it is raised; at the start of day 1 if absent.
    #[serde(default)]
    pub opens: Option<Moment>,
    /// Where it is fixed.
    pub at: String,
    /// Working time to fix it.
    pub effort: Dist,
    /// Counts on the date. One out of scope is work all the same, but costs nothing.
    #[serde(default = "yes")]
    pub in_scope: bool,
    /// Money that it costs if it is open on the date.
    #[serde(default)]
    pub fine: f64,
    /// Trust that it costs if it is open on the date.
    #[serde(default)]
    pub trust: f64,
    /// Holes of its service that fixing it closes.
    #[serde(default)]
    pub holes: u32,
}

/// A control that the business has itself. Showing it takes findings out of the audit's scope, without work in IT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnControlFile {
    /// Name in the level's files, unique among all audits.
    pub id: String,
    /// What the button says.
    pub label: String,
    /// Who shows it to you: a person or a stakeholder.
    pub with: String,
    /// Findings that it makes moot.
    pub covers: Vec<String>,
    /// Minutes of your day; the rule's if absent.
    #[serde(default)]
    pub cost: Option<Span>,
    /// When you can know of it.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What else it brings about.
    #[serde(default)]
    pub then: Vec<Effect>,
}

/// Segregation of duties: who did the first of an item's two duties may not do the second. Tasks name their `duty`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyFile {
    /// The duty of an earlier task.
    pub first: String,
    /// The duty of a later task.
    pub then: String,
    /// The streams that it holds for; all if empty.
    #[serde(default)]
    pub streams: Vec<String>,
    /// The rule as the player reads it; made of the two duties if empty.
    #[serde(default)]
    pub says: String,
}

/// Flaws in the security of a stream's items. A task `finds` some of them; then the item goes back to where the flaw was
/// made. What nobody finds is a hole in a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecurityFile {
    /// Probability that an item has a flaw, 0…1.
    pub flaw: f64,
    /// The work centre of the task where it is made, and where it is put right.
    pub made_at: String,
    /// The service that has a hole when nobody finds it.
    pub service: String,
}

/// What a breach costs: personal data left through a hole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BreachFile {
    /// Letters, lawyers, experts: money.
    pub cost: f64,
    /// What the law takes: money.
    pub fine: f64,
    /// Trust that every stakeholder loses.
    pub trust: f64,
    /// Points of satisfaction that customers lose (with `customers`).
    pub satisfaction: f64,
    /// What else it brings about.
    pub then: Vec<Effect>,
}

fn yes() -> bool {
    true
}
