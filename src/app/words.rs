//! Actions in words: what each is called, and what comes of it before it is taken. One place for buttons, tooltips and the
//! command palette.

use super::floor::span;
use crate::level::Level;
use crate::level::file::{ChangeControl, CountFile, Interruptions, PersonFile, ReleasePolicy};
use crate::report::money;
use crate::sim::action::{Action, ActionKind};
use crate::sim::id::ItemId;
use crate::sim::view::{PipelineView, ServiceView, View};

fn person(view: &View, id: &str) -> String {
    view.people.iter().find(|p| p.id == id).map_or(id, |p| &p.name).to_string()
}

fn centre(view: &View, id: &str) -> String {
    view.centres.iter().find(|c| c.id == id).map_or(id, |c| &c.name).to_string()
}

/// A service by its id.
pub(crate) fn service<'v>(view: &'v View, id: &str) -> Option<&'v ServiceView> {
    view.services.iter().find(|s| s.id == id)
}

fn service_name(view: &View, id: &str) -> String {
    service(view, id).map_or(id, |s| &s.name).to_string()
}

fn project(view: &View, id: &str) -> String {
    view.projects.iter().find(|p| p.id == id).map_or(id, |p| &p.title).to_string()
}

fn stakeholder(view: &View, id: &str) -> String {
    view.stakeholders.iter().find(|s| s.id == id).map_or(id, |s| &s.name).to_string()
}

fn pipeline<'v>(view: &'v View, id: &str) -> Option<&'v PipelineView> {
    view.pipelines.iter().find(|p| p.id == id)
}

fn pipeline_name(view: &View, id: &str) -> String {
    pipeline(view, id).map_or(id, |p| &p.name).to_string()
}

fn stage(view: &View, of: &str, id: &str) -> String {
    let found = pipeline(view, of).and_then(|p| p.stages.iter().find(|s| s.id == id));
    found.map_or(id, |s| &s.name).to_string()
}

fn item(view: &View, id: ItemId) -> String {
    let found = view.items.iter().find(|i| i.id == id);
    found.map_or(format!("item {}", id.0), |i| format!("{} ({})", i.title, id.0))
}

fn change(view: &View, id: &str) -> String {
    view.changes.iter().find(|c| c.id == id).map_or(id, |c| &c.title).to_string()
}

/// A name of the level's files as words.
pub(crate) fn plain(id: &str) -> String {
    let text = id.replace(['_', '-'], " ");
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A limit on work in process by name.
pub(crate) fn limit(view: &View, id: &str) -> String {
    let named = view.limits.iter().find(|limit| limit.id == id && !limit.name.is_empty());
    named.map_or_else(|| plain(id), |limit| limit.name.clone())
}

/// A rule for changes in a few words.
pub(crate) fn control(mode: ChangeControl) -> &'static str {
    match mode {
        ChangeControl::WildWest => "Anyone",
        ChangeControl::Recorded => "With a card",
        ChangeControl::Frozen => "Frozen",
        ChangeControl::Board => "Board",
        ChangeControl::Light => "Light board",
    }
}

/// A release policy in a few words.
pub(crate) fn policy(policy: &ReleasePolicy) -> String {
    match policy {
        ReleasePolicy::OnDemand => "on demand".into(),
        ReleasePolicy::Batch(count) => format!("{count} together"),
        ReleasePolicy::Every(span, _) => format!("every {}", span.0),
        ReleasePolicy::Window(days, from, to) => {
            let days: Vec<&str> = days.iter().map(|day| crate::locale::weekday(*day)).collect();
            format!("{} {from}–{to}", days.join(", "))
        }
    }
}

/// Who could be hired next.
pub(crate) fn candidate<'l>(view: &View, level: &'l Level) -> Option<&'l PersonFile> {
    let open = |file: &&PersonFile| {
        file.candidate.is_some() && view.people.iter().any(|p| p.id == file.id && p.gone && p.hired_for.is_none())
    };
    level.file.people.iter().find(open)
}

