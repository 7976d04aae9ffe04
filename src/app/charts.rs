//! The chart of the hours, and the timeline at the foot of the floor.

use bevy_egui::egui::{self, Align2, Color32, FontId, Rect, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::controls::hatch;
use super::floor::when;
use super::rewind::Strip;
use super::theme::{self, Theme, Veil as _, condensed, condensed_bold, semibold, write};
use crate::level::file::Kind;
use crate::locale::number;
use crate::sim::view::View;
use crate::tr;

/// Minutes of work from which on shares of it say something.
const ENOUGH: f32 = 60.0;

/// The hours of the level so far.
fn counted(view: &View) -> &[[f32; 4]] {
    view.hours.get((view.starts / 60).max(0) as usize..).unwrap_or(&[])
}

/// Minutes of work by kind, with those of the hour that runs.
fn sums(view: &View) -> [f32; 4] {
    let running = view.this_hour();
    std::array::from_fn(|k| counted(view).iter().chain([&running]).map(|h| h[k]).sum())
}

/// Enough was worked for the chart to say something.
pub(crate) fn tells(view: &View) -> bool {
    sums(view).iter().sum::<f32>() > ENOUGH
}

/// Work by kind over time, stacked; a sentence says what to see. Its figure, and where it stands.
pub(crate) fn chart(ui: &Ui, rect: Rect, view: &View, theme: &Theme) -> Option<(Rect, String)> {
    let painter = ui.painter();
    let hours = counted(view);
    let sums = sums(view);
    let all: f32 = sums.iter().sum();
    let share = if all > 0.0 { 100.0 * sums[3] / all } else { 0.0 };
    let told = all > ENOUGH;
    let head = tr!("chart-where-hours-go");
    let sentence = match told {
        true => tr!("chart-unplanned-share", percent = number(share, 0)),
        false => tr!("chart-counted-from").to_string(),
    };
    let ink = if told && share > 30.0 { theme.bad } else { theme.ink2 };
    let left_top = |at: Vec2, text: &str, font: FontId, ink: Color32| {
        write(painter, rect.min + at, Align2::LEFT_TOP, text, font, ink)
    };
    if rect.height() < 60.0 {
        // One line, of what is known.
        return told.then(|| (left_top(Vec2::ZERO, &sentence, condensed(13.5), ink), sentence));
    }
    left_top(Vec2::ZERO, head, semibold(15.0), theme.ink);
    let figure = left_top(vec2(0.0, 19.0), &sentence, condensed(13.0), ink);
    let figure = told.then_some((figure, sentence));
    let plot = Rect::from_min_max(rect.min + vec2(0.0, 42.0), rect.max - vec2(0.0, 24.0));
    painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, theme.line));
    // Working hours only: nights are left out. Each point is the mean of three hours.
    let worked: Vec<[f32; 4]> = hours.iter().filter(|h| h.iter().sum::<f32>() > 30.0).copied().collect();
    let smooth: Vec<[f32; 4]> = (0..worked.len())
        .map(|i| {
            let near = &worked[i.saturating_sub(1)..(i + 2).min(worked.len())];
            std::array::from_fn(|k| near.iter().map(|h| h[k]).sum::<f32>() / near.len() as f32)
        })
        .collect();
    if smooth.len() >= 2 {
        let most = smooth.iter().map(|h| h.iter().sum::<f32>()).fold(1.0, f32::max);
        let step = plot.width() / (smooth.len() - 1) as f32;
        for k in (0..4).rev() {
            let height =
                |h: &[f32; 4], upto: usize| plot.bottom() - h[..upto].iter().sum::<f32>() / most * plot.height();
            let mut band = egui::Mesh::default();
            for (i, hour) in smooth.iter().enumerate() {
                let x = plot.left() + i as f32 * step;
                band.colored_vertex(pos2(x, height(hour, k + 1)), theme.kinds[k]);
                band.colored_vertex(pos2(x, height(hour, k)), theme.kinds[k]);
                if i > 0 {
                    let at = 2 * i as u32;
                    band.add_triangle(at - 2, at - 1, at);
                    band.add_triangle(at - 1, at, at + 1);
                }
            }
            painter.add(Shape::mesh(band));
        }
    }
    let mut x = rect.left();
    for (kind, name) in Kind::ALL.into_iter().zip([
        tr!("kind-short-project"),
        tr!("kind-short-internal"),
        tr!("kind-short-change"),
        tr!("kind-short-unplanned"),
    ]) {
        theme::card(painter, pos2(x + 9.0, rect.bottom() - 9.0), 17.0, kind, theme, 0.12);
        let end =
            write(painter, pos2(x + 22.0, rect.bottom() - 9.0), Align2::LEFT_CENTER, name, condensed(13.0), theme.ink2);
        x = end.right() + 10.0;
    }
    figure
}

