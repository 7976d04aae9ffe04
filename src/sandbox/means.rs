//! What parts mean before anybody plays: the hours that are asked of each room and of its people each week, against those
//! that they have. Plain sums of means, so no queue is in them: at 100 % it grows without end, and long before that it is long.

use super::{Demand, Parts, Step, build};
use crate::level::file::{ChangeControl, Interruptions, Switching};
use crate::level::rules::Rules;

/// Working days and days of a week.
const WORKING: f64 = 5.0;
pub(crate) const WEEK: f64 = 7.0;

/// What is asked of a room, or of people, and what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Load {
    /// Working hours a week that are asked.
    pub asked: f64,
    /// Working hours a week that there are, at one thing at a time.
    pub has: f64,
    /// Of what is asked: unplanned work, which nobody has sent on its way by intention.
    pub unplanned: f64,
}

impl Load {
    /// Asked ÷ has: the utilisation to expect, as long as it is below 1.
    pub fn load(&self) -> f64 {
        match (self.has > 0.0, self.asked > 0.0) {
            (true, _) => self.asked / self.has,
            (false, true) => f64::INFINITY,
            (false, false) => 0.0,
        }
    }
}

/// What asks for work: a part, by its place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A stream of work.
    Stream(usize),
    /// A project.
    Project(usize),
    /// Cards that are written for changes.
    Cards,
    /// Changes that the board decides on.
    Board,
    /// Findings of the audit.
    Audit,
    /// A stage of the pipeline.
    Stage(usize),
    /// Incidents at a service.
    Incidents(usize),
}

/// What the parts mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Means {
    /// For each room.
    pub rooms: Vec<Load>,
    /// For each entry of the people.
    pub people: Vec<Load>,
    /// What asks for the hours of each entry of the people, working hours a week.
    pub asks: Vec<Vec<(Source, f64)>>,
    /// What is left of a full hand's productive time, for each entry of the people: 1 at one thing at a time.
    pub juggling: Vec<f64>,
    /// Money a week that comes in if nothing fails, less what the company spends.
    pub earns: f64,
    /// For each stream: its changes a week that go wrong.
    pub failures: Vec<f64>,
    /// For each service: its incidents a week from wear, and from changes.
    pub incidents: Vec<[f64; 2]>,
}

impl Means {
    /// The room with the highest load: the constraint, if anything is asked of any.
    pub fn constraint(&self) -> Option<(usize, Load)> {
        let all = self.rooms.iter().copied().enumerate().filter(|(_, room)| room.asked > 0.0);
        all.max_by(|a, b| a.1.load().total_cmp(&b.1.load()))
    }

    /// What asks for the hours of some people, working hours a week, the most first.
    pub fn asking(&self, of: impl Fn(usize) -> bool) -> Vec<(Source, f64)> {
        let mut sums: Vec<(Source, f64)> = Vec::new();
        for (source, hours) in self.asks.iter().enumerate().filter(|(crew, _)| of(*crew)).flat_map(|(_, asks)| asks) {
            match sums.iter_mut().find(|(other, _)| other == source) {
                Some((_, sum)) => *sum += hours,
                None => sums.push((*source, *hours)),
            }
        }
        sums.sort_by(|a, b| b.1.total_cmp(&a.1));
        sums
    }

    /// The people with the highest load.
    pub fn busiest(&self) -> Option<usize> {
        let all = self.people.iter().enumerate().filter(|(_, crew)| crew.asked > 0.0);
        all.max_by(|a, b| a.1.load().total_cmp(&b.1.load())).map(|(place, _)| place)
    }
}

/// Does anybody know enough of a service to work on it?
pub fn mastered(parts: &Parts, service: usize) -> bool {
    let needed = Rules::new(&parts.rules).knowledge_needed;
    (0..parts.people.len()).any(|crew| parts.known(crew, service) >= needed)
}

/// Work for somebody: so many hours a week, in a room, on a service.
struct Work {
    room: usize,
    service: Option<usize>,
    hours: f64,
    source: Source,
    unplanned: bool,
    /// Whom it is for by name.
    by: Option<usize>,
}

