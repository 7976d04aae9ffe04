//! Changes: the rule by which they get in, the calendar, what is outstanding, what collides, and what is on the record.

use bevy_egui::egui::{
    self, Align2, Color32, FontId, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use crate::app::controls::{Desk, column_wide, hatch, heads, line, order, row, separator, sign, text_wide, title};
use crate::app::days::{self, Day};
use crate::app::floor::{Thing, span, when};
use crate::app::foresight;
use crate::app::panels::undo_rows;
use crate::app::reasons::metric::{list, went_in};
use crate::app::reasons::service::Guard;
use crate::app::reasons::{self, work};
use crate::app::spoken;
use crate::app::theme::{self, Theme, Veil as _, condensed, condensed_bold, sans, semibold, write, write_fitting};
use crate::app::words;
use crate::level::Level;
use crate::level::file::{ChangeClass, ChangeControl, DemandFile, Kind};
use crate::locale::number;
use crate::sim::action::{Action, ActionKind};
use crate::sim::id::ItemId;
use crate::sim::view::{ItemPlace, ItemView, OutstandingView, View};
use crate::tr;

/// Days that the calendar shows.
const DAYS: i64 = 14;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    rules(ui, desk);
    let view = desk.view.clone();
    if !view.calendar.is_empty() {
        calendar(ui, desk);
    }
    colliding(ui, desk);
    if !view.outstanding.is_empty() {
        outstanding(ui, desk);
    }
    ask(ui, desk);
    record(ui, desk);
}

// --- the rule ---------------------------------------------------------------------------------------------------------

fn rules(ui: &mut Ui, desk: &mut Desk<'_>) {
    let mut modes = vec![ChangeControl::WildWest, ChangeControl::Recorded, ChangeControl::Frozen];
    if desk.level.file.board.is_some() {
        modes.extend([ChangeControl::Board, ChangeControl::Light]);
    }
    let theme = desk.theme;
    let wide = ui.available_width();
    let each = (wide - 6.0 * (modes.len() - 1) as f32) / modes.len() as f32;
    let texts: Vec<_> = modes
        .iter()
        .map(|mode| {
            let text = words::consequence(&Action::Control { mode: *mode }, &desk.view, &desk.level);
            let chosen = desk.view.change_control == *mode;
            let ink = if chosen { theme.panel } else { theme.ink2 };
            ui.painter().layout(text, condensed(13.0), ink, each - 20.0)
        })
        .collect();
    let height = 36.0 + texts.iter().map(|text| text.size().y).fold(0.0, f32::max);
    // The names end before what stands at their right, all in one font.
    let offered = desk.offers(ActionKind::Control);
    let right = |mode: &ChangeControl| {
        if desk.view.change_control == *mode {
            tr!("changes-now").to_string()
        } else if offered {
            tr!("minutes", minutes = desk.game.sim.cost(&Action::Control { mode: *mode }))
        } else {
            String::new()
        }
    };
    let rights: Vec<String> = modes.iter().map(right).collect();
    let room = each - 26.0 - rights.iter().map(|text| text_wide(ui, text, condensed_bold(13.0))).fold(0.0, f32::max);
    let fonts = [semibold(14.0), condensed_bold(14.0), condensed_bold(13.0), condensed_bold(12.0)];
    let fits = |font: &FontId| modes.iter().all(|mode| text_wide(ui, words::control(*mode), font.clone()) <= room);
    let from = fonts.iter().position(fits).unwrap_or(fonts.len() - 1);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, height), Sense::hover());
    for (i, ((mode, text), right)) in modes.into_iter().zip(texts).zip(rights).enumerate() {
        let place = Rect::from_min_size(rect.min + vec2(i as f32 * (each + 6.0), 0.0), vec2(each, height));
        let chosen = desk.view.change_control == mode;
        let action = Action::Control { mode };
        let response = ui.interact(place, ui.id().with(("rule", i)), Sense::click());
        spoken::chosen(&response, chosen, words::control(mode), text.text());
        let painter = ui.painter();
        if chosen {
            painter.rect_filled(place, 6.0, theme.ink);
        } else if offered && desk.refusal(&action).is_empty() {
            painter.rect_filled(place, 6.0, theme.sheet);
            let lit = response.hovered() || response.has_focus();
            let edge = theme.edge(lit);
            painter.rect_stroke(place, 6.0, edge, StrokeKind::Inside);
        } else {
            theme::dashed(painter, place.shrink(0.5), theme.line);
        }
        let ink = if chosen { theme.panel } else { theme.ink };
        let top = place.min + vec2(10.0, 8.0);
        write_fitting(painter, top, room, words::control(mode), &fonts[from..], ink);
        let at = pos2(place.right() - 10.0, top.y + 9.0);
        write(painter, at, Align2::RIGHT_CENTER, right, condensed_bold(13.0), ink);
        painter.galley(top + vec2(0.0, 21.0), text, ink);
        if !chosen {
            foresight::listen(ui, desk, &response, &action);
            if response.clicked() {
                desk.game.submit(action.clone());
            }
            let hint = foresight::hint(desk, &action);
            if !hint.is_empty() {
                response.on_hover_text(hint);
            }
        }
    }
}

