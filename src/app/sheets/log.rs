//! What happened, newest first.

use bevy_egui::egui::Ui;

use crate::app::controls::Desk;
use crate::app::floor::when;
use crate::app::screens::{called, price};
use crate::app::theme::{self, condensed};
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let (view, theme) = (&*desk.view, desk.theme);
    let mut facts: Vec<_> =
        view.facts.iter().filter(|f| !matches!(f.what, crate::level::file::Happening::Said(_))).collect();
    facts.sort_by_key(|f| std::cmp::Reverse((f.minute, f.id)));
    for fact in facts.into_iter().take(200) {
        let colour = if fact.yours { theme.warn } else { theme.ink };
        let mut text = tr!("log-line", time = when(view, fact.minute), title = fact.title);
        // What somebody chose says its number.
        let (name, second) = called(fact, desk.game);
        let detail = if fact.yours && name != fact.title { name } else { second };
        let price = price(fact, desk.game).map_or(String::new(), |minutes| tr!("log-price", minutes = minutes));
        for more in [&detail, &fact.note, &price].into_iter().filter(|more| !more.is_empty()) {
            text = tr!("log-more", text = text, more = more);
        }
        theme::paragraph(ui, &text, condensed(13.5), colour);
    }
}
