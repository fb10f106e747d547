//! Posts compared: «رئیس اداره فرهنگ» and «رییس اداره فرهنگ شهرستان» are one, «استاندار گیلان» and «استاندار قم» are not.

use std::sync::LazyLock;

use crate::persian::Words;
use crate::persian::fold::key;
use crate::persian::keys::KeySet;

/// Words that say little: «استان», «کشور», «محترم».
static GENERIC: LazyLock<KeySet> = LazyLock::new(|| words(include_str!("generic.txt")));
/// Posts that one person holds at one place at a time: «استاندار».
static OFFICES: LazyLock<KeySet> = LazyLock::new(|| words(include_str!("offices.txt")));

/// A post as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Post {
    /// «استاندار»: its office, when it is one that a person cannot hold twice.
    office: Option<String>,
    /// Folded words that say something, in order.
    words: Vec<String>,
}

impl Post {
    /// From a title.
    pub(super) fn of(title: &str) -> Post {
        let text = Words::of(title);
        let all: Vec<String> = (0..text.len()).map(|idx| unify(text.key(idx))).collect();
        let office = (1..=3.min(all.len())).rev().map(|count| all[..count].concat());
        let office = office.into_iter().find(|it| OFFICES.contains(it.as_str()));
        let telling = |word: &String| {
            word.chars().any(char::is_alphanumeric) && !GENERIC.contains(word.as_str())
        };
        Post { office, words: all.into_iter().filter(telling).collect() }
    }

    /// One post in two spellings.
    pub(super) fn is_same(&self, other: &Post) -> bool {
        self.words == other.words
    }

    /// The two may be one post of one person, and say enough for it: the heads are equal, and the longer has all that
    /// the shorter has. «رئیس اتاق بازرگانی آبسرد» and «رئیس اتاق بازرگانی مهرگان» do not agree.
    pub(super) fn agrees(&self, other: &Post) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        if short.first() != long.first() || !self.says_enough() || !other.says_enough() {
            return false;
        }
        let covered = short.iter().all(|word| long.iter().any(|it| is_near(word, it)));
        covered || long.concat().contains(&short.concat())
    }

    /// The two are the same office at different places: no one holds both.
    pub(super) fn excludes(&self, other: &Post) -> bool {
        let office = |post: &Post| post.office.clone().filter(|_| post.words.len() > 1);
        let same_office = office(self).is_some_and(|it| Some(it) == office(other));
        same_office && !self.agrees(other)
    }

    /// This post says all that the other says, and more: «استاندار گیلان» after «استاندار».
    pub(super) fn covers(&self, other: &Post) -> bool {
        self.words.first() == other.words.first()
            && self.words.len() > other.words.len()
            && other.words.iter().all(|word| self.words.contains(word))
    }

    /// The post names one person at a time: an office, or a post with its place. «کارشناس» does not.
    pub(super) fn says_enough(&self) -> bool {
        self.office.is_some() || self.words.len() > 1
    }

    /// Equal for two spellings of one post.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }
}

/// One word in two forms: «فرهنگ» and «فرهنگی», or with one letter mistyped.
fn is_near(left: &str, right: &str) -> bool {
    let ending = |long: &str, short: &str| {
        short.chars().count() >= 3
            && long.strip_prefix(short).is_some_and(|rest| rest.chars().count() <= 3)
    };
    let long_enough = left.chars().count().min(right.chars().count()) >= 5;
    left == right
        || ending(left, right)
        || ending(right, left)
        || long_enough && strsim::damerau_levenshtein(left, right) <= 1
}

/// Spellings that the folding table keeps apart: «مسوول» is «مسئول», «هیئت» is «هیأت».
fn unify(word: &str) -> String {
    let mut unified = word.to_owned();
    for (from, to) in [("مسوول", "مسیول"), ("هییت", "هیات"), ("ریاستجمهوری", "جمهور")]
    {
        if unified.contains(from) {
            unified = unified.replace(from, to);
        }
    }
    unified
}

fn words(list: &str) -> KeySet {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| unify(&key(line)).into()).collect()
}

#[cfg(test)]
mod tests {
    use super::Post;

    #[track_caller]
    fn check(left: &str, right: &str, expected: &str) {
        let (a, b) = (Post::of(left), Post::of(right));
        for (a, b) in [(&a, &b), (&b, &a)] {
            let told = match (a.agrees(b), a.excludes(b)) {
                (true, false) => "agree",
                (false, true) => "exclude",
                (false, false) => "differ",
                (true, true) => "agree and exclude",
            };
            assert_eq!(told, expected, "{left} / {right}");
        }
    }

    #[test]
    fn posts_that_agree() {
        check(
            "رئیس اداره فرهنگ و ارشاد اسلامی شهرستان آبسرد",
            "رییس اداره فرهنگ و ارشاد آبسرد",
            "agree",
        );
        check("رئیس نمایندگی وزارت امورخارجه", "رییس نمایندگی وزارت امور خارجه در شرق", "agree");
        check("استاندار", "استاندار سپیدرود", "agree");
        check("مسوول روابط عمومی جشنواره", "مسئول روابط عمومی جشنواره باران", "agree");
    }

    #[test]
    fn posts_that_do_not() {
        check("استاندار سپیدرود", "استاندار آبسرد", "exclude");
        check("امام جمعه مهرگان", "امام جمعه آبسرد", "exclude");
        check("کارشناس", "کارشناس", "differ");
        check("رئیس اتاق بازرگانی", "نایب رئیس اتاق بازرگانی", "differ");
        check("رئیس اتاق بازرگانی آبسرد", "رئیس اتاق بازرگانی مهرگان", "differ");
        check("رئیس اتحادیه صادرکنندگان", "عضو هیات مدیره بانک", "differ");
    }
}
