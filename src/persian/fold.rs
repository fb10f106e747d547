//! Two spellings of one word made equal: the one table by which words are compared, keyed and searched.

use std::sync::LazyLock;

use crate::persian::letters::{Letter, letter};

/// The table itself, which the site's search reads too: code point, what it counts as, name.
pub const TABLE: &str = include_str!("../../data/fold.tsv");

/// Rows of [`TABLE`], sorted by code point. `None` means that the character does not count.
static ROWS: LazyLock<Vec<(char, Option<char>)>> = LazyLock::new(|| rows(TABLE));

/// The Arabic block, U+0600 to U+06FF, of which nearly every text consists.
static ARABIC: LazyLock<Vec<Option<char>>> =
    LazyLock::new(|| ('\u{0600}'..='\u{06FF}').map(look_up).collect());

/// What a character counts as: a lower-case letter or digit or sign, or nothing.
pub fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    match ARABIC.get((c as usize).wrapping_sub(0x0600)) {
        Some(folded) => *folded,
        None => look_up(c),
    }
}

/// `text` with each character as [`fold_char`] counts it; spaces and signs stay.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// The letters and digits of `text` alone, folded: equal for «معصومی فر», «معصومی فر» and «معصوميفر».
pub fn key(text: &str) -> String {
    text.chars().map(letter).filter(Letter::counts).filter_map(|it| it.folded).collect()
}

/// First eight hex digits of the hash of `text`'s [`key`]: the same for every spelling of a paragraph,
/// another when its words change. Editors' corrections carry it.
pub fn fingerprint(text: &str) -> String {
    blake3::hash(key(text).as_bytes()).to_hex()[..8].to_owned()
}

fn look_up(c: char) -> Option<char> {
    match ROWS.binary_search_by_key(&c, |row| row.0) {
        Ok(idx) => ROWS[idx].1,
        Err(_) => Some(c),
    }
}

fn rows(table: &str) -> Vec<(char, Option<char>)> {
    let code = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    let row = |line: &str| {
        let mut cells = line.split('\t');
        Some((code(cells.next()?)?, code(cells.next()?)))
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::{ROWS, key};

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

    #[test]
    fn the_table_is_sorted() {
        assert!(ROWS.len() > 80);
        assert!(ROWS.is_sorted_by_key(|row| row.0));
    }
}
