//! Load and capacity of services, and the weaknesses that drills find, as a level says them.

use serde::{Deserialize, Serialize};

use super::{Dist, Span};

/// The load of a service as it varies, and what can be done about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TrafficFile {
    /// How many times the service's `load` each hour of the day brings, from 00:00 on; shorter lists repeat. 1 if empty.
    pub daily: Vec<f64>,
    /// How many times that each day of the week brings, from Monday on. 1 if empty.
    pub weekly: Vec<f64>,
    /// More capacity can be ordered.
    pub more: Option<MoreFile>,
    /// Capacity can follow the load.
    pub elastic: Option<ElasticFile>,
    /// A share of the load is static content that can be served from elsewhere.
    pub offload: Option<OffloadFile>,
}

/// Capacity that can be ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoreFile {
    /// How much, as a share of the capacity at the start.
    pub share: f64,
    /// Time from the order until it is there.
    pub takes: Span,
    /// Money.
    pub cost: f64,
}

/// Capacity that follows the load and is paid by use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElasticFile {
    /// At most so many times the capacity at the start is added.
    pub most: f64,
    /// Money an hour for as much as the capacity at the start.
    pub cost_per_hour: f64,
}

/// Static content served from elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffloadFile {
    /// Share of the load, 0…1.
    pub share: f64,
    /// Working time of the service's owners.
    pub effort: Dist,
}
