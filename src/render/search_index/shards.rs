//! Terms into files, such that words which begin alike lie together and no file is large.
//!
//! Terms are parted by their first letter; what is too much, by the next letter, and so on; small
//! neighbours share a file. Where the cuts fall depends on what begins alike only, so that a new report
//! moves few of them.

use std::borrow::Cow;

/// Bytes at which a file is parted, unless it holds one term only.
const LIMIT: usize = 12 * 1024;

/// A term and its postings, encoded.
pub(crate) type Entry<'a> = (Cow<'a, str>, Cow<'a, str>);

/// A file of terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shard<'a> {
    /// Every term from this one up to the next shard's start is here.
    pub(crate) start: String,
    /// Sorted.
    pub(crate) entries: &'a [Entry<'a>],
}

/// Parts sorted entries into shards, in order; the first one starts with nothing.
pub(crate) fn shards<'a>(entries: &'a [Entry<'a>]) -> Vec<Shard<'a>> {
    let mut starts = Vec::new();
    part((0, entries), 0, &mut starts);
    match starts.first_mut() {
        Some((start, _)) => start.clear(),
        None => starts.push((String::new(), 0)),
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|it| it.1).chain([entries.len()]).collect();
    let shard = |((start, from), to)| Shard { start, entries: &entries[from..to] };
    starts.into_iter().zip(ends).map(shard).collect()
}

/// Adds where shards start, by term and by place. All `entries` share their first `depth` letters; the first is the
/// one at the place `from`.
fn part(
    (mut from, entries): (usize, &[Entry<'_>]),
    depth: usize,
    starts: &mut Vec<(String, usize)>,
) {
    let mut room = 0;
    for group in entries.chunk_by(|left, right| letter(left, depth) == letter(right, depth)) {
        let size: usize = group.iter().map(size).sum();
        if size > LIMIT && letter(&group[0], depth).is_some() && group.len() > 1 {
            part((from, group), depth + 1, starts);
            room = 0;
        } else {
            if size > room {
                starts.push((group[0].0.chars().take(depth + 1).collect(), from));
                room = LIMIT;
            }
            room = room.saturating_sub(size);
        }
        from += group.len();
    }
}

fn letter(entry: &Entry<'_>, depth: usize) -> Option<char> {
    entry.0.chars().nth(depth)
}

fn size(entry: &Entry<'_>) -> usize {
    entry.0.len() + entry.1.len() + 6
}

#[cfg(test)]
mod tests {
    use super::{Entry, LIMIT, shards, size};

    fn entries(words: &[(&'static str, usize)]) -> Vec<Entry<'static>> {
        words.iter().map(|(word, len)| ((*word).into(), "A".repeat(*len).into())).collect()
    }

    fn starts(entries: &[Entry<'_>]) -> Vec<String> {
        shards(entries).into_iter().map(|shard| shard.start).collect()
    }

    #[test]
    fn little_lies_in_one_file() {
        assert_eq!(starts(&entries(&[("آب", 9), ("بندر", 9)])), [""]);
        assert_eq!(starts(&[]), [""]);
    }

    #[test]
    fn much_is_parted_by_the_next_letter() {
        let half = LIMIT / 2;
        let words = [("آب", half), ("بادام", half), ("باران", half), ("بندر", half), ("شهر", 9)];
        assert_eq!(starts(&entries(&words)), ["", "باد", "بار", "بن", "ش"]);
    }

    #[test]
    fn every_term_lies_in_the_shard_that_its_start_promises() {
        let words: Vec<(String, usize)> =
            (0..3000).map(|n| (format!("{:x}", n * 7919 % 65_521), n % 90)).collect();
        let mut all: Vec<Entry<'_>> =
            words.iter().map(|(w, n)| (w.clone().into(), "A".repeat(*n).into())).collect();
        all.sort();
        all.dedup_by(|left, right| left.0 == right.0);
        let shards = shards(&all);
        assert!(shards.len() > 5);
        assert!(shards.is_sorted_by(|left, right| left.start < right.start));
        let again: Vec<Entry<'_>> =
            shards.iter().flat_map(|shard| shard.entries).cloned().collect();
        assert_eq!(again, all);
        for (idx, shard) in shards.iter().enumerate() {
            assert!(
                shard.entries.len() == 1 || shard.entries.iter().map(size).sum::<usize>() <= LIMIT
            );
            for (term, _) in shard.entries {
                assert!(**term >= *shard.start);
                assert!(shards.get(idx + 1).is_none_or(|next| **term < *next.start));
            }
        }
    }
}
