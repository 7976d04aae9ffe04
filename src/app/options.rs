//! The settings screen: sizes, colours, motion, and the keys.

use bevy_egui::egui::{self, Align2, Event, Key, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::bindings::{ALL, Command};
use super::screens::sheet;
use super::settings::{Pace, Settings, UI_SCALES};
use super::theme::{self, Button, Sight, Theme, bold, condensed, sans, semibold, write, write_within};
use crate::level::file::Kind;

/// From this width on the keys stand beside the rest, not below.
const BESIDE: f32 = 1000.0;
/// Width of a column.
const COLUMN: f32 = 560.0;

/// The screen while it is open.
#[derive(Default)]
pub(crate) struct Options {
    /// The next key that is pressed is for this.
    asking: Option<Command>,
    /// Why the last key was refused.
    refused: Option<String>,
}

impl Options {
    /// Draws the screen and changes what is chosen in it; true when it is left.
    pub(crate) fn show(&mut self, ui: &mut Ui, theme: &Theme, settings: &mut Settings) -> bool {
        self.listen(ui, settings);
        // While a key is asked for, every key is an answer.
        let escape = self.asking.is_none() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        sheet(ui, theme);
        let all = ui.max_rect();
        let painter = ui.painter().clone();
        write(&painter, all.min + vec2(32.0, 38.0), Align2::LEFT_CENTER, "Settings", bold(26.0), theme.ink);
        let back = Rect::from_min_size(pos2(all.right() - 192.0, all.top() + 16.0), vec2(160.0, 40.0));
        let mut on_back = ui.new_child(egui::UiBuilder::new().max_rect(back));
        let left = theme::button(&mut on_back, theme, back.size(), "Back", "Esc", Button::Commit).clicked() || escape;
        let inner = Rect::from_min_max(all.min + vec2(32.0, 74.0), all.max - vec2(20.0, 12.0));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        ScrollArea::vertical().id_salt("settings").auto_shrink([false, false]).show(&mut inside, |ui| {
            if inner.width() >= BESIDE {
                let column = ((inner.width() - 60.0) / 2.0).min(COLUMN);
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width(column);
                        choices(ui, theme, settings);
                    });
                    ui.add_space(24.0);
                    ui.vertical(|ui| {
                        ui.set_width(column);
                        self.keys(ui, theme, settings);
                    });
                });
            } else {
                ui.set_width((inner.width() - 16.0).min(COLUMN));
                choices(ui, theme, settings);
                ui.add_space(16.0);
                self.keys(ui, theme, settings);
            }
        });
        if left {
            *self = Self::default();
        }
        left
    }

    /// Takes the key that was asked for.
    fn listen(&mut self, ui: &Ui, settings: &mut Settings) {
        let Some(command) = self.asking else { return };
        let pressed = ui.input_mut(|i| {
            let key = i.events.iter().find_map(|event| match event {
                Event::Key { key, pressed: true, repeat: false, .. } => Some(*key),
                _ => None,
            });
            if key.is_some() {
                i.events.retain(|event| !matches!(event, Event::Key { .. } | Event::Text(_)));
                i.keys_down.clear();
            }
            key
        });
        match pressed {
            None => {}
            Some(Key::Escape) => (self.asking, self.refused) = (None, None),
            Some(key) => match settings.keys.bind(command, key) {
                Ok(()) => (self.asking, self.refused) = (None, None),
                Err(why) => self.refused = Some(why),
            },
        }
    }

    fn keys(&mut self, ui: &mut Ui, theme: &Theme, settings: &mut Settings) {
        heading(ui, theme, "Keys");
        theme::paragraph(ui, "Click one, then press another key for it.", sans(14.0), theme.ink2);
        for (command, _, _, what) in ALL {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
            let asked = self.asking == Some(command);
            if response.hovered() || asked {
                ui.painter().rect_filled(rect, 6.0, theme.panel);
            }
            theme::focus(ui.painter(), rect.shrink(2.0), &response, theme);
            let at = pos2(rect.left() + 8.0, rect.top() + 6.0);
            write_within(ui.painter(), at, rect.width() - 170.0, what, sans(14.0), theme.ink);
            let (name, ink) =
                if asked { ("press a key", theme.warn) } else { (settings.keys.name(command), theme.ink) };
            let at = pos2(rect.right() - 12.0, rect.center().y);
            write(ui.painter(), at, Align2::RIGHT_CENTER, name, theme::mono(13.0), ink);
            if response.clicked() {
                (self.asking, self.refused) = (if asked { None } else { Some(command) }, None);
                ui.memory_mut(|m| m.surrender_focus(response.id));
            }
            if asked {
                let text = self.refused.as_deref().unwrap_or("Esc leaves it as it is.");
                let ink = if self.refused.is_some() { theme.bad } else { theme.ink2 };
                theme::paragraph(ui, text, condensed(13.5), ink);
            }
        }
        ui.add_space(8.0);
        if theme::button(ui, theme, vec2(260.0, 36.0), "All keys as at first", "", Button::Plain).clicked() {
            settings.keys = super::bindings::Bindings::default();
            (self.asking, self.refused) = (None, None);
        }
    }
}

