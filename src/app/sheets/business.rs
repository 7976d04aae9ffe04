//! The business: money by account, customers, shares, and those who want something, with what they do when ignored.

use bevy_egui::egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::controls::{Desk, act, bar, row, separator, title, two_high};
use crate::app::floor::{portrait, when};
use crate::app::reasons::{self, work};
use crate::app::spoken;
use crate::app::theme::{Theme, bold, condensed, condensed_bold, write, write_within};
use crate::app::words;
use crate::level::file::StakeholderFile;
use crate::locale::number;
use crate::report::money;
use crate::sim::action::Action;
use crate::sim::view::{StakeholderView, View};
use crate::stats::shown_change;
use crate::tr;

/// Smallest width of a figure's card.
const CARD: f32 = 118.0;
/// Between two of them.
const GAP: f32 = 8.0;

/// What it is, how much it is, a second line, whether that is bad news, and the metric that it is: of some it is known what
/// moved them.
type Figure = (&'static str, String, String, bool, &'static str);

pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    figures(ui, desk);
    stakeholders(ui, desk);
    accounts(ui, desk);
    runs(ui, desk);
}

/// The few figures that the business looks at, as far as the level has them.
fn figures(ui: &mut Ui, desk: &Desk<'_>) {
    let (view, file) = (&desk.view, &desk.level.file);
    let get = |name: &str| view.metrics.get(name).copied().unwrap_or(0.0);
    let earns: f64 = view.services.iter().map(|s| s.revenue_per_hour).sum();
    let plus = if view.cash_change >= 0.0 { "+" } else { "" };
    let mut cells: Vec<Figure> = vec![(
        tr!("figure-cash"),
        money(view.cash),
        tr!("business-since-first", plus = plus, money = money(view.cash_change)),
        view.cash_change < 0.0,
        "cash",
    )];
    if earns > 0.0 {
        let cost = if file.costs_per_hour > 0.0 {
            tr!("business-costs", money = money(file.costs_per_hour))
        } else {
            String::new()
        };
        cells.push((tr!("business-revenue"), money(earns), cost, false, "cash.revenue"));
    }
    if let Some(customers) = &file.customers {
        let now = get("satisfaction");
        let rivals = customers.rivals.unwrap_or(customers.satisfaction);
        cells.push((
            tr!("business-content"),
            format!("{now:.0}"),
            tr!("business-rivals", rivals = number(rivals, 0)),
            now < rivals,
            "satisfaction",
        ));
        let share = get("market_share");
        let change = 100.0 * (share - customers.market_share);
        let sign = if change < 0.0 { "−" } else { "+" };
        let text = tr!("business-points", sign = sign, change = number(change.abs(), 2));
        let share = tr!("percent", percent = number(100.0 * share, 1));
        cells.push((tr!("business-share"), share, text, change < -0.005, "satisfaction"));
    }
    if let Some(shares) = &file.shares {
        let now = get("share_price");
        let change = 100.0 * (now / shares.price - 1.0);
        let sign = if change < 0.0 { "−" } else { "+" };
        cells.push((
            tr!("business-price"),
            tr!("business-dollars", price = number(now, 2)),
            tr!("business-change", sign = sign, change = number(change.abs(), 1)),
            change < -0.05,
            "share_price",
        ));
    }
    if file.stock.is_some() {
        let (good, out) = (get("forecast_quality"), get("stock_outs"));
        let text = tr!("business-missing", percent = number(100.0 * out, 0));
        let good = tr!("percent", percent = number(100.0 * good, 0));
        cells.push((tr!("business-forecast"), good, text, out > 0.02, "cash.stock"));
    }
    if get("owed") > 0.0 {
        cells.push((tr!("business-owed"), money(get("owed")), tr!("business-owed-about").into(), true, "cash.runs"));
    }
    // In rows of as many or one fewer, each of which fills the width.
    let most = (((ui.available_width() + GAP) / (CARD + GAP)) as usize).max(1);
    let rows = cells.len().div_ceil(most);
    let (each, more) = (cells.len() / rows, cells.len() % rows);
    let mut rest = cells.as_slice();
    for row in 0..rows {
        let (now, later) = rest.split_at(each + usize::from(row < more));
        cards(ui, desk, now);
        rest = later;
    }
}

