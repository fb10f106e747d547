//! A site built step by step is the site built at once, byte for byte, whatever was edited in between.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::{
    ProptestConfig, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::test_runner::TestCaseError;

use crate::made::{Tree, bytes, copy_sources, seed, seed_path, tree, write};

/// One thing an editor or the wire does. Numbers choose among a few files and a few versions of each.
#[derive(Debug, Clone)]
enum Edit {
    /// A report comes, or is sent again with other words.
    Seed(usize, usize),
    /// A report goes.
    NoSeed(usize),
    /// Any other source is written.
    Source(usize, usize),
    /// Any other source goes.
    NoSource(usize),
    /// Somebody changes the published site by hand.
    Spoil(usize),
    /// What the program remembers is lost, or damaged.
    Forget(bool),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..6_usize, 0..4_usize).prop_map(|(which, version)| Edit::Seed(which, version)),
        2 => (0..6_usize).prop_map(Edit::NoSeed),
        5 => (0..SOURCES.len(), 0..3_usize).prop_map(|(which, version)| Edit::Source(which, version)),
        2 => (0..SOURCES.len()).prop_map(Edit::NoSource),
        1 => (0..50_usize).prop_map(Edit::Spoil),
        1 => (0..2_usize).prop_map(|kind| Edit::Forget(kind == 0)),
    ]
}

/// Files of the editor and three versions of each.
const SOURCES: [(&str, [&str; 3]); 9] = [
    (
        "content/pages/about.md",
        [
            "+++\ntitle = \"درباره\"\nnav = \"درباره\"\n+++\n\nیک.\n",
            "+++\ntitle = \"درباره\"\n+++\n\nدو.\n",
            "+++\ntitle = \"ما\"\nnav = \"درباره\"\n+++\n\nسه.\n",
        ],
    ),
    (
        "content/speakers/kaveh.md",
        [
            "+++\nname = \"کاوه رودباری\"\n+++\n\nزندگی.\n",
            "+++\nname = \"کاوه رودباری\"\naliases = [\"رودباری بزرگ\"]\n+++\n",
            "+++\nname = \"کاوه رودباری\"\nhide = true\n+++\n",
        ],
    ),
    (
        "content/topics/water.md",
        [
            "+++\nlabel = \"آب\"\nterms = [\"آب\", \"قنات\"]\n+++\n",
            "+++\nlabel = \"آب و خاک\"\nterms = [\"آب\", \"خاک\"]\n+++\n\nدرآمد.\n",
            "+++\nlabel = \"راه\"\nterms = [\"راه\"]\n+++\n",
        ],
    ),
    (
        "content/reports/1_aaaa0001.md",
        [
            "+++\ntitle = \"به قلم ویراستار\"\n+++\n",
            "+++\nskip = true\n+++\n",
            "+++\nday = 2025-10-21\n+++\n\nیادداشت.\n",
        ],
    ),
    (
        "content/lexicon.toml",
        ["titles = [\"پیشکسوت\"]\n", "[[keep]]\nword = \"میشود\"\n", "not_names = [\"کاوه\"]\n"],
    ),
    ("content/static/note.txt", ["one", "two", "three"]),
    (
        "templates/page.html",
        [
            "{% extends \"base.html\" %}{% block main %}<p>{{ title }}</p>{% endblock %}\n",
            "{% extends \"base.html\" %}{% block main %}<h1>{{ title }}</h1>{% endblock %}\n",
            "{% extends \"builtin/page.html\" %}\n",
        ],
    ),
    (
        "templates/strings.fa.toml",
        ["[nav]\nskip = \"برو\"\n", "[nav]\nskip = \"بپر\"\n", "[nav]\nreports = \"خبرها\"\n"],
    ),
    (
        "site.toml",
        [
            "[site]\nbase_url = \"https://example.org/\"\ntitle = \"همایش\"\n",
            "[site]\ntitle = \"نشست\"\n\n[extract]\npublish = \"A\"\n",
            "[site]\nbase_url = \"https://example.org/b/\"\ntitle = \"همایش\"\n\n[build]\nminify = false\n",
        ],
    ),
];

