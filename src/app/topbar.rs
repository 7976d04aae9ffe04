//! The top bar: the clock and its speeds, the goal, and the figures that decide. In a small window those that do not fit
//! stand at the head of the drawer.

use bevy_egui::egui::{self, Align2, Color32, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::art::Art;
use super::bindings::Command;
use super::controls::Desk;
use super::floor::{span, when};
use super::reasons;
use super::session::Speed;
use super::sheets::Sheet;
use super::sheets::charts::Chart;
use super::spoken;
use super::theme::{self, Theme, bold, condensed, condensed_bold, semibold, write, write_fitting};
use super::words;
use crate::locale;
use crate::report::money;
use crate::sim::view::{Health, IncidentStage, RunView, View};
use crate::stats::shown_change;
use crate::tr;

/// Height of the bar.
pub(crate) const HEIGHT: f32 = 52.0;
/// From this width on everything has a place of its own.
const WHOLE: f32 = 1250.0;

/// A figure with its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Figure {
    Cash,
    Trust,
    Work,
    Day,
}

impl Figure {
    /// In the order in which they stand.
    const ALL: [Self; 4] = [Self::Cash, Self::Trust, Self::Work, Self::Day];
    /// In the order in which they get a place.
    const RANK: [Self; 4] = [Self::Day, Self::Work, Self::Trust, Self::Cash];

    fn width(self) -> f32 {
        match self {
            Self::Cash => 142.0,
            Self::Trust => 84.0,
            Self::Work => 120.0,
            Self::Day => 118.0,
        }
    }

    /// What it says; nothing where it means nothing.
    fn told(self, view: &View, theme: &Theme) -> Option<Cell> {
        let by = |good: bool| if good { theme.good } else { theme.bad };
        let cell = match self {
            Self::Cash if view.cash == 0.0 && view.cash_change == 0.0 => return None,
            Self::Trust if view.stakeholders.is_empty() => return None,
            Self::Cash => {
                let plus = if view.cash_change >= 0.0 { "+" } else { "" };
                let change = money(view.cash_change);
                let since = tr!("business-since-first", plus = plus, money = &change);
                Cell::new(tr!("figure-cash"), money(view.cash), format!("{plus}{change}"), by(view.cash_change >= 0.0))
                    .since(&since)
            }
            Self::Trust => {
                let rounded = shown_change(view.trust, view.trust_change);
                let (plus, change) = match rounded {
                    0 => ("", tr!("figure-steady").to_string()),
                    n if n < 0 => ("−", (-n).to_string()),
                    n => ("+", n.to_string()),
                };
                let ink = if rounded == 0 { theme.ink2 } else { by(rounded > 0) };
                let since = tr!("business-since-first", plus = plus, money = &change);
                let trust = format!("{:.0}", view.trust);
                Cell::new(tr!("figure-trust"), trust, format!("{plus}{change}"), ink).since(&since)
            }
            Self::Work => {
                let (all, unplanned) = (view.open.iter().sum::<u32>(), view.open[3]);
                let change = tr!("figure-unplanned", unplanned = unplanned);
                Cell::new(tr!("figure-open-work"), all.to_string(), change, unplanned_ink(unplanned, theme))
            }
            Self::Day if view.you.person.is_none() => return None,
            Self::Day => {
                let left = match view.you.present {
                    true => tr!("figure-min-free", left_today = view.you.left_today),
                    false => tr!("figure-off").into(),
                };
                Cell::new(tr!("figure-your-day"), String::new(), left, theme.ink)
            }
        };
        Some(cell)
    }

    fn draw(self, ui: &Ui, x: f32, top: f32, view: &View, theme: &Theme) {
        if let Some(cell) = self.told(view, theme) {
            cell.draw(ui, self, pos2(x, top), self.width() - 10.0, theme);
        }
    }
}

/// What a figure says: its label, its value, and beside it how that changed.
struct Cell {
    label: &'static str,
    value: String,
    change: String,
    ink: Color32,
    /// All of it in words, with the time over which it changed.
    words: String,
}

impl Cell {
    fn new(label: &'static str, value: String, change: String, ink: Color32) -> Self {
        let words = if value.is_empty() { format!("{label}: {change}") } else { format!("{label}: {value}, {change}") };
        Self { label, value, change, ink, words }
    }

    /// It changed since the first day.
    fn since(mut self, since: &str) -> Self {
        self.words = format!("{}: {}, {since}", self.label, self.value);
        self
    }

