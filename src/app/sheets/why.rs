//! What led to each trouble, as far as it is known: facts as cards, and an arrow from each to what came of it.

use bevy_egui::egui::{Align2, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::collections::BTreeMap;

use crate::app::controls::{Desk, row, separator, text_wide, title};
use crate::app::facts::{called, stripe};
use crate::app::floor::{Thing, when};
use crate::app::reasons;
use crate::app::session::Session;
use crate::app::spoken;
use crate::app::theme::{self, Theme, condensed, condensed_bold, sans, semibold, write};
use crate::level::file::{Happening, Kind};
use crate::locale::number;
use crate::sim::id::FactId;
use crate::sim::view::{FactView, IncidentView, View};
use crate::stats::whole;
use crate::tr;

/// Where the cards begin: times stand before them, and the ways round other cards.
const LEFT: f32 = 118.0;
/// Width of a card.
const CARD: f32 = 196.0;
/// Between two cards.
const GAP: f32 = 13.0;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    sources(ui, desk);
    let (view, theme) = (desk.view.clone(), desk.theme);
    let mut to = None;
    for incident in view.incidents.iter().rev() {
        let cause = if incident.cause.is_empty() {
            tr!("why-cause-unknown").to_string()
        } else {
            tr!("why-cause", cause = incident.cause)
        };
        title(ui, theme, &incident.title, &cause);
        suspects(ui, &view, incident, theme);
        let facts = led(&view, incident);
        to = ui.push_id(&incident.id, |ui| chain(ui, desk.game, &facts, theme)).inner.or(to);
        ui.add_space(6.0);
    }
    if view.incidents.is_empty() {
        theme::paragraph(ui, tr!("why-nothing"), sans(14.0), theme.ink2);
    }
    if let Some(thing) = to {
        desk.go_to(thing);
    }
}

/// All that is known to have led to a trouble and out of it, in order of time.
fn led<'v>(view: &'v View, incident: &IncidentView) -> Vec<&'v FactView> {
    let mut chain = vec![incident.fact];
    let about = |fact: &&FactView| matches!(&fact.what, Happening::CauseFound(id) | Happening::Resolved(id) | Happening::RuledOut(id, _) if id == &incident.id);
    chain.extend(view.facts.iter().filter(about).map(|fact| fact.id));
    let mut open = chain.clone();
    while let Some(id) = open.pop() {
        for cause in view.facts.iter().find(|fact| fact.id == id).map_or(&[][..], |fact| &fact.because) {
            if !chain.contains(cause) {
                chain.push(*cause);
                open.push(*cause);
            }
        }
    }
    let mut facts: Vec<_> = view.facts.iter().filter(|fact| chain.contains(&fact.id)).collect();
    facts.sort_by_key(|fact| (fact.minute, fact.id));
    facts
}

/// While the cause is unknown: what is on the record shortly before, in pencil.
fn suspects(ui: &mut Ui, view: &View, incident: &IncidentView, theme: &Theme) {
    let before = |change: &&crate::sim::view::ChangeView| {
        incident.cause.is_empty()
            && incident.suspects.iter().any(|suspect| suspect.service == change.service)
            && change.deployed.is_some_and(|at| (incident.detected - 1440..=incident.detected).contains(&at))
    };
    for change in view.changes.iter().filter(before) {
        let at = change.deployed.map_or_else(String::new, |at| when(view, at));
        let row = row(ui, theme, 30.0, Sense::hover());
        row.right(LEFT - 38.0, &at, condensed_bold(13.0), theme.pencil);
        let card = row.place(LEFT, CARD, 26.0);
        theme::dashed(&row.painter, card, theme.pencil);
        row.text(LEFT + 10.0, CARD - 18.0, &change.title, condensed_bold(13.5), theme.pencil);
        let left = LEFT + CARD + 12.0;
        row.text(left, row.rect.width() - left, tr!("why-on-record"), condensed(13.0), theme.pencil);
    }
}

