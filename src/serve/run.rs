//! The preview from start to Ctrl-C.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::error::{Error, Result};
use crate::serve::preview::{Preview, Snapshot};
use crate::serve::{browser, server, watch};

/// Where we listen when the call does not say; the first year of the calendar's century that has four digits.
const PORT: u16 = 1404;

/// What the call asks for.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The site folder.
    pub(crate) root: PathBuf,
    /// Where to listen; else the first free port from 1404 on.
    pub(crate) port: Option<u16>,
    /// Show the site in a browser.
    pub(crate) open: bool,
}

/// Serves what `compose` makes, and makes it again whenever a source changes; ends only with an error. `ready` is
/// told the address once pages can be asked for.
///
/// When `compose` fails or reports errors, the last good site stays, with a notice on every page.
pub(crate) fn run(
    options: &Options,
    mut compose: impl FnMut() -> Result<Snapshot>,
    ready: impl FnOnce(&str),
) -> Result<()> {
    let listener = server::listen(options.port, PORT)?;
    let port = listener.local_addr().map_err(|err| failed("listen", &err))?.port();
    let mut changes = watch::Changes::of(&options.root)?;
    let preview = Arc::new(Preview::new(port));
    preview.show(compose());
    let serving = {
        let preview = Arc::clone(&preview);
        thread::spawn(move || server::serve(listener, preview))
    };
    let address = format!("http://127.0.0.1:{port}/");
    ready(&address);
    if options.open {
        browser::open(&address);
    }
    while !serving.is_finished() {
        if changes.wait()? {
            preview.show(compose());
        }
    }
    let ended = serving.join().expect("the server does not panic");
    ended.map_err(|err| failed("serve", &err))
}

fn failed(what: &str, err: &std::io::Error) -> Error {
    Error::refused(format!("could not {what} on this machine: {err}"))
}
