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

pub(crate) use files::search_files;
pub(crate) use words::words;
