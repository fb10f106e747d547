//! Two spellings of one word made equal.

use crate::persian::letters::{Letter, letter};

pub use crate::persian::fold_table::{TABLE, fold_char};

/// `text` with each character as [`fold_char`] counts it; spaces and signs stay.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// The letters and digits of `text` alone, folded: equal for «معصومی فر», «معصومی فر» and «معصوميفر».
pub fn key(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    res.extend(text.chars().map(letter).filter(Letter::counts).filter_map(|it| it.folded));
    res
}

/// First eight hex digits of the hash of `text`'s [`key`]: the same for every spelling of a paragraph,
/// another when its words change. Editors' corrections carry it.
pub fn fingerprint(text: &str) -> String {
    blake3::hash(key(text).as_bytes()).to_hex()[..8].to_owned()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[track_caller]
    fn check(spellings: &[&str], expected: &str) {
        for spelling in spellings {
            assert_eq!(key(spelling), expected, "{spelling:?}");
        }
    }

    #[test]
    fn spellings_of_one_word_have_one_key() {
        check(&["معصومیفر", "معصومی فر", "معصومی\u{200C}فر", "معصوم\u{064A}فر"], "معصومیفر");
        check(&["رئیس", "رییس", "ر\u{064A}يس"], "رییس");
        check(&["خانه\u{200C}ی", "خانهی"], "خانهی");
        check(&["۱۲", "12", "١٢"], "12");
    }
}
