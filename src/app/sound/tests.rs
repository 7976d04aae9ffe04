use std::collections::BTreeMap;

use super::cues::{Cue, Cues, Heard, Play, Scene};
use super::synth::{RATE, recipes};
use crate::app::session::{Session, Speed};
use crate::level;
use crate::level::file::{Happening, Kind, Way};
use crate::sim::action::Action;
use crate::sim::id::{FactId, ItemId};
use crate::sim::view::{FactView, View};
use crate::strategy::{Player, Seat};

fn session() -> Session {
    Session::new(&level::load("part1/payroll").unwrap(), 3, None)
}

fn view() -> View {
    (*session().view).clone()
}

/// Real seconds, and what could be seen then.
struct Ear {
    cues: Cues,
    now: f64,
    speed: Speed,
}

impl Ear {
    /// Has seen a building already.
    fn new(view: &View) -> Self {
        let mut ear = Self { cues: Cues::default(), now: 0.0, speed: Speed::X1 };
        assert_eq!(ear.hear(view, 0, 0).plays, []);
        ear
    }

    fn hear(&mut self, view: &View, taken: usize, refused: u32) -> Heard {
        self.now += 0.02;
        let (now, speed) = (self.now, self.speed);
        self.cues.next(&Scene { view, now, speed, taken, refused, of: (3, 0) })
    }
}

fn cues(heard: &Heard) -> Vec<Cue> {
    heard.plays.iter().map(|play| play.cue).collect()
}

fn happens(view: &mut View, what: Happening) {
    let id = FactId(view.facts.iter().map(|fact| fact.id.0 + 1).max().unwrap_or(0));
    let text = String::new;
    let (minute, because, yours, kind) = (view.minute, Vec::new(), false, Kind::Unplanned);
    view.facts.push(FactView { id, minute, what, title: text(), detail: text(), note: text(), because, yours, kind });
}

#[test]
fn what_happens_has_its_sound() {
    let name = || "x".to_string();
    for (what, cue) in [
        (Happening::Detected(name()), Some(Cue::Outage)),
        (Happening::Missed(name()), Some(Cue::Outage)),
        (Happening::Resolved(name()), Some(Cue::Relief)),
        (Happening::Said(name()), Some(Cue::Page)),
        (Happening::Left(name(), Way::Clean), Some(Cue::Bell)),
        (Happening::Delivered(name()), Some(Cue::Bell)),
        (Happening::Target(name(), true), Some(Cue::Bell)),
        (Happening::Target(name(), false), None),
        // Nobody need know yet.
        (Happening::Began(name()), None),
        (Happening::Finished(name()), None),
    ] {
        let mut view = view();
        let mut ear = Ear::new(&view);
        happens(&mut view, what.clone());
        assert_eq!(cues(&ear.hear(&view, 0, 0)), cue.into_iter().collect::<Vec<_>>(), "{what:?}");
        assert_eq!(ear.hear(&view, 0, 0).plays, [], "{what:?}: once");
    }
}

#[test]
fn lamps_ring_and_do_not_when_they_go_out() {
    let mut view = view();
    view.stars[0].1 = false;
    let mut ear = Ear::new(&view);
    view.stars[0].1 = true;
    assert_eq!(cues(&ear.hear(&view, 0, 0)), [Cue::Bell]);
    ear.now += 10.0;
    view.stars[0].1 = false;
    assert_eq!(ear.hear(&view, 0, 0).plays, []);
}

#[test]
fn an_order_clicks_and_a_refusal_is_dull_at_any_speed() {
    for speed in [Speed::Paused, Speed::X1, Speed::Max] {
        let mut game = session();
        let (mut cues_, mut now) = (Cues::default(), 0.0);
        game.speed = speed;
        let mut hear = |game: &Session| {
            now += 0.2;
            cues(&cues_.next(&Scene::of(game, now)))
        };
        hear(&game);
        assert!(game.submit(Action::AskChanges { centre: "servers".into() }));
        assert_eq!(hear(&game).first(), Some(&Cue::Taken));
        assert!(!game.submit(Action::AskChanges { centre: "nowhere".into() }));
        assert_eq!(hear(&game), [Cue::Refused]);
        game.speed = Speed::Paused;
        game.undo();
        assert_eq!(hear(&game), []);
    }
}

