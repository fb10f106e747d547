//! TOML that an editor wrote, and where in its file everything stands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Location;

/// A stretch of TOML in a file: all of `site.toml`, the front matter of a page.
#[derive(Debug, Clone)]
pub(crate) struct TomlText<'a> {
    /// The file, relative to the site folder.
    pub(crate) path: &'a str,
    /// The whole file.
    pub(crate) file: &'a str,
    /// Which bytes of it are TOML.
    pub(crate) range: Range<usize>,
}

impl TomlText<'_> {
    /// Where byte `at` of the TOML stands in the file.
    pub(super) fn place(&self, at: usize) -> Location {
        Location::of_byte(self.path, self.file, self.range.start + at)
    }

    /// The line around byte `at` of the TOML, for a quotation.
    pub(super) fn line_at(&self, at: usize) -> String {
        let source = &self.file[self.range.clone()];
        let at = source.floor_char_boundary(at.min(source.len()));
        let start = source[..at].rfind('\n').map_or(0, |it| it + 1);
        let end = source[at..].find('\n').map_or(source.len(), |it| at + it);
        source[start..end].trim().chars().take(80).collect()
    }

    /// Where the value at `keys` stands; `3` as a key picks the fourth of a list. The start, if nowhere.
    pub(crate) fn place_of(&self, keys: &[&str]) -> Location {
        let (root, _) = DeTable::parse_recoverable(&self.file[self.range.clone()]);
        self.place(find(root.get_ref(), keys).map_or(0, |span| span.start))
    }
}

/// The known word that `word` was probably meant to be (Jaro–Winkler, at least 0.8).
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.map(|it| (strsim::jaro_winkler(&word.to_lowercase(), it), it));
    let best = scored.max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(left.1)))?;
    (best.0 >= 0.8).then_some(best.1)
}

fn find(table: &DeTable<'_>, keys: &[&str]) -> Option<Range<usize>> {
    let (first, rest) = keys.split_first()?;
    let value = table.iter().find(|(key, _)| key.get_ref() == first)?.1;
    find_in(value, rest)
}

fn find_in(value: &Spanned<DeValue<'_>>, keys: &[&str]) -> Option<Range<usize>> {
    let Some((first, rest)) = keys.split_first() else {
        return Some(value.span());
    };
    match value.get_ref() {
        DeValue::Table(table) => find(table, keys),
        DeValue::Array(items) => find_in(items.get(first.parse::<usize>().ok()?)?, rest),
        _ => Some(value.span()),
    }
}