/// A row of figures: what it is, how much, and a second line in as many rows as it takes.
fn cards(ui: &mut Ui, desk: &Desk<'_>, cells: &[Figure]) {
    let theme = desk.theme;
    let wide = ui.available_width();
    let each = (wide - GAP * (cells.len() as f32 - 1.0)) / cells.len() as f32;
    let inner = each - 22.0;
    let seconds: Vec<_> = cells
        .iter()
        .map(|(_, _, second, bad, _)| {
            let ink = if *bad { theme.bad } else { theme.ink2 };
            ui.painter().layout(second.clone(), condensed(12.5), ink, inner)
        })
        .collect();
    let high = 54.0 + seconds.iter().map(|second| second.size().y).fold(16.0, f32::max);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    for (n, ((label, value, second, _, metric), galley)) in cells.iter().zip(seconds).enumerate() {
        let left_top = rect.min + vec2(n as f32 * (each + GAP), 0.0);
        let place = Rect::from_min_size(left_top, vec2(each, high));
        ui.painter().rect_filled(place, 6.0, theme.sheet);
        ui.painter().rect_stroke(place, 6.0, Stroke::new(1.0, theme.line), StrokeKind::Inside);
        let at = place.min + vec2(12.0, 8.0);
        write_within(ui.painter(), at, inner, label, condensed(13.0), theme.ink2);
        let figure = write_within(ui.painter(), at + vec2(0.0, 15.0), inner, value, bold(19.0), theme.ink);
        reasons::ask(ui, theme, figure, label, &reasons::metric(desk.game, metric));
        ui.painter().galley(at + vec2(0.0, 40.0), galley, theme.ink2);
        spoken::text(ui, place, label, &format!("{label}: {value}, {second}"));
    }
}

/// What somebody does when they are ignored: where it begins, and what it is.
fn ignored(file: &StakeholderFile) -> Vec<(f64, String)> {
    let mut ways = Vec::new();
    if file.goes_round_below > 0.0 && file.goes_round_with.is_some() {
        ways.push((file.goes_round_below, tr!("business-goes-round").into()));
    }
    if let Some(pushes) = &file.pushes {
        let by: Vec<&str> = pushes.by.iter().map(|push| push.label()).collect();
        ways.push((pushes.below, by.join(", ")));
    }
    ways
}

/// Where it begins what somebody does.
const SAYS: f32 = 440.0;

/// What somebody does now, or would do; and how much of theirs is open, if that is said.
fn told(who: &StakeholderView, ways: &[(f64, String)], asked: usize) -> (String, bool) {
    if who.goes_round {
        return (tr!("business-goes-round-now").to_string(), false);
    }
    if !who.pushed.is_empty() {
        return (tr!("business-pushed", what = who.pushed.join(", ")), false);
    }
    let below = |(below, what): &(f64, String)| tr!("business-below", trust = number(*below, 0), what = what);
    let mut parts: Vec<String> = ways.iter().map(below).collect();
    if asked > 0 {
        parts.push(tr!("business-asked", count = asked));
    }
    (parts.join("; "), asked > 0)
}

