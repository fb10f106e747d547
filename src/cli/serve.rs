//! `neshast serve`: the site from memory, shown anew on each change.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;

use super::print;
use crate::error::Result;
use crate::pipeline::compose;
use crate::serve::{Options, Snapshot, run as preview};

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
    let drafts = args.drafts;
    preview(
        &options,
        || snapshot(site, drafts),
        |address| {
            print::remark(&format!("serving {address} (stop with Ctrl-C)"));
        },
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Composes the site into memory.
fn snapshot(site: &Path, drafts: bool) -> Result<Snapshot> {
    let files = Mutex::new(BTreeMap::new());
    let put = |artifact: crate::site::Artifact| {
        files.lock().expect("no thread panics with it").insert(artifact.path, artifact.bytes);
        Ok(())
    };
    let built = compose(site, drafts, &put)?;
    let files = files.into_inner().expect("no thread panics with it");
    Ok(Snapshot { files, report: built.report })
}
