//! Where a term stands, as text a script reads fast.
//!
//! For each bucket of docs in which it stands: the distance from the bucket before; then for each doc of
//! it the distance from the doc before, and one sign that holds the impact and whether another doc of
//! the same bucket follows. Distances are written five bits a sign, least first; 32 is added where more follow.

use crate::pack::{Packer, Unpacker};

/// Sixty-four signs that need no escape in a script.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// One place of a term.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting {
    /// Which file of docs.
    pub(crate) bucket: u32,
    /// Which doc of it.
    pub(crate) doc: u32,
    /// 0 to 31.
    pub(crate) impact: u8,
}

/// The places of a term, written as they come, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

    /// Adds places among the others; they are in order themselves.
    pub(crate) fn insert(&mut self, places: &[Posting]) {
        if self.last.as_ref().is_none_or(|last| places.first().is_some_and(|it| last < it)) {
            for place in places {
                self.push(*place);
            }
            return;
        }
        let mut news = places.chunk_by(|one, next| one.bucket == next.bucket);
        let buckets: Vec<u32> = news.clone().map(|same| same[0].bucket).collect();
        self.edit(&buckets, |all| {
            all.extend_from_slice(news.next().expect("there are some for each bucket"));
            all.sort_unstable();
        });
    }

    /// Takes out the places in these buckets, which stand in order.
    pub(crate) fn remove(&mut self, gone: &[u32]) {
        let Some(last) = gone.last() else { return };
        let buckets = self.each().map(|it| it.bucket).take_while(|it| it <= last);
        let mut here: Vec<u32> = buckets.filter(|it| gone.binary_search(it).is_ok()).collect();
        here.dedup();
        // Most lists have none of them.
        if !here.is_empty() {
            self.edit(&here, Vec::clear);
        }
    }

    /// Changes the places in these buckets, which stand in order; what is written of others is copied.
    fn edit(&mut self, buckets: &[u32], mut change: impl FnMut(&mut Vec<Posting>)) {
        let mut each = self.each();
        // With room for a few places more.
        let mut res = Postings::default();
        res.text.reserve_exact(self.text.len() + 8);
        let mut places = Vec::new();
        let mut left = self.len;
        for bucket in buckets {
            let run = each.clone();
            let (mut len, mut last) = (0, None);
            while let Some(place) = each.next_up_to(bucket.checked_sub(1)) {
                (len, last) = (len + 1, Some(place));
            }
            res.append(run, each.signs.len(), (len, last));
            places.extend(std::iter::from_fn(|| each.next_up_to(Some(*bucket))));
            left -= len + places.len();
            change(&mut places);
            for place in places.drain(..) {
                res.push(place);
            }
        }
        res.append(each, 0, (left, self.last));
        *self = res;
    }

    /// Appends so many places as they are written in another list, up to `n_behind` signs before its end.
    fn append(
        &mut self,
        mut run: Each<'_>,
        n_behind: usize,
        (len, last): (usize, Option<Posting>),
    ) {
        if len == 0 {
            return;
        }
        let bucket = run.next_bucket + run.distance().expect("places follow");
        self.distance(bucket - self.last.map_or(0, |last| last.bucket + 1));
        let signs = &run.signs[..run.signs.len() - n_behind];
        self.text.push_str(std::str::from_utf8(signs).expect("signs are ASCII"));
        self.len += len;
        self.last = last;
    }

    /// From places in order.
    pub(crate) fn of(places: &[Posting]) -> Postings {
        let mut res = Postings::default();
        for it in places {
            res.push(*it);
        }
        res
    }

    /// Appends the list to a record.
    pub(crate) fn pack(&self, to: &mut Packer) {
        to.sized(self.text.as_bytes());
        to.number(self.len as u64);
        let Posting { bucket, doc, impact } = self.last.unwrap_or_default();
        for it in [bucket, doc, u32::from(impact)] {
            to.number(u64::from(it));
        }
    }

    /// What [`Postings::pack`] appended.
    pub(crate) fn unpack(from: &mut Unpacker<'_>) -> Option<Postings> {
        let text = from.text()?.to_owned();
        let len = usize::try_from(from.number()?).ok()?;
        let (bucket, doc, impact) = (from.narrow()?, from.narrow()?, from.narrow()?);
        let last = Posting { bucket, doc, impact: u8::try_from(impact).ok()? };
        Some(Postings { text, len, last: (len > 0).then_some(last) })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// As the browser gets them.
    pub(crate) fn as_text(&self) -> &str {
        &self.text
    }

    /// All of them again.
    pub(crate) fn read(&self) -> Vec<Posting> {
        let mut res = Vec::with_capacity(self.len);
        res.extend(self.each());
        res
    }

    fn each(&self) -> Each<'_> {
        Each { signs: self.text.as_bytes(), next_bucket: 0, bucket: 0, next_doc: None }
    }

    fn distance(&mut self, mut number: u32) {
        while number >= MORE {
            self.text.push(sign(number % MORE + MORE));
            number /= MORE;
        }
        self.text.push(sign(number));
    }
}