// --- the calendar -----------------------------------------------------------------------------------------------------

fn calendar(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let freezes = view.calendar.iter().filter(|d| d.what == "freeze").count().min(2) as f32;
    let height = 24.0 + 20.0 * freezes + 52.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let painter = ui.painter().clone();
    let first = view.minute.div_euclid(1440);
    let x = |minute: i64| {
        let share = (minute - first * 1440) as f32 / (DAYS * 1440) as f32;
        rect.left() + share.clamp(0.0, 1.0) * rect.width()
    };
    for n in 0..DAYS {
        let day = first + n;
        let cell = Rect::from_min_max(pos2(x(day * 1440), rect.top()), pos2(x((day + 1) * 1440), rect.bottom()));
        let weekday = view.weekday.plus(n);
        let rest = weekday as usize >= 5;
        let head = Rect::from_min_max(cell.min, pos2(cell.right() - 2.0, cell.top() + 20.0));
        painter.rect_filled(head, 3.0, if rest { theme.line } else { theme.beam });
        let ink = if rest { theme.ink } else { theme.on_beam };
        let text = format!("{} {}", crate::locale::weekday(weekday), day + 1);
        write(&painter, head.center(), Align2::CENTER_CENTER, text, condensed_bold(12.5), ink);
        let body = Rect::from_min_max(pos2(cell.left(), head.bottom() + 2.0), pos2(head.right(), cell.bottom()));
        painter.rect_filled(body, 3.0, theme.room);
        painter.rect_stroke(body, 3.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    }
    let mut lane = rect.top() + 25.0;
    for date in view.calendar.iter().filter(|d| d.what == "freeze").take(2) {
        let bar = Rect::from_min_max(pos2(x(date.from), lane), pos2(x(date.to), lane + 16.0));
        painter.rect_filled(bar, 3.0, theme.pencil.veil(0.22));
        hatch(&painter, bar, theme.pencil.veil(0.5));
        let text = tr!("changes-nothing-in", title = date.title);
        let told = tr!("changes-from-to", text = text, from = when(&view, date.from), to = when(&view, date.to));
        spoken::text(ui, bar, &date.title, &told);
        let ground = painter.layout_no_wrap(text, condensed_bold(12.5), theme.ink);
        let at = pos2(bar.left() + 6.0, bar.center().y - ground.size().y / 2.0);
        painter.rect_filled(Rect::from_min_size(at, ground.size()).expand2(vec2(3.0, 0.0)), 2.0, theme.panel);
        painter.galley(at, ground, theme.ink);
        lane += 20.0;
    }
    // Every other date: a mark where it is; what does not fit in a day is a count.
    let mut marks: Vec<(i64, &'static str, String, u32)> = Vec::new();
    for date in view.calendar.iter().filter(|d| d.what != "freeze") {
        let icon = match date.what.as_str() {
            "meeting" => "icon-people",
            "release" => "icon-pipeline",
            "planned" => "icon-calendar",
            _ => "icon-doc",
        };
        let text = match (date.what.as_str(), date.changes) {
            ("meeting", n) => tr!("changes-decides", title = date.title, changes = tr!("count-changes", n = n)),
            ("planned", n) => tr!("changes-planned", items = tr!("count-cards", n = n)),
            ("release", n) => tr!("changes-so-far", title = date.title, changes = tr!("count-changes", n = n)),
            _ => tr!("changes-goes-in", title = date.title),
        };
        marks.push((date.from, icon, text, date.changes));
    }
    for audit in view.audits.iter().filter(|a| a.passed.is_none()) {
        marks.push((audit.at, "icon-audit", tr!("changes-auditors", audit = audit.name), 0));
    }
    for project in view.projects.iter().filter(|p| p.finished.is_none()) {
        if let Some(due) = project.due {
            marks.push((due, "icon-flag", tr!("changes-project-due", project = project.title), 0));
        }
    }
    for run in &view.runs {
        marks.push((run.due, "icon-flag", tr!("timeline-leaves", run = run.name), 0));
    }
    marks.sort_by_key(|mark| mark.0);
    let pointer = ui.input(|i| i.pointer.hover_pos());
    for n in 0..DAYS {
        let day = first + n;
        let here: Vec<_> = marks.iter().filter(|m| m.0.div_euclid(1440) == day && m.0 >= view.minute).collect();
        let cell = Rect::from_min_max(pos2(x(day * 1440), lane), pos2(x((day + 1) * 1440) - 2.0, rect.bottom()));
        for (k, (at, icon, _, changes)) in here.iter().take(2).enumerate() {
            let clock = at.rem_euclid(1440);
            let (text, font) = match *changes {
                0 => (format!("{:02}:{:02}", clock / 60, clock % 60), condensed(12.0)),
                n => (format!("×{n}"), condensed_bold(13.0)),
            };
            let at = cell.left_top() + vec2(0.0, 12.0 + 21.0 * k as f32);
            mark(&painter, desk, (at, cell.width()), icon, (text, font), *changes > 0);
        }
        if here.len() > 2 {
            let at = pos2(cell.right() - 4.0, cell.bottom() - 8.0);
            let more = format!("+{}", here.len() - 2);
            let more = write(&painter, at, Align2::RIGHT_CENTER, more, condensed_bold(12.0), theme.ink2);
            reasons::dots(&painter, theme, more);
        }
        let text: Vec<String> = here.iter().map(|(at, _, text, _)| format!("{}  {text}", when(&view, *at))).collect();
        spoken::text(ui, cell, n, &text.join("; "));
        if !here.is_empty() && pointer.is_some_and(|p| cell.contains(p)) {
            let response = ui.interact(cell, ui.id().with(("day", n)), Sense::hover());
            let cards: Vec<_> = days::planned(&view, day + 1).collect();
            reasons::at_pointer(response, || [text, work::planned(&cards)].concat());
        }
    }
    if desk.offers(ActionKind::Schedule) {
        for n in 0..DAYS {
            let (from, to) = (x((first + n) * 1440), x((first + n + 1) * 1440) - 2.0);
            let place = Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom())).intersect(ui.clip_rect());
            if place.is_positive() {
                desk.days.push(Day { place, number: first + n + 1 });
                if matches!(*desk.dragged, Some(Thing::Item(id)) if days::takes(&view, id, first + n + 1)) {
                    days::target(ui, place, pointer, theme);
                }
            }
        }
    }
    let now = x(view.minute);
    painter.vline(now, rect.top() + 20.0..=rect.bottom(), Stroke::new(2.0, theme.ink));
}

