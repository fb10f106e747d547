//! One report read by itself: the way in for other programs.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::Lexicon;
use crate::input::{decode, parse_seed};
use crate::model::{EditorLexicon, Reading};
use crate::persian::repair::{Evidence, Exceptions, Repairer, Settings};
use crate::pipeline::one::read_one;
use crate::restore::evidence;

/// Reads reports, each by itself. Making one takes some milliseconds; threads may share it.
#[derive(Debug)]
pub struct Reader {
    repairer: Repairer,
    lexicon: Lexicon,
}

impl Default for Reader {
    fn default() -> Reader {
        let repairer = Repairer::new(&Settings::default(), &Exceptions::default());
        Reader { repairer, lexicon: Lexicon::new(&EditorLexicon::default()) }
    }
}

impl Reader {
    /// Reads the bytes of one report: takes page furniture away, puts half-spaces back, and finds who says
    /// what. `name` is what findings call it. Beside the reading stands what was odd about the report.
    ///
    /// # Errors
    ///
    /// What is wrong, when the bytes are no text or hold no report.
    pub fn read(
        &self,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<(Reading, Vec<Diagnostic>), Vec<Diagnostic>> {
        let text = decode(name, bytes).map_err(|wrong| vec![wrong])?;
        let (seed, found) = parse_seed(name, text);
        if found.iter().any(|it| it.severity == Severity::Error) {
            return Err(found);
        }
        let spellings: Evidence = evidence(&seed, &self.repairer);
        let (reading, _) = read_one(&seed, (&self.repairer, &spellings), &self.lexicon);
        Ok((reading, found))
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;

    #[test]
    fn what_is_no_report_is_told() {
        let reader = Reader::default();
        let codes = |bytes: &[u8]| -> Vec<&str> {
            let found = reader.read("a.txt", bytes.to_vec()).map(|(_, odd)| odd);
            found.unwrap_or_else(|wrong| wrong).iter().map(|it| it.code).collect()
        };
        assert_eq!(codes(b"\xFF\xD8"), ["not-text"]);
        assert_eq!(codes(b" \n"), ["no-text"]);
        assert_eq!(codes("نویسنده گفت: خوب است.".as_bytes()), ["no-date"]);
    }
}
