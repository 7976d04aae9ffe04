//! Days as places: a card that is dragged onto one is planned for it. They stand at the foot of the floor while a card is
//! dragged, in the calendar of changes, and as buttons in a card's panel.

use bevy_egui::egui::{Align2, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::controls::{Desk, hatch, line};
use super::reasons;
use super::session::Session;
use super::theme::{self, Button, Theme, Veil as _, condensed, condensed_bold, semibold, write, write_fitting};
use super::words;
use crate::level::file::Kind;
use crate::locale;
use crate::sim::action::{Action, ActionKind};
use crate::sim::id::ItemId;
use crate::sim::view::{CalendarView, Hindrance, ItemPlace, ItemView, View};
use crate::tr;

/// Minutes of a day.
const DAY: i64 = 1440;
/// So many days ahead can be reached with one gesture.
const AHEAD: i64 = 10;
/// So many stand in a card's panel.
const IN_PANEL: i64 = 8;

/// A day on which a card can be dropped, as last drawn.
#[derive(Clone, Copy)]
pub(crate) struct Day {
    pub(crate) place: Rect,
    /// Its number; 1 is the first.
    pub(crate) number: i64,
}

/// The day at a place.
pub(crate) fn at(days: &[Day], place: Pos2) -> Option<Day> {
    days.iter().find(|day| day.place.contains(place)).copied()
}

/// The later days for which something can be planned, up to so many.
fn ahead(view: &View, most: i64) -> impl Iterator<Item = i64> + use<> {
    let last = (view.ends - 1).div_euclid(DAY) + 1;
    view.day + 1..=last.min(view.day + most)
}

/// "Tue 16".
fn short(view: &View, day: i64) -> String {
    format!("{} {day}", locale::weekday(view.weekday.plus(day - view.day)))
}

/// The open items that are planned for a day.
pub(crate) fn planned(view: &View, day: i64) -> impl Iterator<Item = &ItemView> {
    view.items.iter().filter(move |item| item.planned == Some((day - 1) * DAY))
}

/// The item can be planned, if the level has that.
fn can_be(item: &ItemView) -> bool {
    match item.place {
        ItemPlace::Queue(_) | ItemPlace::Hands(_) => true,
        ItemPlace::Aside(_) => matches!(item.hindrance, Some(Hindrance::Held | Hindrance::Planned)),
    }
}

/// The days on which a card can be dropped, up to so many ahead: today only what lies aside.
fn open_to(view: &View, item: &ItemView, most: i64) -> Vec<i64> {
    if !can_be(item) || !view.actions.contains(&ActionKind::Schedule) {
        return Vec::new();
    }
    let today = Some(view.day).filter(|_| matches!(item.place, ItemPlace::Aside(_)));
    today.into_iter().chain(ahead(view, most)).collect()
}

/// Whether a card that is dragged can be dropped on a day.
pub(crate) fn takes(view: &View, item: ItemId, day: i64) -> bool {
    view.item(item).is_some_and(|item| open_to(view, item, i64::MAX / 4).contains(&day))
}

/// What becomes of a card on a day.
pub(crate) fn order(item: ItemId, day: i64) -> Action {
    Action::Schedule { item, day: u32::try_from(day).unwrap_or(u32::MAX) }
}

/// The strip of days in place of the timeline while a card is dragged; where they stand.
pub(crate) fn strip(ui: &Ui, view: &View, theme: &Theme, item: ItemId) -> Vec<Day> {
    let Some(item) = view.item(item) else { return Vec::new() };
    let days = open_to(view, item, AHEAD);
    if days.is_empty() {
        return Vec::new();
    }
    let (rect, painter) = (ui.max_rect(), ui.painter_at(ui.max_rect()));
    painter.rect_filled(rect, 0.0, theme.panel);
    painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line));
    let head = pos2(rect.left() + 24.0, rect.center().y);
    let fonts = [semibold(14.0), condensed_bold(14.0), condensed_bold(12.5)];
    let at = head - vec2(0.0, 9.0);
    let written = write_fitting(&painter, at, rect.width() * 0.2, tr!("days-plan-for"), &fonts, theme.ink);
    let left = written.right() + 16.0;
    let each = ((rect.right() - 16.0 - left) / days.len() as f32).min(120.0);
    let pointer = ui.input(|i| i.pointer.hover_pos());
    let mut drawn = Vec::new();
    for (n, number) in days.into_iter().enumerate() {
        let place = Rect::from_min_size(pos2(left + n as f32 * each, rect.top() + 6.0), vec2(each - 6.0, 48.0));
        painter.rect_filled(place, 4.0, theme.room);
        if freeze(view, number).is_some() {
            hatch(&painter, place, theme.pencil.veil(0.35));
        }
        target(ui, place, pointer, theme);
        let name = if number == view.day { tr!("days-now").to_string() } else { short(view, number) };
        let fonts = [condensed_bold(14.0), condensed_bold(12.5), condensed_bold(11.5)];
        let galley = theme::fitted(&painter, &name, place.width() - 6.0, &fonts, 1, theme.ink);
        painter.galley(pos2(place.center().x - galley.size().x / 2.0, place.top() + 6.0), galley, theme.ink);
        let (all, alike) = (planned(view, number).count(), alike(view, item, number));
        // Of which kinds they are: a card each.
        let mut kinds: Vec<Kind> = planned(view, number).map(|other| other.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let at = pos2(place.center().x, place.bottom() - 12.0);
        if all > 0 {
            let ink = if alike > 0 { theme.bad } else { theme.ink2 };
            let text = format!("×{all}");
            let wide = painter.layout_no_wrap(text.clone(), condensed_bold(13.0), ink).size().x;
            let cards = 16.0 * kinds.len() as f32;
            let left = at.x - (cards + wide + 3.0) / 2.0;
            for (n, kind) in kinds.into_iter().enumerate() {
                theme::card(&painter, pos2(left + 8.0 + 16.0 * n as f32, at.y), 15.0, kind, theme, 0.0);
            }
            let at = pos2(left + cards + 3.0, at.y);
            let figure = write(&painter, at, Align2::LEFT_CENTER, text, condensed_bold(13.0), ink);
            // What is held says them at the pointer.
            reasons::dots(&painter, theme, figure);
        } else {
            write(&painter, at, Align2::CENTER_CENTER, "–", condensed(13.0), theme.ink2);
        }
        drawn.push(Day { place, number });
    }
    drawn
}

