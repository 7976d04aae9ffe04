//! What will happen: the futures with an action and without it, in one picture, before it is taken.

use bevy_egui::egui::{self, Align2, Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::controls::{Desk, fold, line, row, separator, within};
use crate::app::floor::when;
use crate::app::foresight::Known;
use crate::app::plane::{self, Plane};
use crate::app::reasons;
use crate::app::sheets::goal::figure;
use crate::app::spoken;
use crate::app::theme::{
    self, Button, Theme, Veil as _, condensed, condensed_bold, sans, semibold, write, write_within,
};
use crate::app::words;
use crate::forecast::{Band, FEW, FUTURES, Forecast, Goal, LITTLE, Side};
use crate::level::Level;
use crate::level::file::{Condition, Happening};
use crate::locale::number;
use crate::report::money;
use crate::sim::action::Action;
use crate::sim::view::View;
use crate::tr;

/// How high the picture is.
const PICTURE: f32 = 190.0;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(action) = desk.ahead.action().cloned() else {
        *desk.sheet = None;
        return;
    };
    let (theme, view) = (desk.theme, desk.view.clone());
    let minutes = desk.game.sim.cost(&action);
    ui.spacing_mut().item_spacing.y = 4.0;
    let head = row(ui, theme, 26.0, Sense::hover());
    head.text(0.0, head.rect.width() - 110.0, &words::name(&action, &view), semibold(18.0), theme.ink);
    if minutes > 0 {
        head.right(head.rect.width(), &tr!("forecast-minutes", minutes = minutes), condensed_bold(13.5), theme.ink);
    }
    let about = words::consequence(&action, &view, &desk.level);
    let hint = limited(&action, &view, &about).unwrap_or(about);
    if !hint.is_empty() {
        line(ui, theme, &hint);
    }
    // What is known to change nothing is not the next thing to do.
    let idle = matches!(desk.ahead.look(desk.game), Some(Known::Both(found)) if !found.tells());
    // Above what comes in below: so they stand still while it comes.
    buttons(ui, desk, &action, idle);
    separator(ui, theme);
    match desk.ahead.look(desk.game) {
        Some(Known::Both(found)) => both(ui, found, &view, &desk.level, theme),
        Some(Known::Plays(share)) => playing(ui, share, theme),
        Some(Known::Runs) => told(ui, tr!("forecast-clock-goes"), theme),
        Some(Known::Refused(why)) => told(ui, &why, theme),
        None => {}
    }
}

/// Of an action that sets a limit: what it is now, what it is then, and what that is about. A person's limit says so by
/// itself.
fn limited(action: &Action, view: &View, about: &str) -> Option<String> {
    let (now, then) = match action {
        Action::LimitCentre { centre, limit } => {
            (view.centres.iter().find(|room| &room.id == centre)?.wip_limit, *limit)
        }
        Action::LimitWip { limit, most } => (view.limits.iter().find(|found| &found.id == limit)?.limit, *most),
        _ => return None,
    };
    let now = now.map_or_else(|| tr!("improve-no-limit").to_string(), |now| now.to_string());
    Some(match then {
        Some(then) => tr!("forecast-limit", now = now, then = then, about = about),
        // What it is about says already that there is none then.
        None => tr!("forecast-limit-off", now = now, about = about),
    })
}

/// A line where the picture would be.
fn told(ui: &mut Ui, text: &str, theme: &Theme) {
    ui.add_space(8.0);
    theme::paragraph(ui, text, sans(15.0), theme.ink2);
}

fn playing(ui: &mut Ui, share: f32, theme: &Theme) {
    ui.add_space(8.0);
    let text = tr!("forecast-plays", futures = FUTURES);
    theme::paragraph(ui, &text, sans(15.0), theme.ink2);
    let (rect, _) = ui.allocate_exact_size(vec2(320.0_f32.min(ui.available_width()), 10.0), Sense::hover());
    theme::dashed(ui.painter(), rect, theme.pencil);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done.shrink(2.0), 2.0, theme.pencil);
}