/// A day of the timeline is at least so wide if its night is drawn.
pub(crate) const NIGHTS: f32 = 6.0;
/// From the name of one week on the timeline to that of the next.
const NAMES: f32 = 72.0;

/// How many weeks of a width there are from one name to the next.
pub(crate) fn weeks(week: f32) -> usize {
    let steps = [1, 2, 4, 8, 13, 26, 52, 104, 208, 520];
    steps.into_iter().find(|weeks| *weeks as f32 * week >= NAMES).unwrap_or(1040)
}

/// Draws the timeline, with room for buttons at its left; where its minutes stand.
pub(crate) fn timeline(ui: &mut Ui, view: &View, theme: &Theme, buttons: f32) -> Strip {
    let rect = ui.max_rect();
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, theme.panel);
    painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line));
    let (left, right) = (rect.left() + 24.0 + buttons, rect.right() - 24.0);
    let (from, to) = (view.starts.div_euclid(1440) * 1440, view.ends);
    let x = |minute: i64| left + (minute - from) as f32 / (to - from).max(1) as f32 * (right - left);
    let line = rect.top() + 32.0;
    let (first, last) = (from.div_euclid(1440), to.div_euclid(1440));
    let wide = x(1440) - x(0);
    // Where days are too narrow for that, they have no nights.
    for day in (first..=last).filter(|_| wide >= NIGHTS) {
        let (dusk, dawn) = (day * 1440 - 6 * 60, day * 1440 + 7 * 60);
        let night = Rect::from_min_max(pos2(x(dusk.max(from)), line - 5.0), pos2(x(dawn.min(to)), line + 5.0));
        if night.width() > 0.0 {
            painter.rect_filled(night, 0.0, theme.line.veil(0.8));
        }
    }
    // Each day has its name where they fit, in long levels the first of a week, in longer ones that of every few weeks.
    let weekday = |day: i64| view.weekday.plus(day - (view.day - 1));
    let step = if wide > 34.0 { 1 } else { 7 * weeks(7.0 * wide) };
    let begin = (first..first + 7).find(|day| step == 1 || weekday(*day) as usize == 0).unwrap_or(first);
    // Up to the buttons.
    let mut free = left - 16.0;
    for day in (begin..=last).step_by(step) {
        let noon = day * 1440 + 12 * 60;
        let name = crate::locale::weekday(weekday(day));
        let name = if step == 1 { name.to_string() } else { format!("{name} {}", day + 1) };
        let galley = painter.layout_no_wrap(name, condensed(13.0), theme.ink2);
        let middle = x(noon) - galley.size().x / 2.0;
        let start = if day == begin { middle.max(free) } else { middle };
        let at = pos2(start, rect.bottom() - 10.0 - galley.size().y / 2.0);
        let end = at.x + galley.size().x;
        if noon < to && at.x >= free && end <= rect.right() - 4.0 {
            painter.galley(at, galley, theme.ink2);
            free = end + 8.0;
        }
    }
    painter.hline(left..=right, line, Stroke::new(1.5, theme.ink2));
    painter.hline(left..=x(view.minute), line, Stroke::new(4.0, theme.ink));
    for fact in &view.facts {
        use crate::level::file::Happening as H;
        if fact.minute < from {
            continue;
        }
        let at = pos2(x(fact.minute), line);
        match &fact.what {
            H::Detected(_) => theme::card(&painter, at - vec2(0.0, 14.0), 15.0, Kind::Unplanned, theme, 0.12),
            H::CauseFound(_) | H::Resolved(_) => {
                painter.circle(at, 4.5, theme.good, Stroke::new(1.0, theme.panel));
            }
            H::RuledOut(..) => {
                painter.circle(at, 4.5, theme.bad, Stroke::new(1.0, theme.panel));
            }
            _ if fact.yours => {
                painter.circle(at, 4.0, theme.panel, Stroke::new(1.6, theme.ink));
            }
            _ => {}
        }
    }
    for date in view.calendar.iter().filter(|date| date.what == "freeze") {
        let bar = Rect::from_min_max(pos2(x(date.from.max(from)), line - 9.0), pos2(x(date.to.min(to)), line + 9.0));
        if bar.width() > 0.0 {
            painter.rect_filled(bar, 2.0, theme.pencil.veil(0.25));
            hatch(&painter, bar, theme.pencil.veil(0.6));
        }
    }
    // Dates as flags, with their name where it does not run into the next.
    let mut flags: Vec<(i64, String, bool)> = Vec::new();
    for run in view.runs.iter().filter(|run| !run.over() || run.due <= view.minute) {
        flags.push((run.due, tr!("timeline-leaves", run = crate::locale::inside(&run.name)), false));
    }
    for audit in &view.audits {
        flags.push((audit.at, audit.name.clone(), audit.passed == Some(false)));
    }
    for project in view.projects.iter().filter(|p| p.finished.is_none()) {
        if let Some(due) = project.due {
            flags.push((due, project.title.clone(), due < view.minute));
        }
    }
    if let Some(due) = view.due.filter(|due| flags.iter().all(|(at, ..)| at != due)) {
        flags.push((due, tr!("timeline-goal").into(), false));
    }
    flags.retain(|(at, ..)| (from..=to).contains(at));
    flags.sort_by_key(|(at, ..)| *at);
    // What is due at the same minute has one flag; the others' names stand at the pointer.
    let flags: Vec<&[(i64, String, bool)]> = flags.chunk_by(|one, other| one.0 == other.0).collect();
    let poles: Vec<f32> = flags.iter().map(|same| x(same[0].0)).collect();
    let font = || condensed_bold(13.0);
    // The goal's date has its label first, then the others in their order: in full or not at all.
    let goal = flags.iter().position(|same| view.due == Some(same[0].0));
    let mut order: Vec<usize> = (0..flags.len()).collect();
    order.sort_by_key(|n| Some(*n) != goal);
    let mut taken: Vec<std::ops::Range<f32>> = Vec::new();
    for n in order {
        let same = flags[n];
        let at = poles[n];
        let bad = same.iter().any(|(.., bad)| *bad);
        let ink = if bad { theme.bad } else { theme.ink };
        painter.vline(at, line - 22.0..=line + 8.0, Stroke::new(2.0, ink));
        let flag = vec![pos2(at, line - 22.0), pos2(at + 14.0, line - 18.0), pos2(at, line - 13.0)];
        painter.add(Shape::convex_polygon(flag, ink, Stroke::NONE));
        let name = &same[0].1;
        let wide = painter.layout_no_wrap(name.clone(), font(), ink).size().x;
        // Behind the flag, else before it.
        let free = |span: &std::ops::Range<f32>| {
            let clear = |from: f32, to: f32| to < span.start || from > span.end;
            let others = poles.iter().enumerate().filter(|(other, _)| *other != n);
            span.start >= left
                && span.end <= rect.right() - 8.0
                && taken.iter().all(|other| clear(other.start, other.end))
                && others.into_iter().all(|(_, pole)| clear(pole - 4.0, pole + 16.0))
        };
        let (behind, before) = (at + 18.0..at + 18.0 + wide, at - 6.0 - wide..at - 6.0);
        // For the goal's name other flags stand back.
        let spans = [behind, before];
        let span = spans.iter().find(|span| free(span)).or_else(|| {
            let inside = |span: &&std::ops::Range<f32>| span.start >= left && span.end <= rect.right() - 8.0;
            spans.iter().find(inside).filter(|_| Some(n) == goal)
        });
        if let Some(span) = span {
            let middle = line - 17.0;
            // What stands behind the name gives way to it.
            let ground = Rect::from_min_max(pos2(span.start - 2.0, middle - 8.0), pos2(span.end + 2.0, middle + 8.0));
            painter.rect_filled(ground, 0.0, theme.panel.veil(0.85));
            write(&painter, pos2(span.start, middle), Align2::LEFT_CENTER, name, font(), ink);
            taken.push(span.start - 8.0..span.end + 8.0);
        }
        let place = Rect::from_min_max(pos2(at - 5.0, line - 24.0), pos2(at + 16.0, line + 8.0));
        let due = |(due, name, _): &(i64, String, bool)| tr!("play-news", title = name, detail = when(view, *due));
        let hint = same.iter().map(due).collect::<Vec<_>>().join("\n");
        ui.interact(place, ui.id().with(("flag", n)), Sense::hover()).on_hover_text(hint);
    }
    let now = x(view.minute);
    let mark = vec![pos2(now - 6.0, line - 12.0), pos2(now + 6.0, line - 12.0), pos2(now, line - 3.0)];
    painter.add(Shape::convex_polygon(mark, theme.ink, Stroke::NONE));
    Strip { rect, left, right, from, to, line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_weeks_stand_apart_in_the_longest_game() {
        for days in [8, 30, 365, 3000, 20_000] {
            for wide in [500.0, 1100.0, 2200.0] {
                let week = 7.0 * wide / days as f32;
                assert!(weeks(week) as f32 * week >= NAMES, "{days} days in {wide}");
            }
        }
        assert_eq!(weeks(80.0), 1);
    }
}
