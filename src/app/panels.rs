//! The right column: what is selected on the floor, what it is, and what can be done about it.

use bevy_egui::egui::{self, Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::controls::{Desk, act, act_hint, count, fold, hours_bar, limit_row, line, separator, title, warning};
use super::floor::{Thing, describe, span, when};
use super::foresight;
use super::sheets::{self, Sheet};
use super::spoken;
use super::theme::{self, Button, Veil as _, condensed, condensed_bold, sans, write, write_within};
use super::words;
use crate::level::file::{Fatigue, Interruptions};
use crate::sim::action::{Action, ActionKind};
use crate::sim::id::ItemId;
use crate::sim::view::{Health, IncidentStage, IncidentView, ItemPlace, PersonView, View};

/// What is selected; without a selection, the open incident or what is worth a look.
pub(crate) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    match *desk.selected {
        Some(Thing::Item(id)) if view.items.iter().any(|i| i.id == id) => item(ui, desk, id),
        Some(Thing::Person(index)) if index < view.people.len() => person(ui, desk, index),
        Some(Thing::Centre(index)) if index < view.centres.len() => centre(ui, desk, index),
        Some(Thing::Service(index)) if index < view.services.len() => service(ui, desk, index),
        _ => {
            let open = view.incidents.iter().find(|i| i.stage != IncidentStage::Resolved && !i.suspects.is_empty());
            match open {
                Some(open) => incident(ui, desk, open),
                None => {
                    theme::paragraph(
                        ui,
                        "Click a room, a person, a card or a machine: here stands what it is and what you can do.",
                        sans(14.0),
                        desk.theme.ink2,
                    );
                }
            }
            runs(ui, desk);
            worth_a_look(ui, desk);
        }
    }
}

