//! One article into who said what. Pure, and run for many articles at once.
//!
//! In reading order: `lexicon`, the words; `words`, the one scan of a paragraph; `cues`, verbs of
//! saying; `scope`, `mention`, `names`, `roles`, `subject`, the grammar of a saying clause; `posts`,
//! `people`, `full_names`, `resolve`, who a mention is; `read`, `indirect`, `headline`, the walk;
//! `tiers`, `spelling`, `repeats`, `voices`, what is made of it.

mod lexicon;
mod words;
mod cues;
mod scope;
mod mention;
mod names;
mod roles;
mod subject;
mod posts;
mod people;
mod full_names;
mod resolve;
mod read;
mod indirect;
mod headline;
mod tiers;
mod spelling;
mod repeats;
mod voices;
#[cfg(test)]
mod tests;

use crate::model::{Annotation, Article};

pub(crate) use lexicon::Lexicon;

/// Reads an article.
pub(crate) fn annotate(article: &Article, lexicon: &Lexicon) -> Annotation {
    voices::annotation(&read::read(article, lexicon), lexicon)
}
