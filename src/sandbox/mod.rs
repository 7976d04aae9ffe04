//! The sandbox: a company put together from parts. Plain data and plain functions: parts → the level's file that an author
//! would write ([`build`]), what the parts mean before anybody plays ([`means`]), what is odd about them ([`troubles`]), and where
//! they are kept ([`keep`]).

pub mod build;
pub mod keep;
pub mod means;
pub mod troubles;
pub mod turn;

use serde::{Deserialize, Serialize};

use crate::level::file::{ChangeControl, Class, Column, Discipline, Interruptions, Kind, RulesFile};
use crate::locale::{self, Language};
use crate::tr;

/// Format number of kept parts.
pub const FORMAT: u32 = 1;
/// Most parts of one sort.
pub const MOST: usize = 24;

/// A company in parts. Parts name each other by their place in these lists; [`Parts::mend`] keeps that true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    /// Format number.
    pub format: u32,
    /// The company's name, which is also the level's.
    pub name: String,
    /// What it is, in a sentence.
    #[serde(default)]
    pub about: String,
    /// How long the level is, days.
    pub days: u32,
    /// Money at the start.
    pub cash: f64,
    /// What the company spends an hour, day and night.
    pub costs_per_hour: f64,
    /// Rooms, which are the work centres.
    pub rooms: Vec<Room>,
    /// People.
    pub people: Vec<Crew>,
    /// Services.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Streams of demand.
    #[serde(default)]
    pub demand: Vec<Demand>,
    /// Projects.
    #[serde(default)]
    pub projects: Vec<Project>,
    /// How finished changes get into production: at once, if there is no pipeline.
    #[serde(default)]
    pub pipeline: Option<Pipeline>,
    /// How changes get in.
    #[serde(default)]
    pub changes: ChangeControl,
    /// The room that sits as the board, under `Board` and `Light`.
    #[serde(default)]
    pub board: usize,
    /// An audit.
    #[serde(default)]
    pub audit: Option<Audit>,
    /// Rules other than the defaults.
    #[serde(default)]
    pub rules: RulesFile,
}

/// A room: a queue and whoever works there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Name on the beam.
    pub name: String,
    /// Where it stands.
    #[serde(default)]
    pub column: Column,
    /// Order of its queue.
    #[serde(default)]
    pub discipline: Discipline,
    /// Most items in hand together.
    #[serde(default)]
    pub wip_limit: Option<u32>,
}

/// Working hours, as a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hours {
    /// Monday to Friday, 09:00 to 17:00.
    #[default]
    Office,
    /// Monday to Friday, 08:00 to 18:00.
    Long,
    /// Every night, 22:00 to 06:00.
    Nights,
    /// Day and night.
    Always,
}

impl Hours {
    /// All of them, and the message that says how each is called.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Office, "sandbox-hours-office"),
        (Self::Long, "sandbox-hours-long"),
        (Self::Nights, "sandbox-hours-nights"),
        (Self::Always, "sandbox-day-and-night"),
    ];

    /// Hours a week.
    pub fn a_week(self) -> f64 {
        match self {
            Self::Office => 40.0,
            Self::Long => 50.0,
            Self::Nights => 56.0,
            Self::Always => 168.0,
        }
    }
}

/// A person, or several alike ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crew {
    /// Name.
    pub name: String,
    /// Their room.
    pub room: usize,
    /// How many.
    #[serde(default = "one")]
    pub count: u32,
    /// Working hours.
    #[serde(default)]
    pub hours: Hours,
    /// Pace of their work, 1 = as estimated.
    #[serde(default = "whole")]
    pub speed: f64,
    /// Most items that one of them takes in hand.
    #[serde(default = "one")]
    pub wip_limit: u32,
    /// Who may interrupt them.
    #[serde(default)]
    pub door: Interruptions,
    /// What they know of each service, 0…1, in the order of the services; all that is missing is known.
    #[serde(default)]
    pub knows: Vec<f64>,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Name.
    pub name: String,
    /// The room whose people look after it.
    pub owner: usize,
    /// Failures a week by wear alone.
    #[serde(default)]
    pub failures_per_week: f64,
    /// Load as a share of capacity.
    #[serde(default = "half")]
    pub load: f64,
    /// The load goes up and down with the day, and too much of it makes the service fall over.
    #[serde(default)]
    pub busy_days: bool,
    /// Technical debt, 0…5.
    #[serde(default)]
    pub debt: u8,
    /// Money an hour.
    #[serde(default)]
    pub revenue_per_hour: f64,
    /// What is written down of it, 0…1.
    #[serde(default = "half")]
    pub documentation: f64,
    /// Failures that an alarm shows at once, 0…1.
    #[serde(default = "half")]
    pub monitoring: f64,
    /// Faults in changes that tests catch, 0…1.
    #[serde(default = "half")]
    pub tests: f64,
    /// Services before it in the list that it cannot run without.
    #[serde(default)]
    pub depends_on: Vec<usize>,
}

