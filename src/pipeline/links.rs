//! Links of the finished pages that lead nowhere, and names that two places of a page share.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use url::Url;

use crate::diagnostic::{Diagnostic, Location};
use crate::render::{Outline, outline};
use crate::site::Artifact;

/// Where a site without an address of its own is thought to stand (RFC 2606 keeps the name free).
const NOWHERE: &str = "https://site.invalid/";

/// Says where words of a page were written: the page's path and the words.
pub(super) type Locate<'a> = &'a dyn Fn(&str, &str) -> Location;

/// Every file of a finished site, by path.
#[derive(Debug, Default)]
pub(super) struct Pages {
    files: BTreeMap<String, Outline>,
}

/// A link that fails, and the pages that have it.
struct Failure<'a> {
    pages: BTreeSet<&'a str>,
    link: &'a str,
    anchor: bool,
}

impl Pages {
    /// Takes a finished file.
    pub(super) fn add(&mut self, artifact: &Artifact) {
        let path = artifact.path.as_str();
        let html = Path::new(path).extension().is_some_and(|it| it.eq_ignore_ascii_case("html"));
        let found = if html { outline(&artifact.bytes) } else { Outline::default() };
        self.files.insert(path.to_owned(), found);
    }

    /// What is wrong with a site that stands at `base_url`. Nothing is said of links to addresses that begin
    /// with one of those in `lost`.
    pub(super) fn complaints(
        &self,
        base_url: &str,
        lost: &[String],
        locate: Locate<'_>,
    ) -> Vec<Diagnostic> {
        let mut found = self.twins(locate);
        let Ok(base) = Url::parse(if base_url.is_empty() { NOWHERE } else { base_url }) else {
            return found;
        };
        let mut failures = self.failures(&base);
        let lost: Vec<String> = lost.iter().map(|it| place_of(&base, it)).collect();
        failures.retain(|target, _| !lost.iter().any(|it| target.starts_with(it)));
        found.extend(failures.into_values().map(|it| complain(&it, locate)));
        found
    }

    /// Names that stand twice on one page.
    fn twins(&self, locate: Locate<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (path, page) in &self.files {
            let mut seen = BTreeSet::new();
            for id in page.ids.iter().filter(|id| !seen.insert(id.as_str())) {
                found.push(
                    Diagnostic::error(
                        "duplicate-id",
                        format!("two parts of `{path}` have one `id`"),
                    )
                    .at(locate(path, id))
                    .quoting(id)
                    .help("give one of them another `id`: links lead to the first alone"),
                );
            }
        }
        found
    }

    /// Failing links by the address that they lead to: one finding, however many pages have it.
    fn failures<'a>(&'a self, base: &Url) -> BTreeMap<String, Failure<'a>> {
        let places: BTreeMap<String, &Outline> =
            self.files.iter().map(|(path, page)| (place_of(base, path), page)).collect();
        let mut failures = BTreeMap::new();
        for (path, page) in &self.files {
            let Ok(here) = base.join(&place_of(base, path)) else { continue };
            for link in &page.links {
                let Some((target, anchor)) = failing(base, &here, link, &places) else { continue };
                let failure = || Failure { pages: BTreeSet::new(), link, anchor };
                failures.entry(target).or_insert_with(failure).pages.insert(path);
            }
        }
        failures
    }
}

/// The path that readers ask for a file by, percent-encoded.
fn place_of(base: &Url, path: &str) -> String {
    let mut url = base.clone();
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty().extend(path.split('/'));
    }
    url.path().to_owned()
}

