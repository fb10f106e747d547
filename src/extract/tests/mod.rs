//! Whole articles, read.

mod hard;
mod phrases;
mod talks;

use super::tiers::RULES;
use super::{Lexicon, annotate};
use crate::model::{
    Annotation, Article, Attribution, EditorLexicon, Mode, Paragraph, Part, Tier, VoiceKind,
};
use crate::persian::Text;

/// An article whose paragraphs are the lines of a text.
fn article(text: &str) -> Article {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let paragraphs = lines.zip(0u32..).map(|(line, at)| Paragraph {
        part: if at == 0 { Part::Lead } else { Part::Body(at) },
        text: Text::new(line, 0, &[]),
        lines: at..at + 1,
    });
    Article {
        seed_path: "seeds/a.txt".into(),
        stem: "a".into(),
        date: None,
        title: String::new(),
        paragraphs: paragraphs.collect(),
    }
}

fn read(text: &str) -> Annotation {
    annotate(&article(text), &Lexicon::new(&EditorLexicon::default()))
}

#[test]
fn the_real_report_is_read_whole() {
    let text = include_str!("../../../seeds/000_56fc5d46725f16ba.txt");
    let text = text.trim_start().split_once(' ').and_then(|(_, rest)| rest.split_once(' '));
    let read = read(text.expect("the seed begins with its date").1);
    let expected = "\
        1 A role-only احمد معصومی\u{200C}فر\n\
        2 A role-then-name احمد معصومی\u{200C}فر\n\
        3 A pronoun احمد معصومی\u{200C}فر\n\
        4 A role-again احمد معصومی\u{200C}فر\n\
        5 A name-again احمد معصومی\u{200C}فر\n\
        6 A name-role کاظم شیردل\n\
        7 B role-only غلامرضا نازپرور\n\
        8 B role-then-name غلامرضا نازپرور\n\
        9 B pronoun غلامرضا نازپرور\n";
    assert_eq!(told(&read), expected);
    let roles: Vec<&str> = read.voices.iter().map(|voice| voice.roles[0].as_str()).collect();
    assert_eq!(
        roles,
        [
            "رئیس نمایندگی وزارت امورخارجه در شمال شرق کشور",
            "رییس اتحادیه صادرکنندگان خراسان رضوی",
            "رییس خانه معدن خراسان رضوی"
        ]
    );
}

/// What was read, in the form of `docs/extraction.md`.
fn told(annotation: &Annotation) -> String {
    let line = |one: &Attribution| {
        let voice = &annotation.voices[one.voice as usize];
        let name = if voice.kind == VoiceKind::Role { &voice.roles[0] } else { &voice.name };
        let mode = match one.mode {
            Mode::Direct => "",
            Mode::Indirect => "~",
            Mode::Continued => "+",
        };
        format!("{} {mode}{:?} {} {name}\n", one.paragraph, one.tier, one.rule)
    };
    annotation.attributions.iter().map(line).collect()
}

/// Each fenced block of a kind, in order, with the heading above it.
fn blocks<'a>(page: &'a str, kind: &str) -> Vec<(&'a str, &'a str)> {
    let fence = format!("```{kind}\n");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = page[at..].find(&fence).map(|start| at + start + fence.len()) {
        let end = start + page[start..].find("```").expect("a fence that was opened is closed");
        let heading = page[..start].rfind("\n#").map_or(0, |heading| heading + 1);
        found.push((page[heading..].lines().next().unwrap_or_default(), &page[start..end]));
        at = end;
    }
    found
}

#[test]
fn the_examples_of_the_page_are_read_so() {
    let page = include_str!("../../../docs/extraction.md");
    let (reports, said) = (blocks(page, "report"), blocks(page, "said"));
    assert_eq!(reports.len(), said.len());
    for ((heading, report), (_, expected)) in reports.iter().zip(&said) {
        assert_eq!(told(&read(report)), *expected, "{heading}");
        if let Some(rule) = heading.strip_prefix("### `") {
            let rule = rule.trim_end_matches('`');
            assert!(expected.contains(&format!(" {rule} ")), "{heading} does not show its rule");
        }
    }
}

#[test]
fn every_rule_is_explained() {
    let page = include_str!("../../../docs/extraction.md");
    for (rule, _) in RULES {
        assert!(page.contains(&format!("### `{rule}`\n")), "`{rule}` has no heading");
    }
}

#[test]
fn every_rule_is_explained_to_readers() {
    let strings: toml::Table =
        include_str!("../../../templates/strings.fa.toml").parse().expect("strings are TOML");
    let explained = strings["rules"].as_table().expect("`[rules]` is a table");
    for (rule, _) in RULES {
        assert!(explained.contains_key(*rule), "`{rule}` has no line under `[rules]`");
    }
}

/// A report and what is said in it, as in `docs/extraction.md`.
#[track_caller]
fn check(report: &str, expected: &str) {
    assert_eq!(told(&read(report)), expected, "{report}");
}

