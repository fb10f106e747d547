//! Templates written tight once, so that no finished page has to be: white space that nobody sees is taken out of
//! their markup, and quotation marks that an attribute can do without. What a value brings is never touched.

/// Elements whose edges no white space crosses: blocks, parts of tables and lists, and what stands in a head.
/// `h` is a heading whose level is a value: `<h{{ level }}>`.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "base",
    "blockquote",
    "body",
    "br",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];
/// Elements whose text stays as it is.
const VERBATIM: &[&str] = &["pre", "script", "style", "textarea"];
/// Where a value or a statement of a template begins, and where it ends.
const DELIMITERS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// A template that draws the same page with fewer bytes. Statements, values and comments of the template stay; one
/// that holds `raw` text, or is broken, stays as it is.
pub(crate) fn template(text: &str) -> String {
    if text.contains("raw %}") || text.contains("raw -%}") {
        return text.to_owned();
    }
    let mut squeezer =
        Squeezer { rest: text, out: String::with_capacity(text.len()), after_block: false };
    match squeezer.run() {
        Some(()) => squeezer.out,
        None => text.to_owned(),
    }
}

struct Squeezer<'a> {
    rest: &'a str,
    out: String,
    /// What was written last is the edge of a block.
    after_block: bool,
}

impl Squeezer<'_> {
    /// `None` when something does not end.
    fn run(&mut self) -> Option<()> {
        while let Some(first) = self.rest.chars().next() {
            if first.is_ascii_whitespace() {
                self.space();
            } else if let Some(end) = delimiter(self.rest) {
                self.copy(statement_length(self.rest, end)?);
                self.after_block = false;
            } else if self.rest.starts_with("<!--") {
                self.copy(self.rest.find("-->")? + 3);
                self.after_block = false;
            } else if starts_tag(self.rest) {
                self.tag()?;
            } else {
                self.copy(first.len_utf8());
                self.after_block = false;
            }
        }
        Some(())
    }

    fn copy(&mut self, length: usize) {
        let (now, rest) = self.rest.split_at(length);
        self.out.push_str(now);
        self.rest = rest;
    }

    /// White space between pieces of text and markup: one space, or nothing beside a block.
    fn space(&mut self) {
        self.rest = self.rest.trim_ascii_start();
        let before_block = starts_tag(self.rest) && is_one_of(BLOCKS, tag_name(self.rest));
        if !self.after_block && !before_block {
            self.out.push(' ');
        }
    }

    fn tag(&mut self) -> Option<()> {
        let name = tag_name(self.rest);
        let is_end = self.rest.starts_with("</");
        self.copy(name.len() + if is_end { 2 } else { 1 });
        self.attributes()?;
        if !is_end && is_one_of(VERBATIM, name) {
            let end = format!("</{}", name.to_ascii_lowercase());
            self.copy(self.rest.to_ascii_lowercase().find(&end)?);
        }
        self.after_block = is_one_of(BLOCKS, name);
        Some(())
    }

    /// Everything up to the end of a tag.
    fn attributes(&mut self) -> Option<()> {
        loop {
            let first = self.rest.chars().next()?;
            if first == '>' {
                self.copy(1);
                return Some(());
            }
            if first.is_ascii_whitespace() {
                self.rest = self.rest.trim_ascii_start();
                if !self.rest.starts_with('>') {
                    self.out.push(' ');
                }
            } else if let Some(end) = delimiter(self.rest) {
                self.copy(statement_length(self.rest, end)?);
            } else if matches!(first, '"' | '\'') {
                self.value(first)?;
            } else {
                self.copy(first.len_utf8());
            }
        }
    }

    /// A quoted value. Its marks go when nothing in it or behind it needs them.
    fn value(&mut self, mark: char) -> Option<()> {
        let mut length = 1;
        while !self.rest[length..].starts_with(mark) {
            let rest = &self.rest[length..];
            length += match delimiter(rest) {
                Some(end) => statement_length(rest, end)?,
                None => rest.chars().next()?.len_utf8(),
            };
        }
        let words = &self.rest[1..length];
        let behind = self.rest[length + 1..].chars().next()?;
        let bare = |c: char| c.is_ascii_alphanumeric() || "-_.:/#+,;".contains(c);
        let can_go = !words.is_empty()
            && words.chars().all(bare)
            && (behind == '>' || behind.is_ascii_whitespace());
        if can_go {
            self.out.push_str(words);
            self.rest = &self.rest[length + 1..];
        } else {
            self.copy(length + 1);
        }
        Some(())
    }
}

