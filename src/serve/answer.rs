//! What a request gets, decided without a network.

use axum::body::Bytes;
use axum::http::{Method, StatusCode};

use crate::diagnostic::Diagnostic;
use crate::serve::preview::Shown;
use crate::serve::{address, media, notice};

/// What a request says, as far as it matters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request<'a> {
    pub(super) method: &'a Method,
    /// As it was sent: percent-encoded, with its leading slash, without the query.
    pub(super) path: &'a str,
    pub(super) query: Option<&'a str>,
    /// `Host`, or the host of an absolute address.
    pub(super) host: &'a str,
    /// `If-None-Match`.
    pub(super) known: Option<&'a str>,
}

/// What it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// A file, or words of our own.
    Content {
        /// Of HTTP.
        status: StatusCode,
        /// `Content-Type`.
        media_type: &'static str,
        /// `ETag`, with its quotation marks.
        tag: String,
        /// What is sent.
        body: Bytes,
    },
    /// The client has it already, under this `ETag`.
    Unchanged(String),
    /// It is at this path.
    Moved(String),
    /// A stream of versions.
    Events,
}

/// Plain words.
const WORDS: &str = "text/plain; charset=utf-8";

/// Answers a request to the preview at `port`.
pub(super) fn answer(shown: &Shown, port: u16, request: Request<'_>) -> Answer {
    if !address::is_ours(request.host, port) {
        return refusal(StatusCode::MISDIRECTED_REQUEST, "this is another host's name");
    }
    if ![Method::GET, Method::HEAD].contains(request.method) {
        return refusal(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered");
    }
    let Some(path) = address::decode(request.path) else {
        return refusal(StatusCode::BAD_REQUEST, "no file can have this address");
    };
    match path.as_str() {
        "__neshast/events" => return Answer::Events,
        "__neshast/reload.js" => return own(request, "reload.js", include_str!("reload.js")),
        "__neshast/notice.css" => return own(request, "notice.css", notice::STYLE),
        _ => {}
    }
    let Some(files) = &shown.files else {
        let page = Bytes::from(notice::page(shown));
        return content(request, shown, (StatusCode::SERVICE_UNAVAILABLE, "index.html", &page));
    };
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = if is_folder { format!("{path}index.html") } else { path.clone() };
    if let Some(drawn) = files.draw(&file) {
        return drawn_page(request, shown, (StatusCode::OK, &file, drawn));
    }
    if !is_folder && files.has(&format!("{path}/index.html")) {
        let query = request.query.map(|it| format!("?{it}")).unwrap_or_default();
        return Answer::Moved(format!("{}/{query}", request.path));
    }
    match files.draw("404.html") {
        Some(drawn) => drawn_page(request, shown, (StatusCode::NOT_FOUND, "404.html", drawn)),
        None => refusal(StatusCode::NOT_FOUND, "the site has no such page"),
    }
}

/// A file of the site, or what keeps it from being drawn.
fn drawn_page(
    request: Request<'_>,
    shown: &Shown,
    (status, path, drawn): (StatusCode, &str, Result<Vec<u8>, Diagnostic>),
) -> Answer {
    match drawn {
        Ok(body) => content(request, shown, (status, path, &Bytes::from(body))),
        Err(wrong) => {
            let broken = Shown { files: None, wrong: vec![wrong], ..shown.clone() };
            let page = Bytes::from(notice::page(&broken));
            let place = (StatusCode::INTERNAL_SERVER_ERROR, "index.html", &page);
            content(request, &broken, place)
        }
    }
}

fn refusal(status: StatusCode, words: &'static str) -> Answer {
    let body = Bytes::from_static(words.as_bytes());
    Answer::Content { status, media_type: WORDS, tag: tag(&body), body }
}

/// A file of the preview itself.
fn own(request: Request<'_>, name: &str, text: &'static str) -> Answer {
    finish(request, (StatusCode::OK, name, Bytes::from_static(text.as_bytes())))
}

/// A file of the site; a page is told to listen for changes, and shows what is wrong.
fn content(
    request: Request<'_>,
    shown: &Shown,
    (status, path, body): (StatusCode, &str, &Bytes),
) -> Answer {
    let is_page = media::media_type(path).starts_with("text/html");
    let body = if is_page { with_preview(shown, body) } else { body.clone() };
    finish(request, (status, path, body))
}

fn finish(request: Request<'_>, (status, path, body): (StatusCode, &str, Bytes)) -> Answer {
    let tag = tag(&body);
    let known = request.known.is_some_and(|known| {
        let mut tags = known.split(',').map(|it| it.trim().trim_start_matches("W/"));
        tags.any(|it| it == tag || it == "*")
    });
    if known && status == StatusCode::OK {
        return Answer::Unchanged(tag);
    }
    Answer::Content { status, media_type: media::media_type(path), tag, body }
}

/// A page with what the preview adds to it, before its end.
fn with_preview(shown: &Shown, page: &[u8]) -> Bytes {
    let end = find_last(page, b"</body").unwrap_or(page.len());
    let script = format!(
        "<script src=\"/__neshast/reload.js\" data-version=\"{}\"></script>",
        shown.version
    );
    let is_noticed = shown.is_broken() && shown.files.is_some();
    let wrong = if is_noticed { notice::notice(shown) } else { String::new() };
    Bytes::from([&page[..end], wrong.as_bytes(), script.as_bytes(), &page[end..]].concat())
}

fn find_last(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).rposition(|it| it.eq_ignore_ascii_case(part))
}

fn tag(body: &[u8]) -> String {
    format!("\"{}\"", &blake3::hash(body).to_hex()[..32])
}
