//! The title: the game's name torn off, what goes on, and the company at night, which is the map of the campaign. A room is
//! a level: lit when it is won, amber when its turn has come, dark until then, pencilled where nothing is built.

use bevy_egui::egui::{self, Align2, Color32, Key, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::art::Art;
use super::bindings::Bindings;
use super::entries::{self, Entry};
use super::screens::{lamp, sheet};
use super::spoken;
use super::theme::{
    self, Button, Theme, Veil as _, bold, condensed, condensed_bold, semibold, write, write_fitting, write_within,
};
use crate::campaign::{Progress, Standing};
use crate::kept::Kept as _;
use crate::level::file::{Kind, LevelFile};
use crate::level::library::{Campaign, Part, campaign_in};
use crate::level::rules::Difficulty;
use crate::level::{self, Level};
use crate::locale;
use crate::sim::Simulation;
use crate::sim::view::Mood;
use crate::tr;

/// What the player wants on the title screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Continue,
    Level(String),
    Play(Difficulty),
    Go(Entry),
}

/// A level as the map shows it.
struct Room {
    title: String,
    summary: String,
    look: String,
}

/// The campaign, and how far somebody has come.
pub(crate) struct Map {
    campaign: Campaign,
    rooms: BTreeMap<String, Room>,
    progress: Progress,
    /// Where progress is kept; nowhere in tests, and where the file cannot be used.
    path: Option<PathBuf>,
    trouble: Option<String>,
}

impl Map {
    /// The campaign, and how far the player has come whose progress this file has.
    pub(crate) fn new(path: Option<PathBuf>) -> Self {
        let told = Some(locale::get().code());
        let campaign = campaign_in(told);
        let story = campaign.parts.iter().filter(|part| part.in_order);
        let room = |id: &String| {
            let level = level::load_in(id, told).ok()?;
            let file = &level.file;
            Some((
                id.clone(),
                Room { title: file.title.clone(), summary: file.summary.clone(), look: look(file).to_string() },
            ))
        };
        let rooms = story.flat_map(|part| &part.levels).filter_map(room).collect();
        let read = path.as_ref().map_or(Ok(Progress::default()), |path| Progress::read(path));
        // What cannot be read is left as it is.
        let (progress, path, trouble) = match read {
            Ok(progress) => (progress, path, None),
            Err(why) => (Progress::default(), None, Some(why)),
        };
        Self { campaign, rooms, progress, path, trouble }
    }

    /// The level as it is played now: with what the levels before hand on, and as hard as was chosen.
    pub(crate) fn level(&self, id: &str) -> Option<Arc<Level>> {
        let level = level::load_in(id, Some(locale::get().code())).ok()?;
        let brought = self.progress.brought(&self.campaign, id);
        Some(Arc::new(level.with_carried(&brought).at(self.progress.difficulty)))
    }

    /// A run is over.
    pub(crate) fn ended(&mut self, sim: &Simulation) {
        if self.rooms.contains_key(&sim.level().id) {
            self.progress.ended(sim);
            self.write();
        }
    }

    pub(crate) fn set(&mut self, difficulty: Difficulty) {
        self.progress.difficulty = difficulty;
        self.write();
    }

    fn write(&mut self) {
        if let Some(Err(why)) = self.path.as_ref().map(|path| self.progress.write(path)) {
            self.trouble = Some(tr!("title-not-kept", why = why));
        }
    }

    fn story(&self) -> impl Iterator<Item = &Part> {
        self.campaign.parts.iter().filter(|part| part.in_order)
    }

    /// All levels of the story, in order.
    fn all(&self) -> Vec<(&Part, &String)> {
        self.story().flat_map(|part| part.levels.iter().map(move |id| (part, id))).collect()
    }

    /// The level that comes after one, if it may be played already: its id and title.
    pub(crate) fn after(&self, id: &str) -> Option<(&str, &str)> {
        let all = self.all();
        let place = all.iter().position(|(_, other)| *other == id)?;
        let (part, next) = *all.get(place + 1)?;
        let room = self.rooms.get(next).filter(|_| self.progress.standing(part, next) != Standing::Closed)?;
        Some((next.as_str(), room.title.as_str()))
    }

