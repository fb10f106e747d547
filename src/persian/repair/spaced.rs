//! Two neighbouring words that should be one with a half-space: «می شود», «کتاب ها», «چاره اندیشی».

use super::analyse::Analyser;
use super::grammar::Class;
use super::letters::{ALEF, HE, Letters, MI, NEMI, NUN, VAV, YE, ends_its_join, spelt};
use super::lexicon::{Entry, FLOOR, Second, Source};
use super::weights::{Question, feature};

/// Endings that a verb has and a noun rarely.
const PERSONS: [&[u8]; 5] =
    [&spelt::<1>("م"), &spelt::<1>("د"), &spelt::<2>("یم"), &spelt::<2>("ید"), &spelt::<2>("ند")];

/// Two words with one space between.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    analyser: &'a Analyser,
    // The letters of both in one.
    letters: Letters,
    middle: usize,
    mask: u32,
    // Where the last part of the first word begins, and the first part of the second one ends.
    inner: (usize, usize),
}

/// What stands around the pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Around {
    /// A stop stands before it.
    pub(super) starts: bool,
    /// A stop follows.
    pub(super) stops: bool,
    /// «است», «شد» or a verb in «می» follows.
    pub(super) auxiliary: bool,
}

impl Around {
    /// A number of its own for each.
    pub(super) fn number(self) -> u64 {
        u64::from(self.starts) | u64::from(self.stops) << 1 | u64::from(self.auxiliary) << 2
    }
}

/// The listed word that the two would make.
#[derive(Debug, Clone, Copy)]
struct Listed {
    start: usize,
    end: usize,
    mask: u32,
    cost: Option<f32>,
    source: Source,
    is_inflected: bool,
}

