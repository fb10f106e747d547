//! What the last build worked out and the next need not: values by key, in a few packed files of `.neshast/`.
//!
//! A key is a hash of everything the value is made from, so a value is never stale, only unused; each value has its
//! own hash, so damage costs time and nothing else. The folder can be deleted at any time.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::digest::{Digest, Digesting};
use crate::disk::{self, Held, Kind};
use crate::error::Result;
use crate::pack::{Packer, Unpacker};
use crate::publish::{Lock, Write};

/// More files than this are joined.
const MANY: usize = 8;
/// When one byte in so many is of no more use, the files are written anew.
const WASTE: u64 = 4;
/// So many bytes are not worth it.
const SMALL: u64 = 4096;
/// Bytes that a value takes in the index.
const IN_INDEX: u64 = (Key::SIZE + 2 * size_of::<u64>() + Digest::SIZE) as u64;
/// The name of a file that is being written.
const UNFINISHED: &str = "new";

/// What a value is made from, hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key([u8; Key::SIZE]);

/// Values of one kind. Threads may use it at once.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
    /// Oldest first.
    files: Vec<Held>,
    /// The number the next file gets.
    next: u64,
    known: BTreeMap<Key, Entry>,
    fresh: Mutex<Fresh>,
}

#[derive(Debug)]
struct Entry {
    file_idx: usize,
    at: u64,
    size: usize,
    digest: Digest,
    is_used: AtomicBool,
}

/// The file that is being written; opened by the first value.
#[derive(Debug, Default)]
struct Fresh {
    file: Option<disk::Growing>,
    index: BTreeMap<Key, (u64, u64, Digest)>,
    size: u64,
}

impl Key {
    const SIZE: usize = 32;

    /// Of several things, kept apart: `["ab", "c"]` is another key than `["a", "bc"]`.
    pub(crate) fn of(parts: &[&[u8]]) -> Key {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        Key(*hasher.finalize().as_bytes())
    }

    /// From what [`Key::as_bytes`] gave.
    pub(crate) fn from_bytes(bytes: [u8; Key::SIZE]) -> Key {
        Key(bytes)
    }

    /// The hash itself, for keys made of keys.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Cache {
    /// Loads the values of a kind; what is damaged is left out.
    pub(crate) fn load(lock: &Lock, kind: &str) -> Result<Cache> {
        let folder = lock.store().join("cache").join(kind);
        disk::make_folder(&folder)?;
        let mut numbers: Vec<u64> = Vec::new();
        for (name, kind) in disk::entries(&folder)? {
            match name.to_str().and_then(|it| it.parse().ok()) {
                Some(number) if kind == Kind::File => numbers.push(number),
                _ => disk::clear(&folder.join(name))?,
            }
        }
        numbers.sort_unstable();
        let next = numbers.last().map_or(0, |it| it + 1);
        let (files, known, fresh) = (Vec::new(), BTreeMap::new(), Mutex::default());
        let mut cache = Cache { folder, files, next, known, fresh };
        for number in numbers {
            cache.add_file(&cache.file(number))?;
        }
        Ok(cache)
    }

    /// True when an earlier build left a value for a key, unharmed or not.
    pub(crate) fn has(&self, key: Key) -> bool {
        self.known.contains_key(&key)
    }

