//! The parts of each sort, as rows in which they are set.

use bevy_egui::egui::{Ui, vec2};

use super::super::controls::{line, separator};
use super::super::sliders::{self, Slide, choose, entry, field, number, several, share, small, whole};
use super::super::theme::{self, Theme, condensed, condensed_bold, semibold};
use crate::level::file::{ChangeControl, Class, Column, Discipline, Interruptions, Kind};
use crate::locale;
use crate::report::money;
use crate::sandbox::turn::{self, Turnable};
use crate::sandbox::{Audit, Crew, Demand, Hours, MOST, Parts, Pipeline, Project, Release, Room, Service, Stage, Step};
use crate::sim::action::ActionKind;
use crate::tr;

const MONEY: [f64; 16] = [0.0, 5e3, 1e4, 2e4, 3e4, 5e4, 8e4, 1e5, 1.5e5, 2e5, 3e5, 5e5, 8e5, 1e6, 2e6, 5e6];
const HOURLY: [f64; 18] = [
    0.0, 50.0, 100.0, 150.0, 200.0, 300.0, 400.0, 500.0, 700.0, 900.0, 1200.0, 1500.0, 1800.0, 2500.0, 3500.0, 5000.0,
    8000.0, 12_000.0,
];
const EFFORT: [f64; 18] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0, 20.0, 40.0];
const A_DAY: [f64; 22] =
    [0.0, 0.1, 0.2, 0.3, 0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 6.5, 8.0, 10.0, 12.0, 16.0, 24.0, 40.0];

fn hours(value: f64) -> String {
    if value < 1.0 { tr!("minutes", minutes = locale::number(value * 60.0, 0)) } else { tr!("hours", hours = value) }
}

fn few(all: &[(u32, u32)]) -> Vec<u32> {
    all.iter().flat_map(|(from, to)| *from..=*to).collect()
}

fn names(all: impl Iterator<Item = impl AsRef<str>>) -> Vec<(usize, String)> {
    all.map(|name| name.as_ref().to_string()).enumerate().collect()
}

fn rooms_of(parts: &Parts) -> Vec<(usize, String)> {
    names(parts.rooms.iter().map(|room| &room.name))
}

/// The same, with a word for none of them.
fn or_none(all: &[(usize, String)], none: &str) -> Vec<(Option<usize>, String)> {
    let first = std::iter::once((None, none.to_string()));
    first.chain(all.iter().map(|(place, name)| (Some(*place), name.clone()))).collect()
}

fn named<T: Copy>(all: &[(T, &str)]) -> Vec<(T, String)> {
    all.iter().map(|(value, name)| (*value, (*name).to_string())).collect()
}

/// The same by the ids of their messages.
fn called<T: Copy>(all: &[(T, &str)]) -> Vec<(T, String)> {
    all.iter().map(|(value, id)| (*value, locale::text(id).to_string())).collect()
}

/// What is done with an open part below its rows.
fn take_out(ui: &mut Ui, theme: &Theme, label: &str) -> bool {
    let gone = small(ui, theme, label);
    ui.add_space(8.0);
    gone
}

/// The head of a list, and the button that adds to it; true if it was pressed.
fn head(ui: &mut Ui, theme: &Theme, about: &str, add: &str, count: usize) -> bool {
    theme::paragraph(ui, about, condensed(14.0), theme.ink2);
    count < MOST && small(ui, theme, add)
}

/// A press opens a part, or closes it.
fn turn_open(open: &mut Option<usize>, place: usize) {
    *open = if *open == Some(place) { None } else { Some(place) };
}

pub(super) fn company(ui: &mut Ui, theme: &Theme, parts: &mut Parts) {
    field(ui, theme, tr!("sandbox-name"), &mut parts.name);
    let days = [5, 10, 15, 20, 30, 40, 60, 90, 120, 200, 400];
    whole(ui, theme, tr!("sandbox-length"), &mut parts.days, &days, |days| tr!("sandbox-days", n = days));
    number(ui, theme, tr!("sandbox-money-at-start"), &mut parts.cash, &MONEY, money);
    number(ui, theme, tr!("sandbox-costs-an-hour"), &mut parts.costs_per_hour, &HOURLY, money);
    line(ui, theme, tr!("sandbox-costs-about"));
}

