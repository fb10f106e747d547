//! The next site in the making, beside the one that stands.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::digest::{Digest, Digesting};
use crate::disk::{self, Held, Stamp};
use crate::error::{Error, Result};
use crate::publish::ahead::Ahead;
use crate::publish::step::{Lies, Page, Pages, Step};
use crate::publish::tree::{self, Known, Tree};
use crate::publish::{Lock, list, parallel, piecewise, place, swap};
use crate::site::{Artifact, SitePath};

/// Where the spare tree lies, below `.neshast/`.
const SPARE: &str = "spare";

/// Writes a file.
pub(crate) type Write<'a> = &'a mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>;

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
    /// What [`Stage::keep_all`] knows this site by.
    pub(crate) list: Digest,
}

/// The next site. Dropped without [`Stage::commit`], it leaves the published one as it was.
#[derive(Debug)]
pub(crate) struct Stage<'lock> {
    lock: &'lock Lock,
    force: bool,
    /// Where the site goes.
    target: PathBuf,
    /// The published folder, if there is one.
    live: Ahead<Option<Tree>>,
    /// Opened by the first file that is not published yet.
    spare: Mutex<Option<Tree>>,
    /// The folder of the spare tree, when it is looked at before.
    found: Mutex<Option<Ahead<Result<Option<Tree>>>>>,
    pages: Mutex<Pages>,
    /// What publishing does, when the next site is the published one.
    stands: OnceLock<Published>,
    fallback: Option<&'static str>,
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
        Ok(Stage {
            lock,
            force: options.force,
            target,
            live: Ahead::done(live),
            spare: Mutex::default(),
            found: Mutex::default(),
            pages: Mutex::default(),
            stands: OnceLock::new(),
            fallback,
        })
    }

    /// Looks at the files of both trees while there is other work: for a site that is likely to take most of the
    /// published one over.
    pub(crate) fn look_ahead(mut self) -> Stage<'lock> {
        let Some(mut live) = self.live.into_inner() else {
            self.live = Ahead::done(None);
            return self;
        };
        let store = self.lock.store().to_path_buf();
        self.found = Mutex::new(Some(Ahead::start(move || {
            let mut spare = find_spare(&store)?;
            spare.iter_mut().for_each(Tree::look_at_files);
            Ok(spare)
        })));
        self.live = Ahead::start(move || {
            live.look_at_files();
            Some(live)
        });
        self
    }

    fn live(&self) -> Option<&Tree> {
        self.live.get().as_ref()
    }

    /// Takes a finished file. Threads may call this at once; the bytes are not kept in memory.
    pub(crate) fn put(&self, artifact: &Artifact) -> Result<Digest> {
        let digest = Digest::of(&artifact.bytes);
        if self.keep(&artifact.path, digest)? {
            return Ok(digest);
        }
        expect_sound(&artifact.path)?;
        self.write(artifact.path.as_str(), &artifact.bytes, digest)?;
        Ok(digest)
    }

    /// Takes a file that is made as it is written, for bytes that memory has no room for.
    pub(crate) fn put_written(&self, path: &SitePath, write: Write<'_>) -> Result<Digest> {
        expect_sound(path)?;
        let place = self.claim(path.as_str())?;
        let mut digest = None;
        let stamp = self.clear_if_full(disk::create_with(&place, &mut |out| {
            let mut out = Digesting::new(out);
            write(&mut out)?;
            digest = Some(out.digest());
            Ok(())
        }))?;
        let digest = digest.expect("it is written");
        if self.keep(path, digest)? {
            disk::remove_file(&place)?;
        } else {
            self.note(path.as_str(), Page { digest, lies: Lies::Staged(stamp) })?;
        }
        Ok(digest)
    }

    /// Takes a file over from the published site, if it has these bytes there. False when it has not.
    pub(crate) fn keep(&self, path: &SitePath, digest: Digest) -> Result<bool> {
        let Some(live) = self.live() else { return Ok(false) };
        let Some(stamp) = live.holds(path.as_str(), digest)? else { return Ok(false) };
        self.note(path.as_str(), Page::published(digest, stamp))?;
        Ok(true)
    }

    /// A file of the published site, if it has these bytes.
    pub(crate) fn published(&self, path: &SitePath, digest: Digest) -> Result<Option<Held>> {
        match self.live() {
            Some(live) if live.holds(path.as_str(), digest)?.is_some() => {
                Held::open(&live.root.join(path.as_str())).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Takes over every file of the published site, if all are as they were left and their list has these bytes.
    /// False when not, and then nothing was taken.
    pub(crate) fn keep_all(&self, list: Digest) -> Result<bool> {
        let Some(live) = self.live() else { return Ok(false) };
        if live.files.get(list::LIST).is_none_or(|it| it.digest != list) {
            return Ok(false);
        }
        let files: Vec<(&String, &Known)> = live.files.iter().collect();
        let held = parallel::map(&files, |(path, known)| live.holds(path, known.digest));
        let is_left = |((_, known), stamp): (&(_, &Known), &Result<Option<Stamp>>)| {
            let stamp = stamp.as_ref().ok().copied().flatten();
            known.stamp == stamp && stamp.is_some_and(|it| it.mode == disk::FILE_MODE)
        };
        if live.is_settled() && files.iter().zip(&held).all(is_left) {
            let unchanged = files.len() - 1;
            let nothing = Published { written: 0, unchanged, removed: 0, fallback: None, list };
            return Ok(self.stands.set(nothing).is_ok());
        }
        let mut pages = Pages::new();
        for ((path, known), stamp) in files.into_iter().zip(held) {
            let Some(stamp) = stamp? else { return Ok(false) };
            if path != list::LIST {
                pages.insert(path.clone(), Page::published(known.digest, stamp));
            }
        }
        *locked(&self.pages) = pages;
        Ok(true)
    }

    /// Publishes what was taken, and nothing else.
    pub(crate) fn commit(self) -> Result<Published> {
        if let Some(published) = self.stands.get() {
            return Ok(*published);
        }
        self.add_list()?;
        let Stage { lock, force, target, live, spare, found, pages, fallback, .. } = self;
        let (live, spare, pages) = (live.into_inner(), into_inner(spare), into_inner(pages));
        let folders = &tree::folders_of(pages.keys().map(String::as_str));
        let step = Step { store: lock.store(), target: &target, pages: &pages, folders };
        refuse_clashes(step, live.as_ref(), force)?;
        let mut published = count(live.as_ref(), step);
        if published.removed == 0 && step.staged().next().is_none() {
            step.settle(live.expect("the list is published"))?;
            return spare.map_or(Ok(()), |it| it.settle(step.store)).map(|()| published);
        }
        let spare = match spare {
            Some(spare) => spare,
            None => open_spare(lock.store(), into_inner(found))?,
        };
        let place = spare.root.path().to_path_buf();
        let done = match fallback {
            None => swap::publish(step, live, spare),
            Some(reason) => piecewise::publish(step, live.as_ref(), &spare).map(|()| Some(reason)),
        };
        if fallback.is_some() || done.is_err() {
            _ = disk::clear(&place); // Above all, a full disk gets its room back.
        }
        published.fallback = done?;
        Ok(published)
    }

    /// Removes the published site; gives the number of its files. What is not ours stays.
    pub(crate) fn remove_all(self) -> Result<usize> {
        match self.live() {
            Some(live) => piecewise::remove_all(live),
            None => Ok(0),
        }
    }

    /// Adds the list of all files taken.
    fn add_list(&self) -> Result<()> {
        if let Some(digest) = self.live().and_then(|it| same_list(it, &locked(&self.pages)))
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
        let place = self.claim(path)?;
        let stamp = self.clear_if_full(disk::create(&place, bytes))?;
        self.note(path, Page { digest, lies: Lies::Staged(stamp) })
    }

    /// Where a file is to be written, with nothing in its way.
    fn claim(&self, path: &str) -> Result<PathBuf> {
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
        let mut spare = locked(&self.spare);
        if spare.is_none() {
            *spare = Some(open_spare(self.lock.store(), locked(&self.found).take())?);
        }
        let spare = spare.as_mut().expect("it was just opened");
        spare.make_way(path)?;
        spare.files.remove(path); // It will not be as it was left.
        Ok(spare.root.join(path))
    }

    /// After a failure the spare tree goes: above all, a full disk gets its room back.
    fn clear_if_full(&self, written: Result<Stamp>) -> Result<Stamp> {
        written.inspect_err(|_| {
            if let Some(spare) = locked(&self.spare).take() {
                _ = disk::clear(spare.root.path());
            }
        })
    }

    fn note(&self, path: &str, page: Page) -> Result<()> {
        match locked(&self.pages).insert(path.to_owned(), page) {
            Some(before) if before.digest != page.digest => {
                Err(Error::refused(format!("two different files of the site are called `{path}`")))
            }
            _ => Ok(()),
        }
    }
}

/// Refuses files that stand in one another's way, or, without `force`, in the way of a file that is not ours.
fn refuse_clashes(step: Step<'_>, live: Option<&Tree>, force: bool) -> Result<()> {
    let Step { pages, folders, .. } = step;
    if let Some(path) = folders.iter().find(|path| pages.contains_key(**path)) {
        return Err(file_and_folder(path));
    }
    let Some(live) = live else { return Ok(()) };
    let taken = |path: &str| pages.get(path).is_some_and(|it| matches!(it.lies, Lies::Staged(_)));
    let in_the_way = |foreign: &&String| {
        let above = tree::folders_above(foreign).any(taken);
        folders.contains(foreign.as_str()) || above || (taken(foreign) && !force)
    };
    let name = |it: &String| format!("`{}`", step.target.join(it).display());
    let clashes: Vec<String> = live.foreign.iter().filter(in_the_way).map(name).collect();
    if clashes.is_empty() {
        return Ok(());
    }
    Err(Error::refused(format!(
        "neshast did not make {}, and the site has a page of that name; move it away",
        clashes.join(", ")
    )))
}

/// What lies where the spare tree is to lie, if that is a folder.
fn find_spare(store: &Path) -> Result<Option<Tree>> {
    let root = store.join(SPARE);
    match disk::look(&root)?.map(|it| it.kind) {
        Some(disk::Kind::Folder) => Tree::open(store, &root),
        _ => Ok(None),
    }
}

/// The spare tree, if it was `found` or not, with nothing in it that is not ours.
fn open_spare(store: &Path, found: Option<Ahead<Result<Option<Tree>>>>) -> Result<Tree> {
    let root = store.join(SPARE);
    let Some(mut spare) = found.map_or_else(|| find_spare(store), Ahead::into_inner)? else {
        disk::clear(&root)?;
        disk::make_folder(&root)?;
        return Tree::empty(&root);
    };
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

fn expect_sound(path: &SitePath) -> Result<()> {
    if list::is_sound(path.as_str()) {
        return Ok(());
    }
    Err(Error::refused(format!("no file of a site can be called `{}`", path.as_str())))
}

fn file_and_folder(path: &str) -> Error {
    Error::refused(format!("the site has both a file and a folder on the way to `{path}`"))
}

fn count(live: Option<&Tree>, step: Step<'_>) -> Published {
    let list = step.pages[list::LIST].digest;
    let n_pages = step.pages.len() - 1;
    let written = step.staged().filter(|it| *it != list::LIST).count();
    let removed = live.map_or(0, |it| step.gone(it).len());
    Published { written, unchanged: n_pages - written, removed, fallback: None, list }
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
