//! Audits: the date, the findings, what the business checks itself, and duties that bar somebody.

use bevy_egui::egui::{Align2, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::controls::{Desk, act, bar, heads, line, row, separator, sign, text_wide, title, two_high, warning};
use crate::app::floor::{Thing, span, when};
use crate::app::reasons::{self, work};
use crate::app::sheets::Sheet;
use crate::app::theme::{self, condensed, condensed_bold, semibold, write, write_within};
use crate::app::words;
use crate::locale::number;
use crate::report::money;
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{AuditView, FindingView, Health, Hindrance, ItemPlace};
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    for (index, audit) in view.audits.iter().enumerate() {
        if index > 0 {
            separator(ui, desk.theme);
        }
        banner(ui, desk, audit);
        findings(ui, desk, audit);
        controls(ui, desk, audit);
    }
    duties(ui, desk);
}

/// When, how many may stay open, and what is at stake.
fn banner(ui: &mut Ui, desk: &mut Desk<'_>, audit: &AuditView) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let allowed = desk.level.file.audits.iter().find(|a| a.id == audit.id).map_or(0, |a| a.passes_with);
    let open = work::open(audit).count();
    let stake: f64 = work::open(audit).map(|f| f.fine).sum();
    let passes = match allowed {
        0 => tr!("audit-passes-none").to_string(),
        n => tr!("audit-passes-with", count = n),
    };
    let state = match audit.passed {
        Some(true) => tr!("audit-passed").to_string(),
        Some(false) => tr!("audit-failed").to_string(),
        None => {
            tr!("audit-report", time = when(&view, audit.at), span = span(audit.at - view.minute), passes = passes)
        }
    };
    // It ends before the figures at its right.
    let wide = ui.available_width();
    let state = ui.painter().layout(state, condensed(13.5), theme.ink2, wide - 56.0 - 210.0 - 18.0);
    let high = (42.0 + state.size().y).max(62.0);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 6.0, theme.sheet);
    let late = open as u32 > allowed;
    let soon = audit.at - view.minute < 2 * 1440;
    let edge = if late && soon && audit.passed.is_none() { theme.bad } else { theme.line };
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, edge), StrokeKind::Inside);
    let icon = Rect::from_center_size(rect.left_center() + vec2(28.0, 0.0), vec2(26.0, 26.0));
    desk.art.paint(&painter, "icon-audit", icon, theme.ink);
    write(&painter, rect.min + vec2(56.0, 21.0), Align2::LEFT_CENTER, &audit.name, semibold(18.0), theme.ink);
    painter.galley(rect.min + vec2(56.0, 34.0), state, theme.ink2);
    let mut end = rect.right() - 12.0;
    for (x, label, value, bad, why) in [
        (100.0, tr!("audit-at-stake"), money(stake), stake > 0.0, work::stake(audit)),
        (210.0, tr!("audit-open-in-scope"), open.to_string(), late, work::scope(audit)),
    ] {
        let long = text_wide(ui, label, condensed(13.0)).max(text_wide(ui, &value, theme::bold(18.0)));
        let at = pos2((rect.right() - x).min(end - long), rect.top() + 19.0);
        end = at.x - 20.0;
        write(&painter, at, Align2::LEFT_CENTER, label, condensed(13.0), theme.ink2);
        let ink = if bad { theme.bad } else { theme.ink };
        let figure = write(&painter, at + vec2(0.0, 22.0), Align2::LEFT_CENTER, value, theme::bold(18.0), ink);
        reasons::ask(ui, theme, figure, &format!("{}, {label}", audit.name), &why);
    }
}