    /// The level whose turn has come; the last one when all are won.
    fn next(&self) -> Option<&String> {
        let all = self.all();
        let open = all.iter().find(|(part, id)| self.progress.standing(part, id) == Standing::Open);
        open.or(all.last()).map(|(_, id)| *id)
    }
}

/// A window narrower than this has no room for the building: its rooms are a list.
const LIST: f32 = 900.0;
/// Left edge of the menu, at full size.
const MARGIN: f32 = 40.0;

/// Draws the title.
pub(crate) fn show(
    ui: &mut Ui,
    theme: &Theme,
    art: &Art,
    map: &Map,
    saved: Option<&Result<String, String>>,
    player: Option<&str>,
    keys: &Bindings,
) -> Option<Wish> {
    sheet(ui, theme);
    let all = ui.max_rect();
    let painter = ui.painter().clone();
    // In a small window the name makes room for what can be done.
    let size = (all.height() / 720.0).min(all.width() / 1280.0).clamp(0.5, 1.0);
    head(&painter, theme, all, size);
    let wide = if all.width() < LIST { (all.width() * 0.4).min(330.0) } else { 330.0 };
    let top = all.top() + if size < 0.75 { 240.0 } else { 292.0 } * size;
    let left = all.left() + MARGIN * size;
    let place = Rect::from_min_max(pos2(left, top), pos2(left + wide + 14.0, all.bottom() - 8.0));
    let mut wish = scrolled(ui, "menu", place, |ui| {
        ui.add_space(8.0);
        ui.set_width(wide);
        menu(ui, theme, map, saved, player, keys)
    });
    if all.width() < LIST {
        let place = Rect::from_min_max(pos2(place.right() + 16.0, all.top() + 20.0), all.max - vec2(12.0, 8.0));
        let clicked = scrolled(ui, "rooms", place, |ui| {
            ui.set_width(place.width() - 14.0);
            list(ui, theme, map)
        });
        return wish.or(clicked);
    }
    let beside = place.right() + 46.0 * size;
    let house = Rect::from_min_max(pos2(beside, all.top() + 96.0 * size), all.max - vec2(MARGIN * size, 84.0));
    let (clicked, about) = company(ui, theme, art, map, house);
    wish = wish.or(clicked);
    let street = Rect::from_min_max(pos2(house.left() - 8.0, all.bottom() - 84.0), all.max);
    painter.rect_filled(street, 0.0, theme.beam);
    if let Some((name, text)) = about {
        let end =
            write(&painter, street.min + vec2(24.0, 30.0), Align2::LEFT_CENTER, name, semibold(16.0), theme.on_beam);
        let at = pos2(end.right() + 12.0, street.top() + 21.0);
        write_within(&painter, at, street.right() - at.x - 40.0, &text, condensed(14.0), theme.on_beam);
    }
    let hint = tr!("title-click-room");
    let at = street.min + vec2(24.0, 58.0);
    write(&painter, at, Align2::LEFT_CENTER, hint, condensed(13.5), theme.ink2);
    wish
}

/// A part of the screen that scrolls if it has to.
fn scrolled(ui: &mut Ui, id: &str, place: Rect, add: impl FnOnce(&mut Ui) -> Option<Wish>) -> Option<Wish> {
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
    // The ring round what has the focus stands outside of it.
    inside.set_clip_rect(place.expand2(vec2(6.0, 0.0)));
    ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(&mut inside, add).inner
}

