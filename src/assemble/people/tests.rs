//! Who is joined with whom, and who is not.

use chrono::NaiveDate;

use super::{Sighting, join, profile};
use crate::assemble::testing::{office, person};
use crate::model::{EditorRole, EditorSpeaker, Origin, Role, Voice};

/// Joins voices, each of a later day, and prints each person as their sightings: `0 2|1`.
#[track_caller]
fn check(voices: &[Voice], registry: &[EditorSpeaker], expected: &str) {
    let sightings = sightings(voices);
    let people = join(&sightings, registry);
    let ids = |all: &[usize]| all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let found: Vec<String> = people.all.iter().map(|it| ids(&it.sightings)).collect();
    assert_eq!(found.join("|"), expected);
    for (idx, person) in people.of.iter().enumerate() {
        assert!(people.all[*person].sightings.contains(&idx));
    }
}

fn sightings(voices: &[Voice]) -> Vec<Sighting<'_>> {
    let day = |idx| NaiveDate::from_ymd_opt(2025, 10, idx);
    (1..).zip(voices).map(|(idx, voice)| Sighting { date: day(idx), voice }).collect()
}

fn editor(slug: &str, name: &str, role: &str, not: &[&str]) -> EditorSpeaker {
    let role = EditorRole {
        role: Role { title: role.to_owned(), first_seen: None },
        from: NaiveDate::from_ymd_opt(2025, 10, 1),
        to: None,
    };
    EditorSpeaker {
        origin: Origin { path: format!("content/speakers/{slug}.md"), body_line: 1 },
        slug: slug.to_owned(),
        name: name.to_owned(),
        aliases: vec!["مهندس سپاس".to_owned()],
        roles: vec![role],
        not: not.iter().map(|&it| it.to_owned()).collect(),
        hide: false,
        former: Vec::new(),
        body: String::new(),
    }
}

#[test]
fn full_names_join_in_any_spelling() {
    let voices = [
        person("فرهاد کوهستانیفر", &["دبیر همایش راه سبز"]),
        person("فرهاد کوهستانی فر", &[]),
        person("سیدفرهاد کوهستانی\u{200C}فر", &["رئیس انجمن بازرگانان"]),
    ];
    check(&voices, &[], "0 1 2");
}

#[test]
fn one_person_cannot_hold_one_office_at_two_places() {
    let voices = [
        person("سیامک ارجمند", &["استاندار سپیدرود"]),
        person("سیامک ارجمند", &["استاندار آبسرد"]),
        person("سیامک ارجمند", &["استاندار سپیدرود"]),
        person("سیامک ارجمند", &[]),
    ];
    check(&voices, &[], "0 2|1|3");
}

#[test]
fn a_surname_joins_only_with_its_post() {
    let voices = [
        person("سپاس", &["دبیر علمی کنگره زعفران"]),
        person("کاوه سپاس", &["دبیر کنگره زعفران"]),
        person("سپاس", &[]),
        person("سپاس", &["کارشناس"]),
        person("نادر سپاس", &["رئیس اتحادیه زعفران"]),
    ];
    check(&voices, &[], "0 1|4|2|3");
}

#[test]
fn a_name_without_a_given_name_may_be_a_surname() {
    let unlisted = |name, role| Voice { given_name_known: false, ..person(name, &[role]) };
    let voices = [
        unlisted("کوهستانی فر", "دبیر همایش"),
        person("فرهاد کوهستانی\u{200C}فر", &["دبیر همایش راه سبز"]),
        unlisted("مکارم مهرگانی", "استاد دانشگاه"),
        unlisted("مکارم مهرگانی", "عضو شورای شهر"),
        unlisted("کوهستانی فر", "رئیس بانک مهرگان"),
        unlisted("کوهستانی فر", "عضو شورای شهر"),
    ];
    check(&voices, &[], "0 1|2 3|4|5");
}

#[test]
fn offices_join_when_they_say_enough() {
    let voices = [
        office("رئیس پارک فناوری آبسرد"),
        office("رییس پارک فناوری آبسرد"),
        office("یک مقام آگاه دولتی"),
        office("یک مقام آگاه دولتی"),
        office("کارشناس"),
        office("کارشناس"),
    ];
    check(&voices, &[], "0 1|2|3|4|5");
}

#[test]
fn the_editor_decides() {
    let registry = [editor("kaveh-sepas", "کاوه سپاس", "دبیر کنگره زعفران", &[])];
    let voices = [
        person("مهندس سپاس", &[]),
        person("کاوه سپاس", &["رئیس دانشگاه مهرگان"]),
        office("دبیر کنگره زعفران"),
        person("سپاس", &["دبیر کنگره زعفران"]),
        person("سپاس", &[]),
    ];
    check(&voices, &registry, "0 1 2 3|4");
}

#[test]
fn not_keeps_namesakes_apart() {
    let registry = [editor("kaveh-sepas", "کاوه سپاس", "دبیر کنگره زعفران", &["kaveh-sepas-2"])];
    let voices = [
        person("کاوه سپاس", &["رئیس دانشگاه مهرگان"]),
        person("کاوه سپاس", &["دبیر کنگره زعفران"]),
    ];
    check(&voices, &registry, "1|0");
}

#[test]
fn a_profile_shows_the_best_of_all_sightings() {
    let voices = [
        person("کوهستانی\u{200C}فر", &["استاندار سپیدرود"]),
        person("فرهاد کوهستانیفر", &["استاندار"]),
        person("فرهاد کوهستانی فر", &["استاندار سپیدرود", "دبیر همایش راه سبز"]),
    ];
    let sightings = sightings(&voices);
    let people = join(&sightings, &[]);
    let profile = profile(&people.all[0], &sightings);
    assert_eq!(profile.name, "فرهاد کوهستانی\u{200C}فر");
    assert_eq!(profile.sort_name, "کوهستانی\u{200C}فر فرهاد");
    assert_eq!(profile.aliases, ["فرهاد کوهستانی فر", "فرهاد کوهستانیفر", "کوهستانی\u{200C}فر"]);
    let roles: Vec<(&str, u32)> = profile
        .roles
        .iter()
        .map(|it| (it.title.as_str(), chrono::Datelike::day(&it.first_seen.unwrap())))
        .collect();
    assert_eq!(roles, [("استاندار سپیدرود", 1), ("دبیر همایش راه سبز", 3)]);
}
