//! Identifiers that stay when titles, addresses and orders change.

/// A UUID made of `parts` alone (RFC 9562, version 8): the same for the same parts, on every machine.
/// `["report", "000_56fc5d46725f16ba"]` → `xxxxxxxx-xxxx-8xxx-…`.
pub(crate) fn uuid(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex = format!("{:032x}", u128::from_be_bytes(bytes));
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn the_parts_decide() {
        assert_eq!(uuid(&["a", "bc"]), uuid(&["a", "bc"]));
        assert_ne!(uuid(&["a", "bc"]), uuid(&["ab", "c"]));
        assert_eq!(uuid(&["a"]).len(), 36);
        assert_eq!(&uuid(&["a"])[14..15], "8");
    }
}
