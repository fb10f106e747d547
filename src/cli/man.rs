//! `neshast man`: the manual pages.

use std::process::ExitCode;

use clap::Command;
use clap_mangen::Man;

use super::print;
use crate::error::{Error, Result};

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  neshast man | man -l -\n  neshast man add > neshast-add.1")]
pub(crate) struct Args {
    /// The command whose page is wanted; without it the program's own
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(mut program: Command, args: &Args) -> Result<ExitCode> {
    program.build();
    let wanted = match args.command.as_deref() {
        None => program,
        Some(name) => {
            let found = program.find_subcommand(name).cloned();
            let missing = || {
                Error::refused(format!("there is no command `{name}`: `neshast help` lists them"))
            };
            found.ok_or_else(missing)?
        }
    };
    let mut page = Vec::new();
    Man::new(wanted).render(&mut page).map_err(|err| Error::io("write", "standard output", err))?;
    print::result(&String::from_utf8_lossy(&page))?;
    Ok(ExitCode::SUCCESS)
}
