//! What a feed of the site, of a speaker, of a topic or of a day tells.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Day, Id, Part, Report, Speaker, Statement, Topic};
use crate::persian::calendar::{Jalali, weekday};
use crate::persian::number::persian;
use crate::site::machine::address::{
    Links, anchor, day_folder, report_folder, site_title, speaker_folder, topic_folder,
};
use crate::site::machine::identity::uuid;
use crate::site::{Site, link};

/// The newest entries a feed keeps: readers ask for it every hour.
const ENTRIES: usize = 20;

/// What a feed is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FeedScope {
    /// Every report.
    Site,
    /// Reports in which one speaks, with their words alone.
    Speaker(Id<Speaker>),
    /// Reports on a subject, with the paragraphs about it.
    Topic(Id<Topic>),
    /// Reports of one day.
    Day(Id<Day>),
}

/// A feed. Links are absolute, or lead from the feed's own folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct FeedView {
    /// Where the Atom file goes: `feed.xml`, `speakers/ahmad-masoumifar/feed.xml`.
    pub(crate) path: String,
    /// Names the feed for ever.
    pub(crate) id: String,
    /// As a list of feeds shows it.
    pub(crate) title: String,
    /// One sentence, or nothing.
    pub(crate) subtitle: String,
    /// BCP 47.
    pub(crate) language: String,
    /// The page it follows.
    pub(crate) home: String,
    /// The Atom file itself.
    pub(crate) this: String,
    /// The JSON file beside it, absolute; only the site has one, and only with a base address.
    pub(crate) json: Option<String>,
    /// The day of the newest report.
    pub(crate) updated: NaiveDate,
    /// Newest first.
    pub(crate) entries: Vec<FeedEntry>,
}

/// One report in a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct FeedEntry {
    /// Names the entry for ever, whatever its title and address become.
    pub(crate) id: String,
    /// Of the report.
    pub(crate) title: String,
    /// To the report.
    pub(crate) link: String,
    /// The day it was sent, when known.
    pub(crate) published: Option<NaiveDate>,
    /// The same, or for undated reports the first day of the briefing.
    pub(crate) updated: NaiveDate,
    /// The agency and its bureau, else the site.
    pub(crate) author: String,
    /// Slug and label of its topics.
    pub(crate) topics: Vec<(String, String)>,
    /// What it says.
    pub(crate) blocks: Vec<FeedBlock>,
}

/// A paragraph or a statement in an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct FeedBlock {
    /// In the house spelling.
    pub(crate) text: String,
    /// Who says it, when it stands without its report around it.
    pub(crate) speaker: Option<String>,
    /// To the paragraph.
    pub(crate) link: String,
    /// The paragraph's name: «بند ۷».
    pub(crate) place: String,
}

/// Gathers a feed.
pub(crate) fn feed(site: Site<'_>, scope: FeedScope) -> FeedView {
    let (folder, title) = heading(site, scope);
    let path = format!("{folder}feed.xml");
    let links = Links::new(site, &path);
    let entries: Vec<FeedEntry> =
        feed_reports(site, scope).into_iter().map(|id| entry(site, scope, links, id)).collect();
    let updated = entries.iter().map(|entry| entry.updated).max();
    let whole = matches!(scope, FeedScope::Site);
    FeedView {
        id: feed_id(site, links, &folder),
        title,
        subtitle: if whole { site.settings.site.description.clone() } else { String::new() },
        language: language(site),
        home: links.to(&folder),
        this: links.to(&path),
        json: if whole { links.absolute("feed.json") } else { None },
        updated: updated.unwrap_or_else(|| first_day(site)),
        entries,
        path,
    }
}

/// The language of the site, `fa` unless the editor says otherwise.
pub(crate) fn language(site: Site<'_>) -> String {
    let language = &site.settings.site.language;
    if language.is_empty() { String::from("fa") } else { language.clone() }
}

fn heading(site: Site<'_>, scope: FeedScope) -> (String, String) {
    let title = site_title(site);
    match scope {
        FeedScope::Site => (String::new(), title.to_owned()),
        FeedScope::Speaker(id) => {
            let speaker = &site.briefing.speakers[id];
            (speaker_folder(speaker), format!("{} | {title}", speaker.name))
        }
        FeedScope::Topic(id) => {
            let topic = &site.briefing.topics[id];
            (topic_folder(topic), format!("{} | {title}", topic.label))
        }
        FeedScope::Day(id) => {
            let date = site.briefing.days[id].date;
            (day_folder(date), format!("{} | {title}", day_words(date)))
        }
    }
}

