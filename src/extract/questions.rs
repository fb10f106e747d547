//! Questions put to a speaker: what is asked is no statement, and what follows answers.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cues::Cue;
use super::lexicon::Class;
use super::mention::{Form, Mention};
use super::people::People;
use super::posts::Post;
use super::words::Words;

/// The label of who asks is at most this many words long: «خبرنگار مهر».
const LONGEST_LABEL: usize = 4;
/// A question has at most this many tokens.
const LONGEST_QUESTION: usize = 60;
/// What is put as a request has at most this many.
const LONGEST_REQUEST: usize = 20;
/// «درباره … توضیح دهید.» has at most this many.
const LONGEST_EXPLAINED: usize = 30;
/// So many paragraphs under the label of an agency are an interview.
const INTERVIEW: usize = 2;

/// Labels of what is asked, and of what is answered.
const QUESTION: &[&str] = &["سوال", "پرسش", "س"];
const ANSWER: &[&str] = &["پاسخ", "جواب", "ج"];

/// Labels of a talk end in a dash where so many paragraphs have one.
const DASHED: usize = 5;

/// Makes the labels of a talk that end in a dash end in a colon: «باشگاه خبرنگاران- …؟», «نیکخواه- …». They come again and
/// again, and one of them is who asks.
pub(super) fn settle_dashes(passages: &mut [Words<'_>]) {
    let dash = |words: &Words<'_>| {
        let near = 1..words.len().min(LONGEST_LABEL);
        let sign = near.into_iter().find(|at| words.is_sign(*at))?;
        matches!(words.sign(sign), Some('-' | '–' | 'ـ')).then_some(sign)
    };
    let dashes: Vec<Option<usize>> = passages.iter().map(dash).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut asked = 0;
    for (words, sign) in passages.iter().zip(&dashes) {
        if let Some(sign) = sign {
            *counts.entry(words.joined(0, *sign)).or_default() += 1;
            let asker = Class::AGENCY.or(Class::ASKER);
            asked += usize::from(words.longest(0, *sign, asker) == *sign);
        }
    }
    let labelled: usize = counts.values().filter(|count| **count > 1).sum();
    if labelled < DASHED || asked < INTERVIEW || counts.len() < INTERVIEW {
        return;
    }
    for (words, sign) in passages.iter_mut().zip(dashes) {
        if let Some(sign) = sign {
            words.take_for_colon(sign);
        }
    }
}

