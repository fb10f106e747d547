//! Names the program by what it is made of: what an earlier build kept is of use to the same program only.

#![expect(
    clippy::disallowed_methods,
    reason = "the program's own rules are not those of its making"
)]

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// Everything the program is compiled from.
const SOURCES: [&str; 5] = ["Cargo.lock", "Cargo.toml", "data", "src", "templates"];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        collect(Path::new(source), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        (&file, fs::read(&file)?).hash(&mut hasher);
    }
    println!("cargo::rustc-env=NESHAST_CODE={:016x}", hasher.finish());
    Ok(())
}

/// The files at `path`; a packed copy of the program may lack some.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.exists() {
        files.push(path.to_path_buf());
    }
    Ok(())
}
