//! The right column: what is selected on the floor, what it is, and what can be done about it.

use bevy_egui::egui::{self, Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::bindings::Command;
use super::controls::{Desk, act, act_hint, fold, hours_bar, limit_row, line, separator, title, titles, warning};
use super::days;
use super::floor::{ServiceTold, Thing, describe, describe_class, span, when};
use super::foresight;
use super::next::{Next, stands};
use super::reasons::service::{self as why, Guard};
use super::reasons::{self, work};
use super::sheets::{self, Sheet};
use super::spoken;
use super::theme::{self, Button, Theme, Veil as _, condensed, condensed_bold, write, write_within};
use super::words;
use crate::level::file::{ChangeControl, Class, Fatigue, Interruptions};
use crate::locale::{self, number};
use crate::sim::action::{Action, ActionKind};
use crate::sim::id::ItemId;
use crate::sim::view::{Doing, Health, Hindrance, IncidentStage, IncidentView, ItemPlace, ItemView, PersonView, View};
use crate::stats::whole;
use crate::tr;

/// What is selected; without a selection, the open incident or what is worth a look.
pub(crate) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    match *desk.selected {
        Some(Thing::Item(id)) if view.item(id).is_some() => item(ui, desk, id),
        Some(Thing::Person(index)) if index < view.people.len() => person(ui, desk, index),
        Some(Thing::Centre(index)) if index < view.centres.len() => centre(ui, desk, index),
        Some(Thing::Service(index)) if index < view.services.len() => service(ui, desk, index),
        _ => {
            let open = view.incidents.iter().find(|i| i.stage != IncidentStage::Resolved && !i.suspects.is_empty());
            let before = ui.min_rect().bottom();
            match open {
                Some(open) => incident(ui, desk, open),
                None => next_step(ui, desk),
            }
            runs(ui, desk);
            if ui.min_rect().bottom() > before && !sheets::news(&view, &desk.level).is_empty() {
                separator(ui, desk.theme);
            }
            worth_a_look(ui, desk);
        }
    }
}

/// The next thing to do as a button.
fn next_step(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let step = match &desk.next {
        Some(Next::Service(service)) => {
            let name = &view.services[*service].name;
            let label = match view.services[*service].health {
                Health::Failing => tr!("next-service-down", service = name),
                _ => tr!("next-service-acts-up", service = name),
            };
            Some((label, String::new()))
        }
        Some(Next::Goal) => Some((tr!("next-goal").into(), desk.keys.sheet(Sheet::Goal).to_string())),
        Some(Next::Clock) => Some((tr!("next-clock").into(), desk.keys.name(Command::Pause).to_string())),
        Some(Next::Answer) | None => None,
    };
    if let Some((label, key)) = step {
        title(ui, desk.theme, tr!("next-title"), "");
        let size = vec2(ui.available_width(), 40.0);
        if theme::button(ui, desk.theme, size, &label, &key, Button::Commit).clicked() {
            match desk.next {
                Some(Next::Service(service)) => desk.go_to(Thing::Service(service)),
                Some(Next::Goal) => *desk.sheet = Some(Sheet::Goal),
                Some(Next::Clock) => desk.game.toggle_pause(),
                Some(Next::Answer) | None => {}
            }
        }
    }
    if !desk.looked.floor {
        line(ui, desk.theme, tr!("panel-nothing-selected"));
    }
}

/// One line for each sheet on which something waits for a decision.
fn worth_a_look(ui: &mut Ui, desk: &mut Desk<'_>) {
    let news = sheets::news(&desk.view, &desk.level);
    if news.is_empty() {
        return;
    }
    title(ui, desk.theme, tr!("panel-worth-a-look"), "");
    for (sheet, text, bad) in news {
        let theme = desk.theme;
        let name = desk.keys.sheet(sheet);
        let cap = 13.0 + 7.2 * name.chars().count() as f32;
        let wide = ui.available_width();
        let ink = if bad { theme.bad } else { theme.ink };
        let galley = ui.painter().layout(text.clone(), condensed_bold(13.5), ink, wide - 26.0 - cap);
        let high = (galley.size().y + 12.0).max(30.0);
        let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::click());
        let edge = theme.edge(response.hovered() || response.has_focus());
        ui.painter().rect_filled(rect, 6.0, theme.sheet);
        ui.painter().rect_stroke(rect, 6.0, edge, StrokeKind::Inside);
        spoken::button(&response, true, &text, sheet.heading().0);
        spoken::key(&response, name);
        let key = Rect::from_min_size(pos2(rect.right() - 8.0 - cap, rect.top() + 6.0), vec2(cap, 18.0));
        ui.painter().rect_stroke(key, 4.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
        write(ui.painter(), key.center(), Align2::CENTER_CENTER, name, theme::mono(11.5), theme.ink);
        ui.painter().galley(rect.min + vec2(10.0, 6.0), galley, ink);
        if response.clicked() {
            *desk.sheet = Some(sheet);
        }
    }
}

/// A line with figures that leads to what it is about, and says at the pointer why they are what they are.
fn leads(
    ui: &mut Ui,
    theme: &Theme,
    text: &str,
    key: &impl std::fmt::Debug,
    why: impl FnOnce() -> Vec<String>,
) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    spoken::button(&response, true, text, "");
    ui.painter().rect_filled(rect, 6.0, theme.sheet);
    let edge = theme.edge(response.hovered() || response.has_focus());
    ui.painter().rect_stroke(rect, 6.0, edge, StrokeKind::Inside);
    theme::focus(ui.painter(), rect, &response, theme);
    let fonts = [condensed_bold(13.5), condensed_bold(12.5), condensed_bold(11.5)];
    let galley = theme::fitted(ui.painter(), text, rect.width() - 20.0, &fonts, 1, theme.ink);
    let place = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(place.min, galley, theme.ink);
    reasons::mark(ui, theme, &format!("{key:?}"), place, why);
    response.clicked()
}

