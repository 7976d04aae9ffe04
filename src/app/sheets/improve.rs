//! Improvement: limits on work in process, the kata, time reserved, and the catalogue of countermeasures.

use bevy_egui::egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::app::controls::{Desk, bar, limit_row, line, orders, row, separator, title, two_high};
use crate::app::floor::{Thing, when};
use crate::app::reasons::{self, work};
use crate::app::sheets::Sheet;
use crate::app::sheets::goal::figure;
use crate::app::theme::{self, condensed, condensed_bold, sans, semibold, write, write_within};
use crate::app::words;
use crate::level::file::LimitFile;
use crate::locale;
use crate::locale::number;
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{KataView, LimitView};
use crate::sim::{Unit, metric_unit};
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let mut first = true;
    let mut part = |ui: &mut Ui, desk: &Desk<'_>| {
        if !std::mem::take(&mut first) {
            separator(ui, desk.theme);
        }
    };
    if let Some(kata) = &view.kata {
        part(ui, desk);
        practice(ui, desk, kata);
    }
    if !view.improvements.is_empty() {
        part(ui, desk);
        catalogue(ui, desk);
    }
    if !view.limits.is_empty() {
        part(ui, desk);
        limits(ui, desk);
    }
    if desk.offers(ActionKind::Reserve) && (view.kata.is_some() || !view.improvements.is_empty()) {
        part(ui, desk);
        reserve(ui, desk);
    }
    if desk.offers(ActionKind::LimitCentre) {
        part(ui, desk);
        rooms(ui, desk);
    }
    if first || (!view.improvements.is_empty() && !desk.offers(ActionKind::Improve)) {
        let text = tr!("improve-nothing", key = desk.keys.sheet(Sheet::Talk));
        theme::paragraph(ui, &text, sans(14.5), desk.theme.ink2);
    }
}

// --- the kata ---------------------------------------------------------------------------------------------------------

fn practice(ui: &mut Ui, desk: &mut Desk<'_>, kata: &KataView) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let room = &view.centres[kata.centre].name;
    let kept = match (kata.every, kata.in_rhythm) {
        (0, _) => tr!("kata-no-meetings").to_string(),
        (_, true) => tr!("kata-in-rhythm", meetings = kata.meetings),
        (_, false) => tr!("kata-not-in-rhythm", meetings = kata.meetings),
    };
    title(ui, theme, &tr!("kata-of", room = room), &kept);
    if let Some(target) = &kata.target {
        aimed(ui, desk, kata, target);
    }
    for (id, name) in kata.targets.iter().filter(|(id, _)| Some(id) != kata.target.as_ref()) {
        let level = desk.level.clone();
        let file = level.file.kata.as_ref().and_then(|k| k.targets.iter().find(|t| &t.id == id));
        let by = file.and_then(|t| t.by.minute(level.file.first_day).ok());
        let hint =
            by.map_or(String::new(), |by| tr!("kata-by-day", by = when(&view, by), day = by.div_euclid(1440) + 1));
        crate::app::controls::act_hint(
            ui,
            desk,
            &tr!("action-aim", title = name),
            &hint,
            Action::Aim { target: id.clone() },
        );
    }
    if desk.offers(ActionKind::Kata) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        write(
            ui.painter(),
            rect.left_center(),
            Align2::LEFT_CENTER,
            tr!("kata-they-meet"),
            condensed(13.5),
            theme.ink2,
        );
        let mut rhythms = vec![
            (0, tr!("kata-not-at-all")),
            (1, tr!("kata-every-day")),
            (2, tr!("kata-two-days")),
            (7, tr!("kata-every-week")),
        ];
        let other = tr!("kata-every", days = kata.every);
        if !rhythms.iter().any(|(days, _)| *days == kata.every) {
            rhythms.push((kata.every, &other));
        }
        let chosen = rhythms.iter().position(|(days, _)| *days == kata.every);
        let buttons: Vec<_> =
            rhythms.into_iter().map(|(days, label)| (label.to_string(), Action::Kata { days })).collect();
        orders(ui, desk, Rect::from_min_max(rect.min + vec2(72.0, 0.0), rect.max), &buttons, chosen);
        let text = words::consequence(&Action::Kata { days: 7 }, &view, &desk.level);
        line(ui, theme, &text);
    }
}

/// A figure of a metric that the kata aims at, with its unit: small ones to two places.
fn fine(metric: &str, value: f64) -> String {
    match metric_unit(metric) {
        Unit::Number if value.abs() < 10.0 && value.fract() != 0.0 => number(value, 2),
        Unit::Number => number(value, 0),
        _ => figure(metric, value),
    }
}

