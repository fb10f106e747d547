//! What a look at a path finds.

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it is.
    pub(crate) kind: Kind,
    /// How to know it again.
    pub(crate) stamp: Stamp,
    /// The file system it lies on.
    pub(crate) device: u64,
}

/// What a directory entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A regular file.
    File,
    /// A folder, not a link to one.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// Tells an untouched file from a changed one without reading it. Times are nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Number of the inode.
    pub(crate) inode: u64,
    /// Bytes.
    pub(crate) size: u64,
    /// When the bytes changed; anyone can set it.
    pub(crate) modified: i64,
    /// When anything about it changed; only the system sets it.
    pub(crate) changed: i64,
    /// Permission bits.
    pub(crate) mode: u32,
}
