//! Straight quotation marks around Persian words become Persian ones: `"پست"` → «پست».
//!
//! A straight mark does not say which side it is of, so only whole pairs are exchanged: before anything else is
//! read, so that the spaces around them are those of Persian marks.

use std::collections::VecDeque;

use super::chars::{Char, Class};

/// Letters and digits between the marks of one pair.
const LONGEST: usize = 400;
/// So many marks wait for their second one; more are a flood.
const DEEPEST: usize = 4096;

/// A mark that has no second one yet.
struct Mark {
    /// By place in the characters.
    at: usize,
    /// The first character after it that stays.
    next: Option<usize>,
    /// Letters and digits up to it.
    words: usize,
    /// Persian letters up to it.
    letters: usize,
}

/// Reads the marks of every pair as the signs they are to become. What is left alone was tried with its neighbour, so
/// that a second repair finds no other pairs.
pub(super) fn read(chars: &mut [Char]) {
    if chars.iter().all(|it| it.c != '"') {
        return;
    }
    let mut open: VecDeque<Mark> = VecDeque::new();
    let (mut words, mut letters) = (0, 0);
    let mut last = 0;
    for at in 0..chars.len() {
        let Char { c, class, .. } = chars[at];
        if !stays(class) {
            continue;
        }
        if let Some(mark) = open.back_mut() {
            mark.next.get_or_insert(at);
        }
        if c == '"' {
            let mark = Mark { at, next: None, words, letters };
            match open.back() {
                Some(first) if is_pair(chars, first, &mark, last) => {
                    (chars[first.at].c, chars[first.at].class) = ('«', Class::Open);
                    (chars[at].c, chars[at].class) = ('»', Class::Shut);
                    open.pop_back();
                }
                _ => open.push_back(mark),
            }
            if open.len() > DEEPEST {
                open.pop_front();
            }
        }
        words += usize::from(is_word(class));
        letters += usize::from(class == Class::Letter);
        last = at;
    }
}

/// True for a sign that [`read`] put for a straight mark, which takes one byte.
pub(super) fn is_exchanged(c: char, bytes: u32) -> bool {
    matches!(c, '«' | '»') && bytes == 1
}

/// True when two marks stand close around Persian words, and the first does not count inches. `last` is the last
/// character before the second that stays.
fn is_pair(chars: &[Char], open: &Mark, shut: &Mark, last: usize) -> bool {
    let begins = |class| is_word(class) || class == Class::Open;
    let ends = |class| {
        is_word(class) || matches!(class, Class::Shut | Class::Tight | Class::Dot | Class::Mark)
    };
    let counts = open.at > 0 && chars[open.at - 1].class == Class::Digit;
    !counts
        && open.next.is_some_and(|next| next < shut.at && begins(chars[next].class))
        && ends(chars[last].class)
        && shut.letters > open.letters
        && shut.words - open.words <= LONGEST
}

/// True for what a repair leaves where it is.
fn stays(class: Class) -> bool {
    !matches!(class, Class::Gone | Class::Half | Class::SoftHalf | Class::Tatweel)
}

fn is_word(class: Class) -> bool {
    matches!(class, Class::Letter | Class::OtherLetter | Class::Digit | Class::Latin)
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
        check("\"\"آب\"رود\" و \"شهر\"", "««آب»رود» و «شهر»");
    }
}
