//! `neshast add`: files reports under `seeds/`, refusing those that are there, and says what it read in them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::format::Format;
use super::{MATERIAL, print};
use crate::diagnostic::{Diagnostic, Location};
use crate::disk;
use crate::error::{Error, Result};
use crate::input::{LARGEST_SEED, SeedFile, decode, load, parse_seed, too_large};
use crate::model::{Briefing, Report};
use crate::persian::calendar::DayNames;
use crate::persian::number::persian;
use crate::pipeline::{Readings, Understood, understand};

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  neshast add report.txt other.txt\n  neshast add downloads/        every .txt file in it\n  neshast add - < report.txt    a report on standard input"
)]
pub(crate) struct Args {
    /// Files, folders, or `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Say what would be added, and add nothing
    #[arg(long)]
    dry_run: bool,
    /// Add a report that is there already in another layout
    #[arg(long)]
    twin: bool,
}

/// A report on its way in.
struct Incoming {
    /// What it was called where it came from.
    from: String,
    /// Where it goes, relative to the site.
    path: String,
    bytes: Vec<u8>,
}

pub(super) fn run(site: &Path, args: &Args) -> Result<ExitCode> {
    let sources = load(site)?;
    let mut refused = Vec::new();
    let incoming = news(&sources.seeds, gather(&args.files)?, &mut refused);
    let mut seeds = sources.seeds;
    seeds.retain(|seed| seed.bytes.is_ok());
    let mut there: BTreeSet<String> = seeds.iter().map(|seed| seed.path.clone()).collect();
    seeds.extend(incoming.iter().map(|it| SeedFile::new(it.path.clone(), Ok(it.bytes.clone()))));
    seeds.sort_by(|left, right| left.path.cmp(&right.path));
    let understood =
        understand(&sources.settings, &sources.content, seeds, &mut Readings::default(), &|_| ());
    for report in incoming {
        let wrong = refusal(&understood, &report, &there, args.twin);
        if wrong.is_empty() {
            if !args.dry_run {
                disk::create(&site.join(&report.path), &report.bytes)?;
            }
            print::result(&description(&understood, &report, args.dry_run))?;
            there.insert(report.path);
        }
        refused.extend(wrong);
    }
    print::findings(&refused, Format::Text);
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(MATERIAL) })
}

/// Why a report is not filed, if it is not: it is none, or one of those that are `there` already.
fn refusal(
    understood: &Understood,
    it: &Incoming,
    there: &BTreeSet<String>,
    twin: bool,
) -> Vec<Diagnostic> {
    if it.bytes.len() as u64 > LARGEST_SEED {
        return vec![too_large(&it.from, LARGEST_SEED)];
    }
    let unusable = of_file(&understood.unusable, &it.path);
    if !unusable.is_empty() {
        let here = |mut found: Diagnostic| {
            found.location = found.location.map(|at| Location { path: it.from.clone(), ..at });
            found.help("save the report alone, as UTF-8 text")
        };
        return unusable.into_iter().map(here).collect();
    }
    let known = twin_of(&understood.briefing, &it.path, there).filter(|_| !twin);
    let how = "in another layout; `--twin` adds it all the same";
    known.map(|path| there_already(&it.from, &path, how)).into_iter().collect()
}

/// The bytes of every file named, in order. Of what has more than a seed may have, one byte more is read.
fn gather(files: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut gathered = Vec::new();
    for file in files {
        if file.as_os_str() == "-" {
            let mut bytes = Vec::new();
            let mut input = std::io::stdin().lock().take(LARGEST_SEED + 1);
            let read = input.read_to_end(&mut bytes);
            read.map_err(|err| Error::io("read", "standard input", err))?;
            gathered.push(("standard input".to_owned(), bytes));
            continue;
        }
        let texts = disk::texts_at(file)?;
        if texts.is_empty() {
            let folder = file.display();
            return Err(Error::refused(format!("no file in `{folder}` ends in `.txt`")));
        }
        for place in texts {
            let bytes = disk::read_most(&place, LARGEST_SEED + 1)?;
            gathered.push((place.display().to_string(), bytes));
        }
    }
    Ok(gathered)
}

/// Those whose bytes are not on the site yet, each with its place.
fn news(
    known: &[SeedFile],
    gathered: Vec<(String, Vec<u8>)>,
    refused: &mut Vec<Diagnostic>,
) -> Vec<Incoming> {
    let mut fresh: Vec<Incoming> = Vec::new();
    for (from, bytes) in gathered {
        let same = known.iter().find(|seed| seed.bytes.as_deref().is_ok_and(|it| it == bytes));
        let twice = fresh.iter().find(|it| it.bytes == bytes);
        if let Some(path) = same.map(|it| &it.path).or(twice.map(|it| &it.path)) {
            refused.push(there_already(&from, path, "byte for byte"));
            continue;
        }
        let path = format!("seeds/{}.txt", stem(&bytes));
        fresh.push(Incoming { from, path, bytes });
    }
    fresh
}

/// `2025-10-22_0f3a…`: the day it was sent, where the text says it, and sixteen digits of its hash, by
/// which its address is made.
fn stem(bytes: &[u8]) -> String {
    let hash = &blake3::hash(bytes).to_hex()[..16];
    let text = decode("", bytes.to_vec()).ok();
    match text.and_then(|text| parse_seed("", text).0.date) {
        Some(day) => format!("{day}_{hash}"),
        None => format!("undated_{hash}"),
    }
}

fn of_file(found: &[Diagnostic], path: &str) -> Vec<Diagnostic> {
    let here = |it: &&Diagnostic| it.location.as_ref().is_some_and(|place| place.path == path);
    found.iter().filter(here).cloned().collect()
}

/// Which of those that are `there` a report is a copy of.
fn twin_of(briefing: &Briefing, path: &str, there: &BTreeSet<String>) -> Option<String> {
    let report = report_of(briefing, path)?;
    report.sources.iter().find(|it| there.contains(*it)).cloned()
}

fn report_of<'a>(briefing: &'a Briefing, path: &str) -> Option<&'a Report> {
    let carries = |report: &Report| report.sources.iter().any(|source| source == path);
    briefing.reports.iter().map(|(_, report)| report).find(|report| carries(report))
}

fn there_already(from: &str, path: &str, how: &str) -> Diagnostic {
    Diagnostic::error("there-already", "this report is on the site already")
        .at(Location::start(from))
        .help(format!("it is `{path}`, {how}"))
}

/// What was read in a report: its title, day, and who says how much.
fn description(understood: &Understood, it: &Incoming, dry: bool) -> String {
    let verb = if dry { "would add" } else { "added" };
    let mut told = format!("{verb} {}\n", it.path);
    let Some(report) = report_of(&understood.briefing, &it.path) else { return told };
    let _ = writeln!(told, "  {}", report.title);
    if let Some(day) = report.date {
        let _ = writeln!(told, "  {}", DayNames::new().full(day));
    }
    for (id, speaker) in understood.briefing.speakers.iter() {
        let of = |it: &&crate::model::Id<crate::model::Statement>| {
            understood.briefing.statements[**it].speaker == id
        };
        let count = report.statements.iter().filter(of).count();
        if count > 0 {
            let role = speaker.roles.first().map_or("", |role| role.title.as_str());
            let _ = writeln!(told, "  {}: {} ({role})", speaker.name, persian(count));
        }
    }
    for found in of_file(&understood.diagnostics, &it.path) {
        let _ = writeln!(told, "  {}: {}", found.code, found.message);
    }
    told
}