/// Each link as the places of a cause and of what came of it.
fn links(facts: &[&FactView]) -> Vec<(usize, usize)> {
    let places: BTreeMap<FactId, usize> = facts.iter().enumerate().map(|(n, fact)| (fact.id, n)).collect();
    let of = |(n, fact): (usize, &&FactView)| {
        fact.because.iter().filter_map(|id| places.get(id)).map(|from| (*from, n)).collect::<Vec<_>>()
    };
    facts.iter().enumerate().flat_map(of).filter(|(from, to)| from < to).collect()
}

/// On which lane each link goes round the cards between its ends; none for neighbours. Two that would lie on one another
/// have different lanes, the short ones the inner.
fn lanes(links: &[(usize, usize)]) -> Vec<Option<usize>> {
    let mut lanes = vec![None; links.len()];
    let mut order: Vec<usize> = (0..links.len()).filter(|n| links[*n].1 > links[*n].0 + 1).collect();
    order.sort_by_key(|n| links[*n].1 - links[*n].0);
    for n in order {
        let (from, to) = links[n];
        let meets = |lane: usize| {
            let same = links.iter().zip(&lanes).filter(|(_, of)| **of == Some(lane));
            same.into_iter().any(|((a, b), _)| *a < to && from < *b)
        };
        lanes[n] = (0..).find(|lane| !meets(*lane));
    }
    lanes
}

/// Where a fact leads when it is clicked.
fn leads(view: &View, fact: &FactView) -> Option<Thing> {
    use Happening as H;
    let service = |id: &String| view.services.iter().position(|service| service.id == *id).map(Thing::Service);
    let centre = |id: &String| view.centres.iter().position(|centre| centre.id == *id).map(Thing::Centre);
    let person =
        |id: &String| view.people.iter().position(|person| person.id == *id && !person.gone).map(Thing::Person);
    match &fact.what {
        H::Began(id) | H::Detected(id) | H::RuledOut(id, _) | H::CauseFound(id) | H::Resolved(id) => {
            let item = view.items.iter().find(|item| item.about == *id).map(|item| Thing::Item(item.id));
            let incident = view.incidents.iter().find(|incident| incident.id == *id);
            item.or(incident.map(|incident| Thing::Service(incident.service)))
        }
        H::Deployed(id) | H::Recorded(id) | H::RolledBack(id) | H::RolledForward(id) => {
            view.changes.iter().find(|change| change.id == *id).map(|change| Thing::Service(change.service))
        }
        H::Told(id) => centre(id),
        H::Drilled(id, _) | H::Breached(id) => service(id),
        H::ActedOn(_, id) => service(id).or_else(|| centre(id)).or_else(|| person(id)),
        _ => None,
    }
}

