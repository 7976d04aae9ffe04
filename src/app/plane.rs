//! A figure over time: where its points stand, its axes, and the nights behind it.

use bevy_egui::egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, pos2};

use super::charts;
use super::sheets::goal::figure;
use super::theme::{Theme, Veil as _, condensed, write};
use crate::sim::view::View;

/// Where minutes and figures stand in a picture.
pub(crate) struct Plane {
    pub(crate) plot: Rect,
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) least: f64,
    pub(crate) most: f64,
}

/// Where a minute stands on a line from left to right.
pub(crate) fn along(minute: i64, (from, to): (i64, i64), (left, right): (f32, f32)) -> f32 {
    left + (minute - from) as f32 / (to - from).max(1) as f32 * (right - left)
}

impl Plane {
    /// A picture in which all of these figures have a place.
    pub(crate) fn new(plot: Rect, (from, to): (i64, i64), values: impl Iterator<Item = f64>) -> Self {
        let (least, most) = range(values);
        Self { plot, from, to, least, most }
    }

    pub(crate) fn x(&self, minute: i64) -> f32 {
        along(minute, (self.from, self.to), (self.plot.left(), self.plot.right()))
    }

    pub(crate) fn y(&self, value: f64) -> f32 {
        let share = (value - self.least) / (self.most - self.least).max(1e-9);
        self.plot.bottom() - share as f32 * self.plot.height()
    }

    pub(crate) fn at(&self, minute: i64, value: f64) -> Pos2 {
        pos2(self.x(minute), self.y(value))
    }

    /// Nights and the names of the days.
    pub(crate) fn days(&self, painter: &Painter, view: &View, theme: &Theme) {
        let plot = self.plot;
        // Names where they fit: of each day, or of every so many Mondays; and no nights that nobody could tell apart.
        let day_wide = self.x(self.from + 1440) - plot.left();
        let step = if day_wide > 34.0 { 1 } else { 7 * charts::weeks(7.0 * day_wide) };
        for day in self.from.div_euclid(1440) - 1..=self.to.div_euclid(1440) {
            let (dusk, dawn) = (day * 1440 + 18 * 60, (day + 1) * 1440 + 7 * 60);
            let (left, right) = (self.x(dusk.max(self.from)), self.x(dawn.min(self.to)));
            if right > left && day_wide >= charts::NIGHTS {
                let night = Rect::from_min_max(pos2(left, plot.top()), pos2(right, plot.bottom()));
                painter.rect_filled(night, 0.0, theme.line.veil(0.4));
            }
            let (noon, weekday) = (day * 1440 + 12 * 60, view.weekday.plus(day - (view.day - 1)));
            let named = step == 1 || (weekday as usize == 0 && day.rem_euclid(step as i64) < 7);
            if (self.from..=self.to).contains(&noon) && named {
                let at = pos2(self.x(noon), plot.bottom() + 11.0);
                write(painter, at, Align2::CENTER_CENTER, crate::locale::weekday(weekday), condensed(13.0), theme.ink2);
            }
        }
    }

    /// A few lines with their figures, round ones, at the left.
    pub(crate) fn figures(&self, painter: &Painter, metric: &str, theme: &Theme) {
        for (value, _) in crate::plot::ticks((self.least, self.most), 3.0) {
            let y = self.y(value);
            painter.hline(self.plot.x_range(), y, Stroke::new(1.0, theme.line));
            let text = figure(metric, value);
            write(painter, pos2(self.plot.left() - 8.0, y), Align2::RIGHT_CENTER, text, condensed(12.5), theme.ink2);
        }
    }

    /// Where two names stand beside the ends of their lines, at least so far apart.
    pub(crate) fn ends(&self, ends: [f32; 2], least: f32) -> [Pos2; 2] {
        let apart = (ends[0] - ends[1]).abs().max(least) / 2.0;
        let (top, bottom) = (self.plot.top() + apart, self.plot.bottom() - apart);
        let middle = ((ends[0] + ends[1]) / 2.0).clamp(top.min(bottom), bottom);
        let down = if ends[0] > ends[1] { apart } else { -apart };
        [middle + down, middle - down].map(|y| pos2(self.plot.right() + 8.0, y))
    }
}

/// How much room at its left a picture of these values leaves to the figures of its axis.
pub(crate) fn gutter(painter: &Painter, metric: &str, values: impl Iterator<Item = f64>) -> f32 {
    let wide = |value: f64| {
        let text = figure(metric, value);
        painter.layout_no_wrap(text, condensed(12.5), Color32::PLACEHOLDER).size().x
    };
    let ticks = crate::plot::ticks(range(values), 3.0);
    (ticks.into_iter().map(|(value, _)| wide(value)).fold(0.0, f32::max) + 14.0).max(56.0)
}

/// Least and most of an axis on which these figures stand: with room, and from 0 if that is near.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.filter(|value| value.is_finite()) {
        (least, most) = (least.min(value), most.max(value));
    }
    if least > most {
        return (0.0, 1.0);
    }
    let room = if most - least < 1e-9 { (most.abs() * 0.1).max(0.01) } else { (most - least) * 0.08 };
    let floor = if least >= 0.0 && least <= most * 0.4 { 0.0 } else { least - room };
    (floor, most + room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_room_and_begins_at_nothing_where_that_is_near() {
        assert_eq!(range([10.0, 40.0].into_iter()).0, 0.0);
        let (least, most) = range([58.0, 62.0].into_iter());
        assert!(least > 55.0 && least < 58.0 && most > 62.0 && most < 65.0, "{least} {most}");
        let (least, most) = range([-5.0, 3.0].into_iter());
        assert!(least < -5.0 && most > 3.0);
        let (least, most) = range([7.0].into_iter());
        assert!(least < 7.0 && most > 7.0, "a level line has a place, too");
        assert_eq!(range([f64::NAN].into_iter()), (0.0, 1.0));
    }

    #[test]
    fn names_at_the_ends_of_lines_stand_apart() {
        let plot = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0));
        let plane = Plane::new(plot, (0, 60), [0.0, 1.0].into_iter());
        for ends in [[50.0, 51.0], [51.0, 50.0], [20.0, 80.0], [100.0, 99.0], [0.0, 0.5]] {
            let [a, b] = plane.ends(ends, 18.0);
            assert!((a.y - b.y).abs() >= 17.9 && (a.y > b.y) == (ends[0] > ends[1]), "{ends:?}");
            assert!(a.y.min(b.y) >= 0.0 && a.y.max(b.y) <= 100.0, "{ends:?}: {a:?} {b:?}");
        }
    }
}
