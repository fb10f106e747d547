//! The same report in several files: another layout, another first line, now and then a word.
//!
//! Texts are compared by their pieces, what stands between two signs, so that lost line breaks, datelines and
//! headlines do not matter. Each text is compared with the few that share its rarer pieces, never with all.

use std::cmp::Reverse;

use crate::model::{Article, Part, Pieces};
use crate::persian::keys::QuickMap;
use crate::persian::letters::letter;

/// A piece shorter than this many letters says nothing.
const SHORTEST_PIECE: u32 = 12;
/// A copy shares this part of the shorter text, in percent of letters…
const SHARED_OF_SHORTER: u64 = 75;
/// … and this part of the longer one.
const SHARED_OF_LONGER: u64 = 50;
/// So many texts are remembered by each piece: one that stands in more is common to the wire.
const OWNERS: usize = 8;
/// So many texts are compared with each text.
const CANDIDATES: usize = 4;

/// The first texts that have a piece. Most pieces have one.
#[derive(Debug, Default)]
struct Owners {
    all: [u32; OWNERS],
    count: usize,
}

impl Owners {
    fn add(&mut self, text: usize) {
        if let Some(place) = self.all.get_mut(self.count) {
            *place = u32::try_from(text).expect("there are far less than 2^32 texts");
            self.count += 1;
        }
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        self.all.iter().take(self.count).map(|it| *it as usize)
    }
}

/// Tells most pieces that one text alone has: what little is kept of each piece stays near the processor.
struct Shared {
    /// A bit for what some piece has been hashed to.
    once: Vec<u64>,
    /// The same for what a second one has.
    twice: Vec<u64>,
}

impl Shared {
    /// Of all pieces, whose hashes are as good as random. With so many bits for each, few are taken for another.
    fn of<'a>(n_pieces: usize, pieces: impl Iterator<Item = &'a (u64, u32)>) -> Shared {
        const BITS: usize = 8;
        let n_words = (n_pieces * BITS / 64).next_power_of_two();
        let mut res = Shared { once: vec![0; n_words], twice: vec![0; n_words] };
        for (hash, _) in pieces {
            let (word, bit) = res.place(*hash);
            res.twice[word] |= res.once[word] & bit;
            res.once[word] |= bit;
        }
        res
    }

    /// False for a piece that no other text has.
    fn has(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.twice[word] & bit != 0
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let word = usize::try_from(hash >> 32).unwrap_or(0) & (self.once.len() - 1);
        (word, 1 << (hash & 63))
    }
}

/// Groups texts that are one report: for each, the index of the first of its group.
/// Two reports on one event share names and titles, not pieces, and stay apart.
pub(super) fn group(texts: &[&Pieces]) -> Vec<usize> {
    let n_pieces = texts.iter().map(|it| it.all.len()).sum();
    let shared = Shared::of(n_pieces, texts.iter().flat_map(|it| &it.all));
    let mut owners: QuickMap<u64, Owners> = QuickMap::default();
    let mut sums = vec![0; texts.len()];
    let mut res = Vec::with_capacity(texts.len());
    for (idx, text) in texts.iter().enumerate() {
        let common = || text.all.iter().filter(|(hash, _)| shared.has(*hash));
        let candidates = candidates(common(), &owners, &mut sums);
        let first = candidates.into_iter().find(|it| is_copy(text, texts[*it]));
        res.push(first.unwrap_or(idx));
        if first.is_none() {
            for (hash, _) in common() {
                owners.entry(*hash).or_default().add(idx);
            }
        }
    }
    res
}

/// Earlier texts that share most of some pieces, best first. `sums` are zeros, and are again.
fn candidates<'a>(
    pieces: impl Iterator<Item = &'a (u64, u32)>,
    owners: &QuickMap<u64, Owners>,
    sums: &mut [u64],
) -> Vec<usize> {
    let mut touched = Vec::new();
    for (hash, letters) in pieces {
        for owner in owners.get(hash).into_iter().flat_map(Owners::all) {
            if sums[owner] == 0 {
                touched.push(owner);
            }
            sums[owner] += u64::from(*letters);
        }
    }
    let mut best: Vec<(Reverse<u64>, usize)> = Vec::with_capacity(CANDIDATES + 1);
    for idx in touched {
        let candidate = (Reverse(std::mem::take(&mut sums[idx])), idx);
        if best.len() < CANDIDATES || best.last().is_some_and(|it| candidate < *it) {
            best.insert(best.partition_point(|it| *it < candidate), candidate);
            best.truncate(CANDIDATES);
        }
    }
    best.into_iter().map(|(_, idx)| idx).collect()
}

