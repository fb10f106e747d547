//! Addresses that are ours to give: each once, none that a system reserves.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::persian::romanize::is_device;

/// Addresses of one kind that are taken.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    taken: HashSet<String>,
    /// The next number to try, by slug.
    next: HashMap<String, u32>,
}

impl Slugs {
    /// Takes an address of the editor's; false when it is taken already.
    pub(super) fn reserve(&mut self, slug: &str) -> bool {
        self.taken.insert(slug.to_owned())
    }

    /// The address wanted, or the same with the first free number: `ali-ahmadi`, `ali-ahmadi-2`.
    /// `otherwise` is wanted where nothing can be.
    pub(super) fn unique(&mut self, wanted: &str, otherwise: &str) -> String {
        let wanted = if wanted.is_empty() { otherwise } else { wanted };
        if !is_device(wanted) && self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let next = self.next.entry(wanted.to_owned()).or_insert(2);
        loop {
            let slug = format!("{wanted}-{next}");
            *next += 1;
            if self.taken.insert(slug.clone()) {
                return slug;
            }
        }
    }
}

/// `2025-10-22-56fc5d46`: the day, and what names the file.
pub(super) fn report_slug(date: Option<NaiveDate>, stem: &str) -> String {
    match date {
        Some(date) => format!("{date}-{}", report_id(stem)),
        None => format!("undated-{}", report_id(stem)),
    }
}

/// The first eight of the hex digits a stem ends with, else of the hash of the stem:
/// `000_56fc5d46725f16ba` → `56fc5d46`.
fn report_id(stem: &str) -> String {
    let rest = stem.trim_end_matches(|c: char| c.is_ascii_hexdigit());
    match stem[rest.len()..].get(..8) {
        Some(id) => id.to_ascii_lowercase(),
        None => blake3::hash(stem.as_bytes()).to_hex()[..8].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Slugs, report_slug};

    #[test]
    fn the_second_of_a_name_gets_a_number() {
        let mut slugs = Slugs::default();
        assert!(slugs.reserve("ali-ahmadi-2"));
        assert!(!slugs.reserve("ali-ahmadi-2"));
        let given: Vec<String> = ["ali-ahmadi", "ali-ahmadi", "con", "com7", "com", "", ""]
            .iter()
            .map(|wanted| slugs.unique(wanted, "speaker"))
            .collect();
        let expected =
            ["ali-ahmadi", "ali-ahmadi-3", "con-2", "com7-2", "com", "speaker", "speaker-2"];
        assert_eq!(given, expected);
    }

    #[track_caller]
    fn check(stem: &str, expected: &str) {
        let date = chrono::NaiveDate::from_ymd_opt(2025, 10, 22);
        assert_eq!(report_slug(date, stem), format!("2025-10-22-{expected}"));
        assert_eq!(report_slug(None, stem), format!("undated-{expected}"));
    }

    #[test]
    fn reports_are_named_by_the_id_of_their_file() {
        check("000_56fc5d46725f16ba", "56fc5d46");
        check("ABCDEF0123", "abcdef01");
        check("fars-0046", &blake3::hash(b"fars-0046").to_hex()[..8]);
        check("گزارش", &blake3::hash("گزارش".as_bytes()).to_hex()[..8]);
    }
}
