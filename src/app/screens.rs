//! Briefing and debrief.

use bevy_egui::egui::{self, Align2, Color32, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::art::Art;
use super::controls::{in_rows, keep_height, last_height, title, whole_words};
use super::facts::{self, called, is, stripe};
use super::floor::{portrait, when};
use super::reasons::{self, work};
use super::session::Session;
use super::sheets::goal;
use super::spoken;
use super::theme::{
    self, Button, Theme, Veil as _, bold, condensed, condensed_bold, sans, semibold, write, write_fitting, write_rows,
};
use super::words;
use crate::level::Level;
use crate::level::file::{Kind, Verdict};
use crate::locale::number;
use crate::report::together;
use crate::sim::action::Stamped;
use crate::sim::view::{FactView, PersonView, View};
use crate::stats::whole;
use crate::tr;
use crate::turning::{Turning, decisive};

/// The ground of a whole screen.
pub(crate) fn sheet(ui: &Ui, theme: &Theme) {
    let all = ui.max_rect();
    let painter = ui.painter();
    painter.rect_filled(all, 0.0, theme.sheet);
    let grid = Stroke::new(1.0, theme.line.veil(0.16));
    let mut x = all.left();
    while x < all.right() {
        painter.vline(x, all.y_range(), grid);
        x += 32.0;
    }
    let mut y = all.top();
    while y < all.bottom() {
        painter.hline(all.x_range(), y, grid);
        y += 32.0;
    }
}

/// A whole screen with a title, a line beside it, and the way back at its right; the place below, at most of a size, and
/// whether the screen is left. In a large window all of it stands in the middle.
pub(crate) fn titled(ui: &mut Ui, theme: &Theme, (title, about): (&str, &str), most: Vec2) -> (Rect, bool) {
    // Whoever writes leaves what is written with Esc, and not the screen.
    let escape = !theme::writes(ui) && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    sheet(ui, theme);
    let all = ui.max_rect();
    let margin = if all.width() < 900.0 { 16.0 } else { 40.0 };
    let size = (all.size() - vec2(2.0 * margin, HEAD + 16.0)).min(most);
    let above = (all.height() - HEAD - 16.0 - size.y) * 0.45;
    let place = Rect::from_min_size(pos2(all.center().x - size.x / 2.0, all.top() + above + HEAD), size);
    let middle = place.top() - HEAD / 2.0;
    let back = Rect::from_min_size(pos2(place.right() - 150.0, middle - 20.0), vec2(150.0, 40.0));
    let end = write(ui.painter(), pos2(place.left(), middle), Align2::LEFT_CENTER, title, bold(26.0), theme.ink);
    let room = back.left() - end.right() - 32.0;
    let galley = ui.painter().layout_no_wrap(about.into(), condensed(14.0), theme.ink2);
    // A line that would be cut says nothing.
    if galley.size().x <= room {
        ui.painter().galley(pos2(end.right() + 14.0, middle - galley.size().y / 2.0 + 3.0), galley, theme.ink2);
    }
    let mut on_back = ui.new_child(egui::UiBuilder::new().max_rect(back));
    let clicked = theme::button(&mut on_back, theme, back.size(), tr!("back"), "Esc", Button::Plain).clicked();
    (place, clicked || escape)
}

/// A place that scrolls beside what does not: its bar stands outside, and what is in it is as wide as the head.
pub(crate) fn beside_bar(place: Rect) -> Rect {
    place.with_max_x(place.right() + 14.0)
}

/// Height of the head of a screen that has a title.
const HEAD: f32 = 72.0;

/// Something that must be said once, over any screen; true when it has been read.
pub(crate) fn notice(ctx: &egui::Context, theme: &Theme, text: &str) -> bool {
    let area = egui::Area::new("notice".into()).order(egui::Order::Foreground).fade_in(false);
    let shown = area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -16.0)).show(ctx, |ui| {
        let frame = egui::Frame::new().fill(theme.panel).stroke(Stroke::new(1.5, theme.ink));
        let inside = frame.corner_radius(8.0).inner_margin(16.0).show(ui, |ui| {
            ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 80.0));
            theme::paragraph(ui, text, sans(15.0), theme.ink);
            theme::button(ui, theme, vec2(160.0, 38.0), tr!("briefing-read"), "", Button::Commit).clicked()
        });
        inside.inner
    });
    shown.inner
}

/// What scrolls ends in a fade, and in a word, while there is more of it below.
pub(crate) fn more<R>(ui: &Ui, scrolled: &egui::scroll_area::ScrollAreaOutput<R>, ground: Color32, theme: &Theme) {
    let seen = scrolled.inner_rect;
    if scrolled.content_size.y - scrolled.state.offset.y < seen.height() + 5.0 {
        return;
    }
    let painter = ui.painter().with_clip_rect(seen.expand(8.0));
    let fade = Rect::from_min_max(pos2(seen.left() - 4.0, seen.bottom() - 40.0), seen.max + vec2(0.0, 8.0));
    let middle = fade.bottom() - 26.0;
    // In steps: what lies between two colours of a mesh comes out too dark.
    let steps = 8;
    for step in 0..steps {
        let y = |step: i32| fade.top() + (middle - fade.top()) * step as f32 / steps as f32;
        let cover = (step + 1) as f32 / (steps + 1) as f32;
        painter.rect_filled(Rect::from_x_y_ranges(fade.x_range(), y(step)..=y(step + 1)), 0.0, ground.veil(cover));
    }
    painter.rect_filled(fade.with_min_y(middle), 0.0, ground);
    let text = painter.layout_no_wrap(tr!("play-more-below").into(), condensed_bold(12.5), theme.panel);
    let chip = Rect::from_center_size(pos2(seen.center().x, middle + 10.0), text.size() + vec2(20.0, 2.0));
    painter.rect_filled(chip, 10.0, theme.ink);
    painter.galley(chip.center() - text.size() / 2.0, text, theme.panel);
}

/// A small lamp: one of the level's three.
pub(crate) fn lamp(painter: &egui::Painter, at: egui::Pos2, theme: &Theme) {
    let outline = Stroke::new(1.4, theme.ink);
    painter.line_segment([at - vec2(0.0, 9.0), at - vec2(0.0, 4.0)], outline);
    let shade = vec![at + vec2(-4.0, -4.0), at + vec2(4.0, -4.0), at + vec2(10.0, 6.0), at + vec2(-10.0, 6.0)];
    painter.add(Shape::convex_polygon(shade, theme.amber, outline));
}

