//! The futures of this game: where they part, what was done differently, how they stand; and two of them side by side.

use bevy_egui::egui::{Align2, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::controls::{Desk, Row, line, row, separator, within};
use crate::app::floor::{span, when};
use crate::app::job::Job;
use crate::app::plane::{self, Plane};
use crate::app::reasons;
use crate::app::session::Session;
use crate::app::spoken;
use crate::app::theme::{self, Button, Theme, condensed, condensed_bold, semibold, write, write_within};
use crate::app::words;
use crate::branch::{Branches, MEASURES, Trace, trace};
use crate::level::Level;
use crate::locale::{self, number};
use crate::report::money;
use crate::sim::action::ActionKind;
use crate::sim::view::View;
use crate::tr;

/// The message that says what each of [`MEASURES`] is called, and whether more of it is better.
const NAMES: [(&str, bool); MEASURES.len()] = [
    ("measure-lamps", true),
    ("figure-cash", true),
    ("figure-trust", true),
    ("measure-lead-time", false),
    ("measure-unplanned", false),
    ("figure-open-work", false),
];

/// Which futures, and how far each has come: what is known is of these.
type Key = Vec<(usize, i64)>;

/// What the sheet remembers, and the futures as they were run again.
#[derive(Default)]
pub(crate) struct Futures {
    /// The one that the present one is compared with.
    other: Option<usize>,
    /// Which measure is drawn; if nobody chose, the first that differs.
    measure: Option<usize>,
    job: Option<(Key, Job<Vec<Trace>>)>,
    found: Option<(Key, Vec<Trace>)>,
}

impl Futures {
    /// All futures run again; none while they are. A running clock is looked at each hour.
    fn look(&mut self, game: &mut Session) -> Option<&[Trace]> {
        let (level, seed, now) = (game.sim.level().clone(), game.sim.seed(), game.future());
        let paused = game.speed == crate::app::session::Speed::Paused;
        let futures = game.futures();
        let key = futures.all().iter().enumerate().map(|(place, branch)| {
            let running = place == now && !paused;
            (branch.actions.len(), if running { branch.reached.div_euclid(60) * 60 } else { branch.reached })
        });
        let key: Key = key.collect();
        if let Some(answer) = self.job.as_ref().and_then(|(_, job)| job.look())
            && let Some((of, _)) = self.job.take()
        {
            self.found = answer.map(|traces| (of, traces));
        }
        let known = self.found.as_ref().is_some_and(|(of, _)| *of == key);
        let asked = self.job.as_ref().is_some_and(|(of, _)| *of == key);
        if !known && !asked {
            let branches = futures.all().to_vec();
            let marks: Vec<i64> = branches.iter().map(|branch| branch.reached).collect();
            let work = move |go_on: &dyn Fn(usize) -> bool| {
                let traces = branches
                    .iter()
                    .enumerate()
                    .map(|(done, branch)| if go_on(done) { trace(&level, seed, branch, &marks).ok() } else { None });
                traces.collect::<Option<Vec<Trace>>>()
            };
            self.job = Some((key.clone(), Job::start(work)));
        }
        let fits = |(of, traces): &&(Key, Vec<Trace>)| of.len() == key.len() && !traces.is_empty();
        self.found.as_ref().filter(fits).map(|(_, traces)| traces.as_slice())
    }

    /// They are being run.
    pub(crate) fn waits(&self) -> bool {
        self.job.is_some()
    }
}

/// A future's letter.
fn letter(place: usize) -> char {
    char::from(b'A' + (place % 26) as u8)
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let futures = desk.game.futures().clone();
    let (theme, view) = (desk.theme, desk.view.clone());
    if futures.all().len() == 1 {
        let key = desk.keys.name(crate::app::bindings::Command::Rewind);
        let text = tr!("futures-one", key = key);
        return line(ui, theme, &text);
    }
    let now = futures.now();
    let other = desk.futures.other.filter(|place| *place != now && *place < futures.all().len());
    // The one that the present one parted from is the first to compare it with.
    let parent = futures.current().parted.map(|(from, _)| from);
    let other = other.or(parent).or((0..futures.all().len()).rev().find(|place| *place != now)).unwrap_or(0);
    let traces = desk.futures.look(desk.game).map(<[Trace]>::to_vec);
    for place in 0..futures.all().len() {
        one(ui, desk, &futures, place, other, traces.as_ref().map(|traces| &traces[place]));
    }
    separator(ui, theme);
    match &traces {
        Some(traces) => beside(ui, desk, &futures, [now, other], traces, &view),
        None => line(ui, theme, tr!("futures-runs")),
    }
}

/// How a future stands, in a few words.
fn stands(trace: &Trace, level: &Level) -> String {
    let lamps = trace.figures.last().map_or(0.0, |figures| figures[0]);
    let lamps = tr!("futures-lit", lit = number(lamps, 0), lamps = tr!("count-lamps", n = level.file.stars.len()));
    match trace.ended {
        Some(true) => tr!("futures-won", lamps = lamps),
        Some(false) => tr!("title-lost").into(),
        None => lamps,
    }
}

/// What was done in one future and not in another: what says most first.
fn different(futures: &Branches, a: usize, b: usize, view: &View, level: &Level) -> String {
    let mut done: Vec<_> = futures.only_in(a, b);
    let small = |kind: ActionKind| matches!(kind, ActionKind::Prioritise | ActionKind::Assign | ActionKind::Hold);
    done.sort_by_key(|stamped| (small(stamped.action.kind()), stamped.minute));
    let names: Vec<String> = done.iter().take(2).map(|stamped| words::done(&stamped.action, view, level)).collect();
    match done.len() {
        0 => tr!("futures-nothing-else").into(),
        n if n > names.len() => tr!("futures-and-more", names = names.join("; "), more = n - names.len()),
        _ => names.join("; "),
    }
}

/// A future's line: letter, where it parted, what is different in it, how it stands, and going on with it.
fn one(ui: &mut Ui, desk: &mut Desk<'_>, futures: &Branches, place: usize, other: usize, trace: Option<&Trace>) {
    let (theme, view, level) = (desk.theme, desk.view.clone(), desk.level.clone());
    let (branch, now) = (&futures.all()[place], futures.now());
    let line: Row = row(ui, theme, 44.0, if place == now { Sense::hover() } else { Sense::click() });
    let rect = line.rect;
    if place == other {
        line.painter.rect_stroke(rect.shrink(1.0), 6.0, Stroke::new(1.5, theme.pencil), StrokeKind::Inside);
    }
    badge(&line.painter, rect.left_center() + vec2(22.0, 0.0), place, place == now, theme);
    let title = match branch.parted {
        None => tr!("futures-first", place = letter(place)),
        Some((from, at)) => tr!("futures-from", place = letter(place), from = letter(from), time = when(&view, at)),
    };
    // Against the one that it parted from; the first against the one that is looked at beside it.
    let against = branch.parted.map_or(if place == now { other } else { now }, |(from, _)| from);
    let what = different(futures, place, against, &view, &level);
    let right = 322.0;
    line.two(44.0, rect.width() - right - 56.0, &title, &what, theme, false);
    let x = rect.width() - right;
    let stands = trace.map_or_else(|| "…".to_string(), |trace| stands(trace, &level));
    let at = tr!("futures-stands", time = when(&view, branch.reached), stands = stands);
    let figure = line.text(x, 190.0, &at, condensed_bold(13.5), theme.ink);
    if let Some(trace) = trace {
        reasons::mark(ui, theme, &format!("stands {place}"), figure, || vec![lit(trace, branch.reached, &level)]);
    }
    let button = line.place(rect.width() - 126.0, 120.0, 30.0);
    if place == now {
        write(
            &line.painter,
            button.center(),
            Align2::CENTER_CENTER,
            tr!("futures-goes-on-now"),
            condensed(13.5),
            theme.ink2,
        );
    } else {
        let mut corner = within(ui, button);
        corner.push_id(("go on", place), |ui| {
            if theme::button(ui, theme, button.size(), tr!("futures-go-on-here"), "", Button::Plain).clicked()
                && desk.game.go_on_with(place)
            {
                desk.game.say(tr!("futures-goes-on", place = letter(place)));
                desk.futures.other = Some(now);
            }
        });
        if line.response.on_hover_text(tr!("futures-compare")).clicked() {
            desk.futures.other = Some(place);
        }
    }
}

/// A letter in a circle; the present one is dark.
fn badge(painter: &Painter, at: Pos2, place: usize, now: bool, theme: &Theme) {
    let (fill, ink) = if now { (theme.ink, theme.panel) } else { (theme.panel, theme.pencil) };
    painter.circle(at, 12.0, fill, Stroke::new(1.5, if now { theme.ink } else { theme.pencil }));
    write(painter, at, Align2::CENTER_CENTER, letter(place), condensed_bold(14.0), ink);
}

/// A figure of a measure with its unit.
fn said(measure: usize, value: f64, level: &Level) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    match measure {
        0 => tr!("futures-of", value = number(value, 0), all = level.file.stars.len()),
        1 => money(value),
        3 if value < 0.5 => "–".into(),
        3 => span(value as i64),
        4 => tr!("percent", percent = number(100.0 * value, 0)),
        _ => format!("{value:.0}"),
    }
}

