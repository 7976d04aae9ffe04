//! The play screen: top bar, floor with its strip of tabs, right column (inbox, what is selected, the chart), timeline,
//! and sheets over the floor.

use bevy_egui::egui::{self, Align2, Color32, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::art::Art;
use super::charts;
use super::controls::{Desk, separator, title};
use super::floor::{Floor, portrait, span, when};
use super::palette::Palette;
use super::panels;
use super::session::{Session, Speed};
use super::sheets::{self, Sheet};
use super::theme::{
    self, Button, Theme, Veil as _, bold, condensed, condensed_bold, sans, semibold, write, write_within,
};
use crate::report::money;
use crate::sim::action::Action;
use crate::sim::view::{Health, IncidentStage, View};

/// Height of the strip of tabs over the floor.
pub(crate) const STRIP: f32 = 36.0;

/// What the screen remembers.
#[derive(Default)]
pub(crate) struct Play {
    pub(crate) floor: Floor,
    pub(crate) sheet: Option<Sheet>,
    palette: Palette,
    /// The screen is left for the title.
    pub(crate) leave: bool,
    /// What was open, and how often that has changed: what opens is seen from its top.
    opened: (Option<Sheet>, String, u32),
    /// A second Esc leaves until then.
    leave_until: f64,
}

/// What a window has more than the smallest, as far as the top bar can use it.
fn spare(window: f32) -> f32 {
    (window - 1280.0).clamp(0.0, 320.0)
}

/// Width of the right column.
fn column_width(window: f32) -> f32 {
    if window < 1400.0 {
        328.0
    } else if window < 1650.0 {
        376.0
    } else {
        420.0
    }
}

impl Play {
    /// Draws the screen and takes its input.
    pub(crate) fn show(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art) {
        let reached = self.palette.open;
        if !reached {
            self.keys(ui, game);
        }
        let selected = format!("{:?}", self.floor.selected);
        if self.opened.0 != self.sheet || self.opened.1 != selected {
            self.opened = (self.sheet, selected, self.opened.2 + 1);
        }
        let all = ui.max_rect();
        let right = column_width(all.width());
        let top = Rect::from_min_max(all.min, pos2(all.right(), all.top() + 52.0));
        let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - 60.0), pos2(all.right() - right, all.bottom()));
        let column = Rect::from_min_max(pos2(all.right() - right, top.bottom()), all.max);
        let floor = Rect::from_min_max(pos2(all.left(), top.bottom()), pos2(column.left(), foot.top()));
        let strip = Rect::from_min_max(floor.min, pos2(floor.right(), floor.top() + STRIP));
        let over = Rect::from_min_max(strip.left_bottom() + vec2(16.0, 0.0), floor.max - vec2(16.0, 12.0));
        let open = self.palette.open;
        let mut child = |rect: Rect| {
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
            if open {
                child.disable();
            }
            child
        };
        let (mut on_floor, mut on_top, mut on_foot) = (child(floor), child(top), child(foot));
        let (mut on_right, mut on_strip, mut on_sheet) = (child(column), child(strip), child(over));
        if self.sheet.is_some() && !open {
            on_floor.disable();
        }
        self.floor.show(&mut on_floor, game, theme, art);
        if self.sheet.is_some() {
            ui.painter().rect_filled(floor, 0.0, theme.sheet.veil(0.7));
        }
        self.top(&mut on_top, game, theme, art);
        charts::timeline(&mut on_foot, &game.view, theme);
        self.right(&mut on_right, game, theme, art);
        self.strip(&mut on_strip, game, theme);
        if let Some(sheet) = self.sheet {
            self.over(&mut on_sheet, sheet, game, theme, art);
        }
        if self.palette.open {
            ui.painter().rect_filled(all, 0.0, theme.sheet.veil(0.7));
            let (level, view) = (game.sim.level().clone(), game.view.clone());
            let mut palette = std::mem::take(&mut self.palette);
            let (selected, sheet) = (&mut self.floor.selected, &mut self.sheet);
            let mut desk = Desk { game: &mut *game, view, level, theme, art, selected, sheet };
            palette.show(&mut ui.new_child(egui::UiBuilder::new().max_rect(all)), &mut desk);
            self.palette = palette;
        }
        toast(ui, floor, game, theme);
    }

    fn keys(&mut self, ui: &Ui, game: &mut Session) {
        use egui::Key;
        if ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, Key::K)) {
            let level = game.sim.level().clone();
            return self.palette.show_up(game, &level);
        }
        // The modifier as it was when the key went down.
        if ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, Key::Z)) {
            game.undo();
        }
        let command = ui.input(|i| i.modifiers.command);
        let pressed = |key| !command && ui.input(|i| i.key_pressed(key));
        // Whoever goes through the screen by Tab presses what has the focus.
        let focused = ui.memory(|m| m.focused().is_some());
        if pressed(Key::Space) && !focused {
            game.toggle_pause();
        }
        if pressed(Key::N) || pressed(Key::Period) {
            game.step();
        }
        for (key, speed) in [(Key::F1, Speed::X1), (Key::F2, Speed::X3), (Key::F3, Speed::X10), (Key::F4, Speed::Max)] {
            if pressed(key) {
                game.set_speed(speed);
            }
        }
        if pressed(Key::Slash) {
            let level = game.sim.level().clone();
            return self.palette.show_up(game, &level);
        }
        for sheet in Sheet::RUN.into_iter().chain(Sheet::KNOW) {
            if pressed(sheet.key()) && sheet.exists(&game.view, game.sim.level()) {
                self.sheet = if self.sheet == Some(sheet) { None } else { Some(sheet) };
            }
        }
        if pressed(Key::Home) {
            self.floor.fit();
        }
        if pressed(Key::Escape) && self.sheet.take().is_none() && self.floor.selected.take().is_none() {
            if game.now < self.leave_until {
                self.leave = true;
            } else {
                self.leave_until = game.now + 5.0;
                game.say("Esc once more for the title. The game is saved.".into());
            }
        }
        let numbers = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
        let message = game.view.inbox.iter().find(|m| !m.choices.is_empty()).cloned();
        if let Some(message) = message {
            for (key, choice) in numbers.into_iter().zip(&message.choices) {
                if pressed(key) {
                    game.submit(Action::Answer { message: message.id.clone(), choice: choice.id.clone() });
                }
            }
        }
    }

    // --- top bar ------------------------------------------------------------------------------------------------------

    fn top(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art) {
        let rect = ui.max_rect();
        // What a wider window has more goes to the goal.
        let more = spare(rect.width());
        let figures = Rect::from_min_size(rect.min + vec2(808.0 + more, 4.0), vec2(214.0, rect.height() - 8.0));
        let response = ui.interact(figures, ui.id().with("business"), Sense::click());
        if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(figures, 6.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        }
        if response.on_hover_text("Where the money went, and who trusts you (B)").clicked() {
            self.sheet = if self.sheet == Some(Sheet::Business) { None } else { Some(Sheet::Business) };
        }
        let view = game.view.clone();
        let painter = ui.painter().clone();
        painter.rect_filled(rect, 0.0, theme.panel);
        painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.line));
        write(
            &painter,
            pos2(18.0, 15.0),
            Align2::LEFT_CENTER,
            format!("{}, day {}", view.weekday.short(), view.day),
            condensed(13.5),
            theme.ink2,
        );
        let clock = view.minute.rem_euclid(1440);
        write(
            &painter,
            pos2(18.0, 35.0),
            Align2::LEFT_CENTER,
            format!("{:02}:{:02}", clock / 60, clock % 60),
            bold(20.0),
            theme.ink,
        );
        let speeds = [
            (Speed::Paused, "icon-pause", "", "Pause (Space)"),
            (Speed::Paused, "icon-step", "", "To the next event (N)"),
            (Speed::X1, "", "1×", "Normal speed (F1)"),
            (Speed::X3, "", "3×", "Three times (F2)"),
            (Speed::X10, "", "10×", "Ten times (F3)"),
            (Speed::Max, "icon-ff", "", "As fast as it goes (F4)"),
        ];
        for (i, (speed, icon, label, hint)) in speeds.into_iter().enumerate() {
            let place = Rect::from_min_size(pos2(128.0 + 40.0 * i as f32, 10.0), vec2(36.0, 32.0));
            let response = ui.interact(place, ui.id().with(("speed", i)), Sense::click()).on_hover_text(hint);
            let chosen = i != 1 && game.speed == speed;
            painter.rect_filled(place, 6.0, if chosen { theme.ink } else { theme.sheet });
            let edge = if response.hovered() { Stroke::new(1.5, theme.ink) } else { Stroke::new(1.0, theme.line) };
            painter.rect_stroke(place, 6.0, edge, StrokeKind::Inside);
            let ink = if chosen { theme.panel } else { theme.ink };
            if icon.is_empty() {
                write(&painter, place.center(), Align2::CENTER_CENTER, label, semibold(13.5), ink);
            } else {
                art.paint(&painter, icon, Rect::from_center_size(place.center(), Vec2::splat(18.0)), ink);
            }
            if response.clicked() {
                match i {
                    0 => game.toggle_pause(),
                    1 => game.step(),
                    _ => game.set_speed(speed),
                }
            }
        }
        let place = goal(&painter, &view, theme, art, rect.width());
        let response = ui.interact(place, ui.id().with("goal"), Sense::click());
        if response.hovered() || response.has_focus() {
            painter.rect_stroke(place, 6.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        }
        if response.on_hover_text("What each lamp wants, and how far it is (G)").clicked() {
            self.sheet = if self.sheet == Some(Sheet::Goal) { None } else { Some(Sheet::Goal) };
        }
        let cash = |x: f32, label: &str, value: String, change: String, good: bool| {
            write(&painter, pos2(x, 15.0), Align2::LEFT_CENTER, label, condensed(13.5), theme.ink2);
            let end = write(&painter, pos2(x, 35.0), Align2::LEFT_CENTER, value, semibold(15.0), theme.ink);
            write(
                &painter,
                pos2(end.right() + 6.0, 35.0),
                Align2::LEFT_CENTER,
                change,
                condensed_bold(13.5),
                if good { theme.good } else { theme.bad },
            );
        };
        let signed = |x: f64| match libm::round(x) as i64 {
            0 => "steady".into(),
            n if n < 0 => format!("−{}", -n),
            n => format!("+{n}"),
        };
        let plus = if view.cash_change >= 0.0 { "+" } else { "" };
        cash(
            816.0 + more,
            "Cash",
            money(view.cash),
            format!("{plus}{}", money(view.cash_change)),
            view.cash_change >= 0.0,
        );
        cash(946.0 + more, "Trust", format!("{:.0}", view.trust), signed(view.trust_change), view.trust_change >= -0.5);
        let unplanned = view.open[3];
        cash(
            1030.0 + more,
            "Open work",
            view.open.iter().sum::<u32>().to_string(),
            format!("{unplanned} unplanned"),
            unplanned < 8,
        );
        let left = if view.you.person.is_none() {
            return;
        } else if view.you.present {
            format!("{} min still free", view.you.left_today)
        } else {
            "off until morning".into()
        };
        if rect.width() > 1250.0 {
            write(&painter, pos2(1150.0 + more, 15.0), Align2::LEFT_CENTER, "Your day", condensed(13.5), theme.ink2);
            write(&painter, pos2(1150.0 + more, 35.0), Align2::LEFT_CENTER, left, condensed_bold(13.5), theme.ink);
        }
    }

    // --- tabs ---------------------------------------------------------------------------------------------------------

    /// The strip over the floor: what this level has to be run, with a count where something waits.
    fn strip(&mut self, ui: &mut Ui, game: &Session, theme: &Theme) {
        let level = game.sim.level();
        let news = sheets::news(&game.view, level);
        let there: Vec<Sheet> = Sheet::RUN.into_iter().filter(|sheet| sheet.exists(&game.view, level)).collect();
        let measure = |sheet: &Sheet| {
            let text = sheet.tab().to_string();
            ui.painter().layout_no_wrap(text, condensed_bold(13.5), theme.ink).size().x + 26.0
        };
        let widths: Vec<f32> = there.iter().map(measure).collect();
        let rect = ui.max_rect();
        let mut x = rect.right() - 12.0 - widths.iter().sum::<f32>() - 4.0 * (there.len() as f32 - 1.0);
        for (sheet, width) in there.into_iter().zip(widths) {
            let place = Rect::from_min_size(pos2(x, rect.top() + 5.0), vec2(width, 27.0));
            x += width + 4.0;
            let alarm = news.iter().filter(|(of, ..)| *of == sheet).map(|(_, _, bad)| *bad).max();
            self.tab(ui, place, sheet, alarm, theme);
        }
    }

    fn tab(&mut self, ui: &mut Ui, place: Rect, sheet: Sheet, alarm: Option<bool>, theme: &Theme) {
        let chosen = self.sheet == Some(sheet);
        let response = ui.interact(place, ui.id().with(("tab", sheet)), Sense::click());
        let (fill, ink) = if chosen { (theme.ink, theme.panel) } else { (theme.panel, theme.ink) };
        ui.painter().rect_filled(place, 6.0, fill);
        let lit = response.hovered() || response.has_focus();
        let edge = if lit { Stroke::new(1.5, theme.ink) } else { Stroke::new(1.0, theme.line) };
        ui.painter().rect_stroke(place, 6.0, edge, StrokeKind::Inside);
        write(ui.painter(), place.center(), Align2::CENTER_CENTER, sheet.tab(), condensed_bold(13.5), ink);
        if let Some(bad) = alarm {
            let at = place.right_top() + vec2(-5.0, 5.0);
            let fill = if bad { theme::BADGE } else { theme.ink2 };
            ui.painter().circle(at, 4.5, fill, Stroke::new(1.5, theme.panel));
        }
        let hint = format!("{} ({})", sheet.heading().0, sheet.key_name());
        if response.on_hover_text(hint).clicked() {
            self.sheet = if chosen { None } else { Some(sheet) };
        }
    }

    // --- right column -------------------------------------------------------------------------------------------------

    fn right(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art) {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, theme.panel);
        ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, theme.line));
        let counted = game.view.hours.iter().filter(|h| h.iter().sum::<f32>() > 30.0).count();
        // On a small screen the chart makes room while somebody waits or something is open.
        let busy = self.floor.selected.is_some() || game.view.inbox.iter().any(|m| !m.choices.is_empty());
        let small = counted < 2 || (busy && rect.height() < 760.0);
        let chart_height = if small { 44.0 } else { 176.0 };
        let upper = Rect::from_min_max(
            rect.min + vec2(16.0, 10.0),
            pos2(rect.right() - 12.0, rect.bottom() - chart_height - 68.0),
        );
        let mut list = ui.new_child(egui::UiBuilder::new().max_rect(upper));
        list.set_clip_rect(upper.intersect(ui.clip_rect()));
        let scrolled = ScrollArea::vertical().id_salt(("column", self.opened.2)).auto_shrink([false, false]).show(
            &mut list,
            |ui| {
                ui.set_width(upper.width() - 10.0);
                // What was clicked comes first; questions fold into a line above it.
                if self.floor.selected.is_some() {
                    self.folded_inbox(ui, game, theme);
                } else {
                    self.inbox(ui, game, theme, art);
                }
                separator(ui, theme);
                let (level, view) = (game.sim.level().clone(), game.view.clone());
                let (selected, sheet) = (&mut self.floor.selected, &mut self.sheet);
                panels::show(ui, &mut Desk { game, view, level, theme, art, selected, sheet });
            },
        );
        if scrolled.content_size.y - scrolled.state.offset.y > upper.height() + 12.0 {
            let chip = Rect::from_center_size(pos2(upper.center().x, upper.bottom() + 11.0), vec2(104.0, 18.0));
            ui.painter().rect_filled(chip, 10.0, theme.ink);
            let text = "more below ↓";
            write(ui.painter(), chip.center(), Align2::CENTER_CENTER, text, condensed_bold(12.5), theme.panel);
        }
        let tabs = Rect::from_min_max(
            pos2(rect.left() + 16.0, rect.bottom() - chart_height - 44.0),
            pos2(rect.right() - 16.0, rect.bottom() - chart_height - 10.0),
        );
        let find = 74.0;
        let level = game.sim.level();
        let there: Vec<Sheet> = Sheet::KNOW
            .into_iter()
            // The goal stands in the top bar.
            .filter(|sheet| *sheet != Sheet::Goal && sheet.exists(&game.view, level))
            .collect();
        let each = (tabs.width() - find - 4.0 * there.len() as f32) / there.len() as f32;
        for (n, sheet) in there.into_iter().enumerate() {
            let at = pos2(tabs.left() + n as f32 * (each + 4.0), tabs.top());
            self.tab(ui, Rect::from_min_size(at, vec2(each, tabs.height())), sheet, None, theme);
        }
        let place = Rect::from_min_max(pos2(tabs.right() - find, tabs.top()), tabs.max);
        let response = ui.interact(place, ui.id().with("find"), Sense::click());
        let lit = response.hovered() || response.has_focus();
        let edge = if lit { Stroke::new(1.5, theme.ink) } else { Stroke::new(1.0, theme.line) };
        ui.painter().rect_stroke(place, 6.0, edge, StrokeKind::Inside);
        let icon = Rect::from_center_size(place.left_center() + vec2(15.0, 0.0), Vec2::splat(15.0));
        art.paint(ui.painter(), "icon-search", icon, theme.ink);
        let at = pos2(place.right() - 8.0, place.center().y);
        write(ui.painter(), at, Align2::RIGHT_CENTER, "Ctrl+K", theme::mono(11.5), theme.ink);
        if response.on_hover_text("Everything that can be done now, by name (Ctrl+K or /)").clicked() {
            let level = game.sim.level().clone();
            self.palette.show_up(game, &level);
        }
        charts::chart(
            ui,
            Rect::from_min_max(pos2(rect.left() + 16.0, rect.bottom() - chart_height), rect.max - vec2(16.0, 8.0)),
            &game.view,
            theme,
        );
    }

    /// One line that says who waits, and leads back to them.
    fn folded_inbox(&mut self, ui: &mut Ui, game: &Session, theme: &Theme) {
        let open: Vec<_> = game.view.inbox.iter().filter(|m| !m.choices.is_empty()).collect();
        let label = match open.as_slice() {
            [] => "Back to the inbox".to_string(),
            [one] => format!("{} waits for an answer", one.from),
            [first, ..] => format!("{} and {} more wait", first.from, open.len() - 1),
        };
        let width = ui.available_width();
        if theme::button(ui, theme, vec2(width, 34.0), &label, "Esc", Button::Plain).clicked() {
            self.floor.selected = None;
        }
    }

    fn inbox(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art) {
        let view = game.view.clone();
        let open: Vec<_> = view.inbox.iter().filter(|m| !m.choices.is_empty()).collect();
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new("Inbox").font(semibold(18.0)));
            if !open.is_empty() {
                let (place, _) = ui.allocate_exact_size(vec2(26.0, 22.0), Sense::hover());
                ui.painter().rect_filled(place, 11.0, theme::BADGE);
                write(
                    ui.painter(),
                    place.center(),
                    Align2::CENTER_CENTER,
                    open.len(),
                    condensed_bold(13.5),
                    Color32::WHITE,
                );
            }
        });
        if !open.is_empty() {
            theme::paragraph(ui, "Every answer takes minutes of your own day.", condensed(12.5), theme.ink2);
        }
        let shown = open.first().copied().or_else(|| view.inbox.last());
        let Some(message) = shown else {
            theme::paragraph(ui, "Nobody wants anything from you. It will pass.", sans(14.0), theme.ink2);
            return;
        };
        let width = ui.available_width();
        let text = ui.painter().layout(message.text.clone(), sans(14.0), theme.ink, width - 116.0);
        let height = (text.size().y + 40.0).max(96.0);
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let paper = Rect::from_min_max(rect.min + vec2(0.0, 24.0), rect.max);
        ui.painter().rect_filled(paper, 6.0, theme.sheet);
        ui.painter().rect_stroke(paper, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
        let face =
            Rect::from_min_max(pos2(rect.left() + 6.0, rect.bottom() - 92.0), pos2(rect.left() + 88.0, rect.bottom()));
        portrait(art, ui.painter(), &message.look, face);
        let name = write(
            ui.painter(),
            pos2(rect.left() + 100.0, rect.top() + 11.0),
            Align2::LEFT_CENTER,
            &message.from,
            semibold(15.0),
            theme.ink,
        );
        let line = format!("{}, {}", message.role, when(&view, message.minute));
        write_within(
            ui.painter(),
            pos2(name.right() + 6.0, rect.top() + 4.0),
            rect.right() - name.right() - 6.0,
            &line,
            condensed(12.5),
            theme.ink2,
        );
        ui.painter().galley(pos2(rect.left() + 100.0, paper.top() + 9.0), text, theme.ink);
        for (i, choice) in message.choices.iter().enumerate() {
            let key = (i + 1).to_string();
            if theme::choice(ui, theme, &key, &choice.label, &choice.hint, choice.cost, &choice.refused).clicked() {
                game.submit(Action::Answer { message: message.id.clone(), choice: choice.id.clone() });
            }
        }
        if let Some(expires) = message.expires {
            let text = format!("waits until {}", when(&view, expires));
            ui.label(egui::RichText::new(text).font(condensed(12.5)).color(theme.ink2));
        } else if let (true, Some((label, by_default))) = (message.choices.is_empty(), &message.answered) {
            let who = if *by_default { "taken by default" } else { "you answered" };
            theme::paragraph(ui, &format!("{who}: {label}"), condensed(13.0), theme.ink2);
        }
    }

    // --- sheets -------------------------------------------------------------------------------------------------------

    fn over(&mut self, ui: &mut Ui, sheet: Sheet, game: &mut Session, theme: &Theme, art: &Art) {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 6.0, theme.panel);
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        // The floor below must not feel what happens here.
        ui.interact(rect, ui.id().with("paper"), Sense::click_and_drag());
        let close = Rect::from_min_size(rect.right_top() + vec2(-106.0, 10.0), vec2(94.0, 30.0));
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(close));
        if theme::button(&mut corner, theme, close.size(), "Close", "Esc", Button::Plain).clicked() {
            self.sheet = None;
        }
        let heading = Rect::from_min_max(rect.min + vec2(20.0, 14.0), pos2(close.left() - 12.0, rect.top() + 40.0));
        let (name, about) = sheet.heading();
        title(&mut ui.new_child(egui::UiBuilder::new().max_rect(heading)), theme, name, about);
        let inner = Rect::from_min_max(rect.min + vec2(20.0, 50.0), rect.max - vec2(14.0, 12.0));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        ui.set_clip_rect(inner.expand(4.0));
        let (level, view) = (game.sim.level().clone(), game.view.clone());
        let (selected, open) = (&mut self.floor.selected, &mut self.sheet);
        let mut desk = Desk { game, view, level, theme, art, selected, sheet: open };
        ScrollArea::vertical().id_salt(("sheet", self.opened.2)).auto_shrink([false, false]).show(&mut ui, |ui| {
            ui.set_width(inner.width() - 14.0);
            sheets::show(ui, sheet, &mut desk);
        });
    }
}

