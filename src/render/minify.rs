//! Style sheets and scripts without white space and comments that nobody sees; templates: `squeeze`.

/// A style sheet without comments, line breaks and indents.
pub(crate) fn css(sheet: &str) -> String {
    let mut res = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(start) = rest.find("/*") {
        res.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    res.push_str(rest);
    let mut squeezed = String::with_capacity(res.len());
    for line in res.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // A line that neither ends nor begins a block or a list goes on with a space.
        if !squeezed.is_empty()
            && !squeezed.ends_with(['{', '}', ';', ','])
            && !line.starts_with('}')
        {
            squeezed.push(' ');
        }
        squeezed.push_str(line);
    }
    squeezed.push('\n');
    squeezed.replace(";}", "}").replace("@media (", "@media(")
}

/// A script without indents, empty lines and lines that are comments. One with a text over several lines
/// stays as it is: its indents may mean something.
pub(crate) fn js(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let comment = |line: &str| line.starts_with("/*") && line.find("*/") == Some(line.len() - 2);
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !comment(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{css, js};

    #[test]
    fn a_script_is_squeezed() {
        assert_eq!(
            js("/* one */\nif (a) {\n  b();\n\n  /* two */ c();\n}\n"),
            "if (a) {\nb();\n/* two */ c();\n}\n"
        );
        let text_over_lines = "let a = `\n  b`;\n";
        assert_eq!(js(text_over_lines), text_over_lines);
    }

    #[test]
    fn a_style_sheet_is_squeezed() {
        let sheet = "/* one */\na{\n  color:red;\n}\nb,\nc:not(.d)\n.e{margin:0 1px}\n";
        assert_eq!(css(sheet), "a{color:red}b,c:not(.d) .e{margin:0 1px}\n");
    }
}
