//! Articles, voices and readings made by hand, for tests.

use chrono::NaiveDate;

use crate::assemble::copies::pieces;
use crate::model::{
    Annotation, Article, Attribution, Mode, Paragraph, Part, Reading, Seed, Tier, Voice, VoiceKind,
};
use crate::persian::{Span, Text};

/// An article of a lead and body paragraphs, one a line.
pub(super) fn article(stem: &str, date: &str, text: &str) -> Article {
    let paragraph = |(idx, line): (u32, &str)| Paragraph {
        part: if idx == 0 { Part::Lead } else { Part::Body(idx) },
        text: Text::new(line, 0, &[]),
        lines: idx..idx + 1,
    };
    Article {
        seed_path: format!("seeds/{stem}.txt"),
        stem: stem.to_owned(),
        date: NaiveDate::parse_from_str(date, "%Y-%m-%d").ok(),
        title: text.lines().next().unwrap_or_default().to_owned(),
        paragraphs: (0..).zip(text.lines()).map(paragraph).collect(),
    }
}

/// A person with posts; a name without a space is a surname.
pub(super) fn person(name: &str, roles: &[&str]) -> Voice {
    Voice {
        kind: VoiceKind::Person,
        name: name.to_owned(),
        aliases: Vec::new(),
        roles: roles.iter().map(|&role| role.to_owned()).collect(),
        surname_only: !name.contains(' '),
        given_name_known: name.contains(' '),
        flags: Vec::new(),
    }
}

/// An office without a name.
pub(super) fn office(role: &str) -> Voice {
    Voice { kind: VoiceKind::Role, surname_only: false, ..person("", &[role]) }
}

/// A statement of a voice in a paragraph.
pub(super) fn said(paragraph: u32, voice: u32) -> Attribution {
    Attribution {
        paragraph,
        voice,
        mode: Mode::Direct,
        tier: Tier::A,
        rule: "name",
        subject: Span::default(),
        cue: Span::default(),
        content: Span::default(),
        repeated: false,
    }
}

/// A reading of a text, in which the first voice says the first body paragraph, and so on.
pub(super) fn reading(stem: &str, date: &str, text: &str, voices: Vec<Voice>) -> Reading {
    let attributions = (0..).zip(&voices).map(|(idx, _)| said(idx + 1, idx)).collect();
    let annotation = Annotation { voices, attributions, ..Annotation::default() };
    let article = article(stem, date, text);
    let seed = Seed {
        path: article.seed_path.clone(),
        stem: stem.to_owned(),
        source: text.to_owned(),
        date: article.date,
        blocks: Vec::new(),
    };
    let pieces = pieces(&article);
    Reading::new(&seed, article, annotation, pieces)
}
