//! What both ways of publishing go by: the files of the next site, and where they lie now.

use std::collections::BTreeMap;
use std::path::Path;

use crate::digest::Digest;
use crate::disk::{self, Stamp};
use crate::error::Result;
use crate::publish::tree::{self, Folders, Known, Tree};

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
    /// The folders that they lie in.
    pub(super) folders: &'a Folders<'a>,
}

/// What keeps a folder from being the next site.
#[derive(Debug, Default)]
pub(super) struct Differences<'a> {
    /// Files of the next site that it is not known to have, in order.
    pub(super) missing: Vec<(&'a String, &'a Page)>,
    /// Files of ours in it that the next site has not.
    pub(super) gone: Vec<String>,
}

impl<'a> Step<'a> {
    /// Walks through both once; `is_there` says whether the file of a page is as it should be.
    pub(super) fn differences(
        &self,
        tree: &Tree,
        is_there: impl Fn(&Known, &Page) -> bool,
    ) -> Differences<'a> {
        let mut res = Differences::default();
        let mut files = tree.files.iter().peekable();
        for (path, page) in self.pages {
            while let Some((gone, _)) = files.next_if(|(it, _)| *it < path) {
                res.gone.push(gone.clone());
            }
            match files.next_if(|(it, _)| *it == path) {
                Some((_, known)) if is_there(known, page) => {}
                _ => res.missing.push((path, page)),
            }
        }
        res.gone.extend(files.map(|(path, _)| path.clone()));
        res
    }

    /// Our published files that are not part of the next site.
    pub(super) fn gone(&self, live: &Tree) -> Vec<String> {
        self.differences(live, |_, _| true).gone
    }

    /// The files that are not published yet.
    pub(super) fn staged(&self) -> impl Iterator<Item = &str> {
        let staged = |page: &Page| matches!(page.lies, Lies::Staged(_));
        self.pages.iter().filter(move |(_, page)| staged(page)).map(|(path, _)| path.as_str())
    }

    /// Notes how the published folder looks, and opens it to readers.
    pub(super) fn settle(&self, mut live: Tree) -> Result<()> {
        let is_noted = |known: &Known, page: &Page| {
            let stamp = match page.lies {
                Lies::Published(stamp) if stamp.mode == disk::FILE_MODE => Some(stamp),
                _ => None,
            };
            stamp.is_some() && known.stamp == stamp && known.digest == page.digest
        };
        let Differences { missing, gone } = self.differences(&live, is_noted);
        let is_news = live.is_news || !missing.is_empty() || !gone.is_empty();
        for path in gone {
            live.files.remove(&path);
        }
        for (path, page) in missing {
            let place = live.root.join(path);
            let mut stamp = match page.lies {
                Lies::Published(stamp) => Some(stamp),
                Lies::Staged(_) => disk::look(&place)?.map(|it| it.stamp),
            };
            if stamp.is_some_and(|it| it.mode != disk::FILE_MODE) {
                disk::set_mode(&place, disk::FILE_MODE)?;
                stamp = disk::look(&place)?.map(|it| it.stamp);
            }
            live.files.insert(path.clone(), Known::new(page.digest, stamp));
        }
        live.foreign.retain(|it| !self.pages.contains_key(it));
        for path in &live.unfinished {
            disk::remove_file(&live.root.join(path))?;
        }
        let tidied = live.unfinished.iter().map(|it| tree::folder_of(it).to_owned()).collect();
        live.refresh(&tidied)?;
        let closed = live.closed_folders(self.folders);
        live.open_to_readers(&closed)?;
        if is_news || !closed.is_empty() {
            live.remember(self.store)?;
        }
        Ok(())
    }
}
