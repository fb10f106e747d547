//! The sittings of the event: the editor's, and those that reports name in quotation marks.

use std::collections::BTreeMap;

use crate::assemble::cast::Line;
use crate::assemble::drafts::Draft;
use crate::assemble::event::bare_key;
use crate::assemble::topics::Terms;
use crate::model::{
    DayMention, Event, Id, Report, Session, SessionMention, SessionSettings, Statement,
};
use crate::persian::Words;
use crate::persian::fold::key;

/// In order of first mention; the editor's that no report names come last.
pub(super) fn sittings(
    set: &[SessionSettings],
    event: &Event,
    drafts: &[Draft<'_>],
    lines: &[Line<'_>],
) -> Vec<Session> {
    let mut res: Vec<Session> = set.iter().map(from_settings).collect();
    mention_settings(set, &mut res, drafts);
    let mut by_title: BTreeMap<String, usize> = BTreeMap::new();
    for (idx, it) in set.iter().enumerate() {
        by_title.extend(it.aliases.iter().chain([&it.title]).map(|title| (key(title), idx)));
    }
    for (report, draft) in drafts.iter().enumerate() {
        for mention in &draft.reading.annotation.sessions {
            let Some(title) = title(draft, mention).filter(|it| !is_event(it, event)) else {
                continue;
            };
            let idx = *by_title.entry(key(title)).or_insert(res.len());
            if idx == res.len() {
                res.push(found(title, mention));
            }
            res[idx].mentions.push((Id::at(report), mention.paragraph));
            if res[idx].noun.is_empty() {
                res[idx].noun.clone_from(&mention.noun);
            }
            res[idx].day = res[idx].day.or_else(|| day_beside(draft, mention));
        }
    }
    for session in &mut res {
        session.mentions.sort_by_key(|(report, paragraph)| (report.index(), *paragraph));
        session.mentions.dedup();
    }
    attach_statements(&mut res, lines);
    res.sort_by_key(|it| {
        it.mentions.first().map_or((usize::MAX, 0), |(report, at)| (report.index(), *at))
    });
    res
}

fn from_settings(set: &SessionSettings) -> Session {
    Session {
        title: set.title.clone(),
        noun: String::new(),
        day: set.day,
        mentions: Vec::new(),
        statements: Vec::new(),
    }
}

/// The editor's titles are found without quotation marks, too.
fn mention_settings(set: &[SessionSettings], sessions: &mut [Session], drafts: &[Draft<'_>]) {
    if set.is_empty() {
        return;
    }
    let mut terms = Terms::default();
    for (idx, it) in set.iter().enumerate() {
        it.aliases.iter().chain([&it.title]).for_each(|title| terms.add(title, idx));
    }
    for (report, draft) in drafts.iter().enumerate() {
        for (paragraph, it) in (0..).zip(&draft.reading.article.paragraphs) {
            for (idx, _) in terms.hits(&Words::of(it.text.as_str())) {
                sessions[idx].mentions.push((Id::at(report), paragraph));
            }
        }
    }
}

fn found(title: &str, mention: &SessionMention) -> Session {
    Session {
        title: title.to_owned(),
        noun: mention.noun.clone(),
        day: None,
        mentions: Vec::new(),
        statements: Vec::new(),
    }
}

fn title<'d>(draft: &'d Draft<'_>, mention: &SessionMention) -> Option<&'d str> {
    let paragraph = draft.reading.article.paragraphs.get(mention.paragraph as usize)?;
    paragraph.text.as_str().get(mention.span.range()).map(str::trim)
}

/// The event itself, put in quotation marks.
fn is_event(title: &str, event: &Event) -> bool {
    let name = bare_key(&event.name);
    let (whole, bare) = (key(title), bare_key(title));
    !name.is_empty() && (whole == name || bare == name || key(&event.name).ends_with(&whole))
}

/// The one event day of the sentence's paragraph.
fn day_beside(draft: &Draft<'_>, mention: &SessionMention) -> Option<chrono::NaiveDate> {
    let here = |it: &&DayMention| it.event && it.paragraph == mention.paragraph;
    let mut days = draft.reading.annotation.days.iter().filter(here).map(|it| it.date);
    let first = days.next()?;
    days.all(|it| it == first).then_some(first)
}

/// Published statements in paragraphs that name the sitting.
fn attach_statements(sessions: &mut [Session], lines: &[Line<'_>]) {
    let mut by_place: BTreeMap<(usize, u32), Vec<Id<Statement>>> = BTreeMap::new();
    for (idx, line) in lines.iter().filter(|it| it.published).enumerate() {
        by_place.entry((line.draft, line.claim.read.paragraph)).or_default().push(Id::at(idx));
    }
    let at = |(report, paragraph): &(Id<Report>, u32)| by_place.get(&(report.index(), *paragraph));
    for session in sessions {
        session.statements = session.mentions.iter().filter_map(at).flatten().copied().collect();
    }
}
