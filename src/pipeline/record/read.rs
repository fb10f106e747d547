//! Bytes into a reading.

use chrono::NaiveDate;

use super::kinds::{MODES, TIERS, VOICES};
use crate::model::{
    Annotation, Article, Attribution, Dateline, DayMention, Paragraph, Part, Pieces, Seed,
    SessionMention, Voice,
};
use crate::pack::Unpacker;
use crate::persian::{Span, Text};

/// The greater part of a record being read, and the names it uses.
pub(super) struct From<'a> {
    /// Its bytes.
    pub(super) from: Unpacker<'a>,
    /// In the order of their numbers.
    pub(super) names: Vec<&'static str>,
}

impl From<'_> {
    fn number(&mut self) -> Option<u32> {
        self.from.narrow()
    }

    fn flag(&mut self) -> Option<bool> {
        Some(self.number()? != 0)
    }

    fn text(&mut self) -> Option<String> {
        self.from.text().map(str::to_owned)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.number()? as usize).copied()
    }

    fn name(&mut self) -> Option<&'static str> {
        self.names.get(self.from.narrow()? as usize).copied()
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()?).map(|_| one(self)).collect()
    }

    fn span(&mut self) -> Option<Span> {
        Some(Span { start: self.number()?, end: self.number()? })
    }

    fn lines(&mut self) -> Option<std::ops::Range<u32>> {
        self.span().map(|it| it.start..it.end)
    }

    fn date(&mut self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.number()?.cast_signed())
    }

    #[expect(
        clippy::option_option,
        reason = "the outer one is that of a record that ends too early"
    )]
    fn option<T>(&mut self, one: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.flag()? { one(self).map(Some) } else { Some(None) }
    }

    /// An article, of the file at `path` with the text `source`.
    pub(super) fn article(&mut self, path: &str, source: &str) -> Option<Article> {
        let date = self.option(Self::date)?;
        let title = self.text()?;
        let paragraphs = self.list(|from| {
            let (kind, number) = (from.number()?, from.number()?);
            let part = match kind {
                0 => Part::Kicker,
                1 => Part::Headline,
                2 => Part::Lead,
                3 => Part::Subhead,
                _ => Part::Body(number),
            };
            let lines = from.lines()?;
            let span = from.span()?;
            let edits = (from.from.sized()?, from.list(Self::name)?);
            let source = source.get(span.range())?;
            Some(Paragraph { part, text: Text::unpack(source, span.start, edits)?, lines })
        })?;
        Some(Article {
            seed_path: path.to_owned(),
            stem: Seed::stem_of(path).to_owned(),
            date,
            title,
            paragraphs,
        })
    }

    /// An annotation.
    pub(super) fn annotation(&mut self) -> Option<Annotation> {
        let dateline = self.option(|from| {
            let agency = from.text()?;
            Some(Dateline { agency, bureau: from.option(Self::text)? })
        })?;
        Some(Annotation {
            dateline,
            voices: self.list(Self::voice)?,
            attributions: self.list(Self::attribution)?,
            days: self.list(|from| {
                let (paragraph, span) = (from.number()?, from.span()?);
                Some(DayMention { paragraph, span, date: from.date()?, event: from.flag()? })
            })?,
            sessions: self.list(|from| {
                let (paragraph, span) = (from.number()?, from.span()?);
                Some(SessionMention { paragraph, span, noun: from.text()? })
            })?,
            events: self.list(Self::text)?,
        })
    }

    /// A text's pieces.
    pub(super) fn pieces(&mut self) -> Option<Pieces> {
        let all =
            self.list(|from| Some((u64::from_le_bytes(from.from.fixed()?), from.number()?)))?;
        Some(Pieces { all, letters: self.from.number()? })
    }

    fn voice(&mut self) -> Option<Voice> {
        Some(Voice {
            kind: self.one_of(&VOICES)?,
            name: self.text()?,
            aliases: self.list(Self::text)?,
            roles: self.list(Self::text)?,
            surname_only: self.flag()?,
            given_name_known: self.flag()?,
            flags: self.list(Self::name)?,
        })
    }

    fn attribution(&mut self) -> Option<Attribution> {
        Some(Attribution {
            paragraph: self.number()?,
            voice: self.number()?,
            mode: self.one_of(&MODES)?,
            tier: self.one_of(&TIERS)?,
            rule: self.name()?,
            subject: self.span()?,
            cue: self.span()?,
            content: self.span()?,
            repeated: self.flag()?,
        })
    }
}
