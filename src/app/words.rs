//! Actions in words: what each is called, and what comes of it before it is taken. One place for buttons, tooltips and the
//! command palette.

use super::days;
use super::floor::span;
use crate::dora::Tier;
use crate::level::Level;
use crate::level::file::{ChangeControl, CountFile, Interruptions, PersonFile, ReleasePolicy};
use crate::locale::{self, Language, number};
use crate::report::money;
use crate::sim::action::{Action, ActionKind};
use crate::sim::id::ItemId;
use crate::sim::view::{Doing, PersonView, PipelineView, RunView, ServiceView, View};
use crate::sim::{extreme_of, metric_message};
use crate::tr;

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
    let found = view.item(id);
    found.map_or(tr!("item-unnamed", number = id.0), |i| tr!("item-with-number", title = i.title, number = id.0))
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
        ChangeControl::WildWest => tr!("control-wild-west"),
        ChangeControl::Recorded => tr!("control-recorded"),
        ChangeControl::Frozen => tr!("control-frozen"),
        ChangeControl::Board => tr!("control-board"),
        ChangeControl::Light => tr!("control-light"),
    }
}

/// A release policy in a few words.
pub(crate) fn policy(policy: &ReleasePolicy) -> String {
    match policy {
        ReleasePolicy::OnDemand => tr!("policy-on-demand").into(),
        ReleasePolicy::Batch(count) => tr!("policy-batch", count = count),
        ReleasePolicy::Every(each, _) => tr!("policy-every", span = span(each.minutes().unwrap_or_default())),
        ReleasePolicy::Window(days, from, to) => {
            let days: Vec<&str> = days.iter().map(|day| locale::weekday(*day)).collect();
            tr!("policy-window", days = days.join(", "), from = from, to = to)
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
            tr!("action-answer", from = found.map_or("", |m| &m.from), label = label)
        }
        Action::Talk { topic } => {
            let found = view.topics.iter().find(|t| &t.id == topic);
            // Many labels name them.
            found.map_or(plain(topic), |t| match t.label.contains(&t.with) {
                true => t.label.clone(),
                false => tr!("action-talk", with = t.with, label = t.label),
            })
        }
        Action::AskChanges { centre: id } => tr!("action-ask-changes", room = centre(view, id)),
        Action::Investigate { suspect, by, .. } => {
            tr!("action-investigate", person = person(view, by), service = service_name(view, suspect))
        }
        Action::RollBack { change: id } => tr!("action-roll-back", change = change(view, id)),
        Action::RollForward { change: id } => tr!("action-roll-forward", change = change(view, id)),
        Action::ByHand { run } => {
            let found = view.runs.iter().find(|r| &r.id == run);
            tr!("action-by-hand", run = found.map_or(run, |r| &r.name))
        }
        Action::Guard { person: id, mode } => {
            let who = person(view, id);
            match mode {
                Interruptions::OpenDoor => tr!("action-guard-open", who = who),
                Interruptions::Triaged => tr!("action-guard-triaged", who = who),
                Interruptions::Shielded => tr!("action-guard-shielded", who = who),
            }
        }
        Action::Control { mode } => tr!("action-control", mode = locale::inside(control(*mode))),
        Action::Authorise { item: id, allow: true } => tr!("action-authorise", item = item(view, *id)),
        Action::Authorise { item: id, allow: false } => tr!("action-send-away", item = item(view, *id)),
        Action::Prioritise { item: id, place: 0 } => tr!("action-next-in-line", item = item(view, *id)),
        Action::Prioritise { item: id, place } => {
            tr!("action-place-in-line", place = place + 1, item = item(view, *id))
        }
        Action::Assign { item: id, person: who } => {
            tr!("action-assign", item = item(view, *id), person = person(view, who))
        }
        Action::Hold { item: id, aside: true } => tr!("action-hold", item = item(view, *id)),
        Action::Hold { item: id, aside: false } => tr!("action-take-up", item = item(view, *id)),
        Action::Schedule { item: id, day } if i64::from(*day) <= view.day => {
            tr!("action-take-up", item = item(view, *id))
        }
        Action::Schedule { item: id, day } => {
            tr!("action-schedule", item = item(view, *id), day = days::name(view, i64::from(*day)))
        }
        Action::LimitCentre { centre: id, limit } => {
            let room = centre(view, id);
            match limit {
                Some(limit) => tr!("action-limit-centre", room = room, limit = limit),
                None => tr!("action-limit-centre-none", room = room),
            }
        }
        Action::LimitWip { limit, most } => {
            let name = self::limit(view, limit);
            match most {
                Some(most) => tr!("action-limit-wip", name = name, limit = most),
                None => tr!("action-limit-wip-none", name = name),
            }
        }
        Action::LimitPerson { person: id, limit } => {
            tr!("action-limit-person", person = person(view, id), limit = limit)
        }
        Action::Move { person: id, centre: to } => {
            tr!("action-move", person = person(view, id), room = centre(view, to))
        }
        Action::Document { person: id, service } => {
            tr!("action-document", person = person(view, id), service = service_name(view, service))
        }
        Action::Scope { control } => {
            let mut all = view.audits.iter().flat_map(|a| &a.controls);
            let found = all.find(|c| &c.id == control);
            tr!("action-scope", control = found.map_or(control, |c| &c.label))
        }
        Action::Release { project: id } => tr!("action-release", project = project(view, id)),
        Action::Freeze { project: id } => tr!("action-freeze", project = project(view, id)),
        Action::Unfreeze { project: id } => tr!("action-unfreeze", project = project(view, id)),
        Action::Gate { most_hours: Some(hours) } => tr!("action-gate", hours = hours),
        Action::Gate { most_hours: None } => tr!("action-gate-open").into(),
        Action::SayNo { stakeholder: id } => tr!("action-say-no", who = stakeholder(view, id)),
        Action::Pair { expert, learner, together: true } => {
            tr!("action-pair", learner = person(view, learner), expert = person(view, expert))
        }
        Action::Pair { expert, learner, together: false } => {
            tr!("action-end-pair", learner = person(view, learner), expert = person(view, expert))
        }
        Action::Hire { centre: id } => tr!("action-hire", room = centre(view, id)),
        Action::AddCapacity { service } => tr!("action-add-capacity", service = service_name(view, service)),
        Action::Elastic { service, on: true } => {
            tr!("action-elastic-on", service = service_name(view, service))
        }
        Action::Elastic { service, on: false } => tr!("action-elastic-off", service = service_name(view, service)),
        Action::Offload { service } => tr!("action-offload", service = service_name(view, service)),
        Action::Drill { service } => tr!("action-drill", service = service_name(view, service)),
        Action::Improve { improvement } => {
            let found = view.improvements.iter().find(|i| &i.id == improvement);
            tr!("action-improve", title = found.map_or(improvement, |i| &i.title))
        }
        Action::Aim { target } => {
            let found = view.kata.iter().flat_map(|k| &k.targets).find(|(id, _)| id == target);
            tr!("action-aim", title = found.map_or(target, |(_, title)| title))
        }
        Action::Kata { days: 0 } => tr!("action-kata-none").into(),
        Action::Kata { days: 1 } => tr!("action-kata-daily").into(),
        Action::Kata { days } => tr!("action-kata", days = days),
        Action::Reserve { centre: id, percent } => {
            tr!("action-reserve", percent = percent, room = centre(view, id))
        }
        Action::Overtime { centre: id } => tr!("action-overtime", room = centre(view, id)),
        Action::ReleaseBy { pipeline: id, policy: by } => {
            tr!("action-release-by", pipeline = pipeline_name(view, id), policy = policy(by))
        }
        Action::ReleaseNow { pipeline: id } => tr!("action-release-now", pipeline = pipeline_name(view, id)),
        Action::TakeBack { pipeline: id } => tr!("action-take-back", pipeline = pipeline_name(view, id)),
        Action::UseCanary { pipeline: id, on } => {
            let pipeline = pipeline_name(view, id);
            if *on {
                tr!("action-canary-on", pipeline = pipeline)
            } else {
                tr!("action-canary-off", pipeline = pipeline)
            }
        }
        Action::UseFlags { pipeline: id, on } => {
            let pipeline = pipeline_name(view, id);
            if *on { tr!("action-flags-on", pipeline = pipeline) } else { tr!("action-flags-off", pipeline = pipeline) }
        }
        Action::Refresh { environment } => {
            let found = view.environments.iter().find(|e| &e.id == environment);
            tr!("action-refresh", environment = found.map_or(environment, |e| &e.name))
        }
        Action::MapSteps { pipeline: id, person: who } => {
            tr!("action-map", who = person(view, who), pipeline = pipeline_name(view, id))
        }
        Action::Automate { pipeline: id, stage: step } => {
            tr!("action-automate", pipeline = pipeline_name(view, id), step = stage(view, id, step))
        }
        Action::Remove { pipeline: id, stage: step } => {
            tr!("action-remove", pipeline = pipeline_name(view, id), step = stage(view, id, step))
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
            choices.into_iter().find(|c| &c.id == choice).map(|c| tr!("done-answer", label = c.label))
        }
        _ => None,
    };
    said.unwrap_or_else(|| name(action, view))
}

