//! Checks of what a level says about technical debt.

use super::super::file::*;
use super::Checker;

/// Most points that one thing may add or pay.
const MOST_POINTS: f64 = 20.0;

impl Checker<'_> {
    /// What the items of a stream owe or pay.
    pub(super) fn stream_debt(&mut self, stream: &DemandFile) {
        for (key, debt) in [("shortcut", &stream.shortcut), ("pays_debt", &stream.pays_debt)] {
            if let Some(debt) = debt {
                self.inside(key, |c| {
                    c.inside("service", |c| c.service(&debt.service));
                    c.number("points", debt.points, 0.0, MOST_POINTS);
                    c.acts();
                });
            }
        }
        if let Some(service) = &stream.upkeep {
            self.inside("upkeep", |c| {
                c.service(service);
                c.acts();
            });
            if stream.due_after.is_none() {
                self.inside("upkeep", |c| c.error("upkeep without a date is never overdue", "add `due_after: \"5d\"`"));
            }
        }
        for (i, task) in stream.route.iter().enumerate().take(200).filter(|(_, task)| task.shortcut != 0.0) {
            self.at(&["route".into(), i.into()], |c| {
                c.number("shortcut", task.shortcut, 0.0, MOST_POINTS);
                c.inside("shortcut", |c| {
                    if task.service.is_none() {
                        c.error("it is not said which service owes it", "give the task a `service`");
                    }
                    c.acts();
                });
            });
        }
    }

    /// The effect that adds debt or pays it.
    pub(super) fn debt_effect(&mut self, service: &str, by: f64) {
        self.service(service);
        if !(-MOST_POINTS..=MOST_POINTS).contains(&by) {
            self.error(format!("{by} points of debt lie outside −20…20"), "choose a number within");
        }
        self.acts();
    }

    fn acts(&mut self) {
        if !self.file.technical_debt {
            self.warn("technical debt is only drawn in this level", "add `technical_debt: true`");
        }
    }
}
