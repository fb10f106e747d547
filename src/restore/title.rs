//! A title for a report whose headline the copy lost.

use crate::model::{Paragraph, Part, behind_credit};

/// Characters beyond which a made title is cut at a clause.
const LONGEST: usize = 140;

/// The wire's headline without its full stop; else the first sentence of the lead or, where that is
/// lost too, of the body behind its dateline, cut at a clause when long; else `stem`. No word is added.
pub(crate) fn title(paragraphs: &[Paragraph], stem: &str) -> String {
    let of = |part: Part| paragraphs.iter().find(|it| it.part == part).map(|it| it.text.as_str());
    if let Some(headline) = of(Part::Headline) {
        let headline = headline.trim_end_matches('.').trim();
        if !headline.is_empty() {
            return headline.to_owned();
        }
    }
    let made = match (of(Part::Lead), of(Part::Body(1))) {
        (Some(text), _) | (None, Some(text)) => {
            shorten(first_sentence(behind_credit(behind_dateline(text))))
        }
        (None, None) => String::new(),
    };
    if made.is_empty() { stem.to_owned() } else { made }
}

/// Up to the first full stop, question mark or exclamation mark that ends a sentence.
fn first_sentence(text: &str) -> &str {
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '.' | '؟' | '!'));
    let mut ends = ends.filter(|(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        rest.is_empty() || rest.starts_with(char::is_whitespace)
    });
    match ends.next() {
        Some((at, '.')) => text[..at].trim(),
        Some((at, c)) => text[..at + c.len_utf8()].trim(),
        None => text.trim(),
    }
}

/// «به گزارش خبرگزاری نمونه، مرکز نیلکوه، دبیر نشست گفت: …» → «دبیر نشست گفت: …»
fn behind_dateline(text: &str) -> &str {
    if !text.starts_with("به گزارش") {
        return text;
    }
    let mut rest = text;
    for _ in 0..2 {
        let head = rest.char_indices().take(90).find(|(_, c)| matches!(c, '،' | '؛'));
        let Some((at, c)) = head else { break };
        let behind = rest[at + c.len_utf8()..].trim_start();
        if rest.len() < text.len() && !rest.starts_with("مرکز") && !rest.starts_with("استان")
        {
            break;
        }
        rest = behind;
    }
    rest
}

/// «… در کشورهای همسایه، در مشهد گشایش یافت» over the limit → «… در کشورهای همسایه…»
fn shorten(sentence: &str) -> String {
    let Some((limit, _)) = sentence.char_indices().nth(LONGEST) else {
        return sentence.to_owned();
    };
    let head = &sentence[..limit];
    let half = head.len() / 2;
    let at_clause = head.rfind(['،', '؛', ':']).filter(|at| *at > half);
    let cut = at_clause.or_else(|| head.rfind(char::is_whitespace)).unwrap_or(limit);
    format!("{}…", head[..cut].trim_end_matches(|c: char| c.is_whitespace() || "،؛:«(".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::title;
    use crate::model::{Paragraph, Part};
    use crate::persian::Text;

    #[track_caller]
    fn check(parts: &[(Part, &str)], expected: &str) {
        let paragraph = |(part, text): &(Part, &str)| Paragraph {
            part: *part,
            text: Text::new(text, 0, &[]),
            lines: 0..1,
        };
        let paragraphs: Vec<Paragraph> = parts.iter().map(paragraph).collect();
        assert_eq!(title(&paragraphs, "stem"), expected);
    }

    #[test]
    fn the_best_there_is() {
        let lead = (Part::Lead, "نشست آب، امروز در نیلکوه آغاز شد. هوا خوب بود.");
        check(&[(Part::Headline, "آب کم است."), lead], "آب کم است");
        check(&[lead], "نشست آب، امروز در نیلکوه آغاز شد");
        let body = "به گزارش خبرگزاری نمونه، مرکز نیلکوه، دبیر نشست گفت: آب کم است.";
        check(&[(Part::Body(1), body)], "دبیر نشست گفت: آب کم است");
        let lead = "نیلکوه- ایرنا- دبیر نشست گفت: آب کم است.";
        check(&[(Part::Lead, lead)], "دبیر نشست گفت: آب کم است");
        check(&[], "stem");
    }

    #[test]
    fn a_long_one_ends_at_a_clause() {
        let long = format!("{}، {} رفت.", "نشست بزرگ آب و خاک".repeat(5), "کلمه ".repeat(60));
        check(&[(Part::Lead, &long)], &format!("{}…", "نشست بزرگ آب و خاک".repeat(5)));
    }
}
