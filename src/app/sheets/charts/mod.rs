//! Charts: what the past says, and where the company stands. One file a chart; each has its data as plain functions.

mod age;
mod busy;
mod flow;
mod four_keys;
mod frame;
mod hours;
mod kinds;
mod lead;
mod money;
mod past;
pub(crate) mod theory;

use bevy_egui::egui::{self, Color32, Galley, Key, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

use crate::app::controls::{Desk, title, within};
use crate::app::reasons;
use crate::app::spoken;
use crate::app::theme::{self, condensed, condensed_bold, sans, write_within};
use crate::level::Level;
use crate::sim::Report;
use crate::sim::view::View;
use crate::tr;
use past::Past;

/// One of the charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Chart {
    /// Of a lab: its law, and where it stands.
    #[default]
    Theory,
    Flow,
    Kinds,
    Lead,
    Age,
    Busy,
    FourKeys,
    Hours,
    Money,
}

impl Chart {
    /// All of them, in the order of the list.
    pub(crate) const ALL: [Self; 9] = [
        Self::Theory,
        Self::Flow,
        Self::Kinds,
        Self::Lead,
        Self::Age,
        Self::Busy,
        Self::FourKeys,
        Self::Hours,
        Self::Money,
    ];

    /// Its name in the list.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Theory => tr!("chart-theory"),
            Self::Flow => tr!("chart-flow"),
            Self::Kinds => tr!("chart-kinds"),
            Self::Lead => tr!("chart-lead"),
            Self::Age => tr!("chart-age"),
            Self::Busy => tr!("chart-busy"),
            Self::FourKeys => tr!("chart-four-keys"),
            Self::Hours => tr!("chart-hours"),
            Self::Money => tr!("chart-money"),
        }
    }

    /// How to read it.
    pub(crate) fn reading(self) -> &'static str {
        match self {
            Self::Theory => tr!("chart-theory-about"),
            Self::Flow => {
                tr!("chart-flow-about")
            }
            Self::Kinds => {
                tr!("chart-kinds-about")
            }
            Self::Lead => {
                tr!("chart-lead-about")
            }
            Self::Age => {
                tr!("chart-age-about")
            }
            Self::Busy => {
                tr!("chart-busy-about")
            }
            Self::FourKeys => {
                tr!("chart-four-keys-about")
            }
            Self::Hours => {
                tr!("chart-hours-about")
            }
            Self::Money => tr!("chart-money-about"),
        }
    }

    /// The level has what it is about.
    pub(crate) fn exists(self, view: &View, level: &Level) -> bool {
        match self {
            Self::Theory => theory::exists(level),
            Self::Kinds => kinds::exists(view),
            Self::FourKeys => four_keys::exists(view, level),
            Self::Hours => hours::exists(view),
            Self::Money => money::exists(view, level),
            _ => true,
        }
    }
}

/// What the sheet remembers: the chart that is shown, and what it is drawn from.
#[derive(Default)]
pub(crate) struct Charts {
    pub(crate) chart: Chart,
    past: Past,
    /// The numbers of the run, and the view that they belong to.
    report: Option<(Arc<View>, Report)>,
}

impl Charts {
    /// The numbers of the run as they are now.
    fn report(&mut self, desk: &Desk<'_>) -> &Report {
        let fresh = self.report.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &desk.view));
        if !fresh {
            self.report = Some((desk.view.clone(), desk.game.sim.report()));
        }
        &self.report.as_ref().expect("just made").1
    }
}

/// Narrower than this, the list stands above the chart.
const NARROW: f32 = 640.0;
/// Width of the list beside the chart.
const LIST: f32 = 152.0;
/// Less room than this is a low window.
const LOW: f32 = 300.0;
/// A chart is never lower than so; in a low window.
const LEAST: f32 = 210.0;
const LEAST_LOW: f32 = 230.0;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let mut charts = std::mem::take(desk.charts);
    let there: Vec<Chart> = Chart::ALL.into_iter().filter(|chart| chart.exists(&desk.view, &desk.level)).collect();
    if !there.contains(&charts.chart) {
        charts.chart = there[0];
    }
    step(ui, &mut charts.chart, &there);
    let seen = ui.clip_rect().height() - 12.0;
    let all = ui.available_rect_before_wrap();
    let narrow = all.width() < NARROW;
    let (left, top) = if narrow { (0.0, tabs(ui, desk, &mut charts.chart, &there)) } else { (LIST + 24.0, 0.0) };
    let place = Rect::from_min_size(all.min + vec2(left, top), vec2(all.width() - left, f32::INFINITY));
    let mut chart = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(charts.chart));
    chart.set_width(place.width());
    if !narrow {
        list(ui, desk, all.min, &mut charts.chart, &there);
        let line = seen.max(34.0 * there.len() as f32) - 4.0;
        let x = all.left() + LIST + 11.0;
        ui.painter().vline(x, all.top()..=all.top() + line, Stroke::new(1.0, desk.theme.line));
    }
    // In a low window the chart goes first: its tab has its name, and how to read it stands below.
    let low = seen < LOW;
    if !(low && narrow) {
        title(&mut chart, desk.theme, charts.chart.name(), "");
    }
    if !low {
        theme::paragraph(&mut chart, charts.chart.reading(), sans(14.0), desk.theme.ink2);
    }
    let height = (all.top() + seen - chart.cursor().top()).max(if low { LEAST_LOW } else { LEAST });
    draw(&mut chart, desk, &mut charts, height);
    if low {
        theme::paragraph(&mut chart, charts.chart.reading(), sans(14.0), desk.theme.ink2);
    }
    let lowest = chart.min_rect().bottom().max(all.top() + 34.0 * there.len() as f32);
    ui.allocate_rect(Rect::from_min_max(all.min, pos2(all.right(), lowest)), Sense::hover());
    *desk.charts = charts;
}

