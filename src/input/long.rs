//! Blocks that are longer than any paragraph, cut at the ends of their sentences: what works paragraph by paragraph
//! then needs no more room for a whole book on one line than for a report.

use crate::model::{Block, BlockKind};
use crate::persian::Span;
use crate::persian::chars::is_mark;

/// The most bytes of a paragraph: some thirty thousand letters, more than a whole report has.
const LONGEST: usize = 1 << 16;

/// The same blocks, none longer than a paragraph may be. What is cut off a headline or a lead is body.
pub(crate) fn cut_long(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.iter().all(|block| block.span.len() <= LONGEST) {
        return blocks;
    }
    let mut res = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut kind = block.kind;
        for span in pieces(text, block.span) {
            res.push(Block { span, kind, lines: block.lines.clone() });
            if kind != BlockKind::Furniture {
                kind = BlockKind::Body;
            }
        }
    }
    res
}

fn pieces(text: &str, span: Span) -> Vec<Span> {
    let (mut at, end) = (span.start as usize, span.end as usize);
    let mut res = Vec::new();
    while end - at > LONGEST {
        let stop = at + first_piece(&text[at..end]);
        let piece = text[at..stop].trim_end();
        res.push(Span::new(at, at + piece.len()));
        at = end - text[stop..end].trim_start().len();
    }
    res.push(Span::new(at, end));
    res
}

/// Bytes of the first piece: up to the last end of a sentence, else the last space, else the last letter without
/// marks to come.
fn first_piece(text: &str) -> usize {
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let sentence = head.char_indices().rev().find(|&(at, c)| {
        let spaced = || head[at + c.len_utf8()..].starts_with(char::is_whitespace);
        matches!(c, '.' | '؟' | '!') && spaced()
    });
    let space = || head.char_indices().rev().find(|(_, c)| c.is_whitespace());
    let joins = |c: char| is_mark(c) || !c.is_alphanumeric() && !c.is_ascii();
    let letter = || head.char_indices().rev().find(|&(at, c)| at > 0 && !joins(c));
    match (sentence, space(), letter()) {
        (Some((at, c)), ..) => at + c.len_utf8(),
        (None, Some((at, _)), _) if at > 0 => at,
        (None, _, Some((at, _))) => at,
        _ => head.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, cut_long};
    use crate::model::{Block, BlockKind};
    use crate::persian::Span;

    /// The pieces of a lead that holds `text`, after what always holds for them.
    #[track_caller]
    fn cut(text: &str) -> Vec<&str> {
        let span = Span::new(0, text.len());
        let block = |span, kind| Block { span, kind, lines: 0..1 };
        let pieces = cut_long(text, vec![block(span, BlockKind::Lead)]);
        assert_eq!(pieces[0].kind, BlockKind::Lead);
        assert!(pieces[1..].iter().all(|it| it.kind == BlockKind::Body));
        let pieces: Vec<&str> = pieces.iter().map(|it| &text[it.span.range()]).collect();
        assert!(pieces.iter().all(|it| !it.is_empty() && it.len() <= LONGEST));
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(solid(&pieces.concat()), solid(text), "nothing is lost");
        pieces
    }

    #[test]
    fn a_long_block_is_cut_where_a_sentence_ends() {
        assert_eq!(cut("کتاب خوب است. باز هم.").len(), 1);
        let long = "کتاب خوب است. ".repeat(10_000);
        let pieces = cut(long.trim());
        assert!(pieces.len() > 3 && pieces.iter().all(|it| it.ends_with("است.")));
        let words = "کتاب ".repeat(30_000);
        assert!(cut(words.trim()).iter().all(|it| it.ends_with("کتاب")));
    }

    #[test]
    fn what_has_no_end_is_cut_all_the_same() {
        for part in ["ب", "خ\u{64B}", "\u{64B}", "👍", "a", "«", "\u{200D}", "<b>", "…"] {
            assert!(cut(&part.repeat(200_000 / part.len())).len() > 2, "{part:?}");
        }
        let spaced = format!("{}{}", " ".repeat(200_000), "ب");
        assert_eq!(cut(&format!("ب{spaced}")).len(), 2);
    }
}
