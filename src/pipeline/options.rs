//! What a build is asked for.

use std::path::PathBuf;

/// What a build is asked for.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct BuildOptions {
    /// The site's folder.
    pub(crate) root: PathBuf,
    /// Instead of `public/` in it.
    pub(crate) output: Option<PathBuf>,
    /// Instead of `site.toml`'s.
    pub(crate) base_url: Option<String>,
    /// Publish what is under embargo.
    pub(crate) drafts: bool,
    /// Warnings stop the publishing too.
    pub(crate) strict: bool,
    /// Seeds that cannot be used are left out instead of stopping the publishing.
    pub(crate) keep_going: bool,
    /// Ignore the cache, and take over a folder that we did not make.
    pub(crate) force: bool,
}
