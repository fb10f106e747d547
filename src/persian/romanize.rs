//! Persian names in ASCII, for addresses: known names by table, the rest letter by letter.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::persian::chars::ZWNJ;
use crate::persian::fold::{fold_char, key};

/// Longest slug, in bytes. Longer ones end before a word.
const LONGEST: usize = 60;

/// What a word of the table is in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Given,
    Part,
    Suffix,
}

/// Spellings by folded word.
static TABLE: LazyLock<HashMap<String, (&'static str, Kind)>> =
    LazyLock::new(|| table(include_str!("../../data/romanize.tsv")));

/// A slug: ASCII, lower case, words joined by `-`. «احمد معصومی\u{200C}فر» → `ahmad-masoumifar`.
/// Empty when `text` has no letter and no digit that can be written so; never for Persian text.
pub fn slug(text: &str) -> String {
    let mut res = String::new();
    for word in text.split(|c: char| c != ZWNJ && !c.is_alphanumeric() && fold_char(c).is_some()) {
        let latin = word_in_latin(word);
        if latin.is_empty() {
            continue;
        }
        if !res.is_empty() && res.len() + 1 + latin.len() > LONGEST {
            break;
        }
        if !res.is_empty() {
            res.push('-');
        }
        res.push_str(&latin);
    }
    res.truncate(LONGEST);
    res.trim_end_matches('-').to_owned()
}

/// True for a known given name: «احمد».
pub fn is_given_name(word: &str) -> bool {
    TABLE.get(&key(word)).is_some_and(|row| row.1 == Kind::Given)
}

/// True for a usual last part of surnames: «زاده».
pub fn is_surname_suffix(word: &str) -> bool {
    TABLE.get(&key(word)).is_some_and(|row| row.1 == Kind::Suffix)
}

/// One word. A half-space joins its parts: «معصومی\u{200C}فر» → `masoumifar`.
fn word_in_latin(word: &str) -> String {
    if let Some((latin, _)) = TABLE.get(&key(word)) {
        return (*latin).to_owned();
    }
    word.split(ZWNJ).map(|part| part_in_latin(&key(part))).collect()
}

/// One folded word without half-spaces: as it stands in the table, else cut in two that do, else by its letters.
fn part_in_latin(word: &str) -> String {
    if let Some((latin, _)) = TABLE.get(word) {
        return (*latin).to_owned();
    }
    in_two(word).unwrap_or_else(|| by_letter(word))
}

/// «نازپرور» → `naz` + `parvar`; «کوهزاد» → `kouh` + `zad`. The last part must be a suffix, or the first a given
/// name or a part of three letters and more that leaves another.
fn in_two(word: &str) -> Option<String> {
    let cuts = word.char_indices().skip(2).map(|(at, _)| word.split_at(at));
    let mut cuts = cuts.filter(|(_, last)| last.chars().count() >= 2);
    cuts.find_map(|(first, last)| {
        let (last, kind) = TABLE.get(last)?;
        let known = TABLE.get(first).map(|row| row.0.to_owned());
        let first = match (known, kind) {
            (Some(first), _) => first,
            (None, Kind::Suffix) if first.chars().count() >= 3 => by_letter(first),
            (None, _) => return None,
        };
        Some(first + last)
    })
}

/// What a letter is to the vowels around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant(&'static str),
    /// «ا», «ع»: written `a`.
    Alef,
    /// «و»: a vowel between consonants.
    Vav,
    /// «ی»: a vowel between consonants.
    Yeh,
    /// «ه»: a vowel at the end.
    Heh,
    /// A digit or a Latin letter.
    Plain(char),
}

/// Letter by letter. Short vowels are not written in Persian, so an `a` stands where two consonants meet and neither
/// closes a syllable: «پرچمدار» → `parchamdar`.
fn by_letter(word: &str) -> String {
    let sounds: Vec<Sound> = word.chars().filter_map(sound).collect();
    let mut res = String::new();
    let mut after_vowel = false;
    for (idx, sound) in sounds.iter().enumerate() {
        if let Some(vowel) = vowel(idx, &sounds) {
            if !res.ends_with(vowel) {
                res.push_str(vowel);
            }
            after_vowel = true;
            continue;
        }
        match sound {
            Sound::Consonant(latin) => res.push_str(latin),
            Sound::Vav => res.push('v'),
            Sound::Yeh => res.push('y'),
            Sound::Heh => res.push('h'),
            Sound::Alef => {}
            Sound::Plain(c) => res.push(*c),
        }
        let meets = idx + 1 < sounds.len() && vowel(idx + 1, &sounds).is_none();
        let plain = matches!(sound, Sound::Plain(_));
        if meets && !after_vowel && !plain {
            res.push('a');
        }
        after_vowel = plain || meets && !after_vowel;
    }
    res
}

