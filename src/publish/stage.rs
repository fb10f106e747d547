//! The next site in the making, beside the one that stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::disk::{self, Stamp};
use crate::error::{Error, Result};
use crate::publish::tree::{self, Known, Tree};
use crate::publish::{Digest, Lock, list, piecewise, place, swap};
use crate::site::{Artifact, SitePath};

/// Where the spare tree lies, below `.neshast/`.
const SPARE: &str = "spare";

/// What the caller allows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Options {
    /// Take over a folder that we did not make, and files in it that have our names.
    pub(crate) force: bool,
}

/// What publishing did, in files; our own list is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Published {
    /// New or changed.
    pub(crate) written: usize,
    /// Left alone, bytes and time.
    pub(crate) unchanged: usize,
    /// Ours, and no more part of the site.
    pub(crate) removed: usize,
    /// Why the site was not published in one step, when it was not.
    pub(crate) fallback: Option<&'static str>,
}

/// The next site. Dropped without [`Stage::commit`], it leaves the published one as it was.
#[derive(Debug)]
pub(crate) struct Stage<'lock> {
    lock: &'lock Lock,
    force: bool,
    /// Where the site goes.
    target: PathBuf,
    /// The published folder, if there is one.
    live: Option<Tree>,
    /// Opened by the first file that is not published yet.
    spare: Mutex<Option<Tree>>,
    pages: Mutex<Pages>,
    fallback: Option<&'static str>,
}

/// The files of the next site by path.
pub(super) type Pages = BTreeMap<String, Page>;

/// A file of the next site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) digest: Digest,
    pub(super) lies: Lies,
}

/// Where the bytes of a file of the next site are, and how the file looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    /// In the published folder.
    Published(Stamp),
    /// In the spare tree.
    Staged(Stamp),
}

impl<'lock> Stage<'lock> {
    /// Makes ready to publish to the folder `output`, named relative to the working folder.
    pub(crate) fn open(lock: &'lock Lock, output: &Path, options: Options) -> Result<Stage<'lock>> {
        let target = place::destination(lock.root(), output)?;
        let live = Tree::open(lock.store(), &target)?;
        let taken = live.as_ref().is_some_and(|it| !it.ours);
        if taken && !options.force {
            return Err(Error::refused(format!(
                "`{}` is not empty and holds no list of files made by neshast (`{}`); \
                 choose another folder, or add `--force` to build into this one",
                output.display(),
                list::LIST
            )));
        }
        let fallback = if taken {
            Some("it was not made by neshast")
        } else {
            (!same_device(lock.store(), &target)?).then_some(disk::OTHER_FILE_SYSTEM)
        };
        let (spare, pages) = (Mutex::default(), Mutex::default());
        Ok(Stage { lock, force: options.force, target, live, spare, pages, fallback })
    }

    /// Takes a finished file. Threads may call this at once; the bytes are not kept in memory.
    pub(crate) fn put(&self, artifact: &Artifact) -> Result<Digest> {
        let digest = Digest::of(&artifact.bytes);
        if self.keep(&artifact.path, digest)? {
            return Ok(digest);
        }
        let path = artifact.path.as_str();
        if !list::is_sound(path) {
            return Err(Error::refused(format!("no file of a site can be called `{path}`")));
        }
        self.write(path, &artifact.bytes, digest)?;
        Ok(digest)
    }

    /// Takes a file over from the published site, if it has these bytes there. False when it has not.
    pub(crate) fn keep(&self, path: &SitePath, digest: Digest) -> Result<bool> {
        let Some(live) = &self.live else { return Ok(false) };
        let Some(stamp) = live.holds(path.as_str(), digest)? else { return Ok(false) };
        self.note(path.as_str(), Page { digest, lies: Lies::Published(stamp) })?;
        Ok(true)
    }

    /// Publishes what was taken, and nothing else.
    pub(crate) fn commit(self) -> Result<Published> {
        self.refuse_clashes()?;
        self.add_list()?;
        let Stage { lock, target, live, spare, pages, fallback, .. } = self;
        let (spare, pages) = (into_inner(spare), into_inner(pages));
        let mut published = count(live.as_ref(), &pages);
        let step = Step { store: lock.store(), target: &target, pages: &pages };
        if published.removed == 0 && step.staged().next().is_none() {
            step.settle(live.expect("the list is published"))?;
            return Ok(published);
        }
        let spare = match spare {
            Some(spare) => spare,
            None => open_spare(lock.store())?,
        };
        published.fallback = match fallback {
            None => swap::publish(step, live, spare)?,
            Some(reason) => {
                piecewise::publish(step, live.as_ref(), &spare)?;
                disk::clear(&spare.root)?;
                Some(reason)
            }
        };
        Ok(published)
    }

    /// Adds the list of all files taken.
    fn add_list(&self) -> Result<()> {
        if let Some(digest) = self.live.as_ref().and_then(|it| same_list(it, &locked(&self.pages)))
            && self.keep(&SitePath::new(list::LIST), digest)?
        {
            return Ok(());
        }
        let list = {
            let pages = locked(&self.pages);
            list::write(pages.iter().map(|(path, page)| (path.as_str(), page.digest)))
        };
        let digest = Digest::of(&list);
        if self.keep(&SitePath::new(list::LIST), digest)? {
            return Ok(());
        }
        self.write(list::LIST, &list, digest)
    }

    /// Writes a file into the spare tree.
    fn write(&self, path: &str, bytes: &[u8], digest: Digest) -> Result<()> {
        let below = format!("{path}/");
        let is_taken = {
            let pages = locked(&self.pages);
            let above = |it: usize| pages.contains_key(&path[..it]);
            let next = pages.range(below.clone()..).next();
            path.match_indices('/').any(|(at, _)| above(at))
                || next.is_some_and(|(it, _)| it.starts_with(&below))
        };
        if is_taken {
            return Err(file_and_folder(path));
        }
        let place = {
            let mut spare = locked(&self.spare);
            if spare.is_none() {
                *spare = Some(open_spare(self.lock.store())?);
            }
            let spare = spare.as_ref().expect("it was just opened");
            spare.make_way(path)?;
            spare.root.join(path)
        };
        let stamp = disk::create(&place, bytes)?;
        self.note(path, Page { digest, lies: Lies::Staged(stamp) })
    }

    fn note(&self, path: &str, page: Page) -> Result<()> {
        match locked(&self.pages).insert(path.to_owned(), page) {
            Some(before) if before.digest != page.digest => {
                Err(Error::refused(format!("two different files of the site are called `{path}`")))
            }
            _ => Ok(()),
        }
    }

    /// Refuses files that stand in one another's way, or in the way of a file that is not ours.
    fn refuse_clashes(&self) -> Result<()> {
        let pages = locked(&self.pages);
        let folders = tree::folders_of(pages.keys().map(String::as_str));
        if let Some(path) = folders.iter().find(|path| pages.contains_key(**path)) {
            return Err(file_and_folder(path));
        }
        let Some(live) = &self.live else { return Ok(()) };
        let taken =
            |path: &str| pages.get(path).is_some_and(|it| matches!(it.lies, Lies::Staged(_)));
        let in_the_way = |foreign: &&String| {
            let above = tree::folders_above(foreign).any(taken);
            folders.contains(foreign.as_str()) || above || (taken(foreign) && !self.force)
        };
        let name = |it: &String| format!("`{}`", self.target.join(it).display());
        let clashes: Vec<String> = live.foreign.iter().filter(in_the_way).map(name).collect();
        if clashes.is_empty() {
            return Ok(());
        }
        Err(Error::refused(format!(
            "neshast did not make {}, and the site has a page of that name; move it away",
            clashes.join(", ")
        )))
    }
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
        let closed: BTreeSet<String> = live.closed_folders(&self.folders());
        live.open_to_readers(&closed)?;
        if live.is_news || !closed.is_empty() || live.files != before {
            live.remember(self.store)?;
        }
        Ok(())
    }
}

