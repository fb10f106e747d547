//! Persian alphabetical order: آ first, پ after ب, چ after ج, ژ after ز, گ after ک, و before ه.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

/// Compares words as a Persian dictionary does (CLDR collation for `fa`); equal ones by code point.
#[derive(Debug)]
pub struct PersianOrder(CollatorBorrowed<'static>);

impl PersianOrder {
    /// Made once for a list.
    ///
    /// # Panics
    ///
    /// When the program was built without collation data.
    #[expect(clippy::new_without_default, reason = "loading data is not a default")]
    pub fn new() -> PersianOrder {
        let made = Collator::try_new(locale!("fa").into(), CollatorOptions::default());
        PersianOrder(made.expect("collation data for `fa` is compiled in"))
    }

    /// Which comes first.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.0.compare(left, right).then_with(|| left.cmp(right))
    }
}

#[cfg(test)]
mod tests {
    use super::PersianOrder;

    #[test]
    fn letters_that_arabic_lacks_stand_in_their_place() {
        let order = PersianOrder::new();
        let mut words =
            ["هاشمی", "گلی", "کاظمی", "پورمند", "تقوی", "بهاری", "آذری", "ولی", "چمنی", "جلالی"];
        words.sort_by(|left, right| order.compare(left, right));
        let expected =
            ["آذری", "بهاری", "پورمند", "تقوی", "جلالی", "چمنی", "کاظمی", "گلی", "ولی", "هاشمی"];
        assert_eq!(words, expected);
    }
}
