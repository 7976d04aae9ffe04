//! The play screen: top bar, floor with its strip of tabs, right column (inbox, what is selected, the chart), timeline,
//! and sheets over the floor.

use bevy_egui::egui::{self, Align2, Color32, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::art::Art;
use super::bindings::{Bindings, Command};
use super::charts;
use super::controls::{Desk, separator, title};
use super::days;
use super::floor::{Floor, Thing, portrait, span, when};
use super::foresight::Foresight;
use super::labs;
use super::menu::{self, Chosen};
use super::next::{Looked, Next, next};
use super::palette::Palette;
use super::panels;
use super::reasons;
use super::rewind::{self, Rewind};
use super::screens;
use super::session::{Session, Speed};
use super::settings::Settings;
use super::sheets::charts::{Chart, Charts};
use super::sheets::{self, Futures, Sheet};
use super::spoken;
use super::theme::{self, Button, Theme, Veil as _, condensed, condensed_bold, sans, semibold, write};
use super::topbar;
use crate::sim::action::Action;
use crate::sim::view::{IncidentStage, IncidentView, MessageView, View};
use crate::tr;

/// Height of the strip of tabs over the floor.
pub(crate) const STRIP: f32 = 36.0;

/// What the screen remembers.
#[derive(Default)]
pub(crate) struct Play {
    pub(crate) floor: Floor,
    pub(crate) sheet: Option<Sheet>,
    pub(crate) charts: Charts,
    palette: Palette,
    /// The menu is open, since this many frames: the clock stands.
    menu: Option<u32>,
    /// The screen is left for the title.
    pub(crate) leave: bool,
    /// The settings are asked for.
    pub(crate) settings: bool,
    /// The right column is open, where it is a drawer.
    drawer: bool,
    /// Height of what stands in the right column, in the last frame.
    column_high: f32,
    /// How many waited for an answer in the last frame: one more opens the drawer.
    asked: usize,
    /// When somebody last began to wait, seconds: a click that was meant for what stood there before is no answer.
    asked_at: f64,
    /// Whose question is shown, if not that of who has waited longest: a message's id.
    asked_by: Option<String>,
    /// What was open, and how often that has changed: what opens is seen from its top.
    opened: (Option<Sheet>, String, u32),
    /// How many messages had come when the inbox was last in sight.
    read: usize,
    /// The action whose futures are looked at.
    ahead: Foresight,
    /// The futures as they were run again.
    futures: Futures,
    /// The question to which minute to go back.
    rewind: Rewind,
    /// Somebody asked for that question.
    back: bool,
    /// What was looked at since the level began: it is no more the next thing to do.
    looked: Looked,
}

/// A window narrower than this has no room for floor and column side by side: the column is a drawer.
const DRAWER: f32 = 1100.0;
/// A column lower than this has room for nothing but what was asked and what was clicked: all actions are a sign beside the
/// tabs, figures stand below, and there is no chart.
const LOW: f32 = 470.0;
/// Height of the chart at the foot of the right column, where that has room for it.
const LARGE_CHART: f32 = 176.0;
/// Where a sheet leaves the floor so much room, the building stands beside it and not below.
const BESIDE: f32 = 900.0;

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

/// So many seconds after a question has come, a click was not meant for it.
const UNMEANT: f64 = 0.35;

/// An answer that is due in so many minutes is urgent.
const SOON: i64 = 60;

impl Play {
    /// The menu is open: the clock stands.
    pub(crate) fn stands(&self) -> bool {
        self.menu.is_some()
    }

    /// Something is worked out beside the screen.
    pub(crate) fn waits(&self) -> bool {
        self.ahead.waits() || self.futures.waits()
    }

    /// Draws the screen and takes its input.
    pub(crate) fn show(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art, settings: &Settings) {
        game.notes_stay = f64::from(settings.notes_stay);
        let keys = &settings.keys;
        let all = ui.max_rect();
        let drawer = all.width() < DRAWER;
        // What is open over everything takes all keys.
        let reached = self.palette.open || self.menu.is_some() || self.rewind.open();
        if !reached {
            self.keys(ui, game, keys, drawer);
        }
        let selected = format!("{:?}", self.floor.selected);
        if self.opened.0 != self.sheet || self.opened.1 != selected {
            self.drawer |= self.opened.1 != selected && self.floor.selected.is_some();
            self.opened = (self.sheet, selected, self.opened.2 + 1);
        }
        if let Some(Thing::Service(service)) = self.floor.selected {
            self.looked.services.insert(service);
        }
        self.looked.goal |= self.sheet == Some(Sheet::Goal);
        self.looked.floor |= self.floor.selected.is_some();
        // Who has taken an action has begun.
        self.floor.start = match self.next(game) {
            Some(Next::Service(service)) if game.sim.taken().is_empty() => Some(service),
            _ => None,
        };
        let asked = game.view.questions().count();
        if asked > std::mem::replace(&mut self.asked, asked) {
            (self.drawer, self.asked_at) = (true, ui.input(|i| i.time));
        }
        let wide = if drawer { 344.0_f32.min(all.width() - 24.0) } else { column_width(all.width()) };
        let beside = if drawer { 0.0 } else { wide };
        let top = Rect::from_min_max(all.min, pos2(all.right(), all.top() + topbar::HEIGHT));
        let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - 60.0), pos2(all.right() - beside, all.bottom()));
        let column = Rect::from_min_max(pos2(all.right() - wide, top.bottom()), all.max);
        let floor = Rect::from_min_max(pos2(all.left(), top.bottom()), pos2(foot.right(), foot.top()));
        let strip = Rect::from_min_max(floor.min, pos2(floor.right(), floor.top() + STRIP));
        let over = if drawer {
            Rect::from_min_max(strip.left_bottom() + vec2(8.0, 0.0), all.max - vec2(8.0, 8.0))
        } else {
            // Down to the edges: nothing of the floor peeps out beside a sheet that covers it.
            Rect::from_min_max(strip.left_bottom(), floor.max)
        };
        // A sheet leaves what it is about in sight; a large window has room for both, side by side.
        let about = self.floor.selected.and_then(|selected| self.floor.stood.iter().find(|(_, of)| *of == selected));
        let about = about.map(|(place, _)| *place);
        let (mut shown, mut whole) = (floor, over);
        if let Some(sheet) = self.sheet.filter(|_| !drawer) {
            whole = sheet.place(ui, over, about);
            let room = floor.width() - whole.width();
            if room >= BESIDE {
                whole = sheet.place(ui, over, None);
                let left = whole.left() <= over.left();
                let free = floor.split_left_right_at_x(if left { whole.right() } else { whole.left() });
                shown = if left { free.1 } else { free.0 };
                ui.painter().rect_filled(floor, 0.0, theme.sheet);
            }
        }
        let open = self.palette.open || self.menu.is_some();
        // In a small window what lies over the floor makes way while a card is held: for those who could take it, and days.
        let held = drawer && matches!(self.floor.dragged, Some(Thing::Item(_)));
        let lying = |sheet: Option<Sheet>| sheet.filter(|_| !held);
        let mut child = |rect: Rect| {
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
            if open {
                child.disable();
            }
            child
        };
        let (mut on_floor, mut on_top, mut on_foot) = (child(shown), child(top), child(foot));
        let (mut on_right, mut on_strip, mut on_sheet) = (child(column), child(strip), child(whole));
        // What a sheet leaves of the floor can be looked at and clicked.
        let covered = lying(self.sheet).is_some() && (drawer || whole.width() > over.width() - 120.0);
        if (covered || self.rewind.open()) && !open {
            on_floor.disable();
        }
        if self.rewind.open() && !open {
            // Only the timeline may be clicked: it moves the question.
            for other in [&mut on_top, &mut on_right, &mut on_strip, &mut on_sheet] {
                other.disable();
            }
        }
        // In the order in which the keyboard goes through them.
        let mut slid = self.drawer;
        topbar::show(&mut on_top, &mut self.desk(game, theme, art, keys), drawer.then_some(&mut slid));
        if slid != self.drawer {
            // Whoever opens the drawer looks at it.
            (self.drawer, self.sheet) = (slid, self.sheet.filter(|_| !slid));
        }
        self.floor.show(&mut on_floor, game, theme, art, settings.reduced_motion);
        if covered {
            ui.painter().rect_filled(floor, 0.0, theme.sheet.veil(0.3));
        }
        self.strip(&mut on_strip, game, theme, keys);
        let strip = charts::timeline(&mut on_foot, &game.view, theme, rewind::room(game));
        self.rewind.on_timeline(&mut on_foot, strip, game, (theme, art, keys), &mut self.sheet);
        if let Some(Thing::Item(card)) = self.floor.dragged {
            let days = days::strip(&on_foot, &game.view, theme, card);
            self.floor.days.extend(days);
        }
        if !drawer || (self.drawer && self.sheet.is_none() && !held) {
            self.right(&mut on_right, game, theme, art, keys);
        }
        if let Some(sheet) = lying(self.sheet) {
            self.over(&mut on_sheet, sheet, game, theme, art, keys);
        }
        if open {
            ui.painter().rect_filled(all, 0.0, theme.sheet.veil(0.7));
        }
        if self.palette.open {
            let mut palette = std::mem::take(&mut self.palette);
            let mut desk = self.desk(game, theme, art, keys);
            palette.show(&mut ui.new_child(egui::UiBuilder::new().max_rect(all)), &mut desk);
            self.palette = palette;
        }
        self.foresee(ui, game, keys, reached);
        if std::mem::take(&mut self.back) {
            self.rewind.ask(game, None);
        }
        let mut over = ui.new_child(egui::UiBuilder::new().max_rect(all));
        if self.rewind.show(&mut over, strip, game, theme) {
            (self.sheet, self.floor.selected) = (None, None);
        }
        // Beside what is read: over an open list, and not over a drawer.
        let seen = match (self.palette.open, drawer && self.drawer && lying(self.sheet).is_none()) {
            (true, _) => top.translate(vec2(0.0, TOAST)),
            (false, true) => floor.with_max_x(column.left()),
            (false, false) => floor,
        };
        toast(ui, seen, game, theme);
        self.show_menu(ui, theme, keys);
    }

    /// What is to be done next. In a lab nobody waits and nothing burns.
    fn next(&self, game: &Session) -> Option<Next> {
        let stands = game.speed == Speed::Paused && !game.sim.over();
        if game.is_lab() { stands.then_some(Next::Clock) } else { next(&game.view, &self.looked, stands) }
    }

    fn desk<'a>(&'a mut self, game: &'a mut Session, theme: &'a Theme, art: &'a Art, keys: &'a Bindings) -> Desk<'a> {
        let (level, view, next) = (game.sim.level().clone(), game.view.clone(), self.next(game));
        let Floor { selected, dragged, days, .. } = &mut self.floor;
        let (sheet, back, looked) = (&mut self.sheet, &mut self.back, &self.looked);
        let (ahead, futures, charts) = (&mut self.ahead, &mut self.futures, &mut self.charts);
        Desk {
            game,
            view,
            level,
            theme,
            art,
            keys,
            selected,
            dragged,
            days,
            sheet,
            charts,
            ahead,
            futures,
            next,
            looked,
            back,
        }
    }

    /// The key that asks what will happen, when nothing heard it; and the end of a question whose sheet is shut.
    fn foresee(&mut self, ui: &Ui, game: &mut Session, keys: &Bindings, reached: bool) {
        let heard = self.ahead.heard();
        let open = self.sheet == Some(Sheet::Forecast);
        if !heard && !reached && !open && keys.pressed(ui, Command::Foresee) {
            game.say(tr!("play-point-at-order").into());
        }
        if !open {
            self.ahead.shut(game);
        }
    }

    fn show_menu(&mut self, ui: &mut Ui, theme: &Theme, keys: &Bindings) {
        let Some(frames) = &mut self.menu else { return };
        // The key that opened it is not for it.
        let fresh = *frames == 0;
        *frames += 1;
        let all = ui.max_rect();
        let mut over = ui.new_child(egui::UiBuilder::new().max_rect(all));
        let chosen = menu::show(&mut over, theme, keys, fresh);
        let Some(chosen) = chosen.filter(|_| !fresh) else { return };
        self.menu = None;
        match chosen {
            Chosen::Resume => {}
            Chosen::Settings => self.settings = true,
            Chosen::Keys => self.sheet = Some(Sheet::Keys),
            Chosen::Leave => self.leave = true,
        }
    }

    fn keys(&mut self, ui: &Ui, game: &mut Session, keys: &Bindings, drawer: bool) {
        use egui::Key;
        if keys.pressed(ui, Command::Actions) || keys.pressed(ui, Command::Find) {
            let level = game.sim.level().clone();
            return self.palette.show_up(game, &level, keys, self.floor.selected);
        }
        // The modifier as it was when the key went down.
        if ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, Key::Z)) {
            game.undo();
        }
        let command = ui.input(|i| i.modifiers.command);
        let pressed = |key| !command && ui.input(|i| i.key_pressed(key));
        if keys.pressed(ui, Command::Pause) {
            game.toggle_pause();
        }
        if keys.pressed(ui, Command::Step) {
            game.step();
        }
        for (of, speed) in [
            (Command::Speed1, Speed::X1),
            (Command::Speed3, Speed::X3),
            (Command::Speed10, Speed::X10),
            (Command::SpeedMax, Speed::Max),
        ] {
            if keys.pressed(ui, of) {
                game.set_speed(speed);
            }
        }
        for sheet in Sheet::with_keys() {
            // What waits for a decision can be opened wherever it stands.
            let there = |sheet: Sheet| {
                let (view, level) = (&game.view, game.sim.level());
                sheet.exists(view, level) || sheets::news(view, level).iter().any(|(of, ..)| *of == sheet)
            };
            if keys.pressed(ui, Command::Open(sheet)) {
                if there(sheet) {
                    self.sheet = if self.sheet == Some(sheet) { None } else { Some(sheet) };
                } else {
                    game.say(tr!("play-not-here", sheet = sheet.tab()));
                }
            }
        }
        if keys.pressed(ui, Command::Rewind) {
            self.back = true;
        }
        if keys.pressed(ui, Command::Inbox) {
            let shown = self.drawer && self.sheet.is_none() && self.floor.selected.is_none();
            (self.drawer, self.sheet, self.floor.selected) = (!shown, None, None);
        }
        if keys.pressed(ui, Command::Fit) {
            self.floor.fit();
        }
        if pressed(Key::Escape) {
            let shut = self.sheet.take().is_some()
                || self.floor.selected.take().is_some()
                || (drawer && std::mem::take(&mut self.drawer));
            if !shut {
                self.menu = Some(0);
            }
        }
        let numbers = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
        if let Some(message) = self.question(&game.view).cloned() {
            for (key, choice) in numbers.into_iter().zip(&message.choices) {
                if pressed(key) {
                    game.submit(Action::Answer { message: message.id.clone(), choice: choice.id.clone() });
                }
            }
        }
    }

    // --- tabs ---------------------------------------------------------------------------------------------------------

    /// The strip over the floor: what this level has to be run, with a count where something waits.
    fn strip(&mut self, ui: &mut Ui, game: &Session, theme: &Theme, keys: &Bindings) {
        let level = game.sim.level();
        let news = sheets::news(&game.view, level);
        let there: Vec<Sheet> = Sheet::RUN.into_iter().filter(|sheet| sheet.exists(&game.view, level)).collect();
        let measure = |sheet: &Sheet| {
            let text = sheet.tab().to_string();
            ui.painter().layout_no_wrap(text, condensed_bold(13.5), theme.ink).size().x
        };
        let rect = ui.max_rect();
        let words: Vec<f32> = there.iter().map(measure).collect();
        // As much room round the words as there is.
        let free = rect.width() - 24.0 - words.iter().sum::<f32>() - 4.0 * there.len() as f32;
        let round = (free / there.len().max(1) as f32).clamp(6.0, 26.0);
        let widths: Vec<f32> = words.iter().map(|word| word + round).collect();
        let mut x = rect.right() - 12.0 - widths.iter().sum::<f32>() - 4.0 * (there.len() as f32 - 1.0);
        self.floor.tabs = Some(x);
        self.way_back(ui, x, theme, keys);
        for (sheet, width) in there.into_iter().zip(widths) {
            let place = Rect::from_min_size(pos2(x, rect.top() + 5.0), vec2(width, 27.0));
            x += width + 4.0;
            let alarm = news.iter().filter(|(of, ..)| *of == sheet).map(|(_, _, bad)| *bad).max();
            self.tab(ui, place, sheet, alarm, theme, keys);
        }
    }

    /// Who has come near finds the way back to the whole building at the left of the tabs, where there is room.
    fn way_back(&mut self, ui: &mut Ui, until: f32, theme: &Theme, keys: &Bindings) {
        let (label, key, rect) = (tr!("play-whole-building"), keys.name(Command::Fit), ui.max_rect());
        let wide = ui.painter().layout_no_wrap(label.into(), semibold(14.0), theme.ink).size().x;
        let size = vec2(wide + 40.0 + 7.2 * key.chars().count() as f32, 27.0);
        let place = Rect::from_min_size(rect.min + vec2(12.0, 5.0), size);
        if !self.floor.is_near() || self.sheet.is_some() || place.right() + 8.0 > until {
            return;
        }
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(place));
        if theme::button(&mut corner, theme, size, label, key, Button::Plain).clicked() {
            self.floor.fit();
        }
    }

    fn tab(&mut self, ui: &mut Ui, place: Rect, sheet: Sheet, alarm: Option<bool>, theme: &Theme, keys: &Bindings) {
        let chosen = self.sheet == Some(sheet);
        let response = ui.interact(place, ui.id().with(("tab", sheet)), Sense::click());
        spoken::fold(&response, chosen, sheet.tab(), sheet.heading().0);
        spoken::key(&response, keys.sheet(sheet));
        if let Some(bad) = alarm {
            spoken::describe(&response, if bad { tr!("tab-trouble") } else { tr!("tab-something") });
        }
        let (fill, ink) = if chosen { (theme.ink, theme.panel) } else { (theme.panel, theme.ink) };
        ui.painter().rect_filled(place, 6.0, fill);
        let lit = response.hovered() || response.has_focus();
        let edge = theme.edge(lit);
        ui.painter().rect_stroke(place, 6.0, edge, StrokeKind::Inside);
        write(ui.painter(), place.center(), Align2::CENTER_CENTER, sheet.tab(), condensed_bold(13.5), ink);
        if let Some(bad) = alarm {
            let at = place.right_top() + vec2(-5.0, 5.0);
            let fill = if bad { theme.badge } else { theme.ink2 };
            ui.painter().circle(at, 4.5, fill, Stroke::new(1.5, theme.panel));
        }
        theme::focus(ui.painter(), place, &response, theme);
        let mut hint = tr!("topbar-hint-key", hint = sheet.heading().0, key = keys.sheet(sheet));
        if let Some(bad) = alarm {
            hint = format!("{hint}\n{}", if bad { tr!("tab-trouble") } else { tr!("tab-something") });
        }
        if response.on_hover_text(hint).clicked() {
            self.sheet = if chosen { None } else { Some(sheet) };
        }
    }

    // --- right column -------------------------------------------------------------------------------------------------

    fn right(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art, keys: &Bindings) {
        let rect = ui.max_rect();
        let window = ui.ctx().content_rect().width();
        // The floor below a drawer must not feel what happens in it.
        ui.interact(rect, ui.id().with("column"), Sense::CLICK | Sense::DRAG);
        ui.painter().rect_filled(rect, 0.0, theme.panel);
        ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, theme.line));
        let played = game.view.hours.iter().skip((game.view.starts / 60).max(0) as usize);
        let counted = played.filter(|h| h.iter().sum::<f32>() > 30.0).count();
        // The chart makes room for what stands over it: as high as that was in the last frame.
        // In a low drawer all actions are a sign beside the tabs, else a line of their own over them.
        let line = if rect.height() < LOW { 0.0 } else { 36.0 };
        let left_by = |chart: f32| {
            Rect::from_min_max(
                rect.min + vec2(16.0, 10.0),
                pos2(rect.right() - 12.0, rect.bottom() - chart - 74.0 - line),
            )
        };
        let small = counted < 2 || self.column_high > left_by(LARGE_CHART).height();
        let chart_height = match rect.height() {
            ..LOW => 0.0,
            _ if small && !charts::tells(&game.view) => 0.0,
            _ if small => 26.0,
            _ => LARGE_CHART,
        };
        let upper = left_by(chart_height);
        let mut list = ui.new_child(egui::UiBuilder::new().max_rect(upper));
        list.set_clip_rect(upper.intersect(ui.clip_rect()));
        // Whatever is new begins at its top: a message too, but for one who reads about something else.
        let newest = if self.floor.selected.is_none() { game.view.inbox.len() } else { 0 };
        let scrolled = ScrollArea::vertical()
            .id_salt(("column", self.opened.2, newest))
            .auto_shrink([false, false])
            .show(&mut list, |ui| {
                ui.set_width(upper.width() - 10.0);
                // In a low drawer whoever waits for an answer goes first.
                let low = rect.height() < LOW;
                let figures = if window < DRAWER { topbar::left_out(window) } else { Vec::new() };
                if !figures.is_empty() && !low {
                    topbar::figures(ui, &figures, &game.view, theme);
                    separator(ui, theme);
                }
                if self.floor.selected.is_none() {
                    self.read = game.view.inbox.len();
                }
                // What was clicked comes first; questions fold into a line above it.
                let lab = crate::labs::find_in(&game.sim.level().id, Some(crate::locale::get().code()));
                match lab {
                    _ if self.floor.selected.is_some() => self.folded_inbox(ui, game, theme, lab.is_some()),
                    // In a lab nobody writes: its truth stands there.
                    Some(lab) => labs::beside(ui, theme, game, lab, keys.name(Command::SpeedMax)),
                    None => self.inbox(ui, game, theme, art, rect.height() < 760.0),
                }
                separator(ui, theme);
                panels::show(ui, &mut self.desk(game, theme, art, keys));
                if !figures.is_empty() && low {
                    separator(ui, theme);
                    topbar::figures(ui, &figures, &game.view, theme);
                }
            });
        self.column_high = scrolled.content_size.y;
        // What goes on above or below fades, so that no row looks cut off.
        if scrolled.state.offset.y > 1.0 {
            fade(ui, upper.with_max_y(upper.top() + 18.0).expand2(vec2(4.0, 0.0)), true, theme);
        }
        let below = scrolled.content_size.y - scrolled.state.offset.y - upper.height();
        if below > 4.0 {
            fade(ui, upper.with_min_y(upper.bottom() - 36.0).expand2(vec2(4.0, 0.0)), false, theme);
        }
        if below > 4.0 {
            let chip = Rect::from_center_size(pos2(upper.center().x, upper.bottom() + 11.0), vec2(112.0, 18.0));
            let response = ui.interact(chip, ui.id().with("more"), Sense::click());
            spoken::button(&response, true, tr!("play-more-below"), "");
            ui.painter().rect_filled(chip, 9.0, theme.ink);
            theme::focus(ui.painter(), chip, &response, theme);
            let text = tr!("play-more-below");
            write(ui.painter(), chip.center(), Align2::CENTER_CENTER, text, condensed_bold(12.5), theme.panel);
            if response.clicked() {
                let mut state = scrolled.state;
                state.offset.y += below.min(upper.height() - 48.0);
                state.store(ui.ctx(), scrolled.id);
            }
        }
        // As wide as the list above it.
        let tabs = Rect::from_min_max(
            pos2(rect.left() + 16.0, rect.bottom() - 44.0),
            pos2(rect.right() - 22.0, rect.bottom() - 10.0),
        );
        let find = if line > 0.0 { 0.0 } else { 38.0 };
        let place = if line == 0.0 {
            Rect::from_min_max(pos2(tabs.right() - find, tabs.top()), tabs.max)
        } else {
            Rect::from_min_size(tabs.min - vec2(0.0, line), vec2(tabs.width(), 32.0))
        };
        if all_actions(ui, place, keys, theme, art) {
            let level = game.sim.level().clone();
            self.palette.show_up(game, &level, keys, self.floor.selected);
        }
        let level = game.sim.level();
        let there: Vec<Sheet> = Sheet::KNOW
            .into_iter()
            // The goal stands in the top bar.
            .filter(|sheet| *sheet != Sheet::Goal && sheet.exists(&game.view, level))
            .collect();
        let gaps = there.len() as f32 - if find > 0.0 { 0.0 } else { 1.0 };
        let each = (tabs.width() - find - 4.0 * gaps) / there.len() as f32;
        for (n, sheet) in there.into_iter().enumerate() {
            let at = pos2(tabs.left() + n as f32 * (each + 4.0), tabs.top());
            self.tab(ui, Rect::from_min_size(at, vec2(each, tabs.height())), sheet, None, theme, keys);
        }
        if chart_height > 0.0 {
            // Over what is pressed, which stays where it is.
            let foot = pos2(tabs.right(), tabs.top() - line - 12.0);
            let place = Rect::from_min_max(pos2(rect.left() + 16.0, foot.y - chart_height + 8.0), foot);
            let figure = charts::chart(ui, place, &game.view, theme);
            let response = ui.interact(place, ui.id().with("small chart"), Sense::click());
            theme::focus(ui.painter(), place, &response, theme);
            let hint = tr!("play-all-charts", key = keys.sheet(Sheet::Charts));
            spoken::button(&response, true, &hint, "");
            if response.on_hover_text(hint).clicked() {
                (self.sheet, self.charts.chart) = (Some(Sheet::Charts), Chart::Kinds);
            }
            // Over the chart: what is asked is what is pointed at.
            if let Some((place, text)) = figure {
                reasons::ask(ui, theme, place, &text, &reasons::metric(game, "unplanned_share"));
            }
        }
    }

    /// One line that says who waits, and leads back to them.
    fn folded_inbox(&mut self, ui: &mut Ui, game: &Session, theme: &Theme, lab: bool) {
        let open: Vec<_> = game.view.questions().collect();
        let label = match open.as_slice() {
            [] if lab => tr!("play-back-to-law").to_string(),
            [] if game.view.inbox.len() > self.read => {
                let from = game.view.inbox.last().map_or("", |message| &message.from);
                tr!("play-said-something", from = from)
            }
            [] => tr!("play-back-to-inbox").to_string(),
            [one] => tr!("play-waits-for-answer", from = one.from),
            [first, ..] => tr!("play-more-wait", from = first.from, more = open.len() - 1),
        };
        let width = ui.available_width();
        if theme::button(ui, theme, vec2(width, 34.0), &label, "Esc", Button::Plain).clicked() {
            self.floor.selected = None;
        }
    }

    /// The question that is shown: the one that was chosen, or who has waited longest.
    fn question<'v>(&self, view: &'v View) -> Option<&'v MessageView> {
        view.questions().find(|m| Some(&m.id) == self.asked_by.as_ref()).or_else(|| view.questions().next())
    }

    fn inbox(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art, small: bool) {
        let view = game.view.clone();
        let open: Vec<_> = view.questions().collect();
        // In a low column a letter is short while a cause is looked for: the suspects stay in sight.
        let sought = |i: &IncidentView| i.stage == IncidentStage::Detected && !i.suspects.is_empty();
        let short = small && !open.is_empty() && view.incidents.iter().any(sought);
        let usual = ui.spacing().item_spacing.y;
        if short {
            ui.spacing_mut().item_spacing.y = usual.min(4.0);
        }
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(tr!("inbox")).font(semibold(18.0)));
            if !open.is_empty() {
                let (place, _) = ui.allocate_exact_size(vec2(26.0, 22.0), Sense::hover());
                ui.painter().rect_filled(place, 11.0, theme.badge);
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
        if !open.is_empty() && !short {
            theme::paragraph(ui, tr!("play-every-answer"), condensed(12.5), theme.ink2);
        }
        let shown = self.question(&view).or_else(|| view.inbox.last());
        let Some(message) = shown else {
            theme::paragraph(ui, tr!("play-nobody-wants"), sans(14.0), theme.ink2);
            return;
        };
        let width = ui.available_width();
        // What has been said long ago, and asks nothing, stands small and without a face.
        if message.choices.is_empty() && view.minute - message.minute > STALE {
            let said = tr!("play-said", from = message.from, time = when(&view, message.minute), text = message.text);
            theme::paragraph(ui, &said, condensed(13.0), theme.ink2);
            ui.spacing_mut().item_spacing.y = usual;
            return;
        }
        // In a low column faces are small, whatever else there is.
        let inset = if small { 60.0 } else { 100.0 };
        let text = ui.painter().layout(message.text.clone(), sans(14.0), theme.ink, width - inset - 16.0);
        let line = tr!("play-role-and-time", role = message.role, time = when(&view, message.minute));
        // Who writes, and what they are: in two lines if it does not fit into one.
        let name = ui.painter().layout_no_wrap(message.from.clone(), semibold(15.0), theme.ink);
        let about = ui.painter().layout(line.clone(), condensed(13.0), theme.ink2, width - inset);
        let beside = name.size().x + 6.0 + about.size().x <= width - inset && about.rows.len() == 1;
        let head = if beside { 24.0 } else { 22.0 + about.size().y };
        let height = head + (text.size().y + 16.0).max(if small { 52.0 } else { 72.0 });
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let paper = Rect::from_min_max(rect.min + vec2(0.0, head), rect.max);
        ui.painter().rect_filled(paper, 6.0, theme.sheet);
        ui.painter().rect_stroke(paper, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
        let look = if small { vec2(48.0, 54.0) } else { vec2(82.0, 92.0) };
        let face = Rect::from_min_size(pos2(rect.left() + 6.0, rect.bottom() - look.y), look);
        portrait(art, ui.painter(), &message.look, face);
        let at = pos2(rect.left() + inset, rect.top() + 11.0 - name.size().y / 2.0);
        let about_at = if beside {
            pos2(at.x + name.size().x + 6.0, rect.top() + 12.0 - about.size().y / 2.0)
        } else {
            pos2(at.x, rect.top() + 20.0)
        };
        ui.painter().galley(at, name, theme.ink);
        ui.painter().galley(about_at, about, theme.ink2);
        ui.painter().galley(pos2(rect.left() + inset, paper.top() + 9.0), text, theme.ink);
        spoken::text(ui, rect, &message.id, &format!("{}, {line}: {}", message.from, message.text));
        if let Some(expires) = message.expires {
            let left = expires - view.minute;
            let text = tr!("play-waits-until", time = when(&view, expires), left = span(left));
            let (font, ink) =
                if left <= SOON { (condensed_bold(12.5), theme.bad) } else { (condensed(12.5), theme.ink2) };
            ui.label(egui::RichText::new(text).font(font).color(ink));
        }
        for (i, choice) in message.choices.iter().enumerate() {
            let key = (i + 1).to_string();
            let row = theme::choice(ui, theme, &key, &choice.label, &choice.hint, choice.cost, &choice.refused);
            if row.clicked() && ui.input(|i| i.time) - self.asked_at >= UNMEANT {
                game.submit(Action::Answer { message: message.id.clone(), choice: choice.id.clone() });
            }
        }
        if let (true, Some((label, by_default))) = (message.choices.is_empty(), &message.answered) {
            let who = if *by_default { tr!("play-taken-by-default") } else { tr!("play-you-answered") };
            theme::paragraph(ui, &tr!("play-answer", who = who, label = label), condensed(13.0), theme.ink2);
        }
        for other in open.iter().filter(|other| other.id != message.id) {
            let label = tr!("play-waits-too", from = other.from);
            let high = if short { 26.0 } else { 32.0 };
            if theme::button(ui, theme, vec2(width, high), &label, "", Button::Plain).clicked() {
                self.asked_by = Some(other.id.clone());
            }
        }
        ui.spacing_mut().item_spacing.y = usual;
    }

    // --- sheets -------------------------------------------------------------------------------------------------------

    fn over(&mut self, ui: &mut Ui, sheet: Sheet, game: &mut Session, theme: &Theme, art: &Art, keys: &Bindings) {
        let rect = ui.max_rect();
        // How high it is shows when it has been drawn once: until then it is not seen.
        if !sheet.is_known(ui) {
            ui.set_opacity(0.0);
        }
        ui.painter().rect_filled(rect, 6.0, theme.panel);
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        // The floor below must not feel what happens here.
        ui.interact(rect, ui.id().with("paper"), Sense::CLICK | Sense::DRAG);
        let label = ui.painter().layout_no_wrap(tr!("close").into(), semibold(14.0), theme.ink).size().x;
        let size = vec2(label + 62.0, 30.0);
        let close = Rect::from_min_size(rect.right_top() + vec2(-12.0 - size.x, 10.0), size);
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(close));
        if theme::button(&mut corner, theme, close.size(), tr!("close"), "Esc", Button::Plain).clicked() {
            self.sheet = None;
        }
        let heading = Rect::from_min_max(rect.min + vec2(20.0, 14.0), pos2(close.left() - 12.0, rect.top() + 40.0));
        let (name, about) = sheet.heading();
        let mut head = ui.new_child(egui::UiBuilder::new().max_rect(heading));
        title(&mut head, theme, name, about);
        // In a narrow sheet its head takes two rows.
        let below = (head.min_rect().bottom() + 10.0 - rect.top()).max(50.0);
        let inner = Rect::from_min_max(rect.min + vec2(20.0, below), rect.max - vec2(14.0, 12.0));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        ui.set_clip_rect(inner.expand(4.0));
        let opened = self.opened.2;
        let mut desk = self.desk(game, theme, art, keys);
        let width = (inner.width() - 14.0).max(sheet.least_width());
        let scrolled = ScrollArea::both().id_salt(("sheet", opened)).auto_shrink([false, false]).show(&mut ui, |ui| {
            ui.set_width(width);
            sheets::show(ui, sheet, &mut desk);
        });
        sheet.is_high(&ui, scrolled.content_size.y + below + 12.0 + if width > inner.width() { 14.0 } else { 2.0 });
        screens::more(&ui, &scrolled, theme.panel, theme);
    }
}