/// A date in a day of the calendar: its sign, and when it is or how much goes in; in a narrow day without the sign. What it
/// `counts` stands at the pointer.
fn mark(
    painter: &Painter,
    desk: &Desk<'_>,
    (at, wide): (Pos2, f32),
    icon: &str,
    (text, font): (String, FontId),
    counts: bool,
) {
    let text = painter.layout_no_wrap(text, font, desk.theme.ink);
    let mut left = at.x + (wide - text.size().x) / 2.0;
    // Sign and text, 3 between them and at each side.
    if text.size().x + 14.0 + 9.0 <= wide {
        let place = Rect::from_center_size(at + vec2(10.0, 0.0), Vec2::splat(14.0));
        desk.art.paint(painter, icon, place, desk.theme.ink);
        left = at.x + 20.0;
    }
    let place = Rect::from_min_size(pos2(left, at.y - text.size().y / 2.0), text.size());
    painter.galley(place.min, text, desk.theme.ink);
    if counts {
        reasons::dots(painter, desk.theme, place);
    }
}

// --- collisions -------------------------------------------------------------------------------------------------------

/// Two hands on one service: changes that may go in within the window in which they spoil each other.
pub(crate) struct Collision {
    service: usize,
    items: Vec<ItemId>,
    /// What just went in, as places in [`View::changes`].
    recent: Vec<usize>,
}

