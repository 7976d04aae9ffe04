//! What panels and sheets are made of: rows that take an action, tables, bars, folds.

use bevy_egui::egui::{
    self, Align2, Color32, FontId, Galley, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use std::sync::Arc;

use super::art::Art;
use super::bindings::Bindings;
use super::days::Day;
use super::floor::Thing;
use super::foresight::{self, Foresight};
use super::next::{Looked, Next};
use super::session::Session;
use super::sheets::charts::Charts;
use super::sheets::{Futures, Sheet};
use super::spoken;
use super::theme::{self, Theme, condensed, condensed_bold, semibold, write, write_within};
use super::words;
use crate::level::Level;
use crate::level::file::Kind;
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{Health, View};
use crate::tr;

/// What every panel and sheet is given: the game, what is seen of it, and what may be selected or opened.
pub(crate) struct Desk<'a> {
    pub(crate) game: &'a mut Session,
    pub(crate) view: Arc<View>,
    pub(crate) level: Arc<Level>,
    pub(crate) theme: &'a Theme,
    pub(crate) art: &'a Art,
    pub(crate) keys: &'a Bindings,
    pub(crate) selected: &'a mut Option<Thing>,
    /// What is being dragged over the floor and what stands over it.
    pub(crate) dragged: &'a mut Option<Thing>,
    /// Where days stand on which a card can be dropped.
    pub(crate) days: &'a mut Vec<Day>,
    pub(crate) sheet: &'a mut Option<Sheet>,
    pub(crate) charts: &'a mut Charts,
    pub(crate) ahead: &'a mut Foresight,
    pub(crate) futures: &'a mut Futures,
    /// What is to be done next.
    pub(crate) next: Option<Next>,
    /// What was looked at since the level began.
    pub(crate) looked: &'a Looked,
    /// Set, it asks to which minute to go back.
    pub(crate) back: &'a mut bool,
}

impl Desk<'_> {
    /// The level has this action.
    pub(crate) fn offers(&self, kind: ActionKind) -> bool {
        self.view.actions.contains(&kind)
    }

    /// Why an action would be refused now; empty if it would be taken.
    pub(crate) fn refusal(&self, action: &Action) -> String {
        self.game.sim.allowed(action).err().map_or(String::new(), |refusal| refusal.to_string())
    }

    /// Selects something on the floor and gives the floor back.
    pub(crate) fn go_to(&mut self, thing: Thing) {
        *self.selected = Some(thing);
        *self.sheet = None;
    }
}

/// A row that takes an action: its price and consequence, or the reason why not. Nothing if the level has no such action.
pub(crate) fn act(ui: &mut Ui, desk: &mut Desk<'_>, label: &str, action: Action) {
    let hint = words::consequence(&action, &desk.view, &desk.level);
    act_hint(ui, desk, label, &hint, action);
}

/// The same with a second line of its own.
pub(crate) fn act_hint(ui: &mut Ui, desk: &mut Desk<'_>, label: &str, hint: &str, action: Action) {
    if !desk.offers(action.kind()) {
        return;
    }
    let refused = desk.refusal(&action);
    let minutes = desk.game.sim.cost(&action);
    let ahead = foresight::can_ask(desk, &action);
    let wide = ui.available_width();
    let response = ui
        .scope(|ui| {
            // The button that asks what will happen stands beside it.
            ui.set_max_width(wide - if ahead { foresight::beside() + 4.0 } else { 0.0 });
            theme::choice(ui, desk.theme, "›", label, hint, minutes, &refused)
        })
        .inner;
    if ahead {
        let beside = Rect::from_min_size(
            response.rect.right_top() + vec2(4.0, 0.0),
            vec2(foresight::beside(), response.rect.height()),
        );
        foresight::button(ui, desk, beside, &action);
    }
    foresight::listen(ui, desk, &response, &action);
    if response.clicked() {
        desk.game.give(&words::name(&action, &desk.view), action);
    }
}

