//! Checks of load, capacity and weaknesses.

use super::super::file::*;
use super::Checker;

/// Greatest factor of load or capacity.
const MOST: f64 = 1000.0;

impl Checker<'_> {
    /// What a service says of its load, its dependencies and its weaknesses.
    pub(super) fn service_load(&mut self, service: &ServiceFile) {
        self.share("cascades", service.cascades);
        if service.cascades > 0.0 && service.depends_on.is_empty() {
            self.inside("cascades", |c| c.warn("it depends on nothing that could pull it down", "add `depends_on`"));
        }
        self.number("weaknesses", service.weaknesses, 0.0, 20.0);
        let Some(traffic) = &service.traffic else { return };
        self.inside("traffic", |c| {
            for (key, list, most) in [("daily", &traffic.daily, 24), ("weekly", &traffic.weekly, 7)] {
                if list.len() > most {
                    c.inside(key, |c| {
                        c.error(format!("{} factors are too many", list.len()), format!("at most {most}"))
                    });
                }
                c.each(key, list, |c, factor| c.number("", *factor, 0.0, MOST));
            }
            if let Some(more) = &traffic.more {
                c.inside("more", |c| {
                    c.number("share", more.share, 0.01, MOST);
                    c.number("cost", more.cost, 0.0, 1e12);
                    c.span("takes", &more.takes);
                });
            }
            if let Some(elastic) = &traffic.elastic {
                c.inside("elastic", |c| {
                    c.number("most", elastic.most, 0.01, MOST);
                    c.number("cost_per_hour", elastic.cost_per_hour, 0.0, 1e12);
                });
            }
            if let Some(offload) = &traffic.offload {
                c.inside("offload", |c| {
                    c.share("share", offload.share);
                    c.dist("effort", &offload.effort);
                });
            }
        });
    }

    /// The effect that changes a load.
    pub(super) fn load_effect(&mut self, name: &str, factor: f64) {
        self.service(name);
        if !(0.0..=MOST).contains(&factor) {
            self.error(format!("{factor} times the load lies outside 0…{MOST}"), "choose a number within");
        }
        let varies = |service: &ServiceFile| service.id != name || service.traffic.is_some();
        if !self.file.services.iter().all(varies) {
            self.warn("the load of this service is only drawn", "give the service `traffic: ()`");
        }
    }
}
