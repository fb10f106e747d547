//! What holds for any text, however odd.

use std::collections::HashMap;

use proptest::prelude::*;

use super::{repaired, shown};
use crate::persian::chars::{TATWEEL, ZWNJ, ends_its_join, is_letter};
use crate::persian::number::digit;
use crate::persian::repair::{Exceptions, Repairer, Settings, steps};
use crate::persian::{EditKind, Text};

/// The only letters that may change.
const TABLE: &str = include_str!("../../../../data/repair/letters.tsv");

/// Words that the rules are about, and pieces that make odd neighbours.
const PIECES: [&str; 40] = [
    "می",
    "نمی",
    "شود",
    "میشود",
    "می\u{200C}شود",
    "کتاب",
    "ها",
    "های",
    "کتابها",
    "نامهای",
    "خانه",
    "ای",
    "تر",
    "بزرگتر",
    "بی",
    "سابقه",
    "سرمایهگذاری",
    "گذاری",
    "معصومی",
    "فر",
    "معصومیفر",
    "به",
    "عنوان",
    "آنها",
    "است",
    "شده",
    "از",
    "حجتالاسلام",
    "نخست",
    "وزیر",
    "كتابهاي",
    "ﻻله",
    "12",
    "،",
    ".",
    "http://a.ir/کتابها",
    "#کتابها",
    "«",
    "»",
    "</b>",
];

/// Single characters of every kind that the repair tells apart.
const SIGNS: &str = "\"\"\" \u{200C}\u{200C}  \u{00A0}\u{00AC}\u{00AD}\u{0640}\u{200F}\u{200B}\u{FEFF}\t،:.؛!؟()«»[]-/\u{064B}\u{0654}۱2\u{0663}aZ@#<><!>\u{FC73}\u{FEFB}\u{000B}\0اهیمندر";

fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]).prop_map(str::to_owned);
    let sign = prop::sample::select(SIGNS.chars().collect::<Vec<_>>()).prop_map(String::from);
    let letter = prop::char::range('\u{0600}', '\u{06FF}').prop_map(String::from);
    let any = any::<char>().prop_map(String::from);
    let gap = prop_oneof![4 => Just(" "), 1 => Just(""), 1 => Just("\u{200C}"), 1 => Just("\n")];
    let one = prop_oneof![8 => piece, 3 => sign, 1 => letter, 1 => any];
    prop::collection::vec((one, gap), 0..24)
        .prop_map(|all| all.into_iter().flat_map(|(one, gap)| [one, gap.to_owned()]).collect())
}

/// Texts of little but signs, which meet here as they never do in reports.
fn signs() -> impl Strategy<Value = String> {
    let pieces =
        vec!["<b>", "</", "<!", "<script>", "</script>", "<i x", "www.", "a@b", "آب", "کتابها"];
    let piece = prop::sample::select(pieces).prop_map(str::to_owned);
    let sign = prop::sample::select(SIGNS.chars().collect::<Vec<_>>()).prop_map(String::from);
    prop::collection::vec(prop_oneof![1 => piece, 2 => sign], 0..16).prop_map(|all| all.concat())
}

fn repairer() -> Repairer {
    Repairer::new(&Settings::default(), &Exceptions::default())
}

/// Letters and digits by the documented table; nothing else.
fn letters(text: &str) -> String {
    let row = |line: &'static str| {
        let (hex, shown) = line.split_once('\t')?;
        Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, shown))
    };
    let table: HashMap<char, &str> =
        TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect();
    let mut letters = String::new();
    for c in text.chars() {
        match (digit(c), table.get(&c)) {
            (Some(digit), _) => letters += &digit.to_string(),
            (None, Some(shown)) => letters.extend(shown.chars().filter(|c| c.is_alphabetic())),
            (None, None) => letters.extend((c.is_alphabetic() && c != TATWEEL).then_some(c)),
        }
    }
    letters
}