/// A small button that takes one or many actions: label and price; dashed if refused, and a click says why.
pub(crate) fn order(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect, label: &str, actions: &[Action]) {
    let Some(first) = actions.first().filter(|first| desk.offers(first.kind())) else { return };
    let theme = desk.theme;
    let refused = desk.refusal(first);
    let able = refused.is_empty();
    let minutes: i64 = actions.iter().map(|action| desk.game.sim.cost(action)).sum();
    let response = ui.interact(rect, ui.id().with(("order", words::name(first, &desk.view), label)), Sense::click());
    let painter = ui.painter();
    let lit = response.hovered() || response.has_focus();
    let ink = if able { theme.ink } else { theme.ink2 };
    if able {
        painter.rect_filled(rect, 6.0, theme.sheet);
        let edge = theme.edge(lit);
        painter.rect_stroke(rect, 6.0, edge, StrokeKind::Inside);
    } else {
        theme::dashed(painter, rect.shrink(0.5), if lit { theme.ink2 } else { theme.line });
    }
    let price = if minutes > 0 { tr!("minutes", minutes = minutes) } else { String::new() };
    let price = painter.layout_no_wrap(price, condensed(12.5), theme.ink2);
    let fonts = [condensed_bold(13.5), condensed_bold(12.5), condensed(12.5), condensed(11.5)];
    let text = theme::fitted(painter, label, rect.width() - 22.0 - price.size().x, &fonts, 1, ink);
    let both = text.size().x + if price.size().x > 0.0 { price.size().x + 6.0 } else { 0.0 };
    let left = rect.center().x - (both.min(rect.width() - 12.0)) / 2.0;
    let middle = rect.center().y;
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let price_at = pos2(left + text.size().x + 6.0, middle - price.size().y / 2.0);
    painter.galley(pos2(left, middle - text.size().y / 2.0), text, ink);
    painter.galley(price_at, price, theme.ink2);
    let hint = words::consequence(first, &desk.view, &desk.level);
    spoken::priced(&response, true, label, minutes, if able { &hint } else { &refused });
    let clicked = response.clicked();
    if let [only] = actions {
        foresight::listen(ui, desk, &response, only);
    }
    let ask = if actions.len() == 1 { foresight::hint(desk, first) } else { String::new() };
    let about = if able { format!("{hint}\n{ask}").trim().to_string() } else { refused.clone() };
    if !about.is_empty() {
        response.on_hover_text(about);
    }
    if clicked {
        if let (true, [only]) = (able, actions) {
            desk.game.give(&words::name(only, &desk.view), only.clone());
        } else if able {
            desk.game.submit_all(actions);
        } else {
            desk.game.refuse(refused);
        }
    }
}

/// A row of such buttons, side by side, each as wide as its words.
pub(crate) fn orders(ui: &mut Ui, desk: &mut Desk<'_>, row: Rect, buttons: &[(String, Action)], chosen: Option<usize>) {
    let mut x = row.left();
    for (i, (label, action)) in buttons.iter().enumerate() {
        let text = ui.painter().layout_no_wrap(label.clone(), condensed_bold(13.5), desk.theme.ink).size().x;
        let cost = desk.game.sim.cost(action);
        let is = chosen == Some(i);
        let width = text + if cost > 0 && !is { 64.0 } else { 22.0 };
        if x + width > row.right() + 1.0 {
            break;
        }
        let place = Rect::from_min_size(pos2(x, row.top()), vec2(width, row.height()));
        if is {
            ui.painter().rect_filled(place, 6.0, desk.theme.ink);
            write(ui.painter(), place.center(), Align2::CENTER_CENTER, label, condensed_bold(13.5), desk.theme.panel);
            let response = ui.interact(place, ui.id().with(("now", words::name(action, &desk.view))), Sense::hover());
            spoken::chosen(&response, true, label, "");
        } else {
            order(ui, desk, place, label, std::slice::from_ref(action));
        }
        x = place.right() + 4.0;
    }
}