fn apply(root: &Path, edit: &Edit) {
    match edit {
        Edit::Seed(which, version) => write(root, &seed_path(*which), &seed(*which, *version)),
        Edit::NoSeed(which) => _ = fs::remove_file(root.join(seed_path(*which))),
        Edit::Source(which, version) => write(root, SOURCES[*which].0, SOURCES[*which].1[*version]),
        Edit::NoSource(which) if SOURCES[*which].0 == "site.toml" => {}
        Edit::NoSource(which) => _ = fs::remove_file(root.join(SOURCES[*which].0)),
        Edit::Spoil(nth) => {
            // Without its list the folder is not ours any more: that is another test's matter.
            let mut files: Vec<String> = tree(&root.join("public")).into_keys().collect();
            files.retain(|path| path != "build.json");
            if let Some(path) = files.get(nth % files.len().max(1)) {
                fs::write(root.join("public").join(path), "by hand").unwrap();
            }
        }
        Edit::Forget(true) => _ = fs::remove_dir_all(root.join(".neshast")),
        Edit::Forget(false) => {
            for path in tree(&root.join(".neshast/cache")).into_keys() {
                let place = root.join(".neshast/cache").join(path);
                let mut bytes = fs::read(&place).unwrap();
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                fs::write(place, bytes).unwrap();
            }
        }
    }
}

fn build(root: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
    command.args(["build", "--keep-going", "--site"]).arg(root).output().unwrap()
}

/// What was found, without the last line, which counts files and time.
fn findings(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    said.trim_end().rsplit_once('\n').map_or(String::new(), |(findings, _)| findings.to_owned())
}

/// Builds after an edit, and compares with the same sources built for the first time.
fn check(root: &Path, edit: &Edit) -> Result<(), TestCaseError> {
    apply(root, edit);
    let before = tree(&root.join("public"));
    let step = build(root);
    let clean = tempfile::tempdir().unwrap();
    copy_sources(root, clean.path());
    let at_once = build(clean.path());
    prop_assert_eq!(findings(&step), findings(&at_once), "{:?}", edit);
    prop_assert_eq!(step.status.code(), at_once.status.code(), "{:?}", edit);
    let after = tree(&root.join("public"));
    let expected = tree(&clean.path().join("public"));
    if !expected.is_empty() {
        prop_assert!(
            bytes(&after) == bytes(&expected),
            "{:?}: {:?}",
            edit,
            differing(&after, &expected)
        );
    }
    for (path, (now, time)) in &after {
        let is_same = before.get(path).is_some_and(|(was, _)| was == now);
        prop_assert!(!is_same || before[path].1 == *time, "{:?}: {path} was written again", edit);
    }
    Ok(())
}

fn differing(one: &Tree, other: &Tree) -> Vec<String> {
    let (one, other) = (bytes(one), bytes(other));
    let paths = one.keys().chain(other.keys());
    paths.filter(|it| one.get(*it) != other.get(*it)).map(|it| (*it).to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 6,
        max_shrink_iters: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn step_by_step_is_at_once(edits in proptest::collection::vec(edit(), 4..8)) {
        let site = tempfile::tempdir().unwrap();
        write(site.path(), "site.toml", SOURCES[8].1[0]);
        for which in 0..3 {
            write(site.path(), &seed_path(which), &seed(which, 0));
        }
        check(site.path(), &Edit::Seed(3, 0))?;
        for edit in &edits {
            check(site.path(), edit)?;
        }
    }
}

#[test]
fn nothing_changed_means_nothing_written() {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "site.toml", SOURCES[8].1[0]);
    for which in 0..3 {
        write(site.path(), &seed_path(which), &seed(which, 0));
    }
    assert!(build(site.path()).status.success());
    let before = tree(&site.path().join("public"));
    // Times of sources say nothing: only their bytes do.
    let again = fs::read(site.path().join(seed_path(1))).unwrap();
    fs::write(site.path().join(seed_path(1)), again).unwrap();
    let output = build(site.path());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains(": 0 files written") && said.contains(" 0 removed"), "{said}");
    assert_eq!(tree(&site.path().join("public")), before);
    // A report sent again with as many bytes is another report.
    let other = seed(1, 0).replace("گفت: آب", "گفت: خاک").replace("خاک و آب ", "آب و آب ");
    write(site.path(), &seed_path(1), &other);
    assert!(String::from_utf8_lossy(&build(site.path()).stderr).contains("written"));
    assert_ne!(tree(&site.path().join("public")), before);
}
