//! The puzzle of the day, the same for everybody, and the days that a player has tried.
//!
//! # How a day becomes a puzzle
//! The day is a number: days since 1 January 1970, UTC. From it alone come
//! - the **level**: the levels of [`POOLS`] in blocks, each block with every level once. Block *b* is shuffled by Fisher
//!   and Yates, from the last place down, with SplitMix64 (Steele, Lea & Flood 2014) of seed *b* xor `0x6461696c79`; if
//!   it begins as the block before ended, its first two change places;
//! - the **seed**: 1 + (first number of SplitMix64 of the day's number) mod 999,999;
//! - the **difficulty**: calm on Mondays, hard on Saturdays and Sundays, normal otherwise.
//!
//! A pool is never changed: other levels begin with a later day, so that every past day stays what it was.

use rand::{Rng as _, SeedableRng as _};
use rand_xoshiro::SplitMix64;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::kept::Kept;
use crate::level::rules::Difficulty;
use crate::sim::{Outcome, Simulation};

/// Format number of the file.
pub const FORMAT: u32 = 1;

/// Levels by the day from which on they are played, the latest last.
pub const POOLS: &[(i64, &[&str])] = &[(
    20_780,
    &["part1/payroll", "part1/change-cards", "part1/constraint", "part1/audit", "part1/launch", "part1/fourth-kind"],
)];

/// What is played on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Puzzle {
    /// Days since 1 January 1970.
    pub day: i64,
    /// Id of the level.
    pub level: String,
    /// Seed of the run.
    pub seed: u64,
    /// How hard it is played.
    pub difficulty: Difficulty,
}

/// The puzzle of a day, by its number (days since 1 January 1970, UTC).
pub fn puzzle(day: i64) -> Puzzle {
    let (from, pool) = POOLS.iter().rev().find(|(from, _)| *from <= day).unwrap_or(&POOLS[0]);
    let many = pool.len() as i64;
    let (block, place) = ((day - from).div_euclid(many), (day - from).rem_euclid(many));
    let mut order = shuffled(block, pool.len());
    if many > 1 && order.first() == shuffled(block - 1, pool.len()).last() {
        order.swap(0, 1);
    }
    let difficulty = match weekday(day) {
        0 => Difficulty::Calm,
        5 | 6 => Difficulty::Hard,
        _ => Difficulty::Normal,
    };
    let seed = 1 + SplitMix64::seed_from_u64(day as u64).next_u64() % 999_999;
    Puzzle { day, level: pool[order[place as usize]].into(), seed, difficulty }
}

fn shuffled(block: i64, many: usize) -> Vec<usize> {
    let mut luck = SplitMix64::seed_from_u64(block as u64 ^ 0x0064_6169_6c79);
    let mut order: Vec<usize> = (0..many).collect();
    for place in (1..many).rev() {
        let other = (luck.next_u64() % (place as u64 + 1)) as usize;
        order.swap(place, other);
    }
    order
}

/// The day of the week, Monday is 0.
pub fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// Year, month and day of a day's number (Hinnant, chrono-compatible low-level date algorithms).
pub fn date(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// A day as it is written: 2026-11-28.
pub fn written(day: i64) -> String {
    let (year, month, day) = date(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Title of the ending.
    pub ending: String,
    /// It was won.
    pub won: bool,
    /// Lamps that are lit, and how many there are.
    pub lamps: u32,
    /// How many lamps the level has.
    pub of: u32,
    /// What the company has more than at the start, money; of equal lamps, more is better.
    pub money: i64,
    /// What the player did.
    pub actions: u32,
}

impl Score {
    /// The score of a run; none while it is not over.
    pub fn of(sim: &Simulation) -> Option<Self> {
        let (id, lamps) = sim.ending()?;
        let level = sim.level();
        let ending = level.file.endings.iter().find(|ending| ending.id == id);
        Some(Self {
            ending: ending.map_or_else(|| id.to_string(), |ending| ending.title.clone()),
            won: sim.outcome() == Outcome::Won,
            lamps,
            of: level.file.stars.len() as u32,
            money: sim.metric("cash_change").round() as i64,
            actions: sim.taken().len() as u32,
        })
    }
}

/// The one attempt of a day that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// What was played.
    pub level: String,
    /// Title of the level.
    pub title: String,
    /// Seed of the run.
    pub seed: u64,
    /// How hard it was played.
    pub difficulty: Difficulty,
    /// How it ended; none while it has not.
    #[serde(default)]
    pub score: Option<Score>,
}

/// The days that somebody has tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// Format number.
    pub format: u32,
    /// By the day's number.
    #[serde(default)]
    pub days: BTreeMap<i64, Attempt>,
}

