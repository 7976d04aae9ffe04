//! Every screen at every size of window, every size of text and in every language: nothing that is written is cut, runs out
//! of its place or stands on something else, and no half of a screen is empty.

use bevy_egui::egui::{self, Event, Key, Modifiers, Rect, Shape, Ui, Vec2, pos2, vec2};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use super::art::Art;
use super::bindings::Bindings;
use super::floor::Thing;
use super::play::Play;
use super::session::{Session, Speed};
use super::settings::Settings;
use super::sheets::Sheet;
use super::sheets::charts::Chart;
use super::theme::{self, Theme};
use super::{daily, endless, labs, map, options, players, sandbox, scale_for, screens};
use crate::level;
use crate::locale::tests::speaking;
use crate::locale::{self, Language};
use crate::profiles::Profiles;
use crate::strategy;

/// Windows, in pixels.
const WINDOWS: [(u32, u32); 3] = [(1280, 720), (1920, 1080), (2560, 1440)];
/// Sizes of text, as the settings offer them.
const SCALES: [f32; 4] = [0.75, 1.0, 1.5, 2.0];

/// A word of English in German, if that is spoken. Most terms of the field are the same in both.
fn foreign(text: &str) -> Option<&str> {
    const ENGLISH: &[&str] = &[
        "waiting", "deployed", "failed", "refused", "repaired", "blocked", "stopped", "closed", "unknown", "late",
        "fixed", "raised", "scope", "hour", "the", "of", "and", "with", "from", "to", "by", "at", "for", "is", "are",
        "has", "have", "not", "no", "your", "you", "hours", "days", "minutes", "week", "day", "less", "than", "more",
        "waits", "done", "now", "work", "card", "cards", "people", "room", "rooms", "below", "above", "each", "every",
        "nothing",
    ];
    // A title, and a line for whoever speaks another language.
    if text.contains("State of DevOps Report") || text.starts_with("Unplanned Work ") {
        return None;
    }
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    words.find(|word| locale::get() == Language::German && ENGLISH.contains(word))
}

/// What is written on a screen.
struct Written {
    text: String,
    /// Where its letters are, and each row of them.
    at: Rect,
    rows: Vec<Rect>,
    /// What of the screen it may be painted on.
    clip: Rect,
    cut: bool,
    /// How many grounds were painted before it.
    after: usize,
}

/// A screen as it is seen: what is written and not covered, in the order in which it was painted.
#[derive(Default)]
struct Seen {
    written: Vec<Written>,
    /// What covers whatever was painted before.
    grounds: Vec<Rect>,
    /// Everything else that is drawn.
    drawn: Vec<Rect>,
}

/// Of the 32 fields of half a screen so many have something in them, or a third as many as of the other half.
const LEAST: usize = 10;

impl Seen {
    fn add(&mut self, shape: &Shape, clip: Rect, screen: Rect) {
        let mut drawn = |place: Rect| {
            // What is as wide or as high as the window is its ground.
            if place.is_positive() && place.width() < screen.width() * 0.8 && place.height() < screen.height() * 0.8 {
                self.drawn.push(place);
            }
        };
        match shape {
            Shape::Vec(parts) => parts.iter().for_each(|part| self.add(part, clip, screen)),
            Shape::Text(text) => {
                let at = text.visual_bounding_rect();
                if text.galley.text().trim().is_empty() || !at.intersects(clip) {
                    return;
                }
                let rows = match text.angle {
                    0.0 => text
                        .galley
                        .rows
                        .iter()
                        .map(|row| row.visuals.mesh_bounds.translate((row.pos + text.pos.to_vec2()).to_vec2()))
                        .collect(),
                    _ => vec![at],
                };
                let (text, cut) = (text.galley.text().to_string(), text.galley.elided);
                self.written.push(Written { text, at, rows, clip, cut, after: self.grounds.len() });
            }
            Shape::Rect(rect) if rect.fill.a() == 255 && rect.blur_width == 0.0 => {
                let place = rect.rect.intersect(clip);
                drawn(place);
                self.written.retain(|line| !place.contains_rect(line.at.intersect(line.clip).shrink(1.0)));
                self.grounds.push(place);
            }
            Shape::Noop => {}
            other => drawn(other.visual_bounding_rect().intersect(clip)),
        }
    }

