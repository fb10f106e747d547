//! Two words in one: «سرمایه|گذاری».

use super::analyse::{Analyser, length, price};
use super::grammar::Class;
use super::letters::{COMPARATIVE, HE, MI, NEMI, PLURAL, ends_its_join, hash, spelt};
use super::lexicon::{Second, Split};
use super::part::Part;
use super::reading::{Kind, Reading, is_known_whole};
use super::whole::{JOINED_ENDING, JOINED_LETTER};

// Costs in nats.
const UNSURE_ENDING: f32 = 2.0;
const COMPOUND: f32 = 4.0;
const TWO_WORDS: f32 = 5.0;
const TWO_WORDS_LIMIT: f32 = 12.0;
const NAME_ENDING: f32 = 7.0;
const LINKED: f32 = 3.0;
/// The Arabic article.
const AL: [u8; 2] = spelt("ال");
/// «son of».
const SON: [&[u8]; 2] = [&spelt::<2>("بن"), &spelt::<3>("ابن")];
/// Endings that nearly every noun takes.
const SAFE_ENDINGS: [&[u8]; 11] = [
    &spelt::<1>("ی"),
    &spelt::<2>("ان"),
    &spelt::<1>("م"),
    &spelt::<1>("ش"),
    &spelt::<3>("انی"),
    &spelt::<2>("یم"),
    &spelt::<2>("ند"),
    &spelt::<1>("ت"),
    &spelt::<3>("شان"),
    &spelt::<3>("مان"),
    &spelt::<3>("تان"),
];

/// Before a given name.
const SAYYID: [u8; 3] = spelt("سید");
/// «my», «his», «your».
const OWNED: [&[u8]; 3] = [&spelt::<1>("م"), &spelt::<1>("ش"), &spelt::<1>("ت")];

/// Endings that take the place of a silent he.
const AFTER_HE: [&[u8]; 3] = [&spelt::<3>("گان"), &spelt::<4>("گانی"), &spelt::<2>("گی")];

impl Analyser {
    /// A word and a known second part: «بهره|وری».
    pub(super) fn compounds(&self, part: Part<'_>, depth: u8, found: &mut Vec<Reading>) {
        for len in 2..=part.len().saturating_sub(2).min(9) {
            let host = part.to(part.end - len);
            if host.boundary() == 0 {
                continue;
            }
            let Some(second) = self.last_part(part.from(host.end)) else { continue };
            let Some(reading) = self.best_known(host, depth) else { continue };
            // «سید|مراد» is none of «سیدم|راد»: no family name begins with what is somebody's.
            let is_owned = OWNED.iter().any(|ending| host.ends_with(ending));
            if is_owned
                && reading.kind == Kind::Inflected
                && self.is_name_ending(part.from(host.end))
            {
                continue;
            }
            let mask = reading.mask | host.boundary();
            found.push(Reading::simple(mask, reading.cost + second + COMPOUND, Kind::Compound));
        }
    }

    /// «بیتا», «سیدمسعود»: a given name that is one word, whatever it looks like.
    pub(super) fn is_given_name(&self, part: Part<'_>) -> bool {
        let behind = |first: &[u8]| {
            (part.starts_with(first) && part.len() >= first.len() + 4)
                .then(|| part.from(part.start + first.len()))
        };
        let sayyid = || {
            behind(&SAYYID).is_some_and(|rest| {
                let other =
                    rest.starts_with(&AL) || self.grammar.is(rest.hash(), Class::NameEnding);
                !other && self.is_word(rest) && self.second(rest).is_none()
            })
        };
        self.grammar.is(part.hash(), Class::Given) || sayyid()
    }

    /// «راد»: the ending of a family name, and no second part of another word.
    fn is_name_ending(&self, part: Part<'_>) -> bool {
        self.grammar.is(part.hash(), Class::NameEnding) && self.second(part).is_none()
    }

    /// How unusual a second part is, and the ending of a family name: «زاده».
    fn last_part(&self, part: Part<'_>) -> Option<f32> {
        let is_name = || self.grammar.is(part.hash(), Class::NameEnding).then_some(NAME_ENDING);
        self.second(part).map(|(second, _)| second.cost).or_else(is_name)
    }

    /// How unusual a second part is, perhaps with a joined ending, and its stem: «نشین», «نشینان».
    pub(super) fn second(&self, part: Part<'_>) -> Option<(Second, u64)> {
        let bare = self.lexicon.second_part(part.hash()).map(|second| (second, part.hash()));
        let plural = || {
            singulars(part).find_map(|(singular, len)| {
                let second = self.lexicon.second_part(singular)?;
                let cost = second.cost + JOINED_ENDING + JOINED_LETTER * length(len);
                Some((Second { cost, ..second }, singular))
            })
        };
        bare.or_else(plural).or_else(|| {
            let ending = SAFE_ENDINGS.iter().filter(|ending| part.len() > ending.len() + 1);
            let mut stems = ending.filter(|ending| part.ends_with(ending));
            stems.find_map(|ending| {
                let stem = part.to(part.end - ending.len()).hash();
                let second = self.lexicon.second_part(stem)?;
                let cost = second.cost + JOINED_ENDING + JOINED_LETTER * length(ending.len());
                Some((Second { cost, ..second }, stem))
            })
        })
    }

