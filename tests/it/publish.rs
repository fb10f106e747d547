//! What stands in `public/` whatever happens: kills, full disks, races, odd folders, files of others.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The path of every file, with its text; links and empty folders are told apart.
type Tree = BTreeMap<String, String>;

/// A site folder of its own, of many small files.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new(n_files: usize) -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        for folder in ["seeds", "content/pages", "content/static/files"] {
            fs::create_dir_all(site.path(folder)).unwrap();
        }
        for number in 0..n_files {
            let page = format!("+++\ntitle = \"برگ {number}\"\n+++\n\nمتن برگ.\n");
            fs::write(site.path(&format!("content/pages/page-{number}.md")), page).unwrap();
        }
        site.edit("one", n_files);
        site
    }

    /// Changes every file of the site.
    fn edit(&self, edition: &str, n_files: usize) {
        let settings = format!(
            "[site]\nbase_url = \"https://example.org/\"\ntitle = \"{edition}\"\n\n[build]\nminify = false\n"
        );
        fs::write(self.path("site.toml"), settings).unwrap();
        for number in 0..n_files {
            let place = format!("content/static/files/{number}.txt");
            fs::write(self.path(&place), format!("{edition} {number}")).unwrap();
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
        command.args(["build", "--site"]).arg(self.folder.path());
        command
    }

    /// Builds, and gives the tree.
    #[track_caller]
    fn build(&self) -> Tree {
        let output = self.command().output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        self.public()
    }

    #[track_caller]
    fn refuses(&self, words: &str) {
        let output = self.command().output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(words), "{}", said(&output));
    }

    fn public(&self) -> Tree {
        tree(&self.path("public"))
    }

    /// Runs a script in a namespace where it may mount; none where the system does not allow that.
    fn mounting(&self, script: &str) -> Option<Output> {
        let run = |script: &str| {
            let mut command = Command::new("unshare");
            command.args(["--user", "--map-root-user", "--mount", "sh", "-ec", script]);
            command.env("NESHAST", env!("CARGO_BIN_EXE_neshast"));
            command.current_dir(self.folder.path()).output()
        };
        match run("mount -t tmpfs tmpfs seeds") {
            Ok(output) if output.status.success() => Some(run(script).unwrap()),
            _ => {
                // Not by `eprintln`: that would be kept from whoever runs the tests.
                let words = "skipped: this system lets nobody but root mount a file system";
                _ = writeln!(std::io::stderr(), "{words}");
                None
            }
        }
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn tree(root: &Path) -> Tree {
    let mut res = Tree::new();
    if !root.exists() {
        return res;
    }
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(root).unwrap().display().to_string();
        if entry.file_type().is_symlink() {
            res.insert(path, "(link)".to_owned());
        } else if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            res.insert(path, String::from_utf8_lossy(&bytes).into_owned());
        } else if fs::read_dir(entry.path()).unwrap().next().is_none() {
            res.insert(path, "(empty)".to_owned());
        }
    }
    res
}

/// Where two trees differ, for a message a person can read.
fn difference(a: &Tree, b: &Tree) -> Vec<String> {
    let paths = a.keys().chain(b.keys());
    let mut res: Vec<String> = paths.filter(|it| a.get(*it) != b.get(*it)).cloned().collect();
    res.dedup();
    res.truncate(5);
    res
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    const N_FILES: usize = 120;
    const N_KILLS: u32 = 24;
    let site = Site::new(N_FILES);
    site.build();
    let start = Instant::now();
    site.edit("two", N_FILES);
    let two = site.build();
    let whole = start.elapsed();
    site.edit("one", N_FILES);
    let one = site.build();
    assert!(one.len() > 2 * N_FILES && difference(&one, &two).len() == 5);

    let mut n_killed = 0;
    for kill in 0..N_KILLS {
        site.edit(if kill % 2 == 0 { "two" } else { "one" }, N_FILES);
        let mut running = site.command().stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * kill / N_KILLS);
        _ = running.kill();
        n_killed += u32::from(!running.wait().unwrap().success());
        let public = site.public();
        assert!(
            public == one || public == two,
            "after kill {kill}: {:?} are not of the first site, {:?} not of the second",
            difference(&public, &one),
            difference(&public, &two)
        );
    }
    assert!(n_killed > 0, "no build was killed in time");
    site.edit("two", N_FILES);
    assert_eq!(site.build(), two);
}