/// A line with figures that can be asked why.
fn asked(ui: &mut Ui, theme: &Theme, text: &str, why: &[String]) {
    let line = theme::paragraph(ui, text, condensed(13.5), theme.ink2);
    reasons::ask(ui, theme, line.rect, text, why);
}

// --- a work item ------------------------------------------------------------------------------------------------------

fn item(ui: &mut Ui, desk: &mut Desk<'_>, id: ItemId) {
    let view = desk.view.clone();
    let Some(item) = view.item(id) else { return };
    title(ui, desk.theme, &item.title, item.kind.label());
    let done = tr!("item-done-of", percent = number(item.done * 100.0, 0), hours = number(item.effort / 60.0, 1));
    asked(ui, desk.theme, &tr!("item-age-done", age = span(item.age), done = done), &work::age(&view, item));
    let mut lines = Vec::new();
    if item.class != Class::Standard {
        lines.push(describe_class(item.class).to_string());
    }
    if let Some(due) = item.due {
        lines.push(tr!("item-due", time = when(&view, due)));
    }
    lines.push(match item.place {
        ItemPlace::Queue(c) => tr!("item-waits-at", room = view.centres[c].name),
        ItemPlace::Hands(p) => tr!("item-in-hands", person = view.people[p].name),
        ItemPlace::Aside(c) => tr!("item-aside-at", room = view.centres[c].name, why = item.blocked),
    });
    if !item.requester.is_empty() {
        lines.push(tr!("item-asked-by", who = item.requester));
    }
    if !item.service.is_empty() {
        lines.push(tr!("item-needs-to-know", service = item.service));
    }
    if item.route.len() > 1 {
        let names: Vec<&str> = item.route.iter().map(|c| view.centres[*c].name.as_str()).collect();
        lines.push(tr!("item-stop-of-route", stop = item.step.0 + 1, all = item.step.1, route = names.join(" → ")));
    }
    for text in lines {
        line(ui, desk.theme, &text);
    }
    if matches!(item.place, ItemPlace::Queue(_)) && !item.blocked.is_empty() {
        warning(ui, desk.theme, &item.blocked);
    }
    // What it belongs to is one click away.
    let sheet = if view.projects.iter().any(|p| p.streams.contains(&item.about)) {
        Some(Sheet::Projects)
    } else if view.audits.iter().any(|a| a.findings.iter().any(|f| f.id == item.about)) {
        Some(Sheet::Audit)
    } else if item.hindrance == Some(Hindrance::Release) {
        Some(Sheet::Pipeline)
    } else if item.frozen {
        Some(Sheet::Changes)
    } else {
        None
    };
    if let Some(sheet) = sheet {
        let size = vec2(ui.available_width(), 32.0);
        let label = tr!("panel-see-sheet", sheet = locale::inside(sheet.tab()));
        if theme::button(ui, desk.theme, size, &label, desk.keys.sheet(sheet), Button::Plain).clicked() {
            *desk.sheet = Some(sheet);
        }
    }
    let place = match item.place {
        ItemPlace::Queue(c) => view.centres[c].queue.iter().position(|i| *i == id),
        _ => None,
    };
    match item.place {
        ItemPlace::Queue(_) => {
            let place = place.unwrap_or(0) as u32;
            act(ui, desk, tr!("item-next-in-line"), Action::Prioritise { item: id, place: 0 });
            if place > 1 {
                let hint = tr!("item-place-change", from = place + 1, to = place);
                act_hint(ui, desk, tr!("item-sooner"), &hint, Action::Prioritise { item: id, place: place - 1 });
            }
            if view.centres.iter().any(|centre| centre.queue.iter().rev().skip(1).any(|other| *other == id)) {
                let hint = tr!("item-place-change", from = place + 1, to = place + 2);
                act_hint(ui, desk, tr!("item-later"), &hint, Action::Prioritise { item: id, place: place + 1 });
            }
            act(ui, desk, tr!("item-set-aside"), Action::Hold { item: id, aside: true });
        }
        ItemPlace::Hands(_) => act(ui, desk, tr!("item-set-aside"), Action::Hold { item: id, aside: true }),
        ItemPlace::Aside(_) if item.frozen => {
            act(ui, desk, tr!("item-let-in"), Action::Authorise { item: id, allow: true });
            act(ui, desk, tr!("item-send-away"), Action::Authorise { item: id, allow: false });
        }
        ItemPlace::Aside(_) if matches!(item.hindrance, Some(Hindrance::Held | Hindrance::Planned)) => {
            act(ui, desk, tr!("item-take-up"), Action::Hold { item: id, aside: false });
        }
        ItemPlace::Aside(_) => {}
    }
    days::choose(ui, desk, item);
    let able: Vec<(String, Action)> = view
        .people
        .iter()
        .filter(|p| p.centre.is_some())
        .map(|p| (p.name.clone(), Action::Assign { item: id, person: p.id.clone() }))
        .filter(|(_, action)| desk.game.sim.allowed(action).is_ok())
        .collect();
    if !able.is_empty() {
        line(ui, desk.theme, tr!("item-put-into-hands"));
    }
    for (name, action) in able {
        act(ui, desk, &name, action);
    }
}

// --- a person ---------------------------------------------------------------------------------------------------------

