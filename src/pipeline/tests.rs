//! The walk from files to pages.

use chrono::NaiveDate;

use super::{Readings, Understood, understand};
use crate::diagnostic::Severity;
use crate::input::SeedFile;
use crate::model::{
    Content, EditorReport, EditorSpeaker, EditorStatement, EditorTopic, Mode, Origin, Overrule,
    People, Phase, Settings,
};

const STEM: &str = "000_56fc5d46725f16ba";

fn seed() -> SeedFile {
    let bytes = include_bytes!("../../seeds/000_56fc5d46725f16ba.txt").to_vec();
    SeedFile::new(format!("seeds/{STEM}.txt"), Ok(bytes))
}

/// The same report as another copy brings it: a headline first, single line breaks.
fn copy() -> SeedFile {
    let text = include_str!("../../seeds/000_56fc5d46725f16ba.txt").replace("\n\n", "\n");
    let text = text.replace("2025-10-22 ", "2025-10-22 آغاز نشست «دیپلماسی استانی» در مشهد\n");
    SeedFile::new("seeds/021_29266af891653443.txt".to_owned(), Ok(text.into_bytes()))
}

fn read(content: &Content, seeds: Vec<SeedFile>) -> Understood {
    understand(&Settings::default(), content, seeds, &mut Readings::default(), &|_| ())
}

fn report(stem: &str) -> EditorReport {
    EditorReport {
        origin: Origin { path: format!("content/reports/{stem}.md"), body_line: 1 },
        stem: stem.to_owned(),
        title: None,
        slug: None,
        date: None,
        day: None,
        topics: None,
        skip: false,
        same_as: None,
        embargo: None,
        former: Vec::new(),
        statements: Vec::new(),
        body: String::new(),
    }
}

fn corrected(paragraph: u32, fingerprint: &str, speaker: Overrule) -> Content {
    let fingerprint = fingerprint.to_owned();
    let entry = EditorStatement { paragraph, fingerprint, speaker, mode: None, line: 4 };
    let report = EditorReport { statements: vec![entry], ..report(STEM) };
    Content { reports: vec![report], ..Content::default() }
}

/// Speakers with how many statements each has, in order of surname.
fn speakers(understood: &Understood) -> Vec<(&str, usize)> {
    let all = understood.briefing.speakers.iter();
    all.map(|(_, it)| (it.slug.as_str(), it.statements.len())).collect()
}

