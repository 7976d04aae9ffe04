//! What plays: a thread of its own with the system's usual output. Where there is none, nothing is heard, and the log has
//! one line.

use rodio::{DeviceSinkBuilder, MixerDeviceSink, Player, Source, buffer::SamplesBuffer};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::cues::{Cue, Heard, Play};
use super::synth::{RATE, Recipe, Sounds};

/// How often the room comes a step nearer to how strong it should be, and how large a part of the way that is.
const STEP: (Duration, f32) = (Duration::from_millis(40), 0.04);

enum Order {
    Play(Play, f32),
    Room(f32),
}

/// Somebody who plays what they are told.
pub(super) struct Device {
    orders: Sender<Order>,
    room: f32,
}

impl Device {
    /// Somebody who will play, if there is anything to play on.
    pub(super) fn open(recipes: Sounds<Recipe>) -> Option<Self> {
        let (orders, heard) = channel();
        // Opening an output can take its time; the window does not wait for it.
        let thread = std::thread::Builder::new().name("sound".into()).spawn(move || match open() {
            Ok(output) => play(&output, &recipes.render(), &heard),
            Err(why) => eprintln!("note: there is no sound: {why}"),
        });
        thread.ok().map(|_| Self { orders, room: 0.0 })
    }

    /// Plays what is to be heard, so loud.
    pub(super) fn hear(&mut self, heard: &Heard, loudness: f32) {
        // Without an output nobody takes the orders, and that is all right.
        for play in &heard.plays {
            let _ = self.orders.send(Order::Play(*play, loudness));
        }
        let room = heard.room * loudness;
        if (room - self.room).abs() > 0.004 || (room == 0.0 && self.room != 0.0) {
            self.room = room;
            let _ = self.orders.send(Order::Room(room));
        }
    }
}

fn open() -> Result<MixerDeviceSink, String> {
    // What goes wrong later (a headset is pulled out) is silence as well.
    let builder = DeviceSinkBuilder::from_default_device().map_err(|error| error.to_string())?;
    let mut output = builder.with_error_callback(|_| ()).open_sink_or_fallback().map_err(|error| error.to_string())?;
    output.log_on_drop(false);
    Ok(output)
}

fn play(output: &MixerDeviceSink, sounds: &Sounds<Vec<f32>>, orders: &Receiver<Order>) {
    let rate = NonZero::new(RATE).expect("a rate");
    let buffer = |sound: &Vec<f32>| SamplesBuffer::new(NonZero::<u16>::MIN, rate, sound.clone());
    let short = Cue::ALL.map(|cue| buffer(sounds.of(cue)));
    let room = Player::connect_new(output.mixer());
    room.set_volume(0.0);
    room.append(buffer(&sounds.room).repeat_infinite());
    let (mut strength, mut wanted) = (0.0_f32, 0.0_f32);
    loop {
        let order = if (strength - wanted).abs() > 1e-4 {
            orders.recv_timeout(STEP.0)
        } else {
            orders.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match order {
            Ok(Order::Play(play, loudness)) => {
                let sound = short[play.cue as usize].clone().speed(play.pitch);
                output.mixer().add(sound.amplify(play.gain * loudness));
            }
            Ok(Order::Room(room)) => wanted = room,
            Err(RecvTimeoutError::Timeout) => {
                strength += (wanted - strength) * STEP.1;
                if (strength - wanted).abs() <= 1e-3 {
                    strength = wanted;
                }
                room.set_volume(strength);
                if strength == 0.0 { room.pause() } else { room.play() }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
