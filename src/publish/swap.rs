//! Publishing in one step: the spare tree becomes the whole next site, and the two change names.
//!
//! The tree that was published becomes the spare one and is brought up to date at once, so that the next build
//! writes only what it changes.

use std::collections::BTreeSet;
use std::path::Path;

use crate::disk::{self, Exchanged, Stamp};
use crate::error::{Error, Result};
use crate::publish::step::{Differences, Lies, Page, Step};
use crate::publish::tree::{self, Folders, Known, Tree, folder_of, folders_above};
use crate::publish::{list, parallel, piecewise};

/// Publishes, in one step if the system can; else says why not.
pub(super) fn publish(
    step: Step<'_>,
    live: Option<Tree>,
    mut spare: Tree,
) -> Result<Option<&'static str>> {
    let is_there = |known: &Known, page: &Page| match (page.lies, known.left()) {
        (Lies::Published(published), Some(stamp)) => {
            known.digest == page.digest && is_like(stamp, published)
        }
        _ => false,
    };
    complete(step, &mut spare, is_there, |path, page, spare| match (page.lies, &live) {
        (Lies::Published(stamp), Some(live)) => bring(path, page, stamp, (live, spare)).map(Some),
        (Lies::Published(stamp) | Lies::Staged(stamp), _) => Ok(Some((stamp, false))),
    })?;
    let carried = match &live {
        Some(live) => carry_over(step, live, &mut spare)?,
        None => true,
    };
    disk::sync(spare.root.path()).map_err(|err| Error::io("write", spare.root.path(), err))?;
    spare.remember(step.store)?;
    let outcome = match &live {
        _ if !carried => Exchanged::Impossible("a file in it cannot be carried over"),
        Some(_) => disk::exchange(spare.root.path(), step.target),
        None => {
            step.target.parent().map_or(Ok(()), disk::make_folder)?;
            disk::move_to(spare.root.path(), step.target)
        }
    };
    match outcome {
        Exchanged::Done => {
            // The site is published. What fails from here on costs the next build some time, no more.
            let old = spare.root.path().to_path_buf();
            spare.root.moved_to(step.target);
            let is_first = live.is_none();
            if keep_spare(step, &spare, live, &old).is_err() && is_first {
                _ = disk::clear(&old);
            }
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

/// Makes the spare tree the next site, but for files that are not ours. `is_there` says which files need nothing
/// done; `bring` sees to it that another is there: it gives how the file looks, and whether it was made, or nothing
/// for a file that is to be missing.
fn complete(
    step: Step<'_>,
    spare: &mut Tree,
    is_there: impl Fn(&Known, &Page) -> bool,
    bring: impl Fn(&str, &Page, &Tree) -> Result<Option<(Stamp, bool)>> + Sync,
) -> Result<()> {
    let Differences { missing, mut gone } = step.differences(spare, is_there);
    let brought = parallel::map(&missing, |(path, page)| bring(path, page, spare));
    let mut touched = BTreeSet::new();
    for ((path, page), result) in missing.into_iter().zip(brought) {
        let Some((stamp, is_new)) = result? else {
            gone.push(path.clone());
            continue;
        };
        if is_new || matches!(page.lies, Lies::Staged(_)) {
            touched.insert(folder_of(path).to_owned());
        }
        spare.files.insert(path.clone(), Known::new(page.digest, Some(stamp)));
    }
    for path in gone {
        if spare.files.remove(&path).is_some() {
            touched.insert(folder_of(&path).to_owned());
            disk::remove_file(&spare.root.join(&path))?;
        }
    }
    prune(spare, step.folders, &mut touched)?;
    let made = step.folders.iter().filter(|it| !spare.folders.contains_key(**it));
    touched.extend(made.map(|it| (*it).to_owned()));
    refresh_with_parents(spare, touched)?;
    spare.open_to_readers(&spare.closed_folders(step.folders))
}

/// True for a file that readers may read and that looks as old as the published one.
fn is_like(stamp: Stamp, published: Stamp) -> bool {
    stamp.mode == disk::FILE_MODE && stamp.modified == published.modified
}

/// Makes sure that the spare tree has a file of the published one.
fn bring(
    path: &str,
    page: &Page,
    published: Stamp,
    (live, spare): (&Tree, &Tree),
) -> Result<(Stamp, bool)> {
    let (from, to) = (live.root.join(path), spare.root.join(path));
    match spare.holds(path, page.digest)? {
        Some(stamp) if stamp.mode != disk::FILE_MODE => {}
        Some(stamp) if is_like(stamp, published) => return Ok((stamp, false)),
        Some(_) => return Ok((disk::touch(&to, &from)?, false)),
        None => spare.make_way(path)?,
    }
    Ok((disk::copy(&from, &to)?, true))
}

/// Gives files that are not ours a second name in the spare tree. False when one cannot have it.
fn carry_over(step: Step<'_>, live: &Tree, spare: &mut Tree) -> Result<bool> {
    if live.is_strange {
        return Ok(false);
    }
    let ours = tree::folders_of(live.files.keys().map(String::as_str));
    let above = tree::folders_of(live.foreign.iter().map(String::as_str));
    let mut touched = BTreeSet::new();
    for (path, stamp) in &live.folders {
        let is_foreign = !ours.contains(path.as_str()) || above.contains(path.as_str());
        let is_there = spare.folders.contains_key(path) || step.pages.contains_key(path);
        if is_foreign && !is_there {
            disk::make_folder(&spare.root.join(path))?;
            disk::set_mode(&spare.root.join(path), stamp.mode)?;
            touched.insert(path.clone());
        }
    }
    for path in live.foreign.iter().filter(|it| !step.pages.contains_key(*it)) {
        if !disk::link(&live.root.join(path), &spare.root.join(path)) {
            return Ok(false);
        }
        spare.foreign.insert(path.clone());
        touched.insert(folder_of(path).to_owned());
    }
    refresh_with_parents(spare, touched)?;
    Ok(true)
}

/// Brings the tree that was published up to date and keeps it as the spare one.
fn keep_spare(step: Step<'_>, live: &Tree, old: Option<Tree>, place: &Path) -> Result<()> {
    let has_old = old.is_some();
    let mut spare = if let Some(mut old) = old {
        old.root.moved_to(place);
        old.forget(step.store)?;
        old.look_again()?;
        give_back(&mut old, live)?;
        old
    } else {
        disk::make_folder(place)?;
        Tree::empty(place)?
    };
    // A file that was taken over was looked at then, a moment ago.
    let taken_over = |page: &Page| match page.lies {
        Lies::Published(stamp) if has_old && stamp.mode == disk::FILE_MODE => Some(stamp),
        _ => None,
    };
    let is_there = |known: &Known, page: &Page| {
        let stamp = taken_over(page);
        stamp.is_some() && known.stamp == stamp && known.digest == page.digest
    };
    complete(step, &mut spare, is_there, |path, page, spare| match page.lies {
        Lies::Published(stamp) if taken_over(page).is_some() => Ok(Some((stamp, false))),
        Lies::Published(stamp) | Lies::Staged(stamp) if is_long(path, stamp) => Ok(None),
        _ => {
            spare.make_way(path)?;
            Ok(Some((disk::copy(&live.root.join(path), &spare.root.join(path))?, true)))
        }
    })?;
    spare.remember(step.store)?;
    tree::forget_others(step.store, &[live, &spare])
}

/// True for a file that, when it was just made, is not made again in the tree that is kept as the spare one: so long a
/// file grows with the site, and will hardly be the same in the next. Without its list nothing would be known of a tree.
fn is_long(path: &str, stamp: Stamp) -> bool {
    const LONG: u64 = 1 << 20;
    stamp.size > LONG && path != list::LIST
}

/// Takes the names of files that are not ours out of the tree that is no longer published. What came into it
/// while the trees changed places goes where it was meant to.
fn give_back(old: &mut Tree, live: &Tree) -> Result<()> {
    let mut touched = BTreeSet::new();
    for path in std::mem::take(&mut old.unfinished) {
        disk::remove_file(&old.root.join(&path))?;
        touched.insert(folder_of(&path).to_owned());
    }
    for path in std::mem::take(&mut old.foreign) {
        let (here, there) = (old.root.join(&path), live.root.join(&path));
        let newer = match (disk::look(&here)?, disk::look(&there)?) {
            (Some(was), Some(is)) if was.stamp.inode == is.stamp.inode => false,
            (Some(was), Some(is)) => was.stamp.modified > is.stamp.modified,
            (Some(_), None) => !live.foreign.contains(&path),
            (None, _) => false,
        };
        if newer && !live.files.contains_key(&path) {
            disk::make_folder(there.parent().unwrap_or(live.root.path()))?;
            if !matches!(disk::move_to(&here, &there), Exchanged::Done) {
                continue;
            }
        }
        disk::clear(&here)?;
        touched.insert(folder_of(&path).to_owned());
    }
    refresh_with_parents(old, touched)
}

/// Removes the folders that hold nothing and are no part of the next site.
fn prune(tree: &mut Tree, needed: &Folders<'_>, touched: &mut BTreeSet<String>) -> Result<()> {
    let is_spare = |path: &&String| !needed.contains(path.as_str());
    let spare: Vec<String> = tree.folders.keys().filter(is_spare).cloned().collect();
    for path in spare.into_iter().rev() {
        touched.insert(folder_of(&path).to_owned());
        if disk::remove_folder(&tree.root.join(&path))? {
            touched.remove(&path);
            tree.folders.remove(&path);
        }
    }
    Ok(())
}

/// Notes how folders look in which something was made or removed; making them touched those above, too.
fn refresh_with_parents(tree: &mut Tree, mut touched: BTreeSet<String>) -> Result<()> {
    let above: Vec<String> =
        touched.iter().flat_map(|it| folders_above(it)).map(str::to_owned).collect();
    touched.extend(above);
    tree.refresh(&touched)
}