/// What the parts mean.
pub fn of(parts: &Parts) -> Means {
    let mut parts = parts.clone();
    parts.mend();
    let rules = Rules::new(&parts.rules);
    let (mut work, failures, incidents) = all_work(&parts, &rules);
    // What only few can do comes first; the others share what is left between them.
    let pace = |crew: usize, service: Option<usize>| {
        let knowing = service.map_or(1.0, |service| {
            let wide = (1.0 - rules.knowledge_needed).max(1e-9);
            let known = ((parts.known(crew, service) - rules.knowledge_needed) / wide).clamp(0.0, 1.0);
            rules.pace_of_the_least_knowing + (1.0 - rules.pace_of_the_least_knowing) * known
        });
        (parts.people[crew].speed * knowing).max(0.01)
    };
    let can =
        |crew: usize, service: Option<usize>| service.is_none_or(|s| parts.known(crew, s) >= rules.knowledge_needed);
    let able = |work: &Work| -> Vec<usize> {
        if let Some(by) = work.by {
            return vec![by];
        }
        let here = (0..parts.people.len()).filter(|crew| parts.people[*crew].room == build::staffed(&parts, work.room));
        let here: Vec<usize> = here.filter(|crew| can(*crew, work.service)).collect();
        // Nobody there knows enough: it goes to whoever does.
        if here.is_empty() { (0..parts.people.len()).filter(|crew| can(*crew, work.service)).collect() } else { here }
    };
    work.sort_by_key(|work| able(work).len());
    let mut people: Vec<Load> = parts
        .people
        .iter()
        .map(|crew| Load { has: f64::from(crew.count) * crew.hours.a_week(), ..Load::default() })
        .collect();
    let mut asks = vec![Vec::new(); people.len()];
    for one in &work {
        let able = able(one);
        for (crew, hours) in shared(&able, &people, one.hours, |crew| pace(crew, one.service)) {
            people[crew].asked += hours;
            asks[crew].push((one.source, hours));
            if one.unplanned {
                people[crew].unplanned += hours;
            }
        }
    }
    let mut rooms = vec![Load::default(); parts.rooms.len()];
    for (crew, load) in parts.people.iter().zip(&people) {
        let room = &mut rooms[crew.room];
        (room.asked, room.has, room.unplanned) =
            (room.asked + load.asked, room.has + load.has, room.unplanned + load.unplanned);
    }
    let juggling = parts.people.iter().map(|crew| share_left(&rules.switching, crew.wip_limit)).collect();
    let earns = (parts.services.iter().map(|s| s.revenue_per_hour).sum::<f64>() - parts.costs_per_hour) * 24.0 * WEEK;
    Means { rooms, people, asks, juggling, earns, failures, incidents }
}

/// How hours are shared out: to whoever of them is least loaded, so that their loads come as near to each other as can be.
fn shared(able: &[usize], people: &[Load], hours: f64, pace: impl Fn(usize) -> f64) -> Vec<(usize, f64)> {
    const PARTS: u32 = 40;
    let mut asked: Vec<f64> = able.iter().map(|crew| people[*crew].asked).collect();
    let before = asked.clone();
    for _ in 0..PARTS {
        let load = |n: &usize| asked[*n] / people[able[*n]].has.max(1e-9);
        let Some(least) = (0..able.len()).min_by(|a, b| load(a).total_cmp(&load(b))) else { break };
        asked[least] += hours / f64::from(PARTS) / pace(able[least]);
    }
    able.iter().zip(asked.iter().zip(before)).map(|(crew, (now, before))| (*crew, now - before)).collect()
}

/// The productive share of somebody with so many things in hand.
fn share_left(switching: &Switching, hand: u32) -> f64 {
    crate::sim::productive_share(switching, hand)
}