/// A step of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Where.
    pub room: usize,
    /// Mean working time, hours.
    pub hours: f64,
    /// The service that must be known.
    #[serde(default)]
    pub service: Option<usize>,
}

/// A stream of demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Name, and title of its items.
    pub name: String,
    /// Which of the four kinds.
    pub kind: Kind,
    /// Class of service.
    #[serde(default)]
    pub class: Class,
    /// How many a working day.
    pub a_day: f64,
    /// Also at night and at weekends.
    #[serde(default)]
    pub at_night: bool,
    /// Its way through the rooms.
    pub route: Vec<Step>,
    /// Whom they ask directly, if that door is open: a place in the list of people.
    #[serde(default)]
    pub asks: Option<usize>,
    /// For changes: the service that is changed …
    #[serde(default)]
    pub changes: Option<usize>,
    /// … and the probability that it fails if nothing is tested.
    #[serde(default)]
    pub fails: f64,
    /// Money a day that each finished item earns, for a while.
    #[serde(default)]
    pub earns: f64,
    /// Days from arrival to due date; none if 0.
    #[serde(default)]
    pub due_days: u32,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Name.
    pub name: String,
    /// Parts of its scope.
    pub items: u32,
    /// Most of them in work at once.
    pub at_once: u32,
    /// The way of each part.
    pub route: Vec<Step>,
    /// Money that it brings when it is done.
    pub value: f64,
    /// The day on which it is due.
    pub due_day: u32,
}

/// When finished changes are released.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Release {
    /// Each by itself.
    #[default]
    OnDemand,
    /// Every evening.
    Daily,
    /// Every Friday evening.
    Weekly,
    /// Every other Friday evening.
    Fortnightly,
}

impl Release {
    /// All of them, and the message that says how each is called.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::OnDemand, "sandbox-release-on-demand"),
        (Self::Daily, "sandbox-release-daily"),
        (Self::Weekly, "sandbox-release-weekly"),
        (Self::Fortnightly, "sandbox-release-fortnightly"),
    ];
}

/// A deployment pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pipeline {
    /// When changes are released.
    #[serde(default)]
    pub release: Release,
    /// Stages, in order.
    pub stages: Vec<Stage>,
}

/// A stage of the pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Name.
    pub name: String,
    /// Who does it; a machine, if nobody.
    #[serde(default)]
    pub room: Option<usize>,
    /// Hours a release.
    pub hours: f64,
    /// Share of faults that it finds.
    #[serde(default)]
    pub finds: f64,
}

/// An audit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// The day of the audit.
    pub day: u32,
    /// Findings that are open at the start.
    pub findings: u32,
    /// Working time of each, hours.
    pub hours: f64,
    /// Where they are fixed.
    pub room: usize,
    /// What each costs that is still open.
    pub fine: f64,
}

impl Parts {
    /// A company with one room and one person: the least that can be.
    pub fn new(name: &str) -> Self {
        Self {
            format: FORMAT,
            name: name.into(),
            about: String::new(),
            days: 20,
            cash: 50_000.0,
            costs_per_hour: 0.0,
            rooms: vec![Room::new(&tr!("sandbox-new-room", n = 1_u32))],
            people: vec![Crew::new(&tr!("sandbox-new-person", n = 1_u32), 0)],
            services: Vec::new(),
            demand: Vec::new(),
            projects: Vec::new(),
            pipeline: None,
            changes: ChangeControl::default(),
            board: 0,
            audit: None,
            rules: RulesFile::default(),
        }
    }

