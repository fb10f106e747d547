//! One attribution: who speaks, by which rule, and what was said.

use super::ahead::person_of;
use super::cues::Force;
use super::introduced::{INTRODUCED, UNCLEAR, rule_of_pronoun};
use super::lexicon::key;
use super::mention::{Form, Mention};
use super::reader::{Draft, Parts, Reader};
use crate::model::Mode;

/// Names the speaker of a mention and keeps what was said; false when nobody is meant.
pub(super) fn attribute(
    reader: &mut Reader<'_>,
    paragraph: usize,
    mention: &Mention,
    parts: Parts,
    (mode, force): (Mode, Force),
) -> bool {
    let pointed = mention.carries_on();
    let other = if pointed { rule_of_pronoun(reader, paragraph, mention, parts) } else { None };
    let unclear = mention.carries_on() && reader.people.unread && other != Some(INTRODUCED);
    let other = if unclear { Some(UNCLEAR) } else { other };
    let Some((person, rule)) = person_of(reader, paragraph, mention, parts.cue) else {
        return false;
    };
    let rule = other.unwrap_or(rule);
    let words = &reader.passages[paragraph];
    // Of two with one surname it may be either.
    let force = if is_shared(reader, paragraph, mention) { force.min(Force::Comma) } else { force };
    let sentence = words.sentence_start(parts.cue.0.max(parts.subject.0));
    let draft = Draft {
        paragraph,
        person,
        mode,
        force,
        rule,
        begins: words.span(sentence, sentence + 1).start,
        subject: words.span(parts.subject.0, parts.subject.1),
        cue: words.span(parts.cue.0, parts.cue.1),
        content: words.said(parts.content.0, parts.content.1),
    };
    reader.people.current = Some(person);
    reader.people.unread &= unclear;
    reader.keep(draft);
    true
}

/// True for a surname alone that several people of the article have.
fn is_shared(reader: &Reader<'_>, paragraph: usize, mention: &Mention) -> bool {
    let Form::Known(person) = mention.form else { return false };
    let Some(name) = reader.people.get(person).name.as_ref() else { return false };
    let shared = reader.people.known.shared.contains(name.surname_key().as_str());
    let written = || reader.passages[paragraph].joined(mention.words.start, mention.words.end);
    shared && !name.given.iter().any(|given| written().contains(&key(given)))
}
