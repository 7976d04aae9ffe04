//! Back in time: a click on the timeline asks, and what was done since is kept as another future.

use bevy_egui::egui::{self, Align2, Key, Modifiers, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::art::Art;
use super::bindings::{Bindings, Command};
use super::plane::along;
use super::session::Session;
use super::sheets::Sheet;
use super::spoken;
use super::theme::{self, Button, Theme, condensed, condensed_bold, semibold, write};
use crate::locale;
use crate::sim::view::{FactView, View};
use crate::tr;

/// Minutes on the timeline are caught in steps of this.
const STEP: i64 = 30;

/// Where the minutes of the timeline stand.
#[derive(Clone, Copy)]
pub(crate) struct Strip {
    pub(crate) rect: Rect,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) from: i64,
    pub(crate) to: i64,
    /// Height of its line.
    pub(crate) line: f32,
}

impl Strip {
    fn x(&self, minute: i64) -> f32 {
        along(minute, (self.from, self.to), (self.left, self.right))
    }

    /// The minute at a place: a decision if one is near, else the next half hour.
    fn minute(&self, x: f32, view: &View) -> i64 {
        let near = |fact: &&FactView| (self.x(fact.minute) - x).abs() < 6.0;
        let away = |fact: &&FactView| ((self.x(fact.minute) - x).abs() * 10.0) as i64;
        if let Some(fact) = view.facts.iter().filter(|fact| fact.yours).filter(near).min_by_key(away) {
            return fact.minute;
        }
        let share = (x - self.left) / (self.right - self.left).max(1.0);
        let minute = self.from + (f64::from(share) * (self.to - self.from) as f64) as i64;
        (minute + STEP / 2).div_euclid(STEP) * STEP
    }
}

/// Room for the buttons at the left of the timeline.
pub(crate) fn room(game: &Session) -> f32 {
    if game.future_count() > 1 { 84.0 } else { 40.0 }
}

/// "Tuesday 09:00", with the day's number if it is long ago.
pub(crate) fn moment(view: &View, minute: i64) -> String {
    let (day, clock) = (minute.div_euclid(1440), minute.rem_euclid(1440));
    let weekday = view.weekday.plus(day - (view.day - 1));
    let weekday = locale::long_weekday(weekday);
    let time = format!("{:02}:{:02}", clock / 60, clock % 60);
    if view.day - 1 - day > 6 {
        tr!("moment-far", weekday = weekday, time = time, day = day + 1)
    } else {
        tr!("moment", weekday = weekday, time = time)
    }
}

/// The question, if it is asked.
#[derive(Default)]
pub(crate) struct Rewind {
    /// The minute that it asks about.
    minute: Option<i64>,
    /// The clock goes on when nobody goes back.
    resume: bool,
    /// It was asked in this frame: the key that asked is not for it.
    fresh: bool,
}

impl Rewind {
    pub(crate) fn open(&self) -> bool {
        self.minute.is_some()
    }

    /// Asks about a minute; without one, about the hour before. The clock stands meanwhile.
    pub(crate) fn ask(&mut self, game: &mut Session, minute: Option<i64>) {
        let (first, now) = (game.view.starts, game.sim.minute());
        if now <= first {
            return game.say(tr!("rewind-just-begun").into());
        }
        if !self.open() {
            self.resume = game.hold();
        }
        let hour_ago = (now - 60).div_euclid(60) * 60;
        self.minute = Some(minute.unwrap_or(hour_ago).clamp(first, now - 1));
        self.fresh = true;
    }

