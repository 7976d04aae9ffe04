//! Sheets over the floor: one file each. A sheet exists only where the level has what it shows.

mod audit;
mod business;
pub(crate) mod changes;
pub(crate) mod charts;
mod forecast;
mod futures;
pub(crate) mod goal;
mod hint;
mod improve;
mod keys;
mod log;
mod people;
mod pipeline;
mod projects;
pub(crate) mod services;
mod talk;

pub(crate) use futures::Futures;

use bevy_egui::egui::Ui;

use super::controls::{Desk, count};
use super::floor::span;
use crate::level::Level;
use crate::sim::action::ActionKind;
use crate::sim::view::{Health, View};

/// A sheet over the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Sheet {
    People,
    Changes,
    Projects,
    Audit,
    Pipeline,
    Services,
    Improve,
    Business,
    Charts,
    Goal,
    Talk,
    Hint,
    Log,
    Why,
    Keys,
    Futures,
    Forecast,
}

impl Sheet {
    /// Those that show what you run: the strip over the floor.
    pub(crate) const RUN: [Self; 9] = [
        Self::People,
        Self::Changes,
        Self::Projects,
        Self::Audit,
        Self::Pipeline,
        Self::Services,
        Self::Improve,
        Self::Business,
        Self::Charts,
    ];
    /// Those that show what is said and known: the row in the right column.
    pub(crate) const KNOW: [Self; 6] = [Self::Goal, Self::Talk, Self::Hint, Self::Log, Self::Why, Self::Keys];

    /// Those that a key opens.
    pub(crate) fn with_keys() -> impl Iterator<Item = Self> {
        Self::RUN.into_iter().chain(Self::KNOW).chain([Self::Futures])
    }

    /// Its name on the tab.
    pub(crate) fn tab(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Changes => "Changes",
            Self::Projects => "Projects",
            Self::Audit => "Audit",
            Self::Pipeline => "Pipeline",
            Self::Services => "Services",
            Self::Improve => "Improve",
            Self::Business => "Business",
            Self::Charts => "Charts",
            Self::Goal => "Goal",
            Self::Talk => "Talk",
            Self::Hint => "Hint",
            Self::Log => "Log",
            Self::Why => "Why",
            Self::Keys => "Keys",
            Self::Futures => "Futures",
            Self::Forecast => "What will happen",
        }
    }

    /// Its title, and what it shows.
    pub(crate) fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::People => ("People", "where everybody's hours go, and who learns from whom"),
            Self::Changes => ("Changes", "what stands on the record; what does not, nobody knows"),
            Self::Projects => ("Projects", "what is begun by everybody is finished by nobody"),
            Self::Audit => ("Audit", "what is open on the date, costs"),
            Self::Pipeline => ("Pipeline", "finished, and not in production: it earns nothing yet"),
            Self::Services => ("Services", "what runs, how full it is, and what it stands on"),
            Self::Improve => ("Improve", "limit what is begun, and get better at the rest"),
            Self::Business => ("Business", "money, customers, and those who want something"),
            Self::Charts => ("Charts", "what has been, and why it came so"),
            Self::Goal => ("Goal", "what each lamp wants, and how far it is"),
            Self::Talk => ("Talk to somebody", "it costs minutes of your day, and may be worth them"),
            Self::Hint => ("Hint", "where to look, which lever to try, and why; a step at a time"),
            Self::Log => ("Log", "what happened and can be known, newest first"),
            Self::Why => ("Why?", "each trouble, and what is known to have led to it"),
            Self::Keys => ("Keys and gestures", ""),
            Self::Futures => ("Futures", "where you went back, what you did otherwise, and how it stands"),
            Self::Forecast => {
                ("What will happen", "64 futures with it and 64 without, under the same luck; you do nothing more")
            }
        }
    }

    /// What its tables need: in less room they scroll to the side. Text needs nothing, it wraps.
    pub(crate) fn least_width(self) -> f32 {
        match self {
            Self::Charts | Self::Goal | Self::Talk | Self::Hint | Self::Keys | Self::Forecast => 0.0,
            _ => 780.0,
        }
    }

    /// The level has what it shows.
    pub(crate) fn exists(self, view: &View, level: &Level) -> bool {
        match self {
            Self::Projects => !view.projects.is_empty(),
            Self::Audit => !view.audits.is_empty(),
            Self::Hint => !level.file.hints.is_empty(),
            Self::Pipeline => !view.pipelines.is_empty(),
            Self::Services => {
                let file = &level.file;
                let more = |s: &crate::level::file::ServiceFile| s.traffic.is_some() || s.weaknesses > 0.0;
                file.technical_debt || file.services.iter().any(more)
            }
            Self::Improve => !view.improvements.is_empty() || view.kata.is_some() || !view.limits.is_empty(),
            _ => true,
        }
    }
}

