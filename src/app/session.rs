//! One running level: real time becomes simulated time, actions go to the simulation and the journal.

use bevy::prelude::Resource;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::app::next::stands;
use crate::app::settings::NOTES;
use crate::branch::{Branches, MOST};
use crate::labs;
use crate::level::Level;
use crate::level::file::Happening;
use crate::locale;
use crate::replay::{Journal, Line, resume};
use crate::sim::Simulation;
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{FactView, IncidentStage, IncidentView, View};
use crate::strategy::Seat;
use crate::tr;
use crate::truth::measured;

/// Simulated minutes a second of working hours at 1×: a day of ten hours takes five minutes.
pub(crate) const PACE: f64 = 2.0;
/// While you are off, time passes this much faster.
pub(crate) const NIGHT_PACE: f64 = 15.0;
/// Seconds after the clock has stopped by itself in which nobody starts it by mistake.
const JUST_NOW: f64 = 0.8;
/// The next event is at most so many minutes of your working day away: much can pile up without a word.
const QUIET: i64 = 120;
/// The journal notes the clock every so many simulated minutes.
const HEARTBEAT: i64 = 5;
/// As fast as it goes, a lab runs for so many milliseconds a frame.
const RUSH: u128 = 24;

/// How fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speed {
    Paused,
    X1,
    X3,
    X10,
    Max,
}

impl Speed {
    fn factor(self) -> f64 {
        match self {
            Self::Paused => 0.0,
            Self::X1 => 1.0,
            Self::X3 => 3.0,
            Self::X10 => 10.0,
            Self::Max => 600.0,
        }
    }

    /// In a lab years go by: an hour a second, and a day a second.
    fn in_a_lab(self) -> f64 {
        match self {
            Self::X3 => 60.0 / PACE,
            Self::X10 => 1440.0 / PACE,
            other => other.factor(),
        }
    }

    /// What its button says in a level of this kind, and what it means.
    pub(crate) fn label(self, lab: bool) -> (&'static str, &'static str) {
        match (self, lab) {
            (Self::Paused, _) => ("", tr!("speed-pause")),
            (Self::X1, _) => ("1×", tr!("speed-normal")),
            (Self::X3, false) => ("3×", tr!("speed-three")),
            (Self::X10, false) => ("10×", tr!("speed-ten")),
            (Self::X3, true) => (tr!("speed-hour"), tr!("speed-hour-about")),
            (Self::X10, true) => (tr!("speed-day"), tr!("speed-day-about")),
            (Self::Max, _) => ("", tr!("speed-most")),
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "paused" | "0" => Self::Paused,
            "1" | "1x" | "1×" => Self::X1,
            "3" | "3x" | "3×" => Self::X3,
            "10" | "10x" | "10×" => Self::X10,
            "max" => Self::Max,
            _ => return None,
        })
    }
}

/// A refusal or note at the foot of the floor, until a moment.
pub(crate) struct Toast {
    pub(crate) text: String,
    pub(crate) until: f64,
}

/// One running level.
#[derive(Resource)]
pub(crate) struct Session {
    pub(crate) sim: Simulation,
    pub(crate) view: Arc<View>,
    /// All futures of this game; the one that goes on is brought up to date when it is asked for.
    branches: Branches,
    pub(crate) speed: Speed,
    before_pause: Speed,
    /// Part of a simulated minute that has passed.
    part: f64,
    journal: Option<Journal>,
    noted: i64,
    pub(crate) toast: Option<Toast>,
    /// How long it stays, seconds.
    pub(crate) notes_stay: f64,
    /// Who plays instead of you (for tests).
    pub(crate) seat: Option<Seat>,
    /// Open questions and found causes that the clock has stopped for.
    stopped_for: Vec<String>,
    /// When it last stopped by itself.
    stopped_at: f64,
    /// Who waited for an answer when the next event was last asked for.
    waved_on: Vec<String>,
    /// It is the one attempt of a day: there is no way back in it.
    pub(crate) counts: bool,
    /// It is a lab: nobody waits there, and years go by.
    lab: bool,
    /// Moments at which a lab's truth is measured, and what was measured there, line by line.
    moments: Vec<(i64, usize)>,
    pub(crate) noted_truths: BTreeMap<usize, f64>,
    /// The minute at which the clock stops by itself.
    pub(crate) until: Option<i64>,
    pub(crate) now: f64,
    /// Orders that were refused.
    pub(crate) refused: u32,
}

