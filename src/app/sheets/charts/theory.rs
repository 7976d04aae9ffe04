//! What a lab is about: its law as a line, the running lab as marks beside it, and its truth line by line.

use bevy_egui::egui::{Align2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::frame::{Axis, frame, label, line, names};
use crate::app::controls::{Desk, line as quiet};
use crate::app::reasons;
use crate::app::session::Session;
use crate::app::theme::{self, Theme, condensed, write};
use crate::labs::{self, Curve, Formula, Lab, Run};
use crate::level::Level;
use crate::level::file::Theory;
use crate::locale;
use crate::tr;

/// Points of a line.
const POINTS: u32 = 240;

pub(super) fn exists(level: &Level) -> bool {
    labs::find(&level.id).is_some()
}

/// The sheet: the curve of the running lab, or its truth where it has none.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, height: f32) {
    let Some(lab) = labs::find_in(&desk.level.id, Some(locale::get().code())) else { return };
    let sim = &desk.game.sim;
    if lab.curve.is_some() {
        curve(ui, desk.theme, lab, &desk.level, &lab.marks(sim), &[], height - 30.0);
    } else {
        lines(ui, desk.theme, desk.game);
    }
    quiet(ui, desk.theme, &said(&desk.level));
}

/// The law in a line.
pub(crate) fn said(level: &Level) -> String {
    let formula = level.file.truth.as_ref().map(|truth| labs::told(&truth.formula, Some(locale::get().code())));
    formula.map_or_else(String::new, |formula| tr!("labs-law", formula = formula))
}

/// How high the axis goes: over all marks, and over most of the line.
fn top(lab: &Lab, level: &Level, marks: &[(f64, f64)]) -> f64 {
    let Some(curve) = &lab.curve else { return 1.0 };
    let most = curve.span.0 + 0.75 * (curve.span.1 - curve.span.0);
    let theory = lab.theory(level).iter().map(|law| law.at(most)).fold(0.0, f64::max);
    let highest = marks.iter().map(|mark| mark.1).fold(0.0, f64::max);
    theory.max(highest) * 1.15
}

/// Draws a lab's law, where it stands now, and where earlier runs stood.
pub(crate) fn curve(
    ui: &mut Ui,
    theme: &Theme,
    lab: &Lab,
    level: &Level,
    marks: &[Option<(f64, f64)>],
    before: &[Run],
    height: f32,
) {
    let Some(of) = &lab.curve else { return };
    let earlier: Vec<(f64, f64)> = before.iter().flat_map(|run| run.marks.iter().flatten().copied()).collect();
    let all: Vec<(f64, f64)> = marks.iter().flatten().chain(&earlier).copied().collect();
    let most = top(lab, level, &all);
    let end = all.iter().map(|mark| mark.0 * 1.03).fold(of.span.1, f64::max);
    // Whatever the language: in English it begins so.
    let plain = labs::find(&lab.id).and_then(|lab| lab.curve.as_ref());
    let share = end <= 1.5 && plain.is_some_and(|curve| curve.x.starts_with("share"));
    let x = if share {
        let ticks = [0.0, 0.25, 0.5, 0.75, 0.9, 1.0].map(|busy| (busy, format!("{:.0} %", 100.0 * busy)));
        Axis { name: of.x.clone(), range: (of.span.0, end.max(1.0)), ticks: ticks.to_vec() }
    } else {
        Axis::between(&of.x, (of.span.0, end))
    };
    let mut y = Axis::up_to(&of.y, most);
    y.range.0 = -0.03 * most;
    let laws = lab.theory(level).to_vec();
    let (from, to) = (of.span.0, end);
    let pencil = theme.pencil;
    let lines = laws.clone();
    let drawn = frame(ui, theme, height.max(120.0), (&x, &y), move |plot| {
        for law in &lines {
            let points = (0..=POINTS).map(|n| from + (to - from) * f64::from(n) / f64::from(POINTS));
            let points = points.map(|x| [x, law.at(x)]).filter(|[_, y]| y.is_finite() && (0.0..=most).contains(y));
            line(plot, points.collect(), Stroke::new(2.0, pencil), true);
        }
    });
    for (x, y) in earlier {
        drawn.painter.circle(drawn.at(x, y), 5.0, theme.panel, Stroke::new(1.5, theme.pencil));
    }
    let places: Vec<_> = marks.iter().map(|mark| mark.map(|(x, y)| drawn.at(x, y.min(most)))).collect();
    for (n, (at, (x, y))) in places.iter().flatten().zip(marks.iter().flatten()).enumerate() {
        drawn.painter.circle(*at, 6.5, theme.ink, Stroke::new(2.0, theme.panel));
        let place = Rect::from_center_size(*at, vec2(16.0, 16.0));
        let response = ui.interact(place, ui.id().with((&lab.id, n)), Sense::hover());
        reasons::at_pointer(response, || stands(of, laws.first(), (*x, *y)));
    }
    // Where the line ends it says what it is: above it or below, wherever no mark stands.
    let mut taken: Vec<Rect> = Vec::new();
    if let Some(law) = laws.first() {
        let mut ends = (0..=POINTS).map(|n| from + (to - from) * f64::from(n) / f64::from(POINTS));
        if let Some(x) = ends.rfind(|x| law.at(*x).is_finite() && law.at(*x) <= most * 0.97) {
            let at = drawn.at(x, law.at(x));
            let dots: Vec<Rect> =
                places.iter().flatten().map(|at| Rect::from_center_size(*at, vec2(14.0, 14.0))).collect();
            let size = ui.painter().layout_no_wrap(tr!("labs-theory").into(), condensed(13.5), theme.pencil).size();
            let free = |place: &Rect| {
                drawn.place.expand(6.0).contains_rect(*place) && !dots.iter().any(|dot| dot.intersects(*place))
            };
            let ways = [
                vec2(-12.0, 0.0),
                vec2(-4.0, -18.0),
                vec2(-4.0, 18.0),
                vec2(-4.0, -36.0),
                vec2(-4.0, 36.0),
                vec2(-70.0, -18.0),
            ];
            let place = ways.into_iter().map(|by| Align2::RIGHT_CENTER.anchor_size(at + by, size)).find(free);
            if let Some(place) = place {
                let (middle, text) = (place.center(), tr!("labs-theory"));
                taken.push(label(
                    &drawn.painter,
                    middle,
                    Align2::CENTER_CENTER,
                    text,
                    condensed(13.5),
                    theme.pencil,
                    theme,
                ));
            }
        }
    }
    let named: Vec<_> = places
        .iter()
        .zip(&of.marks)
        .filter_map(|(at, mark)| Some(((*at)?, mark.label.clone())).filter(|(_, label)| !label.is_empty()))
        .collect();
    names(&drawn, &named, &taken, theme);
}

