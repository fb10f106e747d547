//! Lines that belong to the agency's page and not to its report.

use std::sync::LazyLock;

use crate::persian::fold::key;

/// How a line is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Whole,
    Beginning,
    Tail,
}

/// What a line of furniture says about the lines behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// Nothing.
    Line,
    /// They are the page's too: comments, tags, forms.
    Tail,
}

static LINES: LazyLock<Vec<(Shape, String)>> = LazyLock::new(|| {
    let lines = include_str!("furniture.txt").lines();
    lines.filter_map(|line| Some((shape(line.chars().next()?)?, key(&line[1..])))).collect()
});

/// Whether this line is the page's: «پخش زنده», «کد خبر: ۱۲», a rule of dashes.
pub(crate) fn furniture(line: &str) -> Option<Furniture> {
    if is_rule(line) {
        return Some(Furniture::Line);
    }
    // No listed line is longer than this; a paragraph is not worth folding.
    let head: String = line.chars().take(80).collect();
    let folded = key(&head);
    let whole = head.len() == line.len();
    let known = LINES.iter().find(|(shape, listed)| match shape {
        Shape::Whole => whole && folded == *listed,
        Shape::Beginning | Shape::Tail => folded.starts_with(listed.as_str()),
    });
    match known {
        Some((Shape::Tail, _)) => Some(Furniture::Tail),
        Some(_) => Some(Furniture::Line),
        None => None,
    }
}

/// «-----------»
fn is_rule(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

/// A bullet or a bread-crumb of a page's menu: «* سیاسی», «نیلکوه » بخش», `  1. استانها`. True of lists in
/// reports too, so ask it only above the report.
pub(crate) fn is_menu(line: &str) -> bool {
    let short = line.split_whitespace().take(7).count() < 7;
    let line = line.trim();
    let numbered = || {
        let rest = line.trim_start_matches(|c: char| c.is_numeric());
        rest.len() < line.len() && rest.starts_with(". ")
    };
    let crumbs = || line.contains(" » ") && !line.contains('«');
    short
        && !line.ends_with(['.', '؟', '!'])
        && (line.starts_with(['*', '•', '#']) || numbered() || crumbs())
}

fn shape(sign: char) -> Option<Shape> {
    match sign {
        '=' => Some(Shape::Whole),
        '^' => Some(Shape::Beginning),
        '!' => Some(Shape::Tail),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Furniture, furniture, is_menu};

    #[track_caller]
    fn check(line: &str, expected: Option<Furniture>) {
        assert_eq!(furniture(line), expected, "{line}");
    }

    #[test]
    fn the_page_is_told_from_the_report() {
        check("پخش زنده", Some(Furniture::Line));
        check("امروز: -", Some(Furniture::Line));
        check("کد خبر: ۵۶۰۳۷۰۹", Some(Furniture::Line));
        check("-----------", Some(Furniture::Line));
        assert!(
            is_menu("نیلکوه » اجتماعی")
                && is_menu("  1. استانها")
                && !is_menu("نشست آب پایان یافت")
        );
        check("انتهای پیام/س", Some(Furniture::Tail));
        check("پخش زنده این نشست از شبکه نیلکوه انجام می شود.", None);
        check("وی افزود: ده روستا آماده اند.", None);
    }
}