/// The delimiter that ends what begins here, if anything does.
fn delimiter(text: &str) -> Option<&'static str> {
    DELIMITERS.iter().find(|(start, _)| text.starts_with(start)).map(|(_, end)| *end)
}

/// Bytes of a statement, both delimiters among them. Quoted words may hold the delimiter.
fn statement_length(text: &str, end: &str) -> Option<usize> {
    let is_comment = end == "#}";
    let mut quote = None;
    let mut at = 2;
    loop {
        let rest = text.get(at..)?;
        if quote.is_none() && rest.starts_with(end) {
            return Some(at + end.len());
        }
        let c = rest.chars().next()?;
        match quote {
            Some(mark) if c == mark => quote = None,
            None if !is_comment && matches!(c, '"' | '\'' | '`') => quote = Some(c),
            _ => {}
        }
        at += c.len_utf8();
    }
}

fn starts_tag(text: &str) -> bool {
    let name = text.strip_prefix("</").or_else(|| text.strip_prefix('<'));
    name.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// `figure` of `<figure class=…`; `h` of `<h{{ level }}>`.
fn tag_name(text: &str) -> &str {
    let name = text.trim_start_matches('<').trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    &name[..end]
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::template;

    #[track_caller]
    fn check(before: &str, after: &str) {
        assert_eq!(template(before), after);
    }

    #[test]
    fn white_space_beside_blocks_goes() {
        check("<ul>\n  <li>a</li>\n  <li> b </li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>");
        check("{% if a %}\n<p>{{ a }}</p>\n{% endif %}", "{% if a %}<p>{{ a }}</p>{% endif %}");
        check("<h{{ n }}>\n a</h{{ n }}>", "<h{{ n }}>a</h{{ n }}>");
    }

    #[test]
    fn spaces_between_words_stay() {
        check(
            "<p>a <b>b</b>\n <i>c</i> {{ d }}\n{{ e }}</p>",
            "<p>a <b>b</b> <i>c</i> {{ d }} {{ e }}</p>",
        );
        check(
            "<pre> a\n  b</pre> <script>\n a </script>",
            "<pre> a\n  b</pre> <script>\n a </script>",
        );
    }

    #[test]
    fn marks_go_where_nothing_needs_them() {
        check("<a class=\"b\"  href=\"#c\" >d</a>", "<a class=b href=#c>d</a>");
        check(
            "<a class=\"b{{ \"x\" }}\" title=\"e f\" id=\"\">",
            "<a class=\"b{{ \"x\" }}\" title=\"e f\" id=\"\">",
        );
        check("<br class=\"b\"/>", "<br class=\"b\"/>");
        check(
            "<a class=\"b\"{% if c %} d=\"e\"{% endif %}>",
            "<a class=\"b\"{% if c %} d=\"e\"{% endif %}>",
        );
        check("<a href=\"{{ a[\"b>\"] }}\">", "<a href=\"{{ a[\"b>\"] }}\">");
    }

    #[test]
    fn what_does_not_end_stays_as_it_is() {
        for broken in ["<p>  {{ a", "<a  href=\"b", "<!--  a", "{% raw %}  {{ a }}{% endraw %}"] {
            check(broken, broken);
        }
    }
}