/// Where a link leads that fails, and whether only its anchor does.
fn failing(
    base: &Url,
    here: &Url,
    link: &str,
    places: &BTreeMap<String, &Outline>,
) -> Option<(String, bool)> {
    let Ok(target) = here.join(link) else { return Some((link.to_owned(), false)) };
    if target.origin() != base.origin() {
        return None;
    }
    let path = target.path();
    let index = format!("{}/index.html", path.trim_end_matches('/'));
    let page = match places.get(path).or_else(|| places.get(&index)) {
        Some(page) if path.starts_with(base.path()) => page,
        _ => return Some((path.to_owned(), false)),
    };
    let anchor = target.fragment().unwrap_or_default();
    // What follows `:~:` is for the browser (URL Fragment Text Directives).
    let anchor = anchor.split(":~:").next().unwrap_or_default();
    let named = |id: &String| {
        let mut url = base.clone();
        url.set_fragment(Some(id));
        url.fragment() == Some(anchor)
    };
    let found = anchor.is_empty() || anchor == "top" || page.ids.iter().any(named);
    (!found).then(|| (format!("{path}#{anchor}"), true))
}

fn complain(failure: &Failure<'_>, locate: Locate<'_>) -> Diagnostic {
    let page = failure.pages.first().copied().unwrap_or_default();
    let others = match failure.pages.len() {
        0 | 1 => String::new(),
        n => format!(" (and {} other pages)", n - 1),
    };
    let found = if failure.anchor {
        let message =
            format!("a link of `{page}`{others} leads to a place that its page does not have");
        Diagnostic::error("dead-anchor", message)
            .help("correct what follows `#`, or take it away to lead to the whole page")
    } else {
        let message = format!("a link of `{page}`{others} leads to no page of the site");
        Diagnostic::error("dead-link", message)
            .help("write the way from the site's root, as `topics/`; files of your own go to `content/static/`")
    };
    found.at(locate(page, failure.link)).quoting(failure.link)
}

#[cfg(test)]
mod tests {
    use super::Pages;
    use crate::diagnostic::Location;
    use crate::site::{Artifact, SitePath};

    /// The findings of a site whose page `a/index.html` holds `html`.
    #[track_caller]
    fn check(base_url: &str, html: &str, expected: &[&str]) {
        let mut pages = Pages::default();
        for (path, html) in [
            ("index.html", "<h1 id=سر>"),
            ("a/index.html", html),
            ("a/گزارش ۱%.pdf", ""),
            ("b/index.html", "<p id=p1>"),
        ] {
            let path = SitePath::new(path);
            pages.add(&Artifact { path, bytes: html.as_bytes().to_vec() });
        }
        let lost = ["lost/".to_owned()];
        let found = pages.complaints(base_url, &lost, &|page, _| Location::start(page));
        let found: Vec<String> = found
            .iter()
            .map(|it| format!("{} {}", it.code, it.quote.as_deref().unwrap_or_default()))
            .collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn links_that_lead_somewhere_are_let_be() {
        for base in ["", "https://example.org/", "https://example.org/neshast/"] {
            check(base, "<a href=../b/#p1><a href=../b><a href=#top><a href=''>", &[]);
            check(base, "<a href='../#سر'><a href='../b/?q=x#:~:text=x'>", &[]);
            check(base, "<a href=../lost/#x>", &[]);
            check(base, "<a href='گزارش ۱%25.pdf'><a href=mailto:a@b><a href=//c.org/d>", &[]);
        }
        check("https://example.org/neshast/", "<a href=https://example.org/neshast/b/>", &[]);
    }

    #[test]
    fn links_that_lead_nowhere_are_told() {
        check("", "<a href=../c/><img src=x.png>", &["dead-link x.png", "dead-link ../c/"]);
        check("", "<a href=../b/#p2><p id=p2>", &["dead-anchor ../b/#p2"]);
        check("https://example.org/neshast/", "<a href=/b/>", &["dead-link /b/"]);
        check("", "<a href=../c/><a href=/c/><a href=../c/#x>", &["dead-link ../c/"]);
    }

    #[test]
    fn a_name_given_twice_is_told() {
        check("", "<p id=p1><p id=p1><p id=p1>", &["duplicate-id p1", "duplicate-id p1"]);
    }
}
