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
pub(crate) mod why;

pub(crate) use futures::Futures;

use bevy_egui::egui::{self, Rect, Ui, pos2, vec2};

use super::controls::{Desk, keep_height, last_height};
use super::floor::span;
use crate::level::Level;
use crate::locale::number;
use crate::sim::action::ActionKind;
use crate::sim::view::{Health, View};
use crate::tr;

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
            Self::People => tr!("sheet-people"),
            Self::Changes => tr!("sheet-changes"),
            Self::Projects => tr!("sheet-projects"),
            Self::Audit => tr!("sheet-audit"),
            Self::Pipeline => tr!("sheet-pipeline"),
            Self::Services => tr!("sheet-services"),
            Self::Improve => tr!("sheet-improve"),
            Self::Business => tr!("sheet-business"),
            Self::Charts => tr!("sheet-charts"),
            Self::Goal => tr!("sheet-goal"),
            Self::Talk => tr!("sheet-talk"),
            Self::Hint => tr!("sheet-hint"),
            Self::Log => tr!("sheet-log"),
            Self::Why => tr!("sheet-why"),
            Self::Keys => tr!("sheet-keys"),
            Self::Futures => tr!("sheet-futures"),
            Self::Forecast => tr!("sheet-forecast"),
        }
    }

    /// Its title, and what it shows.
    pub(crate) fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::People => (tr!("sheet-people"), tr!("sheet-people-about")),
            Self::Changes => (tr!("sheet-changes"), tr!("sheet-changes-about")),
            Self::Projects => (tr!("sheet-projects"), tr!("sheet-projects-about")),
            Self::Audit => (tr!("sheet-audit"), tr!("sheet-audit-about")),
            Self::Pipeline => (tr!("sheet-pipeline"), tr!("sheet-pipeline-about")),
            Self::Services => (tr!("sheet-services"), tr!("sheet-services-about")),
            Self::Improve => (tr!("sheet-improve"), tr!("sheet-improve-about")),
            Self::Business => (tr!("sheet-business"), tr!("sheet-business-about")),
            Self::Charts => (tr!("sheet-charts"), tr!("sheet-charts-about")),
            Self::Goal => (tr!("sheet-goal"), tr!("sheet-goal-about")),
            Self::Talk => (tr!("sheet-talk-title"), tr!("sheet-talk-about")),
            Self::Hint => (tr!("sheet-hint"), tr!("sheet-hint-about")),
            Self::Log => (tr!("sheet-log"), tr!("sheet-log-about")),
            Self::Why => (tr!("sheet-why-title"), tr!("sheet-why-about")),
            Self::Keys => (tr!("command-keys"), ""),
            Self::Futures => (tr!("sheet-futures"), tr!("sheet-futures-about")),
            Self::Forecast => (tr!("sheet-forecast"), tr!("sheet-forecast-about")),
        }
    }

    /// What its tables need: in less room they scroll to the side. Text needs nothing, it wraps.
    pub(crate) fn least_width(self) -> f32 {
        match self {
            Self::Charts | Self::Goal | Self::Talk | Self::Hint | Self::Log | Self::Keys | Self::Forecast => 0.0,
            Self::Why => 500.0,
            Self::People => 540.0,
            Self::Services => 632.0,
            Self::Audit => 640.0,
            Self::Business => 660.0,
            _ => 780.0,
        }
    }

    /// How wide it is where there is room: no wider than what it shows.
    fn width(self) -> f32 {
        match self {
            Self::Goal | Self::Talk | Self::Hint => 520.0,
            Self::Keys | Self::Forecast | Self::Why => 580.0,
            Self::Log => 620.0,
            Self::People => 700.0,
            Self::Services => 680.0,
            Self::Audit => 690.0,
            Self::Charts | Self::Business => 780.0,
            Self::Changes | Self::Projects | Self::Pipeline | Self::Improve | Self::Futures => 860.0,
        }
    }

    /// What it draws takes the height that there is.
    fn fills(self) -> bool {
        matches!(self, Self::Charts | Self::Futures)
    }

    /// It stands at the left: it speaks of services, which stand at the right of the building.
    fn at_left(self) -> bool {
        matches!(self, Self::Services | Self::Audit | Self::Pipeline)
    }

    /// Its place over the floor: as wide as what it shows, as high as it was when it was last drawn, and beside what
    /// it is `about`, if that stands on either side of it.
    pub(crate) fn place(self, ui: &Ui, over: Rect, about: Option<Rect>) -> Rect {
        let high = if self.fills() { Some(780.0) } else { last_height(ui, self.memory()) };
        let size = vec2(
            // A large window gives some of its room to what is read, and most to the building. In whole points, so that
            // text stands where it is clipped.
            (self.width() + ((over.width() - 920.0) * 0.2).max(0.0)).min(over.width()).floor(),
            high.map_or(over.height(), |high| high.clamp(120.0_f32.min(over.height()), over.height())),
        );
        let left = Rect::from_min_size(over.min, size);
        let right = Rect::from_min_size(pos2(over.right() - size.x, over.top()), size);
        let (usual, other) = if self.at_left() { (left, right) } else { (right, left) };
        match about {
            Some(about) if usual.intersects(about) && !other.intersects(about) => other,
            _ => usual,
        }
    }

    /// Its height is known: it was drawn before, or takes the height that there is.
    pub(crate) fn is_known(self, ui: &Ui) -> bool {
        self.fills() || last_height(ui, self.memory()).is_some()
    }

    fn memory(self) -> egui::Id {
        egui::Id::new(("sheet", self))
    }

    /// What it shows is so high, with its head: its place is made to fit, in the next frame.
    pub(crate) fn is_high(self, ui: &Ui, high: f32) {
        keep_height(ui, self.memory(), high);
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
        news.push((Sheet::People, tr!("news-leaving", n = leaving), true));
    }
    let frozen: u32 = view.outstanding.iter().map(|o| o.frozen).sum();
    if frozen > 0 && offered(ActionKind::Authorise) {
        news.push((Sheet::Changes, tr!("news-frozen", changes = tr!("count-changes", n = frozen)), false));
    }
    let colliding = changes::collisions(view, level).len();
    if colliding > 0 {
        news.push((Sheet::Changes, tr!("news-colliding", n = colliding), true));
    }
    for who in view.stakeholders.iter().filter(|s| !s.pushed.is_empty()) {
        let sheet = if view.projects.is_empty() { Sheet::Business } else { Sheet::Projects };
        news.push((sheet, tr!("news-pushed", who = who.name, what = who.pushed.join(", ")), true));
    }
    let gate = view.projects.iter().filter(|p| p.stage == "waits at the gate").count();
    if gate > 0 {
        news.push((Sheet::Projects, tr!("news-gate", projects = tr!("count-projects", n = gate)), false));
    }
    for audit in view.audits.iter().filter(|a| a.passed.is_none()) {
        let open = audit.findings.iter().filter(|f| f.state == "open" && f.in_scope).count();
        if open > 0 {
            let text = tr!(
                "news-audit",
                findings = tr!("count-findings", n = open),
                audit = audit.name,
                span = span(audit.at - view.minute)
            );
            news.push((Sheet::Audit, text, audit.at - view.minute < 2 * 1440));
        }
    }
    for pipeline in view.pipelines.iter().filter(|p| p.undeployed > 0) {
        let text = tr!("news-not-deployed", count = pipeline.undeployed, pipeline = pipeline.name);
        news.push((Sheet::Pipeline, text, false));
    }
    for service in view.services.iter().filter(|s| s.lost > 0.005) {
        news.push((
            Sheet::Services,
            tr!("news-turns-away", service = service.name, percent = number(100.0 * service.lost, 0)),
            true,
        ));
    }
    let down = view.services.iter().filter(|s| s.health == Health::Failing).count();
    if down > 0 {
        news.push((Sheet::Services, tr!("news-down", n = down), true));
    }
    if let Some(kata) = view.kata.as_ref().filter(|k| k.target.is_none() && !k.targets.is_empty())
        && offered(ActionKind::Aim)
    {
        news.push((
            Sheet::Improve,
            tr!("news-targets", targets = tr!("count-target-conditions", n = kata.targets.len())),
            false,
        ));
    }
    for who in view.stakeholders.iter().filter(|s| s.goes_round) {
        news.push((Sheet::Business, tr!("news-goes-round", who = who.name), true));
    }
    news
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
        Sheet::Why => why::show(ui, desk),
        Sheet::Goal => goal::show(ui, desk),
        Sheet::Keys => keys::show(ui, desk),
        Sheet::Futures => futures::show(ui, desk),
        Sheet::Forecast => forecast::show(ui, desk),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_leaves_what_it_is_about_in_sight_and_never_leaves_the_floor() {
        let ctx = egui::Context::default();
        ctx.run_ui(egui::RawInput::default(), |ui| {
            for over in
                [vec2(920.0, 560.0), vec2(2108.0, 1290.0)].map(|size| Rect::from_min_size(pos2(16.0, 90.0), size))
            {
                for sheet in Sheet::with_keys().chain([Sheet::Forecast]) {
                    let place = sheet.place(ui, over, None);
                    assert!(over.contains_rect(place), "{sheet:?}");
                    assert!(over.width() < 2000.0 || place.width() < over.width() * 0.55, "{sheet:?} is too wide");
                    // A room at the far left and one at the far right.
                    for at in [over.left() + 20.0, over.right() - 20.0] {
                        let about = Rect::from_center_size(pos2(at, over.center().y), vec2(20.0, 20.0));
                        let place = sheet.place(ui, over, Some(about));
                        assert!(!place.intersects(about), "{sheet:?} lies on what it is about");
                    }
                }
            }
        })
        .textures_delta
        .clear();
    }

    #[test]
    fn a_sheet_is_as_high_as_what_it_showed() {
        let ctx = egui::Context::default();
        let over = Rect::from_min_size(pos2(0.0, 0.0), vec2(920.0, 560.0));
        let mut high = Vec::new();
        for _ in 0..3 {
            ctx.run_ui(egui::RawInput::default(), |ui| {
                high.push(Sheet::Hint.place(ui, over, None).height());
                Sheet::Hint.is_high(ui, if high.len() < 2 { 240.0 } else { 9000.0 });
            })
            .textures_delta
            .clear();
        }
        assert_eq!(high, [560.0, 240.0, 560.0]);
    }
}
