//! Odd and hostile files in `seeds/`: each ends in a page or in a message that names the file, and the good
//! report beside it is never lost.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::thread;

use crate::folder::{Answer, Folder};

const GOOD: &str = " date 2025-04-30 گشایش همایش کتاب.\n\nبه گزارش خبرگزاری صدا و سیما، پری داستانی، نویسنده گفت: کتاب خوب است.\n";

const OTHER: &str =
    " date 2025-05-02 باران در نمونه شهر.\n\nکارشناس هواشناسی گفت: باران تا فردا می بارد.\n";

/// What a file comes to.
#[derive(Clone, Copy)]
enum End {
    /// A page; the finding with this code says what is odd, or nothing does.
    Page(Option<&'static str>),
    /// No page, and an error with this code.
    Refused(&'static str),
    /// It is no seed: its name begins with a dot, or it is a folder.
    Nothing,
}

use End::{Nothing, Page, Refused};

const FINE: End = Page(None);
const UNDATED: End = Page(Some("no-date"));

/// A file of `seeds/`, by name, and what it comes to.
struct Odd {
    name: Vec<u8>,
    bytes: Vec<u8>,
    end: End,
}

#[test]
fn every_odd_file_ends_in_a_page_or_a_message() {
    let cases = cases();
    assert!(cases.len() >= 100, "only {} cases", cases.len());
    let n_threads = thread::available_parallelism().map_or(2, usize::from);
    let part = cases.len().div_ceil(n_threads);
    let wrong: Vec<String> = thread::scope(|scope| {
        let run = |part| scope.spawn(move || wrong_in(part));
        let running: Vec<_> = cases.chunks(part).map(run).collect();
        running.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn wrong_in(cases: &[Odd]) -> Vec<String> {
    cases.iter().filter_map(|odd| check(odd).err()).collect()
}

fn check(odd: &Odd) -> Result<(), String> {
    let name = String::from_utf8_lossy(&odd.name).into_owned();
    let site = Folder::new();
    site.put("site.toml", b"[site]\nbase_url = \"https://example.org/\"\n");
    site.put("seeds/good.txt", GOOD.as_bytes());
    let place = site.path("seeds").join(std::ffi::OsStr::from_bytes(&odd.name));
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, &odd.bytes).unwrap();
    let answer = site.run(&["build", "--keep-going"]);
    judge(&site, &answer, odd.end, &name)
}

/// Whether the exit code, the message and the pages are those of `end`.
fn judge(site: &Folder, answer: &Answer, end: End, name: &str) -> Result<(), String> {
    let told = &answer.err;
    let pages = site.files("public/reports");
    let n_reports = pages.iter().filter(|path| path.ends_with("/source.txt")).count();
    let (code, n_expected, said) = match end {
        Page(said) => (0, 2, said),
        Refused(said) => (1, 1, Some(said)),
        Nothing => (0, 1, None),
    };
    let is_told = match said {
        Some(said) => told.contains(&format!("[{said}]")),
        None => !told.contains('['),
    };
    let is_good = pages.iter().any(|path| path.starts_with("2025-04-30-"));
    let calm = !told.contains("panicked");
    if calm && is_good && is_told && answer.code == code && n_reports == n_expected {
        return Ok(());
    }
    Err(format!("{name}: exit {}, {n_reports} reports: {told}", answer.code))
}

fn cases() -> Vec<Odd> {
    let mut cases = Vec::new();
    nothing_and_days(&mut cases);
    encodings(&mut cases);
    characters(&mut cases);
    sizes(&mut cases);
    markup(&mut cases);
    speech(&mut cases);
    names(&mut cases);
    cases
}

fn text(cases: &mut Vec<Odd>, end: End, text: impl Into<String>) {
    let name = format!("odd-{}.txt", cases.len()).into_bytes();
    cases.push(Odd { name, bytes: text.into().into_bytes(), end });
}

fn bytes(cases: &mut Vec<Odd>, end: End, bytes: &[u8]) {
    let name = format!("odd-{}.txt", cases.len()).into_bytes();
    cases.push(Odd { name, bytes: bytes.to_vec(), end });
}

/// A dated report with this body.
fn report(cases: &mut Vec<Odd>, body: &str) {
    text(cases, FINE, format!(" date 2025-05-01 پایان همایش کتاب.\n\n{body}\n"));
}

fn nothing_and_days(cases: &mut Vec<Odd>) {
    for empty in [
        "",
        " ",
        "\n",
        "\n\n\n\n",
        "\t \n \t",
        "\u{FEFF}",
        " date 2025-05-01 ",
        "پخش زنده\n",
        "پخش زنده\nامروز: -\n",
        "-----\n",
    ] {
        text(cases, Refused("no-text"), empty);
    }
    for day in ["", " date ", " date yesterday ", " DATE: "] {
        text(
            cases,
            UNDATED,
            format!("{day}پایان همایش کتاب در نمونه شهر بود.\n\nنویسنده گفت: خوب بود.\n"),
        );
    }
    for day in [
        "2025",
        "05/01/2025",
        "2025-02-30",
        "2025-13-01",
        "2025-00-10",
        "2025-05-32",
        "1404-07-31",
        "1404-13-01",
        "1403-12-31",
        "2025-02-29",
    ] {
        text(
            cases,
            Page(Some("bad-date")),
            format!(" date {day} پایان همایش.\n\nنویسنده گفت: خوب بود.\n"),
        );
    }
    for day in ["1404-07-30", "۱۴۰۴-۰۷-۳۰", "1403-12-30"] {
        text(
            cases,
            Page(Some("jalali-date")),
            format!(" date {day} پایان همایش.\n\nنویسنده گفت: خوب بود.\n"),
        );
    }
    for day in ["2025-05-01", "۲۰۲۵-۰۵-۰۱", "2024-02-29"] {
        text(cases, FINE, format!(" date {day} پایان همایش.\n\nنویسنده گفت: خوب بود.\n"));
    }
}

fn encodings(cases: &mut Vec<Odd>) {
    let told = " date 2025-05-01 پایان همایش.\n\nنویسنده گفت: خوب بود.\n";
    text(cases, FINE, format!("\u{FEFF}{told}"));
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(told.encode_utf16()).flat_map(order).collect()
    };
    bytes(cases, FINE, &wide(u16::to_le_bytes));
    bytes(cases, FINE, &wide(u16::to_be_bytes));
    let torn = wide(u16::to_le_bytes);
    bytes(cases, Refused("not-text"), &torn[..torn.len() - 1]);
    bytes(cases, Refused("not-text"), b"\xFF\xFE\x00\xD8");
    bytes(cases, Refused("not-text"), b" date 2025-05-01 \xE3\xE1\xC7\xE3");
    bytes(cases, Refused("not-text"), &told.as_bytes()[..told.len() - 3]);
    bytes(cases, Refused("not-text"), b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    bytes(cases, Refused("not-text"), b"\xED\xA0\x80\xED\xB0\x80");
    bytes(cases, Refused("not-text"), b" date 2025-05-01 a\0b");
    bytes(cases, Refused("not-text"), b"\xC0\x80\xF8\x88\x80\x80\x80");
    text(cases, FINE, told.replace('\n', "\r\n"));
    text(cases, FINE, told.replace('\n', "\r"));
    text(cases, FINE, told.replace('\n', "\u{2028}\n"));
    text(cases, FINE, told.trim_end());
}

fn characters(cases: &mut Vec<Odd>) {
    for odd in [
        "\u{1}\u{2}\u{8}\u{B}\u{C}\u{1F}",
        "\u{7F}\u{85}\u{9F}",
        "\u{202E}",
        "\u{202D}\u{202A}\u{202B}",
        "\u{2066}\u{2067}\u{2068}",
        "\u{2069}\u{202C}",
        "\u{200B}\u{2060}\u{FEFF}",
        "\u{AD}",
        "\u{FFFE}\u{FFFF}",
        "\u{10FFFF}",
        "\u{E0001}\u{E007F}",
        "\u{FFFD}",
        "\u{1F469}\u{200D}\u{1F467}",
        "\u{640}\u{640}\u{640}",
        "\u{200C}\u{200C}\u{200C}",
        "\u{6DD}\u{6DE}",
        "\u{FDFD}\u{FDFA}",
        "\u{1D7D8}",
        "ﷲﻻ",
    ] {
        report(cases, &format!("نویسنده{odd} گفت: {odd}خوب{odd} بود{odd}."));
    }
    report(cases, &format!("نویسنده گفت: خ{}وب بود.", "\u{64B}".repeat(5000)));
    report(cases, &format!("{}نویسنده گفت: خوب بود.", "\u{300}".repeat(500)));
    report(cases, &format!("نویسنده گفت: {}خوب بود.", "\u{2067}".repeat(200)));
}

fn sizes(cases: &mut Vec<Odd>) {
    text(
        cases,
        FINE,
        format!(" date 2025-05-01 {}\n\nنویسنده گفت: خوب بود.\n", "عنوان ".repeat(2000)),
    );
    text(
        cases,
        FINE,
        format!(" date 2025-05-01 {}.\n\nنویسنده گفت: خوب بود.\n", "ب".repeat(10_000)),
    );
    report(cases, &"نویسنده گفت: خوب بود. ".repeat(2000));
    report(cases, &"نویسنده گفت: خوب بود.\n\n".repeat(2000));
    report(cases, &"\n".repeat(5000));
    report(cases, &"،".repeat(5000));
    report(cases, &"نویسنده گفت: خوب بود. ".repeat(6000));
    report(cases, &"ب".repeat(100_000));
    report(cases, &" ".repeat(20_000));
    let speakers = (1..2000).map(|n| format!("کارشناس شماره {n} گفت: خوب بود."));
    report(cases, &speakers.collect::<Vec<_>>().join("\n\n"));
}

fn markup(cases: &mut Vec<Odd>) {
    for odd in [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- ",
        "-->",
        "]]>",
        "<![CDATA[",
        "{{ 7 * 7 }}",
        "{% include \"base.html\" %}",
        "{# ",
        "&lt;b&gt; &amp; &#0; &nosuch;",
        "<svg/onload=alert(1)>",
        "\"><b x='",
        "javascript:alert(1)",
        "</title></textarea></style>",
        "<a href=//evil.example>x</a>",
        "<div><div><div>",
        "=HYPERLINK(\"http://evil.example\")",
        "+1+1",
        "@SUM(A1)",
        "-2+3",
        "%00%0a%3cscript%3e",
        "\\u003cscript\\u003e",
        "BEGIN:VCALENDAR\nEND:VEVENT",
        "+++\ntitle = \"x\"\n+++",
        "# سرخط\n* یک\n```",
        "$(reboot) `reboot` ; rm -rf /",
    ] {
        report(cases, &format!("{odd} نویسنده گفت: {odd} خوب بود {odd}."));
    }
}

fn speech(cases: &mut Vec<Odd>) {
    for odd in [
        "نویسنده گفت: «خوب بود.",
        "نویسنده گفت: خوب» بود.",
        "««««««««گفت:",
        "گفت:",
        ": : : :",
        "گفت: گفت: گفت: گفت:",
        "وی گفت: وی افزود: او گفت:",
        "از در به با گفت: خوب بود.",
        "«گفت» گفت: گفت.",
    ] {
        report(cases, odd);
    }
    report(cases, &"(".repeat(3000));
    report(cases, &"«".repeat(3000));
    report(cases, &"گفت: ".repeat(3000));
}

fn names(cases: &mut Vec<Odd>) {
    for name in [
        "a b.txt",
        "گزارش.txt",
        "100%.txt",
        "q?.txt",
        "h#1.txt",
        "new\nline.txt",
        "tab\t.txt",
        "con.txt",
        "index.txt",
        "..txt.txt",
        "...txt",
        "-rf.txt",
        "a'b\"c.txt",
        "a\\b.txt",
        "deep/er/still/one.txt",
        "UPPER.TXT",
        "none",
        "two.dots.md",
        "index",
        "__proto__.txt",
        "\u{202E}txt.exe.txt",
        "&amp;.txt",
        "<b>.txt",
    ] {
        let end = if name.starts_with('.') { Nothing } else { FINE };
        let body = " date 2025-05-01 پایان همایش کتاب.\n\nنویسنده گفت: خوب بود.\n";
        cases.push(Odd { name: name.as_bytes().to_vec(), bytes: body.into(), end });
    }
    let long = format!("{}.txt", "n".repeat(240));
    cases.push(Odd { name: long.into_bytes(), bytes: b"x\n\ny".to_vec(), end: UNDATED });
    cases.push(Odd { name: b"bad-\xFF\xFE.txt".to_vec(), bytes: b"x\n\ny".to_vec(), end: UNDATED });
}

/// An element that no template has, and an attribute to break out of one.
const CANARY: &str = "<canary-bird id=\"canary\" onclick='sing()'>";

#[test]
fn no_words_become_an_element() {
    let site = Folder::new();
    site.put("site.toml", b"[site]\nbase_url = \"https://example.org/\"\n");
    let said = format!(
        " date 2025-05-01 گشایش همایش {CANARY} کتاب\n\nبه گزارش خبرگزاری صدا و سیما، مرکز {CANARY} نمونه شهر، بهرام فرضی زاده، رئیس اتحادیه {CANARY} ناشران در نشست «کاغذ {CANARY}» گفت: {CANARY} کتاب خوب است.\n\nوی افزود: \"> {CANARY} '>{CANARY}\n"
    );
    site.put("seeds/one.txt", said.as_bytes());
    let other = said.replace("2025-05-01", "2025-05-02");
    site.put("seeds/two\"><canary-bird>.txt", other.as_bytes());
    // Repair takes out what looks like a tag in a report; what an editor writes it leaves alone.
    let front = |key: &str, more: &str| format!("+++\n{key} = '''نام {CANARY}'''\n{more}+++\n");
    site.put(
        "content/reports/one.md",
        (front("title", "") + &format!("یادداشت `{CANARY}`")).as_bytes(),
    );
    site.put("content/topics/paper.md", front("label", "terms = [\"کتاب\"]\n").as_bytes());
    site.put("content/pages/about.md", front("title", "nav = '''<canary-bird>'''\n").as_bytes());
    let role =
        format!("+++\nname = \"بهرام فرضی زاده\"\nroles = [{{ title = '''{CANARY}''' }}]\n+++\n");
    site.put("content/speakers/bahram.md", role.as_bytes());
    site.succeed(&["build"]);
    let mut n_shown = 0;
    for path in site.files("public") {
        let text = fs::read_to_string(site.path("public").join(&path)).unwrap_or_default();
        let ending = path.rsplit('.').next().unwrap();
        if ending == "html" {
            n_shown += text.matches("&lt;canary-bird").count() + text.matches("&lt;<bdi").count();
            let page = scraper::Html::parse_document(&text);
            for forbidden in ["canary-bird", "[onclick]", "#canary"] {
                let selector = scraper::Selector::parse(forbidden).unwrap();
                assert!(page.select(&selector).next().is_none(), "{path}: {forbidden}");
            }
        } else if ending == "xml" {
            let feed = roxmltree::Document::parse(&text).unwrap();
            assert!(!feed.descendants().any(|it| it.has_tag_name("canary-bird")), "{path}");
        }
    }
    assert!(n_shown > 10, "only {n_shown} canaries are seen");
}

#[test]
fn pages_grow_with_the_report() {
    let bytes = |n_speakers: usize| -> u64 {
        let site = Folder::new();
        site.put("site.toml", b"");
        let letter = |digit: u8| {
            ["ا", "ب", "پ", "ت", "ج", "خ", "د", "س", "ش", "ک"][usize::from(digit - b'0')]
        };
        let said = (0..n_speakers).map(|nth| {
            let name: String = format!("{nth:03}").bytes().map(letter).collect();
            format!("بهرام م{name}ان، رئیس اتحادیه م{name}ان گفت: کتاب م{name}ان خوب است.\n\n")
        });
        let text = format!(" date 2025-05-01 گشایش همایش کتاب.\n\n{}", said.collect::<String>());
        site.put("seeds/one.txt", text.as_bytes());
        site.succeed(&["build"]);
        let files = site.files("public");
        assert!(files.iter().filter(|it| it.starts_with("speakers/")).count() > n_speakers);
        files.iter().map(|it| fs::metadata(site.path("public").join(it)).unwrap().len()).sum()
    };
    let (few, many) = (bytes(150), bytes(600));
    assert!(many < few * 6, "four times the speakers: {few} bytes, then {many}");
}

#[test]
fn what_is_no_file_is_told_and_never_opened() {
    #[track_caller]
    fn check(make: impl Fn(&Folder), end: End, name: &str) {
        let site = Folder::new();
        site.put("site.toml", b"");
        site.put("seeds/good.txt", GOOD.as_bytes());
        make(&site);
        judge(&site, &site.run(&["build", "--keep-going"]), end, name).unwrap();
    }
    let link =
        |to: &'static str| move |site: &Folder| symlink(to, site.path("seeds/odd.txt")).unwrap();
    check(link("/etc/passwd"), Refused("stray-link"), "a link out of the site");
    check(
        link("../../../../etc/hostname"),
        Refused("stray-link"),
        "a relative link out of the site",
    );
    check(link("odd.txt"), Refused("stray-link"), "a link to itself");
    check(link("nowhere.txt"), Refused("stray-link"), "a link to nothing");
    check(link("."), Refused("not-a-file"), "a link to its folder");
    check(link("/dev/zero"), Refused("stray-link"), "a link to a device");
    check(|site| site.put("seeds/.hidden/a.txt", b"x\n\ny"), Nothing, "a hidden folder");
    check(
        |site| fs::create_dir(site.path("seeds/x.txt")).unwrap(),
        Nothing,
        "a folder named as a file",
    );
    let pipe = |site: &Folder| {
        let made = Command::new("mkfifo").arg(site.path("seeds/odd.txt")).status().unwrap();
        assert!(made.success());
    };
    check(pipe, Refused("not-a-file"), "a pipe");
    let inside = |site: &Folder| {
        site.put(
            "archive/old.txt",
            " date 2025-05-01 پایان همایش.\n\nنویسنده گفت: خوب.".as_bytes(),
        );
        symlink("../archive/old.txt", site.path("seeds/odd.txt")).unwrap();
    };
    check(inside, FINE, "a link inside the site");
}

#[test]
fn an_unusable_seed_stops_the_publishing_and_every_finding_is_listed() {
    let site = Folder::new();
    site.put("site.toml", b"");
    site.put("seeds/good.txt", GOOD.as_bytes());
    site.succeed(&["build"]);
    let before = site.files("public");
    site.put("seeds/more.txt", OTHER.as_bytes());
    site.put("seeds/empty.txt", b"");
    site.put("seeds/picture.txt", b"\x89PNG\r\n\x1A\n\xFF");
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    for said in ["seeds/empty.txt:1:1", "[no-text]", "seeds/picture.txt:1:1", "[not-text]"] {
        assert!(answer.err.contains(said), "{said}: {}", answer.err);
    }
    assert_eq!(site.files("public"), before, "the last good site was changed");
    assert_eq!(site.run(&["build", "--keep-going"]).code, 1);
    assert!(site.files("public").len() > before.len(), "the rest was not built");
}
