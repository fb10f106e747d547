//! Addresses below the site.

/// Where a file goes below `public/`, with forward slashes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// From a relative path with forward slashes, without `.` and `..`.
    pub(crate) fn new(path: impl Into<String>) -> SitePath {
        SitePath(path.into())
    }

    /// With forward slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What leads from this file's folder to the site's root: `../../`, or nothing.
    pub fn up(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}
