//! An editor's commands before there is a site to look at: `init`, `add`, and what they say.

use std::fs;
use std::process::{Command, Stdio};

use crate::folder::Folder;

const FIRST: &str = " date 2025-04-30 گشایش همایش کتاب.\n\nبه گزارش خبرگزاری صدا و سیما، پری داستانی، نویسنده گفت: کتاب خوب است و کاغذ گران است.\n\nوی افزود: داستانهای بومی باید به کودکان برسد.\n";
const SECOND: &str = " date 2025-05-02 باران در نمونه شهر.\n\nبه گزارش خبرگزاری صدا و سیما، کیوان خیالی، کارشناس هواشناسی گفت: باران تا فردا می بارد.\n\nوی افزود: سیل نمی آید.\n";

/// The first report as another copy of it is written: other letters, other digits, half-spaces in their place.
fn twin() -> String {
    FIRST.replace('ی', "ي").replace("داستانهای", "داستان\u{200C}های").replace("کاغذ", "كاغذ")
}

fn site() -> Folder {
    let site = Folder::new();
    site.succeed(&["init", "."]);
    site
}

fn seeds(site: &Folder) -> Vec<String> {
    site.files("seeds").into_iter().filter(|name| name != ".gitkeep").collect()
}

#[test]
fn a_new_folder_builds_whatever_it_was_asked_for() {
    let site = Folder::new();
    let name = "همایش \"کتاب\" \\ it's";
    let dir = "وبگاه من's";
    let answer = site.succeed(&[
        "init",
        dir,
        "--event",
        name,
        "--place",
        "نمونه شهر",
        "--start",
        "1404-02-10",
        "--end",
        "۱۱ اردیبهشت ۱۴۰۴",
        "--base-url",
        "https://example.org/x",
        "--theme",
    ]);
    let site_toml = fs::read_to_string(site.path(dir).join("site.toml")).unwrap();
    assert!(site_toml.contains("https://example.org/x/"), "{site_toml}");
    // The commands it prints are those of a shell.
    let line = answer.out.lines().find(|line| line.contains(" build ")).unwrap();
    let line = line.trim().replace("neshast ", &format!("{} ", env!("CARGO_BIN_EXE_neshast")));
    let shell = Command::new("sh").args(["-c", &line]).current_dir(site.path("")).output().unwrap();
    assert!(shell.status.success(), "{line}: {}", String::from_utf8_lossy(&shell.stderr));
    let home = fs::read_to_string(site.path(dir).join("public/index.html")).unwrap();
    assert!(home.contains("it&#39;s") || home.contains("it's"), "{home}");
    let strict = site.run(&["--site", dir, "check", "--strict"]);
    assert_eq!(strict.code, 0, "{}", strict.err);
}

#[test]
fn a_folder_that_could_not_build_is_not_made() {
    let site = Folder::new();
    for (words, said) in [
        (vec!["init", "a", "--start", "1404-08-01", "--end", "1404-07-30"], "before it starts"),
        (vec!["init", "a", "--start", "1404-13-01"], "1404-13-01"),
        (vec!["init", "a", "--base-url", "example.org"], "https://"),
    ] {
        let answer = site.run(&words);
        assert_eq!(answer.code, 2, "{}", answer.err);
        assert!(answer.err.contains(said), "{}", answer.err);
        assert!(!site.path("a").exists());
    }
    site.succeed(&["init", "b"]);
    assert!(site.run(&["init", "b"]).err.contains("nothing was changed"));
}

#[test]
fn a_report_is_filed_once_and_told() {
    let site = site();
    site.put("in/first.txt", FIRST.as_bytes());
    site.put("in/second.TXT", SECOND.as_bytes());
    site.put("in/notes.md", b"x");
    site.put("twin.txt", twin().as_bytes());
    let dry = site.succeed(&["add", "--dry-run", "in"]);
    assert!(dry.out.contains("would add seeds/2025-04-30_"), "{}", dry.out);
    assert!(seeds(&site).is_empty());
    let answer = site.succeed(&["add", "in"]);
    for told in ["گشایش همایش کتاب", "پری داستانی: ۲", "باران در نمونه شهر", "کیوان خیالی: ۲"]
    {
        assert!(answer.out.contains(told), "{told}: {}", answer.out);
    }
    assert_eq!(seeds(&site).len(), 2);
    for (again, how) in [("in/first.txt", "byte for byte"), ("twin.txt", "--twin")] {
        let answer = site.run(&["add", again]);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{}", answer.err);
        assert!(answer.err.contains("[there-already]"), "{}", answer.err);
        assert!(answer.err.contains(how) && answer.err.contains(again), "{}", answer.err);
    }
    site.succeed(&["add", "--twin", "twin.txt"]);
    assert_eq!(seeds(&site).len(), 3);
}

