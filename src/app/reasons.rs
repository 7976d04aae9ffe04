//! Why a figure is what it is: what moved it and how far, or the rule that it follows, with the numbers of the moment.
//! Figures that can say it are dotted below; the reason stands at the pointer, and in panels at the focus of the keyboard.

pub(crate) mod metric;
pub(crate) mod parts;
pub(crate) mod pipeline;
pub(crate) mod service;
pub(crate) mod truth;
pub(crate) mod work;

use bevy_egui::egui::{Painter, Rect, Response, Sense, Shape, Ui, vec2};

use super::facts::{called, decision};
use super::floor::{span, when};
use super::session::Session;
use super::sheets::goal::figure;
use super::spoken;
use super::theme::{self, Theme};
use crate::level::Level;
use crate::level::file::Happening;
use crate::level::rules::Rules;
use crate::locale::number;
use crate::sim::action::Action;
use crate::sim::id::ItemId;
use crate::sim::view::{CentreView, FactView, IncidentView, PersonView, StakeholderView, View};
use crate::tr;

pub(crate) use metric::{measured, metric};

/// Most lines of one list.
pub(crate) const MOST: usize = 6;
/// A change of so little is none.
const NOTHING: f64 = 0.05;

/// What says a reason when it is asked: of the many figures of a table one is pointed at.
pub(crate) type Why<'a> = Box<dyn FnOnce() -> Vec<String> + 'a>;

/// A figure of a table, and what says why.
pub(crate) fn of<'a>(place: Rect, why: impl FnOnce() -> Vec<String> + 'a) -> (Rect, Why<'a>) {
    (place, Box::new(why))
}

/// Marks the figures of a row of a table: dotted below, and the reason at the pointer. True if one of them is pointed at: then
/// nothing else need be said there.
pub(crate) fn marks(ui: &Ui, theme: &Theme, row: &str, figures: Vec<(Rect, Why<'_>)>) -> bool {
    let mut pointed = false;
    for (n, (place, why)) in figures.into_iter().enumerate() {
        // Tests ask each.
        #[cfg(test)]
        let why = {
            let told = why();
            assert!(!told.is_empty(), "{row}/{n}");
            move || told
        };
        dots(ui.painter(), theme, place);
        // One row below another does not say both.
        let place = place.expand2(vec2(3.0, 1.5));
        let response = ui.interact(place, ui.id().with(("why", row, n)), Sense::hover());
        pointed |= response.hovered();
        at_pointer(response, why);
    }
    pointed
}

/// Says a reason at the pointer, if there is one.
pub(crate) fn at_pointer(response: Response, why: impl FnOnce() -> Vec<String>) {
    let told = if response.hovered() { why().join("\n") } else { String::new() };
    if !told.is_empty() {
        response.on_hover_ui(|ui| {
            ui.set_max_width(ui.spacing().tooltip_width);
            ui.label(told);
        });
    }
}

/// The same of a row with a single figure.
pub(crate) fn mark<'a>(ui: &Ui, theme: &Theme, row: &str, place: Rect, why: impl FnOnce() -> Vec<String> + 'a) -> bool {
    marks(ui, theme, row, vec![of(place, why)])
}

/// Marks a figure that stands alone: in the same way, and it can be reached by the keyboard and read out.
pub(crate) fn ask(ui: &Ui, theme: &Theme, place: Rect, name: &str, why: &[String]) {
    if why.is_empty() {
        return;
    }
    dots(ui.painter(), theme, place);
    let response = ui.interact(place.expand(3.0), ui.id().with(("why", name)), Sense::click());
    spoken::button(&response, true, &tr!("why-figure", name = name), &why.join("\n"));
    theme::focus(ui.painter(), place.expand(1.0), &response, theme);
    if response.has_focus() {
        response.show_tooltip_text(why.join("\n"));
    } else {
        response.on_hover_text(why.join("\n"));
    }
}

/// The dots below a figure that can be asked.
pub(crate) fn dots(painter: &Painter, theme: &Theme, place: Rect) {
    let line = [place.left_bottom(), place.right_bottom()].map(|at| at + vec2(0.0, 0.5));
    painter.extend(Shape::dotted_line(&line, theme.pencil, 3.0, 0.7));
}