/// Which changes are about to go in at a service, and which just did.
fn who_collides(view: &View, collision: &Collision) -> Vec<String> {
    let titles = collision.items.iter().filter_map(|id| view.item(*id)).map(|item| item.title.clone());
    let soon = list(tr!("why-about-to-go"), titles.collect());
    let went = collision.recent.iter().filter_map(|place| went_in(view, &view.changes[*place]));
    [soon, list(tr!("why-just-went"), went.collect())].concat()
}

fn stream<'l>(level: &'l Level, item: &ItemView) -> Option<&'l DemandFile> {
    level.file.demand.iter().find(|stream| stream.id == item.about)
}

/// Collisions that can be seen coming.
pub(crate) fn collisions(view: &View, level: &Level) -> Vec<Collision> {
    if matches!(view.change_control, ChangeControl::Board | ChangeControl::Light | ChangeControl::Frozen) {
        return Vec::new(); // The board keeps a calendar.
    }
    let since = view.minute - level.rules.collision_window;
    let mut found: Vec<Collision> = Vec::new();
    for (service, seen) in view.services.iter().enumerate() {
        let at_last = |item: &&ItemView| {
            let of = stream(level, item);
            let touches = of.and_then(|s| s.risk.as_ref()).is_some_and(|risk| risk.service == seen.id);
            let direct = of.is_some_and(|s| s.pipeline.is_none());
            touches && direct && item.step.0 + 1 == item.step.1 && matches!(item.place, ItemPlace::Hands(_))
        };
        let items: Vec<ItemId> = view.items.iter().filter(at_last).map(|item| item.id).collect();
        let lately = |place: &usize| {
            let change = &view.changes[*place];
            change.service == service && change.deployed.is_some_and(|at| at > since)
        };
        let recent: Vec<usize> = (0..view.changes.len()).filter(lately).collect();
        if items.len() >= 2 || (!items.is_empty() && !recent.is_empty()) {
            found.push(Collision { service, items, recent });
        }
    }
    found
}

fn colliding(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let found = collisions(&view, &desk.level);
    if found.is_empty() {
        return;
    }
    let theme = desk.theme;
    let rules = &desk.level.rules;
    let about = tr!(
        "changes-collision",
        window = span(rules.collision_window),
        percent = number(100.0 * rules.collision_failure, 0)
    );
    title(ui, theme, tr!("changes-may-collide"), &about);
    let says = |collision: &Collision| {
        let mut text = tr!("changes-about-to-go", items = collision.items.len());
        if !collision.recent.is_empty() {
            text.push_str(&tr!("changes-just-went", changes = collision.recent.len()));
        }
        text
    };
    // For another day, if the level has days to plan for; else aside.
    let away = |desk: &Desk<'_>, item: &ItemView| {
        let tomorrow = days::order(item.id, view.day + 1);
        if desk.offers(ActionKind::Schedule) && desk.game.sim.allowed(&tomorrow).is_ok() {
            (tr!("changes-tomorrow", item = item.title), tomorrow)
        } else {
            (tr!("changes-set-aside", item = item.title), Action::Hold { item: item.id, aside: true })
        }
    };
    if !desk.offers(ActionKind::Hold) && !desk.offers(ActionKind::Schedule) {
        // Nothing can be done about one of them: they are chips, and what can be done about all stands above.
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            for collision in &found {
                chip(ui, theme, &view, collision, &says(collision));
            }
        });
        ui.add_space(4.0);
        return;
    }
    ui.spacing_mut().item_spacing.y = 3.0;
    for collision in found.iter().take(6) {
        let row = row(ui, theme, 28.0, Sense::hover());
        let name = &view.services[collision.service].name;
        row.text(0.0, 160.0, name, semibold(14.0), theme.bad);
        let told = row.text(168.0, 240.0, &says(collision), condensed_bold(13.5), theme.ink);
        reasons::mark(ui, theme, &format!("collide {name}"), told, || who_collides(&view, collision));
        let last = collision.items.last().and_then(|id| view.item(*id));
        if let Some(item) = last {
            let (title, action) = away(desk, item);
            let place = row.place(row.rect.width() - 300.0, 300.0, 26.0);
            order(ui, desk, place, &title, &[action]);
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.add_space(4.0);
}

/// A service and how many changes may collide there; in full under the mouse.
fn chip(ui: &mut Ui, theme: &Theme, view: &View, collision: &Collision, text: &str) {
    let name = &view.services[collision.service].name;
    let service = ui.painter().layout_no_wrap(name.to_string(), condensed_bold(13.5), theme.bad);
    let count = (collision.items.len() + collision.recent.len()).to_string();
    let count = ui.painter().layout_no_wrap(count, condensed_bold(14.0), theme.ink);
    let size = vec2(service.size().x + count.size().x + 26.0, 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, theme.bad), StrokeKind::Inside);
    let middle = rect.center().y;
    let right = rect.right() - 10.0 - count.size().x;
    ui.painter().galley(pos2(rect.left() + 10.0, middle - service.size().y / 2.0), service, theme.bad);
    let figure = Rect::from_min_size(pos2(right, middle - count.size().y / 2.0), count.size());
    ui.painter().galley(figure.min, count, theme.ink);
    reasons::dots(ui.painter(), theme, figure);
    let told = tr!("changes-chip", name = name, text = text);
    spoken::text(ui, rect, name, &told);
    reasons::at_pointer(response, || [vec![told], who_collides(view, collision)].concat());
}

