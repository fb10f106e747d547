//! What a character is to whoever cuts a text into words, and what it counts as: one table look-up.

use std::sync::LazyLock;

use crate::persian::chars::ZWNJ;
use crate::persian::fold_table::fold_char;

/// A character, as a scan sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// What it is.
    pub kind: Kind,
    /// What it counts as; nothing for what takes no place.
    pub folded: Option<char>,
}

/// What a character is to a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
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

impl Letter {
    /// True for what words and numbers are made of.
    pub fn counts(&self) -> bool {
        matches!(self.kind, Kind::Letter | Kind::Digit)
    }
}

const NOTHING: Letter = Letter { kind: Kind::Nothing, folded: None };

/// What a scan sees in one character.
pub fn letter(c: char) -> Letter {
    static TABLE: LazyLock<Vec<Letter>> =
        LazyLock::new(|| ('\0'..'\u{0700}').map(classify).collect());
    match TABLE.get(c as usize) {
        Some(letter) => *letter,
        None if c == ZWNJ => NOTHING,
        None => classify(c),
    }
}

fn classify(c: char) -> Letter {
    let folded = fold_char(c);
    let kind = if folded.is_none() {
        Kind::Nothing
    } else if c.is_numeric() {
        Kind::Digit
    } else if c.is_alphabetic() {
        Kind::Letter
    } else if c.is_whitespace() || c.is_control() {
        Kind::Space
    } else {
        Kind::Sign
    };
    Letter { kind, folded }
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
        check("آیكaЖ", Kind::Letter);
        check("۱٢3", Kind::Digit);
        check("ء\u{200C}\u{064E}\u{0640}\u{200F}\u{FEFF}", Kind::Nothing);
        check(" \u{00A0}\t", Kind::Space);
        check("،«:.…-", Kind::Sign);
        assert_eq!(letter('۷').folded, Some('7'));
        assert_eq!(letter('أ').folded, Some('ا'));
    }
}
