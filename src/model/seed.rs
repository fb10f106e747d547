//! A raw wire report, cut into its parts but not yet understood.

use std::ops::Range;

use chrono::NaiveDate;

use crate::persian::Span;

/// One file of `seeds/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// Relative to the site folder, with forward slashes.
    pub path: String,
    /// File name without its ending.
    pub stem: String,
    /// The file's text; where the file was UTF-16, decoded. Spans count its bytes.
    pub source: String,
    /// The publication day on its first line (` date 2025-10-22 `) or on a date line of the page.
    pub date: Option<NaiveDate>,
    /// Its non-empty lines, broken sentences joined, in order.
    pub blocks: Vec<Block>,
}

/// A line of a seed, or some lines that are one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Without the white space around it, and without the date prefix.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Which non-empty lines of the file it covers, counted from zero.
    pub lines: Range<u32>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// The page's own: «پخش زنده», «کد خبر: …», a repeated headline, a rule of dashes.
    Furniture,
    /// The line above the headline.
    Kicker,
    /// The headline, where the copy kept it.
    Headline,
    /// The sentence before the body.
    Lead,
    /// A heading inside the body.
    Subhead,
    /// A paragraph of the body.
    Body,
}

impl Seed {
    /// The name of the file at `path` without its folders and its last ending.
    pub fn stem_of(path: &str) -> &str {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}