// --- outstanding ------------------------------------------------------------------------------------------------------

fn class(class: ChangeClass) -> &'static str {
    match class {
        ChangeClass::Standard => tr!("change-class-standard"),
        ChangeClass::Normal => tr!("change-class-normal"),
        ChangeClass::Emergency => tr!("change-class-emergency"),
    }
}

/// Room for the count at the end of a bar.
const COUNT: f32 = 42.0;

/// Where the columns of what is outstanding stand; one in which there is nothing is left out.
struct Columns {
    class: f32,
    bar: f32,
    /// Length of the longest bar.
    longest: f32,
    board: Option<f32>,
    frozen: Option<f32>,
    undeployed: Option<f32>,
    oldest: f32,
}

/// The heads of what is outstanding; the bars have the room that is left.
fn columns(ui: &mut Ui, view: &View, theme: &Theme) -> Columns {
    let wide = |head: &str, figures: f32| column_wide(ui, head, figures);
    let has = |count: fn(&OutstandingView) -> u32| view.outstanding.iter().any(|group| count(group) > 0);
    let states = [
        (tr!("changes-at-board"), has(|group| group.at_board)),
        (tr!("changes-frozen"), has(|group| group.frozen)),
        (tr!("changes-undeployed"), has(|group| group.undeployed)),
    ];
    let class = 146.0;
    let bar = class + wide(tr!("changes-class"), 72.0);
    // At the right stands the button that lets in what is frozen.
    let button = if states[1].1 { 196.0 } else { 0.0 };
    let shown = states.iter().filter(|(_, shown)| *shown).map(|(head, _)| wide(head, 40.0)).sum::<f32>();
    let rest = COUNT + shown + wide(tr!("changes-oldest"), 50.0) + button;
    let longest = (ui.available_width() - bar - rest).clamp(60.0, 260.0);
    let mut all = vec![(class, tr!("changes-class")), (bar, tr!("changes-count"))];
    let mut x = bar + longest + COUNT;
    let [board, frozen, undeployed] = states.map(|(head, shown)| {
        shown.then(|| {
            let at = x;
            all.push((at, head));
            x += wide(head, 40.0);
            at
        })
    });
    let oldest = x;
    all.push((oldest, tr!("changes-oldest")));
    heads(ui, theme, &all);
    Columns { class, bar, longest, board, frozen, undeployed, oldest }
}