#[test]
fn going_back_is_silent() {
    let mut game = session();
    let mut cues_ = Cues::default();
    cues_.next(&Scene::of(&game, 0.0));
    game.set_speed(Speed::Max);
    for _ in 0..8 {
        game.speed = Speed::Max;
        game.tick(0.25);
    }
    cues_.next(&Scene::of(&game, 1.0));
    let earliest = game.sim.span().0;
    assert!(game.go_back(earliest));
    assert_eq!(cues_.next(&Scene::of(&game, 20.0)).plays, []);
    assert!(game.go_on_with(0));
    assert_eq!(cues_.next(&Scene::of(&game, 40.0)).plays, []);
}

#[test]
fn a_card_ticks_where_it_comes_to_rest_and_many_are_a_sheaf() {
    let mut view = view();
    view.centres.iter_mut().for_each(|centre| centre.queue.clear());
    let mut ear = Ear::new(&view);
    view.centres[0].queue.push(ItemId(900));
    let one = ear.hear(&view, 0, 0);
    assert_eq!(cues(&one), [Cue::Card]);
    view.centres[0].queue.clear();
    assert_eq!(ear.hear(&view, 0, 0).plays, [], "into somebody's hands");
    ear.now += 1.0;
    view.centres[1].queue.extend((900..930).map(ItemId));
    let many = ear.hear(&view, 0, 0);
    assert_eq!(cues(&many), [Cue::Card], "thirty cards are one sound");
    assert!(many.plays[0].gain > one.plays[0].gain && many.plays[0].gain < 2.0);
}

#[test]
fn no_speed_is_a_machine_gun() {
    for (speed, most) in [(Speed::X1, 2.3), (Speed::X3, 2.3), (Speed::X10, 2.3), (Speed::Max, 1.6)] {
        let mut view = view();
        let mut ear = Ear::new(&view);
        ear.speed = speed;
        let mut times: BTreeMap<Cue, Vec<f64>> = BTreeMap::new();
        let mut all = 0;
        for frame in 0..1500 {
            // Everything at once, in every frame for half a minute.
            view.minute += 1;
            view.centres[frame % 2].queue.push(ItemId(1000 + frame as u32));
            for what in [Happening::Said, Happening::Detected, Happening::Resolved, Happening::Delivered] {
                happens(&mut view, what("x".into()));
            }
            for play in ear.hear(&view, 0, 0).plays {
                times.entry(play.cue).or_default().push(ear.now);
                all += 1;
                assert!(play.gain <= 1.7 && (0.9..1.1).contains(&play.pitch));
            }
        }
        let each_second = f64::from(all) / 30.0;
        assert!(each_second <= most, "{speed:?}: {each_second} sounds a second");
        for (cue, times) in times {
            let least = times.windows(2).map(|w| w[1] - w[0]).fold(f64::INFINITY, f64::min);
            let floor = if speed == Speed::Max { 0.6 } else { 0.13 };
            assert!(least > floor, "{speed:?}: {cue:?} again after {least} s");
        }
    }
}

#[test]
fn an_outage_is_heard_among_a_hundred_cards() {
    let mut view = view();
    let mut ear = Ear::new(&view);
    for n in 0..200 {
        view.centres[0].queue.push(ItemId(1000 + n));
        ear.hear(&view, 0, 0);
    }
    ear.now += 0.5;
    view.centres[0].queue.push(ItemId(2000));
    happens(&mut view, Happening::Detected("x".into()));
    assert_eq!(cues(&ear.hear(&view, 0, 0)).first(), Some(&Cue::Outage));
}

#[test]
fn the_room_thickens_with_what_waits_and_is_silent_while_work_flows() {
    let mut view = view();
    view.centres.iter_mut().for_each(|centre| centre.queue.clear());
    let room = |view: &View, speed| {
        let mut ear = Ear::new(view);
        ear.speed = speed;
        ear.hear(view, 0, 0).room
    };
    assert_eq!(room(&view, Speed::X1), 0.0);
    let mut last = 0.0;
    for many in [10, 40, 160, 640] {
        view.centres[0].queue = (0..many).map(ItemId).collect();
        let now = room(&view, Speed::X1);
        assert!(now > last && now < 1.0, "{many}: {now} after {last}");
        last = now;
    }
    assert!(room(&view, Speed::Paused) < last);
}

