//! Rows in which something is set: a slider with places, a choice of a few, a name. All of them by mouse and by keyboard: Tab
//! goes from one to the next, the arrows move a slider.

use bevy_egui::egui::{
    self, Align2, EventFilter, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::theme::{self, Button, Theme, condensed, condensed_bold, sans, write, write_within};
use crate::locale;
use crate::tr;

/// A row narrower than this has its label above.
const NARROW: f32 = 430.0;
/// Width of the labels beside the rest.
const LABELS: f32 = 168.0;
const HIGH: f32 = 32.0;

/// A slider: where it stands, where its default is, and what its place means.
pub(crate) struct Slide<'a> {
    pub(crate) label: &'a str,
    /// The value in words, with its unit.
    pub(crate) shown: String,
    pub(crate) place: usize,
    pub(crate) places: usize,
    /// A tick under the track.
    pub(crate) default: Option<usize>,
    /// What a pointer that rests on it is told.
    pub(crate) about: &'a str,
}

/// The label of a row, and the place beside or below it.
fn labelled(ui: &mut Ui, theme: &Theme, label: &str, high: f32) -> Rect {
    let wide = ui.available_width();
    if wide < NARROW {
        let (row, _) = ui.allocate_exact_size(vec2(wide, 17.0), Sense::hover());
        write_within(ui.painter(), row.min, wide, label, condensed(13.5), theme.ink2);
        ui.add_space(-6.0);
        let (row, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
        return row;
    }
    let (row, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let at = pos2(row.left(), row.top() + HIGH / 2.0 - 9.0);
    let fonts = [sans(14.0), condensed(14.0), condensed(12.5)];
    let galley = theme::fitted(ui.painter(), label, LABELS - 10.0, &fonts, 2, theme.ink);
    let up = if galley.rows.len() > 1 { 7.0 } else { 0.0 };
    ui.painter().galley(at - vec2(0.0, up), galley, theme.ink);
    Rect::from_min_max(row.min + vec2(LABELS, 0.0), row.max)
}

/// Draws a slider; the place to which it was moved.
pub(crate) fn slide(ui: &mut Ui, theme: &Theme, slide: &Slide<'_>) -> Option<usize> {
    let rect = labelled(ui, theme, slide.label, HIGH);
    let words = ui.painter().layout_no_wrap(slide.shown.clone(), condensed_bold(14.0), theme.ink);
    let words_wide = words.size().x.max(86.0);
    let response = ui.interact(rect, ui.id().with(("slide", slide.label)), Sense::click_and_drag());
    let track = Rect::from_min_max(rect.min + vec2(8.0, 0.0), rect.max - vec2(words_wide + 18.0, 0.0));
    let last = slide.places.saturating_sub(1).max(1);
    let x = |place: usize| track.left() + track.width() * place as f32 / last as f32;
    let mut to = slide.place;
    if (response.dragged() || response.clicked())
        && let Some(at) = response.interact_pointer_pos()
    {
        response.request_focus();
        to = (((at.x - track.left()) / track.width().max(1.0)).clamp(0.0, 1.0) * last as f32).round() as usize;
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
        let keys = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
        to = (to + keys(Key::ArrowRight)).saturating_sub(keys(Key::ArrowLeft)).min(last);
        if keys(Key::Home) > 0 {
            to = 0;
        }
        if keys(Key::End) > 0 {
            to = last;
        }
    }
    let number = slide.place as f64;
    response.widget_info(|| WidgetInfo::slider(true, number, format!("{}: {}", slide.label, slide.shown)));
    let painter = ui.painter();
    let lit = response.hovered() || response.has_focus();
    let middle = rect.center().y;
    painter.hline(track.x_range(), middle, Stroke::new(2.0, theme.line));
    painter.hline(track.left()..=x(to), middle, Stroke::new(4.0, theme.ink));
    if let Some(default) = slide.default {
        // A pencil mark: what it would be if nobody turned it.
        let at = x(default);
        painter.vline(at, middle + 7.0..=middle + 13.0, Stroke::new(1.5, theme.pencil));
    }
    let knob = Rect::from_center_size(pos2(x(to), middle), vec2(12.0, 20.0));
    painter.rect_filled(knob, 3.0, if lit { theme.ink } else { theme.panel });
    painter.rect_stroke(knob, 3.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
    theme::focus(painter, rect, &response, theme);
    let at = pos2(rect.right() - 6.0, middle);
    let turned = slide.default.is_some_and(|default| default != to);
    let font = if turned { condensed_bold(14.5) } else { condensed_bold(14.0) };
    write(painter, at, Align2::RIGHT_CENTER, &slide.shown, font, theme.ink);
    if !slide.about.is_empty() {
        response.on_hover_text(slide.about);
    }
    (to != slide.place).then_some(to)
}

/// A slider over some numbers: the nearest is where it stands.
pub(crate) fn number(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    value: &mut f64,
    places: &[f64],
    shown: impl Fn(f64) -> String,
) {
    let far = |place: &usize| (places[*place] - *value).abs();
    let place = (0..places.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0);
    let words = shown(*value);
    let row = Slide { label, shown: words, place, places: places.len(), default: None, about: "" };
    if let Some(to) = slide(ui, theme, &row) {
        *value = places[to];
    }
}

/// The same for whole numbers.
pub(crate) fn whole(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    value: &mut u32,
    places: &[u32],
    shown: impl Fn(u32) -> String,
) {
    let numbers: Vec<f64> = places.iter().copied().map(f64::from).collect();
    let mut now = f64::from(*value);
    number(ui, theme, label, &mut now, &numbers, |value| shown(value.round() as u32));
    *value = now.round() as u32;
}

/// A share from nothing to all of it.
pub(crate) fn share(ui: &mut Ui, theme: &Theme, label: &str, value: &mut f64) {
    let places: Vec<f64> = (0..=20).map(|n| f64::from(n) / 20.0).collect();
    number(ui, theme, label, value, &places, |value| tr!("percent", percent = locale::number(value * 100.0, 0)));
}

/// A choice of a few: buttons in rows, the chosen one dark.
pub(crate) fn choose<T: Copy + PartialEq>(ui: &mut Ui, theme: &Theme, label: &str, value: &mut T, all: &[(T, String)]) {
    let words: Vec<&str> = all.iter().map(|(_, text)| text.as_str()).collect();
    if let Some(place) = chips(ui, theme, label, &words, |place| all[place].0 == *value) {
        *value = all[place].0;
    }
}

/// Several of some: each can be switched on and off.
pub(crate) fn several(ui: &mut Ui, theme: &Theme, label: &str, chosen: &mut Vec<usize>, all: &[(usize, String)]) {
    let words: Vec<&str> = all.iter().map(|(_, text)| text.as_str()).collect();
    if let Some(place) = chips(ui, theme, label, &words, |place| chosen.contains(&all[place].0)) {
        let touched = all[place].0;
        if chosen.contains(&touched) {
            chosen.retain(|place| *place != touched);
        } else {
            chosen.push(touched);
            chosen.sort_unstable();
        }
    }
}

/// Buttons in rows, those that are chosen dark; the place of the one that was pressed.
fn chips(ui: &mut Ui, theme: &Theme, label: &str, all: &[&str], is: impl Fn(usize) -> bool) -> Option<usize> {
    let wide = ui.available_width();
    let room = if wide < NARROW { wide } else { wide - LABELS };
    let width = |text: &str| ui.painter().layout_no_wrap(text.into(), condensed_bold(13.5), theme.ink).size().x + 22.0;
    // Where each button goes, before any of it is drawn.
    let (mut places, mut x, mut y) = (Vec::new(), 0.0, 0.0);
    for text in all {
        let each = width(text).min(room);
        if x > 0.0 && x + each > room {
            (x, y) = (0.0, y + HIGH + 4.0);
        }
        places.push(Rect::from_min_size(pos2(x, y), vec2(each, HIGH)));
        x += each + 4.0;
    }
    let area = labelled(ui, theme, label, y + HIGH);
    let mut pressed = None;
    for (n, (text, place)) in all.iter().zip(places).enumerate() {
        let rect = place.translate(area.min.to_vec2());
        if chip(ui, theme, rect, (label, n), text, is(n)).clicked() {
            pressed = Some(n);
        }
    }
    pressed
}

fn chip(ui: &Ui, theme: &Theme, rect: Rect, key: (&str, usize), text: &str, chosen: bool) -> Response {
    let response = ui.interact(rect, ui.id().with(("chip", key)), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(egui::WidgetType::RadioButton, true, chosen, format!("{}: {text}", key.0))
    });
    let painter = ui.painter();
    let (fill, ink) = if chosen { (theme.ink, theme.panel) } else { (theme.sheet, theme.ink) };
    painter.rect_filled(rect, 6.0, fill);
    painter.rect_stroke(rect, 6.0, theme.edge(response.hovered() || response.has_focus()), StrokeKind::Inside);
    theme::focus(painter, rect, &response, theme);
    let fonts = [condensed_bold(13.5), condensed(13.0), condensed(12.0)];
    let galley = theme::fitted(painter, text, rect.width() - 12.0, &fonts, 2, ink);
    painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
    response
}

/// A line of text to write into.
pub(crate) fn field(ui: &mut Ui, theme: &Theme, label: &str, text: &mut String) {
    let rect = labelled(ui, theme, label, HIGH);
    ui.painter().rect_filled(rect, 6.0, theme.sheet);
    let place = Rect::from_min_max(rect.min + vec2(10.0, 6.0), rect.max - vec2(10.0, 4.0));
    let edit = egui::TextEdit::singleline(text)
        .id(ui.id().with(("field", label)))
        .font(sans(14.0))
        .text_color(theme.ink)
        .char_limit(48)
        .frame(egui::Frame::NONE)
        .desired_width(place.width());
    let response = ui.put(place, edit);
    let lit = response.has_focus() || response.hovered();
    ui.painter().rect_stroke(rect, 6.0, theme.edge(lit), StrokeKind::Inside);
    theme::focus(ui.painter(), rect, &response, theme);
}

/// A row that opens and closes a part of the company: its name, what it is in short; true if it was pressed.
pub(crate) fn entry(ui: &mut Ui, theme: &Theme, name: &str, short: &str, open: bool) -> bool {
    let name = if name.trim().is_empty() { tr!("sandbox-no-name") } else { name };
    let wide = ui.available_width();
    let (ink, quiet) = if open { (theme.on_beam, theme.on_beam) } else { (theme.ink, theme.ink2) };
    let called = theme::fitted(ui.painter(), name, wide - 40.0, &[condensed_bold(14.5), condensed(13.0)], 2, ink);
    let mut told = ui.painter().layout_no_wrap(short.into(), condensed(13.5), quiet);
    // What it is stands beside its name, else below it.
    let beside = 30.0 + called.size().x + 12.0 + told.size().x + 10.0 <= wide;
    if !beside {
        told = ui.painter().layout(short.into(), condensed(13.0), quiet, wide - 40.0);
    }
    let high = if beside { 36.0 } else { called.size().y + told.size().y + 12.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(egui::WidgetType::CollapsingHeader, true, open, format!("{name}, {short}"))
    });
    let painter = ui.painter();
    painter.rect_filled(rect, 6.0, if open { theme.beam } else { theme.panel });
    painter.rect_stroke(rect, 6.0, theme.edge(response.hovered() || response.has_focus()), StrokeKind::Inside);
    theme::focus(painter, rect, &response, theme);
    let mark = if open { "−" } else { "+" };
    write(painter, rect.left_center() + vec2(16.0, 0.0), Align2::CENTER_CENTER, mark, condensed_bold(16.0), ink);
    let at = if beside {
        pos2(rect.left() + 30.0, rect.center().y - called.size().y / 2.0)
    } else {
        rect.min + vec2(30.0, 5.0)
    };
    let below = if beside { vec2(called.size().x + 12.0, 1.0) } else { vec2(0.0, called.size().y + 1.0) };
    painter.galley(at, called, ink);
    painter.galley(at + below, told, quiet);
    response.clicked()
}

/// A plain button in a form.
pub(crate) fn small(ui: &mut Ui, theme: &Theme, label: &str) -> bool {
    let wide = ui.painter().layout_no_wrap(label.into(), theme::semibold(14.0), theme.ink).size().x + 28.0;
    theme::button(ui, theme, vec2(wide.min(ui.available_width()), HIGH), label, "", Button::Plain).clicked()
}
