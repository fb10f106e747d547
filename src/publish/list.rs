//! The list of our files, published with them: it says what may be removed when a report goes, and survives a
//! lost `.neshast/` or a fresh checkout. No clock and no version in it: same site, same list.

use std::collections::BTreeMap;
use std::io::Write as _;

use serde::Deserialize;

use crate::digest::Digest;

/// Where it lies in the published folder.
pub(super) const LIST: &str = "build.json";

/// The list as it is read.
#[derive(Deserialize)]
struct Wire {
    files: BTreeMap<String, String>,
}

/// The list of these files, one a line, so that version control shows what changed.
pub(super) fn write<'a>(files: impl Iterator<Item = (&'a str, Digest)>) -> Vec<u8> {
    let about = "The files of this folder that neshast made, each with half of its BLAKE3 hash. \
                 It removes no others.";
    let mut text = format!("{{\n  \"about\": \"{about}\",\n  \"files\": {{").into_bytes();
    for (idx, (path, digest)) in files.enumerate() {
        text.extend_from_slice(if idx == 0 { b"\n    " } else { b",\n    " });
        serde_json::to_writer(&mut text, path).expect("a text has a JSON form");
        _ = write!(text, ": \"{digest}\"");
    }
    text.extend_from_slice(b"\n  }\n}\n");
    text
}

/// Reads such a list; `None` when it is damaged or names a place outside its folder.
pub(super) fn read(bytes: &[u8]) -> Option<BTreeMap<String, Digest>> {
    let wire: Wire = serde_json::from_slice(bytes).ok()?;
    let file = |(path, hex): (String, String)| {
        let digest = Digest::parse(&hex)?;
        is_sound(&path).then_some((path, digest))
    };
    wire.files.into_iter().map(file).collect()
}

/// True for a path that stays inside the folder it starts from and is the program's to use.
pub(super) fn is_sound(path: &str) -> bool {
    let good = |part: &str| !matches!(part, "" | "." | "..") && part != crate::disk::TEMPORARY;
    path != LIST && !path.contains(['\\', '\0']) && path.split('/').all(good)
}
