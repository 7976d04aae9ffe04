//! The puzzle of the day: one attempt counts, the days before stand in a calendar, and a line of it can be shared.

use bevy_egui::egui::{self, Align2, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::controls::words_fit;
use super::map::{difficulty_about, difficulty_name};
use super::reasons;
use super::screens::{beside_bar, lamp, titled};
use super::theme::{self, Button, Theme, Veil as _, bold, condensed, condensed_bold, sans, semibold, write};
use crate::daily::{Attempt, History, POOLS, Puzzle, line, money, puzzle, weekday, written};
use crate::kept::Kept as _;
use crate::level::file::Weekday;
use crate::level::{self, Level};
use crate::locale::{self, Language};
use crate::sim::Simulation;
use crate::tr;

/// Weeks that the calendar shows.
const WEEKS: i64 = 5;
/// Most that the screen takes of a wide window.
const MOST: Vec2 = vec2(1120.0, 600.0);
/// Narrower than this, the calendar stands below.
const NARROW: f32 = 900.0;
/// Messages of the months.
const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

/// The day it is, by the clock on the wall: days since 1 January 1970, UTC.
pub(crate) fn today() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "which day it is, is a matter of the clock on the wall")]
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    (since / 86_400) as i64
}

/// A player's days, where they are kept, and the day that is looked at.
#[derive(Default)]
pub(crate) struct Daily {
    history: History,
    path: Option<PathBuf>,
    trouble: Option<String>,
    today: i64,
    marked: i64,
    /// What the levels are called; by their ids.
    titles: BTreeMap<String, String>,
    /// The level of the day that is looked at.
    level: Option<Arc<Level>>,
    /// What became of the line that was to be copied.
    copied: Option<String>,
    /// The game of the attempt that counts can go on.
    goes_on: bool,
}

/// What the player wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Back,
    /// To begin the attempt that counts.
    Begin(Puzzle),
    /// To go on with it.
    GoOn,
    Practise(Puzzle),
    /// To copy a line of text.
    Copy(String),
}

impl Daily {
    /// The days that a file has; `goes_on` if a game of the attempt that counts can go on.
    pub(crate) fn open(path: Option<PathBuf>, today: i64) -> Self {
        let read = path.as_ref().map_or(Ok(History::default()), |path| History::read(path));
        // What cannot be read is left as it is.
        let (history, path, trouble) = match read {
            Ok(history) => (history, path, None),
            Err(why) => (History::default(), None, Some(tr!("daily-unreadable", why = why))),
        };
        let tried = history.days.values().map(|attempt| attempt.level.as_str());
        let played: BTreeSet<&str> = tried.chain(POOLS.iter().flat_map(|(_, pool)| pool.iter().copied())).collect();
        let told = |id: &str| level::load_in(id, Some(locale::get().code())).ok();
        let titles = played.into_iter().filter_map(|id| Some((id.to_string(), told(id)?.file.title.clone()))).collect();
        Self { history, path, trouble, today, marked: today, titles, ..Self::default() }
    }

    /// The screen is shown on a day; `running` is the game of the attempt that counts, if it can go on.
    pub(crate) fn enter(&mut self, today: i64, running: Option<&Simulation>) {
        (self.today, self.marked, self.copied) = (today, today, None);
        self.goes_on = running.is_some_and(|sim| self.history.day_of(sim) == Some(today));
    }

    /// The attempt of a day begins: it counts from now on.
    pub(crate) fn begin(&mut self, level: &Level, seed: u64) {
        let (day, difficulty) = (self.today, level.difficulty);
        let puzzle = Puzzle { day, level: level.id.clone(), seed, difficulty };
        // The line that is shared is in English.
        let title = level::load(&level.id).map_or_else(|_| level.file.title.clone(), |plain| plain.file.title.clone());
        self.history.begin(&puzzle, &title);
        self.write();
    }

    /// A game of the attempt that counts is over.
    pub(crate) fn ended(&mut self, sim: &Simulation) {
        if self.history.ended(sim).is_some() {
            self.write();
        }
    }

    /// What became of the line that was to be copied.
    pub(crate) fn copied(&mut self, result: Result<(), String>) {
        self.copied = Some(match result {
            Ok(()) => tr!("daily-copied").into(),
            Err(why) => tr!("daily-not-copied", why = why),
        });
    }

    fn write(&mut self) {
        if let Some(Err(why)) = self.path.as_ref().map(|path| self.history.write(path)) {
            self.trouble = Some(tr!("daily-not-kept", why = why));
        }
    }

    pub(crate) fn attempt(&self, day: i64) -> Option<&Attempt> {
        self.history.days.get(&day)
    }

