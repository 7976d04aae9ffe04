//! Levels to measure: a plant of lines, in text, that can be made larger in each direction.

use std::sync::Arc;
use unplanned::level::{Level, from_text};

/// Lines of five work centres, each with its own stream; items a day and line, days.
#[derive(Clone, Copy)]
pub(crate) struct Plant {
    pub(crate) lines: usize,
    pub(crate) per_day: u64,
    pub(crate) days: i64,
    /// All at once on the first day, to be worked off, instead of day by day.
    pub(crate) pile: bool,
}

pub(crate) const PLANT: Plant = Plant { lines: 2, per_day: 40, days: 20, pile: false };

impl Plant {
    pub(crate) fn level(self) -> Arc<Level> {
        let Self { lines, per_day, days, pile } = self;
        // Busy for about 70 % of the time, whatever comes.
        let minutes = (1000 / per_day).max(1);
        let arrivals = if pile {
            format!("Burst({}, \"day 1 00:00\")", per_day * days as u64)
        } else {
            format!("Poisson({per_day})")
        };
        let (mut centres, mut people, mut demand) = (String::new(), String::new(), String::new());
        for line in 0..lines {
            let mut route = String::new();
            for at in 0..5 {
                centres += &format!("(id: \"c{line}-{at}\", name: \"C\"),");
                people += &format!("(id: \"p{line}-{at}\", centre: \"c{line}-{at}\", shift: Always),");
                route += &format!("(at: \"c{line}-{at}\", effort: Exp(\"{minutes}m\")),");
            }
            demand +=
                &format!("(id: \"s{line}\", titles: [\"S\"], kind: Change, arrivals: {arrivals}, route: [{route}]),");
        }
        level(&format!(
            "(format: 1, title: \"Plant\", lesson: \"None.\", ends: \"day {} 00:00\", centres: [{centres}], people: [{people}], demand: [{demand}])",
            days + 1
        ))
    }
}

/// A level of a text.
pub(crate) fn level(text: &str) -> Arc<Level> {
    let (level, problems) = from_text("plant", text, None);
    Arc::new(level.unwrap_or_else(|| panic!("{problems:#?}")))
}
