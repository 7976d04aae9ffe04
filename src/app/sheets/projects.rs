//! Projects: who wants them, how far they are, what they need of the constraint; and the release gate before them.

use bevy_egui::egui::{self, Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::controls::{Desk, Row, act, hatch, heads, order, orders, row, text_wide, texts_high, title, two_high};
use crate::app::floor::{portrait, span, when};
use crate::app::reasons::{self, work};
use crate::app::theme::{self, Theme, Veil as _, condensed, condensed_bold, semibold, write, write_within};
use crate::app::words;
use crate::level::file::Kind;
use crate::locale::number;
use crate::report::money;
use crate::sim::action::Action;
use crate::sim::view::ProjectView;
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    pushes(ui, desk);
    gate(ui, desk);
    let view = desk.view.clone();
    let theme = desk.theme;
    let wide = ui.available_width();
    let middle = wide - 268.0 - 298.0;
    heads(
        ui,
        theme,
        &[
            (50.0, tr!("projects-sponsor")),
            (268.0, tr!("projects-done")),
            (280.0 + middle, tr!("projects-due")),
            (394.0 + middle, tr!("projects-worth")),
        ],
    );
    for (index, project) in view.projects.iter().enumerate() {
        let sponsor = project.sponsor.map_or(tr!("projects-nobody-asked").into(), |who| {
            tr!("projects-trust", who = view.stakeholders[who].name, trust = number(view.stakeholders[who].trust, 0))
        });
        let far = Far::of(ui, project, desk, middle - 6.0);
        let high = two_high(ui, 210.0, &project.title, &sponsor).max(far.high + 12.0).max(52.0);
        let row = row(ui, theme, high, Sense::click());
        if let Some(who) = project.sponsor {
            let who = &view.stakeholders[who];
            portrait(desk.art, &row.painter, &who.look, row.place(2.0, 40.0, 45.0));
        } else {
            theme::card(
                &row.painter,
                row.rect.left_center() + vec2(22.0, 0.0),
                30.0,
                Kind::InternalProject,
                theme,
                0.0,
            );
        }
        let both = row.two(50.0, 210.0, &project.title, &sponsor, theme, false);
        if let Some(who) = project.sponsor.map(|who| &view.stakeholders[who]) {
            let below = Rect::from_min_max(pos2(both.left(), both.bottom() - 17.0), both.max);
            reasons::ask(ui, theme, below, &format!("{}, {sponsor}", project.title), &reasons::trust(desk.game, who));
        }
        let (done, hours) = progress(&row, row.place(268.0, middle - 6.0, far.high), project, &far, theme);
        let name = |text: &str| format!("{}, {text}", project.title);
        reasons::ask(ui, theme, done, &name(&far.text), &work::done(&view, project));
        if let (Some(place), Some(text)) = (hours, &far.hours) {
            reasons::ask(ui, theme, place, &name(text), &work::needed(&view, project));
        }
        let late = project.due.is_some_and(|due| project.finished.unwrap_or(view.minute) > due);
        let due = project.due.map_or(tr!("projects-no-date").to_string(), |due| when(&view, due));
        let second = match (project.due, project.finished) {
            (_, Some(at)) => tr!("projects-done-at", time = when(&view, at)),
            (Some(due), None) if late => tr!("projects-late", span = span(view.minute - due)),
            (Some(due), None) => tr!("projects-in", span = span(due - view.minute)),
            (None, None) => String::new(),
        };
        row.two(280.0 + middle, 112.0, &due, &second, theme, late);
        let worth = if project.value > 0.0 { money(project.value) } else { "–".into() };
        let worth = row.text(394.0 + middle, 50.0, &worth, condensed_bold(14.0), theme.ink);
        reasons::ask(ui, theme, worth, &project.title, &work::worth(&desk.level, &view, project));
        let place = row.place(wide - 124.0, 124.0, 32.0);
        let id = project.id.clone();
        match project.stage.as_str() {
            "planned" | "waits at the gate" => {
                order(ui, desk, place, tr!("projects-release"), &[Action::Release { project: id }])
            }
            "running" => order(ui, desk, place, tr!("projects-freeze"), &[Action::Freeze { project: id }]),
            "frozen" => order(ui, desk, place, tr!("projects-thaw"), &[Action::Unfreeze { project: id }]),
            _ => {
                write(
                    &row.painter,
                    place.center(),
                    Align2::CENTER_CENTER,
                    tr!("projects-stage-done"),
                    condensed_bold(14.0),
                    theme.good,
                );
            }
        }
        let memory = egui::Id::new(("project", index));
        let mut open = ui.data(|d| d.get_temp(memory)).unwrap_or(false);
        if row.response.clicked() {
            open = !open;
            ui.data_mut(|d| d.insert_temp(memory, open));
        }
        if open {
            bill(ui, desk, project);
        }
    }
}

