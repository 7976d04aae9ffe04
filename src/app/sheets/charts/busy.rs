//! Utilisation against wait, with the curve of theory: what the last percent cost.

use bevy_egui::egui::{Align2, Pos2, Stroke, Ui, vec2};

use super::frame::{Axis, frame, label, line, names, nearest, point_at};
use super::{waits, warm_up};
use crate::app::controls::{Desk, line as quiet};
use crate::app::floor::Thing;
use crate::app::theme::condensed;
use crate::locale::number;
use crate::page::{length, wait_ratio};
use crate::sim::CentreReport;
use crate::tr;

/// The highest wait on the axis lies between these.
const HIGHEST: (f64, f64) = (6.0, 24.0);

/// The wait at a single desk with arrivals at random, in times that a task is in hand: busy ÷ idle (Erlang 1909).
pub(super) fn curve(busy: f64) -> f64 {
    busy / (1.0 - busy).max(1e-9)
}

/// A work centre that has finished something: its place in the report, and how many times as long as it is in hand a
/// task waits there.
pub(super) fn points(centres: &[CentreReport], span: f64) -> Vec<(usize, f64, f64)> {
    let of = |(n, centre): (usize, &CentreReport)| Some((n, centre.utilisation, wait_ratio(centre, span)?));
    centres.iter().enumerate().filter_map(of).collect()
}

/// Marks that would hide one another stand one above the other.
fn apart(marks: &[Pos2]) -> Vec<Pos2> {
    let mut stand: Vec<Pos2> = Vec::with_capacity(marks.len());
    for mark in marks {
        let mut at = *mark;
        while stand.iter().any(|other| other.distance(at) < 15.0) {
            at.y -= 4.0;
        }
        stand.push(at);
    }
    stand
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, centres: &[CentreReport], height: f32) {
    let (theme, view) = (desk.theme, desk.view.clone());
    let span = (view.minute - warm_up(&desk.level).min(view.minute)).max(1) as f64;
    let points = points(centres, span);
    if points.is_empty() {
        return waits(ui, desk, tr!("chart-busy-waits"));
    }
    let most = points.iter().map(|point| point.2).fold(0.0, f64::max).clamp(HIGHEST.0, HIGHEST.1) * 1.1;
    // Every tenth, or every fifth where there is little room.
    let step = if ui.available_width() < 500.0 { 2 } else { 1 };
    let tenths = (0..=10).step_by(step).map(f64::from);
    let percent = tenths.map(|tenth| (tenth / 10.0, tr!("percent", percent = number(10.0 * tenth, 0))));
    let x = Axis { name: tr!("chart-busy-x").into(), range: (0.0, 1.02), ticks: percent.collect() };
    let mut y = Axis::up_to(tr!("chart-busy-y"), most);
    // Room for the names of those where nothing waits.
    y.range.0 = -0.14 * most;
    let end = most / (1.0 + most);
    // The note below takes as many rows as it takes.
    let note = ui.painter().layout(tr!("chart-busy-note").into(), condensed(13.5), theme.ink2, ui.available_width());
    let drawn = frame(ui, theme, height - note.size().y - 10.0, (&x, &y), move |plot| {
        let points = (0..=200).map(|n| f64::from(n) / 200.0 * end).map(|busy| [busy, curve(busy)]).collect();
        line(plot, points, Stroke::new(2.0, theme.pencil), true);
    });
    for (busy, wait) in [(0.5, 1.0), (0.8, 4.0), (0.9, 9.0)] {
        if wait < most * 0.95 {
            let at = drawn.at(busy, wait);
            drawn.painter.circle_filled(at, 3.0, theme.pencil);
        }
    }
    let at = drawn.at(end, most) + vec2(-10.0, 4.0);
    let text = tr!("chart-busy-theory");
    let theory = label(&drawn.painter, at, Align2::RIGHT_TOP, text, condensed(13.5), theme.pencil, theme);
    let constraint = view.constraint.and_then(|person| view.people[person].centre);
    let place = |point: &(usize, f64, f64)| drawn.at(point.1, point.2.min(most));
    let places = apart(&points.iter().map(place).collect::<Vec<_>>());
    // Marks first, then names, each where none stands yet.
    for (point, at) in points.iter().zip(&places) {
        let (at, stands) = (*at, place(point));
        if at != stands {
            drawn.painter.line_segment([stands, at], Stroke::new(1.5, theme.ink2));
            drawn.painter.circle_filled(stands, 2.5, theme.ink2);
        }
        let fill = if constraint == Some(point.0) { theme.amber } else { theme.ink };
        drawn.painter.circle(at, 8.5, theme.panel, Stroke::new(1.5, theme.ink));
        drawn.painter.circle_filled(at, 6.0, fill);
    }
    let named: Vec<_> = points
        .iter()
        .zip(&places)
        .map(|(point, at)| {
            let beyond =
                if point.2 > most { tr!("chart-busy-beyond", times = number(point.2, 0)) } else { String::new() };
            let room = view.centres.get(point.0).map_or("", |centre| &centre.name);
            (*at, tr!("chart-busy-room", room = room, beyond = beyond))
        })
        .collect();
    names(&drawn, &named, &[theory], theme);
    let mut to = None;
    if let Some(n) = nearest(drawn.pointer(), places.iter().copied()) {
        let (centre, busy, wait) = points[n];
        let report = &centres[centre];
        let lines = vec![
            view.centres[centre].name.clone(),
            tr!("chart-busy-is", percent = number(100.0 * busy, 0), times = number(curve(busy.min(0.999)), 1)),
            tr!("chart-busy-waits-times", times = number(wait, 1), span = length(report.mean_wait)),
            tr!("chart-busy-mean", waiting = number(report.mean_queue, 1), tasks = report.completions),
        ];
        if point_at(ui, theme, &drawn, places[n], lines, Some(Thing::Centre(centre))) {
            to = Some(Thing::Centre(centre));
        }
    }
    quiet(ui, theme, tr!("chart-busy-note"));
    if let Some(thing) = to {
        desk.go_to(thing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_is_busy_over_idle() {
        for (busy, wait) in [(0.0, 0.0), (0.5, 1.0), (0.8, 4.0), (0.9, 9.0), (0.95, 19.0)] {
            assert!((curve(busy) - wait).abs() < 1e-9, "{busy}");
        }
        assert!(curve(1.0).is_finite());
    }

    #[test]
    fn marks_on_one_another_are_drawn_apart() {
        let marks = [Pos2::new(90.0, 50.0), Pos2::new(90.0, 50.0), Pos2::new(20.0, 50.0), Pos2::new(92.0, 44.0)];
        let stand = apart(&marks);
        assert_eq!((stand[0], stand[2]), (marks[0], marks[2]), "who stands alone is not moved");
        for (n, one) in stand.iter().enumerate() {
            assert!(stand[..n].iter().all(|other| other.distance(*one) >= 15.0), "{stand:?}");
        }
    }

    #[test]
    fn a_centre_stands_where_its_wait_is_in_times_of_its_work() {
        let centre = |completions, mean_queue, mean_in_centre, mean_wait| CentreReport {
            id: "desk".into(),
            arrivals: completions,
            completions,
            mean_wait,
            mean_queue,
            mean_in_centre,
            utilisation: 0.5,
        };
        // Ten tasks in 1000 minutes, half a task in hand on average: 50 minutes each; 100 minutes of waiting are twice that.
        let found = points(&[centre(10, 1.0, 1.5, 100.0), centre(0, 0.0, 0.0, 0.0)], 1000.0);
        assert_eq!(found, [(0, 0.5, 2.0)], "who has finished nothing has no place");
    }
}
