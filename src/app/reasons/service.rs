//! Why the figures of a service are what they are.

use super::metric::entry;
use crate::level::Level;
use crate::level::file::{Effect, ServiceFile};
use crate::locale::number;
use crate::report::money;
use crate::sim::view::{Health, ServiceView, View};
use crate::tr;

fn percent(share: f64) -> String {
    number(100.0 * share, 0)
}

/// What a service's load makes of a request, and who carries it.
pub(crate) fn load(service: &ServiceView) -> Vec<String> {
    [vec![tr!("services-of-capacity", percent = percent(service.load))], strain(service)].concat()
}

/// What comes of a service's load.
fn strain(service: &ServiceView) -> Vec<String> {
    let slow = service.slowness.is_finite() && service.slowness > 1.0;
    let slow = slow.then(|| tr!("why-load-slow", times = number(service.slowness, 1)));
    slow.into_iter().chain(turns_away(service)).collect()
}

/// How many a service turns away, if it does.
fn turns_away(service: &ServiceView) -> Option<String> {
    (service.lost > 0.005).then(|| tr!("services-turns-away", percent = percent(service.lost)))
}

/// What a service's debt does.
pub(crate) fn debt(service: &ServiceView) -> Vec<String> {
    vec![tr!("why-debt", cables = service.debt), tr!("why-debt-drag", times = number(service.drag, 2))]
}

/// What a service would earn in an hour, and what of it it earns now.
pub(crate) fn earns(view: &View, level: &Level, at: usize) -> Vec<String> {
    let service = &view.services[at];
    if service.revenue_per_hour <= 0.0 {
        return Vec::new();
    }
    let full = tr!("why-earns", money = money(service.revenue_per_hour));
    [vec![full], earns_of_it(view, level, service)].concat()
}

/// What of its revenue a service earns now, and what makes it less or more.
fn earns_of_it(view: &View, level: &Level, service: &ServiceView) -> Vec<String> {
    let share = service.earning;
    let now = match service.health {
        Health::Failing => tr!("why-earns-down").into(),
        _ if share <= 0.0 => tr!("why-earns-stopped").into(),
        _ if (share - 1.0).abs() < 0.005 => tr!("why-earns-all").into(),
        _ => tr!("why-earns-less", percent = percent(share), money = money(share * service.revenue_per_hour)),
    };
    let at_start = level.file.customers.as_ref().map(|customers| customers.market_share);
    let market = at_start.zip(view.metrics.get("market_share")).map(|(start, now)| now / start);
    let market = market.filter(|_| share > 0.0).map(|share| tr!("why-earns-market", percent = percent(share)));
    [now].into_iter().chain(turns_away(service)).chain(market).collect()
}

/// What comes of a service's load, what it earns of its revenue now, and what its debt does: where the figures stand beside it.
pub(crate) fn now(view: &View, level: &Level, at: usize) -> Vec<String> {
    let service = &view.services[at];
    let earns = (service.revenue_per_hour > 0.0).then(|| earns_of_it(view, level, service));
    let drag =
        (level.file.technical_debt && service.debt > 0).then(|| tr!("why-debt-drag", times = number(service.drag, 2)));
    let mut lines = strain(service);
    lines.extend(earns.into_iter().flatten().filter(|line| !lines.contains(line)).collect::<Vec<_>>());
    lines.extend(drag);
    lines
}

/// Load, revenue and debt together, each thing once.
pub(crate) fn all(view: &View, level: &Level, at: usize) -> Vec<String> {
    let service = &view.services[at];
    let mut lines = load(service);
    lines.extend(earns(view, level, at).into_iter().filter(|line| !lines.contains(line)).collect::<Vec<_>>());
    if level.file.technical_debt {
        lines.extend(debt(service));
    }
    lines
}

/// What protects a service or helps those who work on it.
#[derive(Clone, Copy)]
pub(crate) enum Guard {
    /// Share of failures that an alarm shows.
    Watched,
    /// Share of faults in changes that tests catch.
    Tested,
    /// Share of what one must know that is written down.
    Written,
}

impl Guard {
    pub(crate) fn share(self, service: &ServiceView) -> f64 {
        match self {
            Self::Watched => service.monitoring,
            Self::Tested => service.test_coverage,
            Self::Written => service.documentation,
        }
    }

    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::Watched => tr!("services-watched-about"),
            Self::Tested => tr!("services-tested-about"),
            Self::Written => tr!("services-written-about"),
        }
    }

    fn at_start(self, file: &ServiceFile) -> f64 {
        match self {
            Self::Watched => file.monitoring,
            Self::Tested => file.test_coverage,
            Self::Written => file.documentation,
        }
    }

    /// An effect raises it for this service.
    fn is_raised(self, effect: &Effect, id: &str) -> bool {
        match (self, effect) {
            (Self::Watched, Effect::Monitoring(service, _))
            | (Self::Tested, Effect::TestCoverage(service, _))
            | (Self::Written, Effect::Documentation(service, _)) => service == id,
            _ => false,
        }
    }

    /// What it is, what it was at the start, and which countermeasures have raised it or would.
    pub(crate) fn why(self, view: &View, level: &Level, service: &ServiceView) -> Vec<String> {
        let mut lines = vec![self.about().to_string()];
        if let Some(file) = level.file.services.iter().find(|file| file.id == service.id) {
            let (was, now) = (percent(self.at_start(file)), percent(self.share(service)));
            lines.push(if was == now { tr!("why-as-at-start").into() } else { tr!("why-at-start", percent = was) });
        }
        let raises = |id: &str| {
            let file = level.file.improvements.iter().find(|file| file.id == id);
            file.is_some_and(|file| file.then.iter().any(|effect| self.is_raised(effect, &service.id)))
        };
        for improvement in view.improvements.iter().filter(|improvement| raises(&improvement.id)) {
            lines.push(match improvement.state.as_str() {
                "young" | "done" => tr!("why-raised", title = improvement.title),
                _ => tr!("why-would-raise", title = improvement.title),
            });
        }
        lines
    }
}

/// How well a service is watched, and why: where its share does not stand beside it.
pub(crate) fn watched(view: &View, level: &Level, service: &ServiceView) -> Vec<String> {
    let mut lines = Guard::Watched.why(view, level, service);
    lines[0] = entry(tr!("percent", percent = percent(service.monitoring)), &lines[0]);
    lines
}

/// Where weak points come from, and what becomes of them.
pub(crate) fn weak(service: &ServiceView) -> Vec<String> {
    vec![tr!("why-weak", drills = service.drills)]
}
