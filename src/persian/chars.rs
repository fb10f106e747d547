//! Code points by name. Invisible characters are never typed into source.

/// Zero-width non-joiner, the Persian half-space.
pub const ZWNJ: char = '\u{200C}';
/// The same as a string.
pub const HALF_SPACE: &str = "\u{200C}";
/// Tatweel, which stretches a word and means nothing.
pub const TATWEEL: char = '\u{0640}';

/// A letter that never joins the next one: no half-space may follow it (Unicode `Joining_Type` R and U).
pub fn ends_its_join(letter: char) -> bool {
    matches!(
        letter,
        'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' | 'د' | 'ذ' | 'ر' | 'ز' | 'ژ' | 'و' | 'ؤ' | 'ة' | 'ء'
    )
}

/// A letter of the Arabic script, as against a mark, a digit or a sign.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' | '\u{06D5}' | '\u{06EE}'..='\u{06EF}' | '\u{06FA}'..='\u{06FF}')
        && c != '\u{0670}'
}

/// A vowel sign or another combining mark of the Arabic script.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0610}'..='\u{061A}' | '\u{06D6}'..='\u{06ED}')
}
