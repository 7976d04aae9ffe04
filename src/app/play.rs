//! The play screen: top bar, floor, right column (inbox, what is selected, the chart), timeline, and sheets over the floor.

use bevy_egui::egui::{
    self, Align2, Color32, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::art::Art;
use super::floor::{Floor, Thing, describe, portrait, span, when};
use super::session::{Session, Speed};
use super::theme::{
    self, Button, Theme, Veil as _, bold, condensed, condensed_bold, sans, semibold, write, write_within,
};
use crate::level::file::{ChangeControl, Interruptions, Kind};
use crate::report::money;
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{Health, IncidentStage, IncidentView, ItemPlace, View};

/// A sheet over the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    People,
    Changes,
    Talk,
    Log,
    Why,
    Keys,
}

impl Sheet {
    /// Its title, and what it shows.
    fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::People => (
                "Where everybody's hours go",
                "blue project, green internal, lilac change, red unplanned, hatched lost to switching, pale idle",
            ),
            Self::Changes => ("Changes", "what stands on the record; what does not, nobody knows"),
            Self::Talk => ("Talk to somebody", "it costs minutes of your day, and may be worth them"),
            Self::Log => ("Log", "what happened and can be known, newest first"),
            Self::Why => ("Why?", "each trouble, and what is known to have led to it"),
            Self::Keys => ("Keys and gestures", ""),
        }
    }
}

/// What the screen remembers.
#[derive(Default)]
pub(crate) struct Play {
    pub(crate) floor: Floor,
    pub(crate) sheet: Option<Sheet>,
    /// The screen is left for the title.
    pub(crate) leave: bool,
    /// A second Esc leaves until then.
    leave_until: f64,
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
        self.keys(ui, game);
        let all = ui.max_rect();
        let right = column_width(all.width());
        let top = Rect::from_min_max(all.min, pos2(all.right(), all.top() + 52.0));
        let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - 60.0), pos2(all.right() - right, all.bottom()));
        let column = Rect::from_min_max(pos2(all.right() - right, top.bottom()), all.max);
        let floor = Rect::from_min_max(pos2(all.left(), top.bottom()), pos2(column.left(), foot.top()));
        let mut child = |rect: Rect| ui.new_child(egui::UiBuilder::new().max_rect(rect));
        let mut on_floor = child(floor);
        let mut on_top = child(top);
        let mut on_foot = child(foot);
        let mut on_right = child(column);
        let mut on_sheet = child(floor.shrink2(vec2(24.0, 20.0)));
        if self.sheet.is_some() {
            on_floor.disable();
        }
        self.floor.show(&mut on_floor, game, theme, art);
        self.top(&mut on_top, game, theme, art);
        timeline(&mut on_foot, &game.view, theme);
        self.right(&mut on_right, game, theme, art);
        if let Some(sheet) = self.sheet {
            self.over(&mut on_sheet, sheet, game, theme, art);
        }
    }

    fn keys(&mut self, ui: &Ui, game: &mut Session) {
        use egui::Key;
        let pressed = |key| ui.input(|i| i.key_pressed(key));
        let command = ui.input(|i| i.modifiers.command);
        if pressed(Key::Space) {
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
        // The modifier as it was when the key went down.
        if ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, Key::Z)) {
            game.undo();
        }
        let sheets = [
            (Key::P, Sheet::People),
            (Key::C, Sheet::Changes),
            (Key::T, Sheet::Talk),
            (Key::L, Sheet::Log),
            (Key::W, Sheet::Why),
            (Key::H, Sheet::Keys),
        ];
        for (key, sheet) in sheets {
            if pressed(key) && !command {
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
        goal(&painter, &view, theme, art, rect.width());
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
        cash(816.0, "Cash", money(view.cash), format!("{plus}{}", money(view.cash_change)), view.cash_change >= 0.0);
        cash(946.0, "Trust", format!("{:.0}", view.trust), signed(view.trust_change), view.trust_change >= -0.5);
        let unplanned = view.open[3];
        cash(
            1030.0,
            "Open work",
            view.open.iter().sum::<u32>().to_string(),
            format!("{unplanned} unplanned"),
            unplanned < 8,
        );
        let left = if view.you.present {
            format!("{} min still free", view.you.left_today)
        } else {
            "off until morning".into()
        };
        if rect.width() > 1250.0 {
            write(&painter, pos2(1150.0, 15.0), Align2::LEFT_CENTER, "Your day", condensed(13.5), theme.ink2);
            write(&painter, pos2(1150.0, 35.0), Align2::LEFT_CENTER, left, condensed_bold(13.5), theme.ink);
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
        let scrolled = ScrollArea::vertical().id_salt("column").auto_shrink([false, false]).show(&mut list, |ui| {
            ui.set_width(upper.width() - 10.0);
            // What was clicked comes first; questions fold into a line above it.
            if self.floor.selected.is_some() {
                self.folded_inbox(ui, game, theme);
            } else {
                self.inbox(ui, game, theme, art);
            }
            separator(ui, theme);
            self.selection(ui, game, theme, art);
        });
        if scrolled.content_size.y - scrolled.state.offset.y > upper.height() + 12.0 {
            let chip = Rect::from_center_size(pos2(upper.center().x, upper.bottom() + 11.0), vec2(104.0, 18.0));
            ui.painter().rect_filled(chip, 10.0, theme.ink);
            write(
                ui.painter(),
                chip.center(),
                Align2::CENTER_CENTER,
                "more below ↓",
                condensed_bold(12.5),
                theme.panel,
            );
        }
        let tabs = Rect::from_min_max(
            pos2(rect.left() + 16.0, rect.bottom() - chart_height - 44.0),
            pos2(rect.right() - 16.0, rect.bottom() - chart_height - 8.0),
        );
        let mut row = ui
            .new_child(egui::UiBuilder::new().max_rect(tabs).layout(egui::Layout::left_to_right(egui::Align::Center)));
        row.spacing_mut().item_spacing.x = 4.0;
        let names = [
            ("People", "P", Sheet::People),
            ("Changes", "C", Sheet::Changes),
            ("Talk", "T", Sheet::Talk),
            ("Log", "L", Sheet::Log),
            ("Why", "W", Sheet::Why),
            ("Keys", "H", Sheet::Keys),
        ];
        let measure = |name: &str| {
            let text = name.to_string();
            ui.painter().layout_no_wrap(text, condensed_bold(13.0), theme.ink).size().x
        };
        let widths = names.map(|(name, ..)| measure(name));
        let spare = (tabs.width() - 20.0 - widths.iter().sum::<f32>()) / names.len() as f32;
        for ((name, key, sheet), text) in names.into_iter().zip(widths) {
            let width = text + spare;
            let style = if self.sheet == Some(sheet) { Button::Chosen } else { Button::Plain };
            let (place, response) = row.allocate_exact_size(vec2(width, 34.0), Sense::click());
            let (fill, ink) = if style == Button::Chosen { (theme.ink, theme.panel) } else { (theme.sheet, theme.ink) };
            row.painter().rect_filled(place, 6.0, fill);
            let edge = if response.hovered() { Stroke::new(1.5, theme.ink) } else { Stroke::new(1.0, theme.line) };
            row.painter().rect_stroke(place, 6.0, edge, StrokeKind::Inside);
            write(row.painter(), place.center(), Align2::CENTER_CENTER, name, condensed_bold(13.0), ink);
            if response.on_hover_text(format!("{name} ({key})")).clicked() {
                self.sheet = if self.sheet == Some(sheet) { None } else { Some(sheet) };
            }
        }
        chart(
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

    fn selection(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art) {
        let view = game.view.clone();
        match self.floor.selected {
            Some(Thing::Item(id)) if view.items.iter().any(|i| i.id == id) => item(ui, game, &view, theme, id),
            Some(Thing::Person(person)) => person_panel(ui, game, &view, theme, person),
            Some(Thing::Centre(centre)) => centre_panel(ui, game, &view, theme, centre, &mut self.floor),
            Some(Thing::Service(service)) => service_panel(ui, game, &view, theme, service),
            _ => {
                let open = view.incidents.iter().find(|i| i.stage != IncidentStage::Resolved && !i.suspects.is_empty());
                match open {
                    Some(incident) => incident_panel(ui, game, &view, theme, incident),
                    None => theme::paragraph(
                        ui,
                        "Click a room, a person, a card or a machine: here stands what it is and what you can do.",
                        sans(14.0),
                        theme.ink2,
                    )
                    .clicked(),
                };
                runs_panel(ui, game, &view, theme);
            }
        }
        let _ = art;
    }

    // --- sheets -------------------------------------------------------------------------------------------------------

    fn over(&mut self, ui: &mut Ui, sheet: Sheet, game: &mut Session, theme: &Theme, art: &Art) {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 6.0, theme.panel);
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        let close = Rect::from_min_size(rect.right_top() + vec2(-106.0, 10.0), vec2(94.0, 30.0));
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(close));
        if theme::button(&mut corner, theme, close.size(), "Close", "Esc", Button::Plain).clicked() {
            self.sheet = None;
        }
        let heading = Rect::from_min_max(rect.min + vec2(20.0, 14.0), pos2(close.left() - 12.0, rect.top() + 40.0));
        let (name, about) = sheet.heading();
        title(&mut ui.new_child(egui::UiBuilder::new().max_rect(heading)), theme, name, about);
        let inner = Rect::from_min_max(rect.min + vec2(20.0, 52.0), rect.max - vec2(20.0, 20.0));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        ui.set_clip_rect(inner.expand(4.0));
        let view = game.view.clone();
        ScrollArea::vertical().id_salt(("sheet", sheet as u8)).auto_shrink([false, false]).show(&mut ui, |ui| {
            ui.set_width(inner.width() - 12.0);
            match sheet {
                Sheet::People => people_sheet(ui, &view, theme, art),
                Sheet::Changes => changes_sheet(ui, game, &view, theme),
                Sheet::Talk => talk_sheet(ui, game, &view, theme, art),
                Sheet::Log => log_sheet(ui, &view, theme),
                Sheet::Why => why_sheet(ui, &view, theme),
                Sheet::Keys => keys_sheet(ui, theme),
            }
        });
    }
}

fn separator(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme.line));
}

