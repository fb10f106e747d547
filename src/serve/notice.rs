//! What is wrong, shown in the page: a notice on the last good site, or a page of its own before there is one.

use std::fmt::Write as _;

use crate::diagnostic::{Diagnostic, Severity};
use crate::serve::preview::Shown;

/// How the notice looks.
pub(super) const STYLE: &str = include_str!("notice.css");

/// The notice, to stand at the start of a page.
pub(super) fn notice(shown: &Shown) -> String {
    let mut res =
        String::from("<aside id=\"neshast-notice\" role=\"alert\" dir=\"ltr\" lang=\"en\">");
    res.push_str("<link rel=\"stylesheet\" href=\"/__neshast/notice.css\">");
    if let Some(failure) = &shown.failure {
        _ = write!(res, "<p><strong>The machine failed</strong></p><p>{}</p>", escaped(failure));
    }
    if !shown.wrong.is_empty() {
        let n_errors = shown.wrong.iter().filter(|it| it.severity == Severity::Error).count();
        let errors = if n_errors == 1 { "error" } else { "errors" };
        _ = write!(
            res,
            "<p><strong>{n_errors} {errors}</strong>; this is the last good site</p><ol>"
        );
        shown.wrong.iter().for_each(|it| push_finding(&mut res, it));
        res.push_str("</ol>");
    }
    res.push_str("</aside>");
    res
}

/// A page that holds nothing but the notice.
pub(super) fn page(shown: &Shown) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>neshast: not yet</title></head>\
         <body>{}</body></html>",
        notice(shown)
    )
}

fn push_finding(res: &mut String, finding: &Diagnostic) {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Review => "review",
    };
    _ = write!(res, "<li class=\"{severity}\"><p><b>{severity}</b>[{}] ", finding.code);
    _ = write!(res, "<bdi>{}</bdi></p>", escaped(&finding.message));
    if let Some(location) = &finding.location {
        _ = write!(res, "<p><code>{}</code></p>", escaped(&location.to_string()));
    }
    if let Some(quote) = &finding.quote {
        _ = write!(res, "<blockquote dir=\"auto\">{}</blockquote>", escaped(quote));
    }
    if let Some(help) = &finding.help {
        _ = write!(res, "<p>help: <bdi>{}</bdi></p>", escaped(help));
    }
    res.push_str("</li>");
}

/// Text as markup; also keeps bidi controls from reaching beyond their element.
fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => res.push_str("&amp;"),
            '<' => res.push_str("&lt;"),
            '>' => res.push_str("&gt;"),
            '"' => res.push_str("&quot;"),
            '\'' => res.push_str("&#39;"),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\0' => res.push('\u{FFFD}'),
            c => res.push(c),
        }
    }
    res
}
