//! Those who speak: the list, and the page of each.

use crate::model::{Id, Report, Speaker, Statement, VoiceKind};
use crate::site::leaves::{Leaf, Leaves};
use crate::site::letters::{ALPHABET, LetterShelf};
use crate::site::path::{report_address, speaker_address};
use crate::site::plan::{SAYINGS_A_LEAF, letter_address, letters_have_pages};
use crate::site::view_pages::{LetterGroup, LetterLink, ReportGroup, SpeakerView, SpeakersView};
use crate::site::view_parts::{Saying, SpeakerLink, TopicLink};
use crate::site::{Site, link, turns};

/// Speakers on the index where each letter has a page of its own.
const ROOM_FOR_MOST: usize = 40;
/// Others who speak in the same reports.
const ROOM_FOR_FELLOWS: usize = 8;
/// Topics beside a speaker's statements.
const ROOM_FOR_TOPICS: usize = 12;

/// The list of speakers: all, or one shelf where each letter has a page of its own.
pub(crate) fn speakers(site: Site<'_>, shelf: Option<usize>) -> SpeakersView {
    let split = letters_have_pages(site);
    let shelves = &site.index.shelves;
    let shown = match (split, shelf) {
        (false, _) => &shelves[..],
        (true, None) => &[],
        (true, Some(idx)) => &shelves[idx..=idx],
    };
    let most = site.index.most_quoted.iter().take(ROOM_FOR_MOST);
    SpeakersView {
        n_speakers: match shelf {
            Some(idx) => shelves[idx].speakers.len(),
            None => site.index.most_quoted.len(),
        },
        letters: letters(shelves, split),
        groups: shown.iter().map(|shelf| group(site, shelf)).collect(),
        most: if split && shelf.is_none() {
            most.map(|id| counted(site, *id)).collect()
        } else {
            Vec::new()
        },
        letter: shelf.map(|idx| shelves[idx].letter().to_string()).unwrap_or_default(),
    }
}

fn letters(shelves: &[LetterShelf], split: bool) -> Vec<LetterLink> {
    let known = (1..).zip(ALPHABET);
    let others = shelves.iter().filter(|it| it.number == 0).map(|it| (0, it.letter()));
    let link = |(number, letter): (u32, char)| {
        let href = match shelves.iter().any(|shelf| shelf.number == number) {
            false => String::new(),
            true if split => letter_address(number),
            true => format!("#l-{number}"),
        };
        LetterLink { letter: letter.to_string(), href }
    };
    known.chain(others).map(link).collect()
}

fn group(site: Site<'_>, shelf: &LetterShelf) -> LetterGroup {
    LetterGroup {
        letter: shelf.letter().to_string(),
        id: format!("l-{}", shelf.number),
        speakers: shelf.speakers.iter().map(|id| counted(site, *id)).collect(),
    }
}

fn counted(site: Site<'_>, id: Id<Speaker>) -> SpeakerLink {
    link::speaker(site, id, site.briefing.speakers[id].statements.len())
}

/// One leaf of a speaker's page. The front counts everything; a full leaf counts what stands on it, so that
/// it never changes.
pub(crate) fn speaker(site: Site<'_>, id: Id<Speaker>, leaf: Leaf) -> SpeakerView {
    let speaker = &site.briefing.speakers[id];
    let leaves = Leaves::new(speaker.statements.len(), SAYINGS_A_LEAF);
    let shown = &speaker.statements[leaves.items(leaf)];
    let scope = if leaf.is_none() { &speaker.statements[..] } else { shown };
    let report_of = |it: &Id<Statement>| site.briefing.statements[*it].report;
    let sayings = shown.iter().map(|it| (report_of(it), vec![own_saying(site, *it)]));
    let reports: Vec<Id<Report>> =
        link::count(scope.iter().map(report_of)).into_iter().map(|(report, _)| report).collect();
    let dated = || reports.iter().filter_map(|id| site.briefing.reports[*id].date);
    let mut days: Vec<_> = dated().min().into_iter().chain(dated().max()).collect();
    days.dedup();
    SpeakerView {
        name: speaker.name.clone(),
        kind: match speaker.kind {
            VoiceKind::Person => "person",
            VoiceKind::Role => "role",
            VoiceKind::Body => "body",
        },
        role: speaker.roles.first().map(|role| role.title.clone()).unwrap_or_default(),
        roles: speaker.roles.iter().map(|role| role.title.clone()).collect(),
        aliases: speaker.aliases.clone(),
        colour: site.index.colour(id),
        biography: speaker.biography.clone(),
        n_statements: scope.len(),
        n_reports: reports.len(),
        days: days.into_iter().map(|day| site.index.date(day)).collect(),
        groups: groups(site, sayings, leaf.is_none().then_some(id)),
        pager: link::pager(leaves, leaf, &speaker_address(&speaker.slug)),
        topics: topics(site, scope),
        fellows: if leaf.is_none() { fellows(site, id, &reports) } else { Vec::new() },
    }
}

/// A statement on its speaker's page: why it is theirs, and what it is about.
fn own_saying(site: Site<'_>, id: Id<Statement>) -> Saying {
    let statement = &site.briefing.statements[id];
    let labels = statement.topics.iter().map(|it| site.briefing.topics[*it].label.clone());
    Saying {
        speaker: None,
        topics: labels.collect(),
        evidence: Some(link::evidence(&site.briefing.reports[statement.report], statement)),
        ..link::saying(site, id)
    }
}

/// What these statements are about, most frequent first.
fn topics(site: Site<'_>, statements: &[Id<Statement>]) -> Vec<TopicLink> {
    let all = statements.iter().flat_map(|it| &site.briefing.statements[*it].topics).copied();
    let mut counted = link::count(all);
    counted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counted.truncate(ROOM_FOR_TOPICS);
    counted.into_iter().map(|(id, n)| link::topic(site, id, n)).collect()
}

/// Sayings by report, newest report first; inside a report, in reading order.
pub(crate) fn groups(
    site: Site<'_>,
    sayings: impl Iterator<Item = (Id<Report>, Vec<Saying>)>,
    only: Option<Id<Speaker>>,
) -> Vec<ReportGroup> {
    let mut res: Vec<(Id<Report>, Vec<Saying>)> = Vec::new();
    for (report, saying) in sayings {
        match res.last_mut() {
            Some((last, group)) if *last == report => group.extend(saying),
            _ => res.push((report, saying)),
        }
    }
    res.reverse();
    let make = |(id, mut sayings): (Id<Report>, Vec<Saying>)| {
        for idx in 1..sayings.len() {
            let name = |idx: usize| sayings[idx].speaker.as_ref().map(|it| &it.name);
            sayings[idx].again = name(idx).is_some() && name(idx) == name(idx - 1);
        }
        let report = &site.briefing.reports[id];
        ReportGroup {
            title: report.title.clone(),
            href: report_address(&report.slug),
            agency: link::agency(report),
            date: report.date.map(|day| site.index.date(day)),
            strip: if only.is_some() { turns::strip(site, id, only) } else { Vec::new() },
            sayings,
        }
    };
    res.into_iter().map(make).collect()
}

fn fellows(site: Site<'_>, id: Id<Speaker>, reports: &[Id<Report>]) -> Vec<SpeakerLink> {
    let statements = reports.iter().flat_map(|it| &site.briefing.reports[*it].statements);
    let others = statements.map(|it| site.briefing.statements[*it].speaker);
    let counted = link::count(others.filter(|it| *it != id));
    counted.into_iter().take(ROOM_FOR_FELLOWS).map(|(id, n)| link::speaker(site, id, n)).collect()
}