/// A limit from 1 to 8 (and none) in one click: the present one is dark.
pub(crate) fn limit_row(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    row: Rect,
    now: Option<u32>,
    none: bool,
    to: impl Fn(Option<u32>) -> Action,
) {
    let mut limits: Vec<Option<u32>> = (1..=8).map(Some).collect();
    if now.is_some_and(|now| now > 8) {
        limits.push(now);
    }
    if none {
        limits.push(None);
    }
    if !desk.offers(to(Some(1)).kind()) {
        return;
    }
    let theme = desk.theme;
    let each = ((row.width() + 3.0) / limits.len() as f32 - 3.0).min(40.0);
    for (n, limit) in limits.into_iter().enumerate() {
        let at = row.min + vec2(n as f32 * (each + 3.0), 0.0);
        let place = Rect::from_min_size(at, vec2(each, row.height()));
        let action = to(limit);
        let response = ui.interact(place, ui.id().with(("limit", words::name(&action, &desk.view))), Sense::click());
        let chosen = limit == now;
        let refused = if chosen { String::new() } else { desk.refusal(&action) };
        let lit = response.hovered() || response.has_focus();
        let painter = ui.painter();
        if chosen {
            painter.rect_filled(place, 5.0, theme.ink);
        } else if refused.is_empty() {
            painter.rect_filled(place, 5.0, theme.sheet);
            let edge = theme.edge(lit);
            painter.rect_stroke(place, 5.0, edge, StrokeKind::Inside);
        } else {
            theme::dashed(painter, place.shrink(0.5), theme.line);
        }
        let text = limit.map_or("∞".to_string(), |limit| limit.to_string());
        let ink = if chosen { theme.panel } else { theme.ink };
        write(painter, place.center(), Align2::CENTER_CENTER, text, condensed_bold(14.0), ink);
        let clicked = response.clicked();
        let name = words::name(&action, &desk.view);
        let hint = words::consequence(&action, &desk.view, &desk.level);
        let minutes = desk.game.sim.cost(&action);
        let ask = if chosen { String::new() } else { foresight::hint(desk, &action) };
        let day = tr!("forecast-minutes", minutes = minutes);
        let about = format!("{name}\n{hint}\n{day}\n{ask}");
        let hint = if refused.is_empty() { about.trim_end().to_string() } else { refused };
        spoken::chosen(&response, chosen, &name, &hint);
        if !chosen {
            foresight::listen(ui, desk, &response, &action);
        }
        response.on_hover_text(hint);
        if clicked && !chosen {
            desk.game.submit(action);
        }
    }
}

/// A headline with a second line beside it; where the headline stands.
pub(crate) fn title(ui: &mut Ui, theme: &Theme, text: &str, second: &str) -> Rect {
    titles(ui, theme, text, second).0
}

/// The same; where both of its texts stand.
pub(crate) fn titles(ui: &mut Ui, theme: &Theme, text: &str, second: &str) -> (Rect, Rect) {
    spoken::forget_heads(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let head = ui.label(egui::RichText::new(text).font(semibold(16.0)).color(theme.ink)).rect;
        let second = ui.label(egui::RichText::new(second).font(condensed(13.5)).color(theme.ink2)).rect;
        (head, second)
    })
    .inner
}

/// A quiet line of text.
pub(crate) fn line(ui: &mut Ui, theme: &Theme, text: &str) {
    theme::paragraph(ui, text, condensed(13.5), theme.ink2);
}

/// A quiet line of text that is bad news.
pub(crate) fn warning(ui: &mut Ui, theme: &Theme, text: &str) {
    theme::paragraph(ui, text, condensed_bold(13.5), theme.bad);
}

pub(crate) fn separator(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme.line));
}

