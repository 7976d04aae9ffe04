//! All actions, by name (at first Ctrl+K): everything that can be done now. Whatever the mouse can do, it can.

use std::collections::BTreeMap;

use bevy_egui::egui::{self, Align2, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::bindings::{Bindings, Command};
use super::controls::Desk;
use super::floor::{Thing, describe};
use super::foresight;
use super::session::Session;
use super::sheets::Sheet;
use super::sheets::charts::Chart;
use super::spoken;
use super::theme::{self, Theme, condensed, condensed_bold, mono, sans, semibold, write, write_within};
use super::words;
use crate::level::Level;
use crate::level::file::{Moment, ReleasePolicy, Span, Weekday};
use crate::locale;
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{IncidentStage, View};
use crate::tr;

/// Height of a line.
const LINE: f32 = 38.0;
/// Between two lines.
const GAP: f32 = 2.0;
/// From the top to the lines: the field.
const FIELD: f32 = 60.0;
/// Below them: what is said of all.
const FOOT: f32 = 34.0;

enum What {
    Take(Action),
    Open(Sheet),
    Chart(Chart),
    /// What stands on the floor, and what it is called, in small letters.
    Show(Thing, String),
    Back,
}

struct Entry {
    label: String,
    group: &'static str,
    /// What is searched: small letters.
    key: String,
    what: What,
    /// Why not; empty if it can be taken.
    refused: String,
}

impl Entry {
    /// Something to look at; it is found by these words, too.
    fn see(what: What, label: String, also: &str) -> Self {
        let group = "see";
        let key = format!("{} {label} {also}", words::group_name(group)).to_lowercase();
        Self { label, group, key, what, refused: String::new() }
    }

    /// How near a name is to what this shows: the name itself, its beginning, or neither. Of items there may be hundreds
    /// of one name: they come last.
    fn far(&self, name: &str) -> u8 {
        match &self.what {
            What::Show(Thing::Item(_), _) => 2,
            What::Show(_, own) if own == name => 0,
            What::Show(_, own) if own.starts_with(name) => 1,
            _ => 2,
        }
    }
}

/// The palette, open or not.
#[derive(Default)]
pub(crate) struct Palette {
    pub(crate) open: bool,
    query: String,
    at: usize,
    entries: Vec<Entry>,
    /// Those that can be taken, in the order in which they stand while nothing is typed.
    order: Vec<usize>,
    /// The clock goes on when it is closed.
    resume: bool,
    /// The chosen line moved by key: bring it into sight.
    follow: bool,
    /// The chosen line was to be seen in the last frame.
    seen: bool,
    /// Something else is looked for: the list begins at its top.
    anew: bool,
}

/// What the simulation's own list of candidates does not name one by one.
fn more(view: &View) -> Vec<Action> {
    let mut all = Vec::new();
    let workers = || view.people.iter().filter(|p| p.centre.is_some() && !p.gone);
    for expert in workers() {
        for learner in workers().filter(|other| other.id != expert.id) {
            all.push(Action::Pair { expert: expert.id.clone(), learner: learner.id.clone(), together: true });
        }
    }
    for pipeline in &view.pipelines {
        let evening = Moment(format!("day {} 18:00", view.day));
        let daily = ReleasePolicy::Every(Span("1d".into()), evening);
        let weekly = ReleasePolicy::Window(vec![Weekday::Fri], "20:00".into(), "23:00".into());
        all.extend([daily, weekly].map(|policy| Action::ReleaseBy { pipeline: pipeline.id.clone(), policy }));
    }
    all.extend(view.centres.iter().map(|c| Action::LimitCentre { centre: c.id.clone(), limit: None }));
    all.extend(view.limits.iter().map(|l| Action::LimitWip { limit: l.id.clone(), most: None }));
    all
}

/// Everybody and everything that stands on the floor.
fn everything(view: &View) -> impl Iterator<Item = Thing> + '_ {
    let people = (0..view.people.len()).filter(|person| !view.people[*person].gone).map(Thing::Person);
    let rooms = (0..view.centres.len()).map(Thing::Centre);
    let services = (0..view.services.len()).map(Thing::Service);
    people.chain(rooms).chain(services).chain(view.items.iter().map(|item| Thing::Item(item.id)))
}

