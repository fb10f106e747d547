//! Walks that follow one another in one process: of the reports, only those are read that have changed.

use std::collections::HashMap;

use rayon::iter::{
    IntoParallelIterator as _, IntoParallelRefIterator as _, IntoParallelRefMutIterator as _,
    ParallelIterator as _,
};

use crate::assemble::assemble;
use crate::diagnostic::Diagnostic;
use crate::extract::Lexicon;
use crate::input::SeedFile;
use crate::model::Reading;
use crate::model::{Content, Seed, Settings};
use crate::persian::repair::{Evidence, Repairer};
use crate::pipeline::understand::{Understood, cut_one, read_one, without_echoes};
use crate::restore::{doubts, evidence, exceptions};

/// What the walk before knew.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    tools: Option<Tools>,
    /// By path.
    seeds: HashMap<String, Known>,
    /// How all reports together spell names.
    site: Evidence,
}

/// What reports are read with.
#[derive(Debug)]
struct Tools {
    /// The settings and the editor's words that they were made from.
    made_from: String,
    repairer: Repairer,
    lexicon: Lexicon,
}

/// One file of `seeds/`.
#[derive(Debug)]
struct Known {
    hash: blake3::Hash,
    cut: (Option<Seed>, Vec<Diagnostic>),
    spellings: Evidence,
    /// As long as the spellings of the site are the same.
    reading: Option<Reading>,
}

/// Reads the reports that have changed and joins them with the others: what
/// [`understand`](crate::pipeline::understand()) gives, sooner.
pub(crate) fn understand_again(
    settings: &Settings,
    content: &Content,
    files: Vec<SeedFile>,
    earlier: &mut Earlier,
) -> Understood {
    earlier.prepare(settings, content);
    let Earlier { tools, seeds, site } = earlier;
    let tools = tools.as_ref().expect("they were just made");
    let (paths, mut all, is_same) = known(files, std::mem::take(seeds), &tools.repairer);
    if !is_same {
        let mut joined = Evidence::default();
        for it in &all {
            joined.join(it.spellings.clone());
        }
        if joined != *site {
            for it in &mut all {
                it.reading = None;
            }
            *site = joined;
        }
    }
    let read = |known: &mut Known| {
        if let (None, (Some(seed), _)) = (&known.reading, &known.cut) {
            let reading = read_one(seed.clone(), (&tools.repairer, site), &tools.lexicon);
            known.reading = Some(reading);
        }
        known.reading.clone()
    };
    let readings: Vec<Option<Reading>> = all.par_iter_mut().map(read).collect();
    let (mut unusable, mut diagnostics) = (Vec::new(), Vec::new());
    for known in &all {
        let about = if known.cut.0.is_some() { &mut diagnostics } else { &mut unusable };
        about.extend(known.cut.1.iter().cloned());
    }
    diagnostics.extend(doubts(&content.lexicon, &tools.repairer, site));
    *seeds = paths.into_iter().zip(all).collect();
    let readings = readings.into_iter().flatten().collect();
    let (briefing, review, found) = assemble(settings, content, readings);
    diagnostics.extend(without_echoes(found, &unusable));
    Understood { briefing, review, unusable, diagnostics }
}

impl Earlier {
    /// Forgets everything when reports are to be read in another way.
    fn prepare(&mut self, settings: &Settings, content: &Content) {
        let made_from = format!("{:?} {:?}", settings.repair, content.lexicon);
        if self.tools.as_ref().is_none_or(|it| it.made_from != made_from) {
            let repairer = Repairer::new(&settings.repair, &exceptions(&content.lexicon));
            let lexicon = Lexicon::new(&content.lexicon);
            let tools = Some(Tools { made_from, repairer, lexicon });
            *self = Earlier { tools, ..Earlier::default() };
        }
    }
}

/// Every file by path, in order, looked at unless it was `before`; and whether all are as before.
fn known(
    files: Vec<SeedFile>,
    mut before: HashMap<String, Known>,
    repairer: &Repairer,
) -> (Vec<String>, Vec<Known>, bool) {
    let n_before = before.len();
    let hashes: Vec<blake3::Hash> = files.par_iter().map(hash).collect();
    let (mut paths, mut found, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for (idx, (file, hash)) in files.into_iter().zip(hashes).enumerate() {
        paths.push(file.path.clone());
        match before.remove(&file.path).filter(|it| it.hash == hash) {
            Some(known) => found.push((idx, known)),
            None => changed.push((idx, hash, file)),
        }
    }
    let is_same = changed.is_empty() && found.len() == n_before;
    let look = |(idx, hash, file)| (idx, look_at(file, hash, repairer));
    found.extend(changed.into_par_iter().map(look).collect::<Vec<_>>());
    found.sort_unstable_by_key(|(idx, _)| *idx);
    (paths, found.into_iter().map(|(_, known)| known).collect(), is_same)
}

fn hash(file: &SeedFile) -> blake3::Hash {
    match &file.bytes {
        Ok(bytes) => blake3::hash(bytes),
        Err(refusal) => blake3::hash(refusal.message.as_bytes()),
    }
}

fn look_at(file: SeedFile, hash: blake3::Hash, repairer: &Repairer) -> Known {
    let cut = cut_one(file);
    let spellings = cut.0.as_ref().map(|seed| evidence(seed, repairer)).unwrap_or_default();
    Known { hash, cut, spellings, reading: None }
}