fn outstanding(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let all: u32 = view.outstanding.iter().map(|o| o.count).sum();
    let text = tr!("changes-not-in", count = all);
    let head = title(ui, theme, &text, tr!("changes-not-in-about"));
    reasons::ask(ui, theme, head, &text, &reasons::metric(desk.game, "changes_outstanding"));
    let columns = columns(ui, &view, theme);
    let most = view.outstanding.iter().map(|o| o.count).max().unwrap_or(1).max(1);
    let mut last = None;
    ui.spacing_mut().item_spacing.y = 3.0;
    for group in &view.outstanding {
        let row = row(ui, theme, 30.0, Sense::click());
        let service = &view.services[group.service];
        let again = last == Some(group.service);
        last = Some(group.service);
        if !again {
            sign(&row.painter, row.rect.left_center() + vec2(12.0, 0.0), service.health, theme);
            row.text(28.0, 112.0, &service.name, semibold(14.0), theme.ink);
        } else {
            row.says(&service.name);
        }
        let class = class(group.class);
        row.text(columns.class, columns.bar - columns.class - 6.0, class, condensed(13.5), theme.ink2);
        let long = (columns.longest * group.count as f32 / most as f32).max(2.0);
        let bar = row.place(columns.bar, long, 14.0);
        row.painter.rect_filled(bar, 2.0, theme.kind(Kind::Change));
        row.painter.rect_stroke(bar, 2.0, Stroke::new(1.0, theme.ink2), StrokeKind::Inside);
        let end = bar.right_center() + vec2(6.0, 0.0);
        let count = group.count.to_string();
        let count = write(&row.painter, end, Align2::LEFT_CENTER, count, condensed_bold(15.0), theme.ink);
        let members = members(&view, &desk.level, group);
        let mut figures = vec![reasons::of(count, || work::not_in(&view, &members))];
        row.says(&tr!("count-changes", n = group.count));
        type Stop = (Option<f32>, u32, Color32, fn(&View) -> Vec<String>);
        let stops: [Stop; 3] = [
            (columns.board, group.at_board, theme.ink, work::at_board),
            (columns.frozen, group.frozen, theme.bad, work::frozen),
            (columns.undeployed, group.undeployed, theme.ink, work::undeployed),
        ];
        let seen: &View = &view;
        for (x, n, ink, why) in stops {
            let Some(x) = x else { continue };
            let (text, ink) = if n == 0 { ("–".to_string(), theme.ink2) } else { (n.to_string(), ink) };
            let place = row.text(x, 44.0, &text, condensed_bold(14.0), ink);
            if n > 0 {
                figures.push(reasons::of(place, move || why(seen)));
            }
        }
        let oldest = row.text(columns.oldest, 50.0, &span(group.oldest), condensed(13.5), theme.ink2);
        figures.push(reasons::of(oldest, || work::oldest(&view, &members)));
        reasons::marks(ui, theme, &format!("{} {}", service.id, group.class as u8), figures);
        let frozen: Vec<ItemId> = members.iter().filter(|item| item.frozen).map(|item| item.id).collect();
        if !frozen.is_empty() {
            let actions: Vec<Action> =
                frozen.iter().map(|item| Action::Authorise { item: *item, allow: true }).collect();
            let place = row.place(row.rect.width() - 192.0, 190.0, 28.0);
            order(ui, desk, place, &tr!("changes-let-in", count = frozen.len()), &actions);
        }
        let memory = egui::Id::new(("outstanding", group.service, group.class as u8));
        let mut open = ui.data(|d| d.get_temp(memory)).unwrap_or(false);
        if row.response.clicked() {
            open = !open;
            ui.data_mut(|d| d.insert_temp(memory, open));
        }
        if open {
            items(ui, desk, &members);
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}

fn members<'v>(view: &'v View, level: &Level, group: &OutstandingView) -> Vec<&'v ItemView> {
    let service = &view.services[group.service].id;
    let fits = |item: &&ItemView| {
        stream(level, item).and_then(|s| s.risk.as_ref()).is_some_and(|risk| {
            let class = if risk.standard { ChangeClass::Standard } else { risk.class };
            &risk.service == service && class == group.class
        })
    };
    view.items.iter().filter(fits).collect()
}

