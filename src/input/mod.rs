//! From files to values. Parsing is pure; only [`load`] touches the disk.
//!
//! In reading order: `sources` (the folder), `decode`, then the wire's side (`seed`, `lines`, `layout`, `long`,
//! `furniture`, `day`) and the editor's (`site_toml`, `content`, and what both read TOML with: `toml_text`, `toml_shape`, `toml_read`,
//! `wire_day`).

mod sources;
mod decode;
mod seed;
mod lines;
mod layout;
mod long;
mod furniture;
mod day;
mod site_toml;
mod content;
mod toml_text;
mod toml_shape;
mod toml_read;
mod wire_day;
#[cfg(test)]
mod reference;

#[doc(hidden)]
pub use content::parse_content;
pub(crate) use day::parse_day;
pub(crate) use decode::decode;
pub(crate) use seed::parse_seed;
pub(crate) use site_toml::parse_base_url;
pub use sources::{LARGEST_SEED, SeedFile, Sources, load};
pub(crate) use sources::{expect_site, find_words, too_large};
