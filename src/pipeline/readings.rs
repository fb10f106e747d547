//! Readings kept from one walk to the next: of the reports, only those are read that have changed, or that the
//! spellings of changed ones touch.
//!
//! A reading hangs on the bytes of its seed, on the settings and words it is read with, and on how the whole site
//! spells what the seed asked about. The first two are in its key; for the last, the site's evidence is kept with
//! the list of the seeds it was joined from, and a reading counts only while it is on that list.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{
    IntoParallelIterator as _, IntoParallelRefIterator as _, IntoParallelRefMutIterator as _,
    ParallelIterator,
};

use crate::assemble::Gleaned;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::extract::Lexicon;
use crate::input::{SeedFile, decode};
use crate::model::{Content, Reading, Seed, Settings};
use crate::pack::{Packer, Unpacker};
use crate::persian::repair::{Changed, Evidence, Repairer};
use crate::pipeline::names::Names;
use crate::pipeline::one::{cut_one, read_one};
use crate::pipeline::record::{Packed, Record, unpack_evidence};
use crate::pipeline::version::CODE;
use crate::pipeline::{Listener, Step};
use crate::publish::{Cache, Key};
use crate::restore::{doubts, evidence, exceptions};

/// Reports that are read before what was read is kept: what ten thousand say has no room in memory twice.
const AT_ONCE: usize = 512;

/// Every seed, read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// In the order of the files.
    pub(crate) readings: Vec<Reading>,
    /// About the seeds that could not be used.
    pub(crate) unusable: Vec<Diagnostic>,
    /// About the others.
    pub(crate) odd: Vec<Diagnostic>,
}

/// What earlier walks read, and what reports are read with.
#[derive(Debug, Default)]
pub(crate) struct Readings<'a> {
    store: Store<'a>,
    names: Names,
    tools: Option<Tools>,
    last: Option<Last>,
    /// What is known of what they are about.
    pub(super) gleaned: Gleaned,
}

/// Where records are kept.
#[derive(Debug)]
enum Store<'a> {
    /// Of a process that walks again and again, or once.
    Memory(BTreeMap<Key, Record>),
    /// Of one that leaves them to the next.
    Disk(&'a Cache),
}

/// What reports are read with.
#[derive(Debug)]
struct Tools {
    /// Names the settings and the editor's words that they were made from.
    key: Key,
    repairer: Repairer,
    lexicon: Lexicon,
}

/// What the last walk read.
#[derive(Debug)]
struct Last {
    tools: Key,
    /// What stands for each seed that was read, by path.
    seeds: BTreeMap<String, Digest>,
    /// How they spell names, all together.
    site: Evidence,
}

/// One file of `seeds/` on its way.
struct Incoming {
    path: String,
    digest: Digest,
    key: Key,
    state: State,
}

enum State {
    /// The last walk read the same.
    Known(SeedFile),
    /// It did not; with what the seed says about spellings, packed.
    New(Option<Seed>, Vec<Diagnostic>, Vec<u8>),
}

/// A file that was read, or is none that can be; with its record, where that is a new one.
struct Done {
    path: String,
    digest: Digest,
    key: Key,
    reading: Option<Reading>,
    found: Vec<Diagnostic>,
    record: Option<Record>,
}

