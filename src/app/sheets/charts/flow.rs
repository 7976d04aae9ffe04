//! Cumulative flow: what arrived, what is in hand, what left; and how long what arrived at a moment took.

use bevy_egui::egui::{Align2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::frame::{self, Axis, Drawn, band, frame, label, line};
use super::{Entry, Sign, legend, span, waits};
use crate::app::controls::Desk;
use crate::app::floor::when;
use crate::app::reasons::metric::{entry, list, piles};
use crate::app::reasons::{self, work};
use crate::app::session::Session;
use crate::app::theme::{Theme, Veil as _, condensed_bold};
use crate::level::file::Kind;
use crate::locale::number;
use crate::page::length;
use crate::sim::view::ItemPlace;
use crate::sim::{FlowSample, Simulation};
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

    /// Between two samples, when a line reached a count; none if it had reached it before the first.
    fn reached(&self, line: &[f64], count: f64) -> Option<f64> {
        let n = line.iter().position(|value| *value >= count).filter(|n| *n > 0)?;
        let share = (count - line[n - 1]) / (line[n] - line[n - 1]);
        Some(self.minutes[n - 1] + share * (self.minutes[n] - self.minutes[n - 1]))
    }

    /// The way across the open work at the height of what has left by now: from when so many had arrived to when so many
    /// had left.
    fn across(&self) -> Option<(f64, f64)> {
        let count = *self.left.last()?;
        Some((self.reached(&self.arrived, count)?, self.reached(&self.left, count)?)).filter(|(from, to)| to > from)
    }

    /// Where a line stands at a minute.
    fn value(&self, line: &[f64], minute: f64) -> f64 {
        let n = self.minutes.partition_point(|at| *at < minute).clamp(1, self.minutes.len() - 1);
        let share = (minute - self.minutes[n - 1]) / (self.minutes[n] - self.minutes[n - 1]);
        line[n - 1] + share.clamp(0.0, 1.0) * (line[n] - line[n - 1])
    }

    /// The sample nearest to a minute.
    fn near(&self, minute: f64) -> usize {
        let far = |n: &usize| (self.minutes[*n] - minute).abs();
        (0..self.minutes.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
    }
}

/// Where in a band its name stands: where the band is highest of the places that hold all of it and are not taken.
fn name_in(drawn: &Drawn, data: &Lines, (low, high): (&[f64], &[f64]), size: Vec2, taken: &[Rect]) -> Option<Rect> {
    let place = |n: usize| {
        let (top, foot) = (drawn.at(data.minutes[n], high[n]), drawn.at(data.minutes[n], low[n]));
        (Rect::from_center_size(top + (foot - top) / 2.0, size), foot.y - top.y)
    };
    let inside = |rect: &Rect| {
        [rect.left(), rect.center().x, rect.right()].into_iter().all(|x| {
            let minute = drawn.value(pos2(x, rect.top())).0;
            let y = |line: &[f64]| drawn.at(minute, data.value(line, minute)).y;
            y(high) <= rect.top() && y(low) >= rect.bottom()
        })
    };
    let free = |rect: &Rect| drawn.place.contains_rect(*rect) && !taken.iter().any(|other| other.intersects(*rect));
    let places = (0..data.minutes.len()).map(place).filter(|(rect, _)| free(rect) && inside(rect));
    places.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(rect, _)| rect)
}

/// Writes the names of the bands into them, where they are high enough, and not where the measures stand.
fn band_names(drawn: &Drawn, theme: &Theme, data: &Lines, base: f64) {
    let mut taken = vec![drawn.place.with_min_x(drawn.place.right() - 80.0)];
    if let Some((from, to)) = data.across() {
        let count = data.left[data.left.len() - 1];
        let way = Rect::from_two_pos(drawn.at(from, count), drawn.at(to, count));
        taken.push(way.expand2(vec2(0.0, 24.0)));
    }
    let floor = vec![base; data.minutes.len()];
    let bands = [
        (&data.in_hand, &data.arrived, tr!("chart-flow-band-waiting")),
        (&data.left, &data.in_hand, tr!("chart-flow-band-in-hand")),
        (&floor, &data.left, tr!("chart-flow-band-finished")),
    ];
    for (low, high, name) in bands {
        let font = condensed_bold(13.0);
        let text = drawn.painter.layout_no_wrap(name.to_string(), font.clone(), theme.ink).size();
        if let Some(rect) = name_in(drawn, data, (low, high), text + vec2(8.0, 4.0), &taken) {
            label(&drawn.painter, rect.center(), Align2::CENTER_CENTER, name, font, theme.ink, theme);
        }
    }
}

/// A measure in the picture: where it stands, what it says, and why.
type Measure = (Rect, String, Vec<String>);