fn heading(ui: &mut Ui, theme: &Theme, text: &str) {
    ui.add_space(6.0);
    ui.label(egui::RichText::new(text).font(semibold(17.0)).color(theme.ink));
}

/// A row of buttons of which one is chosen.
fn row<T: Copy + PartialEq>(ui: &mut Ui, theme: &Theme, chosen: &mut T, all: &[(T, String)]) {
    let each = ((ui.available_width() - 8.0 * (all.len() as f32 - 1.0)) / all.len() as f32).min(136.0);
    ui.horizontal(|ui| {
        for (value, label) in all {
            let style = if chosen == value { Button::Chosen } else { Button::Plain };
            if theme::button(ui, theme, vec2(each, 36.0), label, "", style).clicked() {
                *chosen = *value;
            }
        }
    });
}

fn choices(ui: &mut Ui, theme: &Theme, settings: &mut Settings) {
    let named = |off: &str, on: &str| [(false, off.to_string()), (true, on.to_string())];
    heading(ui, theme, "Size");
    row(ui, theme, &mut settings.ui_scale, &UI_SCALES.map(|percent| (percent, format!("{percent} %"))));
    heading(ui, theme, "Window");
    row(ui, theme, &mut settings.full_screen, &named("Window", "Full screen"));
    heading(ui, theme, "Colours");
    row(ui, theme, &mut settings.colours, &Sight::ALL.map(|sight| (sight, sight.name().to_string())));
    theme::paragraph(ui, settings.colours.about(), sans(14.0), theme.ink2);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
    let names = ["Business project", "Internal project", "Change", "Unplanned"];
    for (n, (kind, name)) in Kind::ALL.into_iter().zip(names).enumerate() {
        let at = rect.left_center() + vec2(24.0 + n as f32 * rect.width() / 4.0, 0.0);
        theme::card(ui.painter(), at, 34.0, kind, theme, 0.12);
        write(ui.painter(), at + vec2(24.0, 0.0), Align2::LEFT_CENTER, name, condensed(13.0), theme.ink);
    }
    heading(ui, theme, "Contrast");
    row(ui, theme, &mut settings.high_contrast, &named("Usual", "High"));
    heading(ui, theme, "Motion");
    row(ui, theme, &mut settings.reduced_motion, &named("Cards glide", "Nothing moves"));
    heading(ui, theme, "When the clock is started, it goes");
    row(ui, theme, &mut settings.pace, &Pace::ALL.map(|(pace, label)| (pace, label.to_string())));
    ui.add_space(14.0);
    if theme::button(ui, theme, vec2(260.0, 36.0), "Everything as at first", "", Button::Plain).clicked() {
        *settings = Settings::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(options: &mut Options, settings: &mut Settings, size: egui::Vec2, events: Vec<Event>) -> bool {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        let input = |events| egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
            events,
            ..egui::RawInput::default()
        };
        ctx.run_ui(input(Vec::new()), |_| {}).textures_delta.clear();
        let mut left = false;
        ctx.run_ui(input(events), |ui| left = options.show(ui, &Theme::DAY, settings)).textures_delta.clear();
        left
    }

    fn press(key: Key) -> Vec<Event> {
        vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }]
    }

    #[test]
    fn a_key_is_asked_for_taken_or_refused_and_esc_leaves_it() {
        let (mut options, mut settings) =
            (Options { asking: Some(Command::Pause), refused: None }, Settings::default());
        let size = vec2(1280.0, 720.0);
        assert!(!frame(&mut options, &mut settings, size, press(Key::N)));
        assert!(options.refused.as_ref().is_some_and(|why| why.contains("taken")), "{:?}", options.refused);
        assert!(!frame(&mut options, &mut settings, size, press(Key::Comma)));
        assert_eq!((options.asking, settings.keys.key(Command::Pause)), (None, Key::Comma));
        options.asking = Some(Command::Step);
        assert!(
            !frame(&mut options, &mut settings, size, press(Key::Escape)),
            "Esc leaves the question, not the screen"
        );
        assert_eq!((options.asking, settings.keys.key(Command::Step)), (None, Key::N));
        assert!(frame(&mut options, &mut settings, size, press(Key::Escape)));
    }

    #[test]
    fn it_can_be_drawn_at_every_size() {
        for size in [vec2(640.0, 360.0), vec2(853.0, 480.0), vec2(1280.0, 720.0), vec2(1707.0, 960.0)] {
            frame(&mut Options::default(), &mut Settings::default(), size, Vec::new());
        }
    }
}
