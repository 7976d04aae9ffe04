//! Why a figure is what it is: what moved it and how far, or the rule that it follows, with the numbers of the moment.
//! Figures that can say it are dotted below; the reason stands at the pointer, and in panels at the focus of the keyboard.

mod metric;
pub(crate) mod pipeline;

use bevy_egui::egui::{Rect, Sense, Shape, Ui, vec2};

use super::floor::{span, when};
use super::screens::called;
use super::session::Session;
use super::sheets::goal::figure;
use super::spoken;
use super::theme::{self, Theme};
use crate::level::Level;
use crate::level::rules::Rules;
use crate::locale::number;
use crate::report::money;
use crate::sim::action::Action;
use crate::sim::id::ItemId;
use crate::sim::metric_about;
use crate::sim::view::{AuditView, CentreView, FindingView, ItemView, PersonView, ProjectView, ServiceView, View};
use crate::tr;

pub(crate) use metric::{measured, metric};

/// A change of so little is none.
const NOTHING: f64 = 0.05;

/// Marks the figures of a row of a table: dotted below, and the reason at the pointer. True if one of them is pointed at: then
/// nothing else need be said there.
pub(crate) fn marks(ui: &Ui, theme: &Theme, row: &str, figures: &[(Rect, Vec<String>)]) -> bool {
    let mut pointed = false;
    for (n, (place, why)) in figures.iter().enumerate().filter(|(_, (_, why))| !why.is_empty()) {
        dots(ui, theme, *place);
        let response = ui.interact(place.expand(3.0), ui.id().with(("why", row, n)), Sense::hover());
        pointed |= response.on_hover_text(why.join("\n")).hovered();
    }
    pointed
}

/// Marks a figure that stands alone: in the same way, and it can be reached by the keyboard and read out.
pub(crate) fn ask(ui: &Ui, theme: &Theme, place: Rect, name: &str, why: &[String]) {
    if why.is_empty() {
        return;
    }
    dots(ui, theme, place);
    let response = ui.interact(place.expand(3.0), ui.id().with(("why", name)), Sense::click());
    spoken::button(&response, true, &tr!("why-figure", name = name), &why.join("\n"));
    theme::focus(ui.painter(), place.expand(1.0), &response, theme);
    if response.has_focus() {
        response.show_tooltip_text(why.join("\n"));
    } else {
        response.on_hover_text(why.join("\n"));
    }
}

fn dots(ui: &Ui, theme: &Theme, place: Rect) {
    let line = [place.left_bottom(), place.right_bottom()].map(|at| at + vec2(0.0, 0.5));
    ui.painter().extend(Shape::dotted_line(&line, theme.pencil, 3.0, 0.7));
}

/// A figure with its sign, as it is written beside a reason.
fn with_sign(by: f64, figure: impl Fn(f64) -> String) -> String {
    format!("{}{}", if by < 0.0 { "−" } else { "+" }, figure(by.abs()))
}

/// The same of a number.
fn signed(by: f64, digits: usize) -> String {
    with_sign(by, |by| number(by, digits))
}

/// What moved a metric most, up and down: by so much, what, and when; and the rest, if it is known how far it moved in all.
pub(crate) fn moved(game: &Session, metric: &str, in_all: Option<f64>) -> Vec<String> {
    let view = &game.view;
    let about = metric_about(metric).unwrap_or("");
    let by_so_much = |by: f64| with_sign(by, |by| figure(metric, about, by));
    let (mut lines, mut rest) = (Vec::new(), in_all.unwrap_or(0.0));
    for (id, by) in view.moved.get(metric).into_iter().flatten().filter(|(_, by)| by.abs() >= NOTHING) {
        let Some(fact) = view.facts.iter().find(|fact| fact.id == *id) else { continue };
        let (title, detail) = called(fact, game);
        let what = if detail.is_empty() { title } else { format!("{title}: {detail}") };
        lines.push(tr!("why-moved-by", by = by_so_much(*by), what = what, time = when(view, fact.minute)));
        rest -= by;
    }
    let known = !lines.is_empty();
    if in_all.is_some() && rest.abs() >= 0.5 {
        let by = by_so_much(rest);
        lines.push(if known { tr!("why-moved-else", by = by) } else { tr!("why-moved-unseen", by = by) });
    }
    if known {
        lines.insert(0, tr!("why-moved").into());
    }
    lines
}

