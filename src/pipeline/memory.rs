//! What an earlier build left in `.neshast/`: when no source has changed there is nothing to do, and a page that
//! depends on what it depended on then is not drawn again.
//!
//! Everything is kept by a hash of what it was made from, the program among it. Nothing here goes by time.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Location, Report, Severity};
use crate::digest::Digest;
use crate::error::{Error, Result};
use crate::pack::{Packer, Unpacker};
use crate::pipeline::counts::Counts;
use crate::pipeline::names::Names;
use crate::pipeline::options::BuildOptions;
use crate::pipeline::version::CODE;
use crate::publish::{Cache, Key, Stage};
use crate::render::each_report::{Earlier, Known, Pieces};
use crate::render::files::Long;
use crate::render::search_index::{File, Kept, Shelf, search_files};
use crate::site::{Artifact, Dependencies, Page, PageKind, Site, SitePath};

/// The published site of the last build.
#[derive(Debug)]
pub(super) struct Whole {
    /// What [`Stage::keep_all`] knows it by.
    pub(super) list: Digest,
    /// What was found on the way.
    pub(super) report: Report,
    /// What it holds.
    pub(super) counts: Counts,
}

/// What all of a site is made from.
pub(super) fn site_key(fingerprint: &[u8; 32], options: &BuildOptions) -> Key {
    let switches = [options.drafts, options.strict, options.keep_going].map(u8::from);
    let base_url = options.base_url.as_deref().unwrap_or_default();
    Key::of(&[CODE, fingerprint, &switches, base_url.as_bytes()])
}

/// The site that was made from this, if the last build published it.
pub(super) fn recall(sites: &Cache, key: Key) -> Option<Whole> {
    let wire: Wire = serde_json::from_slice(&sites.get(key)?).ok()?;
    let codes = Names::default();
    let findings = wire.findings.into_iter().map(|it| it.into_diagnostic(&codes));
    Some(Whole {
        list: Digest::parse(&wire.list)?,
        report: Report { diagnostics: findings.collect() },
        counts: wire.counts,
    })
}

/// Keeps what was published for the next build.
pub(super) fn remember(sites: &Cache, key: Key, whole: &Whole) -> Result<()> {
    let findings = whole.report.diagnostics.iter().map(Finding::of).collect();
    let wire = Wire { list: whole.list.to_string(), findings, counts: whole.counts };
    sites.put(key, &serde_json::to_vec(&wire).expect("these values have a JSON form"))
}

/// What earlier builds left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Left<'a> {
    /// With the published site.
    pub(super) stage: &'a Stage<'a>,
    /// What each page was made from.
    pub(super) pages: &'a Cache,
    /// The search index.
    pub(super) search: &'a Cache,
}

impl Left<'_> {
    /// The last search index.
    pub(super) fn index(&self) -> Option<Kept> {
        Kept::unpack(&self.search.get(key_of_index())?)
    }
}

/// The pages that were drawn before, and where this build's go.
#[derive(Debug)]
pub(super) struct Pages<'a> {
    left: Left<'a>,
    theme: Key,
    /// Draws every page again.
    is_blind: bool,
}

impl<'a> Pages<'a> {
    /// Of one theme: its templates and `settings`, whatever else a page's look depends on.
    pub(super) fn new(
        left: Left<'a>,
        templates: &[(String, Vec<u8>)],
        settings: &str,
        is_blind: bool,
    ) -> Pages<'a> {
        let files = templates.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]);
        let parts: Vec<&[u8]> = [CODE, settings.as_bytes()].into_iter().chain(files).collect();
        Pages { left, theme: Key::of(&parts), is_blind }
    }

    /// What a page is made from, its place and its theme among it.
    pub(super) fn key(&self, page: &Page, dependencies: Digest) -> Key {
        Key::of(&[self.theme.as_bytes(), page.path.as_str().as_bytes(), dependencies.as_bytes()])
    }

    /// True when the published site has the page already, drawn from the same.
    pub(super) fn keep(&self, path: &SitePath, key: Key) -> Result<bool> {
        if self.is_blind {
            return Ok(false);
        }
        let known = self.left.pages.get(key).and_then(|it| it.as_ref().try_into().ok());
        known.map_or(Ok(false), |bytes| self.left.stage.keep(path, Digest::from_bytes(bytes)))
    }

    /// The same for a file that may be long: what its pieces were made from is worth keeping as long as it is.
    pub(super) fn keep_page(&self, page: &Page, key: Key) -> Result<bool> {
        let is_kept = self.keep(&page.path, key)?;
        if is_kept && matches!(&page.kind, PageKind::File(file) if file.is_long()) {
            _ = self.pieces(&page.path);
        }
        Ok(is_kept)
    }

    /// Of a long file, as it was left: its bytes, and where its pieces stand.
    fn pieces(&self, path: &SitePath) -> Option<(Digest, Pieces)> {
        let value = self.left.pages.get(key_of_pieces(path))?;
        let mut from = Unpacker::of(&value);
        Some((Digest::from_bytes(from.fixed()?), Pieces::unpack(&mut from)?))
    }

    /// Takes the search index, which is made from the `last` one.
    pub(super) fn put_index(
        &self,
        site: Site<'_>,
        dependencies: &Dependencies,
        last: Option<Kept>,
    ) -> Result<()> {
        let last = last.filter(|_| !self.is_blind);
        match search_files(site, Some(dependencies), last, self)? {
            Some(kept) => self.left.search.put_written(key_of_index(), &mut |out| kept.pack(out)),
            None => Ok(()),
        }
    }

    /// Takes a drawn page and keeps what it was made from.
    pub(super) fn put(&self, artifact: &Artifact, key: Key) -> Result<()> {
        let digest = self.left.stage.put(artifact)?;
        self.left.pages.put(key, digest.as_bytes())
    }

    /// The same for a long file, which is made from the one that stands.
    pub(super) fn put_long(
        &self,
        (page, key): (&Page, Key),
        dependencies: &Dependencies,
        long: &Long<'_>,
    ) -> Result<()> {
        let left = self.pieces(&page.path).filter(|_| !self.is_blind);
        let held = left.as_ref().map(|(digest, _)| self.left.stage.published(&page.path, *digest));
        let held = held.transpose()?.flatten();
        let read = |at, size| Some(held.as_ref()?.get(at, size)?.into_owned());
        let earlier = left.as_ref().map(|(_, pieces)| Earlier { pieces, read: &read });
        let known = Known { dependencies, earlier };
        let mut pieces = Pieces::default();
        let digest = self.left.stage.put_written(&page.path, &mut |out| {
            pieces = long.write(out, Some(known))?;
            Ok(())
        })?;
        let mut value = Packer::new();
        value.fixed(digest.as_bytes());
        pieces.pack(&mut value);
        self.left.pages.put(key_of_pieces(&page.path), &value.into_bytes())?;
        self.left.pages.put(key, digest.as_bytes())
    }
}

