//! `docs/diagnostics.md` has a heading for every code, and each of its examples is run as it stands.
//!
//! `UPDATE_EXPECT=1 cargo test --test it diagnostics` writes what the program says into the document.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::folder::Folder;

const DOCUMENT: &str = "docs/diagnostics.md";

/// Codes without an example, and why: a file that its owner may not read is read by the superuser.
const UNSHOWN: [&str; 1] = ["unreadable"];

#[test]
fn every_code_has_a_heading() {
    let text = fs::read_to_string(DOCUMENT).unwrap();
    let headings: BTreeSet<String> = sections(&text).into_iter().map(|it| it.code).collect();
    assert_eq!(headings, codes());
}

#[test]
fn every_example_says_what_the_document_says() {
    let text = fs::read_to_string(DOCUMENT).unwrap();
    let mut found = text.clone();
    for section in sections(&text) {
        if UNSHOWN.contains(&section.code.as_str()) {
            continue;
        }
        let (call, said) = section.said.as_ref().unwrap_or_else(|| {
            panic!("{}: no example in a block that begins with `$ neshast`", section.code)
        });
        let answer = shown(&section, call);
        let block = |said: &str| format!("```console\n$ neshast {call}\n{said}```");
        assert!(answer.contains(&format!("[{}]", section.code)), "{}: {answer}", section.code);
        let from = found.find(&format!("## `{}`", section.code)).unwrap();
        let rest = found.split_off(from);
        found.push_str(&rest.replacen(&block(said), &block(&answer), 1));
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(DOCUMENT, &found).unwrap();
    } else {
        assert!(found == text, "{DOCUMENT} is out of date:\n{}", first_difference(&text, &found));
    }
}

/// One heading of the document.
struct Section {
    code: String,
    /// Path and text of each file.
    files: Vec<(String, String)>,
    /// The words of the call, and what is said to follow.
    said: Option<(String, String)>,
}

fn sections(text: &str) -> Vec<Section> {
    let mut res: Vec<Section> = Vec::new();
    let mut block: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut block, line.strip_prefix("```")) {
            (None, Some(info)) => block = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => {
                let (info, text) = block.take().unwrap();
                let Some(section) = res.last_mut() else { continue };
                match info.split_once(' ') {
                    Some((_, path)) => section.files.push((path.to_owned(), text)),
                    None => section.said = call(&text),
                }
            }
            (Some((_, text)), None) => text.extend([line, "\n"]),
            (None, None) => {
                if let Some(code) = line.strip_prefix("## `") {
                    let code = code.trim_end_matches('`').to_owned();
                    res.push(Section { code, files: Vec::new(), said: None });
                }
            }
        }
    }
    res
}

fn call(text: &str) -> Option<(String, String)> {
    let (call, said) = text.strip_prefix("$ neshast ")?.split_once('\n')?;
    Some((call.to_owned(), said.to_owned()))
}

/// Makes the example's folder, makes the call, and gives what it says without its last line, the summary.
fn shown(section: &Section, call: &str) -> String {
    let site = Folder::new();
    site.put("site.toml", b"");
    for (path, text) in &section.files {
        site.put(path, text.as_bytes());
    }
    prepare(&section.code, &site);
    let answer = site.run(&call.split(' ').collect::<Vec<_>>());
    let lines: Vec<&str> = answer.err.lines().filter(|line| !is_summary(line)).collect();
    lines.iter().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// `1 errors, 0 warnings`.
fn is_summary(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && line.contains("error")
}

/// What a Markdown block cannot hold.
fn prepare(code: &str, site: &Folder) {
    let seed = |name: &str| {
        site.put("seeds/.keep", b"");
        site.path("seeds").join(name)
    };
    match code {
        "not-text" => site.put("seeds/photo.txt", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01"),
        "not-utf-8" => site.put("templates/home.html", b"{# \xE3\xE1\xC7\xE3 #}"),
        "stray-link" => symlink("/etc/hostname", seed("one.txt")).unwrap(),
        "too-large" => {
            let file = fs::File::create(seed("archive.txt")).unwrap();
            file.set_len((64 << 20) + 1).unwrap();
        }
        "not-a-file" => {
            assert!(Command::new("mkfifo").arg(seed("pipe.txt")).status().unwrap().success());
        }
        _ => {}
    }
}

/// Every code in the source: the first argument of `Diagnostic::error` and its kin.
fn codes() -> BTreeSet<String> {
    let mut res = BTreeSet::new();
    for entry in walkdir::WalkDir::new("src") {
        let entry = entry.unwrap();
        if !entry.file_type().is_file() || entry.path().to_string_lossy().contains("tests") {
            continue;
        }
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for made in
            ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::review(", "let code ="]
        {
            for rest in code.split(made).skip(1) {
                let Some(rest) = rest.trim_start().strip_prefix('"') else { continue };
                res.extend(rest.split('"').next().map(str::to_owned));
            }
        }
    }
    res
}

fn first_difference(old: &str, new: &str) -> String {
    let differs = old.lines().zip(new.lines()).find(|(old, new)| old != new);
    differs.map_or_else(String::new, |(old, new)| format!("- {old}\n+ {new}"))
}