fn items(ui: &mut Ui, desk: &mut Desk<'_>, members: &[&ItemView]) {
    let view = desk.view.clone();
    let theme = desk.theme;
    for item in members.iter().take(20) {
        // It can be dragged onto a day of the calendar.
        let row = row(ui, theme, 28.0, Sense::CLICK | Sense::DRAG);
        if row.response.drag_started_by(egui::PointerButton::Primary) {
            *desk.dragged = Some(Thing::Item(item.id));
        }
        theme::card(&row.painter, row.rect.left_center() + vec2(44.0, 0.0), 18.0, item.kind, theme, 0.1);
        row.text(
            62.0,
            200.0,
            &tr!("item-with-number", title = item.title, number = item.id.0),
            condensed_bold(13.5),
            theme.ink,
        );
        let place = match item.place {
            ItemPlace::Queue(c) => tr!("item-waits-at", room = view.centres[c].name),
            ItemPlace::Hands(p) => tr!("item-in-hands", person = view.people[p].name),
            ItemPlace::Aside(_) => item.blocked.clone(),
        };
        let untested = if item.untested { tr!("changes-untested") } else { "" };
        let text = tr!("changes-place-age", place = place, untested = untested, age = span(item.age));
        let age = row.text(280.0, 250.0, &text, condensed(13.0), theme.ink2);
        reasons::mark(ui, theme, &format!("change {}", item.id.0), age, || work::age(&view, item));
        if item.frozen {
            let wide = row.rect.width();
            let (yes, no) = (row.place(wide - 232.0, 104.0, 26.0), row.place(wide - 124.0, 122.0, 26.0));
            order(ui, desk, yes, tr!("changes-let-one-in"), &[Action::Authorise { item: item.id, allow: true }]);
            order(ui, desk, no, tr!("changes-send-away"), &[Action::Authorise { item: item.id, allow: false }]);
        }
        if row.response.clicked() {
            desk.go_to(Thing::Item(item.id));
        }
    }
    if members.len() > 20 {
        line(ui, theme, &tr!("changes-more", count = members.len() - 20));
    }
}

// --- the record -------------------------------------------------------------------------------------------------------

fn ask(ui: &mut Ui, desk: &mut Desk<'_>) {
    if !desk.offers(ActionKind::AskChanges) {
        return;
    }
    let view = desk.view.clone();
    line(ui, desk.theme, tr!("changes-ask-team"));
    let wide = ui.available_width();
    let each = (wide - 16.0) / 3.0;
    for three in view.centres.chunks(3) {
        let (rect, _) = ui.allocate_exact_size(vec2(wide, 30.0), Sense::hover());
        for (i, centre) in three.iter().enumerate() {
            let place = Rect::from_min_size(rect.min + vec2(i as f32 * (each + 8.0), 0.0), vec2(each, 30.0));
            order(ui, desk, place, &centre.name, &[Action::AskChanges { centre: centre.id.clone() }]);
        }
    }
}

fn record(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    separator(ui, theme);
    let about = if view.changes.is_empty() { "" } else { tr!("changes-newest-first") };
    title(ui, theme, tr!("changes-on-record"), about);
    if view.changes.is_empty() {
        theme::paragraph(ui, tr!("changes-nothing-on-record"), sans(14.0), theme.ink2);
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for change in view.changes.iter().rev().take(60) {
        let row = row(ui, theme, 28.0, Sense::hover());
        let at = change.deployed.map_or(tr!("change-state-waiting").to_string(), |at| when(&view, at));
        row.text(0.0, 84.0, &at, condensed_bold(13.5), theme.ink);
        theme::card(&row.painter, row.rect.left_center() + vec2(100.0, 0.0), 22.0, Kind::Change, theme, 0.0);
        let wide = row.rect.width() * 0.34;
        row.text(122.0, wide, &change.title, semibold(14.0), theme.ink);
        let text = tr!(
            "changes-record-line",
            service = view.services[change.service].name,
            author = view.centres[change.author].name,
            percent = number(100.0 * change.tested, 0),
            state = words::change_state(&change.state)
        );
        let ink = if change.state == "failed" { theme.bad } else { theme.ink2 };
        let told = row.text(132.0 + wide, row.rect.width() - wide - 140.0, &text, condensed(13.5), ink);
        let why = || Guard::Tested.why(&view, &desk.level, &view.services[change.service]);
        reasons::mark(ui, theme, &change.id, told, why);
        if change.reversible && matches!(change.state.as_str(), "deployed" | "failed") {
            undo_rows(ui, desk, &change.id);
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}
