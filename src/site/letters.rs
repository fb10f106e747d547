//! Speakers on their shelves: one for each letter of the Persian alphabet.

use crate::model::{Briefing, Id, Speaker};
use crate::persian::fold::fold_char;
use crate::persian::order::PersianOrder;

/// The alphabet; «آ» stands under «ا».
pub(crate) const ALPHABET: [char; 32] = [
    'ا', 'ب', 'پ', 'ت', 'ث', 'ج', 'چ', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'ژ', 'س', 'ش', 'ص', 'ض', 'ط',
    'ظ', 'ع', 'غ', 'ف', 'ق', 'ک', 'گ', 'ل', 'م', 'ن', 'و', 'ه', 'ی',
];

/// More speakers than this, and each letter has a page of its own.
pub(crate) const ONE_PAGE: usize = 120;

/// Speakers filed under one letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LetterShelf {
    /// Place in the alphabet, from one; 0 for names outside it, which come last.
    pub(crate) number: u32,
    /// In order of what they are filed under.
    pub(crate) speakers: Vec<Id<Speaker>>,
}

impl LetterShelf {
    /// «م»; «#» for names outside the alphabet.
    pub(crate) fn letter(&self) -> char {
        (self.number as usize).checked_sub(1).map_or('#', |idx| ALPHABET[idx])
    }
}

/// Files speakers under their letters, in order; letters without speakers have no shelf.
pub(crate) fn shelve(
    briefing: &Briefing,
    speakers: &[Id<Speaker>],
    order: &PersianOrder,
) -> Vec<LetterShelf> {
    let filed_under = |id: &Id<Speaker>| briefing.speakers[*id].sort_name.as_str();
    let mut sorted = speakers.to_vec();
    sorted.sort_by(|left, right| order.compare(filed_under(left), filed_under(right)));
    let mut res: Vec<LetterShelf> = Vec::new();
    for number in (1..=32).chain([0]) {
        let of_letter = |id: &&Id<Speaker>| letter_number(filed_under(id)) == number;
        let speakers: Vec<Id<Speaker>> = sorted.iter().filter(of_letter).copied().collect();
        if !speakers.is_empty() {
            res.push(LetterShelf { number, speakers });
        }
    }
    res
}

/// Place of a name's first letter in the alphabet, from one; 0 outside it.
fn letter_number(name: &str) -> u32 {
    let first = name.chars().find(|c| c.is_alphanumeric()).and_then(fold_char);
    let idx = first.and_then(|first| ALPHABET.iter().position(|it| fold_char(*it) == Some(first)));
    idx.and_then(|idx| u32::try_from(idx + 1).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::letter_number;

    #[test]
    fn a_name_stands_under_its_letter() {
        let expected = [("آذری", 1), ("احمدی", 1), ("پارسا", 3), ("\u{064A}اسمی", 32), ("BBC", 0)];
        for (name, number) in expected {
            assert_eq!(letter_number(name), number, "{name}");
        }
    }
}
