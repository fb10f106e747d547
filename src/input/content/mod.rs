//! `content/`: Markdown files with TOML front matter, the lexicon, static files.
//!
//! In reading order: `front_matter`, then one file for each kind of entry, and `names`, which looks at all of them.

mod front_matter;
mod lexicon;
mod names;
mod page;
mod report;
mod speaker;
mod topic;

use crate::diagnostic::{Diagnostic, Location};
use crate::input::decode;
use crate::input::toml_text::{TomlText, nearest};
use crate::model::{Content, StaticFile};
use crate::persian::chars::is_unseen;
use crate::persian::romanize::is_device;

/// Folders of `content/` and the one file.
const PLACES: [&str; 6] = ["pages", "speakers", "topics", "reports", "static", "lexicon.toml"];

/// Reads the files of `content/`: path relative to the site folder, and bytes, in order of path.
pub fn parse_content(files: Vec<(String, Vec<u8>)>) -> (Content, Vec<Diagnostic>) {
    let mut content = Content::default();
    let mut found = Vec::new();
    for (path, bytes) in files {
        let below = path.strip_prefix("content/").unwrap_or(&path).to_owned();
        if let Some(name) = below.strip_prefix("static/") {
            found.extend(static_name(&path, name));
            content.static_files.push(StaticFile { path: name.to_owned(), bytes });
            continue;
        }
        match decode(&path, bytes) {
            Ok(text) => parse_file(&path, &below, &text, &mut content, &mut found),
            Err(err) => found.push(err),
        }
    }
    found.extend(names::shared(&content));
    (content, found)
}

/// What is wrong with the name of a file that is published under it.
fn static_name(path: &str, name: &str) -> Option<Diagnostic> {
    let found = if name == "build.json" {
        Diagnostic::error("address-clash", "the site itself uses the address `/build.json`")
    } else if name.contains('\\') || name.contains(is_unseen) {
        Diagnostic::error("bad-slug", "this file's name becomes an address and cannot be one")
    } else {
        return None;
    };
    Some(found.at(Location::start(path)).quoting(name).help("give the file another name"))
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
    if !is_slug(stem) {
        found.push(
            Diagnostic::error("bad-slug", "this file's name becomes an address and cannot be one")
                .at(Location::start(path))
                .quoting(stem)
                .help("name it with a–z, 0–9 and `-` only, as `ahmad-masoumifar.md`"),
        );
    }
    stem.to_owned()
}

/// The texts of a list that say something.
fn said(list: Vec<String>) -> Vec<String> {
    list.into_iter().filter(|it| !it.trim().is_empty()).collect()
}

fn is_slug(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let edge = text.starts_with('-') || text.ends_with('-');
    !text.is_empty() && text.bytes().all(plain) && !edge && !is_device(text)
}

/// Former addresses that can have been one, without the slashes around them.
fn former(text: &TomlText<'_>, written: Vec<String>, found: &mut Vec<Diagnostic>) -> Vec<String> {
    let odd = |c: char| c.is_control() || is_unseen(c) || "\\:*?\"<>|#%".contains(c);
    let sound = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(odd);
    let mut addresses = Vec::new();
    for (idx, address) in written.into_iter().enumerate() {
        let bare = address.trim().trim_matches('/');
        if bare.split('/').all(sound) {
            addresses.push(bare.to_owned());
            continue;
        }
        found.push(
            Diagnostic::error("bad-slug", "no page can have had this address")
                .at(text.place_of(&["former", &idx.to_string()]))
                .quoting(&address)
                .help("write what stood in its place, as `former = [\"ali-ahmadi\"]`"),
        );
    }
    addresses
}

#[cfg(test)]
mod tests;
