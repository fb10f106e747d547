//! Names that two files of the editor's share.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Content, EditorSpeaker};
use crate::persian::fold::key;

/// Speakers of one name, unless their files say that they are two people, and topics of one label.
pub(super) fn shared(content: &Content) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut owners: BTreeMap<String, &EditorSpeaker> = BTreeMap::new();
    for speaker in &content.speakers {
        for name in std::iter::once(&speaker.name).chain(&speaker.aliases) {
            let other = *owners.entry(key(name)).or_insert(speaker);
            let apart = other.not.contains(&speaker.slug) || speaker.not.contains(&other.slug);
            if other.slug != speaker.slug && !apart && !name.trim().is_empty() {
                let help = format!(
                    "write all of it in one file, or, if they are two people, `not = [\"{}\"]`",
                    other.slug
                );
                found.push(complain(&speaker.origin.path, &other.origin.path, name).help(help));
            }
        }
    }
    let mut topics = BTreeMap::new();
    for topic in &content.topics {
        let other = *topics.entry(key(&topic.label)).or_insert(topic);
        if other.slug != topic.slug && !topic.label.is_empty() {
            let help = "write all terms in one file, or give one of them another label";
            found.push(complain(&topic.origin.path, &other.origin.path, &topic.label).help(help));
        }
    }
    found
}

fn complain(path: &str, other: &str, name: &str) -> Diagnostic {
    Diagnostic::warning("shared-name", format!("`{other}` has this name too"))
        .at(Location::start(path))
        .quoting(name)
}
