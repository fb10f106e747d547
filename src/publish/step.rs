//! What both ways of publishing go by: the files of the next site, and where they lie now.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::digest::Digest;
use crate::disk::{self, Stamp};
use crate::error::Result;
use crate::publish::tree::{self, Known, Tree};

/// The files of the next site by path.
pub(super) type Pages = BTreeMap<String, Page>;

/// A file of the next site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) digest: Digest,
    pub(super) lies: Lies,
}

impl Page {
    /// As it is in the published folder.
    pub(super) fn published(digest: Digest, stamp: Stamp) -> Page {
        Page { digest, lies: Lies::Published(stamp) }
    }
}

/// Where the bytes of a file of the next site are, and how the file looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    /// In the published folder.
    Published(Stamp),
    /// In the spare tree.
    Staged(Stamp),
}

/// What both ways of publishing need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'a> {
    /// `.neshast/`.
    pub(super) store: &'a Path,
    /// Where the site goes.
    pub(super) target: &'a Path,
    /// The files of the next site, the list among them.
    pub(super) pages: &'a Pages,
}

impl Step<'_> {
    /// The folders of the next site.
    pub(super) fn folders(&self) -> BTreeSet<String> {
        let folders = tree::folders_of(self.pages.keys().map(String::as_str));
        folders.into_iter().map(str::to_owned).collect()
    }

    /// Our published files that are not part of the next site.
    pub(super) fn removed<'t>(&self, live: &'t Tree) -> Vec<&'t str> {
        let gone = |path: &&String| !self.pages.contains_key(*path);
        live.files.keys().filter(gone).map(String::as_str).collect()
    }

    /// The files that are not published yet.
    pub(super) fn staged(&self) -> impl Iterator<Item = &str> {
        let staged = |page: &Page| matches!(page.lies, Lies::Staged(_));
        self.pages.iter().filter(move |(_, page)| staged(page)).map(|(path, _)| path.as_str())
    }

    /// Notes how the published folder looks, and opens it to readers.
    pub(super) fn settle(&self, mut live: Tree) -> Result<()> {
        let before = std::mem::take(&mut live.files);
        for (path, page) in self.pages {
            let place = live.root.join(path);
            let mut stamp = match page.lies {
                Lies::Published(stamp) => Some(stamp),
                Lies::Staged(_) => disk::look(&place)?.map(|it| it.stamp),
            };
            if stamp.is_some_and(|it| it.mode != disk::FILE_MODE) {
                disk::set_mode(&place, disk::FILE_MODE)?;
                stamp = disk::look(&place)?.map(|it| it.stamp);
            }
            live.files.insert(path.clone(), Known { digest: page.digest, stamp });
        }
        live.foreign.retain(|it| !self.pages.contains_key(it));
        for path in &live.unfinished {
            disk::remove_file(&live.root.join(path))?;
        }
        let tidied = live.unfinished.iter().map(|it| tree::folder_of(it).to_owned()).collect();
        live.refresh(&tidied)?;
        let closed: BTreeSet<String> = live.closed_folders(&self.folders());
        live.open_to_readers(&closed)?;
        if live.is_news || !closed.is_empty() || live.files != before {
            live.remember(self.store)?;
        }
        Ok(())
    }
}
