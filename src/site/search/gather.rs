//! Gathers what the search index is made of.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::digest::Digest;
use crate::model::{Id, Part, Report, Speaker, Statement, Topic};
use crate::persian::calendar::{JALALI_MONTHS, Jalali};
use crate::site::Site;
use crate::site::link::place;
use crate::site::machine::{anchor, day_words};

/// Everything that can be found. A report's part is gathered when it is asked for: all together would hold the
/// whole briefing in memory once more.
pub(crate) struct SearchCorpus<'a> {
    /// How many reports there are.
    pub(crate) n_reports: usize,
    /// One of them, by place in the briefing.
    pub(crate) report: &'a (dyn Fn(usize) -> SearchReport<'a> + Sync),
    /// What it is named by.
    pub(crate) key: &'a (dyn Fn(usize) -> &'a str + Sync),
    /// What stands for everything else that is in it.
    pub(crate) made_from: &'a (dyn Fn(usize) -> Digest + Sync),
}

/// One report's part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchReport<'a> {
    /// Never changes, whatever happens to other reports.
    pub(crate) key: Cow<'a, str>,
    /// Its address is `reports/<slug>/`.
    pub(crate) slug: &'a str,
    /// Its headline.
    pub(crate) title: &'a str,
    /// When it was sent.
    pub(crate) day: Option<SearchDay>,
    /// Statements and other paragraphs, in reading order.
    pub(crate) docs: Vec<SearchDoc<'a>>,
}

/// A day, and what it may be searched by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchDay {
    /// `2025-10-22`.
    pub(crate) iso: String,
    /// «چهارشنبه ۳۰ مهر ۱۴۰۴».
    pub(crate) words: String,
    /// `14040730`, `20251022`, `30مهر1404`, `مهر1404`: what comes after «روز:», or a beginning of it.
    pub(crate) names: [String; 4],
}

/// A statement, or a paragraph in which nobody speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchDoc<'a> {
    /// What is shown: the words said, or the paragraph.
    pub(crate) text: Cow<'a, str>,
    /// The rest of a statement's paragraph before it: «کاظم شیردل افزود:».
    pub(crate) before: &'a str,
    /// `p7`, `lead`, or nothing.
    pub(crate) anchor: String,
    /// «بند ۷».
    pub(crate) place: String,
    /// Who says it.
    pub(crate) speaker: Option<SearchSpeaker<'a>>,
    /// Slug and label of what it is about.
    pub(crate) topics: Vec<(&'a str, &'a str)>,
}

/// Who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchSpeaker<'a> {
    /// Names them.
    pub(crate) slug: &'a str,
    /// They have a page.
    pub(crate) has_page: bool,
    /// Full name, or office.
    pub(crate) name: &'a str,
    /// Other names and posts, which find them too.
    pub(crate) also: Vec<&'a str>,
    /// Their tile, 1 to 5.
    pub(crate) colour: u8,
}

/// Gathers one report's part.
pub(crate) fn search_report(site: Site<'_>, id: Id<Report>) -> SearchReport<'_> {
    let report = &site.briefing.reports[id];
    let mut docs = Vec::new();
    let mut said = report.statements.iter().peekable();
    for (idx, paragraph) in (0..).zip(&report.article.paragraphs) {
        let mut from = 0;
        let mut silent = true;
        while let Some(id) = said.next_if(|id| site.briefing.statements[**id].paragraph <= idx) {
            let statement = &site.briefing.statements[*id];
            if statement.paragraph == idx {
                docs.push(statement_doc(site, report, statement, from));
                from = statement.content.range().end;
                silent = false;
            }
        }
        if silent && !matches!(paragraph.part, Part::Kicker | Part::Headline) {
            docs.push(paragraph_doc(site, report, idx));
        }
    }
    SearchReport {
        key: report.article.stem.as_str().into(),
        slug: &report.slug,
        title: &report.title,
        day: report.date.map(search_day),
        docs,
    }
}

fn statement_doc<'a>(
    site: Site<'a>,
    report: &'a Report,
    said: &'a Statement,
    from: usize,
) -> SearchDoc<'a> {
    let paragraph = &report.article.paragraphs[said.paragraph as usize];
    let text = paragraph.text.as_str();
    let content = said.content.range();
    SearchDoc {
        text: text[content.clone()].trim().into(),
        before: text.get(from..content.start).unwrap_or_default().trim(),
        anchor: anchor(report, said.paragraph).trim_start_matches('#').to_owned(),
        place: place(site, paragraph.part),
        speaker: Some(search_speaker(site, said.speaker)),
        topics: topics(site, &said.topics),
    }
}

fn paragraph_doc<'a>(site: Site<'a>, report: &'a Report, idx: u32) -> SearchDoc<'a> {
    let paragraph = &report.article.paragraphs[idx as usize];
    let about = report.paragraph_topics.get(idx as usize);
    SearchDoc {
        text: paragraph.text.as_str().trim().into(),
        before: "",
        anchor: anchor(report, idx).trim_start_matches('#').to_owned(),
        place: place(site, paragraph.part),
        speaker: None,
        topics: topics(site, about.map_or(&[], Vec::as_slice)),
    }
}

fn search_speaker(site: Site<'_>, id: Id<Speaker>) -> SearchSpeaker<'_> {
    let speaker = &site.briefing.speakers[id];
    let roles = speaker.roles.iter().map(|role| role.title.as_str());
    SearchSpeaker {
        slug: &speaker.slug,
        has_page: speaker.has_page,
        name: &speaker.name,
        also: speaker.aliases.iter().map(String::as_str).chain(roles).collect(),
        colour: site.index.colour(id),
    }
}

fn topics<'a>(site: Site<'a>, ids: &[Id<Topic>]) -> Vec<(&'a str, &'a str)> {
    let topics = ids.iter().map(|id| &site.briefing.topics[*id]);
    topics.map(|topic| (topic.slug.as_str(), topic.label.as_str())).collect()
}

fn search_day(date: NaiveDate) -> SearchDay {
    let Jalali { year, month, day } = Jalali::of(date);
    let month_name = JALALI_MONTHS[usize::from(month) - 1];
    SearchDay {
        iso: date.to_string(),
        words: day_words(date),
        names: [
            format!("{year:04}{month:02}{day:02}"),
            date.format("%Y%m%d").to_string(),
            format!("{day}{month_name}{year}"),
            format!("{month_name}{year}"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::search_report;
    use crate::site::sample;

    #[test]
    fn every_statement_and_every_other_paragraph_once() {
        let sample = sample::sample();
        let ids = sample.briefing.reports.iter().map(|(id, _)| id);
        let reports: Vec<_> = ids.map(|id| search_report(sample.site(), id)).collect();
        let found: Vec<String> = reports
            .iter()
            .flat_map(|report| &report.docs)
            .map(|doc| format!("{} {}", doc.anchor, doc.speaker.as_ref().map_or("", |it| it.slug)))
            .collect();
        let expected = [
            "lead ",
            "p1 maryam-azarnoush",
            "p2 maryam-azarnoush",
            "p2 kaveh-roudbari",
            "p3 ",
            "lead kaveh-roudbari",
            "p1 ",
            "p1 ",
        ];
        assert_eq!(found, expected);
        let second = &reports[0].docs[3];
        assert_eq!(second.before, "کاوه رودباری در میزگرد «آب شهر» گفت:");
        assert_eq!(second.text, "شهر بی آب نمی\u{200C}ماند.");
    }
}
