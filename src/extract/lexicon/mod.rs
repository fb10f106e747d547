//! The words by which attribution is read: data files beside this one, and the editor's own.

use crate::model::EditorLexicon;

/// Every word class, keyed by folded spelling.
#[derive(Debug)]
pub(crate) struct Lexicon {}

impl Lexicon {
    /// The built-in words and the editor's. Made once for a site.
    pub(crate) fn new(_editor: &EditorLexicon) -> Lexicon {
        Lexicon {}
    }
}
