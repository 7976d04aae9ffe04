//! The reference network in nexosim, one thread: `network DAYS SEED` prints one JSON object.
//!
//! A source and five work centres are models; a job is a message from one to the next.

use nexosim::model::{Context, Model, schedulable};
use nexosim::ports::Output;
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use rand::{Rng as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

const NAMES: [&str; 5] = ["analysis", "dev", "qa", "ops", "deploy"];
const SERVERS: [u32; 5] = [2, 3, 2, 1, 1];
/// Minutes.
const MEANS: [f64; 5] = [90.0, 120.0, 75.0, 60.0, 40.0];
const BETWEEN_ARRIVALS: f64 = 60.0 / 0.85;
const DEV: usize = 1;
const QA: usize = 2;

static EVENTS: AtomicU64 = AtomicU64::new(0);
static WAITED: [AtomicU64; 5] = [const { AtomicU64::new(0) }; 5];
static PULLS: [AtomicU64; 5] = [const { AtomicU64::new(0) }; 5];

fn unit(luck: &mut Xoshiro256PlusPlus) -> f64 {
    (luck.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
}

/// A time with this mean in minutes, never nothing.
fn exponential(luck: &mut Xoshiro256PlusPlus, mean: f64) -> Duration {
    Duration::from_secs_f64(-60.0 * mean * (1.0 - unit(luck)).ln()).max(Duration::from_nanos(1))
}

#[derive(Serialize, Deserialize)]
struct Source {
    luck: Xoshiro256PlusPlus,
    out: Output<()>,
}

#[Model]
impl Source {
    #[nexosim(init)]
    async fn init(&mut self, cx: &Context<Self>) {
        let wait = exponential(&mut self.luck, BETWEEN_ARRIVALS);
        cx.schedule_event(wait, schedulable!(Self::arrive), ()).expect("later than now");
    }

    #[nexosim(schedulable)]
    async fn arrive(&mut self, _: (), cx: &Context<Self>) {
        EVENTS.fetch_add(1, Relaxed);
        let wait = exponential(&mut self.luck, BETWEEN_ARRIVALS);
        cx.schedule_event(wait, schedulable!(Self::arrive), ()).expect("later than now");
        self.out.send(()).await;
    }
}

#[derive(Serialize, Deserialize)]
struct Centre {
    at: usize,
    luck: Xoshiro256PlusPlus,
    busy: u32,
    /// When those came who wait.
    queue: VecDeque<MonotonicTime>,
    on: Output<()>,
    back: Output<()>,
}

impl Centre {
    fn start(&mut self, came: MonotonicTime, cx: &Context<Self>) {
        self.busy += 1;
        PULLS[self.at].fetch_add(1, Relaxed);
        WAITED[self.at].fetch_add(cx.time().duration_since(came).as_secs(), Relaxed);
        let service = exponential(&mut self.luck, MEANS[self.at]);
        cx.schedule_event(service, schedulable!(Self::finish), ()).expect("later than now");
    }
}

#[Model]
impl Centre {
    async fn enter(&mut self, _: (), cx: &Context<Self>) {
        let now = cx.time();
        if self.busy < SERVERS[self.at] {
            self.start(now, cx);
        } else {
            self.queue.push_back(now);
        }
    }

    #[nexosim(schedulable)]
    async fn finish(&mut self, _: (), cx: &Context<Self>) {
        EVENTS.fetch_add(1, Relaxed);
        self.busy -= 1;
        if let Some(came) = self.queue.pop_front() {
            self.start(came, cx);
        }
        if self.at == QA && unit(&mut self.luck) < 0.2 {
            self.back.send(()).await;
        } else {
            self.on.send(()).await;
        }
    }
}

fn main() {
    let number = |place| std::env::args().nth(place).and_then(|text| text.parse::<u64>().ok());
    let (Some(days), Some(seed)) = (number(1), number(2)) else {
        eprintln!("usage: network DAYS SEED");
        std::process::exit(2);
    };
    let luck = |place: usize| Xoshiro256PlusPlus::seed_from_u64(seed * 10 + place as u64);
    let boxes: [Mailbox<Centre>; 5] = std::array::from_fn(|_| Mailbox::new());
    let mut source = Source { luck: luck(5), out: Output::default() };
    source.out.connect(Centre::enter, &boxes[0]);
    let mut centres = Vec::new();
    for at in 0..5 {
        let (mut on, mut back) = (Output::default(), Output::default());
        if at + 1 < 5 {
            on.connect(Centre::enter, &boxes[at + 1]);
        }
        if at == QA {
            back.connect(Centre::enter, &boxes[DEV]);
        }
        centres.push(Centre { at, luck: luck(at), busy: 0, queue: VecDeque::new(), on, back });
    }
    let mut bench = SimInit::with_num_threads(1).add_model(source, Mailbox::new(), "source");
    for (centre, mailbox) in centres.into_iter().zip(boxes) {
        let name = NAMES[centre.at];
        bench = bench.add_model(centre, mailbox, name);
    }
    let mut simulation = bench.init(MonotonicTime::EPOCH).expect("the bench is whole");
    let started = Instant::now();
    simulation.step_until(Duration::from_secs(days * 86_400)).expect("nothing fails");
    let seconds = started.elapsed().as_secs_f64();
    let wait = |at: usize| WAITED[at].load(Relaxed) as f64 / 60.0 / PULLS[at].load(Relaxed).max(1) as f64;
    let waits: [f64; 5] = std::array::from_fn(wait);
    println!("{{\"events\": {}, \"seconds\": {seconds}, \"waits\": {waits:?}}}", EVENTS.load(Relaxed));
}