/// Everything that is to be done in a week; changes that fail, by stream; incidents, by service.
fn all_work(parts: &Parts, rules: &Rules) -> (Vec<Work>, Vec<f64>, Vec<[f64; 2]>) {
    let mut work = Vec::new();
    let (mut failures, mut changes) = (vec![0.0; parts.demand.len()], 0.0);
    let mut broken = vec![0.0; parts.services.len()];
    for (place, stream) in parts.demand.iter().enumerate() {
        let unplanned = stream.kind == crate::level::file::Kind::Unplanned;
        let a_week = a_week(stream) * if unplanned { rules.unplanned_rate } else { 1.0 };
        let mut by = asked(parts, stream);
        for step in &stream.route {
            work.push(Work { by: by.take(), unplanned, ..one(step, a_week, Source::Stream(place)) });
        }
        if let Some(service) = stream.changes {
            changes += a_week;
            let caught = 0.5 * parts.services[service].tests;
            let found =
                parts.pipeline.iter().flat_map(|p| &p.stages).fold(1.0, |left, stage| left * (1.0 - stage.finds));
            let failed = a_week * stream.fails * (1.0 - caught) * found;
            failures[place] = failed;
            broken[service] += failed;
            if parts.changes != ChangeControl::WildWest
                && let Some(last) = stream.route.last()
            {
                let step = Step { hours: rules.card as f64 / 60.0, service: None, ..last.clone() };
                work.push(one(&step, a_week, Source::Cards));
            }
            if matches!(parts.changes, ChangeControl::Board | ChangeControl::Light) {
                let step = Step { room: parts.board, hours: rules.review as f64 / 60.0, service: None };
                work.push(one(&step, a_week, Source::Board));
            }
        }
    }
    let weeks = f64::from(parts.days) / WEEK;
    for (place, project) in parts.projects.iter().enumerate() {
        let a_week = f64::from(project.items) / (f64::from(project.due_day) / WEEK).min(weeks).max(1.0 / WEEK);
        work.extend(project.route.iter().map(|step| one(step, a_week, Source::Project(place))));
    }
    if let Some(audit) = &parts.audit {
        let a_week = f64::from(audit.findings) / (f64::from(audit.day) / WEEK);
        work.push(one(&Step { room: audit.room, hours: audit.hours, service: None }, a_week, Source::Audit));
    }
    if let Some(pipeline) = &parts.pipeline {
        let releases = match pipeline.release {
            super::Release::OnDemand => changes,
            super::Release::Daily => changes.min(WEEK),
            super::Release::Weekly => changes.min(1.0),
            super::Release::Fortnightly => changes.min(0.5),
        };
        for (place, stage) in pipeline.stages.iter().enumerate() {
            if let Some(room) = stage.room {
                work.push(one(&Step { room, hours: stage.hours, service: None }, releases, Source::Stage(place)));
            }
        }
    }
    let repair = (rules.minor_diagnosis + rules.minor_repair) as f64 / 60.0;
    let mut incidents = Vec::new();
    for (place, service) in parts.services.iter().enumerate() {
        let debt = if parts.services.iter().any(|s| s.debt > 0) { f64::from(service.debt) } else { 0.0 };
        let wears = service.failures_per_week * rules.unplanned_rate * (1.0 + rules.debt_wear * debt);
        incidents.push([wears, broken[place]]);
        let saved = (rules.examine_saved_by_documentation * service.documentation
            + rules.examine_saved_by_monitoring * service.monitoring)
            .min(0.9);
        let hours = repair - rules.minor_diagnosis as f64 / 60.0 * saved;
        let step = Step { room: service.owner, hours, service: Some(place).filter(|s| mastered(parts, *s)) };
        work.push(Work { unplanned: true, ..one(&step, wears + broken[place], Source::Incidents(place)) });
    }
    work.retain(|one| one.hours > 0.0);
    (work, failures, incidents)
}

/// Planned work.
fn one(step: &Step, a_week: f64, source: Source) -> Work {
    Work { room: step.room, service: step.service, hours: step.hours * a_week, source, unplanned: false, by: None }
}

/// Items a week.
fn a_week(stream: &Demand) -> f64 {
    stream.a_day * if stream.at_night { WEEK } else { WORKING }
}

/// Who does the first step because they are asked by name.
fn asked(parts: &Parts, stream: &Demand) -> Option<usize> {
    stream.asks.filter(|who| parts.people[*who].door == Interruptions::OpenDoor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::presets;

    #[test]
    fn what_asks_for_hours_adds_up_to_what_is_asked() {
        let mut sources = 0;
        for parts in presets() {
            let means = of(&parts);
            for (crew, load) in means.people.iter().enumerate() {
                let asking = means.asking(|other| other == crew);
                let asked: f64 = asking.iter().map(|(_, hours)| hours).sum();
                assert!((asked - load.asked).abs() < 1e-9, "{}: {asked} of {load:?}", parts.name);
                let unplanned = |source: &Source| match source {
                    Source::Incidents(_) => true,
                    Source::Stream(place) => parts.demand[*place].kind == crate::level::file::Kind::Unplanned,
                    _ => false,
                };
                let unplanned: f64 =
                    asking.iter().filter(|(source, _)| unplanned(source)).map(|(_, hours)| hours).sum();
                assert!((unplanned - load.unplanned).abs() < 1e-9, "{}: {unplanned} of {load:?}", parts.name);
                assert!(asking.is_sorted_by(|a, b| a.1 >= b.1));
                sources += asking.len();
            }
            let [wear, changes] = [0, 1].map(|of| means.incidents.iter().map(|incidents| incidents[of]).sum::<f64>());
            assert!((changes - means.failures.iter().sum::<f64>()).abs() < 1e-9, "{}", parts.name);
            assert!(wear > 0.0 || parts.services.is_empty(), "{}", parts.name);
        }
        assert!(sources > 20, "{sources}");
    }
}