    /// The likeliest reading of a part, if it is a known word.
    pub(super) fn best_known(&self, part: Part<'_>, depth: u8) -> Option<Reading> {
        let best = self.analyse(part, depth + 1).into_iter().next()?;
        (!matches!(best.kind, Kind::Unknown | Kind::AsIs)).then_some(best)
    }

    /// Two long words that nobody lists as one: «باشگاه|خبرنگاران».
    pub(super) fn two_words(&self, part: Part<'_>, found: &mut Vec<Reading>) {
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
                found.push(Reading::simple(first.boundary(), one + two + TWO_WORDS, Kind::Two));
            }
        }
    }

    /// «حجت|الاسلام», «علی|بن|موسی»: words of which nobody lists the whole.
    pub(super) fn linked_words(&self, part: Part<'_>, found: &mut Vec<Reading>) {
        for at in part.start + 3..part.end.saturating_sub(4) {
            let (first, rest) = (part.to(at), part.from(at));
            let Some(one) = self.known(first) else { continue };
            let is_arabic = rest.starts_with(&AL) && rest.len() > 4;
            if let Some(two) = self.listed(rest).filter(|_| is_arabic && first.boundary() != 0) {
                let cost = one + two + LINKED;
                found.push(Reading::simple(first.boundary(), cost, Kind::Linked));
            }
            for son in SON.iter().filter(|son| rest.starts_with(son)) {
                let father = rest.from(at + son.len());
                if father.len() < 3 {
                    continue;
                }
                if let Some(two) = self.known(father) {
                    let mask = first.boundary() | 1 << father.start;
                    found.push(Reading::simple(mask, one + two + LINKED, Kind::Linked));
                }
            }
        }
    }

    /// How unlikely the letters are as a word that somebody lists as it stands.
    fn listed(&self, part: Part<'_>) -> Option<f32> {
        let entry = self.lexicon.find(part.hash())?;
        let is_listed = entry.class() > 0 || entry.cost().is_some();
        is_listed.then(|| price(entry.cost()))
    }

    /// How unlikely the letters are as a word that somebody knows.
    fn known(&self, part: Part<'_>) -> Option<f32> {
        let (cost, kind) = self.joined(part);
        (is_known_whole(kind) || kind == Kind::Counted).then_some(cost)
    }

    /// «سرمایه|گذار» is listed, so «سرمایهگذارانی» is one with an ending.
    pub(super) fn listed_with_ending(&self, part: Part<'_>, found: &mut Vec<Reading>) {
        for len in 1..=part.len().saturating_sub(4).min(5) {
            let host = part.to(part.end - len);
            let ending = part.from(host.end);
            let takers = self.lexicon.takers(ending.hash());
            let divides = [PLURAL, COMPARATIVE].iter().any(|two| ending.starts_with(two));
            if takers == 0 || (divides && !ends_its_join(host.last())) {
                continue;
            }
            let Some(entry) = self.lexicon.find(host.hash()) else { continue };
            for split in entry.splits() {
                let Some(unsure) = takes(split, ending, takers, part) else { continue };
                let cost = price(split.cost) + JOINED_ENDING + JOINED_LETTER * length(len) + unsure;
                found.push(Reading::simple(split.mask << part.start, cost, Kind::ListedInflected));
            }
        }
        for (singular, len) in singulars(part) {
            for split in self.lexicon.find(singular).iter().flat_map(|entry| entry.splits()) {
                let cost = price(split.cost) + JOINED_ENDING + JOINED_LETTER * length(len);
                found.push(Reading::simple(split.mask << part.start, cost, Kind::ListedInflected));
            }
        }
    }
}

/// The words in a silent he that a word in «گان» or «گی» may come from, by their hash, and the letters of the
/// ending: «ستم|دیدگان» → «ستم|دیده».
fn singulars(part: Part<'_>) -> impl Iterator<Item = (u64, usize)> {
    let ending = AFTER_HE
        .iter()
        .filter(move |ending| part.len() > ending.len() + 1 && part.ends_with(ending));
    ending.map(move |ending| {
        let stem = &part.codes()[..part.len() - ending.len()];
        (hash(&[stem, &[HE]].concat()), ending.len())
    })
}

/// Whether a listed spelling takes the ending, and at what cost.
fn takes(split: Split, ending: Part<'_>, takers: u64, word: Part<'_>) -> Option<f32> {
    match split.class {
        0 => None,
        1 => {
            let verb = [&MI[..], &NEMI].iter().any(|prefix| word.starts_with(prefix));
            let safe = SAFE_ENDINGS.iter().any(|safe| ending.codes() == *safe);
            (!verb && safe).then_some(UNSURE_ENDING)
        }
        class => (takers >> class & 1 == 1).then_some(0.0),
    }
}