impl<'a> Readings<'a> {
    /// Those that earlier processes left on the disk, as far as they are believed.
    pub(crate) fn on_disk(cache: &'a Cache, is_believed: bool) -> Readings<'a> {
        let last = cache.get(last_key()).filter(|_| is_believed).and_then(|it| Last::unpack(&it));
        let gleaned =
            cache.get(gleaned_key()).filter(|_| is_believed).and_then(|it| Gleaned::unpack(&it));
        let gleaned = gleaned.unwrap_or_default();
        Readings { store: Store::Disk(cache), last, gleaned, ..Readings::default() }
    }

    /// Reads every seed that is not known, and gives them all.
    pub(super) fn read(
        &mut self,
        settings: &Settings,
        content: &Content,
        files: Vec<SeedFile>,
        on: Listener<'_>,
    ) -> Read {
        on(Step::Cutting);
        let tools = self.tools(settings, content);
        let before = self.last.take().filter(|it| it.tools == tools.key);
        let (mut incoming, mut come) = arrive(files, before.as_ref(), (&self.store, &tools));
        on(Step::Restoring);
        let gone = before.as_ref().and_then(|it| gone(it, &incoming, (&self.store, &tools)));
        let (site, changed) = if let (Some(Last { mut site, .. }), Some(gone)) = (before, gone) {
            let changed = site.replace(&gone, come);
            (site, changed)
        } else {
            // There is nothing before, or it does not fit together.
            come.join(forget(&mut incoming, &tools));
            (come, Changed::default())
        };
        on(Step::Annotating);
        let mut res = Read::default();
        let mut seeds = BTreeMap::new();
        for some in chunks(incoming) {
            let read =
                |it: Incoming| it.read((&self.store, &self.names), &tools, (&site, &changed));
            for it in some.into_par_iter().map(read).collect::<Vec<Done>>() {
                if let Some(record) = it.record {
                    self.store.put(it.key, record);
                }
                let about = if it.reading.is_some() { &mut res.odd } else { &mut res.unusable };
                about.extend(it.found);
                if let Some(reading) = it.reading {
                    seeds.insert(it.path, it.digest);
                    res.readings.push(reading);
                }
            }
        }
        res.odd.extend(doubts(&content.lexicon, &tools.repairer, &site));
        let last = Last { tools: tools.key, seeds, site };
        self.store
            .forget_others(last.seeds.iter().map(|(path, digest)| tools.key_of(path, *digest)));
        (self.last, self.tools) = (Some(last), Some(tools));
        res
    }

    /// Leaves what is needed for the next process.
    pub(crate) fn finish(self) {
        if let (Store::Disk(cache), Some(last)) = (&self.store, &self.last) {
            // What cannot be kept costs the next build some time, no more.
            _ = cache.put(last_key(), &last.pack());
            _ = cache.put(gleaned_key(), &self.gleaned.pack());
        }
    }

    /// The tools, unless they are to be others now.
    fn tools(&mut self, settings: &Settings, content: &Content) -> Tools {
        let made_from = format!("{:?} {:?}", settings.repair, content.lexicon);
        let key = Key::of(&[CODE, made_from.as_bytes()]);
        self.tools.take().filter(|it| it.key == key).unwrap_or_else(|| {
            let repairer = Repairer::new(&settings.repair, &exceptions(&content.lexicon));
            Tools { key, repairer, lexicon: Lexicon::new(&content.lexicon) }
        })
    }
}

impl Incoming {
    /// Reads the seed, or takes what the last walk read, if that would be the same now.
    fn read(
        self,
        (store, names): (&Store<'_>, &Names),
        tools: &Tools,
        (site, changed): (&Evidence, &Changed),
    ) -> Done {
        let Incoming { path, digest, key, state } = self;
        let done = |reading, found, record| Done { path, digest, key, reading, found, record };
        let (seed, found, evidence) = match state {
            State::New(seed, found, evidence) => (seed, found, evidence),
            State::Known(file) => {
                if let Some((reading, is_odd)) = store.reading(key, changed, &file, names) {
                    let found = if is_odd { cut_one(file).1 } else { Vec::new() };
                    return done(Some(reading), found, None);
                }
                look_at(file, tools)
            }
        };
        let Some(seed) = seed else { return done(None, found, None) };
        let (reading, questions) = read_one(&seed, (&tools.repairer, site), &tools.lexicon);
        let is_odd = !found.is_empty();
        let record = Record { evidence, questions, is_odd, reading: reading.clone() };
        done(Some(reading), found, Some(record))
    }
}

/// Looks at every file; those that are not as before are cut into blocks. Gives what these say about spellings, too.
fn arrive(
    files: Vec<SeedFile>,
    before: Option<&Last>,
    (store, tools): (&Store<'_>, &Tools),
) -> (Vec<Incoming>, Evidence) {
    let look = |file: SeedFile| {
        let (path, digest) = (file.path.clone(), file.digest);
        let key = tools.key_of(&path, digest);
        let is_known = before.is_some_and(|it| it.seeds.get(&path) == Some(&digest));
        let state = if is_known && store.has(key) {
            State::Known(file)
        } else {
            let (seed, found, evidence) = look_at(file, tools);
            State::New(seed, found, evidence)
        };
        Incoming { path, digest, key, state }
    };
    let incoming: Vec<Incoming> = files.into_par_iter().map(look).collect();
    let come = join(incoming.par_iter().filter_map(|it| match &it.state {
        State::New(_, _, evidence) => Some(evidence.as_slice()),
        State::Known(_) => None,
    }));
    (incoming, come)
}

/// Looks at the files that were thought to be known. Gives what they say about spellings.
fn forget(incoming: &mut [Incoming], tools: &Tools) -> Evidence {
    let known = incoming.par_iter_mut().filter_map(|it| match &mut it.state {
        State::New(..) => None,
        State::Known(file) => {
            let nothing = SeedFile::new(String::new(), Ok(Vec::new()));
            let (seed, found, evidence) = look_at(std::mem::replace(file, nothing), tools);
            it.state = State::New(seed, found, evidence.clone());
            Some(evidence)
        }
    });
    let known: Vec<Vec<u8>> = known.collect();
    join(known.par_iter().map(Vec::as_slice))
}

/// Cuts a file into blocks. Gives what was odd about it, and what it says about spellings, packed.
fn look_at(file: SeedFile, tools: &Tools) -> (Option<Seed>, Vec<Diagnostic>, Vec<u8>) {
    let (seed, found) = cut_one(file);
    let spellings = seed.as_ref().map(|it| evidence(it, &tools.repairer)).unwrap_or_default();
    let mut packer = Packer::new();
    packer.list(spellings.to_numbers(), Packer::number);
    (seed, found, packer.into_bytes())
}

/// What the seeds said that are there no more, or are others now. Nothing when that is not known.
fn gone(
    before: &Last,
    incoming: &[Incoming],
    (store, tools): (&Store<'_>, &Tools),
) -> Option<Evidence> {
    let known = incoming.iter().filter(|it| matches!(it.state, State::Known(_)));
    let known: BTreeSet<&str> = known.map(|it| it.path.as_str()).collect();
    let mut res = Evidence::default();
    for (path, digest) in before.seeds.iter().filter(|(path, _)| !known.contains(path.as_str())) {
        res.join(store.evidence(tools.key_of(path, *digest))?);
    }
    Some(res)
}

/// What all say together, joined as it comes.
fn join<'a>(packed: impl ParallelIterator<Item = &'a [u8]>) -> Evidence {
    let joined = |mut all: Evidence, one: Evidence| {
        all.join(one);
        all
    };
    let unpacked = packed.map(|it| unpack_evidence(it).expect("it was just packed"));
    unpacked.fold(Evidence::default, joined).reduce(Evidence::default, joined)
}

impl Tools {
    fn key_of(&self, path: &str, digest: Digest) -> Key {
        Key::of(&[self.key.as_bytes(), path.as_bytes(), digest.as_bytes()])
    }
}

impl Default for Store<'_> {
    fn default() -> Self {
        Store::Memory(BTreeMap::new())
    }
}

impl Store<'_> {
    fn has(&self, key: Key) -> bool {
        match self {
            Store::Memory(records) => records.contains_key(&key),
            Store::Disk(cache) => cache.has(key),
        }
    }

