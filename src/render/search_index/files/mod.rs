//! The files of the search index.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde_json::{Value, json};

use crate::persian::fold::{TABLE, fold_char};
use crate::render::search_index::postings::{Posting, encode};
use crate::render::search_index::shards::{Shard, shards};
use crate::render::search_index::terms::{HalfSpaced, SUFFIXES, half_spaced, seats, terms};
use crate::site::search::{SearchCorpus, SearchDoc, SearchReport};

/// Docs from which on a term that stands in more than an eighth of them is common: it narrows little, so
/// only the docs it says most about are listed, after a `!`.
const MANY_DOCS: usize = 5000;
/// How many those are.
const BEST_DOCS: usize = 1000;
/// Reports whose terms are held in memory at once, before they are joined with the others'.
const AT_ONCE: usize = 256;

/// The index as files by path below the site, in order of path: `search/index.js`, which says what there is,
/// `search/t….js` with terms, `search/d….js` with what is shown. The same reports give the same bytes.
pub(crate) fn search_files(view: &SearchCorpus) -> Vec<(String, Vec<u8>)> {
    let buckets = Buckets::of(view);
    let shards = shards(&entries(view, &buckets));
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    files.extend(buckets.reports.iter().map(|(bucket, reports)| docs_file(*bucket, reports)));
    files.push(index_file(view, &buckets, &shards));
    files.extend(shards.iter().map(terms_file));
    files.sort();
    files
}

/// Reports by the file that holds their docs. A report's file is chosen by the hash of its key, so a new
/// report takes its place among the others without moving them; the number of places doubles as they fill.
struct Buckets<'a> {
    n_buckets: u32,
    reports: BTreeMap<u32, Vec<&'a SearchReport>>,
}

impl<'a> Buckets<'a> {
    fn of(view: &'a SearchCorpus) -> Buckets<'a> {
        let wanted = u32::try_from(view.reports.len()).unwrap_or(u32::MAX / 4) * 2;
        let n_buckets = wanted.next_power_of_two().max(64);
        let mut reports: BTreeMap<u32, Vec<&SearchReport>> = BTreeMap::new();
        for report in &view.reports {
            reports.entry(hash(&report.key) & (n_buckets - 1)).or_default().push(report);
        }
        for same in reports.values_mut() {
            same.sort_by(|left, right| left.key.cmp(&right.key));
        }
        Buckets { n_buckets, reports }
    }
}

fn hash(key: &str) -> u32 {
    let mut bytes = [0; 4];
    bytes.copy_from_slice(&blake3::hash(key.as_bytes()).as_bytes()[..4]);
    u32::from_be_bytes(bytes)
}

fn entries(view: &SearchCorpus, buckets: &Buckets<'_>) -> Vec<(String, String)> {
    let mut joined = HalfSpaced::new();
    for (before, after) in united(view, half_spaced) {
        joined.entry(before).or_default().insert(after);
    }
    let places: Vec<(u32, u32, &SearchReport)> = places(buckets);
    let mut lists: HashMap<String, Vec<Posting>> = HashMap::new();
    for some in places.chunks(AT_ONCE) {
        let found: Vec<_> = some.par_iter().map(|(_, _, report)| terms(report, &joined)).collect();
        for ((bucket, first, _), terms) in some.iter().zip(found) {
            for (term, hits) in terms {
                lists.entry(term).or_default().extend(hits.iter().map(|hit| Posting {
                    bucket: *bucket,
                    doc: first + hit.doc,
                    impact: hit.impact,
                }));
            }
        }
    }
    let n_docs = n_docs(view);
    let mut res: BTreeMap<String, String> = BTreeMap::new();
    let mut lists: Vec<(String, Vec<Posting>)> = lists.into_iter().collect();
    lists.sort_unstable_by(|left, right| left.0.cmp(&right.0));
    for (term, list) in lists {
        let common = n_docs > MANY_DOCS && list.len() > n_docs / 8;
        let narrowing = term.starts_with(['@', '#', '!']);
        let list = if common && !narrowing { best(list) } else { encode(&list) };
        res.insert(term, list);
    }
    for (other, this) in united(view, seats) {
        res.entry(other).or_default().extend(["=", &this]);
    }
    res.into_iter().collect()
}

/// Where a common term says most.
fn best(mut list: Vec<Posting>) -> String {
    list.sort_by_key(|posting| (std::cmp::Reverse(posting.impact), posting.bucket, posting.doc));
    list.truncate(BEST_DOCS);
    list.sort();
    format!("!{}", encode(&list))
}

/// What `of` finds in each report, together.
fn united<T: Ord + Send>(
    view: &SearchCorpus,
    of: impl Fn(&SearchReport) -> BTreeSet<T> + Sync + Send,
) -> BTreeSet<T> {
    view.reports.par_iter().map(of).reduce(BTreeSet::new, |mut left, mut right| {
        left.append(&mut right);
        left
    })
}

/// Every report with its bucket and the place of its first doc in it, in order of place.
fn places<'a>(buckets: &Buckets<'a>) -> Vec<(u32, u32, &'a SearchReport)> {
    let mut res = Vec::new();
    for (bucket, reports) in &buckets.reports {
        let mut first = 0;
        for report in reports {
            res.push((*bucket, first, *report));
            first += u32::try_from(report.docs.len()).unwrap_or(u32::MAX);
        }
    }
    res
}

