//! Where time went: everybody's hours at work, by kind of work and by loss.

use bevy_egui::egui::{Align2, Color32, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::frame::note;
use super::{Entry, Sign, legend, waits};
use crate::app::controls::{Desk, hatch, row};
use crate::app::floor::Thing;
use crate::app::reasons::{self, work};
use crate::app::theme::{self, Theme, Veil as _, condensed, condensed_bold, write, write_within};
use crate::level::file::Kind;
use crate::locale::number;
use crate::sim::view::{PersonView, View};
use crate::tr;

/// Somebody works here.
pub(super) fn exists(view: &View) -> bool {
    view.people.iter().any(|person| person.centre.is_some())
}

/// What an hour went into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Work(Kind),
    Switching,
    Blocked,
    Idle,
}

/// The parts in the order in which they are drawn.
const PARTS: [Part; 7] = [
    Part::Work(Kind::BusinessProject),
    Part::Work(Kind::InternalProject),
    Part::Work(Kind::Change),
    Part::Work(Kind::Unplanned),
    Part::Switching,
    Part::Blocked,
    Part::Idle,
];

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Work(kind) => kind.label(),
            Self::Switching => tr!("chart-hours-switching"),
            Self::Blocked => tr!("chart-hours-blocked"),
            Self::Idle => tr!("chart-hours-idle"),
        }
    }
}

/// Hours at work of somebody, part by part in the order of [`PARTS`].
pub(super) fn parts(person: &PersonView) -> [f64; 7] {
    let minutes = person.minutes;
    let known: f64 = person.by_kind.iter().sum();
    // The kinds share what was worked, so that the bar is as long as the hours at work.
    let scale = if known > 0.0 { minutes.working / known } else { 0.0 };
    let kinds = person.by_kind.map(|kind| kind * scale);
    let all = [kinds[0], kinds[1], kinds[2], kinds[3], minutes.switching, minutes.blocked, minutes.idle];
    all.map(|minutes| minutes / 60.0)
}

