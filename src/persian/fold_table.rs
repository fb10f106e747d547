//! What each character counts as: the one table by which words are compared, keyed and searched.

use std::sync::LazyLock;

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
    use super::ROWS;

    #[test]
    fn the_table_is_sorted() {
        assert!(ROWS.len() > 80);
        assert!(ROWS.is_sorted_by_key(|row| row.0));
    }
}
