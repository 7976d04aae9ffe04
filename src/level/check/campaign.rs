//! Checks of hints, and of what a level takes over from others: it must be a sound level with the worst and the best of it.

use super::*;
use crate::level::carry;

impl Checker<'_> {
    pub(super) fn hints(&mut self) {
        let file = self.file;
        self.ids("hints", file.hints.iter().map(|x| &x.id));
        self.each("hints", &file.hints, |c, hint| {
            for (key, text) in [("look", &hint.look), ("lever", &hint.lever), ("theory", &hint.theory)] {
                c.text(key, text);
                if text.trim().is_empty() {
                    c.inside(key, |c| c.error("this step of the hint says nothing", "write a sentence"));
                }
            }
            for (key, condition) in [("when", &hint.when), ("until", &hint.until)] {
                if let Some(condition) = condition {
                    c.inside(key, |c| c.condition(condition));
                }
            }
        });
    }

    /// What is handed on is a variable that something sets, or a metric.
    pub(super) fn carry(&mut self) {
        let file = self.file;
        self.each("carry", &file.carry, |c, name| {
            if c.names.variables.contains(name.as_str()) {
                return;
            }
            if name.contains('.') || METRICS.iter().any(|(metric, ..)| metric == name) {
                c.metric(name);
            } else {
                c.error(
                    format!("nothing sets the variable \"{name}\""),
                    "add a `Set`, `Add` or `Copy` effect, name it under `carried`, or hand on a metric such as \"trust.steve\"",
                );
            }
        });
        if file.carried.len() > 1000 {
            self.inside("carried", |c| c.error("too many variables", "at most 1000"));
        }
        for (name, value) in &file.carried {
            self.inside("carried", |c| c.number(name, *value, -1e15, 1e15));
        }
    }

    pub(super) fn brings(&mut self) {
        let file = self.file;
        if file.brings.is_empty() {
            return;
        }
        if file.brings.len() > 200 {
            self.inside("brings", |c| c.error("too many values", "at most 200"));
            return;
        }
        let mut sets = BTreeSet::new();
        self.each("brings", &file.brings, |c, bring| {
            c.number("worst", bring.worst, -1e15, 1e15);
            c.number("best", bring.best, -1e15, 1e15);
        });
        for (i, bring) in file.brings.iter().enumerate() {
            if !sets.insert(&bring.sets) {
                self.at(&["brings".into(), i.into(), "sets".into()], |c| {
                    c.error(format!("\"{}\" is set twice", bring.sets), "take one out")
                });
            }
        }
        let before = self.problems.len();
        let text = carry::written_out(file);
        for (i, bring) in file.brings.iter().enumerate() {
            for value in [bring.worst, bring.best] {
                if let Err(why) = carry::set_number(&text, &bring.sets, value).and_then(|text| carry::read(&text)) {
                    let (message, help) = why.split_once("\n    help: ").unwrap_or((&why, ""));
                    self.at(&["brings".into(), i.into(), "sets".into()], |c| c.error(message, help));
                    break;
                }
            }
        }
        if self.problems.len() > before {
            return;
        }
        // A level with the worst, or the best, of everything is checked as a level of its own.
        for end in [carry::End::Worst, carry::End::Best] {
            let Ok(mut other) = carry::read(&carry::at_end(file, &text, end)) else { continue };
            other.brings.clear();
            let mut inner = Checker::new("", "", &other);
            inner.level();
            // What is wrong anyway was said where it stands.
            let said: BTreeSet<String> = self.problems.iter().map(|p| p.message.clone()).collect();
            let errors = inner.problems.into_iter().filter(|p| p.severity == Severity::Error);
            for problem in errors.filter(|p| !said.contains(&p.message)).take(5) {
                self.inside("brings", |c| {
                    c.error(format!("with the {end} values brought along: {}", problem.message), problem.help)
                });
            }
        }
    }
}