/// The same while it is dark: nothing but its outline.
pub(crate) fn dark_lamp(painter: &egui::Painter, at: egui::Pos2, theme: &Theme) {
    let outline = Stroke::new(2.0, theme.ink);
    painter.line_segment([at - vec2(0.0, 9.0), at - vec2(0.0, 4.0)], outline);
    let shade = vec![at + vec2(-4.0, -4.0), at + vec2(4.0, -4.0), at + vec2(10.0, 6.0), at + vec2(-10.0, 6.0)];
    painter.add(Shape::convex_polygon(shade, theme.panel, outline));
}

/// The briefing: what is the matter, who is who. True when the player starts, false when they go back.
pub(crate) fn briefing(ui: &mut Ui, theme: &Theme, art: &Art, level: &Level) -> Option<bool> {
    sheet(ui, theme);
    let all = ui.max_rect();
    let small = all.width() < 1000.0;
    let width = (all.width() * if small { 0.5 } else { 0.46 }).min(640.0);
    let painter = ui.painter().clone();
    // Both columns stand together in the middle of a large window.
    let margin = if small { vec2(40.0, 32.0) } else { vec2(96.0, 104.0) };
    // In a lab nobody has a face: what is said stands alone.
    let (faces, others) = matter(level);
    // A few stand below one another, many in four columns; so much of the height they take.
    let (beside, least) = match faces.len() {
        0 => (0.0, 0.0),
        few @ 1..4 => (258.0, 100.0 + few as f32 * cell_high(few)),
        _ => (620.0, 420.0),
    };
    let block = vec2((width + beside).min(all.width() - margin.x), (all.height() - margin.y).min(640.0));
    // It is as high as its text was when it was last drawn: until then it is not seen.
    let memory = egui::Id::new(("briefing", &level.id, width as i32));
    let known = last_height(ui, memory);
    if known.is_none() {
        ui.set_opacity(0.0);
    }
    let block = vec2(block.x, known.unwrap_or(block.y).clamp(least, 640.0).min(block.y));
    let block = Rect::from_center_size(all.center(), block);
    let left = Rect::from_min_size(block.min, vec2(width, block.height()));
    let mut text = ui.new_child(egui::UiBuilder::new().max_rect(left));
    let go = vec2(300.0_f32.min(width), 48.0);
    let upto = left.height() - go.y - 18.0;
    // A long text scrolls; the button is always there.
    let area = egui::ScrollArea::vertical().id_salt("briefing").max_height(upto).auto_shrink([false, true]);
    let scrolled = area.show(&mut text, |text| {
        text.set_width(width - if small { 14.0 } else { 0.0 });
        words_of(text, theme, level, small);
    });
    more(&text, &scrolled, theme.sheet, theme);
    keep_height(&text, memory, scrolled.content_size.y + go.y + 20.0);
    text.add_space(10.0);
    let enter = text.input(|i| i.key_pressed(egui::Key::Enter)) && text.memory(|m| m.focused().is_none());
    let back = vec2(120.0_f32.min(width - go.x - 8.0).max(84.0), go.y);
    let go = vec2(go.x.min(width - back.x - 8.0), go.y);
    let chosen = text.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let go = theme::button(ui, theme, go, tr!("briefing-take-over"), "Enter", Button::Commit).clicked() || enter;
        let back = theme::button(ui, theme, back, tr!("briefing-back"), "Esc", Button::Plain).clicked();
        (go, back || ui.input(|i| i.key_pressed(egui::Key::Escape)))
    });
    let (go, back) = chosen.inner;
    if faces.is_empty() {
        return (go || back).then_some(go);
    }
    let gap = if small { 24.0 } else { 48.0 };
    let right = Rect::from_min_max(pos2(left.right() + gap, block.top() + if small { 40.0 } else { 60.0 }), block.max);
    let head = right.left_top() - vec2(0.0, 22.0);
    write(&painter, head, Align2::LEFT_CENTER, tr!("briefing-people"), semibold(18.0), theme.ink);
    people(ui, theme, art, (&faces, &others), right);
    (go || back).then_some(go)
}

/// What is the matter, and what the lamps are for.
fn words_of(text: &mut Ui, theme: &Theme, level: &Level, small: bool) {
    theme::paragraph(text, &level.file.title, bold(if small { 28.0 } else { 38.0 }), theme.ink);
    theme::paragraph(text, &level.file.summary, sans(18.0), theme.ink2);
    text.add_space(12.0);
    for paragraph in &level.file.briefing {
        theme::paragraph(text, paragraph, sans(16.0), theme.ink);
        text.add_space(6.0);
    }
    if !level.file.goal.is_empty() {
        theme::paragraph(text, &level.file.goal, semibold(16.0), theme.ink);
    }
    text.add_space(4.0);
    if !level.file.stars.is_empty() {
        title(text, theme, tr!("briefing-goals"), tr!("briefing-goals-about"));
    }
    for star in &level.file.stars {
        let (row, _) = text.allocate_exact_size(vec2(text.available_width(), 26.0), Sense::hover());
        dark_lamp(text.painter(), row.left_center() + vec2(14.0, -2.0), theme);
        let at = row.left_top() + vec2(36.0, 4.0);
        let fonts = [semibold(14.0), condensed_bold(14.0), condensed_bold(12.0)];
        write_fitting(text.painter(), at, row.width() - 36.0, &star.label, &fonts, theme.ink);
        spoken::text(text, row, &star.label, &star.label);
    }
}

/// Faces of a briefing: more of them are a crowd.
const FACES: usize = 8;

/// Somebody's look, name and role.
type Face<'a> = (&'a str, &'a str, &'a str);

/// Whom a level is about: who is the constraint, then who has most to say; a few, and all the others.
fn matter(level: &Level) -> (Vec<Face<'_>>, Vec<Face<'_>>) {
    let file = &level.file;
    let people = file.people.iter().map(|p| (&p.id, p.constraint, p.look.as_str(), p.name.as_str(), p.role.as_str()));
    let others = file.stakeholders.iter().map(|s| (&s.id, false, s.look.as_str(), s.name.as_str(), s.role.as_str()));
    let mut all: Vec<_> = people.chain(others).filter(|(_, _, look, ..)| !look.is_empty()).collect();
    all.retain(|(id, ..)| file.you.as_ref() != Some(id));
    let says = |id: &String| {
        let messages = file.messages.iter().filter(|message| message.from == *id).count();
        messages + file.topics.iter().filter(|topic| topic.with == *id).count()
    };
    all.sort_by_key(|(id, constraint, ..)| std::cmp::Reverse((*constraint, says(id))));
    // Where nobody says anything, as in a level that is being written, everybody is as good as another.
    let silent = all.iter().all(|(id, ..)| says(id) == 0);
    let (speak, rest): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(id, constraint, ..)| silent || *constraint || says(id) > 0);
    let mut faces: Vec<Face<'_>> =
        speak.into_iter().chain(rest.clone()).map(|(_, _, look, name, role)| (look, name, role)).collect();
    let count = FACES.min(faces.len() - rest.len());
    let others = faces.split_off(count);
    (faces, others)
}

