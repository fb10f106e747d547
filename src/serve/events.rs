//! The stream that tells an open page which version of the site is shown.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_core::Stream;
use tokio::sync::{mpsc, watch};

/// How long a page waits before it asks again when the preview is gone.
const RETRY: Duration = Duration::from_millis(500);

/// Versions as server-sent events: the one shown now, then each that follows.
pub(super) fn stream(mut versions: watch::Receiver<u64>) -> Response {
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(async move {
        loop {
            let version = *versions.borrow_and_update();
            let is_gone = sender.send(version).await.is_err();
            if is_gone {
                return;
            }
            tokio::select! {
                changed = versions.changed() => if changed.is_err() { return },
                () = sender.closed() => return,
            }
        }
    });
    Sse::new(Versions(receiver)).keep_alive(KeepAlive::new()).into_response()
}

struct Versions(mpsc::Receiver<u64>);

impl Stream for Versions {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let version = self.0.poll_recv(context);
        version.map(|it| it.map(|it| Ok(Event::default().retry(RETRY).data(it.to_string()))))
    }
}
