//! Pipelines: the value stream from finished to production, what waits in it, and what can be done to it.

use bevy_egui::egui::{self, Align2, Color32, Galley, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

use crate::app::controls::{Desk, act, bar, fold, line, order, orders, row, separator, title, two_high, whole_words};
use crate::app::floor::{span, when};
use crate::app::reasons::{self, pipeline as why};
use crate::app::spoken;
use crate::app::theme::{self, Theme, condensed, condensed_bold, semibold, write, write_within};
use crate::app::words;
use crate::level::file::{Kind, Moment, ReleasePolicy, Span, Weekday};
use crate::locale::number;
use crate::report::money;
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{PipelineView, ReleaseView, StageView, View};
use crate::tr;

/// Smallest width of a step on the map.
const STEP: f32 = 116.0;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    for (index, pipeline) in view.pipelines.iter().enumerate() {
        if index > 0 {
            separator(ui, desk.theme);
        }
        ui.push_id(&pipeline.id, |ui| {
            numbers(ui, desk, pipeline);
            map(ui, desk, pipeline);
            releasing(ui, desk, pipeline);
        });
    }
    if !view.environments.is_empty() {
        environments(ui, desk);
    }
}

/// The line above the map: what waits, how it goes, how it went.
fn numbers(ui: &mut Ui, desk: &Desk<'_>, pipeline: &PipelineView) {
    let theme = desk.theme;
    let policy = tr!("pipeline-releases", policy = words::policy(&pipeline.policy));
    let high = two_high(ui, 206.0, &pipeline.name, &policy).max(42.0);
    let row = row(ui, theme, high, Sense::hover());
    let both = row.two(0.0, 206.0, &pipeline.name, &policy, theme, false);
    let below = Rect::from_min_max(pos2(both.left(), both.bottom() - 17.0), both.max);
    reasons::mark(ui, theme, &format!("policy {}", pipeline.id), below, || why::batch(pipeline));
    let (releases, failed) = pipeline.releases;
    let time = |minutes: f64| if minutes > 0.0 { span(minutes as i64) } else { "–".into() };
    let view = &desk.view;
    let batch = if releases > 0 { format!("{:.1}", pipeline.batch) } else { "–".into() };
    let sent_back = why::measured(view, pipeline, "found_early");
    let (undeployed, deployed, hand_offs) = (pipeline.undeployed, pipeline.deployed, pipeline.hand_offs);
    let cells = [
        (tr!("pipeline-not-in-production"), undeployed.to_string(), undeployed >= 10, why::undeployed(view, pipeline)),
        (tr!("pipeline-in-production"), deployed.to_string(), false, why::deployed(view, pipeline)),
        (tr!("pipeline-a-release"), batch, false, why::batch(pipeline)),
        (tr!("pipeline-lead-time"), time(pipeline.lead_minutes), false, why::lead_time(pipeline)),
        (
            tr!("pipeline-failed"),
            tr!("futures-of", value = failed, all = releases),
            failed > 0,
            why::failed(view, pipeline),
        ),
        (tr!("pipeline-sent-back"), sent_back, false, why::sent_back(pipeline)),
        (tr!("pipeline-hand-offs"), hand_offs.to_string(), hand_offs > 4, why::hand_offs(view, pipeline)),
    ];
    let each = (row.rect.width() - 214.0) / cells.len() as f32;
    for (i, (label, value, bad, why)) in cells.into_iter().enumerate() {
        let at = row.rect.min + vec2(214.0 + each * i as f32, 3.0);
        write_within(&row.painter, at, each - 4.0, label, condensed(12.5), theme.ink2);
        let ink = if bad { theme.bad } else { theme.ink };
        let figure = write_within(&row.painter, at + vec2(0.0, 16.0), each - 4.0, &value, semibold(16.0), ink);
        reasons::ask(ui, theme, figure, &format!("{}, {label}", pipeline.name), &why);
    }
}

fn chosen_step(ui: &Ui, pipeline: &str) -> Option<String> {
    ui.data(|d| d.get_temp::<String>(egui::Id::new(("step", pipeline))))
}

