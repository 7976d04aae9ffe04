//! *Payday* won with nothing but keys, and with nothing but the mouse: what the rule-based player of its proof wants is
//! done by somebody with hands, who finds by its words what there is to press. The saved game is that of the run.

use bevy_egui::egui::{self, Event, Key, Modifiers, PointerButton, Pos2, Rect, Shape, Vec2, pos2, vec2};
use std::collections::BTreeMap;
use std::fs;

use super::art::Art;
use super::days::Day;
use super::floor::Thing;
use super::play::Play;
use super::session::{Session, Speed};
use super::settings::Settings;
use super::sheets::Sheet;
use super::theme::{self, Theme};
use super::words;
use crate::branch::Branches;
use crate::level;
use crate::level::file::{ChangeControl, Interruptions, StrategyFile};
use crate::replay::{Journal, saved_game};
use crate::sim::action::{Action, ActionKind};
use crate::sim::id::ItemId;
use crate::sim::{Outcome, Simulation};
use crate::strategy::{Player, Seat, meant, seen};
use crate::tr;

const WINDOW: Vec2 = vec2(1280.0, 720.0);
/// Left edge of the right column.
const COLUMN: f32 = 952.0;

/// A written line on the screen: what, where, and what of it can be seen.
struct Line {
    text: String,
    at: Rect,
    shown: Rect,
}

struct Hands {
    ctx: egui::Context,
    play: Play,
    game: Session,
    settings: Settings,
    lines: Vec<Line>,
    clock: f64,
    window: Vec2,
}

fn lines(shape: &Shape, clip: Rect, into: &mut Vec<Line>) {
    match shape {
        Shape::Vec(parts) => parts.iter().for_each(|part| lines(part, clip, into)),
        Shape::Text(text) => into.push(Line {
            text: text.galley.text().to_string(),
            at: text.galley.rect.translate(text.pos.to_vec2()),
            shown: clip,
        }),
        _ => {}
    }
}

