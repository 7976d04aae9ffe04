//! What will happen: the present played on many times, with an action and without it, under the same luck.
//!
//! A fork knows what the player cannot see: which change is guilty, which service is weak. So only shares and spreads of
//! many futures leave this module, never one future, and actions that ask what nobody knows yet are not foreseen at all.

use crate::level::file::{Condition, StarFile};
use crate::locale::number;
use crate::sim::action::{Action, ActionKind};
use crate::sim::{Simulation, metric_about};
use crate::tr;

/// Futures on each side.
pub const FUTURES: usize = 64;
/// How far it looks: working days.
pub const DAYS: i64 = 5;
/// Minutes between two points of a curve.
const STEP: i64 = 120;

/// So many futures of a lamp could be chance.
pub const FEW: usize = 2;
/// So much of a mean at the last minute could be chance, in the order of [`Side::means`].
pub const LITTLE: [f64; 4] = [0.5, 2000.0, 1.0, 0.005];

/// May the futures of such an action be shown? Not if it asks what nobody knows yet (the answer would be in them), and
/// not if it moves one card: nothing could be told from chance.
pub fn foreseen(kind: ActionKind) -> bool {
    use ActionKind as K;
    match kind {
        K::Answer | K::Talk | K::AskChanges | K::Investigate | K::RollBack | K::RollForward => false,
        K::Scope | K::Drill | K::MapSteps | K::Authorise | K::ReleaseNow | K::TakeBack => false,
        K::Prioritise | K::Assign | K::Hold | K::Schedule => false,
        K::ByHand | K::Guard | K::Control | K::LimitCentre | K::LimitPerson | K::LimitWip | K::Move => true,
        K::Document | K::Overtime | K::Pair | K::Hire | K::Reserve | K::Kata | K::Aim | K::Improve => true,
        K::Release | K::Freeze | K::Unfreeze | K::Gate | K::SayNo => true,
        K::AddCapacity | K::Elastic | K::Offload => true,
        K::ReleaseBy | K::UseCanary | K::UseFlags | K::Refresh | K::Automate | K::Remove => true,
    }
}

/// What is asked: the present, the action, how far, and which figure is drawn.
pub struct Question {
    base: Simulation,
    action: Action,
    /// The figures of which one will be drawn, those of dark lamps first.
    figures: Vec<Figure>,
    /// Minutes of their points, from now to the last.
    pub minutes: Vec<i64>,
    /// The lamps' names, in the level's order.
    pub lamps: Vec<String>,
}

/// A figure's spread over the futures at one minute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Nine tenths of the futures lie from here …
    pub low: f64,
    /// … half of them from here …
    pub lower: f64,
    /// (the middle one)
    pub middle: f64,
    /// … to here,
    pub upper: f64,
    /// … to here.
    pub high: f64,
}

impl Band {
    fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
        Self { low: at(0.05), lower: at(0.25), middle: at(0.5), upper: at(0.75), high: at(0.95) }
    }
}

/// One side: all futures with the action, or all without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The figure's spread, point by point.
    pub curve: Vec<Band>,
    /// In how many futures each lamp is lit at the last minute.
    pub lit: Vec<usize>,
    /// Means at the last minute: trust, money since now, open work, share of unplanned work from the start.
    pub means: [f64; 4],
    /// What each of them is the mean of.
    pub spreads: [Band; 4],
}

/// In how many futures a figure at the last minute is another with the action than without it, under the same luck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// More with it; of a lamp: lit only with it.
    pub more: usize,
    /// Less with it; of a lamp: lit only without it.
    pub less: usize,
}

impl Pairs {
    /// Of the values without it and with it, future by future.
    fn of(values: impl Iterator<Item = (f64, f64)>) -> Self {
        values.fold(Self::default(), |pairs, (without, with)| Self {
            more: pairs.more + usize::from(with > without),
            less: pairs.less + usize::from(with < without),
        })
    }
}