/// How much is open now, as a bracket over its bands; and how long that takes, as an arrow across them.
fn measures(drawn: &Drawn, theme: &Theme, data: &Lines, game: &Session) -> Vec<Measure> {
    let n = data.minutes.len() - 1;
    let (minute, left, arrived) = (data.minutes[n], data.left[n], data.arrived[n]);
    if arrived <= left {
        return Vec::new();
    }
    let (top, foot) = (drawn.at(minute, arrived), drawn.at(minute, left));
    let (stroke, x) = (Stroke::new(1.5, theme.ink), top.x + 6.0);
    let bracket = vec![pos2(x - 5.0, top.y), pos2(x, top.y), pos2(x, foot.y), pos2(x - 5.0, foot.y)];
    drawn.painter.line(bracket, stroke);
    let write =
        |at, anchor, text: &str| label(&drawn.painter, at, anchor, text, condensed_bold(14.0), theme.ink, theme);
    let text = tr!("chart-flow-open-short", open = number(arrived - left, 0));
    let open = write(pos2(x - 8.0, (top.y + foot.y) / 2.0), Align2::RIGHT_CENTER, &text);
    let mut found = vec![(open, text, reasons::metric(game, "open_work"))];
    let Some((from, to)) = data.across() else { return found };
    let (start, end) = (drawn.at(from, left), drawn.at(to, left));
    if end.x - start.x < 60.0 {
        return found;
    }
    drawn.painter.line_segment([start, end], stroke);
    for (tip, back) in [(start, 5.0), (end, -5.0)] {
        drawn.painter.line(vec![tip + vec2(back, -4.0), tip, tip + vec2(back, 4.0)], stroke);
    }
    // Above the arrow; below it where a thin band has the other number there.
    let text = tr!("chart-flow-took", span = length(to - from));
    let size = drawn.painter.layout_no_wrap(text.clone(), condensed_bold(14.0), theme.ink).size();
    let mut middle = start + (end - start) / 2.0;
    // A short way at an edge has its measure beside it.
    middle.x = middle.x.min(drawn.place.right() - size.x / 2.0 - 4.0);
    let above = Align2::CENTER_BOTTOM.anchor_size(middle - vec2(0.0, 4.0), size);
    let took = if above.expand(4.0).intersects(open) {
        write(middle + vec2(0.0, 4.0), Align2::CENTER_TOP, &text)
    } else {
        write(above.center(), Align2::CENTER_CENTER, &text)
    };
    let at = |minute: f64| when(&game.view, minute as i64);
    found.push((took, text, vec![tr!("why-flow-took", from = at(from), to = at(to))]));
    found
}

/// A run's samples, and how it is now.
fn samples(sim: &Simulation) -> Vec<FlowSample> {
    let (past, now) = (sim.past().1, sim.present());
    past.iter().filter(|sample| sample.minute < now.minute).copied().chain([now]).collect()
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, height: f32) {
    let (theme, view) = (desk.theme, &desk.view);
    let data = lines(&samples(&desk.game.sim), view.starts);
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
    band_names(&drawn, theme, &data, base);
    // Who points at a measure asks for its reason, and not for the moment below it.
    let memory = ui.id().with("measures");
    let measured: Vec<Rect> = ui.data(|d| d.get_temp(memory)).unwrap_or_default();
    let pointed = drawn.pointer().filter(|at| !measured.iter().any(|place| place.expand(3.0).contains(*at)));
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
        let found = measures(&drawn, theme, &data, desk.game);
        for (place, text, why) in &found {
            reasons::ask(ui, theme, *place, text, why);
        }
        let places: Vec<Rect> = found.into_iter().map(|(place, ..)| place).collect();
        ui.data_mut(|d| d.insert_temp(memory, places));
    }
    let last = data.minutes.len() - 1;
    let (left, in_hand, arrived) = (data.left[last], data.in_hand[last], data.arrived[last]);
    let waits = view.items.iter().filter(|item| !matches!(item.place, ItemPlace::Hands(_)));
    let done = Kind::ALL.into_iter().zip(desk.game.sim.present().left).filter(|(_, n)| *n > 0);
    let done = done.map(|(kind, n)| entry(n, kind.label())).collect();
    let entries = [
        (tr!("chart-flow-waiting", now = number(arrived - in_hand, 0)), piles(view, waits)),
        (tr!("chart-flow-in-hand", now = number(in_hand - left, 0)), work::in_hands(view)),
        (tr!("chart-flow-left", all = number(left, 0)), list(tr!("why-finished"), done)),
    ];
    let entries = entries.into_iter().zip([fills[2], fills[1], fills[0]]);
    let entries: Vec<Entry> =
        entries.map(|((name, why), fill)| Entry::new(Sign::Fill(fill), name).because(why)).collect();
    legend(ui, desk, &entries);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_what_the_bar_at_the_top_says() {
        for id in crate::level::shipped() {
            let level = crate::level::load(&id).unwrap();
            let mut sim = Simulation::new(&level, 1);
            for minutes in [60, 297, 1440, 2 * 1440 + 13] {
                let until = sim.span().0 + minutes;
                if until < sim.span().1 {
                    sim.run_until(until);
                    let samples = samples(&sim);
                    let (arrived, left) = samples.last().map(|now| (now.arrived, now.left)).unwrap();
                    let open: Vec<u64> = (0..4).map(|kind| arrived[kind] - left[kind]).collect();
                    let told: Vec<u64> = sim.view().open.iter().map(|open| u64::from(*open)).collect();
                    assert_eq!(open, told, "{id} after {minutes} min");
                    assert!(samples.is_sorted_by(|a, b| a.minute < b.minute));
                }
            }
        }
    }

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

    #[test]
    fn the_arrow_goes_from_when_as_many_had_arrived_to_when_they_had_left() {
        let samples = [sample(0, 2, 0, 0), sample(60, 6, 1, 0), sample(120, 9, 4, 0), sample(180, 9, 4, 0)];
        let lines = lines(&samples, 0);
        assert_eq!(lines.across(), Some((30.0, 120.0)), "half way to the sixth, and as soon as they had left");
        assert_eq!(lines.value(&lines.arrived, 90.0), 7.5);
        assert_eq!((lines.value(&lines.left, -60.0), lines.value(&lines.left, 900.0)), (0.0, 4.0));
        let early = super::lines(&samples[..2], 0);
        assert_eq!(early.across(), None, "it had arrived before the picture begins");
    }
}
