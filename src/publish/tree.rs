//! What is known of a published folder: which files are ours and what is in them, which are not.
//!
//! Known from the last build, when its notes in `.neshast/` still fit the folder; otherwise from the folder's
//! own list of our files. Nothing is believed of a file that does not look exactly as it was left.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::digest::Digest;
use crate::disk::{self, Folder, Found, Kind, Stamp};
use crate::error::Result;
use crate::pack::{Packer, Unpacker};
use crate::publish::{list, parallel};

/// One of our files.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// What is in it, if it is as it was left.
    pub(super) digest: Digest,
    /// How it was left; unknown when only the folder's own list tells of it.
    pub(super) stamp: Option<Stamp>,
    /// True when this build has looked at it and found it as it was left.
    is_left: bool,
}

impl Known {
    /// A file with these bytes, as it was left or is to be left.
    pub(super) fn new(digest: Digest, stamp: Option<Stamp>) -> Known {
        Known { digest, stamp, is_left: false }
    }

    /// How it looks, if it is known to be as it was left.
    pub(super) fn left(&self) -> Option<Stamp> {
        self.stamp.filter(|_| self.is_left)
    }
}

/// A folder as far as it is known. Paths are relative to its root, with forward slashes.
#[derive(Debug)]
pub(super) struct Tree {
    /// Where it lies now.
    pub(super) root: Folder,
    /// True when it holds a list of our files, or nothing but hidden entries.
    pub(super) ours: bool,
    /// Our files, the list among them.
    pub(super) files: BTreeMap<String, Known>,
    /// Every folder, the root with the empty path among them; none of them is a link.
    pub(super) folders: BTreeMap<String, Stamp>,
    /// Everything else.
    pub(super) foreign: BTreeSet<String>,
    /// Files that a build was writing when it was stopped.
    pub(super) unfinished: BTreeSet<String>,
    /// True when it holds names that are not UTF-8; they are not ours, and not followed.
    pub(super) is_strange: bool,
    /// True when the notes in `.neshast/` do not say this yet.
    pub(super) is_news: bool,
}

impl Tree {
    /// Looks at the folder `root`; `None` when nothing is there.
    pub(super) fn open(store: &Path, root: &Path) -> Result<Option<Tree>> {
        let Some(found) = disk::look(root)? else { return Ok(None) };
        if let Some(mut tree) = Tree::recall(store, root, found.stamp)? {
            tree.look_again()?;
            return Ok(Some(tree));
        }
        let files = read_list(root)?;
        let mut tree = Tree {
            root: Folder::open(root),
            ours: files.is_some(),
            files: files.unwrap_or_default(),
            folders: BTreeMap::new(),
            foreign: BTreeSet::new(),
            unfinished: BTreeSet::new(),
            is_strange: false,
            is_news: true,
        };
        tree.walk("", found.stamp)?;
        tree.ours |= !tree.is_strange && tree.foreign.iter().all(|path| is_hidden(path));
        Ok(Some(tree))
    }

    /// A folder that was just made and is empty.
    pub(super) fn empty(root: &Path) -> Result<Tree> {
        let stamp = disk::look(root)?.map(|it| it.stamp);
        Ok(Tree {
            root: Folder::open(root),
            ours: true,
            files: BTreeMap::new(),
            folders: stamp.map(|it| (String::new(), it)).into_iter().collect(),
            foreign: BTreeSet::new(),
            unfinished: BTreeSet::new(),
            is_strange: false,
            is_news: true,
        })
    }

    /// How the file at `path` looks, if these bytes are in it.
    pub(super) fn holds(&self, path: &str, digest: Digest) -> Result<Option<Stamp>> {
        if !self.folders.contains_key(folder_of(path)) {
            return Ok(None);
        }
        let known = self.files.get(path);
        if let Some((known, stamp)) = known.and_then(|it| Some((it, it.left()?))) {
            return Ok((known.digest == digest).then_some(stamp));
        }
        let Some(found) = self.root.look(path)?.filter(|it| it.kind == Kind::File) else {
            return Ok(None);
        };
        if let Some(known) = known.filter(|it| it.stamp == Some(found.stamp)) {
            return Ok((known.digest == digest).then_some(found.stamp));
        }
        let bytes = disk::read(&self.root.join(path))?;
        Ok(bytes.is_some_and(|it| Digest::of(&it) == digest).then_some(found.stamp))
    }

    /// Looks at every file, so that [`Tree::holds`] need not.
    pub(super) fn look_at_files(&mut self) {
        let Tree { root, files, folders, .. } = self;
        let mut last = ("", false);
        for (path, known) in files {
            let folder = folder_of(path);
            if last.0 != folder {
                last = (folder, folders.contains_key(folder));
            }
            let found = if last.1 { root.look(path).ok().flatten() } else { None };
            known.is_left = found.is_some_and(|it| it.kind == Kind::File)
                && known.stamp == found.map(|it| it.stamp);
        }
    }

