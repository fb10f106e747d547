//! The files of the search index.
//!
//! In reading order: `scripts` (values as files), `pairs` (words by number), `buckets` (reports by file), `kept` (what
//! an index leaves to the next one), and here how all go together.

mod scripts;
mod pairs;
mod buckets;
mod kept;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::iter::{
    IntoParallelRefIterator as _, IntoParallelRefMutIterator as _, ParallelIterator as _,
};

use crate::digest::Digest;
use crate::render::search_index::postings::{Posting, Postings};
use crate::render::search_index::shards::{Entry, shards};
use crate::render::search_index::terms::{Hit, Terms, terms};
use crate::site::search::{SearchCorpus, SearchReport};
use buckets::{Brought, Bucket, Layout};
use pairs::Numbers;
use scripts::{docs_file, docs_path, index_file, terms_file};

pub(crate) use kept::Kept;
pub(crate) use scripts::File;

/// Docs from which on a term that stands in more than an eighth of them is common: it narrows little, so
/// only the docs it says most about are listed, after a `!`.
const MANY_DOCS: usize = 5000;
/// How many those are.
const BEST_DOCS: usize = 1000;
/// Buckets that are looked at before what they bring is joined with what the others do: of all there is no room in
/// memory as it comes.
const AT_ONCE: usize = 128;
/// When terms are to be found again in one bucket of so many, they are in all: joining them with what is kept takes
/// as long.
const WORTH_KEEPING: usize = 8;

/// Buckets by number.
type Buckets = BTreeMap<u32, Bucket>;

/// Takes the files of an index, from many threads.
pub(crate) trait Shelf: Sync {
    /// What may go wrong.
    type Error: Send;

    /// Takes a file. One that was `made_from` reports alone is the same whenever they are.
    fn put(&self, file: File, made_from: Option<Digest>) -> Result<(), Self::Error>;

    /// True when a file that was made from the same is there already.
    fn keep(&self, _path: &str, _made_from: Digest) -> Result<bool, Self::Error> {
        Ok(false)
    }
}

/// Hands over the index as files: `search/index.js`, which says what there is, `search/t….js` with terms,
/// `search/d….js` with what is shown. The same reports give the same bytes, whatever was kept of the index before. Gives
/// what to keep of this one, if that is not what was kept.
pub(crate) fn search_files<S: Shelf>(
    corpus: &SearchCorpus<'_>,
    kept: Option<Kept>,
    shelf: &S,
) -> Result<Option<Kept>, S::Error> {
    let layout = Layout::of(corpus);
    let kept = kept.filter(|it| it.n_buckets == layout.n_buckets);
    let mut kept = kept.unwrap_or_else(|| Kept::nothing(&layout));
    let (changed, before) = put_docs(corpus, &layout, (&mut kept, shelf))?;
    let is_worth_it = |stale: &BTreeSet<u32>| stale.len() * WORTH_KEEPING < layout.reports.len();
    let mut stale = changed;
    if is_worth_it(&stale) {
        stale.append(&mut kept.touched(&stale, &before));
    }
    let is_news = !stale.is_empty() || !before.is_empty();
    if !is_worth_it(&stale) {
        kept.lists.clear();
        stale.extend(layout.reports.keys());
    } else if is_news {
        let gone: BTreeSet<u32> = stale.iter().chain(before.keys()).copied().collect();
        let gone: Vec<u32> = gone.into_iter().collect();
        kept.lists.par_iter_mut().for_each(|(_, list)| list.remove(&gone));
        kept.lists.retain(|_, list| list.len() > 0);
    }
    add_terms(corpus, &layout, &mut kept, &stale);
    let n_docs = kept.buckets.values().flat_map(|it| &it.n_docs).map(|it| *it as usize).sum();
    let entries = entries(&kept, n_docs);
    let shards = shards(&entries);
    shards.par_iter().try_for_each(|shard| shelf.put(terms_file(shard), None))?;
    shelf.put(index_file((layout.n_buckets, n_docs), &shards), None)?;
    kept.forget_pairs();
    Ok(is_news.then_some(kept))
}

