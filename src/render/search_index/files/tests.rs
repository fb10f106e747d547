//! The index as a whole.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use expect_test::expect_file;

use super::scripts::fold_strings;
use super::{File, Kept, Shelf};
use crate::digest::Digest;
use crate::persian::fold::TABLE;
use crate::site::search::{SearchCorpus, SearchDay, SearchDoc, SearchReport, SearchSpeaker};

/// The reports of a briefing.
#[derive(Clone, Default)]
struct Corpus {
    reports: Vec<SearchReport<'static>>,
}

/// A file and, where it may be kept, what it was made from.
type Made = (Vec<u8>, Option<Digest>);

/// Files by path.
#[derive(Default)]
struct Files {
    all: Mutex<BTreeMap<String, Made>>,
    n_put: AtomicUsize,
}

impl Shelf for Files {
    type Error = ();

    fn put(&self, (path, bytes): File, made_from: Option<Digest>) -> Result<(), ()> {
        self.n_put.fetch_add(1, Ordering::Relaxed);
        self.all.lock().unwrap().insert(path, (bytes, made_from));
        Ok(())
    }

    fn keep(&self, path: &str, made_from: Digest) -> Result<bool, ()> {
        Ok(self.all.lock().unwrap().get(path).is_some_and(|it| it.1 == Some(made_from)))
    }
}

impl Files {
    fn list(self) -> Vec<File> {
        let all = self.all.into_inner().unwrap().into_iter();
        all.map(|(path, (bytes, _))| (path, bytes)).collect()
    }
}

fn index(corpus: &Corpus, kept: Option<Kept>, files: &Files) -> Option<Kept> {
    let report = |place: usize| corpus.reports[place].clone();
    let key = |place: usize| &*corpus.reports[place].key;
    let made_from = |place: usize| Digest::of(format!("{:?}", corpus.reports[place]).as_bytes());
    let n_reports = corpus.reports.len();
    let corpus = SearchCorpus { n_reports, report: &report, key: &key, made_from: &made_from };
    super::search_files(&corpus, kept, files).unwrap()
}

fn search_files(corpus: &Corpus) -> Vec<File> {
    let files = Files::default();
    index(corpus, None, &files);
    files.list()
}

/// The briefing of `tests/search_corpus.tsv`.
fn corpus() -> Corpus {
    let mut view = Corpus::default();
    let lines = include_str!("../../../../tests/search_corpus.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        if view.reports.last().is_none_or(|report| report.slug != cells[0]) {
            view.reports.push(report(&cells));
        }
        view.reports.last_mut().unwrap().docs.push(doc(&cells));
    }
    view
}

