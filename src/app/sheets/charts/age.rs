//! The age of open work, work centre by work centre.

use bevy_egui::egui::epaint::TextShape;
use bevy_egui::egui::text::LayoutJob;
use bevy_egui::egui::{Align, Align2, Galley, Painter, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};
use std::f32::consts::FRAC_PI_2;
use std::sync::Arc;

use super::frame::{Axis, FOOT, frame_over, line, nearest, point_at};
use super::lead;
use super::{Entry, Sign, legend, waits};
use crate::app::controls::{Desk, row, words_fit};
use crate::app::floor::{Thing, describe};
use crate::app::reasons;
use crate::app::spoken;
use crate::app::theme::{self, Theme, condensed, condensed_bold, write};
use crate::level::file::Kind;
use crate::page::{length, unit};
use crate::sim::view::{ItemPlace, View};
use crate::tr;

/// Width of a mark.
const MARK: f32 = 17.0;
/// Room for the count under a column.
const COUNT: f32 = 18.0;

/// Open items, as positions in [`View::items`], at the work centre where they wait or are in hand: only centres that
/// have some, in the level's order.
pub(super) fn columns(view: &View) -> Vec<(usize, Vec<usize>)> {
    let mut columns: Vec<(usize, Vec<usize>)> = (0..view.centres.len()).map(|centre| (centre, Vec::new())).collect();
    for (n, item) in view.items.iter().enumerate() {
        let centre = match item.place {
            ItemPlace::Queue(centre) | ItemPlace::Aside(centre) => Some(centre),
            ItemPlace::Hands(person) => view.people.get(person).and_then(|p| p.centre),
        };
        if let Some(centre) = centre.filter(|centre| *centre < columns.len()) {
            columns[centre].1.push(n);
        }
    }
    columns.retain(|(_, items)| !items.is_empty());
    columns
}

/// How far aside marks stand so that none lies on another, as far as there is room: each moves out, left and right in
/// turn, until it is free.
pub(super) fn aside(heights: &[f32], room: f32) -> Vec<f32> {
    let (wide, high) = (MARK + 1.0, MARK * 0.72);
    let steps = ((room / 2.0 - wide / 2.0) / wide).floor().max(0.0) as i32;
    let mut placed: Vec<(f32, f32)> = Vec::new();
    for &height in heights {
        let ways = (0..=2 * steps).map(|n| wide * ((n + 1) / 2) as f32 * if n % 2 == 0 { 1.0 } else { -1.0 });
        let free = |x: &f32| !placed.iter().any(|(px, py)| (px - x).abs() < wide && (py - height).abs() < high);
        // Where all is full they lie on one another, evenly.
        let full = wide * ((placed.len() as i32 % (2 * steps + 1)) - steps) as f32;
        let x = ways.clone().find(free).unwrap_or(full);
        placed.push((x, height));
    }
    placed.into_iter().map(|(x, _)| x).collect()
}

/// Names under columns: in rows where the words of all fit, else upright.
struct Names {
    galleys: Vec<Arc<Galley>>,
    upright: bool,
}

impl Names {
    fn of(painter: &Painter, names: &[&str], room: f32, theme: &Theme) -> Self {
        let fonts = [condensed(12.5), condensed(11.5), condensed(10.5)];
        let found = words_fit(painter, names, &fonts, room);
        let lay = |name: &&str| match found {
            Some(font) => {
                let mut job = LayoutJob::simple((*name).to_string(), font.clone(), theme.ink, room);
                job.halign = Align::Center;
                painter.layout_job(job)
            }
            None => painter.layout_no_wrap((*name).to_string(), condensed(12.0), theme.ink),
        };
        Self { galleys: names.iter().map(lay).collect(), upright: found.is_none() }
    }

    /// How high the highest is.
    fn high(&self) -> f32 {
        let size = |galley: &Arc<Galley>| if self.upright { galley.size().x } else { galley.size().y };
        self.galleys.iter().map(size).fold(0.0, f32::max)
    }

