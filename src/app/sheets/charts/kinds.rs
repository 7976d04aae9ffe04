//! The kinds of work over time, and of unplanned work where it comes from.

use bevy_egui::egui::{Color32, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::frame::{self, Axis, frame};
use super::past::{Past, Sample, UNPLANNED, metric_of, names};
use super::{Entry, Sign, legend, legend_high, span, waits};
use crate::app::controls::{Desk, hatch};
use crate::app::floor::when;
use crate::app::reasons::{self, work};
use crate::app::session::Session;
use crate::app::theme::Theme;
use crate::level::file::Kind;
use crate::locale::number;
use crate::sim::view::View;
use crate::stats::whole;
use crate::tr;

/// Hours of work are counted here: a bare queue of a lab has none, however long it runs.
pub(super) fn exists(view: &View) -> bool {
    !view.hours.is_empty() || view.minute - view.starts < 120
}

/// Most bars.
const MOST: usize = 60;

/// Hours of work between two minutes: the three planned kinds, unplanned work by source, and what of it is of no known one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    from: f64,
    to: f64,
    planned: [f64; 3],
    unplanned: [f64; 7],
}

impl Bar {
    fn all(&self) -> f64 {
        self.planned.iter().chain(&self.unplanned).sum()
    }

    /// How many people were at work on average: its hours of work by the hours that it is long.
    fn at_work(&self, hours: f64) -> f64 {
        60.0 * hours / (self.to - self.from)
    }
}

/// Bars over working minutes by the hour, from one hour to another; the sources share what was unplanned as the samples say.
/// The last hour may be one that runs, up to now.
pub(super) fn bars(hours: &[[f32; 4]], from: usize, samples: &[Sample], now: i64) -> Vec<Bar> {
    let hours = hours.get(from..).unwrap_or(&[]);
    let group = [1, 2, 4, 8, 24, 48, 168].into_iter().find(|group| hours.len().div_ceil(*group) <= MOST).unwrap_or(168);
    let by_then = |minute: i64| {
        let before = samples.iter().take_while(|sample| sample.minute <= minute).last();
        before.map_or([0.0; 6], Sample::sources)
    };
    // A bar begins where a day does, if it is long.
    let mut bars = Vec::new();
    let mut at = 0;
    while at < hours.len() {
        let end = (((from + at) / group + 1) * group - from).min(hours.len());
        let sum = |kind: usize| hours[at..end].iter().map(|hour| f64::from(hour[kind]) / 60.0).sum::<f64>();
        let (begin, over) = (((from + at) * 60) as i64, (((from + end) * 60) as i64).min(now));
        let (first, last) = (by_then(begin), by_then(over));
        let grown: [f64; 6] = std::array::from_fn(|n| (last[n] - first[n]).max(0.0));
        let (known, unplanned) = (grown.iter().sum::<f64>(), sum(UNPLANNED));
        let mut parts = [0.0; 7];
        for (part, hours) in parts.iter_mut().zip(grown) {
            *part = if known > 0.0 { unplanned * hours / known } else { 0.0 };
        }
        parts[6] = if known > 0.0 { 0.0 } else { unplanned };
        bars.push(Bar { from: begin as f64, to: over as f64, planned: [sum(0), sum(1), sum(2)], unplanned: parts });
        at = end;
    }
    bars
}

/// How a source is drawn: a shade of the colour of unplanned work, and whether it is hatched.
fn shade(source: usize, theme: &Theme) -> (Color32, bool) {
    let red = theme.kind(Kind::Unplanned);
    let mix = |with: Color32, share: f32| {
        let part = |a: u8, b: u8| (f32::from(a) * (1.0 - share) + f32::from(b) * share).round() as u8;
        Color32::from_rgb(part(red.r(), with.r()), part(red.g(), with.g()), part(red.b(), with.b()))
    };
    match source {
        1 => (mix(Color32::BLACK, 0.42), false),
        2 => (mix(Color32::WHITE, 0.5), false),
        3 => (mix(Color32::BLACK, 0.42), true),
        4 => (mix(Color32::WHITE, 0.5), true),
        5 => (red, true),
        _ => (red, false),
    }
}

