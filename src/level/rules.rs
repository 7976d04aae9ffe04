//! The rules of the model: the defaults of `assets/rules.ron` with a level's overrides.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::file::{Fatigue, RulesFile, Span, Switching};
use crate::sim::action::ActionKind;

/// The shipped defaults, each with its unit and evidence.
pub const DEFAULTS: &str = include_str!("../../assets/rules.ron");

/// One default: value, unit and where it comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Default<T> {
    /// The value.
    pub value: T,
    /// Its unit.
    pub unit: String,
    /// Paper, report, book, or "our judgement".
    pub evidence: String,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident: $read:ty => $kept:ty, $convert:expr;)*) => {
        /// `assets/rules.ron`.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "documented at RulesFile")]
        pub struct Defaults { $(pub $name: Default<$read>,)* pub your_minutes: Default<BTreeMap<ActionKind, u32>> }

        /// The rules that a level plays by; lengths of time in minutes. Each is explained at [`RulesFile`].
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "documented at RulesFile")]
        pub struct Rules { $(pub $name: $kept,)* pub your_minutes: BTreeMap<ActionKind, u32> }

        impl Rules {
            /// The defaults with a level's overrides, which the checker has passed.
            pub fn new(overrides: &RulesFile) -> Self {
                let defaults = Defaults::shipped();
                let mut your_minutes = defaults.your_minutes.value;
                your_minutes.extend(overrides.your_minutes.iter().map(|(k, v)| (*k, *v)));
                Self { $($name: $convert(overrides.$name.clone().unwrap_or(defaults.$name.value)),)* your_minutes }
            }
        }

        impl RulesFile {
            /// These rules, and those of another file where it names any.
            pub fn under(&self, over: &Self) -> Self {
                let mut your_minutes = self.your_minutes.clone();
                your_minutes.extend(over.your_minutes.iter().map(|(k, v)| (*k, *v)));
                Self { $($name: over.$name.clone().or_else(|| self.$name.clone()),)* your_minutes }
            }
        }

        impl RulesFile {
            /// Whether a rule is overridden here, and by what.
            pub fn knob(&self, name: &str) -> Option<Knob> {
                match name {
                    $(stringify!($name) => self.$name.as_ref().map(Turn::knob),)*
                    _ => None,
                }
            }

            /// Overrides a rule, or leaves it at its default again. What is no rule, or no value for it, changes nothing.
            pub fn turn(&mut self, name: &str, to: Option<Knob>) {
                match name {
                    $(stringify!($name) => match to {
                        None => self.$name = None,
                        Some(to) => if let Some(value) = Turn::turned(to) { self.$name = Some(value) },
                    },)*
                    _ => {}
                }
            }
        }

        impl Defaults {
            /// Every rule that is one value, in the order of the file: name, default, unit, evidence.
            pub fn knobs(&self) -> Vec<(&'static str, Knob, &str, &str)> {
                vec![$((stringify!($name), self.$name.value.knob(), self.$name.unit.as_str(), self.$name.evidence.as_str()),)*]
            }

            /// Name, value, unit and evidence of each, for `describe`.
            pub fn table(&self) -> Vec<(&'static str, String, &str, &str)> {
                let mut rows = vec![$((stringify!($name), plain(&self.$name.value), self.$name.unit.as_str(), self.$name.evidence.as_str()),)*];
                for (kind, minutes) in &self.your_minutes.value {
                    rows.push(("your_minutes", format!("{kind}: {minutes}"), &self.your_minutes.unit, &self.your_minutes.evidence));
                }
                rows
            }
        }
    };
}

/// A rule's value as something that can be turned: the same for every kind of rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Knob {
    /// A number, a share, a probability, points or money.
    Number(f64),
    /// A whole number.
    Whole(u32),
    /// A length of time, minutes.
    Minutes(i64),
    /// One of a few, by its place in [`Knob::choices`].
    Choice(usize, &'static [&'static str]),
}

impl Knob {
    /// What can be chosen; empty for numbers.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Choice(_, all) => all,
            _ => &[],
        }
    }

    /// The value as a number: for a slider.
    pub fn number(self) -> f64 {
        match self {
            Self::Number(value) => value,
            Self::Whole(value) => f64::from(value),
            Self::Minutes(value) => value as f64,
            Self::Choice(place, _) => place as f64,
        }
    }

    /// The same kind of value with another number.
    pub fn with(self, number: f64) -> Self {
        match self {
            Self::Number(_) => Self::Number(number),
            Self::Whole(_) => Self::Whole(number.round().max(0.0) as u32),
            Self::Minutes(_) => Self::Minutes(number.round().max(0.0) as i64),
            Self::Choice(_, all) => Self::Choice((number.round().max(0.0) as usize).min(all.len() - 1), all),
        }
    }
}

