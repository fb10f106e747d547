//! The ways a string of letters can be one word: as it stands, as listed, or built from parts.

use super::grammar::{Affix, Class, Grammar};
use super::letters::{ALEF, HE, Letters, VAV, YE, ends_its_join};
use super::lexicon::{Entry, FLOOR, Lexicon, Source, Split};

// Costs in nats. An unknown word costs so much, and so much more with each letter.
const UNKNOWN: f32 = 13.0;
const UNKNOWN_LETTER: f32 = 1.1;
const UNKNOWN_PLURAL: f32 = 1.3;
const DOUBTFUL_HE: f32 = 2.5;
const AFTER_YE: f32 = 0.8;
const JOINED_ENDING: f32 = 3.0;
const JOINED_LETTER: f32 = 0.35;
const UNSURE_ENDING: f32 = 2.0;
const UNCOUNTED_VERB: f32 = 12.5;
const CLITIC: f32 = 4.5;
const PARTICIPLE: f32 = 5.0;
const PARTICIPLE_ALONE: f32 = 15.0;
const AFTER_CONSONANT: f32 = 2.0;
const COMPOUND: f32 = 4.0;
const TWO_WORDS: f32 = 5.0;
const TWO_WORDS_LIMIT: f32 = 12.0;
/// The most spellings that are compared.
const KEPT: usize = 6;
/// Affixes on affixes: «نا|پذیر|ی|ها» is deep enough.
const DEEPEST: u8 = 3;

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
}

/// What an ending was put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Host {
    /// How it was found.
    pub(super) kind: Kind,
    /// For a host in he: whether the he is surely silent.
    pub(super) silent: Option<bool>,
    /// Whether it is a participle: «رفته».
    pub(super) is_participle: bool,
}

/// The lexicon and the grammar, asked together.
#[derive(Debug)]
pub(super) struct Analyser {
    /// The words.
    pub(super) lexicon: Lexicon,
    /// The closed classes.
    pub(super) grammar: Grammar,
}

/// A stretch of a word under analysis.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    word: &'a Letters,
    start: usize,
    end: usize,
    // Half-spaces that the source has; a reading keeps them all.
    fixed: u32,
}

impl Part<'_> {
    fn codes(&self) -> &[u8] {
        &self.word.codes()[self.start..self.end]
    }

    fn len(&self) -> usize {
        self.end - self.start
    }

    fn hash(&self) -> u64 {
        self.word.hash(self.start, self.end)
    }

    fn to(&self, end: usize) -> Self {
        Part { end, ..*self }
    }

    fn from(&self, start: usize) -> Self {
        Part { start, ..*self }
    }

    /// The half-spaces of the source inside the stretch.
    fn inner(&self) -> u32 {
        let below = |at: usize| (1u32 << at) - 1;
        self.fixed & below(self.end) & !below(self.start + 1)
    }

    fn last(&self) -> u8 {
        self.word.codes()[self.end - 1]
    }

    /// A half-space at the end of the stretch, if one can stand there.
    fn boundary(&self) -> u32 {
        if ends_its_join(self.last()) { 0 } else { 1 << self.end }
    }
}

impl Analyser {
    /// With the built-in data.
    pub(super) fn new() -> Analyser {
        Analyser { lexicon: Lexicon::new(), grammar: Grammar::new() }
    }

