//! Stable ids: what is compared, sorted and saved. An ECS `Entity` never is.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl $name {
            /// Position in the level's list, or in order of creation.
            #[inline]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                Self(<$inner>::try_from(index).expect("the checker bounds every list"))
            }
        }
    )*};
}

ids! {
    /// A work centre, by its place in the level.
    CentreId(u16);
    /// A person, by place in the level after `count` is expanded.
    PersonId(u16);
    /// A service, by its place in the level.
    ServiceId(u16);
    /// A stakeholder, by its place in the level.
    StakeholderId(u16);
    /// A stream of demand, by its place in the level.
    StreamId(u16);
    /// A project, by its place in the level.
    ProjectId(u16);
    /// A run with a deadline, by its place in the level.
    RunId(u16);
    /// A message, by its place in the level.
    MessageId(u16);
    /// An audit, by its place in the level.
    AuditId(u16);
    /// A finding, by its place among those of all audits.
    FindingId(u16);
    /// A deployment pipeline, by its place in the level.
    PipelineId(u16);
    /// An environment, by its place in the level.
    EnvironmentId(u16);
    /// A change: the level's named ones first, then in order of arrival.
    ChangeId(u32);
    /// An incident: the level's named ones first, then in order of occurrence.
    IncidentId(u32);
    /// A work item, in order of creation.
    ItemId(u32);
    /// An entry of the log, in order.
    FactId(u32);
}
