//! What a character is to the scan, and how it counts: a table for the scripts of the wire.

use std::sync::LazyLock;

use crate::persian::chars::ZWNJ;
use crate::persian::fold::fold_char;

/// A character, as the scan sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// What it is.
    pub(super) kind: Kind,
    /// What it counts as in a key.
    pub(super) folded: Option<char>,
}

/// What a character is to the scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of a word.
    Letter,
    /// Of a number.
    Digit,
    /// Takes no place: a half-space, a vowel sign, a bidi mark.
    Nothing,
    /// White space.
    Space,
    /// Punctuation and everything else; a token by itself.
    Sign,
}

/// What the scan sees in one character.
pub(super) fn letter(c: char) -> Letter {
    static TABLE: LazyLock<Vec<Letter>> =
        LazyLock::new(|| ('\0'..'\u{0700}').map(classify).collect());
    match TABLE.get(c as usize) {
        Some(letter) => *letter,
        None if c == ZWNJ => Letter { kind: Kind::Nothing, folded: None },
        None => classify(c),
    }
}

fn classify(c: char) -> Letter {
    let folded = fold_char(c);
    let kind = if c.is_alphabetic() && (folded.is_some() || c == '\u{0621}') {
        Kind::Letter
    } else if c.is_numeric() {
        Kind::Digit
    } else if c.is_whitespace() {
        Kind::Space
    } else if folded.is_none() {
        Kind::Nothing
    } else {
        Kind::Sign
    };
    let counts = matches!(kind, Kind::Letter | Kind::Digit);
    Letter { kind, folded: folded.filter(|folded| counts && folded.is_alphanumeric()) }
}

#[cfg(test)]
mod tests {
    use super::{Kind, letter};

    #[track_caller]
    fn check(characters: &str, kind: Kind) {
        for c in characters.chars() {
            assert_eq!(letter(c).kind, kind, "{c:?}");
        }
    }

    #[test]
    fn what_characters_are() {
        check("آءیكaЖ", Kind::Letter);
        check("۱٢3", Kind::Digit);
        check("\u{200C}\u{064E}\u{0640}\u{200F}\u{FEFF}", Kind::Nothing);
        check(" \u{00A0}\t", Kind::Space);
        check("،«:.…-", Kind::Sign);
        assert_eq!(letter('۷').folded, Some('7'));
        assert_eq!(letter('أ').folded, Some('ا'));
    }
}
