//! `data/statements.csv`: one statement a row, safe to open in a spreadsheet.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::model::{Report, Statement};
use crate::render::each_report::LongFile;
use crate::render::plain::one_line;
use crate::site::Site;
use crate::site::machine::{
    ModeData, ReportData, StatementData, TierData, report_data, statements_data,
};

/// Excel takes a file for UTF-8, and so shows Persian, only when it begins with this.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

const COLUMNS: [&str; 15] = [
    "id",
    "date",
    "jalali",
    "speaker",
    "speaker_slug",
    "role",
    "statement",
    "mode",
    "tier",
    "rule",
    "topics",
    "report",
    "agency",
    "paragraph",
    "link",
];

/// Writes the statements of a briefing. Links are absolute when the site knows its address, else they
/// count from the site's root.
pub(crate) fn statements_csv(out: &mut LongFile<'_>) -> io::Result<()> {
    let site = out.site;
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    out.write_all(&rows(|csv| csv.write_record(COLUMNS).expect("memory does not fail")))?;
    out.each_report("", |report| rows(|csv| write_report(site, report, csv)))
}

type Csv = csv::Writer<Vec<u8>>;

/// The bytes of some rows.
fn rows(write: impl Fn(&mut Csv)) -> Vec<u8> {
    let mut csv =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    write(&mut csv);
    csv.into_inner().expect("memory does not fail")
}

fn write_report(site: Site<'_>, report: &Report, csv: &mut Csv) {
    let data = report_data(site, report);
    let (title, agency) = (cell(data.title), cell(data.agency.unwrap_or_default()));
    for (id, said) in report.statements.iter().zip(statements_data(site, report)) {
        let statement = &site.briefing.statements[*id];
        let row = row(site, (&data, &title, &agency), statement, said);
        csv.write_record(row.iter().map(|it| it.as_bytes())).expect("memory does not fail");
    }
}

/// A text as a cell that no spreadsheet takes for a formula: `=1+1` → `'=1+1`, `＋۹۸` → `'＋۹۸`.
/// White space and invisible characters before the sign do not hide it.
fn cell(text: &str) -> Cow<'_, str> {
    let text = one_line(text);
    let first = text.chars().find(|c| !is_hidden(*c));
    if first.is_some_and(starts_formula) { format!("'{text}").into() } else { text }
}

fn starts_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+'
            | '-'
            | '@'
            | '|'
            | '%'
            | '\u{2212}'
            | '\u{FE62}'
            | '\u{FE63}'
            | '\u{FE66}'
            | '\u{FE6B}'
            | '\u{FF1D}'
            | '\u{FF0B}'
            | '\u{FF0D}'
            | '\u{FF20}'
    )
}

fn is_hidden(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '"' | '\'' | '\u{200B}'
                ..='\u{200F}' | '\u{061C}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}'
        )
}

fn row<'a>(
    site: Site<'a>,
    (report, title, agency): (&'a ReportData<'a>, &'a str, &'a str),
    statement: &Statement,
    said: StatementData<'a>,
) -> [Cow<'a, str>; 15] {
    let speaker = &site.briefing.speakers[statement.speaker];
    let topics = statement.topics.iter().map(|id| site.briefing.topics[*id].label.as_str());
    let topics: Vec<&str> = topics.collect();
    [
        said.id.into(),
        report.date.as_deref().unwrap_or_default().into(),
        report.jalali.as_deref().unwrap_or_default().into(),
        cell(&speaker.name),
        said.speaker.into(),
        cell(speaker.roles.first().map_or("", |role| &role.title)),
        cell(said.text),
        mode(said.mode).into(),
        tier(said.tier).into(),
        said.rule.into(),
        cell(&topics.join("؛ ")).into_owned().into(),
        title.into(),
        agency.into(),
        said.paragraph.map(|number| number.to_string()).unwrap_or_default().into(),
        format!("{}{}", site.settings.site.base_url, said.page).into(),
    ]
}

fn mode(mode: ModeData) -> &'static str {
    match mode {
        ModeData::Direct => "direct",
        ModeData::Indirect => "indirect",
        ModeData::Continued => "continued",
    }
}

fn tier(tier: TierData) -> &'static str {
    match tier {
        TierData::A => "A",
        TierData::B => "B",
        TierData::C => "C",
    }
}

#[cfg(test)]
mod tests {
    use super::{cell, statements_csv};
    use crate::render::each_report::LongFile;
    use crate::site::sample;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(cell(text), expected);
    }

    #[test]
    fn no_cell_is_a_formula() {
        check("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")");
        check("+98", "'+98");
        check("\u{FF1D}1", "'\u{FF1D}1");
        check("\u{FF20}SUM(1)", "'\u{FF20}SUM(1)");
        check("\t=1", "'=1");
        check("\r\n -1", "'-1");
        check("\u{200F}=1", "'\u{200F}=1");
        check("\"=1", "'\"=1");
        check("آب = جان", "آب = جان");
    }

    #[test]
    fn another_reader_reads_it() {
        let sample = sample::sample();
        let mut bytes = Vec::new();
        statements_csv(&mut LongFile::new(sample.site(), &mut bytes, None)).unwrap();
        let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap();
        let mut rows = csv::Reader::from_reader(bytes);
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 4);
        assert_eq!(&rows[0][3], "مریم آذرنوش");
        assert_eq!(&rows[0][6], "سرمایه\u{200C}گذاری در آب <شهر> & بندر ۱۲ برابر شد.");
        assert_eq!(&rows[0][14], "https://example.org/ab/reports/2026-02-10-aaaa0001/#p1");
        assert_eq!(&rows[3][13], "");
    }
}
