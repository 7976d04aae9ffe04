//! The business: what features, customers, shareholders and shelves make of what IT delivers.

use serde::{Deserialize, Serialize};

use super::{Moment, Span};

/// What a finished item of a stream earns while it is in production.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueFile {
    /// Money a day for each finished item while the market's interest is whole.
    pub a_day: f64,
    /// The market's interest halves in this time; it lasts if absent.
    #[serde(default)]
    pub half_life: Option<Span>,
    /// Counted from this moment on; from the start of day 1 if absent. What comes later has missed the best days.
    #[serde(default)]
    pub from: Option<Moment>,
    /// The service that it runs on: it earns what that service lets it earn.
    #[serde(default)]
    pub service: Option<String>,
    /// Share of its worth that is left to an item finished after its due date, 0…1.
    #[serde(default = "whole")]
    pub late: f64,
    /// Points of satisfaction that each finished item brings (with `customers`).
    #[serde(default)]
    pub delight: f64,
}

/// The company's customers. What happens to services moves their satisfaction, satisfaction slowly moves the market
/// share, and revenue goes with the market share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomersFile {
    /// Satisfaction at the start, 0…100; what it comes back to when nothing goes wrong.
    #[serde(default = "seventy")]
    pub satisfaction: f64,
    /// Satisfaction of the rivals' customers, 0…100: below it the market share falls. As `satisfaction` if absent.
    #[serde(default)]
    pub rivals: Option<f64>,
    /// Market share at the start, above 0 and up to 1.
    #[serde(default = "tenth")]
    pub market_share: f64,
}

/// The company's shares: priced once a week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharesFile {
    /// Price at the start.
    pub price: f64,
    /// The change in cash that was announced for each week; that of the week before if absent.
    #[serde(default)]
    pub announced: Option<f64>,
}

/// Goods that are ordered by a forecast: as good as the reports that it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockFile {
    /// Services that report what is sold. While one gives wrong results, its last right report grows old.
    pub services: Vec<String>,
    /// Time between two reports when all is well.
    #[serde(default = "a_day")]
    pub report_every: Span,
    /// Beyond that, a forecast is half as good after each such time.
    #[serde(default = "two_days")]
    pub half_life: Span,
    /// Sales lost an hour when the forecast is worth nothing, money.
    pub lost_per_hour: f64,
}

fn whole() -> f64 {
    1.0
}

fn tenth() -> f64 {
    0.1
}

fn seventy() -> f64 {
    70.0
}

fn a_day() -> Span {
    Span("1d".into())
}

fn two_days() -> Span {
    Span("2d".into())
}