    /// What the level of an attempt is called.
    fn title<'a>(&'a self, attempt: &'a Attempt) -> &'a str {
        self.titles.get(&attempt.level).unwrap_or(&attempt.title)
    }

    /// The first day of the calendar, a Monday.
    fn first(&self) -> i64 {
        self.today - weekday(self.today) - 7 * (WEEKS - 1)
    }

    /// Draws the screen.
    pub(crate) fn show(&mut self, ui: &mut Ui, theme: &Theme) -> Option<Wish> {
        let (place, left) = titled(ui, theme, (tr!("daily-title"), ""), MOST);
        let mut wish = left.then_some(Wish::Back);
        self.step(ui);
        let within = beside_bar(place);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(within));
        inside.set_clip_rect(within.expand(6.0));
        ScrollArea::vertical().id_salt("daily").auto_shrink([false, false]).show(&mut inside, |ui| {
            let wide = place.width();
            ui.set_width(wide);
            if wide < NARROW {
                wish = self.day(ui, theme).or(wish.take());
                ui.add_space(16.0);
                self.calendar(ui, theme, vec2(wide, 0.0));
                return;
            }
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 48.0;
                let half = (wide - 48.0) / 2.0;
                ui.vertical(|ui| {
                    ui.set_width(half);
                    ui.spacing_mut().item_spacing.x = 8.0;
                    wish = self.day(ui, theme).or(wish.take());
                });
                ui.vertical(|ui| {
                    ui.set_width(half);
                    self.calendar(ui, theme, vec2(half, place.height()));
                });
            });
        });
        wish
    }

    /// The arrows go from day to day.
    fn step(&mut self, ui: &Ui) {
        if ui.memory(|m| m.focused().is_some()) {
            return;
        }
        let by = ui.input(|i| {
            let down = |key| i64::from(i.key_pressed(key));
            down(Key::ArrowRight) - down(Key::ArrowLeft) + 7 * (down(Key::ArrowDown) - down(Key::ArrowUp))
        });
        if by != 0 {
            (self.marked, self.copied) = ((self.marked + by).clamp(self.first(), self.today), None);
        }
    }

    /// The day that is looked at: what is played on it, how it went, and what can be done.
    fn day(&mut self, ui: &mut Ui, theme: &Theme) -> Option<Wish> {
        let day = self.marked;
        let puzzle = puzzle(day);
        let (year, month, of_month) = crate::daily::date(day);
        let name = locale::long_weekday(Weekday::ALL[weekday(day) as usize]);
        let month = locale::text(MONTHS[(month - 1) as usize]);
        let date = tr!("daily-date", weekday = name, day = of_month, month = month, year = year);
        let head = if day == self.today { tr!("daily-today", date = date) } else { date };
        theme::paragraph(ui, &head, condensed_bold(15.0), theme.ink2);
        let attempt = self.attempt(day).cloned();
        let attempt = attempt.as_ref();
        // What was played is what counts, whatever a later version would play.
        let played = attempt.map_or(puzzle.clone(), |attempt| Puzzle {
            day,
            level: attempt.level.clone(),
            seed: attempt.seed,
            difficulty: attempt.difficulty,
        });
        if self.level.as_ref().is_none_or(|level| level.id != played.level) {
            self.level = level::load_in(&played.level, Some(locale::get().code())).ok();
        }
        let Some(level) = self.level.clone() else {
            let text = tr!("daily-no-level", level = played.level);
            theme::paragraph(ui, &text, sans(16.0), theme.bad);
            return None;
        };
        theme::paragraph(ui, &level.file.title, bold(34.0), theme.ink);
        theme::paragraph(ui, &level.file.summary, sans(17.0), theme.ink2);
        let about = tr!(
            "daily-about",
            difficulty = capital(difficulty_name(played.difficulty)),
            about = difficulty_about(played.difficulty),
            seed = played.seed.to_string(),
        );
        let place = theme::paragraph(ui, &about, condensed(14.0), theme.ink2).rect;
        reasons::mark(ui, theme, "puzzle", place, || vec![tr!("daily-why-puzzle").into()]);
        ui.add_space(12.0);
        let wide = ui.available_width();
        let pressed = |ui: &Ui, key| ui.input(|i| !i.modifiers.command && i.key_pressed(key));
        let enter = pressed(ui, Key::Enter) && ui.memory(|m| m.focused().is_none());
        let mut wish = None;
        let score = attempt.and_then(|attempt| attempt.score.as_ref());
        let runs = attempt.is_some() && score.is_none();
        if let (Some(attempt), Some(score)) = (attempt, score) {
            self.result(ui, theme, attempt, score, day);
            if theme::button(ui, theme, vec2(wide, 46.0), tr!("daily-copy"), "C", Button::Commit).clicked()
                || pressed(ui, Key::C)
            {
                wish = Some(Wish::Copy(line(day, attempt)));
            }
        } else if day == self.today {
            let (text, label) = match (runs, self.goes_on) {
                (true, true) => (tr!("daily-goes-on"), tr!("daily-go-on")),
                (true, false) => (tr!("daily-game-gone"), tr!("daily-begin-again")),
                _ => (tr!("daily-one-attempt"), tr!("daily-begin")),
            };
            theme::paragraph(ui, text, sans(15.0), theme.ink);
            if theme::button(ui, theme, vec2(wide, 52.0), label, "Enter", Button::Commit).clicked() || enter {
                wish = Some(if runs && self.goes_on { Wish::GoOn } else { Wish::Begin(played.clone()) });
            }
        } else {
            let text = if runs { tr!("daily-over") } else { tr!("daily-not-tried") };
            theme::paragraph(ui, text, sans(15.0), theme.ink);
        }
        let label = if day == self.today { tr!("daily-practise") } else { tr!("daily-practise-this") };
        if theme::button(ui, theme, vec2(wide, 42.0), label, "P", Button::Plain).clicked() || pressed(ui, Key::P) {
            wish = Some(Wish::Practise(played));
        }
        if let Some(said) = &self.copied {
            theme::paragraph(ui, said, condensed_bold(14.0), theme.ink);
        }
        if let Some(trouble) = &self.trouble {
            theme::paragraph(ui, trouble, condensed(14.0), theme.bad);
        }
        wish
    }

    fn result(&self, ui: &mut Ui, theme: &Theme, attempt: &Attempt, score: &crate::daily::Score, day: i64) {
        let wide = ui.available_width();
        let frame = egui::Frame::new().fill(theme.panel).stroke(Stroke::new(1.0, theme.line)).corner_radius(6.0);
        frame.inner_margin(16.0).show(ui, |ui| {
            ui.set_width(wide - 34.0);
            let (word, ink) = if score.won { (tr!("daily-won"), theme.good) } else { (tr!("daily-lost"), theme.bad) };
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new(word).font(semibold(18.0)).color(ink));
                ui.label(egui::RichText::new(&score.ending).font(semibold(18.0)).color(theme.ink));
            });
            let (row, _) = ui.allocate_exact_size(vec2(wide - 32.0, 30.0), Sense::hover());
            for n in 0..score.of {
                let at = row.left_center() + vec2(14.0 + 26.0 * n as f32, 0.0);
                if n < score.lamps {
                    lamp(ui.painter(), at, theme);
                } else {
                    let shade =
                        [vec2(-4.0, -4.0), vec2(4.0, -4.0), vec2(10.0, 6.0), vec2(-10.0, 6.0), vec2(-4.0, -4.0)];
                    let shade: Vec<_> = shade.map(|by| at + by).to_vec();
                    ui.painter().extend(egui::Shape::dashed_line(&shade, Stroke::new(1.4, theme.ink2), 3.0, 2.0));
                }
            }
            let money = money(score.money);
            let (sign, amount) = money.split_once('$').unwrap_or(("", money.as_str()));
            let amount = if locale::get() == Language::German { amount.replace(',', ".") } else { amount.into() };
            let text = tr!("daily-result", sign = sign, amount = amount, actions = score.actions);
            let at = row.left_center() + vec2(26.0 * score.of as f32 + 16.0, 0.0);
            let place = write(ui.painter(), at, Align2::LEFT_CENTER, text, condensed_bold(15.0), theme.ink);
            reasons::mark(ui, theme, "result", place, || {
                let lamps = tr!("daily-why-lamps", lit = score.lamps, of = score.of);
                vec![lamps, tr!("daily-why-money").into(), tr!("daily-why-actions", n = score.actions)]
            });
            theme::paragraph(ui, &line(day, attempt), theme::mono(12.5), theme.ink2);
        });
    }

    fn calendar(&mut self, ui: &mut Ui, theme: &Theme, room: Vec2) {
        let wide = room.x;
        let streak = self.history.streak(self.today);
        let won = |a: &Attempt| a.score.as_ref().is_some_and(|s| s.won);
        let (tried, wins) = (self.history.days.len(), self.history.days.values().filter(|a| won(a)).count());
        let text = match streak {
            0 | 1 => tr!("daily-tried", tried = tried, wins = wins),
            days => tr!("daily-tried-in-a-row", tried = tried, wins = wins, days = days),
        };
        let place = theme::paragraph(ui, &text, condensed_bold(15.0), theme.ink2).rect;
        reasons::mark(ui, theme, "tried", place, || self.tried(streak));
        let high = (room.y - 22.0 - 72.0) / WEEKS as f32 - 4.0;
        let cell = vec2((wide - 6.0 * 4.0) / 7.0, high.clamp(76.0, 98.0));
        let size = vec2(wide, 22.0 + WEEKS as f32 * (cell.y + 4.0));
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        for (n, name) in Weekday::ALL.into_iter().map(locale::weekday).enumerate() {
            let at = area.min + vec2(n as f32 * (cell.x + 4.0) + cell.x / 2.0, 10.0);
            write(ui.painter(), at, Align2::CENTER_CENTER, name, condensed(13.0), theme.ink2);
        }
        for n in 0..7 * WEEKS {
            let day = self.first() + n;
            let step = vec2((n % 7) as f32 * (cell.x + 4.0), 22.0 + (n / 7) as f32 * (cell.y + 4.0));
            self.cell(ui, theme, Rect::from_min_size(area.min + step, cell), day);
        }
        theme::paragraph(ui, "← → ↑ ↓", theme::mono(11.5), theme.ink2);
    }

    /// Which days were tried last, and how they went; and what days in a row are.
    fn tried(&self, streak: u32) -> Vec<String> {
        let went = |attempt: &Attempt| match &attempt.score {
            None => tr!("daily-cell-begun"),
            Some(score) if score.won => tr!("title-won"),
            Some(_) => tr!("title-lost"),
        };
        let line = |(day, attempt): (&i64, &Attempt)| {
            tr!("daily-why-tried", date = written(*day), title = self.title(attempt), went = went(attempt))
        };
        let mut lines = reasons::first(self.history.days.iter().rev(), reasons::MOST, line);
        if streak > 1 {
            lines.push(tr!("daily-why-row").into());
        }
        if lines.is_empty() { vec![tr!("daily-why-none").into()] } else { lines }
    }

    /// A day in the calendar: a room that is lit where it was won.
    fn cell(&mut self, ui: &Ui, theme: &Theme, place: Rect, day: i64) {
        let painter = ui.painter().clone();
        if day > self.today {
            theme::dashed(&painter, place.shrink(0.5), theme.pencil.veil(0.5));
            return;
        }
        let response = ui.interact(place, ui.id().with(("day", day)), Sense::click());
        let attempt = self.attempt(day);
        let score = attempt.and_then(|a| a.score.as_ref());
        let fill = if attempt.is_some() { theme.room } else { theme.shaft };
        painter.rect_filled(place, 0.0, fill);
        let beam = Rect::from_min_size(place.min, vec2(place.width(), 20.0));
        let today = day == self.today;
        painter.rect_filled(beam, 0.0, if today { theme.amber } else { theme.beam });
        let ink = if today { theme::ON_AMBER } else { theme.on_beam };
        let (_, month, of_month) = crate::daily::date(day);
        let number = if of_month == 1 || day == self.first() {
            let month: String = locale::text(MONTHS[(month - 1) as usize]).chars().take(3).collect();
            tr!("daily-first", day = of_month, month = month)
        } else {
            of_month.to_string()
        };
        write(&painter, beam.left_center() + vec2(6.0, 0.0), Align2::LEFT_CENTER, number, condensed_bold(13.0), ink);
        let middle = pos2(place.center().x, place.top() + 38.0);
        let (word, ink) = match (attempt, score) {
            (None, _) if today => (tr!("daily-cell-today"), theme.ink),
            (None, _) => ("", theme.ink2),
            (Some(_), None) => (tr!("daily-cell-begun"), theme.warn),
            (_, Some(score)) if score.won => ("", theme.good),
            _ => (tr!("title-lost"), theme.bad),
        };
        write(&painter, middle, Align2::CENTER_CENTER, word, condensed_bold(13.0), ink);
        if let Some(score) = score.filter(|score| score.won) {
            let lamps = score.lamps.max(1);
            for n in 0..score.lamps {
                let x = (n as f32 - (lamps - 1) as f32 / 2.0) * 22.0;
                lamp(&painter, middle + vec2(x, 0.0), theme);
            }
            if score.lamps == 0 {
                write(&painter, middle, Align2::CENTER_CENTER, tr!("title-won"), condensed_bold(13.0), theme.good);
            }
        }
        // What was played, or could be practised.
        let title = match attempt {
            Some(attempt) => self.title(attempt),
            None => self.titles.get(&puzzle(day).level).map_or("", String::as_str),
        };
        let ink = if attempt.is_some() || today { theme.ink2 } else { theme.pencil };
        // Below a lamp or a word there is room for two rows, or for one; a title that is cut says nothing.
        let rows = if place.height() < 90.0 { 1 } else { 2 } + usize::from(attempt.is_none() && !today);
        let room = place.width() - 8.0;
        let whole = [12.0, 11.0, 10.0].into_iter().find_map(|size| {
            let font = condensed(size);
            words_fit(&painter, &[title], std::slice::from_ref(&font), room)?;
            Some(theme::fitted(&painter, title, room, &[font], rows, ink)).filter(|galley| !galley.elided)
        });
        if let Some(galley) = whole {
            painter.galley(place.left_bottom() + vec2(5.0, -5.0 - galley.size().y), galley, ink);
        }
        let marked = day == self.marked;
        let edge = if marked { Stroke::new(2.5, theme.ink) } else { theme.edge(response.hovered()) };
        painter.rect_stroke(place, 0.0, edge, StrokeKind::Inside);
        theme::focus(&painter, place, &response, theme);
        let pressed = response.clicked();
        response.on_hover_text(format!("{}  {title}", written(day)));
        if pressed {
            (self.marked, self.copied) = (day, None);
        }
    }
}