fn is_copy(left: &Pieces, right: &Pieces) -> bool {
    let shared = shared_letters(&left.all, &right.all);
    let (short, long) = (left.letters.min(right.letters), left.letters.max(right.letters));
    shared > 0
        && shared * 100 >= short * SHARED_OF_SHORTER
        && shared * 100 >= long * SHARED_OF_LONGER
}

fn shared_letters(left: &[(u64, u32)], right: &[(u64, u32)]) -> u64 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(a), Some(b)) = (left.get(i), right.get(j)) {
        if a.0 == b.0 {
            sum += u64::from(a.1);
        }
        i += usize::from(a.0 <= b.0);
        j += usize::from(b.0 <= a.0);
    }
    sum
}

/// Lead and body, cut at every sign; a text without a piece long enough is one piece.
pub(crate) fn pieces(article: &Article) -> Pieces {
    let text = article.paragraphs.iter().filter(|it| matches!(it.part, Part::Lead | Part::Body(_)));
    let mut whole = String::new();
    let mut all: Vec<(u64, u32)> = Vec::new();
    for paragraph in text {
        cut(paragraph.text.as_str(), &mut whole, &mut all);
    }
    if all.is_empty() {
        let letters = u32::try_from(whole.chars().count()).unwrap_or(u32::MAX);
        all.push((hash(&whole), letters));
    }
    all.sort_unstable();
    all.dedup();
    Pieces { letters: all.iter().map(|(_, letters)| u64::from(*letters)).sum(), all }
}

/// Adds a paragraph's letters to those before, and its pieces that are long enough.
fn cut(text: &str, whole: &mut String, pieces: &mut Vec<(u64, u32)>) {
    let mut start = whole.len();
    let mut letters = 0;
    // The end of a paragraph is a sign, too.
    for c in text.chars().chain(['.']) {
        let known = letter(c);
        if let Some(folded) = known.folded.filter(|_| known.counts()) {
            whole.push(folded);
            letters += 1;
        } else if is_sign(c) {
            if letters >= SHORTEST_PIECE {
                pieces.push((hash(&whole[start..]), letters));
            }
            start = whole.len();
            letters = 0;
        }
    }
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '.' | '؟' | '?' | '!' | '؛' | '،' | ',' | ';' | ':' | '«' | '»' | '"' | '(' | ')' | '…'
    )
}

/// The same on every machine.
fn hash(key: &str) -> u64 {
    let bytes = blake3::hash(key.as_bytes());
    bytes.as_bytes()[..8].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::{group, pieces};
    use crate::assemble::testing::article;
    use crate::model::Pieces;

    #[track_caller]
    fn check(texts: &[&str], expected: &[usize]) {
        let pieces = |text: &&str| pieces(&article("s", "2025-10-22", text));
        let texts: Vec<Pieces> = texts.iter().map(pieces).collect();
        assert_eq!(group(&texts.iter().collect::<Vec<_>>()), expected);
    }

    const FIRST: &str = "نخستین همایش راه سبز در مهرگان گشایش یافت.\n\
        به گزارش خبرگزاری صدا و سیما، دبیر همایش گفت: چهار نشست تخصصی در دو روز برگزار می\u{200C}شود.\n\
        فرهاد کوهستانی افزود: بیش از سیصد بازرگان برای این همایش نام\u{200C}نویسی کرده\u{200C}اند.\n\
        وی اضافه کرد: بیانیه پایانی عصر یکشنبه خوانده خواهد شد.";

    #[test]
    fn copies_in_another_layout() {
        let joined = FIRST.replace('\n', " ");
        let without_lead = FIRST.split_once('\n').unwrap().1;
        let respelt = FIRST.replace("می\u{200C}شود", "میشود").replace('ی', "ي");
        check(&[FIRST, &joined, without_lead, &respelt], &[0, 0, 0, 0]);
    }

    #[test]
    fn two_reports_on_one_event() {
        let other = "همایش راه سبز در مهرگان پایان یافت.\n\
            به گزارش خبرگزاری صدا و سیما، دبیر همایش گفت: بیانیه پایانی خوانده شد.\n\
            فرهاد کوهستانی افزود: سال آینده همایش در آبسرد برگزار می\u{200C}شود.";
        check(&[FIRST, other, "", ""], &[0, 1, 2, 3]);
    }
}