/// A saved game of a player: each way to play has its own, so that none replaces another's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Slot {
    /// The campaign, and a level that was named on the command line.
    #[default]
    Story,
    /// The attempt of a day that counts.
    Daily,
    /// A day's puzzle, as often as somebody likes.
    Practice,
    /// A lab.
    Lab,
    /// A game that goes on until the company fails.
    Endless,
    /// A company of the player's own.
    Sandbox,
}

impl Slot {
    /// Those that the title goes on with; a lab's game is gone on with among the labs.
    pub(crate) const TITLE: [Self; 5] = [Self::Story, Self::Daily, Self::Practice, Self::Endless, Self::Sandbox];

    /// The file's name in the player's folder.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Self::Story => "game.journal",
            Self::Daily => "daily.journal",
            Self::Practice => "practice.journal",
            Self::Lab => "lab.journal",
            Self::Endless => "endless.journal",
            Self::Sandbox => "sandbox.journal",
        }
    }
}

/// A saved game that can go on: its level, seed, actions and minute; or why not.
pub(crate) fn saved(path: &Path) -> Option<Result<Session, String>> {
    let path = Some(path).filter(|p| p.exists())?;
    let found = resume(path, Some(locale::get().code()))
        .map(|(sim, branches, journal)| Session::with(sim, branches, Some(journal)));
    // What is over does not go on: its debrief was seen, and it has been counted. Another future may.
    let open = |mut session: Session| {
        for future in (0..session.future_count()).rev() {
            if !session.sim.over() {
                break;
            }
            session.go_on_with(future);
        }
        Some(session).filter(|session| !session.sim.over())
    };
    match found {
        Ok(session) => open(session).map(Ok),
        Err(why) => Some(Err(why)),
    }
}

impl Session {
    /// A new game; kept in this file, if there is one.
    pub(crate) fn new(level: &Arc<Level>, seed: u64, keep: Option<&Path>) -> Self {
        let mut sim = Simulation::new(level, seed);
        let (starts, _) = sim.span();
        sim.run_until(starts);
        let journal = keep.map(|path| Journal::create(path, level, seed));
        let branches = Branches::new(Vec::new(), sim.minute());
        let (journal, why) = match journal {
            Some(Ok(journal)) => (Some(journal), None),
            Some(Err(error)) => (None, Some(error)),
            None => (None, None),
        };
        let mut session = Self::with(sim, branches, journal);
        if let Some(why) = why {
            session.say(tr!("play-cannot-be-saved", why = why));
        }
        session
    }

    pub(super) fn with(sim: Simulation, branches: Branches, journal: Option<Journal>) -> Self {
        let view = Arc::new(sim.view());
        let noted = view.minute;
        let lab = labs::find(&sim.level().id).is_some();
        // What was to be measured before the game was gone on with is not measured again.
        let mut moments = if lab { labs::moments(sim.level()) } else { Vec::new() };
        moments.retain(|(minute, _)| *minute >= sim.minute());
        Self {
            sim,
            view,
            branches,
            speed: Speed::Paused,
            before_pause: Speed::X1,
            part: 0.0,
            journal,
            noted,
            toast: None,
            notes_stay: f64::from(NOTES[1]),
            seat: None,
            stopped_for: Vec::new(),
            stopped_at: f64::NEG_INFINITY,
            waved_on: Vec::new(),
            counts: false,
            lab,
            moments,
            noted_truths: BTreeMap::new(),
            until: None,
            now: 0.0,
            refused: 0,
        }
    }

