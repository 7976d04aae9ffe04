//! What happened, as it is told: what it is called, what colour its card has, and a row of a list of it.

use bevy_egui::egui::{Align2, Color32, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::art::Art;
use super::floor::when;
use super::reasons;
use super::session::Session;
use super::spoken;
use super::theme::{self, Theme, condensed, condensed_bold, semibold, write};
use super::words;
use crate::level::file::Happening;
use crate::sim::action::{Action, Stamped};
use crate::sim::subject;
use crate::sim::view::FactView;
use crate::tr;

/// A fact is the note of this decision.
pub(crate) fn is(fact: &FactView, decision: Option<&Stamped>) -> bool {
    decision.is_some_and(|decision| {
        fact.yours
            && fact.minute == decision.minute
            && match (&fact.what, &decision.action) {
                (Happening::Chosen(message, choice), Action::Answer { message: to, choice: with }) => {
                    message == to && choice == with
                }
                (Happening::ActedOn(kind, of), action) => *kind == action.kind() && *of == subject(action),
                _ => false,
            }
    })
}

/// The decision that a fact is the note of.
pub(crate) fn decision<'a>(fact: &FactView, game: &'a Session) -> Option<&'a Action> {
    game.sim.taken().iter().rev().find(|taken| is(fact, Some(taken))).map(|taken| &taken.action)
}

/// What a fact is called, and its second line: a decision has the name that its button had.
pub(crate) fn called(fact: &FactView, game: &Session) -> (String, String) {
    let own = (fact.title.clone(), fact.detail.clone());
    let Some(action) = decision(fact, game) else { return own };
    match *action {
        Action::Assign { item, .. } => {
            let card = game.view.item(item).map_or(tr!("subject-card-done"), |item| &item.title);
            (own.0, tr!("fact-assigned", person = own.1, card = card))
        }
        // What was said stands there already; items may be gone by now, and their names with them.
        Action::Answer { .. }
        | Action::Talk { .. }
        | Action::Authorise { .. }
        | Action::Hold { .. }
        | Action::Prioritise { .. }
        | Action::Schedule { .. } => own,
        _ => (words::name(action, &game.view), String::new()),
    }
}

/// The colour of a fact's card: a decision is amber, what ended a trouble good, and everything else of its kind of work.
pub(crate) fn stripe(fact: &FactView, theme: &Theme) -> Color32 {
    match fact.what {
        _ if fact.yours => theme.amber,
        Happening::CauseFound(_) | Happening::Resolved(_) => theme.good,
        _ => theme.kind(fact.kind),
    }
}

/// A row of a list: when it was, a mark, what it was, and what is to be said of it, which says why if it is asked; `most` if
/// it is the decision that mattered most.
pub(crate) fn row(ui: &mut Ui, game: &Session, fact: &FactView, most: bool, art: &Art, theme: &Theme) {
    const AT: f32 = 94.0;
    let wide = ui.available_width();
    let (width, left) = (wide * 0.4, AT + 10.0 + wide * 0.4);
    let (title, second) = called(fact, game);
    let minutes = decision(fact, game).map_or(0, |action| game.sim.cost(action));
    let price = if minutes > 0 { tr!("log-price", minutes = minutes) } else { String::new() };
    let mattered = if most { tr!("debrief-most") } else { "" };
    let detail = [second.as_str(), fact.note.as_str(), price.as_str(), mattered];
    let detail = detail.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let first = ui.painter().layout(title.clone(), semibold(13.5), theme.ink, width);
    let ink = if most { theme.warn } else { theme.ink2 };
    let second = ui.painter().layout(detail.clone(), condensed(13.0), ink, wide - left);
    let high = (first.size().y.max(second.size().y) + 4.0).max(22.0);
    let (row, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let painter = ui.painter();
    let at = when(&game.view, fact.minute);
    let line = row.top() + 11.0;
    write(painter, pos2(row.left(), line), Align2::LEFT_CENTER, &at, condensed_bold(13.0), theme.ink2);
    let mark = pos2(row.left() + 78.0, line);
    if fact.yours {
        painter.circle(mark, 5.0, theme.amber, Stroke::new(1.2, theme.ink));
        if most {
            painter.circle_stroke(mark, 8.0, Stroke::new(1.5, theme.ink));
        }
    } else if matches!(fact.what, Happening::Chosen(..)) {
        let letter = Rect::from_center_size(mark, vec2(17.0, 17.0));
        art.paint(painter, "icon-letter-unanswered", letter, theme.ink2);
    } else {
        theme::card(painter, mark, 14.0, fact.kind, theme, 0.12);
    }
    let told = if fact.yours {
        tr!("debrief-yours-told", at = at, title = title, detail = detail)
    } else {
        tr!("log-told", at = at, title = title, detail = detail)
    };
    spoken::text(ui, row, fact.id, &told);
    painter.galley(row.left_top() + vec2(AT, 2.0), first, theme.ink);
    let place = Rect::from_min_size(row.left_top() + vec2(left, 1.5), second.size());
    painter.galley(place.min, second, theme.ink2);
    if (minutes > 0 || !fact.note.is_empty()) && ui.is_rect_visible(row) {
        let why = [reasons::took(game, fact), reasons::price(game, fact)].concat();
        if !why.is_empty() {
            reasons::mark(ui, theme, &format!("fact {:?}", fact.id), place, || why);
        }
    }
}
