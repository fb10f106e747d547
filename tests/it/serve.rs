//! `neshast serve`, as a browser and an attacker see it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A running preview of a site folder of its own; it ends with the test.
struct Preview {
    folder: tempfile::TempDir,
    running: Child,
    port: u16,
}

impl Preview {
    fn start(arguments: &[&str]) -> Preview {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("seeds")).unwrap();
        fs::write(folder.path().join("site.toml"), settings("یکم")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_neshast"));
        command.args(["serve", "--site"]).arg(folder.path()).args(arguments);
        let mut running = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let said = BufReader::new(running.stderr.take().unwrap()).lines();
        let words = "serving http://127.0.0.1:";
        let mut said = said.map_while(Result::ok);
        let line = said.find(|it| it.contains(words)).expect("the preview says where it is");
        let port = line.split(words).nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
        std::thread::spawn(move || said.for_each(drop));
        Preview { folder, running, port }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Sends a request line as it stands, and reads the answer to its end.
    fn ask(&self, line: &str) -> String {
        self.ask_as(line, &format!("127.0.0.1:{}", self.port))
    }

    fn ask_as(&self, line: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut res = Vec::new();
        stream.read_to_end(&mut res).unwrap();
        String::from_utf8_lossy(&res).into_owned()
    }

    /// Waits until the front page holds these words.
    fn shows(&self, words: &str) {
        let mut events = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        write!(events, "GET /__neshast/events HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut versions = BufReader::new(events).lines().map_while(Result::ok);
        while !self.ask("GET /").contains(words) {
            versions.find(|it| it.starts_with("data:")).expect("the preview runs");
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        _ = self.running.kill();
        _ = self.running.wait();
    }
}

fn settings(title: &str) -> String {
    format!("[site]\nbase_url = \"https://example.org/briefing/\"\ntitle = \"نشست {title}\"\n")
}

#[test]
fn a_saved_edit_is_served_and_nothing_is_written() {
    let preview = Preview::start(&["--port", "0"]);
    preview.shows("نشست یکم");
    fs::write(preview.path("site.toml"), settings("دوم")).unwrap();
    preview.shows("نشست دوم");
    fs::create_dir_all(preview.path("content/pages")).unwrap();
    let page = "+++\ntitle = \"درباره\"\nnav = \"درباره\"\n+++\n\nمتن.\n";
    fs::write(preview.path("content/pages/about.md"), page).unwrap();
    preview.shows(">درباره</a>");
    assert!(preview.ask("GET /about").starts_with("HTTP/1.1 301"));
    assert!(preview.ask("GET /about/").contains("متن."));
    assert!(!preview.path("public").exists());
}

#[test]
fn a_broken_edit_is_shown_and_the_last_good_site_stays() {
    let preview = Preview::start(&["--port", "0"]);
    preview.shows("نشست یکم");
    fs::write(preview.path("site.toml"), "[site]\ntitel = \"<script>\"\n").unwrap();
    preview.shows("neshast-notice");
    let page = preview.ask("GET /");
    assert!(page.contains("نشست یکم") && page.contains("site.toml:2"), "{page}");
    fs::write(preview.path("site.toml"), settings("دوم")).unwrap();
    preview.shows("نشست دوم");
    assert!(!preview.ask("GET /").contains("neshast-notice"));
}

#[test]
fn only_files_of_the_site_are_answered_and_only_to_this_machine() {
    let preview = Preview::start(&["--port", "0"]);
    fs::write(preview.path("secret.txt"), "secret").unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "/secret.txt%00.html",
        "//evil.example/",
        "/site.toml",
        "/secret.txt",
        "/c:/secret.txt",
    ] {
        let answer = preview.ask(&format!("GET {path}"));
        assert!(answer.starts_with("HTTP/1.1 40"), "{path}: {answer}");
        assert!(!answer.contains("\r\n\r\nsecret") && !answer.contains("base_url"), "{path}");
    }
    for host in ["evil.example", "127.0.0.1", "localhost.evil.example:80", ""] {
        let answer = preview.ask_as("GET /", host);
        assert!(answer.starts_with("HTTP/1.1 421"), "{host}: {answer}");
    }
    assert!(preview.ask("POST /").starts_with("HTTP/1.1 405"));
    assert!(preview.ask("GET /no/such/page/").starts_with("HTTP/1.1 404"));
    let head = preview.ask("HEAD /");
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
}

#[test]
fn another_port_is_taken_when_the_usual_one_is_busy() {
    let busy = TcpListener::bind(("127.0.0.1", 1404));
    let preview = Preview::start(&[]);
    assert!(preview.port > 1404 || busy.is_err());
    preview.shows("نشست یکم");
}