fn percent(share: f64) -> String {
    tr!("percent", percent = number(100.0 * share, 0))
}

/// Working time at a place, with money if it costs any.
fn priced(place: &str, effort: &str, cost: f64) -> String {
    if cost > 0.0 {
        tr!("priced-with-money", place = place, effort = effort, cost = money(cost))
    } else {
        tr!("priced", place = place, effort = effort)
    }
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
            found.map_or(String::new(), |t| tr!("about-talk", with = t.with))
        }
        Action::AskChanges { .. } => tr!("about-ask-changes", span = span(rules.tell)),
        Action::Investigate { suspect, by, .. } => {
            let who = view.people.iter().find(|p| &p.id == by);
            let knows = who.and_then(|p| p.knowledge.iter().find(|(s, _)| s == suspect)).map_or(0.0, |(_, k)| *k);
            tr!("about-investigate", share = percent(knows), hands = who.map_or(0, |p| p.hands.len()))
        }
        Action::RollBack { change } | Action::RollForward { change } => {
            let Some(of) = file.changes.iter().find(|c| &c.id == change) else { return String::new() };
            let back = matches!(action, Action::RollBack { .. });
            let (at, effort, what) = if back {
                (&of.roll_back_at, &of.roll_back, tr!("about-roll-back"))
            } else {
                let at = of.roll_forward_at.as_ref().unwrap_or(&of.roll_back_at);
                (at, of.roll_forward.as_ref().unwrap_or(&of.roll_back), tr!("about-roll-forward"))
            };
            tr!("about-undo", what = what, room = centre(view, at), effort = effort.words())
        }
        Action::ByHand { .. } => tr!("about-by-hand").into(),
        Action::Guard { mode, .. } => match mode {
            Interruptions::OpenDoor => tr!("about-guard-open").into(),
            Interruptions::Triaged => tr!("about-guard-triaged", span = span(rules.triage)),
            Interruptions::Shielded if rules.turned_away < 0.05 => tr!("about-guard-shielded").into(),
            Interruptions::Shielded => tr!(
                "about-guard-shielded-trust",
                trust = number(rules.turned_away, usize::from(rules.turned_away.fract() > 0.05))
            ),
        },
        Action::Control { mode } => control_consequence(*mode, view, level),
        Action::Authorise { allow: true, .. } => tr!("about-authorise").into(),
        Action::Authorise { allow: false, .. } => tr!("about-send-away").into(),
        Action::Prioritise { place: 0, .. } => tr!("about-next-in-line").into(),
        Action::Prioritise { .. } => String::new(),
        Action::Assign { person: who, .. } => {
            let found = view.people.iter().find(|p| &p.id == who);
            let off = |p: &PersonView| if p.doing == Doing::Off { tr!("about-assign-off") } else { "" };
            found.map_or(String::new(), |p| tr!("about-assign", role = p.role, hands = p.hands.len(), off = off(p)))
        }
        Action::Hold { item: id, aside: true } => {
            let held =
                view.items.iter().any(|i| i.id == *id && matches!(i.place, crate::sim::view::ItemPlace::Hands(_)));
            if held { tr!("about-hold-held") } else { tr!("about-hold") }.into()
        }
        Action::Hold { aside: false, .. } => tr!("about-take-up").into(),
        Action::Schedule { day, .. } if i64::from(*day) <= view.day => tr!("about-take-up").into(),
        Action::Schedule { item, day } => days::about(view, *item, i64::from(*day)),
        Action::LimitCentre { limit: None, .. } | Action::LimitWip { most: None, .. } => tr!("about-no-limit").into(),
        Action::LimitCentre { .. } => tr!("about-limit-centre").into(),
        Action::LimitWip { .. } => tr!("about-limit-wip").into(),
        Action::LimitPerson { person: id, limit } => {
            let now = view.people.iter().find(|p| &p.id == id).map_or(0, |p| p.wip_limit);
            if *limit < now {
                tr!("about-limit-person-lower", now = now, limit = limit)
            } else {
                tr!("about-limit-person", now = now, limit = limit)
            }
        }
        Action::Move { person: id, centre: to } => {
            let from = view.people.iter().find(|p| &p.id == id).and_then(|p| p.centre);
            let left = from.map_or(0, |c| view.centres[c].crew.len().saturating_sub(1));
            let to = view.centres.iter().find(|c| &c.id == to);
            let there = to.map_or(0, |c| c.crew.len());
            let name = from.map_or(String::new(), |c| view.centres[c].name.clone());
            tr!("about-move", from = name, left = left, to = to.map_or("", |c| &c.name), there = there + 1)
        }
        Action::Document { service: id, .. } => {
            let done = service(view, id).map_or(0.0, |s| s.documentation);
            tr!("about-document", span = span(rules.document), done = percent(done))
        }
        Action::Scope { control } => {
            let audit = view.audits.iter().find(|a| a.controls.iter().any(|c| &c.id == control));
            let Some((audit, shown)) = audit.and_then(|a| Some((a, a.controls.iter().find(|c| &c.id == control)?)))
            else {
                return String::new();
            };
            let titles: Vec<&str> =
                audit.findings.iter().filter(|f| shown.covers.contains(&f.id)).map(|f| f.title.as_str()).collect();
            tr!("about-scope", with = shown.with, titles = titles.join(", "))
        }
        Action::Release { project: id } => {
            let found = view.projects.iter().find(|p| &p.id == id);
            found.map_or(String::new(), |p| tr!("about-release", at_once = p.at_once, scope = p.scope))
        }
        Action::Freeze { project: id } => {
            let Some(of) = view.projects.iter().find(|p| &p.id == id) else { return String::new() };
            let aside = tr!("about-freeze", count = of.in_work);
            match of.sponsor {
                Some(who) => {
                    tr!(
                        "about-freeze-trust",
                        aside = aside,
                        who = view.stakeholders[who].name,
                        trust = number(rules.trust_of_a_freeze, 0)
                    )
                }
                None => aside,
            }
        }
        Action::Unfreeze { .. } => tr!("about-unfreeze").into(),
        Action::Gate { most_hours: Some(_) } => tr!("about-gate").into(),
        Action::Gate { most_hours: None } => tr!("about-gate-open").into(),
        Action::SayNo { stakeholder: id } => {
            let pushed = view.stakeholders.iter().find(|s| &s.id == id).map_or(String::new(), |s| s.pushed.join(", "));
            tr!("about-say-no", pushed = pushed, trust = number(rules.trust_of_a_no, 0))
        }
        Action::Pair { together: true, expert, .. } => {
            tr!("about-pair", expert = person(view, expert), pace = percent(rules.pace_of_a_pair))
        }
        Action::Pair { together: false, .. } => tr!("about-end-pair").into(),
        Action::Hire { .. } => match candidate(view, level).and_then(|p| Some((p, p.candidate.as_ref()?))) {
            Some((who, offer)) => tr!(
                "about-hire",
                who = person(view, &who.id),
                cost = money(offer.cost),
                arrives = span(offer.takes.checked()),
                mentoring = span(rules.mentoring),
                pace = percent(rules.pace_of_a_mentor)
            ),
            None => String::new(),
        },
        Action::AddCapacity { service: id } => {
            let more = file.services.iter().find(|s| &s.id == id).and_then(|s| s.traffic.as_ref()?.more.as_ref());
            more.map_or(String::new(), |more| {
                tr!(
                    "about-add-capacity",
                    share = percent(more.share),
                    cost = money(more.cost),
                    arrives = span(more.takes.checked())
                )
            })
        }
        Action::Elastic { service: id, on } => {
            let most = file.services.iter().find(|s| &s.id == id).and_then(|s| s.traffic.as_ref()?.elastic.as_ref());
            most.map_or(String::new(), |elastic| {
                if *on {
                    tr!("about-elastic-on", most = percent(elastic.most), cost = money(elastic.cost_per_hour))
                } else {
                    tr!("about-elastic-off").into()
                }
            })
        }
        Action::Offload { service: id } => {
            let of = file.services.iter().find(|s| &s.id == id).and_then(|s| s.traffic.as_ref()?.offload.as_ref());
            of.map_or(String::new(), |of| tr!("about-offload", share = percent(of.share), effort = of.effort.words()))
        }
        Action::Drill { service: id } => {
            let owner = service(view, id).map_or(String::new(), |s| view.centres[s.owner].name.clone());
            tr!("about-drill", owner = owner, span = span(rules.drill))
        }
        Action::Improve { improvement } => {
            let Some(of) = view.improvements.iter().find(|i| &i.id == improvement) else { return String::new() };
            let effort = tr!("about-effort", span = span(of.effort as i64));
            let price = priced(&view.centres[of.centre].name, &effort, of.cost);
            if of.dip.0 > 0.0 {
                tr!("about-improve-dip", price = price, share = percent(of.dip.0), span = span(of.dip.1))
            } else {
                price
            }
        }
        Action::Aim { .. } => tr!("about-aim").into(),
        Action::Kata { days: 0 } => tr!("about-kata-none").into(),
        Action::Kata { .. } => tr!("about-kata", span = span(rules.kata_meeting), share = percent(rules.kata_faster)),
        Action::Reserve { percent: share, .. } => tr!("about-reserve", percent = 100 - share.min(&100)),
        Action::Overtime { .. } => tr!(
            "about-overtime",
            span = span(rules.overtime),
            cost = money(rules.overtime_cost),
            pace = percent(rules.pace_after_overtime)
        ),
        Action::ReleaseBy { policy, .. } => match policy {
            ReleasePolicy::OnDemand => tr!("about-release-on-demand").into(),
            ReleasePolicy::Batch(_) => tr!("about-release-batch").into(),
            _ => tr!("about-release-date").into(),
        },
        Action::ReleaseNow { pipeline: id } => {
            let ready = pipeline(view, id).map_or(0, |p| p.ready);
            tr!("about-release-now", n = ready)
        }
        Action::TakeBack { pipeline: id } => match pipeline(view, id).and_then(|p| p.latest) {
            Some((number, _, changes, _)) => {
                tr!("about-take-back", number = number, n = changes)
            }
            None => String::new(),
        },
        Action::UseCanary { pipeline: id, on } => {
            let of = file.pipelines.iter().find(|p| &p.id == id).and_then(|p| p.canary.as_ref());
            match of {
                Some(canary) if *on => tr!(
                    "about-canary-on",
                    share = percent(canary.share),
                    span = span(canary.time.checked()),
                    finds = percent(rules.canary_finds)
                ),
                _ => tr!("about-canary-off").into(),
            }
        }
        Action::UseFlags { on, .. } => {
            if *on {
                tr!("about-flags-on", span = span(rules.flag_switch))
            } else {
                tr!("about-flags-off").into()
            }
        }
        Action::Refresh { environment } => {
            let of = file.environments.iter().find(|e| &e.id == environment).and_then(|e| e.refresh.as_ref());
            of.map_or(String::new(), |work| {
                tr!("about-refresh", price = priced(&centre(view, &work.at), &work.effort.words(), work.cost))
            })
        }
        Action::MapSteps { .. } => tr!("about-map", steps = number(rules.mapped_per_hour, 0)),
        Action::Automate { pipeline: id, stage: step } | Action::Remove { pipeline: id, stage: step } => {
            let of = file.pipelines.iter().find(|p| &p.id == id).and_then(|p| p.stages.iter().find(|s| &s.id == step));
            let automate = matches!(action, Action::Automate { .. });
            let work = of.and_then(|s| if automate { s.automate.as_ref() } else { s.remove.as_ref() });
            let then = if automate { tr!("about-automate") } else { tr!("about-remove") };
            let then = if of.is_some_and(|s| s.finds == 0.0) && !automate { tr!("about-remove-empty") } else { then };
            work.map_or(String::new(), |work| {
                tr!(
                    "about-step-work",
                    price = priced(&centre(view, &work.at), &work.effort.words(), work.cost),
                    then = then
                )
            })
        }
    }
}

