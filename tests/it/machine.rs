//! What machines read of the repository's own site, each file read by a parser that is not ours.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use scraper::{Html, Selector};
use serde_json::Value;

const BASE: &str = "https://example.github.io/neshast/";

/// The built site; the folder goes when the tests are over.
static SITE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
    let output = command.args(["build", "--output"]).arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
});

fn read(path: &str) -> String {
    String::from_utf8(bytes(path)).unwrap()
}

fn bytes(path: &str) -> Vec<u8> {
    let file = SITE.path().join(path);
    fs::read(&file).unwrap_or_else(|err| panic!("{}: {err}", file.display()))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap()
}

/// Files of the site whose names end so, by path below it.
fn files(ending: &str) -> Vec<String> {
    let walk = walkdir::WalkDir::new(SITE.path()).sort_by_file_name();
    let paths = walk.into_iter().map(|entry| entry.unwrap().into_path());
    let below = |path: PathBuf| {
        let path = path.strip_prefix(SITE.path()).unwrap().to_str().unwrap().to_owned();
        path.ends_with(ending).then_some(path)
    };
    let found: Vec<String> = paths.filter_map(below).collect();
    assert!(!found.is_empty(), "no file ends in {ending}");
    found
}

/// Fails unless a full address leads to a file of the site and, if it names one, to an element of it.
#[track_caller]
fn leads_somewhere(address: &str) {
    let below = address.strip_prefix(BASE).unwrap_or_else(|| panic!("{address} leads away"));
    let (path, fragment) = below.split_once('#').unwrap_or((below, ""));
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    assert!(SITE.path().join(&file).is_file(), "{address} leads nowhere");
    if !fragment.is_empty() {
        let tree = Html::parse_document(&read(&file));
        let target = Selector::parse(&format!("[id=\"{fragment}\"]")).unwrap();
        assert!(tree.select(&target).next().is_some(), "{address}: no such place");
    }
}

#[test]
fn every_feed_is_read_and_leads_to_its_paragraphs() {
    let feeds = files("feed.xml");
    assert!(feeds.len() >= 10, "site, speakers, topics and days have feeds: {feeds:?}");
    for path in feeds.into_iter().chain([String::from("feed.json")]) {
        let feed = feed_rs::parser::parse(bytes(&path).as_slice()).unwrap();
        assert!(feed.title.is_some_and(|title| !title.content.is_empty()), "{path}");
        let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids.len(), feed.entries.len(), "{path}: an id stands twice");
        for entry in &feed.entries {
            assert!(entry.updated.or(entry.published).is_some(), "{path}: no date");
            leads_somewhere(&entry.links[0].href);
        }
        assert!(path.contains("1404-08-01") || !feed.entries.is_empty(), "{path} is empty");
    }
}

#[test]
fn maps_and_pictures_are_well_formed_xml() {
    for path in files(".xml").into_iter().chain(files(".svg")) {
        roxmltree::Document::parse(&read(&path)).unwrap_or_else(|err| panic!("{path}: {err}"));
    }
    let map = read("sitemap.xml");
    let map = roxmltree::Document::parse(&map).unwrap();
    let places = map.descendants().filter(|node| node.tag_name().name() == "loc");
    let listed: BTreeSet<&str> = places.filter_map(|node| node.text()).collect();
    for address in &listed {
        leads_somewhere(address);
    }
    let pages = files("index.html");
    let (hidden, found): (Vec<_>, Vec<_>) =
        pages.iter().partition(|path| read(path).contains("content=noindex"));
    assert_eq!(listed.len(), found.len(), "every page is listed once");
    assert!(hidden.iter().all(|path| path.ends_with("changes/index.html")), "{hidden:?}");
}

