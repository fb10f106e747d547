//! A reading into bytes.

use chrono::{Datelike as _, NaiveDate};

use super::kinds::{MODES, TIERS, VOICES};
use crate::model::{
    Annotation, Article, Attribution, Dateline, DayMention, Paragraph, Part, Pieces,
    SessionMention, Voice,
};
use crate::pack::Packer;
use crate::persian::Span;

/// The greater part of a record in the making, and the names it uses.
pub(super) struct Body {
    /// Its bytes.
    pub(super) packer: Packer,
    /// In the order of their numbers.
    pub(super) names: Vec<&'static str>,
}

impl Body {
    fn number(&mut self, number: impl Into<u64>) {
        self.packer.number(number.into());
    }

    fn text(&mut self, text: &str) {
        self.packer.sized(text.as_bytes());
    }

    /// The place of a thing in the list of all there are.
    fn one_of<T: PartialEq + Copy>(&mut self, all: &[T], it: T) {
        let place = all.iter().position(|known| *known == it).expect("the list is whole");
        self.packer.number(place as u64);
    }

    fn name(&mut self, name: &'static str) {
        let place = self.names.iter().position(|it| *it == name).unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        self.packer.number(place as u64);
    }

    fn list<T>(&mut self, items: &[T], mut one: impl FnMut(&mut Body, &T)) {
        self.packer.number(items.len() as u64);
        for item in items {
            one(self, item);
        }
    }

    fn span(&mut self, span: Span) {
        self.number(span.start);
        self.number(span.end);
    }

    fn date(&mut self, date: NaiveDate) {
        self.number(date.num_days_from_ce().cast_unsigned());
    }

    fn option<T>(&mut self, it: Option<T>, one: impl FnOnce(&mut Body, T)) {
        self.number(u8::from(it.is_some()));
        if let Some(it) = it {
            one(self, it);
        }
    }

    /// An article.
    pub(super) fn article(&mut self, article: &Article) {
        let Article { seed_path: _, stem: _, date, title, paragraphs } = article;
        self.option(*date, Body::date);
        self.text(title);
        self.list(paragraphs, |to, Paragraph { part, text, lines }| {
            let (kind, number) = match part {
                Part::Kicker => (0_u8, 0),
                Part::Headline => (1, 0),
                Part::Lead => (2, 0),
                Part::Subhead => (3, 0),
                Part::Body(number) => (4, *number),
            };
            to.number(kind);
            to.number(number);
            to.span(Span { start: lines.start, end: lines.end });
            to.span(text.source());
            let (edits, rules) = text.packed();
            to.packer.sized(edits);
            to.list(rules, |to, it| to.name(it));
        });
    }

    /// An annotation.
    pub(super) fn annotation(&mut self, annotation: &Annotation) {
        let Annotation { dateline, voices, attributions, days, sessions, events } = annotation;
        self.option(dateline.as_ref(), |to, Dateline { agency, bureau }| {
            to.text(agency);
            to.option(bureau.as_ref(), |to, it| to.text(it));
        });
        self.list(voices, Body::voice);
        self.list(attributions, Body::attribution);
        self.list(days, |to, DayMention { paragraph, span, date, event }| {
            to.number(*paragraph);
            to.span(*span);
            to.date(*date);
            to.number(u8::from(*event));
        });
        self.list(sessions, |to, SessionMention { paragraph, span, noun }| {
            to.number(*paragraph);
            to.span(*span);
            to.text(noun);
        });
        self.list(events, |to, it| to.text(it));
    }

    /// A text's pieces.
    pub(super) fn pieces(&mut self, pieces: &Pieces) {
        let Pieces { all, letters } = pieces;
        self.list(all, |to, (hash, letters)| {
            to.packer.fixed(&hash.to_le_bytes());
            to.number(*letters);
        });
        self.number(*letters);
    }

    fn voice(&mut self, voice: &Voice) {
        let Voice { kind, name, aliases, roles, surname_only, given_name_known, flags } = voice;
        self.one_of(&VOICES, *kind);
        self.text(name);
        self.list(aliases, |to, it| to.text(it));
        self.list(roles, |to, it| to.text(it));
        self.number(u8::from(*surname_only));
        self.number(u8::from(*given_name_known));
        self.list(flags, |to, it| to.name(it));
    }

    fn attribution(&mut self, it: &Attribution) {
        let Attribution { paragraph, voice, mode, tier, rule, subject, cue, content, repeated } =
            it;
        self.number(*paragraph);
        self.number(*voice);
        self.one_of(&MODES, *mode);
        self.one_of(&TIERS, *tier);
        self.name(rule);
        for span in [*subject, *cue, *content] {
            self.span(span);
        }
        self.number(u8::from(*repeated));
    }
}