/// A row that opens and closes what stands below it; true while it is open.
pub(crate) fn fold(
    ui: &mut Ui,
    theme: &Theme,
    key: impl std::hash::Hash + std::fmt::Debug,
    label: &str,
    second: &str,
) -> bool {
    let memory = egui::Id::new(("fold", key));
    let mut open = ui.data(|d| d.get_temp(memory)).unwrap_or(false);
    let wide = ui.available_width();
    // The second line stands beside the first, or below it where it is too long for that.
    let first = ui.painter().layout(label.to_string(), condensed_bold(13.5), theme.ink, wide - 34.0);
    let both = first.size().x + text_wide(ui, second, condensed(13.0)) + 42.0;
    let beside = second.is_empty() || both <= wide;
    let second_galley = ui.painter().layout(second.to_string(), condensed(13.0), theme.ink2, wide - 34.0);
    let texts = first.size().y + if beside { 0.0 } else { second_galley.size().y };
    let (rect, response) = ui.allocate_exact_size(vec2(wide, (texts + 10.0).max(30.0)), Sense::click());
    if response.clicked() {
        open = !open;
        ui.data_mut(|d| d.insert_temp(memory, open));
    }
    spoken::fold(&response, open, label, second);
    let lit = response.hovered() || response.has_focus();
    let edge = theme.edge(lit);
    ui.painter().rect_stroke(rect, 6.0, edge, StrokeKind::Inside);
    let mark = if open { "−" } else { "+" };
    write(
        ui.painter(),
        rect.left_center() + vec2(14.0, 0.0),
        Align2::CENTER_CENTER,
        mark,
        condensed_bold(15.0),
        theme.ink,
    );
    let top = rect.left_center() + vec2(26.0, -texts / 2.0);
    let size = first.size();
    ui.painter().galley(top, first, theme.ink);
    let second_at = if beside { vec2(size.x + 8.0, 0.5) } else { vec2(0.0, size.y) };
    ui.painter().galley(top + second_at, second_galley, theme.ink2);
    open
}

/// How wide a text is in one line.
pub(crate) fn text_wide(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_string(), font, Color32::PLACEHOLDER).size().x
}

/// How wide a column of a table is: as its head, and no narrower than its figures.
pub(crate) fn column_wide(ui: &Ui, head: &str, figures: f32) -> f32 {
    figures.max(text_wide(ui, head, condensed(12.5)) + 12.0)
}

/// The first of these fonts in which every word of these texts fits a width, if there is one: in rows of it, none is broken.
pub(crate) fn words_fit<'a>(painter: &Painter, texts: &[&str], fonts: &'a [FontId], width: f32) -> Option<&'a FontId> {
    fonts.iter().find(|font| {
        let wide =
            |word: &str| painter.layout_no_wrap(word.to_string(), (*font).clone(), Color32::PLACEHOLDER).size().x;
        let words = texts.iter().flat_map(|text| text.split_whitespace()).flat_map(|word| word.split_inclusive('-'));
        words.into_iter().all(|word| wide(word) <= width)
    })
}

/// The same; the last of them if words are broken in each.
pub(crate) fn whole_words(painter: &Painter, texts: &[&str], fonts: &[FontId], width: f32) -> FontId {
    words_fit(painter, texts, fonts, width).or(fonts.last()).cloned().unwrap_or_default()
}

/// How high something was when it was last drawn, if it was.
pub(crate) fn last_height(ui: &Ui, id: egui::Id) -> Option<f32> {
    ui.data(|data| data.get_temp(id))
}

/// Something is so high: whoever asks in the next frame is told so.
pub(crate) fn keep_height(ui: &Ui, id: egui::Id, high: f32) {
    if last_height(ui, id).is_none_or(|before| (before - high).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, high));
        ui.ctx().request_repaint();
    }
}

/// A text of a cell, its font and its ink.
type Text<'a> = (&'a str, FontId, Color32);

/// A text in rows of a width, as many as a height has room for; what does not fit is cut with an ellipsis.
pub(crate) fn in_rows(painter: &Painter, (text, font, ink): Text<'_>, width: f32, height: f32) -> Arc<Galley> {
    let rows = (height / (font.size * 1.3) + 0.1) as usize;
    let mut job = egui::text::LayoutJob::simple(text.to_string(), font, ink, width.max(8.0));
    (job.wrap.max_rows, job.wrap.break_anywhere) = (rows.max(1), rows < 2);
    painter.layout_job(job)
}

