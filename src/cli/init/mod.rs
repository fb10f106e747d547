//! `neshast init`: a new site folder that builds at once.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::print;
use crate::disk;
use crate::error::{Error, Result};
use crate::input;
use crate::render;

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  neshast init briefing --event 'دومین نشست دیپلماسی استانی' --place مشهد --start 1404-07-30 --end 1404-08-01"
)]
pub(crate) struct Args {
    /// The new folder
    dir: PathBuf,
    /// Name of the event
    #[arg(long)]
    event: Option<String>,
    /// Where it takes place
    #[arg(long)]
    place: Option<String>,
    /// Its first day, ISO or Jalali
    #[arg(long, value_name = "DAY", value_parser = day)]
    start: Option<String>,
    /// Its last day
    #[arg(long, value_name = "DAY", value_parser = day)]
    end: Option<String>,
    /// Where the site will be served
    #[arg(long, value_name = "URL", value_parser = address)]
    base_url: Option<String>,
    /// Write the built-in templates too, to change them
    #[arg(long)]
    theme: bool,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let dir = &args.dir;
    if !args.theme && disk::look(&dir.join("site.toml"))?.is_some() {
        let there = format!("`{}` is a site already: nothing was changed", dir.display());
        return Err(Error::refused(there));
    }
    if let (Some(start), Some(end)) = (args.start.as_ref(), args.end.as_ref())
        && input::parse_day(end) < input::parse_day(start)
    {
        return Err(Error::refused(format!("the event ends ({end}) before it starts ({start})")));
    }
    let mut written = Vec::new();
    let mut put = |name: &str, text: &[u8]| -> Result<()> {
        let path = dir.join(name);
        if disk::look(&path)?.is_none() {
            disk::create(&path, text)?;
            written.push(name.to_owned());
        }
        Ok(())
    };
    put("site.toml", site_toml(args).as_bytes())?;
    put("content/pages/about.md", include_bytes!("about.md"))?;
    let workflow = include_str!("pages.yml").replace("{version}", env!("CARGO_PKG_VERSION"));
    put(".github/workflows/pages.yml", workflow.as_bytes())?;
    put(".gitignore", include_bytes!("gitignore"))?;
    put("seeds/.gitkeep", b"")?;
    if args.theme {
        for (name, bytes) in render::builtin_files() {
            put(&format!("templates/{name}"), bytes)?;
        }
    }
    print::result(&next_steps(dir, &written))?;
    Ok(ExitCode::SUCCESS)
}

/// The settings, with what was not given left as a comment.
fn site_toml(args: &Args) -> String {
    let line = |key: &str, value: Option<&String>| match value {
        Some(value) => format!("{key} = {}", toml::Value::String(value.clone())),
        None => format!("# {key} = \"…\""),
    };
    include_str!("site.toml")
        .replace("{base_url}", &line("base_url", args.base_url.as_ref()))
        .replace("{event}", &line("name", args.event.as_ref()))
        .replace("{place}", &line("place", args.place.as_ref()))
        .replace("{start}", &line("start", args.start.as_ref()))
        .replace("{end}", &line("end", args.end.as_ref()))
}

fn next_steps(dir: &Path, written: &[String]) -> String {
    let made = written.iter().fold(String::new(), |made, name| made + "  " + name + "\n");
    let word = shell_word(&dir.display().to_string());
    let dir = dir.display();
    format!(
        "made in `{dir}`:\n{made}\nnext:\n  neshast --site {word} add REPORT.txt   # or paste a report into: neshast --site {word} add -\n  neshast --site {word} serve --open     # a preview\n  neshast --site {word} build            # the site is in public/\n"
    )
}

/// As a shell takes it for one word.
fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

fn day(text: &str) -> std::result::Result<String, String> {
    match input::parse_day(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("write it as 2025-10-22 or, in the Jalali calendar, 1404-07-30".to_owned()),
    }
}

pub(super) fn address(text: &str) -> std::result::Result<String, String> {
    input::parse_base_url(text).ok_or_else(|| "write it as https://example.org/neshast/".to_owned())
}
