//! The form in which a reading is kept. Its text is not kept: it is in the seed.

mod kinds;
mod read;
mod write;

use self::read::From;
use self::write::Body;
use crate::digest::Digest;
use crate::model::{Reading, Received};
use crate::pack::{Packer, Unpacker};
use crate::persian::repair::{Evidence, Questions};
use crate::pipeline::names::Names;

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
        let Reading { received, article, annotation, pieces, digest } = &self.reading;
        let mut packer = Packer::new();
        packer.sized(&self.evidence);
        packer.list(self.questions.as_numbers(), |to, it| to.fixed(&it.to_le_bytes()));
        packer.number(u64::from(self.is_odd));
        let mut body = Body { packer, names: Vec::new() };
        body.packer.fixed(digest.as_bytes());
        body.packer.number(u64::from(received.n_lines));
        body.article(article);
        body.annotation(annotation);
        body.pieces(pieces);
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
    pub(super) fn reading(mut self, path: &str, source: &str, all: &Names) -> Option<Reading> {
        let names = self.names.list(|from| from.text().map(|name| all.get(name)))?;
        let mut from = From { from: self.rest, names };
        let digest = Digest::from_bytes(from.from.fixed()?);
        let n_lines = from.from.narrow()?;
        let article = from.article(path, source)?;
        let annotation = from.annotation()?.into();
        let pieces = from.pieces()?.into();
        let received = Received::around(source, n_lines, &article).into();
        Some(Reading { received, article: article.into(), annotation, pieces, digest })
    }
}

/// What a seed says about spellings, as [`Record::evidence`] holds it.
pub(super) fn unpack_evidence(packed: &[u8]) -> Option<Evidence> {
    Evidence::from_numbers(Unpacker::of(packed).list(Unpacker::number)?)
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
        let (path, text) =
            ("seeds/a_01.txt", include_str!("../../../seeds/000_56fc5d46725f16ba.txt"));
        let (seed, _) = parse_seed(path, text.to_owned());
        let repairer = Repairer::new(&Settings::default(), &Exceptions::default());
        let lexicon = Lexicon::new(&EditorLexicon::default());
        let (reading, questions) = read_one(&seed, (&repairer, &Evidence::default()), &lexicon);
        let shown = format!("{reading:?}");
        let record = Record { evidence: vec![3, 0, 0, 0], questions, is_odd: true, reading };
        let bytes = record.pack();
        let packed = Packed::of(&bytes).unwrap();
        assert!(packed.is_odd && packed.questions == record.questions);
        assert_eq!(packed.evidence().unwrap(), Evidence::default());
        let read = packed.reading(path, text, &Names::default()).unwrap();
        assert_eq!(format!("{read:?}"), shown);
        // A record that ends too early is none, wherever it ends.
        for end in 0..bytes.len() - 1 {
            let packed = Packed::of(&bytes[..end]);
            let read = packed.and_then(|it| it.reading(path, text, &Names::default()));
            assert!(read.is_none(), "{end} of {}", bytes.len());
        }
    }
}
