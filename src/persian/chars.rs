//! Code points by name. Invisible characters are never typed into source.

use std::fmt::Write as _;

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

/// Characters that are not seen and mean nothing in a page that sets its own direction.
pub fn is_unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{08}' | '\u{0E}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E007F}' | '\u{FDD0}'..='\u{FDEF}')
        || c as u32 & 0xFFFE == 0xFFFE
}

/// Characters that may not stand in a page or a feed: those that XML forbids, line separators, and those that
/// turn the direction of what follows them.
pub fn is_harmful(c: char) -> bool {
    let direction = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let forbidden = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    direction || forbidden || matches!(c, '\u{2028}' | '\u{2029}') || c as u32 & 0xFFFE == 0xFFFE
}

/// The text with everything unseen in it named: `[U+202E]`.
pub fn with_unseen_named(text: &str) -> String {
    let mut named = String::with_capacity(text.len());
    name_unseen(text, &mut named);
    named
}

/// The same behind what `named` holds already.
pub(crate) fn name_unseen(text: &str, named: &mut String) {
    for c in text.chars() {
        if is_unseen(c) || is_harmful(c) {
            let _ = write!(named, "[U+{:04X}]", c as u32);
        } else {
            named.push(c);
        }
    }
}
