//! Cities and provinces of Iran as they are written.

/// All of them, in the order of the list.
pub(crate) fn places() -> impl Iterator<Item = &'static str> {
    include_str!("places.txt").lines().filter(|line| !line.starts_with('#'))
}