fn person(ui: &mut Ui, desk: &mut Desk<'_>, index: usize) {
    let view = desk.view.clone();
    let person = &view.people[index];
    let theme = desk.theme;
    title(ui, theme, &person.name, &person.role);
    let m = person.minutes;
    let busy = m.working + m.switching;
    let over = person.hands.len() > person.wip_limit as usize;
    let text = &describe(&view, Thing::Person(index))[1];
    let place = theme::paragraph(ui, text, condensed(13.5), if over { theme.bad } else { theme.ink2 }).rect;
    reasons::ask(ui, theme, place, text, &reasons::in_hand(&view, person));
    if person.doing == Doing::Idle
        && let Some(why) = reasons::idle(desk.game, index)
    {
        theme::paragraph(ui, &why, condensed(13.5), theme.bad);
    }
    hours_bar(ui, theme, person.by_kind, m.switching, m.idle + m.blocked, 16.0);
    let all = busy + m.idle + m.blocked;
    let share = |part: f64| if all > 0.0 { 100.0 * part / all } else { 0.0 };
    ui.horizontal(|ui| {
        let text = tr!("person-working-share", percent = number(share(m.working), 0));
        let label = ui.label(egui::RichText::new(&text).font(condensed(13.5)).color(theme.ink2));
        reasons::ask(ui, theme, label.rect, &text, &work::hours(person));
        let text = tr!("person-switching-share", percent = number(share(m.switching), 0));
        let ink = if share(m.switching) > 15.0 { theme.bad } else { theme.ink2 };
        let label = ui.label(egui::RichText::new(&text).font(condensed_bold(13.5)).color(ink));
        reasons::ask(ui, theme, label.rect, &text, &reasons::lost(person));
    });
    if let Some(centre) = person.hired_for {
        line(ui, theme, &tr!("person-hired-for", room = view.centres[centre].name));
    }
    if person.centre.is_none() {
        return;
    }
    if desk.level.rules.fatigue == Fatigue::On {
        wellbeing(ui, desk, person);
    }
    if let Some(expert) = person.beside {
        let expert = &view.people[expert];
        line(ui, theme, &tr!("person-at-side", expert = expert.name));
        let action = Action::Pair { expert: expert.id.clone(), learner: person.id.clone(), together: false };
        act(ui, desk, tr!("person-back-to-own-work"), action);
    }
    if let Some(learner) = person.learner {
        let learner = &view.people[learner];
        line(ui, theme, &tr!("person-learns-from-them", learner = learner.name));
        if learner.beside.is_some() {
            let action = Action::Pair { expert: person.id.clone(), learner: learner.id.clone(), together: false };
            act(ui, desk, tr!("person-end-pair"), action);
        }
    }
    if view.you.person == Some(index) {
        return;
    }
    guard(ui, desk, person);
    limits_of(ui, desk, person);
    let known: Vec<String> = person
        .knowledge
        .iter()
        .map(|(id, k)| {
            tr!(
                "person-knows-share",
                service = words::service(&view, id).map_or(id.as_str(), |s| &s.name),
                percent = number(100.0 * k, 0)
            )
        })
        .collect();
    if !known.is_empty() {
        asked(ui, theme, &tr!("person-knows", list = known.join(", ")), &work::knows(&desk.level));
    }
    elsewhere(ui, desk, index);
}

fn wellbeing(ui: &mut Ui, desk: &Desk<'_>, person: &PersonView) {
    let theme = desk.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let half = rect.width() / 2.0;
    let tired = person.fatigue > 0.5;
    let low = person.morale < desk.level.rules.resigns_below + 10.0;
    let rules = &desk.level.rules;
    for (x, name, share, number, bad, why) in [
        (
            0.0,
            tr!("person-tired"),
            person.fatigue,
            tr!("percent", percent = number(100.0 * person.fatigue, 0)),
            tired,
            reasons::tired(person, rules),
        ),
        (
            half + 6.0,
            tr!("person-morale"),
            person.morale / 100.0,
            format!("{:.0}", person.morale),
            low,
            reasons::morale(person, rules),
        ),
    ] {
        let at = pos2(rect.left() + x, rect.center().y);
        let end = write(ui.painter(), at, Align2::LEFT_CENTER, name, condensed(13.0), theme.ink2);
        let ink = if bad { theme.bad } else { theme.ink };
        let right = rect.left() + x + half - 8.0;
        let figure = write(ui.painter(), pos2(right, at.y), Align2::RIGHT_CENTER, number, condensed_bold(13.5), ink);
        reasons::ask(ui, theme, figure, name, &why);
        let bar = Rect::from_min_max(pos2(end.right() + 6.0, at.y - 5.0), pos2(right - 38.0, at.y + 5.0));
        super::controls::bar(ui.painter(), bar, share, ink, theme);
    }
    if person.leaving {
        warning(ui, theme, tr!("person-given-notice"));
    } else if low {
        let text = tr!("person-leaves-below", morale = number(desk.level.rules.resigns_below, 0));
        warning(ui, theme, &text);
    }
}

