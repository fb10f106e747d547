//! From files to values. Parsing is pure; only [`load`] touches the disk.

mod day;
mod decode;
mod furniture;
mod layout;
mod lines;
mod seed;

pub(crate) use decode::decode;
pub(crate) use seed::parse_seed;
