//! A name in two parts, and every form by which it may come again.

use std::ops::Range;

use super::lexicon::{Class, key};
use super::names::NameSpan;
use super::words::Words;

/// A name in two parts, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Name {
    /// «سید کاظم»; empty when only the surname is known.
    pub(super) given: Vec<String>,
    /// «شیردل».
    pub(super) surname: Vec<String>,
    /// A given name is listed.
    pub(super) listed: bool,
}

impl Name {
    /// From its words.
    pub(super) fn new(words: &Words<'_>, span: &NameSpan) -> Name {
        let each = |range: &Range<usize>| {
            range.clone().map(|at| words.text(at, at + 1).to_owned()).collect()
        };
        let listed = span.given.clone().any(|at| words.is(at, Class::GIVEN))
            || span.given.clone().any(|at| words.key(at) == "الله");
        Name { given: each(&span.given), surname: each(&span.surname), listed }
    }

    /// A surname alone, or, of two words, a given name that is not listed and a surname.
    pub(super) fn guessed(words: &Words<'_>, span: Range<usize>) -> Name {
        let ending = Class::SUFFIX.or(Class::JOIN);
        let two = span.len() == 2 && !words.is(span.start + 1, ending);
        let split = span.start + usize::from(two);
        let part = NameSpan {
            given: span.start..split,
            surname: split..span.end,
            end: span.end,
            marked: false,
        };
        Name::new(words, &part)
    }

    /// The whole, folded.
    pub(super) fn key(&self) -> String {
        key(&self.given.concat()) + &self.surname_key()
    }

    /// The surname, folded.
    pub(super) fn surname_key(&self) -> String {
        key(&self.surname.concat())
    }

    /// True when two names with one surname can be one person's: one may be short for the other.
    pub(super) fn agrees(&self, other: &Name) -> bool {
        let bare = |name: &Name| key(&name.given.concat()).replace("سید", "");
        let (mine, theirs) = (bare(self), bare(other));
        let ends = mine.ends_with(&theirs) || theirs.ends_with(&mine);
        ends || mine.starts_with(&theirs) || theirs.starts_with(&mine)
    }
}

/// Every folded form by which a name may come again.
pub(super) fn forms_of(name: &Name) -> Vec<String> {
    let surname = name.surname_key();
    let mut forms = vec![name.key(), surname.clone()];
    // Of «تقی زاده سبزواری»: «تقی زاده», and «سبزواری».
    if let [.., last] = name.surname.as_slice() {
        let long = |form: &String| form.chars().nth(3).is_some();
        let beginnings =
            (1..name.surname.len()).rev().map(|end| key(&name.surname[..end].concat()));
        let last = Some(key(last)).filter(|last| !is_surname_end(last));
        forms.extend(beginnings.chain(last).filter(long));
    }
    if let Some(given) = name.given.last() {
        forms.push(key(given) + &surname);
    }
    match surname.strip_prefix("ال") {
        Some(rest) if rest.chars().nth(2).is_some() => forms.push(rest.to_owned()),
        _ if surname.chars().nth(2).is_some() => forms.push(format!("ال{surname}")),
        _ => {}
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// Ends of surnames that do not stand for the surname.
fn is_surname_end(last: &str) -> bool {
    [
        "زاده",
        "پور",
        "نژاد",
        "فرد",
        "منش",
        "تبار",
        "مقدم",
        "موسوی",
        "حسینی",
        "رضوی",
        "تهرانی",
        "اصفهانی",
        "یزدی",
        "شیرازی",
        "تبریزی",
        "املی",
        "کلانی",
        "دوست",
        "پرور",
        "سرشت",
        "ثانی",
    ]
    .contains(&last)
}