/// «چهارشنبه ۳۰ مهر ۱۴۰۴».
pub(crate) fn day_words(date: NaiveDate) -> String {
    let Jalali { year, month, day } = Jalali::of(date);
    let month = crate::persian::calendar::JALALI_MONTHS[usize::from(month) - 1];
    format!("{} {} {month} {}", weekday(date), persian(day), persian(year))
}

/// An address is a good name when it is known; else one made of the event's own.
fn feed_id(site: Site<'_>, links: Links<'_>, folder: &str) -> String {
    let made = || format!("urn:uuid:{}", uuid(&["feed", &site.briefing.event.name, folder]));
    links.absolute(folder).unwrap_or_else(made)
}

/// The newest reports of a scope, newest first, undated ones last.
pub(crate) fn feed_reports(site: Site<'_>, scope: FeedScope) -> Vec<Id<Report>> {
    let briefing = site.briefing;
    let mut found: Vec<Id<Report>> = match scope {
        FeedScope::Site => briefing.reports.iter().map(|(id, _)| id).collect(),
        FeedScope::Speaker(id) => briefing.speakers[id]
            .statements
            .iter()
            .map(|statement| briefing.statements[*statement].report)
            .collect(),
        FeedScope::Topic(id) => briefing.topics[id].paragraphs.iter().map(|at| at.0).collect(),
        FeedScope::Day(id) => briefing.days[id].reports.clone(),
    };
    found.dedup();
    found.reverse();
    // Stable: within a day the later report stays first.
    found.sort_by_key(|id| std::cmp::Reverse(briefing.reports[*id].date));
    found.dedup();
    found.truncate(ENTRIES);
    found
}

fn entry(site: Site<'_>, scope: FeedScope, links: Links<'_>, id: Id<Report>) -> FeedEntry {
    let report = &site.briefing.reports[id];
    let topics = report.topics.iter().map(|id| &site.briefing.topics[*id]);
    FeedEntry {
        id: entry_id(site, scope, report),
        title: report.title.clone(),
        link: links.to(&report_folder(report)),
        published: report.date,
        updated: report.date.unwrap_or_else(|| first_day(site)),
        author: author(site, report),
        topics: topics.map(|topic| (topic.slug.clone(), topic.label.clone())).collect(),
        blocks: match scope {
            FeedScope::Site => whole_report(site, links, report),
            FeedScope::Day(_) => opening(site, links, report),
            FeedScope::Speaker(speaker) => spoken(site, links, id, speaker),
            FeedScope::Topic(topic) => about(site, links, id, topic),
        },
    }
}

/// A report tells different things in the feeds of a speaker, a topic and a day, so it has another name there.
fn entry_id(site: Site<'_>, scope: FeedScope, report: &Report) -> String {
    let stem = report.article.stem.as_str();
    let parts = match scope {
        FeedScope::Site => vec!["report", stem],
        FeedScope::Day(_) => vec!["day", stem],
        FeedScope::Speaker(id) => vec!["speaker", &site.briefing.speakers[id].slug, stem],
        FeedScope::Topic(id) => vec!["topic", &site.briefing.topics[id].slug, stem],
    };
    format!("urn:uuid:{}", uuid(&parts))
}

/// Who signs a report: the agency and its bureau, else the site.
pub(crate) fn author(site: Site<'_>, report: &Report) -> String {
    let agency = link::agency(report);
    if agency.is_empty() { site_title(site).to_owned() } else { agency }
}

fn whole_report(site: Site<'_>, links: Links<'_>, report: &Report) -> Vec<FeedBlock> {
    let all = (0..).zip(&report.article.paragraphs);
    let shown = all.filter(|(_, it)| !matches!(it.part, Part::Headline | Part::Kicker));
    shown
        .map(|(idx, it)| FeedBlock {
            text: it.text.as_str().to_owned(),
            ..block(site, links, report, idx)
        })
        .collect()
}