    /// What a seed says about spellings.
    fn evidence(&self, key: Key) -> Option<Evidence> {
        match self {
            Store::Memory(records) => unpack_evidence(&records.get(&key)?.evidence),
            Store::Disk(cache) => Packed::of(&cache.get(key)?)?.evidence(),
        }
    }

    /// What was read in a file, unless a changed answer touches that, and whether there is something to say about it.
    fn reading(
        &self,
        key: Key,
        changed: &Changed,
        file: &SeedFile,
        names: &Names,
    ) -> Option<(Reading, bool)> {
        match self {
            Store::Memory(records) => {
                let record = records.get(&key).filter(|it| !changed.touches(&it.questions))?;
                Some((record.reading.clone(), record.is_odd))
            }
            Store::Disk(cache) => {
                let record = cache.get(key)?;
                let packed = Packed::of(&record).filter(|it| !changed.touches(&it.questions))?;
                let is_odd = packed.is_odd;
                let source = decode(&file.path, file.bytes.clone().ok()?).ok()?;
                Some((packed.reading(&file.path, &source, names)?, is_odd))
            }
        }
    }

    fn put(&mut self, key: Key, record: Record) {
        match self {
            Store::Memory(records) => _ = records.insert(key, record),
            // What cannot be kept costs the next build some time, no more.
            Store::Disk(cache) => _ = cache.put(key, &record.pack()),
        }
    }

    /// Keeps these alone. A cache does so by itself.
    fn forget_others(&mut self, keys: impl Iterator<Item = Key>) {
        if let Store::Memory(records) = self {
            let keys: BTreeSet<Key> = keys.collect();
            records.retain(|key, _| keys.contains(key));
        }
    }
}

impl Last {
    fn pack(&self) -> Vec<u8> {
        let mut packer = Packer::new();
        packer.fixed(self.tools.as_bytes());
        packer.list(&self.seeds, |to, (path, digest)| {
            to.sized(path.as_bytes());
            to.fixed(digest.as_bytes());
        });
        packer.list(self.site.to_numbers(), Packer::number);
        packer.into_bytes()
    }

    fn unpack(bytes: &[u8]) -> Option<Last> {
        let mut from = Unpacker::of(bytes);
        let tools = Key::from_bytes(from.fixed()?);
        let seeds =
            from.list(|from| Some((from.text()?.to_owned(), Digest::from_bytes(from.fixed()?))))?;
        let site = Evidence::from_numbers(from.list(Unpacker::number)?)?;
        Some(Last { tools, seeds: seeds.into_iter().collect(), site })
    }
}

fn chunks(incoming: Vec<Incoming>) -> impl Iterator<Item = Vec<Incoming>> {
    let mut rest = incoming.into_iter();
    std::iter::from_fn(move || {
        let some: Vec<Incoming> = rest.by_ref().take(AT_ONCE).collect();
        (!some.is_empty()).then_some(some)
    })
}

fn gleaned_key() -> Key {
    Key::of(&[CODE, b"gleaned"])
}

fn last_key() -> Key {
    Key::of(&[CODE, b"last"])
}
