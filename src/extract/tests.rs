//! Whole articles, read.

use super::{Lexicon, annotate};
use crate::model::{Annotation, Article, EditorLexicon, Mode, Paragraph, Part, VoiceKind};
use crate::persian::Text;

/// An article whose paragraphs are the lines of a text.
fn article(text: &str) -> Article {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let paragraphs = lines.zip(0u32..).map(|(line, at)| Paragraph {
        part: if at == 0 { Part::Lead } else { Part::Body(at) },
        text: Text::new(line, 0, Vec::new()),
        lines: at..at + 1,
    });
    Article {
        seed_path: "seeds/a.txt".into(),
        stem: "a".into(),
        date: None,
        title: String::new(),
        paragraphs: paragraphs.collect(),
    }
}

/// `paragraph speaker` or `paragraph ~speaker` for reported speech, one a line.
fn said(annotation: &Annotation) -> String {
    let line = |one: &crate::model::Attribution| {
        let voice = &annotation.voices[one.voice as usize];
        let name = if voice.kind == VoiceKind::Role { &voice.roles[0] } else { &voice.name };
        let mode = if one.mode == Mode::Direct { "" } else { "~" };
        format!("{} {mode}{name}\n", one.paragraph)
    };
    annotation.attributions.iter().map(line).collect()
}

fn read(text: &str) -> Annotation {
    annotate(&article(text), &Lexicon::new(&EditorLexicon::default()))
}

#[test]
fn the_real_report_is_read_whole() {
    let text = include_str!("../../seeds/000_56fc5d46725f16ba.txt");
    let text = text.trim_start().split_once(' ').and_then(|(_, rest)| rest.split_once(' '));
    let read = read(text.expect("the seed begins with its date").1);
    let lines = said(&read);
    let expected = "1 احمد معصومی\u{200C}فر\n2 احمد معصومی\u{200C}فر\n3 احمد معصومی\u{200C}فر\n\
        4 احمد معصومی\u{200C}فر\n5 احمد معصومی\u{200C}فر\n6 کاظم شیردل\n7 غلامرضا نازپرور\n\
        8 غلامرضا نازپرور\n9 غلامرضا نازپرور\n";
    assert_eq!(lines, expected);
    let roles: Vec<&str> = read.voices.iter().map(|voice| voice.roles[0].as_str()).collect();
    assert_eq!(
        roles,
        [
            "رئیس نمایندگی وزارت امورخارجه در شمال شرق کشور",
            "رییس اتحادیه صادرکنندگان خراسان رضوی",
            "رییس خانه معدن خراسان رضوی"
        ]
    );
}
