//! Publishing, seen through the folder it leaves.
#![expect(clippy::disallowed_methods, reason = "tests look at the disk themselves")]

mod cache;
mod others;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::publish::{Lock, Options, Published, Stage, list};
use crate::site::{Artifact, SitePath};

/// A site folder of its own.
struct Site {
    root: tempfile::TempDir,
}

type Files<'a> = &'a [(&'a str, &'a str)];

impl Site {
    fn new() -> Site {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("seeds")).unwrap();
        Site { root }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn build_to(&self, output: &Path, files: Files<'_>, options: Options) -> Result<Published> {
        let lock = Lock::take(self.root.path(), |_| ())?;
        let stage = Stage::open(&lock, output, options)?.look_ahead();
        put_all(&stage, files)?;
        stage.commit()
    }

    #[track_caller]
    fn build(&self, files: Files<'_>) -> Published {
        self.build_to(&self.path("public"), files, Options::default()).unwrap()
    }

    fn refusal(&self, output: &str, files: Files<'_>) -> String {
        let res = self.build_to(&self.path(output), files, Options::default());
        res.map_or_else(|err| err.to_string(), |it| format!("{it:?}"))
    }

    /// The published files, our list left out.
    fn published(&self) -> BTreeMap<String, String> {
        let mut res = tree(&self.path("public"));
        res.remove(list::LIST);
        res
    }
}

fn put_all(stage: &Stage<'_>, files: Files<'_>) -> Result<()> {
    for (path, text) in files {
        let bytes = text.as_bytes().to_vec();
        stage.put(&Artifact { path: SitePath::new(*path), bytes })?;
    }
    Ok(())
}

/// Everything in a folder: files with their text, links with their target, empty folders.
fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut res = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(root).unwrap().display().to_string();
        if entry.file_type().is_symlink() {
            res.insert(path, format!("-> {}", fs::read_link(entry.path()).unwrap().display()));
        } else if entry.file_type().is_file() {
            res.insert(path, fs::read_to_string(entry.path()).unwrap());
        } else if fs::read_dir(entry.path()).unwrap().next().is_none() {
            res.insert(path, "(empty)".to_owned());
        }
    }
    res
}

#[track_caller]
fn check(site: &Site, expected: Files<'_>) {
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(site.published(), expected);
}

fn counts(it: Published) -> (usize, usize, usize) {
    (it.written, it.unchanged, it.removed)
}

const ONE: Files<'_> = &[("index.html", "home"), ("reports/a/index.html", "a")];
const TWO: Files<'_> =
    &[("index.html", "home 2"), ("reports/a/index.html", "a"), ("reports/b/index.html", "b")];

#[test]
fn sites_follow_one_another() {
    let site = Site::new();
    for _ in 0..3 {
        assert_eq!(site.build(ONE).fallback, None);
        check(&site, ONE);
        assert_eq!(counts(site.build(ONE)), (0, 2, 0));
        assert_eq!(counts(site.build(TWO)), (2, 1, 0));
        check(&site, TWO);
        assert_eq!(counts(site.build(ONE)), (1, 1, 1));
        check(&site, ONE);
        assert_eq!(counts(site.build(&[("x", "y")])), (1, 0, 2));
        check(&site, &[("x", "y")]);
    }
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let site = Site::new();
    for files in [&[("a", "1")] as Files<'_>, &[("a/b", "2")], &[("a/b/c", "3")], &[("a", "4")]] {
        site.build(files);
        check(&site, files);
        site.build(files);
        check(&site, files);
    }
}

#[test]
fn unchanged_files_keep_their_time_and_changed_ones_do_not() {
    let site = Site::new();
    let time = |path: &str| fs::metadata(site.path("public").join(path)).unwrap().mtime_nsec();
    site.build(ONE);
    let (home, a) = (time("index.html"), time("reports/a/index.html"));
    site.build(TWO);
    let home_2 = time("index.html");
    assert_ne!(home, home_2);
    assert_eq!(a, time("reports/a/index.html"));
    site.build(&[("index.html", "home 2"), ("reports/a/index.html", "a"), ("more", "")]);
    assert_eq!(home_2, time("index.html"));
    assert_eq!(a, time("reports/a/index.html"));
    site.build(ONE); // The spare tree holds this very text, but visitors saw another one since.
    assert_ne!(home, time("index.html"));
    assert_eq!(a, time("reports/a/index.html"));
}

