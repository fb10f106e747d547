//! What many pages ask for, worked out once.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use crate::model::{Briefing, Day, Id, Mode, Phase, Report, Settings, Speaker, Statement};
use crate::persian::calendar::{DayNames, JALALI_MONTHS, Jalali, weekday};
use crate::persian::number::persian;
use crate::persian::order::PersianOrder;
use crate::site::letters::{self, LetterShelf};
use crate::site::view_parts::DateView;
use crate::site::{booklets, link};

/// How many tiles speakers are told apart by.
const N_COLOURS: usize = 5;

/// Look-ups beside the briefing. Reading one never walks the whole of it.
#[derive(Debug)]
pub(crate) struct SiteIndex {
    /// Every day that a page may name.
    dates: BTreeMap<NaiveDate, DateView>,
    /// By speaker: their tile, 1 to 5, in order of first word.
    colours: Vec<u8>,
    /// By report: its neighbours in `reports`.
    places: Vec<usize>,
    /// All reports from the oldest, undated ones first: a new report comes last.
    pub(crate) reports: Vec<Id<Report>>,
    /// All days, oldest first.
    pub(crate) days: Vec<Id<Day>>,
    /// Day of the table by date.
    day_of: BTreeMap<NaiveDate, Id<Day>>,
    /// Speakers with a page or a statement, by letter.
    pub(crate) shelves: Vec<LetterShelf>,
    /// Speakers by number of statements, most first.
    pub(crate) most_quoted: Vec<Id<Speaker>>,
    /// Statements worth reading first.
    pub(crate) key: Vec<Id<Statement>>,
    /// Booklets of the print edition: ranges of `reports`.
    pub(crate) booklets: Vec<std::ops::Range<usize>>,
}

impl SiteIndex {
    /// Walks the briefing once.
    pub(crate) fn new(settings: &Settings, briefing: &Briefing) -> SiteIndex {
        let order = PersianOrder::new();
        let reports = oldest_first(briefing);
        let mut places = vec![0; briefing.reports.len()];
        for (place, id) in reports.iter().enumerate() {
            places[id.index()] = place;
        }
        let speakers: Vec<Id<Speaker>> = shown_speakers(briefing);
        let most_quoted = most_quoted(briefing, &speakers);
        SiteIndex {
            dates: dates(settings, briefing),
            colours: colours(briefing, &reports),
            places,
            days: briefing.days.iter().map(|(id, _)| id).collect(),
            day_of: briefing.days.iter().map(|(id, day)| (day.date, id)).collect(),
            shelves: letters::shelve(briefing, &speakers, &order),
            key: key_statements(briefing, &most_quoted),
            booklets: booklets::cut(briefing, &reports),
            most_quoted,
            reports,
        }
    }

    /// A day in words.
    pub(crate) fn date(&self, day: NaiveDate) -> DateView {
        self.dates.get(&day).cloned().unwrap_or_else(|| date_view(&DayNames::new(), day))
    }

    /// A speaker's tile, 1 to 5.
    pub(crate) fn colour(&self, speaker: Id<Speaker>) -> u8 {
        self.colours[speaker.index()]
    }

    /// Where a report stands in [`SiteIndex::reports`].
    pub(crate) fn place(&self, report: Id<Report>) -> usize {
        self.places[report.index()]
    }

    /// The day with a page.
    pub(crate) fn day(&self, date: NaiveDate) -> Option<Id<Day>> {
        self.day_of.get(&date).copied()
    }
}

/// A day in words.
fn date_view(names: &DayNames, day: NaiveDate) -> DateView {
    let jalali = Jalali::of(day);
    let month = JALALI_MONTHS[usize::from(jalali.month.clamp(1, 12)) - 1];
    DateView {
        iso: day.format("%Y-%m-%d").to_string(),
        jalali: jalali.to_iso(),
        full: names.full(day),
        plain: names.plain(day),
        short: names.short(day),
        year: persian(jalali.year),
        weekday: weekday(day).to_owned(),
        number: persian(jalali.day),
        month: format!("{month} {}", persian(jalali.year)),
        gregorian: names.gregorian(day),
        english: format!("{}, {} {}", day.year(), english_month(day), day.day()),
    }
}

