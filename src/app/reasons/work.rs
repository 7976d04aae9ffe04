//! Why the figures of cards, projects, changes, limits and findings are what they are.

use super::metric::{entry, list, needs, piles, project, tally};
use super::{MOST, first};
use crate::app::floor::{span, when};
use crate::level::Level;
use crate::locale::number;
use crate::report::money;
use crate::sim::view::{
    AuditView, CentreView, FindingView, Hindrance, IncidentView, ItemPlace, ItemView, LimitView, PersonView,
    ProjectView, SuspectView, View,
};
use crate::tr;

/// How old an item is, and since when.
pub(crate) fn age(view: &View, item: &ItemView) -> Vec<String> {
    let came = tr!("why-age", time = when(view, view.minute - item.age));
    let working =
        tr!("why-age-effort", done = number(item.done * item.effort / 60.0, 1), effort = number(item.effort / 60.0, 1));
    vec![came, working]
}

/// The same of several pieces of work.
pub(crate) fn parts(view: &View, work: &[&ItemView]) -> Vec<String> {
    work.iter().flat_map(|item| [vec![item.title.clone()], age(view, item)].concat()).collect()
}

/// What is planned for a day: the first of many.
pub(crate) fn planned(work: &[&ItemView]) -> Vec<String> {
    list(tr!("why-planned"), first(work, MOST, |item| item.title.clone()))
}

/// On what an incident's hours went that were spent in vain.
pub(crate) fn in_vain(view: &View, incident: &IncidentView) -> Vec<String> {
    let examined = incident.suspects.iter().filter(|suspect| suspect.ruled_out > 0);
    let line = |suspect: &SuspectView| entry(format!("{}×", suspect.ruled_out), &view.services[suspect.service].name);
    list(tr!("why-in-vain"), examined.map(line).collect())
}

/// What a project would bring, and what it loses when it is late.
pub(crate) fn worth(level: &Level, view: &View, project: &ProjectView) -> Vec<String> {
    let Some(file) = level.file.projects.iter().find(|file| file.id == project.id) else { return Vec::new() };
    let mut lines = Vec::new();
    if file.value > 0.0 {
        lines.push(tr!("why-worth", money = money(file.value)));
    }
    if let Some(due) = project.due.filter(|_| file.lost_per_day > 0.0) {
        lines.push(tr!("why-worth-late", money = money(file.lost_per_day), time = when(view, due)));
    }
    lines
}

/// The findings that are open and in scope.
pub(crate) fn open(audit: &AuditView) -> impl Iterator<Item = &FindingView> {
    audit.findings.iter().filter(|finding| finding.state == "open" && finding.in_scope)
}

/// How the findings of an audit stand.
pub(crate) fn scope(audit: &AuditView) -> Vec<String> {
    let of = |state: &str| audit.findings.iter().filter(|finding| finding.state == state).count();
    let outside = audit.findings.iter().filter(|finding| !finding.in_scope).count();
    vec![tr!("why-scope", raised = audit.findings.len(), fixed = of("fixed"), outside = outside)]
}

/// Which fines are at stake.
pub(crate) fn stake(audit: &AuditView) -> Vec<String> {
    let mut fines: Vec<_> = open(audit).filter(|finding| finding.fine > 0.0).collect();
    fines.sort_by(|a, b| b.fine.total_cmp(&a.fine));
    first(fines, MOST, |finding| entry(money(finding.fine), &finding.title))
}

/// When the fine of a finding is due, or why it is not.
pub(crate) fn fine(view: &View, audit: &AuditView, finding: &FindingView) -> Vec<String> {
    let when = when(view, audit.at);
    match finding.state.as_str() {
        _ if finding.fine <= 0.0 => Vec::new(),
        "open" if finding.in_scope => vec![tr!("why-fine-open", time = when)],
        "fixed" => vec![tr!("why-fine-fixed").into()],
        _ => vec![tr!("why-fine-outside").into()],
    }
}

/// Where some changes are that are not in yet.
pub(crate) fn not_in(view: &View, members: &[&ItemView]) -> Vec<String> {
    piles(view, members.iter().copied())
}

/// Which of some changes came first.
pub(crate) fn oldest(view: &View, members: &[&ItemView]) -> Vec<String> {
    let oldest = members.iter().max_by_key(|item| item.age);
    let told = oldest.map(|item| tr!("why-oldest", title = item.title, time = when(view, view.minute - item.age)));
    told.into_iter().collect()
}

/// When the board decides on what waits for it.
pub(crate) fn at_board(view: &View) -> Vec<String> {
    let meets = view.calendar.iter().find(|date| date.what == "meeting");
    vec![
        meets.map_or(tr!("centre-decides-when-it-meets").into(), |date| tr!("why-board", time = when(view, date.from))),
    ]
}

/// Until when a freeze holds.
pub(crate) fn frozen(view: &View) -> Vec<String> {
    let until = view.calendar.iter().find(|date| date.what == "freeze" && date.from <= view.minute);
    vec![until.map_or(tr!("why-frozen").into(), |date| tr!("why-frozen-until", time = when(view, date.to)))]
}

/// When what is finished is released.
pub(crate) fn undeployed(view: &View) -> Vec<String> {
    view.pipelines.iter().flat_map(|found| super::pipeline::undeployed(view, found)).collect()
}

/// How much of a project is in work, how much may be at once, and where it is.
pub(crate) fn done(view: &View, of: &ProjectView) -> Vec<String> {
    let left = of.scope.saturating_sub(of.done + of.in_work);
    let head = tr!("why-done", work = of.in_work, at_once = of.at_once, left = left);
    [vec![head], piles(view, view.items.iter().filter(|item| of.streams.contains(&item.about)))].concat()
}