#[test]
fn agencies_at_the_head_are_no_speakers() {
    check(
        "ایسنا/خراسان رضوی معاون استاندار آبسرد گفت: بودجه رسید.\nپیمان جلوه افزود: خوب است.",
        "0 B role-only پیمان جلوه\n1 B role-then-name پیمان جلوه\n",
    );
    check(
        "آبسرد - ایرنا - معاون شهردار آبسرد گفت: تولید بالا رفت.",
        "0 B role-only معاون شهردار آبسرد\n",
    );
    check(
        "خبرگزاری آبنا: سخنگوی ستاد راه آبسرد گفت: راه باز است.",
        "0 B role-only سخنگوی ستاد راه آبسرد\n",
    );
}

#[test]
fn lists_of_people_do_not_speak() {
    check(
        "در این نشست، رئیس شورا، وزیر راه، استاندار آبسرد و جمعی از مدیران بر ادامه راه تأکید کردند.",
        "",
    );
}

#[test]
fn a_question_and_a_decision_have_no_speaker() {
    check("در این نشست مقرر شد: جلسات ادامه یابد.", "");
    check("از مدیر موزه سؤال شد: بودجه کافی است؟", "");
}

#[test]
fn an_unknown_rank_does_not_hide_a_known_name() {
    check(
        "پهلوان کاوه دشتی گفت: کشتی خوب است.\nسر دار دشتی در ادامه افزود: بله.",
        "0 A full-name کاوه دشتی\n1 A name-again کاوه دشتی\n",
    );
}

#[test]
fn an_unnamed_second_speaker_is_not_the_first() {
    check(
        "کاوه دشتی، رئیس اتاق آبسرد در این نشست گفت: معدن مهم است.\n\
         معاون وزیر صمت در ادامه این نشست گفت: دولت کمک می\u{200C}کند.\n\
         وی اظهار کرد: وام می\u{200C}دهیم.",
        "0 A name-role کاوه دشتی\n1 B role-only معاون وزیر صمت\n2 B pronoun معاون وزیر صمت\n",
    );
}

#[test]
fn of_two_with_one_surname_the_nearer_is_meant() {
    check(
        "کاوه دشتی، مدیر موزه گفت: الف.\nپریسا دشتی، مدیر تالار نیز گفت: ب.\nدشتی افزود: پ.",
        "0 A name-role کاوه دشتی\n1 A name-role پریسا دشتی\n2 B name-again پریسا دشتی\n",
    );
}

#[test]
fn a_kicker_announces_and_says_nothing() {
    check(
        "معاون شهردار آبسرد گفت:\nجاده باز است\nمعاون شهردار آبسرد از بازگشایی جاده خبر داد.",
        "2 ~B role-again معاون شهردار آبسرد\n",
    );
}

#[test]
fn a_kicker_names_the_post_of_who_comes() {
    check(
        "مدیرکل دامپزشکی آبسرد مطرح کرد:\n\
         دام\u{200C}ها سالم\u{200C}اند\n\
         به گزارش تسنیم، نسرین شریفیان صبح امروز گفت: دام\u{200C}ها سالم\u{200C}اند.",
        "2 B role-then-name نسرین شریفیان\n",
    );
}

#[test]
fn many_speakers_are_no_person() {
    check(
        "نمایندگان مجلس گفتند: باید اصلاح شود.\nعلی رحیمی در این نشست گفت: خوب است.",
        "0 C body نمایندگان مجلس\n1 B full-name علی رحیمی\n",
    );
    check("کاوه دشتی از شهروندان خواست به خانه بروند.", "0 ~B full-name کاوه دشتی\n");
}

#[test]
fn a_post_waits_only_until_someone_else_speaks() {
    check(
        "یکی از کشاورزان آبسرد گفت: باران نیامد.\n\
         کاوه دشتی، رئیس اتاق آبسرد گفت: وام می\u{200C}دهیم.\n\
         پریسا نعمتی در پایان گفت: خوب است.",
        "0 B role-only یکی از کشاورزان آبسرد\n1 A name-role کاوه دشتی\n2 B full-name پریسا نعمتی\n",
    );
}

#[test]
fn ranks_and_datelines_in_every_order() {
    check(
        "ایرنا - آبسرد - سردار سرتیپ دوم پاسدار محسن کاویانی فرمانده سپاه آبسرد گفت: مرز امن است.\n\
         فرمانده سپاه عنوان داشت: خوب است.",
        "0 A name-role محسن کاویانی\n1 A role-again محسن کاویانی\n",
    );
}

#[test]
fn posts_of_two_countries_are_two() {
    check(
        "وزیر کشور گفت: مرز باز است.\nوزیر کشور عراق در این دیدار گفت: ما هم آماده\u{200C}ایم.",
        "0 B role-only وزیر کشور\n1 B role-only وزیر کشور عراق\n",
    );
    check(
        "وزیر راه گفت: مرز باز است.\nوزیر راه آرکادیا نیز گفت: ما هم آماده\u{200C}ایم.",
        "0 B role-only وزیر راه\n1 B role-only وزیر راه آرکادیا\n",
    );
}

