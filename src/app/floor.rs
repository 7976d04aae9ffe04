//! The floor: the company as a building in section. Demand comes in at the left, value leaves at the right.
//!
//! Drawn from the view alone; what is dragged and clicked becomes an action or a selection.

use bevy_egui::egui::text::{Galley, LayoutJob, TextWrapping};
use bevy_egui::egui::{
    Align2, Color32, FontId, Id, LayerId, Mesh, Order, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    pos2, vec2,
};
use hypher::Lang;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::art::Art;
use super::controls::words_fit;
use super::days::{self, Day};
use super::play::STRIP;
use super::reasons;
use super::session::{Session, Speed};
use super::spoken;
use super::stamps::{self, Stamps};
use super::theme::{self, Theme, Veil as _, condensed, condensed_bold, semibold, write};
use super::words;
use crate::level::Level;
use crate::level::file::{Class, Column, Kind};
use crate::locale::{self, Language, number};
use crate::report::clock;
use crate::sim::action::{Action, ActionKind};
use crate::sim::id::ItemId;
use crate::sim::view::{CentreView, Doing, Health, Hindrance, IncidentStage, ItemPlace, ItemView, Mood, View};
use crate::tr;

/// Something on the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    Item(ItemId),
    Person(usize),
    Centre(usize),
    Service(usize),
}

/// Storey: beam and room, at scale 1.
const STOREY: f32 = 178.0;
const BEAM: f32 = 24.0;
/// In one hand and in the air: more are a number.
const MOST_JUGGLED: usize = 7;
/// Most desks that a room shows.
const DESKS: usize = 5;
/// Each column of the drawing: the shaft before it, if there is a column before it, and its width: intake, work, release,
/// services.
const COLUMNS: [(f32, f32); 4] = [(42.0, 190.0), (42.0, 252.0), (42.0, 138.0), (32.0, 166.0)];
/// Width of the whole, and what is free at its right.
const WIDTH: f32 = 952.0;
const MARGIN: f32 = 6.0;
const ROOF: f32 = 40.0;
const STREET: f32 = 28.0;
/// From the right wall to the middle of the constraint's desk: room for what is juggled.
const CONSTRAINT_DESK: f32 = 66.0;
/// A building is never drawn smaller than so: what does not fit is reached by dragging.
const LEAST: f32 = 0.6;
/// Most cards drawn in a room: the rest is a count.
const MOST_CARDS: usize = 200;
/// Width of a card that waits, and how high one stands over the other.
const CARD: Vec2 = vec2(25.0, 19.0);
/// From this scale on the building is near.
const NEAR: f32 = 1.9;
/// A card has its title on it from this width on.
const WRITTEN: f32 = 56.0;
/// So near the building can be brought.
const NEAREST: f32 = 6.0;
/// What stands on a wall is seldom higher.
const WORDS: f32 = 44.0;
/// The sizes that it has, from a quiet floor to a flooded one.
const CARD_SIZES: [f32; 4] = [1.0, 0.8, 0.65, 0.5];

/// Where rooms and services stand, in units of the drawing.
pub(crate) struct Layout {
    pub(crate) rooms: Vec<Rect>,
    pub(crate) services: Vec<Rect>,
    pub(crate) size: Vec2,
    /// Left edge and width of the columns in which something stands.
    columns: [Option<(f32, f32)>; 4],
}

/// No letter on the floor is smaller.
const SMALLEST: f32 = 10.0;

/// Left wall: what is left of it never stretches.
const WALL: f32 = 84.0;
/// Most that a building is stretched; one that lacks columns gets as wide as a whole one.
const MOST_STRETCH: f32 = 1.7;

/// Height of the door of a kind of demand.
fn door(plan: &Layout, kind: usize) -> f32 {
    let top = ROOF + 12.0;
    top + 20.0 + (plan.size.y - STREET - top) * (kind as f32 + 0.5) / 4.2
}

/// Lays the building out: storeys as many as the tallest column needs; shorter columns stretch, and a tall building spreads
/// over what a wide screen leaves.
pub(crate) fn layout(view: &View, room: Vec2) -> Layout {
    let count = |column| view.centres.iter().filter(|c| c.column == column).count();
    let rows = [count(Column::Intake), count(Column::Work), count(Column::Release), view.services.len().div_ceil(2)];
    // Four kinds of demand want their doors: never less than two storeys.
    let storeys = rows.into_iter().max().unwrap_or(1).max(2);
    let height = storeys as f32 * STOREY;
    let tall = ROOF + 12.0 + height + STREET;
    let fit = (room.y / tall).min((room.y - STRIP) / (tall - ROOF - 2.0)).max(LEAST);
    let mut columns = [None; 4];
    let mut right = WALL;
    for at in (0..4).filter(|at| rows[*at] > 0) {
        let (shaft, width) = COLUMNS[at];
        let left = right + if right > WALL { shaft } else { 0.0 };
        columns[at] = Some((left, width));
        right = left + width;
    }
    let drawn = (right + MARGIN - WALL).max(1.0);
    let stretch = ((room.x / fit - WALL) / drawn).clamp(1.0, MOST_STRETCH * (WIDTH - WALL) / drawn);
    let spread = |(left, width): (f32, f32)| (WALL + (left - WALL) * stretch, width * stretch);
    let columns = columns.map(|column| column.map(spread));
    let column = |at: usize| columns[at].unwrap_or((WALL, 0.0));
    let mut placed = [0usize; 3];
    let rooms = view
        .centres
        .iter()
        .map(|centre| {
            let at = centre.column as usize;
            let (left, width) = column(at);
            let each = height / rows[at].max(1) as f32;
            let top = ROOF + 12.0 + placed[at] as f32 * each;
            placed[at] += 1;
            Rect::from_min_size(pos2(left, top), vec2(width, each))
        })
        .collect();
    let (left, width) = column(3);
    let each = height / rows[3].max(1) as f32;
    let services = (0..view.services.len())
        .map(|i| {
            Rect::from_min_size(
                pos2(left + (i % 2) as f32 * width / 2.0, ROOF + 12.0 + (i / 2) as f32 * each),
                vec2(width / 2.0, each),
            )
        })
        .collect();
    Layout { rooms, services, size: vec2(WALL + drawn * stretch, tall), columns }
}

struct Glide {
    from: Pos2,
    to: Pos2,
    since: f64,
}

/// What the floor remembers between frames.
#[derive(Default)]
pub(crate) struct Floor {
    zoom: f32,
    pan: Vec2,
    glides: BTreeMap<ItemId, Glide>,
    stamps: Stamps,
    pub(crate) dragged: Option<Thing>,
    /// Where days stand on which a card can be dropped: filled by who draws them, for the next frame.
    pub(crate) days: Vec<Day>,
    /// Where things stood when they were last drawn: what a drag takes hold of.
    pub(crate) stood: Vec<(Rect, Thing)>,
    pub(crate) selected: Option<Thing>,
    pub(crate) moving: bool,
    /// The service at which to begin, as a position in the view; set before each frame.
    pub(crate) start: Option<usize>,
    /// Where the tabs in the sky begin, as last drawn: the company's name is not written behind them.
    pub(crate) tabs: Option<f32>,
    /// When its mark was first drawn.
    marked: Option<f64>,
}

/// The mark of where to begin breathes for so many seconds, once, then it is still: a game that stands is not drawn.
const BREATHES: f64 = 2.4;

struct Pen<'a> {
    painter: Painter,
    theme: &'a Theme,
    art: &'a Art,
    view: &'a View,
    night: bool,
    origin: Pos2,
    scale: f32,
    now: f64,
    hits: Vec<(Rect, Thing)>,
    cards: Vec<(ItemId, Pos2, f32)>,
    /// Where the WIP limit of a room is written.
    limits: Vec<(Rect, usize)>,
    /// What stands in each room.
    rooms: &'a [Room],
    /// The name of each service on its beam, and how deep the beams of its storey are, in units of the drawing.
    signs: Vec<(Arc<Galley>, f32)>,
    /// Those that wait.
    cards_at: Scale,
    /// The ceiling of each room, below its beam.
    ceilings: Vec<f32>,
    /// What is written on a wall where something is juggled before it: over that.
    written: Vec<(Pos2, String, Color32, Color32)>,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn rect(&self, rect: Rect) -> Rect {
        Rect::from_min_max(self.at(rect.min.x, rect.min.y), self.at(rect.max.x, rect.max.y))
    }

    fn px(&self, size: f32) -> f32 {
        size * self.scale
    }

    fn font(&self, size: f32) -> f32 {
        (size * self.scale).max(11.5)
    }

    /// Fonts for a place that may be narrow, from this one down to the smallest.
    fn fonts(first: FontId) -> [FontId; 6] {
        let size = first.size;
        let small = |share: f32| condensed((size * share).max(SMALLEST));
        [first, condensed_bold(size), small(0.93), small(0.86), small(0.79), small(0.72)]
    }

    /// A text in one row of the first of these fonts in which it fits a width, else in a few rows of the smallest. Nothing
    /// if it does not fit.
    fn fitting(&self, text: &str, width: f32, most: usize, first: FontId, ink: Color32) -> Option<Arc<Galley>> {
        let fonts = Self::fonts(first);
        let row = |text: &str, font: &FontId| self.painter.layout_no_wrap(text.to_string(), font.clone(), ink);
        if let Some(galley) = fonts.iter().map(|font| row(text, font)).find(|galley| galley.size().x <= width) {
            return Some(galley);
        }
        let smallest = &fonts[fonts.len() - 1];
        let wide = |text: &str| row(text, smallest).size().x;
        let rows = (2..=most).find_map(|most| rows(text, most, width, wide))?;
        let mut job = LayoutJob::simple(rows.join("\n"), smallest.clone(), ink, f32::INFINITY);
        for section in &mut job.sections {
            section.format.line_height = Some(smallest.size * 1.15);
        }
        Some(self.painter.layout_job(job))
    }

    /// A name for a beam. It is cut only where not even three rows hold it.
    fn sign(&self, name: &str, width: f32, first: FontId, ink: Color32) -> Arc<Galley> {
        self.fitting(name, width, 3, first, ink).unwrap_or_else(|| {
            let mut job = LayoutJob::simple(name.to_string(), condensed(SMALLEST), ink, width);
            job.wrap = TextWrapping { max_width: width, max_rows: 3, ..TextWrapping::default() };
            self.painter.layout_job(job)
        })
    }

    /// How deep a beam is that carries a name, in units of the drawing.
    fn depth(&self, name: &Galley) -> f32 {
        if name.rows.len() < 2 { BEAM } else { ((name.size().y + 2.0) / self.scale).max(BEAM) }
    }

    /// Writes a name on a beam, from a place at the left on; where its longest row ends.
    fn write_on(&self, beam: Rect, left: f32, name: Arc<Galley>) -> f32 {
        // Rows that stand close leave their room below.
        let up = if name.rows.len() > 1 { 1.0 } else { 0.0 };
        let end = left + name.size().x;
        let ink = self.theme.on_beam;
        self.painter.galley(pos2(left, beam.center().y - name.size().y / 2.0 - up), name, ink);
        end
    }
}

/// A text in at most so many rows of a width: broken at a space or a hyphen, else within a word. Nothing if it does not
/// fit.
fn rows(text: &str, most: usize, width: f32, wide: impl Fn(&str) -> f32) -> Option<Vec<String>> {
    let (mut rows, mut rest) = (Vec::new(), text);
    while wide(rest) > width {
        if rows.len() + 1 >= most {
            return None;
        }
        let fits = |parts: &(String, &str)| wide(&parts.0) <= width;
        let widest = |parts: &(String, &str)| wide(&parts.0).max(wide(parts.1));
        let between = between_words(rest).into_iter().rev().filter(fits);
        let between = between.min_by(|one, other| widest(one).total_cmp(&widest(other)));
        let (head, tail) = between.or_else(|| within_words(rest).into_iter().rfind(fits))?;
        rows.push(head);
        rest = tail;
    }
    rows.push(rest.to_string());
    Some(rows)
}

