//! The reference network as a hand-written loop: `limit DAYS SEED` prints one JSON object.
//!
//! One binary heap, plain structs, one random stream. Whole minutes, as in the game.

use rand::{Rng as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::time::Instant;

const SERVERS: [u32; 5] = [2, 3, 2, 1, 1];
/// Minutes.
const MEANS: [f64; 5] = [90.0, 120.0, 75.0, 60.0, 40.0];
const BETWEEN_ARRIVALS: f64 = 60.0 / 0.85;
const DEV: u8 = 1;
const QA: u8 = 2;
/// In place of a centre: somebody new comes.
const ARRIVAL: u8 = 5;

#[derive(Default)]
struct Centre {
    /// When those came who wait.
    queue: VecDeque<i64>,
    busy: u32,
    waited: i64,
    pulls: u64,
}

struct Network {
    /// Minute, sequence, where.
    agenda: BinaryHeap<Reverse<(i64, u64, u8)>>,
    sequence: u64,
    centres: [Centre; 5],
    luck: Xoshiro256PlusPlus,
}

impl Network {
    fn unit(&mut self) -> f64 {
        (self.luck.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    fn exponential(&mut self, mean: f64) -> i64 {
        (-mean * (1.0 - self.unit()).ln()).round() as i64
    }

    fn post(&mut self, minute: i64, what: u8) {
        self.sequence += 1;
        self.agenda.push(Reverse((minute, self.sequence, what)));
    }

    fn start(&mut self, at: u8, came: i64, now: i64) {
        let centre = &mut self.centres[at as usize];
        centre.busy += 1;
        centre.pulls += 1;
        centre.waited += now - came;
        let service = self.exponential(MEANS[at as usize]).max(1);
        self.post(now + service, at);
    }

    fn enter(&mut self, at: u8, now: i64) {
        if self.centres[at as usize].busy < SERVERS[at as usize] {
            self.start(at, now, now);
        } else {
            self.centres[at as usize].queue.push_back(now);
        }
    }

    fn run(&mut self, until: i64) -> u64 {
        let mut events = 0;
        let first = self.exponential(BETWEEN_ARRIVALS);
        self.post(first, ARRIVAL);
        while let Some(Reverse((now, _, at))) = self.agenda.pop() {
            if now > until {
                break;
            }
            events += 1;
            if at == ARRIVAL {
                let next = now + self.exponential(BETWEEN_ARRIVALS);
                self.post(next, ARRIVAL);
                self.enter(0, now);
                continue;
            }
            self.centres[at as usize].busy -= 1;
            let next = if at == QA && self.unit() < 0.2 { DEV } else { at + 1 };
            if next < ARRIVAL {
                self.enter(next, now);
            }
            if let Some(came) = self.centres[at as usize].queue.pop_front() {
                self.start(at, came, now);
            }
        }
        events
    }
}

fn main() {
    let number = |place| std::env::args().nth(place).and_then(|text| text.parse::<u64>().ok());
    let (Some(days), Some(seed)) = (number(1), number(2)) else {
        eprintln!("usage: limit DAYS SEED");
        std::process::exit(2);
    };
    let mut network = Network {
        agenda: BinaryHeap::new(),
        sequence: 0,
        centres: Default::default(),
        luck: Xoshiro256PlusPlus::seed_from_u64(seed),
    };
    let started = Instant::now();
    let events = network.run(days as i64 * 1440);
    let seconds = started.elapsed().as_secs_f64();
    let waits = network.centres.each_ref().map(|c| c.waited as f64 / c.pulls.max(1) as f64);
    println!("{{\"events\": {events}, \"seconds\": {seconds}, \"waits\": {waits:?}}}");
}
