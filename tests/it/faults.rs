//! What a build leaves when something is wrong with the machine or with a report, and that it leaves the same
//! everywhere.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use crate::made::{bytes, copy_sources, seed, seed_path, tree, write};

const N_REPORTS: usize = 6;

/// A site folder of its own.
fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let settings = "[site]\nbase_url = \"https://example.org/\"\ntitle = \"همایش\"\n";
    write(site.path(), "site.toml", settings);
    for which in 0..N_REPORTS {
        write(site.path(), &seed_path(which), &seed(which, 0));
    }
    write(site.path(), "content/pages/about.md", "+++\ntitle = \"درباره\"\n+++\n\nمتن.\n");
    site
}

fn command(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
    command.args(["build", "--site"]).arg(root);
    command
}

#[track_caller]
fn builds(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_same_bytes_on_every_machine() {
    let first = site();
    builds(&mut command(first.path()));
    let expected = tree(&first.path().join("public"));
    let variables = [
        ("RAYON_NUM_THREADS", "1"),
        ("RAYON_NUM_THREADS", "7"),
        ("TZ", "Asia/Tehran"),
        ("TZ", "America/Los_Angeles"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "C"),
        ("HOME", "/nowhere"),
        ("SOURCE_DATE_EPOCH", "0"),
    ];
    for (nth, (name, value)) in variables.into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("درون پوشه".repeat(nth % 2)).join("site");
        copy_in_other_order(first.path(), &root, nth);
        builds(command(&root).env(name, value));
        let got = tree(&root.join("public"));
        assert!(bytes(&got) == bytes(&expected), "with {name}={value}");
    }
    // Named from another folder, through a link and a relative path.
    let folder = tempfile::tempdir().unwrap();
    copy_in_other_order(first.path(), &folder.path().join("site"), 1);
    symlink("site", folder.path().join("link")).unwrap();
    builds(command(Path::new("../link")).current_dir(folder.path().join("site")));
    assert!(bytes(&tree(&folder.path().join("site/public"))) == bytes(&expected));
}

/// Sources made in another order and at other times: the file system lists them otherwise.
fn copy_in_other_order(from: &Path, to: &Path, nth: usize) {
    copy_sources(from, to);
    let mut paths: Vec<String> = tree(to).into_keys().collect();
    paths.rotate_left(nth);
    paths.reverse();
    for (age, path) in (0..).zip(paths) {
        let place = to.join(path);
        let text = fs::read(&place).unwrap();
        fs::remove_file(&place).unwrap();
        fs::write(&place, text).unwrap();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * age);
        fs::File::options().write(true).open(&place).unwrap().set_modified(time).unwrap();
    }
}

#[test]
fn a_removed_report_leaves_nothing() {
    let site = site();
    builds(&mut command(site.path()));
    fs::remove_file(site.path().join(seed_path(2))).unwrap();
    builds(&mut command(site.path()));
    for (path, (bytes, _)) in tree(&site.path().join("public")) {
        assert!(!path.contains("aaaa0002"), "{path}");
        assert!(!String::from_utf8_lossy(&bytes).contains("aaaa0002"), "{path}");
    }
    let clean = tempfile::tempdir().unwrap();
    copy_sources(site.path(), clean.path());
    builds(&mut command(clean.path()));
    let (step, at_once) = (tree(&site.path().join("public")), tree(&clean.path().join("public")));
    assert!(bytes(&step) == bytes(&at_once));
}

#[test]
fn a_report_that_cannot_be_used_stops_the_publishing() {
    let site = site();
    builds(&mut command(site.path()));
    let before = tree(&site.path().join("public"));
    fs::write(site.path().join("seeds/9_broken.txt"), b"\xFF\xFE\x00gone").unwrap();
    fs::write(site.path().join("seeds/8_broken.txt"), b"abc\xC3(").unwrap();
    write(site.path(), &seed_path(1), &seed(1, 3));
    let stopped = command(site.path()).output().unwrap();
    assert_eq!(stopped.status.code(), Some(1), "{}", said(&stopped));
    for name in ["8_broken.txt", "9_broken.txt", "not published"] {
        assert!(said(&stopped).contains(name), "{name}: {}", said(&stopped));
    }
    assert_eq!(tree(&site.path().join("public")), before);
    let rest = command(site.path()).arg("--keep-going").output().unwrap();
    assert_eq!(rest.status.code(), Some(1), "{}", said(&rest));
    assert!(tree(&site.path().join("public")).len() >= before.len());
    // What is remembered of it is remembered with its findings.
    let again = command(site.path()).arg("--keep-going").output().unwrap();
    assert_eq!(again.status.code(), Some(1), "{}", said(&again));
    assert!(said(&again).contains("9_broken.txt"), "{}", said(&again));
}

#[test]
fn a_broken_template_leaves_the_last_site() {
    let site = site();
    builds(&mut command(site.path()));
    let before = tree(&site.path().join("public"));
    for broken in [
        "{% extends \"base.html\" %}\n{% block main %}{{ no.such }}{% endblock %}",
        "a\n\n{% if %}",
    ] {
        write(site.path(), "templates/speaker.html", broken);
        let stopped = command(site.path()).output().unwrap();
        assert_eq!(stopped.status.code(), Some(1), "{}", said(&stopped));
        let line = if broken.starts_with('a') { 3 } else { 2 };
        let place = format!("templates/speaker.html:{line}:");
        assert!(said(&stopped).contains(&place), "{place} {}", said(&stopped));
        assert_eq!(tree(&site.path().join("public")), before);
    }
}

#[test]
fn a_link_inside_the_site_is_followed_and_kept() {
    let site = site();
    fs::create_dir(site.path().join("out")).unwrap();
    symlink("out", site.path().join("public")).unwrap();
    builds(&mut command(site.path()));
    write(site.path(), &seed_path(1), &seed(1, 2));
    builds(&mut command(site.path()));
    assert!(fs::symlink_metadata(site.path().join("public")).unwrap().is_symlink());
    assert!(site.path().join("out/index.html").exists());
}

#[test]
fn a_read_only_site_is_left_alone() {
    let site = site();
    builds(&mut command(site.path()));
    let before = tree(&site.path().join("public"));
    let script = "mount --bind . .; cd .; mount -o remount,ro,bind \"$PWD\"; cd \"$PWD\"; exec \"$0\" build --site .";
    let mut sealed = Command::new("unshare");
    sealed.args(["--user", "--map-root-user", "--mount", "sh", "-ec", script]);
    sealed.arg(env!("CARGO_BIN_EXE_neshast")).current_dir(site.path());
    let output = sealed.output();
    let Some(output) = output.ok().filter(|it| said(it).contains("Read-only file system")) else {
        // Not by `eprintln`: that would be kept from whoever runs the tests.
        _ = writeln!(std::io::stderr(), "skipped: nothing can be mounted here");
        return;
    };
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains(".neshast"), "the place is named: {}", said(&output));
    assert_eq!(tree(&site.path().join("public")), before);
}
