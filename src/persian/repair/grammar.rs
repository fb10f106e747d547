//! The closed classes of the language, from `data/repair/closed.tsv`: endings, prefixes, function words.

use crate::persian::chars::ZWNJ;

use super::letters::{COMPARATIVE, HALF, PLURAL, codes, hash};
use super::lexicon::Lexicon;
use super::quick::Quick;

const TABLE: &str = include_str!("../../../data/repair/closed.tsv");

/// The closed classes, ready to be asked.
#[derive(Debug)]
pub(super) struct Grammar {
    /// Endings that take a half-space before them.
    pub(super) endings: Vec<Affix>,
    /// «بی», «هم» and others that take one after them.
    pub(super) prefixes: Vec<Affix>,
    /// «بر» of «برمی|گردد».
    pub(super) preverbs: Vec<Affix>,
    classes: Quick<u64, u16>,
    wholes: Vec<Vec<u8>>,
}

/// What stands before or after a word and belongs to it.
#[derive(Debug)]
pub(super) struct Affix {
    /// Its letters.
    pub(super) codes: Vec<u8>,
    /// Half-spaces inside it: bit *n* after *n* letters.
    pub(super) mask: u32,
    /// Its closed class.
    pub(super) class: Class,
    /// How much rarer a word is with it, in nats.
    pub(super) cost: f32,
    /// The set of word classes that take it after a half-space.
    pub(super) takers: u64,
}

/// A closed class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// «ها» and what follows it.
    Plural,
    /// «تر», «ترین».
    Comparative,
    /// «ام», «ای», «اند» after a silent he.
    Copula,
    /// «مان», «تان», «شان».
    Possessive,
    /// «ی» after a silent he.
    Ye,
    /// «بی», «هم», «علی».
    Prefix,
    /// «بر», «در» before a verb.
    Preverb,
    /// «فر», «زاده» at the end of a family name.
    NameEnding,
    /// Beginnings of words that only look divided: «میگسار».
    Whole,
    /// «را», «که», «است»: no noun follows its modifier here.
    Function,
    /// «هر», «یک»: a noun in «ای» is likely to follow.
    Indefinite,
    /// «این», «همه»: a plural is likely to follow.
    Many,
    /// «است», «شد»: a participle is likely to stand before.
    Auxiliary,
    /// «گر», «گونه»: endings met with a space before them.
    LooseEnding,
    /// «در», «از»: a plural with a modifier may stand before, as in «روزهای در پیش».
    Preposition,
    /// «بیتا», «کنراد»: given names that only look divided.
    Given,
}

/// A set of classes has a bit for each.
const _: () = assert!((Class::Given as u16) < 16);

impl Grammar {
    /// Reads the built-in table.
    pub(super) fn new(lexicon: &Lexicon) -> Grammar {
        let mut grammar = Grammar {
            endings: Vec::new(),
            prefixes: Vec::new(),
            preverbs: Vec::new(),
            classes: Quick::default(),
            wholes: Vec::new(),
        };
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let class = cells.next().and_then(class).expect("closed.tsv names known classes");
            let word = cells.next().expect("closed.tsv has a word in each line");
            let cost = cells.next().map_or(0.0, |cost| cost.parse().expect("a cost in nats"));
            grammar.add(class, word, (cost, lexicon));
        }
        // Longer endings first, for a word in «هایشان» is no word in «شان».
        grammar.endings.sort_by_key(|ending| std::cmp::Reverse(ending.codes.len()));
        grammar
    }

    /// True when the letters with this hash are of the class.
    pub(super) fn is(&self, hash: u64, class: Class) -> bool {
        self.classes(hash) >> class as u32 & 1 == 1
    }

    /// All classes of the letters with this hash: bit *n* for the class of number *n*.
    pub(super) fn classes(&self, hash: u64) -> u16 {
        self.classes.get(&hash).copied().unwrap_or_default()
    }

    /// The class of an ending with this hash, if it is one.
    pub(super) fn ending(&self, hash: u64) -> Option<Class> {
        let set = *self.classes.get(&hash)?;
        [Class::Plural, Class::Comparative, Class::Copula, Class::Possessive, Class::Ye]
            .into_iter()
            .find(|&class| set >> class as u32 & 1 == 1)
    }

    /// True for a word that only looks as if a half-space were missing: «میگساری».
    pub(super) fn is_whole(&self, codes: &[u8]) -> bool {
        self.wholes.iter().any(|whole| codes.starts_with(whole))
    }

    fn add(&mut self, class: Class, word: &str, (cost, lexicon): (f32, &Lexicon)) {
        let codes = codes(word);
        let hash = hash(&codes);
        *self.classes.entry(hash).or_default() |= 1 << class as u32;
        let takers = takers(class, &codes, lexicon);
        let affix = Affix { mask: mask(word), class, cost, codes, takers };
        match class {
            Class::Plural | Class::Comparative | Class::Copula | Class::Possessive | Class::Ye => {
                self.endings.push(affix);
            }
            Class::Prefix => self.prefixes.push(affix),
            Class::Preverb => self.preverbs.push(affix),
            Class::Whole => self.wholes.push(affix.codes),
            _ => {}
        }
    }
}

/// Who takes an ending: the dictionary names only the first form of a plural and a comparative.
fn takers(class: Class, codes: &[u8], lexicon: &Lexicon) -> u64 {
    let first = match class {
        Class::Plural => &PLURAL,
        Class::Comparative => &COMPARATIVE,
        _ => codes,
    };
    lexicon.takers(hash(&[&[HALF], first].concat()))
}

/// Where the half-spaces of a word of the data files stand: bit *n* after *n* letters.
pub(super) fn mask(word: &str) -> u32 {
    let mut letters = 0;
    let mut mask = 0;
    for c in word.chars() {
        match c {
            ZWNJ => mask |= 1 << letters,
            _ => letters += 1,
        }
    }
    mask
}

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "plural" => Class::Plural,
        "comparative" => Class::Comparative,
        "copula" => Class::Copula,
        "possessive" => Class::Possessive,
        "ye" => Class::Ye,
        "prefix" => Class::Prefix,
        "preverb" => Class::Preverb,
        "name-ending" => Class::NameEnding,
        "whole" => Class::Whole,
        "function" => Class::Function,
        "indefinite" => Class::Indefinite,
        "many" => Class::Many,
        "auxiliary" => Class::Auxiliary,
        "loose-ending" => Class::LooseEnding,
        "preposition" => Class::Preposition,
        "given-name" => Class::Given,
        _ => return None,
    })
}