/// Two futures side by side: figures at the same minute, and one of them over time.
fn beside(ui: &mut Ui, desk: &mut Desk<'_>, futures: &Branches, pair: [usize; 2], traces: &[Trace], view: &View) {
    let (theme, level) = (desk.theme, desk.level.clone());
    let top = ui.cursor().top();
    let reached = pair.map(|place| *traces[place].minutes.last().expect("its start is a point"));
    let both = reached[0].min(reached[1]);
    let shown = |measure: usize, place: usize| said(measure, traces[place].at(both)[measure], &level);
    let differs = (0..NAMES.len()).find(|measure| shown(*measure, pair[0]) != shown(*measure, pair[1]));
    let drawn = desk.futures.measure.or(differs).unwrap_or(NAMES.len() - 1);
    let height = (ui.clip_rect().bottom() - top - 8.0).clamp(262.0, 620.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let wide = 316.0_f32.min(rect.width() * 0.42);
    let heading = tr!("futures-beside", one = letter(pair[0]), other = letter(pair[1]), both = when(view, both));
    write_within(ui.painter(), rect.min, wide + 200.0, &heading, semibold(16.0), theme.ink);
    let columns = [rect.left() + wide - 100.0, rect.left() + wide - 8.0];
    for (place, x) in pair.into_iter().zip(columns) {
        badge(ui.painter(), pos2(x - 12.0, rect.top() + 38.0), place, place == pair[0], theme);
    }
    for (measure, (name, more)) in NAMES.into_iter().enumerate() {
        let name = locale::text(name);
        let top = rect.top() + 56.0 + measure as f32 * 34.0;
        let place = Rect::from_min_size(pos2(rect.left(), top), vec2(wide, 32.0));
        let response = ui.interact(place, ui.id().with(("measure", measure)), Sense::click());
        let chosen = drawn == measure;
        let lit = response.hovered() || response.has_focus();
        let painter = ui.painter();
        if chosen {
            painter.rect_filled(place, 6.0, theme.sheet);
        }
        if chosen || lit {
            let edge = theme.edge(lit);
            painter.rect_stroke(place, 6.0, edge, StrokeKind::Inside);
        }
        let at = place.left_center() + vec2(10.0, 0.0);
        write(painter, at, Align2::LEFT_CENTER, name, condensed_bold(13.5), theme.ink);
        let values = pair.map(|of| traces[of].at(both)[measure]);
        let texts = values.map(|value| said(measure, value, &level));
        let mut figures = Rect::NOTHING;
        for (n, x) in columns.into_iter().enumerate() {
            let (mine, its) = (values[n], values[1 - n]);
            let better = texts[0] != texts[1] && texts[1 - n] != "–" && (mine > its) == more;
            let (font, ink) = if better { (semibold(14.0), theme.good) } else { (condensed(14.0), theme.ink) };
            let at = pos2(x, place.center().y);
            figures = figures.union(write(painter, at, Align2::RIGHT_CENTER, &texts[n], font, ink));
        }
        let told = format!("{}: {}, {}: {}", letter(pair[0]), texts[0], letter(pair[1]), texts[1]);
        spoken::chosen(&response, chosen, name, &told);
        let why = || since(futures, pair, measure, (traces, both), (view, &level));
        if response.on_hover_text(tr!("futures-draw")).clicked() {
            desk.futures.measure = Some(measure);
        }
        reasons::mark(ui, theme, name, figures, why);
    }
    let picture = Rect::from_min_max(pos2(rect.left() + wide + 20.0, rect.top() + 28.0), rect.max);
    let parting = futures.parting(pair[0], pair[1]);
    curves(ui.painter(), picture, drawn, pair, traces, (parting, both), (view, theme));
}

/// Which lamps are lit in a future at a minute.
fn lit(trace: &Trace, minute: i64, level: &Level) -> String {
    let names: Vec<&str> = trace.lit_at(minute).iter().map(|lamp| level.file.stars[*lamp].label.as_str()).collect();
    if names.is_empty() { tr!("why-none-lit").into() } else { tr!("why-lit", names = names.join(", ")) }
}

/// How a measure has moved in two futures since they parted, and what was done in one of them alone.
fn since(
    futures: &Branches,
    pair: [usize; 2],
    measure: usize,
    (traces, both): (&[Trace], i64),
    (view, level): (&View, &Level),
) -> Vec<String> {
    // Of the lamps it is told which they are.
    let say = |trace: &Trace, minute: i64| match measure {
        0 => lit(trace, minute, level),
        _ => said(measure, trace.at(minute)[measure], level),
    };
    let Some(at) = futures.parting(pair[0], pair[1]) else { return Vec::new() };
    let before = say(&traces[pair[0]], at);
    let mut lines = vec![tr!("why-futures-parted", time = when(view, at), value = before)];
    for (place, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
        let done = different(futures, place, other, view, level);
        let value = say(&traces[place], both);
        lines.push(tr!(
            "why-futures-since",
            place = letter(place),
            value = value,
            time = when(view, both),
            done = done
        ));
    }
    lines
}

/// One measure of both futures in one picture.
fn curves(
    painter: &Painter,
    rect: Rect,
    measure: usize,
    pair: [usize; 2],
    traces: &[Trace],
    (parting, both): (Option<i64>, i64),
    (view, theme): (&View, &Theme),
) {
    let pair = pair.map(|place| (place, &traces[place]));
    let last = pair.iter().filter_map(|(_, trace)| trace.minutes.last()).max().copied().unwrap_or(1);
    let values = pair.iter().flat_map(|(_, trace)| trace.figures.iter().map(|figures| figures[measure]));
    let left = plane::gutter(painter, MEASURES[measure], values.clone());
    let plot = Rect::from_min_max(rect.min + vec2(left, 10.0), rect.max - vec2(62.0, 24.0));
    let mut plane = Plane::new(plot, (view.starts, last), values);
    plane.days(painter, view, theme);
    if measure == 0 {
        (plane.least, plane.most) = (0.0, view.stars.len().max(1) as f64);
        for lamps in 0..=view.stars.len() {
            let y = plane.y(lamps as f64);
            painter.hline(plot.x_range(), y, Stroke::new(1.0, theme.line));
            let at = pos2(plot.left() - 8.0, y);
            write(painter, at, Align2::RIGHT_CENTER, lamps.to_string(), condensed(12.5), theme.ink2);
        }
    } else {
        plane.figures(painter, MEASURES[measure], theme);
    }
    painter.vline(plane.x(both), plot.y_range(), Stroke::new(1.0, theme.line));
    if let Some(at) = parting {
        let x = plane.x(at);
        painter.vline(x, plot.y_range(), Stroke::new(1.0, theme.ink2));
        let text = tr!("futures-part", time = when(view, at));
        let (align, at) = if x > plot.center().x {
            (Align2::RIGHT_TOP, pos2(x - 6.0, plot.top() + 2.0))
        } else {
            (Align2::LEFT_TOP, pos2(x + 6.0, plot.top() + 2.0))
        };
        // No line goes through it.
        let galley = painter.layout_no_wrap(text, condensed(13.0), theme.ink2);
        let place = align.anchor_size(at, galley.size());
        painter.rect_filled(place.expand2(vec2(3.0, 0.0)), 0.0, theme.panel);
        painter.galley(place.min, galley, theme.ink2);
    }
    let mut ends = [plot.right_bottom(); 2];
    for (n, (_, trace)) in pair.iter().enumerate().rev() {
        let marks = trace.minutes.iter().zip(&trace.figures).filter(|(_, figures)| figures[measure].is_finite());
        let points: Vec<Pos2> = marks.map(|(minute, figures)| plane.at(*minute, figures[measure])).collect();
        ends[n] = points.last().map_or(plot.right_bottom(), |at| *at);
        // What goes on is ink, what would be is pencil.
        if n == 0 {
            painter.add(Shape::line(points, Stroke::new(2.5, theme.ink)));
        } else {
            painter.extend(Shape::dashed_line(&points, Stroke::new(2.2, theme.pencil), 7.0, 4.0));
        }
    }
    for (n, at) in plane.ends(ends.map(|end| end.y), 26.0).into_iter().enumerate() {
        // One that has not come as far bears its letter where it stands.
        let short = ends[n].x < plot.right() - 24.0;
        let at = if short { ends[n] + vec2(2.0, 16.0) } else { at + vec2(10.0, 0.0) };
        badge(painter, at, pair[n].0, n == 0, theme);
    }
}
