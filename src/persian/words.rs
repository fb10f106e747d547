//! A text cut into words, numbers and signs, each with the one spelling it is compared by.

use crate::persian::Span;
use crate::persian::letters::{Kind, letter};

/// The words of one text. Half-spaces are inside words, digits apart from letters: «30خردادماه» is two.
#[derive(Debug, Clone, Default)]
pub struct Words {
    letters: String,
    words: Vec<Word>,
}

/// One word, number or sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
    /// Where its folded spelling stands in [`Words::letters`].
    key: Span,
}

/// What a [`Word`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// One sign of punctuation.
    Sign,
}

/// A word and the space behind it take about so many bytes.
const WORD_BYTES: usize = 9;

impl Words {
    /// Cuts a text.
    pub fn of(text: &str) -> Words {
        let mut res = Words {
            letters: String::with_capacity(text.len()),
            words: Vec::with_capacity(text.len() / WORD_BYTES),
        };
        let mut open = None;
        for (at, c) in text.char_indices() {
            let letter = letter(c);
            let kind = kind_of(letter.kind, open);
            if open != kind || kind == Some(WordKind::Sign) {
                if open.is_some() {
                    res.close(at);
                }
                res.start(at, kind);
            }
            open = kind;
            if let Some(folded) = letter.folded.filter(|_| kind.is_some()) {
                res.letters.push(folded);
            }
        }
        if open.is_some() {
            res.close(text.len());
        }
        res
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, in order.
    pub fn all(&self) -> &[Word] {
        &self.words
    }

    /// The folded spelling of the word at an index; empty past the end.
    pub fn key(&self, idx: usize) -> &str {
        self.words.get(idx).map_or("", |word| &self.letters[word.key.range()])
    }

    /// The folded spelling of some words in a row, without what stood between them: «سه شنبه» → «سهشنبه».
    /// `None` past the end, and where a sign is among them.
    pub fn joined(&self, idx: usize, count: usize) -> Option<&str> {
        let words = self.words.get(idx..idx + count)?;
        let (first, last) = (words.first()?, words.last()?);
        let signs = words.iter().any(|word| word.kind == WordKind::Sign);
        (!signs).then(|| &self.letters[first.key.start as usize..last.key.end as usize])
    }

    /// What the word at an index is; `None` past the end.
    pub fn kind(&self, idx: usize) -> Option<WordKind> {
        self.words.get(idx).map(|word| word.kind)
    }

    /// True when a sign of these stands at an index.
    pub fn is_sign(&self, idx: usize, signs: &[char]) -> bool {
        self.kind(idx) == Some(WordKind::Sign) && self.key(idx).starts_with(signs)
    }

    /// The part of the text from one word to before another.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.words.get(from), to.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if from < to => {
                Span { start: first.span.start, end: last.span.end }
            }
            _ => Span::default(),
        }
    }

    /// Every word's folded spelling, one after the other.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// Where in [`Words::letters`] the word at an index stands.
    pub fn place(&self, idx: usize) -> Span {
        self.words.get(idx).map_or(Span::default(), |word| word.key)
    }

    fn start(&mut self, at: usize, kind: Option<WordKind>) {
        if let Some(kind) = kind {
            let key = self.letters.len();
            self.words.push(Word { span: Span::new(at, at), kind, key: Span::new(key, key) });
        }
    }

    /// Ends the last word before a byte of the text.
    fn close(&mut self, to: usize) {
        let key = Span::new(0, self.letters.len()).end;
        if let Some(word) = self.words.last_mut() {
            word.span.end = Span::new(0, to).end;
            word.key.end = key;
        }
    }
}

/// What a character belongs to, given what is open before it.
fn kind_of(kind: Kind, open: Option<WordKind>) -> Option<WordKind> {
    match kind {
        Kind::Nothing => open.filter(|kind| *kind != WordKind::Sign),
        Kind::Digit => Some(WordKind::Number),
        Kind::Letter => Some(WordKind::Word),
        Kind::Space => None,
        Kind::Sign => Some(WordKind::Sign),
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = Words::of(text);
        let keys: Vec<&str> = (0..words.len()).map(|idx| words.key(idx)).collect();
        assert_eq!(keys, expected);
        for (idx, word) in words.all().iter().enumerate() {
            assert_eq!(crate::persian::fold::fold(&text[word.span.range()]), words.key(idx));
        }
    }

    #[test]
    fn words_numbers_and_signs() {
        check("30خردادماه در تهران.", &["30", "خردادماه", "در", "تهران", "."]);
        check("«سه\u{200C}شنبه»، ۱۹:۳۰", &["«", "سهشنبه", "»", "،", "19", ":", "30"]);
        check("رئیس جمهورِ ما", &["رییس", "جمهور", "ما"]);
        check("  \u{200C} ", &[]);
        check("\u{0621}", &[]);
    }

    #[test]
    fn words_in_a_row() {
        let words = Words::of("روز سه شنبه، ۵ مهر");
        assert_eq!(words.joined(1, 2), Some("سهشنبه"));
        assert_eq!(words.joined(2, 2), None);
        assert_eq!(words.joined(5, 2), None);
    }
}