    /// Brings everything within its bounds, and makes every place in a list one that is there. What is in order stays as
    /// it is.
    pub fn mend(&mut self) {
        let within = |value: &mut f64, low: f64, high: f64| {
            *value = if value.is_finite() { value.clamp(low, high) } else { low }
        };
        self.format = FORMAT;
        self.rooms.truncate(MOST);
        self.people.truncate(MOST);
        self.services.truncate(MOST);
        self.demand.truncate(MOST);
        self.projects.truncate(MOST);
        turn::mend(&mut self.rules);
        self.days = self.days.clamp(1, 400);
        within(&mut self.cash, 0.0, 1e9);
        within(&mut self.costs_per_hour, 0.0, 1e6);
        if self.rooms.is_empty() {
            self.rooms.push(Room::new(&tr!("sandbox-new-room", n = 1_u32)));
        }
        for room in &mut self.rooms {
            room.wip_limit = room.wip_limit.map(|limit| limit.clamp(1, 99));
        }
        if self.people.is_empty() {
            self.people.push(Crew::new(&tr!("sandbox-new-person", n = 1_u32), 0));
        }
        let (rooms, services) = (self.rooms.len(), self.services.len());
        let in_rooms = |room: &mut usize| *room = (*room).min(rooms - 1);
        for crew in &mut self.people {
            in_rooms(&mut crew.room);
            crew.count = crew.count.clamp(1, 40);
            crew.wip_limit = crew.wip_limit.clamp(1, 8);
            within(&mut crew.speed, 0.1, 5.0);
            crew.knows.truncate(services);
            crew.knows.iter_mut().for_each(|known| within(known, 0.0, 1.0));
        }
        let people = self.people.len();
        for (place, service) in self.services.iter_mut().enumerate() {
            in_rooms(&mut service.owner);
            within(&mut service.failures_per_week, 0.0, 100.0);
            within(&mut service.load, 0.0, 2.0);
            within(&mut service.revenue_per_hour, 0.0, 1e6);
            service.debt = service.debt.min(5);
            for share in [&mut service.documentation, &mut service.monitoring, &mut service.tests] {
                within(share, 0.0, 1.0);
            }
            // Only on those before it: so they never stand in a circle.
            service.depends_on.retain(|other| *other < place);
            service.depends_on.sort_unstable();
            service.depends_on.dedup();
        }
        let mend_route = |route: &mut Vec<Step>| {
            route.truncate(MOST);
            if route.is_empty() {
                route.push(Step { room: 0, hours: 1.0, service: None });
            }
            for step in route {
                in_rooms(&mut step.room);
                within(&mut step.hours, 0.05, 200.0);
                step.service = step.service.filter(|service| *service < services);
            }
        };
        for stream in &mut self.demand {
            mend_route(&mut stream.route);
            within(&mut stream.a_day, 0.0, 1000.0);
            within(&mut stream.fails, 0.0, 1.0);
            within(&mut stream.earns, 0.0, 1e6);
            stream.due_days = stream.due_days.min(365);
            stream.asks = stream.asks.filter(|who| *who < people);
            stream.changes = stream.changes.filter(|service| *service < services);
        }
        for project in &mut self.projects {
            mend_route(&mut project.route);
            project.items = project.items.clamp(1, 500);
            project.at_once = project.at_once.clamp(1, 50);
            project.due_day = project.due_day.clamp(1, self.days);
            within(&mut project.value, 0.0, 1e9);
        }
        if let Some(pipeline) = &mut self.pipeline {
            pipeline.stages.truncate(MOST);
            if pipeline.stages.is_empty() {
                pipeline.stages.push(Stage { name: tr!("sandbox-release").into(), room: None, hours: 0.5, finds: 0.0 });
            }
            for stage in &mut pipeline.stages {
                stage.room = stage.room.filter(|room| *room < rooms);
                within(&mut stage.hours, 0.05, 100.0);
                within(&mut stage.finds, 0.0, 1.0);
            }
        }
        if let Some(audit) = &mut self.audit {
            in_rooms(&mut audit.room);
            audit.day = audit.day.clamp(2, self.days.max(2));
            audit.findings = audit.findings.clamp(1, 40);
            within(&mut audit.hours, 0.1, 200.0);
            within(&mut audit.fine, 0.0, 1e9);
        }
        in_rooms(&mut self.board);
    }

