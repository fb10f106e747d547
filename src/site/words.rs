//! The few words of the site's own furniture that stand in what machines read.
//!
//! Templates take theirs from `strings.*.toml` themselves; these come from the same file, by way of the theme.

/// Names of sections, and what a paragraph is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// Name of the list of reports.
    pub(crate) reports: String,
    /// Of the list of days.
    pub(crate) days: String,
    /// Of the list of speakers.
    pub(crate) speakers: String,
    /// Of the list of topics.
    pub(crate) topics: String,
    /// Of the table.
    pub(crate) matrix: String,
    /// Of the search.
    pub(crate) search: String,
    /// Of the print edition.
    pub(crate) print: String,
    /// «بند {n}».
    pub(crate) paragraph: String,
    /// «بندهای {n} تا {m}».
    pub(crate) paragraphs: String,
    /// «روتیتر».
    pub(crate) kicker: String,
    /// «پیشانی».
    pub(crate) lead: String,
    /// «تیتر».
    pub(crate) headline: String,
    /// «میانتیتر».
    pub(crate) subhead: String,
}
