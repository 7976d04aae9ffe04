//! The four keys of software delivery, classified by the groups of DORA's report: data, with the report's year.

use serde::Deserialize;
use std::sync::LazyLock;

/// The shipped groups.
const SHIPPED: &str = include_str!("../assets/dora.ron");

/// A group of teams in the report, the fastest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[allow(missing_docs, reason = "the report's own names")]
pub enum Tier {
    Elite = 1,
    High,
    Medium,
    Low,
}

/// When a rung holds.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub enum Rung {
    /// More than this.
    Above(f64),
    /// Less than this.
    Below(f64),
    /// This or less.
    AtMost(f64),
    /// Always.
    Else,
}

/// A group's place at one key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The group.
    pub tier: Tier,
    /// When a value belongs to it.
    pub when: Rung,
    /// The same in words.
    pub text: String,
}

/// One of the four keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The metric that it reads.
    pub metric: String,
    /// Its name.
    pub name: String,
    /// Its groups; the first that holds is taken.
    pub rungs: Vec<Step>,
}

/// `assets/dora.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// Year of the report.
    pub year: u16,
    /// The report.
    pub source: String,
    /// The four keys.
    pub keys: Vec<Key>,
}

impl Key {
    /// The group that a value of this key belongs to. Each key is classified by itself: the groups are no ladder.
    pub fn classify(&self, value: f64) -> &Step {
        let holds = |step: &&Step| match step.when {
            Rung::Above(limit) => value > limit,
            Rung::Below(limit) => value < limit,
            Rung::AtMost(limit) => value <= limit,
            Rung::Else => true,
        };
        self.rungs.iter().find(holds).expect("the last rung always holds: tested")
    }
}

/// The groups of the report.
pub fn groups() -> &'static Groups {
    static GROUPS: LazyLock<Groups> = LazyLock::new(|| ron::from_str(SHIPPED).expect("assets/dora.ron is tested"));
    &GROUPS
}

/// The key that reads a metric.
pub fn key(metric: &str) -> Option<&'static Key> {
    groups().keys.iter().find(|key| key.metric == metric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_classified_as_in_the_report_of_2024() {
        assert_eq!(groups().year, 2024);
        let tier = |metric: &str, value| key(metric).expect("one of the four").classify(value).tier;
        use Tier::*;
        // Several a day, daily, weekly, monthly, twice a year.
        assert_eq!(
            [3.0, 1.0, 1.0 / 7.0, 1.0 / 30.4, 2.0 / 365.0].map(|v| tier("deploys_per_day", v)),
            [Elite, High, High, Medium, Low]
        );
        let day = 1440.0;
        assert_eq!(
            [0.5 * day, 3.0 * day, 20.0 * day, 60.0 * day].map(|v| tier("change_lead_time", v)),
            [Elite, High, Medium, Low]
        );
        // The report's typical values, and that they are no ladder: 20 % is "high", 10 % "medium".
        assert_eq!([0.05, 0.20, 0.10, 0.40].map(|v| tier("change_failure_rate", v)), [Elite, High, Medium, Low]);
        assert_eq!([30.0, 600.0, 14.0 * day].map(|v| tier("recovery_time", v)), [Elite, High, Low]);
        for key in &groups().keys {
            assert_eq!(key.rungs.last().map(|step| step.when), Some(Rung::Else), "{}", key.name);
            assert!(crate::sim::METRICS.iter().any(|metric| metric.0 == key.metric), "{}", key.name);
        }
    }
}
