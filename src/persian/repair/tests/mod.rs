//! What a reader sees of the repair, what an editor can set, and what holds for any text.

mod always;
mod settings;

use super::{Evidence, Exceptions, Repairer, Settings};
use crate::persian::{Span, Text};

/// A text as its lines are repaired together.
fn repaired(repairer: &Repairer, source: &str) -> Vec<Text> {
    let mut at = 0;
    let span = |line: &str| {
        let span = Span::new(at, at + line.len());
        at += line.len() + 1;
        span
    };
    let lines: Vec<Span> = source.split('\n').map(span).collect();
    repairer.blocks(source, &lines, &Evidence::default())
}

/// As it is shown, with `|` for the half-space.
fn shown(texts: &[Text]) -> String {
    let lines: Vec<&str> = texts.iter().map(Text::as_str).collect();
    lines.join("\n").replace('\u{200C}', "|")
}

#[track_caller]
fn check_with(settings: Settings, exceptions: &Exceptions, source: &str, expected: &str) {
    let source = source.replace('|', "\u{200C}");
    let repairer = Repairer::new(&settings, exceptions);
    assert_eq!(shown(&repaired(&repairer, &source)), expected);
}
