//! Players: the engine's own (`none`, `random`) and the rule-based ones of a level's proof. They know what the player can see, and nothing else.

use rand::{Rng as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::level::Level;
use crate::level::file::{Condition, Happening, Moment, Order, Pick, StrategyFile, Weekday};
use crate::sim::action::{Action, ActionKind};
use crate::sim::view::{ItemPlace, ItemView};
use crate::sim::{Outcome, Simulation};

/// How often a player looks, simulated minutes.
const LOOKS_EVERY: i64 = 15;

/// Somebody who plays.
pub enum Player {
    /// Takes no action at all.
    None,
    /// Takes a random legal action about twice an hour of the working day.
    Random(Box<Xoshiro256PlusPlus>),
    /// Follows rules.
    Rules(Box<Rules>),
}

/// A rule-based player: which of its rules are done.
pub struct Rules {
    file: StrategyFile,
    first_day: Weekday,
    /// For each rule: for each order, taken; and when it was last done.
    taken: Vec<Vec<bool>>,
    done: Vec<Option<i64>>,
}

impl Player {
    /// The player of a name: `none`, `random`, or a strategy of the level's proof.
    ///
    /// # Errors
    /// When the level has no strategy of that name: says which it has.
    pub fn new(name: &str, level: &Level, seed: u64) -> Result<Self, String> {
        match name {
            "none" => Ok(Self::None),
            "random" => Ok(Self::Random(Box::new(Xoshiro256PlusPlus::seed_from_u64(seed ^ 0x7261_6e64_6f6d)))),
            _ => {
                let strategies = level.proof.as_ref().map_or(&[][..], |p| &p.strategies);
                let file = strategies.iter().find(|s| s.id == name).ok_or_else(|| {
                    let known: Vec<&str> =
                        ["none", "random"].into_iter().chain(strategies.iter().map(|s| s.id.as_str())).collect();
                    format!("{} has no strategy \"{name}\"; known are: {}", level.id, known.join(", "))
                })?;
                Ok(Self::Rules(Box::new(Rules {
                    taken: file.rules.iter().map(|r| vec![false; r.orders.len()]).collect(),
                    done: vec![None; file.rules.len()],
                    file: file.clone(),
                    first_day: level.file.first_day,
                })))
            }
        }
    }

    /// Looks, and acts if it wants to. `without` are kinds of action that are refused to it.
    pub fn act(&mut self, sim: &mut Simulation, without: &[ActionKind]) {
        match self {
            Self::None => {}
            Self::Random(luck) => {
                if sim.view_you().present && luck.next_u64() % (30 / LOOKS_EVERY as u64) == 0 {
                    let mut legal = sim.actions();
                    legal.retain(|a| !without.contains(&a.kind()));
                    if !legal.is_empty() {
                        let action = legal.swap_remove((luck.next_u64() % legal.len() as u64) as usize);
                        sim.submit(action).expect("it was legal a moment ago");
                    }
                }
            }
            Self::Rules(rules) => rules.act(sim, without),
        }
    }
}

impl Rules {
    fn act(&mut self, sim: &mut Simulation, without: &[ActionKind]) {
        for index in 0..self.file.rules.len() {
            let rule = self.file.rules[index].clone();
            match (self.done[index], &rule.again_after) {
                (None, _) => {}
                (Some(at), Some(again)) if sim.minute() - at >= again.minutes().unwrap_or(i64::MAX) => {
                    self.done[index] = None;
                    self.taken[index].fill(false);
                }
                _ => continue,
            }
            if rule.when.as_ref().is_some_and(|when| !seen(sim, when, self.first_day)) {
                continue;
            }
            for (place, order) in rule.orders.iter().enumerate() {
                if self.taken[index][place] {
                    continue;
                }
                let actions = meant(sim, order);
                let mut all = !actions.is_empty();
                for action in actions {
                    let refused = without.contains(&action.kind()) || sim.submit(action).is_err();
                    all &= !refused;
                }
                if all {
                    self.taken[index][place] = true;
                }
            }
            if self.taken[index].iter().all(|taken| *taken) {
                self.done[index] = Some(sim.minute());
            }
        }
    }
}

/// Whether a condition holds as far as can be seen.
pub fn seen(sim: &Simulation, condition: &Condition, first_day: Weekday) -> bool {
    let minute = |moment: &Moment| moment.minute(first_day).unwrap_or(i64::MAX);
    let same = |what: &Happening, noted: &Happening| match (what, noted) {
        (Happening::Acted(kind), Happening::ActedOn(acted, _)) => kind == acted,
        _ => what == noted,
    };
    let when = |what| sim.noted().find(|(_, noted)| same(what, noted)).map(|(at, _)| at);
    match condition {
        Condition::Always => true,
        Condition::From(moment) => sim.minute() >= minute(moment),
        Condition::Happened(what) => when(what).is_some(),
        Condition::Since(what, span) => {
            when(what).is_some_and(|at| sim.minute() - at >= span.minutes().unwrap_or(i64::MAX))
        }
        Condition::Below(name, value) => sim.shown(name).is_some_and(|m| m < *value),
        Condition::AtLeast(name, value) => sim.shown(name).is_some_and(|m| m >= *value),
        Condition::Exceeds(more, less) => match (sim.shown(more), sim.shown(less)) {
            (Some(more), Some(less)) => more > less,
            _ => false,
        },
        Condition::Times(what, times) => sim.noted().filter(|(_, noted)| same(what, noted)).count() >= *times as usize,
        Condition::Chance(..) => false,
        Condition::All(all) => all.iter().all(|c| seen(sim, c, first_day)),
        Condition::Any(any) => any.iter().any(|c| seen(sim, c, first_day)),
        Condition::Not(not) => !seen(sim, not, first_day),
    }
}

/// The actions that an order means now.
pub fn meant(sim: &Simulation, order: &Order) -> Vec<Action> {
    let picked = |pick: &Pick| {
        let mut items = sim.items();
        items.retain(|item| match pick {
            Pick::Kind(kind) => item.kind == *kind,
            Pick::Stream(x)
            | Pick::Incident(x)
            | Pick::Change(x)
            | Pick::Run(x)
            | Pick::Tell(x)
            | Pick::Finding(x)
            | Pick::Improvement(x) => &item.about == x,
        });
        items.into_iter()
    };
    match order {
        Order::Do(action) => vec![action.clone()],
        Order::Top(pick) => {
            let queued = picked(pick).filter(|i| matches!(i.place, ItemPlace::Queue(_)));
            queued.map(|i| Action::Prioritise { item: i.id, place: 0 }).collect()
        }
        Order::Give(pick, person) => {
            let holder = sim.person_at(person);
            let loose = picked(pick).filter(|i| !matches!(i.place, ItemPlace::Hands(at) if Some(at) == holder));
            loose.map(|i| Action::Assign { item: i.id, person: person.clone() }).collect()
        }
        Order::Hold(pick, aside) => {
            let fits = |item: &ItemView| matches!(item.place, ItemPlace::Aside(_)) != *aside;
            picked(pick).filter(fits).map(|i| Action::Hold { item: i.id, aside: *aside }).collect()
        }
        Order::Schedule(pick, days) => {
            let day = u32::try_from(sim.minute() / 1440 + 1).unwrap_or(u32::MAX).saturating_add(*days);
            // What is planned for today is taken up.
            let loose = picked(pick).filter(|i| i.planned.is_none() != (*days == 0));
            loose.map(|i| Action::Schedule { item: i.id, day }).collect()
        }
        Order::Authorise(pick, allow) => {
            let frozen = picked(pick).filter(|item| item.frozen);
            frozen.map(|i| Action::Authorise { item: i.id, allow: *allow }).collect()
        }
    }
}

/// A player at a simulation, with the moment of its next look: going on in small pieces is the same as in one go.
pub struct Seat {
    player: Player,
    next: Option<i64>,
    looked: Option<(usize, i64)>,
}

impl Seat {
    /// Takes a seat.
    pub fn new(player: Player) -> Self {
        Self { player, next: None, looked: None }
    }

    /// Plays from now until a minute or the end of the level; does not act in that last minute.
    pub fn advance(&mut self, sim: &mut Simulation, until: i64, without: &[ActionKind]) {
        let (starts, ends) = sim.span();
        let until = until.min(ends);
        if matches!(self.player, Player::None) {
            sim.run_until(until);
            return;
        }
        let mut next = self.next.unwrap_or_else(|| starts.max(sim.minute()));
        while next < until && !sim.over() {
            sim.run_until(next);
            let state = (sim.facts(), sim.minute() / (4 * LOOKS_EVERY));
            // Rules look when something was noted, and each hour; the random player whenever its time comes.
            if self.looked != Some(state) || matches!(self.player, Player::Random(_)) {
                self.player.act(sim, without);
                self.looked = Some((sim.facts(), sim.minute() / (4 * LOOKS_EVERY)));
            }
            next = (next / LOOKS_EVERY + 1) * LOOKS_EVERY;
        }
        self.next = Some(next);
        sim.run_until(until);
    }
}

/// Plays from now until a minute or the end of the level.
pub fn play(sim: &mut Simulation, player: Player, until: i64, without: &[ActionKind]) {
    Seat::new(player).advance(sim, until, without);
}

/// A whole run by a player.
///
/// # Errors
/// When the level has no strategy of that name.
pub fn whole(
    level: &std::sync::Arc<Level>,
    seed: u64,
    strategy: &str,
    without: &[ActionKind],
) -> Result<Simulation, String> {
    let mut sim = Simulation::new(level, seed);
    play(&mut sim, Player::new(strategy, level, seed)?, i64::MAX, without);
    debug_assert!(level.file.endings.is_empty() || sim.over() || sim.outcome() != Outcome::Open);
    Ok(sim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_freeze_holds_up_can_be_let_in_without_its_number() {
        let level = "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", change_control: Frozen, you: \"you\",
            services: [(id: \"web\", name: \"Web\", owner: \"desk\")], centres: [(id: \"desk\", name: \"Desk\")],
            people: [(id: \"you\", shift: Always), (id: \"ann\", centre: \"desk\", shift: Always)],
            demand: [(id: \"patch\", titles: [\"Patch\"], kind: Change, arrivals: Burst(2, \"day 1 01:00\"), route: [(at: \"desk\", effort: Fixed(\"1h\"))], risk: (service: \"web\", failure: 0)),
                     (id: \"fix\", titles: [\"Fix\"], kind: Change, arrivals: Burst(2, \"day 1 01:00\"), route: [(at: \"desk\", effort: Fixed(\"1h\"))], risk: (service: \"web\", failure: 0))])";
        let proof = "(format: 1, lever: [Authorise], strategies: [(id: \"two\", about: \"a\", role: Other, rules: [
            (when: From(\"day 1 06:00\"), orders: [Authorise(Stream(\"patch\"), true), Authorise(Stream(\"fix\"), false)])])])";
        let (level, problems) = crate::level::from_text("small", level, Some(proof));
        let level = std::sync::Arc::new(level.unwrap_or_else(|| panic!("{problems:?}")));
        let count = |strategy: &str| {
            let work = whole(&level, 1, strategy, &[]).unwrap().report().work[2];
            (work.completed, work.cancelled, work.open)
        };
        assert_eq!(count("none"), (0, 0, 4));
        assert_eq!(count("two"), (2, 2, 0));
    }
}
