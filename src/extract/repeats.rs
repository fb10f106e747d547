//! Leads and headlines that say what the body says again: shown once, there.

use crate::model::{Article, Attribution, Part};
use crate::persian::Words;
use crate::persian::keys::key_hash;

/// A lead is a repetition when one in so many of its words stands in one statement of the same voice.
const SHARED: usize = 2;
/// So many statements of the opening, and of the body, are compared.
const COMPARED: (usize, usize) = (8, 64);
/// Shorter words tell nothing.
const SHORTEST_WORD: usize = 3;

/// Marks the attributions of headline and lead whose voice says the same in the body.
pub(super) fn mark(attributions: &mut [Attribution], article: &Article) {
    let part = |attribution: &Attribution| article.paragraphs[attribution.paragraph as usize].part;
    let opening = attributions.iter().take_while(|one| !matches!(part(one), Part::Body(_))).count();
    let (opening, body) = attributions.split_at_mut(opening);
    for lead in opening.iter_mut().take(COMPARED.0) {
        let text = |one: &Attribution| {
            let shown = article.paragraphs[one.paragraph as usize].text.as_str();
            shown.get(one.content.range()).unwrap_or_default()
        };
        let words = word_set(text(lead));
        let headline = part(lead) != Part::Lead;
        lead.repeated =
            body.iter().take(COMPARED.1).filter(|one| one.voice == lead.voice).any(|one| {
                let said = word_set(text(one));
                let shared = words.iter().filter(|word| said.binary_search(word).is_ok()).count();
                headline || shared * SHARED >= words.len()
            });
    }
}

/// Hashes of the longer words, in order, each once.
fn word_set(text: &str) -> Vec<u64> {
    let words = Words::of(text);
    let keys = (0..words.len()).map(|at| words.key(at));
    let telling = keys.filter(|key| key.chars().nth(SHORTEST_WORD - 1).is_some());
    let mut hashes: Vec<u64> = telling.map(key_hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