/// What an action is called: enough to choose it from a list of all.
pub(crate) fn name(action: &Action, view: &View) -> String {
    match action {
        Action::Answer { message, choice } => {
            let found = view.inbox.iter().find(|m| &m.id == message);
            let label = found.and_then(|m| m.choices.iter().find(|c| &c.id == choice)).map_or(choice, |c| &c.label);
            format!("Answer {}: {label}", found.map_or("", |m| &m.from))
        }
        Action::Talk { topic } => {
            let found = view.topics.iter().find(|t| &t.id == topic);
            found.map_or(plain(topic), |t| format!("Talk to {}: {}", t.with, t.label))
        }
        Action::AskChanges { centre: id } => format!("Ask {} what they changed", centre(view, id)),
        Action::Investigate { suspect, by, .. } => {
            format!("{} examines {}", person(view, by), service_name(view, suspect))
        }
        Action::RollBack { change: id } => format!("Roll back: {}", change(view, id)),
        Action::RollForward { change: id } => format!("Repair in place: {}", change(view, id)),
        Action::ByHand { run } => {
            let found = view.runs.iter().find(|r| &r.id == run);
            format!("Prepare {} by hand", found.map_or(run, |r| &r.name))
        }
        Action::Guard { person: id, mode } => {
            let who = person(view, id);
            match mode {
                Interruptions::OpenDoor => format!("Anyone may ask {who}"),
                Interruptions::Triaged => format!("Requests to {who} are sorted first"),
                Interruptions::Shielded => format!("Nobody may ask {who}"),
            }
        }
        Action::Control { mode } => format!("Rule for changes: {}", control(*mode).to_lowercase()),
        Action::Authorise { item: id, allow: true } => format!("Let in {}", item(view, *id)),
        Action::Authorise { item: id, allow: false } => format!("Send away {}", item(view, *id)),
        Action::Prioritise { item: id, place: 0 } => format!("Next in line: {}", item(view, *id)),
        Action::Prioritise { item: id, place } => format!("Place {} in line: {}", place + 1, item(view, *id)),
        Action::Assign { item: id, person: who } => format!("Give {} to {}", item(view, *id), person(view, who)),
        Action::Hold { item: id, aside: true } => format!("Set aside {}", item(view, *id)),
        Action::Hold { item: id, aside: false } => format!("Take up again {}", item(view, *id)),
        Action::LimitCentre { centre: id, limit } => {
            let to = limit.map_or("none".to_string(), |l| l.to_string());
            format!("WIP limit of {}: {to}", centre(view, id))
        }
        Action::LimitWip { limit, most } => {
            let to = most.map_or("none".to_string(), |l| l.to_string());
            format!("WIP limit \"{}\": {to}", self::limit(view, limit))
        }
        Action::LimitPerson { person: id, limit } => format!("{} takes {limit} at a time", person(view, id)),
        Action::Move { person: id, centre: to } => format!("Send {} to {}", person(view, id), centre(view, to)),
        Action::Document { person: id, service } => {
            format!("{} writes down {}", person(view, id), service_name(view, service))
        }
        Action::Scope { control } => {
            let mut all = view.audits.iter().flat_map(|a| &a.controls);
            let found = all.find(|c| &c.id == control);
            format!("Show the auditors: {}", found.map_or(control, |c| &c.label))
        }
        Action::Release { project: id } => format!("Release {}", project(view, id)),
        Action::Freeze { project: id } => format!("Freeze {}", project(view, id)),
        Action::Unfreeze { project: id } => format!("Thaw {}", project(view, id)),
        Action::Gate { most_hours: Some(hours) } => format!("Release gate: at most {hours} h"),
        Action::Gate { most_hours: None } => "Release gate: open".into(),
        Action::SayNo { stakeholder: id } => format!("Say no to {}", stakeholder(view, id)),
        Action::Pair { expert, learner, together: true } => {
            format!("{} works beside {}", person(view, learner), person(view, expert))
        }
        Action::Pair { expert, learner, together: false } => {
            format!("{} leaves {}'s side", person(view, learner), person(view, expert))
        }
        Action::Hire { centre: id } => format!("Hire somebody for {}", centre(view, id)),
        Action::AddCapacity { service } => format!("Order capacity for {}", service_name(view, service)),
        Action::Elastic { service, on: true } => {
            format!("Capacity of {} follows its load", service_name(view, service))
        }
        Action::Elastic { service, on: false } => format!("Capacity of {} stays as it is", service_name(view, service)),
        Action::Offload { service } => format!("Move static content of {}", service_name(view, service)),
        Action::Drill { service } => format!("Drill: {} fails on purpose", service_name(view, service)),
        Action::Improve { improvement } => {
            let found = view.improvements.iter().find(|i| &i.id == improvement);
            format!("Improve: {}", found.map_or(improvement, |i| &i.title))
        }
        Action::Aim { target } => {
            let found = view.kata.iter().flat_map(|k| &k.targets).find(|(id, _)| id == target);
            format!("Aim at: {}", found.map_or(target, |(_, title)| title))
        }
        Action::Kata { days: 0 } => "Kata: no meetings".into(),
        Action::Kata { days: 1 } => "Kata: meet every day".into(),
        Action::Kata { days } => format!("Kata: meet every {days} days"),
        Action::Reserve { centre: id, percent } => {
            format!("Reserve {percent} % of {} for improvement", centre(view, id))
        }
        Action::Overtime { centre: id } => format!("{} stays longer this evening", centre(view, id)),
        Action::ReleaseBy { pipeline: id, policy: by } => {
            format!("Releases of {}: {}", pipeline_name(view, id), policy(by))
        }
        Action::ReleaseNow { pipeline: id } => format!("Release now: {}", pipeline_name(view, id)),
        Action::TakeBack { pipeline: id } => format!("Take back the latest release: {}", pipeline_name(view, id)),
        Action::UseCanary { pipeline: id, on } => {
            let to = if *on { "to a few users first" } else { "to all users at once" };
            format!("{}: release {to}", pipeline_name(view, id))
        }
        Action::UseFlags { pipeline: id, on } => {
            let how = if *on { "behind flags" } else { "without flags" };
            format!("{}: changes {how}", pipeline_name(view, id))
        }
        Action::Refresh { environment } => {
            let found = view.environments.iter().find(|e| &e.id == environment);
            format!("Build {} anew", found.map_or(environment, |e| &e.name))
        }
        Action::MapSteps { pipeline: id, person: who } => {
            format!("{} walks {}", person(view, who), pipeline_name(view, id))
        }
        Action::Automate { pipeline: id, stage: step } => {
            format!("{}: a machine does {}", pipeline_name(view, id), stage(view, id, step))
        }
        Action::Remove { pipeline: id, stage: step } => {
            format!("{}: do without {}", pipeline_name(view, id), stage(view, id, step))
        }
    }
}

