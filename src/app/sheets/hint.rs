//! Hints: where to look, which lever to try, the theory behind it; one after another, and only when asked.

use bevy_egui::egui::{self, Ui, vec2};

use crate::app::controls::{Desk, line, separator, title};
use crate::app::theme::{self, Button, condensed_bold, sans};
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    if view.hints.is_empty() {
        theme::paragraph(ui, tr!("hint-none"), sans(15.0), theme.ink2);
        return;
    }
    for (n, hint) in view.hints.iter().enumerate() {
        if n > 0 {
            separator(ui, theme);
        }
        let memory = egui::Id::new(("hint", &desk.level.id, &hint.id));
        let mut shown: usize = ui.data(|d| d.get_temp(memory)).unwrap_or(usize::from(n == 0));
        let names = [tr!("hint-where"), tr!("hint-lever"), tr!("hint-theory")];
        for (name, text) in names.into_iter().zip(&hint.steps).take(shown) {
            title(ui, theme, name, "");
            theme::paragraph(ui, text, sans(15.0), theme.ink);
        }
        let next = match (n, shown) {
            (_, 0) => tr!("hint-another"),
            (_, 1) => tr!("hint-which-lever"),
            (_, 2) => tr!("hint-why"),
            _ => continue,
        };
        if theme::button(ui, theme, vec2(220.0, 38.0), next, "", Button::Plain).clicked() {
            shown += 1;
            ui.data_mut(|d| d.insert_temp(memory, shown));
        }
        if shown == 0 {
            line(ui, theme, tr!("hint-else"));
        }
    }
    ui.add_space(8.0);
    theme::paragraph(ui, tr!("hint-costs-nothing"), condensed_bold(13.0), theme.ink2);
}
