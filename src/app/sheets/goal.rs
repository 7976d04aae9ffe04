//! The goal: what each lamp is for and how far it is, the runs with a deadline, and the briefing once more.

use bevy_egui::egui::{Sense, Stroke, Ui, vec2};

use crate::app::controls::{Desk, line, row, separator, text_wide, texts_high, title};
use crate::app::floor::{span, when};
use crate::app::reasons;
use crate::app::screens::lamp;
use crate::app::session::Session;
use crate::app::theme::{self, condensed, condensed_bold, sans, semibold};
use crate::app::words;
use crate::level::Level;
use crate::level::file::{Condition, Effect, Happening, StarFile};
use crate::locale::number;
use crate::report::money;
use crate::sim::view::View;
use crate::sim::{Unit, metric_about, metric_unit};
use crate::tr;

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let (theme, view, file) = (desk.theme, desk.view.clone(), &desk.level.file);
    // Its own date, if that is before the end.
    let ends = view.due.filter(|due| *due > view.minute).unwrap_or(view.ends);
    let left = ends - view.minute;
    if !view.goal.is_empty() {
        title(ui, theme, &view.goal, &tr!("goal-ends", time = when(&view, ends), span = span(left)));
    }
    for (star, (name, lit)) in file.stars.iter().zip(&view.stars) {
        let wide = ui.available_width();
        let (word, ink) = if *lit { (tr!("goal-lit-now"), theme.good) } else { (tr!("goal-dark-now"), theme.ink2) };
        let label = (name.as_str(), semibold(15.0), theme.ink);
        let label_wide = wide - 52.0 - text_wide(ui, word, condensed_bold(13.5));
        let high = texts_high(ui, label_wide, std::slice::from_ref(&label)) + 10.0;
        let head = row(ui, theme, high.max(30.0), Sense::hover());
        let at = head.rect.left_center() + vec2(14.0, -2.0);
        if *lit {
            lamp(&head.painter, at, theme);
        } else {
            head.painter.circle_stroke(at + vec2(0.0, 4.0), 7.0, Stroke::new(1.5, theme.ink2));
        }
        head.texts(36.0, label_wide, &[label]);
        head.right(head.rect.width(), word, condensed_bold(13.5), ink);
        for Need { text, metric } in needs(star, &view, &desk.level) {
            let need = [(text.as_str(), condensed(13.5), theme.ink2)];
            let high = texts_high(ui, wide - 40.0, &need) + 2.5;
            let under = row(ui, theme, high, Sense::hover());
            let place = under.texts(36.0, wide - 40.0, &need);
            reasons::ask(ui, theme, place, &format!("{name}, {text}"), &reasons::metric(desk.game, &metric));
        }
    }
    if !view.runs.is_empty() {
        separator(ui, theme);
        for run in &view.runs {
            let state = if run.over() {
                words::run_state(&run.state).to_string()
            } else {
                tr!("item-due", time = when(&view, run.due))
            };
            line(ui, theme, &tr!("goal-run", run = run.name, what = state));
        }
    }
    separator(ui, theme);
    title(ui, theme, tr!("goal-what-you-were-told"), "");
    for paragraph in &file.briefing {
        theme::paragraph(ui, paragraph, sans(15.0), theme.ink);
        ui.add_space(4.0);
    }
}

/// A number that a condition asks for, in a line: what it is now, and what is wanted.
struct Need {
    text: String,
    /// Empty if it is none.
    metric: String,
}

/// What a lamp takes, in the level's words, and a line for each number that its condition asks for and that has a name.
fn needs(star: &StarFile, view: &View, level: &Level) -> Vec<Need> {
    let about = Some(star.about.clone()).filter(|about| !about.is_empty());
    let mut lines: Vec<Need> = about.map(|text| Need { text, metric: String::new() }).into_iter().collect();
    leaves(&star.when, view, level, &mut lines);
    lines
}

