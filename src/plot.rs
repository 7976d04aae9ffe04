//! Plots as inline SVG: text in, text out, nothing from elsewhere.

use std::fmt::Write as _;

/// Escapes text for a page.
pub(crate) fn esc(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Ink, faint ink, paper.
pub(crate) const INK: &str = "#1E2936";
pub(crate) const FAINT: &str = "#6B7280";
pub(crate) const PAPER: &str = "#FCF9F2";

/// The form of a mark: colour is never the only signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Square,
    Diamond,
    Circle,
    Triangle,
}

/// A plot with two axes.
pub(crate) struct Plot {
    out: String,
    x: (f64, f64),
    y: (f64, f64),
    height: f64,
}

const WIDTH: f64 = 760.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 26.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 44.0;

impl Plot {
    /// An empty plot over these ranges. `what` is read to those who do not see it.
    pub(crate) fn new(what: &str, x: (f64, f64), y: (f64, f64), height: f64) -> Self {
        let wide = |(low, high): (f64, f64)| if high > low { (low, high) } else { (low, low + 1.0) };
        let mut out = String::new();
        let _ = write!(
            out,
            "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{0}\"><title>{0}</title>",
            esc(what)
        );
        Self { out, x: wide(x), y: wide(y), height }
    }

    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let share = |value: f64, (low, high): (f64, f64)| ((value - low) / (high - low)).clamp(-0.5, 1.5);
        let (across, up) = (share(x, self.x), share(y, self.y));
        (LEFT + across * (WIDTH - LEFT - RIGHT), self.height - BOTTOM - up * (self.height - TOP - BOTTOM))
    }

    /// Labels and grid of the horizontal axis: where, and what stands there.
    pub(crate) fn x_axis(&mut self, name: &str, ticks: &[(f64, String)]) {
        let base = self.height - BOTTOM;
        for (x, label) in ticks {
            let (x, _) = self.at(*x, 0.0);
            let _ = write!(
                self.out,
                "<path d=\"M{x:.1} {base:.1}v5\" stroke=\"{FAINT}\"/><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
                base + 18.0,
                esc(label)
            );
        }
        let _ = write!(
            self.out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"{FAINT}\">{}</text>",
            WIDTH - RIGHT,
            self.height - 6.0,
            esc(name)
        );
    }

    /// Labels and grid of the vertical axis.
    pub(crate) fn y_axis(&mut self, name: &str, ticks: &[(f64, String)]) {
        for (y, label) in ticks {
            let (_, y) = self.at(0.0, *y);
            let _ = write!(
                self.out,
                "<path d=\"M{LEFT} {y:.1}H{:.1}\" stroke=\"#D9D2C3\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                LEFT - 7.0,
                y + 4.0,
                esc(label)
            );
        }
        let _ = write!(
            self.out,
            "<text transform=\"translate(13 {:.1}) rotate(-90)\" text-anchor=\"middle\" fill=\"{FAINT}\">{}</text>",
            (self.height - BOTTOM + TOP) / 2.0,
            esc(name)
        );
    }

    fn points(&self, points: impl IntoIterator<Item = (f64, f64)>) -> String {
        let mut out = String::new();
        for (x, y) in points {
            let (x, y) = self.at(x, y);
            let _ = write!(out, "{x:.1},{y:.1} ");
        }
        out
    }

    /// The surface between two lines over the same places.
    pub(crate) fn area(&mut self, points: &[(f64, f64, f64)], fill: &str) {
        let line = self.points(
            points.iter().map(|&(x, _, high)| (x, high)).chain(points.iter().rev().map(|&(x, low, _)| (x, low))),
        );
        let _ = write!(self.out, "<polygon points=\"{line}\" fill=\"{fill}\"/>");
    }

    /// A line.
    pub(crate) fn line(&mut self, points: impl IntoIterator<Item = (f64, f64)>, stroke: &str, dashes: &str) {
        let line = self.points(points);
        let _ = write!(
            self.out,
            "<polyline points=\"{line}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>"
        );
    }

    /// A bar from one height to another.
    pub(crate) fn bar(&mut self, (from, to): (f64, f64), (low, high): (f64, f64), fill: &str, about: &str) {
        let ((x, y), (x2, y2)) = (self.at(from, high), self.at(to, low));
        let _ = write!(
            self.out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{fill}\"><title>{}</title></rect>",
            (x2 - x).max(0.3),
            y2 - y,
            esc(about)
        );
    }

    /// A mark, and what is said of it when it is pointed at.
    pub(crate) fn mark(&mut self, x: f64, y: f64, mark: Mark, size: f64, fill: &str, about: &str) {
        let (x, y) = self.at(x, y);
        let s = size;
        let path = match mark {
            Mark::Square => format!("M{:.1} {:.1}h{2:.1}v{2:.1}h-{2:.1}z", x - s, y - s, 2.0 * s),
            Mark::Diamond => format!("M{x:.1} {:.1}l{s:.1} {s:.1}l-{s:.1} {s:.1}l-{s:.1} -{s:.1}z", y - s),
            Mark::Triangle => format!("M{x:.1} {:.1}l{s:.1} {1:.1}h-{1:.1}z", y - s, 2.0 * s),
            Mark::Circle => {
                format!("M{:.1} {y:.1}a{s:.1} {s:.1} 0 1 0 {1:.1} 0a{s:.1} {s:.1} 0 1 0 -{1:.1} 0z", x - s, 2.0 * s)
            }
        };
        let _ = write!(
            self.out,
            "<path d=\"{path}\" fill=\"{fill}\" fill-opacity=\"0.8\" stroke=\"{INK}\" stroke-width=\"0.6\"><title>{}</title></path>",
            esc(about)
        );
    }

    /// Text at a place; `anchor` is `start`, `middle` or `end`.
    pub(crate) fn text(&mut self, x: f64, y: f64, (right, down): (f64, f64), anchor: &str, text: &str) {
        let (x, y) = self.at(x, y);
        let _ = write!(
            self.out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" paint-order=\"stroke\" stroke=\"{PAPER}\" stroke-width=\"3\">{}</text>",
            x + right,
            y + down,
            esc(text)
        );
    }

    /// The finished drawing.
    pub(crate) fn finish(mut self) -> String {
        let (bottom, right) = (self.height - BOTTOM, WIDTH - RIGHT);
        let _ =
            write!(self.out, "<path d=\"M{LEFT} {TOP}V{bottom:.1}H{right:.1}\" fill=\"none\" stroke=\"{INK}\"/></svg>");
        self.out
    }
}