    /// Which of the futures goes on.
    pub(crate) fn future(&self) -> usize {
        self.branches.now()
    }

    /// All futures, up to date.
    pub(crate) fn futures(&mut self) -> &Branches {
        self.branches.update(self.sim.taken(), self.sim.minute());
        &self.branches
    }

    /// How many futures there are.
    pub(crate) fn future_count(&self) -> usize {
        self.branches.all().len()
    }

    /// Goes back to a minute of this run; what was done since is kept as another future. The clock stands then.
    pub(crate) fn go_back(&mut self, minute: i64) -> bool {
        if self.counts {
            self.say(tr!("play-attempt-counts").into());
            return false;
        }
        self.futures();
        let earliest = self.sim.span().0;
        if !(earliest..self.sim.minute()).contains(&minute) {
            self.say(tr!("play-nothing-to-go-back-to").into());
            return false;
        }
        let mut next = self.branches.clone();
        let Some(line) = next.part(minute) else {
            self.say(tr!("play-futures-full", most = MOST));
            return false;
        };
        self.turn_to(next, &line)
    }

    /// Goes on with another future, where it stands.
    pub(crate) fn go_on_with(&mut self, future: usize) -> bool {
        self.futures();
        let mut next = self.branches.clone();
        let line = next.switch(future);
        self.turn_to(next, &line)
    }

    fn turn_to(&mut self, next: Branches, line: &Line) -> bool {
        let level = Arc::clone(self.sim.level());
        match next.run(next.now(), &level, self.sim.seed()) {
            Ok(sim) => self.sim = sim,
            Err(why) => {
                self.say(why);
                return false;
            }
        }
        // How far the one that is left has come stands in the journal before it is left.
        self.note(&Line::Reached(self.branches.current().reached));
        self.note(line);
        self.branches = next;
        self.speed = Speed::Paused;
        self.part = 0.0;
        self.noted = self.sim.minute();
        self.waved_on.clear();
        self.refresh();
        // Whoever waits there was waiting before: the clock does not stop for them a second time.
        self.stopped_for = waiting(&self.view);
        true
    }

    /// Looks at the simulation again: after what happened in it, and when its words are to be in another language.
    pub(crate) fn refresh(&mut self) {
        self.view = Arc::new(self.sim.view());
    }

    /// Goes on in the language that holds now.
    pub(crate) fn retell(&mut self) {
        if let Ok(level) = self.sim.level().told_in(Some(locale::get().code())) {
            self.sim.retell(&level);
        }
        self.refresh();
    }

    fn note(&mut self, line: &Line) {
        if let Some(journal) = &mut self.journal
            && let Err(error) = journal.append(line)
        {
            self.journal = None;
            self.say(tr!("play-not-saved", error = error));
        }
    }

    /// Stops the clock; when it is started, it goes so fast.
    pub(crate) fn stand(&mut self, then: Speed) {
        self.set_speed(then);
        self.speed = Speed::Paused;
    }

    /// Shows a line at the foot of the floor for some seconds.
    pub(crate) fn say(&mut self, text: String) {
        self.toast = Some(Toast { text, until: self.now + self.notes_stay });
    }

    /// Takes an action; a refusal is shown with what to do.
    pub(crate) fn submit(&mut self, action: Action) -> bool {
        match self.sim.submit(action) {
            Ok(()) => {
                let stamped = self.sim.taken().last().expect("just taken").clone();
                self.note(&Line::Did(stamped));
                self.refresh();
                true
            }
            Err(refusal) => {
                self.refuse(refusal.to_string());
                false
            }
        }
    }

    /// An order cannot be taken: says why.
    pub(crate) fn refuse(&mut self, why: String) {
        self.refused += 1;
        self.say(why);
    }

    /// Takes an action, and says which and what it cost; false if it is refused.
    pub(crate) fn give(&mut self, name: &str, action: Action) -> bool {
        let minutes = self.sim.cost(&action);
        let taken = self.submit(action);
        if taken {
            self.say(tr!("play-given", name = name, minutes = minutes));
        }
        taken
    }