/// Where a text may be broken at spaces and behind hyphens.
fn between_words(text: &str) -> Vec<(String, &str)> {
    let parts = |(at, letter): (usize, char)| match letter {
        ' ' => Some((text[..at].to_string(), &text[at + 1..])),
        '-' => Some((text[..=at].to_string(), &text[at + 1..])),
        _ => None,
    };
    text.char_indices().filter_map(parts).filter(|(head, tail)| !head.is_empty() && !tail.is_empty()).collect()
}

/// Where words may be broken: between syllables of the language that is spoken, with some letters on both sides.
fn within_words(text: &str) -> Vec<(String, &str)> {
    let language = match locale::get() {
        Language::English => Lang::English,
        Language::German => Lang::German,
    };
    let mut breaks = Vec::new();
    let mut from = 0;
    for word in text.split_inclusive(|letter: char| !letter.is_alphabetic()) {
        let letters = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
        let mut at = from;
        for syllable in hypher::hyphenate_bounded(letters, language, 3, 4) {
            if at > from {
                breaks.push((format!("{}-", &text[..at]), &text[at..]));
            }
            at += syllable.len();
        }
        from += word.len();
    }
    breaks
}

impl Floor {
    /// Back to the whole building.
    pub(crate) fn fit(&mut self) {
        self.zoom = 1.0;
        self.pan = Vec2::ZERO;
    }

    /// Not the whole building is in sight, or it does not stand in its place.
    pub(crate) fn is_near(&self) -> bool {
        self.zoom > 1.01 || self.pan.length() > 1.0
    }

    /// Draws the floor and takes what is done on it; `still` if cards are to jump.
    pub(crate) fn show(&mut self, ui: &mut Ui, game: &mut Session, theme: &Theme, art: &Art, still: bool) {
        if self.zoom == 0.0 {
            self.zoom = 1.0;
        }
        let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::CLICK | Sense::DRAG);
        let view = game.view.clone();
        let plan = layout(&view, rect.size());
        // The tabs hang in the sky: the roof stands below them.
        let roof = (rect.height() - STRIP) / (plan.size.y - ROOF - 2.0);
        let fit = (rect.width() / plan.size.x).min(rect.height() / plan.size.y).min(roof).max(LEAST);
        let sky = rect.height() / 2.0 - plan.size.y * fit / 2.0 + (ROOF + 2.0) * fit;
        self.take_hold(ui, &response, &view);
        self.camera(ui, rect, &response, plan.size * fit);
        let scale = fit * self.zoom;
        let origin = rect.center() - plan.size * scale / 2.0 + self.pan + vec2(0.0, (STRIP - sky).max(0.0));
        let rooms = Room::all(&view, &plan);
        let mut pen = Pen {
            painter: ui.painter_at(rect),
            theme,
            art,
            view: &view,
            night: theme.night,
            origin,
            scale,
            now: ui.input(|i| i.time),
            hits: Vec::new(),
            cards: Vec::new(),
            limits: Vec::new(),
            rooms: &rooms,
            signs: Vec::new(),
            cards_at: Scale::of(&rooms, &plan),
            ceilings: Vec::new(),
            written: Vec::new(),
        };
        pen.signs = signs(&pen, &plan);
        backdrop(&pen, rect, &plan, self.tabs);
        for i in 0..view.centres.len() {
            room(&mut pen, i, plan.rooms[i]);
        }
        // What waits stands behind whoever works there.
        let speed = if still { Speed::Max } else { game.speed };
        let mut glides = BTreeMap::new();
        self.moving = false;
        self.cards(&mut pen, &plan, speed, &mut glides);
        for i in 0..view.centres.len() {
            desks_of(&mut pen, i, plan.rooms[i]);
        }
        for i in 0..view.services.len() {
            machine(&mut pen, i, plan.services[i]);
        }
        arrows(&pen, &plan);
        self.cards(&mut pen, &plan, speed, &mut glides);
        for (at, text, fill, ink) in &pen.written {
            theme::badge(&pen.painter, *at, text, pen.font(13.5), *fill, *ink);
        }
        self.glides = glides;
        self.begin_here(&pen, &plan, still);
        self.pointer(ui, &response, &mut pen, game);
        self.stood = std::mem::take(&mut pen.hits);
        if let Some(thing) = spoken::building(ui, &response, &view, &self.stood) {
            self.selected = Some(thing);
        }
    }

    /// A drag takes hold of a card or a person, if it starts on one and the level has an order for that; else it moves the
    /// building.
    fn take_hold(&mut self, ui: &Ui, response: &bevy_egui::egui::Response, view: &View) {
        let offered = |kinds: &[ActionKind]| kinds.iter().any(|kind| view.actions.contains(kind));
        if response.drag_started_by(bevy_egui::egui::PointerButton::Primary)
            && let Some(press) = ui.input(|i| i.pointer.press_origin())
        {
            let hit = self.stood.iter().rev().find(|(rect, _)| rect.contains(press)).map(|(_, thing)| *thing);
            self.dragged = hit.filter(|thing| match thing {
                Thing::Item(_) => offered(&[ActionKind::Assign, ActionKind::Prioritise, ActionKind::Schedule]),
                Thing::Person(_) => offered(&[ActionKind::Move, ActionKind::Pair]),
                _ => false,
            });
        }
    }

    fn camera(&mut self, ui: &Ui, rect: Rect, response: &bevy_egui::egui::Response, size: Vec2) {
        let panning = response.dragged_by(bevy_egui::egui::PointerButton::Secondary)
            || response.dragged_by(bevy_egui::egui::PointerButton::Middle)
            || (response.dragged() && self.dragged.is_none());
        if panning {
            self.pan += response.drag_delta();
        }
        if let Some(pointer) = ui.input(|i| i.pointer.hover_pos()).filter(|p| rect.contains(*p) && response.hovered()) {
            let scroll = ui.input(|i| i.smooth_scroll_delta.y);
            if scroll != 0.0 {
                let before = self.zoom;
                self.zoom = (self.zoom * (scroll * 0.002).exp()).clamp(1.0, NEAREST);
                let from_centre = pointer - rect.center() - self.pan;
                self.pan -= from_centre * (self.zoom / before - 1.0);
            }
        }
        if response.double_clicked() {
            self.fit();
        }
        // The building stays in sight.
        let most = size * self.zoom / 2.0;
        self.pan = vec2(self.pan.x.clamp(-most.x, most.x), self.pan.y.clamp(-most.y, most.y));
    }

    fn cards(&mut self, pen: &mut Pen<'_>, plan: &Layout, speed: Speed, seen: &mut BTreeMap<ItemId, Glide>) {
        let seconds = match speed {
            Speed::X10 => 0.12,
            Speed::Max => 0.0,
            _ => 0.25,
        };
        let cards = std::mem::take(&mut pen.cards);
        for (id, place, width) in cards {
            let Some(item) = pen.view.item(id) else { continue };
            // Places are remembered in units of the drawing, so that zooming moves nothing.
            let to = ((place - pen.origin) / pen.scale).to_pos2();
            // From the door itself: before it stands how many there are.
            let door = pos2(WALL + 12.0, door(plan, item.kind as usize));
            let glide = match self.glides.remove(&id) {
                Some(old) if old.to == to => old,
                Some(old) => Glide { from: old.to, to, since: pen.now },
                None => Glide { from: if item.age < 30 { door } else { to }, to, since: pen.now },
            };
            let share = if seconds > 0.0 { ((pen.now - glide.since) / seconds).clamp(0.0, 1.0) as f32 } else { 1.0 };
            let eased = 1.0 - (1.0 - share).powi(3);
            let at = glide.from + (glide.to - glide.from) * eased;
            self.moving |= share < 1.0;
            let at = pen.at(at.x, at.y);
            draw_item(pen, &mut self.stamps, item, at, width);
            pen.hits.push((Rect::from_center_size(at, vec2(width, width * 0.75)), Thing::Item(id)));
            seen.insert(id, glide);
        }
    }

    /// The mark of where to begin: a ring round the machine and a word over it, in the colour of the next thing to do.
    fn begin_here(&mut self, pen: &Pen<'_>, plan: &Layout, still: bool) {
        let Some(place) = self.start.and_then(|service| plan.services.get(service)) else { return };
        let since = pen.now - *self.marked.get_or_insert(pen.now);
        let breathes = !still && since < BREATHES;
        self.moving |= breathes;
        let swell = if breathes { (since * std::f64::consts::TAU / (2.0 * BREATHES)).sin().abs() as f32 } else { 0.0 };
        let rack = pen.rect(rack(*place));
        let ring = rack.expand(pen.px(2.0 + 2.5 * swell));
        pen.painter.rect_stroke(ring, 6.0, Stroke::new(pen.px(3.0), pen.theme.amber), StrokeKind::Outside);
        let text = tr!("floor-start-here");
        let galley = pen.painter.layout_no_wrap(text.into(), condensed_bold(pen.font(13.0)), theme::ON_AMBER);
        let size = galley.size() + vec2(pen.px(12.0), pen.px(4.0));
        let depth = self.start.and_then(|service| pen.signs.get(service)).map_or(BEAM, |(_, depth)| *depth);
        let mut foot = pos2(rack.center().x, rack.top() - pen.px(10.0));
        if depth > BEAM {
            // Never over a name in rows.
            foot.y = foot.y.max(pen.at(0.0, place.min.y + depth).y + size.y + 1.0);
        }
        let right = pen.at(plan.size.x, 0.0).x;
        let tag = Rect::from_min_size(pos2((foot.x - size.x / 2.0).min(right - size.x), foot.y - size.y), size);
        let half = pen.px(5.0);
        let tip = vec![foot - vec2(half, 1.0), foot + vec2(half, -1.0), foot + vec2(0.0, pen.px(5.0))];
        pen.painter.add(Shape::convex_polygon(tip, pen.theme.amber, Stroke::NONE));
        pen.painter.rect_filled(tag, 4.0, pen.theme.amber);
        pen.painter.galley(tag.center() - galley.size() / 2.0, galley, theme::ON_AMBER);
    }

    fn pointer(&mut self, ui: &Ui, response: &bevy_egui::egui::Response, pen: &mut Pen<'_>, game: &mut Session) {
        let Some(pointer) = ui.input(|i| i.pointer.hover_pos()) else { return };
        let under = |pen: &Pen<'_>, fits: &dyn Fn(Thing) -> bool| {
            pen.hits.iter().rev().find(|(rect, thing)| rect.contains(pointer) && fits(*thing)).copied()
        };
        let any = under(pen, &|_| true);
        let days = std::mem::take(&mut self.days);
        if let Some(dragged) = self.dragged {
            // Onto what is seen: not onto what stands below a sheet.
            let on_floor = response.contains_pointer();
            let day = days::at(&days, pointer).filter(|_| matches!(dragged, Thing::Item(_)));
            self.drag(ui, pen, (dragged, pointer), day, game);
            if response.drag_stopped() || !ui.input(|i| i.pointer.any_down()) {
                self.dragged = None;
                match (dragged, day) {
                    (Thing::Item(item), Some(day)) => {
                        give(game, pen.view, days::order(item, day.number));
                    }
                    _ if on_floor => drop_on(pen, dragged, pointer, game),
                    _ => {}
                }
            }
            return;
        }
        if response.clicked() {
            self.selected = any.map(|(_, thing)| thing);
        }
        // Over whatever the game says below.
        let over = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::new("pointed at")));
        let over = over.with_clip_rect(pen.painter.clip_rect());
        let limit = pen.limits.iter().find(|(rect, _)| response.hovered() && rect.contains(pointer)).copied();
        if let Some((rect, room)) = limit {
            pen.painter.rect_stroke(rect, 3.0, Stroke::new(1.5, pen.theme.amber), StrokeKind::Outside);
            box_of_lines(&over, pen.theme, pointer + vec2(16.0, 18.0), &about_limit(pen.view, room), false);
        } else if let Some((rect, thing)) = any
            && response.hovered()
        {
            pen.painter.rect_stroke(rect.expand(1.0), 3.0, Stroke::new(1.5, pen.theme.ink), StrokeKind::Outside);
            if self.selected != Some(thing) {
                // Of what is selected, more stands at the right.
                let lines = at_pointer(pen.view, thing, game.sim.level());
                if !lines.is_empty() {
                    box_of_lines(&over, pen.theme, pointer + vec2(16.0, 18.0), &lines, false);
                }
            }
        }
        if let Some(selected) = self.selected
            && let Some((rect, _)) = pen.hits.iter().find(|(_, thing)| *thing == selected)
        {
            pen.painter.rect_stroke(rect.expand(2.0), 3.0, Stroke::new(2.0, pen.theme.amber), StrokeKind::Outside);
        }
    }

    /// What is dragged, over everything; where it can go, in pencil; and what will come of it.
    fn drag(&self, ui: &Ui, pen: &Pen<'_>, (dragged, pointer): (Thing, Pos2), day: Option<Day>, game: &Session) {
        let over = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::new("dragged")));
        let (mut beside, mut onto) = (None, None);
        for (rect, thing) in &pen.hits {
            let target = match (dragged, thing) {
                (Thing::Item(_), Thing::Person(_)) | (Thing::Person(_), Thing::Centre(_)) => true,
                (Thing::Person(learner), Thing::Person(expert)) => {
                    let able = game.sim.allowed(&pair(pen.view, *expert, learner)).is_ok();
                    if able && rect.contains(pointer) {
                        beside = Some(*expert);
                    }
                    able
                }
                _ => false,
            };
            if target {
                theme::dashed(&pen.painter, rect.expand(2.0), pen.theme.pencil);
                onto = Some(*thing).filter(|_| rect.contains(pointer)).or(onto);
            }
        }
        let cost = |kind| pen.view.you.cost.get(&kind).copied().unwrap_or(0);
        if let Thing::Person(who) = dragged {
            let who = &pen.view.people[who];
            let bust = Rect::from_center_size(pointer, vec2(59.0, 66.0));
            pen.art.paint(&over, &pen.art.bust(&who.look, who.mood), bust, Color32::WHITE);
        }
        let lines = match (dragged, beside) {
            (Thing::Item(id), _) => {
                if let Some(item) = pen.view.item(id) {
                    // Over a day it leaves its name in sight.
                    let (at, wide) = match day {
                        Some(day) => (day.place.right_bottom() - vec2(18.0, 12.0), 26.0),
                        None => (pointer, pen.px(40.0).min(64.0)),
                    };
                    theme::card(&over, at, wide, item.kind, pen.theme, 0.12);
                }
                match day {
                    Some(day) => {
                        let lines = days::told(game, id, day.number);
                        return box_of_lines(&over, pen.theme, day.place.left_top() - vec2(0.0, 6.0), &lines, true);
                    }
                    None => match onto {
                        Some(Thing::Person(who)) => into_hands(game, id, who),
                        _ => vec![tr!("drag-onto-person", min = cost(ActionKind::Assign))],
                    },
                }
            }
            (_, Some(expert)) => {
                vec![tr!("drag-to-side", expert = pen.view.people[expert].name, min = cost(ActionKind::Pair))]
            }
            _ => match onto {
                Some(Thing::Centre(room)) => {
                    vec![tr!("drag-into-that-room", room = pen.view.centres[room].name, min = cost(ActionKind::Move))]
                }
                _ => vec![tr!("drag-into-room", min = cost(ActionKind::Move))],
            },
        };
        box_of_lines(&over, pen.theme, pointer + vec2(16.0, 18.0), &lines, false);
    }
}

