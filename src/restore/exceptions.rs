//! The editor's `content/lexicon.toml`, as far as it is about spelling, and what is to say about it.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::EditorLexicon;
use crate::persian::repair::{Evidence, Exception, Exceptions, Repairer};

/// What the editor decided about single words.
pub(crate) fn exceptions(lexicon: &EditorLexicon) -> Exceptions {
    Exceptions {
        fixes: lexicon.fixes.iter().map(|it| (it.from.clone(), it.to.clone())).collect(),
        keep: lexicon.keep.iter().map(|it| it.word.clone()).collect(),
        names: lexicon.names.iter().map(|it| (it.show.clone(), it.also.clone())).collect(),
    }
}

/// Entries that contradict an earlier one, and entries of which no report holds the words: either is
/// probably misspelt.
pub(crate) fn doubts(
    lexicon: &EditorLexicon,
    repairer: &Repairer,
    site: &Evidence,
) -> Vec<Diagnostic> {
    let conflicts = repairer.conflicts();
    let conflicting = conflicts.iter().map(|(later, earlier)| {
        let (line, words) = entry(lexicon, *earlier);
        let message = format!("line {line} already decides about these words: `{words}`");
        let found = Diagnostic::warning("conflicting-exceptions", message)
            .help("keep one of the two entries and take the other out");
        about(found, lexicon, *later)
    });
    let unused = all(lexicon)
        .filter(|it| !site.needs(*it) && conflicts.iter().all(|(later, _)| later != it))
        .map(|it| {
            let found = Diagnostic::warning("unused-exception", "no report holds these words")
                .help("compare the spelling with the report's own, or take the entry out");
            about(found, lexicon, it)
        });
    let mut found: Vec<Diagnostic> = conflicting.chain(unused).collect();
    found.sort_by(|left, right| left.location.cmp(&right.location));
    found
}

/// Names the entry that a finding is about.
fn about(found: Diagnostic, lexicon: &EditorLexicon, exception: Exception) -> Diagnostic {
    let (line, words) = entry(lexicon, exception);
    let path = lexicon.origin.as_ref().map(|it| it.path.clone()).unwrap_or_default();
    found.at(Location { path, line, column: 1 }).quoting(words)
}

/// The line of an entry, and the words it is about.
fn entry(lexicon: &EditorLexicon, exception: Exception) -> (u32, &str) {
    match exception {
        Exception::Fix(idx) => (lexicon.fixes[idx].line, &lexicon.fixes[idx].from),
        Exception::Keep(idx) => (lexicon.keep[idx].line, &lexicon.keep[idx].word),
        Exception::Name(idx) => (lexicon.names[idx].line, &lexicon.names[idx].show),
    }
}

fn all(lexicon: &EditorLexicon) -> impl Iterator<Item = Exception> {
    let fixes = (0..lexicon.fixes.len()).map(Exception::Fix);
    let keep = (0..lexicon.keep.len()).map(Exception::Keep);
    let names = (0..lexicon.names.len()).map(Exception::Name);
    fixes.chain(keep).chain(names)
}
