//! `content/`: Markdown files with TOML front matter, the lexicon, static files.
//!
//! In reading order: `front_matter`, then one file for each kind of entry.

mod front_matter;
mod lexicon;
mod page;
mod report;
mod speaker;
mod topic;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::decode;
use crate::input::toml_text::nearest;
use crate::model::{Content, StaticFile};

/// Folders of `content/` and the one file.
const PLACES: [&str; 6] = ["pages", "speakers", "topics", "reports", "static", "lexicon.toml"];

/// Reads the files of `content/`: path relative to the site folder, and bytes, in order of path.
pub fn parse_content(files: Vec<(String, Vec<u8>)>) -> (Content, Vec<Diagnostic>) {
    let mut content = Content::default();
    let mut found = Vec::new();
    for (path, bytes) in files {
        let below = path.strip_prefix("content/").unwrap_or(&path).to_owned();
        if let Some(name) = below.strip_prefix("static/") {
            content.static_files.push(StaticFile { path: name.to_owned(), bytes });
            continue;
        }
        match decode(&path, bytes) {
            Ok(text) => parse_file(&path, &below, &text, &mut content, &mut found),
            Err(err) => found.push(err),
        }
    }
    (content, found)
}

fn parse_file(
    path: &str,
    below: &str,
    text: &str,
    content: &mut Content,
    found: &mut Vec<Diagnostic>,
) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (folder, name) = below.split_once('/').unwrap_or((below, ""));
    let stem = name.strip_suffix(".md");
    match (folder, stem) {
        ("lexicon.toml", _) => content.lexicon = lexicon::parse(path, text, found),
        ("pages", Some(stem)) => content.pages.extend(page::parse(path, stem, text, found)),
        ("speakers", Some(stem)) => {
            content.speakers.extend(speaker::parse(path, stem, text, found));
        }
        ("topics", Some(stem)) => content.topics.extend(topic::parse(path, stem, text, found)),
        ("reports", Some(stem)) => content.reports.extend(report::parse(path, stem, text, found)),
        _ => found.push(misplaced(path, folder)),
    }
}

fn misplaced(path: &str, folder: &str) -> Diagnostic {
    let help = match nearest(folder, PLACES.iter().copied().filter(|it| *it != folder)) {
        Some(name) => format!("did you mean `content/{name}`?"),
        None => "`content/` holds pages, speakers, topics and reports (files that end in `.md`), static files and `lexicon.toml`".to_owned(),
    };
    Diagnostic::warning("misplaced-file", "nothing reads this file")
        .at(Location::start(path))
        .help(help)
}

/// A slug from a file's name: ASCII letters, digits and `-`, else an error.
fn slug_of(path: &str, stem: &str, found: &mut Vec<Diagnostic>) -> String {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if stem.is_empty() || !stem.bytes().all(plain) || stem.starts_with('-') || stem.ends_with('-') {
        found.push(
            Diagnostic::error("bad-slug", "this file's name becomes an address and cannot be one")
                .at(Location::start(path))
                .quoting(stem)
                .help("name it with a–z, 0–9 and `-` only, as `ahmad-masoumifar.md`"),
        );
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests;