/// What can be turned.
trait Turn: Sized {
    fn knob(&self) -> Knob;
    fn turned(knob: Knob) -> Option<Self>;
}

impl Turn for f64 {
    fn knob(&self) -> Knob {
        Knob::Number(*self)
    }
    fn turned(knob: Knob) -> Option<Self> {
        matches!(knob, Knob::Number(_)).then(|| knob.number())
    }
}

impl Turn for u32 {
    fn knob(&self) -> Knob {
        Knob::Whole(*self)
    }
    fn turned(knob: Knob) -> Option<Self> {
        if let Knob::Whole(value) = knob { Some(value) } else { None }
    }
}

impl Turn for Span {
    fn knob(&self) -> Knob {
        Knob::Minutes(self.minutes().unwrap_or(0))
    }
    fn turned(knob: Knob) -> Option<Self> {
        if let Knob::Minutes(value) = knob { Some(Span(format!("{value}m"))) } else { None }
    }
}

impl Turn for Switching {
    fn knob(&self) -> Knob {
        Knob::Choice(self.clone() as usize, &["Weinberg", "measured", "off"])
    }
    fn turned(knob: Knob) -> Option<Self> {
        let Knob::Choice(place, _) = knob else { return None };
        [Self::Weinberg, Self::Measured, Self::Off].get(place).cloned()
    }
}

impl Turn for Fatigue {
    fn knob(&self) -> Knob {
        Knob::Choice(*self as usize, &["off", "on"])
    }
    fn turned(knob: Knob) -> Option<Self> {
        let Knob::Choice(place, _) = knob else { return None };
        [Self::Off, Self::On].get(place).copied()
    }
}

/// How hard a level is played: overrides of rules on top of the level's own (`assets/difficulty.ron`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    /// More of your time, less from the pager, more patience.
    Calm,
    /// As the level says, and as it is proven.
    #[default]
    Normal,
    /// Less of your time, more from the pager, less patience.
    Hard,
}

impl Difficulty {
    /// From calm to hard.
    pub const ALL: [Self; 3] = [Self::Calm, Self::Normal, Self::Hard];

    /// As it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Normal => "normal",
            Self::Hard => "hard",
        }
    }

    /// Whether it is the level as it is.
    pub fn is_normal(&self) -> bool {
        *self == Self::Normal
    }

    /// What it changes, in a sentence.
    pub fn about(self) -> String {
        self.setting().map_or_else(|| "the level as it is".into(), |setting| setting.about)
    }

    fn setting(self) -> Option<Setting> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Settings {
            calm: Setting,
            hard: Setting,
        }
        let settings: Settings = super::ron_options().from_str(DIFFICULTY).expect("tested");
        match self {
            Self::Calm => Some(settings.calm),
            Self::Normal => None,
            Self::Hard => Some(settings.hard),
        }
    }
}

const DIFFICULTY: &str = include_str!("../../assets/difficulty.ron");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Setting {
    about: String,
    rules: RulesFile,
}

impl Rules {
    /// The defaults with a level's overrides and those of a difficulty.
    pub fn at(overrides: &RulesFile, difficulty: Difficulty) -> Self {
        match difficulty.setting() {
            Some(setting) => Self::new(&overrides.under(&setting.rules)),
            None => Self::new(overrides),
        }
    }
}

/// A value as an author would write it.
fn plain<T: Serialize>(value: &T) -> String {
    ron::to_string(value).unwrap_or_default()
}

fn same<T>(value: T) -> T {
    value
}

fn minutes(span: Span) -> i64 {
    span.checked()
}

