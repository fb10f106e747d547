//! Surnames: how they end, and how many of the words behind a given name are one.

use std::ops::Range;

use super::heads::starts_role;
use super::lexicon::Class;
use super::scope::Scope;

/// «را» stands at most so many words behind the name of who speaks of something.
const FAR_OBJECT: usize = 10;
/// Ends of words that are surnames more often than not.
const SURNAME_ENDS: &[&str] = &[
    "ی", "زاده", "پور", "فر", "نژاد", "نیا", "یان", "راد", "وند", "لو", "منش", "گو", "خواه", "دوست",
];

/// Ends of surnames of two parts, behind which a third is rare.
const COMPOUND_ENDS: &[&str] =
    &["زاده", "پور", "نژاد", "نیا", "فر", "فرد", "راد", "منش", "نسب", "تبار", "وند"];

/// True when the word ends as surnames do.
pub(super) fn looks_like_surname(scope: &Scope<'_>, at: usize) -> bool {
    SURNAME_ENDS.iter().any(|end| scope.words.key(at).ends_with(end)) || ends_as_compound(scope, at)
}

/// The surname after given names; when nothing is left for it, the last given name is one.
pub(super) fn surname(scope: &Scope<'_>, given: Range<usize>) -> Option<Range<usize>> {
    let mut run = surname_run(scope, given.end);
    if run.is_empty() && !given.is_empty() {
        run = given.end..given.end + role_surname(scope, given.end);
    }
    // «کاظم شیردل | برگزار شد»: both are given names, and what follows is none.
    let other = given.len() >= 2
        && scope.is(run.start, Class::NOT_NAME)
        && scope.is(run.start + 1, Class::FINITE.or(Class::LIGHT));
    if run.is_empty() || other {
        return (given.len() >= 2).then(|| given.end - 1..given.end);
    }
    let take = surname_len(scope, &run);
    let common = Class::NOT_NAME.or(Class::EVENT).or(Class::TIME);
    let plural =
        |word: usize| scope.words.is_plural(word) || scope.words.key(word).ends_with("شان");
    let cut = (1..take).find(|idx| {
        let word = run.start + idx;
        scope.is(word, common) && !ends_surname(scope, word) || plural(word)
    });
    Some(run.start..run.start + cut.unwrap_or(take))
}

/// «امینی فرد», «راستی کار»: a common word that ends surnames, where the name must end.
fn ends_surname(scope: &Scope<'_>, at: usize) -> bool {
    let after = at + 1;
    let closes = after >= scope.end
        || scope.starts_cue(after)
        || scope.is_sign(after)
        || scope.is_any(after, &["نیز", "هم", "با", "در", "ضمن"]);
    // «خسروی دانش، وکیل …».
    let posted = scope.is_plain_comma(after) && starts_role(scope, after + 1) > 0;
    let closes = closes || starts_role(scope, after) > 0;
    closes && (posted || scope.is(at, Class::SUFFIX.or(Class::JOIN)))
}

/// How many words of a run are the surname. Up to three are, unless the first is one by its ending
/// and no other looks like a second part: «رضایی | کلیددار حرم». Of more, the first, with its
/// second part («شفیعی زاده») and its links («بن احمد آل خلیفه»).
fn surname_len(scope: &Scope<'_>, run: &Range<usize>) -> usize {
    let word = |idx: usize| run.start + idx;
    let second = |idx: usize| {
        scope.is(word(idx), Class::SUFFIX.or(Class::JOIN)) || looks_like_surname(scope, word(idx))
    };
    // «کاظم شیردلی اعتبار این طرح را | …»: what is behind the surname begins the object.
    if run.len() > 1 && looks_like_surname(scope, run.start) && object_follows(scope, run.end) {
        let compound = ends_as_compound(scope, run.start);
        let part = |idx: usize| scope.is(word(idx), Class::SUFFIX.or(Class::JOIN));
        // «حاجی\u{200C}زاده منفرد | مدت این طرح را …».
        let sure = |idx: usize| {
            ends_as_compound(scope, word(idx)) || scope.words.key(word(idx)).ends_with("فرد")
        };
        let goes_on = |idx: usize| part(idx) || sure(idx) || !compound && second(idx);
        return (1..run.len()).find(|idx| !goes_on(*idx)).unwrap_or(run.len());
    }
    let linked = (0..run.len()).any(|idx| scope.is(word(idx), Class::LINK));
    let spare = run.len() == 3 && looks_like_surname(scope, run.start) && !second(1) && !second(2);
    if run.len() <= 3 && (linked || !spare) {
        return run.len();
    }
    let mut take = 1;
    while take < run.len() {
        if scope.is(word(take - 1), Class::LINK) || scope.is(word(take), Class::SUFFIX) {
            take += 1;
        } else if scope.is(word(take), Class::LINK) {
            take += 2;
        } else {
            break;
        }
    }
    take.min(run.len())
}

