//! Artifacts into `public/`: the whole old site or the whole new one, whatever happens in between.
//!
//! `lock` keeps two builds apart, `place` says where a site may go. A [`Stage`] takes the artifacts into a
//! spare tree in `.neshast/` and [`Stage::commit`] publishes them: `swap` in one step, or `piecewise` where the
//! system has no such step. `tree` is what is known of a folder on disk, `list` the published list of our
//! files, `cache` what the next build need not do again.

mod parallel;
mod ahead;
mod lock;
mod place;
mod list;
mod tree;
mod stage;
mod step;
mod swap;
mod piecewise;
mod cache;
#[cfg(test)]
mod tests;

pub(crate) use cache::{Cache, Key};
pub(crate) use lock::Lock;
pub(crate) use stage::{Options, Published, Stage, Write};
