//! `neshast repair`: puts the half-spaces back into any text, line by line.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use super::pieces::{Piece, Pieces};
use super::print;
use crate::error::{Error, Result};
use crate::persian::repair::{Evidence, Exceptions, Level, Repairer, Settings};
use crate::persian::{Edit, Span, Text};

/// Words of the command.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Lines are repaired together, four hundred at a time: what one spells out settles the others.\n\nExample:\n  neshast repair < report.txt > repaired.txt"
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
    /// Show only what changes: line, rules, before → after
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
    /// What ended it.
    #[serde(default = "line_break", skip_serializing_if = "is_line_break")]
    end: String,
    edits: Vec<Change>,
}

fn line_break() -> String {
    "\n".to_owned()
}

fn is_line_break(end: &str) -> bool {
    end == "\n"
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
    if let Some(word) = &args.explain {
        print::result(&explain(&repairer(), word)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut pieces = Pieces::open(&args.file)?;
    if args.undo {
        print::result(&undo(&pieces.rest()?)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let repairer = repairer();
    while let Some(piece) = pieces.next()? {
        let lines = lines(&piece.text);
        let texts = repairer.blocks(&piece.text, &lines, &Evidence::default());
        let shown = match (args.diff, args.json) {
            (true, _) => diff(&piece, &texts),
            (_, true) => json(&piece.text, &texts),
            _ => plain(&piece.text, &texts),
        };
        if !print::part(&shown)? {
            break;
        }
    }
    Ok(ExitCode::SUCCESS)
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

fn plain(source: &str, texts: &[Text]) -> String {
    let mut shown = String::with_capacity(source.len() + source.len() / 8);
    for (text, end) in texts.iter().zip(ends(source, texts)) {
        shown.push_str(text.as_str());
        shown.push_str(end);
    }
    shown
}

/// What ends each line in the source: a line break of one or two characters, or nothing.
fn ends<'s>(source: &'s str, texts: &'s [Text]) -> impl Iterator<Item = &'s str> {
    let starts = texts.iter().skip(1).map(|text| text.source().start as usize);
    let nexts = starts.chain([source.len()]);
    texts.iter().zip(nexts).map(|(text, next)| &source[text.source().end as usize..next])
}

fn json(source: &str, texts: &[Text]) -> String {
    let mut shown = String::new();
    for (text, end) in texts.iter().zip(ends(source, texts)) {
        let start = text.source().start;
        let change = |edit: Edit<'_>| Change {
            at: [edit.at.start - start, edit.at.end - start],
            from: source[edit.at.range()].to_owned(),
            to: edit.to.to_string(),
            kind: format!("{:?}", edit.kind),
            rule: edit.rule.to_owned(),
            margin: edit.margin,
        };
        let edits = text.edits().map(change).collect();
        let line = Line { text: text.as_str().to_owned(), end: end.to_owned(), edits };
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
    source.push_str(&line.end);
    Some(source)
}

/// A line for each run of words that was changed: its line, the rules, before → after.
fn diff(piece: &Piece, texts: &[Text]) -> String {
    let mut shown = String::new();
    for (idx, text) in texts.iter().enumerate() {
        let all: Vec<Edit<'_>> = text.edits().collect();
        let mut edits = all.as_slice();
        while let Some(first) = edits.first() {
            let (count, place) = touched(&piece.text, text.source(), edits, first.at.start);
            let (mine, rest) = edits.split_at(count);
            let before = &piece.text[place.range()];
            let line = piece.lines_before + idx + 1;
            let after = Text::new(before, place.start, mine);
            let [before, after] = [before, after.as_str()]
                .map(|it| it.replace('\u{200C}', "|").replace(['\n', '\r'], " "));
            let _ = writeln!(shown, "{line}\t{}\t{before} → {after}", rules(mine));
            edits = rest;
        }
    }
    shown
}

/// How many of the edits touch the words at a byte of a line, and where these words stand.
fn touched(source: &str, line: Span, edits: &[Edit<'_>], start: u32) -> (usize, Span) {
    let end_of_word = |at: usize| {
        let tail = &source[at..line.end as usize];
        at + tail.find(char::is_whitespace).unwrap_or(tail.len())
    };
    let head = &source[line.start as usize..start as usize];
    let head = head.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let mut end = start as usize;
    let mut count = 0;
    for edit in edits {
        if count > 0 && edit.at.start as usize > end {
            break;
        }
        if count == 0 || edit.at.end as usize > end {
            end = end_of_word((edit.at.end as usize).max(end));
        }
        count += 1;
    }
    (count, Span::new(line.start as usize + head, end))
}

/// The names of the rules, each once.
fn rules(edits: &[Edit<'_>]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for edit in edits {
        if !names.contains(&edit.rule) {
            names.push(edit.rule);
        }
    }
    names.join(", ")
}

fn explain(repairer: &Repairer, word: &str) -> Result<String> {
    let mut shown = String::new();
    for reading in repairer.explain(word) {
        let spelling = reading.spelling.replace('\u{200C}', "|");
        let _ = writeln!(shown, "{spelling}\t{:.2}\t{}", reading.score, reading.rule);
    }
    if shown.is_empty() {
        return Err(Error::refused(format!("there is no Persian word in `{word}`")));
    }
    Ok(shown)
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
        let shown = plain(source, &texts);
        assert_eq!(shown, "گفت: می\u{200C}توان ۱۲ کتاب\u{200C}ها را دید.\n\nدانش\u{200C}بنیان\n");
        assert_eq!(undo(&json(source, &texts)).unwrap(), source);
        assert!(undo("{}").is_err());
    }
}
