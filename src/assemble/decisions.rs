//! What the editor decided about single reports, checked against the reports there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::assemble::suggest::did_you_mean;
use crate::diagnostic::{Diagnostic, Location};
use crate::model::Reading;
use crate::model::{Content, EditorReport};

/// `content/reports/*.md` by the stem of the seed they are about.
#[derive(Debug)]
pub(super) struct Decisions<'a> {
    reports: BTreeMap<&'a str, &'a EditorReport>,
    /// Stems that are copies, and of which stem in the end.
    same_as: BTreeMap<&'a str, &'a str>,
}

impl<'a> Decisions<'a> {
    /// Files about seeds that do not exist, and copies of such or of each other, are errors.
    pub(super) fn new(
        content: &'a Content,
        readings: &[Reading],
        found: &mut Vec<Diagnostic>,
    ) -> Decisions<'a> {
        let stems: BTreeSet<&str> = readings.iter().map(|it| it.article.stem.as_str()).collect();
        let mut reports = BTreeMap::new();
        for report in &content.reports {
            if stems.contains(report.stem.as_str()) {
                reports.insert(report.stem.as_str(), report);
            } else {
                found.push(unknown(report, &report.stem, &stems));
            }
        }
        let mut same_as = BTreeMap::new();
        for report in reports.values() {
            let Some(stem) = &report.same_as else { continue };
            match end_of_chain(report, &reports) {
                _ if !stems.contains(stem.as_str()) => found.push(unknown(report, stem, &stems)),
                Some(end) => {
                    same_as.insert(report.stem.as_str(), end);
                }
                None => found.push(circle(report, stem)),
            }
        }
        Decisions { reports, same_as }
    }

    /// The editor's file about a seed.
    pub(super) fn report(&self, stem: &str) -> Option<&'a EditorReport> {
        self.reports.get(stem).copied()
    }

    /// The stem of the seed that this one is a copy of, says the editor.
    pub(super) fn same_as(&self, stem: &str) -> Option<&'a str> {
        self.same_as.get(stem).copied()
    }

    /// The seed is left out.
    pub(super) fn skips(&self, stem: &str) -> bool {
        self.report(stem).is_some_and(|it| it.skip)
    }
}

/// Where `same_as` leads in the end; `None` when it leads back.
fn end_of_chain<'a>(
    report: &'a EditorReport,
    reports: &BTreeMap<&'a str, &'a EditorReport>,
) -> Option<&'a str> {
    let mut at = report;
    for _ in 0..=reports.len() {
        let next = at.same_as.as_deref()?;
        match reports.get(next) {
            Some(it) if it.same_as.is_some() => at = it,
            _ => return Some(next),
        }
    }
    None
}

fn unknown(report: &EditorReport, stem: &str, stems: &BTreeSet<&str>) -> Diagnostic {
    let nothing = "name it after a file in `seeds/`, without that file's ending";
    Diagnostic::error("unknown-report", "no seed has this name")
        .at(Location::start(&report.origin.path))
        .quoting(stem)
        .help(did_you_mean(stem, stems.iter().copied(), nothing))
}

fn circle(report: &EditorReport, stem: &str) -> Diagnostic {
    Diagnostic::error("same-as-circle", "`same_as` leads back to where it began")
        .at(Location::start(&report.origin.path))
        .quoting(stem)
        .help("keep `same_as` in the files of the copies, not in that of the report they copy")
}
