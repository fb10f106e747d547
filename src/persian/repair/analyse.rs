//! The ways a string of letters can be one word: as it stands, as listed, or built from parts.

use super::grammar::{Affix, Class, Grammar};
use super::letters::Letters;
use super::lexicon::{Entry, FLOOR, Lexicon, Second, Source};
use super::part::Part;
use super::reading::{Kind, Reading, is_known_whole, trust};

// In nats. An unknown word costs so much, and so much more with each letter.
const UNKNOWN: f32 = 13.0;
const UNKNOWN_LETTER: f32 = 1.1;
/// The most spellings that are compared.
const KEPT: usize = 6;
/// Affixes on affixes: «نا|پذیر|ی|ها» is deep enough.
const DEEPEST: u8 = 3;

/// The lexicon and the grammar, asked together.
#[derive(Debug)]
pub(super) struct Analyser {
    /// The words.
    pub(super) lexicon: Lexicon,
    /// The closed classes.
    pub(super) grammar: Grammar,
}

impl Analyser {
    /// With the built-in data.
    pub(super) fn new() -> Analyser {
        let lexicon = Lexicon::new();
        Analyser { grammar: Grammar::new(&lexicon), lexicon }
    }

    /// The likeliest readings of a word, best first; `fixed` are the half-spaces it has.
    pub(super) fn readings(&self, word: &Letters, fixed: u32) -> Vec<Reading> {
        let part = Part { word, start: 0, end: word.codes().len(), fixed };
        if self.grammar.is_whole(word.codes()) {
            return vec![Reading::simple(part.inner(), 0.0, Kind::Word)];
        }
        self.analyse(part, 0)
    }

    /// The joined spelling of the letters: how unlikely and what it is.
    pub(super) fn whole(&self, word: &Letters, start: usize, end: usize) -> (f32, Kind) {
        self.joined(Part { word, start, end, fixed: 0 })
    }

    /// What is known of a stretch.
    pub(super) fn entry(&self, word: &Letters, start: usize, end: usize) -> Option<Entry> {
        self.lexicon.find(word.hash(start, end))
    }

    /// How likely the letters are a form of a verb without its «می»: nats, or none.
    pub(super) fn verb(&self, word: &Letters, start: usize, end: usize) -> Option<f32> {
        self.conjugated(Part { word, start, end, fixed: 0 })
    }

    /// True for a form of a verb that takes no plural.
    pub(super) fn is_verb(&self, word: &Letters) -> bool {
        let part = Part { word, start: 0, end: word.codes().len(), fixed: 0 };
        let class = self.lexicon.find(part.hash()).map_or(0, Entry::class);
        let is_plural = |affix: &&Affix| affix.class == Class::Plural;
        let plural = self.grammar.endings.iter().find(is_plural).map_or(0, |affix| affix.takers);
        part.len() > 2 && plural >> class & 1 == 0 && self.finite(part)
    }

    /// Whether a word in he ends in a silent one, when that is known.
    pub(super) fn silent(&self, word: &Letters, start: usize, end: usize) -> Option<bool> {
        self.silent_he(Part { word, start, end, fixed: 0 })
    }

    /// How unusual a stretch is as a second part, and the hash of its stem.
    pub(super) fn second_part(
        &self,
        word: &Letters,
        start: usize,
        end: usize,
    ) -> Option<(Second, u64)> {
        self.second(Part { word, start, end, fixed: 0 })
    }

    pub(super) fn analyse(&self, part: Part<'_>, depth: u8) -> Vec<Reading> {
        let mut found = Vec::with_capacity(8);
        let entry = self.lexicon.find(part.hash());
        if depth == 0 && part.inner() == 0 && self.is_given_name(part) {
            return vec![Reading::simple(0, price(entry.and_then(Entry::cost)), Kind::Word)];
        }
        if part.inner() == 0 {
            let (cost, kind) = self.joined(part);
            found.push(Reading::simple(0, cost, kind));
        } else {
            found.push(Reading::simple(part.inner(), unknown(part), Kind::AsIs));
        }
        let house = entry.and_then(|entry| entry.splits().find(|s| s.source == Source::House));
        if let Some(split) = house.filter(|_| depth > 0 && part.inner() == 0) {
            // «نخست|وزیری|اش»: what stands on a word of the house's leaves it whole.
            let mask = split.mask << part.start;
            return vec![Reading::simple(mask, price(split.cost), Kind::Listed)];
        }
        for split in entry.iter().flat_map(|entry| entry.splits()) {
            let listed = Reading::simple(split.mask << part.start, price(split.cost), Kind::Listed);
            found.push(Reading { is_listed: split.source != Source::Counted, ..listed });
        }
        if depth < DEEPEST && part.len() >= 3 {
            self.verbs(part, &mut found);
            self.endings(part, depth, &mut found);
            self.prefixes(part, depth, &mut found);
            self.compounds(part, depth, &mut found);
            if part.inner() == 0 && depth == 0 && found[0].kind == Kind::Unknown {
                self.two_words(part, &mut found);
                self.linked_words(part, &mut found);
            }
            self.listed_with_ending(part, &mut found);
        }
        let fixed = part.inner();
        found.retain(|reading| reading.mask & fixed == fixed);
        self.choose(part, found)
    }

    /// One reading for each spelling, and the likeliest few of those.
    fn choose(&self, part: Part<'_>, found: Vec<Reading>) -> Vec<Reading> {
        let mut best: Vec<Reading> = Vec::with_capacity(found.len());
        for reading in found {
            match best.iter_mut().find(|other| other.mask == reading.mask) {
                None => best.push(reading),
                Some(other) => {
                    let cost = other.cost.min(reading.cost);
                    let is_listed = other.is_listed || reading.is_listed;
                    let (ours, theirs) = (trust(reading.kind), trust(other.kind));
                    if ours < theirs || (ours == theirs && reading.cost < other.cost) {
                        *other = reading;
                    }
                    (other.cost, other.is_listed) = (cost, is_listed);
                }
            }
        }
        let stands_alone = |reading: &Reading| reading.mask == 0 && is_known_whole(reading.kind);
        if best.iter().any(stands_alone) {
            best.retain(|reading| {
                reading.kind != Kind::Prefix || self.is_listed(part, reading.mask)
            });
        }
        best.sort_by(|a, b| a.cost.total_cmp(&b.cost).then(a.mask.cmp(&b.mask)));
        best.truncate(KEPT);
        best
    }

    fn is_listed(&self, part: Part<'_>, mask: u32) -> bool {
        let entry = self.lexicon.find(part.hash());
        entry.is_some_and(|entry| entry.splits().any(|split| split.mask << part.start == mask))
    }

    pub(super) fn is_word(&self, part: Part<'_>) -> bool {
        self.lexicon.find(part.hash()).is_some_and(|entry| entry.class() > 0)
    }
}

pub(super) fn unknown(part: Part<'_>) -> f32 {
    UNKNOWN + UNKNOWN_LETTER * length(part.len())
}

pub(super) fn price(cost: Option<f32>) -> f32 {
    cost.unwrap_or(FLOOR)
}

pub(super) fn length(letters: usize) -> f32 {
    f32::from(u8::try_from(letters).expect("a word has at most 31 letters"))
}
