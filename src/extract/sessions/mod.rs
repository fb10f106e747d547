//! What takes place: sittings named in quotation marks, and names of events.

mod events;
mod vocabulary;

use crate::model::{Article, SessionMention};
use crate::persian::{Span, Words};

pub(crate) use events::events;

use vocabulary::Class;

/// Shortest and longest title of a sitting, in letters.
const TITLE_LETTERS: std::ops::RangeInclusive<usize> = 5..=160;
/// A title that is not closed within so many words is not one.
const TITLE_WORDS: usize = 60;
/// How many words may stand between «میزگرد» and its title.
const BETWEEN: usize = 4;

/// Sittings with a title, in order of text. «میزگردهای تخصصی «الف» و «ب»» → «الف», «ب».
/// `words` are the paragraphs, cut.
pub(crate) fn sessions(article: &Article, words: &[Words]) -> Vec<SessionMention> {
    let mut res = Vec::new();
    for ((idx, paragraph), words) in (0..).zip(&article.paragraphs).zip(words) {
        let text = paragraph.text.as_str();
        if text.contains(['«', '"', '“']) {
            let named = in_text(text, words);
            res.extend(named.into_iter().map(|(span, noun)| SessionMention {
                paragraph: idx,
                span,
                noun,
            }));
        }
    }
    res
}

/// The titles and the nouns before them.
fn in_text(text: &str, words: &Words) -> Vec<(Span, String)> {
    let mut res = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !vocabulary::is(words.key(at), Class::Sitting) {
            at += 1;
            continue;
        }
        let titles = titles_after(text, words, at);
        let noun = singular(text.get(words.span(at, at + 1).range()).unwrap_or_default());
        at = titles.last().map_or(at + 1, |(_, next)| *next);
        res.extend(titles.into_iter().map(|(span, _)| (span, noun.clone())));
    }
    res
}

/// The titles in quotation marks that belong to the noun at `at`, each with the word after it.
fn titles_after(text: &str, words: &Words, at: usize) -> Vec<(Span, usize)> {
    let mut res = Vec::new();
    let mut next = at + 1;
    while next <= at + BETWEEN && vocabulary::is(words.key(next), Class::Between) {
        next += 1;
    }
    while let Some((title, after)) = quoted(text, words, next) {
        res.push((title, after));
        next = if words.is_sign(after, &['،', '؛', ',']) { after + 1 } else { after };
        if words.key(next) == "و" {
            next += 1;
        }
    }
    res
}

/// A title in quotation marks that open at a word: its span without them, and the word after.
fn quoted(text: &str, words: &Words, at: usize) -> Option<(Span, usize)> {
    let close = match words.all().get(at).and_then(|word| text.get(word.span.range()))? {
        "«" => '»',
        "“" => '”',
        "\"" => '"',
        _ => return None,
    };
    let end = (at + 1..words.len().min(at + TITLE_WORDS))
        .find(|idx| words.is_sign(*idx, &[close, '«']))?;
    let title = words.span(at + 1, end);
    let letters = text.get(title.range())?.chars().filter(|c| c.is_alphabetic()).count();
    let closed = words.is_sign(end, &[close]);
    (closed && TITLE_LETTERS.contains(&letters)).then_some((title, end + 1))
}

/// «میزگردهای» → «میزگرد».
fn singular(noun: &str) -> String {
    let noun = noun.replace('\u{200C}', "");
    ["هایی", "های", "ها"].iter().find_map(|it| noun.strip_suffix(it)).unwrap_or(&noun).to_owned()
}

#[cfg(test)]
mod tests {
    use super::in_text;
    use crate::persian::Words;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = in_text(text, &Words::of(text));
        let found: Vec<(&str, &str)> =
            found.iter().map(|(span, noun)| (&text[span.range()], noun.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_of_sittings() {
        check(
            "میزگردهای تخصصی «همکاری اقتصادی، استانی» و «پیوند اقتصاد ملی» امروز",
            &[("همکاری اقتصادی، استانی", "میزگرد"), ("پیوند اقتصاد ملی", "میزگرد")],
        );
        check(
            "چهار نشست تخصصی با عنوان\u{200C}های «آب پاک»، «گردشگری روستایی» و «بازارچه\u{200C}های مرزی»",
            &[("آب پاک", "نشست"), ("گردشگری روستایی", "نشست"), ("بازارچه\u{200C}های مرزی", "نشست")],
        );
        check("پنل \"راه سبز\" آغاز شد", &[("راه سبز", "پنل")]);
    }

    #[test]
    fn quotations_that_are_no_sitting() {
        check("میزبان «دومین نشست دیپلماسی استانی» است", &[]);
        check("در این نشست گفت: «همه با هم می\u{200C}رویم»", &[]);
        check("نشست «آب پاک بی پایان", &[]);
        check("نشست «آ»", &[]);
    }
}
