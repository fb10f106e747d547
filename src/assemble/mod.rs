//! Many annotated articles into one briefing.

mod copies;
mod decisions;
mod drafts;
mod people;
mod slugs;
mod suggest;
#[cfg(test)]
mod testing;

use crate::diagnostic::Diagnostic;
use crate::model::{Annotation, Article, Briefing, Content, Seed, Settings};

/// One seed with all that was made of it.
#[derive(Debug)]
pub(crate) struct Reading {
    /// As received.
    pub(crate) seed: Seed,
    /// Restored.
    pub(crate) article: Article,
    /// Read.
    pub(crate) annotation: Annotation,
}

/// Joins what was read in all seeds.
pub(crate) fn assemble(
    _settings: &Settings,
    _content: &Content,
    _readings: Vec<Reading>,
) -> (Briefing, Vec<Diagnostic>) {
    (Briefing::default(), Vec::new())
}