#[test]
fn a_build_killed_at_its_first_visible_change_leaves_a_whole_site() {
    const N_FILES: usize = 120;
    let site = Site::new(N_FILES);
    let mut before = site.build();
    for edition in ["two", "three", "four"] {
        site.edit(edition, N_FILES);
        let changed = |number: usize| {
            let place = site.path(&format!("public/files/{number}.txt"));
            fs::read_to_string(place).is_ok_and(|text| text.starts_with(edition))
        };
        let mut running = site.command().stderr(Stdio::null()).spawn().unwrap();
        while !(0..N_FILES).step_by(7).any(changed) && running.try_wait().unwrap().is_none() {}
        _ = running.kill();
        _ = running.wait();
        let after = site.public();
        let whole = site.build();
        assert_ne!(after, before, "the build ended without a change");
        assert!(after == whole, "{:?} were not there yet", difference(&after, &whole));
        before = whole;
    }
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let site = Site::new(0);
    // The site lies on a small disk that has room for one more tree, then for none.
    let Some(output) = site.mounting(
        "mkdir disk; mount -t tmpfs -o size=8m tmpfs disk; cp -r site.toml content disk/; cd disk
         mkdir seeds; head -c 1000000 /dev/zero > content/static/large.txt
         \"$NESHAST\" build; cp -r public ../before
         printf '[site]\\nbase_url = \"https://example.org/\"\\ntitle = \"two\"\\n' > site.toml
         head -c 2000000 /dev/zero > content/static/large.txt
         head -c 20000000 /dev/zero > filler 2> /dev/null || true
         if \"$NESHAST\" build; then echo built; else echo failed $?; fi
         cp -r public ../after; rm filler; \"$NESHAST\" build; cp -r public ../mended",
    ) else {
        return;
    };
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(printed.contains("failed 2"), "{printed}{}", said(&output));
    assert!(said(&output).contains("No space left"), "{}", said(&output));
    let (before, after) = (tree(&site.path("before")), tree(&site.path("after")));
    assert!(before == after && before.len() > 5, "{:?}", difference(&before, &after));
    let mended = tree(&site.path("mended"));
    assert!(mended["index.html"].contains("two"));
}

#[test]
fn a_mount_point_is_built_into_file_by_file() {
    let site = Site::new(3);
    let Some(output) = site.mounting(
        "mkdir public; mount -t tmpfs tmpfs public
         \"$NESHAST\" build; sed -i s/one/two/ site.toml; rm content/pages/page-1.md
         echo mine > public/notes.txt; \"$NESHAST\" build; cp -r public after
         mount -o remount,ro public; sed -i s/two/one/ site.toml
         if \"$NESHAST\" build; then echo built; else echo failed $?; fi; cp -r public locked",
    ) else {
        return;
    };
    assert!(said(&output).contains("file by file"), "{}", said(&output));
    let after = tree(&site.path("after"));
    assert!(after["index.html"].contains("two"));
    assert_eq!(after["notes.txt"], "mine\n");
    assert!(!after.keys().any(|it| it.starts_with("page-1")), "{:?}", after.keys());
    assert!(String::from_utf8_lossy(&output.stdout).contains("failed 2"), "{}", said(&output));
    assert_eq!(tree(&site.path("locked")), after);
}

#[test]
fn eight_builds_at_once_end_in_one_site() {
    let site = Site::new(30);
    let alone = site.build();
    site.edit("two", 30);
    let running: Vec<_> = (0..8)
        .map(|_| site.command().stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap())
        .collect();
    let ended: Vec<Output> = running.into_iter().map(|it| it.wait_with_output().unwrap()).collect();
    for output in &ended {
        assert!(output.status.success(), "{}", said(output));
    }
    assert!(ended.iter().any(|it| said(it).contains("another build")), "one must wait and say so");
    let together = site.public();
    assert_ne!(together, alone);
    assert_eq!(site.build(), together);
    fs::remove_dir_all(site.path("public")).unwrap();
    fs::remove_dir_all(site.path(".neshast")).unwrap();
    assert_eq!(site.build(), together);
}