/// What an action that was taken is called: what was said once is no longer among what can be said.
pub(crate) fn done(action: &Action, view: &View, level: &Level) -> String {
    let file = &level.file;
    let said = match action {
        Action::Talk { topic } => file.topics.iter().find(|t| &t.id == topic).map(|t| t.label.clone()),
        Action::Answer { message, choice } => {
            let choices = file.messages.iter().filter(|m| &m.id == message).flat_map(|m| &m.choices);
            choices.into_iter().find(|c| &c.id == choice).map(|c| format!("“{}”", c.label))
        }
        _ => None,
    };
    said.unwrap_or_else(|| name(action, view))
}

fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

/// Working time at a place, with money if it costs any.
fn priced(place: &str, effort: &str, cost: f64) -> String {
    if cost > 0.0 { format!("{place}, {effort}, {}", money(cost)) } else { format!("{place}, {effort}") }
}

/// What comes of an action, in a line: what it costs beside your minutes, whom, and what it changes.
pub(crate) fn consequence(action: &Action, view: &View, level: &Level) -> String {
    let (rules, file) = (&level.rules, &level.file);
    match action {
        Action::Answer { message, choice } => {
            let found = view.inbox.iter().find(|m| &m.id == message);
            found.and_then(|m| m.choices.iter().find(|c| &c.id == choice)).map_or(String::new(), |c| c.hint.clone())
        }
        Action::Talk { topic } => {
            let found = view.topics.iter().find(|t| &t.id == topic);
            found.map_or(String::new(), |t| format!("with {}", t.with))
        }
        Action::AskChanges { .. } => format!("{} of theirs; then it stands on the record", span(rules.tell)),
        Action::Investigate { suspect, by, .. } => {
            let who = view.people.iter().find(|p| &p.id == by);
            let knows = who.and_then(|p| p.knowledge.iter().find(|(s, _)| s == suspect)).map_or(0.0, |(_, k)| *k);
            format!("knows {} of it, {} in hand", percent(knows), who.map_or(0, |p| p.hands.len()))
        }
        Action::RollBack { change } | Action::RollForward { change } => {
            let Some(of) = file.changes.iter().find(|c| &c.id == change) else { return String::new() };
            let back = matches!(action, Action::RollBack { .. });
            let (at, effort, what) = if back {
                (&of.roll_back_at, &of.roll_back, "as it was before")
            } else {
                let at = of.roll_forward_at.as_ref().unwrap_or(&of.roll_back_at);
                (at, of.roll_forward.as_ref().unwrap_or(&of.roll_back), "keeps what it was for")
            };
            format!("{what}; {}, {}", centre(view, at), effort.words())
        }
        Action::ByHand { .. } => "last period's amounts; much to clean up".into(),
        Action::Guard { mode, .. } => match mode {
            Interruptions::OpenDoor => "whatever is asked goes into their hands at once".into(),
            Interruptions::Triaged => format!("{} of sorting a request; less goes through", span(rules.triage)),
            Interruptions::Shielded if rules.turned_away < 0.05 => "whoever asks is turned away".into(),
            Interruptions::Shielded => format!("who is turned away trusts you {:.1} less", rules.turned_away),
        },
        Action::Control { mode } => control_consequence(*mode, view, level),
        Action::Authorise { allow: true, .. } => "goes in in spite of the freeze".into(),
        Action::Authorise { allow: false, .. } => "gone for good; whoever asked for it gets nothing".into(),
        Action::Prioritise { place: 0, .. } => "next to be taken".into(),
        Action::Prioritise { .. } => String::new(),
        Action::Assign { person: who, .. } => {
            let found = view.people.iter().find(|p| &p.id == who);
            found.map_or(String::new(), |p| format!("{}, {} in hand", p.role, p.hands.len()))
        }
        Action::Hold { item: id, aside: true } => {
            let held =
                view.items.iter().any(|i| i.id == *id && matches!(i.place, crate::sim::view::ItemPlace::Hands(_)));
            if held { "frees a hand; what is done is kept" } else { "nobody takes it until you say so" }.into()
        }
        Action::Hold { aside: false, .. } => "takes its turn again".into(),
        Action::LimitCentre { limit: None, .. } | Action::LimitWip { most: None, .. } => {
            "no limit: all is begun".into()
        }
        Action::LimitCentre { .. } => "what is beyond it waits in the pile".into(),
        Action::LimitWip { .. } => "what is beyond it waits outside; urgent work goes in at once".into(),
        Action::LimitPerson { person: id, limit } => {
            let now = view.people.iter().find(|p| &p.id == id).map_or(0, |p| p.wip_limit);
            let then = if *limit < now { "; what is beyond it goes back to the pile" } else { "" };
            format!("WIP limit {now} → {limit}{then}")
        }
        Action::Move { person: id, centre: to } => {
            let from = view.people.iter().find(|p| &p.id == id).and_then(|p| p.centre);
            let left = from.map_or(0, |c| view.centres[c].crew.len().saturating_sub(1));
            let there = view.centres.iter().find(|c| &c.id == to).map_or(0, |c| c.crew.len());
            let name = from.map_or(String::new(), |c| view.centres[c].name.clone());
            format!("{name} is left with {left}, there are {} then", there + 1)
        }
        Action::Document { service: id, .. } => {
            let done = service(view, id).map_or(0.0, |s| s.documentation);
            format!("{} of theirs; {} is written down now", span(rules.document), percent(done))
        }
        Action::Scope { control } => {
            let audit = view.audits.iter().find(|a| a.controls.iter().any(|c| &c.id == control));
            let Some((audit, shown)) = audit.and_then(|a| Some((a, a.controls.iter().find(|c| &c.id == control)?)))
            else {
                return String::new();
            };
            let titles: Vec<&str> =
                audit.findings.iter().filter(|f| shown.covers.contains(&f.id)).map(|f| f.title.as_str()).collect();
            format!("with {}; no longer in scope: {}", shown.with, titles.join(", "))
        }
        Action::Release { project: id } => {
            let found = view.projects.iter().find(|p| &p.id == id);
            found.map_or(String::new(), |p| {
                format!("{} at a time of {}", p.at_once, super::controls::count(p.scope, "item"))
            })
        }
        Action::Freeze { project: id } => {
            let Some(of) = view.projects.iter().find(|p| &p.id == id) else { return String::new() };
            let aside = format!("{} of it lie aside", of.in_work);
            match of.sponsor {
                Some(who) => {
                    format!("{aside}; trust of {} −{:.0}", view.stakeholders[who].name, rules.trust_of_a_freeze)
                }
                None => aside,
            }
        }
        Action::Unfreeze { .. } => "goes on where it was".into(),
        Action::Gate { most_hours: Some(_) } => "what needs more of the constraint waits".into(),
        Action::Gate { most_hours: None } => "whatever is released starts".into(),
        Action::SayNo { stakeholder: id } => {
            let pushed = view.stakeholders.iter().find(|s| &s.id == id).map_or(String::new(), |s| s.pushed.join(", "));
            format!("taken back: {pushed}; trust −{:.0}", rules.trust_of_a_no)
        }
        Action::Pair { together: true, expert, .. } => format!(
            "{} works at {}; the other leaves their own work and learns",
            person(view, expert),
            percent(rules.pace_of_a_pair)
        ),
        Action::Pair { together: false, .. } => "both do their own work again".into(),
        Action::Hire { .. } => match candidate(view, level).and_then(|p| Some((p, p.candidate.as_ref()?))) {
            Some((who, offer)) => format!(
                "{}, {} now, there in {}; then {} of a mentor at {}",
                person(view, &who.id),
                money(offer.cost),
                span(offer.takes.checked()),
                span(rules.mentoring),
                percent(rules.pace_of_a_mentor)
            ),
            None => String::new(),
        },
        Action::AddCapacity { service: id } => {
            let more = file.services.iter().find(|s| &s.id == id).and_then(|s| s.traffic.as_ref()?.more.as_ref());
            more.map_or(String::new(), |more| {
                format!("+{}, {}, there in {}", percent(more.share), money(more.cost), span(more.takes.checked()))
            })
        }
        Action::Elastic { service: id, on } => {
            let most = file.services.iter().find(|s| &s.id == id).and_then(|s| s.traffic.as_ref()?.elastic.as_ref());
            most.map_or(String::new(), |elastic| {
                if *on {
                    format!("up to +{}, {} an hour of use", percent(elastic.most), money(elastic.cost_per_hour))
                } else {
                    "nothing to pay by use".into()
                }
            })
        }
        Action::Offload { service: id } => {
            let of = file.services.iter().find(|s| &s.id == id).and_then(|s| s.traffic.as_ref()?.offload.as_ref());
            of.map_or(String::new(), |of| {
                format!("−{} of its load; its owners, {}", percent(of.share), of.effort.words())
            })
        }
        Action::Drill { service: id } => {
            let owner = service(view, id).map_or(String::new(), |s| view.centres[s.owner].name.clone());
            format!("{owner}, {}; it stands still then, and shows a weakness if there is one", span(rules.drill))
        }
        Action::Improve { improvement } => {
            let Some(of) = view.improvements.iter().find(|i| &i.id == improvement) else { return String::new() };
            let effort = format!("about {}", span(of.effort as i64));
            let price = priced(&view.centres[of.centre].name, &effort, of.cost);
            if of.dip.0 > 0.0 {
                format!("{price}; then {} slower for {}", percent(of.dip.0), span(of.dip.1))
            } else {
                price
            }
        }
        Action::Aim { .. } => "what improvement aims at from now on".into(),
        Action::Kata { days: 0 } => "no meetings, and nothing of what they bring".into(),
        Action::Kata { .. } => format!(
            "{} of each of the crew and of you a meeting; countermeasures take {} less",
            span(rules.kata_meeting),
            percent(rules.kata_faster)
        ),
        Action::Reserve { percent: share, .. } => format!("{} % is left for everything else", 100 - share.min(&100)),
        Action::Overtime { .. } => format!(
            "{} more at {} an hour each; tomorrow at {} of their pace",
            span(rules.overtime),
            money(rules.overtime_cost),
            percent(rules.pace_after_overtime)
        ),
        Action::ReleaseBy { policy, .. } => match policy {
            ReleasePolicy::OnDemand => "each change alone: early, small, and set up each time".into(),
            ReleasePolicy::Batch(_) => "set up once for all; one fault has many suspects".into(),
            _ => "what is finished waits for the date".into(),
        },
        Action::ReleaseNow { pipeline: id } => {
            let ready = pipeline(view, id).map_or(0, |p| p.ready);
            format!("{} in one release", super::controls::count(ready, "finished change"))
        }
        Action::TakeBack { pipeline: id } => match pipeline(view, id).and_then(|p| p.latest) {
            Some((number, _, changes, _)) => {
                format!("release {number} with {}", super::controls::count(changes, "change"))
            }
            None => String::new(),
        },
        Action::UseCanary { pipeline: id, on } => {
            let of = file.pipelines.iter().find(|p| &p.id == id).and_then(|p| p.canary.as_ref());
            match of {
                Some(canary) if *on => format!(
                    "{} of the users for {}; {} of faulty changes show there",
                    percent(canary.share),
                    span(canary.time.checked()),
                    percent(rules.canary_finds)
                ),
                _ => "sooner there; a fault meets everybody".into(),
            }
        }
        Action::UseFlags { on, .. } => {
            if *on {
                format!("a faulty feature is switched off in {}", span(rules.flag_switch))
            } else {
                "a fault needs a repair or a roll-back".into()
            }
        }
        Action::Refresh { environment } => {
            let of = file.environments.iter().find(|e| &e.id == environment).and_then(|e| e.refresh.as_ref());
            of.map_or(String::new(), |work| {
                format!(
                    "{}; then just like production",
                    priced(&centre(view, &work.at), &work.effort.words(), work.cost)
                )
            })
        }
        Action::MapSteps { .. } => format!("an hour of theirs; draws up to {:.0} steps", rules.mapped_per_hour),
        Action::Automate { pipeline: id, stage: step } | Action::Remove { pipeline: id, stage: step } => {
            let of = file.pipelines.iter().find(|p| &p.id == id).and_then(|p| p.stages.iter().find(|s| &s.id == step));
            let automate = matches!(action, Action::Automate { .. });
            let work = of.and_then(|s| if automate { s.automate.as_ref() } else { s.remove.as_ref() });
            let then = if automate { "nobody's time from then on" } else { "what it finds is found later" };
            let then = if of.is_some_and(|s| s.finds == 0.0) && !automate { "one step fewer" } else { then };
            work.map_or(String::new(), |work| {
                format!("{}; {then}", priced(&centre(view, &work.at), &work.effort.words(), work.cost))
            })
        }
    }
}

