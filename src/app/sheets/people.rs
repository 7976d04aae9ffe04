//! People: whose hours went where, who is tired, who learns from whom, who comes and who goes.

use bevy_egui::egui::{Align2, Color32, Rect, Sense, Ui, pos2, vec2};

use crate::app::controls::{
    Desk, Row, act, column_wide, fold, heads, hours_bar, line, row, separator, text_wide, title, two_high, within,
};
use crate::app::floor::Thing;
use crate::app::reasons::service::Guard;
use crate::app::reasons::{self, work};
use crate::app::theme::{self, Theme, condensed, condensed_bold, semibold, write};
use crate::app::words;
use crate::level::file::{Fatigue, Interruptions, Kind};
use crate::locale::number;
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{PersonView, View};
use crate::tr;

/// What the bars are made of: by card, since a colour is not the same for every eye.
fn legend(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let painter = ui.painter();
    let mut at = rect.left_center();
    for (kind, name) in Kind::ALL.into_iter().zip([
        tr!("kind-short-project"),
        tr!("kind-short-internal"),
        tr!("kind-short-change"),
        tr!("kind-short-unplanned"),
    ]) {
        theme::card(painter, at + vec2(9.0, 0.0), 17.0, kind, theme, 0.12);
        let name = write(painter, at + vec2(22.0, 0.0), Align2::LEFT_CENTER, name, condensed(13.5), theme.ink2);
        at.x = name.right() + 14.0;
    }
    line(ui, theme, tr!("people-legend"));
}

fn hours_of(minutes: f64) -> String {
    number(minutes / 60.0, 0)
}

/// Minutes that somebody was there.
fn at_work(person: &PersonView) -> f64 {
    let m = person.minutes;
    m.working + m.switching + m.blocked + m.idle
}

/// Where the hours of somebody went, and how many they worked: at the end of the bar, or under it where that is short. Where
/// that number stands.
fn worked(ui: &mut Ui, row: &Row, person: &PersonView, (left, width): (f32, f32), longest: f64, theme: &Theme) -> Rect {
    let m = person.minutes;
    let present = at_work(person);
    let share = (present / longest.max(1.0)) as f32;
    let short = width < 130.0;
    let bar = if short {
        row.place(left, share * (width - 10.0), 14.0).translate(vec2(0.0, -8.0))
    } else {
        row.place(left, share * (width - 74.0), 18.0)
    };
    hours_bar(&mut within(ui, bar), theme, person.by_kind, m.switching, m.idle + m.blocked, bar.height());
    let text = tr!("people-worked-short", worked = hours_of(m.working), present = hours_of(present));
    row.says(&format!("{} {text}", tr!("people-hours")));
    let (at, side) = if short {
        (pos2(left + width - 10.0 + row.rect.left(), bar.bottom() + 9.0), Align2::RIGHT_CENTER)
    } else {
        (bar.right_center() + vec2(6.0, 0.0), Align2::LEFT_CENTER)
    };
    write(&row.painter, at, side, text, condensed_bold(13.0), theme.ink)
}

