//! A file to which every report brings a piece: too long to stand in memory, and long to make for one thread. Pieces of
//! reports that are as they were are copied from the file as it was left.

use std::collections::HashMap;
use std::io::{self, Write};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::digest::Digest;
use crate::model::{Id, Report};
use crate::pack::{Packer, Unpacker};
use crate::site::{Dependencies, Site};

/// Reports whose pieces are in memory at once.
const AT_ONCE: usize = 128;

/// A piece of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Of what its report was made.
    made_from: Digest,
    /// Its first byte.
    at: u64,
    /// How many it has.
    size: u64,
}

/// Where the pieces of a file stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pieces {
    /// By list: what every report brought to it, in order.
    lists: Vec<Vec<Piece>>,
}

/// The file as it was left.
#[derive(Clone, Copy)]
pub(crate) struct Earlier<'a> {
    /// Where its pieces stand.
    pub(crate) pieces: &'a Pieces,
    /// So many of its bytes, from one on; nothing when they cannot be read.
    pub(crate) read: &'a (dyn Fn(u64, usize) -> Option<Vec<u8>> + Sync),
}

/// What is known of how reports were made.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    /// Of what each is made now.
    pub(crate) dependencies: &'a Dependencies,
    /// The file as it was left, if it is still there.
    pub(crate) earlier: Option<Earlier<'a>>,
}

/// The file in the making.
pub(crate) struct LongFile<'a> {
    /// Whose reports bring the pieces.
    pub(super) site: Site<'a>,
    out: &'a mut dyn Write,
    /// Bytes so far.
    len: u64,
    known: Option<Known<'a>>,
    pieces: Pieces,
}

/// Reports that follow one another, and where their pieces stand in the file as it was left, if they do there, too.
struct Run {
    first: usize,
    left: Vec<Option<Piece>>,
}

impl<'a> LongFile<'a> {
    /// Nothing is copied, and nothing to copy told of, where it is not `known` what reports are made from.
    pub(crate) fn new(
        site: Site<'a>,
        out: &'a mut dyn Write,
        known: Option<Known<'a>>,
    ) -> LongFile<'a> {
        LongFile { site, out, len: 0, known, pieces: Pieces::default() }
    }

    /// Where its pieces stand.
    pub(crate) fn into_pieces(self) -> Pieces {
        self.pieces
    }

    /// Writes what each report brings, in order, with `between` where two follow one another. Many are made at once.
    pub(super) fn each_report(
        &mut self,
        between: &str,
        one: impl Fn(&Report) -> Vec<u8> + Sync,
    ) -> io::Result<()> {
        let made_from: Vec<Digest> = match &self.known {
            Some(known) => {
                let ids = self.site.briefing.reports.iter().map(|(id, _)| id);
                ids.map(|id| known.dependencies.of_doc(id)).collect()
            }
            None => vec![Digest::default(); self.site.briefing.reports.len()],
        };
        self.pieces.lists.push(Vec::with_capacity(made_from.len()));
        let start = self.len;
        for run in self.runs(&made_from, between.len() as u64) {
            let made_from = &made_from[run.first..][..run.left.len()];
            if !self.copy(&run, between, start)? {
                self.make(run.first, made_from, (between, start), &one)?;
            }
        }
        Ok(())
    }

    /// Parts the reports by what can be copied in one go, and what is to be made.
    fn runs(&self, made_from: &[Digest], between: u64) -> Vec<Run> {
        let list = self.pieces.lists.len() - 1;
        let earlier = self.known.and_then(|it| it.earlier);
        let left = earlier.and_then(|it| it.pieces.lists.get(list)).into_iter().flatten();
        let left: HashMap<Digest, Piece> = left.map(|it| (it.made_from, *it)).collect();
        let left: Vec<Option<Piece>> = made_from.iter().map(|it| left.get(it).copied()).collect();
        let goes_on = |one: &Option<Piece>, next: &Option<Piece>| match (one, next) {
            (Some(one), Some(next)) => {
                one.size > 0 && next.size > 0 && one.at + one.size + between == next.at
            }
            (one, next) => one.is_none() && next.is_none(),
        };
        let mut first = 0;
        let some = left.chunk_by(goes_on).flat_map(|it| it.chunks(AT_ONCE));
        some.map(|some| {
            let run = Run { first, left: some.to_vec() };
            first += some.len();
            run
        })
        .collect()
    }

    /// Copies what a run's reports brought to the file as it was left. False when it is not all there.
    fn copy(&mut self, run: &Run, between: &str, start: u64) -> io::Result<bool> {
        let (Some(Some(first)), Some(Some(last))) = (run.left.first(), run.left.last()) else {
            return Ok(false);
        };
        let Some(Known { earlier: Some(earlier), .. }) = self.known else { return Ok(false) };
        let Ok(size) = usize::try_from(last.at + last.size - first.at) else { return Ok(false) };
        let Some(bytes) = (earlier.read)(first.at, size) else { return Ok(false) };
        if size > 0 && self.len > start {
            self.write_all(between.as_bytes())?;
        }
        let at = self.len;
        self.write_all(&bytes)?;
        let moved =
            run.left.iter().flatten().map(|it| Piece { at: at + (it.at - first.at), ..*it });
        self.pieces.lists.last_mut().expect("it was just begun").extend(moved);
        Ok(true)
    }

    /// Makes what a run's reports bring.
    fn make(
        &mut self,
        first: usize,
        made_from: &[Digest],
        (between, start): (&str, u64),
        one: impl Fn(&Report) -> Vec<u8> + Sync,
    ) -> io::Result<()> {
        let reports = &self.site.briefing.reports;
        let places: Vec<usize> = (first..first + made_from.len()).collect();
        let made: Vec<Vec<u8>> =
            places.par_iter().map(|place| one(&reports[Id::at(*place)])).collect();
        for (bytes, made_from) in made.iter().zip(made_from) {
            if !bytes.is_empty() && self.len > start {
                self.write_all(between.as_bytes())?;
            }
            let piece = Piece { made_from: *made_from, at: self.len, size: bytes.len() as u64 };
            self.pieces.lists.last_mut().expect("it was just begun").push(piece);
            self.write_all(bytes)?;
        }
        Ok(())
    }
}

