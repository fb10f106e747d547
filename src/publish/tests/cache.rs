//! The cache, seen through what the next build finds.
#![expect(clippy::disallowed_methods, reason = "tests look at the disk themselves")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::publish::{Cache, Key, Lock};

/// A build that wants these values: gives those it found, and puts the others.
fn build(root: &Path, wanted: &[&str]) -> Vec<String> {
    let lock = Lock::take(root, |_| ()).unwrap();
    let cache = Cache::load(&lock, "words").unwrap();
    let mut found = Vec::new();
    for word in wanted {
        let key = Key::of(&[word.as_bytes()]);
        match cache.get(key) {
            Some(value) => found.push(String::from_utf8(value.to_vec()).unwrap()),
            None => cache.put(key, word.to_uppercase().as_bytes()).unwrap(),
        }
    }
    cache.save().unwrap();
    found
}

fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = fs::read_dir(root.join(".neshast/cache/words")).unwrap();
    let file = |it: std::io::Result<fs::DirEntry>| {
        let path = it.unwrap().path();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
    };
    folder.map(file).collect()
}

#[test]
fn a_build_finds_what_an_earlier_one_left() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    assert!(build(root, &["a", "b", ""]).is_empty());
    assert_eq!(build(root, &["a", "b", "", "c"]), ["A", "B", ""]);
    assert_eq!(build(root, &["a", "b", "", "c"]), ["A", "B", "", "C"]);
    let before = files(root);
    build(root, &["a", "b", "", "c"]);
    assert_eq!(files(root), before);
}

#[test]
fn what_is_no_more_of_use_goes() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let long = "x".repeat(10_000);
    build(root, &["a", &long]);
    assert_eq!(build(root, &["a"]), ["A"]);
    assert!(files(root).values().map(Vec::len).sum::<usize>() < 5000);
    assert_eq!(build(root, &["a", &long]), ["A"]);
    for n in 0..50 {
        build(root, &["a", &long, &n.to_string()]);
        assert!(files(root).len() <= 9);
    }
    assert_eq!(build(root, &["a", "0"]), ["A"]);
}

#[test]
fn what_is_no_file_of_values_goes() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    build(root, &["a"]);
    let folder = root.join(".neshast/cache/words");
    fs::create_dir(folder.join("3")).unwrap();
    fs::write(folder.join("notes"), "x").unwrap();
    assert_eq!(build(root, &["a"]), ["A"]);
    assert_eq!(files(root).keys().map(String::as_str).collect::<Vec<_>>(), ["0"]);
}

#[test]
fn damage_is_not_believed() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    build(root, &["abc", "def"]);
    let whole = files(root);
    let (name, bytes) = whole.iter().next().unwrap();
    let place = root.join(".neshast/cache/words").join(name);
    let good = ["ABC".to_owned(), "DEF".to_owned()];
    for at in (0..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x40;
        fs::write(&place, &damaged).unwrap();
        let found = build(root, &["abc", "def"]);
        assert!(found.len() < 2 && found.iter().all(|it| good.contains(it)), "{at}: {found:?}");
        assert_eq!(build(root, &["abc", "def"]), good);
        fs::remove_dir_all(root.join(".neshast/cache")).unwrap();
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, &bytes[..at]).unwrap();
        assert!(build(root, &["abc", "def"]).is_empty());
        fs::remove_dir_all(root.join(".neshast/cache")).unwrap();
        fs::create_dir_all(place.parent().unwrap()).unwrap();
    }
    fs::create_dir_all(root.join(".neshast/cache/words/folder/inner")).unwrap();
    build(root, &["abc"]);
}

#[test]
fn parts_of_a_key_are_kept_apart() {
    assert_ne!(Key::of(&[b"ab", b"c"]), Key::of(&[b"a", b"bc"]));
    assert_ne!(Key::of(&[b"a"]), Key::of(&[b"a", b""]));
}