/// A level as it sounds: what is heard in it, mixed as a device would.
fn mix(name: &str, strategy: &str, speed: Speed, seconds: f64) -> (Vec<f32>, Vec<Play>) {
    let level = level::load(&format!("tests/levels/{name}")).or_else(|_| level::load(name)).unwrap();
    let mut game = Session::new(&level, 3, None);
    game.seat = Some(Seat::new(Player::new(strategy, &level, 3).unwrap()));
    let sounds = recipes().render();
    let mut mix = vec![0.0_f32; (seconds * f64::from(RATE)) as usize];
    let (mut cues, mut all, mut strength) = (Cues::default(), Vec::new(), 0.0_f32);
    let frame = 1.0 / 30.0;
    let step = (frame * f64::from(RATE)) as usize;
    for n in 0..(seconds / frame) as usize {
        game.speed = speed;
        game.tick(frame);
        let heard = cues.next(&Scene::of(&game, n as f64 * frame));
        for i in n * step..((n + 1) * step).min(mix.len()) {
            strength += (heard.room - strength) * 1.0 / RATE as f32;
            mix[i] += sounds.room[i % sounds.room.len()] * strength;
        }
        for play in heard.plays {
            let sound = sounds.of(play.cue);
            for (i, out) in mix[n * step..].iter_mut().enumerate() {
                let Some(sample) = sound.get((i as f32 * play.pitch) as usize) else { break };
                *out += sample * play.gain;
            }
            all.push(play);
        }
    }
    (mix, all)
}

/// The quietest and the loudest second, and the loudest sample, in dB of full scale.
fn loudness(mix: &[f32]) -> (f64, f64, f64) {
    let decibel = |x: f64| 20.0 * x.max(1e-6).log10();
    let power = |part: &[f32]| (part.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / part.len() as f64).sqrt();
    let seconds: Vec<f64> = mix.chunks_exact(RATE as usize).map(|part| decibel(power(part))).collect();
    let peak = mix.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
    let (low, high) = seconds.iter().fold((0.0_f64, -200.0_f64), |(low, high), x| (low.min(*x), high.max(*x)));
    (low, high, decibel(f64::from(peak)))
}

#[test]
fn a_played_level_is_calm_and_never_clips() {
    let cases = [
        ("part1/payroll", "timeline_first", Speed::X1),
        ("part1/payroll", "timeline_first", Speed::X10),
        ("part1/payroll", "timeline_first", Speed::Max),
        ("four_hundred", "random", Speed::X3),
    ];
    for (name, strategy, speed) in cases {
        let (mix, plays) = mix(name, strategy, speed, 40.0);
        let (quiet, loud, peak) = loudness(&mix);
        let each = plays.len() as f64 / 40.0;
        let told =
            format!("{name}, {speed:?}: {quiet:.0} to {loud:.0} dB, peak {peak:.0} dB, {each:.2} sounds a second");
        assert!(!plays.is_empty(), "{told}");
        assert!(peak < -4.0 && loud < -16.0, "{told}");
        assert!(plays.iter().filter(|play| play.cue == Cue::Card).count() as f64 / 40.0 < 2.5, "{told}");
        // To be listened to: a file for each, where somebody asks for them.
        if let Some(folder) = std::env::var_os("UNPLANNED_HEAR") {
            let file = format!("{}-{speed:?}.wav", name.replace('/', "-"));
            std::fs::write(std::path::Path::new(&folder).join(file), wav(&mix)).unwrap();
            eprintln!("{told}");
        }
    }
}

/// As a file of 16-bit samples.
fn wav(mix: &[f32]) -> Vec<u8> {
    let bytes = mix.len() as u32 * 2;
    let mut file = Vec::new();
    file.extend(b"RIFF");
    file.extend((36 + bytes).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(
        [16_u32.to_le_bytes(), 0x0001_0001_u32.to_le_bytes(), RATE.to_le_bytes(), (RATE * 2).to_le_bytes()].concat(),
    );
    file.extend(0x0010_0002_u32.to_le_bytes());
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    file.extend(mix.iter().flat_map(|x| ((x.clamp(-1.0, 1.0) * 32767.0) as i16).to_le_bytes()));
    file
}

#[test]
fn the_file_of_a_mix_is_one() {
    let file = wav(&[0.0, 1.0]);
    assert_eq!((file.len(), &file[..4], &file[36..40]), (48, &b"RIFF"[..], &b"data"[..]));
}
