//! Unplanned Work: `LevelFile → Level → World → step → Metrics → View → floor, panels, JSON, report`.

#[cfg(feature = "desktop")]
pub mod app;
pub mod bot;
pub mod branch;
pub mod campaign;
pub mod cli;
pub mod daily;
pub mod dora;
pub mod forecast;
pub mod kept;
pub mod labs;
pub mod level;
pub mod locale;
pub mod page;
mod plot;
pub mod profiles;
pub mod prove;
pub mod reference;
pub mod replay;
pub mod report;
pub mod sandbox;
pub mod scenario;
pub mod sim;
pub mod stats;
pub mod strategy;
pub mod survival;
pub mod sweep;
pub mod truth;
pub mod turning;
