//! Who sent a report, and from where: «به گزارش خبرگزاری صدا و سیما، مرکز خراسان رضوی، …».

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::{Article, Dateline, Part};
use crate::persian::fold::key;
use crate::persian::places::places;
use crate::persian::{WordKind, Words};

/// Names as they are shown, by folded name; the word «خبرگزاری» left out of both.
static AGENCIES: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| agencies(include_str!("agencies.tsv")));

/// Places of bureaus as they are shown, by folded name.
static PLACES: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| places().map(|place| (key(place), place)).collect());

/// How much of a paragraph, in bytes, is looked at: a credit stands at its start.
const OPENING: u32 = 400;
/// The longest name of an agency or a place, in words.
const LONGEST: usize = 5;

/// The agency and its bureau. Where several paragraphs credit an agency, the first that names a bureau counts.
/// `words` are the paragraphs, cut.
pub(crate) fn dateline(article: &Article, words: &[Words]) -> Option<Dateline> {
    let mut first = None;
    for (paragraph, words) in article.paragraphs.iter().zip(words) {
        if !matches!(paragraph.part, Part::Lead | Part::Body(_)) {
            continue;
        }
        let text = paragraph.text.as_str();
        let found = credit(text, words).or_else(|| interview(text, words));
        if found.as_ref().is_some_and(|it| it.bureau.is_some()) {
            return found;
        }
        first = first.or(found);
    }
    first
}

/// What the opening of a paragraph credits.
fn credit(text: &str, words: &Words) -> Option<Dateline> {
    let mut at = 0;
    while words.kind(at) == Some(WordKind::Sign) {
        at += 1;
    }
    let reported = words.joined(at, 2) == Some("بهگزارش");
    while words.joined(at, 2) == Some("بهگزارش") {
        at += 2;
    }
    let at = if reported { after_desk(words, at) } else { at };
    let (agency, next) = agency(text, words, at).or_else(|| city_first(text, words, at))?;
    let signed = words.is_sign(next, &[':', '/', '-', '–', 'ـ', '_', '؛']);
    if !reported && !signed {
        return None;
    }
    Some(Dateline { agency, bureau: bureau(text, words, next) })
}

/// «در گفت\u{200C}وگو با خبرنگار فارس در شوش».
fn interview(text: &str, words: &Words) -> Option<Dateline> {
    let opening = words.all().partition_point(|word| word.span.start < OPENING);
    let at = (0..opening).find(|idx| words.joined(*idx, 2) == Some("باخبرنگار"))?;
    let (agency, next) = agency(text, words, at + 2)?;
    let place = (words.key(next) == "در").then(|| unlisted_place(words, next + 1)).flatten();
    let place = place.and_then(|end| text.get(words.span(next + 1, end).range()));
    Some(Dateline { agency, bureau: place.map(str::to_owned) })
}

/// Skips who wrote it: «خبرنگار اعزامی», «گروه بین\u{200C}الملل», «سرویس سیاسی».
fn after_desk(words: &Words, at: usize) -> usize {
    let is_desk = matches!(words.key(at), "خبرنگار" | "خبرنگاران" | "گروه" | "سرویس");
    let desk = at + 1..at + 6;
    let titled = desk.clone().find(|idx| is_agency_word(words, *idx).is_some());
    let named = || desk.clone().find(|idx| known(words, *idx, &AGENCIES).is_some());
    if is_desk { titled.or_else(named).unwrap_or(at) } else { at }
}

/// «خبرگزاری», also misspelt in two words: how many words it takes.
fn is_agency_word(words: &Words, at: usize) -> Option<usize> {
    (1..=2).find(|count| words.joined(at, *count) == Some("خبرگزاری"))
}

/// The agency's name as it is shown, and the word after it. «خبرگزاری صداوسیمای» → «خبرگزاری صدا و سیما».
fn agency(text: &str, words: &Words, at: usize) -> Option<(String, usize)> {
    let titled = is_agency_word(words, at);
    let at = at + titled.unwrap_or(0);
    if let Some((name, count)) = known(words, at, &AGENCIES) {
        return Some((name.to_owned(), at + count));
    }
    titled?;
    let end = (at..at + 3).find(|idx| words.kind(*idx) != Some(WordKind::Word));
    let end = end.unwrap_or(at + 1);
    let name = text.get(words.span(at, end).range())?;
    (!name.is_empty()).then(|| (format!("خبرگزاری {name}"), end))
}

/// «تهران، ایرنا: …».
fn city_first(text: &str, words: &Words, at: usize) -> Option<(String, usize)> {
    let signed = words.is_sign(at + 1, &['،', '-', '–', '/']);
    if signed { agency(text, words, at + 2) } else { None }
}

