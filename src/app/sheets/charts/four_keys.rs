//! DORA's four keys of delivery: the value, the group that it belongs to, and how it came there.

use bevy_egui::egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::past::Past;
use crate::app::controls::{Desk, line};
use crate::app::reasons;
use crate::app::theme::{Veil as _, bold, condensed, condensed_bold, semibold, write, write_within};
use crate::app::words;
use crate::dora::{self, Key, Step, Tier};
use crate::level::Level;
use crate::locale;
use crate::page::key_in_words;
use crate::sim::view::View;
use crate::tr;

/// Something is delivered here.
pub(super) fn exists(view: &View, level: &Level) -> bool {
    !view.pipelines.is_empty() || !view.changes.is_empty() || level.file.demand.iter().any(|d| d.risk.is_some())
}

/// What a key is called.
fn key_name(key: &Key) -> &str {
    locale::find(&format!("dora-{}", key.metric.replace('_', "-"))).unwrap_or(&key.name)
}

/// What a group is.
fn step_text<'k>(key: &Key, step: &'k Step) -> &'k str {
    let id = format!("dora-{}-{:?}", key.metric.replace('_', "-"), step.tier).to_lowercase();
    locale::find(&id).unwrap_or(&step.text)
}

/// The groups of a key, the fastest first, and which of them the value is in.
pub(super) fn rungs(key: &Key, value: Option<f64>) -> Vec<(Tier, &str, bool)> {
    let mine = value.map(|value| key.classify(value).tier);
    let mut rungs: Vec<_> =
        key.rungs.iter().map(|step| (step.tier, step_text(key, step), mine == Some(step.tier))).collect();
    rungs.sort_by_key(|rung| rung.0);
    rungs
}

/// A run of values between 0 and 1: 1 is the largest of them; what is not there is left out.
pub(super) fn trend(values: &[f64]) -> Vec<(f32, f32)> {
    let most = values.iter().copied().filter(|value| value.is_finite()).fold(0.0, f64::max);
    let across = (values.len().max(2) - 1) as f64;
    let there = values.iter().enumerate().filter(|(_, value)| value.is_finite() && most > 0.0);
    there.map(|(n, value)| ((n as f64 / across) as f32, (value / most) as f32)).collect()
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, past: &Past, height: f32) {
    let (theme, view) = (desk.theme, &desk.view);
    let groups = dora::groups();
    let get = |name: &str| view.metrics.get(name).copied().unwrap_or(0.0);
    let delivers = get("deploys_per_day") > 0.0;
    if !delivers {
        line(ui, theme, tr!("chart-keys-waits"));
    }
    // As high as there is room for, within reason.
    let each = ((height - 30.0) / groups.keys.len() as f32 - 8.0).clamp(88.0, 150.0).floor();
    for key in &groups.keys {
        let value = get(&key.metric);
        let words = key_in_words(&key.metric, value).filter(|_| delivers);
        let before: Vec<f64> = past.samples.iter().map(|sample| sample.get(&key.metric)).collect();
        one(
            ui,
            desk,
            each,
            key,
            (words.as_deref(), if delivers { tr!("chart-keys-nothing") } else { "" }),
            &rungs(key, words.as_ref().map(|_| value)),
            &trend(&before),
        );
    }
    line(ui, theme, &tr!("chart-keys-groups", source = groups.source));
}

