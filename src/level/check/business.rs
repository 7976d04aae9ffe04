//! Checks of the business: features, customers, shares, stock.

use super::Checker;
use crate::level::file::*;

impl Checker<'_> {
    pub(super) fn business(&mut self) {
        let file = self.file;
        if let Some(customers) = &file.customers {
            self.inside("customers", |c| {
                c.number("satisfaction", customers.satisfaction, 0.0, 100.0);
                c.number("rivals", customers.rivals.unwrap_or(0.0), 0.0, 100.0);
                c.number("market_share", customers.market_share, 1e-6, 1.0);
            });
        }
        if let Some(shares) = &file.shares {
            self.inside("shares", |c| {
                c.number("price", shares.price, 0.01, 1e9);
                c.number("announced", shares.announced.unwrap_or(0.0), -1e12, 1e12);
            });
        }
        if let Some(stock) = &file.stock {
            self.inside("stock", |c| {
                if stock.services.is_empty() {
                    c.inside("services", |c| c.error("a forecast is made of something", "name at least one service"));
                }
                c.each("services", &stock.services, |c, service| c.service(service));
                for (key, span) in [("report_every", &stock.report_every), ("half_life", &stock.half_life)] {
                    c.lasting(key, span);
                }
                c.number("lost_per_hour", stock.lost_per_hour, 0.0, 1e12);
            });
        }
        let rules = file.rules.clone();
        self.inside("rules", |c| {
            for (key, value, most) in [
                ("satisfaction_outage", rules.satisfaction_outage, 100.0),
                ("satisfaction_wrong", rules.satisfaction_wrong, 100.0),
                ("satisfaction_late", rules.satisfaction_late, 100.0),
                ("satisfaction_empty_shelves", rules.satisfaction_empty_shelves, 100.0),
                ("satisfaction_mends", rules.satisfaction_mends, 1.0),
                ("market_drift", rules.market_drift, 1.0),
                ("price_result", rules.price_result, 1.0),
                ("price_date", rules.price_date, 1.0),
                ("price_outage", rules.price_outage, 1.0),
            ] {
                c.number(key, value.unwrap_or(0.0), 0.0, most);
            }
        });
    }

    pub(super) fn value(&mut self, value: &ValueFile) {
        self.inside("value", |c| {
            c.number("a_day", value.a_day, 0.0, 1e12);
            c.share("late", value.late);
            c.number("delight", value.delight, 0.0, 100.0);
            if let Some(span) = &value.half_life {
                c.lasting("half_life", span);
            }
            if let Some(moment) = &value.from {
                c.moment("from", moment);
            }
            if let Some(service) = &value.service {
                c.inside("service", |c| c.service(service));
            }
            if value.delight > 0.0 && c.file.customers.is_none() {
                c.inside("delight", |c| {
                    c.warn("there are no customers to delight", "add `customers: ()` to the level")
                });
            }
        });
    }

    /// A length of time that is not nothing.
    pub(super) fn lasting(&mut self, key: &str, span: &Span) {
        if self.span(key, span) == 0 && span.minutes().is_ok() {
            self.inside(key, |c| c.error("this takes at least a minute", "write for example \"1d\""));
        }
    }

    /// A metric that only some levels have.
    pub(super) fn metric_of_the_business(&mut self, name: &str) {
        let file = self.file;
        let lacks = match name {
            "satisfaction" | "market_share" => file.customers.is_none().then_some("customers: ()"),
            "share_price" => file.shares.is_none().then_some("shares: (price: 100)"),
            "forecast_quality" | "stock_outs" => {
                file.stock.is_none().then_some("stock: (services: [\"…\"], lost_per_hour: 100)")
            }
            _ => None,
        };
        if let Some(field) = lacks {
            self.error(format!("this level has no metric \"{name}\""), format!("add `{field}` to the level"));
        }
    }
}