/// Take it, or not; what is `idle` is not the amber one.
fn buttons(ui: &mut Ui, desk: &mut Desk<'_>, action: &Action, idle: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let wide = (rect.width() * 0.5).min(420.0);
    let mut left = within(ui, Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(wide, 40.0)));
    let enter = ui.memory(|m| m.focused().is_none()) && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let commits = !idle && desk.refusal(action).is_empty();
    let style = if commits { Button::Commit } else { Button::Plain };
    let name = words::name(action, &desk.view);
    let take = theme::button(&mut left, desk.theme, vec2(wide, 40.0), &name, "Enter", style).clicked();
    let rest = Rect::from_min_size(rect.min + vec2(wide + 10.0, 6.0), vec2(130.0, 40.0));
    let not =
        theme::button(&mut within(ui, rest), desk.theme, rest.size(), tr!("forecast-not-yet"), "Esc", Button::Plain)
            .clicked();
    let text = tr!("forecast-undo");
    let room = rect.right() - rest.right() - 12.0;
    if room > 90.0 {
        let galley = ui.painter().layout(text.into(), condensed(13.0), desk.theme.ink2, room);
        let at = pos2(rest.right() + 12.0, rect.top() + 26.0 - galley.size().y / 2.0);
        ui.painter().galley(at, galley, desk.theme.ink2);
    }
    if not || ((take || enter) && desk.game.submit(action.clone())) {
        *desk.sheet = None;
    }
}

/// Better, worse, or nothing that could not be chance.
fn ink_of(better: f64, much: f64, theme: &Theme) -> Color32 {
    match better {
        b if b > much => theme.good,
        b if b < -much => theme.bad,
        _ => theme.ink,
    }
}

fn both(ui: &mut Ui, found: &Forecast, view: &View, level: &Level, theme: &Theme) {
    let end = when(view, *found.minutes.last().expect("now is a point"));
    if !found.tells() {
        // A picture of nothing says less than a line.
        let text = if found.with == found.without {
            tr!("forecast-same", futures = FUTURES, time = end)
        } else {
            tr!("forecast-chance", futures = FUTURES, time = end)
        };
        theme::paragraph(ui, &text, semibold(16.0), theme.ink);
        // Who doubts it opens the figures.
        if fold(ui, theme, "forecast", tr!("forecast-figures"), "") {
            changes(ui, found, (view, level), theme, None);
        }
        return;
    }
    theme::paragraph(ui, &found.sentence(), semibold(16.0), theme.ink);
    let name = words::metric_of(view, &found.metric);
    let text = tr!("forecast-drawn", name = name, time = end, futures = FUTURES);
    line(ui, theme, &text);
    let inks = theme.sides();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), PICTURE), Sense::hover());
    let ends = curves(ui.painter(), rect, found, view, theme, inks);
    let sides = [(&found.without, tr!("forecast-without")), (&found.with, tr!("forecast-with"))];
    for (place, (side, how)) in ends.into_iter().zip(sides) {
        let last = side.curve.last().expect("now is a point");
        let why = [tr!("why-forecast-middle", name = name), lies(how, last, &|value| figure(&found.metric, value))];
        reasons::ask(ui, theme, place, &format!("{name}, {how}"), &why);
    }
    ui.add_space(2.0);
    let moved = |lamp: &usize| found.with.lit[*lamp].abs_diff(found.without.lit[*lamp]) > FEW;
    let drawn = found.lamp.filter(moved);
    if let Some(lamp) = drawn {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 78.0), Sense::hover());
        let half = (rect.width() - 24.0) / 2.0;
        for (n, ((side, how), ink)) in sides.into_iter().zip(inks).enumerate() {
            let place = Rect::from_min_size(rect.min + vec2(n as f32 * (half + 24.0), 0.0), vec2(half, 78.0));
            let text = tr!("forecast-of", futures = FUTURES, how = how, lamp = found.lamps[lamp]);
            envelopes(ui.painter(), place, side.lit[lamp], &text, ink, theme);
            spoken::text(ui, place, how, &format!("{} {text}", side.lit[lamp]));
        }
    }
    changes(ui, found, (view, level), theme, drawn);
}