/// The game's name: half of it on a torn note.
fn head(painter: &egui::Painter, theme: &Theme, all: Rect, size: f32) {
    let at = |x: f32, y: f32| all.min + vec2(x, y) * size;
    let tilt = |x: f32, y: f32| at(42.0 + x, 62.0 + y - x * 0.06);
    painter.add(Shape::convex_polygon(
        vec![tilt(0.0, 0.0), tilt(330.0, 0.0), tilt(330.0, 92.0), tilt(0.0, 92.0)],
        theme.badge,
        Stroke::new(2.0, theme::ON_PAPER),
    ));
    for tooth in 0..9 {
        let x = tooth as f32 * 36.6;
        painter.add(Shape::convex_polygon(
            vec![tilt(x, 90.0), tilt(x + 36.6, 90.0), tilt(x + 16.0, 108.0)],
            theme.badge,
            Stroke::NONE,
        ));
    }
    painter.add(Shape::convex_polygon(
        vec![tilt(130.0, -12.0), tilt(205.0, -12.0), tilt(205.0, 14.0), tilt(130.0, 14.0)],
        Color32::from_rgb(0xE8, 0xDC, 0xBC),
        Stroke::new(1.0, theme::ON_PAPER),
    ));
    let galley = painter.layout_no_wrap("Unplanned".into(), bold(56.0 * size), Color32::WHITE);
    let mut text = egui::epaint::TextShape::new(tilt(24.0, 12.0), galley, Color32::WHITE);
    text.angle = -0.06;
    painter.add(text);
    // As wide as the line below; between two letters there is as much as between any other two.
    let letters: Vec<_> = "WORK"
        .chars()
        .map(|letter| painter.layout_no_wrap(letter.to_string(), bold(58.0 * size), theme.pencil))
        .collect();
    let wide: f32 = letters.iter().map(|letter| letter.size().x).sum();
    let (left, right) = (at(84.0, 0.0).x, at(330.0, 0.0).x);
    let gap = (right - left - wide) / (letters.len() - 1) as f32;
    let mut x = left;
    for letter in letters {
        let size = letter.size();
        painter.galley(pos2(x, at(0.0, 214.0).y - size.y / 2.0), letter, theme.pencil);
        x += size.x + gap;
    }
    if size < 0.75 {
        return;
    }
    painter.hline(at(76.0, 0.0).x..=at(338.0, 0.0).x, at(0.0, 252.0).y, Stroke::new(1.5, theme.pencil));
    let motto = tr!("title-motto");
    write(painter, at(207.0, 268.0), Align2::CENTER_CENTER, motto, condensed(13.5), theme.ink2);
}

fn menu(
    ui: &mut Ui,
    theme: &Theme,
    map: &Map,
    saved: Option<&Result<String, String>>,
    player: Option<&str>,
    keys: &Bindings,
) -> Option<Wish> {
    let mut wish = None;
    let wide = ui.available_width();
    // Whoever goes through the screen by Tab presses with Enter what has the focus.
    let enter = ui.input(|i| i.key_pressed(Key::Enter)) && ui.memory(|m| m.focused().is_none());
    let goes_on = matches!(saved, Some(Ok(_)));
    match saved {
        Some(Ok(line)) => {
            let label = tr!("title-continue", line = line);
            let button = theme::button(ui, theme, vec2(wide, 60.0), &label, "Enter", Button::Commit);
            if button.clicked() || enter {
                wish = Some(Wish::Continue);
            }
        }
        Some(Err(why)) => {
            theme::paragraph(ui, why, condensed(13.5), theme.bad);
        }
        None => {}
    }
    if let Some((id, room)) = map.next().and_then(|id| Some((id, map.rooms.get(id)?))) {
        let (key, style) = if goes_on { ("", Button::Plain) } else { ("Enter", Button::Commit) };
        let label = tr!("title-start", level = room.title);
        let high = if goes_on { 46.0 } else { 60.0 };
        let button = theme::button(ui, theme, vec2(wide, high), &label, key, style);
        if button.clicked() || (!goes_on && enter) {
            wish = Some(Wish::Level(id.clone()));
        }
    }
    ui.add_space(6.0);
    theme::paragraph(ui, tr!("title-how-hard"), condensed(13.5), theme.ink2);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let each = (wide - 8.0) / 3.0;
        for difficulty in Difficulty::ALL {
            let chosen = map.progress.difficulty == difficulty;
            let style = if chosen { Button::Chosen } else { Button::Plain };
            let button = theme::button(ui, theme, vec2(each, 36.0), difficulty_name(difficulty), "", style);
            let clicked = button.clicked();
            button.on_hover_text(difficulty_about(difficulty));
            if clicked && !chosen {
                wish = Some(Wish::Play(difficulty));
            }
        }
    });
    theme::paragraph(ui, difficulty_about(map.progress.difficulty), condensed(13.0), theme.ink2);
    ui.add_space(8.0);
    if let Some(entry) = entries::show(ui, theme, player, keys) {
        wish = Some(Wish::Go(entry));
    }
    if let Some(trouble) = &map.trouble {
        theme::paragraph(ui, trouble, condensed(13.0), theme.bad);
    }
    wish
}

