//! A run in words and as JSON. As a page: [`crate::page`].

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::level::file::{Kind, Weekday};
use crate::locale::{number, weekday};
use crate::replay::hex;
use crate::sim::action::ActionKind;
use crate::sim::view::{FactView, View};
use crate::sim::{CentreReport, Outcome, PersonReport, Simulation, WorkCount};
use crate::tr;

/// One link of the causal chain.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Minute.
    pub minute: i64,
    /// Headline.
    pub title: String,
    /// Second line.
    pub detail: String,
    /// The player decided it.
    pub yours: bool,
}

/// One run, as `--json` prints it. Outside scripts rely on these names.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are the contract; units: minutes are simulated, shares 0…1")]
pub struct Run {
    pub format: u32,
    pub level: String,
    pub seed: u64,
    pub strategy: String,
    pub outcome: Outcome,
    pub ending: Option<String>,
    pub stars: u32,
    pub minute: i64,
    pub day: i64,
    pub digest: String,
    pub events: u64,
    pub step_seconds: f64,
    pub work: BTreeMap<&'static str, WorkCount>,
    pub centres: Vec<CentreReport>,
    pub people: Vec<PersonReport>,
    pub metrics: BTreeMap<String, f64>,
    pub why: Vec<Link>,
    pub carry: BTreeMap<String, f64>,
}

impl Run {
    /// What there is to say of a run.
    pub fn of(sim: &Simulation, strategy: &str, step_seconds: f64) -> Self {
        let (view, report) = (sim.view(), sim.report());
        let why = view.ending.as_ref().map_or(Vec::new(), |ending| chain(&view, &ending.why));
        Self {
            format: 1,
            level: sim.level().id.clone(),
            seed: sim.seed(),
            strategy: strategy.into(),
            outcome: sim.outcome(),
            ending: view.ending.as_ref().map(|e| e.id.clone()),
            stars: view.ending.as_ref().map_or(0, |e| e.stars),
            minute: sim.minute(),
            day: if sim.minute() % 1440 == 0 { sim.minute() / 1440 } else { sim.minute() / 1440 + 1 },
            digest: hex(sim.digest()),
            events: sim.events(),
            step_seconds,
            work: Kind::ALL.into_iter().map(|kind| (kind.key(), report.work[kind as usize])).collect(),
            centres: report.centres,
            people: report.people,
            metrics: report.metrics,
            why,
            carry: sim.carried(),
        }
    }
}

fn chain(view: &View, why: &[crate::sim::id::FactId]) -> Vec<Link> {
    why.iter()
        .filter_map(|id| view.facts.iter().find(|f| f.id == *id))
        .map(|f| Link { minute: f.minute, title: f.title.clone(), detail: f.detail.clone(), yours: f.yours })
        .collect()
}

/// "Tue 09:40".
pub fn clock(minute: i64, first: Weekday) -> String {
    let (day, clock) = (minute.div_euclid(1440), minute.rem_euclid(1440));
    format!("{} {:02}:{:02}", weekday(first.plus(day)), clock / 60, clock % 60)
}

/// Money in few letters: "$3.1m", "−$14k".
pub fn money(amount: f64) -> String {
    let sign = if amount < 0.0 { "−" } else { "" };
    let amount = amount.abs();
    if amount >= 999_500.0 {
        tr!("money-millions", sign = sign, amount = number(amount / 1e6, 2))
    } else if amount >= 1000.0 {
        tr!("money-thousands", sign = sign, amount = number(amount / 1e3, 0))
    } else {
        tr!("money-small", sign = sign, amount = number(amount, 0))
    }
}

/// Facts that turned the run: decisions of the player and what the business felt.
pub fn turning_points(view: &View) -> Vec<&FactView> {
    use crate::level::file::Happening as H;
    let matters = |f: &&FactView| {
        matches!(
            f.what,
            H::Detected(_)
                | H::CauseFound(_)
                | H::RuledOut(..)
                | H::Resolved(_)
                | H::Left(..)
                | H::Missed(_)
                | H::Passed(_)
                | H::Failed(_)
                | H::Breached(_)
                | H::Told(_)
                | H::RolledBack(_)
                | H::RolledForward(_)
                | H::HandReady(_)
                | H::Chosen(..)
                | H::Resigned(_)
                | H::Departed(_)
                | H::Pushed(..)
        ) || f.yours
    };
    let minor = |f: &&FactView| match &f.what {
        H::Detected(id) | H::CauseFound(id) | H::Resolved(id) => !id.starts_with("incident-"),
        _ => true,
    };
    view.facts.iter().filter(matters).filter(minor).collect()
}

/// Most turning points of a run that are printed.
const MOST_POINTS: usize = 40;

