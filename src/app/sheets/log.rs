//! What happened, newest first.

use bevy_egui::egui::Ui;

use crate::app::controls::Desk;
use crate::app::facts;
use crate::level::file::Happening;

/// So many rows are shown.
const MOST: usize = 200;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let mut told: Vec<_> = desk.view.facts.iter().filter(|fact| !matches!(fact.what, Happening::Said(_))).collect();
    told.sort_by_key(|fact| std::cmp::Reverse((fact.minute, fact.id)));
    ui.spacing_mut().item_spacing.y = 0.0;
    for fact in told.into_iter().take(MOST) {
        facts::row(ui, desk.game, fact, false, desk.art, desk.theme);
    }
}