fn paint(ui: &Ui, theme: &Theme, rect: Rect, part: Part) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    match part {
        Part::Work(kind) => {
            painter.rect_filled(rect, 1.0, theme.kind(kind));
        }
        Part::Switching => {
            painter.rect_stroke(rect, 1.0, Stroke::new(1.0, theme.bad), StrokeKind::Inside);
            hatch(&painter, rect, theme.bad);
        }
        Part::Blocked => {
            painter.rect_filled(rect, 1.0, theme.ink2.veil(0.45));
        }
        Part::Idle => {
            painter.rect_filled(rect, 1.0, theme.line.veil(0.6));
        }
    }
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, height: f32) {
    let (theme, view) = (desk.theme, desk.view.clone());
    let people: Vec<(usize, &PersonView, [f64; 7])> = view
        .people
        .iter()
        .enumerate()
        .filter(|(_, person)| person.centre.is_some())
        .map(|(n, person)| (n, person, parts(person)))
        .filter(|(.., parts)| parts.iter().sum::<f64>() > 0.0)
        .collect();
    if people.is_empty() {
        return waits(ui, desk, tr!("chart-hours-waits"));
    }
    let most = people.iter().map(|(.., parts)| parts.iter().sum::<f64>()).fold(1.0, f64::max);
    let wide = ui.available_width();
    let (names, right) = ((wide * 0.24).clamp(96.0, 190.0), 128.0_f32.min(wide * 0.26));
    let length = (wide - names - right - 16.0).max(40.0);
    let mut all = [0.0; 7];
    for (.., parts) in &people {
        for (sum, part) in all.iter_mut().zip(parts) {
            *sum += part;
        }
    }
    let whose = |n: usize| work::by_whom(&view, |person| 60.0 * parts(person)[n]);
    let entries: Vec<Entry> = PARTS
        .into_iter()
        .zip(all)
        .enumerate()
        .filter(|(_, (_, hours))| *hours >= 0.5)
        .map(|(n, (part, hours))| {
            let share = 100.0 * hours / all.iter().sum::<f64>();
            let sign = match part {
                Part::Work(kind) => Sign::Card(kind),
                Part::Switching => Sign::Hatch(Color32::TRANSPARENT, theme.bad),
                Part::Blocked => Sign::Fill(theme.ink2.veil(0.45)),
                Part::Idle => Sign::Fill(theme.line.veil(0.6)),
            };
            let name = tr!("chart-hours-part", part = part.name(), percent = number(share, 0));
            Entry::new(sign, name).because(whose(n))
        })
        .collect();
    legend(ui, desk, &entries);
    ui.spacing_mut().item_spacing.y = 2.0;
    // Rows as high as there is room for, within reason.
    let each = ((height - 92.0) / people.len() as f32 - 2.0).clamp(28.0, 54.0).floor();
    let (mut to, corner) = (None, ui.cursor().min);
    let ticks = crate::plot::ticks((0.0, most), 5.0);
    let stands = |hours: f64| corner.x + names + (hours / most) as f32 * length;
    // Hairlines behind all rows, down to the axis.
    let foot = corner.y + people.len() as f32 * (each + 2.0) + 6.0;
    for (hours, _) in &ticks {
        ui.painter().vline(stands(*hours), corner.y..=foot, Stroke::new(1.0, theme.line.veil(0.6)));
    }
    for (index, person, parts) in &people {
        let row = row(ui, theme, each, Sense::click());
        theme::focus(&row.painter, row.rect, &row.response, theme);
        let ink = if person.constraint { condensed_bold(14.0) } else { condensed(14.0) };
        let at = row.rect.left_center() + vec2(4.0, -9.0);
        write_within(ui.painter(), at, names - 12.0, &person.name, ink, theme.ink);
        let present: f64 = parts.iter().sum();
        let mut x = row.rect.left() + names;
        let mut told = None;
        for (part, hours) in PARTS.into_iter().zip(parts) {
            let width = (hours / most) as f32 * length;
            let piece = Rect::from_min_size(pos2(x, row.rect.top() + 5.0), vec2(width, each - 10.0));
            if width > 0.5 {
                paint(ui, theme, piece, part);
            }
            if row.response.hover_pos().is_some_and(|at| piece.x_range().contains(at.x)) {
                told = Some((part, *hours));
            }
            x += width;
        }
        let lost = 100.0 * parts[4] / present;
        let figures = if right > 100.0 && lost >= 0.5 {
            tr!("chart-hours-lost", hours = number(present, 0), percent = number(lost, 0))
        } else {
            tr!("hours", hours = number(present, 0))
        };
        let ink = if lost > 15.0 { theme.bad } else { theme.ink2 };
        let at = pos2(x + 8.0, row.rect.center().y);
        let figures = write(ui.painter(), at, Align2::LEFT_CENTER, figures, condensed_bold(13.5), ink);
        let why = || [work::hours(person), reasons::lost(person)].concat();
        reasons::mark(ui, theme, &format!("hours {}", person.id), figures, why);
        if let Some(at) = row.response.hover_pos() {
            let mut lines = vec![tr!("person-name-role", name = person.name, role = person.role)];
            match told {
                Some((part, hours)) => {
                    lines.push(tr!(
                        "chart-hours-line",
                        part = part.name(),
                        hours = number(hours, 1),
                        percent = number(100.0 * hours / present, 0)
                    ));
                }
                None => lines.push(tr!("chart-hours-at-work", hours = number(present, 1))),
            }
            if lost >= 0.5 {
                lines.push(tr!("chart-hours-switching-lost", percent = number(lost, 0)));
            }
            lines.push(tr!("chart-click-person").into());
            note(ui, theme, at, &lines);
        }
        if row.response.clicked() {
            to = Some(Thing::Person(*index));
        }
    }
    let (axis, _) = ui.allocate_exact_size(vec2(wide, 40.0), Sense::hover());
    let left = axis.left() + names;
    ui.painter().hline(left..=left + length, axis.top() + 2.0, Stroke::new(1.5, theme.ink2));
    for (hours, label) in ticks {
        let at = pos2(stands(hours), axis.top() + 14.0);
        write(ui.painter(), at, Align2::CENTER_CENTER, label, condensed(13.0), theme.ink2);
    }
    let at = pos2(left + length, axis.top() + 30.0);
    write(ui.painter(), at, Align2::RIGHT_CENTER, tr!("chart-hours-column"), condensed(13.0), theme.ink2);
    if let Some(thing) = to {
        desk.go_to(thing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level;
    use crate::sim::Simulation;

    #[test]
    fn the_parts_of_everybody_add_up_to_their_hours_at_work() {
        let mut sim = Simulation::new(&level::load("part1/payroll").unwrap(), 3);
        sim.run_until(2 * 1440);
        let view = sim.view();
        assert!(exists(&view));
        let mut some = 0;
        for person in view.people.iter().filter(|person| person.centre.is_some()) {
            let m = person.minutes;
            let present = (m.working + m.switching + m.blocked + m.idle) / 60.0;
            let sum: f64 = parts(person).iter().sum();
            assert!((sum - present).abs() < 1e-6, "{}: {sum} of {present}", person.name);
            some += usize::from(present > 8.0);
        }
        assert!(some > 3, "{some}");
    }
}