impl Default for History {
    fn default() -> Self {
        Self { format: FORMAT, days: BTreeMap::new() }
    }
}

impl Kept for History {
    const FORMAT: u32 = FORMAT;

    fn format(&self) -> u32 {
        self.format
    }
}

impl History {
    /// The attempt of a day begins; it counts from now on. One that has begun stays as it is.
    pub fn begin(&mut self, puzzle: &Puzzle, title: &str) {
        self.days.entry(puzzle.day).or_insert_with(|| Attempt {
            level: puzzle.level.clone(),
            title: title.into(),
            seed: puzzle.seed,
            difficulty: puzzle.difficulty,
            score: None,
        });
    }

    /// The day whose attempt a run is, if it has no score yet: a run that went past midnight counts for its own day.
    pub fn day_of(&self, sim: &Simulation) -> Option<i64> {
        let level = sim.level();
        let is = |attempt: &Attempt| {
            attempt.score.is_none()
                && (&attempt.level, attempt.seed, attempt.difficulty) == (&level.id, sim.seed(), level.difficulty)
        };
        self.days.iter().rev().find(|(_, attempt)| is(attempt)).map(|(day, _)| *day)
    }

    /// A run of an attempt is over: the day that has its score now.
    pub fn ended(&mut self, sim: &Simulation) -> Option<i64> {
        let score = Score::of(sim)?;
        let day = self.day_of(sim)?;
        self.days.get_mut(&day)?.score = Some(score);
        Some(day)
    }

    /// Days in a row that were won, up to a day; the day itself may still be open.
    pub fn streak(&self, today: i64) -> u32 {
        let won = |day: i64| self.days.get(&day).is_some_and(|a| a.score.as_ref().is_some_and(|s| s.won));
        let last = if won(today) { today } else { today - 1 };
        (0..).take_while(|back| won(last - i64::from(*back))).count() as u32
    }
}

/// Money with its sign, as it is shared: +$84,000.
pub fn money(amount: i64) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{}${out}", if amount < 0 { "\u{2212}" } else { "+" })
}