impl Shelf for Pages<'_> {
    type Error = Error;

    fn put(&self, (path, bytes): File, made_from: Option<Digest>) -> Result<()> {
        let key = made_from.map(|it| key_of_docs(&path, it));
        let artifact = Artifact { path: SitePath::new(path), bytes };
        match key {
            Some(key) => self.put(&artifact, key),
            None => self.left.stage.put(&artifact).map(|_| ()),
        }
    }

    fn keep(&self, path: &str, made_from: Digest) -> Result<bool> {
        self.keep(&SitePath::new(path), key_of_docs(path, made_from))
    }
}

fn key_of_index() -> Key {
    Key::of(&[CODE, b"index"])
}

fn key_of_pieces(path: &SitePath) -> Key {
    Key::of(&[CODE, b"pieces", path.as_str().as_bytes()])
}

fn key_of_docs(path: &str, made_from: Digest) -> Key {
    Key::of(&[CODE, path.as_bytes(), made_from.as_bytes()])
}

/// A [`Whole`] as it is kept.
#[derive(Serialize, Deserialize)]
struct Wire {
    list: String,
    findings: Vec<Finding>,
    counts: Counts,
}

/// A [`Diagnostic`] as it is kept.
#[derive(Serialize, Deserialize)]
struct Finding {
    severity: u8,
    code: String,
    message: String,
    place: Option<(String, u32, u32)>,
    quote: Option<String>,
    help: Option<String>,
}

impl Finding {
    fn of(it: &Diagnostic) -> Finding {
        let severity = match it.severity {
            Severity::Review => 0,
            Severity::Warning => 1,
            Severity::Error => 2,
        };
        let place = it.location.as_ref().map(|at| (at.path.clone(), at.line, at.column));
        Finding {
            severity,
            code: it.code.to_owned(),
            message: it.message.clone(),
            place,
            quote: it.quote.clone(),
            help: it.help.clone(),
        }
    }

    fn into_diagnostic(self, codes: &Names) -> Diagnostic {
        let make = match self.severity {
            0 => Diagnostic::review,
            1 => Diagnostic::warning,
            _ => Diagnostic::error,
        };
        let mut res = make(codes.get(&self.code), self.message);
        res.location = self.place.map(|(path, line, column)| Location { path, line, column });
        Diagnostic { quote: self.quote, help: self.help, ..res }
    }
}

#[cfg(test)]
mod tests {
    use super::Finding;
    use crate::diagnostic::{Diagnostic, Location};
    use crate::pipeline::names::Names;

    #[test]
    fn a_finding_comes_back_as_it_was() {
        let bare = Diagnostic::review("some-code", "one");
        let full = Diagnostic::error("other-code", "two")
            .at(Location::of_byte("seeds/a.txt", "a\nb", 2))
            .quoting("گفت")
            .help("three");
        for finding in [bare, Diagnostic::warning("some-code", "four"), full] {
            let json = serde_json::to_string(&Finding::of(&finding)).unwrap();
            let read: Finding = serde_json::from_str(&json).unwrap();
            assert_eq!(read.into_diagnostic(&Names::default()), finding);
        }
    }
}
