//! Straight quotation marks around Persian words become Persian ones: `"پست"` → «پست».
//!
//! A straight mark does not say which side it is of, so only whole pairs are exchanged, when all else is done.

use crate::persian::chars::is_letter;
use crate::persian::number::digit;
use crate::persian::{Edit, EditKind, Span};

/// Characters between the marks of one pair.
const LONGEST: usize = 400;

/// The edits of a block with those of its quotation marks, in order. A mark inside another edit stays as it is.
pub(super) fn set(seed: &str, block: Span, mut edits: Vec<Edit>) -> Vec<Edit> {
    let text = &seed[block.range()];
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let is_free =
        |at: u32, edits: &[Edit]| !edits.iter().any(|it| it.at.range().contains(&(at as usize)));
    let mut idx = 0;
    while let Some([open, shut]) = marks.get(idx..).and_then(|rest| rest.first_chunk()) {
        let [first, last] = [open, shut].map(|at| block.start + u32::try_from(*at).unwrap_or(0));
        let fits = is_pair(text, *open, *shut) && is_free(first, &edits) && is_free(last, &edits);
        if fits {
            edits.extend([(first, "«"), (last, "»")].map(|(start, to)| Edit {
                at: Span { start, end: start + 1 },
                to: to.into(),
                kind: EditKind::Punctuation,
                rule: "persian-quotes",
                margin: 1.0,
            }));
        }
        idx += if fits { 2 } else { 1 };
    }
    edits.sort_by_key(|edit| edit.at);
    edits
}

/// True when the marks at two bytes stand close around Persian words, and the first does not count inches.
fn is_pair(text: &str, open: usize, shut: usize) -> bool {
    let inner = &text[open + 1..shut];
    let edge = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let counts = text[..open].chars().next_back().is_some_and(|c| digit(c).is_some());
    !counts
        && !edge(inner.chars().next())
        && !edge(inner.chars().next_back())
        && inner.chars().any(is_letter)
        && !inner.contains(['\n', '\r'])
        && inner.chars().take(LONGEST + 1).count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::set;
    use crate::persian::{Span, Text};

    #[track_caller]
    fn check(seed: &str, expected: &str) {
        let block = Span::new(0, seed.len());
        assert_eq!(Text::new(seed, 0, set(seed, block, Vec::new())).as_str(), expected);
    }

    #[test]
    fn whole_pairs_around_persian_words() {
        check("نام \"آب\" و \"شهر\".", "نام «آب» و «شهر».");
        check("x\" آب \"شهر\" رود", "x\" آب «شهر» رود");
        check("لوله 12\" و 14\" خوب", "لوله 12\" و 14\" خوب");
        check("نام \"water\" و \" آب \"", "نام \"water\" و \" آب \"");
        check("یک \" نشانه", "یک \" نشانه");
    }
}
