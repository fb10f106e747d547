//! Who is who across reports, what is published, and what the editor overrules: whole sites, seen from outside.

use std::fs;

use serde_json::Value;

use crate::folder::Folder;

/// A site of some files.
fn site(files: &[(&str, &str)]) -> Folder {
    let site = Folder::new();
    site.put("site.toml", b"");
    for (path, text) in files {
        site.put(path, text.as_bytes());
    }
    site
}

/// The published data.
#[track_caller]
fn briefing(site: &Folder) -> Value {
    site.succeed(&["build"]);
    let text = fs::read_to_string(site.path("public/data/briefing.json")).unwrap();
    text.parse().unwrap()
}

/// Each speaker as `slug = name: role (first seen); …`.
fn speakers(briefing: &Value) -> Vec<String> {
    let text = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    let line = |it: &Value| {
        let roles = it["roles"].as_array().unwrap().iter();
        let roles: Vec<String> = roles
            .map(|role| format!("{} ({})", text(&role["title"]), text(&role["first_seen"])))
            .collect();
        format!("{} = {}: {}", text(&it["slug"]), text(&it["name"]), roles.join("; "))
    };
    briefing["speakers"].as_array().unwrap().iter().map(line).collect()
}

/// Each published statement as `speaker tier words`.
fn statements(briefing: &Value) -> Vec<String> {
    let all = briefing["statements"].as_array().unwrap().iter();
    let line = |it: &Value| {
        let [speaker, tier, text] =
            ["speaker", "tier", "text"].map(|key| it[key].as_str().unwrap());
        format!("{speaker} {tier} {text}")
    };
    all.map(line).collect()
}

const FULL: (&str, &str) = (
    "seeds/a.txt",
    " date 2025-10-22 گشایش همایش.\n\nفرهاد کوهستانیفر، دبیر همایش راه سبز گفت: آغاز شد.\n\nكوهستاني فر افزود: خوب است.\n",
);
const SURNAME: (&str, &str) = (
    "seeds/b.txt",
    " date 2025-10-20 پیش از همایش.\n\nکوهستانی فر، دبیر همایش گفت: فردا آغاز می\u{200C}شود.\n",
);
const NAMESAKE: (&str, &str) = (
    "seeds/c.txt",
    " date 2025-10-23 در شهر دیگر.\n\nنادر کوهستانی فر، رئیس بانک مهرگان گفت: وام می\u{200C}دهیم.\n\nکوهستانی فر افزود: بسیار.\n",
);

#[test]
fn spellings_fold_and_a_surname_needs_its_post() {
    let found = briefing(&site(&[FULL, SURNAME, NAMESAKE]));
    let expected = [
        "nader-kouhestanifar = نادر کوهستانی\u{200C}فر: رئیس بانک مهرگان (2025-10-23)",
        "farhad-kouhestanifar = فرهاد کوهستانی\u{200C}فر: دبیر همایش راه سبز (2025-10-20)",
    ];
    let mut told = speakers(&found);
    told.sort();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(told, expected);
}

#[test]
fn the_registry_comes_first_and_not_keeps_apart() {
    let registry = (
        "content/speakers/the-secretary.md",
        "+++\nname = \"فرهاد کوهستانی\u{200C}فر\"\naliases = [\"ف. کوهستانی\"]\nnot = [\"farhad-kouhestanifar\"]\n\
         [[roles]]\ntitle = \"دبیر همایش راه سبز\"\nfrom = 2025-01-01\n+++\nزندگی\n",
    );
    let other = (
        "seeds/d.txt",
        " date 2025-10-24 بانک.\n\nفرهاد کوهستانی فر، رئیس بانک مهرگان گفت: وام می\u{200C}دهیم.\n",
    );
    let found = briefing(&site(&[FULL, SURNAME, other, registry]));
    let told = speakers(&found);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|it| it.starts_with("the-secretary = فرهاد")), "{told:?}");
    assert!(told.iter().any(|it| it.starts_with("farhad-kouhestanifar = فرهاد")), "{told:?}");
    let said = statements(&found);
    assert_eq!(said.iter().filter(|it| it.starts_with("the-secretary ")).count(), 3, "{said:?}");
    assert_eq!(said.iter().filter(|it| it.starts_with("farhad-")).count(), 1, "{said:?}");
}

