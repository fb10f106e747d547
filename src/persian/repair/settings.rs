//! `[repair]` of `site.toml`, and the editor's exceptions.

/// How far the repair goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// How sure it must be.
    pub level: Level,
    /// Whether «آنها» becomes «آن ها».
    pub plural: Plural,
    /// Which digits are shown.
    pub digits: Digits,
    /// Whether «خانه ی» and «خانهٔ» are told apart.
    pub ezafe: Ezafe,
    /// Whether names are settled by other spellings.
    pub names: Names,
}

/// How sure the repair must be before it changes a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// Only where no reader could object.
    Safe,
    /// The measured default.
    #[default]
    Normal,
    /// Also where it is merely likely.
    Eager,
}

/// «آنها».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Plural {
    /// Left as one word, as most papers write it.
    #[default]
    Keep,
    /// «آن ها».
    Split,
}

/// Which digits are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digits {
    /// Persian.
    #[default]
    Persian,
    /// As received.
    Keep,
}

/// The ezafe after a silent he.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ezafe {
    /// As the writer has it: «خانه ی» and «خانهٔ» are never interchanged.
    #[default]
    Keep,
}

/// Whether names are settled by evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Names {
    /// «معصومی فر» becomes «معصومی فر» where «معصومیفر» stands too.
    #[default]
    Evidence,
    /// Names stay as they are.
    Off,
}

/// One of the editor's decisions, by its place in its list of [`Exceptions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exception {
    /// One of [`Exceptions::fixes`].
    Fix(usize),
    /// One of [`Exceptions::keep`].
    Keep(usize),
    /// One of [`Exceptions::names`].
    Name(usize),
}

impl Exception {
    /// True for a word that is to be left alone.
    pub(super) fn is_keep(self) -> bool {
        matches!(self, Exception::Keep(_))
    }
}

/// What the editor decided about single words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// Written so, shown so.
    pub fixes: Vec<(String, String)>,
    /// Left alone.
    pub keep: Vec<String>,
    /// How to show a name, and its other spellings.
    pub names: Vec<(String, Vec<String>)>,
}
