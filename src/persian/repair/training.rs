//! What the trainer of the weights asks of the repair; the program itself never does.

use crate::persian::Span;

use super::Repairer;
use super::block::{Block, UNMET, Word};
use super::language::Language;
use super::letters::{Letters, ends_its_join};
use super::memory::Memory;
use super::place::{around, context};
use super::ranking::Ranking;
use super::scan::scan;
use super::settings::{Digits, Exceptions, Plural, Settings};
use super::spaced::Pair;
use super::weights::{COUNT, Weights};

/// How many features there are.
pub const FEATURES: usize = COUNT;

/// A choice that a careful writer made.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// What could have been written: the features of each, with their values.
    pub options: Vec<Vec<(u16, f32)>>,
    /// Which of them was.
    pub right: usize,
    /// Whether it is about two words with a space between.
    pub is_pair: bool,
    /// True when a half-space was right.
    pub is_half: bool,
}

/// Makes lessons of well-written lines.
#[derive(Debug)]
pub struct Teacher(Language);

impl Teacher {
    /// With the built-in lexicon; weights play no part.
    pub fn new() -> Teacher {
        Teacher(Language::new(Plural::Keep))
    }

    /// Every choice in one line: each word as if it had lost its half-spaces, each half-space as if it
    /// had become a space.
    pub fn lessons(&self, line: &str) -> Vec<Lesson> {
        let mut gold = scan(line, Span::new(0, line.len()), Digits::Keep);
        let mut memory = Memory::default();
        memory.meet(&mut gold, &self.0);
        let mut lessons = Vec::new();
        for idx in 0..gold.words.len() {
            lessons.extend(self.of_word(&gold, idx));
        }
        for how in [Loosen::All, Loosen::None, Loosen::Odd, Loosen::Even] {
            let (mut loose, halves) = loosen(&gold, how);
            memory.meet(&mut loose, &self.0);
            for (idx, half) in halves.into_iter().enumerate() {
                if !half && how.is_partial() {
                    // Half-loosened lines add only the halves: their spaces were seen already.
                    continue;
                }
                lessons.extend(self.of_pair(&loose, idx, half));
            }
        }
        lessons
    }

    fn of_word(&self, gold: &Block, idx: usize) -> Option<Lesson> {
        let word = &gold.words[idx];
        let letters = Letters::new(gold.codes(word)).filter(|_| word.len > 2 && !word.is_closed)?;
        let readings = self.0.analyser.readings(&letters, 0);
        let right = readings.iter().position(|reading| reading.mask == word.mask)?;
        if readings.len() == 1 || self.0.house(&letters, &readings).is_some() {
            return None;
        }
        let context = context(gold, idx);
        let ranking = Ranking::new((&self.0.analyser, &self.0.sided), &letters, &readings, context);
        let options = readings.iter().map(|reading| {
            let mut features = Vec::new();
            ranking.features(reading, &mut |feature, value| features.push((feature, value)));
            features
        });
        let options = options.collect();
        Some(Lesson { options, right, is_pair: false, is_half: word.mask != 0 })
    }

    fn of_pair(&self, loose: &Block, idx: usize, half: bool) -> Option<Lesson> {
        let (first, second) = (loose.words.get(idx)?, loose.words.get(idx + 1)?);
        first.space?;
        let joins = !ends_its_join(loose.codes(first)[first.len as usize - 1]);
        if first.is_closed || second.is_closed || (half && !joins) {
            return None;
        }
        let codes = loose.letters_of(first.first as usize..second.range().end);
        let mask = first.mask | second.mask.checked_shl(first.len)?;
        let pair = Pair::new(&self.0.analyser, codes, first.len as usize, mask)?;
        let mut features = Vec::new();
        let around = around(loose, idx);
        let any = pair.features(around, &mut |feature, value| features.push((feature, value)));
        any.then(|| Lesson {
            options: vec![Vec::new(), features],
            right: usize::from(half),
            is_pair: true,
            is_half: half,
        })
    }
}

impl Default for Teacher {
    fn default() -> Teacher {
        Teacher::new()
    }
}

impl Repairer {
    /// A repairer with weights from a file instead of the built-in ones.
    pub fn with_weights(settings: &Settings, weights: &[u8]) -> Repairer {
        let language = Language::with(Weights::read(weights), settings.plural);
        Repairer { language, ..Repairer::new(settings, &Exceptions::default()) }
    }
}

/// Which half-spaces of a line become spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loosen {
    All,
    None,
    Odd,
    Even,
}

impl Loosen {
    fn is_partial(self) -> bool {
        matches!(self, Loosen::Odd | Loosen::Even)
    }

    fn takes(self, nth: usize) -> bool {
        match self {
            Loosen::All => true,
            Loosen::None => false,
            Loosen::Odd => !nth.is_multiple_of(2),
            Loosen::Even => nth.is_multiple_of(2),
        }
    }
}

/// The line with spaces for half-spaces, and for each word whether one stood after it.
fn loosen(gold: &Block, how: Loosen) -> (Block, Vec<bool>) {
    let mut loose = Block { codes: gold.codes.clone(), ..Block::default() };
    let mut halves = Vec::new();
    let mut nth = 0;
    for word in &gold.words {
        let mut rest = *word;
        for place in (1..word.len.min(31)).filter(|place| word.mask >> place & 1 == 1) {
            nth += 1;
            if how.takes(nth) {
                let done = word.first + place - rest.first;
                let head = Word {
                    len: done,
                    mask: rest.mask & ((1 << done) - 1),
                    space: Some(rest.span),
                    id: UNMET,
                    ..rest
                };
                loose.words.push(head);
                halves.push(true);
                rest = Word {
                    first: word.first + place,
                    len: rest.len - done,
                    mask: rest.mask >> done & !1,
                    id: UNMET,
                    ..rest
                };
            }
        }
        loose.words.push(rest);
        halves.push(false);
    }
    (loose, halves)
}
