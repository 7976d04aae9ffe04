//! Who plays: the players of this machine, and what can be done with the list.

use bevy_egui::egui::{self, Align2, Key, Modifiers, ScrollArea, Sense, StrokeKind, TextEdit, Ui, vec2};

use super::bindings::called;
use super::screens::{beside_bar, titled};
use super::theme::{self, Button, Theme, condensed, condensed_bold, sans, semibold, write, write_within};
use crate::profiles::{LONGEST, Profiles};
use crate::tr;

/// What is asked for below the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Asking {
    #[default]
    Nothing,
    /// The name of a new player.
    New,
    /// Another name for one.
    Name,
    /// Whether one is to go.
    Removal,
}

/// The screen while it is open.
#[derive(Default)]
pub(crate) struct Players {
    /// Who is marked in the list.
    marked: usize,
    asking: Asking,
    /// What has been typed.
    typed: String,
    /// What came of the last order, and whether it was refused.
    said: Option<(String, bool)>,
}

/// What comes of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// The screen is left.
    Left,
    /// The list has changed, and perhaps who plays.
    Changed,
    /// Somebody else was chosen to play.
    Plays,
}

/// Most that the screen takes of a wide window.
const WIDEST: f32 = 620.0;
/// Height of a player in the list.
const ROW: f32 = 48.0;

impl Players {
    /// The screen, with whoever plays marked.
    pub(crate) fn new(profiles: &Profiles) -> Self {
        Self { marked: profiles.now(), ..Self::default() }
    }

