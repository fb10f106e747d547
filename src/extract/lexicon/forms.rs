//! The forms of a verb of saying, from the one form it is listed in.

use super::key;

/// A light verb as it is listed («کرد»), and all its forms.
#[derive(Debug)]
pub(super) struct LightVerb {
    /// Folded.
    lemma: String,
    /// As they are written.
    pub(super) forms: Vec<String>,
}

/// Reads `light_verbs.tsv`.
pub(super) fn light_verbs(table: &str) -> Vec<LightVerb> {
    let row = |line: &str| {
        let (lemma, forms) = line.split_once('\t')?;
        Some(LightVerb {
            lemma: key(lemma),
            forms: forms.split_whitespace().map(str::to_owned).collect(),
        })
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// The forms of a verb: «اظهار کرد» → «اظهار کردند», «اظهار میکند»…; «گفت» → «گفت», «گفته است»….
pub(super) fn forms(verb: &str, light: &[LightVerb]) -> Vec<String> {
    if let Some((noun, last)) = verb.trim().rsplit_once(char::is_whitespace) {
        let last = key(last);
        if let Some(light) = light.iter().find(|light| light.lemma == last) {
            return light.forms.iter().map(|form| format!("{noun} {form}")).collect();
        }
        return vec![verb.to_owned()];
    }
    simple_forms(&key(verb))
}

fn simple_forms(verb: &str) -> Vec<String> {
    if verb.starts_with("می") {
        let plural = verb.strip_suffix('د').map(|stem| format!("{stem}ند"));
        return std::iter::once(verb.to_owned()).chain(plural).collect();
    }
    let endings = ["", "ند", "ه", "ه است", "ه اند", "ه بود", "ه بودند"];
    let past = endings.iter().map(|ending| format!("{verb}{ending}"));
    past.chain(["", "ند"].iter().map(|ending| format!("می {verb}{ending}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::{forms, light_verbs};

    #[track_caller]
    fn check(verb: &str, expected: &str) {
        let light = light_verbs("# comment\nکرد\tکرد کردند می\u{200C}کند\n");
        assert_eq!(forms(verb, &light).join("|"), expected);
    }

    #[test]
    fn one_listed_form_gives_all() {
        check("خاطر نشان کرد", "خاطر نشان کرد|خاطر نشان کردند|خاطر نشان می\u{200C}کند");
        check("می\u{200C}گوید", "میگوید|میگویند");
        let past = "سرود|سرودند|سروده|سروده است|سروده اند|سروده بود|سروده بودند";
        check("سرود", &format!("{past}|می سرود|می سرودند"));
    }
}
