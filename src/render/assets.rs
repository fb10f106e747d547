//! Style, fonts, pictures and scripts, each with its hash in its name, so that browsers may keep them for ever.

use std::collections::BTreeMap;

use crate::render::minify;
use crate::render::theme_files::ending;
use crate::site::{Artifact, SitePath};

const FOLDER: &str = "assets/";

/// All assets, and the published path of each by the name it has in `templates/assets/`.
pub(crate) fn collect(
    builtin: &[(String, &'static [u8])],
    overrides: &[(String, Vec<u8>)],
) -> (Vec<Artifact>, BTreeMap<String, String>) {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (path, bytes) in builtin {
        if let Some(name) = path.strip_prefix(FOLDER) {
            files.insert(name.to_owned(), bytes.to_vec());
        }
    }
    for (path, bytes) in overrides {
        if let Some(name) = path.strip_prefix(FOLDER) {
            files.insert(name.to_owned(), bytes.clone());
        }
    }
    let mut names = BTreeMap::new();
    let mut artifacts = Vec::new();
    // Style sheets last: they name the others.
    let (sheets, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(name, _)| ending(name) == "css");
    for (name, bytes) in others {
        let bytes = match ending(&name) {
            "js" => minify::js(&String::from_utf8_lossy(&bytes)).into_bytes(),
            _ => bytes,
        };
        publish(&name, bytes, &mut artifacts, &mut names);
    }
    for (name, bytes) in sheets {
        let sheet = minify::css(&String::from_utf8_lossy(&bytes));
        let sheet = resolve(&sheet, &names);
        publish(&name, sheet.into_bytes(), &mut artifacts, &mut names);
    }
    artifacts.sort_by(|left, right| left.path.cmp(&right.path));
    (artifacts, names)
}

fn publish(
    name: &str,
    bytes: Vec<u8>,
    artifacts: &mut Vec<Artifact>,
    names: &mut BTreeMap<String, String>,
) {
    let path = format!("{FOLDER}{}", hashed(name, &bytes));
    names.insert(name.to_owned(), path.clone());
    artifacts.push(Artifact { path: SitePath::new(path), bytes });
}

/// `neshast.css` → `neshast.1f0c2d3e.css`. The licence keeps its name.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = &blake3::hash(bytes).to_hex()[..8];
    match name.rsplit_once('.') {
        Some((_, "txt")) | None => name.to_owned(),
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
    }
}

/// `url(vazirmatn-fa.woff2)` → `url(vazirmatn-fa.1f0c2d3e.woff2)`.
fn resolve(sheet: &str, names: &BTreeMap<String, String>) -> String {
    let mut res = sheet.to_owned();
    for (name, path) in names {
        let published = path.strip_prefix(FOLDER).unwrap_or(path);
        for end in [')', '#'] {
            res = res.replace(&format!("url({name}{end}"), &format!("url({published}{end}"));
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::collect;

    #[test]
    fn a_style_sheet_names_the_font_by_its_hash() {
        let builtin: Vec<(String, &'static [u8])> = vec![
            (String::from("assets/a.css"), b"@font-face{src:url(f.woff2)}"),
            (String::from("assets/f.woff2"), b"font"),
            (String::from("home.html"), b""),
        ];
        let (artifacts, names) = collect(&builtin, &[]);
        let font = names["f.woff2"].strip_prefix("assets/").unwrap().to_owned();
        let sheet = artifacts.iter().find(|it| it.path.as_str() == names["a.css"]).unwrap();
        assert_eq!(artifacts.len(), 2);
        assert!(String::from_utf8_lossy(&sheet.bytes).contains(&format!("url({font})")));
    }

    #[test]
    fn the_sites_own_file_wins() {
        let builtin: Vec<(String, &'static [u8])> = vec![(String::from("assets/a.svg"), b"1")];
        let own = [(String::from("assets/a.svg"), b"2".to_vec())];
        assert_eq!(collect(&builtin, &own).0[0].bytes, b"2");
    }
}
