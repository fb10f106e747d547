//! Everyone who speaks in the briefing: people with their addresses, and whose statements are published.

use std::collections::BTreeMap;

use crate::assemble::claims::{Claim, Claims, Who};
use crate::assemble::drafts::Draft;
use crate::assemble::people::{self, People, Profile, Sighting};
use crate::assemble::slugs::Slugs;
use crate::assemble::suggest::did_you_mean;
use crate::diagnostic::{Diagnostic, Location};
use crate::model::People as Approval;
use crate::model::{Content, Id, Settings, Speaker, Statement, Tier, VoiceKind};
use crate::persian::order::PersianOrder;
use crate::persian::romanize::slug;

/// The people of the briefing. Lists are by index in `people.all`.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    /// Who they are.
    pub(super) people: People<'a>,
    /// What is shown of them.
    pub(super) profiles: Vec<Profile>,
    /// Their addresses. Everyone has one, so that a correction can name whom we were unsure of.
    pub(super) slugs: Vec<String>,
    /// By report: the index of its first sighting.
    first: Vec<usize>,
    /// By address.
    by_slug: BTreeMap<String, usize>,
}

/// One statement whose speaker is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'c> {
    /// By index in the drafts.
    pub(super) draft: usize,
    /// What was read.
    pub(super) claim: &'c Claim,
    /// By index in `people.all`.
    pub(super) person: usize,
    /// Readers see it.
    pub(super) published: bool,
}

impl<'a> Cast<'a> {
    /// Joins the voices of all reports, which stand in order, and gives everyone an address.
    pub(super) fn new(drafts: &[Draft<'_>], claims: &[Claims], content: &'a Content) -> Cast<'a> {
        let sightings = sightings(drafts, claims);
        let people = people::join(&sightings, &content.speakers);
        let profiles: Vec<Profile> =
            people.all.iter().map(|it| people::profile(it, &sightings)).collect();
        let mut first = Vec::with_capacity(claims.len());
        let mut sum = 0;
        for claims in claims {
            first.push(sum);
            sum += claims.voices.len();
        }
        let slugs = addresses(&people, &profiles);
        let by_slug = slugs.iter().cloned().zip(0..).collect();
        Cast { people, profiles, slugs, first, by_slug }
    }