    /// Takes actions one after the other, until one is refused.
    pub(crate) fn submit_all(&mut self, actions: &[Action]) {
        for (done, action) in actions.iter().enumerate() {
            if !self.submit(action.clone()) {
                if let (true, Some(toast)) = (done > 0, &mut self.toast) {
                    toast.text = tr!("play-done-of", done = done, all = actions.len(), why = toast.text);
                }
                return;
            }
        }
    }

    /// Takes the last action back, if no time has passed since.
    pub(crate) fn undo(&mut self) {
        let now = self.sim.minute();
        let mut actions = self.sim.taken().to_vec();
        if self.speed != Speed::Paused || actions.last().is_none_or(|last| last.minute != now) {
            self.say(tr!("play-undo-only-now").into());
            return;
        }
        actions.pop();
        let mut before = self.branches.clone();
        before.update(&actions, now);
        if let Ok(sim) = before.run(before.now(), self.sim.level(), self.sim.seed()) {
            self.sim = sim;
            self.branches = before;
            self.refresh();
            let lines = self.branches.lines();
            if let Some(journal) = &mut self.journal {
                let _ = journal.rewrite(&lines);
            }
            self.say(tr!("play-taken-back").into());
        }
    }

    /// Stops the clock, or lets it go on.
    pub(crate) fn toggle_pause(&mut self) {
        if self.speed == Speed::Paused {
            // Whoever meant to stop the clock as it stopped by itself did not mean to start it.
            if self.now - self.stopped_at < JUST_NOW {
                return self.say(tr!("play-clock-stands-already").into());
            }
            if self.is_waited_for() {
                return;
            }
            self.speed = self.before_pause;
        } else {
            self.before_pause = self.speed;
            self.speed = Speed::Paused;
            self.moved();
        }
    }

    /// The clock stands while something is looked at; true if it ran.
    pub(crate) fn hold(&mut self) -> bool {
        let ran = self.speed != Speed::Paused;
        if ran {
            self.toggle_pause();
        }
        ran
    }

    /// What was looked at is shut: the clock goes on if it ran before.
    pub(crate) fn go_on(&mut self, ran: bool) {
        if ran && self.speed == Speed::Paused && !self.sim.over() {
            self.toggle_pause();
        }
    }

    /// Somebody waits for an answer and has not been waved on: says so, and waves them on.
    fn is_waited_for(&mut self) -> bool {
        let Some(first) = self.view.questions().find(|m| !self.waved_on.contains(&m.id)) else { return false };
        let says = tr!("play-waits-once-more", from = first.from);
        self.wave_on();
        self.say(says);
        true
    }

    fn wave_on(&mut self) {
        self.waved_on = self.view.questions().map(|m| m.id.clone()).collect();
    }

    /// It is a lab.
    pub(crate) fn is_lab(&self) -> bool {
        self.lab
    }

    /// Sets the speed.
    pub(crate) fn set_speed(&mut self, speed: Speed) {
        if speed != Speed::Paused {
            self.before_pause = speed;
            self.wave_on(); // Whoever asks for a speed has seen who waits.
        }
        self.speed = speed;
    }