    /// The timeline takes clicks, and has its buttons.
    pub(crate) fn on_timeline(
        &mut self,
        ui: &mut Ui,
        strip: Strip,
        game: &mut Session,
        (theme, art, keys): (&Theme, &Art, &Bindings),
        sheet: &mut Option<Sheet>,
    ) {
        let at = pos2(strip.rect.left() + 14.0, strip.rect.center().y - 16.0);
        let place = Rect::from_min_size(at, vec2(32.0, 32.0));
        let hint = tr!("rewind-hint", key = keys.name(Command::Rewind));
        if small(ui, place, "icon-rewind", "", &hint, (theme, art)).on_hover_text(&hint).clicked() {
            self.ask(game, None);
        }
        if game.future_count() > 1 {
            let place = place.translate(vec2(38.0, 0.0)).with_max_x(at.x + 78.0);
            let many = game.future_count().to_string();
            let hint = tr!("rewind-futures-hint", many = many, key = keys.sheet(Sheet::Futures));
            if small(ui, place, "icon-branch", &many, &hint, (theme, art)).on_hover_text(&hint).clicked() {
                *sheet = if *sheet == Some(Sheet::Futures) { None } else { Some(Sheet::Futures) };
            }
        }
        let (first, now) = (game.view.starts, game.view.minute);
        let past = Rect::from_min_max(
            pos2(strip.x(first) - 4.0, strip.rect.top() + 6.0),
            pos2((strip.x(now) - 2.0).max(strip.x(first) - 4.0), strip.rect.bottom()),
        );
        if past.width() < 6.0 {
            return;
        }
        // Without a pointer there is the button beside it.
        let response = ui.interact(past, ui.id().with("past"), Sense::CLICK);
        spoken::text(ui, past, "now", &tr!("spoken-timeline", now = moment(&game.view, now)));
        let pointed = response.hover_pos().filter(|_| response.hovered());
        let pointed = pointed.map(|at| strip.minute(at.x, &game.view).clamp(first, now - 1));
        if let Some(minute) = self.minute.or(pointed) {
            mark(ui, strip, minute, theme);
            if self.minute.is_none() {
                tag(ui, strip, minute, &game.view, theme);
            }
        }
        if let (true, Some(minute)) = (response.clicked(), pointed) {
            self.ask(game, Some(minute));
        }
    }

    fn shut(&mut self, game: &mut Session) {
        self.minute = None;
        game.go_on(std::mem::take(&mut self.resume));
    }