/// A refusal or a note at the foot of the floor, over everything.
fn toast(ui: &Ui, floor: Rect, game: &Session, theme: &Theme) {
    let Some(toast) = &game.toast else { return };
    let painter = ui.painter();
    let galley = painter.layout(toast.text.clone(), condensed_bold(14.0), theme.panel, floor.width() - 80.0);
    let size = galley.size() + vec2(28.0, 18.0);
    let place = Rect::from_center_size(pos2(floor.center().x, floor.bottom() - 24.0 - size.y / 2.0), size);
    painter.rect_filled(place, 6.0, theme.ink);
    painter.galley(place.min + vec2(14.0, 9.0), galley, theme.panel);
}

fn goal(painter: &egui::Painter, view: &View, theme: &Theme, art: &Art, window: f32) -> Rect {
    let rect = Rect::from_min_size(pos2(388.0, 6.0), vec2(404.0_f32.min(window - 400.0) + spare(window), 40.0));
    // The run that is next; without one, the time that is left.
    let next = view.runs.iter().find(|run| !run.over()).or(view.runs.last());
    let Some(run) = next else {
        painter.rect_filled(rect, 6.0, theme.sheet);
        painter.rect_stroke(rect, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
        let flag = Rect::from_center_size(pos2(rect.left() + 22.0, rect.center().y), Vec2::splat(22.0));
        art.paint(painter, "icon-flag", flag, theme.ink);
        let title = if view.goal.is_empty() { "No goal: look around" } else { &view.goal };
        let wide = rect.width() - 56.0;
        write_within(painter, rect.min + vec2(42.0, 2.0), wide, title, semibold(14.0), theme.ink);
        let lit = view.stars.iter().filter(|(_, lit)| *lit).count();
        let lamps = if view.stars.is_empty() {
            String::new()
        } else {
            format!(", {lit} of {} lamps lit now", view.stars.len())
        };
        let text = format!("{} left{lamps}", span(view.ends - view.minute));
        write_within(painter, rect.min + vec2(42.0, 20.0), wide, &text, condensed(13.0), theme.ink2);
        return rect;
    };
    let left = run.due - view.minute;
    let trouble = view.incidents.iter().any(|i| i.service == run.service && i.stage == IncidentStage::Detected);
    painter.rect_filled(rect, 6.0, theme.sheet);
    painter.rect_stroke(
        rect,
        6.0,
        Stroke::new(if left < 8 * 60 && left > 0 { 2.0 } else { 1.0 }, if trouble { theme.bad } else { theme.line }),
        StrokeKind::Inside,
    );
    art.paint(
        painter,
        "icon-flag",
        Rect::from_center_size(pos2(rect.left() + 22.0, rect.center().y), Vec2::splat(22.0)),
        theme.ink,
    );
    let cause = view.incidents.iter().find(|i| i.service == run.service && i.stage != IncidentStage::Resolved);
    let what = match (run.state.as_str(), cause.map(|i| i.stage)) {
        ("left", _) => "gone, with right figures".to_string(),
        ("left by hand", _) => "gone, by hand".into(),
        ("missed", _) => "missed".into(),
        (_, Some(IncidentStage::Detected)) => format!("{} left, cause unknown", hours(left)),
        (_, Some(IncidentStage::CauseFound)) => format!("{} left, cause known", hours(left)),
        (_, Some(IncidentStage::Restoring)) => format!("{} left, being put right", hours(left)),
        _ => match view.services[run.service].health {
            Health::Well => format!("{} left, nothing in its way", hours(left)),
            _ => format!("{} left, {}", hours(left), view.services[run.service].plate.join(": ").to_lowercase()),
        },
    };
    let starts = format!("can start {}", when(view, run.opens));
    let state = match (run.state.as_str(), run.by_hand.as_str()) {
        ("left" | "left by hand", _) => "left",
        ("missed", _) => "missed",
        (_, "ready") => "by hand ready",
        (_, "in work") => "by hand in work",
        ("waiting", _) => &starts,
        (other, _) => other,
    };
    let colour = if state == "blocked" || state == "missed" { theme.bad } else { theme.ink };
    let at = pos2(rect.right() - 12.0, rect.center().y);
    let end = write(painter, at, Align2::RIGHT_CENTER, state, condensed_bold(14.0), colour);
    let wide = end.left() - rect.left() - 54.0;
    let title = if view.goal.is_empty() { &run.name } else { &view.goal };
    write_within(painter, rect.min + vec2(42.0, 2.0), wide, title, semibold(14.0), theme.ink);
    let ink = if trouble { theme.bad } else { theme.ink2 };
    let what = if view.goal.is_empty() { what } else { format!("{}: {what}", run.name) };
    write_within(painter, rect.min + vec2(42.0, 20.0), wide, &what, condensed(13.0), ink);
    rect
}

fn hours(minutes: i64) -> String {
    if minutes < 0 { "0 h".into() } else { format!("{} h {:02} min", minutes / 60, minutes % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::floor::Thing;
    use crate::level;
    use crate::level::file::ChangeControl;
    use crate::sim::action::ActionKind;
    use crate::strategy::{Player, Seat};
    use std::collections::BTreeSet;

    /// Levels that between them have every mechanic.
    const LEVELS: [&str; 10] =
        ["audit", "crew", "debt", "delivery", "four_hundred", "improvement", "load", "portfolio", "shop", "workshop"];

    fn game(name: &str, days: i64) -> Session {
        let level = level::load(&format!("tests/levels/{name}")).or_else(|_| level::load(name)).unwrap();
        let mut game = Session::new(&level, 3, false);
        game.seat = Some(Seat::new(Player::new("random", &level, 3).unwrap()));
        let until = game.sim.minute() + days * 1440;
        game.set_speed(Speed::Max);
        while game.sim.minute() < until && !game.sim.over() {
            game.tick(0.25);
        }
        game.seat = None;
        game.speed = Speed::Paused;
        game
    }

    /// After an order, so many days later, or when somebody asks something.
    fn prepared(name: &str, order: Action, days: i64) -> Session {
        let mut game = game(name, 0);
        assert!(game.submit(order));
        let until = game.sim.minute() + days * 1440;
        game.set_speed(Speed::Max);
        while game.sim.minute() < until && game.speed != Speed::Paused && !game.sim.over() {
            game.tick(0.25);
        }
        game.speed = Speed::Paused;
        game
    }

    fn screen() -> egui::Context {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        ctx
    }

    fn frame(ctx: &egui::Context, play: &mut Play, game: &mut Session, size: Vec2, events: Vec<egui::Event>) {
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), size));
        let input = egui::RawInput { screen_rect, events, ..egui::RawInput::default() };
        let art = Art::default();
        // There is no renderer to hand textures to.
        ctx.run_ui(input, |ui| play.show(ui, game, &Theme::DAY, &art)).textures_delta.clear();
    }

    #[test]
    fn every_sheet_and_panel_can_be_drawn_in_every_level() {
        let ctx = screen();
        for name in LEVELS.into_iter().chain(["part1/payroll"]) {
            for days in [0, 3] {
                let mut game = game(name, days);
                let mut play = Play::default();
                for size in [vec2(1280.0, 720.0), vec2(1707.0, 960.0), vec2(640.0, 400.0)] {
                    for sheet in Sheet::RUN.into_iter().chain(Sheet::KNOW) {
                        play.sheet = Some(sheet).filter(|sheet| sheet.exists(&game.view, game.sim.level()));
                        frame(&ctx, &mut play, &mut game, size, Vec::new());
                    }
                    play.sheet = None;
                    let view = game.view.clone();
                    let items = view.items.iter().take(20).map(|item| Thing::Item(item.id));
                    let things = items
                        .chain((0..view.people.len()).map(Thing::Person))
                        .chain((0..view.centres.len()).map(Thing::Centre))
                        .chain((0..view.services.len()).map(Thing::Service));
                    for thing in things {
                        play.floor.selected = Some(thing);
                        frame(&ctx, &mut play, &mut game, size, Vec::new());
                    }
                    play.floor.selected = None;
                }
            }
        }
    }

    fn key(key: egui::Key, modifiers: egui::Modifiers) -> egui::Event {
        egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    #[test]
    fn the_palette_takes_every_kind_of_action_by_its_name() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut tried: BTreeSet<ActionKind> = BTreeSet::new();
        let talk = |topic: &str| Action::Talk { topic: topic.into() };
        let frozen = Action::Control { mode: ChangeControl::Frozen };
        let mut games: Vec<Session> = vec![
            prepared("audit", talk("ask_faye"), 0),
            prepared("portfolio", talk("quarrel"), 2),
            prepared("four_hundred", frozen, 1),
            game("labs/conwip", 1),
            prepared("part1/payroll", Action::AskChanges { centre: "servers".into() }, 1),
        ];
        games.extend(LEVELS.into_iter().flat_map(|name| [0, 2].map(|days| game(name, days))));
        for before in games {
            for action in before.sim.actions() {
                if tried.contains(&action.kind()) {
                    continue;
                }
                let mut game = Session::new(before.sim.level(), 3, false);
                game.sim = before.sim.fork();
                game.view = before.view.clone();
                let mut play = Play::default();
                let taken = game.sim.taken().len();
                frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::K, egui::Modifiers::COMMAND)]);
                assert!(play.palette.open, "Ctrl+K opens it");
                frame(&ctx, &mut play, &mut game, size, Vec::new());
                let text = crate::app::words::name(&action, &game.view);
                frame(&ctx, &mut play, &mut game, size, vec![egui::Event::Text(text.clone())]);
                frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::Enter, egui::Modifiers::NONE)]);
                let kind = game.sim.taken().get(taken).map(|stamped| stamped.action.kind());
                assert_eq!(kind, Some(action.kind()), "{}: {text}", game.sim.level().id);
                assert!(!play.palette.open, "{text}: it closes");
                tried.insert(action.kind());
            }
        }
        let missing: Vec<_> = ActionKind::ALL.iter().filter(|kind| !tried.contains(kind)).collect();
        // Its change must first be found.
        assert!(missing.iter().all(|kind| **kind == ActionKind::RollForward), "never tried: {missing:?}");
    }

    #[test]
    fn a_key_opens_only_what_the_level_has() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = game("audit", 0);
        let mut play = Play::default();
        frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::J, egui::Modifiers::NONE)]);
        assert_eq!(play.sheet, None, "there are no projects");
        frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::A, egui::Modifiers::NONE)]);
        assert_eq!(play.sheet, Some(Sheet::Audit));
        frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::Escape, egui::Modifiers::NONE)]);
        assert_eq!(play.sheet, None);
    }
}