    /// Goes to the next minute in which something is noted that you can see, and says what. Somebody who waits for an
    /// answer is mentioned first: it takes a second call to go on without one.
    pub(crate) fn step(&mut self) {
        self.speed = Speed::Paused;
        if self.is_waited_for() {
            return;
        }
        let (facts, began) = (self.view.facts.len(), self.view.minute);
        // One of many changes that goes in as it should is no event to stop for.
        let news = |fact: &FactView| !matches!(fact.what, Happening::Deployed(_)) || !fact.note.is_empty();
        let (mut all, mut known, present) = (self.sim.facts(), facts, self.view.you.present);
        for _ in 0..4000 {
            if !self.sim.step() {
                break;
            }
            // Your own morning is an event, too.
            if !present && self.sim.at_work() {
                break;
            }
            let quiet = present && self.sim.minute() - began >= QUIET;
            if self.sim.facts() > all || quiet {
                let view = self.sim.view();
                if quiet || view.facts.iter().skip(known).any(news) {
                    break;
                }
                (all, known) = (self.sim.facts(), view.facts.len());
            }
        }
        self.moved();
        if self.view.facts.len() == facts {
            let what = if present { tr!("play-two-hours-quiet") } else { tr!("play-your-day-begins") };
            return self.say(what.into());
        }
        // What people say stands in the inbox.
        let said = |f: &&FactView| !matches!(f.what, Happening::Said(_));
        if let Some(news) = self.view.facts.get(facts..).and_then(|new| new.iter().find(said)) {
            // An answer that nobody gave is told as one.
            let by_default = matches!(news.what, Happening::Chosen(..)) && !news.yours;
            self.say(match by_default {
                true => tr!("play-answered-for-you", title = news.title, detail = news.detail),
                false => tr!("play-news", title = news.title, detail = news.detail),
            });
        }
    }

    /// Lets real time pass.
    pub(crate) fn tick(&mut self, seconds: f64) {
        self.now += seconds;
        if self.toast.as_ref().is_some_and(|toast| toast.until < self.now) {
            self.toast = None;
        }
        if self.speed == Speed::Paused || self.sim.over() {
            return;
        }
        if self.lab && self.speed == Speed::Max && self.seat.is_none() {
            return self.rush();
        }
        let pace = PACE * if self.view.you.present || self.lab { 1.0 } else { NIGHT_PACE };
        let factor = if self.lab { self.speed.in_a_lab() } else { self.speed.factor() };
        self.part += seconds.min(0.25) * pace * factor;
        let whole = self.part.floor();
        if whole < 1.0 {
            return;
        }
        self.part -= whole;
        let mut left = whole as i64;
        while left > 0 && !self.sim.over() && self.speed != Speed::Paused {
            // Minute by minute: a question stops the clock at the minute in which it comes.
            let now = self.sim.minute();
            let until = self.until.filter(|until| *until > now).map_or(left, |until| left.min(until - now));
            let next = self.sim.next_minute().unwrap_or(i64::MAX).clamp(now + 1, now + until);
            left -= next - self.sim.minute();
            let facts = self.sim.facts();
            if let Some(seat) = &mut self.seat {
                let before = self.sim.taken().len();
                seat.advance(&mut self.sim, next, &[]);
                // What a strategy does is kept like what a player does.
                let done: Vec<_> = self.sim.taken()[before..].to_vec();
                for stamped in done {
                    self.note(&Line::Did(stamped));
                }
            } else {
                self.advance(next);
                if self.sim.facts() != facts {
                    self.stop_for_questions();
                }
            }
            if self.until.is_some_and(|until| until <= self.sim.minute()) {
                (self.until, self.speed) = (None, Speed::Paused);
            }
        }
        self.moved();
    }

    /// To a minute, measuring a lab's truth where it is to be measured on the way.
    fn advance(&mut self, minute: i64) {
        while let Some((at, line)) = self.moments.first().copied().filter(|(at, _)| *at <= minute) {
            self.moments.remove(0);
            self.sim.run_until(at);
            let truth = self.sim.level().file.truth.as_ref();
            let value = truth.and_then(|truth| truth.checks.get(line)).map(|check| measured(&self.sim, &check.measure));
            self.noted_truths.extend(value.map(|value| (line, value)));
        }
        self.sim.run_until(minute);
    }

    /// A lab as fast as it goes: as many days as fit into a part of a frame.
    fn rush(&mut self) {
        #[expect(clippy::disallowed_methods, reason = "how long a frame may take is real time")]
        let began = std::time::Instant::now();
        // A short lab can be watched all the same.
        let stride = ((self.sim.span().1 - self.sim.span().0) / 240).clamp(5, 1440);
        while !self.sim.over() && began.elapsed().as_millis() < RUSH {
            self.advance(self.sim.minute() + stride);
            if stride < 1440 {
                break;
            }
        }
        self.moved();
    }