    /// Its label, its value with what stands between it and the change, and the change, as wide as they are.
    fn wide(&self, painter: &egui::Painter) -> [f32; 3] {
        let wide = |text: &str, font| painter.layout_no_wrap(text.to_string(), font, self.ink).size().x;
        let value = if self.value.is_empty() { 0.0 } else { wide(&self.value, semibold(15.0)) + BETWEEN };
        [wide(self.label, condensed(13.5)), value, wide(&self.change, condensed_bold(13.5))]
    }

    /// The width in which nothing has to stand back.
    fn width(&self, painter: &egui::Painter) -> f32 {
        let [label, value, change] = self.wide(painter);
        label.max(value + change)
    }

    /// Draws it. A change that has no place beside its value stands beside the label, or nowhere.
    fn draw(&self, ui: &Ui, key: Figure, at: Pos2, width: f32, theme: &Theme) {
        let painter = ui.painter();
        spoken::text(ui, Rect::from_min_size(at + vec2(0.0, 6.0), vec2(width, 40.0)), key, &self.words);
        let [label, value, change] = self.wide(painter);
        let (upper, lower) = (at + vec2(0.0, 15.0), at + vec2(0.0, 35.0));
        write(painter, upper, Align2::LEFT_CENTER, self.label, condensed(13.5), theme.ink2);
        write(painter, lower, Align2::LEFT_CENTER, &self.value, semibold(15.0), theme.ink);
        let places = [(lower, value), (upper, label + BETWEEN)];
        if let Some((row, before)) = places.into_iter().find(|(_, before)| before + change <= width) {
            let at = row + vec2(before, 0.0);
            write(painter, at, Align2::LEFT_CENTER, &self.change, condensed_bold(13.5), self.ink);
        }
    }
}

/// From a value to what stands beside it.
const BETWEEN: f32 = 6.0;
/// Least that is free between two figures of the drawer.
const GAP: f32 = 16.0;

/// The colour of the count of unplanned work: it is trouble as soon as there is some, and never good news.
fn unplanned_ink(unplanned: u32, theme: &Theme) -> Color32 {
    if unplanned == 0 { theme.ink2 } else { theme.bad }
}

/// Where everything stands in a bar of a width.
struct Places {
    /// Left edge, step and width of the speeds.
    speeds: (f32, f32, f32),
    goal: (f32, f32),
    figures: Vec<(Figure, f32)>,
    inbox: Option<f32>,
}

fn places(width: f32, drawer: bool) -> Places {
    if width >= WHOLE {
        // What a wider window has more goes to the goal.
        let more = (width - 1280.0).clamp(0.0, 320.0);
        let figures = Figure::ALL.into_iter().zip([802.0, 944.0, 1028.0, 1150.0].map(|x| x + more)).collect();
        return Places { speeds: (128.0, 40.0, 36.0), goal: (388.0, 392.0 + more), figures, inbox: None };
    }
    let speeds = if width < 800.0 { (94.0, 33.0, 30.0) } else { (120.0, 38.0, 34.0) };
    let left = speeds.0 + 6.0 * speeds.1 + 8.0;
    let right = width - if drawer { 112.0 } else { 12.0 };
    let mut free = right - left - 240.0;
    let mut shown = Vec::new();
    for figure in Figure::RANK {
        if figure.width() > free {
            break;
        }
        free -= figure.width();
        shown.push(figure);
    }
    shown.sort();
    let mut x = right - shown.iter().map(|figure| figure.width()).sum::<f32>();
    let goal = (left, x - left - 10.0);
    let mut figures = Vec::new();
    for figure in shown {
        figures.push((figure, x));
        x += figure.width();
    }
    Places { speeds, goal, figures, inbox: drawer.then_some(right + 4.0) }
}

/// The figures that have no place in a bar with a drawer.
pub(crate) fn left_out(width: f32) -> Vec<Figure> {
    let shown = places(width, true).figures;
    Figure::ALL.into_iter().filter(|figure| shown.iter().all(|(other, _)| other != figure)).collect()
}

