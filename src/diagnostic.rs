//! What we tell an editor about their material: always with a code, a place and a way out.
//!
//! Carets cannot point into right-to-left text on a terminal, so a diagnostic quotes the words.

use std::fmt;

/// Everything found wrong or doubtful in one run, in the order of the files.
#[derive(Debug, Default)]
pub struct Report {
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Stable name, as in `unknown-key`; each has a heading in `docs/diagnostics.md`.
    pub code: &'static str,
    /// One sentence without a full stop.
    pub message: String,
    /// Where, unless it concerns the whole site.
    pub location: Option<Location>,
    /// The words it is about.
    pub quote: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A guess a person should confirm.
    Review,
    /// The site is built, but something is probably not meant.
    Warning,
    /// The site is not published.
    Error,
}

/// A place in a file of the site. Lines and columns count from one, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Relative to the site folder, with forward slashes.
    pub path: String,
    /// Line number.
    pub line: u32,
    /// Column number.
    pub column: u32,
}

impl Report {
    /// True when the site must not be published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|it| it.severity == Severity::Error)
    }

    /// How many findings weigh this much.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|it| it.severity == severity).count()
    }
}

impl Diagnostic {
    /// A finding that stops the publishing.
    pub(crate) fn error(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, message)
    }

    /// A finding that does not.
    pub(crate) fn warning(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, message)
    }

    /// A guess that a person should confirm.
    pub(crate) fn review(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Review, code, message)
    }

    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity,
            code,
            message: message.into(),
            location: None,
            quote: None,
            help: None,
        }
    }

    /// Says where.
    #[must_use]
    pub(crate) fn at(mut self, location: Location) -> Diagnostic {
        self.location = Some(location);
        self
    }

    /// Quotes the words.
    #[must_use]
    pub(crate) fn quoting(mut self, words: impl Into<String>) -> Diagnostic {
        self.quote = Some(words.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }
}

impl Location {
    /// The first character of a file.
    pub(crate) fn start(path: &str) -> Location {
        Location { path: path.to_owned(), line: 1, column: 1 }
    }

    /// Where byte `at` of a file with this text stands.
    pub(crate) fn of_byte(path: &str, text: &str, at: usize) -> Location {
        let at = text.floor_char_boundary(at);
        let before = &text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1;
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Location { path: path.to_owned(), line: narrow(line), column: narrow(column) }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}
