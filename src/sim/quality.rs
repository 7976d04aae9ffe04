//! What protects a service and what speeds a work centre, as far as it can be improved: monitoring, test coverage, pace.

use serde::Serialize;

use super::id::*;
use super::operations::Documentation;
use super::world::World;
use crate::level::file::LevelFile;

/// Shares by service, and pace by work centre.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Quality {
    monitoring: Vec<f64>,
    test_coverage: Vec<f64>,
}

impl Quality {
    pub(crate) fn new(file: &LevelFile) -> Self {
        Self {
            monitoring: file.services.iter().map(|s| s.monitoring).collect(),
            test_coverage: file.services.iter().map(|s| s.test_coverage).collect(),
        }
    }
}

/// Share of failures of a service that an alarm shows at once.
pub(crate) fn monitoring(world: &World, service: ServiceId) -> f64 {
    world.resource::<Quality>().monitoring[service.index()]
}

/// Share of faults in a change of a service that tests catch.
pub(crate) fn test_coverage(world: &World, service: ServiceId) -> f64 {
    world.resource::<Quality>().test_coverage[service.index()]
}

/// Monitoring, test coverage or documentation of a service, by the name of its metric.
pub(crate) fn of(world: &World, family: &str, service: ServiceId) -> f64 {
    match family {
        "monitoring" => monitoring(world, service),
        "test_coverage" => test_coverage(world, service),
        _ => world.resource::<Documentation>().0[service.index()],
    }
}

fn grow(share: &mut f64, by: f64) {
    *share = (*share + by).clamp(0.0, 1.0);
}

/// Monitoring grows (or shrinks) by a share.
pub(crate) fn monitor(world: &mut World, service: ServiceId, by: f64) {
    grow(&mut world.resource_mut::<Quality>().monitoring[service.index()], by);
}

/// Test coverage grows (or shrinks) by a share.
pub(crate) fn cover(world: &mut World, service: ServiceId, by: f64) {
    grow(&mut world.resource_mut::<Quality>().test_coverage[service.index()], by);
}

/// What is written down grows (or shrinks) by a share.
pub(crate) fn document(world: &mut World, service: ServiceId, by: f64) {
    grow(&mut world.resource_mut::<Documentation>().0[service.index()], by);
}
