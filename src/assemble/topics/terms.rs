//! Terms found in text, in any spelling and with the endings that Persian words carry.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::persian::fold::key;
use crate::persian::keys::QuickMap;
use crate::persian::{WordKind, Words};

/// Endings: «ها», «های», «ی».
static SUFFIXES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("suffixes.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(key).collect()
});

/// Terms shorter than this many letters take no ending: «نفت» does, «آب» does not.
const SHORTEST_WITH_ENDING: usize = 3;

/// Terms, each standing for something by its index.
#[derive(Debug, Default)]
pub(in crate::assemble) struct Terms {
    /// By their first two letters, so that each word is compared with few.
    by_start: QuickMap<[char; 2], Vec<Term>>,
}

#[derive(Debug)]
struct Term {
    key: String,
    index: usize,
    takes_ending: bool,
}

impl Terms {
    /// Adds a term. One without two letters is no term.
    pub(in crate::assemble) fn add(&mut self, term: &str, index: usize) {
        let key = Words::of(term).letters().to_owned();
        let Some(start) = start(&key) else { return };
        let takes_ending = key.chars().count() >= SHORTEST_WITH_ENDING;
        self.by_start.entry(start).or_default().push(Term { key, index, takes_ending });
    }

    /// True when there is no term to look for.
    pub(in crate::assemble) fn is_empty(&self) -> bool {
        self.by_start.is_empty()
    }

    /// Where terms stand in a text: the index, and the words from and to.
    /// «سرمایه گذاری\u{200C}های» is a hit of «سرمایه\u{200C}گذاری»; «معدنچیان» is none of «معدن».
    pub(in crate::assemble) fn hits(&self, words: &Words) -> Vec<(usize, (usize, usize))> {
        let mut res = Vec::new();
        for idx in 0..words.len() {
            if words.kind(idx) == Some(WordKind::Sign) {
                continue;
            }
            let rest = &words.letters()[words.place(idx).start as usize..];
            let terms = start(rest).and_then(|it| self.by_start.get(&it));
            for term in terms.into_iter().flatten() {
                let end = rest.starts_with(&term.key).then(|| end_of(words, idx, term)).flatten();
                res.extend(end.map(|end| (term.index, (idx, end))));
            }
        }
        res
    }
}

/// One past the last word of a term whose letters begin at a word; `None` where another word goes on. Signs are among
/// the letters, so a term never runs over one that it does not have.
fn end_of(words: &Words, from: usize, term: &Term) -> Option<usize> {
    let stop = words.place(from).start as usize + term.key.len();
    let mut last = from;
    while (words.place(last).end as usize) < stop {
        last += 1;
    }
    let ending = &words.letters()[stop..words.place(last).end as usize];
    let fits = ending.is_empty() || term.takes_ending && SUFFIXES.contains(ending);
    fits.then_some(last + 1)
}

fn start(letters: &str) -> Option<[char; 2]> {
    let mut chars = letters.chars();
    Some([chars.next()?, chars.next()?])
}

#[cfg(test)]
mod tests {
    use super::Terms;
    use crate::persian::Words;

    #[track_caller]
    fn check(term: &str, text: &str, expected: usize) {
        let mut terms = Terms::default();
        terms.add(term, 0);
        assert_eq!(terms.hits(&Words::of(text)).len(), expected, "{term} in {text}");
    }

    #[test]
    fn terms_in_any_spelling() {
        check("سرمایه\u{200C}گذاری", "سرمایه گذاری\u{200C}های خارجی و سرمایهگذاری", 2);
        check("معدن", "معدنی و معدن\u{200C}ها، خانه معدن", 3);
        check("صادرات", "صادرات، صادراتی", 2);
        check("بازرگان", "بازرگانان", 1);
        check("نفت", "به جای نفت", 1);
        check("آب", "آب پاک", 1);
        check("همکاری اقتصادی، استانی", "«همکاری اقتصادی ، استانی»", 1);
    }

    #[test]
    fn other_words() {
        check("معدن", "معدنچیان", 0);
        check("سرمایه\u{200C}گذاری", "سرمایه، گذاری", 0);
        check("آب", "آبان و آبی", 0);
        check("ا", "ا", 0);
        check("نفت", "نف", 0);
    }
}
