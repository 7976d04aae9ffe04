//! Checks of audits, duties, flaws and breaches.

use std::collections::BTreeSet;

use super::{Checker, known};
use crate::level::file::*;

impl Checker<'_> {
    pub(super) fn audit(&mut self) {
        let file = self.file;
        self.ids("audits", file.audits.iter().map(|x| &x.id));
        let mut findings = BTreeSet::new();
        let mut controls = BTreeSet::new();
        for (i, audit) in file.audits.iter().enumerate().take(200) {
            self.at(&["audits".into(), i.into()], |c| {
                c.ids("findings", audit.findings.iter().map(|x| &x.id));
                c.ids("controls", audit.controls.iter().map(|x| &x.id));
                for (key, id, new) in audit
                    .findings
                    .iter()
                    .map(|x| ("findings", &x.id, findings.insert(&x.id)))
                    .chain(audit.controls.iter().map(|x| ("controls", &x.id, controls.insert(&x.id))))
                {
                    if !new && i > 0 {
                        c.inside(key, |c| c.error(format!("\"{id}\" stands in two audits"), "give each its own id"));
                    }
                }
            });
        }
        if file.audits.len() > 200 {
            self.inside("audits", |c| c.error("too many audits", "at most 200"));
        }
        self.each("audits", &file.audits, |c, audit| {
            let at = c.moment("at", &audit.at);
            if audit.at.minute(file.first_day).is_ok_and(|at| at < 0) {
                c.inside("at", |c| c.error("this audit is over before the level starts", "choose a later moment"));
            }
            if let Some(who) = &audit.with {
                c.inside("with", |c| c.stakeholder(who));
            }
            c.each("findings", &audit.findings, |c, finding| {
                c.text("title", &finding.title);
                c.text("control", &finding.control);
                if let Some(service) = &finding.service {
                    c.inside("service", |c| c.service(service));
                }
                if let Some(opens) = &finding.opens
                    && c.moment("opens", opens) >= at
                {
                    c.inside("opens", |c| c.error("it is raised after the audit", "choose an earlier moment"));
                }
                c.inside("at", |c| c.workplace(&finding.at, finding.service.as_ref()));
                c.dist("effort", &finding.effort);
                c.number("fine", finding.fine, 0.0, 1e12);
                c.number("trust", finding.trust, 0.0, 100.0);
                if finding.holes > 1000 {
                    c.inside("holes", |c| c.error("so many holes close no better", "at most 1000"));
                }
                if finding.trust > 0.0 && audit.with.is_none() {
                    c.inside("trust", |c| c.warn("nobody's trust is at stake", "name a stakeholder: `with: \"…\"`"));
                }
                if finding.holes > 0 && finding.service.is_none() {
                    c.inside("holes", |c| c.error("a hole is in a service", "name it: `service: \"…\"`"));
                }
            });
            let covered = known(audit.findings.iter().map(|x| &x.id));
            c.each("controls", &audit.controls, |c, control| {
                c.text("label", &control.label);
                c.inside("with", |c| c.speaker(&control.with));
                if control.covers.is_empty() {
                    c.inside("covers", |c| c.error("it covers nothing", "name findings of this audit"));
                }
                c.each("covers", &control.covers, |c, finding| c.name("finding", finding, covered.clone()));
                if let Some(cost) = &control.cost {
                    c.span("cost", cost);
                }
                if let Some(when) = &control.when {
                    c.inside("when", |c| c.condition(when));
                }
                c.each("then", &control.then, Self::effect);
            });
            c.each("passed", &audit.passed, Self::effect);
            c.each("failed", &audit.failed, Self::effect);
        });
        let duties = known(file.demand.iter().flat_map(|d| &d.route).filter_map(|task| task.duty.as_ref()));
        if file.duties.len() > 8 {
            self.inside("duties", |c| c.error("too many rules of segregation", "at most 8"));
        }
        self.each("duties", &file.duties, |c, duty| {
            for (key, name) in [("first", &duty.first), ("then", &duty.then)] {
                c.inside(key, |c| c.name("duty of a task", name, duties.clone()));
            }
            if duty.first == duty.then {
                c.inside("then", |c| c.error("a duty cannot be kept apart from itself", "name another duty"));
            }
            c.each("streams", &duty.streams, |c, stream| c.name("stream", stream, c.names.streams.clone()));
        });
        if let Some(breach) = &file.breach {
            self.inside("breach", |c| {
                c.number("cost", breach.cost, 0.0, 1e12);
                c.number("fine", breach.fine, 0.0, 1e12);
                c.number("trust", breach.trust, 0.0, 100.0);
                c.number("satisfaction", breach.satisfaction, 0.0, 100.0);
                c.each("then", &breach.then, Self::effect);
                if breach.then.iter().flat_map(super::script::all).any(|effect| matches!(effect, Effect::Breach(_))) {
                    c.inside("then", |c| c.error("one breach would follow another without end", "take `Breach` out"));
                }
            });
        }
        self.each("services", &file.services, |c, service| {
            if service.holes > 1000 {
                c.inside("holes", |c| c.error("more hole than service", "at most 1000"));
            }
            if service.holes > 0 && !service.personal_data {
                c.inside("holes", |c| c.warn("nothing can leave through them", "add `personal_data: true`"));
            }
        });
        let chance = file.rules.breaches_per_hole.unwrap_or(0.0);
        self.inside("rules", |c| c.number("breaches_per_hole", chance, 0.0, 1e3));
    }

    pub(super) fn security(&mut self, stream: &DemandFile) {
        for (i, task) in stream.route.iter().enumerate().take(200) {
            self.at(&["route".into(), i.into()], |c| {
                c.share("finds", task.finds);
                if task.finds > 0.0 && stream.security.is_none() {
                    c.inside("finds", |c| c.warn("there is nothing to find", "give the stream `security: (…)`"));
                }
            });
        }
        if let Some(security) = &stream.security {
            self.inside("security", |c| {
                c.share("flaw", security.flaw);
                c.inside("service", |c| c.service(&security.service));
                let made = stream.route.iter().position(|task| task.at == security.made_at);
                let found = stream.route.iter().rposition(|task| task.finds > 0.0);
                if made.is_none() {
                    c.inside("made_at", |c| {
                        c.error(
                            format!("no task of this route is at \"{}\"", security.made_at),
                            "name the work centre of a task of the route",
                        )
                    });
                } else if found.is_some_and(|found| Some(found) < made) {
                    c.inside("made_at", |c| {
                        c.error("it is made after the last task that could find it", "make it earlier")
                    });
                }
            });
        }
    }

    /// Findings and own controls by name.
    pub(super) fn finding(&mut self, name: &str) {
        let all = known(self.file.audits.iter().flat_map(|a| &a.findings).map(|x| &x.id));
        self.name("finding", name, all);
    }

    pub(super) fn own_control(&mut self, name: &str) {
        let all = known(self.file.audits.iter().flat_map(|a| &a.controls).map(|x| &x.id));
        self.name("control of the business", name, all);
    }

    pub(super) fn an_audit(&mut self, name: &str) {
        let all = known(self.file.audits.iter().map(|x| &x.id));
        self.name("audit", name, all);
    }
}