fn guard(ui: &mut Ui, desk: &mut Desk<'_>, person: &PersonView) {
    if !desk.offers(ActionKind::Guard) {
        return;
    }
    let cost = desk.view.you.cost.get(&ActionKind::Guard).copied().unwrap_or(0);
    line(ui, desk.theme, &tr!("person-who-may-ask", cost = cost));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = (ui.available_width() - 8.0) / 3.0;
        for (label, mode) in [
            (tr!("guard-anyone"), Interruptions::OpenDoor),
            (tr!("guard-sorted"), Interruptions::Triaged),
            (tr!("guard-nobody"), Interruptions::Shielded),
        ] {
            let style = if person.interruptions == mode { Button::Chosen } else { Button::Plain };
            let action = Action::Guard { person: person.id.clone(), mode };
            let refused = desk.refusal(&action);
            let ask = if style == Button::Plain { foresight::hint(desk, &action) } else { String::new() };
            let about = format!("{}\n{ask}", words::consequence(&action, &desk.view, &desk.level));
            let hint = if refused.is_empty() { about.trim().to_string() } else { refused };
            let response = theme::button(ui, desk.theme, vec2(width, 34.0), label, "", style);
            let clicked = response.clicked();
            if style == Button::Plain {
                foresight::listen(ui, desk, &response, &action);
            }
            response.on_hover_text(hint);
            if clicked && style == Button::Plain {
                desk.game.submit(action);
            }
        }
    });
}

fn limits_of(ui: &mut Ui, desk: &mut Desk<'_>, person: &PersonView) {
    if !desk.offers(ActionKind::LimitPerson) {
        return;
    }
    let cost = desk.view.you.cost.get(&ActionKind::LimitPerson).copied().unwrap_or(0);
    line(ui, desk.theme, &tr!("person-wip-limit", cost = cost));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let to = |limit: Option<u32>| Action::LimitPerson { person: person.id.clone(), limit: limit.unwrap_or(1) };
    limit_row(ui, desk, rect, Some(person.wip_limit), false, to);
}

/// Rarer orders, each behind a line that says what it is for.
fn elsewhere(ui: &mut Ui, desk: &mut Desk<'_>, index: usize) {
    let view = desk.view.clone();
    let person = &view.people[index];
    let knows = |p: &PersonView| p.knowledge.iter().map(|(_, k)| k).sum::<f64>();
    let taken = |p: &PersonView| p.beside.is_some() || p.learner.is_some();
    if desk.offers(ActionKind::Pair) && !taken(person) {
        let second = tr!("pair-about");
        if fold(ui, desk.theme, ("pair", index), tr!("pair-title"), second) {
            for (i, other) in view.people.iter().enumerate() {
                if i == index || other.centre.is_none() || other.gone || view.you.person == Some(i) || taken(other) {
                    continue;
                }
                let (expert, learner) = if knows(person) >= knows(other) { (person, other) } else { (other, person) };
                let action = Action::Pair { expert: expert.id.clone(), learner: learner.id.clone(), together: true };
                if desk.game.sim.allowed(&action).is_ok() || view.people.len() < 8 {
                    act(ui, desk, &words::name(&action, &view), action);
                }
            }
        }
    }
    let written: Vec<&String> = person.knowledge.iter().filter(|(_, k)| *k >= 0.5).map(|(id, _)| id).collect();
    if desk.offers(ActionKind::Document)
        && !written.is_empty()
        && fold(ui, desk.theme, ("document", index), tr!("document-title"), tr!("document-about"))
    {
        for id in written {
            let name = words::service(&view, id).map_or(id.as_str(), |s| &s.name);
            act(ui, desk, name, Action::Document { person: person.id.clone(), service: id.clone() });
        }
    }
    if desk.offers(ActionKind::Move)
        && view.centres.len() > 1
        && fold(ui, desk.theme, ("move", index), tr!("move-title"), tr!("move-about"))
    {
        for centre in view.centres.iter().enumerate().filter(|(i, _)| person.centre != Some(*i)).map(|(_, c)| c) {
            act(ui, desk, &centre.name, Action::Move { person: person.id.clone(), centre: centre.id.clone() });
        }
    }
    let unmapped: Vec<_> = view.pipelines.iter().filter(|p| p.unmapped).collect();
    if desk.offers(ActionKind::MapSteps)
        && !unmapped.is_empty()
        && fold(ui, desk.theme, ("map", index), tr!("map-title"), tr!("map-about"))
    {
        for pipeline in unmapped {
            let action = Action::MapSteps { pipeline: pipeline.id.clone(), person: person.id.clone() };
            act(ui, desk, &pipeline.name, action);
        }
    }
}

// --- a work centre ----------------------------------------------------------------------------------------------------

