//! What is shown: the last good site, and what is wrong with the sources as they are now.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::Bytes;
use tokio::sync::watch;

use crate::diagnostic::{Diagnostic, Report};
use crate::error::Result;
use crate::site::SitePath;

/// A composed site.
#[derive(Debug, Default)]
pub(crate) struct Snapshot {
    /// Its files.
    pub(crate) files: BTreeMap<SitePath, Vec<u8>>,
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
    /// The last good site; none yet while `files` is empty.
    pub(super) files: BTreeMap<String, Bytes>,
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
                next.files = before.files.clone();
                next.wrong = snapshot.report.diagnostics;
                next.wrong.sort_by_key(|it| std::cmp::Reverse(it.severity));
            }
            Ok(snapshot) => {
                let file = |(path, bytes): (SitePath, Vec<u8>)| {
                    (path.as_str().to_owned(), Bytes::from(bytes))
                };
                next.files = snapshot.files.into_iter().map(file).collect();
            }
            Err(err) => {
                next.files = before.files.clone();
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
        (&self.failure, &self.wrong, &self.files) == (&other.failure, &other.wrong, &other.files)
    }
}
