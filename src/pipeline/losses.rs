//! What stands in the editor's Markdown and on no page.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Content, Origin};
use crate::render::{Lost, lost};

/// One finding for each thing that a page leaves out, in the order of the files.
pub(super) fn losses(content: &Content) -> Vec<Diagnostic> {
    let pages = content.pages.iter().map(|it| (&it.origin, &it.body));
    let speakers = content.speakers.iter().map(|it| (&it.origin, &it.body));
    let topics = content.topics.iter().map(|it| (&it.origin, &it.body));
    let reports = content.reports.iter().map(|it| (&it.origin, &it.body));
    let bodies = pages.chain(speakers).chain(topics).chain(reports);
    bodies.flat_map(|(origin, body)| of_body(origin, body)).collect()
}

fn of_body(origin: &Origin, body: &str) -> Vec<Diagnostic> {
    let finding = |(at, what, words): (usize, Lost, &str)| {
        let (message, help) = match what {
            Lost::Html => (
                "HTML in Markdown is left out",
                "write it as Markdown; what all pages share stands in `templates/`",
            ),
            Lost::Picture => (
                "a picture in Markdown is left out",
                "put it into `content/static/` and link to it: `[its name](picture.jpg)`",
            ),
            Lost::Link => (
                "this link leads nowhere and only its words are shown",
                "write `https://…`, `mailto:…`, or the way from the site's root, as `topics/`",
            ),
        };
        let mut place = Location::of_byte(&origin.path, body, at);
        place.line += origin.body_line - 1;
        let quote: String = words.lines().next().unwrap_or_default().chars().take(80).collect();
        Diagnostic::warning("left-out", message).at(place).quoting(quote).help(help)
    };
    lost(body).into_iter().map(finding).collect()
}
