//! What a screen reader is told. Controls paint themselves, so each says here what it is called, what it is and how it
//! stands; what is only painted (a figure, a message, the building) says its words. Without a reader none of it is made.

use bevy_egui::egui::accesskit::{Live, Role};
use bevy_egui::egui::{Rect, Response, Sense, Ui, WidgetInfo, WidgetType};
use std::cell::RefCell;
use std::hash::Hash;

use crate::tr;

mod building;
#[cfg(test)]
mod tests;

pub(crate) use building::building;

/// Somebody listens.
pub(crate) fn on(ui: &Ui) -> bool {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |_| ()).is_some()
}

/// A control that does something, or says why not: its name, and a sentence about it (price, consequence, refusal).
pub(crate) fn button(response: &Response, able: bool, name: &str, about: &str) {
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, able && response.enabled(), name));
    describe(response, about);
}

/// An order: its price in minutes of the player's day, and its consequence or why it is refused.
pub(crate) fn priced(response: &Response, able: bool, name: &str, minutes: i64, about: &str) {
    let price = if minutes > 0 { tr!("spoken-price", n = minutes) } else { String::new() };
    let both = [price.as_str(), about].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    button(response, able, name, &both.join("; "));
}

/// A control that is on or off, or one of many of which one is chosen.
pub(crate) fn chosen(response: &Response, is: bool, name: &str, about: &str) {
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, response.enabled(), is, name));
    describe(response, about);
}

/// A control that opens and closes what belongs to it.
pub(crate) fn fold(response: &Response, open: bool, name: &str, about: &str) {
    button(response, true, name, about);
    response.ctx.accesskit_node_builder(response.id, |node| node.set_expanded(open));
}

/// The name of a control that egui has described, all but that.
pub(crate) fn name(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// A sentence about a control.
pub(crate) fn describe(response: &Response, about: &str) {
    if !about.is_empty() {
        response.ctx.accesskit_node_builder(response.id, |node| node.set_description(about.replace('\n', "; ")));
    }
}

/// The key that does the same.
pub(crate) fn key(response: &Response, key: &str) {
    if !key.is_empty() {
        response.ctx.accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key));
    }
}

/// Words that are painted somewhere.
pub(crate) fn text(ui: &Ui, rect: Rect, key: impl Hash + std::fmt::Debug, words: &str) {
    if !words.is_empty() && on(ui) {
        let place = ui.interact(rect, ui.id().with(("said", key)), Sense::hover());
        place.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    }
}

/// The heads of the table that begins here: where its columns stand, and what they are called.
pub(crate) fn heads(ui: &Ui, heads: &[(f32, &str)]) {
    if on(ui) {
        let heads: Heads = heads.iter().map(|(x, head)| (*x, (*head).to_string())).collect();
        ui.data_mut(|data| data.insert_temp(ui.id().with("heads"), heads));
    }
}

/// What follows is no table with heads.
pub(crate) fn forget_heads(ui: &Ui) {
    if on(ui) {
        ui.data_mut(|data| data.remove::<Heads>(ui.id().with("heads")));
    }
}

type Heads = Vec<(f32, String)>;

/// A line of a table: it gathers what its cells say, and says it when it is done.
pub(crate) struct Line(Option<Told>);

struct Told {
    response: Response,
    heads: Heads,
    words: RefCell<Vec<String>>,
}

impl Line {
    pub(crate) fn of(ui: &Ui, response: &Response) -> Self {
        Self(on(ui).then(|| {
            let heads = ui.data(|data| data.get_temp(ui.id().with("heads"))).unwrap_or_default();
            Told { response: response.clone(), heads, words: RefCell::default() }
        }))
    }

    /// What a cell says; the head of its column goes first.
    pub(crate) fn cell(&self, x: f32, text: &str) {
        let Some(told) = self.0.as_ref().filter(|_| !text.is_empty()) else { return };
        let mut words = told.words.borrow_mut();
        let head = told.heads.iter().find(|(at, head)| (at - x).abs() < 1.0 && !head.is_empty());
        // The first cell is what the line is about: it needs no head.
        let head = head.filter(|_| !words.is_empty());
        words.push(head.map_or(text.to_string(), |(_, head)| format!("{head} {text}")));
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let Some(told) = &self.0 else { return };
        let words = told.words.borrow();
        let Some((name, rest)) = words.split_first() else { return };
        if told.response.sense.senses_click() {
            button(&told.response, true, name, &rest.join(", "));
        } else {
            told.response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words.join(", ")));
        }
    }
}

/// Words that are read out when they appear.
pub(crate) fn announce(ui: &Ui, rect: Rect, words: &str) {
    if on(ui) {
        let place = ui.interact(rect, ui.id().with("announced"), Sense::hover());
        ui.ctx().accesskit_node_builder(place.id, |node| {
            node.set_role(Role::Status);
            node.set_live(Live::Polite);
            node.set_value(words);
        });
    }
}
