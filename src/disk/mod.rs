//! The only folder that names `std::fs`. Every error says what was done to which path.

mod read;

pub(crate) use read::{Entry, EntryKind, Refusal, list, read, read_source};