#[test]
fn a_dropped_stage_changes_nothing() {
    let site = Site::new();
    site.build(ONE);
    let inode = fs::metadata(site.path("public")).unwrap().ino();
    let lock = Lock::take(site.root.path(), |_| ()).unwrap();
    let stage = Stage::open(&lock, &site.path("public"), Options::default()).unwrap();
    put_all(&stage, TWO).unwrap();
    drop(stage);
    drop(lock);
    check(&site, ONE);
    assert_eq!(inode, fs::metadata(site.path("public")).unwrap().ino());
    site.build(&[("index.html", "home"), ("new", "page")]);
    check(&site, &[("index.html", "home"), ("new", "page")]);
}

#[test]
fn what_an_editor_breaks_is_mended() {
    let site = Site::new();
    for spoil in [
        (|root| fs::write(root.join("index.html"), "HOME").unwrap()) as fn(&Path),
        |root| fs::remove_file(root.join("index.html")).unwrap(),
        |root| fs::write(root.join("reports/.neshast-new"), "half").unwrap(),
        |root| fs::remove_dir_all(root.join("reports")).unwrap(),
        |root| {
            _ = fs::remove_dir_all(root.join("../moved"));
            fs::rename(root.join("reports"), root.join("../moved")).unwrap();
        },
        |root| fs::remove_dir_all(root).unwrap(),
        |root| fs::remove_dir_all(root.join("../.neshast")).unwrap(),
        |root| _ = fs::remove_dir_all(root.join("../.neshast/spare")),
        |root| _ = fs::write(root.join("../.neshast/spare/index.html"), "HOME"),
        |root| _ = fs::write(root.join("../.neshast/spare/junk"), "junk"),
        |root| fs::remove_dir_all(root.join("../.neshast/trees")).unwrap(),
        |root| {
            _ = fs::remove_dir_all(root.join("../.neshast/spare/reports"));
            _ = symlink("/tmp", root.join("../.neshast/spare/reports"));
        },
        |root| {
            for entry in fs::read_dir(root.join("../.neshast/trees")).unwrap() {
                let path = entry.unwrap().path();
                let mut bytes = fs::read(&path).unwrap();
                bytes[40] ^= 1;
                fs::write(path, bytes).unwrap();
            }
        },
    ] {
        site.build(ONE);
        site.build(TWO);
        spoil(&site.path("public"));
        site.build(TWO);
        check(&site, TWO);
        spoil(&site.path("public"));
        for files in [ONE, TWO, ONE] {
            site.build(files);
            check(&site, files);
        }
    }
}

#[test]
fn names_that_lead_out_are_refused() {
    let site = Site::new();
    for path in ["../x", "/x", "a/../../x", "a//b", "./a", "", "a/", "a\\b", "build.json"] {
        let refusal = site.refusal("public", &[(path, "x")]);
        assert!(refusal.contains("can be called"), "{path}: {refusal}");
    }
    assert!(site.refusal("public", &[("a", "1"), ("a", "2")]).contains("two different files"));
    for both in [[("a", "1"), ("a/b", "2")], [("a/b", "2"), ("a", "1")]] {
        assert!(site.refusal("public", &both).contains("file and a folder"));
    }
    assert!(!site.path("public").exists());
}

#[test]
fn everyone_may_read_and_no_file_has_two_names() {
    let site = Site::new();
    site.build(ONE);
    site.build(TWO);
    for entry in walkdir::WalkDir::new(site.path("public")) {
        let meta = entry.unwrap().metadata().unwrap();
        let expected = if meta.is_dir() { 0o755 } else { 0o644 };
        assert_eq!(meta.mode() & 0o777, expected);
        assert!(meta.is_dir() || meta.nlink() == 1);
    }
}

#[test]
fn editing_in_place_does_not_reach_the_spare_tree() {
    let site = Site::new();
    site.build(ONE);
    site.build(TWO);
    fs::write(site.path("public/reports/a/index.html"), "edited").unwrap();
    assert_eq!(fs::read_to_string(site.path(".neshast/spare/reports/a/index.html")).unwrap(), "a");
}

#[test]
fn a_long_file_that_was_just_made_lies_there_once() {
    fn files<'a>(text: &'a str, home: &'a str) -> [(&'a str, &'a str); 2] {
        [("data/all.csv", text), ("index.html", home)]
    }
    let site = Site::new();
    let texts: Vec<String> = ["1", "2"].iter().map(|it| it.repeat(2 << 20)).collect();
    let spare = site.path(".neshast/spare/data/all.csv");
    for _ in 0..2 {
        for text in &texts {
            let with_home = |home| site.build(&files(text, home));
            assert_eq!(counts(with_home("home")), (2, 0, 0));
            assert!(!spare.exists());
            let written = fs::metadata(site.path("public/data/all.csv")).unwrap();
            // It stays as it is while other files change, and then it lies in both trees.
            for home in ["home 2", "home 3"] {
                assert_eq!(counts(with_home(home)), (1, 1, 0));
                check(&site, &files(text, home));
                assert!(spare.exists());
            }
            let is = fs::metadata(site.path("public/data/all.csv")).unwrap();
            assert_eq!(is.modified().unwrap(), written.modified().unwrap());
        }
    }
}

