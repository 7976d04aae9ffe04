//! Random streams: one for each purpose and subject, so that one decision never reshuffles another's luck.
//!
//! The generator is Xoshiro256++ (Blackman and Vigna, 2021), seeded through SplitMix64. Only `libm` functions touch the
//! draws, so that every machine draws the same.

use rand::Rng as _;
use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::Serialize;

use super::plan::Effort;

/// What a stream is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub(crate) enum Purpose {
    Arrivals = 1,
    Effort,
    Rework,
    Recorded,
    Fault,
    Delay,
    Detection,
    Examine,
    Wear,
    Meeting,
    Collision,
    Flaw,
    Found,
    Breach,
    Chance,
    Mistake,
    Overload,
    Cascade,
    Weakness,
    Stage = 40,
    Rebuild,
    Canary,
}

/// One stream of random numbers.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream of a purpose and a subject (a stable id) under a seed.
    pub(crate) fn new(seed: u64, purpose: Purpose, subject: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(start(seed, purpose, subject)))
    }

    /// The first number of a stream, evenly in [0, 1), without making the stream.
    ///
    /// The generator's state is four numbers of SplitMix64, of which its first output needs the first and the last.
    pub(crate) fn first(seed: u64, purpose: Purpose, subject: u64) -> f64 {
        let x = start(seed, purpose, subject);
        let (first, last) = (mix(x.wrapping_add(GOLDEN)), mix(x.wrapping_add(GOLDEN.wrapping_mul(4))));
        unit_of(first.wrapping_add(last).rotate_left(23).wrapping_add(first))
    }

    /// [`Stream::minutes`] with the first number of a stream.
    pub(crate) fn minutes_of(seed: u64, purpose: Purpose, subject: u64, effort: Effort) -> i64 {
        match effort {
            Effort::Fixed(minutes) => minutes.max(1),
            _ => minutes(effort, Self::first(seed, purpose, subject)),
        }
    }

    /// Evenly in [0, 1): 53 bits.
    pub(crate) fn unit(&mut self) -> f64 {
        unit_of(self.0.next_u64())
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Exponential with a mean, not rounded.
    pub(crate) fn exponential(&mut self, mean: f64) -> f64 {
        exponential(mean, self.unit())
    }

    /// Whole minutes of a distribution, at least one (nearest minute).
    pub(crate) fn minutes(&mut self, effort: Effort) -> i64 {
        match effort {
            Effort::Fixed(minutes) => minutes.max(1),
            _ => minutes(effort, self.unit()),
        }
    }
}

/// The increment of SplitMix64.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

fn start(seed: u64, purpose: Purpose, subject: u64) -> u64 {
    let mut x = mix(seed ^ GOLDEN);
    x = mix(x ^ (purpose as u64).wrapping_mul(0xa076_1d64_78bd_642f));
    mix(x ^ subject)
}

fn unit_of(number: u64) -> f64 {
    (number >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
}

fn exponential(mean: f64, unit: f64) -> f64 {
    -mean * libm::log(1.0 - unit)
}

fn minutes(effort: Effort, unit: f64) -> i64 {
    let minutes = match effort {
        Effort::Fixed(minutes) => minutes as f64,
        Effort::Exp(mean) => exponential(mean as f64, unit),
        Effort::Uniform(low, high) => low as f64 + unit * (high - low) as f64,
        // Weibull of shape 1.5: mean = scale · Γ(1 + 1/1.5) = scale · 0.902 745 292 950 934.
        Effort::Skewed(mean) => {
            let scale = mean as f64 / 0.902_745_292_950_934;
            scale * libm::pow(-libm::log(1.0 - unit), 1.0 / 1.5)
        }
    };
    nearest(minutes).max(1)
}

/// The nearest whole number to one that is not negative; halves up. As `libm::round`, in a few instructions.
pub(crate) fn nearest(value: f64) -> i64 {
    let whole = value as i64;
    whole.saturating_add(i64::from(value - whole as f64 >= 0.5))
}

/// The least whole number that is not below. As `libm::ceil`, in a few instructions.
pub(crate) fn above(value: f64) -> i64 {
    let whole = value as i64;
    whole.saturating_add(i64::from((whole as f64) < value))
}

/// One number for a subject that is named by several.
pub(crate) fn subject<const N: usize>(parts: [u64; N]) -> u64 {
    parts.into_iter().fold(0x2545_f491_4f6c_dd1d, |x, part| mix(x ^ part))
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood, 2014).
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(effort: Effort) -> f64 {
        let mut stream = Stream::new(7, Purpose::Effort, 1);
        (0..200_000).map(|_| stream.minutes(effort) as f64).sum::<f64>() / 200_000.0
    }

    #[test]
    fn means_are_as_asked() {
        assert_eq!(mean(Effort::Fixed(90)), 90.0);
        for effort in [Effort::Exp(90), Effort::Uniform(60, 120), Effort::Skewed(90)] {
            assert!((mean(effort) - 90.0).abs() < 0.9, "{effort:?}: {}", mean(effort));
        }
    }

    #[test]
    fn the_first_number_of_a_stream_is_the_same_without_the_stream() {
        for subject in 0..1000 {
            let (mut stream, first) =
                (Stream::new(7, Purpose::Effort, subject), Stream::first(7, Purpose::Effort, subject));
            assert_eq!(stream.unit().to_bits(), first.to_bits());
            for effort in [Effort::Fixed(9), Effort::Exp(90), Effort::Uniform(60, 120), Effort::Skewed(90)] {
                let whole = Stream::new(7, Purpose::Effort, subject).minutes(effort);
                assert_eq!(Stream::minutes_of(7, Purpose::Effort, subject, effort), whole, "{effort:?}");
            }
        }
    }

    #[test]
    fn rounding_is_as_in_libm() {
        let mut stream = Stream::new(3, Purpose::Effort, 1);
        let draws = (0..100_000).map(|_| stream.exponential(100.0));
        for value in draws.chain([0.0, 0.5, 0.499_999_999_999_999_94, 1.5, 2.5, 1e15, 4_503_599_627_370_497.5, 1e300]) {
            assert_eq!(nearest(value), libm::round(value) as i64, "{value}");
            assert_eq!(above(value), libm::ceil(value) as i64, "{value}");
        }
    }

    #[test]
    fn streams_are_independent_of_each_other() {
        let first = |seed, purpose, subject| Stream::new(seed, purpose, subject).unit();
        let a = first(1, Purpose::Effort, 1);
        assert_eq!(a, first(1, Purpose::Effort, 1));
        for other in [first(2, Purpose::Effort, 1), first(1, Purpose::Fault, 1), first(1, Purpose::Effort, 2)] {
            assert_ne!(a, other);
        }
    }
}