/// The first few of a list, a line each, and how many more there are.
pub(crate) fn first<T>(all: impl IntoIterator<Item = T>, most: usize, line: impl FnMut(T) -> String) -> Vec<String> {
    let mut all = all.into_iter();
    let mut lines: Vec<String> = all.by_ref().take(most).map(line).collect();
    let more = all.count();
    if more > 0 {
        lines.push(tr!("why-in-hand-more", n = more));
    }
    lines
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
    let by_so_much = |by: f64| with_sign(by, |by| figure(metric, by));
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

/// What moved somebody's trust.
pub(crate) fn trust(game: &Session, who: &StakeholderView) -> Vec<String> {
    let moved = moved(game, &format!("trust.{}", who.id), Some(who.trust - who.trust_at_start));
    if moved.is_empty() { vec![tr!("why-unmoved").into()] } else { moved }
}

/// Where the minutes of the player's own day go.
pub(crate) fn day() -> Vec<String> {
    vec![tr!("why-day").into()]
}

/// Why somebody has nothing to do while work waits in their room; nothing if none waits, or they could take some.
pub(crate) fn idle(game: &Session, who: usize) -> Option<String> {
    if game.sim.over() {
        return None;
    }
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

/// What is in somebody's hands now, and what they lose to switching, if they do anything.
pub(crate) fn hands(view: &View, person: &PersonView) -> Vec<String> {
    let lost = if person.minutes.switching >= 3.0 { lost(person) } else { Vec::new() };
    [held(view, person), lost].concat()
}

/// What is in somebody's hands: the first of many, and how old each is.
fn held(view: &View, person: &PersonView) -> Vec<String> {
    let held = person.hands.iter().filter_map(|id| view.item(*id));
    first(held, 4, |item| tr!("why-in-hand-item", title = item.title, age = span(item.age)))
}

/// What is in somebody's hands, and what may come beyond their own limit.
pub(crate) fn in_hand(view: &View, person: &PersonView) -> Vec<String> {
    let mut lines = [vec![tr!("why-in-hand", limit = person.wip_limit)], held(view, person)].concat();
    if person.hands.len() > person.wip_limit as usize {
        lines.push(tr!("people-over").into());
    }
    lines
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

/// A trouble in a line: since when, and its cause as far as it is known.
fn incident(view: &View, incident: &IncidentView) -> String {
    let stage = match incident.cause.is_empty() {
        true => tr!("why-cause-unknown").to_string(),
        false => tr!("why-cause", cause = incident.cause),
    };
    tr!("why-incident", title = incident.title, time = when(view, incident.detected), stage = stage)
}

/// Why a decision takes so many minutes of the player's day; nothing of what is no decision, or is free.
pub(crate) fn price(game: &Session, fact: &FactView) -> Vec<String> {
    let Some(action) = decision(fact, game).filter(|action| game.sim.cost(action) > 0) else { return Vec::new() };
    let rules = &game.sim.level().rules;
    let usual = rules.your_minutes.get(&action.kind()).copied().unwrap_or(0);
    let first = match game.sim.set_cost(action) {
        Some(minutes) => tr!("why-price-level", minutes = minutes),
        None => tr!("why-price-rule", minutes = usual),
    };
    let pace = (rules.your_pace != 1.0).then(|| tr!("why-price-pace", pace = number(rules.your_pace, 2)));
    [vec![first], pace.into_iter().collect(), day()].concat()
}

/// What lies behind the time that a fact speaks of: a trouble that nobody noticed, a cause that was looked for, hours of
/// guesswork.
pub(crate) fn took(game: &Session, fact: &FactView) -> Vec<String> {
    let (view, level): (&View, &Level) = (&game.view, game.sim.level());
    let of = |id: &String| view.incidents.iter().find(|incident| &incident.id == id);
    match &fact.what {
        _ if fact.note.is_empty() => Vec::new(),
        Happening::Detected(id) => of(id).map_or(Vec::new(), |incident| {
            let (began, noticed) = (when(view, incident.began), when(view, fact.minute));
            let watched = service::watched(view, level, &view.services[incident.service]);
            [vec![tr!("why-unnoticed", began = began, noticed = noticed)], watched].concat()
        }),
        Happening::CauseFound(id) => of(id).map_or(Vec::new(), |incident| {
            let sought = tr!("why-sought", noticed = when(view, incident.detected), found = when(view, fact.minute));
            [vec![sought], work::in_vain(view, incident)].concat()
        }),
        Happening::Missed(id) | Happening::Left(id, _) => {
            let run = level.file.runs.iter().find(|run| &run.id == id);
            let service = run.and_then(|run| view.services.iter().position(|service| service.id == run.service));
            let of = |incident: &&IncidentView| Some(incident.service) == service && incident.hours_guessing > 0.0;
            let line = |incident: &IncidentView| {
                let hours = tr!("hours", hours = number(incident.hours_guessing, 1));
                [vec![metric::entry(hours, &incident.title)], work::in_vain(view, incident)].concat()
            };
            view.incidents.iter().filter(of).flat_map(line).collect()
        }
        _ => Vec::new(),
    }
}

/// What went wrong last: what, when, and why as far as it is known.
pub(crate) fn latest_troubles(view: &View) -> Vec<String> {
    view.incidents.iter().rev().take(MOST).map(|found| incident(view, found)).collect()
}
