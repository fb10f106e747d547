//! A small made-up briefing that tests share: three reports, two speakers, one topic, one sitting.

use chrono::NaiveDate;

use crate::model::{
    Article, Briefing, Content, Dateline, Day, Event, ExtractSettings, Id, Mode, Paragraph, Part,
    Phase, Received, Report, Role, Seed, Session, Settings, SiteSettings, Speaker, Statement, Tier,
    Topic, VoiceKind,
};
use crate::persian::{Span, Text};
use crate::site::{Site, SiteIndex, Words};

/// Everything a [`Site`] borrows.
pub(crate) struct Sample {
    /// With a base address.
    pub(crate) settings: Settings,
    /// Nothing.
    pub(crate) content: Content,
    /// The briefing.
    pub(crate) briefing: Briefing,
    /// Its look-ups.
    pub(crate) index: SiteIndex,
    /// Of the theme's.
    pub(crate) words: Words,
}

impl Sample {
    /// To plan and view.
    pub(crate) fn site(&self) -> Site<'_> {
        Site {
            settings: &self.settings,
            content: &self.content,
            briefing: &self.briefing,
            index: &self.index,
            words: &self.words,
        }
    }
}

/// A report in the making: its paragraphs end at byte `at` of its seed.
pub(crate) struct Draft {
    /// Names it.
    pub(crate) slug: &'static str,
    /// Its headline.
    pub(crate) title: &'static str,
    /// The day it was sent.
    pub(crate) date: Option<NaiveDate>,
    /// Its paragraphs, in order.
    pub(crate) paragraphs: Vec<(Part, &'static str)>,
}

/// One statement of a [`Draft`]: report and speaker by place, paragraph by index, the words said.
pub(crate) struct Said {
    /// The report.
    pub(crate) report: Id<Report>,
    /// By index in its paragraphs.
    pub(crate) paragraph: u32,
    /// Who.
    pub(crate) speaker: Id<Speaker>,
    /// The words, as the paragraph has them.
    pub(crate) words: &'static str,
}

/// 10 and 11 February 2026, and one report without a date.
pub(crate) fn sample() -> Sample {
    let mut briefing = Briefing { event: event(), ..Briefing::default() };
    let azar = speaker("maryam-azarnoush", "مریم آذرنوش", "رئیس انجمن آب بندر نمونه");
    let azar = briefing.speakers.push(azar);
    let rood = speaker("kaveh-roudbari", "کاوه رودباری", "شهردار بندر نمونه");
    let rood = briefing.speakers.push(rood);
    let water = briefing.topics.push(topic());
    let [first, last, note] = drafts().map(|draft| report(&mut briefing, draft));
    for said in statements(first, last, [azar, rood]) {
        say(&mut briefing, &said, vec![water]);
    }
    finish(&mut briefing, [first, last, note], water);
    let settings = settings();
    let index = SiteIndex::new(&settings, &briefing);
    let words = Words {
        paragraph: String::from("بند {n}"),
        paragraphs: String::from("بندهای {n} تا {m}"),
        lead: String::from("پیشانی"),
        speakers: String::from("گویندگان"),
        ..Words::default()
    };
    Sample { settings, content: Content::default(), briefing, index, words }
}

/// A day by its Gregorian name.
pub(crate) fn day(iso: &str) -> NaiveDate {
    NaiveDate::parse_from_str(iso, "%Y-%m-%d").unwrap()
}

fn settings() -> Settings {
    Settings {
        site: SiteSettings {
            base_url: String::from("https://example.org/ab/"),
            title: String::from("همایش آب و شهر"),
            description: String::from("گزارش\u{200C}های همایش آب و شهر"),
            language: String::from("fa"),
            cname: None,
        },
        extract: ExtractSettings::default(),
        ..Settings::default()
    }
}

fn event() -> Event {
    Event {
        name: String::from("همایش آب و شهر"),
        place: Some(String::from("بندر نمونه")),
        start: Some(day("2026-02-10")),
        end: Some(day("2026-02-11")),
        organizer: Some(String::from("انجمن آب بندر نمونه")),
        summary: None,
    }
}

fn drafts() -> [Draft; 3] {
    let first = vec![
        (Part::Lead, "همایش آب و شهر آغاز شد."),
        (
            Part::Body(1),
            "به گزارش خبرگزاری نمونه، مریم آذرنوش گفت: سرمایه\u{200C}گذاری در آب <شهر> & بندر ۱۲ برابر شد.",
        ),
        (
            Part::Body(2),
            "وی افزود: کشورهای همسایه تشنه\u{200C}اند. کاوه رودباری در میزگرد «آب شهر» گفت: شهر بی آب نمی\u{200C}ماند.",
        ),
        (Part::Body(3), "همایش فردا ادامه دارد."),
    ];
    let last = vec![
        (Part::Lead, "شهردار بندر نمونه گفت: همایش با بیانیه پایان یافت."),
        (Part::Body(1), "در پایان، بیانیه\u{200C}ای خوانده شد."),
    ];
    let note = vec![(Part::Body(1), "=این یادداشت تاریخ ندارد.")];
    [
        Draft {
            slug: "2026-02-10-aaaa0001",
            title: "همایش آب و شهر آغاز شد",
            date: Some(day("2026-02-10")),
            paragraphs: first,
        },
        Draft {
            slug: "2026-02-11-aaaa0002",
            title: "پایان همایش آب و شهر",
            date: Some(day("2026-02-11")),
            paragraphs: last,
        },
        Draft {
            slug: "aaaa0003", title: "یادداشتی بی تاریخ", date: None, paragraphs: note
        },
    ]
}

fn statements(first: Id<Report>, last: Id<Report>, who: [Id<Speaker>; 2]) -> [Said; 4] {
    let [azar, rood] = who;
    [
        Said {
            report: first,
            paragraph: 1,
            speaker: azar,
            words: "سرمایه\u{200C}گذاری در آب <شهر> & بندر ۱۲ برابر شد.",
        },
        Said {
            report: first,
            paragraph: 2,
            speaker: azar,
            words: "کشورهای همسایه تشنه\u{200C}اند.",
        },
        Said {
            report: first, paragraph: 2, speaker: rood, words: "شهر بی آب نمی\u{200C}ماند."
        },
        Said {
            report: last, paragraph: 0, speaker: rood, words: "همایش با بیانیه پایان یافت."
        },
    ]
}

/// Adds a report without statements.
pub(crate) fn report(briefing: &mut Briefing, draft: Draft) -> Id<Report> {
    let mut source = String::new();
    let mut paragraphs = Vec::new();
    for (line, (part, text)) in (0..).zip(draft.paragraphs) {
        let start = u32::try_from(source.len()).unwrap();
        let text_of = Text::new(text, start, &[]);
        paragraphs.push(Paragraph { part, text: text_of, lines: line..line + 1 });
        source.push_str(text);
        source.push('\n');
    }
    let seed = Seed {
        path: format!("seeds/{}.txt", draft.slug),
        stem: draft.slug.to_owned(),
        source,
        date: draft.date,
        blocks: Vec::new(),
    };
    let article = Article {
        seed_path: seed.path.clone(),
        stem: draft.slug.to_owned(),
        date: draft.date,
        title: draft.title.to_owned(),
        paragraphs,
    };
    briefing.reports.push(Report {
        slug: draft.slug.to_owned(),
        former: Vec::new(),
        title: draft.title.to_owned(),
        date: draft.date,
        dateline: draft.date.map(|_| Dateline {
            agency: String::from("خبرگزاری نمونه"),
            bureau: Some(String::from("مرکز بندر")),
        }),
        received: Received::of(&seed, &article).into(),
        sources: vec![seed.path],
        made_from: Vec::new(),
        phase: if draft.date.is_some() { Phase::During } else { Phase::Undated },
        days: draft.date.into_iter().collect(),
        statements: Vec::new(),
        paragraph_topics: vec![Vec::new(); article.paragraphs.len()],
        topics: Vec::new(),
        sessions: Vec::new(),
        editor: None,
        note: String::new(),
        article: article.into(),
    })
}

/// Adds a speaker's page.
pub(crate) fn speaker(slug: &str, name: &str, role: &str) -> Speaker {
    let (given, surname) = name.split_once(' ').unwrap_or_default();
    Speaker {
        slug: slug.to_owned(),
        kind: VoiceKind::Person,
        name: name.to_owned(),
        sort_name: format!("{surname} {given}"),
        aliases: Vec::new(),
        roles: vec![Role { title: role.to_owned(), first_seen: None }],
        statements: Vec::new(),
        editor: None,
        biography: String::new(),
        former: Vec::new(),
        has_page: true,
        flags: Vec::new(),
    }
}

fn topic() -> Topic {
    Topic {
        slug: String::from("water"),
        label: String::from("آب"),
        editor: None,
        introduction: String::new(),
        former: Vec::new(),
        paragraphs: Vec::new(),
        statements: Vec::new(),
    }
}

/// Adds a statement everywhere it is listed.
pub(crate) fn say(briefing: &mut Briefing, said: &Said, topics: Vec<Id<Topic>>) -> Id<Statement> {
    let text =
        briefing.reports[said.report].article.paragraphs[said.paragraph as usize].text.clone();
    let start = text.as_str().find(said.words).unwrap();
    let cue = text.as_str()[..start].rfind("گفت").or_else(|| text.as_str().rfind("افزود")).unwrap();
    let id = briefing.statements.push(Statement {
        report: said.report,
        paragraph: said.paragraph,
        speaker: said.speaker,
        mode: Mode::Direct,
        tier: Tier::A,
        rule: "name",
        subject: Span::new(cue, cue),
        cue: Span::new(cue, cue + "گفت".len()),
        content: Span::new(start, start + said.words.len()),
        topics,
    });
    briefing.reports[said.report].statements.push(id);
    briefing.speakers[said.speaker].statements.push(id);
    id
}

fn finish(briefing: &mut Briefing, reports: [Id<Report>; 3], water: Id<Topic>) {
    let [first, last, _] = reports;
    let statements: Vec<Id<Statement>> = briefing.statements.iter().map(|(id, _)| id).collect();
    briefing.reports[first].topics.push(water);
    briefing.topics[water].paragraphs = vec![(first, 1), (first, 2)];
    briefing.topics[water].statements.clone_from(&statements);
    briefing.days.push(a_day("2026-02-10", first));
    briefing.days.push(a_day("2026-02-11", last));
    briefing.sessions.push(Session {
        title: String::from("آب شهر"),
        noun: String::from("میزگرد"),
        day: Some(day("2026-02-11")),
        mentions: vec![(first, 2)],
        statements: vec![statements[2]],
    });
}

fn a_day(iso: &str, report: Id<Report>) -> Day {
    Day { date: day(iso), phase: Phase::During, reports: vec![report], mentions: Vec::new() }
}