fn centre(ui: &mut Ui, desk: &mut Desk<'_>, index: usize) {
    let view = desk.view.clone();
    let centre = &view.centres[index];
    let theme = desk.theme;
    let pile = &describe(&view, Thing::Centre(index))[1];
    title(ui, theme, &centre.name, "");
    asked(ui, theme, pile, &reasons::waiting(&view, centre));
    let mut notes = Vec::new();
    if (centre.pace - 1.0).abs() > 0.01 {
        notes.push(tr!("centre-pace", percent = number(100.0 * centre.pace, 0)));
    }
    if centre.reserved > 0 {
        let used = 100.0 * centre.reserve_used;
        notes.push(tr!("centre-reserved", reserved = centre.reserved, used = number(used, 0)));
    }
    if !notes.is_empty() {
        let why = if centre.reserved > 0 { work::reserve(centre) } else { Vec::new() };
        asked(ui, theme, &notes.join("; "), &why);
    }
    let meeting = desk.level.file.centres.iter().find(|c| c.id == centre.id).and_then(|c| c.meeting.as_ref());
    if meeting.is_some() {
        let next = view.calendar.iter().find(|d| d.what == "meeting" && d.of == centre.id);
        let text = match next {
            Some(date) => tr!("centre-meets", time = when(&view, date.from), changes = date.changes),
            None => tr!("centre-decides-when-it-meets").into(),
        };
        let board = Action::Control { mode: ChangeControl::Board };
        asked(ui, theme, &text, &[words::consequence(&board, &view, &desk.level)]);
    }
    for person in &centre.crew {
        let p = &view.people[*person];
        let text = match (p.beside, p.overtime) {
            (Some(expert), _) => tr!("crew-at-side", person = p.name, expert = view.people[expert].name),
            (None, true) => tr!("crew-stays-longer", person = p.name, hands = p.hands.len()),
            (None, false) => tr!("crew-in-hand", person = p.name, hands = p.hands.len()),
        };
        if leads(ui, theme, &text, &("crew", *person), || reasons::in_hand(&view, p)) {
            *desk.selected = Some(Thing::Person(*person));
        }
    }
    act(ui, desk, tr!("centre-ask-changes"), Action::AskChanges { centre: centre.id.clone() });
    act(ui, desk, tr!("centre-overtime"), Action::Overtime { centre: centre.id.clone() });
    if desk.offers(ActionKind::LimitCentre) {
        let cost = view.you.cost.get(&ActionKind::LimitCentre).copied().unwrap_or(0);
        line(ui, theme, &tr!("centre-wip-limit", cost = cost));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        let to = |limit| Action::LimitCentre { centre: centre.id.clone(), limit };
        limit_row(ui, desk, rect, centre.wip_limit, true, to);
    }
    if desk.level.file.people.iter().any(|p| p.candidate.is_some()) {
        let label = words::candidate(&view, &desk.level).map_or(tr!("centre-hire-somebody").into(), |p| {
            let name = view.people.iter().find(|other| other.id == p.id).map_or(&p.id, |other| &other.name);
            tr!("centre-hire", name = name)
        });
        act(ui, desk, &label, Action::Hire { centre: centre.id.clone() });
    }
    if desk.offers(ActionKind::Reserve) && (!view.improvements.is_empty() || view.kata.is_some()) {
        let label = tr!("centre-reserve", percent = centre.reserved);
        if fold(ui, theme, ("reserve", index), &label, "") {
            for percent in [0, 10, 20, 30] {
                let action = Action::Reserve { centre: centre.id.clone(), percent };
                act(ui, desk, &tr!("percent", percent = percent), action);
            }
        }
    }
    if !centre.queue.is_empty() {
        line(ui, theme, tr!("centre-next-in-pile"));
    }
    for id in centre.queue.iter().take(LISTED) {
        card_row(ui, desk, &view, *id);
    }
    if centre.queue.len() > LISTED {
        line(ui, theme, &tr!("why-in-hand-more", n = centre.queue.len() - LISTED));
    }
    let held: Vec<ItemId> = view.items.iter().filter(|i| i.place == ItemPlace::Aside(index)).map(|i| i.id).collect();
    if !held.is_empty() {
        asked(ui, theme, &tr!("centre-held-up", n = held.len()), &work::held_up(&view, index));
    }
    for id in held.into_iter().take(8) {
        card_row(ui, desk, &view, id);
    }
}

/// Most cards of a pile that are listed.
const LISTED: usize = 40;

/// A card of a pile in a line that leads to it.
fn card_row(ui: &mut Ui, desk: &mut Desk<'_>, view: &View, id: ItemId) {
    let theme = desk.theme;
    if let Some(item) = view.item(id) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        let about = tr!("spoken-kind-age", kind = item.kind.label(), age = span(item.age));
        spoken::button(&response, true, &item.title, &about);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 4.0, theme.sheet);
        }
        theme::card(ui.painter(), rect.left_center() + vec2(14.0, 0.0), 22.0, item.kind, theme, 0.12);
        let at = rect.left_top() + vec2(34.0, 4.0);
        write_within(ui.painter(), at, rect.width() - 90.0, &item.title, condensed_bold(13.5), theme.ink);
        let right = rect.right_center();
        let age = write(ui.painter(), right, Align2::RIGHT_CENTER, span(item.age), condensed(13.0), theme.ink2);
        reasons::mark(ui, theme, &format!("card {}", id.0), age, || work::age(view, item));
        if response.clicked() {
            *desk.selected = Some(Thing::Item(id));
        }
    }
}

// --- a service --------------------------------------------------------------------------------------------------------

