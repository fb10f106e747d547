//! The Persian language: letters, half-spaces, order, numbers, calendar.
//!
//! Nothing here knows what a seed or a site is. In reading order: [`chars`], `text`, `edits`, `fold_table`, [`letters`], [`fold`],
//! [`keys`], `words`, [`number`], [`calendar`], [`order`], [`romanize`], [`repair`].

pub mod chars;
mod text;
mod edits;
mod fold_table;
pub mod letters;
pub mod fold;
pub mod keys;
mod words;
pub mod number;
pub mod calendar;
pub mod order;
pub mod romanize;
pub mod repair;

pub use text::{Edit, EditKind, Span, Text};
pub use words::{Word, WordKind, Words};
