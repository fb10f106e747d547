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
    check(
        "site.toml",
        "[repair]\nlevel = \"mild\"\n",
        &[
            "site.toml:2:9 wrong-value: `level` takes one of `\"safe\"`, `\"normal\"`, `\"eager\"` (choose one of them, or leave the key out)",
        ],
    );
    check(
        "content/speakers/a.md",
        "+++\nname = 5\naliases = \"ب\"\nroles = [\"رئیس\"]\nhide = 1\n+++\n",
        &[
            "content/speakers/a.md:2:8 wrong-value: `name` takes a text (put it between quotation marks: `name = \"…\"`)",
            "content/speakers/a.md:3:11 wrong-value: `aliases` takes a list (put it between square brackets: `aliases = [\"…\"]`)",
            "content/speakers/a.md:4:10 wrong-value: `roles` takes a block of keys (write it with its keys: `roles = [{ title = \"…\" }]`)",
            "content/speakers/a.md:5:8 wrong-value: `hide` takes `true` or `false` (write `hide = true` or `hide = false`, without quotation marks)",
        ],
    );
    check(
        "site.toml",
        "session = \"x\"\nsite = 5\n[event]\nend = 5\n",
        &[
            "site.toml:1:11 wrong-value: `session` takes blocks of keys (begin each with a line `[[session]]`, or write `session = [{ … }]`)",
            "site.toml:2:8 wrong-value: `site` takes a block of keys (begin it with a line `[site]`)",
            "site.toml:4:7 wrong-value: `end` takes a day (write it as `2025-10-22` or, in the Jalali calendar, as `end = \"1404-07-30\"`)",
        ],
    );
}

#[test]
fn wrong_entries_are_refused() {
    check(
        "content/reports/a.md",
        "+++\n[[statement]]\nparagraph = -1\nspeaker = \"none\"\nmode = \"directly\"\n+++\n",
        &[
            "content/reports/a.md:3:13 wrong-value: `paragraph` takes a whole number (write it as `paragraph = 7`)",
            "content/reports/a.md:5:8 wrong-value: `mode` takes one of `\"direct\"`, `\"indirect\"`, `\"continued\"` (did you mean `mode = \"direct\"`?)",
        ],
    );
    check(
        "content/lexicon.toml",
        "[[fix]]\nto = \"ب\"\n[[keep]]\nverbs = [\"فرمود\"]\n",
        &[
            "content/lexicon.toml:4:1 unknown-key: there is no key `verbs` here (move it up: what stands below a line in brackets belongs to that line)",
            "content/lexicon.toml:1:1 wrong-value: this entry needs a `from` (add `from = \"…\"` below its line in brackets, or take the entry out)",
            "content/lexicon.toml:3:1 wrong-value: this entry needs a `word` (add `word = \"…\"` below its line in brackets, or take the entry out)",
        ],
    );
    check(
        "content/speakers/a.md",
        "+++\nname = \"الف\"\nroles = [{ title = \"رئیس\", from = 2025-10-02, to = 2025-10-01 }, {}]\n+++\n",
        &[
            "content/speakers/a.md:3:52 bad-date: the post ends before it begins (swap `from` and `to`)",
            "content/speakers/a.md:3:66 wrong-value: a post needs a title (write it as `{ title = \"…\" }`, or take it out)",
        ],
    );
}

#[test]
fn wrong_days_and_addresses_are_refused() {
    for (key, value) in [("language", "../x"), ("base_url", "https://-/"), ("cname", "a b")] {
        let (_, found) = parse_settings("site.toml", &format!("[site]\n{key} = \"{value}\"\n"));
        assert_eq!(found.len(), 1, "{key}");
    }
    check("site.toml", "[site]\nbase_url = \"\"\ncname = \"\"\n[event]\nstart = \"\"\n", &[]);
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
fn addresses_that_cannot_be_are_refused() {
    let tell = "write what stood in its place, as `former = [\"ali-ahmadi\"]`";
    for (address, is_sound) in [
        ("../../x", false),
        ("", false),
        (".", false),
        ("a\\\\b", false),
        ("b//c", false),
        ("c#d", false),
        ("/ali-ahmadi/", true),
        ("old/place", true),
        ("علی", true),
    ] {
        let front = format!("+++\nlabel = \"آب\"\nformer = [\"{address}\"]\n+++\n");
        let told = format!(
            "content/topics/water.md:3:11 bad-slug: no page can have had this address ({tell})"
        );
        let expected = [told.as_str()];
        check("content/topics/water.md", &front, if is_sound { &[] } else { &expected });
    }
    for name in ["con", "nul", "com1", "Water"] {
        let path = format!("content/topics/{name}.md");
        let (_, found) = parse_content(vec![(path, b"+++\nlabel = \"x\"\n+++\n".to_vec())]);
        assert_eq!(found[0].code, "bad-slug", "{name}");
    }
    check(
        "content/static/build.json",
        "{}",
        &[
            "content/static/build.json:1:1 address-clash: the site itself uses the address `/build.json` (give the file another name)",
        ],
    );
}

#[test]
fn names_of_two_files_are_told() {
    let speaker = |slug: &str, front: &str| {
        (format!("content/speakers/{slug}.md"), format!("+++\n{front}\n+++\n").into_bytes())
    };
    let first = || speaker("a", "name = \"پری داستانی\"");
    let count = |second: &str| parse_content(vec![first(), speaker("b", second)]).1.len();
    assert_eq!(count("name = \"پري داستاني\""), 1);
    assert_eq!(count("name = \"زری\"\naliases = [\"پری داستانی\"]"), 1);
    assert_eq!(count("name = \"پری داستانی\"\nnot = [\"a\"]"), 0);
    assert_eq!(count("name = \"زری داستانی\""), 0);
}

#[test]
fn what_nobody_sees_is_refused() {
    let tell = "delete the place and type it anew: such characters come along when text is pasted";
    check(
        "content/pages/a.md",
        "+++\ntitle = \"ا\\u202Eب\"\n+++\n\nیک\u{2067}\n",
        &[
            &format!(
                "content/pages/a.md:2:9 control-character: the text holds the invisible character U+202E ({tell})"
            ),
            &format!(
                "content/pages/a.md:5:3 control-character: the text holds the invisible character U+2067 ({tell})"
            ),
        ],
    );
    check("content/pages/a.md", "+++\ntitle = \"می\u{200C}شود\u{200F}\"\n+++\n☀\u{FE0F}\tب\n", &[]);
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
    check(
        "content/topics/water.md",
        "+++\nlabel = \"آب\"\n",
        &[
            "content/topics/water.md:1:1 no-front-matter: the front matter does not end (write a line `+++` below its last key)",
        ],
    );
    check(
        "content/topics/water.md",
        "---\nlabel: آب\n---\n",
        &[
            "content/topics/water.md:1:1 no-front-matter: the front matter is not TOML between lines of `+++` (write `+++` for `---`, and `key = \"…\"` for `key: …`)",
        ],
    );
}