fn title(ui: &mut Ui, theme: &Theme, text: &str, second: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.label(egui::RichText::new(text).font(semibold(16.0)).color(theme.ink));
        ui.label(egui::RichText::new(second).font(condensed(13.5)).color(theme.ink2));
    });
}

fn cost(view: &View, kind: ActionKind) -> i64 {
    view.you.cost.get(&kind).copied().unwrap_or(0)
}

/// A row that takes an action: shown with its price, or with the reason why not.
fn act(ui: &mut Ui, game: &mut Session, theme: &Theme, label: &str, hint: &str, action: Action) {
    let refused = game.sim.allowed(&action).err().map_or(String::new(), |r| r.to_string());
    let minutes = game.sim.cost(&action);
    if theme::choice(ui, theme, "›", label, hint, minutes, &refused).clicked() {
        game.submit(action);
    }
}

fn goal(painter: &egui::Painter, view: &View, theme: &Theme, art: &Art, window: f32) {
    let Some(run) = view.runs.first() else {
        write(painter, pos2(400.0, 26.0), Align2::LEFT_CENTER, &view.goal, semibold(15.0), theme.ink);
        return;
    };
    let rect = Rect::from_min_size(pos2(388.0, 6.0), vec2(404.0_f32.min(window - 400.0), 40.0));
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
    write_within(painter, pos2(rect.left() + 42.0, rect.top() + 2.0), 250.0, &view.goal, semibold(14.0), theme.ink);
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
    write_within(
        painter,
        pos2(rect.left() + 42.0, rect.top() + 20.0),
        250.0,
        &what,
        condensed(13.0),
        if trouble { theme.bad } else { theme.ink2 },
    );
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
    write(
        painter,
        pos2(rect.right() - 12.0, rect.center().y),
        Align2::RIGHT_CENTER,
        state,
        condensed_bold(14.0),
        colour,
    );
}

fn hours(minutes: i64) -> String {
    if minutes < 0 { "0 h".into() } else { format!("{} h {:02} min", minutes / 60, minutes % 60) }
}