fn one(
    ui: &mut Ui,
    desk: &Desk<'_>,
    height: f32,
    key: &Key,
    (words, without): (Option<&str>, &str),
    rungs: &[(Tier, &str, bool)],
    trend: &[(f32, f32)],
) {
    let theme = desk.theme;
    let wide = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(wide, height), Sense::hover());
    let painter = ui.painter();
    write_within(painter, rect.min + vec2(0.0, 4.0), wide * 0.6, key_name(key), semibold(15.0), theme.ink);
    let value = rect.min + vec2(0.0, 24.0);
    let figures = write(painter, value, Align2::LEFT_TOP, words.unwrap_or("–"), bold(18.0), theme.ink);
    if words.is_some() {
        reasons::ask(ui, theme, figures, key_name(key), &reasons::metric(desk.game, &key.metric));
    }
    let painter = ui.painter();
    let mine = rungs.iter().find(|rung| rung.2);
    let told = mine.map_or_else(
        || without.to_string(),
        |(tier, text, _)| tr!("chart-keys-tier", tier = words::tier(*tier), text = text),
    );
    let graph = Rect::from_min_max(
        pos2(rect.right() - 150.0_f32.min(wide * 0.25), rect.top() + 6.0),
        pos2(rect.right() - 6.0, rect.bottom() - 46.0),
    );
    let at = pos2(figures.right() + 12.0, figures.top() + 4.0);
    write_within(painter, at, graph.left() - at.x - 12.0, &told, condensed(14.0), theme.ink2);
    if trend.len() > 1 {
        painter.hline(graph.x_range(), graph.bottom(), Stroke::new(1.0, theme.line));
        let place = |(x, y): &(f32, f32)| pos2(graph.left() + x * graph.width(), graph.bottom() - y * graph.height());
        painter.line(trend.iter().map(place).collect(), Stroke::new(2.0, theme.ink2));
        if let Some(last) = trend.last() {
            painter.circle_filled(place(last), 3.5, theme.ink);
        }
    }
    let gap = 4.0;
    let each = (wide - gap * (rungs.len() as f32 - 1.0)) / rungs.len() as f32;
    for (n, (tier, _, here)) in rungs.iter().enumerate() {
        let step =
            Rect::from_min_size(pos2(rect.left() + n as f32 * (each + gap), rect.bottom() - 36.0), vec2(each, 22.0));
        let ground = match tier {
            Tier::Elite | Tier::High => theme.good,
            Tier::Medium => theme.warn,
            Tier::Low => theme.bad,
        };
        let (fill, ink) = if *here { (ground, theme.panel) } else { (theme.line.veil(0.35), theme.ink2) };
        painter.rect_filled(step, 3.0, fill);
        if *here {
            painter.rect_stroke(step, 3.0, Stroke::new(2.0, theme.ink), StrokeKind::Outside);
        }
        let text =
            if *here { tr!("chart-keys-here", tier = words::tier(*tier)) } else { words::tier(*tier).to_string() };
        let text = if *here && each < 130.0 { format!("▸ {}", words::tier(*tier)) } else { text };
        let font = if *here { condensed_bold(13.5) } else { condensed(13.5) };
        write(painter, step.center(), Align2::CENTER_CENTER, text, font, ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_on_one_rung_and_the_rungs_go_from_fast_to_slow() {
        for key in &dora::groups().keys {
            for value in [0.0, 0.01, 0.08, 0.15, 1.0, 90.0, 3000.0, 1e6] {
                let rungs = rungs(key, Some(value));
                assert_eq!(rungs.iter().filter(|rung| rung.2).count(), 1, "{} {value}", key.name);
                assert!(rungs.windows(2).all(|pair| pair[0].0 < pair[1].0));
            }
            assert!(rungs(key, None).iter().all(|rung| !rung.2), "nothing measured, nowhere");
        }
        let lead = dora::key("change_lead_time").unwrap();
        assert_eq!(rungs(lead, Some(2.0 * 1440.0)).iter().position(|rung| rung.2), Some(1), "two days: high");
    }

    #[test]
    fn a_trend_fits_its_box_and_leaves_out_what_is_not_there() {
        assert_eq!(trend(&[0.0, 2.0, 4.0]), [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)]);
        assert_eq!(trend(&[f64::NAN, 2.0]), [(1.0, 1.0)]);
        assert!(trend(&[0.0, 0.0]).is_empty() && trend(&[]).is_empty());
    }
}