/// How high texts are over one another, each in as many rows of a width as it takes.
pub(crate) fn texts_high(ui: &Ui, width: f32, texts: &[Text<'_>]) -> f32 {
    let there = texts.iter().filter(|(text, ..)| !text.is_empty());
    there.map(|text| in_rows(ui.painter(), text.clone(), width, f32::MAX).size().y).sum()
}

/// How high a line must be for two lines in a cell, each in as many rows as it takes.
pub(crate) fn two_high(ui: &Ui, width: f32, first: &str, second: &str) -> f32 {
    let ink = Color32::PLACEHOLDER;
    texts_high(ui, width, &[(first, semibold(14.0), ink), (second, condensed(13.0), ink)]) + 8.0
}

/// A line of a table, with cells at places of its own.
pub(crate) struct Row {
    pub(crate) rect: Rect,
    pub(crate) painter: Painter,
    pub(crate) response: Response,
    said: spoken::Line,
}

/// The next line of a table; click and hover if `sense` says so.
pub(crate) fn row(ui: &mut Ui, theme: &Theme, height: f32, sense: Sense) -> Row {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    if sense.senses_click() && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 4.0, theme.sheet);
    }
    let said = spoken::Line::of(ui, &response);
    Row { rect, painter: ui.painter().clone(), response, said }
}

impl Row {
    /// A place from `x` on, `width` wide, with room above and below.
    pub(crate) fn place(&self, x: f32, width: f32, height: f32) -> Rect {
        let top = self.rect.center().y - height / 2.0;
        Rect::from_min_size(pos2(self.rect.left() + x, top), vec2(width, height))
    }

    /// Text at the left of a cell, in more rows where it is too long for one and the line is high enough.
    pub(crate) fn text(&self, x: f32, width: f32, text: &str, font: FontId, ink: Color32) -> Rect {
        self.texts(x, width, &[(text, font, ink)])
    }

    /// Two lines in a cell.
    pub(crate) fn two(&self, x: f32, width: f32, first: &str, second: &str, theme: &Theme, bad: bool) -> Rect {
        let ink = if bad { theme.bad } else { theme.ink2 };
        self.texts(x, width, &[(first, semibold(14.0), theme.ink), (second, condensed(13.0), ink)])
    }

