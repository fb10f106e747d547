//! The only file that names `std::fs`. Every error says what was done to which path.
#![expect(clippy::disallowed_methods, reason = "this is the place the others are sent to")]

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};

/// Reads a whole file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|err| Error::io("read", path, err))
}
