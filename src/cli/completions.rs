//! `neshast completions`: a script that completes commands in a shell.

use std::process::ExitCode;

use clap::Command;
use clap_complete::Shell;

use super::print;
use crate::error::Result;

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  neshast completions bash > ~/.local/share/bash-completion/completions/neshast"
)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(mut program: Command, args: &Args) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "neshast", &mut script);
    print::result(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
