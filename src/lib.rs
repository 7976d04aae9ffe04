//! Unplanned Work: `LevelFile → Level → World → step → Metrics → View → floor, panels, JSON, report`.

#[cfg(feature = "desktop")]
pub mod app;
pub mod level;
pub mod sim;