#[test]
fn odd_outputs_are_refused_and_left_alone() {
    let site = Site::new(1);
    fs::write(site.path("public"), "a file").unwrap();
    site.refuses("not a folder");
    assert_eq!(fs::read_to_string(site.path("public")).unwrap(), "a file");
    fs::remove_file(site.path("public")).unwrap();

    let outside = tempfile::tempdir().unwrap();
    symlink(outside.path(), site.path("public")).unwrap();
    site.refuses("link");
    assert!(tree(outside.path()).is_empty());
    fs::remove_file(site.path("public")).unwrap();

    fs::create_dir(site.path("public")).unwrap();
    fs::write(site.path("public/thesis.doc"), "mine").unwrap();
    site.refuses("--force");
    assert_eq!(site.public().len(), 1);
    let forced = site.command().arg("--force").output().unwrap();
    assert!(forced.status.success(), "{}", said(&forced));
    assert_eq!(site.public()["thesis.doc"], "mine");

    for output in ["seeds", ".", "content/static/x", ".."] {
        let refused =
            site.command().arg("--output").arg(site.path(output)).arg("--force").output().unwrap();
        assert_eq!(refused.status.code(), Some(2), "{output}: {}", said(&refused));
    }
    assert!(tree(&site.path("seeds")).is_empty());
}

#[test]
fn folders_above_an_output_are_made() {
    let site = Site::new(1);
    let output = site.command().arg("--output").arg(site.path("made/for/it")).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(tree(&site.path("made/for/it")), site.build());
}

#[test]
fn files_of_others_stay_and_ours_go() {
    let site = Site::new(3);
    site.build();
    fs::write(site.path("public/page-1/notes.txt"), "mine").unwrap();
    fs::write(site.path("public/files/notes.txt"), "mine").unwrap();
    fs::create_dir_all(site.path("public/.well-known")).unwrap();
    symlink("index.html", site.path("public/home.html")).unwrap();
    for number in [1, 2] {
        fs::remove_file(site.path(&format!("content/pages/page-{number}.md"))).unwrap();
    }
    let public = site.build();
    let left: Vec<&String> = public.keys().filter(|it| it.starts_with("page-")).collect();
    assert_eq!(left, ["page-0/index.html", "page-1/notes.txt"]);
    assert_eq!(public["files/notes.txt"], "mine");
    assert_eq!(public[".well-known"], "(empty)");
    assert_eq!(public["home.html"], "(link)");
    assert!(!site.path("public/page-2").exists());
}

#[test]
fn everyone_may_read_whatever_the_umask() {
    let site = Site::new(2);
    let build = |umask: &str| {
        let script = format!("umask {umask}; exec \"$0\" build --site .");
        let mut command = Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_neshast")]);
        assert!(command.current_dir(site.folder.path()).output().unwrap().status.success());
        for entry in walkdir::WalkDir::new(site.path("public")) {
            let meta = entry.unwrap().metadata().unwrap();
            let expected = if meta.is_dir() { 0o755 } else { 0o644 };
            assert_eq!(meta.mode() & 0o7777, expected, "umask {umask}");
            assert!(meta.is_dir() || meta.nlink() == 1);
        }
    };
    build("077");
    site.edit("two", 2);
    build("000");
    fs::set_permissions(site.path("public/index.html"), PermissionsExt::from_mode(0o600)).unwrap();
    fs::set_permissions(site.path("public/files"), PermissionsExt::from_mode(0o700)).unwrap();
    build("027");
}

#[test]
fn a_fresh_clone_of_a_committed_site_stays_clean() {
    let site = Site::new(3);
    site.build();
    let git = |folder: &Path, arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=x", "-c", "user.email=x@example.org"]).args(arguments);
        let output = command.current_dir(folder).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    git(site.folder.path(), &["init", "-q"]);
    git(site.folder.path(), &["add", "."]);
    git(site.folder.path(), &["commit", "-qm", "site"]);
    let clone = tempfile::tempdir().unwrap();
    git(clone.path(), &["clone", "-q", &site.folder.path().display().to_string(), "."]);
    let inode = || fs::metadata(clone.path().join("public/index.html")).unwrap().ino();
    let before = inode();
    let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
    let output = command.args(["build", "--site"]).arg(clone.path()).output().unwrap();
    // An empty folder is no part of a repository: `seeds/` may be missing, and that must not matter.
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(git(clone.path(), &["status", "--porcelain"]), "");
    assert_eq!(before, inode(), "nothing was rewritten");
}

#[test]
fn a_waiting_build_says_for_whom() {
    let site = Site::new(1);
    fs::create_dir(site.path(".neshast")).unwrap();
    let lock = fs::File::create(site.path(".neshast/lock")).unwrap();
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).unwrap();
    fs::write(site.path(".neshast/lock"), "4711").unwrap();
    let running = site.command().stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    assert!(!site.path("public").exists());
    drop(lock);
    let output = running.wait_with_output().unwrap();
    assert!(output.status.success() && said(&output).contains("4711"), "{}", said(&output));
}