#[test]
fn the_table_and_the_data_hold_the_same_statements() {
    let data = json("data/briefing.json");
    let statements = data["statements"].as_array().unwrap();
    let csv = bytes("data/statements.csv");
    let mut table = csv::Reader::from_reader(csv.as_slice());
    let names = table.headers().unwrap().clone();
    let column = |name: &str| names.iter().position(|it| it.trim_start_matches('\u{FEFF}') == name);
    let (id, text) = (column("id").unwrap(), column("statement").unwrap());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), statements.len());
    for (row, statement) in rows.iter().zip(statements) {
        assert_eq!(row[id], *statement["id"].as_str().unwrap());
        assert_eq!(row[text], *statement["text"].as_str().unwrap());
        leads_somewhere(&format!("{BASE}{}", statement["page"].as_str().unwrap()));
        let source = &statement["source"];
        let seed = fs::read(source["path"].as_str().unwrap()).unwrap();
        let place = |key: &str| usize::try_from(source[key].as_u64().unwrap()).unwrap();
        let received = std::str::from_utf8(&seed[place("start")..place("end")]).unwrap();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        assert_eq!(letters(received), letters(&row[text]), "{received}");
    }
}

#[test]
fn the_data_is_what_its_schema_says() {
    let data = json("data/briefing.json");
    let schema = json(&format!("data/{}", data["$schema"].as_str().unwrap()));
    let mut wrong = Vec::new();
    validate(&data, &schema, &schema, "", &mut wrong);
    assert_eq!(wrong, Vec::<String>::new());
    let mut broken = data;
    broken["speakers"][0]["name"] = Value::from(7);
    broken["reports"][0].as_object_mut().unwrap().remove("slug");
    validate(&broken, &schema, &schema, "", &mut wrong);
    assert_eq!(wrong.len(), 2, "the check can fail: {wrong:?}");
}

/// The part of JSON Schema that ours uses; what it does not know it refuses.
fn validate(value: &Value, schema: &Value, root: &Value, at: &str, wrong: &mut Vec<String>) {
    for (key, rule) in schema.as_object().into_iter().flatten() {
        let ok = match key.as_str() {
            "type" => types(rule).iter().any(|name| is(value, name)),
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|it| it >= rule.as_f64().unwrap()),
            "$ref" => {
                let target = root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap();
                validate(value, target, root, at, wrong);
                true
            }
            "anyOf" | "oneOf" => rule.as_array().unwrap().iter().any(|choice| {
                let mut found = Vec::new();
                validate(value, choice, root, at, &mut found);
                found.is_empty()
            }),
            "items" => {
                for (idx, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(item, rule, root, &format!("{at}/{idx}"), wrong);
                }
                true
            }
            "properties" => {
                for (name, rule) in rule.as_object().unwrap() {
                    if let Some(field) = value.get(name) {
                        validate(field, rule, root, &format!("{at}/{name}"), wrong);
                    }
                }
                true
            }
            "required" => {
                rule.as_array().unwrap().iter().all(|it| value.get(it.as_str().unwrap()).is_some())
            }
            "$schema" | "$defs" | "title" | "description" | "format" | "default" => true,
            other => panic!("the schema uses `{other}`, which this test does not know"),
        };
        if !ok {
            wrong.push(format!("{at}: {key} {rule}"));
        }
    }
}

