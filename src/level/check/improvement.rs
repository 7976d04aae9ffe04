//! Checks of the catalogue of countermeasures and of the kata.

use super::{Checker, known};

impl Checker<'_> {
    /// The catalogue and the kata.
    pub(super) fn improvements(&mut self) {
        let file = self.file;
        self.ids("improvements", file.improvements.iter().map(|x| &x.id));
        self.each("improvements", &file.improvements, |c, one| {
            c.text("title", &one.title);
            c.text("about", &one.about);
            c.inside("at", |c| c.workplace(&one.at, None));
            c.dist("effort", &one.effort);
            c.number("cost", one.cost, 0.0, 1e12);
            if one.then.is_empty() {
                c.warn("this improves nothing", "add effects under `then`");
            }
            c.each("then", &one.then, Self::effect);
            if let Some(dip) = &one.dip {
                c.inside("dip", |c| {
                    c.number("share", dip.share, 0.0, 0.95);
                    c.span("lasts", &dip.lasts);
                    if let Some(at) = &dip.at {
                        c.inside("at", |c| c.centre(at));
                    }
                });
            }
        });
        let Some(kata) = &file.kata else { return };
        self.inside("kata", |c| {
            c.inside("at", |c| c.workplace(&kata.at, None));
            c.ids("targets", kata.targets.iter().map(|x| &x.id));
            c.each("targets", &kata.targets, |c, target| {
                c.text("title", &target.title);
                c.inside("metric", |c| c.metric(&target.metric));
                c.moment("by", &target.by);
                match (target.at_least, target.at_most) {
                    (Some(value), None) | (None, Some(value)) if value.is_finite() => {}
                    _ => {
                        c.error("it is not clear when this is reached", "give either `at_least` or `at_most`, a number")
                    }
                }
            });
        });
    }

    pub(super) fn improvement(&mut self, name: &str) {
        let names = known(self.file.improvements.iter().map(|x| &x.id));
        self.name("improvement", name, names);
    }

    pub(super) fn target(&mut self, name: &str) {
        let names = known(self.file.kata.iter().flat_map(|kata| &kata.targets).map(|x| &x.id));
        self.name("target condition", name, names);
    }
}