/// What a project still needs, of whom.
pub(crate) fn needed(view: &View, of: &ProjectView) -> Vec<String> {
    [vec![project(of)], needs(view, of)].concat()
}

/// For how many items a project needs hours of a work centre, and how many people work there.
pub(crate) fn need(view: &View, of: &ProjectView, centre: usize) -> Vec<String> {
    let crew = view.centres[centre].crew.iter().filter(|person| !view.people[**person].gone).count();
    vec![tr!("why-need", left = of.scope.saturating_sub(of.done), crew = crew)]
}

/// Which running projects ask how much of the work centre before which a gate stands.
pub(crate) fn gate(view: &View, centre: usize) -> Vec<String> {
    let running = view.projects.iter().filter(|project| project.stage == "running");
    let hours = |project: &ProjectView| {
        project.needs.iter().filter(|need| need.centre == centre).map(|need| need.hours).sum::<f64>()
    };
    let lines = running.map(|project| (hours(project), project)).filter(|(hours, _)| *hours >= 0.05);
    let line = |(hours, project): (f64, &ProjectView)| entry(tr!("hours", hours = number(hours, 0)), &project.title);
    list(tr!("why-gate"), lines.map(line).collect())
}

/// Where the items inside a limit are.
pub(crate) fn inside(view: &View, level: &Level, limit: &LimitView) -> Vec<String> {
    let Some(file) = level.file.wip_limits.iter().find(|file| file.id == limit.id) else { return Vec::new() };
    let holds = |item: &ItemView| {
        (file.kinds.is_empty() || file.kinds.contains(&item.kind))
            && (file.streams.is_empty() || file.streams.contains(&item.about))
    };
    let counts = |item: &&ItemView| holds(item) && item.hindrance != Some(Hindrance::Outside);
    let within = piles(view, view.items.iter().filter(counts));
    let beyond = limit.limit.is_some_and(|most| limit.inside > most);
    let urgent = beyond.then(|| tr!("why-inside-beyond").to_string());
    within.into_iter().chain(urgent).collect()
}

/// What holds up the cards that lie aside in a room.
pub(crate) fn held_up(view: &View, room: usize) -> Vec<String> {
    let aside = view.items.iter().filter(|item| item.place == ItemPlace::Aside(room));
    tally(aside.map(|item| item.blocked.as_str()))
}

/// What somebody asked for that is open: the oldest.
pub(crate) fn asked_by(view: &View, who: &str) -> Vec<String> {
    let mut items: Vec<_> = view.items.iter().filter(|item| item.requester == who).collect();
    items.sort_by_key(|item| std::cmp::Reverse(item.age));
    list(tr!("why-oldest-open"), items.into_iter().take(MOST).map(|item| entry(span(item.age), &item.title)).collect())
}

/// What speaks for and against a suspect.
pub(crate) fn suspect(suspect: &SuspectView) -> Vec<String> {
    let mut lines = vec![tr!("why-suspect").to_string()];
    if suspect.recorded_change {
        lines.push(tr!("why-suspect-changed").into());
    }
    if suspect.pointed_at {
        lines.push(tr!("why-suspect-pointed").into());
    }
    if suspect.ruled_out > 0 {
        lines.push(tr!("why-suspect-vain", times = suspect.ruled_out));
    }
    lines
}

/// Where somebody's hours went.
pub(crate) fn hours(person: &PersonView) -> Vec<String> {
    let minutes = person.minutes;
    let kinds =
        [tr!("kind-short-project"), tr!("kind-short-internal"), tr!("kind-short-change"), tr!("kind-short-unplanned")];
    let other = [
        (tr!("why-hours-switching"), minutes.switching),
        (tr!("why-hours-blocked"), minutes.blocked),
        (tr!("why-hours-idle"), minutes.idle),
    ];
    let parts = kinds.into_iter().zip(person.by_kind).chain(other).filter(|(_, minutes)| *minutes >= 3.0);
    let line = |(name, minutes): (&str, f64)| entry(tr!("hours", hours = number(minutes / 60.0, 1)), name);
    match list(tr!("why-hours"), parts.map(line).collect()) {
        none if none.is_empty() => vec![tr!("why-hours-none").into()],
        hours => hours,
    }
}

/// How somebody comes to know something, and how much of it is needed.
pub(crate) fn knows(level: &Level) -> Vec<String> {
    vec![tr!("why-knows", percent = number(100.0 * level.rules.knowledge_needed, 0))]
}

/// Whose minutes some are.
pub(crate) fn by_whom(view: &View, minutes: impl Fn(&PersonView) -> f64) -> Vec<String> {
    let mut all: Vec<_> = view.people.iter().map(|person| (minutes(person), person)).collect();
    all.retain(|(minutes, _)| *minutes >= 3.0);
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let line =
        |(minutes, person): &(f64, &PersonView)| entry(tr!("hours", hours = number(minutes / 60.0, 1)), &person.name);
    list(tr!("why-by-whom"), all.iter().take(MOST).map(line).collect())
}

/// In whose hands open work is.
pub(crate) fn in_hands(view: &View) -> Vec<String> {
    let mut all: Vec<_> = view.people.iter().filter(|person| !person.hands.is_empty()).collect();
    all.sort_by_key(|person| std::cmp::Reverse(person.hands.len()));
    let line = |person: &&PersonView| entry(person.hands.len(), &person.name);
    match all.is_empty() {
        true => vec![tr!("why-in-hands-none").into()],
        false => list(tr!("why-in-hands"), all.iter().take(MOST).map(line).collect()),
    }
}

/// What the time is that a crew keeps for improvement.
pub(crate) fn reserve(centre: &CentreView) -> Vec<String> {
    vec![tr!("why-reserve", percent = centre.reserved)]
}
