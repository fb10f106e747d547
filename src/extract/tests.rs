//! Whole articles, read.

use super::tiers::RULES;
use super::{Lexicon, annotate};
use crate::model::{
    Annotation, Article, Attribution, EditorLexicon, Mode, Paragraph, Part, VoiceKind,
};
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

fn read(text: &str) -> Annotation {
    annotate(&article(text), &Lexicon::new(&EditorLexicon::default()))
}

#[test]
fn the_real_report_is_read_whole() {
    let text = include_str!("../../seeds/000_56fc5d46725f16ba.txt");
    let text = text.trim_start().split_once(' ').and_then(|(_, rest)| rest.split_once(' '));
    let read = read(text.expect("the seed begins with its date").1);
    let expected = "\
        1 A role-only احمد معصومی\u{200C}فر\n\
        2 A role-then-name احمد معصومی\u{200C}فر\n\
        3 A pronoun احمد معصومی\u{200C}فر\n\
        4 A role-again احمد معصومی\u{200C}فر\n\
        5 A name-again احمد معصومی\u{200C}فر\n\
        6 A name-role کاظم شیردل\n\
        7 B role-only غلامرضا نازپرور\n\
        8 B role-then-name غلامرضا نازپرور\n\
        9 B pronoun غلامرضا نازپرور\n";
    assert_eq!(told(&read), expected);
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

/// What was read, in the form of `docs/extraction.md`.
fn told(annotation: &Annotation) -> String {
    let line = |one: &Attribution| {
        let voice = &annotation.voices[one.voice as usize];
        let name = if voice.kind == VoiceKind::Role { &voice.roles[0] } else { &voice.name };
        let mode = match one.mode {
            Mode::Direct => "",
            Mode::Indirect => "~",
            Mode::Continued => "+",
        };
        format!("{} {mode}{:?} {} {name}\n", one.paragraph, one.tier, one.rule)
    };
    annotation.attributions.iter().map(line).collect()
}

/// Each fenced block of a kind, in order, with the heading above it.
fn blocks<'a>(page: &'a str, kind: &str) -> Vec<(&'a str, &'a str)> {
    let fence = format!("```{kind}\n");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = page[at..].find(&fence).map(|start| at + start + fence.len()) {
        let end = start + page[start..].find("```").expect("a fence that was opened is closed");
        let heading = page[..start].rfind("\n#").map_or(0, |heading| heading + 1);
        found.push((page[heading..].lines().next().unwrap_or_default(), &page[start..end]));
        at = end;
    }
    found
}

#[test]
fn the_examples_of_the_page_are_read_so() {
    let page = include_str!("../../docs/extraction.md");
    let (reports, said) = (blocks(page, "report"), blocks(page, "said"));
    assert_eq!(reports.len(), said.len());
    for ((heading, report), (_, expected)) in reports.iter().zip(&said) {
        assert_eq!(told(&read(report)), *expected, "{heading}");
        if let Some(rule) = heading.strip_prefix("### `") {
            let rule = rule.trim_end_matches('`');
            assert!(expected.contains(&format!(" {rule} ")), "{heading} does not show its rule");
        }
    }
}

#[test]
fn every_rule_is_explained() {
    let page = include_str!("../../docs/extraction.md");
    for (rule, _) in RULES {
        assert!(page.contains(&format!("### `{rule}`\n")), "`{rule}` has no heading");
    }
}