fn item(ui: &mut Ui, game: &mut Session, view: &View, theme: &Theme, id: crate::sim::id::ItemId) {
    let Some(item) = view.items.iter().find(|i| i.id == id) else { return };
    title(ui, theme, &item.title, item.kind.label());
    let mut lines = vec![
        format!("{} old, {:.0} of {:.1} h done", span(item.age), item.done * 100.0, item.effort / 60.0)
            .replace(" of ", " % of "),
    ];
    if let Some(due) = item.due {
        lines.push(format!("due {}", when(view, due)));
    }
    let place = match item.place {
        ItemPlace::Queue(c) => format!("waits at {}", view.centres[c].name),
        ItemPlace::Hands(p) => format!("in the hands of {}", view.people[p].name),
        ItemPlace::Aside(c) => format!("aside at {}: {}", view.centres[c].name, item.blocked),
    };
    lines.push(place);
    if !item.requester.is_empty() {
        lines.push(format!("asked by {}", item.requester));
    }
    if !item.service.is_empty() {
        lines.push(format!("needs to know {}", item.service));
    }
    if item.route.len() > 1 {
        let names: Vec<&str> = item.route.iter().map(|c| view.centres[*c].name.as_str()).collect();
        lines.push(format!("stop {} of {}: {}", item.step.0 + 1, item.step.1, names.join(" → ")));
    }
    for line in lines {
        theme::paragraph(ui, &line, condensed(13.5), theme.ink2);
    }
    match item.place {
        ItemPlace::Queue(_) => {
            act(
                ui,
                game,
                theme,
                "To the top of its pile",
                "next to be taken",
                Action::Prioritise { item: id, place: 0 },
            );
            act(
                ui,
                game,
                theme,
                "Set it aside",
                "nobody takes it until you say so",
                Action::Hold { item: id, aside: true },
            );
        }
        ItemPlace::Hands(_) => act(
            ui,
            game,
            theme,
            "Set it aside",
            "frees a hand; what is done is kept",
            Action::Hold { item: id, aside: true },
        ),
        ItemPlace::Aside(_) if item.blocked.contains("frozen") => {
            act(ui, game, theme, "Let it in", "in spite of the freeze", Action::Authorise { item: id, allow: true });
            act(ui, game, theme, "Send it away for good", "", Action::Authorise { item: id, allow: false });
        }
        ItemPlace::Aside(_) => act(ui, game, theme, "Take it up again", "", Action::Hold { item: id, aside: false }),
    }
    theme::paragraph(ui, "Put it into somebody's hands, now:", condensed(13.5), theme.ink2);
    for person in view.people.iter().filter(|p| p.centre.is_some()) {
        let action = Action::Assign { item: id, person: person.id.clone() };
        if game.sim.allowed(&action).is_ok() {
            act(ui, game, theme, &person.name, &format!("{}, {} in hand", person.role, person.hands.len()), action);
        }
    }
}

/// Where the hours of somebody went, by kind and loss.
fn hours_bar(ui: &mut Ui, theme: &Theme, by_kind: [f64; 4], switching: f64, idle: f64, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let all = by_kind.iter().sum::<f64>() + switching + idle;
    if all < 1.0 {
        theme::dashed(ui.painter(), rect, theme.line);
        return;
    }
    let mut x = rect.left();
    let mut part = |minutes: f64, fill: Option<Color32>| {
        let width = (minutes / all) as f32 * rect.width();
        let piece = Rect::from_min_size(pos2(x, rect.top()), vec2((width - 1.0).max(0.0), height));
        match fill {
            Some(fill) => {
                ui.painter().rect_filled(piece, 2.0, fill);
            }
            None if piece.width() > 2.0 => {
                // Hatched: lost.
                ui.painter().rect_stroke(piece, 2.0, Stroke::new(1.0, theme.bad), StrokeKind::Inside);
                let mut at = piece.left();
                while at < piece.right() - 4.0 {
                    ui.painter().line_segment(
                        [pos2(at, piece.bottom()), pos2((at + height * 0.6).min(piece.right()), piece.top())],
                        Stroke::new(1.0, theme.bad),
                    );
                    at += 5.0;
                }
            }
            None => {}
        }
        x += width;
    };
    for kind in Kind::ALL {
        part(by_kind[kind as usize], Some(theme.kind(kind)));
    }
    part(switching, None);
    part(idle, Some(theme.line));
}

fn person_panel(ui: &mut Ui, game: &mut Session, view: &View, theme: &Theme, index: usize) {
    let person = &view.people[index];
    title(ui, theme, &person.name, &person.role);
    let busy = person.minutes.working + person.minutes.switching;
    let m = person.minutes;
    theme::paragraph(
        ui,
        &format!(
            "on {} thing{}, takes {} by themselves",
            person.hands.len(),
            if person.hands.len() == 1 { "" } else { "s" },
            person.wip_limit
        ),
        condensed(13.5),
        if person.hands.len() > person.wip_limit as usize { theme.bad } else { theme.ink2 },
    );
    hours_bar(ui, theme, person.by_kind, m.switching, m.idle + m.blocked, 16.0);
    let share =
        |part: f64| if busy + m.idle + m.blocked > 0.0 { 100.0 * part / (busy + m.idle + m.blocked) } else { 0.0 };
    ui.horizontal(|ui| {
        ui.label(
            egui::RichText::new(format!("{:.0} % working", share(m.working))).font(condensed(13.5)).color(theme.ink2),
        );
        ui.label(
            egui::RichText::new(format!("{:.0} % lost to switching", share(m.switching)))
                .font(condensed_bold(13.5))
                .color(if share(m.switching) > 15.0 { theme.bad } else { theme.ink2 }),
        );
    });
    if person.centre.is_none() {
        return;
    }
    theme::paragraph(
        ui,
        &format!("Who may ask them: {} min to change", cost(view, ActionKind::Guard)),
        condensed(13.5),
        theme.ink2,
    );
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = (ui.available_width() - 8.0) / 3.0;
        for (label, mode) in [
            ("anyone", Interruptions::OpenDoor),
            ("sorted first", Interruptions::Triaged),
            ("nobody", Interruptions::Shielded),
        ] {
            let style = if person.interruptions == mode { Button::Chosen } else { Button::Plain };
            if theme::button(ui, theme, vec2(width, 34.0), label, "", style).clicked() && style == Button::Plain {
                game.submit(Action::Guard { person: person.id.clone(), mode });
            }
        }
    });
    let now = person.wip_limit;
    let mut limits =
        vec![("One thing at a time", 1), ("One thing fewer", now.saturating_sub(1)), ("One thing more", now + 1)];
    limits.retain(|(_, limit)| *limit >= 1 && *limit != now);
    limits.dedup_by_key(|(_, limit)| *limit);
    for (label, limit) in limits {
        let then = if limit < now { "; what is beyond it goes back to the pile" } else { "" };
        let hint = format!("WIP limit {now} → {limit}{then}");
        act(ui, game, theme, label, &hint, Action::LimitPerson { person: person.id.clone(), limit });
    }
    let known: Vec<String> = person
        .knowledge
        .iter()
        .map(|(id, k)| {
            format!(
                "{} {:.0} %",
                view.services.iter().find(|s| &s.id == id).map_or(id.as_str(), |s| s.name.as_str()),
                100.0 * k
            )
        })
        .collect();
    if !known.is_empty() {
        theme::paragraph(ui, &format!("knows {}", known.join(", ")), condensed(13.5), theme.ink2);
    }
    for (service, _) in person.knowledge.iter().filter(|(_, k)| *k >= 0.5).take(3) {
        let name = view.services.iter().find(|s| &s.id == service).map_or(service.as_str(), |s| s.name.as_str());
        act(
            ui,
            game,
            theme,
            &format!("Write down {name}"),
            "others can do more of it afterwards",
            Action::Document { person: person.id.clone(), service: service.clone() },
        );
    }
}

