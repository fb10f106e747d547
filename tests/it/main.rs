//! Everything that looks at the program from outside, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests may panic and read files"
)]

mod layers;
mod machine;
mod publish;
mod serve;
mod theme;
mod tidy;
