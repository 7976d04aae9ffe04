//! `play --for SECONDS`: the real window plays by itself, leaves a picture and its statistics, and closes.

#![expect(clippy::disallowed_methods, reason = "what is measured here is real time")]

use bevy::prelude::*;
use bevy::render::view::window::screenshot::{Screenshot, save_to_disk};
use cpu_time::ThreadTime;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::Game;
use crate::replay::{hex, write_whole};

#[derive(Resource)]
struct Test {
    seconds: f64,
    screenshot: Option<PathBuf>,
    stats: Option<PathBuf>,
    started: Instant,
    first_frame: Option<f64>,
    /// When the frame began, and what the thread had computed by then.
    frame_began: (Instant, Duration),
    frames: Vec<Frame>,
    closing: Option<u32>,
}

/// What a frame took, ms: on the wall, and of the processor. Where the processor also draws, or has other work, a frame waits
/// for it, and the first says how long.
struct Frame {
    elapsed: f64,
    cpu: f64,
}

/// Processor time of this thread: all that a frame does but the drawing itself is done on it.
fn computed() -> Duration {
    ThreadTime::try_now().map_or(Duration::ZERO, |time| time.as_duration())
}

/// The clock on the wall.
pub(super) fn now() -> Instant {
    Instant::now()
}

/// Adds the test mode to the game.
pub(super) fn plug_in(
    app: &mut App,
    began: Instant,
    seconds: f64,
    screenshot: Option<PathBuf>,
    stats: Option<PathBuf>,
) {
    app.insert_resource(Test {
        seconds,
        screenshot,
        stats,
        started: began,
        first_frame: None,
        frame_began: (began, computed()),
        frames: Vec::new(),
        closing: None,
    })
    .insert_resource(bevy::winit::WinitSettings::continuous())
    .add_systems(First, |mut test: ResMut<Test>| test.frame_began = (Instant::now(), computed()))
    .add_systems(Last, watch);
}

fn watch(mut test: ResMut<Test>, mut game: NonSendMut<Game>, mut commands: Commands, mut exit: MessageWriter<AppExit>) {
    let (began, before) = test.frame_began;
    let frame = Frame {
        elapsed: began.elapsed().as_secs_f64() * 1000.0,
        cpu: computed().saturating_sub(before).as_secs_f64() * 1000.0,
    };
    test.frames.push(frame);
    let since = test.started.elapsed().as_secs_f64();
    test.first_frame.get_or_insert(since);
    match test.closing {
        None if since >= test.seconds => {
            if let Some(session) = &mut game.session {
                session.speed = super::Speed::Paused;
            }
            if let Some(path) = test.screenshot.clone() {
                commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path));
            }
            test.closing = Some(40);
        }
        None => {}
        Some(0) => {
            if let Some(path) = &test.stats {
                let text = stats(&test, &game);
                if let Err(error) = write_whole(path, &text) {
                    error!("{}: the statistics cannot be written: {error}", path.display());
                }
            }
            exit.write(AppExit::Success);
        }
        Some(left) => test.closing = Some(left - 1),
    }
}

fn stats(test: &Test, game: &Game) -> String {
    let at = |share: f64, ms: fn(&Frame) -> f64| {
        let mut all: Vec<f64> = test.frames.iter().map(ms).collect();
        all.sort_by(f64::total_cmp);
        all.get(((all.len() as f64 - 1.0) * share) as usize).copied().unwrap_or(0.0)
    };
    let (minute, digest) = game.session.as_ref().map_or((0, String::new()), |s| (s.sim.minute(), hex(s.sim.digest())));
    let json = serde_json::json!({
        "first_frame_seconds": test.first_frame,
        "frames": test.frames.len(),
        "cpu_ms_per_frame_p50": at(0.5, |frame| frame.cpu),
        "cpu_ms_per_frame_p95": at(0.95, |frame| frame.cpu),
        "elapsed_ms_per_frame_p50": at(0.5, |frame| frame.elapsed),
        "elapsed_ms_per_frame_p95": at(0.95, |frame| frame.elapsed),
        "rss_mib": resident_mib(),
        "minute": minute,
        "digest": digest,
    });
    format!("{json}\n")
}

/// Memory in use, MiB; 0 where the system does not say.
fn resident_mib() -> f64 {
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|text| text.split_whitespace().nth(1)?.parse::<f64>().ok());
    pages.unwrap_or(0.0) * 4096.0 / 1_048_576.0
}