    /// Looks at every folder again, and into those that have changed.
    pub(super) fn look_again(&mut self) -> Result<()> {
        let known: Vec<(String, Stamp)> = std::mem::take(&mut self.folders).into_iter().collect();
        let looked = parallel::map(&known, |(path, _)| self.root.look(path));
        let mut found_folders = Vec::with_capacity(known.len());
        let (mut changed, mut gone) = (BTreeMap::new(), BTreeSet::<String>::new());
        for ((path, was), found) in known.into_iter().zip(looked) {
            let is_inside = folders_above(&path).any(|it| gone.contains(it));
            match found?.filter(|it| it.kind == Kind::Folder && !is_inside) {
                Some(Found { stamp: is, .. }) => {
                    if (was.inode, was.modified) != (is.inode, is.modified) {
                        changed.insert(path.clone(), is);
                    }
                    found_folders.push((path, is));
                }
                None if is_inside => {}
                None => _ = gone.insert(path),
            }
        }
        self.folders = found_folders.into_iter().collect();
        self.is_news |= !changed.is_empty() || !gone.is_empty();
        self.foreign.retain(|it| {
            !changed.contains_key(folder_of(it)) && !folders_above(it).any(|it| gone.contains(it))
        });
        for (path, stamp) in changed {
            self.walk(&path, stamp)?;
        }
        Ok(())
    }

    /// Notes what is in a folder, and in those below it that are not known yet.
    fn walk(&mut self, folder: &str, stamp: Stamp) -> Result<()> {
        let entries = disk::entries(&self.root.join(folder))?;
        self.folders.insert(folder.to_owned(), stamp);
        for (name, kind) in entries {
            let Some(name) = name.to_str() else {
                self.is_strange = true;
                continue;
            };
            let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
            match kind {
                Kind::Folder if self.folders.contains_key(&path) => {}
                Kind::Folder => {
                    if let Some(found) = self.root.look(&path)? {
                        self.walk(&path, found.stamp)?;
                    }
                }
                Kind::File if self.files.contains_key(&path) => {}
                Kind::File if name == disk::TEMPORARY => _ = self.unfinished.insert(path),
                _ => _ = self.foreign.insert(path),
            }
        }
        Ok(())
    }

    /// Removes what keeps a file from being made at `path`: a file in a folder's place, a folder in a file's.
    /// Only for a tree in which everything is ours.
    pub(super) fn make_way(&self, path: &str) -> Result<()> {
        for above in folders_above(path).filter(|it| self.files.contains_key(*it)) {
            disk::remove_file(&self.root.join(above))?;
        }
        if self.folders.contains_key(path) {
            disk::clear(&self.root.join(path))?;
        }
        Ok(())
    }

    /// Looks at folders in which something was made or removed.
    pub(super) fn refresh(&mut self, folders: &BTreeSet<String>) -> Result<()> {
        for path in folders {
            match self.root.look(path)? {
                Some(found) => _ = self.folders.insert(path.clone(), found.stamp),
                None => _ = self.folders.remove(path),
            }
        }
        Ok(())
    }

    /// Those of these folders that not all readers may enter.
    pub(super) fn closed_folders(&self, folders: &Folders<'_>) -> BTreeSet<String> {
        let is_closed = |stamp: &Stamp| stamp.mode & 0o777 != disk::FOLDER_MODE;
        let known = folders.iter().filter(|path| self.folders.get(**path).is_some_and(is_closed));
        known.map(|it| (*it).to_owned()).collect()
    }

    /// True when there is nothing to note and nothing to tidy up.
    pub(super) fn is_settled(&self) -> bool {
        let is_open = |stamp: &Stamp| stamp.mode & 0o777 == disk::FOLDER_MODE;
        !self.is_news && self.unfinished.is_empty() && self.folders.values().all(is_open)
    }

    /// Opens these folders to all readers.
    pub(super) fn open_to_readers(&mut self, folders: &BTreeSet<String>) -> Result<()> {
        for path in folders {
            disk::set_mode(&self.root.join(path), disk::FOLDER_MODE)?;
        }
        self.refresh(folders)
    }

    /// Believes nothing of the folder from now on, until [`Tree::remember`].
    pub(super) fn forget(&self, store: &Path) -> Result<()> {
        let Some(inode) = self.inode() else { return Ok(()) };
        disk::remove_file(&notes(store, inode)).map(|_| ())
    }

    /// Notes all this for the next build.
    pub(super) fn remember(&self, store: &Path) -> Result<()> {
        let (Some(inode), Some(bytes)) = (self.inode(), self.pack()) else { return Ok(()) };
        let place = notes(store, inode);
        disk::make_folder(&store.join(NOTES))?;
        disk::replace(&place, &bytes).map(|_| ())
    }

    /// After files were made in it and removed again: notes how its folders look now, and that all is as it was.
    pub(super) fn settle(mut self, store: &Path) -> Result<()> {
        self.look_again()?;
        self.remember(store)
    }

    fn inode(&self) -> Option<u64> {
        self.folders.get("").map(|it| it.inode)
    }

