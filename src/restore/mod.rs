//! One seed into one article: the house spelling, numbers, a title.

mod exceptions;
mod title;

use crate::model::{Article, Block, BlockKind, Paragraph, Part, Seed};
use crate::persian::Span;
use crate::persian::repair::{Evidence, Questions, Repairer};

pub(crate) use self::exceptions::{doubts, exceptions};

/// What a seed's spellings say about names, for all seeds of the site.
pub(crate) fn evidence(seed: &Seed, repairer: &Repairer) -> Evidence {
    repairer.evidence(&seed.source, &shown_spans(seed))
}

/// Repairs a seed's blocks in the light of the whole site's spellings, numbers and titles them.
pub(crate) fn restore(seed: &Seed, repairer: &Repairer, site: &Evidence) -> (Article, Questions) {
    let (texts, questions) = repairer.blocks_asking(&seed.source, &shown_spans(seed), site);
    let mut number = 0;
    let parts = shown(seed).map(|block| (part(block.kind, &mut number), block.lines.clone()));
    let paragraphs: Vec<Paragraph> = parts
        .zip(texts)
        .map(|((part, lines), text)| Paragraph { part, text, lines })
        .filter(|paragraph| !paragraph.text.as_str().trim().is_empty())
        .collect();
    let article = Article {
        seed_path: seed.path.clone(),
        stem: seed.stem.clone(),
        date: seed.date,
        title: title::title(&paragraphs, &seed.stem),
        paragraphs,
    };
    (article, questions)
}

fn shown(seed: &Seed) -> impl Iterator<Item = &Block> {
    seed.blocks.iter().filter(|block| block.kind != BlockKind::Furniture)
}

fn shown_spans(seed: &Seed) -> Vec<Span> {
    shown(seed).map(|block| block.span).collect()
}

/// What a block is in the article. Paragraphs of the body take the next number.
fn part(kind: BlockKind, number: &mut u32) -> Part {
    match kind {
        BlockKind::Kicker => Part::Kicker,
        BlockKind::Headline => Part::Headline,
        BlockKind::Lead => Part::Lead,
        BlockKind::Subhead => Part::Subhead,
        BlockKind::Body | BlockKind::Furniture => {
            *number += 1;
            Part::Body(*number)
        }
    }
}
