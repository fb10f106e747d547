//! One name in several spellings: which one readers see.

use super::lexicon::{Class, Lexicon, key};
use super::name::Name;
use super::people::Person;
use crate::persian::chars::{ZWNJ, ends_its_join};

/// What stands between two letters of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Joined,
    Half,
    Space,
}

/// The full name as it is shown: the editor's spelling; else half-spaces wherever one form of the
/// name has a space and another has none. «معصومیفر» and «معصومی فر» → «معصومی فر».
pub(super) fn shown_name(person: &Person, name: &Name, lexicon: &Lexicon) -> String {
    let given = name.given.join(" ");
    if let Some(spelling) = lexicon.spelling(&name.key()) {
        return spelling.to_owned();
    }
    let surname = name.surname.join(" ");
    let surname_key = key(&surname);
    let mut forms = vec![surname];
    for form in &person.forms {
        forms.extend(ending_with(form, &surname_key));
    }
    let surname = suffix_joined(&merged(&forms), lexicon);
    format!("{given} {surname}").trim().to_owned()
}

/// The part of a form whose letters are these, when it ends so.
fn ending_with(form: &str, letters: &str) -> Option<String> {
    let words: Vec<&str> = form.split_whitespace().collect();
    (0..words.len()).map(|first| words[first..].join(" ")).find(|tail| key(tail) == letters)
}

/// One spelling of forms that have the same letters.
fn merged(forms: &[String]) -> String {
    let Some((first, rest)) = forms.split_first() else { return String::new() };
    let mut res: Vec<(char, Gap)> = gaps(first);
    for form in rest {
        let other = gaps(form);
        if other.len() != res.len() {
            continue;
        }
        for (mine, theirs) in res.iter_mut().zip(other) {
            if mine.1 != theirs.1 {
                mine.1 = Gap::Half;
            }
        }
    }
    let mut text = String::new();
    for (letter, gap) in res {
        text.push(letter);
        match gap {
            Gap::Joined => {}
            Gap::Half if ends_its_join(letter) => {}
            Gap::Half => text.push(ZWNJ),
            Gap::Space => text.push(' '),
        }
    }
    text
}

/// Each letter and what follows it.
fn gaps(form: &str) -> Vec<(char, Gap)> {
    let mut res: Vec<(char, Gap)> = Vec::new();
    for c in form.chars() {
        let gap = match c {
            ZWNJ => Gap::Half,
            c if c.is_whitespace() => Gap::Space,
            letter => {
                res.push((letter, Gap::Joined));
                continue;
            }
        };
        if let Some(last) = res.last_mut() {
            last.1 = gap;
        }
    }
    res
}

/// «تقی پور» → «تقی پور», «نظر پور» → «نظرپور».
fn suffix_joined(surname: &str, lexicon: &Lexicon) -> String {
    let Some((stem, end)) = surname.rsplit_once(' ') else { return surname.to_owned() };
    if !lexicon.class(&key(end)).has(Class::JOIN) {
        return surname.to_owned();
    }
    if stem.ends_with(ends_its_join) {
        format!("{stem}{end}")
    } else {
        format!("{stem}{ZWNJ}{end}")
    }
}

#[cfg(test)]
mod tests {
    use super::merged;
    use crate::persian::chars::ZWNJ;

    #[track_caller]
    fn check(forms: &[&str], expected: &str) {
        let forms: Vec<String> = forms.iter().map(|form| (*form).to_owned()).collect();
        assert_eq!(merged(&forms).replace(ZWNJ, "|"), expected);
    }

    #[test]
    fn a_space_that_comes_and_goes_is_a_half_space() {
        check(&["معصومیفر", "معصومی فر"], "معصومی|فر");
        check(&["نظر پور", "نظرپور"], "نظرپور");
        check(&["شمس کلانی", "شمس کلانی"], "شمس کلانی");
        check(&["نیک\u{200C}سرشت", "نیک سرشت"], "نیک|سرشت");
    }
}