#[test]
fn of_two_copies_that_come_together_one_is_filed() {
    let site = site();
    site.put("seeds/0.txt", SECOND.as_bytes());
    site.put("in/a.txt", FIRST.as_bytes());
    site.put("in/b.txt", twin().as_bytes());
    let answer = site.run(&["add", "in"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(answer.err.contains("in/b.txt:1:1") && !answer.err.contains("in/a.txt"));
    assert_eq!(seeds(&site).len(), 2);
}

#[test]
fn what_is_no_report_is_not_filed() {
    let site = site();
    site.put("in/empty.txt", b"");
    site.put("in/good.txt", FIRST.as_bytes());
    site.put("in/photo.txt", b"ab\nc\xFF\xD8\xFF");
    site.put("none/notes.md", b"x");
    let answer = site.run(&["add", "in"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    for said in ["[no-text]", "in/empty.txt:1:1", "[not-text]", "in/photo.txt:2:2"] {
        assert!(answer.err.contains(said), "{said}: {}", answer.err);
    }
    assert_eq!(seeds(&site).len(), 1);
    assert_eq!(answer.out.matches("added ").count(), 1, "{}", answer.out);
    for (named, said) in [("none", "`none`"), ("missing.txt", "missing.txt")] {
        let answer = site.run(&["add", named]);
        assert_eq!(answer.code, 2, "{named}: {}", answer.err);
        assert!(answer.err.contains(said), "{}", answer.err);
    }
    // As much is read of a device as a report may have, and no more.
    let answer = site.run(&["add", "/dev/zero"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(answer.err.contains("[too-large]"), "{}", answer.err);
    assert_eq!(seeds(&site).len(), 1);
}

#[test]
fn the_day_on_the_page_names_the_file() {
    let site = site();
    site.put("page.txt", "تاریخ انتشار: ۱۰ اردیبهشت ۱۴۰۴\nگشایش همایش کتاب\n\nبه گزارش خبرگزاری صدا و سیما، پری داستانی، نویسنده گفت: کتاب خوب است.\n".as_bytes());
    let wide: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(SECOND.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    site.put("wide.txt", &wide);
    site.succeed(&["add", "page.txt", "wide.txt"]);
    let names = seeds(&site);
    assert!(
        names[0].starts_with("2025-04-30_") && names[1].starts_with("2025-05-02_"),
        "{names:?}"
    );
}

#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    let site = site();
    site.put("seeds/a.txt", FIRST.as_bytes());
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
    command.args(["export", "statements"]).current_dir(site.path("")).stdout(full);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard output"));
    // Somebody who has read enough is another matter.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
    command.args(["export", "statements"]).current_dir(site.path(""));
    let status = command.stdout(writer).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(0));
}

#[test]
fn one_run_of_check_finds_everything() {
    let site = Folder::new();
    site.put("site.toml", b"[site]\ntitel = \"x\"\n");
    site.put("seeds/good.txt", FIRST.as_bytes());
    site.put("seeds/empty.txt", b"");
    site.put("content/reports/empty.md", b"+++\nskip = true\n+++\n");
    site.put(
        "content/speakers/pari.md",
        "+++\nname = \"پری داستانی\"\n+++\n[x](nowhere/) [y](broken/) <b>\n".as_bytes(),
    );
    site.put("content/pages/broken.md", b"no front matter");
    site.put("content/static/speakers", b"a file where a folder must be");
    let answer = site.run(&["check"]);
    assert_eq!(answer.code, 1);
    for (code, count) in [
        ("unknown-key", 1),
        ("no-text", 1),
        ("no-front-matter", 1),
        ("address-taken", 1),
        ("left-out", 1),
        // Not of the page that could not be read, nor of the report that could not.
        ("dead-link", 1),
        ("unknown-report", 0),
    ] {
        let found = answer.err.matches(&format!("[{code}]")).count();
        assert_eq!(found, count, "{code}: {}", answer.err);
    }
    fs::remove_file(site.path("content/static/speakers")).unwrap();
    site.put("templates/page.html", b"{{ nothing }}");
    site.put("content/pages/broken.md", b"+++\ntitle = \"x\"\n+++\n");
    let answer = site.run(&["check"]);
    assert_eq!(answer.err.matches("[template-error]").count(), 1, "{}", answer.err);
    assert_eq!(answer.err.matches("[unknown-key]").count(), 1, "{}", answer.err);
}
