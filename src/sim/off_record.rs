//! Work off the record: whom the ticket system (sorting, cards) costs more time than they will bear does it without one.
//! Quicker; but no board shows it, no limit holds it, and its changes stand on no record.

use super::flow::{Control, Items, WorkItem};
use super::id::*;
use super::metrics::{self, Totals};
use super::people;
use super::plan::Plan;
use super::world::World;
use crate::level::file::{ChangeControl, Interruptions};

/// Whether the next item of a stream is done off the record; asked when it arrives.
pub(crate) fn chosen(world: &World, stream: StreamId) -> bool {
    let plan = world.resource::<Plan>();
    if !plan.has_off_record {
        return false;
    }
    let (rules, stream) = (&plan.level.rules, &plan.streams[stream.index()]);
    let insisted = world.resource::<Control>().0 != ChangeControl::WildWest;
    let card = if stream.risk.is_some() && insisted { rules.card } else { 0 };
    let bears = |id: PersonId| plan.people[id.index()].off_record_above;
    match stream.asks {
        Some(asked) => {
            let person = metrics::person(world, asked);
            let sorting = if person.interruptions == Interruptions::Triaged { rules.triage } else { 0 };
            let room = person.present && person.centre.is_some() && person.hands.len() < people::MOST_IN_HAND;
            room && person.interruptions != Interruptions::Shielded && sorting + card > bears(asked)
        }
        None => {
            let first = stream.route[0].centre;
            let crew = &metrics::centre(world, first).crew;
            crew.iter().any(|&id| card > bears(id))
        }
    }
}

/// An open item that the player cannot see.
pub(crate) fn hidden(world: &World, id: ItemId) -> bool {
    world.resource::<Items>().get(id).is_some_and(|item| item.off_record)
}

/// The open items on the board.
pub(crate) fn on_the_board(world: &World) -> impl Iterator<Item = &WorkItem> {
    world.resource::<Items>().open().filter(|item| !item.off_record)
}

/// Its part of the metrics.
pub(crate) fn measure(world: &World, mut put: impl FnMut(&str, f64)) {
    put("off_record", world.resource::<Totals>().off_record as f64);
}

#[cfg(test)]
mod tests {
    use super::super::test_support::small;

    /// A change that is asked of Eve under a rule with cards; what the card costs more than she bears?
    fn asked(bears: &str) -> crate::sim::Simulation {
        let mut sim = small(&format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 2 00:00\", change_control: Recorded, rules: (card: \"30m\", triage: \"15m\"),
              services: [(id: \"web\", name: \"Web\", owner: \"expert\")],
              centres: [(id: \"desk\", name: \"Desk\"), (id: \"expert\", name: \"Expert\")],
              people: [(id: \"dora\", centre: \"desk\", shift: Always),
                       (id: \"eve\", centre: \"expert\", shift: Always, interruptions: Triaged, triage: \"desk\", off_record_above: \"{bears}\")],
              stakeholders: [(id: \"sales\", name: \"Sales\")],
              demand: [(id: \"ask\", titles: [\"Ask\"], kind: Change, arrivals: At([\"day 1 01:00\"]), requester: \"sales\", asks: \"eve\",
                        risk: (service: \"web\", failure: 0.0), route: [(at: \"expert\", effort: Fixed(\"1h\"))])])"
        ));
        sim.run_until(65);
        sim
    }

    #[test]
    fn who_bears_it_works_on_the_record() {
        let mut sim = asked("45m");
        assert_eq!((sim.view().items.len(), sim.metric("off_record")), (1, 0.0));
        sim.run_until(60 + 15 + 30 + 60);
        assert_eq!((sim.metric("completed"), sim.metric("changes_off_record")), (1.0, 0.0), "sorted, carded, done");
    }

    #[test]
    fn who_does_not_is_quicker_and_nobody_sees_it() {
        let mut sim = asked("44m");
        let view = sim.view();
        assert_eq!((view.items.len(), view.open, sim.metric("off_record")), (0, [0; 4], 1.0));
        assert!(view.people[1].hands.is_empty(), "the board shows nothing in her hands");
        assert_eq!(view.people[1].doing, crate::sim::view::Doing::Working, "though she is busy");
        assert_eq!(sim.report().work[2].open, 1, "the books balance all the same");
        sim.run_until(60 + 60);
        assert_eq!((sim.metric("completed"), sim.metric("changes_off_record")), (1.0, 1.0));
    }
}