    /// Takes a room out, with whoever worked only there moved to the first one.
    pub fn take_room(&mut self, place: usize) {
        if self.rooms.len() < 2 || place >= self.rooms.len() {
            return;
        }
        self.rooms.remove(place);
        let fit = |room: &mut usize| *room = moved(*room, place).unwrap_or(0);
        self.people.iter_mut().for_each(|crew| fit(&mut crew.room));
        self.services.iter_mut().for_each(|service| fit(&mut service.owner));
        let routes = self.demand.iter_mut().map(|d| &mut d.route).chain(self.projects.iter_mut().map(|p| &mut p.route));
        for route in routes {
            // A step there is no step any more, as long as one is left.
            if route.iter().any(|step| step.room != place) {
                route.retain(|step| step.room != place);
            }
            route.iter_mut().for_each(|step| fit(&mut step.room));
        }
        for stage in self.pipeline.iter_mut().flat_map(|pipeline| &mut pipeline.stages) {
            stage.room = stage.room.and_then(|room| moved(room, place));
        }
        self.audit.iter_mut().for_each(|audit| fit(&mut audit.room));
        fit(&mut self.board);
        self.mend();
    }

    /// Takes people out; the last ones stay.
    pub fn take_crew(&mut self, place: usize) {
        if self.people.len() < 2 || place >= self.people.len() {
            return;
        }
        self.people.remove(place);
        for stream in &mut self.demand {
            stream.asks = stream.asks.and_then(|who| moved(who, place));
        }
        self.mend();
    }

    /// Takes a service out.
    pub fn take_service(&mut self, place: usize) {
        if place >= self.services.len() {
            return;
        }
        self.services.remove(place);
        for service in &mut self.services {
            service.depends_on = service.depends_on.iter().filter_map(|other| moved(*other, place)).collect();
        }
        for crew in &mut self.people {
            if place < crew.knows.len() {
                crew.knows.remove(place);
            }
        }
        let routes = self.demand.iter_mut().map(|d| &mut d.route).chain(self.projects.iter_mut().map(|p| &mut p.route));
        for step in routes.flatten() {
            step.service = step.service.and_then(|service| moved(service, place));
        }
        for stream in &mut self.demand {
            stream.changes = stream.changes.and_then(|service| moved(service, place));
        }
        self.mend();
    }

    /// What a crew knows of a service.
    pub fn known(&self, crew: usize, service: usize) -> f64 {
        self.people[crew].knows.get(service).copied().unwrap_or(1.0)
    }
}

/// A place in a list from which one was taken out; none for that one.
fn moved(place: usize, taken: usize) -> Option<usize> {
    match place.cmp(&taken) {
        std::cmp::Ordering::Less => Some(place),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(place - 1),
    }
}

impl Room {
    /// A room with no limit, first in first out.
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), column: Column::Work, discipline: Discipline::Fifo, wip_limit: None }
    }
}

impl Crew {
    /// One person with office hours who knows everything.
    pub fn new(name: &str, room: usize) -> Self {
        Self {
            name: name.into(),
            room,
            count: 1,
            hours: Hours::Office,
            speed: 1.0,
            wip_limit: 1,
            door: Interruptions::OpenDoor,
            knows: Vec::new(),
        }
    }
}

impl Service {
    /// A service of middling care.
    pub fn new(name: &str, owner: usize) -> Self {
        Self {
            name: name.into(),
            owner,
            failures_per_week: 0.5,
            load: 0.5,
            busy_days: false,
            debt: 0,
            revenue_per_hour: 0.0,
            documentation: 0.5,
            monitoring: 0.5,
            tests: 0.5,
            depends_on: Vec::new(),
        }
    }
}