/// What something on the floor is called.
fn name(view: &View, thing: Thing) -> Option<&str> {
    match thing {
        Thing::Item(id) => view.item(id).map(|item| item.title.as_str()),
        Thing::Person(person) => view.people.get(person).map(|person| person.name.as_str()),
        Thing::Centre(centre) => view.centres.get(centre).map(|centre| centre.name.as_str()),
        Thing::Service(service) => view.services.get(service).map(|service| service.name.as_str()),
    }
}

/// How many rows of a kind stand before the rest.
const OF_A_KIND: usize = 3;

/// What can be taken: first what is selected on the floor, then what has to do with the present trouble, then the rest;
/// of rows alike only the first few, the others behind all.
fn order(entries: &[Entry], view: &View, selected: Option<Thing>) -> Vec<usize> {
    let chosen = selected.and_then(|thing| name(view, thing));
    let open = || view.incidents.iter().filter(|i| i.stage != IncidentStage::Resolved);
    let shown = open().flat_map(|i| std::iter::once(i.service).chain(i.suspects.iter().map(|s| s.service)));
    let owners: Vec<&str> = shown.map(|s| view.centres[view.services[s].owner].id.as_str()).collect();
    let urgent = |action: &Action| match action {
        Action::AskChanges { centre } => owners.contains(&centre.as_str()),
        _ => matches!(
            action.kind(),
            ActionKind::Answer | ActionKind::Investigate | ActionKind::RollBack | ActionKind::RollForward
        ),
    };
    let rank = |entry: &Entry| match &entry.what {
        What::Take(_) if chosen.is_some_and(|name| entry.label.contains(name)) => 0,
        What::Take(action) if urgent(action) => 1,
        _ => 2,
    };
    let mut order: Vec<usize> = (0..entries.len()).filter(|&i| entries[i].refused.is_empty()).collect();
    order.sort_by_key(|&i| rank(&entries[i]));
    let mut seen: BTreeMap<ActionKind, usize> = BTreeMap::new();
    let (first, rest): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|&i| match &entries[i].what {
        What::Take(action) => {
            let of_kind = seen.entry(action.kind()).or_default();
            *of_kind += 1;
            *of_kind <= OF_A_KIND
        }
        // Looked for by name only.
        What::Show(..) => false,
        _ => true,
    });
    first.into_iter().chain(rest).collect()
}

