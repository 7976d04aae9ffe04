//! Cumulative flow: what arrived, what is in hand, what left; and how long what arrived at a moment took.

use bevy_egui::egui::{Align2, Stroke, Ui, pos2};

use super::frame::{self, Axis, band, frame, label, line};
use super::{Sign, legend, span, waits};
use crate::app::controls::Desk;
use crate::app::floor::when;
use crate::app::theme::{Veil as _, condensed_bold};
use crate::locale::number;
use crate::page::length;
use crate::sim::FlowSample;
use crate::tr;

/// The lines of the diagram: from below, what left, what is in hand on top of it, what arrived.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    minutes: Vec<f64>,
    left: Vec<f64>,
    in_hand: Vec<f64>,
    arrived: Vec<f64>,
}

/// Reads them from the samples of a run, from a minute on.
pub(super) fn lines(samples: &[FlowSample], from: i64) -> Lines {
    let mut lines = Lines::default();
    for sample in samples.iter().filter(|sample| sample.minute >= from) {
        let sum = |of: &[u64; 4]| of.iter().sum::<u64>() as f64;
        let (left, arrived) = (sum(&sample.left), sum(&sample.arrived));
        lines.minutes.push(sample.minute as f64);
        lines.left.push(left);
        lines.in_hand.push((left + f64::from(sample.in_hand)).min(arrived));
        lines.arrived.push(arrived);
    }
    lines
}

impl Lines {
    /// When so many had left, after a moment: where the horizontal way across the band ends.
    fn left_at(&self, count: f64, after: f64) -> Option<f64> {
        let at = (0..self.left.len()).find(|&n| self.minutes[n] >= after && self.left[n] >= count)?;
        Some(self.minutes[at])
    }

    /// The sample nearest to a minute.
    fn near(&self, minute: f64) -> usize {
        let far = |n: &usize| (self.minutes[*n] - minute).abs();
        (0..self.minutes.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
    }
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, height: f32) {
    let (theme, view) = (desk.theme, &desk.view);
    let data = lines(desk.game.sim.past().1, view.starts);
    if data.minutes.len() < 2 {
        return waits(ui, desk, tr!("chart-flow-waits"));
    }
    let (from, to) = span(view);
    // What had left before you took over is no part of the picture.
    let base = data.left[0];
    let most = data.arrived.iter().copied().fold(1.0, f64::max);
    let x = Axis::time((from, to), desk.level.file.first_day);
    let y = Axis::between(tr!("chart-flow-y"), (base, base + (most - base) * 1.06));
    let fills = [theme.good.veil(0.5), theme.ink2.veil(0.75), theme.ink2.veil(0.3)];
    let drawn = {
        let data = data.clone();
        frame(ui, theme, height - 26.0, (&x, &y), move |plot| {
            let floor = vec![base; data.minutes.len()];
            band(plot, &data.minutes, &floor, &data.left, fills[0]);
            band(plot, &data.minutes, &data.left, &data.in_hand, fills[1]);
            band(plot, &data.minutes, &data.in_hand, &data.arrived, fills[2]);
            let zip = |ys: &[f64]| -> Vec<[f64; 2]> { data.minutes.iter().zip(ys).map(|(x, y)| [*x, *y]).collect() };
            line(plot, zip(&data.arrived), Stroke::new(2.0, theme.ink), false);
            line(plot, zip(&data.left), Stroke::new(2.0, theme.good), false);
        })
    };
    frame::nights(&drawn, theme, (from, to));
    let pointed = drawn.pointer();
    let n = pointed.map_or(data.minutes.len() - 1, |at| data.near(drawn.value(at).0));
    let (minute, left, in_hand, arrived) = (data.minutes[n], data.left[n], data.in_hand[n], data.arrived[n]);
    let (top, foot) = (drawn.at(minute, arrived), drawn.at(minute, left));
    if pointed.is_some() {
        drawn.painter.line_segment([top, foot], Stroke::new(2.0, theme.ink));
        let mut text = vec![
            when(view, minute as i64),
            tr!(
                "chart-flow-open",
                open = number(arrived - left, 0),
                waiting = number(arrived - in_hand, 0),
                in_hand = number(in_hand - left, 0)
            ),
            tr!("chart-flow-counts", arrived = number(arrived, 0), left = number(left, 0)),
        ];
        if let Some(gone) = data.left_at(arrived, minute).filter(|gone| *gone > minute) {
            let end = drawn.at(gone, arrived);
            drawn.painter.line_segment([top, end], Stroke::new(2.0, theme.ink));
            text.push(tr!("chart-flow-all-left", span = length(gone - minute)));
        } else if arrived > left {
            text.push(tr!("chart-flow-not-all").into());
        }
        frame::note(ui, theme, top, &text);
    } else {
        let right = pos2(drawn.place.right() - 6.0, (top.y + foot.y) / 2.0);
        let text = tr!("chart-flow-open-short", open = number(arrived - left, 0));
        label(&drawn.painter, right, Align2::RIGHT_CENTER, &text, condensed_bold(14.0), theme.ink, theme);
    }
    let names = [
        (
            fills[2],
            tr!(
                "chart-flow-waiting",
                now = number(data.arrived.last().unwrap_or(&0.0) - data.in_hand.last().unwrap_or(&0.0), 0)
            ),
        ),
        (
            fills[1],
            tr!(
                "chart-flow-in-hand",
                now = number(data.in_hand.last().unwrap_or(&0.0) - data.left.last().copied().unwrap_or(0.0), 0)
            ),
        ),
        (fills[0], tr!("chart-flow-left", all = number(data.left.last().copied().unwrap_or(0.0), 0))),
    ];
    legend(ui, desk, &names.map(|(fill, name)| (Sign::Fill(fill), name)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(minute: i64, arrived: u64, left: u64, in_hand: u32) -> FlowSample {
        FlowSample { minute, arrived: [arrived, 0, 0, 0], left: [0, left, 0, 0], in_hand }
    }

    #[test]
    fn bands_lie_on_one_another_and_none_is_higher_than_what_arrived() {
        let samples = [sample(0, 9, 0, 0), sample(60, 10, 2, 3), sample(120, 10, 8, 5)];
        let lines = lines(&samples, 60);
        assert_eq!(lines.minutes, [60.0, 120.0]);
        assert_eq!((lines.left, lines.in_hand, lines.arrived), (vec![2.0, 8.0], vec![5.0, 10.0], vec![10.0, 10.0]));
    }

    #[test]
    fn the_way_across_the_band_ends_where_as_many_have_left() {
        let samples = [sample(0, 4, 0, 0), sample(60, 5, 3, 0), sample(120, 6, 4, 0), sample(180, 9, 6, 0)];
        let lines = lines(&samples, 0);
        assert_eq!(lines.left_at(4.0, 0.0), Some(120.0));
        assert_eq!(lines.left_at(4.0, 130.0), Some(180.0));
        assert_eq!(lines.left_at(9.0, 0.0), None, "they are open");
        assert_eq!(lines.near(95.0), 2);
    }
}
