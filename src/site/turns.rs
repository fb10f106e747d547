//! A report as turns of speech: paragraphs in a row with the same speaker.

use crate::model::{Id, Paragraph, Part, Report, Speaker, Statement};
use crate::site::Site;
use crate::site::link;
use crate::site::view_parts::{Block, Evidence, Piece, Saying, StripTurn, Turn};

/// Paragraphs in a row with the same speakers, by place in the article.
struct Run {
    speakers: Vec<Id<Speaker>>,
    paragraphs: Vec<u32>,
    subheads: Vec<u32>,
}

/// Statements of a report, by paragraph index.
type ByParagraph = Vec<Vec<Id<Statement>>>;

/// The text of a report, turn by turn.
pub(crate) fn turns(site: Site<'_>, id: Id<Report>) -> Vec<Turn> {
    let report = &site.briefing.reports[id];
    let statements = by_paragraph(site, report);
    let runs = runs(site, report, &statements);
    let pulled = pull(site, report, &runs, &statements);
    let make = |(idx, run): (usize, &Run)| {
        let blocks = run.paragraphs.iter().map(|&at| Block {
            evidence: evidence(site, run, &statements[at as usize]),
            ..block(site, report, at, &statements[at as usize])
        });
        Turn {
            colour: run.speakers.first().map_or(0, |id| site.index.colour(*id)),
            speakers: run.speakers.iter().map(|id| link::speaker(site, *id, 0)).collect(),
            subheads: run.subheads.iter().map(|at| text(report, *at).to_owned()).collect(),
            pull: pulled.as_ref().filter(|(turn, _)| *turn == idx).map(|(_, it)| it.clone()),
            blocks: blocks.collect(),
        }
    };
    runs.iter().enumerate().map(make).collect()
}

/// Of a report with more paragraphs there is no strip: its turns would be too many to tell apart, and each of its
/// speakers' pages would repeat them all.
const MOST_PARAGRAPHS: usize = 400;

/// Who holds the floor, in proportion to the text; with `only`, the turns of others are grey.
pub(crate) fn strip(site: Site<'_>, id: Id<Report>, only: Option<Id<Speaker>>) -> Vec<StripTurn> {
    let report = &site.briefing.reports[id];
    if report.article.paragraphs.len() > MOST_PARAGRAPHS {
        return Vec::new();
    }
    let statements = by_paragraph(site, report);
    let runs = runs(site, report, &statements);
    let length =
        |run: &Run| -> usize { run.paragraphs.iter().map(|at| text(report, *at).len()).sum() };
    let total = runs.iter().map(length).sum::<usize>().max(1);
    let make = |run: &Run| {
        let first = run.paragraphs[0];
        let last = run.paragraphs.last().copied().unwrap_or(first);
        let speaker = run.speakers.first();
        StripTurn {
            colour: speaker.map_or(0, |id| site.index.colour(*id)),
            weight: weight(length(run), total),
            name: speaker.map(|id| link::speaker(site, *id, 0).short).unwrap_or_default(),
            anchor: link::anchor(report, first),
            place: link::places(site, report, first, last),
            off: only.is_some_and(|only| !run.speakers.contains(&only)),
        }
    };
    runs.iter().filter(|run| !run.paragraphs.is_empty()).map(make).collect()
}

/// The step nearest to a turn's share of a strip of 26.
fn weight(length: usize, total: usize) -> u8 {
    const STEPS: [u8; 9] = [1, 2, 3, 4, 5, 6, 8, 12, 16];
    let share = length * 260 / total;
    STEPS.into_iter().min_by_key(|step| (usize::from(*step) * 10).abs_diff(share)).unwrap_or(1)
}

/// The lead's text.
pub(crate) fn lead(report: &Report) -> Option<&str> {
    let paragraph = report.article.paragraphs.iter().find(|it| it.part == Part::Lead)?;
    Some(paragraph.text.as_str())
}

/// True when somebody speaks in the lead, which then is a turn of its own.
pub(crate) fn lead_is_turn(site: Site<'_>, report: &Report) -> bool {
    let paragraphs = &report.article.paragraphs;
    report.statements.iter().any(|id| {
        let at = site.briefing.statements[*id].paragraph as usize;
        paragraphs.get(at).is_some_and(|it| it.part == Part::Lead)
    })
}

fn by_paragraph(site: Site<'_>, report: &Report) -> ByParagraph {
    let mut res: ByParagraph = vec![Vec::new(); report.article.paragraphs.len()];
    for id in &report.statements {
        if let Some(of_paragraph) = res.get_mut(site.briefing.statements[*id].paragraph as usize) {
            of_paragraph.push(*id);
        }
    }
    for of_paragraph in &mut res {
        of_paragraph.sort_by_key(|id| site.briefing.statements[*id].content.start);
    }
    res
}