/// Turning points, each with how often it happened one after the other.
pub(crate) fn together<'a>(points: &[&'a FactView]) -> Vec<(&'a FactView, usize)> {
    let mut out: Vec<(&FactView, usize)> = Vec::new();
    for &fact in points {
        match out.last_mut() {
            // Items that are put in another order are told together: which ones does not turn a run.
            Some((last, times))
                if last.title == fact.title && (last.detail == fact.detail || sorts(last) && sorts(fact)) =>
            {
                *times += 1;
            }
            _ => out.push((fact, 1)),
        }
    }
    out
}

fn sorts(fact: &FactView) -> bool {
    use crate::level::file::Happening::ActedOn;
    matches!(fact.what, ActedOn(ActionKind::Prioritise, _))
}

const BAR: usize = 28;

fn bar(share: f64, mark: char) -> String {
    std::iter::repeat_n(mark, (share * BAR as f64).round() as usize).collect()
}

/// A run worth reading.
pub fn text(sim: &Simulation, run: &Run) -> String {
    let (view, first) = (sim.view(), sim.level().file.first_day);
    let mut out = String::new();
    let _ = writeln!(out, "{} · seed {} · {}", sim.level().file.title, run.seed, run.strategy);
    match &view.ending {
        Some(ending) => {
            let lamps: String =
                view.stars.iter().map(|(label, lit)| format!("  {} {label}", if *lit { "●" } else { "○" })).collect();
            let _ = writeln!(
                out,
                "\n{} — {}  ({})",
                if run.outcome == Outcome::Won { "WON" } else { "LOST" },
                ending.title,
                clock(ending.minute, first)
            );
            let _ = writeln!(out, "{}\n{lamps}", ending.text);
        }
        None => {
            let _ = writeln!(out, "\nopen at {}", clock(run.minute, first));
        }
    }
    if !run.why.is_empty() {
        let _ = writeln!(out, "\nWhy");
        for link in &run.why {
            let yours = if link.yours { "   ← your decision" } else { "" };
            let _ = writeln!(out, "  {}  {} — {}{yours}", clock(link.minute, first), link.title, link.detail);
        }
    }
    let points = together(&turning_points(&view));
    if !points.is_empty() {
        let _ = writeln!(out, "\nTurning points");
        for (fact, times) in points.iter().take(MOST_POINTS) {
            let times = if *times > 1 { format!("  ({times} times)") } else { String::new() };
            let _ = writeln!(
                out,
                "  {} {} {} — {}{times}",
                clock(fact.minute, first),
                if fact.yours { "▸" } else { " " },
                fact.title,
                fact.detail
            );
        }
        if points.len() > MOST_POINTS {
            let _ = writeln!(out, "  … and {} more", points.len() - MOST_POINTS);
        }
    }
    let _ = writeln!(out, "\nThe four kinds of work      arrived  done  open   mean lead time");
    for (kind, count) in Kind::ALL.into_iter().zip(Kind::ALL.map(|k| &run.work[k.key()])) {
        let lead = if count.completed > 0 { format!("{:.1} h", count.mean_lead_minutes / 60.0) } else { "–".into() };
        let _ = writeln!(
            out,
            "  {:<24} {:>8} {:>5} {:>5}   {lead:>10}",
            kind.label(),
            count.arrived,
            count.completed,
            count.open
        );
    }
    let _ = writeln!(out, "\nWhere the hours went          █ working  ▒ switching  ╳ blocked  · idle");
    for person in &run.people {
        let m = person.minutes;
        let present = (m.working + m.switching + m.blocked + m.idle).max(1.0);
        let bars = format!(
            "{}{}{}{}",
            bar(m.working / present, '█'),
            bar(m.switching / present, '▒'),
            bar(m.blocked / present, '╳'),
            bar(m.idle / present, '·')
        );
        let _ = writeln!(
            out,
            "  {:<14} {bars:<30} {:>5.1} h, {:>3.0} % lost to switching",
            person.id,
            present / 60.0,
            100.0 * m.switching / present
        );
    }
    let get = |name: &str| run.metrics.get(name).copied().unwrap_or(0.0);
    let _ = writeln!(
        out,
        "\nMoney {} ({})   trust {:.0}   unplanned work {:.0} % of the hours   guessing {:.1} h   digest {}",
        money(get("cash")),
        money(get("cash_change")),
        get("trust"),
        100.0 * get("unplanned_share"),
        get("hours_guessing").max(0.0),
        run.digest
    );
    let accounts: Vec<String> = run
        .metrics
        .iter()
        .filter_map(|(name, sum)| Some((name.strip_prefix("cash.")?, *sum)))
        .filter(|(_, sum)| *sum != 0.0)
        .map(|(name, sum)| format!("{name} {}", money(sum)))
        .collect();
    if !accounts.is_empty() {
        let _ = writeln!(out, "By account: {}", accounts.join("   "));
    }
    out
}
