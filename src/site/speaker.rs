//! Those who speak: the list, and the page of each.

use crate::model::{Id, Report, Speaker, VoiceKind};
use crate::site::leaves::{Leaf, Leaves};
use crate::site::letters::{ALPHABET, LetterShelf};
use crate::site::path::speaker_address;
use crate::site::plan::{SAYINGS_A_LEAF, letter_address, letters_have_pages};
use crate::site::view::{LetterGroup, LetterLink, ReportGroup, SpeakerView, SpeakersView};
use crate::site::view_parts::{Saying, SpeakerLink};
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
        n_speakers: site.index.most_quoted.len(),
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

/// One leaf of a speaker's page.
pub(crate) fn speaker(site: Site<'_>, id: Id<Speaker>, leaf: Leaf) -> SpeakerView {
    let speaker = &site.briefing.speakers[id];
    let reports = &site.index.speaker_reports[id.index()];
    let leaves = Leaves::new(speaker.statements.len(), SAYINGS_A_LEAF);
    let sayings = speaker.statements[leaves.items(leaf)].iter().map(|it| {
        let saying = link::saying(site, *it);
        (site.briefing.statements[*it].report, vec![Saying { speaker: None, ..saying }])
    });
    let topics = link::count(
        speaker.statements.iter().flat_map(|it| &site.briefing.statements[*it].topics).copied(),
    );
    let mut topics: Vec<_> = topics.into_iter().map(|(id, n)| link::topic(site, id, n)).collect();
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.n_paragraphs));
    topics.truncate(ROOM_FOR_TOPICS);
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
        n_statements: speaker.statements.len(),
        n_reports: reports.len(),
        days: days.into_iter().map(|day| site.index.date(day)).collect(),
        groups: groups(site, sayings, Some(id)),
        pager: link::pager(leaves, leaf, &speaker_address(&speaker.slug)),
        topics,
        fellows: fellows(site, id, reports),
    }
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
    let make = |(idx, (id, sayings)): (usize, (Id<Report>, Vec<Saying>))| {
        let mut report = link::report(site, id, false);
        if only.is_some() {
            report.strip = turns::strip(site, id, only);
        }
        ReportGroup { id: format!("g{}", idx + 1), report, sayings }
    };
    res.into_iter().enumerate().map(make).collect()
}

fn fellows(site: Site<'_>, id: Id<Speaker>, reports: &[Id<Report>]) -> Vec<SpeakerLink> {
    let statements = reports.iter().flat_map(|it| &site.briefing.reports[*it].statements);
    let others = statements.map(|it| site.briefing.statements[*it].speaker);
    let counted = link::count(others.filter(|it| *it != id));
    counted.into_iter().take(ROOM_FOR_FELLOWS).map(|(id, n)| link::speaker(site, id, n)).collect()
}
