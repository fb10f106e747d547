//! Telling when a source has changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::error::{Error, Result};

/// The folders of sources.
const FOLDERS: &[&str] = &["seeds", "content", "templates"];
/// The source beside them.
const SETTINGS: &str = "site.toml";
/// Editors write a file in several steps: so long must it be quiet.
const QUIET: Duration = Duration::from_millis(8);
/// But never wait longer than this.
const PATIENCE: Duration = Duration::from_millis(150);
/// How often to look whether the server still runs.
const BREATH: Duration = Duration::from_secs(1);

/// Changes of a site's sources.
pub(super) struct Changes {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

impl Changes {
    /// Watches the sources of the site at `root`.
    pub(super) fn of(root: &Path) -> Result<Changes> {
        let (sender, events) = mpsc::channel();
        let failed = |err: &notify::Error| {
            Error::refused(format!("could not watch `{}`: {err}", root.display()))
        };
        let mut watcher = notify::recommended_watcher(sender).map_err(|err| failed(&err))?;
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(|err| failed(&err))?;
        let mut res = Changes { root: root.to_path_buf(), watcher, events };
        res.watch_folders();
        Ok(res)
    }

    /// Waits until sources have changed and are quiet again; false when nothing happened for a while.
    pub(super) fn wait(&mut self) -> Result<bool> {
        match self.events.recv_timeout(BREATH) {
            Ok(event) if self.concerns(&event) => {}
            Ok(_) | Err(RecvTimeoutError::Timeout) => return Ok(false),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Error::refused("the system has stopped telling about changed files"));
            }
        }
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(_) => break,
            }
        }
        self.watch_folders();
        Ok(true)
    }

    /// True when a source may be another now; reading one is no change.
    fn concerns(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        event.need_rescan() || event.paths.iter().any(|it| is_source(&self.root, it))
    }

    /// Watches the folders that are there. One may have come or been replaced since the last time.
    fn watch_folders(&mut self) {
        for folder in FOLDERS {
            let place = self.root.join(folder);
            if place.is_dir() {
                _ = self.watcher.watch(&place, RecursiveMode::Recursive);
            }
        }
    }
}

/// True for a path in a folder of sources, for such a folder, and for the settings.
fn is_source(root: &Path, path: &Path) -> bool {
    // A folder that is a link tells of its files by the place it leads to.
    let Ok(below) = path.strip_prefix(root) else { return true };
    let first = below.iter().next().and_then(|it| it.to_str());
    first.is_some_and(|it| it == SETTINGS || FOLDERS.contains(&it))
}