impl Palette {
    /// Opens it: the clock stands while you choose.
    pub(crate) fn show_up(&mut self, game: &mut Session, level: &Level, keys: &Bindings, selected: Option<Thing>) {
        self.resume = game.hold();
        let view = game.view.clone();
        let entry = |action: Action, refused: String| {
            let (label, group) = (words::name(&action, &view), words::group(action.kind()));
            let key = format!("{} {}", words::group_name(group), label).to_lowercase();
            Entry { label, group, key, what: What::Take(action), refused }
        };
        let mut legal = game.sim.actions();
        for action in more(&view) {
            if !legal.contains(&action) && game.sim.allowed(&action).is_ok() {
                legal.push(action);
            }
        }
        let mut entries: Vec<Entry> = legal.into_iter().map(|action| entry(action, String::new())).collect();
        // Single items last: there may be hundreds.
        entries.sort_by_key(|e| match e.group {
            "talk" => 0,
            "work" => 2,
            _ => 1,
        });
        let sheets = Sheet::with_keys().filter(|sheet| sheet.exists(&view, level));
        entries.extend(sheets.map(|sheet| {
            let label = tr!("palette-see-sheet", sheet = locale::inside(sheet.tab()), key = keys.sheet(sheet));
            Entry::see(What::Open(sheet), label, "")
        }));
        let charts = Chart::ALL.into_iter().filter(|chart| chart.exists(&view, level));
        entries.extend(charts.map(|chart| {
            let label = tr!("palette-see-chart", chart = locale::inside(chart.name()));
            Entry::see(What::Chart(chart), label, "")
        }));
        let label = tr!("rewind-hint", key = keys.name(Command::Rewind));
        entries.push(Entry::see(What::Back, label, tr!("palette-back-also")));
        entries.extend(everything(&view).map(|thing| {
            let told = describe(&view, thing);
            let (first, more) =
                told.split_first().map_or_else(Default::default, |(first, more)| (first.as_str(), more.join(" ")));
            let name = name(&view, thing).unwrap_or_default().to_lowercase();
            Entry::see(What::Show(thing, name), tr!("palette-show", what = first), &more)
        }));
        let refused = game.sim.refused().into_iter();
        // What nobody has told of yet has no name either.
        let known = |action: &Action| match action {
            Action::Scope { control } => view.audits.iter().flat_map(|a| &a.controls).any(|c| &c.id == control),
            _ => true,
        };
        let offered = refused.filter(|(action, _)| view.actions.contains(&action.kind()) && known(action));
        entries.extend(offered.map(|(action, why)| entry(action, why.to_string())));
        *self = Self {
            open: true,
            query: String::new(),
            at: 0,
            order: order(&entries, &view, selected),
            entries,
            resume: self.resume,
            follow: false,
            seen: true,
            anew: true,
        };
    }

    fn close(&mut self, game: &mut Session) {
        self.open = false;
        game.go_on(self.resume);
    }

    /// Places of the entries that fit what was typed: those that can be taken, then those that cannot.
    fn found(&self) -> Vec<usize> {
        let query = self.query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let fits = |entry: &Entry| words.iter().all(|word| entry.key.contains(word));
        if words.is_empty() {
            return self.order.clone();
        }
        let able = (0..self.entries.len()).filter(|&i| self.entries[i].refused.is_empty() && fits(&self.entries[i]));
        let mut found: Vec<usize> = able.collect();
        // Who is called by name comes first, then what has the words as they are and not only their beginnings.
        let parts = |entry: &Entry| {
            let said: Vec<&str> = entry.key.split(|c: char| !c.is_alphanumeric()).collect();
            words.iter().any(|word| !said.contains(word))
        };
        found.sort_by_key(|&i| (self.entries[i].far(query.trim()), parts(&self.entries[i])));
        found
            .extend((0..self.entries.len()).filter(|&i| !self.entries[i].refused.is_empty() && fits(&self.entries[i])));
        found
    }

