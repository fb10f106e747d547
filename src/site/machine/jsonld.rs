//! Structured data (schema.org) of each kind of page, as values; the page prints them.
//!
//! Links are absolute with `[site] base_url`; without it they are relative to the page, as JSON-LD allows.

use serde_json::{Map, Value, json};

use crate::model::{Report, Session, Speaker, Statement, VoiceKind};
use crate::site::Site;
use crate::site::machine::address::{Links, anchor, report_folder, site_title, speaker_folder};
use crate::site::machine::calendar::session_title;
use crate::site::machine::feed::{author, language, words};

const CONTEXT: &str = "https://schema.org";

/// The website: for the home page at `file`.
pub(crate) fn website(site: Site<'_>, file: &str) -> Value {
    let links = Links::new(site, file);
    with_context(json!({
        "@type": "WebSite",
        "@id": links.to("#site"),
        "name": site_title(site),
        "url": links.to(""),
        "inLanguage": language(site),
        "about": about(site, links),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": format!("{}?q={{search_term_string}}", links.to("search/")),
            },
            "query-input": "required name=search_term_string",
        },
    }))
}

/// The event with its sittings: for the home page. `None` until its first day and its place are known,
/// which an Event must have.
pub(crate) fn event(site: Site<'_>, file: &str) -> Option<Value> {
    let links = Links::new(site, file);
    let event = &site.briefing.event;
    let (start, place) = (event.start?, event.place.as_ref()?);
    let mut value = json!({
        "@type": "Event",
        "@id": links.to("#event"),
        "name": event.name,
        "url": links.to(""),
        "startDate": start.to_string(),
        "endDate": event.end.unwrap_or(start).to_string(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": location(place),
        "inLanguage": language(site),
    });
    put(&mut value, "description", event.summary.clone().map(Value::from));
    let organizer = event.organizer.as_ref();
    put(
        &mut value,
        "organizer",
        organizer.map(|name| json!({ "@type": "Organization", "name": name })),
    );
    let sessions = site.briefing.sessions.iter();
    let parts: Vec<Value> =
        sessions.filter_map(|(_, session)| sub_event(links, session, place)).collect();
    put(&mut value, "subEvent", (!parts.is_empty()).then_some(Value::Array(parts)));
    Some(with_context(value))
}

/// A report, who is quoted in it, and what each of them says first: every statement would say the whole page
/// a second time, and `data/briefing.json` has them. A report without a date is no `NewsArticle`, which must
/// have one: it is called a collection. `image` is the card's path below the site, or nothing.
pub(crate) fn report(site: Site<'_>, report: &Report, file: &str, image: &str) -> Value {
    let links = Links::new(site, file);
    let url = links.to(&report_folder(report));
    let mut value = json!({
        "url": url,
        "inLanguage": language(site),
        "author": { "@type": "Organization", "name": author(site, report) },
        "publisher": { "@type": "Organization", "name": site_title(site) },
        "isPartOf": { "@id": links.to("#site") },
    });
    put(&mut value, "image", (!image.is_empty()).then(|| json!([links.to(image)])));
    let name = if report.date.is_some() { "headline" } else { "name" };
    put(&mut value, name, Some(Value::from(report.title.as_str())));
    let kind = if report.date.is_some() { "NewsArticle" } else { "CollectionPage" };
    put(&mut value, "@type", Some(Value::from(kind)));
    if let Some(date) = report.date {
        put(&mut value, "datePublished", Some(Value::from(date.to_string())));
    }
    let quotations: Vec<Value> = first_words(site, report)
        .into_iter()
        .map(|statement| quotation(site, links, report, statement))
        .collect();
    put(&mut value, "hasPart", (!quotations.is_empty()).then_some(Value::Array(quotations)));
    with_context(value)
}

/// A speaker's page.
pub(crate) fn profile(site: Site<'_>, speaker: &Speaker, file: &str) -> Value {
    let links = Links::new(site, file);
    let folder = speaker_folder(speaker);
    let mut person = person(links, speaker);
    put(&mut person, "@id", Some(Value::from(links.to(&format!("{folder}#person")))));
    let names: Vec<Value> = speaker.aliases.iter().map(|it| Value::from(it.as_str())).collect();
    put(&mut person, "alternateName", (!names.is_empty()).then_some(Value::Array(names)));
    with_context(json!({
        "@type": "ProfilePage",
        "url": links.to(&folder),
        "inLanguage": language(site),
        "mainEntity": person,
    }))
}

/// An index, a topic, a day, a search: a page that gathers others.
pub(crate) fn collection(site: Site<'_>, name: &str, folder: &str, file: &str) -> Value {
    let links = Links::new(site, file);
    with_context(json!({
        "@type": "CollectionPage",
        "name": name,
        "url": links.to(folder),
        "inLanguage": language(site),
        "isPartOf": { "@id": links.to("#site") },
    }))
}

/// The way from home: name and path below the site of each step after it. The page at `file` itself, which its
/// title names, is left out where the way is long enough without it.
pub(crate) fn breadcrumbs(site: Site<'_>, steps: &[(&str, &str)], file: &str) -> Value {
    let links = Links::new(site, file);
    let way = std::iter::once((site_title(site), "")).chain(steps.iter().copied());
    let items: Vec<Value> = (1..)
        .zip(way)
        .map(|(position, (name, folder))| {
            json!({
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": links.to(folder),
            })
        })
        .collect();
    with_context(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}

fn sub_event(links: Links<'_>, session: &Session, place: &str) -> Option<Value> {
    Some(json!({
        "@type": "Event",
        "name": session_title(&session.noun, &session.title),
        "startDate": session.day?.to_string(),
        "location": location(place),
        "superEvent": { "@id": links.to("#event") },
    }))
}

fn location(place: &str) -> Value {
    json!({
        "@type": "Place",
        "name": place,
        "address": { "@type": "PostalAddress", "addressLocality": place },
    })
}

/// The event by its id, when the home page describes it; else by its name.
fn about(site: Site<'_>, links: Links<'_>) -> Value {
    let event = &site.briefing.event;
    if event.start.is_some() && event.place.is_some() {
        return json!({ "@id": links.to("#event") });
    }
    json!({ "@type": "Thing", "name": event.name })
}

/// Of everyone quoted the first statement, in order.
fn first_words<'a>(site: Site<'a>, report: &Report) -> Vec<&'a Statement> {
    let mut res: Vec<&Statement> = Vec::new();
    for statement in report.statements.iter().map(|id| &site.briefing.statements[*id]) {
        let seen = res.iter().any(|it| it.speaker == statement.speaker);
        if !seen && !statement.content.is_empty() {
            res.push(statement);
        }
    }
    res
}

