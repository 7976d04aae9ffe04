//! The parts of each sort, as rows in which they are set.

use bevy_egui::egui::{Ui, vec2};

use super::super::controls::{line, separator};
use super::super::sliders::{self, Slide, choose, entry, field, number, several, share, small, whole};
use super::super::theme::{self, Theme, condensed, condensed_bold, semibold};
use crate::level::file::{ChangeControl, Class, Column, Discipline, Interruptions, Kind};
use crate::report::money;
use crate::sandbox::turn::{self, Turnable};
use crate::sandbox::{Audit, Crew, Demand, Hours, MOST, Parts, Pipeline, Project, Release, Room, Service, Stage, Step};
use crate::sim::action::ActionKind;

const MONEY: [f64; 16] = [0.0, 5e3, 1e4, 2e4, 3e4, 5e4, 8e4, 1e5, 1.5e5, 2e5, 3e5, 5e5, 8e5, 1e6, 2e6, 5e6];
const HOURLY: [f64; 18] = [
    0.0, 50.0, 100.0, 150.0, 200.0, 300.0, 400.0, 500.0, 700.0, 900.0, 1200.0, 1500.0, 1800.0, 2500.0, 3500.0, 5000.0,
    8000.0, 12_000.0,
];
const EFFORT: [f64; 18] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0, 20.0, 40.0];
const A_DAY: [f64; 22] =
    [0.0, 0.1, 0.2, 0.3, 0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 6.5, 8.0, 10.0, 12.0, 16.0, 24.0, 40.0];