/// The key of a room: its number.
fn number_key(number: usize) -> Option<Key> {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    keys.get(number.checked_sub(1)?).copied()
}

/// The rooms as a list, where the building has no room.
fn list(ui: &mut Ui, theme: &Theme, map: &Map) -> Option<Wish> {
    let mut wish = None;
    let mut number = 0;
    for part in map.story() {
        theme::paragraph(ui, &part.title, bold(18.0), theme.warn);
        for id in &part.levels {
            let Some(room) = map.rooms.get(id) else { continue };
            number += 1;
            let standing = map.progress.standing(part, id);
            let open = standing != Standing::Closed;
            let stars = map.progress.levels.get(id).map_or(0, |reached| reached.stars);
            let lamps = [tr!("title-won"), tr!("title-won-1"), tr!("title-won-2"), tr!("title-won-3")];
            let (state, style) = match standing {
                Standing::Won => (lamps[stars.min(3) as usize], Button::Plain),
                Standing::Open => ("", Button::Commit),
                Standing::Skippable => (tr!("title-lost"), Button::Plain),
                Standing::Closed => (tr!("title-closed"), Button::Plain),
            };
            let label = if state.is_empty() {
                room.title.clone()
            } else {
                tr!("title-room-state", room = room.title, state = state)
            };
            let size = vec2(ui.available_width(), 40.0);
            let key = if open { number.to_string() } else { String::new() };
            let button = if open {
                theme::button(ui, theme, size, &label, &key, style)
            } else {
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                theme::dashed(ui.painter(), rect.shrink(0.5), theme.line);
                let at = rect.min + vec2(10.0, 10.0);
                write_within(ui.painter(), at, rect.width() - 20.0, &label, semibold(14.0), theme.ink2);
                response
            };
            let pressed = number_key(number).is_some_and(|key| ui.input(|i| i.key_pressed(key)));
            if open && (button.clicked() || pressed) {
                wish = Some(Wish::Level(id.clone()));
            }
            let about = if open { room.summary.as_str() } else { tr!("title-closed-about") };
            button.on_hover_text(about);
        }
    }
    wish
}

/// How hard, in a word.
pub(super) fn difficulty_name(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Calm => tr!("difficulty-calm"),
        Difficulty::Normal => tr!("difficulty-normal"),
        Difficulty::Hard => tr!("difficulty-hard"),
    }
}

/// What it changes.
pub(super) fn difficulty_about(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Calm => tr!("difficulty-calm-about"),
        Difficulty::Normal => tr!("difficulty-normal-about"),
        Difficulty::Hard => tr!("difficulty-hard-about"),
    }
}

