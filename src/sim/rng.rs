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
        let mut x = mix(seed ^ 0x9e37_79b9_7f4a_7c15);
        x = mix(x ^ (purpose as u64).wrapping_mul(0xa076_1d64_78bd_642f));
        x = mix(x ^ subject);
        Self(Xoshiro256PlusPlus::seed_from_u64(x))
    }

    /// Evenly in [0, 1): 53 bits.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Exponential with a mean, not rounded.
    pub(crate) fn exponential(&mut self, mean: f64) -> f64 {
        -mean * libm::log(1.0 - self.unit())
    }

    /// Whole minutes of a distribution, at least one (nearest minute).
    pub(crate) fn minutes(&mut self, effort: Effort) -> i64 {
        let minutes = match effort {
            Effort::Fixed(minutes) => return minutes.max(1),
            Effort::Exp(mean) => self.exponential(mean as f64),
            Effort::Uniform(low, high) => low as f64 + self.unit() * (high - low) as f64,
            // Weibull of shape 1.5: mean = scale · Γ(1 + 1/1.5) = scale · 0.902 745 292 950 934.
            Effort::Skewed(mean) => {
                let scale = mean as f64 / 0.902_745_292_950_934;
                scale * libm::pow(-libm::log(1.0 - self.unit()), 1.0 / 1.5)
            }
        };
        (libm::round(minutes) as i64).max(1)
    }
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
    fn streams_are_independent_of_each_other() {
        let first = |seed, purpose, subject| Stream::new(seed, purpose, subject).unit();
        let a = first(1, Purpose::Effort, 1);
        assert_eq!(a, first(1, Purpose::Effort, 1));
        for other in [first(2, Purpose::Effort, 1), first(1, Purpose::Fault, 1), first(1, Purpose::Effort, 2)] {
            assert_ne!(a, other);
        }
    }
}
