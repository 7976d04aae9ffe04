//! Why the figures of the sandbox are what they are: what the parts of a company ask of its people, earn and break.

use super::metric::{entry, list};
use super::{MOST, first};
use crate::locale::number;
use crate::report::money;
use crate::sandbox::means::{Means, Source, WEEK};
use crate::sandbox::{Crew, Parts};
use crate::tr;

/// A number of hours, incidents or changes a week of so little is none.
const LITTLE: f64 = 0.005;

/// What asks for work, by name.
fn name(parts: &Parts, source: Source) -> String {
    match source {
        Source::Stream(place) => parts.demand[place].name.clone(),
        Source::Project(place) => parts.projects[place].name.clone(),
        Source::Cards => tr!("parts-cards").into(),
        Source::Board => tr!("parts-board").into(),
        Source::Audit => tr!("parts-audit").into(),
        Source::Stage(place) => {
            let stage = parts.pipeline.as_ref().map_or("", |pipeline| &pipeline.stages[place].name);
            tr!("parts-stage", stage = stage)
        }
        Source::Incidents(place) => tr!("parts-incidents", service = parts.services[place].name),
    }
}

/// What asks for hours of some people, and whose hours there are.
fn hours(parts: &Parts, means: &Means, of: impl Fn(usize) -> bool) -> Vec<String> {
    let asking = means.asking(&of).into_iter().filter(|(_, hours)| *hours >= LITTLE);
    let line = |(source, asked)| entry(tr!("hours", hours = number(asked, 1)), &name(parts, source));
    let asked = list(tr!("parts-asked-by"), first(asking, MOST, line));
    let crews = parts.people.iter().enumerate().filter(|(place, _)| of(*place));
    let line = |(_, crew): (usize, &Crew)| {
        tr!("parts-crew", count = crew.count, hours = number(crew.hours.a_week(), 0), name = crew.name)
    };
    [asked, list(tr!("parts-has"), first(crews, MOST, line))].concat()
}

/// Where the hours of a room go, and whose they are.
pub(crate) fn room(parts: &Parts, means: &Means, room: usize) -> Vec<String> {
    let load = means.rooms[room];
    let all = tr!(
        "sandbox-room-hours",
        asked = number(load.asked, 0),
        unplanned = number(load.unplanned, 0),
        has = number(load.has, 0)
    );
    [vec![all], hours(parts, means, |crew| parts.people[crew].room == room)].concat()
}

/// The same of an entry of the people.
pub(crate) fn crew(parts: &Parts, means: &Means, place: usize) -> Vec<String> {
    hours(parts, means, |crew| crew == place)
}

/// Why so much time is left to somebody who has several things in hand.
pub(crate) fn juggling() -> Vec<String> {
    vec![tr!("parts-juggling").into()]
}

/// What comes in, and what is spent.
pub(crate) fn earns(parts: &Parts) -> Vec<String> {
    let earning = parts.services.iter().filter(|service| service.revenue_per_hour > 0.0);
    let mut lines = first(earning, MOST, |service| entry(money(service.revenue_per_hour * 24.0 * WEEK), &service.name));
    if parts.costs_per_hour > 0.0 {
        lines.push(entry(money(-parts.costs_per_hour * 24.0 * WEEK), tr!("parts-costs")));
    }
    if lines.is_empty() { vec![tr!("parts-no-money").into()] } else { lines }
}

/// Which services have incidents, and of what.
pub(crate) fn incidents(parts: &Parts, means: &Means) -> Vec<String> {
    let all = parts.services.iter().zip(&means.incidents).filter(|(_, of)| of.iter().sum::<f64>() >= LITTLE);
    let lines = first(all, MOST, |(service, [wear, changes])| {
        let parts =
            tr!("parts-incidents-of", name = service.name, wear = number(*wear, 2), changes = number(*changes, 2));
        entry(number(wear + changes, 2), &parts)
    });
    if lines.is_empty() { vec![tr!("parts-none").into()] } else { lines }
}

/// Whose changes go wrong, and how often.
pub(crate) fn failures(parts: &Parts, means: &Means) -> Vec<String> {
    let all = parts.demand.iter().zip(&means.failures).filter(|(_, of)| **of >= LITTLE);
    let lines = first(all, MOST, |(stream, failed)| entry(number(*failed, 2), &stream.name));
    if lines.is_empty() { vec![tr!("parts-none").into()] } else { [vec![tr!("parts-failures").into()], lines].concat() }
}
