//! A run as one page that needs nothing from elsewhere: no script, no font, no picture.

use std::fmt::Write as _;

use crate::dora;
use crate::level::file::Kind;
use crate::level::file::{Theory, Weekday};
use crate::locale::number;
use crate::plot::{FAINT, Gauge, INK, Mark, Plot, esc, gauges, ticks};
use crate::prove::Matrix;
use crate::report::{Run, clock, money, turning_points};
use crate::sim::view::View;
use crate::sim::{CentreReport, FlowSample, Simulation};
use crate::tr;
use crate::truth::Certificate;

/// Colour and form of each kind of work, in the order of [`Kind::ALL`].
const KINDS: [(&str, Mark); 4] =
    [("#2447A0", Mark::Square), ("#39A78C", Mark::Diamond), ("#B79CE8", Mark::Circle), ("#DA3B1F", Mark::Triangle)];
/// Working, switching, blocked, idle.
const SHARES: [(&str, &str); 4] =
    [("working", "#2447A0"), ("switching", "#F7A823"), ("blocked", "#DA3B1F"), ("idle", "#D9D2C3")];

const STYLE: &str = "\
:root{color-scheme:light}
body{font:15px/1.5 'IBM Plex Sans',system-ui,sans-serif;background:#EFE8DA;color:#1E2936;max-width:54rem;margin:2rem auto;padding:0 1rem}
h1{font-size:2rem;line-height:1.2;margin:.2rem 0}h2{font-size:1.25rem;margin:2.2rem 0 .2rem}
p{margin:.4rem 0}.by{color:#4B5563;margin:0 0 .6rem}
figure{margin:.6rem 0 0;background:#FCF9F2;border:1px solid #CFC6B4;border-radius:6px;padding:.6rem}
svg{width:100%;height:auto;display:block}svg text{font-size:12px;fill:#1E2936}
table{border-collapse:collapse;margin:.6rem 0;width:100%}th,td{padding:.25rem .9rem .25rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #D9D2C3}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.key{display:inline-flex;align-items:center;gap:.35rem;margin-right:1.1rem;font-size:.87rem}.key svg{width:14px;height:14px}
.won{border-left:8px solid #39A78C}.lost{border-left:8px solid #DA3B1F}.open{border-left:8px solid #F7A823}
.outcome{background:#FCF9F2;padding:.8rem 1rem;border-radius:4px}
ol.why{list-style:none;padding:0;margin:.6rem 0}ol.why li{background:#FCF9F2;border:1px solid #CFC6B4;border-left:6px solid #6B7280;padding:.35rem .7rem;margin:0 0 1.1rem;position:relative}
ol.why li:not(:last-child)::after{content:'\\2193';position:absolute;left:1rem;bottom:-1.25rem;color:#6B7280}
ol.why li.you{border-left-color:#F7A823}ol.why time{color:#4B5563;margin-right:.6rem}
.tier{display:inline-block;min-width:4.5rem;text-align:center;border:1px solid #1E2936;border-radius:3px;padding:0 .4rem}
.t1{background:#39A78C;color:#fff}.t2{background:#CDE8DF}.t3{background:#FBE0AE}.t4{background:#DA3B1F;color:#fff}
footer{margin:2.4rem 0 1rem;color:#4B5563;font-size:.87rem}
@media print{body{background:#fff}figure,ol.why li{break-inside:avoid}}";

/// The head of a page.
pub(crate) fn head(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{}</title><style>{STYLE}</style></head><body>",
        esc(title)
    )
}

/// A run.
pub fn run(sim: &Simulation, run: &Run) -> String {
    let view = sim.view();
    let mut out = head(&format!("{} · seed {}", sim.level().file.title, run.seed));
    outcome(&mut out, sim, run, &view);
    why(&mut out, sim, run, &view);
    cumulative_flow(&mut out, sim);
    lead_times(&mut out, sim, run);
    kinds(&mut out, sim, run, &view);
    utilisation(&mut out, run);
    time(&mut out, sim, run);
    four_keys(&mut out, run);
    let _ = writeln!(
        out,
        "<footer>Unplanned Work · {} · the same run again: <code>unplanned run {} --seed {} --strategy {}</code> · digest {}</footer></body></html>",
        esc(&run.level),
        esc(&run.level),
        run.seed,
        esc(&run.strategy),
        run.digest
    );
    out
}

fn outcome(out: &mut String, sim: &Simulation, run: &Run, view: &View) {
    let file = &sim.level().file;
    let first = file.first_day;
    let _ = write!(out, "<p>{} · seed {} · played by {}</p>", esc(&file.title), run.seed, esc(&run.strategy));
    match &view.ending {
        Some(ending) => {
            let won = run.outcome == crate::sim::Outcome::Won;
            let (class, word) = if won { ("won", "Won") } else { ("lost", "Lost") };
            let _ = write!(
                out,
                "<div class=\"outcome {class}\"><p>{word} on {}, day {}</p><h1>{}</h1><p>{}</p>",
                clock(ending.minute, first),
                ending.minute.div_euclid(1440) + 1,
                esc(&ending.title),
                esc(&ending.text)
            );
            if !ending.moral.is_empty() {
                let _ = write!(out, "<p><em>{}</em></p>", esc(&ending.moral));
            }
        }
        None => {
            let at = clock(run.minute, first);
            let _ = write!(
                out,
                "<div class=\"outcome open\"><h1>Open on {at}, day {}</h1>",
                run.minute.div_euclid(1440) + 1
            );
        }
    }
    if !view.stars.is_empty() {
        let lamps = view.stars.iter().map(|(label, lit)| format!("{} {}", if *lit { "●" } else { "○" }, esc(label)));
        let _ = write!(out, "<p>{}</p>", lamps.collect::<Vec<_>>().join("&emsp;"));
    }
    out.push_str("</div>");
    let get = |name: &str| run.metrics.get(name).copied().unwrap_or(0.0);
    let _ = write!(
        out,
        "<p>Money {} ({} since the start) · unplanned work {:.0} % of the working time · switching cost {:.0} % of it{}</p>",
        money(get("cash")),
        money(get("cash_change")),
        100.0 * get("unplanned_share"),
        100.0 * get("switching_share"),
        if view.stakeholders.is_empty() { String::new() } else { format!(" · trust {:.0} of 100", get("trust")) }
    );
}

fn why(out: &mut String, sim: &Simulation, run: &Run, view: &View) {
    let first = sim.level().file.first_day;
    let mut chain = |title: &str, by: &str, links: &[(i64, &str, &str, bool)]| {
        if links.is_empty() {
            return;
        }
        let _ = write!(out, "<h2>{title}</h2><p class=\"by\">{by}</p><ol class=\"why\">");
        for (minute, title, detail, yours) in links {
            let (class, yours) = if *yours { (" class=\"you\"", " — your decision") } else { ("", "") };
            let _ = write!(
                out,
                "<li{class}><time>{}</time><b>{}</b>{yours}<br>{}</li>",
                clock(*minute, first),
                esc(title),
                esc(detail)
            );
        }
        out.push_str("</ol>");
    };
    let links: Vec<_> =
        run.why.iter().map(|link| (link.minute, link.title.as_str(), link.detail.as_str(), link.yours)).collect();
    chain("Why it ended so", "Each of these brought about the next.", &links);
    if links.is_empty() {
        let points: Vec<_> = turning_points(view)
            .into_iter()
            .take(12)
            .map(|fact| (fact.minute, fact.title.as_str(), fact.detail.as_str(), fact.yours))
            .collect();
        chain("What happened", "Decisions, and what the business felt.", &points);
    }
}

/// Days as labels of an axis over minutes: not more than about ten.
pub(crate) fn days(first_day: Weekday, (from, to): (f64, f64)) -> Vec<(f64, String)> {
    let (first, last) = ((from / 1440.0).ceil() as i64, (to / 1440.0).floor() as i64);
    let count = last - first + 1;
    if count <= 2 {
        let hour = 60.0 * ((to - from) / 60.0 / 8.0).ceil().max(1.0);
        let start = (from / hour).ceil() as i64;
        let marks = (start..).map(|n| n as f64 * hour).take_while(|&minute| minute <= to);
        return marks.map(|minute| (minute, clock(minute as i64, first_day))).collect();
    }
    let step = (0..).flat_map(|power| [1, 2, 5].map(|m| m * 10_i64.pow(power))).find(|step| count / step <= 10);
    let step = step.expect("some step is wide enough");
    let mark = |day: i64| {
        // Midnights: of a short run named by the weekday that begins, else by the days that are over.
        let label = if step == 1 { clock(day * 1440, first_day)[..3].to_string() } else { format!("day {day}") };
        (day as f64 * 1440.0, label)
    };
    (first..=last).filter(|day| day % step == 0 && (step == 1 || *day > 0)).map(mark).collect()
}

fn legend(out: &mut String, entries: &[(&str, &str, Option<Mark>)]) {
    out.push_str("<figcaption>");
    for (label, colour, mark) in entries {
        let form = match mark {
            Some(Mark::Diamond) => format!("<path d=\"M7 1l6 6-6 6-6-6z\" fill=\"{colour}\"/>"),
            Some(Mark::Circle) => format!("<circle cx=\"7\" cy=\"7\" r=\"6\" fill=\"{colour}\"/>"),
            Some(Mark::Triangle) => format!("<path d=\"M7 1l6 12h-12z\" fill=\"{colour}\"/>"),
            _ => format!("<rect x=\"1\" y=\"1\" width=\"12\" height=\"12\" fill=\"{colour}\"/>"),
        };
        let _ = write!(out, "<span class=\"key\"><svg viewBox=\"0 0 14 14\">{form}</svg>{}</span>", esc(label));
    }
    out.push_str("</figcaption>");
}

fn cumulative_flow(out: &mut String, sim: &Simulation) {
    let (_, flow) = sim.past();
    if flow.len() < 2 {
        return;
    }
    let sum = |list: &[u64; 4]| list.iter().sum::<u64>() as f64;
    let most = flow.iter().map(|sample| sum(&sample.arrived)).fold(1.0, f64::max);
    let range = (flow[0].minute as f64, flow[flow.len() - 1].minute as f64);
    let mut plot =
        Plot::new("Cumulative flow: items that arrived, are in hand, and left, over time", range, (0.0, most), 280.0);
    plot.y_axis("items", &ticks((0.0, most), 5.0));
    type Band = fn(&FlowSample, f64, f64) -> (f64, f64);
    let bands: [(&str, &str, Band); 3] = [
        ("left", "#8FB8A8", |_, _, left| (0.0, left)),
        ("in hand", "#F7A823", |sample, _, left| (left, left + f64::from(sample.in_hand))),
        ("waiting", "#DA8A7A", |sample, arrived, left| ((left + f64::from(sample.in_hand)).min(arrived), arrived)),
    ];
    for (_, colour, band) in bands {
        let line: Vec<(f64, f64, f64)> = flow
            .iter()
            .map(|sample| {
                let (low, high) = band(sample, sum(&sample.arrived), sum(&sample.left));
                (sample.minute as f64, low, high)
            })
            .collect();
        plot.area(&line, colour);
    }
    plot.line(flow.iter().map(|sample| (sample.minute as f64, sum(&sample.arrived))), INK, "");
    plot.line(flow.iter().map(|sample| (sample.minute as f64, sum(&sample.left))), INK, "");
    plot.x_axis("", &days(sim.level().file.first_day, range));
    out.push_str("<h2>Cumulative flow</h2><p class=\"by\">The height of the band is the work in process; its width is how long an item takes. A band that widens is a queue that grows.</p><figure>");
    out.push_str(&plot.finish());
    legend(out, &bands.map(|(name, colour, _)| (name, colour, None)));
    out.push_str("</figure>");
}

/// A length of time in the unit that fits: "45 min", "3.5 h", "12 days".
pub(crate) fn length(minutes: f64) -> String {
    match minutes {
        m if m < 120.0 => tr!("length-minutes", n = number(m, 0)),
        m if m < 2880.0 => tr!("length-hours", n = number(m / 60.0, 1)),
        m => tr!("length-days", n = number(m / 1440.0, 1)),
    }
}

/// The unit of an axis on which the longest time stands, and its minutes.
pub(crate) fn unit(longest: f64) -> (&'static str, f64) {
    if longest < 300.0 {
        (tr!("unit-minutes"), 1.0)
    } else if longest < 6000.0 {
        (tr!("unit-hours"), 60.0)
    } else {
        (tr!("unit-days"), 1440.0)
    }
}

fn lead_times(out: &mut String, sim: &Simulation, run: &Run) {
    let (finished, _) = sim.past();
    let Some(last) = finished.last() else { return };
    let get = |name: &str| run.metrics.get(name).copied().unwrap_or(0.0);
    let lines = [("half", get("lead_p50")), ("85 %", get("lead_p85")), ("95 %", get("lead_p95"))];
    // One item in a hundred may lie above the plot: else a single one decides its scale.
    let mut leads: Vec<f64> = finished.iter().map(|one| one.lead as f64).collect();
    leads.sort_by(f64::total_cmp);
    let most = leads[(leads.len() - 1) * 99 / 100].max(lines[2].1 * 1.15).max(10.0);
    let (unit, each) = unit(most);
    let range = (finished[0].minute.min(last.minute - 60) as f64, last.minute as f64);
    // At the right there is room for the names of the lines.
    let wide = (range.0, range.1 + 0.17 * (range.1 - range.0));
    let mut plot = Plot::new("Lead time of each finished item", wide, (0.0, most / each), 300.0);
    plot.y_axis(unit, &ticks((0.0, most / each), 5.0));
    for one in finished {
        let (colour, mark) = KINDS[one.kind as usize];
        let about = format!("{}, {}", one.kind.label(), length(one.lead as f64));
        plot.mark(one.minute as f64, (one.lead as f64).min(most) / each, mark, 3.2, colour, &about);
    }
    for (name, minutes) in lines {
        plot.line([(wide.0, minutes / each), (wide.1, minutes / each)], INK, "6 4");
        plot.text(wide.1, minutes / each, (0.0, -4.0), "end", &format!("{name} within {}", length(minutes)));
    }
    plot.x_axis("", &days(sim.level().file.first_day, range));
    let above = leads.iter().filter(|lead| **lead > most).count();
    let beyond = if above > 0 { format!(" {above} that took longer stand on the upper edge.") } else { String::new() };
    let total = get("completed");
    let thinned = if total > finished.len() as f64 {
        format!(" {} of {total:.0} are drawn.", finished.len())
    } else {
        String::new()
    };
    let _ = write!(
        out,
        "<h2>Lead time</h2><p class=\"by\">From arrival to completion. Promise what 85 % keep, not the middle.{thinned}{beyond}</p><figure>"
    );
    out.push_str(&plot.finish());
    legend(out, &Kind::ALL.map(|kind| (kind.label(), KINDS[kind as usize].0, Some(KINDS[kind as usize].1))));
    out.push_str("</figure>");
}

/// From and to which minute, and how much of each kind of work.
type Bar = (f64, f64, [f64; 4]);

/// What the bars are made of, and the bars.
fn amounts(sim: &Simulation, view: &View) -> (&'static str, Vec<Bar>) {
    if !view.hours.is_empty() {
        // Hours that are shown together: so many that there are not more than about 120 bars.
        let group = [1, 2, 4, 8, 24, 48, 168].into_iter().find(|group| view.hours.len() / group <= 120).unwrap_or(168);
        let bars = view.hours.chunks(group).enumerate().map(|(at, hours)| {
            let from = (at * group * 60) as f64;
            let each = std::array::from_fn(|kind| hours.iter().map(|hour| f64::from(hour[kind]) / 60.0).sum::<f64>());
            (from, from + (hours.len() * 60) as f64, each)
        });
        return ("hours of work", bars.collect());
    }
    let (_, flow) = sim.past();
    let group = flow.len().div_ceil(120).max(1);
    let points: Vec<&FlowSample> = flow.iter().step_by(group).collect();
    let bars = points.windows(2).map(|pair| {
        let each = std::array::from_fn(|kind| (pair[1].left[kind] - pair[0].left[kind]) as f64);
        (pair[0].minute as f64, pair[1].minute as f64, each)
    });
    ("items finished", bars.collect())
}

fn kinds(out: &mut String, sim: &Simulation, run: &Run, view: &View) {
    let (what, bars) = amounts(sim, view);
    let most = bars.iter().map(|bar| bar.2.iter().sum::<f64>()).fold(0.0, f64::max);
    out.push_str("<h2>The four kinds of work</h2><p class=\"by\">Unplanned work stands on top: what it takes, the other three do not get.</p>");
    if let (Some(first), Some(last), true) = (bars.first(), bars.last(), most > 0.0) {
        let range = (first.0, last.1);
        let mut plot = Plot::new("Work by kind over time", range, (0.0, most), 260.0);
        plot.y_axis(what, &ticks((0.0, most), 5.0));
        for (from, to, each) in &bars {
            let mut low = 0.0;
            for (kind, amount) in Kind::ALL.into_iter().zip(each).filter(|(_, amount)| **amount > 0.0) {
                let about = format!("{}: {amount:.1} {what}", kind.label());
                plot.bar((*from, *to), (low, low + amount), KINDS[kind as usize].0, &about);
                low += amount;
            }
        }
        plot.x_axis("", &days(sim.level().file.first_day, range));
        out.push_str("<figure>");
        out.push_str(&plot.finish());
        legend(out, &Kind::ALL.map(|kind| (kind.label(), KINDS[kind as usize].0, None)));
        out.push_str("</figure>");
    }
    out.push_str("<table><tr><th>kind<th class=\"n\">arrived<th class=\"n\">finished<th class=\"n\">sent away<th class=\"n\">open<th class=\"n\">mean lead time</tr>");
    for kind in Kind::ALL {
        let count = &run.work[kind.key()];
        let lead = if count.completed > 0 { length(count.mean_lead_minutes) } else { "–".into() };
        let _ = write!(
            out,
            "<tr><td>{}<td class=\"n\">{}<td class=\"n\">{}<td class=\"n\">{}<td class=\"n\">{}<td class=\"n\">{lead}</tr>",
            kind.label(),
            count.arrived,
            count.completed,
            count.cancelled,
            count.open
        );
    }
    out.push_str("</table>");
}

/// Mean wait ÷ mean time in hand of a work centre: how many times as long as a task takes does it wait? By Little's law
/// (1961) as many as wait on average for each one in hand, so what waits still counts, too.
pub(crate) fn wait_ratio(centre: &CentreReport) -> Option<f64> {
    let in_hand = centre.mean_in_centre - centre.mean_queue;
    (centre.completions > 0 && in_hand > 0.0).then(|| centre.mean_queue / in_hand)
}

fn utilisation(out: &mut String, run: &Run) {
    let ratios: Vec<Option<f64>> = run.centres.iter().map(wait_ratio).collect();
    let most = ratios.iter().flatten().fold(0.0_f64, |most, ratio| most.max(*ratio)).clamp(8.0, 24.0) * 1.1;
    let mut plot = Plot::new("Utilisation against wait, with the curve busy ÷ idle", (0.0, 1.0), (0.0, most), 300.0);
    plot.y_axis("wait ÷ time in hand", &ticks((0.0, most), 6.0));
    plot.x_axis(
        "utilisation",
        &[0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0].map(|x| (x, format!("{:.0} %", 100.0 * x))),
    );
    let end = most / (1.0 + most);
    let curve = (0..=200).map(|n| f64::from(n) / 200.0 * end).map(|busy| (busy, busy / (1.0 - busy)));
    plot.line(curve, FAINT, "");
    plot.text(end, most, (-8.0, 10.0), "end", "busy ÷ idle");
    let mut names: Vec<(f64, f64)> = Vec::new();
    for (centre, ratio) in run.centres.iter().zip(&ratios) {
        let Some(ratio) = ratio else { continue };
        let about = format!(
            "{}: {:.0} % busy, waits {ratio:.1} times as long as it is in hand",
            centre.id,
            100.0 * centre.utilisation
        );
        plot.mark(centre.utilisation, ratio.min(most), Mark::Circle, 5.5, "#F7A823", &about);
        let beyond = if *ratio > most { format!(" ↑ {ratio:.0}") } else { String::new() };
        let anchor = if centre.utilisation > 0.85 { "end" } else { "start" };
        let aside = if centre.utilisation > 0.85 { -9.0 } else { 9.0 };
        // A name moves up until it stands on no other.
        let mut height = ratio.min(most);
        while names
            .iter()
            .any(|other| (other.0 - centre.utilisation).abs() < 0.2 && (other.1 - height).abs() < most * 0.05)
        {
            height += most * 0.05;
        }
        names.push((centre.utilisation, height));
        plot.text(centre.utilisation, height, (aside, -2.0), anchor, &format!("{}{beyond}", centre.id));
    }
    out.push_str("<h2>Utilisation and wait</h2><p class=\"by\">The curve is a single desk with random arrivals, ρ ÷ (1 − ρ) (Erlang 1909). Several hands at one queue lie below it; nights, batches and people who work elsewhere lift a point above it.</p><figure>");
    out.push_str(&plot.finish());
    out.push_str("</figure><table><tr><th>work centre<th class=\"n\">arrivals<th class=\"n\">finished<th class=\"n\">mean wait<th class=\"n\">mean queue<th class=\"n\">utilisation</tr>");
    for centre in &run.centres {
        let _ = write!(
            out,
            "<tr><td>{}<td class=\"n\">{}<td class=\"n\">{}<td class=\"n\">{}<td class=\"n\">{:.1}<td class=\"n\">{:.0} %</tr>",
            esc(&centre.id),
            centre.arrivals,
            centre.completions,
            length(centre.mean_wait),
            centre.mean_queue,
            100.0 * centre.utilisation
        );
    }
    out.push_str("</table>");
}

fn time(out: &mut String, sim: &Simulation, run: &Run) {
    /// More people than this are not drawn one by one.
    const MOST: usize = 60;
    let you = sim.level().file.you.as_deref();
    out.push_str("<h2>Where the hours went</h2><p class=\"by\">The hours that each was at work.</p><figure>");
    const ROW: f64 = 24.0;
    let shown = &run.people[..run.people.len().min(MOST)];
    let height = ROW * shown.len() as f64 + 8.0;
    let _ = write!(out, "<svg viewBox=\"0 0 760 {height:.0}\" role=\"img\" aria-label=\"Time of each person\">");
    for (at, person) in shown.iter().enumerate() {
        let (y, m) = (at as f64 * ROW + 4.0, person.minutes);
        let parts = [m.working, m.switching, m.blocked, m.idle];
        let present = parts.iter().sum::<f64>();
        let name = if you == Some(&person.id) { format!("{} (you)", person.id) } else { person.id.clone() };
        let _ = write!(out, "<text x=\"128\" y=\"{:.1}\" text-anchor=\"end\">{}</text>", y + 14.0, esc(&name));
        let mut x = 136.0;
        for ((label, colour), minutes) in SHARES.iter().zip(parts) {
            let width = minutes / present.max(1.0) * 540.0;
            if width > 0.0 {
                let _ = write!(
                    out,
                    "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"18\" fill=\"{colour}\"><title>{label}: {:.1} h, {:.0} %</title></rect>",
                    minutes / 60.0,
                    100.0 * minutes / present.max(1.0)
                );
            }
            x += width;
        }
        let _ = write!(out, "<text x=\"684\" y=\"{:.1}\">{:.0} h</text>", y + 14.0, present / 60.0);
    }
    out.push_str("</svg>");
    legend(out, &SHARES.map(|(label, colour)| (label, colour, None)));
    out.push_str("</figure>");
    if run.people.len() > MOST {
        let _ = write!(out, "<p>… and {} more.</p>", run.people.len() - MOST);
    }
}

/// The value of one of the four keys in words; nothing if there was nothing to measure: no failure, nothing to recover from.
pub(crate) fn key_in_words(metric: &str, value: f64) -> Option<String> {
    Some(match metric {
        "change_failure_rate" => tr!("percent", percent = number(100.0 * value, 0)),
        _ if value <= 0.0 => return None,
        "deploys_per_day" if value >= 1.0 => tr!("rate-a-day", value = number(value, 1)),
        "deploys_per_day" if value >= 1.0 / 7.0 => tr!("rate-a-week", value = number(7.0 * value, 1)),
        "deploys_per_day" => tr!("rate-one-in", days = number(1.0 / value, 0)),
        _ => length(value),
    })
}

fn four_keys(out: &mut String, run: &Run) {
    let groups = dora::groups();
    let get = |name: &str| run.metrics.get(name).copied().unwrap_or(0.0);
    let deploys = get("deploys_per_day");
    let _ = write!(
        out,
        "<h2>Four keys of delivery</h2><p class=\"by\">Each classified by itself, by the groups of {} ({}).</p>",
        esc(&groups.source),
        groups.year
    );
    if deploys == 0.0 {
        out.push_str("<p>Nothing was deployed.</p>");
        return;
    }
    out.push_str("<table><tr><th>key<th>value<th>group<th>that is</tr>");
    for key in &groups.keys {
        let value = get(&key.metric);
        let _ = if let Some(shown) = key_in_words(&key.metric, value) {
            let step = key.classify(value);
            let (tier, text) = (step.tier, esc(&step.text));
            write!(
                out,
                "<tr><td>{}<td>{shown}<td><span class=\"tier t{}\">{tier:?}</span><td>{text}</tr>",
                esc(&key.name),
                tier as u8
            )
        } else {
            write!(out, "<tr><td>{}<td>–<td><td>there was nothing to measure</tr>", esc(&key.name))
        };
    }
    out.push_str("</table>");
}

/// What was proven: truths, expected against measured, and lessons, players against what they must reach.
pub fn proofs(certificates: &[Certificate], matrices: &[Matrix]) -> String {
    let mut out = head("What is proven");
    let held = certificates.iter().filter(|c| c.holds).count() + matrices.iter().filter(|m| m.holds).count();
    let count = certificates.len() + matrices.len();
    let class = if held == count { "won" } else { "lost" };
    let _ = write!(out, "<div class=\"outcome {class}\"><h1>{held} of {count} hold</h1></div>");
    if !certificates.is_empty() {
        out.push_str("<p class=\"by\">What theory expects, and what the model's runs measure: the mean over independent runs with its 99 % interval (Student), divided by what is expected (where nothing is expected: 1 + the mean). Green is what is right, with the rounding to whole minutes.</p>");
    }
    for found in certificates {
        let list: Vec<Gauge> = found
            .findings
            .iter()
            .map(|finding| {
                let of = |value: f64| if finding.value == 0.0 { 1.0 + value } else { value / finding.value };
                let allowed = finding.allowed / if finding.value == 0.0 { 1.0 } else { finding.value.abs() };
                let ends = [of(finding.measured - finding.half), of(finding.measured + finding.half)];
                Gauge {
                    name: finding.what.clone(),
                    value: format!(
                        "{:.4} of {}{}",
                        finding.measured,
                        finding.expected,
                        if finding.holds { "" } else { " ✗" }
                    ),
                    allowed: match finding.theory {
                        Theory::Near(_) => (1.0 - allowed, 1.0 + allowed),
                        Theory::AtLeast(_) => (1.0, f64::MAX),
                        Theory::AtMost(_) => (f64::MIN, 1.0),
                    },
                    found: (ends[0].min(ends[1]), of(finding.measured), ends[0].max(ends[1])),
                    holds: finding.holds,
                }
            })
            .collect();
        let ends = list.iter().flat_map(|gauge| [gauge.found.0, gauge.found.2]).filter(|end| end.is_finite());
        let wide = ends.map(|end| (end - 1.0).abs()).fold(0.02, f64::max) * 1.1;
        let range = (1.0 - wide, 1.0 + wide);
        let _ = write!(
            out,
            "<h2>{}. {} {}</h2><p class=\"by\">{} <small>({}, {} runs)</small></p><figure>{}</figure>",
            found.number,
            esc(&found.title),
            if found.holds { "✓" } else { "✗" },
            esc(&found.formula),
            esc(&found.level),
            found.findings.first().map_or(0, |finding| finding.seeds),
            gauges(&found.title, range, &ticks(range, 5.0), &list)
        );
        for finding in found.findings.iter().filter(|finding| !finding.holds) {
            let _ = write!(out, "<p>{}: {}.</p>", esc(&finding.what), esc(&finding.why));
        }
    }
    for matrix in matrices {
        let lever: Vec<String> = matrix.lever.iter().map(ToString::to_string).collect();
        let list: Vec<Gauge> = matrix
            .rows
            .iter()
            .map(|row| Gauge {
                name: row.name(),
                value: format!("{} of {} won{}", row.won, row.runs, if row.holds { "" } else { " ✗" }),
                allowed: row.bar,
                found: (row.share.1, row.share.0, row.share.2),
                holds: row.holds,
            })
            .collect();
        let marks = [0.0, 0.2, 0.5, 0.9, 1.0].map(|share| (share, format!("{:.0} %", 100.0 * share)));
        let _ = write!(
            out,
            "<h2>{} {}</h2><p class=\"by\">Its lesson is carried by {}. Share of runs won with its 95 % interval (Wilson 1927); green is where it must lie.</p><figure>{}</figure>",
            esc(&matrix.level),
            if matrix.holds { "✓" } else { "✗" },
            esc(&lever.join(", ")),
            gauges(&matrix.level, (0.0, 1.0), &marks, &list)
        );
        for lack in &matrix.lacks {
            let _ = write!(out, "<p>{}</p>", esc(lack));
        }
    }
    out.push_str("<footer>Unplanned Work · <code>unplanned prove</code></footer></body></html>\n");
    out
}