/// What stands at the pointer over a person: whose hands, at what price, and what to know before, or why not.
fn into_hands(game: &Session, item: ItemId, who: usize) -> Vec<String> {
    let (view, person) = (&game.view, &game.view.people[who]);
    let action = Action::Assign { item, person: person.id.clone() };
    let title = tr!("drag-into-hands", person = person.name, min = game.sim.cost(&action));
    let about = match game.sim.allowed(&action) {
        Err(refusal) => refusal.to_string(),
        Ok(()) => words::consequence(&action, view, game.sim.level()),
    };
    vec![title, about]
}

fn pair(view: &View, expert: usize, learner: usize) -> Action {
    let id = |person: usize| view.people[person].id.clone();
    Action::Pair { expert: id(expert), learner: id(learner), together: true }
}

/// Takes an action, and says which: where something was dropped is not always where it was meant to go.
fn give(game: &mut Session, view: &View, action: Action) {
    game.give(&words::name(&action, view), action);
}

fn drop_on(pen: &Pen<'_>, dragged: Thing, pointer: Pos2, game: &mut Session) {
    let under = pen.hits.iter().rev().filter(|(rect, _)| rect.contains(pointer)).map(|(_, thing)| *thing);
    for target in under {
        match (dragged, target) {
            (Thing::Item(item), Thing::Person(person)) => {
                return give(game, pen.view, Action::Assign { item, person: pen.view.people[person].id.clone() });
            }
            (Thing::Item(item), Thing::Item(other)) if item != other => {
                let place = pen.view.centres.iter().find_map(|c| c.queue.iter().position(|i| *i == other));
                if let Some(place) = place {
                    return give(game, pen.view, Action::Prioritise { item, place: place as u32 });
                }
            }
            (Thing::Person(learner), Thing::Person(expert)) => {
                let action = pair(pen.view, expert, learner);
                if game.sim.allowed(&action).is_ok() {
                    return give(game, pen.view, action);
                }
            }
            (Thing::Person(person), Thing::Centre(centre)) => {
                let (person, centre) = (pen.view.people[person].id.clone(), pen.view.centres[centre].id.clone());
                return give(game, pen.view, Action::Move { person, centre });
            }
            _ => {}
        }
    }
}

// --- the building -----------------------------------------------------------------------------------------------------

fn backdrop(pen: &Pen<'_>, rect: Rect, plan: &Layout, tabs: Option<f32>) {
    let theme = pen.theme;
    pen.painter.rect_filled(rect, 0.0, theme.sheet);
    let step = pen.px(32.0);
    let grid = Stroke::new(1.0, theme.line.veil(0.28));
    let mut x = pen.origin.x.rem_euclid(step) + rect.left() - step;
    while x < rect.right() {
        pen.painter.vline(x, rect.y_range(), grid);
        x += step;
    }
    let mut y = pen.origin.y.rem_euclid(step) + rect.top() - step;
    while y < rect.bottom() {
        pen.painter.hline(rect.x_range(), y, grid);
        y += step;
    }
    let top = ROOF + 12.0;
    let bottom = plan.size.y - STREET;
    // Roof, shafts, street.
    let name = pen.view.company.to_uppercase().chars().map(|c| format!("{c}\u{2009}")).collect::<String>();
    let ink = if pen.night { theme.warn } else { theme.ink };
    let name = pen.painter.layout_no_wrap(name, theme::bold(pen.font(22.0)), ink);
    let at = pen.at(96.0, ROOF - 14.0);
    if tabs.is_none_or(|tabs| at.x + name.size().x < tabs) {
        pen.painter.galley(at - vec2(0.0, name.size().y / 2.0), name, ink);
    }
    let sky = if pen.night { "icon-moon" } else { "icon-sun" };
    pen.art.paint(
        &pen.painter,
        sky,
        Rect::from_center_size(pen.at(74.0, ROOF - 14.0), Vec2::splat(pen.px(24.0))),
        theme.ink2,
    );
    pen.painter.rect_filled(
        pen.rect(Rect::from_min_max(pos2(70.0, ROOF + 2.0), pos2(plan.size.x - 2.0, top))),
        0.0,
        theme.beam,
    );
    let columns: Vec<(f32, f32)> = plan.columns.iter().flatten().copied().collect();
    for pair in columns.windows(2) {
        let (left, right) = (pair[0].0 + pair[0].1, pair[1].0);
        let shaft = pen.rect(Rect::from_min_max(pos2(left, top), pos2(right, bottom)));
        pen.painter.rect_filled(shaft, 0.0, theme.shaft);
        let mut y = top + 30.0;
        while y < bottom {
            let mid = (left + right) / 2.0;
            let half = (right - left) / 2.0 - 5.0;
            let points = [
                pen.at(mid - half, y - 8.0),
                pen.at(mid - half, y),
                pen.at(mid + half, y),
                pen.at(mid + half, y - 8.0),
            ];
            pen.painter.line(points.to_vec(), Stroke::new(pen.px(1.6), theme.ink2.veil(0.55)));
            y += 52.0;
        }
    }
    pen.painter.rect_filled(
        pen.rect(Rect::from_min_max(pos2(-400.0, bottom), pos2(plan.size.x + 400.0, plan.size.y))),
        0.0,
        theme.beam,
    );
    let names = [tr!("floor-intake"), tr!("floor-work"), tr!("floor-release"), tr!("floor-services")];
    let named = plan.columns.iter().zip(names).filter_map(|(column, name)| Some((column.as_ref()?.0 + 8.0, name)));
    let words: Vec<(f32, &str)> = std::iter::once((10.0, tr!("floor-demand"))).chain(named).collect();
    for (n, (x, word)) in words.iter().enumerate().filter(|_| pen.scale > 0.6) {
        let spaced = word.chars().map(|c| format!("{c}\u{2009}")).collect::<String>();
        let ink = theme.on_beam.veil(0.8);
        let galley = pen.painter.layout_no_wrap(spaced, condensed_bold(pen.font(12.5)), ink);
        let at = pen.at(*x, bottom + STREET / 2.0);
        // A word that would run into the next is left out.
        let room = words.get(n + 1).map_or(f32::INFINITY, |(next, _)| pen.at(*next, 0.0).x);
        if at.x + galley.size().x + 6.0 <= room {
            pen.painter.galley(at - vec2(0.0, galley.size().y / 2.0), galley, ink);
        }
    }
    for (i, kind) in Kind::ALL.into_iter().enumerate() {
        let y = door(plan, i);
        let label = [tr!("kind-business"), tr!("kind-internal"), tr!("floor-door-changes"), tr!("floor-door-pager")][i];
        let fonts = Pen::fonts(condensed(pen.font(12.5)));
        let galley = theme::fitted(&pen.painter, label, pen.px(WALL - 9.0), &fonts, 1, theme.ink2);
        pen.painter.galley(pen.at(8.0, y - 26.0) - vec2(0.0, galley.size().y / 2.0), galley, theme.ink2);
        pen.painter.line_segment(
            [pen.at(8.0, y + 12.0), pen.at(80.0, y + 12.0)],
            Stroke::new(pen.px(1.5), theme.ink2.veil(0.5)),
        );
        theme::card(&pen.painter, pen.at(22.0, y), pen.px(24.0), kind, theme, 0.1);
        write(
            &pen.painter,
            pen.at(40.0, y),
            Align2::LEFT_CENTER,
            pen.view.open[i],
            condensed_bold(pen.font(13.5)),
            theme.ink,
        );
        let door = pen.rect(Rect::from_min_size(pos2(74.0, y - 14.0), vec2(12.0, 30.0)));
        pen.painter.rect_filled(door, 2.0, theme.room);
        pen.painter.rect_stroke(door, 2.0, Stroke::new(pen.px(1.5), theme.beam), StrokeKind::Inside);
    }
}

