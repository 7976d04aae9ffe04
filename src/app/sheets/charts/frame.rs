//! The frame of a chart: `egui_plot` without its own dress, axes in the project's type, and what is said under the mouse.

use bevy_egui::egui::{
    self, Align2, Color32, CursorIcon, Id, LayerId, Order, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, pos2, vec2,
};
use egui_plot::{FilledArea, Line, LineStyle, Plot, PlotPoint, PlotTransform, PlotUi};

use crate::app::floor::Thing;
use crate::app::theme::{Theme, Veil as _, condensed, condensed_bold, semibold, write};
use crate::level::file::Weekday;
use crate::page;
use crate::tr;

/// An axis: what it counts and in which unit, from where to where, and what stands at it.
pub(super) struct Axis {
    pub(super) name: String,
    pub(super) range: (f64, f64),
    pub(super) ticks: Vec<(f64, String)>,
}

impl Axis {
    /// Round numbers from 0 to a most.
    pub(super) fn up_to(name: &str, most: f64) -> Self {
        Self::between(name, (0.0, most))
    }

    /// Round numbers between two ends.
    pub(super) fn between(name: &str, (low, high): (f64, f64)) -> Self {
        let range = (low, if high > low { high } else { low + 1.0 });
        Self { name: name.into(), range, ticks: crate::plot::ticks(range, 5.0) }
    }

    /// What its figures take at the left of a chart.
    fn left(&self, ui: &Ui, theme: &Theme) -> f32 {
        let wide = |label: &String| ui.painter().layout_no_wrap(label.clone(), condensed(13.0), theme.ink2).size().x;
        self.ticks.iter().map(|(_, label)| wide(label)).fold(12.0, f32::max) + 10.0
    }

    /// How wide a chart is beside which this axis goes up.
    pub(super) fn leaves(&self, ui: &Ui, theme: &Theme) -> f32 {
        ui.available_width() - self.left(ui, theme) - 12.0
    }

    /// Time, in days as they begin; hours where it is short.
    pub(super) fn time(range: (f64, f64), first_day: Weekday) -> Self {
        let ticks = page::days(first_day, range);
        let hours = ticks.first().is_some_and(|(_, label)| label.contains(':'));
        let name = if hours { tr!("chart-time-of-day") } else { tr!("chart-days") };
        Self { name: name.into(), range, ticks }
    }
}

/// A chart that stands: where, and how values become places.
pub(super) struct Drawn {
    pub(super) place: Rect,
    /// Draws inside the axes, marks at their edge included.
    pub(super) painter: Painter,
    transform: PlotTransform,
    pub(super) response: Response,
}

impl Drawn {
    /// Where a value stands.
    pub(super) fn at(&self, x: f64, y: f64) -> Pos2 {
        self.transform.position_from_point(&PlotPoint::new(x, y))
    }

    /// The mouse, if it is over the chart.
    pub(super) fn pointer(&self) -> Option<Pos2> {
        self.response.hover_pos()
    }

    /// The value under a place.
    pub(super) fn value(&self, at: Pos2) -> (f64, f64) {
        let point = self.transform.value_from_position(at);
        (point.x, point.y)
    }
}

/// A band between two lines.
pub(super) fn band(plot: &mut PlotUi<'_>, xs: &[f64], low: &[f64], high: &[f64], fill: Color32) {
    plot.add(FilledArea::new("", xs, low, high).fill_color(fill).allow_hover(false));
}

/// A line; dashed is what would be.
pub(super) fn line(plot: &mut PlotUi<'_>, points: Vec<[f64; 2]>, stroke: Stroke, dashed: bool) {
    let style = if dashed { LineStyle::dashed_dense() } else { LineStyle::Solid };
    plot.line(Line::new("", points).stroke(stroke).style(style).allow_hover(false));
}

/// What stands below a chart is so high: what is at the ticks, and the name of the axis.
pub(super) const FOOT: f32 = 42.0;

/// Draws axes, and in them what `fill` adds.
pub(super) fn frame<'a>(
    ui: &mut Ui,
    theme: &Theme,
    height: f32,
    axes: (&Axis, &Axis),
    fill: impl FnOnce(&mut PlotUi<'a>) + 'a,
) -> Drawn {
    frame_over(ui, theme, (height, FOOT), axes, fill)
}

