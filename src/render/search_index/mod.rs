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

use std::convert::Infallible;

use crate::digest::Digest;
use crate::model::Id;
use crate::site::search::{SearchCorpus, search_report};
use crate::site::{Dependencies, Site};

pub(crate) use files::{File, Kept, Shelf};
pub(crate) use words::words;

/// Hands over the files of a site's index. Gives what to keep of it, if that is not what was kept. Nothing is taken from
/// an earlier one where it is not known what reports are made from.
pub(crate) fn search_files<S: Shelf>(
    site: Site<'_>,
    dependencies: Option<&Dependencies>,
    kept: Option<Kept>,
    shelf: &S,
) -> Result<Option<Kept>, S::Error> {
    let report = |place| search_report(site, Id::at(place));
    let key = |place| site.briefing.reports[Id::at(place)].article.stem.as_str();
    let made_from =
        |place| dependencies.map_or_else(Digest::default, |it| it.of_doc(Id::at(place)));
    let n_reports = site.briefing.reports.len();
    let corpus = SearchCorpus { n_reports, report: &report, key: &key, made_from: &made_from };
    files::search_files(&corpus, kept.filter(|_| dependencies.is_some()), shelf)
}

/// Hands over the files of a site's index, as for one that is made once.
pub(crate) fn all_search_files(site: Site<'_>, put: &(dyn Fn(File) + Sync)) {
    let Ok(_) = search_files(site, None, None, &Once { put });
}

/// Passes every file on.
struct Once<'a> {
    put: &'a (dyn Fn(File) + Sync),
}

impl Shelf for Once<'_> {
    type Error = Infallible;

    fn put(&self, file: File, _: Option<Digest>) -> Result<(), Infallible> {
        (self.put)(file);
        Ok(())
    }
}