fn english_month(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[day.month0() as usize]
}

fn dates(settings: &Settings, briefing: &Briefing) -> BTreeMap<NaiveDate, DateView> {
    let names = DayNames::new();
    let event = [briefing.event.start, briefing.event.end];
    let sessions = briefing.sessions.iter().filter_map(|(_, session)| session.day);
    let planned = settings.sessions.iter().filter_map(|session| session.day);
    let reports = briefing.reports.iter().filter_map(|(_, report)| report.date);
    let days = briefing.days.iter().map(|(_, day)| day.date);
    let all = event.into_iter().flatten().chain(sessions).chain(planned).chain(reports).chain(days);
    let mut res = BTreeMap::new();
    for day in all {
        res.entry(day).or_insert_with(|| date_view(&names, day));
    }
    res
}

fn oldest_first(briefing: &Briefing) -> Vec<Id<Report>> {
    let undated = briefing.reports.iter().filter(|(_, report)| report.date.is_none());
    let dated = briefing.reports.iter().filter(|(_, report)| report.date.is_some());
    undated.chain(dated).map(|(id, _)| id).collect()
}

/// In order of first word, so that a new report leaves those before it as they are.
fn colours(briefing: &Briefing, reports: &[Id<Report>]) -> Vec<u8> {
    let mut res = vec![0; briefing.speakers.len()];
    let mut n_seen = 0;
    for &report in reports {
        for &statement in &briefing.reports[report].statements {
            let colour = &mut res[briefing.statements[statement].speaker.index()];
            if *colour == 0 {
                *colour = tile(n_seen);
                n_seen += 1;
            }
        }
    }
    for colour in res.iter_mut().filter(|colour| **colour == 0) {
        *colour = tile(n_seen);
        n_seen += 1;
    }
    res
}

fn tile(place: usize) -> u8 {
    u8::try_from(place % N_COLOURS).map_or(1, |idx| idx + 1)
}

/// Speakers that lists show: those with a page or with something published.
fn shown_speakers(briefing: &Briefing) -> Vec<Id<Speaker>> {
    let shown = |speaker: &Speaker| speaker.has_page || !speaker.statements.is_empty();
    briefing.speakers.iter().filter(|(_, speaker)| shown(speaker)).map(|(id, _)| id).collect()
}

fn most_quoted(briefing: &Briefing, speakers: &[Id<Speaker>]) -> Vec<Id<Speaker>> {
    let mut res = speakers.to_vec();
    res.sort_by_key(|id| Reverse(briefing.speakers[*id].statements.len()));
    res
}

/// For each of the three who said most on the event's days, then on others: the longest statement that still
/// reads at a glance. Those that quote a title name things more than they say something, and come last. The
/// shortest of the three is set large.
fn key_statements(briefing: &Briefing, most_quoted: &[Id<Speaker>]) -> Vec<Id<Statement>> {
    const GLANCE: usize = 240;
    let during = |id: &&Id<Statement>| {
        briefing.reports[briefing.statements[**id].report].phase == Phase::During
    };
    let mut speakers = most_quoted.to_vec();
    speakers
        .sort_by_key(|id| Reverse(briefing.speakers[*id].statements.iter().filter(during).count()));
    let best = |speaker: &Id<Speaker>| {
        let statements = briefing.speakers[*speaker].statements.iter();
        let fitting = statements.filter_map(|id| {
            let words = words_of(briefing, *id);
            // What goes on from the paragraph before it is half of something.
            let whole = briefing.statements[*id].mode != Mode::Continued;
            let length = words.chars().count();
            let rank = (during(&id), !words.contains('«'), length);
            (whole && (40..GLANCE).contains(&length)).then_some((rank, *id))
        });
        fitting.max_by_key(|(rank, _)| *rank)
    };
    let mut key: Vec<_> = speakers.iter().take(12).filter_map(best).take(3).collect();
    key.sort_by_key(|((_, _, length), _)| *length);
    key.into_iter().map(|(_, id)| id).collect()
}

fn words_of(briefing: &Briefing, id: Id<Statement>) -> &str {
    let statement = &briefing.statements[id];
    let report = &briefing.reports[statement.report];
    link::words(report, statement.paragraph, statement.content).trim()
}
