//! Forms of verbs: «می|رود», «بر|می|گردد», «می|رفته|اند».

use super::analyse::Analyser;
use super::grammar::Class;
use super::letters::{ALEF, HE, MI, NEMI, NUN, VAV, YE, spelt};
use super::lexicon::Entry;
use super::part::Part;
use super::reading::{Kind, Reading};

// Costs in nats.
const UNCOUNTED_VERB: f32 = 12.5;
const CLITIC: f32 = 4.5;
const PARTICIPLE: f32 = 5.0;

const BI: [u8; 2] = spelt("بی");
const ALEF_MADDA: u8 = spelt::<1>("آ")[0];
const PRESENT_ENDINGS: [&[u8]; 6] = [
    &spelt::<1>("م"),
    &spelt::<1>("ی"),
    &spelt::<1>("د"),
    &spelt::<2>("یم"),
    &spelt::<2>("ید"),
    &spelt::<2>("ند"),
];
const PAST_ENDINGS: [&[u8]; 6] = [
    &[],
    &spelt::<1>("م"),
    &spelt::<1>("ی"),
    &spelt::<2>("یم"),
    &spelt::<2>("ید"),
    &spelt::<2>("ند"),
];
const CLITICS: [&[u8]; 6] = [
    &spelt::<1>("م"),
    &spelt::<1>("ت"),
    &spelt::<1>("ش"),
    &spelt::<3>("مان"),
    &spelt::<3>("تان"),
    &spelt::<3>("شان"),
];

impl Analyser {
    /// «بیاندازند» and «برنخواهند», which only look like «بی» and a word.
    pub(super) fn is_joined_verb(&self, part: Part<'_>) -> bool {
        let codes = part.codes();
        if codes.len() > 4 && codes.starts_with(&BI) && codes[2] == ALEF {
            return self.conjugated(part.from(part.start + 2)).is_some();
        }
        self.grammar.preverbs.iter().any(|preverb| {
            let after = preverb.codes.len();
            codes.starts_with(&preverb.codes)
                && codes.len() > after + 3
                && codes[after] == NUN
                && self.finite(part.from(part.start + after + 1))
        })
    }

    /// Every reading as a verb in «می».
    pub(super) fn verbs(&self, part: Part<'_>, found: &mut Vec<Reading>) {
        self.verbs_after(part, 0, 0, found);
        for preverb in &self.grammar.preverbs {
            if part.starts_with(&preverb.codes) {
                let after = part.to(part.start + preverb.codes.len());
                self.verbs_after(part, preverb.codes.len(), after.boundary(), found);
            }
        }
    }

    /// «می|رود», «نمی|رود», «بر|می|گردد»: `skip` letters of a preverb, then the prefix, then a verb.
    fn verbs_after(&self, part: Part<'_>, skip: usize, before: u32, found: &mut Vec<Reading>) {
        for (prefix, more) in [(&MI[..], 0.0), (&NEMI[..], 2.0)] {
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
            found.push(Reading::simple(before | 1 << rest.start | inside, cost, Kind::Verb));
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
            if rest.len() > ending.codes.len() + 2 && rest.ends_with(&ending.codes) {
                let host = rest.to(rest.end - ending.codes.len());
                let past = |p: Part<'_>| self.lexicon.find(p.hash()).is_some_and(Entry::is_past);
                if host.last() == HE && past(host.to(host.end - 1)) {
                    return 1 << host.end;
                }
            }
        }
        0
    }

    /// How much a form of a verb, perhaps with a pronoun on it, adds in nats: «گویند», «گویندش».
    pub(super) fn conjugated(&self, part: Part<'_>) -> Option<f32> {
        let plain = self.finite(part).then_some(0.0);
        plain.or_else(|| {
            CLITICS
                .iter()
                .filter(|clitic| part.len() > clitic.len() && part.ends_with(clitic))
                .any(|clitic| self.finite(part.to(part.end - clitic.len())))
                .then_some(CLITIC)
        })
    }

    /// A form of a verb without «می»: «رود», «رفتند».
    pub(super) fn finite(&self, part: Part<'_>) -> bool {
        let past = |stem: Part<'_>| self.lexicon.find(stem.hash()).is_some_and(Entry::is_past);
        let present =
            |stem: Part<'_>| self.lexicon.find(stem.hash()).is_some_and(Entry::is_present);
        let stem = |ending: &&[u8]| {
            (part.len() > ending.len() && part.ends_with(ending))
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
                    && stem.ends_with(&[ALEF, NUN])
                    && present(stem.to(stem.end - 2));
                present(stem) || glide || causative
            })
    }
}
