//! The sandbox by keys alone, and by the mouse alone.

use bevy_egui::egui::{self, Event, Key, Modifiers, PointerButton, Pos2, Rect, Shape, Vec2, pos2, vec2};

use super::super::theme::{self, Theme};
use super::{KEYS, Sandbox, TABS, Tab, Wish};
use crate::locale::{Language, tests::speaking};
use crate::sandbox::keep;
use crate::sim::Simulation;

/// What was written, where, and the part of it that can be seen.
type Line = (String, Rect, Rect);

struct Hands {
    ctx: egui::Context,
    screen: Sandbox,
    size: Vec2,
    lines: Vec<Line>,
    clock: f64,
    wish: Option<Wish>,
    copied: String,
}

fn lines(shape: &Shape, clip: Rect, into: &mut Vec<Line>) {
    match shape {
        Shape::Vec(parts) => parts.iter().for_each(|part| lines(part, clip, into)),
        Shape::Text(text) => {
            into.push((text.galley.text().to_string(), text.galley.rect.translate(text.pos.to_vec2()), clip));
        }
        _ => {}
    }
}

impl Hands {
    fn new(screen: Sandbox, size: Vec2) -> Self {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        Self { ctx, screen, size, lines: Vec::new(), clock: 0.0, wish: None, copied: String::new() }
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.clock += 0.1;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, self.size));
        let input = egui::RawInput { screen_rect, events, time: Some(self.clock), ..egui::RawInput::default() };
        let mut wish = None;
        let screen = &mut self.screen;
        let mut output = self.ctx.run_ui(input, |ui| wish = screen.show(ui, &Theme::DAY).or(wish.take()));
        output.textures_delta.clear();
        self.wish = wish.or(self.wish.take());
        for command in &output.platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                self.copied.clone_from(text);
            }
        }
        self.lines.clear();
        for clipped in &output.shapes {
            lines(&clipped.shape, clipped.clip_rect, &mut self.lines);
        }
    }

    fn press(&mut self, key: Key) {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.frame(vec![event(true)]);
        self.frame(vec![event(false)]);
    }

    fn click(&mut self, at: Pos2) {
        let event = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![event(true)]);
        self.frame(vec![event(false)]);
        self.frame(Vec::new());
    }

    fn find(&self, text: &str) -> Option<Rect> {
        let seen = || self.lines.iter().filter(|(_, at, clip)| clip.contains(at.center()));
        let whole = seen().find(|(line, ..)| line == text);
        whole.or_else(|| seen().find(|(line, ..)| line.starts_with(text))).map(|(_, at, _)| *at)
    }

    fn click_on(&mut self, text: &str) {
        let at = self.find(text).unwrap_or_else(|| {
            panic!("{text} is not on the screen: {:?}", self.lines.iter().map(|line| &line.0).collect::<Vec<_>>())
        });
        self.click(at.center());
    }

    /// Tab, until the focus is on something at this height.
    fn tab_to(&mut self, text: &str) {
        for _ in 0..120 {
            self.press(Key::Tab);
            let wanted = self.find(text).map(|at| at.center().y);
            let id = self.ctx.memory(|m| m.focused());
            let at = id.and_then(|id| self.ctx.read_response(id)).map(|response| response.rect);
            if let (Some(wanted), Some(at)) = (wanted, at)
                && at.y_range().contains(wanted)
                && at.right() > self.find(text).map_or(0.0, |line| line.left())
                && at.left() < self.size.x - 400.0
                && at.left() > 200.0
            {
                return;
            }
        }
        panic!("the focus never comes to {text}");
    }
}

#[test]
fn every_sort_of_part_can_be_drawn_at_every_size() {
    for size in [vec2(640.0, 360.0), vec2(853.0, 480.0), vec2(1280.0, 720.0), vec2(1707.0, 960.0)] {
        let mut hands = Hands::new(Sandbox::new(None), size);
        let presets = hands.screen.presets.clone();
        for preset in presets {
            hands.screen.put(preset, String::new());
            for (key, (tab, _)) in KEYS.into_iter().zip(TABS) {
                hands.press(key);
                assert_eq!(hands.screen.tab, tab);
                hands.screen.open = Some(0);
                hands.frame(Vec::new());
                hands.frame(Vec::new());
                let outside = hands.lines.iter().find(|(_, at, clip)| {
                    let seen = at.intersect(*clip);
                    seen.is_positive() && (seen.right() > size.x + 1.0 || seen.left() < -1.0)
                });
                assert!(outside.is_none(), "{tab:?} at {size:?}: {outside:?}");
            }
        }
        assert!(hands.wish.is_none());
        hands.press(Key::Escape);
        assert!(matches!(hands.wish, Some(Wish::Leave)));
    }
}