fn person(links: Links<'_>, speaker: &Speaker) -> Value {
    let mut value = named(links, speaker);
    let role = speaker.roles.first().filter(|_| speaker.kind != VoiceKind::Body);
    put(&mut value, "jobTitle", role.map(|role| Value::from(role.title.as_str())));
    value
}

fn named(links: Links<'_>, speaker: &Speaker) -> Value {
    let kind = if speaker.kind == VoiceKind::Body { "Organization" } else { "Person" };
    let mut value = json!({ "@type": kind, "name": speaker.name });
    let page = speaker.has_page.then(|| Value::from(links.to(&speaker_folder(speaker))));
    put(&mut value, "url", page);
    value
}

fn quotation(site: Site<'_>, links: Links<'_>, report: &Report, said: &Statement) -> Value {
    json!({
        "@type": "Quotation",
        "text": words(report, said),
        "creator": person(links, &site.briefing.speakers[said.speaker]),
        "url": links.to(&format!("{}{}", report_folder(report), anchor(report, said.paragraph))),
    })
}

fn with_context(mut value: Value) -> Value {
    put(&mut value, "@context", Some(Value::from(CONTEXT)));
    value
}

fn put(value: &mut Value, key: &str, what: Option<Value>) {
    if let (Value::Object(fields), Some(what)) = (value, what) {
        let fields: &mut Map<String, Value> = fields;
        fields.insert(key.to_owned(), what);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{breadcrumbs, event, profile, report};
    use crate::site::sample;

    #[test]
    fn quotations_stand_word_for_word_in_the_paragraph_they_cite() {
        let sample = sample::sample();
        let site = sample.site();
        let mut n_quotations = 0;
        for (_, it) in site.briefing.reports.iter() {
            let value = report(site, it, "reports/x/index.html", "assets/card.png");
            for quotation in value["hasPart"].as_array().into_iter().flatten() {
                let text = quotation["text"].as_str().unwrap();
                let url = quotation["url"].as_str().unwrap();
                let anchor = url.split_once('#').unwrap().1;
                let mut paragraphs = (0..).zip(&it.article.paragraphs);
                let cited = paragraphs
                    .find(|(idx, _)| super::anchor(it, *idx).strip_prefix('#') == Some(anchor));
                assert!(cited.unwrap().1.text.as_str().contains(text), "{text} at {url}");
                n_quotations += 1;
            }
        }
        assert_eq!(n_quotations, 3);
    }

    #[test]
    fn a_report_without_a_date_is_no_news() {
        let sample = sample::sample();
        let site = sample.site();
        let kinds: Vec<Value> = site
            .briefing
            .reports
            .iter()
            .map(|(_, it)| report(site, it, "", "")["@type"].clone())
            .collect();
        assert_eq!(kinds, ["NewsArticle", "NewsArticle", "CollectionPage"]);
    }

    #[test]
    fn an_event_needs_a_day_and_a_place() {
        let mut sample = sample::sample();
        let value = event(sample.site(), "index.html").unwrap();
        assert_eq!(value["subEvent"][0]["startDate"], "2026-02-11");
        sample.briefing.event.place = None;
        assert_eq!(event(sample.site(), "index.html"), None);
    }

    #[test]
    fn without_a_base_address_links_are_relative_to_the_page() {
        let mut sample = sample::sample();
        sample.settings.site.base_url.clear();
        let site = sample.site();
        let value = breadcrumbs(site, &[("گویندگان", "speakers/")], "speakers/index.html");
        assert_eq!(value["itemListElement"][0]["item"], "../");
        assert_eq!(value["itemListElement"][1]["item"], "../speakers/");
        let (_, speaker) = site.briefing.speakers.iter().next().unwrap();
        assert_eq!(profile(site, speaker, "speakers/x/index.html")["@context"], super::CONTEXT);
    }
}
