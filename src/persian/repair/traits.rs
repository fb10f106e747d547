//! What is known of the letters of a word, in so few bits that every word carries them.

use super::grammar::Class;

/// What is known of letters, however they are divided and wherever they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Traits(u32);

/// What is known of letters beside their classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// No list and no rule knows them as one word.
    Unknown,
    /// They are in no dictionary as one word.
    Rare,
    /// A form of a verb that is no noun.
    Verb,
    /// They end in «های», which the neighbours may tell apart.
    Sided,
    /// Standing alone, they would be divided.
    Divisible,
    /// No half-space can follow them.
    Loose,
}

/// The closed classes take the bits below.
const LOWEST: u32 = 16;

impl Traits {
    /// Letters of these closed classes: bit *n* for the class of number *n*.
    pub(super) fn of_classes(classes: u16) -> Traits {
        Traits(u32::from(classes))
    }

    /// The same, and one more thing where it is so.
    pub(super) fn and(self, what: Trait, is_so: bool) -> Traits {
        Traits(self.0 | u32::from(is_so) << (LOWEST + what as u32))
    }

    /// True when the letters are of a closed class.
    pub(super) fn is(self, class: Class) -> bool {
        self.0 >> class as u32 & 1 == 1
    }

    /// True when they end in «های», which the neighbours may tell apart.
    pub(super) fn is_sided(self) -> bool {
        self.has(Trait::Sided)
    }

    /// True when the joined letters stay as they are, whatever stands beside them.
    pub(super) fn stands(self) -> bool {
        !self.has(Trait::Sided) && !self.has(Trait::Divisible)
    }

    /// True when a half-space can follow them.
    pub(super) fn joins_next(self) -> bool {
        !self.has(Trait::Loose)
    }

    /// True for a form of a verb that is no noun.
    pub(super) fn is_verb(self) -> bool {
        self.has(Trait::Verb)
    }

    /// True when no list and no rule knows them as one word.
    pub(super) fn is_unknown(self) -> bool {
        self.has(Trait::Unknown)
    }

    /// True when they are in no dictionary as one word.
    pub(super) fn is_rare(self) -> bool {
        self.has(Trait::Rare)
    }

    fn has(self, what: Trait) -> bool {
        self.0 >> (LOWEST + what as u32) & 1 == 1
    }
}
