//! The Persian language: letters, half-spaces, order, numbers, calendar.
//!
//! Nothing here knows what a seed or a site is. In reading order: [`chars`], `text`, [`fold`],
//! [`letters`], [`keys`], `words`,
//! [`number`], [`calendar`], [`order`], [`romanize`], [`repair`].

pub mod chars;
mod text;
mod words;
pub mod fold;
pub mod letters;
pub mod keys;
pub mod number;
pub mod calendar;
pub mod order;
pub mod romanize;
pub mod repair;

pub use text::{Edit, EditKind, Span, Text};
pub use words::{Word, WordKind, Words};
