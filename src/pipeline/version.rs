//! Which program this is, for what one build leaves to the next.

/// Names the program that runs: its sources, hashed.
pub(super) const CODE: &[u8] = env!("NESHAST_CODE").as_bytes();