/// How much larger the faces of so many people are drawn than those of a crowd.
fn grown(faces: usize) -> f32 {
    if faces < 3 { 1.5 } else { 1.0 }
}

/// How high a face is with its name and its role.
fn cell_high(faces: usize) -> f32 {
    55.0 + 103.0 * grown(faces)
}

/// The people who matter in a level, in rows; what does not fit scrolls.
fn people(ui: &mut Ui, theme: &Theme, art: &Art, (faces, others): (&[Face<'_>], &[Face<'_>]), place: Rect) {
    let grown = grown(faces.len());
    let columns = if faces.len() < 4 { 1 } else { ((place.width() / 132.0) as usize).clamp(1, 4) };
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place));
    inside.set_clip_rect(place);
    let scrolled = egui::ScrollArea::vertical().id_salt("people").auto_shrink([false, false]).show(&mut inside, |ui| {
        let high = cell_high(faces.len());
        let size = vec2(ui.available_width(), high * faces.len().div_ceil(columns) as f32 - 4.0);
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let step = vec2((area.width() / columns as f32).min(150.0 * grown), high);
        let painter = ui.painter();
        for (i, (look, name, role)) in faces.iter().enumerate() {
            let corner = area.min + vec2((i % columns) as f32 * step.x, (i / columns) as f32 * step.y);
            let cell = Rect::from_min_size(corner, vec2(step.x, high - 8.0));
            let face = Rect::from_min_size(pos2(cell.center().x - 46.0 * grown, cell.top()), vec2(92.0, 103.0) * grown);
            portrait(art, painter, look, face);
            let at = pos2(cell.center().x, face.bottom() + 10.0);
            write(painter, at, Align2::CENTER_CENTER, name, semibold(14.0), theme.ink);
            let below = at + vec2(0.0, 8.0);
            write_rows(painter, below, step.x - 8.0, 2, role, condensed(12.5), theme.ink2);
            spoken::text(ui, cell, i, &format!("{name}, {role}"));
        }
        if !others.is_empty() {
            let told = tr!("briefing-others", n = others.len());
            let told = theme::paragraph(ui, &told, condensed(14.0), theme.ink2).rect;
            let line = |(_, name, role): &Face<'_>| format!("{name}, {role}");
            reasons::mark(ui, theme, "others", told, || reasons::first(others, reasons::MOST, line));
        }
    });
    more(ui, &scrolled, theme.sheet, theme);
}

/// What the player wants after the debrief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    Again,
    OtherLuck,
    /// The level that comes next.
    Next,
    /// Back to before the decision that mattered most.
    Back,
    Title,
}

/// The decision that mattered most, while it is looked for and once it is found.
pub(crate) struct Turned {
    search: Option<Receiver<Option<Turning>>>,
    found: Option<Turning>,
    /// Somebody wants to go back there.
    back: bool,
    /// How high the page would be in which every card says all that it has to say.
    wants: f32,
}

impl Turned {
    /// Looks for it beside the screen: the run is played again without each decision.
    pub(crate) fn of(game: &Session) -> Self {
        let (send, search) = channel();
        let run = game.sim.fork();
        std::thread::spawn(move || {
            // Nobody may be there any more to hear of it.
            let _ = send.send(decisive(&run));
        });
        Self { search: Some(search), found: None, back: false, wants: 0.0 }
    }

    /// It is still looked for.
    pub(crate) fn waits(&self) -> bool {
        self.search.is_some()
    }

    /// The minute to go back to: of the decision that mattered most, or a day before the end.
    pub(crate) fn minute(&self, game: &Session) -> i64 {
        let now = game.sim.minute();
        let decision = self.found.as_ref().map(|found| found.decision.minute);
        decision.unwrap_or(now - 1440).clamp(game.view.starts, (now - 1).max(game.view.starts))
    }

    fn look(&mut self) -> Option<&Turning> {
        match self.search.as_ref().map(Receiver::try_recv) {
            Some(Ok(found)) => (self.found, self.search) = (found, None),
            Some(Err(TryRecvError::Disconnected)) => self.search = None,
            _ => {}
        }
        self.found.as_ref()
    }
}

/// One line: what you decided, when, and how it would have ended without it.
fn what_mattered(view: &View, level: &Level, found: &Turning) -> String {
    let what = words::done(&found.decision.action, view, level);
    let won = view.ending.as_ref().is_some_and(|ending| ending.verdict == Verdict::Won);
    let lamps = found.lamps_without;
    let without = match found.without.and_then(|place| level.file.endings.get(place)) {
        Some(ending) => match (ending.verdict == Verdict::Won, won) {
            (true, true) => tr!("debrief-without-also-won", ending = ending.title, lamps = lamps),
            (true, false) => tr!("debrief-without-won", ending = ending.title, lamps = lamps),
            (false, true) => tr!("debrief-without-lost", ending = ending.title),
            (false, false) => tr!("debrief-without-also-lost", ending = ending.title),
        },
        None => tr!("debrief-no-end").into(),
    };
    tr!("debrief-mattered-most", time = when(view, found.decision.minute), what = what, without = without)
}

/// Between two cards of the chain.
const GAP: f32 = 16.0;
/// How high the mentor is drawn.
const FACE: f32 = 116.0;
/// Cards of the chain that are narrower than this are hard to read.
const LEAST_CARD: f32 = 120.0;

/// Puts the decision that mattered most into the chain at its time, if it is not there. While these are more cards than fit,
/// the one that says least goes: not the first, not the last, and what you decided only after all others.
fn with_decisive<'f>(
    links: &mut Vec<(&'f FactView, usize)>,
    facts: &'f [FactView],
    mattered: Option<&Stamped>,
    fit: usize,
) {
    // Where no event led to the end, a decision alone is no chain.
    if links.is_empty() {
        return;
    }
    let there = links.iter().any(|(fact, _)| is(fact, mattered));
    if let Some(decisive) = facts.iter().find(|fact| !there && is(fact, mattered)) {
        let at = links.partition_point(|(fact, _)| fact.minute <= decisive.minute);
        links.insert(at, (decisive, 1));
    }
    while links.len() > fit {
        let says = |n: &usize| {
            let (fact, times) = links[*n];
            (fact.yours, !fact.note.is_empty(), times > 1, !fact.detail.is_empty())
        };
        let least = (1..links.len() - 1).filter(|n| !is(links[*n].0, mattered)).min_by_key(says);
        let Some(least) = least else { return };
        links.remove(least);
    }
}

