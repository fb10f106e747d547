//! The index as a whole.

use std::sync::Mutex;

use expect_test::expect_file;

use super::{TABLE, fold_strings};
use crate::site::search::{SearchCorpus, SearchDay, SearchDoc, SearchReport, SearchSpeaker};

/// The reports of a briefing.
#[derive(Clone, Default)]
struct Corpus {
    reports: Vec<SearchReport>,
}

fn search_files(corpus: &Corpus) -> Vec<(String, Vec<u8>)> {
    let report = |place: usize| corpus.reports[place].clone();
    let corpus = SearchCorpus { n_reports: corpus.reports.len(), report: &report };
    let files = Mutex::new(Vec::new());
    let put = |file| -> Result<(), ()> {
        files.lock().unwrap().push(file);
        Ok(())
    };
    super::search_files(&corpus, &put).unwrap();
    let mut files = files.into_inner().unwrap();
    files.sort();
    files
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

fn report(cells: &[&str]) -> SearchReport {
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
        key: cells[0].to_owned(),
        slug: cells[0].to_owned(),
        title: cells[1].to_owned(),
        day: Some(day),
        docs: Vec::new(),
    }
}

fn doc(cells: &[&str]) -> SearchDoc {
    let speaker = SearchSpeaker {
        slug: cells[4].to_owned(),
        has_page: true,
        name: cells[5].to_owned(),
        also: vec![cells[6].to_owned()],
        colour: 2,
    };
    let topic = (cells[7].to_owned(), cells[8].to_owned());
    SearchDoc {
        text: cells[9].to_owned(),
        before: String::new(),
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
    let report = SearchReport { key: String::from("new"), ..before.reports[1].clone() };
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
    view.reports[0].docs[0].text = String::from("\")\u{2028}</script>\\");
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

/// However large the site, what one query fetches stays small.
#[test]
fn files_stay_small_as_the_site_grows() {
    let mut view = corpus();
    let few = view.reports.clone();
    for n in 0..600 {
        let mut report = few[n % few.len()].clone();
        report.key = format!("{n:04}");
        for doc in &mut report.docs {
            let rare: Vec<String> =
                (0..9).map(|k| format!("w{:x}", n * 7919 + k * 104_729)).collect();
            doc.text = format!("{} {}", doc.text, rare.join(" "));
        }
        view.reports.push(report);
    }
    let files = search_files(&view);
    let largest = files.iter().map(|file| file.1.len()).max();
    assert!(files.len() > 500);
    assert!(largest.is_some_and(|bytes| bytes < 20_000), "{largest:?}");
}