    /// Stops the clock for whoever asks, and for a cause that was found and can be undone: both wait for the player.
    fn stop_for_questions(&mut self) {
        let view = self.sim.view();
        let open = waiting(&view);
        if open.iter().any(|id| !self.stopped_for.contains(id)) {
            if self.speed != Speed::Paused {
                self.before_pause = self.speed;
                self.stopped_at = self.now;
            }
            self.speed = Speed::Paused;
            let new = found_causes(&view).find(|incident| !self.stopped_for.contains(&incident.id));
            if let Some(incident) = new {
                self.say(tr!("play-cause-found", what = incident.title, cause = incident.cause));
            }
        }
        self.stopped_for = open;
    }

    fn moved(&mut self) {
        self.refresh();
        let minute = self.view.minute;
        let stands = self.speed == Speed::Paused && minute > self.noted;
        let heartbeat = if self.lab { 1440 } else { HEARTBEAT };
        if minute - self.noted >= heartbeat || stands || self.sim.over() {
            self.noted = minute;
            self.note(&Line::Reached(minute));
        }
    }
}

/// Incidents whose cause was found in a change that can be undone, and nobody is at it.
fn found_causes(view: &View) -> impl Iterator<Item = &IncidentView> {
    let undone = |change: &String| stands(view, change) && view.changes.iter().any(|c| &c.id == change && c.reversible);
    let ordered = [ActionKind::RollBack, ActionKind::RollForward].iter().any(|kind| view.actions.contains(kind));
    let found = view.incidents.iter().filter(move |i| ordered && i.stage == IncidentStage::CauseFound);
    found.filter(move |incident| incident.cause_change.as_ref().is_some_and(undone))
}

/// What waits for the player: questions by their messages, found causes by their incidents.
fn waiting(view: &View) -> Vec<String> {
    let asked = view.questions().map(|message| message.id.clone());
    asked.chain(found_causes(view).map(|incident| incident.id.clone())).collect()
}

#[cfg(test)]
impl Session {
    /// A level of the tests or a shipped one after so many days of random play, paused.
    pub(crate) fn played(name: &str, days: i64) -> Self {
        Self::played_by("random", name, days)
    }

