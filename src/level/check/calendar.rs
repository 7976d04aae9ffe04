//! Checks of freeze windows.

use super::*;

impl Checker<'_> {
    pub(super) fn freezes(&mut self, ends: i64) {
        let file = self.file;
        self.ids("freezes", file.freezes.iter().map(|x| &x.id));
        self.each("freezes", &file.freezes, |c, freeze| {
            let (from, to) = (c.moment("from", &freeze.from), c.moment("to", &freeze.to));
            if from >= to && freeze.from.minute(c.file.first_day).is_ok() && freeze.to.minute(c.file.first_day).is_ok()
            {
                c.inside("to", |c| c.error("this freeze is over before it begins", "choose a later moment"));
            }
            if from > ends {
                c.inside("from", |c| c.warn("this freeze is after the end of the level", "take it out"));
            }
        });
    }
}
