//! Everything that looks at the program from outside, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests may panic and read files"
)]

mod assemble;
mod cli;
mod diagnostics;
mod editor;
mod example;
mod extract;
mod faults;
mod folder;
mod golden;
mod guide;
mod hostile;
mod incremental;
mod layers;
mod machine;
mod made;
mod promises;
mod properties;
mod publish;
mod repair;
mod review;
mod serve;
mod sites;
mod theme;
mod tidy;