/// Least room that the debrief takes: a smaller window scrolls over it.
pub(crate) const PAGE: Vec2 = vec2(836.0, 620.0);
/// How high it is at least where it scrolls: cards have room for everything that they say.
const SCROLLED: f32 = 760.0;

/// The debrief: the ending, its causal chain, where the hours went, the mentor's word, and the title of the level that
/// comes next, if it is open.
pub(crate) fn debrief(
    ui: &mut Ui,
    theme: &Theme,
    art: &Art,
    game: &Session,
    turned: &mut Turned,
    next: Option<&str>,
) -> Option<After> {
    sheet(ui, theme);
    let Some(ending) = &game.view.ending else { return Some(After::Title) };
    let won = ending.verdict == Verdict::Won;
    let all = ui.max_rect();
    if std::mem::take(&mut turned.back) || (!game.counts && ui.input(|i| i.key_pressed(egui::Key::R))) {
        return Some(After::Back);
    }
    if all.width() >= 1000.0 && all.height() >= PAGE.y + 58.0 {
        let row = page(ui, theme, art, game, turned, 58.0);
        return after(ui, theme, row, next, won);
    }
    // What can be chosen stays in sight.
    let foot = Rect::from_min_max(pos2(all.left() + 12.0, all.bottom() - 56.0), all.max - vec2(12.0, 8.0));
    let upper = Rect::from_min_max(all.min, pos2(all.right(), foot.top() - 8.0));
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(upper));
    inside.set_clip_rect(upper);
    egui::ScrollArea::both().id_salt("debrief").auto_shrink([false, false]).show(&mut inside, |ui| {
        let size = (upper.size() - vec2(14.0, 14.0)).max(vec2(PAGE.x, turned.wants.max(SCROLLED)));
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        page(&mut ui.new_child(egui::UiBuilder::new().max_rect(area)), theme, art, game, turned, 0.0);
    });
    after(ui, theme, foot, next, won)
}

