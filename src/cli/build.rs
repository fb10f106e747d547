//! `neshast build`: reads the reports and publishes the site.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use serde_json::json;

use super::format::Format;
use super::progress::Progress;
use super::{MATERIAL, print};
use crate::diagnostic::Severity;
use crate::error::Result;
use crate::pipeline::{BuildOptions, Built, build};

/// Words of the command.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[command(
    after_help = "Examples:\n  neshast build\n  neshast build --output _site --base-url https://example.org/briefing/\n\nExit codes: 0 published, 1 the material is wrong (nothing was published, unless --keep-going), 2 the machine or the call failed."
)]
pub(crate) struct Args {
    /// Write the site here instead of `public/`
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Where the site will be served, instead of what `site.toml` says
    #[arg(long, value_name = "URL", value_parser = super::init::address)]
    base_url: Option<String>,
    /// Publish reports under embargo too
    #[arg(long)]
    drafts: bool,
    /// Warnings stop the publishing too
    #[arg(long)]
    strict: bool,
    /// Leave out seeds that cannot be used, publish the rest, and exit 1
    #[arg(long)]
    keep_going: bool,
    /// Ignore the cache, and take over an output folder that holds other files
    #[arg(long)]
    force: bool,
    /// Print how long each stage took
    #[arg(long)]
    timings: bool,
    /// How messages are written
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    message_format: Format,
}

pub(super) fn run(site: &Path, args: &Args) -> Result<ExitCode> {
    let options = BuildOptions {
        root: site.to_path_buf(),
        output: args.output.clone(),
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        strict: args.strict,
        keep_going: args.keep_going,
        force: args.force,
    };
    let progress = Progress::start(args.message_format);
    let mut waiting = |words: &str| match args.message_format {
        Format::Text => print::remark(words),
        Format::Json => print::remark(&json!({ "severity": "note", "message": words }).to_string()),
    };
    let built = build(&options, &mut waiting, &|step| progress.on(step))?;
    let times = progress.finish();
    print::findings(&built.report.diagnostics, args.message_format);
    let fallback = built.published.as_ref().and_then(|it| it.fallback);
    match args.message_format {
        Format::Text => {
            if args.timings {
                print::remark(&times.table());
            }
            print::remark(&summary(&built, times.total()));
            if let Some(reason) = fallback {
                let words = "the site was published file by file, not in one step";
                print::remark(&format!("{words}: {reason}"));
            }
        }
        Format::Json => {
            let mut value = summary_value(&built, times.total());
            value["fallback"] = json!(fallback);
            if args.timings {
                value["stages"] = times.value();
            }
            print::result(&format!("{value}\n"))?;
        }
    }
    let wrong = built.published.is_none() || built.report.count(Severity::Error) > 0;
    Ok(if wrong { ExitCode::from(MATERIAL) } else { ExitCode::SUCCESS })
}

/// `1 report, 3 speakers, 9 statements, 5 topics: 31 files written, 2 unchanged, 0 removed in 12 ms`
fn summary(built: &Built, took: Duration) -> String {
    let counts = built.counts;
    let holds = format!(
        "{}, {}, {}, {}",
        print::count(counts.reports, "report"),
        print::count(counts.speakers, "speaker"),
        print::count(counts.statements, "statement"),
        print::count(counts.topics, "topic")
    );
    if let Some(it) = &built.published {
        return format!(
            "{holds}: {} written, {} unchanged, {} removed in {}",
            print::count(it.written, "file"),
            it.unchanged,
            it.removed,
            milliseconds(took)
        );
    }
    let errors = built.report.count(Severity::Error);
    let warnings = built.report.count(Severity::Warning);
    let found = format!("{}, {}", print::count(errors, "error"), print::count(warnings, "warning"));
    format!("{holds}: not published ({found}); the last published site is as it was")
}

fn summary_value(built: &Built, took: Duration) -> serde_json::Value {
    let published = built.published.as_ref();
    json!({
        "reports": built.counts.reports,
        "speakers": built.counts.speakers,
        "statements": built.counts.statements,
        "topics": built.counts.topics,
        "published": published.is_some(),
        "written": published.map(|it| it.written),
        "unchanged": published.map(|it| it.unchanged),
        "removed": published.map(|it| it.removed),
        "errors": built.report.count(Severity::Error),
        "warnings": built.report.count(Severity::Warning),
        "milliseconds": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
    })
}

fn milliseconds(took: Duration) -> String {
    match took.as_millis() {
        ms @ 0..10_000 => format!("{ms} ms"),
        ms => format!("{}.{} s", ms / 1000, ms % 1000 / 100),
    }
}
