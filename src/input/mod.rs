//! From files to values. Parsing is pure; only [`load`] touches the disk.