    /// The same by another strategy.
    pub(crate) fn played_by(strategy: &str, name: &str, days: i64) -> Self {
        use crate::{level, strategy::Player};
        let level = level::load(&format!("tests/levels/{name}")).or_else(|_| level::load(name)).unwrap();
        let mut game = Self::new(&level, 3, None);
        game.seat = Some(Seat::new(Player::new(strategy, &level, 3).unwrap()));
        let until = game.sim.minute() + days * 1440;
        game.set_speed(Speed::Max);
        while game.sim.minute() < until && !game.sim.over() {
            game.tick(0.25);
        }
        (game.seat, game.speed) = (None, Speed::Paused);
        game
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level;
    use crate::strategy::{Player, play};

    fn session() -> Session {
        Session::new(&level::load("part1/payroll").unwrap(), 3, None)
    }

    #[test]
    fn the_clock_stops_at_its_moment_and_goes_on_from_it() {
        let mut game = session();
        game.seat = Some(Seat::new(Player::None));
        let until = game.sim.minute() + 137;
        game.until = Some(until);
        game.set_speed(Speed::Max);
        for _ in 0..40 {
            game.tick(0.25);
        }
        assert_eq!((game.sim.minute(), game.view.minute, game.speed), (until, until, Speed::Paused));
        game.set_speed(Speed::X10);
        game.tick(0.25);
        assert!(game.sim.minute() > until);
    }

    #[test]
    fn every_speed_has_a_name() {
        for name in ["paused", "1", "3x", "10×", "max"] {
            assert!(Speed::parse(name).is_some(), "{name}");
        }
        assert_eq!(Speed::parse("fast"), None);
    }

    #[test]
    fn a_note_stays_as_long_as_is_set() {
        for seconds in [4.0, 30.0] {
            let mut game = session();
            game.notes_stay = seconds;
            game.say("Nobody has changed anything.".into());
            let mut stayed = 0.0;
            while game.toast.is_some() && stayed < 100.0 {
                game.tick(0.25);
                stayed += 0.25;
            }
            assert!((stayed - seconds).abs() <= 0.5, "{stayed} s of {seconds} s");
        }
    }

    #[test]
    fn time_does_not_go_on_by_mistake_while_somebody_waits_for_an_answer() {
        let mut game = session();
        game.set_speed(Speed::Max);
        while game.view.inbox.iter().all(|m| m.choices.is_empty()) {
            game.tick(0.25);
        }
        assert_eq!(game.speed, Speed::Paused, "it stops when somebody asks");
        for _ in 0..10 {
            game.tick(0.2);
        }
        let minute = game.sim.minute();
        game.toggle_pause();
        assert_eq!((game.speed, game.sim.minute()), (Speed::Paused, minute));
        assert!(game.toast.as_ref().is_some_and(|toast| toast.text.contains("waiting for an answer")));
        game.toggle_pause();
        assert_eq!(game.speed, Speed::Max, "who insists goes on");
    }

    #[test]
    fn undo_is_as_if_it_had_not_been() {
        let mut game = session();
        let before = game.sim.digest();
        assert!(game.submit(Action::AskChanges { centre: "servers".into() }));
        assert_ne!(game.sim.digest(), before);
        game.undo();
        assert_eq!(game.sim.digest(), before);
    }

    #[test]
    fn going_back_keeps_what_was_and_undo_leaves_it_alone() {
        let mut game = session();
        assert!(game.submit(Action::AskChanges { centre: "servers".into() }));
        game.set_speed(Speed::Max);
        game.tick(0.25);
        game.speed = Speed::Paused;
        let (then, later) = (game.sim.minute(), game.sim.digest());
        let earliest = game.sim.span().0;
        assert!(!game.go_back(then) && !game.go_back(earliest - 1), "only to what was");
        assert!(game.go_back(earliest));
        assert_eq!((game.sim.minute(), game.sim.taken().len(), game.speed), (earliest, 0, Speed::Paused));
        assert_eq!((game.future(), game.future_count()), (1, 2));
        assert!(game.submit(Action::AskChanges { centre: "storage".into() }));
        game.undo();
        assert_eq!((game.sim.taken().len(), game.future_count()), (0, 2));
        game.undo();
        assert!(game.toast.as_ref().is_some_and(|toast| toast.text.starts_with("Only what")));
        assert!(game.go_on_with(0));
        assert_eq!((game.sim.minute(), game.sim.digest(), game.future()), (then, later, 0));
    }

    #[test]
    fn an_attempt_that_counts_has_no_way_back() {
        let mut game = session();
        game.counts = true;
        game.set_speed(Speed::Max);
        game.tick(0.25);
        let (now, earliest) = (game.sim.minute(), game.sim.span().0);
        assert!(now > earliest && !game.go_back(earliest));
        assert_eq!((game.sim.minute(), game.future_count()), (now, 1));
        assert!(game.toast.as_ref().is_some_and(|toast| toast.text.contains("practise")));
    }

    #[test]
    fn each_way_to_play_has_a_saved_game_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let level = level::load("part1/payroll").unwrap();
        let slots = [Slot::Story, Slot::Daily, Slot::Practice, Slot::Lab];
        for (n, slot) in slots.into_iter().enumerate() {
            let mut game = Session::new(&level, n as u64 + 1, Some(&folder.path().join(slot.file())));
            assert!(game.submit(Action::AskChanges { centre: "servers".into() }));
        }
        for (n, slot) in slots.into_iter().enumerate() {
            let game = saved(&folder.path().join(slot.file())).unwrap().unwrap();
            assert_eq!((game.sim.seed(), game.sim.taken().len()), (n as u64 + 1, 1));
        }
    }

