//! The words of `words.tsv` by folded spelling.

use std::sync::LazyLock;

use crate::persian::Words;
use crate::persian::chars::ZWNJ;
use crate::persian::fold::key;
use crate::persian::keys::KeyMap;

/// What a word has to do with days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Class {
    /// «مهر»: month of the Persian calendar, from one.
    Jalali,
    /// «اکتبر»: month of the Gregorian calendar, from one.
    Gregorian,
    /// «یکم»: day of a month.
    Number,
    /// «چهارشنبه»: days after Monday.
    Weekday,
    /// «فردا»: days after the day of sending.
    Relative,
    /// «عصر».
    Hour,
    /// «تا», «و»: joins days.
    Between,
    /// «دنیای»: makes «امروز» mean nowadays.
    Age,
    /// «خیابان»: makes a date part of a name.
    Place,
    /// «امام»: makes «جمعه» an office or a rite.
    Friday,
    /// «شهر»: makes «دوشنبه» a city.
    City,
    /// «نشست», «برگزار»: something takes place.
    Event,
}

/// What is known of one folded word.
#[derive(Debug, Default)]
struct Entry {
    /// Its classes and its value in each.
    classes: Vec<(Class, i8)>,
    /// It is the first part of words that may be written apart: «سه» of «سه شنبه».
    opens: bool,
}

/// Entries by folded word.
static ENTRIES: LazyLock<KeyMap<Entry>> = LazyLock::new(|| entries(include_str!("words.tsv")));

/// The value of a folded word in a class.
pub(super) fn value(word: &str, class: Class) -> Option<i8> {
    let row = ENTRIES.get(word)?.classes.iter().find(|row| row.0 == class)?;
    Some(row.1)
}

/// True when a folded word belongs to a class.
pub(super) fn is(word: &str, class: Class) -> bool {
    value(word, class).is_some()
}

/// True when a day may begin at a folded word: the cheap look before the careful one.
pub(super) fn begins_a_day(word: &str) -> bool {
    let begins = |class: Class| matches!(class, Class::Number | Class::Weekday | Class::Relative);
    ENTRIES.get(word).is_some_and(|it| it.opens || it.classes.iter().any(|row| begins(row.0)))
}

/// The longest run of up to three words from `idx` that is one word of a class, written apart or together:
/// its value and how many words it takes. «سه شنبه» → (1, 2).
pub(super) fn run(words: &Words, idx: usize, class: Class) -> Option<(i8, usize)> {
    let longest = if ENTRIES.get(words.key(idx))?.opens { 3 } else { 1 };
    (1..=longest).rev().find_map(|count| {
        let value = value(words.joined(idx, count)?, class)?;
        Some((value, count))
    })
}

fn entries(table: &str) -> KeyMap<Entry> {
    let mut res: KeyMap<Entry> = KeyMap::default();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let cells = (cells.next(), cells.next(), cells.next());
        let (Some(class), Some(value), Some(word)) = cells else { continue };
        let value = value.parse().unwrap_or(0);
        res.entry(key(word).into()).or_default().classes.push((class_of(class), value));
        if let Some((first, _)) = word.split_once(ZWNJ) {
            res.entry(key(first).into()).or_default().opens = true;
        }
    }
    join_hours(&mut res);
    res
}

/// A day and an hour written as one word: «پنج\u{200C}شنبه\u{200C}شب».
fn join_hours(entries: &mut KeyMap<Entry>) {
    let of = |class: Class| -> Vec<(Box<str>, i8)> {
        let row = |entry: &Entry| entry.classes.iter().find(|row| row.0 == class).map(|row| row.1);
        entries.iter().filter_map(|(word, entry)| Some((word.clone(), row(entry)?))).collect()
    };
    let hours = of(Class::Hour);
    let days = [Class::Weekday, Class::Relative].map(|class| (class, of(class)));
    for (class, words) in days {
        for (day, value) in words {
            for (hour, _) in &hours {
                let joined = entries.entry(format!("{day}{hour}").into()).or_default();
                if joined.classes.is_empty() {
                    joined.classes.extend([(class, value), (Class::Hour, 0)]);
                }
            }
        }
    }
}

fn class_of(name: &str) -> Class {
    match name {
        "jalali" => Class::Jalali,
        "gregorian" => Class::Gregorian,
        "number" => Class::Number,
        "weekday" => Class::Weekday,
        "relative" => Class::Relative,
        "hour" => Class::Hour,
        "between" => Class::Between,
        "age" => Class::Age,
        "place" => Class::Place,
        "friday" => Class::Friday,
        "city" => Class::City,
        "event" => Class::Event,
        other => unreachable!("`words.tsv` has no class `{other}`; a test reads it"),
    }
}