fn centre_panel(ui: &mut Ui, game: &mut Session, view: &View, theme: &Theme, index: usize, floor: &mut Floor) {
    let centre = &view.centres[index];
    title(ui, theme, &centre.name, &describe(view, Thing::Centre(index))[1]);
    let level = game.sim.level().clone();
    let rules = &level.rules;
    act(
        ui,
        game,
        theme,
        "What did you change lately?",
        &format!("{} of theirs; then it stands on the record", span(rules.tell)),
        Action::AskChanges { centre: centre.id.clone() },
    );
    act(
        ui,
        game,
        theme,
        "Stay longer this evening",
        &format!("{} more; slower and dearer tomorrow", span(rules.overtime)),
        Action::Overtime { centre: centre.id.clone() },
    );
    let limit = centre.wip_limit;
    let (fewer, more) = (limit.map(|l| l.saturating_sub(1)), limit.map(|l| l + 1));
    if let (Some(fewer), Some(more)) = (fewer, more) {
        if fewer >= 1 {
            act(
                ui,
                game,
                theme,
                &format!("WIP limit {more} → {fewer}", more = more - 1),
                "finish before you start",
                Action::LimitCentre { centre: centre.id.clone(), limit: Some(fewer) },
            );
        }
        act(
            ui,
            game,
            theme,
            &format!("WIP limit {} → {more}", more - 1),
            "start more at once",
            Action::LimitCentre { centre: centre.id.clone(), limit: Some(more) },
        );
    }
    for person in &centre.crew {
        let p = &view.people[*person];
        if ui
            .add(
                egui::Button::new(
                    egui::RichText::new(format!("{}, {} in hand", p.name, p.hands.len())).font(condensed_bold(13.5)),
                )
                .min_size(vec2(ui.available_width(), 30.0)),
            )
            .clicked()
        {
            floor.selected = Some(Thing::Person(*person));
        }
    }
    if !centre.queue.is_empty() {
        theme::paragraph(ui, "Next in the pile:", condensed(13.5), theme.ink2);
    }
    for id in centre.queue.iter().take(12) {
        let Some(item) = view.items.iter().find(|i| i.id == *id) else { continue };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        theme::card(ui.painter(), rect.left_center() + vec2(14.0, 0.0), 22.0, item.kind, theme, 0.12);
        write_within(
            ui.painter(),
            rect.left_top() + vec2(34.0, 4.0),
            rect.width() - 90.0,
            &item.title,
            condensed_bold(13.5),
            theme.ink,
        );
        write(ui.painter(), rect.right_center(), Align2::RIGHT_CENTER, span(item.age), condensed(13.0), theme.ink2);
        if response.clicked() {
            floor.selected = Some(Thing::Item(*id));
        }
    }
}

fn service_panel(ui: &mut Ui, game: &mut Session, view: &View, theme: &Theme, index: usize) {
    let lines = describe(view, Thing::Service(index));
    title(ui, theme, &lines[0], &view.services[index].plate.join(" "));
    for line in &lines[1..] {
        theme::paragraph(ui, line, condensed(13.5), theme.ink2);
    }
    for incident in view.incidents.iter().filter(|i| i.service == index && i.stage != IncidentStage::Resolved) {
        incident_panel(ui, game, view, theme, incident);
    }
    let changes: Vec<_> = view.changes.iter().filter(|c| c.service == index).rev().take(5).collect();
    theme::paragraph(
        ui,
        if changes.is_empty() { "No change of it stands on any record." } else { "On the record:" },
        condensed(13.5),
        theme.ink2,
    );
    for change in changes {
        let at = change.deployed.map_or("not in yet".into(), |at| when(view, at));
        theme::paragraph(
            ui,
            &format!("{at}  {}, {:.0} % tested, {}", change.title, 100.0 * change.tested, change.state),
            condensed(13.5),
            theme.ink,
        );
    }
}

