//! The words by which attribution is read: data files in `words/`, and the editor's own.
//!
//! In reading order: `class`, `forms`.

mod class;
mod forms;

use crate::model::EditorLexicon;
use crate::persian::chars::ZWNJ;
pub(super) use crate::persian::keys::KeyMap;
use crate::persian::letters::{Letter, letter};

pub(super) use class::Class;
use forms::{LightVerb, light_verbs};

/// Every word class, keyed by folded spelling.
#[derive(Debug)]
pub struct Lexicon {
    classes: KeyMap<Class>,
    /// Names the editor spells, keyed by folded spelling.
    spellings: KeyMap<String>,
    /// Heads of posts that mean another: «خطیب جمعه» → «امام جمعه».
    synonyms: KeyMap<String>,
    /// Bytes of the longest key.
    longest: usize,
}

/// Each list and what its words are.
const LISTS: &[(&str, Class)] = &[
    (include_str!("words/given_names.txt"), Class::GIVEN),
    (include_str!("words/given_weak.txt"), Class::WEAK),
    (include_str!("words/given_parts.txt"), Class::PART),
    (include_str!("words/given_heads.txt"), Class::HEAD),
    (include_str!("words/titles.txt"), Class::TITLE),
    (include_str!("words/name_prefixes.txt"), Class::PREFIX),
    (include_str!("words/surname_suffixes.txt"), Class::SUFFIX),
    (include_str!("words/surname_joins.txt"), Class::JOIN),
    (include_str!("words/name_links.txt"), Class::LINK),
    (include_str!("words/not_names.txt"), Class::NOT_NAME),
    (include_str!("words/roles.txt"), Class::ROLE.or(Class::THIS_HEAD)),
    (include_str!("words/roles_plural.txt"), Class::ROLES),
    (include_str!("words/relations.txt"), Class::RELATION),
    (include_str!("words/persons.txt"), Class::SOMEONE),
    (include_str!("words/posted.txt"), Class::POSTED),
    (include_str!("words/posted_places.txt"), Class::PLACE),
    (include_str!("words/demonstrative_heads.txt"), Class::THIS_HEAD),
    (include_str!("words/reports.txt"), Class::REPORT),
    (include_str!("words/this_place.txt"), Class::THIS_PLACE),
    (include_str!("words/event_nouns.txt"), Class::EVENT),
    (include_str!("words/organizations.txt"), Class::ORGANIZATION),
    (include_str!("words/institutions.txt"), Class::INSTITUTION),
    (include_str!("words/agencies.txt"), Class::AGENCY),
    (include_str!("words/times.txt"), Class::TIME),
    (include_str!("words/ordinals.txt"), Class::ORDINAL),
    (include_str!("words/prepositions.txt"), Class::PREPOSITION),
    (include_str!("words/connectives.txt"), Class::CONNECTIVE),
    (include_str!("words/adjuncts.txt"), Class::ADJUNCT),
    (include_str!("words/stops.txt"), Class::STOP),
    (include_str!("words/actions.txt"), Class::ACTION),
    (include_str!("words/pronouns.txt"), Class::PRONOUN),
    (include_str!("words/demonstratives.txt"), Class::THIS),
    (include_str!("words/according.txt"), Class::ACCORDING),
    (include_str!("words/cue_traps.txt"), Class::TRAP),
    (include_str!("words/countries.txt"), Class::COUNTRY),
    (include_str!("words/requests.txt"), Class::REQUEST),
    (include_str!("words/asking.txt"), Class::ASKING),
    (include_str!("words/askers.txt"), Class::ASKER),
    (include_str!("words/answers.txt"), Class::ANSWER),
    (include_str!("words/first_person.txt"), Class::FIRST_PERSON),
    (include_str!("words/finite_verbs.txt"), Class::FINITE),
    (include_str!("words/role_fillers.txt"), Class::FILLER),
];

/// Lists of verbs, of which every form counts.
const VERBS: &[(&str, Class)] = &[
    (include_str!("words/verbs.txt"), Class::CUE),
    (include_str!("words/verbs_indirect.txt"), Class::INDIRECT),
    (include_str!("words/verbs_mid.txt"), Class::MID),
    (include_str!("words/verbs_inner.txt"), Class::INNER),
    (include_str!("words/verbs_asking.txt"), Class::QUERY),
    (include_str!("words/verbs_continuing.txt"), Class::CONTINUING),
    (include_str!("words/verbs_writing.txt"), Class::WRITING),
];

/// Prepositions that stay inside a post after certain words.
const COLLOCATIONS: &[(&str, Class)] = &[
    ("با", Class::TAKES_BA),
    ("به", Class::TAKES_BE),
    ("از", Class::TAKES_AZ),
    ("بر", Class::TAKES_BAR),
];

impl Lexicon {
    /// The built-in words and the editor's. Made once for a site.
    pub fn new(editor: &EditorLexicon) -> Lexicon {
        let mut lexicon = Lexicon {
            classes: KeyMap::default(),
            spellings: KeyMap::default(),
            synonyms: KeyMap::default(),
            longest: 0,
        };
        let light = light_verbs(include_str!("words/light_verbs.tsv"));
        lexicon.add_built_in(&light);
        lexicon.add_editors(editor, &light);
        lexicon.longest = lexicon.classes.keys().map(|key| key.len()).max().unwrap_or(0);
        lexicon
    }

    /// What a folded spelling can be.
    pub(super) fn class(&self, key: &str) -> Class {
        if key.len() > self.longest {
            return Class::default();
        }
        self.classes.get(key).copied().unwrap_or_default()
    }

