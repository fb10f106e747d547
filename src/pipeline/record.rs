//! The form in which a reading is kept. Its text is not kept: it is in the seed.

use chrono::{Datelike as _, NaiveDate};

use crate::model::{
    Annotation, Article, Attribution, Block, BlockKind, Dateline, DayMention, Mode, Paragraph,
    Part, Reading, Seed, SessionMention, Tier, Voice, VoiceKind,
};
use crate::persian::repair::{Evidence, Questions};
use crate::persian::{Edit, EditKind, Span, Text};
use crate::pipeline::names::Names;
use crate::publish::{Packer, Unpacker};

/// What is kept of one seed.
#[derive(Debug)]
pub(super) struct Record {
    /// What it says about spellings, packed.
    pub(super) evidence: Vec<u8>,
    /// What it asked of the site's.
    pub(super) questions: Questions,
    /// There is something to say about the seed itself.
    pub(super) is_odd: bool,
    /// What was read in it.
    pub(super) reading: Reading,
}

impl Record {
    /// As bytes: a head, what was read, the names that were used, and where these begin.
    pub(super) fn pack(&self) -> Vec<u8> {
        let Reading { seed, article, annotation } = &self.reading;
        let mut packer = Packer::new();
        packer.sized(&self.evidence);
        packer.list(self.questions.as_numbers(), |to, it| to.fixed(&it.to_le_bytes()));
        packer.number(u64::from(self.is_odd));
        let mut body = Body { packer, names: Vec::new() };
        body.seed(seed);
        body.article(article);
        body.annotation(annotation);
        let Body { packer: mut record, names } = body;
        let size = record.len() as u64;
        record.list(&names, |to, it| to.sized(it.as_bytes()));
        record.fixed(&size.to_le_bytes());
        record.into_bytes()
    }
}

/// A record that is not yet wholly read.
#[derive(Debug)]
pub(super) struct Packed<'a> {
    evidence: &'a [u8],
    /// What the seed asked of the site's evidence.
    pub(super) questions: Questions,
    /// There is something to say about the seed itself.
    pub(super) is_odd: bool,
    rest: Unpacker<'a>,
    names: Unpacker<'a>,
}

impl<'a> Packed<'a> {
    /// Reads the beginning of a record; nothing when it is none.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Packed<'a>> {
        let (bytes, size) = bytes.split_last_chunk()?;
        let (body, names) =
            bytes.split_at_checked(usize::try_from(u64::from_le_bytes(*size)).ok()?)?;
        let (mut rest, names) = (Unpacker::of(body), Unpacker::of(names));
        let evidence = rest.sized()?;
        let questions = rest.list(|from| from.fixed().map(u32::from_le_bytes))?;
        let is_odd = rest.number()? != 0;
        let questions = Questions::from_numbers(questions);
        Some(Packed { evidence, questions, is_odd, rest, names })
    }

    /// What the seed says about spellings.
    pub(super) fn evidence(&self) -> Option<Evidence> {
        unpack_evidence(self.evidence)
    }

    /// What was read in the seed at `path`, whose text is `source`.
    pub(super) fn reading(mut self, path: &str, source: String, all: &Names) -> Option<Reading> {
        let names = self.names.list(|from| from.text().map(|name| all.get(name)))?;
        let mut from = From { from: self.rest, names };
        let seed = from.seed(path, source)?;
        let article = from.article(&seed)?;
        let annotation = from.annotation()?;
        Some(Reading { seed: seed.into(), article: article.into(), annotation: annotation.into() })
    }
}

/// What a seed says about spellings, as [`Record::evidence`] holds it.
pub(super) fn unpack_evidence(packed: &[u8]) -> Option<Evidence> {
    Evidence::from_numbers(Unpacker::of(packed).list(Unpacker::number)?)
}

const BLOCKS: [BlockKind; 6] = [
    BlockKind::Furniture,
    BlockKind::Kicker,
    BlockKind::Headline,
    BlockKind::Lead,
    BlockKind::Subhead,
    BlockKind::Body,
];

const EDITS: [EditKind; 10] = [
    EditKind::CodePoint,
    EditKind::Digit,
    EditKind::Invisible,
    EditKind::Markup,
    EditKind::Space,
    EditKind::Punctuation,
    EditKind::Joined,
    EditKind::Spaced,
    EditKind::Evidence,
    EditKind::Editor,
];

