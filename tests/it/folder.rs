//! A site folder of a test's own, and the program run in it as its users run it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A temporary site folder.
pub(crate) struct Folder {
    dir: tempfile::TempDir,
}

/// What the program answered.
pub(crate) struct Answer {
    /// The exit code; -1 when a signal ended it.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Folder {
        Folder { dir: tempfile::tempdir().unwrap() }
    }

    /// A copy of everything below `from`.
    pub(crate) fn copy_of(from: &Path) -> Folder {
        let folder = Folder::new();
        for entry in walkdir::WalkDir::new(from).min_depth(1) {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(from).unwrap();
            if entry.file_type().is_file() {
                folder.put(path.to_str().unwrap(), &fs::read(entry.path()).unwrap());
            }
        }
        folder
    }

    /// The repository as a site folder, not yet built.
    pub(crate) fn of_the_repository() -> Folder {
        let site = Folder::new();
        for folder in ["seeds", "content", "templates"] {
            for path in paths(Path::new(folder)) {
                let path = format!("{folder}/{path}");
                site.put(&path, &fs::read(&path).unwrap());
            }
        }
        site.put("site.toml", &fs::read("site.toml").unwrap());
        site
    }

    /// Where `path` of the folder is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs `neshast` with these words, in the folder.
    pub(crate) fn run<S: AsRef<str>>(&self, words: &[S]) -> Answer {
        let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
        command.current_dir(self.dir.path()).args(words.iter().map(AsRef::as_ref));
        let output = command.output().unwrap();
        Answer {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs it and insists that it ends well.
    #[track_caller]
    pub(crate) fn succeed(&self, words: &[&str]) -> Answer {
        let answer = self.run(words);
        assert_eq!(answer.code, 0, "neshast {}\n{}{}", words.join(" "), answer.out, answer.err);
        answer
    }

    /// The paths of the files below `folder` of it, sorted.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        paths(&self.path(folder))
    }
}

/// The paths of the files below `root`, relative to it, sorted.
pub(crate) fn paths(root: &Path) -> Vec<String> {
    let mut res = Vec::new();
    for entry in walkdir::WalkDir::new(root) {
        let Ok(entry) = entry else { continue };
        if entry.file_type().is_file() {
            res.push(entry.path().strip_prefix(root).unwrap().display().to_string());
        }
    }
    res.sort();
    res
}
