//! A word with an ending or a prefix that takes a half-space: «کتاب|ها», «بی|سابقه».

use super::analyse::Analyser;
use super::grammar::{Affix, Class};
use super::letters::{ALEF, HE, YE, spelt};
use super::part::Part;
use super::reading::{Host, Kind, Reading};

// Costs in nats.
const UNKNOWN_PLURAL: f32 = 1.3;
const DOUBTFUL_HE: f32 = 2.5;
const AFTER_YE: f32 = 0.8;
const AFTER_CONSONANT: f32 = 2.0;
const BI: [u8; 2] = spelt("بی");

impl Analyser {
    /// «کتاب|ها», «بزرگ|تر», «گفته|اند».
    pub(super) fn endings(&self, part: Part<'_>, depth: u8, found: &mut Vec<Reading>) {
        for ending in &self.grammar.endings {
            if part.len() < ending.codes.len() + 2 || !part.ends_with(&ending.codes) {
                continue;
            }
            let host = part.to(part.end - ending.codes.len());
            if let Some(kind) = kind_on(host, ending) {
                self.add_ending(host, (ending, kind), depth, found);
            }
        }
    }

    fn add_ending(
        &self,
        host: Part<'_>,
        (ending, kind): (&Affix, Kind),
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
        let takes = self.takes(host, ending);
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
            let host = Some(Host { kind: reading.kind, silent, takes, is_participle });
            found.push(Reading { host, ..Reading::simple(mask, cost, kind) });
        }
    }

    /// Whether the dictionary lets a host take an ending after a half-space, when it knows the host.
    fn takes(&self, host: Part<'_>, ending: &Affix) -> Option<bool> {
        let entry = self.lexicon.find(host.hash())?;
        let joined = (entry.class() > 0 && host.inner() == 0).then(|| entry.class());
        let class = joined.or_else(|| entry.splits().map(|split| split.class).find(|&c| c > 1))?;
        let takes = ending.takers >> class & 1 == 1;
        // The dictionary forgets the plurals of longer words («میلیون|ها»), and of many all endings.
        let is_sure = takes || host.len() < if ending.class == Class::Plural { 4 } else { 3 };
        (is_sure || (class > 1 && ending.class != Class::Plural)).then_some(takes)
    }

    /// «بی|سابقه», «هم|اندیشی».
    pub(super) fn prefixes(&self, part: Part<'_>, depth: u8, found: &mut Vec<Reading>) {
        for prefix in &self.grammar.prefixes {
            if part.len() < prefix.codes.len() + 2 || !part.starts_with(&prefix.codes) {
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
            let host = Host { kind: reading.kind, silent: None, takes: None, is_participle: false };
            let cost = reading.cost + prefix.cost;
            found.push(Reading { host: Some(host), ..Reading::simple(mask, cost, Kind::Prefix) });
        }
    }
}

/// What an ending makes of a host, if it can stand on one that ends so.
fn kind_on(host: Part<'_>, ending: &Affix) -> Option<Kind> {
    let last = host.last();
    match ending.class {
        Class::Plural => Some(Kind::Plural),
        Class::Comparative => Some(Kind::Comparative),
        Class::Copula if last == HE => Some(Kind::Copula),
        Class::Copula if last == YE => Some(Kind::CopulaYe),
        Class::Copula if ending.codes.len() > 2 && host.boundary() != 0 => Some(Kind::CopulaYe),
        Class::Possessive if matches!(last, HE | YE) => Some(Kind::Possessive),
        Class::Ye if last == HE => Some(Kind::Ye),
        _ => None,
    }
}
