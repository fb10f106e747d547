//! What `provenance.html` sees: a report as received beside the report as shown, and how to correct it.

use serde::{Serialize, Serializer};

use crate::site::view_parts::DateView;

/// `provenance.html`
#[derive(Debug, Serialize)]
pub(crate) struct ProvenanceView {
    /// The report's headline.
    pub(crate) title: String,
    /// The day it was sent.
    pub(crate) date: Option<DateView>,
    /// «خبرگزاری صدا و سیما، مرکز خراسان رضوی»; empty when unknown.
    pub(crate) agency: String,
    /// The seed's file, then those of its near-duplicates, relative to the site folder.
    pub(crate) files: Vec<String>,
    /// The editor's file for this report, which may not be there yet.
    pub(crate) editor_file: String,
    /// Changes in all.
    pub(crate) n_changes: usize,
    /// Changes by kind, in a fixed order, without kinds that do not occur.
    pub(crate) kinds: Vec<ChangeCount>,
    /// Everything that is shown, in order.
    pub(crate) blocks: Vec<ProvenanceBlock>,
}

/// How often one kind of change was made.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChangeCount {
    /// As in `joined`, named in `strings.*.toml` under `[changes]`.
    pub(crate) kind: &'static str,
    /// How often.
    pub(crate) count: usize,
}

/// One paragraph, received and shown.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProvenanceBlock {
    /// `p7`, `lead`, `headline`, `kicker`, or `b3` for a heading.
    pub(crate) anchor: String,
    /// In words: «بند ۷».
    pub(crate) place: String,
    /// Where its line stands in the seed, counted from one among lines that are not empty.
    pub(crate) line: u32,
    /// Its text, cut at every change, for the filter `changes`.
    pub(crate) parts: Changes,
    /// One for each statement in it.
    pub(crate) statements: Vec<StatementRecord>,
}

/// A text cut at every change, packed: as values of a template, those of a long paragraph would take twenty times its
/// bytes.
#[derive(Debug, Clone)]
pub(crate) struct Changes(pub(crate) Vec<u8>);

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// One statement, with all that an editor needs to correct it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StatementRecord {
    /// Who said it, as the editor's file names them.
    pub(crate) speaker: String,
    /// The paragraph's number; 0 where it has none.
    pub(crate) paragraph: u32,
    /// Of the paragraph's words, so that a correction does not outlive them.
    pub(crate) fingerprint: String,
}
