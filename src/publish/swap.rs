//! Publishing in one step: the spare tree becomes the whole next site, and the two change names.
//!
//! The tree that was published becomes the spare one and is brought up to date at once, so that the next build
//! writes only what it changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::disk::{self, Exchanged, Stamp};
use crate::error::{Error, Result};
use crate::publish::stage::{Lies, Page, Step};
use crate::publish::tree::{self, Known, Tree};
use crate::publish::{parallel, piecewise};

/// Publishes, in one step if the system can; else says why not.
pub(super) fn publish(
    step: Step<'_>,
    live: Option<Tree>,
    mut spare: Tree,
) -> Result<Option<&'static str>> {
    complete(step, live.as_ref(), &mut spare)?;
    let carried = match &live {
        Some(live) => carry_over(step, live, &mut spare)?,
        None => true,
    };
    disk::sync(&spare.root).map_err(|err| Error::io("write", &spare.root, err))?;
    spare.remember(step.store)?;
    let outcome = match &live {
        _ if !carried => Exchanged::Impossible("a file in it cannot be carried over"),
        Some(_) => disk::exchange(&spare.root, step.target),
        None => disk::move_to(&spare.root, step.target),
    };
    match outcome {
        Exchanged::Done => {
            // The site is published. What fails from here on costs the next build some time, no more.
            let old = spare.root.clone();
            spare.root = step.target.to_path_buf();
            _ = keep_spare(step, &spare, live, &old);
            Ok(None)
        }
        Exchanged::Impossible(reason) => {
            spare.forget(step.store)?;
            piecewise::publish(step, live.as_ref(), &spare)?;
            Ok(Some(reason))
        }
        Exchanged::Failed(err) => Err(Error::io("publish to", step.target, err)),
    }
}

/// Makes the spare tree the next site, but for files that are not ours.
fn complete(step: Step<'_>, live: Option<&Tree>, spare: &mut Tree) -> Result<()> {
    let mut touched = BTreeSet::new();
    let pages: Vec<(&String, &Page)> = step.pages.iter().collect();
    let brought = parallel::map(&pages, |(path, page)| match (page.lies, live) {
        (Lies::Published(stamp), Some(live)) => bring(path, page, stamp, (live, spare)),
        (Lies::Published(stamp) | Lies::Staged(stamp), _) => Ok((stamp, true)),
    });
    let before = std::mem::take(&mut spare.files);
    for ((path, page), result) in pages.into_iter().zip(brought) {
        let (stamp, is_new) = result?;
        if is_new {
            touched.insert(folder_of(path));
        }
        spare.files.insert(path.clone(), Known { digest: page.digest, stamp: Some(stamp) });
    }
    for path in before.keys().filter(|it| !step.pages.contains_key(*it)) {
        touched.insert(folder_of(path));
        disk::remove_file(&spare.root.join(path))?;
    }
    prune(spare, &step.folders(), &mut touched)?;
    settle_folders(spare, step, touched)
}

/// Makes sure that the spare tree has a file of the published one; gives how it looks, and whether it was made.
fn bring(
    path: &str,
    page: &Page,
    published: Stamp,
    (live, spare): (&Tree, &Tree),
) -> Result<(Stamp, bool)> {
    let (from, to) = (live.root.join(path), spare.root.join(path));
    match spare.holds(path, page.digest)? {
        Some(stamp) if stamp.mode != disk::FILE_MODE => {}
        Some(stamp) if stamp.modified == published.modified => return Ok((stamp, false)),
        Some(_) => return Ok((disk::touch(&to, &from)?, false)),
        None => spare.make_way(path)?,
    }
    Ok((disk::copy(&from, &to)?, true))
}