/// Each future a letter: those in which the lamp is lit are inked.
fn envelopes(painter: &Painter, rect: Rect, lit: usize, text: &str, ink: Color32, theme: &Theme) {
    let number = write(painter, rect.min, Align2::LEFT_TOP, lit.to_string(), semibold(18.0), ink);
    let at = pos2(number.right() + 8.0, rect.top() + 4.0);
    write_within(painter, at, rect.right() - at.x, text, condensed(13.5), theme.ink2);
    let each = ((rect.width() + 4.0) / 16.0).min(21.0);
    for n in 0..FUTURES {
        let corner = pos2(rect.left() + (n % 16) as f32 * each, rect.top() + 27.0 + (n / 16) as f32 * 13.0);
        let letter = Rect::from_min_size(corner, vec2(each - 4.0, 10.0));
        let flap = vec![letter.left_top(), letter.center_top() + vec2(0.0, 5.0), letter.right_top()];
        if n < lit {
            painter.rect_filled(letter, 1.5, ink);
            painter.add(Shape::line(flap, Stroke::new(1.0, theme.panel)));
        } else {
            painter.rect_stroke(letter, 1.5, Stroke::new(1.0, theme.ink2.veil(0.7)), StrokeKind::Inside);
        }
    }
}

/// A figure at the last minute.
struct Change {
    /// What it is called.
    name: String,
    /// How it is without the action, and with it.
    figures: [String; 2],
    /// The ink of the change; none if it is the same.
    ink: Option<Color32>,
    /// Over what the futures spread, and in how many of them the action changes it.
    why: Vec<String>,
}

/// Between which figures the futures of a side lie.
fn lies(how: &str, band: &Band, say: &dyn Fn(f64) -> String) -> String {
    let [low, lower, upper, high] = [band.low, band.lower, band.upper, band.high].map(say);
    if low == high {
        return tr!("why-forecast-alike", how = how, value = low);
    }
    tr!("why-forecast-half", how = how, lower = lower, upper = upper, low = low, high = high)
}

/// Over what a figure spreads, and in how many futures of the same luck it is another.
fn spread(found: &Forecast, of: usize, say: &dyn Fn(f64) -> String) -> Vec<String> {
    let pairs = found.others[of];
    vec![
        tr!("why-forecast-mean", futures = FUTURES),
        lies(tr!("forecast-without"), &found.without.spreads[of], say),
        lies(tr!("forecast-with"), &found.with.spreads[of], say),
        tr!("why-forecast-pairs", more = pairs.more, less = pairs.less),
    ]
}

/// In how many futures of the same luck a lamp is lit with and without the action.
fn lights(found: &Forecast, lamp: usize) -> Vec<String> {
    let pairs = found.lights[lamp];
    let both = found.with.lit[lamp] - pairs.more;
    let none = FUTURES - both - pairs.more - pairs.less;
    vec![tr!("why-forecast-lamp", both = both, more = pairs.more, less = pairs.less, none = none)]
}

/// What a lamp waits for beside a figure that may be reached long before: else its row would contradict the figure's.
fn also(condition: &Condition, view: &View) -> Option<String> {
    fn event(condition: &Condition, view: &View) -> Option<String> {
        match condition {
            Condition::Happened(Happening::Left(run, _)) => {
                let found = view.runs.iter().find(|found| &found.id == run);
                Some(tr!("forecast-also-leaves", run = found.map_or(run, |found| &found.name)))
            }
            Condition::Happened(_) => Some(tr!("forecast-also-event").into()),
            Condition::All(all) | Condition::Any(all) => all.iter().find_map(|part| event(part, view)),
            _ => None,
        }
    }
    let Condition::All(all) = condition else { return None };
    let figure = |part: &Condition| matches!(part, Condition::AtLeast(..) | Condition::Below(..));
    if all.iter().any(figure) { event(condition, view) } else { None }
}