fn service(ui: &mut Ui, desk: &mut Desk<'_>, index: usize) {
    let view = desk.view.clone();
    let service = &view.services[index];
    let theme = desk.theme;
    let told = ServiceTold::of(&view, index);
    title(ui, theme, &service.name, "");
    let ink = if service.health == Health::Well { theme.ink2 } else { theme.bad };
    theme::paragraph(ui, &told.state, condensed_bold(13.5), ink);
    // What is wrong goes before what is so.
    let open: Vec<_> =
        view.incidents.iter().filter(|i| i.service == index && i.stage != IncidentStage::Resolved).collect();
    for (n, trouble) in open.iter().enumerate() {
        // Those that nobody can examine, and are called the same, are told of once.
        let alike = |other: &&&IncidentView| other.title == trouble.title && other.suspects.is_empty();
        if !trouble.suspects.is_empty() || !open[..n].iter().any(|other| alike(&other)) {
            incident(ui, desk, trouble);
            let more = open[n + 1..].iter().filter(alike).count();
            if trouble.suspects.is_empty() && more > 0 {
                line(ui, theme, &tr!("incident-more-alike", n = more));
            }
        }
    }
    let level = desk.level.clone();
    asked(ui, theme, &told.load, &why::all(&view, &level, index));
    for text in [Some(&told.owner), told.needs.as_ref()].into_iter().flatten() {
        line(ui, theme, text);
    }
    let guards = [Guard::Written, Guard::Watched].map(|of| of.why(&view, &level, service)).concat();
    asked(ui, theme, &told.guards, &guards);
    let needed: Vec<&str> = view
        .services
        .iter()
        .filter(|other| other.depends_on.contains(&index))
        .map(|other| other.name.as_str())
        .collect();
    if !needed.is_empty() {
        line(ui, theme, &tr!("service-needed-by", needed = needed.join(", ")));
    }
    let traffic = sheets::services::has_traffic(&desk.level, service);
    if traffic {
        sheets::services::load_line(ui, desk, index);
    }
    if service.drag > 1.005 {
        asked(ui, theme, &tr!("service-drag", times = number(service.drag, 1)), &why::debt(service));
    }
    if service.weaknesses > 0 {
        let text = tr!("service-weaknesses", n = service.weaknesses);
        let place = theme::paragraph(ui, &text, condensed_bold(13.5), theme.bad).rect;
        reasons::ask(ui, theme, place, &text, &why::weak(service));
    }
    sheets::services::actions(ui, desk, index);
    let changes: Vec<_> = view.changes.iter().filter(|c| c.service == index).rev().take(5).collect();
    let head = if changes.is_empty() { tr!("service-no-record") } else { tr!("service-on-record") };
    line(ui, theme, head);
    for change in changes {
        let at = change.deployed.map_or(tr!("change-not-in-yet").into(), |at| when(&view, at));
        let text = tr!(
            "change-line",
            at = at,
            title = change.title,
            percent = number(100.0 * change.tested, 0),
            state = words::change_state(&change.state)
        );
        let place = theme::paragraph(ui, &text, condensed(13.5), theme.ink).rect;
        // Two that are called the same may have gone in at the same time.
        ui.push_id(&change.id, |ui| {
            reasons::ask(ui, theme, place, &text, &Guard::Tested.why(&view, &desk.level, service));
        });
    }
    if service.health != Health::Well && !view.actions.contains(&ActionKind::Investigate) {
        line(ui, theme, tr!("service-owners-at-it"));
    }
}

// --- an incident ------------------------------------------------------------------------------------------------------