impl Hands {
    fn new(game: Session) -> Self {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        let (play, settings) = (Play::default(), Settings::default());
        Self { ctx, play, game, settings, lines: Vec::new(), clock: 0.0, window: WINDOW }
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.clock += 0.1;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, self.window));
        let input = egui::RawInput { screen_rect, events, time: Some(self.clock), ..egui::RawInput::default() };
        let (play, game, settings, art) = (&mut self.play, &mut self.game, &self.settings, Art::default());
        let mut output = self.ctx.run_ui(input, |ui| play.show(ui, game, &Theme::DAY, &art, settings));
        output.textures_delta.clear();
        self.lines.clear();
        for clipped in &output.shapes {
            lines(&clipped.shape, clipped.clip_rect, &mut self.lines);
        }
    }

    // --- keys ---------------------------------------------------------------------------------------------------------

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true)]);
        self.frame(vec![event(false)]);
    }

    fn by_keys(&mut self, action: &Action) {
        self.press(Key::K, Modifiers::COMMAND);
        self.frame(vec![Event::Text(words::name(action, &self.game.view))]);
        self.press(Key::Enter, Modifiers::NONE);
    }

    // --- the mouse ----------------------------------------------------------------------------------------------------

    fn point(&mut self, at: Pos2) {
        self.frame(vec![Event::PointerMoved(at)]);
    }

    fn button(&mut self, at: Pos2, pressed: bool) {
        let event =
            Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        self.frame(vec![event]);
    }

    fn click_at(&mut self, at: Pos2) {
        self.point(at);
        self.button(at, true);
        self.button(at, false);
        self.frame(Vec::new());
    }

    fn wheel(&mut self, at: Pos2, by: f32) {
        self.point(at);
        self.frame(vec![Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, by),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        }]);
        for _ in 0..12 {
            self.frame(Vec::new()); // It comes to rest.
        }
    }

    /// Where a line can be clicked, if all of its height can be seen.
    fn place(&self, fits: &dyn Fn(&Line) -> bool) -> Option<Pos2> {
        let seen = |line: &&Line| {
            line.shown.y_range().contains(line.at.top() + 1.0) && line.shown.y_range().contains(line.at.bottom() - 1.0)
        };
        let found = self.lines.iter().rev().filter(|line| fits(line)).find(seen)?;
        Some(found.at.intersect(found.shown).center())
    }

    /// Clicks a line of the right column; scrolls until it is in sight.
    fn click(&mut self, what: &str, fits: &dyn Fn(&Line) -> bool) {
        let here = |line: &Line| line.at.left() > COLUMN && fits(line);
        for _ in 0..30 {
            self.frame(Vec::new());
            if let Some(at) = self.place(&here) {
                return self.click_at(at);
            }
            self.wheel(pos2(COLUMN + 160.0, 300.0), -60.0);
        }
        let there: Vec<&str> =
            self.lines.iter().filter(|line| line.at.left() > COLUMN).map(|line| line.text.as_str()).collect();
        panic!("{what:?} is not to be found at minute {}, but {there:?}", self.game.sim.minute());
    }

    fn click_line(&mut self, text: &str) {
        self.click(text, &|line| line.text == text);
    }

    /// Clicks something on the floor until it is selected: others may stand before parts of it.
    fn select(&mut self, thing: Thing) {
        self.frame(Vec::new());
        for part in [0.5, 0.1, 0.3, 0.7, 0.9].into_iter().flat_map(|x| [0.06, 0.5, 0.9].map(|y| vec2(x, y))) {
            if self.play.floor.selected == Some(thing) {
                return;
            }
            let (rect, _) =
                *self.play.floor.stood.iter().find(|(_, other)| *other == thing).expect("it is on the floor");
            self.click_at(rect.min + rect.size() * part);
        }
        assert_eq!(self.play.floor.selected, Some(thing), "it cannot be clicked");
    }

    /// Back to the inbox.
    fn let_go(&mut self) {
        if self.play.floor.selected.is_some() {
            let back = |text: &str| {
                text == "Back to the inbox" || text.ends_with(" for an answer") || text.ends_with(" more wait")
            };
            self.click("back", &|line| back(&line.text));
        }
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.point(from);
        self.button(from, true);
        for step in 1..=4 {
            self.point(from + (to - from) * (step as f32 / 4.0));
        }
        self.button(to, false);
        self.frame(Vec::new());
    }

    /// Opens the list of all that can be done, and clicks the first of some actions that is found by scrolling.
    fn by_the_list(&mut self, actions: &[Action]) {
        self.click_line(tr!("play-all-actions"));
        let labels: Vec<String> = actions.iter().map(|action| words::name(action, &self.game.view)).collect();
        let row = |line: &Line| (310.0..COLUMN).contains(&line.at.left()) && labels.contains(&line.text);
        for _ in 0..150 {
            if let Some(at) = self.place(&row) {
                return self.click_at(at);
            }
            self.wheel(pos2(640.0, 320.0), -380.0);
        }
        panic!("{labels:?} is not in the list");
    }

    /// Takes one of some actions on the first of their cards that stands on the floor.
    fn on_a_card(&mut self, actions: &[Action]) {
        self.frame(Vec::new());
        let stands = |action: &&Action| {
            let (Action::Prioritise { item, .. }
            | Action::Hold { item, .. }
            | Action::Assign { item, .. }
            | Action::Schedule { item, .. }) = action
            else {
                return false;
            };
            self.play.floor.stood.iter().any(|(_, thing)| *thing == Thing::Item(*item))
        };
        self.by_mouse(&actions.iter().find(stands).expect("a card of them is on the floor").clone());
    }

    fn by_mouse(&mut self, action: &Action) {
        let view = self.game.view.clone();
        let person = |id: &str| view.people.iter().position(|p| p.id == id).expect("the level has them");
        match action {
            Action::Answer { message, choice } => {
                self.let_go();
                let said = view.inbox.iter().find(|m| &m.id == message).expect("it was said");
                self.frame(Vec::new());
                let waits = tr!("play-waits-too", from = said.from);
                if self.lines.iter().any(|line| line.text == waits) {
                    self.click_line(&waits);
                }
                let choice = said.choices.iter().find(|c| &c.id == choice).expect("it can be answered");
                self.click_line(&choice.label);
            }
            Action::AskChanges { centre } => {
                self.select(Thing::Centre(view.centres.iter().position(|c| &c.id == centre).expect("a room")));
                self.click_line("What did you change lately?");
            }
            Action::Guard { person: who, mode } => {
                self.select(Thing::Person(person(who)));
                self.click_line(match mode {
                    Interruptions::OpenDoor => "anyone",
                    Interruptions::Triaged => "sorted first",
                    Interruptions::Shielded => "nobody",
                });
            }
            Action::LimitPerson { person: who, limit } => {
                self.select(Thing::Person(person(who)));
                self.click_line(&limit.to_string());
            }
            Action::Investigate { suspect, by, .. } => {
                self.let_go();
                let examines = format!("{} examines it", view.people[person(by)].name);
                let name = view.services.iter().find(|s| &s.id == suspect).expect("a service").name.clone();
                let row = |text: &str| text == name || text.starts_with(&format!("{name}: "));
                self.frame(Vec::new());
                if !self.lines.iter().any(|line| line.text == examines) {
                    self.click(&name, &|line| row(&line.text));
                }
                self.click_line(&examines);
            }
            Action::RollBack { .. } => {
                self.let_go();
                self.click_line("Roll it back");
            }
            Action::Prioritise { item, .. } => {
                self.select(Thing::Item(*item));
                self.click_line(tr!("item-next-in-line"));
            }
            Action::Hold { item, aside } => {
                self.select(Thing::Item(*item));
                self.click_line(if *aside { tr!("item-set-aside") } else { tr!("item-take-up") });
            }
            Action::Talk { topic } => {
                let topic = view.topics.iter().find(|t| &t.id == topic).expect("it can be talked of");
                self.click_line("Talk");
                let label = topic.label.clone();
                let at = self.place(&|line| line.text == label).expect("the sheet has it");
                self.click_at(at);
                let close = self.place(&|line| line.text == "Close").expect("a sheet can be closed");
                self.click_at(close);
            }
            Action::Assign { item, person: who } => {
                let stands = |hands: &Self, thing: Thing| {
                    hands
                        .play
                        .floor
                        .stood
                        .iter()
                        .find(|(_, other)| *other == thing)
                        .expect("it is on the floor")
                        .0
                        .center()
                };
                for _ in 0..6 {
                    self.frame(Vec::new()); // Cards glide to where they belong.
                }
                let (from, to) = (stands(self, Thing::Item(*item)), stands(self, Thing::Person(person(who))));
                self.drag(from, to);
            }
            Action::Schedule { item, day } => {
                for _ in 0..6 {
                    self.frame(Vec::new());
                }
                let card = |(_, thing): &&(Rect, Thing)| *thing == Thing::Item(*item);
                let from = self.play.floor.stood.iter().find(card).expect("it is on the floor").0.center();
                self.point(from);
                self.button(from, true);
                self.point(from + vec2(0.0, 30.0));
                self.frame(Vec::new());
                // With the card in hand the days stand at the foot.
                let number = |of: &&Day| of.number == i64::from(*day);
                let to = self.play.floor.days.iter().find(number).expect("the day can be seen").place.center();
                self.point(to);
                self.point(to + vec2(1.0, 0.0));
                self.button(to, false);
                self.frame(Vec::new());
            }
            other => panic!("no hand knows {other:?}"),
        }
    }
}