fn room(pen: &mut Pen<'_>, index: usize, place: Rect) {
    let (theme, view) = (*pen.theme, pen.view);
    let centre = &view.centres[index];
    let rooms = pen.rooms;
    let Room { crew, constraint, .. } = &rooms[index];
    let constraint = *constraint;
    let inside = pen.rect(place);
    let floor_y = place.max.y - 8.0;
    pen.painter.rect_filled(inside, 0.0, theme.room);
    let lit = crew.iter().any(|p| view.people[*p].doing != Doing::Off);
    let skirting = pen.rect(Rect::from_min_max(pos2(place.min.x, floor_y - 44.0), pos2(place.max.x, floor_y)));
    pen.painter.rect_filled(skirting, 0.0, theme.line.veil(0.22));
    furniture(pen, index, place, floor_y);
    if constraint {
        pen.painter.rect_filled(inside, 0.0, theme.amber.veil(0.10));
        light(pen, index, place, 74.0, theme.amber, if pen.night { 110 } else { 90 });
    } else if lit && pen.night {
        light(pen, index, place, 60.0, theme.warn, 70);
    }
    let on_beam = if constraint { theme::ON_AMBER } else { theme.on_beam };
    // A long name leaves room for the limit.
    let counted = in_hand(pen.view, centre).map_or(0.0, |text| {
        pen.painter.layout_no_wrap(text, condensed_bold(pen.font(12.5)), on_beam).size().x + pen.px(8.0)
    });
    let name = pen.sign(&centre.name, pen.px(place.width() - 16.0) - counted, semibold(pen.font(13.5)), on_beam);
    let depth = pen.depth(&name);
    let beam = pen.rect(Rect::from_min_size(place.min, vec2(place.width(), depth)));
    pen.painter.rect_filled(beam, 0.0, if constraint { theme.amber } else { theme.beam });
    let mut written = pen.write_on(beam, pen.at(place.min.x + 8.0, 0.0).x, name);
    let people = (crew.len() > DESKS).then(|| tr!("floor-people", count = crew.len()));
    let constraint_word = constraint.then(|| tr!("settings-the-constraint").to_string());
    let end = pen.at(place.max.x - 8.0, 0.0).x - counted;
    for text in [constraint_word, people].into_iter().flatten() {
        let galley = pen.painter.layout_no_wrap(text, condensed(pen.font(12.5)), on_beam);
        let at = pos2(written + pen.px(8.0), beam.center().y - galley.size().y / 2.0);
        if at.x + galley.size().x <= end {
            written = at.x + galley.size().x;
            pen.painter.galley(at, galley, on_beam);
        }
    }
    limit(pen, index, place, beam, on_beam, written);
    pen.painter.rect_stroke(
        inside,
        0.0,
        Stroke::new(pen.px(if constraint { 4.0 } else { 3.0 }), if constraint { theme.amber } else { theme.beam }),
        StrokeKind::Inside,
    );
    let belt = pen.rect(Rect::from_min_max(pos2(place.min.x, floor_y), place.max));
    pen.painter.rect_filled(belt, 0.0, theme.beam);
    let mut x = place.min.x + 10.0;
    while x < place.max.x - 4.0 {
        pen.painter.circle_filled(pen.at(x, floor_y + 4.0), pen.px(1.8), theme.on_beam.veil(0.5));
        x += 13.0;
    }
    pen.hits.push((inside, Thing::Centre(index)));
    pen.ceilings.push(place.min.y + depth);
    cords(pen, index, place.min.y + depth, floor_y);
    let words = facts_on_wall(pen, index, place, depth);
    pile(pen, index, place, floor_y, words);
}

/// Who works in a room, at their desks.
fn desks_of(pen: &mut Pen<'_>, index: usize, place: Rect) {
    let (theme, rooms) = (*pen.theme, pen.rooms);
    let Room { crew, constraint, desks: (first, each), .. } = &rooms[index];
    let (floor_y, ceiling) = (place.max.y - 8.0, pen.ceilings[index]);
    for (n, person) in crew.iter().take(DESKS).enumerate() {
        let x = first - n as f32 * each;
        station(pen, *person, pos2(x, floor_y), each.min(70.0) / 70.0, *constraint, ceiling);
    }
    if crew.is_empty() {
        let outline = pen.rect(Rect::from_center_size(pos2(place.center().x, floor_y - 40.0), vec2(76.0, 60.0)));
        theme::dashed(&pen.painter, outline, theme.pencil);
        let fonts = Pen::fonts(condensed(pen.font(12.5)));
        let wide = outline.width() - pen.px(6.0);
        let words = theme::fitted(&pen.painter, tr!("floor-nobody-yet"), wide, &fonts, 2, theme.pencil);
        pen.painter.galley(outline.center() - words.size() / 2.0, words, theme.pencil);
    }
}

/// A few quiet things, so that rooms can be told apart: by the room's place, in the colour of lines.
fn furniture(pen: &Pen<'_>, index: usize, place: Rect, floor: f32) {
    let ink = pen.theme.line;
    let line = Stroke::new(pen.px(1.4), ink);
    let right = place.max.x;
    let pile = pen.rooms[index].pile;
    // So far a pile reaches when it is at its lowest; nothing stands behind cards.
    let piled = match pile.cards() {
        0 => place.min.x,
        cards => place.min.x + 8.0 + 28.0 * cards.div_ceil(2) as f32,
    };
    let juggled = juggled_from(pen, index) < f32::INFINITY;
    // Narrow rooms have no wall to spare.
    match if place.width() < 180.0 { 1 + 2 * (index % 2) } else { index % 4 } {
        0 if juggled => {}
        0 => {
            // A clock.
            let centre = pen.at(right - 96.0, place.min.y + BEAM + 52.0);
            pen.painter.circle_stroke(centre, pen.px(8.0), line);
            pen.painter.line(vec![centre - vec2(0.0, pen.px(5.0)), centre, centre + vec2(pen.px(4.0), 0.0)], line);
        }
        1 => {
            // A plant.
            let x = right - place.width().min(210.0) + 18.0;
            if piled > x - 12.0 && pile.cards() > 0 {
                return;
            }
            let pot =
                [pos2(x - 7.0, floor - 14.0), pos2(x + 7.0, floor - 14.0), pos2(x + 5.0, floor), pos2(x - 5.0, floor)];
            pen.painter.add(Shape::convex_polygon(pot.map(|p| pen.at(p.x, p.y)).to_vec(), ink, Stroke::NONE));
            for lean in [-11.0, -4.0, 4.0, 11.0_f32] {
                let tip = pen.at(x + lean, floor - 36.0 + lean.abs() * 0.6);
                pen.painter.line_segment([pen.at(x + lean * 0.2, floor - 14.0), tip], Stroke::new(pen.px(2.6), ink));
            }
        }
        // Where a pile is counted, or something is written, there is no wall to spare.
        2 if pile.cards() > 0 || !pen.view.centres[index].note.is_empty() => {}
        2 => {
            // A framed plan.
            let frame =
                pen.rect(Rect::from_min_size(pos2(place.min.x + 14.0, place.min.y + BEAM + 54.0), vec2(34.0, 24.0)));
            pen.painter.rect_stroke(frame, 1.0, line, StrokeKind::Inside);
            for k in 1..4 {
                let y = frame.top() + frame.height() * k as f32 / 4.0;
                pen.painter.hline(frame.shrink(pen.px(5.0)).x_range(), y, Stroke::new(pen.px(1.0), ink));
            }
        }
        _ => {
            // A cupboard.
            let x = right - place.width().min(190.0) + 22.0;
            if piled > x - 14.0 && pile.cards() > 0 {
                return;
            }
            let cupboard = pen.rect(Rect::from_min_max(pos2(x - 14.0, floor - 52.0), pos2(x + 14.0, floor)));
            pen.painter.rect_stroke(cupboard, 1.0, line, StrokeKind::Inside);
            for k in 1..3 {
                pen.painter.hline(cupboard.x_range(), cupboard.top() + cupboard.height() * k as f32 / 3.0, line);
            }
        }
    }
}

/// How much may be in hand in a room at once: its WIP limit, or what its people take by themselves if that is less; nothing
/// where there is no limit.
fn limit_in_force(view: &View, centre: &CentreView) -> Option<u32> {
    let crew = centre.crew.iter().map(|p| &view.people[*p]).filter(|person| !person.gone);
    // Where nobody is, nothing is begun.
    let own = crew.map(|person| person.wip_limit).reduce(u32::saturating_add)?;
    centre.wip_limit.filter(|limit| *limit > 0).map(|limit| if own > 0 { limit.min(own) } else { limit })
}

/// What is in hand of how many that may be.
fn in_hand(view: &View, centre: &CentreView) -> Option<String> {
    limit_in_force(view, centre).map(|limit| format!("{}/{limit}", centre.in_hand))
}

/// The WIP limit of a room, at the right of its beam: what is in hand of how many, and pips beside it where there is room.
/// More than the limit stands on red.
fn limit(pen: &mut Pen<'_>, index: usize, place: Rect, beam: Rect, ink: Color32, from: f32) {
    let centre = &pen.view.centres[index];
    let (Some(limit), Some(count)) = (limit_in_force(pen.view, centre), in_hand(pen.view, centre)) else { return };
    let over = centre.in_hand > limit;
    let font = condensed_bold(pen.font(12.5));
    let ink_of_count = if over { Color32::WHITE } else { ink };
    // Numbers alone, alike in every room: what they are is said at the pointer.
    let galley = pen.painter.layout_no_wrap(count, font, ink_of_count);
    // Narrow rooms have no pips, so that those above each other are alike.
    let pips = if place.width() < 180.0 || limit > 8 { 0.0 } else { pen.px(9.0 * limit as f32 + 5.0) };
    let right = pen.at(place.max.x - 8.0, 0.0).x;
    // With pips if they have a place beside the name.
    let free = right - from - pen.px(6.0);
    let Some(pips) = [pips, 0.0].into_iter().find(|pips| galley.size().x + pips <= free) else { return };
    let middle = beam.center().y;
    if pips > 0.0 {
        for i in 0..limit {
            let at = pos2(right - pen.px(9.0 * (limit - i) as f32 - 5.5), middle);
            let pip = Rect::from_center_size(at, vec2(pen.px(7.0), pen.px(11.0)));
            if i < centre.in_hand {
                pen.painter.rect_filled(pip, 1.5, ink);
            } else {
                // An outline would be read as a zero.
                pen.painter.rect_filled(pip, 1.5, ink.veil(0.3));
            }
        }
    }
    let words =
        Rect::from_min_size(pos2(right - pips - galley.size().x, middle - galley.size().y / 2.0), galley.size());
    if over {
        pen.painter.rect_filled(words.expand2(vec2(4.0, 0.0)), 3.0, pen.theme.badge);
    }
    pen.painter.galley(words.min, galley, ink_of_count);
    let half = pen.px(BEAM) / 2.0 - 3.0;
    let all = Rect::from_min_max(pos2(words.left() - 5.0, middle - half), pos2(right + 4.0, middle + half));
    pen.limits.push((all, index));
}

/// What the numbers at the right of a beam are, and how they are changed.
fn about_limit(view: &View, room: usize) -> Vec<String> {
    let centre = &view.centres[room];
    let limit = centre.wip_limit.unwrap_or_default();
    let now = tr!("floor-wip-about", in_hand = centre.in_hand, limit = limit);
    let own = limit_in_force(view, centre).filter(|own| *own < limit);
    let own = own.map(|own| tr!("floor-wip-own", own = own));
    let change =
        if view.actions.contains(&ActionKind::LimitCentre) { tr!("floor-wip-change") } else { tr!("floor-wip-fixed") };
    [Some(now), own, Some(change.into())].into_iter().flatten().collect()
}

/// How many stand in a room's pile: those that wait to be pulled, and those that something holds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pile {
    pub(crate) waiting: usize,
    pub(crate) held: usize,
    /// What holds all of them up, if it is one thing.
    by: Option<Hindrance>,
}

impl Pile {
    pub(crate) fn of(view: &View, room: usize) -> Self {
        let aside: Vec<&ItemView> = view.items.iter().filter(|item| item.place == ItemPlace::Aside(room)).collect();
        Self::new(view.centres[room].queue.len(), &aside)
    }

    fn new(waiting: usize, aside: &[&ItemView]) -> Self {
        let by = aside.first().and_then(|item| item.hindrance);
        Self { waiting, held: aside.len(), by: by.filter(|_| aside.iter().all(|item| item.hindrance == by)) }
    }

    /// How many cards stand in it.
    fn cards(self) -> usize {
        self.waiting + self.held
    }