/// The bureau as the report writes it: «مرکز خراسان رضوی», «استان تهران», «اراک».
fn bureau(text: &str, words: &Words, at: usize) -> Option<String> {
    let apart = words.is_sign(at, &['،', '؛', ',', '/', '-', '–']);
    let at = if apart { at + 1 } else { at };
    let from = if words.key(at) == "از" { at + 1 } else { at };
    let kind = matches!(words.key(from), "مرکز" | "استان" | "شهرستان" | "سیمای");
    let mut place = if kind { from + 1 } else { from };
    if kind && matches!(words.key(place), "استان" | "شهرستان") {
        place += 1;
    }
    let end = match known(words, place, &PLACES) {
        Some((_, count)) => place + count,
        // Behind a comma a bare word may be a person: «خبرگزاری فارس، محمود …».
        None if kind || from > at => unlisted_place(words, place)?,
        None => return None,
    };
    text.get(words.span(from, end).range()).map(str::to_owned)
}

/// The end of a place that is not listed: up to three words before a sign, else one word.
fn unlisted_place(words: &Words, at: usize) -> Option<usize> {
    let first = words.kind(at) == Some(WordKind::Word);
    let end = (at + 1..=at + 3).find(|idx| words.kind(*idx) != Some(WordKind::Word));
    let source = (at + 1..=at + 3).find(|idx| words.joined(*idx, 2) == Some("بهنقل"));
    first.then(|| source.into_iter().chain(end).min().unwrap_or(at + 1))
}

/// The longest listed name at a word, an ezafe «ی» at its end left out.
fn known(
    words: &Words,
    at: usize,
    names: &HashMap<String, &'static str>,
) -> Option<(&'static str, usize)> {
    (1..=LONGEST).rev().find_map(|count| {
        let written = words.joined(at, count)?;
        let name = names.get(written).or_else(|| names.get(written.strip_suffix('ی')?))?;
        Some((*name, count))
    })
}

fn agencies(table: &'static str) -> HashMap<String, &'static str> {
    let mut res = HashMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let shown = line.split('\t').next().unwrap_or(line);
        for name in line.split('\t') {
            let name = name.strip_prefix("خبرگزاری ").unwrap_or(name);
            res.insert(key(name), shown);
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::credit;
    use crate::persian::Words;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Option<&str>)>) {
        let found = credit(text, &Words::of(text));
        let found = found.as_ref().map(|it| (it.agency.as_str(), it.bureau.as_deref()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_state_broadcaster_in_all_its_forms() {
        let agency = "خبرگزاری صدا و سیما";
        let bureau = Some((agency, Some("مرکز خراسان رضوی")));
        check("به گزارش خبرگزاری صدا و سیما، مرکز خراسان رضوی ، رئیس انجمن گفت", bureau);
        check("به گزارش خبرگزاری صداوسیما؛ مرکز خراسان رضوی، رئیس انجمن گفت", bureau);
        check("به گزارش خبرگزاری صدا و سیما مرکز خراسان رضوی رئیس انجمن گفت", bureau);
        check("به گزارش به گزارش خبر گزاری صداوسیمای مرکز خراسان رضوی، گفت", bureau);
        let bare = |place| Some((agency, Some(place)));
        check("به گزارش خبرگزاری صدا و سیمای گیلان؛ رئیس", bare("گیلان"));
        check("به گزارش خبرگزاری صداوسیما استان گیلان، رئیس", bare("استان گیلان"));
        check("به گزارش گروه ورزشی خبرگزاری صدا و سیما، تیم ما", Some((agency, None)));
        check("به گزارش خبرنگار خبرگزاری صدا و سیما رئیس", Some((agency, None)));
    }

    #[test]
    fn other_agencies() {
        let fars = "خبرگزاری فارس";
        check("به گزارش خبرگزاری فارس از اراک، پیش", Some((fars, Some("اراک"))));
        check("به گزارش خبرنگار سیاسی فارس برات", Some((fars, None)));
        check("به گزارش خبرگزاری فارس از قم به نقل از دفتر", Some((fars, Some("قم"))));
        check("به گزارش خبرنگار حوزه احزاب خبرگزاری فارس، رئیس", Some((fars, None)));
        check("خبرگزاری فارس: رئیس", Some((fars, None)));
        check("ایسنا/خراسان رضوی رئیس", Some(("ایسنا", Some("خراسان رضوی"))));
        check("تهران، ایرنا: رئیس", Some(("ایرنا", None)));
        check("به گزارش خبرگزاری راهنما، رئیس", Some(("خبرگزاری راهنما", None)));
    }

    #[test]
    fn an_agency_that_asked() {
        let text = "وی امروز در گفت\u{200C}وگو با خبرنگار فارس در شوش، گفت: خوب است";
        let found = super::interview(text, &Words::of(text));
        let found = found.map(|it| (it.agency, it.bureau));
        assert_eq!(found, Some(("خبرگزاری فارس".to_owned(), Some("شوش".to_owned()))));
    }

    #[test]
    fn what_is_no_agency() {
        check("به گزارش روابط عمومی اداره، رئیس", None);
        check("فارس زبان شیرینی است", None);
        check("", None);
    }
}