    /// How the editor spells a name, by folded spelling.
    pub(super) fn spelling(&self, key: &str) -> Option<&str> {
        self.spellings.get(key).map(String::as_str)
    }

    /// The head of a post by which it is compared, folded.
    pub(super) fn synonym<'a>(&'a self, head: &'a str) -> &'a str {
        self.synonyms.get(head).map_or(head, String::as_str)
    }

    fn add_built_in(&mut self, light: &[LightVerb]) {
        for (list, class) in LISTS {
            for entry in entries(list) {
                self.add(entry, *class);
            }
        }
        for form in light.iter().flat_map(|verb| &verb.forms) {
            self.add(form, Class::LIGHT);
        }
        for (list, class) in VERBS {
            for form in entries(list).flat_map(|verb| forms::forms(verb, light)) {
                self.add(&form, *class);
            }
        }
        for line in entries(include_str!("words/role_synonyms.tsv")) {
            let (head, means) = line.split_once('\t').unwrap_or_default();
            self.synonyms.insert(key(head).into(), key(means));
        }
        for line in entries(include_str!("words/collocations.tsv")) {
            self.add_collocation(line);
        }
    }

    fn add_collocation(&mut self, line: &str) {
        let (preposition, words) = line.split_once('\t').unwrap_or_default();
        for (_, class) in COLLOCATIONS.iter().filter(|(name, _)| *name == preposition) {
            for word in words.split_whitespace() {
                self.add(word, *class);
            }
        }
    }

    fn add_editors(&mut self, editor: &EditorLexicon, light: &[LightVerb]) {
        let lists = [
            (&editor.given_names, Class::GIVEN),
            (&editor.titles, Class::TITLE),
            (&editor.roles, Class::ROLE.or(Class::THIS_HEAD)),
        ];
        for (words, class) in lists {
            for word in words {
                self.add(word, class);
            }
        }
        for form in editor.verbs.iter().flat_map(|verb| forms::forms(verb, light)) {
            self.add(&form, Class::CUE.or(Class::INDIRECT));
        }
        for word in &editor.not_names {
            let slot = self.classes.entry(key(word).into()).or_default();
            *slot = slot.without(Class::GIVEN.or(Class::WEAK)).or(Class::NOT_NAME);
        }
        for name in &editor.names {
            for form in name.also.iter().chain(std::iter::once(&name.show)) {
                self.spellings.insert(key(form).into(), name.show.clone());
            }
        }
    }

    /// Adds an entry, and the first words of it, so that a scan knows where to look further.
    fn add(&mut self, entry: &str, class: Class) {
        let mut whole = String::new();
        let mut words = pieces(entry).peekable();
        while let Some(word) = words.next() {
            whole.push_str(&word);
            let class = if words.peek().is_some() { Class::BEGINS } else { class };
            let slot = self.classes.entry(whole.as_str().into()).or_default();
            *slot = slot.or(class);
        }
    }
}

/// The words of a text, folded, each in the spelling of the lexicon's keys.
fn pieces(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| c == ZWNJ || c.is_whitespace());
    let folded = |word: &str| -> String {
        let mut folded =
            word.chars().map(letter).filter(Letter::counts).filter_map(|it| it.folded).collect();
        settle_spelling(&mut folded, 0);
        folded
    };
    words.map(folded).filter(|word| !word.is_empty())
}

/// Folded letters of a text, in the spelling of the lexicon's keys.
pub(super) fn key(text: &str) -> String {
    pieces(text).collect()
}

/// Beginnings of words that are spelt with one seat of hamza or another: «مسؤول», «مسئول».
const SPELLINGS: &[(&str, &str)] = &[("مسوول", "مسیول"), ("هییت", "هیات")];

/// Gives the last word of a key, which begins at byte `start`, its one spelling: «هیئت» → «هیات».
pub(super) fn settle_spelling(key: &mut String, start: usize) {
    for (from, to) in SPELLINGS {
        if key[start..].starts_with(from) {
            key.replace_range(start..start + from.len(), to);
        }
    }
}

/// Lines of a list that are not comments.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::key;
    use super::{Class, LISTS, Lexicon, VERBS, entries};
    use crate::model::EditorLexicon;

    #[track_caller]
    fn check(editor: &EditorLexicon, word: &str, class: Class, expected: bool) {
        assert_eq!(Lexicon::new(editor).class(&key(word)).has(class), expected, "{word}");
    }

    #[test]
    fn one_word_is_found_in_all_its_spellings() {
        let none = EditorLexicon::default();
        check(&none, "رییس", Class::ROLE, true);
        check(&none, "خاطر نشان می\u{200C}کند", Class::CUE, true);
        check(&none, "مبارزه", Class::TAKES_BA, true);
        check(&none, "پنجره", Class::GIVEN, false);
    }

    #[test]
    fn the_editor_adds_and_forbids() {
        let editor = EditorLexicon {
            given_names: vec!["پنجره".into()],
            not_names: vec!["کاظم".into()],
            verbs: vec!["ندا داد".into()],
            ..EditorLexicon::default()
        };
        check(&editor, "پنجره", Class::GIVEN, true);
        check(&editor, "کاظم", Class::GIVEN, false);
        check(&editor, "ندا می\u{200C}دهد", Class::CUE, true);
    }

    #[test]
    fn lists_are_sorted_and_say_where_they_come_from() {
        for (list, _) in LISTS.iter().chain(VERBS) {
            assert!(list.starts_with("# "), "{}", list.lines().next().unwrap_or_default());
            assert!(entries(list).is_sorted(), "{}", list.lines().next().unwrap_or_default());
        }
    }
}
