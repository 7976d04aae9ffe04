//! The settings screen: sizes, colours, motion, and the keys.

use bevy_egui::egui::{self, Align2, Event, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::bindings::{ALL, Bindings, Command};
use super::screens::{more, titled};
use super::settings::{NOTES, Pace, Settings, Tongue, UI_SCALES, VOLUMES};
use super::sound;
use super::spoken;
use super::theme::{self, Button, Sight, Theme, condensed, condensed_bold, sans, semibold, write, write_within};
use crate::level::file::Kind;
use crate::locale;
use crate::tr;

/// From this width on the keys stand beside the rest, not below.
const BESIDE: f32 = 1080.0;
/// What both columns are high.
const TALL: f32 = 668.0;
/// Most that both columns take of a wide window.
const WIDEST: f32 = 1300.0;
/// A column narrower than this has its labels above the buttons, and one column of keys.
const NARROW: f32 = 520.0;

/// The screen while it is open.
#[derive(Default)]
pub(crate) struct Options {
    /// The next key that is pressed is for this.
    asking: Option<Command>,
    /// Why the last key was refused.
    refused: Option<String>,
    /// It has been drawn: the focus is where the player has put it.
    seen: bool,
}

impl Options {
    /// Draws the screen and changes what is chosen in it; true when it is left.
    pub(crate) fn show(&mut self, ui: &mut Ui, theme: &Theme, settings: &mut Settings) -> bool {
        // While a key is asked for, every key is an answer, Esc too.
        self.listen(ui, settings);
        let tall = if ui.max_rect().width() >= BESIDE { TALL } else { f32::INFINITY };
        let (place, gone) = titled(ui, theme, (tr!("settings-title"), ""), vec2(WIDEST, tall));
        // The ring round what has the focus stands outside of it.
        let inner = Rect::from_min_max(place.min - vec2(6.0, 4.0), place.max + vec2(8.0, 8.0));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        inside.set_clip_rect(inner);
        let area = ScrollArea::vertical().id_salt("settings").auto_shrink([false, false]);
        let scrolled = area.show(&mut inside, |ui| {
            let columns = if inner.width() >= BESIDE { 2.0 } else { 1.0 };
            let column = (ui.available_width() - 12.0 - 48.0 * (columns - 1.0)) / columns;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(6.0);
                ui.vertical(|ui| {
                    ui.set_width(column);
                    ui.spacing_mut().item_spacing.x = 8.0;
                    self.choices(ui, theme, settings);
                    if columns < 2.0 {
                        ui.add_space(16.0);
                        self.keys(ui, theme, settings);
                    }
                });
                if columns > 1.0 {
                    ui.add_space(48.0);
                    ui.vertical(|ui| {
                        ui.set_width(column);
                        ui.spacing_mut().item_spacing.x = 8.0;
                        self.keys(ui, theme, settings);
                    });
                }
            });
        });
        more(ui, &scrolled, theme.sheet, theme);
        self.seen = true;
        gone
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

    fn choices(&self, ui: &mut Ui, theme: &Theme, settings: &mut Settings) {
        ui.add_space(4.0);
        let named = |off: &str, on: &str| [(false, off.to_string()), (true, on.to_string())];
        let sizes = UI_SCALES.map(|percent| (percent, format!("{percent} %")));
        row(ui, theme, tr!("settings-size"), &mut settings.ui_scale, &sizes, !self.seen);
        let tongues = Tongue::all().map(|(tongue, label)| (tongue, label.to_string()));
        row(ui, theme, tr!("settings-language"), &mut settings.language, &tongues, false);
        row(
            ui,
            theme,
            tr!("settings-window"),
            &mut settings.full_screen,
            &named(tr!("settings-window"), tr!("settings-full-screen")),
            false,
        );
        let sights = Sight::ALL.map(|sight| (sight, sight.name().to_string()));
        row(ui, theme, tr!("settings-colours"), &mut settings.colours, &sights, false);
        about(ui, theme, settings.colours.about());
        row(
            ui,
            theme,
            tr!("settings-contrast"),
            &mut settings.high_contrast,
            &named(tr!("settings-contrast-usual"), tr!("settings-contrast-high")),
            false,
        );
        samples(ui, settings);
        row(
            ui,
            theme,
            tr!("settings-motion"),
            &mut settings.reduced_motion,
            &named(tr!("settings-cards-glide"), tr!("settings-nothing-glides")),
            false,
        );
        let paces = Pace::all().map(|(pace, label)| (pace, label.to_string()));
        row(ui, theme, tr!("settings-clock"), &mut settings.pace, &paces, false);
        about(ui, theme, tr!("settings-clock-about"));
        let notes = NOTES.map(|seconds| (seconds, tr!("settings-seconds", seconds = seconds)));
        row(ui, theme, tr!("settings-notes"), &mut settings.notes_stay, &notes, false);
        if sound::BUILT {
            let switch = named(tr!("settings-off"), tr!("settings-on"));
            row(ui, theme, tr!("settings-sound"), &mut settings.sound, &switch, false);
        } else {
            about(ui, theme, tr!("settings-no-sound"));
        }
        if sound::BUILT && settings.sound {
            let volumes = VOLUMES.map(|percent| (percent, format!("{percent} %")));
            row(ui, theme, tr!("settings-loudness"), &mut settings.volume, &volumes, false);
            let behind = named(tr!("settings-silent-behind"), tr!("settings-always"));
            row(ui, theme, tr!("settings-when"), &mut settings.sound_behind, &behind, false);
        }
        ui.add_space(8.0);
        if theme::button(ui, theme, vec2(260.0, 36.0), tr!("settings-as-at-first"), "", Button::Plain).clicked() {
            *settings = Settings::default();
        }
    }

    fn keys(&mut self, ui: &mut Ui, theme: &Theme, settings: &mut Settings) {
        ui.label(egui::RichText::new(tr!("settings-keys")).font(semibold(18.0)).color(theme.ink));
        let what = self
            .asking
            .map(|command| ALL.iter().find(|row| row.command == command).map_or("", |row| locale::text(row.about)));
        let (text, ink) = match (&self.refused, what) {
            (Some(why), _) => (why.clone(), theme.bad),
            (None, Some(what)) => (tr!("settings-press-key", what = what), theme.warn),
            (None, None) => (tr!("settings-choose-key").into(), theme.ink2),
        };
        theme::paragraph(ui, &text, condensed_bold(14.0), ink);
        let wide = ui.available_width();
        // What is done at the left, what is opened at the right.
        let opens = ALL.iter().position(|row| matches!(row.command, Command::Open(_))).unwrap_or(ALL.len());
        let (columns, rows) = if wide < NARROW { (1.0, ALL.len()) } else { (2.0, opens.max(ALL.len() - opens)) };
        // A little lower where the list would end below the window.
        let high = if ui.ctx().content_rect().height() < 800.0 { 26.0 } else { 32.0 };
        let size = vec2((wide - 12.0 * (columns - 1.0)) / columns, high);
        let (area, _) = ui.allocate_exact_size(vec2(wide, rows as f32 * (size.y + 4.0)), Sense::hover());
        for (n, row) in ALL.iter().enumerate() {
            let (column, line) = if columns > 1.0 && n >= opens { (1.0, n - opens) } else { (0.0, n) };
            let step = vec2(column * (size.x + 12.0), line as f32 * (size.y + 4.0));
            self.key(
                ui,
                theme,
                Rect::from_min_size(area.min + step, size),
                row.command,
                locale::text(row.about),
                &settings.keys,
            );
        }
        let text = tr!("settings-fixed-keys");
        theme::paragraph(ui, text, condensed(13.5), theme.ink2);
        if theme::button(ui, theme, vec2(260.0, 36.0), tr!("settings-keys-as-at-first"), "", Button::Plain).clicked() {
            settings.keys = Bindings::default();
            (self.asking, self.refused) = (None, None);
        }
    }

    /// One key: a click asks for another.
    fn key(&mut self, ui: &Ui, theme: &Theme, place: Rect, command: Command, what: &str, keys: &Bindings) {
        let response = ui.interact(place, ui.id().with(("key", command)), Sense::click());
        let asked = self.asking == Some(command);
        spoken::chosen(&response, asked, &format!("{what}: {}", keys.chord(command)), "");
        let painter = ui.painter();
        painter.rect_filled(place, 6.0, theme.panel);
        let lit = response.hovered() || response.has_focus() || asked;
        let edge = theme.edge(lit);
        painter.rect_stroke(place, 6.0, edge, StrokeKind::Inside);
        theme::focus(painter, place, &response, theme);
        let name = if asked { "…".into() } else { keys.chord(command) };
        let width = 14.0 + 7.2 * name.chars().count() as f32;
        let cap = Rect::from_min_size(pos2(place.right() - width - 8.0, place.center().y - 11.0), vec2(width, 22.0));
        let (fill, ink) = if asked { (theme.ink, theme.panel) } else { (theme.sheet, theme.ink) };
        painter.rect_filled(cap, 4.0, fill);
        painter.rect_stroke(cap, 4.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
        write(painter, cap.center(), Align2::CENTER_CENTER, name, theme::mono(12.0), ink);
        let at = place.left_center() + vec2(10.0, -9.5);
        write_within(painter, at, cap.left() - at.x - 6.0, what, sans(14.0), theme.ink);
        if response.clicked() {
            (self.asking, self.refused) = (if asked { None } else { Some(command) }, None);
        }
    }
}

/// Width of the labels before the buttons; none in a narrow column.
fn labels(wide: f32) -> f32 {
    if wide < NARROW { 0.0 } else { 96.0 }
}

/// A quiet line below the buttons.
fn about(ui: &mut Ui, theme: &Theme, text: &str) {
    let beside = labels(ui.available_width());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(beside);
        theme::paragraph(ui, text, condensed(13.5), theme.ink2);
    });
}

