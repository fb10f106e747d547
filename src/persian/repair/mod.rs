//! Puts back the half-spaces that the wire stripped, and the house's letters, digits and signs.
//!
//! In reading order: `settings` (`steps` counts the work); `letters`, `quick`, `lexicon`, `grammar`, `sided` (what is
//! known); `chars`, `markup`, `protect`, `quotes`, `traits`, `block`, `scan_state`, `spacing` and `scan` (a block taken
//! apart); `editor` (exceptions); `part`, `reading`, `analyse`, `whole`, `verbs`, `affixes`, `compounds` (how a word can be
//! read); `weights`, `lead`, `rank`, `sides`, `spaced`, `language` (what is chosen); `memory`, `place`, `habits`, `passes`,
//! `evidence`, `questions` and `names` (until nothing changes).

mod settings;
mod steps;
mod letters;
mod quick;
mod lexicon;
mod grammar;
mod sided;
mod chars;
mod markup;
mod protect;
mod quotes;
mod traits;
mod block;
mod scan_state;
mod spacing;
mod scan;
mod editor;
mod part;
mod reading;
mod analyse;
mod whole;
mod verbs;
mod affixes;
mod compounds;
mod weights;
mod lead;
mod ranking;
mod sides;
mod rank;
mod spaced;
mod language;
mod memory;
mod place;
mod habits;
mod passes;
mod evidence;
mod questions;
mod names;
pub mod training;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::persian::{Span, Text};

use self::block::Block;
use self::editor::Editor;
use self::habits::Bars;
use self::language::Language;
use self::memory::Memory;
use self::questions::Asking;
use self::scan::scan;

pub use self::evidence::Evidence;
pub use self::language::Explained;
pub use self::questions::{Changed, Questions};
pub use self::settings::{Digits, Exception, Exceptions, Ezafe, Level, Names, Plural, Settings};

/// Decisions after which a thread begins anew; some ten megabytes.
const ROOM_TO_REMEMBER: usize = 1 << 17;

/// Knows the language, the settings and the editor's exceptions.
#[derive(Debug)]
pub struct Repairer {
    language: Language,
    editor: Editor,
    settings: Settings,
    /// What threads have decided so far and lend one another: most words stand in many seeds.
    memories: Mutex<Vec<Memory>>,
}

impl Repairer {
    /// Made once for a site.
    pub fn new(settings: &Settings, exceptions: &Exceptions) -> Repairer {
        let language = Language::new(settings.plural);
        let (editor, memories) = (Editor::new(exceptions), Mutex::default());
        Repairer { language, editor, settings: *settings, memories }
    }

    /// Repairs the blocks of one seed together: what one spells out settles the other.
    pub fn blocks(&self, seed: &str, blocks: &[Span], site: &Evidence) -> Vec<Text> {
        self.blocks_asking(seed, blocks, site).0
    }

    /// The same, with what was asked of the site's evidence: while the answers are the same, so are the texts.
    pub fn blocks_asking(
        &self,
        seed: &str,
        blocks: &[Span],
        site: &Evidence,
    ) -> (Vec<Text>, Questions) {
        let mut asking = Asking::of(site);
        let parsed = self.remembering(|memory| {
            let (mut parsed, bars) = self.parse(seed, blocks, memory);
            self.settle(&mut parsed, bars, &mut asking, memory);
            parsed
        });
        let text = |(span, block): (&Span, Block)| {
            Text::new(&seed[span.range()], span.start, &block.into_edits())
        };
        (blocks.iter().zip(parsed).map(text).collect(), asking.into_questions())
    }

    /// What the blocks of one seed say about spellings; [`Evidence::join`] sums a site's.
    pub fn evidence(&self, seed: &str, blocks: &[Span]) -> Evidence {
        let mut evidence = match self.settings.names {
            Names::Off => Evidence::default(),
            Names::Evidence => self.remembering(|memory| {
                let (parsed, _) = self.parse(seed, blocks, memory);
                Evidence::of(&parsed, &self.language, memory)
            }),
        };
        evidence.needed = self.applied(seed, blocks).into_iter().map(|it| (it, 1)).collect();
        evidence
    }

    /// The editor's exceptions that say otherwise than an earlier one about the same words, each with the
    /// earlier, which is the one that holds.
    pub fn conflicts(&self) -> &[(Exception, Exception)] {
        self.editor.conflicts()
    }

    /// Which of the editor's exceptions apply to the blocks of one seed.
    fn applied(&self, seed: &str, blocks: &[Span]) -> BTreeSet<Exception> {
        if self.editor.is_empty() {
            return BTreeSet::new();
        }
        let scanned = |span: &Span| scan(seed, *span, self.settings.digits);
        let applied = |mut block: Block| self.editor.apply(&mut block, seed);
        blocks.iter().map(scanned).flat_map(applied).collect()
    }

    /// Every way to read one word standing alone, likeliest first.
    pub fn explain(&self, word: &str) -> Vec<Explained> {
        let block = scan(word, Span::new(0, word.len()), self.settings.digits);
        let explained = |codes: &[u8], mask: u32| self.language.explain(codes, mask);
        block.words.iter().flat_map(|word| explained(block.codes(word), word.mask)).collect()
    }

    /// Lends a memory to some work. What is in it never changes a decision, only the time it takes.
    fn remembering<R>(&self, work: impl FnOnce(&mut Memory) -> R) -> R {
        let memories = || self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memory = memories().pop().unwrap_or_default();
        let res = work(&mut memory);
        if memory.len() < ROOM_TO_REMEMBER {
            memories().push(memory);
        }
        res
    }

    /// The passes that look at all blocks together, until nothing changes.
    fn settle(
        &self,
        blocks: &mut [Block],
        mut bars: Bars,
        site: &mut Asking<'_>,
        memory: &mut Memory,
    ) {
        loop {
            let mut is_news = false;
            if self.settings.names == Names::Evidence {
                while names::settle(blocks, site, bars, (&self.language, memory)) {
                    is_news = true;
                }
            }
            // A repaired text speaks for itself; what it would allow more than the damaged one is done too, and
            // what is divided by now is read once more, so that nothing is left to a second repair.
            let next = habits::bars(blocks, self.settings.level, &self.language, memory);
            let allows_more = next.allow_more_than(bars);
            if !allows_more && !is_news {
                return;
            }
            if allows_more {
                bars = next;
            }
            for block in &mut *blocks {
                passes::settle(block, bars, &self.language, memory);
            }
        }
    }

    fn parse(&self, seed: &str, spans: &[Span], memory: &mut Memory) -> (Vec<Block>, Bars) {
        let scanned = |span: &Span| {
            let mut block = scan(seed, *span, self.settings.digits);
            self.editor.apply(&mut block, seed);
            memory.meet(&mut block, &self.language);
            block
        };
        let mut blocks: Vec<Block> = spans.iter().map(scanned).collect();
        let bars = habits::bars(&blocks, self.settings.level, &self.language, memory);
        for block in &mut blocks {
            passes::settle(block, bars, &self.language, memory);
        }
        (blocks, bars)
    }
}