/// Everything of the debrief but what can be chosen: its place, so many points high, is left free.
fn page(ui: &mut Ui, theme: &Theme, art: &Art, game: &Session, turned: &mut Turned, foot: f32) -> Rect {
    let view: &View = &game.view;
    let paper = theme.by_day();
    let all = ui.max_rect();
    let painter = ui.painter().clone();
    let Some(ending) = &view.ending else { return all };
    let x = all.left() + 48.0;
    // Where it goes on until the company fails, how long is what counts.
    let lasted = crate::survival::lasts(&game.sim.level().id).then(|| tr!("endless-days", n = ending.minute / 1440));
    let (title, endless) = (game.sim.level().file.title.to_uppercase(), lasted.is_some());
    let at = lasted.unwrap_or_else(|| when(view, ending.minute));
    let head = match ending.verdict {
        Verdict::Won => tr!("debrief-won", title = title, at = at),
        Verdict::Lost => tr!("debrief-lost", title = title, at = at),
    };
    let place = pos2(x, all.top() + 40.0);
    let head = write(&painter, place, Align2::LEFT_CENTER, head, condensed_bold(13.5), theme.ink2);
    if endless {
        reasons::mark(ui, theme, "lasted", head, || vec![tr!("endless-why-days", ending = ending.title)]);
    }
    let wide = all.width() - 420.0;
    let large = if all.width() < 1100.0 { 26.0 } else { 34.0 };
    let title = painter.layout(ending.title.clone(), bold(large), theme.ink, wide);
    let text = painter.layout(ending.text.clone(), sans(16.0), theme.ink2, wide);
    let under = all.top() + 56.0 + title.size().y;
    let below = under + 2.0 + text.size().y;
    painter.galley(pos2(x, all.top() + 52.0), title, theme.ink);
    painter.galley(pos2(x, under), text, theme.ink2);
    let place = Rect::from_min_max(pos2(x, all.top() + 30.0), pos2(x + wide, below));
    let level = &game.sim.level().file.title;
    let told = match ending.verdict {
        Verdict::Won => tr!("debrief-told-won", level = level, title = ending.title, text = ending.text),
        Verdict::Lost => tr!("debrief-told-lost", level = level, title = ending.title, text = ending.text),
    };
    spoken::text(ui, place, "ending", &told);
    let mut lamps = all.top() + 142.0;
    for (i, (label, lit)) in view.stars.iter().enumerate() {
        let at = pos2(all.right() - 310.0 + 106.0 * i as f32, all.top() + 20.0);
        let points: Vec<_> =
            [(-7.0, 22.0), (7.0, 22.0), (18.0, 38.0), (-18.0, 38.0)].map(|(dx, dy)| at + vec2(dx, dy)).to_vec();
        painter.line_segment([at, at + vec2(0.0, 22.0)], Stroke::new(2.0, theme.ink));
        if *lit {
            let glow = |a: u8| theme.amber.veil(f32::from(a) / 255.0);
            let mut mesh = egui::Mesh::default();
            for (dx, dy, a) in [(-14.0, 38.0, 120), (14.0, 38.0, 120), (32.0, 78.0, 10), (-32.0, 78.0, 10)] {
                mesh.colored_vertex(at + vec2(dx, dy), glow(a));
            }
            mesh.add_triangle(0, 1, 2);
            mesh.add_triangle(0, 2, 3);
            painter.add(Shape::mesh(mesh));
            painter.add(Shape::convex_polygon(points, theme.amber, Stroke::new(2.0, theme.ink)));
        } else {
            let mut closed = points.clone();
            closed.push(points[0]);
            painter.extend(Shape::dashed_line(&closed, Stroke::new(1.8, theme.ink2), 4.0, 3.0));
        }
        let ink = if *lit { theme.ink } else { theme.ink2 };
        let written = write_rows(&painter, at + vec2(0.0, 74.0), 100.0, 4, label, condensed_bold(13.0), ink);
        lamps = lamps.max(written.bottom() - 10.0);
        let needs = goal::told(&game.sim.level().file.stars[i], view, game.sim.level());
        let place = Rect::from_center_size(at + vec2(0.0, 60.0), vec2(104.0, 120.0));
        let lamp = ui.interact(place, ui.id().with(("lamp", i)), Sense::hover());
        let needs_told = needs.join("; ");
        let told = if *lit {
            tr!("debrief-lamp-lit", lamp = label, needs = needs_told)
        } else {
            tr!("debrief-dark", lamp = label, needs = needs_told)
        };
        spoken::text(ui, place, ("told", i), &told);
        reasons::at_pointer(lamp, || match needs.is_empty() {
            true => needs,
            false => [needs, goal::why(&game.sim.level().file.stars[i], game)].concat(),
        });
    }
    // The chain of cards.
    let top = below.max(lamps) + 20.0;
    let why = write(&painter, pos2(x, top), Align2::LEFT_CENTER, tr!("debrief-why"), semibold(18.0), theme.ink);
    // In a narrow page what mattered most has the room.
    let mut end = why;
    if all.width() >= 1000.0 {
        let at = pos2(why.right() + 10.0, top);
        end = write(&painter, at, Align2::LEFT_CENTER, tr!("debrief-why-about"), condensed(13.5), theme.ink2);
    }
    let mattered = turned.look().map(|found| found.decision.clone());
    if let Some(found) = &turned.found {
        let text = what_mattered(view, game.sim.level(), found);
        let left = end.right() + 32.0;
        painter.circle(pos2(left - 12.0, top), 5.5, theme.amber, Stroke::new(1.5, theme.ink));
        let wide = all.right() - 48.0 - left - 150.0;
        // One line if it can be; else two smaller ones.
        let mut galley = painter.layout(text.clone(), condensed_bold(14.5), theme.ink, wide);
        if galley.rows.len() > 1 {
            galley = painter.layout(text.clone(), condensed_bold(13.0), theme.ink, wide);
        }
        // Clear of the cards below.
        let up = if galley.rows.len() > 1 { 3.0 } else { 0.0 };
        let place = Rect::from_min_size(pos2(left, top - up - galley.size().y / 2.0), galley.size());
        painter.galley(place.min, galley, theme.ink);
        spoken::text(ui, place, "mattered", &text);
        reasons::mark(ui, theme, "why-mattered", place, || {
            let (with, without) = (ending.stars, found.lamps_without);
            vec![tr!("debrief-why-mattered").into(), tr!("debrief-why-lamps", with = with, without = without)]
        });
    }
    let place = Rect::from_min_size(pos2(all.right() - 48.0 - 138.0, top - 16.0), vec2(138.0, 32.0));
    // What counts was played once.
    if !game.counts {
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let back = theme::button(&mut corner, theme, place.size(), tr!("rewind-go-back"), "R", Button::Plain);
        let to = super::rewind::moment(view, turned.minute(game));
        turned.back |= back.on_hover_text(tr!("debrief-back-hint", time = to)).clicked();
    }
    let chain: Vec<_> = ending.why.iter().filter_map(|id| view.facts.iter().find(|f| f.id == *id)).collect();
    // What happened again and again is one card.
    let mut links = together(&chain);
    let fit = ((all.width() - 96.0 + GAP) / (LEAST_CARD + GAP)) as usize;
    with_decisive(&mut links, &view.facts, mattered.as_ref(), fit);
    let mut said = 0.0;
    if links.is_empty() {
        // No event to point at: how far things had come.
        let stars = game.sim.level().file.stars.iter().zip(&view.stars).filter(|(_, (_, lit))| !lit);
        let added = if mattered.is_some() { tr!("debrief-added-up") } else { tr!("debrief-no-single-event") };
        let mut lines = vec![(added.to_string(), None)];
        for (star, (label, _)) in stars {
            let needs = goal::told(star, view, game.sim.level()).join("; ");
            lines.push((tr!("debrief-dark", lamp = label, needs = needs), Some(star)));
        }
        for (n, (text, star)) in lines.into_iter().take(4).enumerate() {
            let galley = painter.layout(text.clone(), sans(14.0), theme.ink2, all.width() - 96.0);
            let place = Rect::from_min_size(pos2(x, top + 24.0 + said), galley.size());
            said += galley.size().y + 3.0;
            painter.galley(place.min, galley, theme.ink2);
            spoken::text(ui, place, ("no event", n), &text);
            let why = star.map_or(Vec::new(), |star| goal::why(star, game));
            reasons::ask(ui, theme, place, &text, &why);
        }
    }
    let width = ((all.width() - 96.0 - GAP * (links.len().max(1) - 1) as f32) / links.len().max(1) as f32).min(210.0);
    // What each card says, in as many lines as it takes; all are as high as the highest.
    let cards: Vec<_> = links
        .iter()
        .map(|&(fact, times)| {
            let (last, colour) = match (fact.yours, times) {
                (true, _) if is(fact, mattered.as_ref()) => (tr!("debrief-most").to_string(), paper.warn),
                (true, _) => (tr!("debrief-your-decision").to_string(), paper.warn),
                (false, 1) => (fact.note.clone(), paper.bad),
                (false, _) => (tr!("debrief-times", times = times), paper.bad),
            };
            let wide = width - 22.0;
            let (title, detail) = called(fact, game);
            // No word is broken where a narrower font holds it.
            let fonts = [semibold(13.5), condensed_bold(13.5), condensed_bold(12.0), condensed(11.5)];
            let font = whole_words(&painter, &[&title], &fonts, wide);
            let head = painter.layout(title, font, theme::ON_PAPER, wide);
            let detail = painter.layout(detail, condensed(12.5), paper.ink2, wide);
            let last = painter.layout(last, condensed_bold(12.5), colour, wide);
            (head, detail, last)
        })
        .collect();
    let tall = |text: &std::sync::Arc<egui::Galley>| if text.is_empty() { 0.0 } else { text.size().y };
    let whole = cards
        .iter()
        .map(|(head, detail, last)| tall(head) + tall(detail) + tall(last) + 14.0)
        .fold(said.max(80.0), f32::max);
    // What the mentor says, in as many rows as it takes.
    let inner = all.width() * 0.5 - 56.0 - FACE - 40.0;
    let moral = painter.layout(ending.moral.clone(), sans(15.0), paper.on_beam, inner);
    let lesson =
        painter.layout(game.sim.level().file.lesson.clone(), condensed_bold(13.5), theme.by_night().amber, inner);
    let says = moral.size().y + 6.0 + lesson.size().y;
    let talk = (says + 24.0).max(128.0);
    // The rest of the page keeps its room.
    let rest = 388.0 + talk - 128.0;
    turned.wants = whole + (top - all.top()) + rest + 60.0;
    let high = whole.min((all.height() - (top - all.top()) - rest).max(92.0));
    let under = top + 20.0 + high;
    for (i, (&(fact, times), (head, detail, last))) in links.iter().zip(cards).enumerate() {
        let card = Rect::from_min_size(pos2(x + i as f32 * (width + GAP), top + 20.0), vec2(width, high));
        painter.rect_filled(card, 3.0, theme::PAPER);
        painter.rect_filled(Rect::from_min_size(card.min, vec2(8.0, card.height())), 0.0, stripe(fact, theme));
        let most = is(fact, mattered.as_ref());
        // What mattered most has a ring twice as thick, half of it outside of the card.
        let (edge, kind) = match fact.yours {
            true if most => (Stroke::new(6.0, theme.amber), StrokeKind::Middle),
            true => (Stroke::new(3.0, theme.amber), StrokeKind::Inside),
            false => (Stroke::new(1.5, theme::ON_PAPER), StrokeKind::Inside),
        };
        painter.rect_stroke(card, 3.0, edge, kind);
        let whose = match fact.yours {
            true if most => tr!("debrief-most"),
            true => tr!("debrief-your-decision"),
            false => &fact.note,
        };
        let (title, second) = called(fact, game);
        let mut told = format!("{}, {title}", when(view, fact.minute));
        for part in [second.as_str(), whose].into_iter().filter(|part| !part.is_empty()) {
            told.push_str(&format!(", {part}"));
        }
        let said = ui.interact(card, ui.id().with(("why", i)), Sense::hover());
        spoken::text(ui, card, ("why", i), &told);
        let mut took = reasons::took(game, fact);
        if times > 1 {
            // They came one after the other.
            let alike = chain.iter().skip_while(|one| one.id != fact.id).take(times);
            let when: Vec<String> = alike.map(|one| when(view, one.minute)).collect();
            took = vec![tr!("why-times-when", times = when.join(", "))];
        }
        if said.hovered() {
            said.on_hover_text([vec![told], took.clone()].concat().join("\n"));
        }
        let clip = painter.with_clip_rect(card.shrink(3.0));
        let used = tall(&head);
        let foot = card.bottom() - 6.0 - tall(&last);
        clip.galley(card.min + vec2(14.0, 6.0), head, theme::ON_PAPER);
        let detail = (detail.text(), condensed(12.5), paper.ink2);
        let detail = in_rows(&painter, detail, width - 22.0, foot - card.top() - 7.0 - used);
        clip.galley(card.min + vec2(14.0, 7.0 + used), detail, paper.ink2);
        let noted = Rect::from_min_size(pos2(card.left() + 14.0, foot), last.size());
        clip.galley(noted.min, last, theme::ON_PAPER);
        if !took.is_empty() {
            reasons::dots(&clip, &paper, noted);
        }
        write(
            &painter,
            pos2(card.center().x, under + 15.0),
            Align2::CENTER_CENTER,
            when(view, fact.minute),
            condensed(13.0),
            theme.ink2,
        );
        if i + 1 < links.len() {
            // Clear of the ring round what mattered most.
            let (a, b) = (pos2(card.right() + 4.0, card.center().y), pos2(card.right() + GAP - 4.0, card.center().y));
            painter.line_segment([a, b], Stroke::new(1.8, theme.ink));
            painter.line(vec![b + vec2(-5.0, -4.0), b, b + vec2(-5.0, 4.0)], Stroke::new(1.8, theme.ink));
        }
    }
    // What was decided; where the hours went; the mentor.
    let lower = Rect::from_min_max(pos2(x, under + 32.0), all.max - vec2(48.0, 28.0));
    let split = lower.left() + lower.width() * 0.5;
    let when_what = Rect::from_min_max(lower.min, pos2(split - 8.0, lower.bottom()));
    decisions(ui, when_what, game, mattered.as_ref(), art, theme);
    let mentor =
        Rect::from_min_max(pos2(split + 8.0, lower.bottom() - foot - talk), pos2(lower.right(), lower.bottom() - foot));
    let hours = Rect::from_min_max(pos2(split + 8.0, lower.top()), pos2(lower.right(), mentor.top() - 12.0));
    where_hours_went(ui, hours, game, theme);
    painter.rect_filled(mentor, 6.0, paper.beam);
    portrait(
        art,
        &painter,
        "erik",
        Rect::from_min_size(pos2(mentor.left() + 12.0, mentor.bottom() - FACE), vec2(FACE * 0.89, FACE)),
    );
    let top = mentor.center().y - says / 2.0;
    let below = pos2(mentor.left() + FACE + 20.0, top + moral.size().y + 6.0);
    painter.galley(pos2(below.x, top), moral, paper.on_beam);
    painter.with_clip_rect(mentor).galley(below, lesson, theme.by_night().amber);
    spoken::text(ui, mentor, "mentor", &format!("{} {}", ending.moral, game.sim.level().file.lesson));
    Rect::from_min_max(pos2(mentor.left(), mentor.bottom() + 12.0), lower.max)
}

