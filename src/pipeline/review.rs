//! From files to what an editor should look at.

use std::path::Path;

use crate::diagnostic::Report;
use crate::error::Result;
use crate::input::{expect_site, load};
use crate::model::Review;
use crate::pipeline::{Readings, understand};

/// Reads the site and says what waits for a decision, and what is wrong. Nothing is written.
pub(crate) fn review(root: &Path) -> Result<(Review, Report)> {
    expect_site(root)?;
    let mut sources = load(root)?;
    // What is held back today is published tomorrow: it is reviewed now.
    sources.settings.drafts = true;
    let understood = understand(
        &sources.settings,
        &sources.content,
        sources.seeds,
        &mut Readings::default(),
        &|_| (),
    );
    let mut diagnostics = sources.diagnostics;
    diagnostics.extend(understood.unusable);
    diagnostics.extend(understood.diagnostics);
    Ok((understood.review, Report { diagnostics }))
}
