//! The search index: small scripts beside the search page, of which a query fetches a few.
//!
//! In reading order: `words` (a text into words), `terms` (a report into weighted terms), `postings`
//! (where a term stands, as text), `shards` (terms into files), `files` (everything together). The
//! format, and why it is so, is in `docs/data.md`; `templates/assets/search.js` reads it.

mod words;
mod terms;
mod postings;
mod shards;
mod files;

use crate::model::Id;
use crate::site::Site;
use crate::site::search::{SearchCorpus, search_report};

pub(crate) use files::Put;
pub(crate) use words::words;

/// Hands over the files of a site's index by path below it, from many threads.
pub(crate) fn search_files<E: Send>(site: Site<'_>, put: Put<'_, E>) -> Result<(), E> {
    let report = |place| search_report(site, Id::at(place));
    let corpus = SearchCorpus { n_reports: site.briefing.reports.len(), report: &report };
    files::search_files(&corpus, put)
}