    /// Draws it over everything, and takes its input.
    pub(crate) fn show(&mut self, ui: &mut Ui, desk: &mut Desk<'_>) {
        let theme = desk.theme;
        let take = |ui: &Ui, key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if take(ui, Key::Escape) || desk.keys.pressed(ui, Command::Actions) {
            return self.close(desk.game);
        }
        let found = self.found();
        let page = 8;
        for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, page), (Key::PageUp, -page)] {
            if take(ui, key) {
                self.at = (self.at as i64 + by).clamp(0, found.len() as i64 - 1).max(0) as usize;
                self.follow = true;
            }
        }
        self.at = self.at.min(found.len().saturating_sub(1));
        let mut ahead = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)).then_some(self.at);
        let mut chosen = take(ui, Key::Enter).then_some(self.at);
        // Nobody takes what they do not see: it is brought into sight first.
        if chosen.is_some() && !std::mem::replace(&mut self.seen, true) {
            (chosen, self.follow) = (None, true);
        }
        let all = ui.max_rect();
        // Whatever is below is out of reach.
        let below = ui.interact(all, ui.id().with("below"), Sense::CLICK | Sense::DRAG);
        let width = 660.0_f32.min(all.width() - 40.0);
        // Whole lines between the field and the foot, no more than were found.
        let room = 520.0_f32.min(all.height() - 90.0) - FIELD - FOOT;
        let height =
            FIELD + ((room + GAP) / (LINE + GAP)).floor().min(found.len() as f32).max(1.0) * (LINE + GAP) - GAP + FOOT;
        let rect = Rect::from_min_size(pos2(all.center().x - width / 2.0, all.top() + 62.0), vec2(width, height));
        if below.clicked() && ui.input(|i| i.pointer.interact_pos()).is_some_and(|at| !rect.contains(at)) {
            return self.close(desk.game);
        }
        ui.painter().rect_filled(rect, 8.0, theme.panel);
        ui.painter().rect_stroke(rect, 8.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        self.field(ui, Rect::from_min_size(rect.min + vec2(14.0, 12.0), vec2(width - 28.0, 40.0)), desk);
        let list = Rect::from_min_max(rect.min + vec2(14.0, FIELD), rect.max - vec2(10.0, FOOT));
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(list));
        inner.set_clip_rect(list);
        let mut area = ScrollArea::vertical().id_salt("palette").auto_shrink([false, false]);
        if std::mem::take(&mut self.anew) {
            area = area.vertical_scroll_offset(0.0);
        }
        inner.spacing_mut().item_spacing.y = GAP;
        if found.is_empty() {
            theme::paragraph(&mut inner, tr!("palette-nothing"), sans(14.0), theme.ink2);
        }
        // Only what is in sight is drawn: there may be thousands.
        area.show_rows(&mut inner, LINE, found.len(), |ui, rows| {
            let top = ui.cursor().top() - rows.start as f32 * (LINE + GAP);
            let place = Rect::from_min_size(
                pos2(ui.cursor().left(), top + self.at as f32 * (LINE + GAP)),
                vec2(ui.available_width(), LINE),
            );
            self.seen = found.is_empty()
                || list.y_range().contains(place.top() + 8.0) && list.y_range().contains(place.bottom() - 8.0);
            if std::mem::take(&mut self.follow) {
                ui.scroll_to_rect(place, None);
            }
            for n in rows {
                let response = entry(ui, desk, &self.entries[found[n]], n == self.at);
                if response.hovered() && ui.input(|i| i.pointer.delta() != egui::Vec2::ZERO) {
                    self.at = n;
                }
                if response.clicked() {
                    chosen = Some(n);
                }
                if response.secondary_clicked() {
                    ahead = Some(n);
                }
            }
        });
        let foot = pos2(rect.left() + 16.0, rect.bottom() - 17.0);
        let can = |entry: &&Entry| entry.refused.is_empty() && !matches!(entry.what, What::Show(..));
        let able = found.iter().map(|n| &self.entries[*n]).filter(can).count();
        let text = tr!("palette-able", able = able);
        write(ui.painter(), foot, Align2::LEFT_CENTER, text, condensed(13.0), theme.ink2);
        let keys = pos2(rect.right() - 16.0, foot.y);
        write(ui.painter(), keys, Align2::RIGHT_CENTER, tr!("palette-keys"), mono(11.5), theme.ink2);
        if let Some(entry) = chosen.and_then(|n| found.get(n)) {
            self.take(*entry, desk);
        } else if let Some(entry) = ahead.and_then(|n| found.get(n)) {
            self.foresee(ui, *entry, desk);
        }
    }

    fn field(&mut self, ui: &mut Ui, rect: Rect, desk: &Desk<'_>) {
        let theme = desk.theme;
        ui.painter().rect_filled(rect, 6.0, theme.sheet);
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
        let icon = Rect::from_center_size(rect.left_center() + vec2(20.0, 0.0), vec2(18.0, 18.0));
        desk.art.paint(ui.painter(), "icon-search", icon, theme.ink);
        let place = Rect::from_min_max(rect.min + vec2(38.0, 8.0), rect.max - vec2(8.0, 6.0));
        let hint = egui::RichText::new(tr!("palette-what")).font(sans(15.0)).color(theme.ink2);
        let edit = egui::TextEdit::singleline(&mut self.query)
            .font(sans(15.0))
            .text_color(theme.ink)
            .frame(egui::Frame::NONE)
            .hint_text(hint)
            .desired_width(place.width());
        let response = ui.put(place, edit);
        spoken::name(&response, tr!("palette-what"));
        if response.changed() {
            self.at = 0;
            self.anew = true;
        }
        if !response.has_focus() {
            response.request_focus();
        }
    }

    /// The futures of a line, instead of taking it.
    fn foresee(&mut self, ui: &Ui, entry: usize, desk: &mut Desk<'_>) {
        let What::Take(action) = &self.entries[entry].what else { return };
        let action = action.clone();
        if foresight::can_ask(desk, &action) {
            self.close(desk.game);
            foresight::open(ui, desk, &action);
        } else {
            desk.game.say(tr!("palette-not-told").into());
        }
    }

    fn take(&mut self, entry: usize, desk: &mut Desk<'_>) {
        let entry = &self.entries[entry];
        match &entry.what {
            What::Open(sheet) => *desk.sheet = Some(*sheet),
            What::Chart(chart) => (*desk.sheet, desk.charts.chart) = (Some(Sheet::Charts), *chart),
            What::Show(thing, _) => *desk.selected = Some(*thing),
            What::Back => *desk.back = true,
            What::Take(action) => {
                let (label, action) = (entry.label.clone(), action.clone());
                if !desk.game.give(&label, action) {
                    return; // It stays open: why not stands at the foot.
                }
            }
        }
        self.close(desk.game);
    }
}