/// The button that opens all actions: a line with its key, or only its sign. True if it was pressed.
fn all_actions(ui: &Ui, place: Rect, keys: &Bindings, theme: &Theme, art: &Art) -> bool {
    let response = ui.interact(place, ui.id().with("find"), Sense::click());
    let chord = keys.chord(Command::Actions);
    let hint = tr!("play-find-hint", chord = chord, key = keys.name(Command::Find));
    spoken::button(&response, true, tr!("play-all-actions"), &hint);
    spoken::key(&response, &chord);
    ui.painter().rect_filled(place, 6.0, theme.sheet);
    let lit = response.hovered() || response.has_focus();
    ui.painter().rect_stroke(place, 6.0, theme.edge(lit), StrokeKind::Inside);
    theme::focus(ui.painter(), place, &response, theme);
    let icon = Rect::from_center_size(place.left_center() + vec2(18.0, 0.0), Vec2::splat(15.0));
    art.paint(ui.painter(), "icon-search", icon, theme.ink);
    if place.width() > 120.0 {
        let at = place.left_center() + vec2(34.0, 0.0);
        write(ui.painter(), at, Align2::LEFT_CENTER, tr!("play-all-actions"), condensed_bold(14.0), theme.ink);
        let width = 10.0 + 7.2 * chord.chars().count() as f32;
        let cap = Rect::from_center_size(place.right_center() - vec2(width / 2.0 + 8.0, 0.0), vec2(width, 18.0));
        ui.painter().rect_stroke(cap, 4.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
        write(ui.painter(), cap.center(), Align2::CENTER_CENTER, &chord, theme::mono(11.5), theme.ink);
    }
    response.on_hover_text(hint).clicked()
}

/// The edge of a list that goes on: into the ground of the panel, in steps that are even to the eye.
fn fade(ui: &Ui, rect: Rect, upwards: bool, theme: &Theme) {
    const STEPS: u32 = 12;
    let mut mesh = egui::Mesh::default();
    for step in 0..=STEPS {
        let share = step as f32 / STEPS as f32;
        let y = egui::lerp(if upwards { rect.bottom()..=rect.top() } else { rect.top()..=rect.bottom() }, share);
        mesh.colored_vertex(pos2(rect.left(), y), theme.panel.veil(share));
        mesh.colored_vertex(pos2(rect.right(), y), theme.panel.veil(share));
        if step > 0 {
            let at = 2 * step;
            mesh.add_triangle(at - 2, at - 1, at);
            mesh.add_triangle(at - 1, at, at + 1);
        }
    }
    ui.painter().add(egui::Shape::mesh(mesh));
}

/// A message without a question is news for so many minutes.
const STALE: i64 = 120;
/// From a note to the foot of its place.
const TOAST: f32 = 34.0;

/// A refusal or a note at the foot of a place, over everything.
fn toast(ui: &Ui, place: Rect, game: &Session, theme: &Theme) {
    let Some(toast) = &game.toast else { return };
    let painter = ui.painter();
    let galley = painter.layout(toast.text.clone(), condensed_bold(14.0), theme.panel, place.width() - 80.0);
    let size = galley.size() + vec2(28.0, 18.0);
    let place = Rect::from_center_size(pos2(place.center().x, place.bottom() - TOAST - size.y / 2.0), size);
    painter.rect_filled(place, 6.0, theme.ink);
    painter.galley(place.min + vec2(14.0, 9.0), galley, theme.panel);
    spoken::announce(ui, place, &toast.text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::file::{ChangeControl, ReleasePolicy};
    use crate::sim::action::ActionKind;
    use std::collections::{BTreeMap, BTreeSet};

    /// Levels that between them have every mechanic.
    const LEVELS: [&str; 10] =
        ["audit", "crew", "debt", "delivery", "four_hundred", "improvement", "load", "portfolio", "shop", "workshop"];

    /// After an order, so many days later, or when somebody asks something.
    fn prepared(name: &str, order: Action, days: i64) -> Session {
        let mut game = Session::played(name, 0);
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
        frame_with(ctx, play, game, size, events, &Settings::default());
    }

    fn frame_with(
        ctx: &egui::Context,
        play: &mut Play,
        game: &mut Session,
        size: Vec2,
        events: Vec<egui::Event>,
        settings: &Settings,
    ) {
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), size));
        let input = egui::RawInput { screen_rect, events, ..egui::RawInput::default() };
        let art = Art::default();
        // There is no renderer to hand textures to.
        ctx.run_ui(input, |ui| play.show(ui, game, &Theme::DAY, &art, settings)).textures_delta.clear();
    }

    #[test]
    fn every_sheet_and_panel_can_be_drawn_in_every_level() {
        let ctx = screen();
        for name in LEVELS.into_iter().chain(["part1/payroll"]) {
            for days in [0, 3] {
                let mut game = Session::played(name, days);
                let mut play = Play::default();
                for size in [vec2(1280.0, 720.0), vec2(1707.0, 960.0), vec2(853.0, 480.0), vec2(640.0, 360.0)] {
                    for sheet in Sheet::with_keys() {
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

    #[test]
    fn every_chart_can_be_drawn_in_every_level_at_any_size_and_pointed_at() {
        let ctx = screen();
        for name in LEVELS.into_iter().chain(["part1/payroll", "labs/conwip"]) {
            for days in [0, 3] {
                let mut game = Session::played(name, days);
                let mut play = Play { sheet: Some(Sheet::Charts), ..Play::default() };
                for size in [vec2(1280.0, 720.0), vec2(1707.0, 960.0), vec2(853.0, 480.0), vec2(640.0, 360.0)] {
                    let level = game.sim.level().clone();
                    let view = game.view.clone();
                    for chart in Chart::ALL.into_iter().filter(|chart| chart.exists(&view, &level)) {
                        play.charts.chart = chart;
                        for at in
                            [pos2(-9.0, -9.0), pos2(size.x * 0.45, size.y * 0.6), pos2(size.x * 0.6, size.y * 0.7)]
                        {
                            frame(&ctx, &mut play, &mut game, size, vec![egui::Event::PointerMoved(at)]);
                            assert_eq!(play.charts.chart, chart);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_charts_have_a_key_and_the_arrows_go_through_those_that_the_level_has() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("part1/payroll", 1);
        let mut play = Play::default();
        let mut press = |play: &mut Play, which| {
            frame(&ctx, play, &mut game, size, vec![key(which, egui::Modifiers::NONE)]);
        };
        press(&mut play, egui::Key::V);
        assert_eq!((play.sheet, play.charts.chart), (Some(Sheet::Charts), Chart::Flow));
        let mut seen = vec![play.charts.chart];
        // The law is a chart of labs.
        let all: Vec<Chart> = Chart::ALL.into_iter().filter(|chart| *chart != Chart::Theory).collect();
        for _ in 1..all.len() {
            press(&mut play, egui::Key::ArrowDown);
            seen.push(play.charts.chart);
        }
        assert_eq!(seen, all);
        press(&mut play, egui::Key::ArrowDown);
        assert_eq!(play.charts.chart, Chart::Flow, "round and round");
        press(&mut play, egui::Key::ArrowLeft);
        assert_eq!(play.charts.chart, Chart::Money);
        press(&mut play, egui::Key::V);
        assert_eq!(play.sheet, None);
        press(&mut play, egui::Key::ArrowDown);
        assert_eq!(play.charts.chart, Chart::Money, "a shut sheet takes no keys");
    }

    #[test]
    fn a_mark_of_an_open_item_leads_to_it() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("part1/payroll", 1);
        let mut play = Play { sheet: Some(Sheet::Charts), ..Play::default() };
        play.charts.chart = Chart::Age;
        let places = (0..40)
            .flat_map(|row| (0..50).map(move |column| pos2(250.0 + 14.0 * column as f32, 590.0 - 12.0 * row as f32)));
        for at in places {
            let button = |pressed| egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            };
            frame(&ctx, &mut play, &mut game, size, vec![egui::Event::PointerMoved(at)]);
            frame(&ctx, &mut play, &mut game, size, vec![button(true), button(false)]);
            if play.sheet.is_none() {
                break;
            }
        }
        let Some(Thing::Item(id)) = play.floor.selected else { panic!("no mark leads anywhere") };
        assert!(game.view.items.iter().any(|item| item.id == id), "it is open");
    }

    #[test]
    fn what_a_level_has_not_has_no_chart() {
        for name in LEVELS.into_iter().chain(["part1/payroll", "labs/conwip"]) {
            let game = Session::played(name, 0);
            let there = |chart: Chart| chart.exists(&game.view, game.sim.level());
            let file = &game.sim.level().file;
            let risky = file.demand.iter().any(|demand| demand.risk.is_some());
            assert!(
                !there(Chart::Money)
                    || file.cash != 0.0
                    || file.costs_per_hour != 0.0
                    || file.shares.is_some()
                    || !file.services.is_empty(),
                "{name}"
            );
            assert!(there(Chart::FourKeys) || (!risky && game.view.pipelines.is_empty()), "{name}");
            assert!(there(Chart::Flow) && there(Chart::Lead) && there(Chart::Age), "{name}");
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
            prepared("portfolio", Action::Freeze { project: "big".into() }, 0),
            prepared("delivery", Action::ReleaseBy { pipeline: "old".into(), policy: ReleasePolicy::Batch(20) }, 2),
            prepared("four_hundred", frozen, 1),
            Session::played("labs/conwip", 1),
            prepared("part1/payroll", Action::AskChanges { centre: "servers".into() }, 1),
        ];
        games.extend(LEVELS.into_iter().flat_map(|name| [0, 2].map(|days| Session::played(name, days))));
        for before in games {
            for action in before.sim.actions() {
                if tried.contains(&action.kind()) {
                    continue;
                }
                let mut game = Session::new(before.sim.level(), 3, None);
                game.sim = before.sim.fork();
                game.view = before.view.clone();
                let mut play = Play::default();
                let taken = game.sim.taken().len();
                frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::K, egui::Modifiers::COMMAND)]);
                assert!(play.palette.open, "its key opens it");
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
    fn the_palette_shows_everybody_and_everything_on_the_floor_by_name() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("part1/payroll", 1);
        let mut play = Play::default();
        let view = game.view.clone();
        let people = view.people.iter().enumerate().map(|(at, one)| (one.name.clone(), Thing::Person(at)));
        let rooms = view.centres.iter().enumerate().map(|(at, one)| (one.name.clone(), Thing::Centre(at)));
        let services = view.services.iter().enumerate().map(|(at, one)| (one.name.clone(), Thing::Service(at)));
        let item = view.items.last().map(|item| (tr!("palette-show", what = item.title), Thing::Item(item.id)));
        let taken = game.sim.taken().len();
        let mut called: BTreeMap<String, Vec<Thing>> = BTreeMap::new();
        for (name, thing) in people.chain(rooms).chain(services).chain(item) {
            called.entry(name).or_default().push(thing);
        }
        for (name, things) in called {
            // Of one name, the arrow goes from one to the next.
            for n in 0..things.len() {
                let ctrl_k = vec![key(egui::Key::K, egui::Modifiers::COMMAND)];
                frame(&ctx, &mut play, &mut game, size, ctrl_k);
                frame(&ctx, &mut play, &mut game, size, Vec::new());
                frame(&ctx, &mut play, &mut game, size, vec![egui::Event::Text(name.clone())]);
                let keys = std::iter::repeat_n(egui::Key::ArrowDown, n).chain([egui::Key::Enter]);
                for which in keys {
                    frame(&ctx, &mut play, &mut game, size, vec![key(which, egui::Modifiers::NONE)]);
                }
                let shown = play.floor.selected.unwrap();
                let same = matches!((shown, things[n]), (Thing::Item(_), Thing::Item(_)));
                assert!(same || things.contains(&shown), "{name}: {shown:?}");
                assert!(!play.palette.open && game.sim.taken().len() == taken, "{name}");
            }
        }
    }

    #[test]
    fn a_key_opens_only_what_the_level_has() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("audit", 0);
        let mut play = Play::default();
        frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::J, egui::Modifiers::NONE)]);
        assert_eq!(play.sheet, None, "there are no projects");
        frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::A, egui::Modifiers::NONE)]);
        assert_eq!(play.sheet, Some(Sheet::Audit));
        frame(&ctx, &mut play, &mut game, size, vec![key(egui::Key::Escape, egui::Modifiers::NONE)]);
        assert_eq!(play.sheet, None);
    }

    #[test]
    fn a_bound_key_does_what_the_key_before_it_did() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("audit", 0);
        let mut play = Play::default();
        let mut settings = Settings::default();
        settings.keys.bind(Command::Open(Sheet::Audit), egui::Key::F7).unwrap();
        settings.keys.bind(Command::Pause, egui::Key::Comma).unwrap();
        let press = |play: &mut Play, game: &mut Session, which| {
            frame_with(&ctx, play, game, size, vec![key(which, egui::Modifiers::NONE)], &settings);
        };
        press(&mut play, &mut game, egui::Key::A);
        assert_eq!(play.sheet, None);
        press(&mut play, &mut game, egui::Key::F7);
        assert_eq!(play.sheet, Some(Sheet::Audit));
        press(&mut play, &mut game, egui::Key::Space);
        assert_eq!(game.speed, Speed::Paused);
        press(&mut play, &mut game, egui::Key::Comma);
        assert_ne!(game.speed, Speed::Paused);
    }

    #[test]
    fn all_actions_open_by_the_key_that_is_bound_with_ctrl() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("audit", 0);
        let mut play = Play::default();
        let mut settings = Settings::default();
        settings.keys.bind(Command::Actions, egui::Key::J).unwrap();
        let mut press = |play: &mut Play, which, modifiers| {
            frame_with(&ctx, play, &mut game, size, vec![key(which, modifiers)], &settings);
        };
        press(&mut play, egui::Key::K, egui::Modifiers::COMMAND);
        assert!(!play.palette.open);
        press(&mut play, egui::Key::J, egui::Modifiers::COMMAND);
        assert!(play.palette.open);
        press(&mut play, egui::Key::J, egui::Modifiers::COMMAND);
        assert!(!play.palette.open, "the same key shuts it");
    }

    #[test]
    fn where_to_begin_is_marked_until_it_was_looked_at_or_something_was_done() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("part1/payroll", 0);
        let mut play = Play::default();
        frame(&ctx, &mut play, &mut game, size, Vec::new());
        let storage = game.view.services.iter().position(|s| s.id == "storage");
        assert_eq!(play.floor.start, storage);
        play.floor.selected = storage.map(Thing::Service);
        frame(&ctx, &mut play, &mut game, size, Vec::new());
        play.floor.selected = None;
        frame(&ctx, &mut play, &mut game, size, Vec::new());
        assert_eq!(play.floor.start, None, "it was looked at");
        let mut play = Play::default();
        assert!(game.submit(Action::AskChanges { centre: "servers".into() }));
        frame(&ctx, &mut play, &mut game, size, Vec::new());
        assert_eq!(play.floor.start, None, "something was done");
        assert!(play.next(&game).is_some(), "the column still says what is next");
    }

    #[test]
    fn esc_closes_what_is_open_then_opens_the_menu_from_which_keys_lead_on() {
        let ctx = screen();
        let mut game = Session::played("audit", 0);
        for (size, drawer) in [(vec2(1280.0, 720.0), false), (vec2(853.0, 480.0), true)] {
            let mut play = Play { sheet: Some(Sheet::People), drawer: true, ..Play::default() };
            let mut press = |play: &mut Play, which| {
                frame(&ctx, play, &mut game, size, vec![key(which, egui::Modifiers::NONE)]);
            };
            press(&mut play, egui::Key::Escape);
            assert_eq!((play.sheet, play.stands()), (None, false));
            if drawer {
                press(&mut play, egui::Key::Escape);
                assert!(!play.drawer && !play.stands());
            }
            press(&mut play, egui::Key::Escape);
            assert!(play.stands(), "nothing else is open");
            press(&mut play, egui::Key::P);
            assert_eq!((play.sheet, play.stands()), (None, true), "no other key reaches what is below");
            press(&mut play, egui::Key::Escape);
            assert!(!play.stands() && !play.leave);
            press(&mut play, egui::Key::Escape);
            press(&mut play, egui::Key::K);
            assert_eq!((play.sheet, play.stands()), (Some(Sheet::Keys), false));
            press(&mut play, egui::Key::Escape);
            press(&mut play, egui::Key::Escape);
            press(&mut play, egui::Key::Q);
            assert!(play.leave);
        }
    }

    fn answered(ctx: &egui::Context, play: &mut Play, game: &mut Session, size: Vec2) {
        for _ in 0..3000 {
            frame(ctx, play, game, size, Vec::new());
            if !play.waits() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("it never ends");
    }

    #[test]
    fn what_will_happen_is_asked_by_key_over_an_order_and_taken_by_enter() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("part1/payroll", 0);
        let mut play = Play::default();
        let brent = game.view.people.iter().position(|p| p.id == "brent").unwrap();
        play.floor.selected = Some(Thing::Person(brent));
        game.set_speed(Speed::X1);
        let press = |which| vec![key(which, egui::Modifiers::NONE)];
        frame(&ctx, &mut play, &mut game, size, press(egui::Key::F));
        assert_eq!(play.sheet, None);
        assert!(game.toast.as_ref().is_some_and(|toast| toast.text.starts_with("Point at")));
        // From one thing to the next, until one has futures.
        for _ in 0..80 {
            frame(&ctx, &mut play, &mut game, size, press(egui::Key::Tab));
            frame(&ctx, &mut play, &mut game, size, press(egui::Key::F));
            if play.sheet.is_some() {
                break;
            }
        }
        assert_eq!((play.sheet, game.speed), (Some(Sheet::Forecast), Speed::Paused));
        let action = play.ahead.action().cloned().unwrap();
        answered(&ctx, &mut play, &mut game, size);
        for size in [vec2(1707.0, 960.0), vec2(853.0, 480.0), vec2(640.0, 360.0)] {
            frame(&ctx, &mut play, &mut game, size, Vec::new());
        }
        assert_eq!(game.sim.taken().len(), 0, "looking changes nothing");
        frame(&ctx, &mut play, &mut game, size, press(egui::Key::Enter));
        assert_eq!(game.sim.taken().last().map(|stamped| &stamped.action), Some(&action));
        assert_eq!((play.sheet, game.speed), (None, Speed::X1), "the clock goes on as before");
    }

    #[test]
    fn back_in_time_by_key_and_the_futures_side_by_side() {
        let ctx = screen();
        let size = vec2(1280.0, 720.0);
        let mut game = Session::played("audit", 2);
        let mut play = Play::default();
        let (then, before) = (game.sim.minute(), game.sim.digest());
        let press = |play: &mut Play, game: &mut Session, which| {
            frame(&ctx, play, game, size, vec![key(which, egui::Modifiers::NONE)]);
        };
        press(&mut play, &mut game, egui::Key::R);
        assert!(play.rewind.open());
        press(&mut play, &mut game, egui::Key::P);
        assert_eq!(play.sheet, None, "no other key reaches what is below");
        press(&mut play, &mut game, egui::Key::Escape);
        assert!(!play.rewind.open() && !play.stands() && game.future_count() == 1);
        press(&mut play, &mut game, egui::Key::R);
        press(&mut play, &mut game, egui::Key::ArrowUp);
        press(&mut play, &mut game, egui::Key::Enter);
        assert_eq!((game.future(), game.future_count()), (1, 2));
        assert!(!play.rewind.open() && game.sim.minute() < then - 1440);
        press(&mut play, &mut game, egui::Key::U);
        assert_eq!(play.sheet, Some(Sheet::Futures));
        answered(&ctx, &mut play, &mut game, size);
        for size in [vec2(1707.0, 960.0), vec2(853.0, 480.0), vec2(640.0, 360.0), size] {
            frame(&ctx, &mut play, &mut game, size, Vec::new());
        }
        assert!(game.go_on_with(0));
        assert_eq!((game.sim.minute(), game.sim.digest()), (then, before));
    }

    #[test]
    fn in_a_small_window_what_is_selected_opens_the_drawer_and_m_shuts_it() {
        let ctx = screen();
        let size = vec2(853.0, 480.0);
        let mut game = Session::played("audit", 0);
        let mut play = Play::default();
        frame(&ctx, &mut play, &mut game, size, Vec::new());
        play.drawer = false;
        play.floor.selected = Some(Thing::Centre(0));
        frame(&ctx, &mut play, &mut game, size, Vec::new());
        assert!(play.drawer);
        let mut press = |play: &mut Play| {
            frame(&ctx, play, &mut game, size, vec![key(egui::Key::M, egui::Modifiers::NONE)]);
        };
        press(&mut play);
        assert!(play.drawer && play.floor.selected.is_none(), "first back to the inbox");
        press(&mut play);
        assert!(!play.drawer);
        press(&mut play);
        assert!(play.drawer);
    }
}