/// The same with another height of what stands below.
pub(super) fn frame_over<'a>(
    ui: &mut Ui,
    theme: &Theme,
    (height, foot): (f32, f32),
    (x, y): (&Axis, &Axis),
    fill: impl FnOnce(&mut PlotUi<'a>) + 'a,
) -> Drawn {
    let figures = condensed(13.0);
    let painter = ui.painter().clone();
    let wide = |label: &String| painter.layout_no_wrap(label.clone(), figures.clone(), theme.ink2).size().x;
    let left = y.left(ui, theme);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let place = Rect::from_min_max(rect.min + vec2(left, 22.0), rect.max - vec2(12.0, foot));
    write(&painter, rect.left_top() + vec2(0.0, 9.0), Align2::LEFT_CENTER, &y.name, condensed(13.0), theme.ink2);
    let corner = pos2(place.right(), rect.bottom() - 9.0);
    write(&painter, corner, Align2::RIGHT_CENTER, &x.name, condensed(13.0), theme.ink2);
    let share = |value: f64, (low, high): (f64, f64)| ((value - low) / (high - low)) as f32;
    for (value, label) in &y.ticks {
        let at = place.bottom() - share(*value, y.range) * place.height();
        painter.hline(place.x_range(), at, Stroke::new(1.0, theme.line.veil(0.55)));
        let label_at = pos2(place.left() - 6.0, at);
        write(&painter, label_at, Align2::RIGHT_CENTER, label, figures.clone(), theme.ink2);
    }
    let mut free = rect.left();
    for (value, label) in &x.ticks {
        let at = place.left() + share(*value, x.range) * place.width();
        let half = wide(label) / 2.0;
        if at - half < free || at + half > rect.right() + 4.0 {
            continue;
        }
        painter.vline(at, place.bottom()..=place.bottom() + 4.0, Stroke::new(1.0, theme.ink2));
        let label_at = pos2(at, place.bottom() + 13.0);
        write(&painter, label_at, Align2::CENTER_CENTER, label, figures.clone(), theme.ink2);
        free = at + half + 8.0;
    }
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(place));
    let shown = Plot::new("plot")
        .width(place.width())
        .height(place.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(vec2(0.0, 0.0))
        .default_x_bounds(x.range.0, x.range.1)
        .default_y_bounds(y.range.0, y.range.1)
        .reset()
        .sense(Sense::CLICK)
        .show(&mut inner, fill);
    painter.hline(place.x_range(), place.bottom(), Stroke::new(1.5, theme.ink2));
    let inside = painter.with_clip_rect(place.expand(9.0).intersect(painter.clip_rect()));
    Drawn { place, painter: inside, transform: shown.transform, response: shown.response }
}

/// Veils the nights of a chart over time; the first that is wide enough says what it is.
pub(super) fn nights(drawn: &Drawn, theme: &Theme, (from, to): (f64, f64)) {
    if to - from > 12.0 * 1440.0 {
        return;
    }
    let mut name = Some(drawn.painter.layout_no_wrap(tr!("chart-night").into(), condensed(12.5), theme.ink2));
    for day in (from / 1440.0).floor() as i64 - 1..=(to / 1440.0).ceil() as i64 {
        let (dusk, dawn) = ((day * 1440 + 18 * 60) as f64, (day * 1440 + 31 * 60) as f64);
        let (left, right) = (drawn.at(dusk.max(from), 0.0).x, drawn.at(dawn.min(to), 0.0).x);
        if right > left {
            let night = Rect::from_x_y_ranges(left..=right, drawn.place.y_range());
            drawn.painter.rect_filled(night, 0.0, theme.line.veil(0.22));
            if let Some(text) = name.take_if(|text| text.size().x + 12.0 < night.width()) {
                drawn.painter.galley(night.left_top() + vec2(6.0, 1.0), text, theme.ink2);
            }
        }
    }
}

/// The mark that the mouse means: the nearest one, if it is near.
pub(super) fn nearest(pointer: Option<Pos2>, marks: impl Iterator<Item = Pos2>) -> Option<usize> {
    let pointer = pointer?;
    let near = marks.map(|mark| mark.distance(pointer)).enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
    near.filter(|(_, far)| *far < 14.0).map(|(n, _)| n)
}