#[track_caller]
fn check_findings(understood: &Understood, expected: &[&str]) {
    let found: Vec<String> = understood
        .diagnostics
        .iter()
        .map(|it| {
            let place = it.location.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{place} {} {}", it.code, it.help.as_deref().unwrap_or_default())
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_real_report_becomes_a_briefing() {
    let understood = read(&Content::default(), vec![seed()]);
    let briefing = &understood.briefing;
    check_findings(&understood, &[]);
    assert_eq!(
        speakers(&understood),
        [("kazem-shirdel", 1), ("ahmad-masoumifar", 5), ("gholamreza-nazparvar", 3)]
    );
    assert!(briefing.speakers.iter().all(|(_, it)| it.has_page && it.roles.len() == 1));
    let sessions: Vec<&str> = briefing.sessions.iter().map(|(_, it)| it.noun.as_str()).collect();
    assert_eq!(sessions, ["میزگرد", "میزگرد"]);
    let days: Vec<(String, Phase)> =
        briefing.days.iter().map(|(_, it)| (it.date.to_string(), it.phase)).collect();
    assert_eq!(
        days,
        [("2025-10-22".to_owned(), Phase::During), ("2025-10-23".to_owned(), Phase::During)]
    );
    let (_, report) = briefing.reports.iter().next().expect("one report");
    assert_eq!(report.slug, "2025-10-22-56fc5d46");
    let dateline = report.dateline.as_ref().expect("the report names its agency");
    assert_eq!(dateline.agency, "خبرگزاری صدا و سیما");
    assert_eq!(dateline.bureau.as_deref(), Some("مرکز خراسان رضوی"));
    assert_eq!(briefing.event.name, "نشست دیپلماسی استانی");
    assert_eq!(understood.review.people.len(), 3);
    assert!(understood.review.people.iter().all(|it| it.evidence.len() == it.statements.min(2)));
}

#[test]
fn the_days_of_an_event_are_those_that_a_report_states() {
    let wire = |number: u32, text: &str| {
        SeedFile::new(format!("seeds/{number}_0123456789abcde{number}.txt"), Ok(text.into()))
    };
    let seeds = vec![
        wire(
            1,
            " date 2025-11-11 «همایش ملی آب» ۲۱ تا ۲۳ آبان در آبسرد برگزار می\u{200C}شود.\n\nمهمانان «همایش ملی آب» امروز به نشست آمدند.",
        ),
        wire(2, " date 2025-11-12 «همایش ملی آب» امروز در آبسرد آغاز شد.\n\nنشست دوم فرداست."),
    ];
    let event = read(&Content::default(), seeds).briefing.event;
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    assert_eq!((event.start, event.end), (day("2025-11-12"), day("2025-11-14")));
}

#[test]
fn a_rank_and_a_surname_are_no_topic() {
    let text = |date: &str, other: &str| {
        format!(
            " date {date} به گزارش خبرگزاری نمونه، سردار کاظم شیردل گفت: ایستگاه سنجش کم است.\n\n\
             {other} گفت: سردار شیردل از ایستگاه سنجش گفت.\n\n\
             سردار شیردل افزود: ایستگاه سنجش می\u{200C}سازیم."
        )
    };
    let seeds =
        [("2025-11-11", "مریم کوهی، شهردار آبسرد"), ("2025-11-12", "حسن دماوندی، دهیار مهرگان")];
    let wire = |(date, other): (&str, &str)| {
        SeedFile::new(format!("seeds/1_{date}.txt"), Ok(text(date, other).into()))
    };
    let briefing = read(&Content::default(), seeds.map(wire).into()).briefing;
    let labels: Vec<&str> = briefing.topics.iter().map(|(_, it)| it.label.as_str()).collect();
    assert_eq!(labels, ["ایستگاه سنجش"]);
}

#[test]
fn a_copy_is_folded_and_gives_its_headline() {
    let understood = read(&Content::default(), vec![seed(), copy()]);
    let (_, report) = understood.briefing.reports.iter().next().expect("one report");
    assert_eq!(understood.briefing.reports.len(), 1);
    assert_eq!(understood.briefing.statements.len(), 9);
    assert_eq!(report.slug, "2025-10-22-56fc5d46");
    assert_eq!(report.title, "آغاز نشست «دیپلماسی استانی» در مشهد");
    let paths: Vec<&str> = report.sources.iter().map(String::as_str).collect();
    let expected = ["seeds/000_56fc5d46725f16ba.txt", "seeds/021_29266af891653443.txt"];
    assert_eq!(paths, expected);
    assert_eq!(understood.review.copies.len(), 1);
}

/// The fingerprint of the paragraph that begins «احمد معصومیفر افزود».
fn second_paragraph() -> String {
    let understood = read(&Content::default(), vec![seed()]);
    let (_, report) = understood.briefing.reports.iter().next().expect("one report");
    let paragraph =
        report.article.paragraphs.iter().find(|it| it.part.number() == Some(2)).expect("ten");
    crate::persian::fold::fingerprint(paragraph.text.as_str())
}

#[test]
fn the_editor_corrects_a_statement() {
    let fingerprint = second_paragraph();
    let nobody = read(&corrected(2, &fingerprint, Overrule::Nobody), vec![seed()]);
    assert_eq!(speakers(&nobody)[1], ("ahmad-masoumifar", 4));
    let known = Overrule::Speaker("kazem-shirdel".to_owned());
    let known = read(&corrected(2, &fingerprint, known), vec![seed()]);
    assert_eq!(speakers(&known)[0], ("kazem-shirdel", 2));
    let named = Overrule::Speaker("لاله رازدار".to_owned());
    let named = read(&corrected(2, &fingerprint, named), vec![seed()]);
    assert!(speakers(&named).contains(&("laleh-razdar", 1)));
    let (_, statement) = named
        .briefing
        .statements
        .iter()
        .find(|(_, it)| it.rule == "editor")
        .expect("the correction is published");
    assert_eq!(statement.mode, Mode::Direct);
    check_findings(&named, &[]);
}

#[test]
fn corrections_that_fit_nothing_are_errors() {
    let fingerprint = second_paragraph();
    let at = "content/reports/000_56fc5d46725f16ba.md:4:1";
    let stale = read(&corrected(2, "00000000", Overrule::Nobody), vec![seed()]);
    let help =
        format!("read it again; if the correction holds, write `fingerprint = \"{fingerprint}\"`");
    check_findings(&stale, &[&format!("{at} stale-fingerprint {help}")]);
    let quote = stale.diagnostics[0].quote.as_deref().expect("the words are quoted");
    assert!(quote.starts_with("احمد"), "{quote}");
    assert_eq!(speakers(&stale)[1], ("ahmad-masoumifar", 5));
    let wrong = Overrule::Speaker("kazem-shirdl".to_owned());
    let unknown = read(&corrected(2, &fingerprint, wrong), vec![seed()]);
    check_findings(&unknown, &[&format!("{at} unknown-speaker did you mean `kazem-shirdel`?")]);
    let beyond = read(&corrected(99, &fingerprint, Overrule::Nobody), vec![seed()]);
    assert_eq!(beyond.diagnostics[0].code, "unknown-paragraph");
}

#[test]
fn decisions_about_reports_that_do_not_exist() {
    let other = "000_56fc5d46725f16bb";
    let topics = Some(vec!["mining".to_owned()]);
    let content = Content {
        reports: vec![
            EditorReport { topics, same_as: Some(other.to_owned()), ..report(STEM) },
            report(other),
        ],
        ..Content::default()
    };
    let understood = read(&content, vec![seed()]);
    let mean = format!("did you mean `{STEM}`?");
    check_findings(
        &understood,
        &[
            &format!("content/reports/{other}.md:1:1 unknown-report {mean}"),
            &format!("content/reports/{STEM}.md:1:1 unknown-report {mean}"),
            &format!(
                "content/reports/{STEM}.md:1:1 unknown-topic write `content/topics/mining.md`, or leave it out"
            ),
        ],
    );
    assert!(understood.diagnostics.iter().all(|it| it.severity == Severity::Error));
}

#[test]
fn what_the_editor_leaves_out_or_holds_back() {
    let skip = EditorReport { skip: true, ..report(STEM) };
    let skipped = read(&Content { reports: vec![skip], ..Content::default() }, vec![seed()]);
    assert_eq!(skipped.briefing.reports.len(), 0);
    let embargo = NaiveDate::from_ymd_opt(2025, 10, 23);
    let held = || EditorReport { embargo, ..report(STEM) };
    let content = Content { reports: vec![held()], ..Content::default() };
    // The copy is held back with it.
    let early = read(&content, vec![seed(), copy()]);
    assert_eq!(early.briefing.reports.len(), 0);
    assert_eq!(early.diagnostics[0].code, "held-back");
    let text = " date 2025-10-24 نشست پایان یافت.";
    let later = SeedFile::new("seeds/later.txt".to_owned(), Ok(text.as_bytes().to_vec()));
    assert_eq!(read(&content, vec![seed(), later]).briefing.reports.len(), 2);
    let settings = Settings { drafts: true, ..Settings::default() };
    assert_eq!(
        understand(&settings, &content, vec![seed()], &mut Readings::default(), &|_| ())
            .briefing
            .reports
            .len(),
        1
    );
}

fn topic(slug: &str, label: &str, terms: &[&str], not_terms: &[&str]) -> EditorTopic {
    let owned = |all: &[&str]| all.iter().map(|&it| it.to_owned()).collect();
    EditorTopic {
        origin: Origin { path: format!("content/topics/{slug}.md"), body_line: 1 },
        slug: slug.to_owned(),
        label: label.to_owned(),
        terms: owned(terms),
        not_terms: owned(not_terms),
        former: Vec::new(),
        body: String::new(),
    }
}

#[test]
fn topics_are_found_by_their_terms() {
    let content = Content {
        topics: vec![
            topic("mining", "معدن", &["معدن"], &[]),
            topic("trade", "تجارت", &["تجارت", "تبادلات تجاری"], &[]),
            topic("oil", "نفت", &["نفت"], &["به جای نفت"]),
        ],
        ..Content::default()
    };
    let understood = read(&content, vec![seed()]);
    let topics: Vec<(&str, usize, bool)> = understood
        .briefing
        .topics
        .iter()
        .map(|(_, it)| (it.slug.as_str(), it.statements.len(), it.editor.is_some()))
        .collect();
    // «رییس خانه معدن» says who speaks, not of what; «به جای نفت» is excluded by the editor.
    assert_eq!(topics, [("mining", 3, true), ("trade", 1, true)]);
}

#[test]
fn approved_people_alone_have_pages() {
    let editor = EditorSpeaker {
        origin: Origin { path: "content/speakers/shirdel.md".to_owned(), body_line: 1 },
        slug: "shirdel".to_owned(),
        name: "کاظم شیردل".to_owned(),
        aliases: Vec::new(),
        roles: Vec::new(),
        not: Vec::new(),
        hide: false,
        former: Vec::new(),
        body: "Biography".to_owned(),
    };
    let mut settings = Settings::default();
    settings.extract.people = People::Approved;
    let mut content = Content { speakers: vec![editor], ..Content::default() };
    let pages = |content: &Content| -> Vec<(String, bool)> {
        let understood =
            understand(&settings, content, vec![seed()], &mut Readings::default(), &|_| ());
        let all = understood.briefing.speakers.iter();
        all.map(|(_, it)| (it.slug.clone(), it.has_page)).collect()
    };
    let shown = |slug: &str, page: bool| (slug.to_owned(), page);
    let others = [shown("ahmad-masoumifar", false), shown("gholamreza-nazparvar", false)];
    assert_eq!(pages(&content), [&[shown("shirdel", true)], &others[..]].concat());
    content.speakers[0].hide = true;
    assert_eq!(pages(&content), others);
}

#[test]
fn the_same_briefing_in_any_number_of_threads() {
    let once = format!("{:?}", read(&Content::default(), vec![seed(), copy()]));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread");
    let alone = pool.install(|| format!("{:?}", read(&Content::default(), vec![seed(), copy()])));
    assert_eq!(once, alone);
}
