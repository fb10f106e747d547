//! What can be found: statements, and paragraphs in which nobody speaks.
//!
//! [`search_report`] gathers what the index is made of; [`choices()`] what the search page offers to narrow it.

mod choices;
mod gather;

pub(crate) use choices::choices;
#[cfg(test)]
pub(crate) use gather::SearchDay;
pub(crate) use gather::{SearchCorpus, SearchDoc, SearchReport, SearchSpeaker, search_report};
