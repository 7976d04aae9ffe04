//! What a run remembers of its past: how long things took, what was finished when, how work piled up. Bounded, whatever
//! the length of the run, and kept by completion, by deployment and by the hour, never by event.

use serde::Serialize;

use super::agenda::Clock;
use super::flow::Centre;
use super::metrics::Totals;
use super::rows::copied_in_place;
use super::world::World;
use crate::level::file::Kind;

/// Most points that a chart remembers of a run.
const MOST_POINTS: usize = 512;

/// How long things took, in classes that are exact up to 127 minutes and no wider than a sixty-fourth of the time above
/// (Gil Tene's HdrHistogram).
#[derive(Debug, Default, Serialize)]
pub(crate) struct Durations {
    counts: Vec<u32>,
    total: u64,
}

copied_in_place!(Durations: counts);

impl Durations {
    /// Adds one.
    pub(crate) fn add(&mut self, minutes: i64) {
        let class = class(minutes.max(0).unsigned_abs());
        if class >= self.counts.len() {
            self.counts.resize(class + 1, 0);
        }
        self.counts[class] += 1;
        self.total += 1;
    }

    /// The times that these shares (ascending) of all did not exceed, minutes; nothing if there were none.
    pub(crate) fn quantiles<const N: usize>(&self, shares: [f64; N]) -> [f64; N] {
        let mut out = [0.0; N];
        let (mut at, mut before) = (0, 0_u64);
        for (class, &count) in self.counts.iter().enumerate() {
            let through = before + u64::from(count);
            while at < N && libm::ceil(shares[at] * self.total as f64).max(1.0) <= through as f64 {
                let (low, width) = bounds(class);
                let rank = (shares[at] * self.total as f64 - before as f64) / f64::from(count);
                out[at] = low as f64 + (width - 1) as f64 * rank.clamp(0.0, 1.0);
                at += 1;
            }
            before = through;
            if at == N {
                break;
            }
        }
        out
    }

    /// The middle one.
    pub(crate) fn median(&self) -> f64 {
        self.quantiles([0.5])[0]
    }
}

fn class(minutes: u64) -> usize {
    if minutes < 128 {
        return minutes as usize;
    }
    let shift = 57 - minutes.leading_zeros();
    ((shift as usize) << 6) + (minutes >> shift) as usize
}

/// The least time of a class, and its width.
fn bounds(class: usize) -> (u64, u64) {
    if class < 128 {
        return (class as u64, 1);
    }
    let shift = class / 64 - 1;
    (((class % 64 + 64) as u64) << shift, 1 << shift)
}

/// A list that stays short: when it is full it keeps every second entry, and from then on takes in every second one only,
/// then every fourth, and so on.
#[derive(Debug, Serialize)]
pub(crate) struct Thinned<T> {
    kept: Vec<T>,
    every: u64,
    skip: u64,
}

impl<T> Default for Thinned<T> {
    fn default() -> Self {
        Self { kept: Vec::new(), every: 1, skip: 0 }
    }
}

impl<T: Clone> Clone for Thinned<T> {
    fn clone(&self) -> Self {
        Self { kept: self.kept.clone(), ..*self }
    }

    fn clone_from(&mut self, from: &Self) {
        self.kept.clone_from(&from.kept);
        (self.every, self.skip) = (from.every, from.skip);
    }
}

impl<T> Thinned<T> {
    fn push(&mut self, make: impl FnOnce() -> T) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if self.kept.len() == MOST_POINTS {
            let mut keep = false;
            self.kept.retain(|_| {
                keep = !keep;
                keep
            });
            self.every *= 2;
        }
        self.kept.push(make());
        self.skip = self.every - 1;
    }
}

/// An item that was finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Finished {
    /// When, minute.
    pub minute: i64,
    /// Time from its arrival, minutes.
    pub lead: i64,
    /// Kind of work.
    pub kind: Kind,
}

/// How much work there was at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FlowSample {
    /// When, minute.
    pub minute: i64,
    /// Items that had arrived so far, by kind (order of [`Kind::ALL`]).
    pub arrived: [u64; 4],
    /// Items that had left so far (finished or sent away), by kind.
    pub left: [u64; 4],
    /// Items in somebody's hands; the rest waits.
    pub in_hand: u32,
}

/// The past of a run.
#[derive(Debug, Default, Serialize)]
pub(crate) struct History {
    /// From arrival to completion, of what was finished after the warm-up.
    pub(crate) leads: Durations,
    finished: Thinned<Finished>,
    flow: Thinned<FlowSample>,
}

copied_in_place!(History: leads, finished, flow);

impl History {
    /// Something was finished after the warm-up.
    pub(crate) fn finish(&mut self, minute: i64, lead: i64, kind: Kind) {
        self.leads.add(lead);
        self.finished.push(|| Finished { minute, lead, kind });
    }

    /// Its points: what was finished, and how work piled up.
    pub(crate) fn points(&self) -> (&[Finished], &[FlowSample]) {
        (&self.finished.kept, &self.flow.kept)
    }
}

/// How much work there is now.
pub(crate) fn now(world: &World) -> FlowSample {
    let minute = world.resource::<Clock>().now;
    let in_hand = world.rows::<Centre>().iter().map(|centre| centre.in_hand).sum();
    let totals = world.resource::<Totals>();
    let left = std::array::from_fn(|kind| totals.completed[kind] + totals.cancelled[kind]);
    FlowSample { minute, arrived: totals.arrived, left, in_hand }
}

/// Notes how much work there is.
pub(crate) fn sample(world: &mut World) {
    let sample = now(world);
    world.resource_mut::<Totals>().history.flow.push(|| sample);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_follow_one_another_without_gap_and_are_narrow() {
        let mut next = 0;
        for at in 0..1500 {
            let (low, width) = bounds(at);
            assert_eq!(low, next);
            assert!(width == 1 || width * 64 <= low);
            assert_eq!((class(low), class(low + width - 1)), (at, at));
            next = low + width;
        }
    }

    #[test]
    fn quantiles_are_those_of_the_sorted_list() {
        let mut durations = Durations::default();
        assert_eq!(durations.quantiles([0.5, 0.85]), [0.0, 0.0]);
        for minutes in (1..=100).rev() {
            durations.add(minutes);
        }
        assert_eq!(durations.quantiles([0.5, 0.85, 0.95, 1.0]), [50.0, 85.0, 95.0, 100.0]);
        let mut long = Durations::default();
        for minutes in 0..100_000 {
            long.add(minutes);
        }
        for (share, found) in [0.1, 0.5, 0.85, 0.95].into_iter().zip(long.quantiles([0.1, 0.5, 0.85, 0.95])) {
            assert!((found / (share * 100_000.0) - 1.0).abs() < 0.001, "{share}: {found}");
        }
    }

    #[test]
    fn what_is_too_much_is_thinned_evenly() {
        let mut list = Thinned::default();
        for number in 0..5000_u32 {
            list.push(|| number);
        }
        assert!(list.kept.len() <= MOST_POINTS && list.kept.len() >= MOST_POINTS / 2);
        assert!(list.kept.windows(2).all(|pair| pair[1] - pair[0] == 16), "{:?}", &list.kept[..10]);
        assert_eq!(list.kept[0], 0);
    }
}
