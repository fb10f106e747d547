//! `neshast check`: finds everything `build` would, without writing.

use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

use super::format::Format;
use super::{MATERIAL, print};
use crate::diagnostic::Severity;
use crate::error::Result;
use crate::pipeline;

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  neshast check --strict        in CI: warnings fail too\n\nExit codes: 0 nothing wrong, 1 something is, 2 the machine or the call failed."
)]
pub(crate) struct Args {
    /// Warnings fail too
    #[arg(long)]
    strict: bool,
    /// How findings are written: for people to stderr, or as one JSON list to stdout
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(site: &Path, args: &Args) -> Result<ExitCode> {
    let report = pipeline::check(site)?;
    match args.format {
        Format::Text => {
            print::findings(&report.diagnostics, Format::Text);
            let errors = print::count(report.count(Severity::Error), "error");
            let warnings = print::count(report.count(Severity::Warning), "warning");
            print::remark(&format!("{errors}, {warnings}"));
        }
        Format::Json => {
            let found: Vec<Value> = report.diagnostics.iter().map(print::value).collect();
            print::result(&format!("{}\n", Value::from(found)))?;
        }
    }
    let wrong = report.has_errors() || args.strict && report.count(Severity::Warning) > 0;
    Ok(if wrong { ExitCode::from(MATERIAL) } else { ExitCode::SUCCESS })
}
