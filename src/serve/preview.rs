//! What is shown: the last good site, and what is wrong with the sources as they are now.

use std::fmt::Debug;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;

use crate::diagnostic::{Diagnostic, Report};
use crate::error::Result;
use crate::pipeline::Composed;

/// The files of a site, by path below it.
pub(crate) trait Files: Debug + Send + Sync {
    /// True when there is one at this path.
    fn has(&self, path: &str) -> bool;
    /// The one at this path, or what is wrong with its template.
    fn draw(&self, path: &str) -> Option<std::result::Result<Vec<u8>, Diagnostic>>;
    /// Stands for all of them: the same site has the same.
    fn fingerprint(&self) -> [u8; 32];
}

impl Files for Composed {
    fn has(&self, path: &str) -> bool {
        Composed::has(self, path)
    }

    fn draw(&self, path: &str) -> Option<std::result::Result<Vec<u8>, Diagnostic>> {
        Composed::draw(self, path)
    }

    fn fingerprint(&self) -> [u8; 32] {
        Composed::fingerprint(self)
    }
}

/// A composed site.
#[derive(Debug, Default)]
pub(crate) struct Snapshot {
    /// Its files; none when something is wrong.
    pub(crate) files: Option<Arc<dyn Files>>,
    /// What is wrong with its sources; with errors, the files are not shown.
    pub(crate) report: Report,
}

/// What requests are answered from; shared by the server and whoever composes.
#[derive(Debug)]
pub(super) struct Preview {
    /// Where we listen.
    pub(super) port: u16,
    shown: RwLock<Arc<Shown>>,
    /// The number of what is shown, told to open pages.
    version: watch::Sender<u64>,
}

/// One state of the preview.
#[derive(Debug, Default, Clone)]
pub(super) struct Shown {
    /// Counts the states, from one.
    pub(super) version: u64,
    /// The last good site, once there is one.
    pub(super) files: Option<Arc<dyn Files>>,
    /// What is wrong now.
    pub(super) wrong: Vec<Diagnostic>,
    /// The machine failed; in its words.
    pub(super) failure: Option<String>,
}

impl Preview {
    /// Nothing yet, at this port.
    pub(super) fn new(port: u16) -> Preview {
        Preview { port, shown: RwLock::default(), version: watch::Sender::new(0) }
    }

    /// Shows a newly composed site, or what keeps it from being one. Open pages are told if that is any news.
    pub(super) fn show(&self, composed: Result<Snapshot>) {
        let before = self.shown();
        let mut next = Shown { version: before.version + 1, ..Shown::default() };
        match composed {
            Ok(snapshot) if snapshot.report.has_errors() => {
                next.files.clone_from(&before.files);
                next.wrong = snapshot.report.diagnostics;
                next.wrong.sort_by_key(|it| std::cmp::Reverse(it.severity));
            }
            Ok(snapshot) => next.files = snapshot.files,
            Err(err) => {
                next.files.clone_from(&before.files);
                next.failure = Some(err.to_string());
            }
        }
        if before.version > 0 && before.is_same(&next) {
            return;
        }
        let version = next.version;
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        self.version.send_replace(version);
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells the number of what is shown, now and whenever it changes.
    pub(super) fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }
}

impl Shown {
    /// True when something is wrong with the sources.
    pub(super) fn is_broken(&self) -> bool {
        self.failure.is_some() || !self.wrong.is_empty()
    }

    fn is_same(&self, other: &Shown) -> bool {
        let fingerprint = |it: &Shown| it.files.as_ref().map(|files| files.fingerprint());
        (&self.failure, &self.wrong, fingerprint(self))
            == (&other.failure, &other.wrong, fingerprint(other))
    }
}
