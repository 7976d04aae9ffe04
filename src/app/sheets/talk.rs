//! Conversations that can be started, and what was said.

use bevy_egui::egui::{Sense, Ui, vec2};

use crate::app::controls::{Desk, act, separator, title};
use crate::app::floor::{portrait, when};
use crate::app::theme::{self, condensed, sans};
use crate::sim::action::Action;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    if view.topics.is_empty() {
        theme::paragraph(ui, "There is nobody to talk to now.", sans(14.0), theme.ink2);
    }
    for topic in &view.topics {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(44.0, 48.0), Sense::hover());
            portrait(desk.art, ui.painter(), &topic.look, rect);
            ui.vertical(|ui| act(ui, desk, &topic.label, Action::Talk { topic: topic.id.clone() }));
        });
    }
    separator(ui, theme);
    title(ui, theme, "Said so far", "");
    for message in view.inbox.iter().rev() {
        let answer = message.answered.as_ref().map_or(String::new(), |(label, default)| {
            format!("  ({}{label})", if *default { "by default: " } else { "you: " })
        });
        let text = format!("{}  {}: {}{answer}", when(&view, message.minute), message.from, message.text);
        theme::paragraph(ui, &text, condensed(13.5), theme.ink);
    }
}
