//! Fills `data/briefing.json` and `data/statements.csv`.

use chrono::NaiveDate;

use crate::model::{
    Id, Mode, Phase, Report, Role, Session, Speaker, Statement, Tier, Topic, VoiceKind,
};
use crate::persian::Span;
use crate::persian::calendar::Jalali;
use crate::site::machine::address::{
    anchor, day_folder, report_folder, site_title, speaker_folder, topic_folder,
};
use crate::site::machine::data::{
    BriefingData, DayData, EventData, KindData, ModeData, PhaseData, ReportData, RoleData,
    SessionData, SiteData, SourceData, SpeakerData, StatementData, TierData, TopicData,
};
use crate::site::machine::feed::{language, words};
use crate::site::{Site, link};

/// Gathers the briefing as data, still without its reports and statements: those are the greater part, and are
/// gathered one by one as they are written.
pub(crate) fn briefing_head(site: Site<'_>) -> BriefingData<'static> {
    let briefing = site.briefing;
    let base = &site.settings.site.base_url;
    BriefingData {
        schema: String::from("briefing.schema.json"),
        version: 1,
        site: SiteData {
            title: site_title(site).to_owned(),
            language: language(site),
            address: (!base.is_empty()).then(|| base.clone()),
        },
        event: event_data(site),
        days: days_data(site),
        sessions: briefing.sessions.iter().map(|(_, it)| session_data(site, it)).collect(),
        topics: briefing.topics.iter().map(|(_, topic)| topic_data(topic)).collect(),
        speakers: briefing.speakers.iter().map(|(_, it)| speaker_data(it)).collect(),
        reports: Vec::new(),
        statements: Vec::new(),
    }
}

fn event_data(site: Site<'_>) -> EventData {
    let event = &site.briefing.event;
    EventData {
        name: event.name.clone(),
        place: event.place.clone(),
        start: event.start.map(iso),
        end: event.end.map(iso),
        organizer: event.organizer.clone(),
        summary: event.summary.clone(),
    }
}

fn days_data(site: Site<'_>) -> Vec<DayData> {
    let slug = |id: &Id<Report>| site.briefing.reports[*id].slug.clone();
    let days = site.briefing.days.iter();
    days.map(|(_, day)| DayData {
        date: iso(day.date),
        jalali: Jalali::of(day.date).to_iso(),
        phase: phase_data(day.phase),
        page: day_folder(day.date),
        reports: day.reports.iter().map(slug).collect(),
    })
    .collect()
}

fn session_data(site: Site<'_>, session: &Session) -> SessionData {
    SessionData {
        title: session.title.clone(),
        noun: session.noun.clone(),
        day: session.day.map(iso),
        statements: session.statements.iter().map(|id| statement_id(site, *id)).collect(),
    }
}

fn topic_data(topic: &Topic) -> TopicData {
    TopicData {
        slug: topic.slug.clone(),
        label: topic.label.clone(),
        automatic: topic.editor.is_none(),
        page: topic_folder(topic),
    }
}

fn speaker_data(speaker: &Speaker) -> SpeakerData {
    let role =
        |role: &Role| RoleData { title: role.title.clone(), first_seen: role.first_seen.map(iso) };
    SpeakerData {
        slug: speaker.slug.clone(),
        kind: match speaker.kind {
            VoiceKind::Person => KindData::Person,
            VoiceKind::Role => KindData::Office,
            VoiceKind::Body => KindData::Body,
        },
        name: speaker.name.clone(),
        aliases: speaker.aliases.clone(),
        roles: speaker.roles.iter().map(role).collect(),
        page: speaker.has_page.then(|| speaker_folder(speaker)),
    }
}

/// A report as data.
pub(crate) fn report_data<'a>(site: Site<'a>, report: &'a Report) -> ReportData<'a> {
    let dateline = report.dateline.as_ref();
    ReportData {
        slug: &report.slug,
        title: &report.title,
        date: report.date.map(iso),
        jalali: report.date.map(|date| Jalali::of(date).to_iso()),
        agency: dateline.map(|it| it.agency.as_str()),
        bureau: dateline.and_then(|it| it.bureau.as_deref()),
        phase: phase_data(report.phase),
        page: report_folder(report),
        sources: report.sources.iter().map(String::as_str).collect(),
        topics: topic_slugs(site, &report.topics),
    }
}

/// What was said in a report, as data, in the order of its statements.
pub(crate) fn statements_data<'a>(
    site: Site<'a>,
    report: &'a Report,
) -> impl Iterator<Item = StatementData<'a>> {
    let mut last = None;
    let mut nth = 0;
    report.statements.iter().map(move |id| {
        let statement = &site.briefing.statements[*id];
        nth = if last == Some(statement.paragraph) { nth + 1 } else { 1 };
        last = Some(statement.paragraph);
        statement_data(site, report, statement, nth)
    })
}

