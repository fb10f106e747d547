//! Straight quotation marks around Persian words become Persian ones: `"پست"` → «پست».
//!
//! A straight mark does not say which side it is of, so only whole pairs are exchanged: before anything else is
//! read, so that the spaces around them are those of Persian marks.

use super::chars::{Char, Class};

/// Letters and digits between the marks of one pair.
const LONGEST: usize = 400;

/// Reads the marks of every pair as the signs they are to become.
pub(super) fn read(chars: &mut [Char]) {
    let mut open: Option<usize> = None;
    for at in 0..chars.len() {
        if chars[at].c != '"' {
            continue;
        }
        match open {
            Some(first) if is_pair(chars, first, at) => {
                (chars[first].c, chars[first].class) = ('«', Class::Open);
                (chars[at].c, chars[at].class) = ('»', Class::Shut);
                open = None;
            }
            _ => open = Some(at),
        }
    }
}

/// True for a sign that [`read`] put for a straight mark, which takes one byte.
pub(super) fn is_exchanged(c: char, bytes: u32) -> bool {
    matches!(c, '«' | '»') && bytes == 1
}

/// True when the marks at two places stand close around Persian words, and the first does not count inches. Looks
/// only at what a repair leaves as it is, or a second one would find other pairs.
fn is_pair(chars: &[Char], open: usize, shut: usize) -> bool {
    let inner = &chars[open + 1..shut];
    let stays = |it: &&Char| {
        !matches!(it.class, Class::Gone | Class::Half | Class::SoftHalf | Class::Tatweel)
    };
    let is_word =
        |class| matches!(class, Class::Letter | Class::OtherLetter | Class::Digit | Class::Latin);
    let begins = |it: &Char| is_word(it.class) || it.class == Class::Open;
    let ends = |it: &Char| {
        let is_sign = matches!(it.class, Class::Shut | Class::Tight | Class::Dot | Class::Mark);
        is_word(it.class) || is_sign
    };
    let counts = open > 0 && chars[open - 1].class == Class::Digit;
    !counts
        && inner.iter().find(stays).is_some_and(begins)
        && inner.iter().rev().find(stays).is_some_and(ends)
        && inner.iter().any(|it| it.class == Class::Letter)
        && inner.iter().filter(|it| is_word(it.class)).count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use crate::persian::Span;
    use crate::persian::repair::{Evidence, Exceptions, Repairer, Settings};

    #[track_caller]
    fn check(seed: &str, expected: &str) {
        let repairer = Repairer::new(&Settings::default(), &Exceptions::default());
        let repaired = |text: &str| {
            let all = [Span::new(0, text.len())];
            repairer.blocks(text, &all, &Evidence::default())[0].as_str().to_owned()
        };
        assert_eq!(repaired(seed), expected);
        assert_eq!(repaired(expected), expected);
    }

    #[test]
    fn whole_pairs_around_persian_words() {
        check("نام \"آب\" و \"شهر\".", "نام «آب» و «شهر».");
        check("x\" آب \"شهر\" رود", "x\" آب «شهر» رود");
        check("لوله ۱۲\" و ۱۴\" خوب", "لوله ۱۲\" و ۱۴\" خوب");
        check("نام \"water\" و \" آب \"", "نام \"water\" و \" آب \"");
        check("یک \" نشانه", "یک \" نشانه");
        check("او گفت:\"آب کم است\".", "او گفت: «آب کم است».");
        check("\"Radio فردا\"", "«Radio فردا»");
    }
}