/// The lamp on which an action tells most, of in how many futures each is lit without it and with it.
fn told_on(lit: &[[usize; 2]]) -> Option<usize> {
    let moved = |lamp: &usize| lit[*lamp][0].abs_diff(lit[*lamp][1]);
    // The first of those that move as much.
    (0..lit.len()).rev().max_by_key(moved)
}

/// A figure that could be drawn.
#[derive(Clone, Debug)]
struct Figure {
    metric: String,
    /// The lamps that ask for it, dark ones first, and what each asks.
    asked: Vec<(usize, Option<Goal>)>,
}

/// So far apart, as a share of what they spread over, the sides of a picture are seen to differ.
const SEEN: f64 = 0.05;

/// Which figure is drawn, and which lamp asks for it, and what: of those that the lamp asks for on which the action tells, or
/// else of all, the one in which both sides are farthest `apart`.
fn drawn(figures: &[Figure], apart: &[f64], lamp: Option<usize>) -> (usize, Option<(usize, Option<Goal>)>) {
    let asks = |figure: &usize| figures[*figure].asked.iter().find(|(of, _)| Some(*of) == lamp);
    let farthest = |a: &usize, b: &usize| apart[*a].total_cmp(&apart[*b]);
    let all = || (0..figures.len()).rev();
    let told = all().filter(|figure| apart[*figure] > SEEN && asks(figure).is_some()).max_by(farthest);
    let figure = told.or_else(|| all().max_by(farthest)).unwrap_or(0);
    (figure, asks(&figure).or(figures[figure].asked.first()).copied())
}

/// One future of a question.
struct Future {
    /// The points of each figure.
    curves: Vec<Vec<f64>>,
    /// The lamps at the last minute.
    lit: Vec<bool>,
    /// The figures at the last minute, in the order of [`Side::means`].
    end: [f64; 4],
}

/// How far the middles of two spreads are from each other where they are farthest, as a share of all that both spread over.
fn apart(one: &[Band], other: &[Band]) -> f64 {
    let bands = || one.iter().chain(other);
    let least = bands().map(|band| band.low).fold(f64::INFINITY, f64::min);
    let most = bands().map(|band| band.high).fold(f64::NEG_INFINITY, f64::max);
    let farthest = one.iter().zip(other).map(|(one, other)| (one.middle - other.middle).abs()).fold(0.0, f64::max);
    if most > least { farthest / (most - least) } else { 0.0 }
}

/// Both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The figure that is drawn: the one in which both sides differ most, of those that the lamp asks for that the action
    /// lights or darkens; if none is seen to differ there, of those that any lamp asks for, and open work.
    pub metric: String,
    /// What a lamp asks of it.
    pub goal: Option<Goal>,
    /// Minutes of its points.
    pub minutes: Vec<i64>,
    /// The lamp that the sentence names: the one on which the action tells most, or else one that asks for what is drawn; none
    /// if the level has none.
    pub lamp: Option<usize>,
    /// The lamps' names.
    pub lamps: Vec<String>,
    /// Nothing more is done.
    pub without: Side,
    /// The action is taken now, and nothing more.
    pub with: Side,
    /// Lamp by lamp, in how many futures the action lights or darkens it.
    pub lights: Vec<Pairs>,
    /// In how many futures each of [`Side::means`] is another.
    pub others: [Pairs; 4],
}

/// The same hour, so many working days later.
fn horizon(weekday: i64, now: i64) -> i64 {
    let (mut days, mut left) = (0, DAYS);
    while left > 0 {
        days += 1;
        if (weekday + days) % 7 < 5 {
            left -= 1;
        }
    }
    now + days * 1440
}

/// What a lamp asks of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// That it is so much or more.
    AtLeast(f64),
    /// That it is less.
    Below(f64),
}

