//! What a wire puts before the words of a lead: the place, the agency, the one who wrote it.

use crate::persian::places::places;

/// A credit ends within so many characters.
const LONGEST: usize = 70;
/// A place or an agency before a dash has at most so many words.
const LONGEST_PLACE: usize = 3;
/// The agency that puts the reporter's name behind its own, with a half-space and without.
const CLUB: (&str, &str) = ("باشگاه خبرنگاران", "باشگاه\u{200C}خبرنگاران");

/// «تهران- ایرنا- دبیر گفت: …», «ایسنا/خراسان رضوی دبیر گفت: …», «باشگاه خبرنگاران جوان؛ کاظم شیردل - دبیر گفت: …»
/// → «دبیر گفت: …»
pub(crate) fn behind_credit(text: &str) -> &str {
    let near = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let dashes = || text[..near].char_indices().filter(|(_, c)| matches!(c, '-' | '–' | 'ـ' | '_'));
    let behind = |(at, c): (usize, char)| text[at + c.len_utf8()..].trim_start();
    if text.starts_with(CLUB.0) || text.starts_with(CLUB.1) {
        return dashes().next().map_or(text, behind);
    }
    if let Some(rest) = text.strip_prefix("ایسنا/") {
        let longest = places().filter(|place| rest.starts_with(*place)).map(str::len).max();
        return rest[longest.unwrap_or(0)..].trim_start();
    }
    let few = |part: &str| (1..=LONGEST_PLACE).contains(&part.split_whitespace().count());
    let mut parts = dashes();
    let (Some(first), second) = (parts.next(), parts.next()) else { return text };
    match second {
        Some(second)
            if few(&text[..first.0]) && few(&text[first.0 + first.1.len_utf8()..second.0]) =>
        {
            behind(second)
        }
        _ if few(&text[..first.0]) && !text[..first.0].ends_with(char::is_whitespace) => {
            behind(first)
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::behind_credit;

    #[test]
    fn the_words_begin_behind_place_agency_and_writer() {
        for credit in [
            "نیلکوه- ایرنا- ",
            "نیلکوه - ایرنا - ",
            "نیلکوه- ",
            "ایسنا/خراسان رضوی ",
            "باشگاه خبرنگاران جوان؛ کاظم شیردل - ",
            "",
        ] {
            assert_eq!(behind_credit(&format!("{credit}دبیر گفت: آب.")), "دبیر گفت: آب.");
        }
        let route = "قطار تندرو نیلکوه - آبسرد به راه افتاد.";
        assert_eq!(behind_credit(route), route);
    }
}