/// How far a project is, in words.
struct Far {
    /// Its stage, and what is done and in work.
    text: String,
    /// What it still needs of the constraint.
    hours: Option<String>,
    /// The two stand in one row; else the hours stand below.
    beside: bool,
    /// How high bar and words are.
    high: f32,
}

impl Far {
    fn of(ui: &Ui, project: &ProjectView, desk: &Desk<'_>, width: f32) -> Self {
        let mut text = match project.stage.as_str() {
            "running" | "done" => String::new(),
            other => tr!("projects-stage-before", stage = words::project_stage(other)),
        };
        text.push_str(&tr!("projects-done-of", done = project.done, scope = project.scope));
        if project.in_work > 0 {
            text.push_str(&tr!("projects-in-work", count = project.in_work));
        }
        let constraint = desk.view.constraint.and_then(|p| desk.view.people[p].centre);
        let needs = project.needs.iter().find(|need| Some(need.centre) == constraint);
        let hours = needs
            .filter(|need| need.hours >= 0.05)
            .map(|need| tr!("projects-constraint-hours", hours = number(need.hours, 0)));
        let hours_wide = hours.as_ref().map_or(0.0, |hours| text_wide(ui, hours, condensed_bold(13.0)) + 26.0);
        let beside = text_wide(ui, &text, condensed(13.0)) + hours_wide <= width;
        let below = if beside || hours.is_none() { 0.0 } else { 17.0 };
        let high = 20.0 + texts_high(ui, width, &[(text.as_str(), condensed(13.0), desk.theme.ink2)]) + below;
        Self { text, hours, beside, high }
    }
}