/// The places of a list, being read.
#[derive(Clone)]
struct Each<'a> {
    signs: &'a [u8],
    /// From which the distance to the next bucket is counted.
    next_bucket: u32,
    bucket: u32,
    /// From which the distance to the next doc is counted, where one follows in the same bucket.
    next_doc: Option<u32>,
}

impl Each<'_> {
    /// The next place, if it is in this bucket or in one before it.
    fn next_up_to(&mut self, bucket: Option<u32>) -> Option<Posting> {
        let mut ahead = self.clone();
        let place = ahead.next().filter(|it| Some(it.bucket) <= bucket)?;
        *self = ahead;
        Some(place)
    }

    fn value(&mut self) -> Option<u32> {
        let (sign, rest) = self.signs.split_first()?;
        self.signs = rest;
        Some(VALUES[usize::from(*sign)])
    }

    fn distance(&mut self) -> Option<u32> {
        let (mut sum, mut value, mut shift) = (0, self.value()?, 0);
        while value >= MORE {
            sum += (value - MORE) << shift;
            shift += 5;
            value = self.value()?;
        }
        Some(sum + (value << shift))
    }
}

impl Iterator for Each<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        if self.next_doc.is_none() {
            self.bucket = self.next_bucket + self.distance()?;
            self.next_bucket = self.bucket + 1;
        }
        let doc = self.next_doc.unwrap_or_default() + self.distance()?;
        let value = self.value()?;
        self.next_doc = (value >= MORE).then_some(doc + 1);
        let impact = u8::try_from(value % MORE).expect("it is below 32");
        Some(Posting { bucket: self.bucket, doc, impact })
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
    use crate::pack::{Packer, Unpacker};

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
        assert_eq!(list.as_text(), expected);
    }

    /// However places come and go, the list is that of those that are there.
    #[test]
    fn a_list_is_edited_as_if_made_anew() {
        let place = |n: u32| Posting {
            bucket: n * 7 % 40,
            doc: n % 5,
            impact: u8::try_from(n % 32).unwrap(),
        };
        let mut all: Vec<Posting> = (0..90).map(place).collect();
        all.sort_unstable();
        all.dedup_by_key(|it| (it.bucket, it.doc));
        let (odd, even): (Vec<Posting>, Vec<Posting>) =
            all.iter().partition(|it| it.bucket % 2 == 1);
        let mut list = Postings::of(&all);
        list.remove(&(0..40).filter(|bucket| bucket % 2 == 1).collect::<Vec<u32>>());
        assert_eq!(list, Postings::of(&even));
        list.insert(&odd);
        assert_eq!(list, Postings::of(&all));
        for bucket in 0..41 {
            let (mine, others): (Vec<Posting>, Vec<Posting>) =
                all.iter().partition(|it| it.bucket == bucket);
            list.remove(&[bucket]);
            assert_eq!(list, Postings::of(&others), "without {bucket}");
            list.insert(&mine);
            assert_eq!(list, Postings::of(&all), "with {bucket} again");
        }
        let mut packer = Packer::new();
        list.pack(&mut packer);
        let bytes = packer.into_bytes();
        assert_eq!(Postings::unpack(&mut Unpacker::of(&bytes)), Some(list));
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