/// One line for each sheet on which something waits for a decision.
fn worth_a_look(ui: &mut Ui, desk: &mut Desk<'_>) {
    let news = sheets::news(&desk.view, &desk.level);
    if news.is_empty() {
        return;
    }
    separator(ui, desk.theme);
    title(ui, desk.theme, "Worth a look", "");
    for (sheet, text, bad) in news {
        let theme = desk.theme;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
        let edge = theme.edge(response.hovered() || response.has_focus());
        ui.painter().rect_filled(rect, 6.0, theme.sheet);
        ui.painter().rect_stroke(rect, 6.0, edge, StrokeKind::Inside);
        let name = desk.keys.sheet(sheet);
        spoken::button(&response, true, &text, sheet.heading().0);
        spoken::key(&response, name);
        let cap = 13.0 + 7.2 * name.chars().count() as f32;
        let key = Rect::from_min_size(pos2(rect.right() - 8.0 - cap, rect.top() + 6.0), vec2(cap, 18.0));
        ui.painter().rect_stroke(key, 4.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
        write(ui.painter(), key.center(), Align2::CENTER_CENTER, name, theme::mono(11.5), theme.ink);
        let ink = if bad { theme.bad } else { theme.ink };
        let at = rect.min + vec2(10.0, 6.0);
        write_within(ui.painter(), at, rect.width() - 26.0 - cap, &text, condensed_bold(13.5), ink);
        if response.clicked() {
            *desk.sheet = Some(sheet);
        }
    }
}

// --- a work item ------------------------------------------------------------------------------------------------------

fn item(ui: &mut Ui, desk: &mut Desk<'_>, id: ItemId) {
    let view = desk.view.clone();
    let Some(item) = view.items.iter().find(|i| i.id == id) else { return };
    title(ui, desk.theme, &item.title, item.kind.label());
    let done = format!("{:.0} % of {:.1} h done", item.done * 100.0, item.effort / 60.0);
    let mut lines = vec![format!("{} old, {done}", span(item.age))];
    if let Some(due) = item.due {
        lines.push(format!("due {}", when(&view, due)));
    }
    lines.push(match item.place {
        ItemPlace::Queue(c) => format!("waits at {}", view.centres[c].name),
        ItemPlace::Hands(p) => format!("in the hands of {}", view.people[p].name),
        ItemPlace::Aside(c) => format!("aside at {}: {}", view.centres[c].name, item.blocked),
    });
    if !item.requester.is_empty() {
        lines.push(format!("asked by {}", item.requester));
    }
    if !item.service.is_empty() {
        lines.push(format!("needs to know {}", item.service));
    }
    if item.route.len() > 1 {
        let names: Vec<&str> = item.route.iter().map(|c| view.centres[*c].name.as_str()).collect();
        lines.push(format!("stop {} of {}: {}", item.step.0 + 1, item.step.1, names.join(" → ")));
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
    } else if item.blocked.starts_with("finished") {
        Some(Sheet::Pipeline)
    } else if item.blocked.contains("frozen") && item.blocked.starts_with("changes") {
        Some(Sheet::Changes)
    } else {
        None
    };
    if let Some(sheet) = sheet {
        let size = vec2(ui.available_width(), 32.0);
        let label = format!("See {}", sheet.tab().to_lowercase());
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
            act(ui, desk, "Next in line", Action::Prioritise { item: id, place: 0 });
            if place > 1 {
                let hint = format!("place {} → {}", place + 1, place);
                act_hint(ui, desk, "One place sooner", &hint, Action::Prioritise { item: id, place: place - 1 });
            }
            let hint = format!("place {} → {}", place + 1, place + 2);
            act_hint(ui, desk, "One place later", &hint, Action::Prioritise { item: id, place: place + 1 });
            act(ui, desk, "Set it aside", Action::Hold { item: id, aside: true });
        }
        ItemPlace::Hands(_) => act(ui, desk, "Set it aside", Action::Hold { item: id, aside: true }),
        ItemPlace::Aside(_) if item.blocked == "changes are frozen" => {
            act(ui, desk, "Let it in", Action::Authorise { item: id, allow: true });
            act(ui, desk, "Send it away for good", Action::Authorise { item: id, allow: false });
        }
        ItemPlace::Aside(_) if item.blocked == "set aside by you" => {
            act(ui, desk, "Take it up again", Action::Hold { item: id, aside: false });
        }
        ItemPlace::Aside(_) => {}
    }
    let able: Vec<(String, Action)> = view
        .people
        .iter()
        .filter(|p| p.centre.is_some())
        .map(|p| (p.name.clone(), Action::Assign { item: id, person: p.id.clone() }))
        .filter(|(_, action)| desk.game.sim.allowed(action).is_ok())
        .collect();
    if !able.is_empty() {
        line(ui, desk.theme, "Put it into somebody's hands, now:");
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
    let text = format!("on {}, takes {} by themselves", count(person.hands.len() as u64, "thing"), person.wip_limit);
    theme::paragraph(ui, &text, condensed(13.5), if over { theme.bad } else { theme.ink2 });
    hours_bar(ui, theme, person.by_kind, m.switching, m.idle + m.blocked, 16.0);
    let all = busy + m.idle + m.blocked;
    let share = |part: f64| if all > 0.0 { 100.0 * part / all } else { 0.0 };
    ui.horizontal(|ui| {
        let text = format!("{:.0} % working", share(m.working));
        ui.label(egui::RichText::new(text).font(condensed(13.5)).color(theme.ink2));
        let text = format!("{:.0} % lost to switching", share(m.switching));
        let ink = if share(m.switching) > 15.0 { theme.bad } else { theme.ink2 };
        ui.label(egui::RichText::new(text).font(condensed_bold(13.5)).color(ink));
    });
    if let Some(centre) = person.hired_for {
        line(ui, theme, &format!("hired for {}; not here yet", view.centres[centre].name));
    }
    if person.centre.is_none() {
        return;
    }
    if desk.level.rules.fatigue == Fatigue::On {
        wellbeing(ui, desk, person);
    }
    if let Some(expert) = person.beside {
        let expert = &view.people[expert];
        line(ui, theme, &format!("at the side of {}: learns, and leaves their own work to others", expert.name));
        let action = Action::Pair { expert: expert.id.clone(), learner: person.id.clone(), together: false };
        act(ui, desk, "Back to their own work", action);
    }
    if let Some(learner) = person.learner {
        let learner = &view.people[learner];
        line(ui, theme, &format!("{} learns from them", learner.name));
        if learner.beside.is_some() {
            let action = Action::Pair { expert: person.id.clone(), learner: learner.id.clone(), together: false };
            act(ui, desk, "End the pair", action);
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
        .map(|(id, k)| format!("{} {:.0} %", words::service(&view, id).map_or(id.as_str(), |s| &s.name), 100.0 * k))
        .collect();
    if !known.is_empty() {
        line(ui, theme, &format!("knows {}", known.join(", ")));
    }
    elsewhere(ui, desk, index);
}

fn wellbeing(ui: &mut Ui, desk: &Desk<'_>, person: &PersonView) {
    let theme = desk.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let half = rect.width() / 2.0;
    let tired = person.fatigue > 0.5;
    let low = person.morale < desk.level.rules.resigns_below + 10.0;
    for (x, name, share, number, bad) in [
        (0.0, "tired", person.fatigue, format!("{:.0} %", 100.0 * person.fatigue), tired),
        (half + 6.0, "morale", person.morale / 100.0, format!("{:.0}", person.morale), low),
    ] {
        let at = pos2(rect.left() + x, rect.center().y);
        let end = write(ui.painter(), at, Align2::LEFT_CENTER, name, condensed(13.0), theme.ink2);
        let ink = if bad { theme.bad } else { theme.ink };
        let right = rect.left() + x + half - 8.0;
        write(ui.painter(), pos2(right, at.y), Align2::RIGHT_CENTER, number, condensed_bold(13.5), ink);
        let bar = Rect::from_min_max(pos2(end.right() + 6.0, at.y - 5.0), pos2(right - 38.0, at.y + 5.0));
        super::controls::bar(ui.painter(), bar, share, ink, theme);
    }
    if person.leaving {
        warning(ui, theme, "has given notice, and takes along what they know");
    } else if low {
        let text = format!("below {:.0} for long enough they leave", desk.level.rules.resigns_below);
        warning(ui, theme, &text);
    }
}

fn guard(ui: &mut Ui, desk: &mut Desk<'_>, person: &PersonView) {
    if !desk.offers(ActionKind::Guard) {
        return;
    }
    let cost = desk.view.you.cost.get(&ActionKind::Guard).copied().unwrap_or(0);
    line(ui, desk.theme, &format!("Who may ask them: {cost} min to change"));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = (ui.available_width() - 8.0) / 3.0;
        for (label, mode) in [
            ("anyone", Interruptions::OpenDoor),
            ("sorted first", Interruptions::Triaged),
            ("nobody", Interruptions::Shielded),
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
    line(ui, desk.theme, &format!("Most things at a time (WIP limit): {cost} min to change"));
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
        let second = "slower now; two know it later";
        if fold(ui, desk.theme, ("pair", index), "Work as a pair", second) {
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
        && fold(ui, desk.theme, ("document", index), "Write down what they know", "others can do it then")
    {
        for id in written {
            let name = words::service(&view, id).map_or(id.as_str(), |s| &s.name);
            act(ui, desk, name, Action::Document { person: person.id.clone(), service: id.clone() });
        }
    }
    if desk.offers(ActionKind::Move)
        && view.centres.len() > 1
        && fold(ui, desk.theme, ("move", index), "Work in another room", "or drag them there")
    {
        for centre in view.centres.iter().enumerate().filter(|(i, _)| person.centre != Some(*i)).map(|(_, c)| c) {
            act(ui, desk, &centre.name, Action::Move { person: person.id.clone(), centre: centre.id.clone() });
        }
    }
    let unmapped: Vec<_> = view.pipelines.iter().filter(|p| p.unmapped).collect();
    if desk.offers(ActionKind::MapSteps)
        && !unmapped.is_empty()
        && fold(ui, desk.theme, ("map", index), "Walk a value stream", "steps that nobody has drawn")
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
    title(ui, theme, &centre.name, &describe(&view, Thing::Centre(index))[1]);
    let mut notes = Vec::new();
    if (centre.pace - 1.0).abs() > 0.01 {
        notes.push(format!("pace {:.0} % of what it was", 100.0 * centre.pace));
    }
    if centre.reserved > 0 {
        let used = 100.0 * centre.reserve_used;
        notes.push(format!("{} % reserved for improvement, {used:.0} % used", centre.reserved));
    }
    if !notes.is_empty() {
        line(ui, theme, &notes.join("; "));
    }
    let meeting = desk.level.file.centres.iter().find(|c| c.id == centre.id).and_then(|c| c.meeting.as_ref());
    if meeting.is_some() {
        let next = view.calendar.iter().find(|d| d.what == "meeting" && d.of == centre.id);
        let text = match next {
            Some(date) => format!("meets {}: decides {} of those who wait", when(&view, date.from), date.changes),
            None => "decides only when it meets".into(),
        };
        line(ui, theme, &text);
    }
    for person in &centre.crew {
        let p = &view.people[*person];
        let text = match (p.beside, p.overtime) {
            (Some(expert), _) => format!("{}, at {}'s side", p.name, view.people[expert].name),
            (None, true) => format!("{}, {} in hand, stays longer", p.name, p.hands.len()),
            (None, false) => format!("{}, {} in hand", p.name, p.hands.len()),
        };
        let label = egui::RichText::new(text).font(condensed_bold(13.5));
        if ui.add(egui::Button::new(label).min_size(vec2(ui.available_width(), 30.0))).clicked() {
            *desk.selected = Some(Thing::Person(*person));
        }
    }
    act(ui, desk, "What did you change lately?", Action::AskChanges { centre: centre.id.clone() });
    act(ui, desk, "Stay longer this evening", Action::Overtime { centre: centre.id.clone() });
    if desk.offers(ActionKind::LimitCentre) {
        let cost = view.you.cost.get(&ActionKind::LimitCentre).copied().unwrap_or(0);
        line(ui, theme, &format!("Most things in hand here (WIP limit): {cost} min to change"));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        let to = |limit| Action::LimitCentre { centre: centre.id.clone(), limit };
        limit_row(ui, desk, rect, centre.wip_limit, true, to);
    }
    if desk.level.file.people.iter().any(|p| p.candidate.is_some()) {
        let label = words::candidate(&view, &desk.level).map_or("Hire somebody".into(), |p| {
            let name = view.people.iter().find(|other| other.id == p.id).map_or(&p.id, |other| &other.name);
            format!("Hire {name}")
        });
        act(ui, desk, &label, Action::Hire { centre: centre.id.clone() });
    }
    if desk.offers(ActionKind::Reserve) && (!view.improvements.is_empty() || view.kata.is_some()) {
        let label = format!("Time for improvement: {} %", centre.reserved);
        if fold(ui, theme, ("reserve", index), &label, "") {
            for percent in [0, 10, 20, 30] {
                let action = Action::Reserve { centre: centre.id.clone(), percent };
                act(ui, desk, &format!("{percent} %"), action);
            }
        }
    }
    if !centre.queue.is_empty() {
        line(ui, theme, "Next in the pile:");
    }
    for id in centre.queue.iter().take(12) {
        let Some(item) = view.items.iter().find(|i| i.id == *id) else { continue };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        let about = format!("{}, {} old", item.kind.label(), span(item.age));
        spoken::button(&response, true, &item.title, &about);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 4.0, theme.sheet);
        }
        theme::card(ui.painter(), rect.left_center() + vec2(14.0, 0.0), 22.0, item.kind, theme, 0.12);
        let at = rect.left_top() + vec2(34.0, 4.0);
        write_within(ui.painter(), at, rect.width() - 90.0, &item.title, condensed_bold(13.5), theme.ink);
        write(ui.painter(), rect.right_center(), Align2::RIGHT_CENTER, span(item.age), condensed(13.0), theme.ink2);
        if response.clicked() {
            *desk.selected = Some(Thing::Item(*id));
        }
    }
}

// --- a service --------------------------------------------------------------------------------------------------------

fn service(ui: &mut Ui, desk: &mut Desk<'_>, index: usize) {
    let view = desk.view.clone();
    let service = &view.services[index];
    let theme = desk.theme;
    let lines = describe(&view, Thing::Service(index));
    title(ui, theme, &lines[0], &service.plate.join(" "));
    for text in &lines[1..] {
        line(ui, theme, text);
    }
    let needed: Vec<&str> = view
        .services
        .iter()
        .filter(|other| other.depends_on.contains(&index))
        .map(|other| other.name.as_str())
        .collect();
    if !needed.is_empty() {
        line(ui, theme, &format!("needed by {}", needed.join(", ")));
    }
    let traffic = sheets::services::has_traffic(&desk.level, service);
    if traffic {
        sheets::services::load_line(ui, desk, index);
    }
    if service.drag > 1.005 {
        line(ui, theme, &format!("work on it takes {:.1}× as long, for its debt", service.drag));
    }
    if service.weaknesses > 0 {
        warning(
            ui,
            theme,
            &format!(
                "{} found, not yet repaired",
                if service.weaknesses == 1 {
                    "1 weakness".into()
                } else {
                    format!("{} weaknesses", service.weaknesses)
                }
            ),
        );
    }
    for open in view.incidents.iter().filter(|i| i.service == index && i.stage != IncidentStage::Resolved) {
        incident(ui, desk, open);
    }
    sheets::services::actions(ui, desk, index);
    let changes: Vec<_> = view.changes.iter().filter(|c| c.service == index).rev().take(5).collect();
    let head = if changes.is_empty() { "No change of it stands on any record." } else { "On the record:" };
    line(ui, theme, head);
    for change in changes {
        let at = change.deployed.map_or("not in yet".into(), |at| when(&view, at));
        let text = format!("{at}  {}, {:.0} % tested, {}", change.title, 100.0 * change.tested, change.state);
        theme::paragraph(ui, &text, condensed(13.5), theme.ink);
    }
    if service.health != Health::Well && !view.actions.contains(&ActionKind::Investigate) {
        line(ui, theme, "Its owners are at it.");
    }
}

// --- an incident ------------------------------------------------------------------------------------------------------

fn incident(ui: &mut Ui, desk: &mut Desk<'_>, incident: &IncidentView) {
    let shared = desk.view.clone();
    let (view, theme) = (&*shared, desk.theme);
    let spent = match incident.suspects.iter().map(|s| s.ruled_out).sum::<u32>() {
        0 => String::new(),
        n => format!("{n} examined in vain, {:.0} h", incident.hours_guessing),
    };
    title(
        ui,
        theme,
        &format!("Why: {}?", incident.title.to_lowercase()),
        if incident.suspects.is_empty() { "its owners are at it" } else { &spent },
    );
    if !incident.suspects.is_empty() {
        way_out(ui, view, theme, incident);
    }
    let mut rows: Vec<(String, f64, String, Option<String>)> = Vec::new();
    for s in &incident.suspects {
        let mut note = Vec::new();
        if s.being_examined {
            note.push("being examined".to_string());
        }
        if s.ruled_out > 0 {
            note.push(format!("{}× in vain", s.ruled_out));
        }
        if s.recorded_change {
            note.push("changed just before".to_string());
        }
        if s.pointed_at {
            note.push("people point at it".to_string());
        }
        rows.push((view.services[s.service].name.clone(), s.belief, note.join(", "), Some(s.id.clone())));
    }
    if incident.stage == IncidentStage::Detected && !rows.is_empty() {
        rows.push(("Something else".into(), incident.something_else, String::new(), None));
    }
    let ask = format!("Ask the rooms what they changed ({})", desk.keys.sheet(Sheet::Changes));
    // One suspect is open at a time: who could examine it.
    let memory = egui::Id::new(("suspect", &incident.id));
    let mut opened: Option<String> = ui.data(|d| d.get_temp(memory));
    for (name, belief, note, suspect) in rows.iter().filter(|_| incident.stage == IncidentStage::Detected) {
        let (rect, mut response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
        if suspect.is_none() {
            response = response.on_hover_text(format!("Nobody has named it. {ask}"));
        }
        let told = format!("{name}: {:.0} % likely", 100.0 * belief);
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
            ui.painter().line_segment(
                [pos2(x, filled.bottom()), pos2(end, filled.bottom() - (end - x) * 2.1)],
                Stroke::new(1.2, theme.pencil.veil(0.35)),
            );
            x += 6.0;
        }
        theme::dashed(ui.painter(), filled, theme.pencil);
        let label = if note.is_empty() { name.clone() } else { format!("{name}: {note}") };
        write_within(
            ui.painter(),
            rect.min + vec2(8.0, 5.0),
            rect.width() - 60.0,
            &label,
            condensed_bold(13.5),
            theme.ink,
        );
        write(
            ui.painter(),
            rect.right_center() - vec2(8.0, 0.0),
            Align2::RIGHT_CENTER,
            format!("{:.0} %", 100.0 * belief),
            condensed_bold(14.0),
            theme.ink,
        );
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
            theme::paragraph(ui, "Nobody who knows it is free to examine it.", condensed(13.0), theme.ink2);
        }
        for (person, knows) in able.into_iter().take(3) {
            let hint = format!("knows {:.0} % of it, {} in hand", 100.0 * knows, person.hands.len());
            let action =
                Action::Investigate { incident: incident.id.clone(), suspect: suspect.clone(), by: person.id.clone() };
            act_hint(ui, desk, &format!("{} examines it", person.name), &hint, action);
        }
    }
    if incident.stage == IncidentStage::Detected && !incident.suspects.is_empty() {
        let any = incident.suspects.iter().any(|s| s.recorded_change);
        let hint = if any {
            format!(
                "A change just before stands on the record. Others may stand on none. {ask}, or click a suspect: who examines it?"
            )
        } else {
            format!("Nothing on the record points anywhere. {ask}, or click a suspect and guess.")
        };
        theme::paragraph(ui, &hint, condensed(13.5), theme.ink2);
    }
    if let Some(change) = &incident.cause_change {
        undo_rows(ui, desk, change);
    }
}

/// The four steps out of a major incident: which are done, who is at the present one, and how far.
fn way_out(ui: &mut Ui, view: &View, theme: &theme::Theme, incident: &IncidentView) {
    let at_work = |about: &str| {
        let items = view.items.iter().filter(|item| item.about == about);
        let lines = items.map(|item| {
            let share = format!("{:.0} % of {:.0} h", item.done * 100.0, (item.effort / 60.0).max(1.0));
            match item.place {
                ItemPlace::Hands(person) if incident.stage == IncidentStage::Detected => {
                    format!("{} at {}, {share}", view.people[person].name, item.service)
                }
                ItemPlace::Hands(person) => format!("{}, {share}", view.people[person].name),
                ItemPlace::Queue(centre) => format!("waits at {}, {share}", view.centres[centre].name),
                ItemPlace::Aside(centre) => format!("aside at {}", view.centres[centre].name),
            }
        });
        lines.collect::<Vec<_>>().join("; ")
    };
    let run = view.runs.iter().find(|run| run.service == incident.service);
    let stage = match incident.stage {
        IncidentStage::Detected => 0,
        IncidentStage::CauseFound => 1,
        IncidentStage::Restoring => 2,
        IncidentStage::Resolved => 3,
    };
    let or = |text: String, otherwise: &str| if text.is_empty() { otherwise.to_string() } else { text };
    let change = incident.cause_change.as_deref().map_or(String::new(), at_work);
    let mut steps = vec![
        (
            "Find the cause",
            if stage > 0 { incident.cause.clone() } else { or(at_work(&incident.id), "nobody is at it") },
        ),
        ("Remove it", if stage == 1 { or(change, "nobody is at it") } else { String::new() }),
        ("Put right", if stage == 2 { or(at_work(&incident.id), "nobody is at it") } else { String::new() }),
    ];
    if let Some(run) = run {
        let by = format!("from {}, by {}", when(view, run.opens), when(view, run.due));
        steps.push((&run.name, or(at_work(&run.id), &by)));
    }
    let usual = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 1.0);
    for (i, (name, detail)) in steps.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 19.0), Sense::hover());
        let mark = rect.left_center() + vec2(7.0, 0.0);
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
        let left = end.right() + 8.0;
        write_within(painter, pos2(left, rect.top() + 1.0), rect.right() - left, detail, condensed(13.0), theme.ink2);
    }
    ui.spacing_mut().item_spacing.y = usual;
    ui.add_space(4.0);
}

/// The two ways to undo a change, while nobody is at it: where, and how long.
pub(crate) fn undo_rows(ui: &mut Ui, desk: &mut Desk<'_>, change: &str) {
    let view = &desk.view;
    let open = view.changes.iter().any(|c| c.id == change && matches!(c.state.as_str(), "deployed" | "failed"));
    if !open || view.items.iter().any(|item| item.about == change) {
        return;
    }
    act(ui, desk, "Roll it back", Action::RollBack { change: change.into() });
    act(ui, desk, "Repair it in place", Action::RollForward { change: change.into() });
}

fn runs(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    for run in &view.runs {
        let by_hand = matches!(run.by_hand.as_str(), "possible" | "in work" | "ready");
        if by_hand && !run.over() {
            separator(ui, desk.theme);
            title(ui, desk.theme, &run.name, &format!("by hand: {}", run.by_hand));
            act(ui, desk, "Prepare it by hand, as a net", Action::ByHand { run: run.id.clone() });
        }
    }
}