#[test]
fn copies_become_one_page_that_names_both_files() {
    let copy = FULL.1.replace(" گشایش همایش.\n\n", " خبرگزاری نمونه\n").replace("\n\n", "\n");
    let found = briefing(&site(&[FULL, ("seeds/z.txt", &copy), NAMESAKE]));
    let reports = found["reports"].as_array().unwrap();
    assert_eq!(reports.len(), 2);
    let sources: Vec<&Value> = reports.iter().map(|it| &it["sources"]).collect();
    assert!(
        sources.iter().any(|it| **it == serde_json::json!(["seeds/a.txt", "seeds/z.txt"])),
        "{sources:?}"
    );
    assert_eq!(statements(&found).len(), 4);
}

/// Of each tier one statement.
const TIERS: (&str, &str) = (
    "seeds/t.txt",
    " date 2025-10-22 سه سخن.\n\nپریسا نعمتی، مدیر موزه گفت: یک.\n\nاستاندار آبسرد نیز گفت: دو.\n\nو افزود: سه.\n",
);

#[test]
fn doubt_is_never_published_and_a_site_may_be_stricter() {
    let told = |settings: &str| {
        let site = site(&[TIERS]);
        site.put("site.toml", settings.as_bytes());
        statements(&briefing(&site))
    };
    let both = ["parisa-nemati A یک.", "ostandar-absard B دو."];
    assert_eq!(told(""), both);
    assert_eq!(told("[extract]\npublish = \"A\"\n"), both[..1]);
    assert_eq!(told("[extract]\npublish = \"C\"\n"), both);
}

#[test]
fn only_approved_people_have_pages_where_the_site_says_so() {
    let site = site(&[TIERS]);
    site.put("site.toml", b"[extract]\npeople = \"approved\"\n");
    briefing(&site);
    assert!(!site.files("public/speakers").contains(&"parisa-nemati/index.html".to_owned()));
    site.put("content/speakers/parisa-nemati.md", "+++\nname = \"پریسا نعمتی\"\n+++\n".as_bytes());
    briefing(&site);
    assert!(site.files("public/speakers").contains(&"parisa-nemati/index.html".to_owned()));
}

/// The fingerprint of the paragraph that `review` doubts.
fn fingerprint(site: &Folder) -> String {
    let review: Value = site.succeed(&["review", "--format", "json"]).out.parse().unwrap();
    review["doubtful"][0]["evidence"]["fingerprint"].as_str().unwrap().to_owned()
}

#[test]
fn an_editor_names_the_speaker_until_the_paragraph_changes() {
    let site = site(&[TIERS]);
    let fingerprint = fingerprint(&site);
    let correct = |speaker: &str| {
        let entry = format!(
            "+++\n[[statement]]\nparagraph = 3\nfingerprint = \"{fingerprint}\"\nspeaker = \"{speaker}\"\n+++\n"
        );
        site.put("content/reports/t.md", entry.as_bytes());
    };
    correct("ostandar-absard");
    assert_eq!(statements(&briefing(&site))[2], "ostandar-absard A سه.");
    correct("مینا صفوی");
    assert_eq!(statements(&briefing(&site))[2], "mina-safavi A سه.");
    correct("none");
    assert_eq!(statements(&briefing(&site)).len(), 2);
    site.put("seeds/t.txt", TIERS.1.replace("سه.\n", "سه و چهار.\n").as_bytes());
    let answer = site.run(&["build"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    for told in ["stale-fingerprint", "content/reports/t.md:2", "سه و چهار", "fingerprint = \""]
    {
        assert!(answer.err.contains(told), "{told}\n{}", answer.err);
    }
    // One finding does not hide another in the same entry.
    correct("no-such-address");
    let answer = site.run(&["build"]);
    for told in ["stale-fingerprint", "unknown-speaker", "no-such-address"] {
        assert!(answer.err.contains(told), "{told}\n{}", answer.err);
    }
}

#[test]
fn reports_stand_before_within_and_after_the_event() {
    let report =
        |day: &str| format!(" date {day} همایش.\n\nدبیر همایش سبز روز {day} گفت: خوب است.\n");
    let days = ["2025-10-20", "2025-10-22", "2025-10-25"];
    let texts = days.map(report);
    let site =
        site(&[("seeds/a.txt", &texts[0]), ("seeds/b.txt", &texts[1]), ("seeds/c.txt", &texts[2])]);
    site.put(
        "site.toml",
        "[event]\nname = \"همایش سبز\"\nstart = \"۳۰ مهر ۱۴۰۴\"\nend = \"1404-08-01\"\n".as_bytes(),
    );
    let found = briefing(&site);
    let phases: Vec<&str> = found["reports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["phase"].as_str().unwrap())
        .collect();
    assert_eq!(phases, ["before", "during", "after"]);
}