fn stakeholders(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    if view.stakeholders.is_empty() {
        return;
    }
    title(ui, theme, tr!("business-who"), tr!("business-who-about"));
    ui.spacing_mut().item_spacing.y = 3.0;
    for who in &view.stakeholders {
        let level = desk.level.clone();
        let file = level.file.stakeholders.iter().find(|file| file.id == who.id);
        let ways = file.map_or(Vec::new(), ignored);
        let asked = view.items.iter().filter(|item| item.requester == who.name).count();
        let (text, counted) = told(who, &ways, asked);
        let trouble = who.goes_round || !who.pushed.is_empty();
        let ink = if trouble { theme.bad } else { theme.ink2 };
        let galley = ui.painter().layout(text.clone(), condensed(13.0), ink, ui.available_width() - SAYS - 6.0);
        let high = two_high(ui, 166.0, &who.name, &who.role).max(galley.size().y + 10.0).max(46.0);
        let row = row(ui, theme, high, Sense::hover());
        portrait(desk.art, &row.painter, &who.look, row.place(0.0, 40.0, 45.0));
        row.two(52.0, 166.0, &who.name, &who.role, theme, false);
        let figure = trust(&row, who, &ways, theme);
        reasons::ask(ui, theme, figure, &who.name, &reasons::trust(desk.game, who));
        row.says(&text);
        let at = pos2(row.rect.left() + SAYS, row.rect.center().y - galley.size().y / 2.0);
        let place = Rect::from_min_size(at, galley.size());
        row.painter.galley(at, galley, theme.ink2);
        if counted {
            reasons::ask(ui, theme, place, &format!("{}, {text}", who.name), &work::asked_by(&view, &who.name));
        }
        if !who.pushed.is_empty() {
            act(ui, desk, &tr!("action-say-no", who = who.name), Action::SayNo { stakeholder: who.id.clone() });
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    separator(ui, theme);
}

/// Trust as a bar, with the marks below which somebody acts; where its figure stands.
fn trust(row: &crate::app::controls::Row, who: &StakeholderView, ways: &[(f64, String)], theme: &Theme) -> Rect {
    let meter = row.place(226.0, 130.0, 14.0);
    let below = ways.iter().any(|(mark, _)| who.trust < *mark);
    bar(&row.painter, meter, who.trust / 100.0, if below { theme.bad } else { theme.ink }, theme);
    for (mark, _) in ways {
        let x = meter.left() + meter.width() * (*mark / 100.0) as f32;
        row.painter.vline(x, meter.top() - 4.0..=meter.bottom() + 4.0, Stroke::new(1.5, theme.bad));
    }
    let change = who.trust - who.trust_at_start;
    let text = match shown_change(who.trust, change) {
        0 => format!("{:.0}", who.trust),
        by => format!("{:.0} ({}{})", who.trust, if by < 0 { "−" } else { "+" }, by.abs()),
    };
    let ink = match (below, change < -0.5) {
        (true, _) => theme.bad,
        (false, true) => theme.ink2,
        (false, false) => theme.ink,
    };
    row.text(366.0, 70.0, &text, condensed_bold(13.5), ink)
}

/// Where the money came from and where it went.
fn accounts(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view = desk.view.clone();
    let theme = desk.theme;
    let mut accounts: Vec<(&str, f64)> = view
        .metrics
        .iter()
        .filter_map(|(name, amount)| Some((name.strip_prefix("cash.")?, *amount)))
        .filter(|(_, amount)| amount.abs() >= 0.5)
        .collect();
    if accounts.is_empty() {
        return;
    }
    accounts.sort_by(|a, b| b.1.total_cmp(&a.1));
    title(ui, theme, tr!("business-where"), tr!("business-where-about"));
    let most = accounts.iter().map(|(_, amount)| amount.abs()).fold(1.0, f64::max);
    ui.spacing_mut().item_spacing.y = 2.0;
    for (name, amount) in accounts {
        let row = row(ui, theme, 24.0, Sense::hover());
        row.text(0.0, 170.0, &words::account(name), condensed_bold(13.5), theme.ink);
        let wide = row.rect.width() - 290.0;
        let middle = row.rect.left() + 180.0 + wide * 0.5;
        let part = (amount.abs() / most) as f32 * wide * 0.5;
        let (left, right) = if amount < 0.0 { (middle - part, middle) } else { (middle, middle + part) };
        let y = row.rect.center().y;
        let bar = Rect::from_min_max(pos2(left, y - 7.0), pos2(right.max(left + 1.0), y + 7.0));
        row.painter.rect_filled(bar, 2.0, if amount < 0.0 { theme.bad } else { theme.good });
        row.painter.vline(middle, y - 12.0..=y + 12.0, Stroke::new(1.0, theme.ink2));
        let plus = if amount > 0.0 { "+" } else { "" };
        let figure = format!("{plus}{}", money(amount));
        let figure = row.right(row.rect.width() - 6.0, &figure, condensed_bold(14.0), theme.ink);
        let why = reasons::moved(desk.game, &format!("cash.{name}"), Some(amount));
        reasons::ask(ui, theme, figure, &words::account(name), &why);
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}

fn runs(ui: &mut Ui, desk: &mut Desk<'_>) {
    let view: &View = &desk.view;
    let theme = desk.theme;
    if view.runs.is_empty() {
        return;
    }
    separator(ui, theme);
    title(ui, theme, tr!("business-runs"), "");
    for run in &view.runs {
        let row = row(ui, theme, 26.0, Sense::hover());
        row.text(0.0, 220.0, &run.name, condensed_bold(14.0), theme.ink);
        let text = tr!("business-leaves", time = when(view, run.due));
        row.text(230.0, 200.0, &text, condensed(13.5), theme.ink2);
        let bad = matches!(run.state.as_str(), "blocked" | "missed");
        let at = pos2(row.rect.right() - 6.0, row.rect.center().y);
        let ink = if bad { theme.bad } else { theme.ink };
        write(&row.painter, at, Align2::RIGHT_CENTER, words::run_state(&run.state), condensed_bold(13.5), ink);
        row.says(words::run_state(&run.state));
    }
}