/// The first paragraph below the headline: a day's feed announces reports that the site's tells in full.
fn opening(site: Site<'_>, links: Links<'_>, report: &Report) -> Vec<FeedBlock> {
    whole_report(site, links, report).into_iter().take(1).collect()
}

fn spoken(site: Site<'_>, links: Links<'_>, id: Id<Report>, who: Id<Speaker>) -> Vec<FeedBlock> {
    let report = &site.briefing.reports[id];
    let statements = report.statements.iter().map(|id| &site.briefing.statements[*id]);
    statements
        .filter(|statement| statement.speaker == who)
        .map(|statement| {
            let speaker = Some(site.briefing.speakers[who].name.clone());
            let text = words(report, statement).to_owned();
            FeedBlock { text, speaker, ..block(site, links, report, statement.paragraph) }
        })
        .collect()
}

fn about(site: Site<'_>, links: Links<'_>, id: Id<Report>, topic: Id<Topic>) -> Vec<FeedBlock> {
    let report = &site.briefing.reports[id];
    let here = site.briefing.topics[topic].paragraphs.iter().filter(|at| at.0 == id);
    here.map(|(_, idx)| {
        let paragraph = &report.article.paragraphs[*idx as usize];
        let text = paragraph.text.as_str().to_owned();
        FeedBlock { text, ..block(site, links, report, *idx) }
    })
    .collect()
}

/// The block of a paragraph, still without its text.
fn block(site: Site<'_>, links: Links<'_>, report: &Report, paragraph: u32) -> FeedBlock {
    let link = links.to(&format!("{}{}", report_folder(report), anchor(report, paragraph)));
    let place = link::place(site, link::part(report, paragraph));
    FeedBlock { text: String::new(), speaker: None, link, place }
}

/// The words of a statement, as its paragraph shows them.
pub(crate) fn words<'a>(report: &'a Report, statement: &Statement) -> &'a str {
    let paragraph = &report.article.paragraphs[statement.paragraph as usize];
    paragraph.text.as_str()[statement.content.range()].trim()
}

/// What undated things are dated by: the first dated report, else the event's first day.
pub(crate) fn first_day(site: Site<'_>) -> NaiveDate {
    let dated = site.briefing.reports.iter().filter_map(|(_, report)| report.date).min();
    dated.or(site.briefing.event.start).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{FeedScope, feed};
    use crate::site::sample;

    #[test]
    fn newest_first_and_undated_last() {
        let sample = sample::sample();
        let view = feed(sample.site(), FeedScope::Site);
        let titles: Vec<&str> = view.entries.iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(titles, ["پایان همایش آب و شهر", "همایش آب و شهر آغاز شد", "یادداشتی بی تاریخ"]);
        assert_eq!(view.updated.to_string(), "2026-02-11");
        assert_eq!(view.entries[2].updated.to_string(), "2026-02-10");
        assert_eq!(view.entries[2].published, None);
    }

    #[test]
    fn a_speaker_is_followed_in_their_own_words() {
        let sample = sample::sample();
        let site = sample.site();
        let (id, speaker) = site.briefing.speakers.iter().next().unwrap();
        let view = feed(site, FeedScope::Speaker(id));
        assert_eq!(view.path, format!("speakers/{}/feed.xml", speaker.slug));
        let blocks: Vec<_> = view.entries.iter().flat_map(|entry| &entry.blocks).collect();
        assert!(blocks.iter().all(|block| block.speaker.as_ref() == Some(&speaker.name)));
        assert_eq!(blocks.len(), speaker.statements.len());
        assert!(blocks[0].link.starts_with("https://example.org/ab/reports/"));
    }

    #[test]
    fn without_a_base_address_links_lead_from_the_feed() {
        let mut sample = sample::sample();
        sample.settings.site.base_url.clear();
        let view = feed(sample.site(), FeedScope::Site);
        assert!(view.id.starts_with("urn:uuid:"));
        assert!(view.entries[0].link.starts_with("reports/"));
        let (day, _) = sample.site().briefing.days.iter().next().unwrap();
        let view = feed(sample.site(), FeedScope::Day(day));
        assert!(view.entries[0].link.starts_with("../../reports/"));
        assert_eq!(view.home, "../../days/1404-11-21/");
    }
}