    /// What is wrong with it. Tables that need more than the width they have can be moved to the side: `table`.
    fn faults(&self, screen: Rect, table: f32) -> Vec<String> {
        let mut faults = Vec::new();
        for (n, line) in self.written.iter().enumerate() {
            let seen = line.at.intersect(line.clip);
            if line.cut {
                faults.push(format!("cut: {:?}", line.text));
            }
            if let Some(word) = foreign(&line.text) {
                faults.push(format!("{word:?} is no German: {:?}", line.text));
            }
            let aside = line.at.left() < line.clip.left() - 1.0 || line.at.right() > line.clip.right() + 1.0;
            if aside && line.clip.width() >= table {
                faults.push(format!("runs out of its place: {:?} {:?} of {:?}", line.text, line.at, line.clip));
            } else if !screen.expand(0.5).contains_rect(seen) {
                faults.push(format!("runs out of the window: {:?}", line.text));
            }
            for other in &self.written[n + 1..] {
                let both = line.rows.iter().flat_map(|row| {
                    let row = row.intersect(line.clip);
                    other.rows.iter().map(move |theirs| row.intersect(theirs.intersect(other.clip)))
                });
                let covered = |both: Rect| {
                    self.grounds[line.after..other.after].iter().any(|g| g.contains_rect(both.shrink(1.0)))
                };
                if both.into_iter().any(|both| both.width() > 2.0 && both.height() > 3.0 && !covered(both)) {
                    faults.push(format!("{:?} and {:?} stand on each other", line.text, other.text));
                }
            }
        }
        let [left, right, upper, lower] = self.halves(screen);
        for (name, there, other) in
            [("left", left, right), ("right", right, left), ("upper", upper, lower), ("lower", lower, upper)]
        {
            if there < LEAST.min(other.div_ceil(3)) {
                faults.push(format!("the {name} half is empty: {there} of 32 fields, and {other} of the other half"));
            }
        }
        faults
    }

    /// How many fields have something in them: of the left half, the right, the upper, and the lower.
    fn halves(&self, screen: Rect) -> [usize; 4] {
        let field = |x: usize, y: usize| {
            let size = screen.size() / 8.0;
            Rect::from_min_size(screen.min + vec2(x as f32 * size.x, y as f32 * size.y), size)
        };
        let places = || self.written.iter().map(|line| line.at.intersect(line.clip)).chain(self.drawn.iter().copied());
        let there = |x: usize, y: usize| places().any(|place| place.intersects(field(x, y).shrink(4.0)));
        let count = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| {
            xs.flat_map(|x| ys.clone().map(move |y| (x, y))).filter(|(x, y)| there(*x, *y)).count()
        };
        [count(0..4, 0..8), count(4..8, 0..8), count(0..8, 0..4), count(0..8, 4..8)]
    }
}

/// A window without a renderer.
struct Window {
    ctx: egui::Context,
    size: Vec2,
    clock: f64,
    name: String,
    /// Fault → the screens that have it.
    found: BTreeMap<String, Vec<String>>,
}

impl Window {
    fn new((width, height): (u32, u32), scale: f32) -> Self {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        let pixels = scale_for(width) * scale;
        let name = format!("{width}×{height} at {} %", scale * 100.0);
        let size = vec2(width as f32, height as f32) / pixels;
        let mut window =
            Self { ctx, size: vec2(size.x.round(), size.y.round()), clock: 0.0, name, found: BTreeMap::new() };
        window.frame(Vec::new(), |_| {});
        window
    }

    fn frame(&mut self, events: Vec<Event>, mut show: impl FnMut(&mut Ui)) -> Seen {
        self.clock += 0.5;
        let screen = Rect::from_min_size(pos2(0.0, 0.0), self.size);
        let input = egui::RawInput { screen_rect: Some(screen), events, time: Some(self.clock), ..Default::default() };
        let mut output = self.ctx.run_ui(input, |ui| show(ui));
        output.textures_delta.clear();
        let mut seen = Seen::default();
        for clipped in &output.shapes {
            seen.add(&clipped.shape, clipped.clip_rect.intersect(screen), screen);
        }
        seen
    }

    /// Shows a screen until it stands still, and looks at it.
    fn look(&mut self, what: &str, theme: &Theme, table: f32, mut show: impl FnMut(&mut Ui)) {
        theme::apply(&self.ctx, theme, true);
        for _ in 0..3 {
            self.frame(Vec::new(), &mut show);
        }
        let seen = self.frame(Vec::new(), &mut show);
        let screen = Rect::from_min_size(pos2(0.0, 0.0), self.size);
        for fault in seen.faults(screen, table) {
            self.found.entry(fault).or_default().push(format!("{what}, {}", self.name));
        }
    }

