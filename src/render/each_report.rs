//! A file to which every report brings a piece: too long to stand in memory, and long to make for one thread.

use std::io::{self, Write};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::model::Report;
use crate::site::Site;

/// Reports whose pieces are in memory at once.
const AT_ONCE: usize = 128;

/// Writes what each report brings, in order, with `between` where two follow one another. Many are made at once.
pub(super) fn each_report(
    site: Site<'_>,
    out: &mut dyn Write,
    between: &str,
    one: impl Fn(&Report) -> Vec<u8> + Sync,
) -> io::Result<()> {
    let reports: Vec<&Report> = site.briefing.reports.iter().map(|(_, report)| report).collect();
    let mut is_first = true;
    for some in reports.chunks(AT_ONCE) {
        let pieces: Vec<Vec<u8>> = some.par_iter().map(|report| one(report)).collect();
        for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
            if !std::mem::take(&mut is_first) {
                out.write_all(between.as_bytes())?;
            }
            out.write_all(piece)?;
        }
    }
    Ok(())
}
