//! A text into words, exactly as `words` in `templates/assets/search.js` does it.
//!
//! Both are tested on `tests/search_words.tsv`.

use std::sync::LazyLock;

use crate::persian::chars::ZWNJ;
use crate::persian::fold::fold_char;

/// Letters of a word beyond which it is cut: such words are addresses and accidents.
const LONGEST: usize = 32;

/// Letters that carry a hamza.
pub(crate) const HAMZAS: [char; 3] = ['أ', 'ؤ', 'ئ'];

/// A word, folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its letters and digits: «سرمایه», half-space, «گذاری» → «سرمایهگذاری».
    pub(crate) joined: String,
    /// Bytes of `joined` before each half-space.
    pub(crate) cuts: Vec<usize>,
    /// Bytes of `joined` before each letter that carried a hamza.
    pub(crate) hamzas: Vec<usize>,
}

impl Word {
    /// What stands between half-spaces; nothing when there are none.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        let ends =
            self.cuts.iter().copied().chain((!self.cuts.is_empty()).then_some(self.joined.len()));
        ends.scan(0, |start, end| {
            let part = &self.joined[*start..end];
            *start = end;
            Some(part)
        })
    }

    /// Hands over what was gathered, if anything was, and begins anew.
    fn finish(&mut self, on: &mut impl FnMut(&mut Word)) {
        if self.joined.is_empty() {
            return;
        }
        if self.cuts.last() == Some(&self.joined.len()) {
            self.cuts.pop();
        }
        on(self);
        self.joined.clear();
        self.cuts.clear();
        self.hamzas.clear();
    }
}

/// A word with a hamza in the other seat that writers give it: «مسئله» and «مسأله», «مسئول» and «مسؤول».
/// «رئیس», «تأیید» and «مؤثر» have one seat only.
pub(crate) fn other_seat(word: &Word) -> Option<String> {
    let [at] = word.hamzas[..] else { return None };
    let (before, rest) = word.joined.split_at(at);
    let mut rest = rest.chars();
    let seat = rest.next()?;
    let next = rest.clone().next()?;
    let after_vowel = before.chars().next_back().is_none_or(|c| matches!(c, 'ا' | 'و'));
    let between_consonants = !after_vowel && !matches!(next, 'ا' | 'و' | 'ی');
    let other = match seat {
        'ا' if between_consonants => 'ی',
        'ی' if between_consonants => 'ا',
        'و' if next == 'و' => 'ی',
        'ی' if next == 'و' => 'و',
        _ => return None,
    };
    Some(format!("{before}{other}{}", rest.as_str()))
}

/// The words of a text, in order. What the fold drops parts no word; a half-space leaves a mark.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut res = Vec::new();
    each_word(text, |word| res.push(std::mem::take(word)));
    res
}

/// The same, one after another: a long text has millions. What is left in the word is thrown away.
pub(crate) fn each_word(text: &str, mut on: impl FnMut(&mut Word)) {
    let mut word = Word::default();
    let mut n_letters = 0;
    for c in text.chars() {
        match sort(c) {
            Sort::Letter(folded) if n_letters < LONGEST => {
                if HAMZAS.contains(&c) {
                    word.hamzas.push(word.joined.len());
                }
                word.joined.push(folded);
                n_letters += 1;
            }
            Sort::Letter(_) | Sort::Nothing => {}
            Sort::HalfSpace => {
                if !word.joined.is_empty() && word.cuts.last() != Some(&word.joined.len()) {
                    word.cuts.push(word.joined.len());
                }
            }
            Sort::Other => {
                word.finish(&mut on);
                n_letters = 0;
            }
        }
    }
    word.finish(&mut on);
}

/// Only those words of a text that are written with one of `letters` (or stand beside one that is), letter by letter.
pub(crate) fn each_word_with(text: &str, letters: &[char], mut on: impl FnMut(&mut Word)) {
    for letter in letters {
        let mut done = 0;
        for (at, _) in text.match_indices(*letter) {
            if at < done {
                continue;
            }
            let start = text[done..at].rfind(char::is_whitespace).map_or(done, |it| done + it);
            done = text[at..].find(char::is_whitespace).map_or(text.len(), |it| at + it);
            each_word(&text[start..done], &mut on);
        }
    }
}

/// What a character is in a word.
#[derive(Clone, Copy)]
enum Sort {
    /// A letter or digit, folded.
    Letter(char),
    HalfSpace,
    /// Does not count.
    Nothing,
    /// Parts words.
    Other,
}

fn sort(c: char) -> Sort {
    SORTS.get(c as usize).copied().unwrap_or_else(|| sort_of(c))
}

/// Everything up to the end of the Arabic block, looked up at once.
static SORTS: LazyLock<Vec<Sort>> = LazyLock::new(|| ('\0'..'\u{0700}').map(sort_of).collect());

fn sort_of(c: char) -> Sort {
    match fold_char(c) {
        _ if c == ZWNJ => Sort::HalfSpace,
        None => Sort::Nothing,
        Some(folded) if folded.is_alphanumeric() => Sort::Letter(folded),
        Some(_) => Sort::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Word, other_seat, words};

    fn shown(word: &Word) -> String {
        if word.cuts.is_empty() {
            return word.joined.clone();
        }
        word.parts().collect::<Vec<_>>().join("+")
    }

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(other_seat(&words(word)[0]).as_deref(), expected);
    }

    #[test]
    fn a_hamza_has_two_seats_in_some_words() {
        check("مسئله", Some("مساله"));
        check("مسأله", Some("مسیله"));
        check("هیأت", Some("هییت"));
        check("جرئت", Some("جرات"));
        check("مسئول", Some("مسوول"));
        check("مسؤول", Some("مسیول"));
        for word in ["رئیس", "مؤثر", "جزئی", "سوئد", "معدن"] {
            check(word, None);
        }
    }

    /// The same file is read by `tests/browser/engine.test.mjs`.
    #[test]
    fn as_the_browser_does_it() {
        let lines = include_str!("../../../tests/search_words.tsv").lines();
        let mut n_lines = 0;
        for line in lines.filter(|line| !line.starts_with('#')) {
            let (text, expected) = line.split_once('\t').unwrap();
            let got: Vec<String> = words(text).iter().map(shown).collect();
            assert_eq!(got.join(" "), expected, "{text:?}");
            n_lines += 1;
        }
        assert!(n_lines > 20);
    }
}