/// The cards of a trouble from the first cause to its end; where a click on one leads.
fn chain(ui: &mut Ui, game: &Session, facts: &[&FactView], theme: &Theme) -> Option<Thing> {
    let view: &View = &game.view;
    let links = links(facts);
    let wide = ui.available_width();
    let beside = wide - LEFT - CARD - 14.0;
    let rows: Vec<_> = facts
        .iter()
        .map(|fact| {
            let (name, detail) = called(fact, game);
            let head = ui.painter().layout(name, semibold(13.5), theme.ink, CARD - 22.0);
            let mark = if fact.yours { tr!("debrief-your-decision") } else { "" };
            let parts = [mark, detail.as_str(), fact.note.as_str()];
            let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            let ink = if fact.yours { theme.warn } else { theme.ink2 };
            let text = ui.painter().layout(text, condensed(13.0), ink, beside);
            (head.size().y.max(text.size().y - 4.0) + 10.0, head, text)
        })
        .collect();
    let high: f32 = rows.iter().map(|(high, ..)| high + GAP).sum();
    let (area, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let (mut to, mut top, mut cards) = (None, area.top(), Vec::new());
    for (fact, (high, head, text)) in facts.iter().zip(rows) {
        let card = Rect::from_min_size(pos2(area.left() + LEFT, top), vec2(CARD, high));
        top += high + GAP;
        cards.push(card);
        let thing = leads(view, fact);
        let sense = if thing.is_some() { Sense::click() } else { Sense::hover() };
        let response = ui.interact(card, ui.id().with(fact.id), sense);
        let at = when(view, fact.minute);
        let told = format!("{at}, {}", head.text());
        if thing.is_some() {
            spoken::button(&response, true, &told, text.text());
        } else {
            spoken::text(ui, card, fact.id, &format!("{told}, {}", text.text()));
        }
        let painter = ui.painter();
        let lit = thing.is_some() && (response.hovered() || response.has_focus());
        painter.rect_filled(card, 3.0, theme.room);
        painter.rect_filled(Rect::from_min_size(card.min, vec2(6.0, high)), 0.0, stripe(fact, theme));
        let edge = match (fact.yours, lit) {
            (true, _) => Stroke::new(2.0, theme.amber),
            (false, true) => Stroke::new(1.5, theme.ink),
            (false, false) => Stroke::new(1.0, theme.ink2),
        };
        painter.rect_stroke(card, 3.0, edge, StrokeKind::Inside);
        let middle = card.center().y;
        let time = pos2(area.left() + LEFT - 38.0, middle);
        write(painter, time, Align2::RIGHT_CENTER, at, condensed_bold(13.0), theme.ink2);
        painter.galley(pos2(card.left() + 14.0, middle - head.size().y / 2.0), head, theme.ink);
        let ink = if fact.yours { theme.warn } else { theme.ink2 };
        let place = Rect::from_min_size(pos2(card.right() + 12.0, middle - text.size().y / 2.0), text.size());
        let said = text.text().to_string();
        painter.galley(place.min, text, ink);
        reasons::ask(ui, theme, place, &format!("{}, {said}", fact.title), &reasons::took(game, fact));
        theme::focus(painter, card, &response, theme);
        if response.clicked() {
            to = thing;
        }
    }
    arrows(ui.painter(), &links, &cards, theme);
    to
}

fn arrows(painter: &Painter, links: &[(usize, usize)], cards: &[Rect], theme: &Theme) {
    let stroke = Stroke::new(1.5, theme.ink2);
    for ((from, to), lane) in links.iter().zip(lanes(links)) {
        let (from, to) = (cards[*from], cards[*to]);
        let Some(lane) = lane else {
            let (start, tip) = (pos2(from.left() + 24.0, from.bottom()), pos2(from.left() + 24.0, to.top() - 1.0));
            painter.line_segment([start, tip], stroke);
            painter.add(Shape::line(vec![tip + vec2(-4.0, -5.0), tip, tip + vec2(4.0, -5.0)], stroke));
            continue;
        };
        let x = from.left() - 9.0 - 7.0 * lane.min(3) as f32;
        let (start, tip) = (from.left_center() + vec2(0.0, 4.0), to.left_center() - vec2(1.0, 4.0));
        painter.add(Shape::line(vec![start, pos2(x, start.y), pos2(x, tip.y), tip], stroke));
        painter.add(Shape::line(vec![tip + vec2(-5.0, -4.0), tip, tip + vec2(-5.0, 4.0)], stroke));
    }
}

/// Hours of unplanned work by where it came from: the metric that counts them, what it is called, and how many; what came to
/// nothing is left out.
pub(crate) fn hours_by_source(view: &View) -> Vec<(&'static str, &'static str, f64)> {
    let hours = |name: &str| view.metrics.get(name).copied().unwrap_or(0.0);
    [
        (tr!("source-requests"), "unplanned_from_requests"),
        (tr!("source-changes"), "unplanned_from_changes"),
        (tr!("source-wear"), "unplanned_from_wear"),
        (tr!("source-overload"), "unplanned_from_overload"),
        (tr!("source-dependencies"), "unplanned_from_dependencies"),
        (tr!("source-breaches"), "unplanned_from_breaches"),
    ]
    .map(|(name, metric)| (metric, name, hours(metric)))
    .into_iter()
    .filter(|(.., hours)| *hours >= 0.05)
    .collect()
}

/// The services that made trouble, and how often; the worst first.
pub(crate) fn troubled(view: &View) -> Vec<(&str, usize)> {
    let mut troubled: Vec<(&str, usize)> = view
        .services
        .iter()
        .enumerate()
        .map(|(n, service)| (service.name.as_str(), view.incidents.iter().filter(|i| i.service == n).count()))
        .filter(|(_, times)| *times > 0)
        .collect();
    troubled.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    troubled
}

/// Where unplanned work came from: hours by source, and the services that made the most trouble.
fn sources(ui: &mut Ui, desk: &Desk<'_>) {
    let (view, theme) = (&desk.view, desk.theme);
    let mut sources = hours_by_source(view);
    if sources.is_empty() {
        return;
    }
    sources.sort_by(|a, b| b.2.total_cmp(&a.2));
    let all: f64 = sources.iter().map(|(.., hours)| hours).sum();
    // In tenths where one is small; and the parts always add up to the whole that is shown.
    let small = sources.iter().any(|(.., hours)| *hours < 10.0);
    let (scale, digits) = if small { (10.0, 1) } else { (1.0, 0) };
    let parts = whole(&sources.iter().map(|(.., hours)| hours * scale).collect::<Vec<_>>());
    let shown = |part: i64| number(part as f64 / scale, digits);
    let text = tr!("why-unplanned-hours", hours = shown(parts.iter().sum()));
    let head = title(ui, theme, &text, tr!("why-by-source"));
    reasons::ask(ui, theme, head, &text, &reasons::metric(desk.game, "unplanned_hours"));
    ui.spacing_mut().item_spacing.y = 2.0;
    let names =
        sources.iter().map(|(_, name, _)| text_wide(ui, name, condensed_bold(13.5))).fold(120.0, f32::max) + 4.0;
    for ((metric, name, hours), part) in sources.into_iter().zip(parts) {
        let row = row(ui, theme, 22.0, Sense::hover());
        row.text(0.0, names, name, condensed_bold(13.5), theme.ink);
        let left = names + 6.0;
        let width = row.rect.width() - left - 70.0;
        let bar = row.place(left, width * (hours / all) as f32, 12.0);
        row.painter.rect_filled(bar, 2.0, theme.kind(Kind::Unplanned));
        let end = bar.right() - row.rect.left() + 6.0;
        let figure = row.text(end, 64.0, &tr!("hours", hours = shown(part)), condensed_bold(13.5), theme.ink);
        reasons::ask(ui, theme, figure, name, &reasons::metric(desk.game, metric));
    }
    let text: Vec<String> =
        troubled(view).iter().take(8).map(|(name, times)| tr!("why-times", name = name, times = times)).collect();
    if !text.is_empty() {
        let text = tr!("why-failures", list = text.join(", "));
        let place = theme::paragraph(ui, &text, condensed(13.5), theme.ink2).rect;
        reasons::ask(ui, theme, place, &text, &reasons::latest_troubles(view));
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    separator(ui, theme);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_round_the_same_cards_never_share_a_lane() {
        let links = [(0, 1), (0, 2), (1, 3), (2, 5), (0, 5), (3, 5)];
        let found = lanes(&links);
        assert_eq!(found[0], None, "neighbours have their arrow between them");
        for (a, one) in links.iter().enumerate() {
            for (b, other) in links.iter().enumerate().filter(|(b, _)| *b != a) {
                let meet = one.0 < other.1 && other.0 < one.1;
                assert!(!(meet && found[a].is_some() && found[a] == found[b]), "{one:?} {other:?}: {found:?}");
            }
        }
        assert_eq!((found[1], found[5]), (Some(0), Some(0)), "what does not meet shares the inner lane");
    }

    #[test]
    fn a_chain_goes_from_causes_to_what_came_of_them_and_each_trouble_leads_somewhere() {
        let level = crate::level::load("part1/payroll").unwrap();
        let sim = crate::strategy::whole(&level, 7, "timeline_first", &[]).unwrap();
        let view = sim.view();
        let (mut linked, mut clicked) = (0, 0);
        for incident in &view.incidents {
            let facts = led(&view, incident);
            assert!(facts.windows(2).all(|pair| pair[0].minute <= pair[1].minute));
            for (from, to) in links(&facts) {
                assert!(facts[to].because.contains(&facts[from].id));
                linked += 1;
            }
            let own = facts.iter().find(|fact| fact.id == incident.fact).expect("it is part of its chain");
            clicked += usize::from(leads(&view, own).is_some());
        }
        assert!(linked > 3, "{linked} links");
        assert_eq!(clicked, view.incidents.len());
    }
}
