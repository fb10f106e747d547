//! What a word can be, as a set of flags: one word is often several things.

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::extract) struct Class(u64);

impl Class {
    /// A given name that is hardly another word: «کاظم».
    pub(in crate::extract) const GIVEN: Class = Class(1);
    /// A given name that is a common word too: «امید».
    pub(in crate::extract) const WEAK: Class = Class(1 << 1);
    /// A part of compound given names: «محمد» + «رضا».
    pub(in crate::extract) const PART: Class = Class(1 << 2);
    /// A first part that is not itself a given name: «غلام».
    pub(in crate::extract) const HEAD: Class = Class(1 << 3);
    /// An honorific or a rank: «دکتر».
    pub(in crate::extract) const TITLE: Class = Class(1 << 4);
    /// Begins a name and belongs to it: «سید».
    pub(in crate::extract) const PREFIX: Class = Class(1 << 5);
    /// A second word of surnames: «زاده».
    pub(in crate::extract) const SUFFIX: Class = Class(1 << 6);
    /// An end of surnames that takes a half-space: «فر».
    pub(in crate::extract) const JOIN: Class = Class(1 << 7);
    /// Never a bare surname: «کشور».
    pub(in crate::extract) const NOT_NAME: Class = Class(1 << 8);
    /// The head of a post: «رئیس».
    pub(in crate::extract) const ROLE: Class = Class(1 << 9);
    /// Posts in the plural: «مسئولان».
    pub(in crate::extract) const ROLES: Class = Class(1 << 10);
    /// A post held somewhere: «سفیر … در».
    pub(in crate::extract) const POSTED: Class = Class(1 << 11);
    /// Still of the post after «در»: «امور».
    pub(in crate::extract) const PLACE: Class = Class(1 << 12);
    /// After «این», someone already introduced: «مقام».
    pub(in crate::extract) const THIS_HEAD: Class = Class(1 << 13);
    /// After «این», a text or an outlet: «گزارش».
    pub(in crate::extract) const REPORT: Class = Class(1 << 14);
    /// After «این» inside a post: «مجموعه».
    pub(in crate::extract) const THIS_PLACE: Class = Class(1 << 15);
    /// A meeting: «نشست».
    pub(in crate::extract) const EVENT: Class = Class(1 << 16);
    /// The first word of a body: «سازمان».
    pub(in crate::extract) const ORGANIZATION: Class = Class(1 << 17);
    /// Before it a given name belongs to a place: «بیمارستان».
    pub(in crate::extract) const INSTITUTION: Class = Class(1 << 18);
    /// The name of an agency: «ایرنا».
    pub(in crate::extract) const AGENCY: Class = Class(1 << 19);
    /// When: «دیروز».
    pub(in crate::extract) const TIME: Class = Class(1 << 20);
    /// «دومین».
    pub(in crate::extract) const ORDINAL: Class = Class(1 << 21);
    /// Begins an adjunct: «با».
    pub(in crate::extract) const PREPOSITION: Class = Class(1 << 22);
    /// Before the subject, without meaning for it: «همچنین».
    pub(in crate::extract) const CONNECTIVE: Class = Class(1 << 23);
    /// After «در», a circumstance: «حاشیه».
    pub(in crate::extract) const ADJUNCT: Class = Class(1 << 24);
    /// Ends a name or a post: «که».
    pub(in crate::extract) const STOP: Class = Class(1 << 25);
    /// Begins an object: «برگزاری».
    pub(in crate::extract) const ACTION: Class = Class(1 << 26);
    /// «وی».
    pub(in crate::extract) const PRONOUN: Class = Class(1 << 27);
    /// «این».
    pub(in crate::extract) const THIS: Class = Class(1 << 28);
    /// «به گفته».
    pub(in crate::extract) const ACCORDING: Class = Class(1 << 29);
    /// A verb of saying: «افزود».
    pub(in crate::extract) const CUE: Class = Class(1 << 30);
    /// Begins like one and is not: «گفت وگو».
    pub(in crate::extract) const TRAP: Class = Class(1 << 31);
    /// A light verb: «کرد».
    pub(in crate::extract) const LIGHT: Class = Class(1 << 32);
    /// May close a sentence of reported speech: «خبر داد».
    pub(in crate::extract) const INDIRECT: Class = Class(1 << 33);
    /// May stand before a statement without a colon: «گفت».
    pub(in crate::extract) const MID: Class = Class(1 << 34);
    /// May stand before a statement without a colon, wherever it is: «وعده داد».
    pub(in crate::extract) const INNER: Class = Class(1 << 49);
    /// Puts questions to a speaker: «خبرنگار».
    pub(in crate::extract) const ASKER: Class = Class(1 << 50);
    /// A verb of asking: «پرسید».
    pub(in crate::extract) const QUERY: Class = Class(1 << 51);
    /// An answer begins with it: «بله».
    pub(in crate::extract) const ANSWER: Class = Class(1 << 53);
    /// A verb of the first person: «دیدیم».
    pub(in crate::extract) const FIRST_PERSON: Class = Class(1 << 52);
    /// Continues what the same speaker has been saying: «افزود».
    pub(in crate::extract) const CONTINUING: Class = Class(1 << 35);
    /// What outlets do: «نوشت».
    pub(in crate::extract) const WRITING: Class = Class(1 << 36);
    /// «خواست» with «از» and «تا».
    pub(in crate::extract) const REQUEST: Class = Class(1 << 37);
    /// Another country: «عراق».
    pub(in crate::extract) const COUNTRY: Class = Class(1 << 47);
    /// Done to those whom «از» names: «انتقاد».
    pub(in crate::extract) const ASKING: Class = Class(1 << 46);
    /// Whose, before a name: «همسر».
    pub(in crate::extract) const RELATION: Class = Class(1 << 48);
    /// Closes a relative clause: «داشت».
    pub(in crate::extract) const FINITE: Class = Class(1 << 38);
    /// «با», «به», «از» or «بر» after it stay inside a post: «مبارزه».
    pub(in crate::extract) const TAKES_BA: Class = Class(1 << 39);
    /// As [`Class::TAKES_BA`], for «به».
    pub(in crate::extract) const TAKES_BE: Class = Class(1 << 40);
    /// As [`Class::TAKES_BA`], for «از».
    pub(in crate::extract) const TAKES_AZ: Class = Class(1 << 41);
    /// As [`Class::TAKES_BA`], for «بر».
    pub(in crate::extract) const TAKES_BAR: Class = Class(1 << 42);
    /// Says nothing about which post it is: «استان».
    pub(in crate::extract) const FILLER: Class = Class(1 << 43);
    /// Ties the parts of a surname: «بن».
    pub(in crate::extract) const LINK: Class = Class(1 << 45);
    /// Not an entry by itself, but the first words of a longer one: «خاطر» of «خاطر نشان کرد».
    pub(in crate::extract) const BEGINS: Class = Class(1 << 44);

    /// Somebody without a name or a post: «زن».
    pub(in crate::extract) const SOMEONE: Class = Class(1 << 54);

    /// Anything that is in both sets.
    pub(in crate::extract) const fn has(self, any: Class) -> bool {
        self.0 & any.0 != 0
    }

    /// Both sets.
    pub(in crate::extract) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Without the other set.
    pub(in crate::extract) const fn without(self, other: Class) -> Class {
        Class(self.0 & !other.0)
    }

    /// In no class.
    pub(in crate::extract) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
