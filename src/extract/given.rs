//! Given names by their build, which no list could hold: «محمدرضا», «عبدالصمد», «نصرالله».

use super::lexicon::{Class, Lexicon};

/// Shorter keys (in bytes) are no compounds.
const SHORTEST: usize = 12;
/// Parts of compounds are at most this many bytes long.
const LONGEST_PART: usize = 14;

/// True for a folded word that is built as given names are and is in no list.
pub(super) fn is_compound_given(key: &str, lexicon: &Lexicon) -> bool {
    if key.len() < SHORTEST {
        return false;
    }
    if key.len() > SHORTEST {
        let servant = key.starts_with("عبدال") && !key.ends_with('ی');
        if servant || key.ends_with("الله") || key.ends_with("الدین") {
            return true;
        }
    }
    // «بی\u{200C}بی\u{200C}گل».
    if key.strip_prefix("بیبی").is_some_and(|rest| !rest.is_empty()) {
        return true;
    }
    // «ماه\u{200C}بی\u{200C}بی», «گل\u{200C}بانو», «فاطمه\u{200C}سادات».
    if ["بیبی", "بانو", "سادات", "خاتون", "بیگم"].iter().any(|end| key.ends_with(end))
    {
        return true;
    }
    if key.strip_prefix("سید").is_some_and(|rest| may_be_given(rest, lexicon)) {
        return true;
    }
    let splits = key.char_indices().map(|(at, _)| at).skip(2);
    splits.take_while(|at| *at <= LONGEST_PART && at + 4 <= key.len()).any(|at| {
        lexicon.class(&key[..at]).has(Class::PART.or(Class::HEAD))
            && lexicon.class(&key[at..]).has(Class::PART)
    })
}

/// What stands behind «سید» in one word with it: anything but an end of surnames («سیدزاده»), of places («سیدآباد») and
/// what begins with an article («سیدالشهدا»).
fn may_be_given(rest: &str, lexicon: &Lexicon) -> bool {
    let other = rest.starts_with("ال") || rest.ends_with("اباد") || rest.ends_with("ها");
    rest.chars().nth(2).is_some()
        && !other
        && !lexicon.class(rest).has(Class::SUFFIX.or(Class::JOIN))
}

#[cfg(test)]
mod tests {
    use super::is_compound_given;
    use crate::extract::Lexicon;
    use crate::model::EditorLexicon;

    #[track_caller]
    fn check(words: &str, expected: bool) {
        let lexicon = Lexicon::new(&EditorLexicon::default());
        for word in words.split(' ') {
            assert_eq!(is_compound_given(word, &lexicon), expected, "{word}");
        }
    }

    #[test]
    fn names_are_told_by_their_build() {
        check("محمدهادی عبدالبصیر نصرتالله معینالدین سیدکاظم سیدعطا غلامعباس", true);
        check("محمد عبدالکریمی الله کارخانه محمدآباد سیدزاده سیداباد سیدالشهدا", false);
    }
}
