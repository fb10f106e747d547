//! `neshast repair`: puts the half-spaces back into any text, line by line.

use std::fmt::Write as _;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use super::print;
use crate::disk;
use crate::error::{Error, Result};
use crate::persian::repair::{Evidence, Exceptions, Level, Repairer, Settings};
use crate::persian::{Span, Text};

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "All lines are repaired as one text: what one spells out settles the other.\n\nExample:\n  neshast repair < report.txt > repaired.txt"
)]
pub(crate) struct Args {
    /// The text; `-` or nothing: standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// How sure a change must be
    #[arg(long, value_enum, default_value_t = Sureness::Normal)]
    level: Sureness,
    /// Show every way to read one word, likeliest first
    #[arg(long, value_name = "WORD", conflicts_with_all = ["file", "diff", "json", "undo"])]
    explain: Option<String>,
    /// Show only what changes: line, rule, before → after
    #[arg(long, conflicts_with_all = ["json", "undo"])]
    diff: bool,
    /// One JSON object a line: the text and every edit
    #[arg(long, conflicts_with = "undo")]
    json: bool,
    /// Take what `--json` wrote and give back the source
    #[arg(long)]
    undo: bool,
}

/// `[repair] level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sureness {
    /// Only where no reader could object.
    Safe,
    /// The measured default.
    Normal,
    /// Also where it is merely likely.
    Eager,
}

/// A line of `--json`.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    text: String,
    edits: Vec<Change>,
}

/// An edit of one line. `at` counts bytes of the line as it came.
#[derive(Debug, Serialize, Deserialize)]
struct Change {
    at: [u32; 2],
    from: String,
    to: String,
    kind: String,
    rule: String,
    margin: f32,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let level = match args.level {
        Sureness::Safe => Level::Safe,
        Sureness::Normal => Level::Normal,
        Sureness::Eager => Level::Eager,
    };
    let settings = Settings { level, ..Settings::default() };
    let repairer = || Repairer::new(&settings, &Exceptions::default());
    let shown = match &args.explain {
        Some(word) => explain(&repairer(), word),
        None if args.undo => undo(&read(&args.file)?)?,
        None => {
            let text = read(&args.file)?;
            let lines = lines(&text);
            let texts = repairer().blocks(&text, &lines, &Evidence::default());
            match (args.diff, args.json) {
                (true, _) => diff(&text, &texts),
                (_, true) => json(&text, &texts),
                _ => plain(&texts, text.len()),
            }
        }
    };
    print::result(&shown)?;
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        let read = io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|err| Error::io("read", "standard input", err))?;
    } else {
        let missing = || {
            let name = file.display();
            Error::refused(format!(
                "there is no file `{name}`; name one that exists, or pipe the text in"
            ))
        };
        bytes = disk::read(file)?.ok_or_else(missing)?;
    }
    String::from_utf8(bytes).map_err(|err| not_text(file, &err))
}

/// Where bytes that are no text begin, and what they look like.
fn not_text(file: &Path, err: &std::string::FromUtf8Error) -> Error {
    let (bytes, at) = (err.as_bytes(), err.utf8_error().valid_up_to());
    let line = bytes[..at].split(|&byte| byte == b'\n').count();
    let start = bytes[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let before = String::from_utf8_lossy(&bytes[start..at]);
    let before: String =
        before.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect();
    let name =
        if file == Path::new("-") { "standard input".into() } else { file.to_string_lossy() };
    Error::refused(format!(
        "{name}:{line} is not UTF-8: byte {:02X} after `{before}`; save the text as UTF-8",
        bytes[at]
    ))
}

/// Each line without its end.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let span = |line: &str| {
        let bare = line.trim_end_matches(['\n', '\r']).len();
        let span = Span::new(start, start + bare);
        start += line.len();
        span
    };
    text.split_inclusive('\n').map(span).collect()
}

