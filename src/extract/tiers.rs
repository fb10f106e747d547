//! How sure an attribution is, by what speaks for the speaker and by how they were found.

use super::cues::Force;
use super::people::Person;
use super::read::Draft;
use crate::model::{Tier, VoiceKind};

/// Every rule, and whether it reads the speaker in the text or carries them on from before; the
/// others guess. Each is explained in `docs/extraction.md`.
pub(super) const RULES: &[(&str, bool)] = &[
    ("role-name", true),
    ("name-role", true),
    ("full-name", true),
    ("name-again", true),
    ("name-elsewhere", true),
    ("unlisted-name", true),
    ("role-again", true),
    ("role-only", true),
    ("role-then-name", true),
    ("role-then-surname", true),
    ("pronoun", true),
    ("this-official", true),
    ("headline", true),
    ("continued", true),
    ("second-title", false),
    ("dropped-subject", false),
    ("bare-surname", false),
    ("body", false),
    ("this-report", false),
];

/// The tier of one attribution, once the whole article is read.
pub(super) fn tier(draft: &Draft, person: &Person) -> Tier {
    let firm = RULES.contains(&(draft.rule, true));
    if !firm || person.evidence.guessed {
        return Tier::C;
    }
    let Some(name) = person.name.as_ref().filter(|_| person.kind == VoiceKind::Person) else {
        return if person.kind == VoiceKind::Role { Tier::B } else { Tier::C };
    };
    let evidence = person.evidence;
    let confirmed = name.listed && (evidence.named >= 2 || evidence.with_post);
    let supported =
        name.listed || evidence.named >= 2 || evidence.with_post || !person.posts.is_empty();
    match draft.force {
        Force::Colon if confirmed => Tier::A,
        _ if supported => Tier::B,
        _ => Tier::C,
    }
}