/// The target condition that is aimed at, and where it stands.
fn aimed(ui: &mut Ui, desk: &Desk<'_>, kata: &KataView, target: &str) {
    let theme = desk.theme;
    let name = kata.targets.iter().find(|(id, _)| id == target).map_or(target, |(_, name)| name);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 58.0), Sense::hover());
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 6.0, theme.sheet);
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    write_within(&painter, rect.min + vec2(14.0, 8.0), 420.0, &tr!("kata-aim", name = name), semibold(15.0), theme.ink);
    let value = kata.value.unwrap_or(0.0);
    let figure = |value: f64| fine(&kata.metric, value);
    let (goal, share) = match (kata.at_least, kata.at_most) {
        (Some(least), _) => {
            (tr!("kata-at-least", value = figure(least)), if least > 0.0 { value / least } else { 1.0 })
        }
        (_, Some(most)) => (tr!("kata-at-most", value = figure(most)), if value > 0.0 { most / value } else { 1.0 }),
        _ => (String::new(), 0.0),
    };
    let by = kata.by.map_or(String::new(), |by| tr!("kata-by", time = when(&desk.view, by)));
    let text = tr!("kata-now", metric = words::kata_metric(&kata.metric), value = figure(value), goal = goal, by = by);
    let figure = write_within(&painter, rect.min + vec2(14.0, 32.0), 420.0, &text, condensed(13.5), theme.ink2);
    reasons::ask(ui, theme, figure, &text, &reasons::measured(desk.game, &kata.metric));
    let meter = Rect::from_min_max(rect.min + vec2(450.0, 22.0), rect.max - vec2(110.0, 22.0));
    bar(&painter, meter, share, if kata.reached { theme.good } else { theme.ink }, theme);
    let (state, ink) = match (kata.reached, kata.missed) {
        (true, _) => (tr!("kata-reached"), theme.good),
        (_, true) => (tr!("kata-missed"), theme.bad),
        _ => (tr!("kata-not-yet"), theme.ink2),
    };
    let at = rect.right_center() - vec2(14.0, 0.0);
    write(&painter, at, Align2::RIGHT_CENTER, state, condensed_bold(14.0), ink);
}

// --- countermeasures --------------------------------------------------------------------------------------------------

fn catalogue(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    title(ui, theme, tr!("improve-countermeasures"), tr!("improve-countermeasures-about"));
    for improvement in &view.improvements {
        let room = &view.centres[improvement.centre].name;
        if improvement.state == "possible" {
            let price =
                words::consequence(&Action::Improve { improvement: improvement.id.clone() }, &view, &desk.level);
            let hint = if improvement.about.is_empty() {
                price
            } else {
                tr!("improve-about", about = improvement.about, price = price)
            };
            let action = Action::Improve { improvement: improvement.id.clone() };
            crate::app::controls::act_hint(ui, desk, &improvement.title, &hint, action);
            continue;
        }
        let item = view.items.iter().find(|i| i.about == improvement.id);
        let high = two_high(ui, 420.0, &improvement.title, &improvement.about).max(42.0);
        let row = row(ui, theme, high, if item.is_some() { Sense::click() } else { Sense::hover() });
        theme::dashed(&row.painter, row.rect.shrink(0.5), theme.line);
        row.two(14.0, 420.0, &improvement.title, &improvement.about, theme, false);
        let (text, ink) = match (improvement.state.as_str(), improvement.young_until, item) {
            ("young", Some(until), _) => {
                let slow =
                    tr!("improve-young", percent = number(100.0 * improvement.dip.0, 0), time = when(&view, until));
                (slow, theme.warn)
            }
            ("in work", _, Some(item)) => {
                (tr!("improve-in-work-done", room = room, percent = number(100.0 * item.done, 0)), theme.ink)
            }
            ("in work", ..) => (tr!("improve-in-work", room = room), theme.ink),
            _ => (tr!("improve-done").into(), theme.good),
        };
        let told = row.right(row.rect.width() - 14.0, &text, condensed_bold(13.5), ink);
        if let Some(item) = item {
            reasons::mark(ui, theme, &improvement.id, told, || work::age(&view, item));
        }
        if let Some(item) = item.filter(|_| row.response.clicked()) {
            desk.go_to(Thing::Item(item.id));
        }
    }
}

fn reserve(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    title(ui, theme, tr!("improve-time"), tr!("improve-time-about"));
    for centre in view.centres.iter().filter(|c| !c.crew.is_empty()) {
        let row = row(ui, theme, 32.0, Sense::hover());
        row.text(0.0, 180.0, &centre.name, semibold(14.0), theme.ink);
        let mut shares = vec![0, 10, 20, 30];
        if !shares.contains(&centre.reserved) {
            shares.push(centre.reserved);
        }
        let chosen = shares.iter().position(|share| *share == centre.reserved);
        let buttons: Vec<_> = shares
            .into_iter()
            .map(|percent| (tr!("percent", percent = percent), Action::Reserve { centre: centre.id.clone(), percent }))
            .collect();
        let place = Rect::from_min_max(row.rect.min + vec2(190.0, 1.0), row.rect.max - vec2(150.0, 1.0));
        orders(ui, desk, place, &buttons, chosen);
        if centre.reserved > 0 {
            let text = tr!("improve-used", percent = number(100.0 * centre.reserve_used, 0));
            let used = row.right(row.rect.width(), &text, condensed(13.0), theme.ink2);
            reasons::ask(ui, theme, used, &format!("{}, {text}", centre.name), &work::reserve(centre));
        }
    }
}

