//! From files to a briefing: each seed alone and many at once, then all together.

use std::collections::BTreeSet;

use crate::assemble::assemble;
use crate::diagnostic::Diagnostic;
use crate::input::SeedFile;
use crate::model::{Briefing, Content, Review, Seed, Settings};
use crate::pipeline::readings::{Read, Readings};
use crate::pipeline::{Listener, Step};

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
    let (briefing, review, found) = assemble(settings, content, readings, &mut kept.gleaned);
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
