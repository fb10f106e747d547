//! What stops the program: the machine or the call, never the material.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A result whose error stops the program.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the program stopped. Built only by the functions below.
#[derive(Debug)]
pub struct Error {
    what: String,
    cause: Option<io::Error>,
}

impl Error {
    /// The machine refused to do `action` to `path`.
    pub(crate) fn io(action: &str, path: impl AsRef<Path>, cause: io::Error) -> Error {
        let path: PathBuf = path.as_ref().into();
        Error { what: format!("could not {action} `{}`", path.display()), cause: Some(cause) }
    }

    /// The call cannot be carried out, for a reason that is one sentence without a full stop.
    pub(crate) fn refused(what: impl Into<String>) -> Error {
        Error { what: what.into(), cause: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Some(cause) => write!(f, "{}: {cause}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}
