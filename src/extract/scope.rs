//! Where a phrase is read: a stretch of one paragraph, and what the article has told so far.

use super::lexicon::{Class, KeyMap};
use super::words::Words;
use crate::persian::keys::KeySet;

/// Longer runs of letters (in bytes) are no names.
const LONGEST_NAME: usize = 200;

/// What the article has told so far, by folded spelling.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Every form of every name, and whose it is, by index of person.
    pub(super) names: KeyMap<u32>,
    /// Posts, and who holds them.
    pub(super) roles: KeyMap<u32>,
    /// Given names that stand for one person alone, and for whom.
    pub(super) given: KeyMap<Option<u32>>,
    /// Given names that one full name of the article alone has, and its place.
    pub(super) first: KeyMap<u32>,
    /// Surnames of full names that stand anywhere in the article.
    pub(super) elsewhere: KeyMap<u32>,
    /// Surnames that several of them have.
    pub(super) shared: KeySet,
}

/// A stretch of one paragraph that ends before token `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The paragraph.
    pub(super) words: &'a Words<'a>,
    /// One past the last token.
    pub(super) end: usize,
    /// What the article has told so far.
    pub(super) known: &'a Known,
}

impl Scope<'_> {
    /// True when a word of a class stands here by itself.
    pub(super) fn is(&self, at: usize, any: Class) -> bool {
        at < self.end && self.words.is(at, any)
    }

    /// True when a sign stands here.
    pub(super) fn is_sign(&self, at: usize) -> bool {
        at < self.end && self.words.is_sign(at)
    }

    /// True when a word stands here that may go on a name: no sign, no stop word.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        // «ولی زاده» is a surname.
        let joined = || self.is_any(at, &["ولی"]) && self.is(at + 1, Class::SUFFIX.or(Class::JOIN));
        at < self.end && !self.words.is_sign(at) && (!self.words.is(at, Class::STOP) || joined())
    }

    /// True for «،» and «,» alone.
    pub(super) fn is_plain_comma(&self, at: usize) -> bool {
        at < self.end && matches!(self.words.sign(at), Some('،' | ','))
    }

    /// True when the word is one of these spellings, folded.
    pub(super) fn is_any(&self, at: usize, keys: &[&str]) -> bool {
        at < self.end && self.words.is_any(at, keys)
    }

    /// How many words the longest entry of a class has that begins here; zero for none.
    pub(super) fn longest(&self, at: usize, any: Class) -> usize {
        self.words.longest(at, self.end, any)
    }

    /// How many words each entry of a class has that begins here.
    pub(super) fn lengths(&self, at: usize, any: Class) -> impl Iterator<Item = usize> {
        self.words.lengths(at, self.end, any)
    }

    /// True when a verb of saying begins here.
    pub(super) fn starts_cue(&self, at: usize) -> bool {
        at < self.end && super::cues::starts_cue(self.words, at, self.end)
    }

    /// Words of the longest known name that begins here, and whose it is.
    pub(super) fn known_name(&self, at: usize) -> Option<(usize, u32)> {
        let most = 5.min(self.end.saturating_sub(at));
        let whole = (0..most).take_while(|len| !self.words.is_sign(at + len)).count();
        (1..=whole).rev().find_map(|len| {
            let form = self.words.joined(at, at + len);
            let person = if form.len() > LONGEST_NAME { None } else { self.known.names.get(form) };
            person.map(|person| (len, *person))
        })
    }

    /// True when the surname of a full name of the article begins here, whole: «تقی زاده آبسردی».
    pub(super) fn surname_elsewhere(&self, at: usize) -> bool {
        let whole = |len: usize| (at..at + len).all(|word| self.goes_on(word));
        (1..=3).any(|len| {
            whole(len) && self.known.elsewhere.contains_key(self.words.joined(at, at + len))
        })
    }

    /// The same stretch, read as if nothing was told before.
    pub(super) fn until(&self, end: usize) -> Self {
        Scope { end, ..*self }
    }
}
