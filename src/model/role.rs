//! A post that somebody holds.

use chrono::NaiveDate;

/// A post.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Role {
    /// «رئیس اتحادیه صادرکنندگان خراسان رضوی».
    pub title: String,
    /// The day of the first report that gave it.
    pub first_seen: Option<NaiveDate>,
}
