//! A seed made readable: in the house spelling, numbered, titled.

use std::ops::Range;

use chrono::NaiveDate;

use crate::persian::Text;

/// One report, restored.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Article {
    /// The seed's file, relative to the site folder.
    pub seed_path: String,
    /// The seed's file name without its ending.
    pub stem: String,
    /// The day it was sent.
    pub date: Option<NaiveDate>,
    /// The wire's headline; else made from the first clause of the lead.
    pub title: String,
    /// Everything that is shown, in order. Furniture is not here.
    pub paragraphs: Vec<Paragraph>,
}

/// One block of an article.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Paragraph {
    /// What it is.
    pub part: Part,
    /// In the house spelling.
    pub text: Text,
    /// Which non-empty lines of the file it covers, counted from zero.
    pub lines: Range<u32>,
}

/// What a paragraph is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The line above the headline.
    Kicker,
    /// The headline.
    Headline,
    /// The sentence before the body. Its anchor is `#lead`.
    Lead,
    /// A heading inside the body.
    Subhead,
    /// A paragraph of the body, numbered from one: the number is its anchor, `#p7`.
    Body(u32),
}

/// Who sent a report, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Dateline {
    /// «خبرگزاری صدا و سیما».
    pub agency: String,
    /// «مرکز خراسان رضوی».
    pub bureau: Option<String>,
}

impl Part {
    /// The number readers see, for a paragraph of the body.
    pub fn number(self) -> Option<u32> {
        match self {
            Part::Body(number) => Some(number),
            Part::Kicker | Part::Headline | Part::Lead | Part::Subhead => None,
        }
    }
}
