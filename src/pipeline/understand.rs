//! From files to a briefing: each seed alone and many at once, then all together.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use crate::assemble::assemble;
use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::{Lexicon, annotate};
use crate::input::{SeedFile, decode, parse_seed, stem_of};
use crate::model::{Briefing, Content, Reading, Review, Seed, Settings};
use crate::persian::repair::{Evidence, Repairer};
use crate::pipeline::{Listener, Step};
use crate::restore::{doubts, evidence, exceptions, restore};

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

/// Every seed read, each alone.
#[derive(Debug)]
pub(crate) struct Read {
    /// In the order of the files.
    pub(crate) readings: Vec<Reading>,
    /// About the seeds that could not be used.
    pub(crate) unusable: Vec<Diagnostic>,
    /// About the others.
    pub(crate) odd: Vec<Diagnostic>,
}

/// Reads every seed and joins them. The same on any number of threads.
pub(crate) fn understand(
    settings: &Settings,
    content: &Content,
    seeds: Vec<SeedFile>,
    on: Listener<'_>,
) -> Understood {
    let Read { readings, unusable, odd: mut diagnostics } = read(settings, content, seeds, on);
    on(Step::Assembling);
    let (briefing, review, found) = assemble(settings, content, readings);
    diagnostics.extend(without_echoes(found, &unusable));
    Understood { briefing, review, unusable, diagnostics }
}

/// A decision about a seed that cannot be used is about a seed all the same: one finding is enough.
pub(super) fn without_echoes(
    mut found: Vec<Diagnostic>,
    unusable: &[Diagnostic],
) -> Vec<Diagnostic> {
    let paths = unusable.iter().filter_map(|it| it.location.as_ref());
    let stems: BTreeSet<&str> = paths.map(|place| stem_of(&place.path)).collect();
    let echo = |it: &Diagnostic| it.quote.as_deref().is_some_and(|quote| stems.contains(quote));
    found.retain(|it| it.code != "unknown-report" || !echo(it));
    found
}

/// Reads every seed, each alone but for the spellings of names.
pub(crate) fn read(
    settings: &Settings,
    content: &Content,
    seeds: Vec<SeedFile>,
    on: Listener<'_>,
) -> Read {
    on(Step::Cutting);
    let (seeds, unusable, mut odd) = cut(seeds);
    on(Step::Restoring);
    let repairer = Repairer::new(&settings.repair, &exceptions(&content.lexicon));
    let joined = |mut all: Evidence, one: Evidence| {
        all.join(one);
        all
    };
    // Joined as they come: what ten thousand reports say one by one has no room in memory.
    let site = seeds
        .par_iter()
        .fold(Evidence::default, |all, seed| joined(all, evidence(seed, &repairer)))
        .reduce(Evidence::default, joined);
    odd.extend(doubts(&content.lexicon, &repairer, &site));
    on(Step::Annotating);
    let lexicon = Lexicon::new(&content.lexicon);
    let read = |seed: Seed| read_one(seed, (&repairer, &site), &lexicon);
    let readings = seeds.into_par_iter().map(read).collect();
    Read { readings, unusable, odd }
}

/// Restores and reads one seed, in the light of the whole site's spellings.
pub(super) fn read_one(
    seed: Seed,
    (repairer, site): (&Repairer, &Evidence),
    lexicon: &Lexicon,
) -> Reading {
    let article = restore(&seed, repairer, site);
    let annotation = annotate(&article, lexicon);
    Reading { seed, article, annotation }
}

/// The seeds that are reports, what was wrong with the others, and what was odd about them.
fn cut(files: Vec<SeedFile>) -> (Vec<Seed>, Vec<Diagnostic>, Vec<Diagnostic>) {
    let cut: Vec<_> = files.into_par_iter().map(cut_one).collect();
    let mut seeds = Vec::with_capacity(cut.len());
    let (mut unusable, mut odd) = (Vec::new(), Vec::new());
    for (seed, found) in cut {
        let of_seed = if seed.is_some() { &mut odd } else { &mut unusable };
        of_seed.extend(found);
        seeds.extend(seed);
    }
    (seeds, unusable, odd)
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
