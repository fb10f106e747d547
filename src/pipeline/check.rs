//! Everything a build would find, and what only the finished pages show: links that lead nowhere.

use std::path::Path;

use crate::diagnostic::Report;
use crate::error::Result;
use crate::pipeline::compose;

/// Does the whole walk and writes nothing.
pub(crate) fn check(root: &Path) -> Result<Report> {
    let built = compose(root, false, &|_| Ok(()))?;
    Ok(built.report)
}