fn control_consequence(mode: ChangeControl, view: &View, level: &Level) -> String {
    let rules = &level.rules;
    let board = level.file.board.as_ref().and_then(|id| level.file.centres.iter().find(|c| &c.id == id));
    let meets = board.and_then(|c| c.meeting.as_ref()).map(|meeting| {
        let most = match meeting.most {
            CountFile::Fixed(most) => most.to_string(),
            CountFile::Uniform(low, high) => tr!("about-board-range", low = low, high = high),
        };
        tr!("about-control-board-meets", most = most, span = span(meeting.every.checked()))
    });
    let standard: u32 =
        view.outstanding.iter().filter(|o| o.class == crate::level::file::ChangeClass::Standard).map(|o| o.count).sum();
    match mode {
        ChangeControl::WildWest => tr!("about-control-wild-west").into(),
        ChangeControl::Recorded => {
            tr!("about-control-recorded", span = span(rules.card))
        }
        ChangeControl::Frozen => tr!("about-control-frozen").into(),
        ChangeControl::Board => meets.unwrap_or_else(|| tr!("about-control-board").to_string()),
        ChangeControl::Light => tr!("about-control-light", standard = standard),
    }
}

/// How far a change is.
pub(crate) fn change_state(state: &str) -> &str {
    match state {
        "waiting" => tr!("change-state-waiting"),
        "deployed" => tr!("change-state-deployed"),
        "failed" => tr!("change-state-failed"),
        "rolled back" => tr!("change-state-rolled-back"),
        "repaired" => tr!("change-state-repaired"),
        "refused" => tr!("change-state-refused"),
        other => other,
    }
}

