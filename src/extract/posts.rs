//! Whether two posts are one: «رییس اتحادیه» and «رئیس اتحادیه صادرکنندگان استان».

use std::ops::Range;

use super::lexicon::Class;
use super::words::Words;

/// A post someone holds.
#[derive(Debug, Clone)]
pub(super) struct Post {
    /// As it is shown.
    pub(super) text: String,
    /// Folded, without spaces.
    pub(super) key: Box<str>,
    /// The head, folded: «رییس».
    head: Box<str>,
    /// Folded words that tell it from other posts, without the head.
    marks: Vec<Box<str>>,
}

impl Post {
    /// From its words.
    pub(super) fn new(words: &Words<'_>, span: Range<usize>) -> Post {
        let head_len = words.longest(span.start, span.end, Class::ROLE).max(1);
        let head = words.joined(span.start, span.start + head_len);
        let head = words.lexicon().synonym(head);
        let marks = (span.start + head_len..span.end)
            .filter(|at| !words.is_sign(*at) && !words.is(*at, Class::FILLER))
            .map(|at| words.key(at).into())
            .collect();
        Post {
            text: shown(words.text(span.start, span.end)),
            key: words.joined(span.start, span.end).into(),
            head: head.into(),
            marks,
        }
    }

    /// Posts whose heads do not begin alike are never one.
    pub(super) fn bucket(&self) -> &str {
        let third = self.head.char_indices().nth(3).map_or(self.head.len(), |(at, _)| at);
        &self.head[..third]
    }

    /// How much of the shorter one the longer one says, in percent. A bare head says nothing else,
    /// so it is all of any longer one.
    pub(super) fn likeness(&self, other: &Post) -> usize {
        if self.key == other.key {
            return 100;
        }
        if !(self.head.starts_with(&*other.head) || other.head.starts_with(&*self.head)) {
            return 0;
        }
        let (short, long) =
            if self.letters() <= other.letters() { (self, other) } else { (other, self) };
        let total = short.letters();
        if total == 0 {
            return 100;
        }
        let shared: usize =
            short.marks.iter().filter(|mark| long.says(mark)).map(|mark| mark.len()).sum();
        shared * 100 / total
    }

    fn letters(&self) -> usize {
        self.marks.iter().map(|mark| mark.len()).sum()
    }

    /// True when a word stands in this post, in any form that begins like it.
    fn says(&self, mark: &str) -> bool {
        let count = mark.chars().count();
        let most = count - count / 4;
        let stem = mark.char_indices().nth(most.max(3)).map_or(mark, |(at, _)| &mark[..at]);
        self.key.contains(stem)
    }
}

/// Text in one line, without commas around it.
pub(super) fn shown(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_matches(['،', ',', ' ']).to_owned()
}