fn hours(value: f64) -> String {
    if value < 1.0 { format!("{:.0} min", value * 60.0) } else { format!("{value} h") }
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

/// What is done with an open part below its rows.
fn take_out(ui: &mut Ui, theme: &Theme, what: &str) -> bool {
    let gone = small(ui, theme, &format!("Take {what} out"));
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
    field(ui, theme, "Name", &mut parts.name);
    let days = [5, 10, 15, 20, 30, 40, 60, 90, 120, 200, 400];
    whole(ui, theme, "Length", &mut parts.days, &days, |days| format!("{days} days"));
    number(ui, theme, "Money at the start", &mut parts.cash, &MONEY, money);
    number(ui, theme, "Costs an hour", &mut parts.costs_per_hour, &HOURLY, money);
    line(
        ui,
        theme,
        "Wages, rent and goods, day and night. With no money at the start nobody counts it, and nobody goes broke.",
    );
}

pub(super) fn rooms(ui: &mut Ui, theme: &Theme, parts: &mut Parts, open: &mut Option<usize>) {
    let about = "A room is a queue and a crew. Work is pulled from the queue in its order, under the limit.";
    if head(ui, theme, about, "Add a room", parts.rooms.len()) {
        *open = Some(parts.rooms.len());
        parts.rooms.push(Room::new(&format!("Room {}", parts.rooms.len() + 1)));
    }
    let (mut gone, alone) = (None, parts.rooms.len() < 2);
    for place in 0..parts.rooms.len() {
        let crew: u32 = parts.people.iter().filter(|crew| crew.room == place).map(|crew| crew.count).sum();
        let room = &mut parts.rooms[place];
        let limit = room.wip_limit.map_or("no limit".to_string(), |limit| format!("limit {limit}"));
        let people = if crew == 1 { "1 person".to_string() } else { format!("{crew} people") };
        if entry(ui, theme, &room.name, &format!("{people}, {limit}"), *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("room", place), |ui| {
            field(ui, theme, "Name", &mut room.name);
            let columns = [
                (Column::Intake, "where work arrives"),
                (Column::Work, "where it is done"),
                (Column::Release, "where it leaves"),
            ];
            choose(ui, theme, "Stands", &mut room.column, &named(&columns));
            let mut limit = room.wip_limit.unwrap_or(0);
            whole(ui, theme, "WIP limit", &mut limit, &few(&[(0, 12), (15, 15), (20, 20)]), |limit| match limit {
                0 => "none".into(),
                limit => format!("{limit} in hand"),
            });
            room.wip_limit = (limit > 0).then_some(limit);
            let orders = [
                (Discipline::Fifo, "first in, first out"),
                (Discipline::ClassOfService, "class of service"),
                (Discipline::Priority, "priority"),
                (Discipline::CostOfDelay, "cost of delay"),
                (Discipline::Loudest, "the loudest first"),
            ];
            choose(ui, theme, "Order of the queue", &mut room.discipline, &named(&orders));
            if !alone && take_out(ui, theme, "this room") {
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
    let about = "Who works where, when, and knows what. Whoever takes several things in hand loses time between them.";
    if head(ui, theme, about, "Add people", parts.people.len()) {
        *open = Some(parts.people.len());
        parts.people.push(Crew::new(&format!("Person {}", parts.people.len() + 1), 0));
    }
    let rooms = rooms_of(parts);
    let services: Vec<String> = parts.services.iter().map(|service| service.name.clone()).collect();
    let (mut gone, alone) = (None, parts.people.len() < 2);
    for place in 0..parts.people.len() {
        let crew = &mut parts.people[place];
        let short = format!("{} × in {}", crew.count, rooms[crew.room.min(rooms.len() - 1)].1);
        if entry(ui, theme, &crew.name, &short, *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("crew", place), |ui| {
            field(ui, theme, "Name", &mut crew.name);
            choose(ui, theme, "Room", &mut crew.room, &rooms);
            whole(ui, theme, "How many", &mut crew.count, &few(&[(1, 12), (15, 15), (20, 20), (30, 30)]), |count| {
                count.to_string()
            });
            choose(ui, theme, "Working hours", &mut crew.hours, &named(&Hours::ALL));
            let paces = [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.75, 2.0];
            number(ui, theme, "Pace", &mut crew.speed, &paces, |pace| format!("{pace} ×"));
            whole(ui, theme, "Things in hand", &mut crew.wip_limit, &few(&[(1, 8)]), |limit| {
                format!("at most {limit}")
            });
            let doors = [
                (Interruptions::OpenDoor, "anyone may ask"),
                (Interruptions::Triaged, "sorted first"),
                (Interruptions::Shielded, "nobody may"),
            ];
            choose(ui, theme, "Interruptions", &mut crew.door, &named(&doors));
            for (n, service) in services.iter().enumerate() {
                let mut known = crew.knows.get(n).copied().unwrap_or(1.0);
                let before = known;
                ui.push_id(n, |ui| share(ui, theme, &format!("Knows {service}"), &mut known));
                if known != before {
                    crew.knows.resize(crew.knows.len().max(n + 1), 1.0);
                    crew.knows[n] = known;
                }
            }
            if !alone && take_out(ui, theme, "these people") {
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
    let about = "What IT runs. It earns while it is well, wears out, and needs somebody who knows it.";
    if head(ui, theme, about, "Add a service", parts.services.len()) {
        *open = Some(parts.services.len());
        parts.services.push(Service::new(&format!("Service {}", parts.services.len() + 1), 0));
    }
    let rooms = rooms_of(parts);
    let all = names(parts.services.iter().map(|service| &service.name));
    let mut gone = None;
    for place in 0..parts.services.len() {
        let service = &mut parts.services[place];
        let short = format!(
            "{} an hour, {} failures a week, debt {}",
            money(service.revenue_per_hour),
            service.failures_per_week,
            service.debt
        );
        if entry(ui, theme, &service.name, &short, *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("service", place), |ui| {
            field(ui, theme, "Name", &mut service.name);
            choose(ui, theme, "Looked after by", &mut service.owner, &rooms);
            number(ui, theme, "Earns an hour", &mut service.revenue_per_hour, &HOURLY, money);
            let failures = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0];
            number(ui, theme, "Wears out", &mut service.failures_per_week, &failures, |value| {
                format!("{value} a week")
            });
            let mut debt = u32::from(service.debt);
            whole(ui, theme, "Technical debt", &mut debt, &few(&[(0, 5)]), |debt| format!("{debt} of 5"));
            service.debt = debt as u8;
            share(ui, theme, "Load", &mut service.load);
            choose(
                ui,
                theme,
                "The load",
                &mut service.busy_days,
                &named(&[(false, "stays as it is"), (true, "follows the day")]),
            );
            share(ui, theme, "Documentation", &mut service.documentation);
            share(ui, theme, "Monitoring", &mut service.monitoring);
            share(ui, theme, "Tests", &mut service.tests);
            if place > 0 {
                several(ui, theme, "Cannot run without", &mut service.depends_on, &all[..place]);
            }
            if take_out(ui, theme, "this service") {
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
            theme::paragraph(ui, &format!("Step {}", n + 1), condensed_bold(14.0), theme.ink);
            choose(ui, theme, "Room", &mut step.room, rooms);
            number(ui, theme, "Takes", &mut step.hours, &EFFORT, |value| format!("about {}", hours(value)));
            if !services.is_empty() {
                choose(ui, theme, "Needs to know", &mut step.service, &or_none(services, "nothing"));
            }
            if many && small(ui, theme, &format!("Take step {} out", n + 1)) {
                gone = Some(n);
            }
        });
    }
    if let Some(n) = gone {
        route.remove(n);
    }
    if route.len() < 12 && small(ui, theme, "Add a step") {
        let last = route.last().map_or(0, |step| step.room);
        route.push(Step { room: last, hours: 1.0, service: None });
    }
}

pub(super) fn demand(ui: &mut Ui, theme: &Theme, parts: &mut Parts, open: &mut Option<usize>) {
    let about = "What comes by itself: of which of the four kinds, how often, and its way through the rooms.";
    if head(ui, theme, about, "Add a stream", parts.demand.len()) {
        *open = Some(parts.demand.len());
        parts.demand.push(Demand::new(&format!("Stream {}", parts.demand.len() + 1), 0));
    }
    let (rooms, services) = (rooms_of(parts), names(parts.services.iter().map(|service| &service.name)));
    let people = names(parts.people.iter().map(|crew| &crew.name));
    let mut gone = None;
    for place in 0..parts.demand.len() {
        let stream = &mut parts.demand[place];
        let way: Vec<&str> = stream.route.iter().map(|step| rooms[step.room.min(rooms.len() - 1)].1.as_str()).collect();
        let short = format!("{}, {} a day: {}", stream.kind.label(), stream.a_day, way.join(" → "));
        if entry(ui, theme, &stream.name, &short, *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("stream", place), |ui| {
            field(ui, theme, "Name", &mut stream.name);
            choose(ui, theme, "Kind", &mut stream.kind, &Kind::ALL.map(|kind| (kind, kind.label().to_string())));
            number(ui, theme, "Arrive", &mut stream.a_day, &A_DAY, |value| format!("{value} a day"));
            choose(
                ui,
                theme,
                "When",
                &mut stream.at_night,
                &named(&[(false, "working hours"), (true, "day and night")]),
            );
            let classes = [
                (Class::Expedite, "expedite"),
                (Class::FixedDate, "has a date"),
                (Class::Standard, "standard"),
                (Class::Intangible, "intangible"),
            ];
            choose(ui, theme, "Class of service", &mut stream.class, &named(&classes));
            whole(
                ui,
                theme,
                "Due after",
                &mut stream.due_days,
                &few(&[(0, 10), (14, 14), (21, 21), (30, 30)]),
                |days| match days {
                    0 => "no date".into(),
                    1 => "1 day".into(),
                    days => format!("{days} days"),
                },
            );
            choose(ui, theme, "Ask for", &mut stream.asks, &or_none(&people, "nobody by name"));
            let money_a_day = [0.0, 10.0, 20.0, 40.0, 60.0, 80.0, 100.0, 150.0, 220.0, 300.0, 500.0, 800.0, 1200.0];
            number(ui, theme, "Each earns a day", &mut stream.earns, &money_a_day, money);
            if !services.is_empty() && matches!(stream.kind, Kind::Change | Kind::BusinessProject) {
                choose(ui, theme, "Changes", &mut stream.changes, &or_none(&services, "no service"));
                if stream.changes.is_some() {
                    share(ui, theme, "Fails, untested", &mut stream.fails);
                }
            }
            route(ui, theme, &mut stream.route, &rooms, &services);
            if take_out(ui, theme, "this stream") {
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
    let about =
        "A scope that starts on the first day, a few parts at a time, and is worth money when all of it is done.";
    if head(ui, theme, about, "Add a project", parts.projects.len()) {
        *open = Some(parts.projects.len());
        parts.projects.push(Project::new(&format!("Project {}", parts.projects.len() + 1), 0, parts.days));
    }
    let (rooms, services) = (rooms_of(parts), names(parts.services.iter().map(|service| &service.name)));
    let last = parts.days;
    let mut gone = None;
    for (place, project) in parts.projects.iter_mut().enumerate() {
        let short = format!("{} parts, {} at once, due on day {}", project.items, project.at_once, project.due_day);
        if entry(ui, theme, &project.name, &short, *open == Some(place)) {
            turn_open(open, place);
        }
        if *open != Some(place) {
            continue;
        }
        ui.push_id(("project", place), |ui| {
            field(ui, theme, "Name", &mut project.name);
            whole(
                ui,
                theme,
                "Parts",
                &mut project.items,
                &few(&[(1, 12), (15, 15), (20, 20), (30, 30), (50, 50)]),
                |n| n.to_string(),
            );
            whole(ui, theme, "In work at once", &mut project.at_once, &few(&[(1, 10)]), |n| n.to_string());
            let days: Vec<u32> = (1..=20).map(|n| (last * n / 20).max(1)).collect();
            whole(ui, theme, "Due on", &mut project.due_day, &days, |day| format!("day {day}"));
            number(ui, theme, "Brings", &mut project.value, &MONEY, money);
            route(ui, theme, &mut project.route, &rooms, &services);
            if take_out(ui, theme, "this project") {
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
    theme::paragraph(ui, "How finished changes get into production.", condensed(14.0), theme.ink2);
    let rooms = rooms_of(parts);
    let mut has = parts.pipeline.is_some();
    choose(
        ui,
        theme,
        "They go in",
        &mut has,
        &named(&[(false, "by themselves, when done"), (true, "through a pipeline")]),
    );
    if has != parts.pipeline.is_some() {
        parts.pipeline = has.then(Pipeline::new);
    }
    let Some(pipeline) = &mut parts.pipeline else { return };
    choose(ui, theme, "Release", &mut pipeline.release, &named(&Release::ALL));
    let many = pipeline.stages.len() > 1;
    let mut gone = None;
    for (n, stage) in pipeline.stages.iter_mut().enumerate() {
        ui.push_id(("stage", n), |ui| {
            separator(ui, theme);
            field(ui, theme, &format!("Stage {}", n + 1), &mut stage.name);
            choose(ui, theme, "Done by", &mut stage.room, &or_none(&rooms, "a machine"));
            number(ui, theme, "Takes", &mut stage.hours, &EFFORT, hours);
            share(ui, theme, "Finds faults", &mut stage.finds);
            if many && small(ui, theme, &format!("Take stage {} out", n + 1)) {
                gone = Some(n);
            }
        });
    }
    if let Some(n) = gone {
        pipeline.stages.remove(n);
    }
    if pipeline.stages.len() < 10 && small(ui, theme, "Add a stage") {
        pipeline.stages.push(Stage {
            name: format!("Stage {}", pipeline.stages.len() + 1),
            room: None,
            hours: 0.5,
            finds: 0.0,
        });
    }
}

pub(super) fn control(ui: &mut Ui, theme: &Theme, parts: &mut Parts) {
    let rooms = rooms_of(parts);
    let rules = [
        (ChangeControl::WildWest, "anyone, anything"),
        (ChangeControl::Recorded, "with a card"),
        (ChangeControl::Frozen, "none but by you"),
        (ChangeControl::Board, "by the board"),
        (ChangeControl::Light, "board, but not for standard ones"),
    ];
    choose(ui, theme, "Changes go in", &mut parts.changes, &named(&rules));
    if matches!(parts.changes, ChangeControl::Board | ChangeControl::Light) {
        choose(ui, theme, "The board sits in", &mut parts.board, &rooms);
    }
    separator(ui, theme);
    let mut has = parts.audit.is_some();
    choose(ui, theme, "Audit", &mut has, &named(&[(false, "nobody comes"), (true, "the auditors come")]));
    if has != parts.audit.is_some() {
        parts.audit = has.then(|| Audit::new(0, parts.days));
    }
    let Some(audit) = &mut parts.audit else { return };
    let days: Vec<u32> = (1..=20).map(|n| (parts.days * n / 20).max(2)).collect();
    whole(ui, theme, "They report on", &mut audit.day, &days, |day| format!("day {day}"));
    whole(ui, theme, "Findings", &mut audit.findings, &few(&[(1, 12), (15, 15), (20, 20), (30, 30)]), |n| {
        n.to_string()
    });
    number(ui, theme, "Each takes", &mut audit.hours, &EFFORT, |value| format!("about {}", hours(value)));
    choose(ui, theme, "Fixed in", &mut audit.room, &rooms);
    number(ui, theme, "Each open one costs", &mut audit.fine, &MONEY, money);
}

/// Every rule of the model: a slider with its default, its unit, and where it comes from.
pub(super) fn rules(ui: &mut Ui, theme: &Theme, parts: &mut Parts, all: &[Turnable], find: &mut String) {
    let about = "Every number of the model. The pencil mark is the default; below stands where it comes from.";
    theme::paragraph(ui, about, condensed(14.0), theme.ink2);
    field(ui, theme, "Show only", find);
    let turned =
        all.iter().filter(|rule| parts.rules.knob(rule.name).is_some()).count() + parts.rules.your_minutes.len();
    if turned > 0 && small(ui, theme, &format!("All as at first ({turned} turned)")) {
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
            choose(ui, theme, &rule.words, &mut place, &names(now.choices().iter()));
            if place != now.number() as usize {
                rule.turn(&mut parts.rules, place);
            }
        }
        let (low, high) = (rule.default.with(rule.places[0]), rule.default.with(rule.places[rule.places.len() - 1]));
        let range = if now.choices().is_empty() {
            format!(", {} to {}, by default {}", rule.shown(low), rule.shown(high), rule.shown(rule.default))
        } else {
            format!(", by default {}", rule.shown(rule.default))
        };
        line(ui, theme, &format!("{}{range}. Evidence: {}.", rule.unit, rule.evidence.trim_end_matches('.')));
    }
    separator(ui, theme);
    ui.label(bevy_egui::egui::RichText::new("Minutes of your day").font(semibold(16.0)).color(theme.ink));
    line(ui, theme, "What each order takes of your own time. Evidence: our judgement.");
    for (kind, default) in turn::minutes() {
        if fits(kind.label()) || fits(kind.about()) {
            minutes(ui, theme, parts, kind, default);
        }
    }
    ui.allocate_space(vec2(1.0, 4.0));
}

fn minutes(ui: &mut Ui, theme: &Theme, parts: &mut Parts, kind: ActionKind, default: u32) {
    let now = parts.rules.your_minutes.get(&kind).copied().unwrap_or(default);
    let place =
        |minutes: u32| turn::MINUTES.iter().position(|place| *place >= minutes).unwrap_or(turn::MINUTES.len() - 1);
    let label = kind.label().strip_prefix("You ").unwrap_or(kind.label());
    let row = Slide {
        label,
        shown: format!("{now} min"),
        place: place(now),
        places: turn::MINUTES.len(),
        default: Some(place(default)),
        about: kind.about(),
    };
    if let Some(to) = ui.push_id(("minutes", kind), |ui| sliders::slide(ui, theme, &row)).inner {
        if to == place(default) {
            parts.rules.your_minutes.remove(&kind);
        } else {
            parts.rules.your_minutes.insert(kind, turn::MINUTES[to]);
        }
    }
}