// --- limits -----------------------------------------------------------------------------------------------------------

/// What a limit over streams holds for.
fn holds_for(file: &LimitFile) -> String {
    let kinds: Vec<&str> = file.kinds.iter().map(|kind| kind.label()).collect();
    let streams: Vec<String> = file.streams.iter().map(|id| locale::inside(&words::plain(id))).collect();
    match (kinds.is_empty(), streams.is_empty()) {
        (true, true) => tr!("improve-all-work").into(),
        (false, true) => kinds.join(", "),
        _ => streams.join(", "),
    }
}

fn limits(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    title(ui, theme, tr!("improve-limits"), tr!("improve-limits-about"));
    for limit in &view.limits {
        let level = desk.level.clone();
        let file = level.file.wip_limits.iter().find(|f| f.id == limit.id);
        let (name, about) = (words::limit(&view, &limit.id), file.map_or(String::new(), holds_for));
        let high = two_high(ui, 200.0, &name, &about).max(40.0);
        let row = row(ui, theme, high, Sense::hover());
        row.two(0.0, 200.0, &name, &about, theme, false);
        let (place, text) = gauge(&row, limit, desk);
        reasons::ask(ui, theme, place, &format!("{name}, {text}"), &work::inside(&view, &level, limit));
        let now = limit.limit;
        let start = limit.inside.max(1);
        let choices = match now {
            Some(now) => vec![now.saturating_sub(5), now.saturating_sub(1), now + 1, now + 5],
            None => vec![start / 2, start],
        };
        let mut buttons: Vec<(String, Action)> = Vec::new();
        let mut last = 0;
        for most in choices.into_iter().filter(|most| *most >= 1) {
            if most != last {
                buttons.push((
                    tr!("improve-limit", limit = most),
                    Action::LimitWip { limit: limit.id.clone(), most: Some(most) },
                ));
            }
            last = most;
        }
        if now.is_some() {
            buttons.push((tr!("improve-no-limit").into(), Action::LimitWip { limit: limit.id.clone(), most: None }));
        }
        orders(ui, desk, row.place(500.0, row.rect.width() - 500.0, 30.0), &buttons, None);
    }
}

/// How many are inside and outside of a limit; where that stands, and in words.
fn gauge(row: &crate::app::controls::Row, limit: &LimitView, desk: &Desk<'_>) -> (Rect, String) {
    let theme = desk.theme;
    let text = match limit.limit {
        Some(most) => tr!("improve-inside-of", inside = limit.inside, most = most),
        None => tr!("improve-inside", inside = limit.inside),
    };
    let full = limit.limit.is_some_and(|most| limit.inside >= most);
    if let Some(most) = limit.limit {
        let share = f64::from(limit.inside) / f64::from(most.max(1));
        bar(&row.painter, row.place(210.0, 90.0, 12.0), share, if full { theme.warn } else { theme.ink }, theme);
    }
    let mut place = row.text(308.0, 110.0, &text, condensed_bold(13.5), theme.ink);
    if limit.outside > 0 {
        let outside = tr!("improve-outside", outside = limit.outside);
        place = place.union(row.text(418.0, 80.0, &outside, condensed_bold(13.5), theme.bad));
    }
    (place, text)
}

fn rooms(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    title(ui, theme, tr!("improve-rooms"), tr!("improve-rooms-about"));
    for (index, centre) in view.centres.iter().enumerate() {
        let row = row(ui, theme, 32.0, Sense::click());
        row.text(0.0, 200.0, &centre.name, semibold(14.0), theme.ink);
        let limit =
            centre.wip_limit.map_or(tr!("improve-no-limit").to_string(), |limit| tr!("improve-limit", limit = limit));
        let text = tr!("improve-room-line", in_hand = centre.in_hand, limit = limit, waiting = centre.queue.len());
        let over = centre.wip_limit.is_some_and(|limit| centre.in_hand > limit);
        let ink = if over { theme.bad } else { theme.ink2 };
        let told = row.text(210.0, 230.0, &text, condensed(13.5), ink);
        reasons::mark(ui, theme, &centre.id, told, || reasons::waiting(&view, centre));
        let place = Rect::from_min_max(row.rect.min + vec2(500.0, 2.0), row.rect.max - vec2(0.0, 2.0));
        let to = |limit| Action::LimitCentre { centre: centre.id.clone(), limit };
        limit_row(ui, desk, place, centre.wip_limit, true, to);
        if row.response.clicked() {
            desk.go_to(Thing::Centre(index));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_kata_aims_at_keeps_its_small_figures() {
        let told = [("deploys_per_day", 0.14), ("deploys_per_day", 12.3), ("completed", 3.0)];
        assert_eq!(told.map(|(metric, value)| fine(metric, value)), ["0.14", "12", "3"]);
        assert_eq!(fine("unplanned_share", 0.2), tr!("percent", percent = "20"));
        assert_eq!(fine("lead_p85", 90.0), crate::app::floor::span(90));
    }
}