fn incident(ui: &mut Ui, desk: &mut Desk<'_>, incident: &IncidentView) {
    let shared = desk.view.clone();
    let (view, theme) = (&*shared, desk.theme);
    let spent = match incident.suspects.iter().map(|s| s.ruled_out).sum::<u32>() {
        0 => String::new(),
        n => tr!("incident-in-vain", count = n, hours = number(incident.hours_guessing, 0)),
    };
    let (_, second) = titles(ui, theme, &question(&incident.title), &spent);
    if !spent.is_empty() {
        reasons::ask(ui, theme, second, &spent, &work::in_vain(view, incident));
    }
    // As long as the cause is looked for, whom to suspect goes before the way.
    let sought = incident.stage == IncidentStage::Detected;
    if incident.suspects.is_empty() {
        at_work_rows(ui, desk, incident);
        if view.items.iter().any(|item| item.about == incident.id && matches!(item.place, ItemPlace::Hands(_))) {
            // Nothing is asked of the player here: what is next stands below.
            line(ui, theme, tr!("incident-they-know"));
            next_step(ui, desk);
        }
    } else if !sought {
        way_out(ui, view, theme, incident);
    }
    let mut rows: Vec<(String, f64, String, Option<String>)> = Vec::new();
    for s in &incident.suspects {
        let mut note = Vec::new();
        if s.being_examined {
            note.push(tr!("suspect-examined").to_string());
        }
        if s.ruled_out > 0 {
            note.push(tr!("suspect-in-vain", times = s.ruled_out));
        }
        if s.recorded_change {
            note.push(tr!("suspect-changed").to_string());
        }
        if s.pointed_at {
            note.push(tr!("suspect-pointed-at").to_string());
        }
        rows.push((view.services[s.service].name.clone(), s.belief, note.join(", "), Some(s.id.clone())));
    }
    // Whom most speaks against goes first.
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    if incident.stage == IncidentStage::Detected && !rows.is_empty() {
        rows.push((tr!("suspect-something-else").into(), incident.something_else, String::new(), None));
    }
    let ask = tr!("incident-ask-rooms", key = desk.keys.sheet(Sheet::Changes));
    // One suspect is open at a time: who could examine it.
    let memory = egui::Id::new(("suspect", &incident.id));
    let mut opened: Option<String> = ui.data(|d| d.get_temp(memory));
    // Rounded so that they add up.
    let percents = whole(&rows.iter().map(|(_, belief, ..)| 100.0 * belief).collect::<Vec<_>>());
    let sought = rows.iter().zip(percents).filter(|_| incident.stage == IncidentStage::Detected);
    for ((name, belief, note, suspect), percent) in sought {
        // What is known against it stands below its name.
        let wide = ui.available_width();
        // A short bar ends before the text begins.
        let full = wide * *belief as f32;
        let left = if full < 48.0 { full + 8.0 } else { 8.0 };
        let second = ui.painter().layout(note.clone(), condensed(13.0), theme.ink2, wide - 58.0 - left);
        let high = if note.is_empty() { 28.0 } else { 28.0 + second.size().y };
        let (rect, mut response) = ui.allocate_exact_size(vec2(wide, high), Sense::click());
        if suspect.is_none() {
            response = response.on_hover_text(tr!("suspect-nobody-named", ask = ask));
        }
        let told = tr!("spoken-belief", name = name, percent = percent);
        spoken::fold(&response, suspect.is_some() && opened == *suspect, &told, note);
        if response.clicked() && suspect.is_none() {
            *desk.sheet = Some(Sheet::Changes);
        } else if response.clicked() {
            opened = if opened == *suspect { None } else { suspect.clone() };
            ui.data_mut(|d| match &opened {
                Some(id) => {
                    d.insert_temp(memory, id.clone());
                }
                None => {
                    d.remove::<String>(memory);
                }
            });
        }
        ui.painter().rect_filled(rect, 4.0, theme.sheet);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        }
        let filled = Rect::from_min_size(rect.min, vec2(rect.width() * *belief as f32, rect.height()));
        let mut x = filled.left();
        while x < filled.right() {
            let end = (x + 14.0).min(filled.right());
            let rise = filled.height() / 14.0;
            ui.painter().line_segment(
                [pos2(x, filled.bottom()), pos2(end, filled.bottom() - (end - x) * rise)],
                Stroke::new(1.2, theme.pencil.veil(0.25)),
            );
            x += 6.0;
        }
        theme::dashed(ui.painter(), filled, theme.pencil);
        let at = rect.min + vec2(left, 5.0);
        let label = ui.painter().layout_no_wrap(name.clone(), condensed_bold(13.5), theme.ink).size();
        // The edge of a longer one stops where a text stands.
        for text in [Rect::from_min_size(at, label), Rect::from_min_size(rect.min + vec2(left, 22.0), second.size())] {
            if (text.left()..text.right() + 3.0).contains(&filled.right()) {
                ui.painter().rect_filled(text.expand2(vec2(3.0, 0.0)), 2.0, theme.sheet);
            }
        }
        write_within(ui.painter(), at, rect.width() - 58.0 - left, name, condensed_bold(13.5), theme.ink);
        ui.painter().galley(rect.min + vec2(left, 22.0), second, theme.ink2);
        // The edge does not run through the figure.
        if filled.right() > rect.right() - 52.0 {
            let figure = Rect::from_center_size(rect.right_center() - vec2(26.0, 0.0), vec2(44.0, 18.0));
            ui.painter().rect_filled(figure, 2.0, theme.sheet);
        }
        let figure = write(
            ui.painter(),
            rect.right_center() - vec2(8.0, 0.0),
            Align2::RIGHT_CENTER,
            tr!("percent", percent = percent),
            condensed_bold(14.0),
            theme.ink,
        );
        let of = incident.suspects.iter().find(|of| Some(&of.id) == suspect.as_ref());
        let why = || of.map_or_else(|| vec![tr!("why-suspect").to_string()], work::suspect);
        reasons::mark(ui, theme, &format!("{} {name}", incident.id), figure, why);
        let Some(suspect) = suspect.as_ref().filter(|s| Some(*s) == opened.as_ref()) else { continue };
        let mut able: Vec<_> = view
            .people
            .iter()
            .filter_map(|p| p.knowledge.iter().find(|(s, _)| s == suspect).map(|(_, k)| (p, *k)))
            .filter(|(p, _)| {
                desk.game
                    .sim
                    .allowed(&Action::Investigate {
                        incident: incident.id.clone(),
                        suspect: suspect.clone(),
                        by: p.id.clone(),
                    })
                    .is_ok()
            })
            .collect();
        able.sort_by(|a, b| b.1.total_cmp(&a.1));
        if able.is_empty() {
            theme::paragraph(ui, tr!("suspect-nobody-free"), condensed(13.0), theme.ink2);
        }
        for (person, knows) in able.into_iter().take(3) {
            let hint = tr!("suspect-hint", percent = number(100.0 * knows, 0), hands = person.hands.len());
            let action =
                Action::Investigate { incident: incident.id.clone(), suspect: suspect.clone(), by: person.id.clone() };
            act_hint(ui, desk, &tr!("suspect-examines", person = person.name), &hint, action);
        }
    }
    if incident.stage == IncidentStage::Detected && !incident.suspects.is_empty() {
        let any = incident.suspects.iter().any(|s| s.recorded_change);
        let hint = if any {
            tr!("incident-change-on-record", ask = ask)
        } else {
            tr!("incident-nothing-on-record", ask = ask)
        };
        theme::paragraph(ui, &hint, condensed(13.5), theme.ink2);
        way_out(ui, view, theme, incident);
    }
    if let Some(change) = &incident.cause_change {
        undo_rows(ui, desk, change);
    }
}

/// The question of an incident.
fn question(title: &str) -> String {
    tr!("incident-why", title = locale::inside(title))
}

/// Who is at what its owners see to by themselves: a click leads to their work, where it can be given to others.
fn at_work_rows(ui: &mut Ui, desk: &mut Desk<'_>, incident: &IncidentView) {
    let view = desk.view.clone();
    let about = |item: &&ItemView| item.about == incident.id || Some(&item.about) == incident.cause_change.as_ref();
    let work: Vec<&ItemView> = view.items.iter().filter(about).collect();
    let head = if work.is_empty() { tr!("incident-nobody-at-it") } else { tr!("incident-at-it") };
    line(ui, desk.theme, head);
    for item in work {
        let text = whose(&view, item, false);
        if leads(ui, desk.theme, &text, &("work", item.id), || work::age(&view, item)) {
            *desk.selected = Some(Thing::Item(item.id));
        }
    }
}