    fn press(&mut self, key: Key, modifiers: Modifiers, show: impl FnMut(&mut Ui)) {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), event(false)], show);
    }

    fn away_from_the_level(&mut self) {
        let (night, day) = (Theme::NIGHT, Theme::DAY);
        let (art, keys) = (Art::default(), Bindings::default());
        let map = map::Map::new(None);
        let saved = Ok(crate::tr!("saved-story", title = "Payday", time = "Wednesday 09:40"));
        self.look("title", &night, 0.0, |ui| _ = map::show(ui, &night, &art, &map, None, Some("Ada Lovelace"), &keys));
        self.look("title with a saved game", &night, 0.0, |ui| {
            _ = map::show(ui, &night, &art, &map, Some(&saved), Some("Ada Lovelace"), &keys);
        });
        let (mut options, mut settings) = (options::Options::default(), Settings::default());
        self.look("settings", &night, 0.0, |ui| _ = options.show(ui, &night, &mut settings));
        let mut labs = labs::Labs::open(None);
        for lab in crate::labs::all() {
            self.look(&format!("lab {}", lab.id), &night, 0.0, |ui| _ = labs.show(ui, &night));
            self.press(Key::ArrowDown, Modifiers::NONE, |ui| _ = labs.show(ui, &night));
        }
        const DAY: i64 = 20_785;
        let mut daily = daily::Daily::open(None, DAY);
        self.look("the day", &night, 0.0, |ui| _ = daily.show(ui, &night));
        let puzzle = crate::daily::puzzle(DAY);
        let level = level::load_at(&puzzle.level, puzzle.difficulty).unwrap();
        daily.begin(&level, puzzle.seed);
        daily.ended(&strategy::whole(&level, puzzle.seed, "none", &[]).unwrap());
        self.look("the day that was tried", &night, 0.0, |ui| _ = daily.show(ui, &night));
        let mut endless = endless::Endless::new(None);
        self.look("endless", &night, 0.0, |ui| _ = endless.show(ui, &night));
        let mut sandbox = sandbox::Sandbox::new(None);
        let tabs = [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
            Key::Num0,
        ];
        for tab in tabs {
            self.press(tab, Modifiers::NONE, |ui| _ = sandbox.show(ui, &day));
            self.look(&format!("sandbox, {tab:?}"), &day, 0.0, |ui| _ = sandbox.show(ui, &day));
        }
        let folder = tempfile::tempdir().unwrap();
        let mut profiles = Profiles::open(folder.path()).unwrap();
        for name in ["Ada Lovelace", "Jemand mit langem Namen"] {
            profiles.create(name).unwrap();
        }
        for key in [Key::ArrowUp, Key::N, Key::R, Key::Delete] {
            let mut players = players::Players::new(&profiles);
            self.press(key, Modifiers::NONE, |ui| _ = players.show(ui, &night, &mut profiles));
            let name = format!("players, {key:?}");
            self.look(&name, &night, 0.0, |ui| _ = players.show(ui, &night, &mut profiles));
        }
    }

    fn at_a_level(&mut self, id: &str, game: &mut Session) {
        let (theme, art, settings) = (Theme::DAY, Art::default(), Settings::default());
        let level = game.sim.level().clone();
        self.look(&format!("briefing of {id}"), &theme, 0.0, |ui| _ = screens::briefing(ui, &theme, &art, &level));
        let mut play = Play::default();
        self.look(&format!("floor of {id}"), &theme, 0.0, |ui| play.show(ui, game, &theme, &art, &settings));
        for sheet in Sheet::with_keys() {
            if !sheet.exists(&game.view, &level) || sheet == Sheet::Charts {
                continue;
            }
            play.sheet = Some(sheet);
            self.look(&format!("{sheet:?} of {id}"), &theme, sheet.least_width(), |ui| {
                play.show(ui, game, &theme, &art, &settings)
            });
        }
        play.sheet = Some(Sheet::Charts);
        let charts: Vec<_> = Chart::ALL.into_iter().filter(|chart| chart.exists(&game.view, &level)).collect();
        for chart in charts {
            self.look(&format!("chart {chart:?} of {id}"), &theme, 0.0, |ui| {
                play.show(ui, game, &theme, &art, &settings)
            });
            self.press(Key::ArrowRight, Modifiers::NONE, |ui| play.show(ui, game, &theme, &art, &settings));
        }
        play.sheet = None;
        let view = game.view.clone();
        let things = (0..view.people.len().min(3))
            .map(Thing::Person)
            .chain((0..view.centres.len().min(2)).map(Thing::Centre))
            .chain((0..view.services.len().min(2)).map(Thing::Service))
            .chain(view.items.iter().rev().take(2).map(|item| Thing::Item(item.id)));
        for thing in things {
            play.floor.selected = Some(thing);
            self.look(&format!("{thing:?} of {id}"), &theme, 0.0, |ui| play.show(ui, game, &theme, &art, &settings));
        }
        play.floor.selected = None;
        self.press(Key::K, Modifiers::COMMAND, |ui| play.show(ui, game, &theme, &art, &settings));
        self.press(Key::Enter, Modifiers::COMMAND, |ui| play.show(ui, game, &theme, &art, &settings));
        while play.waits() {
            std::thread::sleep(Duration::from_millis(5));
            self.frame(Vec::new(), |ui| play.show(ui, game, &theme, &art, &settings));
        }
        self.look(&format!("{:?} of {id}", play.sheet), &theme, 0.0, |ui| play.show(ui, game, &theme, &art, &settings));
        for (name, key, modifiers) in [
            ("palette", Key::K, Modifiers::COMMAND),
            ("menu", Key::Escape, Modifiers::NONE),
            ("going back", Key::R, Modifiers::NONE),
        ] {
            let mut play = Play::default();
            self.press(key, modifiers, |ui| play.show(ui, game, &theme, &art, &settings));
            self.look(&format!("{name} of {id}"), &theme, 0.0, |ui| play.show(ui, game, &theme, &art, &settings));
            game.speed = Speed::Paused;
        }
    }

    fn after_a_level(&mut self, game: &Session) {
        let (theme, art) = (Theme::DAY, Art::default());
        let id = &game.sim.level().id;
        if game.is_lab() {
            let mut labs = labs::Labs::open(None);
            labs.ended(game);
            self.look(&format!("outcome of {id}"), &theme, 0.0, |ui| _ = labs.outcome(ui, &theme, game));
            return;
        }
        let mut turned = screens::Turned::of(game);
        while turned.waits() {
            std::thread::sleep(Duration::from_millis(20));
            self.frame(Vec::new(), |ui| _ = screens::debrief(ui, &theme, &art, game, &mut turned, None));
        }
        self.look(&format!("debrief of {id}"), &theme, screens::PAGE.x, |ui| {
            _ = screens::debrief(ui, &theme, &art, game, &mut turned, Some("The fourth kind"));
        });
        let mut endless = endless::Endless::new(None);
        endless.ended(&game.sim);
        self.look("endless", &Theme::NIGHT, 0.0, |ui| _ = endless.show(ui, &Theme::NIGHT));
    }
}

