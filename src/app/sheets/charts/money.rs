//! Money and the share price over time, and what stood still meanwhile.

use bevy_egui::egui::{Align2, Stroke, Ui, pos2, vec2};

use super::frame::{self, Axis, Drawn, frame, label, line, nearest, point_at};
use super::past::{Past, Sample};
use super::{span, waits};
use crate::app::controls::Desk;
use crate::app::floor::{Thing, when};
use crate::app::theme::{self, condensed_bold};
use crate::level::Level;
use crate::level::file::Kind;
use crate::locale::number;
use crate::page::length;
use crate::report::money;
use crate::sim::view::View;
use crate::tr;

/// Money plays a part here.
pub(super) fn exists(view: &View, level: &Level) -> bool {
    let file = &level.file;
    let earns = file.services.iter().any(|service| service.revenue_per_hour != 0.0);
    file.cash != 0.0 || file.costs_per_hour != 0.0 || earns || file.shares.is_some() || view.cash != 0.0
}

/// A metric over time, up to its value now; nothing where the level has none.
pub(super) fn series(samples: &[Sample], metric: &str, minute: i64, now: f64) -> Vec<[f64; 2]> {
    let past = samples.iter().filter(|sample| sample.minute < minute).map(|sample| (sample.minute, sample.get(metric)));
    let all = past.chain([(minute, now)]).filter(|(_, value)| value.is_finite());
    all.map(|(minute, value)| [minute as f64, value]).collect()
}

/// The value of a series at a minute: between two points, on the line between them.
pub(super) fn value_at(series: &[[f64; 2]], minute: f64) -> f64 {
    let after = series.partition_point(|point| point[0] < minute);
    match (after.checked_sub(1).and_then(|n| series.get(n)), series.get(after)) {
        (Some([x1, y1]), Some([x2, y2])) if x2 > x1 => y1 + (y2 - y1) * (minute - x1) / (x2 - x1),
        (_, Some(point)) | (Some(point), _) => point[1],
        (None, None) => f64::NAN,
    }
}

/// Ends of an axis that has all values, and some room; never both the same.
pub(super) fn ends(series: &[[f64; 2]]) -> (f64, f64) {
    let (low, high) =
        series.iter().fold((f64::MAX, f64::MIN), |(low, high), point| (low.min(point[1]), high.max(point[1])));
    let room = ((high - low) * 0.12).max(high.abs() * 0.01).max(1.0);
    (low - room, high + room)
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, past: &Past, height: f32) {
    let (theme, view) = (desk.theme, desk.view.clone());
    let cash = series(&past.samples, "cash", view.minute, view.cash);
    let price = view.metrics.get("share_price").copied();
    let price = price.map(|now| series(&past.samples, "share_price", view.minute, now));
    if cash.len() < 2 {
        return waits(ui, desk, tr!("chart-money-waits"));
    }
    let each = if price.is_some() { ((height - 8.0) / 2.0).max(170.0) } else { height };
    let range = span(&view);
    let x = Axis::time(range, desk.level.file.first_day);
    let mut y = Axis::between(tr!("chart-money-cash-y"), ends(&cash));
    // As money is written everywhere else, if the steps can be told apart.
    let steps: Vec<String> = y.ticks.iter().map(|(amount, _)| money(*amount)).collect();
    if steps.windows(2).all(|pair| pair[0] != pair[1]) {
        for (tick, step) in y.ticks.iter_mut().zip(steps) {
            tick.1 = step;
        }
    }
    let points = cash.clone();
    let drawn = frame(ui, theme, each, (&x, &y), move |plot| {
        line(plot, points, Stroke::new(2.5, theme.ink), false);
    });
    frame::nights(&drawn, theme, range);
    if (y.range.0..y.range.1).contains(&0.0) {
        drawn.painter.hline(drawn.place.x_range(), drawn.at(0.0, 0.0).y, Stroke::new(1.5, theme.bad));
    }
    // What was noticed to fail, on the line; pointed at, it leads to the service.
    let marks: Vec<_> = view.incidents.iter().filter(|incident| incident.detected as f64 >= range.0).collect();
    let place = |minute: i64| drawn.at(minute as f64, value_at(&cash, minute as f64));
    for (n, incident) in marks.iter().enumerate() {
        let tilt = if n % 2 == 0 { 0.12 } else { -0.1 };
        theme::card(&drawn.painter, place(incident.detected), 17.0, Kind::Unplanned, theme, tilt);
    }
    last(&drawn, desk, &cash, &money(view.cash));
    let mut to = None;
    if let Some(n) = nearest(drawn.pointer(), marks.iter().map(|incident| place(incident.detected))) {
        let incident = marks[n];
        let over = match incident.resolved {
            Some(minute) => tr!("chart-money-over", span = length((minute - incident.detected) as f64)),
            None => tr!("chart-money-not-over").into(),
        };
        let cash = money(value_at(&cash, incident.detected as f64));
        let lines = vec![
            incident.title.clone(),
            tr!("chart-money-noticed", time = when(&view, incident.detected), over = over),
            tr!("chart-money-cash-then", money = cash),
        ];
        let thing = Thing::Service(incident.service);
        if point_at(ui, theme, &drawn, place(incident.detected), lines, Some(thing)) {
            to = Some(thing);
        }
    } else if let Some(at) = drawn.pointer() {
        read(ui, desk, &drawn, at, &cash, tr!("chart-money-cash"), money);
    }
    if let Some(price) = price.filter(|price| price.len() > 1) {
        let y = Axis::between(tr!("chart-money-share-y"), ends(&price));
        let points = price.clone();
        let drawn = ui.push_id("shares", |ui| {
            frame(ui, theme, each, (&x, &y), move |plot| line(plot, points, Stroke::new(2.5, theme.ink), false))
        });
        let drawn = drawn.inner;
        frame::nights(&drawn, theme, range);
        let figure = |price: f64| tr!("business-dollars", price = number(price, 2));
        last(&drawn, desk, &price, &figure(price[price.len() - 1][1]));
        if let Some(at) = drawn.pointer() {
            read(ui, desk, &drawn, at, &price, tr!("chart-money-share"), figure);
        }
    }
    if let Some(thing) = to {
        desk.go_to(thing);
    }
}

