//! One paragraph as words and signs, each with what it can be: the only scan over the text.

use super::given::is_compound_given;
use super::lexicon::{Class, Lexicon, settle_spelling};
use crate::persian::Span;
use crate::persian::chars::ZWNJ;
use crate::persian::letters::{Kind, Letter, letter};

/// Entries of the lexicon are at most this many words long.
const LONGEST: usize = 4;

/// A paragraph, scanned.
#[derive(Debug)]
pub(super) struct Words<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Folded letters of all words, without spaces: a slice is the key of a run of words.
    folded: String,
    tokens: Vec<Token>,
    /// What the runs of two, three and four words can be, by the token where they begin, in order; few begin one.
    longer: Vec<(u32, [Class; LONGEST - 1])>,
}

/// A word, a number or a sign. A long paragraph has millions: 32 bytes each.
#[derive(Debug, Clone, Copy)]
struct Token {
    /// What it can be by itself.
    class: Class,
    start: u32,
    end: u32,
    /// Where its letters start in the folded ones; they end where the next token's start.
    key_start: u32,
    /// Where its sentence begins, by token.
    sentence: u32,
    sign: Option<char>,
    /// Between «».
    quoted: bool,
    /// Runs of several words that begin here can be something.
    begins_longer: bool,
}

impl<'a> Words<'a> {
    /// Scans a paragraph.
    pub(super) fn scan(text: &'a str, lexicon: &'a Lexicon) -> Words<'a> {
        let mut words = Words {
            text,
            lexicon,
            folded: String::with_capacity(text.len()),
            tokens: Vec::with_capacity(text.len() / 8),
            longer: Vec::new(),
        };
        words.cut();
        words.classify();
        words.mark_quotes();
        words.mark_sentences();
        words
    }

    /// Reads a dash as a colon: «نیکخواه- …» is a label.
    pub(super) fn take_for_colon(&mut self, at: usize) {
        self.tokens[at].sign = Some(':');
    }

    /// How many tokens.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The sign at a place, if it is one. Past the last token there is nothing, here and below.
    pub(super) fn sign(&self, at: usize) -> Option<char> {
        self.tokens.get(at)?.sign
    }

    /// True for a sign.
    pub(super) fn is_sign(&self, at: usize) -> bool {
        self.sign(at).is_some()
    }

    /// True for «،» and its like, which separate parts of a sentence.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.sign(at).is_some_and(|sign| matches!(sign, '،' | ',' | '؛' | ';' | '-' | '–' | 'ـ'))
    }

    /// True for an opening quotation mark, or the ASCII one, which opens and closes.
    pub(super) fn opens_quote(&self, at: usize) -> bool {
        self.sign(at).is_some_and(|sign| matches!(sign, '«' | '"' | '“' | '‹'))
    }

    /// True for a closing quotation mark, or the ASCII one.
    pub(super) fn closes_quote(&self, at: usize) -> bool {
        self.sign(at).is_some_and(|sign| matches!(sign, '»' | '"' | '”' | '›'))
    }

    /// True between «».
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.quoted)
    }

    /// The first token of the sentence that holds this one.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.tokens.len(), |token| token.sentence as usize)
    }

    /// One past the last token of the sentence that holds this one, at most `limit` tokens on.
    pub(super) fn sentence_end(&self, at: usize, limit: usize) -> usize {
        let last = self.tokens.len().min(at.saturating_add(limit));
        let Some(rest @ [Token { sentence, .. }, ..]) = self.tokens.get(at..last) else {
            return at;
        };
        at + rest.iter().take_while(|token| token.sentence == *sentence).count()
    }

    /// The folded letters of a word; nothing for a sign.
    pub(super) fn key(&self, at: usize) -> &str {
        self.joined(at, at + 1)
    }

    /// The folded letters of the words of a run; signs among them do not count.
    pub(super) fn joined(&self, start: usize, end: usize) -> &str {
        let end = end.min(self.tokens.len());
        if start >= end {
            return "";
        }
        let key_end = self.tokens.get(end).map_or(self.folded.len(), |it| it.key_start as usize);
        &self.folded[self.tokens[start].key_start as usize..key_end]
    }

    /// The lexicon it was scanned with.
    pub(super) fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// The words between two places, as they are shown.
    pub(super) fn text(&self, start: usize, end: usize) -> &'a str {
        &self.text[self.span(start, end).range()]
    }

    /// Bytes of the paragraph between two places.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let end = end.min(self.tokens.len());
        if start >= end {
            return Span::default();
        }
        Span { start: self.tokens[start].start, end: self.tokens[end - 1].end }
    }

    /// Bytes from a place to the end of the token before `end`, without the space and signs around and without the
    /// «که» that ties what was said to its verb.
    pub(super) fn said(&self, start: usize, end: usize) -> Span {
        let sign = |at: &usize| matches!(self.sign(*at), Some('،' | ':' | '.' | '؛' | ','));
        let mut words = (start..end).filter(|at| !sign(at));
        let first = words.next().unwrap_or(end);
        let tied = self.is_any(first, &["که"]);
        let first = words.next().filter(|_| tied).unwrap_or(first);
        self.span(first, end)
    }

    /// True when the word is one of these by itself.
    pub(super) fn is(&self, at: usize, any: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.class.has(any))
    }

    /// True for a word of no class.
    pub(super) fn is_unlisted(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.class.is_empty())
    }

    /// How many words long the longest entry of a class is that begins here and ends by `end`; zero for none.
    pub(super) fn longest(&self, at: usize, end: usize, any: Class) -> usize {
        self.lengths(at, end, any).next_back().unwrap_or(0)
    }

    /// How many words long each entry of a class is that begins here and ends by `end`, shortest first.
    pub(super) fn lengths(
        &self,
        at: usize,
        end: usize,
        any: Class,
    ) -> impl DoubleEndedIterator<Item = usize> {
        let classes = self.classes(at);
        let most = LONGEST.min(end.saturating_sub(at));
        (1..=most).filter(move |len| classes[len - 1].has(any))
    }

    /// What the runs of one, two, three and four words that begin at a place can be.
    fn classes(&self, at: usize) -> [Class; LONGEST] {
        let Some(Token { class, begins_longer, .. }) = self.tokens.get(at).copied() else {
            return Default::default();
        };
        let longer = begins_longer
            .then(|| self.longer.binary_search_by_key(&at, |(begins, _)| *begins as usize).ok())
            .flatten();
        let [two, three, four] = longer.map_or_else(Default::default, |idx| self.longer[idx].1);
        [class, two, three, four]
    }

    /// True when the word is one of these spellings, folded.
    pub(super) fn is_any(&self, at: usize, keys: &[&str]) -> bool {
        keys.contains(&self.key(at))
    }

    /// True for «می\u{200C}رود», «نمی\u{200C}داند».
    pub(super) fn is_present_verb(&self, at: usize) -> bool {
        let text = self.text(at, at + 1);
        let rest = text.strip_prefix('ن').unwrap_or(text).strip_prefix("می");
        rest.is_some_and(|rest| rest.starts_with(ZWNJ))
    }

    /// True for «کتاب\u{200C}ها», «محورهای», not for «قوشه\u{200C}ای».
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let text = self.text(at, at + 1);
        let last = text.rsplit(ZWNJ).next().unwrap_or_default();
        let parted = last.len() < text.len();
        let ends = ["های", "هایی", "هایش"].iter().any(|end| self.key(at).ends_with(end));
        parted && last.starts_with("ها") || ends && !(parted && last == "ای")
    }

    /// True when the last token is a colon.
    pub(super) fn ends_in_colon(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.sign == Some(':'))
    }

    /// True when the last token is a full stop or its like.
    pub(super) fn ends_as_sentence(&self) -> bool {
        let sign = self.tokens.last().and_then(|token| token.sign);
        sign.is_some_and(|sign| matches!(sign, '.' | '؟' | '?' | '!' | '…'))
    }

    fn cut(&mut self) {
        let mut chars = self.text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let first = letter(c);
            if matches!(first.kind, Kind::Space | Kind::Nothing) {
                continue;
            }
            let key_start = self.folded.len();
            let mut end = start + c.len_utf8();
            let sign = (first.kind == Kind::Sign).then_some(c);
            if sign.is_none() {
                self.fold(first);
                // Digits and letters are apart; what takes no place parts nothing.
                while let Some((at, next, of)) = chars.peek().map(|(at, c)| (*at, *c, letter(*c)))
                    && (of.kind == first.kind || of.kind == Kind::Nothing)
                {
                    self.fold(of);
                    end = at + next.len_utf8();
                    chars.next();
                }
                settle_spelling(&mut self.folded, key_start);
            }
            self.push(Span::new(start, end), key_start, sign);
        }
    }

    fn fold(&mut self, letter: Letter) {
        if let Some(folded) = letter.folded {
            self.folded.push(folded);
        }
    }

    fn push(&mut self, shown: Span, key_start: usize, sign: Option<char>) {
        self.tokens.push(Token {
            class: Class::default(),
            start: shown.start,
            end: shown.end,
            key_start: u32::try_from(key_start).expect("a seed is far below 4 GiB"),
            sentence: 0,
            sign,
            quoted: false,
            begins_longer: false,
        });
    }

    fn classify(&mut self) {
        for at in 0..self.tokens.len() {
            if self.tokens[at].sign.is_none() {
                let [one, longer @ ..] = self.classes_at(at);
                self.tokens[at].class = one;
                if longer.iter().any(|class| !class.is_empty()) {
                    self.tokens[at].begins_longer = true;
                    let begins = u32::try_from(at).expect("a seed is far below 4 GiB");
                    self.longer.push((begins, longer));
                }
            }
        }
    }

    /// What the runs of words that begin here can be. Longer runs are looked up only where an entry
    /// of the lexicon begins with the shorter one.
    fn classes_at(&self, at: usize) -> [Class; LONGEST] {
        let mut classes = [Class::default(); LONGEST];
        let most = LONGEST.min(self.tokens.len() - at);
        for len in 1..=most {
            if self.tokens[at + len - 1].sign.is_some() {
                break;
            }
            let class = self.lexicon.class(self.joined(at, at + len));
            classes[len - 1] = class.without(Class::BEGINS);
            if !class.has(Class::BEGINS) {
                break;
            }
        }
        if classes[0].is_empty() && is_compound_given(self.key(at), self.lexicon) {
            classes[0] = Class::GIVEN;
        }
        classes
    }

    /// Marks what stands between «». An opening mark without its closing one marks nothing.
    fn mark_quotes(&mut self) {
        let mut open = Vec::new();
        let mut outermost = Vec::new();
        for at in 0..self.tokens.len() {
            match self.tokens[at].sign {
                Some('«') => open.push(at),
                Some('»') => outermost.extend(open.pop().map(|start| (start, at))),
                _ => {}
            }
        }
        outermost.sort_unstable();
        let mut done = 0;
        for (start, end) in outermost {
            for token in &mut self.tokens[start.max(done)..end.max(done)] {
                token.quoted = true;
            }
            done = done.max(end);
        }
    }

    fn mark_sentences(&mut self) {
        let mut start = 0;
        for at in 0..self.tokens.len() {
            self.tokens[at].sentence = start;
            if self.ends_sentence(at) {
                start = u32::try_from(at + 1).expect("a seed is far below 4 GiB");
            }
        }
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let sign =
            |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).and_then(|token| token.sign);
        let ends = |sign: Option<char>| matches!(sign, Some('.' | '؟' | '?' | '!' | '…'));
        let digit = |at: usize| self.key(at).ends_with(|c: char| c.is_ascii_digit());
        let this = sign(Some(at));
        if this == Some('»') && at > 0 && self.tokens[at - 1].quoted && ends(sign(Some(at - 1))) {
            return !self.goes_on_after_quote(at + 1);
        }
        if !ends(this) || self.tokens[at].quoted || ends(sign(Some(at + 1))) {
            return false;
        }
        let decimal = this == Some('.') && at > 0 && digit(at - 1);
        if decimal && at + 1 < self.tokens.len() && digit(at + 1) {
            return false;
        }
        // An ellipsis inside a sentence is a pause.
        let ellipsis = this == Some('…') || this == Some('.') && sign(at.checked_sub(1)) == this;
        !ellipsis || at + 1 == self.tokens.len()
    }

    /// «… چیست؟» | گفت: the sentence around a quotation goes on with a verb of saying or a sign.
    fn goes_on_after_quote(&self, at: usize) -> bool {
        at < self.tokens.len()
            && (self.is_sign(at)
                || self.is_any(at, &["و", "را", "که"])
                || self.longest(at, self.tokens.len(), Class::CUE.or(Class::INDIRECT)) > 0)
    }
}
