//! A text cut at every change, and how a template's filter reads it again.

use crate::pack::{Packer, Unpacker};
use crate::persian::chars::name_unseen;
use crate::persian::{EditKind, Stretch, Text};
use crate::site::view_provenance::Changes;

/// First byte of a part that is the same in both texts, and of a change.
const SAME: u8 = 0;
const CHANGED: u8 = 1;

/// A run of text that is the same in both, or one change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ChangePart<'a> {
    /// Words that nothing was done to.
    Same(&'a str),
    /// One change, or several of one kind in a row.
    Changed {
        /// As received, invisible characters named (`[U+202E]`), so that they can be seen, and do nothing.
        from: &'a str,
        /// As shown.
        to: &'a str,
    },
}

impl Changes {
    /// Cuts a text, and adds to `counts` how often each kind of change was made.
    pub(super) fn of(text: &Text, counts: &mut [usize; EditKind::ALL.len()]) -> Changes {
        let mut parts = Packer::new();
        let mut run = Run::default();
        text.each_stretch(|stretch| match stretch {
            Stretch::Same(words) => {
                run.pack(&mut parts);
                parts.fixed(&[SAME]);
                parts.sized(words.as_bytes());
            }
            Stretch::Edited { edit, was } => {
                counts[edit.kind as usize] += 1;
                if run.kind != Some(edit.kind) {
                    run.pack(&mut parts);
                    run.kind = Some(edit.kind);
                }
                name_unseen(was, &mut run.from);
                run.to.push_str(&edit.to);
            }
        });
        run.pack(&mut parts);
        Changes(parts.into_bytes())
    }

    /// The parts of a text that was cut; nothing more where the bytes are none of ours.
    pub(crate) fn parts(bytes: &[u8]) -> impl Iterator<Item = ChangePart<'_>> {
        let mut parts = Unpacker::of(bytes);
        std::iter::from_fn(move || match parts.fixed()? {
            [SAME] => Some(ChangePart::Same(parts.text()?)),
            [CHANGED] => Some(ChangePart::Changed { from: parts.text()?, to: parts.text()? }),
            _ => None,
        })
    }
}

/// Changes of one kind in a row.
#[derive(Debug, Default)]
struct Run {
    kind: Option<EditKind>,
    from: String,
    to: String,
}

impl Run {
    /// Packs it, if there is one, and begins another.
    fn pack(&mut self, parts: &mut Packer) {
        if self.kind.take().is_some() {
            parts.fixed(&[CHANGED]);
            parts.sized(self.from.as_bytes());
            parts.sized(self.to.as_bytes());
            self.from.clear();
            self.to.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ChangePart, Changes};
    use crate::persian::{Edit, EditKind, Span, Text};

    #[test]
    fn both_texts_can_be_read_from_the_parts() {
        let edit = |at: Span, to: &'static str, kind: EditKind| Edit {
            at,
            to: to.into(),
            kind,
            rule: "test",
            margin: 1.0,
        };
        let seed = "..ab12 c\u{202E}";
        let edits = vec![
            edit(Span::new(4, 5), "۱", EditKind::Digit),
            edit(Span::new(5, 6), "۲", EditKind::Digit),
            edit(Span::new(6, 7), "\u{200C}", EditKind::Spaced),
            edit(Span::new(8, 11), "", EditKind::Invisible),
        ];
        let mut counts = [0; EditKind::ALL.len()];
        let changes = Changes::of(&Text::new(&seed[2..], 2, &edits), &mut counts);
        let parts: Vec<ChangePart<'_>> = Changes::parts(&changes.0).collect();
        let changed = |from, to| ChangePart::Changed { from, to };
        let expected = [
            ChangePart::Same("ab"),
            changed("12", "۱۲"),
            changed(" ", "\u{200C}"),
            ChangePart::Same("c"),
            changed("[U+202E]", ""),
        ];
        assert_eq!(parts, expected);
        let counted = [EditKind::Digit, EditKind::Spaced, EditKind::Invisible];
        assert_eq!(counted.map(|kind| counts[kind as usize]), [2, 1, 1]);
        assert_eq!(counts.iter().sum::<usize>(), 4);
    }
}
