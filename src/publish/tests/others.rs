//! What stands in a folder before we publish into it: files of others, links, sources.
#![expect(clippy::disallowed_methods, reason = "tests look at the disk themselves")]

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt, symlink};

use super::{ONE, Site, TWO, check, counts, tree};
use crate::publish::{Options, list};

#[test]
fn files_of_others_are_kept() {
    let site = Site::new();
    site.build(TWO);
    let public = site.path("public");
    let time = |path: &str| fs::symlink_metadata(public.join(path)).unwrap().mtime_nsec();
    fs::write(public.join("notes.txt"), "mine").unwrap();
    fs::write(public.join("reports/b/notes.txt"), "mine").unwrap();
    fs::create_dir_all(public.join("empty/inner")).unwrap();
    symlink("../seeds", public.join("link")).unwrap();
    let before = time("notes.txt");
    site.build(ONE);
    let kept = [
        ("notes.txt", "mine"),
        ("reports/b/notes.txt", "mine"),
        ("empty/inner", "(empty)"),
        ("link", "-> ../seeds"),
    ];
    check(&site, &[ONE, &kept].concat());
    assert_eq!(before, time("notes.txt"));
    assert_eq!(fs::metadata(public.join("notes.txt")).unwrap().nlink(), 1);

    fs::write(public.join("notes.txt"), "mine too").unwrap();
    fs::remove_file(public.join("link")).unwrap();
    site.build(TWO);
    check(&site, &[TWO, &[("notes.txt", "mine too")], &kept[1..3]].concat());
}

#[test]
fn a_page_does_not_overwrite_a_file_of_others() {
    let site = Site::new();
    site.build(ONE);
    fs::write(site.path("public/about"), "mine").unwrap();
    let with_about = [ONE, &[("about", "ours")]].concat();
    assert!(site.refusal("public", &with_about).contains("did not make"));
    let below = [ONE, &[("about/index.html", "ours")]].concat();
    assert!(site.refusal("public", &below).contains("did not make"));
    check(&site, &[ONE, &[("about", "mine")]].concat());
    fs::write(site.path("public/about"), "ours").unwrap();
    site.build(&with_about);
    check(&site, &with_about);
    site.build(ONE);
    check(&site, ONE);
}

#[test]
fn a_checkout_without_notes_is_left_alone() {
    let site = Site::new();
    site.build(TWO);
    fs::remove_dir_all(site.path(".neshast")).unwrap();
    let inode = || fs::metadata(site.path("public/index.html")).unwrap().ino();
    let before = inode();
    fs::set_permissions(site.path("public/reports"), PermissionsExt::from_mode(0o700)).unwrap();
    assert_eq!(counts(site.build(TWO)), (0, 3, 0));
    assert_eq!(before, inode());
    assert_eq!(fs::metadata(site.path("public/reports")).unwrap().mode() & 0o777, 0o755);
    fs::remove_dir_all(site.path(".neshast")).unwrap();
    fs::write(site.path("public/notes.txt"), "mine").unwrap();
    site.build(ONE);
    check(&site, &[ONE, &[("notes.txt", "mine")]].concat());
}

#[test]
fn folders_of_others_are_not_built_into() {
    let site = Site::new();
    fs::create_dir(site.path("public")).unwrap();
    fs::write(site.path("public/.gitkeep"), "").unwrap();
    site.build(ONE);
    fs::create_dir(site.path("other")).unwrap();
    fs::write(site.path("other/thesis.doc"), "mine").unwrap();
    assert!(site.refusal("other", ONE).contains("--force"));
    assert_eq!(tree(&site.path("other")).len(), 1);
    let forced = site.build_to(&site.path("other"), ONE, Options { force: true }).unwrap();
    assert!(forced.fallback.is_some());
    assert_eq!(tree(&site.path("other")).len(), 4);
    let again = site.build_to(&site.path("other"), TWO, Options::default()).unwrap();
    assert_eq!(again.fallback, None);
    assert_eq!(tree(&site.path("other"))["thesis.doc"], "mine");
}

#[test]
fn a_damaged_list_is_not_believed() {
    let site = Site::new();
    fs::write(site.path("precious"), "mine").unwrap();
    for list in ["{", r#"{"files":{"../precious":"00000000000000000000000000000000"}}"#] {
        site.build(TWO);
        fs::remove_dir_all(site.path(".neshast")).unwrap();
        fs::write(site.path("public").join(list::LIST), list).unwrap();
        assert!(site.refusal("public", ONE).contains("--force"));
        site.build_to(&site.path("public"), ONE, Options { force: true }).unwrap();
        assert!(site.path("precious").exists());
        fs::remove_dir_all(site.path("public")).unwrap();
    }
}

#[test]
fn sources_are_not_built_over() {
    let site = Site::new();
    for output in [".", "..", "seeds", "seeds/x/y", "seeds/../seeds", ".neshast/x", "content"] {
        let refusal = site.refusal(output, ONE);
        assert!(refusal.contains("cannot be written to"), "{output}: {refusal}");
    }
    symlink(site.path("seeds"), site.path("innocent")).unwrap();
    assert!(site.refusal("innocent", ONE).contains("`seeds`"));
    assert!(tree(&site.path("seeds")).is_empty());
}

#[test]
fn what_is_not_a_folder_is_not_replaced() {
    let site = Site::new();
    fs::write(site.path("public"), "a file").unwrap();
    assert!(site.refusal("public", ONE).contains("not a folder"));
    assert_eq!(fs::read_to_string(site.path("public")).unwrap(), "a file");
    fs::remove_file(site.path("public")).unwrap();

    let outside = tempfile::tempdir().unwrap();
    symlink(outside.path(), site.path("public")).unwrap();
    assert!(site.refusal("public", ONE).contains("link out of the site"));
    assert!(tree(outside.path()).is_empty());
    fs::remove_file(site.path("public")).unwrap();

    fs::create_dir(site.path("docs")).unwrap();
    symlink("docs", site.path("public")).unwrap();
    site.build(ONE);
    site.build(TWO);
    assert!(fs::symlink_metadata(site.path("public")).unwrap().is_symlink());
    check(&site, TWO);
}

#[test]
fn names_that_are_not_utf_8_are_kept() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let site = Site::new();
    site.build(TWO);
    let strange = site.path("public").join(OsStr::from_bytes(b"caf\xE9"));
    fs::write(&strange, "mine").unwrap();
    assert!(site.build(ONE).fallback.is_some());
    assert_eq!(fs::read_to_string(strange).unwrap(), "mine");
    assert_eq!(tree(&site.path("public")).len(), 4);
}