    #[test]
    fn a_lab_with_a_number_chosen_goes_on_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(Slot::Lab.file());
        let level = labs::find("labs/nearly_full").unwrap().level(Some(0)).unwrap();
        let mut game = Session::new(&level, 5, Some(&path));
        game.set_speed(Speed::Max);
        game.tick(0.02);
        game.stand(Speed::X1);
        let again = saved(&path).unwrap().unwrap();
        assert_eq!(again.sim.level().varied, level.varied);
        assert_eq!((again.sim.minute(), again.sim.digest()), (game.sim.minute(), game.sim.digest()));
    }

    #[test]
    fn what_a_strategy_plays_is_kept_as_it_was_and_does_not_go_on_when_it_is_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(Slot::Story.file());
        let level = level::load("part1/payroll").unwrap();
        let mut game = Session::new(&level, 7, Some(&path));
        game.seat = Some(Seat::new(Player::new("timeline_first", &level, 7).unwrap()));
        game.set_speed(Speed::X10);
        let until = game.sim.minute() + 600;
        while game.sim.minute() < until {
            game.tick(0.25);
        }
        game.stand(Speed::X10);
        game.moved();
        assert!(!game.sim.taken().is_empty(), "it acted");
        let (again, _) = crate::replay::saved_game(&path).unwrap();
        assert_eq!((again.minute(), again.digest()), (game.sim.minute(), game.sim.digest()));
        game.set_speed(Speed::Max);
        while !game.sim.over() {
            game.tick(0.25);
        }
        assert!(saved(&path).is_none(), "what is over does not go on");
    }

    #[test]
    fn frames_change_nothing() {
        let (mut slow, mut fast) = (session(), session());
        for game in [&mut slow, &mut fast] {
            game.seat = Some(Seat::new(Player::new("timeline_first", game.sim.level(), 3).unwrap()));
            game.set_speed(Speed::X10);
        }
        for _ in 0..400 {
            slow.tick(0.05);
        }
        while fast.sim.minute() < slow.sim.minute() {
            fast.tick(0.2);
        }
        let minute = slow.sim.minute().max(fast.sim.minute());
        for game in [&mut slow, &mut fast] {
            let mut seat = game.seat.take().unwrap();
            seat.advance(&mut game.sim, minute, &[]);
        }
        assert!(!slow.sim.taken().is_empty(), "the player acted");
        assert_eq!(slow.sim.digest(), fast.sim.digest());
        let mut headless = Simulation::new(slow.sim.level(), 3);
        play(&mut headless, Player::new("timeline_first", slow.sim.level(), 3).unwrap(), minute, &[]);
        assert_eq!(slow.sim.digest(), headless.digest());
    }

    #[test]
    fn the_clock_stops_when_a_cause_is_found_that_can_be_undone_and_only_once() {
        let level = level::load("part1/payroll").unwrap();
        let mut game = Session::new(&level, 7, None);
        game.sim = crate::strategy::whole(&level, 7, "none", &[]).unwrap();
        assert!(found_causes(&game.sim.view()).next().is_none(), "nobody looked for one");
        // The good player of its proof finds it; here he may not roll it back.
        let mut game = Session::new(&level, 7, None);
        let mut player = Player::new("timeline_first", &level, 7).unwrap();
        let mut stops = 0;
        for _ in 0..20_000 {
            if found_causes(&game.view).next().is_some() || game.sim.over() {
                break;
            }
            player.act(&mut game.sim, &[ActionKind::RollBack]);
            if game.speed == Speed::Paused {
                stops += 1;
                game.speed = Speed::X10;
            }
            game.tick(0.25);
        }
        let what = found_causes(&game.view).next().expect("a cause is found").title.clone();
        assert_eq!(game.speed, Speed::Paused, "after {stops} stops");
        assert!(game.toast.as_ref().is_some_and(|toast| toast.text.contains(&what)), "it says so");
        game.speed = Speed::X10;
        game.tick(0.25);
        assert!(game.speed == Speed::X10 || game.view.questions().next().is_some(), "not a second time");
    }
}