/// Draws figures in rows of two, or all three in one where they have the room.
pub(crate) fn figures(ui: &mut Ui, figures: &[Figure], view: &View, theme: &Theme) {
    let room = ui.available_width();
    let most = if figures.len() == 3 { 3 } else { 2 };
    let mut rows: Vec<Vec<(Figure, Cell, f32)>> = Vec::new();
    for figure in figures {
        let Some(cell) = figure.told(view, theme) else { continue };
        let wide = cell.width(ui.painter()).min(room);
        let taken = |row: &Vec<(Figure, Cell, f32)>| row.iter().map(|(.., wide)| wide + GAP).sum::<f32>();
        if rows.last().is_none_or(|row| row.len() == most || taken(row) + wide > room) {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push((*figure, cell, wide));
        }
    }
    for row in rows {
        let (rect, _) = ui.allocate_exact_size(vec2(room, 46.0), Sense::hover());
        let wide: f32 = row.iter().map(|(.., wide)| wide).sum();
        let gap = ((room - wide) / (row.len() - 1).max(1) as f32).clamp(GAP, 40.0);
        let mut x = rect.left();
        for (figure, cell, wide) in row {
            cell.draw(ui, figure, pos2(x, rect.top() - 2.0), wide + 0.5, theme);
            x += wide + gap;
        }
    }
}

/// Draws the bar. `drawer` is whether the right column is open, where it is a drawer.
pub(crate) fn show(ui: &mut Ui, desk: &mut Desk<'_>, drawer: Option<&mut bool>) {
    let rect = ui.max_rect();
    let (theme, art, view, keys) = (desk.theme, desk.art, desk.view.clone(), desk.keys);
    let places = places(rect.width(), drawer.is_some());
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 0.0, theme.panel);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.line));
    for (figure, x) in &places.figures {
        figure.draw(ui, rect.left() + x, rect.top(), &view, theme);
    }
    let day = tr!("topbar-day", weekday = locale::weekday(view.weekday), day = view.day);
    write(&painter, pos2(rect.left() + 18.0, 15.0), Align2::LEFT_CENTER, &day, condensed(13.5), theme.ink2);
    let clock = view.minute.rem_euclid(1440);
    let clock = format!("{:02}:{:02}", clock / 60, clock % 60);
    write(&painter, pos2(rect.left() + 18.0, 35.0), Align2::LEFT_CENTER, &clock, bold(20.0), theme.ink);
    let place = Rect::from_min_size(rect.min + vec2(18.0, 4.0), vec2(70.0, 44.0));
    spoken::text(ui, place, "clock", &format!("{day}, {clock}"));
    speeds(ui, desk, &places);
    let place = Rect::from_min_size(rect.min + vec2(places.goal.0, 6.0), vec2(places.goal.1, 40.0));
    let told = goal(&painter, &view, theme, art, place);
    let response = ui.interact(place, ui.id().with("goal"), Sense::click());
    if response.hovered() || response.has_focus() {
        painter.rect_stroke(place, 6.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
    }
    let hint = tr!("topbar-goal-hint", key = keys.sheet(Sheet::Goal));
    spoken::button(&response, true, &told, &hint);
    if response.on_hover_text(format!("{told}\n{hint}")).clicked() {
        toggle(desk.sheet, Sheet::Goal);
    }
    leads(ui, desk, &places);
    if let (Some(x), Some(open)) = (places.inbox, drawer) {
        let place = Rect::from_min_size(rect.min + vec2(x, 8.0), vec2(rect.width() - x - 12.0, 36.0));
        inbox(ui, desk, place, open);
    }
}

fn toggle(open: &mut Option<Sheet>, sheet: Sheet) {
    *open = if *open == Some(sheet) { None } else { Some(sheet) };
}

/// Where the reason of a figure stands.
#[derive(Clone, Copy)]
enum Reason {
    Sheet(Sheet),
    Chart(Chart),
}