/// The line that is shared of a day.
pub fn line(day: i64, attempt: &Attempt) -> String {
    let head = format!("Unplanned Work {} · {} ({})", written(day), attempt.title, attempt.difficulty.name());
    match &attempt.score {
        None => format!("{head} · not finished"),
        Some(score) => {
            let result = if score.won { "won" } else { "lost" };
            let lamps = if score.lamps == 1 { "1 lamp".into() } else { format!("{} lamps", score.lamps) };
            let acts = if score.actions == 1 { "1 action".into() } else { format!("{} actions", score.actions) };
            format!("{head} · {result} · {lamps} of {} · {} · {acts}", score.of, money(score.money))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level;
    use crate::strategy;
    use std::sync::Arc;

    /// Computed by another program from the description above.
    #[test]
    fn a_day_is_the_same_puzzle_everywhere() {
        use Difficulty::{Calm, Hard, Normal};
        for (day, date, level, seed, difficulty) in [
            (0, "1970-01-01", "change-cards", 318_419, Normal),
            (20_780, "2026-11-23", "change-cards", 459_811, Calm),
            (20_785, "2026-11-28", "payroll", 930_328, Hard),
            (20_786, "2026-11-29", "fourth-kind", 926_859, Hard),
            (20_787, "2026-11-30", "change-cards", 131_695, Calm),
            (20_788, "2026-12-01", "payroll", 730_327, Normal),
            (20_791, "2026-12-04", "launch", 726_792, Normal),
            (20_793, "2026-12-06", "audit", 220_303, Hard),
            (25_000, "2038-06-13", "payroll", 769_957, Hard),
        ] {
            let level = format!("part1/{level}");
            assert_eq!(puzzle(day), Puzzle { day, level, seed, difficulty }, "{date}");
            assert_eq!(written(day), date);
        }
    }

    #[test]
    fn every_day_has_a_level_and_none_comes_twice_in_a_row() {
        for day in 20_000..24_000 {
            let (today, tomorrow) = (puzzle(day), puzzle(day + 1));
            assert_ne!(today.level, tomorrow.level, "{day}");
            assert!((1..=999_999).contains(&today.seed));
        }
        for (n, (from, pool)) in POOLS.iter().enumerate() {
            assert!(POOLS[..n].iter().all(|(before, _)| before < from));
            assert!(pool.iter().all(|id| level::load(id).is_ok_and(|level| !level.file.stars.is_empty())));
        }
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (day, text) in [
            (-1, "1969-12-31"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_512, "2026-02-28"),
            (20_513, "2026-03-01"),
        ] {
            assert_eq!(written(day), text);
        }
        assert_eq!(weekday(20_785), 5, "28 November 2026 is a Saturday");
    }

    #[test]
    fn one_attempt_counts_and_its_score_is_kept() {
        let puzzle = Puzzle { day: 7, level: "part1/payroll".into(), seed: 3, difficulty: Difficulty::Normal };
        let level = level::load(&puzzle.level).unwrap();
        let mut history = History::default();
        history.begin(&puzzle, &level.file.title);
        let running = Simulation::new(&level, 3);
        assert_eq!((history.day_of(&running), history.clone().ended(&running)), (Some(7), None));
        // Another seed or difficulty is practice.
        let over = |level: &Arc<level::Level>, seed| strategy::whole(level, seed, "timeline_first", &[]).unwrap();
        assert_eq!(history.ended(&over(&level, 4)), None);
        let hard = Arc::new(Arc::unwrap_or_clone(Arc::clone(&level)).at(Difficulty::Hard));
        assert_eq!(history.ended(&over(&hard, 3)), None);
        let run = over(&level, 3);
        assert_eq!(history.ended(&run), Some(7));
        let score = history.days[&7].score.clone().unwrap();
        assert_eq!((score.won, score.of, score.lamps > 0), (true, 3, true));
        // Begun again, run again: the first one stands.
        history.begin(&puzzle, "another");
        assert_eq!(history.ended(&strategy::whole(&level, 3, "none", &[]).unwrap()), None);
        assert_eq!(history.days[&7].score.as_ref(), Some(&score));
        assert_eq!((history.streak(7), history.streak(8), history.streak(9)), (1, 1, 0));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daily.json");
        assert_eq!(History::read(&path), Ok(History::default()));
        history.write(&path).unwrap();
        assert_eq!(History::read(&path).as_ref(), Ok(&history));
    }

    #[test]
    fn a_day_is_shared_as_a_line() {
        let score = Score { ending: "Paid".into(), won: true, lamps: 2, of: 3, money: -84_000, actions: 1 };
        let attempt = Attempt {
            level: "part1/payroll".into(),
            title: "Payday".into(),
            seed: 1,
            difficulty: Difficulty::Hard,
            score: None,
        };
        assert_eq!(line(20_785, &attempt), "Unplanned Work 2026-11-28 · Payday (hard) · not finished");
        let attempt = Attempt { score: Some(score), ..attempt };
        let text = "Unplanned Work 2026-11-28 · Payday (hard) · won · 2 lamps of 3 · \u{2212}$84,000 · 1 action";
        assert_eq!(line(20_785, &attempt), text);
        assert_eq!((money(0), money(1_234_567), money(999)), ("+$0".into(), "+$1,234,567".into(), "+$999".into()));
    }
}