/// Where the minutes of the player's own day go.
pub(crate) fn day() -> Vec<String> {
    vec![tr!("why-day").into()]
}

/// Why somebody has nothing to do while work waits in their room; nothing if none waits, or they could take some.
pub(crate) fn idle(game: &Session, who: usize) -> Option<String> {
    let person = &game.view.people[who];
    let queue = &game.view.centres[person.centre?].queue;
    let refused = |item: &ItemId| {
        let action = Action::Assign { item: *item, person: person.id.clone() };
        game.sim.allowed(&action).err().map(|refusal| refusal.to_string())
    };
    let reasons: Option<Vec<String>> = queue.iter().take(8).map(refused).collect();
    let first = reasons?.into_iter().next()?;
    Some(tr!("why-idle", n = queue.len(), reason = first))
}

/// The time that somebody lost to switching, so far and now.
pub(crate) fn lost(person: &PersonView) -> Vec<String> {
    let mut lines = vec![tr!("why-lost", hours = number(person.minutes.switching / 60.0, 1))];
    let (now, n) = (person.switching_loss, person.hands.len());
    lines.push(match n {
        0 | 1 => tr!("why-lost-none").into(),
        _ => tr!("why-lost-now", n = n, percent = number(100.0 * now, 0)),
    });
    lines
}

/// What makes somebody tired, what takes it away, and what it does.
pub(crate) fn tired(person: &PersonView, rules: &Rules) -> Vec<String> {
    let percent = |share: f64| number(100.0 * share, 0);
    vec![
        tr!("why-tired", long = percent(rules.fatigue_per_long_hour), lost = percent(rules.fatigue_per_lost_hour)),
        tr!("why-tired-rest", night = percent(rules.rest_of_a_night), off = percent(rules.rest_of_a_day_off)),
        tr!(
            "why-tired-does",
            pace = percent(1.0 - (1.0 - rules.pace_when_exhausted) * person.fatigue),
            wrong = percent(rules.mistakes_when_exhausted * person.fatigue)
        ),
    ]
}

/// What the last working day did to somebody's morale, and what comes of a low one.
pub(crate) fn morale(person: &PersonView, rules: &Rules) -> Vec<String> {
    let names = [
        tr!("why-felt-finished"),
        tr!("why-felt-learned"),
        tr!("why-felt-slack"),
        tr!("why-felt-interrupted"),
        tr!("why-felt-waste"),
        tr!("why-felt-tired"),
    ];
    let parts = names.into_iter().zip(person.felt).filter(|(_, by)| by.abs() >= NOTHING);
    let parts: Vec<String> = parts.map(|(name, by)| format!("{} {name}", signed(by, 1))).collect();
    let last =
        if parts.is_empty() { tr!("why-felt-nothing").into() } else { tr!("why-felt", parts = parts.join(", ")) };
    let below = tr!("why-resigns", morale = number(rules.resigns_below, 0), span = span(rules.resigns_after));
    vec![last, below]
}

/// What is in somebody's hands, and what may come beyond their own limit.
pub(crate) fn in_hand(view: &View, person: &PersonView) -> Vec<String> {
    let mut lines = vec![tr!("why-in-hand", limit = person.wip_limit)];
    let shown: Vec<_> = person.hands.iter().take(4).filter_map(|id| view.item(*id)).collect();
    lines.extend(shown.iter().map(|item| tr!("why-in-hand-item", title = item.title, age = span(item.age))));
    if person.hands.len() > shown.len() {
        lines.push(tr!("why-in-hand-more", n = person.hands.len() - shown.len()));
    }
    if person.hands.len() > person.wip_limit as usize {
        lines.push(tr!("people-over").into());
    }
    lines
}