/// A label and buttons of which one is chosen.
fn row<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    chosen: &mut T,
    all: &[(T, String)],
    take_focus: bool,
) {
    let wide = ui.available_width();
    let beside = labels(wide);
    let text = egui::RichText::new(label).font(semibold(15.0)).color(theme.ink);
    if beside == 0.0 {
        ui.label(text.clone());
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if beside > 0.0 {
            let (place, _) = ui.allocate_exact_size(vec2(beside - 6.0, 38.0), Sense::hover());
            write(ui.painter(), place.left_center(), Align2::LEFT_CENTER, label, semibold(15.0), theme.ink);
        }
        let each = (wide - beside - 6.0 * (all.len() as f32 - 1.0)) / all.len() as f32;
        for (value, answer) in all {
            let is = chosen == value;
            let style = if is { Button::Chosen } else { Button::Plain };
            let response = theme::button(ui, theme, vec2(each, 38.0), answer, "", style);
            spoken::chosen(&response, is, &format!("{label}: {answer}"), "");
            if is && take_focus {
                response.request_focus();
            }
            if response.clicked() {
                *chosen = *value;
            }
        }
    });
}

/// What is chosen, as it looks by day and by night.
fn samples(ui: &mut Ui, settings: &Settings) {
    let wide = ui.available_width();
    let (area, _) = ui.allocate_exact_size(vec2(wide, 128.0), Sense::hover());
    for (n, night) in [false, true].into_iter().enumerate() {
        let theme = Theme::of(settings.look(), night);
        let size = vec2((wide - 10.0) / 2.0, area.height());
        let place = Rect::from_min_size(area.min + vec2(n as f32 * (size.x + 10.0), 0.0), size);
        let painter = ui.painter_at(place);
        painter.rect_filled(place, 0.0, theme.room);
        let beam = Rect::from_min_size(place.min, vec2(place.width(), 24.0));
        painter.rect_filled(beam, 0.0, theme.beam);
        let name = if night { tr!("settings-by-night") } else { tr!("settings-by-day") };
        let at = beam.left_center() + vec2(10.0, 0.0);
        let end = write(&painter, at, Align2::LEFT_CENTER, name, semibold(13.5), theme.on_beam);
        let lamp = Rect::from_min_max(pos2(end.right() + 12.0, beam.top()), beam.max);
        painter.rect_filled(lamp, 0.0, theme.amber);
        let at = lamp.left_center() + vec2(10.0, 0.0);
        let wide = lamp.width() - 14.0;
        write_within(
            &painter,
            at - vec2(0.0, 8.0),
            wide,
            tr!("settings-the-constraint"),
            condensed(12.5),
            theme::ON_AMBER,
        );
        let step = place.width() / 4.0;
        for (k, (kind, name)) in Kind::ALL
            .into_iter()
            .zip([tr!("kind-business"), tr!("kind-internal"), tr!("kind-change"), tr!("kind-unplanned")])
            .enumerate()
        {
            let at = pos2(place.left() + step * (k as f32 + 0.5), beam.bottom() + 26.0);
            theme::card(&painter, at, 34.0, kind, &theme, 0.12);
            let below = at + vec2(0.0, 25.0);
            write(&painter, below, Align2::CENTER_CENTER, name, condensed(12.5), theme.ink2);
        }
        let floor = Rect::from_min_max(pos2(place.left(), beam.bottom() + 66.0), place.max);
        painter.rect_filled(floor, 0.0, theme.panel);
        painter.hline(floor.x_range(), floor.top(), Stroke::new(1.0, theme.line));
        let words = [
            (tr!("settings-word-good"), theme.good),
            (tr!("settings-word-warning"), theme.warn),
            (tr!("settings-word-bad"), theme.bad),
            (tr!("settings-word-text"), theme.ink),
        ];
        for (k, (word, ink)) in words.into_iter().enumerate() {
            let at = pos2(place.left() + step * (k as f32 + 0.5), floor.center().y);
            write(&painter, at, Align2::CENTER_CENTER, word, condensed_bold(14.0), ink);
        }
        painter.rect_stroke(place, 0.0, Stroke::new(1.5, theme.beam), StrokeKind::Inside);
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
        vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: egui::Modifiers::NONE }]
    }

    #[test]
    fn a_key_is_asked_for_taken_or_refused_and_esc_leaves_it() {
        let (mut options, mut settings) =
            (Options { asking: Some(Command::Pause), ..Options::default() }, Settings::default());
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