fn control_consequence(mode: ChangeControl, view: &View, level: &Level) -> String {
    let rules = &level.rules;
    let board = level.file.board.as_ref().and_then(|id| level.file.centres.iter().find(|c| &c.id == id));
    let meets = board.and_then(|c| c.meeting.as_ref()).map_or(String::new(), |meeting| {
        let most = match meeting.most {
            CountFile::Fixed(most) => most.to_string(),
            CountFile::Uniform(low, high) => format!("{low} to {high}"),
        };
        format!("; it decides {most} every {}", span(meeting.every.checked()))
    });
    let standard: u32 =
        view.outstanding.iter().filter(|o| o.class == crate::level::file::ChangeClass::Standard).map(|o| o.count).sum();
    match mode {
        ChangeControl::WildWest => "costs nothing; some stands on no record, and changes collide".into(),
        ChangeControl::Recorded => {
            format!("{} a change for its card; all on record, they can collide", span(rules.card))
        }
        ChangeControl::Frozen => "nothing goes in but what you let in, one by one, and emergencies".into(),
        ChangeControl::Board => format!("a card, and the board decides each{meets}; nothing collides"),
        ChangeControl::Light => format!("the board, but standard changes pass by themselves: {standard} now"),
    }
}

/// The group of a kind of action, for lists of all.
pub(crate) fn group(kind: ActionKind) -> &'static str {
    use ActionKind as K;
    match kind {
        K::Answer | K::Talk | K::SayNo => "talk",
        K::AskChanges | K::Control | K::Authorise | K::RollBack | K::RollForward => "changes",
        K::Investigate | K::ByHand => "trouble",
        K::Guard | K::LimitPerson | K::Move | K::Document | K::Pair | K::Hire | K::Overtime => "people",
        K::Prioritise | K::Assign | K::Hold => "work",
        K::LimitCentre | K::LimitWip => "limits",
        K::Scope => "audit",
        K::Release | K::Freeze | K::Unfreeze | K::Gate => "projects",
        K::AddCapacity | K::Elastic | K::Offload | K::Drill => "services",
        K::Improve | K::Aim | K::Kata | K::Reserve => "improve",
        K::ReleaseBy
        | K::ReleaseNow
        | K::TakeBack
        | K::UseCanary
        | K::UseFlags
        | K::Refresh
        | K::MapSteps
        | K::Automate
        | K::Remove => "pipeline",
    }
}
