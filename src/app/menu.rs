//! The menu of a running level: the clock stands while it is open.

use bevy_egui::egui::{self, Align2, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use super::bindings::{Bindings, Command};
use super::sheets::Sheet;
use super::theme::{self, Button, Theme, bold, condensed, write};
use crate::tr;

/// What was chosen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    Resume,
    Settings,
    Keys,
    Leave,
}

/// Draws it over everything; what was chosen, if anything was.
pub(crate) fn show(ui: &mut Ui, theme: &Theme, keys: &Bindings, fresh: bool) -> Option<Chosen> {
    let all = ui.max_rect();
    // Whatever is below is out of reach.
    let below = ui.interact(all, ui.id().with("below"), Sense::CLICK | Sense::DRAG);
    let size = vec2(360.0_f32.min(all.width() - 32.0), 306.0_f32.min(all.height() - 24.0));
    let rect = Rect::from_center_size(all.center(), size);
    ui.painter().rect_filled(rect, 8.0, theme.panel);
    ui.painter().rect_stroke(rect, 8.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
    let mut wish = ui.input(|i| i.key_pressed(Key::Q)).then_some(Chosen::Leave);
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) || keys.pressed(ui, Command::Pause) {
        wish = Some(Chosen::Resume);
    }
    if below.clicked() && ui.input(|i| i.pointer.interact_pos()).is_some_and(|at| !rect.contains(at)) {
        wish = Some(Chosen::Resume);
    }
    if keys.pressed(ui, Command::Open(Sheet::Keys)) {
        wish = Some(Chosen::Keys);
    }
    let painter = ui.painter().clone();
    let at = rect.left_top() + vec2(24.0, 34.0);
    write(&painter, at, Align2::LEFT_CENTER, tr!("menu-clock-stands"), bold(22.0), theme.ink);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(24.0, 0.0)).with_min_y(at.y + 26.0)));
    let rows = [
        (tr!("menu-go-on"), "Esc", Button::Commit, Chosen::Resume),
        (tr!("settings-title"), keys.name(Command::Settings), Button::Plain, Chosen::Settings),
        (tr!("command-keys"), keys.sheet(Sheet::Keys), Button::Plain, Chosen::Keys),
        (tr!("menu-leave"), "Q", Button::Plain, Chosen::Leave),
    ];
    for (label, key, style, chosen) in rows {
        let response = theme::button(&mut ui, theme, vec2(size.x - 48.0, 44.0), label, key, style);
        if fresh && chosen == Chosen::Resume {
            response.request_focus();
        }
        if response.clicked() {
            wish = Some(chosen);
        }
    }
    let text = tr!("menu-saved");
    write(&painter, rect.left_bottom() + vec2(24.0, -20.0), Align2::LEFT_CENTER, text, condensed(13.5), theme.ink2);
    wish
}
