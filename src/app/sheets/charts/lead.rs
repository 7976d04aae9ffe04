//! Lead times: each finished item, and within which time half of all, 85 % and 95 % were done.

use bevy_egui::egui::{Align2, Stroke, Ui, pos2, vec2};

use super::frame::{self, Axis, frame, label, line, nearest, point_at};
use super::past::Past;
use super::{Entry, Sign, legend, span, waits};
use crate::app::controls::Desk;
use crate::app::floor::when;
use crate::app::reasons;
use crate::app::theme::{self, condensed_bold};
use crate::level::file::Kind;
use crate::locale::number;
use crate::page::{length, unit};
use crate::sim::Finished;
use crate::tr;

/// The longest time on the axis, minutes: one item in a hundred may lie above it, or a single one would decide the scale.
pub(super) fn longest(finished: &[Finished], within_95: f64) -> f64 {
    let mut leads: Vec<f64> = finished.iter().map(|one| one.lead as f64).collect();
    leads.sort_by(f64::total_cmp);
    let most = leads.get(leads.len().saturating_sub(1) * 99 / 100).copied().unwrap_or(0.0);
    most.max(within_95 * 1.15).max(10.0)
}

/// How many of the finished items took no longer than some minutes, and how many of each kind.
pub(super) fn kept(finished: &[Finished], minutes: f64) -> Vec<String> {
    let of = |kind: Option<Kind>| {
        let all = finished.iter().filter(|one| kind.is_none_or(|kind| one.kind == kind));
        let kept = all.clone().filter(|one| one.lead as f64 <= minutes).count();
        (kept, all.count())
    };
    let (kept, all) = of(None);
    let mut lines = vec![tr!("why-kept", kept = kept, all = all, span = length(minutes))];
    for kind in Kind::ALL {
        let (kept, all) = of(Some(kind));
        if all > 0 {
            lines.push(tr!("why-kept-of", kept = kept, all = all, kind = kind.label()));
        }
    }
    lines
}