/// By paragraph: a question under a label, «ایسنا: …؟», «خبرنگار: …».
pub(super) fn labelled(passages: &[Words<'_>]) -> Vec<bool> {
    let labels: Vec<Option<&str>> = passages.iter().map(label).collect();
    let sure = |words: &Words<'_>| {
        let start = behind_bullet(words);
        words.is(start, Class::ASKER) || words.is_any(start, QUESTION) || asks(words)
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels.iter().flatten() {
        *counts.entry(label).or_default() += 1;
    }
    let often = |label: &str| counts.get(label).is_some_and(|count| *count >= INTERVIEW);
    let starred = passages.iter().filter(|words| is_starred(words));
    let (asking, all) =
        starred.fold((0, 0), |(asking, all), words| (asking + usize::from(asks(words)), all + 1));
    let stars_ask = asking >= INTERVIEW && 2 * asking > all;
    let each = passages.iter().zip(&labels);
    each.map(|(words, label)| {
        label.is_some_and(|label| sure(words) || often(label)) || stars_ask && is_starred(words)
    })
    .collect()
}

/// «* سقف وام بالا رفت. چه می\u{200C}شود؟»: under a star stand the questions of some interviews.
fn is_starred(words: &Words<'_>) -> bool {
    behind_bullet(words) > 0 && matches!(words.sign(0), Some('*' | '•'))
}

/// The label before the colon that a paragraph begins with, when an agency or someone who asks is named by it.
fn label<'w>(words: &'w Words<'_>) -> Option<&'w str> {
    let start = behind_bullet(words);
    let near = words.len().min(start + LONGEST_LABEL + 1);
    let colon = (start + 1..near).find(|at| words.sign(*at) == Some(':'))?;
    let asker = Class::AGENCY.or(Class::ASKER);
    let whole = words.longest(start, colon, asker) == colon - start;
    let kind = is_kind(words, start..colon, QUESTION);
    (whole || kind || words.is(start, Class::ASKER)).then(|| words.joined(start, colon))
}

/// «سؤال», «پرسش ۲»: a kind of turn, and its number.
fn is_kind(words: &Words<'_>, label: Range<usize>, kinds: &[&str]) -> bool {
    let counts = |at: usize| words.key(at).starts_with(|c: char| c.is_ascii_digit());
    words.is_any(label.start, kinds) && (label.start + 1..label.end).all(counts)
}

/// The colon behind «پاسخ»: an answer that does not say whose it is.
pub(super) fn answer_label(words: &Words<'_>) -> Option<usize> {
    let start = behind_bullet(words);
    let near = words.len().min(start + LONGEST_LABEL);
    let colon = (start + 1..near).find(|at| words.sign(*at) == Some(':'))?;
    is_kind(words, start..colon, ANSWER).then_some(colon)
}

/// One past a dash or a bullet that a paragraph begins with: «- ایسنا: …؟», «* چرا؟».
pub(super) fn behind_bullet(words: &Words<'_>) -> usize {
    let marked = words.len() > 1 && matches!(words.sign(0), Some('-' | '–' | 'ـ' | '*' | '•'));
    usize::from(marked)
}

/// True for a paragraph that ends in a question, or in what stands for one.
pub(super) fn asks(words: &Words<'_>) -> bool {
    let last = words.len().checked_sub(1);
    last.is_some_and(|last| matches!(words.sign(last), Some('؟' | '?')))
        || requests(words)
        || reminds(words)
}

/// «وضع اعتبارات چگونه است؟ سال گذشته گفته بودید که ….»: a question, and then what they said once.
fn reminds(words: &Words<'_>) -> bool {
    const SAID: &[&str] = &["گفتهبودید", "گفتهاید", "گفتید", "فرمودید", "اشارهکردید"];
    let end = words.sentence_end(0, LONGEST_REQUEST);
    let asked = end > 0 && matches!(words.sign(end - 1), Some('؟' | '?'));
    let said = |at: usize| {
        words.is_any(at, SAID) || at + 1 < words.len() && SAID.contains(&words.joined(at, at + 2))
    };
    asked && (end..words.len().min(end + LONGEST_REQUEST)).any(said)
}

/// «از شب صعود بگویید.»
fn requests(words: &Words<'_>) -> bool {
    let last = words.len().saturating_sub(usize::from(words.ends_as_sentence()));
    let told =
        (0..last).any(|at| words.is_any(at, &["بگویید", "بفرمایید"]) && !words.is_quoted(at));
    let explained = last > 1
        && words.is_any(last - 1, &["دهید", "بدهید", "کنید", "بکنید"])
        && words.is_any(last - 2, &["توضیح", "معرفی", "تعریف", "بیان"]);
    // «برسیم به سال\u{200C}های جنگ.»
    let turns = words.is_any(0, &["برسیم", "برویم", "برگردیم"]) && words.is_any(1, &["به", "سراغ"]);
    words.len() <= LONGEST_REQUEST && (told || turns)
        || words.len() <= LONGEST_EXPLAINED && explained
}

/// True for a paragraph that is a question and little else.
pub(super) fn is_short(words: &Words<'_>) -> bool {
    words.len() <= LONGEST_QUESTION && asks(words)
}

/// «شما چه می\u{200C}گویید؟», «شاگرد هم دارید؟»
pub(super) fn is_to_you(words: &Words<'_>) -> bool {
    const VERBS: &[&str] =
        &["شما", "دارید", "هستید", "باشید", "کردید", "شدید", "بودید", "رفتید", "گفتید", "خواستید"];
    let present = |at: usize| words.is_present_verb(at) && words.key(at).ends_with("ید");
    (0..words.len()).any(|at| words.is_any(at, VERBS) || present(at))
}

/// «خبرنگار … پرسید: …؟», «قاضی از متهم پرسید»: someone unknown asks. Who has been speaking may ask, too: that is said.
pub(super) fn is_put(words: &Words<'_>, cue: Cue, mention: &Mention, people: &People) -> bool {
    let asking = words.longest(cue.start, cue.end, Class::QUERY) == cue.end - cue.start;
    let asker = is_asker(words, mention);
    // «خبرنگار آبسرد گفت: …؟».
    if asker && asks(words) {
        return true;
    }
    if !asking || !(asker || matches!(mention.form, Form::Role | Form::Body | Form::Bare)) {
        return false;
    }
    let post = mention.roles.first().map(|role| Post::new(words, role.clone()));
    let spoke = || people.get(people.by_post(post.as_ref()?)?).last;
    // A judge's question is put, whatever he said before.
    let judge = post.as_ref().is_some_and(|post| post.is_headed("قاضی"));
    asker || judge || spoke().is_none()
}

/// «خبرنگار آبسرد», «کاظم شیردل، خبرنگار آبسرد».
pub(super) fn is_asker(words: &Words<'_>, mention: &Mention) -> bool {
    let heads = mention.roles.iter().map(|role| role.start).chain([mention.words.start]);
    heads.into_iter().any(|at| words.is(at, Class::ASKER))
}