impl<'a> Pair<'a> {
    /// `None` when the two are too long or too short to be one.
    pub(super) fn new(
        analyser: &'a Analyser,
        codes: &[u8],
        middle: usize,
        mask: u32,
    ) -> Option<Pair<'a>> {
        let letters = Letters::new(codes)?;
        if middle == 0 || middle >= codes.len() {
            return None;
        }
        let before = mask & ((1 << middle) - 1);
        let after = mask >> middle << middle & !(1 << middle);
        let last = if before == 0 { 0 } else { before.ilog2() as usize };
        let first = if after == 0 { codes.len() } else { after.trailing_zeros() as usize };
        Some(Pair { analyser, letters, middle, mask: mask & !(1 << middle), inner: (last, first) })
    }

    /// Names every feature; false when nothing speaks for one word.
    pub(super) fn features(&self, around: Around, name: &mut dyn FnMut(u16, f32)) -> bool {
        let mut any = false;
        {
            let mut name = |feature: u16, value: f32| {
                any = true;
                name(feature, value);
            };
            self.of_ending(around, &mut name);
            self.of_verb(around, &mut name);
            let listed = self.listed();
            if let Some(listed) = listed {
                self.of_listed(&listed, &mut name);
            }
            self.of_second(listed.is_some(), &mut name);
            self.of_prefix(listed.is_some(), around, &mut name);
        }
        if any {
            self.of_context(around, name);
        }
        any
    }

    /// True when the house's own list makes the two one: «نخست وزیر» → «نخست|وزیر».
    pub(super) fn is_house(&self) -> bool {
        let len = self.letters.codes().len();
        let mask = self.mask | 1 << self.middle;
        self.joins()
            && self.analyser.entry(&self.letters, 0, len).is_some_and(|entry| {
                entry.splits().any(|split| {
                    split.source == Source::House && split.class == 1 && split.mask == mask
                })
            })
    }

    fn first(&self) -> (usize, usize) {
        (self.inner.0, self.middle)
    }

    fn second(&self) -> (usize, usize) {
        (self.middle, self.inner.1)
    }

    fn hash(&self, (start, end): (usize, usize)) -> u64 {
        self.letters.hash(start, end)
    }

    fn cost(&self, part: (usize, usize)) -> Option<f32> {
        self.analyser.entry(&self.letters, part.0, part.1)?.cost()
    }

    fn joins(&self) -> bool {
        !ends_its_join(self.letters.codes()[self.middle - 1])
    }

    /// 2: in the dictionary as it stands, 1: counted, 0: not known.
    fn known(&self, (start, end): (usize, usize)) -> u32 {
        let Some(entry) = self.analyser.entry(&self.letters, start, end) else { return 0 };
        let mask = self.mask & ((1 << end) - 1) & !((1 << (start + 1)) - 1);
        if mask == 0 {
            return if entry.class() > 0 { 2 } else { u32::from(entry.cost().is_some()) };
        }
        let split = entry.splits().find(|split| split.mask << start == mask);
        split.map_or(0, |split| if split.class > 0 { 2 } else { 1 })
    }

    fn of_ending(&self, around: Around, name: &mut dyn FnMut(u16, f32)) {
        let grammar = &self.analyser.grammar;
        let hash = self.hash(self.second());
        let ending = grammar
            .ending(hash)
            .or_else(|| grammar.is(hash, Class::LooseEnding).then_some(Class::LooseEnding));
        let whole = self.inner.1 == self.letters.codes().len();
        let Some(class) = ending.filter(|&class| class != Class::Ye || whole) else { return };
        if class == Class::Ye {
            return;
        }
        let ending = short(hash);
        name(feature(Question::LooseEnding, ending, 0), 1.0);
        name(feature(Question::LooseEndingGivenHost, ending, self.host()), 1.0);
        name(feature(Question::LooseClassGivenHost, class as u32, self.host()), 1.0);
        let kind = if class == Class::Plural { 0 } else { ending };
        name(feature(Question::LooseEndingGivenWord, kind, self.known((0, self.middle))), 1.0);
        if around.stops {
            name(feature(Question::LooseAndStop, ending, 1), 1.0);
        }
    }

    /// What the first word ends in.
    fn host(&self) -> u32 {
        let (start, end) = self.first();
        match self.letters.codes()[end - 1] {
            HE => match self.analyser.silent(&self.letters, start, end) {
                Some(true) if self.is_past((start, end - 1)) => 1,
                Some(true) => 2,
                Some(false) => 3,
                None => 4,
            },
            YE => 5,
            ALEF | VAV => 6,
            code if ends_its_join(code) => 7,
            _ => 8,
        }
    }

    fn is_past(&self, (start, end): (usize, usize)) -> bool {
        let is = |start: usize| {
            end > start
                && self.analyser.entry(&self.letters, start, end).is_some_and(Entry::is_past)
        };
        is(start) || (self.letters.codes()[start] == NUN && is(start + 1))
    }

    fn of_verb(&self, around: Around, name: &mut dyn FnMut(u16, f32)) {
        let (_, end) = self.first();
        let first = &self.letters.codes()[..end];
        let negated = first.ends_with(&NEMI);
        let preverb = first.len().saturating_sub(if negated { 3 } else { 2 });
        if !first.ends_with(&MI)
            || (preverb > 0
                && !self.analyser.grammar.is(self.letters.hash(0, preverb), Class::Preverb))
        {
            return;
        }
        let (start, end) = self.second();
        let verb = self.analyser.verb(&self.letters, start, end);
        let participle = end - start > 2
            && self.letters.codes()[end - 1] == HE
            && self.is_past((start, end - 1));
        let kind = match verb {
            Some(cost) if cost < 1.0 => 1,
            Some(_) => 2,
            None if participle => 2,
            None => 0,
        };
        name(feature(Question::LooseVerb, kind, 0), 1.0);
        if around.stops {
            name(feature(Question::LooseAndStop, kind, 2), 1.0);
        }
    }

    /// The likeliest listed word that ends, begins or fills the pair with a half-space between.
    fn listed(&self) -> Option<Listed> {
        if !self.joins() {
            return None;
        }
        let len = self.letters.codes().len();
        let (last, first) = self.inner;
        let mut best: Option<Listed> = None;
        for (start, end) in [(0, len), (last, len), (0, first), (last, first)] {
            if let Some(found) = self.listed_as(start, end) {
                let dearer = best.is_some_and(|best| price(best.cost) <= price(found.cost));
                best = if dearer { best } else { Some(found) };
            }
        }
        best.or_else(|| self.listed_with_ending())
    }

    fn listed_as(&self, start: usize, end: usize) -> Option<Listed> {
        let within = ((1u32 << end) - 1) & !((1 << (start + 1)) - 1);
        let mask = (self.mask | 1 << self.middle) & within;
        let entry = self.analyser.entry(&self.letters, start, end)?;
        let split = entry.splits().find(|split| split.mask << start == mask)?;
        Some(Listed {
            start,
            end,
            mask,
            cost: split.cost,
            source: split.source,
            is_inflected: false,
        })
    }

    fn listed_with_ending(&self) -> Option<Listed> {
        let (start, end) = (self.inner.0, self.inner.1);
        (1..=3).filter(|len| end - self.middle > len + 1).find_map(|len| {
            // «دست یابیم» is no «دست|یاب» of ours.
            if PERSONS.contains(&&self.letters.codes()[end - len..end])
                && self.analyser.verb(&self.letters, self.middle, end).is_some()
            {
                return None;
            }
            let takers = self.analyser.lexicon.takers(self.letters.hash(end - len, end));
            let listed =
                self.listed_as(start, end - len).filter(|listed| listed.source != Source::Counted);
            listed.filter(|_| takers != 0).map(|listed| Listed { is_inflected: true, ..listed })
        })
    }

    fn of_listed(&self, listed: &Listed, name: &mut dyn FnMut(u16, f32)) {
        let source = listed.source as u32;
        name(feature(Question::Pair, source, 0), 1.0);
        if listed.is_inflected {
            name(feature(Question::PairInflected, 0, 0), 1.0);
        }
        let price = |part: (usize, usize)| self.cost(part).unwrap_or(FLOOR);
        let together = price(self.first()) + price(self.second()) - listed.cost.unwrap_or(FLOOR);
        let together = together.clamp(-5.0, 15.0) / 5.0;
        name(feature(Question::Together, 0, 0), together);
        name(feature(Question::TogetherGivenPair, source, 0), together);
        if let Some(cost) = listed.cost {
            let head = listed.start + (listed.mask >> listed.start).trailing_zeros() as usize;
            let tail = listed.mask.ilog2() as usize;
            let against_first = price((listed.start, head)) - cost;
            let against_last = price((tail, listed.end)) - cost;
            for (which, share) in
                [(0, against_first), (1, against_last), (2, against_first.max(against_last))]
            {
                name(feature(Question::PairShare, which, 0), share.clamp(-10.0, 2.0) / 4.0);
            }
            name(feature(Question::PairCount, 0, 0), (18.0 - cost) / 5.0);
        } else {
            name(feature(Question::PairUncounted, 0, 0), 1.0);
        }
        let joined = self.analyser.entry(&self.letters, listed.start, listed.end);
        if joined.is_some_and(|entry| entry.class() > 0) {
            name(feature(Question::PairJoined, 0, 0), 1.0);
        }
        name(feature(Question::PairParts, listed.mask.count_ones(), 0), 1.0);
    }

    fn of_second(&self, is_listed: bool, name: &mut dyn FnMut(u16, f32)) {
        let (start, end) = self.second();
        let hash = self.hash((start, end));
        if self.joins()
            && let Some(Second { cost, .. }) = self.analyser.lexicon.second_part(hash)
        {
            name(feature(Question::KnownSecond, 0, 0), 1.0);
            name(feature(Question::SecondCost, 0, 0), (10.0 - cost) / 5.0);
            name(feature(Question::SecondWord, short(hash), 0), 1.0);
            if is_listed {
                name(feature(Question::SecondAndPair, 0, 0), 1.0);
            }
            name(feature(Question::SecondGivenWord, self.known(self.first()), 0), 1.0);
        }
        if self.joins() && self.analyser.lexicon.second_part(hash).is_none() {
            let inflected = self.analyser.second_part(&self.letters, start, end);
            if let Some((Second { cost, .. }, stem)) = inflected {
                name(feature(Question::KnownSecond, 1, 0), 1.0);
                name(feature(Question::SecondCost, 1, 0), (10.0 - cost) / 5.0);
                name(feature(Question::SecondWord, short(stem), 0), 1.0);
                name(feature(Question::SecondAndPair, 1, u32::from(is_listed)), 1.0);
                name(feature(Question::SecondGivenWord, self.known(self.first()), 1), 1.0);
            }
        }
        if end - start > 2 && self.letters.codes()[end - 1] == HE {
            let stem = self.analyser.entry(&self.letters, start, end - 1);
            if stem.is_some_and(Entry::is_past) {
                name(feature(Question::Participle, 0, 0), 1.0);
            }
        }
    }

    fn of_prefix(&self, is_listed: bool, around: Around, name: &mut dyn FnMut(u16, f32)) {
        let hash = self.hash((0, self.middle));
        if !self.analyser.grammar.is(hash, Class::Prefix) {
            return;
        }
        let prefix = short(hash);
        name(feature(Question::LoosePrefix, prefix, 0), 1.0);
        if is_listed {
            name(feature(Question::LoosePrefixAndPair, prefix, 0), 1.0);
        }
        if self.known((self.middle, self.letters.codes().len())) == 2 {
            let length = (self.letters.codes().len() - self.middle).min(4);
            name(feature(Question::LoosePrefixAndWord, prefix, 0), 1.0);
            name(feature(Question::LoosePrefixAndWord, prefix, short(length as u64)), 1.0);
        }
        if around.stops {
            name(feature(Question::LooseAndStop, prefix, 3), 1.0);
        }
    }

    fn of_context(&self, around: Around, name: &mut dyn FnMut(u16, f32)) {
        name(feature(Question::Bias, 0, 0), 1.0);
        let count = |cost: Option<f32>| cost.map_or(-1.0, |cost| (12.0 - cost) / 5.0);
        let (first, second) = (self.first(), self.second());
        name(feature(Question::SecondCount, 0, 0), count(self.cost(second)));
        name(feature(Question::FirstCount, 0, 0), count(self.cost(first)));
        name(feature(Question::SecondLength, 0, 0), eighths(second));
        name(feature(Question::FirstLength, 0, 0), eighths(first));
        let (start, end) = second;
        let participle = end - start > 2
            && self.letters.codes()[end - 1] == HE
            && self.analyser.entry(&self.letters, start, end - 1).is_some_and(Entry::is_past);
        if around.auxiliary {
            name(feature(Question::Auxiliary, 0, 0), 1.0);
        }
        if participle {
            let beside = u32::from(around.auxiliary)
                | u32::from(around.stops) << 1
                | u32::from(around.starts) << 2;
            name(feature(Question::Auxiliary, 2 + self.known(first), beside), 1.0);
            name(
                feature(
                    Question::Auxiliary,
                    short(self.hash(second)),
                    u32::from(around.auxiliary) | u32::from(around.stops) << 1,
                ),
                1.0,
            );
            name(feature(Question::Auxiliary, 1, u32::from(around.auxiliary)), 1.0);
        }
        if around.stops {
            name(feature(Question::Stop, 0, 0), 1.0);
        }
        if around.starts {
            name(feature(Question::Start, 0, 0), 1.0);
        }
    }
}

fn price(cost: Option<f32>) -> f32 {
    cost.unwrap_or(FLOOR)
}

fn short(hash: u64) -> u32 {
    u32::try_from(hash & 0xFFFF_FFFF).expect("32 bits were kept")
}

fn eighths((start, end): (usize, usize)) -> f32 {
    f32::from(u8::try_from((end - start).min(8)).expect("at most eight")) / 8.0
}
