//! The theme, as an editor changes it: written out, replaced file by file, refused with the place of the mistake.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A site folder of its own, with the real report.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        site.put("site.toml", &fs::read_to_string("site.toml").unwrap());
        let seed = "seeds/000_56fc5d46725f16ba.txt";
        site.put(seed, &fs::read_to_string(seed).unwrap());
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
        command.args(["build", "--site"]).arg(self.folder.path()).output().unwrap()
    }

    /// Builds, and gives every page's bytes by address.
    #[track_caller]
    fn build(&self) -> BTreeMap<String, Vec<u8>> {
        let output = self.run();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        tree(&self.path("public"))
    }

    /// Fails unless a template is refused with these words, and the published site stays as it was.
    #[track_caller]
    fn refuses(&self, path: &str, text: &str, words: &[&str]) {
        let before = self.build();
        self.put(&format!("templates/{path}"), text);
        let output = self.run();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        for word in words {
            assert!(said.contains(word), "{word} is not in: {said}");
        }
        assert!(tree(&self.path("public")) == before, "the published site was touched");
        fs::remove_file(self.path(&format!("templates/{path}"))).unwrap();
    }
}

fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    };
    files.filter(|entry| entry.file_type().is_file()).map(read).collect()
}

/// Pages of `after` that are new or other than in `before`.
fn changed(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let is_new = |path: &&String| before.get(*path) != after.get(*path);
    after.keys().filter(is_new).filter(|path| *path != "build.json").cloned().collect()
}

#[test]
fn init_writes_the_whole_theme_and_it_draws_the_same_site() {
    let site = Site::new();
    let before = site.build();
    let mut init = Command::new(env!("CARGO_BIN_EXE_neshast"));
    let output = init.arg("init").arg(site.folder.path()).arg("--theme").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(tree(&site.path("templates")) == tree(Path::new("templates")));
    fs::remove_dir_all(site.path("content")).unwrap();
    assert_eq!(changed(&before, &site.build()), Vec::<String>::new());
}

#[test]
fn one_file_can_be_replaced_and_the_others_stay() {
    let site = Site::new();
    let before = site.build();
    site.put(
        "templates/matrix.html",
        "{% extends \"builtin/matrix.html\" %}\n{% block scripts %}<p>{{ page.event }}</p>{% endblock %}\n",
    );
    let after = site.build();
    assert_eq!(changed(&before, &after), ["matrix/index.html"]);
    let page = String::from_utf8(after["matrix/index.html"].clone()).unwrap();
    assert!(page.contains("<p>دومین نشست دیپلماسی استانی</p>"), "{page}");
}

#[test]
fn a_style_of_ones_own_is_published_under_its_own_hash() {
    let site = Site::new();
    let style = |tree: &BTreeMap<String, Vec<u8>>| {
        let mut sheets = tree.keys().filter(|path| path.ends_with("css"));
        (sheets.next().unwrap().clone(), sheets.next().is_none())
    };
    let before = style(&site.build());
    site.put("templates/assets/neshast.css", "body{color:red}\n");
    let tree = site.build();
    let after = style(&tree);
    assert!(before.1 && after.1 && before.0 != after.0, "{before:?} {after:?}");
    assert_eq!(tree[&after.0], b"body{color:red}\n");
    let home = String::from_utf8(tree["index.html"].clone()).unwrap();
    assert!(home.contains(&after.0));
}

#[test]
fn a_word_can_be_replaced_and_another_language_can_follow() {
    let site = Site::new();
    site.put("templates/strings.fa.toml", "[nav]\nmatrix = \"جدول سخن\"\n");
    let home = String::from_utf8(site.build()["index.html"].clone()).unwrap();
    assert!(home.contains(">جدول سخن</a>"));
    let settings = fs::read_to_string("site.toml").unwrap();
    site.put("site.toml", &settings.replacen("[site]", "[site]\nlanguage = \"ckb\"", 1));
    site.put("templates/strings.ckb.toml", "[nav]\nspeakers = \"بێژەران\"\n");
    let tree = site.build();
    let home = String::from_utf8(tree["index.html"].clone()).unwrap();
    assert!(home.contains("lang=\"ckb\"") || home.contains("lang=ckb"), "{home}");
    assert!(home.contains(">بێژەران</a>"));
    let speaker = String::from_utf8(tree["speakers/index.html"].clone()).unwrap();
    assert!(speaker.contains("\"name\":\"بێژەران\""), "structured data too: {speaker}");
}

#[test]
fn a_mistake_is_named_with_its_place_and_nothing_is_published() {
    let site = Site::new();
    let unknown = ["templates/topics.html:2", "nope", "docs/templates.md"];
    site.refuses("topics.html", "\n{{ nope }}", &unknown);
    site.refuses("topics.html", "{% if %}", &["templates/topics.html:1"]);
    site.refuses(
        "strings.fa.toml",
        "[nav]\nhame = \"\"\n",
        &["templates/strings.fa.toml:2", "hame"],
    );
    site.refuses("extra.md", "", &["templates/extra.md", "is not used"]);
}

#[test]
fn a_site_without_a_name_has_a_title_all_the_same() {
    let site = Site::new();
    site.put("site.toml", "");
    site.put("seeds/000_56fc5d46725f16ba.txt", " date 2025-10-22 باران بارید.\n\nهوا سرد است.\n");
    site.put("content/pages/about.md", "+++\ntitle = \"درباره\"\n+++\n\nمتن.\n");
    let pages = site.build();
    let is_page = |path: &str| Path::new(path).extension().is_some_and(|it| it == "html");
    for (path, bytes) in pages.iter().filter(|(path, _)| is_page(path)) {
        let page = String::from_utf8_lossy(bytes);
        let title = page.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(!title.starts_with(':') && !title.ends_with("| "), "{path}: {title}");
        let described = page.split("name=description content=").nth(1).unwrap_or_default();
        let described = described.split('>').next().unwrap();
        assert!(!described.contains(" ."), "{path}: {described}");
    }
}
