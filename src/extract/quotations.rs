//! A paragraph that is a quotation, with whose it is in the paragraph before it or behind it.

use super::ahead::person_of;
use super::continued::{keep_for, says_it_behind};
use super::introduced::newcomer;
use super::mention::Mention;
use super::names::starts_name;
use super::reader::Reader;
use super::scope::Scope;
use super::subject::find_subject;
use super::talks::is_quoted;

/// Keeps a quotation for whom the paragraph behind it names as its source, or whom the one before it introduces.
/// True when there is one.
pub(super) fn read(reader: &mut Reader<'_>, paragraph: usize) -> bool {
    let words = &reader.passages[paragraph];
    if !is_quoted(words) && !says_it_behind(words) {
        return false;
    }
    let source = source_behind(reader, paragraph).or_else(|| newcomer(reader, paragraph, false));
    let Some((place, mention)) = source else { return false };
    match person_of(reader, place, &mention, (0, 0)) {
        Some((person, _)) => keep_for(reader, paragraph, person),
        None => false,
    }
}

/// «این\u{200C}ها حرف\u{200C}های | کریم دریادل | است که …».
fn source_behind(reader: &Reader<'_>, paragraph: usize) -> Option<(usize, Mention)> {
    const TOLD: &[&str] = &[
        "حرفهای",
        "سخنان",
        "گفتههای",
        "صحبتهای",
        "جملات",
        "روایت",
        "درددلهای",
        "توصیف",
        "واگویههای",
    ];
    let behind = paragraph + 1;
    let words = reader.passages.get(behind)?;
    let points = words.is_any(0, &["اینها", "این", "اینان"]) && words.is_any(1, TOLD);
    let scope = Scope { words, end: words.len(), known: &reader.people.known };
    if !points || !starts_name(&scope, 2) {
        return None;
    }
    let mention = find_subject(&scope, 2).filter(|it| it.words.start == 2 && it.is_name())?;
    Some((behind, mention))
}
