//! The joined spelling of letters: whether it is a word as it stands, and how unlikely.

use super::analyse::{Analyser, length, price, unknown};
use super::letters::{COMPARATIVE, HE, NUN, PLURAL, ends_its_join};
use super::lexicon::Entry;
use super::part::Part;
use super::reading::Kind;

/// A joined ending, in nats, and so much more for each of its letters.
pub(super) const JOINED_ENDING: f32 = 3.0;
pub(super) const JOINED_LETTER: f32 = 0.35;
const PARTICIPLE_ALONE: f32 = 15.0;

impl Analyser {
    /// How unlikely the letters are as one word, and what it is then.
    pub(super) fn joined(&self, part: Part<'_>) -> (f32, Kind) {
        let mut best = (unknown(part), Kind::Unknown);
        if let Some(entry) = self.lexicon.find(part.hash()) {
            if entry.class() > 0 {
                best = (price(entry.cost()), Kind::Word);
            } else if let Some(cost) = entry.cost() {
                best = if cost < best.0 { (cost, Kind::Counted) } else { best };
            }
        }
        if best.1 == Kind::Unknown && (self.is_participle(part) || self.is_joined_verb(part)) {
            best = (PARTICIPLE_ALONE, Kind::Inflected);
        }
        // The longest joined ending has six letters: «انشان» and its like.
        for len in 1..=part.len().saturating_sub(1).min(6) {
            if let Some(cost) = self.inflected(part, len)
                && (matches!(best.1, Kind::Unknown | Kind::Counted) || cost < best.0)
            {
                best = (cost, Kind::Inflected);
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
        let [plural, comparative] = [PLURAL, COMPARATIVE].map(|two| ending.starts_with(&two));
        if (plural || comparative) && !ends_its_join(host.last()) {
            return None;
        }
        let more = match (plural, comparative) {
            (true, _) => 3.2,
            (_, true) => 4.5,
            _ => JOINED_ENDING + JOINED_LETTER * length(len),
        };
        let doubled = host.ends_with(&PLURAL)
            && host.len() > 2
            && self.lexicon.find(host.to(host.end - 2).hash()).is_some_and(|e| e.class() > 0);
        Some(price(entry.cost()) + more + if doubled { 6.0 } else { 0.0 })
    }

    /// Whether a word in he ends in a silent one, when that is known.
    pub(super) fn silent_he(&self, part: Part<'_>) -> Option<bool> {
        // «به» and «ده» are spoken to the end.
        if part.len() < 3 {
            return Some(false);
        }
        let entry = self.lexicon.find(part.hash());
        if let Some(class) = entry.map(Entry::class).filter(|&class| class > 1) {
            return Some(self.lexicon.is_silent(class));
        }
        self.is_participle(part).then_some(true)
    }

    /// «رفته», «نرفته», «برگشته».
    pub(super) fn is_participle(&self, part: Part<'_>) -> bool {
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
                    && stem.starts_with(&preverb.codes)
                    && past(stem.from(stem.start + preverb.codes.len()))
            })
    }
}
