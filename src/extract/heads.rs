//! Heads of posts: «رئیس», «معاون».

use std::ops::Range;

use super::lexicon::Class;
use super::scope::Scope;

/// Words of the head of a post that begins here; zero for none. «مدیر زاده» is a name.
pub(super) fn starts_role(scope: &Scope<'_>, at: usize) -> usize {
    if at >= scope.end {
        return 0;
    }
    let len = scope.longest(at, Class::ROLE);
    let joined =
        len > 0 && scope.is_any(at + len, &["زاده", "نژاد", "پور", "فر", "نیا", "منش", "تبار"]);
    if joined { 0 } else { len }
}

/// «همسر», «معاون»: with a name behind it, whose.
pub(super) fn is_relation(scope: &Scope<'_>, head: Range<usize>) -> bool {
    scope.lengths(head.start, Class::RELATION).any(|len| len == head.len())
}