/// What the legend says: hours of planned work by kind; and unplanned work with the sources that it is the sum of.
fn entries(game: &Session, bars: &[Bar], theme: &Theme) -> [Vec<Entry>; 2] {
    let total = |of: &dyn Fn(&Bar) -> f64| bars.iter().map(of).sum::<f64>();
    // In tenths where one is small, as where reasons are told; the parts always add up to the whole that is shown.
    let parts: Vec<f64> = (0..names().len()).map(|source| total(&|bar| bar.unplanned[source])).collect();
    let small = parts.iter().any(|hours| (0.05..10.0).contains(hours));
    let (scale, digits) = if small { (10.0, 1) } else { (1.0, 0) };
    let parts = whole(&parts.iter().map(|hours| hours * scale).collect::<Vec<_>>());
    let shown = |part: i64| number(part as f64 / scale, digits);
    let mut planned = Vec::new();
    for kind in &Kind::ALL[..UNPLANNED] {
        let hours = total(&|bar| bar.planned[*kind as usize]);
        if hours >= 0.05 {
            let hours = number(hours, digits);
            let name = tr!("chart-kinds-legend", kind = kind.label(), hours = hours);
            let whose = work::by_whom(&game.view, |person| person.by_kind[*kind as usize]);
            planned.push(Entry::new(Sign::Card(*kind), name).because(whose));
        }
    }
    let all = shown(parts.iter().sum());
    let whose = work::by_whom(&game.view, |person| person.by_kind[UNPLANNED]);
    let unplanned = Entry::new(Sign::Card(Kind::Unplanned), tr!("chart-kinds-unplanned", hours = all)).because(whose);
    let mut sources = vec![unplanned];
    for (source, name) in names().into_iter().enumerate().filter(|(source, _)| parts[*source] > 0) {
        let (fill, hatched) = shade(source, theme);
        let sign = if hatched { Sign::Hatch(fill, theme.panel) } else { Sign::Fill(fill) };
        let name = tr!("chart-kinds-legend", kind = name, hours = shown(parts[source]));
        let why = reasons::metric(game, metric_of(source));
        sources.push(Entry::new(sign, name).because(why));
    }
    [planned, sources]
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, past: &Past, height: f32) {
    let (theme, view) = (desk.theme, &desk.view);
    let mut hours = view.hours.clone();
    let mut samples = past.samples.clone();
    if view.minute % 60 > 0 {
        hours.push(view.this_hour());
        samples.push(Sample::of(&desk.game.sim));
    }
    let bars = bars(&hours, view.starts.div_euclid(60).max(0) as usize, &samples, view.minute);
    let most = bars.iter().map(|bar| bar.at_work(bar.all())).fold(0.0, f64::max);
    if most <= 0.0 {
        return waits(ui, desk, tr!("chart-kinds-waits"));
    }
    let range = (bars[0].from, bars[bars.len() - 1].to.max(span(view).1));
    let each = bars.iter().map(|bar| bar.to - bar.from).fold(0.0, f64::max) / 60.0;
    let per = match each as i64 {
        1 => tr!("chart-an-hour").to_string(),
        24 => tr!("chart-a-day").into(),
        168 => tr!("chart-a-week").into(),
        n if n % 24 == 0 => tr!("chart-in-days", n = n / 24),
        n => tr!("chart-in-hours", n = n),
    };
    let x = Axis::time(range, desk.level.file.first_day);
    let y = Axis::up_to(&tr!("chart-kinds-y", per = per), most * 1.05);
    let [planned, sources] = entries(desk.game, &bars, theme);
    let legends = legend_high(ui, &planned) + legend_high(ui, &sources);
    let drawn = frame(ui, theme, height - legends - 22.0, (&x, &y), |_| {});
    frame::nights(&drawn, theme, range);
    let place = |bar: &Bar, low: f64, high: f64| {
        let (a, b) = (drawn.at(bar.from, bar.at_work(high)), drawn.at(bar.to, bar.at_work(low)));
        Rect::from_min_max(a, pos2((b.x - 1.0).max(a.x + 1.0), b.y))
    };
    let mut pointed = None;
    for bar in &bars {
        let mut low = 0.0;
        let mut piece = |amount: f64, fill: Color32, hatched: bool| {
            if amount > 0.0 {
                let rect = place(bar, low, low + amount);
                drawn.painter.rect_filled(rect, 0.0, fill);
                if hatched && rect.height() > 3.0 {
                    hatch(&drawn.painter.with_clip_rect(rect.intersect(drawn.painter.clip_rect())), rect, theme.panel);
                }
                low += amount;
            }
        };
        for (kind, amount) in Kind::ALL.into_iter().zip(bar.planned) {
            piece(amount, theme.kind(kind), false);
        }
        for (source, amount) in bar.unplanned.into_iter().enumerate() {
            let (fill, hatched) = shade(source, theme);
            piece(amount, fill, hatched);
        }
        if drawn.pointer().is_some_and(|at| (bar.from..bar.to).contains(&drawn.value(at).0)) {
            pointed = Some(bar);
        }
    }
    if let Some(bar) = pointed.filter(|bar| bar.all() > 0.0) {
        let rect = place(bar, 0.0, bar.all());
        drawn.painter.rect_stroke(rect.expand(1.0), 1.0, Stroke::new(2.0, theme.ink), StrokeKind::Outside);
        let unplanned: f64 = bar.unplanned.iter().sum();
        let mut lines = vec![
            tr!("chart-kinds-from-to", from = when(view, bar.from as i64), to = when(view, bar.to as i64)),
            tr!("chart-kinds-all", hours = number(bar.all(), 1), percent = number(100.0 * unplanned / bar.all(), 0)),
        ];
        let named = Kind::ALL.iter().zip(bar.planned).map(|(kind, hours)| (kind.label().to_string(), hours));
        let sources =
            names().into_iter().zip(bar.unplanned).map(|(name, hours)| (tr!("chart-kinds-source", name = name), hours));
        lines.extend(
            named
                .chain(sources)
                .filter(|(_, hours)| *hours >= 0.05)
                .map(|(name, h)| tr!("chart-kinds-line", name = name, hours = number(h, 1))),
        );
        frame::note(ui, theme, rect.right_top(), &lines);
    }
    legend(ui, desk, &planned);
    // The whole, and in a frame with it what it is the sum of.
    let taken = legend(ui, desk, &sources);
    ui.painter().rect_stroke(taken.expand2(vec2(5.0, 1.0)), 5.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unplanned_work_is_shared_by_the_sources_as_they_grew() {
        // Eight hours from hour 2 on, of which the last four were unplanned.
        let mut hours = vec![[0.0; 4]; 2];
        hours.extend([[60.0, 0.0, 0.0, 0.0]; 4]);
        hours.extend([[0.0, 0.0, 30.0, 60.0]; 4]);
        let samples = [
            Sample::worked(120, [0.0; 6]),
            Sample::worked(480, [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
            Sample::worked(600, [1.0, 3.0, 0.0, 0.0, 0.0, 0.0]),
        ];
        let bars = bars(&hours, 2, &samples, 600);
        assert_eq!(bars.len(), 8);
        let sum = |of: &dyn Fn(&Bar) -> f64| bars.iter().map(of).sum::<f64>();
        assert_eq!((bars[0].from, bars[7].to), (120.0, 600.0));
        assert_eq!((sum(&|b| b.planned[0]), sum(&|b| b.planned[2])), (4.0, 2.0));
        assert_eq!(sum(&|b| b.unplanned.iter().sum()), 4.0, "nothing is lost");
        assert!(bars[7].unplanned[1] > 0.9 && bars[5].unplanned[0] > 0.9, "{bars:?}");
        // What nobody has sampled is of no known source, and still there.
        assert_eq!(super::bars(&hours, 2, &[], 600)[7].unplanned[6], 1.0);
    }

    #[test]
    fn the_hour_that_runs_is_counted_too() {
        let level = crate::level::load("part1/payroll").unwrap();
        let mut sim = crate::sim::Simulation::new(&level, 1);
        let starts = sim.span().0;
        for minutes in [37, 60, 297, 1500] {
            sim.run_until(starts + minutes);
            let view = sim.view();
            let mut hours = view.hours.clone();
            hours.push(view.this_hour());
            let bars = bars(&hours, 0, &[Sample::of(&sim)], view.minute);
            let all: f64 = bars.iter().map(Bar::all).sum();
            let worked: f64 = view.people.iter().flat_map(|person| person.by_kind).sum::<f64>() / 60.0;
            assert!((all - worked).abs() < 0.01, "after {minutes} min: {all} of {worked} h");
            let running: f32 = view.this_hour().iter().sum();
            assert!((minutes % 60 != 0) == (running > 0.01), "after {minutes} min: {running}");
            // So does the metric from which reasons are told.
            let unplanned: f64 = bars.iter().flat_map(|bar| bar.unplanned).sum();
            assert!((unplanned - sim.metric("unplanned_hours")).abs() < 0.01, "{unplanned}");
        }
    }

    #[test]
    fn long_runs_have_few_bars_which_begin_with_days() {
        let hours = vec![[1.0, 0.0, 0.0, 0.0]; 24 * 40];
        let bars = bars(&hours, 8, &[], 40 * 1440);
        assert!(bars.len() <= MOST, "{}", bars.len());
        assert!(bars[1..].iter().all(|bar| bar.from % 1440.0 == 0.0));
        assert_eq!(bars[0].from, 480.0);
        // One person's minute an hour is as high in a bar that is long as in the first, which is shorter.
        assert!(bars.iter().all(|bar| (bar.at_work(bar.all()) - 1.0 / 60.0).abs() < 1e-9), "{bars:?}");
    }
}
