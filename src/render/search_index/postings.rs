//! Where a term stands, as text a script reads fast.
//!
//! For each bucket of docs in which it stands: the distance from the bucket before; then for each doc of
//! it the distance from the doc before, and one sign that holds the impact and whether another doc of
//! the same bucket follows. Distances are written five bits a sign, least first; 32 is added where more follow.

/// Sixty-four signs that need no escape in a script.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// One place of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting {
    /// Which file of docs.
    pub(crate) bucket: u32,
    /// Which doc of it.
    pub(crate) doc: u32,
    /// 0 to 31.
    pub(crate) impact: u8,
}

/// Writes postings, sorted. `[{3, 0, 7}]` → `CAH`.
pub(crate) fn encode(postings: &[Posting]) -> String {
    let mut out = String::with_capacity(postings.len() * 3);
    let mut next_bucket = 0;
    for same in postings.chunk_by(|left, right| left.bucket == right.bucket) {
        distance(&mut out, same[0].bucket - next_bucket);
        next_bucket = same[0].bucket + 1;
        let mut next_doc = 0;
        for (idx, posting) in same.iter().enumerate() {
            distance(&mut out, posting.doc - next_doc);
            next_doc = posting.doc + 1;
            let more = if idx + 1 < same.len() { 32 } else { 0 };
            out.push(sign(u32::from(posting.impact) + more));
        }
    }
    out
}

fn distance(out: &mut String, mut number: u32) {
    while number >= 32 {
        out.push(sign(number % 32 + 32));
        number /= 32;
    }
    out.push(sign(number));
}

fn sign(value: u32) -> char {
    char::from(SIGNS[(value % 64) as usize])
}

#[cfg(test)]
mod tests {
    use super::{Posting, encode};

    #[track_caller]
    fn check(postings: &[(u32, u32, u8)], expected: &str) {
        let postings =
            postings.iter().map(|&(bucket, doc, impact)| Posting { bucket, doc, impact });
        assert_eq!(encode(&postings.collect::<Vec<_>>()), expected);
    }

    /// The same cases are read back by `tests/browser/engine.test.mjs`.
    #[test]
    fn places_as_signs() {
        check(&[], "");
        check(&[(3, 0, 7)], "DAH");
        check(&[(0, 0, 31), (0, 2, 0), (1, 40, 1)], "AA_BAAoBB");
        check(&[(4095, 1, 5)], "__DBF");
    }
}
