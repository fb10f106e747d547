//! How a command talks: to people or to programs.

use clap::ValueEnum;

/// How a command talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs: one JSON document, or one value a line.
    Json,
}
