//! What a finished page names and where it leads, read from its HTML with `html5gum`.

use html5gum::{Token, Tokenizer};

/// The attributes that lead somewhere (HTML Living Standard, "Attributes", those that take a URL), but for
/// `srcset`, which takes several.
const LEADING: [&[u8]; 6] = [b"href", b"src", b"action", b"data", b"poster", b"cite"];

/// The names and links of one page.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Outline {
    /// Every `id`, in order.
    pub(crate) ids: Vec<String>,
    /// Every address that it leads to or loads from, in order, as written.
    pub(crate) links: Vec<String>,
}

/// Reads a page.
pub(crate) fn outline(html: &[u8]) -> Outline {
    let mut outline = Outline::default();
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value);
            match name.as_slice() {
                b"id" => outline.ids.push(value.into_owned()),
                b"srcset" => outline.links.extend(value.split(',').filter_map(candidate)),
                name if LEADING.contains(&name) => outline.links.push(value.trim().to_owned()),
                _ => {}
            }
        }
    }
    outline
}

/// The address of `photo.jpg 2x`.
fn candidate(text: &str) -> Option<String> {
    text.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[track_caller]
    fn check(html: &str, ids: &[&str], links: &[&str]) {
        let found = outline(html.as_bytes());
        assert_eq!(found.ids, ids, "{html}");
        assert_eq!(found.links, links, "{html}");
    }

    #[test]
    fn names_and_links_are_read_as_a_browser_does() {
        check("<p id=p1><a href=../a/?b&amp;c#d>x</a>", &["p1"], &["../a/?b&c#d"]);
        check("<IMG SRC='a.png' SRCSET='b.png, c.png 2x'>", &[], &["a.png", "b.png", "c.png"]);
        check("<!-- <a href=no> --><a title='<b href=no>' href=\"yes\">", &[], &["yes"]);
        check("<form action=search/><blockquote cite=x>", &[], &["search/", "x"]);
        check("<a>متن</a> & < b", &[], &[]);
    }
}