fn draw(ui: &mut Ui, desk: &mut Desk<'_>, charts: &mut Charts, height: f32) {
    // What is drawn from samples of the past waits for them: a few a frame.
    if matches!(charts.chart, Chart::Kinds | Chart::Lead | Chart::FourKeys | Chart::Money)
        && !charts.past.follow(&desk.game.sim)
    {
        ui.ctx().request_repaint();
    }
    match charts.chart {
        Chart::Theory => theory::show(ui, desk, height),
        Chart::Flow => flow::show(ui, desk, height),
        Chart::Kinds => kinds::show(ui, desk, &charts.past, height),
        Chart::Lead => lead::show(ui, desk, &charts.past, height),
        Chart::Age => age::show(ui, desk, height),
        Chart::Busy => {
            let centres = charts.report(desk).centres.clone();
            busy::show(ui, desk, &centres, height);
        }
        Chart::FourKeys => four_keys::show(ui, desk, &charts.past, height),
        Chart::Hours => hours::show(ui, desk, height),
        Chart::Money => money::show(ui, desk, &charts.past, height),
    }
}

/// The arrows go from chart to chart, while nothing else has the focus.
fn step(ui: &Ui, chart: &mut Chart, there: &[Chart]) {
    if !ui.is_enabled() || ui.memory(|m| m.focused().is_some()) {
        return;
    }
    let at = there.iter().position(|one| one == chart).unwrap_or(0);
    let by = ui.input(|i| {
        let down = i.key_pressed(Key::ArrowDown) || i.key_pressed(Key::ArrowRight);
        let up = i.key_pressed(Key::ArrowUp) || i.key_pressed(Key::ArrowLeft);
        i32::from(down) - i32::from(up)
    });
    *chart = there[(at as i32 + by).rem_euclid(there.len() as i32) as usize];
}

/// One chart's place in the list.
fn entry(ui: &Ui, desk: &Desk<'_>, place: Rect, of: Chart, chart: &mut Chart) {
    let theme = desk.theme;
    let response = ui.interact(place, ui.id().with(("chart", of)), Sense::click());
    let chosen = of == *chart;
    spoken::chosen(&response, chosen, of.name(), of.reading());
    let (fill, ink) = if chosen { (theme.ink, theme.panel) } else { (theme.panel, theme.ink) };
    let painter = ui.painter();
    painter.rect_filled(place, 6.0, fill);
    let lit = response.hovered() || response.has_focus();
    let edge = theme.edge(lit);
    painter.rect_stroke(place, 6.0, edge, StrokeKind::Inside);
    theme::focus(painter, place, &response, theme);
    let at = place.left_center() + vec2(10.0, -9.0);
    write_within(painter, at, place.width() - 16.0, of.name(), condensed_bold(13.5), ink);
    if response.clicked() {
        *chart = of;
    }
}

fn list(ui: &mut Ui, desk: &Desk<'_>, from: Pos2, chart: &mut Chart, there: &[Chart]) {
    for (n, one) in there.iter().enumerate() {
        let place = Rect::from_min_size(from + vec2(0.0, 34.0 * n as f32), vec2(LIST, 30.0));
        entry(ui, desk, place, *one, chart);
    }
    let foot = from + vec2(2.0, 34.0 * there.len() as f32);
    let mut below = ui.new_child(egui::UiBuilder::new().max_rect(Rect::from_min_size(foot, vec2(LIST, 20.0))));
    theme::paragraph(&mut below, tr!("chart-next"), condensed(12.5), desk.theme.ink2);
}

