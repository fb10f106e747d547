//! Everything in its final place, each thing pointing at the others.

use rayon::iter::{IndexedParallelIterator as _, IntoParallelIterator as _, ParallelIterator as _};

use crate::assemble::cast::{Cast, Line};
use crate::assemble::days;
use crate::assemble::drafts::Draft;
use crate::assemble::event::phase;
use crate::assemble::topics::{self, Subjects};
use crate::model::{Briefing, Event, Id, Report, Session, Settings, Speaker, Statement};

/// What was made of all reports together.
#[derive(Debug)]
pub(super) struct Parts {
    /// What it is about.
    pub(super) event: Event,
    /// In order of first mention.
    pub(super) sessions: Vec<Session>,
    /// With what each paragraph is about.
    pub(super) subjects: Subjects,
}

/// Joins the parts. Statements are the published lines, in their order.
pub(super) fn briefing(
    settings: &Settings,
    cast: &Cast<'_>,
    lines: &[Line<'_>],
    parts: Parts,
    drafts: Vec<Draft<'_>>,
) -> Briefing {
    let Parts { event, sessions, mut subjects } = parts;
    let (speakers, ids) = cast.speakers(lines, settings);
    let published: Vec<&Line<'_>> = lines.iter().filter(|it| it.published).collect();
    let statement = |line: &&Line<'_>| statement(line, &ids, &subjects);
    let statements: Vec<Statement> = published.iter().filter_map(statement).collect();
    let days = days::days(&event, &drafts);
    let mut said: Vec<Vec<Id<Statement>>> = vec![Vec::new(); drafts.len()];
    for (idx, line) in published.iter().enumerate() {
        said[line.draft].push(Id::at(idx));
    }
    let mut named: Vec<Vec<Id<Session>>> = vec![Vec::new(); drafts.len()];
    for (idx, session) in sessions.iter().enumerate() {
        for (report, _) in &session.mentions {
            if named[report.index()].last() != Some(&Id::at(idx)) {
                named[report.index()].push(Id::at(idx));
            }
        }
    }
    let links = |idx: usize| Links {
        statements: std::mem::take(&mut said[idx]),
        sessions: std::mem::take(&mut named[idx]),
        paragraph_topics: std::mem::take(&mut subjects.paragraphs[idx]),
        topics: std::mem::take(&mut subjects.reports[idx]),
    };
    let links: Vec<Links> = (0..drafts.len()).map(links).collect();
    let parts = drafts.into_par_iter().zip(links);
    let reports: Vec<Report> = parts.map(|(draft, links)| report(draft, &event, links)).collect();
    Briefing {
        event,
        days: days.into(),
        sessions: sessions.into(),
        reports: reports.into(),
        speakers: speakers.into(),
        statements: statements.into(),
        topics: subjects.topics.into(),
    }
}

fn statement(
    line: &Line<'_>,
    speakers: &[Option<Id<Speaker>>],
    subjects: &Subjects,
) -> Option<Statement> {
    let read = &line.claim.read;
    Some(Statement {
        report: Id::at(line.draft),
        paragraph: read.paragraph,
        speaker: speakers[line.person]?,
        mode: read.mode,
        tier: read.tier,
        rule: read.rule,
        subject: read.subject,
        cue: read.cue,
        content: read.content,
        topics: topics::of_paragraph(&subjects.paragraphs, line).to_vec(),
    })
}

/// What a report points at.
struct Links {
    statements: Vec<Id<Statement>>,
    sessions: Vec<Id<Session>>,
    paragraph_topics: Vec<Vec<Id<crate::model::Topic>>>,
    topics: Vec<Id<crate::model::Topic>>,
}

fn report(draft: Draft<'_>, event: &Event, links: Links) -> Report {
    let days = days::days_of(&draft);
    let day = days::day_of(&draft);
    let (sources, made_from) = (draft.sources(), draft.made_from());
    Report {
        slug: draft.slug,
        former: draft.editor.map_or_else(Vec::new, |it| it.former.clone()),
        title: draft.title,
        date: draft.date,
        article: draft.reading.article,
        received: draft.reading.received,
        dateline: draft.reading.annotation.dateline.clone(),
        sources,
        made_from,
        phase: phase(event, day),
        days,
        statements: links.statements,
        paragraph_topics: links.paragraph_topics,
        topics: links.topics,
        sessions: links.sessions,
        editor: draft.editor.map(|it| it.origin.clone()),
        note: draft.editor.map_or_else(String::new, |it| it.body.clone()),
    }
}
