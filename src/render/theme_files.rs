//! The files a theme is made of: the built-in ones, and how any of them is read.

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Location};

/// `templates/` of this repository.
static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The built-in files with their paths below `templates/`, in order of path.
pub(crate) fn builtin_files() -> Vec<(String, &'static [u8])> {
    let mut res = Vec::new();
    collect(&BUILTIN, &mut res);
    res.sort_by(|left, right| left.0.cmp(&right.0));
    res
}

fn collect(dir: &'static Dir<'static>, res: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        res.push((path, file.contents()));
    }
    for folder in dir.dirs() {
        collect(folder, res);
    }
}

/// The words of a file of `templates/`.
pub(crate) fn text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    std::str::from_utf8(bytes).map_err(|err| {
        let found = String::from_utf8_lossy(&bytes[..err.valid_up_to()]);
        let path = format!("templates/{path}");
        Diagnostic::error("not-utf-8", format!("`{path}` is not UTF-8"))
            .at(Location::of_byte(&path, &found, found.len()))
            .help("save the file as UTF-8 text")
    })
}

/// What stands after a file's last dot.
pub(crate) fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}