    /// Draws it, and does to the list what is asked for.
    pub(crate) fn show(&mut self, ui: &mut Ui, theme: &Theme, profiles: &mut Profiles) -> Option<Done> {
        // What is asked for is left first, then the screen.
        if self.asking != Asking::Nothing && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            (self.asking, self.said) = (Asking::Nothing, None);
        }
        let (place, left) = titled(
            ui,
            theme,
            (tr!("players-title"), ""),
            vec2(WIDEST, 200.0 + (ROW + 8.0) * profiles.all().len() as f32),
        );
        let mut done = left.then_some(Done::Left);
        let within = beside_bar(place);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(within));
        inside.set_clip_rect(within.expand(6.0));
        ScrollArea::vertical().id_salt("players").auto_shrink([false, false]).show(&mut inside, |ui| {
            ui.set_width(place.width());
            theme::paragraph(ui, tr!("players-about"), condensed(14.0), theme.ink2);
            ui.add_space(8.0);
            self.marked = self.marked.min(profiles.all().len() - 1);
            self.list(ui, theme, profiles);
            ui.add_space(8.0);
            if let Some(this) = self.orders(ui, theme, profiles) {
                done = Some(this);
            }
            if let Some((text, refused)) = &self.said {
                theme::paragraph(ui, text, sans(14.0), if *refused { theme.bad } else { theme.ink });
            }
        });
        done
    }

    fn list(&mut self, ui: &mut Ui, theme: &Theme, profiles: &Profiles) {
        if self.asking == Asking::Nothing && ui.memory(|m| m.focused().is_none()) {
            let by = ui.input(|i| i32::from(i.key_pressed(Key::ArrowDown)) - i32::from(i.key_pressed(Key::ArrowUp)));
            self.marked = (self.marked as i32 + by).clamp(0, profiles.all().len() as i32 - 1) as usize;
        }
        for (n, profile) in profiles.all().iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
            let marked = n == self.marked;
            let (fill, ink, quiet) =
                if marked { (theme.ink, theme.panel, theme.panel) } else { (theme.panel, theme.ink, theme.ink2) };
            let painter = ui.painter();
            painter.rect_filled(rect, 6.0, fill);
            painter.rect_stroke(rect, 6.0, theme.edge(response.hovered() || response.has_focus()), StrokeKind::Inside);
            theme::focus(painter, rect, &response, theme);
            let at = rect.min + vec2(16.0, 13.0);
            write_within(painter, at, rect.width() - 160.0, &profile.name, semibold(16.0), ink);
            if n == profiles.now() {
                let at = rect.right_center() - vec2(16.0, 0.0);
                write(painter, at, Align2::RIGHT_CENTER, tr!("players-plays-now"), condensed_bold(13.5), quiet);
            }
            if response.clicked() {
                (self.marked, self.asking, self.said) = (n, Asking::Nothing, None);
            }
        }
    }

    fn orders(&mut self, ui: &mut Ui, theme: &Theme, profiles: &mut Profiles) -> Option<Done> {
        match self.asking {
            Asking::Nothing => self.choose(ui, theme, profiles),
            Asking::Removal => self.removal(ui, theme, profiles),
            Asking::New | Asking::Name => self.name(ui, theme, profiles),
        }
    }

    fn choose(&mut self, ui: &mut Ui, theme: &Theme, profiles: &mut Profiles) -> Option<Done> {
        let other = self.marked != profiles.now();
        let name = profiles.all()[self.marked].name.clone();
        let play = if other { tr!("players-play-as", name = name) } else { tr!("players-back").into() };
        let wide = ui.available_width();
        let enter = ui.input(|i| i.key_pressed(Key::Enter)) && ui.memory(|m| m.focused().is_none());
        let mut done = None;
        // To go on as who one is, is no choice.
        let style = if other { Button::Commit } else { Button::Plain };
        if theme::button(ui, theme, vec2(wide, 46.0), &play, "Enter", style).clicked() || enter {
            done = Some(if other { Done::Plays } else { Done::Left });
            if other {
                self.said = profiles.switch(self.marked).err().map(|why| (why, true));
            }
        }
        ui.horizontal(|ui| {
            let each = (wide - 16.0) / 3.0;
            let rows = [
                (tr!("players-new"), Key::N, Asking::New),
                (tr!("players-rename"), Key::R, Asking::Name),
                (tr!("players-remove"), Key::Delete, Asking::Removal),
            ];
            for (label, key, asks) in rows {
                let cap = called(key);
                let pressed = ui.input(|i| !i.modifiers.command && i.key_pressed(key));
                if theme::button(ui, theme, vec2(each, 40.0), label, cap, Button::Plain).clicked() || pressed {
                    self.typed = if asks == Asking::Name { name.clone() } else { String::new() };
                    (self.asking, self.said) = (asks, None);
                    // The letter that asked is no part of the name.
                    ui.input_mut(|i| i.events.retain(|event| !matches!(event, egui::Event::Text(_))));
                }
            }
        });
        done
    }

    fn name(&mut self, ui: &mut Ui, theme: &Theme, profiles: &mut Profiles) -> Option<Done> {
        let new = self.asking == Asking::New;
        let name = &profiles.all()[self.marked].name;
        let ask = if new { tr!("players-ask-new").into() } else { tr!("players-ask-name", name = name) };
        theme::paragraph(ui, &ask, semibold(16.0), theme.ink);
        let field = TextEdit::singleline(&mut self.typed)
            .font(sans(18.0))
            .text_color(theme.ink)
            .background_color(theme.panel)
            .margin(vec2(12.0, 10.0))
            .char_limit(4 * LONGEST)
            .desired_width(ui.available_width());
        let response = ui.add(field);
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if !response.has_focus() && !entered {
            response.request_focus();
        }
        // What is wrong is said while it is typed, once there is something.
        let fits = profiles.check(&self.typed, (!new).then_some(self.marked));
        if let (Err(why), false) = (&fits, self.typed.is_empty()) {
            theme::paragraph(ui, why, condensed(14.0), theme.bad);
        }
        let yes = if new { tr!("players-make") } else { tr!("players-rename") };
        let (yes, no) = self.answers(ui, theme, yes, "Enter");
        if no {
            (self.asking, self.said) = (Asking::Nothing, None);
        } else if yes || entered {
            let typed = self.typed.clone();
            let result = if new { profiles.create(&typed) } else { profiles.rename(self.marked, &typed) };
            match result {
                Ok(()) => {
                    (self.asking, self.said) = (Asking::Nothing, None);
                    if new {
                        self.marked = profiles.now();
                    }
                    return Some(Done::Changed);
                }
                Err(why) => self.said = Some((why, true)),
            }
        }
        None
    }

    fn removal(&mut self, ui: &mut Ui, theme: &Theme, profiles: &mut Profiles) -> Option<Done> {
        let name = profiles.all()[self.marked].name.clone();
        theme::paragraph(ui, &tr!("players-take-off", name = name), semibold(16.0), theme.ink);
        theme::paragraph(ui, tr!("players-nothing-deleted"), condensed(14.0), theme.ink2);
        let enter = ui.input(|i| i.key_pressed(Key::Enter)) && ui.memory(|m| m.focused().is_none());
        let (yes, no) = self.answers(ui, theme, tr!("players-move-aside"), "Enter");
        if no {
            self.asking = Asking::Nothing;
        } else if yes || enter {
            self.asking = Asking::Nothing;
            match profiles.remove(self.marked) {
                Ok(said) => {
                    (self.said, self.marked) = (Some((said, false)), profiles.now());
                    return Some(Done::Changed);
                }
                Err(why) => self.said = Some((why, true)),
            }
        }
        None
    }

    /// Yes and no.
    fn answers(&self, ui: &mut Ui, theme: &Theme, yes: &str, key: &str) -> (bool, bool) {
        let wide = ui.available_width();
        let row = ui.horizontal(|ui| {
            let yes = theme::button(ui, theme, vec2(wide * 0.6 - 8.0, 42.0), yes, key, Button::Commit).clicked();
            let no = tr!("players-leave-it");
            let no = theme::button(ui, theme, vec2(wide * 0.4, 42.0), no, "Esc", Button::Plain).clicked();
            (yes, no)
        });
        row.inner
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::{Event, Rect};

    struct Seen {
        ctx: egui::Context,
        players: Players,
        profiles: Profiles,
        _root: tempfile::TempDir,
    }

    impl Seen {
        fn new() -> Self {
            let root = tempfile::tempdir().unwrap();
            let profiles = Profiles::open(root.path()).unwrap();
            let ctx = egui::Context::default();
            theme::install_fonts(&ctx);
            ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
            Self { ctx, players: Players::new(&profiles), profiles, _root: root }
        }

        fn frame(&mut self, events: Vec<Event>) -> Option<Done> {
            let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(1280.0, 720.0)));
            let input = egui::RawInput { screen_rect, events, focused: true, ..egui::RawInput::default() };
            let mut done = None;
            let (players, profiles) = (&mut self.players, &mut self.profiles);
            self.ctx
                .run_ui(input, |ui| done = done.or(players.show(ui, &Theme::NIGHT, profiles)))
                .textures_delta
                .clear();
            done
        }

        fn press(&mut self, key: Key) -> Option<Done> {
            let event =
                |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
            let done = self.frame(vec![event(true)]);
            self.frame(vec![event(false)]);
            self.frame(Vec::new());
            done
        }
    }

    #[test]
    fn a_player_is_made_renamed_and_removed_by_keys_alone() {
        let mut seen = Seen::new();
        seen.press(Key::N);
        seen.frame(vec![Event::Text("../Ada".into())]);
        assert_eq!(seen.press(Key::Enter), None, "a bad name is refused");
        assert!(seen.players.said.as_ref().is_some_and(|(why, refused)| *refused && why.contains("path")));
        assert_eq!(seen.profiles.all().len(), 1);
        seen.press(Key::Escape);
        assert_eq!(seen.players.asking, Asking::Nothing, "Esc leaves the question, not the screen");
        seen.press(Key::N);
        seen.frame(vec![Event::Text("Ada".into())]);
        assert_eq!(seen.press(Key::Enter), Some(Done::Changed));
        assert_eq!(seen.profiles.player().name, "Ada");
        seen.press(Key::R);
        seen.frame(vec![Event::Text(" L".into())]);
        assert_eq!(seen.press(Key::Enter), Some(Done::Changed));
        assert!(seen.profiles.player().name.contains("L"), "{}", seen.profiles.player().name);
        seen.press(Key::Delete);
        assert_eq!(seen.press(Key::Enter), Some(Done::Changed));
        assert_eq!(seen.profiles.all().len(), 1);
        assert!(seen.players.said.as_ref().is_some_and(|(said, _)| said.contains("Nothing is deleted")));
        // The last one stays.
        seen.press(Key::Delete);
        assert_eq!(seen.press(Key::Enter), None);
        assert!(seen.players.said.as_ref().is_some_and(|(_, refused)| *refused));
        assert_eq!(seen.press(Key::Escape), Some(Done::Left));
    }

    #[test]
    fn a_player_is_chosen_by_the_mouse() {
        let mut seen = Seen::new();
        seen.profiles.create("Ada").unwrap();
        seen.frame(Vec::new());
        seen.players.marked = 1;
        // The first of the list stands highest.
        for at in (15..60).map(|n| egui::pos2(640.0, 6.0 * n as f32)) {
            let button = |pressed| Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            seen.frame(vec![Event::PointerMoved(at)]);
            seen.frame(vec![button(true)]);
            seen.frame(vec![button(false)]);
            if seen.players.marked == 0 {
                break;
            }
        }
        assert_eq!(seen.players.marked, 0);
        assert_eq!(seen.press(Key::Enter), Some(Done::Plays));
        assert_eq!(seen.profiles.now(), 0);
    }
}