/// The figures that a lamp asks for and that have a name; and what it asks of each, if that is known beforehand.
fn asked_for(condition: &Condition) -> Vec<(&str, Option<Goal>)> {
    let named = |metric: &str| metric_about(metric).is_some() && !metric.starts_with("var.");
    match condition {
        Condition::AtLeast(metric, least) if named(metric) => vec![(metric, Some(Goal::AtLeast(*least)))],
        Condition::Below(metric, most) if named(metric) => vec![(metric, Some(Goal::Below(*most)))],
        Condition::Exceeds(_, metric) if named(metric) => vec![(metric, None)],
        Condition::All(all) | Condition::Any(all) => all.iter().flat_map(asked_for).collect(),
        _ => Vec::new(),
    }
}

impl Question {
    /// What the futures of `sim` are with and without an action. None if such actions are not foreseen, if it is
    /// refused now, or if the level is over.
    pub fn new(sim: &Simulation, action: &Action) -> Option<Self> {
        if !foreseen(action.kind()) || sim.over() || sim.allowed(action).is_err() {
            return None;
        }
        let (now, file) = (sim.minute(), &sim.level().file);
        let weekday = (file.first_day as i64 + now.div_euclid(1440)).rem_euclid(7);
        let last = horizon(weekday, now).min(sim.span().1).max(now + 1);
        let mut minutes: Vec<i64> = (0..).map(|n| now + n * STEP).take_while(|minute| *minute < last).collect();
        minutes.push(last);
        let (lit, dark): (Vec<_>, Vec<_>) = file.stars.iter().enumerate().partition(|(_, star)| sim.holds(&star.when));
        let of = |(lamp, star): (usize, &'_ StarFile)| {
            let asked = asked_for(&star.when).into_iter();
            asked.map(|(metric, goal)| (metric.to_string(), Some((lamp, goal)))).collect::<Vec<_>>()
        };
        let asked = dark.into_iter().chain(lit).flat_map(of).chain([("open_work".to_string(), None)]);
        let mut figures: Vec<Figure> = Vec::new();
        for (metric, asked) in asked.filter(|(metric, _)| sim.shown(metric).is_some()) {
            match figures.iter_mut().find(|known| known.metric == metric) {
                Some(known) => known.asked.extend(asked),
                None => figures.push(Figure { metric, asked: asked.into_iter().collect() }),
            }
        }
        Some(Self {
            base: sim.fork(),
            action: action.clone(),
            figures,
            minutes,
            lamps: file.stars.iter().map(|star| star.label.clone()).collect(),
        })
    }

    /// One future: the points of each figure, the lamps, and the figures at the end. Whoever has the same `salt` has the same luck.
    fn future(&self, salt: u64, with: bool) -> Future {
        let mut fork = self.base.fork_with_luck(salt);
        if with {
            fork.submit(self.action.clone()).expect("what is allowed now is allowed in a copy of now");
        }
        let mut curves = vec![Vec::with_capacity(self.minutes.len()); self.figures.len()];
        for minute in &self.minutes {
            fork.run_until(*minute);
            for (curve, figure) in curves.iter_mut().zip(&self.figures) {
                curve.push(fork.shown(&figure.metric).unwrap_or(0.0));
            }
        }
        let lit = self.base.level().file.stars.iter().map(|star| fork.holds(&star.when)).collect();
        let earned = fork.metric("cash") - self.base.metric("cash");
        let end = [fork.metric("trust"), earned, fork.metric("open_work"), fork.metric("unplanned_share")];
        Future { curves, lit, end }
    }