fn incident_panel(ui: &mut Ui, game: &mut Session, view: &View, theme: &Theme, incident: &IncidentView) -> bool {
    let spent = match incident.suspects.iter().map(|s| s.ruled_out).sum::<u32>() {
        0 => String::new(),
        n => format!("{n} examined in vain, {:.0} h", incident.hours_guessing),
    };
    title(
        ui,
        theme,
        &format!("Why: {}?", incident.title.to_lowercase()),
        if incident.suspects.is_empty() { "its owners are at it" } else { &spent },
    );
    if !incident.suspects.is_empty() {
        way_out(ui, view, theme, incident);
    }
    let mut rows: Vec<(String, f64, String, Option<String>)> = Vec::new();
    for s in &incident.suspects {
        let mut note = Vec::new();
        if s.being_examined {
            note.push("being examined".to_string());
        }
        if s.ruled_out > 0 {
            note.push(format!("{}× in vain", s.ruled_out));
        }
        if s.recorded_change {
            note.push("changed just before".to_string());
        }
        if s.pointed_at {
            note.push("people point at it".to_string());
        }
        rows.push((view.services[s.service].name.clone(), s.belief, note.join(", "), Some(s.id.clone())));
    }
    if incident.stage == IncidentStage::Detected && !rows.is_empty() {
        rows.push(("Something else".into(), incident.something_else, String::new(), None));
    }
    // One suspect is open at a time: who could examine it.
    let memory = egui::Id::new(("suspect", &incident.id));
    let mut opened: Option<String> = ui.data(|d| d.get_temp(memory));
    for (name, belief, note, suspect) in rows.iter().filter(|_| incident.stage == IncidentStage::Detected) {
        let sense = if suspect.is_some() { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), sense);
        if response.clicked() {
            opened = if opened == *suspect { None } else { suspect.clone() };
            ui.data_mut(|d| match &opened {
                Some(id) => {
                    d.insert_temp(memory, id.clone());
                }
                None => {
                    d.remove::<String>(memory);
                }
            });
        }
        ui.painter().rect_filled(rect, 4.0, theme.sheet);
        if suspect.is_some() && (response.hovered() || response.has_focus()) {
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        }
        let filled = Rect::from_min_size(rect.min, vec2(rect.width() * *belief as f32, rect.height()));
        let mut x = filled.left();
        while x < filled.right() {
            let end = (x + 14.0).min(filled.right());
            ui.painter().line_segment(
                [pos2(x, filled.bottom()), pos2(end, filled.bottom() - (end - x) * 2.1)],
                Stroke::new(1.2, theme.pencil.veil(0.35)),
            );
            x += 6.0;
        }
        theme::dashed(ui.painter(), filled, theme.pencil);
        let label = if note.is_empty() { name.clone() } else { format!("{name}: {note}") };
        write_within(
            ui.painter(),
            rect.min + vec2(8.0, 5.0),
            rect.width() - 60.0,
            &label,
            condensed_bold(13.5),
            theme.ink,
        );
        write(
            ui.painter(),
            rect.right_center() - vec2(8.0, 0.0),
            Align2::RIGHT_CENTER,
            format!("{:.0} %", 100.0 * belief),
            condensed_bold(14.0),
            theme.ink,
        );
        let Some(suspect) = suspect.as_ref().filter(|s| Some(*s) == opened.as_ref()) else { continue };
        let mut able: Vec<_> = view
            .people
            .iter()
            .filter_map(|p| p.knowledge.iter().find(|(s, _)| s == suspect).map(|(_, k)| (p, *k)))
            .filter(|(p, _)| {
                game.sim
                    .allowed(&Action::Investigate {
                        incident: incident.id.clone(),
                        suspect: suspect.clone(),
                        by: p.id.clone(),
                    })
                    .is_ok()
            })
            .collect();
        able.sort_by(|a, b| b.1.total_cmp(&a.1));
        if able.is_empty() {
            theme::paragraph(ui, "Nobody who knows it is free to examine it.", condensed(13.0), theme.ink2);
        }
        for (person, knows) in able.into_iter().take(3) {
            let hint = format!("knows {:.0} % of it, {} in hand", 100.0 * knows, person.hands.len());
            let action =
                Action::Investigate { incident: incident.id.clone(), suspect: suspect.clone(), by: person.id.clone() };
            act(ui, game, theme, &format!("{} examines it", person.name), &hint, action);
        }
    }
    if incident.stage == IncidentStage::Detected && !incident.suspects.is_empty() {
        let any = incident.suspects.iter().any(|s| s.recorded_change);
        let hint = if any {
            "A change just before stands on the record. Others may stand on none: ask the rooms (C). Click a suspect: who examines it?"
        } else {
            "Nothing on the record points anywhere. Ask the rooms what they changed (C), or click a suspect and guess."
        };
        theme::paragraph(ui, hint, condensed(13.5), theme.ink2);
    }
    if let Some(change) = &incident.cause_change {
        undo_rows(ui, game, theme, change);
    }
    false
}

/// The four steps out of a major incident: which are done, who is at the present one, and how far.
fn way_out(ui: &mut Ui, view: &View, theme: &Theme, incident: &IncidentView) {
    let at_work = |about: &str| {
        let items = view.items.iter().filter(|item| item.about == about);
        let lines = items.map(|item| {
            let share = format!("{:.0} % of {:.0} h", item.done * 100.0, (item.effort / 60.0).max(1.0));
            match item.place {
                ItemPlace::Hands(person) if incident.stage == IncidentStage::Detected => {
                    format!("{} at {}, {share}", view.people[person].name, item.service)
                }
                ItemPlace::Hands(person) => format!("{}, {share}", view.people[person].name),
                ItemPlace::Queue(centre) => format!("waits at {}, {share}", view.centres[centre].name),
                ItemPlace::Aside(centre) => format!("aside at {}", view.centres[centre].name),
            }
        });
        lines.collect::<Vec<_>>().join("; ")
    };
    let run = view.runs.iter().find(|run| run.service == incident.service);
    let stage = match incident.stage {
        IncidentStage::Detected => 0,
        IncidentStage::CauseFound => 1,
        IncidentStage::Restoring => 2,
        IncidentStage::Resolved => 3,
    };
    let or = |text: String, otherwise: &str| if text.is_empty() { otherwise.to_string() } else { text };
    let change = incident.cause_change.as_deref().map_or(String::new(), at_work);
    let mut steps = vec![
        (
            "Find the cause",
            if stage > 0 { incident.cause.clone() } else { or(at_work(&incident.id), "nobody is at it") },
        ),
        ("Remove it", if stage == 1 { or(change, "nobody is at it") } else { String::new() }),
        ("Put right", if stage == 2 { or(at_work(&incident.id), "nobody is at it") } else { String::new() }),
    ];
    if let Some(run) = run {
        let by = format!("from {}, by {}", when(view, run.opens), when(view, run.due));
        steps.push((&run.name, or(at_work(&run.id), &by)));
    }
    let usual = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 1.0);
    for (i, (name, detail)) in steps.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 19.0), Sense::hover());
        let mark = rect.left_center() + vec2(7.0, 0.0);
        let painter = ui.painter();
        if i < stage {
            painter.circle_filled(mark, 5.5, theme.good);
        } else if i == stage {
            painter.circle(mark, 5.5, theme.panel, Stroke::new(2.5, theme.ink));
        } else {
            painter.circle(mark, 5.5, theme.panel, Stroke::new(1.0, theme.line));
        }
        let ink = if i == stage { theme.ink } else { theme.ink2 };
        let end = write(painter, mark + vec2(14.0, 0.0), Align2::LEFT_CENTER, name, condensed_bold(13.5), ink);
        let left = end.right() + 8.0;
        write_within(painter, pos2(left, rect.top() + 1.0), rect.right() - left, detail, condensed(13.0), theme.ink2);
    }
    ui.spacing_mut().item_spacing.y = usual;
    ui.add_space(4.0);
}

