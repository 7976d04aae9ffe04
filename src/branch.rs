//! The futures of one game: whoever goes back in time keeps what they did since as another future.
//!
//! A future is what was done and how far the clock came; the seed is the game's own, so that the luck is the same in all of
//! them. To show one it is run again.

use std::sync::Arc;

use crate::level::Level;
use crate::replay::{Line, go_on, rerun};
use crate::sim::Simulation;
use crate::sim::action::Stamped;

/// Most futures of a game: nobody tells more apart.
pub const MOST: usize = 26;

/// One future.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The future that it parted from, and at which minute; none for the first.
    pub parted: Option<(usize, i64)>,
    /// All that was done in it, from the start of the level.
    pub actions: Vec<Stamped>,
    /// How far its clock has come.
    pub reached: i64,
}

/// All futures of a game, and which of them goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branches {
    all: Vec<Branch>,
    now: usize,
}

impl Branches {
    /// A game that nobody has gone back in.
    pub fn new(actions: Vec<Stamped>, reached: i64) -> Self {
        Self { all: vec![Branch { parted: None, actions, reached }], now: 0 }
    }

    /// All of them, the first first.
    pub fn all(&self) -> &[Branch] {
        &self.all
    }

    /// The place of the one that goes on.
    pub fn now(&self) -> usize {
        self.now
    }

    /// The one that goes on.
    pub fn current(&self) -> &Branch {
        &self.all[self.now]
    }

    /// The one that goes on has come so far.
    pub fn update(&mut self, actions: &[Stamped], reached: i64) {
        let current = &mut self.all[self.now];
        // Mostly nothing was done since the last time.
        if current.actions != actions {
            current.actions = actions.to_vec();
        }
        current.reached = reached;
    }

    /// Goes back to a minute of the present future: all that was done before it holds, and a new future begins there.
    /// What stands in the journal for it; none if there are as many as there can be.
    pub fn part(&mut self, at: i64) -> Option<Line> {
        if self.all.len() >= MOST {
            return None;
        }
        let from = self.now;
        let keeps = self.current().actions.iter().take_while(|stamped| stamped.minute < at).count();
        self.begin(from, keeps, at);
        Some(Line::Parted { from, keeps, at })
    }

    fn begin(&mut self, from: usize, keeps: usize, at: i64) {
        let actions = self.all[from].actions[..keeps].to_vec();
        self.all.push(Branch { parted: Some((from, at)), actions, reached: at });
        self.now = self.all.len() - 1;
    }

    /// Goes on with another. What stands in the journal for it.
    pub fn switch(&mut self, to: usize) -> Line {
        self.now = to.min(self.all.len() - 1);
        Line::Switched(self.now)
    }

    /// A future run again, as far as it came.
    ///
    /// # Errors
    /// The refusal of an action that was taken when it was played.
    pub fn run(&self, place: usize, level: &Arc<Level>, seed: u64) -> Result<Simulation, String> {
        let branch = &self.all[place];
        Ok(rerun(level, seed, &branch.actions, branch.reached)?.0)
    }

    /// The minute at which two futures part; none if they are the same one.
    pub fn parting(&self, a: usize, b: usize) -> Option<i64> {
        // From each to the first, with the minute up to which it is the same as that one.
        let way = |mut place: usize| {
            let mut way = vec![(place, i64::MAX)];
            let mut upto = i64::MAX;
            while let Some((from, at)) = self.all[place].parted {
                upto = upto.min(at);
                way.push((from, upto));
                place = from;
            }
            way
        };
        let (of_a, of_b) = (way(a), way(b));
        let shared = of_a.iter().find_map(|(place, upto)| {
            let other = of_b.iter().find(|(other, _)| other == place)?;
            Some((*upto).min(other.1))
        });
        shared.filter(|at| *at < i64::MAX)
    }

    /// What was done in `a` since it parted from `b` and not in `b` since then.
    pub fn only_in(&self, a: usize, b: usize) -> Vec<&Stamped> {
        let Some(at) = self.parting(a, b) else { return Vec::new() };
        let since = |place: usize| self.all[place].actions.iter().filter(move |stamped| stamped.minute >= at);
        since(a).filter(|stamped| !since(b).any(|other| other.action == stamped.action)).collect()
    }