rules! {
    your_pace: f64 => f64, same;
    unplanned_rate: f64 => f64, same;
    lost_trust: f64 => f64, same;
    switching: Switching => Switching, same;
    knowledge_needed: f64 => f64, same;
    pace_of_the_least_knowing: f64 => f64, same;
    learned_per_hour: f64 => f64, same;
    examine_with_record: f64 => f64, same;
    examine_saved_by_documentation: f64 => f64, same;
    examine_saved_by_monitoring: f64 => f64, same;
    found_without_record: f64 => f64, same;
    detection: Span => i64, minutes;
    tell: Span => i64, minutes;
    card: Span => i64, minutes;
    document: Span => i64, minutes;
    triage: Span => i64, minutes;
    turned_away: f64 => f64, same;
    your_backlog: Span => i64, minutes;
    overtime: Span => i64, minutes;
    pace_after_overtime: f64 => f64, same;
    overtime_cost: f64 => f64, same;
    minor_diagnosis: Span => i64, minutes;
    minor_repair: Span => i64, minutes;
    collision_window: Span => i64, minutes;
    collision_failure: f64 => f64, same;
    review: Span => i64, minutes;
    breaches_per_hole: f64 => f64, same;
    revenue_with_wrong_results: f64 => f64, same;
    satisfaction_outage: f64 => f64, same;
    satisfaction_wrong: f64 => f64, same;
    satisfaction_late: f64 => f64, same;
    satisfaction_empty_shelves: f64 => f64, same;
    satisfaction_mends: f64 => f64, same;
    market_drift: f64 => f64, same;
    price_result: f64 => f64, same;
    price_date: f64 => f64, same;
    price_outage: f64 => f64, same;
    pace_of_a_pair: f64 => f64, same;
    learned_in_a_pair: f64 => f64, same;
    pace_of_a_mentor: f64 => f64, same;
    mentoring: Span => i64, minutes;
    off_record_above: Span => i64, minutes;
    fatigue: Fatigue => Fatigue, same;
    fatigue_per_long_hour: f64 => f64, same;
    fatigue_per_lost_hour: f64 => f64, same;
    rest_of_a_night: f64 => f64, same;
    rest_of_a_day_off: f64 => f64, same;
    pace_when_exhausted: f64 => f64, same;
    mistakes_when_exhausted: f64 => f64, same;
    morale_of_finishing: f64 => f64, same;
    morale_of_learning: f64 => f64, same;
    morale_of_slack: f64 => f64, same;
    morale_of_interruptions: f64 => f64, same;
    morale_of_waste: f64 => f64, same;
    morale_of_fatigue: f64 => f64, same;
    resigns_below: f64 => f64, same;
    resigns_after: Span => i64, minutes;
    notice: Span => i64, minutes;
    trust_for_a_no: f64 => f64, same;
    trust_of_a_no: f64 => f64, same;
    trust_of_a_freeze: f64 => f64, same;
    debt_growth: f64 => f64, same;
    debt_wear: f64 => f64, same;
    debt_change_failure: f64 => f64, same;
    debt_effort: f64 => f64, same;
    debt_untested: f64 => f64, same;
    debt_rushed: f64 => f64, same;
    debt_overdue: f64 => f64, same;
    overload_places: u32 => u32, same;
    overload_failures: f64 => f64, same;
    drill: Span => i64, minutes;
    weakness_repair: Span => i64, minutes;
    weakness_longer: f64 => f64, same;
    kata_meeting: Span => i64, minutes;
    kata_faster: f64 => f64, same;
    kata_shorter_dip: f64 => f64, same;
    diagnosis_per_doubling: f64 => f64, same;
    rebuild_fault: f64 => f64, same;
    canary_finds: f64 => f64, same;
    flag_switch: Span => i64, minutes;
    mapped_per_hour: f64 => f64, same;
}

impl Defaults {
    /// The shipped defaults. A test reads them, so the program cannot be built with wrong ones unnoticed.
    pub fn shipped() -> Self {
        super::ron_options().from_str(DEFAULTS).expect("assets/rules.ron is tested")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_are_readable_and_each_has_evidence() {
        for (name, _, unit, evidence) in Defaults::shipped().table() {
            assert!(!unit.is_empty() && !evidence.is_empty(), "{name} lacks a unit or evidence");
        }
        assert_eq!(Rules::new(&RulesFile::default()).tell, 40);
    }

    #[test]
    fn every_rule_can_be_turned_and_left_at_its_default_again() {
        let defaults = Defaults::shipped();
        let knobs = defaults.knobs();
        let table: Vec<&str> =
            defaults.table().iter().map(|row| row.0).filter(|name| *name != "your_minutes").collect();
        assert_eq!(knobs.iter().map(|row| row.0).collect::<Vec<_>>(), table);
        let mut rules = RulesFile::default();
        for (name, knob, ..) in &knobs {
            assert_eq!(rules.knob(name), None);
            let other = knob.with(if knob.number() == 1.0 { 0.0 } else { 1.0 });
            rules.turn(name, Some(other));
            assert_eq!(rules.knob(name), Some(other), "{name}");
            assert_ne!(rules, RulesFile::default());
            rules.turn(name, Some(if matches!(knob, Knob::Whole(_)) { Knob::Number(2.0) } else { Knob::Whole(2) }));
            assert_eq!(rules.knob(name), Some(other), "{name}: what is no value for it changes nothing");
            rules.turn(name, None);
            assert_eq!(rules, RulesFile::default());
        }
    }
}
