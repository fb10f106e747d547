//! Somebody's own account: «آنچه می\u{200C}خوانید روایت اوست از زبان خودش.», and then paragraphs of «من».

use super::ahead::person_of;
use super::continued::keep_for;
use super::introduced::named_in;
use super::lexicon::Class;
use super::reader::Reader;
use super::talks::{is_heading, speaks_of_us};
use super::words::Words;

/// An announcement stands among so many first paragraphs.
const OPENING: usize = 12;

/// True for a paragraph that names somebody and says that the rest is in their own words.
pub(super) fn announces(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    if paragraph > OPENING || !is_own_account(words) {
        return false;
    }
    let Some(mention) = named_in(reader, paragraph) else { return false };
    let Some((person, _)) = person_of(reader, paragraph, &mention, (0, 0)) else { return false };
    reader.people.current = Some(person);
    reader.teller = Some(person);
    true
}

/// Keeps a paragraph of the account: it speaks of «من» and «ما». True when it does.
pub(super) fn read(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let Some(teller) = reader.teller else { return false };
    let words = &reader.passages[paragraph];
    let told = speaks_of_us(words, true) || speaks_of_mine(words);
    told && !is_heading(reader, paragraph) && keep_for(reader, paragraph, teller)
}

/// «از زبان خودش», «روایت او از …»: in a sentence that sends the reader on.
fn is_own_account(words: &Words<'_>) -> bool {
    let own = |at: usize| {
        words.is_any(at, &["زبان", "قلم"])
            && (words.is_any(at + 1, &["خودش", "خود", "او", "وی"])
                || words.is(at + 1, Class::PRONOUN))
    };
    let sends = |at: usize| words.is_any(at, &["میخوانید", "بخوانید", "میاید", "میشنوید", "انچه"]);
    (0..words.len()).any(own) && (0..words.len()).any(sends)
}

/// «سالم بود», «پدرم»: what is mine.
fn speaks_of_mine(words: &Words<'_>) -> bool {
    const MINE: &[&str] =
        &["پدرم", "مادرم", "دستم", "سالم", "چشمم", "دلم", "پسرم", "دخترم", "خانهام"];
    (0..words.len()).any(|at| words.is_any(at, MINE) && !words.is_quoted(at))
}
