//! `neshast serve`: the site from memory, shown anew on each change.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::print;
use crate::error::Result;
use crate::pipeline::{Composed, Earlier};
use crate::serve::{Files, Options, Snapshot, run as preview};

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  neshast serve --open")]
pub(crate) struct Args {
    /// Listen here; else on the first free port from 1404 on
    #[arg(long)]
    port: Option<u16>,
    /// Show the site in a browser
    #[arg(long)]
    open: bool,
    /// Show what is under embargo too
    #[arg(long)]
    drafts: bool,
}

pub(super) fn run(site: &Path, args: &Args) -> Result<ExitCode> {
    let options = Options { root: site.to_path_buf(), port: args.port, open: args.open };
    let mut kept = Earlier::default();
    preview(
        &options,
        || {
            let (files, report) = Composed::new(site, args.drafts, &mut kept)?;
            Ok(Snapshot { files: files.map(|it| Arc::new(it) as Arc<dyn Files>), report })
        },
        |address| {
            print::remark(&format!("serving {address} (stop with Ctrl-C)"));
        },
    )?;
    Ok(ExitCode::SUCCESS)
}
