//! Pages drawn from a made-up briefing.

use scraper::{Html, Node};

use crate::render::theme_files::ending;
use crate::render::{Theme, ThemeOptions, builtin_files, render};
use crate::site::sample::sample;
use crate::site::{Page, plan, view};

const PLAIN: ThemeOptions = ThemeOptions { language: String::new(), minify: false };

/// Every page of the sample as (path, text), drawn with these files of `templates/`.
fn drawn(own: &[(&str, &str)], options: &ThemeOptions) -> Result<Vec<(String, String)>, String> {
    let own: Vec<(String, Vec<u8>)> =
        own.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let theme = Theme::new(&own, options).map_err(|err| format!("{err:?}"))?;
    let sample = sample();
    let site = sample.site();
    let draw = |page: &Page| {
        let artifact = render(&theme, page, view(site, page)).map_err(|err| format!("{err:?}"))?;
        let text = String::from_utf8_lossy(&artifact.bytes).into_owned();
        Ok((artifact.path.as_str().to_owned(), text))
    };
    plan(site).iter().map(draw).collect()
}

fn pages(options: &ThemeOptions) -> Vec<(String, String)> {
    let mut pages = drawn(&[], options).unwrap();
    pages.retain(|(path, _)| ending(path) == "html");
    assert!(pages.len() > 15, "{}", pages.len());
    pages
}

#[track_caller]
fn page<'a>(pages: &'a [(String, String)], path: &str) -> &'a str {
    &pages.iter().find(|(it, _)| it == path).unwrap().1
}