/// The value stream as a row of boxes, or several; a click on one opens what can be done about it.
fn map(ui: &mut Ui, desk: &mut Desk<'_>, pipeline: &PipelineView) {
    let theme = desk.theme;
    let view = desk.view.clone();
    let wide = ui.available_width();
    // Ready pile, steps, unknown steps, production.
    let ends = 2 + usize::from(pipeline.unmapped);
    let boxes = pipeline.stages.len() + ends;
    let small = boxes > 21;
    let least = if small { 60.0 } else { STEP };
    let columns = ((wide / least) as usize).clamp(1, boxes.max(1));
    let lines = boxes.div_ceil(columns);
    let columns = boxes.div_ceil(lines);
    let each = (wide / columns as f32).min(170.0);
    let told = |stage: &StageView| Told::of(ui.painter(), stage, &view, theme, each - 24.0);
    let told: Vec<Told> = if small { Vec::new() } else { pipeline.stages.iter().map(told).collect() };
    // All are as high as the one that says most; below its words lie the cards.
    let band = told.iter().map(|told| told.name.size().y + 6.0).fold(22.0, f32::max);
    let says = told.iter().map(Told::high).fold(0.0, f32::max);
    let height = if small { 46.0 } else { (band + says + 28.0).max(110.0) };
    let (rect, _) = ui.allocate_exact_size(vec2(wide, lines as f32 * (height + 8.0)), Sense::hover());
    let painter = ui.painter().clone();
    let place = |n: usize| {
        let (line, column) = (n / columns, n % columns);
        let at = rect.min + vec2(column as f32 * each, line as f32 * (height + 8.0));
        Rect::from_min_size(at, vec2(each - 12.0, height))
    };
    let arrow = |from: Rect| {
        let tip = pos2(from.right() + 11.0, from.center().y);
        painter.line_segment([pos2(from.right() + 1.0, tip.y), tip], Stroke::new(1.5, theme.ink2));
        let back = vec![tip, tip + vec2(-4.0, -3.5), tip + vec2(-4.0, 3.5)];
        painter.add(Shape::convex_polygon(back, theme.ink2, Stroke::NONE));
    };
    // What is finished and waits for its release.
    let ready = place(0);
    painter.rect_filled(ready, 6.0, theme.sheet);
    theme::dashed(&painter, ready.shrink(0.5), theme.line);
    let figure = pile(
        &painter,
        ready,
        pipeline.ready,
        tr!("pipeline-finished"),
        &why::next_release(&view, pipeline),
        desk,
        small,
    );
    let name = format!("{}, {}: {}", pipeline.name, tr!("pipeline-finished"), pipeline.ready);
    reasons::ask(ui, theme, figure, &name, &why::undeployed(&view, pipeline));
    arrow(ready);
    let chosen = chosen_step(ui, &pipeline.id);
    for (n, stage) in pipeline.stages.iter().enumerate() {
        let at = place(n + 1);
        let response = ui.interact(at, ui.id().with(("step", n)), Sense::click());
        let lit = response.hovered() || response.has_focus();
        let is = chosen.as_deref() == Some(stage.id.as_str());
        spoken::fold(&response, is, &stage.name, &facts(stage, &view));
        step(&painter, at, stage, pipeline, desk, told.get(n).map(|told| (told, band)), is, lit);
        arrow(at);
        if response.clicked() {
            let memory = egui::Id::new(("step", pipeline.id.as_str()));
            ui.data_mut(|d| match is {
                true => d.remove::<String>(memory),
                false => {
                    d.insert_temp(memory, stage.id.clone());
                }
            });
        }
        response.on_hover_text(tr!("pipeline-stage-hint", stage = stage.name, hint = known(stage, &view)));
    }
    let mut next = pipeline.stages.len() + 1;
    if pipeline.unmapped {
        let at = place(next);
        theme::dashed(&painter, at.shrink(0.5), theme.pencil);
        write(
            &painter,
            at.center() - vec2(0.0, 8.0),
            Align2::CENTER_CENTER,
            tr!("pipeline-more-steps"),
            condensed_bold(13.0),
            theme.pencil,
        );
        let second = if small { tr!("pipeline-not-drawn") } else { tr!("pipeline-nobody-has-drawn") };
        theme::write_rows(&painter, at.center(), at.width() - 8.0, 2, second, condensed(12.0), theme.pencil);
        // A release that is at none of the steps that are drawn is at one of those.
        let drawn = |release: &&ReleaseView| pipeline.stages.iter().any(|stage| stage.id == release.stage);
        at_it(&painter, at, pipeline.on_the_way.iter().filter(|release| !drawn(release)), small, theme);
        arrow(at);
        next += 1;
    }
    let last = place(next);
    painter.rect_filled(last, 6.0, theme.beam);
    let middle = last.center();
    write(
        &painter,
        middle - vec2(0.0, 9.0),
        Align2::CENTER_CENTER,
        tr!("pipeline-production"),
        condensed_bold(13.5),
        theme.on_beam,
    );
    let latest = match pipeline.latest {
        Some((number, ..)) if small => tr!("pipeline-release", number = number),
        Some((number, at, ..)) => tr!("pipeline-release-at", number = number, time = when(&view, at)),
        None => tr!("pipeline-nothing-yet").into(),
    };
    let inner = last.shrink2(vec2(6.0, 0.0));
    let text = painter.layout(latest, condensed(12.5), theme.on_beam, inner.width());
    painter.galley(pos2(middle.x - text.size().x / 2.0, middle.y), text, theme.on_beam);
    ladder(ui, desk, pipeline);
    let found = pipeline.stages.iter().find(|s| Some(s.id.as_str()) == chosen.as_deref());
    if let Some(stage) = found {
        about_step(ui, desk, pipeline, stage);
    }
}

