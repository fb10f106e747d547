//! The walk, start to end.
