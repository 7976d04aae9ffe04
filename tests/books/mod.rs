//! The books of a run balance: work, minutes and money are conserved.

use std::collections::BTreeMap;
use unplanned::level::file::{Kind, Moment, ShiftFile, Weekday};
use unplanned::sim::Simulation;
use unplanned::sim::id::ItemId;
use unplanned::sim::view::{ItemPlace, Minutes, PersonView};

fn present(m: Minutes) -> f64 {
    m.working + m.switching + m.blocked + m.idle
}

/// Minutes of a shift from 00:00 of day 1 to `until`, counted one by one.
fn minutes_of(shift: &ShiftFile, first: Weekday, until: i64) -> i64 {
    let clock = |text: &str| Moment(format!("day 1 {text}")).minute(Weekday::Mon).unwrap();
    let (from, to, weekends) = match shift {
        ShiftFile::Always => return until,
        ShiftFile::Office => (9 * 60, 17 * 60, false),
        ShiftFile::Weekdays(from, to) => (clock(from), clock(to), false),
        ShiftFile::Daily(from, to) => (clock(from), clock(to), true),
    };
    let works = |day: i64| weekends || !matches!(first.plus(day), Weekday::Sat | Weekday::Sun);
    let at_work = |m: &i64| {
        let (day, clock) = (m / 1440, m % 1440);
        if from < to {
            works(day) && (from..to).contains(&clock)
        } else {
            // A night shift belongs to the day on which it began.
            (works(day) && clock >= from) || (works(day - 1) && clock < to)
        }
    };
    (0..until).filter(at_work).count() as i64
}

/// Nothing is lost and nothing stands in two places.
pub(crate) fn books_balance(sim: &Simulation) {
    let (view, report) = (sim.view(), sim.report());
    let (mut open, mut hidden) = ([0u64; 4], 0);
    view.items.iter().for_each(|item| open[item.kind as usize] += 1);
    for kind in Kind::ALL {
        let work = report.work[kind as usize];
        // The items themselves are counted, not the difference of the counters.
        assert_eq!(work.arrived, work.completed + work.cancelled + work.open, "{kind:?} {work:?}");
        hidden += work.open.checked_sub(open[kind as usize]).unwrap_or_else(|| panic!("{kind:?}: more than came"));
    }
    // What is not in sight came off the record.
    assert!(hidden as f64 <= report.metrics["off_record"], "{hidden} items are lost");
    assert_eq!(report.metrics["open_work"], (view.items.len() as u64 + hidden) as f64);
    assert_eq!(report.metrics["completed"], report.work.iter().map(|w| w.completed).sum::<u64>() as f64);

    let mut places: BTreeMap<ItemId, Vec<ItemPlace>> = BTreeMap::new();
    for (at, centre) in view.centres.iter().enumerate() {
        centre.queue.iter().for_each(|id| places.entry(*id).or_default().push(ItemPlace::Queue(at)));
    }
    for (at, person) in view.people.iter().enumerate() {
        person.hands.iter().for_each(|id| places.entry(*id).or_default().push(ItemPlace::Hands(at)));
    }
    for item in &view.items {
        let found = places.remove(&item.id).unwrap_or_default();
        match item.place {
            ItemPlace::Aside(_) => assert!(found.is_empty(), "{item:?} stands aside and at {found:?}"),
            place => assert_eq!(found, [place], "{item:?}"),
        }
    }
    assert!(places.is_empty(), "in a queue or in hand, but not open: {places:?}");

    let level = &sim.level().file;
    let shift = |p: &PersonView| level.people.iter().find(|f| f.id == p.id || p.id.starts_with(&format!("{}-", f.id)));
    let (mut extra, mut promised) = (0.0, view.metrics["overtime_hours"] * 60.0);
    // Who can come or go, or be given other hours, has no shift that could be counted beforehand.
    let tires = format!("{:?}", level.rules.fatigue).contains("On");
    let hours_change = level.script.iter().any(|trigger| format!("{:?}", trigger.then).contains("Shift("));
    for person in &view.people {
        let m = person.minutes;
        assert!([m.working, m.switching, m.blocked, m.idle, m.off].iter().all(|x| *x >= 0.0), "{}: {m:?}", person.id);
        assert!((present(m) + m.off - sim.minute() as f64).abs() < 1e-6, "{} at {}: {m:?}", person.id, sim.minute());
        let you = level.you.as_ref() == Some(&person.id);
        let kinds: f64 = person.by_kind.iter().sum();
        assert!(you || (kinds - m.working).abs() < 1e-3, "{}: {kinds} of {m:?}", person.id);
        let file = shift(person).expect("everybody is in the level");
        let moves = file.candidate.is_some() || tires || hours_change;
        if !you && !moves {
            let planned = minutes_of(&file.shift, level.first_day, sim.minute());
            let over = present(m) - planned as f64;
            assert!(over >= -1e-6, "{} was away for {over} minutes of their shift", person.id);
            extra += over;
        }
    }
    promised += 1e-6;
    assert!(extra <= promised, "{extra} minutes of overtime, {promised} were asked for");
    if sim.taken().is_empty() && !level.script.iter().any(|t| format!("{:?}", t.then).contains("Overtime")) {
        assert!(extra < 1e-6, "nobody asked for {extra} minutes of overtime");
    }

    // Money: what stands on the accounts, and nothing else, makes the difference.
    let accounts: Vec<f64> =
        report.metrics.iter().filter(|(name, _)| name.starts_with("cash.")).map(|(_, sum)| *sum).collect();
    let change = report.metrics["cash_change"];
    let rounding = 1e-9 * (accounts.iter().map(|sum| sum.abs()).sum::<f64>() + level.cash.abs()) + 1e-9;
    assert!((accounts.iter().sum::<f64>() - change).abs() <= rounding, "money came or went on no account");
    assert!((view.cash - level.cash - change).abs() <= rounding);
}