/// What is finished and waits for its release; where its number stands.
fn pile(painter: &Painter, rect: Rect, number: u32, label: &str, second: &str, desk: &Desk<'_>, small: bool) -> Rect {
    let theme = desk.theme;
    write_within(painter, rect.min + vec2(8.0, 5.0), rect.width() - 12.0, label, condensed_bold(13.0), theme.ink);
    if !small {
        for n in 0..number.min(8) {
            let at = rect.min + vec2(20.0 + 10.0 * (n % 4) as f32, 34.0 + 12.0 * (n / 4) as f32);
            theme::card(painter, at, 20.0, Kind::BusinessProject, theme, 0.0);
        }
        let at = pos2(rect.left() + 8.0, rect.bottom() - 22.0);
        let fonts = [condensed(12.5), condensed(11.5), condensed(10.5)];
        let second = theme::fitted(painter, second, rect.width() - 12.0, &fonts, 1, theme.ink2);
        painter.galley(at, second, theme.ink2);
    }
    let at = if small {
        pos2(rect.left() + 8.0, rect.bottom() - 12.0)
    } else {
        pos2(rect.right() - 10.0, rect.top() + 40.0)
    };
    let anchor = if small { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
    write(painter, at, anchor, number, theme::bold(if small { 14.0 } else { 18.0 }), theme.ink)
}

/// What a step takes, in a few words.
fn facts(stage: &StageView, view: &View) -> String {
    let who = stage.centre.map_or(tr!("pipeline-a-machine"), |c| view.centres[c].name.as_str());
    let mut parts = vec![who.to_string()];
    if stage.wait > 0 {
        parts.push(tr!("pipeline-lies", span = span(stage.wait)));
    }
    if stage.set_up > 0 {
        parts.push(tr!("pipeline-set-up", span = span(stage.set_up)));
    }
    if stage.run > 0 {
        parts.push(tr!("pipeline-a-change", span = span(stage.run)));
    }
    if stage.finds > 0.0 {
        parts.push(tr!("pipeline-finds-faults", percent = number(100.0 * stage.finds, 0)));
    }
    parts.join(", ")
}

/// The words in a step, each in as many rows as it takes.
struct Told {
    name: Arc<Galley>,
    /// Who does it, and what it takes, a fact a line.
    lines: Vec<Arc<Galley>>,
}

impl Told {
    fn of(painter: &Painter, stage: &StageView, view: &View, theme: &Theme, wide: f32) -> Self {
        let machine = stage.centre.is_none();
        let who = stage.centre.map_or(tr!("pipeline-a-machine"), |c| view.centres[c].name.as_str());
        let mut lines: Vec<(String, Color32)> = vec![(who.to_string(), theme.ink2)];
        if stage.set_up > 0 {
            lines.push((tr!("pipeline-set-up-short", span = span(stage.set_up)), theme.ink));
        }
        if stage.run > 0 {
            lines.push((tr!("pipeline-each", span = span(stage.run)), theme.ink));
        }
        if stage.finds > 0.0 {
            lines.push((tr!("pipeline-finds", percent = number(100.0 * stage.finds, 0)), theme.good));
        } else if stage.wait > 0 {
            lines.push((tr!("pipeline-lies-before", span = span(stage.wait)), theme.bad));
        }
        // No word is broken, if there is a font in which it fits.
        let fonts = [condensed_bold(13.0), condensed(12.5), condensed(11.5), condensed(10.5)];
        let font = whole_words(painter, &[&stage.name], &fonts, wide);
        let ink = if machine { theme.panel } else { theme.on_beam };
        let name = painter.layout(stage.name.clone(), font, ink, wide);
        let lines = lines.into_iter().map(|(line, ink)| painter.layout(line, condensed(12.5), ink, wide)).collect();
        Self { name, lines }
    }

    /// How high what stands below the name is.
    fn high(&self) -> f32 {
        self.lines.iter().map(|line| line.size().y - 1.0).sum()
    }
}

#[expect(clippy::too_many_arguments, reason = "a drawing with its few words")]
fn step(
    painter: &Painter,
    rect: Rect,
    stage: &StageView,
    pipeline: &PipelineView,
    desk: &Desk<'_>,
    told: Option<(&Told, f32)>,
    chosen: bool,
    lit: bool,
) {
    let theme = desk.theme;
    let small = told.is_none();
    painter.rect_filled(rect, 4.0, theme.room);
    let machine = stage.centre.is_none();
    let band = Rect::from_min_size(rect.min, vec2(rect.width(), told.map_or(4.0, |(_, band)| band)));
    painter.rect_filled(band, 3.0, if machine { theme.good } else { theme.beam });
    let edge = if chosen {
        Stroke::new(2.5, theme.amber)
    } else if lit {
        Stroke::new(1.5, theme.ink)
    } else {
        Stroke::new(1.0, theme.line)
    };
    let text = rect.min + vec2(7.0, 0.0);
    let wide = rect.width() - 12.0;
    match told {
        None => _ = write_within(painter, text + vec2(0.0, 7.0), wide, &stage.name, condensed(12.0), theme.ink),
        Some((told, band)) => {
            let name = text + vec2(0.0, (band - told.name.size().y) / 2.0);
            painter.galley(name, told.name.clone(), theme.ink);
            let mut at = text + vec2(0.0, band + 3.0);
            for line in &told.lines {
                painter.galley(at, line.clone(), theme.ink2);
                at.y += line.size().y - 1.0;
            }
        }
    }
    at_it(painter, rect, pipeline.on_the_way.iter().filter(|r| r.stage == stage.id), small, theme);
    painter.rect_stroke(rect, 4.0, edge, StrokeKind::Inside);
}

/// What is at a step: a card a release, with its changes.
fn at_it<'v>(painter: &Painter, rect: Rect, here: impl Iterator<Item = &'v ReleaseView>, small: bool, theme: &Theme) {
    let mut x = rect.left() + 16.0;
    for release in here.take(4) {
        let wide = if release.changes > 1 { 50.0 } else { 26.0 };
        let at = pos2(x, rect.bottom() - 11.0);
        if x + wide - 16.0 > rect.right() {
            break;
        }
        x += wide;
        let kind = if release.urgent { Kind::Unplanned } else { Kind::BusinessProject };
        theme::card(painter, at, if small { 15.0 } else { 19.0 }, kind, theme, 0.1);
        if release.changes > 1 {
            let count = format!("×{}", release.changes);
            write(painter, at + vec2(11.0, 0.0), Align2::LEFT_CENTER, count, condensed_bold(12.0), theme.ink);
        }
    }
}

