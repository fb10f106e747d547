//! The files of the search index.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;
use serde_json::json;

use crate::persian::fold::{TABLE, fold_char};
use crate::render::search_index::postings::{Posting, Postings};
use crate::render::search_index::shards::{Entry, Shard, shards};
use crate::render::search_index::terms::{HalfSpaced, Hit, SUFFIXES, half_spaced, seats, terms};
use crate::site::search::{SearchCorpus, SearchDoc, SearchReport};

/// Docs from which on a term that stands in more than an eighth of them is common: it narrows little, so
/// only the docs it says most about are listed, after a `!`.
const MANY_DOCS: usize = 5000;
/// How many those are.
const BEST_DOCS: usize = 1000;
/// Bytes of a doc's row beside its words, about.
const ROW_BYTES: usize = 128;
/// Reports whose terms are held in memory at once, before they are joined with the others'.
const AT_ONCE: usize = 256;

/// Hands over the index as files by path below the site, from many threads: `search/index.js`, which says what
/// there is, `search/t….js` with terms, `search/d….js` with what is shown. The same reports give the same bytes.
pub(crate) fn search_files<E: Send>(corpus: &SearchCorpus<'_>, put: Put<'_, E>) -> Result<(), E> {
    let all: Vec<usize> = (0..corpus.n_reports).collect();
    let outlines = all.par_iter().map(|it| Outline::of(*it, corpus)).collect();
    let mut buckets = Buckets::of(outlines);
    let each: Vec<(&u32, &mut Vec<Outline>)> = buckets.reports.iter_mut().collect();
    let docs = each.into_par_iter().map(|(bucket, reports)| docs_file(*bucket, reports));
    docs.try_for_each(put)?;
    let (joined, other_seats) = united(corpus);
    let entries = entries(corpus, &buckets, &joined, other_seats);
    let shards = shards(&entries);
    shards.par_iter().try_for_each(|shard| put(terms_file(shard)))?;
    put(index_file(&buckets, &shards))
}

/// Takes a file: its path and its bytes.
pub(crate) type Put<'a, E> = &'a (dyn Fn((String, Vec<u8>)) -> Result<(), E> + Sync);

/// A report as far as its place in the index goes.
struct Outline {
    /// Its place in the briefing.
    place: usize,
    key: String,
    n_docs: u32,
    /// What is shown of it, as JSON.
    row: String,
}

impl Outline {
    fn of(place: usize, corpus: &SearchCorpus<'_>) -> Outline {
        let report = (corpus.report)(place);
        let n_docs = u32::try_from(report.docs.len()).unwrap_or(u32::MAX);
        Outline { place, row: row(&report), key: report.key, n_docs }
    }
}

/// Reports by the file that holds their docs. A report's file is chosen by the hash of its key, so a new
/// report takes its place among the others without moving them; the number of places doubles as they fill.
struct Buckets {
    n_buckets: u32,
    reports: BTreeMap<u32, Vec<Outline>>,
}

impl Buckets {
    fn of(outlines: Vec<Outline>) -> Buckets {
        let wanted = u32::try_from(outlines.len()).unwrap_or(u32::MAX / 4) * 2;
        let n_buckets = wanted.next_power_of_two().max(64);
        let mut reports: BTreeMap<u32, Vec<Outline>> = BTreeMap::new();
        for report in outlines {
            reports.entry(hash(&report.key) & (n_buckets - 1)).or_default().push(report);
        }
        for same in reports.values_mut() {
            same.sort_by(|left, right| left.key.cmp(&right.key));
        }
        Buckets { n_buckets, reports }
    }

    fn n_docs(&self) -> usize {
        self.reports.values().flatten().map(|report| report.n_docs as usize).sum()
    }

    /// Every report with its bucket and the place of its first doc in it, in order of place.
    fn places(&self) -> Vec<(u32, u32, &Outline)> {
        let mut res = Vec::new();
        for (bucket, reports) in &self.reports {
            let mut first = 0;
            for report in reports {
                res.push((*bucket, first, report));
                first += report.n_docs;
            }
        }
        res
    }
}