    /// The journal's lines of a game.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for branch in &self.all {
            let mut keeps = 0;
            if let Some((from, at)) = branch.parted {
                let alike = branch.actions.iter().zip(&self.all[from].actions).take_while(|(a, b)| a == b);
                keeps = alike.take_while(|(action, _)| action.minute < at).count();
                lines.push(Line::Parted { from, keeps, at });
            }
            lines.extend(branch.actions[keeps..].iter().cloned().map(Line::Did));
            lines.push(Line::Reached(branch.reached));
        }
        if self.now + 1 != self.all.len() {
            lines.push(Line::Switched(self.now));
        }
        lines
    }

    /// A game from its journal's lines; the clock of the first future begins at `starts`.
    ///
    /// # Errors
    /// A line that speaks of a future that there is not.
    pub fn read(lines: &[Line], starts: i64) -> Result<Self, String> {
        let mut game = Self::new(Vec::new(), starts);
        for line in lines {
            let known = game.all.len();
            let current = &mut game.all[game.now];
            match line {
                Line::Did(stamped) => {
                    current.reached = current.reached.max(stamped.minute);
                    current.actions.push(stamped.clone());
                }
                Line::Reached(minute) => current.reached = current.reached.max(*minute),
                Line::Parted { from, keeps, at } => {
                    let whole = game.all.get(*from).is_some_and(|branch| *keeps <= branch.actions.len());
                    if !whole || known >= MOST {
                        return Err(format!("it parts from future {}, which it does not have so", from + 1));
                    }
                    game.begin(*from, *keeps, *at);
                }
                Line::Switched(to) if *to < known => game.now = *to,
                Line::Switched(to) => return Err(format!("it goes on with future {}, which it does not have", to + 1)),
            }
        }
        Ok(game)
    }
}

/// How a future went, from mark to mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Minutes, in order.
    pub minutes: Vec<i64>,
    /// Figures at these minutes, in the order of [`MEASURES`]; not a number where there is none.
    pub figures: Vec<[f64; MEASURES.len()]>,
    /// Which lamps are lit at these minutes: their places in the level.
    pub lit: Vec<Vec<usize>>,
    /// It is over; won or not.
    pub ended: Option<bool>,
}

/// What two futures are compared by: a metric's name; `lamps` are counted.
pub const MEASURES: [&str; 6] = ["lamps", "cash", "trust", "lead_time", "unplanned_share", "open_work"];

/// Runs a future again and reads its figures each hour, and at the minutes of `also` that it reached.
///
/// # Errors
/// As [`rerun`].
pub fn trace(level: &Arc<Level>, seed: u64, branch: &Branch, also: &[i64]) -> Result<Trace, String> {
    let mut sim = Simulation::new(level, seed);
    let starts = sim.span().0;
    let mut minutes: Vec<i64> =
        (starts.div_euclid(60) + 1..=branch.reached.div_euclid(60)).map(|hour| hour * 60).collect();
    minutes.extend(also.iter().filter(|minute| (starts..=branch.reached).contains(*minute)));
    minutes.extend([starts, branch.reached]);
    minutes.sort_unstable();
    minutes.dedup();
    let (mut figures, mut lit) = (Vec::with_capacity(minutes.len()), Vec::with_capacity(minutes.len()));
    let stars = &level.file.stars;
    for minute in &minutes {
        go_on(&mut sim, &branch.actions, *minute)?;
        let lamps: Vec<usize> = (0..stars.len()).filter(|lamp| sim.holds(&stars[*lamp].when)).collect();
        figures.push(measures(&sim, lamps.len()));
        lit.push(lamps);
    }
    let ended = sim.over().then(|| sim.outcome() == crate::sim::Outcome::Won);
    Ok(Trace { minutes, figures, lit, ended })
}

fn measures(sim: &Simulation, lamps: usize) -> [f64; MEASURES.len()] {
    MEASURES.map(|name| match name {
        "lamps" => lamps as f64,
        name => sim.shown(name).unwrap_or(f64::NAN),
    })
}

impl Trace {
    /// The mark at a minute, or the last one before it.
    fn mark(&self, minute: i64) -> usize {
        self.minutes.partition_point(|mark| *mark <= minute).saturating_sub(1)
    }

    /// The figures at a minute, or at the last one before it.
    pub fn at(&self, minute: i64) -> &[f64; MEASURES.len()] {
        &self.figures[self.mark(minute)]
    }