#[test]
fn a_company_is_built_and_played_with_the_mouse_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut hands = Hands::new(Sandbox::new(Some(folder.path().into())), vec2(1280.0, 720.0));
    hands.frame(Vec::new());
    hands.click_on("The plant with one expert");
    assert_eq!(hands.screen.parts.name, "The plant with one expert");
    let before = hands.screen.seen.as_ref().unwrap().1.clone();
    hands.click_on("People");
    hands.click_on("Vera");
    hands.click_on("nobody may");
    let after = hands.screen.seen.as_ref().unwrap().1.clone();
    assert!(after != before, "a closed door changes what is asked of whom");
    hands.click_on("Rooms");
    let rooms = hands.screen.parts.rooms.len();
    hands.click_on("Add a room");
    assert_eq!(hands.screen.parts.rooms.len(), rooms + 1);
    // A slider goes where it is pressed.
    let label = hands.find("WIP limit").unwrap();
    hands.click(pos2(label.left() + 330.0, label.center().y));
    assert!(hands.screen.parts.rooms[rooms].wip_limit.is_some());
    hands.click_on("Remove this room");
    assert_eq!(hands.screen.parts.rooms.len(), rooms);
    hands.click_on("Copy as text");
    let (level, problems) = crate::level::from_text("copied", &hands.copied, None);
    assert!(level.is_some() && problems.is_empty(), "{problems:?}");
    hands.click_on("Save");
    assert_eq!(keep::list(folder.path()).len(), 1);
    hands.click_on("Play it");
    let Some(Wish::Play(level, seed)) = hands.wish.take() else { panic!("nothing is played") };
    let mut sim = Simulation::new(&level, seed);
    sim.run_until(2 * 1440);
    assert_eq!((level.id.as_str(), seed), ("sandbox/the_plant_with_one_expert", 1));
}

#[test]
fn a_rule_is_turned_and_a_company_played_with_keys_alone() {
    let mut hands = Hands::new(Sandbox::new(None), vec2(1280.0, 720.0));
    hands.press(Key::Num0);
    assert_eq!(hands.screen.tab, Tab::Rules);
    hands.tab_to("Your pace");
    hands.press(Key::ArrowRight);
    hands.press(Key::ArrowRight);
    let pace = hands.screen.parts.rules.your_pace.unwrap();
    assert!(pace > 1.0, "{pace}");
    hands.press(Key::ArrowLeft);
    hands.press(Key::ArrowLeft);
    assert_eq!(hands.screen.parts.rules.your_pace, None, "back at its default it is no override");
    hands.press(Key::End);
    assert_eq!(hands.screen.parts.rules.your_pace, Some(4.0));
    // Its unit, range and evidence stand below it.
    assert!(hands.find("times, 0 to 4, by default 1. Evidence: none: for the difficulty.").is_some());
    hands.ctx.memory_mut(|m| m.stop_text_input());
    if let Some(id) = hands.ctx.memory(|m| m.focused()) {
        hands.ctx.memory_mut(|m| m.surrender_focus(id));
    }
    hands.press(Key::Enter);
    assert!(matches!(&hands.wish, Some(Wish::Play(level, 1)) if level.rules.your_pace == 4.0));
}

#[test]
fn in_another_language_what_is_shipped_is_told_anew_and_what_was_built_stays() {
    let mut hands = Hands::new(Sandbox::new(None), vec2(1280.0, 720.0));
    hands.frame(Vec::new());
    speaking(Language::German, || {
        hands.frame(Vec::new());
        assert_eq!(hands.screen.parts.name, "Kleiner Laden", "nobody has changed anything in it");
        hands.click_on("Das Werk mit einer Expertin");
        hands.screen.parts.days += 5;
        hands.press(Key::Num0);
        assert!(hands.find("Faktor, 0 bis 4, Vorgabe 1. Beleg: keiner: für den Schwierigkeitsgrad.").is_some());
    });
    hands.frame(Vec::new());
    assert_eq!(hands.screen.parts.name, "Das Werk mit einer Expertin");
    assert!(hands.find("Your pace").is_some());
}