fn runs(site: Site<'_>, report: &Report, statements: &ByParagraph) -> Vec<Run> {
    let mut res: Vec<Run> = Vec::new();
    let mut subheads = Vec::new();
    for (at, paragraph) in (0..).zip(&report.article.paragraphs) {
        let of_paragraph = &statements[at as usize];
        match paragraph.part {
            Part::Kicker | Part::Headline => continue,
            // A lead in which somebody speaks is a turn; another one stands under the headline, or is it.
            Part::Lead if of_paragraph.is_empty() => continue,
            Part::Subhead if of_paragraph.is_empty() => {
                subheads.push(at);
                continue;
            }
            Part::Lead | Part::Subhead | Part::Body(_) => {}
        }
        let mut speakers: Vec<Id<Speaker>> = Vec::new();
        for id in of_paragraph {
            let speaker = site.briefing.statements[*id].speaker;
            if !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        match res.last_mut() {
            Some(run) if subheads.is_empty() && run.speakers == speakers => run.paragraphs.push(at),
            _ => res.push(Run {
                speakers,
                paragraphs: vec![at],
                subheads: std::mem::take(&mut subheads),
            }),
        }
    }
    if !subheads.is_empty() {
        res.push(Run { speakers: Vec::new(), paragraphs: Vec::new(), subheads });
    }
    res
}

fn block(site: Site<'_>, report: &Report, at: u32, statements: &[Id<Statement>]) -> Block {
    Block {
        anchor: link::anchor(report, at),
        number: link::number(report, at),
        place: link::place(site, link::part(report, at)),
        pieces: pieces(site, text(report, at), statements),
        evidence: Vec::new(),
    }
}

/// Why each statement of a paragraph is its speaker's; where several speak in the turn, whose it is.
fn evidence(site: Site<'_>, run: &Run, statements: &[Id<Statement>]) -> Vec<Evidence> {
    let several = run.speakers.len() > 1;
    let make = |id: &Id<Statement>| {
        let statement = &site.briefing.statements[*id];
        let name = &site.briefing.speakers[statement.speaker].name;
        let reasons = link::evidence(&site.briefing.reports[statement.report], statement);
        Evidence { speaker: if several { name.clone() } else { String::new() }, ..reasons }
    };
    statements.iter().map(make).collect()
}

/// Cuts a paragraph where the voice changes. The pieces together are the paragraph, byte for byte.
fn pieces(site: Site<'_>, text: &str, statements: &[Id<Statement>]) -> Vec<Piece> {
    let mut res = Vec::new();
    let mut at = 0;
    let found = statements.iter().map(|id| &site.briefing.statements[*id]);
    let pointers: Vec<_> = found.clone().flat_map(|it| [it.subject, it.cue]).collect();
    let mut push = |from: usize, to: usize, words: bool| {
        let Some(piece) = text.get(from..to).filter(|piece| !piece.is_empty()) else { return };
        let points = |span: &crate::persian::Span| {
            !span.is_empty() && span.range().start < to && span.range().end > from
        };
        let kind = match words {
            true => "words",
            false if pointers.iter().any(points) => "attribution",
            false => "text",
        };
        res.push(Piece { kind, text: piece.to_owned() });
    };
    for statement in found {
        let content = statement.content.range();
        let (start, end) = (content.start.max(at), content.end.min(text.len()));
        if start < end && text.is_char_boundary(start) && text.is_char_boundary(end) {
            push(at, start, false);
            push(start, end, true);
            at = end;
        }
    }
    push(at, text.len(), false);
    res
}

/// Words worth setting large, and the turn they stand after: one whole statement, short and direct, in a
/// report long enough to bear it, never in the first turn.
fn pull(
    site: Site<'_>,
    report: &Report,
    runs: &[Run],
    statements: &ByParagraph,
) -> Option<(usize, Saying)> {
    const LONG_REPORT: usize = 8;
    if report.article.paragraphs.len() < LONG_REPORT {
        return None;
    }
    let mut best: Option<(usize, usize, Id<Statement>)> = None;
    for (turn, run) in runs.iter().enumerate().skip(1) {
        for id in run.paragraphs.iter().flat_map(|at| &statements[*at as usize]) {
            let statement = &site.briefing.statements[*id];
            let words = link::words(report, statement.paragraph, statement.content).trim();
            let length = words.chars().count();
            let whole = words.ends_with(['.', '!', '؟'])
                && !words.contains(|c: char| c.is_ascii_alphanumeric());
            let fits = whole && (40..=125).contains(&length);
            if fits && best.is_none_or(|(longest, ..)| length > longest) {
                best = Some((length, turn, *id));
            }
        }
    }
    best.map(|(_, turn, id)| (turn, link::saying(site, id)))
}

fn text(report: &Report, at: u32) -> &str {
    paragraph(report, at).map_or("", |it| it.text.as_str())
}

fn paragraph(report: &Report, at: u32) -> Option<&Paragraph> {
    report.article.paragraphs.get(at as usize)
}
