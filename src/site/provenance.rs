//! A report as received beside the report as shown, with every change, and how to correct what was read.

use crate::model::{Id, Paragraph, Report, Statement};
use crate::persian::chars::with_unseen_named;
use crate::persian::fold::fingerprint;
use crate::persian::{EditKind, Text};
use crate::site::plan::editor_file;
use crate::site::view_provenance::{
    ChangeCount, ChangePart, ProvenanceBlock, ProvenanceView, StatementRecord,
};
use crate::site::{Site, link};

/// Every kind of change, in the order they are counted.
const KINDS: [EditKind; 10] = [
    EditKind::Joined,
    EditKind::Spaced,
    EditKind::CodePoint,
    EditKind::Digit,
    EditKind::Punctuation,
    EditKind::Space,
    EditKind::Evidence,
    EditKind::Editor,
    EditKind::Invisible,
    EditKind::Markup,
];

/// The provenance page of a report.
pub(crate) fn provenance(site: Site<'_>, id: Id<Report>) -> ProvenanceView {
    let report = &site.briefing.reports[id];
    let seed = report.sources.first().map_or("", |source| source.text.as_str());
    let count = |kind: EditKind| {
        let edits = report.article.paragraphs.iter().flat_map(|it| it.text.edits());
        edits.filter(|edit| edit.kind == kind).count()
    };
    let kinds: Vec<ChangeCount> = KINDS
        .into_iter()
        .map(|kind| ChangeCount { kind: kind_name(kind), count: count(kind) })
        .filter(|it| it.count > 0)
        .collect();
    let blocks = (0..).zip(&report.article.paragraphs);
    ProvenanceView {
        title: report.title.clone(),
        date: report.date.map(|day| site.index.date(day)),
        agency: link::agency(report),
        files: report.sources.iter().map(|source| with_unseen_named(&source.path)).collect(),
        editor_file: editor_file(report.editor.as_ref(), &report.article.stem),
        n_changes: kinds.iter().map(|it| it.count).sum(),
        kinds,
        blocks: blocks.map(|(at, it)| block(site, report, at, (it, seed))).collect(),
    }
}

fn block(
    site: Site<'_>,
    report: &Report,
    at: u32,
    (paragraph, seed): (&Paragraph, &str),
) -> ProvenanceBlock {
    ProvenanceBlock {
        anchor: link::anchor(report, at),
        place: link::place(site, paragraph.part),
        line: paragraph.lines.start + 1,
        parts: parts(&paragraph.text, seed),
        statements: link::statements_in(site, report, at)
            .iter()
            .map(|id| record(site, report, &site.briefing.statements[*id]))
            .collect(),
    }
}

/// Cuts a text at every change; changes of one kind in a row are one. What was taken out because nobody sees it is
/// named, so that it can be seen, and do nothing.
fn parts(text: &Text, seed: &str) -> Vec<ChangePart> {
    let source = text.source().range();
    let mut res: Vec<ChangePart> = Vec::new();
    let mut at = source.start;
    for edit in text.edits() {
        let changed = edit.at.range();
        same(seed.get(at..changed.start), &mut res);
        at = changed.end;
        let kind = kind_name(edit.kind);
        let from = with_unseen_named(seed.get(changed).unwrap_or_default());
        match res.last_mut() {
            Some(last) if last.kind == kind => {
                last.from.push_str(&from);
                last.to.push_str(&edit.to);
            }
            _ => res.push(ChangePart { kind, from, to: edit.to.to_string() }),
        }
    }
    same(seed.get(at..source.end), &mut res);
    res
}

/// Adds what is the same in both.
fn same(words: Option<&str>, res: &mut Vec<ChangePart>) {
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        res.push(ChangePart { kind: "", from: String::new(), to: words.to_owned() });
    }
}

fn record(site: Site<'_>, report: &Report, statement: &Statement) -> StatementRecord {
    let speaker = &site.briefing.speakers[statement.speaker];
    let text = report.article.paragraphs.get(statement.paragraph as usize);
    let text = text.map(|it| it.text.as_str()).unwrap_or_default();
    StatementRecord {
        speaker: speaker.slug.clone(),
        paragraph: link::number(report, statement.paragraph),
        fingerprint: fingerprint(text),
    }
}

/// As `strings.*.toml` names it under `[changes]`.
fn kind_name(kind: EditKind) -> &'static str {
    match kind {
        EditKind::CodePoint => "code-point",
        EditKind::Digit => "digit",
        EditKind::Invisible => "invisible",
        EditKind::Markup => "markup",
        EditKind::Space => "space",
        EditKind::Punctuation => "punctuation",
        EditKind::Joined => "joined",
        EditKind::Spaced => "spaced",
        EditKind::Evidence => "evidence",
        EditKind::Editor => "editor",
    }
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::persian::{Edit, EditKind, Span, Text};

    #[test]
    fn both_texts_can_be_read_from_the_parts() {
        let edit = |at: Span, to: &'static str, kind: EditKind| Edit {
            at,
            to: to.into(),
            kind,
            rule: "test",
            margin: 1.0,
        };
        let seed = "..ab12 c\u{202E}";
        let edits = vec![
            edit(Span::new(4, 5), "۱", EditKind::Digit),
            edit(Span::new(5, 6), "۲", EditKind::Digit),
            edit(Span::new(6, 7), "\u{200C}", EditKind::Spaced),
            edit(Span::new(8, 11), "", EditKind::Invisible),
        ];
        let text = Text::new(&seed[2..], 2, edits);
        let parts = parts(&text, seed);
        let kinds: Vec<&str> = parts.iter().map(|part| part.kind).collect();
        assert_eq!(kinds, ["", "digit", "spaced", "", "invisible"]);
        let received = |part: &super::ChangePart| {
            if part.kind.is_empty() { &part.to } else { &part.from }.clone()
        };
        assert_eq!(parts.iter().map(received).collect::<String>(), "ab12 c[U+202E]");
        assert_eq!(parts.iter().map(|part| part.to.as_str()).collect::<String>(), text.as_str());
    }
}
