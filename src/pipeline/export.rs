//! What was read, for other programs.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::assemble::Reading;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::input::load;
use crate::pipeline::{read, understand};
use crate::render;
use crate::site::{Site, SiteIndex, machine};

/// A form of the statements.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Table {
    /// Comma-separated values.
    Csv,
    /// The whole briefing.
    Json,
}

/// One report as it was read.
#[derive(Debug)]
pub(crate) struct Annotated {
    /// The report and what was read in it.
    pub(crate) reading: Reading,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub(crate) sha256: String,
}

/// Every report of the site at `root` as it was read, in order of path.
pub(crate) fn annotated(root: &Path) -> Result<(Vec<Annotated>, Vec<Diagnostic>)> {
    let sources = load(root)?;
    let hash = |bytes: &Vec<u8>| {
        Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("memory does not fail");
            hex
        })
    };
    let sums: std::collections::BTreeMap<String, String> = sources
        .seeds
        .iter()
        .filter_map(|seed| Some((seed.path.clone(), hash(seed.bytes.as_ref().ok()?))))
        .collect();
    let read = read(&sources.settings, &sources.content, sources.seeds, &|_| ());
    let mut found = sources.diagnostics;
    found.extend(read.unusable);
    found.extend(read.odd);
    let annotated = |reading: Reading| {
        let sha256 = sums.get(&reading.seed.path).cloned().unwrap_or_default();
        Annotated { reading, sha256 }
    };
    Ok((read.readings.into_iter().map(annotated).collect(), found))
}

/// The published statements of the site at `root`.
pub(crate) fn table(root: &Path, form: Table) -> Result<(String, Vec<Diagnostic>)> {
    let sources = load(root)?;
    let (settings, content) = (sources.settings, sources.content);
    let understood = understand(&settings, &content, sources.seeds, &|_| ());
    let index = SiteIndex::new(&settings, &understood.briefing);
    let site = Site {
        settings: &settings,
        content: &content,
        briefing: &understood.briefing,
        index: &index,
    };
    let data = machine::briefing_data(site);
    let bytes = match form {
        Table::Csv => render::statements_csv::statements_csv(&data),
        Table::Json => render::briefing_json::briefing_json(&data),
    };
    let mut found = sources.diagnostics;
    found.extend(understood.unusable);
    found.extend(understood.diagnostics);
    Ok((String::from_utf8_lossy(&bytes).into_owned(), found))
}
