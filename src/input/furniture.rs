//! Lines that belong to the agency's page and not to its report.

use std::sync::LazyLock;

use crate::input::day::is_stamp;
use crate::persian::fold::key;
use crate::persian::letters::{Kind, letter};

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

/// A listed line.
struct Listed {
    shape: Shape,
    /// Folded, without its signs.
    letters: String,
    /// A colon must follow, for the same words may begin a sentence: «بازدید: ۱۲», «بازدید استاندار از …».
    labels: bool,
}

static LINES: LazyLock<Vec<Listed>> = LazyLock::new(|| {
    let listed = |line: &str| {
        let words = &line[1..];
        let labels = words.ends_with(':');
        Some(Listed { shape: shape(line.chars().next()?)?, letters: key(words), labels })
    };
    include_str!("furniture.txt").lines().filter_map(listed).collect()
});

/// Whether this line is the page's: «پخش زنده», «کد خبر: ۱۲», a rule of dashes.
pub(crate) fn furniture(line: &str) -> Option<Furniture> {
    if is_rule(line) || is_stamp(line) {
        return Some(Furniture::Line);
    }
    // No listed line is longer than this; a paragraph is not worth folding.
    let head: String = line.chars().take(80).collect();
    let folded = key(&head);
    let whole = head.len() == line.len();
    let known = LINES.iter().find(|listed| match listed.shape {
        Shape::Whole => whole && folded == listed.letters,
        Shape::Beginning | Shape::Tail => {
            folded.starts_with(&listed.letters) && breaks_after(&head, listed)
        }
    })?;
    let sentence = line.trim_end().ends_with(['؟', '?', '!']);
    match known.shape {
        Shape::Tail | Shape::Beginning if sentence => None,
        Shape::Tail => Some(Furniture::Tail),
        Shape::Whole | Shape::Beginning => Some(Furniture::Line),
    }
}

/// True when the letters that a line has in common with a listed one end a word of it, and a colon follows
/// where one must.
fn breaks_after(line: &str, listed: &Listed) -> bool {
    let mut rest = line.chars();
    let last = listed.letters.chars().count() - 1;
    rest.by_ref().filter(|c| letter(*c).counts()).nth(last);
    let apart = rest.clone().next().is_none_or(|c| letter(c).kind == Kind::Space);
    let next = rest.find(|c| !matches!(letter(*c).kind, Kind::Nothing | Kind::Space));
    match next {
        Some(':') => true,
        _ if listed.labels => false,
        Some(c) => apart || letter(c).kind != Kind::Letter,
        None => true,
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
    let crumbs = || line.contains(" » ") && !line.contains('«') || line.contains(" > ");
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
        check("• چهارشنبه / ۵ آذر ۱۴۰۴ / ۱۳:۲۲", Some(Furniture::Line));
        assert!(
            is_menu("نیلکوه » اجتماعی")
                && is_menu("  1. استانها")
                && !is_menu("نشست آب پایان یافت")
        );
        check("انتهای پیام/س", Some(Furniture::Tail));
        check("پخش زنده این نشست از شبکه نیلکوه انجام می شود.", None);
        check("وی افزود: ده روستا آماده اند.", None);
    }

    #[test]
    fn a_sentence_that_begins_like_a_line_of_the_page_is_of_the_report() {
        check("بازدید: ۱۲", Some(Furniture::Line));
        check("بازدید استاندار از این کارخانه دو ساعت طول کشید.", None);
        check("خبرنگار : ۵۰۶۶۳", Some(Furniture::Line));
        check("خبرنگاران نیلکوه در این آیین بودند.", None);
        check("خبرنگار: آیا آب کم است؟", None);
        check("برچسب\u{200C}ها", Some(Furniture::Tail));
        check("برچسب\u{200C}زنی کالاها از فردا آغاز می\u{200C}شود.", None);
        check("نظر شما درباره این طرح چیست؟", None);
        check("عکس\u{200C}های این گزارش را ببینید.", None);
    }
}
