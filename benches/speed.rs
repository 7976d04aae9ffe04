//! `cargo bench --no-default-features --bench speed`: the core's speed over time, by criterion.

mod plant;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use plant::{PLANT, Plant};
use std::hint::black_box;
use std::sync::Arc;
use unplanned::level::{self, Level};
use unplanned::sim::Simulation;

fn run(level: &Arc<Level>, days: i64) -> Simulation {
    let mut sim = Simulation::new(level, 1);
    sim.run_until(days * 1440);
    sim
}

/// Two years of the reference network, by event.
fn network(c: &mut Criterion) {
    let level = level::load("labs/network").expect("it is shipped");
    let mut group = c.benchmark_group("network");
    group.throughput(Throughput::Elements(run(&level, 730).events()));
    group.bench_function("two years", |b| b.iter(|| black_box(run(&level, 730)).events()));
    group.finish();
}

/// Twenty working days with every mechanic on; the same as a run of many.
fn campaign(c: &mut Criterion) {
    let level = level::load("tests/levels/twenty_days").expect("it is in the repository");
    c.bench_function("twenty days", |b| b.iter(|| black_box(run(&level, 28)).events()));
}

/// A copy of a running level, for a forecast.
fn fork(c: &mut Criterion) {
    let mut group = c.benchmark_group("fork");
    for (name, path, days) in [("payday", "part1/payroll", 3), ("twenty days", "tests/levels/twenty_days", 14)] {
        let sim = run(&level::load(path).expect("it is in the repository"), days);
        group.bench_function(name, |b| b.iter(|| black_box(sim.fork()).minute()));
    }
    group.finish();
}

/// Ten times the items, the work centres, the days.
fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    let times = |by: u64| {
        [
            ("items", Plant { per_day: PLANT.per_day * by, ..PLANT }),
            ("pile", Plant { per_day: PLANT.per_day * by, pile: true, ..PLANT }),
            ("centres", Plant { lines: PLANT.lines * by as usize, ..PLANT }),
            ("days", Plant { days: PLANT.days * by as i64, ..PLANT }),
        ]
    };
    for by in [1, 10] {
        for (what, plant) in times(by) {
            let level = plant.level();
            group.throughput(Throughput::Elements(run(&level, plant.days).events()));
            group.bench_with_input(BenchmarkId::new(what, by), &plant.days, |b, &days| {
                b.iter(|| black_box(run(&level, days)).events());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, network, campaign, fork, growth);
criterion_main!(benches);