/// The metric that the story notes in a variable, if it does.
fn noted<'l>(level: &'l Level, variable: &str) -> Option<&'l str> {
    let name = variable.strip_prefix("var.")?;
    let effects = level.file.script.iter().flat_map(|trigger| &trigger.then);
    let mut copies = effects.filter_map(|effect| match effect {
        Effect::Copy(to, metric) if to == name => Some(metric.as_str()),
        _ => None,
    });
    copies.next()
}

/// The same as text.
pub(crate) fn told(star: &StarFile, view: &View, level: &Level) -> Vec<String> {
    needs(star, view, level).into_iter().map(|need| need.text).collect()
}

/// Why the numbers that a lamp asks for are what they are.
pub(crate) fn why(star: &StarFile, game: &Session) -> Vec<String> {
    let asked = needs(star, &game.view, game.sim.level()).into_iter().map(|need| need.metric);
    let asked: Vec<String> = asked.filter(|metric| !metric.is_empty()).collect();
    match asked.as_slice() {
        // Which it is stands above.
        [one] => reasons::metric(game, one),
        all => all.iter().flat_map(|metric| reasons::measured(game, metric)).collect(),
    }
}

fn leaves(condition: &Condition, view: &View, level: &Level, out: &mut Vec<Need>) {
    let now = |metric: &str| view.metrics.get(metric).copied();
    let mut say = |metric: &str, wanted: &str, bound: f64| {
        // What is noted later stands as it is now.
        let metric = noted(level, metric).filter(|_| now(metric) == Some(0.0)).unwrap_or(metric);
        // What the story counts for itself has no name that says anything.
        if let (true, Some(now), false) = (metric_about(metric).is_some(), now(metric), metric.starts_with("var.")) {
            let name = words::metric_of(view, metric);
            let figure = |value| figure(metric, value);
            let text = tr!("goal-wants", name = name, now = figure(now), wanted = wanted, bound = figure(bound));
            out.push(Need { text, metric: metric.into() });
        }
    };
    match condition {
        Condition::AtLeast(metric, least) => say(metric, tr!("goal-at-least"), *least),
        Condition::Below(metric, most) => say(metric, tr!("goal-less-than"), *most),
        // A value that the story has noted, and a metric that must stay below it, or rise above it.
        Condition::Exceeds(more, less) => {
            let (metric, wanted, noted) = match less.starts_with("var.") {
                true => (more, tr!("goal-more-than"), less),
                false => (less, tr!("goal-less-than"), more),
            };
            if let Some(bound) = now(noted) {
                say(metric, wanted, bound);
            }
        }
        // Nothing but the date is missing, perhaps.
        Condition::Happened(Happening::Passed(audit)) => {
            if let Some(audit) = view.audits.iter().find(|a| &a.id == audit && a.passed.is_none()) {
                let text = tr!("goal-audit-judged", audit = audit.name, time = when(view, audit.at));
                out.push(Need { text, metric: String::new() });
            }
        }
        // It is judged when the run has left.
        Condition::Happened(Happening::Left(run, _)) => {
            if let Some(run) = view.runs.iter().find(|r| &r.id == run && !r.over()) {
                let text = tr!("goal-run-judged", run = run.name, time = when(view, run.due));
                if !out.iter().any(|need| need.text == text) {
                    out.push(Need { text, metric: String::new() });
                }
            }
        }
        Condition::All(all) => all.iter().for_each(|c| leaves(c, view, level, out)),
        Condition::Any(any) => {
            let before = out.len();
            for one in any {
                let from = out.len();
                leaves(one, view, level, out);
                if let Some(need) = out.get_mut(from).filter(|_| from > before) {
                    need.text = tr!("goal-or", text = need.text);
                }
            }
        }
        _ => {}
    }
}

/// A figure with its unit.
pub(crate) fn figure(metric: &str, value: f64) -> String {
    match metric_unit(metric) {
        Unit::Money => money(value),
        Unit::Share => tr!("percent", percent = number(100.0 * value, 0)),
        Unit::Minutes => span(value.round() as i64),
        Unit::Number if value.fract().abs() < 0.05 => number(value, 0),
        Unit::Number => number(value, 1),
    }
}