/// The list as tabs in rows; how high they are.
fn tabs(ui: &mut Ui, desk: &Desk<'_>, chart: &mut Chart, there: &[Chart]) -> f32 {
    let all = ui.available_rect_before_wrap();
    let mut at = all.min;
    for one in there {
        let text = ui.painter().layout_no_wrap(one.name().into(), condensed_bold(13.5), desk.theme.ink).size().x;
        if at.x + text + 20.0 > all.right() && at.x > all.left() {
            at = pos2(all.left(), at.y + 32.0);
        }
        entry(ui, desk, Rect::from_min_size(at, vec2(text + 20.0, 28.0)), *one, chart);
        at.x += text + 24.0;
    }
    at.y + 38.0 - all.top()
}

/// What a chart without data waits for.
fn waits(ui: &mut Ui, desk: &Desk<'_>, text: &str) {
    let counted = warm_up(&desk.level);
    let text = if desk.view.minute < counted {
        tr!("chart-warms-up", day = counted.div_euclid(1440) + 1)
    } else {
        text.to_string()
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 120.0), Sense::hover());
    theme::dashed(ui.painter(), rect.shrink(1.0), desk.theme.line);
    let mut inner = within(ui, Rect::from_center_size(rect.center(), vec2(rect.width() - 40.0, 40.0)));
    inner.vertical_centered(|ui| theme::paragraph(ui, &text, sans(14.0), desk.theme.ink2));
}

/// What stands for something in a chart: the card of a kind, a colour, or a hatched one.
enum Sign {
    Card(crate::level::file::Kind),
    Fill(Color32),
    Hatch(Color32, Color32),
}

/// What stands in a legend: a sign, what it is called, and what its figure is made of, if it has one.
struct Entry {
    sign: Sign,
    name: String,
    why: Vec<String>,
}

impl Entry {
    fn new(sign: Sign, name: impl Into<String>) -> Self {
        Self { sign, name: name.into(), why: Vec::new() }
    }

    fn because(self, why: Vec<String>) -> Self {
        Self { why, ..self }
    }
}

/// Signs with their names, side by side, in as many rows as they need.
fn legend(ui: &mut Ui, desk: &Desk<'_>, entries: &[Entry]) -> Rect {
    let theme = desk.theme;
    let all = ui.available_rect_before_wrap();
    let mut right = all.left();
    for ((at, galley), Entry { sign, name, why }) in placed(ui, entries).into_iter().zip(entries) {
        let wide = SIGN + galley.size().x;
        let middle = pos2(at.x + 9.0, at.y + 10.0);
        let square = Rect::from_center_size(middle, vec2(14.0, 12.0));
        match sign {
            Sign::Card(kind) => theme::card(ui.painter(), middle, 17.0, *kind, theme, 0.12),
            Sign::Fill(fill) => {
                ui.painter().rect(square, 2.0, *fill, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
            }
            Sign::Hatch(fill, ink) => {
                ui.painter().rect(square, 2.0, *fill, Stroke::new(1.0, *ink), StrokeKind::Inside);
                crate::app::controls::hatch(ui.painter(), square, *ink);
            }
        }
        let place = Rect::from_min_size(pos2(at.x + 22.0, middle.y - galley.size().y / 2.0), galley.size());
        ui.painter().galley(place.min, galley, theme.ink2);
        reasons::ask(ui, theme, place, name, why);
        right = right.max(at.x + wide);
    }
    let size = vec2(all.width(), legend_high(ui, entries));
    ui.allocate_exact_size(size, Sense::hover()).0.with_max_x(right + 2.0)
}

/// Width of an entry's sign with what is between it and its name.
const SIGN: f32 = 24.0;

/// Where the entries of a legend begin: one beside the other, in as many rows as it takes.
fn placed(ui: &Ui, entries: &[Entry]) -> Vec<(Pos2, Arc<Galley>)> {
    let all = ui.available_rect_before_wrap();
    let mut at = all.min;
    let mut places = Vec::new();
    for Entry { name, .. } in entries {
        let galley = ui.painter().layout_no_wrap(name.clone(), condensed(13.5), Color32::PLACEHOLDER);
        let wide = SIGN + galley.size().x;
        if at.x + wide > all.right() && at.x > all.left() {
            at = pos2(all.left(), at.y + 21.0);
        }
        places.push((at, galley));
        at.x += wide + 14.0;
    }
    places
}

/// How high a legend is.
fn legend_high(ui: &Ui, entries: &[Entry]) -> f32 {
    let last = placed(ui, entries).last().map_or(0.0, |(at, _)| at.y - ui.available_rect_before_wrap().top());
    last + 22.0
}

/// When counting begins, minute.
fn warm_up(level: &Level) -> i64 {
    level.file.warm_up.as_ref().map_or(0, |span| span.minutes().unwrap_or(0))
}

/// The minutes that a chart over time shows: from when you took over to now, never less than an hour.
fn span(view: &View) -> (f64, f64) {
    (view.starts as f64, view.minute.max(view.starts + 60) as f64)
}
