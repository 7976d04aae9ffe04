//! The rules of the model as things to turn: for each its places on a slider, told in the language that holds.

use serde::Deserialize;
use std::collections::BTreeMap;

use crate::level::file::RulesFile;
use crate::level::rules::{Defaults, Knob};
use crate::locale::{self, Language};
use crate::sim::action::ActionKind;
use crate::tr;

const GERMAN: &str = include_str!("../../assets/rules.de.ron");

/// How a rule is told in another language than that of its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    words: String,
    unit: String,
    evidence: String,
    /// What can be chosen, if it is one of a few.
    #[serde(default)]
    choices: Vec<String>,
}

/// The rules in the language that holds, by name; none of them where it is English.
fn told() -> BTreeMap<String, Told> {
    match locale::get() {
        Language::English => BTreeMap::new(),
        Language::German => crate::level::ron_options().from_str(GERMAN).expect("assets/rules.de.ron is tested"),
    }
}

/// A rule that can be turned.
#[derive(Clone, Debug, PartialEq)]
pub struct Turnable {
    /// Its name in files.
    pub name: &'static str,
    /// Its name in words.
    pub words: String,
    /// The default.
    pub default: Knob,
    /// Its unit.
    pub unit: String,
    /// Where the default comes from.
    pub evidence: String,
    /// The values that it can be given here, in order; the default is one of them.
    pub places: Vec<f64>,
    /// What can be chosen, in words; empty for numbers.
    pub choices: Vec<String>,
}

impl Turnable {
    /// The value that rules have for it.
    pub fn value(&self, rules: &RulesFile) -> Knob {
        rules.knob(self.name).unwrap_or(self.default)
    }