/// The building: the room that was clicked, and what the one under the pointer is.
fn company(ui: &Ui, theme: &Theme, art: &Art, map: &Map, house: Rect) -> (Option<Wish>, Option<(String, String)>) {
    let painter = ui.painter().clone();
    let name = "P A R T S   U N L I M I T E D";
    let parts: Vec<&Part> = map.story().collect();
    let unbuilt = [tr!("title-part-fire"), tr!("title-part-plant"), tr!("title-part-flow")];
    let storeys = parts.len().max(3);
    let heights = storeys_of(house, parts.iter().map(|part| part.levels.len()), storeys);
    // What is built has the roof; what will be stands above it in pencil.
    let built = heights.iter().take(parts.len()).sum::<f32>();
    let top = house.bottom() - built;
    painter.rect_filled(
        Rect::from_x_y_ranges(house.left() - 8.0..=house.right() + 8.0, top - 8.0..=top),
        0.0,
        theme.beam,
    );
    let roof = house.bottom() - heights.iter().sum::<f32>();
    let sign = pos2(house.left() + 12.0, roof - 28.0);
    let sign = write(&painter, sign, Align2::LEFT_CENTER, name, bold(22.0), theme.warn);
    if parts.len() < storeys {
        let sky = Rect::from_min_max(pos2(sign.right() + 10.0, ui.max_rect().top() + 20.0), pos2(house.right(), roof));
        crane(&painter, theme, art, sky);
    }
    let (mut wish, mut about) = (None, None);
    if let Some(room) = map.next().and_then(|id| map.rooms.get(id)) {
        about = Some((room.title.clone(), room.summary.clone()));
    }
    let mut number = 0;
    let mut top = house.bottom();
    for (row, storey) in heights.into_iter().enumerate() {
        top -= storey;
        let line = Rect::from_min_size(pos2(house.left(), top), vec2(house.width(), storey));
        let Some(part) = parts.get(row) else {
            // One quiet line: the eye goes to what can be played.
            theme::dashed(
                &painter,
                Rect::from_min_max(line.min + vec2(3.0, 2.0), line.max - vec2(3.0, 12.0)),
                theme.pencil.veil(0.3),
            );
            let at = line.left_center() + vec2(14.0, -5.0);
            let end = write(&painter, at, Align2::LEFT_CENTER, row + 1, bold(20.0), theme.pencil);
            let end = write(
                &painter,
                end.right_center() + vec2(12.0, 0.0),
                Align2::LEFT_CENTER,
                unbuilt[row],
                semibold(14.0),
                theme.pencil,
            );
            let text = tr!("title-to-be-built");
            write(
                &painter,
                end.right_center() + vec2(10.0, 0.0),
                Align2::LEFT_CENTER,
                text,
                condensed(13.0),
                theme.ink2,
            );
            continue;
        };
        let signs = if line.width() < 700.0 { 88.0 } else { 120.0 };
        let sign = Rect::from_min_size(line.min, vec2(signs, storey));
        painter.rect_filled(sign, 0.0, theme.beam);
        write(&painter, sign.min + vec2(14.0, 34.0), Align2::LEFT_CENTER, row + 1, bold(38.0), theme.on_beam);
        let fonts = [semibold(15.0), condensed_bold(15.0), condensed_bold(13.0)];
        write_fitting(&painter, sign.min + vec2(14.0, 60.0), signs - 20.0, &part.title, &fonts, theme.on_beam);
        let won = part.levels.iter().filter(|id| map.progress.levels.get(*id).is_some_and(|r| r.won > 0)).count();
        let state = tr!("title-won-of", won = won, all = part.levels.len());
        write(&painter, sign.min + vec2(14.0, 92.0), Align2::LEFT_CENTER, state, condensed(13.0), theme.ink2);
        let rooms = part.levels.len().max(6);
        let width = (line.width() - signs) / rooms as f32;
        for i in 0..rooms {
            let room = Rect::from_min_size(line.min + vec2(signs + width * i as f32, 0.0), vec2(width, storey));
            let Some(id) = part.levels.get(i) else {
                theme::dashed(&painter, room.shrink(3.0), theme.pencil.veil(0.6));
                continue;
            };
            let Some(level) = map.rooms.get(id) else { continue };
            number += 1;
            let standing = map.progress.standing(part, id);
            let response = ui.interact(room, ui.id().with(("room", id)), Sense::click());
            let stars = map.progress.levels.get(id).map_or(0, |r| r.stars);
            let open = standing != Standing::Closed;
            let state = match standing {
                Standing::Won => tr!("title-won-lamps", stars = stars),
                Standing::Open => tr!("title-turn").into(),
                Standing::Skippable => tr!("title-lost").into(),
                Standing::Closed => tr!("title-closed-about").into(),
            };
            let told = if open { format!("{state}; {}", level.summary) } else { state };
            spoken::button(&response, open, &format!("{number} {}", level.title), &told);
            one(&painter, theme, art, room, level, standing, stars, number);
            let pressed = number_key(number).is_some_and(|key| ui.input(|i| i.key_pressed(key)));
            if response.hovered() || response.has_focus() {
                painter.rect_stroke(room.shrink(1.0), 0.0, Stroke::new(2.0, theme.ink), StrokeKind::Inside);
                let text = match standing {
                    Standing::Closed => tr!("title-closed-about").to_string(),
                    _ => level.summary.clone(),
                };
                about = Some((level.title.clone(), text));
            }
            if (response.clicked() || pressed) && standing != Standing::Closed {
                wish = Some(Wish::Level(id.clone()));
            }
        }
    }
    (wish, about)
}

