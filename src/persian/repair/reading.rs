//! One way to read the letters of a word, and how it was found.

use super::lexicon::{Entry, Source};

/// One way to read the letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// Half-spaces: bit *n* after *n* letters of the word.
    pub(super) mask: u32,
    /// How unlikely it is, in nats.
    pub(super) cost: f32,
    /// How it was found.
    pub(super) kind: Kind,
    /// What the last ending was put on, if one was.
    pub(super) host: Option<Host>,
    /// Whether a list holds it, perhaps without its ending.
    pub(super) is_listed: bool,
}

/// How a reading was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// In the dictionary.
    Word,
    /// A dictionary word with an ending that joins.
    Inflected,
    /// Counted, but in no dictionary.
    Counted,
    /// Not known.
    Unknown,
    /// With a plural ending after a letter that does not join.
    WholePlural,
    /// With «تر» after a letter that does not join.
    WholeComparative,
    /// With the half-spaces of the source, unknown.
    AsIs,
    /// Listed with half-spaces.
    Listed,
    /// Listed with half-spaces, here with a joined ending.
    ListedInflected,
    /// «می» and a verb.
    Verb,
    /// A word and «ها».
    Plural,
    /// A word and «تر».
    Comparative,
    /// A silent he and «ای».
    Copula,
    /// A word in ye and «ای».
    CopulaYe,
    /// A silent he and «شان».
    Possessive,
    /// A silent he and «ی».
    Ye,
    /// «بی» and a word.
    Prefix,
    /// A word and «گذاری».
    Compound,
    /// Two long words.
    Two,
    /// Two words that «ال» or «بن» links.
    Linked,
}

/// What an ending was put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Host {
    /// How it was found.
    pub(super) kind: Kind,
    /// For a host in he: whether the he is surely silent.
    pub(super) silent: Option<bool>,
    /// Whether the dictionary lets it take that ending, when it knows the host.
    pub(super) takes: Option<bool>,
    /// Whether it is a participle: «رفته».
    pub(super) is_participle: bool,
}

/// The class of the last boundary of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// «ها».
    Plural,
    /// «تر».
    Comparative,
    /// «ای» after a silent he.
    Copula,
    /// «ای» after another letter.
    CopulaYe,
    /// «شان».
    Possessive,
    /// «ی» after a silent he.
    Ye,
    /// «می».
    Verb,
    /// The half-spaces of the source.
    AsIs,
    /// «بی».
    Prefix,
    /// Two long words.
    Two,
    /// «گذاری».
    Second,
    /// Any other.
    Other,
}

impl Reading {
    /// A reading without a host.
    pub(super) fn simple(mask: u32, cost: f32, kind: Kind) -> Reading {
        let is_listed = matches!(kind, Kind::Listed | Kind::ListedInflected);
        Reading { mask, cost, kind, host: None, is_listed }
    }
}

/// True when the dictionary vouches for the joined spelling.
pub(super) fn is_known_whole(kind: Kind) -> bool {
    matches!(kind, Kind::Word | Kind::Inflected | Kind::WholePlural | Kind::WholeComparative)
}

/// Where a spelling stands in the lists.
pub(super) fn listed_source(entry: Option<Entry>, mask: u32) -> Option<Source> {
    entry?.splits().find(|split| split.mask == mask).map(|split| split.source)
}

/// Which of two readings of one spelling to believe: the lower.
pub(super) fn trust(kind: Kind) -> u8 {
    match kind {
        Kind::Word | Kind::Listed => 0,
        Kind::Inflected
        | Kind::WholePlural
        | Kind::WholeComparative
        | Kind::Verb
        | Kind::Plural => 1,
        _ => 2,
    }
}

/// The name a reader of the record sees.
pub(super) fn rule(kind: Kind) -> &'static str {
    match kind {
        Kind::Verb => "verb-prefix",
        Kind::Plural | Kind::WholePlural => "plural",
        Kind::Comparative | Kind::WholeComparative => "comparative",
        Kind::Copula | Kind::CopulaYe => "copula",
        Kind::Possessive => "possessive",
        Kind::Ye => "ezafe-ye",
        Kind::Prefix => "prefix",
        Kind::Compound => "second-part",
        Kind::Two => "two-words",
        Kind::Linked => "linked-words",
        Kind::Listed | Kind::ListedInflected => "listed",
        Kind::Word | Kind::Inflected | Kind::Counted | Kind::Unknown | Kind::AsIs => "whole",
    }
}