pub(super) fn rooms(ui: &mut Ui, theme: &Theme, parts: &mut Parts, open: &mut Option<usize>) {
    let about = tr!("sandbox-rooms-about");
    if head(ui, theme, about, tr!("sandbox-add-room"), parts.rooms.len()) {
        let place = parts.rooms.len();
        *open = Some(place);
        parts.rooms.push(Room::new(&tr!("sandbox-new-room", n = place + 1)));
        // A room comes with somebody; whoever empties it is told what comes of it.
        if parts.people.len() < MOST {
            parts.people.push(Crew::new(&tr!("sandbox-new-person", n = parts.people.len() + 1), place));
        }
    }
    let (mut gone, alone) = (None, parts.rooms.len() < 2);
    for place in 0..parts.rooms.len() {
        let crew: u32 = parts.people.iter().filter(|crew| crew.room == place).map(|crew| crew.count).sum();
        let room = &mut parts.rooms[place];
        let limit =
            room.wip_limit.map_or(tr!("improve-no-limit").to_string(), |limit| tr!("improve-limit", limit = limit));
        let people = tr!("sandbox-crew", n = crew);
        if entry(ui, theme, &room.name, &format!("{people}, {limit}"), *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("room", place), |ui| {
            field(ui, theme, tr!("sandbox-name"), &mut room.name);
            let columns = [
                (Column::Intake, tr!("sandbox-column-intake")),
                (Column::Work, tr!("sandbox-column-work")),
                (Column::Release, tr!("sandbox-column-release")),
            ];
            choose(ui, theme, tr!("sandbox-stands"), &mut room.column, &named(&columns));
            let mut limit = room.wip_limit.unwrap_or(0);
            whole(ui, theme, tr!("sandbox-wip-limit"), &mut limit, &few(&[(0, 12), (15, 15), (20, 20)]), |limit| {
                match limit {
                    0 => tr!("sandbox-wip-limit-none").into(),
                    limit => tr!("sandbox-in-hand", limit = limit),
                }
            });
            room.wip_limit = (limit > 0).then_some(limit);
            let orders = [
                (Discipline::Fifo, tr!("sandbox-order-fifo")),
                (Discipline::ClassOfService, tr!("sandbox-order-class")),
                (Discipline::Priority, tr!("sandbox-order-priority")),
                (Discipline::CostOfDelay, tr!("sandbox-order-delay")),
                (Discipline::Loudest, tr!("sandbox-order-loudest")),
            ];
            choose(ui, theme, tr!("sandbox-order"), &mut room.discipline, &named(&orders));
            if !alone && take_out(ui, theme, tr!("sandbox-take-room-out")) {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        parts.take_room(place);
        *open = None;
    }
}

pub(super) fn people(ui: &mut Ui, theme: &Theme, parts: &mut Parts, open: &mut Option<usize>) {
    let about = tr!("sandbox-people-about");
    if head(ui, theme, about, tr!("sandbox-add-people"), parts.people.len()) {
        *open = Some(parts.people.len());
        parts.people.push(Crew::new(&tr!("sandbox-new-person", n = parts.people.len() + 1), 0));
    }
    let rooms = rooms_of(parts);
    let services: Vec<String> = parts.services.iter().map(|service| service.name.clone()).collect();
    let (mut gone, alone) = (None, parts.people.len() < 2);
    for place in 0..parts.people.len() {
        let crew = &mut parts.people[place];
        let short = tr!("sandbox-crew-in", count = crew.count, room = rooms[crew.room.min(rooms.len() - 1)].1);
        if entry(ui, theme, &crew.name, &short, *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("crew", place), |ui| {
            field(ui, theme, tr!("sandbox-name"), &mut crew.name);
            choose(ui, theme, tr!("sandbox-room"), &mut crew.room, &rooms);
            whole(
                ui,
                theme,
                tr!("sandbox-how-many"),
                &mut crew.count,
                &few(&[(1, 12), (15, 15), (20, 20), (30, 30)]),
                |count| count.to_string(),
            );
            choose(ui, theme, tr!("sandbox-working-hours"), &mut crew.hours, &called(&Hours::ALL));
            let paces = [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.75, 2.0];
            number(ui, theme, tr!("sandbox-pace"), &mut crew.speed, &paces, |pace| {
                tr!("sandbox-pace-times", pace = pace)
            });
            whole(ui, theme, tr!("sandbox-things-in-hand"), &mut crew.wip_limit, &few(&[(1, 8)]), |limit| {
                tr!("sandbox-at-most", limit = limit)
            });
            let doors = [
                (Interruptions::OpenDoor, tr!("sandbox-door-open")),
                (Interruptions::Triaged, tr!("sandbox-door-sorted")),
                (Interruptions::Shielded, tr!("sandbox-door-shut")),
            ];
            choose(ui, theme, tr!("sandbox-interruptions"), &mut crew.door, &named(&doors));
            for (n, service) in services.iter().enumerate() {
                let mut known = crew.knows.get(n).copied().unwrap_or(1.0);
                let before = known;
                ui.push_id(n, |ui| share(ui, theme, &tr!("sandbox-knows", service = service), &mut known));
                if known != before {
                    crew.knows.resize(crew.knows.len().max(n + 1), 1.0);
                    crew.knows[n] = known;
                }
            }
            if !alone && take_out(ui, theme, tr!("sandbox-take-people-out")) {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        parts.take_crew(place);
        *open = None;
    }
}

pub(super) fn services(ui: &mut Ui, theme: &Theme, parts: &mut Parts, open: &mut Option<usize>) {
    let about = tr!("sandbox-services-about");
    if head(ui, theme, about, tr!("sandbox-add-service"), parts.services.len()) {
        *open = Some(parts.services.len());
        parts.services.push(Service::new(&tr!("sandbox-new-service", n = parts.services.len() + 1), 0));
    }
    let rooms = rooms_of(parts);
    let all = names(parts.services.iter().map(|service| &service.name));
    let mut gone = None;
    for place in 0..parts.services.len() {
        let service = &mut parts.services[place];
        let short = tr!(
            "sandbox-service-short",
            money = money(service.revenue_per_hour),
            failures = service.failures_per_week,
            debt = service.debt
        );
        if entry(ui, theme, &service.name, &short, *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("service", place), |ui| {
            field(ui, theme, tr!("sandbox-name"), &mut service.name);
            choose(ui, theme, tr!("sandbox-owner"), &mut service.owner, &rooms);
            number(ui, theme, tr!("sandbox-earns-an-hour"), &mut service.revenue_per_hour, &HOURLY, money);
            let failures = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0];
            number(ui, theme, tr!("sandbox-wears-out"), &mut service.failures_per_week, &failures, |value| {
                tr!("sandbox-times-a-week", times = value)
            });
            let mut debt = u32::from(service.debt);
            whole(ui, theme, tr!("sandbox-debt"), &mut debt, &few(&[(0, 5)]), |debt| {
                tr!("sandbox-debt-of", debt = debt)
            });
            service.debt = debt as u8;
            share(ui, theme, tr!("sandbox-load"), &mut service.load);
            choose(
                ui,
                theme,
                tr!("sandbox-load-kind"),
                &mut service.busy_days,
                &named(&[(false, tr!("sandbox-load-stays")), (true, tr!("sandbox-load-follows"))]),
            );
            share(ui, theme, tr!("sandbox-documentation"), &mut service.documentation);
            share(ui, theme, tr!("sandbox-monitoring"), &mut service.monitoring);
            share(ui, theme, tr!("sandbox-tests"), &mut service.tests);
            if place > 0 {
                several(ui, theme, tr!("sandbox-depends-on"), &mut service.depends_on, &all[..place]);
            }
            if take_out(ui, theme, tr!("sandbox-take-service-out")) {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        parts.take_service(place);
        *open = None;
    }
}

/// The way of an item through the rooms.
fn route(ui: &mut Ui, theme: &Theme, route: &mut Vec<Step>, rooms: &[(usize, String)], services: &[(usize, String)]) {
    let mut gone = None;
    let many = route.len() > 1;
    for (n, step) in route.iter_mut().enumerate() {
        ui.push_id(("step", n), |ui| {
            separator(ui, theme);
            theme::paragraph(ui, &tr!("sandbox-step", n = n + 1), condensed_bold(14.0), theme.ink);
            choose(ui, theme, tr!("sandbox-room"), &mut step.room, rooms);
            number(ui, theme, tr!("sandbox-takes"), &mut step.hours, &EFFORT, |value| {
                tr!("effort-about", time = hours(value))
            });
            if !services.is_empty() {
                choose(
                    ui,
                    theme,
                    tr!("sandbox-needs-to-know"),
                    &mut step.service,
                    &or_none(services, tr!("sandbox-needs-nothing")),
                );
            }
            if many && small(ui, theme, &tr!("sandbox-take-step-out", n = n + 1)) {
                gone = Some(n);
            }
        });
    }
    if let Some(n) = gone {
        route.remove(n);
    }
    if route.len() < 12 && small(ui, theme, tr!("sandbox-add-step")) {
        let last = route.last().map_or(0, |step| step.room);
        route.push(Step { room: last, hours: 1.0, service: None });
    }
}

pub(super) fn demand(ui: &mut Ui, theme: &Theme, parts: &mut Parts, open: &mut Option<usize>) {
    let about = tr!("sandbox-demand-about");
    if head(ui, theme, about, tr!("sandbox-add-stream"), parts.demand.len()) {
        *open = Some(parts.demand.len());
        parts.demand.push(Demand::new(&tr!("sandbox-new-stream", n = parts.demand.len() + 1), 0));
    }
    let (rooms, services) = (rooms_of(parts), names(parts.services.iter().map(|service| &service.name)));
    let people = names(parts.people.iter().map(|crew| &crew.name));
    let mut gone = None;
    for place in 0..parts.demand.len() {
        let stream = &mut parts.demand[place];
        let way: Vec<&str> = stream.route.iter().map(|step| rooms[step.room.min(rooms.len() - 1)].1.as_str()).collect();
        let short =
            tr!("sandbox-stream-short", kind = stream.kind.label(), often = stream.a_day, way = way.join(" → "));
        if entry(ui, theme, &stream.name, &short, *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("stream", place), |ui| {
            field(ui, theme, tr!("sandbox-name"), &mut stream.name);
            choose(
                ui,
                theme,
                tr!("sandbox-kind"),
                &mut stream.kind,
                &Kind::ALL.map(|kind| (kind, kind.label().to_string())),
            );
            number(ui, theme, tr!("sandbox-arrive"), &mut stream.a_day, &A_DAY, |value| {
                tr!("sandbox-times-a-day", times = value)
            });
            choose(
                ui,
                theme,
                tr!("sandbox-when"),
                &mut stream.at_night,
                &named(&[(false, tr!("sandbox-by-day")), (true, tr!("sandbox-day-and-night"))]),
            );
            let classes = [
                (Class::Expedite, tr!("class-expedite")),
                (Class::FixedDate, tr!("sandbox-class-date")),
                (Class::Standard, tr!("class-standard")),
                (Class::Intangible, tr!("class-intangible")),
            ];
            choose(ui, theme, tr!("sandbox-class"), &mut stream.class, &named(&classes));
            whole(
                ui,
                theme,
                tr!("sandbox-due-after"),
                &mut stream.due_days,
                &few(&[(0, 10), (14, 14), (21, 21), (30, 30)]),
                |days| match days {
                    0 => tr!("sandbox-no-date").into(),
                    days => tr!("sandbox-days", n = days),
                },
            );
            choose(
                ui,
                theme,
                tr!("sandbox-ask-for"),
                &mut stream.asks,
                &or_none(&people, tr!("sandbox-ask-for-nobody")),
            );
            let money_a_day = [0.0, 10.0, 20.0, 40.0, 60.0, 80.0, 100.0, 150.0, 220.0, 300.0, 500.0, 800.0, 1200.0];
            number(ui, theme, tr!("sandbox-earns-a-day"), &mut stream.earns, &money_a_day, money);
            if !services.is_empty() && matches!(stream.kind, Kind::Change | Kind::BusinessProject) {
                choose(
                    ui,
                    theme,
                    tr!("sandbox-changes"),
                    &mut stream.changes,
                    &or_none(&services, tr!("sandbox-no-service")),
                );
                if stream.changes.is_some() {
                    share(ui, theme, tr!("sandbox-fails"), &mut stream.fails);
                }
            }
            route(ui, theme, &mut stream.route, &rooms, &services);
            if take_out(ui, theme, tr!("sandbox-take-stream-out")) {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        parts.demand.remove(place);
        *open = None;
    }
}

pub(super) fn projects(ui: &mut Ui, theme: &Theme, parts: &mut Parts, open: &mut Option<usize>) {
    let about = tr!("sandbox-projects-about");
    if head(ui, theme, about, tr!("sandbox-add-project"), parts.projects.len()) {
        *open = Some(parts.projects.len());
        parts.projects.push(Project::new(&tr!("sandbox-new-project", n = parts.projects.len() + 1), 0, parts.days));
    }
    let (rooms, services) = (rooms_of(parts), names(parts.services.iter().map(|service| &service.name)));
    let last = parts.days;
    let mut gone = None;
    for (place, project) in parts.projects.iter_mut().enumerate() {
        let short =
            tr!("sandbox-project-short", parts = project.items, at_once = project.at_once, day = project.due_day);
        if entry(ui, theme, &project.name, &short, *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("project", place), |ui| {
            field(ui, theme, tr!("sandbox-name"), &mut project.name);
            whole(
                ui,
                theme,
                tr!("sandbox-parts"),
                &mut project.items,
                &few(&[(1, 12), (15, 15), (20, 20), (30, 30), (50, 50)]),
                |n| n.to_string(),
            );
            whole(ui, theme, tr!("sandbox-at-once"), &mut project.at_once, &few(&[(1, 10)]), |n| n.to_string());
            let days: Vec<u32> = (1..=20).map(|n| (last * n / 20).max(1)).collect();
            whole(ui, theme, tr!("sandbox-due-on"), &mut project.due_day, &days, |day| tr!("sandbox-day", day = day));
            number(ui, theme, tr!("sandbox-brings"), &mut project.value, &MONEY, money);
            route(ui, theme, &mut project.route, &rooms, &services);
            if take_out(ui, theme, tr!("sandbox-take-project-out")) {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        parts.projects.remove(place);
        *open = None;
    }
}

pub(super) fn release(ui: &mut Ui, theme: &Theme, parts: &mut Parts) {
    theme::paragraph(ui, tr!("sandbox-release-about"), condensed(14.0), theme.ink2);
    let rooms = rooms_of(parts);
    let mut has = parts.pipeline.is_some();
    choose(
        ui,
        theme,
        tr!("sandbox-go-in"),
        &mut has,
        &named(&[(false, tr!("sandbox-go-in-alone")), (true, tr!("sandbox-go-in-pipeline"))]),
    );
    if has != parts.pipeline.is_some() {
        parts.pipeline = has.then(Pipeline::new);
    }
    let Some(pipeline) = &mut parts.pipeline else { return };
    choose(ui, theme, tr!("sandbox-release"), &mut pipeline.release, &called(&Release::ALL));
    let many = pipeline.stages.len() > 1;
    let mut gone = None;
    for (n, stage) in pipeline.stages.iter_mut().enumerate() {
        ui.push_id(("stage", n), |ui| {
            separator(ui, theme);
            field(ui, theme, &tr!("sandbox-stage", n = n + 1), &mut stage.name);
            choose(ui, theme, tr!("sandbox-done-by"), &mut stage.room, &or_none(&rooms, tr!("pipeline-a-machine")));
            number(ui, theme, tr!("sandbox-takes"), &mut stage.hours, &EFFORT, hours);
            share(ui, theme, tr!("sandbox-finds-faults"), &mut stage.finds);
            if many && small(ui, theme, &tr!("sandbox-take-stage-out", n = n + 1)) {
                gone = Some(n);
            }
        });
    }
    if let Some(n) = gone {
        pipeline.stages.remove(n);
    }
    if pipeline.stages.len() < 10 && small(ui, theme, tr!("sandbox-add-stage")) {
        pipeline.stages.push(Stage {
            name: tr!("sandbox-stage", n = pipeline.stages.len() + 1),
            room: None,
            hours: 0.5,
            finds: 0.0,
        });
    }
}

pub(super) fn control(ui: &mut Ui, theme: &Theme, parts: &mut Parts) {
    let rooms = rooms_of(parts);
    let rules = [
        (ChangeControl::WildWest, tr!("sandbox-control-anyone")),
        (ChangeControl::Recorded, tr!("sandbox-control-recorded")),
        (ChangeControl::Frozen, tr!("sandbox-control-frozen")),
        (ChangeControl::Board, tr!("sandbox-control-board")),
        (ChangeControl::Light, tr!("sandbox-control-light")),
    ];
    choose(ui, theme, tr!("sandbox-changes-go-in"), &mut parts.changes, &named(&rules));
    if matches!(parts.changes, ChangeControl::Board | ChangeControl::Light) {
        choose(ui, theme, tr!("sandbox-board"), &mut parts.board, &rooms);
    }
    separator(ui, theme);
    let mut has = parts.audit.is_some();
    choose(
        ui,
        theme,
        tr!("sandbox-audit"),
        &mut has,
        &named(&[(false, tr!("sandbox-audit-none")), (true, tr!("sandbox-audit-comes"))]),
    );
    if has != parts.audit.is_some() {
        parts.audit = has.then(|| Audit::new(0, parts.days));
    }
    let Some(audit) = &mut parts.audit else { return };
    let days: Vec<u32> = (1..=20).map(|n| (parts.days * n / 20).max(2)).collect();
    whole(ui, theme, tr!("sandbox-audit-day"), &mut audit.day, &days, |day| tr!("sandbox-day", day = day));
    whole(
        ui,
        theme,
        tr!("sandbox-findings"),
        &mut audit.findings,
        &few(&[(1, 12), (15, 15), (20, 20), (30, 30)]),
        |n| n.to_string(),
    );
    number(ui, theme, tr!("sandbox-finding-takes"), &mut audit.hours, &EFFORT, |value| {
        tr!("effort-about", time = hours(value))
    });
    choose(ui, theme, tr!("sandbox-fixed-in"), &mut audit.room, &rooms);
    number(ui, theme, tr!("sandbox-finding-costs"), &mut audit.fine, &MONEY, money);
}

/// Every rule of the model: a slider with its default, its unit, and where it comes from.
pub(super) fn rules(ui: &mut Ui, theme: &Theme, parts: &mut Parts, all: &[Turnable], find: &mut String) {
    let about = tr!("sandbox-rules-about");
    theme::paragraph(ui, about, condensed(14.0), theme.ink2);
    field(ui, theme, tr!("sandbox-show-only"), find);
    let turned =
        all.iter().filter(|rule| parts.rules.knob(rule.name).is_some()).count() + parts.rules.your_minutes.len();
    if turned > 0 && small(ui, theme, &tr!("sandbox-rules-as-at-first", turned = turned)) {
        parts.rules = crate::level::file::RulesFile::default();
    }
    let wanted = find.trim().to_lowercase();
    let fits = |text: &str| wanted.is_empty() || text.to_lowercase().contains(&wanted);
    for rule in all.iter().filter(|rule| fits(&rule.words) || fits(&rule.evidence) || fits(&rule.unit)) {
        separator(ui, theme);
        let now = rule.value(&parts.rules);
        if now.choices().is_empty() {
            let row = Slide {
                label: &rule.words,
                shown: rule.shown(now),
                place: rule.place(now),
                places: rule.places.len(),
                default: Some(rule.place(rule.default)),
                about: "",
            };
            if let Some(to) = sliders::slide(ui, theme, &row) {
                rule.turn(&mut parts.rules, to);
            }
        } else {
            let mut place = now.number() as usize;
            choose(ui, theme, &rule.words, &mut place, &names(rule.choices.iter()));
            if place != now.number() as usize {
                rule.turn(&mut parts.rules, place);
            }
        }
        let (low, high) = (rule.default.with(rule.places[0]), rule.default.with(rule.places[rule.places.len() - 1]));
        let (default, evidence) = (rule.shown(rule.default), rule.evidence.trim_end_matches('.'));
        let about = if now.choices().is_empty() {
            let (low, high) = (rule.shown(low), rule.shown(high));
            tr!("sandbox-rule-range", unit = rule.unit, low = low, high = high, default = default, evidence = evidence)
        } else {
            tr!("sandbox-rule-choice", unit = rule.unit, default = default, evidence = evidence)
        };
        line(ui, theme, &about);
    }
    separator(ui, theme);
    ui.label(bevy_egui::egui::RichText::new(tr!("sandbox-your-minutes")).font(semibold(16.0)).color(theme.ink));
    line(ui, theme, tr!("sandbox-your-minutes-about"));
    for (kind, default) in turn::minutes() {
        if fits(kind.label()) || fits(kind.told()) {
            minutes(ui, theme, parts, kind, default);
        }
    }
    ui.allocate_space(vec2(1.0, 4.0));
}

fn minutes(ui: &mut Ui, theme: &Theme, parts: &mut Parts, kind: ActionKind, default: u32) {
    let now = parts.rules.your_minutes.get(&kind).copied().unwrap_or(default);
    let place =
        |minutes: u32| turn::MINUTES.iter().position(|place| *place >= minutes).unwrap_or(turn::MINUTES.len() - 1);
    let label = kind.label().strip_prefix(tr!("sandbox-you")).unwrap_or(kind.label());
    let row = Slide {
        label,
        shown: tr!("minutes", minutes = now),
        place: place(now),
        places: turn::MINUTES.len(),
        default: Some(place(default)),
        about: kind.told(),
    };
    if let Some(to) = ui.push_id(("minutes", kind), |ui| sliders::slide(ui, theme, &row)).inner {
        if to == place(default) {
            parts.rules.your_minutes.remove(&kind);
        } else {
            parts.rules.your_minutes.insert(kind, turn::MINUTES[to]);
        }
    }
}
