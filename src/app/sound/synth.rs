//! Sounds as numbers: what `assets/sound/sounds.ron` describes becomes samples, the same on every machine.

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::Deserialize;
use std::f64::consts::TAU;

use super::cues::Cue;

/// Samples a second.
pub(crate) const RATE: u32 = 44_100;
/// What sounds again and again fades into its own beginning for so many seconds.
const SEAM: f64 = 1.0;
/// No sound begins at once: so many seconds.
const EDGE: f64 = 0.0005;

/// Every sound of the game.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sounds<S> {
    pub(crate) card: S,
    pub(crate) outage: S,
    pub(crate) relief: S,
    pub(crate) page: S,
    pub(crate) bell: S,
    pub(crate) taken: S,
    pub(crate) refused: S,
    pub(crate) room: S,
}

/// How a sound is made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recipe {
    seconds: f64,
    /// The loudest sample, 1 is full scale.
    peak: f64,
    /// It is played again and again without a seam.
    #[serde(default)]
    again: bool,
    layers: Vec<Layer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layer {
    voice: Voice,
    /// Where its pitch has gone at the end of the sound, as a factor.
    #[serde(default = "one")]
    slide: f64,
    #[serde(default)]
    start: f64,
    /// Seconds until it is at its loudest …
    attack: f64,
    /// … and in which it then falls to 1/e.
    decay: f64,
    /// What is let through, Hz: from, to.
    #[serde(default)]
    band: Option<(f64, f64)>,
    gain: f64,
}

#[derive(Clone, Copy, Debug, Deserialize)]
enum Voice {
    Sine(f64),
    Triangle(f64),
    Noise,
}

fn one() -> f64 {
    1.0
}

/// What the game's own file describes.
pub(crate) fn recipes() -> Sounds<Recipe> {
    ron::from_str(include_str!("../../../assets/sound/sounds.ron")).expect("a test reads the file")
}

impl<S> Sounds<S> {
    /// The sound of a cue.
    pub(crate) fn of(&self, cue: Cue) -> &S {
        match cue {
            Cue::Outage => &self.outage,
            Cue::Refused => &self.refused,
            Cue::Taken => &self.taken,
            Cue::Relief => &self.relief,
            Cue::Bell => &self.bell,
            Cue::Page => &self.page,
            Cue::Card => &self.card,
        }
    }
}

impl Sounds<Recipe> {
    /// All of them as samples, from −1 to 1.
    pub(crate) fn render(&self) -> Sounds<Vec<f32>> {
        Sounds {
            card: self.card.render(),
            outage: self.outage.render(),
            relief: self.relief.render(),
            page: self.page.render(),
            bell: self.bell.render(),
            taken: self.taken.render(),
            refused: self.refused.render(),
            room: self.room.render(),
        }
    }
}

impl Recipe {
    fn render(&self) -> Vec<f32> {
        let seam = if self.again { samples(SEAM) } else { 0 };
        let length = samples(self.seconds);
        let mut sum = vec![0.0; length + seam];
        for (n, layer) in self.layers.iter().enumerate() {
            layer.add_to(&mut sum, n as u64, length);
        }
        // Nothing that cannot be heard takes room: neither a constant nor what is slower than 20 Hz.
        high_pass(&mut sum, 20.0);
        if self.again {
            // The end goes over into the beginning, at the same power all the way.
            for i in 0..seam {
                let share = i as f64 / seam as f64;
                sum[i] = sum[i] * share.sqrt() + sum[length + i] * (1.0 - share).sqrt();
            }
            sum.truncate(length);
        }
        let mean = sum.iter().sum::<f64>() / length as f64;
        sum.iter_mut().for_each(|sample| *sample -= mean);
        if !self.again {
            // It dies away over its last quarter, however long its layers ring.
            let rest = length / 4;
            for (i, sample) in sum.iter_mut().rev().take(rest).enumerate() {
                let share = i as f64 / rest as f64;
                *sample *= share * share * (3.0 - 2.0 * share);
            }
            for (i, sample) in sum.iter_mut().take(samples(EDGE)).enumerate() {
                *sample *= i as f64 / samples(EDGE) as f64;
            }
        }
        let loudest = sum.iter().fold(0.0_f64, |most, sample| most.max(sample.abs()));
        sum.iter().map(|sample| (sample * self.peak / loudest.max(1e-9)) as f32).collect()
    }
}

impl Layer {
    fn add_to(&self, sum: &mut [f64], seed: u64, length: usize) {
        let start = samples(self.start).min(sum.len());
        let mut luck = Xoshiro256PlusPlus::seed_from_u64(seed + 1);
        let mut phase = 0.0;
        let mut own: Vec<f64> = (start..sum.len())
            .map(|i| {
                let value = match self.voice {
                    Voice::Sine(_) => libm::sin(TAU * phase),
                    Voice::Triangle(_) => 1.0 - 4.0 * (phase - 0.5).abs(),
                    Voice::Noise => (luck.next_u64() >> 11) as f64 / (1_u64 << 52) as f64 - 1.0,
                };
                if let Voice::Sine(pitch) | Voice::Triangle(pitch) = self.voice {
                    let gone = (i as f64 / length as f64).min(1.0);
                    phase = (phase + pitch * libm::pow(self.slide, gone) / f64::from(RATE)).fract();
                }
                value
            })
            .collect();
        if let Some((low, high)) = self.band {
            for _ in 0..2 {
                high_pass(&mut own, low);
                low_pass(&mut own, high);
            }
            // However narrow the band: as strong as a voice.
            let power = (own.iter().map(|x| x * x).sum::<f64>() / own.len().max(1) as f64).sqrt();
            own.iter_mut().for_each(|x| *x *= 0.5 / power.max(1e-9));
        }
        for (i, value) in own.into_iter().enumerate() {
            let time = i as f64 / f64::from(RATE);
            let rise = if time < self.attack { time / self.attack } else { 1.0 };
            let fall = libm::exp(-(time - self.attack).max(0.0) / self.decay);
            sum[start + i] += value * self.gain * rise * fall;
        }
    }
}

