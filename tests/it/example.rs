//! The committed `public/` is what this program makes of the repository's own site, byte for byte.

use std::fs;
use std::path::Path;

use crate::folder::{Folder, paths};

#[test]
fn the_committed_site_is_the_one_we_build() {
    let site = Folder::of_the_repository();
    site.succeed(&["build"]);
    let (built, committed) = (site.files("public"), paths(Path::new("public")));
    assert_eq!(built, committed, "run `cargo run --release -- build` and commit `public/`");
    for path in &built {
        let same = fs::read(site.path("public").join(path)).unwrap()
            == fs::read(Path::new("public").join(path)).unwrap();
        assert!(same, "public/{path} differs: run `cargo run --release -- build` and commit it");
    }
}
