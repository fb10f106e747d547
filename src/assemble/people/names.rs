//! Names compared, shown and filed.

use std::collections::BTreeMap;

use crate::persian::chars::{ZWNJ, ends_its_join};
use crate::persian::fold::{fold_char, key};
use crate::persian::romanize::{is_given_name, is_surname_suffix};

/// What a name is joined by: its letters, «سید» left out. «سیدحسن صابری» and «حسن صابری» → `حسنصابری`.
pub(in crate::assemble) fn name_key(name: &str) -> String {
    let key = key(name);
    match key.strip_prefix("سید") {
        Some(rest) if rest.chars().count() > 3 => rest.to_owned(),
        _ => key,
    }
}

/// Keys of what may be the surname: every proper ending of the name. «علی حسینی نژاد» → «حسینی نژاد», «نژاد».
pub(super) fn surname_keys(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..words.len()).map(|idx| key(&words[idx..].concat())).collect()
}

/// The name as it is filed: «احمد معصومی\u{200C}فر» → «معصومی\u{200C}فر احمد».
pub(super) fn sort_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let given = given_words(&words);
    let (first, surname) = words.split_at(given);
    let parts: Vec<&str> = surname.iter().chain(first).copied().collect();
    parts.join(" ")
}

/// How many words at the start are given names. The last word never is, nor one that a suffix follows:
/// «حسن حسین نژاد» is Hasan of the Hosseinnejads.
fn given_words(words: &[&str]) -> usize {
    let last = words.len().saturating_sub(1);
    let titled = words.first().is_some_and(|it| key(it) == "سید");
    let starts = |idx: &usize| {
        let word = words[*idx];
        let surname = words.get(idx + 1).is_some_and(|next| is_surname_suffix(next));
        let first = *idx == 0 || titled && *idx == 1;
        let given = is_given_name(word) && !matches!(word, "حاج" | "میر" | "میرزا");
        !surname && (first || given || word == "الله")
    };
    (0..last).take_while(starts).count()
}

/// One spelling out of several of one name, with how often each was met. The commonest decides the letters; where
/// spellings differ in a space there, a half-space stands: «معصومی فر» and «معصومیفر» → «معصومی\u{200C}فر».
pub(super) fn best_spelling(met: &BTreeMap<String, usize>) -> String {
    let rank = |(name, count): &(&String, &usize)| {
        let marks = name.chars().filter(|c| *c == ZWNJ || *c == ' ').count();
        (**count, marks, (*name).clone())
    };
    let Some((best, _)) = met.iter().max_by_key(rank) else { return String::new() };
    let others: Vec<Gaps> =
        met.keys().filter(|it| key(it) == key(best)).map(|it| gaps(it)).collect();
    let joined = respaced(best, &others);
    if joined.contains(' ') || !best.contains(' ') { joined } else { best.clone() }
}

/// The name with its end in the spelling of an alias that is its surname: «آرمان رئیس زاده», «رئیسزاده» →
/// «آرمان رئیسزاده».
pub(super) fn with_surname(name: &str, surname: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let wanted = key(surname);
    let at = (1..words.len()).find(|idx| key(&words[*idx..].concat()) == wanted)?;
    Some(format!("{} {surname}", words[..at].join(" ")))
}

/// What stands between the letters of a name: by the number of letters before it.
type Gaps = BTreeMap<usize, char>;

fn gaps(name: &str) -> Gaps {
    let mut res = Gaps::new();
    let mut letters = 0;
    for c in name.trim().chars() {
        if c == ZWNJ || c == ' ' {
            res.insert(letters, c);
        } else if fold_char(c).is_some_and(char::is_alphanumeric) {
            letters += 1;
        }
    }
    res
}

/// The name with its gaps settled by all spellings.
fn respaced(name: &str, spellings: &[Gaps]) -> String {
    let mut res = String::with_capacity(name.len());
    let mut letters = 0;
    let mut settled = usize::MAX;
    for c in name.trim().chars() {
        let counts = fold_char(c).is_some_and(char::is_alphanumeric);
        if counts && settled != letters {
            res.extend(settle(letters, res.chars().last(), spellings));
            settled = letters;
        }
        if c != ZWNJ && c != ' ' {
            res.push(c);
        }
        letters += usize::from(counts);
    }
    res
}

/// What stands after so many letters: a space when all spellings have one, a half-space when they differ.
fn settle(letters: usize, before: Option<char>, spellings: &[Gaps]) -> Option<char> {
    let met = || spellings.iter().map(|it| it.get(&letters));
    if met().all(|it| it == Some(&' ')) {
        return Some(' ');
    }
    let any = met().any(|it| it.is_some());
    (any && before.is_some_and(|c| !ends_its_join(c))).then_some(ZWNJ)
}

#[cfg(test)]
mod tests {
    use super::{best_spelling, name_key, sort_name, surname_keys};

    #[track_caller]
    fn check(met: &[(&str, usize)], expected: &str) {
        let met = met.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        assert_eq!(best_spelling(&met), expected);
    }

    #[test]
    fn the_spelling_shown() {
        check(&[("احمد معصومیفر", 3), ("احمد معصومی فر", 1)], "احمد معصومی\u{200C}فر");
        check(&[("علی پورمحمدی", 1), ("علی پور محمدی", 2)], "علی پورمحمدی");
        check(&[("علی اکبری", 5), ("علی\u{200C}اکبری", 1)], "علی اکبری");
        check(&[("کاظم شیردل", 1)], "کاظم شیردل");
        check(&[], "");
    }

    #[test]
    fn names_are_filed_by_surname() {
        assert_eq!(sort_name("احمد معصومی\u{200C}فر"), "معصومی\u{200C}فر احمد");
        assert_eq!(sort_name("محمد رضا شفیعی کدکنی"), "شفیعی کدکنی محمد رضا");
        assert_eq!(sort_name("حسن حسین نژاد"), "حسین نژاد حسن");
        assert_eq!(sort_name("سید راضی نوری"), "نوری سید راضی");
        assert_eq!(sort_name("حشمت الله فلاحی"), "فلاحی حشمت الله");
        assert_eq!(sort_name("محمد حاج ابوالقاسم"), "حاج ابوالقاسم محمد");
        assert_eq!(sort_name("شیردل"), "شیردل");
    }

    #[test]
    fn names_are_joined_by_letters() {
        assert_eq!(name_key("سیدحسن صابری"), name_key("حسن صابری"));
        assert_eq!(name_key("سیدی"), "سیدی");
        assert_eq!(surname_keys("علی حسینی نژاد"), ["حسینینژاد", "نژاد"]);
    }
}