fn plain(texts: &[Text], len: usize) -> String {
    let mut shown = String::with_capacity(len + len / 8);
    for text in texts {
        shown.push_str(text.as_str());
        shown.push('\n');
    }
    shown
}

fn json(source: &str, texts: &[Text]) -> String {
    let mut shown = String::new();
    for text in texts {
        let start = text.source().start;
        let change = |edit: &crate::persian::Edit| Change {
            at: [edit.at.start - start, edit.at.end - start],
            from: source[edit.at.range()].to_owned(),
            to: edit.to.to_string(),
            kind: format!("{:?}", edit.kind),
            rule: edit.rule.to_owned(),
            margin: edit.margin,
        };
        let edits = text.edits().iter().map(change).collect();
        let line = Line { text: text.as_str().to_owned(), edits };
        shown += &serde_json::to_string(&line).expect("strings and numbers are JSON");
        shown.push('\n');
    }
    shown
}

fn undo(text: &str) -> Result<String> {
    let mut shown = String::new();
    for (idx, line) in text.lines().enumerate() {
        let parsed = serde_json::from_str::<Line>(line).ok();
        let source = parsed.and_then(|line| source_of(&line));
        let refused = || Error::refused(format!("line {} is not one that --json wrote", idx + 1));
        shown += &source.ok_or_else(refused)?;
        shown.push('\n');
    }
    Ok(shown)
}

/// The line as it was before its edits.
fn source_of(line: &Line) -> Option<String> {
    let mut source = String::new();
    let mut rest = line.text.as_str();
    for edit in &line.edits {
        let kept = (edit.at[0] as usize).checked_sub(source.len())?;
        source.push_str(rest.get(..kept)?);
        source.push_str(&edit.from);
        rest = rest.get(kept..)?.strip_prefix(edit.to.as_str())?;
    }
    source.push_str(rest);
    Some(source)
}

fn diff(source: &str, texts: &[Text]) -> String {
    let mut shown = String::new();
    for (idx, text) in texts.iter().enumerate() {
        for edit in text.edits() {
            let [before, after] = around(source, text, edit);
            let _ = writeln!(shown, "{}\t{}\t{before} → {after}", idx + 1, edit.rule);
        }
    }
    shown
}

/// The words an edit touches, before and after.
fn around(source: &str, text: &Text, edit: &crate::persian::Edit) -> [String; 2] {
    let line = text.source();
    let is_end = |c: char| c.is_whitespace();
    let head = &source[line.start as usize..edit.at.start as usize];
    let tail = &source[edit.at.end as usize..line.end as usize];
    let head = &head[head.rfind(is_end).map_or(0, |at| at + 1)..];
    let tail = &tail[..tail.find(is_end).unwrap_or(tail.len())];
    [&source[edit.at.range()], &edit.to].map(|middle| {
        format!("{head}{middle}{tail}").replace('\u{200C}', "|").replace(['\n', '\r'], " ")
    })
}

fn explain(repairer: &Repairer, word: &str) -> String {
    let mut shown = String::new();
    for reading in repairer.explain(word) {
        let spelling = reading.spelling.replace('\u{200C}', "|");
        let _ = writeln!(shown, "{spelling}\t{:.2}\t{}", reading.score, reading.rule);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{json, lines, plain, undo};
    use crate::persian::repair::{Evidence, Exceptions, Repairer, Settings};

    #[test]
    fn what_was_repaired_can_be_undone() {
        let source = "گفت:ميتوان 12 كتابها را ديد .\n\nدانشبنیان\n";
        let repairer = Repairer::new(&Settings::default(), &Exceptions::default());
        let texts = repairer.blocks(source, &lines(source), &Evidence::default());
        let shown = plain(&texts, source.len());
        assert_eq!(shown, "گفت: می\u{200C}توان ۱۲ کتاب\u{200C}ها را دید.\n\nدانش\u{200C}بنیان\n");
        assert_eq!(undo(&json(source, &texts)).unwrap(), source);
        assert!(undo("{}").is_err());
    }
}