/// True for a surname of two parts in one word: «شهریاری\u{200C}فر».
pub(super) fn ends_as_compound(scope: &Scope<'_>, at: usize) -> bool {
    let key = scope.words.key(at);
    key.chars().nth(5).is_some() && COMPOUND_ENDS.iter().any(|end| key.ends_with(end))
}

/// «را» stands near, in the same clause.
pub(super) fn object_follows(scope: &Scope<'_>, at: usize) -> bool {
    let near = at..scope.end.min(at + FAR_OBJECT);
    let ends =
        |word: usize| scope.is_sign(word) || scope.starts_cue(word) || scope.is_any(word, &["که"]);
    near.take_while(|word| !ends(*word)).any(|word| scope.is_any(word, &["را"]))
}

fn surname_run(scope: &Scope<'_>, start: usize) -> Range<usize> {
    let ends = |word: usize| {
        // «نادر کلانتری»: what may be a surname is one behind a given name.
        let surname =
            word == start && looks_like_surname(scope, word) && !scope.is_any(word + 1, &["و"]);
        scope.is_any(word, &["و", "را"])
            || scope.words.is_present_verb(word)
            || scope.words.key(word).starts_with(|c: char| c.is_ascii_digit())
            || scope.is(word, Class::PRONOUN.or(Class::FIRST_PERSON))
            || scope.is(word, Class::ORGANIZATION) && !surname
            || word > start && scope.is(word, Class::FINITE)
    };
    let run = plain_run(scope, start, 6);
    let end = run.clone().find(|word| ends(*word)).unwrap_or(run.end);
    start..end.max(start)
}

/// Words from here to the first sign, stop word, cue or post; at most `most`.
pub(super) fn plain_run(scope: &Scope<'_>, at: usize, most: usize) -> Range<usize> {
    let ends = |word: usize| {
        !scope.goes_on(word)
            || scope.starts_cue(word)
            || starts_role(scope, word) > 0
            || scope.words.key(word).starts_with(|c: char| c.is_ascii_digit())
    };
    let end = (at..scope.end.min(at + most)).find(|word| ends(*word));
    at..end.unwrap_or(scope.end.min(at + most)).max(at)
}

/// Words of a surname that begins as a post does: «سهراب حسابدار، …», «علی دبیر رئیس …»: behind a given name, a post of
/// which nothing more is said; or only where from, before another: «علی کارگر آبسردی، رئیس …». Zero where it is a post.
pub(super) fn role_surname(scope: &Scope<'_>, at: usize) -> usize {
    let after = at + 1;
    if starts_role(scope, at) != 1 {
        return 0;
    }
    let ends = |after: usize| {
        !scope.goes_on(after)
            || scope.starts_cue(after)
            || scope.is(after, Class::FINITE)
            || starts_role(scope, after) > 0
    };
    if ends(after) || scope.words.is_plural(after) {
        return 1;
    }
    let comma = usize::from(scope.is_plain_comma(after + 1));
    let from = scope.words.is_unlisted(after)
        && scope.words.key(after).ends_with('ی')
        && (starts_role(scope, after + 1 + comma) > 0 || comma == 0 && !scope.goes_on(after + 1));
    // «بهزاد کارگر مقدم».
    let from = from || scope.is(after, Class::SUFFIX.or(Class::JOIN));
    let known = scope.known.elsewhere.contains_key(scope.words.key(at));
    if from { 2 } else { usize::from(known) }
}