    /// The question over the timeline, and its keys. True if the player has gone back.
    pub(crate) fn show(&mut self, ui: &mut Ui, strip: Strip, game: &mut Session, theme: &Theme) -> bool {
        let Some(minute) = self.minute else { return false };
        let fresh = std::mem::take(&mut self.fresh);
        let (first, now) = (game.view.starts, game.sim.minute());
        if now <= first {
            self.shut(game);
            return false;
        }
        let mut to = minute;
        let take = |ui: &Ui, key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        for (key, by) in [(Key::ArrowLeft, -60), (Key::ArrowRight, 60), (Key::ArrowUp, -1440), (Key::ArrowDown, 1440)] {
            if take(ui, key) {
                // From any minute to whole hours.
                let hour = if by < 0 { (to + 59).div_euclid(60) } else { to.div_euclid(60) };
                to = hour * 60 + by;
            }
        }
        let minute = to.clamp(first, now - 1);
        self.minute = Some(minute);
        let all = ui.max_rect();
        let width = 420.0_f32.min(all.width() - 24.0);
        let since = game.sim.taken().iter().filter(|stamped| stamped.minute >= minute).count();
        let left = (strip.x(minute) - width / 2.0).clamp(all.left() + 12.0, all.right() - width - 12.0);
        let text = match since {
            0 => tr!("rewind-nothing-since").to_string(),
            n => tr!("rewind-kept", decisions = tr!("count-decisions", n = n)),
        };
        let wide = width - 36.0;
        let told = ui.painter().layout(text, condensed(14.0), theme.ink2, wide);
        let keys = ui.painter().layout(tr!("rewind-keys").into(), condensed(13.0), theme.ink2, wide);
        let (under, buttons) = (28.0 + told.size().y + 2.0, 28.0 + told.size().y + keys.size().y + 12.0);
        let high = buttons + 68.0;
        let rect = Rect::from_min_size(pos2(left, strip.rect.top() - high), vec2(width, high));
        ui.interact(rect, ui.id().with("back"), Sense::CLICK | Sense::DRAG);
        ui.painter().rect_filled(rect, 8.0, theme.panel);
        ui.painter().rect_stroke(rect, 8.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        let at = rect.min + vec2(18.0, 14.0);
        let title = tr!("rewind-go-back-to", time = moment(&game.view, minute));
        write(ui.painter(), at, Align2::LEFT_TOP, title, semibold(18.0), theme.ink);
        ui.painter().galley(at + vec2(0.0, 28.0), told, theme.ink2);
        ui.painter().galley(at + vec2(0.0, under), keys, theme.ink2);
        let mut row = ui.new_child(
            egui::UiBuilder::new().max_rect(Rect::from_min_max(at + vec2(0.0, buttons), rect.max - vec2(18.0, 0.0))),
        );
        let (mut go, mut stay) = (false, take(ui, Key::Escape));
        row.horizontal(|ui| {
            go = theme::button(ui, theme, vec2(wide - 142.0, 40.0), tr!("rewind-go-back"), "Enter", Button::Commit)
                .clicked();
            stay |= theme::button(ui, theme, vec2(130.0, 40.0), tr!("rewind-stay"), "Esc", Button::Plain).clicked();
        });
        go |= !fresh && take(ui, Key::Enter);
        if go {
            (self.minute, self.resume) = (None, false);
            if game.go_back(minute) {
                let text = tr!("rewind-gone", time = moment(&game.view, minute));
                game.say(text);
                return true;
            }
        } else if stay {
            self.shut(game);
        }
        false
    }
}

/// A small button at the foot: a sign, and a count.
fn small(ui: &Ui, place: Rect, icon: &str, text: &str, name: &str, (theme, art): (&Theme, &Art)) -> Response {
    let response = ui.interact(place, ui.id().with(icon), Sense::click());
    spoken::button(&response, true, name, "");
    let lit = response.hovered() || response.has_focus();
    let edge = theme.edge(lit);
    ui.painter().rect_filled(place, 6.0, theme.sheet);
    ui.painter().rect_stroke(place, 6.0, edge, StrokeKind::Inside);
    let x = if text.is_empty() { place.center().x } else { place.left() + 14.0 };
    let sign = Rect::from_center_size(pos2(x, place.center().y), vec2(17.0, 17.0));
    art.paint(ui.painter(), icon, sign, theme.ink);
    let at = place.right_center() - vec2(7.0, 0.0);
    write(ui.painter(), at, Align2::RIGHT_CENTER, text, condensed_bold(13.5), theme.ink);
    response
}

/// The minute that is pointed at, in pencil.
fn mark(ui: &Ui, strip: Strip, minute: i64, theme: &Theme) {
    let x = strip.x(minute);
    let ends = [pos2(x, strip.rect.top() + 4.0), pos2(x, strip.line + 10.0)];
    ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(1.8, theme.pencil), 4.0, 3.0));
    ui.painter().circle(pos2(x, strip.line), 4.5, theme.panel, Stroke::new(1.8, theme.pencil));
}

/// What a click there would ask.
fn tag(ui: &Ui, strip: Strip, minute: i64, view: &View, theme: &Theme) {
    let decision = view.facts.iter().find(|fact| fact.yours && fact.minute == minute);
    let text = match decision {
        Some(fact) => {
            let what = if fact.detail.is_empty() {
                fact.title.clone()
            } else {
                tr!("play-news", title = fact.title, detail = fact.detail)
            };
            tr!("rewind-before", time = moment(view, minute), what = what)
        }
        None => moment(view, minute),
    };
    let galley = ui.painter().layout_no_wrap(text, condensed_bold(13.5), theme.ink);
    let size = galley.size() + vec2(16.0, 8.0);
    let left =
        (strip.x(minute) - size.x / 2.0).clamp(strip.rect.left() + 8.0, (strip.rect.right() - size.x - 8.0).max(8.0));
    let rect = Rect::from_min_size(pos2(left, strip.rect.top() - size.y - 4.0), size);
    ui.painter().rect_filled(rect, 4.0, theme.panel);
    theme::dashed(ui.painter(), rect, theme.pencil);
    ui.painter().galley(rect.min + vec2(8.0, 4.0), galley, theme.ink);
}