fn samples(seconds: f64) -> usize {
    (seconds * f64::from(RATE)) as usize
}

/// One pole each.
fn low_pass(signal: &mut [f64], pitch: f64) {
    let share = 1.0 - libm::exp(-TAU * pitch / f64::from(RATE));
    let mut last = 0.0;
    for sample in signal {
        last += share * (*sample - last);
        *sample = last;
    }
}

fn high_pass(signal: &mut [f64], pitch: f64) {
    let share = 1.0 - libm::exp(-TAU * pitch / f64::from(RATE));
    let mut slow = 0.0;
    for sample in signal {
        slow += share * (*sample - slow);
        *sample -= slow;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<(&'static str, Recipe)> {
        let Sounds { card, outage, relief, page, bell, taken, refused, room } = recipes();
        let named = [card, outage, relief, page, bell, taken, refused, room];
        ["card", "outage", "relief", "page", "bell", "taken", "refused", "room"].into_iter().zip(named).collect()
    }

    fn root_mean_square(signal: &[f32]) -> f64 {
        (signal.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / signal.len() as f64).sqrt()
    }

    #[test]
    fn every_sound_is_as_long_and_as_loud_as_it_says_and_never_clips() {
        for (name, recipe) in all() {
            let sound = recipe.render();
            assert_eq!(sound.len(), samples(recipe.seconds), "{name}");
            let peak = sound.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
            assert!((f64::from(peak) - recipe.peak).abs() < 1e-5 && peak <= 0.35, "{name}: {peak}");
            let flat = sound.windows(3).filter(|w| w[0].abs() > 0.9 * peak && w[0] == w[1] && w[1] == w[2]).count();
            assert_eq!(flat, 0, "{name}: tops cut off");
            assert!(sound.iter().all(|x| x.is_finite()), "{name}");
        }
    }

    #[test]
    fn no_sound_has_a_constant_in_it_or_begins_or_ends_at_once() {
        for (name, recipe) in all() {
            let sound = recipe.render();
            let mean = sound.iter().map(|x| f64::from(*x)).sum::<f64>() / sound.len() as f64;
            assert!(mean.abs() < 1e-3 * recipe.peak, "{name}: {mean}");
            let (first, last) = (sound[0], sound[sound.len() - 1]);
            if recipe.again {
                let steps = sound.windows(2).map(|w| (w[1] - w[0]).abs()).fold(0.0, f32::max);
                assert!((first - last).abs() <= steps, "{name}: a seam of {}", first - last);
            } else {
                assert!(first.abs() < 1e-4 && last.abs() < 1e-4, "{name}: {first}, {last}");
                // It has died away before it is cut.
                let tail = root_mean_square(&sound[sound.len() - sound.len() / 20..]);
                assert!(tail < 0.01 * recipe.peak, "{name}: {tail}");
            }
        }
    }

    #[test]
    fn the_same_file_gives_the_same_samples() {
        let hash = |sounds: &Sounds<Vec<f32>>| {
            let bytes: Vec<u8> = sounds.room.iter().chain(&sounds.outage).flat_map(|x| x.to_le_bytes()).collect();
            xxhash_rust::xxh3::xxh3_64(&bytes)
        };
        assert_eq!(hash(&recipes().render()), hash(&recipes().render()));
    }

    /// Share of the power below a pitch.
    fn below(sound: &[f32], pitch: f64) -> f64 {
        let mut low: Vec<f64> = sound.iter().map(|x| f64::from(*x)).collect();
        (0..4).for_each(|_| low_pass(&mut low, pitch));
        let power = |signal: &mut dyn Iterator<Item = f64>| signal.map(|x| x * x).sum::<f64>();
        power(&mut low.iter().copied()) / power(&mut sound.iter().map(|x| f64::from(*x)))
    }

    #[test]
    fn trouble_is_low_a_bell_is_high_and_the_room_is_quieter_than_all() {
        let sounds = recipes().render();
        assert!(below(&sounds.outage, 600.0) > 0.6 && below(&sounds.refused, 600.0) > 0.6);
        assert!(below(&sounds.bell, 600.0) < 0.2 && below(&sounds.page, 600.0) < 0.2);
        let room = root_mean_square(&sounds.room);
        assert!(room < 0.035, "{room}");
        for sound in [&sounds.outage, &sounds.relief, &sounds.bell, &sounds.taken, &sounds.refused] {
            // Where it is loudest, over a twentieth of a second.
            let loud = sound.chunks(samples(0.05)).map(root_mean_square).fold(0.0, f64::max);
            assert!(loud > room, "{loud} beside {room}");
        }
    }
}
