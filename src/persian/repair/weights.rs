//! The learned weights: what each feature of a reading speaks for or against it.
//!
//! A feature is a question and up to two answers, stirred into 16 bits; the file holds the pairs of
//! number and weight that `examples/train_repair.rs` found, weights in thousandths.

use super::letters::finish;

const BYTES: &[u8] = include_bytes!("../../../data/repair/weights.bin");

/// How many features can be told apart.
pub(super) const COUNT: usize = 1 << 16;

/// A weight for each feature.
#[derive(Debug, Clone)]
pub(super) struct Weights(Vec<f32>);

impl Weights {
    /// The built-in ones.
    pub(super) fn new() -> Weights {
        Weights::read(BYTES)
    }

    /// From the bytes of a file.
    pub(super) fn read(bytes: &[u8]) -> Weights {
        let mut weights = vec![0.0; COUNT];
        for four in bytes.chunks_exact(4) {
            let feature = u16::from_le_bytes([four[0], four[1]]);
            let thousandths = i16::from_le_bytes([four[2], four[3]]);
            weights[usize::from(feature)] = f32::from(thousandths) / 1000.0;
        }
        Weights(weights)
    }

    /// What one feature is worth.
    pub(super) fn of(&self, feature: u16) -> f32 {
        self.0[usize::from(feature)]
    }
}

/// The number of a feature: which question, and what it was answered.
pub(super) fn feature(question: Question, first: u32, second: u32) -> u16 {
    let asked = u64::from(question as u8) << 56;
    let answered = u64::from(first).wrapping_mul(0x9E37_79B9) ^ u64::from(second) << 24;
    let stirred = finish(asked ^ answered.wrapping_mul(0xBF58_476D_1CE4_E5B9));
    u16::try_from(stirred >> 48).expect("16 bits are left")
}

/// What is asked of a reading, or of two neighbouring words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    /// Kind of the joined spelling, for the joined reading itself.
    Whole,
    /// Length, when it is unknown.
    WholeLength,
    /// How often it was counted.
    WholeCount,
    /// Class of the last boundary.
    Last,
    /// Class of the last boundary, given the joined spelling.
    LastGivenWhole,
    /// Who lists it.
    Listed,
    /// Who lists it, given the joined spelling.
    ListedGivenWhole,
    /// Who lists it, given the last boundary.
    ListedGivenLast,
    /// Cost above the likeliest divided reading.
    Dearer,
    /// Cost below the joined reading.
    Cheaper,
    /// The same, given the joined spelling.
    CheaperGivenWhole,
    /// The same, given the last boundary.
    CheaperGivenLast,
    /// Half-spaces beyond the first.
    More,
    /// The ending itself.
    Ending,
    /// Last letter before a plural ending, given the joined spelling.
    PluralLetter,
    /// Host of a plural ending, given the joined spelling.
    PluralHost,
    /// Whether the he is silent.
    SilentHe,
    /// The same, given the joined spelling.
    SilentHeGivenWhole,
    /// Whether the dictionary lets the host take the ending.
    Takes,
    /// The same, given the joined spelling.
    TakesGivenWhole,
    /// The second part itself.
    Second,
    /// How much more often the dictionary divides it.
    SecondShare,
    /// The same, given the joined spelling.
    SecondShareGivenWhole,
    /// The prefix itself.
    First,
    /// The prefix, given the joined spelling.
    FirstGivenWhole,
    /// What a prefix was put on, given the joined spelling.
    PrefixHost,
    /// How often the joined spelling was counted.
    JoinedCount,
    /// The same, given the last boundary.
    JoinedCountGivenLast,
    /// How often this spelling was counted.
    SplitCount,
    /// How much more often than the joined one.
    Ratio,
    /// The same, given the joined spelling.
    RatioGivenWhole,
    /// The joined spelling was counted and this was not, given the joined spelling.
    OnlyJoined,
    /// The same, given the last boundary.
    OnlyJoinedGivenLast,
    /// Both spellings are in the dictionary.
    BothListed,
    /// A family name by its ending.
    Name,
    /// Two words: the shorter's length.
    TwoShortest,
    /// Two words: their cost.
    TwoCost,
    /// Length in letters.
    Length,
    /// A part of two letters, given the last boundary.
    ShortPart,
    /// A first part of two letters, given both.
    ShortFirst,
    /// The word after, where «های» and «ه|ای» compete.
    After,
    /// The word before, likewise.
    Before,
    /// What the table of two-sided words says, likewise.
    Sided,
    /// Two words with a space between: always.
    Bias,
    /// The second is an ending.
    LooseEnding,
    /// The same, given the last letter of the first.
    LooseEndingGivenHost,
    /// The same, given what the first is.
    LooseEndingGivenWord,
    /// The class of the ending, given the last letter of the first.
    LooseClassGivenHost,
    /// «می» and a verb.
    LooseVerb,
    /// The pair is listed, and by whom.
    Pair,
    /// Likewise, with an ending.
    PairInflected,
    /// How much more often together than by chance.
    Together,
    /// The same, given who lists the pair.
    TogetherGivenPair,
    /// How often the pair was counted against its parts.
    PairShare,
    /// How often the pair was counted.
    PairCount,
    /// The pair was never counted.
    PairUncounted,
    /// The joined spelling of the pair is in the dictionary.
    PairJoined,
    /// Half-spaces of the listed pair.
    PairParts,
    /// The second is known as a second part.
    KnownSecond,
    /// How common it is as one.
    SecondCost,
    /// The second part itself.
    SecondWord,
    /// A known second part and a listed pair.
    SecondAndPair,
    /// A known second part, given what the first word is.
    SecondGivenWord,
    /// The second is a participle.
    Participle,
    /// The first is a prefix.
    LoosePrefix,
    /// The same, and the pair is listed.
    LoosePrefixAndPair,
    /// The same, and the second is a word.
    LoosePrefixAndWord,
    /// How common the second word is.
    SecondCount,
    /// How common the first word is.
    FirstCount,
    /// Length of the second word.
    SecondLength,
    /// Length of the first word.
    FirstLength,
    /// An auxiliary follows.
    Auxiliary,
    /// A stop follows.
    Stop,
    /// A stop stands before.
    Start,
    /// The ending or prefix stands before a stop.
    LooseAndStop,
}