fn statement_data<'a>(
    site: Site<'a>,
    report: &'a Report,
    said: &'a Statement,
    nth: u32,
) -> StatementData<'a> {
    let paragraph = &report.article.paragraphs[said.paragraph as usize];
    let slice = |span: Span| &paragraph.text.as_str()[span.range()];
    let origin = paragraph.text.origin_span(said.content);
    StatementData {
        id: name_statement(report, said.paragraph, nth),
        report: &report.slug,
        paragraph: paragraph.part.number(),
        speaker: &site.briefing.speakers[said.speaker].slug,
        mode: match said.mode {
            Mode::Direct => ModeData::Direct,
            Mode::Indirect => ModeData::Indirect,
            Mode::Continued => ModeData::Continued,
        },
        tier: match said.tier {
            Tier::A => TierData::A,
            Tier::B => TierData::B,
            Tier::C => TierData::C,
        },
        rule: said.rule,
        subject: slice(said.subject),
        cue: slice(said.cue),
        text: words(report, said),
        topics: topic_slugs(site, &said.topics),
        page: format!("{}{}", report_folder(report), anchor(report, said.paragraph)),
        source: SourceData {
            path: &report.article.seed_path,
            start: origin.start,
            end: origin.end,
        },
    }
}

/// The same name [`statements_data`] gives, for one statement.
fn statement_id(site: Site<'_>, id: Id<Statement>) -> String {
    let statement = &site.briefing.statements[id];
    let report = &site.briefing.reports[statement.report];
    let here = link::statements_in(site, report, statement.paragraph).iter();
    let before = here.take_while(|other| **other != id).count();
    let nth = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    name_statement(report, statement.paragraph, nth)
}

/// `2025-10-22-56fc5d46-p7-1`.
fn name_statement(report: &Report, paragraph: u32, nth: u32) -> String {
    format!("{}-{}-{nth}", report.slug, &anchor(report, paragraph)[1..])
}

fn topic_slugs<'a>(site: Site<'a>, topics: &[Id<Topic>]) -> Vec<&'a str> {
    topics.iter().map(|id| site.briefing.topics[*id].slug.as_str()).collect()
}

fn phase_data(phase: Phase) -> PhaseData {
    match phase {
        Phase::Before => PhaseData::Before,
        Phase::During => PhaseData::During,
        Phase::After => PhaseData::After,
        Phase::Undated => PhaseData::Undated,
    }
}

fn iso(date: NaiveDate) -> String {
    date.to_string()
}

#[cfg(test)]
mod tests {
    use super::{StatementData, briefing_head, statements_data};
    use crate::site::sample;

    #[test]
    fn every_statement_leads_to_its_paragraph_and_its_bytes() {
        let sample = sample::sample();
        let reports = || sample.briefing.reports.iter().map(|(_, report)| report);
        let all: Vec<StatementData<'_>> =
            reports().flat_map(|it| statements_data(sample.site(), it)).collect();
        assert_eq!(all.len(), 4);
        for said in &all {
            let report = reports().find(|report| report.slug == said.report).unwrap();
            let bytes = said.source.start as usize..said.source.end as usize;
            assert_eq!(&report.received.source(&report.article)[bytes], said.text);
            assert!(said.page.contains(said.report));
        }
        let ids: Vec<&str> = all.iter().map(|said| said.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "2026-02-10-aaaa0001-p1-1",
                "2026-02-10-aaaa0001-p2-1",
                "2026-02-10-aaaa0001-p2-2",
                "2026-02-11-aaaa0002-lead-1"
            ]
        );
        let data = briefing_head(sample.site());
        assert_eq!(data.sessions[0].statements, ["2026-02-10-aaaa0001-p2-2"]);
    }
}
