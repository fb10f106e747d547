//! Every command and its words.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::{add, build, check, clean, completions, export, init, man, repair, review, serve};

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
    /// Read the reports and publish the site to `public/`
    Build(build::Args),
    /// Preview the site on this machine, anew on each change
    Serve(serve::Args),
    /// Find everything `build` would, without writing
    Check(check::Args),
    /// Show what waits for a decision: new people, doubtful statements, proposals
    Review(review::Args),
    /// File reports under `seeds/`, refusing those that are there
    Add(add::Args),
    /// Write what was read, for other programs
    Export(export::Args),
    /// Make a new site folder that builds at once
    Init(init::Args),
    /// Print a script that completes commands in your shell
    Completions(completions::Args),
    /// Print a manual page
    Man(man::Args),
    /// Remove what the program wrote: the site's pages and its cache
    Clean(clean::Args),
    /// Put the half-spaces back into a text
    Repair(repair::Args),
}
