//! How sure an attribution is, by what speaks for the speaker and by how they were found.

use super::cues::Force;
use super::people::Person;
use super::read::Draft;
use crate::model::{Tier, VoiceKind};

/// Rules that read the speaker in the text, or carry them on from the paragraph before.
const FIRM: &[&str] = &[
    "role-name",
    "name-role",
    "full-name",
    "name-again",
    "name-elsewhere",
    "unlisted-name",
    "role-again",
    "role-only",
    "role-then-name",
    "role-then-surname",
    "pronoun",
    "this-official",
    "headline",
    "continued",
];

/// The tier of one attribution, once the whole article is read.
pub(super) fn tier(draft: &Draft, person: &Person) -> Tier {
    let firm = FIRM.contains(&draft.rule);
    if !firm || person.evidence.guessed {
        return Tier::C;
    }
    let Some(name) = person.name.as_ref().filter(|_| person.kind == VoiceKind::Person) else {
        return if person.kind == VoiceKind::Role { Tier::B } else { Tier::C };
    };
    let evidence = person.evidence;
    let confirmed = name.listed && (evidence.named >= 2 || evidence.with_post);
    let supported =
        confirmed || evidence.named >= 2 || evidence.with_post || !person.posts.is_empty();
    match draft.force {
        Force::Colon if confirmed => Tier::A,
        _ if supported => Tier::B,
        _ => Tier::C,
    }
}
