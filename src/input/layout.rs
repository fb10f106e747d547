//! What each line of a report is: the layouts in which agencies' reports are copied.
//!
//! The anchor is the dateline («به گزارش …»): the lead stands before it, the headline before the
//! lead, the kicker before the headline, and the page's furniture anywhere.

use crate::input::furniture::{Furniture, furniture, is_menu};
use crate::input::lines::Line;
use crate::model::{Block, BlockKind};
use crate::persian::Span;
use crate::persian::fold::key;

/// More words than a headline or a sub-head has.
const HEADLINE_WORDS: usize = 24;
const SUBHEAD_WORDS: usize = 8;

/// Names each line. Spans of lines whose headline is glued to the dateline lose the headline.
pub(crate) fn lay_out(text: &str, lines: Vec<Line>) -> Vec<Block> {
    let mut blocks: Vec<Block> = lines.into_iter().map(body).collect();
    mark_furniture(text, &mut blocks);
    match dateline(text, &blocks) {
        Some(anchor) => {
            let repeats = mark_head(text, &mut blocks[..anchor]);
            unglue(text, &mut blocks[anchor], &repeats);
            mark_subheads(text, &mut blocks[anchor + 1..]);
        }
        None => mark_undatelined(text, &mut blocks),
    }
    blocks
}

fn body(line: Line) -> Block {
    Block { span: line.span, kind: BlockKind::Body, lines: line.numbers }
}

/// The page's lines, its tail, and the contents of scripts that run over lines.
fn mark_furniture(text: &str, blocks: &mut [Block]) {
    let mut tail = false;
    let mut script = None;
    let mut n_body = 0;
    for idx in 0..blocks.len() {
        let line = &text[blocks[idx].span.range()];
        let kind = furniture(line);
        // A tail above the report would swallow it.
        tail |= kind == Some(Furniture::Tail) && n_body > 1;
        if tail || kind.is_some() {
            blocks[idx].kind = BlockKind::Furniture;
        } else {
            n_body += 1;
        }
        if let Some(opened) = script
            && line.contains("</script")
        {
            blocks[opened..=idx].iter_mut().for_each(|it| it.kind = BlockKind::Furniture);
            script = None;
        } else if script.is_none() && line.contains("<script") && !line.contains("</script") {
            script = Some(idx);
        }
    }
}

/// The block in which the agency names itself.
fn dateline(text: &str, blocks: &[Block]) -> Option<usize> {
    let mut shown = (0..blocks.len()).filter(|idx| blocks[*idx].kind == BlockKind::Body);
    shown.by_ref().take(12).find(|idx| {
        let line = &text[blocks[*idx].span.range()];
        let begins =
            line.starts_with("به گزارش") || line.starts_with("به گزارش".replace('ی', "ي").as_str());
        begins || glued_dateline(line).is_some()
    })
}

/// Where «به گزارش خبرگزاری …» begins in a line that has a headline or a player glued before it.
fn glued_dateline(line: &str) -> Option<usize> {
    let head = line.floor_char_boundary(700);
    // «… آغاز شدبه گزارش خبرگزاری …»: without a space, too.
    let at = line[..head].find("به گزارش ").filter(|at| *at > 0)?;
    let rest: String = line[at..].chars().skip(9).take(30).collect();
    let rest = key(&rest);
    let agency =
        ["خبرگزاری", "خبرنگار", "سرویس", "گروه", "پایگاه"].iter().any(|it| rest.starts_with(it));
    agency.then_some(at)
}

