//! Pages drawn from the real report.