/// What the player of a proof wants done now that can be done: the rule, the order and the action.
fn wanted(sim: &Simulation, file: &StrategyFile, done: &[Vec<bool>]) -> Option<(usize, usize, Action)> {
    let first_day = sim.level().file.first_day;
    file.rules.iter().enumerate().find_map(|(r, rule)| {
        if done[r].iter().all(|done| *done) || rule.when.as_ref().is_some_and(|when| !seen(sim, when, first_day)) {
            return None;
        }
        rule.orders.iter().enumerate().filter(|(o, _)| !done[r][*o]).find_map(|(o, order)| {
            let action = meant(sim, order).into_iter().next()?;
            sim.allowed(&action).is_ok().then_some((r, o, action))
        })
    })
}

/// Plays to the end, by mouse or by keys.
fn win(mouse: bool) {
    let level = level::load("part1/payroll").unwrap();
    let strategies = &level.proof.as_ref().expect("it has a proof").strategies;
    let player = strategies.iter().find(|s| s.id == "timeline_first").expect("its good player").clone();
    let mut done: Vec<Vec<bool>> = player.rules.iter().map(|rule| vec![false; rule.orders.len()]).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("game.journal");
    let mut sim = Simulation::new(&level, 7);
    sim.run_until(sim.span().0);
    let journal = Journal::create(&path, &level, 7).unwrap();
    let branches = Branches::new(Vec::new(), sim.minute());
    let mut hands = Hands::new(Session::with(sim, branches, Some(journal)));
    hands.frame(Vec::new());
    for _ in 0..6000 {
        if hands.game.sim.over() {
            break;
        }
        if let Some((r, o, action)) = wanted(&hands.game.sim, &player, &done) {
            let before = hands.game.sim.taken().len();
            if hands.game.speed != Speed::Paused {
                if mouse {
                    // The button of the pause is a picture: it stands left of "1×", beyond the one for the next event.
                    let normal = hands.place(&|line| line.text == "1×").expect("the speeds are to be seen");
                    let faster = hands.place(&|line| line.text == "3×").expect("the speeds are to be seen");
                    hands.click_at(normal - (faster - normal) * 2.0);
                } else {
                    hands.press(Key::Space, Modifiers::NONE);
                }
            }
            assert_eq!(hands.game.speed, Speed::Paused, "the clock stands");
            if mouse {
                hands.by_mouse(&action);
            } else {
                hands.by_keys(&action);
            }
            let taken = &hands.game.sim.taken()[before..];
            let told = hands.game.toast.as_ref().map_or("", |toast| &toast.text);
            assert!(matches!(taken, [only] if only.action == action), "wanted {action:?}, did {taken:?}; {told}");
            done[r][o] = true;
        } else {
            if hands.game.speed == Speed::Paused {
                hands.game.tick(1.0); // Whoever starts the clock again has looked first.
                if mouse {
                    let fast = hands.place(&|line| line.text == "10×").expect("the speeds are to be seen");
                    hands.click_at(fast);
                } else {
                    hands.press(Key::F3, Modifiers::NONE);
                }
                assert_eq!(hands.game.speed, Speed::X10);
            }
            hands.game.tick(0.25);
            hands.frame(Vec::new());
        }
    }
    assert_eq!(hands.game.sim.outcome(), Outcome::Won, "minute {}", hands.game.sim.minute());
    assert!(hands.game.sim.taken().len() >= 8, "{:?}", hands.game.sim.taken());
    let (again, _) = saved_game(&path).expect("it was saved");
    assert_eq!(again.digest(), hands.game.sim.digest(), "the saved game is the one that was played");
}