/// The value now, beside the end of its line.
fn last(drawn: &Drawn, desk: &Desk<'_>, series: &[[f64; 2]], text: &str) {
    let Some(end) = series.last() else { return };
    let at = drawn.at(end[0], end[1]);
    drawn.painter.circle_filled(at, 4.0, desk.theme.ink);
    let above = if at.y < drawn.place.top() + 30.0 { vec2(0.0, 26.0) } else { vec2(0.0, -6.0) };
    let place = pos2(at.x.min(drawn.place.right() - 4.0), at.y) + above;
    let early = at.x < drawn.place.left() + 90.0;
    let anchor = if early { Align2::LEFT_BOTTOM } else { Align2::RIGHT_BOTTOM };
    label(&drawn.painter, place, anchor, text, condensed_bold(14.0), desk.theme.ink, desk.theme);
}

/// The value under the mouse.
fn read(
    ui: &Ui,
    desk: &Desk<'_>,
    drawn: &Drawn,
    at: bevy_egui::egui::Pos2,
    series: &[[f64; 2]],
    what: &str,
    figure: impl Fn(f64) -> String,
) {
    let (first, last) = (series[0][0], series[series.len() - 1][0]);
    let minute = drawn.value(at).0.clamp(first, last);
    let value = value_at(series, minute);
    let place = drawn.at(minute, value);
    drawn.painter.vline(place.x, drawn.place.y_range(), Stroke::new(1.0, desk.theme.ink2));
    drawn.painter.circle_filled(place, 4.5, desk.theme.ink);
    let day = value_at(series, (minute - 1440.0).max(first));
    let change = value - day;
    let sign = if change >= 0.0 { "+" } else { "" };
    let lines = [
        tr!("chart-money-value", what = what, value = figure(value)),
        when(&desk.view, minute as i64),
        tr!("chart-money-in-a-day", sign = sign, change = figure(change)).replace("$-", "−$"),
    ];
    frame::note(ui, desk.theme, place, &lines);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_points_the_value_lies_on_the_line() {
        let series = [[0.0, 10.0], [60.0, 40.0], [120.0, 40.0]];
        assert_eq!([0.0, 30.0, 60.0, 90.0].map(|minute| value_at(&series, minute)), [10.0, 25.0, 40.0, 40.0]);
        assert_eq!((value_at(&series, -5.0), value_at(&series, 500.0)), (10.0, 40.0), "outside, that of the end");
        assert!(value_at(&[], 5.0).is_nan());
    }

    #[test]
    fn an_axis_of_money_has_room_even_where_nothing_moves() {
        let (low, high) = ends(&[[0.0, 500.0], [60.0, 500.0]]);
        assert!(low < 500.0 && high > 500.0);
        let (low, high) = ends(&[[0.0, -100.0], [60.0, 100.0]]);
        assert_eq!((low, high), (-124.0, 124.0));
    }

    #[test]
    fn a_series_ends_with_now_and_leaves_out_what_a_level_has_not() {
        let samples = [Sample::worked(60, [0.0; 6]), Sample::worked(120, [0.0; 6])];
        assert_eq!(series(&samples, "cash", 120, 7.0), [[60.0, 0.0], [120.0, 7.0]]);
        assert!(series(&samples, "no such metric", 120, f64::NAN).is_empty());
    }
}