/// The spare tree, made if it is missing, with nothing in it that is not ours.
fn open_spare(store: &Path) -> Result<Tree> {
    let root = store.join(SPARE);
    let mut spare = match disk::look(&root)?.map(|it| it.kind) {
        Some(disk::Kind::Folder) => Tree::open(store, &root)?,
        Some(_) => {
            disk::clear(&root)?;
            None
        }
        None => None,
    };
    if spare.is_none() {
        disk::make_folder(&root)?;
        spare = Some(Tree::empty(&root)?);
    }
    let mut spare = spare.expect("it was just made");
    spare.forget(store)?;
    if spare.is_strange {
        disk::clear(&root)?;
        disk::make_folder(&root)?;
        return Tree::empty(&root);
    }
    for path in std::mem::take(&mut spare.foreign) {
        disk::clear(&root.join(path))?;
    }
    Ok(spare)
}

fn file_and_folder(path: &str) -> Error {
    Error::refused(format!("the site has both a file and a folder on the way to `{path}`"))
}

fn count(live: Option<&Tree>, pages: &Pages) -> Published {
    let n_pages = pages.keys().filter(|it| *it != list::LIST).count();
    let staged = |(path, page): &(&String, &Page)| {
        *path != list::LIST && matches!(page.lies, Lies::Staged(_))
    };
    let written = pages.iter().filter(staged).count();
    let gone = |path: &&String| !pages.contains_key(*path);
    let removed = live.map_or(0, |it| it.files.keys().filter(gone).count());
    Published { written, unchanged: n_pages - written, removed, fallback: None }
}

/// The digest of the published list, if it would not change.
fn same_list(live: &Tree, pages: &Pages) -> Option<Digest> {
    let list = live.files.get(list::LIST)?.digest;
    let others = live.files.iter().filter(|(path, _)| *path != list::LIST);
    let listed = others.map(|(path, known)| (path, known.digest));
    listed.eq(pages.iter().map(|(path, page)| (path, page.digest))).then_some(list)
}

/// True when a folder of `store` can take the name of `target`.
fn same_device(store: &Path, target: &Path) -> Result<bool> {
    let device = |path: &Path| Ok::<_, Error>(disk::look(path)?.map(|it| it.device));
    for path in target.ancestors() {
        if let Some(there) = device(path)? {
            return Ok(device(store)? == Some(there));
        }
    }
    Ok(true)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into_inner<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
