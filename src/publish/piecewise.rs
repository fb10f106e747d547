//! Publishing file by file, where the system cannot do it in one step: each file whole, new pages before the
//! pages that lead to them, the front page last, and only then what is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::digest::Digest;
use crate::disk;
use crate::error::Result;
use crate::publish::list;
use crate::publish::step::Step;
use crate::publish::tree::{Tree, folders_above};

/// The page that is written last.
const FRONT: &str = "index.html";

/// Publishes the files that wait in the spare tree, and removes ours that are gone.
pub(super) fn publish(step: Step<'_>, live: Option<&Tree>, spare: &Tree) -> Result<()> {
    let removed = live.map(|it| step.gone(it)).unwrap_or_default();
    let removed: BTreeSet<&str> = removed.iter().map(String::as_str).collect();
    disk::make_folder(step.target)?;
    // Stopped half-way, the list names both the old files and the new ones.
    disk::replace(&step.target.join(list::LIST), &list_of_both(step, live))?;
    let mut staged: Vec<&str> = step.staged().filter(|it| *it != list::LIST).collect();
    staged.sort_by_key(|path| (*path == FRONT, path.matches('/').count() == 0));
    for path in staged {
        make_way(step.target, path, &removed)?;
        let Some(bytes) = disk::read(&spare.root.join(path))? else { continue };
        disk::replace(&step.target.join(path), &bytes)?;
    }
    for path in &removed {
        remove(step.target, path)?;
    }
    if let Some(list) = disk::read(&spare.root.join(list::LIST))? {
        disk::replace(&step.target.join(list::LIST), &list)?;
    }
    _ = disk::sync(step.target);
    match Tree::open(step.store, step.target)? {
        Some(tree) => step.settle(tree),
        None => Ok(()),
    }
}

/// Removes every file of ours, the list last, and the folder if it is empty without them.
pub(super) fn remove_all(live: &Tree) -> Result<usize> {
    let files: Vec<&str> =
        live.files.keys().map(String::as_str).filter(|it| *it != list::LIST).collect();
    for path in files.iter().copied().chain([list::LIST]) {
        remove(live.root.path(), path)?;
    }
    disk::remove_folder(live.root.path())?;
    Ok(files.len())
}

/// The list of the files there are and the files there will be.
fn list_of_both(step: Step<'_>, live: Option<&Tree>) -> Vec<u8> {
    let mut files: BTreeMap<&str, Digest> = BTreeMap::new();
    for (path, known) in live.into_iter().flat_map(|it| &it.files) {
        files.insert(path, known.digest);
    }
    files.extend(step.pages.iter().map(|(path, page)| (path.as_str(), page.digest)));
    files.remove(list::LIST);
    list::write(files.into_iter())
}

/// Removes files of ours that keep a new one from being made.
fn make_way(target: &Path, path: &str, removed: &BTreeSet<&str>) -> Result<()> {
    let below = format!("{path}/");
    let files_below = removed.range(below.as_str()..).take_while(|it| it.starts_with(&below));
    let folders = folders_above(path).filter(|it| removed.contains(it));
    for it in files_below.copied().chain(folders) {
        remove(target, it)?;
    }
    Ok(())
}

/// Removes a file of ours, and the folders that are empty without it.
fn remove(target: &Path, path: &str) -> Result<()> {
    disk::remove_file(&target.join(path))?;
    for folder in folders_above(path).filter(|it| !it.is_empty()) {
        if !disk::remove_folder(&target.join(folder))? {
            break;
        }
    }
    Ok(())
}