    /// The notes on the folder with this root, if there are any and its list is as it was left.
    fn recall(store: &Path, root: &Path, stamp: Stamp) -> Result<Option<Tree>> {
        let Some(bytes) = disk::read(&notes(store, stamp.inode))? else { return Ok(None) };
        let Some(tree) = Tree::unpack(&bytes, root) else { return Ok(None) };
        let known = tree.files.get(list::LIST).and_then(|it| it.stamp);
        let found = disk::look(&root.join(list::LIST))?.map(|it| it.stamp);
        Ok((known.is_some() && known == found).then_some(tree))
    }

    /// `None` when a name in it is not UTF-8.
    fn pack(&self) -> Option<Vec<u8>> {
        if self.is_strange {
            return None;
        }
        let mut packer = Packer::new();
        if self.files.values().any(|it| it.stamp.is_none()) {
            return None;
        }
        packer.list(&self.files, |packer, (path, known)| {
            packer.sized(path.as_bytes());
            packer.fixed(known.digest.as_bytes());
            pack_stamp(packer, known.stamp.expect("it was just looked for"));
        });
        packer.list(&self.folders, |packer, (path, stamp)| {
            packer.sized(path.as_bytes());
            pack_stamp(packer, *stamp);
        });
        packer.list(&self.foreign, |packer, path| packer.sized(path.as_bytes()));
        Some(packer.seal())
    }

    fn unpack(bytes: &[u8], root: &Path) -> Option<Tree> {
        let mut from = Unpacker::open(bytes)?;
        let file = |from: &mut Unpacker<'_>| {
            let path = from.text()?.to_owned();
            let digest = Digest::from_bytes(from.fixed()?);
            Some((path, Known::new(digest, Some(unpack_stamp(from)?))))
        };
        let folder = |from: &mut Unpacker<'_>| Some((from.text()?.to_owned(), unpack_stamp(from)?));
        let foreign = |from: &mut Unpacker<'_>| Some(from.text()?.to_owned());
        Some(Tree {
            root: Folder::open(root),
            ours: true,
            files: from.list(file)?.into_iter().collect(),
            folders: from.list(folder)?.into_iter().collect(),
            foreign: from.list(foreign)?.into_iter().collect(),
            unfinished: BTreeSet::new(),
            is_strange: false,
            is_news: false,
        })
    }
}

/// Where notes on folders lie, below `.neshast/`.
const NOTES: &str = "trees";

/// Removes the notes on all folders but these.
pub(super) fn forget_others(store: &Path, keep: &[&Tree]) -> Result<()> {
    let kept: Vec<String> =
        keep.iter().filter_map(|it| it.inode()).map(|it| it.to_string()).collect();
    for (name, _) in disk::entries(&store.join(NOTES))? {
        if !kept.iter().any(|it| OsStr::new(it) == name) {
            disk::clear(&store.join(NOTES).join(name))?;
        }
    }
    Ok(())
}

/// Folders by their paths; the root is the empty one.
pub(super) type Folders<'a> = BTreeSet<&'a str>;

/// The folders that these files lie in, the root among them.
pub(super) fn folders_of<'a>(files: impl Iterator<Item = &'a str>) -> Folders<'a> {
    let mut res = BTreeSet::new();
    let mut last = None;
    for path in files {
        if last == Some(folder_of(path)) {
            continue;
        }
        last = Some(folder_of(path));
        for folder in folders_above(path) {
            if !res.insert(folder) {
                break;
            }
        }
    }
    res
}

/// The folder a path lies in; the root is the empty path.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folders above a path, the nearest first and the root last.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |it| (!it.is_empty()).then(|| folder_of(it))).skip(1)
}

fn notes(store: &Path, inode: u64) -> PathBuf {
    store.join(NOTES).join(inode.to_string())
}

/// Our files by the folder's own list; `None` when there is none that can be read.
fn read_list(root: &Path) -> Result<Option<BTreeMap<String, Known>>> {
    let place = root.join(list::LIST);
    if disk::look(&place)?.is_none_or(|it| it.kind != Kind::File) {
        return Ok(None);
    }
    let Some(bytes) = disk::read(&place)? else { return Ok(None) };
    let unseen = |digest| Known::new(digest, None);
    let files = list::read(&bytes).map(|listed| {
        let listed = listed.into_iter().map(|(path, digest)| (path, unseen(digest)));
        let itself = (list::LIST.to_owned(), unseen(Digest::of(&bytes)));
        listed.chain([itself]).collect()
    });
    Ok(files)
}

/// True for `.gitkeep`, and for what lies in `.git/`.
fn is_hidden(path: &str) -> bool {
    path.starts_with('.')
}

fn pack_stamp(packer: &mut Packer, stamp: Stamp) {
    packer.number(stamp.inode);
    packer.number(stamp.size);
    packer.number(stamp.modified.cast_unsigned());
    packer.number(stamp.changed.cast_unsigned());
    packer.number(u64::from(stamp.mode));
}

fn unpack_stamp(from: &mut Unpacker<'_>) -> Option<Stamp> {
    Some(Stamp {
        inode: from.number()?,
        size: from.number()?,
        modified: from.number()?.cast_signed(),
        changed: from.number()?.cast_signed(),
        mode: u32::try_from(from.number()?).ok()?,
    })
}