/// A word with a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::rules::Difficulty;
    use crate::strategy;
    use bevy_egui::egui::{Event, Modifiers};

    /// 28 November 2026, on which *Payday* is played hard.
    const DAY: i64 = 20_785;

    fn press(daily: &mut Daily, size: Vec2, keys: &[Key]) -> Option<Wish> {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        let mut wish = None;
        for key in keys {
            let press = |pressed| Event::Key {
                key: *key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            };
            let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, size));
            let input =
                egui::RawInput { screen_rect, events: vec![press(true), press(false)], ..egui::RawInput::default() };
            ctx.run_ui(input, |ui| wish = daily.show(ui, &Theme::NIGHT).or(wish.take())).textures_delta.clear();
        }
        wish
    }

    #[test]
    fn a_day_is_begun_gone_on_with_and_shared_by_keys_at_any_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daily.json");
        for size in [vec2(640.0, 360.0), vec2(853.0, 480.0), vec2(1280.0, 720.0)] {
            let _ = std::fs::remove_file(&path);
            let mut daily = Daily::open(Some(path.clone()), DAY);
            let Some(Wish::Begin(puzzle)) = press(&mut daily, size, &[Key::Enter]) else { panic!("{size:?}") };
            assert_eq!((puzzle.day, puzzle.difficulty), (DAY, Difficulty::Hard));
            let level = level::load_at(&puzzle.level, puzzle.difficulty).unwrap();
            daily.begin(&level, puzzle.seed);
            // Killed now: it counts, and is begun again, for there is no game.
            let mut daily = Daily::open(Some(path.clone()), DAY);
            daily.enter(DAY, None);
            assert_eq!(press(&mut daily, size, &[Key::Enter]), Some(Wish::Begin(puzzle.clone())));
            daily.enter(DAY, Some(&Simulation::new(&level, puzzle.seed)));
            assert_eq!(press(&mut daily, size, &[Key::Enter]), Some(Wish::GoOn));
            assert_eq!(press(&mut daily, size, &[Key::P]), Some(Wish::Practise(puzzle.clone())));
            daily.ended(&strategy::whole(&level, puzzle.seed, "none", &[]).unwrap());
            let mut daily = Daily::open(Some(path.clone()), DAY);
            let Some(Wish::Copy(text)) = press(&mut daily, size, &[Key::C]) else { panic!("{size:?}") };
            assert!(text.starts_with("Unplanned Work 2026-11-28 · Payday (hard) · lost · 0 lamps of 3 · "), "{text}");
            // Nothing begins a second time; yesterday can only be practised.
            assert_eq!(press(&mut daily, size, &[Key::Enter]), None);
            let Some(Wish::Practise(before)) = press(&mut daily, size, &[Key::ArrowLeft, Key::P]) else {
                panic!("{size:?}")
            };
            assert_eq!(before.day, DAY - 1);
            assert_eq!(press(&mut daily, size, &[Key::ArrowRight, Key::ArrowRight, Key::Escape]), Some(Wish::Back));
            assert_eq!(daily.marked, DAY, "there is no tomorrow yet");
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("daily.json");
        std::fs::write(&path, "{").unwrap();
        let mut daily = Daily::open(Some(path.clone()), DAY);
        assert!(daily.trouble.as_ref().is_some_and(|why| why.contains("cannot be read")));
        daily.begin(&level::load("part1/payroll").unwrap(), 1);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "{");
    }
}
