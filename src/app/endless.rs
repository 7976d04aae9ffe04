//! The games that go on until the company fails: which there are, and how long each of the best lasted.

use bevy_egui::egui::{Align2, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use std::path::PathBuf;

use super::controls;
use super::reasons;
use super::screens::titled;
use super::theme::{self, Button, Theme, bold, condensed, condensed_bold, sans, semibold, write, write_within};
use crate::kept::Kept as _;
use crate::level;
use crate::locale;
use crate::report::money;
use crate::sim::Simulation;
use crate::survival::{Best, Lasted, MOST, lasts};
use crate::tr;

/// What the player wants.
pub(crate) enum Wish {
    Leave,
    /// A level, and its seed; a new one if there is none.
    Play(String, Option<u64>),
}

/// A level as the screen shows it.
struct Shown {
    id: String,
    title: String,
    summary: String,
    briefing: String,
}

/// The screen, and the list behind it.
pub(crate) struct Endless {
    levels: Vec<Shown>,
    at: usize,
    best: Best,
    /// Where the list is kept; nowhere in tests, and where the file cannot be used.
    path: Option<PathBuf>,
    trouble: Option<String>,
    /// The place in the list of the game that has just ended.
    latest: Option<(String, usize)>,
}

impl Endless {
    /// The shipped levels, and the list of this file.
    pub(crate) fn new(path: Option<PathBuf>) -> Self {
        let ids = level::shipped().into_iter().filter(|id| lasts(id));
        let levels = ids
            .filter_map(|id| {
                let level = level::load_in(&id, Some(locale::get().code())).ok()?;
                let file = &level.file;
                let (title, summary) = (file.title.clone(), file.summary.clone());
                Some(Shown { title, summary, briefing: file.briefing.join("\n\n"), id })
            })
            .collect();
        let (best, path, trouble) = match path.as_ref().map_or(Ok(Best::default()), |path| Best::read(path)) {
            Ok(best) => (best, path, None),
            Err(why) => (Best::default(), None, Some(why)),
        };
        Self { levels, at: 0, best, path, trouble, latest: None }
    }

    /// A run is over: if it was an endless one, its place in the list.
    pub(crate) fn ended(&mut self, sim: &Simulation) {
        let id = &sim.level().id;
        if !lasts(id) {
            return;
        }
        self.at = self.levels.iter().position(|shown| shown.id == *id).unwrap_or(self.at);
        self.latest = self.best.add(Lasted::of(sim)).map(|place| (id.clone(), place));
        if let Some(Err(why)) = self.path.as_ref().map(|path| self.best.write(path)) {
            self.trouble = Some(tr!("endless-not-kept", why = why));
        }
    }

    /// Draws the screen.
    pub(crate) fn show(&mut self, ui: &mut Ui, theme: &Theme) -> Option<Wish> {
        let (body, left) = titled(ui, theme, (tr!("endless-title"), ""), vec2(1240.0, 560.0));
        let mut wish = left.then_some(Wish::Leave);
        let half = (body.width() - 40.0) * 0.46;
        let left = Rect::from_min_size(body.min, vec2(half, body.height()));
        let right = Rect::from_min_max(pos2(left.right() + 40.0, body.top()), body.max);
        wish = self.level(ui, theme, left).or(wish);
        self.list(ui, theme, right);
        wish
    }

    fn level(&mut self, ui: &mut Ui, theme: &Theme, place: Rect) -> Option<Wish> {
        let mut wish = None;
        let mut inside = ui.new_child(bevy_egui::egui::UiBuilder::new().max_rect(place));
        let wide = place.width();
        if self.levels.len() > 1 {
            for n in 0..self.levels.len() {
                let style = if n == self.at { Button::Chosen } else { Button::Plain };
                if theme::button(&mut inside, theme, vec2(wide, 36.0), &self.levels[n].title, "", style).clicked() {
                    self.at = n;
                }
            }
        }
        let shown = self.levels.get(self.at)?;
        let upto = place.height() - 130.0;
        ScrollArea::vertical().id_salt("endless").max_height(upto).auto_shrink([false, true]).show(&mut inside, |ui| {
            ui.set_width(wide - 14.0);
            theme::paragraph(ui, &shown.title, bold(30.0), theme.ink);
            theme::paragraph(ui, &shown.summary, sans(17.0), theme.ink2);
            ui.add_space(8.0);
            theme::paragraph(ui, &shown.briefing, sans(15.0), theme.ink);
        });
        inside.add_space(10.0);
        let free = inside.memory(|m| m.focused().is_none());
        let pressed = free && inside.input(|i| i.key_pressed(Key::Enter));
        let size = vec2(wide.min(340.0), 48.0);
        if theme::button(&mut inside, theme, size, tr!("endless-open-doors"), "Enter", Button::Commit).clicked()
            || pressed
        {
            wish = Some(Wish::Play(shown.id.clone(), None));
        }
        if let Some(best) = self.best.of(&shown.id).next() {
            let label = tr!("endless-luck-of-best", seed = best.seed.to_string());
            let again = theme::button(&mut inside, theme, vec2(size.x, 36.0), &label, "A", Button::Plain).clicked();
            if again || (free && inside.input(|i| i.key_pressed(Key::A))) {
                wish = Some(Wish::Play(shown.id.clone(), Some(best.seed)));
            }
        }
        wish
    }

    fn list(&self, ui: &mut Ui, theme: &Theme, place: Rect) {
        ui.painter().rect_filled(place, 6.0, theme.panel);
        ui.painter().rect_stroke(place, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
        let inner = place.shrink(16.0);
        let mut inside = ui.new_child(bevy_egui::egui::UiBuilder::new().max_rect(inner));
        inside.set_clip_rect(inner);
        let ui = &mut inside;
        ui.label(bevy_egui::egui::RichText::new(tr!("endless-how-long")).font(semibold(18.0)).color(theme.ink));
        if let Some(trouble) = &self.trouble {
            controls::warning(ui, theme, trouble);
        }
        let Some(shown) = self.levels.get(self.at) else { return };
        let games: Vec<&Lasted> = self.best.of(&shown.id).collect();
        if games.is_empty() {
            controls::line(ui, theme, tr!("endless-nobody-yet"));
            // The places that wait for somebody.
            let wide = inner.width();
            for n in 0..(((inner.height() - 70.0) / 46.0) as usize).min(MOST) {
                let (place, _) = ui.allocate_exact_size(vec2(wide, 44.0), Sense::hover());
                let line = [
                    pos2(place.left() + 36.0, place.top() + 22.0),
                    pos2(place.left() + wide - 8.0, place.top() + 22.0),
                ];
                let at = pos2(place.left() + 26.0, line[0].y);
                write(ui.painter(), at, Align2::RIGHT_CENTER, format!("{}.", n + 1), condensed_bold(14.0), theme.ink2);
                theme::dashed_line(ui.painter(), &line, theme.line);
            }
            return;
        }
        ScrollArea::vertical().id_salt("best").auto_shrink([false, false]).show(ui, |ui| {
            ui.set_width(inner.width() - 10.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            let wide = inner.width() - 10.0;
            let longest = games[0].days.max(1) as f32;
            for (n, game) in games.iter().enumerate() {
                let row = controls::row(ui, theme, 44.0, Sense::hover());
                let mine = self.latest.as_ref().is_some_and(|(id, place)| *id == shown.id && *place == n + 1);
                if mine {
                    row.painter.rect_stroke(row.rect.shrink(1.0), 4.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
                }
                let at = pos2(row.rect.left() + 26.0, row.rect.top() + 14.0);
                let rank = write(
                    &row.painter,
                    at,
                    Align2::RIGHT_CENTER,
                    format!("{}.", n + 1),
                    condensed_bold(14.0),
                    theme.ink2,
                );
                let days = tr!("endless-days", n = game.days);
                let at = pos2(row.rect.left() + 36.0, row.rect.top() + 14.0);
                let end = write(&row.painter, at, Align2::LEFT_CENTER, days, semibold(15.0), theme.ink);
                let text = if mine { tr!("endless-just-now", ending = game.ending) } else { game.ending.clone() };
                let room = row.rect.right() - end.right() - 178.0;
                write_within(
                    &row.painter,
                    pos2(end.right() + 10.0, row.rect.top() + 5.0),
                    room,
                    &text,
                    condensed(13.5),
                    theme.ink2,
                );
                let about = tr!("endless-cash-seed", cash = money(game.cash), seed = game.seed.to_string());
                let luck = row.painter.text(
                    pos2(row.rect.right() - 8.0, row.rect.top() + 14.0),
                    Align2::RIGHT_CENTER,
                    about,
                    condensed(13.5),
                    theme.ink2,
                );
                let lasted = || vec![tr!("endless-why-days", ending = game.ending), tr!("endless-why-place").into()];
                let figures = vec![
                    reasons::of(rank, lasted),
                    reasons::of(end, lasted),
                    reasons::of(luck, || vec![tr!("endless-why-cash").into(), tr!("endless-why-seed").into()]),
                ];
                reasons::marks(ui, theme, &format!("game {n}"), figures);
                let track = (wide - 44.0) * game.days as f32 / longest;
                let bar = Rect::from_min_size(row.rect.min + vec2(36.0, 27.0), vec2(track.max(2.0), 7.0));
                row.painter.rect_filled(bar, 3.0, theme.ink);
            }
        });
    }
}
