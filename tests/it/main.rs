//! Everything that looks at the program from outside, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests may panic and read files"
)]

mod cli;
mod diagnostics;
mod example;
mod folder;
mod guide;
mod hostile;
mod layers;
mod publish;
mod repair;
mod serve;
mod sites;
mod tidy;
