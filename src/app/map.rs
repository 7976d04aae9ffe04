//! The title: the game's name torn off, what goes on, and the company at night, which is the map of the campaign. A room is
//! a level: lit when it is won, amber when its turn has come, dark until then, pencilled where nothing is built.

use bevy_egui::egui::{self, Align2, Color32, Key, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::art::Art;
use super::bindings::{Bindings, Command};
use super::floor::portrait;
use super::screens::{lamp, sheet};
use super::session::journal_path;
use super::theme::{self, Button, Theme, Veil as _, bold, condensed, condensed_bold, semibold, write, write_within};
use crate::campaign::{Progress, Standing};
use crate::level::library::{Campaign, Part, campaign};
use crate::level::rules::Difficulty;
use crate::level::{self, Level};
use crate::sim::Simulation;

/// What the player wants on the title screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Continue,
    Level(String),
    Play(Difficulty),
    Settings,
    Quit,
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
    pub(crate) trouble: Option<String>,
}

impl Map {
    pub(crate) fn new(keep: bool) -> Self {
        let campaign = campaign();
        let story = campaign.parts.iter().filter(|part| part.in_order);
        let room = |id: &String| {
            let level = level::load(id).ok()?;
            let file = &level.file;
            let look = file.people.iter().find(|p| p.constraint).or(file.people.first());
            let look = look.map_or(String::new(), |p| p.look.clone());
            Some((id.clone(), Room { title: file.title.clone(), summary: file.summary.clone(), look }))
        };
        let rooms = story.flat_map(|part| &part.levels).filter_map(room).collect();
        let path = journal_path().filter(|_| keep).map(|path| path.with_file_name("progress.json"));
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
        let level = level::load(id).ok()?;
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
            self.trouble = Some(format!("Progress cannot be kept: {why}"));
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

/// Draws the title.
pub(crate) fn show(
    ui: &mut Ui,
    theme: &Theme,
    art: &Art,
    map: &Map,
    saved: Option<&Result<String, String>>,
    keys: &Bindings,
) -> Option<Wish> {
    sheet(ui, theme);
    let all = ui.max_rect();
    let painter = ui.painter().clone();
    // The torn note.
    let note = Rect::from_min_size(all.min + vec2(42.0, 62.0), vec2(330.0, 96.0));
    let tilt = |x: f32, y: f32| pos2(note.left() + x, note.top() + y - x * 0.06);
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
    let galley = painter.layout_no_wrap("Unplanned".into(), bold(56.0), Color32::WHITE);
    let mut text = egui::epaint::TextShape::new(tilt(24.0, 12.0), galley, Color32::WHITE);
    text.angle = -0.06;
    painter.add(text);
    for (i, letter) in "WORK".chars().enumerate() {
        write(
            &painter,
            pos2(all.left() + 66.0 + 66.0 * i as f32, all.top() + 214.0),
            Align2::LEFT_CENTER,
            letter,
            bold(58.0),
            theme.pencil,
        );
    }
    let ruler = all.top() + 252.0;
    painter.hline(all.left() + 56.0..=all.left() + 318.0, ruler, Stroke::new(1.5, theme.pencil));
    write(
        &painter,
        pos2(all.left() + 187.0, ruler + 16.0),
        Align2::CENTER_CENTER,
        "four kinds, one expert, no record",
        condensed(13.5),
        theme.ink2,
    );
    let place = Rect::from_min_size(all.min + vec2(40.0, 300.0), vec2(330.0, all.height() - 320.0));
    let mut wish = menu(&mut ui.new_child(egui::UiBuilder::new().max_rect(place)), theme, map, saved, keys);
    let house = Rect::from_min_max(all.min + vec2(430.0, 96.0), all.max - vec2(40.0, 84.0));
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
    let hint = "Click a lit room, or press its number. Dark rooms open one after the other.";
    let at = street.min + vec2(24.0, 58.0);
    write(&painter, at, Align2::LEFT_CENTER, hint, condensed(13.5), theme.ink2);
    wish
}

fn menu(
    ui: &mut Ui,
    theme: &Theme,
    map: &Map,
    saved: Option<&Result<String, String>>,
    keys: &Bindings,
) -> Option<Wish> {
    let mut wish = None;
    let pressed = |ui: &Ui, key| ui.input(|i| i.key_pressed(key));
    let goes_on = matches!(saved, Some(Ok(_)));
    match saved {
        Some(Ok(line)) => {
            let label = format!("Continue: {line}");
            let button = theme::button(ui, theme, vec2(330.0, 52.0), &label, "Enter", Button::Commit);
            if button.clicked() || pressed(ui, Key::Enter) {
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
        let button = theme::button(ui, theme, vec2(330.0, 46.0), &room.title, key, style);
        if button.clicked() || (!goes_on && pressed(ui, Key::Enter)) {
            wish = Some(Wish::Level(id.clone()));
        }
    }
    ui.add_space(6.0);
    theme::paragraph(ui, "How hard a new game is:", condensed(13.5), theme.ink2);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for difficulty in Difficulty::ALL {
            let chosen = map.progress.difficulty == difficulty;
            let style = if chosen { Button::Chosen } else { Button::Plain };
            let button = theme::button(ui, theme, vec2(107.3, 36.0), difficulty.name(), "", style);
            let clicked = button.clicked();
            button.on_hover_text(difficulty.about());
            if clicked && !chosen {
                wish = Some(Wish::Play(difficulty));
            }
        }
    });
    theme::paragraph(ui, &map.progress.difficulty.about(), condensed(13.0), theme.ink2);
    ui.horizontal(|ui| {
        let key = keys.name(Command::Settings);
        if theme::button(ui, theme, vec2(161.0, 38.0), "Settings", key, Button::Plain).clicked() {
            wish = Some(Wish::Settings);
        }
        if theme::button(ui, theme, vec2(161.0, 38.0), "Quit", "Q", Button::Plain).clicked() || pressed(ui, Key::Q) {
            wish = Some(Wish::Quit);
        }
    });
    if let Some(trouble) = &map.trouble {
        theme::paragraph(ui, trouble, condensed(13.0), theme.bad);
    }
    wish
}

/// The building: the room that was clicked, and what the one under the pointer is.
fn company(ui: &Ui, theme: &Theme, art: &Art, map: &Map, house: Rect) -> (Option<Wish>, Option<(String, String)>) {
    let painter = ui.painter().clone();
    let name = "P A R T S   U N L I M I T E D";
    write(&painter, house.left_top() + vec2(12.0, -28.0), Align2::LEFT_CENTER, name, bold(22.0), theme.warn);
    let roof = Rect::from_min_size(house.left_top() - vec2(8.0, 8.0), vec2(house.width() + 16.0, 8.0));
    painter.rect_filled(roof, 0.0, theme.beam);
    let parts: Vec<&Part> = map.story().collect();
    let unbuilt = ["The fire", "The plant", "The flow"];
    let storeys = parts.len().max(3);
    let storey = house.height() / storeys as f32;
    let (mut wish, mut about) = (None, None);
    if let Some(room) = map.next().and_then(|id| map.rooms.get(id)) {
        about = Some((room.title.clone(), room.summary.clone()));
    }
    let mut number = 0;
    for row in 0..storeys {
        let top = house.bottom() - storey * (row + 1) as f32;
        let line = Rect::from_min_size(pos2(house.left(), top), vec2(house.width(), storey));
        let part = parts.get(row);
        let title = part.map_or(unbuilt.get(row).copied().unwrap_or(""), |part| &part.title);
        let sign = Rect::from_min_size(line.min, vec2(120.0, storey));
        painter.rect_filled(sign, 0.0, theme.beam);
        write(&painter, sign.min + vec2(14.0, 34.0), Align2::LEFT_CENTER, row + 1, bold(38.0), theme.on_beam);
        write_within(&painter, sign.min + vec2(14.0, 60.0), 100.0, title, semibold(15.0), theme.on_beam);
        let levels = part.map_or(&[][..], |part| &part.levels);
        let won = levels.iter().filter(|id| map.progress.levels.get(*id).is_some_and(|r| r.won > 0)).count();
        let state = if levels.is_empty() { "to be built".into() } else { format!("{won} of {} won", levels.len()) };
        write(&painter, sign.min + vec2(14.0, 92.0), Align2::LEFT_CENTER, state, condensed(13.0), theme.ink2);
        let rooms = levels.len().max(6);
        let width = (line.width() - 120.0) / rooms as f32;
        for i in 0..rooms {
            let room = Rect::from_min_size(line.min + vec2(120.0 + width * i as f32, 0.0), vec2(width, storey));
            let Some((part, id)) = part.zip(levels.get(i)) else {
                theme::dashed(&painter, room.shrink(3.0), theme.pencil.veil(0.6));
                continue;
            };
            let Some(level) = map.rooms.get(id) else { continue };
            number += 1;
            let standing = map.progress.standing(part, id);
            let response = ui.interact(room, ui.id().with(("room", id)), Sense::click());
            one(
                &painter,
                theme,
                art,
                room,
                level,
                standing,
                map.progress.levels.get(id).map_or(0, |r| r.stars),
                number,
            );
            let key =
                [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
            let pressed = key.get(number - 1).is_some_and(|key| ui.input(|i| i.key_pressed(*key)));
            if response.hovered() || response.has_focus() {
                painter.rect_stroke(room.shrink(1.0), 0.0, Stroke::new(2.0, theme.ink), StrokeKind::Inside);
                let text = match standing {
                    Standing::Closed => "opens when the level before is won, or lost twice".to_string(),
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
        let face = Rect::from_min_size(pos2(room.center().x - 38.0, foot - 106.0), vec2(76.0, 85.0));
        portrait(art, painter, &level.look, face);
        let desk = Rect::from_min_size(pos2(room.center().x - 44.0, foot - 24.0), vec2(88.0, 8.0));
        painter.rect_filled(desk, 1.0, Color32::from_rgb(0x6B, 0x4A, 0x2F));
    } else {
        let lock = Rect::from_center_size(pos2(room.center().x, room.center().y + 8.0), vec2(24.0, 24.0));
        art.paint(painter, "icon-lock", lock, theme.pencil);
    }
    let amber = standing == Standing::Open;
    let edge = if amber { Stroke::new(3.0, theme.amber) } else { Stroke::new(2.0, theme.beam) };
    painter.rect_stroke(room, 0.0, edge, StrokeKind::Inside);
    let beam = Rect::from_min_size(room.min, vec2(room.width(), 44.0));
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
    job.wrap.max_rows = 2;
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
            write(painter, at, Align2::CENTER_CENTER, "lost", condensed_bold(13.0), theme.bad);
        }
        _ => {}
    }
}