#[test]
fn payday_is_won_by_keys_alone() {
    win(false);
}

#[test]
fn payday_is_won_by_the_mouse_alone() {
    win(true);
}

/// Of every kind of action what can be taken at some moment: levels, players and half days in turn.
fn some_of_each() -> BTreeMap<ActionKind, (Simulation, Vec<Action>)> {
    let mut found: BTreeMap<ActionKind, (Simulation, Vec<Action>)> = BTreeMap::new();
    let names = fs::read_dir("tests/levels").unwrap().map(|entry| entry.unwrap().path().display().to_string());
    let mut names: Vec<String> = names.chain(level::library::shipped()).collect();
    names.sort();
    // The one with all mechanics first.
    names.sort_by_key(|name| !name.ends_with("twenty_days"));
    for name in names {
        let Ok(level) = level::load(&name) else { continue };
        for (strategy, seed) in [("none", 3), ("random", 3), ("random", 4)] {
            if found.len() == ActionKind::ALL.len() {
                return found;
            }
            let mut seat = Seat::new(Player::new(strategy, &level, seed).unwrap());
            let mut sim = Simulation::new(&level, seed);
            let (from, to) = sim.span();
            for minute in (from..to.min(from + 20 * 1440)).step_by(300) {
                seat.advance(&mut sim, minute, &[]);
                let mut now: BTreeMap<ActionKind, Vec<Action>> = BTreeMap::new();
                for action in sim.actions() {
                    now.entry(action.kind()).or_default().push(action);
                }
                for (kind, actions) in now {
                    found.entry(kind).or_insert_with(|| (sim.fork(), actions));
                }
            }
        }
    }
    found
}

