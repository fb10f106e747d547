//! Every command and its words.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::{completions, repair};

/// Persian wire reports in, a right-to-left briefing site out: who said what, about what, on which day.
#[derive(Debug, Parser)]
#[command(name = "neshast", version, about, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// The site's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(crate) site: PathBuf,
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print a script that completes commands in your shell
    Completions(completions::Args),
    /// Put the half-spaces back into a text
    Repair(repair::Args),
}

/// How a command talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs: one JSON document, or one value a line.
    Json,
}
