//! The site of the real report.
