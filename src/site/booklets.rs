//! The print edition, cut into booklets that a browser can hold.

use std::ops::Range;

use crate::model::{Briefing, Id, Report};

/// Bytes of text in one booklet, about twelve sheets. One report longer than that is a booklet alone.
const BOOKLET: usize = 30_000;

/// Cuts from the oldest report on, so that full booklets never change.
pub(crate) fn cut(briefing: &Briefing, reports: &[Id<Report>]) -> Vec<Range<usize>> {
    let mut res: Vec<Range<usize>> = Vec::new();
    let mut n_bytes = 0;
    for (place, id) in reports.iter().enumerate() {
        let size = size(&briefing.reports[*id]);
        match res.last_mut() {
            Some(booklet) if n_bytes + size <= BOOKLET => {
                booklet.end = place + 1;
                n_bytes += size;
            }
            _ => {
                res.push(place..place + 1);
                n_bytes = size;
            }
        }
    }
    res
}

fn size(report: &Report) -> usize {
    let markup = 150 * report.article.paragraphs.len();
    let text: usize = report.article.paragraphs.iter().map(|it| it.text.as_str().len()).sum();
    markup + text
}
