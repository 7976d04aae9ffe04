//! The floor as a tree: rooms, with their pile and their people; people, with what they have in hand; services. A pile is a
//! summary and the few cards that come next, so that two thousand cards are as quickly told as two.

use bevy_egui::egui::accesskit::{self, Action, Node, Role};
use bevy_egui::egui::{Id, Rect, Response, Ui, UiBuilder};

use crate::app::floor::{Thing, describe, describe_class, span};
use crate::level::file::{Class, Kind};
use crate::locale::number;
use crate::sim::id::ItemId;
use crate::sim::view::{Health, IncidentStage, ItemView, View};
use crate::tr;

/// Cards of a pile that are told one by one.
const NEXT: usize = 5;

/// Tells the building; what was asked to be selected, if anything was. `stood` is where things are painted.
pub(crate) fn building(ui: &mut Ui, floor: &Response, view: &View, stood: &[(Rect, Thing)]) -> Option<Thing> {
    let told = ui.ctx().accesskit_node_builder(floor.id, |node| {
        node.set_role(Role::Group);
        node.set_label(tr!("spoken-building", company = view.company));
        node.set_description(tr!("spoken-rooms", rooms = view.centres.len(), services = view.services.len()));
    });
    told?;
    let mut teller = Teller { view, floor: floor.id, above: floor.id, stood, wanted: None };
    for room in 0..view.centres.len() {
        teller.room(ui, room);
    }
    for service in 0..view.services.len() {
        teller.service(ui, service);
    }
    teller.wanted
}

struct Teller<'a> {
    view: &'a View,
    floor: Id,
    /// What is told now stands below this.
    above: Id,
    stood: &'a [(Rect, Thing)],
    wanted: Option<Thing>,
}

impl Teller<'_> {
    /// Tells one thing, and in it what belongs to it.
    fn thing(
        &mut self,
        ui: &mut Ui,
        thing: Thing,
        role: Role,
        (label, about): (String, String),
        inside: impl FnOnce(&mut Self, &mut Ui),
    ) {
        let place = self.stood.iter().find(|(_, other)| *other == thing).map(|(place, _)| *place);
        let id = self.floor.with(format!("{thing:?}"));
        if ui.input(|i| i.has_accesskit_action_request(id, Action::Click)) {
            self.wanted = Some(thing);
        }
        let mut child = self.node(ui, id, place, |node| {
            node.set_role(role);
            node.set_label(label);
            if !about.is_empty() {
                node.set_description(about);
            }
            node.add_action(Action::Click);
        });
        let above = std::mem::replace(&mut self.above, id);
        inside(self, &mut child);
        self.above = above;
    }

    /// A place in the tree, with nothing on the screen.
    fn node(&self, ui: &mut Ui, id: Id, place: Option<Rect>, write: impl FnOnce(&mut Node)) -> Ui {
        let builder = UiBuilder::new().id(id).accessibility_parent(self.above);
        let child = ui.new_child(builder.max_rect(place.unwrap_or(Rect::ZERO)));
        ui.ctx().accesskit_node_builder(id, |node| {
            if let Some(Rect { min, max }) = place {
                let (x0, y0, x1, y1) = (min.x.into(), min.y.into(), max.x.into(), max.y.into());
                node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
            }
            write(node);
        });
        child
    }

    fn room(&mut self, ui: &mut Ui, index: usize) {
        let view = self.view;
        let room = &view.centres[index];
        let mut lines = describe(view, Thing::Centre(index));
        let name = lines.remove(0);
        let crew: Vec<usize> = room.crew.iter().copied().filter(|p| !view.people[*p].gone).collect();
        if crew.iter().any(|p| view.people[*p].constraint) {
            lines.push(tr!("settings-the-constraint").into());
        }
        self.thing(ui, Thing::Centre(index), Role::Group, (name, lines.join(", ")), |teller, ui| {
            teller.pile(ui, index);
            for person in crew {
                teller.person(ui, person);
            }
        });
    }

    fn pile(&mut self, ui: &mut Ui, room: usize) {
        let view = self.view;
        let queue = &view.centres[room].queue;
        if queue.is_empty() {
            return;
        }
        let id = self.floor.with(("pile", room));
        let text = pile(view, room);
        let mut child = self.node(ui, id, None, |node| {
            node.set_role(Role::List);
            node.set_label(text);
        });
        let above = std::mem::replace(&mut self.above, id);
        for item in queue.iter().take(NEXT) {
            self.card(&mut child, *item);
        }
        self.above = above;
    }

    fn card(&mut self, ui: &mut Ui, id: ItemId) {
        if let Some(item) = self.view.item(id) {
            self.thing(ui, Thing::Item(id), Role::ListItem, (item.title.clone(), card(item)), |_, _| ());
        }
    }

    fn person(&mut self, ui: &mut Ui, index: usize) {
        let view = self.view;
        let mut lines = describe(view, Thing::Person(index));
        let name = lines.remove(0);
        self.thing(ui, Thing::Person(index), Role::Group, (name, lines.join(", ")), |teller, ui| {
            for item in &view.people[index].hands {
                teller.card(ui, *item);
            }
        });
    }

    fn service(&mut self, ui: &mut Ui, index: usize) {
        let view = self.view;
        let service = &view.services[index];
        let health = match service.health {
            Health::Well => tr!("spoken-runs"),
            Health::Strained => tr!("spoken-strained"),
            Health::Failing => tr!("spoken-stands-still"),
        };
        let open = view.incidents.iter().filter(|i| i.service == index && i.stage != IncidentStage::Resolved);
        let mut lines: Vec<String> = open.map(|incident| incident.title.clone()).collect();
        lines.extend(describe(view, Thing::Service(index)).into_iter().skip(1));
        let label = format!("{}: {health}", service.name);
        self.thing(ui, Thing::Service(index), Role::Group, (label, lines.join(", ")), |_, _| ());
    }
}

/// A pile in one sentence.
fn pile(view: &View, room: usize) -> String {
    let centre = &view.centres[room];
    let items: Vec<&ItemView> = centre.queue.iter().filter_map(|id| view.item(*id)).collect();
    let mut parts: Vec<String> = Kind::ALL
        .into_iter()
        .map(|kind| (kind, items.iter().filter(|item| item.kind == kind).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{count} {}", kind.label()))
        .collect();
    for (word, fits) in [
        (tr!("class-expedite"), (|item| item.class == Class::Expedite) as fn(&ItemView) -> bool),
        (tr!("spoken-fixed-date"), |item| item.class == Class::FixedDate),
        (tr!("run-state-blocked"), |item| !item.blocked.is_empty()),
    ] {
        let count = items.iter().filter(|item| fits(item)).count();
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    tr!("spoken-pile", waiting = centre.queue.len(), oldest = span(centre.oldest), parts = parts.join(", "))
}

/// What there is to know of a card beside its title.
fn card(item: &ItemView) -> String {
    let class = describe_class(item.class);
    let mut parts = vec![item.kind.label().to_string(), class.into(), tr!("spoken-old", age = span(item.age))];
    if !item.service.is_empty() {
        parts.push(tr!("spoken-about", service = item.service));
    }
    if item.done > 0.0 {
        parts.push(tr!("spoken-done", percent = number(100.0 * item.done, 0)));
    }
    if !item.blocked.is_empty() {
        parts.push(tr!("spoken-blocked", why = item.blocked));
    } else if item.needs_constraint {
        parts.push(tr!("item-needs-constraint").into());
    }
    if item.untested {
        parts.push(tr!("spoken-untested").into());
    }
    parts.join(", ")
}