/// What else changes: figures at the last minute, without → with; pale where they are the same. The lamp that is drawn
/// is left out.
fn changes(ui: &mut Ui, found: &Forecast, (view, level): (&View, &Level), theme: &Theme, drawn: Option<usize>) {
    let (without, with) = (&found.without, &found.with);
    let mut rows: Vec<Change> = Vec::new();
    let ink = |texts: (&str, &str), better: f64, much: f64| (texts.0 != texts.1).then(|| ink_of(better, much, theme));
    for (lamp, name) in found.lamps.iter().enumerate().filter(|(lamp, _)| Some(*lamp) != drawn) {
        let moved = with.lit[lamp] as f64 - without.lit[lamp] as f64;
        let count = |side: &Side| tr!("forecast-lamp-of", count = side.lit[lamp], futures = FUTURES);
        let (before, after) = (count(without), count(with));
        let ink = ink((&before, &after), moved, FEW as f64);
        let dark = with.lit[lamp] + without.lit[lamp] == 0;
        let also = level.file.stars.get(lamp).filter(|_| dark).and_then(|star| also(&star.when, view));
        let name = match also {
            Some(also) => tr!("forecast-lamp-also", lamp = name, also = also),
            None => name.clone(),
        };
        rows.push(Change { name, figures: [before, after], ink, why: lights(found, lamp) });
    }
    let mut mean = |name: &str, of: usize, sign: f64, say: &dyn Fn(f64) -> String| {
        let moved = sign * (with.means[of] - without.means[of]);
        let (before, after) = (say(without.means[of]), say(with.means[of]));
        let ink = ink((&before, &after), moved, LITTLE[of]);
        rows.push(Change { name: name.into(), figures: [before, after], ink, why: spread(found, of, say) });
    };
    mean(tr!("forecast-trust"), 0, 1.0, &|value| number(value, 0));
    mean(tr!("forecast-money"), 1, 1.0, &money);
    mean(tr!("forecast-open"), 2, -1.0, &|value| number(value, 0));
    mean(tr!("forecast-unplanned"), 3, -1.0, &|value| tr!("percent", percent = number(100.0 * value, 0)));
    // What changes goes first, below what its two figures are.
    rows.sort_by_key(|row| row.ink.is_none());
    if rows.iter().any(|row| row.ink.is_some()) {
        let head = row(ui, theme, 17.0, Sense::hover());
        let right = head.rect.right_center();
        let [without, with] = theme.sides();
        let end = write(&head.painter, right, Align2::RIGHT_CENTER, tr!("forecast-with"), condensed(12.5), with);
        let arrow = end.left().min(right.x - 64.0) - 8.0;
        let end = write(&head.painter, pos2(arrow, right.y), Align2::RIGHT_CENTER, "→", condensed(12.5), theme.ink2);
        let at = end.left_center() - vec2(8.0, 0.0);
        write(&head.painter, at, Align2::RIGHT_CENTER, tr!("forecast-without"), condensed(12.5), without);
    }
    for Change { name, figures: [without, with], ink, why } in rows {
        let at = row(ui, theme, 22.0, Sense::hover());
        let (right, y) = (at.rect.right(), at.rect.center().y);
        at.painter.hline(at.rect.x_range(), at.rect.bottom(), Stroke::new(1.0, theme.line.veil(0.6)));
        let Some(ink) = ink else {
            let pale = theme.ink2.veil(0.75);
            let end = write(&at.painter, pos2(right, y), Align2::RIGHT_CENTER, &with, condensed(13.5), pale);
            reasons::ask(ui, theme, end, &name, &why);
            let text = tr!("forecast-unchanged");
            let end = write(
                &at.painter,
                end.left_center() - vec2(8.0, 0.0),
                Align2::RIGHT_CENTER,
                text,
                condensed(12.5),
                pale,
            );
            at.text(0.0, end.left() - at.rect.left() - 8.0, &name, condensed(13.5), pale);
            at.says(&tr!("spoken-without-with", without = without, with = with));
            continue;
        };
        let figures = write(&at.painter, pos2(right, y), Align2::RIGHT_CENTER, &with, condensed_bold(14.0), ink);
        let arrow = figures.left().min(right - 64.0) - 8.0;
        let end = write(&at.painter, pos2(arrow, y), Align2::RIGHT_CENTER, "→", condensed(13.5), theme.ink2);
        let at_left = pos2(end.left() - 8.0, y);
        let end = write(&at.painter, at_left, Align2::RIGHT_CENTER, &without, condensed(13.5), theme.ink2);
        reasons::ask(ui, theme, figures.union(end), &name, &why);
        at.text(0.0, end.left() - at.rect.left() - 8.0, &name, condensed_bold(13.5), theme.ink);
        at.says(&tr!("spoken-without-with", without = without, with = with));
    }
}