#[test]
fn every_action_is_taken_by_keys_and_by_the_mouse() {
    let all = some_of_each();
    let missing: Vec<_> = ActionKind::ALL.iter().filter(|kind| !all.contains_key(kind)).collect();
    assert!(missing.is_empty(), "no level of ours offers {missing:?}");
    for (kind, (sim, actions)) in all {
        for mouse in [false, true] {
            let branches = Branches::new(Vec::new(), sim.minute());
            let mut hands = Hands::new(Session::with(sim.fork(), branches, None));
            hands.frame(Vec::new());
            let before = hands.game.sim.taken().len();
            if !mouse {
                hands.by_keys(&actions[0]);
            } else if matches!(
                kind,
                ActionKind::Prioritise | ActionKind::Assign | ActionKind::Hold | ActionKind::Schedule
            ) {
                hands.on_a_card(&actions);
            } else {
                hands.by_the_list(&actions);
            }
            let taken: Vec<ActionKind> = hands.game.sim.taken()[before..].iter().map(|t| t.action.kind()).collect();
            let told = hands.game.toast.as_ref().map_or("", |toast| &toast.text);
            assert_eq!(taken, [kind], "mouse: {mouse}; {told}; one of {:?}", &actions[..actions.len().min(5)]);
        }
    }
}

/// From its line in the sheet of changes a card is dragged onto a day of the calendar above it; and back, onto today.
#[test]
fn a_card_is_dragged_from_its_line_onto_a_day_of_the_calendar() {
    let level = level::load("part1/change-cards").unwrap();
    let mut sim = Simulation::new(&level, 3);
    sim.run_until(sim.span().0);
    // Under a board nothing collides: calendar and cards stand one under the other.
    sim.submit(Action::Control { mode: ChangeControl::Board }).unwrap();
    sim.run_until(sim.span().0 + 300);
    let branches = Branches::new(Vec::new(), sim.minute());
    let mut hands = Hands::new(Session::with(sim, branches, None));
    hands.press(Key::C, Modifiers::NONE);
    hands.frame(Vec::new());
    let at = hands.place(&|line| line.text == "Order entry" && line.at.left() < 500.0 && line.at.top() > 300.0);
    hands.click_at(at.expect("a group of changes"));
    hands.frame(Vec::new());
    let view = hands.game.view.clone();
    let number = |line: &Line| {
        let digits = line.text.rsplit_once('(')?.1.strip_suffix(')')?;
        digits.parse::<u32>().ok().map(ItemId)
    };
    let named = |line: &&Line| number(line).is_some_and(|id| view.item(id).is_some());
    let line = hands.lines.iter().find(named).expect("its changes are listed");
    let (item, from) = (number(line).unwrap(), line.at.center());
    for (days, taken) in [(2, Some((view.day + 1) * 1440)), (0, None)] {
        let day = |of: &&Day| of.number == view.day + days && of.place.top() < from.y;
        let to = hands.play.floor.days.iter().find(day).expect("the calendar is there").place.center();
        let from = hands.lines.iter().find(|line| number(line) == Some(item)).expect("still listed").at.center();
        hands.drag(from, to);
        let told = hands.game.toast.as_ref().map_or("", |toast| &toast.text);
        assert_eq!(hands.game.view.item(item).unwrap().planned, taken, "{told}");
    }
    let kinds: Vec<ActionKind> = hands.game.sim.taken().iter().map(|taken| taken.action.kind()).collect();
    assert_eq!(kinds, [ActionKind::Control, ActionKind::Schedule, ActionKind::Schedule]);
}