    /// The value for a key, if an earlier build left it unharmed.
    pub(crate) fn get(&self, key: Key) -> Option<Cow<'_, [u8]>> {
        let entry = self.known.get(&key)?;
        let value = self.value(entry)?;
        entry.is_used.store(true, Ordering::Relaxed);
        Some(value)
    }

    /// Keeps a value for the next build.
    pub(crate) fn put(&self, key: Key, value: &[u8]) -> Result<()> {
        self.fresh().add(&self.folder, key, Digest::of(value), value)
    }

    /// The same for a value that is made as it is written.
    pub(crate) fn put_written(&self, key: Key, write: Write<'_>) -> Result<()> {
        let mut fresh = self.fresh();
        let mut written = None;
        fresh.file(&self.folder)?.append_with(|out| {
            let mut out = Digesting::new(out);
            write(&mut out)?;
            written = Some((out.len(), out.digest()));
            Ok(())
        })?;
        let (size, digest) = written.expect("it is written");
        fresh.note(key, size, digest);
        Ok(())
    }

    /// Finishes the build: what it has neither got nor put is dropped in time.
    pub(crate) fn save(mut self) -> Result<()> {
        let mut fresh =
            std::mem::take(&mut self.fresh).into_inner().unwrap_or_else(PoisonError::into_inner);
        let in_use = |(key, entry): &(&Key, &Entry)| {
            entry.is_used.load(Ordering::Relaxed) && !fresh.index.contains_key(*key)
        };
        let used: Vec<(&Key, &Entry)> = self.known.iter().filter(in_use).collect();
        let held: u64 = self.files.iter().map(Held::len).sum();
        let needed: u64 = used.iter().map(|(_, it)| it.size as u64 + IN_INDEX).sum();
        let wasted = held.saturating_sub(needed);
        let rewrites = self.files.len() >= MANY || (wasted > SMALL && wasted > held / WASTE);
        if rewrites {
            for (key, entry) in used {
                if let Some(value) = self.value(entry) {
                    fresh.add(&self.folder, *key, entry.digest, &value)?;
                }
            }
        }
        fresh.finish(&self.file(self.next))?;
        if rewrites {
            self.files.clear();
            for (name, _) in disk::entries(&self.folder)? {
                let number = name.to_str().and_then(|it| it.parse::<u64>().ok());
                if number.is_some_and(|it| it < self.next) {
                    disk::remove_file(&self.folder.join(name))?;
                }
            }
        }
        Ok(())
    }

    fn fresh(&self) -> MutexGuard<'_, Fresh> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn file(&self, number: u64) -> PathBuf {
        self.folder.join(number.to_string())
    }

    /// Adds the values of a file. A damaged one counts as a file all the same, so that it goes in time.
    fn add_file(&mut self, path: &Path) -> Result<()> {
        let file = Held::open(path)?;
        let file_idx = self.files.len();
        for (key, at, size, digest) in unpack_index(&file).unwrap_or_default() {
            let is_used = AtomicBool::new(false);
            self.known.insert(key, Entry { file_idx, at, size, digest, is_used });
        }
        self.files.push(file);
        Ok(())
    }

    fn value(&self, entry: &Entry) -> Option<Cow<'_, [u8]>> {
        let value = self.files.get(entry.file_idx)?.get(entry.at, entry.size)?;
        (Digest::of(&value) == entry.digest).then_some(value)
    }
}

impl Fresh {
    fn add(&mut self, folder: &Path, key: Key, digest: Digest, value: &[u8]) -> Result<()> {
        self.file(folder)?.append(value)?;
        self.note(key, value.len() as u64, digest);
        Ok(())
    }

    fn file(&mut self, folder: &Path) -> Result<&mut disk::Growing> {
        match &mut self.file {
            Some(file) => Ok(file),
            file @ None => Ok(file.insert(disk::Growing::begin(&folder.join(UNFINISHED))?)),
        }
    }

    /// Notes a value that was appended.
    fn note(&mut self, key: Key, size: u64, digest: Digest) {
        self.index.insert(key, (self.size, size, digest));
        self.size += size;
    }

    /// Ends the file with its index, and gives it its name.
    fn finish(self, path: &Path) -> Result<()> {
        let Some(mut file) = self.file else { return Ok(()) };
        let mut index = Packer::new();
        for (key, (at, size, digest)) in &self.index {
            index.fixed(&key.0);
            index.number(*at);
            index.number(*size);
            index.fixed(digest.as_bytes());
        }
        let index = index.seal();
        file.append(&index)?;
        file.append(&(index.len() as u64).to_le_bytes())?;
        file.finish(path)
    }
}

/// The index at the end of a file: keys, and where their values lie.
fn unpack_index(file: &Held) -> Option<Vec<(Key, u64, usize, Digest)>> {
    const SIZE: usize = size_of::<u64>();
    let end = file.len().checked_sub(SIZE as u64)?;
    let size = u64::from_le_bytes(file.get(end, SIZE)?.as_ref().try_into().ok()?);
    let index = file.get(end.checked_sub(size)?, usize::try_from(size).ok()?)?;
    let mut index = Unpacker::open(&index)?;
    let mut res = Vec::new();
    while let Some(key) = index.fixed() {
        let (at, size) = (index.number()?, usize::try_from(index.number()?).ok()?);
        res.push((Key(key), at, size, Digest::from_bytes(index.fixed()?)));
    }
    Some(res)
}
