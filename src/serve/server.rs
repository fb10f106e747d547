//! HTTP on the loopback.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};

use crate::error::{Error, Result};
use crate::serve::answer::{self, Answer};
use crate::serve::events;
use crate::serve::preview::Preview;

/// How many ports after the usual one are tried.
const TRIES: u16 = 100;

/// Listens at `port`, or at the first free one from `usual` on; never for other machines.
pub(super) fn listen(port: Option<u16>, usual: u16) -> Result<TcpListener> {
    let candidates = match port {
        Some(port) => port..=port,
        None => usual..=usual + TRIES,
    };
    let mut last = None;
    for port in candidates {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(err) => last = Some((port, err)),
        }
    }
    let (port, err) = last.expect("at least one port was tried");
    Err(Error::refused(format!("could not listen at port {port}: {err}")))
}

/// Answers requests until the process ends.
pub(super) fn serve(listener: TcpListener, preview: Arc<Preview>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = Router::new().fallback(respond).with_state(preview);
        axum::serve(listener, router).await
    })
}

async fn respond(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    let text = |name| request.headers().get(name).and_then(|it: &HeaderValue| it.to_str().ok());
    let uri = request.uri();
    let host = uri.authority().map(axum::http::uri::Authority::as_str);
    let answer = answer::answer(
        &preview.shown(),
        preview.port,
        answer::Request {
            method: request.method(),
            path: uri.path(),
            query: uri.query(),
            host: host.or(text(header::HOST)).unwrap_or_default(),
            known: text(header::IF_NONE_MATCH),
        },
    );
    match answer {
        Answer::Events => events::stream(preview.versions()),
        Answer::Moved(to) => match HeaderValue::from_str(&to) {
            Ok(to) => with(StatusCode::MOVED_PERMANENTLY, (header::LOCATION, to), Body::empty()),
            Err(_) => StatusCode::BAD_REQUEST.into_response(),
        },
        Answer::Unchanged(tag) => {
            with(StatusCode::NOT_MODIFIED, (header::ETAG, value(&tag)), Body::empty())
        }
        Answer::Content { status, media_type, tag, body } => {
            let mut res = with(status, (header::ETAG, value(&tag)), Body::from(body));
            res.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
            if status == StatusCode::METHOD_NOT_ALLOWED {
                res.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            res
        }
    }
}

/// A response with the headers all have.
fn with(status: StatusCode, own: (header::HeaderName, HeaderValue), body: Body) -> Response {
    let common = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        own,
    ];
    let headers: HeaderMap = common.into_iter().collect();
    (status, headers, body).into_response()
}

fn value(tag: &str) -> HeaderValue {
    HeaderValue::from_str(tag).expect("a tag is hexadecimal")
}
