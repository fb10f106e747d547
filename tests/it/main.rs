//! Everything that looks at the program from outside, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests may panic and read files"
)]

mod faults;
mod incremental;
mod layers;
mod made;
mod publish;
mod serve;
mod tidy;