/// The figure that is drawn, over time, without the action and with it; where it says its figures at the last minute.
fn curves(
    painter: &Painter,
    rect: Rect,
    found: &Forecast,
    view: &View,
    theme: &Theme,
    inks: [Color32; 2],
) -> Vec<Rect> {
    let sides = [&found.without.curve, &found.with.curve];
    // At its end each line says what it is and where it arrives.
    let says = |side: usize, how: &str| {
        let end = sides[side].last().map_or(0.0, |band| band.middle);
        let font = condensed_bold(13.5);
        painter.layout_no_wrap(format!("{how} {}", figure(&found.metric, end)), font, inks[side])
    };
    let names = [says(0, tr!("forecast-without")), says(1, tr!("forecast-with"))];
    let wide = names.iter().map(|name| name.size().x).fold(0.0, f32::max);
    let span = (found.minutes[0], *found.minutes.last().expect("now is a point"));
    let goal = found.goal.map(|goal| match goal {
        Goal::AtLeast(least) => (least, tr!("forecast-goal-least", figure = figure(&found.metric, least))),
        Goal::Below(most) => (most, tr!("forecast-goal-below", figure = figure(&found.metric, most))),
    });
    let values = sides.iter().flat_map(|curve| curve.iter().flat_map(|band| [band.low, band.high]));
    let values = values.chain(goal.iter().map(|(bound, _)| *bound));
    let left = plane::gutter(painter, &found.metric, values.clone());
    // The words of what a lamp asks for have room over the highest line.
    let head = if goal.is_some() { WORDS } else { 8.0 };
    let plot = Rect::from_min_max(rect.min + vec2(left, head), rect.max - vec2(wide + 14.0, 20.0));
    let plane = Plane::new(plot, span, values);
    plane.days(painter, view, theme);
    plane.figures(painter, &found.metric, theme);
    for (curve, ink) in sides.iter().zip(inks) {
        let outer: (Edge, Edge) = (|band| band.low, |band| band.high);
        let inner: (Edge, Edge) = (|band| band.lower, |band| band.upper);
        for ((low, high), cover) in [(outer, 0.16), (inner, 0.24)] {
            band(painter, &plane, &found.minutes, curve, (low, high), ink.veil(cover));
        }
    }
    let middle = |curve: &[Band]| -> Vec<Pos2> {
        found.minutes.iter().zip(curve).map(|(minute, band)| plane.at(*minute, band.middle)).collect()
    };
    let [without, with] = sides.map(|curve| middle(curve));
    if let Some((bound, text)) = goal {
        aim(painter, &plane, bound, &text, &[without.as_slice(), &with].concat(), theme);
    }
    let ends = [&without, &with].map(|line| line.last().map_or(plot.bottom(), |at| at.y));
    // As it is stands dashed over it, so that both are seen where they are the same.
    painter.add(Shape::line(with, Stroke::new(3.0, inks[1])));
    painter.extend(Shape::dashed_line(&without, Stroke::new(2.4, inks[0]), 8.0, 5.0));
    painter.circle(pos2(plot.left(), plane.y(sides[0][0].middle)), 4.5, theme.panel, Stroke::new(2.0, theme.ink));
    let ends = plane.ends(ends, 18.0).into_iter().zip(names).zip(inks);
    ends.map(|((at, name), ink)| {
        let place = Rect::from_min_size(at - vec2(0.0, name.size().y / 2.0), name.size());
        painter.galley(place.min, name, ink);
        place
    })
    .collect()
}