/// What has become of a finding.
pub(crate) fn finding_state(state: &str) -> &str {
    match state {
        "open" => tr!("finding-state-open"),
        "fixed" => tr!("finding-state-fixed"),
        "out of scope" => tr!("finding-state-out"),
        other => other,
    }
}

/// How far a run by hand is.
pub(crate) fn by_hand(run: &RunView) -> &str {
    match run.by_hand.as_str() {
        "possible" => tr!("by-hand-possible"),
        "in work" => tr!("by-hand-in-work"),
        "ready" => tr!("by-hand-ready"),
        other => other,
    }
}

/// How far a run is.
pub(crate) fn run_state(state: &str) -> &str {
    match state {
        "waiting" => tr!("run-state-waiting"),
        "blocked" => tr!("run-state-blocked"),
        "preparing" => tr!("run-state-preparing"),
        "left" => tr!("run-state-left"),
        "left by hand" => tr!("run-state-left-by-hand"),
        "missed" => tr!("run-state-missed"),
        other => other,
    }
}

/// How far a project is.
pub(crate) fn project_stage(stage: &str) -> &str {
    match stage {
        "planned" => tr!("project-stage-planned"),
        "waits at the gate" => tr!("project-stage-gate"),
        "running" => tr!("project-stage-running"),
        "frozen" => tr!("project-stage-frozen"),
        "done" => tr!("project-stage-done"),
        other => other,
    }
}

