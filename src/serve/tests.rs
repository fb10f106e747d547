//! The preview as a browser, a feed reader and an attacker see it.
#![expect(clippy::disallowed_methods, reason = "tests change sources themselves")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use axum::http::Method;

use crate::diagnostic::{Diagnostic, Location, Report};
use crate::error::{Error, Result};
use crate::serve::answer::{Answer, Request, answer};
use crate::serve::preview::Preview;
use crate::serve::{Files, Options, Snapshot, run};

const PORT: u16 = 1404;

/// Files that are there already.
#[derive(Debug)]
struct Made(BTreeMap<String, String>);

impl Files for Made {
    fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    fn draw(&self, path: &str) -> Option<std::result::Result<Vec<u8>, Diagnostic>> {
        let text = self.0.get(path)?;
        let broken = || Diagnostic::error("template-error", "no field is called `<b>`");
        Some(if text == "broken" { Err(broken()) } else { Ok(text.clone().into_bytes()) })
    }

    fn fingerprint(&self) -> [u8; 32] {
        *blake3::hash(format!("{:?}", self.0).as_bytes()).as_bytes()
    }
}

fn snapshot(files: &[(&str, &str)]) -> Snapshot {
    let file = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    let files: Arc<dyn Files> = Arc::new(Made(files.iter().map(file).collect()));
    Snapshot { files: Some(files), report: Report::default() }
}

#[test]
fn a_page_that_cannot_be_drawn_says_why() {
    let preview = shows(Ok(snapshot(&[("index.html", "home"), ("a/index.html", "broken")])));
    assert!(ask(&preview, request("/")).starts_with("200"));
    let page = ask(&preview, request("/a/"));
    assert!(page.starts_with("500") && page.contains("&lt;b&gt;"), "{page}");
    assert!(page.contains("reload.js"), "it comes to life when the template is mended");
}

fn site() -> Snapshot {
    snapshot(&[
        ("index.html", "<html><body><p>home</p></body></html>"),
        ("404.html", "lost"),
        ("days/1404-07-30/index.html", "day"),
        ("feed.xml", "<feed/>"),
        ("assets/a.css", "a"),
        ("برنامه.txt", "persian"),
    ])
}

fn request(path: &str) -> Request<'_> {
    let host = "127.0.0.1:1404";
    Request { method: &Method::GET, path, query: None, host, known: None }
}

/// `200 text/html; charset=utf-8 <body>`, `301 /to/`, `304`.
fn ask(preview: &Preview, request: Request<'_>) -> String {
    match answer(&preview.shown(), PORT, request) {
        Answer::Content { status, media_type, body, .. } => {
            format!("{} {media_type} {}", status.as_u16(), String::from_utf8_lossy(&body))
        }
        Answer::Unchanged(_) => "304".to_owned(),
        Answer::Moved(to) => format!("301 {to}"),
        Answer::Events => "events".to_owned(),
    }
}

fn shows(composed: Result<Snapshot>) -> Preview {
    let preview = Preview::new(PORT);
    preview.show(composed);
    preview
}

#[track_caller]
fn check(path: &str, expected: &str) {
    let got = ask(&shows(Ok(site())), request(path));
    assert!(got.starts_with(expected), "{path}: {got}");
}

#[test]
fn files_are_found_by_their_addresses() {
    check("/", "200 text/html; charset=utf-8 <html><body><p>home</p><script src=\"/__neshast/");
    check("/index.html", "200 text/html");
    check("/days/1404-07-30/", "200 text/html; charset=utf-8 day<script");
    check("/days/1404-07-30", "301 /days/1404-07-30/");
    check("/feed.xml", "200 application/xml; charset=utf-8 <feed/>");
    check("/assets/a.css", "200 text/css; charset=utf-8 a");
    check("/assets/", "404 text/html; charset=utf-8 lost");
    check("/feed.xml/", "404");
    check("/%D8%A8%D8%B1%D9%86%D8%A7%D9%85%D9%87.txt", "200 text/plain; charset=utf-8 persian");
    check("/__neshast/events", "events");
    check("/__neshast/reload.js", "200 text/javascript");
}

#[test]
fn no_address_leads_out() {
    for path in [
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/days/%2E./x",
        "/..\\x",
        "/%5c..%5cx",
        "/a%00b",
        "/%",
        "/%zz",
        "/%ff",
        "//evil.example/days/1404-07-30",
        "/days//1404-07-30",
        "/./index.html",
        "/a%0d%0ab",
        "*",
        "",
    ] {
        check(path, "400");
    }
    check("/c:/windows/win.ini", "404");
    check("/etc/passwd", "404");
}

#[test]
fn only_our_own_name_is_answered() {
    let preview = shows(Ok(site()));
    for (host, status) in [
        ("127.0.0.1:1404", "200"),
        ("LocalHost:1404", "200"),
        ("[::1]:1404", "200"),
        ("127.0.0.1", "421"),
        ("127.0.0.1:80", "421"),
        ("localhost.evil.example:1404", "421"),
        ("evil.example", "421"),
        ("", "421"),
    ] {
        let got = ask(&preview, Request { host, ..request("/") });
        assert!(got.starts_with(status), "{host}: {got}");
    }
    assert!(ask(&preview, Request { method: &Method::POST, ..request("/") }).starts_with("405"));
}