fn mark(painter: &Painter, at: Pos2, finding: &FindingView, desk: &Desk<'_>) {
    let theme = desk.theme;
    match finding.state.as_str() {
        "fixed" => {
            painter.circle_filled(at, 8.0, theme.good);
            let tick = vec![at + vec2(-3.5, 0.0), at + vec2(-0.8, 3.2), at + vec2(4.0, -3.2)];
            painter.line(tick, Stroke::new(2.0, theme.panel));
        }
        "out of scope" => {
            painter.circle_stroke(at, 7.5, Stroke::new(1.2, theme.ink2));
            painter.line_segment([at + vec2(-5.0, 5.0), at + vec2(5.0, -5.0)], Stroke::new(1.5, theme.ink2));
        }
        _ => {
            let points = vec![at + vec2(0.0, -8.0), at + vec2(8.0, 7.0), at + vec2(-8.0, 7.0)];
            painter.add(Shape::convex_polygon(points, theme.bad, Stroke::NONE));
            painter.line_segment([at + vec2(0.0, -3.0), at + vec2(0.0, 2.5)], Stroke::new(2.0, theme.panel));
            painter.circle_filled(at + vec2(0.0, 5.0), 1.2, theme.panel);
        }
    }
}

fn findings(ui: &mut Ui, desk: &mut Desk<'_>, audit: &AuditView) {
    let view = desk.view.clone();
    let theme = desk.theme;
    if audit.findings.is_empty() {
        line(ui, theme, tr!("audit-none-raised"));
        return;
    }
    heads(
        ui,
        theme,
        &[
            (34.0, tr!("audit-finding")),
            (256.0, tr!("audit-service")),
            (356.0, tr!("audit-work")),
            (512.0, tr!("audit-done")),
            (584.0, tr!("audit-fine")),
        ],
    );
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut all: Vec<&FindingView> = audit.findings.iter().collect();
    // What is open first, and of it what costs most.
    let done = |f: &FindingView| (f.state != "open", f.state == "out of scope");
    let costs = |f: &FindingView| if f.in_scope { f.fine } else { 0.0 };
    all.sort_by(|a, b| done(a).cmp(&done(b)).then(costs(b).total_cmp(&costs(a))));
    for finding in all {
        let item = view.items.iter().find(|i| i.about == finding.id);
        let told = item.filter(|_| finding.state == "open").map(|item| {
            let hours = tr!(
                "work-share",
                percent = number(100.0 * item.done, 0),
                hours = number((item.effort / 60.0).max(1.0), 0)
            );
            let place = match item.place {
                ItemPlace::Queue(c) => tr!("item-waits-at", room = view.centres[c].name),
                ItemPlace::Hands(p) => tr!("item-in-hands", person = view.people[p].name),
                ItemPlace::Aside(_) => item.blocked.clone(),
            };
            (item.done, hours, place)
        });
        let high = two_high(ui, 216.0, &finding.title, &finding.control)
            .max(told.as_ref().map_or(44.0, |(_, hours, place)| two_high(ui, 150.0, hours, place)))
            .max(44.0);
        let row = row(ui, theme, high, if item.is_some() { Sense::click() } else { Sense::hover() });
        mark(&row.painter, row.rect.left_center() + vec2(14.0, 0.0), finding, desk);
        row.two(34.0, 216.0, &finding.title, &finding.control, theme, false);
        let service = finding.service.map_or("–", |s| &view.services[s].name);
        row.text(256.0, 96.0, service, condensed_bold(13.5), theme.ink);
        let mut figures = Vec::new();
        match &told {
            Some((done, hours, place)) => {
                let both = row.two(356.0, 150.0, hours, place, theme, false);
                if let Some(item) = item {
                    let long = text_wide(ui, hours, semibold(14.0)).min(both.width());
                    let first = Rect::from_min_size(both.min, vec2(long, 18.0));
                    figures.push(reasons::of(first, || work::age(&view, item)));
                }
                bar(&row.painter, row.place(512.0, 60.0, 10.0), *done, theme.ink, theme);
            }
            None => _ = row.text(356.0, 150.0, words::finding_state(&finding.state), condensed_bold(13.5), theme.ink2),
        }
        let counts = finding.state == "open" && finding.in_scope;
        let fine = if finding.in_scope && finding.fine > 0.0 { money(finding.fine) } else { "–".into() };
        let ink = if counts { theme.bad } else { theme.ink2 };
        let fine = row.text(584.0, 60.0, &fine, condensed_bold(14.0), ink);
        if finding.fine > 0.0 {
            figures.push(reasons::of(fine, || work::fine(&view, audit, finding)));
        }
        reasons::marks(ui, theme, &finding.id, figures);
        if let Some(item) = item.filter(|_| row.response.clicked()) {
            desk.go_to(Thing::Item(item.id));
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}

fn controls(ui: &mut Ui, desk: &mut Desk<'_>, audit: &AuditView) {
    if !desk.offers(ActionKind::Scope) || audit.passed.is_some() {
        return;
    }
    separator(ui, desk.theme);
    let about = tr!("audit-own-about");
    title(ui, desk.theme, tr!("audit-own"), about);
    if audit.controls.is_empty() {
        let text = tr!("audit-own-none", key = desk.keys.sheet(Sheet::Talk));
        line(ui, desk.theme, &text);
    }
    for control in &audit.controls {
        // What they have seen is done, not refused.
        let out = |id: &String| audit.findings.iter().any(|f| f.id == *id && f.state == "out of scope");
        if !control.covers.is_empty() && control.covers.iter().all(out) {
            let row = row(ui, desk.theme, 30.0, Sense::hover());
            sign(&row.painter, row.rect.left_center() + vec2(14.0, 0.0), Health::Well, desk.theme);
            let wide = row.rect.width() - 36.0;
            row.text(32.0, wide, &tr!("audit-seen", control = control.label), condensed(13.5), desk.theme.ink2);
        } else {
            act(ui, desk, &control.label, Action::Scope { control: control.id.clone() });
        }
    }
}

/// Segregation of duties, and the work that it holds up.
fn duties(ui: &mut Ui, desk: &mut Desk<'_>) {
    let level = desk.level.clone();
    if level.file.duties.is_empty() {
        return;
    }
    let view = desk.view.clone();
    separator(ui, desk.theme);
    title(ui, desk.theme, tr!("audit-duties"), tr!("audit-duties-about"));
    for duty in &level.file.duties {
        let streams = if duty.streams.is_empty() {
            String::new()
        } else {
            tr!("audit-duty-streams", streams = duty.streams.join(", "))
        };
        if duty.says.is_empty() {
            line(ui, desk.theme, &tr!("audit-duty", duty = duty.first, then = duty.then, streams = streams));
        } else {
            line(ui, desk.theme, &duty.says);
        }
    }
    let barred: Vec<_> = view.items.iter().filter(|i| i.hindrance == Some(Hindrance::Duty)).collect();
    if !barred.is_empty() {
        warning(ui, desk.theme, &tr!("audit-barred", n = barred.len()));
    }
    for item in barred.iter().take(12) {
        let row = row(ui, desk.theme, 28.0, Sense::click());
        theme::card(&row.painter, row.rect.left_center() + vec2(14.0, 0.0), 22.0, item.kind, desk.theme, 0.1);
        let at = row.rect.min + vec2(34.0, 5.0);
        write_within(&row.painter, at, 300.0, &item.title, condensed_bold(13.5), desk.theme.ink);
        let room = match item.place {
            ItemPlace::Queue(c) | ItemPlace::Aside(c) => view.centres[c].name.clone(),
            ItemPlace::Hands(p) => view.people[p].name.clone(),
        };
        let text = tr!("audit-waits-at", room = room, age = span(item.age));
        let place = row.text(350.0, 200.0, &text, condensed(13.0), desk.theme.ink2);
        reasons::mark(ui, desk.theme, &format!("barred {}", item.id.0), place, || work::age(&view, item));
        if row.response.clicked() {
            desk.go_to(Thing::Item(item.id));
        }
    }
}