fn n_docs(view: &SearchCorpus) -> usize {
    view.reports.iter().map(|report| report.docs.len()).sum()
}

fn index_file(view: &SearchCorpus, buckets: &Buckets<'_>, shards: &[Shard]) -> (String, Vec<u8>) {
    let starts: Vec<&str> = shards.iter().map(|shard| shard.start.as_str()).collect();
    let starts = starts.join(" ");
    let (from, to, dropped) = fold_strings();
    let suffixes: Vec<&str> = SUFFIXES.lines().filter(|line| !line.starts_with('#')).collect();
    let layout = format!("{} {starts}", buckets.n_buckets);
    let index = json!({
        "docs": n_docs(view),
        "dropped": dropped,
        "from": from,
        "layout": blake3::hash(layout.as_bytes()).to_hex()[..8],
        "starts": starts,
        "suffixes": suffixes.join(" "),
        "to": to,
    });
    script("index", &index)
}

/// The fold of `data/fold.tsv` for the browser: letters, what each counts as, and what does not count.
fn fold_strings() -> (String, String, String) {
    let (mut from, mut to, mut dropped) = (String::new(), String::new(), String::new());
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let letters = rows
        .filter_map(|row| u32::from_str_radix(row.split('\t').next()?, 16).ok())
        .filter_map(char::from_u32);
    for c in letters {
        match fold_char(c) {
            Some(folded) => {
                from.push(c);
                to.push(folded);
            }
            None => dropped.push(c),
        }
    }
    (from, to, dropped)
}

fn terms_file(shard: &Shard) -> (String, Vec<u8>) {
    let codes: Vec<String> = shard.start.chars().map(|c| format!("{:x}", u32::from(c))).collect();
    let flat: Vec<&str> =
        shard.entries.iter().flat_map(|(term, list)| [term.as_str(), list.as_str()]).collect();
    script(&format!("t{}", codes.join("-")), &json!(flat))
}

fn docs_file(bucket: u32, reports: &[&SearchReport]) -> (String, Vec<u8>) {
    let reports: Vec<Value> = reports
        .iter()
        .map(|report| {
            let day = report.day.as_ref().map_or(("", ""), |day| (&day.iso, &day.words));
            let docs: Vec<Value> = report.docs.iter().map(doc).collect();
            json!([docs, report.slug, report.title, day.0, day.1])
        })
        .collect();
    script(&format!("d{bucket}"), &Value::Array(reports))
}

fn doc(doc: &SearchDoc) -> Value {
    let Some(speaker) = &doc.speaker else { return json!([doc.text, doc.anchor, doc.place]) };
    let page = if speaker.has_page { speaker.slug.as_str() } else { "" };
    json!([doc.text, doc.anchor, doc.place, speaker.name, page, speaker.colour])
}

/// A script that hands one value to the search: `neshast("d7",[…])`. Characters that are not seen are escaped.
fn script(name: &str, value: &Value) -> (String, Vec<u8>) {
    let mut out = format!("neshast(\"{name}\",");
    for c in value.to_string().chars() {
        if is_unseen(c) {
            write!(out, "\\u{:04x}", u32::from(c)).expect("memory does not fail");
        } else {
            out.push(c);
        }
    }
    out.push_str(")\n");
    (format!("search/{name}.js"), out.into_bytes())
}

/// Marks, direction signs, line separators; half-spaces are common and harmless.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{0610}'..='\u{061C}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}' | '\u{200B}' | '\u{200D}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests;