#[test]
fn a_file_that_is_made_again_and_is_the_same_stays() {
    let site = Site::new();
    let build = |home: &str| {
        let lock = Lock::take(site.root.path(), |_| ()).unwrap();
        let open = Stage::open(&lock, &site.path("public"), Options::default());
        let stage = open.unwrap().look_ahead();
        let path = SitePath::new("data/all.csv");
        stage.put_written(&path, &mut |out| out.write_all(b"all")).unwrap();
        put_all(&stage, &[("index.html", home)]).unwrap();
        stage.commit().unwrap()
    };
    build("home 1");
    for home in ["home 2", "home 2", "home 3", "home 4"] {
        build(home);
        check(&site, &[("data/all.csv", "all"), ("index.html", home)]);
    }
    build("home 4");
    let notes = fs::read_dir(site.path(".neshast/trees")).unwrap();
    assert_eq!(notes.count(), 2, "both trees are still known");
}

#[test]
fn another_file_system_is_built_into_file_by_file() {
    let other = Path::new("/dev/shm");
    let site = Site::new();
    if fs::metadata(other).is_ok_and(|it| it.dev() == fs::metadata(site.root.path()).unwrap().dev())
        || !other.is_dir()
    {
        eprintln!("skipped: {} is no other file system", other.display());
        return;
    }
    let output = tempfile::tempdir_in(other).unwrap();
    let public = output.path().join("public");
    let build = |files| site.build_to(&public, files, Options::default()).unwrap();
    for _ in 0..2 {
        assert!(build(TWO).fallback.is_some());
        fs::write(public.join("notes.txt"), "mine").unwrap();
        assert_eq!(counts(build(TWO)), (0, 3, 0));
        assert_eq!(counts(build(ONE)), (1, 1, 1));
        let published = tree(&public);
        assert_eq!(published.len(), 4);
        assert_eq!(published["index.html"], "home");
        assert_eq!(published["notes.txt"], "mine");
        build(&[("reports", "no folder now"), ("notes/index.html", "2")]);
        assert_eq!(tree(&public).len(), 4);
    }
}

#[test]
fn the_second_build_waits_and_says_for_whom() {
    let site = Site::new();
    let lock = Lock::take(site.root.path(), |_| ()).unwrap();
    let (said, hears) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let root = site.root.path();
        let second = scope.spawn(move || {
            Lock::take(root, |words| said.send(words.to_owned()).unwrap()).unwrap();
        });
        let words = hears.recv().unwrap();
        assert!(words.contains(&format!("process {}", std::process::id())), "{words}");
        assert!(!second.is_finished());
        drop(lock);
        second.join().unwrap();
    });
}

#[test]
fn a_whole_site_is_kept_at_once() {
    let site = Site::new();
    let list = site.build(ONE).list;
    let keep = |list| {
        let lock = Lock::take(site.root.path(), |_| ()).unwrap();
        let stage = Stage::open(&lock, &site.path("public"), Options::default()).unwrap();
        stage.keep_all(list).unwrap().then(|| counts(stage.commit().unwrap()))
    };
    assert_eq!(keep(list), Some((0, 2, 0)));
    fs::write(site.path("public/index.html"), "HOME").unwrap();
    assert_eq!(keep(list), None);
    let other = site.build(TWO).list;
    assert_eq!(keep(list), None);
    assert_eq!(keep(other), Some((0, 3, 0)));
}

#[test]
fn a_site_is_removed_and_nothing_else() {
    let site = Site::new();
    let remove = || {
        let lock = Lock::take(site.root.path(), |_| ()).unwrap();
        let stage = Stage::open(&lock, &site.path("public"), Options::default()).unwrap();
        stage.remove_all().unwrap()
    };
    assert_eq!(remove(), 0);
    site.build(TWO);
    fs::write(site.path("public/reports/notes.txt"), "mine").unwrap();
    assert_eq!(remove(), 3);
    assert_eq!(tree(&site.path("public")).len(), 1);
    fs::remove_dir_all(site.path("public")).unwrap();
    site.build(TWO);
    assert_eq!(remove(), 3);
    assert!(!site.path("public").exists());
    site.build(ONE);
    check(&site, ONE);
}
