//! One article into who said what. Pure, and run for many articles at once.
//!
//! In reading order: `lexicon`, the words; `given`, `words`, the one scan of a paragraph; `cues`, verbs of
//! saying; `scope`, `heads`, `surnames`, `names`, `name`, `mention`, `roles`, `step`, `adjuncts`, `guesses`, `unnamed`, `subject`, the grammar of a saying
//! clause; `posts`, `people`, `holders`, `resolve`, `full_names`, who a mention is; `reporting`, `clauses`, `reader`, `ahead`, `joined`, `introduced`,
//! `attribute`, `messages`, `monologue`, `questions`, `talks`, `continued`, `quotations`, `answers`, `uncued`, `indirect`, `headline`, `read`, the walk; `tiers`, `spelling`, `repeats`, `voices`, what is made of
//! it; `dateline`, `days`, `sessions`, what the report says of its agency, its days, its sittings and events.

mod lexicon;
mod given;
mod words;
mod cues;
mod scope;
mod heads;
mod surnames;
mod names;
mod name;
mod mention;
mod roles;
mod step;
mod adjuncts;
mod guesses;
mod unnamed;
mod subject;
mod posts;
mod people;
mod holders;
mod resolve;
mod full_names;
mod reporting;
mod clauses;
mod reader;
mod ahead;
mod joined;
mod introduced;
mod attribute;
mod messages;
mod monologue;
mod questions;
mod talks;
mod continued;
mod quotations;
mod answers;
mod uncued;
mod indirect;
mod headline;
mod read;
mod tiers;
mod spelling;
mod repeats;
mod voices;
mod dateline;
mod days;
mod sessions;
#[cfg(test)]
mod tests;

use crate::model::{Annotation, Article};
use crate::persian::Words;

pub use lexicon::Lexicon;

/// Reads an article.
pub fn annotate(article: &Article, lexicon: &Lexicon) -> Annotation {
    let said = voices::annotation(&read::read(article, lexicon), lexicon);
    let words: Vec<Words> =
        article.paragraphs.iter().map(|paragraph| Words::of(paragraph.text.as_str())).collect();
    Annotation {
        dateline: dateline::dateline(article, &words),
        days: days::days(article, &words, &said.attributions),
        sessions: sessions::sessions(article, &words),
        events: sessions::events(article, &words),
        ..said
    }
}
