//! Services: how full they are, what they stand on, how they are watched, and what can be done about their load.

use bevy_egui::egui::{Align2, Rect, Sense, Stroke, Ui, vec2};

use crate::app::controls::{Desk, act, heads, line, row, sign, warning};
use crate::app::floor::{Thing, when};
use crate::app::theme::{Theme, condensed, condensed_bold, write};
use crate::level::Level;
use crate::level::file::ServiceFile;
use crate::locale::number;
use crate::report::money;
use crate::sim::action::Action;
use crate::sim::view::ServiceView;
use crate::tr;

fn file<'l>(level: &'l Level, service: &ServiceView) -> Option<&'l ServiceFile> {
    level.file.services.iter().find(|file| file.id == service.id)
}

/// Its load varies and can be too much.
pub(crate) fn has_traffic(level: &Level, service: &ServiceView) -> bool {
    file(level, service).is_some_and(|file| file.traffic.is_some())
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let level = desk.level.clone();
    let debt = level.file.technical_debt;
    line(ui, theme, tr!("services-click"));
    // What a level has is spread over the width that there is.
    let earns = view.services.iter().any(|service| service.revenue_per_hour > 0.0);
    let mut x = 190.0;
    let mut columns = vec![(30.0, tr!("services-service"))];
    let mut column = |width: f32, head: &'static str| {
        columns.push((x, head));
        x += width;
        x - width
    };
    let money_at = earns.then(|| column(76.0, tr!("services-earns")));
    let [watched, tested, written] = [
        column(66.0, tr!("services-watched")),
        column(58.0, tr!("services-tested")),
        column(92.0, tr!("services-written-down")),
    ];
    let debt_at = debt.then(|| column(68.0, tr!("services-debt")));
    let needs_at = column(0.0, tr!("services-needs"));
    heads(ui, theme, &columns);
    ui.spacing_mut().item_spacing.y = 3.0;
    for (index, service) in view.services.iter().enumerate() {
        let row = row(ui, theme, 44.0, Sense::click());
        sign(&row.painter, row.rect.left_center() + vec2(13.0, 0.0), service.health, theme);
        row.two(30.0, 154.0, &service.name, &view.centres[service.owner].name, theme, false);
        if let Some(x) = money_at.filter(|_| service.revenue_per_hour > 0.0) {
            let text = tr!("services-per-hour", money = money(service.revenue_per_hour));
            row.text(x, 72.0, &text, condensed_bold(13.5), theme.ink);
        }
        for (x, part) in
            [(watched, service.monitoring), (tested, service.test_coverage), (written, service.documentation)]
        {
            let ink = if part < 0.3 { theme.bad } else { theme.ink };
            row.text(x, 54.0, &tr!("percent", percent = number(100.0 * part, 0)), condensed_bold(13.5), ink);
        }
        if let Some(x) = debt_at {
            let ink = if service.debt >= 3 { theme.bad } else { theme.ink };
            for n in 0..service.debt {
                let at = row.rect.left_center() + vec2(x + 2.0 + 11.0 * f32::from(n), 0.0);
                let bend = vec![at + vec2(0.0, -8.0), at + vec2(6.0, -3.0), at + vec2(2.0, 3.0), at + vec2(7.0, 9.0)];
                row.painter.line(bend, Stroke::new(1.8, ink));
            }
        }
        let needs: Vec<&str> = service.depends_on.iter().map(|d| view.services[*d].name.as_str()).collect();
        let second = if service.weaknesses > 0 {
            tr!("services-weak-points", count = service.weaknesses)
        } else if service.drills > 0 {
            tr!("services-drills", count = service.drills)
        } else {
            String::new()
        };
        let first = if needs.is_empty() { "–".to_string() } else { needs.join(", ") };
        let room = row.rect.width() - needs_at - 4.0;
        row.text(needs_at, room, &first, condensed(13.5), theme.ink2);
        if !second.is_empty() {
            let at = row.rect.left_center() + vec2(needs_at, 14.0);
            row.says(&second);
            write(&row.painter, at, Align2::LEFT_CENTER, second, condensed_bold(12.0), theme.warn);
        }
        let mut clicked = row.response.clicked();
        // Load is said of those whose load varies, on a line of its own.
        if has_traffic(&level, service) {
            clicked |= load(ui, theme, service);
        }
        if clicked {
            desk.go_to(Thing::Service(index));
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}

/// Load in a bar and in words; true if it is clicked.
fn load(ui: &mut Ui, theme: &Theme, service: &ServiceView) -> bool {
    let row = row(ui, theme, 22.0, Sense::click());
    meter(&row.painter, row.place(30.0, 150.0, 12.0), service.load, theme);
    let mut text = tr!("services-of-capacity", percent = number(100.0 * service.load, 0));
    if service.lost > 0.005 {
        text = format!("{text}, {}", tr!("services-turns-away", percent = number(100.0 * service.lost, 0)));
    }
    let ink = if service.load > 0.9 || service.lost > 0.005 { theme.bad } else { theme.ink };
    row.text(190.0, row.rect.width() - 196.0, &text, condensed_bold(13.5), ink);
    row.response.clicked()
}

/// Load as a share of capacity: what is beyond it sticks out in red.
fn meter(painter: &bevy_egui::egui::Painter, rect: Rect, load: f64, theme: &Theme) {
    let full = rect.width() * 0.75;
    let frame = Rect::from_min_size(rect.min, vec2(full, rect.height()));
    painter.rect_filled(frame, 2.0, theme.line);
    let ink = if load > 0.9 { theme.bad } else { theme.ink };
    let width = (full * load as f32).min(rect.width());
    painter.rect_filled(Rect::from_min_size(rect.min, vec2(width.max(1.0), rect.height())), 2.0, ink);
    painter.vline(frame.right(), rect.top() - 3.0..=rect.bottom() + 3.0, Stroke::new(1.5, theme.ink));
}

/// The load of a service in words, with a meter.
pub(crate) fn load_line(ui: &mut Ui, desk: &Desk<'_>, index: usize) {
    let service = &desk.view.services[index];
    let theme = desk.theme;
    let row = row(ui, theme, 22.0, Sense::hover());
    meter(&row.painter, row.place(0.0, 130.0, 12.0), service.load, theme);
    let text = tr!("services-of-capacity", percent = number(100.0 * service.load, 0));
    let ink = if service.load > 0.9 { theme.bad } else { theme.ink };
    row.text(140.0, row.rect.width() - 140.0, &text, condensed_bold(13.5), ink);
    let mut notes = vec![tr!("services-capacity-was", percent = number(100.0 * service.capacity, 0))];
    if service.elastic {
        notes.push(tr!("services-follows").into());
    }
    if service.offloaded {
        notes.push(tr!("services-static").into());
    }
    if let Some(at) = service.capacity_due {
        notes.push(tr!("services-more-at", time = when(&desk.view, at)));
    }
    line(ui, theme, &notes.join(", "));
    if service.lost > 0.005 {
        warning(ui, theme, &tr!("services-users-away", percent = number(100.0 * service.lost, 0)));
    } else if service.slowness > 2.0 {
        warning(ui, theme, &tr!("services-slow", times = number(service.slowness, 1)));
    }
}

/// What can be done about a service's load and its weaknesses.
pub(crate) fn actions(ui: &mut Ui, desk: &mut Desk<'_>, index: usize) {
    let view = desk.view.clone();
    let level = desk.level.clone();
    let service = &view.services[index];
    let Some(file) = file(&level, service) else { return };
    let id = || service.id.clone();
    if let Some(traffic) = &file.traffic {
        if traffic.more.is_some() {
            act(ui, desk, tr!("services-order"), Action::AddCapacity { service: id() });
        }
        if traffic.elastic.is_some() {
            let on = !service.elastic;
            let label = if on { tr!("services-let-follow") } else { tr!("services-end-follow") };
            act(ui, desk, label, Action::Elastic { service: id(), on });
        }
        if traffic.offload.is_some() && !service.offloaded {
            act(ui, desk, tr!("services-offload"), Action::Offload { service: id() });
        }
    }
    // A service that has weaknesses is not told apart from one that has none: that is what drills are for.
    if level.file.services.iter().any(|s| s.weaknesses > 0.0) {
        act(ui, desk, tr!("services-drill"), Action::Drill { service: id() });
    }
}
