//! One step through a saying clause: what a look at one place of it gives.

use super::mention::{Form, Mention};
use super::roles::role_after;
use super::scope::Scope;

/// What one look at a place gave.
pub(super) enum Step {
    /// The subject.
    Found(Mention),
    /// Not here: go on from there.
    Skip(usize),
    /// No subject in this clause.
    Give,
}

/// The subject, with nothing behind it.
pub(super) fn found(scope: &Scope<'_>, form: Form, start: usize, end: usize) -> Step {
    let also = says_also(scope, end);
    Step::Found(Mention { form, words: start..end, roles: Vec::new(), also })
}

/// A name, with the posts that follow it.
pub(super) fn named(scope: &Scope<'_>, form: Form, start: usize, end: usize) -> Step {
    let (end, roles) = role_after(scope, end).unwrap_or((end, Vec::new()));
    Step::Found(Mention { form, words: start..end, roles, also: says_also(scope, end) })
}

/// «نیز» or «هم» right behind, a comma allowed between.
pub(super) fn says_also(scope: &Scope<'_>, end: usize) -> bool {
    let at = end + usize::from(scope.is_sign(end));
    scope.is_any(at, &["نیز", "هم"]) || scope.is_any(end, &["نیز", "هم"])
}