/// What a service's load makes of a request, and who carries it.
pub(crate) fn load(service: &ServiceView) -> Vec<String> {
    let percent = |share: f64| number(100.0 * share, 0);
    let mut lines = vec![tr!("services-of-capacity", percent = percent(service.load))];
    if service.slowness.is_finite() && service.slowness > 1.0 {
        lines.push(tr!("why-load-slow", times = number(service.slowness, 1)));
    }
    if service.lost > 0.005 {
        lines.push(tr!("services-turns-away", percent = percent(service.lost)));
    }
    lines
}

/// What a service's debt does.
pub(crate) fn debt(service: &ServiceView, level: &Level) -> Vec<String> {
    if !level.file.technical_debt {
        return Vec::new();
    }
    vec![tr!("why-debt", cables = service.debt), tr!("why-debt-drag", times = number(service.drag, 2))]
}

/// How many came to a work centre and how many it did.
pub(crate) fn waiting(view: &View, centre: &CentreView) -> Vec<String> {
    let mut lines = vec![tr!("why-waiting", came = centre.arrivals, done = centre.completions)];
    let oldest = centre.queue.iter().filter_map(|id| view.item(*id)).max_by_key(|item| item.age);
    if let Some(item) = oldest {
        lines.push(tr!("why-oldest", title = item.title, time = when(view, view.minute - item.age)));
    }
    let present = centre.crew.iter().filter(|p| view.people[**p].doing != crate::sim::view::Doing::Off).count();
    lines.push(tr!("why-crew", present = present, crew = centre.crew.len()));
    lines
}

/// How old an item is, and since when.
pub(crate) fn age(view: &View, item: &ItemView) -> Vec<String> {
    let came = tr!("why-age", time = when(view, view.minute - item.age));
    let working =
        tr!("why-age-effort", done = number(item.done * item.effort / 60.0, 1), effort = number(item.effort / 60.0, 1));
    vec![came, working]
}

/// What a project would bring, and what it loses when it is late.
pub(crate) fn worth(level: &Level, view: &View, project: &ProjectView) -> Vec<String> {
    let Some(file) = level.file.projects.iter().find(|file| file.id == project.id) else { return Vec::new() };
    let mut lines = Vec::new();
    if file.value > 0.0 {
        lines.push(tr!("why-worth", money = money(file.value)));
    }
    if let Some(due) = project.due.filter(|_| file.lost_per_day > 0.0) {
        lines.push(tr!("why-worth-late", money = money(file.lost_per_day), time = when(view, due)));
    }
    lines
}

/// The findings that are open and in scope.
fn open(audit: &AuditView) -> impl Iterator<Item = &FindingView> {
    audit.findings.iter().filter(|finding| finding.state == "open" && finding.in_scope)
}

/// How the findings of an audit stand.
pub(crate) fn scope(audit: &AuditView) -> Vec<String> {
    let of = |state: &str| audit.findings.iter().filter(|finding| finding.state == state).count();
    let outside = audit.findings.iter().filter(|finding| !finding.in_scope).count();
    vec![tr!("why-scope", raised = audit.findings.len(), fixed = of("fixed"), outside = outside)]
}

/// Which fines are at stake.
pub(crate) fn stake(audit: &AuditView) -> Vec<String> {
    let mut fines: Vec<_> = open(audit).filter(|finding| finding.fine > 0.0).collect();
    fines.sort_by(|a, b| b.fine.total_cmp(&a.fine));
    let shown = fines.iter().take(6);
    let mut lines: Vec<String> = shown.map(|finding| format!("{}  {}", money(finding.fine), finding.title)).collect();
    if fines.len() > lines.len() {
        lines.push(tr!("why-in-hand-more", n = fines.len() - lines.len()));
    }
    lines
}
