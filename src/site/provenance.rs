//! A report as received beside the report as shown, with every change, and how to correct what was read.

use crate::model::{Id, Paragraph, Report, Statement};
use crate::persian::EditKind;
use crate::persian::chars::with_unseen_named;
use crate::persian::fold::fingerprint;
use crate::site::plan::editor_file;
use crate::site::view_provenance::{
    ChangeCount, Changes, ProvenanceBlock, ProvenanceView, StatementRecord,
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
    let blocks = (0..).zip(&report.article.paragraphs);
    let blocks = blocks.map(|(at, it)| block(site, report, (at, it), &mut counts)).collect();
    let kinds: Vec<ChangeCount> = KINDS
        .into_iter()
        .map(|kind| ChangeCount { kind: kind_name(kind), count: counts[kind as usize] })
        .filter(|it| it.count > 0)
        .collect();
    ProvenanceView {
        title: report.title.clone(),
        date: report.date.map(|day| site.index.date(day)),
        agency: link::agency(report),
        files: report.sources.iter().map(|path| with_unseen_named(path)).collect(),
        editor_file: editor_file(report.editor.as_ref(), &report.article.stem),
        n_changes: kinds.iter().map(|it| it.count).sum(),
        kinds,
        blocks,
    }
}

/// A paragraph, its changes added to `counts`.
fn block(
    site: Site<'_>,
    report: &Report,
    (at, paragraph): (u32, &Paragraph),
    counts: &mut [usize; EditKind::ALL.len()],
) -> ProvenanceBlock {
    ProvenanceBlock {
        anchor: link::anchor(report, at),
        place: link::place(site, paragraph.part),
        line: paragraph.lines.start + 1,
        parts: Changes::of(&paragraph.text, counts),
        statements: link::statements_in(site, report, at)
            .iter()
            .map(|id| record(site, report, &site.briefing.statements[*id]))
            .collect(),
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
