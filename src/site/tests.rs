//! What templates may rely on, and how pages stay as a site grows.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use expect_test::expect_file;

use crate::model::{Briefing, Content, Day, Part, Phase};
use crate::persian::calendar::later;
use crate::site::sample::{Draft, Said, day, report, sample, say, speaker};
use crate::site::{Site, SiteIndex, View, Words, checked_plan, plan, view};

/// The files that hold views, in the order they are documented.
const VIEWS: [&str; 5] = [
    include_str!("view.rs"),
    include_str!("view_pages.rs"),
    include_str!("view_provenance.rs"),
    include_str!("view_parts.rs"),
    include_str!("../render/strings.rs"),
];
/// Structs that no template sees.
const HIDDEN: [&str; 3] = ["HtmlView", "Strings", "Changes"];
/// Above this line the document is written by hand.
const MARK: &str = "<!-- Below this line: made from the views by `UPDATE_EXPECT=1 cargo test`. -->";

/// A struct of a view with its doc comment and its fields.
#[derive(Debug, Default)]
struct Fields {
    name: String,
    about: String,
    rows: Vec<(String, String, String)>,
}

#[test]
fn the_document_names_every_field() {
    let written = include_str!("../../docs/templates.md").split(MARK).next().unwrap_or_default();
    let mut document = format!("{written}{MARK}\n");
    let structs: Vec<Fields> = VIEWS.iter().flat_map(|text| structs(text)).collect();
    let (pages, parts): (Vec<&Fields>, Vec<&Fields>) =
        structs.iter().partition(|it| it.about.starts_with('`'));
    assert!(pages.len() > 12 && parts.len() > 20);
    for fields in pages.into_iter().chain(parts) {
        document.push_str(&section(fields));
    }
    expect_file!["../../docs/templates.md"].assert_eq(&document);
}

fn section(fields: &Fields) -> String {
    let mut res = if fields.about.starts_with('`') {
        format!("\n## {}\n\n", fields.about)
    } else {
        format!("\n## {}\n\n{}\n\n", fields.name, fields.about)
    };
    if fields.rows.is_empty() {
        res.push_str("Nothing but `page`.\n");
        return res;
    }
    res.push_str("| field | is | what |\n|---|---|---|\n");
    for (name, kind, about) in &fields.rows {
        writeln!(res, "| `{name}` | {kind} | {about} |").unwrap();
    }
    res
}

fn structs(text: &str) -> Vec<Fields> {
    let mut res: Vec<Fields> = Vec::new();
    let mut about: Vec<&str> = Vec::new();
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("/// ") {
            about.push(words);
        } else if let Some(name) = line.strip_prefix("pub(crate) struct ") {
            let empty = line.ends_with("{}");
            let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
            inside = line.ends_with('{');
            if (inside || empty) && !HIDDEN.contains(&name.as_str()) {
                res.push(Fields { name, about: about.join(" "), rows: Vec::new() });
            } else {
                inside = false;
            }
            about.clear();
        } else if inside && line.starts_with("pub(crate) ") {
            let field = line.trim_start_matches("pub(crate) ").trim_end_matches(',');
            if let (Some((name, kind)), Some(last)) = (field.split_once(": "), res.last_mut()) {
                last.rows.push((name.to_owned(), kind_in_words(kind), about.join(" ")));
            }
            about.clear();
        } else if !line.starts_with("#[") {
            inside &= line != "}";
            about.clear();
        }
    }
    res
}

/// `Vec<Option<String>>` → «list of text or nothing».
fn kind_in_words(kind: &str) -> String {
    let inner = |prefix: &str| kind.strip_prefix(prefix)?.strip_suffix('>');
    if let Some(item) = inner("Vec<") {
        return format!("list of {}", kind_in_words(item));
    }
    if let Some(item) = inner("Option<") {
        return format!("{} or nothing", kind_in_words(item));
    }
    match kind.rsplit("::").next().unwrap_or(kind) {
        "String" | "&'static str" => "text".to_owned(),
        "usize" | "u32" | "u8" => "number".to_owned(),
        "bool" => "yes or no".to_owned(),
        "Changes" => "packed".to_owned(),
        name => format!("[{name}](#{})", name.to_lowercase()),
    }
}

/// A briefing of so many reports, one a day, each with one statement of the same speaker.
fn long_briefing(n_reports: usize) -> Briefing {
    let mut briefing = Briefing::default();
    let azar = briefing.speakers.push(speaker("maryam-azarnoush", "مریم آذرنوش", "شهردار"));
    for n in 0..n_reports {
        let date = later(day("2026-02-10"), i64::try_from(n).unwrap()).unwrap();
        let paragraphs = vec![(Part::Body(1), "مریم آذرنوش گفت: آب بندر بس است.")];
        let slug: &'static str = format!("{date}-{n:08}").leak();
        let title: &'static str = format!("گزارش {n}").leak();
        let id = report(&mut briefing, Draft { slug, title, date: Some(date), paragraphs });
        let words = "آب بندر بس است.";
        say(&mut briefing, &Said { report: id, paragraph: 0, speaker: azar, words }, Vec::new());
        let phase = Phase::During;
        briefing.days.push(Day { date, phase, reports: vec![id], mentions: Vec::new() });
    }
    briefing
}

