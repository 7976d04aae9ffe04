//! Checks of the script's larger words: nested effects, chances, extremes.

use super::Checker;
use crate::level::file::*;
use crate::sim::mentioned_metrics;

/// An effect and all inside of it.
pub(super) fn all(effect: &Effect) -> Vec<&Effect> {
    let mut found = vec![effect];
    let mut next = 0;
    while let Some(one) = found.get(next).copied() {
        next += 1;
        if let Effect::Perhaps(_, _, then) = one {
            found.extend(then);
        }
    }
    found
}

/// Number of effects, with those inside of others.
pub(super) fn count(effects: &[Effect]) -> usize {
    effects.iter().map(|effect| all(effect).len()).sum()
}

impl Checker<'_> {
    pub(super) fn probability(&mut self, share: f64) {
        if !(0.0..=1.0).contains(&share) {
            self.error(format!("{share} is no probability: it lies outside 0…1"), "write for example 0.4 for 40 %");
        }
    }

    /// `low.METRIC` or `high.METRIC`: kept for those metrics that the level asks for.
    pub(super) fn extreme(&mut self, name: &str, watched: &str) {
        if watched.starts_with("low.") || watched.starts_with("high.") {
            self.error("there is no lowest value of a lowest value", "name a metric after `low.` or `high.`");
            return;
        }
        self.metric(watched);
        if !mentioned_metrics(self.file).any(|known| known == name) {
            self.error(
                format!("no condition of the level asks for \"{name}\", so nobody keeps account of it"),
                "use it in a star, an ending or a trigger of the level",
            );
        }
    }
}