    /// The place on the slider that is nearest to a value.
    pub fn place(&self, value: Knob) -> usize {
        let far = |place: &usize| (self.places[*place] - value.number()).abs();
        (0..self.places.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
    }

    /// Turns it to a place; at the default nothing is overridden.
    pub fn turn(&self, rules: &mut RulesFile, place: usize) {
        let to = self.default.with(self.places[place.min(self.places.len() - 1)]);
        rules.turn(self.name, (to != self.default).then_some(to));
    }

    /// A value in words.
    pub fn shown(&self, value: Knob) -> String {
        match value {
            Knob::Choice(place, _) => self.choices[place].clone(),
            Knob::Minutes(minutes) => time(minutes),
            Knob::Whole(value) => locale::whole(value),
            Knob::Number(value) => number(value),
        }
    }
}

/// A number with as many digits as it needs.
fn number(value: f64) -> String {
    let text = if value.abs() < 0.1 { format!("{value:.4}") } else { format!("{value:.2}") };
    let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    locale::whole(short)
}

/// A length of time in its largest whole unit.
pub fn time(minutes: i64) -> String {
    match minutes {
        m if m >= 10_080 && m % 10_080 == 0 => tr!("time-weeks", weeks = m / 10_080),
        m if m >= 1440 && m % 1440 == 0 => tr!("time-days", days = m / 1440),
        m if m >= 60 && m % 60 == 0 => tr!("hours", hours = m / 60),
        m if m > 60 => tr!("time-hours-minutes", hours = m / 60, minutes = m % 60),
        m => tr!("minutes", minutes = m),
    }
}

/// Every rule of `assets/rules.ron` that is one value, in the order of the file.
pub fn rules() -> Vec<Turnable> {
    let (defaults, mut told) = (Defaults::shipped(), told());
    let all = defaults.knobs().into_iter();
    all.map(|(name, default, unit, evidence)| {
        let told = told.remove(name).unwrap_or_else(|| Told {
            words: words(name),
            unit: unit.into(),
            evidence: evidence.into(),
            choices: default.choices().iter().map(ToString::to_string).collect(),
        });
        let Told { words, unit: told_unit, evidence, choices } = told;
        Turnable { name, words, default, unit: told_unit, evidence, places: places(name, default, unit), choices }
    })
    .collect()
}

/// Brings rules within the ends of their sliders, also those that somebody has written by hand. What is within stays as it is.
pub fn mend(rules: &mut RulesFile) {
    if *rules == RulesFile::default() {
        return;
    }
    for (name, default, unit, _) in Defaults::shipped().knobs() {
        let Some(now) = rules.knob(name) else { continue };
        let places = places(name, default, unit);
        let (low, high) = (places[0], places[places.len() - 1]);
        if !(low..=high).contains(&now.number()) {
            rules.turn(name, Some(default.with(if now.number() > high { high } else { low })));
        }
    }
}

/// The minutes of the player's day that each kind of action takes, by default.
pub fn minutes() -> Vec<(ActionKind, u32)> {
    Defaults::shipped().your_minutes.value.into_iter().collect()
}

/// The places of such minutes.
pub const MINUTES: [u32; 12] = [0, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180];

fn words(name: &str) -> String {
    let text = name.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn places(name: &str, default: Knob, unit: &str) -> Vec<f64> {
    let value = default.number();
    let mut places: Vec<f64> = match default {
        Knob::Choice(_, all) => (0..all.len()).map(|place| place as f64).collect(),
        Knob::Minutes(_) => {
            const TIMES: [i64; 25] = [
                1, 2, 5, 10, 15, 20, 30, 40, 60, 90, 120, 180, 240, 360, 480, 720, 1440, 2880, 4320, 7200, 10_080,
                20_160, 40_320, 80_640, 1_008_000,
            ];
            let low = if name == "off_record_above" { 5.0 } else { value / 8.0 };
            TIMES.iter().map(|time| *time as f64).filter(|time| (low..=value * 8.0).contains(time)).collect()
        }
        Knob::Whole(_) => (1..=20).map(|n| (value * f64::from(n) / 5.0).round().max(1.0)).collect(),
        Knob::Number(_) => {
            let most = most(name, value, unit);
            let first = u32::from(name == "mapped_per_hour"); // Somebody who walks gets somewhere.
            (first..=20).map(|n| most * f64::from(n) / 20.0).collect()
        }
    };
    places.push(value);
    places.sort_by(f64::total_cmp);
    // Places that differ by next to nothing are one.
    places.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
    places
}

/// The largest value that makes sense.
fn most(name: &str, value: f64, unit: &str) -> f64 {
    let some = |times: f64| if value > 0.0 { value * times } else { 1.0 };
    match name {
        "mistakes_when_exhausted" => 0.9,
        "your_pace" | "unplanned_rate" | "lost_trust" => 4.0,
        "debt_wear" | "debt_change_failure" | "debt_effort" | "debt_untested" | "debt_rushed" | "debt_overdue" => {
            some(5.0)
        }
        "weakness_longer" | "diagnosis_per_doubling" => 2.0,
        "resigns_below" | "trust_for_a_no" => 100.0,
        "mapped_per_hour" => 40.0,
        // A rule that is a small share gets a scale on which it can be seen.
        _ if unit.starts_with("share") || unit.starts_with("probability") || unit.contains("(0 to 1)") => {
            if value < 0.1 { (value * 10.0).min(1.0) } else { 1.0 }
        }
        _ if name.starts_with("morale_of") => some(5.0).min(100.0),
        _ => some(5.0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Parts, build};
    use super::*;
    use crate::level::diagnostic::Severity;
    use crate::locale::tests::speaking;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_slider_with_its_default_and_its_ends_pass_the_check() {
        let all = rules();
        assert!(all.len() > 70, "{}", all.len());
        let mut parts = Parts::new("Ends");
        for last in [false, true] {
            for rule in &all {
                assert!(rule.places.len() > 1, "{}", rule.name);
                assert_eq!(rule.places[rule.place(rule.default)], rule.default.number(), "{}", rule.name);
                assert!(rule.places.windows(2).all(|pair| pair[0] < pair[1]), "{}", rule.name);
                assert!(!rule.unit.is_empty() && !rule.evidence.is_empty());
                rule.turn(&mut parts.rules, if last { rule.places.len() - 1 } else { 0 });
            }
            let (level, problems) = build::checked(&parts, "ends");
            let errors: Vec<_> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
            assert!(level.is_some() && errors.is_empty(), "{errors:?}");
            for rule in &all {
                rule.turn(&mut parts.rules, rule.place(rule.default));
            }
            assert_eq!(parts.rules, RulesFile::default(), "at its default nothing is overridden");
        }
    }

    #[test]
    fn values_are_shown_in_their_units() {
        let all = rules();
        let shown = |name: &str| {
            let rule = all.iter().find(|rule| rule.name == name).unwrap();
            rule.shown(rule.default)
        };
        assert_eq!((shown("switching"), shown("detection")), ("Weinberg".into(), "6 h".into()));
        assert_eq!((shown("learned_per_hour"), shown("overtime_cost")), ("0.01".into(), "60".into()));
        assert_eq!((time(90), time(45), time(20_160)), ("1 h 30 min".into(), "45 min".into(), "2 w".into()));
    }

    #[test]
    fn every_rule_is_told_in_german_and_turns_the_same_way() {
        let english = rules();
        speaking(Language::German, || {
            let names: BTreeSet<String> = told().into_keys().collect();
            assert_eq!(names, english.iter().map(|rule| rule.name.to_string()).collect());
            for (rule, told) in english.iter().zip(rules()) {
                assert_eq!((rule.name, rule.default, &rule.places), (told.name, told.default, &told.places));
                assert!(
                    ![&told.words, &told.unit, &told.evidence].iter().any(|text| text.trim().is_empty()),
                    "{told:?}"
                );
                assert_ne!((&rule.unit, &rule.evidence), (&told.unit, &told.evidence), "{}", rule.name);
                assert_eq!(told.choices.len(), told.default.choices().len(), "{}", rule.name);
                // Years, and what was found: as in the original.
                let figures = |text: &str| -> BTreeSet<String> {
                    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() > 1);
                    parts.map(str::to_string).collect()
                };
                assert_eq!(figures(&rule.evidence), figures(&told.evidence), "{}", rule.name);
            }
        });
    }

    #[test]
    fn german_values_have_a_comma_and_words_of_their_own() {
        speaking(Language::German, || {
            let all = rules();
            let shown = |name: &str| {
                let rule = all.iter().find(|rule| rule.name == name).unwrap();
                rule.shown(rule.default)
            };
            assert_eq!((shown("learned_per_hour"), shown("fatigue")), ("0,01".into(), "aus".into()));
            assert_eq!((time(90), time(1440), time(20_160)), ("1 h 30 min".into(), "1 d".into(), "2 Wo.".into()));
            assert_eq!((number(0.0015), number(12_000.5)), ("0,0015".into(), "12.000,5".into()));
        });
    }
}