/// The two ways to undo a change, while nobody is at it: where, and how long.
fn undo_rows(ui: &mut Ui, game: &mut Session, theme: &Theme, change: &str) {
    let view = game.view.clone();
    let open = view.changes.iter().any(|c| c.id == change && matches!(c.state.as_str(), "deployed" | "failed"));
    if !open || view.items.iter().any(|item| item.about == change) {
        return;
    }
    let level = game.sim.level().clone();
    let Some(file) = level.file.changes.iter().find(|c| c.id == change) else { return };
    let room = |id: &str| view.centres.iter().find(|c| c.id == id).map_or(id.to_string(), |c| c.name.clone());
    let back = format!("as it was before; {}, {}", room(&file.roll_back_at), file.roll_back.words());
    act(ui, game, theme, "Roll it back", &back, Action::RollBack { change: change.into() });
    let forward = file.roll_forward.as_ref().unwrap_or(&file.roll_back);
    let at = file.roll_forward_at.as_ref().unwrap_or(&file.roll_back_at);
    let forward = format!("keeps what it was for; {}, {}", room(at), forward.words());
    act(ui, game, theme, "Repair it in place", &forward, Action::RollForward { change: change.into() });
}

fn runs_panel(ui: &mut Ui, game: &mut Session, view: &View, theme: &Theme) {
    for run in &view.runs {
        if matches!(run.by_hand.as_str(), "possible" | "in work" | "ready")
            && !run.state.starts_with("left")
            && run.state != "missed"
        {
            separator(ui, theme);
            title(ui, theme, &run.name, &format!("by hand: {}", run.by_hand));
            act(
                ui,
                game,
                theme,
                "Prepare it by hand, as a net",
                "last period's amounts; much to clean up",
                Action::ByHand { run: run.id.clone() },
            );
        }
    }
}

// --- sheets -----------------------------------------------------------------------------------------------------------

fn people_sheet(ui: &mut Ui, view: &View, theme: &Theme, art: &Art) {
    for person in view.people.iter().filter(|p| p.centre.is_some()) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
        art.paint(
            ui.painter(),
            &art.bust(&person.look, person.mood),
            Rect::from_min_size(rect.min, vec2(40.0, 45.0)),
            Color32::WHITE,
        );
        write(
            ui.painter(),
            rect.left_top() + vec2(52.0, 14.0),
            Align2::LEFT_CENTER,
            &person.name,
            semibold(15.0),
            theme.ink,
        );
        write_within(
            ui.painter(),
            rect.left_top() + vec2(52.0, 24.0),
            150.0,
            &person.role,
            condensed(13.0),
            theme.ink2,
        );
        let m = person.minutes;
        let present = m.working + m.switching + m.blocked + m.idle;
        let mut bar = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(Rect::from_min_max(rect.min + vec2(210.0, 12.0), rect.max - vec2(170.0, 8.0))),
        );
        hours_bar(&mut bar, theme, person.by_kind, m.switching, m.idle + m.blocked, 20.0);
        let lost = if present > 0.0 { 100.0 * m.switching / present } else { 0.0 };
        let text = format!("{} in hand, {lost:.0} % lost", person.hands.len());
        write(
            ui.painter(),
            rect.right_center(),
            Align2::RIGHT_CENTER,
            text,
            condensed_bold(13.5),
            if lost > 15.0 { theme.bad } else { theme.ink2 },
        );
    }
    separator(ui, theme);
    title(ui, theme, "Those who want something", "trust, 0 to 100");
    for s in &view.stakeholders {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
        portrait(art, ui.painter(), &s.look, Rect::from_min_size(rect.min, vec2(38.0, 43.0)));
        write(
            ui.painter(),
            rect.left_top() + vec2(52.0, 13.0),
            Align2::LEFT_CENTER,
            &s.name,
            semibold(15.0),
            theme.ink,
        );
        let role = if s.goes_round { format!("{}: goes round you to the expert", s.role) } else { s.role.clone() };
        write_within(
            ui.painter(),
            rect.left_top() + vec2(52.0, 23.0),
            250.0,
            &role,
            condensed(13.0),
            if s.goes_round { theme.bad } else { theme.ink2 },
        );
        let bar = Rect::from_min_max(rect.min + vec2(310.0, 15.0), rect.max - vec2(80.0, 15.0));
        ui.painter().rect_filled(bar, 3.0, theme.line);
        ui.painter().rect_filled(
            Rect::from_min_size(bar.min, vec2(bar.width() * (s.trust / 100.0) as f32, bar.height())),
            3.0,
            theme.ink,
        );
        let change = s.trust - s.trust_at_start;
        let text = format!("{:.0} ({}{:.0})", s.trust, if change < 0.0 { "−" } else { "+" }, change.abs());
        write(
            ui.painter(),
            rect.right_center(),
            Align2::RIGHT_CENTER,
            text,
            condensed_bold(13.5),
            if change < -0.5 { theme.bad } else { theme.ink },
        );
    }
}

fn changes_sheet(ui: &mut Ui, game: &mut Session, view: &View, theme: &Theme) {
    ui.horizontal(|ui| {
        for (label, mode) in [
            ("Anyone, any time", ChangeControl::WildWest),
            ("Only with a card", ChangeControl::Recorded),
            ("Frozen", ChangeControl::Frozen),
        ] {
            let style = if view.change_control == mode { Button::Chosen } else { Button::Plain };
            if theme::button(ui, theme, vec2(170.0, 34.0), label, "", style).clicked() && style == Button::Plain {
                game.submit(Action::Control { mode });
            }
        }
        ui.label(
            egui::RichText::new(format!("{} min of your day", cost(view, ActionKind::Control)))
                .font(condensed(13.0))
                .color(theme.ink2),
        );
    });
    theme::paragraph(ui, "Ask a team what it changed:", condensed(13.5), theme.ink2);
    egui::Grid::new("ask").num_columns(3).spacing(vec2(8.0, 6.0)).show(ui, |ui| {
        for (i, centre) in view.centres.iter().enumerate() {
            let action = Action::AskChanges { centre: centre.id.clone() };
            let able = game.sim.allowed(&action);
            let response = theme::button(
                ui,
                theme,
                vec2(250.0, 32.0),
                &centre.name,
                if able.is_ok() { "15 min" } else { "–" },
                Button::Plain,
            );
            if let Err(refusal) = &able {
                response.clone().on_hover_text(refusal.to_string());
            }
            if response.clicked() {
                game.submit(action);
            }
            if i % 3 == 2 {
                ui.end_row();
            }
        }
    });
    separator(ui, theme);
    if view.changes.is_empty() {
        theme::paragraph(ui, "Nothing stands on any record.", sans(14.0), theme.ink2);
    }
    for change in view.changes.iter().rev().take(60) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        let at = change.deployed.map_or("waiting".to_string(), |at| when(view, at));
        write(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, at, condensed_bold(13.5), theme.ink);
        theme::card(ui.painter(), rect.left_center() + vec2(100.0, 0.0), 22.0, Kind::Change, theme, 0.0);
        write_within(
            ui.painter(),
            rect.left_top() + vec2(122.0, 5.0),
            rect.width() * 0.34,
            &change.title,
            semibold(14.0),
            theme.ink,
        );
        let line = format!(
            "{}, by {}, {:.0} % tested, {}",
            view.services[change.service].name,
            view.centres[change.author].name,
            100.0 * change.tested,
            change.state
        );
        write_within(
            ui.painter(),
            rect.left_top() + vec2(132.0 + rect.width() * 0.34, 6.0),
            rect.width() * 0.64 - 140.0,
            &line,
            condensed(13.5),
            theme.ink2,
        );
        let recent = change.reversible && matches!(change.state.as_str(), "deployed" | "failed");
        if recent {
            undo_rows(ui, game, theme, &change.id);
        }
    }
}

