//! One report on its way from seed to briefing.

use std::sync::Arc;

use crate::digest::Digest;
use crate::model::{Annotation, Article, Attribution, Paragraph, Received, Seed, Voice};

/// One seed with all that was made of it, shared by whoever keeps it and the briefings it goes into.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What the article leaves out of the seed.
    pub received: Arc<Received>,
    /// Restored.
    pub article: Arc<Article>,
    /// Read.
    pub annotation: Arc<Annotation>,
    /// What copies of it are known by.
    pub pieces: Arc<Pieces>,
    /// Stands for the seed, the article and the annotation.
    pub(crate) digest: Digest,
}

impl Reading {
    /// Of the parts of one.
    pub(crate) fn new(
        seed: &Seed,
        article: Article,
        annotation: Annotation,
        pieces: Pieces,
    ) -> Reading {
        let digest = Digest::of_value(&(&seed.path, &seed.source, &article, &annotation));
        Reading {
            received: Received::of(seed, &article).into(),
            article: article.into(),
            annotation: annotation.into(),
            pieces: pieces.into(),
            digest,
        }
    }

    /// The text of the seed, byte for byte; where the file was UTF-16, decoded.
    pub fn source(&self) -> String {
        self.received.source(&self.article)
    }
}

/// A text as what stands between two of its signs, hashed: texts that share much of it are copies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieces {
    /// Hashes with their letters, sorted by hash, without doubles.
    pub all: Vec<(u64, u32)>,
    /// Letters of all.
    pub letters: u64,
}

/// Something that somebody says in a report.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// Where.
    pub paragraph: &'a Paragraph,
    /// Who.
    pub voice: &'a Voice,
    /// The words, in the shown spelling.
    pub words: &'a str,
    /// How it was found: cue, rule, tier.
    pub how: &'a Attribution,
}

impl Reading {
    /// Who says what, in reading order, each once: what a lead says before the body does is left out, and so
    /// is what is too doubtful to publish ([`Tier::C`](crate::model::Tier::C)).
    pub fn said(&self) -> impl Iterator<Item = Said<'_>> {
        let once = self.annotation.attributions.iter().filter(|it| !it.repeated);
        once.filter(|it| it.tier < crate::model::Tier::C).filter_map(|how| {
            let paragraph = self.article.paragraphs.get(how.paragraph as usize)?;
            let voice = self.annotation.voices.get(how.voice as usize)?;
            Some(Said {
                paragraph,
                voice,
                words: &paragraph.text.as_str()[how.content.range()],
                how,
            })
        })
    }
}
