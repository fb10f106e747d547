//! The command line: words in, an exit code out. Only here are the terminal, the clock and the environment.
//!
//! In reading order: `args` (every command and its words), `format`, `print` (what the terminal shows), `pieces`
//! (long texts read bit by bit), then one file a command.

mod args;
mod format;
mod print;
mod progress;
mod pieces;
mod add;
mod build;
mod check;
mod clean;
mod completions;
mod man;
mod annotations;
mod export;
mod init;
mod review;
mod serve;
mod repair;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

use crate::cli::args::{Cli, Command};
use crate::error::Result;

/// The material is wrong.
const MATERIAL: u8 = 1;
/// The machine or the call failed.
const MACHINE: u8 = 2;

/// Runs one command and says how it went: 0 done, 1 the material is wrong, 2 the machine or the call failed.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(err) => {
            // A closed pipe is no reason to fail, and there is nobody left to tell.
            let _ = err.print();
            let asked = matches!(err.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if asked { ExitCode::SUCCESS } else { ExitCode::from(MACHINE) };
        }
    };
    match dispatch(&cli) {
        Ok(code) => code,
        Err(err) => {
            print::failure(&err);
            ExitCode::from(MACHINE)
        }
    }
}

fn dispatch(cli: &Cli) -> Result<ExitCode> {
    match &cli.command {
        Command::Build(args) => build::run(&cli.site, args),
        Command::Check(args) => check::run(&cli.site, args),
        Command::Serve(args) => serve::run(&cli.site, args),
        Command::Export(args) => export::run(&cli.site, args),
        Command::Add(args) => add::run(&cli.site, args),
        Command::Review(args) => review::run(&cli.site, args),
        Command::Init(args) => init::run(args),
        Command::Completions(args) => completions::run(Cli::command(), args),
        Command::Man(args) => man::run(Cli::command(), args),
        Command::Clean(args) => clean::run(&cli.site, args),
        Command::Repair(args) => repair::run(args),
    }
}