/// Under the map, as in any value stream map: how much of the way is work, and how much is waiting.
fn ladder(ui: &mut Ui, desk: &Desk<'_>, pipeline: &PipelineView) {
    let theme = desk.theme;
    let work: f64 = pipeline.stages.iter().map(|stage| why::work(pipeline, stage)).sum();
    let row = row(ui, theme, 20.0, Sense::hover());
    if pipeline.passage_minutes <= 0.0 {
        row.text(0.0, 500.0, tr!("pipeline-nothing-through"), condensed(13.0), theme.ink2);
        return;
    }
    let all = pipeline.passage_minutes.max(work).max(1.0);
    let meter = row.place(0.0, 220.0, 10.0);
    bar(&row.painter, meter, work / all, theme.ink, theme);
    let seen = if pipeline.unmapped { tr!("pipeline-of-what-is-drawn") } else { "" };
    let text = tr!(
        "pipeline-passage",
        span = span(pipeline.passage_minutes as i64),
        work = span(work as i64),
        seen = seen,
        percent = number(100.0 * work / all, 0)
    );
    let place = row.text(230.0, row.rect.width() - 230.0, &text, condensed_bold(13.5), theme.ink);
    reasons::ask(ui, theme, place, &text, &why::passage(pipeline));
}

/// What a step takes, where, and how long releases spent at it.
fn known(stage: &StageView, view: &View) -> String {
    let mut text = facts(stage, view);
    if let Some(at) = stage.environment {
        let environment = &view.environments[at];
        text.push_str(&tr!(
            "pipeline-in-environment",
            environment = environment.name,
            percent = number(100.0 * environment.parity, 0)
        ));
    }
    if stage.minutes > 0.0 {
        text.push_str(&tr!("pipeline-spent", span = span(stage.minutes as i64)));
    }
    text
}

