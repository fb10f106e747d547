//! The Persian language: letters, half-spaces, order, numbers, calendar.
//!
//! Nothing here knows what a seed or a site is. In reading order: [`chars`], `edit`, `edits`, `text`, `fold_table`, [`letters`], [`fold`],
//! [`keys`], `words`, [`number`], [`calendar`], [`order`], [`romanize`], `places`, [`repair`].

pub mod chars;
mod edit;
mod edits;
mod text;
mod fold_table;
pub mod letters;
pub mod fold;
pub mod keys;
mod words;
pub mod number;
pub mod calendar;
pub mod order;
pub mod romanize;
pub(crate) mod places;
pub mod repair;

pub use edit::{Edit, EditKind, Span};
pub(crate) use text::Stretch;
pub use text::Text;
pub use words::{Word, WordKind, Words};
