//! Values as scripts, which browsers load from a folder on the disk, too.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::json;

use crate::persian::fold::{TABLE, fold_char};
use crate::render::search_index::shards::Shard;
use crate::render::search_index::terms::SUFFIXES;
use crate::site::search::{SearchDoc, SearchReport};

/// A file: its path below the site and its bytes.
pub(crate) type File = (String, Vec<u8>);

/// Bytes of a doc's row beside its words, about.
const ROW_BYTES: usize = 128;

/// What there is: how docs are parted and how many there are, where files of terms start, how words are folded.
pub(super) fn index_file((n_buckets, n_docs): (u32, usize), shards: &[Shard<'_>]) -> File {
    let starts: Vec<&str> = shards.iter().map(|shard| shard.start.as_str()).collect();
    let starts = starts.join(" ");
    let (from, to, dropped) = fold_strings();
    let suffixes: Vec<&str> = SUFFIXES.lines().filter(|line| !line.starts_with('#')).collect();
    let layout = format!("{n_buckets} {starts}");
    let index = json!({
        "docs": n_docs,
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
pub(super) fn fold_strings() -> (String, String, String) {
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

/// Terms and where they stand.
pub(super) fn terms_file(shard: &Shard<'_>) -> File {
    let codes: Vec<String> = shard.start.chars().map(|c| format!("{:x}", u32::from(c))).collect();
    let flat: Vec<&str> =
        shard.entries.iter().flat_map(|(term, list)| [&**term, &**list]).collect();
    script(&format!("t{}", codes.join("-")), &flat)
}

/// Where the docs of a bucket are.
pub(super) fn docs_path(bucket: u32) -> String {
    path(&docs_name(bucket))
}

fn docs_name(bucket: u32) -> String {
    format!("d{bucket}")
}

/// What is shown of these reports.
pub(super) fn docs_file(bucket: u32, reports: &[SearchReport<'_>]) -> File {
    let mut script = Script::begin(docs_name(bucket));
    script.add("[");
    for (idx, report) in reports.iter().enumerate() {
        if idx > 0 {
            script.add(",");
        }
        script.add(&row(report));
    }
    script.add("]");
    script.finish()
}

fn row(report: &SearchReport<'_>) -> String {
    let day = report.day.as_ref().map_or(("", ""), |day| (&day.iso, &day.words));
    let docs = report.docs.iter().map(doc).collect();
    let row = ReportRow(docs, report.slug, report.title, day.0, day.1);
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

fn doc<'a>(doc: &'a SearchDoc<'_>) -> DocRow<'a> {
    let SearchDoc { text, anchor, place, .. } = doc;
    let Some(speaker) = &doc.speaker else { return DocRow::Silent(text, anchor, place) };
    let page = if speaker.has_page { speaker.slug } else { "" };
    DocRow::Said(text, anchor, place, speaker.name, page, speaker.colour)
}

fn script(name: &str, value: &impl Serialize) -> File {
    let mut script = Script::begin(name.to_owned());
    script.add(&json(value));
    script.finish()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("these values have a JSON form")
}

fn path(name: &str) -> String {
    format!("search/{name}.js")
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
    fn finish(mut self) -> File {
        self.out.push_str(")\n");
        (path(&self.name), self.out.into_bytes())
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
