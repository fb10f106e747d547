//! Puts back the half-spaces that the wire stripped, and the house's letters, digits and signs.

mod settings;

use crate::persian::{Span, Text};

pub use settings::{Digits, Exceptions, Ezafe, Level, Names, Plural, Settings};

/// Knows the language, the settings and the editor's exceptions.
#[derive(Debug)]
pub struct Repairer {}

/// Spellings met in all reports of a site, by which names are settled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {}

impl Repairer {
    /// Made once for a site.
    pub fn new(_settings: &Settings, _exceptions: &Exceptions) -> Repairer {
        Repairer {}
    }

    /// Repairs the blocks of one seed together: what one spells out settles the other.
    pub fn blocks(&self, seed: &str, blocks: &[Span], _site: &Evidence) -> Vec<Text> {
        let text = |span: &Span| Text::new(&seed[span.range()], span.start, Vec::new());
        blocks.iter().map(text).collect()
    }

    /// What the blocks of one seed say about spellings; [`Evidence::join`] sums a site's.
    pub fn evidence(&self, _seed: &str, _blocks: &[Span]) -> Evidence {
        Evidence {}
    }
}

impl Evidence {
    /// Adds another seed's. The order of joining does not matter.
    pub fn join(&mut self, _other: Evidence) {}
}
