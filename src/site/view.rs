//! What templates see: flat, serializable, documented in `docs/templates.md`.

use serde::Serialize;

/// What one page shows.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum View {
    /// The briefing itself.
    Home {
        /// Of the site.
        title: String,
    },
}
