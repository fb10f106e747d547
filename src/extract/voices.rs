//! What was read, as the model's annotation: voices in order of first word, attributions with tiers.

use super::lexicon::{Lexicon, key};
use super::people::Person;
use super::reader::{Draft, Reader};
use super::spelling::shown_name;
use super::{repeats, tiers};
use crate::model::{Annotation, Attribution, Tier, Voice, VoiceKind};

/// Makes the annotation of an article that was read.
pub(super) fn annotation(reader: &Reader<'_>, lexicon: &Lexicon) -> Annotation {
    let mut voice_of: Vec<Option<u32>> = vec![None; reader.people.all.len()];
    let mut voices = Vec::new();
    let mut attributions = Vec::new();
    let tiers = tiers::tiers(&reader.drafts, &reader.people);
    let doubted: Vec<u32> = (reader.drafts.iter().zip(&tiers))
        .filter(|(draft, tier)| draft.rule == "second-title" && **tier == Tier::C)
        .map(|(draft, _)| draft.person)
        .collect();
    for (draft, tier) in reader.drafts.iter().zip(tiers) {
        let person = reader.people.get(draft.person);
        let voice = *voice_of[draft.person as usize].get_or_insert_with(|| {
            voices.push(voice(person, doubted.contains(&draft.person), lexicon));
            u32::try_from(voices.len() - 1).expect("fewer voices than bytes")
        });
        attributions.push(attribution(draft, tier, voice));
    }
    repeats::mark(&mut attributions, reader.article);
    Annotation { voices, attributions, ..Annotation::default() }
}

fn attribution(draft: &Draft, tier: Tier, voice: u32) -> Attribution {
    Attribution {
        paragraph: u32::try_from(draft.paragraph).expect("fewer paragraphs than bytes"),
        voice,
        mode: draft.mode,
        tier,
        rule: draft.rule,
        subject: draft.subject,
        cue: draft.cue,
        content: draft.content,
        repeated: false,
    }
}

/// Someone as they are shown; posts they were only guessed to hold are not, where the guess is `doubted`.
fn voice(person: &Person, doubted: bool, lexicon: &Lexicon) -> Voice {
    let posts = person.posts.iter().filter(|post| !(doubted && post.guessed));
    let roles = posts.map(|post| post.text.clone()).collect();
    let name = match (&person.name, person.kind) {
        (Some(name), VoiceKind::Person) => shown_name(person, name, lexicon),
        (_, VoiceKind::Body) => person.forms.first().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let whole = person.name.as_ref();
    let surname_only = whole.is_some_and(|name| name.given.is_empty());
    let listed = whole.is_some_and(|name| name.listed);
    let shown = key(&name);
    let mut aliases: Vec<String> =
        person.forms.iter().filter(|form| key(form) != shown).cloned().collect();
    aliases.dedup_by_key(|form| key(form));
    let mut flags = person.flags.clone();
    if person.kind == VoiceKind::Person {
        let wrong = [
            ("surname-only", surname_only),
            ("unlisted-name", !listed && !surname_only),
            ("guessed-name", person.evidence.guessed),
        ];
        flags.extend(wrong.into_iter().filter(|(_, is)| *is).map(|(flag, _)| flag));
    }
    Voice { kind: person.kind, name, aliases, roles, surname_only, given_name_known: listed, flags }
}
