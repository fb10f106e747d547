//! Someone whom the reporter does not name: «زنی میانسال که …», «بافندهٔ جوانی که …», «جوانی با کوله پشتی».
//! The indefinite «ی» says that nobody is meant who was met before.

use std::ops::Range;

use super::lexicon::{Class, key};
use super::mention::{Form, Mention};
use super::scope::Scope;
use super::step::{Step, says_also};
use super::words::Words;
use crate::persian::chars::ZWNJ;

/// «گردشگری آلمانی تبار»: so many words may stand behind the first.
const LONGEST: usize = 3;

/// Reads someone without a name who begins here.
pub(super) fn unnamed(scope: &Scope<'_>, at: usize) -> Option<Step> {
    let one = usize::from(scope.is_any(at, &["یک"]));
    let (indefinite, end) = phrase(scope, at + one)?;
    let words = at + one..end;
    let form = Form::Someone(indefinite);
    let also = says_also(scope, end);
    Some(Step::Found(Mention { form, roles: vec![words], words: at..end, also }))
}

/// Where the indefinite word stands, and one past the last word.
fn phrase(scope: &Scope<'_>, at: usize) -> Option<(usize, usize)> {
    if !scope.goes_on(at) {
        return None;
    }
    if is_indefinite_person(scope, at) {
        // «جوانی | با کوله پشتی نیز گفت».
        let alone = scope.is(at + 1, Class::PREPOSITION)
            || scope.is_any(at + 1, &["نیز", "هم"])
            || scope.starts_cue(at + 1)
            || at + 1 == scope.end;
        let end = before_clause(scope, at).or(alone.then_some(at + 1))?;
        return Some((at, end));
    }
    // «بافندهٔ جوانی | که …»: the last word has the sign of the first.
    if !is_person(scope, scope.words.key(at)) {
        return None;
    }
    let end = before_clause(scope, at).filter(|end| *end > at + 1)?;
    stem(scope.words.text(end - 1, end)).map(|_| (end - 1, end))
}

/// The place of «که», behind the word here and at most a few more that may say what someone is.
fn before_clause(scope: &Scope<'_>, at: usize) -> Option<usize> {
    let that = |end: usize| {
        scope.is_any(end, &["که"]) || scope.is_plain_comma(end) && scope.is_any(end + 1, &["که"])
    };
    let plain = |word: usize| {
        scope.goes_on(word)
            && !scope.is(word, Class::STOP.or(Class::PREPOSITION).or(Class::PRONOUN))
            && !scope.starts_cue(word)
            && !scope.words.is_present_verb(word)
    };
    let mut ends = (at + 1..=at + 1 + LONGEST).take_while(|end| *end == at + 1 || plain(end - 1));
    ends.find(|end| that(*end))
}

fn is_person(scope: &Scope<'_>, key: &str) -> bool {
    // «بانوی کارگری»: the sign of the whole, not of one.
    let bound = || key.strip_suffix('ی').filter(|bare| bare.ends_with(['و', 'ا']));
    let is = |key: &str| scope.words.lexicon().class(key).has(Class::SOMEONE);
    is(key) || bound().is_some_and(is)
}

fn is_indefinite_person(scope: &Scope<'_>, at: usize) -> bool {
    let key = scope.words.key(at);
    let bare = key
        .strip_suffix("یی")
        .filter(|bare| bare.ends_with(['و', 'ا']))
        .or_else(|| key.strip_suffix("ای").filter(|bare| bare.ends_with('ه')))
        .or_else(|| key.strip_suffix('ی').filter(|bare| !bare.ends_with(['و', 'ا', 'ه'])));
    bare.is_some_and(|bare| scope.words.lexicon().class(bare).has(Class::SOMEONE))
}

/// What someone without a name is, as it is shown: «زنی میانسال» → «یک زن میانسال». A last word that may end so by
/// itself keeps its end: «کارگر فصلی».
pub(super) fn shown_as_one(words: &Words<'_>, role: &Range<usize>, indefinite: usize) -> String {
    const AGED: &[&str] = &["مسن", "میانسال", "سالخورده", "جاافتاده"];
    let word = words.text(indefinite, indefinite + 1);
    let someone = |bare: &str| {
        let key = key(bare);
        AGED.contains(&key.as_str()) || words.lexicon().class(&key).has(Class::SOMEONE)
    };
    let strips = |bare: &&str| indefinite == role.start || word.ends_with("ای") || someone(bare);
    let bare = stem(word).filter(strips).unwrap_or(word);
    let before = words.text(role.start, indefinite);
    let after = words.text(indefinite + 1, role.end);
    let parts = ["یک", before, bare, after].into_iter().flat_map(str::split_whitespace);
    parts.collect::<Vec<&str>>().join(" ")
}

/// A word without the indefinite «ی».
fn stem(word: &str) -> Option<&str> {
    let long = word.strip_suffix("یی").filter(|it| it.ends_with(['و', 'ا']));
    let silent = word.strip_suffix("ای").map(|it| it.trim_end_matches(ZWNJ));
    let silent = silent.filter(|it| it.ends_with('ه'));
    long.or(silent).or_else(|| word.strip_suffix('ی')).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::shown_as_one;
    use crate::extract::Lexicon;
    use crate::extract::words::Words;
    use crate::model::EditorLexicon;

    #[track_caller]
    fn check(phrase: &str, indefinite: usize, expected: &str) {
        let lexicon = Lexicon::new(&EditorLexicon::default());
        let words = Words::scan(phrase, &lexicon);
        assert_eq!(shown_as_one(&words, &(0..words.len()), indefinite), expected);
    }

    #[test]
    fn without_the_sign() {
        check("زنی میانسال", 0, "یک زن میانسال");
        check("بافنده جوانی", 1, "یک بافنده جوان");
        check("پدر خانواده\u{200C}ای", 1, "یک پدر خانواده");
        check("دانشجویی", 0, "یک دانشجو");
        check("کارگر فصلی", 1, "یک کارگر فصلی");
        check("بانوی کارگری", 1, "یک بانوی کارگر");
    }
}
