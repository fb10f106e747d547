//! Which of the readings of a word a careful writer would have meant.

use super::grammar::Class;
use super::lead::lead;
use super::letters::{HE, MI, NEMI, YE};
use super::lexicon::{Entry, Source};
use super::ranking::Ranking;
use super::reading::{Kind, Last, Reading, listed_source};
use super::weights::{Question, Weights, feature};

impl Ranking<'_> {
    /// How much speaks for each reading.
    pub(super) fn scores(&self, weights: &Weights) -> Vec<f32> {
        let score = |reading: &Reading| {
            let mut sum = self.lead(reading);
            self.features(reading, &mut |feature, value| sum += weights.of(feature) * value);
            sum
        };
        self.readings.iter().map(score).collect()
    }

    /// What grammar alone speaks for a reading, before anything was learned.
    pub(super) fn lead(&self, reading: &Reading) -> f32 {
        if self.is_sided {
            return self.lead_of_side(reading);
        }
        if reading.mask == 0 {
            return 0.0;
        }
        let (_, rest) = outer_parts(reading);
        let ending = self.word.hash(rest, self.word.codes().len());
        let is_name = rest >= 3 && self.analyser.grammar.is(ending, Class::NameEnding);
        lead(reading, self.last(reading), self.whole.0, is_name)
    }

    /// Names every feature of a reading.
    pub(super) fn features(&self, reading: &Reading, name: &mut dyn FnMut(u16, f32)) {
        if reading.mask == 0 {
            self.of_whole(name);
        } else {
            let last = self.last(reading);
            self.of_boundary(reading, last, name);
            self.of_counts(reading, last, name);
            self.of_parts(reading, last, name);
        }
        if self.is_sided && self.is_indefinite(reading) {
            self.of_sides(name);
        }
    }

    fn of_whole(&self, name: &mut dyn FnMut(u16, f32)) {
        let (kind, _) = self.whole;
        name(feature(Question::Whole, kind, 0), 1.0);
        if kind == Kind::Unknown as u32 {
            name(feature(Question::WholeLength, 0, 0), eighths(self.word.codes().len()));
        }
        if let Some(cost) = self.entry.and_then(Entry::cost) {
            name(feature(Question::WholeCount, kind, 0), (18.0 - cost) / 5.0);
        }
    }

    fn of_boundary(&self, reading: &Reading, last: Last, name: &mut dyn FnMut(u16, f32)) {
        let (whole, whole_cost) = self.whole;
        let listed = match listed_source(self.entry, reading.mask) {
            None => 0,
            Some(Source::Counted) => 1,
            Some(Source::Compounds) => 2,
            Some(Source::Dictionary | Source::House) => 3,
        };
        let class = last as u32;
        name(feature(Question::Last, class, 0), 1.0);
        name(feature(Question::LastGivenWhole, class, whole), 1.0);
        name(feature(Question::Listed, listed, 0), 1.0);
        name(feature(Question::ListedGivenWhole, listed, whole), 1.0);
        name(feature(Question::ListedGivenLast, listed, class), 1.0);
        name(feature(Question::Dearer, 0, 0), (reading.cost - self.cheapest) / 3.0);
        let cheaper = (whole_cost - reading.cost).clamp(-12.0, 12.0) / 4.0;
        name(feature(Question::Cheaper, 0, 0), cheaper);
        name(feature(Question::CheaperGivenWhole, whole, 0), cheaper);
        name(feature(Question::CheaperGivenLast, class, 0), cheaper);
        let more = reading.mask.count_ones() - 1;
        name(feature(Question::More, 0, 0), eighths(more as usize) * 8.0);
        if listed >= 2 && self.entry.is_some_and(|entry| entry.class() > 0) {
            name(feature(Question::BothListed, class, 0), 1.0);
        }
    }

    fn of_counts(&self, reading: &Reading, last: Last, name: &mut dyn FnMut(u16, f32)) {
        let (whole, _) = self.whole;
        let joined = self.entry.and_then(Entry::cost);
        let split = self
            .entry
            .and_then(|entry| entry.splits().find(|split| split.mask == reading.mask)?.cost);
        if let Some(cost) = joined {
            name(feature(Question::JoinedCount, 0, 0), (18.0 - cost) / 5.0);
            name(feature(Question::JoinedCountGivenLast, last as u32, 0), (18.0 - cost) / 5.0);
        }
        if let Some(cost) = split {
            name(feature(Question::SplitCount, 0, 0), (18.0 - cost) / 5.0);
        }
        match (joined, split) {
            (Some(joined), Some(split)) => {
                let ratio = (joined - split).clamp(-6.0, 6.0) / 3.0;
                name(feature(Question::Ratio, 0, 0), ratio);
                name(feature(Question::RatioGivenWhole, whole, 0), ratio);
            }
            (Some(_), None) => {
                name(feature(Question::OnlyJoined, whole, 0), 1.0);
                name(feature(Question::OnlyJoinedGivenLast, last as u32, 0), 1.0);
            }
            _ => {}
        }
    }

    fn of_parts(&self, reading: &Reading, last: Last, name: &mut dyn FnMut(u16, f32)) {
        let (whole, _) = self.whole;
        let class = last as u32;
        let (first, rest) = outer_parts(reading);
        let len = self.word.codes().len();
        if let Some(host) = reading.host {
            let takes = class * 4 + host.takes.map_or(2, u32::from);
            name(feature(Question::Takes, takes, 0), 1.0);
            name(feature(Question::TakesGivenWhole, takes, whole), 1.0);
        }
        match last {
            Last::Second => self.of_second(rest, name),
            Last::Two => self.of_two(reading, first, name),
            _ => self.of_ending(reading, last, name),
        }
        self.of_beginning(reading, name);
        let is_name = self.analyser.grammar.is(self.word.hash(rest, len), Class::NameEnding);
        if is_name && whole == Kind::Unknown as u32 && rest >= 3 {
            name(feature(Question::Name, 0, 0), 1.0);
        }
        if matches!(last, Last::Second | Last::Other | Last::Prefix) {
            name(feature(Question::Length, 0, 0), eighths(len));
            if first <= 2 || len - rest <= 2 {
                name(feature(Question::ShortPart, class, 0), 1.0);
            }
        }
        if first == 2 && !matches!(last, Last::Verb | Last::AsIs | Last::Two | Last::Possessive) {
            name(feature(Question::ShortFirst, class, whole), 1.0);
        }
    }

    fn of_ending(&self, reading: &Reading, last: Last, name: &mut dyn FnMut(u16, f32)) {
        let (whole, _) = self.whole;
        let class = last as u32;
        let (_, rest) = outer_parts(reading);
        let ending = short(self.word.hash(rest, self.word.codes().len()));
        let has_ending = matches!(
            last,
            Last::Plural | Last::Comparative | Last::Possessive | Last::Copula | Last::CopulaYe
        );
        if has_ending {
            name(feature(Question::Ending, ending, 0), 1.0);
        }
        if last == Last::Plural {
            let letter = match self.word.codes()[rest - 1] {
                HE => 1,
                YE => 2,
                _ => 0,
            };
            let host = reading.host.map_or(0, |host| {
                let silent = host.silent.map_or(2, u32::from);
                host.kind as u32 + silent * 32 + 1
            });
            name(feature(Question::PluralLetter, letter, whole), 1.0);
            name(feature(Question::PluralHost, host, whole), 1.0);
        }
        if matches!(last, Last::Copula | Last::CopulaYe | Last::Ye) {
            let silent = reading.host.map_or(4, |host| {
                if host.is_participle { 3 } else { host.silent.map_or(2, u32::from) }
            });
            name(feature(Question::SilentHe, class, silent), 1.0);
            name(feature(Question::SilentHeGivenWhole, class * 8 + silent, whole), 1.0);
        }
    }

    fn of_beginning(&self, reading: &Reading, name: &mut dyn FnMut(u16, f32)) {
        let (whole, _) = self.whole;
        let (first, _) = outer_parts(reading);
        let beginning = self.word.hash(0, first);
        if reading.kind == Kind::Prefix || self.analyser.grammar.is(beginning, Class::Prefix) {
            name(feature(Question::First, short(beginning), 0), 1.0);
            name(feature(Question::FirstGivenWhole, short(beginning), whole), 1.0);
        }
        if let (Kind::Prefix, Some(host)) = (reading.kind, reading.host) {
            name(feature(Question::PrefixHost, host.kind as u32, whole), 1.0);
        }
    }

    fn of_second(&self, rest: usize, name: &mut dyn FnMut(u16, f32)) {
        let (whole, _) = self.whole;
        let len = self.word.codes().len();
        name(feature(Question::Second, short(self.word.hash(rest, len)), 0), 1.0);
        if let Some((second, _)) = self.analyser.second_part(self.word, rest, len) {
            name(feature(Question::SecondShare, 0, 0), second.share / 2.0);
            name(feature(Question::SecondShareGivenWhole, whole, 0), second.share / 2.0);
        }
    }

    fn of_two(&self, reading: &Reading, first: usize, name: &mut dyn FnMut(u16, f32)) {
        let shortest = first.min(self.word.codes().len() - first).min(5);
        name(feature(Question::TwoShortest, short(shortest as u64), 0), 1.0);
        name(feature(Question::TwoCost, 0, 0), reading.cost / 10.0);
    }

    fn last(&self, reading: &Reading) -> Last {
        let (first, rest) = outer_parts(reading);
        let len = self.word.codes().len();
        let ending = self.word.hash(rest, len);
        match self.analyser.grammar.ending(ending) {
            Some(Class::Plural) => return Last::Plural,
            Some(Class::Comparative) => return Last::Comparative,
            Some(Class::Copula) if self.word.codes()[rest - 1] == HE => return Last::Copula,
            Some(Class::Copula) => return Last::CopulaYe,
            Some(Class::Possessive) => return Last::Possessive,
            Some(Class::Ye) => return Last::Ye,
            _ => {}
        }
        if self.word.codes()[..first].ends_with(&MI) && reading.kind != Kind::Listed
            || self.is_mi(first)
        {
            return Last::Verb;
        }
        match reading.kind {
            Kind::AsIs => Last::AsIs,
            Kind::Prefix => Last::Prefix,
            Kind::Two => Last::Two,
            _ if self.is_second(rest) => Last::Second,
            _ => Last::Other,
        }
    }

    fn is_mi(&self, first: usize) -> bool {
        let head = &self.word.codes()[..first];
        head == MI || head == NEMI
    }

    /// A known second part, perhaps with a joined ending of up to three letters.
    fn is_second(&self, rest: usize) -> bool {
        let len = self.word.codes().len();
        let lexicon = &self.analyser.lexicon;
        let known = |end: usize| lexicon.second_part(self.word.hash(rest, end)).is_some();
        known(len)
            || (1..=3).any(|ending| {
                len > rest + ending
                    && known(len - ending)
                    && lexicon.takers(self.word.hash(len - ending, len)) != 0
            })
    }
}

/// Where the first part ends and the last one begins.
fn outer_parts(reading: &Reading) -> (usize, usize) {
    (reading.mask.trailing_zeros() as usize, reading.mask.ilog2() as usize)
}

fn short(hash: u64) -> u32 {
    u32::try_from(hash & 0xFFFF_FFFF).expect("32 bits were kept")
}

fn eighths(letters: usize) -> f32 {
    f32::from(u8::try_from(letters).expect("a word has at most 31 letters")) / 8.0
}
