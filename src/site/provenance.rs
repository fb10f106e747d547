//! A report as received beside the report as shown, with every change, and how to correct what was read.

use std::borrow::Cow;

use crate::model::{Id, Paragraph, Report, Statement};
use crate::persian::chars::with_unseen_named;
use crate::persian::fold::fingerprint;
use crate::persian::{Edit, EditKind, Span, Text};
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
    let mut counts = [0; EditKind::ALL.len()];
    for edit in report.article.paragraphs.iter().flat_map(|it| it.text.edits()) {
        counts[edit.kind as usize] += 1;
    }
    let kinds: Vec<ChangeCount> = KINDS
        .into_iter()
        .map(|kind| ChangeCount { kind: kind_name(kind), count: counts[kind as usize] })
        .filter(|it| it.count > 0)
        .collect();
    let blocks = (0..).zip(&report.article.paragraphs);
    ProvenanceView {
        title: report.title.clone(),
        date: report.date.map(|day| site.index.date(day)),
        agency: link::agency(report),
        files: report.sources.iter().map(|path| with_unseen_named(path)).collect(),
        editor_file: editor_file(report.editor.as_ref(), &report.article.stem),
        n_changes: kinds.iter().map(|it| it.count).sum(),
        kinds,
        blocks: blocks.map(|(at, it)| block(site, report, at, it)).collect(),
    }
}

fn block(site: Site<'_>, report: &Report, at: u32, paragraph: &Paragraph) -> ProvenanceBlock {
    ProvenanceBlock {
        anchor: link::anchor(report, at),
        place: link::place(site, paragraph.part),
        line: paragraph.lines.start + 1,
        parts: parts(&paragraph.text),
        statements: link::statements_in(site, report, at)
            .iter()
            .map(|id| record(site, report, &site.briefing.statements[*id]))
            .collect(),
    }
}

/// A text cut at every change, as [`ProvenanceBlock::parts`] holds it.
fn parts(text: &Text) -> String {
    let mut res = Vec::new();
    cut(text, &text.undo(), |part| {
        serde_json::to_writer(&mut res, &part).expect("memory does not fail");
    });
    String::from_utf8(res).expect("JSON is UTF-8")
}

/// Cuts a text, made from `source`, at every change; changes of one kind in a row are one. What was taken out because
/// nobody sees it is named, so that it can be seen, and do nothing.
fn cut<'a>(text: &'a Text, source: &'a str, mut put: impl FnMut(ChangePart<'a>)) {
    let start = text.source().start;
    let words = |from: u32, to: u32| &source[(from - start) as usize..(to - start) as usize];
    let mut at = start;
    let edits: Vec<Edit<'a>> = text.edits().collect();
    for edits in edits.chunk_by(|one, next| one.kind == next.kind && one.at.end == next.at.start) {
        let changed = Span { start: edits[0].at.start, end: edits[edits.len() - 1].at.end };
        put_same(words(at, changed.start), &mut put);
        at = changed.end;
        let from = with_unseen_named(words(changed.start, changed.end));
        let to: Cow<'_, str> = match edits {
            [edit] => edit.to.clone(),
            _ => edits.iter().map(|edit| &*edit.to).collect::<String>().into(),
        };
        put(ChangePart { kind: kind_name(edits[0].kind).into(), from: from.into(), to });
    }
    put_same(words(at, text.source().end), &mut put);
}

/// Puts what is the same in both.
fn put_same<'a>(words: &'a str, put: &mut impl FnMut(ChangePart<'a>)) {
    if !words.is_empty() {
        put(ChangePart { kind: "".into(), from: "".into(), to: words.into() });
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
    use super::{ChangePart, parts};
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
        let text = Text::new(&seed[2..], 2, &edits);
        let json = parts(&text);
        let parts = serde_json::Deserializer::from_str(&json).into_iter();
        let parts: Vec<ChangePart<'_>> = parts.map(Result::unwrap).collect();
        let kinds: Vec<&str> = parts.iter().map(|part| &*part.kind).collect();
        assert_eq!(kinds, ["", "digit", "spaced", "", "invisible"]);
        let received = parts.iter().map(|it| if it.kind.is_empty() { &*it.to } else { &*it.from });
        assert_eq!(received.collect::<String>(), "ab12 c[U+202E]");
        assert_eq!(parts.iter().map(|part| &*part.to).collect::<String>(), text.as_str());
    }
}