fn hash(key: &str) -> u32 {
    let mut bytes = [0; 4];
    bytes.copy_from_slice(&blake3::hash(key.as_bytes()).as_bytes()[..4]);
    u32::from_be_bytes(bytes)
}

/// Words that some report writes with a half-space, and words that some write with their hamza elsewhere.
fn united(corpus: &SearchCorpus<'_>) -> (HalfSpaced, BTreeSet<(String, String)>) {
    let of = |place: usize| {
        let report = (corpus.report)(place);
        (half_spaced(&report), seats(&report))
    };
    let both = |mut left: (BTreeSet<_>, BTreeSet<_>), mut right: (BTreeSet<_>, BTreeSet<_>)| {
        left.0.append(&mut right.0);
        left.1.append(&mut right.1);
        left
    };
    let all = (0..corpus.n_reports).into_par_iter().map(of);
    let (pairs, seats) = all.reduce(Default::default, both);
    let mut joined = HalfSpaced::new();
    for (before, after) in pairs {
        joined.entry(before).or_default().insert(after);
    }
    (joined, seats)
}

fn entries(
    corpus: &SearchCorpus<'_>,
    buckets: &Buckets,
    joined: &HalfSpaced,
    seats: BTreeSet<(String, String)>,
) -> Vec<Entry> {
    let mut lists: HashMap<String, Postings> = HashMap::new();
    for some in buckets.places().chunks(AT_ONCE) {
        let terms = |(_, _, it): &(_, _, &Outline)| terms(&(corpus.report)(it.place), joined);
        let found: Vec<_> = some.par_iter().map(terms).collect();
        for ((bucket, first, _), terms) in some.iter().zip(found) {
            for (term, hits) in terms {
                let list = lists.entry(term).or_default();
                for hit in hits {
                    let Hit { doc, impact } = hit;
                    list.push(Posting { bucket: *bucket, doc: first + doc, impact });
                }
            }
        }
    }
    let n_docs = buckets.n_docs();
    let entry = |(term, list): (String, Postings)| {
        let common = n_docs > MANY_DOCS && list.len() > n_docs / 8;
        let narrowing = term.starts_with(['@', '#', '!']);
        (term, if common && !narrowing { best(&list) } else { list.into_text() })
    };
    let mut res: Vec<Entry> = lists.into_iter().map(entry).collect();
    let references = seats.into_iter().map(|(other, this)| (other, format!("={this}")));
    res.extend(references);
    // Stable: a term's own list stands before what it refers to.
    res.sort_by(|left, right| left.0.cmp(&right.0));
    res.dedup_by(|later, first| {
        let is_same = later.0 == first.0;
        if is_same {
            first.1.push_str(&later.1);
        }
        is_same
    });
    res
}

/// Where a common term says most.
fn best(list: &Postings) -> String {
    let mut list = list.read();
    list.sort_by_key(|posting| (std::cmp::Reverse(posting.impact), posting.bucket, posting.doc));
    list.truncate(BEST_DOCS);
    list.sort();
    let mut best = Postings::default();
    for posting in list {
        best.push(posting);
    }
    format!("!{}", best.into_text())
}

