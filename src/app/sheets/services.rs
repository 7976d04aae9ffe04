//! Services: how full they are, what they stand on, how they are watched, and what can be done about their load.

use bevy_egui::egui::{Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::app::controls::{Desk, Row, act, column_wide, heads, line, row, sign, texts_high, two_high, warning};
use crate::app::floor::{Thing, when};
use crate::app::reasons::service::Guard;
use crate::app::reasons::{self, service as why};
use crate::app::theme::{Theme, condensed, condensed_bold};
use crate::level::Level;
use crate::level::file::ServiceFile;
use crate::locale::number;
use crate::report::money;
use crate::sim::action::Action;
use crate::sim::view::{ServiceView, View};
use crate::tr;

fn file<'l>(level: &'l Level, service: &ServiceView) -> Option<&'l ServiceFile> {
    level.file.services.iter().find(|file| file.id == service.id)
}

/// Its load varies and can be too much.
pub(crate) fn has_traffic(level: &Level, service: &ServiceView) -> bool {
    file(level, service).is_some_and(|file| file.traffic.is_some())
}

/// Where the columns of the table stand.
struct Columns {
    load: f32,
    /// Money, where anything earns some.
    earns: Option<f32>,
    watched: f32,
    tested: f32,
    written: f32,
    /// Loose cables, where the level has technical debt.
    debt: Option<f32>,
    needs: f32,
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    line(ui, desk.theme, tr!("services-click"));
    let columns = columns(ui, desk);
    ui.spacing_mut().item_spacing.y = 3.0;
    for index in 0..desk.view.services.len() {
        let mut clicked = service(ui, desk, &columns, index);
        for (text, bad) in remarks(desk, index) {
            let row = row(ui, desk.theme, 18.0, Sense::click());
            let ink = if bad { desk.theme.bad } else { desk.theme.ink };
            let place = row.text(30.0, row.rect.width() - 36.0, &text, condensed_bold(13.0), ink);
            if bad {
                let service = &desk.view.services[index];
                reasons::mark(ui, desk.theme, &format!("lost {}", service.id), place, || why::load(service));
            }
            clicked |= row.response.clicked();
        }
        if clicked {
            desk.go_to(Thing::Service(index));
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}

/// The heads of the table, each explained under the mouse. What a level has is spread over the width that there is: a
/// column is as wide as its head and its figures.
fn columns(ui: &mut Ui, desk: &Desk<'_>) -> Columns {
    let theme = desk.theme;
    let mut x = 168.0;
    let mut all = vec![(30.0, tr!("services-service"))];
    let mut column = |figures: f32, head: &'static str| {
        let at = x;
        all.push((at, head));
        x += column_wide(ui, head, figures);
        at
    };
    let load = column(58.0, tr!("services-load"));
    let earns = desk.view.services.iter().any(|service| service.revenue_per_hour > 0.0);
    let earns = earns.then(|| column(58.0, tr!("services-earns")));
    let watched = column(48.0, tr!("services-watched"));
    let tested = column(48.0, tr!("services-tested"));
    let written = column(48.0, tr!("services-written-down"));
    let debt = desk.level.file.technical_debt.then(|| column(62.0, tr!("services-debt")));
    let needs = column(0.0, tr!("services-needs"));
    let top = ui.cursor().min;
    heads(ui, theme, &all);
    for (x, about) in [
        (load, tr!("services-load-about")),
        (watched, Guard::Watched.about()),
        (tested, Guard::Tested.about()),
        (written, Guard::Written.about()),
    ] {
        let head = Rect::from_min_size(top + vec2(x, 0.0), vec2(48.0, 16.0));
        ui.interact(head, ui.id().with(about), Sense::hover()).on_hover_text(about);
    }
    Columns { load, earns, watched, tested, written, debt, needs }
}

/// A service in a line of the table; true if it is clicked.
fn service(ui: &mut Ui, desk: &Desk<'_>, at: &Columns, index: usize) -> bool {
    let (view, theme) = (&desk.view, desk.theme);
    let service = &view.services[index];
    let room = &view.centres[service.owner].name;
    let needs = needs(view, service);
    let first = if needs.is_empty() { "–" } else { needs.as_str() };
    let second = if service.weaknesses > 0 {
        tr!("services-weak-points", count = service.weaknesses)
    } else if service.drills > 0 {
        tr!("services-drills", count = service.drills)
    } else {
        String::new()
    };
    let last = [(first, condensed(13.5), theme.ink2), (second.as_str(), condensed_bold(12.0), theme.warn)];
    let last_wide = ui.available_width() - at.needs - 4.0;
    let high = two_high(ui, 132.0, &service.name, room).max(texts_high(ui, last_wide, &last) + 6.0).max(44.0);
    let row = row(ui, theme, high, Sense::click());
    sign(&row.painter, row.rect.left_center() + vec2(13.0, 0.0), service.health, theme);
    row.two(30.0, 132.0, &service.name, room, theme, false);
    let percent = |part: f64| tr!("percent", percent = number(100.0 * part, 0));
    let ink = if service.load > 0.9 || service.lost > 0.005 { theme.bad } else { theme.ink };
    let load = row.text(at.load, 54.0, &percent(service.load), condensed_bold(13.5), ink);
    let mut figures = vec![reasons::of(load, || why::load(service))];
    let place = row.rect.left_center() + vec2(at.load, 13.0);
    meter(&row.painter, Rect::from_min_size(place, vec2(48.0, 4.0)), service.load, theme);
    if let Some(x) = at.earns {
        let text = match service.revenue_per_hour {
            amount if amount > 0.0 => tr!("services-per-hour", money = money(amount)),
            _ => "–".into(),
        };
        let earns = row.text(x, 56.0, &text, condensed_bold(13.5), theme.ink);
        if service.revenue_per_hour > 0.0 {
            figures.push(reasons::of(earns, || why::earns(view, &desk.level, index)));
        }
    }
    for (x, guard) in [(at.watched, Guard::Watched), (at.tested, Guard::Tested), (at.written, Guard::Written)] {
        let part = guard.share(service);
        let ink = if part < 0.3 { theme.bad } else { theme.ink };
        let place = row.text(x, 46.0, &percent(part), condensed_bold(13.5), ink);
        figures.push(reasons::of(place, move || guard.why(view, &desk.level, service)));
    }
    if let Some(x) = at.debt {
        cables(&row, x, service.debt, theme);
        figures.push(reasons::of(row.place(x, 52.0, 16.0), || why::debt(service)));
    }
    let needed = row.texts(at.needs, last_wide, &last);
    if !second.is_empty() {
        let below = Rect::from_min_max(pos2(needed.left(), needed.bottom() - 16.0), needed.max);
        figures.push(reasons::of(below, || why::weak(service)));
    }
    let mut about = vec![tr!("services-of-capacity", percent = number(100.0 * service.load, 0))];
    if has_traffic(&desk.level, service) {
        about.extend(capacity(view, service));
    }
    if !needs.is_empty() {
        about.push(tr!("service-needs", needs = needs));
    }
    let asked = reasons::marks(ui, theme, &service.id, figures);
    if asked { row.response.clicked() } else { row.response.clone().on_hover_text(about.join("\n")).clicked() }
}

/// Technical debt as loose cables.
fn cables(row: &Row, x: f32, debt: u8, theme: &Theme) {
    if debt == 0 {
        row.text(x, 20.0, "–", condensed_bold(13.5), theme.ink);
    }
    let ink = if debt >= 3 { theme.bad } else { theme.ink };
    for n in 0..debt {
        let at = row.rect.left_center() + vec2(x + 2.0 + 11.0 * f32::from(n), 0.0);
        let bend = vec![at + vec2(0.0, -8.0), at + vec2(6.0, -3.0), at + vec2(2.0, 3.0), at + vec2(7.0, 9.0)];
        row.painter.line(bend, Stroke::new(1.8, ink));
    }
}

/// The services that a service needs, by name.
fn needs(view: &View, service: &ServiceView) -> String {
    let names: Vec<&str> = service.depends_on.iter().map(|d| view.services[*d].name.as_str()).collect();
    names.join(", ")
}

/// What stands in lines under a service: who is turned away, and the runs that are due; and whether it is trouble.
fn remarks(desk: &Desk<'_>, index: usize) -> Vec<(String, bool)> {
    let view = &desk.view;
    let lost = view.services[index].lost;
    let away = (lost > 0.005).then(|| (tr!("services-turns-away", percent = number(100.0 * lost, 0)), true));
    let due = view.runs.iter().filter(|run| run.service == index && !run.over());
    let due = due.map(|run| (tr!("services-due", time = when(view, run.due), run = run.name), false));
    away.into_iter().chain(due).collect()
}

/// How large its capacity is, and what becomes of it.
fn capacity(view: &View, service: &ServiceView) -> Vec<String> {
    let mut notes = vec![tr!("services-capacity-was", percent = number(100.0 * service.capacity, 0))];
    if service.elastic {
        notes.push(tr!("services-follows").into());
    }
    if service.offloaded {
        notes.push(tr!("services-static").into());
    }
    if let Some(at) = service.capacity_due {
        notes.push(tr!("services-more-at", time = when(view, at)));
    }
    notes
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
    let place = row.text(140.0, row.rect.width() - 140.0, &text, condensed_bold(13.5), ink);
    reasons::ask(ui, theme, place, &text, &why::load(service));
    line(ui, theme, &capacity(&desk.view, service).join(", "));
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
