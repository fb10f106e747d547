//! All a site is made of, read from its folder.

use std::path::Path;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diagnostic::{Diagnostic, Location};
use crate::digest::Digest;
use crate::disk::{self, Entry, Refusal};
use crate::error::{Error, Result};
use crate::input::content::parse_content;
use crate::input::site_toml::parse_settings;
use crate::model::{Content, Settings};

/// The most bytes a seed may have: 64 MiB.
pub const LARGEST_SEED: u64 = 64 << 20;
/// The most bytes any other source may have: what Git hosts take (100 MB).
const LARGEST_FILE: u64 = 100_000_000;

/// All a site is made of, in memory.
#[derive(Debug, Default)]
pub struct Sources {
    /// `site.toml`, resolved.
    pub settings: Settings,
    /// `content/`.
    pub content: Content,
    /// `seeds/`, in order of path.
    pub seeds: Vec<SeedFile>,
    /// `templates/`: name below it and bytes, in order of name.
    pub templates: Vec<(String, Vec<u8>)>,
    /// What was wrong with the files of the editor.
    pub diagnostics: Vec<Diagnostic>,
    /// Stands for the names and bytes of all files that were read.
    pub(crate) fingerprint: [u8; 32],
    /// Stands for those in `content/` and `seeds/`.
    pub(crate) material: [u8; 32],
}

/// One file of `seeds/`.
#[derive(Debug, Clone)]
pub struct SeedFile {
    /// Relative to the site folder, with forward slashes.
    pub path: String,
    /// Its bytes, or why there are none.
    pub bytes: std::result::Result<Vec<u8>, Diagnostic>,
    /// Stands for its bytes, or for why there are none.
    pub(crate) digest: Digest,
}

impl SeedFile {
    /// A file at `path`, with its bytes or why there are none.
    pub fn new(path: String, bytes: std::result::Result<Vec<u8>, Diagnostic>) -> SeedFile {
        let digest = match &bytes {
            Ok(bytes) => Digest::of(bytes),
            Err(refusal) => Digest::of(refusal.message.as_bytes()),
        };
        SeedFile { path, bytes, digest }
    }
}

/// Reads the site folder at `root`.
///
/// # Errors
///
/// When there is no `site.toml`, or the machine cannot read it.
pub fn load(root: &Path) -> Result<Sources> {
    expect_site(root)?;
    let bytes = disk::read(&root.join("site.toml"))?.unwrap_or_default();
    let mut diagnostics = Vec::new();
    let (mut hasher, mut material) = (blake3::Hasher::new(), blake3::Hasher::new());
    add(&mut hasher, "site.toml", &bytes);
    let (mut settings, found) = match super::decode("site.toml", bytes) {
        Ok(text) => parse_settings("site.toml", text.strip_prefix('\u{FEFF}').unwrap_or(&text)),
        Err(err) => (Settings::default(), vec![err]),
    };
    settings.drafts = false;
    diagnostics.extend(found);
    let content = files(root, "content", &mut diagnostics);
    for (path, bytes) in &content {
        add(&mut material, path, bytes);
    }
    let (content, found) = parse_content(content);
    diagnostics.extend(found);
    let templates = files(root, "templates", &mut diagnostics);
    for (path, bytes) in &templates {
        add(&mut hasher, path, bytes);
    }
    let below = |(path, bytes): (String, Vec<u8>)| {
        (path.strip_prefix("templates/").unwrap_or(&path).to_owned(), bytes)
    };
    let seeds = seeds(root);
    for seed in &seeds {
        add(&mut material, &seed.path, seed.digest.as_bytes());
    }
    // A file that cannot be read has no bytes to tell it by.
    let refusals = seeds.iter().filter_map(|seed| seed.bytes.as_ref().err());
    for refusal in diagnostics.iter().chain(refusals) {
        add(&mut material, &refusal.message, &[]);
    }
    let material = material.finalize();
    add(&mut hasher, "content and seeds", material.as_bytes());
    Ok(Sources {
        settings,
        content,
        seeds,
        templates: templates.into_iter().map(below).collect(),
        diagnostics,
        fingerprint: *hasher.finalize().as_bytes(),
        material: *material.as_bytes(),
    })
}

/// Adds a file to a fingerprint; the lengths keep names and bytes apart.
fn add(hasher: &mut blake3::Hasher, path: &str, bytes: &[u8]) {
    for part in [path.as_bytes(), bytes] {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
}

/// Refuses a folder that is no site's, before anything is made in it.
pub(crate) fn expect_site(root: &Path) -> Result<()> {
    if disk::look(&root.join("site.toml"))?.is_some() {
        return Ok(());
    }
    Err(Error::refused(format!(
        "there is no `site.toml` in `{}`: go to a site's folder, name it with `--site`, or make one with `neshast init`",
        root.display()
    )))
}

/// Where `words` stand first in a file of the site at `root`, if it has such a file that holds them.
pub(crate) fn find_words(root: &Path, path: &str, words: &str) -> Option<Location> {
    let bytes = disk::read(&root.join(path)).ok()??;
    let text = super::decode(path, bytes).ok()?;
    let at = text.find(words)?;
    Some(Location::of_byte(path, &text, at))
}

/// The readable files below `folder`; the others become findings.
fn files(root: &Path, folder: &str, found: &mut Vec<Diagnostic>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in disk::list(root, folder) {
        match disk::read_source(root, &entry, LARGEST_FILE) {
            Ok(bytes) => files.push((entry.path, bytes)),
            Err(refusal) => found.push(refused(&entry.path, &refusal, LARGEST_FILE)),
        }
    }
    files
}

fn seeds(root: &Path) -> Vec<SeedFile> {
    let entries = disk::list(root, "seeds");
    entries.par_iter().map(|entry| seed(root, entry)).collect()
}

fn seed(root: &Path, entry: &Entry) -> SeedFile {
    let bytes = disk::read_source(root, entry, LARGEST_SEED);
    let bytes = bytes.map_err(|refusal| refused(&entry.path, &refusal, LARGEST_SEED));
    SeedFile::new(entry.path.clone(), bytes)
}

/// A file that has more bytes than the limit.
pub(crate) fn too_large(path: &str, limit: u64) -> Diagnostic {
    Diagnostic::error("too-large", format!("the file has more than {limit} bytes"))
        .at(Location::start(path))
        .help("cut it into one file for each report")
}

fn refused(path: &str, refusal: &Refusal, limit: u64) -> Diagnostic {
    let found = match refusal {
        Refusal::Strays => {
            Diagnostic::error("stray-link", "the link leads out of the site folder, or nowhere")
                .help("copy the file itself into the folder")
        }
        Refusal::NotAFile => Diagnostic::error("not-a-file", "this is not a regular file")
            .help("take it out of the folder"),
        Refusal::TooLarge => return too_large(path, limit),
        Refusal::Unreadable(err) => {
            Diagnostic::error("unreadable", format!("the file cannot be read: {err}"))
                .help("see who may read it")
        }
    };
    found.at(Location::start(path))
}
