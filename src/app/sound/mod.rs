//! Sound, quiet by default: `cues` says what is to be heard, `synth` makes it from a description, `device` plays it. The
//! first two are always there and need no device; the last is there on Windows and macOS, on Linux with the feature `sound`.

#[cfg_attr(
    not(any(windows, target_vendor = "apple", feature = "sound")),
    allow(dead_code, reason = "nothing plays what is made, but the tests look at it")
)]
mod cues;
#[cfg(any(windows, target_vendor = "apple", feature = "sound"))]
mod device;
#[cfg_attr(
    not(any(windows, target_vendor = "apple", feature = "sound")),
    allow(dead_code, reason = "nothing plays what is made, but the tests look at it")
)]
mod synth;
#[cfg(test)]
mod tests;

#[cfg(not(any(windows, target_vendor = "apple", feature = "sound")))]
mod device {
    //! This program is built without sound.

    use super::synth::{Recipe, Sounds};

    pub(super) struct Device;

    impl Device {
        pub(super) fn open(_: Sounds<Recipe>) -> Option<Self> {
            None
        }

        pub(super) fn hear(&mut self, _: &super::cues::Heard, _: f32) {}
    }
}

use cues::{Cues, Heard, Scene};
use device::Device;

use super::session::Session;
use super::settings::Settings;

/// This program can play sounds.
pub(crate) const BUILT: bool = cfg!(any(windows, target_vendor = "apple", feature = "sound"));

/// What is heard, and what it is heard with.
#[derive(Default)]
pub(crate) struct Sound {
    cues: Cues,
    /// Opened when something is to be heard for the first time.
    device: Option<Option<Device>>,
}

impl Sound {
    /// What is to be heard of a frame; nothing of a game that is not on the screen. `now` is in real seconds, `front` whether
    /// the window is the one that is used.
    pub(crate) fn frame(&mut self, game: Option<&Session>, settings: &Settings, now: f64, front: bool) {
        if !BUILT {
            return;
        }
        let on = settings.sound && (front || settings.sound_behind);
        if !on && self.device.is_none() {
            return;
        }
        // It goes on listening while it is silent: later nothing is heard of what was.
        let heard = game.map_or(Heard::default(), |game| self.cues.next(&Scene::of(game, now)));
        let device = self.device.get_or_insert_with(|| Device::open(synth::recipes()));
        if let Some(device) = device {
            device.hear(&if on { heard } else { Heard::default() }, settings.loudness());
        }
    }
}
