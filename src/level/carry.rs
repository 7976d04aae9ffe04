//! What a level takes over from the levels before: values that they handed on, set into the level's own file, each between
//! its worst and its best. So a level that is played with them is a level like any other.

use std::collections::BTreeMap;
use std::fmt;

use super::Level;
use super::file::LevelFile;
use super::rules::Difficulty;
use super::vary;
pub(super) use super::vary::written_out;

/// Which end of everything that can be brought along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// The least favourable.
    Worst,
    /// The most favourable.
    Best,
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Self::Worst { "worst" } else { "best" })
    }
}

/// Sets a number in the text of a level: a whole one where a whole one stands.
pub(super) fn set_number(text: &str, path: &str, value: f64) -> Result<String, String> {
    let whole = vary::get(text, path).is_some_and(|now| now.trim().parse::<i64>().is_ok());
    let value = if whole { format!("{}", value.round() as i64) } else { format!("{value:?}") };
    vary::set(text, path, &value)
}

/// Reads a level's text that was changed.
pub(super) fn read(text: &str) -> Result<LevelFile, String> {
    super::ron_options().from_str(text).map_err(|e| format!("no number can stand here: {}", e.code))
}

/// The text of the level with one end of everything that it can take over.
pub(super) fn at_end(file: &LevelFile, text: &str, end: End) -> String {
    let set = |text: String, bring: &super::file::BringFile| {
        let value = if end == End::Worst { bring.worst } else { bring.best };
        set_number(&text, &bring.sets, value).unwrap_or(text)
    };
    file.brings.iter().fold(text.to_string(), set)
}

impl Level {
    /// The same level for somebody who brings these values along: the variables that it asks for under `carried`, and
    /// the numbers that it lets them set under `brings`. Its digest stays that of its text.
    pub fn with_carried(&self, values: &BTreeMap<String, f64>) -> Self {
        let mut level = self.clone();
        let known = |name: &String| values.get(name).copied().filter(|value| value.is_finite());
        for (name, own) in &mut level.file.carried {
            if let Some(value) = known(name) {
                *own = value.clamp(-1e15, 1e15);
                level.brought.insert(name.clone(), value);
            }
        }
        let mut text = None;
        for bring in &self.file.brings {
            if let Some(value) = known(&bring.from) {
                let within = value.clamp(bring.worst.min(bring.best), bring.worst.max(bring.best));
                let before = text.take().unwrap_or_else(|| written_out(&level.file));
                // The checker has seen both ends set.
                text = Some(set_number(&before, &bring.sets, within).unwrap_or(before));
                level.brought.insert(bring.from.clone(), value);
            }
        }
        if let Some(file) = text.and_then(|text| read(&text).ok()) {
            level.file = file;
        }
        level.at(self.difficulty)
    }

    /// What somebody brings along who comes with one end of everything; nothing if the level takes nothing over.
    pub fn carried_at(&self, end: End) -> BTreeMap<String, f64> {
        let brings = self.file.brings.iter();
        brings.map(|b| (b.from.clone(), if end == End::Worst { b.worst } else { b.best })).collect()
    }

    /// The same level at another difficulty.
    pub fn at(mut self, difficulty: Difficulty) -> Self {
        self.difficulty = difficulty;
        self.rules = super::rules::Rules::at(&self.file.rules, difficulty);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::from_text;

    fn small(more: &str) -> (Option<Level>, Vec<String>) {
        let text = format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", centres: [(id: \"desk\", name: \"Desk\")],
              services: [(id: \"shop\", name: \"Shop\", owner: \"desk\", debt: 2)],
              people: [(id: \"ann\", centre: \"desk\", knowledge: {{\"shop\": 0.4}}, otherwise: 1.0)],
              stakeholders: [(id: \"steve\", name: \"Steve\", trust: 60)], {more})"
        );
        let (level, problems) = from_text("small", &text, None);
        (level, problems.into_iter().map(|p| format!("{}:{}: {} / {}", p.line, p.column, p.message, p.help)).collect())
    }

    #[test]
    fn values_go_where_they_belong_and_stay_within_their_ends() {
        let (level, problems) = small(
            "brings: [(from: \"trust.steve\", sets: \"stakeholders.steve.trust\", worst: 50, best: 70),
                      (from: \"debt.shop\", sets: \"services.shop.debt\", worst: 4, best: 1),
                      (from: \"knows.ann.shop\", sets: \"people.ann.knowledge.shop\", worst: 0.4, best: 0.9)]",
        );
        let level = level.unwrap_or_else(|| panic!("{problems:?}"));
        let with = |name: &str, value: f64| level.with_carried(&BTreeMap::from([(name.to_string(), value)]));
        assert_eq!(with("trust.steve", 64.0).file.stakeholders[0].trust, 64.0);
        assert_eq!(with("trust.steve", 3.0).file.stakeholders[0].trust, 50.0);
        assert_eq!(with("debt.shop", 2.6).file.services[0].debt, 3);
        assert_eq!(with("debt.shop", 9.0).file.services[0].debt, 4);
        assert_eq!(with("knows.ann.shop", 0.7).file.people[0].knowledge["shop"], 0.7);
        let other = with("trust.john", 1.0);
        assert_eq!((&other.file, other.brought.len(), other.digest), (&level.file, 0, level.digest));
        assert_eq!(with("trust.steve", 3.0).brought["trust.steve"], 3.0);
        let worst = level.with_carried(&level.carried_at(End::Worst));
        assert_eq!((worst.file.stakeholders[0].trust, worst.file.services[0].debt), (50.0, 4));
    }

    #[test]
    fn what_cannot_be_set_is_said_where_it_stands() {
        let wrong = |bring: &str, what: &str| {
            let (level, problems) = small(&format!("brings: [{bring}]"));
            assert!(level.is_none() && problems.iter().any(|p| p.contains(what)), "{bring}: {problems:?}");
        };
        wrong("(from: \"x\", sets: \"stakeholders.stev.trust\", worst: 1, best: 2)", "did you mean \"steve\"");
        wrong("(from: \"x\", sets: \"stakeholders.steve.name\", worst: 1, best: 2)", "no number can stand here");
        wrong(
            "(from: \"x\", sets: \"stakeholders.steve.trust\", worst: 1, best: 200)",
            "with the best values brought along: 200",
        );
        wrong("(from: \"x\", sets: \"stakeholders.steve.trust\", worst: 1, best: inf)", "inf lies outside");
        wrong(
            "(from: \"x\", sets: \"stakeholders.steve.trust\", worst: 1, best: 2),
             (from: \"y\", sets: \"stakeholders.steve.trust\", worst: 1, best: 2)",
            "is set twice",
        );
        let (_, problems) = small("carry: [\"trust.stev\"]");
        assert!(problems.iter().any(|p| p.contains("did you mean \"steve\"")), "{problems:?}");
        let (level, problems) =
            small("carry: [\"trust.steve\", \"documentation.shop\", \"knows.ann.shop\", \"record_share\"]");
        assert!(level.is_some(), "{problems:?}");
        let (level, problems) = small("hints: [(id: \"a\", look: \"\", lever: \"b\", theory: \"c\")]");
        assert!(level.is_none() && problems.iter().any(|p| p.contains("says nothing")), "{problems:?}");
    }
}
