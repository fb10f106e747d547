//! The only folder that names `std::fs`. Every error says what was done to which path.
//!
//! `found` is what a look finds; `system` is what differs between operating systems. `read` takes sources in; `held`
//! reads a file here and there; `write` makes single files; `tree` looks at folders and changes them; `folder` looks
//! often; `lock` keeps two builds apart.

mod found;
mod system;
mod read;
mod held;
mod write;
mod tree;
mod folder;
mod lock;

pub(crate) use folder::Folder;
pub(crate) use found::{Found, Kind, Stamp};
pub(crate) use held::Held;
pub(crate) use lock::{FileLock, lock};
pub(crate) use read::{Entry, Refusal, list, read, read_most, read_source, texts_at};
pub(crate) use system::{
    Exchanged, FILE_MODE, FOLDER_MODE, OTHER_FILE_SYSTEM, exchange, move_to, sync,
};
pub(crate) use tree::{
    clear, entries, link, look, make_folder, remove_file, remove_folder, resolve, set_mode,
};
pub(crate) use write::{Growing, TEMPORARY, copy, create, create_with, replace, touch};
