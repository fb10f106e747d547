//! How a text lost its half-spaces, which tells how far to trust it: a wire that joined its words left its
//! spaces alone, and a text with all its half-spaces needs no repair.

use super::block::{Block, Word};
use super::grammar::Class;
use super::language::Language;
use super::letters::{MI, hash};
use super::memory::Memory;
use super::place::{choice, margin};
use super::reading::Kind;
use super::settings::Level;

/// How sure a change must be in one text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bars {
    /// How far ahead a reading must be before a joined word is divided.
    pub(super) joined: f32,
    /// How far above nothing a pair must be before it is made one.
    pub(super) spaced: f32,
}

impl Bars {
    /// True when something that stayed under the others might pass these.
    pub(super) fn allow_more_than(self, other: Bars) -> bool {
        self.joined < other.joined || self.spaced < other.spaced
    }
}

/// What became of the half-spaces that everybody writes: after «می», before «ها».
#[derive(Debug, Clone, Copy, Default)]
struct Habits {
    kept: f32,
    joined: f32,
    spaced: f32,
}

/// The bars for a text: those of the level, raised against what the text does not do and lowered for what
/// it does.
pub(super) fn bars(
    blocks: &[Block],
    level: Level,
    language: &Language,
    memory: &mut Memory,
) -> Bars {
    let mut habits = Habits::default();
    for block in blocks {
        for idx in 0..block.words.len() {
            habits.count(block, idx, language, memory);
        }
    }
    let bars = match level {
        Level::Safe => Bars { joined: 1.5, spaced: 2.0 },
        Level::Normal => Bars { joined: 0.3, spaced: 0.2 },
        Level::Eager => Bars { joined: 0.0, spaced: 0.0 },
    };
    Bars {
        joined: bars.joined + habits.shift(habits.joined, &JOINED),
        spaced: bars.spaced + habits.shift(habits.spaced, &SPACED),
    }
}

/// By how much a bar falls where the damage is the rule, and rises where there is none.
struct Reach {
    falls: f32,
    rises: f32,
}

const JOINED: Reach = Reach { falls: 0.0, rises: 2.5 };
const SPACED: Reach = Reach { falls: 0.7, rises: 3.0 };
/// So many places count as much as no knowledge.
const DOUBT: f32 = 12.0;
/// A share of damage at which the bars stay.
const USUAL: f32 = 0.25;

impl Habits {
    fn count(&mut self, block: &Block, idx: usize, language: &Language, memory: &mut Memory) {
        let word = &block.words[idx];
        if is_kept(block, word, language) {
            self.kept += 1.0;
        } else if word.mask == 0 && is_joined(block, idx, language, memory) {
            self.joined += 1.0;
        } else if is_spaced(block, idx, language, memory) {
            self.spaced += 1.0;
        }
    }

    fn shift(&self, damaged: f32, reach: &Reach) -> f32 {
        let all = self.kept + self.joined + self.spaced;
        let share = (damaged + USUAL * DOUBT) / (all + DOUBT);
        if share > USUAL {
            -reach.falls * (share - USUAL) / (1.0 - USUAL)
        } else {
            reach.rises * (USUAL - share) / USUAL
        }
    }
}

/// «می|شود», «کتاب|ها».
fn is_kept(block: &Block, word: &Word, language: &Language) -> bool {
    if word.mask == 0 || word.is_closed {
        return false;
    }
    let codes = block.codes(word);
    let last = &codes[word.mask.ilog2() as usize..];
    codes.starts_with(&MI) || language.analyser.grammar.is(hash(last), Class::Plural)
}

/// «میشود», «کتابها».
fn is_joined(block: &Block, idx: usize, language: &Language, memory: &mut Memory) -> bool {
    let choice = choice(block, idx, language, memory);
    choice.is_some_and(|choice| {
        choice.margin > 1.0 && matches!(choice.kind, Kind::Verb | Kind::Plural)
    })
}

/// «می شود», «کتاب ها».
fn is_spaced(block: &Block, idx: usize, language: &Language, memory: &mut Memory) -> bool {
    let Some(second) = block.after(idx) else { return false };
    let first = &block.words[idx];
    let is_mi = || first.len == 2 && block.codes(first) == MI;
    let is_sure = second.traits.is(Class::Plural) || is_mi();
    is_sure && margin(block, idx, language, memory).is_some_and(|margin| margin > 1.0)
}