    /// Writes one below a place, if those before it leave room: they are `free` of it from there on.
    fn write(&self, painter: &Painter, n: usize, top: Pos2, free: &mut f32, theme: &Theme) {
        let galley = self.galleys[n].clone();
        if self.upright {
            let half = galley.size().y / 2.0 - 1.0;
            if top.x - half < *free {
                return;
            }
            *free = top.x + half;
            // Read from below, so that every name ends at its column.
            let at = top + vec2(-galley.size().y / 2.0, galley.size().x);
            painter.add(TextShape::new(at, galley, theme.ink).with_angle(-FRAC_PI_2));
        } else {
            painter.galley(top, galley, theme.ink);
        }
    }
}

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, height: f32) {
    let (theme, view) = (desk.theme, desk.view.clone());
    let columns = columns(&view);
    if columns.is_empty() {
        return waits(ui, desk, tr!("chart-age-waits"));
    }
    let oldest = view.items.iter().map(|item| item.age).max().unwrap_or(0) as f64;
    let promise = view.metrics.get("lead_p85").copied().unwrap_or(0.0);
    let most = oldest.max(promise.min(oldest * 3.0)).max(30.0) * 1.06;
    let (unit, each) = unit(most);
    let x = Axis { name: tr!("chart-age-x").into(), range: (0.0, columns.len() as f64), ticks: Vec::new() };
    let mut y = Axis::up_to(&tr!("chart-age-y", unit = unit), most / each);
    y.range.0 = -0.04 * most / each;
    let list = 92.0;
    let names: Vec<&str> = columns.iter().map(|(centre, _)| view.centres[*centre].name.as_str()).collect();
    let names = Names::of(ui.painter(), &names, y.leaves(ui, theme) / columns.len() as f32 - 6.0, theme);
    let foot = COUNT + names.high() + 22.0;
    let size = ((height - list).max(super::LEAST_LOW + foot - FOOT), foot);
    let drawn = frame_over(ui, theme, size, (&x, &y), move |plot| {
        if promise > 0.0 {
            let points = vec![[0.0, promise / each], [1000.0, promise / each]];
            line(plot, points, Stroke::new(2.0, theme.ink), false);
        }
    });
    let room = drawn.place.width() / columns.len() as f32;
    let (mut marks, mut free) = (Vec::new(), f32::NEG_INFINITY);
    for (column, (centre, items)) in columns.iter().enumerate() {
        let middle = drawn.place.left() + (column as f32 + 0.5) * room;
        if column > 0 {
            let x = middle - room / 2.0;
            drawn.painter.vline(x, drawn.place.y_range(), Stroke::new(1.0, theme.line));
        }
        let heights: Vec<f32> = items.iter().map(|n| drawn.at(0.0, view.items[*n].age as f64 / each).y).collect();
        for ((n, height), x) in items.iter().zip(&heights).zip(aside(&heights, room - 6.0)) {
            marks.push((*n, pos2(middle + x, *height)));
        }
        let top = pos2(middle, drawn.place.bottom() + 2.0);
        write(ui.painter(), top, Align2::CENTER_TOP, items.len(), condensed_bold(12.5), theme.ink);
        names.write(ui.painter(), column, top + vec2(0.0, COUNT - 2.0), &mut free, theme);
        let told = tr!("chart-age-room", room = view.centres[*centre].name, items = items.len());
        let said = Rect::from_min_size(top - vec2(room / 2.0, 0.0), vec2(room, foot - 22.0));
        spoken::text(ui, said, ("room", *centre), &told);
    }
    for (n, at) in &marks {
        let tilt = if n % 2 == 0 { 0.12 } else { -0.1 };
        theme::card(&drawn.painter, *at, MARK, view.items[*n].kind, theme, tilt);
    }
    if promise > 0.0 {
        // Beside the name of the axis: on the line it would stand on cards.
        let text = tr!("chart-age-promise", span = length(promise));
        let at = pos2(drawn.place.right(), drawn.place.top() - 13.0);
        let finished = desk.game.sim.past().0;
        let why = lead::kept(finished, promise);
        let name = text.clone();
        let text = write(ui.painter(), at, Align2::RIGHT_CENTER, text, condensed_bold(13.5), theme.ink);
        reasons::ask(ui, theme, text, &name, &why);
        let (left, middle) = (text.left() - 30.0, text.center().y);
        ui.painter().hline(left..=left + 22.0, middle, Stroke::new(2.0, theme.ink));
    }
    let mut to = None;
    if let Some(n) = nearest(drawn.pointer(), marks.iter().map(|(_, at)| *at)) {
        let (item, at) = marks[n];
        let thing = Thing::Item(view.items[item].id);
        let lines = describe(&view, thing);
        if point_at(ui, theme, &drawn, at, lines, Some(thing)) {
            to = Some(thing);
        }
    }
    let open: Vec<Entry> = Kind::ALL
        .into_iter()
        .filter(|kind| view.items.iter().any(|item| item.kind == *kind))
        .map(|kind| Entry::new(Sign::Card(kind), kind.label()))
        .collect();
    legend(ui, desk, &open);
    to = oldest_row(ui, desk, &view).or(to);
    if let Some(thing) = to {
        desk.go_to(thing);
    }
}

/// The oldest one as a row of its own, for whoever plays by keys.
fn oldest_row(ui: &mut Ui, desk: &Desk<'_>, view: &View) -> Option<Thing> {
    let oldest = view.items.iter().max_by_key(|item| item.age)?;
    let row = row(ui, desk.theme, 24.0, Sense::click());
    theme::focus(&row.painter, row.rect, &row.response, desk.theme);
    theme::card(&row.painter, row.rect.left_center() + vec2(11.0, 0.0), 17.0, oldest.kind, desk.theme, 0.12);
    let text = tr!("chart-age-oldest", title = oldest.title, age = length(oldest.age as f64));
    row.text(26.0, row.rect.width() - 30.0, &text, condensed_bold(13.5), desk.theme.ink);
    row.response.clicked().then_some(Thing::Item(oldest.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level;
    use crate::sim::Simulation;

    #[test]
    fn every_open_item_stands_at_one_centre() {
        let mut sim = Simulation::new(&level::load("part1/payroll").unwrap(), 3);
        sim.run_until(2 * 1440);
        let view = sim.view();
        let mut all: Vec<usize> = columns(&view).into_iter().flat_map(|(_, items)| items).collect();
        let placed = view.items.iter().filter(|item| match item.place {
            ItemPlace::Hands(person) => view.people[person].centre.is_some(),
            _ => true,
        });
        assert_eq!(all.len(), placed.count());
        all.sort_unstable();
        all.dedup();
        assert!(!all.is_empty() && all.len() <= view.items.len());
    }

    #[test]
    fn marks_of_one_age_stand_side_by_side_and_stay_in_their_column() {
        let offsets = aside(&[100.0; 5], 200.0);
        for (n, a) in offsets.iter().enumerate() {
            assert!(a.abs() <= 100.0);
            assert!(offsets[..n].iter().all(|b| (a - b).abs() > MARK), "{offsets:?}");
        }
        assert_eq!(aside(&[0.0, 50.0, 100.0], 200.0), [0.0; 3], "ages apart need no room");
        assert!(aside(&[7.0; 400], 60.0).iter().all(|x| x.abs() <= 30.0));
        assert_eq!(aside(&[7.0; 2], 4.0).len(), 2);
    }
}
