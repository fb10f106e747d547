//! Full names that stand anywhere in an article, so that a surname met first is understood.

use std::collections::BTreeMap;

use super::heads::starts_role;
use super::holders::FullName;
use super::lexicon::{Class, KeyMap, key};
use super::name::Name;
use super::names::{NameSpan, parse_name, starts_name, weak_name_fits};
use super::posts::Post;
use super::questions::behind_bullet;
use super::roles::role_after;
use super::scope::{Known, Scope};
use super::surnames::looks_like_surname;
use super::words::Words;
use crate::persian::chars::ZWNJ;
use crate::persian::keys::KeySet;

/// A label is at most so many tokens long.
const LONGEST_LABEL: usize = 3;
/// So many labels of a report are looked for.
const LABELS: usize = 16;

/// What the full names of an article tell.
pub(super) struct FullNames {
    /// Every one.
    pub(super) all: Vec<FullName>,
    /// Surnames that only one of them has, and its place.
    pub(super) unique: KeyMap<u32>,
    /// Surnames of several people.
    pub(super) shared: KeySet,
    /// Given names that only one of them has, and its place.
    pub(super) given: KeyMap<u32>,
}

/// Reads every full name.
pub(super) fn collect(passages: &[Words<'_>]) -> FullNames {
    let none = Known::default();
    let mut names: Vec<FullName> = Vec::new();
    let mut by_key: KeyMap<u32> = KeyMap::default();
    for (paragraph, words) in passages.iter().enumerate() {
        let scope = Scope { words, end: words.len(), known: &none };
        let mut at = 0;
        while at < words.len() {
            at = match read_one(&scope, at) {
                Some((name, end)) => {
                    add(&mut names, &mut by_key, FullName { paragraph, ..name });
                    end.max(at + 1)
                }
                None => at + 1,
            };
        }
    }
    for label in labels(passages).into_iter().chain(heads(passages)) {
        if let Some(found) = named_by_label(passages, label) {
            // «هادی سپهر آرا»: the label tells where the surname begins.
            match by_key.get(found.name.key().as_str()) {
                Some(at) => names[*at as usize].name = found.name,
                None if names.iter().any(|full| goes_on(&full.name, &found.name)) => {}
                None => add(&mut names, &mut by_key, found),
            }
        }
    }
    let (unique, shared) = surnames(&names);
    let given = given(&names);
    FullNames { all: names, unique, shared, given }
}

/// Given names of one name alone.
fn given(names: &[FullName]) -> KeyMap<u32> {
    let mut whose: BTreeMap<String, Option<u32>> = BTreeMap::new();
    for (at, full) in (0..).zip(names) {
        let given = key(&full.name.given.concat());
        let other = whose.get(&given).copied();
        whose.insert(given, if other.is_none() { Some(at) } else { None });
    }
    whose.into_iter().filter_map(|(given, at)| Some((given.into(), at?))).collect()
}

/// Words that several paragraphs have before a colon: «دماوندی: …».
fn labels<'w>(passages: &'w [Words<'_>]) -> Vec<&'w str> {
    let other = Class::AGENCY.or(Class::ASKER).or(Class::NOT_NAME).or(Class::ROLE).or(Class::STOP);
    let of = |words: &'w Words<'_>| {
        let start = behind_bullet(words);
        let near = start + 1..words.len().min(start + LONGEST_LABEL + 1);
        let colon = near.into_iter().find(|at| words.sign(*at) == Some(':'))?;
        let plain = |at: usize| !words.is_sign(at) && !words.is(at, other);
        (start..colon).all(plain).then(|| words.joined(start, colon))
    };
    repeated(passages.iter().filter_map(of).collect())
}

/// Words with which sentences begin and that look like surnames: several of them, or one before a verb of saying or a
/// post: «آقازاده گفت», «طهماسبی، دارنده مدال …».
fn heads<'w>(passages: &'w [Words<'_>]) -> Vec<&'w str> {
    let none = Known::default();
    let mut all = Vec::new();
    for words in passages {
        let scope = Scope { words, end: words.len(), known: &none };
        let surname = |at: usize| words.is_unlisted(at) && looks_like_surname(&scope, at);
        // «دبیر گفت» may be somebody of that name.
        let post = |at: usize| starts_role(&scope, at) == 1 && scope.starts_cue(at + 1);
        let begins = |at: &usize| words.sentence_start(*at) == *at && (surname(*at) || post(*at));
        for at in (0..words.len()).filter(begins) {
            let next = at + 1 + usize::from(scope.is_plain_comma(at + 1));
            let sure = scope.starts_cue(next) || starts_role(&scope, next) > 0;
            all.extend(std::iter::repeat_n(words.joined(at, at + 1), 1 + usize::from(sure)));
        }
    }
    repeated(all)
}

/// Those that stand there more than once.
fn repeated(mut all: Vec<&str>) -> Vec<&str> {
    all.sort_unstable();
    let several = all.chunk_by(|left, right| left == right).filter(|it| it.len() > 1);
    several.map(|it| it[0]).take(LABELS).collect()
}

/// «پروانه دماوندی», a given name that is a common word too, before the surname of a label or a head.
fn named_by_label(passages: &[Words<'_>], label: &str) -> Option<FullName> {
    passages.iter().find_map(|words| {
        let behind_given =
            |at: &usize| words.is(at - 1, Class::GIVEN.or(Class::WEAK)) && !words.is_sign(*at);
        (1..words.len()).filter(behind_given).find_map(|at| {
            let end = (at + 1..=at + LONGEST_LABEL)
                .find(|end| *end <= words.len() && words.joined(at, *end) == label)?;
            let span = NameSpan { given: at - 1..at, surname: at..end, end, marked: false };
            Some(FullName {
                name: Name::new(words, &span),
                posts: Vec::new(),
                presides: false,
                paragraph: 0,
            })
        })
    })
}

/// «میرهاشم شیردل بیدگلی», where the label is «شیردل»: a longer surname, and the rest of it says where from.
fn goes_on(full: &Name, short: &Name) -> bool {
    let (first, rest) = full.surname.split_at(short.surname.len().min(full.surname.len()));
    full.given == short.given
        && first == short.surname
        && rest.last().is_some_and(|word| word.ends_with('ی'))
}

fn read_one(scope: &Scope<'_>, at: usize) -> Option<(FullName, usize)> {
    let words = scope.words;
    if at > 0 && words.is(at - 1, Class::INSTITUTION) {
        return None;
    }
    // A given name that is a common word too is one before a surname and a post.
    let known = words.is(at, Class::GIVEN.or(Class::PREFIX));
    // «دکتر هدایت شیردل»: behind a title, a given name of no list.
    let titled = !known && words.is(at, Class::TITLE);
    let sure = (known || titled) && starts_name(scope, at);
    let weak = !sure && weak_name_fits(scope, at);
    if !sure && !weak {
        return None;
    }
    let name = parse_name(scope, at, weak)?;
    let comma = usize::from(scope.is_plain_comma(name.end));
    // «با حضور | پیام راستین مدیر …».
    let present = at > 0 && words.is_any(at - 1, &["حضور", "همراهی", "میزبانی"]);
    let listed = at > 0 && scope.is_plain_comma(at - 1) || present;
    let shaped = looks_like_surname(scope, name.end - 1);
    let posted = starts_role(scope, name.end + comma) > 0 && (listed || shaped);
    if name.given.is_empty() || weak && !posted || titled && !shaped {
        return None;
    }
    // «خبرگزاری …؛ نسرین شریفیان - رئیس انجمن … گفت»: who wrote it, and who speaks.
    let behind_sign = at > 0 && matches!(words.sign(at - 1), Some('؛' | '|' | '/'));
    let dash = behind_sign && matches!(words.sign(name.end), Some('-' | '–' | 'ـ' | '_'));
    // «پس از سخنان کاظم شیردل، استاندار آبسرد گفت».
    let of_speech =
        comma > 0 && at > 0 && words.is_any(at - 1, &["سخنان", "سخنرانی", "اظهارات", "صحبتهای"]);
    let roles = if dash || of_speech { None } else { role_after(scope, name.end) };
    let roles = roles.map(|(_, roles)| roles).unwrap_or_default();
    let posts = roles.into_iter().map(|role| Post::new(words, role)).collect();
    let end = name.end;
    let presides = presides(words, at);
    Some((FullName { name: Name::new(words, &name), posts, presides, paragraph: 0 }, end))
}

/// «به ریاست قاضی | کاظم شیردل».
fn presides(words: &Words<'_>, at: usize) -> bool {
    let titled = at > 0 && words.is(at - 1, Class::TITLE.or(Class::ROLE));
    let before = at.saturating_sub(1 + usize::from(titled));
    before > 0 && words.is_any(before, &["ریاست"]) && words.is_any(before - 1, &["به"])
}

fn add(names: &mut Vec<FullName>, by_key: &mut KeyMap<u32>, found: FullName) {
    let next = u32::try_from(names.len()).expect("fewer names than bytes");
    let at = *by_key.entry(found.name.key().into()).or_insert(next);
    if at == next {
        names.push(found);
        return;
    }
    names[at as usize].presides |= found.presides;
    let posts = &mut names[at as usize].posts;
    for post in found.posts {
        if posts.len() < 8 && posts.iter().all(|held| held.key != post.key) {
            posts.push(post);
        }
    }
}

/// Surnames of one name, and those of several people.
fn surnames(names: &[FullName]) -> (KeyMap<u32>, KeySet) {
    let mut first: KeyMap<u32> = KeyMap::default();
    let mut several = KeySet::default();
    let mut shared = KeySet::default();
    for (at, full) in (0..).zip(names) {
        let surname = full.name.surname_key();
        if surname.chars().nth(2).is_none() {
            continue;
        }
        match first.get(surname.as_str()) {
            Some(other) => {
                if !full.name.agrees(&names[*other as usize].name) {
                    shared.insert(surname.as_str().into());
                }
                several.insert(surname.into());
            }
            None => {
                first.insert(surname.into(), at);
            }
        }
    }
    let mut unique: KeyMap<u32> =
        first.into_iter().filter(|(surname, _)| !several.contains(surname)).collect();
    for (short, whose) in beginnings(names) {
        if let Some(at) = whose.filter(|_| !several.contains(&short)) {
            unique.entry(short).or_insert(at);
        }
    }
    (unique, shared)
}

/// Of «قلمکار آبسردی», «قلمکار» is enough: whose a first part of surnames is, and nobody's where several have it.
fn beginnings(names: &[FullName]) -> BTreeMap<Box<str>, Option<u32>> {
    let mut whose: BTreeMap<Box<str>, Option<u32>> = BTreeMap::new();
    for (at, full) in (0..).zip(names) {
        let Some(first) = full.name.surname.first() else { continue };
        // «قلمکار\u{200C}آبسردی»: the rest says where from.
        let part = first.rsplit_once(ZWNJ).filter(|(_, rest)| rest.ends_with('ی'));
        let part = part.map(|(part, _)| key(part)).filter(|_| full.name.surname.len() == 1);
        let is_part = part.is_some();
        let head = part.unwrap_or_else(|| key(first));
        let long = (full.name.surname.len() > 1 || is_part) && head.chars().nth(3).is_some();
        let known = whose.get(head.as_str()).copied();
        let same = |other: u32| full.name.agrees(&names[other as usize].name);
        let now = match known {
            None => long.then_some(at),
            Some(other) => other.filter(|other| same(*other)),
        };
        whose.insert(head.into(), now);
    }
    whose
}