/// Gives files that are not ours a second name in the spare tree. False when one cannot have it.
fn carry_over(step: Step<'_>, live: &Tree, spare: &mut Tree) -> Result<bool> {
    let folders = tree::folders_of(live.files.keys().map(String::as_str));
    let needed = step.folders();
    let mut touched = BTreeSet::new();
    for (path, stamp) in &live.folders {
        let is_ours = folders.contains(path) && !has_foreign(live, path);
        if is_ours || needed.contains(path) || is_page(step, path) {
            continue;
        }
        disk::make_folder(&spare.root.join(path))?;
        disk::set_mode(&spare.root.join(path), stamp.mode)?;
        touched.insert(path.clone());
    }
    for path in live.foreign.iter().filter(|it| !is_page(step, it)) {
        if !disk::link(&live.root.join(path), &spare.root.join(path)) {
            return Ok(false);
        }
        spare.foreign.insert(path.clone());
        touched.extend(path.parent().map(Path::to_path_buf));
    }
    let above: Vec<PathBuf> =
        touched.iter().filter_map(|it| it.parent()).map(Path::to_path_buf).collect();
    touched.extend(above);
    spare.refresh(&touched)?;
    Ok(true)
}

/// Brings the tree that was published up to date and keeps it as the spare one.
fn keep_spare(step: Step<'_>, live: &Tree, old: Option<Tree>, place: &Path) -> Result<()> {
    let mut spare = match old {
        Some(mut old) => {
            old.root = place.to_path_buf();
            old.forget(step.store)?;
            old.look_again()?;
            give_back(&mut old, live)?;
            old
        }
        None => {
            disk::make_folder(place)?;
            Tree::empty(place)?
        }
    };
    let published = step.pages.iter().map(|(path, page)| {
        let stamp = live.files[path].stamp.expect("it was seen when it was made");
        (path.clone(), Page { digest: page.digest, lies: Lies::Published(stamp) })
    });
    let pages = published.collect();
    complete(Step { pages: &pages, ..step }, Some(live), &mut spare)?;
    spare.remember(step.store)?;
    tree::forget_others(step.store, &[live, &spare])
}

/// Takes the names of files that are not ours out of the tree that is no longer published. What came into it
/// while the trees changed places goes where it was meant to.
fn give_back(old: &mut Tree, live: &Tree) -> Result<()> {
    for path in std::mem::take(&mut old.foreign) {
        let (here, there) = (old.root.join(&path), live.root.join(&path));
        let (was, is) = (disk::look(&here)?, disk::look(&there)?);
        let known = live.foreign.contains(&path);
        let newer = match (was, is) {
            (Some(was), Some(is)) if was.stamp.inode == is.stamp.inode => false,
            (Some(was), Some(is)) => was.stamp.modified > is.stamp.modified,
            (Some(_), None) => !known,
            (None, _) => false,
        };
        if newer && !path.to_str().is_some_and(|it| live.files.contains_key(it)) {
            disk::make_folder(there.parent().unwrap_or(&live.root))?;
            if !matches!(disk::move_to(&here, &there), Exchanged::Done) {
                continue;
            }
        }
        disk::clear(&here)?;
    }
    Ok(())
}

/// Removes the folders that hold nothing and are no part of the next site.
fn prune(
    tree: &mut Tree,
    needed: &BTreeSet<PathBuf>,
    touched: &mut BTreeSet<PathBuf>,
) -> Result<()> {
    let spare: Vec<PathBuf> =
        tree.folders.keys().filter(|it| !needed.contains(*it)).cloned().collect();
    for path in spare.into_iter().rev() {
        touched.extend(path.parent().map(Path::to_path_buf));
        if disk::remove_folder(&tree.root.join(&path))? {
            tree.folders.remove(&path);
            touched.remove(&path);
        }
    }
    Ok(())
}

/// Notes how the folders look now, and opens them to readers.
fn settle_folders(tree: &mut Tree, step: Step<'_>, mut touched: BTreeSet<PathBuf>) -> Result<()> {
    let needed = step.folders();
    touched.extend(needed.iter().filter(|it| !tree.folders.contains_key(*it)).cloned());
    let above: Vec<PathBuf> =
        touched.iter().flat_map(|it| it.ancestors().skip(1)).map(Path::to_path_buf).collect();
    touched.extend(above);
    tree.refresh(&touched)?;
    tree.open_to_readers(&needed)
}

fn has_foreign(live: &Tree, folder: &Path) -> bool {
    live.foreign.range(folder.to_path_buf()..).next().is_some_and(|it| it.starts_with(folder))
}

fn is_page(step: Step<'_>, path: &Path) -> bool {
    path.to_str().is_some_and(|it| step.pages.contains_key(it))
}

fn folder_of(path: &str) -> PathBuf {
    Path::new(path).parent().unwrap_or(Path::new("")).to_path_buf()
}
