//! Numbers as Persian readers write them.

/// A number in Persian digits: 12 → «۱۲».
pub fn persian(number: impl std::fmt::Display) -> String {
    persian_digits(&number.to_string())
}

/// `text` with its ASCII and Arabic digits in Persian: «30» → «۳۰».
pub fn persian_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, to_persian)).collect()
}

/// A count in Persian digits, in groups of three from five digits on: 10033 → «۱۰٬۰۳۳».
pub fn grouped(number: &str) -> String {
    let groups = number.len() > 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    let mut res = String::with_capacity(2 * number.len() + 4);
    for (place, c) in number.chars().enumerate() {
        if groups && place > 0 && (number.len() - place).is_multiple_of(3) {
            res.push('\u{066C}');
        }
        res.push(digit(c).map_or(c, to_persian));
    }
    res
}

/// `text` with its Persian and Arabic digits in ASCII: «۳۰» → «30».
pub fn ascii_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |value| char::from(b'0' + value))).collect()
}

/// The value of a decimal digit in any of the three scripts.
pub fn digit(c: char) -> Option<u8> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '\u{06F0}'..='\u{06F9}' => c as u32 - 0x06F0,
        '\u{0660}'..='\u{0669}' => c as u32 - 0x0660,
        _ => return None,
    };
    u8::try_from(value).ok()
}

fn to_persian(value: u8) -> char {
    char::from_u32(0x06F0 + u32::from(value)).expect("ten digits from U+06F0")
}

#[cfg(test)]
mod tests {
    use super::{ascii_digits, grouped, persian, persian_digits};

    #[test]
    fn digits_of_three_scripts() {
        assert_eq!(persian(1404), "۱۴۰۴");
        assert_eq!([grouped("9999"), grouped("10033")], ["۹۹۹۹", "۱۰٬۰۳۳"]);
        assert_eq!(persian_digits("30 و ١٢"), "۳۰ و ۱۲");
        assert_eq!(ascii_digits("۳۰ و ١٢"), "30 و 12");
    }
}
