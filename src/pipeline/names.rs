//! Names that the program gives to rules and findings, read back from a file: each is kept once, until it ends.

use std::collections::BTreeSet;
use std::sync::{PoisonError, RwLock};

/// The names met so far. There are a few dozen.
#[derive(Debug, Default)]
pub(super) struct Names(RwLock<BTreeSet<&'static str>>);

impl Names {
    /// A name as the program's own text.
    pub(super) fn get(&self, name: &str) -> &'static str {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(name).copied();
        known.unwrap_or_else(|| {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            let name = all.get(name).copied().unwrap_or_else(|| name.to_owned().leak());
            all.insert(name);
            name
        })
    }
}
