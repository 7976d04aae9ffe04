//! Checks of fatigue and morale, of what is done off the record, and of candidates.

use super::Checker;
use crate::level::file::*;

impl Checker<'_> {
    /// What a person is beyond their work.
    pub(super) fn beyond_work(&mut self, person: &PersonFile) {
        self.number("morale", person.morale, 0.0, 100.0);
        self.share("fatigue", person.fatigue);
        if let Some(span) = &person.off_record_above {
            self.span("off_record_above", span);
        }
        if let Some(candidate) = &person.candidate {
            self.inside("candidate", |c| {
                c.number("cost", candidate.cost, 0.0, 1e12);
                c.span("takes", &candidate.takes);
                if person.centre.is_some() {
                    c.error("they do not work here yet", "take `centre` out: hiring says where they go");
                }
            });
        }
    }

    /// The rules of people.
    pub(super) fn people_rules(&mut self, rules: &RulesFile) {
        let shares = [
            ("pace_of_a_pair", rules.pace_of_a_pair),
            ("learned_in_a_pair", rules.learned_in_a_pair),
            ("pace_of_a_mentor", rules.pace_of_a_mentor),
            ("fatigue_per_long_hour", rules.fatigue_per_long_hour),
            ("fatigue_per_lost_hour", rules.fatigue_per_lost_hour),
            ("rest_of_a_night", rules.rest_of_a_night),
            ("rest_of_a_day_off", rules.rest_of_a_day_off),
            ("pace_when_exhausted", rules.pace_when_exhausted),
        ];
        for (key, value) in shares {
            if let Some(value) = value {
                self.share(key, value);
            }
        }
        if let Some(value) = rules.mistakes_when_exhausted {
            self.number("mistakes_when_exhausted", value, 0.0, 0.9); // Work must be done some time.
        }
        let points = [
            ("morale_of_finishing", rules.morale_of_finishing),
            ("morale_of_learning", rules.morale_of_learning),
            ("morale_of_slack", rules.morale_of_slack),
            ("morale_of_interruptions", rules.morale_of_interruptions),
            ("morale_of_waste", rules.morale_of_waste),
            ("morale_of_fatigue", rules.morale_of_fatigue),
            ("resigns_below", rules.resigns_below),
        ];
        for (key, value) in points {
            if let Some(value) = value {
                self.number(key, value, 0.0, 100.0);
            }
        }
        for (key, span) in [
            ("off_record_above", &rules.off_record_above),
            ("mentoring", &rules.mentoring),
            ("resigns_after", &rules.resigns_after),
            ("notice", &rules.notice),
        ] {
            if let Some(span) = span {
                self.span(key, span);
            }
        }
    }
}
