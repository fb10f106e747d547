//! `data/statements.csv`: one statement a row, safe to open in a spreadsheet.

use crate::model::Statement;
use crate::render::plain::one_line;
use crate::site::Site;
use crate::site::machine::{ReportData, StatementData, report_data, statements_data};

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
///
/// # Panics
///
/// Never: memory does not fail.
pub(crate) fn statements_csv(site: Site<'_>) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    csv.write_record(COLUMNS).expect("memory does not fail");
    for (_, report) in site.briefing.reports.iter() {
        let data = report_data(site, report);
        for (id, said) in report.statements.iter().zip(statements_data(site, report)) {
            let statement = &site.briefing.statements[*id];
            csv.write_record(row(site, &data, statement, said)).expect("memory does not fail");
        }
    }
    csv.into_inner().expect("memory does not fail")
}

/// A text as a cell that no spreadsheet takes for a formula: `=1+1` → `'=1+1`, `＋۹۸` → `'＋۹۸`.
/// White space and invisible characters before the sign do not hide it.
fn cell(text: &str) -> String {
    let text = one_line(text);
    let first = text.chars().find(|c| !is_hidden(*c));
    if first.is_some_and(starts_formula) { format!("'{text}") } else { text }
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

fn row(
    site: Site<'_>,
    report: &ReportData,
    statement: &Statement,
    said: StatementData,
) -> [String; 15] {
    let speaker = &site.briefing.speakers[statement.speaker];
    let topics = statement.topics.iter().map(|id| site.briefing.topics[*id].label.as_str());
    let topics: Vec<&str> = topics.collect();
    [
        said.id,
        report.date.clone().unwrap_or_default(),
        report.jalali.clone().unwrap_or_default(),
        cell(&speaker.name),
        said.speaker,
        cell(speaker.roles.first().map_or("", |role| &role.title)),
        cell(&said.text),
        format!("{:?}", said.mode).to_lowercase(),
        format!("{:?}", said.tier),
        said.rule,
        cell(&topics.join("؛ ")),
        cell(&report.title),
        cell(report.agency.as_deref().unwrap_or_default()),
        said.paragraph.map(|number| number.to_string()).unwrap_or_default(),
        format!("{}{}", site.settings.site.base_url, said.page),
    ]
}

#[cfg(test)]
mod tests {
    use super::{cell, statements_csv};
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
        let bytes = statements_csv(sample.site());
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