/// What can be chosen after a level, in a row.
fn after(ui: &mut Ui, theme: &Theme, row: Rect, next: Option<&str>, won: bool) -> Option<After> {
    let mut wish = None;
    // Enter presses what has the focus.
    let focused = ui.memory(|m| m.focused().is_some());
    let mut buttons =
        ui.new_child(egui::UiBuilder::new().max_rect(row).layout(egui::Layout::left_to_right(egui::Align::Center)));
    // Who has won goes on; who has lost tries again.
    let on = next.is_some() && won;
    let style = |commit: bool| if commit { Button::Commit } else { Button::Plain };
    let next = next.map(|title| tr!("debrief-next", title = title));
    let mut choices = vec![
        (tr!("debrief-try-again"), "A", egui::Key::A, style(!on), After::Again),
        (tr!("debrief-other-luck"), "O", egui::Key::O, Button::Plain, After::OtherLuck),
        (tr!("debrief-title"), "T", egui::Key::T, Button::Plain, After::Title),
    ];
    if let Some(next) = &next {
        choices.insert(if on { 0 } else { 2 }, (next.as_str(), "Enter", egui::Key::Enter, style(on), After::Next));
    }
    // The next level's title wants the most room.
    let share = |after: After| match after {
        After::Next => 2.2,
        After::OtherLuck => 1.15,
        After::Title => 0.75,
        After::Again | After::Back => 1.0,
    };
    let shares: f32 = choices.iter().map(|(.., after)| share(*after)).sum();
    let each = (row.width() - 8.0 * (choices.len() - 1) as f32) / shares;
    for (label, key, pressed, style, after) in choices {
        let size = vec2(each * share(after), 46.0);
        let mut button = theme::button(&mut buttons, theme, size, label, key, style);
        if after == After::OtherLuck {
            button = button.on_hover_text(tr!("debrief-other-luck-hint"));
        }
        if button.clicked() || (buttons.input(|i| i.key_pressed(pressed)) && !(pressed == egui::Key::Enter && focused))
        {
            wish = Some(after);
        }
    }
    wish
}

