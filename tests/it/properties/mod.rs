//! What holds for any text, tried on thousands of odd ones. `fuzz/` tries the same with its own inputs.

mod hold;

use std::sync::LazyLock;

use neshast::Reader;
use neshast::persian::repair::{Exceptions, Repairer, Settings};
use proptest::prelude::*;

/// Pieces that reports are made of, and pieces that break parsers.
const PIECES: [&str; 44] = [
    " date 2025-04-30 ",
    " date 1404-02-30 ",
    "به گزارش خبرگزاری صدا و سیما، مرکز ",
    "پخش زنده",
    "امروز: -",
    "گفت:",
    "افزود:",
    "وی",
    "او",
    "نیز",
    "هم",
    "این مقام",
    "رئیس",
    "وزیر کشور",
    "دبیر",
    "معصومیفر",
    "معصومی فر",
    "احمد",
    "حجتالاسلام",
    "سید",
    "به گفته",
    "تاکید کرد",
    "خواستار",
    "شد",
    "نشست",
    "میزگرد",
    "«",
    "»",
    "،",
    "؛",
    ":",
    ".",
    "\n",
    "\n\n",
    " ",
    "۳۰ مهر",
    "فردا",
    "کتابها",
    "می\u{200C}شود",
    "<script>",
    "{{",
    "+++\n",
    "\u{202E}",
    "\0",
];

/// Everything that the extraction has a list of, list by list: agencies, titles, verbs of saying, days.
static LISTED: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let files = walkdir::WalkDir::new("src/extract").sort_by_file_name().into_iter();
    let lists = files.map(|it| it.unwrap().into_path());
    let lists = lists.filter(|path| path.extension().is_some_and(|it| it == "txt" || it == "tsv"));
    let entries = |text: String| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        lines.flat_map(|line| line.split('\t')).map(str::to_owned).collect()
    };
    lists.map(|path| entries(std::fs::read_to_string(path).unwrap())).collect()
});

/// Short reports of nothing but listed words and signs: what expects another word behind one finds none.
fn short_reports() -> impl Strategy<Value = Vec<u8>> {
    let any_index = any::<prop::sample::Index>;
    let word = (any_index(), any_index())
        .prop_map(|(list, it)| it.get(list.get::<Vec<String>>(&LISTED)).clone());
    let signs = vec!["،", ":", ".", "«", "»", "/", "-", "(", ")", "؟", "\n\n"];
    let sign = prop::sample::select(signs).prop_map(str::to_owned);
    let one = prop_oneof![4 => word, 2 => sign];
    prop::collection::vec(one, 1..9).prop_map(|all| all.join(" ").into_bytes())
}

fn reports() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(&PIECES[..]).prop_map(|it| it.as_bytes().to_vec());
    let character = any::<char>().prop_map(|c| c.to_string().into_bytes());
    let byte = any::<u8>().prop_map(|byte| vec![byte]);
    let one = prop_oneof![60 => piece, 4 => character, 1 => byte];
    let gap = prop_oneof![3 => Just(" "), 1 => Just("")];
    prop::collection::vec((one, gap), 0..60)
        .prop_map(|all| all.into_iter().flat_map(|(one, gap)| [one, gap.into()].concat()).collect())
}

fn front_matter() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [
        "+++\n",
        "name = ",
        "\"آ\"",
        "roles = [",
        "{ title = ",
        "}",
        "]",
        "\n",
        "aliases = ",
        "not = ",
        "[[statement]]\n",
        "paragraph = ",
        "7",
        "-1",
        "1404-07-30",
        "fingerprint = ",
        "label = ",
        "terms = ",
        "hide = true\n",
        "\u{FEFF}",
        "\u{202E}",
        "'",
        "\"\"\"",
        "\\",
        "#",
        "=",
    ];
    let piece = prop::sample::select(pieces.to_vec()).prop_map(|it| it.as_bytes().to_vec());
    let byte = any::<u8>().prop_map(|byte| vec![byte]);
    prop::collection::vec(prop_oneof![20 => piece, 1 => byte], 0..40).prop_map(|all| all.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_is_read_or_refused(bytes in reports()) {
        thread_local!(static READER: Reader = Reader::default());
        READER.with(|reader| hold::report(reader, &bytes));
    }

    #[test]
    fn a_few_words_are_read_or_refused(bytes in prop::collection::vec(short_reports(), 24)) {
        thread_local!(static READER: Reader = Reader::default());
        READER.with(|reader| bytes.iter().for_each(|bytes| hold::report(reader, bytes)));
    }

    #[test]
    fn a_repair_is_done_once_and_recorded(bytes in reports()) {
        thread_local!(static REPAIRER: Repairer = Repairer::new(&Settings::default(), &Exceptions::default()));
        REPAIRER.with(|repairer| hold::repaired(repairer, &String::from_utf8_lossy(&bytes)));
    }

    #[test]
    fn an_editors_file_is_read_or_its_line_is_named(bytes in front_matter()) {
        hold::content(&bytes);
    }

    #[test]
    fn searching_folds_as_finding_does(text in "\\PC{0,40}|[آ-یئأؤۀةيك\u{200C}\u{0640}\u{064B}۰-۹0-9 ]{0,40}") {
        hold::searched(&text);
    }
}