/// Where a sheet or the drawer covers the floor, both make way while a card is held: for people, and for days.
#[test]
fn in_a_small_window_everything_makes_way_for_a_held_card() {
    let level = level::load("part1/change-cards").unwrap();
    let mut sim = Simulation::new(&level, 3);
    sim.run_until(sim.span().0 + 300);
    let branches = Branches::new(Vec::new(), sim.minute());
    let mut hands = Hands::new(Session::with(sim, branches, None));
    hands.window = vec2(854.0, 480.0);
    hands.frame(Vec::new());
    let item = hands.game.view.items[0].id;
    for sheet in [Some(Sheet::Changes), None] {
        hands.play.sheet = sheet;
        hands.play.floor.selected = Some(Thing::Item(item));
        hands.frame(Vec::new());
        hands.frame(Vec::new());
        let title = hands.game.view.items[0].title.clone();
        let of_drawer = move |line: &Line| line.text == title && line.at.left() > 500.0;
        let lies = |hands: &Hands| hands.lines.iter().any(|line| line.text == tr!("close") || of_drawer(line));
        assert!(lies(&hands), "{sheet:?}: something lies over the floor");
        hands.button(pos2(300.0, 300.0), true);
        hands.point(pos2(320.0, 300.0));
        hands.play.floor.dragged = Some(Thing::Item(item));
        hands.point(pos2(330.0, 300.0));
        assert!(!lies(&hands), "{sheet:?}: it has made way");
        let days = &hands.play.floor.days;
        let seen = |day: &Day| day.place.right() <= 854.0 && day.place.top() > 400.0;
        assert!(days.len() >= 5 && days.iter().all(seen), "{sheet:?}: {}", days.len());
        hands.button(pos2(330.0, 300.0), false);
        hands.frame(Vec::new());
        assert!(lies(&hands), "{sheet:?}: and is back");
    }
}

#[test]
fn who_has_come_near_finds_the_way_back_to_the_whole_building() {
    let level = level::load("part1/payroll").unwrap();
    let sim = Simulation::new(&level, 3);
    let branches = Branches::new(Vec::new(), sim.minute());
    let mut hands = Hands::new(Session::with(sim, branches, None));
    hands.frame(Vec::new());
    let way_back = |hands: &Hands| hands.lines.iter().any(|line| line.text == tr!("play-whole-building"));
    assert!(!way_back(&hands), "all of it is in sight");
    hands.wheel(pos2(400.0, 400.0), 400.0);
    hands.frame(Vec::new());
    assert!(hands.play.floor.is_near() && way_back(&hands));
    let at = hands.place(&|line| line.text == tr!("play-whole-building")).expect("it can be clicked");
    hands.click_at(at);
    hands.frame(Vec::new());
    assert!(!hands.play.floor.is_near() && !way_back(&hands));
}