/// The source, from what is shown and the record of edits.
fn taken_back(text: &Text, source: &str) -> String {
    let mut back = String::new();
    let (mut rest, mut at) = (text.as_str(), text.source().start as usize);
    for edit in text.edits() {
        let kept = edit.at.start as usize - at;
        back += &rest[..kept];
        back += &source[edit.at.range()];
        rest = rest[kept..].strip_prefix(&*edit.to).unwrap();
        at = edit.at.end as usize;
    }
    back + rest
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_changes_but_by_the_table(source in texts()) {
        // A tag is taken out with its letters.
        let source = source.replace('<', "");
        let texts = repaired(&repairer(), &source);
        prop_assert_eq!(letters(&shown(&texts)), letters(&source));
    }

    #[test]
    fn every_edit_can_be_taken_back(source in texts()) {
        for text in repaired(&repairer(), &source) {
            prop_assert_eq!(text.undo(), &source[text.source().range()]);
            prop_assert_eq!(taken_back(&text, &source), text.undo());
        }
    }

    #[test]
    fn a_repaired_text_is_left_as_it_is(source in texts()) {
        let once: Vec<Text> = repaired(&repairer(), &source);
        let once: Vec<&str> = once.iter().map(Text::as_str).collect();
        let once = once.join("\n");
        let twice = repaired(&repairer(), &once);
        prop_assert_eq!(shown(&twice), once.replace(ZWNJ, "|"));
    }

    #[test]
    fn repaired_signs_are_left_as_they_are(source in prop::collection::vec(signs(), 16)) {
        let repairer = repairer();
        for source in source {
            let once = shown(&repaired(&repairer, &source)).replace('|', "\u{200C}");
            let twice = shown(&repaired(&repairer, &once)).replace('|', "\u{200C}");
            prop_assert_eq!(twice, once, "{:?}", source);
        }
    }

    #[test]
    fn edits_are_in_order_and_in_their_place(source in texts()) {
        for text in repaired(&repairer(), &source) {
            let mut at = text.source().start;
            for edit in text.edits() {
                prop_assert!(at <= edit.at.start && edit.at.start <= edit.at.end);
                prop_assert!(edit.at.end <= text.source().end);
                prop_assert!(source.get(edit.at.range()).is_some(), "inside a character");
                prop_assert!(source[edit.at.range()] != *edit.to, "an edit that changes nothing");
                prop_assert!((0.0..=f32::MAX).contains(&edit.margin));
                at = edit.at.end;
            }
        }
    }

    #[test]
    fn a_half_space_follows_a_letter_that_joins(source in texts()) {
        for text in repaired(&repairer(), &source) {
            let mut before = String::new();
            let mut at = text.source().start as usize;
            for edit in text.edits() {
                before += &source[at..edit.at.start as usize];
                let is_ours =
                    matches!(edit.kind, EditKind::Joined | EditKind::Spaced | EditKind::Evidence);
                if is_ours && edit.to.contains(ZWNJ) {
                    let letter = before.chars().rev().find(|&c| is_letter(c));
                    prop_assert!(letter.is_some_and(|c| !ends_its_join(c)));
                }
                before += &edit.to;
                at = edit.at.end as usize;
            }
        }
    }

    #[test]
    fn offsets_lead_back_to_the_seed(source in texts()) {
        for text in repaired(&repairer(), &source) {
            let mut last = text.source().start;
            for at in 0..=text.as_str().len() {
                let origin = text.origin(u32::try_from(at).unwrap());
                prop_assert!(last <= origin && origin <= text.source().end);
                last = origin;
            }
        }
    }
}

/// Texts that a second repair once went on with.
#[test]
fn odd_texts_are_left_as_they_are() {
    let odd = [
        "#\0!ا",
        "<کد ویدیو<b>! آب>",
        "می ا .می ",
        "<\u{200C}! > ",
        "او گفت:\"آب کم است\"",
        "\" ، می\" ",
        "ای\u{200C}نامهای میفر ",
        "می\u{200C}شود\nمی دبی است http://a.ir/کتابها\0می\u{200C}شود ",
    ];
    for source in odd {
        let texts = repaired(&repairer(), source);
        let once: Vec<&str> = texts.iter().map(Text::as_str).collect();
        let once = once.join("\n");
        assert_eq!(shown(&repaired(&repairer(), &once)), once.replace(ZWNJ, "|"), "{source:?}");
    }
}

/// Twice the text is twice the work, whatever it is made of.
#[test]
fn the_work_grows_with_the_text() {
    let hostile = [
        "می ",
        "می شود ",
        "کتاب ها ",
        "ـ",
        "\u{200C}",
        "ا\u{200C}",
        "\u{200B}",
        "\u{00AD}",
        "<",
        "<script>",
        "<style><",
        "</",
        "http://",
        "@",
        "#",
        "a ",
        "1 ",
        ".",
        " .",
        "،",
        "ه",
        "بیبی",
        "معصومی فر معصومیفر ",
        "گفت:",
        "\u{FEFB}",
        "کتابهایشان ",
        "سی ",
        "و ",
        "آن ها ",
        "\u{0651}",
        "#\0",
        "#\u{200C}",
        "5\u{200C}.",
        "< <b> ",
        "<b<i>>",
        "\" آ\"",
    ];
    for piece in hostile {
        let work = |times: usize| {
            let source = piece.repeat(times);
            steps::of(|| repaired(&repairer(), &source))
        };
        // What is done once for each word, however often it stands there, is done in both.
        let (one, two) = (work(2_000), work(4_000));
        assert!(two <= one * 2 + one / 10 + 100, "{piece:?}: {one} steps, then {two}");
    }
}