/// A value with its interval, and where it should lie.
pub(crate) struct Gauge {
    /// At the left.
    pub(crate) name: String,
    /// At the right.
    pub(crate) value: String,
    /// Where it should lie.
    pub(crate) allowed: (f64, f64),
    /// Lower end, value, upper end.
    pub(crate) found: (f64, f64, f64),
    /// It is as it should be.
    pub(crate) holds: bool,
}

/// Values below one another on one axis.
pub(crate) fn gauges(what: &str, (low, high): (f64, f64), ticks: &[(f64, String)], list: &[Gauge]) -> String {
    const ROW: f64 = 26.0;
    let (left, right) = (310.0, 590.0);
    let at = |value: f64| left + ((value - low) / (high - low)).clamp(0.0, 1.0) * (right - left);
    let bottom = ROW * list.len() as f64 + 4.0;
    let mut out = format!(
        "<svg viewBox=\"0 0 {WIDTH} {:.0}\" role=\"img\" aria-label=\"{1}\"><title>{1}</title>",
        bottom + 22.0,
        esc(what)
    );
    for (x, label) in ticks {
        let x = at(*x);
        let _ = write!(
            out,
            "<path d=\"M{x:.1} 0V{bottom:.1}\" stroke=\"#D9D2C3\"/><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            bottom + 16.0,
            esc(label)
        );
    }
    for (row, gauge) in list.iter().enumerate() {
        let y = ROW * (row as f64 + 0.5);
        let (from, to) = (at(gauge.allowed.0), at(gauge.allowed.1));
        let (a, b, c) = (at(gauge.found.0), at(gauge.found.1), at(gauge.found.2));
        let colour = if gauge.holds { "#2447A0" } else { "#DA3B1F" };
        let (name, value, wide) = (esc(&gauge.name), esc(&gauge.value), (to - from).max(2.0));
        let (beside, behind, top, base) = (left - 10.0, right + 12.0, y - 10.0, y + 4.0);
        let end = y - 5.0;
        let _ = write!(
            out,
            "<text x=\"{beside:.1}\" y=\"{base:.1}\" text-anchor=\"end\">{name}</text>\
             <rect x=\"{from:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"20\" fill=\"#CDE8DF\"/>\
             <path d=\"M{a:.1} {y:.1}H{c:.1}M{a:.1} {end:.1}v10M{c:.1} {end:.1}v10\" stroke=\"{colour}\" stroke-width=\"2\"/>\
             <circle cx=\"{b:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"/>\
             <text x=\"{behind:.1}\" y=\"{base:.1}\">{value}</text>"
        );
    }
    let _ = write!(out, "<path d=\"M{left} {bottom:.1}H{right}\" stroke=\"{INK}\"/></svg>");
    out
}

/// Round numbers that cover a range with about so many steps.
pub(crate) fn ticks((low, high): (f64, f64), about: f64) -> Vec<(f64, String)> {
    let rough = ((high - low) / about).max(1e-12);
    let power = 10_f64.powf(rough.log10().floor());
    let step =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|&step| step >= rough * 0.999).unwrap_or(rough);
    let digits = (-step.log10().floor()).max(0.0) as usize;
    let first = (low / step).ceil() as i64;
    (first..)
        .map(|n| n as f64 * step)
        .take_while(|&x| x <= high * (1.0 + 1e-9) + 1e-12)
        .take(50)
        .map(|x| (x, format!("{x:.digits$}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round() {
        let labels = |range| ticks(range, 5.0).into_iter().map(|t| t.1).collect::<Vec<_>>().join(" ");
        assert_eq!(labels((0.0, 10.0)), "0 2 4 6 8 10");
        assert_eq!(labels((0.0, 1.0)), "0.0 0.2 0.4 0.6 0.8 1.0");
        assert_eq!(labels((950.0, 4100.0)), "1000 2000 3000 4000");
        assert!(ticks((0.0, 0.0), 5.0).len() < 51);
    }

    #[test]
    fn what_stands_in_a_level_cannot_leave_its_text() {
        let mut plot = Plot::new("<script>", (0.0, 1.0), (0.0, 1.0), 200.0);
        plot.mark(0.5, 0.5, Mark::Circle, 3.0, INK, "a \"quoted\" <b>");
        let svg = plot.finish();
        assert!(!svg.contains("<script>") && !svg.contains("<b>") && svg.ends_with("</svg>"));
    }
}