/// What stands under a name: where and how somebody works; and whether it is bad news.
fn second(view: &View, person: &PersonView) -> (String, bool) {
    let room = person.centre.map_or("", |c| &view.centres[c].name);
    let guard = match person.interruptions {
        Interruptions::OpenDoor => "",
        Interruptions::Triaged => tr!("people-triaged"),
        Interruptions::Shielded => tr!("people-shielded"),
    };
    if person.leaving {
        (tr!("people-notice").to_string(), true)
    } else if let Some(expert) = person.beside {
        (tr!("people-learns", expert = view.people[expert].name), false)
    } else if let Some(learner) = person.learner {
        (tr!("people-teaches", room = room, learner = view.people[learner].name), false)
    } else if person.constraint {
        (tr!("people-constraint", room = room, guard = guard), false)
    } else {
        (tr!("people-room", room = room, guard = guard), false)
    }
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let tires = desk.level.rules.fatigue == Fatigue::On;
    legend(ui, theme);
    let in_hand_wide = column_wide(ui, tr!("people-in-hand"), 92.0);
    let lost_wide = column_wide(ui, tr!("people-lost"), 48.0);
    let tired_wide = if tires { column_wide(ui, tr!("people-tired"), 48.0) } else { 0.0 };
    let morale_wide = if tires { column_wide(ui, tr!("people-morale"), 44.0) } else { 0.0 };
    let figures = in_hand_wide + lost_wide + tired_wide + morale_wide;
    let there = || view.people.iter().enumerate().filter(|(_, p)| p.centre.is_some() && !p.gone);
    let named = |person: &PersonView| {
        let name = text_wide(ui, &person.name, semibold(14.0));
        name.max(text_wide(ui, &second(&view, person).0, condensed(13.0)))
    };
    // Names are as wide as they are, as long as the bars keep a length; what is longer takes two rows.
    let names = there().map(|(_, person)| named(person)).fold(0.0, f32::max) + 60.0;
    let rest = ui.available_width() - 10.0 - figures;
    let left = names.clamp(180.0, (rest - 120.0).clamp(200.0, 260.0));
    let hours = (rest - left).max(60.0);
    let in_hand = left + 10.0 + hours;
    let lost_at = in_hand + in_hand_wide;
    let tired = lost_at + lost_wide;
    let morale = tired + tired_wide;
    let mut columns =
        vec![(0.0, ""), (left, tr!("people-hours")), (in_hand, tr!("people-in-hand")), (lost_at, tr!("people-lost"))];
    if tires {
        columns.extend([(tired, tr!("people-tired")), (morale, tr!("people-morale"))]);
    }
    heads(ui, theme, &columns);
    ui.spacing_mut().item_spacing.y = 2.0;
    let longest = there().map(|(_, person)| at_work(person)).fold(0.0, f64::max);
    for (index, person) in there() {
        let (second, bad) = second(&view, person);
        let high = two_high(ui, left - 58.0, &person.name, &second).max(46.0);
        let row = row(ui, theme, high, Sense::click());
        let bust = desk.art.bust(&person.look, person.mood);
        desk.art.paint(&row.painter, &bust, row.place(2.0, 40.0, 45.0), Color32::WHITE);
        row.two(52.0, left - 58.0, &person.name, &second, theme, bad);
        let m = person.minutes;
        let present = at_work(person);
        let hours = worked(ui, &row, person, (left, hours), longest, theme);
        let over = person.hands.len() > person.wip_limit as usize;
        let text = tr!("futures-of", value = person.hands.len(), all = person.wip_limit);
        let in_hand = row.text(in_hand, 90.0, &text, condensed_bold(13.5), if over { theme.bad } else { theme.ink });
        let mut figures =
            vec![reasons::of(hours, || work::hours(person)), reasons::of(in_hand, || reasons::in_hand(&view, person))];
        let lost = if present > 0.0 { 100.0 * m.switching / present } else { 0.0 };
        let ink = if lost > 15.0 { theme.bad } else { theme.ink2 };
        let lost = row.text(lost_at, 50.0, &tr!("percent", percent = number(lost, 0)), condensed_bold(13.5), ink);
        figures.push(reasons::of(lost, || reasons::lost(person)));
        if tires {
            let rules = &desk.level.rules;
            let ink = if person.fatigue > 0.5 { theme.bad } else { theme.ink2 };
            let text = tr!("percent", percent = number(100.0 * person.fatigue, 0));
            let tired = row.text(tired, 50.0, &text, condensed_bold(13.5), ink);
            figures.push(reasons::of(tired, || reasons::tired(person, rules)));
            let low = person.morale < desk.level.rules.resigns_below + 10.0;
            let ink = if low { theme.bad } else { theme.ink2 };
            let morale = row.text(morale, 50.0, &format!("{:.0}", person.morale), condensed_bold(13.5), ink);
            figures.push(reasons::of(morale, || reasons::morale(person, rules)));
        }
        let asked = reasons::marks(ui, theme, &person.id, figures);
        let about = tr!("people-worked", worked = hours_of(m.working), present = hours_of(present));
        let response = if asked { row.response.clone() } else { row.response.clone().on_hover_text(about) };
        if response.clicked() {
            desk.go_to(Thing::Person(index));
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    knowledge(ui, desk);
    hiring(ui, desk);
}

/// Who knows what: where only one knows enough, the company has a constraint.
fn knowledge(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let needed = desk.level.rules.knowledge_needed;
    let workers: Vec<_> = view.people.iter().filter(|p| p.centre.is_some() && !p.gone).collect();
    let able = |service: &str| {
        let knows = |p: &&&PersonView| p.knowledge.iter().any(|(id, k)| id == service && *k >= needed);
        workers.iter().filter(knows).count()
    };
    let narrow: Vec<_> = view.services.iter().filter(|s| able(&s.id) <= 2 && able(&s.id) < workers.len()).collect();
    if narrow.is_empty() {
        return;
    }
    separator(ui, theme);
    title(ui, theme, tr!("people-few"), tr!("people-few-about"));
    for service in narrow {
        let row = row(ui, theme, 24.0, Sense::hover());
        let mut who: Vec<_> = workers
            .iter()
            .filter_map(|p| p.knowledge.iter().find(|(id, _)| id == &service.id).map(|(_, k)| (&p.name, *k)))
            .collect();
        who.sort_by(|a, b| b.1.total_cmp(&a.1));
        let who: Vec<String> = who
            .iter()
            .take(4)
            .map(|(name, k)| tr!("person-knows-share", service = name, percent = number(100.0 * k, 0)))
            .collect();
        let alone = able(&service.id) <= 1;
        row.text(6.0, 200.0, &service.name, condensed_bold(14.0), if alone { theme.bad } else { theme.ink });
        let who = row.text(212.0, 380.0, &who.join(", "), condensed(13.5), theme.ink2);
        let written = tr!("people-written-down", percent = number(100.0 * service.documentation, 0));
        let written = row.right(row.rect.width() - 6.0, &written, condensed(13.5), theme.ink2);
        let figures = vec![
            reasons::of(who, || work::knows(&desk.level)),
            reasons::of(written, || Guard::Written.why(&view, &desk.level, service)),
        ];
        reasons::marks(ui, theme, &format!("knows {}", service.id), figures);
    }
}

fn hiring(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let coming: Vec<_> = view.people.iter().filter(|p| p.hired_for.is_some()).collect();
    let candidates = desk.level.file.people.iter().any(|p| p.candidate.is_some());
    if coming.is_empty() && !(candidates && desk.offers(ActionKind::Hire)) {
        return;
    }
    separator(ui, theme);
    title(ui, theme, tr!("people-hiring"), tr!("people-hiring-about"));
    for person in coming {
        let room = person.hired_for.map_or("", |c| &view.centres[c].name);
        line(ui, theme, &tr!("people-hired-for", person = person.name, room = room));
    }
    match words::candidate(&view, &desk.level) {
        Some(next) => {
            let open =
                tr!("count-candidates", n = view.people.iter().filter(|p| p.gone && p.hired_for.is_none()).count());
            let name = view.people.iter().find(|p| p.id == next.id).map_or(&next.id, |p| &p.name);
            if fold(ui, theme, "hire", &tr!("people-hire-for", name = name), &open) {
                for centre in &view.centres {
                    act(ui, desk, &centre.name, Action::Hire { centre: centre.id.clone() });
                }
            }
        }
        None => line(ui, theme, tr!("people-nobody-applies")),
    }
}
