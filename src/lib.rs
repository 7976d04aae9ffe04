//! Unplanned Work: `LevelFile → Level → World → step → Metrics → View → floor, panels, JSON, report`.

#[cfg(feature = "desktop")]
pub mod app;
pub mod cli;
pub mod level;
pub mod prove;
pub mod replay;
pub mod report;
pub mod scenario;
pub mod sim;
pub mod stats;
pub mod strategy;
pub mod sweep;
pub mod truth;
