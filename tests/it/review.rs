//! `neshast review`: what waits for an editor, and that what it says to paste settles it.

use serde_json::Value;

use crate::folder::Folder;

/// Two reports: one person in full and by surname, a doubtful statement, a post that someone known holds.
const FIRST: &str = " date 2025-10-22 گشایش همایش راه سبز\n\n\
به گزارش ایسنا، فرهاد کوهستانی، دبیر همایش راه سبز گفت: چهار نشست برگزار می شود.\n\n\
و افزود: سیصد نفر نام نوشته اند.\n\n\
پریسا نعمتی، مدیر موزه آبسرد نیز گفت: موزه باز است.\n";
const SECOND: &str = " date 2025-10-23 پایان همایش راه سبز\n\n\
به گزارش ایسنا، مدیر موزه آبسرد گفت: هزار نفر آمدند.\n\n\
کوهستانی، دبیر همایش راه سبز گفت: بیانیه خوانده شد.\n\n\
نعمتی در پایان گفت: تا سال آینده.\n";

fn site() -> Folder {
    let site = Folder::new();
    site.put("site.toml", b"[event]\nname = \"x\"\nstart = 2025-10-22\n");
    site.put("seeds/a.txt", FIRST.as_bytes());
    site.put("seeds/b.txt", SECOND.as_bytes());
    site
}

fn review(site: &Folder) -> Value {
    site.succeed(&["review", "--format", "json"]).out.parse().unwrap()
}

/// One key of every entry of a list.
fn each<'a>(review: &'a Value, list: &str, key: &str) -> Vec<&'a str> {
    let list = review[list].as_array().unwrap();
    list.iter().map(|it| it[key].as_str().unwrap()).collect()
}

#[test]
fn everything_that_waits_is_listed_in_both_forms() {
    let site = site();
    let found = review(&site);
    assert_eq!(found["settled"], false);
    assert_eq!(each(&found, "people", "name"), ["فرهاد کوهستانی", "پریسا نعمتی", "نعمتی"]);
    assert_eq!(found["people"][0]["roles"][0], "دبیر همایش راه سبز");
    assert_eq!(found["people"][0]["aliases"][0], "کوهستانی");
    assert_eq!(found["people"][0]["evidence"].as_array().unwrap().len(), 2);
    assert_eq!(found["people"][0]["evidence"][0]["rule"], "name-role");
    assert!(found["people"][2]["flags"].as_array().unwrap().contains(&"surname-only".into()));
    assert_eq!(found["doubtful"][0]["evidence"]["rule"], "dropped-subject");
    assert_eq!(found["doubtful"][0]["slug"], "farhad-kouhestani");
    assert_eq!(each(&found, "surnames", "surname"), ["نعمتی"]);
    assert_eq!(found["surnames"][0]["candidates"][0]["name"], "پریسا نعمتی");
    assert_eq!(each(&found, "offices", "name"), ["پریسا نعمتی"]);
    let text = site.succeed(&["review"]).out;
    for told in ["New speakers: 3", "Doubtful statements", "Surnames that stay alone", "Offices"] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    assert!(text.contains("rule name-role: به گزارش ایسنا، فرهاد کوهستانی"), "{text}");
}

#[test]
fn what_is_pasted_settles_it() {
    let site = site();
    assert_eq!(site.run(&["review", "--strict"]).code, 1);
    let found = review(&site);
    for person in &found["people"].as_array().unwrap()[..2] {
        let [slug, file] = ["slug", "file"].map(|key| person[key].as_str().unwrap());
        site.put(&format!("content/speakers/{slug}.md"), file.as_bytes());
    }
    let doubt = &found["doubtful"][0]["evidence"];
    let office = &found["offices"][0]["evidence"];
    let surname = &found["surnames"][0]["evidence"];
    site.put("content/reports/a.md", correction(&[(doubt, "farhad-kouhestani")]).as_bytes());
    let two = [(office, "parisa-nemati"), (surname, "parisa-nemati")];
    site.put("content/reports/b.md", correction(&two).as_bytes());
    let left = site.run(&["review", "--strict"]);
    assert_eq!((left.code, left.err.as_str()), (0, ""), "{}", left.out);
    site.succeed(&["build"]);
    let statements = site.succeed(&["export", "statements"]).out;
    assert_eq!(statements.matches("پریسا نعمتی").count(), 3, "{statements}");
    assert_eq!(statements.matches("فرهاد کوهستانی").count(), 3, "{statements}");
}

/// The file that names the speakers of some places.
fn correction(places: &[(&Value, &str)]) -> String {
    let entry = |(place, slug): &(&Value, &str)| {
        let fingerprint = place["fingerprint"].as_str().unwrap();
        let number = &place["paragraph"];
        format!(
            "[[statement]]\nparagraph = {number}\nfingerprint = \"{fingerprint}\"\nspeaker = \"{slug}\"\n"
        )
    };
    format!("+++\n{}+++\n", places.iter().map(entry).collect::<String>())
}

#[test]
fn copies_and_proposals_are_told() {
    let site = site();
    site.put(
        "seeds/c.txt",
        FIRST.replace(" date 2025-10-22 گشایش", " date 2025-10-22 آغاز").as_bytes(),
    );
    let found = review(&site);
    assert_eq!(found["copies"][0]["shown"], "seeds/a.txt");
    assert_eq!(found["copies"][0]["others"][0], "seeds/c.txt");
    let text = site.succeed(&["review"]).out;
    assert!(text.contains("seeds/a.txt\n  = seeds/c.txt"), "{text}");
}
