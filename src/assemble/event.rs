//! The event: its name, its days, and when a day is seen from it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::assemble::drafts::Draft;
use crate::model::{Article, Event, EventProposal, Part, Phase, Settings, behind_credit};
use crate::persian::calendar::later;
use crate::persian::fold::key;

/// Longest event that is told from the reports alone, in days.
const LONGEST: usize = 31;
/// So many names of each report count.
const NAMES: usize = 3;

/// The editor's event; what `site.toml` leaves open is read from the reports, and proposed to the editor.
pub(super) fn event(settings: &Settings, drafts: &[Draft<'_>]) -> (Event, Option<EventProposal>) {
    let set = &settings.event;
    let read_name = set.name.is_none().then(|| commonest(drafts)).flatten();
    let name = set.name.clone().or_else(|| read_name.clone()).unwrap_or_default();
    let names: Vec<String> = set.aliases.iter().chain([&name]).map(|it| bare_key(it)).collect();
    let about: Vec<&Draft<'_>> = drafts.iter().filter(|it| is_about(it, &names)).collect();
    let read_days = set.start.is_none().then(|| event_days(&about)).flatten();
    let (start, end) = match set.start {
        Some(start) => (Some(start), set.end.or(Some(start))),
        None => (read_days.map(|it| it.0), set.end.or(read_days.map(|it| it.1))),
    };
    let event = Event {
        name,
        place: set.place.clone(),
        start,
        end,
        organizer: set.organizer.clone(),
        summary: set.summary.clone(),
    };
    let summary = event.summary.clone().or_else(|| {
        let during = about.iter().find(|it| phase(&event, it.date) == Phase::During);
        during.or(about.first()).and_then(|it| lead(&it.reading.article))
    });
    let proposal = EventProposal { name: read_name, days: read_days };
    let proposed = proposal.name.is_some() || proposal.days.is_some();
    (Event { summary, ..event }, proposed.then_some(proposal))
}

/// When a day is, seen from the event.
pub(super) fn phase(event: &Event, date: Option<NaiveDate>) -> Phase {
    match (event.start, event.end, date) {
        (Some(start), _, Some(date)) if date < start => Phase::Before,
        (_, Some(end), Some(date)) if date > end => Phase::After,
        (Some(_), Some(_), Some(_)) => Phase::During,
        _ => Phase::Undated,
    }
}

/// The event's days, first to last.
pub(super) fn days(event: &Event) -> Vec<NaiveDate> {
    let (Some(start), Some(end)) = (event.start, event.end) else { return Vec::new() };
    let next = |day: &NaiveDate| later(*day, 1);
    let all = std::iter::successors(Some(start), next).take_while(|day| *day <= end);
    all.take(LONGEST).collect()
}

/// A name without its first word and without marks: «نشست دیپلماسی استانی» and «همایش دیپلماسی استانی» are one.
pub(super) fn bare_key(name: &str) -> String {
    let name = name.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let ordinal = words.first().is_some_and(|it| it.ends_with("مین"));
    let rest = words.get(if ordinal { 2 } else { 1 }..).unwrap_or_default();
    if rest.is_empty() { key(name) } else { key(&rest.concat()) }
}

/// The name that most reports repeat. A report's first name counts most.
fn commonest(drafts: &[Draft<'_>]) -> Option<String> {
    let mut votes: BTreeMap<String, (usize, BTreeMap<&str, usize>)> = BTreeMap::new();
    for draft in drafts {
        for (rank, name) in draft.reading.annotation.events.iter().take(NAMES).enumerate() {
            let vote = votes.entry(bare_key(name)).or_default();
            vote.0 += NAMES - rank;
            *vote.1.entry(name).or_default() += 1;
        }
    }
    let best = votes.values().max_by_key(|it| it.0)?;
    let shown = best.1.iter().max_by_key(|(name, count)| (**count, usize::MAX - name.len()))?;
    Some((*shown.0).to_owned())
}

/// The report names the event, or there is no name to look for.
fn is_about(draft: &Draft<'_>, names: &[String]) -> bool {
    let is_named = |event: &String| {
        let event = bare_key(event);
        names.iter().any(|it| it.contains(&event) || event.contains(it.as_str()))
    };
    names.iter().all(String::is_empty) || draft.reading.annotation.events.iter().any(is_named)
}

/// The day on which most reports see the event, or of those the one nearest to a report: with the days around it that
/// a report states in one breath («۲۱ تا ۲۳ آبان»), else with the event days right before and after it.
fn event_days(drafts: &[&Draft<'_>]) -> Option<(NaiveDate, NaiveDate)> {
    let mut seen: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for draft in drafts {
        let days = draft.reading.annotation.days.iter().filter(|it| it.event);
        for day in days.map(|it| it.date).collect::<BTreeSet<_>>() {
            *seen.entry(day).or_default() += 1;
        }
    }
    let most = seen.values().max().copied()?;
    let sent: Vec<NaiveDate> = drafts.iter().filter_map(|it| it.date).collect();
    let from_sending = |day: &NaiveDate| {
        sent.iter().map(|it| (*it - *day).num_days().abs()).min().unwrap_or(i64::MAX)
    };
    let commonest = seen.iter().filter(|(_, count)| **count == most).map(|(day, _)| day);
    let best = commonest.min_by_key(|day| (from_sending(day), **day))?;
    if let Some(stated) = stated_days(drafts, *best) {
        return Some(stated);
    }
    let reach = |step: i64| {
        let next = |day: &NaiveDate| later(*day, step).filter(|it| seen.contains_key(it));
        std::iter::successors(Some(*best), next).take(LONGEST).last()
    };
    Some((reach(-1)?, reach(1)?))
}

/// The first and the last of days that one expression names, a given day among them or between: as most reports have
/// it, else as the first does.
fn stated_days(drafts: &[&Draft<'_>], day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let longest = i64::try_from(LONGEST).unwrap_or(i64::MAX);
    let mut seen: BTreeMap<(NaiveDate, NaiveDate), usize> = BTreeMap::new();
    for draft in drafts {
        let days = &draft.reading.annotation.days;
        let together =
            days.chunk_by(|one, next| (one.paragraph, one.span) == (next.paragraph, next.span));
        let spans: BTreeSet<_> = together
            .filter(|it| it.len() > 1 && it.iter().all(|day| day.event))
            .filter_map(|it| {
                Some((it.iter().map(|it| it.date).min()?, it.iter().map(|it| it.date).max()?))
            })
            .filter(|(first, last)| {
                (*first..=*last).contains(&day) && (*last - *first).num_days() < longest
            })
            .collect();
        for span in spans {
            *seen.entry(span).or_default() += 1;
        }
    }
    seen.into_iter().max_by_key(|(span, count)| (*count, Reverse(span.0))).map(|it| it.0)
}

/// The words of the lead, the agency's credit left out.
fn lead(article: &Article) -> Option<String> {
    let part = |wanted: Part| article.paragraphs.iter().find(|it| it.part == wanted);
    let lead = part(Part::Lead).or_else(|| part(Part::Body(1)))?;
    Some(behind_credit(lead.text.as_str()).to_owned())
}