    /// Every statement in order, with its speaker. A speaker who does not exist is an error.
    pub(super) fn lines<'c>(
        &self,
        claims: &'c [Claims],
        settings: &Settings,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Line<'c>> {
        let mut res = Vec::new();
        for (draft, claims) in claims.iter().enumerate() {
            for claim in &claims.all {
                let person = match &claim.who {
                    Who::Voice(voice) => Ok(self.people.of[self.first[draft] + voice]),
                    Who::Slug(slug, place) => self.by_slug.get(slug).copied().ok_or((slug, place)),
                };
                let person = match person {
                    Ok(person) => person,
                    Err((slug, place)) => {
                        found.push(self.unknown(slug, place.clone()));
                        continue;
                    }
                };
                let published = self.is_published(claim, person, settings);
                res.push(Line { draft, claim, person, published });
            }
            let is_unknown = |it: &&(String, Location)| !self.by_slug.contains_key(&it.0);
            let unknown = claims.named.iter().filter(is_unknown);
            found.extend(unknown.map(|(slug, place)| self.unknown(slug, place.clone())));
        }
        res
    }

    /// Who a voice of a report is, by index in `people.all`.
    pub(super) fn person(&self, draft: usize, voice: usize) -> usize {
        self.people.of[self.first[draft] + voice]
    }

    /// The report and the voice of a sighting.
    pub(super) fn sighting(&self, sighting: usize) -> (usize, usize) {
        let draft = self.first.partition_point(|first| *first <= sighting) - 1;
        (draft, sighting - self.first[draft])
    }

    /// The speakers of these lines, in order of surname, and everyone's place among them.
    pub(super) fn speakers(
        &self,
        lines: &[Line<'_>],
        settings: &Settings,
    ) -> (Vec<Speaker>, Vec<Option<Id<Speaker>>>) {
        let mut statements: BTreeMap<usize, Vec<Id<Statement>>> = BTreeMap::new();
        for (idx, line) in lines.iter().filter(|it| it.published).enumerate() {
            statements.entry(line.person).or_default().push(Id::at(idx));
        }
        let order = PersianOrder::new();
        let mut all: Vec<usize> = statements.keys().copied().collect();
        all.sort_by(|left, right| {
            let name = |idx: &usize| self.profiles[*idx].sort_name.as_str();
            order
                .compare(name(left), name(right))
                .then_with(|| self.slugs[*left].cmp(&self.slugs[*right]))
        });
        let mut ids = vec![None; self.people.all.len()];
        let mut speakers = Vec::with_capacity(all.len());
        for (idx, person) in all.into_iter().enumerate() {
            ids[person] = Some(Id::at(idx));
            let statements = statements.remove(&person).unwrap_or_default();
            speakers.push(self.speaker(person, statements, settings.extract.people));
        }
        (speakers, ids)
    }

    fn speaker(&self, idx: usize, statements: Vec<Id<Statement>>, approval: Approval) -> Speaker {
        let (person, profile) = (&self.people.all[idx], &self.profiles[idx]);
        let editor = person.editor;
        let approved = editor.is_some();
        let named = approved || person.kind == VoiceKind::Person && approval == Approval::Auto;
        Speaker {
            slug: self.slugs[idx].clone(),
            kind: person.kind,
            name: profile.name.clone(),
            sort_name: profile.sort_name.clone(),
            aliases: profile.aliases.clone(),
            roles: profile.roles.clone(),
            has_page: named && !statements.is_empty(),
            statements,
            editor: editor.map(|it| it.origin.clone()),
            biography: editor.map_or_else(String::new, |it| it.body.clone()),
            former: editor.map_or_else(Vec::new, |it| it.former.clone()),
            flags: profile.flags.clone(),
        }
    }

    /// Sure enough, not hidden by the editor, and not the word of a body that no editor has confirmed.
    fn is_published(&self, claim: &Claim, person: usize, settings: &Settings) -> bool {
        let who = &self.people.all[person];
        let last = settings.extract.publish.min(Tier::B);
        let hidden = who.editor.is_some_and(|it| it.hide);
        let confirmed = who.kind != VoiceKind::Body || who.editor.is_some();
        claim.read.tier <= last && !hidden && confirmed
    }

    fn unknown(&self, slug: &str, place: Location) -> Diagnostic {
        let nobody = "write a speaker's address, a full name, or `none`";
        Diagnostic::error("unknown-speaker", "no speaker has this address")
            .at(place)
            .quoting(slug)
            .help(did_you_mean(slug, self.by_slug.keys().map(String::as_str), nobody))
    }

    /// `not` of an editor's file that names nobody.
    pub(super) fn check_not(&self, content: &Content) -> Vec<Diagnostic> {
        let mut res = Vec::new();
        for speaker in &content.speakers {
            for slug in speaker.not.iter().filter(|it| !self.by_slug.contains_key(*it)) {
                res.push(self.unknown(slug, Location::start(&speaker.origin.path)));
            }
        }
        res
    }
}

/// The voices of all reports, one after the other.
fn sightings<'c>(drafts: &[Draft<'_>], claims: &'c [Claims]) -> Vec<Sighting<'c>> {
    let pairs = drafts.iter().zip(claims);
    let sighting = |(draft, claims): (&Draft<'_>, &'c Claims)| {
        let date = draft.date;
        claims.voices.iter().map(move |voice| Sighting { date, voice })
    };
    pairs.flat_map(sighting).collect()
}

/// The editor's file names first, then romanised names in order of first sighting.
fn addresses(people: &People<'_>, profiles: &[Profile]) -> Vec<String> {
    let mut slugs = Slugs::default();
    let editors = people.all.iter().map(|it| it.editor.map(|it| it.slug.clone()));
    let mut res: Vec<Option<String>> = editors.collect();
    for slug in res.iter().flatten() {
        slugs.reserve(slug);
    }
    let mut order: Vec<usize> = (0..people.all.len()).filter(|idx| res[*idx].is_none()).collect();
    order.sort_by_key(|idx| people.all[*idx].sightings.first().copied());
    for idx in order {
        res[idx] = Some(slugs.unique(&slug(&profiles[idx].name), "speaker"));
    }
    res.into_iter().flatten().collect()
}
