//! `neshast export`: what was read, for other programs.

use std::path::Path;
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};

use super::format::Format;
use super::{MATERIAL, annotations, print};
use crate::diagnostic::Severity;
use crate::error::Result;
use crate::pipeline::{Table, annotated, table};

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  neshast export annotations > annotations.json\n  neshast export statements --format csv > statements.csv"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// What was read in each report, as a JSON list in the form of neshast-gold/1
    Annotations,
    /// Every published statement
    Statements {
        /// A table, or the whole briefing as JSON
        #[arg(long, value_enum, default_value = "csv")]
        format: TableFormat,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TableFormat {
    Csv,
    Json,
}

pub(super) fn run(site: &Path, args: &Args) -> Result<ExitCode> {
    let (text, found) = match &args.what {
        What::Annotations => {
            let (reports, found) = annotated(site)?;
            (annotations::list_json(&reports), found)
        }
        What::Statements { format: TableFormat::Csv } => table(site, Table::Csv)?,
        What::Statements { format: TableFormat::Json } => table(site, Table::Json)?,
    };
    let errors: Vec<_> = found.into_iter().filter(|it| it.severity == Severity::Error).collect();
    print::findings(&errors, Format::Text);
    print::result(&text)?;
    Ok(if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(MATERIAL) })
}