/// What is wrong on any screen in the language that is spoken: a line each.
fn faults() -> String {
    let played = |id: &str, days: i64| {
        let mut game = Session::played(id, days);
        game.retell();
        game
    };
    let story = level::shipped().into_iter().filter(|id| !id.starts_with("labs/"));
    let mut games: Vec<_> = story.chain(["labs/conwip".to_string()]).map(|id| (played(&id, 2), id)).collect();
    games.push((played("part1/payroll", 0), "the start of part1/payroll".into()));
    games.push((played("part1/audit", 3), "the end of part1/audit".into()));
    let mut lab = played("labs/conwip", 0);
    lab.set_speed(Speed::Max);
    while !lab.sim.over() {
        lab.tick(0.25);
    }
    let over = [played("part1/payroll", 30), played("part1/launch", 30), lab];
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for size in WINDOWS {
        for scale in SCALES {
            let mut window = Window::new(size, scale);
            window.away_from_the_level();
            for (game, id) in &mut games {
                window.at_a_level(id, game);
            }
            for game in &over {
                window.after_a_level(game);
            }
            for (fault, at) in window.found {
                found.entry(fault).or_default().extend(at);
            }
        }
    }
    let mut told = String::new();
    for (fault, at) in found {
        writeln!(told, "{fault} ({} screens: {})", at.len(), at[..at.len().min(4)].join("; ")).unwrap();
    }
    told
}

#[test]
fn every_screen_has_room_for_what_is_written_at_every_size_in_english() {
    let told = speaking(Language::English, faults);
    assert!(told.is_empty(), "{} faults:\n{told}", told.lines().count());
}

#[test]
fn every_screen_has_room_for_what_is_written_at_every_size_in_german() {
    let told = speaking(Language::German, faults);
    assert!(told.is_empty(), "{} faults:\n{told}", told.lines().count());
}
