//! Addresses below the site.

/// Where a file goes below `public/`, with forward slashes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SitePath(String);

impl SitePath {
    /// From a relative path with forward slashes, without `.` and `..`.
    pub(crate) fn new(path: impl Into<String>) -> SitePath {
        SitePath(path.into())
    }

    /// The file that answers an address: `speakers/` → `speakers/index.html`.
    pub(crate) fn of_address(address: &str) -> SitePath {
        if address.is_empty() || address.ends_with('/') {
            SitePath(format!("{address}index.html"))
        } else {
            SitePath(address.to_owned())
        }
    }

    /// With forward slashes.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What readers ask for: `speakers/index.html` → `speakers/`, `index.html` → nothing.
    pub(crate) fn address(&self) -> &str {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        }
    }

    /// True for a page that readers open in a browser.
    pub(crate) fn is_page(&self) -> bool {
        self.0.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
    }

    /// What leads from this file's folder to the site's root: `../../`, or nothing.
    pub(crate) fn up(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

/// `reports/2025-10-22-56fc5d46/`.
pub(crate) fn report_address(slug: &str) -> String {
    format!("reports/{slug}/")
}

/// `speakers/ahmad-masoumifar/`.
pub(crate) fn speaker_address(slug: &str) -> String {
    format!("speakers/{slug}/")
}

/// `topics/mining/`.
pub(crate) fn topic_address(slug: &str) -> String {
    format!("topics/{slug}/")
}

/// `days/1404-07-30/`.
pub(crate) fn day_address(jalali: &str) -> String {
    format!("days/{jalali}/")
}

#[cfg(test)]
mod tests {
    use super::SitePath;

    #[track_caller]
    fn check(address: &str, file: &str, up: &str) {
        let path = SitePath::of_address(address);
        assert_eq!((path.as_str(), path.address(), path.up().as_str()), (file, address, up));
    }

    #[test]
    fn an_address_and_its_file() {
        check("", "index.html", "");
        check("404.html", "404.html", "");
        check("speakers/", "speakers/index.html", "../");
        check("reports/a/source.txt", "reports/a/source.txt", "../../");
    }
}
