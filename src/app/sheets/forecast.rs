//! What will happen: the futures with an action and without it, in one picture, before it is taken.

use bevy_egui::egui::{self, Align2, Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::controls::{Desk, line, row, within};
use crate::app::floor::when;
use crate::app::foresight::Known;
use crate::app::plane::Plane;
use crate::app::spoken;
use crate::app::theme::{
    self, Button, Theme, Veil as _, condensed, condensed_bold, sans, semibold, write, write_within,
};
use crate::app::words;
use crate::forecast::{Band, FUTURES, Forecast, Side};
use crate::locale::number;
use crate::report::money;
use crate::sim::action::Action;
use crate::sim::view::View;
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(action) = desk.ahead.action().cloned() else {
        *desk.sheet = None;
        return;
    };
    let (theme, view) = (desk.theme, desk.view.clone());
    let minutes = desk.game.sim.cost(&action);
    ui.spacing_mut().item_spacing.y = 4.0;
    // The picture takes the room that the rest leaves; the buttons stand still while it comes.
    let (top, sight) = (ui.cursor().top(), ui.clip_rect().height());
    let head = row(ui, theme, 26.0, Sense::hover());
    head.text(0.0, head.rect.width() - 110.0, &words::name(&action, &view), semibold(18.0), theme.ink);
    if minutes > 0 {
        head.right(head.rect.width(), &tr!("forecast-minutes", minutes = minutes), condensed_bold(13.5), theme.ink);
    }
    let hint = words::consequence(&action, &view, &desk.level);
    if !hint.is_empty() {
        line(ui, theme, &hint);
    }
    match desk.ahead.look(desk.game) {
        Some(Known::Both(found)) => both(ui, found, &view, theme, (sight - 326.0).clamp(120.0, 380.0)),
        Some(Known::Plays(share)) => playing(ui, share, theme),
        Some(Known::Runs) => told(ui, tr!("forecast-clock-goes"), theme),
        Some(Known::Refused(why)) => told(ui, &why, theme),
        None => {}
    }
    let room = sight - 60.0 - (ui.cursor().top() - top);
    ui.add_space(room.max(0.0));
    buttons(ui, desk, &action);
}

/// A line where the picture would be.
fn told(ui: &mut Ui, text: &str, theme: &Theme) {
    ui.add_space(24.0);
    theme::paragraph(ui, text, sans(15.0), theme.ink2);
}

fn playing(ui: &mut Ui, share: f32, theme: &Theme) {
    ui.add_space(24.0);
    let text = tr!("forecast-plays", futures = FUTURES);
    theme::paragraph(ui, &text, sans(15.0), theme.ink2);
    let (rect, _) = ui.allocate_exact_size(vec2(320.0_f32.min(ui.available_width()), 10.0), Sense::hover());
    theme::dashed(ui.painter(), rect, theme.pencil);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done.shrink(2.0), 2.0, theme.pencil);
}

