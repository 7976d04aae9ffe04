//! What happened, and what led to each trouble.

use bevy_egui::egui::Ui;

use crate::app::controls::{Desk, title};
use crate::app::floor::when;
use crate::app::theme::{self, condensed, sans};

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let (view, theme) = (&*desk.view, desk.theme);
    let mut facts: Vec<_> =
        view.facts.iter().filter(|f| !matches!(f.what, crate::level::file::Happening::Said(_))).collect();
    facts.sort_by_key(|f| std::cmp::Reverse((f.minute, f.id)));
    for fact in facts.into_iter().take(200) {
        let colour = if fact.yours { theme.warn } else { theme.ink };
        theme::paragraph(
            ui,
            &format!("{}  {}: {}", when(view, fact.minute), fact.title, fact.detail),
            condensed(13.5),
            colour,
        );
    }
}

/// What led to each open or past trouble, as far as it is known.
pub(super) fn why(ui: &mut Ui, desk: &mut Desk<'_>) {
    let (view, theme) = (&*desk.view, desk.theme);
    for incident in view.incidents.iter().rev() {
        let mut chain = vec![incident.fact];
        let found = view.facts.iter().filter(|f| {
            matches!(&f.what, crate::level::file::Happening::CauseFound(id) | crate::level::file::Happening::Resolved(id) | crate::level::file::Happening::RuledOut(id, _) if id == &incident.id)
        });
        chain.extend(found.map(|f| f.id));
        let mut open = chain.clone();
        while let Some(id) = open.pop() {
            if let Some(fact) = view.facts.iter().find(|f| f.id == id) {
                for cause in &fact.because {
                    if !chain.contains(cause) {
                        chain.push(*cause);
                        open.push(*cause);
                    }
                }
            }
        }
        let mut facts: Vec<_> = view.facts.iter().filter(|f| chain.contains(&f.id)).collect();
        facts.sort_by_key(|f| (f.minute, f.id));
        let cause =
            if incident.cause.is_empty() { "cause unknown".to_string() } else { format!("cause: {}", incident.cause) };
        title(ui, theme, &incident.title, &cause);
        let before = |c: &&crate::sim::view::ChangeView| {
            incident.cause.is_empty()
                && incident.suspects.iter().any(|s| s.service == c.service)
                && c.deployed.is_some_and(|at| (incident.detected - 1440..=incident.detected).contains(&at))
        };
        for change in view.changes.iter().filter(before) {
            let at = change.deployed.map_or_else(String::new, |at| when(view, at));
            let line = format!("    {at}  on the record just before: {}", change.title);
            theme::paragraph(ui, &line, condensed(13.5), theme.pencil);
        }
        for fact in facts {
            let mark = if fact.yours { "your decision: " } else { "" };
            theme::paragraph(
                ui,
                &format!("    {}  {mark}{}, {}", when(view, fact.minute), fact.title, fact.detail),
                condensed(13.5),
                if fact.yours { theme.warn } else { theme.ink },
            );
        }
    }
    if view.incidents.is_empty() {
        theme::paragraph(ui, "Nothing has gone wrong that anybody noticed.", sans(14.0), theme.ink2);
    }
}
