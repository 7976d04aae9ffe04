//! What happened, and what led to each trouble.

use bevy_egui::egui::{Sense, Ui};

use crate::app::controls::{Desk, line, row, separator, title};
use crate::app::floor::when;
use crate::app::theme::{self, condensed, condensed_bold, sans};
use crate::level::file::Kind;
use crate::locale::number;
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let (view, theme) = (&*desk.view, desk.theme);
    let mut facts: Vec<_> =
        view.facts.iter().filter(|f| !matches!(f.what, crate::level::file::Happening::Said(_))).collect();
    facts.sort_by_key(|f| std::cmp::Reverse((f.minute, f.id)));
    for fact in facts.into_iter().take(200) {
        let colour = if fact.yours { theme.warn } else { theme.ink };
        theme::paragraph(
            ui,
            &tr!("log-line", time = when(view, fact.minute), title = fact.title, detail = fact.detail),
            condensed(13.5),
            colour,
        );
    }
}

/// What led to each open or past trouble, as far as it is known.
pub(super) fn why(ui: &mut Ui, desk: &mut Desk<'_>) {
    sources(ui, desk);
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
        let cause = if incident.cause.is_empty() {
            tr!("why-cause-unknown").to_string()
        } else {
            tr!("why-cause", cause = incident.cause)
        };
        title(ui, theme, &incident.title, &cause);
        let before = |c: &&crate::sim::view::ChangeView| {
            incident.cause.is_empty()
                && incident.suspects.iter().any(|s| s.service == c.service)
                && c.deployed.is_some_and(|at| (incident.detected - 1440..=incident.detected).contains(&at))
        };
        for change in view.changes.iter().filter(before) {
            let at = change.deployed.map_or_else(String::new, |at| when(view, at));
            let line = tr!("why-on-record", time = at, change = change.title);
            theme::paragraph(ui, &line, condensed(13.5), theme.pencil);
        }
        for fact in facts {
            let mark = if fact.yours { tr!("why-your-decision") } else { "" };
            theme::paragraph(
                ui,
                &tr!("why-line", time = when(view, fact.minute), mark = mark, title = fact.title, detail = fact.detail),
                condensed(13.5),
                if fact.yours { theme.warn } else { theme.ink },
            );
        }
    }
    if view.incidents.is_empty() {
        theme::paragraph(ui, tr!("why-nothing"), sans(14.0), theme.ink2);
    }
}

/// Where unplanned work came from: hours by source, and the services that made the most trouble.
fn sources(ui: &mut Ui, desk: &Desk<'_>) {
    let (view, theme) = (&desk.view, desk.theme);
    let hours = |name: &str| view.metrics.get(name).copied().unwrap_or(0.0);
    let mut sources: Vec<(&str, f64)> = [
        (tr!("source-requests"), "unplanned_from_requests"),
        (tr!("source-changes"), "unplanned_from_changes"),
        (tr!("source-wear"), "unplanned_from_wear"),
        (tr!("source-overload"), "unplanned_from_overload"),
        (tr!("source-dependencies"), "unplanned_from_dependencies"),
        (tr!("source-breaches"), "unplanned_from_breaches"),
    ]
    .map(|(name, metric)| (name, hours(metric)))
    .into_iter()
    .filter(|(_, hours)| *hours >= 0.05)
    .collect();
    if sources.is_empty() {
        return;
    }
    sources.sort_by(|a, b| b.1.total_cmp(&a.1));
    let all: f64 = sources.iter().map(|(_, hours)| hours).sum();
    title(ui, theme, &tr!("why-unplanned-hours", hours = number(all, 0)), tr!("why-by-source"));
    ui.spacing_mut().item_spacing.y = 2.0;
    for (name, hours) in sources {
        let row = row(ui, theme, 22.0, Sense::hover());
        row.text(0.0, 240.0, name, condensed_bold(13.5), theme.ink);
        let width = row.rect.width() - 330.0;
        let bar = row.place(250.0, width * (hours / all) as f32, 12.0);
        row.painter.rect_filled(bar, 2.0, theme.kind(Kind::Unplanned));
        row.right(row.rect.width() - 6.0, &tr!("hours", hours = number(hours, 0)), condensed_bold(13.5), theme.ink);
    }
    let mut troubled: Vec<(&str, usize)> = view
        .services
        .iter()
        .enumerate()
        .map(|(n, service)| (service.name.as_str(), view.incidents.iter().filter(|i| i.service == n).count()))
        .filter(|(_, times)| *times > 0)
        .collect();
    troubled.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let text: Vec<String> =
        troubled.iter().take(8).map(|(name, times)| tr!("why-times", name = name, times = times)).collect();
    if !text.is_empty() {
        line(ui, theme, &tr!("why-failures", list = text.join(", ")));
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    separator(ui, theme);
}