fn index_file(buckets: &Buckets, shards: &[Shard<'_>]) -> (String, Vec<u8>) {
    let starts: Vec<&str> = shards.iter().map(|shard| shard.start.as_str()).collect();
    let starts = starts.join(" ");
    let (from, to, dropped) = fold_strings();
    let suffixes: Vec<&str> = SUFFIXES.lines().filter(|line| !line.starts_with('#')).collect();
    let layout = format!("{} {starts}", buckets.n_buckets);
    let index = json!({
        "docs": buckets.n_docs(),
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

fn terms_file(shard: &Shard<'_>) -> (String, Vec<u8>) {
    let codes: Vec<String> = shard.start.chars().map(|c| format!("{:x}", u32::from(c))).collect();
    let flat: Vec<&str> =
        shard.entries.iter().flat_map(|(term, list)| [term.as_str(), list.as_str()]).collect();
    script(&format!("t{}", codes.join("-")), &flat)
}

/// The rows of these reports as a file; they are not needed after that.
fn docs_file(bucket: u32, reports: &mut [Outline]) -> (String, Vec<u8>) {
    let mut script = Script::begin(format!("d{bucket}"));
    script.add("[");
    for (idx, report) in reports.iter_mut().enumerate() {
        if idx > 0 {
            script.add(",");
        }
        script.add(&std::mem::take(&mut report.row));
    }
    script.add("]");
    script.finish()
}

fn row(report: &SearchReport) -> String {
    let day = report.day.as_ref().map_or(("", ""), |day| (&day.iso, &day.words));
    let docs = report.docs.iter().map(doc).collect();
    let row = ReportRow(docs, &report.slug, &report.title, day.0, day.1);
    let n_bytes: usize = report.docs.iter().map(|doc| doc.text.len() + ROW_BYTES).sum();
    let mut json = Vec::with_capacity(n_bytes);
    serde_json::to_writer(&mut json, &row).expect("these values have a JSON form");
    String::from_utf8(json).expect("JSON is UTF-8")
}

/// A report: its docs, its slug and headline, its day twice.
#[derive(Serialize)]
struct ReportRow<'a>(Vec<DocRow<'a>>, &'a str, &'a str, &'a str, &'a str);

/// A doc: words, anchor, place; of a statement the speaker's name, page and tile, too.
#[derive(Serialize)]
#[serde(untagged)]
enum DocRow<'a> {
    Silent(&'a str, &'a str, &'a str),
    Said(&'a str, &'a str, &'a str, &'a str, &'a str, u8),
}

fn doc(doc: &SearchDoc) -> DocRow<'_> {
    let SearchDoc { text, anchor, place, .. } = doc;
    let Some(speaker) = &doc.speaker else { return DocRow::Silent(text, anchor, place) };
    let page = if speaker.has_page { speaker.slug.as_str() } else { "" };
    DocRow::Said(text, anchor, place, &speaker.name, page, speaker.colour)
}

fn script(name: &str, value: &impl Serialize) -> (String, Vec<u8>) {
    let mut script = Script::begin(name.to_owned());
    script.add(&json(value));
    script.finish()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("these values have a JSON form")
}

/// A script that hands one value to the search: `neshast("d7",[…])`. Characters that are not seen are escaped.
struct Script {
    name: String,
    out: String,
}

impl Script {
    fn begin(name: String) -> Script {
        let out = format!("neshast(\"{name}\",");
        Script { name, out }
    }

    /// Adds a piece of the value's JSON.
    fn add(&mut self, json: &str) {
        if self.out.capacity() - self.out.len() < json.len() {
            // Room for the end, too: a long text is not to be moved for a bracket.
            self.out.reserve(json.len() + 16);
        }
        let mut from = 0;
        for (at, c) in json.char_indices().filter(|(_, c)| is_unseen(*c)) {
            self.out.push_str(&json[from..at]);
            write!(self.out, "\\u{:04x}", u32::from(c)).expect("memory does not fail");
            from = at + c.len_utf8();
        }
        self.out.push_str(&json[from..]);
    }

    /// The file: its path and its bytes.
    fn finish(mut self) -> (String, Vec<u8>) {
        self.out.push_str(")\n");
        (format!("search/{}.js", self.name), self.out.into_bytes())
    }
}

/// Marks, direction signs, line separators; half-spaces are common and harmless.
fn is_unseen(c: char) -> bool {
    let is_common =
        matches!(c, '\0'..='\u{AC}' | '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D5}');
    !is_common
        && matches!(c, '\u{00AD}' | '\u{0610}'..='\u{061C}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}' | '\u{200B}' | '\u{200D}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests;
