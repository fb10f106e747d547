//! One seed on its way: cut, restored, read.

use crate::assemble::pieces;
use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::{Lexicon, annotate};
use crate::input::{SeedFile, decode, parse_seed};
use crate::model::{Reading, Seed};
use crate::persian::repair::{Evidence, Questions, Repairer};
use crate::restore::restore;

/// Restores and reads one seed, in the light of the whole site's spellings. Gives what it asked of them, too.
pub(super) fn read_one(
    seed: &Seed,
    (repairer, site): (&Repairer, &Evidence),
    lexicon: &Lexicon,
) -> (Reading, Questions) {
    let (article, questions) = restore(seed, repairer, site);
    let annotation = annotate(&article, lexicon);
    let pieces = pieces(&article);
    (Reading::new(seed, article, annotation, pieces), questions)
}

/// A seed, if it is a report, and what is wrong with it or odd about it.
pub(super) fn cut_one(file: SeedFile) -> (Option<Seed>, Vec<Diagnostic>) {
    match file.bytes.and_then(|bytes| decode(&file.path, bytes)) {
        Err(err) => (None, vec![err]),
        Ok(text) => {
            let (seed, found) = parse_seed(&file.path, text);
            let usable = found.iter().all(|it| it.severity != Severity::Error);
            (usable.then_some(seed), found)
        }
    }
}