/// What a release does.
pub(crate) fn release_doing(doing: &str) -> &str {
    match doing {
        "lies" => tr!("release-lies"),
        "waits" => tr!("release-waits"),
        "runs" => tr!("release-runs"),
        "in work" => tr!("release-in-work"),
        "with a few users" => tr!("release-few-users"),
        "held" => tr!("release-held"),
        other => other,
    }
}

/// A group of DORA's report.
pub(crate) fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Elite => tr!("tier-elite"),
        Tier::High => tr!("tier-high"),
        Tier::Medium => tr!("tier-medium"),
        Tier::Low => tr!("tier-low"),
    }
}

/// What a metric is, in words.
pub(crate) fn metric(name: &str) -> String {
    let found = metric_message(name).and_then(|message| locale::find(&message));
    let plain = found.map_or_else(|| name.to_string(), str::to_string);
    match name.split_once('.') {
        Some(("low", _)) => tr!("named-lowest", metric = plain),
        Some(("high", _)) => tr!("named-highest", metric = plain),
        _ => plain,
    }
}

/// What a metric is, in words, with the name of the one of many alike that it is about.
pub(crate) fn metric_of(view: &View, name: &str) -> String {
    let parts: Vec<&str> = extreme_of(name).unwrap_or(name).split('.').collect();
    let of = match parts[..] {
        ["trust", id] => view.stakeholders.iter().find(|who| who.id == id).map(|who| &who.name),
        ["project" | "needs", id, ..] => view.projects.iter().find(|p| p.id == id).map(|project| &project.title),
        ["morale" | "fatigue", id] => view.people.iter().find(|p| p.id == id).map(|person| &person.name),
        ["documentation" | "monitoring" | "test_coverage" | "debt" | "load", id] => {
            service(view, id).map(|service| &service.name)
        }
        ["utilisation" | "wait" | "queue" | "inside" | "throughput" | "pace", id] => {
            view.centres.iter().find(|c| c.id == id).map(|centre| &centre.name)
        }
        ["pipeline", id, ..] => view.pipelines.iter().find(|p| p.id == id).map(|pipeline| &pipeline.name),
        ["parity", id] => view.environments.iter().find(|e| e.id == id).map(|environment| &environment.name),
        _ => None,
    };
    let metric = metric(name);
    of.map_or_else(|| metric.clone(), |of| tr!("named-metric", metric = metric, of = of))
}

/// The metric of a target condition, as short as it is called there.
pub(crate) fn kata_metric(name: &str) -> String {
    match locale::get() {
        Language::English => plain(name).to_lowercase(),
        Language::German => metric(name),
    }
}

/// An account.
pub(crate) fn account(name: &str) -> String {
    locale::find(&format!("account-{name}")).map_or_else(|| plain(name), str::to_string)
}

/// The name of a group of actions.
pub(crate) fn group_name(group: &str) -> &str {
    match group {
        "talk" => tr!("group-talk"),
        "changes" => tr!("group-changes"),
        "trouble" => tr!("group-trouble"),
        "people" => tr!("group-people"),
        "work" => tr!("group-work"),
        "limits" => tr!("group-limits"),
        "audit" => tr!("group-audit"),
        "projects" => tr!("group-projects"),
        "services" => tr!("group-services"),
        "improve" => tr!("group-improve"),
        "pipeline" => tr!("group-pipeline"),
        "see" => tr!("group-see"),
        other => other,
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
        K::Prioritise | K::Assign | K::Hold | K::Schedule => "work",
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