    /// How many cards stand there if each is so many.
    fn cards_of(self, each: usize) -> usize {
        self.waiting.div_ceil(each) + self.held.div_ceil(each)
    }

    /// In words: first those that wait, then those that are held up; without what there is none of.
    fn words(self) -> Vec<String> {
        let mut words = Vec::new();
        if self.waiting > 0 {
            words.push(tr!("floor-waiting", waiting = self.waiting));
        }
        match (self.held, self.by) {
            (0, _) => {}
            (held, Some(Hindrance::Release)) => words.push(tr!("floor-for-release", n = held)),
            (held, Some(Hindrance::Planned)) => words.push(tr!("floor-planned", n = held)),
            (held, Some(Hindrance::Held)) => words.push(tr!("floor-set-aside", n = held)),
            (held, _) => words.push(tr!("floor-held-up", n = held)),
        }
        words
    }

    /// The same in one line.
    pub(crate) fn text(self) -> String {
        if self.cards() == 0 { tr!("floor-waiting", waiting = 0) } else { self.words().join(", ") }
    }
}

/// What stands in a room, worked out once a frame.
struct Room {
    /// Who works there and has not gone.
    crew: Vec<usize>,
    constraint: bool,
    /// The middle of the first desk from the right, and from there to each next one.
    desks: (f32, f32),
    /// Width that the desks keep.
    kept: f32,
    pile: Pile,
    /// What is held up.
    aside: Vec<ItemId>,
}

impl Room {
    /// All rooms, with one look at each item.
    fn all(view: &View, plan: &Layout) -> Vec<Self> {
        let mut aside: Vec<Vec<&ItemView>> = vec![Vec::new(); view.centres.len()];
        for item in &view.items {
            if let ItemPlace::Aside(room) = item.place
                && let Some(there) = aside.get_mut(room)
            {
                there.push(item);
            }
        }
        let rooms = view.centres.iter().zip(&plan.rooms).zip(aside);
        rooms
            .map(|((centre, place), aside)| {
                let mut crew: Vec<usize> = centre.crew.iter().copied().filter(|p| !view.people[*p].gone).collect();
                // The light falls on the first desk.
                crew.sort_by_key(|person| !view.people[*person].constraint);
                let constraint = crew.iter().any(|p| view.people[*p].constraint);
                let (first, each) = desks(*place, crew.len(), constraint);
                let seats = crew.len().clamp(1, 5);
                // As far as the last desk reaches.
                let kept = place.max.x - first + each * (seats - 1) as f32 + 38.0 * each.min(70.0) / 70.0;
                let pile = Pile::new(centre.queue.len(), &aside);
                let aside = aside.iter().map(|item| item.id).collect();
                Self { crew, constraint, desks: (first, each), kept, pile, aside }
            })
            .collect()
    }
}

/// From where on something is juggled in a room, on the screen; beyond its right wall if nobody juggles.
fn juggled_from(pen: &Pen<'_>, index: usize) -> f32 {
    let Room { crew, desks: (desk, each), .. } = &pen.rooms[index];
    let juggles = |n: &usize| pen.view.people[crew[*n]].hands.len() > 1;
    let leftmost = (0..crew.len().min(DESKS)).rev().find(juggles);
    leftmost.map_or(f32::INFINITY, |n| pen.at(desk - n as f32 * each - 58.0, 0.0).x)
}

/// The middle of the first desk from the right, and from there to each next one.
fn desks(place: Rect, crew: usize, constraint: bool) -> (f32, f32) {
    let each = ((place.width() - 78.0) / crew.clamp(1, 5) as f32).min(78.0);
    (place.max.x - if constraint { CONSTRAINT_DESK } else { 42.0 }, each)
}

/// What is written on the wall at the top left: how many there are in the pile, and how old the oldest is; without a pile,
/// the room's note. How much of the wall it takes, in units of the drawing, with what a deep beam takes of it.
fn facts_on_wall(pen: &mut Pen<'_>, index: usize, place: Rect, beam: f32) -> f32 {
    let (theme, centre) = (pen.theme, &pen.view.centres[index]);
    let (x, y) = (place.min.x + 10.0, place.min.y + beam + 8.0);
    // Beside the lamps, and never under what is juggled.
    let lamps = 78.0 * centre.crew.len().clamp(1, 2) as f32;
    let juggled = juggled_from(pen, index);
    let pile = pen.rooms[index].pile;
    if pile.cards() == 0 {
        let free = pen.px(place.width() - 24.0 - lamps);
        let room = free.max(pen.px(62.0));
        // No word is broken where smaller letters hold it.
        let fonts = Pen::fonts(condensed(pen.font(12.5)));
        let Some(font) = words_fit(&pen.painter, &[&centre.note], &fonts, room) else { return 44.0 };
        let galley = pen.painter.layout(centre.note.clone(), font.clone(), theme.ink2, room);
        if pen.at(x, 0.0).x + galley.size().x <= juggled || galley.rows.len() == 1 {
            pen.painter.galley(pen.at(x, y - 2.0), galley, theme.ink2);
        }
        return 44.0;
    }
    let end = pen.at(place.max.x - lamps + 18.0, 0.0).x;
    // Where a lamp hangs nothing is written: one over each desk.
    let Room { crew, desks: (first, each), .. } = &pen.rooms[index];
    let (hangs, ceiling) = (lamp_top(place.max.y - 8.0, place.min.y + beam), place.min.y + beam);
    let lamp = |n: usize| pos2(first - n as f32 * each, ceiling);
    let lamps: Vec<Rect> = (0..crew.len().min(DESKS))
        .map(|n| pen.rect(Rect::from_min_max(lamp(n) - vec2(13.0, 0.0), pos2(lamp(n).x + 13.0, hangs + 22.0))))
        .collect();
    let free = |at: &Pos2, galley: &Galley| {
        let text = Rect::from_min_size(*at, galley.size());
        !lamps.iter().any(|lamp| lamp.intersects(text))
    };
    let size = |text: &str| theme::badge_size(&pen.painter, text, pen.font(13.5));
    let one = pile.text();
    // In one badge if that has a place, else one under the other.
    let badges = if pen.at(x, 0.0).x + size(&one).x <= end { vec![one] } else { pile.words() };
    let (mut at, mut last) = (pen.at(x, y), Rect::ZERO);
    for (n, text) in badges.iter().enumerate() {
        let long = pile.waiting > 8 && (n == 0 || badges.len() == 1);
        let (fill, ink) = match n {
            0 if long => (theme.badge, Color32::WHITE),
            0 => (theme.ink, theme.panel),
            _ => (theme.line, theme.ink),
        };
        last = Rect::from_min_size(at, theme::badge_size(&pen.painter, text, pen.font(13.5)));
        if last.right() > juggled {
            pen.written.push((at, text.clone(), fill, ink));
        } else {
            theme::badge(&pen.painter, at, text, pen.font(13.5), fill, ink);
        }
        at.y = last.bottom() + 3.0;
    }
    let mut bottom = last.bottom();
    if pile.waiting > 0 {
        let days = centre.oldest as f64 / 1440.0;
        let oldest = if days >= 1.0 {
            tr!("floor-oldest-days", days = number(days, 0))
        } else {
            tr!("floor-oldest", age = span(centre.oldest))
        };
        let colour = if days >= 1.0 { theme.bad } else { theme.ink2 };
        let line = |text: String| pen.painter.layout_no_wrap(text, condensed(pen.font(12.5)), colour);
        let galley = line(oldest.clone());
        let beside = pos2(last.right() + 7.0, last.center().y - galley.size().y / 2.0);
        let below = pos2(last.left() + 2.0, last.bottom() + 1.0);
        // With what a card stands for, if that is more than one and has a place.
        let Scale { each, .. } = pen.cards_at;
        let with_each =
            (each > 1 && pile.cards() > each).then(|| line(tr!("floor-oldest-and-each", oldest = oldest, each = each)));
        let lines = [with_each, Some(galley)].into_iter().flatten();
        let places =
            lines.flat_map(|galley| [(beside, end), (below, juggled)].map(|(at, end)| (at, end, galley.clone())));
        let fits = |(at, end, galley): &(Pos2, f32, Arc<Galley>)| at.x + galley.size().x <= *end && free(at, galley);
        if let Some((place, _, galley)) = places.into_iter().find(fits) {
            bottom = bottom.max(place.y + galley.size().y);
            pen.painter.galley(place, galley, colour);
        }
    }
    (bottom - pen.at(0.0, place.min.y + BEAM).y) / pen.scale + 8.0
}

/// From the lamp over the first desk down to the floor, and no further than the wall.
fn light(pen: &Pen<'_>, room: usize, place: Rect, half: f32, colour: Color32, strength: u8) {
    let floor = place.max.y - 8.0;
    let lamp = pos2(pen.rooms[room].desks.0, lamp_top(floor, place.min.y + BEAM) + 21.0);
    let (left, right) = ((lamp.x - half).max(place.min.x), (lamp.x + half).min(place.max.x));
    let mut mesh = Mesh::default();
    let strong = colour.veil(f32::from(strength) / 255.0);
    let weak = colour.veil(f32::from(strength) / 2000.0);
    mesh.colored_vertex(pen.at(lamp.x - 8.0, lamp.y), strong);
    mesh.colored_vertex(pen.at(lamp.x + 8.0, lamp.y), strong);
    mesh.colored_vertex(pen.at(right, floor), weak);
    mesh.colored_vertex(pen.at(left, floor), weak);
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    pen.painter.add(Shape::mesh(mesh));
}

/// How high a lamp hangs over a floor, if the ceiling is not lower.
fn lamp_top(floor: f32, ceiling: f32) -> f32 {
    (floor - (STOREY - BEAM - 8.0).min(146.0)).max(ceiling)
}

/// What the lamps of a room hang by, from the ceiling, however high that is: behind what is written on the wall.
fn cords(pen: &Pen<'_>, index: usize, ceiling: f32, floor: f32) {
    let Room { crew, desks: (first, each), .. } = &pen.rooms[index];
    let end = lamp_top(floor, ceiling) + 12.0;
    for n in 0..crew.len().min(DESKS) {
        let x = first - n as f32 * each;
        let cord = [pen.at(x, ceiling), pen.at(x, end)];
        pen.painter.line_segment(cord, Stroke::new(pen.px(1.4), pen.theme.ink));
    }
}

/// A lamp's shade.
fn lamp(pen: &Pen<'_>, x: f32, top: f32, fill: Color32) {
    let outline = Stroke::new(pen.px(1.4), pen.theme.ink);
    let points = vec![
        pen.at(x - 5.0, top + 11.0),
        pen.at(x + 5.0, top + 11.0),
        pen.at(x + 12.0, top + 21.0),
        pen.at(x - 12.0, top + 21.0),
    ];
    pen.painter.add(Shape::convex_polygon(points, fill, outline));
}

