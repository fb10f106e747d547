//! What holds for any bytes. The property tests and the fuzz targets ask the same.

use neshast::Reader;
use neshast::persian::repair::{Evidence, Repairer};
use neshast::persian::{Span, Text};

/// A report is read or refused; whatever is read in it stands in its paragraphs, and every paragraph in its bytes.
pub(crate) fn report(reader: &Reader, bytes: &[u8]) {
    let Ok((reading, _)) = reader.read("seeds/a.txt", bytes.to_vec()) else { return };
    let source = &reading.source();
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert_eq!(text, source, "the seed can be put together again");
    }
    let paragraphs = &reading.article.paragraphs;
    for paragraph in paragraphs {
        let text = &paragraph.text;
        assert_eq!(redone(text, source), text.as_str(), "the edits lead from the seed to the text");
        assert!(!text.as_str().contains(['\u{202E}', '\u{202D}', '\0']), "directions are neutral");
    }
    let stands = |paragraph: u32, span: Span| {
        let text = paragraphs[paragraph as usize].text.as_str();
        assert!(text.get(span.range()).is_some(), "{span:?} is not in {text:?}");
    };
    for it in &reading.annotation.attributions {
        assert!((it.voice as usize) < reading.annotation.voices.len(), "a voice that is nobody's");
        for span in [it.subject, it.cue, it.content] {
            stands(it.paragraph, span);
        }
    }
    reading.annotation.days.iter().for_each(|it| stands(it.paragraph, it.span));
    reading.annotation.sessions.iter().for_each(|it| stands(it.paragraph, it.span));
    assert!(reading.said().all(|it| it.paragraph.text.as_str().contains(it.words)));
}

/// A block is repaired once: repairing the outcome changes nothing, and the edits lead from one to the other.
pub(crate) fn repaired(repairer: &Repairer, text: &str) {
    let of = |text: &str| {
        let whole = [Span::new(0, text.len())];
        repairer.blocks(text, &whole, &Evidence::default()).swap_remove(0)
    };
    let once = of(text);
    assert_eq!(redone(&once, text), once.as_str(), "the edits lead from the one to the other");
    assert_eq!(of(once.as_str()).as_str(), once.as_str(), "repairing is done once");
}

/// The bytes of a text's seed with its edits done one by one.
fn redone(text: &Text, seed: &str) -> String {
    let mut shown = String::new();
    let mut at = text.source().start as usize;
    for edit in text.edits() {
        shown.push_str(&seed[at..edit.at.range().start]);
        shown.push_str(&edit.to);
        at = edit.at.range().end;
    }
    shown + &seed[at..text.source().range().end]
}

/// Any bytes as any of the editor's files: values or findings with a place in the file.
pub(crate) fn content(bytes: &[u8]) {
    for path in [
        "content/speakers/a.md",
        "content/topics/a.md",
        "content/reports/a.md",
        "content/pages/a.md",
        "content/lexicon.toml",
    ] {
        let (_, found) = neshast::parse_content(vec![(path.to_owned(), bytes.to_vec())]);
        let lines = bytes.split(|byte| *byte == b'\n').count();
        for it in found {
            let place = it.location.expect("every finding has a place");
            assert_eq!(place.path, path);
            assert!(place.line as usize <= lines && place.line > 0, "{place} of {lines} lines");
        }
    }
}

/// What is searched for is folded as what is found: folding again changes nothing.
pub(crate) fn searched(text: &str) {
    let words = neshast::search_words(text);
    assert_eq!(neshast::search_words(&words.join(" ")), words);
}