/// Asks something of the site of a briefing.
fn ask<T>(briefing: &Briefing, question: impl Fn(Site<'_>) -> T) -> T {
    let settings = sample().settings;
    let content = Content::default();
    let index = SiteIndex::new(&settings, briefing);
    let words = Words::default();
    question(Site {
        settings: &settings,
        content: &content,
        briefing,
        index: &index,
        words: &words,
    })
}

/// What every page shows, as text, by address.
fn shown(briefing: &Briefing) -> BTreeMap<String, String> {
    ask(briefing, |site| {
        let mut res = BTreeMap::new();
        for page in plan(site) {
            if let View::Html(html) = view(site, &page) {
                res.insert(page.path.address().to_owned(), serde_json::to_string(&html).unwrap());
            }
        }
        res
    })
}

#[test]
#[cfg(feature = "cards")]
fn each_report_has_a_picture_until_there_are_too_many() {
    let n_pictures = |n_reports: usize| {
        let paths = |site: Site<'_>| plan(site).into_iter().map(|page| page.path).collect();
        let paths: Vec<crate::site::SitePath> = ask(&long_briefing(n_reports), paths);
        paths.iter().filter(|path| path.as_str().ends_with("card.png")).count()
    };
    assert_eq!(n_pictures(0), 1);
    assert_eq!(n_pictures(200), 201);
    assert_eq!(n_pictures(201), 1);
    let pages = shown(&long_briefing(201));
    let picture = "\"image\":\"https://example.org/ab/card.png\"";
    assert!(pages["reports/2026-02-10-00000000/"].contains(picture));
}

#[test]
fn key_statements_are_of_the_events_own_days() {
    let mut briefing = Briefing::default();
    let azar = briefing.speakers.push(speaker("maryam-azarnoush", "مریم آذرنوش", "شهردار"));
    let rood = briefing.speakers.push(speaker("kaveh-roudbari", "کاوه رودباری", "استاندار"));
    let said = [(azar, Phase::Before), (azar, Phase::Before), (rood, Phase::During)];
    for (speaker, phase) in said {
        let paragraphs =
            vec![(Part::Body(1), "او گفت: آب این بندر برای همهٔ شهرهای کرانه تا ده سال بس است.")];
        let date = Some(day("2026-02-10"));
        let report = report(&mut briefing, Draft { slug: "x", title: "گزارش", date, paragraphs });
        briefing.reports[report].phase = phase;
        let words = "آب این بندر برای همهٔ شهرهای کرانه تا ده سال بس است.";
        say(&mut briefing, &Said { report, paragraph: 0, speaker, words }, Vec::new());
    }
    let quoted = ask(&briefing, |site| {
        let key = site.index.key.iter();
        key.map(|id| site.briefing.statements[*id].speaker).collect::<Vec<_>>()
    });
    assert_eq!(quoted, [rood, azar]);
}

#[test]
fn a_new_report_changes_few_pages() {
    let before = shown(&long_briefing(300));
    let after = shown(&long_briefing(301));
    let changed: Vec<&str> = after
        .iter()
        .filter(|(address, text)| before.get(*address) != Some(*text))
        .map(|(address, _)| address.as_str())
        .collect();
    let expected = [
        "",
        "days/",
        "days/1405-09-15/",
        "days/1405-09-16/",
        "print/",
        "print/3/",
        "reports/",
        "reports/2026-12-06-00000299/",
        "reports/2026-12-07-00000300/",
        "reports/2026-12-07-00000300/changes/",
        "search/",
        "speakers/",
        "speakers/maryam-azarnoush/",
    ];
    assert_eq!(changed, expected);
    assert!(after.contains_key("speakers/maryam-azarnoush/page-7/"));
    assert!(after.contains_key("reports/page-5/"));
}

#[test]
fn every_page_stands_at_one_address() {
    let mut sample = sample();
    assert!(plan(sample.site()).is_sorted_by(|left, right| left.path < right.path));
    assert_eq!(checked_plan(sample.site()).1, []);
    let (id, _) = sample.briefing.speakers.iter().next().unwrap();
    sample.briefing.speakers[id].former = vec![String::from("kaveh-roudbari")];
    let found = checked_plan(sample.site()).1;
    assert_eq!(found[0].message, "two pages ask for the address `/speakers/kaveh-roudbari/`");
    assert_eq!(found.len(), 1);
}