    /// The likeliest readings of a word, best first; `fixed` are the half-spaces it has.
    pub(super) fn readings(&self, word: &Letters, fixed: u32) -> Vec<Reading> {
        let part = Part { word, start: 0, end: word.codes().len(), fixed };
        if self.grammar.is_whole(word.codes()) {
            return vec![Reading { mask: part.inner(), cost: 0.0, kind: Kind::Word, host: None }];
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
    ) -> Option<(f32, u64)> {
        self.second(Part { word, start, end, fixed: 0 })
    }

    fn analyse(&self, part: Part<'_>, depth: u8) -> Vec<Reading> {
        let mut found = Vec::with_capacity(8);
        let entry = self.lexicon.find(part.hash());
        if part.inner() == 0 {
            let (cost, kind) = self.joined(part);
            found.push(Reading { mask: 0, cost, kind, host: None });
        } else {
            found.push(simple(part.inner(), unknown(part), Kind::AsIs));
        }
        for split in entry.iter().flat_map(|entry| entry.splits()) {
            found.push(simple(split.mask << part.start, price(split.cost), Kind::Listed));
        }
        if depth < DEEPEST && part.len() >= 3 {
            self.verbs(part, &mut found);
            self.endings(part, depth, &mut found);
            self.prefixes(part, depth, &mut found);
            self.compounds(part, depth, &mut found);
            if part.inner() == 0 && depth == 0 && found[0].kind == Kind::Unknown {
                self.two_words(part, &mut found);
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
                    let (ours, theirs) = (trust(reading.kind), trust(other.kind));
                    if ours < theirs || (ours == theirs && reading.cost < other.cost) {
                        *other = reading;
                    }
                    other.cost = cost;
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

    fn joined(&self, part: Part<'_>) -> (f32, Kind) {
        let mut best = (unknown(part), Kind::Unknown);
        if let Some(entry) = self.lexicon.find(part.hash()) {
            if entry.class() > 0 {
                best = (price(entry.cost()), Kind::Word);
            } else if let Some(cost) = entry.cost() {
                best = if cost < best.0 { (cost, Kind::Counted) } else { best };
            }
        }
        if best.1 == Kind::Unknown && self.is_participle(part) {
            best = (PARTICIPLE_ALONE, Kind::Inflected);
        }
        // The longest joined ending has six letters: «انشان» and its like.
        for len in 1..=part.len().saturating_sub(1).min(6) {
            if let Some(cost) = self.inflected(part, len) {
                if matches!(best.1, Kind::Unknown | Kind::Counted) || cost < best.0 {
                    best = (cost, Kind::Inflected);
                }
            }
        }
        best
    }

    /// The cost of a dictionary word with a joined ending of so many letters.
    fn inflected(&self, part: Part<'_>, len: usize) -> Option<f32> {
        let host = part.to(part.end - len);
        let ending = part.from(host.end);
        let takers = self.lexicon.takers(ending.hash());
        if takers == 0 {
            return None;
        }
        let entry = self.lexicon.find(host.hash())?;
        if takers >> entry.class() & 1 == 0 {
            return None;
        }
        let [plural, comparative] =
            [PLURAL, COMPARATIVE].map(|two| ending.codes().starts_with(two));
        if (plural || comparative) && !ends_its_join(host.last()) {
            return None;
        }
        let more = match (plural, comparative) {
            (true, _) => 3.2,
            (_, true) => 4.5,
            _ => JOINED_ENDING + JOINED_LETTER * length(len),
        };
        let doubled = host.codes().ends_with(PLURAL)
            && host.len() > 2
            && self.lexicon.find(host.to(host.end - 2).hash()).is_some_and(|e| e.class() > 0);
        Some(price(entry.cost()) + more + if doubled { 6.0 } else { 0.0 })
    }

    fn silent_he(&self, part: Part<'_>) -> Option<bool> {
        let entry = self.lexicon.find(part.hash());
        if let Some(class) = entry.map(Entry::class).filter(|&class| class > 1) {
            return Some(self.lexicon.is_silent(class));
        }
        self.is_participle(part).then_some(true)
    }

    /// «رفته», «نرفته», «برگشته».
    fn is_participle(&self, part: Part<'_>) -> bool {
        if part.len() < 3 || part.last() != HE {
            return false;
        }
        let stem = part.to(part.end - 1);
        let past = |stem: Part<'_>| {
            stem.len() > 1 && self.lexicon.find(stem.hash()).is_some_and(Entry::is_past)
        };
        past(stem)
            || (stem.codes()[0] == NUN && past(stem.from(stem.start + 1)))
            || self.grammar.preverbs.iter().any(|preverb| {
                stem.len() > preverb.codes.len() + 1
                    && stem.codes().starts_with(&preverb.codes)
                    && past(stem.from(stem.start + preverb.codes.len()))
            })
    }

    fn verbs(&self, part: Part<'_>, found: &mut Vec<Reading>) {
        self.verbs_after(part, 0, 0, found);
        for preverb in &self.grammar.preverbs {
            if part.codes().starts_with(&preverb.codes) {
                let after = part.to(part.start + preverb.codes.len());
                self.verbs_after(part, preverb.codes.len(), after.boundary(), found);
            }
        }
    }

    /// «می|رود», «نمی|رود», «بر|می‌گردد»: `skip` letters of a preverb, then the prefix, then a verb.
    fn verbs_after(&self, part: Part<'_>, skip: usize, before: u32, found: &mut Vec<Reading>) {
        for (prefix, more) in [(MI, 0.0), (NEMI, 2.0)] {
            if !part.codes()[skip..].starts_with(prefix) || part.len() <= skip + prefix.len() {
                continue;
            }
            let rest = part.from(part.start + skip + prefix.len());
            let mut inside = 0;
            let mut cost = self.conjugated(rest);
            if cost.is_none() {
                inside = self.perfect(rest);
                cost = (inside != 0).then_some(PARTICIPLE);
            }
            let Some(cost) = cost else { continue };
            let cost = cost + more + if skip > 0 { 3.0 } else { 0.0 };
            let verb = part.from(rest.start - 2);
            let counted = self.counted_verb(verb, rest);
            let cost = cost + counted.unwrap_or(UNCOUNTED_VERB);
            found.push(simple(before | 1 << rest.start | inside, cost, Kind::Verb));
        }
    }

    /// How often the verb was counted with «می» before it, or alone.
    fn counted_verb(&self, with: Part<'_>, rest: Part<'_>) -> Option<f32> {
        let entry = self.lexicon.find(with.hash());
        let split = entry.and_then(|e| e.splits().find(|split| split.mask == 1 << 2)?.cost);
        let joined = || entry.and_then(Entry::cost);
        let alone = || self.lexicon.find(rest.hash()).and_then(Entry::cost);
        split.or_else(joined).or_else(alone)
    }

    /// «رفته|اند» after «می»: where its half-space stands, or 0.
    fn perfect(&self, rest: Part<'_>) -> u32 {
        let copulas = self.grammar.endings.iter().filter(|ending| ending.class == Class::Copula);
        for ending in copulas {
            if rest.len() > ending.codes.len() + 2 && rest.codes().ends_with(&ending.codes) {
                let host = rest.to(rest.end - ending.codes.len());
                let past = |p: Part<'_>| self.lexicon.find(p.hash()).is_some_and(Entry::is_past);
                if host.last() == HE && past(host.to(host.end - 1)) {
                    return 1 << host.end;
                }
            }
        }
        0
    }

    fn conjugated(&self, part: Part<'_>) -> Option<f32> {
        let plain = self.finite(part).then_some(0.0);
        plain.or_else(|| {
            CLITICS
                .iter()
                .filter(|clitic| part.len() > clitic.len() && part.codes().ends_with(clitic))
                .any(|clitic| self.finite(part.to(part.end - clitic.len())))
                .then_some(CLITIC)
        })
    }

    fn finite(&self, part: Part<'_>) -> bool {
        let past = |stem: Part<'_>| self.lexicon.find(stem.hash()).is_some_and(Entry::is_past);
        let present =
            |stem: Part<'_>| self.lexicon.find(stem.hash()).is_some_and(Entry::is_present);
        let stem = |ending: &&[u8]| {
            (part.len() > ending.len() && part.codes().ends_with(ending))
                .then(|| part.to(part.end - ending.len()))
        };
        PAST_ENDINGS.iter().filter_map(stem).any(past)
            || PRESENT_ENDINGS.iter().filter_map(stem).any(|stem| {
                // «گوید» of «گو», «آید» of «آ».
                let glide = stem.len() > 1 && stem.last() == YE && {
                    let short = stem.to(stem.end - 1);
                    matches!(short.last(), ALEF | ALEF_MADDA | VAV) && present(short)
                };
                // «نمایاند» of «نما».
                let causative = stem.len() > 3
                    && stem.codes().ends_with(&[ALEF, NUN])
                    && present(stem.to(stem.end - 2));
                present(stem) || glide || causative
            })
    }

    fn endings(&self, part: Part<'_>, depth: u8, found: &mut Vec<Reading>) {
        for ending in &self.grammar.endings {
            if part.len() < ending.codes.len() + 2 || !part.codes().ends_with(&ending.codes) {
                continue;
            }
            let host = part.to(part.end - ending.codes.len());
            match ending.class {
                Class::Plural => self.add_ending(host, ending, Kind::Plural, depth, found),
                Class::Comparative => {
                    self.add_ending(host, ending, Kind::Comparative, depth, found)
                }
                Class::Copula if host.last() == HE => {
                    self.add_ending(host, ending, Kind::Copula, depth, found);
                }
                Class::Copula if host.last() == YE => {
                    self.add_ending(host, ending, Kind::CopulaYe, depth, found);
                }
                Class::Copula if ending.codes.len() > 2 && host.boundary() != 0 => {
                    self.add_ending(host, ending, Kind::CopulaYe, depth, found);
                }
                Class::Possessive if matches!(host.last(), HE | YE) => {
                    self.add_ending(host, ending, Kind::Possessive, depth, found);
                }
                Class::Ye if host.last() == HE => {
                    self.add_ending(host, ending, Kind::Ye, depth, found);
                }
                _ => {}
            }
        }
    }

    fn add_ending(
        &self,
        host: Part<'_>,
        ending: &Affix,
        kind: Kind,
        depth: u8,
        found: &mut Vec<Reading>,
    ) {
        let needs_silence =
            host.last() == HE && matches!(kind, Kind::Copula | Kind::Possessive | Kind::Ye);
        let silent = if needs_silence { self.silent_he(host) } else { None };
        if silent == Some(false) {
            return;
        }
        let mut more = ending.cost;
        more += if needs_silence && silent.is_none() { DOUBTFUL_HE } else { 0.0 };
        if kind == Kind::CopulaYe {
            let indefinite = ending.codes == [ALEF, YE];
            more += AFTER_YE + if indefinite { 1.0 } else { 0.0 };
            more += if host.last() == YE { 0.0 } else { AFTER_CONSONANT };
        }
        let is_participle = needs_silence && self.is_participle(host);
        for reading in self.analyse(host, depth + 1).into_iter().take(2) {
            let is_unknown = matches!(reading.kind, Kind::Unknown | Kind::AsIs);
            if is_unknown && (kind != Kind::Plural || depth > 0) {
                continue;
            }
            let mask = reading.mask | host.boundary() | ending.mask << host.end;
            let kind = match kind {
                Kind::Plural if mask == 0 => Kind::WholePlural,
                Kind::Comparative if mask == 0 => Kind::WholeComparative,
                _ => kind,
            };
            let cost = reading.cost + more + if is_unknown { UNKNOWN_PLURAL } else { 0.0 };
            let host = Some(Host { kind: reading.kind, silent, is_participle });
            found.push(Reading { mask, cost, kind, host });
        }
    }

    fn prefixes(&self, part: Part<'_>, depth: u8, found: &mut Vec<Reading>) {
        for prefix in &self.grammar.prefixes {
            if part.len() < prefix.codes.len() + 2 || !part.codes().starts_with(&prefix.codes) {
                continue;
            }
            let head = part.to(part.start + prefix.codes.len());
            let rest = part.from(head.end);
            // «بیاندازد» is a verb with «ب».
            let verb =
                prefix.codes == BI && rest.codes()[0] == ALEF && self.conjugated(rest).is_some();
            if head.boundary() == 0 || (verb && !self.is_word(rest)) {
                continue;
            }
            let Some(reading) = self.best_known(rest, depth) else { continue };
            let mask = reading.mask | head.boundary();
            found.push(simple(mask, reading.cost + prefix.cost, Kind::Prefix));
        }
    }

    fn compounds(&self, part: Part<'_>, depth: u8, found: &mut Vec<Reading>) {
        for len in 2..=part.len().saturating_sub(2).min(9) {
            let host = part.to(part.end - len);
            if host.boundary() == 0 {
                continue;
            }
            let Some((second, _)) = self.second(part.from(host.end)) else { continue };
            let Some(reading) = self.best_known(host, depth) else { continue };
            let mask = reading.mask | host.boundary();
            found.push(simple(mask, reading.cost + second + COMPOUND, Kind::Compound));
        }
    }

    /// How unusual a second part is, perhaps with a joined ending, and its stem: «نشین», «نشینان».
    fn second(&self, part: Part<'_>) -> Option<(f32, u64)> {
        let bare = self.lexicon.second_part(part.hash()).map(|cost| (cost, part.hash()));
        bare.or_else(|| {
            let ending = SAFE_ENDINGS.iter().filter(|ending| part.len() > ending.len() + 1);
            let mut stems = ending.filter(|ending| part.codes().ends_with(ending));
            stems.find_map(|ending| {
                let stem = part.to(part.end - ending.len()).hash();
                let cost = self.lexicon.second_part(stem)?;
                Some((cost + JOINED_ENDING + JOINED_LETTER * length(ending.len()), stem))
            })
        })
    }

    /// The likeliest reading of a part, if it is a known word.
    fn best_known(&self, part: Part<'_>, depth: u8) -> Option<Reading> {
        let best = self.analyse(part, depth + 1).into_iter().next()?;
        (!matches!(best.kind, Kind::Unknown | Kind::AsIs)).then_some(best)
    }

    fn two_words(&self, part: Part<'_>, found: &mut Vec<Reading>) {
        for at in part.start + 4..part.end.saturating_sub(3) {
            let (first, second) = (part.to(at), part.from(at));
            if first.boundary() == 0 {
                continue;
            }
            let cost = |part: Part<'_>| {
                let (cost, kind) = self.joined(part);
                (is_known_whole(kind) && cost <= TWO_WORDS_LIMIT).then_some(cost)
            };
            if let (Some(one), Some(two)) = (cost(first), cost(second)) {
                found.push(simple(first.boundary(), one + two + TWO_WORDS, Kind::Two));
            }
        }
    }

    /// «سرمایه‌گذار» is listed, so «سرمایهگذارانی» is one with an ending.
    fn listed_with_ending(&self, part: Part<'_>, found: &mut Vec<Reading>) {
        for len in 1..=part.len().saturating_sub(4).min(5) {
            let host = part.to(part.end - len);
            let ending = part.from(host.end);
            let takers = self.lexicon.takers(ending.hash());
            let divides = [PLURAL, COMPARATIVE].iter().any(|two| ending.codes().starts_with(two));
            if takers == 0 || (divides && !ends_its_join(host.last())) {
                continue;
            }
            let Some(entry) = self.lexicon.find(host.hash()) else { continue };
            for split in entry.splits() {
                let Some(unsure) = self.takes(split, ending, takers, part) else { continue };
                let cost = price(split.cost) + JOINED_ENDING + JOINED_LETTER * length(len) + unsure;
                found.push(simple(split.mask << part.start, cost, Kind::ListedInflected));
            }
        }
    }

    /// Whether a listed spelling takes the ending, and at what cost.
    fn takes(&self, split: Split, ending: Part<'_>, takers: u64, word: Part<'_>) -> Option<f32> {
        match split.class {
            0 => None,
            1 => {
                let verb = [MI, NEMI].iter().any(|prefix| word.codes().starts_with(prefix));
                let safe = SAFE_ENDINGS.iter().any(|safe| ending.codes() == *safe);
                (!verb && safe).then_some(UNSURE_ENDING)
            }
            class => (takers >> class & 1 == 1).then_some(0.0),
        }
    }

    fn is_word(&self, part: Part<'_>) -> bool {
        self.lexicon.find(part.hash()).is_some_and(|entry| entry.class() > 0)
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
fn trust(kind: Kind) -> u8 {
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

fn simple(mask: u32, cost: f32, kind: Kind) -> Reading {
    Reading { mask, cost, kind, host: None }
}

fn unknown(part: Part<'_>) -> f32 {
    UNKNOWN + UNKNOWN_LETTER * length(part.len())
}

fn price(cost: Option<f32>) -> f32 {
    cost.unwrap_or(FLOOR)
}

fn length(letters: usize) -> f32 {
    f32::from(u8::try_from(letters).expect("a word has at most 31 letters"))
}

const ALEF_MADDA: u8 = 1;
const NUN: u8 = 30;
const MI: &[u8] = &[29, 33];
const NEMI: &[u8] = &[30, 29, 33];
const BI: &[u8] = &[3, 33];
const PLURAL: &[u8] = &[32, 2];
const COMPARATIVE: &[u8] = &[5, 13];
// م ی د یم ید ند
const PRESENT_ENDINGS: [&[u8]; 6] = [&[29], &[33], &[11], &[33, 29], &[33, 11], &[30, 11]];
// (none) م ی یم ید ند
const PAST_ENDINGS: [&[u8]; 6] = [&[], &[29], &[33], &[33, 29], &[33, 11], &[30, 11]];
// م ت ش مان تان شان
const CLITICS: [&[u8]; 6] = [&[29], &[5], &[17], &[29, 2, 30], &[5, 2, 30], &[17, 2, 30]];
// ی ان م ش انی یم ند ت شان مان تان
const SAFE_ENDINGS: [&[u8]; 11] = [
    &[33],
    &[2, 30],
    &[29],
    &[17],
    &[2, 30, 33],
    &[33, 29],
    &[30, 11],
    &[5],
    &[17, 2, 30],
    &[29, 2, 30],
    &[5, 2, 30],
];
