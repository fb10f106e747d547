//! The words of `words.tsv` by folded spelling.

use std::sync::LazyLock;

use crate::persian::fold::key;
use crate::persian::keys::KeyMap;

/// What a word has to do with events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// «میزگرد»: a title in quotation marks after it names a sitting.
    Sitting,
    /// «تخصصی», «با عنوان»: may stand between the two.
    Between,
    /// «همایش»: begins the name of an event.
    Event,
    /// «دومین»: no part of the name.
    Ordinal,
    /// «با», «امروز»: ends the name.
    Stop,
    /// «مراسم»: an event named inside its name is the event.
    Outer,
}

static ROWS: LazyLock<KeyMap<Vec<Class>>> = LazyLock::new(|| rows(include_str!("words.tsv")));

/// True when a folded word belongs to a class.
pub(super) fn is(word: &str, class: Class) -> bool {
    ROWS.get(word).is_some_and(|classes| classes.contains(&class))
}

fn rows(table: &str) -> KeyMap<Vec<Class>> {
    let mut res: KeyMap<Vec<Class>> = KeyMap::default();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if let Some((class, word)) = line.split_once('\t') {
            res.entry(key(word).into()).or_default().push(class_of(class));
        }
    }
    res
}

fn class_of(name: &str) -> Class {
    match name {
        "sitting" => Class::Sitting,
        "between" => Class::Between,
        "event" => Class::Event,
        "ordinal" => Class::Ordinal,
        "stop" => Class::Stop,
        "outer" => Class::Outer,
        other => {
            unreachable!("`words.tsv` has no class `{other}`; every test of this folder reads it")
        }
    }
}