fn entry(ui: &mut Ui, desk: &Desk<'_>, entry: &Entry, chosen: bool) -> egui::Response {
    let theme: &Theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, LINE), Sense::click());
    let able = entry.refused.is_empty();
    spoken::chosen(&response, chosen, &entry.label, if able { entry.group } else { &entry.refused });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let (ink, quiet) = if chosen { (theme.panel, theme.panel) } else { (theme.ink, theme.ink2) };
    if chosen {
        painter.rect_filled(rect, 5.0, if able { theme.ink } else { theme.ink2 });
    }
    let (hint, minutes) = match &entry.what {
        What::Take(action) => {
            let hint = words::consequence(action, &desk.view, &desk.level);
            (if able { hint } else { entry.refused.clone() }, desk.game.sim.cost(action))
        }
        What::Open(sheet) => (sheet.heading().1.to_string(), 0),
        What::Chart(chart) => (chart.reading().to_string(), 0),
        What::Show(thing, _) => (describe(&desk.view, *thing).into_iter().skip(1).collect::<Vec<_>>().join("; "), 0),
        What::Back => (tr!("palette-back-about").to_string(), 0),
    };
    let wide = rect.width() - 148.0;
    let ink = if able || chosen { ink } else { quiet };
    let top = rect.top() + if hint.is_empty() { 10.0 } else { 2.0 };
    write_within(painter, pos2(rect.left() + 10.0, top), wide, &entry.label, semibold(14.0), ink);
    let warn = if able || chosen { quiet } else { theme.bad };
    write_within(painter, pos2(rect.left() + 10.0, rect.top() + 20.0), wide, &hint, condensed(12.5), warn);
    let right = rect.right_center() - vec2(10.0, 0.0);
    if minutes > 0 {
        write(painter, right, Align2::RIGHT_CENTER, tr!("minutes", minutes = minutes), condensed_bold(13.5), ink);
    }
    let group = right - vec2(60.0, 0.0);
    write(painter, group, Align2::RIGHT_CENTER, words::group_name(entry.group), condensed(13.0), quiet);
    response
}
