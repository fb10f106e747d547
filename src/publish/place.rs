//! Where a site may go: never into, around or onto what it is made of.

use std::path::{Path, PathBuf};

use crate::disk::{self, Kind};
use crate::error::{Error, Result};

/// What lies in a site folder that no site may be published over.
const SOURCES: &[&str] = &["seeds", "content", "templates", "site.toml", ".neshast", ".git"];

/// The folder that `output` names, relative to the working folder, or why it cannot be used.
pub(super) fn destination(root: &Path, output: &Path) -> Result<PathBuf> {
    let named = match (output.parent(), output.file_name()) {
        (Some(parent), Some(name)) => disk::resolve(parent)?.join(name),
        _ => disk::resolve(output)?,
    };
    let place = disk::resolve(&named)?;
    match disk::look(&named)?.map(|it| it.kind) {
        Some(Kind::Link) if !place.starts_with(root) => {
            return Err(Error::refused(format!(
                "`{}` is a link out of the site folder; name the folder it leads to with `--output {}`",
                output.display(),
                place.display()
            )));
        }
        Some(Kind::File | Kind::Other) => return Err(not_a_folder(output)),
        _ => {}
    }
    if disk::look(&place)?.is_some_and(|it| it.kind != Kind::Folder) {
        return Err(not_a_folder(output));
    }
    refuse_sources(root, output, &place)?;
    Ok(place)
}

fn refuse_sources(root: &Path, output: &Path, place: &Path) -> Result<()> {
    if root.starts_with(place) {
        return Err(Error::refused(format!(
            "the site cannot be written to `{}`, which holds the site folder",
            output.display()
        )));
    }
    for source in SOURCES {
        let folder = disk::resolve(&root.join(source))?;
        if place.starts_with(&folder) || folder.starts_with(place) {
            return Err(Error::refused(format!(
                "the site cannot be written to `{}`: that is where its `{source}` lies",
                output.display()
            )));
        }
    }
    Ok(())
}

fn not_a_folder(output: &Path) -> Error {
    Error::refused(format!("`{}` is in the way: it is not a folder", output.display()))
}
