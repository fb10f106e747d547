//! `neshast clean`: removes what the program wrote, and nothing else.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::print;
use crate::error::Result;
use crate::pipeline;

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  neshast clean --cache        the next build does all work anew; the site stays"
)]
pub(crate) struct Args {
    /// Instead of `public/` in the site's folder
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Keep the published site; remove only the cache
    #[arg(long)]
    cache: bool,
}

pub(super) fn run(site: &Path, args: &Args) -> Result<ExitCode> {
    let output = args.output.clone().unwrap_or_else(|| site.join("public"));
    let cleaned = pipeline::clean(site, (!args.cache).then_some(output.as_path()))?;
    print::remark(&format!("removed {}", print::count(cleaned, "file")));
    Ok(ExitCode::SUCCESS)
}
