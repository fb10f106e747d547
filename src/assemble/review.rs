//! What an editor should look at.

use std::collections::BTreeMap;

use crate::assemble::cast::{Cast, Line};
use crate::assemble::drafts::Draft;
use crate::model::{
    Attribution, Doubt, Evidence, NewPerson, OfficeHolder, Part, Review, Tier, UnlinkedSurname,
    VoiceKind,
};
use crate::persian::fold::fingerprint;

/// So many places show who someone is.
const SIGHTINGS: usize = 2;
/// So many words of a statement are quoted, in characters.
const QUOTE: usize = 160;

/// People, doubts and surnames. Copies and proposals are found elsewhere.
pub(super) fn review(drafts: &[Draft<'_>], cast: &Cast<'_>, lines: &[Line<'_>]) -> Review {
    let mut by_person: BTreeMap<usize, Vec<&Line<'_>>> = BTreeMap::new();
    for line in lines {
        by_person.entry(line.person).or_default().push(line);
    }
    let mut people: Vec<(usize, &Vec<&Line<'_>>)> =
        by_person.iter().map(|(person, lines)| (*person, lines)).collect();
    people.sort_by_key(|(person, _)| cast.people.all[*person].sightings.first().copied());
    Review {
        people: people
            .into_iter()
            .filter(|(person, _)| is_new(cast, *person))
            .map(|(person, lines)| new_person(drafts, cast, person, lines))
            .collect(),
        doubtful: doubts(drafts, cast, lines),
        surnames: surnames(drafts, cast, &by_person),
        offices: offices(drafts, cast, &by_person),
        ..Review::default()
    }
}

/// No editor knows them, and readers can meet them: an office or a body only when it speaks in print.
fn is_new(cast: &Cast<'_>, person: usize) -> bool {
    let who = &cast.people.all[person];
    who.editor.is_none() && who.kind == VoiceKind::Person
}

fn new_person(
    drafts: &[Draft<'_>],
    cast: &Cast<'_>,
    person: usize,
    lines: &[&Line<'_>],
) -> NewPerson {
    let profile = &cast.profiles[person];
    // The surest sightings first: they show who it is; the rest is listed among the doubts.
    let mut shown: Vec<&&Line<'_>> = lines.iter().collect();
    shown.sort_by_key(|line| line.claim.read.tier);
    NewPerson {
        slug: cast.slugs[person].clone(),
        kind: cast.people.all[person].kind,
        name: profile.name.clone(),
        aliases: profile.aliases.clone(),
        roles: profile.roles.iter().map(|it| it.title.clone()).collect(),
        flags: profile.flags.clone(),
        statements: lines.iter().filter(|it| it.published).count(),
        evidence: shown
            .into_iter()
            .take(SIGHTINGS)
            .map(|line| evidence(&drafts[line.draft], &line.claim.read))
            .collect(),
    }
}

fn doubts(drafts: &[Draft<'_>], cast: &Cast<'_>, lines: &[Line<'_>]) -> Vec<Doubt> {
    let doubtful = lines.iter().filter(|it| it.claim.read.tier == Tier::C);
    let doubt = |line: &Line<'_>| Doubt {
        evidence: evidence(&drafts[line.draft], &line.claim.read),
        speaker: cast.profiles[line.person].name.clone(),
        slug: cast.slugs[line.person].clone(),
        mode: line.claim.read.mode,
    };
    doubtful.map(doubt).collect()
}

/// Surnames that stay alone: the first place of each person, since joining settles all.
fn surnames<'l>(
    drafts: &[Draft<'_>],
    cast: &Cast<'_>,
    by_person: &BTreeMap<usize, Vec<&'l Line<'l>>>,
) -> Vec<UnlinkedSurname> {
    let mut res = Vec::new();
    for (sighting, candidates) in &cast.people.unlinked {
        let (draft, voice) = cast.sighting(*sighting);
        let person = cast.person(draft, voice);
        let Some(line) = line_in(by_person, person, draft) else { continue };
        let profile = &cast.profiles[person];
        let name = |idx: &usize| (cast.slugs[*idx].clone(), cast.profiles[*idx].name.clone());
        res.push(UnlinkedSurname {
            surname: profile.name.clone(),
            slug: cast.slugs[person].clone(),
            roles: profile.roles.iter().map(|it| it.title.clone()).collect(),
            candidates: candidates.iter().filter(|it| **it != person).map(name).collect(),
            evidence: evidence(&drafts[draft], &line.claim.read),
        });
    }
    res
}

/// Offices without a name that one person holds elsewhere.
fn offices<'l>(
    drafts: &[Draft<'_>],
    cast: &Cast<'_>,
    by_person: &BTreeMap<usize, Vec<&'l Line<'l>>>,
) -> Vec<OfficeHolder> {
    let mut res = Vec::new();
    for (sighting, holder) in &cast.people.offices {
        let (draft, voice) = cast.sighting(*sighting);
        let person = cast.person(draft, voice);
        let Some(line) = line_in(by_person, person, draft) else { continue };
        res.push(OfficeHolder {
            role: cast.profiles[person].name.clone(),
            slug: cast.slugs[*holder].clone(),
            name: cast.profiles[*holder].name.clone(),
            evidence: evidence(&drafts[draft], &line.claim.read),
        });
    }
    res
}

/// A person's first statement in a report. Lines stand in order of the reports.
fn line_in<'l>(
    by_person: &BTreeMap<usize, Vec<&'l Line<'l>>>,
    person: usize,
    draft: usize,
) -> Option<&'l Line<'l>> {
    let lines = by_person.get(&person)?;
    let at = lines.partition_point(|it| it.draft < draft);
    lines.get(at).filter(|it| it.draft == draft).copied()
}

/// Where a statement stands, as a correction would name it.
fn evidence(draft: &Draft<'_>, read: &Attribution) -> Evidence {
    let article = &draft.reading.article;
    let paragraph = article.paragraphs.get(read.paragraph as usize);
    let text = paragraph.map_or("", |it| it.text.as_str());
    Evidence {
        path: article.seed_path.clone(),
        stem: article.stem.clone(),
        paragraph: paragraph.and_then(|it| match it.part {
            Part::Lead => Some(0),
            part => part.number(),
        }),
        fingerprint: fingerprint(text),
        words: shortened(text),
        rule: read.rule,
    }
}

/// The start of a text, cut before a word.
fn shortened(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(QUOTE) else { return text.to_owned() };
    let cut = text[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", &text[..cut])
}