/// How far: done in ink, in work hatched, the rest an outline; what it still needs of the constraint beside it. Where the
/// words of both stand.
fn progress(row: &Row, rect: Rect, project: &ProjectView, far: &Far, theme: &Theme) -> (Rect, Option<Rect>) {
    let painter = &row.painter;
    let bar = Rect::from_min_size(rect.min + vec2(0.0, 2.0), vec2(rect.width(), 14.0));
    let unit = bar.width() / project.scope.max(1) as f32;
    let part = |from: u32, to: u32| {
        let right = bar.left() + unit * to.min(project.scope) as f32;
        Rect::from_min_max(pos2(bar.left() + unit * from as f32, bar.top()), pos2(right, bar.bottom()))
    };
    painter.rect_filled(bar, 3.0, theme.line.veil(0.5));
    painter.rect_filled(part(0, project.done), 3.0, theme.kind(Kind::BusinessProject));
    let begun = part(project.done, project.done + project.in_work);
    if project.stage == "frozen" {
        painter.rect_filled(begun, 3.0, theme.pencil.veil(0.25));
    }
    hatch(painter, begun, if project.stage == "frozen" { theme.pencil } else { theme.kind(Kind::BusinessProject) });
    painter.rect_stroke(bar, 3.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    let ink = if matches!(project.stage.as_str(), "running" | "done") { theme.ink2 } else { theme.ink };
    let text = painter.layout(far.text.clone(), condensed(13.0), ink, rect.width());
    row.says(&far.text);
    let done = Rect::from_min_size(rect.min + vec2(0.0, 20.0), text.size());
    painter.galley(done.min, text, ink);
    let hours = far.hours.as_ref().map(|hours| {
        // Below the text a row of its own begins at the left.
        let middle = if far.beside { rect.top() + 28.5 } else { rect.bottom() - 8.5 };
        let (at, side) = match far.beside {
            true => (pos2(rect.right(), middle), Align2::RIGHT_CENTER),
            false => (pos2(rect.left() + 12.0, middle), Align2::LEFT_CENTER),
        };
        row.says(hours);
        let end = write(painter, at, side, hours, condensed_bold(13.0), theme.ink);
        painter.circle(pos2(end.left() - 8.0, middle), 4.0, theme.amber, Stroke::new(0.8, theme.ink));
        end
    });
    (done, hours)
}

/// The bill of resources.
fn bill(ui: &mut Ui, desk: &mut Desk<'_>, project: &ProjectView) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let most = project.needs.iter().map(|need| need.hours).fold(1.0, f64::max);
    if project.needs.iter().all(|need| need.hours < 0.05) {
        let row = row(ui, theme, 22.0, Sense::hover());
        row.text(50.0, 400.0, tr!("projects-needs-nothing"), condensed(13.0), theme.ink2);
    }
    for need in project.needs.iter().filter(|need| need.hours >= 0.05) {
        let row = row(ui, theme, 22.0, Sense::hover());
        let centre = &view.centres[need.centre];
        let constraint = centre.crew.iter().any(|p| view.people[*p].constraint);
        row.text(50.0, 210.0, &centre.name, condensed_bold(13.5), theme.ink);
        let bar = row.place(268.0, 240.0, 10.0);
        let fill = if constraint { theme.amber } else { theme.ink2 };
        crate::app::controls::bar(&row.painter, bar, need.hours / most, fill, theme);
        let text = tr!("projects-still-needed", hours = number(need.hours, 0));
        let place = row.text(518.0, 120.0, &text, condensed(13.5), theme.ink2);
        let name = format!("{}, {}, {text}", project.title, centre.name);
        reasons::ask(ui, theme, place, &name, &work::need(&view, project, need.centre));
    }
}

/// Who pushed, and saying no.
fn pushes(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    for who in view.stakeholders.iter().filter(|s| !s.pushed.is_empty()) {
        let text = tr!("projects-pushed", who = who.name, what = who.pushed.join(", "));
        title(ui, desk.theme, &text, "");
        act(ui, desk, &tr!("action-say-no", who = who.name), Action::SayNo { stakeholder: who.id.clone() });
    }
}

/// The release gate: the hours of the constraint that running projects may ask for.
fn gate(ui: &mut Ui, desk: &mut Desk<'_>) {
    let level = desk.level.clone();
    let view = desk.view.clone();
    let Some(file) = &level.file.release_gate else { return };
    let Some(at) = view.centres.iter().position(|c| c.id == file.centre) else { return };
    let theme = desk.theme;
    let needed = view
        .projects
        .iter()
        .filter(|p| p.stage == "running")
        .flat_map(|p| &p.needs)
        .filter(|need| need.centre == at)
        .map(|need| need.hours)
        .sum::<f64>()
        .max(0.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 84.0), Sense::hover());
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 6.0, theme.sheet);
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    let name = &view.centres[at].name;
    let heading = tr!("projects-gate-before", name = name);
    let end = write(&painter, rect.min + vec2(14.0, 20.0), Align2::LEFT_CENTER, heading, semibold(15.0), theme.ink);
    let state = match view.gate_hours {
        Some(most) => tr!("projects-gate-most", needed = number(needed, 0), most = most),
        None => tr!("projects-gate-open", needed = number(needed, 0)),
    };
    let left = end.right() + 10.0;
    let over = view.gate_hours.is_some_and(|most| needed > f64::from(most));
    let ink = if over { theme.bad } else { theme.ink2 };
    let room = rect.right() - left - 10.0;
    let place = write_within(&painter, pos2(left, rect.top() + 11.0), room, &state, condensed(13.5), ink);
    reasons::ask(ui, theme, place, &state, &work::gate(&view, at));
    let now = libm::ceil(needed.max(0.0)).min(1e6) as u32;
    let limit = view.gate_hours.unwrap_or(now);
    let mut choices: Vec<(String, Option<u32>)> = vec![(tr!("projects-open").into(), None)];
    for hours in [limit.saturating_sub(8), limit.saturating_sub(1), now, limit + 1, limit + 8, limit.max(4) * 2] {
        let label = if hours == now { tr!("projects-what-runs", hours = hours) } else { tr!("hours", hours = hours) };
        if !choices.iter().any(|(_, other)| *other == Some(hours)) && hours > 0 {
            choices.push((label, Some(hours)));
        }
    }
    if let Some(most) = view.gate_hours
        && !choices.iter().any(|(_, other)| *other == Some(most))
    {
        choices.push((tr!("hours", hours = most), Some(most)));
    }
    choices[1..].sort_by_key(|(_, hours)| *hours);
    let chosen = choices.iter().position(|(_, hours)| *hours == view.gate_hours);
    let buttons: Vec<(String, Action)> =
        choices.into_iter().map(|(label, most_hours)| (label, Action::Gate { most_hours })).collect();
    let place = Rect::from_min_max(rect.min + vec2(14.0, 42.0), rect.max - vec2(12.0, 10.0));
    orders(ui, desk, place, &buttons, chosen);
}