fn report(cells: &[&'static str]) -> SearchReport<'static> {
    let day = SearchDay {
        iso: cells[2].to_owned(),
        words: String::from("بهمن ۱۴۰۴"),
        names: [
            cells[2].replace("2026-02-1", "1404112"),
            cells[2].replace('-', ""),
            String::from("21بهمن1404"),
            String::from("بهمن1404"),
        ],
    };
    SearchReport {
        key: cells[0].into(),
        slug: cells[0],
        title: cells[1],
        day: Some(day),
        docs: Vec::new(),
    }
}

fn doc(cells: &[&'static str]) -> SearchDoc<'static> {
    let speaker = SearchSpeaker {
        slug: cells[4],
        has_page: true,
        name: cells[5],
        also: vec![cells[6]],
        colour: 2,
    };
    let topic = (cells[7], cells[8]);
    SearchDoc {
        text: cells[9].into(),
        before: "",
        anchor: cells[3].to_owned(),
        place: String::from("بند"),
        speaker: (!cells[4].is_empty()).then_some(speaker),
        topics: if cells[7].is_empty() { Vec::new() } else { vec![topic] },
    }
}

/// Files of `after` that `before` lacks or has otherwise.
fn changed(before: &Corpus, after: &Corpus) -> Vec<String> {
    let before = search_files(before);
    let after = search_files(after);
    after.into_iter().filter(|file| !before.contains(file)).map(|file| file.0).collect()
}

/// `tests/browser/engine.test.mjs` searches the files that stand there.
#[test]
fn the_index_that_the_browser_tests_search() {
    for (path, bytes) in search_files(&corpus()) {
        let name = path.replace("search/", "search_index/");
        expect_file![format!("../../../../tests/{name}")]
            .assert_eq(std::str::from_utf8(&bytes).unwrap());
    }
}

#[test]
fn a_new_report_leaves_the_docs_of_others_alone() {
    let before = corpus();
    let mut after = before.clone();
    let report = SearchReport { key: "new".into(), ..before.reports[1].clone() };
    after.reports.insert(0, report);
    let changed = changed(&before, &after);
    let docs = changed.iter().filter(|path| path.starts_with("search/d"));
    assert_eq!(docs.count(), 1, "{changed:?}");
}

#[test]
fn the_order_of_reports_does_not_matter() {
    let view = corpus();
    let mut turned = view.clone();
    turned.reports.reverse();
    assert_eq!(search_files(&view), search_files(&turned));
}

#[test]
fn nothing_makes_an_index_too() {
    let names: Vec<String> =
        search_files(&Corpus::default()).into_iter().map(|file| file.0).collect();
    assert_eq!(names, ["search/index.js", "search/t.js"]);
}

#[test]
fn no_text_ends_the_script_it_is_in() {
    let mut view = corpus();
    view.reports[0].docs[0].text = "\")\u{2028}</script>\\".into();
    let files = search_files(&view);
    let has_it = |file: &&(String, Vec<u8>)| String::from_utf8_lossy(&file.1).contains("\\\")");
    let file = files.iter().find(has_it).unwrap();
    let text = String::from_utf8_lossy(&file.1);
    assert!(text.contains("\\\")\\u2028</script>\\\\\""), "{text}");
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn the_browser_gets_the_whole_fold() {
    let (from, to, dropped) = fold_strings();
    assert_eq!(from.chars().count(), to.chars().count());
    let n_rows = TABLE.lines().filter(|line| !line.starts_with('#')).count();
    assert_eq!(from.chars().count() + dropped.chars().count(), n_rows);
}

/// Whatever comes, goes and changes, an index made from the last one is the index made anew.
#[test]
fn an_index_is_kept_up_to_date() {
    let few = corpus().reports;
    let mut chance = 3_usize;
    let mut random = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (chance >> 33) % below
    };
    let mut view = Corpus::default();
    let (mut files, mut left) = (Files::default(), None::<Vec<u8>>);
    let mut n_saved = 0;
    for turn in 0..160 {
        let mut report = few[random(few.len())].clone();
        report.key = format!("{:03}", random(200)).into();
        // Few write a pair of words as one; many beside one another.
        let joint = if random(8) == 0 { '\u{200C}' } else { ' ' };
        let other_seat = ["مسئله", "مسأله", "هیئت", ""][random(4)];
        report.docs[0].text = format!("پیش{}{joint}بینی {other_seat}", random(20)).into();
        let place = view.reports.iter().position(|it| it.key == report.key);
        match place {
            Some(place) if turn % 3 == 0 => _ = view.reports.remove(place),
            Some(place) => view.reports[place] = report,
            None => view.reports.insert(random(view.reports.len() + 1), report),
        }
        files.n_put = AtomicUsize::new(0);
        if let Some(news) = index(&view, left.as_deref().and_then(Kept::unpack), &files) {
            let mut bytes = Vec::new();
            news.pack(&mut bytes).unwrap();
            left = Some(bytes);
        }
        let made_anew = search_files(&view);
        let all = files.all.get_mut().unwrap();
        all.retain(|path, _| made_anew.iter().any(|it| it.0 == *path));
        let is_same = made_anew.iter().all(|(path, bytes)| all[path].0 == *bytes);
        assert!(is_same && all.len() == made_anew.len(), "turn {turn}");
        n_saved += made_anew.len() - files.n_put.load(Ordering::Relaxed);
    }
    assert!(n_saved > 5000, "{n_saved}");
    let kept = left.as_deref().and_then(Kept::unpack);
    assert!(kept.is_some() && index(&view, kept, &files).is_none(), "nothing has changed");
}

/// However large the site, what one query fetches stays small.
#[test]
fn files_stay_small_as_the_site_grows() {
    let mut view = corpus();
    let few = view.reports.clone();
    for n in 0..600 {
        let mut report = few[n % few.len()].clone();
        report.key = format!("{n:04}").into();
        for doc in &mut report.docs {
            let rare: Vec<String> =
                (0..9).map(|k| format!("w{:x}", n * 7919 + k * 104_729)).collect();
            doc.text = format!("{} {}", doc.text, rare.join(" ")).into();
        }
        view.reports.push(report);
    }
    let files = search_files(&view);
    let largest = files.iter().map(|file| file.1.len()).max();
    assert!(files.len() > 500);
    assert!(largest.is_some_and(|bytes| bytes < 20_000), "{largest:?}");
}