/// Take it, or not.
fn buttons(ui: &mut Ui, desk: &mut Desk<'_>, action: &Action) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let wide = (rect.width() * 0.6).min(420.0);
    let mut left = within(ui, Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(wide, 40.0)));
    let enter = ui.memory(|m| m.focused().is_none()) && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let able = desk.refusal(action).is_empty();
    let style = if able { Button::Commit } else { Button::Plain };
    let name = words::name(action, &desk.view);
    let take = theme::button(&mut left, desk.theme, vec2(wide, 40.0), &name, "Enter", style).clicked();
    let rest = Rect::from_min_size(rect.min + vec2(wide + 10.0, 6.0), vec2(130.0, 40.0));
    let not =
        theme::button(&mut within(ui, rest), desk.theme, rest.size(), tr!("forecast-not-yet"), "Esc", Button::Plain)
            .clicked();
    let text = tr!("forecast-undo");
    let room = rect.right() - rest.right() - 14.0;
    if room > 200.0 {
        let at = pos2(rest.right() + 14.0, rect.top() + 18.0);
        write_within(ui.painter(), at, room, text, condensed(13.0), desk.theme.ink2);
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

/// The colour of the side with the action: what it does to the lamp that it moves most.
fn with_ink(found: &Forecast, theme: &Theme) -> Color32 {
    let moved = match found.lamp() {
        Some(lamp) => found.with.lit[lamp] as f64 - found.without.lit[lamp] as f64,
        None => 0.0,
    };
    match ink_of(moved, 2.0, theme) {
        ink if ink == theme.ink => theme.kinds[0],
        ink => ink,
    }
}

fn both(ui: &mut Ui, found: &Forecast, view: &View, theme: &Theme, height: f32) {
    theme::paragraph(ui, &found.sentence(), semibold(16.0), theme.ink);
    let name = words::metric(&found.metric);
    let end = when(view, *found.minutes.last().expect("now is a point"));
    let text = tr!("forecast-drawn", name = name, time = end, futures = FUTURES);
    line(ui, theme, &text);
    let inks = [theme.pencil, with_ink(found, theme)];
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    curves(ui.painter(), rect, found, view, theme, inks);
    ui.add_space(2.0);
    if let Some(lamp) = found.lamp() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 78.0), Sense::hover());
        let half = (rect.width() - 24.0) / 2.0;
        for (n, (side, how, ink)) in
            [(&found.without, tr!("forecast-without"), inks[0]), (&found.with, tr!("forecast-with"), inks[1])]
                .into_iter()
                .enumerate()
        {
            let place = Rect::from_min_size(rect.min + vec2(n as f32 * (half + 24.0), 0.0), vec2(half, 78.0));
            let text = tr!("forecast-of", futures = FUTURES, how = how, lamp = found.lamps[lamp]);
            envelopes(ui.painter(), place, side.lit[lamp], &text, ink, theme);
            spoken::text(ui, place, how, &format!("{} {text}", side.lit[lamp]));
        }
    }
    changes(ui, found, theme);
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

/// What else changes: figures at the last minute, without → with.
fn changes(ui: &mut Ui, found: &Forecast, theme: &Theme) {
    let main = found.lamp();
    let (without, with) = (&found.without, &found.with);
    let mut rows: Vec<(String, String, String, Color32)> = Vec::new();
    for (lamp, name) in found.lamps.iter().enumerate().filter(|(lamp, _)| Some(*lamp) != main) {
        let moved = with.lit[lamp] as f64 - without.lit[lamp] as f64;
        let count = |side: &Side| tr!("forecast-lamp-of", count = side.lit[lamp], futures = FUTURES);
        rows.push((name.clone(), count(without), count(with), ink_of(moved, 2.0, theme)));
    }
    let mut mean = |name: &str, of: usize, sign: f64, much: f64, say: &dyn Fn(f64) -> String| {
        let moved = sign * (with.means[of] - without.means[of]);
        rows.push((name.into(), say(without.means[of]), say(with.means[of]), ink_of(moved, much, theme)));
    };
    mean(tr!("forecast-trust"), 0, 1.0, 0.5, &|value| number(value, 0));
    mean(tr!("forecast-money"), 1, 1.0, 2000.0, &money);
    mean(tr!("forecast-open"), 2, -1.0, 1.0, &|value| number(value, 0));
    mean(tr!("forecast-unplanned"), 3, -1.0, 0.005, &|value| tr!("percent", percent = number(100.0 * value, 0)));
    let wide = ui.available_width();
    let half = (wide - 24.0) / 2.0;
    for pair in rows.chunks(2) {
        let at = row(ui, theme, 22.0, Sense::hover());
        for (n, (name, without, with, ink)) in pair.iter().enumerate() {
            let x = n as f32 * (half + 24.0);
            let right = at.rect.left() + x + half;
            let y = at.rect.center().y;
            at.painter.hline(at.rect.left() + x..=right, at.rect.bottom(), Stroke::new(1.0, theme.line));
            let end = write(&at.painter, pos2(right, y), Align2::RIGHT_CENTER, with, condensed_bold(13.5), *ink);
            let arrow = end.left().min(right - 60.0) - 8.0;
            let end = write(&at.painter, pos2(arrow, y), Align2::RIGHT_CENTER, "→", condensed(13.5), theme.ink2);
            let at_left = pos2(end.left() - 8.0, y);
            let end = write(&at.painter, at_left, Align2::RIGHT_CENTER, without, condensed(13.5), theme.ink2);
            at.text(x, end.left() - at.rect.left() - x - 8.0, name, condensed(13.5), theme.ink);
            at.says(&tr!("told-without-with", without = without, with = with));
        }
    }
}