/// Words as a browser shows them, with each element's name and attributes.
fn seen(html: &str) -> (String, Vec<String>) {
    // As without scripts: the words in `noscript` are elements then.
    let tree = Html::parse_document(&html.replace("noscript>", "div>"));
    let mut text = String::new();
    let mut elements = Vec::new();
    for node in tree.tree.nodes() {
        match node.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) => {
                let mut attributes: Vec<String> =
                    element.attrs().map(|(name, value)| format!("{name}={value}")).collect();
                attributes.sort();
                elements.push(format!("{} {}", element.name(), attributes.join(" ")));
                // Blocks part words; inline elements do not.
                let inline = ["a", "b", "bdi", "q", "span", "small", "time", "ins", "del"];
                if !inline.contains(&element.name()) {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    (lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"), elements)
}

#[test]
fn minifying_changes_nothing_that_is_seen() {
    let small = ThemeOptions { minify: true, ..PLAIN };
    for ((path, before), (_, after)) in pages(&PLAIN).iter().zip(pages(&small)) {
        assert!(after.len() < before.len());
        let (before, after) = (seen(before), seen(&after));
        let changed = before.0.lines().zip(after.0.lines()).find(|(before, after)| before != after);
        assert_eq!(changed, None, "{path}");
        let changed = before.1.iter().zip(&after.1).find(|(before, after)| before != after);
        assert_eq!(changed, None, "{path}");
    }
}

#[test]
fn words_of_a_report_never_become_markup() {
    for (path, html) in pages(&PLAIN) {
        assert!(!html.contains("<شهر>"), "{path}");
        let tree = Html::parse_document(&html);
        let unknown = tree.tree.nodes().filter_map(|node| node.value().as_element());
        assert!(unknown.clone().count() > 10);
        assert!(unknown.clone().all(|element| element.name().is_ascii()), "{path}");
    }
}

#[test]
fn no_page_has_an_inline_script_or_style() {
    for (path, html) in pages(&PLAIN) {
        let scripts = html.matches("<script").count();
        let data = html.matches("<script type=\"application/ld+json\">").count();
        let files = html.matches("<script src=").count();
        assert_eq!(scripts, data + files, "{path}");
        assert!(!html.contains("<style") && !html.contains(" style="), "{path}");
    }
}

#[test]
fn every_page_leads_home() {
    for (path, html) in pages(&PLAIN) {
        let up = "../".repeat(path.matches('/').count());
        let home = match path.as_str() {
            "404.html" => "/ab/",
            _ if up.is_empty() => "./",
            _ => &up,
        };
        assert!(html.contains(&format!("<a class=\"brand\" href=\"{home}\">")), "{path}");
    }
}

#[test]
fn a_paragraph_with_two_voices_names_both() {
    let pages = pages(&PLAIN);
    let html = page(&pages, "reports/2026-02-10-aaaa0001/index.html");
    let tree = Html::parse_document(html);
    let quotes = scraper::Selector::parse("#p2 q").unwrap();
    let said: Vec<String> = tree.select(&quotes).map(|it| it.text().collect()).collect();
    assert_eq!(said, ["کشورهای همسایه تشنه\u{200C}اند.", "شهر بی آب نمی\u{200C}ماند."]);
    let heads = scraper::Selector::parse("section:has(#p2) h2").unwrap();
    let names: String = tree.select(&heads).next().unwrap().text().collect();
    assert_eq!(names, "مریم آذرنوش و کاوه رودباری");
}

#[test]
fn one_template_can_be_replaced() {
    let own = "{% extends \"builtin/page.html\" %}";
    assert!(drawn(&[("page.html", own)], &PLAIN).is_ok());
    let own = "{{ title }}: {{ n_statements | fa }}";
    let own = [("speaker.html", own.replace("title", "name"))];
    let own: Vec<(&str, &str)> = own.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let pages = drawn(&own, &PLAIN).unwrap();
    assert_eq!(page(&pages, "speakers/maryam-azarnoush/index.html"), "مریم آذرنوش: ۲");
}

#[test]
fn a_word_of_the_furniture_can_be_replaced() {
    let own = [("strings.fa.toml", "[nav]\nspeakers = \"سخنرانان\"\n")];
    let pages = drawn(&own, &PLAIN).unwrap();
    assert!(page(&pages, "index.html").contains(">سخنرانان</a>"));
}

#[track_caller]
fn check_refusal(path: &str, text: &str, expected: &[&str]) {
    let refused = drawn(&[(path, text)], &PLAIN).err().unwrap_or_default();
    for words in expected {
        assert!(refused.contains(words), "{words} is not in {refused}");
    }
}

#[test]
fn a_template_that_is_wrong_is_refused_with_its_place() {
    let place = ["templates/topics.html", "line: 2", "column: 4"];
    check_refusal("topics.html", "\n{{ nope }}", &place);
    check_refusal("topics.html", "\n{{ nope }}", &["`nope`", "topics"]);
    check_refusal("topics.html", "{% if %}", &["templates/topics.html", "line: 1"]);
    check_refusal("extra.md", "", &["templates/extra.md", "not used"]);
    check_refusal("strings.fa.toml", "[nav", &["templates/strings.fa.toml"]);
}

/// Names after `ui.` in the built-in templates: `nav.reports`, or `nav` where the name is looked up.
fn strings_asked_for() -> Vec<String> {
    let mut res = Vec::new();
    for (path, bytes) in builtin_files().iter().filter(|(path, _)| ending(path) == "html") {
        let text = std::str::from_utf8(bytes).unwrap();
        for rest in text.split("ui.").skip(1) {
            let name = |c: char| c.is_ascii_lowercase() || c == '_' || c == '.';
            let asked: String = rest.chars().take_while(|c| name(*c)).collect();
            assert!(!asked.is_empty(), "{path}");
            res.push(asked);
        }
    }
    res
}

#[test]
fn every_string_is_there_and_is_shown() {
    let files = builtin_files();
    let (_, bytes) = files.iter().find(|(path, _)| path == "strings.fa.toml").unwrap();
    let strings: toml::Table = toml::from_str(std::str::from_utf8(bytes).unwrap()).unwrap();
    let asked = strings_asked_for();
    for path in &asked {
        let (section, name) = path.split_once('.').unwrap_or((path, ""));
        let found =
            strings.get(section).is_some_and(|it| name.is_empty() || it.get(name).is_some());
        assert!(found, "there is no string `{path}`");
    }
    for (section, names) in strings.iter().filter(|(section, _)| *section != "head") {
        for name in names.as_table().unwrap().keys() {
            let in_a_view = include_str!("strings.rs").contains(&format!("\"/{section}/{name}\""));
            let shown = asked.contains(section) || asked.contains(&format!("{section}.{name}"));
            assert!(shown || in_a_view, "no template shows `{section}.{name}`");
        }
    }
}

#[test]
fn a_former_address_leads_on() {
    let mut sample = sample();
    let (id, _) = sample.briefing.speakers.iter().next().unwrap();
    sample.briefing.speakers[id].former = vec![String::from("m-azarnoush")];
    let theme = Theme::new(&[], &PLAIN).unwrap();
    let site = sample.site();
    let pages = plan(site);
    let page =
        pages.iter().find(|it| it.path.as_str() == "speakers/m-azarnoush/index.html").unwrap();
    let html = render(&theme, page, view(site, page)).unwrap().bytes;
    let html = String::from_utf8(html).unwrap();
    assert!(html.contains("content=\"0; url=../../speakers/maryam-azarnoush/\""));
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
}