impl Demand {
    /// A few small items a day for one room.
    pub fn new(name: &str, room: usize) -> Self {
        Self {
            name: name.into(),
            kind: Kind::Change,
            class: Class::Standard,
            a_day: 3.0,
            at_night: false,
            route: vec![Step { room, hours: 1.0, service: None }],
            asks: None,
            changes: None,
            fails: 0.0,
            earns: 0.0,
            due_days: 0,
        }
    }
}

impl Project {
    /// Ten parts of a day each.
    pub fn new(name: &str, room: usize, days: u32) -> Self {
        Self {
            name: name.into(),
            items: 10,
            at_once: 2,
            route: vec![Step { room, hours: 4.0, service: None }],
            value: 20_000.0,
            due_day: days,
        }
    }
}

impl Pipeline {
    /// A build, and a release by nobody's hand.
    pub fn new() -> Self {
        let stage = |name: &str, hours, finds| Stage { name: name.into(), room: None, hours, finds };
        let stages = vec![stage(tr!("sandbox-build-and-test"), 0.5, 0.4), stage(tr!("sandbox-release"), 0.5, 0.0)];
        Self { release: Release::Weekly, stages }
    }
}

impl Default for Pipeline {
    fn default() -> Self {
        Self::new()
    }
}

impl Audit {
    /// Five findings of a few hours.
    pub fn new(room: usize, days: u32) -> Self {
        Self { day: days.max(2), findings: 5, hours: 4.0, room, fine: 10_000.0 }
    }
}

/// The companies to start from, in the language that holds: `assets/sandbox.ron`, or the same with other names.
pub fn presets() -> Vec<Parts> {
    let text = match locale::get() {
        Language::English => include_str!("../../assets/sandbox.ron"),
        Language::German => include_str!("../../assets/sandbox.de.ron"),
    };
    crate::level::ron_options().from_str(text).expect("tested")
}

fn one() -> u32 {
    1
}

fn half() -> f64 {
    0.5
}

fn whole() -> f64 {
    1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::tests::speaking;

    /// A preset with every name in it as `…`, and these names in their order.
    fn without_names(parts: &Parts) -> (Parts, Vec<String>) {
        let (mut parts, mut names) = (parts.clone(), Vec::new());
        let stages = parts.pipeline.iter_mut().flat_map(|pipeline| &mut pipeline.stages).map(|stage| &mut stage.name);
        let all = [&mut parts.name, &mut parts.about].into_iter();
        let all = all.chain(parts.rooms.iter_mut().map(|room| &mut room.name));
        let all = all.chain(parts.people.iter_mut().map(|crew| &mut crew.name));
        let all = all.chain(parts.services.iter_mut().map(|service| &mut service.name));
        let all = all.chain(parts.demand.iter_mut().map(|stream| &mut stream.name));
        let all = all.chain(parts.projects.iter_mut().map(|project| &mut project.name));
        all.chain(stages).for_each(|name| names.push(std::mem::replace(name, "…".into())));
        (parts, names)
    }

    #[test]
    fn presets_differ_between_languages_in_nothing_but_names() {
        let [english, german] = Language::ALL.map(|language| speaking(language, presets));
        assert_eq!(english.len(), german.len());
        for (english, german) in english.iter().zip(&german) {
            let ((plain, _), (told, said)) = (without_names(english), without_names(german));
            assert_eq!(plain, told, "{}", english.name);
            assert!(english.name != german.name && english.about != german.about);
            assert!(!said.iter().any(|name| name.trim().is_empty()), "{said:?}");
        }
    }

    #[test]
    fn a_sandbox_is_a_clean_level_that_speaks_the_language_that_holds() {
        for language in Language::ALL {
            speaking(language, || {
                for parts in presets() {
                    let (level, problems) = build::checked(&parts, "preset");
                    let level = level.unwrap_or_else(|| panic!("{}: {problems:?}", parts.name));
                    assert!(problems.is_empty(), "{}: {problems:?}", parts.name);
                    assert_eq!(level.file, build::level(&parts), "{}: the text says the same", parts.name);
                    let text = build::text(&level.file);
                    let spoken = [("Money left", "The business"), ("Geld übrig", "Die Fachabteilung")];
                    let (goal, business) = spoken[language as usize];
                    assert!(text.contains(goal) && text.contains(business), "{text}");
                }
            });
        }
    }
}