/// What is known of a step, and what can be done about it.
fn about_step(ui: &mut Ui, desk: &mut Desk<'_>, pipeline: &PipelineView, stage: &StageView) {
    let view = desk.view.clone();
    let theme = desk.theme;
    title(ui, theme, &stage.name, &known(stage, &view));
    let (pipeline, stage_id) = (pipeline.id.clone(), stage.id.clone());
    if stage.automate.is_some() {
        let action = Action::Automate { pipeline: pipeline.clone(), stage: stage_id.clone() };
        act(ui, desk, tr!("pipeline-automate"), action);
    }
    if stage.remove.is_some() {
        act(ui, desk, tr!("pipeline-remove"), Action::Remove { pipeline, stage: stage_id });
    }
    if stage.automate.is_none() && stage.remove.is_none() {
        line(ui, theme, tr!("pipeline-neither"));
    }
}

/// When it is released, and the levers of a release.
fn releasing(ui: &mut Ui, desk: &mut Desk<'_>, pipeline: &PipelineView) {
    let theme = desk.theme;
    let wide = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(wide, 34.0), Sense::hover());
    let id = pipeline.id.clone();
    let mut x = rect.left();
    let mut place = |width: f32| {
        let at = Rect::from_min_size(pos2(x, rect.top()), vec2(width, 32.0));
        x += width + 6.0;
        at
    };
    let ready = pipeline.ready;
    if desk.offers(ActionKind::ReleaseNow) {
        order(
            ui,
            desk,
            place(166.0),
            &if ready > 0 { tr!("pipeline-release-now", count = ready) } else { tr!("pipeline-release-none").into() },
            &[Action::ReleaseNow { pipeline: id.clone() }],
        );
    }
    if desk.offers(ActionKind::TakeBack)
        && let Some((number, ..)) = pipeline.latest
    {
        let label = tr!("pipeline-take-back", number = number);
        order(ui, desk, place(194.0), &label, &[Action::TakeBack { pipeline: id.clone() }]);
    }
    if let Some(on) = pipeline.canary {
        let label = if on { tr!("pipeline-canary-end") } else { tr!("pipeline-canary") };
        order(ui, desk, place(196.0), label, &[Action::UseCanary { pipeline: id.clone(), on: !on }]);
    }
    if let Some(on) = pipeline.flags {
        let label = if on { tr!("pipeline-flags-end") } else { tr!("pipeline-flags") };
        order(ui, desk, place(196.0), label, &[Action::UseFlags { pipeline: id.clone(), on: !on }]);
    }
    if desk.offers(ActionKind::ReleaseBy) {
        let mut choices = vec![
            ReleasePolicy::OnDemand,
            ReleasePolicy::Batch(5),
            ReleasePolicy::Batch(20),
            ReleasePolicy::Every(Span("1d".into()), evening(desk)),
            ReleasePolicy::Window(vec![Weekday::Fri], "20:00".into(), "23:00".into()),
        ];
        if !choices.contains(&pipeline.policy) {
            choices.push(pipeline.policy.clone());
        }
        let chosen = choices.iter().position(|policy| *policy == pipeline.policy);
        let buttons: Vec<(String, Action)> = choices
            .into_iter()
            .map(|policy| (words::policy(&policy), Action::ReleaseBy { pipeline: id.clone(), policy }))
            .collect();
        let (row, _) = ui.allocate_exact_size(vec2(wide, 30.0), Sense::hover());
        let at = row.left_center();
        write(ui.painter(), at, Align2::LEFT_CENTER, tr!("pipeline-when-released"), condensed(13.5), theme.ink2);
        orders(ui, desk, Rect::from_min_max(row.min + vec2(126.0, 0.0), row.max), &buttons, chosen);
    }
    if desk.offers(ActionKind::MapSteps) && pipeline.unmapped {
        let second = tr!("pipeline-walk-about");
        if fold(ui, theme, ("walk", &pipeline.id), tr!("pipeline-walk"), second) {
            let view = desk.view.clone();
            let free = |p: &&crate::sim::view::PersonView| p.centre.is_some() && !p.gone;
            let mut people: Vec<_> = view.people.iter().filter(free).collect();
            people.sort_by_key(|p| p.hands.len());
            for person in people.into_iter().take(8) {
                let action = Action::MapSteps { pipeline: id.clone(), person: person.id.clone() };
                let room = person.centre.map_or("", |c| view.centres[c].name.as_str());
                act(ui, desk, &tr!("person-name-role", name = person.name, role = room), action);
            }
        }
    }
    on_the_way(ui, desk, pipeline);
}

