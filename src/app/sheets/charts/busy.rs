//! Utilisation against wait, with the curve of theory: what the last percent cost.

use bevy_egui::egui::{Align2, Pos2, Rect, Stroke, Ui, vec2};

use super::frame::{Axis, Drawn, frame, line, names, nearest, point_at};
use super::waits;
use crate::app::controls::{Desk, line as quiet};
use crate::app::floor::Thing;
use crate::app::theme::{Theme, Veil as _, condensed};
use crate::locale::number;
use crate::page::{length, wait_ratio};
use crate::sim::CentreReport;
use crate::tr;

/// A longer wait than this stands at the upper edge.
const LONGEST: f64 = 24.0;

/// How high the axis goes: a little over the longest wait, so that the marks and not the curve fill the plot.
fn top(points: &[(usize, f64, f64)]) -> f64 {
    let longest = points.iter().map(|point| point.2).fold(0.0, f64::max);
    (longest.min(LONGEST) * 1.15).max(1.0)
}

/// The wait at a single desk with arrivals at random, in times that a task is in hand: busy ÷ idle (Erlang 1909).
pub(super) fn curve(busy: f64) -> f64 {
    busy / (1.0 - busy).max(1e-9)
}

/// A work centre that has finished something: its place in the report, and how many times as long as it is in hand a
/// task waits there.
pub(super) fn points(centres: &[CentreReport]) -> Vec<(usize, f64, f64)> {
    let of = |(n, centre): (usize, &CentreReport)| Some((n, centre.utilisation, wait_ratio(centre)?));
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

/// Says which theory the curve is of: beside the first of these points on it, where there is more room, that has no mark in
/// the way; beside the first if there is none.
fn name_of_curve(drawn: &Drawn, on_it: &[Pos2], marks: &[Pos2], theme: &Theme) -> Rect {
    let words = tr!("chart-busy-theory");
    let beside = |end: &Pos2| {
        let (left, right) = (end.x - drawn.place.left(), drawn.place.right() - end.x);
        let text = drawn.painter.layout(words.to_string(), condensed(13.5), theme.pencil, left.max(right) - 32.0);
        let rect = if left >= right {
            // Further down the curve bends to the left.
            let corner = *end + vec2(-8.0 - text.size().y / 2.0, 4.0);
            Align2::RIGHT_TOP.anchor_size(corner, text.size())
        } else {
            Align2::LEFT_TOP.anchor_size(*end + vec2(12.0, 4.0), text.size())
        };
        (rect, text)
    };
    let free = |(rect, _): &(Rect, _)| !marks.iter().any(|mark| rect.expand(9.0).contains(*mark));
    let places: Vec<_> = on_it.iter().map(beside).collect();
    let place = places.iter().find(|place| free(place)).or(places.first());
    let Some((rect, text)) = place.cloned() else { return Rect::NOTHING };
    drawn.painter.rect_filled(rect.expand2(vec2(3.0, 0.0)), 0.0, theme.panel.veil(0.85));
    drawn.painter.galley(rect.min, text, theme.pencil);
    rect
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, centres: &[CentreReport], height: f32) {
    let (theme, view) = (desk.theme, desk.view.clone());
    let mut points = points(centres);
    if points.is_empty() {
        return waits(ui, desk, tr!("chart-busy-waits"));
    }
    // The constraint goes first: it stands where it belongs, and its name has the best place.
    let constraint = view.constraint.and_then(|person| view.people[person].centre);
    points.sort_by_key(|point| Some(point.0) != constraint);
    let most = top(&points);
    // Every tenth, or every fifth where there is little room.
    let step = if ui.available_width() < 500.0 { 2 } else { 1 };
    let tenths = (0..=10).step_by(step).map(f64::from);
    let percent = tenths.map(|tenth| (tenth / 10.0, tr!("percent", percent = number(10.0 * tenth, 0))));
    let x = Axis { name: tr!("chart-busy-x").into(), range: (0.0, 1.02), ticks: percent.collect() };
    let mut y = Axis::up_to(tr!("chart-busy-y"), most);
    // Room for the names of those where nothing waits.
    y.range = (-0.14 * most, 1.06 * most);
    let end = most / (1.0 + most);
    // The note below takes as many rows as it takes.
    let note = ui.painter().layout(tr!("chart-busy-note").into(), condensed(13.5), theme.ink2, ui.available_width());
    let drawn = frame(ui, theme, height - note.size().y - 10.0, (&x, &y), move |plot| {
        let points = (0..=200).map(|n| f64::from(n) / 200.0 * end).map(|busy| [busy, curve(busy)]).collect();
        line(plot, points, Stroke::new(2.0, theme.pencil), true);
    });
    let place = |point: &(usize, f64, f64)| drawn.at(point.1, point.2.min(most));
    let places = apart(&points.iter().map(place).collect::<Vec<_>>());
    // As high on the curve as no mark is in its way.
    let heights = [1.0, 0.8, 0.6, 0.4].map(|share| drawn.at(share * most / (1.0 + share * most), share * most));
    let theory = name_of_curve(&drawn, &heights, &places, theme);
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
    let labelled = names(&drawn, &named, &[theory], theme);
    // The first mark over the others. One without a name is a plain dot: a ring would hide the curve for nothing.
    for ((point, at), labelled) in points.iter().zip(&places).zip(labelled).rev() {
        let (at, stands) = (*at, place(point));
        if at != stands {
            drawn.painter.line_segment([stands, at], Stroke::new(1.5, theme.ink2));
            drawn.painter.circle_filled(stands, 2.5, theme.ink2);
        }
        let constrains = constraint == Some(point.0);
        if labelled || constrains {
            drawn.painter.circle(at, 8.5, theme.panel, Stroke::new(1.5, theme.ink));
        }
        drawn.painter.circle_filled(at, 6.0, if constrains { theme.amber } else { theme.ink });
    }
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
    fn the_axis_is_as_high_as_the_marks_need_and_no_higher() {
        let of = |waits: &[f64]| top(&waits.iter().map(|wait| (0, 0.5, *wait)).collect::<Vec<_>>());
        assert_eq!((of(&[]), of(&[0.0, 0.4])), (1.0, 1.0));
        assert!((1.6..2.0).contains(&of(&[0.1, 1.5])), "a little above the largest");
        assert!(of(&[500.0]) < 30.0, "what is far beyond stands at the edge");
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
        // Half a task is in hand on average, and one waits: twice as long. What was taken up at once says nothing of those
        // that still wait.
        let found = points(&[centre(10, 1.0, 1.5, 0.0), centre(0, 0.0, 0.0, 0.0)]);
        assert_eq!(found, [(0, 0.5, 2.0)], "who has finished nothing has no place");
    }
}