fn talk_sheet(ui: &mut Ui, game: &mut Session, view: &View, theme: &Theme, art: &Art) {
    if view.topics.is_empty() {
        theme::paragraph(ui, "There is nobody to talk to now.", sans(14.0), theme.ink2);
    }
    for topic in &view.topics {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(44.0, 48.0), Sense::hover());
            portrait(art, ui.painter(), &topic.look, rect);
            ui.vertical(|ui| {
                act(
                    ui,
                    game,
                    theme,
                    &topic.label,
                    &format!("with {}", topic.with),
                    Action::Talk { topic: topic.id.clone() },
                )
            });
        });
    }
    separator(ui, theme);
    title(ui, theme, "Said so far", "");
    for message in view.inbox.iter().rev() {
        let answer = message.answered.as_ref().map_or(String::new(), |(label, default)| {
            format!("  ({}{label})", if *default { "by default: " } else { "you: " })
        });
        theme::paragraph(
            ui,
            &format!("{}  {}: {}{answer}", when(view, message.minute), message.from, message.text),
            condensed(13.5),
            theme.ink,
        );
    }
}

fn log_sheet(ui: &mut Ui, view: &View, theme: &Theme) {
    let mut facts: Vec<_> =
        view.facts.iter().filter(|f| !matches!(f.what, crate::level::file::Happening::Said(_))).collect();
    facts.sort_by_key(|f| std::cmp::Reverse((f.minute, f.id)));
    for fact in facts.into_iter().take(200) {
        let colour = if fact.yours { theme.warn } else { theme.ink };
        theme::paragraph(
            ui,
            &format!("{}  {}: {}", when(view, fact.minute), fact.title, fact.detail),
            condensed(13.5),
            colour,
        );
    }
}

/// What led to each open or past trouble, as far as it is known.
fn why_sheet(ui: &mut Ui, view: &View, theme: &Theme) {
    for incident in view.incidents.iter().rev() {
        let mut chain = vec![incident.fact];
        let found = view.facts.iter().filter(|f| {
            matches!(&f.what, crate::level::file::Happening::CauseFound(id) | crate::level::file::Happening::Resolved(id) | crate::level::file::Happening::RuledOut(id, _) if id == &incident.id)
        });
        chain.extend(found.map(|f| f.id));
        let mut open = chain.clone();
        while let Some(id) = open.pop() {
            if let Some(fact) = view.facts.iter().find(|f| f.id == id) {
                for cause in &fact.because {
                    if !chain.contains(cause) {
                        chain.push(*cause);
                        open.push(*cause);
                    }
                }
            }
        }
        let mut facts: Vec<_> = view.facts.iter().filter(|f| chain.contains(&f.id)).collect();
        facts.sort_by_key(|f| (f.minute, f.id));
        let cause =
            if incident.cause.is_empty() { "cause unknown".to_string() } else { format!("cause: {}", incident.cause) };
        title(ui, theme, &incident.title, &cause);
        let before = |c: &&crate::sim::view::ChangeView| {
            incident.cause.is_empty()
                && incident.suspects.iter().any(|s| s.service == c.service)
                && c.deployed.is_some_and(|at| (incident.detected - 1440..=incident.detected).contains(&at))
        };
        for change in view.changes.iter().filter(before) {
            let at = change.deployed.map_or_else(String::new, |at| when(view, at));
            let line = format!("    {at}  on the record just before: {}", change.title);
            theme::paragraph(ui, &line, condensed(13.5), theme.pencil);
        }
        for fact in facts {
            let mark = if fact.yours { "your decision: " } else { "" };
            theme::paragraph(
                ui,
                &format!("    {}  {mark}{}, {}", when(view, fact.minute), fact.title, fact.detail),
                condensed(13.5),
                if fact.yours { theme.warn } else { theme.ink },
            );
        }
    }
    if view.incidents.is_empty() {
        theme::paragraph(ui, "Nothing has gone wrong that anybody noticed.", sans(14.0), theme.ink2);
    }
}

fn keys_sheet(ui: &mut Ui, theme: &Theme) {
    let rows = [
        ("Space", "pause and go on; orders are taken while the clock stands"),
        ("N", "to the next event that you can see"),
        ("F1 F2 F3 F4", "speed 1×, 3×, 10×, as fast as it goes"),
        ("1 … 5", "answer the message in the inbox"),
        ("P C T L W", "people, changes, talk, log, why"),
        ("Ctrl+Z", "take back what you did since the clock stands"),
        ("Drag a card", "onto a person: into their hands, now; onto a card of a pile: to that place"),
        ("Drag a person", "into another room: they work there from now on"),
        ("Wheel, drag", "zoom and move the building; Home or double click: all of it"),
        ("Esc", "close what is open; then back to the title (the game is saved all the time)"),
    ];
    for (key, what) in rows {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        write(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, key, theme::mono(13.0), theme.ink);
        write_within(
            ui.painter(),
            rect.left_top() + vec2(150.0, 5.0),
            rect.width() - 150.0,
            what,
            sans(14.0),
            theme.ink,
        );
    }
    separator(ui, theme);
    for (kind, what) in Kind::ALL.into_iter().zip([
        "business project: what the company asked for",
        "internal project: what IT needs for itself",
        "change: an alteration of something that runs",
        "unplanned work: what nobody planned; it eats the other three",
    ]) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        theme::card(ui.painter(), rect.left_center() + vec2(20.0, 0.0), 32.0, kind, theme, 0.12);
        write(ui.painter(), rect.left_center() + vec2(150.0, 0.0), Align2::LEFT_CENTER, what, sans(14.0), theme.ink);
    }
}