    /// Plays all of them; `go_on` hears how many are done, of `2 × FUTURES`, and may end it: then there is no answer.
    pub fn answer(&self, go_on: impl Fn(usize) -> bool) -> Option<Forecast> {
        let mut done = 0;
        let mut sides = [Vec::new(), Vec::new()];
        for salt in 1..=FUTURES as u64 {
            for (side, with) in sides.iter_mut().zip([false, true]) {
                side.push(self.future(salt, with));
                done += 1;
                if !go_on(done) {
                    return None;
                }
            }
        }
        let differ = |figure: usize| {
            let [without, with] = sides.each_ref().map(|futures| self.curve(futures, figure));
            apart(&without, &with)
        };
        let differ: Vec<f64> = (0..self.figures.len()).map(differ).collect();
        let lit =
            |lamp: usize| sides.each_ref().map(|futures| futures.iter().filter(|future| future.lit[lamp]).count());
        let lit: Vec<[usize; 2]> = (0..self.lamps.len()).map(lit).collect();
        let tells = told_on(&lit).filter(|lamp| lit[*lamp][0].abs_diff(lit[*lamp][1]) > FEW);
        let (figure, asked) = drawn(&self.figures, &differ, tells);
        // What is said is said of a lamp on which the action tells, or else of what is drawn.
        let lamp = tells.or(asked.map(|(lamp, _)| lamp)).or_else(|| told_on(&lit));
        let goal = asked.and_then(|(_, goal)| goal);
        let pairs = |of: &dyn Fn(&Future) -> f64| {
            Pairs::of(sides[0].iter().zip(&sides[1]).map(|(without, with)| (of(without), of(with))))
        };
        let lights = (0..self.lamps.len()).map(|lamp| pairs(&|future| f64::from(u8::from(future.lit[lamp])))).collect();
        let others = std::array::from_fn(|of| pairs(&|future| future.end[of]));
        let side = |of: usize| self.side(&sides[of], figure, lit.iter().map(|lit| lit[of]).collect());
        let (without, with) = (side(0), side(1));
        let metric = self.figures[figure].metric.clone();
        let (minutes, lamps) = (self.minutes.clone(), self.lamps.clone());
        Some(Forecast { metric, goal, minutes, lamp, lamps, without, with, lights, others })
    }

    /// A figure's spread over some futures, point by point.
    fn curve(&self, futures: &[Future], figure: usize) -> Vec<Band> {
        let at = |point: usize| Band::of(futures.iter().map(|future| future.curves[figure][point]).collect());
        (0..self.minutes.len()).map(at).collect()
    }

    fn side(&self, futures: &[Future], figure: usize, lit: Vec<usize>) -> Side {
        let ends = |of: usize| -> Vec<f64> {
            let values: Vec<f64> = futures.iter().map(|future| future.end[of]).filter(|end| end.is_finite()).collect();
            if values.is_empty() { vec![0.0] } else { values }
        };
        let mean = |of: usize| {
            let values = ends(of);
            values.iter().sum::<f64>() / values.len() as f64
        };
        Side {
            curve: self.curve(futures, figure),
            lit,
            means: std::array::from_fn(mean),
            spreads: std::array::from_fn(|of| Band::of(ends(of))),
        }
    }
}

impl Forecast {
    /// The action makes a difference that is more than chance: to a lamp, to a figure at the last minute, or to the
    /// figure that is drawn on the way there, against what it spreads over.
    pub fn tells(&self) -> bool {
        let lamps = self.with.lit.iter().zip(&self.without.lit).any(|(with, without)| with.abs_diff(*without) > FEW);
        let ends = (0..LITTLE.len()).any(|of| (self.with.means[of] - self.without.means[of]).abs() > LITTLE[of]);
        lamps || ends || apart(&self.without.curve, &self.with.curve) > SEEN
    }