fn types(rule: &Value) -> Vec<&str> {
    match rule {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        name => name.as_str().into_iter().collect(),
    }
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

#[test]
fn quotations_in_structured_data_stand_in_their_paragraphs() {
    let scripts = Selector::parse("script[type='application/ld+json']").unwrap();
    let mut kinds = BTreeSet::new();
    for path in files(".html") {
        let tree = Html::parse_document(&read(&path));
        for script in tree.select(&scripts) {
            let value: Value = serde_json::from_str(&script.inner_html()).unwrap();
            assert_eq!(value["@context"], "https://schema.org", "{path}");
            kinds.insert(value["@type"].as_str().unwrap().to_owned());
            for quotation in value["hasPart"].as_array().into_iter().flatten() {
                let (_, anchor) = quotation["url"].as_str().unwrap().split_once('#').unwrap();
                let paragraph = Selector::parse(&format!("[id=\"{anchor}\"]")).unwrap();
                let shown: String = tree.select(&paragraph).next().unwrap().text().collect();
                let words = quotation["text"].as_str().unwrap();
                assert!(!words.is_empty() && shown.contains(words), "{path}#{anchor}: {words}");
            }
        }
    }
    let expected =
        ["BreadcrumbList", "CollectionPage", "Event", "NewsArticle", "ProfilePage", "WebSite"];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn the_way_to_a_page_is_told_in_the_words_of_the_strings_file() {
    let page = read("speakers/ahmad-masoumifar/index.html");
    let strings: toml::Table =
        toml::from_str(&fs::read_to_string("templates/strings.fa.toml").unwrap()).unwrap();
    let speakers = strings["nav"]["speakers"].as_str().unwrap();
    assert!(page.contains(&format!("\"name\":\"{speakers}\"")));
}

#[test]
fn a_report_is_cited_in_three_formats() {
    let report = "reports/2025-10-22-56fc5d46/";
    let csl = json(&format!("{report}cite.json"));
    let item = &csl[0];
    assert_eq!(item["URL"], format!("{BASE}{report}"));
    assert_eq!(item["issued"]["date-parts"][0], serde_json::json!([2025, 10, 22]));
    let title = item["title"].as_str().unwrap();
    let ris = read(&format!("{report}cite.ris"));
    assert!(ris.lines().all(|line| line.is_empty() || line.get(2..6) == Some("  - ")), "{ris}");
    assert!(ris.contains(&format!("TI  - {title}")) && ris.trim_end().ends_with("ER  -"));
    let bib = read(&format!("{report}cite.bib"));
    assert_eq!(bib.matches('{').count(), bib.matches('}').count());
    assert!(bib.starts_with('@') && bib.contains(title));
}

/// As RFC 5545 has it.
#[test]
fn the_calendar_is_nested_folded_and_without_a_clock() {
    let text = read("calendar.ics");
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let unfolded = text.replace("\r\n ", "");
    let mut open: Vec<&str> = Vec::new();
    let mut events = 0;
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => open.push(value),
            "END" => assert_eq!(open.pop(), Some(value)),
            "DTSTART;VALUE=DATE" | "DTEND;VALUE=DATE" => {
                assert_eq!((open.as_slice(), value.len()), (["VCALENDAR", "VEVENT"].as_slice(), 8));
                events += usize::from(name.starts_with("DTSTART"));
            }
            _ => assert!(!open.is_empty(), "{line}"),
        }
    }
    assert!(open.is_empty());
    assert_eq!(events, 3, "the event and its two sittings");
}

#[test]
fn every_page_has_a_picture_for_previews_and_a_report_its_own() {
    let image = Selector::parse("meta[property='og:image']").unwrap();
    let mut pictures = BTreeSet::new();
    for path in files("index.html") {
        let tree = Html::parse_document(&read(&path));
        let address = tree.select(&image).next().and_then(|it| it.attr("content")).unwrap();
        leads_somewhere(address);
        pictures.insert(address.strip_prefix(BASE).unwrap().to_owned());
    }
    let expected = ["card.png", "reports/2025-10-22-56fc5d46/card.png"];
    assert_eq!(pictures.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    for path in pictures {
        let picture = bytes(&path);
        assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(picture[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");
        assert!(picture.len() < 300_000, "{path}: {} bytes", picture.len());
    }
}

#[test]
fn pages_scripts_and_style_keep_their_size() {
    let size = |path: &str| fs::metadata(SITE.path().join(path)).unwrap().len();
    let all = |ending: &str| -> u64 { files(ending).iter().map(|path| size(path)).sum() };
    assert!(all(".css") <= 16 * 1024);
    let scripts = files(".js").into_iter().filter(|path| path.starts_with("assets/"));
    assert!(scripts.map(|path| size(&path)).sum::<u64>() <= 12 * 1024);
    for report in files("index.html").iter().filter(|path| path.starts_with("reports/2")) {
        assert!(size(report) <= 40 * 1024, "{report}");
    }
}