#[test]
fn posts_that_each_have_a_word_of_their_own_are_two() {
    check(
        "مدیرعامل شرکت ملی نفت ایران گفت: تولید بالا رفت.\n\
         مدیرعامل شرکت ملی گاز ایران گفت: مصرف بالا رفت.",
        "0 B role-only مدیرعامل شرکت ملی نفت ایران\n1 B role-only مدیرعامل شرکت ملی گاز ایران\n",
    );
}

#[test]
fn a_pronoun_after_a_narrative_sentence() {
    check(
        "هوشنگ دماوندی، رئیس دانشگاه آبسرد گفت: دانشگاه میزبان است.\n\
         سخنران بعدی این همایش، یوهان فالک از دانشگاه مهرگان بود. او گفت: پژوهش مرز ندارد.",
        "0 A name-role هوشنگ دماوندی\n1 B introduced یوهان فالک\n",
    );
    check(
        "هوشنگ دماوندی، رئیس دانشگاه آبسرد گفت: دانشگاه میزبان است.\n\
         در این نشست از یوهان فالک نیز یاد شد. او گفت: پژوهش مرز ندارد.",
        "0 A name-role هوشنگ دماوندی\n1 C unclear-pronoun هوشنگ دماوندی\n",
    );
}

#[test]
fn prophets_and_fathers_do_not_carry_on() {
    check(
        "کاوه ربانی، امام جمعه آبسرد گفت: صبر کنید.\nخداوند می\u{200C}فرماید: با هم باشید.",
        "0 A name-role کاوه ربانی\n",
    );
}

#[test]
fn a_mark_that_never_closes_hides_nothing() {
    check(
        "مدیر «موزه آبسرد گفت: کار خوب است.\nوی افزود: «بله.",
        "0 B role-only مدیر\n1 B pronoun مدیر\n",
    );
}

#[test]
fn what_was_said_ends_where_the_next_speaks() {
    let read =
        read("رئیس اتاق آبسرد گفت: کار خوب است. همچنین سعید دشتی، دبیر این اتاق گفت: کار سخت است.");
    let text =
        "رئیس اتاق آبسرد گفت: کار خوب است. همچنین سعید دشتی، دبیر این اتاق گفت: کار سخت است.";
    let said: Vec<&str> =
        read.attributions.iter().map(|one| text[one.content.range()].trim()).collect();
    assert_eq!(said, ["کار خوب است.", "کار سخت است."]);
}

#[test]
fn a_lead_that_the_body_repeats_is_marked() {
    let read = read(
        "استاندار آبسرد گفت: هفتاد غرفه از دوازده استان در نمایشگاه آمده\u{200C}اند.\n\
         به گزارش ایسنا، استاندار آبسرد در این آیین گفت: هفتاد غرفه از دوازده استان در این نمایشگاه آمده\u{200C}اند.",
    );
    let repeated: Vec<bool> = read.attributions.iter().map(|one| one.repeated).collect();
    assert_eq!(repeated, [true, false]);
}

#[test]
fn any_cut_of_a_report_can_be_read() {
    let seed = include_str!("../../../seeds/000_56fc5d46725f16ba.txt");
    let lexicon = Lexicon::new(&EditorLexicon::default());
    let ends = seed.char_indices().map(|(at, _)| at);
    for end in ends.step_by(7) {
        for part in [&seed[..end], &seed[end..]] {
            let article = article(part);
            for one in annotate(&article, &lexicon).attributions {
                let text = article.paragraphs[one.paragraph as usize].text.as_str();
                for span in [one.subject, one.cue, one.content] {
                    assert!(text.get(span.range()).is_some(), "{span:?} of {text}");
                }
            }
        }
    }
}

#[test]
fn reports_made_to_hurt_are_read() {
    let hostile = [
        "گفت: کار ",
        "«رئیس ",
        "» گفت: «",
        "مدیر، کاوه، ",
        "از مدیر خواست تا ",
        "به گفته ",
        "\u{200C}\u{200F} \u{FEFF}گفت\u{064B}: ",
        "سید الله سردار «",
        "این این که ",
    ];
    for piece in hostile {
        let read = read(&piece.repeat(400));
        assert!(read.attributions.iter().all(|one| one.tier != Tier::A), "{piece}");
    }
}

#[test]
fn ten_thousand_speakers_are_told_apart() {
    let letters = ["با", "دا", "را", "سا", "نا", "ما", "کا", "گا", "لا", "پا"];
    let line = |at: usize| {
        let digits = [at % 10, at / 10 % 10, at / 100 % 10, at / 1000];
        let word: String = digits.iter().map(|digit| letters[*digit]).collect();
        format!("کاوه {word}زاده، مدیر بخش {word} گفت: کار خوب است.\n")
    };
    let report: String = (0..10_000).map(line).collect();
    assert_eq!(read(&report).voices.len(), 10_000);
}
