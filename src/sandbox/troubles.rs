//! What is odd about parts, and what comes of it, in words of parts and in the language that holds.
//!
//! The level check speaks to authors, in English, about ids and lines. Nothing that it says is shown here, since it has nothing to
//! say: [`Parts::mend`] keeps every number, list and rule within its bounds, and [`build`] sends work only to rooms in which
//! somebody works. The tests below hold both to it.

use super::{Parts, build, means};
use crate::tr;

/// What is odd about parts.
pub fn of(parts: &Parts) -> Vec<String> {
    let mut parts = parts.clone();
    parts.mend();
    let called = |name: &str| build::shown(name, tr!("sandbox-no-name"));
    let mut all = Vec::new();
    for (place, room) in parts.rooms.iter().enumerate() {
        let other = build::staffed(&parts, place);
        if other != place {
            let other = called(&parts.rooms[other].name);
            all.push(tr!("sandbox-nobody-in", room = called(&room.name), other = other));
        }
    }
    for (place, service) in parts.services.iter().enumerate() {
        if !means::mastered(&parts, place) {
            all.push(tr!("sandbox-nobody-knows", service = called(&service.name)));
        }
    }
    if !build::checked(&parts, "sandbox").1.is_empty() {
        all.push(tr!("sandbox-no-level").into());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::{Crew, Demand, MOST, Project, Room, Service, presets};
    use super::*;
    use crate::level::file::{RulesFile, Span};
    use crate::level::rules::Defaults;
    use crate::locale::{Language, tests::speaking};
    use serde_json::Value;

    /// A generator of numbers that are the same everywhere.
    struct Luck(u64);

    impl Luck {
        fn below(&mut self, most: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((self.0 >> 33) as usize) % most.max(1)
        }

        fn one<T: Clone>(&mut self, all: &[T]) -> T {
            all[self.below(all.len())].clone()
        }
    }

    /// Names, and whatever is chosen by a word: what is none for a field is not taken.
    const WORDS: &str = "|…|x|X|you|business|room|desk-1|Ünïcode ☃|a \"b\" c\\|a, b: None|(r: [{|\u{0}\n\t\u{85}|12|abc|0m|-1d|999999w|\
        WildWest|Recorded|Frozen|Board|Light|Office|Long|Nights|Always|OpenDoor|Triaged|Shielded|Intake|Work|Release|Fifo|\
        ClassOfService|Priority|CostOfDelay|Loudest|BusinessProject|InternalProject|Change|Unplanned|Expedite|FixedDate|Standard|\
        Intangible|OnDemand|Daily|Weekly|Fortnightly|Off|On|Weinberg|Measured";
    const NUMBERS: [f64; 14] =
        [0.0, 1.0, 2.0, 3.0, 7.0, 25.0, 0.5, 1e-9, 1e6, 4_294_967_295.0, 1e300, -1.0, -0.5, -1e300];

    /// One thing in a tree changed, if there is one at the place that luck finds.
    fn change(value: &mut Value, luck: &mut Luck) {
        match value {
            Value::Object(fields) => {
                let place = luck.below(fields.len());
                if let Some(field) = fields.values_mut().nth(place) {
                    change(field, luck);
                }
            }
            Value::Array(list) if !list.is_empty() => {
                let place = luck.below(list.len());
                match luck.below(12) {
                    0 => drop(list.remove(place)),
                    1 => list.push(list[place].clone()),
                    2 => list.extend(vec![list[place].clone(); MOST]),
                    3 => list.clear(),
                    _ => change(&mut list[place], luck),
                }
            }
            _ => {
                let (number, words) = (luck.one(&NUMBERS), WORDS.split('|').collect::<Vec<_>>());
                *value = match luck.below(8) {
                    0 => Value::Null,
                    1 => Value::Bool(luck.below(2) == 0),
                    2 => luck.one(&words).repeat(luck.one(&[1, 1, 50, 3000])).into(),
                    3..5 => luck.one(&words).into(),
                    _ if number.fract() == 0.0 && number.abs() < 1e10 => (number as i64).into(),
                    _ => number.into(),
                };
            }
        }
    }

    /// A company to start from in which forty things are others: in any field that parts have, and any rule.
    fn wild(seed: u64) -> Parts {
        let mut luck = Luck(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1);
        let mut all = presets();
        all.push(Parts::new("Empty"));
        let mut parts = luck.one(&all);
        parts.rules = RulesFile::default();
        for _ in 0..40 {
            let mut tree = serde_json::to_value(&parts).unwrap();
            change(&mut tree, &mut luck);
            parts = serde_json::from_value(tree).unwrap_or(parts);
        }
        if luck.below(4) == 0 {
            parts.people.iter_mut().for_each(|crew| crew.knows = vec![luck.one(&[0.0, 0.3, f64::NAN]); MOST]);
        }
        for (name, default, ..) in Defaults::shipped().knobs() {
            if luck.below(6) == 0 {
                let number = luck.one(&NUMBERS);
                parts.rules.turn(name, Some(default.with(luck.one(&[number, f64::NAN, f64::INFINITY]))));
            }
        }
        parts
    }

    #[test]
    fn the_check_says_nothing_about_any_parts_and_what_is_said_is_german_in_german() {
        let (mut nobody, mut unknown) = (0, 0);
        for seed in 0..300 {
            let parts = wild(seed);
            let (level, problems) = speaking(Language::German, || build::checked(&parts, "sandbox"));
            assert!(level.is_some() && problems.is_empty(), "seed {seed}: {problems:#?}");
            let [english, german] = Language::ALL.map(|language| speaking(language, || of(&parts)));
            assert_eq!(english.len(), german.len());
            for (english, german) in english.iter().zip(&german) {
                assert!(english != german && !german.contains("sandbox-"), "{english} / {german}");
                nobody += usize::from(german.contains("arbeitet keiner: "));
                unknown += usize::from(german.contains("kennt sich keiner gut genug aus: "));
            }
        }
        assert!(nobody > 100 && unknown > 30, "too tame: {nobody}, {unknown}");
        // What the check says has no way to the screen.
        for source in [include_str!("../app/sandbox/mod.rs"), include_str!("../app/sandbox/blocks.rs")] {
            assert!(!source.contains("iagnostic") && !source.contains(".message"));
        }
    }

    #[test]
    fn what_somebody_has_written_by_hand_is_brought_within_bounds() {
        let mut parts = Parts::new("By hand");
        parts.rooms = vec![Room::new("Desk"); 3000];
        parts.people = vec![Crew { count: 3000, ..Crew::new("Ann", 2999) }; 3000];
        parts.services = vec![Service::new("Web", 2999); 3000];
        parts.demand = vec![Demand { a_day: 1e9, at_night: true, ..Demand::new("Jobs", 0) }; 3000];
        parts.projects = vec![Project::new("Phoenix", 0, 3000); 3000];
        parts.days = 3000;
        parts.rules.detection = Some(Span("abc".into()));
        parts.rules.tell = Some(Span("1h 10m".into()));
        parts.rules.your_pace = Some(f64::NAN);
        let (level, problems) = build::checked(&parts, "sandbox");
        assert!(level.is_some() && problems.is_empty(), "{problems:#?}");
        parts.mend();
        assert_eq!((parts.rooms.len(), parts.people.len(), parts.rules.your_pace), (MOST, MOST, Some(0.0)));
        assert_eq!(parts.rules.tell, Some(Span("1h 10m".into())), "what is within stays as it is written");
    }

    #[test]
    fn what_nobody_does_or_knows_is_said_in_words_of_parts() {
        assert!(presets().iter().all(|parts| of(parts).is_empty()));
        let mut parts = Parts::new("Two rooms");
        parts.rooms = vec![Room::new("Desk"), Room::new(" ")];
        parts.people = vec![Crew { knows: vec![0.1], ..Crew::new("Ann", 0) }];
        parts.services = vec![Service::new("Web", 1)];
        let said = speaking(Language::German, || of(&parts));
        assert_eq!(said.len(), 2);
        assert!(said[0].starts_with("In „(kein Name)“ arbeitet keiner") && said[0].contains("in „Desk“"), "{said:?}");
        assert!(said[1].starts_with("Mit „Web“ kennt sich keiner gut genug aus"), "{said:?}");
    }
}