/// In whose hands a piece of work is, and how far; where it waits.
fn whose(view: &View, item: &ItemView, with_service: bool) -> String {
    let (percent, hours) = (number(item.done * 100.0, 0), number((item.effort / 60.0).max(1.0), 0));
    let share = tr!("work-share", percent = percent, hours = hours);
    match item.place {
        ItemPlace::Hands(person) if with_service => {
            tr!("work-person-at", person = view.people[person].name, service = item.service, share = share)
        }
        ItemPlace::Hands(person) => tr!("work-person", person = view.people[person].name, share = share),
        ItemPlace::Queue(centre) => tr!("work-waits-at", room = view.centres[centre].name, share = share),
        ItemPlace::Aside(centre) => tr!("work-aside-at", room = view.centres[centre].name),
    }
}

/// The four steps out of a major incident: which are done, who is at the present one, and how far.
fn way_out(ui: &mut Ui, view: &View, theme: &Theme, incident: &IncidentView) {
    let run = view.runs.iter().find(|run| run.service == incident.service);
    let stage = match incident.stage {
        IncidentStage::Detected => 0,
        IncidentStage::CauseFound => 1,
        IncidentStage::Restoring => 2,
        IncidentStage::Resolved => 3,
    };
    let of = |about: &str| view.items.iter().filter(|item| item.about == about).collect::<Vec<_>>();
    let who = |work: &[&ItemView]| {
        let lines = work.iter().map(|item| whose(view, item, incident.stage == IncidentStage::Detected));
        lines.collect::<Vec<_>>().join("; ")
    };
    // What a step is called, who is at it or what else is said of it, and the work that this speaks of.
    type Step<'v> = (&'v str, String, Vec<&'v ItemView>);
    let step = |name, work: Vec<_>, otherwise: &str| -> Step<'_> {
        let detail = if work.is_empty() { otherwise.to_string() } else { who(&work) };
        (name, detail, work)
    };
    let nobody = tr!("incident-nobody-at-it");
    let present = |name, at: usize, about: Option<&String>| match about.filter(|_| stage == at) {
        Some(about) => step(name, of(about), nobody),
        None => step(name, Vec::new(), if stage == at { nobody } else { "" }),
    };
    let find = tr!("incident-find-cause");
    // A change of a suspect that is taken back or repaired before the cause is known.
    let suspected = |service: usize| incident.suspects.iter().any(|suspect| suspect.service == service);
    let hunches = view.changes.iter().filter(|change| suspected(change.service)).flat_map(|change| of(&change.id));
    let first = match (stage, of(&incident.id), hunches.collect::<Vec<_>>()) {
        (0, work, hunches) if work.is_empty() && !hunches.is_empty() => {
            (find, tr!("incident-hunch", work = who(&hunches)), hunches)
        }
        (0, work, _) => step(find, work, nobody),
        _ => step(find, Vec::new(), &incident.cause),
    };
    let mut steps = vec![
        first,
        present(tr!("incident-remove"), 1, incident.cause_change.as_ref()),
        present(tr!("incident-put-right"), 2, Some(&incident.id)),
    ];
    if let Some(run) = run {
        let by = tr!("run-from-by", from = when(view, run.opens), by = when(view, run.due));
        steps.push(step(&run.name, of(&run.id), &by));
    }
    let usual = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 1.0);
    for (i, (name, told, work)) in steps.iter().enumerate() {
        let wide = ui.available_width();
        // The detail stands beside the step, or below it if it is too long for that.
        let head = ui.painter().layout_no_wrap(name.to_string(), condensed_bold(13.5), theme.ink).size().x;
        let detail = ui.painter().layout(told.clone(), condensed(13.0), theme.ink2, wide - 21.0);
        let beside = detail.rows.len() <= 1 && 21.0 + head + 8.0 + detail.size().x <= wide;
        let high = if beside { 19.0 } else { 18.0 + detail.size().y };
        let (rect, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
        let mark = rect.left_top() + vec2(7.0, 9.5);
        let painter = ui.painter();
        if i < stage {
            painter.circle_filled(mark, 5.5, theme.good);
        } else if i == stage {
            painter.circle(mark, 5.5, theme.panel, Stroke::new(2.5, theme.ink));
        } else {
            painter.circle(mark, 5.5, theme.panel, Stroke::new(1.0, theme.line));
        }
        let ink = if i == stage { theme.ink } else { theme.ink2 };
        let end = write(painter, mark + vec2(14.0, 0.0), Align2::LEFT_CENTER, name, condensed_bold(13.5), ink);
        let at = if beside {
            pos2(end.right() + 8.0, rect.top() + 1.0)
        } else {
            pos2(rect.left() + 21.0, rect.top() + 17.0)
        };
        let place = Rect::from_min_size(at, detail.size());
        painter.galley(at, detail, theme.ink2);
        reasons::ask(ui, theme, place, told, &work::parts(view, work));
    }
    ui.spacing_mut().item_spacing.y = usual;
    ui.add_space(4.0);
}

/// The two ways to undo a change, while nobody is at it: where, and how long.
pub(crate) fn undo_rows(ui: &mut Ui, desk: &mut Desk<'_>, change: &str) {
    if !stands(&desk.view, change) {
        return;
    }
    act(ui, desk, tr!("change-roll-back"), Action::RollBack { change: change.into() });
    act(ui, desk, tr!("change-repair"), Action::RollForward { change: change.into() });
}

fn runs(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    for run in &view.runs {
        let by_hand = matches!(run.by_hand.as_str(), "possible" | "in work" | "ready");
        if by_hand && !run.over() {
            separator(ui, desk.theme);
            title(ui, desk.theme, &run.name, words::by_hand(run));
            act(ui, desk, tr!("run-prepare-by-hand"), Action::ByHand { run: run.id.clone() });
        }
    }
}