fn curves(painter: &Painter, rect: Rect, found: &Forecast, view: &View, theme: &Theme, inks: [Color32; 2]) {
    let plot = Rect::from_min_max(rect.min + vec2(58.0, 8.0), rect.max - vec2(76.0, 20.0));
    let sides = [&found.without.curve, &found.with.curve];
    let span = (found.minutes[0], *found.minutes.last().expect("now is a point"));
    let values = sides.iter().flat_map(|curve| curve.iter().flat_map(|band| [band.low, band.high]));
    let plane = Plane::new(plot, span, values);
    plane.days(painter, view, theme);
    plane.figures(painter, &found.metric, theme);
    for (side, (curve, ink)) in sides.iter().zip(inks).enumerate() {
        let slant = if side == 0 { -1.0 } else { 1.0 };
        fan(painter, &plane, &found.minutes, curve, slant, ink);
    }
    let middle = |curve: &[Band]| -> Vec<Pos2> {
        found.minutes.iter().zip(curve).map(|(minute, band)| plane.at(*minute, band.middle)).collect()
    };
    let [without, with] = sides.map(|curve| middle(curve));
    let ends = [&without, &with].map(|line| line.last().map_or(plot.bottom(), |at| at.y));
    // As it is stands dashed over it, so that both are seen where they are the same.
    painter.add(Shape::line(with, Stroke::new(2.5, inks[1])));
    painter.extend(Shape::dashed_line(&without, Stroke::new(2.2, inks[0]), 7.0, 4.0));
    painter.circle(pos2(plot.left(), plane.y(sides[0][0].middle)), 4.5, theme.panel, Stroke::new(2.0, theme.ink));
    for ((at, name), ink) in
        plane.ends(ends, 18.0).into_iter().zip([tr!("forecast-without"), tr!("forecast-with")]).zip(inks)
    {
        write(painter, at, Align2::LEFT_CENTER, name, condensed_bold(13.5), ink);
    }
}

/// An edge of a band.
type Edge = fn(&Band) -> f64;

/// Two hatches: nine tenths of the futures, and the half in their middle.
fn fan(painter: &Painter, plane: &Plane, minutes: &[i64], curve: &[Band], slant: f32, ink: Color32) {
    let at = |x: f32, of: Edge| -> f32 {
        let next = minutes.iter().position(|minute| plane.x(*minute) >= x).unwrap_or(minutes.len() - 1).max(1);
        let (a, b) = (plane.x(minutes[next - 1]), plane.x(minutes[next]));
        let share = if b > a { ((x - a) / (b - a)).clamp(0.0, 1.0) } else { 1.0 };
        let (from, to) = (of(&curve[next - 1]), of(&curve[next]));
        plane.y(from + (to - from) * f64::from(share))
    };
    let outer: (Edge, Edge, f32) = (|band| band.low, |band| band.high, 0.3);
    let inner: (Edge, Edge, f32) = (|band| band.lower, |band| band.upper, 0.75);
    for (low, high, cover) in [outer, inner] {
        let mut x = plane.plot.left() + 3.0;
        while x < plane.plot.right() {
            let lean = ((at(x, low) - at(x, high)) * 0.5).min(12.0) * slant;
            let other = (x + lean).clamp(plane.plot.left(), plane.plot.right());
            let ends = [pos2(x, at(x, low)), pos2(other, at(other, high))];
            if (ends[0] - ends[1]).length() > 1.5 {
                painter.line_segment(ends, Stroke::new(1.0, ink.veil(cover)));
            }
            x += 5.0;
        }
    }
}
