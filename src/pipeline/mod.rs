//! The walk, start to end.
//!
//! [`understand()`] goes from files to a briefing; [`build()`] from files to `public/`, and [`compose`] from
//! files to whoever takes them. A [`Composed`] site draws its pages when they are asked for. [`Readings`] are kept
//! from one walk to the next, which reads only what has changed.

mod version;
mod options;
mod counts;
mod names;
mod one;
mod record;
mod readings;
mod understand;
mod losses;
mod memory;
mod build;
mod composed;
mod alone;
mod links;
mod check;
mod export;
mod review;
mod workshop;

pub use alone::Reader;
pub(crate) use build::{Built, build, clean, compose};
pub(crate) use check::check;
pub(crate) use composed::{Composed, Earlier};
pub(crate) use export::{Annotated, Table, annotated, table};
pub(crate) use options::BuildOptions;
pub(crate) use readings::Readings;
pub(crate) use review::review;
pub(crate) use understand::{Understood, understand};
pub use workshop::{Workshop, search_words, squeeze_templates};

/// How far a walk has come; told to whoever shows progress or takes times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Cutting seeds into blocks.
    Cutting,
    /// Repairing them.
    Restoring,
    /// Reading who said what.
    Annotating,
    /// Joining them to a briefing.
    Assembling,
    /// Drawing this many pages.
    Drawing(usize),
    /// One more page is drawn.
    Drawn,
    /// Putting the site in place.
    Publishing,
}

/// Listens to a walk, from any thread.
pub(crate) type Listener<'a> = &'a (dyn Fn(Step) + Sync);

#[cfg(test)]
mod tests;