/// This evening at 18:00: when a daily release begins.
fn evening(desk: &Desk<'_>) -> Moment {
    Moment(format!("day {} 18:00", desk.view.day))
}

fn on_the_way(ui: &mut Ui, desk: &mut Desk<'_>, pipeline: &PipelineView) {
    if pipeline.on_the_way.is_empty() {
        return;
    }
    let view = desk.view.clone();
    let theme = desk.theme;
    let second = tr!("count-releases", n = pipeline.on_the_way.len());
    if fold(ui, theme, ("way", &pipeline.id), tr!("pipeline-on-the-way"), &second) {
        for release in pipeline.on_the_way.iter().take(20) {
            let stage = pipeline.stages.iter().find(|s| s.id == release.stage);
            let at = stage.map_or(tr!("pipeline-at-unknown-step"), |s| &s.name);
            let urgent = if release.urgent { tr!("pipeline-carries-repair") } else { "" };
            let text = tr!(
                "pipeline-way-line",
                number = release.number,
                changes = tr!("count-changes", n = release.changes),
                time = when(&view, release.cut),
                doing = words::release_doing(&release.doing),
                at = at,
                urgent = urgent
            );
            line(ui, theme, &text);
        }
    }
}

fn environments(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    separator(ui, theme);
    title(ui, theme, tr!("pipeline-environments"), tr!("pipeline-environments-about"));
    for environment in &view.environments {
        let row = row(ui, theme, 34.0, Sense::hover());
        row.text(0.0, 150.0, &environment.name, semibold(14.0), theme.ink);
        let meter = row.place(158.0, 130.0, 12.0);
        let poor = environment.parity < 0.6;
        bar(&row.painter, meter, environment.parity, if poor { theme.bad } else { theme.good }, theme);
        let text = tr!("pipeline-like-production", percent = number(100.0 * environment.parity, 0));
        let ink = if poor { theme.bad } else { theme.ink };
        let figure = row.text(298.0, 150.0, &text, condensed_bold(13.5), ink);
        let parity = why::parity(&view, &desk.level, &environment.id);
        reasons::ask(ui, theme, figure, &format!("{}, {text}", environment.name), &parity);
        let file = desk.level.file.environments.iter().find(|e| e.id == environment.id);
        let (drift, refresh) = file.map_or((0.0, None), |e| (e.drift_per_week, e.refresh.as_ref()));
        if drift > 0.0 {
            let text = tr!("pipeline-drift", percent = number(100.0 * drift, 0));
            let wide = row.rect.width() - 454.0 - 226.0;
            let figure = row.text(454.0, wide, &text, condensed(13.5), theme.ink2);
            reasons::mark(ui, theme, &format!("drift {}", environment.id), figure, || parity);
        }
        // What is like production has nothing to gain.
        if let Some(work) = refresh.filter(|_| environment.parity < 0.995) {
            let price = if work.cost > 0.0 { tr!("pipeline-price", cost = money(work.cost)) } else { String::new() };
            let label = tr!("pipeline-build-anew", price = price);
            let place = row.place(row.rect.width() - 214.0, 214.0, 30.0);
            order(ui, desk, place, &label, &[Action::Refresh { environment: environment.id.clone() }]);
        }
    }
}
