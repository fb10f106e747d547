//! Puts back the half-spaces that the wire stripped, and the house's letters, digits and signs.
//!
//! In reading order: `settings`, `chars`, `markup` and `scan` (a block taken apart), `editor` (exceptions),
//! `letters`, `lexicon`, `grammar`, `sided` (what is known), `analyse`, `weights`, `rank`, `spaced`,
//! `language` (what is chosen), `passes` and `evidence` (until nothing changes).

mod analyse;
mod chars;
mod editor;
mod evidence;
mod grammar;
mod language;
mod letters;
mod lexicon;
mod markup;
mod passes;
mod rank;
mod scan;
mod settings;
mod sided;
mod spaced;
pub mod training;
mod weights;

use crate::persian::{Span, Text};

use self::editor::Editor;
use self::language::Language;
use self::passes::Memory;
use self::scan::{Block, scan};

pub use self::evidence::Evidence;
pub use self::language::Explained;
pub use self::settings::{Digits, Exceptions, Ezafe, Level, Names, Plural, Settings};

/// Knows the language, the settings and the editor's exceptions.
#[derive(Debug)]
pub struct Repairer {
    language: Language,
    editor: Editor,
    settings: Settings,
}

impl Repairer {
    /// Made once for a site.
    pub fn new(settings: &Settings, exceptions: &Exceptions) -> Repairer {
        let language = Language::new(settings.level);
        Repairer { language, editor: Editor::new(exceptions), settings: *settings }
    }

    /// Repairs the blocks of one seed together: what one spells out settles the other.
    pub fn blocks(&self, seed: &str, blocks: &[Span], site: &Evidence) -> Vec<Text> {
        let mut memory = Memory::default();
        let mut parsed = self.parse(seed, blocks, &mut memory);
        while self.settings.names == Names::Evidence
            && evidence::settle(&mut parsed, site, &self.language)
        {
            for block in &mut parsed {
                passes::settle(block, &self.language, &mut memory);
            }
        }
        let text = |(span, block): (&Span, Block)| {
            Text::new(&seed[span.range()], span.start, block.into_edits())
        };
        blocks.iter().zip(parsed).map(text).collect()
    }

    /// What the blocks of one seed say about spellings; [`Evidence::join`] sums a site's.
    pub fn evidence(&self, seed: &str, blocks: &[Span]) -> Evidence {
        if self.settings.names == Names::Off {
            return Evidence::default();
        }
        let parsed = self.parse(seed, blocks, &mut Memory::default());
        Evidence::of(&parsed, &self.language)
    }

    /// Every way to read one word standing alone, likeliest first.
    pub fn explain(&self, word: &str) -> Vec<Explained> {
        let block = scan(word, Span::new(0, word.len()), self.settings.digits);
        let explained = |codes: &[u8], mask: u32| self.language.explain(codes, mask);
        block.words.iter().flat_map(|word| explained(block.codes(word), word.mask)).collect()
    }

    fn parse(&self, seed: &str, spans: &[Span], memory: &mut Memory) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(spans.len());
        for span in spans {
            let mut block = scan(seed, *span, self.settings.digits);
            self.editor.apply(&mut block, seed);
            passes::settle(&mut block, &self.language, memory);
            blocks.push(block);
        }
        blocks
    }
}