fn station(pen: &mut Pen<'_>, person: usize, foot: Pos2, size: f32, constraint: bool, ceiling: f32) {
    let (theme, view) = (*pen.theme, pen.view);
    let who = &view.people[person];
    let here = who.doing != Doing::Off && who.beside.is_none();
    let top = lamp_top(foot.y, ceiling);
    let lamp_fill = if constraint {
        theme.amber
    } else if here && pen.night {
        theme.warn
    } else {
        theme.beam
    };
    lamp(pen, foot.x, top, lamp_fill);
    let (w, h) = (74.0 * size, 83.0 * size);
    let bust =
        Rect::from_min_max(pos2(foot.x - w / 2.0, foot.y - 30.0 - h + 4.0), pos2(foot.x + w / 2.0, foot.y - 26.0));
    // Whoever learns stands at the expert's side; their own chair is empty.
    let learner = who.learner.filter(|l| view.people[*l].beside == Some(person) && view.people[*l].doing != Doing::Off);
    if let Some(learner) = learner {
        let other = &view.people[learner];
        let beside = Rect::from_center_size(bust.center() + vec2(-40.0, 6.0) * size, bust.size() * 0.86);
        let name = pen.art.bust(&other.look, other.mood);
        pen.art.paint(&pen.painter, &name, pen.rect(beside), Color32::WHITE);
        pen.hits.push((pen.rect(beside), Thing::Person(learner)));
    }
    if here {
        let name = pen.art.bust(&who.look, who.mood);
        pen.art.paint(&pen.painter, &name, pen.rect(bust), Color32::WHITE);
    } else {
        let back = pen.rect(Rect::from_center_size(pos2(foot.x, foot.y - 42.0), vec2(26.0, 30.0) * size));
        pen.painter.rect_filled(back, 4.0, theme.line);
    }
    let wood = Color32::from_rgb(0x8A, 0x5F, 0x3C);
    let table = pen
        .rect(Rect::from_min_max(pos2(foot.x - 36.0 * size, foot.y - 30.0), pos2(foot.x + 36.0 * size, foot.y - 23.0)));
    let shade = if pen.night { wood.veil(0.6) } else { wood };
    for side in [-30.0, 24.0] {
        pen.painter.rect_filled(
            pen.rect(Rect::from_min_size(pos2(foot.x + side * size, foot.y - 24.0), vec2(6.0, 24.0))),
            0.0,
            shade,
        );
    }
    pen.painter.rect_filled(table, 1.0, shade);
    pen.hits.push((pen.rect(Rect::from_min_max(bust.min, pos2(bust.max.x, foot.y))), Thing::Person(person)));
    // Juggled in an arc above the head; where too many are, the top of it says how many more.
    let held = who.hands.len();
    let shown = if held > MOST_JUGGLED { MOST_JUGGLED - 1 } else { held };
    let arc = |n: usize| {
        let turn = std::f32::consts::PI * (1.12 - 0.2 * n as f32);
        pos2(foot.x + 46.0 * turn.cos(), foot.y - 88.0 + 26.0 * -turn.sin())
    };
    let top = if held > shown { MOST_JUGGLED / 2 } else { MOST_JUGGLED };
    for (n, item) in who.hands.iter().enumerate().take(shown) {
        let place = if n == 0 { pos2(foot.x, foot.y - 40.0) } else { arc(n + usize::from(n >= top)) };
        pen.cards.push((*item, pen.at(place.x, place.y), pen.px(if n == 0 { 34.0 } else { 20.0 })));
    }
    if held > shown {
        let (text, font) = (format!("+{}", held - shown), pen.font(11.5));
        let place = arc(top);
        let at = pen.at(place.x, place.y) - theme::badge_size(&pen.painter, &text, font) / 2.0;
        theme::badge(&pen.painter, at, &text, font, theme.badge, Color32::WHITE);
    }
}

fn pile(pen: &mut Pen<'_>, index: usize, place: Rect, floor: f32, words: f32) {
    let centre = &pen.view.centres[index];
    let this = &pen.rooms[index];
    let Scale { size, each, .. } = pen.cards_at;
    let card = CARD * size;
    let (columns, rows, pitch) = pen.cards_at.stacked(this, place, words);
    let waiting = centre.queue.iter().take(centre.queue.len().div_ceil(each));
    let aside = this.aside.iter().take(this.aside.len().div_ceil(each));
    for (n, item) in waiting.chain(aside).copied().enumerate().take((columns * rows).min(MOST_CARDS)) {
        let (column, row) = (n / rows, n % rows);
        let x = place.min.x + 5.5 + 0.5 * card.x + column as f32 * (card.x + 3.0 * size);
        let y = floor - 1.5 - 0.5 * card.y - pitch * row as f32;
        pen.cards.push((item, pen.at(x, y), pen.px(card.x)));
    }
}

/// How cards that wait are drawn, in all rooms alike: so the longest queue is the largest pile.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    size: f32,
    /// How many a card stands for.
    each: usize,
    /// They fill the rooms behind the desks, too.
    behind: bool,
}

impl Scale {
    /// The largest in which every room has place for its own before its desks, then behind them; on a flooded floor a
    /// card stands for several.
    fn of(rooms: &[Room], plan: &Layout) -> Self {
        let fits = |scale: &Self| {
            rooms.iter().zip(&plan.rooms).all(|(room, place)| {
                let (columns, rows) = scale.grid(room, *place, WORDS);
                room.pile.cards_of(scale.each) <= (columns * rows).min(MOST_CARDS)
            })
        };
        let before = CARD_SIZES.map(|size| Self { size, each: 1, behind: false });
        let behind = (1..).map(|each| Self { size: CARD_SIZES[3], each, behind: true });
        before.into_iter().chain(behind).find(fits).unwrap_or(before[3])
    }

    /// The columns and rows of a pile, and how far its rows are from each other: where more is written on the wall than
    /// usual, or in two rows, they stand closer, and none is missing.
    fn stacked(self, room: &Room, place: Rect, words: f32) -> (usize, usize, f32) {
        let (columns, rows) = self.grid(room, place, words);
        let high = CARD.y * self.size;
        let needed = room.pile.cards_of(self.each).min(MOST_CARDS).div_ceil(columns);
        if needed <= rows { (columns, rows, high) } else { (columns, needed, high * rows as f32 / needed as f32) }
    }

    /// How many columns and rows of cards a room has place for below so much of writing.
    fn grid(self, room: &Room, place: Rect, words: f32) -> (usize, usize) {
        let kept = if self.behind { 0.0 } else { room.kept };
        let free = (place.width() - kept - 10.0).max(CARD.x + 4.0);
        let columns = (free / ((CARD.x + 3.0) * self.size)) as usize;
        let rows = ((place.height() - BEAM - words - 8.0) / (CARD.y * self.size)) as usize;
        (columns.max(1), rows.clamp(2, (6.0 / self.size) as usize))
    }
}

fn draw_item(pen: &Pen<'_>, stamps: &mut Stamps, item: &ItemView, at: Pos2, width: f32) {
    stamps.press(&pen.painter, item, at, width, pen.theme);
    if let Some(sign) = stamps::sign(item).filter(|_| width >= stamps::MARKED) {
        let icon = Rect::from_center_size(at + stamps::corner(width), Vec2::splat(width * 0.27));
        pen.art.paint(&pen.painter, sign, icon, theme::ON_PAPER);
    }
    // Near: a white slip with its title, like the paper it is. It stays within the card: others stand around it.
    let card = Rect::from_center_size(at, vec2(width, width * 0.69));
    if pen.scale >= NEAR && width >= WRITTEN && pen.painter.clip_rect().intersects(card) {
        let fonts = [condensed_bold(12.5), condensed_bold(11.5)];
        let galley = theme::fitted(&pen.painter, &item.title, width - 8.0, &fonts, 2, theme::ON_PAPER);
        if galley.elided {
            return; // Nearer it has a place.
        }
        let top = card.bottom() - 2.0 - galley.size().y;
        let slip = Rect::from_min_max(pos2(card.left() + 1.0, top - 2.0), card.right_bottom() - vec2(1.0, 0.0));
        pen.painter.rect_filled(slip, 2.0, theme::PAPER);
        pen.painter.galley(pos2(card.center().x - galley.size().x / 2.0, top), galley, theme::ON_PAPER);
    }
}

/// Where the rack of a service stands in its place.
fn rack(place: Rect) -> Rect {
    let bottom = place.max.y - 4.0;
    let room = place.height() - BEAM - 14.0;
    // In a high place it grows, and leaves room below its name for the mark of where to begin.
    let height = room.min(118.0).max((room - 26.0).min(190.0));
    Rect::from_min_max(pos2(place.min.x + 9.0, bottom - height), pos2(place.max.x - 9.0, bottom))
}

/// The names of the services on their beams. All beams of a storey are as deep as its longest name needs.
fn signs(pen: &Pen<'_>, plan: &Layout) -> Vec<(Arc<Galley>, f32)> {
    let (font, ink) = (condensed_bold(pen.font(12.5)), pen.theme.on_beam);
    let named = pen.view.services.iter().zip(&plan.services);
    let names: Vec<Arc<Galley>> =
        named.map(|(service, place)| pen.sign(&service.name, pen.px(place.width() - 8.0), font.clone(), ink)).collect();
    let depth = |of: &Rect| {
        let storey = plan.services.iter().zip(&names).filter(|(place, _)| (place.min.y - of.min.y).abs() < 1.0);
        storey.map(|(_, name)| pen.depth(name)).fold(BEAM, f32::max)
    };
    let depths: Vec<f32> = plan.services.iter().map(depth).collect();
    names.into_iter().zip(depths).collect()
}

