//! What a site holds, in figures.

use serde::{Deserialize, Serialize};

use crate::model::Briefing;

/// What a site holds.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// Published reports.
    pub(crate) reports: usize,
    /// People, offices and bodies with a published statement.
    pub(crate) speakers: usize,
    /// Published statements.
    pub(crate) statements: usize,
    /// Topics.
    pub(crate) topics: usize,
}

impl Counts {
    /// Of a briefing.
    pub(super) fn of(briefing: &Briefing) -> Counts {
        Counts {
            reports: briefing.reports.len(),
            speakers: briefing.speakers.iter().filter(|(_, it)| !it.statements.is_empty()).count(),
            statements: briefing.statements.len(),
            topics: briefing.topics.len(),
        }
    }
}
