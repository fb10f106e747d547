//! Neshast turns raw Persian wire reports into a static briefing of an event.
//!
//! One seed walks through the modules in the order they are listed here.

// Foundation: each of these knows nothing of the others.
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
// For benchmarks alone.
#[doc(hidden)]
pub use crate::extract::{Lexicon, annotate};
#[doc(hidden)]
pub use crate::pipeline::{Workshop, squeeze_templates};
