//! What was read, for other programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::assemble::{Attributed, attributed};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::input::{SeedFile, load};
use crate::pipeline::{Readings, understand};
use crate::render;
use crate::site::{FileView, Site, SiteIndex, Words};

/// A form of the statements.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Table {
    /// Comma-separated values.
    Csv,
    /// The whole briefing.
    Json,
}

/// One seed as it was read.
#[derive(Debug)]
pub(crate) struct Annotated {
    /// The seed and who says what in it.
    pub(crate) seed: Attributed,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub(crate) sha256: String,
}

/// Every seed of the site at `root` as it was read, in order of path.
pub(crate) fn annotated(root: &Path) -> Result<(Vec<Annotated>, Vec<Diagnostic>)> {
    let sources = load(root)?;
    let sum = |seed: &SeedFile| Some((seed.path.clone(), hexadecimal(seed.bytes.as_ref().ok()?)));
    let sums: BTreeMap<String, String> = sources.seeds.iter().filter_map(sum).collect();
    let mut kept = Readings::default();
    let read = kept.read(&sources.settings, &sources.content, sources.seeds, &|_| ());
    let (seeds, odd) = attributed(&sources.settings, &sources.content, read.readings);
    let mut found = sources.diagnostics;
    found.extend(read.unusable);
    found.extend(read.odd);
    found.extend(odd);
    let annotated = |seed: Attributed| {
        let sha256 = sums.get(&seed.reading.article.seed_path).cloned().unwrap_or_default();
        Annotated { seed, sha256 }
    };
    Ok((seeds.into_iter().map(annotated).collect(), found))
}

/// SHA-256 of some bytes.
fn hexadecimal(bytes: &[u8]) -> String {
    let mut res = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(res, "{byte:02x}").expect("writing to a string cannot fail");
    }
    res
}

/// The published statements of the site at `root`.
pub(crate) fn table(root: &Path, form: Table) -> Result<(String, Vec<Diagnostic>)> {
    let sources = load(root)?;
    let (settings, content) = (sources.settings, sources.content);
    let mut kept = Readings::default();
    let understood = understand(&settings, &content, sources.seeds, &mut kept, &|_| ());
    let index = SiteIndex::new(&settings, &understood.briefing);
    let site = Site {
        settings: &settings,
        content: &content,
        briefing: &understood.briefing,
        index: &index,
        // Data has no words of the site's own.
        words: &Words::default(),
    };
    let bytes = render::files::bytes(&match form {
        Table::Csv => FileView::Statements(site),
        Table::Json => FileView::Briefing(site),
    });
    let mut found = sources.diagnostics;
    found.extend(understood.unusable);
    found.extend(understood.diagnostics);
    Ok((String::from_utf8_lossy(&bytes).into_owned(), found))
}