/// A sheet of paper with a title and a sentence; where they stand.
fn panel(ui: &Ui, rect: Rect, theme: &Theme, title: String, sentence: String) -> [Rect; 2] {
    let painter = ui.painter();
    spoken::text(ui, rect.with_max_y(rect.top() + 54.0), &title, &format!("{title}. {sentence}"));
    painter.rect_filled(rect, 6.0, theme.panel);
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    // A sentence that is too long for a line takes two smaller ones.
    let mut told = painter.layout_no_wrap(sentence.clone(), condensed(13.5), theme.ink2);
    let whole = told.size().x <= rect.width() - 36.0;
    let (head, below) = if whole { (22.0, 36.0) } else { (17.0, 28.0) };
    if !whole {
        told = painter.layout(sentence, condensed(12.0), theme.ink2, rect.width() - 36.0);
    }
    let title = write(painter, rect.min + vec2(18.0, head), Align2::LEFT_CENTER, title, semibold(18.0), theme.ink);
    let place = Rect::from_min_size(rect.min + vec2(18.0, below), told.size());
    painter.galley(place.min, told, theme.ink2);
    [title, place]
}

/// The turning points in order of time, yours marked; scrolls.
fn decisions(ui: &mut Ui, rect: Rect, game: &Session, mattered: Option<&Stamped>, art: &Art, theme: &Theme) {
    let points = crate::report::turning_points(&game.view);
    let yours = points.iter().filter(|f| f.yours).count();
    let sentence = tr!("debrief-yours", yours = yours);
    panel(ui, rect, theme, tr!("debrief-what-when").into(), sentence);
    let inner = Rect::from_min_max(rect.min + vec2(18.0, 60.0), rect.max - vec2(12.0, 12.0));
    let mut list = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    list.set_clip_rect(inner.intersect(ui.clip_rect()));
    let area = egui::ScrollArea::vertical().id_salt("decisions").auto_shrink([false, false]);
    let scrolled = area.show(&mut list, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for fact in points {
            facts::row(ui, game, fact, is(fact, mattered), art, theme);
        }
    });
    more(ui, &scrolled, theme.panel, theme);
}

