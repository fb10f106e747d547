//! A long list over several pages, so that old pages never change.
//!
//! Leaves are counted from the oldest item. What is newest stands on the list's own address, with a
//! few to spare, so that it is never nearly empty; a full leaf moves to an address of its own and stays.

use std::ops::Range;

/// How a list is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leaves {
    total: usize,
    size: usize,
}

/// One page of a list: its front, or a full leaf, counted from one.
pub(crate) type Leaf = Option<u32>;

impl Leaves {
    /// Of a list with so many items, so many to a leaf.
    pub(crate) fn new(total: usize, size: usize) -> Leaves {
        Leaves { total, size }
    }

    /// How many full leaves there are beside the front.
    pub(crate) fn archived(self) -> u32 {
        let spare = self.size / 4;
        u32::try_from(self.total.saturating_sub(spare) / self.size).unwrap_or(u32::MAX)
    }

    /// Front and full leaves, oldest last.
    pub(crate) fn all(self) -> impl Iterator<Item = Leaf> {
        std::iter::once(None).chain((1..=self.archived()).rev().map(Some))
    }

    /// Which items stand on a leaf, by place, oldest first.
    pub(crate) fn items(self, leaf: Leaf) -> Range<usize> {
        match leaf {
            None => self.archived() as usize * self.size..self.total,
            Some(number) => {
                let end = (number as usize * self.size).min(self.total);
                end.saturating_sub(self.size)..end
            }
        }
    }

    /// The leaf with newer items, then the one with older ones.
    pub(crate) fn neighbours(self, leaf: Leaf) -> (Option<Leaf>, Option<Leaf>) {
        let archived = self.archived();
        match leaf {
            None => (None, (archived > 0).then_some(Some(archived))),
            Some(number) => {
                let newer = if number < archived { Some(number + 1) } else { None };
                (Some(newer), (number > 1).then_some(Some(number - 1)))
            }
        }
    }
}

/// A leaf's address: `reports/` → `reports/page-3/`.
pub(crate) fn leaf_address(list: &str, leaf: Leaf) -> String {
    leaf.map_or_else(|| list.to_owned(), |number| format!("{list}page-{number}/"))
}

#[cfg(test)]
mod tests {
    use super::Leaves;

    #[track_caller]
    fn check(total: usize, expected: &[(usize, usize)]) {
        let leaves = Leaves::new(total, 8);
        let items = leaves.all().map(|leaf| leaves.items(leaf));
        let got: Vec<(usize, usize)> = items.map(|items| (items.start, items.end)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn old_leaves_stay_as_the_list_grows() {
        check(0, &[(0, 0)]);
        check(9, &[(0, 9)]);
        check(10, &[(8, 10), (0, 8)]);
        check(17, &[(8, 17), (0, 8)]);
        check(18, &[(16, 18), (8, 16), (0, 8)]);
    }

    #[test]
    fn each_leaf_knows_its_neighbours() {
        let leaves = Leaves::new(20, 8);
        assert_eq!(leaves.neighbours(None), (None, Some(Some(2))));
        assert_eq!(leaves.neighbours(Some(2)), (Some(None), Some(Some(1))));
        assert_eq!(leaves.neighbours(Some(1)), (Some(Some(2)), None));
    }
}
