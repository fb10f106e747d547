//! Full names that stand anywhere in an article, so that a surname met first is understood.

use super::heads::starts_role;
use super::lexicon::{Class, KeyMap, key};
use super::names::{looks_like_surname, parse_name, starts_name, weak_name_fits};
use super::people::Name;
use super::posts::Post;
use super::resolve::FullName;
use super::roles::role_after;
use super::scope::{Known, Scope};
use super::words::Words;
use crate::persian::keys::KeySet;

/// What the full names of an article tell.
pub(super) struct FullNames {
    /// Every one.
    pub(super) all: Vec<FullName>,
    /// Surnames that only one of them has, and its place.
    pub(super) unique: KeyMap<u32>,
    /// Surnames of several people.
    pub(super) shared: KeySet,
}

/// Reads every full name.
pub(super) fn collect(passages: &[Words<'_>]) -> FullNames {
    let none = Known::default();
    let mut names: Vec<FullName> = Vec::new();
    let mut by_key: KeyMap<u32> = KeyMap::default();
    for words in passages {
        let scope = Scope { words, end: words.len(), known: &none };
        let mut at = 0;
        while at < words.len() {
            at = match read_one(&scope, at) {
                Some((name, end)) => {
                    add(&mut names, &mut by_key, name);
                    end.max(at + 1)
                }
                None => at + 1,
            };
        }
    }
    let (unique, shared) = surnames(&names);
    FullNames { all: names, unique, shared }
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
    let listed = at > 0 && scope.is_plain_comma(at - 1);
    let posted = starts_role(scope, name.end + comma) > 0
        && (listed || looks_like_surname(scope, name.end - 1));
    let shaped = looks_like_surname(scope, name.end - 1);
    if name.given.is_empty() || weak && !posted || titled && !shaped {
        return None;
    }
    let roles = role_after(scope, name.end).map(|(_, roles)| roles).unwrap_or_default();
    let posts = roles.into_iter().map(|role| Post::new(words, role)).collect();
    let end = name.end;
    Some((FullName { name: Name::new(words, &name), posts }, end))
}

fn add(names: &mut Vec<FullName>, by_key: &mut KeyMap<u32>, found: FullName) {
    let next = u32::try_from(names.len()).expect("fewer names than bytes");
    let at = *by_key.entry(found.name.key().into()).or_insert(next);
    if at == next {
        names.push(found);
        return;
    }
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
    // Of «قلمکار آبسردی», «قلمکار» is enough where nobody else has it.
    for (at, full) in (0..).zip(names) {
        let [head, _, ..] = full.name.surname.as_slice() else { continue };
        let short: Box<str> = key(head).into();
        let taken = |it: &FullName| {
            it.name.surname.first().is_some_and(|other| key(other) == *short)
                && !full.name.agrees(&it.name)
        };
        let free = short.chars().nth(3).is_some() && !names.iter().any(taken);
        if free && !several.contains(&short) {
            unique.entry(short).or_insert(at);
        }
    }
    (unique, shared)
}