/// What is said about the mark under the mouse; true if it is clicked and leads somewhere.
pub(super) fn point_at(
    ui: &Ui,
    theme: &Theme,
    drawn: &Drawn,
    at: Pos2,
    mut lines: Vec<String>,
    leads: Option<Thing>,
) -> bool {
    drawn.painter.circle_stroke(at, 11.0, Stroke::new(2.0, theme.ink));
    if let Some(thing) = leads {
        let what = match thing {
            Thing::Item(_) => tr!("chart-click-item"),
            Thing::Person(_) => tr!("chart-click-person"),
            Thing::Centre(_) => tr!("chart-click-room"),
            Thing::Service(_) => tr!("chart-click-service"),
        };
        lines.push(what.into());
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    note(ui, theme, at, &lines);
    leads.is_some() && drawn.response.clicked()
}

/// A few lines beside a place, over everything: the first is what it is.
pub(super) fn note(ui: &Ui, theme: &Theme, at: Pos2, lines: &[String]) {
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("chart note")));
    let galleys: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(n, line)| {
            let (font, ink) = if n == 0 { (semibold(14.0), theme.ink) } else { (condensed(13.5), theme.ink2) };
            painter.layout(line.clone(), font, ink, 280.0)
        })
        .collect();
    let size = galleys
        .iter()
        .fold(vec2(0.0, 12.0), |size, galley| vec2(size.x.max(galley.size().x + 20.0), size.y + galley.size().y + 2.0));
    let screen = ui.ctx().content_rect().shrink(6.0);
    let mut corner = at + vec2(16.0, 14.0);
    if corner.x + size.x > screen.right() {
        corner.x = at.x - 16.0 - size.x;
    }
    if corner.y + size.y > screen.bottom() {
        corner.y = at.y - 14.0 - size.y;
    }
    let rect = Rect::from_min_size(pos2(corner.x.max(screen.left()), corner.y.max(screen.top())), size);
    painter.rect_filled(rect, 6.0, theme.panel);
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
    let mut top = rect.top() + 6.0;
    for galley in galleys {
        let step = galley.size().y + 2.0;
        painter.galley(pos2(rect.left() + 10.0, top), galley, theme.ink);
        top += step;
    }
}

/// Text on a ground of its own, so that no line goes through it.
pub(super) fn label(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    text: &str,
    font: egui::FontId,
    ink: Color32,
    theme: &Theme,
) -> Rect {
    let galley = painter.layout_no_wrap(text.into(), font, ink);
    let rect = anchor.anchor_size(at, galley.size());
    painter.rect_filled(rect.expand2(vec2(3.0, 0.0)), 0.0, theme.panel.veil(0.85));
    painter.galley(rect.min, galley, ink);
    rect
}

/// Directions from a mark in which its name may stand, the best first.
const WAYS: [(f32, f32); 12] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.8, -0.6),
    (-0.8, -0.6),
    (0.8, 0.6),
    (-0.8, 0.6),
    (0.0, -1.0),
    (0.5, -0.9),
    (-0.5, -0.9),
    (0.0, 1.0),
    (0.5, 0.9),
    (-0.5, 0.9),
];
/// How far a name stands from the middle of its mark, the nearest first.
const FAR: [f32; 6] = [12.0, 20.0, 32.0, 46.0, 62.0, 80.0];

/// The nearest place in a rectangle.
fn nearest_in(rect: Rect, at: Pos2) -> Pos2 {
    pos2(at.x.clamp(rect.left(), rect.right()), at.y.clamp(rect.top(), rect.bottom()))
}

/// Where the names of marks stand, by their sizes: beside the mark or as near as can be, on nothing that is `taken`, and, if it
/// can be, so that the line that leads there crosses no name. None where there is no such place.
pub(super) fn beside(marks: &[(Pos2, egui::Vec2)], taken: &[Rect], inside: Rect) -> Vec<Option<Rect>> {
    let dots: Vec<Rect> = marks.iter().map(|(at, _)| Rect::from_center_size(*at, vec2(15.0, 15.0))).collect();
    let mut taken = taken.to_vec();
    let mut found = vec![None; marks.len()];
    for (n, (at, size)) in marks.iter().enumerate() {
        let others = || dots.iter().enumerate().filter(|(m, dot)| *m != n && dot.center() != *at).map(|(_, dot)| *dot);
        let clear = |rect: &Rect| {
            let free = !taken.iter().copied().chain(others()).any(|other| other.intersects(*rect));
            inside.contains_rect(*rect) && free && !dots[n].intersects(*rect)
        };
        // The line that leads there may pass by marks, but not through names.
        let straight = |rect: &Rect| {
            let to = nearest_in(*rect, *at);
            let way = |step: u8| *at + (to - *at) * (f32::from(step) / 8.0);
            !(1..8).map(way).any(|point| taken.iter().any(|other| other.contains(point)))
        };
        let places = FAR.iter().flat_map(|far| WAYS.iter().map(move |way| (*far, *way)));
        let mut places = places.map(|(far, (x, y))| {
            let middle = *at + vec2(x * far + x.signum() * size.x / 2.0 * f32::from(x != 0.0), y * far);
            let middle = middle + vec2(0.0, y.signum() * size.y / 2.0 * f32::from(y != 0.0));
            Rect::from_center_size(middle, *size)
        });
        // In a crowd a line through a name is better than no name.
        let place = places.clone().find(|rect| clear(rect) && straight(rect)).or_else(|| places.find(clear));
        taken.extend(place);
        found[n] = place;
    }
    found
}