/// What waits for a decision, sheet by sheet: a line, and whether it is trouble.
pub(crate) fn news(view: &View, level: &Level) -> Vec<(Sheet, String, bool)> {
    let mut news = Vec::new();
    let offered = |kind| view.actions.contains(&kind);
    let leaving = view.people.iter().filter(|p| p.leaving && !p.gone).count();
    if leaving > 0 {
        news.push((
            Sheet::People,
            format!("{} given notice", if leaving == 1 { "1 has".into() } else { format!("{leaving} have") }),
            true,
        ));
    }
    let frozen: u32 = view.outstanding.iter().map(|o| o.frozen).sum();
    if frozen > 0 && offered(ActionKind::Authorise) {
        news.push((Sheet::Changes, format!("{} held up by the freeze", count(frozen, "change")), false));
    }
    let colliding = changes::collisions(view, level).len();
    if colliding > 0 {
        news.push((Sheet::Changes, format!("{} two changes may collide", on_services(colliding)), true));
    }
    for who in view.stakeholders.iter().filter(|s| !s.pushed.is_empty()) {
        let sheet = if view.projects.is_empty() { Sheet::Business } else { Sheet::Projects };
        news.push((sheet, format!("{} pushed: {}", who.name, who.pushed.join(", ")), true));
    }
    let gate = view.projects.iter().filter(|p| p.stage == "waits at the gate").count();
    if gate > 0 {
        news.push((Sheet::Projects, format!("{} at the release gate", count(gate as u64, "project")), false));
    }
    for audit in view.audits.iter().filter(|a| a.passed.is_none()) {
        let open = audit.findings.iter().filter(|f| f.state == "open" && f.in_scope).count();
        if open > 0 {
            let text =
                format!("{} open, {} in {}", count(open as u64, "finding"), audit.name, span(audit.at - view.minute));
            news.push((Sheet::Audit, text, audit.at - view.minute < 2 * 1440));
        }
    }
    for pipeline in view.pipelines.iter().filter(|p| p.undeployed > 0) {
        let text = format!("{} finished, not deployed: {}", pipeline.undeployed, pipeline.name);
        news.push((Sheet::Pipeline, text, false));
    }
    for service in view.services.iter().filter(|s| s.lost > 0.005) {
        news.push((Sheet::Services, format!("{} turns {:.0} % away", service.name, 100.0 * service.lost), true));
    }
    let down = view.services.iter().filter(|s| s.health == Health::Failing).count();
    if down > 0 {
        let one = if down == 1 { "1 service stands still".into() } else { format!("{down} services stand still") };
        news.push((Sheet::Services, one, true));
    }
    if let Some(kata) = view.kata.as_ref().filter(|k| k.target.is_none() && !k.targets.is_empty())
        && offered(ActionKind::Aim)
    {
        news.push((
            Sheet::Improve,
            format!("{} to aim at", count(kata.targets.len() as u64, "target condition")),
            false,
        ));
    }
    for who in view.stakeholders.iter().filter(|s| s.goes_round) {
        news.push((Sheet::Business, format!("{} goes round you", who.name), true));
    }
    news
}

fn on_services(number: usize) -> String {
    if number == 1 { "On 1 service".into() } else { format!("On {number} services") }
}

/// Draws a sheet.
pub(crate) fn show(ui: &mut Ui, sheet: Sheet, desk: &mut Desk<'_>) {
    match sheet {
        Sheet::People => people::show(ui, desk),
        Sheet::Changes => changes::show(ui, desk),
        Sheet::Projects => projects::show(ui, desk),
        Sheet::Audit => audit::show(ui, desk),
        Sheet::Pipeline => pipeline::show(ui, desk),
        Sheet::Services => services::show(ui, desk),
        Sheet::Improve => improve::show(ui, desk),
        Sheet::Business => business::show(ui, desk),
        Sheet::Charts => charts::show(ui, desk),
        Sheet::Talk => talk::show(ui, desk),
        Sheet::Hint => hint::show(ui, desk),
        Sheet::Log => log::show(ui, desk),
        Sheet::Why => log::why(ui, desk),
        Sheet::Goal => goal::show(ui, desk),
        Sheet::Keys => keys::show(ui, desk),
        Sheet::Futures => futures::show(ui, desk),
        Sheet::Forecast => forecast::show(ui, desk),
    }
}