/// Over what is to be built stands a crane, with work on its hook, if the sky has room for it.
fn crane(painter: &egui::Painter, theme: &Theme, art: &Art, sky: Rect) {
    // As it is drawn, and where the hook ends.
    const DRAWN: egui::Vec2 = vec2(420.0, 210.0);
    const HOOK: egui::Vec2 = vec2(90.0, 132.0);
    let size = (sky.height() / DRAWN.y).min(sky.width() / DRAWN.x).min(1.8);
    if size < 0.5 {
        return;
    }
    let place = Rect::from_min_size(sky.max - DRAWN * size, DRAWN * size);
    let card = place.min + HOOK * size + vec2(0.0, 16.0 * size);
    art.paint(painter, "crane", place, theme.pencil.veil(0.75));
    theme::card(painter, card, 50.0 * size, Kind::BusinessProject, theme, 0.0);
}

/// Whose portrait a level has: of whom it names, of the constraint, or of the first that it has.
fn look(file: &LevelFile) -> &str {
    let people = || file.people.iter().map(|person| (&person.id, &person.look));
    let all = people().chain(file.stakeholders.iter().map(|who| (&who.id, &who.look)));
    let named = file.face.as_ref().and_then(|face| all.clone().find(|(id, _)| *id == face));
    let constraint = || file.people.iter().find(|person| person.constraint).map(|person| (&person.id, &person.look));
    named.or_else(constraint).or_else(|| people().next()).map_or("", |(_, look)| look)
}

/// How high the storeys are, from the ground up: rooms of good proportions where something is built, little where nothing
/// is yet.
fn storeys_of(house: Rect, levels: impl Iterator<Item = usize>, storeys: usize) -> Vec<f32> {
    let built: Vec<usize> = levels.collect();
    let low = (house.height() * 0.1).clamp(40.0, 72.0);
    let free = house.height() - low * (storeys - built.len()) as f32;
    let widest = built.iter().copied().max().unwrap_or(0).max(6) as f32;
    let high = (free / built.len().max(1) as f32).min((house.width() / widest * 1.9).max(190.0));
    (0..storeys).map(|row| if row < built.len() { high } else { low }).collect()
}

/// A desk's top.
const WOOD: Color32 = Color32::from_rgb(0x6B, 0x4A, 0x2F);