fn machine(pen: &mut Pen<'_>, index: usize, place: Rect) {
    let (theme, view) = (*pen.theme, pen.view);
    let (paper, racks) = (theme.by_day(), theme.by_night());
    let service = &view.services[index];
    let (name, depth) = pen.signs[index].clone();
    let beam = pen.rect(Rect::from_min_size(place.min, vec2(place.width(), depth)));
    let wall = pen.rect(place);
    pen.painter.rect_filled(wall, 0.0, theme.shaft);
    if service.health == Health::Failing {
        pen.painter.rect_filled(wall, 0.0, theme.bad.veil(0.22));
    } else if service.health == Health::Strained {
        pen.painter.rect_filled(wall, 0.0, theme.bad.veil(0.12));
    }
    pen.painter.rect_filled(beam, 0.0, theme.beam);
    // At the edge of the rack, if it is short enough for that.
    let free = pen.px(place.width() - 4.0) - name.size().x;
    pen.write_on(beam, pen.at(place.min.x, 0.0).x + pen.px(6.0).min(free), name);
    let rack = rack(place);
    let dark = Color32::from_rgb(0x1B, 0x2A, 0x40);
    pen.painter.rect_filled(pen.rect(rack), 4.0, dark);
    pen.painter.rect_stroke(pen.rect(rack), 4.0, Stroke::new(pen.px(1.5), theme.ink), StrokeKind::Inside);
    // Sign: shape and colour.
    let sign = pen.at(rack.min.x + 15.0, rack.min.y + 16.0);
    let r = pen.px(8.5);
    let white = Stroke::new(pen.px(2.0), Color32::WHITE);
    match service.health {
        Health::Well => {
            pen.painter.circle_filled(sign, r, racks.good);
            pen.painter.line(
                vec![sign + vec2(-r * 0.45, 0.0), sign + vec2(-r * 0.1, r * 0.4), sign + vec2(r * 0.5, -r * 0.4)],
                Stroke::new(pen.px(2.0), dark),
            );
        }
        Health::Strained => {
            let triangle =
                vec![sign + vec2(0.0, -r * 1.05), sign + vec2(r * 1.1, r * 0.9), sign + vec2(-r * 1.1, r * 0.9)];
            pen.painter.add(Shape::convex_polygon(triangle, racks.warn, Stroke::NONE));
            pen.painter
                .line_segment([sign + vec2(0.0, -r * 0.4), sign + vec2(0.0, r * 0.3)], Stroke::new(pen.px(2.0), dark));
            pen.painter.circle_filled(sign + vec2(0.0, r * 0.65), pen.px(1.2), dark);
        }
        Health::Failing => {
            pen.painter.rect_filled(Rect::from_center_size(sign, Vec2::splat(r * 2.0)), 2.0, theme.badge);
            for s in [-1.0, 1.0] {
                pen.painter
                    .line_segment([sign + vec2(-r * 0.5, -r * 0.5 * s), sign + vec2(r * 0.5, r * 0.5 * s)], white);
            }
        }
    }
    let lit = (service.load * 6.0).round() as usize;
    for i in 0..6 {
        let bar =
            pen.rect(Rect::from_min_size(pos2(rack.min.x + 29.0 + i as f32 * 5.2, rack.min.y + 9.0), vec2(3.6, 14.0)));
        let colour = match service.health {
            Health::Well => racks.good,
            Health::Strained => racks.warn,
            Health::Failing => racks.bad,
        };
        pen.painter.rect_filled(bar, 1.0, if i < lit { colour } else { Color32::from_rgb(0x3A, 0x4A, 0x62) });
    }
    // On a small plate two lines have a place, too.
    let plate_height = (27.0 / pen.scale).clamp(30.0, 46.0);
    // The bars in words, on the first shelf.
    let text = tr!("floor-load", percent = number(100.0 * service.load, 0));
    let galley = pen.painter.layout_no_wrap(text, condensed(pen.font(11.5)), Color32::from_rgb(0xC3, 0xCF, 0xE0));
    let shelf =
        pen.rect(Rect::from_min_size(pos2(rack.min.x + 6.0, rack.min.y + 29.0), vec2(rack.width() - 12.0, 15.0)));
    // What is down serves nobody.
    if service.health != Health::Failing && galley.size().x <= shelf.width() {
        pen.painter.galley(shelf.center() - galley.size() / 2.0, galley, Color32::WHITE);
    }
    for i in 1.. {
        let y = rack.min.y + 34.0 + i as f32 * 15.0;
        if y >= rack.max.y - plate_height - 14.0 {
            break;
        }
        pen.painter.rect_filled(
            pen.rect(Rect::from_min_size(pos2(rack.min.x + 6.0, y), vec2(rack.width() - 12.0, 10.0))),
            2.0,
            Color32::from_rgb(0x30, 0x41, 0x5A),
        );
    }
    for i in 0..service.debt.min(5) {
        let y = rack.min.y + 38.0 + f32::from(i) * 11.0;
        let bend = [
            pen.at(rack.max.x, y),
            pen.at(rack.max.x + 8.0, y + 3.0),
            pen.at(rack.max.x + 6.0, y + 11.0),
            pen.at(rack.max.x, y + 12.0),
        ];
        pen.painter.line(bend.to_vec(), Stroke::new(pen.px(1.6), theme.ink));
    }
    // A small one is as wide as the rack.
    let side = if pen.px(rack.width()) < 60.0 { 2.0 } else { 4.0 };
    let plate = Rect::from_min_max(
        pos2(rack.min.x + side, rack.max.y - 4.0 - plate_height),
        pos2(rack.max.x - side, rack.max.y - 4.0),
    );
    let on_plate = pen.rect(plate);
    pen.painter.rect_filled(on_plate, 2.0, theme::PAPER);
    let trouble = if service.health == Health::Well { theme::ON_PAPER } else { paper.bad };
    // On the smallest only one line fits. What is left out stands at the pointer.
    let most = if on_plate.height() >= 26.0 { 2 } else { 1 };
    let width = on_plate.width() - if side < 4.0 { 4.0 } else { 6.0 };
    let state = pen.fitting(&service.plate[0], width, most, condensed_bold(pen.font(12.0)), trouble);
    let free = most - state.as_ref().map_or(0, |galley| galley.rows.len()).min(most);
    let detail = Some(&service.plate[1]).filter(|text| free > 0 && !text.is_empty());
    let detail = detail.and_then(|text| pen.fitting(text, width, 1, condensed(pen.font(11.5)), paper.ink2));
    // A line that is alone stands in the middle.
    let left = on_plate.left() + if side < 4.0 { 2.0 } else { 4.0 };
    let middles = if state.is_some() && detail.is_some() { [0.26, 0.72] } else { [0.5, 0.5] };
    for (galley, middle) in [state, detail].into_iter().zip(middles) {
        if let Some(galley) = galley {
            let top = on_plate.top() + on_plate.height() * middle - galley.size().y / 2.0;
            pen.painter.galley(pos2(left, top), galley, theme::ON_PAPER);
        }
    }
    let open = view.incidents.iter().filter(|i| i.service == index && i.stage != IncidentStage::Resolved);
    for (n, incident) in open.take(3).enumerate() {
        let at = pen.at(rack.min.x + 15.0 + 20.0 * n as f32, rack.min.y + 57.0);
        symptom(&pen.painter, at, pen.px(11.0), incident.stage == IncidentStage::Detected);
    }
    pen.hits.push((wall, Thing::Service(index)));
}

/// What shows of an incident: a jagged star, no card, for work on it is a card of its own. Its mark asks as long as the
/// cause is unknown.
fn symptom(painter: &Painter, at: Pos2, radius: f32, unknown: bool) {
    const POINTS: usize = 9;
    let corner = |n: usize, radius: f32| {
        let turn = std::f32::consts::TAU * n as f32 / (2 * POINTS) as f32 - 0.2;
        at + vec2(turn.cos(), turn.sin()) * radius
    };
    let inner = radius * 0.72;
    for n in (0..2 * POINTS).step_by(2) {
        let ray = vec![corner(n + 2 * POINTS - 1, inner), corner(n, radius), corner(n + 1, inner)];
        painter.add(Shape::convex_polygon(ray, Theme::DAY.badge, Stroke::NONE));
    }
    painter.circle_filled(at, inner, Theme::DAY.badge);
    let mark = if unknown { "?" } else { "!" };
    write(painter, at, Align2::CENTER_CENTER, mark, semibold(radius * 1.25), Color32::WHITE);
}

/// The way from a machine into the shaft: straight from the left one of a storey, over its neighbour from the right one.
fn to_shaft(place: Rect, shaft: f32) -> Vec<Pos2> {
    if place.min.x - shaft < 20.0 {
        let y = place.max.y - 80.0;
        return vec![pos2(place.min.x + 9.0, y), pos2(shaft, y)];
    }
    let (x, over) = (place.min.x + 24.0, place.max.y - 132.0);
    vec![pos2(x, place.max.y - 122.0), pos2(x, over), pos2(shaft, over)]
}

/// The way of an arrow: over the racks within a storey; from storey to storey through the shaft; never over a plate.
fn way(plan: &Layout, from: usize, to: usize) -> Vec<Pos2> {
    let (of, to) = (plan.services[from], plan.services[to]);
    if (of.min.y - to.min.y).abs() < 1.0 {
        let top = |r: Rect| pos2(r.center().x, r.max.y - 124.0);
        // Below a name in two rows.
        let over = of.max.y - 136.0;
        return rounded(vec![top(of), pos2(of.center().x, over), pos2(to.center().x, over), top(to)]);
    }
    let shaft = plan.services.iter().map(|r| r.min.x).fold(f32::INFINITY, f32::min) - 14.0;
    let mut way = to_shaft(of, shaft);
    way.extend(to_shaft(to, shaft).into_iter().rev());
    rounded(way)
}

/// A way with its corners rounded, as far as its sides reach.
fn rounded(way: Vec<Pos2>) -> Vec<Pos2> {
    const RADIUS: f32 = 10.0;
    let mut out = vec![way[0]];
    for corner in way.windows(3) {
        let side = |to: Pos2| corner[1] + (to - corner[1]).normalized() * RADIUS.min(corner[1].distance(to) / 2.0);
        let (from, to) = (side(corner[0]), side(corner[2]));
        out.extend((0..=4).map(|n| {
            let along = n as f32 / 4.0;
            from.lerp(corner[1], along).lerp(corner[1].lerp(to, along), along)
        }));
    }
    out.push(way[way.len() - 1]);
    out
}

/// Cause → effect in red ink; the likeliest suspicion in pencil.
fn arrows(pen: &Pen<'_>, plan: &Layout) {
    for incident in pen.view.incidents.iter().filter(|i| i.stage != IncidentStage::Resolved && !i.suspects.is_empty()) {
        let known = incident.stage != IncidentStage::Detected;
        let Some(from) = incident.suspects.iter().max_by(|a, b| a.belief.total_cmp(&b.belief)) else { continue };
        if from.service == incident.service {
            continue;
        }
        let way = way(plan, from.service, incident.service);
        let points: Vec<Pos2> = way.into_iter().map(|p| pen.at(p.x, p.y)).collect();
        let (tip, before) = (points[points.len() - 1], points[points.len().saturating_sub(2)]);
        if known {
            let stroke = Stroke::new(pen.px(2.2), pen.theme.bad);
            pen.painter.line(points, stroke);
            let back = (before - tip).normalized() * pen.px(8.0);
            pen.painter.line(vec![tip + back + back.rot90() * 0.7, tip, tip + back - back.rot90() * 0.7], stroke);
        } else {
            pen.painter.extend(Shape::dashed_line(
                &points,
                Stroke::new(pen.px(1.8), pen.theme.pencil),
                pen.px(5.0),
                pen.px(4.0),
            ));
        }
    }
}

// --- words at the pointer ---------------------------------------------------------------------------------------------

/// A box below a place, or over it.
fn box_of_lines(painter: &Painter, theme: &Theme, at: Pos2, lines: &[String], over: bool) {
    let galleys: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let font = if i == 0 { semibold(14.0) } else { condensed(13.0) };
            let colour = if i == 0 { theme.ink } else { theme.ink2 };
            painter.layout(line.clone(), font, colour, 260.0)
        })
        .collect();
    let width = galleys.iter().map(|g| g.size().x).fold(0.0, f32::max) + 20.0;
    let height = galleys.iter().map(|g| g.size().y + 2.0).sum::<f32>() + 14.0;
    let clip = painter.clip_rect();
    let top = if over { at.y - height } else { at.y };
    let at = pos2(at.x.min(clip.right() - width - 4.0), top.min(clip.bottom() - height - 4.0));
    let rect = Rect::from_min_size(at, vec2(width, height));
    painter.rect_filled(rect, 6.0, theme.panel);
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
    let mut y = rect.top() + 7.0;
    for galley in galleys {
        let step = galley.size().y + 2.0;
        painter.galley(pos2(rect.left() + 10.0, y), galley, theme.ink);
        y += step;
    }
}

/// What something is, and why its numbers are what they are.
pub(crate) fn at_pointer(view: &View, thing: Thing, level: &Level) -> Vec<String> {
    let (what, why) = match thing {
        Thing::Item(id) => {
            (describe(view, thing), view.item(id).map_or(Vec::new(), |item| reasons::work::age(view, item)))
        }
        Thing::Person(who) => (doing(view, who), reasons::hands(view, &view.people[who])),
        Thing::Centre(room) => (describe(view, thing), reasons::waiting(view, &view.centres[room])),
        Thing::Service(service) => (describe(view, thing), reasons::service::now(view, level, service)),
    };
    [what, why].concat()
}

/// A length of time in few letters.
pub(crate) fn span(minutes: i64) -> String {
    match minutes {
        m if m < 120 => format!("{m} min"),
        m if m < 2 * 1440 => format!("{} h", (m + 30) / 60),
        m => format!("{} d", (m + 720) / 1440),
    }
}

/// A class of service by name.
pub(crate) fn describe_class(class: Class) -> &'static str {
    match class {
        Class::Expedite => tr!("class-expedite"),
        Class::FixedDate => tr!("class-fixed-date"),
        Class::Standard => tr!("class-standard"),
        Class::Intangible => tr!("class-intangible"),
    }
}

/// Who somebody is, what they do now and how much of it they take.
fn doing(view: &View, who: usize) -> Vec<String> {
    let p = &view.people[who];
    let doing = match p.doing {
        Doing::Off => tr!("person-off").to_string(),
        Doing::Idle => tr!("person-idle").into(),
        Doing::Blocked => tr!("person-blocked").into(),
        Doing::Working => tr!("person-on-things", n = p.hands.len()),
    };
    vec![
        tr!("person-name-role", name = p.name, role = p.role),
        tr!("person-doing-takes", doing = doing, limit = p.wip_limit),
    ]
}

