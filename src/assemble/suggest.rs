//! "Did you mean": the nearest word that exists.

/// The nearest of some words, when it is near enough to be meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |it: &'a str| (strsim::damerau_levenshtein(word, it), it);
    let near = known.into_iter().map(distance).min()?;
    (near.0 <= (word.chars().count() / 3).max(1)).then_some(near.1)
}

/// What to do about a word that does not exist: the nearest one, else `otherwise`.
pub(super) fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    match nearest(word, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, ["ahmad-masoumifar", "mining"]), expected);
    }

    #[test]
    fn words_near_enough() {
        check("mininng", Some("mining"));
        check("ahmad-masumifar", Some("ahmad-masoumifar"));
        check("trade", None);
    }
}
