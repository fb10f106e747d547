//! What an article leaves out of its seed.

use crate::model::{Article, Seed};
use crate::persian::{Span, Text};

/// The bytes of a seed that stand in no paragraph of its article: the date, furniture, white space. With the article,
/// whose texts remember what they were, they are the seed again; so a seed need not stay in memory beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    around: Box<str>,
    /// Non-empty lines of the file.
    pub n_lines: u32,
}

impl Received {
    /// What `article` leaves out of the seed that it was made from.
    pub fn of(seed: &Seed, article: &Article) -> Received {
        let n_lines = seed.blocks.iter().map(|block| block.lines.end).max().unwrap_or(0);
        Received::around(&seed.source, n_lines, article)
    }

    /// The same, of a seed's text and the number of its non-empty lines.
    pub(crate) fn around(source: &str, n_lines: u32, article: &Article) -> Received {
        let mut around = String::new();
        let mut done = 0;
        for text in in_order(article) {
            let Span { start, end } = text.source();
            around.push_str(&source[done..start as usize]);
            done = end as usize;
        }
        around.push_str(&source[done..]);
        Received { around: around.into(), n_lines }
    }

    /// The seed's text, byte for byte, given its article.
    pub fn source(&self, article: &Article) -> String {
        let n_bytes: usize = in_order(article).map(|text| text.source().len()).sum();
        let mut source = String::with_capacity(n_bytes + self.around.len());
        let mut rest = &*self.around;
        for text in in_order(article) {
            let (before, after) = rest.split_at(text.source().start as usize - source.len());
            source.push_str(before);
            text.undo_onto(&mut source);
            rest = after;
        }
        source + rest
    }
}

/// The texts of paragraphs, but for one that stood before an earlier one in the seed.
fn in_order(article: &Article) -> impl Iterator<Item = &Text> {
    let mut done = 0;
    article.paragraphs.iter().map(|it| &it.text).filter(move |text| {
        let Span { start, end } = text.source();
        let follows = start >= done;
        done = done.max(end);
        follows
    })
}