/// How high words stand over the picture.
const WORDS: f32 = 22.0;

/// What a lamp asks of the figure: a line across the picture, and its words at one of its ends, on no curve if it can be.
fn aim(painter: &Painter, plane: &Plane, bound: f64, text: &str, curves: &[Pos2], theme: &Theme) {
    let (plot, y) = (plane.plot, plane.y(bound));
    let ends = [pos2(plot.left(), y), pos2(plot.right(), y)];
    painter.extend(Shape::dashed_line(&ends, Stroke::new(1.6, theme.good), 3.0, 3.0));
    let galley = painter.layout_no_wrap(text.to_string(), condensed_bold(13.0), theme.good);
    let (right, left) = (plot.right() - 4.0, plot.left() + 6.0);
    let places = [
        (Align2::RIGHT_BOTTOM, pos2(right, y - 3.0)),
        (Align2::RIGHT_TOP, pos2(right, y + 3.0)),
        (Align2::LEFT_BOTTOM, pos2(left, y - 3.0)),
        (Align2::LEFT_TOP, pos2(left, y + 3.0)),
    ];
    let places = places.map(|(side, at)| side.anchor_size(at, galley.size()));
    // Between two points of a curve it may pass, too.
    let meets = |rect: &Rect| {
        let near = rect.expand(4.0);
        let way =
            |pair: &[Pos2]| (0..=8).any(|step| near.contains(pair[0] + (pair[1] - pair[0]) * (step as f32 / 8.0)));
        curves.windows(2).any(|pair| pair[1].x >= pair[0].x && way(pair))
    };
    let room = Rect::from_min_max(plot.min - vec2(1.0, WORDS), plot.max + vec2(1.0, 1.0));
    let inside = |rect: &&Rect| room.contains_rect(**rect);
    let place = places.iter().filter(inside).find(|rect| !meets(rect)).or(places.iter().find(inside));
    let place = *place.unwrap_or(&places[1]);
    painter.rect_filled(place.expand2(vec2(3.0, 0.0)), 0.0, theme.panel.veil(0.85));
    painter.galley(place.min, galley, theme.good);
}

/// An edge of a band.
type Edge = fn(&Band) -> f64;

/// What lies between two edges, lightly filled.
fn band(painter: &Painter, plane: &Plane, minutes: &[i64], curve: &[Band], (low, high): (Edge, Edge), fill: Color32) {
    let mut mesh = egui::Mesh::default();
    for (n, (minute, band)) in minutes.iter().zip(curve).enumerate() {
        mesh.colored_vertex(plane.at(*minute, low(band)), fill);
        mesh.colored_vertex(plane.at(*minute, high(band)), fill);
        if n > 0 {
            let at = 2 * n as u32;
            mesh.add_triangle(at - 2, at - 1, at);
            mesh.add_triangle(at - 1, at, at + 1);
        }
    }
    painter.add(Shape::mesh(mesh));
}
