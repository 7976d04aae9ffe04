//! What is to be done next, from what can be seen: marked on the floor until the player has begun, and the first button
//! at the right while nothing is selected.

use std::collections::BTreeSet;

use crate::sim::view::{Health, IncidentStage, IncidentView, ItemPlace, View};

/// The next thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// A service to look at: what shows there is not over, and nobody, or not the player, has seen to it.
    Service(usize),
    /// A letter waits for an answer: it stands in the inbox.
    Answer,
    /// To see what is wanted.
    Goal,
    /// To let time pass.
    Clock,
}

/// What the player has looked at already: it is not asked for a second time.
#[derive(Default)]
pub(crate) struct Looked {
    /// Services, as positions in [`View::services`].
    pub(crate) services: BTreeSet<usize>,
    /// The goal and its lamps.
    pub(crate) goal: bool,
    /// Something on the floor was selected: nobody need be told any more that it can be.
    pub(crate) floor: bool,
}

/// Somebody has this work in hand.
fn in_hand(view: &View, about: &str) -> bool {
    view.items.iter().any(|item| item.about == about && matches!(item.place, ItemPlace::Hands(_)))
}

/// A change that went in and that nobody is taking back or repairing.
pub(crate) fn stands(view: &View, change: &str) -> bool {
    let open = view.changes.iter().any(|c| c.id == change && matches!(c.state.as_str(), "deployed" | "failed"));
    open && !view.items.iter().any(|item| item.about == change)
}

/// The next thing to do: first what has gone wrong and nobody is at, then who asks, then what stands still although
/// somebody is at it, then what is wanted, and time. `stands` is whether the clock stands.
pub(crate) fn next(view: &View, looked: &Looked, stands: bool) -> Option<Next> {
    let open = view.incidents.iter().filter(|i| i.stage != IncidentStage::Resolved);
    let new = open.filter(|i| !looked.services.contains(&i.service));
    let rank = |incident: &IncidentView| {
        let change = incident.cause_change.as_deref();
        let at_it = in_hand(view, &incident.id) || change.is_some_and(|change| in_hand(view, change));
        let still = view.services[incident.service].health == Health::Failing;
        match (still, at_it) {
            (true, false) => 0,
            (false, false) => 1,
            (true, true) => 2,
            (false, true) => 3,
        }
    };
    let wanted = !view.goal.is_empty() || !view.stars.is_empty();
    let worst = new.map(|incident| (rank(incident), incident.service)).min();
    match worst {
        Some((0 | 1, service)) => Some(Next::Service(service)),
        _ if view.questions().next().is_some() => Some(Next::Answer),
        Some((2, service)) => Some(Next::Service(service)),
        _ if wanted && !looked.goal => Some(Next::Goal),
        _ => stands.then_some(Next::Clock),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level;
    use crate::sim::Simulation;

    fn first_minute(name: &str) -> View {
        let mut sim = Simulation::new(&level::load(name).unwrap(), 1);
        sim.run_until(sim.span().0);
        sim.view()
    }

    #[test]
    fn what_stands_still_comes_first_and_is_asked_for_once() {
        let view = first_minute("part1/payroll");
        let storage = view.services.iter().position(|s| s.id == "storage").unwrap();
        assert_eq!(view.services[storage].health, Health::Failing);
        let mut looked = Looked::default();
        assert_eq!(next(&view, &looked, true), Some(Next::Service(storage)), "not what only waits for it");
        looked.services.insert(storage);
        assert_eq!(next(&view, &looked, true), Some(Next::Goal));
        looked.goal = true;
        assert_eq!(next(&view, &looked, true), Some(Next::Clock));
        assert_eq!(next(&view, &looked, false), None, "time passes: nothing is asked for");
    }

    #[test]
    fn who_asks_goes_before_what_somebody_is_at_but_not_before_what_nobody_is_at() {
        let mut sim = Simulation::new(&level::load("part1/payroll").unwrap(), 1);
        sim.run_until(sim.span().0 + 20);
        let mut view = sim.view();
        assert!(view.questions().next().is_some());
        let payroll = view.services.iter().position(|s| s.id == "payroll").unwrap();
        let mut looked = Looked::default();
        let nobody = view.incidents.iter().any(|i| i.service == payroll && !in_hand(&view, &i.id));
        assert!(nobody, "nobody looks for the cause yet");
        assert_eq!(next(&view, &looked, true), Some(Next::Service(payroll)));
        looked.services.insert(payroll);
        assert_eq!(next(&view, &looked, true), Some(Next::Answer));
        for message in &mut view.inbox {
            message.choices.clear();
        }
        assert!(matches!(next(&view, &looked, true), Some(Next::Service(service)) if service != payroll));
    }

    #[test]
    fn every_shipped_level_has_a_first_step() {
        for id in level::shipped() {
            assert!(next(&first_minute(&id), &Looked::default(), true).is_some(), "{id}");
        }
    }
}
