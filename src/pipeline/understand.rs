//! From files to a briefing: each seed alone and many at once, then all together.

use std::collections::BTreeSet;

use crate::assemble::assemble;
use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::{Lexicon, annotate};
use crate::input::{SeedFile, decode, parse_seed};
use crate::model::{Briefing, Content, Reading, Review, Seed, Settings};
use crate::persian::repair::{Evidence, Questions, Repairer};
use crate::pipeline::{Listener, Readings, Step};
use crate::restore::restore;

/// A briefing, and what there is to say about how it came to be.
#[derive(Debug)]
pub(crate) struct Understood {
    /// What the reports say.
    pub(crate) briefing: Briefing,
    /// What an editor should look at.
    pub(crate) review: Review,
    /// About the seeds that could not be used, in the order of the files.
    pub(crate) unusable: Vec<Diagnostic>,
    /// Everything else.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Every seed, read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// In the order of the files.
    pub(crate) readings: Vec<Reading>,
    /// About the seeds that could not be used.
    pub(crate) unusable: Vec<Diagnostic>,
    /// About the others.
    pub(crate) odd: Vec<Diagnostic>,
}

/// Reads every seed and joins them. The same on any number of threads, whatever was read before.
pub(crate) fn understand(
    settings: &Settings,
    content: &Content,
    seeds: Vec<SeedFile>,
    kept: &mut Readings<'_>,
    on: Listener<'_>,
) -> Understood {
    let read = kept.read(settings, content, seeds, on);
    let Read { readings, unusable, odd: mut diagnostics } = read;
    on(Step::Assembling);
    let (briefing, review, found) = assemble(settings, content, readings);
    diagnostics.extend(without_echoes(found, &unusable));
    Understood { briefing, review, unusable, diagnostics }
}

/// A decision about a seed that cannot be used is about a seed all the same: one finding is enough.
fn without_echoes(mut found: Vec<Diagnostic>, unusable: &[Diagnostic]) -> Vec<Diagnostic> {
    let paths = unusable.iter().filter_map(|it| it.location.as_ref());
    let stems: BTreeSet<&str> = paths.map(|place| Seed::stem_of(&place.path)).collect();
    let echo = |it: &Diagnostic| it.quote.as_deref().is_some_and(|quote| stems.contains(quote));
    found.retain(|it| it.code != "unknown-report" || !echo(it));
    found
}

/// Restores and reads one seed, in the light of the whole site's spellings. Gives what it asked of them, too.
pub(super) fn read_one(
    seed: Seed,
    (repairer, site): (&Repairer, &Evidence),
    lexicon: &Lexicon,
) -> (Reading, Questions) {
    let (article, questions) = restore(&seed, repairer, site);
    let annotation = annotate(&article, lexicon);
    (Reading { seed, article, annotation }, questions)
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