/// Kicker, headline and lead before a dateline. Gives the headlines, folded.
fn mark_head(text: &str, head: &mut [Block]) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let mut named: Option<usize> = None;
    let mut lead: Option<usize> = None;
    for idx in 0..head.len() {
        let line = &text[head[idx].span.range()];
        if head[idx].kind == BlockKind::Furniture || is_menu(line) {
            head[idx].kind = BlockKind::Furniture;
            continue;
        }
        let folded = key(line);
        if seen.contains(&folded) {
            head[idx].kind = BlockKind::Furniture;
            continue;
        }
        seen.push(folded);
        head[idx].kind = match () {
            () if is_kicker(line) && named.is_none() => BlockKind::Kicker,
            () if !is_sentence(line) && is_short(line, HEADLINE_WORDS) && named.is_none() => {
                named = Some(idx);
                BlockKind::Headline
            }
            () => {
                if let Some(previous) = lead.replace(idx) {
                    head[previous].kind = BlockKind::Body;
                }
                BlockKind::Lead
            }
        };
    }
    // A repeated headline below the lead, as some copies have it, is not what the lead is about.
    named.map(|idx| key(&text[head[idx].span.range()])).into_iter().collect()
}

/// Cuts a headline, or whatever stands before it, off the dateline it is glued to.
fn unglue(text: &str, block: &mut Block, headlines: &[String]) {
    let line = &text[block.span.range()];
    if line.starts_with("به گزارش") {
        return;
    }
    if let Some(at) = glued_dateline(line)
        && headlines.contains(&key(&line[..at]))
    {
        block.span = Span::new(block.span.start as usize + at, block.span.end as usize);
    }
}

/// Without a dateline, a short first line without a full stop is the headline, and the sentence after
/// it the lead; else a first sentence is the lead if more follows.
fn mark_undatelined(text: &str, blocks: &mut [Block]) {
    let shown: Vec<usize> =
        (0..blocks.len()).filter(|idx| blocks[*idx].kind == BlockKind::Body).collect();
    let line = |idx: usize| &text[blocks[idx].span.range()];
    let mut kinds: Vec<(usize, BlockKind)> = Vec::new();
    let mut rest = shown.as_slice();
    while let [first, behind @ ..] = rest
        && is_menu(line(*first))
    {
        kinds.push((*first, BlockKind::Furniture));
        rest = behind;
    }
    if let [first, behind @ ..] = rest
        && is_kicker(line(*first))
        && behind.len() > 1
    {
        kinds.push((*first, BlockKind::Kicker));
        rest = behind;
    }
    if let [first, behind @ ..] = rest
        && !is_sentence(line(*first))
        && is_short(line(*first), HEADLINE_WORDS)
        && !behind.is_empty()
    {
        kinds.push((*first, BlockKind::Headline));
        rest = behind;
        // Some pages have it twice.
        while let [again, behind @ ..] = rest
            && key(line(*again)) == key(line(*first))
        {
            kinds.push((*again, BlockKind::Furniture));
            rest = behind;
        }
    }
    if let [first, behind @ ..] = rest
        && is_sentence(line(*first))
        && !behind.is_empty()
    {
        kinds.push((*first, BlockKind::Lead));
        rest = behind;
    }
    let body = rest.first().copied();
    for (idx, kind) in kinds {
        blocks[idx].kind = kind;
    }
    if let Some(start) = body {
        mark_subheads(text, &mut blocks[start..]);
    }
}

/// Short lines without a full stop between paragraphs.
fn mark_subheads(text: &str, blocks: &mut [Block]) {
    let last = blocks.iter().rposition(|block| block.kind == BlockKind::Body).unwrap_or(0);
    for (idx, block) in blocks.iter_mut().enumerate() {
        let line = &text[block.span.range()];
        let heads = idx < last && is_short(line, SUBHEAD_WORDS) && !is_sentence(line);
        if block.kind == BlockKind::Body
            && heads
            && !line.ends_with([':', '،', '؛'])
            && !line.contains(':')
        {
            block.kind = BlockKind::Subhead;
        }
    }
}

/// «معاون ستاد راه های سبز:», «… مطرح کرد؛»
fn is_kicker(line: &str) -> bool {
    line.ends_with(['؛', ':', '/']) && is_short(line, 16)
}

fn is_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || "»)\"”".contains(c));
    line.ends_with(['.', '؟', '!', '…'])
}

fn is_short(line: &str, words: usize) -> bool {
    line.split_whitespace().take(words + 1).count() <= words
}