    /// What to see, in a sentence.
    pub fn sentence(&self) -> String {
        let open = (self.with.means[2], self.without.means[2]);
        let Some(lamp) = self.lamp else {
            return tr!("forecast-no-lamp", with = number(open.0, 0), without = number(open.1, 0));
        };
        let (with, without, name) = (self.with.lit[lamp], self.without.lit[lamp], &self.lamps[lamp]);
        let same = with.abs_diff(without) <= FEW;
        match (same, with.max(without)) {
            (true, 0) if (open.0 - open.1).abs() >= 1.0 => tr!(
                "forecast-none-open",
                futures = FUTURES,
                lamp = name,
                with = number(open.0, 0),
                without = number(open.1, 0)
            ),
            (true, 0) => {
                tr!("forecast-none", futures = FUTURES, lamp = name)
            }
            (true, _) if (open.0 - open.1).abs() >= (0.1 * open.1).max(1.0) => tr!(
                "forecast-lamp-same-open",
                futures = FUTURES,
                lamp = name,
                lit = with,
                with = number(open.0, 0),
                without = number(open.1, 0)
            ),
            (true, _) => {
                tr!("forecast-hardly", futures = FUTURES, lamp = name, with = with, without = without)
            }
            (false, _) => tr!("forecast-matters", futures = FUTURES, lamp = name, with = with, without = without),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::file::{ChangeControl, Interruptions};

    fn morning(name: &str) -> Simulation {
        let level = crate::level::load(name).unwrap();
        let mut sim = Simulation::new(&level, 3);
        sim.run_until(sim.span().0 + 120);
        sim
    }

    #[test]
    fn a_forecast_is_what_comes_out_by_hand_and_the_present_does_not_notice() {
        let sim = morning("part1/payroll");
        let before = sim.digest();
        let action = Action::Control { mode: ChangeControl::Frozen };
        let question = Question::new(&sim, &action).unwrap();
        let found = question.answer(|_| true).unwrap();
        assert_eq!(question.answer(|_| true).unwrap(), found, "twice the same");
        assert_eq!(sim.digest(), before);
        let last = *found.minutes.last().unwrap();
        for (side, with) in [(&found.without, false), (&found.with, true)] {
            let ends: Vec<Simulation> = (1..=FUTURES as u64)
                .map(|salt| {
                    let mut fork = sim.fork_with_luck(salt);
                    if with {
                        fork.submit(action.clone()).unwrap();
                    }
                    fork.run_until(last);
                    fork
                })
                .collect();
            for (lamp, star) in sim.level().file.stars.iter().enumerate() {
                assert_eq!(side.lit[lamp], ends.iter().filter(|end| end.holds(&star.when)).count(), "{with}");
            }
            let open: Vec<f64> = ends.iter().map(|end| end.metric("open_work")).collect();
            assert!((side.means[2] - open.iter().sum::<f64>() / FUTURES as f64).abs() < 1e-9, "{with}");
            assert_eq!(side.spreads[2], Band::of(open), "{with}");
            let mut figures: Vec<f64> = ends.iter().map(|end| end.metric(&found.metric)).collect();
            figures.sort_by(f64::total_cmp);
            assert_eq!(side.curve.last().unwrap().middle, figures[32], "{with}: the middle one");
        }
        assert_ne!(found.with, found.without, "a freeze makes a difference");
        for (lamp, pairs) in found.lights.iter().enumerate() {
            let [without, with] = [&found.without, &found.with].map(|side| side.lit[lamp]);
            assert_eq!(with + pairs.less, without + pairs.more, "what it lights and darkens is the difference");
        }
        assert!(found.others.iter().any(|pairs| pairs.more + pairs.less > 0), "{:?}", found.others);
        assert!(found.others.iter().all(|pairs| pairs.more + pairs.less <= FUTURES), "{:?}", found.others);
        assert_eq!(found.with.curve[0].low, found.with.curve[0].high, "now is known");
    }

    #[test]
    fn the_figure_that_differs_most_is_drawn_with_what_a_lamp_asks_of_it() {
        let sim = morning("part1/change-cards");
        let action = Action::Control { mode: ChangeControl::Board };
        let question = Question::new(&sim, &action).unwrap();
        assert!(question.figures.len() > 2, "lamps ask for more than one: {:?}", question.figures);
        let found = question.answer(|_| true).unwrap();
        assert_eq!((found.metric.as_str(), found.goal), ("record_share", Some(Goal::AtLeast(0.9))));
        let drawn = apart(&found.without.curve, &found.with.curve);
        for salt in 0..question.figures.len() {
            let mut other = question.figures.clone();
            other.rotate_left(salt);
            let question = Question { figures: other, ..Question::new(&sim, &action).unwrap() };
            let again = question.answer(|_| true).unwrap();
            assert!(again.lamps[again.lamp.unwrap()].contains("on record"), "what is said is what is drawn");
            assert_eq!((again.metric, apart(&again.without.curve, &again.with.curve)), ("record_share".into(), drawn));
        }
    }

    #[test]
    fn the_picture_is_of_what_the_lamp_asks_for_that_the_sentence_names() {
        let figure = |metric: &str, asked: &[(usize, f64)]| Figure {
            metric: metric.into(),
            asked: asked.iter().map(|(lamp, least)| (*lamp, Some(Goal::AtLeast(*least)))).collect(),
        };
        let figures = [figure("trust", &[(0, 60.0)]), figure("cash", &[(1, 5.0), (2, 7.0)]), figure("open_work", &[])];
        let asks = |lamp: usize, least: f64| Some((lamp, Some(Goal::AtLeast(least))));
        // Open work differs most; but the lamp that goes on asks for cash, so much of it.
        assert_eq!(drawn(&figures, &[0.0, 0.3, 0.9], Some(2)), (1, asks(2, 7.0)));
        assert_eq!(drawn(&figures, &[0.0, 0.3, 0.9], None), (2, None));
        assert_eq!(drawn(&figures, &[0.0, 0.9, 0.3], None), (1, asks(1, 5.0)));
        // What does not differ is no picture.
        assert_eq!(drawn(&figures, &[0.0, 0.3, 0.9], Some(0)), (2, None));
        assert_eq!(drawn(&[figure("open_work", &[])], &[0.0], None), (0, None));
    }

    #[test]
    fn only_what_is_more_than_chance_tells() {
        let band = |middle: f64| Band {
            low: middle - 1.0,
            lower: middle - 0.5,
            middle,
            upper: middle + 0.5,
            high: middle + 1.0,
        };
        let side = |curve: [f64; 3], lit: usize, means: [f64; 4]| Side {
            curve: curve.map(band).to_vec(),
            lit: vec![lit],
            means,
            spreads: means.map(band),
        };
        let means = [58.0, -72_000.0, 66.0, 0.15];
        let found = |with: Side| {
            let without = side([60.0, 59.0, 58.0], 10, means);
            Forecast {
                metric: "trust".into(),
                goal: None,
                minutes: vec![0, 60, 120],
                lamp: Some(0),
                lamps: vec!["a".into()],
                without,
                with,
                lights: vec![Pairs::default()],
                others: [Pairs::default(); 4],
            }
            .tells()
        };
        assert!(!found(side([60.0, 59.0, 58.0], 10, means)), "the same");
        assert!(!found(side([60.0, 59.01, 58.0], 12, [58.3, -71_000.0, 66.5, 0.152])), "what could be chance");
        assert!(found(side([60.0, 59.0, 58.0], 13, means)), "a lamp");
        assert!(found(side([60.0, 58.0, 58.0], 10, means)), "on the way");
        assert!(found(side([60.0, 59.0, 58.0], 10, [58.0, -72_000.0, 60.0, 0.15])), "open work");
    }

    #[test]
    fn what_nobody_knows_is_not_foreseen() {
        let sim = morning("part1/payroll");
        let ask = Action::AskChanges { centre: "timekeeping".into() };
        assert!(sim.allowed(&ask).is_ok() && Question::new(&sim, &ask).is_none());
        let nobody = Action::Guard { person: "nobody".into(), mode: Interruptions::Shielded };
        assert!(Question::new(&sim, &nobody).is_none(), "what is refused has no future");
        let guard = Action::Guard { person: "brent".into(), mode: Interruptions::Shielded };
        let question = Question::new(&sim, &guard).unwrap();
        assert_eq!(*question.minutes.last().unwrap(), sim.span().1, "no further than the level");
        assert!(question.answer(|done| done < 5).is_none(), "it can be given up");
    }

    #[test]
    fn five_working_days_leave_out_the_week_end() {
        // Monday and Friday, 10:00.
        assert_eq!(horizon(0, 600), 600 + 7 * 1440);
        assert_eq!(horizon(4, 600), 600 + 7 * 1440);
        assert_eq!(horizon(5, 600), 600 + 6 * 1440, "from Saturday to Friday");
    }
}