/// The vowel at a place, if there is one.
fn vowel(idx: usize, sounds: &[Sound]) -> Option<&'static str> {
    let next = sounds.get(idx + 1);
    let last = next.is_none();
    match sounds.get(idx)? {
        Sound::Alef => Some("a"),
        Sound::Heh if last && idx > 1 && vowel(idx - 1, sounds).is_none() => Some("eh"),
        Sound::Yeh if next == Some(&Sound::Yeh) => Some("e"),
        Sound::Vav if idx > 0 && !matches!(next, Some(Sound::Alef | Sound::Yeh)) => {
            let glides = matches!(sounds[idx - 1], Sound::Alef | Sound::Yeh);
            (!glides).then_some("ou")
        }
        Sound::Yeh if (idx > 0 || last) && next != Some(&Sound::Alef) => Some("i"),
        _ => None,
    }
}

fn sound(letter: char) -> Option<Sound> {
    let latin = match letter {
        'ا' | 'ع' => return Some(Sound::Alef),
        'و' => return Some(Sound::Vav),
        'ی' => return Some(Sound::Yeh),
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' | 'س' | 'ص' => "s",
        'ج' => "j",
        'چ' => "ch",
        'ه' => return Some(Sound::Heh),
        'ح' => "h",
        'خ' => "kh",
        'د' => "d",
        'ذ' | 'ز' | 'ض' | 'ظ' => "z",
        'ر' => "r",
        'ژ' => "zh",
        'ش' => "sh",
        'غ' | 'ق' => "gh",
        'ف' => "f",
        'ک' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        _ if letter.is_ascii_alphanumeric() => return Some(Sound::Plain(letter)),
        _ => return None,
    };
    Some(Sound::Consonant(latin))
}

fn table(rows: &'static str) -> HashMap<String, (&'static str, Kind)> {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let (word, latin) = (cells.next()?, cells.next()?);
        let kind = match cells.next()? {
            "given" => Kind::Given,
            "suffix" => Kind::Suffix,
            _ => Kind::Part,
        };
        Some((key(word), (latin, kind)))
    };
    rows.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// Names that no folder can have on Windows.
pub(crate) fn is_device(slug: &str) -> bool {
    let numbered = |name| {
        let number = slug.strip_prefix(name);
        number.is_some_and(|it| it.len() == 1 && it.bytes().all(|b| (b'1'..=b'9').contains(&b)))
    };
    matches!(slug, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, slug};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(slug(text), expected, "{text}");
    }

    #[test]
    fn names() {
        check("احمد معصومی\u{200C}فر", "ahmad-masoumifar");
        check("کاظم شیردل", "kazem-shirdel");
        check("غلامرضا نازپرور", "gholamreza-nazparvar");
        check("فرهاد کوهستانی\u{200C}فر", "farhad-kouhestanifar");
        check("میخاییل دوروف", "mikhaeil-dourouf");
        check("سید\u{200C}حسن رئیس\u{200C}زاده", "seyyedhasan-raeiszadeh");
        check("شهین پرچمدار", "shahin-parchamdar");
    }

    #[test]
    fn other_words() {
        check("سرمایه\u{200C}گذاری و مناطق آزاد ۱۴۰۴", "sarmayegozari-va-manategh-azad-1404");
        check("Expo 2025", "expo-2025");
        check("ع", "a");
        check("ه", "h");
        check("… «»", "");
        check("../../etc", "etc");
    }

    #[test]
    fn long_text_ends_before_a_word() {
        let long = slug(&"همکاری ".repeat(20));
        assert!(long.len() <= LONGEST && long.ends_with("hamkari"), "{long}");
        assert_eq!(slug(&"ب".repeat(500)).len(), LONGEST);
    }
}