/// A title and up to three short lines about something.
pub(crate) fn describe(view: &View, thing: Thing) -> Vec<String> {
    match thing {
        Thing::Item(id) => {
            let Some(item) = view.item(id) else { return Vec::new() };
            let class = describe_class(item.class);
            let mut lines = vec![
                item.title.clone(),
                tr!("item-kind-class-age", kind = item.kind.label(), class = class, age = span(item.age)),
            ];
            if item.route.len() > 1 {
                lines.push(tr!("item-stop", stop = item.step.0 + 1, all = item.step.1));
            }
            if !item.blocked.is_empty() {
                lines.push(item.blocked.clone());
            } else if item.needs_constraint {
                lines.push(tr!("item-needs-constraint").into());
            }
            lines
        }
        Thing::Person(i) => {
            let (mut lines, lost) = (doing(view, i), view.people[i].switching_loss);
            if lost > 0.0 {
                lines.push(tr!("person-switching-lost", percent = number(100.0 * lost, 0)));
            }
            lines
        }
        Thing::Centre(i) => {
            let c = &view.centres[i];
            let (pile, in_hand) = (Pile::of(view, i).text(), c.in_hand);
            let pile = match limit_in_force(view, c) {
                None => tr!("centre-waits", pile = pile, in_hand = in_hand),
                Some(limit) => tr!("centre-waits-limit", pile = pile, in_hand = in_hand, limit = limit),
            };
            vec![c.name.clone(), pile]
        }
        Thing::Service(i) => {
            let told = ServiceTold::of(view, i);
            let last = told.needs.into_iter().chain([told.guards]);
            [view.services[i].name.clone(), told.state, told.load, told.owner].into_iter().chain(last).collect()
        }
    }
}

/// What is said of a service, a line each.
pub(crate) struct ServiceTold {
    pub(crate) state: String,
    pub(crate) load: String,
    pub(crate) owner: String,
    pub(crate) needs: Option<String>,
    /// How much of it is written down, and how well it is watched.
    pub(crate) guards: String,
}

impl ServiceTold {
    pub(crate) fn of(view: &View, service: usize) -> Self {
        let s = &view.services[service];
        let needs: Vec<&str> = s.depends_on.iter().map(|d| view.services[*d].name.as_str()).collect();
        Self {
            state: state(view, service),
            load: load(view, service),
            owner: tr!("service-looked-after", owner = view.centres[s.owner].name),
            needs: (!needs.is_empty()).then(|| tr!("service-needs", needs = needs.join(", "))),
            guards: tr!(
                "service-documented",
                documented = number(100.0 * s.documentation, 0),
                monitored = number(100.0 * s.monitoring, 0)
            ),
        }
    }
}

/// How a service is, in a sentence: since when, for what it waits, what it earns, when it is due.
fn state(view: &View, service: usize) -> String {
    let s = &view.services[service];
    let open = view.incidents.iter().find(|i| i.service == service && i.stage != IncidentStage::Resolved);
    let state = match (s.health, open) {
        (Health::Well, _) => tr!("service-runs").to_string(),
        (Health::Failing, Some(i)) => tr!("service-down-since", time = when(view, i.detected), what = i.title),
        (_, Some(i)) => tr!("service-acts-up-since", time = when(view, i.detected), what = i.title),
        (_, None) => tr!("service-waits-for", what = s.plate[1]),
    };
    let run = view.runs.iter().find(|run| run.service == service && !run.over());
    match run {
        Some(run) => tr!("service-state-due", state = state, time = when(view, run.due)),
        None => state,
    }
}

/// Load, money and loose cables of a service in a line.
fn load(view: &View, service: usize) -> String {
    let s = &view.services[service];
    let mut parts = vec![tr!("service-load", percent = number(100.0 * s.load, 0))];
    if s.revenue_per_hour > 0.0 {
        parts.push(tr!("service-earns", money = crate::report::money(s.revenue_per_hour)));
    }
    if s.debt > 0 {
        parts.push(tr!("service-loose-cables", n = s.debt));
    }
    parts.join(", ")
}

/// The face of somebody who is not on the floor.
pub(crate) fn portrait(art: &Art, painter: &Painter, look: &str, rect: Rect) {
    let name = art.bust(look, Mood::Calm);
    art.paint(painter, &name, rect, Color32::WHITE);
}

/// "Tue 09:40", by the view's own calendar; "Tue, day 16" where the weekday alone would mislead.
pub(crate) fn when(view: &View, minute: i64) -> String {
    let day = minute.div_euclid(1440);
    // Next Wednesday is not yesterday.
    if !(-6..=5).contains(&(day - view.minute.div_euclid(1440))) {
        let weekday = view.weekday.plus(day - (view.day - 1));
        return tr!("topbar-day", weekday = locale::weekday(weekday), day = day + 1);
    }
    clock(minute, view.weekday.plus(-(view.day - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::tests::speaking;

    #[test]
    fn no_arrow_runs_over_a_plate() {
        for id in crate::level::shipped() {
            let level = crate::level::load(&id).unwrap();
            let plan = layout(&crate::sim::Simulation::new(&level, 1).view(), vec2(952.0, 608.0));
            let plate = |place: &Rect| rack(*place).with_min_y(place.max.y - 54.0);
            for from in 0..plan.services.len() {
                for to in (0..plan.services.len()).filter(|to| *to != from) {
                    let way = way(&plan, from, to);
                    let crossed =
                        plan.services.iter().position(|place| way.iter().any(|at| plate(place).contains(*at)));
                    assert_eq!(crossed, None, "{id}: from {from} to {to}");
                }
            }
        }
    }

    #[test]
    fn names_are_broken_between_words_and_else_between_syllables() {
        let broken = |text: &str, most: usize, width: f32| rows(text, most, width, |part| part.chars().count() as f32);
        speaking(Language::German, || {
            for (text, width, told) in [
                ("Payroll", 9.0, "Payroll"),
                ("Nacht-Deployment", 12.0, "Nacht-|Deployment"),
                ("Storage & network", 11.0, "Storage &|network"),
                ("1 cards, station 5", 16.0, "1 cards,|station 5"),
                ("Bestellannahme", 11.0, "Bestellan-|nahme"),
                ("Rechnungsbrücke", 11.0, "Rechnungs-|brücke"),
                ("Zeiterfassung", 9.0, "Zeiter-|fassung"),
            ] {
                assert_eq!(broken(text, 2, width).map(|rows| rows.join("|")).as_deref(), Some(told));
            }
            assert_eq!(broken("Payroll", 1, 6.0), None);
            assert_eq!(broken("Nacht-Deployment", 2, 5.0), None);
        });
        speaking(Language::English, || {
            assert_eq!(broken("Warehouses", 2, 7.0).map(|rows| rows.join("|")).as_deref(), Some("Ware-|houses"));
        });
    }

    /// What is written over a pile is what stands in it, in every level, with whatever is held up.
    #[test]
    fn the_count_on_the_wall_is_the_pile() {
        let mut held = 0;
        for id in crate::level::shipped() {
            let level = crate::level::load(&id).unwrap();
            let mut sim = crate::sim::Simulation::new(&level, 1);
            let starts = sim.span().0;
            for day in 0..4 {
                sim.run_until(starts + day * 1440 + 300);
                let view = sim.view();
                for room in 0..view.centres.len() {
                    let pile = Pile::of(&view, room);
                    let stands = |item: &&ItemView| match item.place {
                        ItemPlace::Queue(at) | ItemPlace::Aside(at) => at == room,
                        ItemPlace::Hands(_) => false,
                    };
                    let seen = view.items.iter().filter(stands).count();
                    assert!(view.items.iter().all(|item| view.item(item.id) == Some(item)), "{id}: in another order");
                    assert_eq!(pile.waiting + pile.held, seen, "{id}, day {day}, {}", view.centres[room].name);
                    let text = pile.text();
                    let told: usize =
                        text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<usize>().ok()).sum();
                    assert_eq!(told, seen, "{text}");
                    held += pile.held;
                }
            }
        }
        assert!(held > 0, "some are held up somewhere");
    }

    #[test]
    fn cards_that_wait_have_the_largest_size_in_which_every_pile_has_a_place_before_the_desks() {
        let level = crate::level::load("part1/change-cards").unwrap();
        let view = crate::sim::Simulation::new(&level, 1).view();
        let plan = layout(&view, vec2(952.0, 608.0));
        let mut scales: Vec<Scale> = Vec::new();
        // The queues grow, a flooded floor at last.
        for many in [0, 8, 20, 40, 60, 90, 120, 400, 2000] {
            let mut rooms = Room::all(&view, &plan);
            rooms.iter_mut().for_each(|room| room.pile.waiting = many);
            // One has half as many: its pile is never the larger one.
            rooms[0].pile.waiting = many / 2;
            let scale = Scale::of(&rooms, &plan);
            let Scale { size, each, behind } = scale;
            assert!(rooms[0].pile.cards_of(each) <= rooms[1].pile.cards_of(each));
            if let Some(last) = scales.last() {
                assert!(size <= last.size && each >= last.each && behind >= last.behind, "{many}: {scale:?}");
            }
            for (room, place) in rooms.iter().zip(&plan.rooms) {
                let (columns, rows) = scale.grid(room, *place, WORDS);
                assert!(room.pile.cards_of(each) <= (columns * rows).min(MOST_CARDS), "{many} cards at {scale:?}");
                // The leftmost desk that is drawn.
                let seats = room.crew.len().clamp(1, 5) as f32;
                let desk = room.desks.0 - (seats - 1.0) * room.desks.1 - 36.0 * room.desks.1.min(70.0) / 70.0;
                let end = place.min.x + 5.5 + columns as f32 * (CARD.x + 3.0) * size;
                assert!(columns == 1 || behind || end <= desk + 3.0, "{many} cards at {scale:?}: {end} of {desk}");
                assert!(end <= place.max.x, "{many} cards at {scale:?} go through the wall");
                // Whatever stands on the wall, every card is there, and none is over it.
                for words in [WORDS, 66.0, 88.0] {
                    let (columns, rows, pitch) = scale.stacked(room, *place, words);
                    assert!(columns * rows >= room.pile.cards_of(each).min(MOST_CARDS), "{many} cards below {words}");
                    let room = scale.grid(room, *place, words).1 as f32 * CARD.y * size;
                    assert!(pitch * rows as f32 <= room + 0.1, "{many} cards below {words}");
                }
            }
            scales.push(scale);
        }
        scales.dedup();
        let last = scales[scales.len() - 1];
        assert_eq!(scales[0], Scale { size: 1.0, each: 1, behind: false });
        assert!(scales.len() >= 4 && last.behind && last.each > 1, "{scales:?}");
        assert!(scales.iter().any(|scale| scale.behind && scale.each == 1), "{scales:?}");
    }

    #[test]
    fn a_building_has_only_the_columns_in_which_something_stands_and_fills_the_same_room() {
        let mut lacking = 0;
        for id in crate::level::shipped() {
            let view = crate::sim::Simulation::new(&crate::level::load(&id).unwrap(), 1).view();
            let plan = layout(&view, vec2(952.0, 608.0));
            let has = |column| view.centres.iter().any(|centre| centre.column == column);
            let stands = [has(Column::Intake), has(Column::Work), has(Column::Release), !view.services.is_empty()];
            assert_eq!(plan.columns.map(|column| column.is_some()), stands, "{id}");
            let there: Vec<_> = plan.columns.iter().flatten().collect();
            assert_eq!(there[0].0, WALL, "{id}: the doors lead into the first");
            assert!(there.windows(2).all(|pair| pair[0].0 + pair[0].1 + 30.0 < pair[1].0), "{id}: shafts between");
            let last = there[there.len() - 1];
            let free = plan.size.x - last.0 - last.1;
            assert!((0.0..=MARGIN * MOST_STRETCH * 4.0).contains(&free), "{id}: {free} free at the right");
            lacking += usize::from(there.len() < 4);
        }
        assert!(lacking > 0, "labs are small");
    }

    #[test]
    fn no_room_overlaps_another_in_any_shipped_level() {
        for id in crate::level::shipped() {
            let level = crate::level::load(&id).unwrap();
            let view = crate::sim::Simulation::new(&level, 1).view();
            let plan = layout(&view, vec2(952.0, 608.0));
            let all: Vec<Rect> = plan.rooms.iter().chain(&plan.services).copied().collect();
            for (i, a) in all.iter().enumerate() {
                assert!(a.max.x <= plan.size.x && a.max.y <= plan.size.y, "{id}: {a:?}");
                for b in &all[..i] {
                    let both = a.intersect(*b);
                    assert!(both.width() < 0.5 || both.height() < 0.5, "{id}: {a:?} {b:?}");
                }
            }
        }
    }
}
