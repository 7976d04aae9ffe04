//! Conversations that can be started, and what was said.

use bevy_egui::egui::{Sense, Ui, vec2};

use crate::app::controls::{Desk, act, separator, title};
use crate::app::floor::{portrait, when};
use crate::app::theme::{self, condensed, sans};
use crate::sim::action::Action;
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    if view.topics.is_empty() {
        theme::paragraph(ui, tr!("talk-nobody"), sans(14.0), theme.ink2);
    }
    for topic in &view.topics {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(44.0, 48.0), Sense::hover());
            portrait(desk.art, ui.painter(), &topic.look, rect);
            ui.vertical(|ui| act(ui, desk, &topic.label, Action::Talk { topic: topic.id.clone() }));
        });
    }
    separator(ui, theme);
    title(ui, theme, tr!("talk-said"), "");
    for message in view.inbox.iter().rev() {
        let answer = message.answered.as_ref().map_or(String::new(), |(label, default)| {
            if *default { tr!("talk-by-default", label = label) } else { tr!("talk-you", label = label) }
        });
        let text = tr!(
            "talk-line",
            time = when(&view, message.minute),
            from = message.from,
            text = message.text,
            answer = answer
        );
        theme::paragraph(ui, &text, condensed(13.5), theme.ink);
    }
}