    /// The lamps that are lit then.
    pub fn lit_at(&self, minute: i64) -> &[usize] {
        &self.lit[self.mark(minute)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::file::Interruptions;
    use crate::sim::action::Action;
    use crate::strategy;

    fn talk(minute: i64, topic: &str) -> Stamped {
        Stamped { minute, action: Action::Talk { topic: topic.into() } }
    }

    #[test]
    fn going_back_keeps_both_futures() {
        let mut game = Branches::new(vec![talk(10, "a"), talk(20, "b"), talk(30, "c")], 50);
        assert_eq!(game.part(20), Some(Line::Parted { from: 0, keeps: 1, at: 20 }));
        assert_eq!(game.current(), &Branch { parted: Some((0, 20)), actions: vec![talk(10, "a")], reached: 20 });
        game.update(&[talk(10, "a"), talk(25, "d"), talk(26, "c")], 40);
        assert_eq!(game.all()[0].actions.len(), 3, "the first is as it was");
        assert_eq!(game.all()[0].reached, 50);
        assert_eq!(game.only_in(0, 1), [&talk(20, "b")]);
        assert_eq!(game.only_in(1, 0), [&talk(25, "d")]);
        game.switch(0);
        assert_eq!((game.now(), game.current().reached), (0, 50));
        // A second from the first, later; and one from the second.
        game.part(30);
        game.switch(1);
        game.part(26);
        assert_eq!(game.parting(0, 1), Some(20));
        assert_eq!(game.parting(0, 2), Some(30));
        assert_eq!(game.parting(1, 2), Some(20));
        assert_eq!(game.parting(3, 1), Some(26));
        assert_eq!(game.parting(3, 2), Some(20));
        assert_eq!(game.parting(2, 2), None);
        let again = Branches::read(&game.lines(), 0).unwrap();
        assert_eq!(again, game);
        game.switch(2);
        assert_eq!(Branches::read(&game.lines(), 0).unwrap(), game);
        while game.part(5).is_some() {}
        assert_eq!(game.all().len(), MOST);
    }

    #[test]
    fn lines_of_futures_that_there_are_not_are_refused() {
        for line in
            [Line::Switched(1), Line::Parted { from: 1, keeps: 0, at: 5 }, Line::Parted { from: 0, keeps: 1, at: 5 }]
        {
            assert!(Branches::read(&[line], 0).is_err());
        }
    }

    #[test]
    fn a_future_that_is_run_again_is_the_one_that_was_played() {
        let level = crate::level::load("docs/tutorial").unwrap();
        let run = strategy::whole(&level, 3, "one_at_a_time", &[]).unwrap();
        let mut game = Branches::new(run.taken().to_vec(), run.minute());
        let first = run.taken()[0].minute;
        game.part(first);
        let mut other = game.run(1, &level, 3).unwrap();
        assert_eq!((other.minute(), other.taken().len()), (first, 0));
        other.run_until(i64::MAX);
        game.update(other.taken(), other.minute());
        assert_eq!(game.run(0, &level, 3).unwrap().digest(), run.digest());
        assert_eq!(game.run(1, &level, 3).unwrap().digest(), other.digest());
        let common = first + 700;
        let traces = [0, 1].map(|place| trace(&level, 3, &game.all()[place], &[common]).unwrap());
        for (trace, sim) in traces.iter().zip([&run, &other]) {
            assert_eq!(*trace.minutes.last().unwrap(), sim.minute());
            assert_eq!(trace.figures.last().unwrap()[2], sim.metric("trust"));
            let lit: Vec<bool> = level.file.stars.iter().map(|star| sim.holds(&star.when)).collect();
            assert!(trace.lit_at(i64::MAX).iter().all(|lamp| lit[*lamp]));
            assert_eq!(trace.lit_at(i64::MAX).len(), lit.iter().filter(|lit| **lit).count());
            assert!(trace.minutes.contains(&common));
        }
        assert_eq!(traces[0].at(first - 1)[1..3], traces[1].at(first - 1)[1..3], "the same until they part");
        assert_eq!(traces[0].ended, Some(run.outcome() == crate::sim::Outcome::Won));
        let guard = Action::Guard { person: "nobody".into(), mode: Interruptions::Shielded };
        let never = Branch { parted: None, actions: vec![Stamped { minute: first, action: guard }], reached: first };
        assert!(trace(&level, 3, &never, &[]).is_err());
    }
}