const VOICES: [VoiceKind; 3] = [VoiceKind::Person, VoiceKind::Role, VoiceKind::Body];
const MODES: [Mode; 3] = [Mode::Direct, Mode::Indirect, Mode::Continued];
const TIERS: [Tier; 3] = [Tier::A, Tier::B, Tier::C];

/// The greater part of a record in the making, and the names it uses.
struct Body {
    packer: Packer,
    names: Vec<&'static str>,
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

    fn seed(&mut self, seed: &Seed) {
        let Seed { path: _, stem: _, source: _, date, blocks } = seed;
        self.option(*date, Body::date);
        self.list(blocks, |to, Block { span, kind, lines }| {
            to.span(*span);
            to.one_of(&BLOCKS, *kind);
            to.span(Span { start: lines.start, end: lines.end });
        });
    }

    fn article(&mut self, article: &Article) {
        let Article { seed_path: _, stem: _, date: _, title, paragraphs } = article;
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
            to.list(text.edits(), Body::edit);
        });
    }

    fn edit(&mut self, edit: &Edit) {
        let Edit { at, to, kind, rule, margin } = edit;
        self.span(*at);
        self.text(to);
        self.one_of(&EDITS, *kind);
        self.name(rule);
        self.number(margin.to_bits());
    }

    fn annotation(&mut self, annotation: &Annotation) {
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

/// The greater part of a record being read, and the names it uses.
struct From<'a> {
    from: Unpacker<'a>,
    names: Vec<&'static str>,
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

    fn seed(&mut self, path: &str, source: String) -> Option<Seed> {
        let date = self.option(Self::date)?;
        let blocks = self.list(|from| {
            let (span, kind) = (from.span()?, from.one_of(&BLOCKS)?);
            Some(Block { span, kind, lines: from.lines()? })
        })?;
        let stem = Seed::stem_of(path).to_owned();
        Some(Seed { path: path.to_owned(), stem, source, date, blocks })
    }

    fn article(&mut self, seed: &Seed) -> Option<Article> {
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
            let edits = from.list(Self::edit)?;
            let source = seed.source.get(span.range())?;
            Some(Paragraph { part, text: Text::new(source, span.start, edits), lines })
        })?;
        Some(Article {
            seed_path: seed.path.clone(),
            stem: seed.stem.clone(),
            date: seed.date,
            title,
            paragraphs,
        })
    }

    fn edit(&mut self) -> Option<Edit> {
        let (at, to) = (self.span()?, self.text()?.into());
        let (kind, rule) = (self.one_of(&EDITS)?, self.name()?);
        Some(Edit { at, to, kind, rule, margin: f32::from_bits(self.number()?) })
    }

    fn annotation(&mut self) -> Option<Annotation> {
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

#[cfg(test)]
mod tests {
    use super::{Packed, Record};
    use crate::extract::Lexicon;
    use crate::input::parse_seed;
    use crate::model::EditorLexicon;
    use crate::persian::repair::{Evidence, Exceptions, Repairer, Settings};
    use crate::pipeline::names::Names;
    use crate::pipeline::one::read_one;

    #[test]
    fn the_real_report_comes_back_as_it_was_read() {
        let (path, text) = ("seeds/a_01.txt", include_str!("../../seeds/000_56fc5d46725f16ba.txt"));
        let (seed, _) = parse_seed(path, text.to_owned());
        let repairer = Repairer::new(&Settings::default(), &Exceptions::default());
        let lexicon = Lexicon::new(&EditorLexicon::default());
        let (reading, questions) = read_one(seed, (&repairer, &Evidence::default()), &lexicon);
        let shown = format!("{reading:?}");
        let record = Record { evidence: vec![3, 0, 0, 0], questions, is_odd: true, reading };
        let bytes = record.pack();
        let packed = Packed::of(&bytes).unwrap();
        assert!(packed.is_odd && packed.questions == record.questions);
        assert_eq!(packed.evidence().unwrap(), Evidence::default());
        let read = packed.reading(path, text.to_owned(), &Names::default()).unwrap();
        assert_eq!(format!("{read:?}"), shown);
        // A record that ends too early is none, wherever it ends.
        for end in 0..bytes.len() - 1 {
            let packed = Packed::of(&bytes[..end]);
            let read = packed.and_then(|it| it.reading(path, text.to_owned(), &Names::default()));
            assert!(read.is_none(), "{end} of {}", bytes.len());
        }
    }
}
