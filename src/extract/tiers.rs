//! How sure an attribution is, by what speaks for the speaker and by how they were found.

use super::cues::Force;
use super::people::{People, Person};
use super::reader::Draft;
use crate::model::{Tier, VoiceKind};

/// How a rule finds the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// Reads them in the text.
    Read,
    /// Reads them a sentence away.
    Inferred,
    /// Carries them on from the attribution before, and is as sure as that one.
    Carried,
    /// Guesses; inferred where the report has one voice alone.
    Alone,
    /// Guesses; inferred where the report has one voice alone, who is named again later.
    AloneAgain,
    /// Guesses.
    Guessed,
}

/// Every rule. Each is explained in `docs/extraction.md`.
pub(super) const RULES: &[(&str, Link)] = &[
    ("role-name", Link::Read),
    ("name-role", Link::Read),
    ("full-name", Link::Read),
    ("name-again", Link::Read),
    ("name-elsewhere", Link::Read),
    ("unlisted-name", Link::Read),
    ("role-again", Link::Read),
    ("role-only", Link::Read),
    ("role-then-name", Link::Read),
    ("role-then-surname", Link::Read),
    ("headline", Link::Read),
    ("pronoun", Link::Carried),
    ("this-official", Link::Carried),
    ("continued", Link::Carried),
    ("introduced", Link::Inferred),
    ("name-then-role", Link::Alone),
    ("second-title", Link::AloneAgain),
    ("unclear-pronoun", Link::Guessed),
    ("dropped-subject", Link::Guessed),
    ("bare-surname", Link::Guessed),
    ("body", Link::Guessed),
    ("this-report", Link::Guessed),
];

/// The tier of every attribution of an article, in the order of the drafts.
pub(super) fn tiers(drafts: &[Draft], people: &People) -> Vec<Tier> {
    let alone = drafts.windows(2).all(|pair| pair[0].person == pair[1].person);
    let last_named = drafts.iter().rposition(|draft| draft.rule == "name-again").unwrap_or(0);
    // How sure it is who speaks, whatever follows the cue.
    let mut speaker = Tier::C;
    let tier = |(at, draft): (usize, &Draft)| {
        let link = RULES.iter().find(|(rule, _)| *rule == draft.rule).map(|(_, link)| *link);
        let person = people.get(draft.person);
        speaker = match link {
            Some(Link::Read) => own_tier(Force::Colon, person),
            Some(Link::Inferred) => own_tier(Force::Colon, person).max(Tier::B),
            Some(Link::Carried) => own_tier(Force::Colon, person).max(speaker),
            Some(Link::Alone) if alone => Tier::B,
            Some(Link::AloneAgain) if alone && at < last_named => Tier::B,
            Some(Link::Alone | Link::AloneAgain | Link::Guessed) | None => Tier::C,
        };
        own_tier(draft.force, person).max(speaker)
    };
    drafts.iter().enumerate().map(tier).collect()
}

/// The tier that the evidence for a person allows.
fn own_tier(force: Force, person: &Person) -> Tier {
    if person.evidence.guessed {
        return Tier::C;
    }
    let Some(name) = person.name.as_ref().filter(|_| person.kind == VoiceKind::Person) else {
        return if person.kind == VoiceKind::Role { Tier::B } else { Tier::C };
    };
    let evidence = person.evidence;
    let confirmed = name.listed && (evidence.named >= 2 || evidence.with_post);
    let supported =
        name.listed || evidence.named >= 2 || evidence.with_post || !person.posts.is_empty();
    match force {
        Force::Colon if confirmed => Tier::A,
        _ if supported => Tier::B,
        _ => Tier::C,
    }
}