/// A day that waits for a card is pencilled; the one under it is inked.
pub(crate) fn target(ui: &Ui, place: Rect, pointer: Option<Pos2>, theme: &Theme) {
    if pointer.is_some_and(|at| place.contains(at)) {
        ui.painter().rect_stroke(place, 4.0, Stroke::new(2.0, theme.ink), StrokeKind::Inside);
    } else {
        theme::dashed(ui.painter(), place.shrink(0.5), theme.pencil);
    }
}

/// The freeze in which a day begins: nothing goes in then.
fn freeze(view: &View, day: i64) -> Option<&CalendarView> {
    let begins = (day - 1) * DAY;
    view.calendar.iter().find(|date| date.what == "freeze" && date.from <= begins && begins < date.to)
}

/// How many of the cards of a day are about the same service as this one.
fn alike(view: &View, item: &ItemView, day: i64) -> usize {
    planned(view, day)
        .filter(|other| other.id != item.id && !item.service.is_empty() && other.service == item.service)
        .count()
}

/// What there is to know before a card is planned for a day: what else is planned for it.
pub(crate) fn about(view: &View, item: ItemId, day: i64) -> String {
    let Some(item) = view.item(item) else { return String::new() };
    let others = planned(view, day).filter(|other| other.id != item.id).count();
    let alike = alike(view, item, day);
    if let Some(freeze) = freeze(view, day).filter(|_| item.kind == Kind::Change) {
        tr!("about-schedule-frozen", title = freeze.title)
    } else if alike > 0 {
        let items = tr!("count-cards", n = others);
        tr!("about-schedule-alike", items = items, alike = alike, service = item.service)
    } else if others > 0 {
        tr!("about-schedule-more", items = tr!("count-cards", n = others))
    } else {
        tr!("about-schedule").into()
    }
}

/// What stands at the pointer over a day: what a card that is dropped there becomes, its price, and what else to know, or
/// why not.
pub(crate) fn told(game: &Session, item: ItemId, day: i64) -> Vec<String> {
    let (view, action) = (&game.view, order(item, day));
    let min = game.sim.cost(&action);
    let told = match game.sim.allowed(&action) {
        Err(refusal) => vec![refusal.reason, refusal.remedy],
        Ok(()) if day <= view.day => vec![tr!("drag-onto-today", min = min), tr!("about-take-up").into()],
        Ok(()) => {
            let what = view.item(item).map_or("", |item| &item.title);
            let title = tr!("drag-onto-day", item = what, day = name(view, day), min = min);
            vec![title, words::consequence(&action, view, game.sim.level())]
        }
    };
    let others: Vec<_> = planned(view, day).filter(|other| other.id != item).collect();
    [told, reasons::work::planned(&others)].concat()
}

/// "Tue, day 16".
pub(crate) fn name(view: &View, day: i64) -> String {
    tr!("topbar-day", weekday = locale::weekday(view.weekday.plus(day - view.day)), day = day)
}

/// The next days as buttons in the panel of a card.
pub(crate) fn choose(ui: &mut Ui, desk: &mut Desk<'_>, item: &ItemView) {
    let view = desk.view.clone();
    let days: Vec<i64> = open_to(&view, item, IN_PANEL).into_iter().take(IN_PANEL as usize).collect();
    if days.is_empty() {
        return;
    }
    let cost = view.you.cost.get(&ActionKind::Schedule).copied().unwrap_or(0);
    line(ui, desk.theme, &tr!("item-plan-for", cost = cost));
    ui.spacing_mut().item_spacing.y = 4.0;
    for four in days.chunks(4) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let width = (ui.available_width() - 12.0) / 4.0;
            for day in four {
                let chosen = item.planned == Some((day - 1) * DAY);
                let action = order(item.id, *day);
                let refused = desk.refusal(&action);
                let hint = if refused.is_empty() { words::consequence(&action, &view, &desk.level) } else { refused };
                let label = if *day == view.day { tr!("days-now").to_string() } else { short(&view, *day) };
                let style = if chosen { Button::Chosen } else { Button::Plain };
                let response = theme::button(ui, desk.theme, vec2(width, 32.0), &label, "", style);
                let clicked = response.clicked();
                response.on_hover_text(hint);
                if clicked && !chosen {
                    desk.game.give(&words::name(&action, &view), action);
                }
            }
        });
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}