/// A figure that leads to its reason, the metric that it shows, and what is said of it, given its key.
type Lead = (Figure, Reason, &'static str, fn(&str) -> String);

/// Every figure leads to why it is what it is: money and trust to where they come from, what is open to how it piled up, the
/// day to what took its minutes.
const REASONS: [Lead; 4] = [
    (Figure::Cash, Reason::Sheet(Sheet::Business), "cash", |key| tr!("topbar-cash-hint", key = key)),
    (Figure::Trust, Reason::Sheet(Sheet::Business), "trust", |key| tr!("topbar-trust-hint", key = key)),
    (Figure::Work, Reason::Chart(Chart::Flow), "open_work", |key| tr!("topbar-work-hint", key = key)),
    (Figure::Day, Reason::Sheet(Sheet::Log), "", |key| tr!("topbar-day-hint", key = key)),
];

fn leads(ui: &Ui, desk: &mut Desk<'_>, places: &Places) {
    for (figure, reason, metric, hint) in REASONS {
        let (exists, sheet) = match reason {
            Reason::Sheet(sheet) => (sheet.exists(&desk.view, &desk.level), sheet),
            Reason::Chart(chart) => (chart.exists(&desk.view, &desk.level), Sheet::Charts),
        };
        let hint = hint(desk.keys.sheet(sheet));
        let shown = places.figures.iter().find(|(one, _)| *one == figure);
        let (true, Some((_, x)), Some(cell)) = (exists, shown, figure.told(&desk.view, desk.theme)) else { continue };
        let rect = ui.max_rect();
        let (left, right) = (x - 8.0, (x + figure.width() - 8.0).min(rect.width()));
        let place = Rect::from_min_size(rect.min + vec2(left, 4.0), vec2(right - left, rect.height() - 8.0));
        let response = ui.interact(place, ui.id().with(("reason", figure)), Sense::click());
        let asked = response.hovered() || response.has_focus();
        if asked {
            ui.painter().rect_stroke(place, 6.0, Stroke::new(1.5, desk.theme.ink), StrokeKind::Inside);
        }
        spoken::button(&response, true, &hint, "");
        // What it is, over which time it changed, and why.
        let why = match asked {
            false => Vec::new(),
            true if figure == Figure::Day => reasons::day(),
            true => reasons::metric(desk.game, metric),
        };
        let told = [vec![cell.words], why, vec![hint]].concat().join("\n");
        if response.on_hover_text(told).clicked() {
            match reason {
                Reason::Sheet(sheet) => toggle(desk.sheet, sheet),
                Reason::Chart(chart) => {
                    // Shut by a second click, if it is what is shown.
                    let shown = *desk.sheet == Some(Sheet::Charts) && desk.charts.chart == chart;
                    *desk.sheet = if shown { None } else { Some(Sheet::Charts) };
                    desk.charts.chart = chart;
                }
            }
        }
    }
}

fn speeds(ui: &Ui, desk: &mut Desk<'_>, places: &Places) {
    let (theme, keys) = (desk.theme, desk.keys);
    let rect = ui.max_rect();
    let all = [
        (Speed::Paused, "icon-pause", Command::Pause),
        (Speed::Paused, "icon-step", Command::Step),
        (Speed::X1, "", Command::Speed1),
        (Speed::X3, "", Command::Speed3),
        (Speed::X10, "", Command::Speed10),
        (Speed::Max, "icon-ff", Command::SpeedMax),
    ];
    let (left, step, width) = places.speeds;
    for (i, (speed, icon, command)) in all.into_iter().enumerate() {
        let (label, hint) = speed.label(desk.game.is_lab());
        let hint = if command == Command::Step { tr!("speed-next-event") } else { hint };
        let place = Rect::from_min_size(rect.min + vec2(left + step * i as f32, 10.0), vec2(width, 32.0));
        let hint = tr!("topbar-hint-key", hint = hint, key = keys.name(command));
        let response = ui.interact(place, ui.id().with(("speed", i)), Sense::click()).on_hover_text(&hint);
        let chosen = command != Command::Step && desk.game.speed == speed;
        match command {
            Command::Step => spoken::button(&response, true, &hint, ""),
            _ => spoken::chosen(&response, chosen, &hint, ""),
        }
        let painter = ui.painter();
        painter.rect_filled(place, 6.0, if chosen { theme.ink } else { theme.sheet });
        let lit = response.hovered() || response.has_focus();
        let edge = theme.edge(lit);
        painter.rect_stroke(place, 6.0, edge, StrokeKind::Inside);
        theme::focus(painter, place, &response, theme);
        let ink = if chosen { theme.panel } else { theme.ink };
        if icon.is_empty() {
            write(painter, place.center(), Align2::CENTER_CENTER, label, semibold(13.5), ink);
        } else {
            desk.art.paint(painter, icon, Rect::from_center_size(place.center(), Vec2::splat(18.0)), ink);
        }
        if response.clicked() {
            match command {
                Command::Pause => desk.game.toggle_pause(),
                Command::Step => desk.game.step(),
                _ => desk.game.set_speed(speed),
            }
        }
    }
}

/// Opens and closes the drawer; says how many wait for an answer.
fn inbox(ui: &Ui, desk: &Desk<'_>, place: Rect, open: &mut bool) {
    let theme = desk.theme;
    let waiting = desk.view.questions().count();
    let hint = tr!("topbar-inbox-hint", key = desk.keys.name(Command::Inbox));
    let response = ui.interact(place, ui.id().with("drawer"), Sense::click()).on_hover_text(&hint);
    spoken::fold(&response, *open, &hint, &tr!("inbox-waiting", n = waiting));
    let (fill, ink) = if *open { (theme.ink, theme.panel) } else { (theme.sheet, theme.ink) };
    let painter = ui.painter();
    painter.rect_filled(place, 6.0, fill);
    let lit = response.hovered() || response.has_focus();
    let edge = theme.edge(lit);
    painter.rect_stroke(place, 6.0, edge, StrokeKind::Inside);
    theme::focus(painter, place, &response, theme);
    let at = place.left_center() + vec2(12.0, 0.0);
    write(painter, at, Align2::LEFT_CENTER, tr!("inbox"), condensed_bold(14.0), ink);
    if waiting > 0 {
        // Over its corner: the word stays whole.
        let mark = Rect::from_center_size(place.right_top() + vec2(-5.0, 3.0), vec2(24.0, 20.0));
        painter.rect_filled(mark, 10.0, theme.badge);
        write(painter, mark.center(), Align2::CENTER_CENTER, waiting, condensed_bold(13.5), Color32::WHITE);
    }
    if response.clicked() {
        *open = !*open;
    }
}

/// The goal in words: what it is called, and what is said of it from the whole to the least that has to be read.
struct Told {
    title: String,
    /// How much time is left and what is in the way; the first that fits is written.
    lines: Vec<String>,
    /// How far the run is, and whether that is bad; written where it has a place.
    state: (String, bool),
    trouble: bool,
    /// So little time is left that it deserves a thicker edge.
    urgent: bool,
}

/// The goal is that this run leaves.
fn is_goal(view: &View, run: &RunView) -> bool {
    view.goal.is_empty() || view.due == Some(run.due)
}

/// The run of the goal that is next; without one, the time that is left.
fn told(view: &View) -> Told {
    let own = || view.runs.iter().filter(|run| is_goal(view, run));
    let next = own().find(|run| !run.over()).or(own().next_back());
    let Some(run) = next else {
        let title = if view.goal.is_empty() { tr!("topbar-no-goal") } else { &view.goal };
        // Up to the goal's date; then, if it goes on, to its end.
        let due = view.due.filter(|due| *due > view.minute);
        let left = span(due.unwrap_or(view.ends) - view.minute);
        let time = tr!("goal-time-left", left = left);
        let lit = view.stars.iter().filter(|(_, lit)| *lit).count();
        let lines = if view.stars.is_empty() {
            vec![time]
        } else {
            vec![tr!("goal-time-left-lamps", left = left, lit = lit, all = view.stars.len()), time]
        };
        return Told { title: title.into(), lines, state: (String::new(), false), trouble: false, urgent: false };
    };
    let remains = run.due - view.minute;
    let cause = view.incidents.iter().find(|i| i.service == run.service && i.stage != IncidentStage::Resolved);
    let left = hours(remains);
    let service = &view.services[run.service];
    let what = match (run.state.as_str(), cause.map(|i| i.stage)) {
        ("left", _) => tr!("run-gone-right").to_string(),
        ("left by hand", _) => tr!("run-gone-by-hand").into(),
        ("missed", _) => tr!("run-missed").into(),
        (_, Some(IncidentStage::Detected)) => tr!("run-cause-unknown", remains = left),
        (_, Some(IncidentStage::CauseFound)) => tr!("run-cause-known", remains = left),
        (_, Some(IncidentStage::Restoring)) => tr!("run-put-right", remains = left),
        _ => match service.health {
            Health::Well => tr!("run-nothing-in-way", remains = left),
            _ => tr!("run-in-its-way", remains = left, state = service.plate[0], by = service.plate[1]),
        },
    };
    let starts = tr!("run-can-start", time = when(view, run.opens));
    let state = match (run.state.as_str(), run.by_hand.as_str()) {
        ("left" | "left by hand", _) => tr!("run-state-left"),
        ("missed", _) => tr!("run-state-missed"),
        (_, "ready") => tr!("run-by-hand-ready"),
        (_, "in work") => tr!("run-by-hand-in-work"),
        ("waiting", _) => &starts,
        ("blocked", _) => tr!("run-state-blocked"),
        ("preparing", _) => tr!("run-state-preparing"),
        (other, _) => words::run_state(other),
    };
    let named = !view.goal.is_empty();
    let mut lines = vec![what.clone()];
    if named {
        lines.insert(0, tr!("goal-run", run = run.name, what = what));
    }
    Told {
        title: if named { view.goal.clone() } else { run.name.clone() },
        lines,
        state: (state.into(), matches!(run.state.as_str(), "blocked" | "missed")),
        trouble: cause.is_some_and(|i| i.stage == IncidentStage::Detected),
        urgent: remains < 8 * 60 && remains > 0,
    }
}

/// Draws the goal: its name, then what is left and what is in the way, in full at any width. In words, too.
fn goal(painter: &egui::Painter, view: &View, theme: &Theme, art: &Art, rect: Rect) -> String {
    let told = told(view);
    painter.rect_filled(rect, 6.0, theme.sheet);
    let edge = Stroke::new(if told.urgent { 2.0 } else { 1.0 }, if told.trouble { theme.bad } else { theme.line });
    painter.rect_stroke(rect, 6.0, edge, StrokeKind::Inside);
    // In a short box words go before the flag.
    let short = rect.width() < 340.0;
    let left = if short { 12.0 } else { 42.0 };
    if !short {
        let place = Rect::from_center_size(pos2(rect.left() + 22.0, rect.center().y), Vec2::splat(22.0));
        art.paint(painter, "icon-flag", place, theme.ink);
    }
    let wide = rect.width() - left - 10.0;
    let measure = |text: &str, font: egui::FontId| painter.layout_no_wrap(text.into(), font, theme.ink).size().x;
    let (state, bad) = &told.state;
    let state_wide = measure(state, condensed_bold(13.5)) + if state.is_empty() { 0.0 } else { 14.0 };
    let ink = if told.trouble { theme.bad } else { theme.ink2 };
    let state_ink = if *bad { theme.bad } else { theme.ink };
    let second = rect.min + vec2(left, 20.0);
    // A long name in an empty second line goes on there, and what is left stands behind it.
    let heads = [semibold(14.0), condensed_bold(14.0), condensed_bold(13.0), condensed(12.5)];
    let fits = |text: &str, width: f32| heads.iter().any(|font| measure(text, font.clone()) <= width);
    let mut title = told.title.as_str();
    let mut rest = "";
    let least = told.lines.last().map_or("", String::as_str);
    if !fits(title, wide) {
        // As many words as the first line holds.
        let mut breaks = title.match_indices(' ').map(|(at, _)| at);
        let held = breaks.rfind(|at| measure(&title[..*at], condensed_bold(13.0)) <= wide);
        let parts = held.map(|at| (&title[..at], &title[at + 1..]));
        let room = wide - measure(least, condensed(13.0)) - 14.0;
        (title, rest) = parts.filter(|(_, rest)| measure(rest, condensed_bold(13.0)) <= room).unwrap_or((title, ""));
    }
    // A name that is longer still has two small rows, with what is left under them.
    let small = condensed_bold(11.5);
    let breaks = title.match_indices(' ').map(|(at, _)| (&title[..at], &title[at + 1..]));
    let mut halves =
        breaks.filter(|half| measure(half.0, small.clone()) <= wide && measure(half.1, small.clone()) <= wide);
    let halves = halves.next_back().filter(|_| rest.is_empty() && !fits(title, wide));
    if let Some((first, second)) = halves {
        let rows = [(first, small.clone(), theme.ink), (second, small, theme.ink), (least, condensed(11.5), ink)];
        for (n, (row, font, ink)) in rows.into_iter().enumerate() {
            let at = pos2(rect.left() + left, rect.top() + 7.5 + 12.5 * n as f32);
            write(painter, at, Align2::LEFT_CENTER, row, font, ink);
        }
    } else if rest.is_empty() {
        write_fitting(painter, rect.min + vec2(left, 2.0), wide, title, &heads, theme.ink);
        let with_state = told.lines.iter().find(|line| measure(line, condensed(13.0)) + state_wide <= wide);
        let line = with_state.or(told.lines.iter().find(|line| measure(line, condensed(13.0)) <= wide));
        let line = line.map_or(least, String::as_str);
        write_fitting(painter, second, wide, line, &[condensed(13.0), condensed(12.0)], ink);
        if with_state.is_some() {
            let at = pos2(rect.right() - 10.0, second.y + 9.0);
            write(painter, at, Align2::RIGHT_CENTER, state, condensed_bold(13.5), state_ink);
        }
    } else {
        write(painter, rect.min + vec2(left, 2.0), Align2::LEFT_TOP, title, condensed_bold(13.0), theme.ink);
        write(painter, second, Align2::LEFT_TOP, rest, condensed_bold(13.0), theme.ink);
        let at = pos2(rect.right() - 10.0, second.y);
        write(painter, at, Align2::RIGHT_TOP, least, condensed(13.0), ink);
    }
    let whole = told.lines.first().map_or("", String::as_str);
    let state = if state.is_empty() { String::new() } else { format!(", {state}") };
    format!("{}: {whole}{state}", told.title)
}

/// Hours that are left; the minutes count when it is less than ten of them.
fn hours(minutes: i64) -> String {
    match minutes {
        ..0 => "0 h".into(),
        0..600 => format!("{} h {:02} min", minutes / 60, minutes % 60),
        _ => format!("{} h", minutes / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unplanned_work_is_never_good_news() {
        for theme in [Theme::DAY, Theme::NIGHT] {
            assert_eq!(unplanned_ink(0, &theme), theme.ink2);
            for unplanned in [1, 3, 7, 8, 400] {
                assert_eq!(unplanned_ink(unplanned, &theme), theme.bad);
            }
        }
    }

    /// What is painted of the goal in a box of a width.
    fn painted(view: &View, width: f32) -> Vec<(String, bool)> {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let place = Rect::from_min_size(pos2(0.0, 6.0), vec2(width, 40.0));
            goal(ui.painter(), view, &Theme::DAY, &Art::default(), place);
        });
        output.textures_delta.clear();
        let mut lines = Vec::new();
        for clipped in &output.shapes {
            if let egui::Shape::Text(text) = &clipped.shape {
                lines.push((text.galley.text().to_string(), text.galley.elided));
            }
        }
        lines
    }

    #[test]
    fn deadline_and_cause_are_never_cut_in_any_language() {
        for id in crate::level::shipped() {
            for language in [None, Some("de")] {
                let level = crate::level::load_in(&id, language).unwrap();
                let mut sim = crate::sim::Simulation::new(&level, 1);
                let starts = sim.span().0;
                for hour in [0, 1, 6, 30, 50] {
                    sim.run_until(starts + hour * 60);
                    let view = sim.view();
                    for width in [200.0, 392.0, 712.0] {
                        let lines = painted(&view, width);
                        let least = told(&view).lines.pop().unwrap();
                        let there = lines.iter().any(|(text, cut)| text.contains(&least) && !cut);
                        assert!(there, "{id} {language:?} at {width}: {least} in {lines:?}");
                        assert!(lines.iter().all(|(_, cut)| !cut), "{id} {language:?} at {width}: {lines:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_run_is_told_of_under_a_goal_of_something_else() {
        for (id, own) in [("part1/payroll", true), ("part1/fourth-kind", true), ("part1/launch", false)] {
            for language in [None, Some("de")] {
                let level = crate::level::load_in(id, language).unwrap();
                let mut sim = crate::sim::Simulation::new(&level, 1);
                sim.run_until(sim.span().0);
                let view = sim.view();
                assert!(!view.runs.is_empty());
                assert_eq!(!told(&view).state.0.is_empty(), own, "{id} {language:?}");
            }
        }
    }

    #[test]
    fn nothing_in_the_bar_stands_on_something_else_at_any_width() {
        for width in 630..2000 {
            for drawer in [false, true] {
                let width = width as f32;
                let places = places(width, drawer);
                let speeds = places.speeds.0 + 5.0 * places.speeds.1 + places.speeds.2;
                let mut from = speeds;
                assert!(places.goal.0 > from && places.goal.1 >= 200.0, "{width}: {:?}", places.goal);
                from = places.goal.0 + places.goal.1;
                for (figure, x) in &places.figures {
                    assert!(*x >= from, "{width}: {figure:?} at {x}, free from {from}");
                    from = x + if width < WHOLE { figure.width() } else { 80.0 };
                }
                assert!(places.inbox.unwrap_or(width) >= from - 1.0, "{width}: up to {from}");
            }
        }
        assert_eq!(left_out(640.0), [Figure::Cash, Figure::Trust, Figure::Work, Figure::Day]);
        assert_eq!(left_out(1240.0), []);
    }
}