    /// Texts over one another in a cell, in the rows that the line is high enough for; empty ones take no room.
    pub(crate) fn texts(&self, x: f32, width: f32, texts: &[Text<'_>]) -> Rect {
        let there: Vec<_> = texts.iter().filter(|(text, ..)| !text.is_empty()).collect();
        // Each leaves a row to those below it.
        let mut left = self.rect.height();
        let mut below: f32 = there.iter().map(|(_, font, _)| font.size * 1.3).sum();
        let mut galleys = Vec::new();
        for text in there {
            self.said.cell(if galleys.is_empty() { x } else { f32::NAN }, text.0);
            below -= text.1.size * 1.3;
            let galley = in_rows(&self.painter, text.clone(), width, left - below);
            left -= galley.size().y;
            galleys.push(galley);
        }
        let size = galleys
            .iter()
            .fold(vec2(0.0, 0.0), |size, galley| vec2(galley.size().x.max(size.x), size.y + galley.size().y));
        let place = Rect::from_min_size(self.place(x, width, size.y).min, size);
        let mut top = place.min;
        for galley in galleys {
            let high = galley.size().y;
            self.painter.galley(top, galley, Color32::PLACEHOLDER);
            top.y += high;
        }
        place
    }

    /// What is painted in it by other ways, in words.
    pub(crate) fn says(&self, text: &str) {
        self.said.cell(f32::NAN, text);
    }

    /// Text at the right of a cell.
    pub(crate) fn right(&self, x: f32, text: &str, font: FontId, ink: Color32) -> Rect {
        self.says(text);
        let at = pos2(self.rect.left() + x, self.rect.center().y);
        write(&self.painter, at, Align2::RIGHT_CENTER, text, font, ink)
    }
}

/// The heads of a table's columns.
pub(crate) fn heads(ui: &mut Ui, theme: &Theme, heads: &[(f32, &str)]) {
    let row = row(ui, theme, 16.0, Sense::hover());
    for (x, head) in heads {
        write_within(&row.painter, row.place(*x, 200.0, 16.25).min, 200.0, head, condensed(12.5), theme.ink2);
    }
    spoken::heads(ui, heads);
}

/// A measure from 0 to 1: what is, in ink.
pub(crate) fn bar(painter: &Painter, rect: Rect, share: f64, fill: Color32, theme: &Theme) {
    painter.rect_filled(rect, 3.0, theme.line);
    let width = rect.width() * share.clamp(0.0, 1.0) as f32;
    if width > 0.5 {
        painter.rect_filled(Rect::from_min_size(rect.min, vec2(width, rect.height())), 3.0, fill);
    }
}

/// The sign of a service's health: shape and colour.
pub(crate) fn sign(painter: &Painter, at: egui::Pos2, health: Health, theme: &Theme) {
    let r = 7.0;
    match health {
        Health::Well => {
            painter.circle_filled(at, r, theme.good);
            let tick = vec![at + vec2(-3.0, 0.0), at + vec2(-0.7, 2.8), at + vec2(3.5, -2.8)];
            painter.line(tick, Stroke::new(1.8, theme.panel));
        }
        Health::Strained => {
            let points = vec![at + vec2(0.0, -r), at + vec2(r, r * 0.85), at + vec2(-r, r * 0.85)];
            painter.add(egui::Shape::convex_polygon(points, theme.warn, Stroke::NONE));
            painter.line_segment([at + vec2(0.0, -2.5), at + vec2(0.0, 2.0)], Stroke::new(1.8, theme.panel));
            painter.circle_filled(at + vec2(0.0, 4.2), 1.1, theme.panel);
        }
        Health::Failing => {
            painter.rect_filled(Rect::from_center_size(at, vec2(r * 2.0, r * 2.0)), 2.0, theme.badge);
            for s in [-1.0, 1.0] {
                let ends = [at + vec2(-3.5, -3.5 * s), at + vec2(3.5, 3.5 * s)];
                painter.line_segment(ends, Stroke::new(2.0, Color32::WHITE));
            }
        }
    }
}

/// Where the hours of somebody went, by kind and loss.
pub(crate) fn hours_bar(ui: &mut Ui, theme: &Theme, by_kind: [f64; 4], switching: f64, idle: f64, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let all = by_kind.iter().sum::<f64>() + switching + idle;
    if all < 1.0 {
        theme::dashed(ui.painter(), rect, theme.line);
        return;
    }
    let mut x = rect.left();
    let mut part = |minutes: f64, fill: Option<Color32>| {
        let width = (minutes / all) as f32 * rect.width();
        let piece = Rect::from_min_size(pos2(x, rect.top()), vec2((width - 1.0).max(0.0), height));
        match fill {
            Some(fill) => {
                ui.painter().rect_filled(piece, 2.0, fill);
            }
            None if piece.width() > 2.0 => {
                // Hatched: lost.
                ui.painter().rect_stroke(piece, 2.0, Stroke::new(1.0, theme.bad), StrokeKind::Inside);
                hatch(ui.painter(), piece, theme.bad);
            }
            None => {}
        }
        x += width;
    };
    for kind in Kind::ALL {
        part(by_kind[kind as usize], Some(theme.kind(kind)));
    }
    part(switching, None);
    part(idle, Some(theme.line));
}

/// Slanted lines in a rectangle: what is lost, or would be.
pub(crate) fn hatch(painter: &Painter, rect: Rect, ink: Color32) {
    if !rect.is_positive() {
        return;
    }
    // All at one angle; what would stand out is cut off.
    let lean = rect.height() * 0.6;
    let mut at = rect.left() - lean + 5.0;
    while at < rect.right() - 1.0 {
        let point = |x: f32| pos2(x, rect.bottom() - (x - at) / lean * rect.height());
        let ends = [point(at.max(rect.left())), point((at + lean).min(rect.right()))];
        painter.line_segment(ends, Stroke::new(1.0, ink));
        at += 5.0;
    }
}

/// A child of a place of one's own.
pub(crate) fn within(ui: &mut Ui, rect: Rect) -> Ui {
    ui.new_child(egui::UiBuilder::new().max_rect(rect))
}