/// The company's hours by kind, then whose they were: as many people as fit, the constraint first.
fn where_hours_went(ui: &Ui, rect: Rect, game: &Session, theme: &Theme) {
    let (painter, view): (_, &View) = (ui.painter(), &game.view);
    let worked: [f64; 4] = std::array::from_fn(|k| view.people.iter().map(|p| p.by_kind[k]).sum::<f64>() / 60.0);
    let lost = view.people.iter().map(|p| p.minutes.switching).sum::<f64>() / 60.0;
    let total = worked.iter().sum::<f64>() + lost;
    let share = |part: f64| if total > 0.0 { part / total } else { 0.0 };
    let all = [worked[0], worked[1], worked[2], worked[3], lost];
    // Rounded so that they add up.
    let percents = whole(&all.map(|part| 100.0 * share(part)));
    let sentence = tr!("debrief-unplanned", unplanned = percents[3], switching = percents[4]);
    let of = |person: &PersonView, part: usize| match part {
        4 => person.minutes.switching,
        kind => person.by_kind[kind],
    };
    let busy = |person: &PersonView| (0..5).map(|part| of(person, part)).sum::<f64>();
    let [head, below] = panel(ui, rect, theme, tr!("debrief-hours-went", hours = number(total, 0)), sentence);
    if total > 0.0 {
        let unplanned =
            || [reasons::metric(game, "unplanned_hours"), reasons::metric(game, "switching_share")].concat();
        let figures = vec![reasons::of(head, || work::by_whom(view, busy)), reasons::of(below, unplanned)];
        reasons::marks(ui, theme, "hours", figures);
    }
    let bar = |left: f32, top: f32, width: f32, height: f32, parts: [f64; 5], labels: bool| {
        let mut x = left;
        for (k, part) in parts.into_iter().enumerate() {
            let piece = Rect::from_min_size(pos2(x, top), vec2(width * part as f32, height));
            x = piece.right();
            if piece.width() < 1.0 {
                continue;
            }
            let inside = piece.shrink2(vec2(0.5, 0.0));
            let ink = match k {
                4 => {
                    theme::dashed(painter, inside.shrink(0.5), theme.bad);
                    theme.bad
                }
                _ => {
                    painter.rect_filled(inside, 1.5, theme.kinds[k]);
                    theme.on_kind(Kind::ALL[k])
                }
            };
            if labels && piece.width() > 38.0 {
                let text = tr!("percent", percent = percents[k]);
                let figure = write(painter, piece.center(), Align2::CENTER_CENTER, text, condensed_bold(13.0), ink);
                let whose = || work::by_whom(view, |person| of(person, k));
                reasons::mark(ui, &Theme { pencil: ink, ..*theme }, &format!("part {k}"), figure, whose);
            }
        }
    };
    let wide = rect.width() - 36.0;
    let top = rect.top() + 62.0;
    bar(rect.left() + 18.0, top, wide, 24.0, all.map(share), true);
    let mut x = rect.left() + 18.0;
    for (kind, name) in Kind::ALL.into_iter().zip([
        tr!("kind-short-project"),
        tr!("kind-short-internal"),
        tr!("kind-short-change"),
        tr!("kind-short-unplanned"),
    ]) {
        theme::card(painter, pos2(x + 9.0, top + 40.0), 16.0, kind, theme, 0.12);
        let end = write(painter, pos2(x + 22.0, top + 40.0), Align2::LEFT_CENTER, name, condensed(13.0), theme.ink2);
        x = end.right() + 12.0;
    }
    // Below the others where it has no place beside them.
    let dashed = painter.layout_no_wrap(tr!("debrief-dashed").into(), condensed(13.0), theme.ink2);
    let more = if x + dashed.size().x > rect.right() - 12.0 { 18.0 } else { 0.0 };
    let at = if more > 0.0 { rect.left() + 18.0 } else { x };
    painter.galley(pos2(at, top + 40.0 + more - dashed.size().y / 2.0), dashed, theme.ink2);
    let mut people: Vec<_> = view.people.iter().filter(|p| p.centre.is_some()).collect();
    people.sort_by(|a, b| b.constraint.cmp(&a.constraint).then(busy(b).total_cmp(&busy(a))));
    let most = people.iter().map(|p| busy(p)).fold(1.0, f64::max);
    for (i, person) in people.into_iter().enumerate() {
        let y = top + 58.0 + more + 22.0 * i as f32;
        if y + 18.0 > rect.bottom() - 8.0 {
            break;
        }
        let ink = if person.constraint { theme.ink } else { theme.ink2 };
        write(painter, pos2(rect.left() + 18.0, y + 8.0), Align2::LEFT_CENTER, &person.name, condensed_bold(13.0), ink);
        let parts: [f64; 5] = std::array::from_fn(|part| of(person, part));
        bar(rect.left() + 92.0, y + 1.0, wide - 74.0 - 52.0, 14.0, parts.map(|m| m / most), false);
        let text = tr!("hours", hours = number(busy(person) / 60.0, 0));
        let at = pos2(rect.right() - 18.0, y + 8.0);
        let figure = write(painter, at, Align2::RIGHT_CENTER, text, condensed_bold(13.0), ink);
        reasons::mark(ui, theme, &format!("of {}", person.id), figure, || work::hours(person));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::Speed;
    use crate::level;
    use crate::level::file::Happening;
    use crate::sim::action::Action;
    use crate::sim::id::FactId;
    use crate::sim::subject;

    #[test]
    fn a_briefing_shows_whom_its_level_is_about() {
        for name in ["part1/payroll", "part1/audit", "part1/change-cards"] {
            let level = level::load(name).unwrap();
            let (faces, others) = matter(&level);
            assert!(!faces.is_empty() && faces.len() <= FACES, "{name}");
            let of = |id: &str| {
                let file = &level.file;
                let person = file.people.iter().find(|p| p.id == id).map(|p| p.name.as_str());
                person.or(file.stakeholders.iter().find(|s| s.id == id).map(|s| s.name.as_str()))
            };
            let constraint = level.file.people.iter().find(|p| p.constraint).expect("it has one");
            assert_eq!(faces[0].1, constraint.name, "{name}: the constraint goes first");
            let speaks = |who: &str| {
                level.file.messages.iter().any(|message| of(&message.from) == Some(who))
                    || level.file.topics.iter().any(|topic| of(&topic.with) == Some(who))
            };
            assert!(faces[1..].iter().all(|(_, who, _)| speaks(who)), "{name}: {faces:?}");
            let all = level.file.people.len() + level.file.stakeholders.len();
            assert!(faces.len() + others.len() >= all - 2, "{name}: nobody is forgotten");
        }
    }

    #[test]
    fn the_decision_that_mattered_most_is_a_card_of_the_chain() {
        let action = Action::AskChanges { centre: "servers".into() };
        let fact = |n: u32, what: Happening, note: &str, yours: bool| FactView {
            id: FactId(n),
            minute: 60 * i64::from(n),
            what,
            title: n.to_string(),
            detail: String::new(),
            note: note.into(),
            because: Vec::new(),
            yours,
            kind: Kind::Change,
        };
        let event = |n: u32, note: &str| fact(n, Happening::Detected(n.to_string()), note, false);
        let decision = fact(3, Happening::ActedOn(action.kind(), subject(&action)), "", true);
        let facts = [event(1, ""), event(2, "hidden"), decision, event(4, ""), event(5, "")];
        let mattered = Stamped { minute: 180, action };
        let minutes = |fit: usize, of: &[usize]| {
            let mut links: Vec<_> = of.iter().map(|n| (&facts[*n], 1)).collect();
            with_decisive(&mut links, &facts, Some(&mattered), fit);
            links.iter().map(|(fact, _)| fact.minute / 60).collect::<Vec<_>>()
        };
        assert_eq!(minutes(8, &[0, 1, 3, 4]), [1, 2, 3, 4, 5], "at its time");
        assert_eq!(minutes(4, &[0, 1, 3, 4]), [1, 2, 3, 5], "what has nothing to add makes room");
        assert_eq!(minutes(2, &[0, 2, 4]), [1, 3, 5], "it is there already");
        assert_eq!(minutes(8, &[]), [0_i64; 0]);
    }

    #[test]
    fn briefing_debrief_and_notice_can_be_drawn_at_every_size() {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        let level = level::load("part1/payroll").unwrap();
        let mut game = Session::new(&level, 3, None);
        game.set_speed(Speed::Max);
        for _ in 0..10_000 {
            // Questions stop the clock: nobody answers.
            game.speed = Speed::Max;
            game.tick(0.25);
        }
        assert!(game.view.ending.is_some(), "the level is over");
        let mut turned = Turned { search: None, found: None, back: false, wants: 0.0 };
        for size in [vec2(640.0, 360.0), vec2(853.0, 480.0), vec2(1024.0, 576.0), vec2(1280.0, 720.0)] {
            let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), size));
            let press = |key| egui::Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: egui::Modifiers::NONE,
            };
            let mut wish = None;
            let input = egui::RawInput { screen_rect, events: vec![press(egui::Key::O)], ..egui::RawInput::default() };
            ctx.run_ui(input, |ui| {
                wish = wish.or(debrief(ui, &Theme::DAY, &Art::default(), &game, &mut turned, Some("The next")));
                notice(ui.ctx(), &Theme::DAY, "Something that must be said once.");
            })
            .textures_delta
            .clear();
            assert_eq!(wish, Some(After::OtherLuck), "{size:?}: what can be chosen is there");
            let input = egui::RawInput { screen_rect, events: vec![press(egui::Key::R)], ..egui::RawInput::default() };
            ctx.run_ui(input, |ui| {
                wish = debrief(ui, &Theme::DAY, &Art::default(), &game, &mut turned, None).or(wish);
            })
            .textures_delta
            .clear();
            assert_eq!(wish, Some(After::Back), "{size:?}");
            let mut go = false;
            let input =
                egui::RawInput { screen_rect, events: vec![press(egui::Key::Enter)], ..egui::RawInput::default() };
            ctx.run_ui(input, |ui| go |= briefing(ui, &Theme::DAY, &Art::default(), &level) == Some(true))
                .textures_delta
                .clear();
            assert!(go, "{size:?}");
        }
    }
}