/// Within which times half and 85 % of the finished items of a kind were done, and how long the longest took.
fn leads(finished: &[Finished], kind: Kind) -> Vec<String> {
    let mut leads: Vec<i64> = finished.iter().filter(|one| one.kind == kind).map(|one| one.lead).collect();
    leads.sort_unstable();
    let at = |share: f64| leads.get(((leads.len() as f64 * share).ceil() as usize).saturating_sub(1));
    let [half, most, longest] = [0.5, 0.85, 1.0].map(|share| length(at(share).map_or(0.0, |lead| *lead as f64)));
    vec![tr!("why-leads", half = half, most = most, longest = longest)]
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, past: &Past, height: f32) {
    let (theme, view) = (desk.theme, &desk.view);
    let (finished, _) = desk.game.sim.past();
    if finished.is_empty() {
        return waits(ui, desk, tr!("chart-lead-waits"));
    }
    let get = |name: &str| view.metrics.get(name).copied().unwrap_or(0.0);
    let within = [("50 %", get("lead_p50")), ("85 %", get("lead_p85")), ("95 %", get("lead_p95"))];
    let most = longest(finished, within[2].1);
    let (unit, each) = unit(most);
    let (from, to) = span(view);
    // At the right there is room for the names of the lines.
    let wide = (from, to + (to - from) * f64::from(150.0 / (ui.available_width() - 190.0).max(150.0)));
    let mut x = Axis::time((from, to), desk.level.file.first_day);
    x.range = wide;
    let y = Axis::up_to(&tr!("chart-lead-y", unit = unit), most * 1.04 / each);
    let all = get("completed");
    let above = finished.iter().filter(|one| one.lead as f64 > most).count();
    let mut foot = Vec::new();
    if all > finished.len() as f64 {
        foot.push(tr!("chart-lead-drawn", drawn = finished.len(), all = number(all, 0)));
    }
    if above > 0 {
        foot.push(tr!("chart-lead-above", n = above));
    }
    let below = if foot.is_empty() { 30.0 } else { 50.0 };
    let drawn = frame(ui, theme, height - below, (&x, &y), move |plot| {
        for (name, minutes) in within {
            let weight = if name == "85 %" { 2.0 } else { 1.0 };
            let points = vec![[wide.0, minutes / each], [wide.1, minutes / each]];
            line(plot, points, Stroke::new(weight, theme.ink), name != "85 %");
        }
    });
    frame::nights(&drawn, theme, (from, to));
    let at = |one: &Finished| drawn.at(one.minute as f64, (one.lead as f64).min(most) / each);
    for (n, one) in finished.iter().enumerate() {
        theme::card(&drawn.painter, at(one), 15.0, one.kind, theme, if n % 2 == 0 { 0.12 } else { -0.1 });
    }
    // Names of the lines, each above its own, and none on another.
    let mut low = drawn.place.top();
    for (name, minutes) in within.into_iter().rev() {
        let line = drawn.at(0.0, minutes / each).y - 2.0;
        let foot = line.max(low + 18.0).min(drawn.place.bottom());
        let text = tr!("chart-lead-within", share = name, span = length(minutes));
        let ink = if name == "85 %" { theme.ink } else { theme.ink2 };
        let at = pos2(drawn.place.right() - 4.0, foot);
        let place = label(&drawn.painter, at, Align2::RIGHT_BOTTOM, &text, condensed_bold(13.5), ink, theme);
        reasons::ask(ui, theme, place, &text, &kept(finished, minutes));
        low = foot;
    }
    if let Some(n) = nearest(drawn.pointer(), finished.iter().map(at)) {
        let one = &finished[n];
        let title = past.name(one).map_or_else(|| one.kind.label().to_string(), String::from);
        let mut lines = vec![
            title,
            tr!("chart-lead-took", kind = one.kind.label(), span = length(one.lead as f64)),
            tr!("chart-lead-arrived", time = when(view, one.minute - one.lead)),
            tr!("chart-lead-done", time = when(view, one.minute)),
        ];
        if one.lead as f64 > most {
            lines.push(tr!("chart-lead-longer").into());
        }
        point_at(ui, theme, &drawn, at(one), lines, None);
    }
    let mut entries: Vec<Entry> = Vec::new();
    for kind in Kind::ALL {
        let count = finished.iter().filter(|one| one.kind == kind).count();
        if count > 0 {
            let name = tr!("chart-lead-legend", kind = kind.label(), count = count);
            entries.push(Entry::new(Sign::Card(kind), name).because(leads(finished, kind)));
        }
    }
    legend(ui, desk, &entries);
    if !foot.is_empty() {
        let at = ui.cursor().min + vec2(0.0, -4.0);
        let width = ui.available_width();
        theme::write_within(ui.painter(), at, width, &foot.join(" "), theme::condensed(13.0), theme.ink2);
        ui.add_space(16.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_count_the_items_that_were_as_quick() {
        let one = |lead, kind| Finished { minute: 1000, lead, kind };
        let mut list: Vec<Finished> = (1..=20).map(|n| one(n * 60, Kind::Change)).collect();
        list.push(one(30, Kind::Unplanned));
        let told = kept(&list, 600.0);
        assert_eq!(told.len(), 3, "all, and each kind that there is: {told:?}");
        assert!(told[0].contains("11 of 21") && told[1].contains("10 of 20") && told[2].contains("1 of 1"), "{told:?}");
        let told = leads(&list, Kind::Change);
        assert_eq!(told, [tr!("why-leads", half = length(600.0), most = length(1020.0), longest = length(1200.0))]);
    }

    #[test]
    fn a_single_long_item_does_not_decide_the_scale() {
        let one = |lead| Finished { minute: 1000, lead, kind: Kind::Change };
        let mut list: Vec<Finished> = (1..=200).map(|_| one(60)).collect();
        list.push(one(90_000));
        assert!((longest(&list, 60.0) - 69.0).abs() < 1e-9);
        assert!((longest(&[one(90_000)], 90_000.0) - 103_500.0).abs() < 1e-6, "where it is alone, it does");
        assert_eq!(longest(&[], 0.0), 10.0);
    }
}