impl Write for LongFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n_written = self.out.write(bytes)?;
        self.len += n_written as u64;
        Ok(n_written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Pieces {
    /// Appends them to a record.
    pub(crate) fn pack(&self, to: &mut Packer) {
        to.list(&self.lists, |to, list| {
            to.list(list, |to, piece| {
                to.fixed(piece.made_from.as_bytes());
                to.number(piece.at);
                to.number(piece.size);
            });
        });
    }

    /// What [`Pieces::pack`] appended.
    pub(crate) fn unpack(from: &mut Unpacker<'_>) -> Option<Pieces> {
        let piece = |from: &mut Unpacker<'_>| {
            let made_from = Digest::from_bytes(from.fixed()?);
            let (at, size) = (from.number()?, from.number()?);
            at.checked_add(size)?;
            Some(Piece { made_from, at, size })
        };
        Some(Pieces { lists: from.list(|from| from.list(piece))? })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Earlier, Known, LongFile, Pieces};
    use crate::model::{Id, Report};
    use crate::pack::{Packer, Unpacker};
    use crate::site::Dependencies;
    use crate::site::sample::{self, Sample};

    /// A file of two lists; with where its pieces stand, and how many of them were made.
    fn write(sample: &Sample, left: Option<(&[u8], &Pieces)>) -> (Vec<u8>, Pieces, usize) {
        let dependencies = Dependencies::new(sample.site());
        let read = |at: u64, size: usize| {
            let at = usize::try_from(at).ok()?;
            left?.0.get(at..at + size).map(<[u8]>::to_vec)
        };
        let earlier = left.map(|(_, pieces)| Earlier { pieces, read: &read });
        let known = Known { dependencies: &dependencies, earlier };
        let n_made = AtomicUsize::new(0);
        let piece = |report: &Report| {
            n_made.fetch_add(1, Ordering::Relaxed);
            report.title.clone().into_bytes()
        };
        let said = |report: &Report| {
            n_made.fetch_add(1, Ordering::Relaxed);
            "said ".repeat(report.statements.len()).into_bytes()
        };
        let mut bytes = Vec::new();
        let mut file = LongFile::new(sample.site(), &mut bytes, Some(known));
        file.write_all(b"head\n").unwrap();
        file.each_report(";\n", piece).unwrap();
        file.write_all(b"\nmore\n").unwrap();
        file.each_report("", said).unwrap();
        let pieces = file.into_pieces();
        (bytes, pieces, n_made.into_inner())
    }

    #[test]
    fn only_what_has_changed_is_made() {
        let mut sample = sample::sample();
        let n_reports = sample.briefing.reports.len();
        let (bytes, pieces, n_made) = write(&sample, None);
        assert_eq!(n_made, 2 * n_reports);
        let (again, same, n_made) = write(&sample, Some((&bytes, &pieces)));
        assert_eq!((again, same, n_made), (bytes.clone(), pieces.clone(), 0));
        for place in 0..n_reports {
            let id = Id::at(place);
            let title = sample.briefing.reports[id].title.clone();
            sample.briefing.reports[id].title = format!("{title}؛ دیگر");
            let (changed, places, n_made) = write(&sample, Some((&bytes, &pieces)));
            let (anew, places_anew, _) = write(&sample, None);
            assert_eq!((changed, places, n_made), (anew, places_anew, 2));
            sample.briefing.reports[id].title = title;
        }
    }

    #[test]
    fn what_cannot_be_read_is_made_again() {
        let sample = sample::sample();
        let (bytes, pieces, n_made) = write(&sample, None);
        let (again, same, n_again) = write(&sample, Some((&bytes[..8], &pieces)));
        assert_eq!((again, same), (bytes, pieces));
        assert!(n_again > 0 && n_again <= n_made);
    }

    #[test]
    fn where_pieces_stand_comes_back() {
        let (_, pieces, _) = write(&sample::sample(), None);
        let mut packer = Packer::new();
        pieces.pack(&mut packer);
        let bytes = packer.into_bytes();
        assert_eq!(Pieces::unpack(&mut Unpacker::of(&bytes)), Some(pieces));
        assert_eq!(Pieces::unpack(&mut Unpacker::of(&bytes[..bytes.len() - 1])), None);
    }
}