#[cfg(test)]
mod tests {
    use crate::level::from_text;

    /// What is said of a small level with these fields.
    fn said(more: &str) -> String {
        let text = format!(
            "(format: 1, title: \"t\", lesson: \"l\", ends: \"day 3 00:00\", services: [(id: \"web\", name: \"Web\", owner: \"a\")],
              centres: [(id: \"a\", name: \"A\")], people: [(id: \"ann\", centre: \"a\")], {more})"
        );
        let problems = from_text("small", &text, None).1;
        problems.iter().map(|p| format!("{}: {} {}\n", p.line, p.message, p.help)).collect()
    }

    fn stream(more: &str, task: &str) -> String {
        format!(
            "demand: [(id: \"job\", titles: [\"Job\"], kind: Change, arrivals: Never, route: [(at: \"a\", effort: Fixed(\"1h\"){task})], {more})], script: [(id: \"s\", when: Always, then: [Arrive(\"job\")])]"
        )
    }

    #[test]
    fn what_is_wrong_with_audits_security_business_and_script_is_said() {
        let audit = |finding: &str, control: &str| {
            format!(
                "audits: [(id: \"x\", name: \"X\", at: \"day 2 00:00\", findings: [(id: \"f\", title: \"F\", at: \"a\", effort: Fixed(\"1h\"), {finding})], controls: [{control}])]"
            )
        };
        assert_eq!(said(&audit("", "(id: \"c\", label: \"C\", with: \"ann\", covers: [\"f\"])")), "");
        assert_eq!(
            said(&stream(
                "value: (a_day: 5, half_life: \"1d\"), security: (flaw: 0.5, made_at: \"a\", service: \"web\")",
                ", finds: 0.5"
            )),
            ""
        );
        for (more, reason) in [
            (audit("fine: NaN", ""), "NaN lies outside"),
            (audit("opens: \"day 2 12:00\"", ""), "raised after the audit"),
            (audit("service: \"wbe\"", ""), "there is no service \"wbe\""),
            (audit("holes: 1", ""), "a hole is in a service"),
            (audit("", "(id: \"c\", label: \"C\", with: \"ann\", covers: [\"ff\"])"), "there is no finding \"ff\""),
            (audit("", "(id: \"c\", label: \"C\", with: \"anne\", covers: [\"f\"])"), "did you mean \"ann\""),
            (audit("", "(id: \"c\", label: \"C\", with: \"ann\", covers: [])"), "it covers nothing"),
            ("duties: [(first: \"build\", then: \"deploy\")]".into(), "there is no duty of a task \"build\""),
            (
                stream("", ", duty: \"build\"") + ", duties: [(first: \"build\", then: \"build\")]",
                "kept apart from itself",
            ),
            (stream("", ", finds: 0.5"), "there is nothing to find"),
            (stream("", ", finds: 2"), "2 is no share"),
            (
                stream("security: (flaw: 0.5, made_at: \"b\", service: \"web\")", ""),
                "no task of this route is at \"b\"",
            ),
            ("breach: (cost: -1)".into(), "-1 lies outside"),
            ("breach: (then: [Perhaps(\"x\", 0.5, [Breach(\"web\")])])".into(), "without end"),
            ("customers: (market_share: 0)".into(), "0 lies outside"),
            ("customers: (satisfaction: NaN)".into(), "NaN lies outside"),
            ("shares: (price: 0)".into(), "0 lies outside"),
            ("stock: (services: [], lost_per_hour: 1)".into(), "made of something"),
            ("stock: (services: [\"web\"], half_life: \"0m\", lost_per_hour: 1)".into(), "at least a minute"),
            (stream("value: (a_day: -5)", ""), "-5 lies outside"),
            (stream("value: (a_day: 5, service: \"wbe\")", ""), "there is no service \"wbe\""),
            (stream("value: (a_day: 5, delight: 1)", ""), "no customers to delight"),
            ("stars: [(label: \"x\", when: AtLeast(\"satisfaction\", 5))]".into(), "add `customers: ()`"),
            ("stars: [(label: \"x\", when: AtLeast(\"low.low.cash\", 5))]".into(), "no lowest value of a lowest value"),
            ("stars: [(label: \"x\", when: AtLeast(\"high.cahs\", 5))]".into(), "did you mean \"cash\""),
            ("stars: [(label: \"x\", when: Exceeds(\"cash\", \"cahs\"))]".into(), "did you mean \"cash\""),
            ("stars: [(label: \"x\", when: Chance(\"luck\", 1.5))]".into(), "1.5 is no probability"),
            ("stars: [(label: \"x\", when: Times(Breached(\"web\"), 0))]".into(), "that is always so"),
            ("stars: [(label: \"x\", when: Happened(Passed(\"x\")))]".into(), "defines no audit"),
            (
                "script: [(id: \"s\", when: Always, then: [Perhaps(\"x\", 0.5, [Perhaps(\"y\", 2, [])])])]".into(),
                "2 is no probability",
            ),
            (
                "script: [(id: \"s\", when: Always, then: [Shift(\"ann\", Daily(\"9\", \"10:00\"))])]".into(),
                "\"9\" is no time of day",
            ),
            (
                "script: [(id: \"s\", when: Always, then: [Own(\"web\", \"b\")])]".into(),
                "there is no work centre \"b\"",
            ),
            ("script: [(id: \"s\", when: Always, then: [Rate(\"job\", 2)])]".into(), "defines no stream"),
            (stream("stopped: true", "").replace("Arrive(\"job\")", "Rate(\"job\", 0)"), "lies outside 0.01…100"),
            (stream("stopped: true", "").replace("Arrive(\"job\")", "Grow(\"job\", 20)"), "lies outside 0.1…10"),
            ("carry: [\"x\"]".into(), "nothing sets the variable \"x\""),
            ("carried: {\"x\": inf}".into(), "inf lies outside"),
            ("rules: (market_drift: 2)".into(), "2 lies outside"),
            ("rules: (breaches_per_hole: -1)".into(), "-1 lies outside"),
        ] {
            let said = said(&more);
            assert!(said.contains(reason), "{more}\n{said} lacks {reason}");
        }
    }
}