/// Sees to it that the docs of every bucket are there. Gives those that have changed, and what was kept of them and of
/// those that are gone.
fn put_docs<S: Shelf>(
    corpus: &SearchCorpus<'_>,
    layout: &Layout,
    (kept, shelf): (&mut Kept, &S),
) -> Result<(BTreeSet<u32>, Buckets), S::Error> {
    let mut old = std::mem::take(&mut kept.buckets);
    let put = |(number, places): (&u32, &Vec<usize>)| {
        let digest = buckets::digest(places, corpus);
        let is_known = old.get(number).is_some_and(|it| it.digest == digest);
        if is_known && shelf.keep(&docs_path(*number), digest)? {
            return Ok((*number, None));
        }
        let reports: Vec<SearchReport<'_>> = places.iter().map(|it| (corpus.report)(*it)).collect();
        shelf.put(docs_file(*number, &reports), Some(digest))?;
        Ok((*number, (!is_known).then(|| (digest, Brought::by(&reports)))))
    };
    let mut changed = BTreeSet::new();
    for some in layout.reports.iter().collect::<Vec<_>>().chunks(AT_ONCE) {
        for made in some.par_iter().copied().map(put).collect::<Vec<_>>() {
            let (number, news) = made?;
            if let Some((digest, brought)) = news {
                changed.insert(number);
                kept.buckets.insert(number, Bucket::new(digest, brought, &mut kept.pairs));
            }
        }
    }
    for number in layout.reports.keys().filter(|it| !changed.contains(it)) {
        kept.buckets.extend(old.remove_entry(number));
    }
    Ok((changed, old))
}

/// Finds the terms of these buckets' reports and puts them among the others.
fn add_terms(corpus: &SearchCorpus<'_>, layout: &Layout, kept: &mut Kept, stale: &BTreeSet<u32>) {
    let Kept { buckets, pairs, lists, .. } = kept;
    let joined = kept::half_spaced(buckets, pairs);
    let terms_of = |number: &u32| -> (u32, Vec<Terms>) {
        let reports = layout.reports[number].iter();
        (*number, reports.map(|place| terms(&(corpus.report)(*place), &joined)).collect())
    };
    let mut all_beside = Vec::new();
    for some in stale.iter().copied().collect::<Vec<u32>>().chunks(AT_ONCE) {
        // By term first: a list of a common term is gone through once, not for each report.
        let mut places: HashMap<String, Vec<Posting>> = HashMap::new();
        for (number, reports) in some.par_iter().map(terms_of).collect::<Vec<_>>() {
            let mut first = 0;
            let mut beside = Vec::new();
            for (terms, n_docs) in reports.into_iter().zip(&buckets[&number].n_docs) {
                for (term, hits) in terms.found {
                    let posting =
                        |&Hit { doc, impact }| Posting { bucket: number, doc: first + doc, impact };
                    places.entry(term).or_default().extend(hits.iter().map(posting));
                }
                beside.extend(terms.beside);
                first += n_docs;
            }
            beside.sort_unstable();
            beside.dedup();
            all_beside.push((number, Numbers::of(beside)));
        }
        #[expect(clippy::iter_over_hash_type, reason = "each term has a list of its own")]
        for (term, places) in places {
            lists.entry(term).or_default().insert(&places);
        }
    }
    for (number, beside) in all_beside {
        buckets.get_mut(&number).expect("it was looked at").beside = beside;
    }
}

/// Every term with what the browser gets of it, sorted.
fn entries<'a>(kept: &'a Kept, n_docs: usize) -> Vec<Entry<'a>> {
    let is_common = |term: &str, list: &Postings| {
        n_docs > MANY_DOCS && list.len() > n_docs / 8 && !term.starts_with(['@', '#', '!'])
    };
    let entry = |(term, list)| {
        let (term, list): (&'a String, &'a Postings) = (term, list);
        let shown = if is_common(term, list) { best(list).into() } else { list.as_text().into() };
        (term.into(), shown)
    };
    let mut res: Vec<Entry<'a>> = kept.lists.par_iter().map(entry).collect();
    let seats = kept.seats().into_iter();
    res.extend(seats.map(|(other, this)| (other.into(), format!("={this}").into())));
    // Stable: a term's own list stands before what it refers to.
    res.sort_by(|left, right| left.0.cmp(&right.0));
    res.dedup_by(|later, first| {
        let is_same = later.0 == first.0;
        if is_same {
            first.1.to_mut().push_str(&later.1);
        }
        is_same
    });
    res
}

/// Where a common term says most.
fn best(list: &Postings) -> String {
    let mut list = list.read();
    if list.len() > BEST_DOCS {
        let rank = |it: &Posting| (Reverse(it.impact), it.bucket, it.doc);
        list.select_nth_unstable_by_key(BEST_DOCS, rank);
        list.truncate(BEST_DOCS);
        list.sort_unstable();
    }
    format!("!{}", Postings::of(&list).as_text())
}
