//! Neshast turns raw Persian wire reports into a static briefing of an event.
//!
//! The program is the `neshast` command; [`cli::run`] is all of it. Other programs may read single reports:
//!
//! ```
//! let report = " date 2025-04-30 همایش کتاب گشایش یافت.\n\n\
//!     به گزارش خبرگزاری صدا و سیما، رئیس کتابخانه مرکزی نمونه شهر گفت: کتابهای کودک عرضه میشوند.\n\n\
//!     بهرام فرضی زاده افزود: همایش تا فردا ادامه دارد.";
//! let reader = neshast::Reader::default();
//! let (reading, _) = reader.read("report.txt", report.into()).expect("a report");
//! let said: Vec<(&str, &str)> =
//!     reading.said().map(|it| (it.voice.name.as_str(), it.words)).collect();
//! assert_eq!(said[1], ("بهرام فرضی\u{200C}زاده", "همایش تا فردا ادامه دارد."));
//! assert_eq!(said[0].1, "کتاب\u{200C}های کودک عرضه می\u{200C}شوند.");
//! assert_eq!(said[0].0, said[1].0); // the office and the name that comes after it
//! ```
//!
//! One seed walks through the modules in the order they are listed here.

// Foundation: each of these knows nothing of those below it.
mod digest;
mod pack;
pub mod persian;
mod diagnostic;
mod error;
mod disk;

// What a briefing is.
pub mod model;

// From files to a briefing. These four never import one another.
pub mod input;
mod restore;
mod extract;
mod assemble;

// From a briefing to files. `render` and `publish` never import one another.
mod site;
mod render;
mod publish;

// Putting it together.
mod pipeline;
mod serve;
pub mod cli;

pub use crate::diagnostic::{Diagnostic, Location, Report, Severity};
pub use crate::error::{Error, Result};
pub use crate::pipeline::Reader;
// For benchmarks, property tests and fuzzing alone.
#[doc(hidden)]
pub use crate::extract::{Lexicon, annotate};
#[doc(hidden)]
pub use crate::input::parse_content;
#[doc(hidden)]
pub use crate::pipeline::{Workshop, search_words, squeeze_templates};