// --- chart and timeline -----------------------------------------------------------------------------------------------

/// Work by kind over time, stacked; a sentence says what to see.
fn chart(ui: &Ui, rect: Rect, view: &View, theme: &Theme) {
    let painter = ui.painter();
    let from = (view.starts / 60).max(0) as usize;
    let hours = view.hours.get(from..).unwrap_or(&[]);
    let sums: Vec<f32> = (0..4).map(|k| hours.iter().map(|h| h[k]).sum()).collect();
    let all: f32 = sums.iter().sum();
    write(painter, rect.min, Align2::LEFT_TOP, "Where the hours go", semibold(15.0), theme.ink);
    let share = if all > 0.0 { 100.0 * sums[3] / all } else { 0.0 };
    let told = all > 0.0 && hours.iter().any(|h| h.iter().sum::<f32>() > 30.0);
    let sentence = if !told {
        "Counted from the first full hour on.".to_string()
    } else {
        format!("{share:.0} % went into work that nobody planned.")
    };
    write(
        painter,
        rect.min + vec2(0.0, 19.0),
        Align2::LEFT_TOP,
        sentence,
        condensed(13.0),
        if told && share > 30.0 { theme.bad } else { theme.ink2 },
    );
    if rect.height() < 60.0 {
        return;
    }
    let plot = Rect::from_min_max(rect.min + vec2(0.0, 42.0), rect.max - vec2(0.0, 24.0));
    painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, theme.line));
    // Working hours only: nights are left out. Each point is the mean of three hours.
    let worked: Vec<[f32; 4]> = hours.iter().filter(|h| h.iter().sum::<f32>() > 30.0).copied().collect();
    let smooth: Vec<[f32; 4]> = (0..worked.len())
        .map(|i| {
            let near = &worked[i.saturating_sub(1)..(i + 2).min(worked.len())];
            std::array::from_fn(|k| near.iter().map(|h| h[k]).sum::<f32>() / near.len() as f32)
        })
        .collect();
    if smooth.len() >= 2 {
        let most = smooth.iter().map(|h| h.iter().sum::<f32>()).fold(1.0, f32::max);
        let step = plot.width() / (smooth.len() - 1) as f32;
        for k in (0..4).rev() {
            let height =
                |h: &[f32; 4], upto: usize| plot.bottom() - h[..upto].iter().sum::<f32>() / most * plot.height();
            let mut band = egui::Mesh::default();
            for (i, hour) in smooth.iter().enumerate() {
                let x = plot.left() + i as f32 * step;
                band.colored_vertex(pos2(x, height(hour, k + 1)), theme.kinds[k]);
                band.colored_vertex(pos2(x, height(hour, k)), theme.kinds[k]);
                if i > 0 {
                    let at = 2 * i as u32;
                    band.add_triangle(at - 2, at - 1, at);
                    band.add_triangle(at - 1, at, at + 1);
                }
            }
            painter.add(Shape::mesh(band));
        }
    }
    let mut x = rect.left();
    for (kind, name) in Kind::ALL.into_iter().zip(["project", "internal", "change", "unplanned"]) {
        theme::card(painter, pos2(x + 9.0, rect.bottom() - 9.0), 17.0, kind, theme, 0.12);
        let end =
            write(painter, pos2(x + 22.0, rect.bottom() - 9.0), Align2::LEFT_CENTER, name, condensed(13.0), theme.ink2);
        x = end.right() + 10.0;
    }
}

fn timeline(ui: &mut Ui, view: &View, theme: &Theme) {
    let rect = ui.max_rect();
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, theme.panel);
    painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line));
    let (left, right) = (rect.left() + 24.0, rect.right() - 24.0);
    let (from, to) = (view.starts.div_euclid(1440) * 1440, view.ends);
    let x = |minute: i64| left + (minute - from) as f32 / (to - from).max(1) as f32 * (right - left);
    let line = rect.top() + 32.0;
    for day in from / 1440..=to / 1440 {
        let (dusk, dawn) = (day * 1440 - 6 * 60, day * 1440 + 7 * 60);
        let night = Rect::from_min_max(pos2(x(dusk.max(from)), line - 5.0), pos2(x(dawn.min(to)), line + 5.0));
        if night.width() > 0.0 {
            painter.rect_filled(night, 0.0, theme.line.veil(0.8));
        }
        let noon = day * 1440 + 12 * 60;
        if noon < to {
            let name = view.weekday.plus(day - (view.day - 1)).short();
            write(
                &painter,
                pos2(x(noon), rect.bottom() - 10.0),
                Align2::CENTER_CENTER,
                name,
                condensed(13.0),
                theme.ink2,
            );
        }
    }
    painter.hline(left..=right, line, Stroke::new(1.5, theme.ink2));
    painter.hline(left..=x(view.minute), line, Stroke::new(4.0, theme.ink));
    for fact in &view.facts {
        use crate::level::file::Happening as H;
        if fact.minute < from {
            continue;
        }
        let at = pos2(x(fact.minute), line);
        match &fact.what {
            H::Detected(_) => theme::card(&painter, at - vec2(0.0, 14.0), 15.0, Kind::Unplanned, theme, 0.12),
            H::CauseFound(_) | H::Resolved(_) => {
                painter.circle(at, 4.5, theme.good, Stroke::new(1.0, theme.panel));
            }
            H::RuledOut(..) => {
                painter.circle(at, 4.5, theme.bad, Stroke::new(1.0, theme.panel));
            }
            _ if fact.yours => {
                painter.circle(at, 4.0, theme.panel, Stroke::new(1.6, theme.ink));
            }
            _ => {}
        }
    }
    for run in &view.runs {
        let at = x(run.due);
        painter.vline(at, line - 22.0..=line + 8.0, Stroke::new(2.0, theme.ink));
        let flag = vec![pos2(at, line - 22.0), pos2(at + 14.0, line - 18.0), pos2(at, line - 13.0)];
        painter.add(Shape::convex_polygon(flag, theme.ink, Stroke::NONE));
        write(
            &painter,
            pos2(at + 18.0, line - 17.0),
            Align2::LEFT_CENTER,
            format!("{} leaves", run.name.to_lowercase()),
            condensed_bold(13.0),
            theme.ink,
        );
    }
    let now = x(view.minute);
    let mark = vec![pos2(now - 6.0, line - 12.0), pos2(now + 6.0, line - 12.0), pos2(now, line - 3.0)];
    painter.add(Shape::convex_polygon(mark, theme.ink, Stroke::NONE));
}