/// Where a mark stands, and what theory says there.
fn stands(of: &Curve, law: Option<&Formula>, (x, y): (f64, f64)) -> Vec<String> {
    let theory = law.map(|law| law.at(x)).filter(|theory| theory.is_finite());
    let lines = [format!("{}: {}", of.x, figure(x)), format!("{}: {}", of.y, figure(y))];
    lines.into_iter().chain(theory.map(|theory| tr!("labs-theory-near", value = figure(theory)))).collect()
}

/// A number as it is compared: three figures.
pub(crate) fn figure(value: f64) -> String {
    let digits = match value.abs() {
        0.0 | 100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        _ => 3,
    };
    locale::number(value, digits).replace('-', "\u{2212}")
}

fn expected(theory: &Theory) -> String {
    match theory {
        Theory::Near(value) => tr!("labs-theory-near", value = figure(*value)),
        Theory::AtLeast(value) => tr!("labs-theory-at-least", value = figure(*value)),
        Theory::AtMost(value) => tr!("labs-theory-at-most", value = figure(*value)),
    }
}

/// The truth of a lab line by line: what theory says, and what this run says so far.
pub(crate) fn lines(ui: &mut Ui, theme: &Theme, game: &Session) {
    let (wide, now) = (ui.available_width(), game.sim.minute());
    for (n, reading) in labs::readings(&game.sim, &game.noted_truths).iter().enumerate() {
        let text = wide - 128.0;
        let what = labs::told(&reading.what, Some(locale::get().code())).to_string();
        let galley = ui.painter().layout(what, condensed(13.5), theme.ink, text);
        let (row, _) = ui.allocate_exact_size(vec2(wide, galley.size().y.max(34.0) + 8.0), Sense::hover());
        ui.painter().hline(row.x_range(), row.bottom(), Stroke::new(1.0, theme.line));
        ui.painter().galley(pos2(row.left(), row.center().y - galley.size().y / 2.0), galley, theme.ink);
        let later = reading.at.is_some_and(|at| at > now);
        let (value, ink) = match reading.measured {
            Some(value) if !later => (figure(value), theme.ink),
            Some(value) => (tr!("labs-so-far", value = figure(value)), theme.ink2),
            None if reading.compared => (tr!("labs-compared").into(), theme.ink2),
            None => (tr!("labs-not-yet").into(), theme.ink2),
        };
        let right = row.right();
        let above = pos2(right, row.center().y - 8.0);
        let above = write(ui.painter(), above, Align2::RIGHT_CENTER, value, theme::bold(15.0), ink);
        let below = pos2(right, row.center().y + 9.0);
        let theory = expected(&reading.expected);
        let below = write(ui.painter(), below, Align2::RIGHT_CENTER, theory, condensed(13.0), theme.pencil);
        let what = labs::told(&reading.what, Some(locale::get().code()));
        let why = reasons::truth::reading(game, n);
        reasons::ask(ui, theme, above, what, &why);
        reasons::mark(ui, theme, what, below, || why);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_figures() {
        let told = ["0", "0.020", "4.26", "61.6", "340", "\u{2212}0.500"];
        assert_eq!([0.0, 0.02, 4.263, 61.619, 340.0, -0.5].map(figure), told);
    }

    #[test]
    fn a_mark_says_where_it_stands_and_what_theory_says_there() {
        let lab = labs::find("labs/busy_idle").unwrap();
        let curve = lab.curve.as_ref().unwrap();
        let told = stands(curve, curve.theory.first(), (0.9, 8.75));
        let lines = [format!("{}: 0.900", curve.x), format!("{}: 8.75", curve.y), "theory 9.00".to_string()];
        assert_eq!(told, lines);
    }

    #[test]
    fn the_axis_reaches_over_the_marks() {
        for lab in labs::all().iter().filter(|lab| lab.curve.is_some()) {
            let level = lab.level(None).unwrap();
            assert!(top(lab, &level, &[]) > 0.0, "{}", lab.id);
            assert!(top(lab, &level, &[(1.0, 500.0)]) > 500.0, "{}", lab.id);
        }
    }
}
