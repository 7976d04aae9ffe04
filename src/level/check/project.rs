//! Checks of projects, the release gate, and what pushes.

use std::collections::BTreeMap;

use super::{Checker, LONGEST_LIST};
use crate::level::file::*;

/// Most items of one part of a scope.
const MOST_SCOPE: u32 = 10_000;

impl Checker<'_> {
    /// Projects and the gate.
    pub(super) fn projects(&mut self) {
        let file = self.file;
        self.ids("projects", file.projects.iter().map(|x| &x.id));
        if file.projects.len() > 200 {
            self.inside("projects", |c| c.error("too many projects", "at most 200"));
        }
        self.each("projects", &file.projects, Self::one_project);
        // A stream tells which project its items belong to, so it can belong to one only.
        let mut owner: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, project) in file.projects.iter().enumerate().take(LONGEST_LIST) {
            for (j, part) in project.items.iter().enumerate().take(LONGEST_LIST) {
                let first = *owner.entry(&part.stream).or_insert(i);
                if first != i {
                    self.at(&["projects".into(), i.into(), "items".into(), j.into(), "stream".into()], |c| {
                        c.error(
                            format!("\"{}\" belongs to the project \"{}\"", part.stream, file.projects[first].id),
                            "give each project streams of its own",
                        )
                    });
                }
            }
        }
        if let Some(gate) = &file.release_gate {
            self.inside("release_gate", |c| {
                c.inside("centre", |c| c.workplace(&gate.centre, None));
                if file.projects.is_empty() {
                    c.warn("there are no projects to keep out", "add `projects`, or take the gate out");
                }
            });
        }
    }

    fn one_project(&mut self, project: &ProjectFile) {
        self.text("title", &project.title);
        if let Some(sponsor) = &project.sponsor {
            self.inside("sponsor", |c| c.stakeholder(sponsor));
        }
        self.number("value", project.value, 0.0, 1e12);
        self.number("lost_per_day", project.lost_per_day, 0.0, 1e12);
        self.number("trust", project.trust, -100.0, 100.0);
        for (key, moment) in [("due", &project.due), ("starts", &project.starts)] {
            if let Some(moment) = moment {
                self.moment(key, moment);
            }
        }
        if project.lost_per_day > 0.0 && project.due.is_none() {
            self.inside("lost_per_day", |c| c.error("it is late at no date", "add `due`"));
        }
        if project.items.is_empty() {
            self.inside("items", |c| c.error("it has no scope", "add `(stream: \"…\", count: 5)`"));
        }
        self.number("at_once", f64::from(project.at_once), 1.0, 1000.0);
        self.each("items", &project.items, |c, part| {
            c.uses("stream", &part.stream);
            c.inside("stream", |c| c.name("stream", &part.stream, c.names.streams.clone()));
            if !(1..=MOST_SCOPE).contains(&part.count) {
                c.inside("count", |c| c.error(format!("{} items", part.count), format!("choose 1 to {MOST_SCOPE}")));
            }
        });
    }

    /// How a stakeholder pushes.
    pub(super) fn pushes(&mut self, pushes: &PushesFile) {
        self.number("below", pushes.below, 0.0, 100.0);
        let patience = self.span("patience", &pushes.patience);
        if patience < 10 && pushes.patience.minutes().is_ok() {
            self.inside("patience", |c| c.error("nobody is so impatient", "at least \"10m\""));
        }
        if pushes.by.is_empty() || pushes.by.len() > 20 {
            self.inside("by", |c| {
                c.error("it is not said how they push", "name 1 to 20 of Expedite, AddScope, Unfreeze")
            });
        }
    }
}

/// Items that projects bring, and those that pushing may add.
pub(super) fn items(file: &LevelFile, minutes: f64) -> f64 {
    let scope: f64 = file.projects.iter().flat_map(|project| &project.items).map(|part| f64::from(part.count)).sum();
    let patience = file.stakeholders.iter().filter_map(|who| who.pushes.as_ref()).map(|pushes| &pushes.patience);
    scope + patience.map(|span| minutes / span.minutes().unwrap_or(1).max(1) as f64).sum::<f64>()
}