#[test]
fn a_known_file_is_not_sent_again() {
    let preview = shows(Ok(site()));
    let Answer::Content { tag, .. } = answer(&preview.shown(), PORT, request("/feed.xml")) else {
        panic!("no content")
    };
    let known = |known: &str| ask(&preview, Request { known: Some(known), ..request("/feed.xml") });
    assert_eq!(known(&tag), "304");
    assert_eq!(known(&format!("\"other\", W/{tag}")), "304");
    assert!(known("\"other\"").starts_with("200"));
    let query = Request { query: Some("q=1"), ..request("/days/1404-07-30") };
    assert_eq!(ask(&preview, query), "301 /days/1404-07-30/?q=1");
}

#[test]
fn a_broken_edit_is_shown_on_the_last_good_site() {
    let broken = || {
        let finding = Diagnostic::error("unknown-key", "`titel` is <no> key")
            .at(Location::start("site.toml"))
            .quoting("\u{202E}titel")
            .help("did you mean `title`?");
        let report = Report { diagnostics: vec![finding] };
        Ok(Snapshot { files: None, report })
    };
    let preview = shows(Ok(site()));
    preview.show(broken());
    let page = ask(&preview, request("/"));
    for part in ["200", "home", "unknown-key", "`titel` is &lt;no&gt;", "site.toml:1:1", "did you"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains('\u{202E}'));
    preview.show(Ok(site()));
    assert!(!ask(&preview, request("/")).contains("unknown-key"));

    let page = ask(&shows(broken()), request("/days/"));
    assert!(page.starts_with("503") && page.contains("unknown-key"), "{page}");
    assert!(page.contains("reload.js"), "it comes to life when the edit is mended");
    let failed = shows(Err(Error::refused("no <disk>")));
    assert!(ask(&failed, request("/")).contains("no &lt;disk&gt;"));
}

#[test]
fn the_same_site_is_no_news() {
    let preview = shows(Ok(site()));
    let version = preview.shown().version;
    preview.show(Ok(site()));
    assert_eq!(preview.shown().version, version);
    preview.show(Ok(snapshot(&[("index.html", "new")])));
    assert_ne!(preview.shown().version, version);
}

/// Sends one request as it stands and reads the answer to its end.
fn talk(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut res = String::new();
    stream.read_to_string(&mut res).unwrap();
    res
}

/// Serves a folder whose front page is its settings; gives the port.
fn serve(root: &Path) -> u16 {
    let (ready, port) = mpsc::channel();
    let root = root.to_path_buf();
    thread::spawn(move || {
        let options = Options { root: root.clone(), port: Some(0), open: false };
        let compose = || {
            let settings = fs::read_to_string(root.join("site.toml")).unwrap_or_default();
            let seeds = fs::read_dir(root.join("seeds")).map_or(0, Iterator::count);
            Ok(snapshot(&[("index.html", &format!("{settings}, {seeds} seeds"))]))
        };
        run(&options, compose, |address| {
            let port = address.trim_end_matches('/').rsplit(':').next().unwrap();
            ready.send(port.parse().unwrap()).unwrap();
        })
    });
    port.recv().unwrap()
}

#[test]
fn a_saved_edit_reaches_open_pages() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(root.join("site.toml"), "one").unwrap();
    let port = serve(root);
    let page = || {
        talk(
            port,
            &format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"),
        )
    };
    let first = page();
    assert!(first.contains("one, 0 seeds"), "{first}");
    for header in ["cache-control: no-store", "etag: \"", "content-type: text/html; charset=utf-8"]
    {
        assert!(first.contains(header), "{header}: {first}");
    }

    let mut events = TcpStream::connect(("127.0.0.1", port)).unwrap();
    events.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(events, "GET /__neshast/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").unwrap();
    let mut lines = BufReader::new(events).lines().map_while(std::result::Result::ok);
    let mut next = move || lines.find(|it| it.starts_with("data:")).unwrap();
    let before = next();

    fs::write(root.join("new"), "two").unwrap();
    fs::rename(root.join("new"), root.join("site.toml")).unwrap();
    assert_ne!(next(), before);
    assert!(page().contains("two, 0 seeds"));

    fs::create_dir(root.join("seeds")).unwrap();
    fs::write(root.join("seeds/a.txt"), "").unwrap();
    while !page().contains("two, 1 seeds") {
        next();
    }
    fs::write(root.join("seeds/b.txt"), "").unwrap();
    while !page().contains("two, 2 seeds") {
        next();
    }
}

#[test]
fn the_server_speaks_http() {
    let folder = tempfile::tempdir().unwrap();
    let port = serve(folder.path());
    let ask = |line: &str| {
        talk(port, &format!("{line}\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"))
    };
    let head = ask("HEAD / HTTP/1.1");
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(head.contains("content-length: "), "{head}");
    for line in ["GET /../../etc/passwd HTTP/1.1", "GET /..%2f..%2fetc/passwd HTTP/1.1"] {
        assert!(ask(line).starts_with("HTTP/1.1 400"), "{line}");
    }
    assert!(ask("POST / HTTP/1.1").contains("allow: GET, HEAD"));
    let foreign =
        format!("GET / HTTP/1.1\r\nHost: evil.example:{port}\r\nConnection: close\r\n\r\n");
    assert!(talk(port, &foreign).starts_with("HTTP/1.1 421"));
    assert!(ask("GET http://evil.example/ HTTP/1.1").starts_with("HTTP/1.1 421"));
}

#[test]
fn the_next_port_is_taken_when_one_is_busy() {
    let first = super::server::listen(Some(0), PORT).unwrap();
    let busy = first.local_addr().unwrap().port();
    let second = super::server::listen(None, busy).unwrap();
    assert_ne!(second.local_addr().unwrap().port(), busy);
    assert!(super::server::listen(Some(busy), PORT).unwrap_err().to_string().contains("could not"));
}
