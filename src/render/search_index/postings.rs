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

/// The places of a term, written as they come, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Postings {
    text: String,
    len: usize,
    last: Option<Posting>,
}

impl Postings {
    /// Adds a place behind all others. `{3, 0, 7}` → `DAH`.
    pub(crate) fn push(&mut self, posting: Posting) {
        let Posting { bucket, doc, impact } = posting;
        let next_doc = match self.last {
            Some(last) if last.bucket == bucket => {
                // Another one follows: the last sign says so now.
                self.text.pop();
                self.text.push(sign(u32::from(last.impact) + MORE));
                last.doc + 1
            }
            last => {
                self.distance(bucket - last.map_or(0, |last| last.bucket + 1));
                0
            }
        };
        self.distance(doc - next_doc);
        self.text.push(sign(u32::from(impact)));
        self.len += 1;
        self.last = Some(posting);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// As the browser gets them.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// All of them again.
    pub(crate) fn read(&self) -> Vec<Posting> {
        let mut signs = self.text.bytes().map(|sign| VALUES[usize::from(sign)]);
        let mut res = Vec::with_capacity(self.len);
        let (mut bucket, mut next_doc) = (None, None);
        while let Some(first) = signs.next() {
            let mut distance = || {
                let (mut sum, mut value, mut shift) = (0, first, 0);
                while value >= MORE {
                    sum += (value - MORE) << shift;
                    shift += 5;
                    value = signs.next().unwrap_or_default();
                }
                sum + (value << shift)
            };
            let Some(at) = next_doc else {
                bucket = Some(bucket.map_or(0, |it: u32| it + 1) + distance());
                next_doc = Some(0);
                continue;
            };
            let doc = at + distance();
            let value = signs.next().unwrap_or_default();
            let impact = u8::try_from(value % MORE).expect("it is below 32");
            res.push(Posting { bucket: bucket.unwrap_or_default(), doc, impact });
            next_doc = (value >= MORE).then_some(doc + 1);
        }
        res
    }

    fn distance(&mut self, mut number: u32) {
        while number >= MORE {
            self.text.push(sign(number % MORE + MORE));
            number /= MORE;
        }
        self.text.push(sign(number));
    }
}

/// What is added to a sign's value where more follow.
const MORE: u32 = 32;

/// The value of each sign.
static VALUES: [u32; 256] = {
    let mut table = [0; 256];
    let mut value = 0;
    while value < 64 {
        table[SIGNS[value as usize] as usize] = value;
        value += 1;
    }
    table
};

fn sign(value: u32) -> char {
    char::from(SIGNS[(value % 64) as usize])
}

#[cfg(test)]
mod tests {
    use super::{Posting, Postings};

    #[track_caller]
    fn check(postings: &[(u32, u32, u8)], expected: &str) {
        let postings =
            postings.iter().map(|&(bucket, doc, impact)| Posting { bucket, doc, impact });
        let postings: Vec<Posting> = postings.collect();
        let mut list = Postings::default();
        for posting in &postings {
            list.push(*posting);
        }
        assert_eq!((list.len(), list.read()), (postings.len(), postings));
        assert_eq!(list.into_text(), expected);
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
