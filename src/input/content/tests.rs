//! An editor's files, right and wrong.

use super::parse_content;
use crate::input::site_toml::parse_settings;

/// Findings as `place code: message (help)`.
#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    let found = if path == "site.toml" {
        parse_settings(path, text).1
    } else {
        parse_content(vec![(path.to_owned(), text.as_bytes().to_vec())]).1
    };
    let found = found.iter().map(|it| {
        let place = it.location.as_ref().expect("every finding has a place");
        format!("{place} {}: {} ({})", it.code, it.message, it.help.as_deref().unwrap_or_default())
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn what_is_right_is_silent() {
    check(
        "site.toml",
        "[site]\ntitle = \"ن\"\n[event]\nstart = 2025-10-22\nend = \"۱ آبان ۱۴۰۴\"\n",
        &[],
    );
    check(
        "content/speakers/a-b.md",
        "+++\nname = \"الف\"\nroles = [{ title = \"رئیس\", from = 1404-07-30 }]\n+++\nزندگی",
        &[],
    );
    check("content/topics/water.md", "+++\nlabel = \"آب\"\nterms = [\"آب\"]\n+++\n", &[]);
    check("content/pages/about.md", "+++\ntitle = \"درباره\"\n+++\nمتن", &[]);
    check(
        "content/reports/000_1.md",
        "+++\n[[statement]]\nparagraph = 7\nfingerprint = \"0a\"\nspeaker = \"none\"\n+++\n",
        &[],
    );
    check("content/static/a.bin", "\0", &[]);
}

#[test]
fn unknown_keys_are_refused_with_a_guess() {
    check(
        "site.toml",
        "[site]\ntitel = \"ن\"\n[evnt]\n",
        &[
            "site.toml:2:1 unknown-key: there is no key `titel` here (did you mean `title`?)",
            "site.toml:3:2 unknown-key: there is no key `evnt` here (did you mean `event`?)",
        ],
    );
    check(
        "content/speakers/a.md",
        "+++\nname = \"الف\"\nroles = [{ titel = \"رئیس\" }]\n+++\n",
        &[
            "content/speakers/a.md:3:12 unknown-key: there is no key `titel` here (did you mean `title`?)",
        ],
    );
}

#[test]
fn wrong_values_are_refused() {
    let tell = "`docs/site-toml.md` lists every key and what it takes";
    check(
        "site.toml",
        "[repair]\nlevel = \"mild\"\n",
        &[&format!(
            "site.toml:2:9 wrong-value: unknown variant `mild`, expected one of `safe`, `normal`, `eager` ({tell})"
        )],
    );
    check(
        "site.toml",
        "[event]\nstart = \"1404-07-31\"\n",
        &[
            "site.toml:2:9 bad-date: `event.start` is no day of either calendar (write it as `2025-10-22` or, in the Jalali calendar, as `\"1404-07-30\"`)",
        ],
    );
    check(
        "site.toml",
        "[site]\nbase_url = \"example.org\"\n",
        &[
            "site.toml:2:12 bad-address: `base_url` is not a web address (write it as `https://example.org/neshast/`)",
        ],
    );
    check(
        "content/topics/Water Works.md",
        "+++\nlabel = \"آب\"\n+++\n",
        &[
            "content/topics/Water Works.md:1:1 bad-slug: this file's name becomes an address and cannot be one (name it with a–z, 0–9 and `-` only, as `ahmad-masoumifar.md`)",
        ],
    );
}

#[test]
fn misplaced_and_unfenced_files_are_named() {
    check(
        "content/speaker/a.md",
        "",
        &[
            "content/speaker/a.md:1:1 misplaced-file: nothing reads this file (did you mean `content/speakers`?)",
        ],
    );
    check(
        "content/topics/water.md",
        "label = 1",
        &[
            "content/topics/water.md:1:1 no-front-matter: the file does not begin with its front matter (begin it with a line `+++`, the keys, and another line `+++`)",
        ],
    );
}
