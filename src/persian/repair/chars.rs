//! What each character is to the repair, and the table of the letters it may change.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::persian::chars::{TATWEEL, ZWNJ, is_letter, is_mark, is_unseen};
use crate::persian::number;

use super::letters::code;

const TABLE: &str = include_str!("../../../data/repair/letters.tsv");

/// What a character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// The edge of the block.
    Nothing,
    /// A letter of the Arabic script.
    Letter,
    /// A letter of another script that is written without spaces around Persian ones.
    OtherLetter,
    /// A vowel sign.
    Mark,
    /// The half-space.
    Half,
    /// What some editors type for one.
    SoftHalf,
    /// Any space.
    Space,
    /// A line break or a control character that separated words.
    Break,
    /// A tag.
    Markup,
    /// Taken out.
    Gone,
    /// The stretching sign.
    Tatweel,
    /// A digit.
    Digit,
    /// A word in Latin letters.
    Latin,
    /// «،» and other signs that stand close to the word before and apart from the one after.
    Tight,
    /// The full stop.
    Dot,
    /// «(» and its like.
    Open,
    /// «)» and its like.
    Shut,
    /// Any other.
    Other,
}

/// A character, or a stretch of markup taken for one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Char {
    /// Its first byte in the seed.
    pub(super) start: u32,
    /// Itself; a space for markup.
    pub(super) c: char,
    /// What it is to the repair.
    pub(super) class: Class,
    /// Its code, when it is a letter that stays as it is; 0 for all others.
    pub(super) code: u8,
}

impl Char {
    /// A character of the seed.
    pub(super) fn new(start: u32, c: char) -> Char {
        Char { start, c, class: decide(c), code: code(c).unwrap_or_default() }
    }
}

/// Every character of one byte or two, by its number: nearly all of a Persian text.
pub(super) static COMMON: LazyLock<Vec<Char>> =
    LazyLock::new(|| ('\0'..='\u{07FF}').map(|c| Char::new(0, c)).collect());

fn decide(c: char) -> Class {
    match c {
        ' '
        | '\t'
        | '\u{00A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Class::Space,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        ZWNJ => Class::Half,
        TATWEEL => Class::Tatweel,
        '\u{00AC}' | '\u{00AD}' => Class::SoftHalf,
        '،' | '؛' | ':' | '؟' | '!' => Class::Tight,
        '.' => Class::Dot,
        '«' | '(' | '[' => Class::Open,
        '»' | ')' | ']' => Class::Shut,
        _ if number::digit(c).is_some() => Class::Digit,
        _ if is_unseen(c) => Class::Gone,
        _ if is_mark(c) || c == '\u{200D}' => Class::Mark,
        _ if is_letter(c) || FORMS.contains_key(&c) => Class::Letter,
        _ if c.is_ascii_alphabetic() => Class::Latin,
        _ if c.is_alphabetic() => Class::OtherLetter,
        _ => Class::Other,
    }
}

/// True for what is never shown beside a sign.
pub(super) fn is_taken_out(c: char) -> bool {
    c == '\u{00AD}' || matches!(decide(c), Class::Gone | Class::Half)
}

/// The letters shown for one of the table: «ي» → «ی».
pub(super) fn class_of_shown(c: char) -> Option<&'static str> {
    match c {
        '\u{064A}' | '\u{0649}' => Some("ی"),
        '\u{0643}' => Some("ک"),
        '\u{FB50}'..='\u{FEFF}' => FORMS.get(&c).copied(),
        _ => None,
    }
}

/// Rows of the table.
static FORMS: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (hex, shown) = line.split_once('\t')?;
        Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, shown))
    };
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
});