#[expect(clippy::too_many_arguments, reason = "a drawing of a room and what is known of it")]
fn one(
    painter: &egui::Painter,
    theme: &Theme,
    art: &Art,
    room: Rect,
    level: &Room,
    standing: Standing,
    stars: u32,
    number: usize,
) {
    let open = standing != Standing::Closed;
    painter.rect_filled(room, 0.0, if open { theme.room } else { theme.shaft });
    let foot = room.bottom() - 12.0;
    if open {
        let mut mesh = egui::Mesh::default();
        let strength = if standing == Standing::Won { 1.0 } else { 0.6 };
        let glow = |a: f32| theme.amber.veil(a * strength);
        mesh.colored_vertex(pos2(room.center().x - 8.0, room.top() + 52.0), glow(0.6));
        mesh.colored_vertex(pos2(room.center().x + 8.0, room.top() + 52.0), glow(0.6));
        mesh.colored_vertex(pos2(room.right() - 8.0, foot), glow(0.08));
        mesh.colored_vertex(pos2(room.left() + 8.0, foot), glow(0.08));
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(0, 2, 3);
        painter.add(Shape::mesh(mesh));
    }
    // Large rooms have large people; who waits in a dark one is seen as a shadow.
    let grown = (room.width() / 130.0).clamp(1.0, 2.0);
    let size = vec2(76.0, 85.0) * ((room.width() - 8.0) / 76.0).min(grown);
    let face = Rect::from_min_size(pos2(room.center().x - size.x / 2.0, foot - 21.0 - size.y), size);
    let shadow = theme.line.lerp_to_gamma(theme.pencil, 0.4);
    let (light, wood) = if open { (Color32::WHITE, WOOD) } else { (shadow, theme.line) };
    art.paint(painter, &art.bust(&level.look, Mood::Calm), face, light);
    let desk = vec2((88.0 * grown).min(room.width() - 6.0), 8.0);
    let desk = Rect::from_min_size(pos2(room.center().x - desk.x / 2.0, foot - 24.0), desk);
    painter.rect_filled(desk, 1.0, wood);
    if !open {
        let lock =
            Rect::from_center_size(pos2(room.center().x, (room.top() + 44.0 + face.top()) / 2.0), vec2(22.0, 22.0));
        art.paint(painter, "icon-lock", lock, theme.pencil.veil(0.8));
    }
    let amber = standing == Standing::Open;
    let edge = if amber { Stroke::new(3.0, theme.amber) } else { Stroke::new(2.0, theme.beam) };
    painter.rect_stroke(room, 0.0, edge, StrokeKind::Inside);
    // Long titles in narrow rooms take a third row.
    let rows = if room.width() < 100.0 { 3 } else { 2 };
    let beam = Rect::from_min_size(room.min, vec2(room.width(), 8.0 + 18.0 * rows as f32));
    painter.rect_filled(beam, 0.0, if amber { theme.amber } else { theme.beam });
    let ink = if amber {
        theme::ON_AMBER
    } else if open {
        theme.on_beam
    } else {
        theme.ink2
    };
    let title = format!("{number} {}", level.title);
    let mut job = egui::text::LayoutJob::simple(title, semibold(13.5), ink, beam.width() - 14.0);
    job.wrap.max_rows = rows;
    let title = painter.layout_job(job);
    painter.galley(pos2(beam.left() + 8.0, beam.center().y - title.size().y / 2.0), title, ink);
    match standing {
        Standing::Won => {
            for n in 0..stars.min(3) {
                lamp(painter, pos2(room.center().x - 24.0 + 24.0 * n as f32, room.top() + 62.0), theme);
            }
        }
        Standing::Skippable => {
            let at = pos2(room.center().x, room.top() + 60.0);
            write(painter, at, Align2::CENTER_CENTER, tr!("title-lost"), condensed_bold(13.0), theme.bad);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_of_the_story_has_a_face_of_its_own() {
        let map = Map::new(None);
        let mut looks: Vec<&str> = map.rooms.values().map(|room| room.look.as_str()).collect();
        assert!(looks.iter().all(|look| !look.is_empty()), "{looks:?}");
        let levels = looks.len();
        looks.sort_unstable();
        looks.dedup();
        assert_eq!(looks.len(), levels, "{looks:?}");
    }

    #[test]
    fn what_is_to_be_built_takes_little_of_the_house() {
        for size in [vec2(820.0, 540.0), vec2(2000.0, 1260.0), vec2(500.0, 300.0)] {
            let house = Rect::from_min_size(pos2(0.0, 0.0), size);
            let one = storeys_of(house, [6].into_iter(), 3);
            assert!(one[0] > 2.5 * one[1] && one.iter().sum::<f32>() <= size.y + 0.1, "{size:?}: {one:?}");
            let all = storeys_of(house, [6, 6, 4].into_iter(), 3);
            assert!(all[0] == all[2] && all.iter().sum::<f32>() <= size.y + 0.1, "{size:?}: {all:?}");
        }
    }
}