/// Writes the names of marks beside them; a line leads to those that stand further away. Which of them found a place.
pub(super) fn names(drawn: &Drawn, marks: &[(Pos2, String)], taken: &[Rect], theme: &Theme) -> Vec<bool> {
    let font = condensed_bold(13.5);
    let galley = |name: &String| drawn.painter.layout_no_wrap(name.clone(), font.clone(), theme.ink);
    let sizes: Vec<_> = marks.iter().map(|(at, name)| (*at, galley(name).size() + vec2(6.0, 0.0))).collect();
    // Not over the axis and its figures.
    let room = drawn.place.expand(6.0).with_max_y(drawn.place.bottom() - 1.0);
    let places = beside(&sizes, taken, room);
    for ((at, _), place) in sizes.iter().zip(&places) {
        // A line leads to what stands off, or nearly as near to another mark.
        let Some(place) = place else { continue };
        let to = nearest_in(*place, *at);
        let near = |other: &Pos2| nearest_in(*place, *other).distance(*other) < 26.0;
        let alone = !sizes.iter().any(|(other, _)| other != at && near(other));
        if to.distance(*at) <= if alone { 16.0 } else { 10.0 } {
            continue;
        }
        let from = *at + (to - *at).normalized() * 9.0;
        drawn.painter.line_segment([from, to], Stroke::new(1.0, theme.ink2));
    }
    for ((_, name), place) in marks.iter().zip(&places) {
        if let Some(place) = place {
            label(&drawn.painter, place.center(), Align2::CENTER_CENTER, name, font.clone(), theme.ink, theme);
        }
    }
    places.iter().map(Option::is_some).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_beside_their_marks_and_on_nothing_else() {
        let inside = Rect::from_min_max(pos2(0.0, 0.0), pos2(600.0, 300.0));
        let size = vec2(90.0, 18.0);
        // A crowd in the lower left corner, two marks on one another at the right edge.
        let at = [
            (130.0, 280.0),
            (136.0, 286.0),
            (170.0, 284.0),
            (240.0, 285.0),
            (246.0, 282.0),
            (598.0, 270.0),
            (598.0, 284.0),
        ];
        let marks: Vec<_> = at.iter().map(|(x, y)| (pos2(*x, *y), size)).collect();
        let taken = [Rect::from_min_max(pos2(200.0, 200.0), pos2(420.0, 240.0))];
        let found = beside(&marks, &taken, inside);
        let places: Vec<Rect> = found.iter().map(|place| place.expect("there is room")).collect();
        for (n, place) in places.iter().enumerate() {
            assert!(inside.contains_rect(*place) && !place.intersects(taken[0]), "{place:?}");
            assert!(places[..n].iter().all(|other| !other.intersects(*place)), "{places:?}");
            assert!(nearest_in(*place, marks[n].0).distance(marks[n].0) <= 82.0);
        }
        assert!(nearest_in(places[2], marks[2].0).distance(marks[2].0) < 40.0);
    }

    #[test]
    fn the_nearest_mark_is_meant_if_it_is_near() {
        let marks = [pos2(0.0, 0.0), pos2(20.0, 0.0), pos2(23.0, 0.0)];
        assert_eq!(nearest(Some(pos2(22.0, 1.0)), marks.into_iter()), Some(2));
        assert_eq!(nearest(Some(pos2(50.0, 50.0)), marks.into_iter()), None);
        assert_eq!(nearest(None, marks.into_iter()), None);
    }

    #[test]
    fn an_axis_is_never_empty() {
        let axis = Axis::up_to("items", 0.0);
        assert!(axis.range.1 > axis.range.0 && !axis.ticks.is_empty());
        assert_eq!(Axis::time((480.0, 700.0), Weekday::Mon).name, "time of day");
        assert!(Axis::time((480.0, 9000.0), Weekday::Mon).name.starts_with("days"));
    }
}
